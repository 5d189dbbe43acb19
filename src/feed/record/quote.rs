//! Quotations from a feed for messages.

use crate::feed::bounded_memo::BoundedMemo;
use crate::feed::text::{self, Field};
use std::cell::RefCell;
use std::sync::Arc;
use unicode_width::UnicodeWidthChar;

/// How wide a quotation from a feed may be in a message, in cells.
const QUOTE_CELLS: usize = 60;

thread_local! {
    /// Keys come again in each record.
    static KEYS: RefCell<BoundedMemo<Arc<str>>> = RefCell::default();
}

/// A key or heading of a feed for a message, as [`quote`] gives it.
pub fn quote_key(raw: &str) -> Arc<str> {
    KEYS.with_borrow_mut(|keys| keys.get_or_make(raw, |raw| quote(raw).into()))
}

/// Text of a feed for a message: cleaned, in one line, cut to 60 cells.
pub fn quote(raw: &str) -> String {
    // The start is enough, and a message about two megabytes should not cost two megabytes.
    let start: String = raw.chars().take(QUOTE_CELLS * 8).collect();
    let cleaned = text::clean(Field::Line, &start).text;
    let whole = cleaned.as_ref().map_or("", |text| text.as_str());
    let (mut out, mut width) = (String::new(), 0);
    for c in whole.chars() {
        width += c.width().unwrap_or(0);
        if width > QUOTE_CELLS {
            while out.chars().map(|c| c.width().unwrap_or(0)).sum::<usize>() >= QUOTE_CELLS {
                out.pop();
            }
            out.push('…');
            return out;
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_short_and_harmless() {
        assert_eq!(quote("a\u{1b}[31m\nb"), "a [31m b");
        let long = quote(&"ab ".repeat(100_000));
        assert!(long.ends_with('…') && long.chars().count() <= 60, "{long}");
        let wide = quote(&"漢".repeat(100));
        assert!(unicode_width::UnicodeWidthStr::width(wide.as_str()) <= 60, "{wide}");
    }
}
