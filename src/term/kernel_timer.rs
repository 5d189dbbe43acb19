//! A timer of the kernel that becomes readable at a moment of the wall clock, where the system has one.

#[cfg(target_os = "linux")]
mod system {
    use jiff::Timestamp;
    use rustix::fd::{AsFd, BorrowedFd, OwnedFd};
    use rustix::io::Errno;
    use rustix::time::{
        Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create,
        timerfd_settime,
    };
    use std::sync::Arc;

    /// A timer of the kernel.
    #[derive(Debug, Clone)]
    pub(in crate::term) struct Timer(Arc<OwnedFd>);

    impl Timer {
        /// A timer that is not set.
        ///
        /// # Errors
        /// As the system says.
        pub(in crate::term) fn new() -> Result<Self, Errno> {
            let flags = TimerfdFlags::CLOEXEC | TimerfdFlags::NONBLOCK;
            timerfd_create(TimerfdClockId::Realtime, flags).map(|timer| Self(Arc::new(timer)))
        }

        /// Sets it to ring at a moment, and at once when the clock is set.
        ///
        /// # Errors
        /// As the system says.
        pub(in crate::term) fn set(&self, at: Timestamp) -> Result<(), Errno> {
            let new = Itimerspec {
                it_interval: Timespec { tv_sec: 0, tv_nsec: 0 },
                it_value: Timespec { tv_sec: at.as_second(), tv_nsec: at.subsec_nanosecond().into() },
            };
            let flags = TimerfdTimerFlags::ABSTIME | TimerfdTimerFlags::CANCEL_ON_SET;
            match timerfd_settime(&*self.0, flags, &new) {
                // The clock was set since the last look. The timer is set all the same, to the new clock.
                Ok(_) | Err(Errno::CANCELED) => Ok(()),
                Err(error) => Err(error),
            }
        }

        /// Makes the timer silent until it is due again. Says whether it had rung: the moment has come, or the clock
        /// was set.
        pub(in crate::term) fn take_ring(&self) -> bool {
            matches!(rustix::io::read(&*self.0, &mut [0_u8; 8]), Ok(_) | Err(Errno::CANCELED))
        }
    }

    impl AsFd for Timer {
        fn as_fd(&self) -> BorrowedFd<'_> {
            self.0.as_fd()
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use jiff::Timestamp;
    use rustix::fd::{AsFd, BorrowedFd};
    use rustix::io::Errno;

    /// No timer is to be had.
    #[derive(Debug, Clone)]
    pub(in crate::term) enum Timer {}

    impl Timer {
        pub(in crate::term) fn new() -> Result<Self, Errno> {
            Err(Errno::NOSYS)
        }

        pub(in crate::term) fn set(&self, _at: Timestamp) -> Result<(), Errno> {
            match *self {}
        }

        pub(in crate::term) fn take_ring(&self) -> bool {
            match *self {}
        }
    }

    impl AsFd for Timer {
        fn as_fd(&self) -> BorrowedFd<'_> {
            match *self {}
        }
    }
}

pub(super) use system::Timer;
