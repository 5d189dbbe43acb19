//! The welcome: what a person sees before anything is asked, at every size and in every language, whom it says to call
//! by locale, and that it leads on.

use crate::support::pty::Pty;
use crate::support::{Program, in_country};
use groupfinder::app::action::Focus;
use groupfinder::app::key::{KeyCode, KeyPress};
use groupfinder::app::policy::Mode;
use groupfinder::app::state::{
    CARDS, EXAMPLES, Given, HitTarget, Popup, Setup, Source, SourcesPopup, SourcesView, Standing, State,
    Trouble, WelcomeItem,
};
use groupfinder::app::welcome_content::{example_text, items};
use groupfinder::dataset;
use groupfinder::group::Group;
use groupfinder::locale::Locale;
use groupfinder::search::Facet;
use groupfinder::topic::{Category, Language, crisis_lines};
use serde_json::json;
use std::rc::Rc;

const LANGUAGES: [(Language, &str, &str); 3] =
    [(Language::En, "en", "GB"), (Language::De, "de", "DE"), (Language::Nb, "nb", "NO")];
const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 50), (40, 12)];

/// A group that meets in a country, on a day of the week of the tests.
fn meeting(n: usize, name: &str, country: &str, day: &str, time: &str, topic: &str) -> Group {
    let record = json!({
        "id": format!("m{n}"), "name": name, "topics": [topic], "formats": ["in-person"],
        "place": {"city": format!("Town {n}"), "country": country},
        "meetings": [{"day": day, "start": time, "timezone": "Europe/Berlin"}],
    });
    dataset::read_record(&record.to_string()).unwrap()
}

/// Groups that meet in three countries, and as many of each category as come by chance.
fn groups() -> Vec<Group> {
    let mut groups: Vec<Group> = groupfinder::demo::groups(300, 1).collect();
    for (at, country) in ["GB", "DE", "NO"].into_iter().enumerate() {
        let n = at * 10;
        groups.push(meeting(n, "Circle One", country, "tue", "18:00", "bereavement"));
        groups.push(meeting(n + 1, "Circle Two", country, "tue", "19:30", "alcohol"));
        groups.push(meeting(n + 2, "Circle Three", country, "sat", "11:00", "anxiety"));
    }
    groups
}

/// Public sources to follow: one of a country each, and one of the world.
fn sources() -> Rc<SourcesView> {
    let source = |id: &str, country: Option<&str>| Source {
        id: id.to_owned(),
        name: format!("Circles {id}"),
        url: format!("https://{id}.example/feed.json"),
        countries: country.map(str::to_owned).into_iter().collect(),
        is_worldwide: country.is_none(),
        ..Source::default()
    };
    let sources = vec![
        source("uk", Some("GB")),
        source("de", Some("DE")),
        source("no", Some("NO")),
        source("world", None),
    ];
    Rc::new(SourcesView { sources, ..SourcesView::default() })
}

fn setup(home: Option<&str>) -> Setup {
    Setup { home: home.map(in_country), ..Setup::default() }
}

fn program(language: Language, home: Option<&str>, (columns, rows): (u16, u16)) -> Program {
    let mut state = State::new(language, false, false).with_setup(setup(home));
    state.sources.view = sources();
    Program::over(groups(), state, columns, rows)
}

#[test]
fn it_is_designed_for_four_sizes_and_speaks_three_languages() {
    for (language, code, country) in LANGUAGES {
        for (columns, rows) in SIZES {
            let mut program = program(language, Some(country), (columns, rows));
            insta::assert_snapshot!(format!("welcome-{code}-{columns}x{rows}"), program.picture());
        }
    }
}

#[test]
fn it_names_nobody_of_the_built_in_directory_and_shows_no_number_of_another_country() {
    let directory = crate::support::directory();
    for (language, _, country) in LANGUAGES {
        for home in [Some(country), None] {
            let state = State::new(language, false, false).with_setup(setup(home));
            let mut program = Program::over(directory.clone(), state, 80, 24);
            for (columns, rows) in SIZES {
                program.resize(columns, rows);
                let text = program.text();
                let named = directory
                    .iter()
                    .find(|listing| listing.name.as_str().len() > 8 && text.contains(listing.name.as_str()));
                assert!(named.is_none(), "{named:?}:\n{text}");
                let own: Vec<&str> = home.map_or_else(Vec::new, |home| {
                    crisis_lines::lines_for(home).iter().filter_map(|line| line.phone).collect()
                });
                let row = text.lines().nth(1).unwrap().to_owned();
                let parts = row.split(|c: char| !(c.is_ascii_digit() || c == ' ')).map(str::trim);
                let shown: Vec<&str> = parts.filter(|number| number.len() >= 3).collect();
                assert_eq!(home.is_some(), !shown.is_empty(), "{home:?}:\n{row}");
                let is_own = |number: &&str| own.iter().any(|own| own == number);
                assert!(shown.iter().all(is_own), "{shown:?} for {home:?}:\n{row}");
            }
        }
    }
}

