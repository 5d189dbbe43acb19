//! The program as a public terminal, without one: what may happen, what is forgotten, and that nothing typed gets out.

use crate::support::Program;
use crate::support::effort::number;
use groupfinder::app::action::{ACTIONS, Action};
use groupfinder::app::choices;
use groupfinder::app::key::{KeyCode, KeyPress};
use groupfinder::app::kiosk::{Decoy, ExportTarget, FullScreen, Setup, StaffCode};
use groupfinder::app::message::{BookletForm, BookletOf};
use groupfinder::app::policy::{Mode, Verdict, permits, verdict};
use groupfinder::app::state::{Choice, DraftChoice, PageKind, Popup};
use groupfinder::app::update::{Effect, World};
use groupfinder::page::{MessageKind, QrContent};
use groupfinder::search::{Facet, Ordinal};
use groupfinder::term::{Event, Flow, Host};
use groupfinder::topic::Language;
use std::collections::BTreeSet;
use std::time::Duration;

const F5: KeyCode = KeyCode::F(5);
const F6: KeyCode = KeyCode::F(6);
const F7: KeyCode = KeyCode::F(7);
const F9: KeyCode = KeyCode::F(9);
const F10: KeyCode = KeyCode::F(10);
const F12: KeyCode = KeyCode::F(12);

fn seconds(n: u64) -> Duration {
    Duration::from_secs(n)
}

/// Time passes without a key; what is due happens.
fn wait(program: &mut Program, to: Duration) -> Flow {
    program.wait_until(to)
}

fn press(program: &mut Program, key: KeyPress) -> Flow {
    program.key(key)
}

/// How long the loop would wait at a moment of the clock that only goes forward.
fn deadline_at(program: &mut Program, elapsed: Duration) -> Option<Duration> {
    program.set_elapsed(elapsed);
    program.deadline()
}

fn state_of(program: &Program) -> String {
    format!("{:#?}", program.session.state)
}

/// Every action in every mode, against a table of its own: what a kiosk denies is written down twice.
#[test]
fn every_action_in_every_mode() {
    let denied = ["Booklet", "Calendar", "Data", "Suspend"];
    let with_code = ["Quit"];
    let mut seen = BTreeSet::new();
    for entry in ACTIONS {
        let name = format!("{:?}", entry.action);
        let expected = match name.as_str() {
            name if denied.contains(&name) => Verdict::No,
            name if with_code.contains(&name) => Verdict::WithCode,
            _ => Verdict::Yes,
        };
        assert_eq!(verdict(entry.action, Mode::Kiosk), expected, "{name}");
        assert_eq!(verdict(entry.action, Mode::Home), Verdict::Yes, "{name}");
        seen.insert(name);
    }
    assert!(denied.iter().chain(&with_code).all(|name| seen.contains(*name)), "{seen:?}");
    let group = Ordinal(0);
    for (effect, home, kiosk) in [
        (Effect::Search, true, true),
        (Effect::Load(group), true, true),
        (Effect::Language, true, true),
        (Effect::Picture(QrContent::Reach, group), true, true),
        (Effect::Export(ExportTarget::Print, group), true, true),
        (Effect::Export(ExportTarget::Text, group), true, false),
        (Effect::Export(ExportTarget::Calendar, group), true, false),
        (Effect::Export(ExportTarget::CalendarWithAlarm, group), true, false),
        (Effect::Compare, true, true),
        (Effect::Compose(MessageKind::Friend, group), true, true),
        (Effect::MessageCode(DraftChoice::Letter), true, true),
        (Effect::ExportMessage(ExportTarget::Print), true, true),
        (Effect::ExportMessage(ExportTarget::Text), true, false),
        (Effect::ExportMarked(ExportTarget::Print), true, true),
        (Effect::ExportMarked(ExportTarget::Sheet), true, false),
        (Effect::ExportMarked(ExportTarget::Dataset), true, false),
        (Effect::KeepShortlist, true, false),
        (Effect::Register, true, true),
        (Effect::WriteRegistration, true, false),
        (Effect::WriteBooklet(BookletForm::Pdf, BookletOf::Found), true, false),
        (Effect::Data, true, false),
        (Effect::Fetch, true, false),
        (Effect::CheckCode, false, true),
        (Effect::StaffLeave, false, true),
        (Effect::Wipe, false, true),
        (Effect::Quit, true, false),
        (Effect::LeaveNow, true, true),
        (Effect::Suspend, true, false),
        (Effect::Redraw, true, true),
    ] {
        assert_eq!((permits(effect, Mode::Home), permits(effect, Mode::Kiosk)), (home, kiosk), "{effect:?}");
    }
}

