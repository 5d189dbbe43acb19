//! Where a follower gets the files of a tree from.

use crate::fetch::{self, Budget, HttpAnswer};
use crate::fetch::{FeedLocation, SourceError, describe_io_error, read_regular_up_to};
use std::io;
use std::path::{Path, PathBuf};

/// A tree that can be asked for its files.
pub trait Fetch {
    /// The bytes of the file at `path` (relative, with `/`), at most `most_bytes`.
    ///
    /// # Errors
    /// It cannot be had, or is longer.
    fn fetch_file(&mut self, path: &str, most_bytes: u64) -> Result<Vec<u8>, TreeFetchError>;
}

/// Why a file of a tree cannot be had, in words that say what to do.
#[derive(Debug, thiserror::Error)]
pub enum TreeFetchError {
    /// The file on this computer cannot be read.
    #[error("{}", describe_io_error(.0))]
    File(#[from] io::Error),
    /// The server does not give it.
    #[error(transparent)]
    Network(#[from] Box<fetch::FetchError>),
    /// It has more bytes than the entry says.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// How many bytes it may have.
        limit: u64,
    },
    /// The server answers a question that was not asked.
    #[error("the server says that nothing changed, unasked")]
    Unasked,
}

/// A tree in a directory.
pub struct Directory(PathBuf);

/// A tree on a web server.
pub struct Web<'w> {
    address: String,
    limits: Limits<'w>,
}

/// How a web server is queried.
pub struct Limits<'w> {
    /// Limits of time; those of size come with each file.
    pub budget: Budget,
    /// Whether a proxy of the environment may be used.
    pub proxy: bool,
    /// Is told how many bytes of a file have come, and of how many.
    pub watch: Box<dyn FnMut(u64, Option<u64>) + 'w>,
}

impl Default for Limits<'_> {
    fn default() -> Self {
        Self { budget: Budget::default(), proxy: true, watch: Box::new(|_, _| ()) }
    }
}

impl Directory {
    /// The tree in a directory.
    pub fn new(dir: &Path) -> Self {
        Self(dir.to_path_buf())
    }
}

impl Fetch for Directory {
    fn fetch_file(&mut self, path: &str, most_bytes: u64) -> Result<Vec<u8>, TreeFetchError> {
        let bytes = read_regular_up_to(&self.0.join(path), most_bytes + 1)?;
        if bytes.len() as u64 > most_bytes {
            return Err(TreeFetchError::TooLarge { limit: most_bytes });
        }
        Ok(bytes)
    }
}

impl Fetch for Web<'_> {
    fn fetch_file(&mut self, path: &str, most_bytes: u64) -> Result<Vec<u8>, TreeFetchError> {
        let address = format!("{}{path}", self.address);
        let mut request = fetch::HttpRequest {
            address: &address,
            budget: Budget { bytes: most_bytes, ..self.limits.budget },
            // Files under data/ never change, and the entry is smaller than the answer that it did not.
            etag: None,
            last_modified: None,
            proxy: self.limits.proxy,
            watch: &mut *self.limits.watch,
        };
        match fetch::fetch_document(&mut request) {
            Ok(HttpAnswer::Whole(document)) => Ok(document.bytes),
            Ok(HttpAnswer::Unchanged) => Err(TreeFetchError::Unasked),
            Err(error) => Err(TreeFetchError::Network(Box::new(error))),
        }
    }
}

/// A tree, and the address it goes by: with `/` at the end, without `entry.json`.
pub struct Tree<'w> {
    /// The address or path.
    pub place: FeedLocation,
    /// Its files.
    pub files: Box<dyn Fetch + 'w>,
}

/// Whether an address is that of a tree: it ends in `entry.json`, is a directory with such a file, or comes with a key.
pub fn is_tree(given: &str, keyed: bool) -> bool {
    let path = given.strip_prefix("file://").unwrap_or(given);
    keyed
        || given.ends_with("/entry.json")
        || given == "entry.json"
        || Path::new(path).join(super::entry::ENTRY).is_file()
}

/// The address of a tree without `entry.json`, with `/` at the end.
pub fn base_address(given: &str) -> String {
    let base = given.strip_suffix(super::entry::ENTRY).filter(|base| base.is_empty() || base.ends_with('/'));
    match base.unwrap_or(given) {
        "" => "./".to_owned(),
        base if base.ends_with('/') => base.to_owned(),
        base => format!("{base}/"),
    }
}

/// Opens a tree; nothing is fetched yet.
///
/// # Errors
/// The address is not one that this program can read.
pub fn open_tree<'w>(given: &str, limits: Limits<'w>) -> Result<Tree<'w>, SourceError> {
    let place = FeedLocation::parse(&base_address(given))?;
    let address = place.address();
    let files: Box<dyn Fetch + 'w> = if place.is_web() {
        Box::new(Web { address, limits })
    } else {
        Box::new(Directory(PathBuf::from(address)))
    };
    Ok(Tree { place, files })
}

/// Counts what goes over the line.
pub struct CountedFetch<'f> {
    /// Where the files come from.
    pub files: &'f mut dyn Fetch,
    /// Files asked for.
    pub requests: u64,
    /// Bytes that came.
    pub bytes: u64,
}

impl<'f> CountedFetch<'f> {
    /// Counts from zero.
    pub fn new(files: &'f mut dyn Fetch) -> Self {
        Self { files, requests: 0, bytes: 0 }
    }
}

impl Fetch for CountedFetch<'_> {
    fn fetch_file(&mut self, path: &str, most_bytes: u64) -> Result<Vec<u8>, TreeFetchError> {
        self.requests += 1;
        let got = self.files.fetch_file(path, most_bytes);
        self.bytes += got.as_ref().map_or(0, |bytes| bytes.len() as u64);
        got
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_known_by_its_address() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().to_str().unwrap();
        assert!(!is_tree(path, false) && is_tree(path, true));
        std::fs::write(dir.path().join("entry.json"), "x").unwrap();
        assert!(is_tree(path, false) && is_tree("https://example.org/entry.json", false));
        assert!(!is_tree("https://example.org/bmlt/", false) && !is_tree("my-entry.json", false));
        for (given, address) in [
            ("https://example.org/a/entry.json", "https://example.org/a/".to_owned()),
            ("https://example.org/a", "https://example.org/a/".to_owned()),
            (path, format!("{path}/")),
        ] {
            assert_eq!(open_tree(given, Limits::default()).unwrap().place.address(), address);
        }
        let mut tree = open_tree(&format!("{path}/entry.json"), Limits::default()).unwrap();
        assert_eq!(tree.files.fetch_file("entry.json", 1).unwrap(), b"x");
        assert!(tree.files.fetch_file("entry.json", 0).unwrap_err().to_string().contains("more than"));
        assert!(tree.files.fetch_file("data/x", 9).unwrap_err().to_string().contains("no such file"));
    }
}
