//! From laid-out lines to the bytes of a PDF.

use super::font::Font;
use super::layout::{Layout, PageStyle, TextLine};
use crate::export::booklet::{Block, Booklet};
use flate2::{Compression, write::ZlibEncoder};
use pdf_writer::types::{CidFontType, FontFlags, StructRole, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use std::collections::BTreeMap;
use std::io::Write as _;

/// The names of the fonts in the pages, in the order of the fonts.
const FONT_NAMES: [Name<'static>; 2] = [Name(b"F0"), Name(b"F1")];
const IDENTITY: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
/// How dark quiet text is, 0 = black: 9 to 1 against white.
const QUIET_GRAY: f32 = 0.27;

/// What of the text belongs together: a block, or an entry of the contents.
type Key = (usize, Option<usize>);

/// A piece of the structure and where its text stands.
struct Element {
    id: Ref,
    /// Page and number of the marked content.
    marks: Vec<(Ref, i32)>,
}

/// Gives out the numbers of objects.
struct Refs(i32);

impl Refs {
    fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
}

struct PdfBuilder<'a> {
    booklet: &'a Booklet,
    style: PageStyle,
    layout: &'a Layout,
    fonts: &'a mut [Font; 2],
    font_refs: [Ref; 2],
    pdf: Pdf,
    refs: Refs,
    elements: BTreeMap<Key, Element>,
    /// The pages of the PDF, and for each the elements of its marked content.
    pages: Vec<Ref>,
    parents: Vec<Vec<Ref>>,
    /// Where each page of the booklet stands: a page of the PDF, and how far from its left edge.
    places: BTreeMap<usize, (Ref, f32)>,
}

/// Writes the document; `sides` say which pages of the booklet stand beside each other on a page of the PDF.
pub(super) fn write_document(
    booklet: &Booklet,
    style: PageStyle,
    layout: &Layout,
    sides: &[Vec<Option<usize>>],
    fonts: &mut [Font; 2],
) -> Vec<u8> {
    let mut refs = Refs(0);
    let [catalog, tree, info] = [(); 3].map(|()| refs.next());
    let font_refs = [refs.next(), refs.next()];
    let mut writer = PdfBuilder {
        booklet,
        style,
        layout,
        fonts,
        font_refs,
        pdf: Pdf::new(),
        refs,
        elements: BTreeMap::new(),
        pages: Vec::new(),
        parents: Vec::new(),
        places: BTreeMap::new(),
    };
    for side in sides {
        writer.write_side(side, tree);
    }
    writer.pdf.pages(tree).kids(writer.pages.iter().copied()).count(writer.pages.len() as i32);
    writer.write_fonts();
    let structure = writer.write_structure();
    let outline = writer.write_outline();
    writer.pdf.document_info(info).title(TextStr(&booklet.title)).producer(TextStr("groupfinder"));
    let mut root = writer.pdf.catalog(catalog);
    root.pages(tree).lang(TextStr(booklet.language.code()));
    root.mark_info().marked(true);
    root.viewer_preferences().display_doc_title(true);
    if let Some(outline) = outline {
        root.outlines(outline);
    }
    root.pair(Name(b"StructTreeRoot"), structure);
    root.finish();
    writer.pdf.finish()
}

fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    // Writing into memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

impl PdfBuilder<'_> {
    /// Writes one page of the PDF with the pages of the booklet that stand on it.
    fn write_side(&mut self, side: &[Option<usize>], tree: Ref) {
        let (id, content_id) = (self.refs.next(), self.refs.next());
        let key = self.pages.len() as i32;
        self.pages.push(id);
        self.parents.push(Vec::new());
        let mut content = Content::new();
        for (column, page) in side.iter().enumerate() {
            let x = column as f32 * self.style.width;
            let Some(page) = *page else { continue };
            self.places.insert(page, (id, x));
            self.write_lines(page, x, id, &mut content);
        }
        let stream = compressed(&content.finish());
        self.pdf.stream(content_id, &stream).filter(Filter::FlateDecode);
        let width = side.len() as f32 * self.style.width;
        let mut page = self.pdf.page(id);
        page.parent(tree).media_box(Rect::new(0.0, 0.0, width, self.style.height)).contents(content_id);
        page.struct_parents(key);
        let mut resources = page.resources();
        let mut fonts = resources.fonts();
        for (name, id) in FONT_NAMES.into_iter().zip(self.font_refs) {
            fonts.pair(name, id);
        }
    }

    fn write_lines(&mut self, page: usize, x: f32, id: Ref, content: &mut Content) {
        let layout = self.layout;
        let lines = layout.pages.get(page).map_or(&[][..], Vec::as_slice);
        for group in lines.chunk_by(|a, b| key_of(a) == key_of(b)) {
            let Some(key) = group.first().map(key_of) else { continue };
            let refs = &mut self.refs;
            let element =
                self.elements.entry(key).or_insert_with(|| Element { id: refs.next(), marks: Vec::new() });
            let Some(parents) = self.parents.last_mut() else { continue };
            let number = parents.len() as i32;
            parents.push(element.id);
            element.marks.push((id, number));
            content.begin_marked_content_with_properties(Name(b"P")).properties().identify(number);
            for line in group {
                write_line(line, x, self.style.height, self.fonts, content);
            }
            content.end_marked_content();
        }
        // The cover bears no number.
        if page > 0 {
            content.begin_marked_content(Name(b"Artifact"));
            let text = (page + 1).to_string();
            let size = self.style.body * 0.85;
            let line = TextLine {
                x: (self.style.width - self.fonts[0].width(&text, size)) / 2.0,
                y: self.style.height - self.style.margin / 2.0,
                size,
                is_bold: false,
                is_quiet: true,
                text,
                block: 0,
                entry: None,
            };
            write_line(&line, x, self.style.height, self.fonts, content);
            content.end_marked_content();
        }
    }

    /// Writes the fonts with the letters that were used.
    fn write_fonts(&mut self) {
        for (font, id) in self.fonts.iter().zip(self.font_refs) {
            let [cid, descriptor, file, cmap] = [(); 4].map(|()| self.refs.next());
            let name = Name(font.name.as_bytes());
            self.pdf
                .type0_font(id)
                .base_font(name)
                .encoding_predefined(Name(b"Identity-H"))
                .descendant_font(cid)
                .to_unicode(cmap);
            let mut writer = self.pdf.cid_font(cid);
            writer.subtype(CidFontType::Type2).base_font(name).system_info(IDENTITY);
            writer.font_descriptor(descriptor).default_width(0.0);
            writer.cid_to_gid_map_predefined(Name(b"Identity"));
            let mut widths = writer.widths();
            for glyph in font.used.keys() {
                widths.consecutive(*glyph, [font.advance(*glyph)]);
            }
            widths.finish();
            writer.finish();
            write_descriptor(&mut self.pdf, font, descriptor, file);
            let stream = compressed(font.bytes);
            let mut writer = self.pdf.stream(file, &stream);
            writer.filter(Filter::FlateDecode).pair(Name(b"Length1"), font.bytes.len() as i32);
            writer.finish();
            let mut map = UnicodeCmap::<u16>::new(Name(b"Letters"), IDENTITY);
            for (glyph, letter) in &font.used {
                map.pair(*glyph, *letter);
            }
            let map = compressed(&map.finish());
            self.pdf.cmap(cmap, &map).filter(Filter::FlateDecode);
        }
    }

    /// Writes the structure: the document, below it headings and paragraphs in reading order, and the contents.
    fn write_structure(&mut self) -> Ref {
        let [root, document, contents] = [(); 3].map(|()| self.refs.next());
        let mut children: Vec<Ref> = Vec::new();
        let mut entries: Vec<Ref> = Vec::new();
        for ((block, entry), element) in &self.elements {
            let is_entry = entry.is_some();
            let list = if is_entry { &mut entries } else { &mut children };
            list.push(element.id);
            if !is_entry && matches!(self.booklet.blocks.get(*block), Some(Block::Contents)) {
                children.push(contents);
            }
            let mut writer = self.pdf.struct_element(element.id);
            writer.kind(role_of(self.booklet.blocks.get(*block), is_entry));
            writer.parent(if is_entry { contents } else { document });
            if let Some(Block::Translated(language, _)) = self.booklet.blocks.get(*block) {
                writer.lang(TextStr(language.code()));
            }
            let mut marks = writer.children();
            for (page, number) in &element.marks {
                marks.marked_content_ref().page(*page).marked_content_id(*number);
            }
        }
        let mut writer = self.pdf.struct_element(contents);
        writer.kind(StructRole::TOC).parent(document);
        let mut list = writer.children();
        for id in entries {
            list.struct_element(id);
        }
        list.finish();
        writer.finish();
        let mut writer = self.pdf.struct_element(document);
        writer.kind(StructRole::Document).parent(root);
        let mut list = writer.children();
        for id in children {
            list.struct_element(id);
        }
        list.finish();
        writer.finish();
        let lists: Vec<(Ref, &Vec<Ref>)> =
            self.parents.iter().map(|parents| (self.refs.next(), parents)).collect();
        for (id, parents) in &lists {
            self.pdf.indirect(*id).array().items(parents.iter().copied());
        }
        let mut writer = self.pdf.indirect(root).dict();
        writer.pair(Name(b"Type"), Name(b"StructTreeRoot")).pair(Name(b"K"), document);
        let mut tree = writer.insert(Name(b"ParentTree")).dict();
        let mut numbers = tree.insert(Name(b"Nums")).array();
        for (key, (id, _)) in lists.iter().enumerate() {
            numbers.item(key as i32).item(*id);
        }
        numbers.finish();
        tree.finish();
        writer.pair(Name(b"ParentTreeNextKey"), lists.len() as i32);
        root
    }

    /// Writes a bookmark for each section.
    fn write_outline(&mut self) -> Option<Ref> {
        let sections = self.booklet.sections();
        let ids: Vec<Ref> = sections.iter().map(|_| self.refs.next()).collect();
        let (first, last) = (*ids.first()?, *ids.last()?);
        let root = self.refs.next();
        self.pdf.outline(root).first(first).last(last).count(ids.len() as i32);
        for (n, ((title, _), id)) in sections.iter().zip(&ids).enumerate() {
            let mut item = self.pdf.outline_item(*id);
            item.title(TextStr(title)).parent(root);
            if let Some(previous) = n.checked_sub(1).and_then(|n| ids.get(n)) {
                item.prev(*previous);
            }
            if let Some(next) = ids.get(n + 1) {
                item.next(*next);
            }
            let begin = self.layout.sections.get(n);
            if let Some((page, x)) = begin.and_then(|(page, _)| self.places.get(page)) {
                let top = begin.map_or(0.0, |(_, y)| self.style.height - y + 2.0 * self.style.body);
                item.dest().page(*page).xyz(*x, top, None);
            }
        }
        Some(root)
    }
}

