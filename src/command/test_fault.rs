//! Failures on purpose, for tests of what they leave behind (`--test-fault`, hidden).
#![allow(clippy::panic, reason = "a panic is what is tested")]

use crate::cli::TestFault;

/// Fails with `typed` in the panic's message, as a slip in a text function would. Returns only where another thread
/// fails.
///
/// # Panics
/// That is what it is for.
pub(super) fn fail_on_purpose(fault: TestFault, typed: &str) {
    let typed = typed.to_owned();
    match fault {
        TestFault::Main => panic!("{typed}"),
        TestFault::Worker => fail_in_thread("sync", typed),
        TestFault::Input => fail_in_thread("input", typed),
        TestFault::Drop => {
            let twice = PanicOnDrop(typed);
            panic!("{}", twice.0)
        }
    }
}

fn fail_in_thread(thread: &str, typed: String) {
    let spawned = std::thread::Builder::new().name(thread.into()).spawn(move || panic!("{typed}"));
    drop(spawned.map(std::thread::JoinHandle::join));
}

struct PanicOnDrop(String);

impl Drop for PanicOnDrop {
    fn drop(&mut self) {
        panic!("{}", self.0);
    }
}
