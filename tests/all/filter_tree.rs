//! Filters that are trees: countries with regions and towns, topics with narrower ones.

use crate::support::{Program, in_country};
use groupfinder::app::action::{Focus, Pane};
use groupfinder::app::filter_panes::row_label;
use groupfinder::app::key::KeyCode;
use groupfinder::app::state::{Branch, PaneRow, Setup, State};
use groupfinder::export::{Viewer, details_page};
use groupfinder::locale::Locale;
use groupfinder::search::Facet;
use groupfinder::topic::Language;

/// The rows of the open pane: how deep, which branch, what.
fn rows(program: &Program, pane: Pane) -> Vec<(u8, Branch, String)> {
    let (index, locale) = (&program.session.index, &program.session.locale);
    let rows = program.session.state.panes[pane.index()].rows.iter();
    rows.filter_map(|row| match row {
        PaneRow::Value { level, branch, .. } => Some((*level, *branch, row_label(row, index, locale))),
        _ => None,
    })
    .collect()
}

fn open(pane: Pane, columns: u16, rows: u16) -> Program {
    let setup = Setup { home: Some(in_country("DE")), ..Setup::default() };
    let state = State::new(Language::En, true, false).with_setup(setup);
    let mut program = Program::over(groupfinder::demo::groups(600, 1).collect(), state, columns, rows);
    program.press(&[KeyCode::F(2)]);
    for _ in 0..pane.index() {
        program.press(&[KeyCode::Tab]);
    }
    assert_eq!(program.session.state.focus, Focus::Pane(pane));
    program
}

#[test]
fn countries_hold_regions_and_regions_hold_towns() {
    let mut program = open(Pane::Location, 120, 40);
    let before = rows(&program, Pane::Location);
    assert_eq!(before[0].2, "Germany", "home comes first and is open: {before:?}");
    assert_eq!((before[0].1, before[1].0), (Branch::Open, 1));
    assert!(before.iter().filter(|row| row.0 == 0).count() >= 3, "{before:?}");
    // Right opens a region, Left closes it and then leads to its country.
    program.press(&[KeyCode::Down, KeyCode::Right]);
    let opened = rows(&program, Pane::Location);
    assert_eq!((opened[1].1, opened[2].0), (Branch::Open, 2), "{opened:?}");
    program.press(&[KeyCode::Right, KeyCode::Char(' ')]);
    let chosen = program.session.state.selection.values_in(Facet::Place).count();
    assert_eq!(chosen, 1);
    program.press(&[KeyCode::Left]);
    assert_eq!(program.session.state.panes[Pane::Location.index()].selected, 1);
    program.press(&[KeyCode::Left, KeyCode::Left]);
    assert_eq!(program.session.state.panes[Pane::Location.index()].selected, 0);
}

#[test]
fn choosing_what_lies_within_takes_the_wider_choice_back() {
    let mut program = open(Pane::Location, 120, 40);
    program.press(&[KeyCode::Char(' ')]);
    let germany = program.session.state.results.as_ref().unwrap().total;
    program.press(&[KeyCode::Down, KeyCode::Char(' ')]);
    let region = program.session.state.results.as_ref().unwrap().total;
    assert!(region < germany, "{region} of {germany}");
    assert_eq!(program.session.state.selection.values_in(Facet::Place).count(), 1);
    program.press(&[KeyCode::Up, KeyCode::Char(' ')]);
    assert_eq!(program.session.state.results.as_ref().unwrap().total, germany);
    assert_eq!(program.session.state.selection.values_in(Facet::Place).count(), 1);
}

#[test]
fn topics_hold_narrower_ones() {
    let mut program = open(Pane::Topic, 120, 40);
    let before = rows(&program, Pane::Topic);
    let at = before.iter().position(|row| row.2 == "Cancer").unwrap_or_else(|| panic!("{before:?}"));
    assert_eq!((before[at].0, before[at].1), (0, Branch::Closed));
    assert!(!before.iter().any(|row| row.2 == "Breast cancer"));
    for _ in 0..at {
        program.press(&[KeyCode::Down]);
    }
    program.press(&[KeyCode::Right]);
    let opened = rows(&program, Pane::Topic);
    assert!(opened.iter().any(|row| row.0 == 1 && row.2 == "Breast cancer"), "{opened:?}");
    // What is found by typing is one list, and stands in its place in the tree again once it is chosen.
    let mut program = open(Pane::Topic, 120, 40);
    program.type_text("breast");
    program.press(&[KeyCode::Char(' ')]);
    let chosen = rows(&program, Pane::Topic);
    assert!(chosen.iter().any(|row| row.0 == 1 && row.2 == "Breast cancer"), "{chosen:?}");
}

#[test]
fn an_open_pane_shows_at_least_six_values_at_80_by_24() {
    for pane in Pane::ALL {
        let mut program = open(pane, 80, 24);
        let values = program.session.state.panes[pane.index()].rows.len();
        assert!(program.session.state.seen.pane >= 6.min(values), "{pane:?}:\n{}", program.text());
        // With something chosen there is one row less.
        program.press(&[KeyCode::Char(' ')]);
        assert!(program.session.state.seen.pane >= 6.min(values), "{pane:?}:\n{}", program.text());
    }
}

#[test]
fn no_code_of_a_region_is_shown() {
    let mut program = open(Pane::Location, 120, 40);
    for _ in 0..60 {
        program.press(&[KeyCode::Right, KeyCode::Down]);
    }
    for (_, _, label) in rows(&program, Pane::Location) {
        let is_code = label.len() <= 5 && label.chars().all(|c| c.is_ascii_uppercase() || c == '-');
        assert!(!is_code, "{label}");
    }
}

/// Whom a listing serves is said by the names of regions, in every listing of the directory.
#[test]
fn the_details_name_regions_and_no_codes() {
    let locale = Locale::new(Language::De);
    let zone = crate::support::zone();
    let viewer = Viewer { locale: &locale, now: crate::support::now(), zone: &zone, country: None };
    let mut named = 0;
    for group in crate::support::directory() {
        let page = details_page(&group, &viewer);
        for area in group.area.iter().filter(|area| area.subdivision().is_some()) {
            let code = area.to_string();
            let shown = page.paragraphs.iter().find(|p| p.text.contains(&code));
            assert!(shown.is_none(), "{}: {shown:?}", group.id.as_str());
            named += 1;
        }
    }
    assert!(named > 20, "{named}");
}

#[test]
fn the_tree_at_three_sizes() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
        let mut program = open(Pane::Location, columns, rows);
        program.press(&[KeyCode::Down, KeyCode::Right, KeyCode::Down]);
        insta::assert_snapshot!(format!("tree-{columns}x{rows}"), program.picture());
    }
}
