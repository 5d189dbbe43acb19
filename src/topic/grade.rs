//! How far a fact can be trusted, by where it was read.

use serde::Deserialize;

/// How far the place where a fact was read can be trusted. The grade is no check: nothing was dialled or opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
pub enum Grade {
    /// The page of the service itself or of a government, or a list that says on which day each entry was read there.
    A,
    /// Press, an association, a second hand; a list, or several files that agree.
    B,
    /// An old or weak page, or one list only: to be shown as not re-checked.
    #[default]
    C,
}

impl Grade {
    /// The grade of a letter.
    pub fn from_id(id: &str) -> Option<Self> {
        match id.trim() {
            "A" => Some(Self::A),
            "B" => Some(Self::B),
            "C" => Some(Self::C),
            _ => None,
        }
    }

    /// The letter.
    pub const fn id(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }
}
