//! Where a feed is read from: a path, a `file:` address, or an `http:` or `https:` address.

use super::error::FetchError;
use super::file::describe_io_error;
use crate::codec::url;
use crate::group::{Link, LinkError};
use std::io;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Where a feed is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedLocation {
    /// As the user gave it, for messages.
    pub given: String,
    pub(super) at: At,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum At {
    File(PathBuf),
    Web(String),
    /// What another program writes into this one.
    Input,
}

/// Why a feed cannot be read. Each message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// A web address that cannot be one.
    #[error("{given}: {source}")]
    WebAddress {
        /// As given.
        given: String,
        /// Which rule it breaks.
        source: LinkError,
    },
    /// The server gives no feed.
    #[error("{given}: {error}")]
    Web {
        /// As given.
        given: String,
        /// What happened, in words.
        #[source]
        error: FetchError,
    },
    /// A scheme that we do not read.
    #[error("{given}: cannot read addresses of the kind {scheme}:, expected a path, file: or https:")]
    Scheme {
        /// As given.
        given: String,
        /// The scheme found.
        scheme: String,
    },
    /// A `file:` address that names another machine or is not well-formed.
    #[error("{0}: expected file:/// and an absolute path on this computer")]
    FileAddress(String),
    /// The file cannot be read.
    #[error("{given}: {}", describe_io_error(source))]
    Read {
        /// As given.
        given: String,
        /// What the system said.
        source: io::Error,
    },
    /// More bytes than a feed may have.
    #[error("{given}: more than {limit_mib} MiB, which is the most that a source may have")]
    TooLarge {
        /// As given.
        given: String,
        /// The limit.
        limit_mib: u64,
    },
}

impl FeedLocation {
    /// Understands a path, an address, or `-` for standard input.
    ///
    /// # Errors
    /// It is an address that cannot be read.
    pub fn parse(given: &str) -> Result<Self, SourceError> {
        if given == "-" {
            return Ok(Self { given: "standard input".to_owned(), at: At::Input });
        }
        let Some((scheme, rest)) = given.split_once(':') else {
            return Ok(Self::of_file(given, given.into()));
        };
        // One letter before the colon is a drive; anything else that is not a scheme by RFC 3986 is a path.
        let is_scheme = scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
        if !is_scheme || Path::new(given).exists() {
            return Ok(Self::of_file(given, given.into()));
        }
        match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => match web_address(given) {
                Ok(address) => Ok(Self { given: given.to_owned(), at: At::Web(address) }),
                Err(source) => Err(SourceError::WebAddress { given: given.to_owned(), source }),
            },
            "file" => {
                // RFC 8089: file:/path, file:///path, file://localhost/path
                let path = match rest.strip_prefix("//") {
                    Some(rest) => rest.strip_prefix("localhost").unwrap_or(rest),
                    None => rest,
                };
                let path = Some(path).filter(|path| path.starts_with('/')).and_then(url::percent_decode);
                let path = path.ok_or_else(|| SourceError::FileAddress(given.to_owned()))?;
                Ok(Self::of_file(given, path.into()))
            }
            _ => Err(SourceError::Scheme { given: given.to_owned(), scheme: scheme.to_owned() }),
        }
    }

    fn of_file(given: &str, path: PathBuf) -> Self {
        Self { given: given.to_owned(), at: At::File(path) }
    }

    /// A short name for the source: the stem of the file or the host, in small letters, digits and hyphens.
    pub fn name(&self) -> String {
        let file;
        let stem = match &self.at {
            At::Web(address) => {
                let host = url::host(address);
                host.strip_prefix("www.").unwrap_or(host)
            }
            At::File(path) => {
                file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                file.split('.').find(|part| !part.is_empty()).unwrap_or_default()
            }
            At::Input => "",
        };
        let mut name = String::new();
        // Marks off letters: the name is typed on command lines. Not the fold of searching, which makes one
        // letter of "aa".
        for c in stem.nfkd().filter(|c| !is_combining_mark(*c)) {
            if c.is_ascii_alphanumeric() {
                name.push(c.to_ascii_lowercase());
            } else if !name.ends_with('-') && !name.is_empty() {
                name.push('-');
            }
            if name.len() >= 64 {
                break;
            }
        }
        let name = name.trim_end_matches('-');
        if name.is_empty() { "feed".to_owned() } else { name.to_owned() }
    }

    /// The address kept in the dataset; of a file the absolute path, so that a later look says which it was.
    pub fn address(&self) -> String {
        match &self.at {
            At::Web(address) => address.clone(),
            At::Input => self.given.clone(),
            At::File(path) => {
                std::path::absolute(path).unwrap_or_else(|_| path.clone()).to_string_lossy().into_owned()
            }
        }
    }

    /// Whether it is a web address.
    pub fn is_web(&self) -> bool {
        matches!(self.at, At::Web(_))
    }

    /// Whether it is a server that belongs to somebody else: neither a file nor this computer itself.
    pub fn is_public(&self) -> bool {
        match &self.at {
            At::Web(address) => !matches!(url::host(address), "localhost" | "127.0.0.1" | "[::1]"),
            At::File(_) | At::Input => false,
        }
    }

    /// How many bytes a feed from here may have once it is unpacked.
    pub fn max_bytes(&self) -> u64 {
        match self.at {
            At::Web(_) => MAX_WEB_BYTES,
            At::File(_) | At::Input => MAX_FILE_BYTES,
        }
    }
}

