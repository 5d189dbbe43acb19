//! Topics, categories, facet labels and crisis lines, from the embedded files of `data/`.
//!
//! Everything here is read once from text that is part of the program, and borrowed from it: no string is
//! copied. `tests/all/data.rs` proves that the files hold together; the code therefore treats a file that cannot be
//! read as empty instead of stopping the program.
//!
//! | module | file | subject |
//! |---|---|---|
//! | [`thesaurus`] | `topics.json` | topics, their labels, synonyms, relatives |
//! | [`category`] | `topics.json` | the ten categories and "other" |
//! | [`words`] | `topics.json` | how words of a query are meant |
//! | [`facets`] | `facets.json` | labels, synonyms and spellings of filter values |
//! | [`contact_points`] | `organisations.json` | whom to ask in a country |
//! | [`crisis_lines`] | `crisis-lines.json` | crisis lines by country |
//! | [`articles`] | `articles.json` | what self-help is, how to start a group, a glossary |
//! | [`definition`] | `topic-definitions.json` | what a topic is, in plain words |

pub mod articles;
pub mod category;
pub mod contact_points;
pub mod crisis_lines;
pub mod definition;
pub mod facets;
mod grade;
mod ids;
pub mod language;
mod ordered;
pub(crate) mod packed;
pub mod thesaurus;
pub mod words;

pub use category::Category;
pub use facets::{Facet, FacetValue, Facets};
pub use grade::Grade;
pub use ids::{TopicCode, TopicId};
pub use language::{Labels, Language, Synonyms};
pub use thesaurus::{Thesaurus, Topic, is_about_violence};
pub use words::{Relation, SharedWord, WholeQuery, Words};
