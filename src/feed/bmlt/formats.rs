//! BMLT meeting formats: keys and ids particular to each server, joined with what they mean.

use crate::feed::json::{Raw, Shape};
use crate::feed::text::MOST_ITEMS;
use crate::feed::type_codes::Meaning;
use crate::feed::values::status_words::says_suspended;
use crate::feed::values::{irregular_dates, weekdays};
use crate::feed::words::FeedWords;
use crate::group::LanguageTag;
use crate::place::fold;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

static FILE: &str = include_str!("../../../data/feeds/bmlt-formats.json");

#[derive(Debug, Default, Deserialize)]
struct FormatTable {
    world: HashMap<&'static str, WorldFormat>,
    #[serde(borrow)]
    keys: HashMap<&'static str, HashMap<&'static str, &'static str>>,
    languages: HashMap<&'static str, Vec<&'static str>>,
}

#[derive(Debug, Deserialize)]
struct WorldFormat {
    label: &'static str,
    #[serde(default)]
    means: Vec<&'static str>,
}

static TABLE: LazyLock<FormatTable> = LazyLock::new(|| serde_json::from_str(FILE).unwrap_or_default());

/// What a format says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormatMeaning {
    /// Something in our own terms.
    Meaning(Meaning),
    /// In a room and online.
    Hybrid,
    /// Only in the n-th week of the month; -1 = the last.
    Week(i8),
    /// On other dates than every week, by its name or description; the name is shown.
    OtherDates(String),
    /// The meeting does not take place at present.
    Suspended,
    /// A name to show.
    Name(String),
}

/// A format of the feed's own list.
#[derive(Debug, Clone)]
struct FeedFormatEntry {
    key: String,
    world: String,
    name: String,
    description: String,
    /// The sort of the format: `ALERT` is a warning.
    sort: String,
    language: String,
}

/// How many formats of a feed are read; servers have some hundreds.
pub const MOST_FORMATS: usize = 5000;

/// The formats of a feed.
#[derive(Debug, Default)]
pub struct Formats {
    by_id: HashMap<String, Vec<FeedFormatEntry>>,
}

