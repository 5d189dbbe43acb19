//! What a few groups say to the same questions: when, where, how far, in which form and language, for whom, how to come
//! in, what it costs, and how to reach somebody.

use super::when::{next_line, rhythm_lines};
use super::{Viewer, facet_label, facet_labels, language_names, whom_words};
use crate::group::{Coded, Group, Kind, Link, Text};
use crate::locale::Locale;
use crate::page::{ComparedRow, Comparison, Page, Tone};

/// What a group says to a question, in words.
type Answer<'a> = &'a dyn Fn(&Group) -> String;

/// Compares groups. `how_far` has one distance in words for each group where distances are told from a place.
pub fn compare_groups(groups: &[Group], how_far: Option<&[String]>, viewer: &Viewer<'_>) -> Comparison {
    let locale = viewer.locale;
    let mut comparison = Comparison {
        names: groups.iter().map(|group| group.name.as_str().to_owned()).collect(),
        ..Comparison::default()
    };
    let questions: [(&str, Answer<'_>); 9] = [
        ("column-when", &|group| when_words(group, viewer)),
        ("column-where", &|group| place_words(group, locale)),
        ("column-format", &|group| facet_labels("format", group.formats, locale).join(", ")),
        ("column-language", &|group| language_names(group, locale).join(", ")),
        ("column-access", &|group| facet_labels("access", group.access, locale).join(", ")),
        ("compare-attendance", &|group| {
            group
                .attendance
                .map(|value| facet_label("attendance", value.id(), locale))
                .unwrap_or_default()
                .to_owned()
        }),
        ("compare-whom", &|group| whom_words(group, locale)),
        ("detail-cost", &|group| {
            group.cost.map(|value| facet_label("cost", value.id(), locale)).unwrap_or_default().to_owned()
        }),
        ("compare-contact", &|group| {
            let is_claimed = group.source.is_claimed && group.kind != Kind::Group;
            let claim = is_claimed.then(|| format!(" ({})", locale.text("row-claimed")));
            contact_words(group) + &claim.unwrap_or_default()
        }),
    ];
    for (key, answer) in questions {
        add_row(&mut comparison, key, groups.iter().map(answer).collect(), locale);
        if let (Some(distances), "column-where") = (how_far, key) {
            add_row(&mut comparison, "compare-far", distances.to_vec(), locale);
        }
    }
    comparison.summary = differences_line(&comparison, locale);
    comparison
}

fn add_row(comparison: &mut Comparison, key: &str, cells: Vec<String>, locale: &Locale) {
    let cells =
        cells.into_iter().map(|cell| if cell.is_empty() { locale.text("compare-unknown") } else { cell });
    comparison.rows.push(ComparedRow { label: locale.text(key), cells: cells.collect() });
}

/// How often it meets, and when next.
fn when_words(group: &Group, viewer: &Viewer<'_>) -> String {
    let mut words = rhythm_lines(group, viewer.locale);
    words.extend(next_line(group, viewer));
    words.join(". ")
}

fn place_words(group: &Group, locale: &Locale) -> String {
    let Some(place) = &group.place else { return String::new() };
    let parts = [&place.venue, &place.street].into_iter().flatten().map(|part| part.as_str().to_owned());
    let country = place.country.filter(|_| place.city.is_none());
    let country = country.map(|country| facet_label("country", country.code(), locale).to_owned());
    parts.chain(place.town_parts()).chain(country).collect::<Vec<_>>().join(", ")
}

/// The numbers and addresses, the most direct first.
fn contact_words(group: &Group) -> String {
    let contact = group.contact.as_ref();
    let ways = [
        contact.and_then(|c| c.phone.as_ref()).map(Text::as_str),
        group.dial_in.as_ref().map(|dial_in| dial_in.dial.number()),
        contact.and_then(|c| c.email.as_ref()).map(Text::as_str),
        contact.and_then(|c| c.url.as_ref()).map(Link::as_str),
        group.online.as_ref().and_then(|online| online.url.as_ref()).map(Link::as_str),
        group.organisation.as_ref().and_then(|o| o.url.as_ref()).map(Link::as_str),
    ];
    let mut said: Vec<&str> = Vec::new();
    for way in ways.into_iter().flatten() {
        if !said.contains(&way) {
            said.push(way);
        }
    }
    said.join(", ")
}

/// In which the groups differ and in which they do not, in words.
fn differences_line(comparison: &Comparison, locale: &Locale) -> String {
    let (other, same) = (comparison.labels(true), comparison.labels(false));
    let key = match (other.is_empty(), same.is_empty()) {
        (true, _) => "compare-all-same",
        (false, true) => "compare-all-differ",
        (false, false) => "compare-differ",
    };
    locale.with(key, &[("other", other.into()), ("same", same.into())])
}

/// A comparison as a page to be read from top to bottom, question by question.
pub fn comparison_page(comparison: &Comparison, locale: &Locale) -> Page {
    let mut page = Page::new(locale.text("compare-title"));
    page.add(Tone::Text, 0, comparison.summary.as_str());
    for row in &comparison.rows {
        if !row.differs() {
            page.add_heading(locale.with("compare-row-same", &[("label", row.label.as_str().into())]));
            page.add(Tone::Text, 2, row.cells.first().cloned().unwrap_or_default());
            continue;
        }
        page.add_heading(locale.with("compare-row-differs", &[("label", row.label.as_str().into())]));
        for (name, cell) in comparison.names.iter().zip(&row.cells) {
            page.add(Tone::Text, 2, format!("{name}: {cell}"));
        }
    }
    page
}
