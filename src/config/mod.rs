//! What a person or an operator has set: `config.toml`. The file is optional, and every setting in it is.
//!
//! `data/config.toml` is the file with every setting at its default; `groupfinder config` prints it.
//! What the command line says goes before what is set here, and that before the environment.

pub mod edit;
mod error;
pub mod key_file;
pub mod kiosk;
mod screen_settings;
mod source;
mod source_dir;
mod text_file;
mod value;

pub use error::ConfigError;
pub use screen_settings::{AmbiguousWidth, Automatic, Cover, KeyProfile, ThemeName, Units};
pub use source::SourceSettings;
use text_file::is_absent;
pub(crate) use text_file::read_text;
pub use value::{Country, Every};

use crate::topic::Language;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The default file with its explanations, for people.
pub const DEFAULT_FILE: &str = include_str!("../../data/config.toml");

/// Everything that can be set.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Language of the program's words.
    #[serde(with = "value::language")]
    pub language: Option<Language>,
    /// Colours.
    pub theme: ThemeName,
    /// Only ASCII signs.
    #[serde(deserialize_with = "value::automatic")]
    pub ascii: Automatic,
    /// How many columns the terminal gives to letters of ambiguous width.
    pub ambiguous_width: AmbiguousWidth,
    /// Rows from one entry of a list to the next: 1 is close, 2 leaves an empty row between.
    #[serde(deserialize_with = "value::row_spacing")]
    pub spacing: u8,
    /// Whether the mouse may be used. It takes the terminal's own selecting of text away.
    pub mouse: bool,
    /// Which keys move and choose.
    pub keys: KeyProfile,
    /// A file with keys of one's own; a relative path starts at the directory of the configuration.
    #[serde(with = "value::path")]
    pub key_file: Option<PathBuf>,
    /// Units of distance.
    pub units: Units,
    /// The country where the reader is: what helps there comes first, its crisis lines too.
    #[serde(with = "value::country")]
    pub country: Option<Country>,
    /// The town, postal code or region where the reader is; near it comes first.
    #[serde(with = "value::text")]
    pub place: Option<String>,
    /// What is shown when a person leaves at once.
    pub cover: Cover,
    /// Whether marked groups are kept for the next time.
    pub keep_shortlist: bool,
    /// The printer queue for F5; `None` = no printing.
    #[serde(with = "value::word")]
    pub printer: Option<String>,
    /// Columns of a printed page: 72 for paper, 42 for a receipt printer.
    #[serde(deserialize_with = "value::paper_columns")]
    pub print_columns: u16,
    /// Whether the open program fetches sources that are due.
    pub background_sync: bool,
    /// Where groups come from.
    #[serde(rename = "source")]
    pub sources: Vec<SourceSettings>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            language: None,
            theme: ThemeName::default(),
            ascii: Automatic::default(),
            ambiguous_width: AmbiguousWidth::default(),
            spacing: 1,
            mouse: false,
            keys: KeyProfile::default(),
            key_file: None,
            units: Units::default(),
            country: None,
            place: None,
            cover: Cover::default(),
            keep_shortlist: false,
            printer: None,
            print_columns: 72,
            background_sync: true,
            sources: Vec::new(),
        }
    }
}

impl Config {
    /// Reads the file at `asked`, else the one in the usual place; where none was asked for and there is none, the
    /// defaults.
    ///
    /// # Errors
    /// The file cannot be read, or says what is not understood; names the file, line and column.
    pub fn read_file(asked: Option<&Path>) -> Result<Self, ConfigError> {
        let Some(path) = asked.map(Path::to_path_buf).or_else(usual_path) else {
            return Ok(Self::default());
        };
        let file = match crate::store::disk::open_regular(&path) {
            Ok(file) => file,
            Err(e) if asked.is_none() && is_absent(&e) => {
                let mut config = Self::default();
                config.add_source_files(&path)?;
                return Ok(config);
            }
            Err(e) => return Err(ConfigError::unreadable(&path, e)),
        };
        let mut config = Self::parse(&read_text(file, &path)?, &path)?;
        config.add_source_files(&path)?;
        if let (Some(file), Some(dir)) = (&config.key_file, path.parent()) {
            config.key_file = Some(dir.join(file));
        }
        Ok(config)
    }

    /// Adds the sources of the files beside the configuration at `path`.
    fn add_source_files(&mut self, path: &Path) -> Result<(), ConfigError> {
        for file in source_dir::files_beside(path)? {
            self.sources.extend(source_dir::read_sources(&file)?);
            source::check_distinct_names(&self.sources)
                .map_err(|name| ConfigError::Twice { path: file.clone(), name })?;
        }
        Ok(())
    }

    /// Reads the text of a file; `path` is only named in errors.
    ///
    /// # Errors
    /// Says where and what was not understood.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        let config: Self = toml::from_str(text).map_err(|e| ConfigError::from_toml(path, text, e))?;
        source::check_distinct_names(&config.sources)
            .map_err(|name| ConfigError::Twice { path: path.into(), name })?;
        Ok(config)
    }
}

