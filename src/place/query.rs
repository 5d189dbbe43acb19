//! A question about a place taken apart: postal code, town, country or region.

use super::fold::fold;

/// A postal code as typed.
#[derive(Debug, PartialEq)]
pub(super) struct Code {
    /// As the table lists it.
    pub(super) lookup: String,
    /// As people write it.
    written: String,
    /// The only country it can belong to.
    pub(super) country: Option<&'static str>,
}

impl Code {
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
    pub(super) code: Option<Code>,
    /// What is left for a town, as typed.
    pub(super) town: String,
    /// Folded name or code of a country or region, after a comma.
    pub(super) within: Option<String>,
}

impl Question {
    /// Takes a query apart.
    pub(super) fn read(query: &str) -> Self {
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
fn take_code(text: &str) -> (Option<Code>, String) {
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
fn code_at(word: &str, next: Option<&str>) -> Option<(Code, usize)> {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    // "D-50667", "N-0150", "CH-8001": the letters of a car's number plate or of the country.
    if let Some((sign, number)) = word.split_once('-') {
        let country = match sign.to_ascii_uppercase().as_str() {
            "D" | "DE" => Some("DE"),
            "A" | "AT" => Some("AT"),
            "CH" => Some("CH"),
            "FL" | "LI" => Some("LI"),
            "N" | "NO" => Some("NO"),
            "S" | "SE" => Some("SE"),
            "DK" => Some("DK"),
            _ => None,
        };
        if country.is_some() && digits(number) && matches!(number.len(), 4 | 5) {
            return Some((Code { lookup: number.to_owned(), written: number.to_owned(), country }, 1));
        }
        // ZIP+4
        if digits(sign) && digits(number) && sign.len() == 5 && number.len() == 4 {
            return Some((
                Code { lookup: sign.to_owned(), written: sign.to_owned(), country: Some("US") },
                1,
            ));
        }
    }
    if digits(word) && matches!(word.len(), 4 | 5) {
        return Some((Code { lookup: word.to_owned(), written: word.to_owned(), country: None }, 1));
    }
    if let Some(next) = next.filter(|n| digits(word) && word.len() == 3 && digits(n) && n.len() == 2) {
        let code = format!("{word}{next}");
        return Some((Code { lookup: code.clone(), written: code, country: Some("SE") }, 2));
    }
    let upper = word.to_ascii_uppercase();
    let shape: String = upper
        .chars()
        .map(|c| match c {
            'A'..='Z' => 'A',
            '0'..='9' => '9',
            _ => '?',
        })
        .collect();
    // Canada: M5V 3L9, M5V3L9 or M5V alone.
    if matches!(shape.as_str(), "A9A" | "A9A9A9") {
        let start = upper.get(..3)?.to_owned();
        let tail = upper.get(3..).filter(|t| !t.is_empty()).map(str::to_owned);
        let next = next.map(str::to_ascii_uppercase).filter(|n| {
            matches!(n.as_bytes(), [a, b, c] if a.is_ascii_digit() && b.is_ascii_uppercase() && c.is_ascii_digit())
        });
        // "W1A 1AA" has the same beginning but is British: its second half ends in two letters.
        if tail.is_some() || next.is_some() {
            let used = if tail.is_some() { 1 } else { 2 };
            let end = tail.or(next)?;
            return Some((
                Code { written: format!("{start} {end}"), lookup: start, country: Some("CA") },
                used,
            ));
        }
    }
    // United Kingdom: SW1A 1AA, SW1A1AA or SW1A alone; only the letters before the first digit are known.
    let outward = ["A9", "A99", "A9A", "AA9", "AA99", "AA9A"];
    let inward = |s: &str| matches!(s.as_bytes(), [a, b, c] if a.is_ascii_digit() && b.is_ascii_alphabetic() && c.is_ascii_alphabetic());
    let (out, written, used) = if outward.contains(&shape.as_str()) {
        match next.filter(|n| inward(n)) {
            Some(n) => (upper.clone(), format!("{upper} {}", n.to_ascii_uppercase()), 2),
            None => (upper.clone(), upper.clone(), 1),
        }
    } else {
        let split = upper.len().checked_sub(3)?;
        let (out, tail) = (upper.get(..split)?, upper.get(split..)?);
        if !inward(tail) || !outward.contains(&shape.get(..split)?) {
            return None;
        }
        (out.to_owned(), format!("{out} {tail}"), 1)
    };
    let area: String = out.chars().take_while(char::is_ascii_alphabetic).collect();
    // M5V alone is Canadian: no British district of one letter and one digit ends in V.
    if shape == "A9A" && used == 1 && !"ABCDEFGHJKPSTUW".contains(out.chars().last()?) {
        return Some((Code { lookup: out.clone(), written: out, country: Some("CA") }, 1));
    }
    Some((Code { lookup: area, written, country: Some("GB") }, used))
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
            let question = Question::read(query);
            let expected = Code { lookup: lookup.to_owned(), written: written.to_owned(), country };
            assert_eq!(question.code, Some(expected), "{query}");
            assert_eq!(question.town, town, "{query}");
        }
        for query in ["Köln", "123", "123456", "Halle 4", "Æ1", "St. 2b"] {
            let code = Question::read(query).code;
            assert!(code.is_none(), "{query}: {code:?}");
        }
    }
}
