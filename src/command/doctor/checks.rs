//! The single checks. Their findings and advice are in English: they are for the person who sets the machine up, and
//! name files and settings. Each looks below a root directory, so that an image of a machine can be checked as well.

use super::finding::{Check, Grade};
use crate::config::kiosk::{Kiosk, USUAL_PATH};
use crate::store;
use jiff::Timestamp;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// Where units lie, the strongest first (systemd.unit(5)).
const UNIT_DIRS: [&str; 4] =
    ["etc/systemd/system", "run/systemd/system", "usr/lib/systemd/system", "lib/systemd/system"];
/// The unit of the bare console.
const UNIT: &str = "groupfinder-kiosk.service";
/// The one that may stand in its place, with large letters.
const GRAPHICAL: &str = "groupfinder-kiosk-graphical.service";
/// What either must say.
const REQUIRED: [(&str, &str); 9] = [
    ("Restart", "always"),
    ("TTYReset", "yes"),
    ("TTYVHangup", "yes"),
    ("TTYVTDisallocate", "yes"),
    ("NoNewPrivileges", "yes"),
    ("ProtectSystem", "strict"),
    ("ProtectHome", "yes"),
    ("PrivateNetwork", "yes"),
    ("LimitCORE", "0"),
];
/// Data older than this should be looked at, and data older than the second is bad.
const DAYS: (i64, i64) = (7, 30);

/// All checks of the machine below `root`; `config` is the kiosk file, where it is not the usual one.
pub(super) fn check_machine(root: &Path, config: Option<&Path>, now: Timestamp) -> Vec<Check> {
    let path = config.map_or_else(|| path_below(root, USUAL_PATH), Path::to_path_buf);
    let kiosk = Kiosk::read_file(&path);
    let settings = match &kiosk {
        Ok(_) => passed("settings", format!("{} is root's alone and understood", path.display())),
        Err(error) => {
            let advice = "copy data/kiosk/kiosk.toml there, chown root:root, chmod 644";
            failed("settings", error.to_string(), advice)
        }
    };
    let kiosk = kiosk.unwrap_or_default();
    let unit = unit_text(root);
    let user = unit.as_deref().and_then(|unit| last_directive(unit, "User"));
    let account = user.as_deref().and_then(|user| find_account(root, user));
    let data = path_below(root, &kiosk.data_dir);
    vec![
        settings,
        check_staff_code(&kiosk),
        check_unit(unit.as_deref()),
        check_user(user.as_deref(), account.as_ref()),
        check_data(&data, account.as_ref()),
        check_age(&data, now),
        check_sync(root),
        check_consoles(root),
        check_reboot_key(root),
        check_sysrq(root),
        check_swap(root),
        check_printer(root, &kiosk),
    ]
}

fn passed(id: &'static str, found: impl Into<String>) -> Check {
    Check { id, grade: Grade::Ok, found: found.into(), advice: String::new() }
}

fn doubtful(id: &'static str, found: impl Into<String>, advice: impl Into<String>) -> Check {
    Check { id, grade: Grade::Warning, found: found.into(), advice: advice.into() }
}

fn failed(id: &'static str, found: impl Into<String>, advice: impl Into<String>) -> Check {
    Check { id, grade: Grade::Bad, found: found.into(), advice: advice.into() }
}

/// A path of the machine, below `root`.
fn path_below(root: &Path, path: impl AsRef<Path>) -> PathBuf {
    let path = path.as_ref();
    root.join(path.strip_prefix("/").unwrap_or(path))
}

fn read_below(root: &Path, path: &str) -> String {
    fs::read_to_string(path_below(root, path)).unwrap_or_default()
}

/// Whether a unit is masked: linked to nothing.
fn is_masked(root: &Path, unit: &str) -> bool {
    let path = path_below(root, "etc/systemd/system").join(unit);
    fs::read_link(path).is_ok_and(|target| target == Path::new("/dev/null"))
}

