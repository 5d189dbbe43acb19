//! Open Referral HSDS: invented feeds with the irregularities of real ones.

use groupfinder::feed::{FeedError, FeedFormat, Import, ImportOptions, ProblemOutcome, import};
use groupfinder::group::{Access, Cost, Format, Group, Kind, Status};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Value, json};

fn read_with(text: &str, all_services: bool) -> Result<(Import, Vec<Group>), FeedError> {
    let mut options = ImportOptions::new("test.json", date(2026, 11, 24));
    options.settings.all_services = all_services;
    options.settings.max_bad_percent = 100.0;
    let mut groups = Vec::new();
    let import = import(text.as_bytes(), &options, &mut |group| groups.push(group))?;
    let report = &import.report;
    assert_eq!(report.accepted + report.repaired + report.quarantined, report.records);
    assert_eq!(groups.len(), report.accepted + report.repaired);
    Ok((import, groups))
}

fn read(text: &str) -> (Import, Vec<Group>) {
    let (import, groups) = read_with(text, false).unwrap();
    assert_eq!(import.format, FeedFormat::Hsds);
    (import, groups)
}

fn fixture() -> (Import, Vec<Group>) {
    read(include_str!("../fixtures/hsds/services.json"))
}

fn group<'g>(groups: &'g [Group], id: &str) -> &'g Group {
    groups.iter().find(|group| group.id.as_str() == id).unwrap_or_else(|| panic!("no {id}"))
}

fn topics(group: &Group) -> Vec<&str> {
    group.topics.iter().map(groupfinder::group::Text::as_str).collect()
}

fn times(group: &Group) -> Vec<String> {
    let clock =
        |clock: Option<groupfinder::group::Clock>| clock.map_or("-".into(), |clock| clock.to_string());
    group
        .meetings
        .iter()
        .map(|m| {
            format!(
                "{} {} {} {}",
                m.rule,
                clock(m.start),
                clock(m.end),
                m.zone.as_ref().map_or("-", |z| z.name())
            )
        })
        .collect()
}

fn problems(import: &Import) -> Vec<String> {
    import.report.problems.iter().map(|p| format!("{} {}", p.path, p.expected)).collect()
}

#[test]
fn a_whole_service_comes_in() {
    let (import, groups) = fixture();
    let g = group(&groups, "svc-1");
    assert_eq!(
        (g.kind, g.status, g.cost, g.verified),
        (Kind::Group, Status::Active, Some(Cost::Free), Some(date(2026, 5, 1)))
    );
    assert_eq!(topics(g), ["bereavement"]);
    assert_eq!(g.age.as_deref(), Some("18+"));
    assert_eq!(g.organisation.as_ref().unwrap().name.as_str(), "Riverside Friends");
    let place = g.place.as_ref().unwrap();
    assert_eq!(place.venue.as_deref(), Some("Old Library"));
    assert_eq!(place.street.as_deref(), Some("12 Example Street, Room 4"));
    assert_eq!(
        (place.city.as_deref(), place.region.as_deref(), place.postal_code.as_deref()),
        (Some("Sampleton"), Some("OH"), Some("45202"))
    );
    assert!(place.point.is_some() && place.country.unwrap().code() == "US");
    assert_eq!(times(g), ["FREQ=WEEKLY;BYDAY=TU 18:30 20:00 America/New_York"]);
    assert!(g.formats.contains(Format::InPerson) && g.formats.len() == 1);
    assert_eq!(g.access.iter().collect::<Vec<_>>(), [Access::Wheelchair, Access::HearingLoop]);
    assert_eq!(
        g.languages.iter().map(groupfinder::group::LanguageTag::as_str).collect::<Vec<_>>(),
        ["en", "ur"]
    );
    let contact = g.contact.as_ref().unwrap();
    assert_eq!(contact.phone.as_deref(), Some("+1 555 0100 ext. 7"));
    assert_eq!(
        (
            contact.name.as_deref(),
            contact.email.as_deref(),
            contact.hours.get("").map(groupfinder::group::Text::as_str)
        ),
        (Some("Ann"), Some("groups@example.org"), Some("Evenings"))
    );
    assert_eq!(contact.url.as_ref().unwrap().as_str(), "https://www.example.org/bereavement");
    let text = g.description.get("en").unwrap();
    assert!(
        text.starts_with(
            "No meeting in the last week of December.\n\nFor anyone who has lost somebody.\n\nTea & talk."
        ),
        "{text}"
    );
    assert!(
        text.contains("Just come along.")
            && text.contains("+1 555 0102")
            && text.contains("The Tuesday group")
    );
    // Fax machines, letter boxes, surnames and assurers are nobody's business.
    let whole = format!("{g:?}");
    for secret in ["555 0101", "PO Box", "A. Example", "Ann Example", "somebody@example.org"] {
        assert!(!whole.contains(secret), "{secret}");
    }
    let told = problems(&import);
    assert!(
        told.contains(
            &"$.contents[0].service_at_locations[0].contacts[0].name a first name; the rest is left out"
                .into()
        ),
        "{told:?}"
    );
    assert!(told.contains(&"$.contents[0].url a whole web address; mended".into()), "{told:?}");
}

