//! What a follower learns about who publishes: name, licence, signer, version and date, in the status, in each listing
//! and where listings are searched; and one dataset under two addresses.

use crate::support::dataset::write_dataset;
use assert_cmd::cargo::cargo_bin;
use serde_json::Value;
use std::fs;
use std::process::Command;

const NOW: &str = "2026-12-01T12:00:00Z";
/// After the date until which what is published at [`NOW`] is called current.
const PAST: &str = "2027-01-20T12:00:00Z";

struct House(tempfile::TempDir);

impl House {
    /// A publisher's tree, and a follower who has taken it in.
    fn followed() -> Self {
        let house = Self(tempfile::tempdir().unwrap());
        fs::write(house.path("config.toml"), "").unwrap();
        write_dataset(house.0.path().join("groups.json").as_path(), &["lake-1", "lake-2"]);
        assert_eq!(house.run(&["publish-key", "--no-passphrase", "k.key"]).0, 0);
        let publish = [
            "publish",
            "tree",
            "--key",
            "k.key",
            "--from",
            "groups.json",
            "--dataset-id",
            "lakeside",
            "--name",
            "Contact point Lakeside",
            "--licence",
            "CC-BY-4.0",
        ];
        let (code, _, err) = house.run(&publish);
        assert_eq!(code, 0, "{err}");
        let add = ["sources", "add", "tree/", "--name", "lakeside", "--public-key", "k.key.pub"];
        let (code, _, err) = house.run(&add);
        assert_eq!(code, 0, "{err}");
        let (code, _, err) = house.run(&["sync"]);
        assert_eq!(code, 0, "{err}");
        house
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn at(&self, now: &str, arguments: &[&str]) -> (i32, String, String) {
        let done = Command::new(cargo_bin("groupfinder"))
            .env_clear()
            .env("HOME", "/nonexistent")
            .current_dir(self.0.path())
            .args(["--data-dir", "data", "--config", "config.toml", "--now", now])
            .args(arguments)
            .output()
            .unwrap();
        (
            done.status.code().unwrap(),
            String::from_utf8(done.stdout).unwrap(),
            String::from_utf8(done.stderr).unwrap(),
        )
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        self.at(NOW, arguments)
    }
}

#[test]
fn name_licence_signer_version_and_date_are_told() {
    let house = House::followed();
    let (_, status, _) = house.run(&["status"]);
    for words in [
        "Published by Contact point Lakeside",
        "Licence: CC-BY-4.0",
        "Dataset lakeside, version 1",
        "Signed by ",
        "Valid until Tue 15 Dec 2026",
    ] {
        assert!(status.contains(words), "{words}: {status}");
    }
    let (_, json, _) = house.run(&["status", "--output", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    let source = &json["sources"][0];
    assert_eq!(source["publisher"]["licence"], "CC-BY-4.0");
    assert_eq!((&source["dataset_id"], &source["version"]), (&"lakeside".into(), &1.into()));
    assert_eq!(source["signer"].as_str().unwrap().len(), 16);
    let (_, shown, _) = house.run(&["show", "lake-1"]);
    assert!(shown.contains("Contact point Lakeside (CC-BY-4.0)"), "{shown}");
    // Asked again, and nothing had changed: it is still known.
    assert_eq!(house.at("2026-12-03T12:00:00Z", &["sync", "lakeside"]).0, 0);
    assert!(house.run(&["status"]).1.contains("Published by Contact point Lakeside"));
}

#[test]
fn a_change_is_told_with_what_followers_fetch_and_an_entry_with_how_to_follow_it() {
    let house = House::followed();
    write_dataset(house.0.path().join("groups.json").as_path(), &["lake-7", "lake-8"]);
    let publish = ["publish", "tree", "--key", "k.key", "--from", "groups.json", "--allow-shrink"];
    let (code, out, err) = house.run(&publish);
    assert_eq!(code, 0, "{err}");
    let fetched = out.split("downloads ").nth(1).unwrap().split(' ').next().unwrap();
    assert!(
        fetched.parse::<u32>().unwrap() > 0,
        "everything is new, and nobody gets that for nothing: {out}"
    );
    let (code, _, err) = house.run(&["check", "tree/entry.json"]);
    assert!(code == 3 && err.contains("groupfinder sources add ADDRESS --public-key"), "{err}");
}

#[test]
fn data_past_its_date_is_said_to_be_old_wherever_it_is_shown() {
    let house = House::followed();
    for arguments in [&["search", "group", "--kind", "group"][..], &["show", "lake-1"], &["facets"]] {
        let (code, _, err) = house.run(arguments);
        assert!(code == 0 && !err.contains("out of date"), "{arguments:?}: {err}");
        let (code, out, err) = house.at(PAST, arguments);
        assert!(code == 0 && !out.is_empty(), "{arguments:?}");
        assert!(
            err.contains("lakeside: its publisher says it was valid only until Tue 15 Dec 2026"),
            "{err}"
        );
    }
    let (_, _, err) = house.at(PAST, &["--lang", "de", "search", "gruppe"]);
    assert!(err.contains("können veraltet sein"), "{err}");
}

#[test]
fn one_dataset_under_two_addresses_is_one_source_with_a_mirror() {
    let house = House::followed();
    let copied = Command::new("cp").args(["-r", &house.path("tree"), &house.path("copy")]).status().unwrap();
    assert!(copied.success());
    let add = ["sources", "add", "copy/", "--name", "twin", "--public-key", "k.key.pub"];
    assert_eq!(house.run(&add).0, 0);
    let (code, _, err) = house.run(&["sync", "twin"]);
    assert!(code == 3 && err.contains("already followed here as lakeside"), "{code} {err}");
    assert!(err.contains("sources edit lakeside --mirror"), "{err}");
    assert_eq!(house.run(&["sources", "remove", "twin"]).0, 0);
    let (_, found, _) = house.run(&["search", "--kind", "group", "--output", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&found).unwrap()["total"], 2, "every group once");
}

#[test]
fn a_mirror_is_asked_where_the_first_address_is_away() {
    let house = House::followed();
    let (code, _, err) = house.run(&[
        "sources",
        "edit",
        "lakeside",
        "--url",
        "http://127.0.0.1:9/tree/entry.json",
        "--mirror",
        "tree/",
    ]);
    assert_eq!(code, 0, "{err}");
    write_dataset(house.0.path().join("groups.json").as_path(), &["lake-1", "lake-2", "lake-3"]);
    let (code, _, err) =
        house.at("2026-12-02T12:00:00Z", &["publish", "tree", "--key", "k.key", "--from", "groups.json"]);
    assert_eq!(code, 0, "{err}");
    let (code, out, err) = house.at("2026-12-03T12:00:00Z", &["sync"]);
    assert!(code == 0 && out.contains("3 groups (previously 2)"), "{code} {out} {err}");
    // Where all are away it is told of the first.
    assert_eq!(house.run(&["sources", "edit", "lakeside", "--mirror", "http://127.0.0.1:9/b/"]).0, 0);
    let (code, _, err) = house.at("2026-12-05T12:00:00Z", &["sync"]);
    assert!(code == 5 && err.contains("127.0.0.1:9/tree/"), "{code} {err}");
}
