//! Feeds of every shape become the groups that a person would read out of them. The fixtures are invented and
//! have the irregularities of real feeds.

use groupfinder::dataset;
use groupfinder::feed::{FeedFormat, Fellowship, Import, ImportOptions, ProblemOutcome, import};
use groupfinder::group::{
    Access, Attendance, Clock, Coded, Country, Format, FormatSet, Group, Kind, People, Relation, Status,
    Weekday,
};
use groupfinder::topic::Category;
use jiff::civil::date;
use std::path::Path;

fn options(name: &str) -> ImportOptions<'_> {
    ImportOptions::new(name, date(2026, 11, 24))
}

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/feeds").join(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn read_with(bytes: &[u8], options: &ImportOptions<'_>) -> (Vec<Group>, Import) {
    let mut groups = Vec::new();
    let import = import(bytes, options, &mut |group| groups.push(group)).unwrap_or_else(|e| panic!("{e}"));
    let r = &import.report;
    assert_eq!(r.accepted + r.repaired + r.quarantined, r.records, "the counts add up");
    assert_eq!(r.accepted + r.repaired, groups.len());
    (groups, import)
}

fn read(name: &str) -> (Vec<Group>, Import) {
    read_with(&fixture(name), &options(name))
}

fn with_programme(name: &str, programme: &str) -> (Vec<Group>, Import) {
    let mut options = options(name);
    options.settings.programme = Fellowship::from_name(programme);
    read_with(&fixture(name), &options)
}

fn formats(list: &[Format]) -> FormatSet {
    list.iter().copied().collect()
}

fn clock(text: &str) -> Option<Clock> {
    Clock::parse(text)
}

fn words(group: &Group) -> String {
    group.description.get("").map(ToString::to_string).unwrap_or_default()
}

fn problems(import: &Import) -> Vec<(usize, String, ProblemOutcome)> {
    import.report.problems.iter().map(|p| (p.record, p.path.clone(), p.outcome)).collect()
}

fn repaired(record: usize, path: &str) -> (usize, String, ProblemOutcome) {
    (record, path.to_owned(), ProblemOutcome::Repaired)
}

#[test]
fn day_names_seconds_and_blank_names_come_in_right() {
    let (groups, import) = read("guide-day-names.json");
    assert_eq!(import.format, FeedFormat::MeetingGuide);
    let [mill, cross] = groups.as_slice() else { panic!("two groups") };
    assert_eq!(mill.id.as_str(), "101");
    let meeting = &mill.meetings[0];
    assert_eq!(
        (meeting.only_day(), meeting.start, meeting.end),
        (Some(Weekday::Sunday), clock("08:15"), None)
    );
    assert_eq!(meeting.zone.as_ref().map(groupfinder::group::Zone::name), Some("America/New_York"));
    assert!(meeting.dates_vary, "1st and 3rd Sundays");
    assert!(meeting.rule.is_weekly(), "words never become a recurrence");
    let place = mill.place.as_ref().unwrap();
    assert_eq!(place.street.as_deref(), Some("12 Mill Lane"));
    assert_eq!(place.postal_code.as_deref(), Some("07030"), "the lost zero is back");
    assert_eq!((place.city.as_deref(), place.region.as_deref()), (Some("Sampletown"), Some("NC")));
    assert_eq!(place.note.as_deref(), Some("Back door & up"));
    assert_eq!(place.point.map(|p| (p.latitude, p.longitude)), Some((35.848_868, -78.611_624)));
    assert_eq!(mill.formats, formats(&[Format::InPerson]));
    assert_eq!(mill.verified, Some(date(2026, 4, 28)));
    assert_eq!(words(mill).lines().next(), Some("1st and 3rd Sundays"), "tags are gone");
    // AA is seen by the host and by its literature (B = Big Book).
    assert_eq!(mill.topics.iter().map(groupfinder::group::Text::as_str).collect::<Vec<_>>(), ["alcohol"]);
    assert!(mill.categories.contains(Category::Addiction) && mill.audience.contains(Relation::Affected));
    assert_eq!(mill.attendance, Some(Attendance::DropIn));
    // A blank name is made from what else is there, and said.
    assert_eq!(cross.name.as_str(), "Cross House");
    assert_eq!(
        (cross.meetings[0].only_day(), cross.meetings[0].start),
        (Some(Weekday::Wednesday), clock("20:00"))
    );
    assert_eq!(cross.place.as_ref().unwrap().point, None, "0/0 means unknown");
    assert!(cross.people.contains(People::Women) && words(cross).contains("Big Book"));
    assert_eq!(
        problems(&import),
        [
            repaired(0, "$[0].day"),
            repaired(0, "$[0].postal_code"),
            repaired(0, "$[0].notes"),
            repaired(1, "$[1].name"),
            repaired(1, "$[1].day"),
        ]
    );
}

