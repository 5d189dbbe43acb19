//! Why the terminal cannot be used.

/// Why the terminal cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TermError {
    /// Input or output is no terminal.
    #[error("groupfinder needs a terminal to draw on")]
    NoTerminal,
    /// The terminal refused.
    #[error("the terminal cannot be used: {0}")]
    Io(#[from] std::io::Error),
}
