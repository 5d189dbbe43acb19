//! Writing the objects of a record as JSON, byte for byte as `serde_json` writes them: every sync writes every record
//! anew, and most of their bytes are texts with nothing to escape, which are copied as they are.

use std::borrow::Cow;
use std::fmt::Write;

/// Something that stands in a record.
pub(super) trait WriteJson {
    /// Whether nothing is known of it, so that it is left out with its key.
    fn is_absent(&self) -> bool {
        false
    }

    /// Appends it.
    fn write_json(&self, out: &mut String);
}

/// Declares an object of a record: a struct that `serde` reads and [`WriteJson`] writes, with its keys in this order. A
/// field may be missing and is left out where it is absent; its key is its name, or what stands behind `=`.
macro_rules! object {
    (@key $field:ident) => { concat!(",\"", stringify!($field), "\":") };
    (@key $field:ident $key:literal) => { concat!(",\"", $key, "\":") };
    ($(#[$meta:meta])* $vis:vis $name:ident {
        $($(#[$attribute:meta])* $field:ident $(= $key:literal)?: $type:ty,)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Deserialize)]
        #[serde(default)]
        $vis struct $name<'a> {
            $($(#[$attribute])* $(#[serde(rename = $key)])? pub(super) $field: $type,)+
        }

        impl $crate::dataset::write_json::WriteJson for $name<'_> {
            fn write_json(&self, out: &mut String) {
                out.push('{');
                let start = out.len();
                $(
                    if !self.$field.is_absent() {
                        let key = object!(@key $field $($key)?);
                        // No comma before the first.
                        out.push_str(if out.len() == start { key.split_at(1).1 } else { key });
                        self.$field.write_json(out);
                    }
                )+
                out.push('}');
            }
        }
    };
}
pub(super) use object;

impl<T: WriteJson> WriteJson for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn write_json(&self, out: &mut String) {
        match self {
            Some(value) => value.write_json(out),
            None => out.push_str("null"),
        }
    }
}

impl<T: WriteJson> WriteJson for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn write_json(&self, out: &mut String) {
        out.push('[');
        for (n, item) in self.iter().enumerate() {
            if n > 0 {
                out.push(',');
            }
            item.write_json(out);
        }
        out.push(']');
    }
}

impl WriteJson for bool {
    fn write_json(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl WriteJson for f64 {
    fn write_json(&self, out: &mut String) {
        let mut digits = [0; 32];
        let mut rest = digits.as_mut_slice();
        let length = serde_json::to_writer(&mut rest, self).map_or(0, |()| 32 - rest.len());
        let digits = digits.get(..length).and_then(|digits| str::from_utf8(digits).ok());
        out.push_str(digits.unwrap_or("null"));
    }
}

impl WriteJson for Cow<'_, str> {
    fn write_json(&self, out: &mut String) {
        out.push('"');
        let mut rest: &str = self;
        while let Some((plain, escaped, after)) = split_at_escape(rest) {
            out.push_str(plain);
            push_escape(escaped, out);
            rest = after;
        }
        out.push_str(rest);
        out.push('"');
    }
}

/// Bytes that are looked at together, without a decision at any of them.
const TOGETHER: usize = 32;

/// What stands before the first character that is escaped, that character, and what comes after it.
fn split_at_escape(text: &str) -> Option<(&str, u8, &str)> {
    let is_escaped = |byte: &u8| matches!(byte, 0..b' ' | b'"' | b'\\');
    let mut pieces = text.as_bytes().chunks(TOGETHER).enumerate();
    let (n, piece) =
        pieces.find(|(_, piece)| piece.iter().fold(false, |any, byte| any | is_escaped(byte)))?;
    let at = n * TOGETHER + piece.iter().position(is_escaped)?;
    Some((text.get(..at)?, *text.as_bytes().get(at)?, text.get(at + 1..)?))
}

fn push_escape(byte: u8, out: &mut String) {
    match byte {
        b'"' => out.push_str("\\\""),
        b'\\' => out.push_str("\\\\"),
        b'\n' => out.push_str("\\n"),
        b'\r' => out.push_str("\\r"),
        b'\t' => out.push_str("\\t"),
        0x08 => out.push_str("\\b"),
        0x0C => out.push_str("\\f"),
        _ => {
            // A string takes all that is written to it.
            let _ = write!(out, "\\u{byte:04x}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_numbers_are_written_as_serde_json_writes_them() {
        let written = |value: &dyn WriteJson| {
            let mut out = String::new();
            value.write_json(&mut out);
            out
        };
        let controls: String = (0..=0x80).filter_map(char::from_u32).collect();
        let long = format!("{}\n{}\"é\u{2028}", "ä".repeat(31), "x".repeat(33));
        for text in ["", "plain", "\"", "é\\", "a\n\nb", &controls, &long, &"\t".repeat(70)] {
            assert_eq!(written(&Cow::Borrowed(text)), serde_json::to_string(text).unwrap());
        }
        for number in [0.0, -0.0, 1.0, 34.02384, -117.95804, 1e-7, 1e21, 0.1 + 0.2, f64::MIN, f64::NAN] {
            assert_eq!(written(&number), serde_json::to_string(&number).unwrap());
        }
    }
}
