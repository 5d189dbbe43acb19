//! JSON values that are looked at before they are taken in.
//!
//! A record of a foreign feed can hold anything in any field: a number too large for any type, half a surrogate
//! pair, an array nested 10,000 deep. Reading it as a whole would lose the record for one bad field, so a record
//! is kept as its own text and each field is read by itself. Every [`Raw`] has been checked by `serde_json` to
//! be one well-formed JSON value.

use super::limits::MOST_INSIDE;
use serde::de::{Deserialize, Deserializer, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// How deep a value may be nested. Real feeds need three levels.
pub const MAX_DEPTH: usize = 64;

/// One well-formed JSON value, as the feed wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raw<'a>(&'a str);

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number of any size.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Shape {
    /// The name for messages: "an array".
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "true or false",
            Self::Number => "a number",
            Self::String => "text",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

impl<'a> Raw<'a> {
    /// The value with its text exactly as the feed wrote it.
    pub fn of(value: &'a RawValue) -> Self {
        Self(value.get())
    }

    /// A value made here, which is well-formed because `serde_json` wrote it.
    pub(super) fn of_text(text: &'a str) -> Self {
        Self(text)
    }

    /// The text, exactly as the feed wrote it.
    #[inline]
    pub fn text(self) -> &'a str {
        self.0
    }

    /// What it is.
    #[inline]
    pub fn shape(self) -> Shape {
        match self.0.as_bytes().first() {
            Some(b'"') => Shape::String,
            Some(b'{') => Shape::Object,
            Some(b'[') => Shape::Array,
            Some(b't' | b'f') => Shape::Boolean,
            Some(b'n') | None => Shape::Null,
            Some(_) => Shape::Number,
        }
    }

    /// The string, with escapes undone; `None` where it is no string. Half a surrogate pair becomes U+FFFD,
    /// which the cleaning keeps and the report names.
    #[inline]
    pub fn string(self) -> Option<Cow<'a, str>> {
        if self.shape() != Shape::String {
            return None;
        }
        let inner = self.0.get(1..self.0.len().checked_sub(1)?)?;
        if inner.contains('\\') { Some(Cow::Owned(unescape(inner))) } else { Some(Cow::Borrowed(inner)) }
    }

    /// A string as it is, or a number as it is written: feeds give postal codes and ids both ways.
    #[inline]
    pub fn string_or_number(self) -> Option<Cow<'a, str>> {
        match self.shape() {
            Shape::Number => Some(Cow::Borrowed(self.0)),
            _ => self.string(),
        }
    }

    /// The boolean.
    pub fn boolean(self) -> Option<bool> {
        match self.0 {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    /// The items of an array inside a record; `None` where it is none.
    pub fn items(self) -> Option<Vec<Raw<'a>>> {
        self.first_items(MOST_INSIDE)
    }

    /// The first items of an array, at most so many; `None` where it is none.
    pub fn first_items(self, most: usize) -> Option<Vec<Raw<'a>>> {
        if self.shape() != Shape::Array {
            return None;
        }
        let mut inside = Inside::of(self);
        Some(std::iter::from_fn(|| inside.next_value()).take(most).collect())
    }

    /// The members of an object in the order of the feed, the first of them, doubles included; `None` where it is none.
    pub fn members(self) -> Option<Vec<(Cow<'a, str>, Raw<'a>)>> {
        if self.shape() != Shape::Object {
            return None;
        }
        let mut members = Vec::new();
        self.each_member(|key, value| {
            if members.len() < MOST_INSIDE {
                members.push((key, value));
            }
        });
        Some(members)
    }

    /// Calls `take` for each member of an object, in the order of the feed; `false` where it is none.
    pub fn each_member(self, mut take: impl FnMut(Cow<'a, str>, Raw<'a>)) -> bool {
        let mut inside = Inside::of(self);
        while self.shape() == Shape::Object
            && let Some((key, value)) = inside.next_key().zip(inside.next_value())
        {
            take(key, value);
        }
        self.shape() == Shape::Object
    }

    /// The name that a key stands for. One with half a surrogate pair would otherwise lose the record.
    fn member_name(self) -> Cow<'a, str> {
        match self.string() {
            Some(Cow::Borrowed(name)) => Cow::Borrowed(name),
            _ => serde_json::from_str(self.0).map(|MemberName(name)| name).unwrap_or_default(),
        }
    }

    /// Whether the value is nested deeper than [`MAX_DEPTH`]. Counts brackets in one pass and keeps no stack.
    pub fn is_too_deep(self) -> bool {
        // Without that many brackets it cannot be; counting them is a tenth of the work.
        if memchr::memchr2_iter(b'[', b'{', self.0.as_bytes()).take(MAX_DEPTH + 1).count() <= MAX_DEPTH {
            return false;
        }
        let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
        for byte in self.0.bytes() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if in_string => escaped = true,
                b'"' => in_string = !in_string,
                b'[' | b'{' if !in_string => {
                    depth += 1;
                    if depth > MAX_DEPTH {
                        return true;
                    }
                }
                b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        false
    }

    /// What the value is and, where it is short, its text: for messages about what was found.
    pub fn describe(self) -> Cow<'a, str> {
        match self.shape() {
            Shape::Null | Shape::Boolean | Shape::Number => Cow::Borrowed(self.0),
            Shape::String => self.string().unwrap_or_default(),
            shape => Cow::Borrowed(shape.name()),
        }
    }

    /// Whether it says nothing: null, or a string of white space.
    pub fn is_blank(self) -> bool {
        match self.shape() {
            Shape::Null => true,
            Shape::String => self.string().is_none_or(|s| s.trim().is_empty()),
            _ => false,
        }
    }
}

