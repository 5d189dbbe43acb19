//! The cleaning rule: eleven steps, each in one pass over the text.
//!
//! 1. take out HTML (in [`super::html`], before this module);
//! 2. normalise (NFC);
//! 3. line ends: kept in notes, spaces elsewhere;
//! 4. control characters become one space;
//! 5. characters that turn the reading direction or show nothing go;
//! 6. joiners stay only where a script or an emoji needs them;
//! 7. characters that nobody can show become U+FFFD;
//! 8. at most four marks on a letter, none without one, no endless grapheme;
//! 9. one space for a run, at most one empty line in a row, nothing at the edges;
//! 10. cut at a grapheme to the field's limit;
//! 11. report what is suspicious and change nothing about it (in [`super::suspect`]).
//!
//! Three orders matter. What is
//! removed can bring together a letter and a mark that compose, so the text is normalised again after removing.
//! Whether a joiner stays depends on its neighbours, so joiners are judged after everything else is gone. Marks
//! are counted after spaces are settled, because a mark after a space has no letter to stand on.

use super::character_class::{
    CharacterClass, VS16, ZWJ, ZWNJ, classify, is_mark, is_nonspacing, is_picture, is_skin_tone, is_virama,
    joining_script,
};
use super::{Cleaned, Field, Flags, suspect};
use crate::group::Text;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// The most non-spacing marks that stay on one letter; Tibetan and Vietnamese need three.
const MOST_MARKS: usize = 4;
/// The most scalar values of one grapheme; the longest emoji family has eleven.
const MOST_SCALARS: usize = 32;
/// How far a joiner looks for the letter it joins to. Marks between are few, see [`MOST_MARKS`].
const LOOK_AHEAD: usize = 8;

/// Cleans a text: see the module.
pub(super) fn clean_plain(field: Field, raw: &str) -> Cleaned {
    if is_plain(field, raw) {
        return Cleaned { text: Text::from_cleaned(raw), flags: Flags::default() };
    }
    let mut flags = Flags::default();
    let text: Cow<'_, str> =
        if raw.is_ascii() { Cow::Borrowed(raw) } else { Cow::Owned(raw.nfc().collect()) };
    let (text, removed) = clean_characters(field, &text, &mut flags);
    let text = if removed { text.nfc().collect() } else { text };
    let text = settle_joiners(text, &mut flags);
    let text = collapse_spaces(field, &text);
    let text = limit_marks(text, &mut flags);
    suspect::note_suspicions(&text, &mut flags);
    let text = cut_to_limit(field, text, &mut flags);
    Cleaned { text: Text::from_cleaned(&text), flags }
}

/// Whether the text is plain Latin that cleaning would return as it is: nine of ten fields of real feeds. Below
/// U+0250 every character is its own grapheme and its own normal form; a few of them are left to the long way.
fn is_plain(field: Field, raw: &str) -> bool {
    if raw.len() > field.most() || raw.as_bytes().first() == Some(&b'\n') {
        return false;
    }
    is_plain_line(raw.as_bytes()) || has_plain_characters(field, raw) || raw.is_empty()
}

/// Whether a text is one line of ASCII with single spaces between words, as most are. All of it is looked at without a
/// decision at any byte, many bytes at once.
fn is_plain_line(line: &[u8]) -> bool {
    let is_space = |byte: Option<&u8>| byte == Some(&b' ');
    let others = line.iter().filter(|byte| !(b' '..=b'~').contains(*byte)).count();
    let next = line.get(1..).unwrap_or_default();
    let gaps = line.iter().zip(next).filter(|(one, other)| (**one, **other) == (b' ', b' ')).count();
    others + gaps == 0 && !line.is_empty() && !is_space(line.first()) && !is_space(line.last())
}

