//! What a source, whoever answers in its name, or the owner of a directory may try: versions that end all others, data
//! in place of what a publisher signed, links that lead elsewhere.

use needs::needs;
use std::path::Path;

fn run(dir: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = assert_cmd::Command::cargo_bin("groupfinder").unwrap();
    command
        .current_dir(dir)
        .args(["--lang", "en", "--config", "c.toml", "--data-dir", "data"])
        .args(arguments);
    command.env("HOME", dir).env("XDG_CONFIG_HOME", dir).env_remove("GROUPFINDER_KEY_PASSPHRASE");
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

/// A dataset of its own id with one group.
fn write_feed(dir: &Path, dataset_id: &str, version: u64, name: &str) {
    let text = format!(
        "{{\"format\":\"groupfinder\",\"schema_version\":1,\"dataset_id\":\"{dataset_id}\",\"version\":{version},\
         \"groups\":[{{\"id\":\"g1\",\"name\":\"{name}\"}}]}}"
    );
    std::fs::write(dir.join("f.json"), text).unwrap();
}

fn name_shown(dir: &Path) -> String {
    let (code, said) = run(dir, &["show", "g1"]);
    assert_eq!(code, 0, "{said}");
    said.lines().next().unwrap().trim().to_owned()
}

#[test]
fn a_version_far_ahead_is_refused_and_three_equal_days_lead_back() {
    let place = tempfile::tempdir().unwrap();
    let dir = place.path();
    let feed = dir.join("f.json").display().to_string();
    std::fs::write(dir.join("c.toml"), format!("[[source]]\nname = \"feed\"\nurl = \"{feed}\"\n")).unwrap();
    let sync = |day: u32| run(dir, &["--now", &format!("2026-11-{day:02}T12:00:00Z"), "sync", "feed"]);
    write_feed(dir, "d", 5, "Honest");
    assert_eq!(sync(1).0, 0);
    let mut honest = 5;
    for (day, id, version, words) in [
        (2, "d", u64::try_from(i64::MAX).unwrap(), "too far ahead"),
        (4, "d", 1_000_007, "too far ahead"),
        (6, "d", 4, "older"),
        (8, "other", 9, "it is the dataset other"),
    ] {
        write_feed(dir, id, version, "Poisoned");
        let (code, said) = sync(day);
        assert!(code != 0 && said.contains(words), "{version}: {code} {said}");
        assert!(name_shown(dir).contains("Honest"), "{version}");
        honest += 1;
        write_feed(dir, "d", honest, "Honest");
        assert_eq!(sync(day + 1).0, 0, "the honest versions go on");
    }
    // A publisher who really began anew is believed once the same came on three days.
    write_feed(dir, "new", 1, "Begun anew");
    let codes = [10, 11, 12].map(|day| sync(day).0);
    assert!(codes[0] != 0 && codes[1] != 0 && codes[2] == 0, "{codes:?}");
    assert!(name_shown(dir).contains("Begun anew"));
}

/// A list that lost most of its groups: those with the numbers given, as this day has them.
fn write_shrunk(dir: &Path, numbers: &[u32], version: u64, verified: &str, phone: &str) {
    let groups = numbers.iter().map(|n| {
        format!(
            "{{\"id\":\"g{n}\",\"name\":\"Group {n}\",\"verified\":\"{verified}\",\
             \"contact\":{{\"phone\":\"{phone}\"}}}}"
        )
    });
    let groups: Vec<String> = groups.collect();
    let text = format!(
        "{{\"format\":\"groupfinder\",\"schema_version\":1,\"dataset_id\":\"d\",\"version\":{version},\
         \"groups\":[{}]}}",
        groups.join(",")
    );
    std::fs::write(dir.join("f.json"), text).unwrap();
}

#[test]
fn three_answers_are_equal_only_where_they_say_the_same() {
    let place = tempfile::tempdir().unwrap();
    let dir = place.path();
    let feed = dir.join("f.json").display().to_string();
    std::fs::write(dir.join("c.toml"), format!("[[source]]\nname = \"feed\"\nurl = \"{feed}\"\n")).unwrap();
    let sync = |day: u32| run(dir, &["--now", &format!("2026-11-{day:02}T12:00:00Z"), "sync", "feed"]);
    let phone = |n: u32| format!("+49 000 {n}{n}{n}{n}");
    let all: Vec<u32> = (1..=20).collect();
    write_shrunk(dir, &all, 1, "2026-11-01", &phone(1));
    assert_eq!(sync(1).0, 0);
    let is_old = || run(dir, &["show", "g1"]).1.contains(&phone(1)) && run(dir, &["show", "g20"]).0 == 0;
    // The same groups each day, but another number to call: on no day is it what came before.
    for day in 2..=7 {
        write_shrunk(dir, &all[..4], 2, "2026-11-01", &phone(day));
        let (code, said) = sync(day);
        assert!(code != 0 && said.contains("held back"), "day {day}: {code} {said}");
        assert!(is_old(), "day {day}");
    }
    // A publisher who counts its answers, writes the day into each record and has no order says the same each day.
    for (day, numbers, code) in [(8, [4, 1, 3, 2], 1), (9, [1, 2, 3, 4], 1), (10, [2, 4, 1, 3], 0)] {
        write_shrunk(dir, &numbers, u64::from(day), &format!("2026-11-{day:02}"), &phone(9));
        let (is, said) = sync(day);
        assert_eq!((is == 0, is_old()), (code == 0, code != 0), "day {day}: {is} {said}");
    }
    assert!(run(dir, &["show", "g1"]).1.contains(&phone(9)));
}

#[test]
fn nothing_given_by_hand_takes_the_place_of_what_a_publisher_signed() {
    let place = tempfile::tempdir().unwrap();
    let dir = place.path();
    std::fs::write(dir.join("c.toml"), "").unwrap();
    assert_eq!(run(dir, &["publish-key", "p.key", "--no-passphrase"]).0, 0);
    write_feed(dir, "d", 1, "Signed");
    let publish = ["publish", "tree", "--key", "p.key", "--from", "f.json", "--dataset-id", "d"];
    let (code, said) = run(dir, &publish);
    assert_eq!(code, 0, "{said}");
    let (code, said) =
        run(dir, &["sync", "--from", "tree/", "--public-key", "p.key.pub", "--name", "kontakt"]);
    assert_eq!(code, 0, "{said}");
    for (day, id, version) in [(25, "d", 2), (26, "d", 2), (27, "d", 2), (28, "d", 2), (29, "other", 1)] {
        write_feed(dir, id, version, "By hand");
        let now = format!("2026-11-{day}T12:00:00Z");
        let (code, said) = run(dir, &["--now", &now, "sync", "--from", "f.json", "--name", "kontakt"]);
        assert!(code != 0 && said.contains("signed"), "day {day}: {code} {said}");
        assert!(name_shown(dir).contains("Signed"), "day {day}");
    }
    // Beside it, under a name of its own, it is as welcome as any.
    assert_eq!(run(dir, &["sync", "--from", "f.json", "--name", "other"]).0, 0);
    assert!(name_shown(dir).contains("Signed"), "and an id that is taken stays with the signed listing");
}

#[cfg(unix)]
#[needs(root)]
#[test]
fn publishing_as_root_follows_no_link_and_writes_to_no_directory_of_others() {
    use std::os::unix::fs::{PermissionsExt, chown, symlink};
    let place = tempfile::tempdir().unwrap();
    let dir = place.path();
    std::fs::set_permissions(dir, PermissionsExt::from_mode(0o755)).unwrap();
    std::fs::write(dir.join("c.toml"), "").unwrap();
    assert_eq!(run(dir, &["publish-key", "p.key", "--no-passphrase"]).0, 0);
    write_feed(dir, "d", 1, "Group");
    let publish =
        |tree: &str| run(dir, &["publish", tree, "--key", "p.key", "--from", "f.json", "--dataset-id", "d"]);
    let elsewhere = dir.join("elsewhere");
    let make = |tree: &str| {
        let path = dir.join(tree);
        std::fs::create_dir(&path).unwrap();
        path
    };
    let foreign = make("foreign");
    symlink(dir.join("made-by-root"), foreign.join(".lock")).unwrap();
    std::fs::create_dir(&elsewhere).unwrap();
    symlink(&elsewhere, foreign.join("data")).unwrap();
    chown(&foreign, Some(4321), Some(4321)).unwrap();
    let own = make("own");
    symlink(dir.join("made-by-root"), own.join(".lock")).unwrap();
    let to_foreign = make("leads");
    let others = make("others");
    chown(&others, Some(4321), Some(4321)).unwrap();
    symlink(&others, to_foreign.join("data")).unwrap();
    let open = make("open");
    std::fs::set_permissions(&open, PermissionsExt::from_mode(0o777)).unwrap();
    let of_group = make("group");
    chown(&of_group, Some(0), Some(4321)).unwrap();
    std::fs::set_permissions(&of_group, PermissionsExt::from_mode(0o775)).unwrap();
    for tree in ["foreign", "own", "leads", "open", "group"] {
        let (code, said) = publish(tree);
        assert_ne!(code, 0, "{tree}: {said}");
        assert!(!dir.join("made-by-root").exists(), "{tree} led to a file elsewhere");
        for untouched in [&elsewhere, &others] {
            assert_eq!(std::fs::read_dir(untouched).unwrap().count(), 0, "{tree}");
        }
        assert!(!dir.join(tree).join("entry.json").exists(), "{tree}");
    }
    assert_eq!(publish("safe").0, 0, "a directory of root's own");
}

/// The signals that the program ignores while it waits for what is piped to it, as a mask.
#[cfg(target_os = "linux")]
fn signals_ignored(arguments: &[&str]) -> u64 {
    use std::process::{Command, Stdio};
    let mut command = Command::new(env!("CARGO_BIN_EXE_groupfinder"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let input = child.stdin.take();
    let status = loop {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
        let field = |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim();
        if field("Name:").starts_with("groupfinder") && field("State:").starts_with('S') {
            break field("SigIgn:").to_owned();
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    };
    drop(input);
    child.wait().unwrap();
    u64::from_str_radix(&status, 16).unwrap()
}

/// Only a public terminal may do without Ctrl-C; behind `--` stand words and names of files.
#[cfg(target_os = "linux")]
#[test]
fn a_word_that_reads_like_an_option_leaves_the_keys_of_the_terminal_alone() {
    let usual = signals_ignored(&["check", "-"]);
    assert_eq!(signals_ignored(&["check", "-", "--", "--kiosk"]), usual);
}
