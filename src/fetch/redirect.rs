//! Where a redirect may lead, and how many are followed.
//!
//! An address is followed over a few hops, never from https to http and never to another scheme. Another
//! server is asked only over https, where it proves its name; a login page of the network cannot do that.

use super::address::join_address;
use super::error::{FailureKind, FetchError};
use super::feed_location::FeedLocation;
use crate::codec::url::host;

/// More hops than this are a loop.
pub(super) const MAX_REDIRECTS: usize = 5;

/// The address to which `location` leads from `from`.
///
/// # Errors
/// It leads where no feed is fetched.
pub(super) fn resolve_redirect(from: &str, location: &str) -> Result<String, FetchError> {
    if location.is_empty() {
        return Err(refuse("the server sends to another address but names none"));
    }
    let given = join_address(from, location);
    let target = FeedLocation::parse(&given).ok().filter(FeedLocation::is_web);
    let Some(target) = target else {
        return Err(refuse(
            "the server leads to something that is no web address, expected http: or https:; refused",
        ));
    };
    let next = target.address();
    if is_secure(from) && !is_secure(&next) {
        return Err(refuse("the server leads from a secure address (https) to an insecure one; refused"));
    }
    if !is_secure(&next) && server(from) != server(&next) {
        return Err(refuse(format!(
            "the server leads to another one ({}) over an insecure address; the network may want a login (open any \
             page in a browser); if the feed has moved, use its new address",
            host(&next)
        )));
    }
    Ok(next)
}

/// Host and port of an insecure address; another port is another server.
fn server(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let server = rest.split(['/', '?', '#']).next().unwrap_or_default();
    server.strip_suffix(":80").unwrap_or(server)
}

fn is_secure(address: &str) -> bool {
    address.starts_with("https:")
}

fn refuse(words: impl Into<String>) -> FetchError {
    FetchError::new(FailureKind::Redirect, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_locations_are_joined() {
        let from = "https://example.org:8443/feeds/old.json?x=1";
        for (location, next) in [
            ("new.json", "https://example.org:8443/feeds/new.json"),
            ("/a.json", "https://example.org:8443/a.json"),
            ("?page=2", "https://example.org:8443/feeds/old.json?page=2"),
            ("//cdn.example.org/a.json#x", "https://cdn.example.org/a.json"),
            ("https://other.example.org/a", "https://other.example.org/a"),
        ] {
            assert_eq!(resolve_redirect(from, location).unwrap(), next, "{location}");
        }
        assert_eq!(join_address("http://example.org", "a"), "http://example.org/a");
    }

    #[test]
    fn no_redirect_leads_to_a_less_safe_place() {
        for (from, location, words) in [
            ("https://example.org/a", "http://example.org/a", "insecure"),
            ("http://example.org/a", "http://portal.example.net/login", "login"),
            ("http://example.org:8471/a", "http://example.org:8472/a", "another one"),
            ("http://example.org/a", "file:///etc/passwd", "no web address"),
            ("http://example.org/a", "ftp://example.org/a", "no web address"),
            ("http://example.org/a", "https://user:word@example.org/", "no web address"),
            ("http://example.org/a", "javascript:alert(1)", "no web address"),
            ("http://example.org/a", "", "names none"),
        ] {
            let error = resolve_redirect(from, location).unwrap_err();
            assert_eq!(error.kind, FailureKind::Redirect);
            assert!(error.words.contains(words), "{location}: {error}");
        }
        assert!(resolve_redirect("http://example.org:80/a", "http://example.org/b").is_ok());
        assert!(resolve_redirect("http://example.org/a", "https://example.net/a").is_ok());
    }
}
