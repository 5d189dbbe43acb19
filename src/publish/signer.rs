//! The secret key of a publisher: made, kept in a file that only its owner reads, used, and never shown.

use super::key::{KeyParseError, TrustedKey, id_of};
use crate::fetch::describe_io_error;
use ct_codecs::{Base64, Decoder};
use minisign::{KeyPair, PublicKey, SecretKey, SecretKeyBox};
use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// A secret key, unlocked.
pub struct Signer {
    secret: SecretKey,
    public: TrustedKey,
}

impl fmt::Debug for Signer {
    /// The id only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.public.id())
    }
}

/// Why there is no key to sign with.
#[derive(Debug, thiserror::Error)]
pub enum SignerError {
    /// The file cannot be read or made.
    #[error("{}: {}", path.display(), describe_io_error(source))]
    File {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        source: io::Error,
    },
    /// Others may read the file.
    #[error(
        "{}: others may read this key ({mode:03o}), so it is not used; if nobody has copied it, close it with \
         chmod 600, otherwise make a new one", path.display()
    )]
    Open {
        /// The file.
        path: PathBuf,
        /// Its permissions.
        mode: u32,
    },
    /// The file is not a secret key.
    #[error("{}: no minisign secret key; groupfinder publish-key FILE makes one", path.display())]
    NoKey {
        /// The file.
        path: PathBuf,
    },
    /// The passphrase is wrong.
    #[error("{}: that is not its passphrase", path.display())]
    Passphrase {
        /// The file.
        path: PathBuf,
    },
    /// A file is there already.
    #[error("{}: is there already; a key is never written over", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The system gave no random numbers, or signing failed.
    #[error("cannot make or use a key: {0}")]
    Failed(#[from] minisign::PError),
    /// The public half of a key is not a key.
    #[error("cannot make or use a key: {0}")]
    Public(#[from] KeyParseError),
}

impl SignerError {
    fn of_file(path: &Path, source: io::Error) -> Self {
        Self::File { path: path.to_path_buf(), source }
    }

    fn no_key(path: &Path) -> Self {
        Self::NoKey { path: path.to_path_buf() }
    }
}

const MOST_FILE_BYTES: u64 = 4096;

/// The checksum at the end of a secret key.
const CHECKSUM_BYTES: usize = 32;

impl Signer {
    /// Opens a key file. `passphrase` is called only if the key has one.
    ///
    /// # Errors
    /// The file is open to others, no key, or the passphrase is wrong.
    pub fn open(path: &Path, passphrase: impl FnOnce() -> io::Result<String>) -> Result<Self, SignerError> {
        let file = crate::store::disk::open_regular(path).map_err(|e| SignerError::of_file(path, e))?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let metadata = file.metadata().map_err(|e| SignerError::of_file(path, e))?;
            let mode = metadata.permissions().mode() & 0o777;
            if mode & 0o077 != 0 {
                return Err(SignerError::Open { path: path.to_path_buf(), mode });
            }
        }
        let boxed = read_secret_box(file).ok_or_else(|| SignerError::no_key(path))?;
        let secret = match SecretKey::from_unencrypted_box(boxed.clone()) {
            Ok(secret) => secret,
            // `minisign -G -W` leaves the checksum of a key without a passphrase empty.
            Err(e) if matches!(e.kind(), minisign::ErrorKind::Verify) => {
                read_unchecked_secret(boxed).ok_or_else(|| SignerError::no_key(path))?
            }
            // "Corrupted key" is of another kind than "might be encrypted"; anything else is not a key.
            Err(e) if matches!(e.kind(), minisign::ErrorKind::Io) && e.to_string().contains("encrypted") => {
                let words = passphrase().map_err(|e| SignerError::of_file(path, e))?;
                SecretKey::from_box(boxed, Some(words)).map_err(|e| match e.kind() {
                    minisign::ErrorKind::Verify => SignerError::Passphrase { path: path.to_path_buf() },
                    _ => SignerError::no_key(path),
                })?
            }
            Err(_) => return Err(SignerError::no_key(path)),
        };
        Self::from_secret(secret)
    }

    fn from_secret(secret: SecretKey) -> Result<Self, SignerError> {
        let public = PublicKey::from_secret_key(&secret)?;
        let public = TrustedKey::parse(&public.to_base64())?;
        Ok(Self { secret, public })
    }

    /// The public half.
    pub fn public_key(&self) -> &TrustedKey {
        &self.public
    }

    /// Signs in the prehashed form; `comment` is part of what is signed. The signature differs each time, for its
    /// algorithm mixes in random numbers.
    ///
    /// # Errors
    /// The system gave no random numbers.
    pub fn sign_bytes(&self, bytes: &[u8], comment: &str) -> Result<String, SignerError> {
        let untrusted = format!("signature from groupfinder, key {}", self.public.id());
        let signature = minisign::sign(None, &self.secret, bytes, Some(comment), Some(&untrusted))?;
        Ok(signature.into_string())
    }
}

