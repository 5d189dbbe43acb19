//! One record of a feed: its problems, its outcome, and what every record is held to.

mod damage;
mod problems;
mod quote;
mod read_ahead;
mod recorder;

pub use damage::Damage;
pub use problems::{At, Problems};
pub use quote::quote;
pub use recorder::{RecordList, Recorder};
