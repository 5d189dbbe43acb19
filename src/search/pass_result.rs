//! What a look at every group finds.

use super::facet::{Counts, Facet};
use super::gathered::Gathered;
use super::hit_section::HitSection;
use super::last_value::Minute;
use super::query::{Hit, Near, Query};
use std::sync::Arc;

/// What a pass over all groups gives, besides the hits.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pass {
    /// How many groups fit, as far as is known.
    pub(super) total: u32,
    /// How many of them do not say all that is asked for.
    pub(super) not_stated: u32,
    /// How many groups stand in each section, by [`HitSection::index`].
    pub(super) sections: [u32; HitSection::ALL.len()],
    /// How many of them are of the reader's own country.
    pub(super) of_home: u32,
    pub(super) counts: Counts,
    /// For each filter chosen, how many groups fail it alone.
    pub(super) only: Vec<(Facet, u32)>,
}

/// What one look at every group finds.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PassResult {
    pub(super) pass: Pass,
    pub(super) hits: Vec<Hit>,
    pub(super) gathered: Arc<Gathered>,
}

/// On what the result depends where nothing is asked that a group could fail.
#[derive(PartialEq)]
pub(super) struct BrowsedBy {
    pub(super) minute: Minute,
    /// The question without its text and what follows from the text.
    pub(super) query: Query,
    pub(super) near: Option<Near>,
    pub(super) in_danger: bool,
}
