//! Why the terminal cannot be used.

/// Why the terminal cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TermError {
    /// Input or output is no terminal.
    #[error("groupfinder needs a terminal to draw on")]
    NoTerminal,
    /// The system gives the program no thread, so that it would hear no key.
    #[error(
        "the system lets this program start no thread, without which it hears no key ({0}); please end some programs or raise the limit of processes"
    )]
    NoThread(#[source] std::io::Error),
    /// The terminal refused.
    #[error("the terminal cannot be used: {0}")]
    Io(#[from] std::io::Error),
}
