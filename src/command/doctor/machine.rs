//! A machine, or an image of one below a directory: its files, users and units.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// Where units lie, the strongest first (systemd.unit(5)).
const UNIT_DIRS: [&str; 4] =
    ["etc/systemd/system", "run/systemd/system", "usr/lib/systemd/system", "lib/systemd/system"];

/// A machine.
#[derive(Debug, Clone, Copy)]
pub(super) struct Machine<'a> {
    /// The directory that is its root.
    pub(super) root: &'a Path,
}

impl Machine<'_> {
    /// A path of the machine, below its root.
    pub(super) fn path(self, path: impl AsRef<Path>) -> PathBuf {
        let path = path.as_ref();
        self.root.join(path.strip_prefix("/").unwrap_or(path))
    }

    /// The text of a file; empty where it cannot be read.
    pub(super) fn read(self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_default()
    }

    /// The texts of all files of a directory, joined.
    pub(super) fn read_all(self, dir: &str) -> String {
        let entries = fs::read_dir(self.path(dir)).into_iter().flatten().flatten();
        entries
            .filter_map(|entry| fs::read_to_string(entry.path()).ok())
            .fold(String::new(), |all, text| all + &text + "\n")
    }

    /// Whether a unit is masked: linked to nothing.
    pub(super) fn is_masked(self, unit: &str) -> bool {
        let path = self.path("etc/systemd/system").join(unit);
        fs::read_link(path).is_ok_and(|target| target == Path::new("/dev/null"))
    }

    /// The text of the first of these units that is installed.
    pub(super) fn unit_text(self, units: &[&str]) -> Option<String> {
        units.iter().find_map(|unit| {
            UNIT_DIRS.iter().find_map(|dir| fs::read_to_string(self.path(dir).join(unit)).ok())
        })
    }

    /// A user of the machine.
    pub(super) fn find_account(self, user: &str) -> Option<Account> {
        let passwd = self.read("etc/passwd");
        let line = passwd.lines().find(|line| line.split(':').next() == Some(user))?;
        let mut fields = line.split(':').skip(2);
        let (uid, gid) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
        let shell = fields.nth(2)?.to_owned();
        let groups = self.read("etc/group");
        let member_of = groups.lines().filter_map(|line| {
            let mut fields = line.split(':').skip(2);
            let (group, members) = (fields.next()?.parse().ok()?, fields.next()?);
            members.split(',').any(|member| member == user).then_some(group)
        });
        Some(Account { uid, groups: std::iter::once(gid).chain(member_of).collect(), shell })
    }

    /// The first directory or file on the way to `path`, itself included, that a user may not enter or read.
    pub(super) fn find_unreadable(self, path: &Path, account: &Account) -> Option<PathBuf> {
        let mut way: Vec<&Path> = path.ancestors().take_while(|part| part.starts_with(self.root)).collect();
        way.reverse();
        let is_closed = |part: &&&Path| {
            let Ok(found) = fs::metadata(part) else { return false };
            let wanted = if found.is_dir() { 0o5 } else { 0o4 };
            // Only what lies below is listed; the directories above it are passed through.
            let wanted = if found.is_dir() && **part != path { 0o1 } else { wanted };
            !account.may(&found, wanted)
        };
        way.iter().find(is_closed).map(|part| part.to_path_buf())
    }
}

/// A user of a machine.
#[derive(Debug)]
pub(super) struct Account {
    pub(super) uid: u32,
    groups: Vec<u32>,
    pub(super) shell: String,
}

impl Account {
    /// Whether the user has these bits (4 read, 2 write, 1 enter) of a file or directory, by its mode.
    pub(super) fn may(&self, found: &fs::Metadata, wanted: u32) -> bool {
        let mode = found.mode();
        let bits = if found.uid() == self.uid {
            mode >> 6
        } else if self.groups.contains(&found.gid()) {
            mode >> 3
        } else {
            mode
        };
        bits & wanted == wanted
    }
}

/// The last value of a directive: later ones win.
pub(super) fn last_directive(unit: &str, name: &str) -> Option<String> {
    let lines = unit.lines().map(str::trim).filter(|line| !line.starts_with(['#', ';']));
    lines
        .filter_map(|line| line.split_once('='))
        .rfind(|(key, _)| key.trim() == name)
        .map(|(_, value)| value.trim().to_owned())
}
