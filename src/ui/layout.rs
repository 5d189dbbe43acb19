//! Where each part of the screen lies, by size. Sizes are designed, not scaled: three columns where there is
//! room, two parts one above the other on 80x24, one part at a time on 40x12, a sentence below that.

use crate::app::action::{Focus, Pane};
use ratatui::layout::Rect;

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Panes, results and details beside each other.
    Wide,
    /// Results above details; the panes appear at the left while one has the focus.
    Medium,
    /// One part at a time.
    Small,
    /// A sentence asking for more room.
    Tiny,
}

impl Size {
    /// The size class of an area.
    pub const fn of(area: Rect) -> Self {
        match (area.width, area.height) {
            (100.., 22..) => Self::Wide,
            (60.., 16..) => Self::Medium,
            (28.., 6..) => Self::Small,
            _ => Self::Tiny,
        }
    }
}

/// The places of all parts; a part that is not shown has an empty place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Places {
    /// The search box with the keys that always work.
    pub search: Rect,
    /// What is chosen.
    pub chips: Rect,
    /// The column of panes.
    pub panes: Rect,
    /// The line that counts the results.
    pub count: Rect,
    /// The list of results.
    pub results: Rect,
    /// The details.
    pub details: Rect,
    /// The status line.
    pub status: Rect,
    /// Everything between header and status line, for pop-ups.
    pub body: Rect,
}

/// Lays the screen out. `chips` says whether there is anything chosen to show.
pub fn lay_out(area: Rect, focus: Focus, chips: bool) -> Places {
    let size = Size::of(area);
    if size == Size::Tiny {
        return Places { status: area, ..Places::default() };
    }
    let row = |y: u16, height: u16| Rect { x: area.x, y: area.y + y, width: area.width, height };
    let chip_rows = u16::from(chips && (size != Size::Small || area.height >= 10));
    let top = 1 + chip_rows;
    let body = row(top, area.height - top - 1);
    let mut places = Places {
        search: row(0, 1),
        chips: row(1, chip_rows),
        status: row(area.height - 1, 1),
        body,
        ..Places::default()
    };
    let pane_focused = matches!(focus, Focus::Pane(_));
    match size {
        Size::Wide => {
            // Where groups have real columns, the filters are as wide as most of their words and no wider.
            let panes = if area.width >= 160 { 30 } else { (area.width / 4).clamp(26, 40) };
            let details = if area.width >= 160 {
                (area.width * 11 / 40).min(70)
            } else {
                ((area.width - panes) * 9 / 20).clamp(30, 90)
            };
            let [left, middle, right] = columns(body, panes, details);
            places.panes = left;
            (places.count, places.results) = below_count(middle);
            places.details = right;
        }
        Size::Medium if pane_focused => {
            let panes = (area.width * 2 / 5).clamp(26, 40);
            let [left, middle, _] = columns(body, panes, 0);
            places.panes = left;
            (places.count, places.results) = below_count(middle);
        }
        Size::Medium => {
            let share = if focus == Focus::Details { body.height / 4 } else { body.height / 2 };
            let list = Rect { height: share.max(4), ..body };
            (places.count, places.results) = below_count(list);
            places.details = Rect { y: body.y + list.height, height: body.height - list.height, ..body };
        }
        _ => match focus {
            Focus::Pane(_) => places.panes = body,
            Focus::Details => places.details = body,
            _ => (places.count, places.results) = below_count(body),
        },
    }
    places
}

/// Text does not touch the edge of the window where there is room.
pub(super) fn margin(area: Rect) -> Rect {
    if area.width < 44 {
        return area;
    }
    Rect { x: area.x + 2, width: (area.width - 4).min(100), ..area }
}

fn columns(body: Rect, left: u16, right: u16) -> [Rect; 3] {
    let middle = body.width.saturating_sub(left).saturating_sub(right);
    [
        Rect { width: left, ..body },
        Rect { x: body.x + left, width: middle, ..body },
        Rect { x: body.x + left + middle, width: right, ..body },
    ]
}

fn below_count(area: Rect) -> (Rect, Rect) {
    let count = Rect { height: area.height.min(1), ..area };
    (count, Rect { y: area.y + count.height, height: area.height - count.height, ..area })
}

/// How the panes share their column: rows inside each, title rows aside. `wishes` is how many rows each could
/// fill. The focused pane gets what it can use, up to two thirds where others could use the rest.
pub fn share_rows(height: u16, focused: Option<Pane>, wishes: [u16; 5]) -> [u16; 5] {
    let mut left = height.saturating_sub(5);
    let mut rows = [0_u16; 5];
    let usual: [u16; 5] = [10, 10, 6, 4, 4];
    if let Some(pane) = focused {
        let others: u16 = Pane::ALL.iter().filter(|p| **p != pane).map(|p| wishes[p.index()].min(3)).sum();
        let most = if left >= 16 { left.saturating_sub(others).max(left / 2) } else { left };
        rows[pane.index()] = wishes[pane.index()].min(most);
        left -= rows[pane.index()];
    }
    for limit in [usual, [u16::MAX; 5]] {
        let mut gave = true;
        while left > 0 && gave {
            gave = false;
            for pane in Pane::ALL {
                let i = pane.index();
                if left > 0 && rows[i] < wishes[i].min(limit[i]) {
                    rows[i] += 1;
                    left -= 1;
                    gave = true;
                }
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_never_leave_the_screen_or_overlap() {
        for width in 1..=160 {
            for height in 1..=60 {
                let area = Rect::new(0, 0, width, height);
                for focus in [Focus::Search, Focus::Pane(Pane::Topic), Focus::Results, Focus::Details] {
                    for chips in [false, true] {
                        let p = lay_out(area, focus, chips);
                        let parts = [p.search, p.chips, p.panes, p.count, p.results, p.details, p.status];
                        for (i, part) in parts.iter().enumerate() {
                            assert_eq!(
                                area.intersection(*part).area(),
                                part.area(),
                                "{width}x{height} {part:?}"
                            );
                            for other in parts.iter().skip(i + 1) {
                                assert_eq!(part.intersection(*other).area(), 0, "{width}x{height} {focus:?}");
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_focused_part_is_always_there() {
        for (width, height) in [(120, 40), (80, 24), (40, 12), (28, 6), (240, 70)] {
            let area = Rect::new(0, 0, width, height);
            let shown = |focus| lay_out(area, focus, true);
            assert!(shown(Focus::Results).results.height >= 2);
            assert!(shown(Focus::Details).details.height >= 3);
            assert!(shown(Focus::Pane(Pane::More)).panes.height >= 3);
        }
    }

    #[test]
    fn panes_share_all_their_rows_and_no_more() {
        for height in 0..60 {
            for focused in [None, Some(Pane::Topic), Some(Pane::Format)] {
                let rows = share_rows(height, focused, [300, 10, 40, 4, 60]);
                let used: u16 = rows.iter().sum();
                assert_eq!(used, height.saturating_sub(5).min(414), "{height} {focused:?} {rows:?}");
            }
        }
        assert_eq!(share_rows(36, Some(Pane::Format), [300, 10, 40, 4, 60])[Pane::Format.index()], 4);
    }
}
