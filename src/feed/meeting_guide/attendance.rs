//! How to get to a meeting: the room, the link, the number. Decides the format by one rule for all feeds of this
//! kind: by phone where there is a number, online where there is a link, in person where
//! there is a street address that is neither rough nor closed. What follows from none of these stays unknown.

use super::fields::Guide;
use crate::feed::json::{Raw, Shape};
use crate::feed::record::Problems;
use crate::feed::text::Field;
use crate::feed::type_codes::TypeSummary;
use crate::feed::values::address::{self, Address};
use crate::feed::values::coordinates::{self, Coordinates};
use crate::feed::values::country;
use crate::feed::values::joining;
use crate::feed::values::no_place::{self, NoPlace, TakenOut};
use crate::feed::values::phone;
use crate::feed::values::street::{is_house, is_street_level};
use crate::feed::values::yes_no::read_yes_no;
use crate::group::{DialIn, Format, Group, Online, Place, Status, Text};

/// Puts place, online, dial-in, formats and status into the group. Returns words about joining that have no place
/// there, for the description.
pub fn read_attendance(
    fields: &Guide<'_>,
    types: &TypeSummary,
    group: &mut Group,
    problems: &mut Problems<'_>,
) -> Option<Text> {
    let phone_words = read_dial_in(fields, group, problems);
    let rough = read_approximate(fields.approximate, problems);
    read_place(fields, group, problems);
    let taken = match &mut group.place {
        Some(place) => no_place::take_out_no_places(place, "address", problems),
        None => TakenOut::default(),
    };
    if group.place == Some(Place::default()) {
        group.place = None;
    }
    let says_online = types.online || taken.online;
    let online_words =
        read_online(fields, taken.joining, says_online, phone_words.is_some(), group, problems);
    let by_phone = group.dial_in.is_some() || phone_words.is_some() || taken.phone;
    decide_formats(types.closed, rough, by_phone, group);
    apply_option(fields.attendance_option, types.closed, group, problems);
    joining::join_notes(problems, "conference_url", [online_words, phone_words])
}

/// The formats that follow from place, link and number.
fn decide_formats(closed: bool, rough: bool, by_phone: bool, group: &mut Group) {
    let mut formats = crate::group::FormatSet::EMPTY;
    let elsewhere = group.online.is_some() || by_phone;
    if let Some(place) = &mut group.place {
        let door =
            place.street.as_deref().is_some_and(|street| is_street_level(street) || place.venue.is_some());
        place.approximate |=
            rough || closed || place.street.is_none() && (elsewhere || place.venue.is_none());
        if door && !place.approximate {
            formats.insert(Format::InPerson);
        } else if elsewhere && !closed {
            // The town of a meeting that is held elsewhere is no point to walk to.
            place.point = None;
        }
    }
    if group.online.is_some() {
        formats.insert(Format::Online);
    }
    if by_phone {
        formats.insert(Format::Phone);
    }
    group.formats = formats;
}

/// What the feed itself says about how to take part overrules what follows from the rest.
fn apply_option(raw: Option<Raw<'_>>, closed: bool, group: &mut Group, problems: &mut Problems<'_>) {
    if group.formats.is_empty() && closed {
        group.status = Status::Paused;
    }
    let Some(option) = raw.and_then(Raw::string) else { return };
    let somewhere = group.place.as_ref().is_some_and(|p| p.street.is_some() || p.venue.is_some());
    let (in_person, online, phone) =
        [Format::InPerson, Format::Online, Format::Phone].map(|f| group.formats.contains(f)).into();
    match option.trim().to_lowercase().replace(['-', ' '], "_").as_str() {
        "inactive" | "closed" | "suspended" | "paused" | "cancelled" | "canceled" | "temporarily_closed" => {
            group.formats.remove(Format::InPerson);
            group.status = Status::Paused;
        }
        "in_person" if somewhere && !closed => {
            if !in_person || online {
                problems.repair("attendance_option", &option, "what place and link say; the option counts");
            }
            group.formats.insert(Format::InPerson);
            group.formats.remove(Format::Online);
            group.formats.remove(Format::Phone);
        }
        "online" if online || phone => {
            if in_person {
                problems.repair("attendance_option", &option, "what the place says; the option counts");
            }
            group.formats.remove(Format::InPerson);
        }
        "hybrid" => {
            if somewhere && !closed {
                group.formats.insert(Format::InPerson);
            }
            if !online && !phone {
                group.online = Some(Online::default());
                group.formats.insert(Format::Online);
            }
        }
        _ => {}
    }
}