#[test]
fn a_service_with_many_terms_is_about_what_it_says_of_itself_and_loses_none() {
    let terms: Vec<Value> = ["Stroke", "Cancer", "Dementia", "Epilepsy", "Anxiety", "Depression"]
        .iter()
        .map(|name| json!({"taxonomy_term": {"name": name}}))
        .collect();
    let service = json!([{"id": "1", "name": "Speaking Again support group", "attributes": terms,
        "status": "active", "organization": {"id": "o", "name": "Sampleton Friends"},
        "description": "For anybody who has had a stroke."}]);
    let (_, groups) = read(&service.to_string());
    assert_eq!(topics(&groups[0]), ["stroke"]);
    let (_, text) = groups[0].description.iter().next().unwrap();
    for other in ["Cancer", "Dementia", "Epilepsy", "Anxiety", "Depression"] {
        assert!(text.contains(other), "{other}: {text}");
    }
}

#[test]
fn only_support_groups_are_taken_unless_all_are_wanted() {
    let (import, groups) = fixture();
    assert!(!groups.iter().any(|group| group.name.as_str() == "Food pantry"));
    assert!(
        import.report.notes.iter().any(|note| note.starts_with("1 services that are no support groups")),
        "{:?}",
        import.report.notes
    );
    let (_, all) = read_with(include_str!("../fixtures/hsds/services.json"), true).unwrap();
    let pantry = group(&all, "17");
    assert_eq!(pantry.kind, Kind::Service);
    assert_eq!(topics(pantry), ["Food Pantries"]);
    // A feed that says nothing at all about its services is taken whole, and says so.
    let (import, groups) = read(
        r#"{"contents":[{"id":"a","name":"Thing","status":"active"},{"id":"b","name":"Other","status":"active"}]}"#,
    );
    assert_eq!(groups.len(), 2);
    assert!(import.report.notes.iter().any(|note| note.starts_with("no service says")));
}

#[test]
fn odd_schedules_are_read_or_told() {
    let (import, groups) = fixture();
    let g = group(&groups, "svc-3");
    assert_eq!(g.status, Status::Paused);
    assert_eq!(
        times(g),
        ["FREQ=WEEKLY;BYDAY=MO,TU,WE 19:00 20:30 -", "FREQ=MONTHLY;BYDAY=2SA 05:00 - Etc/GMT+5"]
    );
    assert_eq!(topics(g), ["drugs", "Recovery cafe thing"]);
    assert_eq!(import.report.unmapped_labels().collect::<Vec<_>>(), [("Recovery cafe thing", 1)]);
    assert!(g.formats.contains(Format::Online) && !g.formats.contains(Format::InPerson));
    assert_eq!(g.online.as_ref().unwrap().url.as_ref().unwrap().host(), "meet.example.org");
    assert!(g.description.get("en").unwrap().contains("Ring for other dates."));
    let told = problems(&import);
    for path in [
        "$.contents[2].schedules[0].byday",
        "$.contents[2].schedules[0].opens_at",
        "$.contents[2].schedules[1].freq",
        "$.contents[2].schedules[3].freq",
        "$.contents[2].schedules[3].byday",
        "$.contents[2].phones[0].number",
    ] {
        assert!(told.iter().any(|told| told.starts_with(path)), "{path}: {told:#?}");
    }
}

