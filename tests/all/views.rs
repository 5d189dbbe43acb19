//! The same results as a list, on a map and in a week.

use crate::support::{Program, now, zone};
use groupfinder::app::action::Focus;
use groupfinder::app::key::{KeyCode, KeyPress};
use groupfinder::app::state::View;
use groupfinder::search::{ByDistance, Ordinal};
use groupfinder::term::{Event, Mouse};
use groupfinder::topic::Language;

const VIEW: KeyPress = KeyPress::ctrl('o');

/// The program with the map of what was typed.
fn map(language: Language, (columns, rows): (u16, u16), words: &str) -> Program {
    let mut program = Program::demo_in(language, columns, rows);
    program.type_text(words);
    program.key(VIEW);
    program
}

/// The program with the week of what was typed.
fn week(language: Language, size: (u16, u16), words: &str) -> Program {
    let mut program = map(language, size, words);
    program.key(VIEW);
    program
}

const SEARCHES: [(Language, &str, &str); 3] = [
    (Language::En, "en", "alcohol berlin"),
    (Language::De, "de", "trauer köln"),
    (Language::Nb, "nb", "sorg oslo"),
];

#[test]
fn the_map_at_four_sizes_in_three_languages() {
    for (language, name, words) in SEARCHES {
        for size in [(200, 50), (120, 40), (80, 24), (40, 12)] {
            let mut program = map(language, size, words);
            program.press(&[KeyCode::Right, KeyCode::Char('-')]);
            insta::assert_snapshot!(format!("map-{name}-{}x{}", size.0, size.1), program.picture());
        }
    }
}

#[test]
fn the_week_at_four_sizes_in_three_languages() {
    for (language, name, words) in SEARCHES {
        for size in [(200, 50), (120, 40), (80, 24), (40, 12)] {
            let mut program = week(language, size, words);
            program.press(&[KeyCode::Right, KeyCode::Down]);
            insta::assert_snapshot!(format!("week-{name}-{}x{}", size.0, size.1), program.picture());
        }
    }
}

fn placed(program: &Program) -> usize {
    program.session.state.results.as_ref().unwrap().gathered.placed.len()
}

fn selected(program: &Program) -> Option<Ordinal> {
    program.session.state.list.group
}

#[test]
fn going_round_the_views_keeps_what_is_asked_chosen_and_selected() {
    let mut program = Program::demo(120, 40);
    program.type_text("anxiety");
    program.press(&[KeyCode::Down, KeyCode::Down, KeyCode::Down]);
    let (before, group) = (program.text(), selected(&program));
    assert!(group.is_some());
    for view in [View::Map, View::Week, View::List] {
        program.key(VIEW);
        let state = &program.session.state;
        assert_eq!((state.view, state.focus, selected(&program)), (view, Focus::Results, group));
        assert_eq!(state.search.text(), "anxiety");
    }
    assert_eq!(program.text(), before);
}

#[test]
fn a_filter_chosen_beside_the_map_changes_its_marks() {
    let mut program = map(Language::En, (120, 40), "berlin");
    let all = placed(&program);
    program.press(&[KeyCode::F(2)]);
    program.type_text("alcohol");
    program.press(&[KeyCode::Char(' '), KeyCode::F(2)]);
    let fewer = placed(&program);
    assert!(fewer > 0 && fewer < all, "{fewer} of {all}");
    assert_eq!(program.session.state.view, View::Map);
    assert!(program.text().contains(&format!("{fewer} of ")), "{}", program.text());
}

/// The numbers on the map are those of all groups that lie on it: nothing is shown twice or lost.
#[test]
fn the_marks_count_every_group_on_the_map_once() {
    let mut program = map(Language::En, (120, 40), "");
    for _ in 0..4 {
        let state = &program.session.state;
        let (marks, results) = (state.seen.marks.clone().unwrap(), state.results.clone().unwrap());
        let index = &program.session.index;
        let on_it = results.gathered.placed.iter().map(|placed| placed.point());
        let on_it = on_it.filter(|point| marks.projection.cell_of(*point).is_some()).count();
        let counted: u32 = marks.marks.iter().map(|mark| mark.count).sum();
        assert_eq!(counted as usize, on_it);
        assert!(counted > 0);
        for (number, mark) in marks.marks.iter().enumerate() {
            let best = index.row(mark.group).place_to_go().unwrap();
            assert_eq!(marks.mark_of(best), Some(number));
        }
        program.press(&[KeyCode::Char('+')]);
    }
}

