//! What leaves the program as text or data: a group's details, rows of a list, JSON, CSV and spreadsheets.

pub mod booklet;
pub mod cadence;
pub mod calendar;
pub mod csv;
pub mod details;
pub mod message;
pub mod plain;
pub mod print;
pub mod qr;
pub mod qr_text;
pub mod vcard;
pub mod workbook;

pub use details::{Neighbour, Viewer, compare_groups, comparison_page, details_page, details_page_among};