/// Every item that is drawn is reached by arrows, and the cursor stands on it.
#[test]
fn arrows_reach_every_item() {
    for size in SIZES {
        let mut program = program(Language::En, Some("NO"), size);
        let drawn: Vec<WelcomeItem> = program
            .session
            .state
            .seen
            .hit_boxes
            .iter()
            .filter_map(|hit_box| match hit_box.target {
                HitTarget::Welcome(item) => Some(item),
                _ => None,
            })
            .collect();
        assert!(drawn.len() >= CARDS.len() + 2, "{size:?} {drawn:?}");
        let mut reached: Vec<WelcomeItem> = Vec::new();
        let mut open = vec![Vec::<KeyCode>::new()];
        while let Some(way) = open.pop() {
            for arrow in [KeyCode::Down, KeyCode::Right, KeyCode::Left, KeyCode::Up] {
                program.press(&[KeyCode::Home]);
                program.press(&way);
                program.press(&[arrow]);
                let Some(item) = program.session.state.welcome.selected else { continue };
                let here = program.cursor();
                let on_it = program.session.state.seen.hit_box_at(here.x, here.y).unwrap();
                assert_eq!(on_it.target, HitTarget::Welcome(item), "{size:?}:\n{}", program.text());
                if !reached.contains(&item) {
                    reached.push(item);
                    open.push(way.iter().copied().chain([arrow]).collect());
                }
            }
        }
        let missed: Vec<_> = drawn.iter().filter(|item| !reached.contains(item)).collect();
        assert!(missed.is_empty(), "{size:?} not reached: {missed:?}\n{}", program.text());
    }
}

#[test]
fn a_digit_or_enter_chooses_a_topic_and_escape_comes_back() {
    for (digit, category) in "1234567890".chars().zip(CARDS) {
        let mut by_digit = program(Language::En, Some("NO"), (80, 24));
        by_digit.press(&[KeyCode::Char(digit)]);
        let state = &by_digit.session.state;
        let chosen: Vec<_> = state.selection.iter().collect();
        let value = by_digit.session.index.value_id(Facet::Category, category.id()).unwrap();
        assert_eq!(chosen, [(Facet::Category, value)], "{digit}");
        assert_eq!(state.focus, Focus::Results);
        if category == Category::Violence {
            assert!(state.popup.is_some(), "what leaving cannot hide is said first");
            continue;
        }
        by_digit.press(&[KeyCode::Esc, KeyCode::Esc]);
        assert!(by_digit.session.state.shows_welcome(), "{digit}:\n{}", by_digit.text());
    }
    let mut by_arrow = program(Language::En, Some("NO"), (80, 24));
    while by_arrow.session.state.welcome.selected != Some(WelcomeItem::Card(0)) {
        by_arrow.press(&[KeyCode::Down]);
    }
    by_arrow.press(&[KeyCode::Right]);
    assert_eq!(by_arrow.session.state.welcome.selected, Some(WelcomeItem::Card(5)), "{}", by_arrow.text());
    by_arrow.press(&[KeyCode::Enter]);
    let value = by_arrow.session.index.value_id(Facet::Category, "disability").unwrap();
    assert!(by_arrow.session.state.selection.contains(Facet::Category, value));
}

#[test]
fn a_postal_code_is_typed_and_chooses_no_topic() {
    for code in ["50667", "4020", "0150"] {
        let mut program = program(Language::En, Some("NO"), (80, 24));
        program.type_text(code);
        let state = &program.session.state;
        assert_eq!(state.search.text(), code);
        assert!(state.selection.is_empty() && state.popup.is_none() && state.focus == Focus::Search);
    }
    // A digit that comes later is no part of the number.
    let mut program = program(Language::En, Some("NO"), (80, 24));
    program.press(&[KeyCode::Char('5'), KeyCode::Down, KeyCode::Char('0')]);
    assert_eq!(program.session.state.selection.iter().count(), 1);
}

