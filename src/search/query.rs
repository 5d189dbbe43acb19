//! What is asked, and what comes back.

use super::danger::DangerKind;
use super::facet::{Counts, Facet, Selection, ValueId};
use super::gathered::{Gather, Gathered};
use super::hit_section::HitSection;
use super::time_window::When;
use super::types::Ordinal;
use crate::place::{Home, Point};
use crate::topic::Language;
use std::sync::Arc;

/// A question.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// What is typed.
    pub text: String,
    /// What is chosen.
    pub selection: Selection,
    /// The place to be near to.
    pub near: Option<Near>,
    /// When a meeting is to begin.
    pub when: Option<When>,
    /// The order of the results.
    pub sort: Sort,
    /// Take the words as they are: no correction, no interpretation.
    pub literal: bool,
    /// Words, as [`Interpretation::words`] has them, that are not to be taken as a filter or a place: what a person
    /// does who takes back a chip that the program has read out of the text. They are searched as words.
    pub taken_back: Vec<String>,
    /// Where the reader is, as far as it is known: what helps there comes first, and bodies of other countries last.
    pub home: Option<Home>,
    /// The reader's language, which decides ties between words of several languages.
    pub language: Language,
    /// At most this many hits are listed, and sorted; the total and the counts are always of all.
    pub limit: usize,
    /// What is gathered of every group that fits.
    pub gather: Gather,
}

/// Hits listed where nobody asks for more: nobody scrolls further, and sorting a million takes longer than a
/// frame.
const LISTED: usize = 2_000;

impl Default for Query {
    fn default() -> Self {
        Self {
            text: String::new(),
            selection: Selection::default(),
            near: None,
            when: None,
            sort: Sort::Best,
            literal: false,
            taken_back: Vec::new(),
            home: None,
            language: Language::En,
            limit: LISTED,
            gather: Gather::Nothing,
        }
    }
}

/// A place to be near to.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// The place.
    pub point: Point,
    /// Its name.
    pub label: String,
    /// Its country, ISO 3166-1, where known: listings of that country without a place of their own come before
    /// those of others.
    pub country: Option<String>,
    /// Only what meets within so many kilometres; what can be joined from anywhere stands beside it.
    pub within_km: Option<f64>,
}

impl Near {
    /// Around where the reader is, if that is known to be a place and not only a country.
    pub(super) fn home(home: &Home) -> Option<Self> {
        Some(Self {
            point: home.point?,
            label: home.label.clone()?,
            country: Some(home.country.clone()),
            within_km: None,
        })
    }
}

/// The order of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best match, then nearest, then next meeting, then name.
    Best,
    /// Next meeting first.
    Next,
    /// Nearest first.
    Distance,
    /// By name.
    Name,
    /// Last confirmed first.
    Verified,
}

/// A result.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Which group.
    pub ordinal: Ordinal,
    /// Whether the listing says all that is asked for; those that do not come after all others.
    pub stated: bool,
    /// How well it fits, 0 to 1; 1 where nothing was typed.
    pub score: f32,
    /// How far it is from the place asked for.
    pub distance_km: Option<f32>,
    /// The section of the list it stands in.
    pub section: HitSection,
    /// Whether what is asked for is only among the side topics of the listing.
    pub is_side_topic: bool,
}

impl Hit {
    /// A group of which nothing is asked.
    pub const fn of(ordinal: Ordinal) -> Self {
        Self {
            ordinal,
            stated: true,
            score: 1.0,
            distance_km: None,
            section: HitSection::Fitting,
            is_side_topic: false,
        }
    }
}

/// A word that was searched instead of what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// What was typed.
    pub from: String,
    /// What was searched.
    pub to: String,
}

/// Words that became a filter or a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Interpretation {
    /// The words, as typed.
    pub words: String,
    /// The filter; `None` where the words are a place to be near to.
    pub facet: Option<Facet>,
    /// What they were taken to mean, in the reader's language.
    pub label: String,
}

/// Something to do where little or nothing was found.
#[derive(Debug, Clone, PartialEq)]
pub enum Suggestion {
    /// Search for other words.
    Spelling {
        /// The words.
        words: String,
        /// How many groups they give.
        count: u32,
    },
    /// Take one chosen value back.
    DropFilter {
        /// The filter.
        facet: Facet,
        /// The value.
        value: ValueId,
        /// How many groups more that gives.
        count: u32,
    },
    /// No longer ask when.
    DropTime {
        /// How many groups more that gives.
        count: u32,
    },
    /// No longer ask for a distance.
    DropDistance {
        /// How many groups more that gives.
        count: u32,
    },
    /// Leave words out.
    DropWords {
        /// The words left out.
        left_out: String,
        /// What remains to search for.
        words: String,
        /// How many groups that gives.
        count: u32,
    },
    /// A topic above or beside the one asked for.
    Topic {
        /// The topic.
        value: ValueId,
        /// Whether it is broader; else it is a see-also.
        broader: bool,
        /// How many groups it gives.
        count: u32,
    },
    /// Contact points know the groups of their region.
    ContactPoints {
        /// How many there are.
        count: u32,
    },
    /// Helplines.
    Helplines {
        /// How many there are.
        count: u32,
    },
    /// Contact points help to start a group.
    StartGroup {
        /// How many there are.
        count: u32,
    },
    /// Crisis lines.
    Crisis,
    /// Begin anew.
    ClearAll,
}

