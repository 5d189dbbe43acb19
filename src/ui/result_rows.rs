//! The rows of the list of results: in real columns where there is room, else in one row or two.

use super::theme::{Glyphs, Role};
use super::{Scene, paint};
use crate::app::result_row::RowText;
use crate::app::state::State;
use crate::page::text;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// On a screen of so many columns the facts of rows stand below each other in columns with heads.
const WIDE_SCREEN: u16 = 160;
/// Columns of a list that columns with heads need.
const COLUMNS: u16 = 76;
/// The sign of a marked group.
pub(super) const MARKED: &str = "*";
/// Columns before the name, for the mark of the selected row.
const LEAD: usize = 2;

/// Whether a row is the selected one, whether its list has the focus, and whether its group is marked.
#[derive(Clone, Copy)]
pub(super) struct Emphasis {
    pub(super) here: bool,
    pub(super) focused: bool,
    /// Whether the group is marked.
    pub(super) marked: bool,
}

impl Emphasis {
    pub(super) fn role(self) -> Role {
        match (self.here, self.focused) {
            (true, true) => Role::Selected,
            (true, false) => Role::SelectedElsewhere,
            _ => Role::Text,
        }
    }

    /// The role of what stands beside the name.
    fn facts(self, usual: Role) -> Role {
        if self.here && self.focused { Role::Selected } else { usual }
    }

    fn hit(self) -> Role {
        if self.here && self.focused { Role::SelectedMatch } else { Role::Match }
    }
}

/// A fact of a row that has a column of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    When,
    Place,
    Format,
    Language,
    Access,
    Checked,
}

impl Column {
    /// The key of its head in the locale files.
    const fn head_key(self) -> &'static str {
        match self {
            Self::Name => "column-name",
            Self::When => "column-when",
            Self::Place => "column-where",
            Self::Format => "column-format",
            Self::Language => "column-language",
            Self::Access => "column-access",
            Self::Checked => "column-checked",
        }
    }

    /// Its width in columns, a space after it included; that of the name is what remains.
    const fn width(self) -> usize {
        match self {
            Self::Name => 0,
            Self::When => 20,
            Self::Place => 18,
            Self::Format => 16,
            Self::Language | Self::Checked => 10,
            Self::Access => 14,
        }
    }

    fn fact(self, row: &RowText, glyphs: &Glyphs) -> String {
        match self {
            Self::Name => row.name.clone(),
            Self::When => row.when.clone(),
            Self::Place => row.place.clone(),
            Self::Format => format!("{}{}", format_sign(row, glyphs), row.format),
            Self::Language => row.language.clone(),
            Self::Access => row.access.clone(),
            Self::Checked => row.checked.clone(),
        }
    }
}

/// The columns that a list of so many columns has room for, with their widths; none where it is too narrow.
fn columns_for(state: &State, width: u16) -> Vec<(Column, usize)> {
    let columns: &[Column] = match width {
        _ if state.size.0 < WIDE_SCREEN => return Vec::new(),
        0..COLUMNS => return Vec::new(),
        COLUMNS..112 => &[Column::Name, Column::When, Column::Place, Column::Format],
        112..130 => {
            &[Column::Name, Column::When, Column::Place, Column::Format, Column::Language, Column::Checked]
        }
        _ => &[
            Column::Name,
            Column::When,
            Column::Place,
            Column::Format,
            Column::Language,
            Column::Access,
            Column::Checked,
        ],
    };
    let others: usize = columns.iter().map(|column| column.width()).sum();
    let name = usize::from(width).saturating_sub(LEAD + others);
    columns
        .iter()
        .map(|column| (*column, if *column == Column::Name { name } else { column.width() }))
        .collect()
}

/// Draws the heads of the columns where the list has any; gives what lies below.
pub(super) fn draw_column_heads(state: &State, scene: &Scene<'_>, buffer: &mut Buffer, list: Rect) -> Rect {
    let columns = columns_for(state, list.width);
    if columns.is_empty() || list.height < 4 {
        return list;
    }
    let mut heads = " ".repeat(LEAD);
    for (column, width) in columns {
        heads.push_str(&text::pad(&scene.locale.text(column.head_key()), width, ""));
    }
    paint::line(buffer, list, 0, &heads, Role::Quiet);
    Rect { y: list.y + 1, height: list.height - 1, ..list }
}

