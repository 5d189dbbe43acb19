//! Rows that belong to an object: embedded in it, or in a table of their own with a foreign key.

use crate::feed::document::{FeedDocument, check_record_count};
use crate::feed::error::FeedErrorKind;
use crate::feed::json::{Raw, Shape};
use crate::feed::limits::{
    MOST_LINKED_ROWS, MOST_OWNERS, most_belongings, most_lookups, most_rows_inside, most_table_rows,
};
use crate::feed::record::Problems;
use foldhash::quality::RandomState;
use std::cell::Cell;
use std::collections::HashMap;
use std::hash::BuildHasher;

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
pub(super) fn table_rows<'d, 'a>(document: &'d FeedDocument<'a>, table: &str) -> Option<&'d [Raw<'a>]> {
    let FeedDocument::Object(members) = document else { return None };
    document.list(table).or_else(|| {
        let mut names = members.iter().filter(|(key, _)| canonical_table(key) == Some(table));
        names.find_map(|(key, _)| document.list(key))
    })
}

/// The foreign keys of those rows; `id` for the rows that are pointed at.
const KEYS: [&str; 7] =
    ["id", "service_id", "location_id", "service_at_location_id", "organization_id", "contact_id", "link_id"];

/// That a row belongs to an object: the halves of the hash of its id, and which row of its table it is. Twelve bytes, and
/// unlike a number of 64 bits they need no four more to stand at an even place. Two ids with one hash are as rare as a
/// fault of the memory.
type Belonging = (u32, u32, u32);

