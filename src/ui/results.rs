//! The list of results: groups, then what leads on.

use super::layout::Places;
use super::result_rows::Emphasis;
use super::theme::{Glyphs, Role};
use super::{Scene, paint, result_rows, views};
use crate::app::action::{Action, Focus};
use crate::app::danger_notice::DangerNotice;
use crate::app::result_row::row_text_of_all;
use crate::app::state::{HitTarget, Seen, State, first_row_shown};
use crate::app::suggestions::suggestion_label;
use crate::page::text;
use crate::search::{Results, Sort};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this width on a result takes one row instead of two.
const ONE_ROW: u16 = 70;

/// Draws the count and the list; returns the cursor where the list has the focus.
pub(super) fn draw_results(
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    places: &Places,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Option<Position> {
    if places.results.area() == 0 {
        return None;
    }
    let results = state.results.as_deref()?;
    let beside = places.count.y == places.panes.y && places.panes.width > 0;
    let (count, list) = if beside {
        (paint::ruled(buffer, places.count, glyphs), paint::ruled(buffer, places.results, glyphs))
    } else {
        (places.count, places.results)
    };
    draw_count(state, scene, buffer, count, results, glyphs);
    let list = draw_notes(state, scene, buffer, list, results, glyphs);
    let list = result_rows::draw_column_heads(state, scene, buffer, list);
    let focused = state.focus == Focus::Results;
    let tall = if list.width >= ONE_ROW || list.height < 6 { 1 } else { 2 };
    let step = tall + usize::from(scene.look.gap);
    let fit = (usize::from(list.height) + usize::from(scene.look.gap)) / step;
    seen.results = fit;
    let rows = state.row_count();
    let top = first_row_shown(state.list.selected, state.list.top, rows, fit);
    let mut cursor = Position { x: list.x, y: list.y };
    for (slot, index) in (0..fit).zip(top..rows) {
        let y = list.y + u16::try_from(slot * step).unwrap_or(0);
        let area = Rect { y, height: u16::try_from(tall).unwrap_or(1), ..list };
        let here = index == state.list.selected;
        seen.add_hit_box((area.x, y), (area.width, area.height), HitTarget::Result(index));
        if here {
            cursor = Position { x: area.x, y };
        }
        let emphasis = Emphasis { here, focused };
        match results.hits.get(index) {
            Some(hit) => {
                let others = state.repeats.of(hit.ordinal);
                let row = row_text_of_all(scene.index, hit, others, scene.locale, scene.now, scene.zone);
                result_rows::draw_group(state, &row, buffer, area, emphasis, glyphs);
            }
            None => {
                if let Some(way) = results.suggestions.get(index - results.hits.len()) {
                    let mark = if here { glyphs.pointer } else { " " };
                    let content = format!("{mark} {}", suggestion_label(way, scene.index, scene.locale));
                    let content = text::pad(&content, usize::from(area.width), glyphs.ellipsis);
                    paint::line(buffer, area, 0, &content, emphasis.role());
                }
            }
        }
    }
    focused.then_some(cursor)
}

fn draw_count(
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    row: Rect,
    results: &Results,
    glyphs: &Glyphs,
) {
    let locale = scene.locale;
    let total = u64::from(results.total);
    let found = locale.with(
        "found-of",
        &[
            ("count", (total as f64).into()),
            ("shown", locale.number(total).into()),
            ("all", locale.number(scene.index.shown_count() as u64).into()),
        ],
    );
    let order = match state.sort {
        Sort::Best if state.asks_nothing() => String::new(),
        Sort::Best if results.is_near() => locale.text("order-best-near"),
        Sort::Best => locale.text("order-best"),
        Sort::Next => locale.text("order-next"),
        Sort::Distance => locale.text("order-distance"),
        Sort::Name => locale.text("order-name"),
        Sort::Verified => locale.text("order-verified"),
    };
    let content = if order.is_empty() { found } else { format!("{found}, {order}") };
    let content = if state.demo { format!("{content} ({})", locale.text("demo-mark")) } else { content };
    let room = usize::from(row.width).saturating_sub(4);
    let content = text::whole_parts(&content, room);
    views::draw_rule(state, scene, buffer, row, content, glyphs);
}

/// Says above the list what was searched instead of what was typed, and what was understood.
fn draw_notes(
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    list: Rect,
    results: &Results,
    glyphs: &Glyphs,
) -> Rect {
    let key = state.key_name(Action::UndoInterpretation, scene.locale);
    let locale = scene.locale;
    let mut notes = Vec::new();
    let danger = DangerNotice::for_danger(results.danger, state.setup.home.as_deref());
    let fits = |note: &str| text::wrap(note, usize::from(list.width), 0).len() <= 2;
    let danger = danger.map(|danger| danger.sentence_that_fits(locale, fits));
    notes.extend(danger.map(|danger| format!("{} {danger}", glyphs.bar)));
    if state.literal && !state.search.is_empty() {
        notes.push(locale.with("literal-on", &[("key", key.clone().into())]));
    }
    if !state.taken_back.is_empty() {
        let values = [("words", state.taken_back.join(", ").into()), ("key", key.clone().into())];
        notes.push(locale.with("taken-back", &values));
    }
    if let Some(correction) = &results.corrected {
        let values = [
            ("from", correction.from.as_str().into()),
            ("to", correction.to.as_str().into()),
            ("key", key.into()),
        ];
        notes.push(locale.with("corrected", &values));
    }
    if let Some(left_out) = &results.partial {
        notes.push(locale.with("partial", &[("words", left_out.join(", ").into())]));
    }
    if results.total == 0 {
        notes.push(locale.text("nothing-found"));
    }
    let mut area = list;
    for note in notes {
        for line in text::wrap(&note, usize::from(area.width), 0).into_iter().take(2) {
            if area.height <= 3 {
                return area;
            }
            paint::line(
                buffer,
                area,
                0,
                &text::pad(&line, usize::from(area.width), glyphs.ellipsis),
                Role::Strong,
            );
            if line.starts_with(glyphs.bar) {
                paint::bar(buffer, Rect { width: area.width.min(1), ..area }, 0, Role::Danger);
            }
            area = Rect { y: area.y + 1, height: area.height - 1, ..area };
        }
    }
    area
}
