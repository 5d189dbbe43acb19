//! Mapping files, by name or path.

use crate::feed::{ListMapping, MappingError};
use crate::fetch::{describe_io_error, read_regular_up_to};
use std::io;
use std::path::Path;

/// No mapping is longer.
const MOST_BYTES: u64 = 1 << 20;

/// Why a mapping file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MappingFileError {
    /// There is neither such a file nor such a name.
    #[error("{path}: {}; expected a mapping file, or one of {known}", describe_io_error(source))]
    Read {
        /// As given.
        path: String,
        /// The names of the mappings of the program.
        known: String,
        /// What the system said.
        source: io::Error,
    },
    /// It is no text.
    #[error("{path}: not UTF-8, expected a mapping file")]
    Encoding {
        /// As given.
        path: String,
        /// Where it is none.
        source: std::string::FromUtf8Error,
    },
    /// It says something that no mapping says.
    #[error("{path}: {source}")]
    Content {
        /// As given.
        path: String,
        /// What is wrong.
        source: MappingError,
    },
}

/// The mapping of a name that is part of the program, or of a file.
///
/// # Errors
/// Says in words why it cannot be read.
pub fn load_mapping(name_or_path: &str) -> Result<ListMapping, MappingFileError> {
    if let Some(mapping) = ListMapping::preset(name_or_path) {
        return Ok(mapping);
    }
    let path = name_or_path.to_owned();
    let bytes = match read_regular_up_to(Path::new(name_or_path), MOST_BYTES) {
        Ok(bytes) => bytes,
        Err(source) => {
            let known = ListMapping::preset_names().collect::<Vec<_>>().join(", ");
            return Err(MappingFileError::Read { path, known, source });
        }
    };
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(source) => return Err(MappingFileError::Encoding { path, source }),
    };
    ListMapping::parse(&text).map_err(|source| MappingFileError::Content { path, source })
}
