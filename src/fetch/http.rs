//! Fetching a feed over http or https, within limits of time and size.
//!
//! This module does what the HTTP library leaves to its callers: the library has no time
//! limits unless told, takes any status for an answer, and follows redirects to anywhere. Compressed bodies are
//! unpacked by `feed::decode`, which recognises decompression bombs; requests accept gzip at most.

use super::error::{self, FailureKind, FetchError};
use super::feed_location::MAX_WEB_BYTES;
use super::{redirect, transport};
use crate::codec::gzip;
use std::io::Read;
use std::time::{Duration, Instant};
use ureq::Agent;
use ureq::http::{HeaderMap, StatusCode};
use ureq::tls::{RootCerts, TlsConfig};

/// How long each phase may take, and how much may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Until the name is resolved.
    pub resolve: Duration,
    /// Until there is a connection, TLS included.
    pub connect: Duration,
    /// Until the headers are there.
    pub response: Duration,
    /// From the headers to the end of the body.
    pub body: Duration,
    /// Bytes on the wire.
    pub bytes: u64,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            resolve: Duration::from_secs(10),
            connect: Duration::from_secs(10),
            response: Duration::from_secs(20),
            body: Duration::from_secs(600),
            bytes: MAX_WEB_BYTES,
        }
    }
}

/// A longer tag or date is not kept.
const LONGEST_TAG: usize = 512;

/// Bytes taken from the network at once.
const PIECE: usize = 64 << 10;

/// A request to a server.
pub struct HttpRequest<'a> {
    /// The address, checked by [`super::FeedLocation`].
    pub address: &'a str,
    /// Limits.
    pub budget: Budget,
    /// The `ETag` of the copy that is here and was checked to be whole.
    pub etag: Option<&'a str>,
    /// The `Last-Modified` of that copy.
    pub last_modified: Option<&'a str>,
    /// Whether a proxy named in the environment may be used. Not in a kiosk, where the environment is anybody's.
    pub proxy: bool,
    /// Is told how many bytes have come, and of how many where the server says so.
    pub watch: &'a mut dyn FnMut(u64, Option<u64>),
}

/// What a server answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HttpAnswer {
    /// The copy that is here is still what it has (304), as it was asked.
    Unchanged,
    /// A whole document.
    Whole(FetchedDocument),
}

/// A document as it came, perhaps still packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchedDocument {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Its `ETag`. To be kept only once the document was accepted: a login page has one too.
    pub etag: Option<String>,
    /// Its `Last-Modified`.
    pub last_modified: Option<String>,
}

/// Asks a server for a document.
///
/// # Errors
/// No network, no server, too slow, too large, or an answer that is not a document.
pub fn fetch_document(request: &mut HttpRequest<'_>) -> Result<HttpAnswer, FetchError> {
    let started = Instant::now();
    let patience = request.budget.resolve + request.budget.connect + request.budget.response;
    let conditional = request.etag.is_some() || request.last_modified.is_some();
    let mut address = request.address.to_owned();
    let mut visited = vec![address.clone()];
    loop {
        let agent = build_agent(request, &address);
        let mut call = agent
            .get(&address)
            .header("accept", "application/json, text/csv;q=0.5, */*;q=0.1")
            .header("accept-encoding", "gzip");
        // A tag belongs to the address it came from; where a redirect leads elsewhere, the request is unconditional.
        if visited.len() == 1 {
            for (name, value) in
                [("if-none-match", request.etag), ("if-modified-since", request.last_modified)]
            {
                if let Some(value) = value {
                    call = call.header(name, value);
                }
            }
        }
        let response = call.call().map_err(transport::from_ureq)?;
        let status = response.status();
        if [301, 302, 303, 307, 308].contains(&status.as_u16()) {
            let next = redirect::resolve_redirect(&address, header_value(response.headers(), "location"))?;
            if visited.len() > redirect::MAX_REDIRECTS || visited.contains(&next) {
                return Err(FetchError::new(
                    FailureKind::Redirect,
                    "the server sends from one address to the next without end",
                ));
            }
            if started.elapsed() > patience {
                return Err(transport::too_slow());
            }
            visited.push(next.clone());
            address = next;
            continue;
        }
        if status == StatusCode::NOT_MODIFIED && conditional && visited.len() == 1 {
            return Ok(HttpAnswer::Unchanged);
        }
        check_status(status, response.headers())?;
        let etag = short_header_value(response.headers(), "etag");
        let last_modified = short_header_value(response.headers(), "last-modified");
        let bytes = read_body(response, &request.budget, &mut *request.watch)?;
        if is_page(&bytes) {
            return Err(FetchError::new(
                FailureKind::Login,
                "a web page came instead of a list of groups; the network may want a login (open any page in a browser), \
                 or the address is that of a page for people",
            ));
        }
        return Ok(HttpAnswer::Whole(FetchedDocument { bytes, etag, last_modified }));
    }
}

