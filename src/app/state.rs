//! What the program remembers while it runs. Nothing of it is kept afterwards.

use super::action::{Action, Focus, Pane};
use super::edit::Line;
use super::keymap::Keymap;
use super::kiosk::{Front, Setup, attract};
use super::panes::PaneState;
use crate::locale::{Habits, Locale};
use crate::page::{Page, Picture};
use crate::search::{Near, Ordinal, Query, Results, Selection, Sort, When};
use crate::topic::Language;
use std::rc::Rc;
use std::sync::Arc;

/// The whole state of the screen.
#[derive(Debug, Clone)]
pub struct State {
    /// Where the focus is.
    pub focus: Focus,
    /// Width and height of the screen in cells.
    pub size: (u16, u16),
    /// The language of the program's words.
    pub language: Language,
    /// What the reader is used to, whatever the language.
    pub habits: Habits,
    /// The search box.
    pub search: Line,
    /// Search exactly what is typed: no correction, no interpretation.
    pub literal: bool,
    /// The values chosen in the panes.
    pub selection: Selection,
    /// The place to be near to, chosen in the Location pane.
    pub near: Option<Near>,
    /// When a meeting is to begin, chosen in the pane More.
    pub when: Option<When>,
    /// Words of the search that are not to be taken as a filter or a place.
    pub taken_back: Vec<String>,
    /// The order of the results.
    pub sort: Sort,
    /// The panes, in the order of [`Pane::ALL`].
    pub panes: [PaneState; 5],
    /// The latest results.
    pub results: Option<Rc<Results>>,
    /// The list of results.
    pub list: List,
    /// The details of the selected group.
    pub details: Details,
    /// What lies over the screen.
    pub popup: Option<Popup>,
    /// What stands before the screen, below pop-ups.
    pub front: Option<Front>,
    /// Whether the warning that everything will be wiped lies over all of it.
    pub warning: bool,
    /// Whether it was explained in this visit what leaving at once cannot hide.
    pub cautioned: bool,
    /// How this terminal is set up.
    pub setup: Rc<Setup>,
    /// A message that stays on the status line until the next key.
    pub message: Option<String>,
    /// What the store had to say at the start; shown until the first key.
    pub notices: Vec<String>,
    /// The country whose crisis lines were asked for last.
    pub crisis_country: Option<String>,
    /// Whether Ctrl-X was pressed just before.
    pub chord: bool,
    /// Whether invented groups are shown.
    pub demo: bool,
    /// Whether only ASCII signs are drawn.
    pub ascii: bool,
    /// Which key means what.
    pub keys: Arc<Keymap>,
    /// What the last frame showed, for paging.
    pub seen: Seen,
    /// Whether the screen must be drawn again.
    pub dirty: bool,
}

/// The list of results: groups, then what leads on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// The selected row.
    pub selected: usize,
    /// The first row shown.
    pub top: usize,
    /// The selected group, which stays selected when the results change and still hold it.
    pub group: Option<Ordinal>,
}

/// The details of the selected group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// Whose details these are.
    pub of: Option<Ordinal>,
    /// What there is to read.
    pub page: Page,
    /// Where the reader is.
    pub reading: Reading,
}

/// A place in a page: the line being read and the first line shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading {
    /// The line being read.
    pub at: usize,
    /// The first line shown.
    pub top: usize,
}

/// What lies over the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Popup {
    /// A page of text: the help, or the crisis lines of a country.
    Page {
        /// Which page it is.
        kind: PageKind,
        /// The text.
        page: Page,
        /// Where the reader is.
        reading: Reading,
    },
    /// A code that a telephone reads.
    Picture(Picture),
    /// The code of the staff is being typed.
    Staff(Line),
    /// A short list to choose from.
    Choice {
        /// What is chosen.
        kind: ChoiceKind,
        /// The title.
        title: String,
        /// The choices: an id and what is shown.
        choices: Vec<(String, String)>,
        /// The selected choice.
        selected: usize,
        /// The first choice shown.
        top: usize,
    },
}

/// A page that can lie over the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// The keys.
    Help,
    /// Crisis lines.
    Crisis,
    /// Where the data is from.
    Data,
    /// What leaving at once cannot hide.
    Caution,
}

/// A choice that can lie over the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceKind {
    /// The order of the results.
    Sort,
    /// The country for crisis help.
    CrisisCountry,
    /// How to take a group along.
    Take,
    /// Which words of the search are to be searched as words again.
    TakeBack,
}

