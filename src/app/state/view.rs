//! How the results are shown: as a list, on a map, or in a week. All three show the same results.

use crate::app::map::MapFrame;
use crate::search::{Gather, Occurrence, Query};
use std::rc::Rc;

/// How the results are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// One below the other, the best first.
    #[default]
    List,
    /// Where they are.
    Map,
    /// When they meet in the next seven days.
    Week,
}

impl View {
    /// All of them, in the order in which one key shows them.
    pub const ALL: [Self; 3] = [Self::List, Self::Map, Self::Week];

    /// The one after this.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::List => Self::Map,
            Self::Map => Self::Week,
            Self::Week => Self::List,
        }
    }

    /// What it needs of every group that fits.
    pub const fn gathers(self) -> Gather {
        match self {
            Self::List => Gather::Nothing,
            Self::Map => Gather::Places,
            Self::Week => Gather::Meetings,
        }
    }

    /// The key of its name in the locale files.
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::List => "view-list",
            Self::Map => "view-map",
            Self::Week => "view-week",
        }
    }
}

/// The map.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MapState {
    /// What is on it; `None` before anything was shown on it.
    pub frame: Option<MapFrame>,
    /// The question to which the frame was fitted. It stays where a person has moved it until another is asked.
    pub fitted_for: Option<Box<Query>>,
    /// The place of the selected group in the order of distance, from 1 on, and how many groups have a place; `None`
    /// where it has no place.
    pub rank: Option<(u32, u32)>,
}

/// The week.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WeekState {
    /// What meets in the next seven days, in the order of time.
    pub meetings: Rc<Vec<Occurrence>>,
    /// The selected meeting; `None` where the selected group does not meet in these days.
    pub selected: Option<usize>,
}
