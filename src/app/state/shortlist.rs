//! The groups that a person has marked, to look at them again, compare them and take them along.

use crate::page::QrContent;
use crate::search::Ordinal;

/// So many groups can be marked: what is longer is no choice any more.
pub const MOST_MARKED: usize = 20;
/// So many groups fit side by side.
pub const MOST_COMPARED: usize = 4;

/// A marked group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Its id in the data.
    pub id: String,
    /// Its name when it was marked.
    pub name: String,
    /// Where it is in the index; `None` where the data has it no longer.
    pub group: Option<Ordinal>,
}

/// The marked groups, in the order in which they were marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shortlist {
    marked: Vec<Marked>,
    /// The group whose code is shown as one of all of them.
    pub code_shown: Option<usize>,
    /// What these codes hold.
    pub code_content: QrContent,
}

/// What became of a group that was to be marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marking {
    /// It is marked now.
    Added,
    /// It is marked no longer.
    Removed,
    /// There is no room for more.
    Full,
}

impl Shortlist {
    /// All of them, those too that the data has no longer.
    pub fn all(&self) -> &[Marked] {
        &self.marked
    }

    /// Whether none is marked.
    pub fn is_empty(&self) -> bool {
        self.marked.is_empty()
    }

    /// Those that the data has.
    pub fn listed(&self) -> Vec<Ordinal> {
        self.marked.iter().filter_map(|marked| marked.group).collect()
    }

    /// How many the data has no longer.
    pub fn count_gone(&self) -> usize {
        self.marked.iter().filter(|marked| marked.group.is_none()).count()
    }

    /// Whether a group is marked.
    pub fn holds(&self, group: Ordinal) -> bool {
        self.marked.iter().any(|marked| marked.group == Some(group))
    }

    /// Marks a group, or takes the mark off.
    pub fn toggle(&mut self, marked: Marked) -> Marking {
        let before = self.marked.len();
        self.marked.retain(|other| other.id != marked.id);
        if self.marked.len() < before {
            return Marking::Removed;
        }
        if before >= MOST_MARKED {
            return Marking::Full;
        }
        self.marked.push(marked);
        Marking::Added
    }

    /// Takes the mark off the group at a place of the list.
    pub fn remove(&mut self, at: usize) {
        if at < self.marked.len() {
            self.marked.remove(at);
        }
    }

    /// Takes all marks off.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Finds all of them again in other data.
    pub fn find_again(&mut self, find: impl Fn(&str) -> Option<Ordinal>) {
        for marked in &mut self.marked {
            marked.group = find(&marked.id);
        }
    }
}
