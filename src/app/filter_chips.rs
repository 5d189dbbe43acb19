//! What was understood, as parts: what it is about, for whom, where, when, how, and what not; typed or ticked alike.

use super::value_labels::label_of;
use crate::locale::Locale;
use crate::search::{Facet, Index, Near, Query, Results, ValueId};

/// What a part of a question says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// What it is about.
    Topic,
    /// For whom.
    Who,
    /// Where.
    Where,
    /// When.
    When,
    /// How it is held.
    How,
    /// What is not wanted.
    Not,
}

impl PartKind {
    /// The kind's name in the locale files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Topic => "part-topic",
            Self::Who => "part-who",
            Self::Where => "part-where",
            Self::When => "part-when",
            Self::How => "part-how",
            Self::Not => "part-not",
        }
    }

    /// The kind's name in the output for programs.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Who => "for",
            Self::Where => "where",
            Self::When => "when",
            Self::How => "how",
            Self::Not => "not",
        }
    }

    const fn of_facet(facet: Facet) -> Self {
        match facet {
            Facet::Topic | Facet::Category | Facet::Kind => Self::Topic,
            Facet::Audience | Facet::People => Self::Who,
            Facet::Place => Self::Where,
            Facet::Day | Facet::Time => Self::When,
            _ => Self::How,
        }
    }
}

/// Where a part comes from, and with it how it is taken out again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartSource {
    /// A value that is ticked.
    Value(Facet, ValueId),
    /// The time that is chosen.
    Time,
    /// The place that is chosen.
    Place,
    /// Words of the search.
    Words(String),
    /// Words of the search that are taken for a topic.
    TopicWords(String),
}

/// A part of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it says.
    pub kind: PartKind,
    /// What it says it of.
    pub label: String,
    /// Where it comes from.
    pub source: PartSource,
}

impl Part {
    /// The part as it stands in a line with others.
    pub fn chip(&self, locale: &Locale) -> String {
        let what = [("what", self.label.as_str().into())];
        match self.kind {
            PartKind::Who => locale.with("chip-who", &what),
            PartKind::Not => locale.with("chip-not", &what),
            PartKind::Topic | PartKind::Where | PartKind::When | PartKind::How => self.label.clone(),
        }
    }
}

/// What was understood, in the order of [`PartKind`].
pub fn parts_of(query: &Query, results: Option<&Results>, index: &Index, locale: &Locale) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (facet, value) in query.selection.iter() {
        if let Some(label) = label_of(index, facet, value, locale.language()) {
            let source = PartSource::Value(facet, value);
            parts.push(Part { kind: PartKind::of_facet(facet), label, source });
        }
    }
    if let Some(when) = query.when {
        let label = when.label(locale.language());
        parts.push(Part { kind: PartKind::When, label, source: PartSource::Time });
    }
    if let Some(near) = &query.near {
        let label = near_label(near, locale);
        parts.push(Part { kind: PartKind::Where, label, source: PartSource::Place });
    }
    for said in results.into_iter().flat_map(|results| &results.topics) {
        let source = PartSource::TopicWords(said.words.clone());
        parts.push(Part { kind: PartKind::Topic, label: said.label.clone(), source });
    }
    for said in results.into_iter().flat_map(|results| &results.interpretations) {
        let source = PartSource::Words(said.words.clone());
        let is_not = said.label.starts_with('-');
        let kind = match said.facet {
            _ if is_not => PartKind::Not,
            Some(facet) => PartKind::of_facet(facet),
            None => PartKind::Where,
        };
        let label = said.label.trim_start_matches('-').to_owned();
        if !parts.iter().any(|part| part.kind == kind && part.label == label) {
            parts.push(Part { kind, label, source });
        }
    }
    parts.sort_by_key(|part| part.kind);
    parts
}

/// The parts as chips.
pub fn chip_labels(query: &Query, results: Option<&Results>, index: &Index, locale: &Locale) -> Vec<String> {
    parts_of(query, results, index, locale).iter().map(|part| part.chip(locale)).collect()
}

/// "near Köln" or "within 25 km of Köln".
fn near_label(near: &Near, locale: &Locale) -> String {
    match near.within_km {
        None => locale.with("near-chip", &[("place", near.label.clone().into())]),
        Some(km) => locale.with(
            "within-chip",
            &[("place", near.label.clone().into()), ("distance", locale.radius(km).into())],
        ),
    }
}
