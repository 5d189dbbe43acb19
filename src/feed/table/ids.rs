//! Ids that stay the same when a sheet is sorted or a row is added.

use super::cells::CellMender;
use super::groups::{GroupList, SheetGroup};
use super::header::Header;
use crate::codec::sha256_hex;
use crate::feed::columns::ColumnField;
use crate::feed::values::slug::slug_of;
use foldhash::quality::RandomState;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::BuildHasher;

/// Gives each group that shares its id with others one of its own. Groups of one name are told apart by what they say,
/// never by their order: by town, by place, by day and time, at last by all their cells.
pub(super) fn assign_ids(header: &Header, mender: &CellMender<'_>, groups: &mut GroupList) {
    let hasher = RandomState::default();
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for group in groups.iter() {
        *counts.entry(hasher.hash_one(base_id(header, mender, &group))).or_default() += 1;
    }
    let mut same: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        let id = base_id(header, mender, &group);
        if counts.get(&hasher.hash_one(&id)).is_some_and(|count| *count > 1) {
            same.entry(id).or_default().push(at);
        }
    }
    let mut taken: HashSet<u64> = counts.into_keys().collect();
    for (id, members) in same {
        let is_taken = |made: &str| taken.contains(&hasher.hash_one(made));
        let made = tell_apart(header, mender, groups, (&id, &members), &is_taken);
        for (at, made) in made {
            taken.insert(hasher.hash_one(&made));
            groups.set_made_id(at, made);
        }
    }
}

/// The id of a group: its own, else the one that tells it from its namesakes, else its name.
pub(super) fn id_of(header: &Header, mender: &CellMender<'_>, group: &SheetGroup<'_>) -> String {
    group.made_id.map_or_else(|| base_id(header, mender, group), str::to_owned)
}

/// The id in the row of a group, or one made from its name.
fn base_id(header: &Header, mender: &CellMender<'_>, group: &SheetGroup<'_>) -> String {
    let cell = header.id_column.and_then(|column| Some(mender.plain_cell(column, group.cells.get(column)?)));
    let given = cell.map(|cell| cell.trim().to_owned()).filter(|id| !id.is_empty());
    given.unwrap_or_else(|| slug_of(group.name(header)))
}

/// An id of its own for each of several groups with one id.
fn tell_apart(
    header: &Header,
    mender: &CellMender<'_>,
    groups: &GroupList,
    (id, members): (&str, &[usize]),
    is_taken: &dyn Fn(&str) -> bool,
) -> Vec<(usize, String)> {
    use ColumnField::{City, Day, Schedule, Street, Time, Venue};
    for fields in
        [&[City][..], &[City, Venue], &[City, Street], &[City, Day, Time], &[City, Day, Time, Schedule]]
    {
        let columns = header.columns_of(fields);
        let parts = |at: &usize| (*at, join_parts(id, mender, groups.get(*at), &columns));
        let made: Vec<(usize, String)> = members.iter().map(parts).collect();
        let distinct: HashSet<&str> = made.iter().map(|(_, made)| made.as_str()).collect();
        // One of them may say nothing in these columns and keep the plain id.
        let is_free = made.iter().all(|(_, made)| made == id || !is_taken(made));
        if distinct.len() == members.len() && is_free {
            return made;
        }
    }
    let of_all_cells = |at: &usize| {
        let cells = groups.get(*at).map(|group| mender.mend(&group).rows.concat().join("\u{1f}"));
        let digest: String = sha256_hex(cells.unwrap_or_default().as_bytes()).chars().take(6).collect();
        (*at, format!("{id}-{digest}"))
    };
    members.iter().map(of_all_cells).collect()
}

fn join_parts(id: &str, mender: &CellMender<'_>, group: Option<SheetGroup<'_>>, columns: &[usize]) -> String {
    let cells = columns.iter().filter_map(|column| Some((*column, group?.cells.get(*column)?)));
    let parts = cells.map(|(column, cell)| slug_of(&mender.plain_cell(column, cell)));
    std::iter::once(id.to_owned()).chain(parts.filter(|part| !part.is_empty())).collect::<Vec<_>>().join("-")
}
