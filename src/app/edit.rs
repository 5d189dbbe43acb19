//! One line of typed text with a cursor between graphemes.

use super::action::Action;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The most text a line takes, in graphemes. Longer pastes are cut.
pub const LIMIT: usize = 200;

/// The most characters of one grapheme that are kept: the longest emoji have eleven, letters with their marks fewer.
const MARK_LIMIT: usize = 16;

/// One line of text being typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Before the cursor.
    left: String,
    /// After the cursor.
    right: String,
}

impl Line {
    /// The whole text.
    pub fn text(&self) -> String {
        [self.left.as_str(), self.right.as_str()].concat()
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.left.is_empty() && self.right.is_empty()
    }

    /// The text before the cursor.
    pub fn before_cursor(&self) -> &str {
        &self.left
    }

    /// Where the cursor stands, in terminal columns from the start of the text.
    pub fn column(&self) -> usize {
        self.left.width()
    }

    /// Replaces the text; the cursor goes to its end.
    pub fn set(&mut self, text: &str) {
        self.clear();
        self.insert(text);
    }

    /// Does what an action that edits text says; nothing for the others.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Left => self.move_left(),
            Action::Right => self.move_right(),
            Action::First | Action::LineStart => self.move_to_start(),
            Action::Last | Action::LineEnd => self.move_to_end(),
            Action::WordLeft => self.move_word_left(),
            Action::WordRight => self.move_word_right(),
            Action::Backspace => drop(self.delete_before()),
            Action::Delete => drop(self.delete_after()),
            Action::DeleteWord => self.delete_word(),
            Action::DeleteToStart => self.delete_to_start(),
            Action::DeleteToEnd => self.delete_to_end(),
            _ => {}
        }
    }

    /// Empties the line.
    pub fn clear(&mut self) {
        self.left.clear();
        self.right.clear();
    }

    /// Types text at the cursor: white space of any kind becomes one space, controls and format characters
    /// are dropped, and what exceeds [`LIMIT`] is cut.
    pub fn insert(&mut self, text: &str) {
        let held = self.left.graphemes(true).count() + self.right.graphemes(true).count();
        let mut kept = String::with_capacity(text.len());
        for c in text.chars() {
            if c.is_whitespace() {
                if !kept.ends_with(' ') || text.chars().count() == 1 {
                    kept.push(' ');
                }
            } else if !c.is_control() && !is_format(c) {
                kept.push(c);
            }
        }
        for grapheme in kept.graphemes(true).take(LIMIT.saturating_sub(held)) {
            self.left.extend(grapheme.chars().take(MARK_LIMIT));
        }
        // Marks that come one by one join the letter before them.
        if let Some((at, last)) = self.left.grapheme_indices(true).next_back()
            && let Some((end, _)) = last.char_indices().nth(MARK_LIMIT)
        {
            self.left.truncate(at + end);
        }
    }

    /// Deletes the grapheme before the cursor.
    pub fn delete_before(&mut self) -> bool {
        let Some((at, _)) = self.left.grapheme_indices(true).next_back() else { return false };
        self.left.truncate(at);
        true
    }

    /// Deletes the grapheme after the cursor.
    pub fn delete_after(&mut self) -> bool {
        let Some(first) = self.right.graphemes(true).next().map(str::len) else { return false };
        self.right.drain(..first);
        true
    }

    /// Moves one grapheme to the left.
    pub fn move_left(&mut self) {
        if let Some((at, _)) = self.left.grapheme_indices(true).next_back() {
            let moved = self.left.split_off(at);
            self.right.insert_str(0, &moved);
        }
    }

    /// Moves one grapheme to the right.
    pub fn move_right(&mut self) {
        if let Some(first) = self.right.graphemes(true).next().map(str::len) {
            let moved: String = self.right.drain(..first).collect();
            self.left.push_str(&moved);
        }
    }

    /// Moves to the start.
    pub fn move_to_start(&mut self) {
        self.right.insert_str(0, &std::mem::take(&mut self.left));
    }

    /// Moves to the end.
    pub fn move_to_end(&mut self) {
        self.left.push_str(&std::mem::take(&mut self.right));
    }

    /// Moves to the start of the word before the cursor.
    pub fn move_word_left(&mut self) {
        let moved = self.left.split_off(word_start(&self.left));
        self.right.insert_str(0, &moved);
    }

    /// Moves behind the word after the cursor.
    pub fn move_word_right(&mut self) {
        let spaces = self.right.len() - self.right.trim_start().len();
        let word = self.right.trim_start().find(' ').unwrap_or(self.right.trim_start().len());
        let moved: String = self.right.drain(..spaces + word).collect();
        self.left.push_str(&moved);
    }

    /// Deletes the word before the cursor.
    pub fn delete_word(&mut self) {
        self.left.truncate(word_start(&self.left));
    }

    /// Deletes everything before the cursor.
    pub fn delete_to_start(&mut self) {
        self.left.clear();
    }

    /// Deletes everything after the cursor.
    pub fn delete_to_end(&mut self) {
        self.right.clear();
    }
}

/// Where the last word of `text` begins, in bytes.
fn word_start(text: &str) -> usize {
    text.trim_end().rfind(' ').map_or(0, |at| at + 1)
}

/// Characters that show nothing and can disturb a line: bidirectional controls, zero-width space, BOM.
/// Joiners stay, since some scripts need them.
fn is_format(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(left: &str, right: &str) -> Line {
        Line { left: left.into(), right: right.into() }
    }

    #[test]
    fn editing_moves_by_whole_graphemes() {
        let mut l = line("ma\u{308}", "x"); // "ä" in two scalars
        l.move_left();
        assert_eq!(l, line("m", "a\u{308}x"));
        l.delete_after();
        assert_eq!(l, line("m", "x"));
        l.move_right();
        assert!(l.delete_before());
        assert_eq!(l.text(), "m");
    }

    #[test]
    fn words_are_deleted_and_jumped() {
        let mut l = line("mein mann ", "trinkt");
        l.move_word_left();
        assert_eq!(l, line("mein ", "mann trinkt"));
        l.move_word_right();
        assert_eq!(l, line("mein mann", " trinkt"));
        l.delete_word();
        assert_eq!(l.text(), "mein  trinkt");
        l.move_to_end();
        l.delete_to_start();
        assert!(l.is_empty());
    }

    #[test]
    fn pastes_lose_controls_and_are_cut() {
        let mut l = Line::default();
        l.insert("a\r\n\tb\u{1b}[31m\u{202e}c");
        assert_eq!(l.text(), "a b[31mc");
        let mut marked = line("", "");
        marked.insert(&format!("a{}b", "\u{301}".repeat(5000)));
        assert_eq!(marked.text().chars().count(), MARK_LIMIT + 1);
        for _ in 0..100 {
            marked.insert("\u{308}");
        }
        assert_eq!(marked.text().chars().count(), 2 * MARK_LIMIT);
        l.insert(&"x".repeat(1000));
        assert_eq!(l.text().chars().count(), LIMIT);
    }
}
