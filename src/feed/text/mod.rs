//! STUB by branch `feeds` until branch `text` lands: replaced as a whole by it.

use crate::group::{Link, LinkError, Text};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// What a text is for, which decides its limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// A name, 255 graphemes.
    Name,
    /// One line, 255 graphemes.
    Line,
    /// Several lines, 16 KiB.
    Notes,
    /// A telephone number, 64 characters.
    Phone,
    /// An e-mail address, 254 bytes.
    Email,
    /// An item of a list.
    Item,
}

/// What cleaning changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags {
    /// The text was cut.
    pub cut: bool,
    /// Control characters were taken out.
    pub control: bool,
    /// Invisible or direction characters were taken out.
    pub invisible: bool,
}

/// A cleaned text.
#[derive(Debug, Clone)]
pub struct Cleaned {
    /// What is left; `None` = nothing.
    pub text: Option<Text>,
    /// What was changed.
    pub flags: Flags,
}

fn invisible(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}'
        | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Cleans a plain text.
pub fn clean(field: Field, raw: &str) -> Cleaned {
    let mut flags = Flags::default();
    let lines = field == Field::Notes;
    let mut out = String::with_capacity(raw.len());
    let plain: Cow<'_, str> =
        if raw.is_ascii() { Cow::Borrowed(raw) } else { Cow::Owned(raw.nfc().collect()) };
    for c in plain.chars() {
        match c {
            '\n' | '\r' | '\u{85}' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' if lines => {
                while out.ends_with(' ') {
                    out.pop();
                }
                if !out.is_empty() && !out.ends_with("\n\n") && (c != '\n' || !out.ends_with('\r')) {
                    out.push('\n');
                }
            }
            c if c.is_control() => {
                flags.control |= !matches!(c, '\t' | '\n' | '\r');
                if !out.is_empty() && !out.ends_with([' ', '\n']) {
                    out.push(' ');
                }
            }
            c if invisible(c) => flags.invisible = true,
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with([' ', '\n']) {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    let trimmed = out.trim_end();
    let most = match field {
        Field::Phone => 64,
        Field::Email => 254,
        Field::Notes => 16 * 1024,
        _ => 255,
    };
    let text = if trimmed.len() <= most {
        trimmed.to_owned()
    } else if lines {
        flags.cut = true;
        let mut end = most;
        while !trimmed.is_char_boundary(end) {
            end -= 1;
        }
        format!("{} [cut]", trimmed.get(..end).unwrap_or_default().trim_end())
    } else {
        let cut: String = trimmed.graphemes(true).take(most).collect();
        flags.cut = cut.len() < trimmed.len();
        cut
    };
    Cleaned { text: Text::from_cleaned(&text), flags }
}

/// Cleans a text that may hold HTML.
pub fn clean_html(field: Field, raw: &str) -> Cleaned {
    if !raw.contains(['<', '&']) {
        return clean(field, raw);
    }
    let mut out = String::new();
    let mut rest = raw;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let looks = tag.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic() || c == '/' || c == '!');
        match tag.find('>').filter(|_| looks) {
            Some(end) => {
                let name = tag.get(1..end).unwrap_or_default().to_ascii_lowercase();
                out.push(if name.starts_with("br") || name.starts_with("/p") { '\n' } else { ' ' });
                rest = tag.get(end + 1..).unwrap_or_default();
            }
            None => {
                out.push('<');
                rest = tag.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    let decoded = out
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#039;", "'")
        .replace("&#8217;", "’")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
    clean(field, &decoded)
}

/// Reads a web address; the flag says whether it was mended.
pub fn link(raw: &str) -> Result<(Link, bool), LinkError> {
    let trimmed = raw.trim();
    let decoded = trimmed.replace("&amp;", "&");
    if let Ok(link) = Link::parse(&decoded) {
        return Ok((link, decoded != raw.trim()));
    }
    let host = decoded.split(['/', '?', '#']).next().unwrap_or_default();
    let host_like = host.contains('.') && !host.contains([':', '@']);
    if host_like {
        return Link::parse(&format!("https://{decoded}")).map(|link| (link, true));
    }
    Link::parse(&decoded).map(|link| (link, true))
}

/// The first name of a full name; the flag says whether it was shortened.
pub fn first_name(raw: &str) -> Option<(Text, bool)> {
    let text = clean(Field::Name, raw).text?;
    let first = text.split([' ', ',']).next()?;
    Text::from_cleaned(first).map(|name| (name, first.len() < text.len()))
}
