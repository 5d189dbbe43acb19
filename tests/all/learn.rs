//! What the program explains: topics, self-help, its words; from the command line, as lines, and on the screen.

use crate::support::{Program, in_country};
use assert_cmd::Command;
use groupfinder::app::key::KeyCode;
use groupfinder::topic::Language;
use groupfinder::topic::articles::articles;

fn run(arguments: &[&str], input: &str) -> String {
    let home = tempfile::tempdir().unwrap();
    let output = Command::cargo_bin("groupfinder")
        .unwrap()
        .env_clear()
        .env("HOME", home.path())
        .args(["--home", "DE"])
        .args(arguments)
        .write_stdin(input)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_topic_has_a_complete_record() {
    let text = run(&["topics", "--output", "json"], "");
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let topics = json["topics"].as_array().unwrap();
    let is_whole = |topic: &serde_json::Value| {
        let said = |field: &str, language: &str| {
            let value = &topic[field][language];
            value.as_str().is_some_and(|text| !text.is_empty())
                || value.as_array().is_some_and(|l| !l.is_empty())
        };
        ["definition", "label", "synonyms"]
            .iter()
            .all(|field| ["en", "de", "nb"].iter().all(|l| said(field, l)))
            && topic["changed"].is_string()
            && topic["codes"].is_array()
    };
    assert_eq!(topics.iter().filter(|topic| is_whole(topic)).count(), 299);
    assert_eq!(json["articles"].as_array().unwrap().len(), articles().len());
}

#[test]
fn a_code_leads_to_its_record() {
    let text = run(&["--lang", "de", "topics", "PN-8100"], "");
    for part in ["Selbsthilfegruppe", "PN-8100", "PN-8050 (verwandt)", "RP-1400 (verwandt)", "211 Human"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let whole = run(&["--lang", "nb", "topics", "burnout"], "");
    for part in ["Utbrenthet", "Se også", "Hvem du kan spørre", "27. nov. 2026"] {
        assert!(whole.contains(part), "{part}: {whole}");
    }
}

#[test]
fn questions_typed_in_the_search_lead_to_the_article_and_back_to_groups() {
    let said = run(&["--lang", "nb", "--plain", "--demo"], "starte selvhjelpsgruppe\n1\n1\n\n\nq\n");
    for part in
        ["1. Les: Hvordan du starter en gruppe", "Alle kan starte en gruppe", "Kontaktpunkt for selvhjelp"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    let said = run(&["--lang", "de", "--plain", "--demo"], "/i\nanonym\n\nq\n");
    assert!(said.contains("1. Was Selbsthilfe ist") && said.contains("Anonyme Gemeinschaft"), "{said}");
}

/// However like a cry for help the words are, who asks what self-help is gets an answer and no alarm.
#[test]
fn asking_what_self_help_is_is_no_danger() {
    for words in ["what is self-help", "self-help", "was ist Selbsthilfe", "hva er selvhjelp"] {
        let text = run(&["search", "--output", "json", words], "");
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(json["crisis"].is_null() && json["article"].is_string(), "{words}: {}", json["crisis"]);
    }
}

#[test]
fn the_topic_of_a_group_is_one_key_from_its_details() {
    for language in Language::ALL {
        let mut program = Program::demo_in(language, 80, 24);
        program.browser.session.state.home = Some(in_country("NO"));
        program.type_text("angst");
        program.press(&[KeyCode::Enter, KeyCode::Enter, KeyCode::Char('!'), KeyCode::Enter]);
        let anxiety = if language == Language::En { "Anxiety" } else { "Angst" };
        assert!(program.text().contains(anxiety), "{}", program.text());
        // From the page to what is listed, and to the page of a related topic.
        program.press(&[KeyCode::Enter, KeyCode::Down, KeyCode::Enter]);
        assert!(!program.text().contains('…'), "{}", program.text());
        program.press(&[KeyCode::Enter, KeyCode::Enter]);
        assert!(program.browser.session.state.popup.is_none());
        assert!(!program.browser.session.state.selection.is_empty());
    }
}

#[test]
fn no_title_is_cut_off_in_the_list_of_pages() {
    for language in Language::ALL {
        let mut program = Program::demo_in(language, 80, 24);
        program.press(&[KeyCode::Down, KeyCode::End, KeyCode::Enter]);
        for _ in 0..3 {
            assert!(!program.text().contains('…'), "{}", program.text());
            program.press(&[KeyCode::PageDown]);
        }
        program.press(&[KeyCode::Enter]);
        assert!(program.text().contains("https://") || program.text().contains('↓'), "{}", program.text());
    }
}
