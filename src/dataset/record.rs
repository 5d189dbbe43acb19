//! One record of a dataset.

use serde::Deserialize;
use std::borrow::Cow;

/// The id of a record, without reading the rest of it where it is written as we write it.
pub fn id_of(json: &str) -> Option<Cow<'_, str>> {
    // As we write it, unless it has characters that JSON escapes.
    if let Some((id, _)) = json.strip_prefix("{\"id\":\"").and_then(|rest| rest.split_once('"'))
        && !id.contains('\\')
    {
        return Some(Cow::Borrowed(id));
    }
    id_and_name(json).map(|head| Cow::Owned(head.id))
}

/// The name of a record.
pub fn name_of(json: &str) -> Option<String> {
    id_and_name(json).map(|head| head.name)
}

#[derive(Deserialize)]
struct IdAndName {
    id: String,
    #[serde(default)]
    name: String,
}

fn id_and_name(json: &str) -> Option<IdAndName> {
    serde_json::from_str(json).ok()
}
