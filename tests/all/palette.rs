//! The palette: help that acts, and the ways back from what was cleared.

use crate::support::Program;
use groupfinder::app::action::{ACTIONS, Action, Focus};
use groupfinder::app::key::{KeyCode, KeyPress};
use groupfinder::app::palette::palette_rows;
use groupfinder::app::state::{ChoiceKind, PageKind, PaletteChoice, Popup, View};
use groupfinder::term::Flow;
use groupfinder::topic::Language;

const F1: KeyCode = KeyCode::F(1);

/// Opens the palette, types words and presses Enter.
fn choose(program: &mut Program, words: &str) {
    program.press(&[F1]);
    program.type_text(words);
    program.press(&[KeyCode::Enter]);
}

#[test]
fn the_palette_at_four_sizes_in_three_languages() {
    for (language, name, words) in
        [(Language::En, "en", "map"), (Language::De, "de", "kar"), (Language::Nb, "nb", "kart")]
    {
        for (columns, rows) in [(200, 50), (120, 40), (80, 24), (40, 12)] {
            let mut program = Program::demo_in(language, columns, rows);
            program.press(&[F1]);
            insta::assert_snapshot!(format!("palette-{name}-{columns}x{rows}"), program.picture());
            program.type_text(words);
            program.press(&[KeyCode::Down]);
            insta::assert_snapshot!(format!("palette-typed-{name}-{columns}x{rows}"), program.picture());
        }
    }
}

#[test]
fn words_find_an_action_in_each_language_and_enter_does_it() {
    for (language, map, sort, crisis) in [
        (Language::En, "on a map", "sort the", "crisis"),
        (Language::De, "karte", "sortieren", "krisen"),
        (Language::Nb, "på kart", "sorter", "krise"),
    ] {
        let mut program = Program::demo_in(language, 80, 24);
        choose(&mut program, map);
        assert_eq!(
            (program.session.state.view, &program.session.state.popup),
            (View::Map, &None),
            "{language:?}"
        );
        choose(&mut program, sort);
        let sorts = matches!(program.session.state.popup, Some(Popup::Choice { kind: ChoiceKind::Sort, .. }));
        assert!(sorts, "{language:?}:\n{}", program.text());
        program.press(&[KeyCode::Esc]);
        choose(&mut program, crisis);
        let asks = matches!(
            program.session.state.popup,
            Some(Popup::Choice { kind: ChoiceKind::CrisisCountry, .. })
        );
        assert!(asks, "{language:?}");
    }
}

#[test]
fn every_action_is_listed_with_every_key_and_found_by_its_words() {
    let program = Program::demo(120, 40);
    let (state, locale) = (&program.session.state, &program.session.locale);
    let rows = palette_rows(state, "", locale);
    for entry in ACTIONS.iter().filter(|entry| !entry.help_key.is_empty() && entry.action != Action::Help) {
        let row = rows.iter().find(|row| row.choice == PaletteChoice::Act(entry.action));
        let row = row.unwrap_or_else(|| panic!("{:?} is not listed", entry.action));
        for key in state.keys.keys_of(entry.action) {
            assert!(row.keys.contains(&key.name(locale)), "{:?}: {}", entry.action, row.keys);
        }
        let found = palette_rows(state, &row.words, locale);
        assert_eq!(found.first().map(|found| &found.words), Some(&row.words), "found by its own words");
    }
    let by_key = palette_rows(state, "F7", locale);
    assert_eq!(by_key.first().map(|row| row.choice), Some(PaletteChoice::Act(Action::Calendar)));
    assert!(palette_rows(state, "qqzzxx", locale).is_empty());
}

#[test]
fn the_way_of_a_key_works_from_the_palette_too() {
    let mut program = Program::demo(80, 24);
    program.press(&[F1]);
    program.type_text("leave");
    assert_eq!(program.key(KeyPress::plain(KeyCode::F(10))), Flow::Quit { wipe: true });
    let mut program = Program::demo(80, 24);
    program.press(&[F1, KeyCode::F(2)]);
    assert!(program.session.state.popup.is_none() && program.session.state.focused_pane().is_some());
    program.press(&[F1, F1]);
    assert!(program.session.state.popup.is_none(), "the key that opens it closes it");
    program.press(&[F1, KeyCode::Enter]);
    assert!(matches!(program.session.state.popup, Some(Popup::Page { kind: PageKind::Help, .. })));
}

/// Function keys are often taken by the window or the desktop: each has a second way.
#[test]
fn every_function_key_has_a_second_way() {
    let program = Program::demo(80, 24);
    for entry in ACTIONS {
        let all: Vec<KeyPress> = program.session.state.keys.keys_of(entry.action).collect();
        let function = all.iter().any(|key| matches!(key.code, KeyCode::F(_)));
        let other = all.iter().any(|key| !matches!(key.code, KeyCode::F(_)) && key.typed().is_none());
        assert!(!function || other, "{:?} has only {all:?}", entry.action);
    }
}

#[test]
fn the_second_way_does_the_same() {
    for digit in 1..=9 {
        let mut one = Program::demo(80, 24);
        let mut other = Program::demo(80, 24);
        one.press(&[KeyCode::F(digit)]);
        other.key(KeyPress::alt(char::from(b'0' + digit)));
        assert_eq!(one.text(), other.text(), "F{digit}");
    }
    let mut program = Program::demo(80, 24);
    assert_eq!(program.key(KeyPress::alt('0')), Flow::Quit { wipe: true });
}

#[test]
fn what_escape_and_f8_cleared_comes_back_once() {
    for clear in [KeyCode::Esc, KeyCode::F(8)] {
        let mut program = Program::demo(80, 24);
        program.type_text("mein sohn");
        program.press(&[KeyCode::F(2), KeyCode::Char(' '), KeyCode::F(2), KeyCode::Char('/')]);
        let before = program.session.state.query();
        program.press(&[clear]);
        assert!(program.session.state.search.is_empty());
        assert!(program.text().contains("Ctrl-Y"), "it is said how:\n{}", program.text());
        program.key(KeyPress::ctrl('y'));
        assert_eq!(program.session.state.query(), before, "{clear:?}");
        program.key(KeyPress::ctrl('y'));
        assert!(program.text().contains("nothing to bring back"), "{}", program.text());
        assert_eq!(program.session.state.query(), before);
    }
}

#[test]
fn leaving_forgets_what_could_be_brought_back() {
    let mut program = Program::kiosk(60, 80, 24);
    program.press(&[KeyCode::Char('1'), KeyCode::End, KeyCode::Enter]);
    program.type_text("geheim");
    program.press(&[KeyCode::F(8)]);
    assert!(program.session.state.cleared.is_some());
    program.press(&[KeyCode::F(10)]);
    assert!(program.session.state.cleared.is_none());
}

#[test]
fn letters_typed_while_reading_begin_a_new_word() {
    let mut program = Program::demo(80, 24);
    program.type_text("trauer");
    program.press(&[KeyCode::Down, KeyCode::Enter]);
    assert_eq!(program.session.state.focus, Focus::Details);
    program.type_text("köln");
    assert_eq!(program.session.state.search.text(), "trauer köln");
    program.press(&[KeyCode::Down]);
    program.type_text("x");
    assert_eq!(program.session.state.search.text(), "trauer köln x");
}
