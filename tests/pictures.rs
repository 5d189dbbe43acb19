//! The README's pictures are the real screen. `UPDATE_SCREENS=1 cargo test --test pictures` writes them anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::string_slice)]

mod support;
#[path = "support/svg.rs"]
mod svg;

use groupfinder::app::key::Code;
use std::fs;
use std::path::Path;
use support::Program;

fn check(name: &str, title: &str, program: &mut Program) {
    let cursor = program.cursor();
    let drawn = svg::picture(program.terminal.backend().buffer(), title, (cursor.x, cursor.y));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/screens").join(name);
    if std::env::var_os("UPDATE_SCREENS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &drawn).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == drawn,
        "{name} is out of date: UPDATE_SCREENS=1 cargo test --test pictures writes it anew"
    );
}

#[test]
fn the_readme_shows_the_real_screen() {
    let mut program = Program::demo(120, 40);
    program.type_text("trauer");
    program.press(&[Code::F(2), Code::Down]);
    program.press(&[Code::Char(' '), Code::Enter, Code::Down]);
    check("browse-120x40.svg", "groupfinder: filters, groups and the details of one", &mut program);
    let mut program = Program::demo(80, 24);
    program.press(&[Code::F(9), Code::Down, Code::Down, Code::Down, Code::Enter]);
    check("crisis-80x24.svg", "groupfinder: crisis help for Germany", &mut program);
}
