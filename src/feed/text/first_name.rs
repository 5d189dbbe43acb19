//! First names only: contacts of self-help groups stay anonymous.

use super::{Field, clean};
use crate::feed::words::FeedWords;
use crate::group::Text;

/// The first name of a contact: "Max Mustermann", "Mustermann, Max", "Dr. Max Mustermann" and "Max M." become
/// "Max"; "Eva und Jan" stays; "Eva Muster und Jan Muster" becomes "Eva und Jan". An office ("KISS Köln",
/// "Sekretariat", "Group Secretary") is not the name of a person and stays. The flag says whether something was left out.
///
/// `None` where nothing is left, and where the first name is not known: "Frau Muster".
pub fn first_name(raw: &str) -> Option<(Text, bool)> {
    let whole = clean(Field::Name, raw).text?;
    let mut text = clean(Field::Name, &shorten_names(&whole)?).text?;
    // What remains of a strange name may look like another name: shortened until nothing more falls away, so
    // that reading back what was stored changes nothing.
    for _ in 0..8 {
        let next = clean(Field::Name, &shorten_names(&text)?).text?;
        if next == text {
            break;
        }
        text = next;
    }
    let shortened = text != whole;
    Some((text, shortened))
}

fn shorten_names(whole: &str) -> Option<String> {
    // What stands in brackets says what a person is, not who.
    let outside = without_brackets(whole);
    let text = outside.trim().trim_matches([',', ';', ':', '-', '–', ' ']);
    if text.is_empty() {
        return None;
    }
    let lists = &FeedWords::embedded().names;
    let without_suffixes = without_suffixes(text);
    let text = without_suffixes.as_str();
    let names_office = |text: &str| text.split([' ', '-', '/']).any(|word| is_office(&bare_word(word)));
    let only_roles = text.split_whitespace().any(is_name)
        && text.split([' ', '-', '/', ',']).filter(|word| is_name(word)).all(|word| {
            let bare = bare_word(word);
            is_office(&bare) || is_role(&bare)
        });
    if names_office(text) || only_roles {
        return Some(whole.to_owned());
    }
    let bare_text = without_roles(text);
    let text = bare_text.as_str();
    let mut people: Vec<(String, String)> = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    let mut and = String::new();
    for word in text.split(' ') {
        for (n, word) in split_slashes(word).into_iter().enumerate() {
            let joins = n > 0;
            if joins || lists.and.contains(&bare_keep_signs(word).as_str()) && !words.is_empty() {
                if let Some(name) = first_name_of(&words.join(" ")) {
                    people.push((std::mem::take(&mut and), name));
                }
                and = if joins { "/".into() } else { word.to_owned() };
                words.clear();
                if joins {
                    words.push(word);
                }
            } else {
                words.push(word);
            }
        }
    }
    if let Some(name) = first_name_of(&words.join(" ")) {
        people.push((and, name));
    }
    let mut out = String::new();
    for (n, (and, name)) in people.iter().take(4).enumerate() {
        if n > 0 {
            match and.as_str() {
                "/" => out.push('/'),
                "" => out.push(' '),
                and => {
                    out.push(' ');
                    out.push_str(and);
                    out.push(' ');
                }
            }
        }
        out.push_str(name);
    }
    (!out.is_empty()).then_some(out)
}

fn is_office(bare: &str) -> bool {
    FeedWords::embedded().names.offices.contains(&bare)
}

/// Whether a word says what somebody does, or stands beside such a word.
fn is_role(bare: &str) -> bool {
    let lists = &FeedWords::embedded().names;
    lists.roles.contains(&bare) || lists.beside_offices.contains(&bare)
}

/// The text without degrees and offices behind a comma: "Jane Roe, LCSW", "Jan Roe, Jr.", "Eva Muster, Office".
fn without_suffixes(text: &str) -> String {
    let lists = &FeedWords::embedded().names;
    let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let (Some(first), true) = (parts.first(), parts.len() > 1) else { return text.to_owned() };
    let whole_name = first.split_whitespace().filter(|word| is_name(word)).count() >= 2;
    let shouted = first.chars().all(|c| !c.is_lowercase());
    let is_suffix = |part: &str| {
        let words: Vec<String> = part.split_whitespace().map(bare_word).collect();
        let degrees = words.iter().all(|word| lists.degrees.contains(&word.as_str()));
        let work = words.iter().all(|word| is_office(word) || is_role(word));
        // Behind a whole name, capitals alone are letters of a degree.
        let letters = whole_name && !shouted && part.len() <= 10 && part.chars().all(|c| !c.is_lowercase());
        degrees || work || letters
    };
    let kept: Vec<&str> =
        parts.iter().enumerate().filter(|(n, part)| *n == 0 || !is_suffix(part)).map(|(_, p)| *p).collect();
    kept.join(", ")
}

/// The text without the words for what somebody does, where a whole name stands beside them.
fn without_roles(text: &str) -> String {
    let names = text.split_whitespace().filter(|word| !is_role(&bare_word(word)));
    let names: Vec<&str> = names.collect();
    let any_role = names.len() < text.split_whitespace().count();
    if any_role && names.len() >= 2 { names.join(" ") } else { text.to_owned() }
}

