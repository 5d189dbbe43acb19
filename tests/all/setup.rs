//! A machine set up as a public terminal by one command, looked at by doctor, and taken back.

use assert_cmd::cargo::cargo_bin;
use needs::needs;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

fn run(arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(cargo_bin("groupfinder"));
    let done = command.env_clear().env("HOME", "/nonexistent").args(arguments).output().unwrap();
    (
        done.status.code().unwrap(),
        String::from_utf8(done.stdout).unwrap(),
        String::from_utf8(done.stderr).unwrap(),
    )
}

/// What a directory holds: for each path what it is, with the text of files.
fn contents(root: &Path) -> BTreeMap<PathBuf, String> {
    fn walk(dir: &Path, root: &Path, found: &mut BTreeMap<PathBuf, String>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            let kind = fs::symlink_metadata(&path).unwrap();
            let what = if kind.is_symlink() {
                format!("link to {}", fs::read_link(&path).unwrap().display())
            } else if kind.is_dir() {
                walk(&path, root, found);
                format!("directory {:o}", kind.mode())
            } else {
                format!("{:o} {}", kind.mode(), String::from_utf8_lossy(&fs::read(&path).unwrap()))
            };
            found.insert(path.strip_prefix(root).unwrap().to_path_buf(), what);
        }
    }
    let mut found = BTreeMap::new();
    walk(root, root, &mut found);
    found
}

/// An image of a small system.
fn image() -> tempfile::TempDir {
    let dir = tempfile::Builder::new().permissions(PermissionsExt::from_mode(0o755)).tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("etc/passwd", "root:x:0:0:root:/root:/bin/bash\nnobody:x:999:999::/:/usr/sbin/nologin\n");
    write("etc/group", "root:x:0:\n");
    write("etc/shadow", "root:*:19000:0:99999:7:::\n");
    write("etc/fstab", "/dev/sda1 / ext4 defaults 0 1\n/dev/sda2 none swap sw 0 0\n");
    write("usr/bin/.keep", "");
    fs::create_dir_all(dir.path().join("var/lib")).unwrap();
    dir
}

