//! What a person does with sources on the command line: adding what was tried, typing errors, changing, switching off.

use crate::support::dataset::{dataset, write_dataset};
use crate::support::fault_server::{FaultServer, response};
use assert_cmd::cargo::cargo_bin;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

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

    fn run(&self, arguments: &[&str]) -> Said {
        let done = Command::new(cargo_bin("groupfinder"))
            .env_clear()
            .env("HOME", self.0.path())
            .current_dir(self.0.path())
            .args(["--data-dir", "data", "--config", "config.toml", "--now", "2026-12-01T12:00:00Z"])
            .args(arguments)
            .output()
            .unwrap();
        Said {
            code: done.status.code().unwrap(),
            out: String::from_utf8(done.stdout).unwrap(),
            err: String::from_utf8(done.stderr).unwrap(),
        }
    }

    fn with_config(text: &str) -> Self {
        let home = Self::new();
        fs::write(home.path("config.toml"), text).unwrap();
        home
    }

    fn config(&self) -> String {
        fs::read_to_string(self.path("config.toml")).unwrap()
    }
}

#[test]
fn what_can_be_no_source_is_refused_and_what_was_meant_is_named() {
    let home = Home::with_config("# mine\n");
    for (asked, word) in [
        ("na-germany", "na-german-speaking-region"),
        ("na-irland", "na-ireland"),
        ("/nonexistent.csv", "no file here"),
        ("example.org/groups.json", "https://example.org/groups.json"),
    ] {
        let said = home.run(&["sources", "add", asked]);
        assert!(said.code == 2 && said.err.contains(word), "{asked}: {} {}", said.code, said.err);
    }
    // Not even where a person says that it need not be tried: a word is no path.
    assert_eq!(home.run(&["sources", "add", "--no-try", "na-germany"]).code, 2);
    assert_eq!(home.config(), "# mine\n", "nothing of it was written down");
}

#[test]
fn a_source_is_asked_before_it_is_added_unless_a_person_says_otherwise() {
    let home = Home::with_config("");
    let good = FaultServer::bytes(response("200 OK", "", dataset(&["1", "2"]).as_bytes()));
    let gone = FaultServer::bytes(response("404 Not Found", "", b""));
    let page = FaultServer::bytes(response("200 OK", "", b"<html>welcome"));
    let said = home.run(&["sources", "add", &good.url(), "--name", "good"]);
    assert!(said.code == 0 && said.out.contains("good: 2 groups (native)"), "{} {}", said.out, said.err);
    assert_eq!(good.asked().len(), 1);
    for (server, code) in [(&gone, 5), (&page, 5)] {
        let said = home.run(&["sources", "add", &server.url(), "--name", "bad"]);
        assert!(said.code == code && said.err.contains("--no-try"), "{} {}", said.code, said.err);
    }
    fs::write(home.path("empty.csv"), "name,city\n").unwrap();
    assert_eq!(home.run(&["sources", "add", "empty.csv"]).code, 3);
    assert!(!home.config().contains("bad") && !home.config().contains("empty"), "{}", home.config());
    let said = home.run(&["sources", "add", &gone.url(), "--name", "later", "--no-try", "--output", "json"]);
    let json: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((&json["change"], &json["name"]), (&"added".into(), &"later".into()));
    assert_eq!(gone.asked().len(), 1, "asked once, by the first try");
}

