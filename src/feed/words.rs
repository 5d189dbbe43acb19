//! Words that feeds use, in the languages of feeds: `data/feeds/words.json`.
//!
//! A parser takes its words from here and builds what it needs for fast look-up once. All words are in small
//! letters; lists that are compared with folded text say so.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static FILE: &str = include_str!("../../data/feeds/words.json");

/// The file as a whole.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeedWords {
    #[serde(rename = "note")]
    _note: serde::de::IgnoredAny,
    /// Names and short forms of the days, by the id of the day.
    #[serde(borrow)]
    pub weekdays: BTreeMap<&'static str, Vec<&'static str>>,
    /// Phrases that mean every day.
    pub daily: Vec<&'static str>,
    /// Phrases that mean that there is no fixed day.
    pub by_appointment: Vec<&'static str>,
    /// Words for the n-th of a month, by number; -1 is the last, -2 the one before it.
    pub ordinals: BTreeMap<i8, Vec<&'static str>>,
    /// What stands between days.
    pub weekday_lists: WeekdayListWords,
    /// Words in the place of a time of day.
    pub times: TimeWords,
    /// Values that mean yes.
    pub yes: Vec<&'static str>,
    /// Values that mean no.
    pub no: Vec<&'static str>,
    /// Notes that say that dates differ.
    pub irregular_dates: IrregularDateWords,
    /// Words about what it costs.
    pub cost: CostWords,
    /// Words about how one takes part.
    pub formats: FormatWords,
    /// Phrases that name a kind of access, by its id.
    pub access: BTreeMap<&'static str, Vec<&'static str>>,
    /// Words that turn a statement about access into its opposite.
    pub denials: Vec<&'static str>,
    /// Phrases that say that an address is not public.
    pub address_on_request: Vec<&'static str>,
    /// Words by which a street is known.
    pub streets: StreetWords,
    /// What stands in the place of a place; folded.
    pub no_place: NoPlaceWords,
    /// Words that say that a group does not meet.
    pub status: StatusWords,
    /// Codes of countries by spellings that the facets do not have.
    pub countries: BTreeMap<&'static str, &'static str>,
    /// How support groups call themselves.
    pub support_groups: SupportGroupWords,
    /// Words around the first name of a person.
    pub names: NameWords,
    /// Words in labels of topics; folded.
    pub labels: LabelWords,
}

/// What stands between days.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeekdayListWords {
    /// Between the first and the last of a run of days.
    #[serde(borrow)]
    pub to: Vec<&'static str>,
    /// Between one day and another.
    pub and: Vec<&'static str>,
    /// What changes nothing.
    pub filler: Vec<&'static str>,
}

/// Words in the place of a time of day.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeWords {
    /// 12:00.
    #[serde(borrow)]
    pub noon: Vec<&'static str>,
    /// 00:00.
    pub midnight: Vec<&'static str>,
    /// Endings for before noon, the longer ones first.
    pub am: Vec<&'static str>,
    /// Endings for after noon, the longer ones first.
    pub pm: Vec<&'static str>,
    /// Endings that only say that it is a time.
    pub oclock: Vec<&'static str>,
    /// The whole day.
    pub all_day: Vec<&'static str>,
}

/// Notes that say that dates differ.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IrregularDateWords {
    /// Words for the n-th day of a month.
    #[serde(borrow)]
    pub ordinals: Vec<&'static str>,
    /// Further words without one of which (or of the ordinals) no text says that dates differ.
    pub hints: Vec<&'static str>,
    /// Words that stand in the place of a day.
    pub weeks: Vec<&'static str>,
    /// What stands between two ordinals.
    pub between_ordinals: Vec<&'static str>,
    /// What may stand around dates that are the whole text; `|` is the end of a clause.
    pub around_lone_dates: Vec<&'static str>,
    /// Words for a month.
    pub months: Vec<&'static str>,
    /// Words before a list of dates.
    pub before_dates: Vec<&'static str>,
    /// What may stand between a verb and its dates.
    pub between_verb_and_dates: Vec<&'static str>,
    /// Verbs and particles that limit the meeting to the dates that follow.
    pub verbs: Vec<&'static str>,
    /// What may stand between dates and the "only" behind them.
    pub after_dates: Vec<&'static str>,
    /// "Only", behind the dates.
    pub only: Vec<&'static str>,
    /// What an n-th weekday is usually said about, when it is not the meeting itself.
    pub other_subjects: Vec<&'static str>,
    /// Phrases that say that there is no meeting on the dates that follow.
    pub no_meeting: Vec<&'static str>,
    /// Phrases before a day that mean every second one.
    pub every_other: Vec<&'static str>,
    /// Phrases that mean another rhythm than every week.
    pub other_rhythms: Vec<&'static str>,
    /// Words that mean another rhythm where they are all that is said.
    pub lone_rhythms: Vec<&'static str>,
    /// Phrases that mean another rhythm, unless they stand beside a word for something other than the meeting.
    pub rhythms: Vec<&'static str>,
}

