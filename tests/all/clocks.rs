//! Words that depend on the hour, such as today, tomorrow and now, while time passes: over midnight, into a new year and
//! through the nights in which the clocks change. On the screen, as lines, and on the command line.

use crate::support::clock::{dataset_dir, group_that_meets_in, zone_with_midnight_in};
use crate::support::pty::Pty;
use crate::support::{Program, index_of, zone};
use groupfinder::app::key::KeyCode;
use groupfinder::app::result_row::row_text;
use groupfinder::app::state::State;
use groupfinder::dataset;
use groupfinder::group::Group;
use groupfinder::locale::Locale;
use groupfinder::search::{LocalNow, Query, find_groups};
use groupfinder::term::{Host, Moment};
use groupfinder::topic::Language;
use jiff::civil::Time;
use jiff::{Timestamp, ToSpan};
use needs::needs;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The first second of a day in Berlin, and which day of the week that is: an ordinary one, the first of a year, and the
/// two Sundays of 2027 on which the clocks go forward and back.
const NIGHTS: [(&str, &str); 4] = [
    ("2026-11-24T23:00:00Z", "wed"),
    ("2026-12-31T23:00:00Z", "fri"),
    ("2027-03-27T23:00:00Z", "sun"),
    ("2027-10-30T22:00:00Z", "sun"),
];

/// A group that meets in Cologne from seven to eight in the evening.
fn record(day: &str) -> Value {
    json!({
        "id": format!("circle-{day}"), "name": "Lantern Circle", "topics": ["bereavement"], "formats": ["in-person"],
        "place": {"city": "Köln", "country": "DE", "lat": 50.94, "lon": 6.96},
        "meetings": [{"day": day, "start": "19:00", "end": "20:00", "timezone": "Europe/Berlin"}],
    })
}

fn group(record: &Value) -> Group {
    dataset::read_record(&record.to_string()).unwrap()
}

/// What list and details say of the group, each in the words of a language.
fn assert_says(program: &Program, words: &str, not: &str) {
    let text = program.text();
    assert!(text.matches(words).count() >= 2, "list and details do not both say {words}:\n{text}");
    assert!(!text.contains(not), "{not} is still said:\n{text}");
}

#[test]
fn the_screen_passes_midnight_without_a_key() {
    for (midnight, day) in NIGHTS {
        let midnight: Timestamp = midnight.parse().unwrap();
        for (language, today, tomorrow) in [
            (Language::En, "today", "tomorrow"),
            (Language::De, "eute", "orgen"),
            (Language::Nb, "i dag", "i morgen"),
        ] {
            let state = State::new(language, false, false);
            let mut program = Program::over(vec![group(&record(day))], state, 80, 24);
            program.set_now(midnight - 5.minutes());
            program.type_text("lantern");
            program.press(&[KeyCode::Down]);
            let lowered = program.text().to_lowercase();
            assert!(lowered.matches(tomorrow).count() >= 2, "{midnight}:\n{}", program.text());
            let now = midnight - 5.minutes();
            assert_eq!(program.next_moment(), Some(Moment { at: midnight, now }));
            assert_eq!(program.deadline(), None, "no other moment counts");
            program.set_now(midnight - 1.second());
            let before = program.text();
            program.wait_until(Duration::from_secs(299));
            assert_eq!(program.text(), before, "nothing changes before midnight");
            program.set_now(midnight);
            program.wait_until(Duration::from_secs(300));
            let lowered = program.text().to_lowercase();
            assert!(lowered.matches(today).count() >= 2, "{midnight}:\n{}", program.text());
            assert!(!lowered.contains(tomorrow), "{midnight}:\n{}", program.text());
        }
    }
}

/// A machine that was asleep: the first key after it must not leave one of them behind.
#[test]
fn list_and_details_agree_after_the_first_key_of_another_day() {
    for key in [KeyCode::Down, KeyCode::Enter, KeyCode::Char('x'), KeyCode::Backspace] {
        let midnight: Timestamp = NIGHTS[0].0.parse().unwrap();
        let mut program =
            Program::over(vec![group(&record("wed"))], State::new(Language::En, false, false), 80, 24);
        program.set_now(midnight - 5.minutes());
        program.type_text("lantern circle");
        assert_says(&program, "tomorrow", "today");
        program.set_now(midnight + 9.hours());
        program.press(&[key]);
        assert!(!program.text().contains("tomorrow"), "{key:?}:\n{}", program.text());
    }
}

