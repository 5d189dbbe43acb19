//! Web addresses as feeds write them.

use super::character_class::{CharacterClass, classify};
use super::punycode;
use crate::codec::url::percent_encode_non_ascii;
use crate::group::{Link, LinkError};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Reads a web address and mends what can be mended without guessing: spaces around it, `&amp;`, `Http://`,
/// `https:/example.org`, `//example.org`, a host without a scheme, a host in other letters (punycode) and a path
/// in other letters (percent signs). The flag says whether anything but the capitals of the host was mended.
///
/// # Errors
/// Says which rule of [`Link`] the address breaks. Control, invisible and direction characters refuse it: an
/// address with them is made to be misread.
pub fn parse_link(raw: &str) -> Result<(Link, bool), LinkError> {
    if raw.len() > Link::MAX_BYTES * 3 {
        return Err(LinkError::Length);
    }
    // Most addresses are in order, and nothing is left to mend.
    if let Ok(link) = Link::parse(raw)
        && link.as_str() == raw
        && !raw.contains('&')
    {
        return Ok((link, false));
    }
    let trimmed = raw.trim();
    if trimmed.chars().any(|c| !c.is_ascii_graphic() && (is_hidden(c) || c.is_whitespace())) {
        return Err(LinkError::Characters);
    }
    let text = if trimmed.contains('&') {
        Cow::Owned(trimmed.replace("&amp;", "&").replace("&#038;", "&").replace("&#38;", "&"))
    } else {
        Cow::Borrowed(trimmed)
    };
    let text = with_scheme(&text)?;
    let text = if text.is_ascii() { text } else { to_ascii(&text)? };
    let link = Link::parse(&text)?;
    let mended = !same_but_host_case(link.as_str(), raw);
    Ok((link, mended))
}

fn is_hidden(c: char) -> bool {
    !matches!(classify(c), CharacterClass::Keep | CharacterClass::Space)
}

fn same_but_host_case(link: &str, raw: &str) -> bool {
    let end = link.match_indices(['/', '?', '#']).nth(2).map_or(link.len(), |(at, _)| at);
    let (Some(head), Some(raw_head)) = (link.get(..end), raw.get(..end)) else { return false };
    let scheme = raw.starts_with("http");
    scheme && head.eq_ignore_ascii_case(raw_head) && link.get(end..) == raw.get(end..)
}

/// The address with its scheme in order.
fn with_scheme(text: &str) -> Result<String, LinkError> {
    let lower: String = text.chars().take(9).map(|c| c.to_ascii_lowercase()).collect();
    for (scheme, slips) in [
        ("https://", ["https://", "https:/", "https//", "https:"]),
        ("http://", ["http://", "http:/", "http//", "http:"]),
    ] {
        if let Some(slip) = slips.iter().find(|slip| lower.starts_with(*slip)) {
            let rest = text.get(slip.len()..).unwrap_or_default();
            return Ok(format!("{scheme}{rest}"));
        }
    }
    let rest = text.strip_prefix("//").unwrap_or(text);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err(LinkError::UserInfo);
    }
    let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
    let port_ok = port.is_none_or(|port| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()));
    if port_ok && is_host_like(host) { Ok(format!("https://{rest}")) } else { Err(LinkError::Scheme) }
}

/// Whether a text is one label of a host, in any script.
fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label
            .chars()
            .all(|c| c.is_alphanumeric() || c == '-' || c == '_' || super::character_class::is_mark(c))
}

/// Whether text without a scheme is a host: labels, and an end in letters ("example.org", not "1.5" or "e.g.").
fn is_host_like(host: &str) -> bool {
    let Some((before, top)) = host.rsplit_once('.') else { return false };
    let top_ok = top.chars().count() >= 2
        && (top.chars().all(char::is_alphabetic) || top.to_ascii_lowercase().starts_with("xn--"));
    top_ok && before.split('.').all(is_label)
}

