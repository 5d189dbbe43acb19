//! The results on a map: coasts and borders, marks with their numbers, names of towns, a scale; and below, in words,
//! the selected group.

use super::theme::{Glyphs, Role};
use super::view_parts::{ViewPlaces, draw_words};
use super::{Scene, paint};
use crate::app::action::Focus;
use crate::app::map::{MapKey, Marks, Projection, mark_label};
use crate::app::map_words::{origin, selected_words};
use crate::app::state::{HitTarget, Seen, State};
use crate::locale::letters::Letters;
use crate::page::text;
use crate::place::outline::{Outline, OutlinePoint, Outlines};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Color;
use ratatui::symbols::Marker;
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas, Painter, Shape};
use std::rc::Rc;

/// Lengths of the scale, in kilometres or miles: the longest that fits is shown.
const LENGTHS: [f64; 13] = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0];

/// Draws the map; returns the cursor where it has the focus.
pub(super) fn draw_map(
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    places: &ViewPlaces,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Option<Position> {
    let (results, frame) = (state.results.as_deref()?, state.map.frame?);
    let area = places.picture;
    let key = MapKey { results: state.results_number, frame, size: (area.width, area.height) };
    let known = state.seen.marks.clone().filter(|marks| marks.key == key);
    let marks = known.unwrap_or_else(|| Rc::new(Marks::gather(scene.index, results, key)));
    draw_outlines(state, scene, buffer, area, &marks.projection);
    let selected = state.list.group.and_then(|group| scene.index.row(group).place_to_go());
    let selected = selected.and_then(|point| marks.mark_of(point));
    for town in &marks.towns {
        put(buffer, area, town.cell, town.name, Role::Quiet);
    }
    draw_home(state, buffer, area, &marks, glyphs);
    for (number, mark) in marks.marks.iter().enumerate() {
        let label =
            if mark.count == 1 { glyphs.mark.to_owned() } else { mark_label(mark.count, mark.columns) };
        let role = match (Some(number) == selected, state.focus == Focus::Results) {
            (true, true) => Role::Selected,
            (true, false) => Role::SelectedElsewhere,
            _ => Role::Key,
        };
        put(buffer, area, mark.cell, &label, role);
        let at = (area.x + mark.cell.0, area.y + mark.cell.1);
        seen.add_hit_box(at, (mark.columns, 1), HitTarget::Mark(mark.group));
    }
    draw_legend(state, scene, buffer, places.legend, &marks.projection, glyphs);
    let clock = (scene.now, scene.zone);
    let words = selected_words(state, Some(&marks), scene.index, scene.locale, clock);
    let cursor = draw_words(state, buffer, places.words, &words, glyphs);
    seen.marks = Some(marks);
    (state.focus == Focus::Results).then_some(cursor)
}

/// Writes a text into the cells of the map, cut at its edge.
fn put(buffer: &mut Buffer, area: Rect, (column, row): (u16, u16), content: &str, role: Role) {
    if column < area.width && row < area.height {
        // Dots of a coast beside a number would read as part of it.
        let first = area.x + column.saturating_sub(1);
        let last = (area.x + column + text::width(content) as u16).min(area.right() - 1);
        let around = Rect { x: first, y: area.y + row, width: last + 1 - first, height: 1 };
        paint::line(buffer, around, 0, &" ".repeat(usize::from(around.width)), Role::Text);
        let room = Rect { x: area.x + column, y: area.y + row, width: area.width - column, height: 1 };
        paint::line(buffer, room, 0, content, role);
    }
}

fn draw_home(state: &State, buffer: &mut Buffer, area: Rect, marks: &Marks, glyphs: &Glyphs) {
    if let Some((from, _)) = origin(state)
        && let Some(cell) = marks.projection.cell_of(from)
    {
        put(buffer, area, cell, glyphs.home, Role::Strong);
    }
}

/// Explains the signs, and how long a way on the map is.
fn draw_legend(
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    row: Rect,
    projection: &Projection,
    glyphs: &Glyphs,
) {
    let locale = scene.locale;
    let from = origin(state);
    let home = from.map(|(_, label)| format!("{} {label}", glyphs.home));
    let one = format!("{} {}", glyphs.mark, locale.text("map-one"));
    let many = format!("12 {}", locale.text("map-many"));
    let signs: Vec<String> = home.into_iter().chain([one, many]).collect();
    let signs = format!(" {}", signs.join("  "));
    let scale = scale_bar(scene, projection, usize::from(row.width) / 4, glyphs);
    let room = usize::from(row.width);
    let content = if text::width(&signs) + text::width(&scale) < room {
        text::spread(&signs, &scale, room, glyphs.ellipsis)
    } else {
        scale
    };
    paint::line(buffer, row, 0, &content, Role::Quiet);
}

/// A bar with its length in words, of at most so many columns.
fn scale_bar(scene: &Scene<'_>, projection: &Projection, most: usize, glyphs: &Glyphs) -> String {
    let unit = if scene.locale.habits().miles { crate::locale::KM_PER_MILE } else { 1.0 };
    let per_column = projection.km_per_column() / unit;
    let columns = |length: &f64| (length / per_column).round() as usize;
    let fitting = LENGTHS.iter().rev().find(|length| columns(length) <= most.max(4));
    let Some(length) = fitting else { return String::new() };
    let label = scene.locale.distance(length * unit);
    let bar = glyphs.horizontal.repeat(columns(length).saturating_sub(2));
    format!("{}{bar}{} {label} ", glyphs.bar_ends[0], glyphs.bar_ends[1])
}

fn draw_outlines(state: &State, scene: &Scene<'_>, buffer: &mut Buffer, area: Rect, projection: &Projection) {
    // Braille needs a font that has it; dots and ASCII are coarser.
    let (marker, dots) = match (state.ascii, scene.look.letters) {
        (true, _) => (Marker::Custom('.'), (1, 1)),
        (false, Letters::All) => (Marker::Braille, (2, 4)),
        (false, _) => (Marker::Custom('·'), (1, 1)),
    };
    let (width, height) = (f64::from(area.width), f64::from(area.height));
    let coast = Role::Border.style().fg.unwrap_or_default();
    Canvas::default()
        .marker(marker)
        .x_bounds([0.0, width])
        .y_bounds([0.0, height])
        .paint(|context| context.draw(&Lines { projection, dots, coast }))
        .render(area, buffer);
}

/// The outlines as dots of the canvas.
struct Lines<'a> {
    projection: &'a Projection,
    /// Dots of a cell, across and down.
    dots: (i32, i32),
    coast: Color,
}

