//! Lists of any shape are read by a mapping: one of the program's, or a file that somebody wrote.

use assert_cmd::Command;
use groupfinder::feed::{FeedError, FeedFormat, Import, ImportOptions, ListMapping, import, propose_mapping};
use groupfinder::group::{Format, Group, Kind, Rule, Weekday};
use jiff::civil::date;
use std::path::Path;
use std::sync::Arc;

fn read_by(text: &str, mapping: Option<ListMapping>) -> Result<(Vec<Group>, Import), FeedError> {
    let mut groups = Vec::new();
    let mut options = ImportOptions::new("list", date(2026, 11, 24));
    options.settings.mapping = mapping.map(Arc::new);
    let import = import(text.as_bytes(), &options, &mut |group| groups.push(group))?;
    Ok((groups, import))
}

fn town(group: &Group) -> Option<&str> {
    group.place.as_ref().and_then(|place| place.city.as_deref())
}

const CONTACT_POINTS: &str = r#"[{"id": 7, "name": "Treffpunkt Selbsthilfe", "street": "Beispielweg 3", "address": "Beispielweg 3",
    "city": "Musterstadt", "postalCode": "01067", "state": "Sachsen", "lat": 51.05, "lng": 13.7, "phone": "0351 000000",
    "contact": "mail@example.org", "mail": "mail@example.org", "url": "https://example.org/", "description": "Beratung"}]"#;

const EVENTS: &str = r#"{"events": [{"id": 3, "title": "Open grief circle", "start_date": "2026-12-01 18:30:00",
    "end_date": "2026-12-01 20:00:00", "timezone": "Europe/Dublin", "description": "<p>All are welcome</p>",
    "url": "https://example.org/event/3", "venue": {"venue": "Hall", "address": "1 Example St", "city": "Cork",
    "country": "Ireland", "zip": "T12"}, "organizer": [{"organizer": "Example group", "phone": "021 000000"}]}], "total": 1}"#;

const POINTS: &str = r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Point",
    "coordinates": [10.75, 59.91]}, "properties": {"name": "Torsdagsgruppa", "topic": "sorg", "day": "torsdag",
    "time": "18:00", "city": "Oslo"}}]}"#;

#[test]
fn lists_of_known_shapes_are_read_unasked() {
    let (groups, import) = read_by(CONTACT_POINTS, None).unwrap();
    assert_eq!((import.format, groups[0].kind), (FeedFormat::List, Kind::ContactPoint));
    assert_eq!(town(&groups[0]), Some("Musterstadt"));
    let contact = groups[0].contact.as_ref().unwrap();
    assert!(contact.phone.is_some() && contact.email.is_some(), "{contact:?}");

    let (groups, _) = read_by(EVENTS, None).unwrap();
    assert_eq!((groups[0].name.as_str(), town(&groups[0])), ("Open grief circle", Some("Cork")));
    assert_eq!(groups[0].meetings.len(), 1, "{:?}", groups[0]);

    let (groups, _) = read_by(POINTS, None).unwrap();
    let place = groups[0].place.as_ref().unwrap();
    let point = place.point.as_ref().map(|point| (point.latitude, point.longitude));
    assert_eq!((town(&groups[0]), point), (Some("Oslo"), Some((59.91, 10.75))));
}

/// A list of keys that nobody else uses, with values of its own.
const OWN: &str = r#"{"payload": {"rows": [
    {"nr": "a1", "titel": "Klarer Kopf", "wann": {"d": "2", "von": "18:30"}, "wo": [{"stadt": "Bremen"}], "art": "V"},
    {"nr": "a2", "titel": "Mut am Abend", "wann": {"d": "5", "von": "19:00"}, "wo": [{"stadt": "Kiel"}], "art": "P"}]}}"#;

const MAPPING: &str = r#"
name = "the list of an association"
list = "payload.rows"
[fields]
id = "nr"
name = "titel"
day = "wann.d"
time = "wann.von"
city = "wo[0].stadt"
formats = "art"
[constants]
country = "DE"
topics = "depression"
[values.day]
2 = "Tuesday"
5 = "Friday"
[values.formats]
V = "online"
P = "in-person"
"#;

#[test]
fn a_mapping_file_explains_any_list() {
    let mapping = ListMapping::parse(MAPPING).unwrap();
    let (groups, import) = read_by(OWN, Some(mapping)).unwrap();
    assert_eq!(import.report.accepted, 2, "{:?}", import.report.problems);
    let rules: Vec<_> = groups.iter().map(|group| &group.meetings[0].rule).collect();
    assert_eq!(rules, [&Rule::every_week(Weekday::Tuesday), &Rule::every_week(Weekday::Friday)]);
    assert_eq!((town(&groups[0]), town(&groups[1])), (Some("Bremen"), Some("Kiel")));
    assert!(groups[0].formats.contains(Format::Online) && groups[1].formats.contains(Format::InPerson));
    assert!(groups.iter().all(|group| group.topics[0].as_str() == "depression"));
    let elsewhere = ListMapping::parse(&MAPPING.replace("payload.rows", "payload.lines")).unwrap();
    let error = read_by(OWN, Some(elsewhere)).map(|(groups, _)| groups.len()).unwrap_err().to_string();
    assert!(error.contains("payload.lines"), "{error}");
}

