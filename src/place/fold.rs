//! One spelling for a name, however it is typed.
//!
//! Köln, Koeln and Koln are one town, and a Norwegian writes Ålesund, Aalesund or Alesund. Both sides of a
//! comparison are folded alike, so a name that really has "ae" or "ue" (Neuenburg) still finds itself.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds a name: lower case, marks off, ß = ss, ä = ae = a, ö = ø = oe = o, ü = ue = u, å = aa = a, æ = ae,
/// apostrophes off, any other sign a single space. Folding twice changes nothing.
pub fn fold(text: &str) -> String {
    let mut out = Folder { text: String::with_capacity(text.len()), last: ' ' };
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else {
            // Once more after taking apart: letters in disguise (𝕀) show only then that they are capitals.
            for c in c.to_lowercase().nfkd().flat_map(char::to_lowercase).nfkd() {
                out.push(c);
            }
        }
    }
    out.text.truncate(out.text.trim_end().len());
    out.text
}

struct Folder {
    text: String,
    last: char,
}

impl Folder {
    fn push(&mut self, c: char) {
        match c {
            'ß' => self.letters("ss"),
            'æ' => self.letters("ae"),
            'œ' => self.letters("oe"),
            'ø' => self.letter('o'),
            'ł' => self.letter('l'),
            'đ' | 'ð' => self.letter('d'),
            'þ' => self.letters("th"),
            'ı' => self.letter('i'),
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => {}
            c if is_combining_mark(c) => {}
            c if c.is_alphanumeric() => self.letter(c),
            // Nothing before the first letter, and one space for any run of signs.
            _ if self.text.is_empty() || self.last == ' ' => {}
            _ => {
                self.text.push(' ');
                self.last = ' ';
            }
        }
    }

    fn letters(&mut self, letters: &str) {
        letters.chars().for_each(|c| self.letter(c));
    }

    fn letter(&mut self, c: char) {
        // The second letter of ae, oe, ue and aa falls away; looking at what was written makes folding stable.
        if matches!((self.last, c), ('a' | 'o' | 'u', 'e') | ('a', 'a')) {
            return;
        }
        self.text.push(c);
        self.last = c;
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_of_one_name_fold_alike() {
        for names in [
            &["Köln", "Koeln", "Koln", "KÖLN", "Ko\u{308}ln", "KOELN "][..],
            &["Ålesund", "Aalesund", "Alesund", "A\u{30a}lesund"],
            &["Łódź", "Lodz"],
            &["Straße", "Strasse", "STRASSE"],
            &["Tromsø", "Tromsoe", "Tromso"],
            &["Frankfurt (Oder)", "Frankfurt/Oder", "Frankfurt  Oder"],
            &["St. John's", "St Johns", "St. John’s"],
            &["Ærø", "Aeroe", "Aero", "Æroe"],
            &["Ísafjörður", "Isafjordur"],
        ] {
            for name in names {
                assert_eq!(fold(name), fold(names[0]), "{name}");
            }
        }
        assert_ne!(fold("Halle"), fold("Hall"));
        assert_eq!(fold(" - "), "");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for name in
            ["Saae", "Neuenburg", "Haaaß", "öe", "aae", "Bad Neuenahr-Ahrweiler", "ǅ", "İzmir", "𝕀", "㎒"]
        {
            let once = fold(name);
            assert_eq!(fold(&once), once, "{name}");
        }
    }
}
