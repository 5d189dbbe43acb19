//! Whatever a feed holds: reading it never panics, its counts add up, no control character gets through, and
//! what was read is the same after it was written and read again. `PROPTEST_CASES` makes the runs longer.

use groupfinder::dataset::{self, canonical};
use groupfinder::export::csv;
use groupfinder::export::workbook::{SheetPage, write_workbook};
use groupfinder::feed::text::{self, Field};
use groupfinder::feed::{ImportOptions, export_cells, export_columns, import};
use groupfinder::group::{
    Access, Area, Attendance, Clock, Coded, CodedSet, Contact, Cost, Country, DialIn, DialString,
    Facilitation, Format, Group, Kind, LanguageTag, Link, Localised, Meeting, Online, Organisation, People,
    Place, Programme, Relation, Route, Rule, Source, Status, Text, Weekday, Zone,
};
use groupfinder::place::Point;
use groupfinder::topic::Category;
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

fn config(cases: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok());
    ProptestConfig { cases: asked.unwrap_or(cases), failure_persistence: None, ..ProptestConfig::default() }
}

// ---- any group ----

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Za-zÄÖÜäöüåøæß0-9 .,:;'\"\\\\/<>&()\n-]{1,40}",
        1 => ".{1,20}",
    ]
}

fn text(field: Field) -> impl Strategy<Value = Text> {
    words().prop_filter_map("empty", move |raw| text::clean(field, &raw).text)
}

fn set<T: Coded + std::fmt::Debug>() -> impl Strategy<Value = CodedSet<T>> {
    any::<u32>().prop_map(CodedSet::from_bits)
}

fn one<T: Coded + std::fmt::Debug>() -> impl Strategy<Value = T> {
    select(T::ALL.to_vec())
}

fn link() -> impl Strategy<Value = Link> {
    "https?://[a-z]{1,10}\\.example(/[A-Za-z0-9?=&_.~%-]{0,20})?".prop_map(|url| Link::parse(&url).unwrap())
}

fn day() -> impl Strategy<Value = Date> {
    (2000_i16..2026, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| date(y, m, d))
}

fn clock() -> impl Strategy<Value = Clock> {
    (0_u16..24, 0_u16..60).prop_map(|(hour, minute)| Clock::new(hour, minute).unwrap())
}

fn rule() -> impl Strategy<Value = Rule> {
    let given = select(vec![
        "FREQ=MONTHLY;BYDAY=1TU,-1FR;UNTIL=20271231",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;DTSTART=20261117",
        "FREQ=WEEKLY;BYDAY=MO,TH",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=DAILY",
    ]);
    prop_oneof![
        one::<Weekday>().prop_map(Rule::every_week),
        given.prop_map(|text| Rule::parse(text, None).unwrap())
    ]
}

fn meeting() -> impl Strategy<Value = Meeting> {
    let zone =
        select(vec!["Europe/Berlin", "America/New_York", "Asia/Tokyo"]).prop_map(|z| Zone::parse(z).unwrap());
    (rule(), of(clock()), of(clock()), of(zone), of(text(Field::Notes)), any::<bool>()).prop_map(
        |(rule, start, end, zone, note, dates_vary)| Meeting { rule, start, end, zone, note, dates_vary },
    )
}

fn place() -> impl Strategy<Value = Place> {
    let point = (-90.0..90.0, -180.0..180.0)
        .prop_filter("null island means unknown", |(a, b): &(f64, f64)| a.abs() > 0.001 || b.abs() > 0.001)
        .prop_map(|(latitude, longitude)| Point { latitude, longitude });
    let country = select(vec!["DE", "NO", "US"]).prop_map(|code| Country::from_code(code).unwrap());
    let line = || of(text(Field::Line));
    (
        of(text(Field::Name)),
        line(),
        line(),
        line(),
        line(),
        of(country),
        of(point),
        any::<bool>(),
        of(text(Field::Notes)),
    )
        .prop_map(|(venue, street, postal_code, city, region, country, point, approximate, note)| {
            Place { venue, street, postal_code, city, region, country, point, approximate, note }
        })
}

fn contact() -> impl Strategy<Value = Contact> {
    let name = "[A-ZÄÖ][a-zäöü]{2,9}".prop_filter_map("no first name", |raw| match text::first_name(&raw) {
        Some((name, false)) => Some(name),
        _ => None,
    });
    (
        of(name),
        of(text(Field::Phone)),
        of(text(Field::Email)),
        of(link()),
        of(text(Field::Line)),
        of(one::<Route>()),
    )
        .prop_map(|(name, phone, email, url, hours, route)| Contact {
            name,
            phone,
            email,
            url,
            hours: hours.map(Localised::of_unknown_language).unwrap_or_default(),
            route,
        })
}