/// Draws a group in the rows of its area.
pub(super) fn draw_group(
    state: &State,
    row: &RowText,
    buffer: &mut Buffer,
    area: Rect,
    emphasis: Emphasis,
    glyphs: &Glyphs,
) {
    let width = usize::from(area.width);
    let plain = emphasis.role();
    for line in 0..area.height {
        paint::line(buffer, area, line, &" ".repeat(width), plain);
    }
    paint::line(buffer, area, 0, if emphasis.here { glyphs.pointer } else { " " }, plain);
    if emphasis.marked {
        paint::line(buffer, Rect { x: area.x + 1, width: area.width.min(1), ..area }, 0, MARKED, plain);
    }
    let columns = columns_for(state, area.width);
    if !columns.is_empty() {
        draw_columns(state, row, buffer, area, emphasis, &columns, glyphs);
        return;
    }
    let is_one_row = area.height == 1;
    let room = width.saturating_sub(LEAD);
    let name_columns = if is_one_row { room * 42 / 100 } else { room };
    draw_name(state, row, buffer, area, emphasis, name_columns, glyphs);
    let (x, line) = if is_one_row { (LEAD + name_columns + 1, 0) } else { (2 * LEAD, 1) };
    let columns = width.saturating_sub(x);
    let facts = text::spread(&facts_that_fit(row, columns, glyphs), &row.when, columns, glyphs.ellipsis);
    let x = u16::try_from(x).unwrap_or(u16::MAX).min(area.width);
    let at = Rect { x: area.x + x, width: area.width - x, ..area };
    paint::line(buffer, at, line, &facts, emphasis.facts(Role::Text));
    let when = u16::try_from(text::width(&row.when)).unwrap_or(0).min(at.width);
    let when = Rect { x: at.right() - when, width: when, ..at };
    paint::bar(buffer, when, line, emphasis.facts(Role::Time));
}

fn draw_name(
    state: &State,
    row: &RowText,
    buffer: &mut Buffer,
    area: Rect,
    emphasis: Emphasis,
    columns: usize,
    glyphs: &Glyphs,
) {
    let name = text::fit(&row.name, columns, glyphs.ellipsis);
    let matches = crate::search::highlight(&name, &state.query());
    let role = emphasis.role();
    let columns = u16::try_from(columns).unwrap_or(0);
    let lead = u16::try_from(LEAD).unwrap_or(0);
    paint::marked(buffer, (area.x + lead, area.y), columns, &name, &matches, (role, emphasis.hit()));
}

fn draw_columns(
    state: &State,
    row: &RowText,
    buffer: &mut Buffer,
    area: Rect,
    emphasis: Emphasis,
    columns: &[(Column, usize)],
    glyphs: &Glyphs,
) {
    let mut x = LEAD;
    for (column, width) in columns {
        let room = width.saturating_sub(1);
        if *column == Column::Name {
            draw_name(state, row, buffer, area, emphasis, room, glyphs);
        } else {
            let fact = text::fit(&column.fact(row, glyphs), room, glyphs.ellipsis);
            let left = u16::try_from(x).unwrap_or(u16::MAX).min(area.width);
            let at = Rect { x: area.x + left, width: area.width - left, ..area };
            let usual = match column {
                Column::When => Role::Time,
                Column::Checked => Role::Quiet,
                _ => Role::Text,
            };
            paint::line(buffer, at, 0, &fact, emphasis.facts(usual));
        }
        x += width;
    }
}

/// The signs of the ways a group meets, with a space after them; nothing where they are not known.
fn format_sign(row: &RowText, glyphs: &Glyphs) -> String {
    let signs = row.ways().into_iter().zip(glyphs.formats).filter(|(meets_so, _)| *meets_so);
    let signs: String = signs.map(|(_, sign)| sign).collect();
    if signs.is_empty() { signs } else { format!("{signs} ") }
}

/// Where and how it meets, then what else a row has room for, the most important first.
fn facts_that_fit(row: &RowText, columns: usize, glyphs: &Glyphs) -> String {
    let when = text::width(&row.when);
    let room = columns.saturating_sub(if when == 0 { 0 } else { when + 1 });
    // The topic helps where the name does not say it.
    let is_said = crate::search::fold(&row.name).contains(&crate::search::fold(&row.what));
    let what = if is_said { "" } else { row.what.as_str() };
    let mut facts = format_sign(row, glyphs);
    let first = if row.place.is_empty() { row.format.as_str() } else { row.place.as_str() };
    facts.push_str(first);
    let others = [row.mark.as_str(), row.format.as_str(), row.language.as_str(), what, row.access.as_str()];
    for other in others.into_iter().filter(|other| !other.is_empty() && *other != first) {
        let dot = if facts.is_empty() { "" } else { glyphs.dot };
        if text::width(&facts) + text::width(dot) + text::width(other) <= room {
            facts.push_str(dot);
            facts.push_str(other);
        }
    }
    facts
}
