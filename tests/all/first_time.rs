//! A person who has never seen the program looks for "a grief group in Oslo, online, in Norwegian": how many keys it
//! takes besides the words typed. What a key does is on the screen before it is pressed; the test checks that, too.

use crate::support::Program;
use groupfinder::app::action::Focus;
use groupfinder::app::key::KeyCode;
use groupfinder::app::state::State;
use groupfinder::dataset;
use groupfinder::group::Group;
use groupfinder::topic::Language;
use serde_json::json;

/// The group that is looked for.
const WANTED: &str = "Sorggruppe på nett for Oslo";
/// The most keys it may take.
const MOST: usize = 12;

fn group(id: &str, name: &str, topic: &str, city: &str, formats: &[&str], language: &str) -> Group {
    let record = json!({
        "id": id, "name": name, "topics": [topic], "formats": formats, "languages": [language],
        "place": {"city": city, "country": "NO"},
        "meetings": [{"day": "thu", "start": "18:00", "timezone": "Europe/Oslo"}],
    });
    dataset::read_record(&record.to_string()).unwrap()
}

/// The group, those that are nearly it, and six hundred others.
fn groups() -> Vec<Group> {
    let mut groups = vec![
        group("a", "Sorggruppe Majorstuen", "bereavement", "Oslo", &["in-person"], "nb"),
        group("b", "Sorggruppe Bergen på nett", "bereavement", "Bergen", &["online"], "nb"),
        group("c", "Grief online Oslo", "bereavement", "Oslo", &["online"], "en"),
        group("d", "Angst på nett", "anxiety", "Oslo", &["online"], "nb"),
        group("wanted", WANTED, "bereavement", "Oslo", &["online", "in-person"], "nb"),
    ];
    groups.extend(groupfinder::demo::groups(600, 1));
    groups
}

/// Counts keys as a person presses them.
struct Hand {
    program: Program,
    pressed: usize,
}

impl Hand {
    fn new() -> Self {
        let state = State::new(Language::En, true, false);
        Self { program: Program::over(groups(), state, 80, 24), pressed: 0 }
    }

    fn types(&mut self, words: &str) {
        self.program.type_text(words);
    }

    /// Presses a key that the screen names: `named` stands on it.
    fn presses(&mut self, code: KeyCode, named: &str) {
        let text = self.program.text();
        assert!(text.contains(named), "nothing says what {code:?} does ({named}):\n{text}");
        self.program.press(&[code]);
        self.pressed += 1;
    }

    fn has_opened_it(&self) {
        let state = &self.program.session.state;
        assert_eq!(state.focus, Focus::Details, "{}", self.program.text());
        assert_eq!(state.details.page.title, WANTED, "{}", self.program.text());
        assert!(self.pressed <= MOST, "{} keys", self.pressed);
    }
}

#[test]
fn in_one_s_own_words() {
    for words in [
        "grief oslo online norwegian",
        "a grief group in Oslo, online, in Norwegian",
        "sorggruppe oslo på nett på norsk",
    ] {
        let mut hand = Hand::new();
        hand.types(words);
        hand.presses(KeyCode::Down, "Down: groups");
        hand.presses(KeyCode::Enter, "Enter: open");
        hand.has_opened_it();
    }
}

#[test]
fn by_the_filters() {
    let mut hand = Hand::new();
    hand.types("grief");
    hand.presses(KeyCode::Tab, "Tab: filters");
    hand.presses(KeyCode::Tab, "Tab: next");
    hand.presses(KeyCode::Tab, "Tab: next");
    hand.types("oslo");
    hand.presses(KeyCode::Char(' '), "Space: choose");
    hand.presses(KeyCode::Tab, "Tab: next");
    hand.types("online");
    hand.presses(KeyCode::Char(' '), "Space: choose");
    hand.presses(KeyCode::Tab, "Tab: next");
    hand.types("norw");
    hand.presses(KeyCode::Char(' '), "Space: choose");
    hand.presses(KeyCode::Enter, "Enter: show the groups");
    hand.presses(KeyCode::Enter, "Enter: open");
    hand.has_opened_it();
}
