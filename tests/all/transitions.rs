//! What keys do: from a state and a key to a state and effects. The cases that matter most stand here one by one; a
//! table in `fixtures/transitions.txt` holds what every action does in every place.
//!
//! `UPDATE_SCREENS=1 cargo test --test all transitions::` writes the table anew.

use crate::support::in_country;
use groupfinder::app::action::{ACTIONS, Action, Focus, Pane};
use groupfinder::app::choices;
use groupfinder::app::edit::Line;
use groupfinder::app::key::{KeyCode, KeyPress};
use groupfinder::app::kiosk::StaffCode;
use groupfinder::app::policy::Mode;
use groupfinder::app::state::{
    Choice, ChoiceKind, FullScreen, Guide, GuideStep, List, PageKind, Popup, Setup, Source, SourcesPopup,
    SourcesView, Standing, State, StatusMessage, Subject,
};
use groupfinder::app::update::{Effect, Message, World, update};
use groupfinder::locale::Locale;
use groupfinder::page::{Page, QrContent, QrImage};
use groupfinder::search::{Index, IndexBuilder, LocalNow, Ordinal, Results, Sort, find_groups};
use groupfinder::topic::Language;
use jiff::tz::TimeZone;
use std::fmt::Write as _;
use std::rc::Rc;
use std::sync::LazyLock;

const ESC: KeyPress = KeyPress::plain(KeyCode::Esc);
const F4: KeyPress = KeyPress::plain(KeyCode::F(4));

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut builder = IndexBuilder::new();
    for group in groupfinder::demo::groups(120, 1) {
        builder.add_group(&group);
    }
    builder.into_index()
});

/// A state machine whose searches are done as they are asked for and whose details are read at once.
#[derive(Clone)]
struct Machine {
    state: State,
    locale: Rc<Locale>,
}

impl Machine {
    fn with_setup(language: Language, setup: Setup) -> Self {
        let mut state = State::new(language, true, false).with_setup(setup);
        (state.seen.results, state.seen.pane, state.seen.popup) = (10, 10, 10);
        (state.seen.details, state.seen.details_lines, state.seen.popup_lines) = (10, 30, 40);
        let mut machine = Self { state, locale: Rc::new(Locale::new(language)) };
        machine.perform(vec![Effect::Search]);
        machine
    }

    fn home() -> Self {
        Self::with_setup(Language::En, Setup { home: Some(in_country("DE")), ..Setup::default() })
    }

    fn kiosk() -> Self {
        let staff = Some(StaffCode::new("123456", b"12345678", 1));
        let setup = Setup { mode: Mode::Kiosk, home: Some(in_country("DE")), staff, ..Setup::default() };
        Self::with_setup(Language::En, setup)
    }

    /// At home with the focus somewhere and the third group selected.
    fn focused(focus: Focus) -> Self {
        let mut machine = Self::home();
        machine.state.focus = Focus::Results;
        for _ in 0..2 {
            machine.settle(KeyCode::Down);
        }
        machine.state.focus = focus;
        machine
    }

    fn world(&self) -> World<'_> {
        World { index: &INDEX, locale: &self.locale }
    }

    fn send(&mut self, message: Message) -> Vec<Effect> {
        update(&mut self.state, message, World { index: &INDEX, locale: &self.locale })
    }

    fn press(&mut self, key: KeyPress) -> Vec<Effect> {
        self.send(Message::Key(key))
    }

    /// Presses a key and does what it asks for.
    fn settle(&mut self, code: KeyCode) {
        let effects = self.press(KeyPress::plain(code));
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut todo = effects;
        while let Some(effect) = todo.pop() {
            match effect {
                Effect::Search => {
                    let now = "2026-11-24T12:00:00Z".parse().unwrap();
                    let moment = LocalNow { now, zone: TimeZone::UTC };
                    let results = Rc::new(find_groups(&INDEX, &self.state.query(), &moment));
                    todo.extend(self.send(Message::Results(results)));
                }
                Effect::Load(group) if self.state.details.of == Some(group) => {
                    self.state.details.page = Page::new(format!("group {}", group.0));
                }
                Effect::Language => self.locale = Rc::new(self.locale.in_language(self.state.language)),
                _ => {}
            }
        }
    }

    fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            self.settle(KeyCode::Char(letter));
        }
    }

    fn results(&self) -> Rc<Results> {
        Rc::clone(self.state.results.as_ref().unwrap())
    }

    fn selected_choice(&self) -> Choice {
        match &self.state.popup {
            Some(Popup::Choice { selected, .. }) => selected.clone(),
            other => panic!("no choice: {other:?}"),
        }
    }
}

