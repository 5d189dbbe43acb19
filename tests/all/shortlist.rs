//! Marking groups, comparing them, taking them along, and messages about them.

use crate::support::pty::Pty;
use crate::support::{Program, in_country, visit};
use groupfinder::app::key::{KeyCode, KeyPress};
use groupfinder::app::policy::Mode;
use groupfinder::app::state::{Popup, Setup, State, View};
use groupfinder::group::Group;
use groupfinder::topic::Language;
use std::fs;
use std::path::Path;
use std::process::Command;

const SPACE: KeyCode = KeyCode::Char(' ');
const STAR: KeyCode = KeyCode::Char('*');
const F5: KeyCode = KeyCode::F(5);
const SHORTLIST: KeyPress = KeyPress::ctrl('v');
const VIEW: KeyPress = KeyPress::ctrl('o');

fn demo_groups(count: usize) -> Vec<Group> {
    groupfinder::demo::groups(count, 1).collect()
}

/// At home over so many invented groups, with a printer, and so many of them marked from the list.
fn with_marks(language: Language, (columns, rows): (u16, u16), marks: usize) -> Program {
    let setup = Setup { can_print: true, home: Some(in_country("DE")), ..Setup::default() };
    let state = State::new(language, true, false).with_setup(setup);
    let mut program = Program::over(demo_groups(300), state, columns, rows);
    program.type_text("köln");
    for _ in 0..marks {
        program.press(&[KeyCode::Down, SPACE]);
    }
    program
}

fn marked(program: &Program) -> usize {
    program.session.state.shortlist.all().len()
}

