//! The column of filter panes.

use super::layout::{self, Size};
use super::theme::{Glyphs, Role};
use super::{Scene, paint};
use crate::app::action::{Focus, Pane};
use crate::app::filter_panes;
use crate::app::state::{Branch, HitTarget, PaneRow, Seen, State, first_row_shown};
use crate::page::text;
use crate::search::Facet;
use crate::topic::Category;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the panes; returns the cursor where one of them has the focus.
pub(super) fn draw_panes(
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    area: Rect,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Option<Position> {
    if area.area() == 0 {
        return None;
    }
    let focused = state.focused_pane();
    let alone =
        Size::of(Rect { height: u16::MAX, ..area }) == Size::Small && area.width < 60 && area.height < 14;
    let alone = alone || state.size.0 < 60 || state.size.1 < 16;
    if let (Some(pane), true) = (focused, alone) {
        return draw_pane(state, scene, buffer, area, pane, glyphs, seen);
    }
    let mut wishes = [0_u16; 5];
    for pane in Pane::ALL {
        let here = state.pane(pane);
        let filter = usize::from(shows_filter(state, pane));
        wishes[pane.index()] = u16::try_from(here.rows.len() + filter).unwrap_or(u16::MAX).max(1);
    }
    let rows = layout::share_rows(area.height, focused, wishes);
    let mut cursor = None;
    let mut y = area.y;
    for pane in Pane::ALL {
        let height = rows[pane.index()] + 1;
        let place = Rect { y, height: height.min(area.bottom().saturating_sub(y)), ..area };
        cursor = draw_pane(state, scene, buffer, place, pane, glyphs, seen).or(cursor);
        y = place.bottom();
    }
    cursor
}

fn shows_filter(state: &State, pane: Pane) -> bool {
    state.focused_pane() == Some(pane) || !state.pane(pane).filter.is_empty()
}

fn draw_pane(
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    area: Rect,
    pane: Pane,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Option<Position> {
    let here = state.pane(pane);
    let focused = state.focus == Focus::Pane(pane);
    let chosen = filter_panes::chosen_count(state, pane);
    let mut title = scene.locale.text(pane.title_key());
    if chosen > 0 {
        title = format!("{title} ({chosen})");
    }
    seen.add_hit_box((area.x, area.y), (area.width, area.height), HitTarget::Pane(pane));
    let mut inner = paint::titled(buffer, area, &title, focused, glyphs);
    let mut cursor = Position { x: area.x, y: area.y };
    if shows_filter(state, pane) && inner.height > 0 {
        let label = format!("{} ", scene.locale.text("pane-filter"));
        let typed = here.filter.text();
        let room = usize::from(inner.width).saturating_sub(text::width(&label) + 1);
        let shown = text::fit(&typed, room, glyphs.ellipsis);
        paint::line(buffer, inner, 0, &format!("{label}{shown}"), Role::Text);
        let column = text::width(&label) + here.filter.column().min(room);
        cursor = Position { x: inner.x + u16::try_from(column).unwrap_or(0), y: inner.y };
        inner = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
    }
    let step = 1 + scene.look.gap;
    let fit = usize::from((inner.height + scene.look.gap) / step);
    if focused {
        seen.pane = fit;
    }
    if here.rows.is_empty() && !here.filter.is_empty() {
        let locale = scene.locale.with("pane-nothing", &[("typed", here.filter.text().into())]);
        for (row, line) in (0..inner.height).zip(text::wrap(&locale, usize::from(inner.width), 0)) {
            paint::line(buffer, inner, row, &line, Role::Text);
        }
    }
    let top = if focused { first_row_shown(here.selected, here.top, here.rows.len(), fit) } else { 0 };
    let rows = (0..inner.height).step_by(usize::from(step));
    let is_tree =
        here.rows.iter().any(|row| matches!(row, PaneRow::Value { branch, .. } if *branch != Branch::Leaf));
    for (row, (i, content)) in rows.zip(here.rows.iter().enumerate().skip(top)) {
        let selected = focused && i == here.selected;
        seen.add_hit_box((inner.x, inner.y + row), (inner.width, 1), HitTarget::Value(pane, i));
        if selected && here.is_in_list() {
            cursor = Position { x: inner.x, y: inner.y + row };
        }
        draw_row(state, scene, buffer, inner, row, content, (selected, here.is_in_list(), is_tree), glyphs);
    }
    focused.then_some(cursor)
}

/// How deep a value lies, and whether others lie within it.
fn branch_lead(level: u8, branch: Branch, glyphs: &Glyphs) -> String {
    let sign = match branch {
        Branch::Leaf => " ",
        Branch::Closed => glyphs.closed,
        Branch::Open => glyphs.open,
    };
    format!("{}{sign} ", "  ".repeat(usize::from(level)))
}

/// The category that a row offers.
fn category_of(content: &PaneRow, scene: &Scene<'_>) -> Option<Category> {
    let PaneRow::Value { facet: facet @ Facet::Category, value, .. } = content else { return None };
    Category::from_id(&scene.index.value(*facet, *value)?.id)
}

#[allow(clippy::too_many_arguments)]
fn draw_row(
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    area: Rect,
    row: u16,
    content: &PaneRow,
    (selected, in_list, is_tree): (bool, bool, bool),
    glyphs: &Glyphs,
) {
    let width = usize::from(area.width);
    let (plain, hit) = match (selected, in_list) {
        (true, true) => (Role::Selected, Role::SelectedMatch),
        (true, false) => (Role::Strong, Role::Match),
        _ => (Role::Text, Role::Match),
    };
    // What would give nothing steps back.
    let plain = match filter_panes::count_for(state, content) {
        Some(0) if plain == Role::Text => Role::Quiet,
        _ => plain,
    };
    let mark = if selected { glyphs.pointer } else { " " };
    let name = filter_panes::row_label(content, scene.index, scene.locale);
    if let PaneRow::Heading(_) = content {
        paint::line(buffer, area, row, &text::fit(&name, width, glyphs.ellipsis), Role::Strong);
        return;
    }
    let chosen = filter_panes::is_chosen(state, content);
    let count = filter_panes::count_for(state, content);
    let right = match count {
        Some(0) => "0".to_owned(),
        Some(n) => scene.locale.number(u64::from(n)),
        None => String::new(),
    };
    let check = if chosen { "[x]" } else { "[ ]" };
    let category = category_of(content, scene);
    let sign = category.map(|category| format!("{} ", glyphs.sign_of(category))).unwrap_or_default();
    let branch = match content {
        PaneRow::Value { level, branch, .. } if is_tree => branch_lead(*level, *branch, glyphs),
        _ => String::new(),
    };
    let lead = format!("{mark}{check} {branch}{sign}");
    let label_columns = width.saturating_sub(text::width(&lead) + text::width(&right) + 1);
    let label = text::fit(&name, label_columns, glyphs.ellipsis);
    let whole = text::spread(&format!("{lead}{label}"), &right, width, glyphs.ellipsis);
    paint::line(buffer, area, row, &whole, plain);
    if let (Some(category), false) = (category, selected) {
        let x = area.x + text::width(&lead).saturating_sub(2) as u16;
        let place = Rect { x, width: 1, ..area }.intersection(area);
        paint::line(buffer, place, row, &sign, Role::Category(category));
    }
    // Matched letters are drawn over the row, where the label was not cut.
    let matches: Vec<_> = content.matches().iter().filter(|m| m.end <= label.len()).cloned().collect();
    if !matches.is_empty() && name.starts_with(label.trim_end_matches(glyphs.ellipsis)) {
        let x = area.x + u16::try_from(text::width(&lead)).unwrap_or(0);
        let columns = u16::try_from(label_columns).unwrap_or(0);
        paint::marked(buffer, (x, area.y + row), columns, &label, &matches, (plain, hit));
    }
}
