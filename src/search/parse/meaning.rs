//! What a typed text asks for, once it is parsed.

use super::token::Token;
use crate::search::clock_span::ClockSpan;
use crate::search::facet::Facet;
use crate::search::query::{Correction, Interpretation, Near};
use crate::search::time_window::When;
use crate::topic::{Language, TopicId};

/// What a text was taken to mean.
#[derive(Debug, Default)]
pub(in crate::search) struct ParsedQuery {
    /// All of these must be met.
    pub(in crate::search) concepts: Vec<Concept>,
    /// None of these may be met.
    pub(in crate::search) without: Vec<Concept>,
    /// Filters named among the words.
    pub(in crate::search) filters: Vec<Filter>,
    /// The place named among the words.
    pub(in crate::search) near: Option<Near>,
    /// The country or region named among the words.
    pub(in crate::search) area: Option<AskedArea>,
    /// Other places of the name that was taken for a place.
    pub(in crate::search) other_places: Vec<String>,
    /// What became a filter or a place, in words.
    pub(in crate::search) interpretations: Vec<Interpretation>,
    /// The word that was corrected.
    pub(in crate::search) corrected: Option<Correction>,
    /// Whoever asks speaks of themselves: "I drink too much".
    pub(in crate::search) tells_of_self: bool,
    /// The words that may say what the text is about.
    pub(in crate::search) topic_words: Vec<Token>,
    /// The language that the text is recognisably in.
    pub(in crate::search) language: Option<Language>,
    /// The topics of the danger that the text surely speaks of, whatever its words mean otherwise.
    pub(in crate::search) in_danger: Vec<TopicId>,
}

impl ParsedQuery {
    /// Whether the words name a place.
    pub(super) fn names_place(&self) -> bool {
        self.near.is_some() || self.area.is_some()
    }
}

/// A country, or regions of it, where help is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct AskedArea {
    /// ISO 3166-1 alpha-2.
    pub(in crate::search) country: String,
    /// The regions, as the gazetteer names them; none = the whole country.
    pub(in crate::search) regions: Vec<&'static str>,
    /// Its name in the language of the question.
    pub(in crate::search) label: String,
}

/// One thing asked for; any of its alternatives will do.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct Concept {
    /// Which word of the text it begins with.
    pub(in crate::search) at: usize,
    /// The words, as typed.
    pub(in crate::search) words: String,
    /// Ways to meet it.
    pub(in crate::search) any: Vec<Alternative>,
    /// Topics of which each is a part of it, where it is two things together: alcohol and depression.
    pub(in crate::search) parts: Vec<TopicId>,
}

impl Concept {
    /// The topic that the words mean most surely, if any.
    pub(in crate::search) fn surest_topic(&self) -> Option<TopicId> {
        let meant = self.any.iter().flat_map(|any| &any.topics);
        meant.max_by_key(|(topic, share)| (*share, std::cmp::Reverse(*topic))).map(|(topic, _)| *topic)
    }
}

/// One way to meet a concept: by topic, or by all of its words.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct Alternative {
    /// Topics, with how well each fits, 0 to 100.
    pub(in crate::search) topics: Vec<(TopicId, u8)>,
    /// Words that must all be there; empty = topics only.
    pub(in crate::search) words: Vec<TextWord>,
    /// The words stand together in one field.
    pub(in crate::search) quoted: bool,
}

/// A word to be found in the groups' own texts.
#[derive(Debug, Clone)]
pub(in crate::search) struct TextWord {
    /// The word, folded.
    pub(in crate::search) word: String,
    /// Whether longer words that begin or are compounded with it will do.
    pub(in crate::search) parts: bool,
}

/// A filter named among the words.
#[derive(Debug, Clone)]
pub(in crate::search) struct Filter {
    /// The filter.
    pub(in crate::search) facet: Facet,
    /// Ids of the values that will do.
    pub(in crate::search) ids: Vec<&'static str>,
    /// Groups that have one of the values do not pass, instead of those that have none.
    pub(in crate::search) without: bool,
    /// In place of values, when a meeting is to begin.
    pub(in crate::search) when: Option<When>,
    /// In place of values, times of day of which a meeting is to begin at any.
    pub(in crate::search) clock: Vec<ClockSpan>,
    /// It was chosen, not read out of the words: it is never left out.
    pub(in crate::search) chosen: bool,
}

impl Filter {
    /// Values of which a group is to have any.
    pub(super) fn any_of(facet: Facet, ids: Vec<&'static str>) -> Self {
        Self { facet, ids, without: false, when: None, clock: Vec::new(), chosen: false }
    }

    /// A time in which a meeting is to begin. It counts as a filter by day.
    pub(super) fn begins_within(when: When) -> Self {
        Self { when: Some(when), ..Self::any_of(Facet::Day, Vec::new()) }
    }

    /// Times of day of which a meeting is to begin at any.
    pub(super) fn begins_at(clock: Vec<ClockSpan>) -> Self {
        Self { clock, ..Self::any_of(Facet::Time, Vec::new()) }
    }

    /// Whether it asks for values, of which a listing is to have one.
    pub(in crate::search) fn asks_for_values(&self) -> bool {
        self.when.is_none() && self.clock.is_empty()
    }

    /// A time in which a meeting is to begin, chosen and not said.
    pub(super) fn chosen_time(when: When) -> Self {
        Self { chosen: true, ..Self::begins_within(when) }
    }
}
