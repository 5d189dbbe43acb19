//! Days as schedules name them.

use crate::feed::values::weekdays;
use crate::group::{Coded, Weekday};

/// Days that were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Days {
    /// As RFC 5545 section 3.3.10 writes them: "MO,FR", "1SA", "-1FR".
    pub rfc5545: String,
    /// Whether they were written so.
    pub plain: bool,
}

/// Reads "TH,FR", "1SA", "-1FR", and as people write them: "Monday - Friday", "Mo-Fr", "Tue & Thu", "daily",
/// "Second Saturday", "1st and 3rd Tuesday". `None` for everything else: days are never guessed.
pub fn read(words: &str) -> Option<Days> {
    if words.len() > 200 {
        return None;
    }
    let upper = words.trim().to_ascii_uppercase();
    let codes: Option<Vec<String>> = upper.split(',').map(|code| rfc5545(code.trim())).collect();
    if let Some(codes) = codes {
        return Some(Days { rfc5545: codes.join(","), plain: true });
    }
    let mut found: Vec<String> = Vec::new();
    let mut add = |code: String| {
        if !found.contains(&code) {
            found.push(code);
        }
    };
    if let Some(all) = weekdays::daily(words) {
        all.iter().for_each(|day| add(day.rfc5545().to_owned()));
    } else {
        let mut nths: Vec<i8> = Vec::new();
        for part in parts(words) {
            let (nth, rest) = split_nth(&part);
            let range = rest.split_once('-').filter(|_| nth.is_none());
            if let Some((from, to)) = range {
                let (from, to) = (day(from)?, day(to)?);
                (0..7)
                    .map(|n| from.plus(n))
                    .take_while(|day| *day != to)
                    .for_each(|day| add(day.rfc5545().to_owned()));
                add(to.rfc5545().to_owned());
            } else if rest.is_empty() {
                // "1st and 3rd Tuesday": the day comes later.
                nths.push(nth?);
            } else {
                let day = day(rest)?;
                nths.extend(nth);
                if nths.is_empty() {
                    add(day.rfc5545().to_owned());
                }
                nths.drain(..).for_each(|nth| add(format!("{nth}{}", day.rfc5545())));
            }
        }
        if !nths.is_empty() {
            return None;
        }
    }
    (!found.is_empty()).then(|| Days { rfc5545: found.join(","), plain: false })
}

fn rfc5545(code: &str) -> Option<String> {
    let split = code.len().checked_sub(2)?;
    let (nth, day) = code.split_at_checked(split)?;
    let day = Weekday::ALL.iter().find(|known| known.rfc5545() == day)?;
    let nth = nth.strip_prefix('+').unwrap_or(nth);
    match nth.parse::<i8>() {
        _ if nth.is_empty() => Some(day.rfc5545().to_owned()),
        Ok(n) if (1..=5).contains(&n.abs()) => Some(format!("{n}{}", day.rfc5545())),
        _ => None,
    }
}

fn parts(words: &str) -> Vec<String> {
    let mut text = format!(" {} ", words.trim().to_lowercase()).replace(['–', '—'], "-");
    for (word, sign) in [
        (" to ", "-"),
        (" bis ", "-"),
        (" til ", "-"),
        (" through ", "-"),
        (" thru ", "-"),
        (" and ", ","),
        (" und ", ","),
        (" og ", ","),
        (" every ", " "),
        (" each ", " "),
        (" jeden ", " "),
        (" hver ", " "),
        (" of the month ", " "),
        (" of each month ", " "),
        (" im monat ", " "),
    ] {
        text = text.replace(word, sign);
    }
    text.split([',', ';', '/', '&', '+'])
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

fn day(text: &str) -> Option<Weekday> {
    let text = text.trim();
    weekdays::from_name(text)
        .or_else(|| Weekday::ALL.iter().copied().find(|day| day.rfc5545().eq_ignore_ascii_case(text)))
}

/// "second saturday" -> 2 and "saturday".
fn split_nth(part: &str) -> (Option<i8>, &str) {
    const NTH: [(&str, i8); 33] = [
        ("1st", 1),
        ("first", 1),
        ("1.", 1),
        ("erster", 1),
        ("ersten", 1),
        ("første", 1),
        ("2nd", 2),
        ("second", 2),
        ("2.", 2),
        ("zweiter", 2),
        ("zweiten", 2),
        ("andre", 2),
        ("3rd", 3),
        ("third", 3),
        ("3.", 3),
        ("dritter", 3),
        ("dritten", 3),
        ("tredje", 3),
        ("4th", 4),
        ("fourth", 4),
        ("4.", 4),
        ("vierter", 4),
        ("vierten", 4),
        ("fjerde", 4),
        ("5th", 5),
        ("fifth", 5),
        ("5.", 5),
        ("last", -1),
        ("letzter", -1),
        ("letzten", -1),
        ("siste", -1),
        ("annen", 2),
        ("final", -1),
    ];
    let (first, rest) = part.split_once(' ').unwrap_or((part, ""));
    NTH.iter().find(|(word, _)| *word == first).map_or((None, part), |(_, nth)| (Some(*nth), rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_every_shape_seen() {
        for (words, expected, plain) in [
            ("TH,FR", Some("TH,FR"), true),
            ("mo", Some("MO"), true),
            ("1SA", Some("1SA"), true),
            ("+2TU, -1FR", Some("2TU,-1FR"), true),
            ("Monday - Friday", Some("MO,TU,WE,TH,FR"), false),
            ("Mon to Wed", Some("MO,TU,WE"), false),
            ("Sat - Mon", Some("SA,SU,MO"), false),
            ("Mo-Fr", Some("MO,TU,WE,TH,FR"), false),
            ("Tuesdays & Thursdays", Some("TU,TH"), false),
            ("Dienstag und Donnerstag", Some("TU,TH"), false),
            ("daily", Some("MO,TU,WE,TH,FR,SA,SU"), false),
            ("Second Saturday", Some("2SA"), false),
            ("1st and 3rd Tuesday of the month", Some("1TU,3TU"), false),
            ("letzter Freitag im Monat", Some("-1FR"), false),
            ("siste torsdag", Some("-1TH"), false),
            ("6SA", None, false),
            ("by appointment", None, false),
            ("first", None, false),
            ("Mondayish", None, false),
            ("", None, false),
        ] {
            let read = read(words);
            assert_eq!(read.as_ref().map(|days| days.rfc5545.as_str()), expected, "{words}");
            assert!(read.is_none_or(|days| days.plain == plain), "{words}");
        }
    }
}
