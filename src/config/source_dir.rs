//! More sources than stand in `config.toml`: the files of the directory `sources.d` beside it, which a package or an
//! administrator puts there whole.

use super::{ConfigError, SourceSettings, is_absent, read_text};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// The directory beside the configuration.
const DIRECTORY: &str = "sources.d";

/// A file of the directory.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceFile {
    #[serde(default)]
    source: Vec<SourceSettings>,
}

/// The files beside the configuration at `config`, sorted by name; those that do not end in `.toml` are left alone.
///
/// # Errors
/// The directory is there and cannot be read.
pub(super) fn files_beside(config: &Path) -> Result<Vec<PathBuf>, ConfigError> {
    let dir = config.with_file_name(DIRECTORY);
    let entries = match fs::read_dir(&dir) {
        Ok(entries) => entries,
        Err(e) if is_absent(&e) => return Ok(Vec::new()),
        Err(e) => return Err(ConfigError::unreadable(&dir, e)),
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    files.sort();
    Ok(files)
}

/// The sources of one file.
///
/// # Errors
/// The file cannot be read, or says what is not understood.
pub(super) fn read_sources(path: &Path) -> Result<Vec<SourceSettings>, ConfigError> {
    let file = crate::store::disk::open_regular(path).map_err(|e| ConfigError::unreadable(path, e))?;
    let text = read_text(file, path)?;
    let file: SourceFile = toml::from_str(&text).map_err(|e| ConfigError::from_toml(path, &text, e))?;
    Ok(file.source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn sources_of_the_directory_come_after_those_of_the_file_and_mistakes_name_theirs() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config.toml");
        fs::write(&path, "[[source]]\nname = \"b\"\nurl = \"b.json\"\n").unwrap();
        fs::create_dir(dir.path().join("sources.d")).unwrap();
        let write = |name: &str, text: &str| {
            fs::write(dir.path().join("sources.d").join(name), text).unwrap();
            Config::read_file(Some(&path)).map_err(|e| e.to_string())
        };
        write("20.toml", "[[source]]\nname = \"c\"\nurl = \"c.json\"\n").unwrap();
        write("README", "not for the program").unwrap();
        let config = write("10.toml", "[[source]]\nname = \"a\"\nurl = \"a.json\"\n").unwrap();
        let names: Vec<&str> = config.sources.iter().map(|source| source.name.as_str()).collect();
        assert_eq!(names, ["b", "a", "c"]);
        let told = write("30.toml", "theme = \"dark\"\n").unwrap_err();
        assert!(told.contains("30.toml:1:1") && told.contains("theme"), "{told}");
        let told = write("30.toml", "[[source]]\nname = \"a\"\nurl = \"x\"\n").unwrap_err();
        assert!(told.contains("30.toml") && told.contains("two sources"), "{told}");
    }
}
