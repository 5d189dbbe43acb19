//! The kernel's alarm for a moment of the wall clock. Unlike a wait it rings at that moment also where the machine was
//! asleep meanwhile, and at once where the clock is set: nobody has to look at the clock now and then.

use super::event::Moment;
use super::kernel_timer::Timer;
use jiff::{SignedDuration, Timestamp};
use rustix::time::{ClockId, clock_gettime};
use std::time::Duration;

/// How long a changed wall clock may go unnoticed where there is no alarm.
const CLOCK_CHECK: Duration = Duration::from_secs(60);

/// How far two looks at one clock may lie apart.
const ONE_LOOK: SignedDuration = SignedDuration::from_secs(1);

/// The alarm as the loop sets it.
#[derive(Debug)]
pub(super) struct Alarm {
    /// `None` where the kernel gives none.
    timer: Option<Timer>,
    /// What it is set to, until it rings.
    set_to: Option<Timestamp>,
}

impl Alarm {
    pub(super) fn new() -> Self {
        Self { timer: Timer::new().ok(), set_to: None }
    }

    /// The timer, for the thread that waits for it.
    pub(super) fn timer(&self) -> Option<Timer> {
        self.timer.clone()
    }

    /// Makes sure that the loop wakes at a moment. Gives how long the loop itself has to wait for it at most; `None` where
    /// the alarm rings. Costs nothing while the moment stays the same.
    pub(super) fn wait_for(&mut self, moment: Option<Moment>) -> Option<Duration> {
        // Without a moment, too, a clock that is set or a machine that slept wakes the loop: a visit may be over.
        let at = moment.map_or(Timestamp::MAX, |moment| moment.at);
        if moment.is_some_and(|moment| moment.at <= moment.now) {
            return Some(Duration::ZERO);
        }
        if self.set_to == Some(at) {
            return None;
        }
        let is_set = moment.is_none_or(|moment| is_of_kernel(moment, kernel_time()))
            && self.timer.as_ref().is_some_and(|timer| timer.set(at).is_ok());
        self.set_to = is_set.then_some(at);
        let moment = moment.filter(|_| !is_set)?;
        let left = Duration::try_from(moment.at.duration_since(moment.now)).unwrap_or_default();
        Some(left.min(CLOCK_CHECK))
    }

    /// The alarm rang: it has to be set anew.
    pub(super) fn note_ring(&mut self) {
        self.set_to = None;
    }
}

fn kernel_time() -> Option<Timestamp> {
    let time = clock_gettime(ClockId::Realtime);
    Timestamp::new(time.tv_sec, i32::try_from(time.tv_nsec).ok()?).ok()
}

/// Whether the clock of a moment is the kernel's and the moment is still to come by it. A program may be given another
/// clock, and one that stands still; an alarm would ring too early there, or never.
fn is_of_kernel(moment: Moment, kernel: Option<Timestamp>) -> bool {
    kernel.is_some_and(|kernel| kernel < moment.at && kernel.duration_since(moment.now).abs() < ONE_LOOK)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    fn moment(now: Timestamp, wait: Duration) -> Moment {
        Moment { now, at: now + wait }
    }

    fn rings_within(alarm: &Alarm, seconds: i64) -> bool {
        let timer = alarm.timer().unwrap();
        let limit = Timespec { tv_sec: seconds, tv_nsec: 0 };
        poll(&mut [PollFd::new(&timer, PollFlags::IN)], Some(&limit)) == Ok(1) && timer.take_ring()
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_alarm_rings_once_at_its_moment_and_then_waits_to_be_set() {
        let mut alarm = Alarm::new();
        let soon = moment(Timestamp::now(), Duration::from_millis(20));
        assert_eq!(alarm.wait_for(Some(soon)), None, "nothing is left for the loop to wait for");
        assert!(rings_within(&alarm, 60));
        assert!(!alarm.timer().unwrap().take_ring(), "a second time");
        alarm.note_ring();
        assert_eq!(alarm.wait_for(Some(moment(Timestamp::now(), Duration::from_secs(3600)))), None);
        // Nothing changes any more: what was set before must not ring.
        assert_eq!(alarm.wait_for(Some(moment(Timestamp::now(), Duration::from_millis(20)))), None);
        assert_eq!(alarm.wait_for(None), None);
        assert!(!rings_within(&alarm, 1));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn an_unchanged_moment_is_not_set_again() {
        let mut alarm = Alarm::new();
        let (now, later) = (Timestamp::now(), Duration::from_secs(3600));
        assert_eq!(alarm.wait_for(Some(moment(now, later))), None);
        // Another alarm in its place shows that the next call does not touch it.
        alarm.timer().unwrap().set(now).unwrap();
        assert_eq!(alarm.wait_for(Some(moment(now, later))), None);
        assert!(rings_within(&alarm, 60));
    }

    #[test]
    fn another_clock_is_looked_at_once_a_minute() {
        let other: Timestamp = "2026-01-24T12:00:00Z".parse().unwrap();
        let mut alarm = Alarm::new();
        for (wait, looks) in [(7, 7), (3600, 60), (0, 0)] {
            let (wait, looks) = (Duration::from_secs(wait), Duration::from_secs(looks));
            assert_eq!(alarm.wait_for(Some(moment(other, wait))), Some(looks));
            let mut none = Alarm { timer: None, set_to: None };
            assert_eq!(
                none.wait_for(Some(moment(Timestamp::now(), wait))),
                Some(looks),
                "no alarm to be had"
            );
        }
        // A clock that goes a little slower has not reached the moment when the kernel's has: no ringing in a circle.
        let near = Moment { now: other, at: other + SignedDuration::from_millis(300) };
        assert!(is_of_kernel(near, Some(other + SignedDuration::from_millis(200))));
        assert!(!is_of_kernel(near, Some(other + SignedDuration::from_millis(400))));
        assert!(!is_of_kernel(near, Some(other - SignedDuration::from_secs(2))));
    }
}
