//! A booklet as one HTML file without scripts: for a browser, a screen reader, and the browser's printer.

use super::{Block, Booklet, Paper};
use crate::page::Tone;
use std::fmt::Write as _;

/// Colours of text and of its background, each pair with a contrast of at least 7 to 1 (WCAG 2.2, 1.4.6).
pub const COLOURS: [(&str, &str); 4] =
    [("#1a1a1a", "#ffffff"), ("#0b3f73", "#ffffff"), ("#454545", "#ffffff"), ("#5c0a0a", "#fdf1f1")];

/// Writes the booklet as an HTML document.
pub fn write_html(booklet: &Booklet) -> String {
    let mut out = String::new();
    let (title, language) = (escape(&booklet.title), booklet.language.code());
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>\n",
        styles(booklet)
    );
    let mut writer = HtmlWriter { out, open: Open::Nothing, in_listing: false, sections: 0 };
    for block in &booklet.blocks {
        writer.add_block(block, booklet);
    }
    writer.close(Open::Nothing);
    writer.end_listing();
    writer.out.push_str("</main>\n</body>\n</html>\n");
    writer.out
}

fn styles(booklet: &Booklet) -> String {
    let size = match booklet.paper {
        Paper::A4 => "A4",
        Paper::Letter => "letter",
        Paper::FoldedA5 => "A5",
    };
    let (screen, paper) = if booklet.is_large { ("1.5rem", "18pt") } else { ("1.125rem", "10.5pt") };
    let [(ink, white), (link, _), (quiet, _), (danger, pale)] = COLOURS;
    format!(
        "body{{color:{ink};background:{white};font:{screen}/1.5 system-ui,sans-serif;margin:0}}\n\
         main{{max-width:44rem;margin:0 auto;padding:1rem}}\n\
         h1{{font-size:1.8em;line-height:1.2}}h2{{font-size:1.35em;margin:2em 0 .5em;border-bottom:2px solid {ink}}}\n\
         h3{{font-size:1.1em;margin:1.2em 0 .2em}}p{{margin:.15em 0;overflow-wrap:anywhere}}\n\
         a{{color:{link}}}a:focus{{outline:3px solid {ink}}}.quiet{{color:{quiet};font-size:.9em}}\n\
         .notice{{color:{danger};background:{pale};font-weight:bold;padding:.5em}}\n\
         dt{{font-weight:bold}}dd{{margin:0 0 .4em 1.5em}}.signs{{font-weight:normal}}\n\
         @page{{size:{size};margin:15mm}}\n\
         @media print{{body{{font-size:{paper}}}main{{max-width:none;padding:0}}a{{color:inherit}}\
         article{{break-inside:avoid}}h2,h3{{break-after:avoid}}.new-page{{break-before:page}}}}\n"
    )
}

/// What is open and must be closed before anything else.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Rows,
    Items,
}

struct HtmlWriter {
    out: String,
    open: Open,
    in_listing: bool,
    sections: usize,
}

impl HtmlWriter {
    /// Closes a list that is open, unless `next` goes on with it, and opens the list that `next` needs.
    fn close(&mut self, next: Open) {
        if self.open == next {
            return;
        }
        self.out.push_str(match self.open {
            Open::Nothing => "",
            Open::Rows => "</dl>\n",
            Open::Items => "</ul>\n",
        });
        self.out.push_str(match next {
            Open::Nothing => "",
            Open::Rows => "<dl>\n",
            Open::Items => "<ul>\n",
        });
        self.open = next;
    }

    fn end_listing(&mut self) {
        if std::mem::take(&mut self.in_listing) {
            self.out.push_str("</article>\n");
        }
    }

    fn add_block(&mut self, block: &Block, booklet: &Booklet) {
        self.close(match block {
            Block::Row(..) => Open::Rows,
            Block::Text(Tone::Item, _) => Open::Items,
            _ => Open::Nothing,
        });
        if !matches!(block, Block::Text(..)) {
            self.end_listing();
        }
        let _ = match block {
            Block::Title(text) => writeln!(self.out, "<h1>{}</h1>", escape(text)),
            Block::Heading(text) => writeln!(self.out, "<h2>{}</h2>", escape(text)),
            Block::Section(text) => {
                self.sections += 1;
                writeln!(self.out, "<h2 id=\"s{}\">{}</h2>", self.sections, escape(text))
            }
            Block::Listing(name, signs) => {
                self.in_listing = true;
                let signs = match signs.as_str() {
                    "" => String::new(),
                    signs => format!(" <span class=\"signs\">({})</span>", escape(signs)),
                };
                writeln!(self.out, "<article>\n<h3>{}{signs}</h3>", escape(name))
            }
            Block::Text(Tone::Item, text) => writeln!(self.out, "<li>{}</li>", link_words(text)),
            Block::Text(tone, text) => {
                let class = match tone {
                    Tone::Quiet => " class=\"quiet\"",
                    Tone::Notice => " class=\"notice\"",
                    _ => "",
                };
                writeln!(self.out, "<p{class}>{}</p>", link_words(text))
            }
            Block::Translated(language, text) => {
                writeln!(self.out, "<p lang=\"{}\">{}</p>", language.code(), escape(text))
            }
            Block::Row(left, right) => {
                writeln!(self.out, "<dt>{}</dt><dd>{}</dd>", escape(left), link_words(right))
            }
            Block::Contents => {
                self.add_contents(booklet);
                Ok(())
            }
            Block::NewPage => writeln!(self.out, "<div class=\"new-page\"></div>"),
        };
    }

    fn add_contents(&mut self, booklet: &Booklet) {
        let title = escape(&booklet.contents_title);
        let _ =
            writeln!(self.out, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{title}</h2>\n<ul>");
        for (n, (title, count)) in booklet.sections().into_iter().enumerate() {
            let _ = writeln!(self.out, "<li><a href=\"#s{}\">{}</a> ({count})</li>", n + 1, escape(title));
        }
        self.out.push_str("</ul>\n</nav>\n");
    }
}

/// A text with its web addresses as links.
fn link_words(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let is_link = ["https://", "http://"].iter().any(|scheme| word.starts_with(scheme));
        let word = escape(word);
        if is_link { format!("<a href=\"{word}\">{word}</a>") } else { word }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A text in which no letter means anything to HTML, inside attributes too.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
    out
}
