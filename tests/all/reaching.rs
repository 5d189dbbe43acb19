//! How far it is to somebody: what is on an 80x24 screen without scrolling, and how many keys a task takes.

use crate::support::{self, Program, in_country};
use groupfinder::app::key::KeyCode;
use groupfinder::app::state::{Setup, State};
use groupfinder::group::Group;
use groupfinder::page::{Tone, text};
use groupfinder::topic::Language;

/// Keys after which a person has given up.
const PATIENCE: usize = 12;

fn setup(home: Option<&str>) -> Setup {
    Setup { home: home.map(in_country), ..Setup::default() }
}

/// The ways to reach somebody that the details of the selected listing hold, each as far as it fits into a row.
fn ways(program: &Program) -> Vec<String> {
    let page = &program.session.state.details.page;
    let keys =
        page.paragraphs.iter().filter(|paragraph| paragraph.tone == Tone::Key && paragraph.indent == 0);
    keys.map(|key| text::truncate_to_width(&key.text, 30).trim_end().to_owned()).collect()
}

/// Whether one of them is on the screen.
fn shows_a_way(program: &Program) -> bool {
    let screen = program.text();
    ways(program).iter().any(|way| screen.contains(way.as_str()))
}

#[test]
fn a_way_to_reach_somebody_is_on_the_screen_without_scrolling() {
    for (groups, language) in [
        (support::directory(), Language::En),
        (support::directory(), Language::De),
        (groupfinder::demo::groups(600, 1).collect::<Vec<Group>>(), Language::Nb),
    ] {
        let state = State::new(language, false, false).with_setup(setup(None));
        let mut program = Program::over(groups, state, 80, 24);
        program.press(&[KeyCode::Enter]);
        let (mut have, mut shown, mut hidden) = (0_usize, 0_usize, Vec::new());
        for _ in 0..program.session.state.row_count() {
            if !ways(&program).is_empty() {
                have += 1;
                let is_shown = shows_a_way(&program);
                shown += usize::from(is_shown);
                if !is_shown {
                    hidden.push(program.session.state.details.page.title.clone());
                }
            }
            program.press(&[KeyCode::Down]);
            if program.session.state.popup.is_some() {
                program.press(&[KeyCode::Esc]);
            }
        }
        println!("{language:?}: {shown} of {have}; hidden: {hidden:?}");
        assert!(have > 300, "{have}");
        assert!(shown * 100 >= have * 95, "{language:?}: {shown} of {have}; {hidden:?}");
    }
}

/// Somebody with a task: what they type, where they live, and a word of what would help them.
struct Task {
    home: &'static str,
    language: Language,
    typed: &'static str,
    /// The beginning of a listing that helps, or of one of several.
    helps: &'static [&'static str],
}

