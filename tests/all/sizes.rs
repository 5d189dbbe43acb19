//! Every screen at every width and every height from 1x1: never a panic, the cursor always inside, and the DEMO mark
//! wherever there is room for it. `ALL_SIZES=1` draws every pair of both, which takes minutes.

use crate::support::Program;
use crate::support::effort::sizes;
use groupfinder::app::key::{KeyCode, KeyPress};

fn screens() -> Vec<(&'static str, Vec<KeyPress>)> {
    let k = KeyPress::plain;
    vec![
        ("start", vec![]),
        ("pane", vec![k(KeyCode::Tab)]),
        ("location", vec![k(KeyCode::Tab), k(KeyCode::Tab), k(KeyCode::Tab), k(KeyCode::Char('k'))]),
        ("more", vec![k(KeyCode::F(2)), k(KeyCode::BackTab), k(KeyCode::BackTab), k(KeyCode::BackTab)]),
        ("welcome", vec![k(KeyCode::Down), k(KeyCode::Down), k(KeyCode::Right), k(KeyCode::Down)]),
        ("results", vec![k(KeyCode::Enter)]),
        ("details", vec![k(KeyCode::Enter), k(KeyCode::Enter), k(KeyCode::Down)]),
        ("nothing", "qqzzxx".chars().map(|c| k(KeyCode::Char(c))).chain([k(KeyCode::Down)]).collect()),
        ("palette", vec![k(KeyCode::F(1)), k(KeyCode::Down), k(KeyCode::PageDown)]),
        ("help", vec![k(KeyCode::F(1)), k(KeyCode::Enter)]),
        ("crisis", vec![k(KeyCode::F(9))]),
        ("crisis lines", vec![k(KeyCode::F(9)), k(KeyCode::Down), k(KeyCode::Enter)]),
        ("sort", vec![k(KeyCode::F(3))]),
        ("map", vec![KeyPress::ctrl('o'), k(KeyCode::Right), k(KeyCode::Char('+'))]),
        ("week", vec![KeyPress::ctrl('o'), KeyPress::ctrl('o'), k(KeyCode::Right)]),
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
                KeyCode::PageDown,
                KeyCode::End,
                KeyCode::Up,
                KeyCode::Home,
                KeyCode::PageUp,
                KeyCode::Down,
                KeyCode::Esc,
                KeyCode::Esc,
            ] {
                program.key(KeyPress::plain(code));
            }
        }
    }
}

/// Making the window small and large again leaves everything as it was: the selected row, what is scrolled to, the line
/// being read.
#[test]
fn another_size_and_back_changes_nothing() {
    let k = KeyPress::plain;
    for keys in [
        vec![k(KeyCode::Enter), k(KeyCode::PageDown), k(KeyCode::PageDown), k(KeyCode::Up)],
        vec![k(KeyCode::Enter), k(KeyCode::Enter), k(KeyCode::PageDown), k(KeyCode::Down)],
        vec![k(KeyCode::Down), k(KeyCode::Down), k(KeyCode::Right)],
        vec![k(KeyCode::Tab), k(KeyCode::PageDown), k(KeyCode::Down)],
        vec![k(KeyCode::F(1)), k(KeyCode::PageDown)],
        vec![k(KeyCode::F(1)), k(KeyCode::Enter), k(KeyCode::PageDown)],
        vec![k(KeyCode::F(9)), k(KeyCode::End)],
        vec![KeyPress::ctrl('o'), k(KeyCode::Right), k(KeyCode::PageDown)],
        vec![KeyPress::ctrl('o'), KeyPress::ctrl('o'), k(KeyCode::Right), k(KeyCode::PageDown)],
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
