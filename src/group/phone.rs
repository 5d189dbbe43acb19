//! Telephone numbers: as links to dial, and with what is typed after them.

use super::Text;

/// How to join by phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DialIn {
    /// The number and what is typed after it.
    pub dial: DialString,
    /// Anything else a caller must know.
    pub note: Option<Text>,
}

/// A telephone number with what is typed after it: `+49 221 0000000,,123#` is the number, a pause of two
/// commas, and the code `123#` (Meeting Guide `conference_phone`; "one-tap" strings).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DialString {
    whole: Text,
    number: Box<str>,
    codes: Vec<Box<str>>,
}

impl DialString {
    /// Splits a dial string. `None` unless it is a number of at least three digits (digits, spaces and
    /// `+ ( ) - . /`), then codes of digits, `*` and `#`, separated by `,` or `;`.
    pub fn parse(whole: &Text) -> Option<Self> {
        let mut parts = whole.as_str().split([',', ';']).map(str::trim);
        let first = parts.next()?;
        // Some feeds hang the PIN on with a slash: "+99999 99999999/999999#".
        let (number, hung_on) = match first.rsplit_once('/') {
            Some((number, code)) if code.ends_with(['#', '*']) => (number.trim(), Some(code.trim())),
            _ => (first, None),
        };
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let plain = number.bytes().all(|b| b.is_ascii_digit() || b" +()-./".contains(&b));
        if digits < 3 || !plain || number.bytes().skip(1).any(|b| b == b'+') {
            return None;
        }
        let mut codes = Vec::new();
        for code in hung_on.into_iter().chain(parts).filter(|code| !code.is_empty()) {
            if !code.bytes().all(|b| b.is_ascii_digit() || b"*# -".contains(&b)) {
                return None;
            }
            codes.push(code.into());
        }
        Some(Self { whole: whole.clone(), number: number.into(), codes })
    }

    /// The string as the source gave it, cleaned.
    pub fn as_written(&self) -> &Text {
        &self.whole
    }

    /// The number to call, as written.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// What to type after the call is answered, in order; each as written, with its `#` or `*`.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.codes.iter().map(|c| &**c)
    }
}

/// The text without a `tel:` in front of it, in any case (RFC 3966).
pub fn strip_tel(text: &str) -> &str {
    match text.split_at_checked(4) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("tel:") => rest,
        _ => text,
    }
}

/// The most digits of a telephone number, country included (ITU-T E.164).
const MOST_DIGITS: usize = 15;

/// A number as a link to dial (RFC 3966): of several in one text the first. `None` where there are no digits to dial, or
/// where it cannot be told where the number ends: a wrong number is worse than none.
pub fn tel_link(number: &str) -> Option<String> {
    let start = number.find(|c: char| c.is_ascii_digit() || c == '+' || c == '(')?;
    let written = number.get(start..)?;
    let plus = if written.starts_with('+') { "+" } else { "" };
    // Digits that stand before the number of the subscriber: those of the country and the town, or of the town.
    let of_area = if plus.is_empty() { 6 } else { 8 };
    let mut digits = String::new();
    let mut rest = written.trim_start_matches('+');
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        // "(0)" between country and town is not dialled from abroad, and the rest is.
        if let Some(further) = rest.strip_prefix("(0)").filter(|_| !plus.is_empty()) {
            rest = further;
            continue;
        }
        match c {
            '0'..='9' => digits.push(c),
            // Another number, or another end of the same one, follows.
            '/' | '('
                if digits.len() > of_area || (c == '/' && after.trim_start().starts_with(['+', '('])) =>
            {
                break;
            }
            ' ' | '-' | '.' | ')' | '/' | '(' => {}
            // Letters that stand for digits.
            c if c.is_ascii_uppercase()
                && after.starts_with(|c: char| c.is_ascii_uppercase())
                && !digits.is_empty() =>
            {
                let letters = rest.chars().take_while(char::is_ascii_uppercase).count();
                let is_attached =
                    written.get(..written.len() - rest.len()).is_some_and(|before| !before.ends_with(' '));
                if letters > 2 && is_attached {
                    return None;
                }
                break;
            }
            _ => break,
        }
        rest = after;
    }
    (3..=MOST_DIGITS).contains(&digits.len()).then(|| format!("tel:{plus}{digits}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_pauses_and_pins_part() {
        type Split<'a> = Option<(&'a str, &'a [&'a str])>;
        let cases: [(&str, Split); 9] = [
            ("+49 221 0000000,,123#", Some(("+49 221 0000000", &["123#"]))),
            (
                "15550000000,,000000000#,,,,,0#,,999999#",
                Some(("15550000000", &["000000000#", "0#", "999999#"])),
            ),
            ("+15550000000,,,,*123456#", Some(("+15550000000", &["*123456#"]))),
            ("+49301 23456789/123456#", Some(("+49301 23456789", &["123456#"]))),
            ("116 123", Some(("116 123", &[]))),
            ("(0221) 00 00-00", Some(("(0221) 00 00-00", &[]))),
            ("Dial 555 0100 Access Code 1#", None),
            ("https://zoom.example/j/1", None),
            ("+1 555 0100+1 555 0101", None),
        ];
        for (given, expected) in cases {
            let dial = DialString::parse(&Text::from_cleaned(given).unwrap());
            let got = dial.as_ref().map(|d| (d.number(), d.codes().collect::<Vec<_>>()));
            assert_eq!(got, expected.map(|(n, c)| (n, c.to_vec())), "{given}");
        }
    }

    #[test]
    fn numbers_become_what_a_telephone_dials() {
        for (number, said) in [
            ("0221 00 00 00", Some("tel:0221000000")),
            ("+49 (0)221 000000", Some("tel:+49221000000")),
            ("1-800-000-0000 ext. 5", Some("tel:18000000000")),
            ("116 123", Some("tel:116123")),
            ("by arrangement", None),
            ("0221 000000 / 0171 0000000", Some("tel:0221000000")),
            ("0221/000000", Some("tel:0221000000")),
            ("+49 (0) 2234 / 00000", Some("tel:+49223400000")),
            ("030 0000000 oder 0800 000", Some("tel:0300000000")),
            ("22 00 00 00 og 800 00 000", Some("tel:22000000")),
            ("0221 000000 (0900 55)", Some("tel:0221000000")),
            ("030 000000/7", Some("tel:030000000")),
            ("+47 22 00 00 00+47 800 00 000", Some("tel:+4722000000")),
            ("(0221) 00 00-00", Some("tel:0221000000")),
            ("Tel. 0221 000000, Mo-Fr 9-12", Some("tel:0221000000")),
            ("0221 000000 & 0900 1", Some("tel:0221000000")),
            ("0221 000000 0171 0000000", None),
            ("1-800-HELPNOW", None),
            ("112", Some("tel:112")),
            ("12", None),
        ] {
            assert_eq!(tel_link(number).as_deref(), said, "{number}");
        }
    }
}
