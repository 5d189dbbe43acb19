//! State to frame. (stub)

pub mod text;