#[test]
fn day_arrays_and_twelve_hour_times_come_in_right() {
    let (groups, _) = read("guide-day-arrays.json");
    let [shifters, river] = groups.as_slice() else { panic!("one group a record, whatever its days") };
    assert_eq!(shifters.meetings.len(), 1);
    assert_eq!(shifters.meetings[0].only_day(), Some(Weekday::Saturday));
    assert_eq!(shifters.meetings[0].start, clock("11:00"));
    assert!(!shifters.meetings[0].dates_vary, "open on the last Saturday says nothing about dates");
    assert_eq!(shifters.verified, Some(date(2026, 8, 25)));
    let place = shifters.place.as_ref().unwrap();
    assert_eq!(place.street.as_deref(), Some("8318 104 St"));
    assert_eq!(place.city.as_deref(), Some("Sampleville"));
    assert_eq!((place.region.as_deref(), place.postal_code.as_deref()), (Some("Alberta"), Some("T6E 4E8")));
    assert_eq!(place.country, Country::from_code("CA"));
    let days: Vec<_> = river.meetings.iter().map(|m| (m.only_day(), m.start)).collect();
    assert_eq!(days, [(Some(Weekday::Tuesday), clock("12:30")), (Some(Weekday::Thursday), clock("12:30"))]);
    // The room is closed for the time being, so the address is nowhere to go.
    assert_eq!(river.formats, formats(&[Format::Online, Format::Phone]));
    assert!(river.place.as_ref().unwrap().approximate);
    let dial = river.dial_in.as_ref().unwrap();
    assert_eq!(dial.dial.number(), "+15550000000");
    assert_eq!(dial.dial.codes().collect::<Vec<_>>(), ["8076462994#", "#"], "letters cannot be dialled");
    assert!(dial.note.as_ref().unwrap().contains("Ab1Cd2="), "and are not lost");
    assert_eq!(river.verified, None, "the fifth of December is ahead");
}

#[test]
fn string_types_come_in_right_and_persons_stay_out() {
    let (groups, import) = with_programme("guide-string-types.json", "aa");
    assert_eq!(groups[0].attendance, Some(Attendance::ClosedAffected));
    assert_eq!(groups[1].attendance, Some(Attendance::DropIn));
    assert_eq!(groups[0].meetings[0].only_day(), Some(Weekday::Monday));
    assert_eq!((groups[1].meetings[0].start, groups[1].meetings[0].end), (clock("23:30"), clock("00:30")));
    assert_eq!(groups[1].meetings[0].only_day(), Some(Weekday::Sunday));
    assert_eq!(groups[0].place.as_ref().unwrap().postal_code.as_deref(), Some("79101"));
    assert!(!groups.iter().any(|g| dataset::to_line(g).contains("Private")));
    assert_eq!((import.report.accepted, import.report.repaired), (2, 0));
}

