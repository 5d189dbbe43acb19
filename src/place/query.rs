//! A question about a place taken apart: postal code, town, country or region.

use super::fold::fold;

/// A postal code as typed.
#[derive(Debug, PartialEq)]
pub(super) struct RegionCode {
    /// As the table lists it.
    pub(super) lookup: String,
    /// As people write it.
    written: String,
    /// The only country it can belong to.
    pub(super) country: Option<&'static str>,
}

impl RegionCode {
    /// The code as that country writes it.
    pub(super) fn written_in(&self, country: &str) -> String {
        match (country, self.written.get(..3), self.written.get(3..)) {
            ("SE", Some(start), Some(end)) if self.written.len() == 5 => format!("{start} {end}"),
            _ => self.written.clone(),
        }
    }
}

/// A query taken apart.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Question {
    /// The postal code, if there is one.
    pub(super) code: Option<RegionCode>,
    /// What is left for a town, as typed.
    pub(super) town: String,
    /// Folded name or code of a country or region, after a comma.
    pub(super) within: Option<String>,
}

impl Question {
    /// Takes a query apart.
    pub(super) fn from_typed(query: &str) -> Self {
        let mut parts = query.split(',').map(str::trim).filter(|part| !part.is_empty());
        let first = parts.next().unwrap_or_default();
        // "Los Angeles, CA 90012": the code may stand behind the comma.
        let rest = parts.collect::<Vec<_>>().join(" ");
        let (code, town) = take_code(first);
        let (late, within) = if code.is_none() { take_code(&rest) } else { (None, rest) };
        let within = Some(fold(&within)).filter(|w| !w.is_empty());
        Self { code: code.or(late), town, within }
    }
}

/// The postal code among the words, and the other words.
fn take_code(text: &str) -> (Option<RegionCode>, String) {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    for at in 0..words.len() {
        let (Some(word), next) = (words.get(at), words.get(at + 1)) else { break };
        if let Some((code, used)) = code_at(word, next.copied()) {
            words.drain(at..at + used);
            return (Some(code), words.join(" "));
        }
    }
    (None, text.to_owned())
}

/// The code that begins with `word`, and how many words it takes.
fn code_at(word: &str, next: Option<&str>) -> Option<(RegionCode, usize)> {
    let shape = shape_of(word);
    numeric_code(word, next)
        .or_else(|| canadian_code(word, &shape, next))
        .or_else(|| british_code(word, &shape, next))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// A code that is looked up as it is written.
fn plain_code(code: &str, country: Option<&'static str>) -> RegionCode {
    RegionCode { lookup: code.to_owned(), written: code.to_owned(), country }
}

/// The country of the letters before a code: those of a car's number plate, or its ISO code.
fn country_of_letters(letters: &str) -> Option<&'static str> {
    match letters.to_ascii_uppercase().as_str() {
        "D" | "DE" => Some("DE"),
        "A" | "AT" => Some("AT"),
        "CH" => Some("CH"),
        "FL" | "LI" => Some("LI"),
        "N" | "NO" => Some("NO"),
        "S" | "SE" => Some("SE"),
        "DK" => Some("DK"),
        _ => None,
    }
}

/// Codes of digits alone: 50667, D-50667, N-0150, 90012-1234 (ZIP+4), 111 20.
fn numeric_code(word: &str, next: Option<&str>) -> Option<(RegionCode, usize)> {
    if let Some((before, number)) = word.split_once('-') {
        let country = country_of_letters(before);
        if country.is_some() && is_number(number) && matches!(number.len(), 4 | 5) {
            return Some((plain_code(number, country), 1));
        }
        if is_number(before) && is_number(number) && before.len() == 5 && number.len() == 4 {
            return Some((plain_code(before, Some("US")), 1));
        }
    }
    if !is_number(word) {
        return None;
    }
    if matches!(word.len(), 4 | 5) {
        return Some((plain_code(word, None), 1));
    }
    let next = next.filter(|next| word.len() == 3 && is_number(next) && next.len() == 2)?;
    Some((plain_code(&format!("{word}{next}"), Some("SE")), 2))
}

