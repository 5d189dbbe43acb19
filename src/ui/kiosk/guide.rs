//! A guided question and its answers.

use super::super::theme::{Glyphs, Role};
use super::super::{Scene, paint};
use super::frame::draw_frame;
use crate::app::action::Action;
use crate::app::kiosk::guide::answer_label;
use crate::app::state::{Guide, GuideStep, Seen, State, first_row_shown};
use crate::page::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the question; the cursor stands on the selected answer, or in the text where a place is typed.
pub(super) fn draw_question(
    guide: &Guide,
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    area: Rect,
    (glyphs, seen): (&Glyphs, &mut Seen),
) -> Position {
    let locale = scene.locale;
    let keys = [
        ("key-open", state.key_name(Action::Open, locale).into()),
        ("key-back", state.key_name(Action::Back, locale).into()),
    ];
    let body = draw_frame(state, scene, buffer, area, glyphs, &locale.with("guide-hint", &keys));
    let values = [
        ("n", (guide.step.number() as f64).into()),
        ("question", locale.text(guide.step.question_key()).into()),
    ];
    let mut row = 0;
    for line in text::wrap(&locale.with("guide-question", &values), usize::from(body.width), 0) {
        paint::line(buffer, body, row, &line, Role::Strong);
        row += 1;
    }
    row += u16::from(body.height > 14);
    let mut cursor = Position { x: body.x, y: body.y };
    if guide.step == GuideStep::Where {
        let label = format!("{} ", locale.text("guide-place"));
        let room = usize::from(body.width).saturating_sub(text::width(&label) + 1);
        let shown = text::fit(&guide.place.text(), room, glyphs.ellipsis);
        paint::line(buffer, body, row, &format!("{label}{shown}"), Role::Text);
        let column = text::width(&label) + guide.place.column().min(room);
        cursor = Position { x: body.x + u16::try_from(column).unwrap_or(0), y: body.y + row };
        row += 1 + u16::from(body.height > 14);
    }
    let list = Rect { y: body.y + row.min(body.height), height: body.height.saturating_sub(row), ..body };
    let fit = usize::from(list.height);
    seen.popup = fit;
    let top = first_row_shown(guide.selected, guide.top, guide.answers.len(), fit);
    let in_list = guide.step != GuideStep::Where || guide.in_list;
    let digits = guide.step != GuideStep::Where;
    for (slot, (at, answer)) in (0..list.height).zip(guide.answers.iter().enumerate().skip(top)) {
        let here = at == guide.selected;
        let mark = if here { glyphs.pointer } else { " " };
        let digit = if digits && at < 9 { format!("{} ", at + 1) } else { "  ".to_owned() };
        let left = format!("{mark} {digit}{}", answer_label(answer, guide.step, scene.index, locale));
        let count = answer
            .count_in(state.results.as_deref())
            .map(|n| locale.number(u64::from(n)))
            .unwrap_or_default();
        let content = text::spread(&left, &count, usize::from(list.width).min(60), glyphs.ellipsis);
        let role = match (here, in_list) {
            (true, true) => Role::Selected,
            (true, false) => Role::Strong,
            _ => Role::Text,
        };
        paint::line(buffer, list, slot, &content, role);
        if here && in_list {
            cursor = Position { x: list.x, y: list.y + slot };
        }
    }
    cursor
}
