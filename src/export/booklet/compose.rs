//! From groups to the blocks of a booklet.

use super::cover::cover_blocks;
use super::order::{Position, country_of, positions, rank_by_distance};
use super::{Block, Booklet, BookletOptions, BookletOrder};
use crate::export::Viewer;
use crate::export::details::listing_paragraphs;
use crate::group::{Access, Attendance, Format, Freshness, Group};
use crate::locale::Locale;
use std::collections::BTreeSet;

/// The signs behind a name, each with the key of its letter and of its meaning.
const SIGNS: [&str; 7] = ["hybrid", "online", "phone", "wheelchair", "sign-language", "contact-first", "old"];

/// Puts a booklet together.
pub fn compose_booklet(groups: &[Group], options: &BookletOptions, viewer: &Viewer<'_>) -> Booklet {
    let locale = viewer.locale;
    let title = options.title.clone().unwrap_or_else(|| locale.text("booklet-title"));
    let mut blocks = cover_blocks(&title, groups.len(), options, viewer);
    let used: BTreeSet<usize> = groups.iter().flat_map(|group| signs_of(group, viewer)).collect();
    if !used.is_empty() {
        blocks.push(Block::Heading(locale.text("booklet-legend")));
    }
    for sign in used {
        let meaning = SIGNS.get(sign).map(|id| locale.text(&format!("booklet-means-{id}")));
        blocks.push(Block::Row(letter_of(sign, locale), meaning.unwrap_or_default()));
    }
    blocks.extend([Block::NewPage, Block::Contents]);
    let countries: BTreeSet<Option<String>> = groups.iter().map(country_of).collect();
    let mut placed: Vec<(Position, &Group)> = groups
        .iter()
        .flat_map(|group| {
            positions(group, options.order, countries.len() > 1, locale)
                .into_iter()
                .map(move |at| (at, group))
        })
        .collect();
    if let (Some(near), BookletOrder::Place) = (options.near, options.order) {
        rank_by_distance(&mut placed, near);
    }
    placed.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.id.as_str().cmp(b.1.id.as_str())));
    let mut section = None;
    for (position, group) in &placed {
        if section != Some(&position.title) {
            blocks.push(Block::Section(position.title.clone()));
            section = Some(&position.title);
        }
        add_listing(&mut blocks, group, viewer);
    }
    Booklet {
        title,
        language: locale.language(),
        paper: options.paper,
        is_large: options.is_large,
        contents_title: locale.text("booklet-contents"),
        blocks,
    }
}

fn add_listing(blocks: &mut Vec<Block>, group: &Group, viewer: &Viewer<'_>) {
    let signs: Vec<String> =
        signs_of(group, viewer).into_iter().map(|sign| letter_of(sign, viewer.locale)).collect();
    blocks.push(Block::Listing(group.name.as_str().to_owned(), signs.join(" ")));
    let paragraphs = listing_paragraphs(group, viewer);
    blocks.extend(paragraphs.into_iter().map(|paragraph| Block::Text(paragraph.tone, paragraph.text)));
}

fn letter_of(sign: usize, locale: &Locale) -> String {
    SIGNS.get(sign).map(|id| locale.text(&format!("booklet-sign-{id}"))).unwrap_or_default()
}

/// The signs of a listing, as places in [`SIGNS`].
fn signs_of(group: &Group, viewer: &Viewer<'_>) -> Vec<usize> {
    let is_hybrid = group.formats.is_hybrid();
    let is_old = matches!(
        Freshness::from_date(group.verified.or(group.source.retrieved), viewer.today()),
        Freshness::Older | Freshness::Unknown
    );
    let has = [
        is_hybrid,
        !is_hybrid && group.formats.contains(Format::Online),
        !is_hybrid && group.formats.contains(Format::Phone),
        group.access.contains(Access::Wheelchair),
        group.access.contains(Access::SignLanguage),
        matches!(group.attendance, Some(Attendance::ContactFirst | Attendance::ViaContactPoint)),
        is_old,
    ];
    has.iter().enumerate().filter(|(_, has)| **has).map(|(sign, _)| sign).collect()
}
