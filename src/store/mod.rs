//! The dataset on disk.

pub mod dataset;
pub mod disk;
mod index_file;
mod lock;
mod moment;
pub mod source;
