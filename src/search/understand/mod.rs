//! A typed text as what it means: topics, filters, a place, and words that are just words.

mod correct;
mod operators;
mod place;
mod said;

use super::facet::Facet;
use super::folding::{fold, words_of};
use super::index::Index;
use super::phrases::{Phrases, phrases};
use super::query::{Correction, Moment, Near, Query, Understood};
use super::window::Window;
use crate::topic::{Category, Thesaurus, TopicId};
use correct::correct;
use operators::{Special, operators};

/// What a text was taken to mean.
#[derive(Debug, Default)]
pub(super) struct Understanding {
    /// All of these must be met.
    pub(super) concepts: Vec<Concept>,
    /// None of these may be met.
    pub(super) without: Vec<Concept>,
    /// Filters named among the words.
    pub(super) filters: Vec<Filter>,
    /// The place named among the words.
    pub(super) near: Option<Near>,
    /// What became a filter or a place, in words.
    pub(super) understood: Vec<Understood>,
    /// The word that was corrected.
    pub(super) corrected: Option<Correction>,
}

/// One thing asked for; any of its alternatives will do.
#[derive(Debug, Clone, Default)]
pub(super) struct Concept {
    /// Which word of the text it begins with.
    pub(super) at: usize,
    /// The words, as typed.
    pub(super) words: String,
    /// Ways to meet it.
    pub(super) any: Vec<Alternative>,
}

/// One way to meet a concept: by topic, or by all of its words.
#[derive(Debug, Clone, Default)]
pub(super) struct Alternative {
    /// Topics, with how well each fits, 0 to 100.
    pub(super) topics: Vec<(TopicId, u8)>,
    /// Words that must all be there; empty = topics only.
    pub(super) words: Vec<TextWord>,
    /// The words stand together in one field.
    pub(super) quoted: bool,
}

/// A word to be found in the groups' own texts.
#[derive(Debug, Clone)]
pub(super) struct TextWord {
    /// The word, folded.
    pub(super) word: String,
    /// Whether longer words that begin or are compounded with it will do.
    pub(super) parts: bool,
}

/// A filter named among the words.
#[derive(Debug, Clone)]
pub(super) struct Filter {
    /// The filter.
    pub(super) facet: Facet,
    /// Ids of the values that will do.
    pub(super) ids: Vec<&'static str>,
    /// Groups of which it is not known pass too.
    pub(super) unknown_passes: bool,
    /// Groups that have one of the values do not pass, instead of those that have none.
    pub(super) without: bool,
    /// In place of values, when a meeting is to begin.
    pub(super) window: Option<Window>,
    /// It was chosen, not read out of the words: it is never left out.
    pub(super) chosen: bool,
}

impl Filter {
    /// Values of which a group is to have any.
    fn any_of(facet: Facet, ids: Vec<&'static str>) -> Self {
        Self { facet, ids, unknown_passes: false, without: false, window: None, chosen: false }
    }

    /// A time in which a meeting is to begin. It counts as a filter by day.
    fn time(window: Window) -> Self {
        Self { window: Some(window), ..Self::any_of(Facet::Day, Vec::new()) }
    }

    /// The same, chosen and not said.
    fn chosen_time(window: Window) -> Self {
        Self { chosen: true, ..Self::time(window) }
    }
}

/// A word of the text on its way to a meaning.
#[derive(Debug, Clone)]
struct Token {
    raw: String,
    word: String,
    /// The end of the text: it may be longer when typed to its end.
    typing: bool,
    used: bool,
}

/// A text has at most so many words that are looked at: nobody types more, a pasted page must not take long, and
/// words are kept as bits of a u32.
const WORDS: usize = 30;
/// So many different things may be asked for at once.
const CONCEPTS: usize = 16;

/// Words that point at a place, folded.
const POINTING: [&str; 15] = [
    "in", "i", "nahe", "near", "nar", "bei", "ved", "um", "at", "aus", "fra", "around", "nearby", "umgebung",
    "from",
];

