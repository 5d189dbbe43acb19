//! Lists of public feeds that an operator or a person keeps beside the built-in one: `*.json` in
//! `/etc/groupfinder/sources.d` and in `sources.d` beside the usual configuration. They have the form of
//! `data/sources.json`.

use super::catalogue::{Listed, all_listed};
use super::check_settings;
use crate::config;
use crate::fetch::open_regular;
use serde::Deserialize;
use serde_json::Value;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The operator's directory.
const OPERATORS: &str = "/etc/groupfinder/sources.d";

/// A list is no larger than this; the built-in one has 120 kB.
const MOST_BYTES: u64 = 4 << 20;

/// Why a list, or one record of it, is left out. The rest of the catalogue is not touched by it.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The directory or the file cannot be read.
    #[error("{}: cannot read this list of sources ({source}); check who may read it", path.display())]
    Read {
        /// The directory or the file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is too large to be a list of sources.
    #[error("{}: larger than 4 MiB, expected a list of sources; check the path", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// The file is not JSON, or has no list of sources.
    #[error("{}: {source}; expected {{\"sources\": [{{\"id\": ..., \"name\": ..., \"url\": ...}}]}}", path.display())]
    Form {
        /// The file.
        path: PathBuf,
        /// What the reader said.
        source: serde_json::Error,
    },
    /// A record is not a source.
    #[error("{}: source {number} ({id}): {source}; it is left out", path.display())]
    Record {
        /// The file.
        path: PathBuf,
        /// Its place in the list, from 1.
        number: usize,
        /// Its `id`, or a mark that it has none.
        id: String,
        /// What was found and what was expected.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// The catalogue with the lists of the operator and the person.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// All feeds that are known, those of own lists last. Where two have one id, only the later one.
    pub listed: Vec<Listed>,
    /// What was left out of the own lists.
    pub errors: Vec<CatalogueError>,
}

impl Catalogue {
    /// The built-in feeds and those of the operator's and the person's lists.
    pub fn read() -> Self {
        let beside_config = config::usual_path().and_then(|path| Some(path.parent()?.join("sources.d")));
        let dirs: Vec<PathBuf> = [PathBuf::from(OPERATORS)].into_iter().chain(beside_config).collect();
        Self::read_from(&dirs)
    }

    /// The built-in feeds and those of the lists in these directories, file by file in the order of their names. A
    /// directory that is not there holds none.
    pub fn read_from(dirs: &[PathBuf]) -> Self {
        let mut catalogue = Self { listed: all_listed().to_vec(), errors: Vec::new() };
        for dir in dirs {
            for path in list_files(dir, &mut catalogue.errors) {
                match read_list(&path) {
                    Ok(records) => catalogue.add_records(&path, records),
                    Err(error) => catalogue.errors.push(error),
                }
            }
        }
        catalogue
    }

    /// The feed of an id.
    pub fn find(&self, id: &str) -> Option<&Listed> {
        self.listed.iter().find(|listed| listed.id == id)
    }

    fn add_records(&mut self, path: &Path, records: Vec<Value>) {
        for (at, record) in records.into_iter().enumerate() {
            let id = record.get("id").and_then(Value::as_str).unwrap_or("without id").to_owned();
            match read_record(record) {
                Ok(listed) => {
                    self.listed.retain(|known| known.id != listed.id);
                    self.listed.push(listed);
                }
                Err(source) => {
                    self.errors.push(CatalogueError::Record {
                        path: path.into(),
                        number: at + 1,
                        id,
                        source,
                    });
                }
            }
        }
    }
}

/// The `*.json` of a directory, by name.
fn list_files(dir: &Path, errors: &mut Vec<CatalogueError>) -> Vec<PathBuf> {
    let entries = match std::fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Vec::new();
        }
        Err(source) => {
            errors.push(CatalogueError::Read { path: dir.into(), source });
            return Vec::new();
        }
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    paths
}

fn read_list(path: &Path) -> Result<Vec<Value>, CatalogueError> {
    #[derive(Deserialize)]
    struct List {
        sources: Vec<Value>,
    }
    let unreadable = |source| CatalogueError::Read { path: path.into(), source };
    let mut text = String::new();
    let file = open_regular(path).map_err(unreadable)?;
    file.take(MOST_BYTES + 1).read_to_string(&mut text).map_err(unreadable)?;
    if text.len() as u64 > MOST_BYTES {
        return Err(CatalogueError::TooLarge { path: path.into() });
    }
    let text = text.trim_start_matches('\u{feff}');
    let list: List =
        serde_json::from_str(text).map_err(|source| CatalogueError::Form { path: path.into(), source })?;
    Ok(list.sources)
}

/// A record that could be followed.
fn read_record(record: Value) -> Result<Listed, Box<dyn std::error::Error + Send + Sync>> {
    let listed: Listed = serde_json::from_value(record)?;
    if !crate::store::is_source_name(&listed.id) {
        return Err(
            format!("\"{}\" cannot be an id, expected small letters, digits and hyphens", listed.id).into()
        );
    }
    check_settings(&listed.to_settings()).map_err(Box::new)?;
    Ok(listed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_texts(texts: &[(&str, &str)]) -> Catalogue {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in texts {
            std::fs::write(dir.path().join(name), text).unwrap();
        }
        Catalogue::read_from(&[dir.path().join("not there"), dir.path().to_path_buf()])
    }

    #[test]
    fn a_list_adds_feeds_and_replaces_those_of_the_same_id() {
        let own = r#"{"sources": [
            {"id": "my-county", "name": "My county", "url": "https://example.org/groups.json"},
            {"id": "na-ireland", "name": "Ours", "country": ["IE"], "grade": "A", "url": "https://example.org/na"}]}"#;
        let catalogue = read_texts(&[("50-own.json", own), ("notes.txt", "no list")]);
        assert!(catalogue.errors.is_empty(), "{:?}", catalogue.errors);
        assert_eq!(catalogue.listed.len(), all_listed().len() + 1);
        assert_eq!(catalogue.find("na-ireland").unwrap().name, "Ours");
        let added = catalogue.find("my-county").unwrap();
        assert_eq!((added.grade, added.country.len()), (super::super::catalogue::FeedGrade::B, 0));
    }

    #[test]
    fn what_is_wrong_is_named_and_the_rest_stays() {
        let half = r#"{"sources": [{"id": "good", "name": "Good", "url": "https://example.org/a"}, {"id": "no-name"},
            {"id": "Bad Id", "name": "x", "url": "https://example.org/b"}, 7,
            {"id": "bad-address", "name": "x", "url": "gopher://example.org"}]}"#;
        let catalogue =
            read_texts(&[("a.json", half), ("b.json", "[1, 2"), ("c.json", "\u{feff}{\"sources\": []}")]);
        assert!(catalogue.find("good").is_some());
        assert_eq!(catalogue.listed.len(), all_listed().len() + 1);
        let said: Vec<String> = catalogue.errors.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 5, "{said:#?}");
        for (at, words) in [
            "a.json: source 2 (no-name): missing field `name`",
            "a.json: source 3 (Bad Id): \"Bad Id\" cannot be an id",
            "a.json: source 4 (without id): ",
            "a.json: source 5 (bad-address): ",
            "b.json: ",
        ]
        .into_iter()
        .enumerate()
        {
            assert!(said[at].contains(words), "{}", said[at]);
        }
    }
}
