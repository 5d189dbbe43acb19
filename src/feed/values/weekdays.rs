//! Weekdays as feeds write them. Each format has its own base; see the functions' names.

use crate::group::{Coded, CodedSet, Weekday};

/// The day of a number that counts from 0 = Sunday: Meeting Guide `day`, BMLT administration API `day`.
pub fn from_sunday_zero(number: i64) -> Option<Weekday> {
    (0..7).contains(&number).then(|| Weekday::Sunday.plus(i32::try_from(number).unwrap_or(0)))
}

/// The day of a number that counts from 1 = Sunday: BMLT semantic API `weekday_tinyint`.
pub fn from_sunday_one(number: i64) -> Option<Weekday> {
    from_sunday_zero(number.checked_sub(1)?)
}

/// Names of the days from Monday on: English, German, Norwegian, Spanish, French, Swedish, Slovak, Dutch,
/// Portuguese, Japanese, Danish. Shorter forms are found by their beginning where they are listed.
const NAMES: [&[&str]; 7] = [
    &[
        "monday",
        "mon",
        "mo",
        "montag",
        "mandag",
        "man",
        "lunes",
        "lun",
        "lundi",
        "måndag",
        "mån",
        "pondelok",
        "maandag",
        "segunda-feira",
        "segunda",
        "月曜日",
        "月曜",
        "月",
    ],
    &[
        "tuesday",
        "tues",
        "tue",
        "tu",
        "dienstag",
        "di",
        "tirsdag",
        "tir",
        "martes",
        "mardi",
        "mar",
        "tisdag",
        "tis",
        "utorok",
        "dinsdag",
        "terça-feira",
        "terça",
        "火曜日",
        "火曜",
        "火",
    ],
    &[
        "wednesday",
        "weds",
        "wed",
        "we",
        "mittwoch",
        "mi",
        "onsdag",
        "ons",
        "miércoles",
        "miercoles",
        "mié",
        "mercredi",
        "mer",
        "streda",
        "woensdag",
        "quarta-feira",
        "quarta",
        "水曜日",
        "水曜",
        "水",
    ],
    &[
        "thursday",
        "thurs",
        "thur",
        "thu",
        "th",
        "donnerstag",
        "do",
        "torsdag",
        "tor",
        "jueves",
        "jue",
        "jeudi",
        "jeu",
        "štvrtok",
        "stvrtok",
        "donderdag",
        "quinta-feira",
        "quinta",
        "木曜日",
        "木曜",
        "木",
    ],
    &[
        "friday",
        "fri",
        "fr",
        "freitag",
        "fredag",
        "fre",
        "viernes",
        "vie",
        "vendredi",
        "ven",
        "piatok",
        "vrijdag",
        "sexta-feira",
        "sexta",
        "金曜日",
        "金曜",
        "金",
    ],
    &[
        "saturday",
        "sat",
        "sa",
        "samstag",
        "sonnabend",
        "lørdag",
        "lordag",
        "lør",
        "sábado",
        "sabado",
        "sáb",
        "samedi",
        "sam",
        "lördag",
        "lör",
        "sobota",
        "zaterdag",
        "土曜日",
        "土曜",
        "土",
    ],
    &[
        "sunday",
        "sun",
        "su",
        "sonntag",
        "so",
        "søndag",
        "sondag",
        "søn",
        "domingo",
        "dom",
        "dimanche",
        "dim",
        "söndag",
        "sön",
        "nedeľa",
        "nedela",
        "zondag",
        "日曜日",
        "日曜",
        "日",
    ],
];

/// The day of a name in one of the languages feeds come in, in any case, also in the plural.
pub fn from_name(name: &str) -> Option<Weekday> {
    let lower = name.trim().trim_end_matches('.').to_lowercase();
    let find = |word: &str| {
        NAMES
            .iter()
            .position(|names| names.contains(&word))
            .and_then(|n| Weekday::from_ordinal(u8::try_from(n).ok()?))
    };
    find(&lower).or_else(|| find(lower.strip_suffix('s')?))
}

/// Whether the words mean that there is no fixed day.
pub fn by_appointment(words: &str) -> bool {
    matches!(
        words.trim().to_lowercase().as_str(),
        "appointment"
            | "by appointment"
            | "appt"
            | "nach vereinbarung"
            | "etter avtale"
            | "cita previa"
            | "sur rendez-vous"
    )
}

/// Whether the words mean every day.
pub fn daily(words: &str) -> Option<CodedSet<Weekday>> {
    matches!(
        words.trim().to_lowercase().as_str(),
        "daily" | "every day" | "everyday" | "täglich" | "daglig" | "hver dag"
    )
    .then(|| Weekday::ALL.iter().copied().collect())
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
        for (n, names) in NAMES.iter().enumerate() {
            for name in *names {
                let owners = NAMES.iter().filter(|others| others.contains(name)).count();
                assert_eq!(owners, 1, "{name}");
                assert_eq!(from_name(name).map(Coded::ordinal).map(usize::from), Some(n), "{name}");
            }
        }
    }
}