impl Shape for Lines<'_> {
    fn draw(&self, painter: &mut Painter<'_, '_>) {
        for line in Outlines::embedded().lines() {
            if self.is_near(&line) {
                self.draw_line(&line, painter);
            }
        }
    }
}

impl Lines<'_> {
    /// Columns and rows of dots on the whole map.
    fn size(&self) -> (i32, i32) {
        let (columns, rows) = self.projection.size;
        (i32::from(columns) * self.dots.0, i32::from(rows) * self.dots.1)
    }

    /// The dot of a point; it may lie outside.
    fn dot_of(&self, point: OutlinePoint) -> (i32, i32) {
        let (column, row) =
            self.projection.position_of(f64::from(point.longitude), f64::from(point.northing));
        ((column * f64::from(self.dots.0)) as i32, (row * f64::from(self.dots.1)) as i32)
    }

    /// Whether a line can touch the map.
    fn is_near(&self, line: &Outline<'_>) -> bool {
        let [least, greatest] = line.bounds;
        let (_, rows) = self.size();
        let (top, bottom) = (self.dot_of(greatest).1, self.dot_of(least).1);
        let half = f64::from(greatest.longitude - least.longitude) / 2.0;
        let aside = self.projection.degrees_aside(f64::from(least.longitude) + half);
        top < rows && bottom >= 0 && aside.abs() <= half + self.projection.degrees_across() / 2.0
    }

    /// Dots halfway around the world.
    fn half_world(&self) -> i32 {
        (180.0 * f64::from(self.size().0) / self.projection.degrees_across()) as i32
    }

    fn draw_line(&self, line: &Outline<'_>, painter: &mut Painter<'_, '_>) {
        let (columns, rows) = self.size();
        let mut points = line.points.iter().map(|point| self.dot_of(*point));
        let Some(mut last) = points.next() else { return };
        for here in points {
            // Points closer than a dot say nothing new.
            if here == last {
                continue;
            }
            let outside = (here.0 < 0 && last.0 < 0)
                || (here.1 < 0 && last.1 < 0)
                || (here.0 >= columns && last.0 >= columns)
                || (here.1 >= rows && last.1 >= rows);
            let wraps = (here.0 - last.0).abs() > self.half_world();
            if !outside && !wraps {
                self.draw_segment(last, here, line.is_border, painter);
            }
            last = here;
        }
    }

    /// Dots from one to another, those of a border with gaps.
    fn draw_segment(
        &self,
        (from_x, from_y): (i32, i32),
        (to_x, to_y): (i32, i32),
        is_border: bool,
        painter: &mut Painter<'_, '_>,
    ) {
        let (columns, rows) = self.size();
        let (wide, high) = (i64::from(to_x - from_x), i64::from(to_y - from_y));
        let steps = wide.abs().max(high.abs()).max(1);
        // What lies far outside is stepped over, not walked along.
        let across = [(from_x, wide, columns), (from_y, high, rows)];
        let (mut first, mut last) = (0, steps);
        for (from, length, size) in across {
            let (from, size) = (i64::from(from), i64::from(size));
            if length != 0 {
                let [one, other] = [-from, size - from].map(|edge| edge * steps / length);
                first = first.max(one.min(other) - 1);
                last = last.min(one.max(other) + 1);
            }
        }
        for step in first..=last {
            let x = i64::from(from_x) + wide * step / steps;
            let y = i64::from(from_y) + high * step / steps;
            let is_inside = (0..i64::from(columns)).contains(&x) && (0..i64::from(rows)).contains(&y);
            if is_inside && !(is_border && (x + y) % 3 != 0) {
                painter.paint(x as usize, y as usize, self.coast);
            }
        }
    }
}
