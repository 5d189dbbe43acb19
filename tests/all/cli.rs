//! The commands as a person or a script runs them: what is printed where, and the exit codes.

use crate::support::dataset::{dataset, group_json, write_dataset};
use assert_cmd::Command;
use groupfinder::topic::crisis_lines;
use serde_json::Value;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A home of its own for each test: nothing of the real one is read or written.
struct Home {
    dir: TempDir,
}

struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}\n{}\n{}", self.out, self.err))
    }
}

impl Home {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn command(&self) -> Command {
        let mut command = Command::cargo_bin("groupfinder").unwrap();
        command
            .env_clear()
            .env("HOME", self.dir.path())
            .env("XDG_DATA_HOME", self.path("xdg"))
            .current_dir(self.dir.path())
            .args(["--now", "2026-12-01T12:00:00Z"]);
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        let output = self.command().args(args).output().unwrap();
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn good(&self, args: &[&str]) -> Ran {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}\n{}\n{}", ran.out, ran.err);
        ran
    }

    fn write(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path(name), text).unwrap();
        name.to_owned()
    }

    fn dataset_file(&self) -> PathBuf {
        self.path("xdg/groupfinder/dataset.json")
    }
}

fn ids(json: &Value) -> Vec<&str> {
    json["groups"].as_array().unwrap().iter().map(|g| g["id"].as_str().unwrap()).collect()
}

#[test]
fn a_fresh_machine_finds_bereavement_organisations() {
    let home = Home::new();
    let ran = home.good(&["search", "trauer", "--output", "json"]);
    let json = ran.json();
    assert_eq!(json["query"], "trauer");
    assert_eq!(json["corrected"], Value::Null);
    assert!(json["total"].as_u64().unwrap() >= 20);
    assert_eq!(json["total"].as_u64().unwrap() as usize, ids(&json).len());
    let keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        ["query", "total", "sections", "corrected", "crisis", "home_gap", "article", "groups"]
            .into_iter()
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
    );
    let first = &json["groups"][0];
    assert!(first["score"].is_number() && first["name"].is_string() && first.get("distance_km").is_none());
    assert!(
        json["groups"]
            .as_array()
            .unwrap()
            .iter()
            .any(|g| g["name"].as_str().unwrap().contains("Verwaiste Eltern"))
    );
    assert!(!home.path("xdg").exists(), "searching writes nothing");
}

#[test]
fn every_form_of_output_has_the_same_groups() {
    let home = Home::new();
    let args = |form| ["search", "krebs", "--limit", "5", "--output", form];
    let json = home.good(&args("json")).json();
    let expected = ids(&json);
    assert_eq!(expected.len(), 5);
    let ndjson = home.good(&args("ndjson")).out;
    let lines: Vec<Value> = ndjson.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.iter().map(|g| g["id"].as_str().unwrap()).collect::<Vec<_>>(), expected);
    let csv = home.good(&args("csv")).out;
    let rows: Vec<&str> = csv.lines().collect();
    assert!(rows[0].starts_with("id,name,kind,"));
    assert_eq!(rows[1..].iter().map(|row| row.split(',').next().unwrap()).collect::<Vec<_>>(), expected);
    let text = home.good(&args("text"));
    for id in &expected {
        assert!(text.out.contains(&format!("[{id}]")), "{}", text.out);
    }
    assert!(text.err.contains("showing the first 5"), "{}", text.err);
    assert!(!text.out.contains('\u{1b}'));
    assert!(text.out.lines().all(|line| line.chars().count() <= 80), "{}", text.out);
}

#[test]
fn values_are_understood_in_three_languages_and_any_case() {
    let home = Home::new();
    let total = |args: &[&str]| {
        let args: Vec<&str> =
            ["search"].into_iter().chain(args.iter().copied()).chain(["--output", "json"]).collect();
        home.good(&args).json()["total"].as_u64().unwrap()
    };
    let breast = total(&["--topic", "breast-cancer"]);
    assert!(breast > 0);
    for name in ["Brustkrebs", "BRYSTKREFT", "Breast cancer", "mammakarzinom"] {
        assert_eq!(total(&["--topic", name]), breast, "{name}");
    }
    let organisations = total(&["--kind", "organisation"]);
    assert!(organisations > 100);
    assert_eq!(total(&["--kind", "Selbsthilfeorganisation"]), organisations);
    let both = total(&["--kind", "organisation", "--kind", "helpline"]);
    assert_eq!(both, organisations + total(&["--kind", "helpline"]), "the same option twice means either");
    assert!(total(&["--kind", "organisation", "--category", "grief"]) < organisations);
    assert_eq!(total(&["--format", "chat", "--day", "tue"]), 0, "known, but nobody has it");
    // What most listings do not say is no reason to hide them.
    assert!(total(&["--format", "chat", "--access", "child-care"]) > 0);
}

