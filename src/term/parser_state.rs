//! Where in a sequence of bytes the decoder is.

/// Where in a sequence the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ParserState {
    /// Between keys.
    Ground,
    /// After Escape.
    Escape,
    /// After Escape and Escape: the second may begin a key with Alt held, as `rxvt` and `PuTTY` send it.
    TwoEscapes,
    /// After an Escape that was given out as a key because nothing followed in time.
    Late,
    /// After `ESC [`.
    Csi(Opening),
    /// After `ESC O`.
    Ss3(Opening),
    /// After `O` and this letter, whose Escape was given out already: a key, unless more letters make it a word.
    LateSs3Letter(u8),
    /// After `ESC [ [`, where a Linux console names F1 to F5.
    Console,
    /// Inside the three bytes of an old mouse report.
    OldMouse(u8),
    /// In an answer of the terminal that nobody asked for, begun by this letter after Escape; `got` counts its bytes.
    Answer { letter: u8, got: u16, escape: bool },
    /// After XOFF: Ctrl-S, unless XON follows soon.
    Silence,
    /// In a paste; so many bytes of the mark that ends it have come.
    Paste { matched: usize },
}

/// What stood before `[` or `O`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// Escape.
    Escape,
    /// Two: the key is pressed with Alt.
    TwoEscapes,
    /// Escape, which was given out as a key already. If no sequence comes of it, the rest was typed.
    LateEscape,
}
