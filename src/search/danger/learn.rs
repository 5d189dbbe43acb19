//! Makes `data/danger.bin` from `data/danger.tsv` and `data/phrases.tsv`.
//!
//! Logistic regression by stochastic gradient descent in a fixed order, so that equal sources give equal bytes.

use super::{DangerKind, ROW, STEP, features};
use crate::topic::{Language, Thesaurus};
use std::collections::{BTreeMap, HashMap, HashSet};

/// How much a sentence of danger and a quiet look-alike weigh, and a phrase of everyday life.
const TELLING: f32 = 8.0;
const EVERYDAY: f32 = 0.3;
const ROUNDS: u16 = 12;
const RATE: f32 = 0.3;
const SHRINK: f32 = 2e-4;

/// A sentence as what it teaches.
struct Lesson {
    danger: bool,
    weight: f32,
    features: Vec<u32>,
}

fn learn(danger: &str, phrases: &str) -> Vec<u8> {
    let mut lessons = Vec::new();
    let mut kinds: Vec<(usize, Vec<u32>)> = Vec::new();
    for [kind, language, text] in rows(danger) {
        let features = features(language_of(language), text);
        let known = DangerKind::ALL.iter().position(|danger| danger.id() == kind);
        assert!(known.is_some() || kind == "quiet", "danger.tsv: no kind {kind:?}");
        kinds.extend(known.map(|at| (at, features.clone())));
        lessons.push(Lesson { danger: known.is_some(), weight: TELLING, features });
    }
    let kept: HashSet<u32> = lessons.iter().flat_map(|lesson| lesson.features.iter().copied()).collect();
    for [topic, language, text] in rows(phrases) {
        let known = Thesaurus::embedded().topic_named(topic).map(|id| Thesaurus::embedded().get(id));
        // Phrases of topics that always offer crisis help are neither danger nor its opposite.
        if known.is_some_and(|topic| !topic.crisis_notice) {
            let features = features(language_of(language), text);
            lessons.push(Lesson { danger: false, weight: EVERYDAY, features });
        }
    }
    let mut table: BTreeMap<u32, [i8; ROW]> = BTreeMap::new();
    for (column, weights) in (0..ROW).map(|column| (column, weights_of(column, &lessons, &kinds))) {
        for (feature, weight) in weights.into_iter().filter(|(feature, _)| kept.contains(feature)) {
            let step = (weight / STEP).round().clamp(-127.0, 127.0) as i8;
            if step != 0 {
                table.entry(feature).or_default()[column] = step;
            }
        }
    }
    let mut out = (table.len() as u32).to_le_bytes().to_vec();
    out.extend(table.keys().flat_map(|feature| feature.to_le_bytes()));
    out.extend(table.values().flatten().map(|weight| weight.to_le_bytes()[0]));
    out
}

/// The weights of one column: danger against everything else, or a kind of danger against the others.
fn weights_of(column: usize, lessons: &[Lesson], kinds: &[(usize, Vec<u32>)]) -> HashMap<u32, f32> {
    let Some(kind) = column.checked_sub(1) else {
        let all = lessons.iter().map(|lesson| (lesson.danger, lesson.weight, lesson.features.as_slice()));
        return descend(&all.collect::<Vec<_>>());
    };
    descend(&kinds.iter().map(|(at, features)| (*at == kind, 2.0, features.as_slice())).collect::<Vec<_>>())
}

fn descend(lessons: &[(bool, f32, &[u32])]) -> HashMap<u32, f32> {
    let mut weights: HashMap<u32, f32> = HashMap::new();
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut random = 88_172_645_463_325_252_u64;
    for round in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            order.swap(at, (random % (at as u64 + 1)) as usize);
        }
        let rate = RATE / (1.0 + 0.3 * f32::from(round));
        for (danger, weight, features) in order.iter().map(|at| lessons[*at]) {
            let scale = (features.len() as f32).sqrt();
            let sum: f32 = features.iter().filter_map(|feature| weights.get(feature)).sum();
            let guess = 1.0 / (1.0 + (-sum / scale).exp());
            let step = (f32::from(u8::from(danger)) - guess) * weight * rate / scale;
            for feature in features {
                let known = weights.entry(*feature).or_default();
                *known += step - SHRINK * rate * *known;
            }
        }
    }
    weights
}

fn rows(table: &str) -> impl Iterator<Item = [&str; 3]> {
    table.lines().skip(1).map(|line| {
        let mut fields = line.split('\t');
        [(); 3].map(|()| fields.next().unwrap_or_else(|| panic!("three fields expected in {line:?}")))
    })
}

fn language_of(code: &str) -> Language {
    Language::ALL.into_iter().find(|language| language.code() == code).expect("a language")
}

#[test]
fn the_learnt_weights_are_those_of_the_sources() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let read =
        |name: &str| std::fs::read_to_string(root.join(name)).unwrap_or_else(|e| panic!("data/{name}: {e}"));
    let learnt = learn(&read("danger.tsv"), &read("phrases.tsv"));
    if std::env::var_os("UPDATE_DATA").is_some() {
        std::fs::write(root.join("danger.bin"), &learnt).expect("data/danger.bin");
    }
    let kept = std::fs::read(root.join("danger.bin")).unwrap_or_default();
    assert!(
        kept == learnt,
        "data/danger.bin is old: UPDATE_DATA=1 cargo test the_learnt_weights, then build again"
    );
}
