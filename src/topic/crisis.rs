//! Crisis lines by country.
//!
//! A line is listed only with the page on which its number was read and the day of that reading. Nothing here
//! was dialled or confirmed on a live page; whoever shows a line shows its source and date as well.

use std::sync::LazyLock;

use serde::Deserialize;

use super::language::Labels;

static LINES: &str = include_str!("../../data/crisis-lines.json");

/// The member states of the European Union, where the emergency number 112 holds. The key `EU` of the file stands
/// for all of them.
const EU: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT",
    "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// Groups of lines in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Urgency {
    /// Ambulance, fire, police.
    Emergency,
    /// Suicidal thoughts and emotional support.
    Support,
    /// Violence and crime.
    Violence,
    /// Children and young people.
    Children,
    /// Single topics.
    Topic,
}

/// What a line is about.
#[derive(Debug, Deserialize)]
pub struct CrisisKind {
    /// For instance `domestic-violence`.
    pub id: &'static str,
    rank: u8,
    /// The name shown to people.
    #[serde(rename = "label")]
    pub labels: Labels,
}

impl CrisisKind {
    /// The place of this kind in the order of lines.
    pub fn urgency(&self) -> Urgency {
        match self.rank {
            0 => Urgency::Emergency,
            1 => Urgency::Support,
            2 => Urgency::Violence,
            3 => Urgency::Children,
            _ => Urgency::Topic,
        }
    }
}

/// A further number of the same line.
#[derive(Debug, Deserialize)]
pub struct OtherNumber {
    /// The number as printed by the source.
    pub number: &'static str,
    /// What it is for, where that differs.
    #[serde(default)]
    pub note: Option<Labels>,
}

/// Help by text message.
#[derive(Debug, Deserialize)]
pub struct TextMessage {
    /// The word to send, if one is needed.
    #[serde(default)]
    pub word: Option<&'static str>,
    /// The number to send it to.
    pub number: &'static str,
}

/// Where a line was read.
#[derive(Debug, Deserialize)]
pub struct CrisisSource {
    /// The host of the page.
    pub name: &'static str,
    /// The page.
    pub url: &'static str,
    /// What kind of page it is, for instance `government` or `press`.
    pub kind: &'static str,
    /// The year of the page, where it has one.
    #[serde(default)]
    pub year: Option<u16>,
    /// The day on which the page was read, `YYYY-MM-DD`. Not a check of the number.
    pub retrieved: &'static str,
}

/// One crisis line.
#[derive(Debug, Deserialize)]
#[serde(default)]
pub struct CrisisLine {
    /// ISO 3166 country, or `EU`.
    pub country: &'static str,
    /// Further countries served.
    pub also_countries: Vec<&'static str>,
    /// The name that the line gives itself.
    pub name: &'static str,
    /// Id of the [`CrisisKind`].
    pub kind: &'static str,
    /// The number as printed by the source.
    pub phone: Option<&'static str>,
    /// Further numbers.
    pub phone_alt: Vec<OtherNumber>,
    /// Number of a text telephone (TTY) for deaf and hard of hearing people.
    pub text_telephone: Option<&'static str>,
    /// Help by text message.
    pub text: Option<TextMessage>,
    /// Address of a chat.
    pub chat: Option<&'static str>,
    /// Ways that the line names: `phone`, `text`, `chat`, `email`, `in-person`.
    pub channels: Vec<&'static str>,
    /// E-mail address.
    pub email: Option<&'static str>,
    /// Web address.
    pub website: Option<&'static str>,
    /// Opening hours in words. Show `hours_year` with them: hours change more often than numbers.
    pub hours: Option<Labels>,
    /// Whether the hours are all hours.
    pub always_open: bool,
    /// The year in which the hours were stated.
    pub hours_year: Option<u16>,
    /// `free` where the source says that the call costs nothing.
    pub cost: Option<&'static str>,
    /// Whether the source says that callers stay anonymous.
    pub anonymous: bool,
    /// BCP 47 tags.
    pub languages: Vec<&'static str>,
    /// Further languages in words.
    pub languages_note: Option<Labels>,
    /// Ids of the facet `for`.
    #[serde(rename = "for")]
    pub relations: Vec<&'static str>,
    /// Ids of the facet `people`.
    pub people: Vec<&'static str>,
    /// Age limit, for instance `18+`.
    pub age: Option<&'static str>,
    /// The part of the country that is served, where it is not the whole.
    pub region: Option<Labels>,
    /// What a caller should know.
    pub note: Option<Labels>,
    /// Where it was read.
    pub source: CrisisSource,
}

