//! Links that open a message on a telephone, with what is written in it encoded so that it stays text.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What has no meaning of its own anywhere in a link (RFC 3986 section 2.3).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// In an address, these too (RFC 6068 section 2).
const ADDRESS: &AsciiSet =
    &PLAIN.remove(b'@').remove(b'+').remove(b'!').remove(b'$').remove(b'*').remove(b'\'');

/// A mail address as a link (RFC 6068).
pub fn mail_link(address: &str) -> String {
    format!("mailto:{}", utf8_percent_encode(address, ADDRESS))
}

/// A letter as a link (RFC 6068), to an address or to nobody yet. Lines end as in mail.
pub fn letter_link(address: Option<&str>, subject: &str, body: &str) -> String {
    let to = mail_link(address.unwrap_or_default());
    let body = body.replace('\n', "\r\n");
    let body = utf8_percent_encode(&body, PLAIN);
    if subject.is_empty() {
        return format!("{to}?body={body}");
    }
    format!("{to}?subject={}&body={body}", utf8_percent_encode(subject, PLAIN))
}

/// A short message without a number (RFC 5724). Telephones ask to whom it goes.
pub fn short_message_link(body: &str) -> String {
    format!("sms:?body={}", utf8_percent_encode(body, PLAIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_message_becomes_a_part_of_its_link() {
        let odd = "a&b=c?d#e\nBcc: x@example.org%0d ü";
        let letter = letter_link(Some("help?cc=x@example.org"), odd, odd);
        assert!(
            letter.starts_with("mailto:help%3Fcc%3Dx@example.org?subject=a%26b%3Dc%3Fd%23e%0ABcc"),
            "{letter}"
        );
        assert_eq!((letter.matches('?').count(), letter.matches('&').count()), (1, 1), "{letter}");
        assert!(
            letter.contains("&body=a%26b%3Dc%3Fd%23e%0D%0ABcc%3A%20x%40example.org%250d%20%C3%BC"),
            "{letter}"
        );
        assert!(letter_link(None, "a", "b").starts_with("mailto:?subject=a&body=b"));
        assert_eq!(short_message_link("a b"), "sms:?body=a%20b");
    }
}
