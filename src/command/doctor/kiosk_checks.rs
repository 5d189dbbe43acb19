//! The checks of a public terminal. Each looks below a root directory, so that an image of a machine can be checked as
//! well.

use super::finding::{Check, Examiner};
use super::machine::{Account, Machine, last_directive};
use super::source_checks::{check_index, check_sources_of_kiosk};
use crate::command::context::Context;
use crate::command::error_words::describe_kiosk_error;
use crate::config::kiosk::{Kiosk, USUAL_PATH};
use crate::place::Home;
use crate::store;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// The unit of the bare console, and the one that may stand in its place, with large letters.
const UNITS: [&str; 2] = ["groupfinder-kiosk.service", "groupfinder-kiosk-graphical.service"];
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
/// What mends most of it at once.
const INSTALL: &str = "groupfinder kiosk install";

/// A public terminal to be looked at.
struct Terminal<'a> {
    machine: Machine<'a>,
    examiner: Examiner<'a>,
    kiosk: Kiosk,
}

/// All checks of the machine below `root`; `config` is the kiosk file, where it is not the usual one.
pub(super) fn check_machine(
    context: &Context<'_>,
    examiner: Examiner<'_>,
    root: &Path,
    config: Option<&Path>,
) -> Vec<Check> {
    let machine = Machine { root };
    let path = config.map_or_else(|| machine.path(USUAL_PATH), Path::to_path_buf);
    let read = Kiosk::read_file(&path);
    let settings = match &read {
        Ok(_) => {
            let shown = [("path", path.to_string_lossy().into_owned().into())];
            examiner.pass("settings", "found-settings-right", &shown)
        }
        Err(error) => {
            let told = [("what", describe_kiosk_error(error, &context.locale).into())];
            let advice = format!("{INSTALL}; chown root:root {0}; chmod 644 {0}", path.display());
            examiner.fail("settings", "found-as-it-is", &told, &advice)
        }
    };
    let terminal = Terminal { machine, examiner, kiosk: read.unwrap_or_default() };
    let unit = machine.unit_text(&UNITS);
    let user = unit.as_deref().and_then(|unit| last_directive(unit, "User"));
    let account = user.as_deref().and_then(|user| machine.find_account(user));
    let data = machine.path(&terminal.kiosk.data_dir);
    let mut checks = vec![
        settings,
        terminal.check_staff_code(),
        terminal.check_unit(unit.as_deref()),
        terminal.check_user(user.as_deref(), account.as_ref()),
        terminal.check_data(&data, account.as_ref()),
        check_index(examiner, Some(&data), "systemctl start groupfinder-sync.service"),
    ];
    let sources = machine.path("etc/groupfinder/config.toml");
    checks.extend(check_sources_of_kiosk(context, examiner, &sources, &data));
    checks.extend([
        terminal.check_sync(),
        terminal.check_zone(),
        terminal.check_consoles(),
        terminal.check_reboot_key(),
        terminal.check_sysrq(),
        terminal.check_swap(),
        terminal.check_printer(),
    ]);
    checks
}

