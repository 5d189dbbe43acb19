//! Everything that is known about a group, as a page for people.
//!
//! The order is that of a person deciding whether to go: what, for whom, when, where, how to join, whom to ask,
//! then what it needs to know besides, and at last where the listing comes from and how old it is.

mod danger;
mod reach;
mod when;

pub use danger::is_about_violence;

use crate::demo;
use crate::group::{Coded, CodedSet, Freshness, Group, Kind, Link, Status, Text};
use crate::locale::Locale;
use crate::page::{Page, Tone};
use crate::topic::{Facets, Grade, Thesaurus};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The reader: language, moment and time zone.
pub struct Viewer<'a> {
    /// The language.
    pub locale: &'a Locale,
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
pub fn details_page(group: &Group, viewer: &Viewer<'_>) -> Page {
    details_page_in(group, viewer, None)
}

/// Everything that is known about a group, read in a country (ISO 3166): where the group itself names none, the
/// crisis lines of that country stand first in a listing about violence.
pub fn details_page_in(group: &Group, viewer: &Viewer<'_>, country: Option<&str>) -> Page {
    let locale = viewer.locale;
    let mut page = Page::new(group.name.as_str());
    danger::add_crisis_lines(&mut page, group, locale, country);
    add_notices(&mut page, group, locale);
    add_subject(&mut page, group, locale);
    add_audience(&mut page, group, locale);
    when::add_meetings(&mut page, group, viewer);
    reach::add_place(&mut page, group, locale);
    reach::add_joining(&mut page, group, locale);
    reach::add_contact(&mut page, group, locale);
    add_facts(&mut page, group, locale);
    add_source(&mut page, group, viewer);
    page.add_gap();
    page.add(Tone::Quiet, 0, locale.text("detail-treatment"));
    page
}

fn facet_label<'a>(name: &str, id: &'a str, locale: &Locale) -> &'a str
where
    'static: 'a,
{
    Facets::embedded().label_of(name, id, locale.language())
}

fn facet_labels<T: Coded>(name: &str, set: CodedSet<T>, locale: &Locale) -> Vec<String> {
    set.iter().map(|value| facet_label(name, value.id(), locale).to_owned()).collect()
}

/// The name of a topic; one that the thesaurus does not list is shown as written.
fn topic_name<'a>(id: &'a str, locale: &Locale) -> &'a str {
    let thesaurus = Thesaurus::embedded();
    thesaurus.topic_named(id).map_or(id, |topic| thesaurus.get(topic).label(locale.language()))
}

fn add_notices(page: &mut Page, group: &Group, locale: &Locale) {
    if group.source.name.as_deref() == Some(demo::SOURCE) {
        page.add(Tone::Notice, 0, locale.text("detail-demo"));
    }
    if group.status != Status::Active {
        page.add(Tone::Notice, 0, locale.text(&format!("detail-status-{}", group.status.id())));
    }
    let thesaurus = Thesaurus::embedded();
    let mut topics = group.topics.iter().filter_map(|id| thesaurus.topic_named(id));
    if topics.any(|topic| thesaurus.get(topic).crisis_notice) {
        page.add(Tone::Notice, 0, locale.text("detail-crisis"));
    }
    page.add_gap();
}

fn add_subject(page: &mut Page, group: &Group, locale: &Locale) {
    if group.kind != Kind::Group {
        page.add(Tone::Text, 0, facet_label("kind", group.kind.id(), locale));
    }
    if let Some(description) = group.description.get(locale.language().code()) {
        page.add(Tone::Text, 0, description.as_str());
    }
    if !group.topics.is_empty() {
        let topics: Vec<&str> = group.topics.iter().map(|id| topic_name(id, locale)).collect();
        page.add(Tone::Text, 0, locale.with("detail-topics", &[("topics", topics.join(", ").into())]));
    }
}

fn add_audience(page: &mut Page, group: &Group, locale: &Locale) {
    let mut whom = facet_labels("for", group.audience, locale);
    whom.extend(facet_labels("people", group.people, locale));
    if whom.is_empty() && group.age.is_none() {
        return;
    }
    page.add_heading(locale.text("detail-for"));
    page.add(Tone::Text, 2, whom.join(", "));
    if let Some(age) = &group.age {
        page.add(Tone::Text, 2, locale.with("detail-age", &[("age", age.as_str().into())]));
    }
}

