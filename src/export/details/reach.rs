//! How to reach somebody, and where a group meets.

use super::{Page, Tone, facet_label, facet_labels};
use crate::group::{Coded, Format, Group, Kind, Place, Route, Text};
use crate::locale::Locale;

/// Everything by which somebody is reached or joined: numbers, links, addresses, and what to do where there is none.
pub(super) fn add_ways(page: &mut Page, group: &Group, locale: &Locale) {
    for (tone, text) in collect_ways(group, locale) {
        page.add(tone, 0, text);
    }
}

/// Says that a group can only be gone to, so that nobody looks for a number in vain.
pub(super) fn add_missing_contact(page: &mut Page, group: &Group, locale: &Locale) {
    if group.kind == Kind::Group && collect_ways(group, locale).is_empty() {
        page.add(Tone::Text, 0, locale.text("detail-contact-none"));
    }
}

fn collect_ways(group: &Group, locale: &Locale) -> Vec<(Tone, String)> {
    let mut lines: Vec<(Tone, String)> = Vec::new();
    add_dial_in(&mut lines, group, locale);
    add_online(&mut lines, group, locale);
    add_contact(&mut lines, group, locale);
    add_organisation(&mut lines, group, locale);
    lines.extend(describe_route(group, locale).map(|text| (Tone::Text, text)));
    lines
}

/// Where it meets and how, and whom it serves.
pub(super) fn add_place(page: &mut Page, group: &Group, locale: &Locale) {
    let (formats, areas) = (describe_formats(group, locale), describe_areas(group, locale));
    if group.place.is_none() && areas.is_none() && formats.is_none() && group.attendance.is_none() {
        return;
    }
    page.add_heading(locale.text("detail-where"));
    if let Some(place) = &group.place {
        for part in [&place.venue, &place.street].into_iter().flatten() {
            page.add(Tone::Text, 2, part.as_str());
        }
        page.add(Tone::Text, 2, town_line(place, locale));
        if let Some(note) = &place.note {
            page.add(Tone::Text, 2, note.as_str());
        }
        let in_person = group.formats.contains(Format::InPerson) || group.formats.is_empty();
        if !place.is_meeting_place() && in_person && group.kind == Kind::Group {
            page.add(Tone::Text, 2, locale.text("detail-address-open"));
        }
    }
    page.add(Tone::Text, 2, areas.unwrap_or_default());
    page.add(Tone::Text, 2, formats.unwrap_or_default());
    if let Some(attendance) = group.attendance {
        page.add(Tone::Text, 2, facet_label("attendance", attendance.id(), locale));
    }
}

/// "50667 Köln, Nordrhein-Westfalen, Germany", "Springfield, IL 62701, United States".
fn town_line(place: &Place, locale: &Locale) -> String {
    let country = place.country.map(|c| facet_label("country", c.code(), locale).to_owned());
    place.town_parts().into_iter().chain(country).collect::<Vec<_>>().join(", ")
}