/// The secret key in a file, still locked; `None` where the file holds none.
fn read_secret_box(file: File) -> Option<SecretKeyBox> {
    let mut text = String::new();
    file.take(MOST_FILE_BYTES).read_to_string(&mut text).ok()?;
    if !text.starts_with("untrusted comment:") || text.lines().count() < 2 {
        return None;
    }
    SecretKeyBox::from_string(&text).ok()
}

/// A key without a passphrase and without a checksum, as version 0.11 of the minisign tool writes it. That it is whole
/// shows by a signature of its own: the public half, which is part of the secret key, has to find it right.
fn read_unchecked_secret(boxed: SecretKeyBox) -> Option<SecretKey> {
    let text = boxed.into_string();
    let bytes = Base64::decode_to_vec(text.lines().nth(1)?, None).ok()?;
    if bytes.get(bytes.len().checked_sub(CHECKSUM_BYTES)?..)?.iter().any(|byte| *byte != 0) {
        return None;
    }
    let secret = SecretKey::from_bytes(&bytes).ok()?;
    let public = PublicKey::from_secret_key(&secret).ok()?;
    let signature = minisign::sign(None, &secret, io::empty(), None, None).ok()?;
    let is_whole = minisign::verify(&public, &signature, io::Cursor::new([]), true, false, false).is_ok();
    is_whole.then_some(secret)
}

/// Makes a key pair: `path` gets the secret key, readable for its owner alone, and `path.pub` the public one, in the
/// form of the minisign tool. `None` = without a passphrase.
///
/// # Errors
/// One of the files is there already or cannot be made.
pub fn make_key_pair(path: &Path, passphrase: Option<String>) -> Result<(TrustedKey, PathBuf), SignerError> {
    let mut public_path = path.as_os_str().to_owned();
    public_path.push(".pub");
    let public_path = PathBuf::from(public_path);
    if let Some(there) = [path, &public_path].into_iter().find(|path| path.exists()) {
        return Err(SignerError::Exists { path: there.to_path_buf() });
    }
    let pair = match passphrase {
        Some(words) => KeyPair::generate_encrypted_keypair(Some(words)),
        None => KeyPair::generate_unencrypted_keypair(),
    };
    let pair = pair?;
    let id = id_of(pair.pk.keynum());
    let secret = pair.sk.to_box(Some(&format!("groupfinder secret key {id}")))?;
    let public = format!("untrusted comment: groupfinder public key {id}\n{}\n", pair.pk.to_base64());
    write_new(path, 0o600, secret.into_string().as_bytes())?;
    write_new(&public_path, 0o644, public.as_bytes())?;
    Ok((TrustedKey::parse(&public)?, public_path))
}

fn write_new(path: &Path, mode: u32, bytes: &[u8]) -> Result<(), SignerError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    written.map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => SignerError::Exists { path: path.to_path_buf() },
        _ => SignerError::of_file(path, e),
    })
}

#[cfg(test)]
mod tests {
    use super::super::key::{SignatureError, verify_signature};
    use super::*;

    fn never() -> io::Result<String> {
        panic!("asked for a passphrase that there is not")
    }

