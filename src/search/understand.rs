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

/// A text has at most so many words that are looked at: nobody types more, and a pasted page must not take long.
const WORDS: usize = 48;
/// So many different things may be asked for at once.
const CONCEPTS: usize = 16;
/// How far around a place groups are shown when only the place was typed, in kilometres.
const AROUND_KM: f64 = 50.0;
/// Words that point at a place, folded.
const POINTING: [&str; 15] = [
    "in", "i", "nahe", "near", "nar", "bei", "ved", "um", "at", "aus", "fra", "around", "nearby", "umgebung",
    "from",
];
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

/// Corrects the first word that nothing knows: no group, no topic, no place. At most one word is changed at a
/// time, and it is always said.
fn correct(index: &Index, tokens: &mut [Token], query: &Query) -> Option<Correction> {
    let phrases = phrases();
    // A sentence has words that mean nothing here; they are not to be bent into others.
    let sentence = tokens.iter().any(|t| phrases.is_stop(&t.word) || phrases.is_late(&t.word));
    for token in tokens.iter_mut() {
        let letters = token.word.chars().count();
        let most = tolerated(letters).min(if sentence && letters < 10 { 1 } else { 2 });
        if most == 0 || is_known(index, token) || (query.near.is_none() && is_place(token)) {
            continue;
        }
        let Some(better) = better(index, token, most, query.language) else { continue };
        let from = std::mem::replace(&mut token.raw, phrases.spelled(&better));
        token.word = better;
        return Some(Correction { from, to: token.raw.clone() });
    }
    None
}

/// Whether a word means or is found as it is.
fn is_known(index: &Index, token: &Token) -> bool {
    let (phrases, dictionary, word) = (phrases(), index.dictionary(), token.word.as_str());
    phrases.is_stop(word)
        || phrases.is_late(word)
        || phrases.is_generic(word)
        || phrases.filter(word).is_some()
        || time_word(word).is_some()
        || POINTING.contains(&word)
        || word.bytes().any(|b| b.is_ascii_digit())
        || !phrases.words_like(word, token.typing).is_empty()
        || phrases.head_of(word).is_some()
        || !dictionary.beginning(word).is_empty()
        || dictionary.holding(word).next().is_some()
        || (token.typing && phrases.filter_begins(word))
}

/// Whether a word names a place, or begins to.
fn is_place(token: &Token) -> bool {
    let gazetteer = Gazetteer::embedded();
    if token.typing { gazetteer.begins(&token.raw) } else { !gazetteer.named(&token.raw, None).is_empty() }
}

/// What was probably meant by a word that nothing knows: a word with a meaning that differs by one mistake, else
/// one of the groups' own, else what a compound is a kind of (Hodenkrebs is a Krebs), else a word with a meaning
/// that differs by more, else, while it is being typed, the beginning of one.
fn better(index: &Index, token: &Token, most: usize, language: Language) -> Option<String> {
    let (dictionary, phrases) = (index.dictionary(), phrases());
    let meaning = phrases.nearest(&token.word, most, false, language);
    if let Some((1, word)) = meaning {
        return Some(word.to_owned());
    }
    let most_of_words = meaning.map_or(most, |(mistakes, _)| mistakes.saturating_sub(1));
    let found = dictionary.like(&token.word, most_of_words);
    // Of several, the one that most names have.
    let frequent = found.into_iter().max_by_key(|(id, _)| {
        let mut holders = 0_u32;
        index.holding(*id, 0, |_| holders += 1);
        (holders, std::cmp::Reverse(*id))
    });
    let frequent = frequent.map(|(id, n)| (n, String::from_utf8_lossy(dictionary.word(id)).into_owned()));
    if let Some((1, word)) = frequent {
        return Some(word);
    }
    if let Some(tail) = phrases.tail_of(&token.word) {
        return Some(tail.to_owned());
    }
    if let Some((_, word)) = frequent {
        return Some(word);
    }
    if let Some((_, word)) = meaning {
        return Some(word.to_owned());
    }
    // Half a word is compared with half a word, so fewer mistakes make it another one.
    let long_enough = token.typing && tolerated(token.word.chars().count().saturating_sub(1)) > 0;
    let begun = long_enough.then(|| phrases.nearest(&token.word, 1, true, language)).flatten();
    begun.map(|(_, word)| word.to_owned())
}

/// Words that say when.
struct Time {
    /// Days, counted from today.
    days: Vec<i32>,
    /// Days of the week.
    weekdays: &'static [Weekday],
    /// Part of the day.
    part: Option<&'static str>,
}