impl Formats {
    /// Reads the feed's own list, of either interface.
    pub fn from_feed_list(items: &[Raw<'_>]) -> Self {
        let mut formats = Self::default();
        for item in items.iter().take(MOST_FORMATS) {
            let members = item.members().unwrap_or_default();
            let list = formats.by_id.entry(member_text(&members, "id")).or_default();
            match members.iter().find(|(key, _)| key == "translations").and_then(|(_, raw)| raw.items()) {
                None => list.push(FeedFormatEntry {
                    key: member_text(&members, "key_string"),
                    world: member_text(&members, "world_id"),
                    name: member_text(&members, "name_string"),
                    description: member_text(&members, "description_string"),
                    sort: member_text(&members, "format_type_enum"),
                    language: member_text(&members, "lang"),
                }),
                Some(translations) => {
                    for translation in translations.iter().take(MOST_ITEMS) {
                        let translated = translation.members().unwrap_or_default();
                        list.push(FeedFormatEntry {
                            key: member_text(&translated, "key"),
                            world: member_text(&members, "worldId"),
                            name: member_text(&translated, "name"),
                            description: member_text(&translated, "description"),
                            sort: member_text(&members, "type"),
                            language: member_text(&translated, "language"),
                        });
                    }
                }
            }
        }
        formats
    }

    /// What the formats of one meeting say. Ids are joined with the feed's own list; without one, keys are looked
    /// up among the usual ones of the language.
    pub fn interpret_formats(&self, ids: &[String], keys: &[String], language: &str) -> Vec<FormatMeaning> {
        let known: Vec<&FeedFormatEntry> = ids
            .iter()
            .filter_map(|id| self.by_id.get(id))
            .filter_map(|entries| {
                let by = |wanted: &str| entries.iter().find(|entry| entry.language == wanted);
                by(language).or_else(|| by("en")).or_else(|| entries.first())
            })
            .collect();
        if !known.is_empty() {
            return known.into_iter().flat_map(interpret_entry).collect();
        }
        keys.iter().flat_map(|key| interpret_key(key, language)).collect()
    }
}

/// The text or number of a member; empty where there is none.
fn member_text(members: &[(Cow<'_, str>, Raw<'_>)], name: &str) -> String {
    let found = members.iter().find(|(key, _)| key == name);
    found.and_then(|(_, raw)| raw.string_or_number()).unwrap_or_default().into_owned()
}

/// The items of a list, or of a string with commas.
pub fn split_list(raw: Option<Raw<'_>>) -> Vec<String> {
    let Some(raw) = raw else { return Vec::new() };
    let items: Vec<String> = match raw.shape() {
        Shape::Array => raw
            .items()
            .unwrap_or_default()
            .iter()
            .filter_map(|item| item.string_or_number().map(Cow::into_owned))
            .collect(),
        _ => raw
            .string_or_number()
            .map(|words| words.split(',').map(|word| word.trim().to_owned()).collect())
            .unwrap_or_default(),
    };
    items.into_iter().filter(|item| !item.is_empty()).collect()
}

/// `Wo1` to `Wo5` and `WoL` are the German servers' "only in the n-th week".
fn parse_week_key(key: &str) -> Option<i8> {
    match key.strip_prefix("Wo")? {
        "L" | "l" => Some(-1),
        n => n.parse::<i8>().ok().filter(|n| (1..=5).contains(n)),
    }
}

fn interpret_entry(entry: &FeedFormatEntry) -> Vec<FormatMeaning> {
    let FeedFormatEntry { key, world, name, description, sort, .. } = entry;
    if let Some(n) = parse_week_key(key) {
        return vec![FormatMeaning::Week(n)];
    }
    let shown_name = if name.trim().is_empty() { key } else { name };
    let shown = || FormatMeaning::Name(shown_name.clone());
    if world.is_empty() {
        if let Some(weeks) = parse_week_words(name) {
            return weeks.into_iter().map(FormatMeaning::Week).collect();
        }
        if [name, description].into_iter().any(|text| irregular_dates::mentions_irregular_dates(text)) {
            return vec![FormatMeaning::OtherDates(shown_name.to_owned())];
        }
    }
    // What is no warning of the whole meeting ("wear a mask") is only shown.
    if sort == "ALERT" && world != "TC" && [name, description].into_iter().any(|text| says_suspended(text)) {
        return vec![FormatMeaning::Suspended, shown()];
    }
    if world == "LANG" {
        let languages = find_languages(name, key);
        if !languages.is_empty() {
            return languages.into_iter().map(|tag| FormatMeaning::Meaning(Meaning::Language(tag))).collect();
        }
    }
    if let Some(mut found) = interpret_world_id(world) {
        // "Lesbian" says more than the group of people it counts to.
        if world == "GL" {
            found.push(shown());
        }
        return found;
    }
    // A language without a world id is still one by its name.
    let languages = if world.is_empty() { self::find_languages(name, "") } else { Vec::new() };
    if !languages.is_empty() {
        return languages.into_iter().map(|tag| FormatMeaning::Meaning(Meaning::Language(tag))).collect();
    }
    if name == "ASL" {
        return interpret_world_id("ASL").unwrap_or_default();
    }
    vec![shown()]
}

/// The weeks of "1st Monday", "2nd and 4th Week", "nur 1. und 3. Woche", "siste uke i måneden"; `None` where there is any
/// other word.
fn parse_week_words(name: &str) -> Option<Vec<i8>> {
    let words = FeedWords::embedded();
    let rhythm = &words.weekday_lists;
    let fillers = [
        "only", "week", "weeks", "in", "der", "den", "i", "im", "of", "the", "month", "monat", "maned",
        "nur", "bare", "kun", "woche", "wochen", "uke", "uker", "each", "every", "meets", "meeting",
    ];
    let mut weeks = Vec::new();
    for word in fold(
        &name
            .replace("1.", "1st ")
            .replace("2.", "2nd ")
            .replace("3.", "3rd ")
            .replace("4.", "4th ")
            .replace("5.", "5th "),
    )
    .split(' ')
    {
        let ordinal = words
            .ordinals
            .iter()
            .find(|(_, list)| list.iter().any(|known| fold(known) == word && word.len() > 1));
        match ordinal {
            Some((n, _)) if !weeks.contains(n) => weeks.push(*n),
            Some(_) => {}
            None if fillers.contains(&word) || rhythm.and.contains(&word) => {}
            None if weekdays::from_name(word).is_some() && word.len() > 2 => {}
            None => return None,
        }
    }
    (!weeks.is_empty()).then_some(weeks)
}

fn interpret_world_id(world: &str) -> Option<Vec<FormatMeaning>> {
    let found = TABLE.world.get(world)?;
    if found.means.is_empty() {
        return Some(vec![FormatMeaning::Name(found.label.to_owned())]);
    }
    Some(found.means.iter().filter_map(|text| parse_statement(text)).collect())
}

fn parse_statement(text: &str) -> Option<FormatMeaning> {
    if text == "hybrid" {
        Some(FormatMeaning::Hybrid)
    } else {
        Meaning::parse(text).map(FormatMeaning::Meaning)
    }
}

fn find_language(word: &str) -> Option<LanguageTag> {
    let word = word.trim().to_lowercase();
    let found = TABLE.languages.iter().find(|(_, names)| names.contains(&word.as_str()));
    found.and_then(|(tag, _)| LanguageTag::parse(tag))
}

/// The languages of a name such as "Lithuanian/Russian", or of a key that is a language's tag.
fn find_languages(name: &str, key: &str) -> Vec<LanguageTag> {
    let found: Vec<LanguageTag> = name.split(['/', ',']).filter_map(find_language).collect();
    if !found.is_empty() {
        return found;
    }
    let short = key.len() == 2 && TABLE.languages.contains_key(key.to_lowercase().as_str());
    if short { LanguageTag::parse(key).into_iter().collect() } else { Vec::new() }
}

/// What a key says without the feed's own list.
fn interpret_key(key: &str, language: &str) -> Vec<FormatMeaning> {
    if let Some(n) = parse_week_key(key) {
        return vec![FormatMeaning::Week(n)];
    }
    let by = |language: &str| TABLE.keys.get(language).and_then(|keys| keys.get(key)).copied();
    let Some(value) = by(language).or_else(|| if language.is_empty() { by("en") } else { None }) else {
        // The server's own; a short key says little, so it is called one.
        let name = if key.chars().count() <= 5 { format!("code {key}") } else { key.to_owned() };
        return vec![FormatMeaning::Name(name)];
    };
    if let Some(said) = interpret_world_id(value) {
        return said;
    }
    if value.starts_with("language:") || value.starts_with("faith:") {
        parse_statement(value).into_iter().collect()
    } else {
        vec![FormatMeaning::Name(value.to_owned())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::{Access, Attendance, People};
    use serde_json::value::RawValue;

    fn raw(text: &str) -> Raw<'_> {
        Raw::of(serde_json::from_str::<&RawValue>(text).unwrap())
    }

    #[test]
    fn the_embedded_file_is_read_whole() {
        let table: FormatTable = serde_json::from_str(FILE).expect("bmlt-formats.json");
        for world in table.world.values() {
            assert!(world.means.iter().all(|text| parse_statement(text).is_some()), "{}", world.label);
        }
        for keys in table.keys.values() {
            assert!(keys.values().all(|value| !value.contains(':')
                || parse_statement(value).is_some()
                || value.contains(": ")));
        }
    }

    #[test]
    fn the_same_formats_by_id_and_by_key_in_two_languages() {
        let semantic = r#"[{"key_string":"Beh","name_string":"barrierefrei","lang":"de","id":"33","world_id":"WCHR"},
            {"key_string":"ru","name_string":"Russisch","lang":"de","id":"109","world_id":"LANG"},
            {"key_string":"Wo1","name_string":"nur in der 1. Woche","lang":"de","id":"100","world_id":""}]"#;
        let admin = r#"[{"id":33,"worldId":"WCHR","translations":[{"key":"WC","name":"Wheelchair","language":"en"}]},
            {"id":109,"worldId":"LANG","translations":[{"key":"RU","name":"Russian","language":"en"}]},
            {"id":100,"worldId":null,"translations":[{"key":"Wo1","name":"first week","language":"de"}]}]"#;
        let expected = vec![
            FormatMeaning::Meaning(Meaning::Access(Access::Wheelchair)),
            FormatMeaning::Meaning(Meaning::Language(LanguageTag::parse("ru").unwrap())),
            FormatMeaning::Week(1),
        ];
        let of = |table: &str, ids: &str| {
            let ids = split_list(Some(raw(ids)));
            Formats::from_feed_list(&raw(table).items().unwrap()).interpret_formats(&ids, &[], "de")
        };
        assert_eq!(of(semantic, r#""33,109,100""#), expected);
        assert_eq!(of(admin, "[33,109,100]"), expected);
        let keys = split_list(Some(raw(r#""Beh,ru,Wo1""#)));
        assert_eq!(Formats::default().interpret_formats(&[], &keys, "de"), expected);
    }

    #[test]
    fn words_of_a_servers_own_formats_are_understood() {
        let entry = |name: &str, description: &str, sort: &str| {
            let own = |text: &str| text.to_owned();
            interpret_entry(&FeedFormatEntry {
                key: own("own"),
                world: String::new(),
                name: own(name),
                description: own(description),
                sort: own(sort),
                language: own("en"),
            })
        };
        let weeks = |list: &[i8]| list.iter().map(|n| FormatMeaning::Week(*n)).collect::<Vec<_>>();
        assert_eq!(entry("3rd Friday", "", "FC2"), weeks(&[3]));
        assert_eq!(entry("1st & 3rd week of the month", "", "FC2"), weeks(&[1, 3]));
        assert_eq!(entry("nur 2. und 4. Woche", "", "FC2"), weeks(&[2, 4]));
        assert_eq!(entry("Last Sunday only", "", "FC2"), weeks(&[-1]));
        let other = FormatMeaning::OtherDates("Biweekly".to_owned());
        assert_eq!(entry("Biweekly", "Meets every other week", "FC2"), [other]);
        assert_eq!(
            entry("On pause", "This meeting is temporarily suspended.", "ALERT")[0],
            FormatMeaning::Suspended
        );
        assert_eq!(entry("Cancelled", "", "ALERT")[0], FormatMeaning::Suspended);
        let name = |text: &str| vec![FormatMeaning::Name(text.to_owned())];
        assert_eq!(entry("Masks required", "Please wear a mask.", "ALERT"), name("Masks required"));
        assert_eq!(entry("Second Step", "", "FC1"), name("Second Step"));
    }

    #[test]
    fn formats_that_name_a_rhythm_say_that_dates_vary() {
        let meaning = |name: &str, description: &str| {
            let list = format!(
                r#"[{{"id":"7","key_string":"Q","name_string":"{name}","description_string":"{description}","lang":"en"}}]"#
            );
            let formats = Formats::from_feed_list(&raw(&list).items().unwrap());
            formats.interpret_formats(&["7".to_owned()], &[], "en")
        };
        let other = |name: &str| vec![FormatMeaning::OtherDates(name.into())];
        assert_eq!(meaning("Fortnightly", ""), other("Fortnightly"));
        assert_eq!(meaning("Odd", "Meets only on the first Sunday of the month"), other("Odd"));
        assert_eq!(
            meaning("Candles", "By candlelight on the first floor"),
            [FormatMeaning::Name("Candles".into())]
        );
    }

    #[test]
    fn keys_go_by_language() {
        let of = |key: &str, language: &str| interpret_key(key, language);
        assert_eq!(of("F", "de"), [FormatMeaning::Meaning(Meaning::People(People::Women))]);
        assert_eq!(of("W", "en"), [FormatMeaning::Meaning(Meaning::People(People::Women))]);
        assert_eq!(of("O", "en"), [FormatMeaning::Meaning(Meaning::Attendance(Attendance::OpenObservers))]);
        assert_eq!(of("WoL", "de"), [FormatMeaning::Week(-1)]);
        assert_eq!(of("HY", "en"), [FormatMeaning::Hybrid]);
        assert_eq!(of("zz", "en"), [FormatMeaning::Name("code zz".into())]);
    }
}