#[test]
fn a_source_is_changed_switched_off_and_on_and_comments_stay() {
    let home = Home::with_config("language = \"en\" # of course\n");
    write_dataset(&home.path("a.json"), &["1"]);
    let options = ["--encoding", "cp1252", "--max-bad", "5%", "--all-services", "--every", "7d"];
    let add: Vec<&str> = ["sources", "add", "a.json", "--name", "town"].into_iter().chain(options).collect();
    assert_eq!(home.run(&add).code, 0);
    for line in ["encoding = \"latin-1\"", "max_bad = \"5%\"", "all_services = true", "every = \"7d\""] {
        assert!(home.config().contains(line), "{line}: {}", home.config());
    }
    assert_eq!(home.run(&["sync"]).code, 0);
    let edit = ["sources", "edit", "town", "--country", "no", "--every", "auto", "--all-services", "false"];
    assert_eq!(home.run(&edit).code, 0);
    let text = home.config();
    assert!(text.contains("# of course") && text.contains("country = \"NO\""), "{text}");
    assert!(!text.contains("every") && !text.contains("all_services"), "{text}");
    let said = home.run(&["sources", "edit", "town", "--topic", "nonsense"]);
    assert_eq!((said.code, home.config()), (2, text));

    assert_eq!(home.run(&["sources", "disable", "town"]).code, 0);
    let said = home.run(&["sync", "--all"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    let status = home.run(&["status"]).out;
    assert!(status.contains("enable town") && status.contains("1 group "), "{status}");
    assert_eq!(home.run(&["status", "--check"]).code, 0);
    assert_eq!(home.run(&["sources", "enable", "town"]).code, 0);
    assert!(home.run(&["sync", "--all"]).out.contains("town"), "asked again");
    let unknown = home.run(&["sources", "edit", "twon", "--country", "NO"]);
    assert!(unknown.code == 2 && unknown.err.contains("Sources there: town"), "{}", unknown.err);
}

#[test]
fn files_beside_the_configuration_hold_sources_too() {
    let home = Home::with_config("");
    write_dataset(&home.path("a.json"), &["1"]);
    fs::create_dir(home.path("sources.d")).unwrap();
    let file = home.path("sources.d/region.toml");
    fs::write(&file, "# ours\n[[source]]\nname = \"region\"\nurl = \"a.json\"\n").unwrap();
    assert!(home.run(&["config", "--check"]).out.contains("1 source"));
    assert_eq!(home.run(&["sync"]).code, 0);
    assert_eq!(home.run(&["sources", "edit", "region", "--country", "DE"]).code, 0);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("# ours") && text.contains("country = \"DE\""), "{text}");
    assert_eq!(home.run(&["sources", "remove", "region"]).code, 0);
    assert!(!fs::read_to_string(&file).unwrap().contains("region"));
}

#[test]
fn a_configuration_is_judged_and_found() {
    let home = Home::with_config("ascii = true\n[[source]]\nname = \"a\"\nurl = \"a.json\"\n");
    let said = home.run(&["config", "--check"]);
    assert!(said.code == 0 && said.out.contains("config.toml: understood, 1 source"), "{}", said.err);
    assert_eq!(home.run(&["config", "--path"]).out, "config.toml\n");
    for (text, word) in [
        ("[source]\nname = \"a\"\n", "[[source]]"),
        ("colour = 1\n", "config.toml:1:1"),
        ("[[source]]\nname = \"a\"\nurl = \"a\"\nprogramme = \"x\"\n", "al-anon"),
        ("key_file = \"none.toml\"\n", "none.toml"),
    ] {
        fs::write(home.path("config.toml"), text).unwrap();
        let said = home.run(&["config", "--check"]);
        assert!(said.code == 2 && said.err.contains(word), "{text}: {} {}", said.code, said.err);
        assert_eq!(said.err.matches("groupfinder: ").count(), 1, "said once: {}", said.err);
    }
    assert_eq!(home.run(&["config", "--path"]).code, 0, "where it is can be said of a broken one");
}

#[test]
fn a_file_in_the_place_of_a_source_is_taken_in() {
    let home = Home::with_config("");
    write_dataset(&home.path("a.json"), &["1"]);
    let said = home.run(&["sync", "a.json"]);
    assert!(said.code == 0 && said.out.contains("1 group, new"), "{} {}", said.out, said.err);
    let said = home.run(&["sync", "nothing"]);
    assert!(said.code == 2 && said.err.contains("sync --from"), "{}", said.err);
    fs::write(home.path("a"), "").unwrap();
    fs::write(home.path("config.toml"), "[[source]]\nname = \"a\"\nurl = \"a.json\"\n").unwrap();
    assert_eq!(home.run(&["sync", "a"]).code, 0, "a name of the configuration comes first");
}
