//! Taking a label apart.

use super::audience_words::{Whom, whom};
use super::normalise::{letters_in_brackets, stem};
use super::{How, Mapper, Mapping};
use crate::place::fold;
use crate::topic::{Thesaurus, TopicId};
use std::collections::HashSet;
use std::sync::LazyLock;

/// How many pieces a label may have. A longer one is a sentence.
const MOST_PIECES: usize = 12;

/// Understands a cleaned label.
pub(super) fn understand(mapper: &Mapper, label: &str) -> Mapping {
    let whole = letters_in_brackets(trim(label));
    let label = &*whole;
    let mut found = Found::default();
    let sure = mapper.sure(label, &mut found);
    if !sure {
        let (outside, inside) = brackets(label);
        if !(outside != label && bracketed(mapper, &outside, &inside, &mut found)) {
            found = Found::default();
            if !enumeration(mapper, label, &mut found) {
                found = Found::default();
                if !typo(mapper, label, &mut found) {
                    found = whom(&fold(label))
                        .map_or_else(Found::default, |whom| Found { whom, ..Found::default() });
                }
            }
        }
    }
    found.mapping()
}

/// What was found so far.
#[derive(Debug, Default, Clone)]
struct Found {
    topics: Vec<TopicId>,
    whom: Whom,
    how: Option<How>,
}

impl Found {
    fn add(&mut self, topics: &[TopicId], how: How) {
        for topic in topics {
            if !self.topics.contains(topic) {
                self.topics.push(*topic);
            }
        }
        self.how = Some(self.how.map_or(how, |known| known.max(how)));
    }

    fn take(&mut self, other: &Self) {
        self.whom = self.whom.union(other.whom);
        if let Some(how) = other.how {
            self.add(&other.topics, how);
        }
    }

