//! The sections of the list of results: near, by phone and online, the whole country, the world over, and what
//! stands apart at the end.

/// A section of the list of results, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HitSection {
    /// What fits, where nothing is known of where the reader is.
    Fitting,
    /// What meets near the reader or the place asked for.
    Near,
    /// By phone, online or in writing, open to the reader's country or language.
    FromAfar,
    /// What helps in the reader's country or in that of the place asked for.
    Country,
    /// What names no country.
    Worldwide,
    /// What fits, but does not say whether it meets a condition.
    NotStated,
    /// What only touches on the question.
    Related,
    /// What helps in other countries.
    Elsewhere,
}

impl HitSection {
    /// All sections, in the order of the list.
    pub const ALL: [Self; 8] = [
        Self::Fitting,
        Self::Near,
        Self::FromAfar,
        Self::Country,
        Self::Worldwide,
        Self::NotStated,
        Self::Related,
        Self::Elsewhere,
    ];

    /// The name, as the output for programs has it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Fitting => "fitting",
            Self::Near => "near",
            Self::FromAfar => "from-afar",
            Self::Country => "country",
            Self::Worldwide => "worldwide",
            Self::NotStated => "not-stated",
            Self::Related => "related",
            Self::Elsewhere => "other-countries",
        }
    }

    /// The section's place in [`HitSection::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// Where a hit stands in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Standing {
    /// The section.
    pub(super) section: HitSection,
    /// It says all that is asked for.
    pub(super) is_stated: bool,
    /// The section by where it is and whom it is open to alone, which orders the sections that hold several.
    pub(super) tier: HitSection,
    /// It stands behind others of its tier, as it is in another country or region.
    pub(super) is_outer: bool,
}
