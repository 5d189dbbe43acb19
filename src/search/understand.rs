//! A typed text as what it means: topics, filters, a place, and words that are just words.

use super::dictionary::tolerated;
use super::facet::Facet;
use super::folding::{fold, words_of};
use super::index::Index;
use super::phrases::{FilterWord, Phrases, phrases};
use super::query::{Correction, Moment, Near, Query, Understood};
use crate::group::{Coded, Weekday};
use crate::place::{Gazetteer, Match};
use crate::topic::{Category, Facets, Language, Thesaurus, TopicId};

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

/// Words of a text that are looked at.
const MOST_WORDS: usize = 30;

/// How far around a place groups are shown when only the place was typed, in kilometres.
const AROUND_KM: f64 = 50.0;
/// From this many inhabitants on, a name alone is taken for a place.
const KNOWN_TOWN: u32 = 20_000;

/// Finds out what a query's text means.
pub(super) fn understand(index: &Index, query: &Query, moment: &Moment) -> Understanding {
    let mut all = Understanding::default();
    let text = query.text.trim_start();
    if query.literal {
        read_literally(text, &mut all);
        return all;
    }
    let (plain, special) = operators(text);
    special_concepts(&special, &mut all);
    let mut tokens = tokens_of(&plain, !text.ends_with(char::is_whitespace));
    // Words are numbered by the bits of a u32; nobody means more than these by what they type or paste.
    tokens.truncate(MOST_WORDS);
    if tokens.is_empty() {
        return all;
    }
    if let Some(topics) = phrases().whole(&plain) {
        let any = vec![Alternative {
            topics: topics.iter().map(|t| (*t, 100)).collect(),
            ..Alternative::default()
        }];
        all.concepts.push(Concept { words: plain.trim().to_owned(), any });
        return all;
    }
    if let Some(correction) = correct(index, &mut tokens, query.near.is_none(), query.language) {
        all.corrected = Some(correction);
    }
    Reader { phrases: phrases(), index, query, moment, tokens, out: all }.read()
}

fn read_literally(text: &str, all: &mut Understanding) {
    for (word, range) in words_of(text) {
        let words = text.get(range).unwrap_or_default().to_owned();
        let any =
            vec![Alternative { words: vec![TextWord { word, parts: false }], ..Alternative::default() }];
        all.concepts.push(Concept { words, any });
    }
}

/// Parts of a text with operators.
struct Special {
    text: String,
    without: bool,
    quoted: bool,
}

/// Takes "quoted words", -word and word|word out of a text.
fn operators(text: &str) -> (String, Vec<Special>) {
    let (mut plain, mut special) = (String::new(), Vec::new());
    let mut rest = text;
    while !rest.is_empty() {
        let trimmed = rest.trim_start();
        plain.push_str(rest.split_at(rest.len() - trimmed.len()).0);
        rest = trimmed;
        let without =
            rest.starts_with('-') && rest.chars().nth(1).is_some_and(|c| c.is_alphanumeric() || c == '"');
        let body = if without { rest.split_at(1).1 } else { rest };
        if let Some(inside) = body.strip_prefix(['"', '„', '“', '»', '«']) {
            let end = inside.find(['"', '“', '”', '«', '»']).unwrap_or(inside.len());
            let (quoted, after) = inside.split_at(end);
            special.push(Special { text: quoted.to_owned(), without, quoted: true });
            rest = after.strip_prefix(|c: char| !c.is_alphanumeric() && !c.is_whitespace()).unwrap_or(after);
            continue;
        }
        let end = body.find(char::is_whitespace).unwrap_or(body.len());
        let (word, after) = body.split_at(end);
        if without || word.contains('|') {
            special.push(Special { text: word.to_owned(), without, quoted: false });
        } else {
            plain.push_str(word);
        }
        rest = after;
    }
    (plain, special)
}

