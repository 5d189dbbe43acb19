//! What is wrong with a server's certificate or its TLS, in words for people.

use super::error::FailureKind;
use rustls::CertificateError as Bad;

/// What the failure of a secure connection is, in words for people.
pub(super) fn describe_tls_error(error: &rustls::Error) -> (FailureKind, String) {
    match error {
        rustls::Error::InvalidCertificate(bad) => describe_certificate(bad),
        rustls::Error::NoCertificatesPresented => (
            FailureKind::CertificateUnknown,
            "the server shows no certificate; ask whoever runs it".to_owned(),
        ),
        rustls::Error::AlertReceived(_)
        | rustls::Error::InvalidMessage(_)
        | rustls::Error::InappropriateMessage { .. }
        | rustls::Error::InappropriateHandshakeMessage { .. }
        | rustls::Error::PeerIncompatible(_)
        | rustls::Error::PeerMisbehaved(_) => (
            FailureKind::TlsProtocol,
            "no secure connection: the server speaks an old or wrong protocol, expected TLS 1.2 or newer; ask \
             whoever runs it"
                .to_owned(),
        ),
        other => (FailureKind::TlsProtocol, format!("no secure connection ({other})")),
    }
}

fn describe_certificate(bad: &Bad) -> (FailureKind, String) {
    match bad {
        Bad::Expired | Bad::ExpiredContext { .. } => (
            FailureKind::CertificateExpired,
            "the server's certificate has run out; ask whoever runs it, and check this computer's clock"
                .to_owned(),
        ),
        Bad::NotValidYet | Bad::NotValidYetContext { .. } => (
            FailureKind::CertificateExpired,
            "the server's certificate is not valid yet; check this computer's clock".to_owned(),
        ),
        Bad::NotValidForName | Bad::NotValidForNameContext { .. } => (
            FailureKind::CertificateName,
            "the server's certificate belongs to another name; check the address".to_owned(),
        ),
        Bad::UnknownIssuer => (
            FailureKind::CertificateUnknown,
            "the server's certificate is not trusted: it was signed by itself or by an authority that this \
             computer does not know; a proxy may be between"
                .to_owned(),
        ),
        other => (
            FailureKind::CertificateUnknown,
            format!(
                "the server's certificate is not trusted: {}; ask whoever runs it, a proxy may be between",
                describe_distrust(other)
            ),
        ),
    }
}

/// Why a certificate is not trusted, of the causes that are rarely met.
fn describe_distrust(bad: &Bad) -> &'static str {
    match bad {
        Bad::Revoked => "its authority has withdrawn it",
        Bad::InvalidPurpose | Bad::InvalidPurposeContext { .. } => "it is made for another purpose",
        Bad::BadSignature => "its signature is wrong",
        Bad::UnsupportedSignatureAlgorithmContext { .. }
        | Bad::UnsupportedSignatureAlgorithmForPublicKeyContext { .. } => {
            "it is signed in a way that is no longer used"
        }
        // The checker of certificates names its own causes only in the form for programmers.
        Bad::Other(cause) if format!("{cause:?}").contains("CaUsedAsEndEntity") => {
            "it is the certificate of an authority, not of a server"
        }
        _ => "it has a mistake",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_troubles_are_told_apart() {
        let cases = [
            (rustls::Error::InvalidCertificate(Bad::Expired), FailureKind::CertificateExpired, "run out"),
            (rustls::Error::InvalidCertificate(Bad::NotValidYet), FailureKind::CertificateExpired, "clock"),
            (
                rustls::Error::InvalidCertificate(Bad::UnknownIssuer),
                FailureKind::CertificateUnknown,
                "not trusted",
            ),
            (
                rustls::Error::InvalidCertificate(Bad::Revoked),
                FailureKind::CertificateUnknown,
                "authority has withdrawn it",
            ),
            (
                rustls::Error::InvalidCertificate(Bad::NotValidForName),
                FailureKind::CertificateName,
                "another name",
            ),
            (
                rustls::Error::AlertReceived(rustls::AlertDescription::ProtocolVersion),
                FailureKind::TlsProtocol,
                "TLS 1.2",
            ),
            (
                rustls::Error::InvalidMessage(rustls::InvalidMessage::InvalidContentType),
                FailureKind::TlsProtocol,
                "protocol",
            ),
        ];
        for (error, kind, words) in cases {
            let (found, told) = describe_tls_error(&error);
            assert_eq!(found, kind);
            assert!(told.contains(words), "{told}");
        }
        // Wrapped as the library hands it on: an input error around it.
        let inner = rustls::Error::InvalidCertificate(Bad::UnknownIssuer);
        let wrapped = ureq::Error::Io(std::io::Error::new(std::io::ErrorKind::InvalidData, inner));
        let error = super::super::transport::from_ureq(wrapped);
        assert_eq!(error.kind, FailureKind::CertificateUnknown);
        assert!(std::error::Error::source(&error).is_some(), "the cause is kept");
    }
}
