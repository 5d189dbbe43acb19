//! What the list of marked groups offers and says.

use super::map_words::origin;
use super::state::{Choice, Shortlist, State};
use crate::locale::Locale;
use crate::search::{Index, Ordinal};

/// What is offered with the marked groups: what can be done with all of them, then they themselves.
pub fn offered(state: &State) -> Vec<Choice> {
    let shortlist = &state.shortlist;
    let listed = shortlist.listed().len();
    let first = [(listed > 1, Choice::Compare), (listed > 0, Choice::TakeMarked)];
    let mut offered: Vec<Choice> =
        first.into_iter().filter(|(possible, _)| *possible).map(|(_, choice)| choice).collect();
    offered.extend((0..shortlist.all().len()).map(Choice::Marked));
    offered.push(Choice::ForgetMarked);
    offered
}

/// What a marked group is called in the list.
pub fn marked_label(shortlist: &Shortlist, at: usize, index: &Index, locale: &Locale) -> String {
    let Some(marked) = shortlist.all().get(at) else { return String::new() };
    match marked.group {
        Some(group) => index.row(group).name().to_owned(),
        None => locale.with("mark-gone", &[("name", marked.name.as_str().into())]),
    }
}

/// How far groups are from the place asked for or from home, in words; `None` where there is no such place.
pub fn distances(state: &State, groups: &[Ordinal], index: &Index, locale: &Locale) -> Option<Vec<String>> {
    let (from, _) = origin(state)?;
    let far = groups.iter().map(|group| {
        let point = index.row(*group).place_to_go();
        point.map(|point| locale.distance(from.distance_km(point))).unwrap_or_default()
    });
    Some(far.collect())
}