/// Words about what it costs.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostWords {
    /// There is a fee.
    #[serde(borrow)]
    pub fee: Vec<&'static str>,
    /// Donations are asked for.
    pub donation: Vec<&'static str>,
    /// Only members come.
    pub membership: Vec<&'static str>,
    /// It costs nothing.
    pub free: Vec<&'static str>,
}

/// Words about how one takes part.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormatWords {
    /// Both in a room and online.
    #[serde(borrow)]
    pub hybrid: Vec<&'static str>,
    /// In a room.
    pub in_person: Vec<&'static str>,
    /// Online.
    pub online: Vec<&'static str>,
    /// By telephone.
    pub phone: Vec<&'static str>,
}

/// Words by which a street is known.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StreetWords {
    /// Whole words.
    #[serde(borrow)]
    pub words: Vec<&'static str>,
    /// Ends of longer words.
    pub endings: Vec<&'static str>,
    /// What stands anywhere; with its spaces.
    pub phrases: Vec<&'static str>,
}

/// What stands in the place of a place; folded.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoPlaceWords {
    /// The whole text, of what is met online.
    #[serde(borrow)]
    pub online: Vec<&'static str>,
    /// The whole text, of what is met by telephone.
    pub phone: Vec<&'static str>,
    /// Words that stand beside those of the first two lists: "only".
    pub beside: Vec<&'static str>,
    /// The whole text, where nobody knew.
    pub unknown: Vec<&'static str>,
    /// The beginning of a text about how to join.
    pub begins: Vec<&'static str>,
    /// The beginning of an address for letters, before its number.
    pub post_boxes: Vec<&'static str>,
}

/// Words that say that a group does not meet; compared folded.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusWords {
    /// It does not meet at present.
    #[serde(borrow)]
    pub paused: Vec<&'static str>,
    /// It does not meet any more.
    pub ended: Vec<&'static str>,
    /// It meets again.
    pub resumed: Vec<&'static str>,
    /// Words beside the first that speak of the room alone.
    pub room: Vec<&'static str>,
    /// Words that say that it meets from afar in the meantime.
    pub elsewhere: Vec<&'static str>,
    /// Times of the year at which it does not meet.
    pub season: Vec<&'static str>,
    /// Words that say so in a warning.
    pub warnings: Vec<&'static str>,
    /// The same where it is for good.
    pub final_warnings: Vec<&'static str>,
    /// Words that only say so beside other ones: "closed" is also a meeting for members.
    pub ambiguous: Vec<&'static str>,
    /// Until when, in words that say that it is not the usual state.
    pub durations: Vec<&'static str>,
    /// Who cannot come although it goes on.
    pub newcomers: Vec<&'static str>,
}

/// How support groups call themselves.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupportGroupWords {
    /// Whole words.
    #[serde(borrow)]
    pub phrases: Vec<&'static str>,
    /// Parts of compounds.
    pub parts: Vec<&'static str>,
    /// Words beside these that say nothing more; folded.
    pub around: Vec<&'static str>,
}

/// Words around the first name of a person.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameWords {
    /// Forms of address and degrees.
    #[serde(borrow)]
    pub titles: Vec<&'static str>,
    /// Forms of address after which a single word is a surname.
    pub before_surname: Vec<&'static str>,
    /// Words that begin a surname.
    pub particles: Vec<&'static str>,
    /// Words of an office rather than a person.
    pub offices: Vec<&'static str>,
    /// Words for what a person does, beside which the person may be named.
    pub roles: Vec<&'static str>,
    /// Words beside an office or a role that name nobody.
    pub beside_offices: Vec<&'static str>,
    /// Degrees and what else stands behind a name.
    pub degrees: Vec<&'static str>,
    /// Words between two people.
    pub and: Vec<&'static str>,
}

