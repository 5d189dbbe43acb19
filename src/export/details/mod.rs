//! Everything that is known about a group, as a page for people.
//!
//! The order is that of need: what it is and for whom, the next date, how to reach somebody; then when and where, what
//! helps to take part, what happens there, its topics, what else meets at this place; at last where the listing comes
//! from and how old it is.

mod claims;
mod comparison;
mod danger;
mod reach;
mod when;

pub use comparison::{compare_groups, comparison_page};
pub use danger::is_about_violence;
pub(in crate::export) use when::{next_line, rhythm_lines};

use crate::demo;
use crate::group::{
    Coded, CodedSet, Country, Freshness, Group, Kind, Link, OtherSource, Place, Status, Text,
};
use crate::locale::Locale;
use crate::page::{Page, Paragraph, Tone};
use crate::topic::{Facets, Grade, Thesaurus};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Topics named in the first line; where there are more, all of them follow below.
const TOPICS_IN_SUMMARY: usize = 3;

/// Who reads, and when.
pub struct Viewer<'a> {
    /// The language.
    pub locale: &'a Locale,
    /// The moment.
    pub now: Timestamp,
    /// The reader's time zone.
    pub zone: &'a TimeZone,
    /// The country in which it is read, where that is known: its crisis lines stand first in a listing about violence.
    pub country: Option<Country>,
}

impl Viewer<'_> {
    /// Today's date where the reader is.
    pub fn today(&self) -> Date {
        self.zone.to_datetime(self.now).date()
    }
}

/// Another group at the same place, or the same one at another time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    /// What it calls itself.
    pub name: String,
    /// When it meets, in words; empty where that is not known.
    pub when: String,
}

/// Everything that is known about a group.
pub fn details_page(group: &Group, viewer: &Viewer<'_>) -> Page {
    details_page_among(group, viewer, &[])
}

/// Everything that is known about a group. `neighbours` meet at the same point; they are named where the listing says
/// that it is where people meet, and not only the middle of a town.
pub fn details_page_among(group: &Group, viewer: &Viewer<'_>, neighbours: &[Neighbour]) -> Page {
    let locale = viewer.locale;
    let mut page = Page::new(group.name.as_str());
    let has_lines = danger::add_crisis_lines(&mut page, group, locale, viewer.country);
    claims::add_doubts(&mut page, group, locale);
    add_notices(&mut page, group, has_lines, locale);
    add_summary(&mut page, group, locale);
    page.add(Tone::Text, 0, when::next_line(group, viewer).unwrap_or_default());
    reach::add_ways(&mut page, group, locale);
    reach::add_missing_contact(&mut page, group, locale);
    when::add_meetings(&mut page, group, viewer);
    reach::add_place(&mut page, group, locale);
    add_conditions(&mut page, group, locale);
    add_course(&mut page, group, locale);
    add_topics(&mut page, group, locale);
    add_neighbours(&mut page, group, neighbours, locale);
    add_source(&mut page, group, viewer);
    page.add_gap();
    page.add(Tone::Quiet, 0, locale.text("detail-treatment"));
    page
}

/// What a printed list says of a group: what and for whom, when, where, how to reach somebody, conditions, and where
/// the listing is from with its age. One paragraph a part.
pub fn listing_paragraphs(group: &Group, viewer: &Viewer<'_>) -> Vec<Paragraph> {
    let locale = viewer.locale;
    let mut paragraphs = collect_part(|page| {
        if group.status != Status::Active {
            page.add(Tone::Notice, 0, locale.text(&format!("detail-status-{}", group.status.id())));
        }
        claims::add_doubts(page, group, locale);
        add_summary(page, group, locale);
        when::add_printed_meetings(page, group, locale);
    });
    let place = collect_part(|page| reach::add_place(page, group, locale));
    paragraphs.extend(joined(&place, ", ", Tone::Text));
    paragraphs.extend(collect_part(|page| reach::add_ways(page, group, locale)));
    let conditions = collect_part(|page| add_conditions(page, group, locale));
    paragraphs.extend(joined(&conditions, "; ", Tone::Text));
    let source = collect_part(|page| add_source(page, group, viewer));
    paragraphs.extend(joined(&source, "; ", Tone::Quiet));
    paragraphs
}

