//! The two clocks of the browser, behind a trait, so that a test can hold and move them.

use jiff::Timestamp;
use rustix::time::{ClockId, clock_gettime};
use std::time::Duration;

/// What time it is.
pub trait Clock {
    /// The moment by the wall clock, which may jump.
    fn now(&self) -> Timestamp;
    /// How much time has passed since the browser started, on a clock that only goes forward, while the machine sleeps too.
    fn elapsed(&self) -> Duration;
}

/// The clocks of the system.
pub struct SystemClock {
    fixed: Option<Timestamp>,
    started: Duration,
}

impl SystemClock {
    /// Starts now. With `fixed` the wall clock stands still at that moment.
    pub fn start(fixed: Option<Timestamp>) -> Self {
        Self { fixed, started: since_boot() }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        self.fixed.unwrap_or_else(Timestamp::now)
    }

    fn elapsed(&self) -> Duration {
        since_boot().saturating_sub(self.started)
    }
}

/// How long ago the machine was started. The standard library's clock stands still in a sleep.
fn since_boot() -> Duration {
    let time = clock_gettime(ClockId::Boottime);
    Duration::new(u64::try_from(time.tv_sec).unwrap_or(0), u32::try_from(time.tv_nsec).unwrap_or(0))
}
