//! Pages that the program writes by itself: help and crisis help.

mod crisis;
mod help;
mod learn;
mod source_facts;

pub use crisis::{country_name, crisis_countries, crisis_page};
pub use help::help_page;
pub use learn::{article_page, subject_page, topic_page};
pub use source_facts::{Moment, add_changes, add_overview, add_source, age_text, data_page, moment_text};