/// A key of an object.
struct MemberName<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for MemberName<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Borrowing;
        impl<'de> Visitor<'de> for Borrowing {
            type Value = MemberName<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Self::Value, E> {
                Ok(MemberName(Cow::Borrowed(key)))
            }
            fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
                Ok(MemberName(Cow::Owned(key.to_owned())))
            }
            fn visit_borrowed_bytes<E>(self, key: &'de [u8]) -> Result<Self::Value, E> {
                Ok(MemberName(String::from_utf8_lossy(key)))
            }
            fn visit_bytes<E>(self, key: &[u8]) -> Result<Self::Value, E> {
                Ok(MemberName(Cow::Owned(String::from_utf8_lossy(key).into_owned())))
            }
        }
        // `deserialize_bytes` lets half a surrogate pair through, which `deserialize_str` refuses.
        deserializer.deserialize_bytes(Borrowing)
    }
}

/// The values inside an array or object, keys among them. They have been checked, so only their ends are looked for.
struct Inside<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Inside<'a> {
    fn of(raw: Raw<'a>) -> Self {
        Self { text: raw.0, at: 1 }
    }

    /// The next value; `None` behind the last.
    fn next_value(&mut self) -> Option<Raw<'a>> {
        self.skip_gap()?;
        let start = self.at;
        self.at += length_of_value(self.text.as_bytes().get(start..)?);
        self.text.get(start..self.at).map(Raw)
    }

    /// The next key of an object; `None` behind the last.
    fn next_key(&mut self) -> Option<Cow<'a, str>> {
        self.skip_gap()?;
        // Keys are short, and nearly none has an escape: looking at each byte once is less than calling for help.
        let start = self.at + 1;
        let rest = self.text.as_bytes().get(start..)?;
        let length = rest.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
        if rest.get(length) == Some(&b'"') {
            self.at = start + length + 1;
            return self.text.get(start..start + length).map(Cow::Borrowed);
        }
        self.next_value().map(Raw::member_name)
    }

    /// Goes to the next value or key; `None` behind the last.
    fn skip_gap(&mut self) -> Option<()> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let gap = rest.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',' | b':'))?;
        self.at += gap;
        (!matches!(rest.get(gap), Some(b'}' | b']'))).then_some(())
    }
}

/// How many bytes the value at the start has.
fn length_of_value(bytes: &[u8]) -> usize {
    let is_end = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r');
    match bytes.first() {
        Some(b'"') => length_of_string(bytes),
        Some(b'{' | b'[') => length_of_list(bytes),
        _ => bytes.iter().position(is_end).unwrap_or(bytes.len()),
    }
}

/// How many bytes the array or object at the start has.
fn length_of_list(bytes: &[u8]) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            b'"' => length_of_string(bytes.get(at..).unwrap_or_default()),
            _ => 1,
        };
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth == 1 => return at,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    bytes.len()
}

/// How many bytes the string at the start has, its quotation marks included.
fn length_of_string(bytes: &[u8]) -> usize {
    let mut at = 1;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
        at += found;
        if bytes.get(at) == Some(&b'"') {
            return at + 1;
        }
        at += 2;
    }
    bytes.len()
}

