//! Adding a registered group to an operator's sheet or dataset, or to a file of its own.

use super::record::Registered;
use crate::command::context::Context;
use crate::command::error::CommandError;
use crate::command::output_file::write_file;
use crate::dataset::canonical::{first_line, join_records};
use crate::dataset::json_record::id_of;
use crate::export::csv::sheet_row;
use crate::feed::append_cells;
use serde_json::value::RawValue;
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::Write;
use std::path::Path;

/// The dataset id of a file of its own; whoever publishes it gives it one of theirs.
const DATASET_ID: &str = "groupfinder-registration";

/// The group as a dataset of one.
pub(super) fn dataset_of(registered: &Registered) -> String {
    join_records(&first_line::<()>(DATASET_ID, None), std::iter::once(registered.record.as_str()))
}

/// Adds the group to a sheet (CSV) or a dataset (JSON); a file that is not there yet becomes a dataset. The file stays
/// whole until the new one is.
///
/// # Errors
/// [`CommandError::Usage`] where the file is neither; [`CommandError::Disk`] where it cannot be read or written.
pub(super) fn add_to_file(
    context: &Context<'_>,
    path: &Path,
    registered: &Registered,
    said: &[(String, String)],
    err: &mut dyn Write,
) -> Result<(), CommandError> {
    let refuse = |why: String| {
        let values = [("file", path.display().to_string().into()), ("why", why.into())];
        CommandError::Usage(context.locale.with("register-into-refused", &values))
    };
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return write_file(context, path, dataset_of(registered).as_bytes(), false, err);
        }
        Err(error) => return Err(CommandError::of_disk(path, &error, &context.locale)),
    };
    let text = String::from_utf8(bytes).map_err(|_| refuse(context.locale.text("register-into-no-text")))?;
    let changed = if text.trim_start().starts_with('{') {
        add_to_dataset(&text, &registered.record).map_err(|error| refuse(error.to_string()))?
    } else {
        let added =
            append_cells(&text, said, &registered.record).map_err(|error| refuse(error.to_string()))?;
        if !added.left_out.is_empty() {
            let values = [("columns", added.left_out.join(", ").into())];
            writeln!(err, "{}", context.locale.with("register-into-left-out", &values))?;
        }
        let row = sheet_row(&added.cells, added.separator);
        let row = if text.contains("\r\n") { row } else { row.replace("\r\n", "\n") };
        let between = if text.ends_with(['\n', '\r']) || text.is_empty() { "" } else { "\n" };
        format!("{text}{between}{row}")
    };
    let mode = fs::metadata(path).map(|meta| meta.permissions());
    write_file(context, path, changed.as_bytes(), true, err)?;
    if let Ok(mode) = mode {
        fs::set_permissions(path, mode)
            .map_err(|error| CommandError::of_disk(path, &error, &context.locale))?;
    }
    Ok(())
}

/// A dataset with one more record; nothing else of it changes but the order of its members.
fn add_to_dataset(text: &str, record: &str) -> Result<String, serde_json::Error> {
    let mut dataset: BTreeMap<String, Box<RawValue>> = serde_json::from_str(text)?;
    let groups = dataset.get("groups").map_or("[]", |groups| groups.get());
    let mut records: Vec<Box<RawValue>> = serde_json::from_str(groups)?;
    let ids: HashSet<String> =
        records.iter().filter_map(|record| id_of(record.get())).map(std::borrow::Cow::into_owned).collect();
    records.push(RawValue::from_string(with_own_id(record, &ids)?)?);
    let lines: Vec<&str> = records.iter().map(|record| record.get()).collect();
    dataset.insert("groups".to_owned(), RawValue::from_string(format!("[\n{}\n]", lines.join(",\n")))?);
    serde_json::to_string(&dataset).map(|text| text + "\n")
}

/// The record with an id that no other has.
fn with_own_id(record: &str, ids: &HashSet<String>) -> Result<String, serde_json::Error> {
    let id = id_of(record).unwrap_or_default().into_owned();
    if !ids.contains(&id) {
        return Ok(record.to_owned());
    }
    let mut fields: serde_json::Map<String, serde_json::Value> = serde_json::from_str(record)?;
    // One more than there are is free in any case.
    let free = (2..ids.len() + 3).map(|n| format!("{id}-{n}")).find(|id| !ids.contains(id));
    fields.insert("id".to_owned(), free.unwrap_or(id).into());
    serde_json::to_string(&fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dataset_keeps_what_it_has() {
        let text = "{\"format\":\"groupfinder\",\"schema_version\":1,\"own\":{\"a\":1.50},\"groups\":[{\"id\":\"ring\",\"name\":\"R\"}]}";
        let added = add_to_dataset(text, "{\"id\":\"ring\",\"name\":\"S\"}").unwrap();
        assert!(
            added.contains("{\"a\":1.50}") && added.contains("{\"id\":\"ring\",\"name\":\"R\"}"),
            "{added}"
        );
        assert!(added.contains("\"ring-2\""), "{added}");
        assert!(add_to_dataset("{\"groups\":3}", "{}").is_err());
    }
}