/// The tables of a feed that has its tables side by side.
#[derive(Debug, Default)]
pub(super) struct Tables<'a> {
    rows: HashMap<&'static str, Vec<Raw<'a>>>,
    /// Which rows of a table belong to what, by table and key; ascending, so that each costs no more memory than its place.
    belongings: HashMap<(&'static str, &'static str), Vec<Belonging>>,
    hasher: RandomState,
    /// How many more may be kept: a row of a few letters may belong to many objects.
    room: usize,
    /// Whether some were not.
    is_cut_short: bool,
    /// Whether an object has more rows of a table than are read of any.
    has_more_rows: Cell<bool>,
    /// How many more rows may be looked up: rows that belong to everything would be read for everything.
    left: Cell<u64>,
    /// How many more rows inside objects may be read: those of a service are read for each of its places.
    left_inside: Cell<u64>,
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
    /// Takes the tables out of a document of so many bytes.
    ///
    /// # Errors
    /// They have more rows than a feed of this size may have.
    pub(super) fn from_document(document: &FeedDocument<'a>, bytes: usize) -> Result<Self, FeedErrorKind> {
        let mut tables = Self { room: most_belongings(bytes), ..Self::default() };
        let mut count = 0;
        for table in TABLES {
            let Some(rows) = table_rows(document, table) else { continue };
            count += rows.len();
            check_record_count(count, most_table_rows(bytes))?;
            for (row, raw) in (0_u32..).zip(rows) {
                tables.add_row(table, row, *raw);
            }
            tables.rows.insert(table, rows.to_vec());
        }
        for belongings in tables.belongings.values_mut() {
            belongings.sort_unstable();
        }
        tables.left.set(most_lookups(count));
        tables.left_inside.set(most_rows_inside(bytes));
        Ok(tables)
    }

    fn add_row(&mut self, table: &'static str, row: u32, raw: Raw<'a>) {
        let Self { belongings, hasher, room, is_cut_short, .. } = self;
        raw.each_member(|key, value| {
            let Some(key) = KEYS.iter().find(|known| **known == key) else { return };
            let Some(ids) = value.string_or_number() else { return };
            // Exports of spreadsheets join several keys with commas.
            let ids = ids.split([',', ';']).map(str::trim).filter(|id| !id.is_empty());
            let belongings = belongings.entry((table, key)).or_default();
            for (n, id) in ids.enumerate() {
                let Some(left) = room.checked_sub(1).filter(|_| n < MOST_OWNERS) else {
                    *is_cut_short = true;
                    return;
                };
                *room = left;
                let (high, low) = halves(hasher.hash_one(id));
                belongings.push((high, low, row));
            }
        });
    }

    /// Whether rows belong to more than is kept of a feed of this size.
    pub(super) fn are_cut_short(&self) -> bool {
        self.is_cut_short
    }

    /// Whether an object has more rows of a table than are read of any.
    pub(super) fn have_more_rows(&self) -> bool {
        self.has_more_rows.get()
    }

    /// The first of the rows of an object; that there are more is kept in mind.
    pub(super) fn take_rows(&self, rows: impl Iterator<Item = Raw<'a>>) -> Vec<Raw<'a>> {
        let mut rows: Vec<_> = rows.take(MOST_LINKED_ROWS + 1).collect();
        if rows.len() > MOST_LINKED_ROWS {
            self.has_more_rows.set(true);
            rows.truncate(MOST_LINKED_ROWS);
        }
        rows
    }

    /// Whether more rows were asked for than are looked up in a feed of this size.
    pub(super) fn is_exhausted(&self) -> bool {
        !self.belongings.is_empty() && self.left.get() == 0 || self.left_inside.get() == 0
    }

    /// The row of a table with this id.
    pub(super) fn find_row(&self, table: &'static str, id: Option<Raw<'_>>) -> Option<Raw<'a>> {
        self.rows_of(table, "id", id).next()
    }

    /// The rows of a table that point at an id, at most [`MOST_LINKED_ROWS`] of them.
    pub(super) fn rows_of(
        &self,
        table: &'static str,
        key: &'static str,
        id: Option<Raw<'_>>,
    ) -> impl Iterator<Item = Raw<'a>> {
        let known = self.belongings.get(&(table, key)).map_or(&[][..], Vec::as_slice);
        let wanted = id.filter(|_| !known.is_empty()).and_then(Raw::string_or_number);
        let found = wanted.map_or(&[][..], |id| {
            let hash = halves(self.hasher.hash_one(id.trim()));
            let from = known.partition_point(|(high, low, _)| (*high, *low) < hash);
            let rest = known.get(from..).unwrap_or_default();
            let is_row = |(high, low, _): &&Belonging| (*high, *low) == hash;
            let end = rest.iter().take(MOST_LINKED_ROWS).take_while(is_row).count();
            if end == MOST_LINKED_ROWS && rest.get(end).as_ref().is_some_and(is_row) {
                self.has_more_rows.set(true);
            }
            rest.get(..end).unwrap_or_default()
        });
        let left = self.left.get();
        let taken = found.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        self.left.set(left - taken as u64);
        let rows = self.rows.get(table).map_or(&[][..], Vec::as_slice);
        let found = found.get(..taken).unwrap_or_default();
        found.iter().filter_map(|(_, _, row)| rows.get(*row as usize).copied())
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
            Some(raw) => match raw.first_items(MOST_LINKED_ROWS + 1) {
                None => problems.repair(path, &raw.describe(), "a list of objects; left out"),
                Some(mut items) => {
                    if items.len() > MOST_LINKED_ROWS {
                        problems.note_more_than(path, MOST_LINKED_ROWS);
                        items.truncate(MOST_LINKED_ROWS);
                    }
                    let left = self.left_inside.get();
                    items.truncate(usize::try_from(left).unwrap_or(usize::MAX));
                    self.left_inside.set(left - items.len() as u64);
                    for (n, raw) in items.into_iter().enumerate() {
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
        rows.extend(self.rows_of(table, key, id).map(|raw| ChildRow { path: path.to_owned(), raw }));
        problems.keep_first(path, &mut rows, MOST_LINKED_ROWS);
        rows
    }
}

/// The halves of a hash.
fn halves(hash: u64) -> (u32, u32) {
    ((hash >> 32) as u32, hash as u32)
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