#[test]
fn formats_follow_one_rule_and_private_fields_stay_out() {
    let (groups, import) = read("guide-hybrid.json");
    let [mitte, netz, zu, rund, absprache] = groups.as_slice() else { panic!("five groups") };
    assert!(mitte.formats.is_hybrid());
    assert_eq!(mitte.formats, formats(&[Format::InPerson, Format::Phone, Format::Online]));
    assert_eq!(mitte.online.as_ref().unwrap().url.as_ref().unwrap().as_str(), "https://zoom.example/j/1");
    assert_eq!(mitte.online.as_ref().unwrap().note.as_deref(), Some("Passcode: 123"));
    let dial = mitte.dial_in.as_ref().unwrap();
    assert_eq!((dial.dial.number(), dial.dial.codes().collect::<Vec<_>>()), ("+4930000000", vec!["123#"]));
    assert_eq!(mitte.place.as_ref().unwrap().venue.as_deref(), Some("Haus \"Mitte\""));
    assert_eq!(mitte.place.as_ref().unwrap().note.as_deref(), Some("Mitte"), "the district is kept");
    assert_eq!(
        mitte.languages.iter().map(groupfinder::group::LanguageTag::as_str).collect::<Vec<_>>(),
        ["de"]
    );
    assert!(mitte.access.contains(Access::Wheelchair) && mitte.people.contains(People::Young));
    assert_eq!(mitte.organisation.as_ref().unwrap().name.as_str(), "Anonyme Alkoholiker");
    let contact = mitte.contact.as_ref().unwrap();
    assert_eq!(contact.email.as_deref(), Some("mitte@aa.example"));
    assert_eq!(contact.phone.as_deref(), Some("+49 30 0000000"));
    let line = dataset::to_line(mitte);
    for private in ["Private", "private"] {
        assert!(!line.contains(private), "{line}");
    }
    assert_eq!(netz.formats, formats(&[Format::Online]));
    assert_eq!(netz.place.as_ref().unwrap().point, None, "the middle of a town is no meeting place");
    assert_eq!((zu.formats, zu.status), (FormatSet::EMPTY, Status::Paused));
    assert_eq!(rund.formats, FormatSet::EMPTY, "a rough place is nowhere to go");
    assert!((rund.place.as_ref().unwrap().point.unwrap().latitude - 52.5).abs() < 1e-9);
    assert_eq!(absprache.meetings, [], "by appointment");
    assert_eq!((absprache.formats, absprache.verified), (formats(&[Format::Online]), None));
    for group in &groups {
        assert_eq!(group.topics[0].as_str(), "alcohol");
        for meeting in &group.meetings {
            assert_eq!(meeting.zone.as_ref().unwrap().name(), "Europe/Berlin", "the feed's own zone");
        }
    }
    assert_eq!(
        problems(&import),
        [
            repaired(0, "$.meetings[0].conference_url"),
            repaired(1, "$.meetings[1].address"),
            repaired(4, "$.meetings[4].updated")
        ]
    );
}

#[test]
fn one_list_in_four_forms_gives_the_same_groups() {
    let (json, _) = read("same.json");
    for (name, format) in [
        ("same.csv", FeedFormat::Table),
        ("same-values.json", FeedFormat::MeetingGuide),
        ("same-airtable.json", FeedFormat::MeetingGuide),
    ] {
        let (groups, import) = read(name);
        assert_eq!(import.format, format);
        assert_eq!(groups, json, "{name}");
        assert_eq!(import.report.accepted, 2, "{name}: {:?}", import.report.problems);
    }
    assert_eq!(json[0].meetings[0].only_day(), Some(Weekday::Monday));
    assert_eq!(json[1].meetings[0].only_day(), Some(Weekday::Sunday));
    assert!(json[0].people.contains(People::Women) && json[0].access.contains(Access::Wheelchair));
}

#[test]
fn tables_come_with_commas_marks_and_other_encodings() {
    let table = "\u{feff}name,day,time,city\r\n\"Caf\u{e9}, eins\",Mittwoch,19 Uhr,K\u{f6}ln\r\nZwei,Freitag,19:30,K\u{f6}ln\r\n";
    let (groups, _) = read_with(table.as_bytes(), &options("list.csv"));
    assert_eq!(groups[0].name.as_str(), "Café, eins");
    assert_eq!(groups[0].id.as_str(), "café-eins", "a table without ids gets them from the names");
    assert_eq!(groups[1].meetings[0].only_day(), Some(Weekday::Friday));
    let latin: Vec<u8> = table.trim_start_matches('\u{feff}').chars().map(|c| c as u8).collect();
    let mut told = options("list.csv");
    told.settings.encoding = Some(groupfinder::feed::Encoding::Latin1);
    assert_eq!(read_with(&latin, &told).0, groups);
    assert_eq!(
        read_with(&latin, &options("list.csv")).0,
        groups,
        "what spreadsheets of Windows save is recognised"
    );
    // A table is one under any name but that of another format.
    assert_eq!(read_with(table.as_bytes(), &options("list.txt")).0, groups);
    assert_eq!(read_with(table.as_bytes(), &options("https://example.org/pub?output=1")).0, groups);
    assert!(import(table.as_bytes(), &options("list.json"), &mut |_| {}).is_err());
    for big_endian in [false, true] {
        let units = table
            .encode_utf16()
            .flat_map(|unit| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() });
        let bytes: Vec<u8> = units.collect();
        assert_eq!(
            read_with(&bytes, &options("list.csv")).0,
            groups,
            "UTF-16, as spreadsheets save \"Unicode text\""
        );
    }
}

