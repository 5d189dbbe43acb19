//! Everything that is known about a group, as a page for people.
//!
//! The order is that of a person deciding whether to go: what, for whom, when, where, how to join, whom to ask,
//! then what it needs to know besides, and at last where the listing comes from and how old it is.

use super::cadence::{cadence, join};
use crate::app::page::{Page, Tone};
use crate::demo;
use crate::group::{
    Coded, CodedSet, Format, Freshness, Group, Kind, Link, Meeting, Place, Relation, Route, Status, Text,
};
use crate::locale::Locale;
use crate::topic::{Facets, Thesaurus};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Who reads, and when.
pub struct Viewer<'a> {
    /// The language.
    pub words: &'a Locale,
    /// The moment.
    pub now: Timestamp,
    /// The reader's time zone.
    pub zone: &'a TimeZone,
}

impl Viewer<'_> {
    /// Today's date where the reader is.
    pub fn today(&self) -> Date {
        self.zone.to_datetime(self.now).date()
    }
}

/// Everything that is known about a group.
pub fn details(group: &Group, viewer: &Viewer<'_>) -> Page {
    let words = viewer.words;
    let mut page = Page::new(group.name.as_str());
    notices(&mut page, group, words);
    what(&mut page, group, words);
    for_whom(&mut page, group, words);
    when(&mut page, group, viewer);
    place(&mut page, group, words);
    join_in(&mut page, group, words);
    contact(&mut page, group, words);
    facts(&mut page, group, words);
    source(&mut page, group, viewer);
    page.gap();
    page.add(Tone::Quiet, 0, words.text("detail-treatment"));
    page
}

fn facet<'a>(name: &str, id: &'a str, words: &Locale) -> &'a str
where
    'static: 'a,
{
    Facets::embedded().label(name, id, words.language())
}

fn labels<T: Coded>(name: &str, set: CodedSet<T>, words: &Locale) -> Vec<String> {
    set.iter().map(|value| facet(name, value.id(), words).to_owned()).collect()
}

/// The name of a topic; one that the thesaurus does not list is shown as written.
pub fn topic_name<'a>(id: &'a str, words: &Locale) -> &'a str {
    let thesaurus = Thesaurus::embedded();
    thesaurus.topic(id).map_or(id, |topic| thesaurus.get(topic).label(words.language()))
}

fn notices(page: &mut Page, group: &Group, words: &Locale) {
    if group.source.name.as_deref() == Some(demo::SOURCE) {
        page.add(Tone::Notice, 0, words.text("detail-demo"));
    }
    if group.status != Status::Active {
        page.add(Tone::Notice, 0, words.text(&format!("detail-status-{}", group.status.id())));
    }
    let thesaurus = Thesaurus::embedded();
    let mut topics = group.topics.iter().filter_map(|id| thesaurus.topic(id));
    if topics.any(|topic| thesaurus.get(topic).crisis_notice) {
        page.add(Tone::Notice, 0, words.text("detail-crisis"));
    }
    page.gap();
}

fn what(page: &mut Page, group: &Group, words: &Locale) {
    if group.kind != Kind::Group {
        page.add(Tone::Text, 0, facet("kind", group.kind.id(), words));
    }
    if let Some(description) = group.description.get(words.language().code()) {
        page.add(Tone::Text, 0, description.as_str());
    }
    if !group.topics.is_empty() {
        let topics: Vec<&str> = group.topics.iter().map(|id| topic_name(id, words)).collect();
        page.add(Tone::Text, 0, words.with("detail-topics", &[("topics", topics.join(", ").into())]));
    }
}

fn for_whom(page: &mut Page, group: &Group, words: &Locale) {
    let mut whom = labels("for", group.audience, words);
    whom.extend(labels("people", group.people, words));
    if whom.is_empty() && group.age.is_none() {
        return;
    }
    page.heading(words.text("detail-for"));
    page.add(Tone::Text, 2, whom.join(", "));
    if let Some(age) = &group.age {
        page.add(Tone::Text, 2, words.with("detail-age", &[("age", age.as_str().into())]));
    }
}

fn when(page: &mut Page, group: &Group, viewer: &Viewer<'_>) {
    let words = viewer.words;
    if group.meetings.is_empty() {
        if group.kind == Kind::Group && meets(group) {
            page.heading(words.text("detail-when"));
            page.add(Tone::Text, 2, words.text("detail-appointment"));
        }
        return;
    }
    page.heading(words.text("detail-when"));
    for meeting in &group.meetings {
        page.add(Tone::Text, 2, meeting_line(meeting, words));
    }
    if let Some(next) = next_line(group, viewer) {
        page.add(Tone::Text, 2, next);
    }
    zones(page, group, viewer);
}