#[test]
fn escape_in_the_search_box_forgets_how_the_words_were_read() {
    for literal in [false, true] {
        let mut machine = Machine::focused(Focus::Search);
        machine.type_text("trauer");
        machine.state.taken_back = vec!["köln".to_owned()];
        machine.state.literal = literal;
        assert_eq!(machine.press(ESC), [Effect::Search]);
        assert!(machine.state.search.is_empty());
        assert!(machine.state.taken_back.is_empty(), "the next words are read anew");
        assert!(!machine.state.literal);
    }
}

#[test]
fn deleting_the_last_letter_forgets_how_the_words_were_read() {
    let mut machine = Machine::focused(Focus::Search);
    machine.type_text("a");
    machine.state.taken_back = vec!["köln".to_owned()];
    machine.state.literal = true;
    assert_eq!(machine.press(KeyPress::plain(KeyCode::Backspace)), [Effect::Search]);
    assert!(machine.state.taken_back.is_empty() && !machine.state.literal);
}

#[test]
fn escape_goes_one_step_back_from_every_part() {
    for pane in Pane::ALL {
        let mut machine = Machine::focused(Focus::Pane(pane));
        machine.state.pane_mut(pane).filter.set("x");
        assert!(machine.press(ESC).is_empty());
        assert_eq!(machine.state.focus, Focus::Pane(pane), "first the typed letters go");
        assert!(machine.state.pane(pane).filter.is_empty());
        assert!(machine.press(ESC).is_empty());
        assert_eq!(machine.state.focus, Focus::Results);
    }
    let mut machine = Machine::focused(Focus::Details);
    assert!(machine.press(ESC).is_empty());
    assert_eq!(machine.state.focus, Focus::Results, "from the details back to the list");
    assert_eq!(machine.state.list.selected, 2, "to the group that was read");
    assert!(machine.press(ESC).is_empty());
    assert_eq!(machine.state.focus, Focus::Search);
    machine.state.sort = Sort::Distance;
    machine.state.near = None;
    assert!(machine.press(ESC).is_empty());
    assert!(matches!(&machine.state.message, Some(StatusMessage::Localized { key: "quit-hint", .. })));
}

#[test]
fn escape_closes_every_popup_and_nothing_else() {
    for (name, place) in places() {
        if place.state.popup.is_none() {
            continue;
        }
        let mut machine = place;
        let before = machine.state.focus;
        assert!(machine.press(ESC).is_empty(), "{name}");
        assert!(machine.state.popup.is_none(), "{name}");
        assert_eq!(machine.state.focus, before, "{name}");
    }
}

#[test]
fn a_change_of_language_asks_again_for_everything_with_words_from_outside() {
    for focus in [Focus::Search, Focus::Pane(Pane::More), Focus::Results, Focus::Details] {
        let mut machine = Machine::focused(focus);
        let group = machine.state.details.of.unwrap();
        assert_eq!(machine.press(F4), [Effect::Language, Effect::Search, Effect::Load(group)], "{focus:?}");
        assert_eq!(machine.state.language, Language::De);
    }
}

#[test]
fn a_popup_stays_what_it_is_when_the_language_changes() {
    for (name, place) in places() {
        let mut machine = place;
        let before = machine.state.popup.clone();
        if before.is_none() || machine.state.front.is_some() || matches!(before, Some(Popup::Staff(_))) {
            continue;
        }
        let effects = machine.press(F4);
        machine.perform(effects);
        assert_eq!(machine.state.popup, before, "{name}");
    }
}