#[test]
fn what_the_program_exports_as_a_table_it_reads_back() {
    let (groups, _) = read("native.json");
    let mut table = groupfinder::export::csv::header_row(false);
    for group in &groups {
        table.push_str(&groupfinder::export::csv::group_row(group, None));
    }
    let (again, import) = read_with(table.as_bytes(), &options("export.csv"));
    assert_eq!(import.format, FeedFormat::Table);
    assert_eq!(again.len(), 2);
    let (one, other) = (&again[0], &groups[0]);
    assert_eq!(
        (&one.id, &one.name, &one.topics, one.categories),
        (&other.id, &other.name, &other.topics, other.categories)
    );
    assert_eq!(
        (one.audience, one.people, one.formats, one.access),
        (other.audience, other.people, other.formats, other.access)
    );
    let rules =
        |group: &Group| group.meetings.iter().map(|m| (m.rule.clone(), m.start, m.end)).collect::<Vec<_>>();
    assert_eq!(rules(one), rules(other));
    assert_eq!(
        (&one.dial_in, one.verified, one.attendance, one.cost),
        (&other.dial_in, other.verified, other.attendance, other.cost)
    );
    assert_eq!(one.place.as_ref().unwrap().point, other.place.as_ref().unwrap().point);
    assert_eq!(one.contact.as_ref().unwrap().phone, other.contact.as_ref().unwrap().phone);
    // Columns as a librarian keeps them.
    let table = "id;name;topics;day;start;end;venue;street;city;contact_phone\n1;Runde;alcohol|drugs;Dienstag;18.30;20 Uhr;Haus;Weg 1;Köln;'+49 221 0000000\n";
    let (groups, import) = read_with(table.as_bytes(), &options("groups.csv"));
    assert_eq!(import.report.accepted, 1, "{:?}", import.report.problems);
    assert_eq!(groups[0].topics.len(), 2);
    assert_eq!(groups[0].meetings[0].only_day(), Some(Weekday::Tuesday));
    assert_eq!((groups[0].meetings[0].start, groups[0].meetings[0].end), (clock("18:30"), clock("20:00")));
    assert_eq!(groups[0].contact.as_ref().unwrap().phone.as_deref(), Some("+49 221 0000000"));
}

#[test]
fn both_bmlt_interfaces_give_the_same_groups() {
    let (semantic, from_semantic) = read("bmlt-semantic.json");
    let (admin, from_admin) = read("bmlt-admin.json");
    assert_eq!((from_semantic.format, from_admin.format), (FeedFormat::Bmlt, FeedFormat::BmltAdmin));
    for (one, other) in semantic.iter().zip(&admin) {
        let mut other = other.clone();
        // The administration interface does not name its server.
        other.source = one.source.clone();
        assert_eq!(*one, other);
    }
    let [sunday, late, always] = semantic.as_slice() else { panic!("three groups") };
    assert_eq!(sunday.meetings[0].rule.to_string(), "FREQ=MONTHLY;BYDAY=1SU,3SU", "1 is Sunday");
    assert_eq!((sunday.meetings[0].start, sunday.meetings[0].end), (clock("10:30"), clock("12:00")));
    assert_eq!(sunday.meetings[0].zone, None);
    assert_eq!(sunday.zone_of(&sunday.meetings[0]).unwrap().name(), "Europe/Berlin", "Germany has one zone");
    assert!(sunday.access.contains(Access::Wheelchair));
    assert_eq!(sunday.languages[0].as_str(), "ru");
    assert_eq!(sunday.topics[0].as_str(), "drugs");
    let note = sunday.place.as_ref().unwrap().note.as_deref().unwrap();
    assert_eq!(note, "Kreuzberg\nRaum 217\nU1 Beispielplatz");
    assert!(!dataset::to_line(sunday).contains("rivate"), "contacts stay out");
    assert_eq!(late.meetings[0].only_day(), Some(Weekday::Saturday));
    assert_eq!((late.meetings[0].start, late.meetings[0].end), (clock("23:30"), clock("00:30")));
    assert_eq!(late.formats, formats(&[Format::Online, Format::Phone]));
    assert_eq!(late.place.as_ref().unwrap().point, None, "a virtual meeting has a made-up point");
    assert_eq!(late.attendance, Some(Attendance::OpenObservers));
    assert_eq!(late.online.as_ref().unwrap().note.as_deref(), Some("Passwort: 1"));
    assert_eq!(
        (always.meetings[0].start, always.meetings[0].end),
        (clock("00:00"), clock("00:00")),
        "all day"
    );
    assert_eq!(always.formats, formats(&[Format::InPerson]), "unknown venue with a street");
    assert_eq!(problems(&from_semantic), [repaired(1, "$.meetings[1].virtual_meeting_link")]);
}

