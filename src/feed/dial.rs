//! Dial strings as feeds write them.

use super::text::{self, Field};
use crate::group::{DialString, Text, strip_tel};

/// What was found to dial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The number and what is typed after it.
    pub string: DialString,
    /// Whether that is all the text said; otherwise the text itself is worth keeping beside it.
    pub whole: bool,
}

/// Reads a dial string, or finds the first one in a text: "+1 555 0100,,123#", "tel:+15550100", "Dial
/// +1 555 0100 Access Code 1#", two numbers in a row, a code with letters in it (which no telephone can send).
/// `None` where there is no number of at least seven digits.
pub fn read(said: &Text) -> Option<Read> {
    if let Some(string) = DialString::parse(said) {
        return Some(Read { string, whole: true });
    }
    let dialled = strip_tel(said);
    if let Some(string) = part(dialled).and_then(|t| DialString::parse(&t)) {
        return Some(Read { string, whole: true });
    }
    if dialled.contains("://") {
        return None;
    }
    // Codes up to the first that cannot be typed.
    let mut kept = String::new();
    for piece in dialled.split_inclusive([',', ';']) {
        let longer = format!("{kept}{piece}");
        let parses =
            part(longer.trim_end_matches([',', ';'])).is_some_and(|t| DialString::parse(&t).is_some());
        if !parses {
            break;
        }
        kept = longer;
    }
    let kept = kept.trim_end_matches([',', ';', ' ']);
    if digits(kept) >= 7 {
        let string = part(kept).and_then(|t| DialString::parse(&t))?;
        return Some(Read { string, whole: false });
    }
    first_number(dialled).map(|string| Read { string, whole: false })
}

/// The first run of digits and marks that is long enough for a number; a second `+` begins another.
fn first_number(text: &str) -> Option<DialString> {
    let is_part = |c: char| c.is_ascii_digit() || " +()-./".contains(c);
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '+' || c == '(') {
        let tail = rest.get(start..)?;
        let end = tail
            .char_indices()
            .find(|(at, c)| !is_part(*c) || *at > 0 && *c == '+')
            .map_or(tail.len(), |(at, _)| at);
        let run = tail.get(..end)?.trim_matches(|c: char| " -./(".contains(c) && c != '(');
        if digits(run) >= 7
            && let Some(found) = part(run).and_then(|t| DialString::parse(&t))
        {
            return Some(found);
        }
        rest = tail.get(end.max(1)..)?;
    }
    None
}

/// A piece of a text that is clean already.
fn part(piece: &str) -> Option<Text> {
    text::clean(Field::Line, piece).text
}

fn digits(text: &str) -> usize {
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
            let read = read(&Text::from_cleaned(given).unwrap());
            let got =
                read.as_ref().map(|r| (r.string.number(), r.string.codes().collect::<Vec<_>>(), r.whole));
            assert_eq!(got, expected.map(|(n, c, w)| (n, c.to_vec(), w)), "{given}");
        }
    }
}
