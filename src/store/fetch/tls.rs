//! What is wrong with a server's certificate or its TLS, in words for people (reliability.md section 4, row 32).

use super::error::{FetchError, Trouble};
use rustls::CertificateError as Bad;

/// The trouble with a secure connection.
pub(super) fn of(error: &rustls::Error) -> FetchError {
    let (trouble, words) = match error {
        rustls::Error::InvalidCertificate(bad) => certificate(bad),
        rustls::Error::NoCertificatesPresented => (
            Trouble::CertificateUnknown,
            "the server shows no certificate; ask whoever runs it".to_owned(),
        ),
        rustls::Error::AlertReceived(_)
        | rustls::Error::InvalidMessage(_)
        | rustls::Error::InappropriateMessage { .. }
        | rustls::Error::InappropriateHandshakeMessage { .. }
        | rustls::Error::PeerIncompatible(_)
        | rustls::Error::PeerMisbehaved(_) => (
            Trouble::TlsProtocol,
            "no secure connection: the server speaks an old or wrong protocol, expected TLS 1.2 or newer; ask \
             whoever runs it"
                .to_owned(),
        ),
        other => (Trouble::TlsProtocol, format!("no secure connection ({other})")),
    };
    FetchError::new(trouble, words)
}

fn certificate(bad: &Bad) -> (Trouble, String) {
    match bad {
        Bad::Expired | Bad::ExpiredContext { .. } => (
            Trouble::CertificateExpired,
            "the server's certificate has run out; ask whoever runs it, and check this computer's clock"
                .to_owned(),
        ),
        Bad::NotValidYet | Bad::NotValidYetContext { .. } => (
            Trouble::CertificateExpired,
            "the server's certificate is not valid yet; check this computer's clock".to_owned(),
        ),
        Bad::NotValidForName | Bad::NotValidForNameContext { .. } => (
            Trouble::CertificateName,
            "the server's certificate belongs to another name; check the address".to_owned(),
        ),
        Bad::UnknownIssuer => (
            Trouble::CertificateUnknown,
            "the server's certificate is not trusted: it was signed by itself or by an authority that this \
             computer does not know; a proxy may be between"
                .to_owned(),
        ),
        other => (
            Trouble::CertificateUnknown,
            format!("the server's certificate is not trusted ({other:?}); a proxy may be between"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_troubles_are_told_apart() {
        let cases = [
            (rustls::Error::InvalidCertificate(Bad::Expired), Trouble::CertificateExpired, "run out"),
            (rustls::Error::InvalidCertificate(Bad::NotValidYet), Trouble::CertificateExpired, "clock"),
            (
                rustls::Error::InvalidCertificate(Bad::UnknownIssuer),
                Trouble::CertificateUnknown,
                "not trusted",
            ),
            (
                rustls::Error::InvalidCertificate(Bad::NotValidForName),
                Trouble::CertificateName,
                "another name",
            ),
            (
                rustls::Error::AlertReceived(rustls::AlertDescription::ProtocolVersion),
                Trouble::TlsProtocol,
                "TLS 1.2",
            ),
            (
                rustls::Error::InvalidMessage(rustls::InvalidMessage::InvalidContentType),
                Trouble::TlsProtocol,
                "protocol",
            ),
        ];
        for (error, trouble, words) in cases {
            let told = of(&error);
            assert_eq!(told.trouble, trouble);
            assert!(told.words.contains(words), "{told}");
        }
        // Wrapped as the library hands it on: an input error around it.
        let inner = rustls::Error::InvalidCertificate(Bad::UnknownIssuer);
        let wrapped = ureq::Error::Io(std::io::Error::new(std::io::ErrorKind::InvalidData, inner));
        assert_eq!(super::super::error::of(&wrapped).trouble, Trouble::CertificateUnknown);
    }
}