fn unit_text(root: &Path) -> Option<String> {
    [UNIT, GRAPHICAL].into_iter().find_map(|unit| {
        UNIT_DIRS.iter().find_map(|dir| fs::read_to_string(path_below(root, dir).join(unit)).ok())
    })
}

/// The last value of a directive: later ones win.
fn last_directive(unit: &str, name: &str) -> Option<String> {
    let lines = unit.lines().map(str::trim).filter(|line| !line.starts_with(['#', ';']));
    lines.filter_map(|line| line.split_once('=')).rfind(|(key, _)| *key == name).map(|(_, v)| v.to_owned())
}

fn check_staff_code(kiosk: &Kiosk) -> Check {
    match kiosk.staff_code {
        Some(_) => passed("staff", "set; Ctrl-Q asks for it"),
        None => passed("staff", "none, so nobody leaves the program at the keyboard"),
    }
}

fn check_unit(unit: Option<&str>) -> Check {
    let Some(unit) = unit else {
        return failed(
            "unit",
            format!("{UNIT} is not installed"),
            format!("copy data/kiosk/{UNIT} to /etc/systemd/system"),
        );
    };
    let missing =
        REQUIRED.iter().filter(|(name, value)| last_directive(unit, name).as_deref() != Some(*value));
    let missing: Vec<String> = missing.map(|(name, value)| format!("{name}={value}")).collect();
    if missing.is_empty() {
        passed("unit", "says all that it must")
    } else {
        failed("unit", format!("lacks {}", missing.join(", ")), "take them over from data/kiosk")
    }
}

/// A line of /etc/passwd.
struct Account {
    uid: u32,
    shell: String,
}

fn find_account(root: &Path, user: &str) -> Option<Account> {
    let passwd = read_below(root, "etc/passwd");
    let line = passwd.lines().find(|line| line.split(':').next() == Some(user))?;
    let mut fields = line.split(':').skip(2);
    Some(Account { uid: fields.next()?.parse().ok()?, shell: fields.nth(3)?.to_owned() })
}

fn check_user(user: Option<&str>, account: Option<&Account>) -> Check {
    let advice = "useradd --system --shell /usr/sbin/nologin --home-dir /nonexistent groupfinder-kiosk";
    match (user, account) {
        (None, _) => failed("user", "the unit names no User, so the program would run as root", advice),
        (Some(user), None) => failed("user", format!("{user} does not exist"), advice),
        (Some(user), Some(account)) if account.uid == 0 => failed("user", format!("{user} is root"), advice),
        (Some(user), Some(account)) => {
            let shell = Path::new(&account.shell).file_name().unwrap_or_default();
            if shell == "nologin" || shell == "false" {
                passed("user", format!("{user} has no shell"))
            } else {
                let advice = format!("usermod --shell /usr/sbin/nologin {user}");
                failed("user", format!("{user} has the shell {}", account.shell), advice)
            }
        }
    }
}

fn check_data(data: &Path, account: Option<&Account>) -> Check {
    let Ok(found) = fs::metadata(data) else {
        let advice = "install groupfinder-sync.service, which makes it";
        return doubtful(
            "data",
            format!("{} is not there; the built-in directory is shown", data.display()),
            advice,
        );
    };
    let owner = account.is_some_and(|account| account.uid == found.uid());
    if owner || found.mode() & 0o002 != 0 {
        let advice = format!("chown groupfinder-sync {0} && chmod 755 {0}", data.display());
        return failed("data", format!("the user of the terminal may write {}", data.display()), advice);
    }
    passed("data", format!("{} is only read by the terminal", data.display()))
}

