//! How far the directory reaches: what each country has for the topics that most people ask for.

use crate::group::Group;
use crate::topic::{Thesaurus, crisis_lines};

/// The topics that most people ask for, by id.
pub const WANTED: [&str; 60] = [
    "depression",
    "anxiety",
    "panic-attacks",
    "alcohol",
    "drugs",
    "gambling",
    "nicotine",
    "eating-disorders",
    "bipolar",
    "ocd",
    "social-anxiety",
    "burnout",
    "trauma",
    "borderline",
    "psychosis",
    "self-harm",
    "suicidal-thoughts",
    "adhd",
    "autism",
    "loneliness",
    "bereavement",
    "loss-of-partner",
    "loss-of-child",
    "stillbirth",
    "suicide-loss",
    "domestic-violence",
    "sexual-violence",
    "childhood-sexual-abuse",
    "bullying",
    "cancer",
    "breast-cancer",
    "prostate-cancer",
    "bowel-cancer",
    "diabetes",
    "heart-disease",
    "stroke",
    "multiple-sclerosis",
    "parkinsons",
    "epilepsy",
    "migraine",
    "dementia",
    "relatives-dementia",
    "carers",
    "relatives-mental-illness",
    "relatives-addiction",
    "parents-addicted-child",
    "parents-disabled-child",
    "parents-autism-adhd",
    "single-parents",
    "separation-divorce",
    "me-cfs",
    "long-covid",
    "fibromyalgia",
    "rheumatism",
    "chronic-pain",
    "endometriosis",
    "perinatal-depression",
    "lgbtq",
    "debt",
    "copd",
];

/// The countries of which the directory knows more than a few organisations, in ISO 3166 codes.
pub const COUNTRIES: [&str; 10] = ["DE", "AT", "CH", "NO", "US", "GB", "IE", "CA", "SE", "DK"];

/// How a country answers a topic by itself; the later, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CoverageAnswer {
    /// No organisation.
    Nothing,
    /// None that can be reached.
    NoContact,
    /// One for a part of the country that can be reached.
    Regional,
    /// One for the whole country that can be reached.
    National,
}

impl CoverageAnswer {
    /// What a country has for a topic.
    pub fn of(groups: &[Group], country: &str, topic: &str) -> Self {
        let about = groups.iter().filter(|group| {
            serves(group, country) && group.topics.iter().any(|known| known.as_str() == topic)
        });
        about
            .map(|group| match (group.is_reachable(), serves_all_of(group, country)) {
                (false, _) => Self::NoContact,
                (true, false) => Self::Regional,
                (true, true) => Self::National,
            })
            .max()
            .unwrap_or(Self::Nothing)
    }

    /// Whether somebody can be reached.
    pub fn helps(self) -> bool {
        self >= Self::Regional
    }

    /// Its letter in the table of coverage.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Nothing => "-",
            Self::NoContact => "x",
            Self::Regional => "R",
            Self::National => "N",
        }
    }
}

/// Whether a listing serves a country or a part of it.
pub fn serves(group: &Group, country: &str) -> bool {
    group.area.iter().any(|area| area.to_string().split('-').next() == Some(country))
}

fn serves_all_of(group: &Group, country: &str) -> bool {
    let mut areas = group.area.iter().map(ToString::to_string).filter(|area| area.starts_with(country));
    serves(group, country) && areas.all(|area| area == country)
}

/// Whether a country has help for a topic: for the topic, a narrower or the next broader one, or by a crisis line.
pub fn has_help(groups: &[Group], country: &str, topic: &str) -> bool {
    let thesaurus = Thesaurus::embedded();
    let Some(id) = thesaurus.topic_named(topic) else { return false };
    let narrower = thesaurus.narrower_topics(id).into_iter();
    let near = narrower.chain(thesaurus.broader_topics(id).into_iter().take(1));
    near.map(|id| thesaurus.get(id).id).any(|topic| CoverageAnswer::of(groups, country, topic).helps())
        || !crisis_lines::lines_about(country, topic).is_empty()
}

/// The cell of the table: a letter, and `+` where a crisis line helps too.
pub fn cell(groups: &[Group], country: &str, topic: &str) -> String {
    let line = if crisis_lines::lines_about(country, topic).is_empty() { "" } else { "+" };
    format!("{}{line}", CoverageAnswer::of(groups, country, topic).letter())
}
