//! Where a BMLT meeting is held.

use super::feed_context::FeedContext;
use super::fields::Fields;
use crate::feed::json::Raw;
use crate::feed::record::Problems;
use crate::feed::text::Field;
use crate::feed::values::coordinates;
use crate::feed::values::country;
use crate::group::{Place, Text};

/// The place, from the parts that servers have; `None` where none is filled in.
pub fn read_place(fields: &Fields<'_>, feed: &FeedContext, problems: &mut Problems<'_>) -> Option<Place> {
    let f = &fields.value;
    let mut line = |field: &str, raw: Option<Raw<'_>>| problems.read_html(Field::Line, field, raw);
    let mut place = Place {
        venue: line("location_text", f.venue),
        street: line("location_street", f.street),
        postal_code: line("location_postal_code_1", f.postal_code),
        city: line("location_municipality", f.city),
        region: line("location_province", f.province),
        country: None,
        point: None,
        approximate: false,
        note: None,
    };
    let nation = line("location_nation", f.nation);
    let (subsection, neighborhood) =
        (line("location_city_subsection", f.subsection), line("location_neighborhood", f.neighborhood));
    let mut sub_province = line("location_sub_province", f.sub_province);
    let info = problems.read_html(Field::Notes, "location_info", f.info);
    let mut notes: Vec<Text> = Vec::new();
    if let Some(nation) = nation {
        place.country = country::parse_country(&nation);
        if place.country.is_none() {
            problems.repair("location_nation", &nation, "a country; shown as written");
            notes.push(nation);
        }
    }
    if let Some(found) = sub_province
        .as_deref()
        .filter(|_| place.country.is_none())
        .filter(|name| name.len() > 3)
        .and_then(country::parse_country)
    {
        problems.repair(
            "location_sub_province",
            sub_province.as_deref().unwrap_or_default(),
            "a county; read as the country it is",
        );
        place.country = Some(found);
        sub_province = None;
    }
    if place.region.is_none() {
        place.region = sub_province.take();
    }
    if place.city.is_none() {
        place.city = sub_province.take();
    }
    if place.country.is_none() {
        let town = place.city.as_ref().map(|city| city.to_lowercase());
        place.country = town.and_then(|town| feed.towns.get(&town).copied().flatten());
    }
    notes.extend([neighborhood, subsection, sub_province].into_iter().flatten());
    notes.extend(info);
    for (field, raw) in [("public_transport", f.transport), ("train_lines", f.train), ("bus_lines", f.bus)] {
        let words = raw.and_then(|raw| problems.read_string(field, raw));
        notes.extend(words.and_then(|words| problems.clean_html(Field::Line, field, strip_label(&words))));
    }
    notes.retain(|note| place.city.as_ref() != Some(note) && place.region.as_ref() != Some(note));
    notes.dedup();
    let joined = notes.iter().map(Text::as_str).collect::<Vec<_>>().join("\n");
    place.note = problems.clean_text(Field::Notes, "location_info", &joined);
    place.point =
        coordinates::read_point(problems, ("latitude", f.latitude), ("longitude", f.longitude)).point();
    (place != Place::default()).then_some(place)
}

/// The server stores own fields as "label#@-@#value".
pub fn strip_label(words: &str) -> &str {
    words.rsplit_once("#@-@#").map_or(words, |(_, value)| value)
}
