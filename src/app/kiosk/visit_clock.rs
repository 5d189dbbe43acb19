//! What is counted from the program's start: when a visit that was left is forgotten, how soon another page is printed,
//! and when the code of the staff may be tried.

use super::idle::{self, Due, Times};
use super::staff::Tries;
use std::time::Duration;

/// Time between two pages on a public terminal, whoever prints them.
const BETWEEN_PAGES: Duration = Duration::from_secs(15);

/// How much time has passed, on a clock that only goes forward, and when what happened last.
#[derive(Debug, Default)]
pub struct VisitClock {
    at: Duration,
    /// When the last key came.
    touched: Duration,
    /// Whether a key came since everything was forgotten last.
    used: bool,
    /// When a page was printed last.
    printed: Option<Duration>,
    tries: Tries,
}

impl VisitClock {
    /// Notes how much time has passed since the program started.
    pub fn set_elapsed(&mut self, at: Duration) {
        self.at = self.at.max(at);
    }

    /// A key comes now.
    pub fn note_key(&mut self) {
        (self.touched, self.used) = (self.at, true);
    }

    /// What is due now of a visit that was left; `None` where nobody came.
    pub fn due(&self, times: Times, warned: bool) -> Option<Due> {
        self.due_at(self.at, times, warned)
    }

    /// What is due at the moment `at`, as [`VisitClock::due`] says it.
    pub fn due_at(&self, at: Duration, times: Times, warned: bool) -> Option<Due> {
        self.used.then(|| idle::due(times, self.touched, at, warned))
    }

    /// The warning is shown now, and counted from here, so that nobody is wiped away without it.
    pub fn begin_warning(&mut self, times: Times) {
        self.touched = self.at.saturating_sub(times.quiet);
    }

    /// Everything was forgotten.
    pub fn end_visit(&mut self) {
        self.used = false;
    }

    /// Whether a page was printed a moment ago; a stack of paper is no toy. Notes that one is printed now if not.
    pub fn prints_too_often(&mut self) -> bool {
        let often = self.printed.is_some_and(|last| self.at.saturating_sub(last) < BETWEEN_PAGES);
        if !often {
            self.printed = Some(self.at);
        }
        often
    }

    /// Whether the code of the staff may be tried now.
    pub fn may_try_code(&mut self) -> bool {
        self.tries.may_try(self.at)
    }

    /// Notes a wrong code.
    pub fn note_wrong_code(&mut self) {
        self.tries.wrong(self.at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const S: fn(u64) -> Duration = Duration::from_secs;

    #[test]
    fn nothing_is_due_before_somebody_came_and_after_everything_was_forgotten() {
        let (mut clock, times) = (VisitClock::default(), Times::default());
        clock.set_elapsed(S(1000));
        assert_eq!(clock.due(times, false), None);
        clock.note_key();
        assert_eq!(clock.due(times, false), Some(Due::In(times.quiet)));
        assert_eq!(clock.due_at(S(1000) + times.quiet, times, false), Some(Due::Warning));
        clock.end_visit();
        assert_eq!(clock.due_at(S(9000), times, false), None);
    }

    #[test]
    fn the_warning_is_shown_for_its_whole_time_however_late_it_comes() {
        let (mut clock, times) = (VisitClock::default(), Times::default());
        clock.note_key();
        clock.set_elapsed(times.quiet + S(9));
        clock.begin_warning(times);
        assert_eq!(clock.due(times, true), Some(Due::In(times.warning)));
        // A clock that is told less than before stays.
        clock.set_elapsed(S(0));
        assert_eq!(clock.due(times, true), Some(Due::In(times.warning)));
    }

    #[test]
    fn pages_are_printed_fifteen_seconds_apart() {
        let mut clock = VisitClock::default();
        let printed = [0, 14, 15, 16, 30].map(|at| {
            clock.set_elapsed(S(at));
            !clock.prints_too_often()
        });
        assert_eq!(printed, [true, false, true, false, true]);
    }
}
