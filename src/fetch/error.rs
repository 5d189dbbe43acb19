//! Why a document could not be fetched: the kind of failure, and plain words for people.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::fmt;
use std::time::Duration;

/// What kind of failure a source has: it decides when the next try makes sense, and has words in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailureKind {
    /// No name, no route, no connection, too slow, cut off.
    Network,
    /// The server has trouble of its own (5xx).
    Server,
    /// The server refuses access (401, 403, 407).
    Access,
    /// The server was asked too often (429).
    TooOften,
    /// The page no longer exists (404, 410).
    Gone,
    /// A web page came instead: the network wants a login.
    Login,
    /// The certificate has run out, or is not valid yet.
    CertificateExpired,
    /// The certificate is signed by nobody that this computer knows.
    CertificateUnknown,
    /// The certificate belongs to another name.
    CertificateName,
    /// No common protocol.
    TlsProtocol,
    /// The server sends on without end, or to a less safe place.
    Redirect,
    /// An answer that makes no sense.
    Answer,
    /// More than a feed may have.
    TooLarge,
    /// A file that cannot be read.
    File,
    /// A feed that is refused.
    Feed,
    /// A feed without a group.
    Empty,
    /// Held back because too much would vanish.
    Held,
    /// An older or another dataset.
    Older,
    /// The same data as another source here gives.
    Duplicate,
    /// What should be signed is not, or not by the key of its publisher.
    Signature,
    /// The data cannot be kept here.
    Disk,
    /// Another sync is running.
    Busy,
    /// The address or a setting of the source is wrong.
    Setting,
    /// Something a newer program wrote.
    #[serde(other)]
    Unknown,
}

impl FailureKind {
    /// All that can happen.
    pub const ALL: [Self; 24] = [
        Self::Network,
        Self::Server,
        Self::Access,
        Self::TooOften,
        Self::Gone,
        Self::Login,
        Self::CertificateExpired,
        Self::CertificateUnknown,
        Self::CertificateName,
        Self::TlsProtocol,
        Self::Redirect,
        Self::Answer,
        Self::TooLarge,
        Self::File,
        Self::Feed,
        Self::Empty,
        Self::Held,
        Self::Older,
        Self::Duplicate,
        Self::Signature,
        Self::Disk,
        Self::Busy,
        Self::Setting,
        Self::Unknown,
    ];

    /// Whether the source cannot be reached: the network, the server or its certificate is at fault, and not the data.
    pub const fn is_of_the_way(self) -> bool {
        matches!(
            self,
            Self::Network
                | Self::Server
                | Self::Access
                | Self::TooOften
                | Self::Gone
                | Self::Login
                | Self::CertificateExpired
                | Self::CertificateUnknown
                | Self::CertificateName
                | Self::TlsProtocol
                | Self::Redirect
        )
    }

    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Network => "trouble-network",
            Self::Server => "trouble-server",
            Self::Access => "trouble-access",
            Self::TooOften => "trouble-too-often",
            Self::Gone => "trouble-gone",
            Self::Login => "trouble-login",
            Self::CertificateExpired => "trouble-certificate-expired",
            Self::CertificateUnknown => "trouble-certificate-unknown",
            Self::CertificateName => "trouble-certificate-name",
            Self::TlsProtocol => "trouble-tls-protocol",
            Self::Redirect => "trouble-redirect",
            Self::Answer => "trouble-answer",
            Self::TooLarge => "trouble-too-large",
            Self::File => "trouble-file",
            Self::Feed => "trouble-feed",
            Self::Empty => "trouble-empty",
            Self::Held => "trouble-held",
            Self::Older => "trouble-older",
            Self::Duplicate => "trouble-duplicate",
            Self::Signature => "trouble-signature",
            Self::Disk => "trouble-disk",
            Self::Busy => "trouble-busy",
            Self::Setting => "trouble-setting",
            Self::Unknown => "trouble-unknown",
        }
    }
}

/// Why there is no document.
#[derive(Debug)]
pub struct FetchError {
    /// What kind of failure it is.
    pub kind: FailureKind,
    /// What happened and what to do, in plain words.
    pub words: String,
    /// How long the server asks us to wait.
    pub retry_after: Option<RetryAfter>,
    /// The error behind it, where there is one.
    pub source: Option<Box<dyn Error + Send + Sync>>,
}

impl FetchError {
    /// A failure that was found here.
    pub fn new(kind: FailureKind, words: impl Into<String>) -> Self {
        Self { kind, words: words.into(), retry_after: None, source: None }
    }

    /// The failure with the error behind it.
    #[must_use]
    pub(crate) fn caused_by(self, source: impl Error + Send + Sync + 'static) -> Self {
        Self { source: Some(Box::new(source)), ..self }
    }
}

impl Error for FetchError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)?;
        match self.retry_after {
            Some(RetryAfter::For(time)) => write!(f, " (it says: {} seconds)", time.as_secs()),
            Some(RetryAfter::Until(time)) => write!(f, " (it says: until {time})"),
            None => Ok(()),
        }
    }
}

/// What `Retry-After` says (RFC 9110 section 10.2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// So long.
    For(Duration),
    /// Until then, by the server's clock.
    Until(Timestamp),
}

/// Reads `Retry-After`: seconds, or a date of the form "Wed, 21 Oct 2015 07:28:00 GMT".
pub(super) fn retry_after(value: &str) -> Option<RetryAfter> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
        // More digits than fit are as good as for ever; it is capped later.
        return Some(RetryAfter::For(Duration::from_secs(value.parse().unwrap_or(u64::MAX))));
    }
    let time = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(value).ok()?;
    Some(RetryAfter::Until(time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        assert_eq!(retry_after("120"), Some(RetryAfter::For(Duration::from_secs(120))));
        assert_eq!(
            retry_after("99999999999999999999999"),
            Some(RetryAfter::For(Duration::from_secs(u64::MAX)))
        );
        let until = retry_after("Wed, 25 Nov 2026 07:28:00 GMT").unwrap();
        assert_eq!(until, RetryAfter::Until("2026-11-25T07:28:00Z".parse().unwrap()));
        for other in ["", "soon", "-1", "1.5"] {
            assert_eq!(retry_after(other), None, "{other}");
        }
    }

    #[test]
    fn every_trouble_has_words_and_a_name() {
        let mut keys: Vec<&str> = FailureKind::ALL.iter().map(|kind| kind.key()).collect();
        for kind in FailureKind::ALL {
            let name = serde_json::to_string(&kind).unwrap();
            assert_eq!(format!("trouble-{}", name.trim_matches('"')), kind.key());
            assert_eq!(serde_json::from_str::<FailureKind>(&name).unwrap(), kind);
        }
        assert_eq!(serde_json::from_str::<FailureKind>("\"from-the-future\"").unwrap(), FailureKind::Unknown);
        keys.dedup();
        assert_eq!(keys.len(), FailureKind::ALL.len());
    }
}
