//! The rows of the list of results: groups by section, the line that stands for other countries, what leads on.

use super::State;
use crate::search::{HitSection, Results};

/// The list of results.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// The selected row.
    pub selected: usize,
    /// The first row shown.
    pub top: usize,
    /// The selected group, which stays selected when the results change and still hold it.
    pub group: Option<crate::search::Ordinal>,
    /// Whether what helps in other countries is listed instead of counted.
    pub is_unfolded: bool,
}

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

impl State {
    /// How many rows the list has.
    pub fn row_count(&self) -> usize {
        let Some(results) = &self.results else { return 0 };
        let (hits, folded) = self.listed_hits(results);
        hits + usize::from(folded) + results.suggestions.len()
    }

    /// A row of the list.
    pub fn list_row(&self, row: usize) -> Option<ListRow> {
        let results = self.results.as_ref()?;
        let (hits, folded) = self.listed_hits(results);
        let Some(below) = row.checked_sub(hits) else { return Some(ListRow::Hit(row)) };
        let suggestion = match below.checked_sub(usize::from(folded)) {
            None => return Some(ListRow::OtherCountries),
            Some(suggestion) => suggestion,
        };
        (suggestion < results.suggestions.len()).then_some(ListRow::Suggestion(suggestion))
    }

    /// The section that begins with a row of the list, where the list has more than one.
    pub fn section_begun_by(&self, row: usize) -> Option<HitSection> {
        let Some(ListRow::Hit(hit)) = self.list_row(row) else { return None };
        self.results.as_ref()?.section_begun_by(hit)
    }

    /// Lists what helps in other countries.
    pub fn unfold_other_countries(&mut self) {
        self.list.is_unfolded = true;
    }

    /// How many groups are listed, and whether a line stands for those in other countries.
    fn listed_hits(&self, results: &Results) -> (usize, bool) {
        match results.first_elsewhere() {
            // Where there is nothing else, nobody has to ask for it.
            Some(first) if first > 0 && !self.list.is_unfolded => (first, true),
            _ => (results.hits.len(), false),
        }
    }
}
