//! Search: what a person types and chooses, to groups in the order that helps, with counts for every filter.
//!
//! Pure: bytes in, bytes out. An [`Index`] is one flat buffer that [`IndexBuilder`] makes and `store` keeps
//! beside the dataset; opening it parses no record. A search reads postings and columns, fills scores, counts
//! all facets in one pass and sorts what will be shown; it fits into a frame, so it needs no thread.
//!
//! | module | subject |
//! |---|---|
//! | [`fold`](fold()) | one spelling for a word, however it is typed, with a map back for highlighting |
//! | `dictionary` | the words of all groups: whole, prefix, infix, with typing mistakes |
//! | `postings` | which groups hold a word, and in which field |
//! | `build`, `layout`, `index` | making, laying out and reading the buffer |
//! | `facet` | filters, values, what is chosen, counts |
//! | `phrases` | the thesaurus as phrases: sentences to topics, words to filters |
//! | `understand` | a typed text as topics, filters, places and words |
//! | `score` | how well each group meets the words |
//! | `limits` | which groups pass the filters |
//! | `window` | today, tonight, in the next hours, as minutes from now |
//! | `find` | hits and counts over all groups, in one pass |
//! | `rank` | the order of the results |
//! | `ways` | what leads on where little was found |
//! | `words` | the words of all groups, while the index is made |
//! | `pane` | the fuzzy filter of the panes |

mod build;
mod danger;
mod dictionary;
mod facet;
mod find;
mod folding;
mod index;
mod layout;
mod lexicon;
mod limits;
mod meaning;
mod meetings;
mod pane;
mod phrases;
mod postings;
mod query;
mod rank;
mod score;
mod understand;
mod ways;
mod window;
#[cfg(test)]
mod eval_tmp;
mod words;

/// Reads what the first search with words would otherwise wait for: the thesaurus as phrases, and the gazetteer.
/// Meant for a thread of its own while the first frame is on the screen.
pub fn warm_up() {
    let _ = phrases::phrases().is_stop("");
    let _ = crate::place::Gazetteer::embedded().find("Oslo", None);
    let _ = crate::place::Gazetteer::embedded().find("50667", None);
}

pub use build::IndexBuilder;
pub use danger::{Danger, danger_of};
pub use facet::{Counts, Facet, FacetValue, Selection, ValueId};
pub use folding::{fold, highlight};
pub use index::{Damage, Index, Ordinal, Row};
pub use pane::{Found, filter_values};
pub use query::{Correction, Hit, Moment, Near, Query, Results, Sort, Understood, WayOn};
pub use window::When;
