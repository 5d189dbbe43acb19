//! Every screen in every theme at 80x24: one snapshot a theme. Below a row stand the letters of its looks, where it
//! has any but that of plain text. `INSTA_UPDATE=always cargo test --test all themes::` accepts what is drawn now.

use crate::support::Program;
use groupfinder::app::key::KeyCode;
use groupfinder::locale::letters::Letters;
use groupfinder::ui::look::Look;
use groupfinder::ui::theme::{Role, Theme};
use ratatui::buffer::{Buffer, Cell};

fn letters(text: &str) -> Vec<KeyCode> {
    text.chars().map(KeyCode::Char).collect()
}

fn screens() -> Vec<(&'static str, Vec<KeyCode>)> {
    let typed =
        |text: &str, then: &[KeyCode]| letters(text).into_iter().chain(then.iter().copied()).collect();
    vec![
        ("start", vec![]),
        ("welcome, a topic", vec![KeyCode::Down, KeyCode::Down]),
        (
            "pane",
            typed(
                "trauer",
                &[KeyCode::Tab, KeyCode::Char('b'), KeyCode::Char('e'), KeyCode::Char(' '), KeyCode::Down],
            ),
        ),
        ("results", typed("trauer", &[KeyCode::Down, KeyCode::Down])),
        ("details", typed("brustkrebs", &[KeyCode::Down, KeyCode::Enter, KeyCode::Down])),
        ("nothing found", typed("qqzzxx wwkk", &[KeyCode::Down])),
        ("palette", vec![KeyCode::F(1), KeyCode::Char('m'), KeyCode::Down]),
        ("help", vec![KeyCode::F(1), KeyCode::Enter, KeyCode::Down]),
        ("crisis help: country", vec![KeyCode::F(9), KeyCode::Down]),
        ("crisis help: lines", vec![KeyCode::F(9), KeyCode::Down, KeyCode::Enter, KeyCode::Down]),
        ("order", vec![KeyCode::F(3), KeyCode::Down]),
    ]
}

/// One letter for each look of a theme; two roles that look alike share the first one's.
fn letter(theme: Theme, cell: &Cell) -> char {
    let names = "tshemMkTDqfbdn0123456789o";
    let role = Role::ALL.into_iter().find(|role| {
        let style = theme.style(*role);
        let ink = style.fg.unwrap_or_default() == cell.fg && style.bg.unwrap_or_default() == cell.bg;
        ink && style.add_modifier == cell.modifier
    });
    let at = role.unwrap_or_else(|| panic!("{theme:?} has no such look: {cell:?}")).index();
    if at == 0 { ' ' } else { names.chars().nth(at).unwrap() }
}

fn draw(theme: Theme, buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let cells: Vec<&Cell> = (0..buffer.area.width).map(|x| &buffer[(x, y)]).collect();
        let text: String = cells.iter().map(|cell| cell.symbol()).collect();
        let looks: String = cells.iter().map(|cell| letter(theme, cell)).collect();
        out.push_str(text.trim_end());
        out.push('\n');
        if !looks.trim().is_empty() {
            out.push_str(looks.trim_end());
            out.push('\n');
        }
    }
    out
}

#[test]
fn every_screen_in_every_theme() {
    let mut pictures = vec![String::new(); Theme::ALL.len()];
    for (name, keys) in screens() {
        let mut program = Program::demo(80, 24);
        program.press(&keys);
        for (theme, picture) in Theme::ALL.into_iter().zip(&mut pictures) {
            program.look = Look { theme, ..Look::default() };
            program.session.state.ascii = theme == Theme::Console;
            if theme == Theme::Console {
                program.look.letters = Letters::Latin;
            }
            program.draw();
            let cursor = program.cursor();
            let buffer = program.terminal.backend().buffer();
            let head = format!("=== {name}, cursor {},{}\n", cursor.x, cursor.y);
            picture.extend([head, draw(theme, buffer)]);
            // The cell under the cursor is what a person looks at: it has a look of its own wherever rows are chosen.
            let here = &buffer[(cursor.x, cursor.y)];
            if name != "start" {
                assert_ne!(
                    letter(theme, here),
                    ' ',
                    "{name} in {theme:?}: nothing marks the row of the cursor"
                );
            }
        }
    }
    for (theme, picture) in Theme::ALL.into_iter().zip(pictures) {
        insta::assert_snapshot!(format!("theme-{}", theme.id()), picture);
    }
}

#[test]
fn a_terminal_without_letters_gets_ascii_alone_and_nothing_moves() {
    for (name, keys) in screens() {
        let mut program = Program::demo(80, 24);
        program.session.state.ascii = true;
        program.press(&keys);
        let columns = |text: &str| text.lines().map(groupfinder::page::text::width).collect::<Vec<_>>();
        let before = program.text();
        program.look.letters = Letters::Ascii;
        program.draw();
        let after = program.text();
        assert!(after.is_ascii(), "{name}:\n{after}");
        assert_eq!(columns(&before), columns(&after), "{name}:\n{after}");
        assert!(after.matches('?').count() <= before.matches('?').count(), "{name}:\n{after}");
    }
}

#[test]
fn wider_spacing_leaves_an_empty_row_between_and_pages_by_what_is_shown() {
    let mut program = Program::demo(80, 24);
    program.look.gap = 1;
    program.press(&[KeyCode::Enter]);
    let first = program.cursor();
    let shown = program.session.state.seen.results;
    program.press(&[KeyCode::Down]);
    let second = program.cursor();
    let step = second.y - first.y;
    assert!(step >= 2, "{}", program.text());
    let between = program.text().lines().nth(usize::from(second.y) - 1).unwrap().to_owned();
    assert!(between.trim().is_empty(), "{}", program.text());
    program.press(&[KeyCode::Home, KeyCode::PageDown]);
    assert_eq!(program.session.state.list.selected, shown);
    program.press(&[KeyCode::F(9), KeyCode::Down]);
    let choice = program.cursor();
    program.press(&[KeyCode::Down]);
    assert_eq!(program.cursor().y, choice.y + 2);
}
