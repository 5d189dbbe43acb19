//! Errors of the HTTP library in plain words.

use super::error::{FailureKind, FetchError};
use super::tls;
use std::io::ErrorKind;

/// The server took longer than it may.
pub(super) fn too_slow() -> FetchError {
    FetchError::new(FailureKind::Network, "the server was too slow; try again later")
}

/// An error of the library in plain words.
pub(super) fn from_ureq(error: &ureq::Error) -> FetchError {
    let network = |words: &str| FetchError::new(FailureKind::Network, words);
    let answer = |words: &str| FetchError::new(FailureKind::Answer, words);
    match error {
        ureq::Error::HostNotFound => {
            network("no server of that name was found; check the address and the network")
        }
        ureq::Error::ConnectionFailed => network("no connection to the server; check the network"),
        ureq::Error::Timeout(_) => too_slow(),
        ureq::Error::TooManyRedirects | ureq::Error::RedirectFailed => FetchError::new(
            FailureKind::Redirect,
            "the server sends from one address to the next without end",
        ),
        ureq::Error::RequireHttpsOnly(_) => FetchError::new(
            FailureKind::Redirect,
            "the server leads from a secure address (https) to an insecure one; refused",
        ),
        ureq::Error::Rustls(e) => tls::from_rustls(e),
        ureq::Error::Tls(e) => {
            FetchError::new(FailureKind::TlsProtocol, format!("no secure connection ({e})"))
        }
        ureq::Error::LargeResponseHeader(..) => answer("the server's headers are too large"),
        ureq::Error::Protocol(e) => answer(&format!("the server's answer is no proper HTTP ({e})")),
        ureq::Error::BadUri(_) => {
            FetchError::new(FailureKind::Setting, "not a web address, expected https://example.org/feed.json")
        }
        ureq::Error::InvalidProxyUrl => FetchError::new(
            FailureKind::Setting,
            "the proxy in the environment is no address; check HTTPS_PROXY, HTTP_PROXY and ALL_PROXY",
        ),
        ureq::Error::ConnectProxyFailed(e) => {
            network(&format!("the proxy makes no connection ({e}); check the network and HTTPS_PROXY"))
        }
        ureq::Error::Io(e) => {
            if let Some(inner) = e.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
                return tls::from_rustls(inner);
            }
            match e.kind() {
                ErrorKind::ConnectionRefused => {
                    network("the server refuses connections; check the address, try again later")
                }
                ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted => {
                    network("the answer ended too early; try again")
                }
                ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable => {
                    network("there is no way to the server; check the network")
                }
                ErrorKind::TimedOut | ErrorKind::WouldBlock => too_slow(),
                _ => network(&format!("the network failed ({e})")),
            }
        }
        other => network(&format!("the network failed ({other})")),
    }
}
