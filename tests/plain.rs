//! The program as numbered lines: whole conversations in three languages, over a pipe.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::Write;
use std::process::{Command, Stdio};

/// Runs a conversation; gives what was printed. The home is empty and the moment fixed.
fn talk(language: &str, environment: &[(&str, &str)], arguments: &[&str], answers: &str) -> String {
    let home = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_groupfinder"))
        .args(["--lang", language, "--now", "2026-11-24T12:00:00Z"])
        .args(arguments)
        .env_clear()
        .env("HOME", home.path())
        .envs(environment.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.chars().all(|c| c == '\n' || !c.is_control()), "no control codes");
    said
}

#[test]
fn a_whole_search_in_each_language() {
    insta::assert_snapshot!(
        "plain-en",
        talk("en", &[], &["--plain", "--demo"], "deperssion\n2\n\nf\n4\n1\nq\n")
    );
    insta::assert_snapshot!(
        "plain-de",
        talk("de", &[], &["--plain", "--demo"], "mein mann trinkt köln\n1\nq\n")
    );
    insta::assert_snapshot!(
        "plain-nb",
        talk("nb", &[], &["--plain", "--demo"], "sorggruppe oslo\n1\n\nc\nnorge\nq\n")
    );
}

#[test]
fn three_numbered_questions_lead_to_groups() {
    let said = talk("en", &[], &["--plain", "--demo"], "/g\n4\n\nkoln\n1\n1\nq\n");
    let steps = [
        "1 of 3: What is it about?",
        "4. Violence and abuse",
        "2 of 3",
        "3 of 3",
        "1. Köln",
        "stays in the terminal until you clear it",
        "Chosen: Violence",
    ];
    let mut rest = said.as_str();
    for step in steps {
        rest = rest.split_once(step).unwrap_or_else(|| panic!("{step} is missing:\n{said}")).1;
    }
    assert!(said.contains("within 50 km of Köln") && said.contains("In danger?"), "{said}");
    // Left by a command, skipped to the end, and with what is no answer.
    for answers in ["/g\ns\ntrauer\nq\n", "/g\n\n\n\nq\n", "/g\n99\n13\ntrauer\n/q\n", "/g\nl\n1\nc\n\nq\n"] {
        talk("en", &[], &["--plain", "--demo"], answers);
    }
}

#[test]
fn a_number_to_call_is_eight_lines_away() {
    let said = talk("de", &[], &["--plain"], "suizid hinterbliebene\n1\nq\n");
    let lines: Vec<&str> = said.lines().collect();
    let answer = lines.iter().position(|l| l.starts_with("1. ")).unwrap();
    assert!(answer < 8, "{said}");
    assert!(said.contains("Telefon: ") || said.contains("Web: "), "{said}");
}

#[test]
fn the_environment_can_ask_for_lines() {
    for environment in [("ACCESSIBLE", "1"), ("TERM", "dumb")] {
        assert!(talk("en", &[environment], &[], "/q\n").contains("groupfinder. "));
    }
}

#[test]
fn nothing_typed_stops_it_and_the_end_of_input_ends_it() {
    let flood = format!("{}\n", "ä".repeat(20_000));
    for answers in
        ["", "\n", "?\n", "trauer\n999\n0\n-1\np\nn\nf\n9\nxyz\n3\nköln\n1\n", &flood, "/c\nzz\nDE\n/l\ns\n"]
    {
        talk("en", &[], &["--plain", "--demo"], answers);
    }
}

#[test]
fn what_leads_on_can_be_followed() {
    let said = talk("en", &[], &["--plain", "--demo"], "qqzzxx wwkk\n1\nq\n");
    assert!(said.contains("0 listings"), "{said}");
    assert!(said.contains("Crisis help by telephone and chat"), "{said}");
}
