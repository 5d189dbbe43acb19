//! Ids that stay the same when a sheet is sorted or a row is added.

use super::header::Header;
use super::sheet::SheetGroup;
use crate::codec::sha256_hex;
use crate::feed::columns::ColumnField;
use std::collections::{HashMap, HashSet};

/// Gives each group the id of its row, or one made from its name. Groups of one name are told apart by what they say,
/// never by their order: by town, by place, by day and time, at last by all their cells.
pub(super) fn assign_ids(header: &Header, groups: &mut [SheetGroup]) {
    let own = header.column_of(ColumnField::Id).or_else(|| header.keys.iter().position(|key| key == "slug"));
    for group in groups.iter_mut() {
        let given = own.and_then(|column| group.rows.first()?.get(column)).map(|cell| cell.trim().to_owned());
        group.id = given.filter(|id| !id.is_empty()).unwrap_or_else(|| slug_of(&group.name));
    }
    let mut same: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, group) in groups.iter().enumerate() {
        same.entry(group.id.clone()).or_default().push(at);
    }
    let mut taken: HashSet<String> = same.keys().cloned().collect();
    let mut doubles: Vec<(String, Vec<usize>)> =
        same.into_iter().filter(|(_, members)| members.len() > 1).collect();
    doubles.sort();
    for (id, members) in doubles {
        for (at, made) in tell_apart(header, groups, &id, &members, &taken) {
            if let Some(group) = groups.get_mut(at) {
                taken.insert(made.clone());
                group.id = made;
            }
        }
    }
}

/// An id of its own for each of several groups with one id.
fn tell_apart(
    header: &Header,
    groups: &[SheetGroup],
    id: &str,
    members: &[usize],
    taken: &HashSet<String>,
) -> Vec<(usize, String)> {
    use ColumnField::{City, Day, Schedule, Street, Time, Venue};
    for fields in
        [&[City][..], &[City, Venue], &[City, Street], &[City, Day, Time], &[City, Day, Time, Schedule]]
    {
        let columns = header.columns_of(fields);
        let made: Vec<(usize, String)> =
            members.iter().map(|at| (*at, join_parts(id, groups.get(*at), &columns))).collect();
        let distinct: HashSet<&str> = made.iter().map(|(_, made)| made.as_str()).collect();
        // One of them may say nothing in these columns and keep the plain id.
        let is_free = made.iter().all(|(_, made)| made == id || !taken.contains(made.as_str()));
        if distinct.len() == members.len() && is_free {
            return made;
        }
    }
    let of_all_cells = |at: &usize| {
        let cells = groups.get(*at).map(|group| group.rows.concat().join("\u{1f}")).unwrap_or_default();
        let digest: String = sha256_hex(cells.as_bytes()).chars().take(6).collect();
        (*at, format!("{id}-{digest}"))
    };
    members.iter().map(of_all_cells).collect()
}

fn join_parts(id: &str, group: Option<&SheetGroup>, columns: &[usize]) -> String {
    let cells = group.and_then(|group| group.rows.first());
    let parts = columns.iter().filter_map(|column| cells?.get(*column)).map(|cell| slug_of(cell));
    std::iter::once(id.to_owned()).chain(parts.filter(|part| !part.is_empty())).collect::<Vec<_>>().join("-")
}

/// Letters and digits in small letters, everything else as one hyphen.
pub(super) fn slug_of(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().take(64) {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}