/// Tasks of the kind that people have, each with somebody to be reached: one word, a sentence, a place, a relative, somebody
/// in danger, in three languages.
const TASKS: [Task; 24] = [
    Task {
        home: "NO",
        language: Language::Nb,
        typed: "dattera vår skader seg selv, vi bor i Tromsø",
        helps: &["LFSS"],
    },
    Task {
        home: "GB",
        language: Language::En,
        typed: "my daughter cuts her arms, she is fifteen",
        helps: &["Self Injury Support", "SISH", "YoungMinds"],
    },
    Task { home: "NO", language: Language::Nb, typed: "selvskading tromsø", helps: &["LFSS"] },
    Task {
        home: "DE",
        language: Language::De,
        typed: "mein Vater hat Alzheimer und ich möchte mit jemandem telefonieren",
        helps: &["Deutsche Alzheimer"],
    },
    Task { home: "NO", language: Language::Nb, typed: "demens", helps: &["Nasjonalforeningen"] },
    Task {
        home: "NO",
        language: Language::Nb,
        typed: "pengespill på nett",
        helps: &["Hjelpelinjen", "Spillavhengighet"],
    },
    Task {
        home: "GB",
        language: Language::En,
        typed: "sexually assaulted last year, I am a man from Leeds",
        helps: &["Rape Crisis", "NAPAC", "SurvivorsUK", "Respect"],
    },
    Task {
        home: "AT",
        language: Language::De,
        typed: "letzte Woche die Diagnose Multiple Sklerose, 31, aus Graz",
        helps: &["Österreichische Multiple"],
    },
    Task {
        home: "GB",
        language: Language::En,
        typed: "our baby was stillborn in March",
        helps: &["Sands", "Miscarriage"],
    },
    Task {
        home: "US",
        language: Language::En,
        typed: "worn out from looking after my wife, Columbus Ohio",
        helps: &["Caregiver", "Eldercare"],
    },
    Task { home: "NO", language: Language::Nb, typed: "voksen med adhd", helps: &["ADHD Norge"] },
    Task { home: "NO", language: Language::Nb, typed: "gjeldsproblemer", helps: &["Gjeldsoffer"] },
    Task { home: "NO", language: Language::Nb, typed: "utlagt tarm", helps: &["NORILCO"] },
    Task { home: "DE", language: Language::De, typed: "künstlicher Darmausgang", helps: &["Deutsche ILCO"] },
    Task {
        home: "DE",
        language: Language::De,
        typed: "mein Freund würgt mich",
        helps: &["Hilfetelefon Gewalt"],
    },
    Task {
        home: "GB",
        language: Language::En,
        typed: "my boyfriend beats me",
        helps: &["Refuge", "National Domestic"],
    },
    Task {
        home: "NO",
        language: Language::Nb,
        typed: "samboeren min truer meg og slår",
        helps: &["Krisesentersekretariatet"],
    },
    Task {
        home: "GB",
        language: Language::En,
        typed: "my husband tracks my phone and hits me",
        helps: &["Refuge", "Respect", "National Stalking"],
    },
    Task {
        home: "NO",
        language: Language::Nb,
        typed: "jeg vil ikke leve lenger",
        helps: &["LFSS", "Mental Helse", "Kirkens"],
    },
    Task {
        home: "DE",
        language: Language::De,
        typed: "ich möchte tot sein",
        helps: &["TelefonSeelsorge", "u25", "Stiftung Deutsche Depressionshilfe"],
    },
    Task {
        home: "US",
        language: Language::En,
        typed: "I want it all to be over, I want to be dead",
        helps: &["988"],
    },
    Task {
        home: "DE",
        language: Language::De,
        typed: "meine Tochter verletzt sich selbst",
        helps: &["Bundesverband der Angehörigen", "Seelenerbe", "u25"],
    },
    Task {
        home: "DE",
        language: Language::De,
        typed: "mein Mann trinkt jeden Abend und wir wohnen in Bremen",
        helps: &["Al-Anon"],
    },
    Task { home: "GB", language: Language::En, typed: "epilepsy", helps: &["Epilepsy"] },
];

/// Keys beyond the words until a way to reach somebody who helps is on the screen: the list is walked down. Whom to call in
/// danger stands above the list and is no key away, but it is not what is counted here.
fn keys_needed(task: &Task, directory: &[Group]) -> Option<usize> {
    let state = State::new(task.language, false, false).with_setup(setup(Some(task.home)));
    let mut program = Program::over(directory.to_vec(), state, 80, 24);
    program.type_text(task.typed);
    let mut walked = Vec::new();
    for pressed in 0..PATIENCE {
        if program.session.state.popup.is_some() {
            // What leaving cannot hide is said once, and costs a key.
            program.press(&[KeyCode::Esc]);
            continue;
        }
        let title = program.session.state.details.page.title.clone();
        let helps = task.helps.iter().any(|beginning| title.starts_with(beginning));
        if helps && shows_a_way(&program) {
            return Some(pressed);
        }
        walked.push(title);
        program.press(&[KeyCode::Down]);
    }
    println!("{}: {walked:?}", task.typed);
    None
}

#[test]
fn somebody_is_reached_with_hardly_a_key_beyond_the_words() {
    let directory = support::directory();
    let mut needed: Vec<(Option<usize>, &str)> =
        TASKS.iter().map(|task| (keys_needed(task, &directory), task.typed)).collect();
    println!("{needed:?}");
    needed.sort_unstable();
    let worst = needed.iter().filter(|(keys, _)| keys.is_none_or(|keys| keys > 3)).collect::<Vec<_>>();
    assert!(worst.is_empty(), "more than three keys: {worst:?}");
    assert_eq!(needed[needed.len() / 2].0, Some(0), "the median: {needed:?}");
}