/// Whether the group has hours at all: a forum or letters have none.
fn meets(group: &Group) -> bool {
    let timeless: CodedSet<Format> = [Format::Forum, Format::MailExchange].into_iter().collect();
    group.formats.is_empty() || group.formats.bits() & !timeless.bits() != 0
}

/// "Tuesdays 18:30–20:00, not during school holidays".
fn meeting_line(meeting: &Meeting, words: &Locale) -> String {
    let mut line = cadence(meeting, words);
    match (meeting.start, meeting.end) {
        (Some(start), Some(end)) => line = format!("{line} {start}–{end}"),
        (Some(start), None) => line = format!("{line} {start}"),
        (None, _) => line = format!("{line}, {}", words.text("detail-time-open")),
    }
    if let Some(note) = &meeting.note {
        line = format!("{line}. {note}");
    }
    if meeting.dates_vary {
        if !line.ends_with(['.', '!', '?']) {
            line.push('.');
        }
        line = format!("{line} {}", words.text("detail-dates-vary"));
    }
    line
}

/// "Next: Tue 1 Dec, 18:30"; `None` where there is no next meeting.
pub fn next_line(group: &Group, viewer: &Viewer<'_>) -> Option<String> {
    let words = viewer.words;
    let next = group.next_meeting(viewer.now)?;
    if next.running {
        return Some(match next.end {
            Some(end) => words.with("detail-next-running", &[("time", end.to_string().into())]),
            None => words.text("detail-next-running-open"),
        });
    }
    let date = words.date_near(next.date, viewer.today());
    let key = match (next.certain, next.start.is_some()) {
        (true, true) => "detail-next-time",
        (true, false) => "detail-next",
        (false, true) => "detail-next-uncertain-time",
        (false, false) => "detail-next-uncertain",
    };
    let time = next.start.map(|start| start.to_string()).unwrap_or_default();
    Some(words.with(key, &[("date", date.into()), ("time", time.into())]))
}

/// The zone of the meeting, and what that is on the reader's wall, where the two differ.
fn zones(page: &mut Page, group: &Group, viewer: &Viewer<'_>) {
    let words = viewer.words;
    let Some(next) = group.next_meeting(viewer.now) else { return };
    let Some(zone) = &next.zone else {
        // Nobody needs a zone to walk to a room in town.
        if next.start.is_some() && !group.formats.contains(Format::InPerson) {
            page.add(Tone::Text, 2, words.text("detail-zone-unknown"));
        }
        return;
    };
    let Some((local, shift)) = next.for_viewer(viewer.zone) else { return };
    let same = next.start.is_some_and(|start| local.time() == start.civil()) && shift == 0;
    if same {
        return;
    }
    page.add(Tone::Text, 2, words.with("detail-zone", &[("zone", zone.name().replace('_', " ").into())]));
    let key = match shift {
        1.. => "detail-viewer-later",
        0 => "detail-viewer",
        _ => "detail-viewer-earlier",
    };
    let date = words.date_near(local.date(), viewer.today());
    let time = format!("{:02}:{:02}", local.hour(), local.minute());
    page.add(Tone::Text, 2, words.with(key, &[("date", date.into()), ("time", time.into())]));
}

fn place(page: &mut Page, group: &Group, words: &Locale) {
    let areas = areas(group, words);
    let Some(place) = &group.place else {
        if let Some(areas) = areas {
            page.heading(words.text("detail-where"));
            page.add(Tone::Text, 2, areas);
        }
        return;
    };
    page.heading(words.text("detail-where"));
    for part in [&place.venue, &place.street].into_iter().flatten() {
        page.add(Tone::Text, 2, part.as_str());
    }
    page.add(Tone::Text, 2, town_line(place, words));
    if let Some(note) = &place.note {
        page.add(Tone::Text, 2, note.as_str());
    }
    let in_person = group.formats.contains(Format::InPerson) || group.formats.is_empty();
    if !place.is_meeting_place() && in_person && group.kind == Kind::Group {
        page.add(Tone::Text, 2, words.text("detail-address-open"));
    }
    page.add(Tone::Text, 2, areas.unwrap_or_default());
}

