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
//! | `find` | hits and counts over all groups, in one pass |
//! | `rank` | the order of the results |
//! | `ways` | what leads on where little was found |
//! | `pane` | the fuzzy filter of the panes |

mod build;
mod dictionary;
mod facet;
mod find;
mod folding;
mod index;
mod layout;
mod limits;
mod meetings;
mod pane;
mod phrases;
mod postings;
mod query;
mod rank;
mod score;
mod understand;
mod ways;

pub use build::IndexBuilder;
pub use facet::{Counts, Facet, FacetValue, Selection, ValueId};
pub use folding::{fold, highlight};
pub use index::{Damage, Index, Ordinal, Row};
pub use pane::{Found, filter_values};
pub use query::{Correction, Hit, Moment, Near, Query, Results, Sort, Understood, WayOn};

/// Unpacks what the first typed letter needs: the thesaurus as phrases and the towns, about 30 ms. Called once the
/// first screen stands, it is done before anybody has found the keyboard; not called, the first search does it.
pub fn warm() {
    phrases::phrases();
    crate::place::Gazetteer::embedded();
}