#[test]
fn letters_go_straight_to_the_search_from_every_item() {
    let mut program = program(Language::En, Some("NO"), (120, 40));
    for item in items(&program.session.state) {
        program.session.state.welcome.selected = Some(item);
        program.type_text("g");
        assert_eq!(program.session.state.search.text(), "g", "{item:?}");
        assert!(program.session.state.welcome.selected.is_none());
        program.press(&[KeyCode::Esc]);
        assert!(program.session.state.shows_welcome());
    }
}

#[test]
fn what_meets_next_is_near_home_in_order_and_opens() {
    for (language, _, country) in LANGUAGES {
        let mut program = program(language, Some(country), (120, 40));
        let state = &program.session.state;
        let row = |hit: &groupfinder::search::Hit| program.session.index.row(hit.ordinal);
        assert!(state.welcome.next.len() >= 3);
        for hit in &state.welcome.next {
            assert_eq!(row(hit).country().map(|c| c.code().to_owned()).as_deref(), Some(country));
        }
        let (now, zone) = (crate::support::now(), crate::support::zone());
        let nexts = state.welcome.next.iter().map(|hit| row(hit).next_meeting(now, &zone).unwrap());
        let times: Vec<_> = nexts.map(|next| next.sort_key()).collect();
        assert!(times.is_sorted(), "{times:?}");
        let wanted = state.welcome.next[1].ordinal;
        program.session.state.welcome.selected = Some(WelcomeItem::Next(1));
        program.press(&[KeyCode::Enter]);
        assert_eq!(program.session.state.list.group, Some(wanted));
        assert_eq!(program.session.state.focus, Focus::Details);
    }
}

#[test]
fn every_example_finds_something_in_the_built_in_directory_at_home() {
    let opened =
        groupfinder::store::open_data(&groupfinder::store::OpenOptions { data_dir: None, demo: true });
    let moment = groupfinder::search::LocalNow { now: crate::support::now(), zone: crate::support::zone() };
    for (language, _, country) in LANGUAGES {
        let locale = Locale::new(language);
        for example in 0..EXAMPLES {
            let text = example_text(example, &locale);
            let query = groupfinder::search::Query {
                text: text.clone(),
                home: Some(in_country(country)),
                language,
                ..groupfinder::search::Query::default()
            };
            let results = groupfinder::search::find_groups(&opened.index, &query, &moment);
            assert!(results.total > 0 && results.partial.is_none(), "{text}: {results:?}");
        }
    }
}

/// Sources as they come to stand: one that works, one in trouble, and those that could be followed.
fn sources_in_use() -> Rc<SourcesView> {
    let time = |text: &str| Some(text.parse().unwrap());
    let works = Standing {
        is_followed: true,
        gave: Some(Given { groups: 312, form: "bmlt".into(), ..Given::default() }),
        succeeded_at: time("2026-11-24T05:10:00Z"),
        next: time("2026-11-25T05:10:00Z"),
        ..Standing::default()
    };
    let trouble = Trouble {
        key: "trouble-gone",
        words: "404 Not Found".into(),
        since: "2026-11-20T05:10:00Z".parse().unwrap(),
        is_lasting: false,
    };
    let fails = Standing { is_followed: true, trouble: Some(trouble), ..Standing::default() };
    let mut view = (*sources()).clone();
    let named = |id: &str, standing| Source {
        id: id.into(),
        name: format!("Circles {id}"),
        url: format!("https://{id}.example/feed.json"),
        standing: Some(standing),
        ..Source::default()
    };
    view.sources.splice(0..0, [named("coast", works), named("inland", fails)]);
    view.written = time("2026-11-24T05:10:00Z");
    (view.groups, view.embedded) = (312, 820);
    Rc::new(view)
}

#[test]
fn the_list_of_sources_says_how_each_stands() {
    for (language, code, country) in LANGUAGES {
        for (columns, rows) in SIZES {
            let mut state = State::new(language, false, false).with_setup(setup(Some(country)));
            state.sources.view = sources_in_use();
            state.popup = Some(Popup::Sources(SourcesPopup::default()));
            let mut program = Program::over(groups(), state, columns, rows);
            program.press(&[KeyCode::Down, KeyCode::Down]);
            let here = program.cursor();
            assert!(program.cursor_row().contains("Circles inland"), "{here}:\n{}", program.text());
            let words = Locale::new(language).text("trouble-gone");
            let first: String = words.chars().take(20).collect();
            assert!(program.text().contains(&first), "{columns}x{rows}:\n{}", program.text());
            insta::assert_snapshot!(format!("sources-{code}-{columns}x{rows}"), program.picture());
        }
    }
}

