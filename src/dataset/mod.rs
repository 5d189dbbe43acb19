//! The format of our own datasets (`data/schema/dataset.schema.json`): records, header, the canonical form.

pub mod canonical;
pub mod header;
pub mod record;
pub(crate) mod serde_timestamp;
