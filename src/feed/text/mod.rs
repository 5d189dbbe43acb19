//! Text from outside becomes [`Text`], here and nowhere else.
//!
//! A feed can hold anything in any string: escape sequences, characters that turn the reading direction, a
//! million accents on one letter, HTML. Widgets and exports accept only [`Text`], and only this module makes it
//! from a foreign string. There is no parser of escape sequences: a filter that looks at one character at a time
//! cannot be led astray, and the visible residue (`[31m`) is honest.
//!
//! | function | makes |
//! |---|---|
//! | [`mod@clean`] | text of a field |
//! | [`clean_html`] | text of a field in which feeds have tags and entities |
//! | [`parse_link`] | a web address, mended where it is plain what was meant |
//! | [`parse_email`] | an e-mail address |
//! | [`first_name()`] | the first name of a contact |
//! | [`private_spans`], [`contains_private`], [`mask_private`] | telephone numbers and e-mail addresses inside a text |

mod character_class;
mod clean;
mod email;
mod escapes;
mod first_name;
mod flags;
mod html;
mod html_entity;
mod link;
mod private;
mod punycode;
mod suspect;

pub use email::parse_email;
pub use escapes::undo_escapes;
pub use first_name::first_name;
pub use flags::Flags;
pub use link::parse_link;

pub use private::{contains_private, mask_private, mask_private_of_group, private_spans};

use crate::group::Text;
use std::borrow::Cow;

/// What a text is for, which decides its limit and whether it may have lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// A name: one line, 255 graphemes.
    Name,
    /// Any other short text: one line, 255 graphemes.
    Line,
    /// Several lines, 16 KiB.
    Notes,
    /// A telephone number: one line, 64 graphemes.
    Phone,
    /// An e-mail address: one line, 254 bytes (RFC 5321). See also [`parse_email`].
    Email,
    /// An item of a list: one line, 255 graphemes, since a label cut short is another label.
    Item,
}

/// The most items of a list that are kept. No group has more topics, languages or formats; a longer list is an
/// attack or a mistake.
pub const MOST_ITEMS: usize = 64;

impl Field {
    /// The limit, in graphemes or, where [`Field::counts_bytes`], in bytes.
    pub fn most(self) -> usize {
        match self {
            Self::Name | Self::Line | Self::Item => 255,
            Self::Notes => 16 * 1024,
            Self::Phone => 64,
            Self::Email => 254,
        }
    }

    /// Whether the limit counts bytes.
    pub fn counts_bytes(self) -> bool {
        matches!(self, Self::Notes | Self::Email)
    }
}

/// A cleaned text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// What is left; `None` = nothing, and the field counts as missing.
    pub text: Option<Text>,
    /// What was changed or noticed.
    pub flags: Flags,
}

/// Cleans a plain text in the steps that the module of the rule lists. Cleaning twice changes nothing; the time is
/// proportional to the length of `raw`.
pub fn clean(field: Field, raw: &str) -> Cleaned {
    clean::clean_plain(field, raw)
}

/// Takes tags out of a text, decodes its entities once, takes off the escapes of databases, and cleans it.
pub fn clean_html(field: Field, raw: &str) -> Cleaned {
    // One look instead of four, for most texts have none of what is taken out here.
    if memchr::memchr3(b'<', b'&', b'\\', raw.as_bytes()).is_none() {
        return clean::clean_plain(field, raw);
    }
    let raw = &*without_escapes(raw);
    match html::strip_tags(raw) {
        None => clean::clean_plain(field, raw),
        Some(text) => {
            let mut cleaned = clean::clean_plain(field, &text);
            cleaned.flags.html = true;
            cleaned
        }
    }
}

/// "Bob\'s" and "First line\nSecond" as exports of databases write them, once or several times over.
fn without_escapes(raw: &str) -> Cow<'_, str> {
    if !raw.contains('\\') {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let escaped = tail.trim_start_matches('\\');
        let run = tail.len() - escaped.len();
        let (meant, used) = match escaped.chars().next() {
            Some(quote @ ('\'' | '"')) => (quote, 1),
            Some('n') => ('\n', 1),
            Some('r' | 't') => (' ', 1),
            _ => ('\\', 0),
        };
        if used == 0 {
            out.push_str(tail.get(..run).unwrap_or_default());
        } else {
            out.push(meant);
        }
        rest = escaped.get(used..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A word of the program's own, such as the id of a topic.
pub fn own(word: &'static str) -> Option<Text> {
    Text::from_cleaned(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_databases_become_what_they_mean() {
        for (raw, expected) in [
            (r"O\'Hara\'s", "O'Hara's"),
            (r"O\\\'Hara", "O'Hara"),
            (r"One\nTwo\r\nThree", "One\nTwo\nThree"),
            (r#"the \"Hall\""#, "the \"Hall\""),
            (r"A\B", r"A\B"),
            ("plain", "plain"),
        ] {
            assert_eq!(clean_html(Field::Notes, raw).text.as_deref(), Some(expected), "{raw}");
        }
    }
}
