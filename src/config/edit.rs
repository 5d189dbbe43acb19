//! Writing to `config.toml`: a source more, a source less. Comments and order of the rest stay as they are.

use super::{Config, ConfigError, SourceSettings, source_dir, usual_path};
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
        write_settings(&mut table, source);
        let sources = document.entry("source").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        if let Some(sources) = sources.as_array_of_tables_mut() {
            sources.push(table);
        }
        true
    })
    .map(|_| ())
}

/// Changes the `[[source]]` table of the source's name in the file at `path` so that it says what `source` says. Gives
/// whether there was one.
///
/// # Errors
/// The file is not understood, or cannot be written. It is then as it was.
pub fn change_source(path: &Path, disk: &Disk, source: &SourceSettings) -> Result<bool, ConfigError> {
    change_file(path, disk, |document| {
        let Some(sources) = document.get_mut("source").and_then(Item::as_array_of_tables_mut) else {
            return false;
        };
        let table = sources
            .iter_mut()
            .find(|table| table.get("name").and_then(Item::as_str) == Some(source.name.as_str()));
        table.map(|table| write_settings(table, source)).is_some()
    })
}

/// The file that has the source of a name: the configuration at `config`, or one beside it.
///
/// # Errors
/// One of the files cannot be read or is not understood.
pub fn file_of_source(config: &Path, name: &str) -> Result<PathBuf, ConfigError> {
    for file in source_dir::files_beside(config)? {
        if source_dir::read_sources(&file)?.iter().any(|source| source.name == name) {
            return Ok(file);
        }
    }
    Ok(config.to_path_buf())
}

/// Writes every setting that is not at its default, and takes out the others.
fn write_settings(table: &mut Table, source: &SourceSettings) {
    let every = source.every.to_setting();
    let max_bad = source.max_bad_percent.map(|percent| format!("{percent}%"));
    let texts = [
        ("name", Some(source.name.as_str())),
        ("url", Some(&source.url)),
        ("programme", source.programme.as_deref()),
        ("topic", source.topic.as_deref()),
        ("language", source.language.as_deref()),
        ("country", source.country.as_ref().map(super::Country::code)),
        ("zone", source.zone.as_deref()),
        ("every", Some(every.as_str()).filter(|_| source.every != super::Every::default())),
        ("format", source.format.as_deref()),
        ("encoding", source.encoding.as_deref()),
        ("max_bad", max_bad.as_deref()),
        ("public_key", source.public_key.as_deref()),
        ("mapping", source.mapping.as_deref()),
    ];
    for (key, text) in texts {
        write_setting(table, key, text.map(value));
    }
    write_setting(table, "all_services", source.all_services.then(|| value(true)));
    write_setting(table, "enabled", (!source.enabled).then(|| value(false)));
    let mirrors = source.mirrors.iter().collect::<toml_edit::Array>();
    write_setting(table, "mirrors", (!source.mirrors.is_empty()).then(|| value(mirrors)));
    let regions = source.regions.iter().collect::<toml_edit::Array>();
    write_setting(table, "regions", (!source.regions.is_empty()).then(|| value(regions)));
}

/// Writes one setting, or takes it out. What already says the same keeps its comment and its place.
fn write_setting(table: &mut Table, key: &str, setting: Option<Item>) {
    match (setting, table.get_mut(key)) {
        (None, _) => {
            table.remove(key);
        }
        (Some(new), Some(old)) => {
            if old.to_string().trim() != new.to_string().trim() {
                *old = new;
            }
        }
        (Some(new), None) => {
            table.insert(key, new);
        }
    }
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
    out.move_into_place(&target)
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

        let mut changed = oslo.clone();
        (changed.zone, changed.country) = (None, super::super::Country::new("NO"));
        (changed.enabled, changed.encoding) = (false, Some("latin-1".to_owned()));
        changed.max_bad_percent = Some(5.0);
        assert!(change_source(&path, &disk, &changed).unwrap());
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("# of course") && !text.contains("zone"), "{text}");
        assert_eq!(Config::read_file(Some(&path)).unwrap().sources[0], changed);
        assert!(!change_source(&path, &disk, &SourceSettings::named("nobody", "x")).unwrap());

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
