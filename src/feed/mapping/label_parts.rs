//! Taking a label apart.

use super::audience_words::{LabelAudience, find_audience};
use super::memo::may_look_for_typos;
use super::normalise::{letters_in_brackets, stem};
use super::{Mapper, Mapping, MatchKind};
use crate::feed::words::FeedWords;
use crate::place::fold;
use crate::topic::{Thesaurus, TopicId};
use std::collections::HashSet;
use std::sync::LazyLock;

/// How many pieces a label may have. A longer one is a sentence.
const MOST_PIECES: usize = 12;

/// Understands a cleaned label.
pub(super) fn understand_label(mapper: &Mapper, label: &str) -> Mapping {
    let whole = letters_in_brackets(trim_label(label));
    let label = &*whole;
    let mut found = LabelFindings::default();
    let sure = mapper.find_sure(label, &mut found);
    if !sure {
        let (outside, inside) = split_brackets(label);
        if !(outside != label && find_bracketed(mapper, &outside, &inside, &mut found)) {
            found = LabelFindings::default();
            if !find_enumeration(mapper, label, &mut found) {
                found = LabelFindings::default();
                if !find_typo(mapper, label, &mut found) {
                    found = find_audience(&fold(label)).map_or_else(LabelFindings::default, |whom| {
                        LabelFindings { whom, ..LabelFindings::default() }
                    });
                }
            }
        }
    }
    found.into_mapping()
}

/// What was found so far.
#[derive(Debug, Default, Clone)]
struct LabelFindings {
    topics: Vec<TopicId>,
    whom: LabelAudience,
    how: Option<MatchKind>,
}

impl LabelFindings {
    fn add_topics(&mut self, topics: &[TopicId], how: MatchKind) {
        for topic in topics {
            if !self.topics.contains(topic) {
                self.topics.push(*topic);
            }
        }
        self.how = Some(self.how.map_or(how, |known| known.max(how)));
    }

    fn merge_findings(&mut self, other: &Self) {
        self.whom = self.whom.union(other.whom);
        if let Some(how) = other.how {
            self.add_topics(&other.topics, how);
        }
    }

    fn into_mapping(mut self) -> Mapping {
        self.add_topics_of_relatives();
        self.drop_children_of_parents();
        let how = if self.topics.is_empty() && self.how != Some(MatchKind::File) {
            MatchKind::None
        } else {
            self.how.unwrap_or(MatchKind::None)
        };
        Mapping { topics: self.topics, audience: self.whom.audience, people: self.whom.people, how }
    }

    /// "Eltern suchtkranker Jugendlicher" is for parents: the young people are whom it is about.
    fn drop_children_of_parents(&mut self) {
        use crate::group::{People, Relation};
        if [Relation::Parents, Relation::Relatives]
            .iter()
            .any(|relation| self.whom.audience.contains(*relation))
        {
            for people in [People::ChildrenAge, People::Teens] {
                self.whom.people.remove(people);
            }
        }
    }

    /// Some topics have a counterpart for those close to the person: "Demenz (Angehörige)" is that one first.
    fn add_topics_of_relatives(&mut self) {
        use crate::group::Relation::{Parents, Partners, Relatives};
        let close =
            [Relatives, Parents, Partners].iter().any(|relation| self.whom.audience.contains(*relation));
        if !close {
            return;
        }
        let thesaurus = Thesaurus::embedded();
        let counterparts = &FeedWords::embedded().labels.relatives_topics;
        let mut found = Vec::new();
        for topic in &self.topics {
            let id = thesaurus.get(*topic).id;
            let counterpart = counterparts.get(id).and_then(|id| thesaurus.topic_named(id));
            found.extend(counterpart.filter(|topic| !self.topics.contains(topic)));
        }
        // The families of prisoners are no former prisoners.
        let exclusive = &FeedWords::embedded().labels.exclusive_relatives;
        self.topics.retain(|topic| !exclusive.contains(&thesaurus.get(*topic).id));
        found.append(&mut self.topics);
        found.dedup();
        self.topics = found;
    }
}

impl Mapper {
    /// The file, a label, a synonym, or one with other endings. Adds to `found` and says whether there was one.
    fn find_sure(&self, phrase: &str, found: &mut LabelFindings) -> bool {
        let key = fold(phrase);
        if let Some(entry) = self.file.find_entry(&key) {
            found.whom = found.whom.union(LabelAudience { audience: entry.audience, people: entry.people });
            found.add_topics(&entry.topics, MatchKind::File);
            return true;
        }
        // "Anger Management Groups" is judged as a whole before any word of it.
        let bare = without_group_words(&key);
        if let Some(entry) = self.file.find_entry(bare).filter(|_| bare != key) {
            found.whom = found.whom.union(LabelAudience { audience: entry.audience, people: entry.people });
            found.add_topics(&entry.topics, MatchKind::File);
            return true;
        }
        let named = self.index.find_name(phrase);
        match named.or_else(|| self.index.find_whole(bare).filter(|_| bare != key)) {
            Some((topics, how)) => {
                found.add_topics(&topics, how);
                // "Frauen" is a topic and also says for whom.
                found.whom = found.whom.union(find_audience(&key).unwrap_or_default());
                true
            }
            None => false,
        }
    }
}