#[test]
fn any_key_begins_and_types_nothing() {
    for key in [
        KeyPress::plain(KeyCode::Char('x')),
        KeyPress::plain(KeyCode::Enter),
        KeyPress::ctrl('c'),
        KeyPress::plain(KeyCode::Esc),
    ] {
        let mut program = Program::kiosk(60, 80, 24);
        assert_eq!(press(&mut program, key), Flow::Go);
        assert!(matches!(program.session.state.front, Some(FullScreen::Guide(_))), "{key}");
        assert!(program.session.state.asks_nothing() && program.text().contains("1 von 3"));
    }
    let mut program = Program::kiosk(60, 80, 24);
    program.send(Event::Paste("trauer".into()));
    program.draw();
    assert!(
        program.session.state.asks_nothing() && program.text().contains("1 von 3"),
        "a paste types nothing"
    );
    for (digit, question) in [('1', "What is it about?"), ('2', "Worum geht es?"), ('3', "Hva gjelder det?")]
    {
        let mut program = Program::kiosk(60, 80, 24);
        program.press(&[KeyCode::Char(digit)]);
        assert!(program.text().contains(question), "{}", program.text());
    }
    let mut program = Program::kiosk(60, 80, 24);
    program.press(&[KeyCode::Right]);
    assert!(program.cursor_row().contains("> 3 Norsk"));
    program.press(&[KeyCode::Char(' ')]);
    assert!(program.text().contains("Hva gjelder det?"));
}

#[test]
fn three_questions_end_in_the_list_with_the_filters_set() {
    for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
        for kiosk in [true, false] {
            let mut program =
                if kiosk { Program::kiosk(600, columns, rows) } else { Program::demo(columns, rows) };
            program.press(if kiosk { &[KeyCode::Char('1')] } else { &[F12] });
            for question in ["1 of 3", "2 of 3"] {
                assert!(program.text().contains(question), "{}", program.text());
                for step in [KeyCode::Down, KeyCode::Down, KeyCode::Up] {
                    program.press(&[step]);
                    assert!(program.cursor_row().trim_start().starts_with("> 2") || step == KeyCode::Down);
                    assert!(program.cursor_row().contains('>'), "{}", program.text());
                }
                program.press(&[KeyCode::Up, KeyCode::Enter]);
            }
            assert!(program.text().contains("3 of 3"), "{}", program.text());
            assert!(program.cursor_row().contains("Place:"));
            program.type_text("koln");
            assert!(program.cursor_row().contains("koln"), "the cursor stays in what is typed");
            program.press(&[KeyCode::Down]);
            assert!(program.cursor_row().contains("> "), "{}", program.cursor_row());
            program.press(&[KeyCode::Enter]);
            let state = &program.session.state;
            assert!(state.front.is_none() && state.search.is_empty());
            assert_eq!(state.selection.values_in(Facet::Category).count(), 1);
            assert_eq!(state.selection.values_in(Facet::Audience).count(), 1);
            assert_eq!(state.near.as_ref().unwrap().label, "Köln");
        }
    }
}