fn localised() -> impl Strategy<Value = Localised> {
    vec((select(vec!["", "de", "en", "nb"]), text(Field::Notes)), 0..4).prop_map(|all| {
        let mut out = Localised::default();
        for (language, text) in all {
            out.set(language, text);
        }
        out
    })
}

fn dial_in() -> impl Strategy<Value = DialIn> {
    let string =
        select(vec!["+49 221 0000000,,123#", "116 123", "15550000000,,000#,,0#", "+99999 99999999/999999#"]);
    (string, of(text(Field::Notes))).prop_map(|(string, note)| {
        let whole = text::clean(Field::Line, string).text.unwrap();
        DialIn { dial: DialString::parse(&whole).unwrap(), note }
    })
}

prop_compose! {
    fn what()(
        id in text(Field::Line), name in text(Field::Name), kind in one::<Kind>(),
        topics in vec(prop_oneof![text(Field::Item), Just(text::clean(Field::Item, "alcohol").text.unwrap())], 0..4),
        categories in of(set::<Category>()), audience in set::<Relation>(), people in set::<People>(),
        facilitation in of(one::<Facilitation>()), programme in of(one::<Programme>()), faith in of(any::<bool>()),
        description in localised(),
    ) -> Group {
        let mut group = Group::new(id, name);
        for topic in topics {
            if !group.topics.contains(&topic) {
                group.topics.push(topic);
            }
        }
        if let Some(categories) = categories {
            group.categories = categories;
        }
        group.kind = kind;
        group.audience = audience;
        group.people = people;
        group.facilitation = facilitation;
        group.programme = programme;
        group.faith = faith;
        group.description = description;
        group
    }
}

prop_compose! {
    fn group()(
        group in what(), formats in of(set::<Format>()), organisation in of((text(Field::Name), of(link()))),
        place in of(place()), area in select(vec![vec![], vec!["DE"], vec!["001"], vec!["DE", "AT-9"]]),
        meetings in vec(meeting(), 0..4), online in of((of(link()), of(text(Field::Notes)))), dial_in in of(dial_in()),
        contact in of(contact()), access in set::<Access>(),
        languages in select(vec![vec![], vec!["de"], vec!["nb", "zh-Hant"]]),
    ) -> Group {
        let mut group = group;
        group.organisation = organisation.map(|(name, url)| Organisation { name, url });
        group.place = place;
        group.area = area.into_iter().map(|code| Area::parse(code).unwrap()).collect();
        group.meetings = meetings;
        group.online = online.map(|(url, note)| Online { url, note });
        group.dial_in = dial_in;
        group.contact = contact;
        group.access = access;
        group.languages = languages.into_iter().map(|tag| LanguageTag::parse(tag).unwrap()).collect();
        group.formats = formats.unwrap_or_else(|| group.derived_formats());
        group
    }
}

prop_compose! {
    fn any_group()(
        group in group(), attendance in of(one::<Attendance>()), cost in of(one::<Cost>()), age in of(text(Field::Line)),
        status in one::<Status>(), verified in of(day()), source in (of(text(Field::Name)), of(link()), of(day())),
    ) -> Group {
        let (name, url, retrieved) = source;
        Group { attendance, cost, age, status, verified, source: Source { name, url, retrieved, ..Source::default() }, ..group }
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn writing_and_reading_a_group_loses_nothing(group in any_group()) {
        let line = dataset::to_line(&group);
        prop_assert!(!line.contains('\n'), "one line");
        let again = dataset::read_record(&line).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&again, &group, "{}", line);
        prop_assert_eq!(dataset::to_line(&again), line);
    }

    #[test]
    fn what_is_exported_is_read_back_the_same(mut groups in vec(any_group(), 1..4)) {
        groups.sort_by(|a, b| a.id.cmp(&b.id));
        groups.dedup_by(|a, b| a.id == b.id);
        let records: Vec<String> = groups.iter().map(dataset::to_line).collect();
        let rows: Vec<Vec<String>> = std::iter::once(export_columns())
            .chain(records.iter().map(|record| export_cells(record)))
            .collect();
        let head = canonical::first_line::<()>("export", None);
        let json = canonical::join_records(&head, records.iter().map(String::as_str)).into_bytes();
        let csv = rows.iter().map(|row| csv::sheet_row(row, ',')).collect::<String>().into_bytes();
        let page = SheetPage { name: "Groups".into(), rows, ..SheetPage::default() };
        let xlsx = write_workbook(&[page]).unwrap();
        for (form, bytes) in [("JSON", json), ("CSV", csv), ("xlsx", xlsx)] {
            let mut again = Vec::new();
            let options = ImportOptions::new("export", date(2026, 11, 24));
            let import = import(&bytes, &options, &mut |group| again.push(group))
                .map_err(|error| TestCaseError::fail(format!("{form}: {error}")))?;
            prop_assert_eq!(&again, &groups, "{}: {:?}", form, import.report.problems);
        }
    }
}

