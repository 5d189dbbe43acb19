//! A letter of several bytes of UTF-8 while they come one by one.

/// The bytes that have come of a letter.
#[derive(Debug, Default)]
pub(super) struct PartialLetter {
    bytes: [u8; 4],
    has: usize,
    /// How many it has in all.
    needs: usize,
}

impl PartialLetter {
    /// Whether a letter is begun.
    pub(super) fn is_begun(&self) -> bool {
        self.has > 0
    }

    /// Begins a letter; `false` where no letter of several bytes begins with this one.
    pub(super) fn begin(&mut self, byte: u8) -> bool {
        let needs = match byte {
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            _ => return false,
        };
        *self = Self { bytes: [byte, 0, 0, 0], has: 1, needs };
        true
    }

    /// Takes the next byte of a letter that is begun, and gives the letter once it is whole and one.
    pub(super) fn push(&mut self, byte: u8) -> Option<char> {
        if let Some(place) = self.bytes.get_mut(self.has) {
            *place = byte;
        }
        self.has += 1;
        if self.has < self.needs {
            return None;
        }
        self.has = 0;
        let whole = self.bytes.get(..self.needs).unwrap_or_default();
        std::str::from_utf8(whole).ok().and_then(|text| text.chars().next())
    }

    /// What has come of a letter that was cut off; it is no longer begun.
    pub(super) fn take_bytes(&mut self) -> impl Iterator<Item = u8> + use<> {
        self.bytes.into_iter().take(std::mem::take(&mut self.has))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_comes_with_its_last_byte() {
        let mut letter = PartialLetter::default();
        for text in ["ø", "断", "😀"] {
            let [first, rest @ ..] = text.as_bytes() else { continue };
            assert!(letter.begin(*first));
            let given: Vec<Option<char>> = rest.iter().map(|byte| letter.push(*byte)).collect();
            assert_eq!(given.last(), Some(&text.chars().next()), "{text}");
            assert!(given.iter().rev().skip(1).all(Option::is_none) && !letter.is_begun(), "{text}");
        }
        assert!([b'a', 0x80, 0xC1, 0xF5].into_iter().all(|byte| !letter.begin(byte)));
    }

    #[test]
    fn what_is_no_letter_gives_none_and_what_was_cut_off_gives_its_bytes() {
        let mut letter = PartialLetter::default();
        // A half of a pair, which UTF-8 has not.
        assert!(letter.begin(0xED));
        assert_eq!([0xA0, 0x80].map(|byte| letter.push(byte)), [None, None]);
        assert!(!letter.is_begun());
        assert!(letter.begin(0xE6) && letter.push(0x96).is_none() && letter.is_begun());
        assert_eq!(letter.take_bytes().collect::<Vec<_>>(), [0xE6, 0x96]);
        assert!(!letter.is_begun() && letter.take_bytes().next().is_none());
    }
}
