//! The hostile feeds end as `EXPECTED.json` says: accepted, accepted in part, or refused with a message that says
//! what is wrong and where. Large files are kept packed.

use crate::support::process::busy;
use flate2::read::GzDecoder;
use groupfinder::feed::{Import, ImportOptions, ProblemOutcome, import};
use groupfinder::group::Group;
use jiff::civil::date;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What these files break is not in the feed but in how it follows on the one before; the store judges that.
const FOR_THE_STORE: [&str; 6] = ["058", "112", "114", "124", "125", "128"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hostile/feeds")
}

fn bytes(file: &str) -> Vec<u8> {
    let plain = folder().join(file);
    if plain.exists() {
        return std::fs::read(plain).unwrap();
    }
    let packed = std::fs::read(folder().join("packed").join(format!("{file}.gz"))).unwrap();
    let mut out = Vec::new();
    GzDecoder::new(&packed[..]).read_to_end(&mut out).unwrap();
    out
}

fn read(file: &str, max_bad: f64) -> Result<(Vec<Group>, Import), String> {
    let name = format!("feeds/{file}");
    let mut options = ImportOptions::new(&name, date(2026, 11, 24));
    options.settings.max_bad_percent = max_bad;
    let mut groups = Vec::new();
    let (result, spent) = busy(|| import(&bytes(file), &options, &mut |group| groups.push(group)));
    assert!(spent < Duration::from_secs(20), "{file} took {spent:?}");
    let import = result.map_err(|refusal| refusal.to_string())?;
    let r = &import.report;
    assert_eq!(r.accepted + r.repaired + r.quarantined, r.records, "{file}: the counts add up");
    assert_eq!(r.accepted + r.repaired, groups.len(), "{file}");
    Ok((groups, import))
}

fn find(number: &str) -> String {
    let expected: serde_json::Value = serde_json::from_slice(&bytes("EXPECTED.json")).unwrap();
    let files = expected["files"].as_array().unwrap();
    let found = files.iter().filter_map(|entry| entry["file"].as_str()).find(|file| file.starts_with(number));
    found.unwrap_or_else(|| panic!("no file {number}")).to_owned()
}

fn taken(number: &str, max_bad: f64) -> (Vec<Group>, Import) {
    read(&find(number), max_bad).unwrap_or_else(|refused| panic!("{number}: {refused}"))
}

/// Paths of the problems of one outcome.
fn paths(import: &Import, outcome: ProblemOutcome) -> Vec<String> {
    import.report.problems.iter().filter(|p| p.outcome == outcome).map(|p| p.path.clone()).collect()
}

