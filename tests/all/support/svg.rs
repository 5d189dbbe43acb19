//! A screen as an SVG picture: one text run a cell group, placed by column, so that wide characters stay in
//! line. Colours are those of the cells where they are true colours, else dark on white.

use ratatui::buffer::Buffer;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;

/// Width and height of a cell, in SVG units.
const CELL: (f32, f32) = (8.4, 17.0);
const PAPER: &str = "#ffffff";
const INK: &str = "#1a1a1a";

/// Draws a buffer with a cursor at a cell.
pub fn picture(buffer: &Buffer, title: &str, cursor: (u16, u16)) -> String {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let (width, height) = (f32::from(columns) * CELL.0 + 16.0, f32::from(rows) * CELL.1 + 16.0);
    // The paper of most cells is that of the picture.
    let paper = Look::of(&buffer[(0, rows - 1)]).paper.unwrap_or_else(|| PAPER.to_owned());
    let mut svg = String::new();
    writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" role=\"img\" \
         font-family=\"'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\" xml:space=\"preserve\">\n\
         <title>{}</title>\n<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{paper}\"/>",
        escape(title)
    )
    .unwrap();
    for y in 0..rows {
        let mut x = 0;
        while x < columns {
            let look = Look::of(&buffer[(x, y)]);
            let start = x;
            let mut run = String::new();
            // A run ends where the style changes, and after a wide character, which fonts draw at odd widths.
            while x < columns && Look::of(&buffer[(x, y)]) == look {
                // And after a gap, so that what follows stands in its own column whatever the font.
                if run.ends_with("  ") && !run.trim().is_empty() && buffer[(x, y)].symbol() != " " {
                    break;
                }
                let symbol = buffer[(x, y)].symbol();
                let wide = groupfinder::page::text::width(symbol).max(1) as u16;
                run.push_str(symbol);
                x += wide;
                if wide > 1 {
                    break;
                }
            }
            let look = look.on(&paper);
            draw_run(&mut svg, &run, &look, (start, y), x - start);
        }
    }
    let (x, y) = (f32::from(cursor.0) * CELL.0 + 8.0, f32::from(cursor.1) * CELL.1 + 8.0);
    writeln!(svg, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"2\" height=\"{}\" fill=\"#c03000\"/>", CELL.1)
        .unwrap();
    svg.push_str("</svg>\n");
    svg
}

/// What a run of cells looks like.
#[derive(PartialEq)]
struct Look {
    ink: String,
    /// What it stands on, where that is not the paper of the picture.
    paper: Option<String>,
    modifier: Modifier,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let colour = |colour: Color| match colour {
            Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
            _ => None,
        };
        let (ink, paper) = (colour(cell.fg), colour(cell.bg));
        let reversed = cell.modifier.contains(Modifier::REVERSED);
        let (ink, paper) = match (ink, paper) {
            (Some(ink), paper) => (ink, paper),
            (None, _) if reversed => (PAPER.to_owned(), Some(INK.to_owned())),
            (None, paper) => (INK.to_owned(), paper),
        };
        Self { ink, paper, modifier: cell.modifier }
    }

    /// The same without the paper that is there anyway.
    fn on(self, paper: &str) -> Self {
        Self { paper: self.paper.filter(|own| own != paper), ..self }
    }
}

fn draw_run(svg: &mut String, run: &str, look: &Look, (column, row): (u16, u16), columns: u16) {
    let (x, y) = (f32::from(column) * CELL.0 + 8.0, f32::from(row) * CELL.1 + 8.0);
    let modifier = look.modifier;
    if let Some(paper) = &look.paper {
        let width = f32::from(columns) * CELL.0;
        writeln!(
            svg,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{}\" fill=\"{paper}\"/>",
            CELL.1
        )
        .unwrap();
    }
    let visible = run.trim_end();
    if visible.trim().is_empty() {
        return;
    }
    let lead = visible.len() - visible.trim_start().len();
    let x = x + lead as f32 * CELL.0;
    let weight = if modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let line = if modifier.contains(Modifier::UNDERLINED) { " text-decoration=\"underline\"" } else { "" };
    let fill = &look.ink;
    let text = visible.trim_start();
    let length = groupfinder::page::text::width(text) as f32 * CELL.0;
    writeln!(
        svg,
        "<text x=\"{x:.1}\" y=\"{:.1}\" fill=\"{fill}\"{weight}{line} textLength=\"{length:.1}\" \
         lengthAdjust=\"spacingAndGlyphs\">{}</text>",
        y + 13.0,
        escape(text)
    )
    .unwrap();
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
