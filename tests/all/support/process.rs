//! Tests that must be alone in their process, or that count the time they take of it.

use rustix::time::{ClockId, clock_gettime};
use std::process::Command;
use std::time::Duration;

/// How long a piece of work kept this thread busy, and what it gave. Other programs that keep the machine busy do not
/// count.
pub fn busy<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let spent = || Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap();
    let before = spent();
    let result = work();
    (result, spent().saturating_sub(before))
}

/// Set for a test that was started in a process of its own.
const ALONE: &str = "GROUPFINDER_TEST_ALONE";

/// Whether this process runs the test `name`, its path as the test runner prints it, and nothing else. Where it does not,
/// one that does is started and must end well; the caller then returns.
pub fn is_alone(name: &str) -> bool {
    if std::env::var_os(ALONE).is_some_and(|alone| alone == name) {
        return true;
    }
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", name, "--nocapture", "--include-ignored", "--test-threads=1"]).env(ALONE, name);
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{name} in a process of its own:\n{said}");
    false
}