/// Where the file usually is; `None` where the system has no place for it (no home).
pub fn usual_path() -> Option<PathBuf> {
    let dirs = directories::ProjectDirs::from("", "", "groupfinder")?;
    Some(dirs.config_dir().join("config.toml")).filter(|path| path.is_absolute())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Config, String> {
        Config::parse(text, Path::new("config.toml")).map_err(|e| e.to_string())
    }

    /// A setting that is commented out has no space after its `#`; a sentence has one.
    fn uncommented() -> String {
        let bare =
            |line: &str| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).map(String::from);
        DEFAULT_FILE.lines().map(|line| bare(line).unwrap_or_else(|| line.to_owned()) + "\n").collect()
    }

    #[test]
    fn the_default_file_says_what_holds_without_it_and_names_every_setting() {
        assert_eq!(parse(DEFAULT_FILE), Ok(Config::default()));
        let said = parse(&uncommented()).unwrap();
        let example = said.sources.first().unwrap();
        assert_eq!(example.name, "example");
        assert_eq!(Config { sources: Vec::new(), ..said.clone() }, Config::default());
        let plain = SourceSettings::named("example", &example.url);
        assert_eq!(*example, plain, "an example source shows the defaults");
        for line in [
            "language",
            "theme",
            "ascii",
            "ambiguous_width",
            "spacing",
            "mouse",
            "keys",
            "key_file",
            "units",
            "country",
            "place",
            "cover",
            "keep_shortlist",
            "printer",
            "print_columns",
            "background_sync",
            "name",
            "url",
            "mirrors",
            "programme",
            "topic",
            "format",
            "country",
            "zone",
            "every",
            "public_key",
            "regions",
            "all_services",
            "enabled",
            "max_bad",
            "encoding",
            "mapping",
        ] {
            assert!(uncommented().contains(&format!("\n{line} = ")), "{line}");
        }
    }

    #[test]
    fn a_mistake_is_told_with_its_place_and_what_would_be_right() {
        let told = parse("language = \"de\"\ntheme = \"pink\"\n").unwrap_err();
        assert!(told.starts_with("config.toml:2:9: "), "{told}");
        assert!(told.contains("pink") && told.contains("high-contrast"), "{told}");
        for (text, place, word) in [
            ("colour = 1", "config.toml:1:1: ", "colour"),
            ("spacing = 9", "config.toml:1:11: ", "1 or 2"),
            ("ascii = 3", "config.toml:1:9: ", "true or false"),
            ("\n\ncountry = \"Germany\"", "config.toml:3:11: ", "two letters"),
            ("language = \"fr\"", "config.toml:1:12: ", "en, de, nb"),
            ("[[source]]\nname = \"a\"\nurl = \"x\"\nevery = \"soon\"", "config.toml:4:9: ", "24h"),
            (
                "[[source]]\nname = \"a\"\nurl = \"x\"\nzone = \"Mars/Olympus\"",
                "config.toml:4:8: ",
                "Europe/Oslo",
            ),
            ("[[source]]\nname = \"a b\"\nurl = \"x\"", "config.toml:2:8: ", "letters"),
            ("spacing = ", "config.toml:1:", "value"),
        ] {
            let told = parse(text).unwrap_err();
            assert!(told.starts_with(place), "{text:?}: {told}");
            assert!(told.contains(word), "{text:?}: {told}");
        }
        let twice = "[[source]]\nname = \"a\"\nurl = \"x\"\n".repeat(2);
        assert!(parse(&twice).unwrap_err().contains("two sources"));
    }

    #[test]
    fn yes_and_no_may_be_written_as_true_and_false() {
        for (text, expected) in
            [("\"yes\"", Automatic::Yes), ("true", Automatic::Yes), ("false", Automatic::No)]
        {
            assert_eq!(parse(&format!("ascii = {text}")).map(|config| config.ascii), Ok(expected), "{text}");
        }
    }

    #[test]
    fn a_source_says_how_its_records_are_read() {
        let text = "language = \"nb\"\n[[source]]\nname = \"oslo-na\"\nurl = \"https://example.org/\"\n\
            programme = \"na\"\ncountry = \"no\"\nzone = \"Europe/Oslo\"\nevery = \"12h\"\nregions = [\"NO\"]\nmax_bad = \"5%\"\n";
        let config = parse(text).unwrap();
        assert_eq!(config.language, Some(Language::Nb));
        let source = config.sources.first().unwrap();
        assert_eq!(source.country.as_ref().map(Country::code), Some("NO"));
        assert_eq!(source.every, Every::from_hours(12));
        assert_eq!(source.max_bad_percent, Some(5.0));
    }

    #[test]
    fn a_missing_file_is_no_error_unless_it_was_asked_for() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("none.toml");
        assert!(Config::read_file(Some(&path)).unwrap_err().to_string().contains("none.toml"));
        std::fs::write(&path, "keys = \"vim\"\nkey_file = \"mine.toml\"\n").unwrap();
        let config = Config::read_file(Some(&path)).unwrap();
        assert_eq!((config.keys, config.key_file), (KeyProfile::Vim, Some(dir.path().join("mine.toml"))));
    }
}