#[needs(root)]
#[test]
fn an_image_is_set_up_found_fit_and_taken_back_without_a_trace() {
    let image = image();
    let root = image.path().to_str().unwrap();
    let before = contents(image.path());
    let (code, planned, err) = run(&["kiosk", "install", "--root", root, "--dry-run"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(contents(image.path()), before, "a dry run changes nothing");
    let (code, done, err) = run(&["kiosk", "install", "--root", root]);
    assert_eq!((code, err.as_str()), (0, ""));
    for line in planned.lines().take_while(|line| !line.ends_with(':')) {
        assert!(done.contains(line), "{line}");
    }
    assert!(done.lines().count() > 12, "{done}");
    let (code, found, _) = run(&["doctor", "--kiosk", "--root", root]);
    assert!(code == 0 && found.contains("0 to fix, 0 to look at"), "{found}");
    let passwd = fs::read_to_string(image.path().join("etc/passwd")).unwrap();
    assert!(passwd.contains("groupfinder-kiosk:x:998:998::/nonexistent:/usr/sbin/nologin\n"), "{passwd}");
    let data = fs::metadata(image.path().join("var/lib/groupfinder")).unwrap();
    assert_eq!((data.uid(), data.mode() & 0o777), (997, 0o755), "the data belongs to who fetches it");

    let (_, again, _) = run(&["kiosk", "install", "--root", root]);
    assert_eq!(again.lines().take_while(|line| !line.ends_with(':')).count(), 0, "done already: {again}");
    let (code, _, err) = run(&["kiosk", "remove", "--root", root]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(contents(image.path()), before);
    assert!(run(&["kiosk", "remove", "--root", root]).1.contains("Nothing was set up"));
}

#[needs(root)]
#[test]
fn what_a_person_changed_stays_and_what_was_there_is_not_touched() {
    let image = image();
    let root = image.path().to_str().unwrap();
    let kiosk = image.path().join("etc/groupfinder/kiosk.toml");
    let sysctl = image.path().join("etc/sysctl.d/60-kiosk.conf");
    fs::create_dir_all(sysctl.parent().unwrap()).unwrap();
    fs::write(&sysctl, "# by hand\nkernel.sysrq=0\n").unwrap();
    let install = [
        "kiosk",
        "install",
        "--root",
        root,
        "--country",
        "de",
        "--timezone",
        "Europe/Berlin",
        "--language",
        "de",
    ];
    assert_eq!(run(&install).0, 0);
    let text = fs::read_to_string(&kiosk).unwrap();
    for line in ["language = \"de\"", "country = \"DE\"", "timezone = \"Europe/Berlin\""] {
        assert!(text.lines().any(|found| found == line), "{line}");
    }
    assert!(run(&["doctor", "--kiosk", "--root", root]).1.contains("0 to fix, 0 to look at"));
    fs::write(&kiosk, format!("{text}# mine\n")).unwrap();
    let (code, said, _) = run(&["kiosk", "remove", "--root", root]);
    assert!(code == 0 && said.contains("kept, because it was changed"), "{said}");
    assert!(kiosk.exists() && sysctl.exists());
    assert!(!image.path().join("etc/systemd/system/groupfinder-kiosk.service").exists());
}

#[needs(root)]
#[test]
fn settings_go_into_the_file_that_a_package_brought_and_out_again() {
    let image = image();
    let root = image.path().to_str().unwrap();
    let kiosk = image.path().join("etc/groupfinder/kiosk.toml");
    fs::create_dir_all(kiosk.parent().unwrap()).unwrap();
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/kiosk/kiosk.toml"), &kiosk).unwrap();
    let before = contents(image.path());
    let install = ["kiosk", "install", "--root", root, "--country", "DE", "--timezone", "Europe/Berlin"];
    let (code, said, err) = run(&install);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(said.contains("sed -i 's|^#country = \"DE\"$|country = \"DE\"|'"), "{said}");
    let text = fs::read_to_string(&kiosk).unwrap();
    for line in ["country = \"DE\"", "timezone = \"Europe/Berlin\""] {
        assert!(text.lines().any(|found| found == line), "{text}");
    }
    assert!(run(&["doctor", "--kiosk", "--root", root]).1.contains("0 to fix, 0 to look at"));
    let (_, other, _) = run(&["kiosk", "install", "--root", root, "--country", "NO"]);
    assert!(other.contains("by hand: country = \"NO\""), "{other}");
    assert_eq!(run(&["kiosk", "remove", "--root", root]).0, 0);
    assert_eq!(contents(image.path()), before);
}

#[test]
fn doctor_takes_the_kiosks_own_file_by_config() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/kiosk/kiosk.toml");
    let (code, found, err) =
        run(&["doctor", "--kiosk", "--config", file.to_str().unwrap(), "--root", "/nowhere"]);
    assert!(code == 1 && found.contains("kiosk.toml") && err.is_empty(), "{code} {found} {err}");
}

#[cfg(feature = "publish")]
#[test]
fn a_publisher_and_a_follower_are_told_what_is_wrong_and_which_command_mends_it() {
    use crate::support::dataset::write_dataset;
    let home = tempfile::tempdir().unwrap();
    let path = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    let at = |now: &str, arguments: &[&str]| {
        let (data, config) = (path("data"), path("config.toml"));
        let all: Vec<&str> = ["--data-dir", &data, "--config", &config, "--now", now]
            .into_iter()
            .chain(arguments.iter().copied())
            .collect();
        run(&all)
    };
    let first_day = "2026-12-01T12:00:00Z";
    fs::write(path("config.toml"), "").unwrap();
    write_dataset(home.path().join("groups.json").as_path(), &["1", "2"]);
    let (key, spare, tree, groups) = (path("k.key"), path("spare.key"), path("tree"), path("groups.json"));
    for key in [&key, &spare] {
        assert_eq!(at(first_day, &["publish-key", "--no-passphrase", key]).0, 0);
    }
    let spare_public = format!("{spare}.pub");
    let publish = ["publish", &tree, "--key", &key, "--from", &groups, "--dataset-id", "koeln"];
    let (code, _, err) = at(first_day, &[&publish[..], &["--next-key", &spare_public]].concat());
    assert_eq!(code, 0, "{err}");
    let (code, found, _) = at(first_day, &["doctor", "--publish", &tree]);
    assert!(code == 0 && found.contains("0 to fix, 0 to look at"), "{found}");
    let (code, found, _) = at("2026-12-14T12:00:00Z", &["doctor", "--publish", &tree]);
    assert!(code == 0 && found.contains("1 to look at") && found.contains("groupfinder publish"), "{found}");
    assert_eq!(at("2027-01-14T12:00:00Z", &["doctor", "--publish", &tree]).0, 1, "past its date");
    fs::set_permissions(home.path().join("tree/data"), PermissionsExt::from_mode(0o700)).unwrap();
    let (code, found, _) = at(first_day, &["doctor", "--publish", &tree]);
    assert!(code == 1 && found.contains("chmod -R a+rX"), "{found}");
    let (_, _, err) = at(first_day, &[&publish[..], &["--next-key", &spare_public]].concat());
    assert!(err.contains("chmod -R a+rX"), "publish itself says so: {err}");

    let old = format!("{key}.pub");
    let add = ["sources", "add", &tree, "--name", "koeln", "--public-key", &old];
    let (code, _, err) = at(first_day, &add);
    assert_eq!(code, 0, "{err}");
    let (_, found, _) = at(first_day, &["doctor", "--sources"]);
    assert!(
        found.contains("koeln: no data received yet") && found.contains("groupfinder sync koeln"),
        "{found}"
    );
    assert_eq!(at(first_day, &["sync"]).0, 0);
    let (code, found, _) = at(first_day, &["doctor", "--sources"]);
    assert!(code == 0 && found.contains("0 to fix, 0 to look at"), "{found}");
    // The publisher goes over to the spare key; the key in the configuration is then out of date.
    write_dataset(home.path().join("groups.json").as_path(), &["1", "2", "3"]);
    let (code, _, err) = at(first_day, &["publish", &tree, "--key", &spare, "--from", &groups]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(at("2026-12-02T13:00:00Z", &["sync", "koeln"]).0, 0);
    let (_, found, _) = at("2026-12-02T13:00:00Z", &["doctor", "--sources"]);
    let mend = found.lines().find(|line| line.contains("sources edit koeln --public-key RW")).unwrap();
    let command: Vec<&str> = mend.split("groupfinder ").nth(1).unwrap().split_whitespace().collect();
    assert_eq!(at(first_day, &command).0, 0, "{mend}");
    let (_, found, _) = at("2026-12-02T13:00:00Z", &["doctor", "--sources"]);
    assert!(found.contains("0 to fix, 0 to look at"), "{found}");
}

/// What a publisher's shell may have set for its own files must not close the tree without a word.
#[cfg(feature = "publish")]
#[test]
fn a_tree_written_under_a_strict_umask_is_said_to_be_closed_to_web_servers() {
    use crate::support::dataset::write_dataset;
    let home = tempfile::tempdir().unwrap();
    let under = |umask: &str, arguments: &str| {
        let line = format!("umask {umask}; exec \"$0\" {arguments}");
        let done = Command::new("/bin/sh")
            .args(["-c", &line, env!("CARGO_BIN_EXE_groupfinder")])
            .env_clear()
            .env("HOME", home.path())
            .current_dir(home.path())
            .output()
            .unwrap();
        (done.status.code().unwrap(), String::from_utf8(done.stderr).unwrap())
    };
    assert_eq!(under("022", "publish-key --no-passphrase k").0, 0);
    for (umask, is_closed) in [("022", false), ("027", true), ("077", true)] {
        write_dataset(&home.path().join("groups.json"), &["1", umask]);
        let publish = format!("publish tree{umask} --key k --from groups.json --dataset-id bonn");
        let (code, told) = under(umask, &publish);
        let advice = told.contains(&format!("chmod -R a+rX tree{umask}"));
        assert!(code == 0 && advice == is_closed, "{umask}: {code} {told}");
        let (code, _) = under(umask, &format!("doctor --publish tree{umask}"));
        assert_eq!(code, i32::from(is_closed), "{umask}");
    }
    // What a later version adds to a tree that was opened by hand is looked at too.
    assert!(
        Command::new("chmod")
            .args(["-R", "a+rX", "tree077"])
            .current_dir(home.path())
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(under("077", "doctor --publish tree077").0, 0);
    write_dataset(&home.path().join("groups.json"), &["1", "2", "3"]);
    let (code, told) = under("077", "publish tree077 --key k --from groups.json");
    assert!(code == 0 && told.contains("chmod -R a+rX tree077"), "{code} {told}");
}
