//! What a frame is drawn from besides the state.

use super::look::Look;
use crate::app::message::World;
use crate::locale::Locale;
use crate::search::Index;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// What a frame is drawn from besides the state.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The dataset's index.
    pub index: &'a Index,
    /// The program's words.
    pub locale: &'a Locale,
    /// The moment, for "today" and "now".
    pub now: Timestamp,
    /// The viewer's zone.
    pub zone: &'a TimeZone,
    /// How this terminal is drawn on.
    pub look: Look,
}

impl<'a> Scene<'a> {
    /// What the state machine may look at.
    pub(super) const fn world(&self) -> World<'a> {
        World { index: self.index, locale: self.locale }
    }
}
