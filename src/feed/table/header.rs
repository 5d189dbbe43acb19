//! The row that names the columns.

use super::row::{Cells, TableRow};
use crate::feed::columns::{ColumnField, Headings, ListMapping, Role, Suggestion, assign_roles};
use crate::feed::error::FeedErrorKind;
use crate::feed::json::Raw;
use crate::feed::meeting_guide::{Guide, ListRecord};
use crate::feed::record::quote;
use std::borrow::Cow;
use std::sync::Arc;

/// How many rows are looked at: titles and remarks stand above the headings.
pub(super) const ROWS_LOOKED_AT: usize = 40;

/// The columns of a table.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// The index of the row that names them.
    pub row: usize,
    /// The headings as they stand.
    pub headings: Vec<String>,
    /// The headings as keys: "Full Address" is `full_address`.
    pub keys: Vec<String>,
    /// What each column stands for.
    pub roles: Vec<Role>,
    /// The table has the columns of the Meeting Guide format, so that its own names count first.
    pub is_guide: bool,
    /// The column of ids.
    pub id_column: Option<usize>,
    /// Columns that a mapping adds, with what stands in each of their cells.
    pub constants: Vec<(usize, String)>,
}

/// Columns that only tables of the Meeting Guide format have.
const ONLY_GUIDE: [&str; 12] = [
    "slug",
    "types",
    "formatted_address",
    "full_address",
    "conference_url",
    "conference_phone",
    "sub_region",
    "group_notes",
    "location_notes",
    "entity",
    "end_time",
    "post_name",
];

/// Columns that only single tables of HSDS have.
const ONLY_HSDS: [&str; 5] =
    ["organization_id", "program_id", "service_id", "location_id", "service_at_location_id"];

impl Header {
    /// Finds the row with the most known headings among the first ones.
    ///
    /// # Errors
    /// No row has two, or one beside others.
    pub(super) fn find(rows: &[TableRow], mapping: Option<&ListMapping>) -> Result<Self, FeedErrorKind> {
        let known = Headings::embedded();
        let mut best: Option<(usize, usize)> = None;
        for (index, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_blank()).take(ROWS_LOOKED_AT) {
            let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty());
            let (mut all, mut found) = (0, 0);
            for cell in filled {
                all += 1;
                found += usize::from(
                    is_heading(known, cell) || mapping.is_some_and(|mapping| mapping.names_column(cell)),
                );
            }
            let enough = found >= 2 || found == 1 && (all >= 2 || best.is_none());
            if enough && best.is_none_or(|(_, most)| found > most) {
                best = Some((index, found));
                if found >= 3 && found * 2 >= all {
                    break;
                }
            }
        }
        match best.and_then(|(index, _)| Some((index, rows.get(index)?))) {
            Some((index, row)) => {
                let mut header = Self::new(index, &row.cells);
                if let Some(mapping) = mapping {
                    header.apply_mapping(mapping);
                }
                Ok(header)
            }
            None => match rows.iter().find(|row| !row.is_blank()) {
                Some(row) => Err(unknown_columns(row.cells.iter())),
                None => Err(FeedErrorKind::Blank),
            },
        }
    }

    fn new(row: usize, cells: &Cells) -> Self {
        let headings: Vec<String> = cells.iter().map(|cell| cell.trim().to_owned()).collect();
        let keys: Vec<String> = headings.iter().map(|heading| key_of_heading(heading)).collect();
        let is_guide = keys.iter().filter(|key| ONLY_GUIDE.contains(&key.as_str())).count() >= 2
            || keys.iter().any(|key| key == "slug");
        let roles = assign_roles(&headings);
        let mut header =
            Self { row, headings, keys, roles, is_guide, id_column: None, constants: Vec::new() };
        header.find_id_column();
        header
    }

    fn find_id_column(&mut self) {
        let by_key = self.keys.iter().position(|key| key == "slug");
        self.id_column = self.column_of(ColumnField::Id).or(by_key);
    }

    /// Gives columns the fields that a mapping names them for.
    fn apply_mapping(&mut self, mapping: &ListMapping) {
        for (heading, role) in self.headings.iter().zip(&mut self.roles) {
            if let Some(field) = mapping.field_of_column(heading) {
                *role = Role::Field(field);
                self.is_guide = false;
            }
        }
        for (field, constant) in &mapping.constants {
            self.constants.push((self.headings.len(), constant.clone()));
            self.headings.push(field.id().to_owned());
            self.keys.push(field.id().to_owned());
            self.roles.push(Role::Field(*field));
        }
        self.find_id_column();
    }

    /// Whether the columns say more than names.
    ///
    /// # Errors
    /// They do not, or they are those of one table of several.
    pub(super) fn check(&self) -> Result<(), FeedErrorKind> {
        if self.keys.iter().filter(|key| ONLY_HSDS.contains(&key.as_str())).count() >= 1 && !self.is_guide {
            return Err(FeedErrorKind::WrongPart {
                found: "one table of HSDS, whose rows point at others",
                hint: "put all tables into one object: {\"services\": [...], \"locations\": [...], ...}",
            });
        }
        let has_name = self.has(ColumnField::Name) || self.has(ColumnField::Topics) || self.is_guide;
        let fields = self.roles.iter().filter_map(|role| match role {
            Role::Field(field) => Some(*field),
            Role::Unknown => None,
        });
        if has_name && (self.is_guide || fields.into_iter().any(ColumnField::says_something)) {
            return Ok(());
        }
        Err(unknown_columns(self.headings.iter().map(String::as_str)))
    }

    /// Whether a column stands for a field.
    pub(super) fn has(&self, field: ColumnField) -> bool {
        self.column_of(field).is_some()
    }

    /// The first column of a field.
    pub(super) fn column_of(&self, field: ColumnField) -> Option<usize> {
        self.roles.iter().position(|role| *role == Role::Field(field))
    }

    /// Whether a column holds the id.
    pub(super) fn is_id(&self, column: usize) -> bool {
        self.roles.get(column) == Some(&Role::Field(ColumnField::Id))
            || self.keys.get(column).is_some_and(|key| key == "slug")
    }

    /// The columns of fields.
    pub(super) fn columns_of(&self, fields: &[ColumnField]) -> Vec<usize> {
        let is_wanted = |role: &Role| matches!(role, Role::Field(field) if fields.contains(field));
        self.roles.iter().enumerate().filter(|(_, role)| is_wanted(role)).map(|(column, _)| column).collect()
    }

    /// Puts a cell where its column belongs.
    pub(super) fn add_cell<'a>(&'a self, column: usize, cell: Raw<'a>, record: &mut ListRecord<'a>) {
        if cell.is_blank() {
            return;
        }
        let heading = self.headings.get(column).map_or("", String::as_str);
        let key = self.keys.get(column).map_or("", String::as_str);
        if self.is_guide && !record.fields.has_field(key) && record.fields.put_field(key, cell) {
            return;
        }
        let role = self.roles.get(column).copied().unwrap_or(Role::Unknown);
        record.add_value(role, heading_label(heading), cell);
    }

    /// The headings by the names of the fields in messages.
    pub(super) fn name_of_fields(&self) -> Arc<[(String, String)]> {
        let mut names: Vec<(String, String)> = Vec::new();
        for ((role, key), heading) in self.roles.iter().zip(&self.keys).zip(&self.headings) {
            let field = match role {
                Role::Field(field) => field.guide_key().unwrap_or(field.id()).to_owned(),
                Role::Unknown => key.clone(),
            };
            if !names.iter().any(|(known, _)| *known == field) {
                names.push((field, heading.clone()));
            }
        }
        names.into()
    }
}

