//! One record, read and written in the native form.

use crate::feed::native;
use crate::group::Group;

/// Reads a record that we wrote, or that is part of the program.
pub(super) fn parse(json: &str) -> Result<Group, String> {
    native::read_record(json)
}

/// Writes a record, the id first, without line ends.
pub(super) fn write(group: &Group) -> String {
    native::to_line(group)
}
