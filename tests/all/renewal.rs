//! Data that comes in while somebody uses the program: in the real binary, with another process that syncs.

use crate::support::pty::Pty;
use std::path::Path;
use std::process::Command;

const DOWN: &str = "\x1b[B";
const F10: &str = "\x1b[21~";

fn sync(dir: &Path, feed: &Path) {
    let done = Command::new(env!("CARGO_BIN_EXE_groupfinder"))
        .args(["--now", "2026-11-24T12:00:00Z", "--data-dir"])
        .arg(dir)
        .args(["sync", "--allow-shrink", "--name", "feed", "--from"])
        .arg(feed)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// Groups "Sonnenkreis 1" to "Sonnenkreis n" without those left out, and one that is new each time.
fn feed(path: &Path, groups: std::ops::RangeInclusive<u32>, left_out: &[u32]) {
    let named: Vec<String> = groups
        .filter(|n| !left_out.contains(n))
        .map(|n| {
            format!("{{\"id\":\"s{n}\",\"name\":\"Sonnenkreis {n:02}\",\"topics\":[\"bereavement\"],\"formats\":[\"online\"]}}")
        })
        .collect();
    let text = format!(
        "{{\"format\":\"groupfinder\",\"schema_version\":1,\"dataset_id\":\"test\",\
         \"generated_at\":\"2026-11-01T00:00:00Z\",\"groups\":[{}]}}",
        named.join(",")
    );
    std::fs::write(path, text).unwrap();
}

#[test]
fn new_data_comes_in_and_nothing_typed_or_selected_is_lost() {
    let home = tempfile::tempdir().unwrap();
    let (dir, path) = (home.path().join("data"), home.path().join("feed.json"));
    feed(&path, 10..=20, &[]);
    sync(&dir, &path);
    let data = dir.to_str().unwrap();
    let mut pty = Pty::start(&["--lang", "en", "--data-dir", data], 120, 40, &[]);
    pty.wait_for("listings");
    pty.send("sonnenkrei");
    pty.wait_for("11 of ");
    // Somebody is in the middle of a word when another process puts new data in place.
    feed(&path, 1..=30, &[13]);
    sync(&dir, &path);
    // A look a second is enough; the key after that brings it in, while the next letters are typed.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    pty.send("s");
    pty.wait_for("29 of ");
    assert!(pty.text().contains("Search: sonnenkreis"), "{}", pty.text());
    // What was selected when the data came still is, though nine others now stand before it.
    pty.wait("the group that was selected", |s| s.contents().contains("── Sonnenkreis 10 ──"));
    pty.send(&DOWN.repeat(6));
    pty.wait("a selected group", |s| s.contents().contains("> Sonnenkreis 16"));
    feed(&path, 5..=60, &[10, 11]);
    sync(&dir, &path);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    pty.send("\x0c");
    pty.wait_for("54 of ");
    assert!(pty.text().contains("> Sonnenkreis 16"), "{}", pty.text());
    assert!(pty.text().contains("Listings updated"), "{}", pty.text());
    // What is gone is said to be gone.
    feed(&path, 5..=60, &[16]);
    sync(&dir, &path);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    pty.send("\x0c");
    pty.wait_for("no longer listed");
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_restored();
}

const F11: &str = "\x1b[23~";

#[test]
fn a_person_fetches_and_sees_what_changed() {
    let home = tempfile::tempdir().unwrap();
    let (dir, path, config) =
        (home.path().join("data"), home.path().join("feed.json"), home.path().join("config.toml"));
    feed(&path, 1..=12, &[]);
    let source = format!("[[source]]\nname = \"sun-circles\"\nurl = \"{}\"\n", path.display());
    std::fs::write(&config, source).unwrap();
    let (data, config) = (dir.to_str().unwrap(), config.to_str().unwrap());
    let mut pty = Pty::start(&["--lang", "en", "--data-dir", data, "--config", config], 100, 40, &[]);
    pty.wait_for("listings");
    pty.send("sonnenkreis");
    pty.send(F11);
    pty.wait_for("sun-circles");
    pty.wait_for("Update all now");
    pty.send("\r");
    // The page says what came, the list behind it has it, and the box still holds what was typed.
    pty.wait_for("Sonnenkreis 12");
    assert!(pty.text().contains("Sonnenkreis 01"), "{}", pty.text());
    pty.send("\x1b");
    pty.wait_for("12 of ");
    assert!(pty.text().contains("Search: sonnenkreis"), "{}", pty.text());
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}
