//! Weekdays as feeds write them. Each format has its own base; see the functions' names.

use crate::feed::words::FeedWords;
use crate::group::{Coded, CodedSet, Weekday};
use foldhash::HashMap;
use std::sync::LazyLock;

/// The day of a number that counts from 0 = Sunday: Meeting Guide `day`, BMLT administration API `day`.
pub fn from_sunday_zero(number: i64) -> Option<Weekday> {
    (0..7).contains(&number).then(|| Weekday::Sunday.add_days(i32::try_from(number).unwrap_or(0)))
}

/// The day of a number that counts from 1 = Sunday: BMLT semantic API `weekday_tinyint`.
pub fn from_sunday_one(number: i64) -> Option<Weekday> {
    from_sunday_zero(number.checked_sub(1)?)
}

/// The days by their names.
static NAMES: LazyLock<HashMap<&'static str, Weekday>> = LazyLock::new(|| {
    let lists = FeedWords::embedded().weekdays.iter();
    let days = lists.filter_map(|(id, names)| Some((Weekday::from_id(id)?, names)));
    days.flat_map(|(day, names)| names.iter().map(move |name| (*name, day))).collect()
});

/// The day of a name in one of the languages feeds come in, in any case, also in the plural.
pub fn from_name(name: &str) -> Option<Weekday> {
    let lower = name.trim().trim_end_matches('.').to_lowercase();
    NAMES.get(lower.as_str()).or_else(|| NAMES.get(lower.strip_suffix('s')?)).copied()
}

/// Whether the words mean that there is no fixed day.
pub fn means_by_appointment(words: &str) -> bool {
    FeedWords::embedded().by_appointment.contains(&words.trim().to_lowercase().as_str())
}

/// All days, where the words mean every day.
pub fn parse_daily(words: &str) -> Option<CodedSet<Weekday>> {
    let is_daily = FeedWords::embedded().daily.contains(&words.trim().to_lowercase().as_str());
    is_daily.then(|| Weekday::ALL.iter().copied().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_base_begins_where_its_format_says() {
        assert_eq!(from_sunday_zero(0), Some(Weekday::Sunday));
        assert_eq!(from_sunday_zero(1), Some(Weekday::Monday));
        assert_eq!(from_sunday_zero(6), Some(Weekday::Saturday));
        assert_eq!(from_sunday_one(1), Some(Weekday::Sunday));
        assert_eq!(from_sunday_one(7), Some(Weekday::Saturday));
        for wrong in [-1, 7, 255, i64::MIN, i64::MAX] {
            assert_eq!(from_sunday_zero(wrong), None, "{wrong}");
        }
        assert_eq!(from_sunday_one(0), None);
    }

    #[test]
    fn names_are_known_in_the_languages_of_feeds() {
        for (name, day) in [
            ("Sunday", Weekday::Sunday),
            ("SUNDAYS", Weekday::Sunday),
            ("Domingo", Weekday::Sunday),
            ("dimanche", Weekday::Sunday),
            ("日曜日", Weekday::Sunday),
            ("Söndag", Weekday::Sunday),
            ("nedeľa", Weekday::Sunday),
            ("Dienstag", Weekday::Tuesday),
            ("Dienstags", Weekday::Tuesday),
            ("mercredi", Weekday::Wednesday),
            ("Miércoles", Weekday::Wednesday),
            ("tirsdag", Weekday::Tuesday),
            ("Fri.", Weekday::Friday),
            ("Lunes", Weekday::Monday),
        ] {
            assert_eq!(from_name(name), Some(day), "{name}");
        }
        for wrong in ["", "x", "someday", "Monday, Tuesday", "7"] {
            assert_eq!(from_name(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn no_name_means_two_days() {
        let names = FeedWords::embedded().weekdays.values().flatten();
        assert_eq!(names.clone().count(), NAMES.len());
        for name in names {
            assert_eq!(from_name(name), NAMES.get(name).copied(), "{name}");
        }
    }
}
