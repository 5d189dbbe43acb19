//! Web addresses that may be shown.

use crate::codec::url;
use std::fmt;

/// A web address that may be shown: http or https, with a host, without user information, at most 2,048
/// bytes, printable ASCII.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Link(Box<str>);

/// Why an address is not shown as a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// Neither http nor https.
    #[error("expected an address that begins with http:// or https://")]
    Scheme,
    /// No host, or a host with characters that a host cannot have.
    #[error("expected a host such as example.org")]
    Host,
    /// `user:password@host`, the classic disguise.
    #[error("expected an address without a user name")]
    UserInfo,
    /// Longer than [`Link::MAX_BYTES`].
    #[error("expected at most 2048 bytes")]
    Length,
    /// White space, control or non-ASCII characters.
    #[error("expected printable ASCII without spaces")]
    Characters,
}

impl Link {
    /// The longest address kept, in bytes.
    pub const MAX_BYTES: usize = 2048;

    /// Reads an address that is already in its final form; mending (missing schemes, entities) is the feeds'
    /// business.
    ///
    /// # Errors
    /// Says which rule the address breaks.
    pub fn parse(address: &str) -> Result<Self, LinkError> {
        if address.len() > Self::MAX_BYTES {
            return Err(LinkError::Length);
        }
        let behind = |scheme: &'static str| {
            let (head, rest) = address.split_at_checked(scheme.len())?;
            head.eq_ignore_ascii_case(scheme).then_some((scheme, rest))
        };
        let (scheme, rest) = behind("https://").or_else(|| behind("http://")).ok_or(LinkError::Scheme)?;
        if !address.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(LinkError::Characters);
        }
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        if authority.contains('@') {
            return Err(LinkError::UserInfo);
        }
        let (host, port) = authority.rsplit_once(':').map_or((authority, None), |(h, p)| (h, Some(p)));
        if port.is_some_and(|p| p.is_empty() || p.len() > 5 || !p.bytes().all(|b| b.is_ascii_digit())) {
            return Err(LinkError::Host);
        }
        let labels_ok = host.contains('.')
            && host.split('.').all(|label| {
                !label.is_empty()
                    && label.len() <= 63
                    && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            });
        if !labels_ok || host.len() > 253 {
            return Err(LinkError::Host);
        }
        let mut whole = String::with_capacity(scheme.len() + rest.len());
        whole.push_str(scheme);
        whole.push_str(authority);
        whole.make_ascii_lowercase();
        whole.push_str(path);
        Ok(Self(whole.into()))
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host, which tells a reader where the link really goes.
    pub fn host(&self) -> &str {
        url::host(&self.0)
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_web_addresses_pass() {
        let cases = [
            ("https://example.org", Ok("https://example.org")),
            ("HTTPS://Example.ORG/Path?q=1#f", Ok("https://example.org/Path?q=1#f")),
            ("http://example.org:8080/a", Ok("http://example.org:8080/a")),
            ("ftp://example.org", Err(LinkError::Scheme)),
            ("javascript:alert(1)", Err(LinkError::Scheme)),
            ("example.org", Err(LinkError::Scheme)),
            ("https://", Err(LinkError::Host)),
            ("https://nodots/x", Err(LinkError::Host)),
            ("https://user:pw@example.org", Err(LinkError::UserInfo)),
            ("https://exa mple.org", Err(LinkError::Characters)),
            ("https://s\u{430}maritans.org", Err(LinkError::Characters)),
            ("https://example..org", Err(LinkError::Host)),
        ];
        for (given, expected) in cases {
            assert_eq!(Link::parse(given).as_ref().map(Link::as_str).map_err(|e| *e), expected, "{given}");
        }
    }

    #[test]
    fn the_host_is_the_one_a_browser_would_ask() {
        let link = Link::parse("https://meet.example.org:443/j/1?pwd=a").unwrap();
        assert_eq!(link.host(), "meet.example.org");
    }
}