/// Whether the characters of a text are plain, which does not begin with a line end.
fn has_plain_characters(field: Field, text: &str) -> bool {
    let mut last = ' ';
    let mut before = '\n';
    for c in text.chars() {
        let plain = match c {
            ' ' => last != ' ' && last != '\n',
            '\n' => field == Field::Notes && last != ' ' && !(last == '\n' && before == '\n'),
            // A-circumflex, A-tilde and a-circumflex begin most wrongly decoded letters.
            '\u{C2}' | '\u{C3}' | '\u{E2}' => false,
            '!'..='~'
            | '\u{A1}'..='\u{AC}'
            | '\u{AE}'..='\u{24F}'
            | '\u{2010}'..='\u{2027}'
            | '\u{2030}'..='\u{205E}'
            | '\u{20A0}'..='\u{20C0}' => true,
            _ => return false,
        };
        if !plain {
            return false;
        }
        (before, last) = (last, c);
    }
    last != ' ' && last != '\n'
}

/// Steps 3, 4, 5 and 7: each character by itself. Says whether something was removed between two characters.
fn clean_characters(field: Field, text: &str, flags: &mut Flags) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let mut removed = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match classify(c) {
            CharacterClass::Keep | CharacterClass::Joiner => out.push(c),
            CharacterClass::Break => {
                if c == '\r' && chars.peek() == Some(&'\n') {
                    chars.next();
                }
                out.push(if field == Field::Notes { '\n' } else { ' ' });
            }
            CharacterClass::Space => out.push(' '),
            CharacterClass::Control => {
                flags.control = true;
                while chars.peek().is_some_and(|next| classify(*next) == CharacterClass::Control) {
                    chars.next();
                }
                out.push(' ');
            }
            CharacterClass::Direction => {
                flags.direction = true;
                flags.invisible = true;
                removed = true;
            }
            CharacterClass::Invisible => {
                // A byte order mark at the edges and soft hyphens are a layouter's leftovers.
                flags.invisible |= !matches!(c, '\u{AD}' | '\u{FEFF}');
                removed = true;
            }
            CharacterClass::Replace => {
                flags.replaced = true;
                out.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    (out, removed)
}

/// Step 6: joiners. Removing one can change the order of marks around another, so this goes on until nothing is
/// removed; text that is still not settled after three rounds was made to be so, and loses all its joiners.
fn settle_joiners(mut text: String, flags: &mut Flags) -> String {
    if !text.contains([ZWJ, ZWNJ, VS16]) {
        return text;
    }
    for round in 0..4 {
        let mut out = String::with_capacity(text.len());
        let mut removed = false;
        let (mut last, mut letter) = (None, None);
        for (at, c) in text.char_indices() {
            if matches!(c, ZWJ | ZWNJ | VS16) {
                let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
                if round == 3 || !may_stay(c, last, letter, rest) {
                    removed = true;
                    // A selector that asks for the plain form is common and hides nothing.
                    flags.invisible |= c != VS16;
                    continue;
                }
            } else if !is_mark(c) && !is_skin_tone(c) {
                letter = Some(c);
            }
            last = Some(c);
            out.push(c);
        }
        if !removed {
            return out;
        }
        text = out.nfc().collect();
    }
    text
}

/// Whether two characters stand in one block of 128, as the scripts of India do.
fn are_in_one_block(one: char, other: char) -> bool {
    u32::from(one) >> 7 == u32::from(other) >> 7
}

/// Whether a joiner has a purpose: after a virama or between two letters of one joining script (RFC 5892
/// appendix A), before a virama in Bengali and its neighbours (ra-yaphalaa), or inside an emoji sequence.
fn may_stay(joiner: char, last: Option<char>, letter: Option<char>, rest: &str) -> bool {
    let Some(last) = last else { return false };
    if joiner == VS16 {
        let keycap = matches!(last, '0'..='9' | '#' | '*') && rest.starts_with('\u{20E3}');
        return is_picture(last) || keycap;
    }
    if matches!(last, ZWJ | ZWNJ) {
        return false;
    }
    if is_virama(last) {
        return true;
    }
    if joiner == ZWJ
        && rest.chars().next().is_some_and(|next| is_virama(next) && are_in_one_block(next, last))
    {
        return !is_mark(last);
    }
    let next = rest.chars().take(LOOK_AHEAD).find(|c| !matches!(*c, ZWJ | ZWNJ | VS16) && !is_mark(*c));
    let (Some(letter), Some(next)) = (letter, next) else { return false };
    if joiner == ZWJ && is_picture(letter) {
        return is_picture(next) && rest.starts_with(next);
    }
    joining_script(letter).is_some_and(|script| joining_script(next) == Some(script))
}

/// Step 9: one space for a run, at most one empty line in a row, nothing at the edges.
fn collapse_spaces(field: Field, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut spaces, mut breaks) = (0_usize, 0_usize);
    for c in text.chars() {
        match c {
            '\n' if field == Field::Notes => breaks += 1,
            ' ' | '\n' => spaces += 1,
            c => {
                if !out.is_empty() {
                    match (breaks, spaces) {
                        (0, 0) => {}
                        (0, _) => out.push(' '),
                        (1, _) => out.push('\n'),
                        _ => out.push_str("\n\n"),
                    }
                }
                (spaces, breaks) = (0, 0);
                out.push(c);
            }
        }
    }
    out
}

