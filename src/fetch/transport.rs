//! Errors of the HTTP library in plain words.

use super::error::{FailureKind, FetchError};
use super::tls;
use std::io::{self, ErrorKind};

const TOO_SLOW: &str = "the server was too slow; try again later";

/// The server took longer than it may.
pub(super) fn too_slow() -> FetchError {
    FetchError::new(FailureKind::Network, TOO_SLOW)
}

/// An error of the library in plain words.
pub(super) fn from_ureq(error: ureq::Error) -> FetchError {
    if let Some(tls_error) = tls_error_in(&error) {
        let (kind, words) = tls::describe_tls_error(tls_error);
        return FetchError::new(kind, words).caused_by(error);
    }
    let (kind, words) = describe_error(&error);
    FetchError::new(kind, words).caused_by(error)
}

/// The error of TLS inside an error of the library, be it there as it is or as an error of input.
fn tls_error_in(error: &ureq::Error) -> Option<&rustls::Error> {
    match error {
        ureq::Error::Rustls(error) => Some(error),
        ureq::Error::Io(error) => error.get_ref()?.downcast_ref(),
        _ => None,
    }
}

fn describe_error(error: &ureq::Error) -> (FailureKind, String) {
    let (kind, words) = match error {
        ureq::Error::HostNotFound => {
            (FailureKind::Network, "no server of that name was found; check the address and the network")
        }
        ureq::Error::ConnectionFailed => {
            (FailureKind::Network, "no connection to the server; check the network")
        }
        ureq::Error::Timeout(_) => (FailureKind::Network, TOO_SLOW),
        ureq::Error::TooManyRedirects | ureq::Error::RedirectFailed => {
            (FailureKind::Redirect, "the server sends from one address to the next without end")
        }
        ureq::Error::RequireHttpsOnly(_) => (
            FailureKind::Redirect,
            "the server leads from a secure address (https) to an insecure one; refused",
        ),
        ureq::Error::Tls(e) => return (FailureKind::TlsProtocol, format!("no secure connection ({e})")),
        ureq::Error::LargeResponseHeader(..) => (FailureKind::Answer, "the server's headers are too large"),
        ureq::Error::Protocol(e) => {
            return (FailureKind::Answer, format!("the server's answer is no proper HTTP ({e})"));
        }
        ureq::Error::BadUri(_) => {
            (FailureKind::Setting, "not a web address, expected https://example.org/feed.json")
        }
        ureq::Error::InvalidProxyUrl => (
            FailureKind::Setting,
            "the proxy in the environment is no address; check HTTPS_PROXY, HTTP_PROXY and ALL_PROXY",
        ),
        ureq::Error::ConnectProxyFailed(e) => {
            let words = format!("the proxy makes no connection ({e}); check the network and HTTPS_PROXY");
            return (FailureKind::Network, words);
        }
        ureq::Error::Io(e) => return (FailureKind::Network, describe_network_error(e)),
        other => return (FailureKind::Network, format!("the network failed ({other})")),
    };
    (kind, words.to_owned())
}

fn describe_network_error(error: &io::Error) -> String {
    let words = match error.kind() {
        ErrorKind::ConnectionRefused => "the server refuses connections; check the address, try again later",
        ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted => {
            "the answer ended too early; try again"
        }
        ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable => {
            "there is no way to the server; check the network"
        }
        ErrorKind::TimedOut | ErrorKind::WouldBlock => TOO_SLOW,
        _ => return format!("the network failed ({error})"),
    };
    words.to_owned()
}
