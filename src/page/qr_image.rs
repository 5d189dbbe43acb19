//! A QR code as a picture of modules, with what it says. Made by `export`, drawn by `ui`.

/// A QR code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrImage {
    /// The name of what it leads to.
    pub title: String,
    /// What a telephone reads out of it.
    pub says: String,
    /// Nobody vouches for what it leads to: it is no group, and comes from a feed that is neither built in nor signed.
    pub is_claimed: bool,
    /// Modules on each side, without the quiet zone.
    pub side: u16,
    /// The modules, row after row; true = dark.
    pub dark: Vec<bool>,
}

impl QrImage {
    /// Whether a module is dark; everything outside is light.
    pub fn is_dark(&self, x: i32, y: i32) -> bool {
        let side = i32::from(self.side);
        let inside = (0..side).contains(&x) && (0..side).contains(&y);
        inside
            && usize::try_from(y * side + x).ok().and_then(|at| self.dark.get(at)).copied().unwrap_or(false)
    }
}

/// What of a group a code holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum QrContent {
    /// What opens or dials at once: the link, else the number, else the mail address; a card where there is none.
    #[default]
    Reach,
    /// A card with the name, when it meets, where, and by what to reach it.
    Card,
}
