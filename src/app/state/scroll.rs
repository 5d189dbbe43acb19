//! Scrolling: which rows of a list or lines of a page are in view.

/// A position in a page: the line being read and the first line shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading {
    /// The line being read.
    pub at: usize,
    /// The first line shown.
    pub top: usize,
}

impl Reading {
    /// Moves by `lines` within a page of `length` lines of which `fit` are shown.
    pub fn move_by(&mut self, lines: isize, length: usize, fit: usize) {
        self.at = self.at.saturating_add_signed(lines).min(length.saturating_sub(1));
        self.keep_in_view(length, fit);
    }

    /// Keeps the line being read in view.
    pub fn keep_in_view(&mut self, length: usize, fit: usize) {
        self.at = self.at.min(length.saturating_sub(1));
        self.top = first_row_shown(self.at, self.top, length, fit);
    }
}

/// The first row to show so that row `at` is in view: `top` if that will do, else the nearest that does.
pub fn first_row_shown(at: usize, top: usize, length: usize, fit: usize) -> usize {
    let fit = fit.max(1);
    let most = length.saturating_sub(fit);
    top.min(at).max((at + 1).saturating_sub(fit)).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_row_is_always_in_view() {
        for length in 0..20 {
            for fit in 0..8 {
                for at in 0..length {
                    for top in 0..length {
                        let top = first_row_shown(at, top, length, fit);
                        assert!(top <= at && at < top + fit.max(1), "{at} {top} {length} {fit}");
                    }
                }
            }
        }
    }
}
