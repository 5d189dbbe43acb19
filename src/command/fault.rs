//! Failures on purpose, for tests of what they leave behind (`--test-fault`, hidden).
#![allow(clippy::panic, reason = "a panic is what is tested")]

/// Where something fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Fault {
    /// In the thread that draws.
    Main,
    /// In a thread that the program can do without.
    Worker,
    /// In the thread that reads the terminal.
    Input,
    /// In the thread that draws, and once more while it cleans up.
    Drop,
}

impl Fault {
    /// Fails with `typed` in the panic's message, as a slip in a text function would. Gives whether it came back.
    ///
    /// # Panics
    /// That is what it is for.
    pub fn happen(self, typed: &str) -> bool {
        let typed = typed.to_owned();
        match self {
            Self::Main => panic!("{typed}"),
            Self::Worker => fail_as("sync", typed),
            Self::Input => fail_as("input", typed),
            Self::Drop => {
                let twice = Twice(typed);
                panic!("{}", twice.0)
            }
        }
        true
    }
}

fn fail_as(thread: &str, typed: String) {
    let spawned = std::thread::Builder::new().name(thread.into()).spawn(move || panic!("{typed}"));
    drop(spawned.map(std::thread::JoinHandle::join));
}

struct Twice(String);

impl Drop for Twice {
    fn drop(&mut self) {
        panic!("{}", self.0);
    }
}
