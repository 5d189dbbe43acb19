//! What a typed text asks for, once it is parsed.

use super::token::Token;
use crate::search::facet::Facet;
use crate::search::infer_topics::{Word, infer_topics, is_known_whole, knows_word};
use crate::search::phrases::embedded_phrases;
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
    /// What became a filter or a place, in words.
    pub(in crate::search) interpretations: Vec<Interpretation>,
    /// The word that was corrected.
    pub(in crate::search) corrected: Option<Correction>,
    /// The words that may say what the text is about.
    pub(in crate::search) topic_words: Vec<Token>,
    /// The language that the text is recognisably in.
    pub(in crate::search) language: Option<Language>,
}

/// From here on the words of a text say enough to take them for a topic: one rare word, or several that are common.
const TELLING: f32 = 1.3;
/// Topics that fit less than this share of the best are not meant.
const MEANT_SHARE: f32 = 0.5;
/// What it is worth that a word of the text names the topic.
const NAMED: f32 = 1.4;
/// A text means at most so many topics.
const MEANT_TOPICS: usize = 12;

impl ParsedQuery {
    /// Where nothing meets all of the words: asks for the topics that they mean together instead, in place of every
    /// single concept. `left_out` are the words of the concepts that could not be met with the others. Gives the words that
    /// nothing is known about, or `None` where no topic can be told.
    pub(in crate::search) fn ask_for_topics_alone(&mut self, left_out: &[String]) -> Option<Vec<String>> {
        let words: Vec<Word<'_>> = self
            .topic_words
            .iter()
            .enumerate()
            .map(|(at, token)| Word { at, raw: &token.raw, folded: &token.word, typing: token.typing })
            .collect();
        if !self.topic_words.iter().any(|token| is_known_whole(&token.raw, &token.word)) {
            return None;
        }
        let mut meant = infer_topics(&words, self.language);
        // Topics that one of the words names are surer than those that only share words with what people type.
        let kept = self.concepts.iter().filter(|concept| !left_out.contains(&concept.words));
        let alternatives = kept.flat_map(|concept| &concept.any);
        let named: Vec<TopicId> = alternatives.flat_map(|any| &any.topics).map(|(topic, _)| *topic).collect();
        for meant in meant.iter_mut().filter(|meant| named.contains(&meant.topic)) {
            meant.score *= NAMED;
        }
        meant.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.topic.cmp(&b.topic)));
        // One or two words mean what is known by just them: "hit" alone is not yet "he hits me".
        if self.topic_words.len() < 3 {
            meant.retain(|meant| meant.whole);
        }
        let best = meant.first().map(|meant| meant.score).filter(|score| *score >= TELLING)?;
        let meant_topics =
            || meant.iter().take(MEANT_TOPICS).take_while(|meant| meant.score >= best * MEANT_SHARE);
        let topics = meant_topics().map(|meant| (meant.topic, (meant.score / best * 100.0) as u8)).collect();
        let explained =
            |token: &Token| knows_word(&token.raw, &token.word) || embedded_phrases().is_generic(&token.word);
        let unknown = self.topic_words.iter().filter(|token| !explained(token));
        let unknown = unknown.map(|token| token.raw.clone()).collect();
        let typed: Vec<&str> = self.topic_words.iter().map(|token| token.raw.as_str()).collect();
        let any = vec![Alternative { topics, ..Alternative::default() }];
        self.concepts = vec![Concept { at: 0, words: typed.join(" "), any }];
        Some(unknown)
    }
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
    /// Groups of which it is not known pass too.
    pub(in crate::search) unknown_passes: bool,
    /// Groups that have one of the values do not pass, instead of those that have none.
    pub(in crate::search) without: bool,
    /// In place of values, when a meeting is to begin.
    pub(in crate::search) when: Option<When>,
    /// It was chosen, not read out of the words: it is never left out.
    pub(in crate::search) chosen: bool,
}

impl Filter {
    /// Values of which a group is to have any.
    pub(super) fn any_of(facet: Facet, ids: Vec<&'static str>) -> Self {
        Self { facet, ids, unknown_passes: false, without: false, when: None, chosen: false }
    }

    /// A time in which a meeting is to begin. It counts as a filter by day.
    pub(super) fn begins_within(when: When) -> Self {
        Self { when: Some(when), ..Self::any_of(Facet::Day, Vec::new()) }
    }

    /// The same, chosen and not said.
    pub(super) fn chosen_time(when: When) -> Self {
        Self { chosen: true, ..Self::begins_within(when) }
    }
}
