//! Registering a group: questions to a record, the record through `sync`, the operator's own files, and both terminals.

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use std::process::Output;

fn run_in(home: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::cargo_bin("groupfinder").unwrap();
    command.env_clear().env("HOME", home).current_dir(home).args(["--lang", "en", "--home", "Köln"]);
    command.args(arguments).write_stdin(input).output().unwrap()
}

fn out_of(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

const ANSWERS: [&str; 20] = [
    "--what",
    "panic attacks",
    "--name",
    "Mutmacher",
    "--whom",
    "relatives",
    "--when",
    "first Monday of the month 19:00-20:30",
    "--where",
    "Beispielhaus, Musterweg 3, 50667 Köln",
    "--reach",
    "Kim, 0221 000 00 00, mut@example.org",
    "--language",
    "German",
    "--access",
    "wheelchair",
    "--note",
    "Please call before you come the first time",
    "--no-questions",
    "--code",
];

#[test]
fn a_registered_group_comes_back_through_sync_unchanged_and_is_found() {
    let home = tempfile::tempdir().unwrap();
    let arguments: Vec<&str> =
        ["register"].into_iter().chain(ANSWERS).chain(["--file", "group.json"]).collect();
    let said = out_of(&run_in(home.path(), &arguments, ""));
    for part in ["Mutmacher", "1st Monday", "19:00", "50667 Köln", "KOSKON NRW", "Nothing was sent", "█"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let file = fs::read_to_string(home.path().join("group.json")).unwrap();
    let dataset: serde_json::Value = serde_json::from_str(&file).unwrap();
    let record = &dataset["groups"][0];
    assert_eq!(record["topics"][0], "panic-attacks");
    out_of(&run_in(home.path(), &["sync", "--from", "group.json"], ""));
    let shown =
        out_of(&run_in(home.path(), &["show", record["id"].as_str().unwrap(), "--output", "json"], ""));
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    for (field, value) in record.as_object().unwrap() {
        if field != "source" {
            assert_eq!(&shown[field], value, "{field}");
        }
    }
    let found = out_of(&run_in(home.path(), &["search", "panik köln angehörige"], ""));
    assert!(found.contains("Mutmacher"), "{found}");
}

#[test]
fn every_question_can_be_skipped_and_nothing_makes_no_group() {
    let home = tempfile::tempdir().unwrap();
    let nothing = run_in(home.path(), &["register"], &"\n".repeat(11));
    assert_eq!(nothing.status.code(), Some(2), "{nothing:?}");
    let asked = run_in(home.path(), &["register", "--output", "json"], "grief\n");
    let asked_text = String::from_utf8_lossy(&asked.stderr).into_owned();
    assert!(asked_text.contains("1. What is it about?"), "{asked_text}");
    let json: serde_json::Value = serde_json::from_str(&out_of(&asked)).unwrap();
    assert_eq!(json["record"]["name"], "Self-help group: grief");
    assert!(json["mailto"].as_str().unwrap().starts_with("mailto:?subject="), "{json}");
    let odd = format!("\u{202e}{} 😀 مرحبا", "Langer Name ".repeat(40));
    let json = run_in(home.path(), &["register", "--no-questions", "--output", "json", "--name", &odd], "");
    let json: serde_json::Value = serde_json::from_str(&out_of(&json)).unwrap();
    assert!(!json["record"]["name"].as_str().unwrap().contains('\u{202e}'));
}

#[test]
fn an_operators_sheet_and_dataset_keep_what_they_have() {
    let home = tempfile::tempdir().unwrap();
    let sheet = home.path().join("gruppen.csv");
    let before = "\u{feff}Gruppe;Thema;Wann;Ort;Bemerkungen\r\nAlt;Trauer;Mo 18:00;Bonn;\r\n";
    fs::write(&sheet, before).unwrap();
    let arguments: Vec<&str> =
        ["register"].into_iter().chain(ANSWERS).chain(["--into", "gruppen.csv"]).collect();
    out_of(&run_in(home.path(), &arguments, ""));
    let after = fs::read_to_string(&sheet).unwrap();
    assert!(after.starts_with(before) && after.contains("Mutmacher;panic attacks;"), "{after}");
    let checked = out_of(&run_in(home.path(), &["check", "gruppen.csv", "--output", "json"], ""));
    let report: serde_json::Value = serde_json::from_str(&checked).unwrap();
    assert_eq!(report["records"], 2, "{report}");
    for _ in 0..2 {
        let arguments: Vec<&str> =
            ["register"].into_iter().chain(ANSWERS).chain(["--into", "all.json"]).collect();
        out_of(&run_in(home.path(), &arguments, ""));
    }
    let all: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(home.path().join("all.json")).unwrap()).unwrap();
    let ids: Vec<&str> = all["groups"].as_array().unwrap().iter().filter_map(|g| g["id"].as_str()).collect();
    assert_eq!((ids.len(), ids[0] != ids[1]), (2, true), "{ids:?}");
    fs::write(home.path().join("x.xlsx"), b"PK\x03\x04\xff\xfe").unwrap();
    let refused =
        run_in(home.path(), &["register", "--no-questions", "--what", "grief", "--into", "x.xlsx"], "");
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    assert_eq!(fs::read(home.path().join("x.xlsx")).unwrap(), b"PK\x03\x04\xff\xfe");
}

#[test]
fn lines_ask_and_read_the_listing() {
    let home = tempfile::tempdir().unwrap();
    let answers = format!("/e\ngrief\n{}q\n", "\n".repeat(10));
    let said = out_of(&run_in(home.path(), &["--plain", "--demo"], &answers));
    assert!(said.contains("Self-help group: grief") && said.contains("Whom to give it to"), "{said}");
}
