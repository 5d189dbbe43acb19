//! Foreign topic labels to topics of ours.
//!
//! Directories name the same things differently: "Demenz (Angehörige)", "Anonyme Alkoholike", "Sucht, Drogen",
//! "Alzheimer-Erkrankung". A label is looked up, in this order, in the mapping file, as a label, as a synonym or
//! shared word, with other endings ("Depressionen"), in its parts ("Angst und Panik"), without the words that
//! say for whom ("Eltern krebskranker Kinder"), and at last for a typing error. What stays unknown is kept as
//! written, shown so, searchable, and listed by `check`.
//!
//! A typing error never leads to a sensitive topic (violence, abuse): a wrong hit there does harm. The mapping
//! file `data/mapping.tsv` is meant to be edited by a librarian; see [`label_file`].

mod audience_words;
pub mod label_file;
mod label_parts;
mod match_kind;
mod memo;
mod normalise;
mod topic_names;
mod typo;

pub use match_kind::MatchKind;
pub(super) use memo::forget_labels;

use crate::feed::text::{self, Field, MOST_ITEMS};
use crate::group::{CodedSet, People, Relation, Text};
use crate::topic::{Thesaurus, TopicId};
use std::sync::LazyLock;
use topic_names::TopicNames;

/// How many labels of one record are read: more than it has topics, since not each is one.
const MOST_LABELS: usize = 4 * MOST_ITEMS;

/// What a label means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The topics, the most specific first.
    pub topics: Vec<TopicId>,
    /// For whom, as far as the label says.
    pub audience: CodedSet<Relation>,
    /// Which people, as far as the label says.
    pub people: CodedSet<People>,
    /// How the topics were found; of several parts the least sure.
    pub how: MatchKind,
}

impl Mapping {
    const NOTHING: Self =
        Self { topics: Vec::new(), audience: CodedSet::EMPTY, people: CodedSet::EMPTY, how: MatchKind::None };

    /// Whether at least one topic was found.
    pub fn is_mapped(&self) -> bool {
        !self.topics.is_empty()
    }

    /// The ids of the topics, as a group has them.
    pub fn topic_ids(&self) -> impl Iterator<Item = Text> {
        let thesaurus = Thesaurus::embedded();
        self.topics.iter().filter_map(|topic| text::own(thesaurus.get(*topic).id))
    }
}

/// Everything needed to understand labels.
#[derive(Debug)]
pub struct Mapper {
    index: TopicNames,
    file: label_file::LabelFile,
}

impl Mapper {
    /// The mapper with the mapping file that is part of the program, made on first use.
    pub fn embedded() -> &'static Self {
        static MAPPER: LazyLock<Mapper> = LazyLock::new(|| {
            // `tests/all/mapping.rs` proves that the embedded file has no mistakes.
            Mapper::new(label_file::LabelFile::embedded())
        });
        &MAPPER
    }

    /// A mapper with a mapping file of one's own.
    pub fn new(file: label_file::LabelFile) -> Self {
        Self { index: TopicNames::new(Thesaurus::embedded()), file }
    }

    /// Understands one label of a foreign list of topics.
    pub fn map_label(&self, label: &str) -> Mapping {
        let Some(label) = text::clean(Field::Item, label).text else { return Mapping::NOTHING };
        // Directories label thousands of services with the same few hundred terms.
        memo::remembered(&label).unwrap_or_else(|| {
            let mapping = label_parts::understand_label(self, &label);
            memo::remember(&label, &mapping);
            mapping
        })
    }

    /// Understands the labels of one record: topics without doubles, at most [`MOST_ITEMS`], labels that were
    /// not understood as written. Calls `unmapped` with each of these.
    pub fn map_labels<'l>(
        &self,
        mut labels: impl Iterator<Item = &'l str>,
        mut unmapped: impl FnMut(&str),
    ) -> MappedLabels {
        let mut all = MappedLabels::default();
        for label in labels.by_ref().take(MOST_LABELS) {
            let mapping = self.map_label(label);
            all.audience = all.audience.union(mapping.audience);
            all.people = all.people.union(mapping.people);
            let says_nothing = mapping.audience.is_empty() && mapping.people.is_empty();
            let mut topics: Vec<Text> = mapping.topic_ids().collect();
            if topics.is_empty()
                && says_nothing
                && let Some(kept) = text::clean(Field::Item, label).text
            {
                unmapped(&kept);
                topics.push(kept);
            }
            for topic in topics {
                if all.topics.contains(&topic) {
                    continue;
                }
                if all.topics.len() < MOST_ITEMS {
                    all.topics.push(topic);
                } else {
                    all.is_cut_short = true;
                }
            }
        }
        all.is_cut_short |= labels.next().is_some();
        all
    }
}

/// What the labels of one record say together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MappedLabels {
    /// Topic ids, and labels as written where there is no topic.
    pub topics: Vec<Text>,
    /// For whom.
    pub audience: CodedSet<Relation>,
    /// Which people.
    pub people: CodedSet<People>,
    /// There were more labels or topics than are read.
    pub is_cut_short: bool,
}

/// Understands one label with the mapping file that is part of the program.
pub fn map_label(label: &str) -> Mapping {
    Mapper::embedded().map_label(label)
}
