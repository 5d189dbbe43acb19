//! Notes that say that a meeting does not happen on every date it seems to.
//!
//! Most notes that name an n-th weekday speak of something else: a business meeting, birthdays, a change of theme
//! or of open and closed (36 of 40 in a sample). Words therefore never become a recurrence; those that can hardly
//! mean anything but other dates get a mark, and the reader is sent to the note.

/// Whether a text says that the dates themselves differ.
pub fn says_so(text: &str) -> bool {
    // Most texts have none of these words, and this is asked of every record.
    let may_be = |word: &str| word.bytes().next().is_some_and(|first| FIRST_BYTES[usize::from(first)]);
    let hint = |word: &str| may_be(word) && HINTS.iter().any(|hint| word.eq_ignore_ascii_case(hint));
    if !text.split(|c: char| !c.is_alphanumeric()).any(hint) {
        return false;
    }
    text.lines().any(|line| {
        let words = words_of(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        stands_alone(&words)
            || (0..words.len())
                .any(|at| nth_only(&words, at) || no_meeting(&words, at) || other_rhythm(&words, at))
    })
}

/// With which bytes the words below begin, in either case.
const FIRST_BYTES: [bool; 256] = {
    let mut first = [false; 256];
    let mut at = 0;
    while at < HINTS.len() {
        let byte = HINTS[at].as_bytes()[0];
        first[byte.to_ascii_lowercase() as usize] = true;
        first[byte.to_ascii_uppercase() as usize] = true;
        at += 1;
    }
    first
};

/// Words without one of which no text says so.
const HINTS: [&str; 40] = [
    "1st",
    "2nd",
    "3rd",
    "4th",
    "5th",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "last",
    "1",
    "2",
    "3",
    "4",
    "erster",
    "ersten",
    "erste",
    "zweiter",
    "zweiten",
    "dritter",
    "dritten",
    "vierter",
    "vierten",
    "letzter",
    "letzten",
    "første",
    "andre",
    "tredje",
    "fjerde",
    "siste",
    "other",
    "alternate",
    "alternating",
    "monthly",
    "biweekly",
    "fortnightly",
    "month",
    "14",
    "alle",
];

/// "1st and 3rd Sundays of each month", and nothing else.
fn stands_alone(words: &[&str]) -> bool {
    let fill = ["of", "the", "each", "every", "month", "only", "monthly", "im", "monat", "|"];
    nth_days(words, 0)
        .is_some_and(|(end, _)| words.get(end..).unwrap_or_default().iter().all(|word| fill.contains(word)))
}

fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| {
        !(c.is_alphanumeric()
            || c == '\''
            || c == '.'
            || c == ','
            || c == '&'
            || c == ';'
            || c == '-'
            || c == '–'
            || c == '—'
            || c == ':'
            || c == '!')
    })
    .flat_map(|word| {
        // Marks that end a clause stand as words of their own.
        let (body, end) = match word.strip_suffix(['.', ';', ':', '!']) {
            Some(body) => (body, true),
            None => (word, false),
        };
        let body = body.trim_matches(|c: char| !c.is_alphanumeric() && c != '&').to_lowercase();
        [Some(body).filter(|b| !b.is_empty()), end.then(|| "|".to_owned())].into_iter().flatten()
    })
    .collect()
}

fn is_nth(word: &str) -> bool {
    matches!(
        word,
        "1st"
            | "2nd"
            | "3rd"
            | "4th"
            | "5th"
            | "first"
            | "second"
            | "third"
            | "fourth"
            | "fifth"
            | "last"
            | "1"
            | "2"
            | "3"
            | "4"
            | "erster"
            | "ersten"
            | "erste"
            | "zweiter"
            | "zweiten"
            | "dritter"
            | "dritten"
            | "vierter"
            | "vierten"
            | "letzter"
            | "letzten"
            | "første"
            | "andre"
            | "tredje"
            | "fjerde"
            | "siste"
    )
}

fn is_day(word: &str) -> bool {
    super::weekdays::from_name(word).is_some() && word.chars().count() > 2
        || matches!(word, "week" | "weeks" | "woche" | "wochen" | "uke")
}

/// "1st and 3rd Sundays", "first Monday": the position behind it, and how many are named.
fn nth_days(words: &[&str], at: usize) -> Option<(usize, usize)> {
    let mut next = at;
    let mut named = 0;
    while let Some(word) = words.get(next) {
        let joins = ["and", "&", "und", "og", "or", "the"].contains(word) && named > 0;
        if is_nth(word) {
            named += 1;
        } else if !joins {
            break;
        }
        next += 1;
    }
    (named > 0 && words.get(next).is_some_and(|word| is_day(word))).then_some((next + 1, named))
}

