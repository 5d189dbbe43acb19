//! The topics of all groups while the index is made: which groups are about each, and each set of topics once.

use super::numbered::{Digest, Digester, Numbered};
use crate::group::Group;
use crate::topic::Thesaurus;
use std::collections::HashMap;

/// So many topics and labels are values of the filter; those beyond are found by their words.
const MOST_TOPICS: usize = 16_384;

/// Collects topics: those of the thesaurus, then labels as written in the order in which they first appear.
pub(super) struct TopicCollector {
    thesaurus: &'static Thesaurus,
    /// Topics by their ids.
    numbers: HashMap<String, u16>,
    names: Vec<String>,
    /// Groups of each topic itself, and of those below it only.
    groups: Vec<[Vec<u32>; 2]>,
    sets: Numbered<Digest>,
    digester: Digester,
}

/// The topics of one group.
pub(super) struct TopicSet {
    pub(super) number: u32,
    /// Whether no group before had the same.
    pub(super) is_new: bool,
    /// The group's own, then those above them.
    pub(super) all: Vec<u16>,
    own: usize,
}

impl TopicSet {
    /// The group's own topics.
    pub(super) fn own(&self) -> &[u16] {
        self.all.get(..self.own).unwrap_or_default()
    }
}

impl TopicCollector {
    /// The topics of the thesaurus, and no groups yet.
    pub(super) fn new() -> Self {
        let thesaurus = Thesaurus::embedded();
        let names: Vec<String> = thesaurus.topics().map(|(_, topic)| topic.id.to_owned()).collect();
        Self {
            thesaurus,
            numbers: (0_u16..).zip(&names).map(|(number, id)| (id.clone(), number)).collect(),
            groups: names.iter().map(|_| Default::default()).collect(),
            names,
            sets: Numbered::new(),
            digester: Digester::default(),
        }
    }

    /// Takes in a group's topics.
    pub(super) fn set_of(&mut self, group: &Group, ordinal: u32) -> TopicSet {
        let mut all: Vec<u16> = Vec::new();
        for id in &group.topics {
            if let Some(topic) = self.number_of(id)
                && !all.contains(&topic)
            {
                all.push(topic);
            }
        }
        let own = all.len();
        for id in &group.topics {
            let topic = self.thesaurus.topic_named(id);
            for above in topic.map(|topic| self.thesaurus.broader_topics(topic)).unwrap_or_default() {
                if !all.contains(&above.0) {
                    all.push(above.0);
                }
            }
        }
        for (at, topic) in all.iter().enumerate() {
            if let Some(groups) = self.groups.get_mut(usize::from(*topic)) {
                groups[usize::from(at >= own)].push(ordinal);
            }
        }
        let digest = self.digester.digest_of(all.get(..own).unwrap_or_default());
        let (number, is_new) = self.sets.number_for(digest);
        TopicSet { number, is_new, all, own }
    }

    fn number_of(&mut self, id: &str) -> Option<u16> {
        if let Some(number) = self.numbers.get(id) {
            return Some(*number);
        }
        let next = u16::try_from(self.names.len()).ok().filter(|next| usize::from(*next) < MOST_TOPICS)?;
        self.numbers.insert(id.to_owned(), next);
        self.names.push(id.to_owned());
        self.groups.push(Default::default());
        Some(next)
    }

    /// Forgets what only told new things from known ones, before the index is written.
    pub(super) fn forget_lookups(&mut self) {
        self.numbers = HashMap::new();
        self.sets = Numbered::new();
    }

    /// The groups of each topic itself and of those below it only, topic after topic.
    pub(super) fn take_groups(&mut self) -> impl Iterator<Item = Vec<u32>> + use<> {
        std::mem::take(&mut self.groups).into_iter().flatten()
    }

    /// The labels that are no topics of the thesaurus, as they are written.
    pub(super) fn written_labels(&self) -> &[String] {
        self.names.get(self.thesaurus.len()..).unwrap_or_default()
    }
}
