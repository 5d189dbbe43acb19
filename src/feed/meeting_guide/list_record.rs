//! A record with the fields of the format, and what it holds besides.

use super::fields::Guide;
use crate::feed::columns::{ColumnField, Extras, KeyRoles, Role};
use crate::feed::json::Raw;
use crate::feed::record::Problems;
use std::borrow::Cow;

/// A record of a list: the fields of the format, and what it holds besides.
#[derive(Debug, Clone, Default)]
pub struct ListRecord<'a> {
    /// The fields that the format has.
    pub fields: Guide<'a>,
    /// What it has no place for.
    pub extras: Extras<'a>,
    /// Further rows of the same group; only their days and times are read.
    pub further: Vec<ListRecord<'a>>,
}

impl<'a> ListRecord<'a> {
    /// Sorts the members of an object. Keys of other programs ("endTime", "zip") fill the fields they stand for, where
    /// the record does not give these by their own names.
    pub fn from_object(raw: Raw<'a>, roles: &mut KeyRoles, problems: &mut Problems<'_>) -> Self {
        let mut fields = Guide::from_object(raw);
        let unknown = std::mem::take(&mut fields.unknown);
        let mut record = Self { fields, ..Self::default() };
        record.extras.count_left_out(record.fields.left_out);
        for (key, value) in unknown {
            let role = roles.role_of(&key);
            record.add_value(role, key, value);
        }
        for (key, field) in roles.take_untold() {
            problems.note_read_as(&key, field);
        }
        record
    }

    /// Adds a value by what its column stands for.
    pub fn add_value(&mut self, role: Role, label: Cow<'a, str>, raw: Raw<'a>) {
        let Role::Field(field) = role else {
            // The reader of the name looks for one that is written otherwise.
            if label.eq_ignore_ascii_case("name") {
                self.fields.unknown.push((label.clone(), raw));
            }
            return self.extras.add_unread(label, raw);
        };
        match field.guide_key() {
            _ if field == ColumnField::Ignored || raw.is_blank() => {}
            Some(key) if !self.fields.has_field(key) => {
                self.fields.put_field(key, raw);
            }
            _ => self.extras.add_value(field, label, raw),
        }
    }
}
