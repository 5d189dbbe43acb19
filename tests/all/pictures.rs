//! The README's pictures are the real screen. `UPDATE_SCREENS=1 cargo test --test all pictures::` writes them anew.

use crate::support::cast::Cast;
use crate::support::{Program, in_country, svg};
use groupfinder::app::key::{KeyCode, KeyPress};
use groupfinder::app::state::{Setup, State};
use groupfinder::topic::Language;
use groupfinder::ui::theme::Theme;
use std::fs;
use std::path::Path;

fn check(name: &str, title: &str, program: &mut Program) {
    let cursor = program.cursor();
    let drawn = svg::picture(program.terminal.backend().buffer(), title, (cursor.x, cursor.y));
    keep(name, &drawn);
}

/// Writes a file anew where that is asked for, and compares it with the one that is kept.
fn keep(name: &str, drawn: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/screens").join(name);
    if std::env::var_os("UPDATE_SCREENS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, drawn).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == drawn,
        "{name} is out of date: UPDATE_SCREENS=1 cargo test --test all pictures:: writes it anew"
    );
}

/// Draws as on a terminal of true colour.
fn in_true_colour(program: &mut Program) {
    program.look.theme = Theme::Dark;
    program.draw();
}

#[test]
fn the_readme_shows_the_real_screen() {
    let setup = Setup { home: Some(in_country("GB")), ..Setup::default() };
    let state = State::new(Language::En, true, false).with_setup(setup);
    let mut program = Program::over(groupfinder::demo::groups(600, 1).collect(), state, 100, 30);
    in_true_colour(&mut program);
    check("welcome-100x30.svg", "groupfinder: the first screen of a reader in Britain", &mut program);
    let mut program = Program::demo(120, 40);
    in_true_colour(&mut program);
    program.type_text("trauer");
    program.press(&[KeyCode::F(2), KeyCode::Char(' '), KeyCode::Enter, KeyCode::Down]);
    check("browse-120x40.svg", "groupfinder: filters, groups and the details of one", &mut program);
    let mut program = Program::demo(80, 24);
    in_true_colour(&mut program);
    program.press(&[KeyCode::F(9), KeyCode::Down, KeyCode::Down, KeyCode::Down, KeyCode::Enter]);
    check("crisis-80x24.svg", "groupfinder: crisis help for Germany", &mut program);
    let mut program = Program::demo(120, 40);
    in_true_colour(&mut program);
    program.type_text("sorg oslo");
    program.key(KeyPress::ctrl('o'));
    program.press(&[KeyCode::PageDown]);
    check("map-120x40.svg", "groupfinder: grief groups around Oslo on a map", &mut program);
}

#[test]
fn the_recorded_run_is_a_real_one() {
    let mut program = Program::demo(80, 24);
    let mut cast = Cast::new(80, 24, "groupfinder: a grief group in Oslo");
    let mut frame = |program: &mut Program, pause: u64| {
        let cursor = program.cursor();
        cast.frame(pause, program.terminal.backend().buffer(), cursor);
    };
    frame(&mut program, 0);
    for letter in "sorg oslo".chars() {
        program.press(&[KeyCode::Char(letter)]);
        frame(&mut program, 140);
    }
    for (key, pause) in [
        (KeyCode::Down, 1800),
        (KeyCode::Down, 900),
        (KeyCode::Enter, 1200),
        (KeyCode::Down, 1500),
        (KeyCode::Down, 400),
        (KeyCode::Down, 400),
        (KeyCode::Esc, 1500),
        (KeyCode::Tab, 1200),
        (KeyCode::F(2), 1500),
        (KeyCode::F(9), 1500),
        (KeyCode::Esc, 2500),
    ] {
        program.press(&[key]);
        frame(&mut program, pause);
    }
    let text = cast.text();
    // Played on a terminal, it ends in the screen that the program ends in.
    let mut player = vt100::Parser::default();
    for line in text.lines().skip(1) {
        let event: serde_json::Value = serde_json::from_str(line).unwrap();
        player.process(event[2].as_str().unwrap().as_bytes());
    }
    let rows = |text: &str| text.lines().map(|row| row.trim_end().to_owned()).collect::<Vec<_>>();
    assert_eq!(rows(&player.screen().contents()), rows(&program.text()));
    keep("search.cast", &text);
}