#[test]
fn questions_can_be_skipped_and_taken_back() {
    let mut program = Program::kiosk(600, 80, 24);
    program.press(&[KeyCode::Char('2'), KeyCode::Char('1'), KeyCode::Esc]);
    assert!(program.text().contains("1 von 3") && program.session.state.asks_nothing());
    program.press(&[KeyCode::End, KeyCode::Up, KeyCode::Enter, KeyCode::End, KeyCode::Enter, KeyCode::Enter]);
    assert!(program.session.state.front.is_none() && program.session.state.asks_nothing());
    assert!(program.session.state.results.as_ref().unwrap().total > 0);
    // Out of the first question is back to the screen that invites.
    let mut program = Program::kiosk(600, 80, 24);
    program.press(&[KeyCode::Char('2')]);
    assert_eq!(press(&mut program, KeyPress::plain(KeyCode::Esc)), Flow::Clear);
    assert!(matches!(program.session.state.front, Some(FullScreen::Attract(1))));
}

#[test]
fn crisis_help_is_one_key_away_and_begins_with_the_country_of_the_terminal() {
    for keys in
        [vec![], vec![KeyCode::Char('1')], vec![KeyCode::Char('1'), KeyCode::Char('1'), KeyCode::Enter]]
    {
        let mut program = Program::kiosk(60, 80, 24);
        program.press(&keys);
        program.press(&[F9]);
        let text = program.text();
        assert!(text.contains("112"), "{text}");
        program.press(&[KeyCode::Left]);
        assert!(program.cursor_row().contains("Deutschland") || program.cursor_row().contains("Germany"));
        program.press(&[KeyCode::Esc]);
        assert!(program.session.state.front.is_some(), "and back to where one was");
    }
}

#[test]
fn the_warning_comes_once_in_words_and_any_key_keeps_everything() {
    let mut program = Program::kiosk(600, 80, 24);
    assert_eq!(deadline_at(&mut program, seconds(5000)), None, "nothing is due on a screen that nobody uses");
    program.set_elapsed(seconds(5000));
    program.press(&[
        KeyCode::Char('2'),
        KeyCode::Char('3'),
        KeyCode::Enter,
        KeyCode::Enter,
        KeyCode::Char('/'),
    ]);
    program.type_text("trauer");
    let before = program.text();
    assert_eq!(deadline_at(&mut program, seconds(5089)), Some(seconds(1)));
    wait(&mut program, seconds(5089));
    assert_eq!(program.text(), before);
    wait(&mut program, seconds(5090));
    let warning = program.text();
    assert!(warning.contains("Sind Sie noch da?") && warning.contains("15 Sekunden"), "{warning}");
    assert!(!warning.contains("rauer"), "nothing of the visit is shown");
    assert!(program.cursor_row().contains("In 15 Sekunden"), "the cursor stands on the sentence");
    assert_eq!(deadline_at(&mut program, seconds(5090)), Some(seconds(15)), "and nothing ticks until then");
    let mut at = seconds(5090);
    for key in [
        KeyPress::plain(KeyCode::Char('x')),
        KeyPress::plain(KeyCode::Esc),
        KeyPress::ctrl('u'),
        KeyPress::plain(KeyCode::F(8)),
    ] {
        press(&mut program, key);
        assert_eq!(program.text(), before, "{key} keeps everything");
        at += seconds(90);
        wait(&mut program, at);
        assert!(program.session.state.warning);
    }
    program.send(Event::Paste("kreuz".into()));
    program.draw();
    assert_eq!(program.text(), before, "a paste keeps everything");
    // Leaving is never put off by the warning.
    wait(&mut program, at + seconds(90));
    assert!(program.session.state.warning);
    assert_eq!(press(&mut program, KeyPress::plain(F10)), Flow::Clear);
}