fn files(program: &Program) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(program.files.path())
        .unwrap()
        .map(|f| f.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Chooses the row of the open list whose words begin like this.
fn choose(program: &mut Program, begins: &str) {
    for _ in 0..30 {
        if program.cursor_row().trim_start_matches(['>', ' ', '│']).starts_with(begins) {
            program.press(&[KeyCode::Enter]);
            return;
        }
        program.press(&[KeyCode::Down]);
    }
    panic!("no {begins}:\n{}", program.text());
}

#[test]
fn one_key_marks_in_list_details_map_and_week() {
    let mut program = with_marks(Language::En, (120, 40), 1);
    assert!(marked(&program) == 1 && program.cursor_row().contains(">*"), "{}", program.text());
    assert!(program.text().contains("Ctrl-V: show all"), "{}", program.text());
    program.press(&[KeyCode::Enter, SPACE]);
    assert_eq!(marked(&program), 0, "in the details the mark goes");
    program.press(&[SPACE]);
    assert!(program.text().contains("─ * ") || program.text().contains("> * "), "{}", program.text());
    for view in [View::Map, View::Week] {
        program.key(VIEW);
        program.press(&[KeyCode::Right, KeyCode::Down]);
        assert_eq!(program.session.state.view, view);
        let before = marked(&program);
        program.press(&[SPACE]);
        assert_ne!(marked(&program), before, "{view:?}");
    }
    // A space that belongs to words is typed.
    program.press(&[KeyCode::Char('/')]);
    program.type_text("a b");
    assert!(program.session.state.search.text().ends_with("a b"));
}

#[test]
fn twenty_can_be_marked_and_an_empty_list_says_how() {
    let mut program = with_marks(Language::En, (80, 24), 0);
    program.key(SHORTLIST);
    assert!(program.text().contains("Nothing is marked yet. Space"), "{}", program.text());
    let mut program = with_marks(Language::En, (80, 24), 21);
    assert_eq!(marked(&program), 20);
    assert!(program.text().contains("no room for more") || program.text().contains("room for no more"));
    program.key(SHORTLIST);
    assert!(program.text().contains("Compare the first four"), "{}", program.text());
    choose(&mut program, "Take all marks off");
    assert_eq!(marked(&program), 0);
}

#[test]
fn up_to_four_side_by_side_in_three_languages_at_four_sizes() {
    for (language, name) in [(Language::En, "en"), (Language::De, "de"), (Language::Nb, "nb")] {
        for size in [(160, 50), (120, 40), (80, 24), (40, 14)] {
            let mut program = with_marks(language, size, if size.0 == 120 { 4 } else { 3 });
            program.press(&[STAR, KeyCode::Enter]);
            let Some(Popup::Comparison { table, .. }) = &program.session.state.popup else { panic!() };
            assert!(table.rows.len() >= 9 && table.rows.iter().any(groupfinder::page::ComparedRow::differs));
            insta::assert_snapshot!(format!("compare-{name}-{}x{}", size.0, size.1), program.picture());
        }
    }
}

#[test]
fn a_marked_group_is_read_and_a_mark_is_taken_off_in_the_list() {
    let mut program = with_marks(Language::En, (80, 24), 2);
    let second = program.session.state.list.group;
    program.press(&[KeyCode::Up, KeyCode::Up]);
    program.key(SHORTLIST);
    program.press(&[KeyCode::Down, KeyCode::Down, KeyCode::Down, KeyCode::Enter]);
    assert_eq!(program.session.state.details.of, second);
    program.key(SHORTLIST);
    program.press(&[KeyCode::Down, KeyCode::Down, SPACE]);
    assert_eq!(marked(&program), 1);
    assert!(program.text().contains("Save or print all of them"), "{}", program.text());
}

#[test]
fn the_whole_list_is_taken_along_in_every_form() {
    let mut program = with_marks(Language::En, (100, 30), 3);
    for begins in ["Text file", "Calendar file", "The same, with", "Sheet", "Dataset", "Text file"] {
        program.press(&[STAR]);
        choose(&mut program, "Save or print all");
        choose(&mut program, begins);
        assert!(program.text().contains("Saved"), "{begins}: {}", program.text());
    }
    let names = files(&program);
    for name in
        ["notes.txt", "notes-2.txt", "notes.csv", "notes.json", "appointment.ics", "appointment-2.ics"]
    {
        assert!(names.contains(&name.to_owned()), "{names:?}");
    }
    let dir = program.files.path().to_owned();
    let read = |name: &str| fs::read_to_string(dir.join(name)).unwrap();
    assert!(read("notes.csv").lines().count() == 4 && read("notes.json").matches("\"name\"").count() >= 3);
    assert!(read("appointment-2.ics").contains("VALARM") && !read("appointment.ics").contains("VALARM"));
    program.press(&[STAR]);
    choose(&mut program, "Save or print all");
    choose(&mut program, "Print");
    assert!(program.text().contains("on its way"), "{}", program.text());
    program.press(&[STAR]);
    choose(&mut program, "Save or print all");
    choose(&mut program, "Make a booklet");
    choose(&mut program, "Plain text");
    assert!(program.text().contains("Saved"), "{}", program.text());
    assert!(read("booklet.txt").contains("3 listings"), "{}", read("booklet.txt"));
    // One code after the other, and then the list is left.
    program.press(&[STAR]);
    choose(&mut program, "Save or print all");
    choose(&mut program, "QR codes for your phone, one after the other: card");
    for _ in 0..3 {
        assert!(matches!(program.session.state.popup, Some(Popup::Picture(_))), "{}", program.text());
        program.press(&[KeyCode::Enter]);
    }
    assert!(program.session.state.popup.is_none());
}

#[test]
fn a_directory_that_takes_no_file_is_a_sentence() {
    let mut program = with_marks(Language::En, (100, 30), 2);
    let dir = program.files.path().to_owned();
    fs::remove_dir(&dir).unwrap();
    for (form, file) in
        [("Text file", "notes.txt"), ("Calendar file", "appointment.ics"), ("Sheet", "notes.csv")]
    {
        program.press(&[STAR]);
        choose(&mut program, "Save or print all");
        choose(&mut program, form);
        let said = program.text();
        assert!(
            said.contains(&format!("{file} is not saved: ")) && said.contains("check the path"),
            "{said}"
        );
    }
    fs::create_dir(&dir).unwrap();
}

#[test]
fn groups_that_vanish_with_new_data_are_said() {
    use groupfinder::search::IndexBuilder;
    let mut program = with_marks(Language::En, (80, 24), 3);
    let kept = program.session.state.shortlist.all()[0].id.clone();
    let mut builder = IndexBuilder::new();
    for group in demo_groups(300).iter().filter(|group| group.id.as_str() == kept) {
        builder.add_group(group);
    }
    let index = std::sync::Arc::new(builder.into_index());
    let listings = groupfinder::command::browse::Listings {
        records: Box::new(Nothing),
        mode: Mode::Home,
        country: None,
    };
    program.browser.session.reload(index, listings, crate::support::now());
    program.draw();
    assert!(program.text().contains("no longer has some of the marked"), "{}", program.text());
    program.key(SHORTLIST);
    assert_eq!(program.text().matches("no longer listed: ").count(), 2, "{}", program.text());
}

/// No record can be read.
struct Nothing;

impl groupfinder::command::browse::ReadGroup for Nothing {
    fn read_group(&self, _: groupfinder::search::Ordinal) -> Result<Group, groupfinder::store::RecordError> {
        Err(groupfinder::store::RecordError::Missing)
    }
}

#[test]
fn a_message_to_a_friend_holds_own_words_in_three_languages() {
    let mut program = with_marks(Language::En, (120, 40), 1);
    program.press(&[F5]);
    choose(&mut program, "Tell a friend");
    program.type_text("Shall we go?");
    for (intro, own) in [
        ("I would like to tell", "Shall we go?"),
        ("Ich möchte auf", "Shall we"),
        ("Jeg vil gjerne", "Shall"),
    ] {
        assert!(program.text().contains(intro) && program.text().contains(own), "{}", program.text());
        choose(&mut program, "Language of the message");
    }
    program.press(&[KeyCode::Up; 6]);
    program.press(&[KeyCode::Enter]);
    let Some(Popup::Picture(code)) = &program.session.state.popup else { panic!("{}", program.text()) };
    assert!(code.says.starts_with("mailto:?") && code.says.contains("Shall%20we%20go%3F"), "{}", code.says);
    program.press(&[KeyCode::Esc]);
    assert!(program.text().contains("Shall we go?"), "below the code lies the message");
    program.press(&[KeyCode::Esc]);
    assert!(program.session.state.draft.is_none() && files(&program).is_empty(), "nothing is kept");
}

#[test]
fn a_report_is_written_for_each_reason() {
    for (row, said) in
        [(0, "time in your listing"), (1, "no longer meets"), (2, "somewhere else"), (3, "Something in your")]
    {
        let mut program = with_marks(Language::En, (120, 40), 1);
        program.press(&[F5]);
        choose(&mut program, "Report a change");
        for _ in 0..row {
            program.press(&[KeyCode::Down]);
        }
        program.press(&[KeyCode::Enter]);
        assert!(program.text().contains(said), "{}", program.text());
        assert!(program.text().contains("Nothing is sent"), "{}", program.text());
    }
}

#[test]
fn a_group_of_which_nothing_is_known_goes_through_every_form() {
    let name = groupfinder::feed::text::clean(groupfinder::feed::text::Field::Name, &"مجموعة 🙂".repeat(40))
        .text
        .unwrap();
    let bare = |id: &str| {
        let id = groupfinder::feed::text::clean(groupfinder::feed::text::Field::Line, id).text.unwrap();
        Group::new(id, name.clone())
    };
    for size in [(80, 24), (40, 12), (120, 40)] {
        let mut program =
            Program::over(vec![bare("a"), bare("b")], State::new(Language::De, false, false), size.0, size.1);
        program.press(&[KeyCode::Enter, SPACE, KeyCode::Down, SPACE, STAR, KeyCode::Enter]);
        assert!(matches!(program.session.state.popup, Some(Popup::Comparison { .. })), "{}", program.text());
        program.press(&[
            KeyCode::Esc,
            F5,
            KeyCode::Enter,
            KeyCode::Esc,
            F5,
            KeyCode::Char('j'),
            KeyCode::Enter,
        ]);
        assert!(matches!(program.session.state.popup, Some(Popup::Draft)), "{}", program.text());
        program.press(&[KeyCode::Enter, KeyCode::Esc, KeyCode::Esc, KeyCode::F(7)]);
        assert!(program.text().contains("nicht bekannt") || size.0 == 40, "{}", program.text());
    }
}

/// The real program at home, in a directory of its own.
fn at_home(dir: &Path, arguments: &[&str]) -> Pty {
    let home = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_groupfinder");
    let line = format!("cd '{}' && exec '{program}' {}", dir.display(), arguments.join(" "));
    let state = dir.join("state").display().to_string();
    Pty::start_program(home, "/bin/sh", &["-c", &line], (100, 30), &[("XDG_STATE_HOME", &state)])
}

#[test]
fn with_the_flag_the_marks_are_there_the_next_time_and_without_it_nothing_is_read_or_written() {
    let dir = tempfile::tempdir().unwrap();
    let kept = dir.path().join("state/groupfinder/shortlist.json");
    // Invented groups are not kept: with --demo nothing is written.
    let always = ["--now", "2026-11-24T12:00:00Z", "--lang", "en"];
    let start = |flag: &[&str]| {
        let pty = at_home(dir.path(), &[flag, &always].concat());
        pty.wait_for("What is it about");
        pty
    };
    let leave = |mut pty: Pty| {
        pty.send("\x11");
        assert_eq!(pty.wait_for_end().exit_code(), 0);
    };
    let mut pty = start(&[]);
    visit::search(&mut pty, "grief", "Grief and bereavement");
    visit::mark_and_compare(&mut pty);
    leave(pty);
    assert!(!kept.exists(), "nothing is kept unasked");
    let mut pty = start(&["--keep-shortlist"]);
    visit::search(&mut pty, "grief", "Grief and bereavement");
    visit::mark_and_compare(&mut pty);
    leave(pty);
    let file = fs::read_to_string(&kept).unwrap();
    assert_eq!(file.matches("\"id\"").count(), 2, "{file}");
    let mut pty = start(&["--keep-shortlist"]);
    visit::press(&mut pty, &[("\x16", "Compare them")]);
    leave(pty);
    let mut pty = start(&[]);
    visit::press(&mut pty, &[("\x16", "Nothing is marked yet")]);
    leave(pty);
    assert_eq!(fs::read_to_string(&kept).unwrap(), file);
}

fn run(arguments: &[&str]) -> (i32, String, String) {
    let home = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_groupfinder"))
        .args(["--demo", "--lang", "en", "--now", "2026-11-24T12:00:00Z"])
        .args(arguments)
        .env_clear()
        .env("HOME", home.path())
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_commands_take_compare_tell_and_report() {
    let (_, found, _) = run(&["search", "köln", "--output", "ndjson", "--limit", "2"]);
    let ids: Vec<String> = found
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned()
        })
        .collect();
    let (one, two) = (ids[0].as_str(), ids[1].as_str());
    for (output, expected) in [
        ("text", "Selbsthilfe"),
        ("calendar", "BEGIN:VCALENDAR"),
        ("csv", "id,name"),
        ("json", "\"groups\""),
        ("card", "NOTE:"),
        ("code", "\n"),
        ("summary", ":"),
    ] {
        let (code, out, err) = run(&["take", one, two, "--output", output]);
        let fits = out.contains(expected) || output == "text" && out.contains("---");
        assert!(code == 0 && fits, "{output}: {out}{err}");
    }
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("dates.ics");
    let file = path.to_str().unwrap();
    let take = ["take", one, two, "--output", "calendar", "--alarm", "30", "--file", file];
    assert_eq!(run(&take).0, 0);
    let before = fs::read_to_string(&path).unwrap();
    assert!(before.contains("TRIGGER:-PT30M\r\n"), "{before}");
    let (code, _, err) = run(&take);
    assert!(code != 0 && err.contains("dates.ics"), "{err}");
    assert_eq!(fs::read_to_string(&path).unwrap(), before, "never written over unasked");
    let (code, out, _) = run(&["compare", one, two]);
    assert!(code == 0 && out.contains("They differ in"), "{out}");
    let (code, out, _) = run(&["compare", one, two, "--output", "json"]);
    let table: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(code == 0 && table["rows"].as_array().unwrap().len() >= 9);
    let (_, out, _) = run(&["tell", one, "--words", "Shall we?", "--output", "mailto"]);
    assert!(out.starts_with("mailto:?subject=") && out.contains("Shall%20we%3F"), "{out}");
    let (_, out, _) = run(&["tell", one, "--output", "sms"]);
    assert!(out.starts_with("sms:?body="), "{out}");
    let (_, out, _) = run(&["report", one, "--what", "closed", "--words", "Since May."]);
    assert!(out.contains("no longer meets") && out.contains("Since May."), "{out}");
    assert_eq!(run(&["take", "no-such-id"]).0, 1);
}