#[test]
fn new_results_keep_the_selected_group_while_a_person_reads() {
    for (focus, keeps) in [
        (Focus::Results, true),
        (Focus::Details, true),
        (Focus::Search, false),
        (Focus::Pane(Pane::Topic), false),
    ] {
        let mut machine = Machine::focused(focus);
        let (group, mut results) = (machine.state.list.group.unwrap(), (*machine.results()).clone());
        results.hits.reverse();
        let last = results.hits.len() - 1;
        let effects = machine.send(Message::Results(Rc::new(results)));
        if keeps {
            assert_eq!(machine.state.list.selected, last - 2, "{focus:?}");
            assert_eq!(machine.state.list.group, Some(group), "{focus:?}");
            assert!(effects.is_empty(), "what is read stays: {effects:?}");
        } else {
            assert_eq!(machine.state.list.selected, 0, "{focus:?}");
            assert!(matches!(effects.as_slice(), [Effect::Load(other)] if *other != group), "{effects:?}");
        }
    }
}

/// On a slow machine a person has pressed Enter and arrows before the first search has answered.
#[test]
fn arrows_before_the_first_results_select_among_them() {
    let mut machine = Machine::focused(Focus::Results);
    let results = machine.results();
    machine.state.results = None;
    machine.state.results_number = 0;
    machine.state.list = List::default();
    for _ in 0..3 {
        machine.press(KeyPress::plain(KeyCode::Down));
    }
    machine.press(KeyPress::plain(KeyCode::Up));
    machine.send(Message::Results(results.clone()));
    assert_eq!(machine.state.list.selected, 2);
    assert_eq!(machine.state.list.group, Some(results.hits[2].ordinal));
}

#[test]
fn new_results_without_the_selected_group_begin_at_the_top() {
    let mut machine = Machine::focused(Focus::Results);
    let mut results = (*machine.results()).clone();
    results.hits.remove(2);
    machine.send(Message::Results(Rc::new(results)));
    assert_eq!((machine.state.list.selected, machine.state.list.top), (0, 0));
}

#[test]
fn a_letter_goes_to_the_next_choice_that_begins_with_it() {
    let mut machine = Machine::focused(Focus::Search);
    machine.state.popup =
        Some(Popup::Choice { kind: ChoiceKind::CrisisCountry, selected: Choice::Country("DE"), top: 0 });
    let offered = choices::offered(ChoiceKind::CrisisCountry, &machine.state, machine.world());
    // Countries that share a first letter.
    let beginning_with = |letter: char| -> Vec<&Choice> {
        let labelled = offered.iter().map(|c| (c, choices::choice_label(c, &machine.state, machine.world())));
        labelled.filter(|(_, label)| label.to_lowercase().starts_with(letter)).map(|(c, _)| c).collect()
    };
    let (letter, same) =
        ('a'..='z').map(|l| (l, beginning_with(l))).find(|(_, same)| same.len() >= 2).expect("two of a kind");
    for expected in same.iter().chain(&same) {
        machine.settle(KeyCode::Char(letter));
        assert_eq!(machine.selected_choice(), **expected, "one after the other, then from the start again");
    }
    machine.settle(KeyCode::Char('%'));
    assert_eq!(machine.selected_choice(), **same.last().unwrap(), "no choice begins with it");
}

#[test]
fn a_letter_in_the_questions_goes_to_the_next_answer_that_begins_with_it() {
    let mut machine = Machine::home();
    machine.settle(KeyCode::F(12));
    let rows: Vec<usize> = (0..3)
        .map(|_| {
            machine.settle(KeyCode::Char('i'));
            let Some(FullScreen::Guide(guide)) = &machine.state.front else { panic!("no question") };
            guide.selected
        })
        .collect();
    assert_ne!(rows.first(), rows.get(1), "not the same one again: {rows:?}");
    assert_eq!(rows.first(), rows.get(2), "then from the start again: {rows:?}");
}

#[test]
fn the_safety_notice_comes_once_before_listings_about_violence() {
    let mut machine = Machine::focused(Focus::Search);
    machine.type_text("häusliche gewalt");
    machine.settle(KeyCode::Down);
    assert!(matches!(machine.state.popup, Some(Popup::Page { kind: PageKind::SafetyNotice, .. })));
    machine.settle(KeyCode::Enter);
    assert!(machine.state.popup.is_none());
    machine.settle(KeyCode::Up);
    machine.settle(KeyCode::Down);
    assert!(machine.state.popup.is_none(), "once in a visit");
}

