//! Streets by their words.

use crate::feed::words::FeedWords;

/// Whether a street names a door: it has a number, or says that it is a street, a corner or a square.
pub fn is_street_level(street: &str) -> bool {
    has_number(street) || has_street_word(street)
}

/// Whether words name a house: a street with a number. A room has a number as well, but no street.
pub fn is_house(words: &str) -> bool {
    has_number(words) && has_street_word(words)
}

fn has_number(words: &str) -> bool {
    words.chars().any(char::is_numeric)
}

fn has_street_word(street: &str) -> bool {
    let lower = street.to_lowercase();
    let words = &FeedWords::embedded().streets;
    words.phrases.iter().any(|phrase| lower.contains(phrase))
        || lower.split([' ', ',', '.', '-']).any(|word| {
            words.words.contains(&word)
                || words.endings.iter().any(|ending| word.len() > ending.len() && word.ends_with(ending))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_street_is_told_by_its_words() {
        for street in [
            "12 Example Ave",
            "Lindenallee",
            "Corner of Oak and Elm",
            "Rua da Prova",
            "Via Prova",
            "Provgatan",
            "Prøveveien",
            "Proefstraat",
            "Proefgracht",
            "Main St",
            "Calle Prueba",
            "Prøvegade",
        ] {
            assert!(is_street_level(street), "{street}");
        }
        for other in ["Virtual Only", "Downtown", "Berlin", "Gata", "Stockholm", "Weg"] {
            assert!(!is_street_level(other), "{other}");
        }
        for (words, expected) in
            [("12 Example Ave", true), ("Lindenallee 4", true), ("Room 4", false), ("Main St", false)]
        {
            assert_eq!(is_house(words), expected, "{words}");
        }
    }
}
