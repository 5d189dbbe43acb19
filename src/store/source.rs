//! Where a feed is read from: a path or a `file:` address. Fetching over the network is for later.

use super::disk::open_regular;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A place to read a feed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// As the user gave it, for messages.
    pub given: String,
    /// The file.
    pub path: PathBuf,
}

/// Why a feed cannot be read. Each message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// Over the network, which is not yet there.
    #[error("{0}: this version does not fetch over the network yet; download the file and give its path")]
    Network(String),
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
    #[error("{given}: {why}")]
    Read {
        /// As given.
        given: String,
        /// What the system said, in words.
        why: String,
    },
    /// More bytes than a feed may have.
    #[error("{given}: more than {limit_mib} MiB, expected a feed of at most that size")]
    TooLarge {
        /// As given.
        given: String,
        /// The limit.
        limit_mib: u64,
    },
}

impl Place {
    /// Understands a path or an address.
    ///
    /// # Errors
    /// It is an address that cannot be read.
    pub fn parse(given: &str) -> Result<Self, SourceError> {
        let place = |path: PathBuf| Self { given: given.to_owned(), path };
        let Some((scheme, rest)) = given.split_once(':') else { return Ok(place(given.into())) };
        // One letter before the colon is a drive; anything else that is no scheme by RFC 3986 is a path.
        let is_scheme = scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
        if !is_scheme || Path::new(given).exists() {
            return Ok(place(given.into()));
        }
        match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => Err(SourceError::Network(given.to_owned())),
            "file" => {
                let wrong = || SourceError::FileAddress(given.to_owned());
                // RFC 8089: file:/path, file:///path, file://localhost/path
                let path = match rest.strip_prefix("//") {
                    Some(rest) => rest.strip_prefix("localhost").unwrap_or(rest),
                    None => rest,
                };
                if !path.starts_with('/') {
                    return Err(wrong());
                }
                Ok(place(percent_decode(path).ok_or_else(wrong)?.into()))
            }
            _ => Err(SourceError::Scheme { given: given.to_owned(), scheme: scheme.to_owned() }),
        }
    }

    /// A short name for the source: the stem of the file, in small letters, digits and hyphens.
    pub fn name(&self) -> String {
        let file = self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let stem = file.split('.').find(|part| !part.is_empty()).unwrap_or_default();
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

    /// The address kept in the dataset: the absolute path, so that a later look says which file it was.
    pub fn address(&self) -> String {
        std::path::absolute(&self.path).unwrap_or_else(|_| self.path.clone()).to_string_lossy().into_owned()
    }

    /// All bytes of the feed, at most `limit`.
    ///
    /// # Errors
    /// It is not there, not a file, cannot be read, or is larger.
    pub fn read(&self, limit: u64) -> Result<Vec<u8>, SourceError> {
        let failed = |e: &io::Error| SourceError::Read { given: self.given.clone(), why: plain_words(e) };
        let file = open_regular(&self.path).map_err(|e| failed(&e))?;
        let mut bytes = Vec::with_capacity(file.metadata().map_or(0, |m| m.len().min(limit)) as usize + 1);
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|e| failed(&e))?;
        if bytes.len() as u64 > limit {
            return Err(SourceError::TooLarge { given: self.given.clone(), limit_mib: limit >> 20 });
        }
        Ok(bytes)
    }
}

/// What went wrong with a file, in words that say what to do.
pub fn plain_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file; check the path".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission; check who may read and write it".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full; make room and try again".to_owned(),
        io::ErrorKind::QuotaExceeded => "the quota is used up; make room and try again".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only".to_owned(),
        _ => error.to_string(),
    }
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let hex = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(hex, 16).ok().filter(|b| *b != 0)?);
            rest = after.get(2..)?;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_file_addresses_are_understood() {
        let path = |given: &str| Place::parse(given).map(|p| p.path.to_string_lossy().into_owned()).ok();
        for (given, expected) in [
            ("groups.json", Some("groups.json")),
            ("./a:b.json", Some("./a:b.json")),
            ("file:/tmp/a.json", Some("/tmp/a.json")),
            ("file:///tmp/a%20b.json", Some("/tmp/a b.json")),
            ("FILE://localhost/tmp/a.json", Some("/tmp/a.json")),
            ("file://host/tmp/a.json", None),
            ("file:a.json", None),
            ("file:///tmp/%00", None),
            ("file:///tmp/%zz", None),
            ("https://example.org/a.json", None),
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
            ("日本.json", "feed"),
        ] {
            assert_eq!(Place { given: path.into(), path: path.into() }.name(), name, "{path}");
        }
    }
}
