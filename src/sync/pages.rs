//! Feeds in pages (HSDS): all of them, or nothing.
//!
//! A page says `total_pages`, `page_number` and `last_page`, and real servers say it wrongly: some send the last page
//! for ever, some count from zero, some give totals that never come. So it requests the next page until a page says
//! that it is the last, is empty, or has been there before; and if the totals change while we read, pages moved, and
//! all is read once more.

use super::outcome::Fetched;
use crate::codec::sha256_hex;
use crate::feed::{self, decode::decode};
use crate::fetch::{
    FailureKind, FeedLocation, FetchError, FetchOptions, FetchedDocument, HttpAnswer, SourceError,
};
use crate::store::FeedBytes;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::{Duration, Instant};

/// More pages than this are a loop that we did not recognise.
const MOST_PAGES: usize = 10_000;

/// All pages of one source together may take so long; other sources wait meanwhile.
const ALL_PAGES: Duration = Duration::from_secs(600);

/// After so many pages it is worked out how long all of them would take.
const PACED_FROM: u32 = 5;

/// How often all is read again because it changed meanwhile.
const TRIES: usize = 2;

#[derive(Deserialize)]
struct Page<'a> {
    #[serde(borrow, alias = "content")]
    contents: Option<&'a RawValue>,
    #[serde(alias = "totalElements")]
    total_items: Option<u64>,
    #[serde(alias = "totalPages")]
    total_pages: Option<u64>,
    #[serde(rename = "page_number", alias = "number")]
    number: Option<u64>,
    #[serde(rename = "last_page", alias = "last")]
    last: Option<bool>,
}

/// What came of one reading of all pages.
enum Reading {
    Whole(Vec<u8>),
    Changed,
}

/// The whole feed of which `first` may be the first page: a feed that is not a page comes back as it is, several
/// pages become one document, a list of them.
///
/// # Errors
/// A page is missing, or the feed does not hold still.
pub(super) fn fetch_all_pages(
    location: &FeedLocation,
    first: FetchedDocument,
    options: &mut FetchOptions<'_>,
    decoding: &feed::ImportOptions<'_>,
) -> Result<Fetched, SourceError> {
    if !first.bytes.iter().take(64).any(|b| *b == b'{') && !first.bytes.starts_with(&[0x1F, 0x8B]) {
        return Ok(Fetched::as_received(first));
    }
    // What cannot be decoded is refused with its reason when it is imported.
    let Ok(decoded) = decode(&first.bytes, decoding) else { return Ok(Fetched::as_received(first)) };
    if !has_more(&decoded.text) {
        let is_clean = decoded.damaged.is_empty() && decoded.notes.is_empty();
        return Ok(match decoded.text {
            Cow::Owned(text) if is_clean => {
                let sha256 = Some(sha256_hex(&first.bytes));
                let feed = FeedBytes { bytes: text.into_bytes(), sha256, is_decoded: true };
                Fetched { feed, etag: first.etag, last_modified: first.last_modified }
            }
            _ => Fetched::as_received(first),
        });
    }
    // Which page it was is not the question of a later run: a tag of the first page says nothing of the others.
    options.etag = None;
    options.last_modified = None;
    let mut pages = Pages { location, options, decoding, began: Instant::now() };
    let mut text = decoded.text.into_owned();
    for _ in 0..TRIES {
        match pages.read_all(text)? {
            Reading::Whole(bytes) => {
                return Ok(Fetched { feed: FeedBytes::as_received(bytes), etag: None, last_modified: None });
            }
            Reading::Changed => text = pages.read_page(&location.address())?,
        }
    }
    Err(refuse_pages(location, "the list changed while its pages were read; try again later".to_owned()))
}