#[test]
fn a_meeting_begins_and_ends_at_its_own_hour_on_each_of_these_days() {
    for (midnight, day) in NIGHTS {
        let midnight: Timestamp = midnight.parse().unwrap();
        let date = zone().to_datetime(midnight).date();
        let at = |hour: i8| zone().to_timestamp(date.to_datetime(Time::constant(hour, 0, 0, 0))).unwrap();
        let state = State::new(Language::En, false, false);
        let mut program = Program::over(vec![group(&record(day))], state, 80, 24);
        program.set_now(at(18));
        program.type_text("lantern");
        program.press(&[KeyCode::Down]);
        assert_says(&program, "today", "now, until");
        // On the day that is an hour shorter or longer, seven in the evening is seven by the clock on the wall.
        let next = |program: &Program| program.next_moment().map(|moment| moment.at);
        assert_eq!(next(&program), Some(at(19)), "{date}");
        program.set_now(at(19));
        program.wait_until(Duration::from_secs(3600));
        assert!(program.text().contains("now, until 20:00"), "{date}:\n{}", program.text());
        assert_eq!(next(&program), Some(at(20)), "{date}");
        program.set_now(at(20));
        program.wait_until(Duration::from_secs(7200));
        assert!(!program.text().contains("now, until"), "{date}:\n{}", program.text());
    }
}

/// The hour that a reader in Berlin is told for an online group of New York on Sundays at one.
fn told_in_berlin(now: &str) -> String {
    let call = json!({
        "id": "call", "name": "Harbour Call", "topics": ["bereavement"], "formats": ["online"],
        "links": [{"kind": "meeting", "url": "https://meet.example.org/1"}],
        "meetings": [{"day": "sun", "start": "13:00", "timezone": "America/New_York"}],
    });
    let index = index_of(&[group(&call)]);
    let moment = LocalNow { now: now.parse().unwrap(), zone: zone() };
    let hit = find_groups(&index, &Query::default(), &moment).hits[0];
    row_text(&index, &hit, &Locale::new(Language::En), moment.now, &zone()).when
}

#[test]
fn what_meets_elsewhere_moves_by_an_hour_while_only_one_side_has_changed() {
    // America changes on 14 March and 7 November 2027, Europe on 28 March and 31 October.
    for (saturday, hour) in [
        ("2027-03-06T12:00:00Z", "19:00"),
        ("2027-03-13T12:00:00Z", "18:00"),
        ("2027-03-20T12:00:00Z", "18:00"),
        ("2027-03-27T12:00:00Z", "19:00"),
        ("2027-10-23T12:00:00Z", "19:00"),
        ("2027-10-30T12:00:00Z", "18:00"),
        ("2027-11-06T12:00:00Z", "19:00"),
    ] {
        let told = told_in_berlin(saturday);
        assert!(told.starts_with(&format!("tomorrow {hour}")), "on {saturday}: {told}");
    }
}

/// The library that gives a program another clock.
fn fake_clock() -> PathBuf {
    let dirs = std::fs::read_dir("/usr/lib").unwrap().flatten();
    let paths = dirs.map(|dir| dir.path().join("faketime/libfaketimeMT.so.1"));
    paths.into_iter().find(|path| path.exists()).unwrap()
}

/// A dataset in a directory of its own, taken in before any of the nights.
fn dataset_of_circles(home: &Path) -> PathBuf {
    dataset_dir(home, &["wed", "fri", "sun"].map(record), "2026-10-01T12:00:00Z".parse().unwrap())
}

