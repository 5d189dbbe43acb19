//! What holds for the records of a source that say nothing themselves.

use crate::dataset::categories_of;
use crate::group::{Area, Country, Group, LanguageTag, Text, Zone};

/// What a source is known to be about. A record that says something of its own is never overruled.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Defaults {
    /// The topic of records without one: an id of the thesaurus.
    pub topic: Option<Text>,
    /// The language spoken where a record names none.
    pub language: Option<LanguageTag>,
    /// The country of a place, or of a group without place and area.
    pub country: Option<Country>,
    /// The time zone of meetings that name none.
    pub zone: Option<Zone>,
}

impl Defaults {
    /// Fills in what a group leaves open.
    pub(super) fn fill_in(&self, group: &mut Group) {
        if let Some(topic) = self.topic.as_ref().filter(|_| group.topics.is_empty()) {
            group.topics.push(topic.clone());
            // Without a topic a reader can only say "other".
            if group.categories.is_empty() || group.categories == categories_of(&[]) {
                group.categories = categories_of(&group.topics);
            }
        }
        if let Some(language) = self.language.as_ref().filter(|_| group.languages.is_empty()) {
            group.languages.push(language.clone());
        }
        if let Some(country) = self.country {
            match &mut group.place {
                Some(place) => place.country = place.country.or(Some(country)),
                None if group.area.is_empty() => group.area.extend(Area::parse(country.code())),
                None => {}
            }
        }
        if self.zone.is_none() {
            return;
        }
        let zones: Vec<Option<Zone>> = group.meetings.iter().map(|meeting| group.zone_of(meeting)).collect();
        for (meeting, known) in group.meetings.iter_mut().zip(zones) {
            if known.is_none() || known == self.zone {
                meeting.zone = meeting.zone.take().or_else(|| self.zone.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::{self, ImportOptions};

    #[test]
    fn what_a_record_says_is_kept_and_what_it_leaves_open_is_filled_in() {
        let feed = r#"{"format": "groupfinder", "schema_version": 1, "groups": [
            {"id": "a", "name": "A", "place": {"city": "Oslo"}, "meetings": [{"day": "mon", "start": "19:00"}]},
            {"id": "b", "name": "B", "topics": ["gambling"], "languages": ["sv"],
             "place": {"city": "Malmo", "country": "SE"},
             "meetings": [{"day": "mon", "start": "19:00", "timezone": "Europe/Stockholm"}]},
            {"id": "c", "name": "C"}]}"#;
        let mut options = ImportOptions::new("a.json", jiff::civil::date(2026, 11, 24));
        options.settings.defaults = Defaults {
            topic: Text::from_cleaned("alcohol"),
            language: LanguageTag::parse("nb"),
            country: Country::from_code("NO"),
            zone: Zone::parse("Europe/Oslo"),
        };
        let mut groups = Vec::new();
        feed::import(feed.as_bytes(), &options, &mut |group| groups.push(group)).unwrap();
        let said: Vec<_> = groups
            .iter()
            .map(|group| {
                let place = group.place.as_ref().and_then(|place| place.country);
                let zone = group.meetings.first().and_then(|meeting| meeting.zone.as_ref()).map(Zone::name);
                let area = group.area.first().map(ToString::to_string);
                (group.topics[0].as_str(), group.languages[0].as_str().to_owned(), place, zone, area)
            })
            .collect();
        let country = Country::from_code;
        assert_eq!(said[0], ("alcohol", "nb".to_owned(), country("NO"), Some("Europe/Oslo"), None));
        assert_eq!(said[1], ("gambling", "sv".to_owned(), country("SE"), Some("Europe/Stockholm"), None));
        assert_eq!(said[2], ("alcohol", "nb".to_owned(), None, None, Some("NO".into())));
        assert!(groups[0].categories.contains(crate::topic::Category::Addiction));
    }
}