// ---- any feed ----

/// A value of any type and of ill will, or one that could be right.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|f| json!(f)),
        (-2_i64..9).prop_map(Value::from),
        ".{0,30}".prop_map(Value::from),
        select(vec![
            "",
            " ",
            "0",
            "1",
            "7",
            "Monday",
            "lundi",
            "daily",
            "19:30",
            "7:30 PM",
            "24:00",
            "25:00",
            "24:00:00",
            "01:30:00",
            "Europe/Berlin",
            "../../etc/passwd",
            "https://example.org",
            "javascript:alert(1)",
            "www.example.org/a b",
            "O,C,W",
            "[open]",
            "\u{1b}[31mred",
            "\u{202e}evil",
            "a\u{0}b",
            "<b>bold</b><script>x</script>&amp;&#0;",
            "e\u{301}\u{301}\u{301}\u{301}\u{301}",
            "\u{200d}\u{fe0f}",
            "+1 555 0100,,123#",
            "1st and 3rd Sundays",
            "2026-01-02 03:04:05",
            "9/9/2026",
            "2099-01-01",
            "52,5",
            "Main St 1, 10115 Berlin, Germany",
            "@",
            ",,,",
            "groupfinder",
            "FREQ=WEEKLY;BYDAY=MO",
            "FREQ=MONTHLY;BYDAY=6MO",
            "DE",
            "US",
            "yes",
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::from),
            vec((select(KEYS.to_vec()), inner), 0..5).prop_map(|members| Value::Object(
                members.into_iter().map(|(k, v)| (k.to_owned(), v)).collect()
            )),
        ]
    })
}

/// Keys of all formats.
const KEYS: [&str; 64] = [
    "id",
    "name",
    "slug",
    "day",
    "time",
    "end_time",
    "timezone",
    "types",
    "location",
    "formatted_address",
    "address",
    "city",
    "state",
    "postal_code",
    "country",
    "region",
    "regions",
    "latitude",
    "longitude",
    "coordinates",
    "approximate",
    "conference_url",
    "conference_phone",
    "notes",
    "group",
    "updated",
    "url",
    "email",
    "phone",
    "entity",
    "attendance_option",
    "id_bigint",
    "weekday_tinyint",
    "venue_type",
    "start_time",
    "duration_time",
    "time_zone",
    "formats",
    "format_shared_id_list",
    "lang_enum",
    "meeting_name",
    "location_text",
    "location_street",
    "location_nation",
    "virtual_meeting_link",
    "phone_meeting_number",
    "published",
    "root_server_uri",
    "startTime",
    "duration",
    "venueType",
    "formatIds",
    "topics",
    "categories",
    "for",
    "place",
    "meetings",
    "online",
    "dial_in",
    "contact",
    "languages",
    "source",
    "rrule",
    "key\u{202e}\u{1b}[31m",
];

fn record() -> impl Strategy<Value = Value> {
    vec((select(KEYS.to_vec()), value()), 0..16)
        .prop_map(|members| Value::Object(members.into_iter().map(|(k, v)| (k.to_owned(), v)).collect()))
}

/// A record that would be read if nothing were wrong with it, with a few fields replaced.
fn spoiled(good: Value) -> impl Strategy<Value = Value> {
    vec((select(KEYS.to_vec()), value()), 0..6).prop_map(move |members| {
        let mut record = good.clone();
        for (key, value) in members {
            record[key] = value;
        }
        record
    })
}

fn any_text_is_clean(group: &Group) -> Result<(), TestCaseError> {
    fn walk(value: &Value) -> bool {
        match value {
            Value::String(text) => !text.chars().any(|c| {
                c.is_control() && c != '\n'
                    || ('\u{202a}'..='\u{202e}').contains(&c)
                    || ('\u{2066}'..='\u{2069}').contains(&c)
            }),
            Value::Array(items) => items.iter().all(walk),
            Value::Object(members) => members.values().all(walk),
            _ => true,
        }
    }
    let line = dataset::to_line(group);
    let value: Value = serde_json::from_str(&line).map_err(|e| TestCaseError::fail(e.to_string()))?;
    prop_assert!(walk(&value), "{}", line);
    let again = dataset::read_record(&line).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(&again, group, "{}", line);
    Ok(())
}

