//! State to frame. (stub)

pub mod layout;
pub mod text;
pub mod theme;