fn build_agent(request: &HttpRequest<'_>, address: &str) -> Agent {
    let mut config = Agent::config_builder()
        // Public libraries inspect TLS with certificates of their own, which the system knows.
        .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
        // A request over https never leads to an insecure address, on any hop.
        .https_only(address.starts_with("https:"))
        .http_status_as_error(false)
        // Redirects are followed above, where they are judged.
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_resolve(Some(request.budget.resolve))
        .timeout_connect(Some(request.budget.connect))
        .timeout_recv_response(Some(request.budget.response))
        .timeout_recv_body(Some(request.budget.body))
        // The program and its version, and nothing about the machine or the person.
        .user_agent(concat!("groupfinder/", env!("CARGO_PKG_VERSION")));
    if !request.proxy {
        config = config.proxy(None);
    }
    config.build().into()
}

/// The body, up to the limit.
fn read_body(
    response: ureq::http::Response<ureq::Body>,
    budget: &Budget,
    watch: &mut dyn FnMut(u64, Option<u64>),
) -> Result<Vec<u8>, FetchError> {
    let total = header_value(response.headers(), "content-length").parse::<u64>().ok();
    if total.is_some_and(|total| total > budget.bytes) {
        return Err(too_large(budget.bytes));
    }
    let mut reader = response.into_body().into_reader();
    let mut bytes = Vec::new();
    let mut piece = vec![0; PIECE];
    loop {
        let n = reader.read(&mut piece).map_err(|e| transport::from_ureq(ureq::Error::from(e)))?;
        if n == 0 {
            return Ok(bytes);
        }
        bytes.extend_from_slice(piece.get(..n).unwrap_or_default());
        if bytes.len() as u64 > budget.bytes {
            return Err(too_large(budget.bytes));
        }
        watch(bytes.len() as u64, total);
    }
}

fn too_large(limit: u64) -> FetchError {
    let most = match limit >> 20 {
        0 => format!("{limit} bytes"),
        mib => format!("{mib} MiB"),
    };
    FetchError::new(FailureKind::TooLarge, format!("more than {most}, expected a file of at most that size"))
}

/// A header that is sent back later; one that is empty or too long is not kept.
fn short_header_value(headers: &HeaderMap, name: &str) -> Option<String> {
    let value = header_value(headers, name);
    (1..=LONGEST_TAG).contains(&value.len()).then(|| value.to_owned())
}

fn header_value<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Whether the answer is a whole document in an encoding that we read.
fn check_status(status: StatusCode, headers: &HeaderMap) -> Result<(), FetchError> {
    let code = status.as_u16();
    let (kind, words) = match code {
        200 => return check_encoding(header_value(headers, "content-encoding")),
        304 => (
            FailureKind::Answer,
            "the server says that nothing changed (304), though it was not asked that".to_owned(),
        ),
        201..=299 => {
            (FailureKind::Answer, format!("the server sent only a part of the list (status {code})"))
        }
        401 | 403 | 407 => (
            FailureKind::Access,
            format!("the server refuses access ({code}); ask whoever runs it, and wait a day"),
        ),
        404 | 410 => (FailureKind::Gone, format!("there is no such page ({code}); check the address")),
        429 => (
            FailureKind::TooOften,
            format!("the server was asked too often ({code}); wait before the next try"),
        ),
        511 => (
            FailureKind::Login,
            format!("the network wants a login ({code}); open any page in a browser, log in, and try again"),
        ),
        500..=599 => {
            (FailureKind::Server, format!("the server has trouble of its own ({code}); try again later"))
        }
        _ => (
            FailureKind::Answer,
            format!("the server answered with status {code}, expected a list of groups"),
        ),
    };
    let retry_after = error::retry_after(header_value(headers, "retry-after"));
    Err(FetchError { retry_after, ..FetchError::new(kind, words) })
}

fn check_encoding(name: &str) -> Result<(), FetchError> {
    match name.to_ascii_lowercase().as_str() {
        "" | "identity" | "gzip" | "x-gzip" => Ok(()),
        _ => Err(FetchError::new(
            FailureKind::Answer,
            "the server sent an encoding that was not asked for, expected gzip or none",
        )),
    }
}

/// Whether the bytes are a web page, whatever the header calls them, packed or not.
fn is_page(bytes: &[u8]) -> bool {
    // What cannot be unpacked is judged where it is unpacked.
    let start = if gzip::is_gzip(bytes) {
        gzip::gunzip_start(bytes, 512)
    } else {
        bytes.get(..512).unwrap_or(bytes).to_vec()
    };
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&start).trim_ascii_start().to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<script", "<meta", "<title", "<!--"]
        .iter()
        .any(|tag| start.starts_with(tag.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_from_feeds_by_their_first_bytes() {
        for page in ["<!DOCTYPE html>", "\u{feff}\n <HTML lang=de>", "<!-- portal --><html>", "<script>"] {
            assert!(is_page(page.as_bytes()), "{page}");
        }
        for feed in ["[]", "{\"note\": \"<html>\"}", "", "<rss>", "name,day\n"] {
            assert!(!is_page(feed.as_bytes()), "{feed}");
        }
        assert!(is_page(&gzip::gzip(b"<html>")));
    }
}
