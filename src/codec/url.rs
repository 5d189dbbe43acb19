//! Parts of a web address, and percent signs in it (RFC 3986). Whether an address may be shown is
//! [`Link`](crate::group::Link)'s business.

use percent_encoding::{AsciiSet, percent_decode_str, utf8_percent_encode};

/// Host and port: what stands between `://` (or the start, where there is no scheme) and the path.
pub fn authority(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// The host without its port.
pub fn host(address: &str) -> &str {
    let authority = authority(address);
    match authority.rsplit_once(':') {
        // The colons of an IPv6 address are inside brackets.
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => authority,
    }
}

/// The text with its percent signs replaced by what they stand for; `None` where one stands for nothing, for NUL, or
/// where the result is not UTF-8.
pub fn percent_decode(text: &str) -> Option<String> {
    let mut after_signs = text.split('%').skip(1);
    if !after_signs.all(|part| part.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2) {
        return None;
    }
    let decoded = percent_decode_str(text).decode_utf8().ok()?;
    (!decoded.contains('\0')).then(|| decoded.into_owned())
}

/// The text with every letter outside ASCII written in percent signs.
pub fn percent_encode_non_ascii(text: &str) -> String {
    utf8_percent_encode(text, &AsciiSet::EMPTY).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_the_one_that_is_asked() {
        for (address, expected, named) in [
            ("https://example.org", "example.org", "example.org"),
            ("https://example.org:8443/a?b#c", "example.org", "example.org:8443"),
            ("example.org/a", "example.org", "example.org"),
            ("http://example.org?next=https://other.example/", "example.org", "example.org"),
            ("http://[::1]:80/x", "[::1]", "[::1]:80"),
            ("http://127.0.0.1#x", "127.0.0.1", "127.0.0.1"),
        ] {
            assert_eq!((host(address), authority(address)), (expected, named), "{address}");
        }
    }

    #[test]
    fn percent_signs_stand_for_bytes() {
        assert_eq!(percent_decode("/tmp/a%20b%C3%BC").as_deref(), Some("/tmp/a bü"));
        for wrong in ["%", "%2", "%zz", "%00", "%FF", "a%2"] {
            assert_eq!(percent_decode(wrong), None, "{wrong}");
        }
        assert_eq!(percent_encode_non_ascii("/über?q=a b%20"), "/%C3%BCber?q=a b%20");
    }
}
