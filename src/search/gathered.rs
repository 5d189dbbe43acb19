//! What the map and the week need of the groups that fit.

use super::types::Ordinal;
use crate::place::Point;

/// What is gathered of every group that fits, besides the hits that are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Gather {
    /// Nothing.
    #[default]
    Nothing,
    /// Where one goes to it: [`Gathered::placed`].
    Places,
    /// When it meets: [`Gathered::meeting`].
    Meetings,
}

/// A group that one can go to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Which group.
    pub group: Ordinal,
    /// Degrees north.
    pub latitude: f32,
    /// Degrees east.
    pub longitude: f32,
}

impl Placed {
    /// Where it is.
    pub fn point(self) -> Point {
        Point { latitude: f64::from(self.latitude), longitude: f64::from(self.longitude) }
    }
}

/// A group that meets, and the list of its meetings in the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meets {
    /// Which group.
    pub group: Ordinal,
    /// The number of its list of meetings.
    pub(super) list: u32,
}

/// What was gathered, in the order of the index.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gathered {
    /// The groups that one can go to, where [`Gather::Places`] was asked for.
    pub placed: Vec<Placed>,
    /// The groups that meet, where [`Gather::Meetings`] was asked for.
    pub meeting: Vec<Meets>,
}
