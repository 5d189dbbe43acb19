//! Which values of the filters each group has, as masks, while the index is made: each row of masks once.
//!
//! Topics, places and the confirmation are no masks: `collect_topics`, `collect_places`, and the entry itself.

use super::facet::Facet;
use super::implications::Implied;
use super::layout::{PACKED_FACETS, PACKED_ROW_BYTES, PACKED_SECTIONS};
use super::numbered::Numbered;
use crate::group::{Coded, Format, Group, LanguageTag};
use std::collections::HashMap;

/// A row of a packed table: the masks of its filters.
type Masks = [u64; PACKED_ROW_BYTES / 8];

/// Languages are bits of one mask.
const LAST_LANGUAGE: usize = 63;

/// Collects the rows of the packed tables.
pub(super) struct FilterCollector {
    rows: [Numbered<Masks>; PACKED_SECTIONS.len()],
    languages: HashMap<String, usize>,
    language_names: Vec<String>,
}

/// The row of one packed table that a group has.
#[derive(Default, Clone, Copy)]
pub(super) struct PackedRow {
    pub(super) number: u32,
    /// Whether no group before had the same.
    pub(super) is_new: bool,
    pub(super) masks: Masks,
}

impl FilterCollector {
    /// No rows yet.
    pub(super) fn new() -> Self {
        Self {
            rows: std::array::from_fn(|_| Numbered::new()),
            languages: HashMap::new(),
            language_names: Vec::new(),
        }
    }

    /// Takes in a group: its row in each of the packed tables.
    pub(super) fn rows_of(&mut self, group: &Group, implied: &Implied) -> [PackedRow; PACKED_SECTIONS.len()] {
        let formats = u64::from(group.formats.bits());
        let hybrid = u64::from(group.formats.is_hybrid()) << Format::ALL.len();
        let unknown = u64::from(group.formats.is_empty()) << (Format::ALL.len() + 1);
        let (mut days, mut times) = (0, 0);
        for meeting in &group.meetings {
            days |= u64::from(meeting.weekdays().bits());
            times |= meeting.start.map_or(0, |start| u64::from(start.parts().bits()));
        }
        let languages = self.languages_of(group, implied);
        let mask = |facet: Facet| match facet {
            Facet::Category => u64::from(group.categories.bits()),
            Facet::Audience => u64::from(group.audience.bits()) | implied.audience,
            Facet::People => u64::from(group.people.bits()) | implied.people,
            Facet::Access => u64::from(group.access.bits()),
            Facet::Kind => bit_of(Some(group.kind.ordinal())),
            Facet::Facilitation => bit_of(group.facilitation.map(Coded::ordinal)),
            Facet::Attendance => bit_of(group.attendance.map(Coded::ordinal)),
            Facet::Cost => bit_of(group.cost.map(Coded::ordinal)),
            Facet::Fellowship => implied.fellowship,
            Facet::MeetingType => implied.meeting_types,
            Facet::Programme => bit_of(group.programme.map(Coded::ordinal)),
            // In the order of facets.json: spiritual, secular.
            Facet::Faith => bit_of(group.faith.map(|faith| u8::from(!faith))) | implied.faith,
            Facet::Format => formats | hybrid | unknown,
            Facet::Day => days,
            Facet::Time => times,
            Facet::Language => languages,
            Facet::Topic | Facet::Place | Facet::Verified => 0,
        };
        let mut rows = [PackedRow::default(); PACKED_SECTIONS.len()];
        for ((row, facets), numbered) in rows.iter_mut().zip(PACKED_FACETS).zip(&mut self.rows) {
            row.masks.iter_mut().zip(facets).for_each(|(cell, facet)| *cell = mask(*facet));
            (row.number, row.is_new) = numbered.number_for(row.masks);
        }
        rows
    }

    fn languages_of(&mut self, group: &Group, implied: &Implied) -> u64 {
        let mut languages = 0_u64;
        let tags = group.languages.iter().map(LanguageTag::as_str);
        for tag in tags.chain(implied.languages.iter().copied()) {
            let primary = tag.split('-').next().unwrap_or_default();
            let at = self.languages.get(primary).copied().unwrap_or_else(|| {
                let next = self.language_names.len();
                self.languages.insert(primary.to_owned(), next);
                self.language_names.push(primary.to_owned());
                next
            });
            // A sixty-fifth language shares the last place: no directory seen has half as many.
            languages |= 1 << at.min(LAST_LANGUAGE);
        }
        languages
    }

    /// Forgets what only told new rows from known ones, before the index is written.
    pub(super) fn forget_lookups(&mut self) {
        self.rows = std::array::from_fn(|_| Numbered::new());
    }

    /// The languages in the order of their bits.
    pub(super) fn language_names(&self) -> &[String] {
        &self.language_names
    }
}

/// The bit of a value in a mask; 0 where nothing is known.
fn bit_of(ordinal: Option<u8>) -> u64 {
    ordinal.map_or(0, |ordinal| 1 << ordinal)
}