/// The paragraphs of a part without its heading.
fn collect_part(add: impl FnOnce(&mut Page)) -> Vec<Paragraph> {
    let mut page = Page::default();
    add(&mut page);
    page.paragraphs.retain(|paragraph| !matches!(paragraph.tone, Tone::Heading | Tone::Gap));
    page.paragraphs
}

/// Several paragraphs as one.
fn joined(paragraphs: &[Paragraph], between: &str, tone: Tone) -> Option<Paragraph> {
    let texts: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph.text.trim_end_matches('.')).collect();
    (!texts.is_empty()).then(|| Paragraph { tone, indent: 0, text: texts.join(between) })
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

/// What must be known first; `has_lines` says that crisis lines stand there already.
fn add_notices(page: &mut Page, group: &Group, has_lines: bool, locale: &Locale) {
    if group.source.name.as_deref() == Some(demo::SOURCE) {
        page.add(Tone::Notice, 0, locale.text("detail-demo"));
    }
    if group.status != Status::Active {
        page.add(Tone::Notice, 0, locale.text(&format!("detail-status-{}", group.status.id())));
    }
    let thesaurus = Thesaurus::embedded();
    let mut topics = group.topics.iter().filter_map(|id| thesaurus.topic_named(id));
    if !has_lines && topics.any(|topic| thesaurus.get(topic).crisis_notice) {
        page.add(Tone::Notice, 0, locale.text("detail-crisis"));
    }
    page.add_gap();
}

/// What it is and for whom, in one line.
fn add_summary(page: &mut Page, group: &Group, locale: &Locale) {
    let named = group.topics.iter().take(TOPICS_IN_SUMMARY).map(|id| topic_name(id, locale));
    let mut what = named.collect::<Vec<_>>().join(", ");
    if group.kind != Kind::Group {
        let kind = facet_label("kind", group.kind.id(), locale);
        what = if what.is_empty() { kind.to_owned() } else { format!("{kind}: {what}") };
    }
    let whom = whom_words(group, locale);
    let line = match (what.is_empty(), whom.is_empty()) {
        (_, true) => what,
        (true, false) => locale.with("detail-whom", &[("whom", whom.into())]),
        (false, false) => locale.with("detail-what-whom", &[("what", what.into()), ("whom", whom.into())]),
    };
    page.add(Tone::Text, 0, line);
}

/// For whom it is: relatives or those concerned, which people, of which age.
fn whom_words(group: &Group, locale: &Locale) -> String {
    let mut whom = facet_labels("for", group.audience, locale);
    whom.extend(facet_labels("people", group.people, locale));
    whom.extend(group.age.as_ref().map(ToString::to_string));
    whom.join(", ")
}

/// The languages spoken there, by their names.
fn language_names(group: &Group, locale: &Locale) -> Vec<String> {
    let names = group.languages.iter().map(|tag| {
        let known = Facets::embedded().language_value(tag.as_str());
        known.map_or(tag.as_str(), |value| value.label(locale.language())).to_owned()
    });
    names.collect()
}

/// Access, languages and cost.
fn add_conditions(page: &mut Page, group: &Group, locale: &Locale) {
    let cost = group.cost.iter().map(|cost| facet_label("cost", cost.id(), locale).to_owned());
    let facts = [
        ("detail-access", facet_labels("access", group.access, locale)),
        ("detail-languages", language_names(group, locale)),
        ("detail-cost", cost.collect()),
    ];
    let mut has_heading = false;
    for (key, values) in facts {
        if values.is_empty() {
            continue;
        }
        if !std::mem::replace(&mut has_heading, true) {
            page.add_heading(locale.text("detail-good-to-know"));
        }
        let values = [("name", locale.text(key).into()), ("values", values.join(", ").into())];
        page.add(Tone::Text, 2, locale.with("detail-fact", &values));
    }
}

