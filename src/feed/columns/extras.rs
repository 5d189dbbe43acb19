//! What a record holds besides the fields of its format.

use super::field::ColumnField;
use crate::feed::json::{Raw, Shape};
use crate::feed::limits::MOST_UNREAD;
use std::borrow::Cow;

/// A value with the heading or key it stood under.
#[derive(Debug, Clone)]
pub struct ExtraValue<'a> {
    /// What it stands for.
    pub field: ColumnField,
    /// The heading or key.
    pub label: Cow<'a, str>,
    /// The value.
    pub raw: Raw<'a>,
}

/// What a record holds besides the fields of its format.
#[derive(Debug, Clone, Default)]
pub struct Extras<'a> {
    values: Vec<ExtraValue<'a>>,
    unread: Vec<(Cow<'a, str>, Raw<'a>)>,
    /// How many values under headings that are not known are left out, since there are more than are kept.
    left_out: usize,
}

impl<'a> Extras<'a> {
    /// Adds a value whose field is known.
    pub fn add_value(&mut self, field: ColumnField, label: Cow<'a, str>, raw: Raw<'a>) {
        if !raw.is_blank() {
            self.values.push(ExtraValue { field, label, raw });
        }
    }

    /// Adds a value whose heading is not known.
    pub fn add_unread(&mut self, label: Cow<'a, str>, raw: Raw<'a>) {
        if is_empty(raw) {
            return;
        }
        if self.unread.len() < MOST_UNREAD {
            self.unread.push((label, raw));
        } else {
            self.left_out += 1;
        }
    }

    /// Counts values under headings that are not known and that the reader of the record left out.
    pub fn count_left_out(&mut self, count: usize) {
        self.left_out += count;
    }

    /// How many values under headings that are not known are left out.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// The first value of a field.
    pub fn value(&self, field: ColumnField) -> Option<Raw<'a>> {
        self.values.iter().find(|value| value.field == field).map(|value| value.raw)
    }

    /// The text of the first value of a field: a string, a number, or the items of a list with commas.
    pub fn text(&self, field: ColumnField) -> Option<String> {
        self.value(field).and_then(text_of)
    }

    /// All values of fields.
    pub fn values(&self) -> impl Iterator<Item = &ExtraValue<'a>> {
        self.values.iter()
    }

    /// What stood under headings that are not known.
    pub fn unread(&self) -> impl Iterator<Item = (&str, Raw<'a>)> {
        self.unread.iter().map(|(label, raw)| (&**label, *raw))
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.unread.is_empty() && self.left_out == 0
    }
}

/// Whether a value says nothing: null, white space, an empty list or object.
fn is_empty(raw: Raw<'_>) -> bool {
    match raw.shape() {
        Shape::Array | Shape::Object => {
            raw.text().bytes().skip(1).all(|b| b.is_ascii_whitespace() || b"]}".contains(&b))
        }
        _ => raw.is_blank(),
    }
}

/// A value as one text; of objects in a list the name, label or title. `None` where it holds no text.
pub fn text_of(raw: Raw<'_>) -> Option<String> {
    let text = match raw.shape() {
        Shape::Array => {
            let texts: Vec<String> = raw.items()?.into_iter().filter_map(text_of_item).collect();
            texts.join("; ")
        }
        Shape::Object => text_of_item(raw)?,
        Shape::Boolean => raw.text().to_owned(),
        _ => raw.string_or_number()?.into_owned(),
    };
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn text_of_item(raw: Raw<'_>) -> Option<String> {
    if let Some(text) = raw.string_or_number() {
        return Some(text.into_owned());
    }
    let members = raw.members()?;
    ["name", "label", "title", "language", "value", "text"].iter().find_map(|key| {
        let (_, value) = members.iter().find(|(member, _)| member == key)?;
        value.string_or_number().map(Cow::into_owned)
    })
}
