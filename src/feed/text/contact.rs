//! E-mail addresses and telephone numbers.

use super::{Field, clean, punycode};
use crate::group::{Text, strip_tel};
use unicode_normalization::UnicodeNormalization;

/// Reads an e-mail address: `mailto:` and angle brackets off, "(at)" and "[dot]" put right, a domain in other
/// letters to punycode, the domain in small letters. `None` where it is no address or too long for one.
pub fn email(raw: &str) -> Option<Text> {
    if raw.len() > 1024 {
        return None;
    }
    let trimmed = raw.trim();
    let trimmed = match trimmed.get(..7) {
        Some(start) if start.eq_ignore_ascii_case("mailto:") => trimmed.get(7..)?.split('?').next()?,
        _ => trimmed,
    };
    // "Name <address>"
    let address = match trimmed.rsplit_once('<') {
        Some((_, inner)) => inner.strip_suffix('>')?,
        None => trimmed,
    };
    let mut address = address.replace("&#64;", "@");
    for (disguise, sign) in [
        ("(at)", "@"),
        ("[at]", "@"),
        ("(ät)", "@"),
        ("{at}", "@"),
        (" at ", "@"),
        ("(dot)", "."),
        ("[dot]", "."),
        ("(punkt)", "."),
        ("[punkt]", "."),
    ] {
        if address.to_ascii_lowercase().contains(disguise) {
            address = replace_any_case(&address, disguise, sign);
        }
    }
    let (local, domain) = address.split_once('@')?;
    let (local, domain) = (local.trim(), domain.trim().trim_end_matches('.'));
    let local_ok = (1..=64).contains(&local.len())
        && local.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&b))
        && !local.starts_with('.')
        && !local.ends_with('.');
    if !local_ok {
        return None;
    }
    let domain: String = domain.to_lowercase().nfkc().collect();
    let mut out = format!("{local}@");
    let mut labels = 0;
    for label in domain.split('.') {
        if labels > 0 {
            out.push('.');
        }
        labels += 1;
        if !label.is_ascii()
            && label.chars().all(|c| c.is_alphanumeric() || c == '-' || super::class::is_mark(c))
        {
            out.push_str("xn--");
            out.push_str(&punycode::encode(label)?);
        } else if !label.is_empty()
            && label.len() <= 63
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        {
            out.push_str(label);
        } else {
            return None;
        }
    }
    let top_ok =
        out.rsplit('.').next().is_some_and(|top| top.len() >= 2 && !top.bytes().all(|b| b.is_ascii_digit()));
    (labels >= 2 && top_ok && out.len() <= 254).then_some(())?;
    clean(Field::Email, &out).text
}

/// Replaces an ASCII-or-not word in any ASCII case, with the spaces around it.
fn replace_any_case(text: &str, word: &str, by: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.to_ascii_lowercase().find(word) {
        out.push_str(rest.get(..at).unwrap_or_default().trim_end());
        out.push_str(by);
        rest = rest.get(at + word.len()..).unwrap_or_default().trim_start();
    }
    out.push_str(rest);
    out
}

/// Reads a telephone number: digits of any script become 0 to 9 (NFKC and decimal digits), hyphens of any sort
/// `-`, `tel:` is taken off; everything else stays as written, since an extension or "ask for Eva" belongs to
/// it. `None` where there are fewer than three digits.
pub fn phone(raw: &str) -> Option<Text> {
    // Longer than any number by far: the start decides, the rest is cut.
    let plain: String = strip_tel(raw.trim()).chars().take(4096).nfkc().map(plain_digit).collect();
    let text = clean(Field::Phone, &plain).text?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_addresses() {
        for (raw, expected) in [
            ("eva@example.org", Some("eva@example.org")),
            (" mailto:Eva.M@Example.ORG?subject=x ", Some("Eva.M@example.org")),
            ("Eva <eva@example.org>", Some("eva@example.org")),
            ("eva (at) example [dot] org", Some("eva@example.org")),
            ("eva(AT)example.org", Some("eva@example.org")),
            ("info@bücher.example", Some("info@xn--bcher-kva.example")),
            ("eva@example", None),
            ("eva@@example.org", None),
            ("eva example.org", None),
            ("eva@exa mple.org", None),
            ("ev\u{202E}a@example.org", None),
            ("eva@example.org\u{1b}[31m", None),
            ("@example.org", None),
            ("", None),
        ] {
            assert_eq!(email(raw).as_deref(), expected, "{raw}");
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
            assert_eq!(phone(raw).as_deref(), expected, "{raw}");
        }
        assert_eq!(phone(&"1".repeat(100_000)).map(|text| text.len()), Some(64));
    }
}