/// A lid that was shut, or a machine that slept: neither deadline was seen, and whoever comes next is somebody else.
#[test]
fn whoever_wakes_a_terminal_that_slept_finds_nothing_of_the_visit_before() {
    for slept in [seconds(105), seconds(3 * 3600), seconds(30 * 86_400)] {
        let mut program = Program::kiosk(60, 80, 24);
        let fresh = state_of(&program);
        program.press(&[KeyCode::Char('2'), KeyCode::End, KeyCode::Enter]);
        program.type_text("trauer");
        assert_ne!(state_of(&program), fresh);
        // The clock has gone on, and the key that woke it comes with the deadline.
        wait(&mut program, slept);
        assert!(!program.session.state.warning, "no warning that a key could answer");
        assert_eq!(state_of(&program), fresh, "{slept:?}");
        program.press(&[KeyCode::Enter]);
        assert!(!program.text().contains("trauer"), "{}", program.text());
    }
}

#[test]
fn a_country_looked_up_from_the_inviting_screen_is_forgotten() {
    let mut program = Program::kiosk(60, 80, 24);
    let fresh = state_of(&program);
    program.press(&[F9, KeyCode::Left, KeyCode::Down, KeyCode::Enter, KeyCode::Esc]);
    assert_ne!(state_of(&program), fresh);
    wait(&mut program, seconds(90));
    assert_eq!(state_of(&program), fresh);
}

#[test]
fn a_language_that_was_only_marked_goes_back_without_a_warning() {
    for key in [KeyCode::Right, KeyCode::F(4)] {
        let mut program = Program::kiosk(60, 80, 24);
        let fresh = state_of(&program);
        program.press(&[key]);
        assert_ne!(state_of(&program), fresh);
        assert_eq!(wait(&mut program, seconds(90)), Flow::Clear);
        assert_eq!(state_of(&program), fresh);
        assert_eq!(deadline_at(&mut program, seconds(90)), None);
    }
}

#[test]
fn what_was_wiped_is_as_new_field_by_field() {
    let visits: Vec<Vec<KeyPress>> = {
        let k = |codes: &[KeyCode]| codes.iter().copied().map(KeyPress::plain).collect::<Vec<_>>();
        let typed = |text: &str| text.chars().map(|c| KeyPress::plain(KeyCode::Char(c))).collect::<Vec<_>>();
        let words =
            [k(&[KeyCode::Char('1'), KeyCode::End, KeyCode::Enter]), typed("my husband drinks")].concat();
        let listed =
            [words.clone(), k(&[KeyCode::Down, KeyCode::Enter, KeyCode::Down, KeyCode::F(4)])].concat();
        vec![
            k(&[KeyCode::Char('3'), KeyCode::Char('4'), KeyCode::Enter]),
            [k(&[KeyCode::Char('1'), KeyCode::Char('4'), KeyCode::End, KeyCode::Enter]), typed("oslo")]
                .concat(),
            words.clone(),
            [listed.clone(), k(&[F6])].concat(),
            [listed.clone(), k(&[F5])].concat(),
            [
                listed,
                k(&[
                    KeyCode::F(3),
                    KeyCode::Down,
                    KeyCode::Enter,
                    F9,
                    KeyCode::Left,
                    KeyCode::Down,
                    KeyCode::Enter,
                ]),
            ]
            .concat(),
            [
                words,
                k(&[
                    KeyCode::Tab,
                    KeyCode::Char('a'),
                    KeyCode::Down,
                    KeyCode::Char(' '),
                    KeyCode::Tab,
                    KeyCode::Tab,
                ]),
            ]
            .concat(),
            [k(&[KeyCode::Char('1')]), vec![KeyPress::ctrl('q')], typed("4711")].concat(),
        ]
    };
    let setup = || Setup { staff: Some(StaffCode::new("secret", b"12345678", 1)), ..Setup::default() };
    let fresh = state_of(&Program::kiosk_with(setup(), 600, 80, 24));
    for visit in visits {
        for idle in [false, true] {
            let mut program = Program::kiosk_with(setup(), 600, 80, 24);
            for key in &visit {
                press(&mut program, *key);
            }
            assert_ne!(state_of(&program), fresh);
            if idle {
                wait(&mut program, seconds(90));
                assert_eq!(wait(&mut program, seconds(105)), Flow::Clear);
            } else {
                press(&mut program, KeyPress::plain(F10));
            }
            let wiped = state_of(&program);
            let other: Vec<_> = fresh.lines().zip(wiped.lines()).filter(|(a, b)| a != b).collect();
            assert!(wiped == fresh, "differs: {other:?}");
            assert_eq!(program.session.locale.language(), Language::De);
        }
    }
}

