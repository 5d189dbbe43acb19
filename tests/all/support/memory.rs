//! The most memory that a process takes.

use std::process::Child;
use std::time::Duration;

/// Waits for a process. Gives the most memory that it took at once, in KiB (`VmHWM` of Linux), and whether it succeeded.
pub fn wait_and_measure(mut child: Child) -> (u64, bool) {
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    loop {
        let told = std::fs::read_to_string(&status).unwrap_or_default();
        let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        most = most.max(kib.unwrap_or(0));
        if let Some(ended) = child.try_wait().unwrap() {
            return (most, ended.success());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}
