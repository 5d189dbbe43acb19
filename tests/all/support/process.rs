//! The program over pipes, and tests that must be alone in their process or count the time they take of it.

use rustix::time::{ClockId, clock_gettime};
use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

/// Runs the program over pipes in an empty home, with nothing else in the environment but what is given.
pub fn run_over_pipes(arguments: &[&str], environment: &[(&str, &str)], input: &[u8]) -> Output {
    let home = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_groupfinder"))
        .args(arguments)
        .env_clear()
        .env("HOME", home.path())
        .envs(environment.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

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
