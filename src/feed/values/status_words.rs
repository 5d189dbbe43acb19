//! Words that say that a group does not meet any more, or not at present.

use crate::feed::record::Problems;
use crate::feed::words::FeedWords;
use crate::group::{Format, Group, Status, Text};
use crate::place::{fold, fold_all};
use jiff::civil::Date;
use std::collections::HashSet;
use std::sync::LazyLock;

/// What a text says about a group as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Closure {
    /// It does not meet at present.
    Paused,
    /// It does not meet any more.
    Ended,
    /// Only the room is closed; it may meet elsewhere.
    Room,
    /// It does not meet at certain times of the year.
    Sometimes,
}

/// The phrases, folded.
struct StatusPhrases {
    /// The longest word of each phrase that can close a group: most texts have none of them.
    hints: HashSet<String>,
    paused: Vec<String>,
    ended: Vec<String>,
    resumed: Vec<String>,
    room: Vec<String>,
    elsewhere: Vec<String>,
    season: Vec<String>,
    warnings: Vec<String>,
    final_warnings: Vec<String>,
    ambiguous: Vec<String>,
    durations: Vec<String>,
    newcomers: Vec<String>,
}

fn longest_word(phrase: &str) -> Option<String> {
    phrase.split(' ').max_by_key(|word| word.len()).map(str::to_owned)
}

static PHRASES: LazyLock<StatusPhrases> = LazyLock::new(|| {
    let words = &FeedWords::embedded().status;
    let (paused, ended) = (fold_all(&words.paused), fold_all(&words.ended));
    let (warnings, final_warnings) = (fold_all(&words.warnings), fold_all(&words.final_warnings));
    let ambiguous = fold_all(&words.ambiguous);
    let all = paused.iter().chain(&ended).chain(&warnings).chain(&final_warnings).chain(&ambiguous);
    StatusPhrases {
        hints: all.filter_map(|phrase| longest_word(phrase)).collect(),
        paused,
        ended,
        resumed: fold_all(&words.resumed),
        room: fold_all(&words.room),
        elsewhere: fold_all(&words.elsewhere),
        season: fold_all(&words.season),
        warnings,
        final_warnings,
        ambiguous,
        durations: fold_all(&words.durations),
        newcomers: fold_all(&words.newcomers),
    }
});

/// What a text says, sentence by sentence; the first closure counts. Nothing where it says that meetings go on again.
fn closure_in(text: &str, today: Date) -> Option<Closure> {
    let phrases = &*PHRASES;
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| word.len() >= 4);
    if !words.into_iter().any(|word| phrases.hints.contains(&fold(word))) {
        return None;
    }
    let whole = format!(" {} ", fold(text));
    if holds(&whole, &phrases.resumed) {
        return None;
    }
    text.split(['.', '!', ';', '\n', '|']).find_map(|sentence| {
        let key = format!(" {} ", fold(sentence));
        let mark = mark_in(sentence, phrases);
        if holds(&key, &phrases.ended) || mark == Some(Closure::Ended) {
            return Some(Closure::Ended);
        }
        let says_pause = holds(&key, &phrases.paused) || mark.is_some() || is_closed_for_now(&key, phrases);
        if !says_pause || is_past(&key, today) {
            return None;
        }
        Some(match () {
            () if holds(&key, &phrases.season) => Closure::Sometimes,
            () if holds(&key, &phrases.room) || holds(&whole, &phrases.elsewhere) => Closure::Room,
            () => Closure::Paused,
        })
    })
}

/// "Circle (paused)", "SUSPENDED - Circle", "Aufgelöst: Kreis": a word that stands by itself.
fn mark_in(sentence: &str, phrases: &StatusPhrases) -> Option<Closure> {
    let parts =
        sentence.split(['(', ')', '[', ']', ':', ',', '*', '/', '–', '—']).flat_map(|part| part.split(" - "));
    parts.into_iter().find_map(|part| {
        let mut key = format!(" {} ", fold(part));
        if key.len() > LONGEST_MARK {
            return None;
        }
        for duration in &phrases.durations {
            key = key.replace(&format!(" {duration} "), " ");
        }
        let word = key.trim();
        // "paused until 2027", "avlyst til mars".
        let word = [" until ", " till ", " til ", " bis "]
            .iter()
            .find_map(|mark| word.split_once(mark))
            .map_or(word, |(word, _)| word);
        let is_one_of = |list: &[String]| list.iter().any(|mark| mark == word);
        if is_one_of(&phrases.final_warnings) {
            return Some(Closure::Ended);
        }
        is_one_of(&phrases.warnings).then_some(Closure::Paused)
    })
}

/// More than this is no mark but a sentence.
const LONGEST_MARK: usize = 50;

/// "Closed until further notice", in any order; not "closed to newcomers for now".
fn is_closed_for_now(key: &str, phrases: &StatusPhrases) -> bool {
    let says = [&phrases.warnings, &phrases.ambiguous].into_iter().any(|list| holds(key, list));
    says && holds(key, &phrases.durations) && !holds(key, &phrases.newcomers)
}