#[test]
fn bmlt_comes_wrapped_and_by_line() {
    let one = |id: &str, server: &str| {
        format!(
            r#"{{"id_bigint":"{id}","weekday_tinyint":2,"start_time":"19:00:00","meeting_name":"M {id}","root_server_uri":"{server}"}}"#
        )
    };
    let (a, b) = (one("1", "https://a.example/x"), one("1", "https://b.example/x"));
    let names = |bytes: &[u8]| -> Vec<String> {
        read_with(bytes, &options("feed")).0.iter().map(|g| g.id.to_string()).collect()
    };
    // Ids are unique per server only.
    let expected = ["a.example-1", "b.example-1"];
    assert_eq!(names(format!("[{a},{b}]").as_bytes()), expected);
    assert_eq!(names(format!("/**/callback([{a},{b}]);").as_bytes()), expected);
    assert_eq!(names(format!("{a}\n{b}\n").as_bytes()), expected);
    assert_eq!(names(format!("{{\"meetings\":[{a},{b}],\"formats\":[]}}").as_bytes()), expected);
    assert_eq!(names(format!("[{a}]").as_bytes()), ["1"]);
    let cut = format!("{a}\n{}", &b[..40]);
    let refused = import(cut.as_bytes(), &options("feed"), &mut |_| {}).unwrap_err().to_string();
    assert!(refused.contains("in record 1") || refused.contains("inside record 1"), "{refused}");
}

#[test]
fn a_bmlt_town_without_its_country_has_that_of_its_namesakes() {
    let record = |id: u8, town: &str, nation: &str| {
        format!(
            r#"{{"id_bigint":"{id}","weekday_tinyint":"2","start_time":"19:00:00","meeting_name":"M","location_municipality":"{town}","location_nation":"{nation}"}}"#
        )
    };
    let feed = [
        record(1, "Berlin", "Deutschland"),
        record(2, "berlin", ""),
        record(3, "Newcastle", "Ireland"),
        record(4, "Newcastle", "UK"),
        record(5, "Newcastle", ""),
        record(6, "Nowhere", ""),
    ];
    let (groups, _) = read_with(format!("[{}]", feed.join(",")).as_bytes(), &options("feed"));
    let countries: Vec<Option<String>> =
        groups.iter().map(|g| g.place.as_ref().unwrap().country.map(|c| c.code().to_owned())).collect();
    let expected = [Some("DE"), Some("DE"), Some("IE"), Some("GB"), None, None];
    assert_eq!(countries, expected.map(|code| code.map(str::to_owned)), "two countries are none");
}

