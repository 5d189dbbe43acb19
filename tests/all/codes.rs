//! Codes for telephones, read from the screen by real decoders.

use crate::support::{Program, now, zone};
use groupfinder::app::key::KeyCode;
use groupfinder::app::state::Popup;
use groupfinder::codec::message_link::{letter_link, short_message_link};
use groupfinder::demo;
use groupfinder::export::Viewer;
use groupfinder::export::message::compose_message;
use groupfinder::export::qr::{image_of_text, qr_image};
use groupfinder::group::{Group, Status};
use groupfinder::locale::Locale;
use groupfinder::page::{MessageKind, QrContent, QrImage, ReportReason};
use groupfinder::topic::Language;
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
            assert!(text.contains("too small for the QR code"), "{text}");
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

/// A code as a grey picture, with four light modules around it.
fn pixels(code: &QrImage) -> (usize, usize, Vec<u8>) {
    let side = (usize::from(code.side) + 8) * SCALE;
    let module = |at: usize| i32::try_from(at / SCALE).unwrap() - 4;
    let dark = |at: usize| code.is_dark(module(at % side), module(at / side));
    (side, side, (0..side * side).map(|at| if dark(at) { 0 } else { 255 }).collect())
}

/// What a group has by which it is reached, taken away until a code of a kind is what remains.
fn stripped(mut group: Group, kind: &str) -> Group {
    group.status = Status::Active;
    if kind != "https:" {
        (group.online, group.organisation) = (None, None);
        if let Some(contact) = &mut group.contact {
            contact.url = None;
        }
    }
    if kind != "https:" && kind != "tel:" {
        group.dial_in = None;
        if let Some(contact) = &mut group.contact {
            contact.phone = None;
        }
    }
    if !["https:", "tel:", "mailto:"].contains(&kind) {
        group.contact = None;
    }
    group
}

#[test]
fn fifty_codes_of_every_kind_are_read_and_say_what_they_should() {
    let locale = Locale::new(Language::De);
    let zone = zone();
    let viewer = Viewer { locale: &locale, now: now(), zone: &zone, country: None };
    let (friend, report) = (MessageKind::Friend, MessageKind::Report(ReportReason::Moved));
    let kinds: [(&str, QrContent); 6] = [
        ("https:", QrContent::Reach),
        ("tel:", QrContent::Reach),
        ("mailto:", QrContent::Reach),
        ("BEGIN:VCARD", QrContent::Card),
        ("mailto:?", QrContent::Reach),
        ("sms:?", QrContent::Reach),
    ];
    for (kind, content) in kinds {
        let mut read = 0;
        for n in 0..4000 {
            let group = stripped(demo::group(n, 3), kind);
            let code = match kind {
                "mailto:?" | "sms:?" => {
                    let message = compose_message(&group, if n % 2 == 0 { friend } else { report }, &viewer);
                    let body = message.with_words("Kommst du mit? & ?body=x #1 %0d");
                    let link = if kind == "sms:?" {
                        short_message_link(&body)
                    } else {
                        letter_link(None, &message.subject, &body)
                    };
                    image_of_text(&group.name, link)
                }
                _ => qr_image(&group, content, &viewer),
            };
            let Some(code) = code.filter(|code| code.says.starts_with(kind)) else { continue };
            assert_eq!(read_by_rqrr(&pixels(&code)), std::slice::from_ref(&code.says), "{}", group.name);
            read += 1;
            if read == 50 {
                break;
            }
        }
        assert_eq!(read, 50, "{kind}");
    }
}

#[test]
fn cards_hold_when_and_where_however_long_a_name_is() {
    let locale = Locale::new(Language::En);
    let zone = zone();
    let viewer = Viewer { locale: &locale, now: now(), zone: &zone, country: None };
    for name in ["x".repeat(300), "قوم ".repeat(75), "🙂".repeat(300), "a;b,c\\n".repeat(40)] {
        let clean = groupfinder::feed::text::clean(groupfinder::feed::text::Field::Name, &name).text.unwrap();
        let group = Group { name: clean, ..stripped(demo::group(5, 3), "") };
        let code = qr_image(&group, QrContent::Card, &viewer).unwrap();
        assert!(code.says.len() <= 134 && code.side <= 41, "{}", code.says);
        assert_eq!(read_by_rqrr(&pixels(&code)), std::slice::from_ref(&code.says));
        let is_ours =
            code.says.starts_with("Name: ") || code.says.starts_with("BEGIN:VCARD\nVERSION:3.0\nFN:");
        assert!(is_ours, "{}", code.says);
    }
}
