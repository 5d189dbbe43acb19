//! How this terminal is drawn on: theme, letters, frame signs, spacing. Chosen once at the start, from what is asked
//! for, what is set, and what the environment says about the terminal.

use super::theme::{ColourSupport, Theme};
use crate::config::{AmbiguousWidth, Automatic, ThemeName};
use crate::locale::encoding::Encoding;
use crate::locale::letters::Letters;

/// How the screen is drawn, besides what is on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The colours.
    pub theme: Theme,
    /// The letters that the terminal can show.
    pub letters: Letters,
    /// Rows from one entry of a list to the next, less its own: 0, or 1 for an empty row between.
    pub gap: u16,
}

impl Look {
    /// The same on a terminal that shows letters of ambiguous width in so many columns.
    #[must_use]
    pub fn with_width(self, width: AmbiguousWidth) -> Self {
        let letters = match (width, self.letters) {
            (AmbiguousWidth::Narrow, letters) => letters,
            (AmbiguousWidth::Wide, Letters::All | Letters::Narrow) => Letters::Narrow,
            (AmbiguousWidth::Wide, Letters::Latin | Letters::Ascii) => Letters::Ascii,
        };
        Self { letters, ..self }
    }
}

impl Default for Look {
    fn default() -> Self {
        Self { theme: Theme::Terminal, letters: Letters::All, gap: 0 }
    }
}

/// What the environment says about the terminal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// `TERM`.
    pub term: String,
    /// Whether `NO_COLOR` is set to anything but nothing (no-color.org).
    pub no_color: bool,
    /// Whether `COLORTERM` names true colour.
    pub true_colour: bool,
    /// Whether `COLORFGBG` names light paper: its last part is 7, or 9 to 15.
    pub light_paper: bool,
    /// The locale that decides about letters: `LC_ALL`, else `LC_CTYPE`, else `LANG`; empty where none is set.
    pub locale: String,
}

impl Surroundings {
    /// What the process was started with.
    pub fn of_process() -> Self {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
        Self {
            term: variable("TERM").unwrap_or_default(),
            no_color: variable("NO_COLOR").is_some(),
            true_colour: variable("COLORTERM")
                .is_some_and(|name| matches!(name.as_str(), "truecolor" | "24bit")),
            light_paper: variable("COLORFGBG").is_some_and(|colours| is_light(&colours)),
            locale: locale.unwrap_or_default(),
        }
    }

    /// How the terminal writes what is typed.
    pub fn encoding(&self) -> Encoding {
        Encoding::of_locale(&self.locale)
    }

    /// Which letters the terminal shows. A locale that names no UTF-8 promises ASCII alone; where none is set at all,
    /// as in many containers, terminals of today show everything. A Linux console's font has a few hundred letters.
    pub fn letters(&self) -> Letters {
        let locale = self.locale.to_ascii_lowercase();
        let is_utf8 = locale.contains("utf-8") || locale.contains("utf8");
        if !locale.is_empty() && !is_utf8 {
            Letters::Ascii
        } else if self.term.starts_with("linux") {
            Letters::Latin
        } else {
            Letters::All
        }
    }

    /// Whether frames and marks must be ASCII: on consoles, old terminals, and where letters are ASCII anyway.
    pub fn needs_ascii(&self) -> bool {
        let old = ["linux", "vt", "dumb"].iter().any(|kind| self.term.starts_with(kind));
        old || self.letters() == Letters::Ascii
    }

    fn colour_support(&self) -> ColourSupport<'_> {
        ColourSupport {
            term: &self.term,
            no_color: self.no_color,
            true_colour: self.true_colour,
            light_paper: self.light_paper,
        }
    }

    /// The look that suits: what is asked for goes before what the terminal needs.
    pub fn look(&self, theme: ThemeName, ascii: Automatic, spacing: u8) -> Look {
        Look {
            theme: Theme::choose(theme, self.colour_support()),
            letters: if ascii == Automatic::No { Letters::All } else { self.letters() },
            gap: u16::from(spacing.saturating_sub(1)).min(1),
        }
    }

    /// Whether frames and marks are drawn in ASCII. All others are of ambiguous width.
    pub fn ascii(&self, asked: Automatic, width: AmbiguousWidth) -> bool {
        match asked {
            _ if width == AmbiguousWidth::Wide => true,
            Automatic::Yes => true,
            Automatic::No => false,
            Automatic::Auto => self.needs_ascii(),
        }
    }
}

/// Whether the last part of `COLORFGBG`, the paper, is one of the light colours.
fn is_light(colours: &str) -> bool {
    let paper = colours.rsplit(';').next().and_then(|paper| paper.parse().ok());
    paper.is_some_and(|paper: u8| paper == 7 || (9..=15).contains(&paper))
}

/// A variable of the environment, unless it is empty.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here(term: &str, locale: &str) -> Surroundings {
        Surroundings { term: term.into(), locale: locale.into(), ..Surroundings::default() }
    }

    #[test]
    fn paper_is_light_where_the_terminal_says_so() {
        for (colours, light) in [
            ("0;15", true),
            ("0;default;7", true),
            ("15;0", false),
            ("7;8", false),
            ("", false),
            ("x", false),
        ] {
            assert_eq!(is_light(colours), light, "{colours}");
        }
    }

    #[test]
    fn a_terminal_gets_what_it_can_show() {
        for (term, locale, ascii, letters) in [
            ("xterm-256color", "de_DE.UTF-8", false, Letters::All),
            ("xterm-256color", "C.utf8", false, Letters::All),
            ("xterm-256color", "", false, Letters::All),
            ("xterm-256color", "C", true, Letters::Ascii),
            ("xterm-256color", "de_DE.ISO-8859-1", true, Letters::Ascii),
            ("linux", "nb_NO.UTF-8", true, Letters::Latin),
            ("linux", "POSIX", true, Letters::Ascii),
            ("vt220", "en_US.UTF-8", true, Letters::All),
            ("dumb", "en_US.UTF-8", true, Letters::All),
        ] {
            let here = here(term, locale);
            assert_eq!(
                (here.ascii(Automatic::Auto, AmbiguousWidth::Narrow), here.letters()),
                (ascii, letters),
                "{term} {locale}"
            );
        }
        let xterm = here("xterm", "de_DE.UTF-8");
        assert!(xterm.ascii(Automatic::Yes, AmbiguousWidth::Narrow));
        assert!(xterm.ascii(Automatic::No, AmbiguousWidth::Wide));
        let wide = xterm.look(ThemeName::Auto, Automatic::No, 1).with_width(AmbiguousWidth::Wide);
        assert_eq!(wide.letters, Letters::Narrow);
        let asked = here("linux", "C").look(ThemeName::Auto, Automatic::No, 2);
        assert_eq!((asked.letters, asked.gap), (Letters::All, 1), "who asks for signs gets them");
    }
}
