//! The two clocks of the browser, behind a trait, so that a test can hold and move them.

use jiff::Timestamp;
use std::time::{Duration, Instant};

/// What time it is.
pub trait Clock {
    /// The moment by the wall clock, which may jump.
    fn now(&self) -> Timestamp;
    /// How much time has passed since the browser started, on a clock that only goes forward.
    fn elapsed(&self) -> Duration;
}

/// The clocks of the system.
pub struct SystemClock {
    fixed: Option<Timestamp>,
    started: Instant,
}

impl SystemClock {
    /// Starts now. With `fixed` the wall clock stands still at that moment.
    pub fn start(fixed: Option<Timestamp>) -> Self {
        Self { fixed, started: Instant::now() }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        self.fixed.unwrap_or_else(Timestamp::now)
    }

    fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}
