//! The screens at three sizes, text and style. `INSTA_UPDATE=always cargo test --test all screens::` accepts what is
//! drawn now; look at the difference before.

use crate::support::Program;
use groupfinder::app::key::{Code, Key};
use groupfinder::term::Flow;

fn keys(text: &str) -> Vec<Code> {
    text.chars().map(Code::Char).collect()
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
        program.press(&[Code::F(2)]);
        program.press(&keys("bereave"));
        program.press(&[Code::Char(' '), Code::F(2), Code::Down]);
    });
}

#[test]
fn a_pane() {
    at_three_sizes("pane", |program| {
        program.press(&[Code::Tab, Code::Tab, Code::Tab]);
        program.press(&keys("koel"));
        program.press(&[Code::Char(' '), Code::Down, Code::Down]);
    });
}

#[test]
fn details() {
    at_three_sizes("details", |program| {
        program.press(&keys("brustkrebs"));
        program.press(&[Code::Down, Code::Enter, Code::Down, Code::Down]);
    });
}

#[test]
fn help() {
    at_three_sizes("help", |program| program.press(&[Code::F(1), Code::Down]));
}

#[test]
fn crisis() {
    at_three_sizes("crisis", |program| {
        program.press(&[Code::F(9), Code::Char('n'), Code::Enter, Code::Down, Code::Down]);
    });
}

#[test]
fn nothing_found() {
    at_three_sizes("nothing", |program| {
        program.press(&keys("trauer qqzz"));
        program.press(&[Code::F(2)]);
        program.press(&keys("stutter"));
        program.press(&[Code::Char(' '), Code::Char('/')]);
        program.press(&[Code::F(2), Code::Down]);
    });
}

/// Every way on of an empty list does something: the list is no longer empty, or a pop-up is open.
#[test]
fn every_way_on_leads_somewhere() {
    let ways = {
        let mut program = empty();
        program.press(&[Code::Down]);
        program.session.state.rows()
    };
    assert!(ways >= 4, "{ways}");
    for way in 0..ways {
        let mut program = empty();
        program.press(&[Code::Down]);
        for _ in 0..way {
            program.press(&[Code::Down]);
        }
        let said = program.cursor_row();
        program.press(&[Code::Enter]);
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
    program.press(&[Code::F(2)]);
    program.type_text("gambling");
    program.press(&[Code::Char(' '), Code::F(2)]);
    assert_eq!(program.session.state.results.as_ref().unwrap().total, 0, "{}", program.text());
    program.press(&[Code::Home]);
    program
}

/// What a key does must not depend on where the list happens to be.
#[test]
fn the_ladder_of_escape_always_ends_at_the_start() {
    let mut program = Program::demo(80, 24);
    program.type_text("trauer");
    program.press(&[Code::F(2), Code::Down, Code::Char(' '), Code::Char('x'), Code::F(1)]);
    for _ in 0..8 {
        program.press(&[Code::Esc]);
    }
    let state = &program.session.state;
    assert!(state.asks_nothing() && state.popup.is_none());
    assert!(state.message_text(&program.session.words).is_some_and(|m| m.contains("Ctrl-Q")));
}

#[test]
fn the_language_changes_while_running_and_everything_with_it() {
    let mut program = Program::demo(120, 40);
    program.type_text("trauer");
    program.press(&[Code::F(2), Code::Down]);
    let english = program.text();
    program.press(&[Code::F(4)]);
    let german = program.text();
    program.press(&[Code::F(4)]);
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
        vec![Code::Tab],
        vec![Code::Down],
        vec![Code::Down, Code::Enter],
        vec![Code::F(1)],
        vec![Code::F(9)],
        vec![Code::F(3)],
    ] {
        let mut program = Program::demo(80, 24);
        program.press(&prepare);
        assert_eq!(program.key(Key::plain(Code::F(10))), Flow::Quit { wipe: true }, "{prepare:?}");
        assert_eq!(program.key(Key::ctrl('x')), Flow::Go);
        assert_eq!(program.key(Key::ctrl('x')), Flow::Quit { wipe: true }, "{prepare:?}");
        assert_eq!(program.key(Key::ctrl('q')), Flow::Quit { wipe: false });
    }
}
