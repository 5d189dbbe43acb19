//! Fetching a feed over http or https, within limits of time and size.
//!
//! What the HTTP library does not do by itself is done here (reliability.md sections 0 and 2): it has no time
//! limits unless told, counts compressed bytes, and takes any status for an answer. Compressed bodies are unpacked
//! by `feed::decode`, which knows bombs; the server is asked for gzip at most.

use std::io::{ErrorKind, Read};
use std::time::Duration;
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
            bytes: 256 << 20,
        }
    }
}

/// More hops than this are a loop.
const REDIRECTS: u32 = 5;

/// The feed at an address, as the server sent it, or why there is none, in plain words.
///
/// # Errors
/// No network, no server, too slow, too large, or an answer that is no feed.
pub fn fetch(address: &str, budget: &Budget) -> Result<Vec<u8>, String> {
    let agent: Agent = Agent::config_builder()
        // Libraries look into TLS with certificates of their own, which the system knows.
        .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
        // Whoever asked safely is not led to an unsafe place, on any hop.
        .https_only(address.starts_with("https:"))
        .http_status_as_error(false)
        .max_redirects(REDIRECTS)
        .timeout_resolve(Some(budget.resolve))
        .timeout_connect(Some(budget.connect))
        .timeout_recv_response(Some(budget.response))
        .timeout_recv_body(Some(budget.body))
        // The program and its version, and nothing about the machine or the person.
        .user_agent(concat!("groupfinder/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    let response = agent
        .get(address)
        .header("accept", "application/json, text/csv;q=0.5, */*;q=0.1")
        .header("accept-encoding", "gzip")
        .call()
        .map_err(|e| words(&e))?;
    judge(response.status(), response.headers())?;
    let mut body = Vec::new();
    // One byte more than allowed tells "too much" from "just enough".
    let read = response.into_body().into_reader().take(budget.bytes + 1).read_to_end(&mut body);
    read.map_err(|e| words(&ureq::Error::from(e)))?;
    if body.len() as u64 > budget.bytes {
        return Err(format!("more than {} MiB, expected a feed of at most that size", budget.bytes >> 20));
    }
    Ok(body)
}

/// Whether the answer is a whole document in an encoding that we read.
fn judge(status: StatusCode, headers: &HeaderMap) -> Result<(), String> {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let code = status.as_u16();
    match code {
        200 => {}
        304 => {
            return Err("the server says that nothing changed (304), though it was not asked that".to_owned());
        }
        201..=299 => return Err(format!("the server sent no whole feed (status {code})")),
        401 | 403 | 407 => {
            return Err(format!("the server refuses access ({code}); ask whoever runs it, and wait a day"));
        }
        404 | 410 => return Err(format!("there is no such page ({code}); check the address")),
        429 => {
            let wait = match header("retry-after") {
                "" => "some hours".to_owned(),
                seconds if seconds.bytes().all(|b| b.is_ascii_digit()) => format!("{seconds} seconds"),
                _ => "until it allows it again".to_owned(),
            };
            return Err(format!("the server was asked too often ({code}); wait {wait}"));
        }
        500..=599 => return Err(format!("the server has trouble of its own ({code}); try again later")),
        _ => return Err(format!("the server answered with status {code}, expected a feed")),
    }
    match header("content-encoding").to_ascii_lowercase().as_str() {
        "" | "identity" | "gzip" | "x-gzip" => Ok(()),
        _ => Err("the server sent an encoding that was not asked for, expected gzip or none".to_owned()),
    }
}

/// What went wrong on the way, in words for people.
fn words(error: &ureq::Error) -> String {
    match error {
        ureq::Error::HostNotFound => {
            "no server of that name was found; check the address and the network".to_owned()
        }
        ureq::Error::ConnectionFailed => "no connection to the server; check the network".to_owned(),
        ureq::Error::Timeout(_) => "the server was too slow; try again later".to_owned(),
        ureq::Error::TooManyRedirects | ureq::Error::RedirectFailed => {
            "the server sends from one address to the next without end".to_owned()
        }
        ureq::Error::RequireHttpsOnly(_) => {
            "the server leads from a secure address (https) to an insecure one; refused".to_owned()
        }
        ureq::Error::Rustls(e) => {
            format!("the server's certificate is not trusted ({e}); a proxy may be between")
        }
        ureq::Error::Tls(e) => format!("no secure connection ({e})"),
        ureq::Error::LargeResponseHeader(..) => "the server's headers are too large".to_owned(),
        ureq::Error::BadUri(_) => "not a web address, expected https://example.org/feed.json".to_owned(),
        ureq::Error::Io(e) if e.kind() == ErrorKind::ConnectionRefused => {
            "the server refuses connections; check the address, try again later".to_owned()
        }
        ureq::Error::Io(e)
            if [ErrorKind::UnexpectedEof, ErrorKind::ConnectionReset, ErrorKind::ConnectionAborted]
                .contains(&e.kind()) =>
        {
            "the answer ended too early; try again".to_owned()
        }
        other => format!("the network failed ({other})"),
    }
}
