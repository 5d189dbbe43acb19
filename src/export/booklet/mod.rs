//! A booklet of listings to print or to keep: title, whom to call, contents, a legend, then the listings by place, day or
//! topic. It is put together once as blocks in reading order; each form writes the blocks in its own way.

mod compose;
mod cover;
pub mod html;
pub mod markdown;
mod order;
pub mod pdf;
pub mod text;

pub use compose::compose_booklet;

use crate::page::Tone;
use crate::place::Point;
use crate::topic::Language;

/// What the listings are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BookletOrder {
    /// Country and town.
    #[default]
    Place,
    /// Weekday.
    Day,
    /// Main topic.
    Topic,
}

/// The paper it is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 in.
    Letter,
    /// Pages of 148 by 210 mm, two on each side of a sheet of A4, to be folded and stapled.
    FoldedA5,
}

/// How a booklet is made.
#[derive(Debug, Clone, Default)]
pub struct BookletOptions {
    /// The title; `None` = self-help groups.
    pub title: Option<String>,
    /// What the listings are ordered by.
    pub order: BookletOrder,
    /// The paper.
    pub paper: Paper,
    /// Whether letters are large.
    pub is_large: bool,
    /// The country whose crisis numbers and contact point stand on the cover, ISO 3166-1.
    pub country: Option<String>,
    /// Where the way to the groups begins: by place, the nearest stand first. `None` = by the name of the place.
    pub near: Option<Point>,
}

/// What a booklet is made of, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The title.
    Title(String),
    /// A heading below the title.
    Heading(String),
    /// The heading of a section of listings; the contents name it.
    Section(String),
    /// The name of a listing, and its signs.
    Listing(String, String),
    /// A paragraph.
    Text(Tone, String),
    /// A paragraph in a language that need not be that of the booklet.
    Translated(Language, String),
    /// A row of a table of two columns.
    Row(String, String),
    /// The place of the contents.
    Contents,
    /// What follows begins on a new page.
    NewPage,
}

/// A booklet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booklet {
    /// The title.
    pub title: String,
    /// The language of its words.
    pub language: Language,
    /// The paper.
    pub paper: Paper,
    /// Whether letters are large.
    pub is_large: bool,
    /// The heading of the contents.
    pub contents_title: String,
    /// Everything in it.
    pub blocks: Vec<Block>,
}

impl Booklet {
    /// The sections in order, with how many listings each has.
    pub fn sections(&self) -> Vec<(&str, usize)> {
        let mut sections: Vec<(&str, usize)> = Vec::new();
        for block in &self.blocks {
            match (block, sections.last_mut()) {
                (Block::Section(title), _) => sections.push((title, 0)),
                (Block::Listing(..), Some((_, count))) => *count += 1,
                _ => {}
            }
        }
        sections
    }
}