#[test]
fn unknown_values_are_refused_with_the_nearest() {
    let home = Home::new();
    let cases: [(&[&str], &str); 6] = [
        (&["search", "--topic", "depresion"], "depression"),
        (&["search", "--format", "sofa"], "in-person"),
        (&["search", "--day", "tuseday"], "tuesday"),
        (&["search", "--near", "Xyzzyhausen"], "Xyzzyhausen"),
        (&["search", "--within", "5"], "--near"),
        (&["facets", "--category", "greif"], "grief"),
    ];
    for (args, hint) in cases {
        let ran = home.run(args);
        assert_eq!(ran.code, 2, "{args:?} {}", ran.err);
        assert!(ran.err.to_lowercase().contains(&hint.to_lowercase()), "{args:?}: {}", ran.err);
        assert!(ran.out.is_empty());
    }
}

#[test]
fn one_group_is_shown_in_words_and_as_data() {
    let home = Home::new();
    let json = home.good(&["--demo", "show", "demo-3", "--output", "json"]).json();
    assert_eq!(
        (json["id"].as_str(), json["source"]["name"].as_str()),
        (Some("demo-3"), Some("Demo: made-up"))
    );
    let text = home.good(&["--demo", "--lang", "de", "show", "demo-3"]).out;
    assert!(text.contains("Ein erfundenes Beispiel"), "{text}");
    assert!(text.contains("Selbsthilfe kann eine Behandlung ergänzen, aber nicht ersetzen."), "{text}");
    let ran = home.run(&["show", "nobody"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("nobody") && ran.out.is_empty());
}

#[test]
fn crisis_lines_come_with_sources_and_those_of_home_first() {
    let home = Home::new();
    let german = home.good(&["crisis", "--country", "DE"]).out;
    assert!(german.contains("112") && german.contains("Source: "), "{german}");
    assert!(german.lines().all(|line| line.chars().count() <= 80));
    assert_eq!(home.good(&["crisis", "--country", "Deutschland"]).out, german);
    let json = home.good(&["crisis", "--country", "no", "--output", "json"]).json();
    assert_eq!(json["country"], "NO");
    for line in json["lines"].as_array().unwrap() {
        assert!(line["source"]["url"].as_str().unwrap().starts_with("http"), "{line}");
        assert!(line["source"]["retrieved"].as_str().unwrap().len() == 10, "{line}");
    }
    for country in crisis_lines::countries_with_lines() {
        let json = home.good(&["crisis", "--country", country, "--output", "json"]).json();
        let lines = json["lines"].as_array().unwrap();
        let phones: Vec<_> = lines.iter().map(|line| line["phone"].as_str()).collect();
        let expected: Vec<_> = crisis_lines::lines_for(country).iter().map(|line| line.phone).collect();
        assert_eq!(phones, expected, "{country}");
        let first = lines[0]["kind"].as_str().unwrap();
        assert!(["emergency", "medical"].contains(&first), "{country}: {first}");
    }
    let mut command = home.command();
    let output = command.env("LANG", "de_DE.UTF-8").arg("crisis").output().unwrap();
    let asked = String::from_utf8(output.stdout).unwrap();
    let (own, other) = (asked.find("112").unwrap(), asked.find("NO Norwegen").unwrap());
    assert!(asked.starts_with("Krisenhilfe") && asked.contains("Deutschland") && own < other, "{asked}");
    let nowhere = home.good(&["crisis"]).out;
    assert!(
        nowhere.contains("NO Norway") && !nowhere.contains("112"),
        "without a home nothing is guessed: {nowhere}"
    );
    assert_eq!(home.run(&["crisis", "--country", "Atlantis"]).code, 2);
}

#[test]
fn the_catalogue_names_the_feeds_of_a_place_first() {
    let home = Home::new();
    let listed = |args: &[&str]| -> Vec<Value> {
        let args: Vec<&str> =
            ["sources", "catalogue", "--output", "json"].iter().chain(args).copied().collect();
        home.good(&args).json()["sources"].as_array().unwrap().clone()
    };
    let near = listed(&["--near", "Toronto", "--programme", "AA"]);
    assert_eq!(near[0]["nearness"], "town", "{near:#?}");
    assert!(near[0]["distance_km"].as_f64().unwrap() <= 100.0);
    let rank = |feed: &Value| {
        let order = ["town", "region", "country", "elsewhere-in-country", "world", "abroad"];
        order.iter().position(|known| feed["nearness"] == *known).unwrap()
    };
    assert!(near.is_sorted_by_key(rank));
    for feed in &near {
        assert_eq!((feed["programme"].as_str(), feed["tried"].as_bool()), (Some("aa"), Some(true)), "{feed}");
        assert!(["CA", "US"].contains(&feed["country"][0].as_str().unwrap_or("CA")), "{feed}");
    }
    assert_eq!(listed(&["--near", "Wien", "--programme", "aa"])[0]["id"], "aa-vienna-english-speaking");
    let german = listed(&["--country", "Deutschland"]);
    assert_eq!(german, listed(&["--country", "de"]));
    assert!(german.iter().all(|feed| feed["nearness"] != "abroad"), "{german:#?}");
    let names = |feeds: &[Value]| feeds.iter().map(|feed| feed["id"].clone()).collect::<Vec<_>>();
    assert!(names(&german).contains(&"de-selbsthilfe-kontaktstellen".into()));
    assert_eq!(listed(&["--programme", "AlAnon"]).len(), listed(&["--programme", "al-anon"]).len());
    let text = home.good(&["sources", "catalogue", "--country", "AU", "al-anon"]).out;
    assert!(text.contains("not tried yet"), "{text}");
    assert_eq!(listed(&[]).len(), 287, "without a place, all are listed");
    let none = home.good(&["sources", "catalogue", "norway"]);
    assert!(none.out.is_empty() && none.err.contains("sources add ADDRESS"), "{}", none.err);
    for wrong in [["--near", "Qqzzxx"], ["--country", "Atlantis"]] {
        let ran = home.run(&["sources", "catalogue", wrong[0], wrong[1]]);
        assert!(ran.code == 2 && ran.err.contains(wrong[1]), "{}", ran.err);
    }
}

#[test]
fn own_lists_extend_the_catalogue() {
    let home = Home::new();
    std::fs::create_dir_all(home.path(".config/groupfinder/sources.d")).unwrap();
    home.write(
        ".config/groupfinder/sources.d/county.json",
        r#"{"sources": [{"id": "our-county", "name": "Our county", "programme": "na", "format": "bmlt",
            "country": ["NO"], "url": "https://example.org/groups"}, {"id": "half"}]}"#,
    );
    let ran = home.good(&["sources", "catalogue", "--country", "NO", "--output", "json"]);
    assert_eq!(ran.json()["sources"][0]["id"], "our-county", "the only one of the country stands first");
    assert!(ran.err.contains("county.json: source 2 (half): missing field"), "{}", ran.err);
    let config = home.write("config.toml", "");
    home.good(&["--config", &config, "sources", "add", "--no-try", "our-county"]);
    let written = std::fs::read_to_string(home.path("config.toml")).unwrap();
    assert!(
        written.contains("https://example.org/groups") && written.contains("programme = \"na\""),
        "{written}"
    );
}

