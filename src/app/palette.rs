//! What the palette lists: every action that the mode allows, with its keys, best match first.

use super::action::Action;
use super::policy::{Verdict, verdict};
use super::state::{PaletteChoice, State};
use crate::locale::Locale;
use crate::search::Fuzzy;
use std::cmp::Reverse;
use std::ops::Range;

/// A row of the palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaletteRow {
    /// What it does.
    pub choice: PaletteChoice,
    /// What it does, in words.
    pub words: String,
    /// The keys that do it too.
    pub keys: String,
    /// Bytes of the words that the typed letters matched.
    pub matches: Vec<Range<usize>>,
}

/// The rows that fit what is typed; all of them where nothing is.
pub fn palette_rows(state: &State, typed: &str, locale: &Locale) -> Vec<PaletteRow> {
    let all = every_row(state, locale);
    let Some(mut fuzzy) = Fuzzy::new(typed) else { return all };
    let mut fitting: Vec<_> = all
        .into_iter()
        .filter_map(|mut row| {
            // Keys are looked for as well: "F7", or what Ctrl-T does.
            let fit = fuzzy.fit(&row.words).or_else(|| fuzzy.fit(&format!("{} {}", row.words, row.keys)))?;
            row.matches = fuzzy.matches_in(&row.words);
            // Of those that fit alike, the one that was typed whole comes first.
            let is_whole = row.words.to_lowercase() == typed.trim().to_lowercase();
            Some(((Reverse(fit), !is_whole), row))
        })
        .collect();
    fitting.sort_by_key(|(order, _)| *order);
    fitting.into_iter().map(|(_, row)| row).collect()
}

/// Every row: first what a person may want to do, in the order of the table of actions, then the help as a page.
fn every_row(state: &State, locale: &Locale) -> Vec<PaletteRow> {
    let explained = state.keys.bindings().iter().filter(|binding| !binding.help_key.is_empty());
    let allowed = explained.filter(|binding| verdict(binding.action, state.setup.mode) == Verdict::Yes);
    // This is where one is already.
    let others = allowed.filter(|binding| binding.action != Action::Help);
    let mut rows: Vec<PaletteRow> = others
        .map(|binding| PaletteRow {
            choice: PaletteChoice::Act(binding.action),
            words: locale.text(binding.help_key),
            keys: state
                .keys
                .keys_of(binding.action)
                .map(|key| key.name(locale))
                .collect::<Vec<_>>()
                .join(", "),
            matches: Vec::new(),
        })
        .collect();
    let words = locale.text("palette-read");
    let read =
        PaletteRow { choice: PaletteChoice::ReadHelp, words, keys: String::new(), matches: Vec::new() };
    rows.insert(0, read);
    rows
}

/// The row that is selected.
pub fn selected_row(state: &State, locale: &Locale) -> Option<PaletteRow> {
    let Some(super::state::Popup::Palette(palette)) = &state.popup else { return None };
    palette_rows(state, &palette.filter.text(), locale).into_iter().nth(palette.selected)
}