/// The word in small letters without the marks around it.
fn bare_word(word: &str) -> String {
    word.trim_matches(['.', ',', ':', ';']).to_lowercase()
}

fn bare_keep_signs(word: &str) -> String {
    word.trim_matches(['.', ',', ';']).to_lowercase()
}

fn split_slashes(word: &str) -> Vec<&str> {
    word.split('/').filter(|part| !part.is_empty()).collect()
}

/// Whether a word can be a name: letters, and neither a number nor an address.
fn is_name(word: &str) -> bool {
    word.chars().any(char::is_alphabetic) && !word.contains(|c: char| c == '@' || c.is_ascii_digit())
}

/// The first name of one person.
fn first_name_of(text: &str) -> Option<String> {
    let lists = &FeedWords::embedded().names;
    // "Mustermann, Max", and also "Eva, Jan", where the second is as good as the first.
    // Only up to a further comma, so that shortening twice shortens no more than once.
    let mut parts = text.split(',');
    let before = parts.next().unwrap_or_default();
    let text = parts.find(|part| part.split_whitespace().any(is_name)).unwrap_or(before);
    let mut surname_follows = false;
    let mut names = Vec::new();
    let letters = text.split_whitespace().filter(|word| is_name(word));
    // "RN Jane Roe"; two capitals alone may be somebody's initials.
    let all = letters.clone().count();
    let is_degree = |word: &str| {
        let known = lists.degrees.contains(&bare_word(word).as_str()) && !word.contains(char::is_lowercase);
        known && (all > 1 || word.chars().count() > 2)
    };
    for word in letters.filter(|word| !is_degree(word)) {
        let bare = bare_word(word);
        // "Dipl.-Psych.", "Dr.med."
        let title =
            bare.split(['-', '.']).filter(|part| !part.is_empty()).all(|part| lists.titles.contains(&part));
        if names.is_empty() && title && !bare.is_empty() {
            surname_follows |= lists.before_surname.contains(&bare.as_str());
        } else {
            names.push(word);
        }
    }
    let first = names.first()?;
    if surname_follows && names.len() == 1 || lists.particles.contains(first) {
        return None;
    }
    Some(first.trim_matches([',', ':', ';']).to_owned())
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .filter(|c| match c {
            '(' | '[' => {
                depth += 1;
                false
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_first_names_stay() {
        for (raw, expected) in [
            ("Eva", Some(("Eva", false))),
            ("Max Mustermann", Some(("Max", true))),
            ("Eva M.", Some(("Eva", true))),
            ("E. Mustermann", Some(("E.", true))),
            ("Mustermann, Max", Some(("Max", true))),
            ("O,C,W", Some(("C", true))),
            ("Dr. med. Eva Mustermann", Some(("Eva", true))),
            ("Dipl.-Psych. Eva Mustermann", Some(("Eva", true))),
            ("Frau Eva Mustermann", Some(("Eva", true))),
            ("Frau Mustermann", None),
            ("Mr. Smith", None),
            ("Frau von der Muster", None),
            ("Dr. Mustermann", None),
            ("Hans-Peter Mustermann", Some(("Hans-Peter", true))),
            ("Eva und Jan", Some(("Eva und Jan", false))),
            ("Eva & Jan", Some(("Eva & Jan", false))),
            ("Eva Muster und Jan Muster", Some(("Eva und Jan", true))),
            ("Eva und Jan Muster", Some(("Eva und Jan", true))),
            ("Eva/Jan", Some(("Eva/Jan", false))),
            ("Ursula von der Muster", Some(("Ursula", true))),
            ("Eva Muster (Vorstand)", Some(("Eva", true))),
            ("Max 0221 000000", Some(("Max", true))),
            ("Max max@example.org", Some(("Max", true))),
            ("KISS Köln", Some(("KISS Köln", false))),
            ("Selbsthilfe-Büro", Some(("Selbsthilfe-Büro", false))),
            ("Group Secretary", Some(("Group Secretary", false))),
            ("Front Office", Some(("Front Office", false))),
            ("Intake Coordinator", Some(("Intake Coordinator", false))),
            ("Executive Director", Some(("Executive Director", false))),
            ("Executive Director Eva Muster", Some(("Eva", true))),
            ("Director of Programs", Some(("Director of Programs", false))),
            ("Volunteer Coordinator: Eva Muster", Some(("Eva", true))),
            ("Kontaktperson: Eva Muster", Some(("Eva", true))),
            ("RN Eva Muster", Some(("Eva", true))),
            ("MSW", None),
            ("Eva Muster, Secretary", Some(("Eva", true))),
            ("Eva Muster, Ph.D.", Some(("Eva", true))),
            ("Eva Muster, MSW, LICSW", Some(("Eva", true))),
            ("Eva Muster, ATR-BC", Some(("Eva", true))),
            ("Max Mustermann, III", Some(("Max", true))),
            ("Mustermann, Max, Jr.", Some(("Max", true))),
            ("MUSTERMANN, MAX", Some(("MAX", true))),
            ("山田太郎", Some(("山田太郎", false))),
            ("  Eva \u{200B} ", Some(("Eva", false))),
            ("0221 000000", None),
            ("", None),
        ] {
            let got = first_name(raw);
            assert_eq!(got.as_ref().map(|(text, short)| (text.as_str(), *short)), expected, "{raw}");
        }
    }
}
