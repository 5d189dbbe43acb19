//! `entry.json`: small, signed, and the only file of a tree that changes.

use super::tree_file_error::TreeFileError;
use crate::codec::gzip::{GunzipError, MOST_RATIO, gunzip_or_plain, gunzip_within, is_gzip};
use crate::feed::native::SCHEMA_VERSION;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// An entry is at most this long, so that asking whether anything changed stays cheap.
pub(super) const MOST_ENTRY_BYTES: u64 = 8 << 10;

/// Its name in the tree.
pub const ENTRY: &str = "entry.json";
/// The name of its signature.
pub const SIGNATURE: &str = "entry.json.minisig";

const FORMAT: &str = "groupfinder-entry";

/// What a publisher says about one version of a dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedEntry {
    pub(super) format: String,
    /// The version of the formats of entry, delta and dataset.
    pub schema_version: u64,
    /// The same in every version: small letters, digits, `-`, `_` and `.`.
    pub dataset_id: String,
    /// One more with each change; at most 2^63 - 1.
    pub version: u64,
    /// One more with each entry that is signed, whatever changed, so that of two entries with one version the later is
    /// known; 0 in trees of earlier programs.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub serial: u64,
    /// When this entry was made. The same version may be confirmed later, by an entry with later dates.
    #[serde(with = "crate::dataset::serde_timestamp")]
    pub generated_at: Timestamp,
    /// After this moment the data is still shown, and said to be too old.
    #[serde(with = "crate::dataset::serde_timestamp")]
    pub expires_at: Timestamp,
    /// Followers ask again after this many seconds, not sooner.
    pub ttl_s: u64,
    /// The oldest version of the program that understands the data: "0.1.0".
    pub min_program: String,
    /// Who publishes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Publisher>,
    /// The whole dataset.
    pub full: TreeFile,
    /// The list of regions, where the dataset is divided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regions: Option<TreeFile>,
    /// What changed since earlier versions, the youngest first.
    #[serde(default)]
    pub deltas: Vec<DeltaFile>,
    /// Keys that may sign the next entries: the spare one, or the one that replaces this.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next_keys: Vec<String>,
}

/// Who publishes a dataset, as in the dataset itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publisher {
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its website.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// SPDX identifier, or words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
}

impl Publisher {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A file under `data/`, named by its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TreeFile {
    /// SHA-256 of its bytes unpacked, in small hexadecimal digits.
    pub sha256: String,
    /// How many bytes it has unpacked: a hard limit for who reads it.
    pub bytes: u64,
    /// How many bytes it has packed.
    pub gzip_bytes: u64,
    /// How many groups are in it, where it is a dataset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<u64>,
}

/// A delta.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeltaFile {
    /// The version that it leads from; it leads to the version of the entry.
    pub from_version: u64,
    /// The file.
    #[serde(flatten)]
    pub file: TreeFile,
}

impl TreeFile {
    /// Where the file is in the tree. The name follows from the hash, so an entry cannot lead anywhere else.
    pub fn path(&self) -> String {
        path_of(&self.sha256)
    }

    /// The file's bytes unpacked, to at most the size that the entry says; what is not packed is taken as it is.
    ///
    /// # Errors
    /// The gzip data is damaged, or holds more bytes than the entry says.
    pub fn unpack(&self, packed: Vec<u8>) -> Result<Vec<u8>, TreeFileError> {
        let unpacked = if is_gzip(&packed) {
            gunzip_within(&packed, self.bytes, Some(MOST_RATIO))
        } else {
            gunzip_or_plain(packed, self.bytes)
        };
        unpacked.map_err(|error| match error {
            GunzipError::TooLarge { limit } => TreeFileError::TooLarge { limit },
            error => TreeFileError::Gzip(error),
        })
    }