#[test]
fn arrows_go_to_marks_in_their_direction_and_the_cursor_to_the_words() {
    let mut program = map(Language::En, (80, 24), "berlin");
    let mut moves = 0;
    for (key, east, north) in [
        (KeyCode::Left, -1.0, 0.0),
        (KeyCode::Up, 0.0, 1.0),
        (KeyCode::Right, 1.0, 0.0),
        (KeyCode::Down, 0.0, -1.0),
    ] {
        for _ in 0..4 {
            let place = |program: &Program| {
                program.session.index.row(selected(program).unwrap()).place_to_go().unwrap()
            };
            let before = (selected(&program), place(&program));
            program.press(&[key]);
            if selected(&program) == before.0 {
                continue;
            }
            let after = place(&program);
            let went =
                (after.longitude - before.1.longitude) * east + (after.latitude - before.1.latitude) * north;
            // A mark may stand a cell beside its group.
            assert!(went > -1.5, "{key:?} went from {:?} to {after:?}", before.1);
            moves += 1;
            let name = program.session.index.row(selected(&program).unwrap()).name().to_owned();
            let told = program.cursor_row();
            let beginning: String = name.chars().take(20).collect();
            assert!(told.contains(&beginning), "{told:?} does not tell {name:?}");
        }
    }
    assert!(moves >= 8, "{moves}");
}

#[test]
fn one_key_visits_every_group_by_distance() {
    let mut program = map(Language::En, (80, 24), "grief köln");
    program.press(&[KeyCode::Home]);
    let state = &program.session.state;
    let results = state.results.clone().unwrap();
    let from = results.near().unwrap().point;
    let expected = ByDistance::new(&results.gathered.placed, from).sorted();
    let mut visited = vec![selected(&program).unwrap()];
    for _ in 1..expected.len() {
        program.press(&[KeyCode::PageDown]);
        visited.push(selected(&program).unwrap());
    }
    assert_eq!(visited, expected);
    assert!(
        program.text().contains(&format!("{0} of {0} by distance", expected.len())),
        "{}",
        program.text()
    );
}

#[test]
fn what_is_not_on_the_map_or_not_in_the_week_is_said() {
    let mut program = Program::demo(80, 24);
    program.type_text("alcohol");
    program.press(&[KeyCode::Down]);
    let without_place =
        |program: &Program| program.session.index.row(selected(program).unwrap()).place_to_go().is_none();
    while !without_place(&program) {
        program.press(&[KeyCode::Down]);
    }
    program.key(VIEW);
    assert!(program.text().contains("not on the map"), "{}", program.text());
    program.press(&[KeyCode::Right]);
    assert!(!without_place(&program), "an arrow leads to a group on the map");
}

#[test]
fn arrows_move_through_the_days_of_the_week() {
    let mut program = week(Language::En, (120, 40), "alcohol");
    let at = |program: &Program| {
        let week = &program.session.state.week;
        let meeting = week.meetings[week.selected.unwrap()];
        (meeting.begins / 1440, meeting.begins % 1440)
    };
    assert_eq!(at(&program).0, 0, "today first");
    let (day, _) = at(&program);
    program.press(&[KeyCode::Right]);
    assert!(at(&program).0 > day);
    program.press(&[KeyCode::Left]);
    assert_eq!(at(&program).0, day);
    let mut last = at(&program);
    for _ in 0..12 {
        program.press(&[KeyCode::Down]);
        assert!(at(&program) >= last);
        last = at(&program);
    }
    program.press(&[KeyCode::End]);
    let count = program.session.state.week.meetings.len();
    assert_eq!(program.session.state.week.selected, Some(count - 1));
    let name = program.session.index.row(selected(&program).unwrap()).name().to_owned();
    let told = program.cursor_row();
    assert!(told.contains(&name.chars().take(15).collect::<String>()), "{told}");
    program.press(&[KeyCode::Enter]);
    assert_eq!(program.session.state.focus, Focus::Details);
    assert!(program.text().contains(&name.chars().take(15).collect::<String>()));
}

/// Every meeting that the week lists is on that day at that time, as the group itself says.
#[test]
fn the_week_tells_real_meetings() {
    let program = week(Language::En, (120, 40), "");
    let state = &program.session.state;
    let today = zone().to_datetime(now()).date();
    let mut compared = 0;
    for meeting in state.week.meetings.iter() {
        let row = program.session.index.row(meeting.group);
        let Some(next) = row.next_meeting(now(), &zone()).filter(|next| next.begins.is_some()) else {
            continue;
        };
        let here = next.for_viewer(&zone()).filter(|_| !next.at_place);
        let local = here.map_or(next.date.to_datetime(next.start.unwrap().to_civil()), |(local, _)| local);
        let days = today.until(local.date()).unwrap().get_days();
        let next = days * 1440 + i32::from(local.hour()) * 60 + i32::from(local.minute());
        assert!(i32::from(meeting.begins) >= next.max(0), "{} before its next meeting", row.name());
        compared += usize::from(i32::from(meeting.begins) == next);
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn a_click_goes_to_a_mark_and_a_second_one_opens_it() {
    let mut program = map(Language::En, (120, 40), "berlin");
    let marks = program.session.state.seen.marks.clone().unwrap();
    let mark = marks.marks.last().copied().unwrap();
    let hit = program
        .session
        .state
        .seen
        .hit_boxes
        .iter()
        .find(|hit| hit.target == groupfinder::app::state::HitTarget::Mark(mark.group));
    let (column, row) = hit.unwrap().at;
    let click = || Event::Mouse { what: Mouse::Click, column, row };
    program.send(click());
    program.draw();
    assert_eq!(selected(&program), Some(mark.group));
    program.send(click());
    program.draw();
    assert_eq!(program.session.state.focus, Focus::Details);
}
