//! A town or postal code among the words becomes nearness.

use super::reader::QueryReader;
use crate::place::{Gazetteer, Match, fold};
use crate::search::query::{Interpretation, Near};
use crate::search::word_lists::word_lists;
use crate::topic::Language;

/// How far around a place groups are shown when only the place was typed, in kilometres.
const AROUND_KM: f64 = 50.0;
/// From this many inhabitants on, a name alone is taken for a place.
const KNOWN_TOWN: u32 = 20_000;

impl QueryReader<'_> {
    /// A town or postal code among the words that are left.
    pub(super) fn read_place(&mut self) {
        if self.query.near.is_some() {
            return;
        }
        let count = self.tokens.len();
        for length in (1..=3.min(count)).rev() {
            for start in 0..=count - length {
                let span = self.tokens.get(start..start + length).unwrap_or_default();
                let free = span.iter().all(|t| !t.used && !self.phrases.is_stop(&t.word));
                if !free || span.iter().map(|t| t.word.len()).sum::<usize>() < 3 {
                    continue;
                }
                let typed = span.iter().map(|t| t.raw.clone()).collect::<Vec<_>>().join(" ");
                if self.is_taken_back(&typed) {
                    continue;
                }
                let Some(near) = self.place_named(&typed, start) else { continue };
                self.mark_circumstance(start, length);
                self.out.interpretations.push(Interpretation {
                    words: typed,
                    facet: None,
                    label: near.label.clone(),
                });
                self.out.near = Some(near);
                return;
            }
        }
    }

    fn place_named(&self, typed: &str, start: usize) -> Option<Near> {
        // A text in Norwegian means the Bergen in Norway, whatever language the screen speaks.
        let words: Vec<String> = self.tokens.iter().map(|t| t.word.clone()).collect();
        let language = self.phrases.language_of(&words).unwrap_or(self.query.language);
        let prefer = match language {
            Language::De => Some("DE"),
            Language::Nb => Some("NO"),
            Language::En => None,
        };
        let found = Gazetteer::embedded().places_named(typed, prefer);
        let place = found.first()?;
        let before = start.checked_sub(1).map(|at| self.word_at(at)).unwrap_or_default();
        let pointed_at = word_lists().points_at_place(&before);
        let folded = fold(typed);
        let here = || {
            let word = self.index.dictionary().find_word(&folded)?;
            let mut any = false;
            self.index.visit_groups_with(word, 2, |_| any = true);
            any.then_some(())
        };
        // Words of a sentence are towns only where that is said: "ich kann nicht essen", "was kann ich tun".
        let sentence =
            self.tokens.iter().any(|t| self.phrases.is_stop(&t.word) || word_lists().makes_sentence(&t.word));
        let doubtful = (sentence && self.phrases.knows_word(&folded))
            || (folded.len() <= 3 && fold(place.town.name) != folded);
        if doubtful && !pointed_at && place.found != Match::Postcode {
            return None;
        }
        let known = place.found == Match::Postcode || pointed_at || place.town.population >= KNOWN_TOWN;
        if !known && here().is_none() {
            return None;
        }
        // "Selbsthilfegruppe Leipzig" asks for no more than "Leipzig".
        let telling =
            (0..self.tokens.len()).filter(|i| self.is_content(*i) && !self.is_empty_word(*i)).count();
        let only_place = self.out.concepts.is_empty() && telling <= typed.split_whitespace().count();
        Some(Near {
            point: place.point,
            label: place.name(),
            country: Some(place.town.country.to_owned()),
            within_km: only_place.then_some(AROUND_KM),
        })
    }
}