    /// Whether the values can be.
    ///
    /// # Errors
    /// The hash is no SHA-256 in hexadecimal digits, or a size is larger than any file may be.
    pub(super) fn check_values(&self) -> Result<(), TreeFileError> {
        if self.sha256.len() != 64 || !self.sha256.bytes().all(is_small_hex_digit) {
            let expected = "expected a SHA-256 of 64 small hexadecimal digits";
            return Err(TreeFileError::Value(expected.to_owned()));
        }
        if self.bytes > super::MOST_BYTES || self.gzip_bytes > super::MOST_BYTES {
            let found = format!("a file of more than {} GiB", super::MOST_BYTES >> 30);
            return Err(TreeFileError::Value(found));
        }
        Ok(())
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

fn is_small_hex_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)
}

/// Where the file with a hash is in the tree.
pub fn path_of(sha256: &str) -> String {
    format!("data/{sha256}.json.gz")
}

/// Where the signature of an entry with a hash is, besides [`SIGNATURE`].
pub(super) fn signature_path(sha256: &str) -> String {
    format!("data/{sha256}.minisig")
}

/// Why an entry, whose signature is right, is not understood.
#[derive(Debug, thiserror::Error)]
pub enum EntryError {
    /// It is made for a later program.
    #[error("made by a later groupfinder (schema {0})")]
    Newer(u64),
    /// It is not well-formed, or a value is out of range.
    #[error(transparent)]
    Form(#[from] TreeFileError),
}

impl SignedEntry {
    /// An entry of the present format.
    pub fn new(
        dataset_id: String,
        version: u64,
        generated_at: Timestamp,
        expires_at: Timestamp,
        full: TreeFile,
    ) -> Self {
        Self {
            format: FORMAT.to_owned(),
            schema_version: SCHEMA_VERSION,
            dataset_id,
            version,
            serial: 0,
            generated_at,
            expires_at,
            ttl_s: 24 * 3600,
            min_program: "0.1.0".to_owned(),
            publisher: None,
            full,
            regions: None,
            deltas: Vec::new(),
            next_keys: Vec::new(),
        }
    }

    /// The entry as JSON, with a line for each delta.
    pub fn to_json(&self) -> String {
        let bare = Self { deltas: Vec::new(), ..self.clone() };
        let text = serde_json::to_string_pretty(&bare).unwrap_or_default();
        let lines: Vec<String> =
            self.deltas.iter().filter_map(|change| serde_json::to_string(change).ok()).collect();
        let deltas = if lines.is_empty() {
            "\"deltas\": []".to_owned()
        } else {
            format!("\"deltas\": [\n    {}\n  ]", lines.join(",\n    "))
        };
        text.replacen("\"deltas\": []", &deltas, 1) + "\n"
    }

    /// Reads an entry whose signature was found right.
    ///
    /// # Errors
    /// It is made for a later program, or is not well-formed.
    pub fn from_json(text: &[u8]) -> Result<Self, EntryError> {
        #[derive(Deserialize)]
        struct Form {
            format: String,
            schema_version: u64,
        }
        let found: Form = serde_json::from_slice(text).map_err(TreeFileError::from)?;
        if found.format != FORMAT {
            return Err(TreeFileError::Value(format!("expected \"format\": \"{FORMAT}\"")).into());
        }
        // Before the rest is read: a later format may have other fields.
        if found.schema_version > SCHEMA_VERSION {
            return Err(EntryError::Newer(found.schema_version));
        }
        let entry: Self = serde_json::from_slice(text).map_err(TreeFileError::from)?;
        entry.check_values()?;
        Ok(entry)
    }

    fn check_values(&self) -> Result<(), TreeFileError> {
        if !is_dataset_id(&self.dataset_id) {
            let expected = "dataset_id: expected small letters, digits, -, _ and .";
            return Err(TreeFileError::Value(expected.to_owned()));
        }
        if i64::try_from(self.version).is_err() {
            return Err(TreeFileError::Value("version: expected at most 2^63 - 1".to_owned()));
        }
        self.full.check_values().map_err(|error| TreeFileError::Full(Box::new(error)))?;
        let mut rest = self.regions.iter().chain(self.deltas.iter().map(|change| &change.file));
        rest.try_for_each(TreeFile::check_values)
    }

    /// The delta that leads here from a version.
    pub fn delta_from(&self, version: u64) -> Option<&DeltaFile> {
        self.deltas.iter().find(|change| change.from_version == version)
    }