#[test]
fn the_staff_code_is_asked_for_before_the_kiosk_ends_and_home_ends_at_once() {
    let quit = KeyPress::ctrl('q');
    assert_eq!(Machine::home().press(quit), [Effect::Quit]);
    let mut machine = Machine::kiosk();
    assert!(machine.press(quit).is_empty());
    assert!(matches!(machine.state.popup, Some(Popup::Staff(_))));
    machine.type_text("123456");
    assert_eq!(machine.press(KeyPress::plain(KeyCode::Enter)), [Effect::CheckCode]);
}

#[test]
fn the_key_that_answers_the_warning_does_nothing_else() {
    for (key, effects) in [
        (KeyPress::plain(KeyCode::Char('x')), vec![]),
        (KeyPress::plain(KeyCode::F(10)), vec![Effect::LeaveNow]),
    ] {
        let mut machine = Machine::focused(Focus::Search);
        machine.state.warning = true;
        assert_eq!(machine.press(key), effects);
        assert!(!machine.state.warning && machine.state.search.is_empty());
    }
}

/// All places in which keys mean something, by name.
fn places() -> Vec<(&'static str, Machine)> {
    let mut places = vec![
        ("search box, empty", Machine::focused(Focus::Search)),
        ("filter pane", Machine::focused(Focus::Pane(Pane::Topic))),
        ("results", Machine::focused(Focus::Results)),
        ("details", Machine::focused(Focus::Details)),
    ];
    let mut typed = Machine::focused(Focus::Search);
    typed.type_text("group");
    typed.state.taken_back = vec!["near".to_owned()];
    places.push(("search box, with words", typed));
    let mut filter = Machine::home();
    filter.settle(KeyCode::F(2));
    places.push(("filter pane, in its list", filter.clone()));
    filter.type_text("gri");
    places.push(("filter pane, with letters typed", filter));
    for (name, kind) in [
        ("help", PageKind::Help),
        ("crisis lines", PageKind::Crisis("DE".to_owned())),
        ("safety notice", PageKind::SafetyNotice),
    ] {
        let mut machine = Machine::focused(Focus::Results);
        machine.state.open_page(kind);
        places.push((name, machine));
    }
    for (name, typed) in [("palette", ""), ("palette, with letters typed", "order")] {
        let mut machine = Machine::focused(Focus::Results);
        machine.settle(KeyCode::F(1));
        machine.type_text(typed);
        places.push((name, machine));
    }
    for (name, kind, selected) in [
        ("choice of the order", ChoiceKind::Sort, Choice::Order(Sort::Best)),
        ("choice of the country", ChoiceKind::CrisisCountry, Choice::Country("DE")),
        ("choice of the export", ChoiceKind::Export, Choice::QrCode(QrContent::Reach)),
        ("choice of words", ChoiceKind::UndoInterpretation, Choice::AsTyped),
    ] {
        let mut machine = Machine::focused(Focus::Results);
        machine.state.popup = Some(Popup::Choice { kind, selected, top: 0 });
        places.push((name, machine));
    }
    let mut picker = Machine::focused(Focus::Results);
    picker.press(KeyPress::ctrl('s'));
    places.push(("choice of where the reader is", picker));
    let mut sources = Machine::focused(Focus::Results);
    sources.state.sources.view = Rc::new(followed_and_offered());
    sources.state.popup = Some(Popup::Sources(SourcesPopup::default()));
    places.push(("list of sources", sources));
    let mut code = Machine::focused(Focus::Results);
    let dark = vec![true];
    code.state.popup = Some(Popup::Picture(QrImage {
        title: String::new(),
        says: String::new(),
        is_claimed: false,
        side: 1,
        dark,
    }));
    places.push(("QR code", code));
    let mut kiosk = Machine::kiosk();
    places.push(("kiosk, inviting screen", kiosk.clone()));
    for (name, step) in [
        ("kiosk, question 1", GuideStep::What),
        ("kiosk, question 2", GuideStep::Whom),
        ("kiosk, question 3", GuideStep::Where),
    ] {
        kiosk.state.front = Some(FullScreen::Guide(Guide::at_step(step)));
        kiosk.perform(vec![Effect::Search]);
        places.push((name, kiosk.clone()));
    }
    kiosk.state.front = None;
    kiosk.state.focus = Focus::Results;
    places.push(("kiosk, results", kiosk.clone()));
    let mut line = Line::default();
    line.set("1234");
    kiosk.state.popup = Some(Popup::Staff(line));
    places.push(("kiosk, staff code", kiosk));
    places
}

