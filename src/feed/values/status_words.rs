//! Words that say that a group does not meet any more, or not at present.

use super::folded_words::FoldedWords;
use super::phrase_list::PhraseList;
use crate::feed::record::Problems;
use crate::feed::words::FeedWords;
use crate::group::{Format, Group, Status, Text};
use crate::place::fold;
use jiff::civil::Date;
use std::borrow::Cow;
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
    hints: FoldedWords,
    paused: PhraseList,
    ended: PhraseList,
    resumed: PhraseList,
    room: PhraseList,
    elsewhere: PhraseList,
    season: PhraseList,
    warnings: PhraseList,
    final_warnings: PhraseList,
    ambiguous: PhraseList,
    durations: PhraseList,
    newcomers: PhraseList,
}

static PHRASES: LazyLock<StatusPhrases> = LazyLock::new(|| {
    let words = &FeedWords::embedded().status;
    let closing = [&words.paused, &words.ended, &words.warnings, &words.final_warnings, &words.ambiguous];
    StatusPhrases {
        hints: FoldedWords::of_words(
            closing.into_iter().flatten().filter_map(|phrase| longest_word(&fold(phrase))),
        ),
        paused: list_phrases(&words.paused),
        ended: list_phrases(&words.ended),
        resumed: list_phrases(&words.resumed),
        room: list_phrases(&words.room),
        elsewhere: list_phrases(&words.elsewhere),
        season: list_phrases(&words.season),
        warnings: list_phrases(&words.warnings),
        final_warnings: list_phrases(&words.final_warnings),
        ambiguous: list_phrases(&words.ambiguous),
        durations: list_phrases(&words.durations),
        newcomers: list_phrases(&words.newcomers),
    }
});

fn longest_word(phrase: &str) -> Option<String> {
    phrase.split(' ').max_by_key(|word| word.len()).map(str::to_owned)
}

fn list_phrases(phrases: &[&'static str]) -> PhraseList {
    PhraseList::of_list(phrases.iter().map(|phrase| Cow::Owned(fold(phrase))))
}

/// What a text says, sentence by sentence; the first closure counts. Nothing where it says that meetings go on again.
fn closure_in(text: &str, today: Date) -> Option<Closure> {
    let phrases = &*PHRASES;
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| word.len() >= 4);
    if !words.any(|word| phrases.hints.has(word)) {
        return None;
    }
    let whole = fold(text);
    let whole: Vec<&str> = whole.split(' ').collect();
    if phrases.resumed.is_in(&whole) {
        return None;
    }
    text.split(['.', '!', ';', '\n', '|']).find_map(|sentence| {
        let folded = fold(sentence);
        let words: Vec<&str> = folded.split(' ').collect();
        let mark = mark_in(sentence, phrases);
        if phrases.ended.is_in(&words) || mark == Some(Closure::Ended) {
            return Some(Closure::Ended);
        }
        let says_pause = phrases.paused.is_in(&words) || mark.is_some() || is_closed_for_now(&words, phrases);
        if !says_pause || is_past(&words, today) {
            return None;
        }
        Some(match () {
            () if phrases.season.is_in(&words) => Closure::Sometimes,
            () if phrases.room.is_in(&words) || phrases.elsewhere.is_in(&whole) => Closure::Room,
            () => Closure::Paused,
        })
    })
}

/// "Circle (paused)", "SUSPENDED - Circle", "Aufgelöst: Kreis": a word that stands by itself.
fn mark_in(sentence: &str, phrases: &StatusPhrases) -> Option<Closure> {
    let parts =
        sentence.split(['(', ')', '[', ']', ':', ',', '*', '/', '–', '—']).flat_map(|part| part.split(" - "));
    parts.into_iter().find_map(|part| {
        let folded = fold(part);
        if folded.len() > LONGEST_MARK {
            return None;
        }
        let words: Vec<&str> = folded.split(' ').collect();
        let mut mark = Vec::new();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            // "paused until 2027", "avlyst til mars".
            if at > 0 && ["until", "till", "til", "bis"].contains(word) {
                break;
            }
            let duration = phrases.durations.length_at_start(words.get(at..).unwrap_or_default());
            mark.extend(duration.is_none().then_some(*word));
            at += duration.unwrap_or(1);
        }
        if phrases.final_warnings.is_all_of(&mark) {
            return Some(Closure::Ended);
        }
        phrases.warnings.is_all_of(&mark).then_some(Closure::Paused)
    })
}

/// More than this is no mark but a sentence: bytes, folded.
const LONGEST_MARK: usize = 48;

/// "Closed until further notice", in any order; not "closed to newcomers for now".
fn is_closed_for_now(words: &[&str], phrases: &StatusPhrases) -> bool {
    let says = phrases.warnings.is_in(words) || phrases.ambiguous.is_in(words);
    says && phrases.durations.is_in(words) && !phrases.newcomers.is_in(words)
}

/// Whether a warning says that a meeting does not take place: there a single word is enough.
pub fn says_suspended(warning: &str) -> bool {
    let folded = fold(warning);
    let words: Vec<&str> = folded.split(' ').collect();
    let phrases = &*PHRASES;
    let lists =
        [&phrases.paused, &phrases.ended, &phrases.warnings, &phrases.final_warnings, &phrases.ambiguous];
    lists.into_iter().any(|list| list.is_in(&words)) && !phrases.season.is_in(&words)
}

/// Whether the words of a cell about the state of a group say that it has ended.
pub fn says_ended(state: &str) -> bool {
    let folded = fold(state);
    let words: Vec<&str> = folded.split(' ').collect();
    PHRASES.ended.is_in(&words) || PHRASES.final_warnings.is_in(&words)
}

/// "suspended until May 2021" is long over.
fn is_past(words: &[&str], today: Date) -> bool {
    let years = words.iter().filter(|word| word.len() == 4).filter_map(|word| word.parse::<i16>().ok());
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
