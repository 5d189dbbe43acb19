//! When a visit has been left: after a while without a key a warning in words, then everything is wiped. Counted on
//! a clock that only goes forward, so that setting the wall clock changes nothing.

use std::time::Duration;

/// How long to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// Without a key until the warning.
    pub quiet: Duration,
    /// From the warning until everything is wiped.
    pub warning: Duration,
}

impl Default for Times {
    fn default() -> Self {
        Self { quiet: Duration::from_secs(90), warning: Duration::from_secs(15) }
    }
}

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Nothing before this much time has passed.
    In(Duration),
    /// The warning.
    Warning,
    /// Wiping.
    Wipe,
}

/// What is due at the moment `at`, when the last key came at `touched`; all counted from the program's start.
/// `warned` says that the warning is on the screen.
pub fn due(times: Times, touched: Duration, at: Duration, warned: bool) -> Due {
    let quiet = at.saturating_sub(touched);
    let all = times.quiet.saturating_add(times.warning);
    match () {
        // A machine that was asleep may miss the warning; whoever comes then is somebody else.
        () if quiet >= all => Due::Wipe,
        () if warned => Due::In(all.saturating_sub(quiet)),
        () if quiet >= times.quiet => Due::Warning,
        () => Due::In(times.quiet.saturating_sub(quiet)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_the_warning_then_the_wipe_and_never_a_tick_between() {
        let s = Duration::from_secs;
        let times = Times::default();
        assert_eq!(due(times, s(10), s(10), false), Due::In(s(90)));
        assert_eq!(due(times, s(10), s(99), false), Due::In(s(1)));
        assert_eq!(due(times, s(10), s(100), false), Due::Warning);
        assert_eq!(due(times, s(10), s(100), true), Due::In(s(15)));
        assert_eq!(due(times, s(10), s(115), true), Due::Wipe);
        assert_eq!(due(times, s(10), s(9000), false), Due::Wipe, "after a night of sleep");
        assert_eq!(due(times, s(10), s(5), false), Due::In(s(90)), "a moment before the last key is no time");
    }
}
