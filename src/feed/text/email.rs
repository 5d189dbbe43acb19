//! E-mail addresses as feeds write them.

use super::{Field, clean, punycode};
use crate::group::Text;
use unicode_normalization::UnicodeNormalization;

/// Reads an e-mail address: `mailto:` and angle brackets off, `(at)` and `[dot]` put right, a domain in other
/// letters to punycode, the domain in small letters. `None` where it is no address or too long for one.
pub fn parse_email(raw: &str) -> Option<Text> {
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
            && label.chars().all(|c| c.is_alphanumeric() || c == '-' || super::character_class::is_mark(c))
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
            assert_eq!(parse_email(raw).as_deref(), expected, "{raw}");
        }
    }
}
