//! The map and the week on the screen: where they are, and their heading with the three views.

use super::layout::{Places, Size};
use super::theme::{Glyphs, Role};
use super::view_parts::ViewPlaces;
use super::{Scene, map, paint, week};
use crate::app::action::{Action, Focus};
use crate::app::state::{Seen, State, View};
use crate::page::text;
use crate::search::Ordinal;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Columns before a heading in its rule.
const LEAD: u16 = 3;
/// Rows that the sentence about what is selected has at most.
const WORDS: u16 = 3;

/// Gives a view the room of panes and details that do not have the focus.
pub(super) fn widen(places: &Places, area: Rect, focus: Focus) -> Places {
    let body = places.body;
    let whole = match (focus, Size::of(area)) {
        (Focus::Search | Focus::Results, _) => body,
        (Focus::Details, Size::Wide) => Rect { width: places.details.x.saturating_sub(body.x), ..body },
        // The panes are drawn, or the details below what is left of the view.
        _ => return *places,
    };
    let details = if focus == Focus::Details { places.details } else { Rect::default() };
    let count = Rect { height: whole.height.min(1), ..whole };
    Places {
        panes: Rect::default(),
        count,
        results: Rect { y: whole.y + 1, height: whole.height.saturating_sub(1), ..whole },
        details,
        ..*places
    }
}

/// Draws the view; returns the cursor where it has the focus.
pub(super) fn draw_view(
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
    let beside = places.count.y == places.panes.y && places.panes.width > 0;
    let (count, area) = if beside {
        (paint::ruled(buffer, places.count, glyphs), paint::ruled(buffer, places.results, glyphs))
    } else {
        (places.count, places.results)
    };
    draw_heading(state, scene, buffer, count, glyphs);
    // The list is scrolled to where it was when it is shown again.
    seen.results = state.seen.results;
    let words = WORDS.min(area.height / 3).max(1);
    let legend = u16::from(area.height >= 8);
    let picture = Rect { height: area.height.saturating_sub(words + legend), ..area };
    let legend = Rect { y: picture.bottom(), height: legend, ..area };
    let words = Rect { y: legend.bottom(), height: words.min(area.height), ..area };
    let places = ViewPlaces { picture, legend, words };
    match state.view {
        View::Week => week::draw_week(state, scene, buffer, &places, glyphs, seen),
        View::Map | View::List => map::draw_map(state, scene, buffer, &places, glyphs, seen),
    }
}

/// The three views, the one that is shown between brackets, with the key that changes them.
fn tabs(state: &State, scene: &Scene<'_>) -> String {
    let names = View::ALL.map(|view| {
        let name = scene.locale.text(view.name_key());
        if view == state.view { format!("[{name}]") } else { name }
    });
    format!("{} {}", names.join(" "), state.key_name(Action::View, scene.locale))
}

fn draw_heading(state: &State, scene: &Scene<'_>, buffer: &mut Buffer, row: Rect, glyphs: &Glyphs) {
    let locale = scene.locale;
    let total = state.results.as_ref().map_or(0, |results| results.total);
    let shown = match state.view {
        View::Week => state.week.meetings.len() as u32,
        // A group that is listed once for each of its times counts once, as it does in the list.
        View::Map | View::List => {
            let placed = state.results.as_ref().map_or(0, |results| results.gathered.placed.len());
            let is_placed = |other: &Ordinal| scene.index.row(*other).point().is_some();
            placed.saturating_sub(state.repeats.others().filter(is_placed).count()) as u32
        }
    };
    let key = if state.view == View::Week { "week-heading" } else { "map-heading" };
    let values = [
        ("count", f64::from(shown).into()),
        ("shown", locale.number(u64::from(shown)).into()),
        ("all", locale.number(u64::from(total)).into()),
    ];
    let mut content = locale.with(key, &values);
    if state.demo {
        content = format!("{content} ({})", locale.text("demo-mark"));
    }
    draw_rule(state, scene, buffer, row, &content, glyphs);
}

/// Draws the row above what was found: a rule with the heading, and at its right the three views where they fit.
pub(super) fn draw_rule(
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    row: Rect,
    heading: &str,
    glyphs: &Glyphs,
) {
    let focused = state.focus == Focus::Results && state.popup.is_none();
    let rest = paint::titled(buffer, Rect { height: row.height.min(1), ..row }, heading, focused, glyphs);
    debug_assert_eq!(rest.height, 0);
    let tabs = format!(" {} ", tabs(state, scene));
    let (tab_columns, width) = (text::width(&tabs) as u16, text::width(heading) as u16 + LEAD);
    if width + tab_columns + 2 <= row.width {
        let place = Rect { x: row.right() - tab_columns - 1, width: tab_columns, ..row };
        paint::line(buffer, place, 0, &tabs, Role::Key);
    }
}
