//! Writing to `config.toml`: a source more, a source less. Comments and order of the rest stay as they are.

use super::{Config, ConfigError, SourceSettings, usual_path};
use crate::store::disk::Disk;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

/// The file that is written to: the one asked for, else the usual one; `None` where the system has no place for it.
pub fn path_to_edit(asked: Option<&Path>) -> Option<PathBuf> {
    asked.map(Path::to_path_buf).or_else(usual_path)
}

/// Adds a `[[source]]` table at the end of the file at `path`, and creates the file if there is none.
///
/// # Errors
/// The file is not understood, has a source of that name, or cannot be written. It is then as it was.
pub fn add_source(path: &Path, disk: &Disk, source: &SourceSettings) -> Result<(), ConfigError> {
    change_file(path, disk, |document| {
        let mut table = Table::new();
        let every = source.every.to_setting();
        let settings = [
            ("name", Some(source.name.as_str())),
            ("url", Some(&source.url)),
            ("programme", source.programme.as_deref()),
            ("topic", source.topic.as_deref()),
            ("language", source.language.as_deref()),
            ("country", source.country.as_ref().map(super::Country::code)),
            ("zone", source.zone.as_deref()),
            ("every", Some(every.as_str()).filter(|_| source.every != super::Every::default())),
            ("format", source.format.as_deref()),
            ("public_key", source.public_key.as_deref()),
            ("mapping", source.mapping.as_deref()),
        ];
        for (key, setting) in settings {
            if let Some(setting) = setting {
                table.insert(key, value(setting));
            }
        }
        if source.all_services {
            table.insert("all_services", value(true));
        }
        if !source.regions.is_empty() {
            table.insert("regions", value(source.regions.iter().collect::<toml_edit::Array>()));
        }
        let sources = document.entry("source").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        if let Some(sources) = sources.as_array_of_tables_mut() {
            sources.push(table);
        }
        true
    })
    .map(|_| ())
}

/// Takes the `[[source]]` table of a name out of the file at `path`. Gives whether there was one.
///
/// # Errors
/// The file is not understood, or cannot be written. It is then as it was.
pub fn remove_source(path: &Path, disk: &Disk, name: &str) -> Result<bool, ConfigError> {
    if !path.exists() {
        return Ok(false);
    }
    change_file(path, disk, |document| {
        let Some(sources) = document.get_mut("source").and_then(Item::as_array_of_tables_mut) else {
            return false;
        };
        let before = sources.len();
        sources.retain(|table| table.get("name").and_then(Item::as_str) != Some(name));
        let is_gone = sources.len() < before;
        if sources.is_empty() {
            document.remove("source");
        }
        is_gone
    })
}

/// Changes the file if `how` says that it changed something. What comes out must be a configuration too.
fn change_file(
    path: &Path,
    disk: &Disk,
    how: impl FnOnce(&mut DocumentMut) -> bool,
) -> Result<bool, ConfigError> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(e) if e.kind() == ErrorKind::NotFound => String::new(),
        Err(e) => return Err(ConfigError::unreadable(path, e)),
    };
    Config::parse(&text, path)?;
    let mut document: DocumentMut =
        text.parse().map_err(|e| ConfigError::Edit { path: path.to_path_buf(), source: Box::new(e) })?;
    if !how(&mut document) {
        return Ok(false);
    }
    let after = document.to_string();
    Config::parse(&after, path)?;
    replace_text(path, disk, &after)
        .map_err(|source| ConfigError::Write { path: path.to_path_buf(), source })?;
    Ok(true)
}

/// Replaces the text of the file. A person who keeps the settings elsewhere and links to them finds them there
/// afterwards.
fn replace_text(path: &Path, disk: &Disk, text: &str) -> io::Result<()> {
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let dir = match target.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => dir,
        _ => Path::new("."),
    };
    disk.make_directory(dir)?;
    let mut out = disk.stage_file(dir)?;
    out.write_all(text.as_bytes())?;
    out.publish_as(&target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Every;

    #[test]
    fn a_source_comes_and_goes_and_comments_stay() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("new/config.toml");
        let disk = Disk::default();
        let mut oslo = SourceSettings::named("oslo", "https://example.org/a.json");
        oslo.zone = Some("Europe/Oslo".to_owned());
        oslo.every = Every::from_hours(36);
        add_source(&path, &disk, &oslo).unwrap();
        let mut text = std::fs::read_to_string(&path).unwrap();
        text.insert_str(0, "# mine\nlanguage = \"nb\" # of course\n\n");
        text.push_str("every = \"36h\"\n# the end\n");
        text = text.replacen("every = \"36h\"\n", "", 1);
        std::fs::write(&path, &text).unwrap();
        assert_eq!(Config::read_file(Some(&path)).unwrap().sources, [oslo.clone()]);

        add_source(&path, &disk, &SourceSettings::named("bergen", "/tmp/b.json")).unwrap();
        let both = std::fs::read_to_string(&path).unwrap();
        assert!(
            both.starts_with("# mine\nlanguage = \"nb\" # of course") && both.contains("# the end"),
            "{both}"
        );
        assert_eq!(Config::read_file(Some(&path)).unwrap().sources.len(), 2);
        let twice = add_source(&path, &disk, &SourceSettings::named("bergen", "/tmp/c.json")).unwrap_err();
        assert!(twice.to_string().contains("two sources"), "{twice}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), both);

        assert!(!remove_source(&path, &disk, "nobody").unwrap());
        assert!(
            remove_source(&path, &disk, "oslo").unwrap() && remove_source(&path, &disk, "bergen").unwrap()
        );
        let none = std::fs::read_to_string(&path).unwrap();
        assert!(none.contains("# mine") && none.contains("# of course"), "{none}");
        assert!(Config::read_file(Some(&path)).unwrap().sources.is_empty());
        std::fs::write(&path, "nonsense = ").unwrap();
        assert!(add_source(&path, &disk, &oslo).unwrap_err().to_string().contains("config.toml:1:"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "nonsense = ");
    }
}