fn check_age(data: &Path, now: Timestamp) -> Check {
    let path = data.join(store::DATASET);
    let modified = fs::metadata(&path).and_then(|found| found.modified());
    let Some(modified) = modified.ok().and_then(|at| Timestamp::try_from(at).ok()) else {
        return doubtful("age", "no groups were synced yet", "systemctl start groupfinder-sync.service");
    };
    let days = now.duration_since(modified).as_hours() / 24;
    let found = format!("{days} days");
    match days {
        ..0 => failed("age", "the data is from the future", "set the clock; see timedatectl"),
        days if days <= DAYS.0 => passed("age", found),
        days if days <= DAYS.1 => doubtful("age", found, "see: systemctl status groupfinder-sync.timer"),
        _ => failed("age", found, "see: journalctl -u groupfinder-sync.service"),
    }
}

fn check_sync(root: &Path) -> Check {
    let wanted = path_below(root, "etc/systemd/system/timers.target.wants/groupfinder-sync.timer");
    if fs::symlink_metadata(wanted).is_ok() {
        passed("sync", "groupfinder-sync.timer is enabled")
    } else {
        doubtful(
            "sync",
            "groupfinder-sync.timer is not enabled",
            "systemctl enable --now groupfinder-sync.timer",
        )
    }
}

/// Consoles that a keyboard reaches with Ctrl-Alt-F2 and so on.
fn check_consoles(root: &Path) -> Check {
    let mut open: Vec<String> = fs::read_dir(path_below(root, "etc/systemd/system/getty.target.wants"))
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| {
            name.starts_with("getty@") && !is_masked(root, name) && !is_masked(root, "getty@.service")
        })
        .collect();
    let mut logind = read_below(root, "etc/systemd/logind.conf");
    for entry in fs::read_dir(path_below(root, "etc/systemd/logind.conf.d")).into_iter().flatten().flatten() {
        logind.push_str(&fs::read_to_string(entry.path()).unwrap_or_default());
    }
    let is_off = ["NAutoVTs", "ReserveVT"]
        .into_iter()
        .all(|name| last_directive(&logind, name).is_some_and(|value| value == "0"));
    if !(is_masked(root, "autovt@.service") || is_off) {
        open.push("autovt@.service".to_owned());
    }
    if open.is_empty() {
        return passed("consoles", "none offers a login");
    }
    let advice = format!(
        "systemctl mask {}; set NAutoVTs=0 and ReserveVT=0 in /etc/systemd/logind.conf.d/kiosk.conf",
        open.join(" ")
    );
    failed("consoles", format!("{} may offer a login", open.join(", ")), advice)
}

fn check_reboot_key(root: &Path) -> Check {
    if is_masked(root, "ctrl-alt-del.target") {
        passed("reboot", "restarts nothing")
    } else {
        failed("reboot", "restarts the machine", "systemctl mask ctrl-alt-del.target")
    }
}

fn check_sysrq(root: &Path) -> Check {
    let value = read_below(root, "proc/sys/kernel/sysrq");
    match value.trim() {
        "0" => passed("sysrq", "off"),
        "" if path_below(root, "proc/sys/kernel").is_dir()
            && !path_below(root, "proc/sys/kernel/sysrq").exists() =>
        {
            passed("sysrq", "not in this kernel")
        }
        "" => doubtful("sysrq", "cannot be read", "cat /proc/sys/kernel/sysrq"),
        value => failed(
            "sysrq",
            format!("on ({value}): keys can kill programs or restart the machine"),
            "echo kernel.sysrq=0 > /etc/sysctl.d/60-kiosk.conf && sysctl --system",
        ),
    }
}

fn check_swap(root: &Path) -> Check {
    // The first line is a heading. Compressed memory is not a disk.
    let swaps = read_below(root, "proc/swaps");
    let on_disk = swaps.lines().skip(1).filter(|line| !line.contains("zram")).count();
    if on_disk == 0 {
        passed("swap", "none on a disk")
    } else {
        doubtful(
            "swap",
            "what a visitor typed may reach the disk",
            "swapoff -a, or encrypt it; MemorySwapMax=0 in the unit",
        )
    }
}