fn special_concepts(special: &[Special], all: &mut Understanding) {
    for part in special {
        let mut any = Vec::new();
        for choice in part.text.split('|').filter(|c| !c.trim().is_empty()) {
            let words: Vec<TextWord> = words_of(choice)
                .into_iter()
                .map(|(word, _)| TextWord { word, parts: !part.quoted })
                .collect();
            if words.is_empty() {
                continue;
            }
            let topics = if part.quoted { Vec::new() } else { topics_of_word(choice) };
            any.push(Alternative { topics, words, quoted: part.quoted });
        }
        if !any.is_empty() {
            let concept = Concept { words: part.text.clone(), any };
            if part.without { all.without.push(concept) } else { all.concepts.push(concept) }
        }
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
    let words = words_of(text);
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

/// Corrects the first word that nothing knows: no group, no topic, no place. At most one word is changed at a
/// time, and it is always said.
fn correct(index: &Index, tokens: &mut [Token], places: bool, language: Language) -> Option<Correction> {
    let phrases = phrases();
    let dictionary = index.dictionary();
    for token in tokens.iter_mut() {
        let letters = token.word.chars().count();
        let most = tolerated(letters);
        let known = most == 0
            || phrases.is_stop(&token.word)
            || phrases.is_late(&token.word)
            || phrases.is_generic(&token.word)
            || phrases.filter(&token.word).is_some()
            || !phrases.words_like(&token.word, token.typing).is_empty()
            || phrases.head_of(&token.word).is_some()
            || token.word.bytes().any(|b| b.is_ascii_digit())
            || !dictionary.beginning(&token.word).is_empty()
            || !dictionary.holding(&token.word, 1).is_empty()
            || time_word(&token.word).is_some();
        if known {
            continue;
        }
        if places && Gazetteer::embedded().find(&token.raw, None).iter().any(|p| p.found == Match::Name) {
            continue;
        }
        let mut best = phrases.nearest(&token.word, most, language).map(|(n, word)| (n, word.to_owned()));
        // A word of the groups themselves must be nearer than one with a meaning.
        let most = best.as_ref().map_or(most, |(n, _)| n.saturating_sub(1));
        if most > 0 || best.is_none() {
            let found = dictionary.like(&token.word, most);
            let frequent = found.into_iter().max_by_key(|(id, _)| {
                let mut holders = 0_u32;
                index.holding(*id, 0, |_| holders += 1);
                holders
            });
            if let Some((id, mistakes)) = frequent {
                let word = String::from_utf8_lossy(dictionary.word(id)).into_owned();
                best = Some((mistakes, word));
            }
        }
        if let Some((_, word)) = best {
            let from = std::mem::replace(&mut token.raw, spelled(&word));
            token.word = word;
            return Some(Correction { from, to: token.raw.clone() });
        }
    }
    None
}

/// A folded word of the thesaurus as it is usually written.
fn spelled(word: &str) -> String {
    for (_, topic) in Thesaurus::embedded().topics() {
        for language in Language::ALL {
            let texts =
                std::iter::once(topic.label(language)).chain(topic.synonyms.get(language).iter().copied());
            for text in texts {
                if let Some((_, range)) = words_of(text).into_iter().find(|(w, _)| w == word) {
                    return text.get(range).unwrap_or(word).to_lowercase();
                }
            }
        }
    }
    word.to_owned()
}

/// Words that say when, seen from today: how many days ahead, and the part of the day.
fn time_word(word: &str) -> Option<(Option<i32>, Option<&'static str>)> {
    Some(match word {
        "today" | "heute" | "idag" => (Some(0), None),
        "tomorrow" | "morgen" => (Some(1), None),
        "tonight" => (Some(0), Some("evening")),
        _ => return None,
    })
}

struct Reader<'a> {
    phrases: &'static Phrases,
    index: &'a Index,
    query: &'a Query,
    moment: &'a Moment,
    tokens: Vec<Token>,
    out: Understanding,
}

/// A phrase found among the tokens.
struct Candidate {
    /// Bit n: token n takes part.
    tokens: u32,
    topics: Vec<(TopicId, u8)>,
}

impl Reader<'_> {
    fn read(mut self) -> Understanding {
        self.drop_function_words();
        self.read_abbreviations();
        self.read_phrases();
        self.read_filters();
        self.read_place();
        self.read_rest();
        self.add_relatives();
        self.out
    }

    fn drop_function_words(&mut self) {
        let words: Vec<String> = self.tokens.iter().map(|t| t.word.clone()).collect();
        let language = self.phrases.language_of(&words);
        let homograph = |w: &str| language.is_some_and(|l| self.phrases.is_homograph(w, l));
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

    fn read_abbreviations(&mut self) {
        let alone = (0..self.tokens.len()).filter(|i| self.content(*i)).count() == 1;
        for at in 0..self.tokens.len() {
            let Some(token) = self.tokens.get_mut(at).filter(|t| !t.used) else { continue };
            let Some(topics) = self.phrases.abbreviation(&token.raw, alone) else { continue };
            token.used = true;
            let topics = topics.iter().map(|t| (*t, 100)).collect();
            let words = vec![TextWord { word: token.word.clone(), parts: false }];
            let any = vec![Alternative { topics, words, quoted: false }];
            self.out.concepts.push(Concept { words: token.raw.clone(), any });
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
            self.out.concepts.push(Concept { words: typed.join(" "), any });
        }
    }

    fn word(&self, at: usize) -> String {
        self.tokens.get(at).map(|t| t.word.clone()).unwrap_or_default()
    }

    fn candidates(&self) -> Vec<Candidate> {
        // Which tokens can stand for which word of the thesaurus.
        let mut stands: std::collections::HashMap<u32, (u32, u8)> = std::collections::HashMap::new();
        for at in (0..self.tokens.len().min(30)).filter(|at| self.content(*at)) {
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
        for candidate in &mut found {
            candidate.topics.sort_by_key(|(topic, sure)| (std::cmp::Reverse(*sure), topic.0));
            // What is only begun may mean much; the surest few are enough.
            let best = candidate.topics.first().map_or(0, |(_, s)| *s);
            candidate.topics.retain(|(_, s)| *s + 25 >= best);
            candidate.topics.truncate(24);
        }
        found
    }

    /// Words that say for whom, when, how, in which language.
    fn read_filters(&mut self) {
        self.demote_people();
        let mut affected = None;
        let count = self.tokens.len();
        for length in (1..=self.phrases.longest_filter.min(count)).rev() {
            for start in 0..=count - length {
                let span = self.tokens.get(start..start + length).unwrap_or_default();
                if span.iter().any(|t| t.used) || (length == 1 && self.phrases.is_stop(&self.word(start))) {
                    continue;
                }
                let folded: Vec<&str> = span.iter().map(|t| t.word.as_str()).collect();
                let typed = span.iter().map(|t| t.raw.clone()).collect::<Vec<_>>().join(" ");
                if length <= 2
                    && let Some((days, part)) = time_word(&folded.concat()).or(match folded.as_slice() {
                        ["heut" | "heute", "abend"] | ["i", "kveld"] | ["this", "evening"] => {
                            Some((Some(0), Some("evening")))
                        }
                        ["i", "dag"] => Some((Some(0), None)),
                        ["i", "morgen"] => Some((Some(1), None)),
                        _ => None,
                    })
                {
                    self.take(start, length);
                    self.add_time(&typed, days, part);
                    continue;
                }
                let Some(filter) = self.phrases.filter(&folded.join(" ")) else { continue };
                self.take(start, length);
                if filter.id == "affected" {
                    affected = Some((typed, filter));
                } else {
                    self.add_filter(&typed, filter);
                }
            }
        }
        if let Some((typed, filter)) = affected
            && !self.out.filters.iter().any(|f| f.facet == Facet::For)
        {
            self.add_filter(&typed, filter);
        }
    }

    /// "Trauer Frauen" asks for grief groups for women, not for groups about being a woman: where something
    /// else is asked for too, words for people are taken as whom it is for.
    fn demote_people(&mut self) {
        if self.out.concepts.len() < 2 {
            return;
        }
        let thesaurus = Thesaurus::embedded();
        let mut kept = Vec::new();
        let concepts = std::mem::take(&mut self.out.concepts);
        let total = concepts.len();
        for concept in concepts {
            let about_people = concept.any.iter().flat_map(|a| &a.topics).all(|(topic, _)| {
                matches!(thesaurus.get(*topic).category, Category::Identity | Category::Family)
            });
            let filter = self.phrases.filter(&fold(&concept.words));
            match filter.filter(|f| about_people && matches!(f.facet, Facet::For | Facet::People)) {
                Some(filter) if kept.len() + 1 < total || !kept.is_empty() => {
                    self.add_filter(&concept.words, filter);
                }
                _ => kept.push(concept),
            }
        }
        self.out.concepts = kept;
    }

    fn take(&mut self, start: usize, length: usize) {
        for token in self.tokens.iter_mut().skip(start).take(length) {
            token.used = true;
        }
    }

    fn add_filter(&mut self, typed: &str, filter: FilterWord) {
        // What was chosen by hand outranks what was said.
        if self.query.selection.of(filter.facet).next().is_some() {
            return;
        }
        let ids = match (filter.facet, filter.id) {
            (Facet::For, "relatives") => {
                vec!["relatives", "partners", "parents", "children", "siblings", "friends", "mixed", "anyone"]
            }
            (Facet::For, "affected") => vec!["affected", "formerly-affected", "mixed", "anyone"],
            (Facet::For, "professionals") => vec!["professionals", "anyone"],
            (Facet::For, id) => vec![id, "relatives", "mixed", "anyone"],
            (_, id) => vec![id],
        };
        let unknown_passes = matches!(filter.facet, Facet::For | Facet::People | Facet::Language);
        let label = Facets::embedded().label(filter.facet.id(), filter.id, self.query.language);
        self.out.understood.push(Understood {
            words: typed.to_owned(),
            facet: Some(filter.facet),
            label: label.to_owned(),
        });
        self.out.filters.push(Filter { facet: filter.facet, ids, unknown_passes });
    }

    fn add_time(&mut self, typed: &str, days: Option<i32>, part: Option<&'static str>) {
        if let Some(days) = days {
            let today = Weekday::of(self.moment.zone.to_datetime(self.moment.now).date());
            self.add_filter(typed, FilterWord { facet: Facet::Day, id: today.plus(days).id() });
        }
        if let Some(part) = part {
            self.add_filter(typed, FilterWord { facet: Facet::Time, id: part });
        }
    }

    /// A town or postal code among the words that are left.
    fn read_place(&mut self) {
        if self.query.near.is_some() {
            return;
        }
        let count = self.tokens.len();
        for length in (1..=3.min(count)).rev() {
            for start in 0..=count - length {
                let span = self.tokens.get(start..start + length).unwrap_or_default();
                let free = span.iter().all(|t| !t.used && !self.phrases.is_stop(&t.word));
                if !free || span.iter().map(|t| t.word.len()).sum::<usize>() < 3 {
                    continue;
                }
                let typed = span.iter().map(|t| t.raw.clone()).collect::<Vec<_>>().join(" ");
                let Some(near) = self.place_named(&typed, start) else { continue };
                self.take(start, length);
                self.out.understood.push(Understood { words: typed, facet: None, label: near.label.clone() });
                self.out.near = Some(near);
                return;
            }
        }
    }

    fn place_named(&self, typed: &str, start: usize) -> Option<Near> {
        let prefer = match self.query.language {
            Language::De => Some("DE"),
            Language::Nb => Some("NO"),
            Language::En => None,
        };
        let found = Gazetteer::embedded().find(typed, prefer);
        let place = found.first().filter(|p| matches!(p.found, Match::Name | Match::Postcode))?;
        let before = start.checked_sub(1).map(|at| self.word(at)).unwrap_or_default();
        let pointed_at = ["in", "i", "nahe", "near", "nar", "bei", "ved", "um", "at", "aus", "fra"]
            .contains(&before.as_str());
        let folded = fold(typed);
        let here = || {
            let word = self.index.dictionary().whole(&folded)?;
            let mut any = false;
            self.index.holding(word, 2, |_| any = true);
            any.then_some(())
        };
        let known = place.found == Match::Postcode || pointed_at || place.town.population >= KNOWN_TOWN;
        if !known && here().is_none() {
            return None;
        }
        let only_place = self.out.concepts.is_empty()
            && (0..self.tokens.len()).filter(|i| self.content(*i)).count()
                <= typed.split_whitespace().count();
        Some(Near {
            point: place.point,
            label: place.name(),
            country: Some(place.town.country.to_owned()),
            within_km: only_place.then_some(AROUND_KM),
        })
    }

    /// Words that are just words.
    fn read_rest(&mut self) {
        let alone = self.out.concepts.is_empty() && self.out.near.is_none() && self.out.filters.is_empty();
        let rest: Vec<usize> = (0..self.tokens.len()).filter(|at| self.content(*at)).collect();
        let meaningful = rest.iter().any(|at| {
            let word = self.word(*at);
            !self.phrases.is_late(&word) && !self.phrases.is_generic(&word)
        });
        for at in rest {
            let word = self.word(at);
            let empty = self.phrases.is_late(&word) || self.phrases.is_generic(&word);
            if empty && (meaningful || !alone) {
                continue;
            }
            let Some(token) = self.tokens.get(at) else { continue };
            // Two or three capitals are an abbreviation, which no longer word begins with.
            let capitals =
                token.raw.len() <= 4 && token.raw.chars().all(char::is_uppercase) && self.tokens.len() > 1;
            let text = TextWord { word, parts: !capitals };
            let any = vec![Alternative { words: vec![text], ..Alternative::default() }];
            self.out.concepts.push(Concept { words: token.raw.clone(), any });
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