/// The link, or the words in its place ("ask for the link"). Without a link it is online where the feed says so and
/// nothing else tells how to join.
fn read_online(
    fields: &Guide<'_>,
    from_place: Vec<Text>,
    says_online: bool,
    phone_words: bool,
    group: &mut Group,
    problems: &mut Problems<'_>,
) -> Option<Text> {
    let words = fields.conference_url.and_then(|raw| problems.read_string("conference_url", raw));
    let read =
        words.map(|words| joining::read_joining(problems, "conference_url", &words)).unwrap_or_default();
    let note = problems.read_html(Field::Notes, "conference_url_notes", fields.conference_url_notes);
    if let Some(dial) = read.dial.filter(|_| group.dial_in.is_none()) {
        group.dial_in = Some(DialIn { dial, note: None });
    }
    let names_way = read.words.as_deref().and_then(no_place::no_place) == Some(NoPlace::Joining);
    let words = [note, read.words].into_iter().chain(from_place.into_iter().map(Some));
    let words = joining::join_notes(problems, "conference_url_notes", words);
    let by_phone = group.dial_in.is_some() || phone_words;
    if read.link.is_some() || names_way || says_online && (!by_phone || words.is_some()) {
        group.online = Some(Online { url: read.link, note: words });
        return None;
    }
    words
}

fn read_dial_in(fields: &Guide<'_>, group: &mut Group, problems: &mut Problems<'_>) -> Option<Text> {
    let phone = problems.read_text(Field::Line, "conference_phone", fields.conference_phone);
    let note = problems.read_html(Field::Notes, "conference_phone_notes", fields.conference_phone_notes);
    let phone = phone?;
    if let Some(read) = phone::find_dial_string(&phone) {
        let mut note = note;
        if !read.whole {
            problems.repair(
                "conference_phone",
                &phone,
                "a number and codes only; the number is read, the words are kept",
            );
            let both = note.as_ref().map_or(phone.to_string(), |note| format!("{phone}\n{note}"));
            note = problems.clean_text(Field::Notes, "conference_phone", &both);
        }
        group.dial_in = Some(DialIn { dial: read.string, note });
        None
    } else {
        problems.repair("conference_phone", &phone, "a number to dial; shown as written");
        problems.clean_text(Field::Notes, "conference_phone", &format!("Phone: {phone}"))
    }
}

fn read_approximate(raw: Option<Raw<'_>>, problems: &mut Problems<'_>) -> bool {
    let Some(raw) = raw.filter(|raw| !raw.is_blank()) else { return false };
    read_yes_no(raw).unwrap_or_else(|| {
        problems.repair("approximate", &raw.describe(), "yes or no; taken as no");
        false
    })
}

/// The place, from one line or from its parts. Parts overrule the line.
fn read_place(fields: &Guide<'_>, group: &mut Group, problems: &mut Problems<'_>) {
    let line_field = if fields.formatted_address.is_some_and(|raw| !raw.is_blank()) {
        "formatted_address"
    } else {
        "address"
    };
    let line = fields.formatted_address.filter(|raw| !raw.is_blank()).or(fields.address);
    let line = problems.read_html(Field::Line, line_field, line);
    // "12 Example St @ Oak Ave" or "12 Example St @ back door": what follows is a hint, not the street.
    let (line, hint) = match line.as_deref().and_then(|line| line.split_once('@')) {
        Some((before, hint)) if line_field == "address" || !hint.contains(',') => {
            (Some(before.trim()), Some(hint.trim()))
        }
        _ => (line.as_deref(), None),
    };
    let city = problems.read_html(Field::Line, "city", fields.city);
    let (code, city) = part_code_from_city(city, problems);
    let apart = match line {
        // A bare street with its town beside it is not taken apart: its commas part house and floor.
        Some(line) if line_field == "address" && city.is_some() => {
            Address { street: Some(line).filter(|line| !line.is_empty()), ..Address::default() }
        }
        Some(line) => address::split_address(line),
        None => Address::default(),
    };
    let mut own =
        |text: Option<&str>| text.and_then(|text| problems.clean_text(Field::Line, line_field, text));
    let mut place = Place {
        venue: None,
        street: own(apart.street),
        postal_code: own(apart.postal_code).or(code),
        city: city.or_else(|| own(apart.city)),
        region: own(apart.region),
        country: apart.country,
        point: None,
        approximate: false,
        note: None,
    };
    place.venue = problems.read_html(Field::Name, "location", fields.location);
    if place.street.is_none() {
        take_house_out_of_venue(&mut place, problems);
    }
    if let Some(state) = problems.read_html(Field::Line, "state", fields.state) {
        place.region = Some(state);
    }
    let mut notes: Vec<Text> = Vec::new();
    read_country(fields.country, &mut place, &mut notes, problems);
    if let Some(code) = problems.read_text(Field::Line, "postal_code", fields.postal_code) {
        place.postal_code = Some(code);
    }
    read_regions(fields, &mut place, &mut notes, problems);
    notes.extend(
        hint.filter(|hint| !hint.is_empty())
            .and_then(|hint| problems.clean_text(Field::Line, line_field, hint)),
    );
    notes.extend(problems.read_html(Field::Notes, "location_notes", fields.location_notes));
    let joined = notes.iter().map(Text::as_str).collect::<Vec<_>>().join("\n");
    place.note = problems.clean_text(Field::Notes, "location_notes", &joined);
    let spot = match coordinates::read_point(
        problems,
        ("latitude", fields.latitude),
        ("longitude", fields.longitude),
    ) {
        Coordinates::Nowhere => coordinates::read_point_pair(problems, "coordinates", fields.coordinates),
        spot => spot,
    };
    place.approximate = matches!(spot, Coordinates::Within(_));
    place.point = spot.point();
    if place != Place::default() {
        group.place = Some(place);
    }
}