fn check_printer(root: &Path, kiosk: &Kiosk) -> Check {
    let Some(queue) = &kiosk.printer else { return passed("printer", "none") };
    let program = path_below(root, &kiosk.print_program);
    let runs = fs::metadata(&program).is_ok_and(|found| found.is_file() && found.mode() & 0o111 != 0);
    if runs {
        passed("printer", format!("queue {queue}; try it: echo test | lp -d {queue}"))
    } else {
        failed("printer", format!("{} is not there", program.display()), "apt install cups-client")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    fn write(root: &Path, path: &str, text: &str) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn grade(checks: &[Check], id: &str) -> Grade {
        checks.iter().find(|check| check.id == id).unwrap().grade
    }

    fn now() -> Timestamp {
        Timestamp::now()
    }

    #[test]
    fn an_empty_machine_is_not_fit_and_everything_says_what_to_do() {
        let root = tempfile::tempdir().unwrap();
        let checks = check_machine(root.path(), None, now());
        for id in ["settings", "unit", "user", "consoles", "reboot"] {
            assert_eq!(grade(&checks, id), Grade::Bad, "{id}");
        }
        assert!(checks.iter().all(|check| check.grade == Grade::Ok || !check.advice.is_empty()));
    }

    #[test]
    fn a_machine_set_up_by_the_recipe_is_fit() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        write(root, "etc/groupfinder/kiosk.toml", "data_dir = \"/var/lib/groupfinder\"\n");
        write(
            root,
            "etc/systemd/system/groupfinder-kiosk.service",
            include_str!("../../../data/kiosk/groupfinder-kiosk.service"),
        );
        write(
            root,
            "etc/passwd",
            "root:x:0:0::/root:/bin/sh\ngroupfinder-kiosk:x:997:997::/nonexistent:/usr/sbin/nologin\n",
        );
        write(root, "var/lib/groupfinder/dataset.json", "{}");
        write(root, "etc/systemd/logind.conf.d/kiosk.conf", include_str!("../../../data/kiosk/logind.conf"));
        write(root, "proc/sys/kernel/sysrq", "0\n");
        write(root, "proc/swaps", "Filename Type Size Used Priority\n");
        fs::create_dir_all(root.join("etc/systemd/system/timers.target.wants")).unwrap();
        symlink("/x", root.join("etc/systemd/system/timers.target.wants/groupfinder-sync.timer")).unwrap();
        symlink("/dev/null", root.join("etc/systemd/system/ctrl-alt-del.target")).unwrap();
        let mut checks = check_machine(root, None, now());
        if fs::metadata(root).unwrap().uid() != 0 {
            assert_ne!(grade(&checks, "settings"), Grade::Ok, "they belong to whoever runs the test");
            checks.retain(|check| check.id != "settings");
        }
        let wrong: Vec<&Check> = checks.iter().filter(|check| check.grade != Grade::Ok).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");

        write(root, "proc/sys/kernel/sysrq", "176\n");
        write(root, "proc/swaps", "Filename\n/swapfile file 1 0 -2\n");
        write(root, "etc/passwd", "groupfinder-kiosk:x:997:997::/nonexistent:/bin/bash\n");
        let old = now().checked_sub(jiff::SignedDuration::from_hours(24 * 40)).unwrap();
        let checks = check_machine(root, None, now());
        assert_eq!(grade(&checks, "sysrq"), Grade::Bad);
        assert_eq!(grade(&checks, "swap"), Grade::Warning);
        assert_eq!(grade(&checks, "user"), Grade::Bad);
        assert_eq!(grade(&check_machine(root, None, old), "age"), Grade::Bad, "data from the future");
        let later = now().checked_add(jiff::SignedDuration::from_hours(24 * 40)).unwrap();
        assert_eq!(grade(&check_machine(root, None, later), "age"), Grade::Bad);
    }
}
