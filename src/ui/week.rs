//! The results in a week: seven days beside each other, what meets in the parts of each day; and below, in words, the
//! selected meeting.

use super::result_rows::MARKED;
use super::theme::{Glyphs, Role};
use super::view_parts::{ViewPlaces, draw_words};
use super::{Scene, paint};
use crate::app::action::Focus;
use crate::app::state::{HitTarget, Seen, State};
use crate::app::week::{PARTS, date_of, day_of, meetings_of, part_of, selected_words, short_date, start_of};
use crate::page::text;
use crate::search::{DAYS, Occurrence};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::ops::Range;

/// Columns of a day at least: time and the beginning of a name.
const LEAST: u16 = 11;

/// Draws the week; returns the cursor where it has the focus.
pub(super) fn draw_week(
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    places: &ViewPlaces,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Option<Position> {
    let area = Rect { height: places.picture.height + places.legend.height, ..places.picture };
    let grid = Grid::lay_out(state, area);
    grid.draw_days(scene, buffer, glyphs);
    for part in grid.parts.clone() {
        draw_part(&grid, &part, (state, scene), buffer, glyphs, seen);
    }
    let words = selected_words(state, scene.index, scene.locale, (scene.now, scene.zone));
    let cursor = draw_words(state, buffer, places.words, &words, glyphs);
    (state.focus == Focus::Results).then_some(cursor)
}

/// Where days and parts of days are.
struct Grid {
    area: Rect,
    /// The days that are shown; around the selected one where not all fit.
    days: Range<usize>,
    /// Columns of a day.
    columns: u16,
    /// The parts of the day in which anything meets.
    parts: Vec<PartRows>,
    /// What meets in each part of each day that is shown, by its place among the meetings.
    cells: Vec<[Vec<usize>; PARTS.len()]>,
}

/// Where a part of the day is.
#[derive(Clone)]
struct PartRows {
    /// Its place among [`PARTS`].
    part: usize,
    /// The row of its heading, counted from the top.
    top: u16,
    /// Rows below its heading.
    rows: u16,
}

impl Grid {
    fn lay_out(state: &State, area: Rect) -> Self {
        let meetings = &state.week.meetings;
        let shown = usize::from(area.width / LEAST).clamp(1, DAYS);
        let selected = state.week.selected.and_then(|at| meetings.get(at)).map_or(0, day_of);
        let first = selected.saturating_sub(shown / 2).min(DAYS - shown);
        let days = first..first + shown;
        let columns = area.width / shown as u16;
        let mut wishes = [0_usize; PARTS.len()];
        let mut cells = Vec::with_capacity(shown);
        for day in days.clone() {
            let cell = split_by_part(meetings, meetings_of(meetings, day));
            wishes.iter_mut().zip(&cell).for_each(|(wish, of_part)| *wish = (*wish).max(of_part.len()));
            cells.push(cell);
        }
        let rows = share_rows(area.height.saturating_sub(1), wishes);
        let mut parts = Vec::new();
        let mut top = 1;
        for (part, rows) in rows.into_iter().enumerate().filter(|(part, _)| wishes[*part] > 0) {
            parts.push(PartRows { part, top, rows });
            top += rows + 1;
        }
        Self { area, days, columns, parts, cells }
    }

    fn draw_days(&self, scene: &Scene<'_>, buffer: &mut Buffer, glyphs: &Glyphs) {
        let today = date_of(0, scene.now, scene.zone);
        for day in self.days.clone() {
            let date = date_of(day, scene.now, scene.zone);
            let mut name = scene.locale.date_short(date, today);
            let column = self.column_of(day);
            if text::width(&name) >= usize::from(column.width) {
                name = short_date(date, scene.locale);
            }
            let role = if day == 0 { Role::Strong } else { Role::Time };
            let name = text::fit(&name, usize::from(column.width).saturating_sub(1), glyphs.ellipsis);
            paint::line(buffer, column, 0, &format!(" {name}"), role);
        }
    }

    fn column_of(&self, day: usize) -> Rect {
        let x = self.area.x + (day - self.days.start) as u16 * self.columns;
        Rect { x, width: self.columns, ..self.area }
    }
}

/// The meetings of a day by the part of it they are in. A busy week has tens of thousands: each is looked at once.
fn split_by_part(meetings: &[Occurrence], day: Range<usize>) -> [Vec<usize>; PARTS.len()] {
    let mut parts: [Vec<usize>; PARTS.len()] = Default::default();
    for (at, meeting) in day.clone().zip(meetings.get(day).unwrap_or_default()) {
        if let Some(of_part) = parts.get_mut(part_of(meeting)) {
            of_part.push(at);
        }
    }
    parts
}

/// How the parts share the rows: a heading and a row each, the rest to those that have more.
fn share_rows(height: u16, wishes: [usize; PARTS.len()]) -> [u16; PARTS.len()] {
    let mut rows = [0; PARTS.len()];
    let mut left = height;
    let mut gave = true;
    while gave {
        gave = false;
        for (rows, wish) in rows.iter_mut().zip(wishes).filter(|(_, wish)| *wish > 0) {
            // The first row comes with the heading.
            let price = if *rows == 0 { 2 } else { 1 };
            if usize::from(*rows) < wish && left >= price {
                *rows += 1;
                left -= price;
                gave = true;
            }
        }
    }
    rows
}

fn draw_part(
    grid: &Grid,
    part: &PartRows,
    (state, scene): (&State, &Scene<'_>),
    buffer: &mut Buffer,
    glyphs: &Glyphs,
    seen: &mut Seen,
) {
    if part.rows == 0 {
        return;
    }
    let name = PARTS.get(part.part).map(|(_, key)| scene.locale.text(key)).unwrap_or_default();
    let heading = format!("{} {name} ", glyphs.horizontal);
    let rest = usize::from(grid.area.width).saturating_sub(text::width(&heading));
    paint::line(
        buffer,
        grid.area,
        part.top,
        &format!("{heading}{}", glyphs.horizontal.repeat(rest)),
        Role::Border,
    );
    for (day, cell) in grid.days.clone().zip(&grid.cells) {
        let of_part = cell.get(part.part).map_or(&[][..], Vec::as_slice);
        draw_cell(of_part, grid.column_of(day), part, (state, scene), buffer, glyphs, seen);
    }
}

/// Draws what meets on one day in one part of it: as many as fit, from where the selected one is in view.
fn draw_cell(
    of_part: &[usize],
    column: Rect,
    part: &PartRows,
    (state, scene): (&State, &Scene<'_>),
    buffer: &mut Buffer,
    glyphs: &Glyphs,
    seen: &mut Seen,
) {
    let rows = usize::from(part.rows);
    let selected = of_part.iter().position(|at| state.week.selected == Some(*at)).unwrap_or(0);
    // The last row says how many more there are, where not all fit.
    let fit = if of_part.len() > rows { rows.saturating_sub(1).max(1) } else { rows };
    let first = (selected + 1).saturating_sub(fit);
    let shown = of_part.get(first..(first + fit).min(of_part.len())).unwrap_or_default();
    for (row, at) in shown.iter().enumerate() {
        let Some(meeting) = state.week.meetings.get(*at) else { continue };
        let y = part.top + 1 + row as u16;
        let role = match (state.week.selected == Some(*at), state.focus == Focus::Results) {
            (true, true) => Role::Selected,
            (true, false) => Role::SelectedElsewhere,
            _ => Role::Text,
        };
        let width = usize::from(column.width).saturating_sub(1);
        let content =
            text::pad(&text::fit(&entry_text(meeting, state, scene), width, glyphs.ellipsis), width, "");
        let place = Rect { x: column.x, width: column.width.saturating_sub(1), ..column };
        paint::line(buffer, place, y, &content, role);
        if role == Role::Text && meeting.has_time {
            let time = Rect { width: place.width.min(time_columns(meeting, scene)), ..place };
            paint::line(buffer, time, y, &content, Role::Time);
        }
        seen.add_hit_box((place.x, place.y + y), (place.width, 1), HitTarget::Meeting(*at));
    }
    let more = of_part.len().saturating_sub(shown.len());
    if more > 0 && rows > shown.len() {
        paint::line(buffer, column, part.top + part.rows, &format!(" +{more}"), Role::Quiet);
    }
}

/// Time and name, as short as they are understood.
fn entry_text(meeting: &Occurrence, state: &State, scene: &Scene<'_>) -> String {
    let lead = if state.shortlist.holds(meeting.group) { MARKED } else { " " };
    let name = scene.index.row(meeting.group).name();
    if meeting.has_time {
        format!("{lead}{} {name}", short_time(meeting, scene))
    } else {
        format!("{lead}{name}")
    }
}

/// The columns of the time and the spaces around it.
fn time_columns(meeting: &Occurrence, scene: &Scene<'_>) -> u16 {
    text::width(&short_time(meeting, scene)) as u16 + 2
}

/// When a meeting begins, whole hours without minutes.
fn short_time(meeting: &Occurrence, scene: &Scene<'_>) -> String {
    scene.locale.time(start_of(meeting)).replacen(":00", "", 1)
}
