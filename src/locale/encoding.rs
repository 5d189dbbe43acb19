//! How a terminal writes letters, as its locale names it.

/// How letters are written in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    #[default]
    Utf8,
    /// One byte a letter, ISO 8859-1. Also taken for its sisters of Western Europe, which differ in a few signs, and for
    /// locales that promise no letters beyond ASCII.
    Latin1,
}

impl Encoding {
    /// The encoding of a locale such as `de_DE.ISO-8859-1`; of an empty one UTF-8, which terminals of today write.
    pub fn of_locale(locale: &str) -> Self {
        let locale = locale.to_ascii_lowercase();
        let is_utf8 = locale.is_empty() || locale.contains("utf-8") || locale.contains("utf8");
        if is_utf8 { Self::Utf8 } else { Self::Latin1 }
    }

    /// The encoding of the environment's locale: `LC_ALL`, else `LC_CTYPE`, else `LANG` (POSIX); an empty variable counts as
    /// unset.
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &&str| variable(name).filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(set);
        Self::of_locale(&locale.unwrap_or_default())
    }

    /// What bytes say. Bytes that are no letter are left out: they are what is left of a letter that a terminal deleted in
    /// part, or noise of a line. In a locale of single bytes, text that is UTF-8 all the same is read as such.
    pub fn decode(self, bytes: &[u8]) -> String {
        match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) if self == Self::Latin1 => bytes.iter().map(|byte| char::from(*byte)).collect(),
            Err(_) => bytes.utf8_chunks().map(|chunk| chunk.valid()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_as_the_locale_writes_them() {
        for (locale, bytes, text) in [
            ("nb_NO.UTF-8", "Tromsø".as_bytes(), "Tromsø"),
            ("", "Tromsø".as_bytes(), "Tromsø"),
            ("nb_NO.ISO-8859-1", b"Troms\xf8", "Tromsø"),
            ("nb_NO.ISO-8859-1", "Tromsø".as_bytes(), "Tromsø"),
            ("C", b"F\xfcrth", "Fürth"),
            ("de_DE.utf8", b"F\xc3rth", "Frth"),
        ] {
            assert_eq!(Encoding::of_locale(locale).decode(bytes), text, "{locale}");
        }
    }
}
