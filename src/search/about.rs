//! How much is listed about a topic.

use super::facet::Facet;
use super::index::Index;
use super::layout::FLAG_HIDDEN;
use super::types::Ordinal;
use crate::group::{Country, Kind};

/// What is listed about a topic, those below it included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TopicListings {
    /// How many groups there are.
    pub groups: u32,
    /// How many organisations, helplines and other listings there are besides.
    pub others: u32,
    /// What is no group and is in the country asked for or serves it alone, in the order of the index.
    pub at_home: Vec<Ordinal>,
}

/// Counts what is listed about a topic; `country` is an ISO 3166-1 code. Reads the postings of the topic and nothing
/// else, so that it may be asked for with every frame.
pub fn count_about(index: &Index, topic: &str, country: Option<&str>) -> TopicListings {
    let mut listed = TopicListings::default();
    let Some(value) = index.value_id(Facet::Topic, topic).and_then(|value| u16::try_from(value.0).ok())
    else {
        return listed;
    };
    for below in [false, true] {
        index.visit_groups_about(value, below, |at| {
            if index.entry_at(at as usize).flags & FLAG_HIDDEN != 0 {
                return;
            }
            let row = index.row(Ordinal(at));
            if row.kind() == Kind::Group {
                listed.groups += 1;
                return;
            }
            listed.others += 1;
            if country.is_some() && row.country().as_ref().map(Country::code) == country {
                listed.at_home.push(Ordinal(at));
            }
        });
    }
    listed
}