#[test]
fn every_file_ends_as_expected() {
    let expected: serde_json::Value = serde_json::from_slice(&bytes("EXPECTED.json")).unwrap();
    let mut seen = 0;
    let mut wrong = Vec::new();
    for entry in expected["files"].as_array().unwrap() {
        let file = entry["file"].as_str().unwrap();
        let max_bad = if entry["run_with"].is_string() { 100.0 } else { 10.0 };
        let outcome = match read(file, max_bad) {
            Ok((_, import)) if import.report.problem_count() == 0 => "ACCEPT",
            // A repaired value alone is a warning; what is lost makes it partial.
            Ok((_, import)) if import.report.quarantined == 0 && entry["outcome"] == "ACCEPT" => "ACCEPT",
            Ok(_) => "PARTIAL",
            Err(said) => {
                assert!(said.starts_with(&format!("feeds/{}", &file[..4])), "{file} is named: {said}");
                assert!(!said.contains(|c: char| c.is_control() && c != '\n'), "{file}: {said:?}");
                "REJECT"
            }
        };
        let wanted =
            if FOR_THE_STORE.contains(&&file[..3]) { "ACCEPT" } else { entry["outcome"].as_str().unwrap() };
        if outcome != wanted {
            wrong.push(format!("{file}: {outcome}, expected {wanted}"));
        }
        seen += 1;
    }
    assert_eq!(seen, 102);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn refusals_say_what_is_wrong_and_where() {
    for (number, words) in [
        ("001", &["empty file (0 bytes)"][..]),
        ("002", &["only whitespace"]),
        ("003", &["line 1, column 821", "unexpected end of file", "inside record 2"]),
        ("004", &["unexpected end of file", "after 2 complete records"]),
        ("006", &["UTF-16", "FF FE", "iconv"]),
        ("007", &["UTF-16", "without a byte-order mark", "00"]),
        ("008", &["UTF-32"]),
        ("011", &["control character U+0000", "record 0", "line 1"]),
        ("013", &["trailing data", "NUL bytes", "byte 951"]),
        ("014", &["consists of NUL bytes"]),
        ("015", &["raw line break", "line 1"]),
        ("016", &["comma before the end", "column 317"]),
        ("017", &["key must be a string", "column 3"]),
        ("018", &["line 1, column 1", "comments are not JSON"]),
        ("019", &["NaN", "record 0"]),
        ("020", &["line 2", "trailing characters"]),
        ("021", &["second JSON value", "byte 317"]),
        ("022", &["NDJSON", "array"]),
        ("023", &["JSONP", "client_interface/json"]),
        ("024", &["line 1, column 1"]),
        ("025", &["web page", "Library WiFi Login", "log in"]),
        ("026", &["HTML", "before the JSON"]),
        ("027", &["XML", "json"]),
        ("028", &["looks like CSV"]),
        ("029", &["plain text", "404 Not Found"]),
        ("030", &["line 1, column 1"]),
        ("031", &["Git LFS pointer"]),
        ("032", &["line 2, column 1", "merge-conflict"]),
        ("042", &["200 : 1"]),
        ("043", &["gzip stream ends early"]),
        ("044", &["checksum"]),
        ("045", &["data after the gzip stream"]),
        ("047", &["nested compression"]),
        ("050", &["nested too deeply"]),
        ("066", &["page 1 of 20"]),
        ("067", &["page 1 of 3"]),
        ("051", &["nested too deeply"]),
        ("053", &["unexpected end"]),
        ("054", &["top level is null"]),
        ("055", &["top level is a string"]),
        ("056", &["top level is a number"]),
        ("057", &["top level is a boolean"]),
        ("059", &["unknown format", "no known keys"]),
        ("060", &["100 of 100 records", "($[0])", "null", "expected an object"]),
        ("061", &["6 of 6 records"]),
        ("063", &["rows are arrays", "spreadsheet"]),
        ("064", &["rate limited", "server said"]),
        ("072", &["invalid number", "record 1"]),
        ("111", &["50 of 100 records", "50 %", "10 %", "--max-bad"]),
        ("121", &["newer program", "schema 99", "knows 1"]),
        ("122", &["missing schema_version"]),
        ("126", &["$.version", "18446744073709551615"]),
    ] {
        let said = read(&find(number), 10.0).map(|_| ()).unwrap_err();
        for word in words {
            assert!(said.contains(word), "{number}: no {word:?} in {said:?}");
        }
        assert!(said.matches("\n  record ").count() <= 5, "{said}");
    }
}

#[test]
fn bad_records_leave_their_neighbours_alone() {
    for (number, quarantined, kept) in [
        ("052", &["$[1].notes"][..], 2),
        ("062", &["$[1]", "$[3]", "$[4]", "$[5]"], 43),
        ("068", &["$[0]", "$[1]", "$[2]"], 1),
        ("071", &["$[1].day"], 2),
        ("110", &["$[100].name", "$[100].slug"], 199),
        ("086", &["$[0].name", "$[0].slug"], 1),
        ("094", &["$[0].name", "$[1].slug"], 3),
    ] {
        let (groups, import) = taken(number, 10.0);
        assert_eq!(paths(&import, ProblemOutcome::Quarantined), quarantined, "{number}");
        assert_eq!(groups.len(), kept, "{number}");
    }
    for (number, repaired, kept) in [
        ("009", &["$[0].name"][..], 2),
        ("010", &["$[1].name", "$[2].name"], 3),
        ("012", &["$[0].notes"], 3),
        ("033", &["$[0].notes"], 3),
        ("070", &["$[0].latitude"], 3),
        ("074", &["$[0].latitude", "$[1].longitude", "$[2].latitude"], 4),
        ("075", &["$[1].latitude", "$[1].longitude", "$[3].latitude", "$[3].longitude"], 4),
        ("080", &["$[0].name", "$[1].name", "$[2].name"], 4),
        ("081", &["$[0].notes"], 2),
        ("082", &["$[0].name"], 2),
        ("084", &["$[0].name", "$[0].day"], 2),
        ("085", &["$[0].slug", "$[1].slug"], 3),
    ] {
        let (groups, import) = taken(number, 10.0);
        assert_eq!(paths(&import, ProblemOutcome::Repaired), repaired, "{number}");
        assert_eq!((groups.len(), import.report.quarantined), (kept, 0), "{number}");
    }
}

#[test]
fn values_are_never_bent() {
    let (groups, _) = taken("071", 10.0);
    assert_eq!(groups[0].id.as_str(), "18446744073709551616", "an id is never rounded");
    let (groups, _) = taken("074", 10.0);
    let points: Vec<bool> = groups.iter().map(|g| g.place.as_ref().unwrap().point.is_some()).collect();
    assert_eq!(points, [false; 4], "out of range twice, in the Pacific once, null island once");
    let (groups, _) = taken("075", 10.0);
    let points: Vec<bool> = groups.iter().map(|g| g.place.as_ref().unwrap().point.is_some()).collect();
    assert_eq!(points, [true, false, false, false]);
    let (groups, _) = taken("084", 10.0);
    assert_eq!(groups[0].name.as_str(), "Second name", "of a double key the last counts");
    let (groups, _) = taken("085", 10.0);
    let ids: Vec<_> = groups.iter().map(|g| g.id.as_str()).collect();
    assert!(
        ids[0] != ids[1] && ids[..2].iter().all(|id| id.starts_with("good-0-")),
        "{ids:?}: by what they say"
    );
    assert_eq!(ids[2], "good-2");
    assert_eq!(taken("082", 10.0).0[0].name.chars().count(), 255);
    assert_eq!(taken("089", 10.0).0.len(), 2000);
}

#[test]
fn variants_of_one_field_are_judged_one_by_one() {
    let days =
        |group: &Group| group.meetings.iter().filter_map(groupfinder::group::Meeting::only_day).count();
    let (groups, import) = taken("096", 100.0);
    assert_eq!(import.report.records, 14);
    let bad: Vec<String> = [2, 3, 10, 11, 12, 13].iter().map(|n| format!("$[{n}].day")).collect();
    assert_eq!(paths(&import, ProblemOutcome::Quarantined), bad);
    let named = paths(&import, ProblemOutcome::Repaired);
    // "Monday" is read and named; of [0, "x"] the day that can be read is kept; null and [] are by appointment.
    assert!(named.contains(&"$[5].day".to_owned()) && named.contains(&"$[8].day[1]".to_owned()), "{named:?}");
    assert_eq!(groups.iter().map(days).collect::<Vec<_>>(), [1, 1, 1, 1, 2, 0, 1, 0]);

    let (groups, import) = taken("097", 100.0);
    let times: Vec<Option<String>> =
        groups.iter().map(|g| g.meetings[0].start.map(|clock| clock.to_string())).collect();
    let expected = [
        Some("19:30"),
        Some("00:00"),
        Some("00:00"),
        Some("19:00"),
        Some("19:30"),
        None,
        None,
        None,
        None,
        None,
        Some("19:30"),
        Some("19:30"),
        None,
        None,
    ];
    assert_eq!(times, expected.map(|time| time.map(str::to_owned)));
    let mut named: Vec<usize> = import.report.problems.iter().map(|p| p.record).collect();
    named.dedup();
    assert_eq!(named, [1, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13]);

    let (groups, import) = taken("098", 100.0);
    let zones: Vec<String> =
        groups.iter().map(|g| g.zone_of(&g.meetings[0]).unwrap().name().to_owned()).collect();
    assert_eq!(zones[0], "Europe/Berlin");
    // What is no zone is none; most of the feed keeps the time of Berlin, and the rest follows.
    for other in [1, 3, 4, 5] {
        assert_eq!(zones[other], zones[0], "{other}");
    }
    assert_eq!(zones[10], "Europe/Berlin", "case does not matter");
    assert!(paths(&import, ProblemOutcome::Repaired).contains(&"$[4].timezone".to_owned()));

    let (_, import) = taken("099", 100.0);
    assert_eq!((import.report.records, import.report.quarantined), (15, 0));
    assert!(
        (0..15).all(|n| import.report.problems.iter().any(|p| p.path == format!("$.groups[{n}].schedule")))
    );
}

#[test]
fn links_and_numbers_of_ill_will_are_left_out() {
    let (groups, _) = taken("100", 10.0);
    let links: Vec<String> = groups
        .iter()
        .flat_map(|g| [g.online.as_ref().and_then(|o| o.url.clone()), g.source.url.clone()])
        .flatten()
        .map(|link| link.as_str().to_owned())
        .collect();
    assert!(!links.is_empty());
    for link in &links {
        assert!(link.starts_with("https://") || link.starts_with("http://"), "{link}");
        assert!(!link.contains('@') && link.is_ascii() && !link.contains(char::is_whitespace), "{link}");
    }
    let (groups, _) = taken("101", 10.0);
    for dial in groups.iter().filter_map(|g| g.dial_in.as_ref()) {
        assert!(dial.dial.number().bytes().all(|b| b.is_ascii_digit() || b" +()-./".contains(&b)));
    }
    assert!(groups.iter().any(|g| g.description.get("").is_some_and(|text| text.contains("call me"))));
}

#[test]
fn wrong_types_are_named_with_their_path() {
    for (number, records, list) in [("090", 144, "$["), ("091", 232, "$["), ("093", 309, "$.groups[")] {
        let (groups, import) = taken(number, 100.0);
        assert_eq!(import.report.records, records, "{number}");
        assert!(
            import.report.problems.iter().all(|p| p.path.starts_with(list) && !p.expected.is_empty()),
            "{number}"
        );
        assert!(groups.len() > records * 4 / 5, "{number}: most records can still be read");
    }
}