#[test]
fn each_place_of_a_service_is_a_listing() {
    let (_, groups) = fixture();
    let (north, south) = (group(&groups, "svc-4@sal-4a"), group(&groups, "svc-4@sal-4b"));
    assert_eq!(north.place.as_ref().unwrap().venue.as_deref(), Some("North Hall"));
    assert_eq!(times(north), ["FREQ=MONTHLY;BYDAY=1WE 14:00 16:00 -"]);
    assert_eq!(times(south), ["FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;DTSTART=20260109 09:00 - -"]);
    assert_eq!((north.cost, topics(north)), (Some(Cost::Fee), vec!["carers"]));
}

#[test]
fn the_address_of_people_who_hide_is_never_shown() {
    let (import, groups) = fixture();
    let g = group(&groups, "svc-5");
    assert_eq!(topics(g), ["domestic-violence"]);
    let whole = format!("{g:?}");
    assert!(
        !whole.contains("Hidden Lane") && !whole.contains("Rose House") && !whole.contains("51.5"),
        "{whole}"
    );
    let place = g.place.as_ref().unwrap();
    assert!(place.city.as_deref() == Some("Westham") && place.approximate);
    assert!(problems(&import).iter().any(|told| told.starts_with("$.contents[4] a town")));
}

#[test]
fn a_missing_name_is_found_elsewhere_and_a_broken_one_is_not() {
    let (import, groups) = fixture();
    assert_eq!(group(&groups, "svc-6").name.as_str(), "Riverside Friends");
    let bad: Vec<_> = import
        .report
        .problems
        .iter()
        .filter(|p| p.outcome == ProblemOutcome::Quarantined)
        .map(|p| p.path.as_str())
        .collect();
    assert_eq!((import.report.quarantined, bad.last().copied()), (1, Some("$.contents[6].name")));
}

#[test]
fn tables_side_by_side_are_joined() {
    let (import, groups) = read(include_str!("../fixtures/hsds/tables.json"));
    assert_eq!((groups.len(), import.report.records), (1, 1));
    let g = &groups[0];
    assert_eq!(topics(g), ["anxiety"]);
    assert_eq!(g.organisation.as_ref().unwrap().name.as_str(), "Table Society");
    assert_eq!(g.place.as_ref().unwrap().street.as_deref(), Some("Beispielweg 1"));
    assert_eq!(g.contact.as_ref().unwrap().phone.as_deref(), Some("+49 555 0100"));
    // Germany has one zone, which knows its summer time; the number does not.
    assert_eq!(times(g), ["FREQ=WEEKLY;BYDAY=TH 19:00 21:00 -"]);
    assert_eq!(g.languages[0].as_str(), "de");
}