fn key_of(line: &TextLine) -> Key {
    (line.block, line.entry)
}

fn role_of(block: Option<&Block>, is_entry: bool) -> StructRole {
    match block {
        _ if is_entry => StructRole::TOCI,
        Some(Block::Title(_)) => StructRole::H1,
        Some(Block::Heading(_) | Block::Section(_) | Block::Contents) => StructRole::H2,
        Some(Block::Listing(..)) => StructRole::H3,
        _ => StructRole::P,
    }
}

fn write_line(line: &TextLine, x: f32, height: f32, fonts: &mut [Font; 2], content: &mut Content) {
    let font = usize::from(line.is_bold);
    let bytes = fonts[font].encode(&line.text);
    content.set_fill_gray(if line.is_quiet { QUIET_GRAY } else { 0.0 });
    content.begin_text().set_font(FONT_NAMES[font], line.size);
    content.set_text_matrix([1.0, 0.0, 0.0, 1.0, x + line.x, height - line.y]);
    content.show(Str(&bytes)).end_text();
}

fn write_descriptor(pdf: &mut Pdf, font: &Font, id: Ref, file: Ref) {
    let mut writer = pdf.font_descriptor(id);
    writer.name(Name(font.name.as_bytes())).flags(FontFlags::NON_SYMBOLIC).italic_angle(0.0).stem_v(80.0);
    if let Some(face) = &font.face {
        let bounds = face.global_bounding_box();
        let [x1, y1, x2, y2] =
            [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|value| font.scaled(value));
        writer.bbox(Rect::new(x1, y1, x2, y2));
        writer.ascent(font.scaled(face.ascender())).descent(font.scaled(face.descender()));
        writer.cap_height(font.scaled(face.capital_height().unwrap_or(1493)));
    }
    writer.font_file2(file);
}
