//! Sheets that the program writes: the template that volunteers fill in, and exports that are read back.

use super::support::dataset::write_dataset;
use assert_cmd::Command;
use groupfinder::feed::{ImportOptions, import};
use groupfinder::group::{Attendance, Cost, Format, Group, Status};
use jiff::civil::date;
use std::path::Path;

fn groupfinder(home: &Path) -> Command {
    let mut command = Command::cargo_bin("groupfinder").unwrap();
    command.env_clear().env("HOME", home).env("LANG", "C.UTF-8").current_dir(home);
    command.args(["--now", "2026-11-24T12:00:00Z"]);
    command
}

fn stdout(command: &mut Command) -> Vec<u8> {
    command.assert().success().get_output().stdout.clone()
}

fn read(bytes: &[u8]) -> Vec<Group> {
    let mut groups = Vec::new();
    let import =
        import(bytes, &ImportOptions::new("sheet", date(2026, 11, 24)), &mut |group| groups.push(group));
    let report = import.unwrap_or_else(|error| panic!("{error}")).report;
    assert_eq!(report.problems, [], "{:?}", report.notes);
    assert_eq!(report.unread_keys().len(), 0, "{:?}", report.notes);
    groups
}

#[test]
fn the_template_is_understood_in_each_language_and_form() {
    let home = tempfile::tempdir().unwrap();
    for language in ["en", "de", "nb"] {
        let written = |form: &str| {
            stdout(groupfinder(home.path()).args(["template", "--lang", language, "--output", form]))
        };
        let groups = read(&written("xlsx"));
        assert_eq!(groups.len(), 3, "{language}");
        assert_eq!(read(&written("csv")), groups, "{language}");
        let topics: Vec<_> = groups.iter().map(|group| group.topics[0].as_str()).collect();
        assert_eq!(topics, ["bereavement", "alcohol", "depression"], "{language}");
        let [first, second, third] = groups.as_slice() else { panic!("three groups") };
        assert_eq!(
            (first.attendance, first.cost),
            (Some(Attendance::DropIn), Some(Cost::Free)),
            "{language}"
        );
        assert_eq!(first.meetings[0].rule.to_string(), "FREQ=MONTHLY;BYDAY=2TU,4TU", "{language}");
        assert!(second.contact.as_ref().is_some_and(|contact| contact.email.is_some()), "{language}");
        assert_eq!(
            (third.status, third.formats.contains(Format::Online)),
            (Status::Founding, true),
            "{language}"
        );
    }
}

#[test]
fn an_export_is_read_back_into_the_same_data() {
    let home = tempfile::tempdir().unwrap();
    write_dataset(&home.path().join("list.json"), &["a", "b", "c"]);
    let sync = |data: &str, file: &str| {
        let arguments = ["--data-dir", data, "sync", "--from", file, "--name", "list"];
        groupfinder(home.path()).args(arguments).assert().success();
    };
    let export = |data: &str, more: &[&str]| {
        stdout(groupfinder(home.path()).args(["--data-dir", data, "export"]).args(more))
    };
    sync("first", "list.json");
    let whole = export("first", &[]);
    assert_eq!(
        serde_json::from_slice::<serde_json::Value>(&whole).unwrap()["groups"].as_array().unwrap().len(),
        3
    );
    for form in ["json", "csv", "xlsx"] {
        let file = format!("export-{form}");
        std::fs::write(home.path().join(&file), export("first", &["--output", form])).unwrap();
        let data = format!("again-{form}");
        sync(&data, &file);
        assert_eq!(String::from_utf8(export(&data, &[])), String::from_utf8(whole.clone()), "{form}");
    }
    let one = export("first", &["--output", "csv", "--kind", "helpline"]);
    assert_eq!(String::from_utf8(one).unwrap().lines().count(), 1, "the built-in directory is not exported");
    let all = export("first", &["--output", "csv", "--kind", "helpline", "--directory"]);
    assert!(String::from_utf8(all).unwrap().lines().count() > 10);
}

#[test]
fn a_sheet_with_topics_is_not_asked_for_its_fellowship() {
    let home = tempfile::tempdir().unwrap();
    for sheet in [
        "Name;Thema;Ort;PLZ;Wochentag;Uhrzeit\nTrauergruppe;Trauer;Köln;50667;Dienstag;18:00\n",
        "name,day,time,address,city,topic\nTrauergruppe,2,18:00,Domplatz 1,Köln,grief\n",
    ] {
        std::fs::write(home.path().join("list.csv"), sheet).unwrap();
        let done = groupfinder(home.path()).args(["check", "list.csv"]).output().unwrap();
        let told = String::from_utf8(done.stderr).unwrap();
        assert!(!told.contains("fellowship") && !told.contains("--programme"), "{told}");
    }
}