/// Step 8: few marks on a letter, no mark without one, no endless grapheme.
fn limit_marks(text: String, flags: &mut Flags) -> String {
    if text.chars().all(|c| c < '\u{300}') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    let mut last = ' ';
    for c in text.chars() {
        if is_mark(c) {
            if matches!(last, ' ' | '\n') {
                flags.marks = true;
                out.push('\u{25CC}');
            }
            if is_nonspacing(c) {
                marks += 1;
                if marks > MOST_MARKS {
                    flags.marks = true;
                    last = c;
                    continue;
                }
            }
        } else if matches!(c, ZWJ | ZWNJ) {
            // After dropped marks there is nothing left to join.
            if marks > MOST_MARKS {
                continue;
            }
        } else {
            marks = 0;
        }
        last = c;
        out.push(c);
    }
    // Only text with that many characters outside of plain scripts can hold so long a grapheme.
    if out.chars().filter(|c| *c >= '\u{300}').count() < MOST_SCALARS {
        return out;
    }
    cap_graphemes(out, flags)
}

fn cap_graphemes(text: String, flags: &mut Flags) -> String {
    if text.graphemes(true).all(|grapheme| grapheme.chars().nth(MOST_SCALARS).is_none()) {
        return text;
    }
    flags.marks = true;
    let mut out = String::with_capacity(text.len());
    for grapheme in text.graphemes(true) {
        if grapheme.chars().nth(MOST_SCALARS).is_none() {
            out.push_str(grapheme);
            continue;
        }
        // One fewer, since U+FFFD joins what ends with a prefixed sign.
        out.extend(grapheme.chars().take(MOST_SCALARS - 1));
        drop_joiners(&mut out);
        // Shows that something is missing, and keeps what follows from growing into what stays.
        out.push(char::REPLACEMENT_CHARACTER);
    }
    out
}

/// A joiner at an edge joins nothing.
fn drop_joiners(out: &mut String) {
    while out.ends_with([ZWJ, ZWNJ]) {
        out.pop();
    }
}

/// Step 10: cuts at a grapheme and says so with an ellipsis, except in numbers and addresses.
fn cut_to_limit(field: Field, mut text: String, flags: &mut Flags) -> String {
    let most = field.most();
    if text.len() <= most {
        return text;
    }
    let mark = if matches!(field, Field::Phone | Field::Email) { "" } else { "…" };
    let end = if field.counts_bytes() {
        let room = most - mark.len();
        let mut ends = text.grapheme_indices(true).map(|(at, grapheme)| at + grapheme.len());
        ends.by_ref().take_while(|end| *end <= room).last()
    } else {
        let mut ends = text.grapheme_indices(true).map(|(at, grapheme)| at + grapheme.len());
        let room = most - mark.chars().count();
        let at = ends.nth(room - 1);
        // `room` graphemes and one or none after them fit as they are.
        match ends.nth(mark.chars().count()) {
            Some(_) => at,
            None => return text,
        }
    };
    flags.cut = true;
    text.truncate(end.unwrap_or(0));
    drop_joiners(&mut text);
    text.truncate(text.trim_end().len());
    text.push_str(mark);
    text
}