#[test]
fn the_directory_is_checked_for_those_who_keep_it() {
    let home = Home::new();
    let json = home.good(&["check", "--directory", "--output", "json"]).json();
    let all = groupfinder::store::embedded::all_records().count();
    assert_eq!(json["records"], all);
    let unreachable = json["unreachable"].as_array().unwrap().len();
    assert_eq!(json["reachable"].as_u64().unwrap() as usize, all - unreachable);
    for language in ["en", "de", "nb"] {
        assert_eq!(json["without_description"][language], Value::Array(Vec::new()), "{language}");
    }
    let counted: u64 = json["read_on"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
    assert_eq!(counted as usize, all, "every record names the day on which it was read");
    assert_eq!(json["coverage"]["depression"]["DE"], "N+");
    assert_eq!(json["coverage"].as_object().unwrap().len(), 299);
    let text = home.good(&["--lang", "nb", "check", "--directory"]).out;
    assert!(text.contains("kan nås") && text.lines().all(|line| line.chars().count() <= 80), "{text}");
    assert!(text.contains("breast-cancer"), "{text}");
    let records = concat!(env!("CARGO_MANIFEST_DIR"), "/data/organisations.json");
    let judged = home.good(&["check", records, "--output", "json"]).json();
    assert_eq!(
        (&judged["accepted"], &judged["problem_count"]),
        (&all.into(), &0.into()),
        "as strict with itself"
    );
    assert_eq!(home.run(&["check"]).code, 2, "a feed or the directory");
    assert_eq!(home.run(&["check", "--directory", "feed.json"]).code, 2);
}

#[test]
fn where_home_has_nothing_it_is_said_and_whom_to_ask() {
    let home = Home::new();
    let at = |country: &str| home.write(&format!("{country}.toml"), &format!("country = \"{country}\"\n"));
    let (austria, germany) = (at("AT"), at("DE"));
    let search = ["--lang", "de", "search", "endometriose"];
    let asked = |config: &str, form| {
        let args: Vec<&str> =
            ["--config", config].into_iter().chain(search).chain(["--output", form]).collect();
        home.good(&args)
    };
    let said = asked(&austria, "text").out;
    assert!(said.starts_with("Österreich: Zu „Endometriose“ ist nichts verzeichnet. Fragen Sie"), "{said}");
    assert!(said.find("https://oekuss.at") < said.find("Endometriose-Vereinigung"), "{said}");
    let json = asked(&austria, "json").json();
    assert_eq!(json["home_gap"]["country"], "AT");
    assert_eq!(json["home_gap"]["ask"]["url"], "https://oekuss.at");
    assert_eq!(asked(&germany, "json").json()["home_gap"], Value::Null, "Germany has one");
    let conditions = ["--config", &austria, "search", "endometriose", "--when", "today", "--output", "json"];
    assert_eq!(home.good(&conditions).json()["home_gap"], Value::Null, "the day may be why nothing fits");
}

#[test]
fn topics_are_listed_with_their_names() {
    let home = Home::new();
    let json = home.good(&["topics", "--output", "json"]).json();
    assert_eq!(json["total"], 299);
    let json = home.good(&["topics", "brustkrebs", "--output", "json"]).json();
    let topic = &json["topics"][0];
    assert_eq!(topic["id"], "breast-cancer");
    assert_eq!(topic["label"]["nb"], "Brystkreft");
    assert_eq!(topic["broader"][0], "cancer");
    let text = home.good(&["topics", "Trauer"]).out;
    assert!(text.contains("Id: bereavement") && text.contains("Narrower: "), "{text}");
    assert_eq!(home.good(&["topics", "xyzzy"]).out, "");
}

#[test]
fn facets_count_and_say_what_is_chosen() {
    let home = Home::new();
    let json = home.good(&["facets", "--category", "grief", "--output", "json"]).json();
    let facets = json["facets"].as_object().unwrap();
    for name in ["topic", "category", "place", "format", "for", "day", "language", "access", "kind"] {
        assert!(facets.contains_key(name), "{name}");
    }
    let categories = facets["category"].as_array().unwrap();
    let grief = categories.iter().find(|v| v["id"] == "grief").unwrap();
    assert_eq!((&grief["selected"], &grief["count"]), (&Value::Bool(true), &json["total"]));
    assert_eq!(grief["label"], "Grief and loss");
    let others: Vec<&Value> = categories.iter().filter(|v| v["id"] != "grief").collect();
    assert!(others.iter().any(|v| v["count"].as_u64().unwrap() > 0), "OR within a pane");
    let text = home.good(&["facets", "--category", "grief"]).out;
    assert!(text.contains("--topic") && text.contains("[bereavement]"), "{text}");
}

#[test]
fn a_feed_is_taken_in_and_found_again() {
    let home = Home::new();
    write_dataset(&home.path("berlin.json"), &["b1", "b2"]);
    let ran = home.good(&["sync", "--from", "berlin.json", "--output", "json"]).json();
    assert_eq!(
        (&ran["source"], &ran["groups"], &ran["quarantined"]),
        (&"berlin".into(), &2.into(), &0.into())
    );
    let json = home
        .good(&[
            "search",
            "--place",
            "berlin",
            "--format",
            "in-person",
            "--kind",
            "group",
            "--output",
            "json",
        ])
        .json();
    let mut found = ids(&json);
    found.sort_unstable();
    assert_eq!(found, ["b1", "b2"]);
    let json = home
        .good(&["search", "--near", "Berlin", "--within", "30", "--kind", "group", "--output", "json"])
        .json();
    for group in json["groups"].as_array().unwrap() {
        assert!(group.get("distance_km").is_some(), "{group}");
    }
    let status = home.good(&["status", "--output", "json"]).json();
    assert_eq!(status["dataset"]["groups"], 2);
    assert_eq!(status["dataset"]["intact"], true);
    assert_eq!(status["dataset"]["sources"][0]["name"], "berlin");
    assert!(status["data_dir"].as_str().unwrap().ends_with("xdg/groupfinder"));
    let listed = home.good(&["sources", "list"]).out;
    assert!(listed.contains("berlin: 2 groups"), "{listed}");
    assert!(listed.contains(home.path("berlin.json").to_str().unwrap()), "{listed}");
    home.good(&["sources", "remove", "berlin"]);
    assert_eq!(home.good(&["status", "--output", "json"]).json()["dataset"]["groups"], 0);
}

#[test]
fn the_data_directory_can_be_chosen() {
    let home = Home::new();
    write_dataset(&home.path("a.json"), &["a1"]);
    home.good(&["--data-dir", "mine", "sync", "--from", "a.json"]);
    assert!(home.path("mine/dataset.json").exists() && !home.path("xdg").exists());
    let mut command = home.command();
    let output =
        command.env("GROUPFINDER_DATA_DIR", home.path("mine")).args(["show", "a1"]).output().unwrap();
    assert!(output.status.success());
    assert_eq!(home.run(&["show", "a1"]).code, 1);
}

#[test]
fn bad_files_are_refused_with_words_and_exit_code_three() {
    let home = Home::new();
    write_dataset(&home.path("good.json"), &["1", "2"]);
    home.good(&["sync", "--from", "good.json"]);
    let before = std::fs::read(home.dataset_file()).unwrap();
    home.write("empty.json", "");
    home.write("text.json", "hello");
    home.write("page.json", "<html><title>Log in</title></html>");
    home.write("unknown.json", "{\"hello\": [1, 2]}");
    std::fs::create_dir(home.path("folder")).unwrap();
    let cases = [
        ("empty.json", "empty"),
        ("text.json", "JSON"),
        ("page.json", "HTML"),
        ("unknown.json", "unknown format"),
        ("nowhere.json", "no such file"),
        ("folder", "not a regular file"),
    ];
    for (name, why) in cases {
        for command in [&["sync", "--from", name][..], &["check", name]] {
            let ran = home.run(command);
            assert_eq!(ran.code, 3, "{command:?} {}", ran.err);
            assert!(ran.err.contains(name) && ran.err.contains(why), "{command:?}: {}", ran.err);
            assert!(ran.out.is_empty(), "{}", ran.out);
        }
        assert_eq!(std::fs::read(home.dataset_file()).unwrap(), before, "{name}");
    }
    assert_eq!(home.run(&["sync", "--from", "gopher://example.org/feed.json"]).code, 2);
    assert_eq!(home.run(&["sync", "--from", "https://name:word@example.org/feed.json"]).code, 2);
    // The local machine, on a port where nobody listens.
    let ran = home.run(&["sync", "--from", "http://127.0.0.1:9/feed.json"]);
    assert_eq!(ran.code, 5, "{}", ran.err);
    let nothing = home.run(&["sync"]);
    assert!(nothing.code == 0 && nothing.err.contains("no sources yet"), "{}", nothing.err);
    assert_eq!(home.run(&["sync", "--from", "good.json", "--programme", "xyz"]).code, 2);
}

#[test]
fn of_a_refused_feed_every_bad_record_is_named_where_all_are_asked_for() {
    let home = Home::new();
    let records: Vec<String> = (0..12).map(|n| format!("{{\"id\":\"{n}\"}}")).collect();
    let text =
        format!("{{\"format\":\"groupfinder\",\"schema_version\":1,\"groups\":[{}]}}", records.join(","));
    let path = home.write("bad.json", &text);
    for lang in ["en", "de", "nb"] {
        let all = home.run(&["--lang", lang, "check", "--all", &path]);
        assert_eq!((all.code, all.err.matches(".name)").count()), (3, 12), "{}", all.err);
        let few = home.run(&["--lang", lang, "check", &path]);
        assert_eq!((few.code, few.err.matches(".name)").count()), (3, 5), "{}", few.err);
        assert!(few.err.contains('7') && few.err.contains("groupfinder check --all"), "{}", few.err);
    }
}

#[test]
fn a_place_that_is_not_known_gives_no_groups_of_another() {
    let home = Home::new();
    for near in ["Atlantis", "Qqzzxx"] {
        let ran = home.run(&["search", "--near", near]);
        assert!(ran.code == 2 && ran.out.is_empty() && ran.err.contains(near), "{} {}", ran.out, ran.err);
    }
    let ran = home.run(&["search", "--near", "Trondhiem"]);
    assert!(ran.code == 2 && ran.err.contains("Trondheim"), "what comes near is named: {}", ran.err);
}

#[test]
fn a_sync_on_a_machine_without_sources_is_no_failure() {
    let ran = Home::new().run(&["sync"]);
    assert!(ran.code == 0 && ran.err.contains("groupfinder sources add ADDRESS"), "{} {}", ran.code, ran.err);
}

#[test]
fn the_built_in_directory_passes_the_check_of_feeds() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/data/organisations.json");
    let report = Home::new().good(&["check", file, "--output", "json"]).json();
    assert_eq!((&report["repaired"], &report["quarantined"]), (&0.into(), &0.into()), "{report}");
    assert_eq!(report["records"], report["accepted"]);
}

