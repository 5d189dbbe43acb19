//! The first rows: the search box with the keys that always work, and what is chosen.

use super::layout::Places;
use super::theme::{Glyphs, Role};
use super::{Scene, home, paint};
use crate::app::action::{Action, Focus};
use crate::app::filter_chips::chip_labels;
use crate::app::state::{HitTarget, Seen, State};
use crate::page::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Columns the typed text keeps before key names give way.
const FIELD: u16 = 14;
/// Columns it keeps before the short names of keys give way.
const SHORT_FIELD: u16 = 10;

/// Windows of fewer rows say where the reader is only beside what is chosen.
const ROWS_FOR_HOME: u16 = 16;

/// Whether there is anything chosen to show.
fn has_chips(state: &State) -> bool {
    !state.selection.is_empty()
        || state.when.is_some()
        || state.near.is_some()
        || state.results.as_ref().is_some_and(|r| !r.interpretations.is_empty())
}

/// Whether there is a row below the search box: what is chosen, and where the reader is.
pub(super) fn has_second_row(state: &State, area: Rect) -> bool {
    area.height >= ROWS_FOR_HOME || has_chips(state)
}

/// Draws the header; returns where the caret of the search box stands.
pub(super) fn draw_header(
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    places: &Places,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Position {
    let mut row = places.search;
    if state.demo {
        let mark = format!(" {} ", scene.locale.text("demo-mark"));
        let used = paint::marked(buffer, (row.x, row.y), row.width, &mark, &[], (Role::Demo, Role::Demo));
        row = Rect { x: row.x + used, width: row.width - used, ..row };
    }
    let label = format!(" {} ", scene.locale.text("search-label"));
    let role = if state.focus == Focus::Search && state.popup.is_none() { Role::Strong } else { Role::Text };
    let used = paint::marked(buffer, (row.x, row.y), row.width, &label, &[], (role, role));
    row = Rect { x: row.x + used, width: row.width - used, ..row };
    let keys = keys_beside_field(state, scene, row.width);
    let keys_width = u16::try_from(text::width(&keys)).unwrap_or(0);
    let right = Rect { x: row.right() - keys_width, width: keys_width, ..row };
    paint::line(buffer, right, 0, &keys, Role::Key);
    let field = Rect { width: row.width - keys_width, ..row };
    seen.add_hit_box((field.x, field.y), (field.width, 1), HitTarget::Search);
    if places.chips.height > 0 {
        draw_chips(state, scene, buffer, places.chips, glyphs);
    }
    draw_field(state, scene, buffer, field)
}

/// The keys that always work, as many as fit, the most urgent kept longest.
pub(super) fn keys_that_fit(state: &State, scene: &Scene<'_>, columns: u16) -> String {
    let [full, without_help, short, shortest] = key_lines(state, scene);
    // A person who types needs less room than a person who must get away needs the key.
    let columns = usize::from(columns);
    let more = columns + usize::from(FIELD - SHORT_FIELD);
    let lines = [(full, columns), (without_help, columns), (short, more), (shortest, more)];
    let fitting = lines.into_iter().find(|(line, room)| text::width(line) <= *room);
    fitting.map(|(line, _)| line).unwrap_or_default()
}

/// The keys beside the search box in a row of so many columns. Long names give way to a sentence, so that whoever typed
/// it can read it; the short names of what is urgent do not.
fn keys_beside_field(state: &State, scene: &Scene<'_>, columns: u16) -> String {
    let caret = 1;
    let typed = u16::try_from(text::width(&state.search.text())).unwrap_or(u16::MAX).saturating_add(caret);
    let usual = columns.saturating_sub(FIELD);
    let beside_sentence = columns.saturating_sub(typed.max(FIELD));
    let [.., short, _] = key_lines(state, scene);
    let short = u16::try_from(text::width(&short)).unwrap_or(u16::MAX);
    keys_that_fit(state, scene, usual.min(beside_sentence.max(short)))
}

/// The keys that always work, in ever fewer words.
fn key_lines(state: &State, scene: &Scene<'_>) -> [String; 4] {
    let named = |key, action| labelled_key(key, action, state, scene);
    let crisis = named("key-crisis", Action::Crisis);
    let leave = named("key-leave", Action::LeaveNow);
    let help = named("key-help", Action::Help);
    let short_crisis = named("key-crisis-short", Action::Crisis);
    let short_leave = named("key-leave-short", Action::LeaveNow);
    [
        format!("  {crisis}   {leave}   {help} "),
        format!("  {crisis}   {leave} "),
        format!(" {short_crisis} {short_leave} "),
        format!(" {short_crisis} "),
    ]
}

fn labelled_key(label: &str, action: Action, state: &State, scene: &Scene<'_>) -> String {
    format!("{} {}", scene.locale.text(label), state.key_name(action, scene.locale))
}

fn draw_field(state: &State, scene: &Scene<'_>, buffer: &mut Buffer, field: Rect) -> Position {
    let typed = state.search.text();
    let room = usize::from(field.width.saturating_sub(1));
    if typed.is_empty() {
        let hint = text::fit(&scene.locale.text("search-hint"), room, "");
        if text::width(&scene.locale.text("search-hint")) <= room {
            paint::line(buffer, field, 0, &format!("_ {hint}"), Role::Text);
        }
        return Position { x: field.x, y: field.y };
    }
    // A text longer than its field is shown from where the caret is in view.
    let column = state.search.column();
    let skip = column.saturating_sub(room);
    let mut shown = typed.as_str();
    let mut skipped = 0;
    while skipped < skip {
        let first = shown.chars().next().map_or(0, char::len_utf8);
        let (head, rest) = shown.split_at(first);
        if head.is_empty() {
            break;
        }
        skipped += text::width(head);
        shown = rest;
    }
    let role = if state.focus == Focus::Search { Role::Strong } else { Role::Text };
    paint::line(buffer, field, 0, shown, role);
    let x = u16::try_from(column.saturating_sub(skipped)).unwrap_or(0).min(field.width.saturating_sub(1));
    Position { x: field.x + x, y: field.y }
}

/// Draws what is chosen, and at the right where the reader is with the keys that change both.
fn draw_chips(state: &State, scene: &Scene<'_>, buffer: &mut Buffer, row: Rect, glyphs: &Glyphs) {
    let width = usize::from(row.width);
    let all = chip_labels(&state.query(), state.results.as_deref(), scene.index, scene.locale);
    let homes = home::header_texts(state, scene);
    if all.is_empty() {
        let fitting = homes.into_iter().find(|home| text::width(home) + 2 <= width).unwrap_or_default();
        paint::line(buffer, row, 0, &text::pad(&format!(" {fitting}"), width, glyphs.ellipsis), Role::Text);
        return;
    }
    let label = format!(" {} ", scene.locale.text("chosen-label"));
    let clear = format!("  {} x ", state.key_name(Action::ClearAll, scene.locale));
    let wished = text::width(&label) + text::width(&all.join(" + ")).min(width / 2);
    let with_home = homes.iter().map(|home| format!("  {home} {clear}"));
    let right = with_home.into_iter().find(|right| wished + text::width(right) <= width).unwrap_or(clear);
    let room = width.saturating_sub(text::width(&label) + text::width(&right));
    let content = format!("{label}{}", fit_chips(&all, room, glyphs));
    paint::line(buffer, row, 0, &text::spread(&content, &right, width, glyphs.ellipsis), Role::Text);
}

/// As many chips as fit into so many columns, and how many more there are.
fn fit_chips(all: &[String], room: usize, glyphs: &Glyphs) -> String {
    let mut shown = String::new();
    for (i, chip) in all.iter().enumerate() {
        let left = all.len() - i;
        let next = if shown.is_empty() { chip.clone() } else { format!("{shown} + {chip}") };
        let more = if left > 1 { format!(" +{}", left - 1) } else { String::new() };
        if text::width(&next) + text::width(&more) > room {
            let rest = if shown.is_empty() {
                text::fit(chip, room.saturating_sub(text::width(&more)), glyphs.ellipsis) + &more
            } else {
                format!("{shown} +{left}")
            };
            return text::fit(&rest, room, glyphs.ellipsis);
        }
        shown = next;
    }
    shown
}