#[test]
fn letters_narrow_the_list_of_sources_and_space_ticks() {
    let mut state = State::new(Language::En, false, false).with_setup(setup(Some("NO")));
    state.sources.view = sources_in_use();
    state.popup = Some(Popup::Sources(SourcesPopup::default()));
    let mut program = Program::over(groups(), state, 80, 24);
    program.type_text("germany");
    assert!(program.text().contains("Circles de") && !program.text().contains("Circles coast"));
    program.press(&[KeyCode::Char(' ')]);
    assert!(program.text().contains("[x] Circles de"), "{}", program.text());
    program.press(&[KeyCode::Char(' '), KeyCode::Backspace]);
    assert!(program.text().contains("[ ] Circles de"), "{}", program.text());
    assert!(program.session.state.sources.ticked.is_empty());
    program.press(&[KeyCode::Esc]);
    assert!(program.session.state.shows_welcome(), "nothing was typed into the search");
}

#[test]
fn a_public_terminal_and_a_demo_offer_no_sources() {
    let mut kiosk = State::new(Language::En, false, false);
    kiosk = kiosk.with_setup(Setup { mode: Mode::Kiosk, ..setup(Some("NO")) });
    kiosk.sources.view = sources();
    kiosk.front = None;
    let mut demo = State::new(Language::En, true, false).with_setup(setup(Some("NO")));
    demo.sources.view = sources();
    for state in [kiosk, demo] {
        let mut program = Program::over(groups(), state, 120, 40);
        assert!(program.session.state.shows_welcome());
        assert!(!program.text().contains("Circles no"), "{}", program.text());
        program.key(KeyPress::plain(KeyCode::F(11)));
        assert!(!program.text().contains("Circles no"), "{}", program.text());
    }
}

/// The first screen of the real program: numbers of the country of the environment, or none.
#[test]
fn the_numbers_follow_the_locale() {
    let cases: [(&str, &str, Option<&str>); 7] = [
        ("en_US.UTF-8", "America/New_York", Some("US")),
        ("en_GB.UTF-8", "Europe/London", Some("GB")),
        ("de_DE.UTF-8", "Europe/Berlin", Some("DE")),
        ("de_AT.UTF-8", "Europe/Vienna", Some("AT")),
        ("nb_NO.UTF-8", "Europe/Oslo", Some("NO")),
        ("fr_FR.UTF-8", "Europe/Paris", Some("FR")),
        ("C.UTF-8", "UTC", None),
    ];
    for (lang, zone, country) in cases {
        let mut pty = Pty::start(&[], 120, 40, &[("LANG", lang), ("TZ", zone)]);
        pty.wait("the whole frame", |_| pty.ends_with("\x1b[?2026l"));
        let row = pty.row(1);
        let numbers: Vec<&str> = crisis_lines::all_lines().iter().filter_map(|line| line.phone).collect();
        match country {
            Some(country) => {
                let lines = crisis_lines::lines_for(country);
                let emergency = lines.iter().find_map(|line| line.phone).unwrap();
                assert!(row.contains(emergency), "{lang}: {row}");
                let mut digits = row.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 3);
                assert!(
                    digits.all(|number| lines
                        .iter()
                        .any(|line| line.phone.is_some_and(|p| p.contains(number)))),
                    "{lang}: {row}"
                );
            }
            None => assert!(numbers.iter().all(|number| !row.contains(number)), "{lang}: {row}"),
        }
        pty.send("\x1b[21~");
        assert_eq!(pty.wait_for_end().exit_code(), 0);
    }
}

/// Whoever types before the list behind the welcome is found loses nothing, and sees what everybody sees.
#[test]
fn a_key_before_the_list_is_found_is_a_key_like_any_other() {
    for keys in
        [&[KeyCode::Char('t')][..], &[KeyCode::Tab], &[KeyCode::Down, KeyCode::Enter], &[KeyCode::F(2)]]
    {
        let state = || {
            State::new(Language::En, false, false)
                .with_setup(Setup { home: Some(in_country("DE")), ..Setup::default() })
        };
        let mut usual = Program::over(groups(), state(), 80, 24);
        let mut early = Program::not_drawn(groups(), state(), 80, 24);
        assert!(early.session.state.results.is_none(), "the list waits for the welcome");
        usual.press(keys);
        early.press(keys);
        assert_eq!(usual.picture(), early.picture(), "{keys:?}");
    }
}
