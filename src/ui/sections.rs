//! The sections of the list of results: where their headings stand, and what they say.

use super::theme::{Glyphs, Role};
use super::{Scene, paint};
use crate::app::action::Action;
use crate::app::result_sections::section_heading;
use crate::app::state::{State, first_row_shown};
use crate::page::text;
use crate::search::HitSection;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A place in the list: a row, or the heading of the section that begins with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// Rows of cells below the top of the list.
    pub(super) y: u16,
    pub(super) height: u16,
    pub(super) heading: Option<HitSection>,
    pub(super) row: usize,
}

/// What is shown of a list of so many rows of cells, the selected row among it. A list too low for headings has
/// none.
pub(super) fn lay_out(state: &State, height: u16, tall: u16, gap: u16) -> Vec<Slot> {
    let fit = usize::from((height + gap) / (tall + gap));
    let mut top = first_row_shown(state.list.selected, state.list.top, state.row_count(), fit);
    loop {
        let slots = slots_from(state, top, height, tall, gap);
        let mut rows = slots.iter().filter(|slot| slot.heading.is_none()).map(|slot| slot.row);
        if rows.any(|row| row == state.list.selected) || top >= state.list.selected {
            return slots;
        }
        top += 1;
    }
}

fn slots_from(state: &State, top: usize, height: u16, tall: u16, gap: u16) -> Vec<Slot> {
    let mut slots = Vec::new();
    let mut y = 0;
    for row in top..state.row_count() {
        let heading = state.section_begun_by(row).filter(|_| height > 2 * tall);
        let above = u16::from(heading.is_some());
        if y + above + tall > height {
            break;
        }
        if heading.is_some() {
            slots.push(Slot { y, height: 1, heading, row });
        }
        slots.push(Slot { y: y + above, height: tall, heading: None, row });
        y += above + tall + gap;
    }
    slots
}

/// Draws the heading of a section.
pub(super) fn draw_heading(
    section: HitSection,
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    area: Rect,
    glyphs: &Glyphs,
) {
    let heading = heading_of(section, state, scene);
    let rule = glyphs.horizontal;
    let heading = text::fit(&heading, usize::from(area.width).saturating_sub(4), glyphs.ellipsis);
    let mut content = format!("{rule} {heading} ");
    content.push_str(&rule.repeat(usize::from(area.width).saturating_sub(text::width(&content))));
    paint::line(buffer, area, 0, &content, Role::Border);
}

/// The heading of a section with its count.
pub(super) fn heading_of(section: HitSection, state: &State, scene: &Scene<'_>) -> String {
    state.results.as_deref().map_or_else(String::new, |results| {
        section_heading(section, results, &state.query(), scene.index, scene.locale)
    })
}

/// The line that stands for what helps in other countries.
pub(super) fn folded_label(state: &State, scene: &Scene<'_>) -> String {
    let heading = heading_of(HitSection::Elsewhere, state, scene);
    let key = state.key_name(Action::Open, scene.locale);
    scene.locale.with("section-folded", &[("name", heading.into()), ("key", key.into())])
}