/// Words in labels of topics; folded, except `between`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelWords {
    /// Phrases before a topic that say that it is a group.
    #[serde(borrow)]
    pub group_before: Vec<&'static str>,
    /// The same behind it.
    pub group_after: Vec<&'static str>,
    /// Small words that change nothing about a name.
    pub small: Vec<&'static str>,
    /// Words that mean the same in a name.
    pub same: BTreeMap<&'static str, &'static str>,
    /// Words between those for whom a group is and what it is about.
    pub linking: Vec<&'static str>,
    /// Words around a topic that change nothing about it.
    pub around: Vec<&'static str>,
    /// What stands between two topics, with its spaces.
    pub between: Vec<&'static str>,
    /// Words that only say that something is an illness.
    pub diseases: Vec<&'static str>,
    /// Endings that say how a word is used.
    pub endings: Vec<&'static str>,
    /// Forms that say for whom, by the id of the facet "for" or "people".
    pub audience: BTreeMap<&'static str, &'static str>,
    /// Words before those, with their space.
    pub before_audience: Vec<&'static str>,
    /// Topics that are left out where the group is for relatives.
    pub exclusive_relatives: Vec<&'static str>,
    /// Topics and their counterparts for relatives.
    pub relatives_topics: BTreeMap<&'static str, &'static str>,
}

impl FeedWords {
    /// The words that are part of the program, read on first use. A test proves that the file can be read.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<FeedWords> =
            LazyLock::new(|| serde_json::from_str(FILE).unwrap_or_default());
        &EMBEDDED
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::{Access, Coded, Country, People, Relation, Weekday};
    use crate::topic::Thesaurus;
    use serde_json::Value;

    /// Every list has words, each once, in small letters; spaces at the ends only where the list wants them.
    fn check_lists(path: &str, value: &Value) {
        match value {
            Value::Object(members) => {
                assert!(!members.is_empty(), "{path}");
                for (key, value) in members {
                    check_lists(&format!("{path}.{key}"), value);
                }
            }
            Value::Array(items) => {
                assert!(!items.is_empty(), "{path}");
                for (at, item) in items.iter().enumerate() {
                    let word = item.as_str().unwrap_or_else(|| panic!("{path}[{at}] is no text"));
                    let spaced =
                        [".labels.between", ".labels.before_audience", ".streets.phrases"].contains(&path);
                    assert!(spaced || word.trim() == word, "{path}: {word:?} has spaces around it");
                    assert!(!word.trim().is_empty(), "{path}[{at}] is empty");
                    let folded_later = path == ".address_on_request";
                    assert!(folded_later || word.to_lowercase() == word, "{path}: {word:?} has capitals");
                    assert!(!items[..at].contains(item), "{path}: {word:?} stands there twice");
                }
            }
            _ => {}
        }
    }

    #[test]
    fn the_file_has_the_expected_form() {
        let words: FeedWords = serde_json::from_str(FILE).expect("words.json");
        check_lists("", &serde_json::from_str(FILE).unwrap());
        let days: Vec<&str> = Weekday::ALL.iter().map(|day| day.id()).collect();
        assert!(words.weekdays.keys().all(|day| days.contains(day)) && words.weekdays.len() == 7);
        assert!(words.ordinals.keys().all(|n| [-1, -2].contains(n) || (1..=5).contains(n)));
        assert!(words.access.keys().all(|id| Access::from_id(id).is_some()), "{:?}", words.access.keys());
        for (name, code) in &words.countries {
            assert!(Country::from_code(code).is_some(), "{name}: {code}");
        }
        for (phrase, id) in &words.labels.audience {
            assert!(Relation::from_id(id).is_some() || People::from_id(id).is_some(), "{phrase}: {id}");
        }
        for (topic, counterpart) in &words.labels.relatives_topics {
            for id in [topic, counterpart] {
                assert!(Thesaurus::embedded().topic_named(id).is_some(), "no topic has the id {id}");
            }
        }
    }
}
