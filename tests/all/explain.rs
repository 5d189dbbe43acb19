//! `search --explain`: how a question was read and why the first hits stand where they do, for people in three
//! languages and as data.

use assert_cmd::Command;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Groups about grief in and near Köln that differ in what can be asked of them.
const GROUPS: &str = r#"{"format":"groupfinder","schema_version":1,"dataset_id":"test","version":1,
"generated_at":"2026-11-01T00:00:00Z","groups":[
{"id":"women","name":"Runde am Fluss","topics":["bereavement"],"people":["women"],"formats":["in-person"],
 "place":{"city":"Köln","country":"DE","latitude":50.94,"longitude":6.96},"meetings":[{"day":"tue","start":"19:00"}]},
{"id":"all","name":"Abendlicht","topics":["bereavement"],"formats":["in-person"],
 "place":{"city":"Köln","country":"DE","latitude":50.95,"longitude":6.97},"meetings":[{"day":"tue","start":"19:30"}]},
{"id":"partner","name":"Allein geblieben","topics":["depression","loss-of-partner"],"people":["women"],
 "formats":["in-person"],"place":{"city":"Bonn","country":"DE","latitude":50.73,"longitude":7.10},
 "meetings":[{"day":"tue","start":"18:00"}]}]}"#;

struct Machine(TempDir);

impl Machine {
    fn with_groups() -> Self {
        let machine = Self(tempfile::tempdir().unwrap());
        std::fs::write(machine.0.path().join("groups.json"), GROUPS).unwrap();
        machine.run("en_GB.UTF-8", &["sync", "--from", "groups.json"]);
        machine
    }

    fn run(&self, locale: &str, args: &[&str]) -> String {
        let output = Command::cargo_bin("groupfinder")
            .unwrap()
            .env_clear()
            .env("HOME", self.0.path())
            .env("LANG", locale)
            .env("TZ", "Europe/Berlin")
            .current_dir(self.0.path())
            .args(["--now", "2026-12-01T12:00:00Z"])
            .args(args)
            .output()
            .unwrap();
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn explain(&self, locale: &str, words: &str) -> Value {
        let text = self.run(locale, &["search", "--explain", "--output", "json", "--limit", "3", words]);
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}: {text}"))
    }
}

#[test]
fn people_read_how_their_question_was_understood() {
    let machine = Machine::with_groups();
    for (language, locale, words) in [
        ("en", "en_GB.UTF-8", "grief Cologne, women, tuesday evening, not online"),
        ("de", "de_DE.UTF-8", "Trauer Köln, Frauen, Dienstag Abend, nicht online"),
        ("nb", "nb_NO.UTF-8", "sorg Köln, kvinner, tirsdag kveld, ikke på nett"),
    ] {
        let said = machine.run(locale, &["search", "--explain", "--limit", "3", words]);
        insta::assert_snapshot!(format!("explain-{language}"), said);
    }
}

/// What each part of a question became: kind, what it means, and the words it was read out of.
#[test]
fn each_part_of_a_question_is_told_with_its_words() {
    let machine = Machine::with_groups();
    let table = [
        (
            "en_GB.UTF-8",
            "grief Cologne tuesday",
            json!([
                ["topic", "Grief and bereavement", "grief"],
                ["where", "Köln", "Cologne"],
                ["when", "Tuesday", "tuesday"]
            ]),
        ),
        (
            "de_DE.UTF-8",
            "Trauer Frauen, kein Zoom",
            json!([
                ["topic", "Trauer", "Trauer"],
                ["for", "Frauen", "Frauen"],
                ["not", "Online (Video)", "Zoom"]
            ]),
        ),
        (
            "nb_NO.UTF-8",
            "sorg i Bonn kl 18",
            json!([["topic", "Sorg", "sorg"], ["where", "Bonn", "Bonn"], ["when", "kl. 18:00", "kl 18"]]),
        ),
    ];
    for (locale, words, expected) in table {
        let document = machine.explain(locale, words);
        let parts: Vec<Value> = document["understood"]
            .as_array()
            .unwrap()
            .iter()
            .map(|part| json!([part["kind"], part["label"], part["words"]]))
            .collect();
        assert_eq!(Value::from(parts), expected, "{words}");
        assert_eq!(document["query"], words);
    }
}

/// Where the first hits stand, and why: near and stated before what does not say whom it is for; the main topic before
/// a side topic.
#[test]
fn each_hit_is_told_with_its_reasons() {
    let machine = Machine::with_groups();
    let document = machine.explain("de_DE.UTF-8", "Trauer Köln Frauen");
    let told: Vec<Value> = document["hits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| json!([hit["id"], hit["section"], hit["stated"], hit["main_topic"]]))
        .collect();
    assert_eq!(
        told,
        [
            json!(["women", "near", true, true]),
            json!(["partner", "near", true, false]),
            json!(["all", "not-stated", false, true]),
        ]
    );
    for hit in document["hits"].as_array().unwrap() {
        let why = hit["why"].as_array().unwrap();
        assert!(why.len() >= 4 && why.iter().all(|reason| !reason.as_str().unwrap().is_empty()), "{hit}");
        assert!(hit["distance_km"].as_f64().unwrap() < 40.0, "{hit}");
    }
    assert_eq!(document["home"]["country"], "DE");
    assert_eq!(document["home"]["known_from"], "locale");
    // What nobody can explain is said; who has set where she is reads where that is from.
    let unknown = machine.explain("en_GB.UTF-8", "grief xqzzy");
    assert_eq!(unknown["left_out"], json!(["xqzzy"]));
    let home =
        machine.run("en_GB.UTF-8", &["search", "--explain", "--home", "Oslo", "--output", "json", "grief"]);
    let home: Value = serde_json::from_str(&home).unwrap();
    assert_eq!(
        (&home["home"]["country"], &home["home"]["known_from"]),
        (&json!("NO"), &json!("command-line"))
    );
}