/// What happens there, and who leads.
fn add_course(page: &mut Page, group: &Group, locale: &Locale) {
    let description = group.description.get(locale.language().code());
    let mut led: Vec<String> =
        group.facilitation.iter().map(|f| facet_label("facilitation", f.id(), locale).to_owned()).collect();
    led.extend(group.programme.iter().map(|p| facet_label("programme", p.id(), locale).to_owned()));
    let faith = group.faith.map(|faith| locale.text(if faith { "detail-faith" } else { "detail-no-faith" }));
    if description.is_none() && led.is_empty() && faith.is_none() {
        return;
    }
    page.add_heading(locale.text("detail-led"));
    page.add(Tone::Text, 2, description.map_or("", |text| text.as_str()));
    page.add(Tone::Text, 2, led.join(", "));
    page.add(Tone::Text, 2, faith.unwrap_or_default());
}

/// All topics, where the first line could not name them.
fn add_topics(page: &mut Page, group: &Group, locale: &Locale) {
    if group.topics.len() <= TOPICS_IN_SUMMARY {
        return;
    }
    let topics: Vec<&str> = group.topics.iter().map(|id| topic_name(id, locale)).collect();
    page.add_heading(locale.text("detail-topics-title"));
    page.add(Tone::Text, 2, topics.join(", "));
}

/// Other times of the group, and other groups at its place.
fn add_neighbours(page: &mut Page, group: &Group, neighbours: &[Neighbour], locale: &Locale) {
    let (same, mut others): (Vec<&Neighbour>, Vec<&Neighbour>) =
        neighbours.iter().partition(|neighbour| neighbour.name == group.name.as_str());
    // The middle of a town is no place where groups meet.
    others.retain(|_| group.place.as_ref().is_some_and(Place::is_meeting_place));
    if !same.is_empty() {
        page.add_heading(locale.text("detail-other-times"));
    }
    for neighbour in same {
        page.add(Tone::Text, 2, neighbour.when.as_str());
    }
    if !others.is_empty() {
        page.add_heading(locale.text("detail-same-place"));
    }
    for neighbour in others {
        let row = if neighbour.when.is_empty() {
            neighbour.name.clone()
        } else {
            format!("{}: {}", neighbour.name, neighbour.when)
        };
        page.add(Tone::Text, 2, row);
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
    for other in &group.source.also {
        add_other_source(page, other, locale);
    }
    page.add(Tone::Quiet, 2, verified_line(group, viewer));
}

/// Another source of the same group, and why the two are taken for one.
fn add_other_source(page: &mut Page, other: &OtherSource, locale: &Locale) {
    let name = other.name.as_ref().map(Text::as_str).or_else(|| other.url.as_ref().map(Link::host));
    let common = [
        (other.common.name, "detail-also-name"),
        (other.common.place, "detail-also-place"),
        (other.common.contact, "detail-also-contact"),
    ];
    let common = common.into_iter().filter(|(is_common, _)| *is_common).map(|(_, key)| locale.text(key));
    let common =
        std::iter::once(locale.text("detail-also-times")).chain(common).collect::<Vec<_>>().join(", ");
    let values = [("name", name.unwrap_or_default().into()), ("common", common.into())];
    page.add(Tone::Quiet, 2, locale.with("detail-also", &values));
    if let Some(url) = &other.url {
        page.add(Tone::Quiet, 4, url.as_str());
    }
}

/// When the listing was last checked, in graded words.
fn verified_line(group: &Group, viewer: &Viewer<'_>) -> String {
    let locale = viewer.locale;
    let grade = Freshness::from_date(group.verified, viewer.today());
    // Read on a page that says nothing about its age, as most of the built-in directory was.
    if group.verified.is_none() && group.kind != Kind::Group && group.source.retrieved.is_some() {
        return locale.text("detail-verified-as-read");
    }
    if let Some(date) = group.verified.filter(|_| group.source.is_claimed) {
        return claims::verified_line(date, &describe_age(date, viewer), locale);
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
