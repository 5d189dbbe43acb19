//! Where a group meets, how to join, whom to ask.

use super::{Page, Tone, facet, labels};
use crate::group::{Coded, Format, Group, Kind, Place, Route, Text};
use crate::locale::Locale;

/// Where it meets, and whom it serves.
pub(super) fn place(page: &mut Page, group: &Group, locale: &Locale) {
    let areas = areas(group, locale);
    let Some(place) = &group.place else {
        if let Some(areas) = areas {
            page.heading(locale.text("detail-where"));
            page.add(Tone::Text, 2, areas);
        }
        return;
    };
    page.heading(locale.text("detail-where"));
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
    page.add(Tone::Text, 2, areas.unwrap_or_default());
}

/// "50667 Köln, Nordrhein-Westfalen, Germany", "Springfield, IL 62701, United States".
fn town_line(place: &Place, locale: &Locale) -> String {
    let country = place.country.map(|c| facet("country", c.code(), locale).to_owned());
    place.town_parts().into_iter().chain(country).collect::<Vec<_>>().join(", ")
}

fn areas(group: &Group, locale: &Locale) -> Option<String> {
    if group.area.is_empty() {
        return None;
    }
    let names: Vec<String> = group
        .area
        .iter()
        .map(|area| {
            let code = area.to_string();
            facet("country", &code, locale).to_owned()
        })
        .collect();
    Some(locale.with("detail-area", &[("areas", names.join(", ").into())]))
}

/// How to take part.
pub(super) fn join_in(page: &mut Page, group: &Group, locale: &Locale) {
    let formats = labels("format", group.formats, locale);
    if formats.is_empty() && group.kind != Kind::Group && group.online.is_none() && group.dial_in.is_none() {
        return;
    }
    page.heading(locale.text("detail-join"));
    let joined = formats.join(", ");
    page.add(
        Tone::Text,
        2,
        if formats.is_empty() {
            locale.text("detail-format-unknown")
        } else if group.formats.is_hybrid() && group.kind == Kind::Group {
            locale.with("detail-hybrid", &[("formats", joined.into())])
        } else {
            locale.with("detail-formats", &[("formats", joined.into())])
        },
    );
    if let Some(online) = &group.online {
        match &online.url {
            Some(url) => page.add(Tone::Key, 2, url.as_str()),
            None if online.note.is_none() => page.add(Tone::Text, 2, locale.text("detail-online-open")),
            None => {}
        }
        if let Some(note) = &online.note {
            page.add(Tone::Text, 2, note.as_str());
        }
    }
    if let Some(dial_in) = &group.dial_in {
        page.add(Tone::Key, 2, locale.with("detail-call", &[("number", dial_in.dial.number().into())]));
        let codes: Vec<&str> = dial_in.dial.codes().collect();
        if !codes.is_empty() {
            let codes = codes.join(", ");
            page.add(Tone::Key, 2, locale.with("detail-code", &[("codes", codes.into())]));
        }
        if let Some(note) = &dial_in.note {
            page.add(Tone::Text, 2, note.as_str());
        }
    }
    if let Some(attendance) = group.attendance {
        page.add(Tone::Text, 2, facet("attendance", attendance.id(), locale));
    }
}

/// Whom to ask.
pub(super) fn contact(page: &mut Page, group: &Group, locale: &Locale) {
    let mut lines: Vec<(Tone, String)> = Vec::new();
    let mut named = false;
    if let Some(contact) = &group.contact {
        let name = contact.name.as_ref().map(Text::as_str);
        if let Some(phone) = &contact.phone {
            named = name.is_some();
            let key = if named { "detail-phone-name" } else { "detail-phone" };
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
        if let (Some(name), false) = (name, named) {
            lines.push((Tone::Text, locale.with("detail-ask-for", &[("name", name.into())])));
        }
    }
    organisation(&mut lines, group, locale);
    lines.extend(route(group, locale).map(|text| (Tone::Text, text)));
    if lines.is_empty() {
        return;
    }
    page.heading(locale.text("detail-contact"));
    for (tone, text) in lines {
        page.add(tone, 2, text);
    }
}

fn organisation(lines: &mut Vec<(Tone, String)>, group: &Group, locale: &Locale) {
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
fn route(group: &Group, locale: &Locale) -> Option<String> {
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
