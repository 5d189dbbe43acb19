//! The steps by which a machine becomes a public terminal, as `data/kiosk/README.md` tells them.

use super::accounts::{add_user, find_ids};
use super::image::{below, replace_file};
use super::journal::Change;
use crate::cli::InstallArgs;
use crate::command::doctor::is_swap_line;
use crate::config::kiosk::EXAMPLE_FILE;
use std::fs;
use std::io;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};

const KIOSK_UNIT: &str = include_str!("../../../data/kiosk/groupfinder-kiosk.service");
const GRAPHICAL_UNIT: &str = include_str!("../../../data/kiosk/groupfinder-kiosk-graphical.service");
const SYNC_UNIT: &str = include_str!("../../../data/kiosk/groupfinder-sync.service");
const SYNC_TIMER: &str = include_str!("../../../data/kiosk/groupfinder-sync.timer");
const FOOT: &str = include_str!("../../../data/kiosk/foot.ini");
const LOGIND: &str = include_str!("../../../data/kiosk/logind.conf");
/// Where a package puts units; those are used as they are.
const PACKAGED_UNITS: [&str; 2] = ["/usr/lib/systemd/system", "/lib/systemd/system"];
const UNITS: &str = "/etc/systemd/system";
const DATA: &str = "/var/lib/groupfinder";
/// The user that fetches and owns the data, and the user that visitors are.
const SYNC_USER: &str = "groupfinder-sync";
const KIOSK_USER: &str = "groupfinder-kiosk";
const KIOSK_FILE: &str = "/etc/groupfinder/kiosk.toml";
/// What stands before a line of /etc/fstab that was turned off here.
pub(super) const SWAP_MARK: &str = "#groupfinder-kiosk# ";