/// Whether a warning says that a meeting does not take place: there a single word is enough.
pub fn says_suspended(warning: &str) -> bool {
    let key = format!(" {} ", fold(warning));
    let phrases = &*PHRASES;
    let lists =
        [&phrases.paused, &phrases.ended, &phrases.warnings, &phrases.final_warnings, &phrases.ambiguous];
    lists.into_iter().any(|list| holds(&key, list)) && !holds(&key, &phrases.season)
}

fn holds(key: &str, phrases: &[String]) -> bool {
    phrases.iter().any(|phrase| {
        key.match_indices(phrase.as_str()).any(|(at, _)| {
            let before = key.get(..at).is_none_or(|text| text.ends_with(' '));
            before && key.get(at + phrase.len()..).is_none_or(|text| text.starts_with(' '))
        })
    })
}

/// "suspended until May 2021" is long over.
fn is_past(key: &str, today: Date) -> bool {
    let years = key.split(' ').filter(|word| word.len() == 4).filter_map(|word| word.parse::<i16>().ok());
    let years: Vec<i16> = years.filter(|year| (2000..2100).contains(year)).collect();
    !years.is_empty() && years.iter().all(|year| *year < today.year())
}

/// Sets the status of a group by what its texts say. Where only a room is closed and there is another way to take part,
/// that way is left; where none is, the group pauses.
pub fn apply_status_words(
    group: &mut Group,
    texts: &[(&str, Option<&Text>)],
    today: Date,
    problems: &mut Problems<'_>,
) {
    if group.status != Status::Active {
        return;
    }
    for (field, text) in texts {
        let Some(text) = text else { continue };
        let Some(closure) = closure_in(text, today) else { continue };
        let afar = [Format::Online, Format::Phone].into_iter().any(|format| group.formats.contains(format));
        match closure {
            Closure::Ended => {
                problems.repair(field, text, "a group that meets; shown as ended");
                group.status = Status::Ended;
            }
            Closure::Room if afar => {
                problems.repair(field, text, "a room that is open; in person is left out");
                group.formats.remove(Format::InPerson);
            }
            Closure::Paused | Closure::Room => {
                problems.repair(field, text, "a group that meets; shown as paused");
                group.status = Status::Paused;
            }
            Closure::Sometimes => {
                problems.repair(field, text, "dates all through the year; marked as \"dates may vary\"");
                for meeting in &mut group.meetings {
                    meeting.dates_vary = true;
                }
            }
        }
        return;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closures_are_told_from_closed_meetings_and_holidays() {
        let today = jiff::civil::date(2026, 11, 24);
        for (text, expected) in [
            ("This group is on hiatus until further notice.", Some(Closure::Paused)),
            ("NOT CURRENTLY MEETING", Some(Closure::Paused)),
            ("Tuesday Circle (temporarily closed)", Some(Closure::Paused)),
            ("Die Gruppe pausiert zurzeit.", Some(Closure::Paused)),
            ("Findet bis auf Weiteres nicht statt", Some(Closure::Paused)),
            ("Gruppa er midlertidig stengt", Some(Closure::Paused)),
            ("Avlyst inntil videre", Some(Closure::Paused)),
            ("SUSPENDED - Morning Circle", Some(Closure::Paused)),
            ("Kreis am Dienstag (pausiert)", Some(Closure::Paused)),
            ("Morning Circle [paused until 2031]", Some(Closure::Paused)),
            ("Geschlossen bis auf Weiteres", Some(Closure::Paused)),
            ("Das Treffen fällt bis auf Weiteres aus", Some(Closure::Paused)),
            ("Møtet har pause", Some(Closure::Paused)),
            ("Nedlagt: Tirsdagsgruppa", Some(Closure::Ended)),
            ("Kreis (aufgelöst)", Some(Closure::Ended)),
            ("Die Gruppe wird nicht mehr angeboten", Some(Closure::Ended)),
            ("Circle (Closed)", None),
            ("Derzeit für neue Mitglieder geschlossen", None),
            ("Closed to newcomers until further notice", None),
            ("Inactive members are welcome", None),
            ("Es gibt um acht eine Pause", None),
            ("This meeting has been discontinued.", Some(Closure::Ended)),
            ("The group has disbanded", Some(Closure::Ended)),
            ("Die Gruppe hat sich aufgelöst.", Some(Closure::Ended)),
            ("Gruppen er lagt ned", Some(Closure::Ended)),
            ("In-person meeting temporarily closed.", Some(Closure::Room)),
            ("Church temporarily closed, we meet on Zoom", Some(Closure::Room)),
            ("Meeting suspended during July and August", Some(Closure::Sometimes)),
            ("Meeting suspended until May 2021", None),
            ("Meetings have resumed; was temporarily suspended", None),
            ("Closed meeting for members only", None),
            ("Closed on holidays", None),
            ("Door is closed at 19:15", None),
            ("We talk about lives that have ended", None),
            ("Bitte die Tür geschlossen halten", None),
        ] {
            assert_eq!(closure_in(text, today), expected, "{text}");
        }
    }
}
