//! Fitting text into columns. The only place that cuts strings: by graphemes, by display width, never inside a
//! wide character. The ratatui paragraph is not used for it: its word wrap overruns its area with wide text.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The width of a text in terminal columns.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text cut to `columns`, with `ellipsis` in place of what is missing.
pub fn fit(text: &str, columns: usize, ellipsis: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mark = if width(ellipsis) < columns { ellipsis } else { "" };
    let mut out = truncate_to_width(text, columns.saturating_sub(width(mark))).to_owned();
    out.truncate(out.trim_end().len());
    out.push_str(mark);
    out
}

/// As much of the text's start as fits into `columns`.
pub fn truncate_to_width(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += width(grapheme);
        if used > columns {
            return text.split_at(at).0;
        }
    }
    text
}

/// The text cut or padded with spaces to exactly `columns`.
pub fn pad(text: &str, columns: usize, ellipsis: &str) -> String {
    let mut out = fit(text, columns, ellipsis);
    out.push_str(&" ".repeat(columns.saturating_sub(width(&out))));
    out
}

/// As many sentences of a text, or parts between commas, as fit into `columns`; all of it where not even the first does.
pub fn whole_parts(text: &str, columns: usize) -> &str {
    if width(text) <= columns {
        return text;
    }
    let ends = text.match_indices([',', '.']).filter(|(at, mark)| {
        let rest = text.get(at + mark.len()..).unwrap_or_default();
        rest.starts_with(' ')
    });
    let mut parts = ends.map(|(at, mark)| text.split_at(if mark == "." { at + 1 } else { at }).0);
    parts.rfind(|part| width(part) <= columns).unwrap_or(text)
}

/// Two texts in one row: `left` from the left edge, `right` at the right edge, `left` cut where both do not
/// fit, and `right` left out where hardly anything of `left` would remain.
pub fn spread(left: &str, right: &str, columns: usize, ellipsis: &str) -> String {
    let right_width = width(right);
    if right.is_empty() || right_width + 4 > columns {
        return pad(left, columns, ellipsis);
    }
    let mut out = pad(left, columns - right_width - 1, ellipsis);
    out.push(' ');
    out.push_str(right);
    out
}

/// Wraps a paragraph into lines of at most `columns`, breaking between words where it can. Lines after the
/// first are indented by `indent` columns. A text without anything to show gives no line.
pub fn wrap(text: &str, columns: usize, indent: usize) -> Vec<String> {
    let columns = columns.max(1);
    let indent = if indent * 2 < columns { indent } else { 0 };
    let mut wrapper = Wrapper { columns, indent, lines: Vec::new(), line: String::new(), used: 0 };
    for paragraph in text.split('\n') {
        for words in unbroken(paragraph) {
            if width(&words) <= columns - indent {
                wrapper.add_word(&words);
            } else {
                words.split(' ').for_each(|word| wrapper.add_word(word));
            }
        }
        wrapper.end_line();
    }
    wrapper.lines
}

/// Units of measurement that stay with their number.
const UNITS: [&str; 6] = ["km", "m", "mi", "ft", "am", "pm"];

/// The words of a paragraph, with those in one that belong in one line: the parts of a number, and a number and its unit.
/// A telephone number that is broken is read wrongly, aloud and in braille.
fn unbroken(paragraph: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
        let goes_on = word == "/"
            || word.starts_with(|c: char| c.is_ascii_digit())
            || UNITS.contains(&word.trim_end_matches(['.', ',', ';', ':', ')']));
        let ends_in_number =
            |last: &&mut String| last.ends_with(|c: char| c.is_ascii_digit()) || last.ends_with(" /");
        match all.last_mut().filter(ends_in_number).filter(|_| goes_on) {
            Some(last) => {
                last.push(' ');
                last.push_str(word);
            }
            None => all.push(word.to_owned()),
        }
    }
    all
}

/// A paragraph in the making.
struct Wrapper {
    columns: usize,
    indent: usize,
    lines: Vec<String>,
    /// The line that is not full yet, without its indentation, and its width in columns.
    line: String,
    used: usize,
}