/// One step.
#[derive(Debug)]
pub(super) enum InstallStep {
    /// The program itself, at its place.
    Program,
    /// A user without a home and a shell.
    User(&'static str),
    /// A file with its text, unless there is one.
    File(String, String),
    /// A line of a kiosk.toml that was there before, as a package brings it, and the line in its place.
    Setting(&'static str, String),
    /// A directory, owned by the user if one is named.
    Directory(&'static str, Option<&'static str>),
    /// A link: its place and where it leads. What a package enables or masks is nothing else.
    Link(String, String),
    /// No swap on a disk at the next start.
    NoSwap,
}

/// All steps, in their order.
pub(super) fn plan_steps(args: &InstallArgs) -> Vec<InstallStep> {
    let mut steps = vec![
        InstallStep::Program,
        InstallStep::User(KIOSK_USER),
        InstallStep::User(SYNC_USER),
        InstallStep::File(KIOSK_FILE.to_owned(), kiosk_file(args)),
    ];
    steps.extend(settings_asked(args).map(|(example, asked)| InstallStep::Setting(example, asked)));
    steps.extend([
        InstallStep::File("/etc/groupfinder/config.toml".to_owned(), crate::config::DEFAULT_FILE.to_owned()),
        InstallStep::Directory("/etc/groupfinder/sources.d", None),
        InstallStep::Directory(DATA, Some(SYNC_USER)),
    ]);
    let (kiosk, unit, target) = if args.graphical {
        ("groupfinder-kiosk-graphical.service", GRAPHICAL_UNIT, "graphical.target")
    } else {
        ("groupfinder-kiosk.service", KIOSK_UNIT, "multi-user.target")
    };
    if args.graphical {
        steps.push(InstallStep::File("/etc/groupfinder/foot.ini".to_owned(), FOOT.to_owned()));
    }
    let units =
        [(kiosk, unit), ("groupfinder-sync.service", SYNC_UNIT), ("groupfinder-sync.timer", SYNC_TIMER)];
    for (name, text) in units {
        if packaged_unit(&args.root, name).is_none() {
            steps.push(InstallStep::File(format!("{UNITS}/{name}"), text.to_owned()));
        }
    }
    steps.push(InstallStep::File("/etc/systemd/logind.conf.d/kiosk.conf".to_owned(), LOGIND.to_owned()));
    steps.push(InstallStep::File("/etc/sysctl.d/60-kiosk.conf".to_owned(), "kernel.sysrq = 0\n".to_owned()));
    for masked in ["ctrl-alt-del.target", "autovt@.service", "getty@tty1.service"] {
        steps.push(InstallStep::Link(format!("{UNITS}/{masked}"), "/dev/null".to_owned()));
    }
    steps.push(InstallStep::NoSwap);
    for (wanted_by, name) in [("timers.target", "groupfinder-sync.timer"), (target, kiosk)] {
        let unit = packaged_unit(&args.root, name).unwrap_or_else(|| format!("{UNITS}/{name}"));
        steps.push(InstallStep::Link(format!("{UNITS}/{wanted_by}.wants/{name}"), unit));
    }
    steps
}

fn packaged_unit(root: &Path, name: &str) -> Option<String> {
    let places = PACKAGED_UNITS.iter().map(|dir| format!("{dir}/{name}"));
    places.into_iter().find(|place| below(root, place).exists())
}

/// The example with what was asked for put in.
fn kiosk_file(args: &InstallArgs) -> String {
    let example = EXAMPLE_FILE.to_owned();
    settings_asked(args).fold(example, |text, (example, asked)| text.replace(example, &asked))
}

/// What was asked for: the line of the example, and the line in its place.
fn settings_asked(args: &InstallArgs) -> impl Iterator<Item = (&'static str, String)> {
    let asked = [
        ("language = \"auto\"", "language", &args.language),
        ("#country = \"DE\"", "country", &args.country),
        ("#timezone = \"Europe/Berlin\"", "timezone", &args.timezone),
    ];
    asked
        .into_iter()
        .filter_map(|(example, key, value)| Some((example, format!("{key} = \"{}\"", value.as_ref()?))))
}

/// The text with one whole line in the place of another, if that one is there.
pub(super) fn replace_line(text: &str, from: &str, to: &str) -> Option<String> {
    text.lines().any(|line| line == from).then(|| {
        let lines = text.lines().map(|line| if line == from { to } else { line });
        lines.flat_map(|line| [line, "\n"]).collect()
    })
}

impl InstallStep {
    /// The step as the command by which a person would do it.
    pub(super) fn command(&self) -> String {
        match self {
            Self::Program => "install -m 755 groupfinder /usr/bin/groupfinder".to_owned(),
            Self::User(name) => {
                format!("useradd --system --shell /usr/sbin/nologin --home-dir /nonexistent {name}")
            }
            Self::File(path, _) => {
                let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
                format!("install -D -m 644 {name} {path}")
            }
            Self::Setting(from, to) => format!("sed -i 's|^{from}$|{to}|' {KIOSK_FILE}"),
            Self::Directory(path, Some(owner)) => format!("install -d -m 755 -o {owner} -g {owner} {path}"),
            Self::Directory(path, None) => format!("install -d -m 755 {path}"),
            Self::Link(place, target) => format!("ln -s {target} {place}"),
            Self::NoSwap => format!("sed -i '/[[:space:]]swap[[:space:]]/s/^/{SWAP_MARK}/' /etc/fstab"),
        }
    }

    /// The file or directory that the step changes.
    pub(super) fn place(&self, root: &Path) -> PathBuf {
        match self {
            Self::Program => below(root, "/usr/bin/groupfinder"),
            Self::User(_) => below(root, "/etc/passwd"),
            Self::File(path, _) | Self::Link(path, _) => below(root, path),
            Self::Directory(path, _) => below(root, path),
            Self::Setting(..) => below(root, KIOSK_FILE),
            Self::NoSwap => below(root, "/etc/fstab"),
        }
    }

    /// Whether it needs not be done, because it was done before, or by a person or a package.
    pub(super) fn is_done(&self, root: &Path) -> bool {
        match self {
            Self::User(name) => find_ids(root, name).is_some(),
            // A line that a person wrote stays; `line_by_hand` tells of it.
            Self::Setting(from, to) => {
                let text = fs::read_to_string(self.place(root)).unwrap_or_default();
                replace_line(&text, from, to).is_none()
            }
            Self::NoSwap => {
                let text = fs::read_to_string(self.place(root)).unwrap_or_default();
                !text.lines().any(is_swap_line)
            }
            _ => fs::symlink_metadata(self.place(root)).is_ok(),
        }
    }

    /// The line that was asked for, where the file has a person's own in its place.
    pub(super) fn line_by_hand(&self, root: &Path) -> Option<&str> {
        let Self::Setting(_, asked) = self else { return None };
        let text = fs::read_to_string(self.place(root)).ok()?;
        (!text.lines().any(|line| line == asked)).then_some(asked)
    }

    /// Does it, and gives what it changed.
    ///
    /// # Errors
    /// As the system says.
    pub(super) fn run(&self, root: &Path) -> io::Result<Vec<Change>> {
        let place = self.place(root);
        let mut changes = Vec::new();
        if let Some(dir) = place.parent() {
            changes.extend(make_directories(root, dir)?);
        }
        match self {
            Self::Program => {
                fs::copy(std::env::current_exe()?, &place)?;
                fs::set_permissions(&place, PermissionsExt::from_mode(0o755))?;
                changes.push(Change::file(root, &place)?);
            }
            Self::User(name) => {
                add_user(root, name)?;
                changes.push(Change::User((*name).to_owned()));
            }
            Self::File(_, text) => {
                fs::write(&place, text)?;
                fs::set_permissions(&place, PermissionsExt::from_mode(0o644))?;
                changes.push(Change::file(root, &place)?);
            }
            Self::Setting(from, to) => {
                if let Some(text) = replace_line(&fs::read_to_string(&place)?, from, to) {
                    replace_file(&place, &text)?;
                    changes.push(Change::line(root, &place, from, to));
                }
            }
            Self::Directory(_, owner) => {
                changes.extend(make_directories(root, &place)?);
                if let Some((uid, gid)) = owner.and_then(|owner| find_ids(root, owner)) {
                    chown(&place, Some(uid), Some(gid))?;
                }
            }
            Self::Link(_, target) => {
                symlink(target, &place)?;
                changes.push(Change::link(root, &place));
            }
            Self::NoSwap => {
                let text = fs::read_to_string(&place)?;
                let marked = text.lines().map(|line| {
                    if is_swap_line(line) { format!("{SWAP_MARK}{line}\n") } else { format!("{line}\n") }
                });
                replace_file(&place, &marked.collect::<String>())?;
                changes.push(Change::Swap);
            }
        }
        Ok(changes)
    }
}

/// Makes the directories that are missing on the way to `dir`, itself included.
fn make_directories(root: &Path, dir: &Path) -> io::Result<Vec<Change>> {
    let missing: Vec<&Path> = dir.ancestors().take_while(|part| !part.exists()).collect();
    let mut changes = Vec::new();
    for part in missing.into_iter().rev() {
        fs::create_dir(part)?;
        fs::set_permissions(part, PermissionsExt::from_mode(0o755))?;
        changes.push(Change::directory(root, part));
    }
    Ok(changes)
}