#[test]
fn the_native_dataset_is_read_with_its_header() {
    let (groups, import) = read("native.json");
    let envelope = import.envelope.as_ref().unwrap();
    assert_eq!(envelope.dataset_id.as_deref(), Some("sample"));
    assert_eq!(envelope.version, Some(17));
    assert_eq!(envelope.generated_at.map(|t| t.to_string()).as_deref(), Some("2026-11-22T06:00:00Z"));
    assert_eq!(envelope.publisher.as_ref().unwrap().licence.as_deref(), Some("CC-BY-4.0"));
    let [eltern, unknown] = groups.as_slice() else { panic!("two of three") };
    assert_eq!(eltern.kind, Kind::Group);
    assert!(eltern.categories.contains(Category::Grief), "derived from the topic");
    assert_eq!(eltern.formats, formats(&[Format::InPerson, Format::Phone, Format::Online]), "derived");
    assert_eq!(eltern.contact.as_ref().unwrap().name.as_deref(), Some("Eva"), "a first name only");
    assert_eq!(eltern.meetings[0].rule.to_string(), "FREQ=MONTHLY;BYDAY=1TU");
    assert_eq!(eltern.description.get("de").map(groupfinder::group::Text::as_str), Some("Für Eltern"));
    assert_eq!(eltern.area.iter().map(ToString::to_string).collect::<Vec<_>>(), ["DE", "001"]);
    assert_eq!(unknown.formats, FormatSet::EMPTY, "an empty list is a statement");
    assert_eq!(unknown.place.as_ref().unwrap().country, Country::from_code("DE"));
    assert_eq!(unknown.meetings.len(), 2);
    assert!(unknown.meetings[0].dates_vary, "a rule that cannot be followed");
    assert!(!unknown.meetings[1].rule.is_certain(), "every second week, and nobody says which");
    assert_eq!(unknown.verified, None);
    let expected = [
        repaired(0, "$.groups[0].new_key"),
        repaired(0, "$.groups[0].facilitation"),
        repaired(0, "$.groups[0].contact.name"),
        repaired(1, "$.groups[1].kind"),
        repaired(1, "$.groups[1].place.country"),
        repaired(1, "$.groups[1].meetings[0].rrule"),
        repaired(1, "$.groups[1].meetings[1]"),
        repaired(1, "$.groups[1].verified"),
        (2, "$.groups[2].name".to_owned(), ProblemOutcome::Quarantined),
    ];
    assert_eq!(problems(&import), expected);
    assert!(
        !import.report.problems.iter().any(|p| p.found.contains("Example")),
        "the full name is in no report"
    );
    for group in &groups {
        assert_eq!(
            dataset::read_record(&dataset::to_line(group)).as_ref().ok(),
            Some(group),
            "nothing is lost"
        );
    }
}

#[test]
fn codes_keep_their_letters_where_the_fellowship_is_unknown() {
    let feed = br#"[{"name":"A","slug":"a","day":1,"time":"19:00","types":["Y","T","W","ST","QQ"]}]"#;
    let (groups, import) = read_with(feed, &options("x.json"));
    assert!(groups[0].topics.is_empty());
    assert!(groups[0].categories.contains(Category::Other));
    assert_eq!(words(&groups[0]), "code Y, code T, Step Study, code QQ");
    assert!(import.report.notes.iter().any(|note| note.contains("--programme")));
    let mut told = options("x.json");
    told.settings.programme = Fellowship::from_name("al-anon");
    let (groups, _) = read_with(feed, &told);
    assert_eq!(groups[0].topics[0].as_str(), "relatives-alcohol");
    assert!(groups[0].people.contains(People::Teens) && groups[0].people.contains(People::Trans));
    assert!(groups[0].audience.contains(Relation::Relatives));
}

#[test]
fn the_report_prints_as_promised() {
    let (_, import) = read("guide-hybrid.json");
    let json = import.report.to_json("list.json", import.format);
    for (key, value) in [("records", 5), ("accepted", 2), ("repaired", 3), ("quarantined", 0)] {
        assert_eq!(json[key], value, "{key}");
    }
    assert_eq!((json["file"].as_str(), json["format"].as_str()), (Some("list.json"), Some("meeting-guide")));
    let problem = &json["problems"][2];
    assert_eq!(problem["record"], 4);
    assert_eq!(problem["path"], "$.meetings[4].updated");
    assert_eq!(problem["found"], "2099-01-01 00:00:00");
    assert_eq!(problem["outcome"], "repaired");
    assert!(problem["expected"].as_str().unwrap().contains("not ahead"));
    // All problems are counted, however few are kept.
    let few = ImportOptions { keep_problems: 0, ..options("x") };
    let (_, import) = read_with(&fixture("guide-hybrid.json"), &few);
    assert_eq!((import.report.problems.len(), import.report.problem_count()), (0, 3));
    assert_eq!(import.report.counts().iter().map(|count| count.times).sum::<usize>(), 3);
}

