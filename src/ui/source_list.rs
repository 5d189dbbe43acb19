//! The list of sources: what is followed, what could be, and everything about the selected one.

use super::layout::margin;
use super::theme::{Glyphs, Role};
use super::welcome::work_text;
use super::{Scene, page, paint};
use crate::app::page::{Moment, add_changes, add_overview, add_source};
use crate::app::source_offers::{SourceListRow, coverage_text, listed_rows};
use crate::app::state::{HitTarget, Seen, Source, SourcesPopup, State, first_row_shown};
use crate::page::{Page, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From so many columns on the selected source stands beside the list instead of below it.
const BESIDE: u16 = 100;

/// Draws the list and the selected source; the cursor stands on the selected row, or in what is typed.
pub(super) fn draw_sources(
    (state, popup): (&State, &SourcesPopup),
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    body: Rect,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Position {
    let title = scene.locale.text("data-title");
    let inner = margin(paint::titled(buffer, body, &title, true, glyphs));
    let (list, about) = if body.width >= BESIDE {
        let width = inner.width * 11 / 20;
        let rest = inner.width - width - 1;
        (Rect { width, ..inner }, Rect { x: inner.x + width + 1, width: rest, ..inner })
    } else {
        let height = (inner.height * 3 / 5).max(inner.height.min(3));
        let rest = inner.height - height;
        (Rect { height, ..inner }, Rect { y: inner.y + height, height: rest, ..inner })
    };
    let (rows, selected) = listed_rows(state);
    let source = match rows.get(selected) {
        Some(SourceListRow::Source(at)) => state.sources.view.sources.get(*at),
        _ => None,
    };
    draw_about(source, state, scene, buffer, about, glyphs);
    draw_list((state, popup), (&rows, selected), scene, buffer, list, glyphs, seen)
}

/// Everything about the selected source; how the data stands as a whole where none is selected.
fn draw_about(
    source: Option<&Source>,
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    area: Rect,
    glyphs: &Glyphs,
) {
    if area.height < 2 {
        return;
    }
    let moment = Moment { now: scene.now, zone: scene.zone };
    let view = &state.sources.view;
    let beside = area.height > 12;
    let mut page =
        Page::new(source.map_or_else(|| scene.locale.text("sources-all"), |source| source.name.clone()));
    if let Some(source) = source {
        add_source(&mut page, source, view.clock_is_wrong, moment, scene.locale);
    }
    if beside || source.is_none() {
        page.add_gap();
        add_overview(&mut page, view, moment, scene.locale);
    }
    if source.is_none() {
        add_changes(&mut page, view, scene.locale);
    }
    let area = if beside { paint::ruled(buffer, area, glyphs) } else { area };
    let inner = paint::titled(buffer, area, &page.title, false, glyphs);
    let wrapped = page::wrap_page(&page, inner.width);
    wrapped.draw_lines(buffer, inner, (0, 0), false, glyphs);
}

fn draw_list(
    (state, popup): (&State, &SourcesPopup),
    (rows, selected): (&[SourceListRow], usize),
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    area: Rect,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Position {
    let width = usize::from(area.width);
    let mut list = area;
    let mut cursor = Position { x: area.x, y: area.y };
    if !popup.filter.is_empty() && area.height > 0 {
        let label = format!("{} ", scene.locale.text("sources-find"));
        let typed = popup.filter.text();
        paint::line(
            buffer,
            area,
            0,
            &text::fit(&format!("{label}{typed}"), width, glyphs.ellipsis),
            Role::Strong,
        );
        list = Rect { y: area.y + 1, height: area.height - 1, ..area };
        if rows.is_empty() {
            let none = scene.locale.with("sources-none-fit", &[("typed", typed.into())]);
            paint::line(buffer, list, 0, &none, Role::Text);
            let column = text::width(&label) + popup.filter.column();
            cursor.x += u16::try_from(column.min(width.saturating_sub(1))).unwrap_or(0);
        }
    }
    let fit = usize::from(list.height);
    seen.popup = fit;
    let top = first_row_shown(selected, popup.top, rows.len(), fit);
    for (slot, (at, row)) in (0..list.height).zip(rows.iter().enumerate().skip(top)) {
        let is_here = at == selected;
        let mark = if is_here { glyphs.pointer } else { " " };
        let (content, role) = match row {
            SourceListRow::Heading(key) => (scene.locale.text(key), Role::Strong),
            SourceListRow::FetchAll => {
                (format!("{mark}     {}", scene.locale.text("sources-all")), Role::Text)
            }
            SourceListRow::Source(place) => match state.sources.view.sources.get(*place) {
                Some(source) => (source_line(source, mark, state, scene, width, glyphs), Role::Text),
                None => continue,
            },
        };
        let role = if is_here { Role::Selected } else { role };
        seen.add_hit_box((list.x, list.y + slot), (list.width, 1), HitTarget::Source(at));
        paint::line(buffer, list, slot, &text::pad(&content, width, glyphs.ellipsis), role);
        if is_here {
            cursor = Position { x: list.x, y: list.y + slot };
        }
    }
    cursor
}

/// `> [x] NA Norway              312 groups`.
fn source_line(
    source: &Source,
    mark: &str,
    state: &State,
    scene: &Scene<'_>,
    columns: usize,
    glyphs: &Glyphs,
) -> String {
    let check = if state.sources.is_marked(source) { "[x]" } else { "[ ]" };
    let right = text::fit(&standing_text(source, state, scene), columns / 2, glyphs.ellipsis);
    text::spread(&format!("{mark} {check} {}", source.name), &right, columns, glyphs.ellipsis)
}

/// How a source stands, in a few words.
fn standing_text(source: &Source, state: &State, scene: &Scene<'_>) -> String {
    let locale = scene.locale;
    if let Some(work) = state.sources.work_for(&source.id) {
        return work_text(work, scene);
    }
    match &source.standing {
        Some(_) if source.is_followed() && !state.sources.is_marked(source) => {
            locale.text("source-will-stop")
        }
        Some(standing) if standing.trouble.is_some() => locale.text("source-trouble"),
        Some(standing) => match &standing.gave {
            Some(gave) => locale.with("source-groups", &[("count", locale.number(gave.groups).into())]),
            None => locale.text("source-followed-new"),
        },
        None if source.is_untried => locale.text("source-untried"),
        None => coverage_text(source, locale),
    }
}
