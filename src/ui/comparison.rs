//! Groups side by side: a column for each where there is room, else one below the other under each question.

use super::layout::margin;
use super::theme::{Glyphs, Role};
use super::{Scene, paint};
use crate::app::state::{Reading, Seen};
use crate::locale::Locale;
use crate::page::{ComparedRow, Comparison, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Columns that an answer needs to be readable beside others.
const LEAST_COLUMN: usize = 13;
/// Columns of the questions, at most.
const MOST_LABEL: usize = 16;
/// Columns between two answers.
const GAP: usize = 2;

/// A line of the comparison: its look, and how many columns at its left are the question.
struct Line {
    role: Role,
    label: usize,
    text: String,
}

/// Draws the comparison and returns the line that is read.
pub(super) fn draw_comparison(
    (table, mut reading): (&Comparison, Reading),
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    body: Rect,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Position {
    let title = scene.locale.text("compare-title");
    let inner = margin(paint::titled(buffer, body, &title, true, glyphs));
    let lines = lines_of(table, usize::from(inner.width), scene.locale, glyphs);
    (seen.popup, seen.popup_lines) = (usize::from(inner.height), lines.len());
    reading.keep_in_view(lines.len(), usize::from(inner.height));
    for (row, line) in (0..inner.height).zip(lines.iter().skip(reading.top)) {
        paint::line(buffer, inner, row, &line.text, line.role);
        let label = u16::try_from(line.label).unwrap_or(0).min(inner.width);
        paint::bar(buffer, Rect { width: label, ..inner }, row, Role::Strong);
        if reading.top + usize::from(row) == reading.at {
            paint::bar(buffer, inner, row, Role::Selected);
        }
    }
    paint::more_marks(buffer, inner, (reading.top, lines.len()), glyphs);
    let row = u16::try_from(reading.at.saturating_sub(reading.top)).unwrap_or(0);
    Position { x: inner.x, y: inner.y + row.min(inner.height.saturating_sub(1)) }
}

/// All lines in so many columns, of which the last is left free for the marks that say that there is more.
fn lines_of(table: &Comparison, width: usize, locale: &Locale, glyphs: &Glyphs) -> Vec<Line> {
    let width = width.saturating_sub(GAP);
    let mut lines: Vec<Line> = text::wrap(&table.summary, width, 0)
        .into_iter()
        .map(|text| Line { role: Role::Text, label: 0, text })
        .collect();
    lines.push(Line { role: Role::Text, label: 0, text: String::new() });
    let label = table.rows.iter().map(|row| text::width(&row.label)).max().unwrap_or(0).min(MOST_LABEL);
    let groups = table.names.len().max(1);
    let column = (width.saturating_sub(label + GAP) / groups).saturating_sub(GAP);
    if column < LEAST_COLUMN {
        lines.extend(table.rows.iter().flat_map(|row| stack_row(row, table, width, locale)));
        return lines;
    }
    lines.extend(set_in_columns("", &table.names, (label, column), Role::Strong, glyphs));
    for row in &table.rows {
        let sign = if row.differs() { Role::Text } else { Role::Quiet };
        if row.differs() {
            lines.extend(set_in_columns(&row.label, &row.cells, (label, column), sign, glyphs));
        } else {
            let all = locale.with("compare-same-cell", &[("value", first_cell(row).into())]);
            let room = width.saturating_sub(label + GAP);
            lines.extend(set_in_columns(&row.label, &[all], (label, room), sign, glyphs));
        }
    }
    lines
}

fn first_cell(row: &ComparedRow) -> &str {
    row.cells.first().map(String::as_str).unwrap_or_default()
}

/// A question and its answers beside each other, over as many lines as the longest needs.
fn set_in_columns(
    label: &str,
    cells: &[String],
    (label_columns, column): (usize, usize),
    role: Role,
    glyphs: &Glyphs,
) -> Vec<Line> {
    let wrapped: Vec<Vec<String>> = cells.iter().map(|cell| text::wrap(cell, column, 0)).collect();
    let labels = text::wrap(label, label_columns, 0);
    let height = wrapped.iter().map(Vec::len).chain([labels.len()]).max().unwrap_or(0);
    (0..height)
        .map(|at| {
            let label = labels.get(at).map(String::as_str).unwrap_or_default();
            let mut content = text::pad(label, label_columns + GAP, glyphs.ellipsis);
            for cell in &wrapped {
                let part = cell.get(at).map(String::as_str).unwrap_or_default();
                content.push_str(&text::pad(part, column + GAP, glyphs.ellipsis));
            }
            Line { role, label: label_columns, text: content.trim_end().to_owned() }
        })
        .collect()
}

/// A question with the answers below each other.
fn stack_row(row: &ComparedRow, table: &Comparison, width: usize, locale: &Locale) -> Vec<Line> {
    let key = if row.differs() { "compare-row-differs" } else { "compare-row-same" };
    let heading = locale.with(key, &[("label", row.label.as_str().into())]);
    let mut lines = vec![Line { role: Role::Strong, label: 0, text: heading }];
    let answers: Vec<String> = if row.differs() {
        table.names.iter().zip(&row.cells).map(|(name, cell)| format!("{name}: {cell}")).collect()
    } else {
        vec![first_cell(row).to_owned()]
    };
    let role = if row.differs() { Role::Text } else { Role::Quiet };
    for answer in answers {
        let wrapped = text::wrap(&answer, width.saturating_sub(GAP), 2);
        lines.extend(wrapped.into_iter().map(|line| Line { role, label: 0, text: format!("  {line}") }));
    }
    lines
}
