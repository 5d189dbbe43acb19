//! Any flat list by a mapping: JSON, one object a line, or a table.

use super::columns::{ColumnField, Headings, KeyRoles, ListMapping, Path, PathStep, Role, text_of};
use super::document::{FeedDocument, check_record_count};
use super::error::FeedErrorKind;
use super::json::{Raw, Shape};
use super::meeting_guide::{self, FeedContext, ListRecord};
use super::record::{At, Recorder, quote};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Reads a list of JSON objects by a mapping.
///
/// # Errors
/// There is no list where the mapping says.
pub(super) fn import(
    document: &FeedDocument<'_>,
    mapping: &ListMapping,
    recorder: &mut Recorder<'_>,
) -> Result<(), FeedErrorKind> {
    let (list, items) = find_list(document, mapping)?;
    recorder.note(format!("read by the mapping \"{}\"", mapping.name));
    let mut roles = KeyRoles::default();
    let texts: Vec<MappedRecord> =
        items.iter().take(LOOK_AT).map(|item| MappedRecord::new(*item, mapping)).collect();
    let first: Vec<_> = texts.iter().map(|texts| texts.to_record().fields).collect();
    let mut feed = FeedContext::from_records(&first, None, recorder);
    drop(first);
    drop(texts);
    feed.is_table = true;
    feed.has_own_keys = true;
    for (field, paths) in &mapping.fields {
        for path in paths {
            recorder.note_read_as(&path.text, field.id());
        }
    }
    for (index, item) in items.into_iter().enumerate() {
        let texts = MappedRecord::new(item, mapping);
        let mut record = texts.to_record();
        add_other_members(item, mapping, &mut roles, &mut record);
        recorder.record(At { list: &list, index, inside: "" }, item, |problems| {
            meeting_guide::read_record(&record, &feed, problems)
        });
    }
    for (key, field) in roles.take_untold() {
        recorder.note_read_as(&key, field);
    }
    Ok(())
}

/// The list of records and its path.
fn find_list<'a>(
    document: &FeedDocument<'a>,
    mapping: &ListMapping,
) -> Result<(String, Vec<Raw<'a>>), FeedErrorKind> {
    if let FeedDocument::Array(items) | FeedDocument::Lines(items) = document {
        return Ok(("$".to_owned(), items.clone()));
    }
    for path in &mapping.list {
        let mut steps = path.steps.iter();
        let Some(PathStep::Key(first)) = steps.next() else { continue };
        let value = document.member(first).and_then(|raw| follow(raw, steps.as_slice()));
        let most = document.most_items();
        if let Some(items) = value.and_then(|list| list.first_items(most + 1)) {
            check_record_count(items.len(), most)?;
            return Ok((format!("$.{path}"), items));
        }
    }
    let wanted: Vec<String> = mapping.list.iter().map(|path| format!("\"{path}\"")).collect();
    Err(FeedErrorKind::UnknownFormat(format!(
        "the mapping \"{}\" expects the list at {}, where there is none",
        quote(&mapping.name),
        if wanted.is_empty() { "the top of the document".to_owned() } else { wanted.join(" or ") }
    )))
}

/// The value at the end of a path.
fn follow<'a>(raw: Raw<'a>, steps: &[PathStep]) -> Option<Raw<'a>> {
    let Some((step, rest)) = steps.split_first() else { return Some(raw) };
    let next = match step {
        PathStep::Key(key) => {
            let mut found = None;
            raw.each_member(|name, value| {
                if name == *key {
                    found = Some(value);
                }
            });
            // A list of one where one was meant: `venue: [{...}]`.
            found
                .or_else(|| raw.items()?.first().and_then(|first| follow(*first, std::slice::from_ref(step))))
        }
        PathStep::Item(at) => raw.items()?.get(*at).copied(),
    };
    follow(next?, rest)
}

/// The values of a record that the mapping names, as JSON strings.
struct MappedRecord {
    values: Vec<(ColumnField, String)>,
}

impl MappedRecord {
    fn new(item: Raw<'_>, mapping: &ListMapping) -> Self {
        let mut values: Vec<(ColumnField, String)> = Vec::new();
        for (field, paths) in &mapping.fields {
            let texts = paths.iter().filter_map(|path| text_of(follow(item, &path.steps)?));
            // Of types and notes all count, of anything else the first that says something.
            let all = matches!(field, ColumnField::Types | ColumnField::Notes | ColumnField::Topics);
            let texts: Vec<String> = texts.take(if all { paths.len() } else { 1 }).collect();
            if !texts.is_empty() {
                let between = if *field == ColumnField::Notes { "\n" } else { "; " };
                values.push((*field, mapping.meaning(*field, &texts.join(between)).to_owned()));
            }
        }
        for (field, constant) in &mapping.constants {
            if !values.iter().any(|(known, _)| known == field) {
                values.push((*field, constant.clone()));
            }
        }
        for (_, value) in &mut values {
            *value = serde_json::to_string(value).unwrap_or_default();
        }
        Self { values }
    }

