//! Every hostile record on its way out: the list, the details, the plain lines, CSV and JSON. Cleaning itself is
//! tested in `hostile_text`; here it is shown that nothing goes around it.

use crate::support::{self, Program};
use groupfinder::app::key::KeyCode;
use groupfinder::app::state::State;
use groupfinder::dataset;
use groupfinder::export::{self, Viewer, csv, plain};
use groupfinder::feed;
use groupfinder::group::Group;
use groupfinder::locale::Locale;
use groupfinder::topic::Language;
use serde_json::{Value, json};

/// Characters that must never reach a terminal, whatever they stood for.
fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' // direction
            | '\u{200B}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{FEFF}' | '\u{AD}' // invisible
            | '\u{2028}' | '\u{2029}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}'
            | '\u{E000}'..='\u{F8FF}' | '\u{3164}' | '\u{115F}' | '\u{1160}' | '\u{FFA0}' | '\u{2800}')
}

fn records() -> Vec<(String, Value)> {
    let text = include_str!("../fixtures/hostile/records.json");
    let list: Vec<Value> = serde_json::from_str(text).unwrap();
    list.iter().map(|r| (r["name"].as_str().unwrap().to_owned(), r["value"].clone())).collect()
}

/// The groups that a feed with this value in every text field gives, one good record beside it.
fn groups_of(value: &Value) -> Vec<Group> {
    let record = match value {
        Value::String(_) => json!({
            "name": value, "slug": "bad", "day": 2, "time": "19:00", "notes": value, "location": value,
            "location_notes": value, "group": value, "address": value, "city": value, "region": value,
            "conference_url": value, "conference_url_notes": value, "conference_phone": value, "types": [value],
        }),
        other => other.clone(),
    };
    let feed =
        json!([record, {"name": "Good group", "slug": "good", "day": 3, "time": "18:00", "city": "Oslo"}]);
    let mut options = feed::ImportOptions::new("hostile.json", jiff::civil::date(2026, 11, 24));
    options.settings.max_bad_percent = 100.0;
    let mut groups = Vec::new();
    feed::import(feed.to_string().as_bytes(), &options, &mut |group| groups.push(group)).unwrap();
    groups
}

#[test]
fn nothing_hostile_leaves_by_any_way() {
    let mut seen = 0;
    for (name, value) in records() {
        let groups = groups_of(&value);
        assert!(groups.iter().any(|g| g.name.as_str() == "Good group"), "{name}: the good record is lost");
        for group in &groups {
            lines_are_clean(&name, group);
        }
        screens_are_clean(&name, groups);
        seen += 1;
    }
    assert_eq!(seen, 141);
}

fn lines_are_clean(name: &str, group: &Group) {
    let locale = Locale::new(Language::En);
    let viewer = Viewer { locale: &locale, now: support::now(), zone: &support::zone(), country: None };
    let page = plain::to_plain_text(&export::details_page(group, &viewer));
    let row = csv::group_row(group, None);
    let json = dataset::to_line(group);
    for (way, text) in [("plain", &page), ("csv", &row), ("json", &json)] {
        let bad = text.chars().find(|c| is_forbidden(*c) && !matches!(c, '\n' | '\r'));
        assert!(bad.is_none(), "{name}: {way} lets {bad:?} out");
    }
    // A cell that a spreadsheet would run as a formula begins with an apostrophe.
    for cell in row.split(',') {
        let cell = cell.trim_start_matches('"');
        assert!(!cell.starts_with(['=', '@']), "{name}: {cell}");
    }
    // One record is one line of JSON, and reads back.
    assert_eq!(json.trim_end().lines().count(), 1, "{name}");
    assert_eq!(&dataset::read_record(json.trim_end()).unwrap(), group, "{name}");
}

fn screens_are_clean(name: &str, groups: Vec<Group>) {
    let mut program = Program::over(groups, State::new(Language::En, false, false), 120, 40);
    for keys in [vec![KeyCode::Enter], vec![KeyCode::Enter], vec![KeyCode::PageDown]] {
        program.press(&keys);
        for (columns, rows) in [(120, 40), (80, 24), (40, 12), (31, 7)] {
            program.resize(columns, rows);
            let buffer = program.terminal.backend().buffer().clone();
            for cell in &buffer.content {
                let symbol = cell.symbol();
                assert!(!symbol.chars().any(is_forbidden), "{name} {columns}x{rows}: {symbol:?}");
                assert!(symbol.len() < 100, "{name}: {} bytes in one cell", symbol.len());
            }
            for line in program.text().lines() {
                let width = groupfinder::page::text::width(line);
                assert!(width <= usize::from(columns), "{name} {columns}x{rows}: {width} wide: {line}");
            }
            // The lines between the columns stand where they stood.
            if columns == 120 {
                for y in 2..39 {
                    assert_eq!(
                        buffer[(30, y)].symbol(),
                        "│",
                        "{name}: broken border in row {y}\n{}",
                        program.text()
                    );
                }
            }
        }
    }
}