/// "only on 3rd Saturday", "2nd & 4th Fridays only", "held on the first Sunday of each month only", "meets 1st
/// and 3rd Mondays", "1st and 3rd Sundays of the month".
fn nth_only(words: &[&str], at: usize) -> bool {
    let Some((end, named)) = nth_days(words, at) else { return false };
    let before = words.get(..at).unwrap_or_default();
    let clause = before.iter().rposition(|word| *word == "|").map_or(0, |p| p + 1);
    let before = before.get(clause..).unwrap_or_default();
    let other = before.iter().any(|word| ABOUT_SOMETHING_ELSE.contains(word));
    // Two or more days at the start of a clause are a list of dates.
    if named > 1
        && !other
        && (before.is_empty() || before.last().is_some_and(|word| ["on", "the", "am"].contains(word)))
    {
        return true;
    }
    let fill = [
        "on", "the", "every", "each", "am", "an", "jeden", "jedem", "den", "hver", "of", "is", "are",
        "group", "this", "we",
    ];
    let cut = before.iter().rposition(|word| !fill.contains(word)).map_or(0, |p| p + 1);
    let lead = cut.checked_sub(1).and_then(|p| before.get(p));
    let verbs = [
        "only",
        "meets",
        "meet",
        "held",
        "meeting's",
        "nur",
        "trifft",
        "treffen",
        "treffpunkt",
        "findet",
        "bare",
        "kun",
        "except",
    ];
    if lead.is_some_and(|word| verbs.contains(word)) {
        // "business meeting held on the first Sunday" is about the business.
        return !other;
    }
    // "... of each month only", before the clause ends.
    let after: Vec<&&str> =
        words.get(end..).unwrap_or_default().iter().take_while(|word| **word != "|").collect();
    let rest: Vec<&&&str> = after
        .iter()
        .skip_while(|word| {
            ["of", "the", "each", "every", "month", "in", "a", "im", "monat", "des", "monats"]
                .contains(**word)
        })
        .collect();
    rest.first().is_some_and(|word| ["only", "nur"].contains(**word)) && !other
}

/// What an n-th weekday is usually said about.
const ABOUT_SOMETHING_ELSE: [&str; 18] = [
    "business",
    "open",
    "speaker",
    "birthday",
    "birthdays",
    "chips",
    "tradition",
    "traditions",
    "step",
    "closed",
    "potluck",
    "celebration",
    "anniversary",
    "anniversaries",
    "eating",
    "discussion",
    "conscience",
    "topic",
];

/// "no meeting last Thursday of the month", "except 2nd Monday", "not held on the first Monday".
fn no_meeting(words: &[&str], at: usize) -> bool {
    let skips = match words.get(at..).unwrap_or_default() {
        ["no", "meeting" | "meetings", ..]
        | ["not", "held", ..]
        | ["keine", "gruppe", ..]
        | ["kein", "treffen", ..] => 2,
        ["except" | "außer" | "unntatt", ..] => 1,
        _ => return false,
    };
    (0..4).any(|more| nth_days(words, at + skips + more).is_some())
}

/// "every other week", "bi-weekly", "once a month", "14-tägig", "meets monthly".
fn other_rhythm(words: &[&str], at: usize) -> bool {
    let here = words.get(at..).unwrap_or_default();
    match here {
        ["every", "other" | "second", day, ..] | ["alternate" | "alternating", day, ..] => is_day(day),
        ["meets" | "meet", "monthly" | "bi-weekly" | "biweekly" | "fortnightly", ..]
        | ["meets" | "meet", "once" | "twice", "a" | "per", "month", ..]
        | ["14-tägig" | "14-täglich" | "vierzehntägig" | "zweiwöchentlich", ..]
        | ["alle", "zwei" | "drei" | "vier" | "14", "wochen" | "tage", ..]
        | ["annenhver", "uke", ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_differ_are_marked() {
        for text in [
            "Only on 3rd Saturday of each month",
            "Held on the first Sunday of each month only",
            "Happy, Joyous, Free 2nd & 4th Fridays Only",
            "Meets 1st and 3rd Mondays",
            "No meeting last Thursday of the month",
            "NO MEETING on 2nd Saturday of the month",
            "Meets each Monday, EXCEPT 2nd Monday.",
            "This group meets every other Tuesday",
            "Trifft sich nur am ersten Dienstag im Monat",
            "14-tägig, bitte vorher anrufen",
            "Meets once a month.",
            "1st and 3rd Sundays",
            "Ring the bell\n1st and 3rd Sundays\n\nBring tea",
            "1st & 3rd Sundays of each month",
            "1st and 3rd Sundays of the Month - Open discussion meeting",
        ] {
            assert!(says_so(text), "{text}");
        }
    }

    #[test]
    fn other_things_on_nth_days_are_not() {
        for text in [
            "Chips last Sunday of the month",
            "Open meeting 3rd Friday of month.",
            "Birthday Night - last Tuesday",
            "Business meeting is held every 1st Monday of the month following the regular meeting",
            "Closed Literature meetings, except for chips",
            "Last week Tradition",
            "First Saturday Group",
            "Meets every Monday",
            "The last Wednesday of the month is open for birthdays",
            "Open on the last meeting of the month",
            "2nd floor, first door",
            "",
        ] {
            assert!(!says_so(text), "{text}");
        }
    }
}
