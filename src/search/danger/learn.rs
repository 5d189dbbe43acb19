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
#[derive(Clone)]
struct Lesson {
    text: String,
    /// The kind of danger by its place in [`DangerKind::ALL`]; `None` = no danger.
    kind: Option<usize>,
    weight: f32,
    features: Vec<u32>,
}

/// The sentences of both sources.
fn lessons_of(danger: &str, phrases: &str) -> Vec<Lesson> {
    let mut lessons = Vec::new();
    let mut add = |kind: Option<usize>, weight: f32, language: &str, text: &str| {
        let language = language_of(language);
        let features = features(language, text);
        lessons.push(Lesson { text: text.to_owned(), kind, weight, features });
    };
    for [kind, language, text] in rows(danger) {
        let known = DangerKind::ALL.iter().position(|danger| danger.id() == kind);
        assert!(known.is_some() || kind == "quiet", "danger.tsv: no kind {kind:?}");
        add(known, TELLING, language, text);
    }
    for [topic, language, text] in rows(phrases) {
        let known = Thesaurus::embedded().topic_named(topic).map(|id| Thesaurus::embedded().get(id));
        // Phrases of topics that always offer crisis help are neither danger nor its opposite.
        if known.is_some_and(|topic| !topic.crisis_notice) {
            add(None, EVERYDAY, language, text);
        }
    }
    lessons
}

/// The weights of each feature that a telling sentence has, in the order of the columns.
fn learn(lessons: &[Lesson], columns: usize) -> BTreeMap<u32, [i8; ROW]> {
    let telling = lessons.iter().filter(|lesson| lesson.weight == TELLING);
    let kept: HashSet<u32> = telling.flat_map(|lesson| lesson.features.iter().copied()).collect();
    let mut table: BTreeMap<u32, [i8; ROW]> = BTreeMap::new();
    for (column, weights) in (0..columns).map(|column| (column, weights_of(column, lessons))) {
        for (feature, weight) in weights.into_iter().filter(|(feature, _)| kept.contains(feature)) {
            let step = (weight / STEP).round().clamp(-127.0, 127.0) as i8;
            if step != 0 {
                table.entry(feature).or_default()[column] = step;
            }
        }
    }
    table
}

fn write_table(table: &BTreeMap<u32, [i8; ROW]>) -> Vec<u8> {
    let mut out = (table.len() as u32).to_le_bytes().to_vec();
    out.extend(table.keys().flat_map(|feature| feature.to_le_bytes()));
    out.extend(table.values().flatten().map(|weight| weight.to_le_bytes()[0]));
    out
}

/// The weights of one column: danger against everything else, or a kind of danger against the others.
fn weights_of(column: usize, lessons: &[Lesson]) -> HashMap<u32, f32> {
    let Some(kind) = column.checked_sub(1) else {
        let all =
            lessons.iter().map(|lesson| (lesson.kind.is_some(), lesson.weight, lesson.features.as_slice()));
        return descend(&all.collect::<Vec<_>>());
    };
    let danger = lessons.iter().filter(|lesson| lesson.kind.is_some());
    descend(&danger.map(|l| (l.kind == Some(kind), 2.0, l.features.as_slice())).collect::<Vec<_>>())
}

fn descend(lessons: &[(bool, f32, &[u32])]) -> HashMap<u32, f32> {
    // Features by their place, so that the weights are looked up quickly.
    let mut places: HashMap<u32, usize> = HashMap::new();
    let lessons: Vec<(bool, f32, Vec<usize>)> = lessons
        .iter()
        .map(|(danger, weight, features)| {
            let mut place = |feature: &u32| {
                let next = places.len();
                *places.entry(*feature).or_insert(next)
            };
            (*danger, *weight, features.iter().map(&mut place).collect())
        })
        .collect();
    let mut weights = vec![0.0_f32; places.len()];
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
        for (danger, weight, features) in order.iter().map(|at| &lessons[*at]) {
            let scale = (features.len() as f32).sqrt();
            let sum: f32 = features.iter().map(|feature| weights[*feature]).sum();
            let guess = 1.0 / (1.0 + (-sum / scale).exp());
            let step = (f32::from(u8::from(*danger)) - guess) * weight * rate / scale;
            for feature in features {
                weights[*feature] += step - SHRINK * rate * weights[*feature];
            }
        }
    }
    places.into_iter().map(|(feature, place)| (feature, weights[place])).collect()
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

fn read_data(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("data/{name}: {e}"))
}

#[test]
fn the_learnt_weights_are_those_of_the_sources() {
    let learnt = write_table(&learn(&lessons_of(&read_data("danger.tsv"), &read_data("phrases.tsv")), ROW));
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/danger.bin");
    if std::env::var_os("UPDATE_DATA").is_some() {
        std::fs::write(&file, &learnt).expect("data/danger.bin");
    }
    let kept = std::fs::read(&file).unwrap_or_default();
    assert!(
        kept == learnt,
        "data/danger.bin is old: UPDATE_DATA=1 cargo test the_learnt_weights, then build again"
    );
}

/// What counts is what was never seen: each third of the sentences is judged by what was learnt from the others, at
/// the threshold that is shipped.
#[test]
fn sentences_that_were_not_learnt_are_told_apart() {
    let lessons = lessons_of(&read_data("danger.tsv"), &read_data("phrases.tsv"));
    let (mut dangers, mut found, mut quiet, mut alarms) = (0, 0, 0, 0);
    for third in 0..3 {
        let (asked, learnt): (Vec<_>, Vec<_>) =
            lessons.iter().cloned().enumerate().partition(|(at, _)| at % 3 == third);
        let table = learn(&learnt.into_iter().map(|(_, lesson)| lesson).collect::<Vec<_>>(), 1);
        let weights = |feature: u32| {
            table.get(&feature).map(|row| row.iter().map(|step| step.to_le_bytes()[0]).collect::<Vec<u8>>())
        };
        for (_, lesson) in asked.iter().filter(|(_, lesson)| lesson.weight == TELLING) {
            let sums = super::languages_of(&lesson.text)
                .into_iter()
                .map(|language| super::sums_of(language, &lesson.text, &weights).0);
            let danger = sums.fold(f32::MIN, f32::max);
            let alarm = danger + super::CRISIS_TOPICS * super::crisis_share(&lesson.text) >= super::ALARM;
            if lesson.kind.is_some() {
                dangers += 1;
                found += u32::from(alarm);
            } else {
                quiet += 1;
                alarms += u32::from(alarm);
            }
        }
    }
    let said = format!("{found} of {dangers} found, {alarms} of {quiet} quiet ones alarm");
    assert!(found * 100 >= dangers * 92 && alarms * 100 <= quiet * 28, "{said}");
}