/// An answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Results {
    /// How many groups fit, those that do not say all that is asked for included; where a distance is asked for, of
    /// those that meet within it.
    pub total: u32,
    /// How many of them do not say all that is asked for: for whom, access, language and the like are often not
    /// stated.
    pub not_stated: u32,
    /// How many groups stand in each section, listed or not, by [`HitSection::index`].
    pub sections: [u32; HitSection::ALL.len()],
    /// The first of them, at most [`Query::limit`], in order.
    pub hits: Vec<Hit>,
    /// What [`Query::gather`] asks for of all groups that fit.
    pub gathered: Arc<Gathered>,
    /// How many groups each value would give.
    pub counts: Counts,
    /// What was searched instead of what was typed.
    pub corrected: Option<Correction>,
    /// Words that became filters.
    pub interpretations: Vec<Interpretation>,
    /// Words that were taken for topics, the surest first.
    pub topics: Vec<Interpretation>,
    /// Words that were left out because nothing has all of them.
    pub partial: Option<Vec<String>>,
    /// Other places that bear the name of the one among the words, with region and country.
    pub other_places: Vec<String>,
    /// What the person who typed the words is in danger of, if they say so.
    pub danger: Option<DangerKind>,
    /// The article that the words ask for, by its id.
    pub article: Option<&'static str>,
    /// What leads on.
    pub suggestions: Vec<Suggestion>,
    pub(super) near: Option<Near>,
    pub(super) country: Option<String>,
    /// The region asked for, else where the reader is.
    pub(super) region: Option<String>,
}

impl Results {
    /// The country that the sections are seen from, ISO 3166-1: that of the place asked for, else the reader's.
    pub fn country(&self) -> Option<&str> {
        self.country.as_deref()
    }

    /// The section that begins with a hit, where the list has a heading there: what fits needs none at its top.
    pub fn section_begun_by(&self, hit: usize) -> Option<HitSection> {
        let section = self.hits.get(hit)?.section;
        let before = hit.checked_sub(1).and_then(|before| self.hits.get(before)).map(|hit| hit.section);
        (before != Some(section) && section != HitSection::Fitting).then_some(section)
    }

    /// How many hits stand in a section.
    pub fn count_in(&self, section: HitSection) -> u32 {
        self.sections.get(section.index()).copied().unwrap_or(0)
    }

    /// How many groups are known to fit.
    pub fn known(&self) -> u32 {
        self.total.saturating_sub(self.not_stated)
    }

    /// How many hits there are that are not counted as known to fit: they do not state what is asked for, or stand
    /// beside what meets within the distance asked for.
    pub fn uncounted(&self) -> u32 {
        self.sections.iter().sum::<u32>().saturating_sub(self.known())
    }

    /// The first hit that helps in other countries.
    pub fn first_elsewhere(&self) -> Option<usize> {
        let first = self.hits.partition_point(|hit| hit.section != HitSection::Elsewhere);
        (first < self.hits.len()).then_some(first)
    }

    /// Counts a hit no more, as another listing of the same group stands for it.
    pub fn discount(&mut self, hit: &Hit) {
        if let Some(count) = self.sections.get_mut(hit.section.index()) {
            *count = count.saturating_sub(1);
        }
        let has_radius = self.near.as_ref().is_some_and(|near| near.within_km.is_some());
        if !has_radius || hit.section == HitSection::Near {
            self.total = self.total.saturating_sub(1);
            self.not_stated = self.not_stated.saturating_sub(u32::from(!hit.stated));
        }
    }

    /// Whether what helps in other countries is a line rather than a list: where something else fits, nobody has to
    /// read past it.
    pub fn folds_other_countries(&self) -> bool {
        self.hits.first().is_some_and(|hit| hit.section < HitSection::Related)
    }

    /// The region that what is near is in, where no place is known to measure from.
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// Whether the results are measured from a place.
    pub fn is_near(&self) -> bool {
        self.near.is_some()
    }

    /// The place they are measured from: chosen, or named among the words.
    pub fn near(&self) -> Option<&Near> {
        self.near.as_ref()
    }
}