/// A source that is followed and one that could be.
fn followed_and_offered() -> SourcesView {
    let followed = Standing { is_followed: true, ..Standing::default() };
    let source = |id: &str, standing| Source {
        id: id.to_owned(),
        name: id.to_owned(),
        is_worldwide: true,
        standing,
        ..Source::default()
    };
    SourcesView {
        sources: vec![source("followed", Some(followed)), source("offered", None)],
        ..SourcesView::default()
    }
}

/// A line of text with its cursor.
fn with_cursor(line: &Line) -> String {
    let (before, whole) = (line.before_cursor(), line.text());
    format!("{before}|{}", whole.get(before.len()..).unwrap_or_default())
}

/// What of a state a key can change, by name.
fn summary(state: &State) -> Vec<(&'static str, String)> {
    let popup = match &state.popup {
        None => "none".to_owned(),
        Some(Popup::Page { kind, reading }) => {
            let name = match kind {
                PageKind::Help => "help",
                PageKind::Crisis(country) => country,
                PageKind::SafetyNotice => "safety notice",
                PageKind::Learn(Subject::Article(article)) => article,
                PageKind::Learn(Subject::Topic(_)) => "topic",
                PageKind::Registration => "registration",
            };
            format!("{name} at {}", reading.at)
        }
        Some(Popup::Comparison { reading, .. }) => format!("comparison at {}", reading.at),
        Some(Popup::Draft) => {
            let draft = state.draft.as_ref().unwrap();
            format!("message {} row {}", with_cursor(&draft.words), draft.selected)
        }
        Some(Popup::Picture(_)) => "QR code".to_owned(),
        Some(Popup::Register(form)) => format!("question {} {}", form.at + 1, with_cursor(&form.typed)),
        Some(Popup::Palette(palette)) => {
            let row = if palette.in_list { format!(" row {}", palette.selected) } else { String::new() };
            format!("palette {}{row}", with_cursor(&palette.filter))
        }
        Some(Popup::Sources(popup)) => {
            format!("sources {} {:?}", with_cursor(&popup.filter), popup.selected)
        }
        Some(Popup::Staff(line)) => {
            format!("staff code {}", with_cursor(line))
        }
        Some(Popup::Home(picker)) => {
            let row = picker.offered.get(picker.selected).and_then(Option::as_ref);
            let row = row.map_or_else(|| "nowhere".to_owned(), |home| home.country.clone());
            format!("home {row} {}", with_cursor(&picker.typed))
        }
        Some(Popup::Choice { selected, .. }) => choices::choice_label(
            selected,
            state,
            World { index: &INDEX, locale: &Locale::new(Language::En) },
        ),
    };
    let front = match &state.front {
        None => "none".to_owned(),
        Some(FullScreen::Attract(marked)) => format!("inviting {marked}"),
        Some(FullScreen::Guide(guide)) => {
            format!(
                "question {} row {}{}",
                guide.step.number(),
                guide.selected,
                if guide.in_list { " in list" } else { "" }
            )
        }
        Some(FullScreen::Decoy(_)) => "cover".to_owned(),
    };
    let message = match &state.message {
        Some(StatusMessage::Localized { key, .. }) => (*key).to_owned(),
        Some(StatusMessage::Sentence(sentence)) => sentence.clone(),
        None => "none".to_owned(),
    };
    let pane = state.focused_pane().map(|pane| state.pane(pane));
    let pane = pane.map_or_else(String::new, |pane| {
        let place = if pane.is_in_list() { format!(" row {}", pane.selected) } else { String::new() };
        format!("{}{place}", with_cursor(&pane.filter))
    });
    vec![
        ("focus", format!("{:?}", state.focus)),
        ("view", format!("{:?}", state.view)),
        ("instead", front),
        ("popup", popup),
        ("search", with_cursor(&state.search)),
        ("exactly", state.literal.to_string()),
        ("as words", state.taken_back.join(" ")),
        ("pane", pane),
        ("marked", state.shortlist.all().len().to_string()),
        ("chosen", state.selection.iter().count().to_string()),
        ("welcome", format!("{:?}", state.welcome.selected)),
        ("ticked", state.sources.ticked.iter().cloned().collect::<Vec<_>>().join(" ")),
        ("row", state.list.selected.to_string()),
        ("line", state.details.reading.at.to_string()),
        ("language", format!("{:?}", state.language)),
        ("country", state.crisis_country.clone().unwrap_or_default()),
        ("message", message),
        ("leaving", state.chord.to_string()),
    ]
}