#[test]
fn every_shape_gives_the_same_listing() {
    let service = json!({"id": "s", "name": "Self-help group", "status": "active", "phones": [{"id": "p", "number": "+1 555 0100"}],
        "schedules": [{"id": "w", "freq": "WEEKLY", "byday": "MO", "opens_at": "19:00"}]});
    let mut inner = service.clone();
    inner.as_object_mut().unwrap().remove("phones");
    let page = |n: u64, contents: Value| json!({"total_items": 2, "total_pages": 2, "page_number": n, "contents": contents});
    let other = json!({"id": "z", "name": "Self-help group two", "status": "active"});
    let shapes = [
        service.to_string(),
        json!([service]).to_string(),
        json!({"services": [service]}).to_string(),
        json!({"contents": [service]}).to_string(),
        json!({"content": [service], "total_pages": 1}).to_string(),
        json!({"id": "o", "name": "Org", "description": "d", "services": [service]}).to_string(),
        json!([page(1, json!([service])), page(2, json!([other]))]).to_string(),
        // The last page for ever.
        json!([page(1, json!([service])), page(2, json!([other])), page(3, json!([other]))]).to_string(),
        format!("{service}\n{other}\n"),
        format!("{}\n{}\n", page(0, json!([service])), page(1, json!([other]))),
    ];
    for shape in shapes {
        let (_, groups) = read(&shape);
        let g = group(&groups, "s");
        assert_eq!(g.contact.as_ref().unwrap().phone.as_deref(), Some("+1 555 0100"), "{shape}");
        assert_eq!(times(g), ["FREQ=WEEKLY;BYDAY=MO 19:00 - -"], "{shape}");
        assert!(groups.len() <= 2, "{shape}");
    }
    let at_location = json!([{"id": "sal", "service": service, "location": {"id": "l", "location_type": "physical", "name": "Hall",
        "addresses": [{"address_1": "1 Road", "city": "Town", "country": "GB", "address_type": "physical"}]}}]);
    let (_, groups) = read(&at_location.to_string());
    let g = group(&groups, "s@sal");
    assert_eq!(g.place.as_ref().unwrap().street.as_deref(), Some("1 Road"));
    let organisation = json!([{"id": "o", "name": "Lupus society", "legal_status": "charity", "website": "https://example.org",
        "phones": [{"id": "p", "number": "+1 555 0100"}], "locations": [{"id": "l", "location_type": "physical", "name": "Office"}]}]);
    let (_, groups) = read_with(&organisation.to_string(), true).unwrap();
    assert_eq!((groups[0].kind, topics(&groups[0])), (Kind::Organisation, vec![]));
    assert_eq!(groups[0].contact.as_ref().unwrap().phone.as_deref(), Some("+1 555 0100"));
}