#[test]
fn ids_are_made_from_names_and_cells_beyond_the_headings_are_kept() {
    let home = tempfile::tempdir().unwrap();
    let sheet = "name;topics;city;country;meetings;phone\n\
        Lichtblick;grief;Bonn;DE;TU 18:30-20:00;0228 12345\n\
        Atempause;stress;Ulm;DE;FREQ=WEEKLY;BYDAY=WE 19:00-20:30;0731 54321\n";
    std::fs::write(home.path().join("own.csv"), sheet).unwrap();
    groupfinder(home.path()).args(["sync", "--from", "own.csv"]).assert().success();
    for (id, kept) in [("lichtblick", "0228 12345"), ("atempause", "0731 54321")] {
        let shown = stdout(groupfinder(home.path()).args(["show", id]));
        let shown = String::from_utf8(shown).unwrap();
        assert!(shown.contains(kept), "{shown}");
    }
    let told = stdout(groupfinder(home.path()).args(["check", "own.csv"]));
    let told = String::from_utf8(told).unwrap();
    assert!(told.contains("as many cells as headings; kept as a note"), "{told}");
}

#[test]
fn a_checked_sheet_comes_back_mended_with_what_needs_a_look() {
    let home = tempfile::tempdir().unwrap();
    let sheet = "Name;Thema;Tag;Uhrzeit;PLZ;Ort\nEins;Trauer;Montag;18:00;50667;Köln\nZwei;Trauer;Montag;19:00;1067;Dresden\n\
                 Drei;Trauer;Freitag;19:00;28195;Bremen\n";
    std::fs::write(home.path().join("list.csv"), sheet).unwrap();
    for fixed in ["mended.csv", "mended.xlsx"] {
        let check = ["check", "list.csv", "--lang", "de", "--fixed", fixed];
        groupfinder(home.path()).args(check).assert().success();
        groupfinder(home.path()).args(check).assert().failure();
        let bytes = std::fs::read(home.path().join(fixed)).unwrap();
        let mut codes = Vec::new();
        let options = ImportOptions::new(fixed, date(2026, 11, 24));
        let import =
            import(&bytes, &options, &mut |group| codes.push(group.place.unwrap().postal_code.unwrap()));
        let report = import.unwrap().report;
        assert_eq!(
            codes.iter().map(groupfinder::group::Text::as_str).collect::<Vec<_>>(),
            ["50667", "01067", "28195"]
        );
        assert!(report.unread_keys().is_empty(), "the new column is none of the sheet");
    }
    let mended = std::fs::read_to_string(home.path().join("mended.csv")).unwrap();
    assert!(
        mended.contains("Zu prüfen") && mended.contains("Zeile 3, Zwei, PLZ: „1067“ gefunden"),
        "{mended}"
    );
}

#[test]
fn status_counts_what_two_lists_have_and_what_is_withdrawn() {
    let home = tempfile::tempdir().unwrap();
    let german = "Name;Thema;Ort;PLZ;Straße;Wochentag;Uhrzeit;Telefon\n\
                  Weitblick;Trauer;Köln;50667;Domgasse 3;Dienstag;18:00;0221 471012\n\
                  Rückhalt;Alkohol;Bonn;53111;Marktweg 1;Mittwoch;19:00;0228 471112\n";
    // The first group under a longer name; the second at another hour, which makes it another group.
    let english = "Name,Topic,Town,Postcode,Address,Day,Time,Phone\n\
                   Gruppe Weitblick,grief,Köln,50667,Domgasse 3,Tuesday,6pm,+49 221 471012\n\
                   Rückhalt,alcohol,Bonn,53111,Marktweg 1,Wednesday,8pm,0228 471112\n";
    for (name, sheet) in [("first", german), ("second", english)] {
        std::fs::write(home.path().join("list.csv"), sheet).unwrap();
        groupfinder(home.path()).args(["sync", "--from", "list.csv", "--name", name]).assert().success();
    }
    let status = |lang: &str| {
        String::from_utf8(stdout(groupfinder(home.path()).args(["status", "--lang", lang]))).unwrap()
    };
    assert!(
        status("en").contains("1 group is listed by two sources and shown once, with both."),
        "{}",
        status("en")
    );
    assert!(!status("en").contains("withdraw"));
    let shown = stdout(groupfinder(home.path()).args([
        "search",
        "Weitblick",
        "--kind",
        "group",
        "--output",
        "ndjson",
    ]));
    assert_eq!(String::from_utf8(shown).unwrap().lines().count(), 1);
    let found = stdout(groupfinder(home.path()).args(["show", "gruppe-weitblick"]));
    let found = String::from_utf8(found).unwrap();
    assert!(found.contains("Also listed by first (the same times, name, place, contact)"), "{found}");
    // A list that was saved under another name brings nothing twice.
    std::fs::write(home.path().join("copy (final).csv"), german).unwrap();
    groupfinder(home.path())
        .args(["sync", "--from", "copy (final).csv", "--name", "third"])
        .assert()
        .failure();
    std::fs::write(home.path().join(".local/share/groupfinder/withdrawn.txt"), "weitblick # by mail\n")
        .unwrap();
    std::fs::write(home.path().join("list.csv"), english.replace("8pm", "9pm")).unwrap();
    groupfinder(home.path()).args(["sync", "--from", "list.csv", "--name", "second"]).assert().success();
    assert!(
        status("en").contains("withdrawn.txt withdraws 1 listing; no source brings it back."),
        "{}",
        status("en")
    );
    assert!(!status("en").contains("listed by two sources"));
    assert!(status("de").contains("withdrawn.txt nimmt 1 Eintrag heraus"), "{}", status("de"));
}