#[test]
fn the_wall_clock_may_jump_as_it_likes() {
    let mut program = Program::kiosk(60, 80, 24);
    program.press(&[KeyCode::Char('2'), KeyCode::End, KeyCode::Enter]);
    program.type_text("trauer");
    for moment in
        ["1970-01-01T00:00:00Z", "2100-01-01T00:00:00Z", "2026-03-29T00:30:00Z", "9999-12-30T00:00:00Z"]
    {
        let moment = moment.parse().unwrap();
        program.set_now(moment);
        assert_eq!(program.wait_until(seconds(80)), Flow::Go, "{moment}");
        assert!(!program.session.state.warning);
        program.press(&[KeyCode::Down, KeyCode::Up]);
    }
    wait(&mut program, seconds(10));
    wait(&mut program, seconds(170));
    assert!(program.session.state.warning);
}

#[test]
fn the_staff_leave_by_their_code_and_nobody_else() {
    let type_code = |program: &mut Program, code: &str| {
        press(program, KeyPress::ctrl('q'));
        program.type_text(code);
        assert!(!program.text().contains(code), "the code is not shown");
        press(program, KeyPress::plain(KeyCode::Enter))
    };
    let setup = || Setup { staff: Some(StaffCode::new("4711-Buch", b"12345678", 1)), ..Setup::default() };
    let mut program = Program::kiosk_with(setup(), 60, 80, 24);
    assert_eq!(type_code(&mut program, "wrong"), Flow::Go);
    assert!(program.text().contains("Dieser Code ist falsch"), "{}", program.text());
    assert_eq!(type_code(&mut program, "4711-Buch"), Flow::Quit { wipe: true });

    let mut program = Program::kiosk_with(setup(), 60, 80, 24);
    for _ in 0..2 {
        type_code(&mut program, "wrong");
    }
    // Leaving the visit does not give three tries more.
    press(&mut program, KeyPress::plain(F10));
    type_code(&mut program, "wrong");
    assert_eq!(type_code(&mut program, "4711-Buch"), Flow::Go);
    assert!(program.text().contains("eine Minute"), "{}", program.text());
    program.set_elapsed(seconds(61));
    assert_eq!(type_code(&mut program, "4711-Buch"), Flow::Quit { wipe: true });

    let mut program = Program::kiosk(60, 80, 24);
    program.press(&[KeyCode::Char('1')]);
    press(&mut program, KeyPress::ctrl('q'));
    assert!(program.session.state.popup.is_none(), "without a code there is no way out");
}

