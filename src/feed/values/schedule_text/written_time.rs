//! Times of day as they are written, and the span that one or two of them make.

use super::TimeSpan;
use crate::group::Clock;

/// A time as it was written.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ReadClock {
    pub(super) hour: u16,
    pub(super) minute: u16,
    pub(super) has_minutes: bool,
    pub(super) has_oclock: bool,
    pub(super) afternoon: Option<bool>,
    /// There is no doubt about morning or evening.
    pub(super) is_explicit_half: bool,
    /// It says nothing unless morning or evening is said.
    pub(super) needs_half: bool,
}

impl ReadClock {
    pub(super) fn clock(self) -> Option<Clock> {
        match self.afternoon {
            Some(_) if !(1..=12).contains(&self.hour) => None,
            Some(afternoon) => Clock::new(self.hour % 12 + if afternoon { 12 } else { 0 }, self.minute),
            // The end of a day is its last midnight.
            None if self.hour == 24 && self.minute == 0 => Clock::new(0, 0),
            None => Clock::new(self.hour, self.minute),
        }
    }

    /// Whether it can be nothing but a time.
    pub(super) fn is_marked(self) -> bool {
        self.has_minutes || self.has_oclock || self.needs_half || self.afternoon.is_some()
    }
}

/// A span from one or two times; `None` where it could be something else, or morning as well as evening.
pub(super) fn make_span(
    mut first: ReadClock,
    mut end: Option<ReadClock>,
    sure: bool,
    evening: Option<bool>,
) -> Option<TimeSpan> {
    let marked = first.is_marked() || end.is_some_and(ReadClock::is_marked);
    if !marked && !sure {
        return None;
    }
    // "7-9pm" is in the evening as a whole, "11-1pm" is not.
    if let Some(last) = end
        && first.afternoon.is_none()
        && first.hour <= 12
        && let Some(afternoon) = last.afternoon
    {
        let forward = (first.hour % 12, first.minute) < (last.hour % 12, last.minute);
        first.afternoon = Some(if forward { afternoon } else { !afternoon });
    }
    // "10:30am-12", "7pm-9"
    if let (Some(last), Some(afternoon)) = (&mut end, first.afternoon)
        && last.afternoon.is_none()
        && last.hour <= 12
        && !last.is_explicit_half
    {
        let forward = (first.hour % 12, first.minute) < (last.hour % 12, last.minute);
        let same = if last.hour == 12 { first.hour == 12 } else { forward };
        last.afternoon = Some(if same { afternoon } else { !afternoon });
    }
    if evening == Some(true) && first.afternoon.is_none() && first.hour < 12 {
        let forward = end.is_none_or(|last| last.hour >= 12 || last.hour > first.hour);
        if forward {
            first.afternoon = Some(true);
        }
        if let Some(last) = end.as_mut().filter(|last| last.afternoon.is_none() && last.hour < 12) {
            last.afternoon = Some(true);
        }
    }
    let halved = first.afternoon.is_some() || evening == Some(false);
    if first.needs_half && !halved {
        return None;
    }
    // A bare "7" or "7-9" could be morning or evening; with "Uhr" or minutes it is the 24-hour clock.
    let is_24_hour =
        first.has_minutes || first.has_oclock || end.is_some_and(|last| last.has_minutes || last.has_oclock);
    // "10-12", "12", "12-2": no list means midnight by a bare 12.
    let meets_noon =
        first.hour == 12 || (8..12).contains(&first.hour) && end.is_some_and(|last| last.hour == 12);
    if let Some(last) = end.as_mut().filter(|_| first.hour == 12 && !halved) {
        last.afternoon = last.afternoon.or((last.hour < 12).then_some(true));
    }
    let clear =
        halved || is_24_hour || meets_noon || first.hour > 12 || end.is_some_and(|last| last.hour > 12);
    if !clear {
        return None;
    }
    let start = first.clock()?;
    match end {
        None => Some(TimeSpan { start, end: None }),
        Some(last) => {
            let end = last.clock()?;
            (end != start).then_some(TimeSpan { start, end: Some(end) })
        }
    }
}