#[test]
fn too_many_bad_records_refuse_the_feed() {
    let feed = |good: usize, bad: usize| {
        let mut records: Vec<String> =
            (0..good).map(|n| format!(r#"{{"name":"G","slug":"g{n}","day":1,"time":"19:00"}}"#)).collect();
        records.extend((0..bad).map(|_| "{\"day\":1}".to_owned()));
        format!("[{}]", records.join(","))
    };
    let passes = |good, bad, max: f64| {
        let mut options = options("f.json");
        options.settings.max_bad_percent = max;
        import(feed(good, bad).as_bytes(), &options, &mut |_| {}).is_ok()
    };
    assert!(passes(5, 5, 10.0), "five are single faults");
    assert!(!passes(10, 6, 10.0));
    assert!(passes(60, 6, 10.0), "9 %");
    assert!(passes(10, 6, 100.0));
    assert!(!passes(0, 3, 100.0), "nothing usable never replaces anything");
    let options = options("f.json");
    let said = import(feed(10, 20).as_bytes(), &options, &mut |_| {}).unwrap_err().to_string();
    assert!(said.starts_with("f.json: 20 of 30 records"), "{said}");
    assert_eq!(said.matches("\n  record ").count(), 5, "{said}");
    assert!(said.contains("$[10]."), "{said}");
}

#[test]
fn ids_of_formats_and_fellowships_are_the_documented_ones() {
    let ids: Vec<_> = FeedFormat::ALL.iter().map(|f| f.id()).collect();
    assert_eq!(ids, ["native", "meeting-guide", "bmlt", "bmlt-admin", "hsds", "csv", "list"]);
    assert!(ids.iter().all(|id| FeedFormat::from_id(id).map(FeedFormat::id) == Some(id)));
    for (id, topic) in [
        ("aa", "alcohol"),
        ("al-anon", "relatives-alcohol"),
        ("na", "drugs"),
        ("ga", "gambling"),
        ("oa", "food-addiction"),
    ] {
        assert_eq!(Fellowship::from_name(id).unwrap().topics(), [topic]);
    }
    assert!(Weekday::ALL.len() == 7);
}

#[test]
fn where_mistakes_are_told_comes_through_import_and_dataset() {
    let json = r#"[
        {"name":"A","slug":"a","day":2,"time":"18:30","feedback_emails":["","list@example.org","b@example.org"],
         "feedback_url":"https://example.org/form?meeting=a"},
        {"name":"B","slug":"b","day":2,"time":"18:30","feedback_emails":"one@example.org, two@example.org"},
        {"name":"C","slug":"c","day":2,"time":"18:30","feedback_emails":["nobody"],"feedback_url":"javascript:x"}
    ]"#;
    let (groups, _) = read_with(json.as_bytes(), &options("guide.json"));
    let told = |group: &Group| {
        let source = &group.source;
        let email = source.feedback_email.as_ref().map(|text| text.as_str().to_owned());
        (email, source.feedback_url.as_ref().map(|url| url.as_str().to_owned()))
    };
    let form = "https://example.org/form?meeting=a";
    assert_eq!(told(&groups[0]), (Some("list@example.org".into()), Some(form.into())));
    assert_eq!(told(&groups[1]), (Some("one@example.org".into()), None));
    assert_eq!(told(&groups[2]), (None, None));
    // Written as a dataset and read again, as a sheet and as a feed it is the same; what an older program wrote is read.
    let line = dataset::to_line(&groups[0]);
    assert_eq!(told(&dataset::read_record(&line).unwrap()), told(&groups[0]));
    let head = dataset::canonical::first_line::<()>("test", None);
    let native = dataset::canonical::join_records(&head, std::iter::once(line.as_str()));
    let (again, _) = read_with(native.as_bytes(), &options("native.json"));
    assert_eq!(told(&again[0]), told(&groups[0]));
    let old = r#"{"id":"a","name":"A","source":{"name":"s","url":"https://example.org","grade":"A"}}"#;
    assert_eq!(told(&dataset::read_record(old).unwrap()), (None, None));
}