/// The time that folded words name, seen from today. Weekdays and parts of the day alone are filters of their own.
fn time_word(words: &str) -> Option<Time> {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    const WEEKEND: &[Weekday] = &[Saturday, Sunday];
    const WORKING: &[Weekday] = &[Monday, Tuesday, Wednesday, Thursday, Friday];
    let days = |days: &[i32], part| Some(Time { days: days.to_vec(), weekdays: &[], part });
    let weekdays = |weekdays| Some(Time { days: Vec::new(), weekdays, part: None });
    match words {
        "today" | "heute" | "idag" | "i dag" => days(&[0], None),
        "tomorrow" | "morgen" | "i morgen" | "imorgen" => days(&[1], None),
        "day after tomorrow" | "ubermorgen" | "i overmorgen" | "overmorgen" => days(&[2], None),
        "tonight" | "this evening" | "heute abend" | "heut abend" | "i kveld" | "ikveld" => {
            days(&[0], Some("evening"))
        }
        "this morning" | "heute morgen" | "heute fruh" | "i dag tidlig" => days(&[0], Some("morning")),
        "this afternoon" | "heute nachmittag" | "i ettermiddag" => days(&[0], Some("afternoon")),
        "tomorrow evening" | "tomorrow night" | "morgen abend" | "i morgen kveld" => {
            days(&[1], Some("evening"))
        }
        "tomorrow morning" | "morgen fruh" | "i morgen tidlig" => days(&[1], Some("morning")),
        "weekend" | "weekends" | "wochenende" | "am wochenende" | "helg" | "helgen" | "i helgen" => {
            weekdays(WEEKEND)
        }
        "weekdays" | "weekday" | "wochentags" | "werktags" | "unter der woche" | "hverdager" | "ukedager" => {
            weekdays(WORKING)
        }
        _ => None,
    }
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

    /// "nicht online", "not by phone".
    fn is_negated(&self, start: usize) -> bool {
        start.checked_sub(1).is_some_and(|before| {
            ["nicht", "kein", "keine", "ohne", "not", "no", "without", "ikke", "uten"]
                .contains(&self.word(before).as_str())
        })
    }

    fn is_taken_back(&self, typed: &str) -> bool {
        !self.taken_back.is_empty() && self.taken_back.contains(&fold(typed))
    }

    /// Words with operators: topics and words that must or must not be there, or filters.
    fn read_special(&mut self, special: &[Special]) {
        for part in special.iter().take(CONCEPTS) {
            if !part.quoted && self.read_special_filter(part) {
                continue;
            }
            let mut any = Vec::new();
            for choice in part.text.split('|').filter(|c| !c.trim().is_empty()).take(CONCEPTS) {
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
                let concept = Concept { at: 0, words: part.text.clone(), any };
                if part.without { self.out.without.push(concept) } else { self.out.concepts.push(concept) }
            }
        }
    }

    /// "-online", "dienstag|mittwoch": words that all name values of one filter.
    fn read_special_filter(&mut self, part: &Special) -> bool {
        let choices = part.text.split('|').filter(|c| !c.trim().is_empty());
        let found: Option<Vec<FilterWord>> =
            choices.map(|choice| self.phrases.filter(&fold(choice))).collect();
        let Some(found) = found.filter(|f| !f.is_empty()) else { return false };
        let Some(facet) = found.first().map(|f| f.facet) else { return false };
        let one_facet = found.iter().all(|f| f.facet == facet);
        if !one_facet || matches!(facet, Facet::For | Facet::People) || self.is_taken_back(&part.text) {
            return false;
        }
        let labels: Vec<&str> =
            found.iter().map(|f| Facets::embedded().label(facet.id(), f.id, self.query.language)).collect();
        let not = if part.without { "-" } else { "" };
        self.out.understood.push(Understood {
            words: part.text.clone(),
            facet: Some(facet),
            label: format!("{not}{}", labels.join(", ")),
        });
        let ids = found.iter().map(|f| f.id).collect();
        let unknown_passes = facet == Facet::Language;
        self.out.filters.push(Filter { facet, ids, unknown_passes, without: part.without });
        true
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
                if self.is_taken_back(&typed) {
                    continue;
                }
                if let Some(time) = time_word(&folded.join(" ")) {
                    self.take(start, length);
                    self.add_time(&typed, &time);
                    continue;
                }
                let Some(filter) = self.phrases.filter(&folded.join(" ")) else { continue };
                if self.is_negated(start) && !matches!(filter.facet, Facet::For | Facet::People) {
                    self.take(start - 1, length + 1);
                    let label = Facets::embedded().label(filter.facet.id(), filter.id, self.query.language);
                    self.out.understood.push(Understood {
                        words: typed,
                        facet: Some(filter.facet),
                        label: format!("-{label}"),
                    });
                    self.out.filters.push(Filter {
                        facet: filter.facet,
                        ids: vec![filter.id],
                        unknown_passes: false,
                        without: true,
                    });
                    continue;
                }
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
        let about_people = |concept: &Concept| {
            let mut topics = concept.any.iter().flat_map(|a| &a.topics);
            topics.all(|(topic, _)| {
                matches!(thesaurus.get(*topic).category, Category::Identity | Category::Family)
            })
        };
        let has_topic = |concept: &Concept| concept.any.iter().any(|a| !a.topics.is_empty());
        let as_access = |phrases: &Phrases, concept: &Concept| {
            phrases.filter(&fold(&concept.words)).is_some_and(|f| f.facet == Facet::Access)
        };
        // What it is about: neither people nor a need ("Gebärdensprache" beside "Trauer").
        let phrases = self.phrases;
        let subject = |c: &Concept| has_topic(c) && !about_people(c) && !as_access(phrases, c);
        if !self.out.concepts.iter().any(subject) {
            return;
        }
        for concept in std::mem::take(&mut self.out.concepts) {
            let filter = self.phrases.filter(&fold(&concept.words));
            let filter = filter.filter(|f| {
                let people = matches!(f.facet, Facet::For | Facet::People) && about_people(&concept);
                (people || f.facet == Facet::Access) && !self.is_taken_back(&concept.words)
            });
            match filter {
                Some(filter) => self.add_filter(&concept.words, filter),
                None => self.out.concepts.push(concept),
            }
        }
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
            (Facet::For, "affected") => {
                vec!["affected", "formerly-affected", "bereaved", "mixed", "anyone"]
            }
            (Facet::For, "professionals") => vec!["professionals", "anyone"],
            (Facet::For, id) => vec![id, "relatives", "mixed", "anyone"],
            (_, id) => vec![id],
        };
        let label = Facets::embedded().label(filter.facet.id(), filter.id, self.query.language);
        self.say_filter(typed, filter.facet, ids, label.to_owned());
    }

    fn say_filter(&mut self, typed: &str, facet: Facet, ids: Vec<&'static str>, label: String) {
        self.out.understood.push(Understood { words: typed.to_owned(), facet: Some(facet), label });
        // Several values of one filter mean any of them.
        if let Some(said) = self.out.filters.iter_mut().find(|f| f.facet == facet && !f.without) {
            said.ids.extend(ids);
            return;
        }
        let unknown_passes = matches!(facet, Facet::For | Facet::People | Facet::Language);
        self.out.filters.push(Filter { facet, ids, unknown_passes, without: false });
    }

    fn add_time(&mut self, typed: &str, time: &Time) {
        let today = Weekday::of(self.moment.zone.to_datetime(self.moment.now).date());
        let days: Vec<&'static str> = time
            .days
            .iter()
            .map(|days| today.plus(*days).id())
            .chain(time.weekdays.iter().map(|day| day.id()))
            .collect();
        let label = |facet: Facet, id| Facets::embedded().label(facet.id(), id, self.query.language);
        let mut said: Vec<(Facet, Vec<&'static str>)> = vec![(Facet::Day, days)];
        said.extend(time.part.map(|part| (Facet::Time, vec![part])));
        for (facet, ids) in said {
            // What was chosen by hand outranks what was said.
            if self.query.selection.of(facet).next().is_none() {
                let labels: Vec<&str> = ids.iter().map(|id| label(facet, id)).collect();
                let labels = labels.join(", ");
                self.say_filter(typed, facet, ids, labels);
            }
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
                if self.is_taken_back(&typed) {
                    continue;
                }
                let Some(near) = self.place_named(&typed, start) else { continue };
                self.take(start, length);
                self.out.understood.push(Understood { words: typed, facet: None, label: near.label.clone() });
                self.out.near = Some(near);
                return;
            }
        }
    }

    fn place_named(&self, typed: &str, start: usize) -> Option<Near> {
        // A text in Norwegian means the Bergen in Norway, whatever language the screen speaks.
        let words: Vec<String> = self.tokens.iter().map(|t| t.word.clone()).collect();
        let language = self.phrases.language_of(&words).unwrap_or(self.query.language);
        let prefer = match language {
            Language::De => Some("DE"),
            Language::Nb => Some("NO"),
            Language::En => None,
        };
        let found = Gazetteer::embedded().named(typed, prefer);
        let place = found.first()?;
        let before = start.checked_sub(1).map(|at| self.word(at)).unwrap_or_default();
        let pointed_at = POINTING.contains(&before.as_str());
        let folded = fold(typed);
        let here = || {
            let word = self.index.dictionary().whole(&folded)?;
            let mut any = false;
            self.index.holding(word, 2, |_| any = true);
            any.then_some(())
        };
        // Words of a sentence are towns only where that is said: "ich kann nicht essen", "was kann ich tun".
        let sentence = self.tokens.iter().any(|t| self.phrases.is_stop(&t.word) || t.word == "nicht");
        let doubtful = (sentence && self.phrases.holds(&folded))
            || (folded.len() <= 3 && fold(place.town.name) != folded);
        if doubtful && !pointed_at && place.found != Match::Postcode {
            return None;
        }
        let known = place.found == Match::Postcode || pointed_at || place.town.population >= KNOWN_TOWN;
        if !known && here().is_none() {
            return None;
        }
        // "Selbsthilfegruppe Leipzig" asks for no more than "Leipzig".
        let telling = (0..self.tokens.len()).filter(|i| self.content(*i) && !self.is_empty_word(*i)).count();
        let only_place = self.out.concepts.is_empty() && telling <= typed.split_whitespace().count();
        Some(Near {
            point: place.point,
            label: place.name(),
            country: Some(place.town.country.to_owned()),
            within_km: only_place.then_some(AROUND_KM),
        })
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
