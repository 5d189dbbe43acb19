//! Pages that the program writes by itself: help and crisis help.

mod crisis;
mod help;

pub use crisis::{country_name, crisis_countries, crisis_page};
pub use help::help_page;