#[test]
fn wrong_usage_is_told_in_the_language_of_the_reader() {
    let home = Home::new();
    let ran = home.run(&["--lang=de", "search", "--limt", "3"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("Meinten Sie --limit?") && ran.err.contains("Aufruf: "), "{}", ran.err);
    let config = home.write("config.toml", "language = \"nb\"\n");
    let ran = home.run(&["--config", &config, "serch"]);
    assert!(ran.err.contains("Mente du search?"), "{}", ran.err);
    let mut command = home.command();
    let done = command.env("LANG", "de_DE.UTF-8").args(["show"]).output().unwrap();
    assert!(String::from_utf8(done.stderr).unwrap().contains("Es fehlt: <ID>."));
}

#[test]
fn bad_records_are_left_out_and_named() {
    let home = Home::new();
    let groups: Vec<String> = (0..20).map(|n| group_json(&n.to_string())).collect();
    let bad = "{\"id\":\"x\",\"name\":7.5e400}";
    let text = |groups: &[String], bad: &str| {
        format!("{{\"format\":\"groupfinder\",\"schema_version\":1,\"groups\":[{},{bad}]}}", groups.join(","))
    };
    home.write("some.json", &text(&groups, bad));
    let json = home.good(&["check", "some.json", "--output", "json"]).json();
    let count = |name: &str| json[name].as_u64().unwrap();
    assert_eq!(count("records"), 21);
    assert_eq!(count("accepted") + count("repaired") + count("quarantined"), 21);
    assert_eq!((&json["file"], &json["format"]), (&"some.json".into(), &"native".into()));
    assert_eq!(json["problems"][0]["record"], 20);
    assert!(json["problems"][0]["path"].as_str().unwrap().starts_with("$.groups[20]"), "{json}");
    assert!(!home.path("xdg").exists(), "check writes nothing");

    let mostly_bad: Vec<String> = (0..9)
        .map(|_| "{\"name\":\"no id\",\"id\":[]}".to_owned())
        .chain(groups.into_iter().take(2))
        .collect();
    home.write("bad.json", &text(&mostly_bad, bad));
    let ran = home.run(&["sync", "--from", "bad.json"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("--max-bad"), "{}", ran.err);
    home.good(&["sync", "--from", "bad.json", "--max-bad", "100%"]);
}

#[test]
fn expired_data_is_kept_and_said() {
    let home = Home::new();
    home.write(
        "old.json",
        &dataset(&["1"]).replace("\"groups\"", "\"expires_at\":\"2026-10-01T00:00:00Z\",\"groups\""),
    );
    let ran = home.run(&["sync", "--from", "old.json"]);
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert!(ran.err.contains("1 Oct 2026"), "{}", ran.err);
    assert_eq!(home.good(&["show", "1", "--output", "json"]).json()["id"], "1");
}

#[test]
fn without_a_home_the_directory_is_there_and_sync_says_why_it_cannot_keep_anything() {
    let home = Home::new();
    write_dataset(&home.path("a.json"), &["1"]);
    let run = |env: &[(&str, &Path)], args: &[&str]| {
        let mut command = Command::cargo_bin("groupfinder").unwrap();
        command.env_clear().current_dir(home.dir.path()).args(args);
        for (name, value) in env {
            command.env(name, value);
        }
        command.output().unwrap()
    };
    // A home that is a file: nobody, not even the administrator, can make a directory in it.
    let file = home.path("a.json");
    let env = &[("HOME", &*file)];
    assert!(run(env, &["search", "trauer"]).status.success());
    let output = run(env, &["sync", "--from", "a.json"]);
    assert_eq!(output.status.code(), Some(6));
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(words.contains("a.json/.local/share/groupfinder"), "{words}");
    assert_eq!(
        std::fs::read_dir(home.dir.path()).unwrap().count(),
        1,
        "nothing is written to the working directory"
    );
}

#[test]
fn help_and_wrong_usage_have_their_exit_codes() {
    let home = Home::new();
    for command in ["search", "show", "facets", "topics", "crisis", "sync", "sources", "check", "status"] {
        let ran = home.good(&[command, "--help"]);
        assert!(ran.out.contains("groupfinder "), "{command}: {}", ran.out);
    }
    for wrong in [&["serach"][..], &["search", "--limit", "x"], &["show"], &["--lang", "fr", "status"]] {
        assert_eq!(home.run(wrong).code, 2, "{wrong:?}");
    }
    let ran = home.run(&[]);
    assert_eq!(ran.code, 2, "no terminal");
    assert!(ran.err.contains("--plain"), "{}", ran.err);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    use std::process::{Command as Process, Stdio};
    let home = Home::new();
    let mut child = Process::new(assert_cmd::cargo::cargo_bin!("groupfinder"))
        .env_clear()
        .env("HOME", home.dir.path())
        .args(["search", "--output", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(!words.contains("panicked") && !words.contains("rror"), "{words}");
}

/// An invented answer of a BMLT server. Its weeks begin on Sunday, with 1.
fn bmlt() -> String {
    let meeting = |id: u32, name: &str, weekday: u32, time: &str, venue_type: u32, city: &str| {
        format!(
            "{{\"id_bigint\":\"{id}\",\"worldid_mixed\":\"\",\"service_body_bigint\":\"1\",\"weekday_tinyint\":\"{weekday}\",\
             \"venue_type\":\"{venue_type}\",\"start_time\":\"{time}\",\"duration_time\":\"01:30:00\",\"time_zone\":\"\",\
             \"formats\":\"O\",\"lang_enum\":\"de\",\"longitude\":\"13.385\",\"latitude\":\"52.532\",\
             \"meeting_name\":\"{name}\",\"location_text\":\"Nachbarschaftshaus Beispiel\",\
             \"location_street\":\"Beispielgasse 3\",\"location_municipality\":\"{city}\",\
             \"location_postal_code_1\":\"10115\",\"location_nation\":\"DE\",\"published\":\"1\",\
             \"root_server_uri\":\"https://bmlt.example\",\"format_shared_id_list\":\"1\"}}"
        )
    };
    let meetings = [
        meeting(1, "Sonntagsgruppe", 1, "11:00:00", 1, "Berlin"),
        meeting(2, "Montagsgruppe", 2, "19:00:00", 1, "Berlin"),
        meeting(3, "Samstagsgruppe", 7, "10:00:00", 1, "Potsdam"),
    ];
    format!("[{}]", meetings.join(","))
}

/// An invented Meeting Guide feed. Its weeks begin on Sunday, with 0.
fn meeting_guide() -> String {
    let meeting = |slug: &str, day: u32| {
        format!(
            "{{\"name\":\"Group {slug}\",\"slug\":\"{slug}\",\"day\":{day},\"time\":\"18:30\",\"end_time\":\"19:30\",\
             \"types\":[\"O\",\"D\"],\"location\":\"Example Hall\",\"address\":\"5 Sample Street\",\"city\":\"Springfield\",\
             \"state\":\"CA\",\"postal_code\":\"90000\",\"country\":\"US\",\"timezone\":\"America/Los_Angeles\",\
             \"url\":\"https://aa.example/meetings/{slug}\",\"updated\":\"2026-10-01 10:00:00\"}}"
        )
    };
    format!("[{}]", [meeting("sunday-night", 0), meeting("saturday-noon", 6)].join(","))
}

#[test]
fn feeds_that_begin_the_week_differently_give_the_same_weekdays() {
    let home = Home::new();
    home.write("na.json", &bmlt());
    home.write("aa.json", &meeting_guide());
    let taken = home.good(&["sync", "--from", "na.json", "--output", "json"]).json();
    assert_eq!((&taken["format"], &taken["groups"]), (&"bmlt".into(), &3.into()));
    let taken = home.good(&["sync", "--from", "aa.json", "--programme", "aa", "--output", "json"]).json();
    assert_eq!((&taken["format"], &taken["groups"]), (&"meeting-guide".into(), &2.into()));

    let found = |args: &[&str]| {
        let args: Vec<&str> = ["search", "--kind", "group", "--output", "json"]
            .into_iter()
            .chain(args.iter().copied())
            .collect();
        let json = home.good(&args).json();
        let mut found: Vec<(String, String)> = json["groups"]
            .as_array()
            .unwrap()
            .iter()
            .map(|g| {
                let day = g["meetings"][0]["day"].as_str().unwrap();
                (g["name"].as_str().unwrap().to_owned(), day.to_owned())
            })
            .collect();
        found.sort();
        found
    };
    let named = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(name, day)| ((*name).to_owned(), (*day).to_owned())).collect()
    };
    assert_eq!(
        found(&["--place", "Berlin", "--format", "in-person"]),
        named(&[("Montagsgruppe", "mon"), ("Sonntagsgruppe", "sun")])
    );
    assert_eq!(
        found(&["--day", "sonntag"]),
        named(&[("Group sunday-night", "sun"), ("Sonntagsgruppe", "sun")])
    );
    assert_eq!(
        found(&["--topic", "alcohol"]),
        named(&[("Group saturday-noon", "sat"), ("Group sunday-night", "sun")])
    );
    assert_eq!(found(&["--topic", "Drogen", "--day", "sat"]), named(&[("Samstagsgruppe", "sat")]));
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_a_file_keeps_nobody_waiting() {
    let home = Home::new();
    write_dataset(&home.path("a.json"), &["1"]);
    home.good(&["sync", "--from", "a.json"]);
    let pipe = home.path("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert_eq!(home.run(&["sync", "--from", "pipe"]).code, 3);
    std::fs::rename(&pipe, home.dataset_file()).unwrap();
    let ran = home.good(&["search", "--kind", "group", "--output", "json"]);
    assert!(ran.err.contains("not a regular file"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn nobody_else_may_write_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    write_dataset(&home.path("a.json"), &["1"]);
    // The loosest mask there is: what the program asks for is then what it gets.
    let program = assert_cmd::cargo::cargo_bin!("groupfinder");
    let status = std::process::Command::new("sh")
        .args(["-c", "umask 000; exec \"$0\" --data-dir mine sync --from a.json"])
        .arg(program)
        .current_dir(home.dir.path())
        .stdout(std::process::Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    for name in ["dataset.json", "state.json", "lock"] {
        let mode = std::fs::metadata(home.path("mine").join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o022, 0, "{name}: {mode:o}");
    }
    let mode = std::fs::metadata(home.path("mine")).unwrap().permissions().mode();
    assert_eq!(mode & 0o022, 0, "{mode:o}");
}

#[test]
fn a_mistake_in_the_settings_keeps_nobody_out_unless_the_file_was_named() {
    let home = Home::new();
    std::fs::create_dir_all(home.path(".config/groupfinder")).unwrap();
    home.write(".config/groupfinder/config.toml", "language = \"de\"\n");
    let told = home.good(&["crisis"]).out;
    assert!(told.contains("Deutschland"), "{told}");
    assert!(home.good(&["crisis", "--lang", "en"]).out.contains("Germany"));
    home.write(".config/groupfinder/config.toml", "language = \"de\"\ncolor = 3\n");
    let ran = home.good(&["crisis", "--country", "DE"]);
    assert!(ran.err.contains("config.toml:2:1: "), "{}", ran.err);
    let named = home.write("mine.toml", "theme = \"pink\"\n");
    let ran = home.run(&["--config", &named, "crisis", "--country", "DE"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("mine.toml:1:9: "), "{}", ran.err);
}

#[test]
fn a_place_of_many_names_says_which_and_which_else() {
    let home = Home::new();
    let told = home.good(&["search", "grief", "--near", "Springfield", "--lang", "en"]).err;
    assert!(told.contains("Near Springfield, Missouri, US\n"), "{told}");
    let others = told.lines().find(|line| line.contains("like this after --near")).unwrap();
    // What is offered is understood when it is asked for.
    let other = others.rsplit(": ").next().unwrap().split("; ").next().unwrap();
    let told = home.good(&["search", "grief", "--near", other, "--lang", "en"]).err;
    assert!(told.contains(&format!("Near {other}\n")), "{told}");
    // The country that is set comes first.
    std::fs::create_dir_all(home.path(".config/groupfinder")).unwrap();
    home.write(".config/groupfinder/config.toml", "country = \"DE\"\n");
    let told = home.good(&["search", "grief", "--near", "Bergen", "--lang", "en"]).err;
    assert!(told.contains("Near Bergen, Niedersachsen, DE\n"), "{told}");
}

#[test]
fn when_a_meeting_begins_can_be_asked() {
    let home = Home::new();
    let total = |when: &str| {
        let ran = home.good(&["--demo", "search", "--when", when, "--output", "json", "--limit", "1"]);
        ran.json()["total"].as_u64().unwrap()
    };
    let (soon, today, week) = (total("3h"), total("today"), total("this-week"));
    assert!(0 < soon && soon < today && today < week, "{soon} {today} {week}");
    assert_eq!((total("heute"), total("i dag"), total("24H")), (today, today, total("24h")));
    let ran = home.run(&["--demo", "search", "--when", "someday"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("someday") && ran.err.contains("Tonight"), "{}", ran.err);
}

fn printed(arguments: &[&str]) -> String {
    let ran = Home::new().run(arguments);
    assert_eq!(ran.code, 0, "{arguments:?}");
    ran.out
}

#[test]
fn the_files_that_are_printed_are_the_defaults() {
    let home = Home::new();
    let config = home.write("config.toml", &printed(&["config"]));
    home.write("keys.toml", &printed(&["config", "--keys"]));
    let ran = home.good(&["--config", &config, "topics", "grief"]);
    assert_eq!(ran.err, "");
}
