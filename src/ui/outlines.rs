//! Coasts and borders on the map. They are kept from frame to frame: letters that are typed change the marks more often
//! than the part of the world that is shown.

use super::Scene;
use super::role::Role;
use crate::app::map::{Marks, OutlineKey, OutlinePicture, OutlineSigns, Projection};
use crate::app::state::State;
use crate::locale::letters::Letters;
use crate::place::outline::{Outline, OutlinePoint, Outlines};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::symbols::Marker;
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas, Painter, Shape};
use std::rc::Rc;

/// Draws the coasts and borders, and gives the picture for the next frame.
pub(super) fn draw_outlines(
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    area: Rect,
    marks: &Marks,
) -> Rc<OutlinePicture> {
    // Braille needs a font that has it; dots and ASCII are coarser.
    let signs = match (state.ascii, scene.look.letters) {
        (true, _) => OutlineSigns::Ascii,
        (false, Letters::All) => OutlineSigns::Braille,
        (false, _) => OutlineSigns::Dots,
    };
    let key = OutlineKey { frame: marks.key.frame, size: marks.key.size, signs };
    let known = state.seen.outlines.clone().filter(|picture| picture.key == key);
    let picture = known.unwrap_or_else(|| Rc::new(paint_picture(key, &marks.projection)));
    let colour = coast_colour();
    for ((column, row), sign) in &picture.cells {
        if let Some(cell) = buffer.cell_mut((area.x + column, area.y + row)) {
            cell.set_char(*sign).set_fg(colour);
        }
    }
    picture
}

fn coast_colour() -> Color {
    Role::Border.style().fg.unwrap_or_default()
}

fn paint_picture(key: OutlineKey, projection: &Projection) -> OutlinePicture {
    let (marker, dots) = match key.signs {
        OutlineSigns::Ascii => (Marker::Custom('.'), (1, 1)),
        OutlineSigns::Braille => (Marker::Braille, (2, 4)),
        OutlineSigns::Dots => (Marker::Custom('·'), (1, 1)),
    };
    let area = Rect::new(0, 0, key.size.0, key.size.1);
    let mut canvas = Buffer::empty(area);
    Canvas::default()
        .marker(marker)
        .x_bounds([0.0, f64::from(area.width)])
        .y_bounds([0.0, f64::from(area.height)])
        .paint(|context| context.draw(&Lines { projection, dots, coast: coast_colour() }))
        .render(area, &mut canvas);
    let drawn = area.positions().filter_map(|position| {
        let sign = canvas.cell(position)?.symbol().chars().next().filter(|sign| *sign != ' ')?;
        Some(((position.x, position.y), sign))
    });
    OutlinePicture { key, cells: drawn.collect() }
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
        for line in Outlines::embedded().lines(self.degrees_per_dot()) {
            if self.is_near(&line) {
                self.draw_line(&line, painter);
            }
        }
    }
}

impl Lines<'_> {
    fn degrees_per_dot(&self) -> f64 {
        self.projection.degrees_across() / f64::from(self.size().0)
    }

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
