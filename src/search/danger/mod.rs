//! Whether a text is from somebody in danger, or in fear for somebody: who wants to die, is beaten, has swallowed
//! pills. The answer decides only whether numbers for help are shown above the results; a false alarm costs a line,
//! a miss may cost a life, so in doubt the line is shown.
//!
//! A linear classifier over stems, pairs of near words and the beginnings and ends of long words, learnt from the
//! sentences of `data/danger.tsv` (people in danger by kind, and quiet look-alikes) with `data/phrases.tsv` as what
//! people otherwise type. To it is added how much the text is about topics that always offer crisis help, which
//! knows words that no sentence of danger had. `learn` makes `data/danger.bin`; tests fail where it is older than its
//! sources, and where sentences that were not learnt are told apart too badly.
//!
//! `danger.bin`: the number of features (u32), then the hash of each feature (u32, ascending), then a row of
//! weights (i8) for each: danger, then each kind in the order of [`DangerKind::ALL`].

mod features;
#[cfg(test)]
mod learn;

use super::infer_topics::{Meant, infer_topics_of_text};
use super::layout::Column;
use super::losses::is_word_for_partner;
use super::partition::partition_point;
use super::phrases::embedded_phrases;
use super::tokenize::tokenize;
use crate::topic::{Language, Thesaurus};
use features::features;

static LEARNT: &[u8] = include_bytes!("../../../data/danger.bin");

/// What somebody is in danger of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DangerKind {
    /// Wants to die.
    Suicidal,
    /// Fears that somebody else wants to die.
    SuicidalOther,
    /// Harms herself or himself.
    SelfHarm,
    /// Has taken too much of a drug, or somebody has.
    Overdose,
    /// Needs an ambulance.
    Medical,
    /// Is beaten or threatened.
    Violence,
    /// Is raped or harassed.
    SexualViolence,
    /// A child is abused or beaten.
    ChildAbuse,
    /// Is followed or watched.
    Stalking,
    /// Fears to harm the new-born child or herself.
    Perinatal,
    /// Hears voices, is in an acute psychosis.
    Psychosis,
}

impl DangerKind {
    /// All kinds, in the order of the weights.
    pub const ALL: [Self; 11] = [
        Self::Suicidal,
        Self::SuicidalOther,
        Self::SelfHarm,
        Self::Overdose,
        Self::Medical,
        Self::Violence,
        Self::SexualViolence,
        Self::ChildAbuse,
        Self::Stalking,
        Self::Perinatal,
        Self::Psychosis,
    ];

    /// The id in `data/danger.tsv` and in output.
    pub fn id(self) -> &'static str {
        match self {
            Self::Suicidal => "suicidal",
            Self::SuicidalOther => "suicidal-other",
            Self::SelfHarm => "self-harm",
            Self::Overdose => "overdose",
            Self::Medical => "medical",
            Self::Violence => "violence",
            Self::SexualViolence => "sexual-violence",
            Self::ChildAbuse => "child-abuse",
            Self::Stalking => "stalking",
            Self::Perinatal => "perinatal",
            Self::Psychosis => "psychosis-acute",
        }
    }

    /// The topics, by their ids, that help in the danger once it is past; none where nothing but an ambulance does.
    pub(super) const fn topics(self) -> &'static [&'static str] {
        match self {
            Self::Suicidal => &["suicidal-thoughts"],
            Self::SuicidalOther => &["relatives-suicidal"],
            Self::SelfHarm => &["self-harm"],
            Self::Overdose | Self::Medical => &[],
            Self::Violence => &["domestic-violence"],
            Self::SexualViolence => &["sexual-violence"],
            Self::ChildAbuse => &["child-abuse", "childhood-sexual-abuse"],
            Self::Stalking => &["stalking"],
            Self::Perinatal => &["perinatal-depression"],
            Self::Psychosis => &["psychosis"],
        }
    }

    /// Whether the police are the first to call.
    pub fn is_violence(self) -> bool {
        matches!(self, Self::Violence | Self::SexualViolence | Self::ChildAbuse | Self::Stalking)
    }

    /// Whether an ambulance is the first to call.
    pub fn is_medical(self) -> bool {
        matches!(self, Self::SelfHarm | Self::Overdose | Self::Medical)
    }
}

/// Weights are kept in steps of this size.
const STEP: f32 = 1.0 / 24.0;
/// From here on a text is taken for one of danger. Chosen so that misses are rare and false alarms bearable.
const ALARM: f32 = 1.3;
/// What it is worth that a text is about topics of crisis and no other.
const CRISIS_TOPICS: f32 = 4.0;
const ROW: usize = DangerKind::ALL.len() + 1;
/// Nobody writes a longer cry for help; a pasted page must not take long.
const LONGEST: usize = 600;