impl Default for CrisisLine {
    fn default() -> Self {
        Self {
            country: "",
            also_countries: Vec::new(),
            name: "",
            kind: "",
            phone: None,
            phone_alt: Vec::new(),
            text_telephone: None,
            text: None,
            chat: None,
            channels: Vec::new(),
            email: None,
            website: None,
            hours: None,
            always_open: false,
            hours_year: None,
            cost: None,
            anonymous: false,
            languages: Vec::new(),
            languages_note: None,
            relations: Vec::new(),
            people: Vec::new(),
            age: None,
            region: None,
            note: None,
            source: CrisisSource { name: "", url: "", kind: "", year: None, retrieved: "" },
        }
    }
}

impl CrisisLine {
    /// What the line is about.
    pub fn kind(&self) -> Option<&'static CrisisKind> {
        crisis_file().kinds.iter().find(|kind| kind.id == self.kind)
    }

    /// The place of the line in the order of lines.
    pub fn urgency(&self) -> Urgency {
        self.kind().map_or(Urgency::Topic, CrisisKind::urgency)
    }

    fn serves_country(&self, country: &str) -> bool {
        self.country == country
            || self.also_countries.contains(&country)
            || (self.country == "EU" && EU.contains(&country))
    }
}

#[derive(Debug, Default, Deserialize)]
struct CrisisFile {
    // Tells serde that all strings are borrowed from the embedded text.
    #[serde(rename = "note")]
    _note: &'static str,
    kinds: Vec<CrisisKind>,
    lines: Vec<CrisisLine>,
}

fn crisis_file() -> &'static CrisisFile {
    static FILE: LazyLock<CrisisFile> = LazyLock::new(|| serde_json::from_str(LINES).unwrap_or_default());
    &FILE
}

/// Every line of every country.
pub fn all() -> &'static [CrisisLine] {
    &crisis_file().lines
}

/// The lines of a country (ISO 3166, either case): emergency first, then emotional support, violence, children,
/// single topics. The European emergency number is left out where the country lists the same number itself.
/// Empty for a country of which nothing is known.
pub fn lines(country: &str) -> Vec<&'static CrisisLine> {
    let country = country.to_ascii_uppercase();
    let own = |phone| all().iter().any(|l| l.country == country && l.phone == phone);
    let mut found: Vec<_> = all()
        .iter()
        .filter(|line| {
            line.serves_country(&country) && (line.country != "EU" || country == "EU" || !own(line.phone))
        })
        .collect();
    // The file is in order within a country; a stable sort keeps that, and a national number stays above the
    // European one.
    found.sort_by_key(|line| (line.urgency(), line.country == "EU"));
    found
}

/// The countries with lines of their own, in the order of the file.
pub fn countries() -> Vec<&'static str> {
    let mut found = Vec::new();
    for line in all() {
        for country in std::iter::once(&line.country).chain(&line.also_countries) {
            if *country != "EU" && !found.contains(country) {
                found.push(*country);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_file_is_read_whole() {
        let file: CrisisFile = serde_json::from_str(LINES).expect("crisis-lines.json");
        assert_eq!(file.lines.len(), 75);
        assert_eq!(countries(), ["DE", "AT", "CH", "LI", "NO", "US", "GB", "IE", "CA", "SE", "DK"]);
    }

    #[test]
    fn emergency_comes_first_then_support_violence_children_topics() {
        for country in countries() {
            let order: Vec<_> = lines(country).iter().map(|l| l.urgency()).collect();
            assert!(order.is_sorted(), "{country}: {order:?}");
        }
        assert_eq!(lines("de").first().and_then(|l| l.phone), Some("112"));
        assert_eq!(lines("US").first().and_then(|l| l.phone), Some("911"));
    }

    #[test]
    fn the_european_number_fills_in_and_does_not_repeat() {
        let emergency = |country: &str| -> Vec<_> {
            lines(country)
                .iter()
                .filter(|l| l.urgency() == Urgency::Emergency)
                .filter_map(|l| l.phone)
                .collect()
        };
        assert_eq!(emergency("DE"), ["112"]);
        assert_eq!(emergency("AT"), ["144", "133", "112"]);
        assert_eq!(emergency("IE"), ["112"]);
        assert_eq!(emergency("FR"), ["112"]);
        // Norway and Switzerland are not in the Union: only what was read for them is shown.
        assert_eq!(emergency("NO"), ["113", "112"]);
        assert_eq!(emergency("CH"), ["117"]);
        assert!(lines("ZZ").is_empty());
        assert_eq!(lines("EU").len(), 1);
    }
}
