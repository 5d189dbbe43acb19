//! Typing mistakes: how many lie between two words, and how many a word may have.
//!
//! Every part of the program that forgives mistakes counts them here, as optimal string alignment: a letter
//! missing, added or wrong, or two neighbours swapped.
//!
//! | module | subject |
//! |---|---|
//! | `distance` | mistakes between two words, or between a word and the beginning of another |
//! | `tolerance` | how many mistakes are forgiven where |
//! | `variants` | every word that is one mistake away |

mod distance;
mod tolerance;
mod variants;

pub use distance::EditDistance;
pub use tolerance::{COMMAND_VALUE, MAPPED_NAME, PLACE_NAME, SEARCH_WORD, SENTENCE_WORD, Tolerance};
pub use variants::one_mistake_away;
