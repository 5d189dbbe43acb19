//! Following sources: where groups come from, when they are fetched, and what became of it.
//!
//! | module | subject |
//! |---|---|
//! | [`fetch_schedule`] | when a source is fetched next; pure |
//! | [`source_state`] | what is known of each source from one run to the next |
//! | [`mod@run`] | one run over the sources that are due, or that a person names |
//! | `plan`, `outcome` | what a run is given and gives back; what came of a source |
//! | `due`, `due_source` | when a source is due, by what is known of it and by its settings |
//! | [`catalogue`] | public feeds to choose from |
//! | [`catalogue_files`] | further lists of them, kept by an operator or a person |
//! | [`mod@overview`] | how the data and each source stand |
//! | [`mapping`] | mapping files |
//! | `job` | one source with its settings, understood |
//! | [`signed_tree`] | sources that are signed trees |
//! | `pages` | feeds in pages: all or nothing |

pub mod catalogue;
pub mod catalogue_files;
mod due;
mod due_source;
pub mod fetch_schedule;
mod job;
pub mod mapping;
mod outcome;
pub mod overview;
mod pages;
mod plan;
pub mod run;
pub mod signed_tree;
pub mod source_state;
mod trial;

pub use due_source::{check_settings, next_due};
pub use overview::read_overview;
pub use plan::{Done, Phase, Plan, Progress, SourceOutcome, Summary, Which};
pub use run::{sync_by_hand, sync_sources};
pub use trial::{Tried, try_source};
