//! Cost, formats and access by the words of free text.
//!
//! Some formats have text where others have codes. Only words that leave no doubt are taken, and the text itself is
//! always kept for the reader.

use crate::feed::words::FeedWords;
use crate::group::{Access, Coded, Cost, Format, FormatSet};
use std::sync::LazyLock;

/// Phrases, each with a space before and after, as [`pad_words`] writes them.
type PaddedPhrases = Vec<String>;

/// The phrases of [`FeedWords`], prepared for the search in padded text.
struct FacetPhrases {
    cost: [(Cost, PaddedPhrases); 4],
    formats: [(Format, PaddedPhrases); 3],
    hybrid: PaddedPhrases,
    access: Vec<(Access, PaddedPhrases)>,
    denials: PaddedPhrases,
}

static PHRASES: LazyLock<FacetPhrases> = LazyLock::new(|| {
    let words = FeedWords::embedded();
    let access = words.access.iter().filter_map(|(id, phrases)| Some((Access::from_id(id)?, pad(phrases))));
    FacetPhrases {
        // A fee is one even where members come free; "free" counts only where nothing else is said.
        cost: [
            (Cost::Fee, pad(&words.cost.fee)),
            (Cost::Donation, pad(&words.cost.donation)),
            (Cost::Membership, pad(&words.cost.membership)),
            (Cost::Free, pad(&words.cost.free)),
        ],
        formats: [
            (Format::InPerson, pad(&words.formats.in_person)),
            (Format::Online, pad(&words.formats.online)),
            (Format::Phone, pad(&words.formats.phone)),
        ],
        hybrid: pad(&words.formats.hybrid),
        access: access.collect(),
        denials: pad(&words.denials),
    }
});

fn pad(phrases: &[&str]) -> PaddedPhrases {
    phrases.iter().map(|phrase| format!(" {phrase} ")).collect()
}

/// The words of a text in lower case, each with a space before and after.
fn pad_words(text: &str) -> String {
    let mut out = String::from(" ");
    for word in text
        .split(|c: char| !c.is_alphanumeric() && c != '£' && c != '€' && c != '$')
        .filter(|w| !w.is_empty())
    {
        out.push_str(&word.to_lowercase());
        out.push(' ');
    }
    out
}

fn contains_any(padded: &str, phrases: &[String]) -> bool {
    phrases.iter().any(|phrase| padded.contains(phrase.as_str()))
}

/// What a description of fees says about the cost.
pub fn find_cost(text: &str) -> Option<Cost> {
    let padded = pad_words(text);
    // "Suggested donation £2" is no fee, "fee £5, donations welcome" is one.
    let [(_, fee), (_, donation), ..] = &PHRASES.cost;
    let is_donation = contains_any(&padded, donation) && !says_fee(&padded, fee);
    if names_amount(&padded) && !is_donation {
        return Some(Cost::Fee);
    }
    PHRASES.cost.iter().find(|(_, phrases)| contains_any(&padded, phrases)).map(|(cost, _)| *cost)
}

/// Whether a text speaks of a fee in words.
fn says_fee(padded: &str, fee: &[String]) -> bool {
    contains_any(padded, fee)
        || [" fee ", " fees ", " gebühr ", " beitrag ", " avgift "].iter().any(|w| padded.contains(w))
}

/// What money is called beside a number.
const MONEY: [&str; 20] = [
    "euro", "euros", "eur", "€", "£", "$", "kr", "kroner", "nok", "sek", "dkk", "chf", "franken", "gbp",
    "pound", "pounds", "pence", "usd", "dollar", "dollars",
];

/// Whether a text names an amount of money: "£5", "5 euro", "kr 50", "50p", but not "£0".
fn names_amount(padded: &str) -> bool {
    let words: Vec<&str> = padded.split_whitespace().collect();
    let beside = words.windows(2).any(|pair| match pair {
        [number, unit] if is_number(number) => MONEY.contains(unit),
        [unit, number] => MONEY.contains(unit) && is_number(number),
        _ => false,
    });
    beside || words.iter().any(|word| is_amount(word))
}

fn is_amount(word: &str) -> bool {
    let before = word.strip_prefix(['£', '€', '$']);
    let after = ["€", "£", "$", "p", "kr", "eur"].iter().find_map(|unit| word.strip_suffix(unit));
    before.or(after).is_some_and(is_number)
}

/// A number above zero.
fn is_number(word: &str) -> bool {
    !word.is_empty() && !word.starts_with('0') && word.bytes().all(|b| b.is_ascii_digit())
}

/// The formats that a text such as `attending_type` names.
pub fn find_formats(text: &str) -> FormatSet {
    let padded = pad_words(text);
    let mut formats = FormatSet::EMPTY;
    if contains_any(&padded, &PHRASES.hybrid) || padded.trim() == "both" {
        formats.insert(Format::InPerson);
        formats.insert(Format::Online);
    }
    for (format, phrases) in &PHRASES.formats {
        if contains_any(&padded, phrases) {
            formats.insert(*format);
        }
    }
    formats
}

/// The access that a text names. A text that says "not" says nothing that could be taken as a promise.
pub fn find_access(text: &str) -> Vec<Access> {
    let mut found = Vec::new();
    for sentence in text.split(['.', ';', '\n', '*']) {
        let padded = pad_words(sentence);
        if contains_any(&padded, &PHRASES.denials) {
            continue;
        }
        for (access, phrases) in &PHRASES.access {
            if !found.contains(access) && contains_any(&padded, phrases) {
                found.push(*access);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cost_by_words() {
        for (text, expected) in [
            ("Free", Some(Cost::Free)),
            ("There is no charge.", Some(Cost::Free)),
            ("Free for members, £5 otherwise", Some(Cost::Fee)),
            ("Suggested donation", Some(Cost::Donation)),
            ("A donation of £3 is asked for", Some(Cost::Donation)),
            ("Fee applies: £3, donations welcome", Some(Cost::Fee)),
            ("Membership required", Some(Cost::Membership)),
            ("fees_description", None),
            ("Call for details", None),
            ("£0", None),
        ] {
            assert_eq!(find_cost(text), expected, "{text}");
        }
    }

    #[test]
    fn formats_by_words() {
        let of = |text| find_formats(text).iter().collect::<Vec<_>>();
        assert_eq!(
            of("You can attend this service in-person or remotely via video conferencing"),
            [Format::InPerson, Format::Online]
        );
        assert_eq!(of("phone"), [Format::Phone]);
        assert_eq!(of("by appointment"), []);
    }

    #[test]
    fn access_is_never_promised_by_a_denial() {
        assert_eq!(
            find_access(
                "The building is equipped with induction loops for hearing aids. Wheelchair access is possible on all levels."
            ),
            [Access::HearingLoop, Access::Wheelchair]
        );
        assert_eq!(find_access("Not wheelchair accessible. Level access at the back."), [Access::StepFree]);
        assert_eq!(find_access("There is no lift"), []);
    }
}
