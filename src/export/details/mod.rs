//! Everything that is known about a group, as a page for people.
//!
//! The order is that of a person deciding whether to go: what, for whom, when, where, how to join, whom to ask,
//! then what it needs to know besides, and at last where the listing comes from and how old it is.

mod danger;
mod reach;
mod when;

pub use danger::is_about_violence;
pub use when::next_line;

use crate::demo;
use crate::group::{Coded, CodedSet, Freshness, Group, Kind, Link, Status, Text};
use crate::locale::Locale;
use crate::page::{Page, Tone};
use crate::topic::{Facets, Grade, Thesaurus};
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
    details_in(group, viewer, None)
}

/// Everything that is known about a group, read in a country (ISO 3166): where the group itself names none, the
/// crisis lines of that country stand first in a listing about violence.
pub fn details_in(group: &Group, viewer: &Viewer<'_>, country: Option<&str>) -> Page {
    let words = viewer.words;
    let mut page = Page::new(group.name.as_str());
    danger::lines(&mut page, group, words, country);
    notices(&mut page, group, words);
    what(&mut page, group, words);
    for_whom(&mut page, group, words);
    when::when(&mut page, group, viewer);
    reach::place(&mut page, group, words);
    reach::join_in(&mut page, group, words);
    reach::contact(&mut page, group, words);
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
    Facets::embedded().label_of(name, id, words.language())
}

fn labels<T: Coded>(name: &str, set: CodedSet<T>, words: &Locale) -> Vec<String> {
    set.iter().map(|value| facet(name, value.id(), words).to_owned()).collect()
}

/// The name of a topic; one that the thesaurus does not list is shown as written.
pub fn topic_name<'a>(id: &'a str, words: &Locale) -> &'a str {
    let thesaurus = Thesaurus::embedded();
    thesaurus.topic_named(id).map_or(id, |topic| thesaurus.get(topic).label(words.language()))
}

fn notices(page: &mut Page, group: &Group, words: &Locale) {
    if group.source.name.as_deref() == Some(demo::SOURCE) {
        page.add(Tone::Notice, 0, words.text("detail-demo"));
    }
    if group.status != Status::Active {
        page.add(Tone::Notice, 0, words.text(&format!("detail-status-{}", group.status.id())));
    }
    let thesaurus = Thesaurus::embedded();
    let mut topics = group.topics.iter().filter_map(|id| thesaurus.topic_named(id));
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

fn facts(page: &mut Page, group: &Group, words: &Locale) {
    let mut fact = |heading: &str, values: Vec<String>| {
        if !values.is_empty() {
            page.heading(words.text(heading));
            page.add(Tone::Text, 2, values.join(", "));
        }
    };
    fact("detail-access", labels("access", group.access, words));
    let languages = group.languages.iter().map(|tag| {
        let known = Facets::embedded().language_value(tag.as_str());
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
        (None, Some(read)) => {
            let values = [("date", words.date_with_year(read).into())];
            page.add(Tone::Quiet, 2, words.with("detail-source-list", &values));
        }
        (name, None) => page.add(Tone::Quiet, 2, name.unwrap_or_default()),
    }
    if let Some(url) = &group.source.url {
        page.add(Tone::Quiet, 2, url.as_str());
    }
    if group.source.grade == Some(Grade::C) {
        page.add(Tone::Quiet, 2, words.text("detail-unchecked"));
    }
    page.add(Tone::Quiet, 2, verified_line(group, viewer));
}

/// When the listing was last checked, in graded words.
pub fn verified_line(group: &Group, viewer: &Viewer<'_>) -> String {
    let words = viewer.words;
    let grade = Freshness::of(group.verified, viewer.today());
    // Read on a page that says nothing about its age, as most of the built-in directory was.
    if group.verified.is_none() && group.kind != Kind::Group && group.source.retrieved.is_some() {
        return words.text("detail-verified-as-read");
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

#[cfg(test)]
mod tests;
