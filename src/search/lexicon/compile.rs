//! Makes `data/phrases.bin` from `data/phrases.tsv` and the thesaurus.

use super::{PHRASE, Stemmers};
use crate::search::tokenize::tokenize;
use crate::topic::{Language, Thesaurus, TopicId};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Words that count only beside others weigh a third.
const LATE: f32 = 0.35;

/// A phrase with its words' stems.
struct Stemmed {
    topic: TopicId,
    source: u8,
    language: Language,
    stems: BTreeSet<String>,
}

/// Compiles labels, synonyms and phrases (`topic \t language \t phrase`, a heading first).
pub(in crate::search) fn compile(thesaurus: &Thesaurus, phrases: &str) -> Vec<u8> {
    let stemmed = stem_all(thesaurus, phrases);
    let mut stems: [BTreeMap<String, Vec<u32>>; 3] = Default::default();
    for (number, phrase) in (0_u32..).zip(&stemmed) {
        for stem in &phrase.stems {
            stems[phrase.language as usize].entry(stem.clone()).or_default().push(number);
        }
    }
    let late: HashSet<String> = late_stems(thesaurus);
    let mut totals = vec![0.0_f32; stemmed.len()];
    let mut texts = Vec::new();
    let (mut offsets, mut rarities, mut starts, mut postings) = (vec![], vec![], vec![], vec![]);
    for (language, (stem, holders)) in
        stems.iter().enumerate().flat_map(|(l, all)| all.iter().map(move |s| (l, s)))
    {
        let topics: HashSet<TopicId> = holders.iter().map(|n| stemmed[*n as usize].topic).collect();
        let telling = (1.0 + thesaurus.len() as f32 / topics.len() as f32).ln();
        let rarity = if late.contains(&format!("{language}{stem}")) { telling * LATE } else { telling };
        offsets.extend_from_slice(&(texts.len() as u32).to_le_bytes());
        texts.extend_from_slice(stem.as_bytes());
        rarities.extend_from_slice(&((rarity * 1024.0) as u16).to_le_bytes());
        starts.extend_from_slice(&((postings.len() / 4) as u32).to_le_bytes());
        for holder in holders {
            totals[*holder as usize] += rarity;
            postings.extend_from_slice(&holder.to_le_bytes());
        }
    }
    offsets.extend_from_slice(&(texts.len() as u32).to_le_bytes());
    starts.extend_from_slice(&((postings.len() / 4) as u32).to_le_bytes());
    let mut out = Vec::new();
    for count in stems.iter().map(BTreeMap::len).chain([stemmed.len(), postings.len() / 4]) {
        out.extend_from_slice(&(count as u32).to_le_bytes());
    }
    for part in [offsets, rarities, starts] {
        out.extend_from_slice(&part);
    }
    for (phrase, total) in stemmed.iter().zip(totals) {
        let before = out.len();
        out.extend_from_slice(&phrase.topic.0.to_le_bytes());
        out.extend_from_slice(&[phrase.source, phrase.language as u8]);
        out.extend_from_slice(&((total * 256.0) as u16).to_le_bytes());
        out.resize(before + PHRASE, 0);
    }
    out.extend_from_slice(&postings);
    out.extend_from_slice(&texts);
    out
}

fn late_stems(thesaurus: &Thesaurus) -> HashSet<String> {
    let words = Language::ALL
        .into_iter()
        .flat_map(|l| thesaurus.words().stopwords_late(l).iter().map(move |word| (l, *word)));
    words.map(|(l, word)| format!("{}{}", l as usize, Stemmers::shared().stem(l, word))).collect()
}

fn stem_all(thesaurus: &Thesaurus, phrases: &str) -> Vec<Stemmed> {
    let mut all = Vec::new();
    for (id, topic) in thesaurus.topics() {
        for language in Language::ALL {
            add(thesaurus, &mut all, id, 0, language, topic.label(language));
            for synonym in topic.synonyms.get(language) {
                add(thesaurus, &mut all, id, 1, language, synonym);
            }
        }
    }
    for word in thesaurus.words().shared() {
        for topic in &word.topics {
            add(thesaurus, &mut all, *topic, 1, word.language, word.word);
        }
    }
    for line in phrases.lines().skip(1) {
        let mut fields = line.split('\t');
        let (Some(topic), Some(language), Some(phrase)) = (fields.next(), fields.next(), fields.next())
        else {
            panic!("phrases.tsv: three fields expected in {line:?}");
        };
        let topic = thesaurus.topic_named(topic).unwrap_or_else(|| panic!("phrases.tsv: no topic {topic:?}"));
        let language = Language::ALL.into_iter().find(|l| l.code() == language).expect("a language");
        add(thesaurus, &mut all, topic, 2, language, phrase);
    }
    all
}

fn add(
    thesaurus: &Thesaurus,
    all: &mut Vec<Stemmed>,
    topic: TopicId,
    source: u8,
    language: Language,
    text: &str,
) {
    // "AA" folded is "a": abbreviations are matched as they are typed, elsewhere.
    if thesaurus.words().strict_abbreviations().contains(&text.trim()) {
        return;
    }
    let function_words = crate::search::phrases::embedded_phrases();
    let stems: BTreeSet<String> = tokenize(text)
        .into_iter()
        .filter(|(word, _)| !function_words.is_stop(word))
        .filter(|(word, _)| !function_words.is_homograph(word, language) || function_words.is_late(word))
        .map(|(_, range)| Stemmers::shared().stem(language, text.get(range).unwrap_or_default()))
        .collect();
    if !stems.is_empty() {
        all.push(Stemmed { topic, source, language, stems });
    }
}

#[test]
fn the_compiled_phrases_are_those_of_the_sources() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let phrases = std::fs::read_to_string(root.join("phrases.tsv")).expect("data/phrases.tsv");
    let compiled = compile(Thesaurus::embedded(), &phrases);
    if std::env::var_os("UPDATE_DATA").is_some() {
        std::fs::write(root.join("phrases.bin"), &compiled).expect("data/phrases.bin");
    }
    let kept = std::fs::read(root.join("phrases.bin")).unwrap_or_default();
    assert!(
        kept == compiled,
        "data/phrases.bin is old: UPDATE_DATA=1 cargo test compiled_phrases, then build again"
    );
}
