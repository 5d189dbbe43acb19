//! Private data that a feed publishes and no reader may see.
//!
//! Names of contacts are shortened by [`super::text::first_name`]; addresses for letters and payment handles are
//! not read at all by the formats that have them; numbers and addresses inside notes are found by
//! [`super::text::private_spans`]. This module hides the addresses of groups whose members may be in danger.

use super::record::Problems;
use super::words::FeedWords;
use crate::group::{Group, Text};
use crate::place::fold;
use crate::topic::{Category, Thesaurus};
use std::sync::LazyLock;

/// Takes street, building and point from a listing on violence whose address is given on request only; the town
/// stays. Everybody's safety goes before a door that is easier to find. The report says so.
pub fn hide_address_on_request(group: &mut Group, problems: &mut Problems<'_>) {
    if !is_about_violence(group) || !is_on_request(group) {
        return;
    }
    let Some(place) = &mut group.place else { return };
    if place.street.is_none() && place.venue.is_none() && place.point.is_none() {
        return;
    }
    place.street = None;
    place.venue = None;
    place.point = None;
    place.note = None;
    place.approximate = true;
    problems.repair(
        "",
        "an address that is given on request only",
        "a town; street, building and point are left out",
    );
}

/// Whether a listing is about violence or abuse.
pub fn is_about_violence(group: &Group) -> bool {
    let thesaurus = Thesaurus::embedded();
    group.categories.contains(Category::Violence)
        || group.topics.iter().filter_map(|topic| thesaurus.topic_named(topic)).any(|id| {
            let topic = thesaurus.get(id);
            topic.categories().any(|category| category == Category::Violence)
        })
}

/// Whether a listing says that its address is not for everybody.
pub fn is_on_request(group: &Group) -> bool {
    let place = group.place.as_ref();
    let texts = group.description.iter().map(|(_, text)| text);
    let of_place = place.into_iter().flat_map(|place| [&place.note, &place.street, &place.venue]).flatten();
    let of_meetings = group.meetings.iter().filter_map(|meeting| meeting.note.as_ref());
    texts.chain(of_place).chain(of_meetings).any(says_on_request)
}

/// Whether a text says that an address is given on request.
pub fn says_on_request(text: &Text) -> bool {
    // Both sides: folding takes the e out of "request" too.
    static FOLDED: LazyLock<Vec<String>> = LazyLock::new(|| {
        let phrases = FeedWords::embedded().address_on_request.iter();
        phrases.map(|phrase| format!(" {} ", fold(phrase))).collect()
    });
    let key = format!(" {} ", fold(text));
    FOLDED.iter().any(|phrase| key.contains(phrase.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::record::At;
    use crate::feed::text::{Field, clean};
    use crate::group::{Localised, Place};

    fn listing(topic: &str, said: &str) -> Group {
        let text = |words: &str| clean(Field::Notes, words).text.unwrap();
        let mut group = Group::new(text("id"), text("name"));
        group.topics = vec![text(topic)];
        group.description = Localised::of_unknown_language(text(said));
        group.place =
            Some(Place { street: Some(text("1 Lane")), city: Some(text("Town")), ..Place::default() });
        group
    }

    #[test]
    fn only_places_of_people_who_hide_are_taken_out() {
        for (topic, said, hidden) in [
            ("domestic-violence", "Address on request.", true),
            ("stalking", "Die Adresse wird nicht veröffentlicht", true),
            ("sexual-violence", "Adressen oppgis ved henvendelse", true),
            ("domestic-violence", "Ring twice.", false),
            ("alcohol", "Address on request.", false),
            ("domestic-violence", "Send your address on requested forms", false),
        ] {
            let mut group = listing(topic, said);
            let mut problems = Problems::new(At { list: "$", index: 0, inside: "" });
            hide_address_on_request(&mut group, &mut problems);
            let place = group.place.unwrap();
            assert_eq!(place.street.is_none(), hidden, "{topic}: {said}");
            assert_eq!(problems.is_empty(), !hidden);
            assert_eq!(place.city.as_deref(), Some("Town"));
        }
    }
}
