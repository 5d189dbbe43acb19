//! The program’s own words (stub).
