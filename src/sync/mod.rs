//! Following sources: when they are fetched.
//!
//! | module | subject |
//! |---|---|
//! | [`schedule`] | when a source is fetched next; pure |

pub mod schedule;
