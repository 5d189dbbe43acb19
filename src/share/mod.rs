//! What leaves the program as text or data: a group's details, rows of a list, JSON and CSV.

pub mod cadence;
pub mod csv;
pub mod details;
pub mod plain;

pub use details::{Viewer, details};
