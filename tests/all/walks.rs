//! Random walks of a person at home over every screen there is: nothing fails at any size, the cursor never leaves the
//! screen, crisis help is one key away from everywhere, and Escape always leads back. `WALKS=20000` goes farther.

use crate::kiosk::{Dice, all_keys};
use crate::support::effort::number;
use crate::support::{Program, in_country, now};
use groupfinder::app::action::Focus;
use groupfinder::app::key::{KeyCode, KeyPress};
use groupfinder::app::kiosk::FullScreen;
use groupfinder::app::state::{ChoiceKind, PageKind, Popup, Setup, Source, SourcesView, State, View};
use groupfinder::term::{Event, Flow, Mouse};
use groupfinder::topic::Language;
use jiff::ToSpan;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

/// What is on the screen, in a word.
fn place(state: &State) -> &'static str {
    match (&state.popup, &state.front) {
        (Some(Popup::Page { kind: PageKind::Crisis(_), .. }), _) => "crisis help",
        (Some(Popup::Page { kind: PageKind::Help, .. }), _) => "help",
        (Some(Popup::Page { .. }), _) => "another page",
        (Some(Popup::Picture(_)), _) => "code",
        (Some(Popup::Palette(_)), _) => "palette",
        (Some(Popup::Sources(_)), _) => "sources",
        (Some(Popup::Home(_)), _) => "home",
        (Some(Popup::Choice { kind: ChoiceKind::CrisisCountry, .. }), _) => "crisis countries",
        (Some(Popup::Choice { kind: ChoiceKind::Sort, .. }), _) => "order",
        (Some(Popup::Choice { kind: ChoiceKind::Export, .. }), _) => "take along",
        (Some(_), _) => "another choice",
        (None, Some(FullScreen::Guide(_))) => "questions",
        (None, Some(_)) => "another screen",
        (None, None) if state.shows_welcome() => "welcome",
        (None, None) => match (state.focus, state.view) {
            (Focus::Search, _) => "search",
            (Focus::Pane(_), _) => "filters",
            (Focus::Details, _) => "details",
            (_, View::List) => "list",
            (_, View::Map) => "map",
            (_, View::Week) => "week",
        },
    }
}

/// Places that the walks must have come to.
const PLACES: [&str; 16] = [
    "code",
    "crisis help",
    "details",
    "filters",
    "help",
    "home",
    "list",
    "map",
    "order",
    "palette",
    "questions",
    "search",
    "sources",
    "take along",
    "week",
    "welcome",
];

fn start() -> Program {
    let mut state = State::new(Language::Nb, false, false);
    state = state.with_setup(Setup { home: Some(in_country("NO")), can_print: true, ..Setup::default() });
    let source = |id: &str| Source { id: id.into(), name: format!("Circles {id}"), ..Source::default() };
    let sources = ["north", "south", "west"].map(source).to_vec();
    state.sources.view = Rc::new(SourcesView { sources, ..SourcesView::default() });
    Program::over(groupfinder::demo::groups(200, 1).collect(), state, 80, 24)
}

/// What a person does without thinking: mostly keys that lead somewhere, at times any key, a paste, a click, another
/// size, or nothing for hours.
fn step(
    program: &mut Program,
    dice: &mut Dice,
    keys: &[KeyPress],
    ways: &[KeyPress],
    clock: &mut u64,
) -> Flow {
    const SIZES: [(u16, u16); 9] =
        [(80, 24), (120, 40), (40, 12), (200, 50), (1, 1), (27, 5), (2, 50), (80, 3), (100, 30)];
    match dice.roll(40) {
        0 => {
            let (columns, rows) = SIZES[dice.roll(SIZES.len())];
            program.resize(columns, rows);
            Flow::Go
        }
        1 => {
            *clock += dice.roll(40_000) as u64;
            program.set_now(now() + i64::try_from(*clock).unwrap().seconds());
            program.wait_until(Duration::from_secs(*clock))
        }
        2 => {
            let what = [Mouse::Click, Mouse::WheelDown, Mouse::WheelUp][dice.roll(3)];
            let (column, row) = (dice.roll(120) as u16, dice.roll(40) as u16);
            program.send(Event::Mouse { what, column, row })
        }
        3 => program.send(Event::Paste("sorg \u{1b}[2J\r\noslo 🇳🇴".repeat(dice.roll(4)))),
        4..12 => program.key(keys[dice.roll(keys.len())]),
        _ => program.key(ways[dice.roll(ways.len())]),
    }
}

/// Keys that lead somewhere.
fn ways() -> Vec<KeyPress> {
    let named = [
        KeyCode::Enter,
        KeyCode::Down,
        KeyCode::Up,
        KeyCode::Right,
        KeyCode::Left,
        KeyCode::Tab,
        KeyCode::Esc,
    ];
    let more = [KeyCode::PageDown, KeyCode::Home, KeyCode::End, KeyCode::BackTab];
    let functions = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12].map(KeyCode::F);
    let letters = "sorg køln 12? +-".chars().map(KeyCode::Char);
    let plain =
        named.into_iter().chain(named).chain(more).chain(functions).chain(letters).map(KeyPress::plain);
    plain.chain(['o', 'o', 's', 't', 'y', 'w', 'g'].map(KeyPress::ctrl)).collect()
}

/// From here crisis help and the way back are where they always are.
fn assert_ways_out(program: &mut Program, walk: usize) {
    program.resize(80, 24);
    let here = place(&program.session.state);
    program.press(&[KeyCode::F(9)]);
    let crisis = place(&program.session.state);
    assert!(
        crisis.starts_with("crisis"),
        "walk {walk}: F9 leads from {here} to {crisis}:\n{}",
        program.text()
    );
    for _ in 0..16 {
        program.press(&[KeyCode::Esc]);
    }
    let state = &program.session.state;
    assert!(state.popup.is_none() && state.front.is_none(), "walk {walk}: {}", program.text());
    assert!(
        state.asks_nothing() && state.focus == Focus::Search,
        "walk {walk}: from {here}\n{}",
        program.text()
    );
    assert_eq!(program.key(KeyPress::plain(KeyCode::F(10))), Flow::Quit { wipe: true });
}

#[test]
fn random_walks_over_every_screen_fail_nowhere() {
    let walks = number("WALKS", if cfg!(debug_assertions) { 80 } else { 3000 });
    let (keys, ways) = (all_keys(), ways());
    let (mut dice, mut been, mut steps) = (Dice(11), BTreeMap::<&str, u32>::new(), 0_u32);
    let mut program = start();
    let mut clock = 0;
    for walk in 0..walks {
        for _ in 0..15 + dice.roll(25) {
            let flow = step(&mut program, &mut dice, &keys, &ways, &mut clock);
            program.draw();
            steps += 1;
            let (cursor, area) = (program.cursor(), program.terminal.backend().buffer().area);
            assert!(cursor.x < area.width && cursor.y < area.height, "walk {walk}: {cursor:?} in {area:?}");
            *been.entry(place(&program.session.state)).or_default() += 1;
            // Who left begins anew.
            if matches!(flow, Flow::Quit { .. }) {
                program = start();
                clock = 0;
            }
        }
        assert_ways_out(&mut program, walk);
    }
    println!("{walks} walks, {steps} steps: {been:?}");
    let missed: Vec<_> = PLACES.iter().filter(|place| !been.contains_key(*place)).collect();
    assert!(missed.is_empty(), "never came to {missed:?}: {been:?}");
}
