//! The settings of a public terminal. They come from one file that belongs to root and that nobody else may write:
//! a visitor of the terminal must not be able to change what it allows. It reads no environment variable.

use super::{AmbiguousWidth, ConfigError, Country, ThemeName, read_text, value};
use crate::app::kiosk::{StaffCode, Times};
use crate::topic::Language;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where the file is, unless `--config` names another.
pub const USUAL_PATH: &str = "/etc/groupfinder/kiosk.toml";
/// The program that prints, of CUPS and its ancestors.
pub const PRINT_PROGRAM: &str = "/usr/bin/lp";
/// The example with every setting at its default and explained, for people.
pub const EXAMPLE_FILE: &str = include_str!("../../data/kiosk/kiosk.toml");
/// A larger file holds no rules of a time zone.
const MOST_ZONE_BYTES: u64 = 1 << 20;
/// The owner that the file must have.
const ROOT: u32 = 0;
/// Write for the group or for everybody.
const OTHERS_WRITE: u32 = 0o022;
/// In such a directory only its owner may rename or remove a file.
const STICKY: u32 = 0o1000;

/// Everything that can be set for a public terminal.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Kiosk {
    /// The language that is marked on the screen that invites, and to which every visit returns.
    #[serde(with = "value::language")]
    pub language: Option<Language>,
    /// The country where the terminal stands: what helps there comes first, its crisis lines too.
    #[serde(with = "value::country")]
    pub country: Option<Country>,
    /// The town, postal code or region where the terminal stands.
    #[serde(with = "value::text")]
    pub place: Option<String>,
    /// Where the dataset is. The terminal only reads there.
    pub data_dir: PathBuf,
    /// The time zone; `None` = that of the machine.
    #[serde(with = "value::zone")]
    pub timezone: Option<String>,
    /// Colours.
    pub theme: ThemeName,
    /// Only ASCII signs.
    pub ascii: bool,
    /// How many columns the terminal gives to letters of ambiguous width.
    pub ambiguous_width: AmbiguousWidth,
    /// Show invented groups, to try the terminal out.
    pub demo: bool,
    /// Seconds without a key until the warning, 10 to 3600.
    #[serde(deserialize_with = "visit_seconds")]
    pub idle_seconds: u64,
    /// Seconds from the warning until everything is wiped, 10 to 3600.
    #[serde(deserialize_with = "visit_seconds")]
    pub warning_seconds: u64,
    /// The printer queue; `None` = no printing.
    #[serde(with = "value::word")]
    pub printer: Option<String>,
    /// Columns of a printed page: 72 for paper, 42 for a receipt printer.
    #[serde(deserialize_with = "value::paper_columns")]
    pub print_columns: u16,
    /// The program that prints; it is called with `-d QUEUE` and gets the page on its standard input.
    pub print_program: PathBuf,
    /// The hash of the code by which the staff leave, as `groupfinder kiosk-code` prints it; `None` = nobody leaves.
    #[serde(deserialize_with = "staff_code_hash")]
    pub staff_code: Option<StaffCode>,
}

impl Default for Kiosk {
    fn default() -> Self {
        let idle = Times::default();
        Self {
            language: None,
            country: None,
            place: None,
            data_dir: PathBuf::from("/var/lib/groupfinder"),
            timezone: None,
            theme: ThemeName::default(),
            ascii: false,
            ambiguous_width: AmbiguousWidth::default(),
            demo: false,
            idle_seconds: idle.quiet.as_secs(),
            warning_seconds: idle.warning.as_secs(),
            printer: None,
            print_columns: 72,
            print_program: PathBuf::from(PRINT_PROGRAM),
            staff_code: None,
        }
    }
}

/// Why a file is not trusted to say what a public terminal allows.
#[derive(Debug, thiserror::Error)]
pub enum KioskError {
    /// The file cannot be read, or is not understood.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Somebody else than root could have written it, or could put another in its place.
    #[error("{}: {found}, expected {expected}", path.display())]
    Untrusted {
        /// The file or the directory above it.
        path: PathBuf,
        /// What is so.
        found: String,
        /// What must be so.
        expected: &'static str,
    },
}

impl Kiosk {
    /// Reads the file, if root alone can have written it.
    ///
    /// # Errors
    /// The file cannot be read, could have been written by others, or says what is not understood.
    pub fn read_file(path: &Path) -> Result<Self, KioskError> {
        let (whole, file) = Self::open_file(path).map_err(|e| ConfigError::unreadable(path, e))?;
        let metadata = file.metadata().map_err(|e| ConfigError::unreadable(path, e))?;
        check_trust(&whole, &metadata, effective_uid())?;
        for dir in whole.ancestors().skip(1) {
            let metadata = fs::metadata(dir).map_err(|e| ConfigError::unreadable(path, e))?;
            check_trust(dir, &metadata, effective_uid())?;
        }
        let text = read_text(file, path)?;
        Ok(Self::parse(&text, path)?)
    }

    /// The file without links on the way to it, opened.
    fn open_file(path: &Path) -> io::Result<(PathBuf, File)> {
        let whole = fs::canonicalize(path)?;
        let file = crate::store::disk::open_regular(&whole)?;
        Ok((whole, file))
    }