#[test]
fn leaving_is_explained_once_before_listings_about_violence() {
    let is_shown = |program: &Program| {
        matches!(program.session.state.popup, Some(Popup::Page { kind: PageKind::SafetyNotice, .. }))
    };
    // By the questions.
    let mut program = Program::kiosk(600, 80, 24);
    program.press(&[KeyCode::Char('1'), KeyCode::Char('4'), KeyCode::End, KeyCode::Enter, KeyCode::Enter]);
    assert!(is_shown(&program), "{}", program.text());
    assert!(program.text().contains("F10") && program.text().contains("cannot hide"));
    program.press(&[KeyCode::Enter]);
    assert!(!is_shown(&program));
    program.press(&[KeyCode::Down, KeyCode::Enter, KeyCode::Esc, KeyCode::Down]);
    assert!(!is_shown(&program), "once a visit");
    // By typing, before the first listing is read.
    let mut program = Program::demo(80, 24);
    program.type_text("domestic violence");
    assert!(!is_shown(&program), "typing is not interrupted");
    program.press(&[KeyCode::Down]);
    assert!(is_shown(&program), "{}", program.text());
    assert!(program.text().contains("the command history"));
    // By a filter, and not for other things.
    let mut program = Program::demo(80, 24);
    program.type_text("grief");
    program.press(&[KeyCode::Down, KeyCode::Down, KeyCode::Enter]);
    assert!(!is_shown(&program));
}

#[test]
fn at_home_leaving_can_lead_to_a_calendar_that_any_key_ends() {
    let setup = Setup { cover: Some(Decoy::Calendar), ..Setup::default() };
    let state = groupfinder::app::state::State::new(Language::En, true, false).with_setup(setup);
    let mut program = Program::over(groupfinder::demo::groups(60, 1).collect(), state, 80, 24);
    program.type_text("trauer");
    assert_eq!(program.send(Event::Key(KeyPress::plain(F10))), Flow::Clear);
    program.draw();
    let text = program.text();
    assert!(text.contains("November 2026") && text.contains("December 2026"), "{text}");
    assert!(!text.contains("rauer") && !text.contains("roup") && !text.contains("risis"), "{text}");
    assert!(program.cursor_row().contains("24"), "the cursor stands on today: {}", program.cursor_row());
    assert_eq!(program.key(KeyPress::plain(KeyCode::Char('x'))), Flow::Quit { wipe: false });
}

/// Whether the printer took a page.
fn was_printed(program: &Program) -> bool {
    let said = program.session.locale.text("print-taken");
    program.session.state.message == Some(said.into())
}