/// A feed from the network may be this large, on the wire and unpacked.
pub(super) const MAX_WEB_BYTES: u64 = 256 << 20;

/// A local feed may be this large. Ten times a million groups.
pub(super) const MAX_FILE_BYTES: u64 = 8 << 30;

/// Checks a web address. What may be shown as a link may be fetched, and this computer itself besides.
fn web_address(given: &str) -> Result<String, LinkError> {
    match Link::parse(given) {
        Ok(link) => Ok(link.as_str().to_owned()),
        Err(LinkError::Host) => {
            // The same rules with a host that has a dot.
            let (scheme, rest) = given.split_once("://").ok_or(LinkError::Host)?;
            let local = rest
                .strip_prefix("localhost")
                .filter(|rest| rest.is_empty() || rest.starts_with([':', '/', '?', '#']));
            let local = local.ok_or(LinkError::Host)?;
            Link::parse(&format!("{scheme}://localhost.localdomain{local}"))?;
            Ok(format!("{}://localhost{local}", scheme.to_ascii_lowercase()))
        }
        Err(why) => Err(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_file_addresses_are_understood() {
        let path = |given: &str| FeedLocation::parse(given).map(|location| location.address()).ok();
        for (given, expected) in [
            ("file:/tmp/a.json", Some("/tmp/a.json")),
            ("file:///tmp/a%20b.json", Some("/tmp/a b.json")),
            ("FILE://localhost/tmp/a.json", Some("/tmp/a.json")),
            ("file://host/tmp/a.json", None),
            ("file:a.json", None),
            ("file:///tmp/%00", None),
            ("file:///tmp/%zz", None),
            ("/tmp/a:b.json", Some("/tmp/a:b.json")),
            ("HTTPS://Example.org/a.json", Some("https://example.org/a.json")),
            ("https://user:word@example.org/a.json", None),
            ("https://nodots/", None),
            ("http://localhost:8000/a.json", Some("http://localhost:8000/a.json")),
            ("http://localhosts/a.json", None),
            ("ftp://example.org/a.json", None),
        ] {
            assert_eq!(path(given).as_deref(), expected, "{given}");
        }
    }

    #[test]
    fn names_are_short_and_plain() {
        for (path, name) in [
            ("/tmp/aa-sepia 2023.02.json", "aa-sepia-2023"),
            ("Köln.json.gz", "koln"),
            (".json", "json"),
            ("/", "feed"),
            ("https://www.example.org/feeds/aa.json?x=1", "example-org"),
            ("日本.json", "feed"),
        ] {
            assert_eq!(FeedLocation::parse(path).unwrap().name(), name, "{path}");
        }
    }
}