fn describe_areas(group: &Group, locale: &Locale) -> Option<String> {
    if group.area.is_empty() {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    for area in &group.area {
        // The code of a region says nothing to a reader: where its name is not known, the country has to do.
        let country = area.country().map_or_else(|| area.to_string(), |country| country.code().to_owned());
        let name = area.region_name().unwrap_or_else(|| facet_label("country", &country, locale)).to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Some(locale.with("detail-area", &[("areas", names.join(", ").into())]))
}

/// How it meets: in person, by phone, online. `None` for a body of which that need not be known.
fn describe_formats(group: &Group, locale: &Locale) -> Option<String> {
    let formats = facet_labels("format", group.formats, locale);
    if formats.is_empty() {
        let meets = group.kind == Kind::Group || group.online.is_some() || group.dial_in.is_some();
        return meets.then(|| locale.text("detail-format-unknown"));
    }
    let is_hybrid = group.formats.is_hybrid() && group.kind == Kind::Group;
    let key = if is_hybrid { "detail-hybrid" } else { "detail-formats" };
    Some(locale.with(key, &[("formats", formats.join(", ").into())]))
}

/// The steps of joining by phone: what to call, what to type when asked.
fn add_dial_in(lines: &mut Vec<(Tone, String)>, group: &Group, locale: &Locale) {
    let Some(dial_in) = &group.dial_in else { return };
    lines.push((Tone::Key, locale.with("detail-call", &[("number", dial_in.dial.number().into())])));
    let codes = dial_in.dial.codes().collect::<Vec<_>>().join(", ");
    if !codes.is_empty() {
        lines.push((Tone::Key, locale.with("detail-code", &[("codes", codes.into())])));
    }
    lines.extend(dial_in.note.as_ref().map(|note| (Tone::Text, note.as_str().to_owned())));
}

fn add_online(lines: &mut Vec<(Tone, String)>, group: &Group, locale: &Locale) {
    let Some(online) = &group.online else { return };
    match &online.url {
        Some(url) => lines.push((Tone::Key, url.as_str().to_owned())),
        None if online.note.is_none() => lines.push((Tone::Text, locale.text("detail-online-open"))),
        None => {}
    }
    lines.extend(online.note.as_ref().map(|note| (Tone::Text, note.as_str().to_owned())));
}

/// Whom to ask.
fn add_contact(lines: &mut Vec<(Tone, String)>, group: &Group, locale: &Locale) {
    let Some(contact) = &group.contact else { return };
    let name = contact.name.as_ref().map(Text::as_str);
    let mut is_named = false;
    if let Some(phone) = &contact.phone {
        is_named = name.is_some();
        let key = if is_named { "detail-phone-name" } else { "detail-phone" };
        let values = [("number", phone.as_str().into()), ("name", name.unwrap_or_default().into())];
        lines.push((Tone::Key, locale.with(key, &values)));
    }
    if let Some(hours) = contact.hours.get(locale.language().code()) {
        lines.push((Tone::Text, locale.with("detail-hours", &[("hours", hours.as_str().into())])));
    }
    if let Some(email) = &contact.email {
        lines.push((Tone::Key, locale.with("detail-email", &[("address", email.as_str().into())])));
    }
    if let Some(url) = &contact.url {
        lines.push((Tone::Key, locale.with("detail-web", &[("address", url.as_str().into())])));
    }
    if let (Some(name), false) = (name, is_named) {
        lines.push((Tone::Text, locale.with("detail-ask-for", &[("name", name.into())])));
    }
}

fn add_organisation(lines: &mut Vec<(Tone, String)>, group: &Group, locale: &Locale) {
    let Some(organisation) = &group.organisation else { return };
    // An organisation's own listing need not name it twice.
    if organisation.name != group.name {
        let name = organisation.name.as_str().into();
        lines.push((Tone::Text, locale.with("detail-organisation", &[("name", name)])));
    }
    let own = group.contact.as_ref().and_then(|c| c.url.as_ref());
    if let Some(url) = organisation.url.as_ref().filter(|url| own != Some(url)) {
        lines.push((Tone::Key, locale.with("detail-web", &[("address", url.as_str().into())])));
    }
}

/// What to do where the listing itself gives no way, and what it says about the way.
fn describe_route(group: &Group, locale: &Locale) -> Option<String> {
    let route = group.contact.as_ref().and_then(|c| c.route);
    if !group.is_reachable() && !matches!(group.kind, Kind::ContactPoint | Kind::Helpline) {
        if group.kind != Kind::Group {
            return Some(locale.text("detail-route-listing"));
        }
        let name = group.name.as_str().into();
        return Some(match group.organisation.as_ref().filter(|o| o.name != group.name) {
            Some(organisation) => locale
                .with("detail-route-ask", &[("name", organisation.name.as_str().into()), ("group", name)]),
            None => locale.with("detail-route-plain", &[("group", name)]),
        });
    }
    match route? {
        Route::ContactPoint => Some(locale.text("detail-route-contact-point")),
        Route::WalkIn => Some(locale.text("detail-route-walk-in")),
        Route::Organisation => Some(locale.text("detail-route-organisation")),
        Route::GroupPhone | Route::GroupEmail | Route::WebForm => None,
    }
}
