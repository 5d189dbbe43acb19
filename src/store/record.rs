//! One record, read and written in the native form.

use crate::feed::native;
use crate::group::Group;
use serde::Deserialize;

/// Reads a record that we wrote, or that is part of the program.
pub(super) fn parse(json: &str) -> Result<Group, String> {
    native::read_record(json)
}

/// Writes a record, the id first, without line ends.
pub(super) fn write(group: &Group) -> String {
    native::to_line(group)
}

/// The id of a record, without reading the rest of it.
pub(super) fn id(json: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Id {
        id: String,
    }
    serde_json::from_str::<Id>(json).ok().map(|record| record.id)
}
