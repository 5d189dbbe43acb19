//! The rows of the list of results: groups, the line that stands for other countries, what leads on.

use crate::search::Results;

/// A row that can be selected, by its place among those of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListRow {
    /// A group.
    Hit(usize),
    /// The line that stands for what helps in other countries.
    OtherCountries,
    /// A way on.
    Suggestion(usize),
}

/// How many rows of each kind the list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ListRows {
    hits: usize,
    is_folded: bool,
    suggestions: usize,
}

impl ListRows {
    /// The rows of a list; `is_unfolded` says that other countries are to be listed.
    pub(super) fn of(results: &Results, is_unfolded: bool) -> Self {
        let suggestions = results.suggestions.len();
        match results.first_elsewhere() {
            Some(hits) if results.folds_other_countries() && !is_unfolded => {
                Self { hits, is_folded: true, suggestions }
            }
            _ => Self { hits: results.hits.len(), is_folded: false, suggestions },
        }
    }

    /// How many groups have rows of their own.
    pub(super) fn hits(self) -> usize {
        self.hits
    }

    pub(super) fn count(self) -> usize {
        self.hits + usize::from(self.is_folded) + self.suggestions
    }

    pub(super) fn at(self, row: usize) -> Option<ListRow> {
        let Some(below) = row.checked_sub(self.hits) else { return Some(ListRow::Hit(row)) };
        let Some(suggestion) = below.checked_sub(usize::from(self.is_folded)) else {
            return Some(ListRow::OtherCountries);
        };
        (suggestion < self.suggestions).then_some(ListRow::Suggestion(suggestion))
    }
}
