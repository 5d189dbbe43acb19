//! Which texts of a group are searched for words, and in which field each counts.

use super::layout::{NAME_FIELD, NOTES_FIELD, PLACE_FIELD, TOPIC_FIELD};
use crate::group::Group;
use crate::topic::Thesaurus;

/// Calls `see` with each text of a group and its field.
pub(super) fn visit_texts(group: &Group, mut see: impl FnMut(usize, &str)) {
    see(NAME_FIELD, &group.name);
    let thesaurus = Thesaurus::embedded();
    // Labels as written; those of the thesaurus are found through it.
    for topic in group.topics.iter().filter(|topic| thesaurus.topic_named(topic).is_none()) {
        see(TOPIC_FIELD, topic);
    }
    if let Some(organisation) = &group.organisation {
        see(TOPIC_FIELD, &organisation.name);
    }
    if let Some(place) = &group.place {
        let parts = [&place.city, &place.region, &place.venue, &place.street, &place.postal_code];
        for part in parts.into_iter().flatten() {
            see(PLACE_FIELD, part);
        }
        if let Some(note) = &place.note {
            see(NOTES_FIELD, note);
        }
    }
    for (_, text) in group.description.iter() {
        see(NOTES_FIELD, text);
    }
    for note in group.meetings.iter().filter_map(|meeting| meeting.note.as_ref()) {
        see(NOTES_FIELD, note);
    }
}
