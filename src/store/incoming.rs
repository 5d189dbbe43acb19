//! Takes the groups of a feed as they come.

use super::changes::{Before, Changes, content_of, fingerprint_of, hash_of_id, keyed_hash_of};
use super::merge::{BETWEEN, Writing};
use super::withdrawn::Withdrawn;
use crate::dataset::write_line;
use crate::feed::text::{Field, clean};
use crate::group::Group;
use jiff::civil::Date;
use std::io;
use std::sync::Arc;

/// How many changed ids are kept for the report.
const RENAMED_KEPT: usize = 5;

/// Takes the groups of a feed as they come.
pub(super) struct Intake<'w, 'a> {
    pub(super) writing: Writing<'a>,
    pub(super) source: &'w str,
    /// Whether a signature of its publisher was found right.
    pub(super) is_signed: bool,
    pub(super) today: Date,
    /// The key of the hashes that tell whether two answers say the same.
    pub(super) secret: &'w str,
    pub(super) withdrawn: Arc<Withdrawn>,
    /// What the source had before and has not been seen again yet.
    pub(super) old: Before,
    pub(super) counts: Counts,
    /// The record being written. It keeps its room from one to the next.
    pub(super) line: String,
}

/// What came in.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) groups: u64,
    pub(super) bytes: u64,
    /// Listings left out because an operator withdrew them.
    pub(super) withdrawn: u64,
    pub(super) kept_ids: u64,
    /// Added and changed; what is gone is known at the end.
    pub(super) changes: Changes,
    /// The same for records that say the same, in whatever order they come and whenever they were read or verified.
    pub(super) answer: u64,
    /// The same for groups that say the same, whatever their ids and in whatever order they come.
    pub(super) content: u64,
    pub(super) renamed: Vec<(String, String)>,
    pub(super) renamed_count: u64,
}

impl Intake<'_, '_> {
    pub(super) fn add_group(&mut self, group: &mut Group) -> io::Result<()> {
        let given = group.id.clone();
        self.complete_group(group);
        if self.withdrawn.has(&group.id, &given, self.source) {
            self.counts.withdrawn += 1;
            return Ok(());
        }
        let mut json = std::mem::take(&mut self.line);
        write_line(group, &mut json);
        self.counts.answer = self.counts.answer.wrapping_add(keyed_hash_of(&json, self.secret));
        self.counts.content = self.counts.content.wrapping_add(content_of(&json));
        match self.old.see_again(hash_of_id(&group.id)) {
            None => self.counts.changes.added.add_listing(&group.id, &group.name),
            Some(before) => {
                self.counts.kept_ids += 1;
                if before != fingerprint_of(&json) {
                    self.counts.changes.changed.add_listing(&group.id, &group.name);
                }
            }
        }
        let length = self.writing.add_record(group, &json)?;
        let between = if self.counts.groups == 0 { 0 } else { BETWEEN };
        self.counts.groups += 1;
        self.counts.bytes += length + between;
        self.line = json;
        Ok(())
    }

    /// Fills in the source, and gives the group an id that no other has.
    fn complete_group(&mut self, group: &mut Group) {
        group.source.name = group.source.name.take().or_else(|| clean(Field::Name, self.source).text);
        group.source.retrieved = group.source.retrieved.or(Some(self.today));
        group.source.is_claimed = !self.is_signed;
        if let Some(kept) = self.id_before(&group.id) {
            group.id = clean(Field::Line, &kept).text.unwrap_or_else(|| group.id.clone());
            return;
        }
        if !self.writing.ids.contains(&hash_of_id(&group.id)) {
            return;
        }
        let id = group.id.as_str().to_owned();
        let mut free = format!("{id}@{}", self.source);
        let mut n = 2;
        while self.writing.ids.contains(&hash_of_id(&free)) {
            free = format!("{id}@{}-{n}", self.source);
            n += 1;
        }
        self.counts.renamed_count += 1;
        if self.counts.renamed.len() < RENAMED_KEPT {
            self.counts.renamed.push((id, free.clone()));
        }
        group.id = clean(Field::Line, &free).text.unwrap_or_else(|| group.id.clone());
    }

    /// The longer id that a group had while another source had its own: people marked it and scripts name it, so it stays
    /// when that source is gone.
    fn id_before(&self, id: &str) -> Option<String> {
        if self.old.unseen() == 0 || self.old.has_unseen(hash_of_id(id)) {
            return None;
        }
        let longer = format!("{id}@{}", self.source);
        let hash = hash_of_id(&longer);
        (!self.writing.ids.contains(&hash) && self.old.has_unseen(hash)).then_some(longer)
    }
}
