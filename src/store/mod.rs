//! The dataset on disk.

pub mod dataset;
pub mod disk;
mod lock;
mod moment;