/// What the last frame showed; rows that fit, lines that a page was wrapped to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// Results that fit into the list.
    pub results: usize,
    /// Lines of the details that fit.
    pub details: usize,
    /// Lines the details were wrapped to.
    pub details_lines: usize,
    /// Rows of the focused pane that fit.
    pub pane: usize,
    /// Rows of the pop-up that fit.
    pub popup: usize,
    /// Lines the pop-up's page was wrapped to.
    pub popup_lines: usize,
    /// What can be clicked, the most particular last.
    pub targets: Vec<Target>,
}

/// A rectangle of cells and what stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// Left column and top row.
    pub at: (u16, u16),
    /// Columns and rows.
    pub size: (u16, u16),
    /// What stands there.
    pub what: Spot,
}

/// What can be clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// The search box.
    Search,
    /// A pane.
    Pane(Pane),
    /// A row of a pane.
    Value(Pane, usize),
    /// A row of the results.
    Result(usize),
    /// The details, with the line that is shown first.
    Details(usize),
    /// A choice of the pop-up.
    Choice(usize),
}

impl Seen {
    /// Notes that something can be clicked.
    pub fn note(&mut self, at: (u16, u16), size: (u16, u16), what: Spot) {
        self.targets.push(Target { at, size, what });
    }

    /// What stands at a cell.
    pub fn spot(&self, column: u16, row: u16) -> Option<Target> {
        let inside = |t: &&Target| {
            (t.at.0..t.at.0 + t.size.0).contains(&column) && (t.at.1..t.at.1 + t.size.1).contains(&row)
        };
        self.targets.iter().rev().find(inside).copied()
    }
}

impl State {
    /// The state at the start.
    pub fn new(language: Language, demo: bool, ascii: bool) -> Self {
        Self {
            focus: Focus::Search,
            size: (80, 24),
            language,
            habits: Habits::default(),
            search: Line::default(),
            literal: false,
            selection: Selection::default(),
            near: None,
            when: None,
            taken_back: Vec::new(),
            sort: Sort::Best,
            panes: Default::default(),
            results: None,
            list: List::default(),
            details: Details::default(),
            popup: None,
            front: None,
            warning: false,
            cautioned: false,
            setup: Rc::default(),
            message: None,
            notices: Vec::new(),
            crisis_country: None,
            chord: false,
            demo,
            ascii,
            keys: Arc::new(Keymap::default()),
            seen: Seen::default(),
            dirty: true,
        }
    }

    /// The state at the start of a terminal that is set up like this.
    #[must_use]
    pub fn set_up(self, setup: Setup) -> Self {
        let front = attract::front(setup.mode, self.language);
        Self { crisis_country: setup.country.clone(), setup: Rc::new(setup), front, ..self }
    }

    /// What is asked for now.
    pub fn query(&self) -> Query {
        Query {
            text: self.search.text(),
            selection: self.selection.clone(),
            near: self.near.clone(),
            when: self.when,
            taken_back: self.taken_back.clone(),
            sort: self.sort,
            literal: self.literal,
            language: self.language,
            ..Query::default()
        }
    }

    /// The key that is shown for an action, as the reader's keyboard names it.
    pub fn key_name(&self, action: Action, words: &Locale) -> String {
        self.keys.name(action, words)
    }

    /// The pane that has the focus.
    pub fn pane(&self) -> Option<Pane> {
        match self.focus {
            Focus::Pane(pane) => Some(pane),
            _ => None,
        }
    }

    /// Whether anything is chosen or typed.
    pub fn asks_nothing(&self) -> bool {
        self.search.is_empty() && self.selection.is_empty() && self.near.is_none() && self.when.is_none()
    }

    /// How many rows the list has: groups and what leads on.
    pub fn rows(&self) -> usize {
        self.results.as_ref().map_or(0, |r| r.hits.len() + r.ways_on.len())
    }
}

impl Reading {
    /// Moves by `lines` within a page of `length` lines of which `fit` are shown.
    pub fn step(&mut self, lines: isize, length: usize, fit: usize) {
        self.at = self.at.saturating_add_signed(lines).min(length.saturating_sub(1));
        self.follow(length, fit);
    }

    /// Keeps the line being read in view.
    pub fn follow(&mut self, length: usize, fit: usize) {
        self.at = self.at.min(length.saturating_sub(1));
        self.top = window(self.at, self.top, length, fit);
    }
}

/// The first row to show so that row `at` is in view: `top` if that will do, else the nearest that does.
pub fn window(at: usize, top: usize, length: usize, fit: usize) -> usize {
    let fit = fit.max(1);
    let most = length.saturating_sub(fit);
    top.min(at).max((at + 1).saturating_sub(fit)).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_row_is_always_in_view() {
        for length in 0..20 {
            for fit in 0..8 {
                for at in 0..length {
                    for top in 0..length {
                        let top = window(at, top, length, fit);
                        assert!(top <= at && at < top + fit.max(1), "{at} {top} {length} {fit}");
                    }
                }
            }
        }
    }
}