/// Finds out what a query's text means.
pub(super) fn understand(index: &Index, query: &Query, moment: &Moment) -> Understanding {
    let mut all = Understanding::default();
    all.filters.extend(query.when.map(|when| Filter::chosen_time(when.window(moment))));
    let text = query.text.trim_start();
    if query.literal {
        read_literally(text, &mut all);
        return all;
    }
    let (plain, special) = operators(text);
    let mut tokens = tokens_of(&plain, !text.ends_with(char::is_whitespace));
    if tokens.is_empty() && special.is_empty() {
        return all;
    }
    if tokens.is_empty() {
        return Reader::new(index, query, moment, tokens, all).read(&special);
    }
    if let Some(topics) = phrases().whole(&plain).filter(|_| special.is_empty()) {
        let any = vec![Alternative {
            topics: topics.iter().map(|t| (*t, 100)).collect(),
            ..Alternative::default()
        }];
        all.concepts.push(Concept { at: 0, words: plain.trim().to_owned(), any });
        return all;
    }
    if let Some(correction) = correct(index, &mut tokens, query) {
        all.corrected = Some(correction);
    }
    Reader::new(index, query, moment, tokens, all).read(&special)
}

fn read_literally(text: &str, all: &mut Understanding) {
    for (word, range) in words_of(text).into_iter().take(CONCEPTS) {
        let words = text.get(range).unwrap_or_default().to_owned();
        let any =
            vec![Alternative { words: vec![TextWord { word, parts: false }], ..Alternative::default() }];
        all.concepts.push(Concept { at: 0, words, any });
    }
}

/// The topics a single word means.
fn topics_of_word(word: &str) -> Vec<(TopicId, u8)> {
    if let Some(topics) = phrases().abbreviation(word.trim(), true) {
        return topics.iter().map(|t| (*t, 100)).collect();
    }
    let mut found = Vec::new();
    for (id, sure) in phrases().words_like(&fold(word), false) {
        for number in phrases().with(id) {
            if let Some(phrase) = phrases().all.get(*number as usize).filter(|p| p.words.len() == 1) {
                add_topic(&mut found, phrase.topic, sure.saturating_sub(u8::from(!phrase.label) * 4));
            }
        }
    }
    found
}

fn add_topic(topics: &mut Vec<(TopicId, u8)>, topic: TopicId, sure: u8) {
    match topics.iter_mut().find(|(t, _)| *t == topic) {
        Some((_, old)) => *old = (*old).max(sure),
        None => topics.push((topic, sure)),
    }
}

fn tokens_of(text: &str, typing: bool) -> Vec<Token> {
    let mut words = words_of(text);
    words.truncate(WORDS);
    let last = words.len().saturating_sub(1);
    words
        .into_iter()
        .enumerate()
        .map(|(i, (word, range))| Token {
            raw: text.get(range).unwrap_or_default().to_owned(),
            word,
            typing: typing && i == last,
            used: false,
        })
        .collect()
}

struct Reader<'a> {
    phrases: &'static Phrases,
    index: &'a Index,
    query: &'a Query,
    moment: &'a Moment,
    /// Words not to be taken as filters or places, folded.
    taken_back: Vec<String>,
    tokens: Vec<Token>,
    out: Understanding,
}

/// A phrase found among the tokens.
struct Candidate {
    /// Bit n: token n takes part.
    tokens: u32,
    topics: Vec<(TopicId, u8)>,
}

impl<'a> Reader<'a> {
    fn new(
        index: &'a Index,
        query: &'a Query,
        moment: &'a Moment,
        tokens: Vec<Token>,
        out: Understanding,
    ) -> Self {
        let taken_back = query.taken_back.iter().map(|words| fold(words)).collect();
        Self { phrases: phrases(), index, query, moment, taken_back, tokens, out }
    }

    fn read(mut self, special: &[Special]) -> Understanding {
        self.read_special(special);
        self.read_times();
        self.read_abbreviations();
        self.drop_function_words();
        self.join_compounds();
        self.read_phrases();
        self.read_filters();
        self.read_place();
        self.read_rest();
        self.add_relatives();
        // People begin with what matters most to them.
        self.out.concepts.sort_by_key(|concept| concept.at);
        self.out.concepts.truncate(CONCEPTS);
        self.out
    }

    fn is_taken_back(&self, typed: &str) -> bool {
        !self.taken_back.is_empty() && self.taken_back.contains(&fold(typed))
    }

    fn drop_function_words(&mut self) {
        let words: Vec<String> = self.tokens.iter().map(|t| t.word.clone()).collect();
        let language = self.phrases.language_of(&words);
        let homograph =
            |w: &str| language.is_some_and(|l| self.phrases.is_homograph(w, l)) && !self.phrases.is_late(w);
        let meaningful = words.iter().filter(|w| !self.phrases.is_stop(w) && !homograph(w)).count();
        if meaningful == 0 {
            return;
        }
        let dropped: Vec<bool> = words.iter().map(|w| homograph(w)).collect();
        for (token, dropped) in self.tokens.iter_mut().zip(dropped) {
            // Stop words stay for the filter phrases ("mein Mann"), and are passed over by everything else.
            token.used |= dropped;
        }
    }