impl Wrapper {
    /// By how many columns the present line is indented: all but the first are.
    fn lead(&self) -> usize {
        if self.lines.is_empty() { 0 } else { self.indent }
    }

    /// How many columns of text the present line may have.
    fn room(&self) -> usize {
        self.columns - self.lead()
    }

    /// Ends the present line, if there is anything on it.
    fn end_line(&mut self) {
        if self.used > 0 {
            let lead = " ".repeat(self.lead());
            self.lines.push(format!("{lead}{}", std::mem::take(&mut self.line).trim_end()));
            self.used = 0;
        }
    }

    /// Adds a word; one that is wider than a line is cut.
    fn add_word(&mut self, word: &str) {
        if self.used > 0 && self.used + 1 + width(word) > self.room() {
            self.end_line();
        }
        if self.used > 0 {
            self.line.push(' ');
            self.used += 1;
        }
        let mut rest = word;
        while self.used + width(rest) > self.room() {
            let part = truncate_to_width(rest, self.room() - self.used);
            if part.is_empty() && self.used == 0 {
                // A single grapheme wider than the line is dropped rather than drawn over the edge.
                rest = rest.split_at(rest.graphemes(true).next().map_or(0, str::len)).1;
                continue;
            }
            self.line.push_str(part);
            self.used += width(part);
            rest = rest.split_at(part.len()).1;
            self.end_line();
        }
        self.line.push_str(rest);
        self.used += width(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(
            wrap("Self-help supplements treatment.", 12, 0),
            ["Self-help", "supplements", "treatment."]
        );
        assert_eq!(wrap("one two three", 7, 2), ["one two", "  three"]);
        assert_eq!(wrap("Donaudampfschiff", 6, 0), ["Donaud", "ampfsc", "hiff"]);
        assert_eq!(wrap("a\n\nb", 9, 0), ["a", "b"]);
        assert!(wrap("", 9, 0).is_empty());
    }

    #[test]
    fn a_number_is_not_broken() {
        assert_eq!(
            wrap("Call 030 / 12 34 56, or 12 km on.", 18, 0),
            ["Call", "030 / 12 34 56, or", "12 km on."]
        );
        assert_eq!(wrap("In 2026, 3 of 4 came.", 8, 0), ["In 2026,", "3 of 4", "came."]);
        assert_eq!(wrap("1 2 3 4 5 6", 4, 0), ["1 2", "3 4", "5 6"], "wider than any line");
    }

    #[test]
    fn whole_parts_end_where_a_sentence_or_a_part_does() {
        let hint = "Enter opens, F2 filters, F3 orders. / searches";
        assert_eq!(whole_parts(hint, 60), hint);
        assert_eq!(whole_parts(hint, 36), "Enter opens, F2 filters, F3 orders.");
        assert_eq!(whole_parts(hint, 25), "Enter opens, F2 filters");
        assert_eq!(whole_parts("1,222 listings of 2,000", 9), "1,222 listings of 2,000");
    }

    #[test]
    fn wide_characters_never_straddle_the_edge() {
        assert_eq!(fit("断酒会", 5, "…"), "断酒…");
        assert_eq!(fit("断酒会", 4, "…"), "断…");
        assert_eq!(fit("断", 1, "…"), "");
        assert_eq!(pad("断酒", 3, ""), "断 ");
        assert_eq!(spread("Verwaiste Eltern", "37", 10, "…"), "Verwai… 37");
    }

    proptest! {
        #[test]
        fn nothing_is_ever_wider_than_its_place(text in "\\PC{0,60}", columns in 1_usize..40, indent in 0_usize..4) {
            prop_assert!(width(&fit(&text, columns, "…")) <= columns);
            prop_assert_eq!(width(&pad(&text, columns, "…")), columns);
            for line in wrap(&text, columns, indent) {
                prop_assert!(width(&line) <= columns, "{:?}", line);
            }
        }

        #[test]
        fn wrapping_loses_no_word(words in prop::collection::vec("[a-zäöü]{1,8}", 0..20), columns in 8_usize..40) {
            let joined = wrap(&words.join(" "), columns, 0).join(" ");
            prop_assert_eq!(joined.split_whitespace().collect::<Vec<_>>(), words);
        }
    }
}