/// A folded label without the words that say that it is a group.
fn without_group_words(key: &str) -> &str {
    let words = &FeedWords::embedded().labels;
    let before = words.group_before.iter().filter_map(|phrase| key.strip_prefix(phrase)?.strip_prefix(' '));
    let key = before.min_by_key(|rest| rest.len()).unwrap_or(key);
    let after = words.group_after.iter().filter_map(|phrase| key.strip_suffix(phrase)?.strip_suffix(' '));
    after.min_by_key(|rest| rest.len()).unwrap_or(key)
}

/// The label without what registers and forms put around it.
fn trim_label(label: &str) -> &str {
    let label = label.trim_end_matches([' ', ',', ';', ':', '.', '*', '-', '–']);
    ["e. V", "e.V", "e. V.", "gGmbH"].iter().find_map(|end| label.strip_suffix(end)).unwrap_or(label).trim()
}

/// The label without its brackets, and what stands in them.
fn split_brackets(label: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside, mut depth) = (String::new(), Vec::new(), 0_usize);
    for c in label.chars() {
        match c {
            '(' | '[' => {
                depth += 1;
                if depth == 1 {
                    inside.push(String::new());
                    outside.push(' ');
                }
            }
            ')' | ']' if depth > 0 => depth -= 1,
            c if depth == 0 => outside.push(c),
            c => {
                if let Some(last) = inside.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    (outside.split_whitespace().collect::<Vec<_>>().join(" "), inside)
}

/// A label with brackets: for whom, an abbreviation, or what it is more exactly.
fn find_bracketed(mapper: &Mapper, outside: &str, inside: &[String], found: &mut LabelFindings) -> bool {
    let mut outer = LabelFindings::default();
    let known = mapper.find_sure(outside, &mut outer)
        || find_enumeration(mapper, outside, &mut outer)
        || find_typo(mapper, outside, &mut outer);
    let mut inner = LabelFindings::default();
    for inside in inside {
        let inside = trim_label(inside);
        if let Some(whom) = find_audience(&fold(inside)) {
            outer.whom = outer.whom.union(whom);
            continue;
        }
        let mut one = LabelFindings::default();
        if mapper.find_sure(inside, &mut one) || find_enumeration(mapper, inside, &mut one) {
            inner.merge_findings(&one);
        }
    }
    if !known && inner.how.is_none() {
        return false;
    }
    // An abbreviation of a known topic may be another topic's too: "Klinische Demenz (CD)".
    let abbreviation =
        inside.iter().all(|inside| inside.chars().count() <= 5 && inside.chars().any(char::is_uppercase));
    if known && abbreviation {
        inner.topics.clear();
        inner.how = None;
    }
    // What stands in brackets is more exact and comes first; what the label says besides stays.
    found.merge_findings(&inner);
    if known {
        found.merge_findings(&outer);
    } else {
        found.whom = found.whom.union(outer.whom);
    }
    true
}

/// Several things in one label: "Angst und Panik", "Sucht, Drogen", "Alkohol- und Medikamentensucht"; or one
/// thing with words around it.
fn find_enumeration(mapper: &Mapper, label: &str, found: &mut LabelFindings) -> bool {
    let pieces = split_pieces(label);
    if pieces.len() == 1 {
        return find_among_words(mapper, label, found);
    }
    if find_typo(mapper, label, found) {
        return true;
    }
    // "Behinderung, geistige" is "geistige Behinderung".
    if let [thing, kind] = pieces.as_slice()
        && label.contains(',')
        && kind.chars().next().is_some_and(char::is_lowercase)
    {
        let mut turned = LabelFindings::default();
        if mapper.find_sure(&format!("{kind} {thing}"), &mut turned) {
            turned.how = turned.how.map(|how| how.max(MatchKind::Parts));
            found.merge_findings(&turned);
            return true;
        }
    }
    let mut any = false;
    for (n, piece) in pieces.iter().enumerate() {
        // "Schulvermeidung, -angst" goes on with the same word: "-angst" alone would be something else.
        if piece.starts_with(['-', '–']) {
            continue;
        }
        let piece = piece.trim_matches(['-', ' ']);
        let mut part = LabelFindings::default();
        // "Bereaved Parents and Siblings": the first word goes for the second thing too.
        let first_word = pieces.first().and_then(|first| first.split_once(' ')).map(|(word, _)| word);
        let shared =
            first_word.filter(|_| n > 0 && !piece.contains(' ')).map(|word| format!("{word} {piece}"));
        let as_shared = shared.is_some_and(|shared| mapper.find_sure(&shared, &mut part));
        // "Krebs, Frauen" is about cancer and for women.
        if let Some(whom) = find_audience(&fold(piece)).filter(|_| !as_shared) {
            found.whom = found.whom.union(whom);
            // "Verwaiste Eltern" are for whom it is, and what it is about.
            if piece.contains(' ') && mapper.find_sure(piece, &mut part) {
                any = true;
                found.merge_findings(&part);
            }
            continue;
        }
        if as_shared
            || mapper.find_sure(piece, &mut part)
            || find_among_words(mapper, piece, &mut part)
            || find_long_typo(mapper, piece, &mut part)
        {
            any = true;
            part.how = part.how.map(|how| how.max(MatchKind::Parts));
            found.merge_findings(&part);
        } else {
            found.whom = found.whom.union(find_leading_audience(piece));
        }
    }
    any || find_among_words(mapper, label, found)
}

/// For whom a piece is that is not understood otherwise: "Parents of Gays".
fn find_leading_audience(piece: &str) -> LabelAudience {
    let key = fold(piece);
    let mut words = key.split(' ');
    let (Some(whom), Some(link)) = (words.next(), words.next()) else { return LabelAudience::default() };
    let linked = FeedWords::embedded().labels.linking.contains(&link);
    find_audience(whom).filter(|_| linked).unwrap_or_default()
}

fn split_pieces(label: &str) -> Vec<&str> {
    let mut pieces: Vec<&str> = label.split([',', ';', '/', '|', '·', '•']).collect();
    for between in &FeedWords::embedded().labels.between {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(*between)).collect();
    }
    let pieces: Vec<&str> =
        pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).take(MOST_PIECES).collect();
    if pieces.is_empty() { vec![label] } else { pieces }
}

