//! Minisign keys (<https://jedisct1.github.io/minisign/>), as who checks a signature knows them. Only the prehashed
//! form is accepted, and only one signature by one key.

use minisign_verify::{PublicKey, Signature};
use std::fmt;
use std::io::Read;
use std::path::Path;

/// A public key.
#[derive(Clone)]
pub struct TrustedKey {
    text: String,
    id: String,
    checks: PublicKey,
}

impl PartialEq for TrustedKey {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl fmt::Debug for TrustedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Why a text is not a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{found}: no public key, expected the 56 characters that begin with RW, or a .pub file that holds them"
)]
pub struct KeyParseError {
    /// What was found, shortened.
    pub found: String,
}

impl KeyParseError {
    fn new(text: &str) -> Self {
        Self { found: text.chars().filter(|c| !c.is_control()).take(60).collect() }
    }
}

/// Why a signature does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// It is not a minisign signature.
    #[error("its signature is no minisign signature")]
    Unreadable,
    /// There is more than one.
    #[error("more than one signature in one file, expected exactly one")]
    Several,
    /// Minisign's old form, which signs the file itself.
    #[error(
        "signed in minisign's old form (key {0}), which is not accepted; the publisher has to sign it anew"
    )]
    Legacy(String),
    /// By a key that is not trusted here.
    #[error(
        "signed with the key {found}, but the key of this source is {trusted}; if the publisher has changed it, get \
         the new one from the publisher, not from this address"
    )]
    OtherKey {
        /// The id of the key that signed.
        found: String,
        /// The ids of the keys that are trusted.
        trusted: String,
    },
    /// The key is right, the bytes are not.
    #[error(
        "the signature (key {0}) does not fit: the entry was changed on the way or is half of two versions"
    )]
    Wrong(String),
}

/// Files with keys and signatures are short.
const MOST_FILE_BYTES: u64 = 4096;

impl TrustedKey {
    /// Reads a key: its 56 characters, or what a `.pub` file holds.
    ///
    /// # Errors
    /// It is not a key.
    pub fn parse(text: &str) -> Result<Self, KeyParseError> {
        let line = text.lines().map(str::trim).rfind(|line| !line.is_empty());
        let line = line.ok_or_else(|| KeyParseError::new(text))?;
        let checks = PublicKey::from_base64(line).map_err(|_| KeyParseError::new(text))?;
        let known = minisign::PublicKey::from_base64(line).map_err(|_| KeyParseError::new(text))?;
        Ok(Self { text: line.to_owned(), id: id_of(known.keynum()), checks })
    }

    /// Reads a key that is given as it is or as the path of a `.pub` file.
    ///
    /// # Errors
    /// It is neither.
    pub fn from_line_or_file(text: &str) -> Result<Self, KeyParseError> {
        Self::parse(text).or_else(|no_key| {
            let mut held = String::new();
            let file = crate::store::disk::open_regular(Path::new(text)).map_err(|_| no_key.clone())?;
            file.take(MOST_FILE_BYTES).read_to_string(&mut held).map_err(|_| no_key.clone())?;
            Self::parse(&held).map_err(|_| no_key)
        })
    }

    /// The 56 characters.
    pub fn as_base64(&self) -> &str {
        &self.text
    }

    /// The short name that minisign prints: 16 hexadecimal digits.
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// The id of a key as minisign prints it.
pub fn id_of(number: &[u8]) -> String {
    let id = number.iter().rev().fold(0_u64, |id, byte| id << 8 | u64::from(*byte));
    format!("{id:016X}")
}

/// Checks a signature over `bytes` and gives the key that made it, one of `trusted`.
///
/// # Errors
/// Says why it does not hold.
pub(super) fn verify_signature<'k>(
    trusted: &'k [TrustedKey],
    bytes: &[u8],
    signature: &[u8],
) -> Result<&'k TrustedKey, SignatureError> {
    let text = std::str::from_utf8(signature).map_err(|_| SignatureError::Unreadable)?;
    if text.lines().filter(|line| !line.trim().is_empty()).count() > 4 {
        return Err(SignatureError::Several);
    }
    let signature = Signature::decode(text).map_err(|_| SignatureError::Unreadable)?;
    let known = minisign::SignatureBox::from_string(text).map_err(|_| SignatureError::Unreadable)?;
    let id = id_of(known.keynum());
    if !known.is_prehashed() {
        return Err(SignatureError::Legacy(id));
    }
    let Some(key) = trusted.iter().find(|key| key.id == id) else {
        let ids: Vec<&str> = trusted.iter().map(TrustedKey::id).collect();
        return Err(SignatureError::OtherKey { found: id, trusted: ids.join(", ") });
    };
    key.checks.verify(bytes, &signature, false).map_err(|_| SignatureError::Wrong(id))?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_from_its_line_or_its_file_and_named_as_minisign_names_it() {
        // The key of minisign's own documentation.
        let line = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
        let key = TrustedKey::parse(line).unwrap();
        assert_eq!((key.as_base64(), key.id()), (line, "E7620F1842B4E81F"));
        let file = format!("untrusted comment: minisign public key E7620F1842B4E81F\n{line}\n");
        assert_eq!(TrustedKey::parse(&file).unwrap(), key);
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.pub");
        std::fs::write(&path, file).unwrap();
        assert_eq!(TrustedKey::from_line_or_file(path.to_str().unwrap()).unwrap(), key);
        for wrong in ["", "RW", "no such file", "\u{1b}[31m", line.trim_start_matches('R'), "RWRW"] {
            let told = TrustedKey::from_line_or_file(wrong).unwrap_err().to_string();
            assert!(told.contains("RW") && !told.contains('\u{1b}'), "{told}");
        }
    }

    /// A signature of minisign's documentation over "test", in both forms.
    const TEST_KEY: &str = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";

    #[test]
    fn only_one_signature_in_the_new_form_holds() {
        let keys = [TrustedKey::parse(TEST_KEY).unwrap()];
        let legacy = "untrusted comment: signature from minisign secret key\n\
            RWQf6LRCGA9i59SLOFxz6NxvASXDJeRtuZykwQepbDEGt87ig1BNpWaVWuNrm73YiIiJbq71Wi+dP9eKL8OC351vwIasSSbXxwA=\n\
            trusted comment: timestamp:1555779966\tfile:test\n\
            QtKMXWyYcwdpZAlPF7tE2ENJkRd1ujvKjlj1m9RtHTBnZPa5WKU5uWRs5GoP5M/VqE81QFuMKI5k/SfNQUaOAA==\n";
        assert_eq!(
            verify_signature(&keys, b"test", legacy.as_bytes()),
            Err(SignatureError::Legacy("E7620F1842B4E81F".into()))
        );
        let twice = format!("{legacy}{legacy}");
        assert_eq!(verify_signature(&keys, b"test", twice.as_bytes()), Err(SignatureError::Several));
        for wrong in
            ["", "\n\n\n\n", "untrusted comment: x\nAA==\ntrusted comment: x\nAA==\n", "<html>login</html>"]
        {
            assert_eq!(
                verify_signature(&keys, b"test", wrong.as_bytes()),
                Err(SignatureError::Unreadable),
                "{wrong}"
            );
        }
    }
}