/// Whether the pages can all be read: there are not too many, and at the pace so far they come in time.
fn check_pace(
    location: &FeedLocation,
    elapsed: Duration,
    read: u64,
    pages: Option<u64>,
) -> Result<(), SourceError> {
    let limit = ALL_PAGES.as_secs();
    if let Some(pages) = pages.filter(|pages| *pages > MOST_PAGES as u64) {
        return Err(refuse_pages(
            location,
            format!("it says there are {pages} pages, expected at most {MOST_PAGES}"),
        ));
    }
    if elapsed > ALL_PAGES {
        let words = format!(
            "{read} pages came within {limit} s, expected all of them; ask for larger pages (per_page)"
        );
        return Err(refuse_pages(location, words));
    }
    let expected = pages.filter(|_| read >= u64::from(PACED_FROM)).and_then(|pages| {
        let all = elapsed.as_secs_f64() / read as f64 * pages as f64;
        (all > ALL_PAGES.as_secs_f64() * 2.0).then_some((pages, all as u64))
    });
    match expected {
        Some((pages, all)) => Err(refuse_pages(
            location,
            format!(
                "{pages} pages would take {all} s at this pace, expected at most {limit} s; ask for larger pages (per_page)"
            ),
        )),
        None => Ok(()),
    }
}

fn refuse_pages(location: &FeedLocation, words: String) -> SourceError {
    let error = FetchError::new(FailureKind::Answer, words);
    SourceError::Web { given: location.given.clone(), error }
}

/// Whether a document is the first of several pages.
fn has_more(text: &str) -> bool {
    if memchr::memmem::find(text.as_bytes(), b"\"content").is_none() {
        return false;
    }
    let Ok(page) = serde_json::from_str::<Page<'_>>(text) else { return false };
    page.contents.is_some() && !page.is_last(1)
}

impl Page<'_> {
    /// Whether a page says that none comes after it; `read` is how many have been read with it.
    fn is_last(&self, read: u64) -> bool {
        let empty = self.contents.is_some_and(|contents| {
            let inside = contents.get().trim_matches(|c: char| c == '[' || c == ']' || c.is_whitespace());
            inside.is_empty()
        });
        let counted = match (self.total_pages, self.number) {
            (Some(pages), Some(number)) => number >= pages && read >= pages,
            (Some(pages), None) => read >= pages,
            (None, _) => self.last != Some(false),
        };
        empty || counted || self.last == Some(true)
    }
}

/// A feed in pages, and how they are asked for.
struct Pages<'p, 'o> {
    location: &'p FeedLocation,
    options: &'p mut FetchOptions<'o>,
    decoding: &'p feed::ImportOptions<'p>,
    /// When the first page was asked for: all readings share one time.
    began: Instant,
}

