//! The pages of the files with settings, made from the files that the program itself hands out.

use super::words::ManWords;
use clap_mangen::roff::{Roff, bold, roman};

/// A file with settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Settings {
    /// `config.toml`.
    Config,
    /// `kiosk.toml`.
    Kiosk,
}

impl Settings {
    /// All files.
    pub(super) const ALL: [Self; 2] = [Self::Config, Self::Kiosk];

    /// The name of its page.
    pub(super) const fn page_name(self) -> &'static str {
        match self {
            Self::Config => "groupfinder-config.toml",
            Self::Kiosk => "groupfinder-kiosk.toml",
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Config => "config",
            Self::Kiosk => "kiosk",
        }
    }

    const fn file_text(self) -> &'static str {
        match self {
            Self::Config => crate::config::DEFAULT_FILE,
            Self::Kiosk => crate::config::kiosk::EXAMPLE_FILE,
        }
    }

    /// The settings of the file in its order: the lines that belong together with what stands above them.
    pub(super) fn entries(self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        let (mut said, mut is_open) = (String::new(), false);
        // What stands above the first empty line is about the file.
        for line in self.file_text().lines().skip_while(|line| !line.is_empty()) {
            if let Some(comment) = line.strip_prefix("# ") {
                said.push_str(if said.is_empty() { "" } else { " " });
                said.push_str(comment);
                is_open = false;
            } else if let Some((name, _)) = line.trim_start_matches('#').split_once(" = ") {
                match entries.last_mut().filter(|_| is_open) {
                    Some(entry) => entry.lines.push(line.trim_start_matches('#').to_owned()),
                    None => entries.push(Entry {
                        key: name.to_owned(),
                        lines: vec![line.trim_start_matches('#').to_owned()],
                        said: std::mem::take(&mut said),
                    }),
                }
                is_open = true;
            } else if line.trim_start_matches('#') == "[[source]]" {
                entries.push(Entry {
                    key: "source".to_owned(),
                    lines: vec!["[[source]]".to_owned()],
                    said: std::mem::take(&mut said),
                });
                is_open = true;
            }
        }
        entries
    }

    /// The key under which the German of an entry stands.
    pub(super) fn entry_key(self, entry: &Entry) -> String {
        format!("{}.{}", self.key(), entry.key)
    }
}

/// Settings that are explained together.
#[derive(Debug)]
pub(super) struct Entry {
    /// The name of the first.
    pub(super) key: String,
    /// The lines at their defaults.
    pub(super) lines: Vec<String>,
    /// What the file says of them.
    pub(super) said: String,
}

/// Adds what a file is, and its settings.
pub(super) fn add_settings(page: &mut Roff, settings: Settings, words: ManWords) {
    let key = settings.key();
    page.control("SH", [words.lookup("head:name")]);
    page.text([roman(format!("{} - {}", settings.page_name(), words.lookup(&format!("{key}:about"))))]);
    page.control("SH", [words.lookup("head:description")]);
    page.text([roman(words.lookup(&format!("{key}:text")))]);
    page.control("SH", [words.lookup("head:settings")]);
    for entry in settings.entries() {
        page.control("TP", []);
        for (n, line) in entry.lines.iter().enumerate() {
            if n > 0 {
                page.control("TQ", []);
            }
            page.text([bold(line.as_str())]);
        }
        page.text([roman(words.translate(&[&settings.entry_key(&entry)], &entry.said))]);
    }
}
