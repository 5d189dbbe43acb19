//! What is said above a list that has nothing from the reader's country: that it is so, and whom to ask there.

use super::page::country_name;
use super::value_labels::label_of;
use crate::locale::Locale;
use crate::search::{Facet, Index, Query, Results};
use crate::topic::contact_points::{ContactPoint, contact_point_of};

/// A topic for which a country has no listing.
pub struct HomeGap {
    /// The country, ISO 3166.
    pub country: String,
    /// The topic, in the reader's language.
    pub topic: String,
    /// Who knows groups there.
    pub contact: Option<ContactPoint>,
}

impl HomeGap {
    /// The gap of these results; `None` where the country has something, no topic is asked for, or it is asked for
    /// under a condition, which may be why nothing fits.
    pub fn of(results: &Results, query: &Query, index: &Index, locale: &Locale) -> Option<Self> {
        let country = results.country()?;
        let has_conditions = query.when.is_some()
            || results.near().is_some_and(|near| near.within_km.is_some())
            || query.selection.iter().any(|(facet, _)| facet != Facet::Topic)
            || results
                .interpretations
                .iter()
                .any(|said| said.facet.is_some_and(|facet| facet != Facet::Topic));
        let here = index.value_id(Facet::Place, country);
        let at_home = here.map_or(0, |value| results.counts.count_of(Facet::Place, value));
        if has_conditions || at_home > 0 {
            return None;
        }
        let chosen = query.selection.iter().find(|(facet, _)| *facet == Facet::Topic);
        let chosen = chosen.and_then(|(facet, value)| label_of(index, facet, value, locale.language()));
        let topic = chosen.or_else(|| results.topics.first().map(|said| said.label.clone()))?;
        Some(Self { country: country.to_owned(), topic, contact: contact_point_of(country) })
    }

    /// The gap in one sentence, and whom to ask.
    pub fn sentence(&self, locale: &Locale) -> String {
        let values =
            [("country", country_name(&self.country, locale).into()), ("topic", self.topic.as_str().into())];
        let said = locale.with("home-gap", &values);
        let Some(contact) = &self.contact else { return said };
        let ways: Vec<&str> = contact.phone.into_iter().chain(contact.url).collect();
        let values = [("name", contact.name.into()), ("ways", ways.join(", ").into())];
        format!("{said} {}", locale.with("home-gap-ask", &values))
    }
}