impl Pages<'_, '_> {
    /// Reads all pages, of which `first` is the first.
    fn read_all(&mut self, first: String) -> Result<Reading, SourceError> {
        let location = self.location;
        let address = location.address();
        let mut all = String::from("[");
        let mut seen = HashSet::new();
        let mut totals = None;
        let mut text = first;
        // Servers that count from zero say so on the first page.
        let mut from = 1;
        for number in 0..MOST_PAGES {
            let read = number as u64 + 1;
            let page = serde_json::from_str::<Page<'_>>(&text).map_err(|e| {
                refuse_pages(
                    location,
                    format!("page {read} cannot be read ({e}), expected a page with contents"),
                )
            })?;
            let Some(contents) = page.contents else {
                let words = format!("page {read} has no contents; all pages must arrive or nothing is taken");
                return Err(refuse_pages(location, words));
            };
            let stated = (page.total_items, page.total_pages);
            check_pace(location, self.began.elapsed(), read, page.total_pages)?;
            if *totals.get_or_insert(stated) != stated {
                return Ok(Reading::Changed);
            }
            if number == 0 && page.number == Some(0) {
                from = 0;
            }
            let mut hash = DefaultHasher::new();
            contents.get().hash(&mut hash);
            let is_new = seen.insert(hash.finish());
            let last = page.is_last(read);
            if is_new {
                if number > 0 {
                    all.push(',');
                }
                all.push_str(&text);
                if all.len() as u64 > location.max_bytes() {
                    let limit_mib = location.max_bytes() >> 20;
                    return Err(SourceError::TooLarge { given: location.given.clone(), limit_mib });
                }
            }
            // A page that was there before: the server sends its last page for ever.
            if last || !is_new {
                all.push(']');
                return Ok(Reading::Whole(all.into_bytes()));
            }
            text = self.read_page(&with_page(&address, from + read))?;
        }
        Err(refuse_pages(location, format!("more than {MOST_PAGES} pages, expected an end")))
    }

    /// Reads one page.
    fn read_page(&mut self, address: &str) -> Result<String, SourceError> {
        match FeedLocation::parse(address)?.read_if_changed(self.options) {
            Ok(HttpAnswer::Whole(document)) => {
                let decoded = decode(&document.bytes, self.decoding);
                decoded.map(|decoded| decoded.text.into_owned()).map_err(|source| {
                    let words = format!("{address} cannot be read, expected a page of JSON");
                    let error = FetchError::new(FailureKind::Answer, words).caused_by(source);
                    SourceError::Web { given: self.location.given.clone(), error }
                })
            }
            Ok(HttpAnswer::Unchanged) => {
                Err(refuse_pages(self.location, format!("{address} was said not to have changed, unasked")))
            }
            Err(SourceError::Web { error, .. }) => {
                let words = format!("a page is missing ({address}: {}); nothing is taken", error.words);
                let error = FetchError { words, ..error };
                Err(SourceError::Web { given: self.location.given.clone(), error })
            }
            Err(other) => Err(other),
        }
    }
}

/// The address of another page.
fn with_page(address: &str, number: u64) -> String {
    let (start, query) = address.split_once('?').unwrap_or((address, ""));
    let others = query.split('&').filter(|pair| !pair.is_empty() && pair.split('=').next() != Some("page"));
    let mut query: Vec<String> = others.map(str::to_owned).collect();
    query.push(format!("page={number}"));
    format!("{start}?{}", query.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_the_page_goes_into_the_query() {
        assert_eq!(with_page("https://a.example/services", 2), "https://a.example/services?page=2");
        assert_eq!(
            with_page("https://a.example/s?page=1&per_page=50", 3),
            "https://a.example/s?per_page=50&page=3"
        );
    }

    #[test]
    fn pages_that_never_come_to_an_end_are_refused_early() {
        let location = FeedLocation::parse("https://a.example/services").unwrap();
        let refused =
            |seconds, read, pages| check_pace(&location, Duration::from_secs(seconds), read, pages).is_err();
        assert!(refused(0, 1, Some(99_999)));
        assert!(refused(601, 300, None));
        assert!(refused(10, 5, Some(1_000)), "2,000 s in all");
        assert!(!refused(10, 4, Some(1_000)), "the first pages may be slow");
        assert!(!refused(300, 500, Some(1_000)) && !refused(599, 20, None));
    }

    #[test]
    fn only_a_page_that_says_there_are_more_has_more() {
        for (text, more) in [
            (r#"{"total_pages": 3, "page_number": 1, "contents": [{}]}"#, true),
            (r#"{"total_pages": 3, "contents": [{}]}"#, true),
            (r#"{"last_page": false, "contents": [{}]}"#, true),
            (r#"{"total_pages": 1, "page_number": 1, "contents": [{}]}"#, false),
            (r#"{"total_pages": 3, "page_number": 1, "last_page": true, "contents": [{}]}"#, false),
            (r#"{"total_pages": 3, "page_number": 1, "contents": []}"#, false),
            (r#"{"contents": [{}]}"#, false),
            (r#"[{"contents": 1}]"#, false),
            (r#"{"services": [], "total_pages": 3}"#, false),
        ] {
            assert_eq!(has_more(text), more, "{text}");
        }
    }
}
