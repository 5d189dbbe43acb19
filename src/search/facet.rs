//! Filters: which there are, their values, what is chosen, and how many groups each value would give.

use std::collections::BTreeSet;

/// A filter. Inside one, several values mean any of them; between filters all must fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// Topics; a group counts under its topics and those above them.
    Topic,
    /// Categories.
    Category,
    /// Countries, regions and towns; a group counts under all three.
    Place,
    /// How it meets; with `hybrid` and `unknown`.
    Format,
    /// For whom, seen from the problem.
    Audience,
    /// Which people.
    People,
    /// Weekdays.
    Day,
    /// Parts of the day, by when a meeting starts.
    Time,
    /// Languages spoken.
    Language,
    /// Access.
    Access,
    /// Sort of listing.
    Kind,
    /// Who leads.
    Facilitation,
    /// Whether one may just come.
    Attendance,
    /// The fellowship or association that a group belongs to.
    Fellowship,
    /// What happens at a meeting: a speaker, a step, a book.
    MeetingType,
    /// What a group follows.
    Programme,
    /// Whether faith is part of it.
    Faith,
    /// What it costs.
    Cost,
    /// How long ago it was last confirmed.
    Verified,
}

impl Facet {
    /// All filters.
    pub const ALL: [Self; 19] = [
        Self::Topic,
        Self::Category,
        Self::Place,
        Self::Format,
        Self::Audience,
        Self::People,
        Self::Day,
        Self::Time,
        Self::Language,
        Self::Access,
        Self::Kind,
        Self::Facilitation,
        Self::Attendance,
        Self::Fellowship,
        Self::MeetingType,
        Self::Programme,
        Self::Faith,
        Self::Cost,
        Self::Verified,
    ];

    /// The name, as `data/facets.json` and the command line have it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Category => "category",
            Self::Place => "place",
            Self::Format => "format",
            Self::Audience => "for",
            Self::People => "people",
            Self::Day => "weekday",
            Self::Time => "time",
            Self::Language => "language",
            Self::Access => "access",
            Self::Kind => "kind",
            Self::Facilitation => "facilitation",
            Self::Attendance => "attendance",
            Self::Fellowship => "fellowship",
            Self::MeetingType => "meeting-type",
            Self::Programme => "programme",
            Self::Faith => "faith",
            Self::Cost => "cost",
            Self::Verified => "verified",
        }
    }

    /// The filter's place in [`Facet::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// A value of a filter, by its place in [`super::Index::values`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ValueId(pub u32);

/// A value of a filter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct FacetValue {
    /// Its id: that of the dataset, "DE" for a country, "Köln, DE" for a town.
    pub id: String,
    /// Its name where it is not a word of the program: a town, a topic as written.
    pub name: Option<String>,
}

/// The values chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    chosen: BTreeSet<(Facet, ValueId)>,
}

impl Selection {
    /// Chooses a value, or takes it back.
    pub fn toggle(&mut self, facet: Facet, value: ValueId) {
        if !self.chosen.remove(&(facet, value)) {
            self.chosen.insert((facet, value));
        }
    }

    /// Whether a value is chosen.
    pub fn contains(&self, facet: Facet, value: ValueId) -> bool {
        self.chosen.contains(&(facet, value))
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// Everything chosen, by filter.
    pub fn iter(&self) -> impl Iterator<Item = (Facet, ValueId)> + '_ {
        self.chosen.iter().copied()
    }

    /// The values chosen in one filter.
    pub fn values_in(&self, facet: Facet) -> impl Iterator<Item = ValueId> + '_ {
        self.iter().filter(move |(f, _)| *f == facet).map(|(_, value)| value)
    }

    /// Takes back everything in one filter.
    pub fn clear_facet(&mut self, facet: Facet) {
        self.chosen.retain(|(f, _)| *f != facet);
    }
}

/// How many groups each value would give: those that fit the words and all other filters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    pub(super) by: Vec<Vec<u32>>,
}

impl Counts {
    /// The count of a value.
    pub fn count_of(&self, facet: Facet, value: ValueId) -> u32 {
        self.by.get(facet.index()).and_then(|c| c.get(value.0 as usize)).copied().unwrap_or(0)
    }
}
