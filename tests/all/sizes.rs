//! Every screen at every width and every height from 1x1: never a panic, the cursor always inside, and the DEMO mark
//! wherever there is room for it. `ALL_SIZES=1` draws every pair of both, which takes minutes.

use crate::support::Program;
use crate::support::effort::sizes;
use groupfinder::app::key::{Code, Key};

fn screens() -> Vec<(&'static str, Vec<Key>)> {
    let k = Key::plain;
    vec![
        ("start", vec![]),
        ("pane", vec![k(Code::Tab)]),
        ("location", vec![k(Code::Tab), k(Code::Tab), k(Code::Tab), k(Code::Char('k'))]),
        ("more", vec![k(Code::F(2)), k(Code::BackTab), k(Code::BackTab), k(Code::BackTab)]),
        ("results", vec![k(Code::Down)]),
        ("details", vec![k(Code::Down), k(Code::Enter), k(Code::Down)]),
        ("nothing", "qqzzxx".chars().map(|c| k(Code::Char(c))).chain([k(Code::Down)]).collect()),
        ("help", vec![k(Code::F(1))]),
        ("crisis", vec![k(Code::F(9))]),
        ("crisis lines", vec![k(Code::F(9)), k(Code::Down), k(Code::Enter)]),
        ("sort", vec![k(Code::F(3))]),
    ]
}

#[test]
fn every_screen_draws_at_every_size() {
    for (name, keys) in screens() {
        let mut program = Program::demo(80, 24);
        for key in &keys {
            program.key(*key);
        }
        for (columns, rows) in sizes() {
            program.resize(columns, rows);
            let cursor = program.cursor();
            assert!(cursor.x < columns && cursor.y < rows, "{name} {columns}x{rows}: {cursor}");
            if columns >= 28 && rows >= 6 {
                assert!(program.text().contains("DEMO"), "{name} {columns}x{rows} does not say DEMO");
            }
        }
    }
}

#[test]
fn keys_work_at_every_size() {
    for (columns, rows) in
        [(1, 1), (2, 1), (27, 5), (28, 6), (40, 12), (59, 15), (60, 16), (99, 22), (100, 22), (140, 50)]
    {
        let mut program = Program::demo(columns, rows);
        for (_, keys) in screens() {
            for key in keys {
                program.key(key);
            }
            for code in [
                Code::PageDown,
                Code::End,
                Code::Up,
                Code::Home,
                Code::PageUp,
                Code::Down,
                Code::Esc,
                Code::Esc,
            ] {
                program.key(Key::plain(code));
            }
        }
    }
}

/// Making the window small and large again leaves everything as it was: the selected row, what is scrolled to, the line
/// being read.
#[test]
fn another_size_and_back_changes_nothing() {
    let k = Key::plain;
    for keys in [
        vec![k(Code::Down), k(Code::PageDown), k(Code::PageDown), k(Code::Up)],
        vec![k(Code::Down), k(Code::Enter), k(Code::PageDown), k(Code::Down)],
        vec![k(Code::Tab), k(Code::PageDown), k(Code::Down)],
        vec![k(Code::F(1)), k(Code::PageDown)],
        vec![k(Code::F(9)), k(Code::End)],
    ] {
        for (columns, rows) in [(120, 40), (80, 24)] {
            let mut program = Program::demo(columns, rows);
            for key in &keys {
                program.key(*key);
            }
            let (before, cursor) = (program.text(), program.cursor());
            for (columns, rows) in [(40, 12), (240, 70), (10, 3), (60, 20)] {
                program.resize(columns, rows);
            }
            program.resize(columns, rows);
            assert_eq!(program.text(), before, "{keys:?}");
            assert_eq!(program.cursor(), cursor, "{keys:?}");
        }
    }
}