fn effect_name(effect: Effect) -> String {
    let name = |what: &str, group: Ordinal| format!("{what} {}", group.0);
    match effect {
        Effect::Load(group) => name("read", group),
        Effect::Picture(QrContent::Reach, group) => name("make code of", group),
        Effect::Picture(QrContent::Card, group) => name("make card of", group),
        Effect::Export(target, group) => name(&format!("export as {target:?}").to_lowercase(), group),
        Effect::Compare => "compare".to_owned(),
        Effect::Compose(_, group) => name("compose a message about", group),
        Effect::MessageCode(choice) => format!("make code of the message: {choice:?}").to_lowercase(),
        Effect::ExportMessage(target) => format!("export the message as {target:?}").to_lowercase(),
        Effect::ExportMarked(target) => format!("export the marked as {target:?}").to_lowercase(),
        Effect::KeepShortlist => "keep the marked".to_owned(),
        Effect::Search => "search".to_owned(),
        Effect::Language => "use language".to_owned(),
        Effect::Register => "make listing".to_owned(),
        Effect::WriteRegistration => "write listing".to_owned(),
        Effect::WriteBooklet(form, of) => {
            format!("write a booklet of what is {of:?} as {form:?}").to_lowercase()
        }
        Effect::CheckCode => "check code".to_owned(),
        Effect::StaffLeave => "staff leave".to_owned(),
        Effect::Wipe => "wipe".to_owned(),
        Effect::Data => "show data".to_owned(),
        Effect::Fetch => "fetch".to_owned(),
        Effect::ApplyTicks => "apply ticks".to_owned(),
        Effect::Quit => "quit".to_owned(),
        Effect::LeaveNow => "leave now".to_owned(),
        Effect::Suspend => "suspend".to_owned(),
        Effect::Redraw => "redraw".to_owned(),
    }
}

/// One paragraph a place, one line an action: its key, what it changes, and what it asks for.
fn table() -> String {
    let mut out = String::new();
    let mut actions: Vec<Action> = ACTIONS.iter().map(|entry| entry.action).collect();
    actions.dedup();
    for (name, place) in places() {
        let mut idle = Vec::new();
        let _ = writeln!(out, "{name}");
        for action in &actions {
            let mut machine = place.clone();
            let Some(key) = machine.state.keys.key_of(*action) else { continue };
            let before = summary(&machine.state);
            let effects = machine.press(key);
            let mut did: Vec<String> = summary(&machine.state)
                .into_iter()
                .zip(before)
                .filter(|(after, before)| after != before)
                .map(|((name, after), _)| {
                    format!("{name}: {}", if after.is_empty() { "none" } else { &after })
                })
                .collect();
            if !effects.is_empty() {
                did.push(format!(
                    "-> {}",
                    effects.into_iter().map(effect_name).collect::<Vec<_>>().join(", ")
                ));
            }
            if did.is_empty() {
                idle.push(action.id());
            } else {
                let _ = writeln!(out, "    {} ({key}): {}", action.id(), did.join("; "));
            }
        }
        let _ = writeln!(out, "    nothing: {}\n", idle.join(", "));
    }
    out
}

#[test]
fn every_action_in_every_place_does_what_the_table_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/transitions.txt");
    let table = table();
    if std::env::var_os("UPDATE_SCREENS").is_some() {
        std::fs::write(path, &table).unwrap();
    }
    let expected = std::fs::read_to_string(path).unwrap();
    for (line, (is, should)) in table.lines().zip(expected.lines()).enumerate() {
        assert_eq!(is, should, "line {} of {path}", line + 1);
    }
    assert_eq!(table.lines().count(), expected.lines().count(), "{path}");
}
