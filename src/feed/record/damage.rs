//! Where the bytes of a feed could not be decoded.

/// Where bytes that were no UTF-8 have been replaced.
#[derive(Debug, Clone, Copy)]
pub struct Damage<'t> {
    /// The text of the feed.
    pub text: &'t str,
    /// Offsets into it, ascending.
    pub offsets: &'t [usize],
}

impl Damage<'_> {
    /// The first damage inside a piece of the text.
    pub(super) fn first_inside(&self, piece: &str) -> Option<usize> {
        let start = (piece.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let from = self.offsets.partition_point(|offset| *offset < start);
        self.offsets.get(from).copied().filter(|offset| *offset < start + piece.len())
    }
}
