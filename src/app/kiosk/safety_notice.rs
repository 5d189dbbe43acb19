//! What is said once before listings about violence: how to leave at once, and what leaving cannot hide (GOV.UK
//! "Exit this page": an interruption page explains it before it is first needed).

use crate::app::action::{Action, Focus};
use crate::app::keymap::Keymap;
use crate::app::message::World;
use crate::app::policy::Mode;
use crate::app::state::{PageKind, State};
use crate::locale::Locale;
use crate::page::{Page, Tone};
use crate::search::{Facet, Index};
use crate::topic::{Category, is_about_violence};

/// The page.
pub fn safety_page(keymap: &Keymap, mode: Mode, locale: &Locale) -> Page {
    let key = keymap.name(Action::LeaveNow, locale);
    let chord = keymap.name(Action::LeaveChord, locale);
    let mut page = Page::new(locale.text("caution-title"));
    let values = [("key", key.into()), ("chord", chord.into())];
    page.add(Tone::Notice, 0, locale.with("caution-leave", &values));
    page.add_gap();
    page.add(Tone::Text, 0, locale.text("caution-cannot"));
    let cannot: &[&str] = match mode {
        Mode::Home => &["caution-seen", "caution-terminal", "caution-shell", "caution-machine"],
        Mode::Kiosk => &["caution-seen", "caution-machine"],
    };
    for key in cannot {
        page.add(Tone::Item, 2, locale.text(key));
    }
    if mode == Mode::Home {
        page.add(Tone::Text, 0, locale.text("caution-elsewhere"));
    }
    page.add_gap();
    page.add(
        Tone::Key,
        0,
        locale.with("caution-go-on", &[("key", keymap.name(Action::Open, locale).into())]),
    );
    page
}

/// Opens the page if listings about violence are about to be read and it was not shown in this visit.
pub fn show_if_due(state: &mut State, world: World<'_>) {
    let reading = matches!(state.focus, Focus::Results | Focus::Details);
    if state.cautioned || state.front.is_some() || state.popup.is_some() || !reading {
        return;
    }
    if asks_about_violence(state, world.index, state.focus == Focus::Details) {
        state.cautioned = true;
        state.open_page(PageKind::SafetyNotice);
    }
}

/// Whether violence is asked for, or what is about to be read is about it.
/// `opened` says that the selected listing is read and not the list.
pub fn asks_about_violence(state: &State, index: &Index, opened: bool) -> bool {
    let chosen = state.selection.iter().any(|(facet, value)| {
        index.value(facet, value).is_some_and(|v| is_value_about_violence(facet, &v.id))
    });
    // What was typed finds it first, or a listing about it is opened. A list of everything in which one stands is no
    // reason to interrupt somebody who looks through it.
    let results = state.results.as_ref().filter(|_| !state.search.is_empty());
    let first = results.and_then(|results| results.hits.first()).map(|hit| hit.ordinal);
    let read = if opened { state.list.group } else { first };
    chosen
        || read.is_some_and(|group| {
            let mut topics = index.row(group).topics();
            topics.any(|t| {
                index.value(Facet::Topic, t).is_some_and(|v| is_value_about_violence(Facet::Topic, &v.id))
            })
        })
}

fn is_value_about_violence(facet: Facet, id: &str) -> bool {
    match facet {
        Facet::Category => id == Category::Violence.id(),
        Facet::Topic => is_about_violence(id),
        _ => false,
    }
}
