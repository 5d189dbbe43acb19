//! Data that another sync puts in place while the program runs: noticed at the next key, opened beside it, taken over
//! when it is ready. Nothing ticks: while nobody touches the program, nothing is looked at.

use crate::store::{self, Opened, Stamp};
use crate::term::Wake;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Looking takes a few microseconds; more often than this it helps nobody.
const BETWEEN: Duration = Duration::from_secs(1);

/// Watches the dataset for as long as the program runs.
pub(super) struct Watch {
    options: store::OpenOptions,
    /// What the dataset looked like when it was last opened.
    stamp: Option<Stamp>,
    looked: Instant,
    wake: Option<Wake>,
    opening: Option<Receiver<Opened>>,
    ready: Option<Opened>,
}

impl Watch {
    /// Watches what `options` open. `stamp` is what the dataset looked like before it was opened.
    pub(super) fn new(options: store::OpenOptions, stamp: Option<Stamp>) -> Self {
        Self { options, stamp, looked: Instant::now(), wake: None, opening: None, ready: None }
    }

    /// From now on the loop can be woken.
    pub(super) fn set_wake(&mut self, wake: Wake) {
        self.wake = Some(wake);
    }

    /// Looks whether there is new data, if it was not just done; `at` is now.
    pub(super) fn look_for_changes(&mut self, at: Instant) {
        if let Some(opening) = &self.opening {
            match opening.try_recv() {
                Ok(opened) => (self.ready, self.opening) = (Some(opened), None),
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => self.opening = None,
            }
            return;
        }
        if self.options.demo || at.saturating_duration_since(self.looked) < BETWEEN {
            return;
        }
        self.looked = at;
        let stamp = store::stamp_of_data(&self.options);
        if stamp == self.stamp {
            return;
        }
        self.stamp = stamp;
        let (sender, receiver) = channel();
        let (options, wake) = (self.options.clone(), self.wake.clone());
        let open = move || {
            // The first search on it must not wait for what only words need.
            let opened = store::open_data(&options);
            opened.index.read_calendar(jiff::Timestamp::now());
            opened.index.read_late_part(crate::search::LatePart::Words);
            if sender.send(opened).is_ok()
                && let Some(wake) = wake
            {
                wake.wake_loop();
            }
        };
        if thread::Builder::new().name("open".into()).spawn(open).is_ok() {
            self.opening = Some(receiver);
        }
    }

    /// Looks at the next chance, however short ago it was done: there is something new.
    pub(super) fn look_soon(&mut self) {
        self.looked = self.looked.checked_sub(BETWEEN).unwrap_or(self.looked);
    }

    /// New data that is ready to be taken over.
    pub(super) fn take_opened(&mut self) -> Option<Opened> {
        self.ready.take()
    }
}