/// Imports and checks what must hold for any input.
fn check(bytes: &[u8], name: &str) -> Result<(), TestCaseError> {
    let mut options = ImportOptions::new(name, date(2026, 11, 24));
    options.settings.max_bad_percent = 100.0;
    let mut groups = Vec::new();
    match import(bytes, &options, &mut |group| groups.push(group)) {
        Ok(import) => {
            let r = &import.report;
            prop_assert_eq!(r.accepted + r.repaired + r.quarantined, r.records);
            prop_assert_eq!(r.accepted + r.repaired, groups.len());
            for problem in &r.problems {
                let said = problem.to_string();
                prop_assert!(!said.contains(char::is_control), "{:?}", said);
            }
            let mut ids: Vec<&str> = groups.iter().map(|g| g.id.as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), groups.len(), "every group has an id of its own");
            for group in &groups {
                any_text_is_clean(group)?;
            }
        }
        Err(refusal) => {
            let said = refusal.to_string();
            prop_assert!(!said.contains(|c: char| c.is_control() && c != '\n'), "{:?}", said);
        }
    }
    Ok(())
}

fn guide() -> Value {
    json!({"name": "G", "slug": "g", "day": 1, "time": "19:30", "end_time": "20:30", "timezone": "Europe/Berlin", "types": ["O"],
        "location": "Library", "formatted_address": "Main St 1, 10115 Berlin, Germany", "latitude": 52.5, "longitude": 13.4})
}

fn bmlt() -> Value {
    json!({"id_bigint": "1", "weekday_tinyint": "2", "venue_type": "1", "start_time": "19:30:00", "duration_time": "01:30:00",
        "formats": "O,W", "lang_enum": "en", "meeting_name": "M", "location_text": "Library", "location_nation": "DE"})
}

fn admin() -> Value {
    json!({"id": 1, "serviceBodyId": 3, "formatIds": [17], "venueType": 1, "day": 0, "startTime": "19:30", "duration": "01:30",
        "name": "M", "location_text": "Library"})
}

fn native_group() -> Value {
    json!({"id": "1", "name": "G", "topics": ["alcohol"], "meetings": [{"day": "mon", "start": "19:00"}],
        "place": {"venue": "Library", "country": "DE"}, "contact": {"phone": "+49 30 1"}})
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn any_meeting_guide_feed_can_be_read(records in vec(prop_oneof![spoiled(guide()), record(), value()], 0..6)) {
        check(Value::from(records).to_string().as_bytes(), "feed.json")?;
    }

    #[test]
    fn any_bmlt_feed_can_be_read(records in vec(prop_oneof![spoiled(bmlt()), record()], 0..6), formats in vec(record(), 0..3)) {
        check(Value::from(records.clone()).to_string().as_bytes(), "feed.json")?;
        check(json!({"meetings": records, "formats": formats}).to_string().as_bytes(), "feed.json")?;
    }

    #[test]
    fn any_bmlt_admin_feed_can_be_read(records in vec(prop_oneof![spoiled(admin()), record()], 1..6)) {
        check(Value::from(records).to_string().as_bytes(), "feed.json")?;
    }

    #[test]
    fn any_native_feed_can_be_read(records in vec(prop_oneof![spoiled(native_group()), record(), value()], 0..6), extra in value()) {
        let feed = json!({"format": "groupfinder", "schema_version": 1, "publisher": extra, "groups": records});
        check(feed.to_string().as_bytes(), "feed.json")?;
    }

    #[test]
    fn any_table_can_be_read(
        rows in vec(vec(prop_oneof![Just(String::new()), ".{0,12}", "[0-9:;, \"A-Za-z]{0,12}"], 0..8), 0..6),
        separator in select(vec![",", ";", "\t"]),
    ) {
        let mut table = ["name", "slug", "day", "time", "types", "city", "notes"].join(separator);
        for row in rows {
            table.push('\n');
            table.push_str(&row.join(separator));
        }
        check(table.as_bytes(), "feed.csv")?;
        check(table.as_bytes(), "feed.json")?;
    }

    #[test]
    fn any_sheet_can_be_read(rows in vec(prop_oneof![vec(value(), 0..8).prop_map(Value::from), value()], 0..6)) {
        let mut all = vec![json!(["Name", "ID", "Day", "Time", "Types", "Address", "Conference URL"])];
        all.extend(rows);
        check(json!({"values": all}).to_string().as_bytes(), "feed.json")?;
    }

    #[test]
    fn damaged_bytes_are_read_or_refused(cut in 0_usize..2000, at in vec((0_usize..2000, any::<u8>()), 0..6), which in 0_usize..4) {
        let good = [
            json!([guide(), guide()]), json!({"meetings": [bmlt(), bmlt()], "formats": []}), json!([admin()]),
            json!({"format": "groupfinder", "schema_version": 1, "groups": [native_group()]}),
        ];
        let mut bytes = good[which].to_string().into_bytes();
        for (position, byte) in at {
            let n = bytes.len();
            bytes[position % n] = byte;
        }
        check(&bytes, "feed.json")?;
        bytes.truncate(cut % bytes.len());
        check(&bytes, "feed.json")?;
    }
}