/// "50667 Köln" in one cell as code and town.
fn part_code_from_city(city: Option<Text>, problems: &mut Problems<'_>) -> (Option<Text>, Option<Text>) {
    let Some(whole) = city else { return (None, None) };
    // A code has digits.
    if !whole.bytes().any(|letter| letter.is_ascii_digit()) {
        return (None, Some(whole));
    }
    let apart = address::split_address(&whole);
    if let Address { street: None, postal_code: Some(code), city: Some(town), region: None, country: None } =
        apart
        && let Some(town) = problems.clean_text(Field::Line, "city", town)
    {
        return (problems.clean_text(Field::Line, "city", code), Some(town));
    }
    (None, Some(whole))
}

/// "Bürgerhaus, Musterweg 3" in one cell as building and street, where no other names the street.
fn take_house_out_of_venue(place: &mut Place, problems: &mut Problems<'_>) {
    let Some(whole) = place.venue.clone() else { return };
    let parts: Vec<&str> = whole.split(',').map(str::trim).collect();
    let Some(at) = parts.iter().position(|part| is_house(part)) else { return };
    let (building, rest) = parts.split_at(at);
    let (building, rest) = (building.join(", "), rest.join(", "));
    let apart = match place.city {
        Some(_) => Address { street: Some(&rest), ..Address::default() },
        None => address::split_address(&rest),
    };
    let mut own =
        |text: Option<&str>| text.and_then(|text| problems.clean_text(Field::Line, "location", text));
    let Some(street) = own(apart.street) else { return };
    place.street = Some(street);
    place.venue = own(Some(&building));
    place.city = place.city.take().or_else(|| own(apart.city));
    place.region = place.region.take().or_else(|| own(apart.region));
    place.postal_code = place.postal_code.take().or_else(|| own(apart.postal_code));
    place.country = place.country.or(apart.country);
}

fn read_country(raw: Option<Raw<'_>>, place: &mut Place, notes: &mut Vec<Text>, problems: &mut Problems<'_>) {
    let Some(text) = problems.read_text(Field::Line, "country", raw) else { return };
    if let Some(country) = country::parse_country(&text) {
        place.country = Some(country);
    } else {
        problems.repair("country", &text, "a country; shown as written");
        notes.push(text);
    }
}

/// Regions from the widest to the narrowest. They are the town where nothing else names one, and a hint beside it
/// otherwise, unless they only repeat it.
fn read_regions(fields: &Guide<'_>, place: &mut Place, notes: &mut Vec<Text>, problems: &mut Problems<'_>) {
    let mut names: Vec<Text> = Vec::new();
    match fields.regions.filter(|raw| !raw.is_blank()) {
        Some(raw) if raw.shape() == Shape::Array => {
            for (n, item) in raw.items().unwrap_or_default().into_iter().take(8).enumerate() {
                names.extend(problems.read_text(Field::Line, &format!("regions[{n}]"), Some(item)));
            }
        }
        Some(raw) => {
            if let Some(words) = problems.read_string("regions", raw) {
                for part in words.split('>') {
                    names.extend(problems.clean_text(Field::Line, "regions", part));
                }
            }
        }
        None => {
            for (field, raw) in [
                ("region", fields.region),
                ("sub_region", fields.sub_region),
                ("sub_sub_region", fields.sub_sub_region),
            ] {
                if let Some(words) = raw.and_then(|raw| problems.read_string(field, raw)) {
                    for part in words.split('>') {
                        names.extend(problems.clean_text(Field::Line, field, part));
                    }
                }
            }
        }
    }
    if place.city.is_none() {
        // The narrowest region is the nearest to a town.
        place.city = names.pop();
    }
    // What stands before the town is wider than it, what stands after it is a part of it.
    let town = names.iter().position(|name| names_same(place.city.as_ref(), name));
    let wider = town.unwrap_or(names.len());
    if place.region.is_none() && wider > 0 && !names.is_empty() {
        place.region = Some(names.remove(0));
    }
    names.retain(|name| {
        !names_same(place.city.as_ref(), name)
            && !names_same(place.region.as_ref(), name)
            && !names_same(place.venue.as_ref(), name)
    });
    if !names.is_empty() {
        let joined = names.iter().map(Text::as_str).collect::<Vec<_>>().join(", ");
        notes.extend(problems.clean_text(Field::Line, "region", &joined));
    }
}

/// Whether a part of the place has this name, in any case.
fn names_same(part: Option<&Text>, name: &Text) -> bool {
    part.is_some_and(|text| text == name || text.to_lowercase() == name.to_lowercase())
}
