//! What is around the group itself, used by keys in the real program, at home and on a public terminal: marking and
//! comparing, codes and calendar, a booklet, a message to a friend, a report, registering, and what self-help is.

use crate::support::pty::Pty;
use crate::support::visit;
use needs::needs;
use std::fs;

const F10: &str = "\x1b[21~";
/// The last answer to the first question: rather in words.
const IN_WORDS: &str = "\x1b[F\r";
const WORD: &str = "wellensittich";

fn use_all(pty: &mut Pty) {
    visit::mark_and_compare(pty);
    visit::show_codes(pty);
    for is_report in [false, true] {
        visit::write_message(pty, WORD, is_report);
    }
    visit::register_group(pty, WORD);
    visit::read_a_page(pty);
}

#[test]
fn at_home_all_of_it_is_used_by_keys_and_only_the_files_that_were_asked_for_are_written() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("here");
    fs::create_dir(&dir).unwrap();
    let program = env!("CARGO_BIN_EXE_groupfinder");
    let line = format!(
        "cd '{}' && exec '{program}' --demo --home DE --lang en --now 2026-11-24T12:00:00Z",
        dir.display()
    );
    let mut pty = Pty::start_program(home, "/bin/sh", &["-c", &line], (100, 40), &[]);
    pty.wait_for("What is it about");
    visit::search(&mut pty, "grief", "Grief and bereavement");
    use_all(&mut pty);
    visit::press(&mut pty, &[("*", "Compare them")]);
    visit::choose(&mut pty, "Save or print all of them", "Calendar file");
    visit::choose(&mut pty, "Calendar file", "Saved in the current folder: appointment.ics");
    visit::press(&mut pty, &[("&", "Make a booklet")]);
    visit::choose(&mut pty, "Plain text", "Saved in the current folder: booklet.txt");
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    let mut names: Vec<String> =
        fs::read_dir(&dir).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["appointment.ics", "booklet.txt"]);
    assert!(!pty.files().contains(WORD), "a message is not stored");
    let calendar = fs::read_to_string(dir.join("appointment.ics")).unwrap();
    assert!(calendar.contains("SUMMARY:Appointment\r\n") && calendar.contains("RRULE:"), "{calendar}");
}

#[needs(root)]
#[test]
fn a_public_terminal_offers_all_of_it_but_files_and_the_next_visitor_finds_nothing_of_it() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("data")).unwrap();
    let path = home.path().join("kiosk.toml");
    let settings = format!(
        "demo = true\ncountry = \"GB\"\ntimezone = \"Europe/London\"\ndata_dir = \"{}\"\n",
        home.path().join("data").display()
    );
    fs::write(&path, settings).unwrap();
    let config = path.display().to_string();
    let mut pty = Pty::start_in(home, &["--kiosk", "--config", &config], 100, 40, &[]);
    pty.wait_for("Press any key");
    let begin =
        [("\r", "1 of 3"), (IN_WORDS, "Type what"), ("grief", "Grief and bereavement"), ("\r", "─> ")];
    visit::press(&mut pty, &begin);
    use_all(&mut pty);
    // Neither a booklet nor any other file is offered: the key does nothing, and Help, which opens after it, says so.
    visit::press(&mut pty, &[("&\x1bOP", "Help: what would you like to do?")]);
    assert!(!pty.everything().contains("Make a booklet"), "{}", pty.text());
    assert!(!pty.everything().contains("Text file"));
    pty.send(F10);
    pty.wait_for("Press any key");
    assert!(!pty.text().contains(WORD) && !pty.files().contains(WORD));
    assert!(!pty.files().contains("shortlist"), "the marks are kept nowhere");
    // The next visitor finds no marks and empty questions.
    visit::press(&mut pty, &begin);
    assert!(!pty.text().contains(">*"), "{}", pty.text());
    visit::press(&mut pty, &[("*", "Nothing is marked yet"), ("%", "question 1 of 11")]);
    assert!(!pty.text().contains(WORD));
}
