//! Codes for telephones, read from the screen by real decoders.

use crate::support::Program;
use groupfinder::app::key::KeyCode;
use groupfinder::app::state::Popup;
use needs::needs;
use std::process::Command;

/// Pixels of a module's side.
const SCALE: usize = 4;

/// The screen as a grey picture: width, height, pixels. Two modules one above the other in each cell, and where only
/// ASCII is drawn two columns a module.
fn picture(text: &str, columns: usize, ascii: bool) -> (usize, usize, Vec<u8>) {
    let rows: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
    let (across, down) = if ascii { (columns / 2, rows.len()) } else { (columns, rows.len() * 2) };
    let dark = |x: usize, y: usize| {
        let cell =
            |row: usize, column: usize| rows.get(row).and_then(|r| r.get(column)).copied().unwrap_or(' ');
        if ascii {
            return cell(y, x * 2) == '#';
        }
        match cell(y / 2, x) {
            '█' => true,
            '▀' => y.is_multiple_of(2),
            '▄' => !y.is_multiple_of(2),
            _ => false,
        }
    };
    let (width, height) = (across * SCALE, down * SCALE);
    let pixels = (0..width * height)
        .map(|at| if dark(at % width / SCALE, at / width / SCALE) { 0 } else { 255 })
        .collect();
    (width, height, pixels)
}

fn read_by_rqrr((width, height, pixels): &(usize, usize, Vec<u8>)) -> Vec<String> {
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(*width, *height, |x, y| pixels[y * width + x]);
    image.detect_grids().into_iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}

fn read_by_zbar((width, height, pixels): &(usize, usize, Vec<u8>)) -> String {
    let file = tempfile::Builder::new().suffix(".pgm").tempfile().unwrap();
    let mut bytes = format!("P5\n{width} {height}\n255\n").into_bytes();
    bytes.extend(pixels);
    std::fs::write(file.path(), bytes).unwrap();
    let output = Command::new("zbarimg").args(["--quiet", "--raw"]).arg(file.path()).output().unwrap();
    String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
}

/// The code of the selected group as it stands on the screen: only the code's cells.
fn on_screen(program: &mut Program) -> (String, String) {
    program.press(&[KeyCode::F(6)]);
    let says = match &program.session.state.popup {
        Some(Popup::Picture(code)) => code.says.clone(),
        other => panic!("no code: {other:?}"),
    };
    let text = program.text();
    program.press(&[KeyCode::Esc]);
    (says, text)
}

#[test]
fn the_codes_of_fifty_groups_are_read_from_an_80_by_24_screen() {
    let mut program = Program::demo(80, 24);
    program.press(&[KeyCode::Enter]);
    let (mut read, mut too_long, mut kinds) = (0, 0, std::collections::BTreeSet::new());
    while read < 50 {
        let (says, text) = on_screen(&mut program);
        if text.contains('█') {
            let picture = picture(&text, 80, false);
            assert_eq!(read_by_rqrr(&picture), std::slice::from_ref(&says), "\n{text}");
            kinds.insert(says.split(':').next().unwrap().to_owned());
            read += 1;
        } else {
            // Too long for this screen: then the words say so.
            assert!(text.contains("too small for the code"), "{text}");
            too_long += 1;
        }
        program.press(&[KeyCode::Down]);
    }
    println!("{read} codes read, {too_long} too long: {kinds:?}");
    assert!(kinds.len() >= 2 && too_long <= 1, "{too_long} {kinds:?}");
}

#[needs(zbarimg)]
#[test]
fn another_decoder_reads_the_same() {
    let mut program = Program::demo(80, 24);
    let mut read = 0;
    program.press(&[KeyCode::Enter]);
    while read < 10 {
        program.press(&[KeyCode::Down]);
        let (says, text) = on_screen(&mut program);
        if text.contains('█') {
            assert_eq!(read_by_zbar(&picture(&text, 80, false)), says, "\n{text}");
            read += 1;
        }
    }
}

#[test]
fn the_code_in_ascii_is_read_as_well() {
    let mut program = Program::demo(140, 50);
    program.session.state.ascii = true;
    program.press(&[KeyCode::Enter]);
    for _ in 0..5 {
        let (says, text) = on_screen(&mut program);
        assert!(text.contains("##"), "{text}");
        assert_eq!(read_by_rqrr(&picture(&text, 140, true)), [says], "\n{text}");
        program.press(&[KeyCode::Down]);
    }
}
