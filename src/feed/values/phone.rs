//! Telephone numbers and strings to dial, as feeds write them.

use crate::feed::text::{self, Field};
use crate::group::{DialString, Text, strip_tel};
use unicode_normalization::UnicodeNormalization;

/// Reads a telephone number: digits of any script become 0 to 9 (NFKC and decimal digits), hyphens of any sort
/// `-`, `tel:` is taken off; everything else stays as written, since an extension or "ask for Eva" belongs to
/// it. `None` where there are fewer than three digits.
pub fn parse_phone(raw: &str) -> Option<Text> {
    // Longer than any number by far: the start decides, the rest is cut.
    let plain: String = strip_tel(raw.trim()).chars().take(4096).nfkc().map(plain_digit).collect();
    let text = text::clean(Field::Phone, &plain).text?;
    (text.bytes().filter(u8::is_ascii_digit).count() >= 3).then_some(text)
}

fn plain_digit(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c if c.is_ascii() => c,
        // Blocks of ten digits that people write numbers with, each beginning at its zero.
        c => [
            0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0,
            0xF20, 0x1040, 0x17E0,
        ]
        .iter()
        .find_map(|zero| u32::from(c).checked_sub(*zero).filter(|n| *n < 10))
        .and_then(|n| char::from_digit(n, 10))
        .unwrap_or(c),
    }
}

/// What was found to dial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDialString {
    /// The number and what is typed after it.
    pub string: DialString,
    /// Whether that is all the text said; otherwise the text itself is worth keeping beside it.
    pub whole: bool,
}

/// Reads a dial string, or finds the first one in a text: "+1 555 0100,,123#", "tel:+15550100", "Dial
/// +1 555 0100 Access Code 1#", two numbers in a row, a code with letters in it (which no telephone can send).
/// `None` where there is no number of at least seven digits.
pub fn find_dial_string(said: &Text) -> Option<FoundDialString> {
    if let Some(string) = DialString::parse(said) {
        return Some(FoundDialString { string, whole: true });
    }
    let dialled = strip_tel(said);
    if let Some(string) = clean_part(dialled).and_then(|t| DialString::parse(&t)) {
        return Some(FoundDialString { string, whole: true });
    }
    if dialled.contains("://") {
        return None;
    }
    // Codes up to the first that cannot be typed.
    let mut kept = String::new();
    for piece in dialled.split_inclusive([',', ';']) {
        let longer = format!("{kept}{piece}");
        let parses =
            clean_part(longer.trim_end_matches([',', ';'])).is_some_and(|t| DialString::parse(&t).is_some());
        if !parses {
            break;
        }
        kept = longer;
    }
    let kept = kept.trim_end_matches([',', ';', ' ']);
    if count_digits(kept) >= 7 {
        let string = clean_part(kept).and_then(|t| DialString::parse(&t))?;
        return Some(FoundDialString { string, whole: false });
    }
    first_number(dialled).map(|string| FoundDialString { string, whole: false })
}

fn is_number_part(c: char) -> bool {
    c.is_ascii_digit() || " +()-./".contains(c)
}

/// The first run of digits and marks that is long enough for a number; a second `+` begins another.
fn first_number(text: &str) -> Option<DialString> {
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '+' || c == '(') {
        let tail = rest.get(start..)?;
        let end = tail
            .char_indices()
            .find(|(at, c)| !is_number_part(*c) || *at > 0 && *c == '+')
            .map_or(tail.len(), |(at, _)| at);
        let run = tail.get(..end)?.trim_matches(|c: char| " -./(".contains(c) && c != '(');
        if count_digits(run) >= 7
            && let Some(found) = clean_part(run).and_then(|t| DialString::parse(&t))
        {
            return Some(found);
        }
        rest = tail.get(end.max(1)..)?;
    }
    None
}

/// A piece of a text that is clean already.
fn clean_part(piece: &str) -> Option<Text> {
    text::clean(Field::Line, piece).text
}

fn count_digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_and_the_rest_is_told() {
        type Split<'a> = Option<(&'a str, &'a [&'a str], bool)>;
        let cases: [(&str, Split); 11] = [
            ("+15550000000,,123#", Some(("+15550000000", &["123#"], true))),
            ("tel:+15550000000", Some(("+15550000000", &[], true))),
            (
                "+15550000000,,8076462994#,,#,,Bill&Bob1#",
                Some(("+15550000000", &["8076462994#", "#"], false)),
            ),
            ("Dial 555-555-0100 Access Code 1#", Some(("555-555-0100", &[], false))),
            ("+1 555 555 0100+1 555 555 0101", Some(("+1 555 555 0100", &[], false))),
            ("+15550000000 or +15550000001", Some(("+15550000000", &[], false))),
            ("call me", None),
            ("Meeting 12345", None),
            ("https://zoom.example/j/1234567890", None),
            ("٠٣٠١٢٣٤٥", None),
            ("116 123", Some(("116 123", &[], true))),
        ];
        for (given, expected) in cases {
            let read = find_dial_string(&Text::from_cleaned(given).unwrap());
            let got =
                read.as_ref().map(|r| (r.string.number(), r.string.codes().collect::<Vec<_>>(), r.whole));
            assert_eq!(got, expected.map(|(n, c, w)| (n, c.to_vec(), w)), "{given}");
        }
    }

    #[test]
    fn telephone_numbers() {
        for (raw, expected) in [
            ("+49 (0) 221 / 00 00-00", Some("+49 (0) 221 / 00 00-00")),
            ("tel:+15550100", Some("+15550100")),
            ("\u{FF10}\u{FF13}\u{FF10}\u{FF0D}\u{FF11}\u{FF12}\u{FF13}\u{FF14}", Some("030-1234")),
            ("\u{660}\u{661}\u{662}\u{663}", Some("0123")),
            ("555–0100 ext. 7", Some("555-0100 ext. 7")),
            ("555\u{202E}0100", Some("5550100")),
            ("by e-mail", None),
            ("", None),
        ] {
            assert_eq!(parse_phone(raw).as_deref(), expected, "{raw}");
        }
        assert_eq!(parse_phone(&"1".repeat(100_000)).map(|text| text.len()), Some(64));
    }
}