    fn content(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| !t.used && !self.phrases.is_stop(&t.word))
    }

    /// Abbreviations as they are typed, before anything is folded: folding makes "a" of "AA".
    fn read_abbreviations(&mut self) {
        let content: Vec<usize> = (0..self.tokens.len()).filter(|at| self.content(*at)).collect();
        for at in 0..self.tokens.len() {
            let alone = content.iter().all(|other| *other == at);
            let Some(token) = self.tokens.get_mut(at).filter(|t| !t.used) else { continue };
            let Some(topics) = self.phrases.abbreviation(&token.raw, alone) else { continue };
            token.used = true;
            let topics = topics.iter().map(|t| (*t, 100)).collect();
            let itself = token.word == token.raw.to_lowercase();
            let words = itself.then(|| TextWord { word: token.word.clone(), parts: false });
            let any = vec![Alternative { topics, words: words.into_iter().collect(), quoted: false }];
            self.out.concepts.push(Concept { at, words: token.raw.clone(), any });
        }
    }

    /// "Brust Krebs" is "Brustkrebs": neighbours that make a word of the thesaurus are taken as that word.
    fn join_compounds(&mut self) {
        let mut at = 0;
        while at + 1 < self.tokens.len() {
            if self.content(at) && self.content(at + 1) {
                let joined = fold(&format!("{}{}", self.word(at), self.word(at + 1)));
                if joined.chars().count() >= 6 && self.phrases.holds(&joined) {
                    let second = self.tokens.remove(at + 1);
                    if let Some(first) = self.tokens.get_mut(at) {
                        first.raw = format!("{} {}", first.raw, second.raw);
                        first.word = joined;
                        first.typing = second.typing;
                    }
                    continue;
                }
            }
            at += 1;
        }
    }

    /// Phrases of the thesaurus, those with most words first.
    fn read_phrases(&mut self) {
        loop {
            let mut candidates = self.candidates();
            candidates.retain(|c| {
                // Late stop words mean nothing alone.
                (0..self.tokens.len())
                    .any(|i| c.tokens & (1 << i) != 0 && !self.phrases.is_late(&self.word(i)))
            });
            let best = candidates.into_iter().max_by_key(|c| {
                let sure = c.topics.iter().map(|(_, s)| *s).max().unwrap_or(0);
                (c.tokens.count_ones(), sure, std::cmp::Reverse(c.tokens))
            });
            let Some(best) = best else { return };
            let mut words = Vec::new();
            let mut typed = Vec::new();
            for at in (0..self.tokens.len()).filter(|at| best.tokens & (1 << at) != 0) {
                let late = self.phrases.is_late(&self.word(at));
                if let Some(token) = self.tokens.get_mut(at) {
                    token.used = true;
                    typed.push(token.raw.clone());
                    if !late {
                        let parts = token.word.chars().count() >= 4;
                        words.push(TextWord { word: token.word.clone(), parts });
                    }
                }
            }
            let any = vec![Alternative { topics: best.topics, words, quoted: false }];
            let at = best.tokens.trailing_zeros() as usize;
            self.out.concepts.push(Concept { at, words: typed.join(" "), any });
        }
    }

    fn word(&self, at: usize) -> String {
        self.tokens.get(at).map(|t| t.word.clone()).unwrap_or_default()
    }

    fn candidates(&self) -> Vec<Candidate> {
        // Which tokens can stand for which word of the thesaurus.
        let mut stands: std::collections::HashMap<u32, (u32, u8)> = std::collections::HashMap::new();
        for at in (0..self.tokens.len()).filter(|at| self.content(*at)) {
            let Some(token) = self.tokens.get(at) else { continue };
            let mut like = self.phrases.words_like(&token.word, token.typing);
            if like.iter().all(|(_, sure)| *sure < 90)
                && let Some(head) = self.phrases.head_of(&token.word)
            {
                like = self
                    .phrases
                    .words_like(&head, false)
                    .into_iter()
                    .map(|(id, s)| (id, s.saturating_sub(4)))
                    .collect();
            }
            for (id, sure) in like {
                let entry = stands.entry(id).or_insert((0, sure));
                entry.0 |= 1 << at;
                entry.1 = entry.1.max(sure);
            }
        }
        let mut found: Vec<Candidate> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for id in stands.keys() {
            for number in self.phrases.with(*id) {
                if !seen.insert(*number) {
                    continue;
                }
                let Some(phrase) = self.phrases.all.get(*number as usize) else { continue };
                let (mut tokens, mut sure, mut whole) = (0_u32, 100_u8, true);
                let (mut last, mut in_order) = (None, true);
                for word in &phrase.words {
                    match stands.get(word) {
                        // Each word of the phrase takes a token of its own.
                        Some((at, s)) if at & !tokens != 0 => {
                            let free = (at & !tokens).trailing_zeros();
                            tokens |= 1 << free;
                            in_order &= last < Some(free);
                            last = Some(free);
                            sure = sure.min(*s);
                        }
                        _ => whole = false,
                    }
                }
                if !whole {
                    continue;
                }
                // "Mistet barn" is a lost child; "barn som har mistet" is a child that lost somebody.
                let sure = sure.saturating_sub(u8::from(!phrase.label) * 4 + u8::from(!in_order) * 8);
                match found.iter_mut().find(|c| c.tokens == tokens) {
                    Some(candidate) => add_topic(&mut candidate.topics, phrase.topic, sure),
                    None => found.push(Candidate { tokens, topics: vec![(phrase.topic, sure)] }),
                }
            }
        }
        // "Jeg drikker" is said by who drinks: topics for relatives of others come after.
        let myself = self.tokens.iter().any(|t| matches!(t.word.as_str(), "ich" | "i" | "im" | "jeg" | "eg"));
        for candidate in &mut found {
            for (topic, sure) in candidate.topics.iter_mut().filter(|_| myself) {
                if Thesaurus::embedded().get(*topic).category == Category::Caregiving {
                    *sure = sure.saturating_sub(8);
                }
            }
            candidate.topics.sort_by_key(|(topic, sure)| (std::cmp::Reverse(*sure), topic.0));
            // What is only begun may mean much; the surest few are enough.
            let best = candidate.topics.first().map_or(0, |(_, s)| *s);
            candidate.topics.retain(|(_, s)| *s + 25 >= best);
            candidate.topics.truncate(24);
        }
        found
    }

    fn take(&mut self, start: usize, length: usize) {
        for token in self.tokens.iter_mut().skip(start).take(length) {
            token.used = true;
        }
    }

    /// Whether a word says no more than that a group is looked for.
    fn is_empty_word(&self, at: usize) -> bool {
        let word = self.word(at);
        self.phrases.is_late(&word) || self.phrases.is_generic(&word) || POINTING.contains(&word.as_str())
    }

    /// Words that are just words.
    fn read_rest(&mut self) {
        let alone = self.out.concepts.is_empty() && self.out.near.is_none() && self.out.filters.is_empty();
        let rest: Vec<usize> = (0..self.tokens.len()).filter(|at| self.content(*at)).collect();
        let meaningful = rest.iter().any(|at| !self.is_empty_word(*at));
        for at in rest {
            let word = self.word(at);
            if self.is_empty_word(at) && (meaningful || !alone) {
                continue;
            }
            let Some(token) = self.tokens.get(at) else { continue };
            // Two or three capitals are an abbreviation, which no longer word begins with.
            let capitals =
                token.raw.len() <= 4 && token.raw.chars().all(char::is_uppercase) && self.tokens.len() > 1;
            let text = TextWord { word, parts: !capitals };
            let any = vec![Alternative { words: vec![text], ..Alternative::default() }];
            self.out.concepts.push(Concept { at, words: token.raw.clone(), any });
        }
    }

    /// Where relatives ask, topics for relatives of the same problem count as well.
    fn add_relatives(&mut self) {
        let relatives = ["relatives", "partners", "parents", "children", "siblings", "friends"];
        let asked = self
            .out
            .filters
            .iter()
            .any(|f| f.facet == Facet::For && f.ids.first().is_some_and(|id| relatives.contains(id)));
        if !asked {
            return;
        }
        let thesaurus = Thesaurus::embedded();
        for alternative in self.out.concepts.iter_mut().flat_map(|c| &mut c.any) {
            let topics: Vec<TopicId> = alternative.topics.iter().map(|(t, _)| *t).collect();
            for (id, topic) in thesaurus.topics() {
                let for_relatives = topic.categories().any(|c| c == Category::Caregiving);
                let beside = topics
                    .iter()
                    .any(|t| topic.see_also.contains(t) || thesaurus.get(*t).see_also.contains(&id));
                if for_relatives && beside {
                    add_topic(&mut alternative.topics, id, 100);
                }
            }
        }
    }
}