    fn to_record(&self) -> ListRecord<'_> {
        let mut record = ListRecord::default();
        for (field, text) in &self.values {
            record.add_value(Role::Field(*field), Cow::Borrowed(field.id()), Raw::of_text(text));
        }
        record
    }
}

/// Adds the members that the mapping does not name: those of the object inside by their names, the others to be told.
fn add_other_members<'a>(
    item: Raw<'a>,
    mapping: &ListMapping,
    roles: &mut KeyRoles,
    record: &mut ListRecord<'a>,
) {
    let inner_key = mapping.inside.as_ref().and_then(|path| match path.steps.as_slice() {
        [PathStep::Key(key)] => Some(key.as_str()),
        _ => None,
    });
    let is_mapped = |key: &str| {
        let starts = |path: &Path| matches!(path.steps.first(), Some(PathStep::Key(first)) if first == key);
        mapping.fields.iter().any(|(_, paths)| paths.iter().any(starts))
            || mapping.ignored.iter().any(|ignored| ignored == key)
    };
    item.each_member(|key, value| {
        if inner_key != Some(&*key) && !is_mapped(&key) {
            record.add_value(Role::Unknown, key, value);
        }
    });
    if let Some(inner) = mapping.inside.as_ref().and_then(|path| follow(item, &path.steps)) {
        inner.each_member(|key, value| {
            let role = roles.role_of(&key);
            record.add_value(role, key, value);
        });
    }
}

/// How many records are looked at for the habits of a list, or for a proposal.
const LOOK_AT: usize = 100;

/// Proposes a mapping for a list that no reader knows: the file as text, or `None` where there is no list of objects
/// with a key that could be a name.
pub(super) fn propose_mapping(document: &FeedDocument<'_>) -> Option<String> {
    let (path, items) = find_objects(document)?;
    let known = Headings::embedded();
    // Key -> an example.
    let mut keys: BTreeMap<String, String> = BTreeMap::new();
    for item in items.iter().take(LOOK_AT) {
        collect_keys(*item, "", 2, &mut keys);
    }
    let (mut fields, mut unknown): (BTreeMap<ColumnField, Vec<String>>, Vec<String>) = Default::default();
    for (key, example) in &keys {
        let last = key.rsplit('.').next().unwrap_or(key);
        match known.find(last).first() {
            Some(ColumnField::Ignored) => {}
            Some(field) => fields.entry(*field).or_default().push(key.clone()),
            None => unknown.push(format!("{key}  ({})", quote(example))),
        }
    }
    if !fields.contains_key(&ColumnField::Name) {
        return None;
    }
    let mut text = String::from("name = \"my list\"\n");
    if !path.is_empty() {
        let _ = writeln!(text, "list = \"{path}\"");
    }
    text.push_str("\n[fields]\n");
    for (field, keys) in &fields {
        let quoted: Vec<String> =
            keys.iter().map(|key| toml_edit::Value::from(key.as_str()).to_string()).collect();
        match quoted.as_slice() {
            [one] => {
                let _ = writeln!(text, "{} = {one}", field.id());
            }
            many => {
                let _ = writeln!(text, "{} = [{}]", field.id(), many.join(", "));
            }
        }
    }
    if !unknown.is_empty() {
        text.push_str("\n# Not understood; move above to the field it stands for, or leave it:\n");
        for line in unknown.iter().take(40) {
            let _ = writeln!(text, "#   {line}");
        }
    }
    text.push_str("\n# What holds for all records, such as the country or the topic:\n# [constants]\n# country = \"DE\"\n");
    Some(text)
}

/// The longest list of objects at the top of a document, or one level below.
fn find_objects<'a>(document: &FeedDocument<'a>) -> Option<(String, Vec<Raw<'a>>)> {
    let is_list = |items: &[Raw<'_>]| items.iter().any(|item| item.shape() == Shape::Object);
    match document {
        FeedDocument::Array(items) | FeedDocument::Lines(items) => {
            is_list(items).then(|| (String::new(), items.clone()))
        }
        FeedDocument::Object(members) => members
            .iter()
            .filter_map(|(key, _)| Some((key, document.list(key)?)))
            .filter(|(_, items)| is_list(items))
            .max_by_key(|(_, items)| items.len())
            .map(|(key, items)| (key.to_string(), items.to_vec())),
    }
}

/// The keys of an object with an example of each; those of objects inside it with their path.
fn collect_keys(raw: Raw<'_>, inside: &str, depth: usize, keys: &mut BTreeMap<String, String>) {
    raw.each_member(|key, value| {
        let path = format!("{inside}{key}");
        if value.shape() == Shape::Object && depth > 0 {
            collect_keys(value, &format!("{path}."), depth - 1, keys);
        } else if keys.len() < 200
            && let Some(text) = text_of(value)
        {
            keys.entry(path).or_insert(text);
        }
    });
}