/// What a faked clock needs: it begins at `moment` and goes on from there.
fn environment(moment: Timestamp) -> [(String, String); 5] {
    [
        ("LD_PRELOAD", fake_clock().display().to_string()),
        ("FAKETIME", format!("@{}", zone().to_datetime(moment).strftime("%Y-%m-%d %H:%M:%S"))),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
        ("TZ", "Europe/Berlin".to_owned()),
        ("LANG", "de_DE.UTF-8".to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
}

#[needs(faketime)]
#[test]
fn commands_and_lines_say_the_day_of_the_clock_before_and_after_each_night() {
    let home = tempfile::tempdir().unwrap();
    let dir = dataset_of_circles(home.path());
    for (midnight, day) in NIGHTS {
        let midnight: Timestamp = midnight.parse().unwrap();
        for (moment, word) in
            [(midnight - 2.minutes(), "tomorrow 19:00"), (midnight + 2.minutes(), "today 19:00")]
        {
            for arguments in [&["search", "lantern circle", "--day", day][..], &["--plain"]] {
                let mut command = Command::new(env!("CARGO_BIN_EXE_groupfinder"));
                command.env_clear().env("HOME", home.path()).envs(environment(moment));
                let input = home.path().join("words");
                std::fs::write(&input, "lantern circle\nq\n").unwrap();
                let done = command
                    .args(["--lang", "en", "--data-dir"])
                    .arg(&dir)
                    .args(arguments)
                    .stdin(std::fs::File::open(&input).unwrap())
                    .output()
                    .unwrap();
                let said = String::from_utf8(done.stdout).unwrap();
                let why = String::from_utf8_lossy(&done.stderr).into_owned();
                assert!(done.status.success() && said.contains(word), "{moment} {arguments:?}:\n{said}{why}");
            }
        }
    }
}

/// A clock that is set by a file and read again at every look.
struct SetClock(PathBuf);

impl SetClock {
    /// Sets it, for all that look at it, to go on from a moment.
    fn set(&self, moment: Timestamp) {
        let written = self.0.with_extension("new");
        std::fs::write(&written, format!("{:+}\n", moment.as_second() - Timestamp::now().as_second()))
            .unwrap();
        std::fs::rename(written, &self.0).unwrap();
    }
}

#[needs(faketime)]
#[test]
fn a_conversation_and_a_screen_left_open_go_over_to_the_new_day() {
    let home = tempfile::tempdir().unwrap();
    let dir = dataset_of_circles(home.path());
    let midnight: Timestamp = NIGHTS[1].0.parse().unwrap();
    let clock = SetClock(home.path().join("clock"));
    clock.set(midnight - 1.hour());
    let (library, file) = (fake_clock().display().to_string(), clock.0.display().to_string());
    let environment = [
        ("LD_PRELOAD", library.as_str()),
        ("FAKETIME_TIMESTAMP_FILE", &file),
        ("FAKETIME_NO_CACHE", "1"),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
        ("LANG", "de_DE.UTF-8"),
    ];
    let data = ["--lang", "en", "--data-dir", dir.to_str().unwrap()];
    let mut lines = Pty::start(&[&data[..], &["--plain"]].concat(), 100, 40, &environment);
    let mut screen = Pty::start(&data, 100, 30, &environment);
    screen.wait_for("F9");
    screen.send("lantern circle frida");
    screen.wait_for("tomorrow 19:00");
    lines.send("lantern circle friday\n");
    lines.wait_for("tomorrow 19:00");
    screen.rest();
    // Shortly before midnight somebody still types; then nobody does.
    clock.set(midnight - 2.seconds());
    screen.send("y");
    screen.wait("the new year", |s| s.contents().contains("today 19:00"));
    lines.send("s\nlantern circle friday\n");
    lines.wait_for("today 19:00");
    lines.send("q\n");
    screen.send("\x1b[21~");
    assert_eq!(screen.wait_for_end().exit_code(), 0);
    assert_eq!(lines.wait_for_end().exit_code(), 0);
}

/// No look at the clock comes before the next minute: only the kernel's alarm can tell.
#[test]
fn the_alarm_of_the_kernel_renews_the_screen_at_midnight() {
    let home = tempfile::tempdir().unwrap();
    let dir = dataset_dir(home.path(), &[group_that_meets_in(12)], Timestamp::now());
    for seconds in [3, 6, 12, 24, 48] {
        let zone = zone_with_midnight_in(home.path(), seconds);
        let arguments = ["--lang", "en", "--data-dir", dir.to_str().unwrap()];
        let mut pty = Pty::start(&arguments, 100, 30, &[("TZ", &zone), ("LANG", "de_DE.UTF-8")]);
        pty.wait_for("F9");
        pty.send("lantern call");
        pty.wait_for("Lantern Call");
        pty.rest();
        // A busy machine may be too slow for the first of these midnights.
        if !pty.text().contains("tomorrow") {
            continue;
        }
        pty.wait("the new day", |s| s.contents().contains("today"));
        assert!(!pty.text().contains("tomorrow"), "{}", pty.text());
        pty.send("\x1b[21~");
        assert_eq!(pty.wait_for_end().exit_code(), 0);
        return;
    }
    panic!("the program never stood before midnight");
}
