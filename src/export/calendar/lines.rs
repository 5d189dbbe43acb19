//! Lines of a calendar file: folded, and with the signs escaped that have a meaning of their own.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The longest line, in bytes (RFC 5545 section 3.1).
pub(super) const LONGEST: usize = 75;

/// The text of a calendar file in the making.
#[derive(Default)]
pub(super) struct CalendarText {
    text: String,
}

impl CalendarText {
    /// Adds a line as it is, folded between characters at 75 bytes.
    pub(super) fn push_line(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > LONGEST {
                self.text.push_str("\r\n ");
                used = 1;
            }
            self.text.push(c);
            used += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    /// Adds a property whose value is text; nothing where it is empty.
    pub(super) fn push_text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.push_line(&format!("{name}:{}", crate::export::vcard::escape_value(value)));
        }
    }

    /// The whole text.
    pub(super) fn into_text(self) -> String {
        self.text
    }
}

/// A moment in universal time: "20261124T173000Z".
pub(super) fn format_utc(at: Timestamp) -> String {
    TimeZone::UTC.to_datetime(at).strftime("%Y%m%dT%H%M%SZ").to_string()
}
