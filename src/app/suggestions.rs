//! Suggestions where little or nothing was found: what each says, and what following it does.

use super::action::Focus;
use super::message::{Effect, World};
use super::navigate::{clear_all, move_focus, open_crisis, select_row};
use super::state::{ListRow, PageKind, State, Subject};
use super::value_labels::label_of;
use crate::locale::Locale;
use crate::search::{Facet, Index, Selection, Suggestion, ValueId};
use crate::topic::{Thesaurus, TopicId};
use fluent_bundle::FluentValue;

/// A suggestion in words.
pub fn suggestion_label(way: &Suggestion, index: &Index, locale: &Locale) -> String {
    let language = locale.language();
    match way {
        Suggestion::Spelling { words: better, count } => locale.with(
            "way-spelling",
            &[("words", better.trim().into()), ("count", count_argument(*count, locale))],
        ),
        Suggestion::DropFilter { facet, value, count } => locale.with(
            "way-drop",
            &[
                ("label", label_of(index, *facet, *value, language).unwrap_or_default().into()),
                ("count", count_argument(*count, locale)),
            ],
        ),
        Suggestion::DropDistance { count } => {
            locale.with("way-drop-distance", &[("count", count_argument(*count, locale))])
        }
        Suggestion::DropTime { count } => {
            locale.with("way-drop-time", &[("count", count_argument(*count, locale))])
        }
        Suggestion::DropWords { left_out, count, .. } => locale.with(
            "way-drop-words",
            &[("words", left_out.as_str().into()), ("count", count_argument(*count, locale))],
        ),
        Suggestion::Topic { value, broader, count } => {
            let key = if *broader { "way-broader" } else { "way-see-also" };
            locale.with(
                key,
                &[
                    ("label", label_of(index, Facet::Topic, *value, language).unwrap_or_default().into()),
                    ("count", count_argument(*count, locale)),
                ],
            )
        }
        Suggestion::ContactPoints { count } => {
            locale.with("way-contact-points", &[("count", count_argument(*count, locale))])
        }
        Suggestion::Helplines { count } => {
            locale.with("way-helplines", &[("count", count_argument(*count, locale))])
        }
        Suggestion::StartGroup { count } => {
            locale.with("way-start", &[("count", count_argument(*count, locale))])
        }
        Suggestion::Crisis => locale.text("way-crisis"),
        Suggestion::ClearAll => locale.text("way-clear"),
    }
}

fn count_argument(count: u32, locale: &Locale) -> FluentValue<'static> {
    locale.number(u64::from(count)).into()
}

/// Follows a row of the list that is no group: reads the article, lists what helps in other countries, or leads on.
pub fn follow_row(state: &mut State, row: usize, world: World<'_>) -> Vec<Effect> {
    match state.list_row(row) {
        Some(ListRow::OtherCountries) => {
            state.list.is_unfolded = true;
            select_row(state, row)
        }
        Some(ListRow::Suggestion(way)) => {
            let way = state.results.as_ref().and_then(|results| results.suggestions.get(way)).cloned();
            way.map(|way| follow_suggestion(state, &way, world)).unwrap_or_default()
        }
        Some(ListRow::Article) => {
            let article = state.results.as_ref().and_then(|results| results.article);
            if let Some(article) = article {
                state.open_page(PageKind::Learn(Subject::Article(article)));
            }
            Vec::new()
        }
        Some(ListRow::Hit(_)) | None => Vec::new(),
    }
}

/// Follows a suggestion.
fn follow_suggestion(state: &mut State, way: &Suggestion, world: World<'_>) -> Vec<Effect> {
    match way {
        Suggestion::Spelling { words, .. } | Suggestion::DropWords { words, .. } => {
            state.search.set(words);
            state.literal = false;
        }
        Suggestion::DropFilter { facet, .. } => state.selection.clear_facet(*facet),
        Suggestion::DropDistance { .. } => {
            if let Some(near) = &mut state.near {
                near.within_km = None;
            }
        }
        Suggestion::DropTime { .. } => state.when = None,
        Suggestion::Topic { value, .. } => show_only(state, Facet::Topic, *value),
        Suggestion::ContactPoints { .. } | Suggestion::StartGroup { .. } => {
            show_only_kind(state, "contact-point", world);
        }
        Suggestion::Helplines { .. } => show_only_kind(state, "helpline", world),
        Suggestion::Crisis => {
            open_crisis(state, world);
            return Vec::new();
        }
        Suggestion::ClearAll => clear_all(state),
    }
    state.list.group = None;
    vec![Effect::Search]
}

/// Asks for what is listed about a topic and nothing else; the place stays.
pub(super) fn show_listings(state: &mut State, topic: TopicId, world: World<'_>) -> Vec<Effect> {
    let id = Thesaurus::embedded().get(topic).id;
    let Some(value) = world.index.value_id(Facet::Topic, id) else { return Vec::new() };
    show_only(state, Facet::Topic, value);
    state.list.group = None;
    move_focus(state, Focus::Results, world);
    vec![Effect::Search]
}

fn show_only_kind(state: &mut State, id: &str, world: World<'_>) {
    if let Some(value) = world.index.value_id(Facet::Kind, id) {
        show_only(state, Facet::Kind, value);
    }
}

/// Asks for one value and nothing else; the place stays, since it is where the person is.
fn show_only(state: &mut State, facet: Facet, value: ValueId) {
    state.search.clear();
    state.literal = false;
    state.selection = Selection::default();
    state.when = None;
    state.selection.toggle(facet, value);
    if let Some(near) = &mut state.near {
        near.within_km = None;
    }
}
