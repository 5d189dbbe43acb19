//! What the program read out of the words is on the screen and can be taken back, and a time can be chosen.

use crate::support::Program;
use groupfinder::app::key::{KeyCode, KeyPress};

fn total(program: &Program) -> u32 {
    program.session.state.results.as_ref().unwrap().total
}

#[test]
fn one_word_is_taken_back_and_the_others_stay() {
    let mut program = Program::demo(120, 40);
    program.type_text("trauer köln online");
    let chosen = program.text().lines().find(|line| line.contains("Understood")).unwrap().to_owned();
    assert!(chosen.contains("Online") && chosen.contains("Köln"), "{chosen}");
    program.key(KeyPress::ctrl('t'));
    let offered = program.text();
    assert!(offered.contains("Search for \"online\"") && offered.contains("\"köln\""), "{offered}");
    let row = program.cursor_row();
    assert!(row.contains("Search for \""), "the cursor is on the first choice: {row}");
    let online =
        if row.contains("\"online\"") { vec![KeyCode::Enter] } else { vec![KeyCode::Down, KeyCode::Enter] };
    program.press(&online);
    let text = program.text();
    assert!(text.contains("Searching for these words: online."), "{text}");
    let understood = &program.session.state.results.as_ref().unwrap().interpretations;
    assert_eq!(understood.len(), 1, "{understood:?}");
    // The same key goes back, and a new search begins without it.
    program.key(KeyPress::ctrl('t'));
    assert_eq!(program.session.state.results.as_ref().unwrap().interpretations.len(), 2);
    assert!(program.session.state.taken_back.is_empty() && program.session.state.popup.is_none());
}

#[test]
fn a_correction_is_undone_by_one_key() {
    let mut program = Program::demo(80, 24);
    program.type_text("depresion");
    assert!(program.text().contains("depression"), "{}", program.text());
    assert!(program.session.state.results.as_ref().unwrap().corrected.is_some());
    program.key(KeyPress::ctrl('t'));
    assert!(program.session.state.results.as_ref().unwrap().corrected.is_none());
    assert!(program.session.state.popup.is_none());
}

#[test]
fn words_are_taken_back_without_two_keys_at_once() {
    let mut program = Program::demo(80, 24);
    program.type_text("trauer online");
    program.press(&[KeyCode::F(3), KeyCode::End, KeyCode::Enter]);
    assert!(program.text().contains("Search for \"online\""), "{}", program.text());
    program.press(&[KeyCode::Enter]);
    assert_eq!(program.session.state.taken_back, ["online"]);
}

#[test]
fn a_time_is_chosen_and_dropped_again() {
    let mut program = Program::demo(120, 40);
    let all = total(&program);
    for _ in 0..5 {
        program.press(&[KeyCode::Tab]);
    }
    program.type_text("tonight");
    program.press(&[KeyCode::Char(' ')]);
    let tonight = total(&program);
    assert!(0 < tonight && tonight < all, "{tonight} of {all}");
    assert!(program.cursor_row().contains("[x] Tonight"), "{}", program.text());
    let chosen = program.text().lines().find(|line| line.contains("Understood")).unwrap().to_owned();
    assert!(chosen.contains("Tonight"), "{chosen}");
    program.press(&[KeyCode::Char(' ')]);
    assert_eq!(total(&program), all);
    // Nothing found for a time: dropping it is offered, and helps.
    program.press(&[KeyCode::Char(' '), KeyCode::Char('/')]);
    program.type_text("qqzzxx ");
    let way = program.text().lines().any(|line| line.contains("Any time"));
    assert!(!way, "without the time there is nothing either:\n{}", program.text());
    program.press(&[KeyCode::F(8)]);
    assert_eq!((total(&program), program.session.state.when), (all, None));
}