#[test]
fn lines_and_tables_are_read_by_the_same_mapping() {
    let mapping = "[fields]\nname = \"Was\"\ncity = \"Wo genau\"\nday = \"W\"\n[values.day]\nMi = \"Wednesday\"\n[constants]\ntopics = \"depression\"";
    let mapping = ListMapping::parse(mapping).unwrap();
    let lines = "{\"Was\": \"Eins\", \"Wo genau\": \"Bonn\", \"W\": \"Mi\"}\n{\"Was\": \"Zwei\", \"Wo genau\": \"Trier\", \"W\": \"Mi\"}";
    let table = "Was;Wo genau;W\nEins;Bonn;Mi\nZwei;Trier;Mi";
    for text in [lines, table] {
        let (groups, _) = read_by(text, Some(mapping.clone())).unwrap();
        let towns: Vec<_> = groups.iter().map(town).collect();
        assert_eq!(towns, [Some("Bonn"), Some("Trier")], "{text}");
        assert!(
            groups
                .iter()
                .all(|group| group.topics.first().is_some_and(|topic| topic.as_str() == "depression"))
        );
        assert!(
            groups.iter().all(|group| group.meetings[0].rule == Rule::every_week(Weekday::Wednesday)),
            "{text}"
        );
    }
}

#[test]
fn a_mapping_is_proposed_for_a_list_that_no_reader_knows() {
    let list = r#"{"ergebnis": [{"bezeichnung": "Klarer Kopf", "ort": {"stadt": "Bremen"}, "xq": "17"}]}"#;
    let options = ImportOptions::new("list", date(2026, 11, 24));
    let proposal = propose_mapping(list.as_bytes(), &options).expect("a proposal");
    let mapping = ListMapping::parse(&proposal).unwrap_or_else(|error| panic!("{error}: {proposal}"));
    assert!(
        proposal.contains("xq") && proposal.contains("17"),
        "what is not understood is shown: {proposal}"
    );
    let (groups, _) = read_by(list, Some(mapping)).unwrap();
    assert_eq!((groups[0].name.as_str(), town(&groups[0])), ("Klarer Kopf", Some("Bremen")));
    assert!(propose_mapping(b"[1, 2]", &options).is_none());
}

fn groupfinder(home: &Path) -> Command {
    let mut command = Command::cargo_bin("groupfinder").unwrap();
    command.env_clear().env("HOME", home).env("LANG", "C.UTF-8").current_dir(home);
    command.args(["--data-dir", "data", "--now", "2026-11-24T12:00:00Z"]);
    command
}

#[test]
fn the_command_line_takes_mappings_once_and_for_a_source() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("list.json"), OWN).unwrap();
    std::fs::write(home.path().join("own.toml"), MAPPING).unwrap();
    let refused = groupfinder(home.path()).args(["check", "list.json"]).assert();
    assert_eq!(refused.get_output().status.code(), Some(3));
    let read = groupfinder(home.path())
        .args(["sync", "--from", "list.json", "--mapping", "own.toml"])
        .assert()
        .success();
    assert!(String::from_utf8_lossy(&read.get_output().stdout).contains("2 records (list)"));
    let wrong =
        groupfinder(home.path()).args(["sync", "--from", "list.json", "--mapping", "ownn.toml"]).assert();
    let said = String::from_utf8_lossy(&wrong.get_output().stderr).into_owned();
    assert!(wrong.get_output().status.code() == Some(2) && said.contains("geojson"), "{said}");
    let add = ["sources", "add", "list.json", "--name", "verein", "--mapping", "own.toml"];
    groupfinder(home.path()).args(add).assert().success();
    let other = tempfile::tempdir_in(home.path()).unwrap();
    let synced = groupfinder(home.path())
        .current_dir(other.path())
        .args(["sync", "verein", "--output", "json"])
        .assert();
    let said = String::from_utf8_lossy(&synced.get_output().stdout).into_owned();
    assert!(said.contains("\"format\": \"list\""), "{said} {:?}", synced.get_output());
}

/// The guide for volunteers, whose examples must be right.
const GUIDE: &str = include_str!("../../data/sheets.md");

#[test]
fn the_examples_of_the_guide_are_read_as_it_says() {
    let toml = GUIDE.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let mapping = ListMapping::parse(toml).unwrap();
    let record = r#"{"data": {"groups": [{"title": "Ring", "venue": {"city": "Bonn"}, "organizer": [{"phone": "030 000000"}],
        "status": "ruht"}]}}"#;
    let (groups, _) = read_by(record, Some(mapping)).unwrap();
    assert_eq!((groups[0].name.as_str(), town(&groups[0])), ("Ring", Some("Bonn")));
    assert_eq!(groups[0].contact.as_ref().unwrap().phone.as_deref(), Some("030 000000"));
    // The tables of the three languages: two groups, the second with a further day.
    let tables = GUIDE.split("\n\n").filter(|part| part.starts_with("| ") && part.contains("|---|"));
    let mut read = 0;
    for table in tables {
        let rows = table.lines().filter(|line| !line.starts_with("|---"));
        let csv: Vec<String> = rows
            .map(|line| {
                let cells = line.trim_matches('|').split('|').map(|cell| format!("\"{}\"", cell.trim()));
                cells.collect::<Vec<_>>().join(";")
            })
            .collect();
        let (groups, import) = read_by(&csv.join("\n"), None).unwrap();
        let meetings: Vec<usize> = groups.iter().map(|group| group.meetings.len()).collect();
        assert_eq!(meetings.len(), 2, "{csv:?}");
        assert_eq!((meetings[1], import.report.quarantined), (3, 0), "{csv:?}");
        assert!(groups.iter().all(|group| !group.topics.is_empty() && town(group).is_some()), "{csv:?}");
        read += 1;
    }
    assert_eq!(read, 3);
}