#[test]
fn a_page_of_several_is_refused_and_wrong_counters_are_not() {
    let page = |rest: &str| format!(r#"{{"contents":[{{"id":"s","name":"Self-help group"}}]{rest}}}"#);
    for (rest, refused) in [
        (
            r#","total_items":1000,"total_pages":20,"page_number":1,"size":3,"first_page":true,"last_page":false"#,
            true,
        ),
        (r#","total_items":3,"total_pages":3,"page_number":1"#, true),
        (r#","last_page":false"#, true),
        (r#","total_items":31,"total_pages":1,"page_number":1"#, false),
        (r#","total_items":1,"total_pages":5,"page_number":1"#, false),
        (r#","total_items":"1","total_pages":null"#, false),
        ("", false),
    ] {
        assert_eq!(read_with(&page(rest), false).is_err(), refused, "{rest}");
    }
    let missing = json!([{"total_pages": 3, "page_number": 1, "contents": [{"id": "a", "name": "Self-help group"}]},
        {"total_pages": 3, "page_number": 3, "contents": [{"id": "b", "name": "Self-help group"}]}]);
    assert!(read_with(&missing.to_string(), false).is_err());
}

/// Any JSON, mostly with the keys of the standard.
fn any_json() -> impl Strategy<Value = Value> {
    const KEYS: [&str; 40] = [
        "id",
        "name",
        "status",
        "description",
        "phones",
        "number",
        "extension",
        "type",
        "schedules",
        "freq",
        "byday",
        "dtstart",
        "until",
        "count",
        "interval",
        "opens_at",
        "closes_at",
        "timezone",
        "bymonthday",
        "service_at_locations",
        "location",
        "location_type",
        "addresses",
        "address_1",
        "country",
        "latitude",
        "longitude",
        "languages",
        "code",
        "attributes",
        "taxonomy_term",
        "label",
        "contacts",
        "email",
        "organization",
        "services",
        "contents",
        "url",
        "service",
        "accessibility",
    ];
    let words = proptest::sample::select(vec![
        "",
        "active",
        "Self-help group",
        "MO,TU",
        "1SA",
        "Second Saturday",
        "WEEKLY",
        "MONTHLY",
        "09:00:00Z",
        "24 Hours",
        "25:00",
        "2026-02-30",
        "2026-01-01",
        "+49 30 1",
        "virtual",
        "physical",
        "postal",
        "DE",
        "US",
        "de",
        "PN-8100.1000",
        "<b>x</b>",
        "a@b.example",
        "https://example.org",
        "\u{202E}x",
        "-5",
        "5.5",
        "1e9",
        "-99",
        "99999999999999999999",
        "Ann Example",
        "address on request",
    ]);
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        4 => words.prop_map(Value::from),
        1 => "\\PC{0,20}".prop_map(Value::from),
    ];
    let object = |pairs: Vec<(&str, Value)>| {
        Value::Object(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    };
    leaf.prop_recursive(6, 80, 8, move |inner| {
        prop_oneof![
            1 => proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            3 => proptest::collection::vec((proptest::sample::select(KEYS.to_vec()), inner), 0..10).prop_map(object),
        ]
    })
}

/// A good service in which some values are replaced by anything.
fn damaged() -> impl Strategy<Value = Value> {
    let good: Value = serde_json::from_str(include_str!("../fixtures/hsds/services.json")).unwrap();
    (proptest::collection::vec((any::<proptest::sample::Index>(), any_json()), 0..6)).prop_map(
        move |changes| {
            let mut document = good.clone();
            for (index, new) in changes {
                let mut paths = Vec::new();
                collect(&document, String::new(), &mut paths);
                let path = paths[index.index(paths.len())].clone();
                if let Some(value) = document.pointer_mut(&path) {
                    *value = new;
                }
            }
            document
        },
    )
}

fn collect(value: &Value, path: String, out: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| collect(value, format!("{path}/{key}"), out));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, value)| collect(value, format!("{path}/{n}"), out));
        }
        _ => {}
    }
    out.push(path);
}

/// What holds for any HSDS feed: it is refused with words, or every record is accounted for and every text clean.
fn holds(document: &Value) {
    for all in [false, true] {
        let mut options = ImportOptions::new("fuzz", date(2026, 11, 24));
        options.settings.all_services = all;
        options.settings.max_bad_percent = 100.0;
        options.settings.format = Some(FeedFormat::Hsds);
        let mut groups = Vec::new();
        let text = document.to_string();
        match import(text.as_bytes(), &options, &mut |group| groups.push(group)) {
            Ok(import) => {
                let report = &import.report;
                assert_eq!(report.accepted + report.repaired + report.quarantined, report.records);
                assert_eq!(groups.len(), report.accepted + report.repaired);
                assert!(report.problems.iter().all(|p| !p.path.is_empty() && !p.expected.is_empty()));
            }
            Err(refusal) => assert!(!refusal.to_string().is_empty()),
        }
        for group in &groups {
            let whole = format!("{group:?}");
            assert!(!whole.contains(['\u{1b}', '\u{202e}']), "{whole}");
            let ids = groups.iter().filter(|other| other.id == group.id).count();
            assert_eq!(ids, 1);
            for meeting in &group.meetings {
                let _ = meeting.find_next(
                    None,
                    &jiff::tz::TimeZone::UTC,
                    "2026-11-24T12:00:00Z".parse().unwrap(),
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_json_is_taken_or_refused(document in any_json()) {
        holds(&document);
    }

    #[test]
    fn damaged_services_lose_nothing_but_themselves(document in damaged()) {
        holds(&document);
    }
}
