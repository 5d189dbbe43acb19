//! The rows of the list of results: the article that is asked for, groups, the line that stands for other countries,
//! what leads on.

use crate::search::Results;

/// A row that can be selected, by its place among those of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListRow {
    /// The article that the words ask for.
    Article,
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
    articles: usize,
    hits: usize,
    is_folded: bool,
    suggestions: usize,
}

impl ListRows {
    /// The rows of a list; `is_unfolded` says that other countries are to be listed.
    pub(super) fn of(results: &Results, is_unfolded: bool) -> Self {
        let (articles, suggestions) = (row_of_hit(results, 0), results.suggestions.len());
        match results.first_elsewhere() {
            Some(hits) if results.folds_other_countries() && !is_unfolded => {
                Self { articles, hits, is_folded: true, suggestions }
            }
            _ => Self { articles, hits: results.hits.len(), is_folded: false, suggestions },
        }
    }

    /// How many groups have rows of their own.
    pub(super) fn hits(self) -> usize {
        self.hits
    }

    pub(super) fn count(self) -> usize {
        self.articles + self.hits + usize::from(self.is_folded) + self.suggestions
    }

    pub(super) fn at(self, row: usize) -> Option<ListRow> {
        let Some(row) = row.checked_sub(self.articles) else { return Some(ListRow::Article) };
        let Some(below) = row.checked_sub(self.hits) else { return Some(ListRow::Hit(row)) };
        let Some(suggestion) = below.checked_sub(usize::from(self.is_folded)) else {
            return Some(ListRow::OtherCountries);
        };
        (suggestion < self.suggestions).then_some(ListRow::Suggestion(suggestion))
    }
}

/// The row of the list in which a hit stands: an article that is asked for stands before the first.
pub fn row_of_hit(results: &Results, hit: usize) -> usize {
    hit + usize::from(results.article.is_some())
}
