//! Rows that belong to an object: embedded in it, or in a table of their own with a foreign key.

use crate::feed::document::Document;
use crate::feed::json::{Raw, Shape};
use crate::feed::record::Problems;
use std::collections::HashMap;

/// The tables of the standard whose rows belong to something, and `taxonomy_terms`, `organizations` and
/// `locations`, whose rows others point at.
const TABLES: [&str; 18] = [
    "phones",
    "schedules",
    "addresses",
    "languages",
    "accessibility",
    "contacts",
    "attributes",
    "service_areas",
    "cost_options",
    "service_at_locations",
    "taxonomy_terms",
    "organizations",
    "locations",
    "physical_addresses",
    "postal_addresses",
    "eligibilities",
    "service_taxonomies",
    "taxonomies",
];

/// The table that a name stands for: with `.csv` behind it, in the singular, or as version 1 names it.
pub(in crate::feed) fn canonical_table(name: &str) -> Option<&'static str> {
    let name = name.strip_suffix(".csv").or_else(|| name.strip_suffix(".json")).unwrap_or(name);
    let old = match name {
        "service" => "services",
        "phone" => "phones",
        "schedule" | "regular_schedule" | "regular_schedules" => "schedules",
        "address" => "addresses",
        "physical_address" => "physical_addresses",
        "postal_address" => "postal_addresses",
        "language" => "languages",
        "accessibility_for_disabilities" => "accessibility",
        "contact" => "contacts",
        "attribute" => "attributes",
        "service_area" => "service_areas",
        "cost_option" => "cost_options",
        "service_at_location" | "services_at_location" | "services_at_locations" => "service_at_locations",
        "taxonomy_term" => "taxonomy_terms",
        "taxonomy" => "taxonomies",
        "organization" => "organizations",
        "location" => "locations",
        "eligibility" | "eligibilitys" => "eligibilities",
        "service_taxonomy" | "services_taxonomy" | "service_taxonomys" | "services_taxonomies" => {
            "service_taxonomies"
        }
        name => name,
    };
    TABLES.into_iter().chain(["services"]).find(|table| *table == old)
}

/// The rows of a table of a document, under whatever name it has there.
pub(super) fn table_rows<'a>(document: &Document<'a>, table: &str) -> Option<Vec<Raw<'a>>> {
    let Document::Object(members) = document else { return None };
    let exact = document.list(table);
    exact.or_else(|| {
        members
            .iter()
            .filter(|(key, _)| canonical_table(key) == Some(table))
            .find_map(|(_, value)| value.items())
    })
}

/// The foreign keys of those rows; `id` for the rows that are pointed at.
const KEYS: [&str; 7] =
    ["id", "service_id", "location_id", "service_at_location_id", "organization_id", "contact_id", "link_id"];

/// The most children of one object that are looked at.
const MOST_CHILDREN: usize = 256;

/// The tables of a feed that has its tables side by side.
#[derive(Debug, Default)]
pub(super) struct Tables<'a> {
    rows: HashMap<(&'static str, &'static str), HashMap<String, Vec<Raw<'a>>>>,
}

/// A row with its path inside the record.
#[derive(Debug, Clone)]
pub(super) struct ChildRow<'a> {
    pub path: String,
    pub raw: Raw<'a>,
}

impl ChildRow<'_> {
    /// The path of a field of this row.
    pub(super) fn field_path(&self, name: &str) -> String {
        join_path(&self.path, name)
    }
}

/// The path of a field of an object.
pub(super) fn join_path(object: &str, field: &str) -> String {
    format!("{object}.{field}")
}

impl<'a> Tables<'a> {
    /// Takes the tables out of a document.
    pub(super) fn from_document(document: &Document<'a>) -> Self {
        let mut tables = Self::default();
        for table in TABLES {
            let Some(rows) = table_rows(document, table) else { continue };
            for row in rows {
                row.each_member(|key, value| {
                    let Some(key) = KEYS.iter().find(|known| **known == key) else { return };
                    let Some(ids) = value.string_or_number() else { return };
                    // Exports of spreadsheets join several keys with commas.
                    for id in ids.split([',', ';']).map(str::trim).filter(|id| !id.is_empty()) {
                        tables
                            .rows
                            .entry((table, key))
                            .or_default()
                            .entry(id.to_owned())
                            .or_default()
                            .push(row);
                    }
                });
            }
        }
        tables
    }

    /// The row of a table with this id.
    pub(super) fn find_row(&self, table: &'static str, id: Option<Raw<'_>>) -> Option<Raw<'a>> {
        self.rows_of(table, "id", id).first().copied()
    }

    /// The rows of a table that point at an id.
    pub(super) fn rows_of(&self, table: &'static str, key: &'static str, id: Option<Raw<'_>>) -> &[Raw<'a>] {
        if self.rows.is_empty() {
            return &[];
        }
        let Some(id) = id.and_then(Raw::string_or_number) else { return &[] };
        self.rows.get(&(table, key)).and_then(|rows| rows.get(id.trim())).map_or(&[], Vec::as_slice)
    }

    /// The children of an object: those it holds in `embedded`, and those of the table that point at it. What is
    /// no list of objects is left out and noted.
    pub(super) fn collect_children(
        &self,
        problems: &mut Problems<'_>,
        path: &str,
        embedded: Option<Raw<'a>>,
        table: &'static str,
        owner: (&'static str, Option<Raw<'_>>),
    ) -> Vec<ChildRow<'a>> {
        let mut rows = Vec::new();
        match embedded.filter(|raw| !raw.is_blank()) {
            None => {}
            Some(raw) if raw.shape() == Shape::Object => rows.push(ChildRow { path: path.to_owned(), raw }),
            Some(raw) => match raw.items() {
                None => problems.repair(path, &raw.describe(), "a list of objects; left out"),
                Some(items) => {
                    for (n, raw) in items.into_iter().take(MOST_CHILDREN).enumerate() {
                        let path = format!("{path}[{n}]");
                        if raw.shape() == Shape::Object {
                            rows.push(ChildRow { path, raw });
                        } else {
                            problems.repair(&path, &raw.describe(), "an object; left out");
                        }
                    }
                }
            },
        }
        let (key, id) = owner;
        for raw in self.rows_of(table, key, id).iter().take(MOST_CHILDREN) {
            rows.push(ChildRow { path: path.to_owned(), raw: *raw });
        }
        rows
    }
}

/// The member of an object; of several with one name the last.
pub(super) fn find_member<'a>(raw: Raw<'a>, key: &str) -> Option<Raw<'a>> {
    let mut found = None;
    raw.each_member(|name, value| {
        if name == key {
            found = Some(value);
        }
    });
    found
}
