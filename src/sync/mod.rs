//! Following sources: where groups come from, when they are fetched, and what became of it.
//!
//! | module | subject |
//! |---|---|
//! | [`fetch_schedule`] | when a source is fetched next; pure |
//! | [`source_state`] | what is known of each source from one run to the next |
//! | [`mod@run`] | one run over the sources that are due, or that a person names |
//! | `plan`, `outcome` | what a run is given and gives back; what came of a source |
//! | `due` | when a source is due, by what is known of it |
//! | [`catalogue`] | public feeds to choose from |
//! | [`mod@overview`] | how the data and each source stand |
//! | [`mapping`] | mapping files |
//! | `job` | one source with its settings, understood |
//! | [`signed_tree`] | sources that are signed trees |
//! | `pages` | feeds in pages: all or nothing |

pub mod catalogue;
mod due;
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

pub use overview::read_overview;
pub use plan::{Done, Outcome, Phase, Plan, Progress, Summary, Which};
pub use run::{check_settings, next_due, sync_by_hand, sync_sources};
