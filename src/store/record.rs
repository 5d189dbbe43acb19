//! One record, read and written in the native form.

use crate::feed::native;
use crate::group::Group;
use serde::Deserialize;
use std::borrow::Cow;

/// Reads a record that we wrote, or that is part of the program.
pub(super) fn parse(json: &str) -> Result<Group, String> {
    native::read_record(json)
}

/// Writes a record, the id first, without line ends.
pub(super) fn write(group: &Group) -> String {
    native::to_line(group)
}

/// The id of a record, without reading the rest of it.
pub(super) fn id(json: &str) -> Option<Cow<'_, str>> {
    // As we write it, unless it has signs that JSON escapes.
    if let Some((id, _)) = json.strip_prefix("{\"id\":\"").and_then(|rest| rest.split_once('"'))
        && !id.contains('\\')
    {
        return Some(Cow::Borrowed(id));
    }
    field(json).map(|record| Cow::Owned(record.id))
}

/// The name of a record.
pub(super) fn name(json: &str) -> Option<String> {
    field(json).map(|record| record.name)
}

#[derive(Deserialize)]
struct Fields {
    id: String,
    #[serde(default)]
    name: String,
}

fn field(json: &str) -> Option<Fields> {
    serde_json::from_str(json).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_names_are_found_with_and_without_escapes() {
        assert_eq!(id(r#"{"id":"a-1","name":"A"}"#).as_deref(), Some("a-1"));
        assert_eq!(id(r#"{"id":"a\"1","name":"A"}"#).as_deref(), Some("a\"1"));
        assert_eq!(id(r#"{"name":"A", "id": "b"}"#).as_deref(), Some("b"));
        assert_eq!(id("[[["), None);
        assert_eq!(name(r#"{"id":"a","name":"A \u00e9"}"#).as_deref(), Some("A é"));
    }
}