    #[test]
    fn a_new_key_signs_and_its_public_half_checks() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.key");
        let (key, public_path) = make_key_pair(&path, None).unwrap();
        let signer = Signer::open(&path, never).unwrap();
        assert_eq!(signer.public_key(), &key);
        assert_eq!(TrustedKey::from_line_or_file(public_path.to_str().unwrap()).unwrap(), key);
        let signature = signer.sign_bytes(b"entry", "version 1").unwrap();
        assert!(signature.contains("version 1"));
        let keys = [key.clone()];
        assert_eq!(verify_signature(&keys, b"entry", signature.as_bytes()), Ok(&key));
        assert_eq!(
            verify_signature(&keys, b"entrx", signature.as_bytes()),
            Err(SignatureError::Wrong(key.id().into()))
        );
        let commented = signature.replace("version 1", "version 2");
        assert_eq!(
            verify_signature(&keys, b"entry", commented.as_bytes()),
            Err(SignatureError::Wrong(key.id().into()))
        );
        let (other, _) = make_key_pair(&dir.path().join("b.key"), None).unwrap();
        let fault =
            verify_signature(std::slice::from_ref(&other), b"entry", signature.as_bytes()).unwrap_err();
        assert!(fault.to_string().contains(key.id()) && fault.to_string().contains(other.id()), "{fault}");
        assert!(matches!(make_key_pair(&path, None), Err(SignerError::Exists { .. })));
        assert_eq!(
            format!("{signer:?}"),
            format!("Signer({})", key.id()),
            "nothing of the secret is ever printed"
        );
    }

    #[test]
    #[cfg(unix)]
    fn a_key_that_others_may_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.key");
        make_key_pair(&path, None).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        let told = Signer::open(&path, never).unwrap_err().to_string();
        assert!(told.contains("640") && told.contains("chmod 600"), "{told}");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        for text in ["", "untrusted comment: x\nAAAA\n", "untrusted comment: x\n", "\0\0"] {
            std::fs::write(&path, text).unwrap();
            assert!(matches!(Signer::open(&path, never), Err(SignerError::NoKey { .. })), "{text}");
        }
    }

    /// A key that `minisign -G -W` of version 0.11 made, and nobody uses.
    const OF_THE_TOOL: &str = "untrusted comment: minisign encrypted secret key\n\
        RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAh0AsXZC/UigbwZDBfgiokG4oGX2tR/Jg\
        z/iC8j1JCQ8mAOhLADJHvLJApv4fHPBgB5PrvGJh+UBNjVOzfHKLQuQFWs4uawq/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";

    #[test]
    #[cfg(unix)]
    fn a_key_of_the_minisign_tool_without_a_passphrase_is_taken_and_a_damaged_one_is_not() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.key");
        std::fs::write(&path, OF_THE_TOOL).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        let signer = Signer::open(&path, never).unwrap();
        let signature = signer.sign_bytes(b"entry", "version 1").unwrap();
        let keys = [signer.public_key().clone()];
        assert!(verify_signature(&keys, b"entry", signature.as_bytes()).is_ok());
        // One letter of the seed, and one of the public half.
        for (good, bad) in [("bwZDBfg", "bwZDBfh"), ("jVOzfHK", "jVOzfHL")] {
            assert!(OF_THE_TOOL.contains(good));
            std::fs::write(&path, OF_THE_TOOL.replace(good, bad)).unwrap();
            let refused = Signer::open(&path, never);
            assert!(matches!(refused, Err(SignerError::NoKey { .. })), "{good}: {refused:?}");
        }
    }

    #[test]
    fn a_passphrase_is_needed_where_there_is_one() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.key");
        let (key, _) = make_key_pair(&path, Some("vier Worte reichen".into())).unwrap();
        let wrong = Signer::open(&path, || Ok("three words do not".into())).unwrap_err();
        assert!(matches!(wrong, SignerError::Passphrase { .. }), "{wrong}");
        assert_eq!(Signer::open(&path, || Ok("vier Worte reichen".into())).unwrap().public_key(), &key);
    }
}
