//! Draws a state into a frame and places the cursor. The only module that names ratatui widgets.
//!
//! The real cursor is always on the focused item: the caret while typing, the selected row in a list, the line being
//! read in a text. Screen readers and braille displays follow it.

mod comparison;
mod draft;
mod header;
mod home;
mod kiosk;
mod layout;
pub mod look;
mod map;
mod outlines;
mod page;
mod paint;
mod palette;
mod panes;
mod popup;
mod register;
mod result_rows;
mod results;
mod role;
mod scene;
mod sections;
mod source_list;
mod spelling;
mod status;
pub mod theme;
mod theme_colours;
mod view_parts;
mod views;
mod week;
mod welcome;

pub use scene::Scene;

use crate::app::action::{Action, Focus};
use crate::app::policy::Mode;
use crate::app::state::{Decoy, FullScreen, HitTarget, Seen, State, View};
use crate::page::text;
use layout::{Places, Size};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use theme::{Glyphs, Role};

/// Draws the screen and says what it showed.
pub fn view(state: &State, scene: &Scene<'_>, frame: &mut Frame<'_>) -> Seen {
    let mut seen = Seen::default();
    let cursor = compose(state, scene, frame, &mut seen);
    let cursor = spelling::spell_frame(frame.buffer_mut(), scene.look.letters, cursor);
    theme::apply(frame.buffer_mut(), scene.look.theme);
    frame.set_cursor_position(cursor);
    seen
}

/// Puts everything in its place and says where the cursor stands; colours come after.
fn compose(state: &State, scene: &Scene<'_>, frame: &mut Frame<'_>, seen: &mut Seen) -> Position {
    let area = frame.area();
    let glyphs = if state.ascii { Glyphs::ASCII } else { Glyphs::UNICODE };
    if let Some(FullScreen::Decoy(Decoy::Calendar)) = state.front {
        return kiosk::draw_cover(scene, frame.buffer_mut(), area);
    }
    if Size::of(area) == Size::Tiny {
        return draw_too_small(state, scene, area, frame);
    }
    if let Some((position, shown)) = kiosk::draw_full_screen(state, scene, frame.buffer_mut(), area, &glyphs)
    {
        *seen = shown;
        return position;
    }
    if state.shows_welcome() && state.popup.is_none() {
        let cursor = welcome::draw_welcome(state, scene, frame.buffer_mut(), area, &glyphs, seen);
        let row = Rect { y: area.bottom() - 1, height: 1, ..area };
        status::draw_status(state, scene, frame.buffer_mut(), row, &glyphs);
        return cursor;
    }
    let mut places = layout::lay_out(area, state.focus, header::has_second_row(state, area));
    if state.view != View::List {
        places = views::widen(&places, area, state.focus);
    }
    let buffer = frame.buffer_mut();
    let mut cursor = header::draw_header(state, scene, buffer, &places, &glyphs, seen);
    if let Some(popup) = &state.popup {
        cursor = popup::draw_popup((state, popup), scene, buffer, places.body, &glyphs, seen);
    } else {
        if let Some(position) = panes::draw_panes(state, scene, buffer, places.panes, &glyphs, seen) {
            cursor = position;
        }
        let drawn = match state.view {
            View::List => results::draw_results(state, scene, buffer, &places, &glyphs, seen),
            View::Map | View::Week => views::draw_view(state, scene, buffer, &places, &glyphs, seen),
        };
        cursor = drawn.unwrap_or(cursor);
        if let Some(position) = draw_details(state, scene, frame, &places, &glyphs, seen) {
            cursor = position;
        }
    }
    status::draw_status(state, scene, frame.buffer_mut(), places.status, &glyphs);
    cursor
}

/// Draws the details pane; returns the cursor where it has the focus.
fn draw_details(
    state: &State,
    scene: &Scene<'_>,
    frame: &mut Frame<'_>,
    places: &Places,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Option<Position> {
    let buffer = frame.buffer_mut();
    if places.details.area() == 0 {
        return None;
    }
    let beside = places.details.y == places.count.y;
    let area = if beside { paint::ruled(buffer, places.details, glyphs) } else { places.details };
    let page = &state.details.page;
    let title = if page.title.is_empty() { scene.locale.text("details-title") } else { page.title.clone() };
    let marked = state.details.of.is_some_and(|group| state.shortlist.holds(group));
    let title = if marked { format!("{} {title}", result_rows::MARKED) } else { title };
    let focused = state.focus == Focus::Details;
    let inner = paint::titled(buffer, area, &title, focused, glyphs);
    if page.paragraphs.is_empty() {
        paint::line(buffer, inner, 0, &scene.locale.text("details-none"), Role::Text);
        return focused.then_some(Position { x: inner.x, y: inner.y });
    }
    let wrapped = page::wrap_page(page, inner.width);
    seen.details = usize::from(inner.height);
    seen.details_lines = wrapped.len();
    let mut reading = state.details.reading;
    reading.keep_in_view(wrapped.len(), usize::from(inner.height));
    seen.add_hit_box((inner.x, inner.y), (inner.width, inner.height), HitTarget::Details(reading.top));
    let position = wrapped.draw_lines(buffer, inner, (reading.top, reading.at), focused, glyphs);
    focused.then_some(position)
}

/// The sentence for windows that are too small for anything else.
fn draw_too_small(state: &State, scene: &Scene<'_>, area: Rect, frame: &mut Frame<'_>) -> Position {
    let quit = state.key_name(Action::Quit, scene.locale);
    let leave = state.key_name(Action::LeaveNow, scene.locale);
    let mut sentence = match state.setup.mode {
        Mode::Home => {
            scene.locale.with("too-small", &[("key-quit", quit.into()), ("key-leave", leave.into())])
        }
        Mode::Kiosk => scene.locale.with("kiosk-too-small", &[("key-leave", leave.into())]),
    };
    if state.demo {
        sentence = format!("{} {sentence}", scene.locale.text("demo-mark"));
    }
    for (row, line) in (0..area.height).zip(text::wrap(&sentence, usize::from(area.width), 0)) {
        paint::line(frame.buffer_mut(), area, row, &line, Role::Text);
    }
    Position { x: area.x, y: area.y }
}
