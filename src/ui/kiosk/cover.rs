//! A neutral screen to leave to: a plain calendar of this month and the next. It is true, and it says nothing.

use super::super::theme::Role;
use super::super::{Scene, paint};
use crate::page::text;
use jiff::civil::Date;
use jiff::{ToSpan, civil};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Columns of a month: seven days of three.
const MONTH: u16 = 21;

/// Draws the calendar; the cursor stands on today.
pub(in super::super) fn draw_cover(scene: &Scene<'_>, buffer: &mut Buffer, area: Rect) -> Position {
    let today = scene.zone.to_datetime(scene.now).date();
    let first = today.first_of_month();
    let next = first.checked_add(1.month()).unwrap_or(first);
    let left = Rect { width: MONTH.min(area.width), ..area };
    let position = draw_month(first, today, scene, buffer, left).unwrap_or(Position { x: area.x, y: area.y });
    let beside = area.width >= 2 * MONTH + 3;
    let place = if beside {
        Rect { x: area.x + MONTH + 3, width: MONTH, ..area }
    } else {
        Rect { y: area.y + area.height.min(9), height: area.height.saturating_sub(9), ..left }
    };
    draw_month(next, today, scene, buffer, place);
    position
}

fn draw_month(
    first: Date,
    today: Date,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    place: Rect,
) -> Option<Position> {
    let locale = scene.locale;
    let title = format!("{} {}", locale.text(&format!("month-{}", first.month())), first.year());
    paint::line(buffer, place, 0, &format!("{title:^20}"), Role::Strong);
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let heads: Vec<String> = days
        .iter()
        .map(|day| text::pad(text::truncate_to_width(&locale.text(&format!("day-short-{day}")), 2), 2, ""))
        .collect();
    paint::line(buffer, place, 1, &heads.join(" "), Role::Text);
    let mut at = None;
    let lead = first.weekday().to_monday_zero_offset();
    for day in 1..=first.days_in_month() {
        let cell = u16::try_from(lead + day - 1).unwrap_or(0);
        let (column, row) = (cell % 7 * 3, 2 + cell / 7);
        let spot = Rect { x: place.x + column, width: 2.min(place.width.saturating_sub(column)), ..place };
        let here = civil::date(first.year(), first.month(), day) == today;
        paint::line(buffer, spot, row, &format!("{day:>2}"), if here { Role::Selected } else { Role::Text });
        if here && row < place.height && spot.width > 0 {
            at = Some(Position { x: spot.x, y: place.y + row });
        }
    }
    at
}