    /// Reads the text of a file; `path` is only named in errors.
    ///
    /// # Errors
    /// Says where and what was not understood.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        toml::from_str(text).map_err(|e| ConfigError::from_toml(path, text, e))
    }

    /// When a visit is wiped.
    pub fn visit_times(&self) -> Times {
        Times {
            quiet: Duration::from_secs(self.idle_seconds),
            warning: Duration::from_secs(self.warning_seconds),
        }
    }
}

/// Refuses what others than root can write. `euid` is who this program runs as; root may write everything.
fn check_trust(path: &Path, found: &Metadata, euid: Option<u32>) -> Result<(), KioskError> {
    let shared_dir = found.is_dir() && found.mode() & STICKY != 0;
    let (found, expected) = if found.uid() != ROOT {
        (format!("belongs to user {}", found.uid()), "one that belongs to root (chown root)")
    } else if found.mode() & OTHERS_WRITE != 0 && !shared_dir {
        let found = format!("others may write it (mode {:o})", found.mode() & 0o7777);
        (found, "one that only root may write (chmod go-w)")
    } else if euid != Some(ROOT) && !shared_dir && is_writable(path) {
        ("this user may write it".to_owned(), "one that only root may write (setfacl -b)")
    } else {
        return Ok(());
    };
    Err(KioskError::Untrusted { path: path.to_path_buf(), found, expected })
}

/// Whether this user may write a file. An access list can allow what the mode does not show.
fn is_writable(path: &Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok()
}

/// The user that this program runs as, as the kernel shows it; `None` where it does not.
fn effective_uid() -> Option<u32> {
    fs::metadata("/proc/self").ok().map(|own| own.uid())
}

fn visit_seconds<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    let seconds = u64::deserialize(from)?;
    if (10..=3600).contains(&seconds) {
        return Ok(seconds);
    }
    Err(D::Error::custom(format!("found {seconds}, expected a number from 10 to 3600")))
}

fn staff_code_hash<'de, D: Deserializer<'de>>(from: D) -> Result<Option<StaffCode>, D::Error> {
    let line = String::deserialize(from)?;
    if line.is_empty() {
        return Ok(None);
    }
    match StaffCode::parse(&line) {
        Some(code) => Ok(Some(code)),
        // The value itself is not repeated: somebody may have written the code in place of its hash.
        None => Err(D::Error::custom("expected a line that groupfinder kiosk-code printed")),
    }
}

/// The machine's own time zone, without asking the environment; UTC where the machine has none.
pub fn zone_of_machine() -> jiff::tz::TimeZone {
    let rules = read_zone_file().ok().and_then(|bytes| jiff::tz::TimeZone::tzif("Local", &bytes).ok());
    rules.unwrap_or(jiff::tz::TimeZone::UTC)
}

fn read_zone_file() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open("/etc/localtime")?.take(MOST_ZONE_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use needs::needs;
    use std::os::unix::fs::PermissionsExt;

    fn parse(text: &str) -> Result<Kiosk, String> {
        Kiosk::parse(text, Path::new("kiosk.toml")).map_err(|e| e.to_string())
    }

    #[test]
    fn the_example_holds_the_defaults_and_every_setting() {
        assert_eq!(parse(EXAMPLE_FILE).unwrap(), Kiosk::default());
        let all: String = EXAMPLE_FILE
            .lines()
            .map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line))
            .flat_map(|line| [line, "\n"])
            .collect();
        let all = parse(&all).unwrap();
        assert!(all.printer.is_some() && all.staff_code.is_some() && all.timezone.is_some(), "{all:?}");
    }

    #[test]
    fn mistakes_name_their_place_and_never_repeat_a_code() {
        for (text, said) in [
            ("idle_seconds = 1", "kiosk.toml:1:16: found 1, expected a number from 10 to 3600"),
            ("\nshell = \"/bin/sh\"", "kiosk.toml:2:1: unknown field"),
            ("staff_code = \"471108\"", "expected a line that groupfinder kiosk-code printed"),
            ("printer = \"-o x\"", "expected a name of letters"),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.contains(said) && !error.contains("471108"), "{error}");
        }
    }

    #[needs(root)]
    #[test]
    fn only_what_root_alone_can_write_is_trusted() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("kiosk.toml");
        fs::write(&path, "").unwrap();
        let own = fs::metadata(&path).unwrap();
        assert_eq!(Kiosk::read_file(&path).unwrap(), Kiosk::default());
        // The same file, seen by somebody who may write it and is not root.
        assert!(check_trust(&path, &own, Some(1000)).is_err());
        fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
        assert!(Kiosk::read_file(&path).unwrap_err().to_string().contains("mode 664"));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o777)).unwrap();
        assert!(Kiosk::read_file(&path).is_err(), "the directory is everybody's");
        fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
        assert!(Kiosk::read_file(&dir.path().join("none")).is_err());
        std::os::unix::fs::chown(&path, Some(1234), None).unwrap();
        assert!(Kiosk::read_file(&path).unwrap_err().to_string().contains("user 1234"));
    }
}
