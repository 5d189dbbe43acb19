//! Crisis lines by country.
//!
//! A line is listed only with the page on which its number was read and the day of that reading. Nothing here
//! was dialled or confirmed on a live page; whoever shows a line shows its source and date as well.

use std::sync::LazyLock;

use serde::Deserialize;

use super::category::Category;
use super::grade::Grade;
use super::language::{Labels, Language};
use super::packed::unpack;
use super::thesaurus::Thesaurus;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/crisis-lines.json.z"));

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
    /// Ids of the topics that its lines help with.
    #[serde(default)]
    pub topics: Vec<&'static str>,
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
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CrisisSource {
    /// The host of the page, where it was read on a page.
    #[serde(rename = "name")]
    pub host: Option<&'static str>,
    /// What sort of list it was read in, where it was not read on a page of its own.
    #[serde(rename = "label")]
    pub list: Option<Labels>,
    /// The page.
    pub url: Option<&'static str>,
    /// How far it can be trusted.
    pub grade: Grade,
    /// The year of the page, where it has one.
    pub year: Option<u16>,
    /// The day on which the page was read, `YYYY-MM-DD`. Not a check of the number.
    pub retrieved: &'static str,
}

impl CrisisSource {
    /// The host, or what sort of list it is.
    pub fn named_in(&self, language: Language) -> &'static str {
        self.host.or_else(|| self.list.map(|list| list.get(language))).unwrap_or_default()
    }
}

/// One crisis line.
#[derive(Debug, Default, Deserialize)]
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

impl CrisisLine {
    /// What the line is about.
    pub fn kind(&self) -> Option<&'static CrisisKind> {
        crisis_file().kinds.iter().find(|kind| kind.id == self.kind)
    }

    /// The place of the line in the order of lines.
    pub fn urgency(&self) -> Urgency {
        self.kind().map_or(Urgency::Topic, CrisisKind::urgency)
    }

    /// Whether a number is one of the line, written just so.
    pub fn has_number(&self, number: &str) -> bool {
        self.phone == Some(number) || self.phone_alt.iter().any(|other| other.number == number)
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

fn text() -> &'static str {
    static TEXT: LazyLock<String> = LazyLock::new(|| unpack(PACKED));
    &TEXT
}

fn crisis_file() -> &'static CrisisFile {
    static FILE: LazyLock<CrisisFile> = LazyLock::new(|| serde_json::from_str(text()).unwrap_or_default());
    &FILE
}

/// Every kind of line, in the order in which they are shown.
pub fn line_kinds() -> &'static [CrisisKind] {
    &crisis_file().kinds
}

/// Every line of every country.
pub fn all_lines() -> &'static [CrisisLine] {
    &crisis_file().lines
}

/// The lines of a country (ISO 3166, either case): emergency first, then emotional support, violence, children,
/// single topics. The European emergency number is left out where the country lists the same number itself.
/// Empty for a country of which nothing is known.
pub fn lines_for(country: &str) -> Vec<&'static CrisisLine> {
    let country = country.to_ascii_uppercase();
    let own = |phone: Option<&str>| {
        phone.is_some_and(|phone| all_lines().iter().any(|l| l.country == country && l.has_number(phone)))
    };
    let mut found: Vec<_> = all_lines()
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

/// Whether a telephone number, however written, is that of a line for a whole country (ISO 3166, upper case).
pub fn is_crisis_number(number: &str, country: &str) -> bool {
    fn digits(number: &str) -> String {
        number.chars().filter(char::is_ascii_digit).collect()
    }
    let asked = digits(number);
    let is_asked = |known: &str| {
        let known = digits(known);
        // A long number may be written with the code of its country in place of the zero.
        let without_zero = known.trim_start_matches('0');
        asked == known || (without_zero.len() > 7 && number.starts_with('+') && asked.ends_with(without_zero))
    };
    all_lines().iter().filter(|line| line.region.is_none() && line.serves_country(country)).any(|line| {
        line.phone.is_some_and(is_asked) || line.phone_alt.iter().any(|other| is_asked(other.number))
    })
}

/// What a person is in danger of, where that decides whom to call first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Danger {
    /// Somebody does violence: the police come first.
    Violence,
    /// Overdose, poisoning, self-harm, an attempt at suicide: medical help comes first.
    Injury,
}

impl Danger {
    /// The danger that may stand behind a topic, by its id; `None` where the usual order holds.
    pub fn of_topic(topic: &str) -> Option<Self> {
        let injury =
            ["self-harm", "suicide-attempt", "suicidal-thoughts", "relatives-suicidal", "overdose-loss"];
        if injury.contains(&topic) {
            return Some(Self::Injury);
        }
        let thesaurus = Thesaurus::embedded();
        match thesaurus.get(thesaurus.topic_named(topic)?).category {
            Category::Violence => Some(Self::Violence),
            Category::Addiction => Some(Self::Injury),
            _ => None,
        }
    }

    /// The kinds that come first, in their order. Those not named follow as ever.
    const fn first(self) -> &'static [&'static str] {
        match self {
            Self::Violence => &[
                "police",
                "emergency",
                "medical",
                "fire",
                "domestic-violence",
                "domestic-violence-men",
                "sexual-violence",
            ],
            Self::Injury => &["medical", "emergency", "police", "fire", "poison", "suicide"],
        }
    }
}

