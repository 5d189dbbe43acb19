//! Machines below a directory, as they are found.

use super::*;
use crate::cli::Global;
use crate::config::Config;
use jiff::Timestamp;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn grade(checks: &[Check], id: &str) -> Grade {
    checks.iter().find(|check| check.id == id).unwrap().grade
}

fn check(root: &Path, now: &str) -> Vec<Check> {
    let now: Timestamp = now.parse().unwrap();
    let global = Global { now: Some(now), ..Global::default() };
    let context = Context::new(&global, Config::default(), None);
    let mut checks = kiosk_checks::check_machine(&context, Examiner { locale: &context.locale }, root, None);
    if fs::metadata(root).unwrap().uid() != 0 {
        assert_ne!(grade(&checks, "settings"), Grade::Ok, "they belong to whoever runs the test");
        checks.retain(|check| check.id != "settings");
    }
    checks
}

const NOW: &str = "2026-12-01T12:00:00Z";

#[test]
fn an_empty_machine_is_not_fit_and_everything_says_what_to_do() {
    let root = tempfile::tempdir().unwrap();
    let checks = check(root.path(), NOW);
    for id in ["unit", "user", "consoles", "reboot"] {
        assert_eq!(grade(&checks, id), Grade::Bad, "{id}");
    }
    assert!(checks.iter().all(|check| check.grade == Grade::Ok || !check.advice.is_empty()));
}

/// A machine set up by hand, as the recipe says.
fn machine_of_the_recipe(root: &Path) {
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
    fs::create_dir_all(root.join("var/lib/groupfinder")).unwrap();
    for open in ["", "var", "var/lib", "var/lib/groupfinder"] {
        fs::set_permissions(root.join(open), PermissionsExt::from_mode(0o755)).unwrap();
    }
    write(root, "etc/systemd/logind.conf.d/kiosk.conf", include_str!("../../../data/kiosk/logind.conf"));
    write(root, "proc/sys/kernel/sysrq", "0\n");
    write(root, "proc/swaps", "Filename Type Size Used Priority\n");
    fs::create_dir_all(root.join("etc/systemd/system/timers.target.wants")).unwrap();
    symlink("/x", root.join("etc/systemd/system/timers.target.wants/groupfinder-sync.timer")).unwrap();
    symlink("/dev/null", root.join("etc/systemd/system/ctrl-alt-del.target")).unwrap();
}

#[test]
fn a_machine_set_up_by_the_recipe_is_fit_and_each_slip_is_found() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    machine_of_the_recipe(root);
    let wrong: Vec<Check> = check(root, NOW).into_iter().filter(|check| check.grade != Grade::Ok).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");

    write(root, "proc/sys/kernel/sysrq", "176\n");
    write(root, "proc/swaps", "Filename\n/swapfile file 1 0 -2\n");
    write(root, "etc/passwd", "groupfinder-kiosk:x:997:997::/nonexistent:/bin/bash\n");
    write(root, "etc/groupfinder/kiosk.toml", "country = \"DE\"\n");
    let checks = check(root, NOW);
    assert_eq!(grade(&checks, "sysrq"), Grade::Bad);
    assert_eq!(grade(&checks, "swap"), Grade::Warning);
    assert_eq!(grade(&checks, "user"), Grade::Bad);
    assert_eq!(grade(&checks, "zone"), Grade::Warning, "UTC is not the clock of Germany");
    symlink("/usr/share/zoneinfo/Europe/Berlin", root.join("etc/localtime")).unwrap();
    assert_eq!(grade(&check(root, NOW), "zone"), Grade::Ok);
}

#[test]
fn data_that_the_visitors_user_cannot_read_is_found() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    machine_of_the_recipe(root);
    fs::set_permissions(root.join("var/lib/groupfinder"), PermissionsExt::from_mode(0o700)).unwrap();
    let checks = check(root, NOW);
    let data = checks.iter().find(|check| check.id == "data").unwrap();
    assert_eq!(data.grade, Grade::Bad);
    assert!(data.advice.starts_with("chmod a+rX "), "{data:?}");
    fs::set_permissions(root.join("var/lib/groupfinder"), PermissionsExt::from_mode(0o777)).unwrap();
    assert_eq!(grade(&check(root, NOW), "data"), Grade::Bad, "everybody may write it");
}

#[test]
fn ages_are_those_that_sources_said_and_not_those_of_files() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    machine_of_the_recipe(root);
    let config = "[[source]]\nname = \"town\"\nurl = \"/srv/a.json\"\n";
    write(root, "etc/groupfinder/config.toml", config);
    assert_eq!(grade(&check(root, NOW), "source"), Grade::Warning, "nothing came yet");
    let state = "{\"state_version\":1,\"sources\":{\"town\":{\"url\":\"/srv/a.json\",\
        \"succeeded_at\":\"2026-11-30T12:00:00Z\"}}}";
    write(root, "var/lib/groupfinder/sources.json", state);
    assert_eq!(grade(&check(root, NOW), "source"), Grade::Ok, "asked yesterday, and nothing had changed");
    assert_eq!(grade(&check(root, "2026-12-10T12:00:00Z"), "source"), Grade::Warning);
    assert_eq!(grade(&check(root, "2027-01-10T12:00:00Z"), "source"), Grade::Bad);
}