/// Whether a word beside a topic changes nothing about it.
fn is_around(word: &str) -> bool {
    static STEMS: LazyLock<HashSet<String>> =
        LazyLock::new(|| FeedWords::embedded().labels.around.iter().map(|word| stem(word)).collect());
    STEMS.contains(&stem(word)) || word.parse::<u32>().is_ok()
}

/// One thing with words around it that say for whom, or nothing.
fn find_among_words(mapper: &Mapper, phrase: &str, found: &mut LabelFindings) -> bool {
    let key = fold(phrase);
    let words: Vec<&str> = key.split(' ').filter(|word| !word.is_empty()).collect();
    if !(2..=MOST_PIECES).contains(&words.len()) {
        return false;
    }
    // The longest run of words that is a name, the first of these.
    for length in (1..words.len()).rev() {
        for start in 0..=words.len() - length {
            let (Some(inner), Some(before), Some(after)) =
                (words.get(start..start + length), words.get(..start), words.get(start + length..))
            else {
                continue;
            };
            let inner = inner.join(" ");
            let Some((topics, _)) = mapper.index.find_key(&inner) else { continue };
            let (Some(first), Some(second)) = (find_audience_around(before), find_audience_around(after))
            else {
                continue;
            };
            found.add_topics(&topics, MatchKind::Parts);
            found.whom =
                found.whom.union(first).union(second).union(find_audience(&inner).unwrap_or_default());
            return true;
        }
    }
    false
}

/// For whom, if these words say nothing else.
fn find_audience_around(words: &[&str]) -> Option<LabelAudience> {
    let mut all = LabelAudience::default();
    let mut rest = words;
    while let Some((first, after)) = rest.split_first() {
        // "erwachsene Kinder" before "Kinder".
        let two = after.first().and_then(|second| find_audience(&format!("{first} {second}")));
        if let Some(whom) = two {
            all = all.union(whom);
            rest = after.get(1..).unwrap_or_default();
            continue;
        }
        if let Some(whom) = find_audience(first) {
            all = all.union(whom);
        } else if !is_around(first) {
            return None;
        }
        rest = after;
    }
    Some(all)
}

/// A name with a typing error among others. "Kiefer" is a jaw and no "Kiffer": a short word is taken as it is.
fn find_long_typo(mapper: &Mapper, piece: &str, found: &mut LabelFindings) -> bool {
    piece.chars().count() >= 9 && find_typo(mapper, piece, found)
}

/// A name with a typing error.
fn find_typo(mapper: &Mapper, label: &str, found: &mut LabelFindings) -> bool {
    if !may_look_for_typos() {
        return false;
    }
    let key = fold(label);
    let Some(topics) = mapper.index.find_typo(&key) else { return false };
    found.add_topics(&topics, MatchKind::Typo);
    true
}