    /// Whether this program is new enough; compares the numbers between the dots.
    pub(super) fn suits_program(&self, program: &str) -> bool {
        version_numbers(&self.min_program) <= version_numbers(program)
    }
}

fn version_numbers(version: &str) -> Vec<u64> {
    version.split(['.', '-', '+']).map_while(|part| part.parse().ok()).collect()
}

/// Whether a dataset may be called so: it stands in file names, addresses and messages.
pub(super) fn is_dataset_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_.".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(n: u8) -> TreeFile {
        TreeFile {
            sha256: format!("{n:02x}").repeat(32),
            bytes: 75_123_456,
            gzip_bytes: 14_123_456,
            groups: None,
        }
    }

    #[test]
    fn a_signature_is_no_leave_to_fill_the_memory() {
        let packed = |bytes: usize| crate::codec::gzip::gzip(&vec![b' '; bytes]);
        let signed = TreeFile { bytes: super::super::MOST_BYTES, ..file(1) };
        assert_eq!(signed.unpack(packed(1 << 20)).unwrap().len(), 1 << 20, "short ones are harmless");
        let refused = signed.unpack(packed(32 << 20)).unwrap_err();
        assert!(matches!(refused, TreeFileError::Gzip(GunzipError::Ratio { .. })), "{refused}");
        let little = TreeFile { bytes: 1000, ..file(1) };
        assert!(matches!(little.unpack(packed(1001)).unwrap_err(), TreeFileError::TooLarge { limit: 1000 }));
    }

    #[test]
    fn the_largest_entry_is_small_enough() {
        let now: Timestamp = "2026-11-24T12:00:00Z".parse().unwrap();
        let mut entry = SignedEntry::new("a".repeat(64), 1 << 40, now, now, file(1));
        entry.serial = u64::MAX;
        entry.regions = Some(file(2));
        entry.publisher = Some(Publisher {
            name: Some("n".repeat(200)),
            url: Some("u".repeat(200)),
            licence: Some("CC-BY-4.0".into()),
        });
        entry.next_keys = vec!["RW".repeat(28); 4];
        entry.deltas = (0..30).map(|n| DeltaFile { from_version: (1 << 40) - n, file: file(3) }).collect();
        let text = entry.to_json();
        assert!((text.len() as u64) < MOST_ENTRY_BYTES, "{}", text.len());
        assert_eq!(SignedEntry::from_json(text.as_bytes()).unwrap(), entry);
    }

    #[test]
    fn what_cannot_be_is_told_and_a_later_format_is_named() {
        let now: Timestamp = "2026-11-24T12:00:00Z".parse().unwrap();
        let good = SignedEntry::new("koeln-2026".into(), 17, now, now, file(1)).to_json();
        assert!(SignedEntry::from_json(good.as_bytes()).is_ok());
        for (from, to, word) in [
            ("groupfinder-entry", "groupfinder", "format"),
            ("koeln-2026", "../etc", "dataset_id"),
            ("\"version\": 17", "\"version\": 9223372036854775808", "version"),
            ("\"version\": 17", "\"version\": -1", "line"),
            ("0101", "01/.", "SHA-256"),
            ("75123456", "99000000000000", "GiB"),
        ] {
            let text = good.replacen(from, to, 1);
            assert_ne!(text, good);
            match SignedEntry::from_json(text.as_bytes()) {
                Err(EntryError::Form(why)) => assert!(why.to_string().contains(word), "{why}"),
                other => panic!("{to}: {other:?}"),
            }
        }
        let newer = good.replace("\"schema_version\": 1", "\"schema_version\": 2").replace("full", "whole");
        assert!(matches!(SignedEntry::from_json(newer.as_bytes()), Err(EntryError::Newer(2))));
        let entry = SignedEntry::from_json(good.as_bytes()).unwrap();
        assert!(entry.suits_program("0.1.0") && entry.suits_program("0.10.0") && entry.suits_program("1.0"));
        assert!(!entry.suits_program("0.0.9"));
    }
}
