//! What lies over the screen: pages and short lists to choose from.

use super::layout::margin;
use super::theme::{Glyphs, Role};
use super::{Scene, comparison, draft, home, kiosk, page, paint, palette, register, source_list};
use crate::app::action::Action;
use crate::app::choices::{self, choice_label};
use crate::app::danger_notice::danger_said;
use crate::app::kiosk::safety_notice;
use crate::app::page::{crisis_page, help_page, subject_page};
use crate::app::state::{
    Choice, ChoiceKind, HitTarget, PageKind, Popup, Reading, Seen, State, first_row_shown,
};
use crate::page::{Page, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Rows that the sentence about immediate danger has.
const DANGER_ROWS: u16 = 2;

/// Draws a pop-up over the body and returns where the cursor stands.
pub(super) fn draw_popup(
    (state, popup): (&State, &Popup),
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    body: Rect,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Position {
    match popup {
        Popup::Page { kind, reading } => {
            draw_page((state, kind, *reading), scene, buffer, body, glyphs, seen)
        }
        Popup::Home(picker) => home::draw_picker(picker, scene, buffer, body, glyphs, seen),
        Popup::Draft => draft::draw_draft(state, scene, buffer, body, glyphs, seen),
        Popup::Comparison { table, reading } => {
            comparison::draw_comparison((table, *reading), scene, buffer, body, glyphs, seen)
        }
        Popup::Palette(open) => palette::draw_palette((state, open), scene, buffer, body, glyphs, seen),
        Popup::Sources(popup) => source_list::draw_sources((state, popup), scene, buffer, body, glyphs, seen),
        Popup::Register(form) => register::draw_questions((state, form), scene, buffer, body, glyphs),
        Popup::Staff(line) => kiosk::draw_staff_code(line, scene, buffer, margin(body), glyphs),
        // Drawn before, over the whole screen.
        Popup::Picture(_) => Position { x: body.x, y: body.y },
        Popup::Choice { kind, selected, top } => {
            let title = scene.locale.text(choices::title_key(*kind));
            let mut inner = margin(paint::titled(buffer, body, &title, true, glyphs));
            // The most urgent thing is said before a country is asked for.
            if *kind == ChoiceKind::CrisisCountry && inner.height > 4 {
                inner = draw_danger(scene, buffer, inner);
            }
            let offered = choices::offered(*kind, state, scene.world());
            draw_choices((state, &offered, selected, *top), scene, buffer, inner, glyphs, seen)
        }
    }
}

/// The text of a page in the language and with the keys of now.
fn page_text(kind: &PageKind, state: &State, scene: &Scene<'_>) -> Page {
    match kind {
        PageKind::Help => help_page(&state.keys, state.setup.mode, scene.locale),
        PageKind::Crisis(country) => crisis_page(country, danger_said(state), scene.locale),
        PageKind::Registration => {
            state.registration.as_ref().map_or_else(Page::default, |registration| registration.page.clone())
        }
        PageKind::Learn(subject) => subject_page(*subject, scene.index, state.home_country(), scene.locale),
        PageKind::SafetyNotice => safety_notice::safety_page(&state.keys, state.setup.mode, scene.locale),
    }
}

fn draw_page(
    (state, kind, mut reading): (&State, &PageKind, Reading),
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    body: Rect,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Position {
    let content = page_text(kind, state, scene);
    let mut inner = margin(paint::titled(buffer, body, &content.title, true, glyphs));
    if matches!(kind, PageKind::Crisis(_)) && inner.height > 4 {
        inner.height -= 1;
        let last = Rect { y: inner.bottom(), height: 1, ..inner };
        let key = state.key_name(Action::Left, scene.locale);
        let hint = scene.locale.with("crisis-other-country", &[("key", key.into())]);
        paint::line(buffer, last, 0, &hint, Role::Key);
    }
    if *kind == PageKind::Registration && inner.height > 4 {
        inner.height -= 1;
        let last = Rect { y: inner.bottom(), height: 1, ..inner };
        let keys = [("key-open", state.key_name(Action::Open, scene.locale).into())];
        paint::line(buffer, last, 0, &scene.locale.with("register-go-on", &keys), Role::Key);
    }
    if matches!(kind, PageKind::Learn(_)) && inner.height > 4 {
        inner.height -= 1;
        let last = Rect { y: inner.bottom(), height: 1, ..inner };
        let keys = [
            ("key-open", state.key_name(Action::Open, scene.locale).into()),
            ("key-left", state.key_name(Action::Left, scene.locale).into()),
        ];
        paint::line(buffer, last, 0, &scene.locale.with("learn-keys", &keys), Role::Key);
    }
    let wrapped = page::wrap_page(&content, inner.width);
    seen.popup = usize::from(inner.height);
    seen.popup_lines = wrapped.len();
    reading.keep_in_view(wrapped.len(), usize::from(inner.height));
    wrapped.draw_lines(buffer, inner, (reading.top, reading.at), true, glyphs)
}

/// Draws the sentence about immediate danger and returns what lies below it.
fn draw_danger(scene: &Scene<'_>, buffer: &mut Buffer, area: Rect) -> Rect {
    let sentence = scene.locale.text("crisis-danger");
    for (row, line) in (0..DANGER_ROWS).zip(text::wrap(&sentence, usize::from(area.width), 0)) {
        paint::line(buffer, area, row, &line, Role::Notice);
    }
    Rect { y: area.y + DANGER_ROWS, height: area.height - DANGER_ROWS, ..area }
}

fn draw_choices(
    (state, offered, selected, top): (&State, &[Choice], &Choice, usize),
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    inner: Rect,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Position {
    let step = 1 + scene.look.gap;
    let fit = usize::from((inner.height + scene.look.gap) / step);
    seen.popup = fit;
    let selected = offered.iter().position(|choice| choice == selected).unwrap_or(0);
    let top = first_row_shown(selected, top, offered.len(), fit);
    let rows = (0..inner.height).step_by(usize::from(step));
    for (row, (at, choice)) in rows.zip(offered.iter().enumerate().skip(top)) {
        let is_selected = at == selected;
        seen.add_hit_box((inner.x, inner.y + row), (inner.width, 1), HitTarget::Choice(at));
        let mark = if is_selected { glyphs.pointer } else { " " };
        let content = format!("{mark} {}", choice_label(choice, state, scene.world()));
        let content = text::pad(&content, usize::from(inner.width), glyphs.ellipsis);
        paint::line(buffer, inner, row, &content, if is_selected { Role::Selected } else { Role::Text });
    }
    let row = u16::try_from(selected - top).unwrap_or(0).saturating_mul(step);
    Position { x: inner.x, y: inner.y + row.min(inner.height.saturating_sub(1)) }
}
