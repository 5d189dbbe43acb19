//! The questions by which a group is registered: one at a time, with the answers so far below.

use super::layout::margin;
use super::theme::{Glyphs, Role};
use super::{Scene, paint};
use crate::app::action::Action;
use crate::app::register::QUESTIONS;
use crate::app::state::{RegisterForm, State};
use crate::page::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the question; the cursor stands in the answer.
pub(super) fn draw_questions(
    (state, form): (&State, &RegisterForm),
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    body: Rect,
    glyphs: &Glyphs,
) -> Position {
    let locale = scene.locale;
    let values = [("n", (form.at as u64 + 1).into()), ("all", (QUESTIONS.len() as u64).into())];
    let title = locale.with("register-title", &values);
    let inner = margin(paint::titled(buffer, body, &title, true, glyphs));
    let width = usize::from(inner.width);
    let question = QUESTIONS.get(form.at).map_or("what", |question| question.id);
    let mut row = 0;
    let intro = if form.at == 0 { locale.text("register-intro") } else { String::new() };
    let asked = [
        (intro, Role::Quiet),
        (locale.text(&format!("register-ask-{question}")), Role::Strong),
        (locale.text(&format!("register-hint-{question}")), Role::Quiet),
    ];
    for (words, role) in asked {
        for line in text::wrap(&words, width, 0) {
            paint::line(buffer, inner, row, &line, role);
            row += 1;
        }
    }
    // On a screen too low for the question the answer stands in its last row.
    let y = inner.y + row.min(inner.height.saturating_sub(1));
    let answer = Rect { y, height: inner.height.min(1), ..inner };
    let column = paint::typed_line(buffer, answer, ("> ", &form.typed), Role::Text);
    let cursor = Position { x: inner.x + column, y };
    row += 2;
    for line in form.refusal.iter().flat_map(|why| text::wrap(why, width, 0)) {
        paint::line(buffer, inner, row, &line, Role::Notice);
        row += 1;
    }
    for (question, answer) in QUESTIONS.iter().zip(&form.answers) {
        if answer.is_empty() || row + 1 >= inner.height {
            continue;
        }
        let ask = locale.text(&format!("register-ask-{}", question.id));
        let line = text::fit(&format!("{ask} {answer}"), width, glyphs.ellipsis);
        paint::line(buffer, inner, row, &line, Role::Quiet);
        row += 1;
    }
    if inner.height > 0 {
        let keys = [
            ("key-open", state.key_name(Action::Open, locale).into()),
            ("key-up", state.key_name(Action::Up, locale).into()),
            ("key-back", state.key_name(Action::Back, locale).into()),
        ];
        let hint = text::fit(&locale.with("register-keys", &keys), width, glyphs.ellipsis);
        paint::line(buffer, inner, inner.height - 1, &hint, Role::Key);
    }
    cursor
}