fn add_facts(page: &mut Page, group: &Group, locale: &Locale) {
    add_fact(page, "detail-access", &facet_labels("access", group.access, locale), locale);
    let languages = group.languages.iter().map(|tag| {
        let known = Facets::embedded().language_value(tag.as_str());
        known.map_or(tag.as_str(), |value| value.label(locale.language())).to_owned()
    });
    add_fact(page, "detail-languages", &languages.collect::<Vec<_>>(), locale);
    let cost = group.cost.map(|cost| facet_label("cost", cost.id(), locale).to_owned());
    add_fact(page, "detail-cost", cost.as_slice(), locale);
    let facilitation = group.facilitation.map(|led| facet_label("facilitation", led.id(), locale).to_owned());
    let programme =
        group.programme.map(|programme| facet_label("programme", programme.id(), locale).to_owned());
    let led: Vec<String> = facilitation.into_iter().chain(programme).collect();
    add_fact(page, "detail-led", &led, locale);
    if let Some(faith) = group.faith {
        page.add(Tone::Text, 2, locale.text(if faith { "detail-faith" } else { "detail-no-faith" }));
    }
}

/// A heading with values under it, where there are any.
fn add_fact(page: &mut Page, heading: &str, values: &[String], locale: &Locale) {
    if !values.is_empty() {
        page.add_heading(locale.text(heading));
        page.add(Tone::Text, 2, values.join(", "));
    }
}

fn add_source(page: &mut Page, group: &Group, viewer: &Viewer<'_>) {
    let locale = viewer.locale;
    page.add_heading(locale.text("detail-source"));
    let name = group.source.name.as_ref().map(Text::as_str);
    let name = name.or_else(|| group.source.url.as_ref().map(Link::host));
    match (name, group.source.retrieved) {
        (Some(name), Some(read)) => {
            let values = [("name", name.into()), ("date", locale.date_with_year(read).into())];
            page.add(Tone::Quiet, 2, locale.with("detail-source-read", &values));
        }
        (None, Some(read)) => {
            let values = [("date", locale.date_with_year(read).into())];
            page.add(Tone::Quiet, 2, locale.with("detail-source-list", &values));
        }
        (name, None) => page.add(Tone::Quiet, 2, name.unwrap_or_default()),
    }
    if let Some(url) = &group.source.url {
        page.add(Tone::Quiet, 2, url.as_str());
    }
    if group.source.grade == Some(Grade::C) {
        page.add(Tone::Quiet, 2, locale.text("detail-unchecked"));
    }
    page.add(Tone::Quiet, 2, verified_line(group, viewer));
}

/// When the listing was last checked, in graded words.
fn verified_line(group: &Group, viewer: &Viewer<'_>) -> String {
    let locale = viewer.locale;
    let grade = Freshness::from_date(group.verified, viewer.today());
    // Read on a page that says nothing about its age, as most of the built-in directory was.
    if group.verified.is_none() && group.kind != Kind::Group && group.source.retrieved.is_some() {
        return locale.text("detail-verified-as-read");
    }
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
        return locale.text("detail-verified-unknown");
    };
    let values = [("age", describe_age(date, viewer).into()), ("date", locale.date_with_year(date).into())];
    locale.with(key, &values)
}

/// "4 months ago".
fn describe_age(date: Date, viewer: &Viewer<'_>) -> String {
    let locale = viewer.locale;
    let days = date.until(viewer.today()).map_or(0, |span| span.get_days().max(0));
    let months = date.until((jiff::Unit::Month, viewer.today())).map_or(0, |span| span.get_months());
    match months {
        0 => locale.with("detail-age-days", &[("count", days.into())]),
        1..24 => locale.with("detail-age-months", &[("count", months.into())]),
        _ => locale.with("detail-age-years", &[("count", (months / 12).into())]),
    }
}

#[cfg(test)]
mod tests;
