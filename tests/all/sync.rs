//! Sources of the configuration from the command line: added, brought, listed, judged, taken out again.

use crate::support::dataset::{dataset, write_dataset};
use crate::support::fault_server::{FaultServer, response};
use assert_cmd::cargo::cargo_bin;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

struct Home(tempfile::TempDir);

struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Said {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {} {}", self.out, self.err))
    }
}

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        std::fs::write(home.config(), "# mine\nlanguage = \"en\"\n").unwrap();
        home
    }

    fn config(&self) -> PathBuf {
        self.0.path().join("config.toml")
    }

    fn feed(&self, name: &str, ids: &[&str]) -> PathBuf {
        let path = self.0.path().join(name);
        write_dataset(&path, ids);
        path
    }

    fn at(&self, now: &str, arguments: &[&str]) -> Said {
        let mut command = Command::new(cargo_bin("groupfinder"));
        command.arg("--data-dir").arg(self.0.path().join("data")).arg("--config").arg(self.config());
        command.args(["--now", now]).args(arguments).env("LC_ALL", "C.UTF-8").stdin(Stdio::null());
        let done = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said { code: done.status.code().unwrap(), out: text(done.stdout), err: text(done.stderr) }
    }

    fn run(&self, arguments: &[&str]) -> Said {
        self.at("2026-12-01T12:30:00Z", arguments)
    }
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_source_is_added_brought_listed_and_taken_out_again() {
    let home = Home::new();
    let nothing = home.run(&["sync"]);
    assert_eq!(nothing.code, 0, "nothing is due, and nothing failed");
    assert!(nothing.err.contains("sources add"), "{}", nothing.err);

    let feed = home.feed("town.json", &["1", "2"]);
    let added = home.run(&["sources", "add", path(&feed), "--language", "nb", "--zone", "Europe/Berlin"]);
    assert_eq!(added.code, 0, "{}", added.err);
    assert!(added.out.contains("groupfinder sync town"), "{}", added.out);
    let config = std::fs::read_to_string(home.config()).unwrap();
    assert!(config.starts_with("# mine\n") && config.contains("zone = \"Europe/Berlin\""), "{config}");
    let listed = home.run(&["sources"]);
    assert!(listed.out.contains("town: No data received yet."), "{}", listed.out);

    let taken = home.run(&["sync"]);
    assert_eq!(taken.code, 0, "{}", taken.err);
    assert!(taken.out.contains("2 groups, new"), "{}", taken.out);
    assert_eq!(taken.err, "", "no bar where nobody watches");
    let shown = home.run(&["show", "1", "--output", "json"]).json();
    assert_eq!(
        (&shown["languages"][0], &shown["meetings"][0]["timezone"]),
        (&"nb".into(), &"Europe/Berlin".into())
    );
    home.feed("town.json", &["2", "3", "4"]);
    let again = home.run(&["sync", "town", "--output", "json"]).json();
    let source = &again["sources"][0];
    assert_eq!([&source["added"], &source["changed"], &source["removed"]], [2, 0, 1]);

    let status = home.run(&["status", "--output", "json"]).json();
    let source = &status["sources"][0];
    assert_eq!((&source["configured"], &source["last_error"]), (&true.into(), &Value::Null));
    assert_eq!(source["last_success"], "2026-12-01T12:30:00Z");
    assert!(source["next_try"].as_str().unwrap() > "2026-11-25");

    let other = home.feed("other.json", &["7"]);
    let other = path(&other);
    for (arguments, code, word) in [
        (&["sources", "add", other, "--name", "town"][..], 2, "already a source called town"),
        (&["sources", "add", other, "--name", "A B"], 2, "lower-case letters"),
        (&["sources", "add", "ftp://example.org/"], 2, "ftp"),
        (&["sources", "add", other, "--programme", "nonsense"], 2, "al-anon"),
        (&["sources", "add", other, "--zone", "Mars"], 2, "Europe/Berlin"),
        (&["sources", "add", other, "--every", "soon"], 2, "24h"),
        (&["sources", "add", other, "--country", "Norway"], 2, "NO"),
        (&["sync", "nobody"], 2, "Sources there: town"),
        (&["sources", "remove", "nobody"], 2, "no source is called nobody"),
    ] {
        let said = home.run(arguments);
        assert_eq!(said.code, code, "{arguments:?}: {}", said.err);
        assert!(said.err.contains(word), "{arguments:?}: {}", said.err);
    }
    let catalogue = home.run(&["sources", "catalogue", "ireland", "--output", "json"]).json();
    let id = catalogue["sources"][0]["id"].as_str().unwrap();
    assert_eq!(home.run(&["sources", "add", "--no-try", id]).code, 0);
    assert!(std::fs::read_to_string(home.config()).unwrap().contains("programme = \"na\""));
    assert_eq!(home.run(&["sources", "remove", id]).code, 0);

    let gone = home.run(&["sources", "remove", "town"]);
    assert_eq!(gone.code, 0, "{}", gone.err);
    assert!(gone.out.contains("3 groups fewer"), "{}", gone.out);
    assert_eq!(std::fs::read_to_string(home.config()).unwrap().trim(), "# mine\nlanguage = \"en\"");
    assert_eq!(
        home.run(&["sources", "list", "--output", "json"]).json()["sources"],
        Value::Array(Vec::new())
    );
}