/// Undoes the escapes of a well-formed JSON string (RFC 8259, section 7).
fn unescape(inner: &str) -> String {
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((plain, escape)) = rest.split_once('\\') {
        out.push_str(plain);
        let mut chars = escape.chars();
        match chars.next() {
            Some('b') => out.push('\u{8}'),
            Some('f') => out.push('\u{c}'),
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('u') => {
                let (c, after) = unicode_escape(chars.as_str());
                out.push(c);
                rest = after;
                continue;
            }
            Some(c) => out.push(c),
            None => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out
}

fn parse_four_digits(text: &str) -> Option<u32> {
    text.get(..4).and_then(|hex| u32::from_str_radix(hex, 16).ok())
}

/// The character of the four digits after `\u`, with its second half where it has one, and what follows.
fn unicode_escape(digits: &str) -> (char, &str) {
    let Some(first) = parse_four_digits(digits) else { return (char::REPLACEMENT_CHARACTER, digits) };
    let after = digits.get(4..).unwrap_or_default();
    if (0xD800..0xDC00).contains(&first) {
        let second =
            after.strip_prefix("\\u").and_then(parse_four_digits).filter(|s| (0xDC00..0xE000).contains(s));
        if let Some(second) = second {
            let joined = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            let rest = after.get(6..).unwrap_or_default();
            return (char::from_u32(joined).unwrap_or(char::REPLACEMENT_CHARACTER), rest);
        }
    }
    (char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER), after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> Raw<'_> {
        Raw::of(serde_json::from_str::<&RawValue>(text).unwrap())
    }

    #[test]
    fn strings_read_as_serde_reads_them() {
        for text in
            [r#""plain""#, r#""a\"b\\c\/d\b\f\n\r\t""#, r#""\u00e4\u20ac""#, r#""\ud83d\ude00!""#, r#""ä😀""#]
        {
            assert_eq!(raw(text).string().unwrap(), serde_json::from_str::<String>(text).unwrap(), "{text}");
        }
    }

    #[test]
    fn half_a_surrogate_pair_costs_one_character() {
        for (text, expected) in [
            (r#""a \ud83d b""#, "a \u{fffd} b"),
            (r#""\ude00\ud83d""#, "\u{fffd}\u{fffd}"),
            (r#""\ud83d\u0041""#, "\u{fffd}A"),
            (r#""\ud83d\n""#, "\u{fffd}\n"),
        ] {
            assert_eq!(raw(text).string().unwrap(), expected, "{text}");
        }
        let mut keys = Vec::new();
        assert!(raw(r#"{"\ud83d":1,"b":2}"#).each_member(|key, _| keys.push(key.into_owned())));
        assert_eq!(keys.len(), 2);
    }

    #[test]
    fn depth_counts_brackets_outside_strings() {
        let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert!(!raw(&deep(MAX_DEPTH)).is_too_deep());
        assert!(raw(&deep(MAX_DEPTH + 1)).is_too_deep());
        assert!(!raw(&format!("\"{}\"", "[".repeat(500))).is_too_deep());
        assert!(!raw(r#"["\"[[["]"#).is_too_deep());
        assert!(raw(&deep(100_000)).is_too_deep());
    }

    #[test]
    fn as_many_items_are_read_as_are_wanted() {
        let list = raw("[1,[2],3]");
        assert_eq!(list.items().unwrap().len(), 3);
        assert_eq!(list.first_items(2).unwrap(), [raw("1"), raw("[2]")]);
        assert_eq!(list.first_items(3).unwrap().len(), 3);
        assert_eq!(raw("{}").first_items(2), None);
        assert_eq!(raw("[]").first_items(2).unwrap(), []);
    }

    #[test]
    fn values_end_where_serde_ends_them() {
        for text in [
            "{}",
            "{ }",
            "[ ]",
            r#"{"a":1,"b" : "x,}]" ,"c":[{"d":"]\"}"},[]],"e":null,"f":-1.5e3 , "":{}}"#,
            r#"{"a\u0062\"":"\\","a\\":"\\\"","é":true,"g":[1 ,2
            ]
            }"#,
            r#"[1,"a]",[2,[3]],{"b":[4]},false , null,"\\"]"#,
        ] {
            if let Ok(expected) = serde_json::from_str::<Vec<&RawValue>>(text) {
                let expected: Vec<Raw<'_>> = expected.into_iter().map(Raw::of).collect();
                assert_eq!(raw(text).items().unwrap(), expected, "{text}");
                continue;
            }
            let expected: std::collections::BTreeMap<String, &RawValue> = serde_json::from_str(text).unwrap();
            let members = raw(text).members().unwrap();
            assert_eq!(members.len(), expected.len(), "{text}");
            for (key, value) in members {
                assert_eq!(value.text(), expected[&*key].get(), "{key} of {text}");
            }
        }
    }

    #[test]
    fn numbers_keep_their_digits() {
        assert_eq!(raw("18446744073709551616").string_or_number().unwrap(), "18446744073709551616");
        assert_eq!(raw("1e400").string_or_number().unwrap(), "1e400");
        assert_eq!(raw("true").string_or_number(), None);
    }
}
