//! What leaves the program as text or data: a group's details, rows of a list, JSON and CSV.

pub mod cadence;
pub mod csv;
pub mod data_page;
pub mod details;
pub mod plain;

pub use data_page::{changes_page, data_page};
pub use details::{Viewer, details};
