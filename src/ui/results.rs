//! The list of results: groups, then what leads on.

use super::layout::Places;
use super::result_rows::Emphasis;
use super::theme::{Glyphs, Role};
use super::{Scene, paint, result_rows, sections, views};
use crate::app::action::{Action, Focus};
use crate::app::danger_notice::DangerNotice;
use crate::app::home_gap::HomeGap;
use crate::app::learn::article_row;
use crate::app::result_row::row_text_of_all;
use crate::app::result_sections::found_text;
use crate::app::state::{HitTarget, ListRow, Seen, State};
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
    let slots = sections::lay_out(state, list.height, tall as u16, scene.look.gap);
    seen.results = slots.iter().filter(|slot| slot.heading.is_none()).count();
    let mut cursor = Position { x: list.x, y: list.y };
    for slot in slots {
        let area = Rect { y: list.y + slot.y, height: slot.height, ..list };
        if let Some(section) = slot.heading {
            sections::draw_heading(section, state, scene, buffer, area, glyphs);
            continue;
        }
        let here = slot.row == state.list.selected;
        seen.add_hit_box((area.x, area.y), (area.width, area.height), HitTarget::Result(slot.row));
        if here {
            cursor = Position { x: area.x, y: area.y };
        }
        let emphasis = Emphasis { here, focused, marked: false };
        match state.list_row(slot.row) {
            Some(ListRow::Hit(hit)) => {
                let Some(hit) = results.hits.get(hit) else { continue };
                let emphasis = Emphasis { marked: state.shortlist.holds(hit.ordinal), ..emphasis };
                let others = state.repeats.of(hit.ordinal);
                let row = row_text_of_all(scene.index, hit, others, scene.locale, scene.now, scene.zone);
                result_rows::draw_group(state, &row, buffer, area, emphasis, glyphs);
            }
            Some(ListRow::Article) => {
                let Some(article) = results.article else { continue };
                let label = article_row(article, scene.locale);
                draw_label(&label, buffer, area, emphasis, glyphs);
            }
            Some(ListRow::OtherCountries) => {
                let label = sections::folded_label(state, scene);
                draw_label(&label, buffer, area, emphasis, glyphs);
            }
            Some(ListRow::Suggestion(way)) => {
                let Some(way) = results.suggestions.get(way) else { continue };
                draw_label(&suggestion_label(way, scene.index, scene.locale), buffer, area, emphasis, glyphs);
            }
            None => {}
        }
    }
    focused.then_some(cursor)
}

/// Draws a row that is one sentence.
fn draw_label(label: &str, buffer: &mut Buffer, area: Rect, emphasis: Emphasis, glyphs: &Glyphs) {
    let mark = if emphasis.here { glyphs.pointer } else { " " };
    let content = text::pad(&format!("{mark} {label}"), usize::from(area.width), glyphs.ellipsis);
    paint::line(buffer, area, 0, &content, emphasis.role());
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
    let total = u64::from(results.known());
    let found = locale.with(
        "found-of",
        &[
            ("count", (total as f64).into()),
            ("shown", locale.number(total).into()),
            ("all", locale.number(scene.index.shown_count() as u64).into()),
        ],
    );
    let found = found_text(found, results, locale);
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

/// Rows that a sentence above the list takes at most.
const NOTE_ROWS: usize = 2;
/// Rows that such sentences leave to the list.
const ROWS_LEFT: u16 = 3;

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
    let danger = DangerNotice::of_search(results, state);
    let rows = usize::from(list.height.saturating_sub(ROWS_LEFT)).min(NOTE_ROWS);
    let fits =
        |note: &str| text::wrap(&format!("{} {note}", glyphs.bar), usize::from(list.width), 0).len() <= rows;
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
    let gap = HomeGap::of(results, &state.query(), scene.index, locale);
    notes.extend(gap.map(|gap| gap.sentence(locale)));
    if results.hits.is_empty() {
        notes.push(locale.text("nothing-found"));
    }
    let mut area = list;
    for note in notes {
        for line in text::wrap(&note, usize::from(area.width), 0).into_iter().take(NOTE_ROWS) {
            if area.height <= ROWS_LEFT {
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
