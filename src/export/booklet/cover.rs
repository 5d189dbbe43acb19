//! The first pages of a booklet: title, date, whom to call, what self-help is no substitute for, whom to ask.

use super::{Block, BookletOptions};
use crate::export::Viewer;
use crate::locale::Locale;
use crate::page::Tone;
use crate::topic::contact_points::contact_point_of;
use crate::topic::crisis_lines::{CrisisLine, Urgency, lines_for};
use crate::topic::{Facets, Language};

/// Lines for support on the cover, at most; the program lists all.
const MOST_SUPPORT: usize = 6;

/// The blocks of the cover; `count` listings follow.
pub(super) fn cover_blocks(
    title: &str,
    count: usize,
    options: &BookletOptions,
    viewer: &Viewer<'_>,
) -> Vec<Block> {
    let locale = viewer.locale;
    let mut blocks = vec![Block::Title(title.to_owned())];
    let values = [
        ("date", locale.date_with_year(viewer.today()).into()),
        ("count", (count as u64).into()),
        ("shown", locale.number(count as u64).into()),
    ];
    blocks.push(Block::Text(Tone::Text, locale.with("booklet-as-of", &values)));
    add_crisis_lines(&mut blocks, options.country.as_deref(), locale);
    add_contact_point(&mut blocks, options.country.as_deref(), locale);
    blocks.push(Block::Heading(locale.text("booklet-good-to-know")));
    for language in Language::ALL {
        blocks.push(Block::Translated(language, locale.in_language(language).text("help-treatment")));
    }
    blocks.push(Block::Text(Tone::Text, locale.text("booklet-changes")));
    blocks
}

fn add_crisis_lines(blocks: &mut Vec<Block>, country: Option<&str>, locale: &Locale) {
    blocks.push(Block::Heading(locale.text("booklet-crisis")));
    blocks.push(Block::Text(Tone::Notice, locale.text("crisis-danger")));
    let Some(country) = country else {
        blocks.push(Block::Text(Tone::Text, locale.text("booklet-no-country")));
        return;
    };
    let name = Facets::embedded().label_of("country", country, locale.language());
    blocks.push(Block::Text(Tone::Text, locale.with("booklet-numbers", &[("country", name.into())])));
    let national =
        lines_for(country).into_iter().filter(|line| line.region.is_none() && line.phone.is_some());
    let (urgent, support): (Vec<&CrisisLine>, Vec<&CrisisLine>) =
        national.partition(|line| line.urgency() == Urgency::Emergency);
    for line in urgent.into_iter().chain(support.into_iter().take(MOST_SUPPORT)) {
        let kind = line.kind().map_or("", |kind| kind.labels.get(locale.language()));
        // "Police" is both the kind and the name.
        let is_said = line.name.to_lowercase().contains(&kind.to_lowercase());
        let label = if is_said { line.name.to_owned() } else { format!("{kind}: {}", line.name) };
        blocks.push(Block::Row(line.phone.unwrap_or_default().to_owned(), label));
    }
}

fn add_contact_point(blocks: &mut Vec<Block>, country: Option<&str>, locale: &Locale) {
    let Some(point) = country.and_then(contact_point_of) else { return };
    blocks.push(Block::Heading(locale.text("booklet-contact-point")));
    blocks.push(Block::Text(Tone::Text, point.name.to_owned()));
    for way in point.phone.into_iter().chain(point.url) {
        blocks.push(Block::Text(Tone::Key, way.to_owned()));
    }
}
