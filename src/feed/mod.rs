//! (stub)

pub mod text;