/// Host labels to punycode, everything after the host to percent signs.
fn to_ascii(text: &str) -> Result<String, LinkError> {
    let (scheme, rest) = text.split_once("://").ok_or(LinkError::Scheme)?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    if authority.contains('@') {
        return Err(LinkError::UserInfo);
    }
    let (host, port) = authority.split_once(':').map_or((authority, ""), |(host, port)| (host, port));
    // Compatibility forms (full-width letters, the ideographic full stop) mean the plain ones (UTS 46).
    let host: String = host.replace(['。', '．', '｡'], ".").to_lowercase().nfkc().collect();
    let mut out = format!("{scheme}://");
    for (n, label) in host.split('.').enumerate() {
        if n > 0 {
            out.push('.');
        }
        // What is no letter, digit or hyphen after this could smuggle in a slash or a question mark.
        if !label.chars().all(|c| c.is_alphanumeric() || c == '-' || super::character_class::is_mark(c)) {
            return Err(LinkError::Host);
        }
        if label.is_ascii() {
            out.push_str(label);
        } else {
            out.push_str("xn--");
            out.push_str(&punycode::encode(label).ok_or(LinkError::Host)?);
        }
    }
    if !port.is_empty() {
        out.push(':');
        out.push_str(port);
    }
    let path: String = path.nfc().collect();
    out.push_str(&percent_encode_non_ascii(&path));
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_mended_or_refused() {
        let same = |text: &str| Ok((text.to_owned(), false));
        let mended = |text: &str| Ok((text.to_owned(), true));
        for (raw, expected) in [
            ("https://example.org/a?b=c", same("https://example.org/a?b=c")),
            ("https://Example.ORG/A", same("https://example.org/A")),
            ("Http://example.org/", mended("http://example.org/")),
            (" https://example.org ", mended("https://example.org")),
            ("https://zoom.example.org/j/1?a=b&amp;c=d", mended("https://zoom.example.org/j/1?a=b&c=d")),
            ("us02web.example.org/j/12345", mended("https://us02web.example.org/j/12345")),
            ("www.example.org", mended("https://www.example.org")),
            ("example.org:8080/x", mended("https://example.org:8080/x")),
            ("//example.org/x", mended("https://example.org/x")),
            ("https:/example.org", mended("https://example.org")),
            ("https//example.org", mended("https://example.org")),
            ("https://www.s\u{430}maritans.org", mended("https://www.xn--smaritans-0yh.org")),
            ("https://bücher.example/über uns", Err(LinkError::Characters)),
            ("https://bücher.example/über", mended("https://xn--bcher-kva.example/%C3%BCber")),
            ("münchen.de", mended("https://xn--mnchen-3ya.de")),
            ("https://ｅｘａｍｐｌｅ．org", mended("https://example.org")),
            ("https://example\u{2100}.org", Err(LinkError::Host)),
            ("https://example.org/\u{202E}gnp.exe", Err(LinkError::Characters)),
            ("https://exa\u{200B}mple.org", Err(LinkError::Characters)),
            ("https://a.org\u{1b}[31m", Err(LinkError::Characters)),
            ("https://user:pw@example.org", Err(LinkError::UserInfo)),
            ("eva@example.org", Err(LinkError::UserInfo)),
            ("javascript:alert(1)", Err(LinkError::Scheme)),
            ("file:///etc/passwd", Err(LinkError::Scheme)),
            ("data:text/html,x", Err(LinkError::Scheme)),
            ("Room 4.2", Err(LinkError::Characters)),
            ("12.30", Err(LinkError::Scheme)),
            ("n/a", Err(LinkError::Scheme)),
            ("https://example.org\\@evil.example", Err(LinkError::UserInfo)),
            ("https://", Err(LinkError::Host)),
            ("", Err(LinkError::Scheme)),
        ] {
            let got = parse_link(raw).map(|(link, mended)| (link.as_str().to_owned(), mended));
            assert_eq!(got, expected, "{raw}");
        }
        assert_eq!(
            parse_link(&format!("https://example.org/{}", "a".repeat(3000))).unwrap_err(),
            LinkError::Length
        );
    }
}
