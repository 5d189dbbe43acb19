//! The program as numbered lines: whole conversations in three languages, over a pipe.

use crate::support::process::run_over_pipes;
use needs::needs;
use std::process::Command;

/// Runs a conversation; gives what was printed. The home is empty and the moment fixed.
fn talk(language: &str, environment: &[(&str, &str)], arguments: &[&str], answers: &str) -> String {
    let fixed = ["--lang", language, "--now", "2026-11-24T12:00:00Z"];
    let output = run_over_pipes(&[&fixed, arguments].concat(), environment, answers.as_bytes());
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
fn the_map_and_the_week_in_words_in_each_language() {
    for (language, words) in [("en", "grief boston"), ("de", "trauer köln"), ("nb", "sorg oslo")] {
        let answers = format!("{words}\nm\nn\n2\n\nw\nn\n3\n\nb\nq\n");
        let said = talk(language, &[], &["--plain", "--demo"], &answers);
        insta::assert_snapshot!(format!("plain-views-{language}"), said);
    }
    // Without a place, and with nothing to show.
    let said = talk("en", &[], &["--plain", "--demo"], "grief\nm\nq\n");
    assert!(said.contains("Name a town"), "{said}");
    talk("en", &[], &["--plain", "--demo"], "qqzzxx\nm\n1\nw\n9\np\nn\nb\nq\n");
}

/// What is heard before the first telephone number, line by line; a prompt is a line of its own.
/// What is heard before the first telephone number once the words are typed, line by line. The welcome before the
/// prompt has its own numbers, and its digits are those of topics.
fn heard_until_a_number(said: &str) -> Vec<String> {
    let (_, answer) = said.split_once("): ").unwrap_or_else(|| panic!("no prompt in\n{said}"));
    let number = |line: &str| line.chars().filter(char::is_ascii_digit).count() >= 6;
    let lines: Vec<String> =
        answer.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    let at = lines.iter().position(|line| number(line)).unwrap_or_else(|| panic!("no number in\n{said}"));
    lines.into_iter().take(at + 1).collect()
}

/// How many lines are heard before the first prompt.
fn heard_before_the_prompt(said: &str) -> usize {
    let (before, _) = said.split_once("): ").unwrap_or_else(|| panic!("no prompt in\n{said}"));
    before.lines().count()
}

/// Whole searches of people in three languages.
const SEARCHES: [(&str, &str); 6] = [
    ("de", "suizid hinterbliebene"),
    ("de", "mein mann trinkt"),
    ("en", "my husband drinks"),
    ("en", "bereaved by suicide"),
    ("nb", "etterlatte selvmord"),
    ("nb", "hjertesyke barn"),
];

#[test]
fn a_number_to_call_is_at_most_six_spoken_lines_away() {
    for (language, words) in SEARCHES {
        let said = talk(language, &[], &["--plain"], &format!("{words}\nq\n"));
        assert!(heard_before_the_prompt(&said) <= 9, "{said}");
        let heard = heard_until_a_number(&said);
        println!("{language}, {words}: {} lines", heard.len());
        assert!(heard.len() <= 6, "{language}, {words}: {} lines\n{}", heard.len(), heard.join("\n"));
    }
}

#[needs("espeak-ng")]
#[test]
fn a_voice_reads_the_lines_up_to_a_number() {
    for (language, words) in SEARCHES {
        let heard = heard_until_a_number(&talk(language, &[], &["--plain"], &format!("{words}\nq\n")));
        let home = tempfile::tempdir().unwrap();
        let sound = home.path().join("heard.wav");
        let spoken = Command::new("espeak-ng")
            .args(["-v", language, "-s", "160", "-w"])
            .arg(&sound)
            .arg(heard.join("\n"))
            .status()
            .unwrap();
        assert!(spoken.success(), "{language}");
        let bytes = std::fs::metadata(&sound).unwrap().len();
        // 22,050 samples of two bytes a second.
        println!("{language}, {words}: {:.0} seconds", bytes as f64 / 44_100.0);
        assert!(bytes > 44_100 * 3, "{language}: only {bytes} bytes of sound");
    }
}

/// The welcome as it is heard: the numbers of home at once, and a digit chooses a topic.
#[test]
fn the_welcome_in_each_language() {
    for (language, lang, zone) in [
        ("en", "en_GB.UTF-8", "Europe/London"),
        ("de", "de_DE.UTF-8", "Europe/Berlin"),
        ("nb", "nb_NO.UTF-8", "Europe/Oslo"),
    ] {
        let said = talk(language, &[("LANG", lang), ("TZ", zone)], &["--plain"], "3\nq\n");
        insta::assert_snapshot!(format!("plain-welcome-{language}"), said);
    }
}

#[test]
fn crisis_help_of_a_known_country_is_as_near() {
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join("config.toml");
    std::fs::write(&config, "country = \"NO\"\n").unwrap();
    let said = talk("nb", &[], &["--plain", "--config", config.to_str().unwrap()], "/c\nq\n");
    let heard: Vec<&str> = said.lines().filter(|line| !line.trim().is_empty()).collect();
    let at = heard.iter().position(|line| line.contains("113") || line.contains("112")).unwrap();
    assert!(at < 8, "{said}");
}

#[test]
fn details_begin_with_whom_to_call() {
    let said = talk("de", &[], &["--plain"], "suizid hinterbliebene\n1\nq\n");
    let details = said.split("q = Ende: ").nth(1).unwrap();
    let lines: Vec<&str> = details.lines().filter(|line| !line.trim().is_empty()).collect();
    assert!(lines.iter().take(4).any(|line| line.contains("Telefon: ")), "{details}");
}

#[test]
fn a_terminal_without_umlauts_gets_them_spelled() {
    let said = talk("de", &[("LC_ALL", "C")], &["--plain", "--demo"], "köln trauer\n1\nq\n");
    assert!(said.is_ascii() && said.contains("Koeln") && said.contains("Fuer Krisenhilfe"), "{said}");
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
    assert!(said.contains("Crisis help by phone, text or chat"), "{said}");
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
        "Understood: Violence",
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
fn groups_are_marked_compared_and_told_of_in_lines() {
    let answers = "köln\n1\na\n\n2\na\nv\nd\n1\nt\nShall we go? q\nr\n2\n\na\nv\nq\n";
    let said = talk("en", &[], &["--plain", "--demo"], answers);
    for expected in [
        "Marked. v reads",
        "They differ in",
        "Shall we go? q",
        "mailto:?subject=",
        "This group no longer meets.",
        "No longer marked.",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    assert!(talk("de", &[], &["--plain", "--demo"], "köln\nv\nq\n").contains("Es ist nichts gemerkt"));
}