    fn mapping(mut self) -> Mapping {
        self.add_topics_of_relatives();
        self.drop_children_of_parents();
        let how = if self.topics.is_empty() && self.how != Some(How::File) {
            How::None
        } else {
            self.how.unwrap_or(How::None)
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

    /// Some topics have a sister for those close to the person: "Demenz (Angehörige)" is that one first.
    fn add_topics_of_relatives(&mut self) {
        use crate::group::Relation::{Parents, Partners, Relatives};
        let close =
            [Relatives, Parents, Partners].iter().any(|relation| self.whom.audience.contains(*relation));
        if !close {
            return;
        }
        let thesaurus = Thesaurus::embedded();
        let mut sisters = Vec::new();
        for topic in &self.topics {
            let id = thesaurus.get(*topic).id;
            let sister =
                SISTERS.iter().find(|(of, _)| *of == id).and_then(|(_, sister)| thesaurus.topic(sister));
            sisters.extend(sister.filter(|sister| !self.topics.contains(sister)));
        }
        sisters.append(&mut self.topics);
        sisters.dedup();
        self.topics = sisters;
    }
}

/// Topics and their sisters for relatives.
const SISTERS: &[(&str, &str)] = &[
    ("dementia", "relatives-dementia"),
    ("early-onset-dementia", "relatives-dementia"),
    ("addiction", "relatives-addiction"),
    ("drugs", "relatives-addiction"),
    ("alcohol", "relatives-alcohol"),
    ("gambling", "relatives-gambling"),
    ("mental-health", "relatives-mental-illness"),
    ("depression", "relatives-mental-illness"),
    ("bipolar", "relatives-mental-illness"),
    ("psychosis", "relatives-mental-illness"),
    ("borderline", "relatives-mental-illness"),
    ("personality-disorder", "relatives-mental-illness"),
    ("eating-disorders", "relatives-eating-disorder"),
    ("anorexia", "relatives-eating-disorder"),
    ("suicidal-thoughts", "relatives-suicidal"),
    ("suicide-attempt", "relatives-suicidal"),
    ("cancer", "relatives-cancer"),
    ("stroke", "relatives-stroke"),
    ("brain-injury", "relatives-stroke"),
];

impl Mapper {
    /// The file, a label, a synonym, or one with other endings. Adds to `found` and says whether there was one.
    fn sure(&self, phrase: &str, found: &mut Found) -> bool {
        let key = fold(phrase);
        if let Some(entry) = self.file.get(&key) {
            found.whom = found.whom.union(Whom { audience: entry.audience, people: entry.people });
            found.add(&entry.topics, How::File);
            return true;
        }
        match self.index.find(phrase) {
            Some((topics, how)) => {
                found.add(&topics, how);
                // "Frauen" is a topic and also says for whom.
                found.whom = found.whom.union(whom(&key).unwrap_or_default());
                true
            }
            None => false,
        }
    }
}

/// The label without what registers and forms put around it.
fn trim(label: &str) -> &str {
    let label = label.trim_end_matches([' ', ',', ';', ':', '.', '*', '-', '–']);
    ["e. V", "e.V", "e. V.", "gGmbH"].iter().find_map(|end| label.strip_suffix(end)).unwrap_or(label).trim()
}

/// The label without its brackets, and what stands in them.
fn brackets(label: &str) -> (String, Vec<String>) {
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
fn bracketed(mapper: &Mapper, outside: &str, inside: &[String], found: &mut Found) -> bool {
    let mut outer = Found::default();
    let known = mapper.sure(outside, &mut outer)
        || enumeration(mapper, outside, &mut outer)
        || typo(mapper, outside, &mut outer);
    let mut inner = Found::default();
    for inside in inside {
        let inside = trim(inside);
        if let Some(whom) = whom(&fold(inside)) {
            outer.whom = outer.whom.union(whom);
            continue;
        }
        let mut one = Found::default();
        if mapper.sure(inside, &mut one) || enumeration(mapper, inside, &mut one) {
            inner.take(&one);
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
    found.take(&inner);
    if known {
        found.take(&outer);
    } else {
        found.whom = found.whom.union(outer.whom);
    }
    true
}

/// Several things in one label: "Angst und Panik", "Sucht, Drogen", "Alkohol- und Medikamentensucht"; or one
/// thing with words around it.
fn enumeration(mapper: &Mapper, label: &str, found: &mut Found) -> bool {
    let pieces = pieces(label);
    if pieces.len() == 1 {
        return one(mapper, label, found);
    }
    if typo(mapper, label, found) {
        return true;
    }
    // "Behinderung, geistige" is "geistige Behinderung".
    if let [thing, kind] = pieces.as_slice()
        && label.contains(',')
        && kind.chars().next().is_some_and(char::is_lowercase)
    {
        let mut turned = Found::default();
        if mapper.sure(&format!("{kind} {thing}"), &mut turned) {
            turned.how = turned.how.map(|how| how.max(How::Parts));
            found.take(&turned);
            return true;
        }
    }
    let mut any = false;
    for piece in &pieces {
        // "Schulvermeidung, -angst" goes on with the same word: "-angst" alone would be something else.
        if piece.starts_with(['-', '–']) {
            continue;
        }
        let piece = piece.trim_matches(['-', ' ']);
        // "Krebs, Frauen" is about cancer and for women.
        if let Some(whom) = whom(&fold(piece)) {
            found.whom = found.whom.union(whom);
            continue;
        }
        let mut part = Found::default();
        if mapper.sure(piece, &mut part)
            || one(mapper, piece, &mut part)
            || long_typo(mapper, piece, &mut part)
        {
            any = true;
            part.how = part.how.map(|how| how.max(How::Parts));
            found.take(&part);
        }
    }
    any || one(mapper, label, found)
}

fn pieces(label: &str) -> Vec<&str> {
    const BETWEEN: [&str; 13] = [
        " und ", " u. ", " and ", " og ", " & ", " + ", " - ", " – ", " oder ", " or ", " sowie ", " bzw. ",
        " eller ",
    ];
    let mut pieces: Vec<&str> = label.split([',', ';', '/', '|', '·', '•']).collect();
    for between in BETWEEN {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(between)).collect();
    }
    let pieces: Vec<&str> =
        pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).take(MOST_PIECES).collect();
    if pieces.is_empty() { vec![label] } else { pieces }
}

/// Words around a topic that change nothing about it, folded.
const AROUND: &str = "erkrankung erkrankte erkrankten krankheit kranke syndrom storung patienten patientinnen menschen \
    personen leben mit nach bei von v fur und u auch der die das des dem den im in um zu zum zur selbsthilfe \
    selbsthilfegruppe gruppe treff gesprachskreis begegnungsgruppe gemeinsam gegen e ev verein dialog thema rund ums \
    betroffene betroffener jahre ab support group groups self help people persons with of for and living after \
    disease disorder illness patients the peer og med av sykdom selvhjelp stottegruppe likeperson personer ved til";

fn is_around(word: &str) -> bool {
    static STEMS: LazyLock<HashSet<String>> = LazyLock::new(|| AROUND.split_whitespace().map(stem).collect());
    STEMS.contains(&stem(word)) || word.parse::<u32>().is_ok()
}

/// One thing with words around it that say for whom, or nothing.
fn one(mapper: &Mapper, phrase: &str, found: &mut Found) -> bool {
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
            let (Some(first), Some(second)) = (around(before), around(after)) else { continue };
            found.add(&topics, How::Parts);
            found.whom = found.whom.union(first).union(second).union(whom(&inner).unwrap_or_default());
            return true;
        }
    }
    false
}

/// For whom, if these words say nothing else.
fn around(words: &[&str]) -> Option<Whom> {
    let mut all = Whom::default();
    let mut rest = words;
    while let Some((first, after)) = rest.split_first() {
        // "erwachsene Kinder" before "Kinder".
        let two = after.first().and_then(|second| whom(&format!("{first} {second}")));
        if let Some(whom) = two {
            all = all.union(whom);
            rest = after.get(1..).unwrap_or_default();
            continue;
        }
        if let Some(whom) = whom(first) {
            all = all.union(whom);
        } else if !is_around(first) {
            return None;
        }
        rest = after;
    }
    Some(all)
}

/// A name with a typing error among others. "Kiefer" is a jaw and no "Kiffer": a short word is taken as it is.
fn long_typo(mapper: &Mapper, piece: &str, found: &mut Found) -> bool {
    piece.chars().count() >= 9 && typo(mapper, piece, found)
}

/// A name with a typing error.
fn typo(mapper: &Mapper, label: &str, found: &mut Found) -> bool {
    let key = fold(label);
    let Some(topics) = mapper.index.find_typo(&key) else { return false };
    found.add(&topics, How::Typo);
    true
}
