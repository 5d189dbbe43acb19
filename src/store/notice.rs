//! What a person should know about the data that was opened.

use crate::locale::Locale;
use std::path::{Path, PathBuf};

/// Something that is not as it should be, and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    key: &'static str,
    path: PathBuf,
    why: String,
}

impl Notice {
    pub(crate) fn new(key: &'static str, path: &Path, why: impl Into<String>) -> Self {
        Self { key, path: path.to_path_buf(), why: why.into() }
    }

    /// The notice in words.
    pub fn to_text(&self, locale: &Locale) -> String {
        let path = self.path.to_string_lossy();
        locale.with(self.key, &[("path", path.into()), ("why", self.why.as_str().into())])
    }

    /// Which notice it is, whatever the language: the key of its words.
    pub fn key(&self) -> &'static str {
        self.key
    }
}