/// "50667 Köln, Nordrhein-Westfalen, Germany".
fn town_line(place: &Place, words: &Locale) -> String {
    let town = match (&place.postal_code, &place.city) {
        (Some(code), Some(city)) => Some(format!("{code} {city}")),
        (code, city) => code.as_ref().or(city.as_ref()).map(ToString::to_string),
    };
    let region = place.region.as_ref().filter(|region| place.city.as_ref() != Some(region));
    let country = place.country.map(|c| facet("country", c.code(), words).to_owned());
    [town, region.map(ToString::to_string), country].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn areas(group: &Group, words: &Locale) -> Option<String> {
    if group.area.is_empty() {
        return None;
    }
    let names: Vec<String> = group
        .area
        .iter()
        .map(|area| {
            let code = area.to_string();
            facet("country", &code, words).to_owned()
        })
        .collect();
    Some(words.with("detail-area", &[("areas", names.join(", ").into())]))
}

fn join_in(page: &mut Page, group: &Group, words: &Locale) {
    let formats = labels("format", group.formats, words);
    if formats.is_empty() && group.kind != Kind::Group && group.online.is_none() && group.dial_in.is_none() {
        return;
    }
    page.heading(words.text("detail-join"));
    let joined = join(&formats, words);
    page.add(
        Tone::Text,
        2,
        if formats.is_empty() {
            words.text("detail-format-unknown")
        } else if group.formats.is_hybrid() {
            words.with("detail-hybrid", &[("formats", joined.into())])
        } else {
            words.with("detail-formats", &[("formats", joined.into())])
        },
    );
    if let Some(online) = &group.online {
        match &online.url {
            Some(url) => page.add(Tone::Key, 2, url.as_str()),
            None if online.note.is_none() => page.add(Tone::Text, 2, words.text("detail-online-open")),
            None => {}
        }
        if let Some(note) = &online.note {
            page.add(Tone::Text, 2, note.as_str());
        }
    }
    if let Some(dial_in) = &group.dial_in {
        page.add(Tone::Key, 2, words.with("detail-call", &[("number", dial_in.dial.number().into())]));
        let codes: Vec<&str> = dial_in.dial.codes().collect();
        if !codes.is_empty() {
            let codes = codes.join(", ");
            page.add(Tone::Key, 2, words.with("detail-code", &[("codes", codes.into())]));
        }
        if let Some(note) = &dial_in.note {
            page.add(Tone::Text, 2, note.as_str());
        }
    }
    if let Some(attendance) = group.attendance {
        page.add(Tone::Text, 2, facet("attendance", attendance.id(), words));
    }
}

fn contact(page: &mut Page, group: &Group, words: &Locale) {
    let mut lines: Vec<(Tone, String)> = Vec::new();
    let mut named = false;
    if let Some(contact) = &group.contact {
        let name = contact.name.as_ref().map(Text::as_str);
        if let Some(phone) = &contact.phone {
            named = name.is_some();
            let key = if named { "detail-phone-name" } else { "detail-phone" };
            let values = [("number", phone.as_str().into()), ("name", name.unwrap_or_default().into())];
            lines.push((Tone::Key, words.with(key, &values)));
        }
        if let Some(hours) = &contact.hours {
            lines.push((Tone::Text, words.with("detail-hours", &[("hours", hours.as_str().into())])));
        }
        if let Some(email) = &contact.email {
            lines.push((Tone::Key, words.with("detail-email", &[("address", email.as_str().into())])));
        }
        if let Some(url) = &contact.url {
            lines.push((Tone::Key, words.with("detail-web", &[("address", url.as_str().into())])));
        }
        if let (Some(name), false) = (name, named) {
            lines.push((Tone::Text, words.with("detail-ask-for", &[("name", name.into())])));
        }
    }
    organisation(&mut lines, group, words);
    lines.extend(route(group, words).map(|text| (Tone::Text, text)));
    if lines.is_empty() {
        return;
    }
    page.heading(words.text("detail-contact"));
    for (tone, text) in lines {
        page.add(tone, 2, text);
    }
}

fn organisation(lines: &mut Vec<(Tone, String)>, group: &Group, words: &Locale) {
    let Some(organisation) = &group.organisation else { return };
    // An organisation's own listing need not name it twice.
    if organisation.name != group.name {
        let name = organisation.name.as_str().into();
        lines.push((Tone::Text, words.with("detail-organisation", &[("name", name)])));
    }
    let own = group.contact.as_ref().and_then(|c| c.url.as_ref());
    if let Some(url) = organisation.url.as_ref().filter(|url| own != Some(url)) {
        lines.push((Tone::Key, words.with("detail-web", &[("address", url.as_str().into())])));
    }
}

/// What to do where the listing itself gives no way, and what it says about the way.
fn route(group: &Group, words: &Locale) -> Option<String> {
    let route = group.contact.as_ref().and_then(|c| c.route);
    if !group.is_reachable() && !matches!(group.kind, Kind::ContactPoint | Kind::Helpline) {
        let name = group.name.as_str().into();
        return Some(match group.organisation.as_ref().filter(|o| o.name != group.name) {
            Some(organisation) => words
                .with("detail-route-ask", &[("name", organisation.name.as_str().into()), ("group", name)]),
            None => words.with("detail-route-plain", &[("group", name)]),
        });
    }
    match route? {
        Route::ContactPoint => Some(words.text("detail-route-contact-point")),
        Route::WalkIn => Some(words.text("detail-route-walk-in")),
        Route::Organisation => Some(words.text("detail-route-organisation")),
        Route::GroupPhone | Route::GroupEmail | Route::WebForm => None,
    }
}

fn facts(page: &mut Page, group: &Group, words: &Locale) {
    let mut fact = |heading: &str, values: Vec<String>| {
        if !values.is_empty() {
            page.heading(words.text(heading));
            page.add(Tone::Text, 2, values.join(", "));
        }
    };
    fact("detail-access", labels("access", group.access, words));
    let languages = group.languages.iter().map(|tag| {
        let known = Facets::embedded().language(tag.as_str());
        known.map_or(tag.as_str(), |value| value.label(words.language())).to_owned()
    });
    fact("detail-languages", languages.collect());
    fact("detail-cost", group.cost.iter().map(|c| facet("cost", c.id(), words).to_owned()).collect());
    let mut led: Vec<String> =
        group.facilitation.iter().map(|f| facet("facilitation", f.id(), words).to_owned()).collect();
    led.extend(group.programme.iter().map(|p| facet("programme", p.id(), words).to_owned()));
    fact("detail-led", led);
    if let Some(faith) = group.faith {
        page.add(Tone::Text, 2, words.text(if faith { "detail-faith" } else { "detail-no-faith" }));
    }
}

fn source(page: &mut Page, group: &Group, viewer: &Viewer<'_>) {
    let words = viewer.words;
    page.heading(words.text("detail-source"));
    let name = group.source.name.as_ref().map(Text::as_str);
    let name = name.or_else(|| group.source.url.as_ref().map(Link::host));
    match (name, group.source.retrieved) {
        (Some(name), Some(read)) => {
            let values = [("name", name.into()), ("date", words.date_with_year(read).into())];
            page.add(Tone::Quiet, 2, words.with("detail-source-read", &values));
        }
        (name, _) => page.add(Tone::Quiet, 2, name.unwrap_or_default()),
    }
    if let Some(url) = &group.source.url {
        page.add(Tone::Quiet, 2, url.as_str());
    }
    page.add(Tone::Quiet, 2, verified_line(group, viewer));
}

/// When the listing was last checked, in graded words.
pub fn verified_line(group: &Group, viewer: &Viewer<'_>) -> String {
    let words = viewer.words;
    let grade = Freshness::of(group.verified, viewer.today());
    let (Some(date), key) = (
        group.verified,
        match grade {
            Freshness::HalfYear => "detail-verified-half-year",
            Freshness::Year => "detail-verified-year",
            Freshness::TwoYears => "detail-verified-two-years",
            Freshness::Older => "detail-verified-older",
            Freshness::Unknown => "detail-verified-unknown",
        },
    ) else {
        return words.text("detail-verified-unknown");
    };
    let values = [("age", age(date, viewer).into()), ("date", words.date_with_year(date).into())];
    words.with(key, &values)
}

/// "4 months ago".
fn age(date: Date, viewer: &Viewer<'_>) -> String {
    let words = viewer.words;
    let days = date.until(viewer.today()).map_or(0, |span| span.get_days().max(0));
    let months = date.until((jiff::Unit::Month, viewer.today())).map_or(0, |span| span.get_months());
    match months {
        0 => words.with("detail-age-days", &[("count", days.into())]),
        1..24 => words.with("detail-age-months", &[("count", months.into())]),
        _ => words.with("detail-age-years", &[("count", (months / 12).into())]),
    }
}

/// Whom the group is for, in a word or two, for rows.
pub fn audience_line(group: &Group, words: &Locale) -> String {
    let known = group.audience.iter().filter(|r| *r != Relation::Anyone && *r != Relation::Affected);
    known.map(|r| facet("for", r.id(), words)).collect::<Vec<_>>().join(", ")
}