#[test]
fn the_worst_exit_code_and_every_source_are_told() {
    let home = Home::new();
    let good = FaultServer::bytes(response("200 OK", "", dataset(&["1"]).as_bytes()));
    let bad = FaultServer::bytes(response("503 Busy", "retry-after: 3600\r\n", b""));
    let portal = FaultServer::bytes(response("200 OK", "", b"<html>log in"));
    let old =
        dataset(&["9"]).replace("\"version\":1", "\"version\":1,\"expires_at\":\"2026-11-01T00:00:00Z\"");
    let old = FaultServer::bytes(response("200 OK", "", old.as_bytes()));
    for (name, server) in [("bad", &bad), ("good", &good), ("old", &old), ("portal", &portal)] {
        assert_eq!(home.run(&["sources", "add", "--no-try", &server.url(), "--name", name]).code, 0);
    }
    let said = home.run(&["sync", "--output", "json"]);
    assert_eq!(said.code, 5, "{}", said.err);
    let outcomes: Vec<Value> =
        said.json()["sources"].as_array().unwrap().iter().map(|source| source["outcome"].clone()).collect();
    assert_eq!(outcomes, ["failed", "taken", "taken", "failed"]);
    for words in
        ["bad: http://", "trouble of its own", "portal: http://", "login", "next attempt Tue 1 Dec 2026"]
    {
        assert!(said.err.contains(words), "{words}: {}", said.err);
    }
    let same = home.run(&["sync", "old"]);
    assert_eq!(same.code, 4, "{}", same.err);
    assert!(same.out.contains("old: no changes"), "{}", same.out);
    // A clock that cannot be right says nothing about expiry.
    let wrong = home.at("2001-01-01T00:30:00Z", &["sync", "old", "--output", "json"]);
    assert!(wrong.err.contains("clock"), "{}", wrong.err);

    let again = home.at("2026-12-01T12:40:00Z", &["sync"]);
    // What was noted under the wrong clock makes the source due, and its data is past its date.
    assert_eq!(again.code, 4, "{}", again.err);
    assert!(again.out.contains("bad: next update"), "{}", again.out);
    assert_eq!(bad.asked().len(), 1);
    let status = home.run(&["status"]);
    for words in
        ["The server has a problem.", "The network may be asking for a login.", "Out of date", "Next update:"]
    {
        assert!(status.out.contains(words), "{words}: {}", status.out);
    }
    let german = home.run(&["--lang", "de", "status"]);
    assert!(german.out.contains("Auf dem Server gibt es eine Störung."), "{}", german.out);
}

#[test]
fn a_mistake_in_the_configuration_stops_the_sync_and_is_not_written_over() {
    let home = Home::new();
    std::fs::write(home.config(), "[[source]]\nname = \"a\"\nurl = \"a.json\"\nprogramme = \"nonsense\"\n")
        .unwrap();
    let said = home.run(&["sync"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("a: programme is \"nonsense\", expected one of"), "{}", said.err);
    std::fs::write(home.config(), "[[source]]\nname = 1\n").unwrap();
    for arguments in [&["sync"][..], &["sources", "add", "b.json"]] {
        let said = home.run(arguments);
        assert_eq!(said.code, 2);
        assert!(said.err.contains("config.toml:2:8"), "{}", said.err);
    }
    assert_eq!(std::fs::read_to_string(home.config()).unwrap(), "[[source]]\nname = 1\n");
    // What should be signed is not taken unsigned.
    let feed = home.feed("a.json", &["1"]);
    let text = format!("[[source]]\nname = \"a\"\nurl = \"{}\"\npublic_key = \"RWQ\"\n", path(&feed));
    std::fs::write(home.config(), text).unwrap();
    assert_ne!(home.run(&["sync"]).code, 0);
    assert!(!home.0.path().join("data/dataset.json").exists());
}
