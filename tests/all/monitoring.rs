//! What programs that watch a machine are told: exit codes, one line of `status --check`, metrics, and errors in the
//! language of whoever reads the journal.

use crate::support::dataset::{dataset, write_dataset};
use crate::support::fault_server::{FaultServer, response};
use assert_cmd::cargo::cargo_bin;
use needs::needs;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const NOW: &str = "2026-12-01T12:00:00Z";

struct Home(tempfile::TempDir);

struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn at(&self, now: &str, arguments: &[&str]) -> Said {
        let done = Command::new(cargo_bin("groupfinder"))
            .env_clear()
            .env("HOME", self.0.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            .current_dir(self.0.path())
            .arg("--data-dir")
            .arg(self.path("data"))
            .args(["--now", now])
            .args(arguments)
            .output()
            .unwrap();
        Said {
            code: done.status.code().unwrap(),
            out: String::from_utf8(done.stdout).unwrap(),
            err: String::from_utf8(done.stderr).unwrap(),
        }
    }

    fn run(&self, arguments: &[&str]) -> Said {
        self.at(NOW, arguments)
    }

    fn write_config(&self, text: &str) {
        let dir = self.path("config/groupfinder");
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join("config.toml"), text).unwrap();
    }

    fn follow(&self, name: &str, url: &str) {
        self.write_config(&format!("[[source]]\nname = \"{name}\"\nurl = \"{url}\"\n"));
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[needs(root)]
#[test]
fn a_bad_feed_a_dead_server_and_a_closed_directory_have_codes_of_their_own() {
    let home = Home::new();
    fs::write(home.path("bad.json"), "hello").unwrap();
    write_dataset(&home.path("good.json"), &["1"]);
    assert_eq!(home.run(&["sync", "--from", "bad.json"]).code, 3);
    let gone = FaultServer::bytes(response("404 Not Found", "", b""));
    assert_eq!(home.run(&["sync", "--from", &gone.url()]).code, 5);
    assert_eq!(home.run(&["check", "http://127.0.0.1:9/a.json"]).code, 5);
    assert_eq!(home.run(&["sync", "--from", "good.json"]).code, 0);
    // What the system refuses to a user who is not root.
    let binary = home.path("groupfinder");
    fs::copy(cargo_bin("groupfinder"), &binary).unwrap();
    for dir in [home.0.path(), &home.path("data")] {
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        fs::set_permissions(dir, mode).unwrap();
    }
    let as_nobody = |arguments: &[&str]| {
        let mut command = Command::new(&binary);
        std::os::unix::process::CommandExt::uid(&mut command, 65_534);
        let done = command
            .env_clear()
            .env("HOME", "/nonexistent")
            .current_dir(home.0.path())
            .args(["--data-dir", text(&home.path("data"))])
            .args(arguments)
            .output()
            .unwrap();
        (done.status.code().unwrap(), String::from_utf8(done.stderr).unwrap())
    };
    let (code, told) = as_nobody(&["sync", "--from", "good.json"]);
    assert!(code == 6 && told.contains("permission"), "{code} {told}");
    fs::set_permissions(home.path("good.json"), std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let (code, told) = as_nobody(&["check", "good.json"]);
    assert!(code == 6 && told.contains("permission"), "{code} {told}");
}

#[test]
fn a_check_says_in_one_line_what_a_person_must_know() {
    let home = Home::new();
    let check = |now: &str| {
        let said = home.at(now, &["status", "--check"]);
        assert_eq!(said.out.lines().count(), 1, "{}", said.out);
        assert_eq!(said.out.matches('|').count(), 1, "{}", said.out);
        (said.code, said.out)
    };
    let (code, line) = check(NOW);
    assert!(code == 3 && line.starts_with("GROUPFINDER UNKNOWN: no source and no data yet"), "{line}");
    let text = dataset(&["1", "2"])
        .replace("\"version\":1", "\"version\":1,\"expires_at\":\"2026-12-20T00:00:00Z\"");
    fs::write(home.path("a.json"), text).unwrap();
    home.follow("town", "a.json");
    let (code, line) = check(NOW);
    assert!(code == 1 && line.contains("town: no data received yet"), "{line}");
    assert_eq!(home.run(&["sync"]).code, 0);
    let (code, line) = check("2026-12-01T15:00:00Z");
    let expected = "GROUPFINDER OK: 1 source; 2 groups; oldest successful update 3 hours ago \
        | sources=1 groups=2 failing=0 expired=0 oldest=10800s\n";
    assert_eq!((code, line.as_str()), (0, expected));
    let (code, line) = check("2026-12-10T12:00:00Z");
    assert!(code == 1 && line.contains("town: last successful update 9 days ago"), "{line}");
    let (code, line) = check("2026-12-21T12:00:00Z");
    assert!(code == 2 && line.starts_with("GROUPFINDER CRITICAL: town: past its date"), "{line}");
    fs::remove_file(home.path("a.json")).unwrap();
    assert_eq!(home.run(&["sync", "town"]).code, 3);
    let (code, line) = check("2026-12-02T12:00:00Z");
    assert!(code == 1 && line.contains("town: The file cannot be read (since Tue 1 Dec 2026"), "{line}");
    let mut damaged = fs::read(home.path("data/dataset.json")).unwrap();
    damaged.push(b' ');
    fs::write(home.path("data/dataset.json"), damaged).unwrap();
    let (code, line) = check(NOW);
    assert!(code == 2 && line.contains("changed since the last sync"), "{line}");
    home.write_config("colour = 1\n");
    let (code, line) = check(NOW);
    assert!(code == 2 && line.contains("config.toml:1:1"), "{line}");
    let said = home.run(&["status"]);
    assert!(said.code == 2 && said.err.matches("config.toml:1:1").count() == 1, "{}", said.err);
}

#[test]
fn metrics_are_a_text_file_of_prometheus() {
    let home = Home::new();
    write_dataset(&home.path("a.json"), &["1", "2", "3"]);
    home.follow("town", "a.json");
    assert_eq!(home.run(&["sync"]).code, 0);
    let said = home.run(&["status", "--output", "prometheus"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let mut described: Vec<&str> = Vec::new();
    for line in said.out.lines() {
        if let Some(rest) = line.strip_prefix("# TYPE ") {
            described.push(rest.strip_suffix(" gauge").unwrap());
        } else if !line.starts_with("# HELP ") {
            let (name, value) = line.rsplit_once(' ').unwrap();
            assert_eq!(described.last().copied(), name.split('{').next(), "{line}");
            value.parse::<f64>().unwrap();
        }
    }
    for line in [
        "groupfinder_groups 3",
        "groupfinder_dataset_intact 1",
        "groupfinder_source_groups{source=\"town\"} 3",
        "groupfinder_source_success_timestamp_seconds{source=\"town\"} 1796126400",
        "groupfinder_source_failing{source=\"town\"} 0",
    ] {
        assert!(said.out.lines().any(|found| found == line), "{line}\n{}", said.out);
    }
}

#[test]
fn one_of_anything_is_counted_as_one_and_trouble_before_the_first_data_keeps_nothing() {
    let home = Home::new();
    write_dataset(&home.path("a.json"), &["1"]);
    for (language, words) in [
        ("en", ["1 record ", "1 group, new; 1 group from"]),
        ("de", ["1 Eintrag ", "1 Gruppe neu übernommen; insgesamt 1 Gruppe aus"]),
        ("nb", ["1 oppføring ", "1 ny gruppe; 1 gruppe fra"]),
    ] {
        let home = Home::new();
        write_dataset(&home.path("a.json"), &["1"]);
        let said = home.run(&["--lang", language, "sync", "--from", "a.json"]);
        assert!(words.iter().all(|word| said.out.contains(word)), "{}", said.out);
    }
    home.follow("gone", "nowhere.json");
    assert_eq!(home.run(&["sync"]).code, 3);
    let status = home.run(&["status"]).out;
    assert!(status.contains("No data received yet.") && !status.contains("still here"), "{status}");
}

#[test]
fn errors_are_told_once_and_in_the_readers_language() {
    let home = Home::new();
    fs::write(home.path("empty.json"), "").unwrap();
    for (language, words) in
        [("en", "empty file"), ("de", "leere Datei (0 Byte)"), ("nb", "tom fil (0 byte)")]
    {
        for command in [&["check", "empty.json"][..], &["sync", "--from", "empty.json"]] {
            let arguments: Vec<&str> = ["--lang", language].iter().chain(command).copied().collect();
            let said = home.run(&arguments);
            assert!(said.code == 3 && said.err.contains(words), "{}", said.err);
        }
    }
    home.write_config("theme = \"pink\"\n");
    for command in [&["sources", "add", "a.json"][..], &["sync"], &["sources", "list"], &["status"]] {
        let said = home.run(command);
        assert_eq!((said.code, said.err.matches("config.toml:1:9").count()), (2, 1), "{}", said.err);
    }
    // Who looks for help is told and let in.
    let said = home.run(&["topics", "krebs"]);
    assert_eq!((said.code, said.err.matches("config.toml:1:9").count()), (0, 1), "{}", said.err);
}

#[test]
fn a_report_on_a_feed_is_in_the_readers_language_from_end_to_end() {
    let home = Home::new();
    let sheet = "name;day;time;website\nG0;Xday;18:00;\nG1;Tuesday;25:99;\nG2;Tue;19.30 Uhr;room 4\n";
    fs::write(home.path("list.csv"), sheet).unwrap();
    for (language, expected) in [
        (
            "en",
            [
                "the time zone of 1 meeting is not known: its times",
                "repaired: row 2 (G0, day): found \"Xday\", expected a day; shown as written",
                "1 repaired: day, expected a day; shown as written",
            ],
        ),
        (
            "de",
            [
                "die Zeitzone von 1 Treffen ist nicht bekannt: seine Zeiten",
                "korrigiert: Zeile 2 (G0, day): „Xday“ gefunden, erwartet: ein Wochentag; gezeigt, wie es dasteht",
                "1 korrigiert: day, erwartet: ein Wochentag; gezeigt, wie es dasteht",
            ],
        ),
        (
            "nb",
            [
                "tidssonen for 1 møte er ikke kjent: tidene",
                "rettet: rad 2 (G0, day): fant «Xday», forventet: en ukedag; vist slik det står",
                "1 rettet: day, forventet: en ukedag; vist slik det står",
            ],
        ),
    ] {
        let said = home.run(&["--lang", language, "check", "--all", "list.csv"]);
        let told = said.err + &said.out;
        for part in expected {
            assert!(told.contains(part), "{language}: {part}\n{told}");
        }
        if language != "en" {
            for english in ["found", "expected", "shown", "unknown", " left out", "the ", "row "] {
                assert!(!told.contains(english), "{language}: {english}\n{told}");
            }
        }
    }
    let said = home.run(&["--lang", "de", "check", "--output", "json", "list.csv"]);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(
        json["problems"][0]["expected"], "a day; shown as written",
        "data stay the same in every language"
    );
}

#[test]
fn a_refused_feed_a_wrong_setting_and_a_missing_key_are_told_without_english() {
    let home = Home::new();
    fs::write(home.path("page.html"), "<html><title>Portal</title>").unwrap();
    let said = home.run(&["--lang", "de", "check", "page.html"]);
    let expected =
        "eine Internetseite (HTML) statt JSON: „Portal“, erwartet: Daten in JSON oder eine Tabelle";
    assert!(said.code == 3 && said.err.contains(expected), "{}", said.err);
    fs::write(home.path("bad.csv"), "name;day;phone\n;Mon;1\n;Tue;2\n").unwrap();
    let said = home.run(&["--lang", "nb", "check", "bad.csv"]);
    assert!(said.code == 3 && said.err.contains("forventet: et navn"), "{}", said.err);
    let said = home.run(&["--lang", "de", "publish", "tree", "--key", "no.key"]);
    assert!(said.code != 0 && said.err.contains("no.key: es gibt keine solche Datei"), "{}", said.err);
    for (file, told) in [
        ("country = \"Germany\"\n", "erwartet: ein Land in zwei Buchstaben"),
        ("[[source]]\nname = \"a\"\n", "die Angabe „url“ fehlt"),
        ("language = \n", "Text steht in Anführungszeichen"),
        ("background_sync = 3\n", "gefunden: die Zahl 3"),
    ] {
        home.write_config(file);
        let said = home.run(&["--lang", "de", "status"]);
        assert!(said.code == 2 && said.err.contains(told), "{file}: {}", said.err);
        assert!(!said.err.contains("expected") && !said.err.contains("invalid"), "{}", said.err);
    }
}
