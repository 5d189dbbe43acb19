//! Search: what a person types and chooses, to groups in the order that helps, with counts for every filter.
//!
//! Pure: bytes in, bytes out. An [`Index`] is one flat buffer that [`IndexBuilder`] makes and `store` keeps
//! beside the dataset; opening it parses no record. [`find_groups`] parses the text, reads postings and columns,
//! fills scores, counts all facets in one pass and sorts what will be shown; it fits into a frame, so it needs no
//! thread.
//!
//! # Which file answers which question
//!
//! | question | file |
//! |---|---|
//! | What happens, in which order, from query to results? | `find` |
//! | What can be asked, and what comes back? | `query`, `types` |
//! | Which filters are there, what is chosen, what is counted? | `facet` |
//! | What does a typed text mean? | `parse` (its own table lists the steps) |
//! | Which words of three languages say how a text is meant? | `word_lists`, from `data/search-words.json` |
//! | Which words mean which topic or filter? | `phrases`, from `data/topics.json` and `data/facets.json` |
//! | Which topics does a sentence speak of, and what has somebody lost? | `infer_topics` with `lexicon`, `losses` |
//! | Does it speak of danger? | `danger` |
//! | What do words mean beside a topic: for whom, when, how? | `values_meant`, `implications` |
//! | What is each part of a question worth? | `aspects` |
//! | How many typing mistakes are forgiven? | [`crate::typo`] |
//! | How well does a group meet the words? | `score` |
//! | Which groups pass the filters? | `filters`, `time_window` and `clock_span` for times, `distance` for nearness |
//! | Which groups fit, and how many would each value give? | `pass` |
//! | In which section does a hit stand: near, online, the whole country? | `section`, `hit_section` |
//! | In which order are they listed? | `rank` |
//! | Which of those that come too late get a place all the same? | `late_hits` |
//! | How much is listed about a topic? | `about` |
//! | Which article does a question ask for? | `articles` |
//! | What is suggested where little was found? | `suggest` |
//! | How is a text split into words, and what is marked in it? | `tokenize`, `highlight` |
//! | Which value lies within which? | `hierarchy` |
//! | Which values fit what is typed above a list of values? | `match_values`, `fuzzy` |
//! | How is the index made, laid out and read? | `build` with one `collect_...` for each of words, filters, topics and places; `layout`; `index` |
//! | Which texts of a group are searched, and in which field? | `group_texts` |
//! | Which listings are not shown? | `hidden`, with `twins` for those of several sources |
//! | Which places do the groups themselves name, and where? | `local_places` |
//! | What follows from names and texts where no field says it? | `implications` |
//! | Where do words stand, and in which groups? | `dictionary`, `postings` |
//! | When does a group meet next? | `meetings`, `week_clock` |
//! | What is gathered of all groups for the map and the week? | `gather`, `gathered` |
//! | What meets in the next seven days? | `week`, `occurrences` |
//! | What is kept from key to key? | `last_value` for what holds for a minute, `next_date` for rules |
//! | Which group is the next by distance? | `nearby` |
//!
//! # Why not tantivy
//!
//! A full-text engine stores documents in segments, merges them in threads, reads them through files, and scores by
//! how rare a word is. Here everything is searched at every key, facet counts over all groups included, inside one
//! frame; a word's rarity says nothing about how much a group helps; German and Norwegian compounds are matched
//! inside words; and the index must be one buffer that is made and opened without files or threads, so that this
//! module stays pure. Tantivy would add several megabytes to the program and leave the parsing, the counting of
//! facets and the ranking to be written all the same. What it would replace is `dictionary`, `postings` and `layout`:
//! about 600 lines, which are kept instead. The price is that updates rebuild the index: 100,000 groups take a second
//! or two, and a dataset changes once a day.

mod about;
mod articles;
mod aspects;
mod build;
mod clock_span;
mod collect_filters;
mod collect_places;
mod collect_topics;
mod collect_words;
mod danger;
mod dictionary;
mod distance;
mod facet;
mod filter_names;
mod filters;
mod find;
mod fuzzy;
mod gather;
mod gathered;
mod group_texts;
mod hidden;
mod hierarchy;
mod highlight;
mod hit_section;
mod implications;
mod index;
mod infer_topics;
mod last_value;
mod late_hits;
mod layout;
mod lexicon;
mod local_places;
mod losses;
mod match_values;
mod meetings;
mod name_ranks;
mod nearby;
mod next_date;
mod numbered;
mod occurrences;
mod parse;
mod partition;
mod pass;
mod pass_result;
mod phrases;
mod postings;
mod query;
mod rank;
mod remember;
mod repeats;
mod row;
mod score;
mod section;
mod stand_ins;
mod suggest;
mod text_word;
mod time_window;
mod tokenize;
mod twins;
mod types;
mod values_meant;
mod week;
mod week_clock;
mod word_forms;
mod word_lists;

/// Reads what the first search with words would otherwise wait for: the thesaurus as phrases, and the gazetteer.
/// Meant for a thread of its own while the first frame is on the screen.
pub fn warm_up() {
    let _ = phrases::embedded_phrases().is_stop("");
    let _ = crate::place::Gazetteer::embedded().find_places("Oslo", None);
    let _ = crate::place::Gazetteer::embedded().find_places("50667", None);
}

pub use crate::place::fold;
pub use about::{TopicListings, count_about};
pub use build::IndexBuilder;
pub use danger::{DangerKind, danger_of};
pub use facet::{Counts, Facet, FacetValue, Selection, ValueId};
pub use find::{Step, find_and_count, find_both, find_groups, find_groups_in_steps};
pub use fuzzy::{Fit, Fuzzy, How};
pub use gathered::{Gather, Gathered, Meets, Placed};
pub use highlight::highlight;
pub use hit_section::HitSection;
pub use index::{Index, IndexError, LateSections};
pub use layout::LatePart;
pub use match_values::{MatchedValue, filter_values};
pub use nearby::ByDistance;
pub use occurrences::Occurrence;
pub use pass::count_values;
pub use query::{Correction, Hit, Interpretation, Near, Query, Results, Sort, Suggestion};
pub use repeats::GroupIdentity;
pub use row::Row;
pub use time_window::When;
pub use types::{LocalNow, Ordinal};
pub use week::{DAY, DAYS, week_of};