impl Terminal<'_> {
    fn check_staff_code(&self) -> Check {
        let key = if self.kiosk.staff_code.is_some() { "found-staff-code" } else { "found-staff-none" };
        self.examiner.pass("staff", key, &[])
    }

    fn check_unit(&self, unit: Option<&str>) -> Check {
        let Some(unit) = unit else {
            return self.examiner.fail("unit", "found-unit-missing", &[("unit", UNITS[0].into())], INSTALL);
        };
        let missing =
            REQUIRED.iter().filter(|(name, value)| last_directive(unit, name).as_deref() != Some(*value));
        let missing: Vec<String> = missing.map(|(name, value)| format!("{name}={value}")).collect();
        if missing.is_empty() {
            return self.examiner.pass("unit", "found-unit-right", &[]);
        }
        let what = [("what", missing.join(", ").into())];
        self.examiner.fail("unit", "found-unit-lacks", &what, INSTALL)
    }

    fn check_user(&self, user: Option<&str>, account: Option<&Account>) -> Check {
        let Some(user) = user else {
            return self.examiner.fail("user", "found-user-none", &[], INSTALL);
        };
        let name = ("user", user.into());
        match account {
            None => self.examiner.fail("user", "found-user-missing", &[name], INSTALL),
            Some(account) if account.uid == 0 => {
                self.examiner.fail("user", "found-user-root", &[name], INSTALL)
            }
            Some(account) => {
                let shell = Path::new(&account.shell).file_name().unwrap_or_default();
                if shell == "nologin" || shell == "false" {
                    return self.examiner.pass("user", "found-user-right", &[name]);
                }
                let advice = format!("usermod --shell /usr/sbin/nologin {user}");
                let values = [name, ("shell", account.shell.as_str().into())];
                self.examiner.fail("user", "found-user-shell", &values, &advice)
            }
        }
    }

    /// Whether the user of the terminal can read the data, and not write it, as that user sees it.
    fn check_data(&self, data: &Path, account: Option<&Account>) -> Check {
        let shown = [("path", data.to_string_lossy().into_owned().into())];
        let Ok(found) = fs::metadata(data) else {
            return self.examiner.doubt("data", "found-data-missing", &shown, INSTALL);
        };
        let may_write = account.is_some_and(|account| account.may(&found, 0o2));
        if may_write || found.mode() & 0o002 != 0 {
            let advice = format!("chown groupfinder-sync {0} && chmod 755 {0}", data.display());
            return self.examiner.fail("data", "found-data-writable", &shown, &advice);
        }
        let files = [data.to_path_buf(), data.join(store::DATASET)];
        let closed = account
            .and_then(|account| files.iter().find_map(|file| self.machine.find_unreadable(file, account)));
        match closed {
            None => self.examiner.pass("data", "found-data-right", &shown),
            Some(closed) => {
                let shown = [("path", closed.to_string_lossy().into_owned().into())];
                let advice = format!("chmod a+rX {}", closed.display());
                self.examiner.fail("data", "found-data-unreadable", &shown, &advice)
            }
        }
    }

    fn check_sync(&self) -> Check {
        let wanted = self.machine.path("etc/systemd/system/timers.target.wants/groupfinder-sync.timer");
        if fs::symlink_metadata(wanted).is_ok() {
            self.examiner.pass("sync", "found-sync-enabled", &[])
        } else {
            self.examiner.doubt(
                "sync",
                "found-sync-off",
                &[],
                "systemctl enable --now groupfinder-sync.timer",
            )
        }
    }

    /// Whether the clock that visitors see is that of the country whose crisis lines they see.
    fn check_zone(&self) -> Check {
        let zone = self.kiosk.timezone.clone().unwrap_or_else(|| self.zone_of_machine());
        let shown = ("zone", zone.as_str().into());
        let country = self.kiosk.country.as_ref().map(crate::config::Country::code);
        let there = Home::of_environment(|_| None, Some(&zone)).map(|home| home.country);
        match country {
            Some(country) if there.as_deref() != Some(country) => {
                let values = [shown, ("country", country.into())];
                let advice = "timedatectl set-timezone ZONE, or timezone in kiosk.toml";
                self.examiner.doubt("zone", "found-zone-elsewhere", &values, advice)
            }
            _ => self.examiner.pass("zone", "found-zone", &[shown]),
        }
    }

    /// The zone that /etc/localtime leads to; a machine without it keeps UTC.
    fn zone_of_machine(&self) -> String {
        let target = fs::read_link(self.machine.path("etc/localtime")).unwrap_or_default();
        let target = target.to_string_lossy();
        target.split_once("zoneinfo/").map_or_else(|| "UTC".to_owned(), |(_, zone)| zone.to_owned())
    }

    /// Consoles that a keyboard reaches with Ctrl-Alt-F2 and so on.
    fn check_consoles(&self) -> Check {
        let machine = self.machine;
        let mut open: Vec<String> = fs::read_dir(machine.path("etc/systemd/system/getty.target.wants"))
            .into_iter()
            .flatten()
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| {
                name.starts_with("getty@") && !machine.is_masked(name) && !machine.is_masked("getty@.service")
            })
            .collect();
        let logind = machine.read("etc/systemd/logind.conf") + &machine.read_all("etc/systemd/logind.conf.d");
        let is_off = ["NAutoVTs", "ReserveVT"]
            .into_iter()
            .all(|name| last_directive(&logind, name).is_some_and(|value| value == "0"));
        if !(machine.is_masked("autovt@.service") || is_off) {
            open.push("autovt@.service".to_owned());
        }
        if open.is_empty() {
            return self.examiner.pass("consoles", "found-consoles-right", &[]);
        }
        let advice = format!("systemctl mask {}", open.join(" "));
        let what = [("what", open.join(", ").into())];
        self.examiner.fail("consoles", "found-consoles-open", &what, &advice)
    }

    fn check_reboot_key(&self) -> Check {
        if self.machine.is_masked("ctrl-alt-del.target") {
            self.examiner.pass("reboot", "found-reboot-right", &[])
        } else {
            self.examiner.fail("reboot", "found-reboot-open", &[], "systemctl mask ctrl-alt-del.target")
        }
    }

    /// What the kernel does now; of an image, what its next kernel will be told.
    fn check_sysrq(&self) -> Check {
        let machine = self.machine;
        let kernel = machine.path("proc/sys/kernel");
        let value = if kernel.is_dir() {
            machine.read("proc/sys/kernel/sysrq").trim().to_owned()
        } else {
            let set = machine.read("etc/sysctl.conf") + &machine.read_all("etc/sysctl.d");
            last_directive(&set, "kernel.sysrq").unwrap_or_default()
        };
        let advice = "echo kernel.sysrq=0 > /etc/sysctl.d/60-kiosk.conf && sysctl --system";
        match value.as_str() {
            "0" => self.examiner.pass("sysrq", "found-sysrq-off", &[]),
            "" if kernel.is_dir() && !kernel.join("sysrq").exists() => {
                self.examiner.pass("sysrq", "found-sysrq-absent", &[])
            }
            "" => self.examiner.doubt("sysrq", "found-sysrq-unknown", &[], advice),
            value => self.examiner.fail("sysrq", "found-sysrq-on", &[("value", value.into())], advice),
        }
    }

    /// Swap on a disk; of an image, what its table of file systems mounts.
    fn check_swap(&self) -> Check {
        let swaps = self.machine.path("proc/swaps");
        let is_on = match fs::read_to_string(&swaps) {
            // The first line is a heading. Compressed memory is not a disk.
            Ok(text) => text.lines().skip(1).any(|line| !line.contains("zram")),
            Err(_) => self.machine.read("etc/fstab").lines().any(is_swap_line),
        };
        if is_on {
            self.examiner.doubt("swap", "found-swap-on", &[], "swapoff -a; groupfinder kiosk install")
        } else {
            self.examiner.pass("swap", "found-swap-none", &[])
        }
    }

    fn check_printer(&self) -> Check {
        let Some(queue) = &self.kiosk.printer else {
            return self.examiner.pass("printer", "found-printer-none", &[]);
        };
        let program: PathBuf = self.machine.path(&self.kiosk.print_program);
        let runs = fs::metadata(&program).is_ok_and(|found| found.is_file() && found.mode() & 0o111 != 0);
        if runs {
            return self.examiner.pass("printer", "found-printer-right", &[("queue", queue.as_str().into())]);
        }
        let shown = [("path", program.to_string_lossy().into_owned().into())];
        self.examiner.fail("printer", "found-printer-missing", &shown, "apt install cups-client")
    }
}

/// Whether a line of /etc/fstab turns on swap.
pub(in crate::command) fn is_swap_line(line: &str) -> bool {
    !line.trim_start().starts_with('#') && line.split_whitespace().nth(2) == Some("swap")
}