/// The files that were taken along.
fn written(program: &Program) -> Vec<String> {
    let names = std::fs::read_dir(program.files.path()).unwrap();
    names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn only_what_leaves_no_trace_can_be_taken_along() {
    for can_print in [false, true] {
        let mut program = Program::kiosk_with(Setup { can_print, ..Setup::default() }, 60, 80, 24);
        program.press(&[
            KeyCode::Char('1'),
            KeyCode::Char('1'),
            KeyCode::End,
            KeyCode::Enter,
            KeyCode::Enter,
        ]);
        assert_eq!(program.key(KeyPress::plain(F7)), Flow::Go, "no calendar file");
        program.press(&[F5]);
        let state = &program.session.state;
        let Some(Popup::Choice { kind, .. }) = &state.popup else { panic!("no choice") };
        let mut expected = vec![
            Choice::QrCode(QrContent::Reach),
            Choice::QrCode(QrContent::Card),
            Choice::TellFriend,
            Choice::ReportChange,
        ];
        if can_print {
            expected.insert(0, Choice::Export(ExportTarget::Print));
        }
        let world = World { index: &program.session.index, locale: &program.session.locale };
        assert_eq!(choices::offered(*kind, state, world), expected);
        let flow = program.key(KeyPress::plain(KeyCode::Enter));
        assert_eq!(flow, Flow::Go);
        assert_eq!(was_printed(&program), can_print, "{}", program.text());
        if can_print {
            program.press(&[F5]);
            assert_eq!(program.key(KeyPress::plain(KeyCode::Enter)), Flow::Go, "not a stack of paper");
            assert!(program.text().contains("just printed"), "{}", program.text());
            program.set_elapsed(Duration::from_millis(14_900));
            program.press(&[F5]);
            assert_eq!(
                program.key(KeyPress::plain(KeyCode::Enter)),
                Flow::Go,
                "not before the pause is over"
            );
            assert!(program.text().contains("just printed"), "{}", program.text());
            program.set_elapsed(seconds(15));
            program.press(&[F5]);
            program.press(&[KeyCode::Enter]);
            assert!(was_printed(&program), "{}", program.text());
        }
    }
    let mut program = Program::demo(80, 24);
    program.press(&[KeyCode::Down]);
    assert_eq!(program.key(KeyPress::plain(F7)), Flow::Go);
    assert_eq!(written(&program), ["appointment.ics"], "{}", program.text());
}

/// A generator of numbers that gives the same walk every time.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// Every key with and without what is held down beside it.
pub fn all_keys() -> Vec<KeyPress> {
    let mut codes = vec![
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Home,
        KeyCode::End,
    ];
    codes.extend((1..=24).map(KeyCode::F));
    // Every byte that a terminal can send as a character, and some that take several.
    codes.extend((0..=255).map(|byte: u8| KeyCode::Char(char::from(byte))));
    codes.extend(['ß', '日', '\u{202e}', '\u{301}', '👩'].map(KeyCode::Char));
    let modified = |code| {
        [(false, false), (true, false), (false, true), (true, true)].map(|(ctrl, alt)| KeyPress {
            code,
            ctrl,
            alt,
        })
    };
    codes.into_iter().flat_map(modified).collect()
}

/// Visitors press whatever they like, wait, paste, and turn the screen; none gets out, none gets stuck, and each leaves
/// nothing behind. `KIOSK_WALKS=100000` sends more of them.
#[test]
fn random_walks_never_get_out() {
    let walks = number("KIOSK_WALKS", if cfg!(debug_assertions) { 400 } else { 10_000 });
    let setup = Setup {
        can_print: true,
        staff: Some(StaffCode::new("4711-Buch", b"12345678", 1)),
        ..Setup::default()
    };
    let mut program = Program::kiosk_with(setup, 80, 80, 24);
    let fresh = state_of(&program);
    let keys = all_keys();
    // Keys that lead somewhere, so that walks get deep.
    let ways: Vec<KeyPress> = [
        KeyCode::Enter,
        KeyCode::Down,
        KeyCode::Down,
        KeyCode::Tab,
        KeyCode::Esc,
        KeyCode::Right,
        F5,
        F6,
        F9,
        F12,
    ]
    .into_iter()
    .chain("12349trauer köln *".chars().map(KeyCode::Char))
    .map(KeyPress::plain)
    .collect();
    let sizes = [(80, 24), (120, 40), (40, 12), (1, 1), (27, 5), (200, 60), (2, 50), (80, 3)];
    let mut dice = Dice(7);
    let (mut at, mut events, mut wiped) = (Duration::ZERO, 0_u32, 0_u32);
    for walk in 0..walks {
        for _ in 0..10 + dice.roll(20) {
            events += 1;
            let outcome = match dice.roll(40) {
                0 => {
                    at += seconds(dice.roll(100) as u64);
                    wait(&mut program, at)
                }
                1 => {
                    let (columns, rows) = sizes[dice.roll(sizes.len())];
                    program.resize(columns, rows);
                    Flow::Go
                }
                2 => {
                    let text = "a\u{1b}[2J\u{7}ß\r\n".repeat(dice.roll(60));
                    program.send(Event::Paste(text))
                }
                3..20 => program.send(Event::Key(ways[dice.roll(ways.len())])),
                _ => program.send(Event::Key(keys[dice.roll(keys.len())])),
            };
            let may = matches!(outcome, Flow::Go | Flow::Redraw | Flow::Clear);
            assert!(may, "walk {walk} got out: {outcome:?}");
            if outcome == Flow::Clear {
                wiped += 1;
            }
            if dice.roll(4) == 0 {
                program.draw();
            }
        }
        // Whoever goes away leaves nothing behind.
        program.resize(80, 24);
        at += seconds(90);
        wait(&mut program, at);
        at += seconds(15);
        wait(&mut program, at);
        if walk % 16 == 0 {
            assert_eq!(state_of(&program), fresh, "walk {walk}");
        }
        assert!(matches!(program.session.state.front, Some(FullScreen::Attract(1))), "walk {walk}");
    }
    println!("{walks} walks, {events} events, {wiped} times left at once");
    assert!(events > walks * 10);
}

#[test]
fn actions_of_the_policy_are_all_bound_to_a_key() {
    for action in
        [Action::Mark, Action::Shortlist, Action::Guide, Action::Code, Action::Take, Action::Calendar]
    {
        assert!(ACTIONS.iter().any(|entry| entry.action == action && !entry.keys.is_empty()), "{action:?}");
    }
}

#[test]
fn every_screen_draws_at_every_size() {
    let screens: [(&str, &[KeyCode], Option<u64>); 8] = [
        ("attract", &[], None),
        ("what", &[KeyCode::Char('1')], None),
        (
            "where",
            &[KeyCode::Char('1'), KeyCode::Char('1'), KeyCode::End, KeyCode::Enter, KeyCode::Char('k')],
            None,
        ),
        ("warning", &[KeyCode::Char('1')], Some(90)),
        ("code", &[KeyCode::Char('1'), KeyCode::End, KeyCode::Enter, KeyCode::Down, F6], None),
        ("take", &[KeyCode::Char('1'), KeyCode::End, KeyCode::Enter, KeyCode::Down, F5], None),
        (
            "caution",
            &[KeyCode::Char('1'), KeyCode::Char('4'), KeyCode::End, KeyCode::Enter, KeyCode::Enter],
            None,
        ),
        ("crisis", &[F9], None),
    ];
    for (name, keys, due) in screens {
        let mut program = Program::kiosk(60, 80, 24);
        program.press(keys);
        if let Some(at) = due {
            wait(&mut program, seconds(at));
        }
        for columns in (1..=84).chain([120, 200]) {
            for rows in (1..=26).chain([40, 70]) {
                // Sizes that differ little from their neighbours are left out.
                if (columns > 30 && columns % 7 != 0) || (rows > 14 && rows % 5 != 0) {
                    continue;
                }
                program.resize(columns, rows);
                let cursor = program.cursor();
                assert!(cursor.x < columns && cursor.y < rows, "{name} {columns}x{rows}: {cursor}");
                if columns >= 28 && rows >= 6 {
                    assert!(program.text().contains("DEMO"), "{name} {columns}x{rows} does not say DEMO");
                }
            }
        }
    }
}

#[test]
fn pictures_of_the_screens() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
        let shot = |name: &str, keys: &[KeyCode], wait_for: Option<u64>| {
            let mut program = Program::kiosk(600, columns, rows);
            program.press(keys);
            if let Some(at) = wait_for {
                wait(&mut program, seconds(at));
            }
            insta::assert_snapshot!(format!("kiosk-{name}-{columns}x{rows}"), program.picture());
        };
        shot("attract", &[], None);
        shot("what", &[KeyCode::Char('2'), KeyCode::Down], None);
        shot("whom", &[KeyCode::Char('1'), KeyCode::Char('3')], None);
        let place: Vec<KeyCode> = [KeyCode::Char('3'), KeyCode::Char('3'), KeyCode::End, KeyCode::Enter]
            .into_iter()
            .chain("berg".chars().map(KeyCode::Char))
            .chain([KeyCode::Down])
            .collect();
        shot("where", &place, None);
        shot(
            "code",
            &[KeyCode::Char('2'), KeyCode::Char('1'), KeyCode::End, KeyCode::Enter, KeyCode::Enter, F6],
            None,
        );
        shot("warning", &[KeyCode::Char('2')], Some(90));
        shot(
            "caution",
            &[KeyCode::Char('2'), KeyCode::Char('4'), KeyCode::End, KeyCode::Enter, KeyCode::Enter],
            None,
        );
    }
}
