//! The results on a map: coasts and borders, marks with their numbers, names of towns, a scale; and below, in words,
//! the selected group.

use super::outlines::draw_outlines;
use super::theme::{Glyphs, Role};
use super::view_parts::{ViewPlaces, draw_words};
use super::{Scene, paint};
use crate::app::action::Focus;
use crate::app::map::{MapKey, Marks, Projection, mark_label};
use crate::app::map_words::{origin, selected_words};
use crate::app::state::{HitTarget, Seen, State};
use crate::page::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
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
    seen.outlines = Some(draw_outlines(state, scene, buffer, area, &marks));
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
