//! Which value of a filter lies within which: a town in its region, a region in its country, a topic in a broader one.

use super::facet::{Facet, FacetValue, ValueId};
use super::index::Index;
use super::layout::IndexPart;
use crate::topic::Thesaurus;
use std::collections::HashMap;

impl Index {
    /// The value that holds another one: a country or region for places, the broader topic for topics.
    pub fn value_around(&self, facet: Facet, value: ValueId) -> Option<ValueId> {
        match facet {
            Facet::Topic => {
                let thesaurus = Thesaurus::embedded();
                let topic = self.value(facet, value).and_then(|value| thesaurus.topic_named(&value.id))?;
                let broader = thesaurus.get(topic).parent?;
                self.value_id(facet, thesaurus.get(broader).id)
            }
            Facet::Place => {
                let around = self.places_around.get_or_init(|| self.find_places_around());
                around.get(value.0 as usize).copied().flatten()
            }
            _ => None,
        }
    }

    /// For each place the region or country it lies in, from the sets of places that groups have: countries, then
    /// region, then town. The first set that knows is believed.
    fn find_places_around(&self) -> Vec<Option<ValueId>> {
        let values = self.values(Facet::Place);
        let countries: HashMap<&str, ValueId> = values
            .iter()
            .zip(0..)
            .filter(|(value, _)| value.name.is_none())
            .map(|(value, at)| (value.id.as_str(), ValueId(at)))
            .collect();
        let mut around = vec![None; values.len()];
        let (ends, places) = (self.column(IndexPart::PlaceEnds), self.column(IndexPart::Places));
        for set in 0..self.section_bytes(IndexPart::PlaceEnds).len() / 4 {
            let named = ends.row_range(set).map(|at| ValueId(places.u32_at(at)));
            let mut outer = None;
            for place in named.filter(|place| self.value(Facet::Place, *place).is_some_and(is_named)) {
                let country = self.value(Facet::Place, place).and_then(country_in);
                let holder = outer.or_else(|| country.and_then(|code| countries.get(code).copied()));
                if let Some(known) = around.get_mut(place.0 as usize)
                    && known.is_none()
                    && holder != Some(place)
                {
                    *known = holder;
                }
                outer = Some(place);
            }
        }
        around
    }
}

/// Whether a place is a region or a town; a country has a code alone.
fn is_named(place: &FacetValue) -> bool {
    place.name.is_some()
}

/// The country that the id of a region or town names: DE of "Köln, DE".
fn country_in(place: &FacetValue) -> Option<&str> {
    place.id.rsplit_once(", ").map(|(_, code)| code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::IndexBuilder;

    #[test]
    fn towns_lie_in_regions_and_regions_in_countries() {
        let mut builder = IndexBuilder::new();
        crate::demo::groups(300, 1).for_each(|group| builder.add_group(&group));
        let index = builder.into_index();
        let around = |facet, id: &str| {
            let value = index.value_id(facet, id).unwrap_or_else(|| panic!("{id}"));
            index
                .value_around(facet, value)
                .and_then(|value| index.value(facet, value))
                .map(|v| v.id.as_str())
        };
        assert_eq!(around(Facet::Place, "Köln, DE"), Some("Nordrhein-Westfalen, DE"));
        assert_eq!(around(Facet::Place, "Nordrhein-Westfalen, DE"), Some("DE"));
        assert_eq!(around(Facet::Place, "DE"), None);
        assert_eq!(around(Facet::Topic, "breast-cancer"), Some("cancer"));
        assert_eq!(around(Facet::Topic, "cancer"), None);
        // Nothing lies within itself, however far one goes.
        for facet in [Facet::Place, Facet::Topic] {
            for value in (0..index.values(facet).len() as u32).map(ValueId) {
                let mut outer = index.value_around(facet, value);
                let mut steps = 0;
                while let Some(next) = outer {
                    outer = index.value_around(facet, next);
                    steps += 1;
                    assert!(steps < 8, "{:?}", index.value(facet, value));
                }
            }
        }
    }
}
