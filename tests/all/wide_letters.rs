//! Terminals that show letters of ambiguous width in two columns (`xterm -cjk_width`): nothing that reaches them is one,
//! so that nothing behind it is shifted.

use crate::support::Program;
use crate::support::pty::Pty;
use groupfinder::app::key::{KeyCode, KeyPress};
use groupfinder::locale::letters::Letters;
use groupfinder::page::text::width;
use groupfinder::topic::Language;
use unicode_width::UnicodeWidthStr;

/// Screens with what is typed to see them, `^` before a key with Ctrl, and further keys.
const SCREENS: [(&str, &str, &[KeyCode]); 9] = [
    ("welcome", "", &[]),
    ("list", "trauer", &[KeyCode::Down]),
    ("all", "", &[KeyCode::Enter, KeyCode::PageDown]),
    ("details", "brustkrebs", &[KeyCode::Down, KeyCode::Enter]),
    ("help", "", &[KeyCode::F(1), KeyCode::Enter]),
    ("crisis help", "", &[KeyCode::F(9), KeyCode::Enter]),
    ("filters", "große straße", &[KeyCode::Tab]),
    ("map", "køln^o", &[]),
    ("week", "trauer^o^o", &[]),
];

/// Letters that such a terminal shows in two columns. The crate for widths counts no letters among them.
fn is_wide_letter(c: char) -> bool {
    "ÆÐØÞßàáæèéêìíðòóøùúüþāđēěħīłŋōœū".contains(c) || ('Α'..='я').contains(&c)
}

fn press(program: &mut Program, typed: &str, then: &[KeyCode]) {
    let mut letters = typed.chars();
    while let Some(letter) = letters.next() {
        if letter == '^' {
            program.key(KeyPress::ctrl(letters.next().unwrap()));
        } else {
            program.press(&[KeyCode::Char(letter)]);
        }
    }
    program.press(then);
}

/// The clusters of a screen's rows with their columns, as they are written.
fn rows(program: &Program) -> Vec<Vec<String>> {
    let buffer = program.terminal.backend().buffer();
    let columns = usize::from(buffer.area.width);
    let row = |cells: &[ratatui::buffer::Cell]| {
        let (mut all, mut at) = (Vec::new(), 0);
        while at < cells.len() {
            all.push(cells[at].symbol().to_owned());
            at += width(cells[at].symbol()).max(1);
        }
        assert_eq!(at, columns, "{all:?}");
        all
    };
    buffer.content.chunks(columns).map(row).collect()
}

#[test]
fn nothing_on_any_screen_is_of_ambiguous_width() {
    for language in [Language::En, Language::De, Language::Nb] {
        for (name, typed, then) in SCREENS {
            for size in [(80, 24), (120, 40)] {
                let mut program = Program::demo_in(language, size.0, size.1);
                program.session.state.ascii = true;
                press(&mut program, typed, then);
                program.draw();
                let (before, cursor) = (rows(&program), program.cursor());
                program.look.letters = Letters::Narrow;
                program.draw();
                let after = rows(&program);
                for cluster in after.iter().flatten() {
                    let columns = (cluster.width(), cluster.width_cjk());
                    assert_eq!(columns.0, columns.1, "{name} in {language:?}: {cluster:?}");
                    assert!(!cluster.contains(is_wide_letter), "{name} in {language:?}: {cluster:?}");
                }
                // What is behind a frame's line stays where it was.
                let lines = |rows: &[Vec<String>]| -> Vec<(usize, usize)> {
                    let of = |(y, row): (usize, &Vec<String>)| {
                        let mut column = 0;
                        let mut found = Vec::new();
                        for cluster in row {
                            found.extend((cluster == "|").then_some((y, column)));
                            column += width(cluster).max(1);
                        }
                        found
                    };
                    rows.iter().enumerate().flat_map(of).collect()
                };
                assert_eq!(lines(&before), lines(&after), "{name} in {language:?}");
                let now = program.cursor();
                assert!(now.y == cursor.y && (cursor.x..cursor.x + 4).contains(&now.x), "{name}: {now:?}");
            }
        }
    }
}

#[test]
fn letters_that_take_two_are_written_whole_where_there_is_room() {
    let mut program = Program::demo(80, 24);
    program.session.state.ascii = true;
    program.look.letters = Letters::Narrow;
    press(&mut program, "straße für æ", &[]);
    let row = program.text().lines().next().unwrap().to_owned();
    assert!(row.contains("Search: strasse fu\u{308}r ae  "), "{row}");
    assert_eq!(program.session.state.search.text(), "straße für æ", "only the screen is written so");
    let caret = usize::from(program.cursor().x);
    let until: usize = width(&row[..row.find("ae  ").unwrap()]) + 2;
    assert_eq!(caret, until, "the cursor stands behind what was typed");
}

#[test]
fn the_option_and_the_setting_reach_the_terminal() {
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join("config.toml");
    std::fs::write(&config, "ambiguous_width = \"wide\"\nascii = \"no\"\n").unwrap();
    let config = ["--config", config.to_str().unwrap()];
    for arguments in [&["--ambiguous-width", "wide"][..], &config] {
        let mut pty = Pty::start(&[&["--demo", "--lang", "de"], arguments].concat(), 100, 30, &[]);
        pty.wait_for("F9");
        pty.send("größe für straße");
        pty.wait_for("fu\u{308}r strasse");
        pty.send("\x1b[21~");
        assert_eq!(pty.wait_for_end().exit_code(), 0);
        let written: String = pty.everything().chars().filter(|c| !c.is_control()).collect();
        assert_eq!(written.width(), written.width_cjk(), "{arguments:?}");
        assert!(!written.contains(is_wide_letter), "{arguments:?}");
    }
    let mut pty = Pty::start(&["--demo", "--lang", "de"], 100, 30, &[]);
    pty.wait_for("│");
    pty.send("\x1b[21~");
    pty.wait_for_end();
}