/// A word with A for each ASCII letter, 9 for each digit and ? for anything else.
fn shape_of(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'A'..='Z' | 'a'..='z' => 'A',
            '0'..='9' => '9',
            _ => '?',
        })
        .collect()
}

/// Canada: M5V 3L9 or M5V3L9. M5V alone is told from a British code by [`british_code`].
fn canadian_code(word: &str, shape: &str, next: Option<&str>) -> Option<(RegionCode, usize)> {
    if !matches!(shape, "A9A" | "A9A9A9") {
        return None;
    }
    let upper = word.to_ascii_uppercase();
    let (start, tail) = upper.split_at_checked(3)?;
    let (end, used) = if tail.is_empty() {
        // "W1A 1AA" has the same beginning but is British: its second half ends in two letters.
        (next.filter(|next| shape_of(next) == "9A9")?.to_ascii_uppercase(), 2)
    } else {
        (tail.to_owned(), 1)
    };
    let written = format!("{start} {end}");
    Some((RegionCode { written, lookup: start.to_owned(), country: Some("CA") }, used))
}

/// United Kingdom: SW1A 1AA, SW1A1AA or SW1A alone; only the letters before the first digit are known.
fn british_code(word: &str, shape: &str, next: Option<&str>) -> Option<(RegionCode, usize)> {
    const OUTWARD: [&str; 6] = ["A9", "A99", "A9A", "AA9", "AA99", "AA9A"];
    const INWARD: &str = "9AA";
    let upper = word.to_ascii_uppercase();
    let (outward, written, used) = if OUTWARD.contains(&shape) {
        match next.filter(|next| shape_of(next) == INWARD) {
            Some(next) => (upper.clone(), format!("{upper} {}", next.to_ascii_uppercase()), 2),
            None => (upper.clone(), upper, 1),
        }
    } else {
        let split = upper.len().checked_sub(INWARD.len())?;
        let (outward, inward) = upper.split_at_checked(split)?;
        if shape_of(inward) != INWARD || !OUTWARD.contains(&shape_of(outward).as_str()) {
            return None;
        }
        (outward.to_owned(), format!("{outward} {inward}"), 1)
    };
    // M5V alone is Canadian: no British district of one letter and one digit ends in V.
    if shape == "A9A" && used == 1 && !"ABCDEFGHJKPSTUW".contains(outward.chars().last()?) {
        return Some((plain_code(&outward, Some("CA")), 1));
    }
    let area = outward.chars().take_while(char::is_ascii_alphabetic).collect();
    Some((RegionCode { lookup: area, written, country: Some("GB") }, used))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_from_towns() {
        for (query, lookup, written, country, town) in [
            ("50667 Köln", "50667", "50667", None, "Köln"),
            ("D-50667", "50667", "50667", Some("DE"), ""),
            ("sw1a 1aa London", "SW", "SW1A 1AA", Some("GB"), "London"),
            ("SW1A1AA", "SW", "SW1A 1AA", Some("GB"), ""),
            ("w1a 1aa", "W", "W1A 1AA", Some("GB"), ""),
            ("M1", "M", "M1", Some("GB"), ""),
            ("m5v 3l9", "M5V", "M5V 3L9", Some("CA"), ""),
            ("M5V3L9", "M5V", "M5V 3L9", Some("CA"), ""),
            ("111 20", "11120", "11120", Some("SE"), ""),
            ("90012-1234", "90012", "90012", Some("US"), ""),
        ] {
            let question = Question::from_typed(query);
            let expected = RegionCode { lookup: lookup.to_owned(), written: written.to_owned(), country };
            assert_eq!(question.code, Some(expected), "{query}");
            assert_eq!(question.town, town, "{query}");
        }
        for query in ["Köln", "123", "123456", "Halle 4", "Æ1", "St. 2b"] {
            let code = Question::from_typed(query).code;
            assert!(code.is_none(), "{query}: {code:?}");
        }
    }
}