/// A heading for a message or a note.
fn heading_label(heading: &str) -> Cow<'_, str> {
    Cow::Borrowed(heading.trim().trim_end_matches([':', '*']).trim())
}

/// Whether a cell is the name of a column. A long text is none, whatever it begins with.
fn is_heading(known: &Headings, cell: &str) -> bool {
    let cell = cell.trim();
    if cell.is_empty() || cell.chars().count() > 60 {
        return false;
    }
    !known.find(cell).is_empty() || Guide::default().put_field(&key_of_heading(cell), Raw::of_text("1"))
}

/// The heading of a column as a key (tsml-ui, `translate-google-sheet.ts`): "Full Address" is `full_address`,
/// "Sub-region" is `sub_region`, "ID" and "Slug" are `slug`.
fn key_of_heading(heading: &str) -> String {
    let mut key = String::new();
    for c in heading.trim().trim_start_matches('\u{feff}').chars().take(64) {
        if c.is_alphanumeric() {
            key.extend(c.to_lowercase());
        } else if !key.is_empty() && !key.ends_with('_') {
            key.push('_');
        }
    }
    let key = key.trim_end_matches('_');
    match key {
        "id" => "slug".into(),
        "start" | "begin" => "time".into(),
        "end" => "end_time".into(),
        "type" => "types".into(),
        "lat" => "latitude".into(),
        "lng" | "lon" | "long" => "longitude".into(),
        key => key.into(),
    }
}

/// Why a table is refused, with the nearest headings that are known.
fn unknown_columns<'h>(headings: impl Iterator<Item = &'h str> + Clone) -> FeedErrorKind {
    let filled = headings.filter(|heading| !heading.trim().is_empty());
    let known = Headings::embedded();
    let near: Vec<Suggestion> = filled
        .clone()
        .filter(|heading| known.find(heading).is_empty() && heading.chars().count() <= 60)
        .filter_map(|heading| known.suggest(&quote(heading)))
        .take(8)
        .collect();
    FeedErrorKind::UnknownColumns { found: filled.take(8).map(quote).collect(), near }
}
