//! The format of our own datasets (`data/schema/dataset.schema.json`): records, header, the canonical form.
//!
//! | module | subject |
//! |---|---|
//! | [`json_record`] | the fields of a record, as they are written |
//! | `write_json` | how they are written |
//! | `group` | groups as records, and back |
//! | [`header`] | the first line of the merged dataset, and which bytes belong to which source |
//! | [`canonical`] | the form in which a published dataset is hashed |
//! | `serde_timestamp` | times in JSON |

pub mod canonical;
mod group;
pub mod header;
pub mod json_record;
pub(crate) mod serde_timestamp;
mod write_json;

pub use group::{ReadRecordError, categories_of, read_record, to_line, write_line};
