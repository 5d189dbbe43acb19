//! What cleaning changed or noticed.

/// What cleaning changed (the first group) or noticed and left (the second). Collapsed spaces, tabs and line
/// breaks in one-line fields are ordinary untidiness and have no flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags {
    /// The text was too long and was cut.
    pub cut: bool,
    /// Control characters became a space.
    pub control: bool,
    /// Invisible characters were taken out, those of direction included.
    pub invisible: bool,
    /// Characters that change the reading direction were taken out.
    pub direction: bool,
    /// Characters that no one can show became U+FFFD: private use, noncharacters, object replacement.
    pub replaced: bool,
    /// Piled-up marks were taken off, or a mark without a letter got a dotted circle.
    pub marks: bool,
    /// Tags were taken out or entities decoded.
    pub html: bool,

    /// A word mixes Latin with Cyrillic or Greek letters, which is how names are imitated.
    pub mixed_scripts: bool,
    /// The text holds U+FFFD or reads like UTF-8 taken for Latin-1: it was broken before it came here.
    pub broken: bool,
}

impl Flags {
    /// What a reader of the report should know, as "expected" of a problem; `None` where nothing but ordinary
    /// untidiness was mended.
    pub fn worth_telling(self) -> Option<&'static str> {
        if self.cut {
            Some("a shorter text; cut")
        } else if self.control {
            Some("text without control characters; taken out")
        } else if self.direction {
            Some("text without characters that turn the reading direction; taken out")
        } else if self.invisible {
            Some("text without invisible characters; taken out")
        } else if self.replaced {
            Some("characters that can be shown; replaced by U+FFFD")
        } else if self.marks {
            Some("at most four marks on a letter; taken off")
        } else if self.mixed_scripts {
            Some("words in one script; kept as written, look whether the name is imitated")
        } else if self.broken {
            Some("whole characters; kept as written, the source's encoding is broken")
        } else {
            None
        }
    }

    /// Both together.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            cut: self.cut | other.cut,
            control: self.control | other.control,
            invisible: self.invisible | other.invisible,
            direction: self.direction | other.direction,
            replaced: self.replaced | other.replaced,
            marks: self.marks | other.marks,
            html: self.html | other.html,
            mixed_scripts: self.mixed_scripts | other.mixed_scripts,
            broken: self.broken | other.broken,
        }
    }
}
