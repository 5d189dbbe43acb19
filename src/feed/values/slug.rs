//! Texts as parts of ids.

/// So many characters of a text are looked at.
const MOST_CHARS: usize = 64;

/// Letters and digits in small letters, everything else as one hyphen.
pub fn slug_of(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().take(MOST_CHARS) {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_stay_and_the_rest_is_one_hyphen() {
        for (text, slug) in
            [("AA Köln-Süd, 19:30!", "aa-köln-süd-19-30"), ("  -- ", ""), ("(Angst)", "angst")]
        {
            assert_eq!(slug_of(text), slug, "{text}");
        }
        assert_eq!(slug_of(&"a".repeat(MOST_CHARS + 1)).len(), MOST_CHARS);
    }
}
