//! The most memory that a process takes.

use std::process::Child;
use std::time::Duration;

/// What a process took at its height.
#[derive(Debug, Clone, Copy)]
pub struct MemoryPeak {
    /// All of it, in KiB (`VmHWM` of Linux).
    pub kib: u64,
    /// The part that are pages of the program's own file, in KiB: the kernel drops them when it needs the room, and a
    /// program that is not optimised has twice as many.
    pub program_kib: u64,
    /// Whether the process succeeded.
    pub is_done: bool,
}

/// Waits for a process.
pub fn wait_and_measure(mut child: Child) -> MemoryPeak {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = MemoryPeak { kib: 0, program_kib: 0, is_done: false };
    loop {
        let told = std::fs::read_to_string(&status).unwrap_or_default();
        let kib = |name: &str| {
            let line = told.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().next()?.parse().ok()
        };
        peak.kib = peak.kib.max(kib("VmHWM:").unwrap_or(0));
        peak.program_kib = peak.program_kib.max(kib("RssFile:").unwrap_or(0));
        if let Some(ended) = child.try_wait().unwrap() {
            return MemoryPeak { is_done: ended.success(), ..peak };
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}
