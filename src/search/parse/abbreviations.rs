//! Abbreviations as people write them: A.A., AD(H)S, M E. They become the letters alone before anything is read.

/// The text with the letters of each abbreviation together. Everything else stays as it is.
pub(super) fn join_abbreviations(text: &str) -> String {
    let mut joined: Vec<String> = Vec::new();
    let mut last_is_letter = false;
    for word in text.split_whitespace() {
        let is_letter = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        match joined.last_mut() {
            Some(last) if is_letter && last_is_letter => last.push_str(word),
            _ => joined.push(letters_between_dots(word).unwrap_or_else(|| without_brackets(word))),
        }
        last_is_letter = is_letter;
    }
    joined.join(" ")
}

/// "AA" of "A.A."; `None` where a word is no letters with dots between them.
fn letters_between_dots(word: &str) -> Option<String> {
    let inner = word.trim_end_matches([',', '!', '?', ';', ':']);
    // "M.E./C.F.S." is two abbreviations.
    if let Some((first, second)) = inner.split_once('/').filter(|(first, _)| first.contains('.')) {
        return Some(format!("{} {}", letters_between_dots(first)?, letters_between_dots(second)?));
    }
    let letters: String = inner.split('.').collect();
    let single =
        inner.split('.').all(|part| part.chars().count() <= 1 && part.chars().all(char::is_alphabetic));
    (single && letters.chars().count() >= 2).then(|| letters.to_uppercase())
}

/// "ADHS" of "AD(H)S": brackets inside a word of capitals go.
fn without_brackets(word: &str) -> String {
    let capitals = word.chars().all(|c| c.is_uppercase() || c == '(' || c == ')');
    let inside = word.starts_with(char::is_alphabetic) && word.contains('(') && word.contains(')');
    if capitals && inside { word.replace(['(', ')'], "") } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::join_abbreviations;

    #[test]
    fn letters_come_together_and_sentences_stay() {
        for (written, read) in [
            ("N.A. Treffen", "NA Treffen"),
            ("c.o.p.d.", "COPD"),
            ("group for P.T.S.D., please", "group for PTSD please"),
            ("AD(H)D bei Frauen", "ADHD bei Frauen"),
            ("M S Oslo", "MS Oslo"),
            ("K.P.T.B.S./T.B.C.", "KPTBS TBC"),
            ("I am alone.", "I am alone."),
            ("Frauen(gruppe)", "Frauen(gruppe)"),
            ("St. Pölten", "St. Pölten"),
            ("", ""),
        ] {
            assert_eq!(join_abbreviations(written), read);
        }
    }
}
