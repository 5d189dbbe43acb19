//! First names only: contacts of self-help groups stay anonymous.

use super::{Field, clean, is_one_of};
use crate::group::Text;

/// The first name of a contact: "Max Mustermann", "Mustermann, Max", "Dr. Max Mustermann" and "Max M." become
/// "Max"; "Eva und Jan" stays; "Eva Muster und Jan Muster" becomes "Eva und Jan". An office ("KISS Köln",
/// "Sekretariat", "Group Secretary") is nobody's name and stays. The flag says whether something was left out.
///
/// `None` where nothing is left, and where the first name is not known: "Frau Muster".
pub fn first_name(raw: &str) -> Option<(Text, bool)> {
    let whole = clean(Field::Name, raw).text?;
    let mut text = clean(Field::Name, &shorten(&whole)?).text?;
    // What remains of a strange name may look like another name: shortened until nothing more falls away, so
    // that reading back what was stored changes nothing.
    for _ in 0..8 {
        let next = clean(Field::Name, &shorten(&text)?).text?;
        if next == text {
            break;
        }
        text = next;
    }
    let shortened = text != whole;
    Some((text, shortened))
}

/// Forms of address and degrees before a name.
const TITLES: &str = "\
    herr herrn frau hr fr fam familie mr mrs ms miss mx sir dame dr prof professor dipl mag med phil rer \
    nat ing psych rev pastor pfarrer fru fröken hra kontakt ansprechpartner ansprechpartnerin contact";

/// Forms of address after which a single word is a surname.
const BEFORE_SURNAME: &str = "\
    dr prof professor herr herrn frau hr fr fam familie mr mrs ms mx fru pastor pfarrer hra";

/// Words that begin a surname.
const PARTICLES: &str = "\
    von van vom de der den del della di da du zu zum zur la le af av";

/// Words that say that an office is meant and not a person.
const OFFICE: &str = "\
    team büro buero office kontaktstelle selbsthilfe selbsthilfekontaktstelle selbsthilfegruppe gruppe \
    group verein verband e.v ev gmbh ggmbh zentrum center centre haus stiftung klinik hospital \
    sekretariat secretary secretariat chair chairperson coordinator koordination koordinator \
    koordinatorin leitung gruppenleitung moderation vorstand board committee service services hotline \
    helpline telefon info information beratung beratungsstelle kiss nakos sekis kibis intergroup \
    district area region association society foundation kontor senter forening laget";

/// Words between two people.
const AND: &str = "\
    und and og och et y & + u oder";

fn shorten(whole: &str) -> Option<String> {
    // What stands in brackets says what a person is, not who.
    let outside = without_brackets(whole);
    let text = outside.trim().trim_matches([',', ';', ':', '-', '–', ' ']);
    if text.is_empty() {
        return None;
    }
    let bare = |word: &str| word.trim_matches(['.', ',', ':', ';']).to_lowercase();
    let is_office = |text: &str| text.split([' ', '-', '/']).any(|word| is_one_of(OFFICE, &bare(word)));
    if is_office(text) {
        return Some(whole.to_owned());
    }
    let mut people: Vec<(String, String)> = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    let mut and = String::new();
    for word in text.split(' ') {
        for (n, word) in split_slashes(word).into_iter().enumerate() {
            let joins = n > 0;
            if joins || is_one_of(AND, &bare_keep_signs(word)) && !words.is_empty() {
                if let Some(name) = person(&words.join(" ")) {
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
    if let Some(name) = person(&words.join(" ")) {
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

fn bare_keep_signs(word: &str) -> String {
    word.trim_matches(['.', ',', ';']).to_lowercase()
}

fn split_slashes(word: &str) -> Vec<&str> {
    word.split('/').filter(|part| !part.is_empty()).collect()
}

/// The first name of one person.
fn person(text: &str) -> Option<String> {
    let is_name = |word: &&str| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        word.chars().any(char::is_alphabetic) && !word.contains('@') && digits == 0
    };
    // "Mustermann, Max", and also "Eva, Jan", where the second is as good as the first.
    // Only up to a further comma, so that shortening twice shortens no more than once.
    let mut parts = text.split(',');
    let before = parts.next().unwrap_or_default();
    let text = parts.find(|part| part.split_whitespace().any(|word| is_name(&word))).unwrap_or(before);
    let mut surname_follows = false;
    let mut names = Vec::new();
    for word in text.split_whitespace().filter(is_name) {
        let bare = word.trim_matches(['.', ',', ':', ';']).to_lowercase();
        // "Dipl.-Psych.", "Dr.med."
        let title =
            bare.split(['-', '.']).filter(|part| !part.is_empty()).all(|part| is_one_of(TITLES, part));
        if names.is_empty() && title && !bare.is_empty() {
            surname_follows |= is_one_of(BEFORE_SURNAME, &bare);
        } else {
            names.push(word);
        }
    }
    let first = names.first()?;
    if surname_follows && names.len() == 1 || is_one_of(PARTICLES, first) {
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
