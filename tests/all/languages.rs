//! Every word in three languages: none missing, none unused, none that its place cuts off.

use crate::support::Program;
use groupfinder::app::key::KeyCode;
use groupfinder::topic::Language;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn sources(dir: &Path, out: &mut String) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

/// Keys that are put together from parts: their beginnings stand in the code.
fn is_put_together(key: &str, code: &str) -> bool {
    let mut head = key;
    while let Some((shorter, _)) = head.rsplit_once('-') {
        head = shorter;
        if code.contains(&format!("\"{head}-{{")) {
            return true;
        }
    }
    false
}

#[test]
fn every_word_of_the_locale_files_is_used_and_every_one_used_is_there() {
    let mut code = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    let english = include_str!("../../data/locales/en.ftl");
    let keys: BTreeSet<&str> = english
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .collect();
    assert!(keys.len() > 300);
    let unused: Vec<&&str> = keys
        .iter()
        .filter(|key| !code.contains(&format!("\"{key}\"")) && !is_put_together(key, &code))
        .collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
    for call in ["words.text(\"", "words.with(\""] {
        for found in code.split(call).skip(1) {
            let key = found.split('"').next().unwrap();
            assert!(keys.contains(key), "{key} is in no locale file");
        }
    }
}

/// The program's own words (what holds no data) at two sizes: nothing of it ends in an ellipsis.
#[test]
fn no_word_of_the_program_is_cut_off_in_any_language() {
    let screens: [(&str, &[KeyCode]); 9] = [
        ("start", &[]),
        ("pane", &[KeyCode::Tab]),
        ("more", &[KeyCode::F(2), KeyCode::BackTab, KeyCode::BackTab, KeyCode::BackTab]),
        ("results", &[KeyCode::Down]),
        ("details", &[KeyCode::Down, KeyCode::Enter]),
        ("palette", &[KeyCode::F(1)]),
        ("help", &[KeyCode::F(1), KeyCode::Enter]),
        ("crisis", &[KeyCode::F(9)]),
        ("order", &[KeyCode::F(3)]),
    ];
    for language in Language::ALL {
        for (columns, rows) in [(80, 24), (60, 20), (40, 12)] {
            for (name, keys) in screens {
                let mut program = Program::demo_in(language, columns, rows);
                program.press(keys);
                let text = program.text();
                let lines: Vec<&str> = text.lines().collect();
                let here = format!("{name} in {language:?} at {columns}x{rows}:\n{text}");
                // The key that leaves, crisis help, and what the keys do.
                assert!(lines[0].contains("F9"), "{here}");
                assert!(columns < 60 || lines[0].contains("F10"), "{here}");
                let status = lines.last().unwrap().trim();
                assert!(!status.is_empty() && !status.ends_with('…'), "{here}");
                // Titles of panes, pop-ups and choices are the program's own; those of details are a group's name.
                if ["help", "crisis", "order"].contains(&name) {
                    assert!(!text.contains('…'), "{here}");
                }
                if name == "pane" || name == "more" {
                    let titles =
                        lines.iter().filter(|l| l.starts_with('─')).map(|l| l.split('│').next().unwrap());
                    for title in titles.filter(|title| !title.contains("DEMO")) {
                        assert!(!title.contains('…'), "{here}");
                    }
                }
            }
        }
    }
}

#[test]
fn messages_of_the_status_line_fit() {
    for language in Language::ALL {
        for columns in [80, 40] {
            let mut program = Program::demo_in(language, columns, if columns == 80 { 24 } else { 12 });
            for keys in [[KeyCode::Esc, KeyCode::Esc], [KeyCode::F(3), KeyCode::End]] {
                program.press(&keys);
                let text = program.text();
                let status = text.lines().last().unwrap().trim().to_owned();
                assert!(!status.ends_with('…'), "{language:?} at {columns}: {status}");
            }
        }
    }
}