/// The lines of a country with those in front that help in a danger: police for violence, medical help for
/// overdose and self-harm. Where a country has one number for everything, that number comes first.
pub fn lines_in(country: &str, danger: Danger) -> Vec<&'static CrisisLine> {
    let mut found = lines_for(country);
    let first = danger.first();
    found.sort_by_key(|line| {
        // A line of a part of the country, or one that cannot be called, does not stand before one that helps all.
        let partial = line.region.is_some() || line.phone.is_none();
        first.iter().position(|kind| *kind == line.kind).map_or((first.len(), false), |at| (at, partial))
    });
    found
}

/// The lines of a country that help with a topic, by the topics of their kinds.
pub fn lines_about(country: &str, topic: &str) -> Vec<&'static CrisisLine> {
    let mut found = lines_for(country);
    found.retain(|line| line.kind().is_some_and(|kind| kind.topics.contains(&topic)));
    found
}

/// The countries with lines of their own, in the order of the file.
pub fn countries_with_lines() -> Vec<&'static str> {
    let mut found = Vec::new();
    for line in all_lines() {
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
        let file: CrisisFile = serde_json::from_str(text()).expect("crisis-lines.json");
        assert_eq!(file.lines.len(), 210);
        assert_eq!(
            countries_with_lines(),
            [
                "DE", "AT", "CH", "LI", "NO", "US", "GB", "IE", "CA", "SE", "DK", "FI", "IS", "NL", "BE",
                "LU", "FR", "ES", "PT", "IT", "PL", "AU", "NZ", "ZA", "IN", "JP", "SG"
            ]
        );
    }

    #[test]
    fn emergency_comes_first_then_support_violence_children_topics() {
        for country in countries_with_lines() {
            let order: Vec<_> = lines_for(country).iter().map(|l| l.urgency()).collect();
            assert!(order.is_sorted(), "{country}: {order:?}");
        }
        assert_eq!(lines_for("de").first().and_then(|l| l.phone), Some("112"));
        assert_eq!(lines_for("US").first().and_then(|l| l.phone), Some("911"));
    }

    #[test]
    fn a_number_is_known_as_a_line_however_it_is_written() {
        let (line, number) = all_lines()
            .iter()
            .filter(|line| line.region.is_none() && line.country == "GB")
            .find_map(|line| Some((line, line.phone.filter(|phone| phone.starts_with("08"))?)))
            .unwrap();
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        for written in [number, digits.as_str(), &number.replacen('0', "+44 ", 1)] {
            assert!(is_crisis_number(written, "GB"), "{}: {written}", line.name);
        }
        assert!(!is_crisis_number(number, "NO"));
        assert!(!is_crisis_number(&format!("{digits}1"), "GB"));
        assert!(!is_crisis_number("", "GB"));
    }

    #[test]
    fn the_european_number_fills_in_and_does_not_repeat() {
        let emergency = |country: &str| -> Vec<_> {
            lines_for(country)
                .iter()
                .filter(|l| l.urgency() == Urgency::Emergency)
                .filter_map(|l| l.phone)
                .collect()
        };
        assert_eq!(emergency("DE"), ["112", "110"]);
        assert_eq!(emergency("AT"), ["112", "144", "133", "122"]);
        assert_eq!(emergency("IE"), ["112"]);
        assert_eq!(emergency("GR"), ["112"]);
        // Norway and Switzerland are not in the Union: only what was read for them is shown.
        assert_eq!(emergency("NO"), ["113", "112", "110"]);
        assert_eq!(emergency("CH"), ["112", "144", "117"]);
        assert!(lines_for("ZZ").is_empty());
        assert_eq!(lines_for("EU").len(), 1);
    }

    #[test]
    fn violence_shows_police_first_and_overdose_medical_help() {
        let first = |country, danger| lines_in(country, danger).first().map(|line| line.kind);
        for country in countries_with_lines() {
            let all = lines_for(country);
            let has = |kind: &str| all.iter().any(|line| line.kind == kind);
            for (danger, wanted) in [(Danger::Violence, "police"), (Danger::Injury, "medical")] {
                let expected =
                    if has(wanted) { Some(wanted) } else { Some("emergency").filter(|_| has("emergency")) };
                if expected.is_some() {
                    assert_eq!(first(country, danger), expected, "{country} {danger:?}");
                }
            }
            assert_eq!(lines_in(country, Danger::Violence).len(), all.len(), "{country}");
        }
        assert_eq!(lines_in("NO", Danger::Violence)[0].phone, Some("112"));
        assert_eq!(lines_in("NO", Danger::Injury)[0].phone, Some("113"));
        assert_eq!(lines_in("DE", Danger::Violence)[0].phone, Some("110"));
        assert_eq!(Danger::of_topic("domestic-violence"), Some(Danger::Violence));
        assert_eq!(Danger::of_topic("self-harm"), Some(Danger::Injury));
        assert_eq!(Danger::of_topic("opioids"), Some(Danger::Injury));
        assert_eq!(Danger::of_topic("tinnitus"), None);
        assert_eq!(Danger::of_topic("nonsense"), None);
    }

    #[test]
    fn a_topic_leads_to_the_lines_of_its_kinds() {
        let names: Vec<_> = lines_about("NO", "gambling").iter().map(|line| line.kind).collect();
        assert!(names.iter().all(|kind| *kind == "gambling"), "{names:?}");
        assert!(lines_about("DE", "gambling").iter().any(|line| line.phone == Some("0800 1 37 27 00")));
        assert!(lines_about("DE", "tinnitus").is_empty());
    }
}
