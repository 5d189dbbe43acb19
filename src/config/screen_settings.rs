//! Settings of the screen that are one word out of a few.

use serde::Deserialize;

/// Makes an enumeration that is written in the file as its variants' names in kebab case.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$each])* $variant,)* }
    };
}

words! {
    /// Colours.
    ThemeName {
        /// By the environment: mono under `NO_COLOR`, console on a Linux console, dark where the terminal has true
        /// colour, light where it also says that its paper is light, else terminal.
        #[default]
        Auto,
        /// The terminal's own colours.
        Terminal,
        /// True colours on dark paper.
        Dark,
        /// White and yellow on black, at least 7:1.
        HighContrast,
        /// Dark on white.
        Light,
        /// No colours at all.
        Mono,
        /// For a console with eight colours.
        Console,
    }
}

words! {
    /// Yes, no, or as the terminal needs it.
    Automatic {
        /// As the terminal needs it.
        #[default]
        Auto,
        /// Yes.
        Yes,
        /// No.
        No,
    }
}

words! {
    /// How many columns a terminal gives to letters of ambiguous width (Unicode Standard Annex #11): ü, ø, ß, quotes,
    /// dashes, frames.
    AmbiguousWidth {
        /// One.
        #[default]
        Narrow,
        /// Two: they are written with others.
        Wide,
    }
}

words! {
    /// Which keys move and choose.
    KeyProfile {
        /// Arrows, and what the help shows.
        #[default]
        Usual,
        /// h j k l and the like in lists, beside the usual keys.
        Vim,
    }
}

words! {
    /// Units of distance.
    Units {
        /// Miles where the environment names the United States or the United Kingdom, else kilometres.
        #[default]
        Auto,
        /// Kilometres.
        Km,
        /// Miles.
        Miles,
    }
}

words! {
    /// What is shown when a person leaves at once.
    Cover {
        /// Nothing: the shell.
        #[default]
        None,
        /// A calendar of the month; any key then ends the program.
        Calendar,
    }
}