/// The danger that a text speaks of, with how surely: 0 where [`ALARM`] begins, above 1 beyond doubt.
pub fn danger_of(text: &str) -> Option<(DangerKind, f32)> {
    // The first frame asks nothing; it must not wait for the words of the thesaurus to be read.
    if text.trim().is_empty() {
        return None;
    }
    let text = text.char_indices().nth(LONGEST).and_then(|(end, _)| text.get(..end)).unwrap_or(text);
    let sums = || languages_of(text).into_iter().map(|language| sums_of(language, text, &weights_of));
    let (danger, kinds) = sums().max_by(|(a, _), (b, _)| a.total_cmp(b))?;
    // Most texts are so far from any danger that their topics need not be known.
    if danger + CRISIS_TOPICS < ALARM {
        return None;
    }
    let sure = danger + CRISIS_TOPICS * crisis_share(text) - ALARM;
    let kind = DangerKind::ALL.into_iter().zip(kinds).max_by(|a, b| a.1.total_cmp(&b.1))?.0;
    // What a partner does is no abuse of a child, whatever the verbs have in common.
    let by_partner = || tokenize(text).iter().any(|(word, _)| is_word_for_partner(word));
    let kind = if kind == DangerKind::ChildAbuse && by_partner() { DangerKind::Violence } else { kind };
    (sure >= 0.0).then_some((kind, sure))
}

/// The language that a text is recognisably in, else all.
fn languages_of(text: &str) -> Vec<Language> {
    let words: Vec<String> = tokenize(text).into_iter().map(|(word, _)| word).collect();
    embedded_phrases().language_of(&words).map_or(Language::ALL.to_vec(), |language| vec![language])
}

/// How much a text is about topics that always offer crisis help, 0 to 1.
fn crisis_share(text: &str) -> f32 {
    let is_crisis = |meant: &&Meant| Thesaurus::embedded().get(meant.topic).crisis_notice;
    let topics = infer_topics_of_text(text).topics;
    let crisis = topics.iter().find(is_crisis).map_or(0.0, |meant| meant.score);
    let other = topics.iter().find(|meant| !is_crisis(meant)).map_or(0.0, |meant| meant.score);
    if crisis > 0.0 { crisis / (crisis + other) } else { 0.0 }
}

/// How much a text read in a language speaks of danger, and of each kind.
fn sums_of<W: AsRef<[u8]>>(
    language: Language,
    text: &str,
    weights_of: &impl Fn(u32) -> Option<W>,
) -> (f32, Vec<f32>) {
    let features = features(language, text);
    let mut sums = [0.0_f32; ROW];
    for weights in features.iter().filter_map(|feature| weights_of(*feature)) {
        for (sum, weight) in sums.iter_mut().zip(weights.as_ref()) {
            *sum += f32::from(weight.cast_signed()) * STEP;
        }
    }
    let scale = (features.len() as f32).sqrt().max(1.0);
    let (danger, kinds) = sums.split_first().unwrap_or((&0.0, &[]));
    (danger / scale, kinds.to_vec())
}

/// The weights of a feature, if it was learnt.
fn weights_of(feature: u32) -> Option<&'static [u8]> {
    let count = Column(LEARNT).u32_at(0) as usize;
    let hashes = Column(LEARNT.get(4..)?);
    let at = partition_point(0..count, |at| hashes.u32_at(at) < feature);
    let row = 4 + count * 4 + at * ROW;
    (at < count && hashes.u32_at(at) == feature).then(|| LEARNT.get(row..row + ROW))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_in_danger_are_told_from_those_who_exaggerate() {
        for (text, violence, medical) in [
            ("I can't take it any more, I want to be dead", false, false),
            ("he punched me again and says he will kill me", true, false),
            ("habe eine ganze Packung Schlaftabletten genommen", false, true),
            ("mein Partner schlägt mich und die Kinder", true, false),
            ("my fiancée kicks me", true, false),
            ("eksmannen min truer med å drepe meg", true, false),
            ("jeg har kuttet meg dypt i armen", false, true),
        ] {
            let (danger, _) = danger_of(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (danger.is_violence(), danger.is_medical()),
                (violence, medical),
                "{text}: {danger:?}"
            );
        }
        for text in [
            "",
            "diabetes",
            "trauergruppe köln",
            "quitting sugar",
            "gåtur for pensjonister",
            "MS Gruppe Berlin",
        ] {
            assert_eq!(danger_of(text), None, "{text}");
        }
    }
}
