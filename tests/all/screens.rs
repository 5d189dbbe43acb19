//! The screens at three sizes, text and style. `INSTA_UPDATE=always cargo test --test all screens::` accepts what is
//! drawn now; look at the difference before.

use crate::support::{Program, in_country};
use groupfinder::app::key::{KeyCode, KeyPress};
use groupfinder::app::state::{Setup, State};
use groupfinder::term::Flow;
use groupfinder::topic::Language;

fn keys(text: &str) -> Vec<KeyCode> {
    text.chars().map(KeyCode::Char).collect()
}

fn at_three_sizes(name: &str, prepare: impl Fn(&mut Program)) {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
        let mut program = Program::demo(columns, rows);
        prepare(&mut program);
        insta::assert_snapshot!(format!("{name}-{columns}x{rows}"), program.picture());
    }
}

#[test]
fn start() {
    at_three_sizes("start", |_| {});
}

#[test]
fn a_filtered_list() {
    at_three_sizes("filtered", |program| {
        program.press(&[KeyCode::F(2)]);
        program.press(&keys("bereave"));
        program.press(&[KeyCode::Char(' '), KeyCode::F(2), KeyCode::Down]);
    });
}

/// What meets near a place, what can be joined from there, the rest of the country, other countries: each under its heading.
#[test]
fn the_sections_at_four_sizes_in_three_languages() {
    for (language, name, country, words) in [
        (Language::En, "en", "GB", "grief london"),
        (Language::De, "de", "DE", "trauer köln"),
        (Language::Nb, "nb", "NO", "sorg oslo"),
    ] {
        for (columns, rows) in [(200, 50), (120, 40), (80, 24), (40, 12)] {
            let setup = Setup { home: Some(in_country(country)), ..Setup::default() };
            let state = State::new(language, true, false).with_setup(setup);
            let mut program =
                Program::over(groupfinder::demo::groups(600, 1).collect(), state, columns, rows);
            program.type_text(words);
            program.press(&[KeyCode::Down, KeyCode::Down, KeyCode::Down, KeyCode::Down]);
            insta::assert_snapshot!(format!("sections-{name}-{columns}x{rows}"), program.picture());
            // The last row is the heading of what is folded away: Enter unfolds it.
            program.press(&[KeyCode::End]);
            let folded = program.session.state.row_count();
            program.press(&[KeyCode::Enter]);
            assert!(
                program.session.state.row_count() > folded,
                "{name} {columns}x{rows}:\n{}",
                program.text()
            );
        }
    }
}

#[test]
fn a_pane() {
    at_three_sizes("pane", |program| {
        program.press(&[KeyCode::Tab, KeyCode::Tab, KeyCode::Tab]);
        program.press(&keys("koel"));
        program.press(&[KeyCode::Char(' '), KeyCode::Down, KeyCode::Down]);
    });
}

#[test]
fn details() {
    at_three_sizes("details", |program| {
        program.press(&keys("brustkrebs"));
        program.press(&[KeyCode::Down, KeyCode::Enter, KeyCode::Down, KeyCode::Down]);
    });
}

#[test]
fn help() {
    at_three_sizes("help", |program| program.press(&[KeyCode::F(1), KeyCode::Enter, KeyCode::Down]));
}

#[test]
fn palette() {
    at_three_sizes("palette", |program| {
        program.press(&[KeyCode::F(1)]);
        program.press(&keys("cal"));
        program.press(&[KeyCode::Down]);
    });
}

#[test]
fn crisis() {
    at_three_sizes("crisis", |program| {
        program.press(&[KeyCode::F(9), KeyCode::Char('n'), KeyCode::Enter, KeyCode::Down, KeyCode::Down]);
    });
}

#[test]
fn nothing_found() {
    at_three_sizes("nothing", |program| {
        program.press(&keys("trauer qqzz"));
        program.press(&[KeyCode::F(2)]);
        program.press(&keys("stutter"));
        program.press(&[KeyCode::Char(' '), KeyCode::Char('/')]);
        program.press(&[KeyCode::F(2), KeyCode::Down]);
    });
}

/// Every way on of an empty list does something: the list is no longer empty, or a pop-up is open.
#[test]
fn every_way_on_leads_somewhere() {
    let ways = {
        let mut program = empty();
        program.press(&[KeyCode::Down]);
        program.session.state.row_count()
    };
    assert!(ways >= 4, "{ways}");
    for way in 0..ways {
        let mut program = empty();
        program.press(&[KeyCode::Down]);
        for _ in 0..way {
            program.press(&[KeyCode::Down]);
        }
        let said = program.cursor_row();
        program.press(&[KeyCode::Enter]);
        let found = program.session.state.results.as_ref().unwrap().total;
        assert!(
            found > 0 || program.session.state.popup.is_some(),
            "{said:?} leads nowhere:\n{}",
            program.text()
        );
    }
}

fn empty() -> Program {
    let mut program = Program::demo(80, 24);
    program.type_text("stottern qqzzxx brustkrebs wwkkqq");
    program.press(&[KeyCode::F(2)]);
    program.type_text("gambling");
    program.press(&[KeyCode::Char(' '), KeyCode::F(2)]);
    assert_eq!(program.session.state.results.as_ref().unwrap().total, 0, "{}", program.text());
    program.press(&[KeyCode::Home]);
    program
}

/// What a key does must not depend on where the list happens to be.
#[test]
fn the_ladder_of_escape_always_ends_at_the_start() {
    let mut program = Program::demo(80, 24);
    program.type_text("trauer");
    program.press(&[KeyCode::F(2), KeyCode::Down, KeyCode::Char(' '), KeyCode::Char('x'), KeyCode::F(1)]);
    for _ in 0..8 {
        program.press(&[KeyCode::Esc]);
    }
    let state = &program.session.state;
    assert!(state.asks_nothing() && state.popup.is_none());
    assert!(state.message_text(&program.session.locale).is_some_and(|m| m.contains("Ctrl-Q")));
}

#[test]
fn the_language_changes_while_running_and_everything_with_it() {
    let mut program = Program::demo(120, 40);
    program.type_text("trauer");
    program.press(&[KeyCode::F(2), KeyCode::Down]);
    let english = program.text();
    program.press(&[KeyCode::F(4)]);
    let german = program.text();
    program.press(&[KeyCode::F(4)]);
    let norwegian = program.text();
    for (text, word) in [(&english, "Grief and bereavement"), (&german, "Trauer"), (&norwegian, "Sorg")] {
        assert!(text.contains(word), "{word}:\n{text}");
    }
    assert!(german.contains("Krisenhilfe") && norwegian.contains("Krisehjelp"));
    assert!(german.contains("Suche: trauer"), "what was typed stays");
}

#[test]
fn leaving_works_from_everywhere() {
    for prepare in [
        vec![],
        vec![KeyCode::Tab],
        vec![KeyCode::Down],
        vec![KeyCode::Down, KeyCode::Enter],
        vec![KeyCode::F(1)],
        vec![KeyCode::F(1), KeyCode::Enter],
        vec![KeyCode::F(9)],
        vec![KeyCode::F(3)],
    ] {
        let mut program = Program::demo(80, 24);
        program.press(&prepare);
        assert_eq!(program.key(KeyPress::plain(KeyCode::F(10))), Flow::Quit { wipe: true }, "{prepare:?}");
        assert_eq!(program.key(KeyPress::ctrl('x')), Flow::Go);
        assert_eq!(program.key(KeyPress::ctrl('x')), Flow::Quit { wipe: true }, "{prepare:?}");
        assert_eq!(program.key(KeyPress::ctrl('q')), Flow::Quit { wipe: false });
    }
}
