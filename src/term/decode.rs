//! Bytes of a terminal to keys, pastes and clicks. One byte at a time, so that it makes no difference how they come in
//! pieces; and in bounded memory, so that it makes no difference how many come: crossterm's own reader keeps an
//! unfinished paste or sequence without limit.

use super::event::{Event, Mouse};
use crate::app::key::{KeyCode, KeyPress};
use std::time::Duration;

/// The most bytes of a paste that are kept. The rest is dropped up to the mark that ends it.
pub const PASTE_LIMIT: usize = 4096;
/// The most bytes of a sequence's parameters that are looked at; a longer one means nothing to us.
const SEQUENCE_LIMIT: usize = 24;
/// How long Escape waits for what makes it an arrow or a function key. A line of 1,200 baud needs 8 ms a byte.
const ESCAPE_WAIT: Duration = Duration::from_millis(80);
/// How long after a lone Escape the rest of a sequence is still recognised as such, so that a slow line types no `[A`.
const LATE_WAIT: Duration = Duration::from_millis(400);
/// How long a begun sequence waits for its end.
const SEQUENCE_WAIT: Duration = Duration::from_millis(250);
/// How long a paste waits for its next byte before it counts as finished.
const PASTE_WAIT: Duration = Duration::from_secs(1);
const PASTE_END: &[u8] = b"\x1b[201~";

/// Where in a sequence the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ParserState {
    /// Between keys.
    Ground,
    /// After Escape.
    Escape,
    /// After an Escape that was given out as a key because nothing followed in time.
    Late,
    /// After `ESC [`; `late` if its Escape was given out already.
    Csi { late: bool },
    /// After `ESC O`.
    Ss3 { late: bool },
    /// After `ESC [ [`, where a Linux console names F1 to F5.
    Console,
    /// Inside the three bytes of an old mouse report.
    OldMouse(u8),
    /// In an answer of the terminal that nobody asked for, begun by this letter after Escape; `got` counts its bytes.
    Answer { letter: u8, got: u16, escape: bool },
    /// In a paste; so many bytes of the mark that ends it have come.
    Paste { matched: usize },
}

/// Reads bytes and gives out what they mean.
#[derive(Debug)]
pub struct Decoder {
    state: ParserState,
    /// Parameters of the sequence being read; its length past the limit says that it is too long.
    parameters: [u8; SEQUENCE_LIMIT],
    length: usize,
    /// A letter whose bytes have come in part, and how many it has in all.
    letter: [u8; 4],
    letter_has: usize,
    letter_needs: usize,
    /// A paste that has come in part.
    paste: Vec<u8>,
}

impl Default for Decoder {
    fn default() -> Self {
        Self {
            state: ParserState::Ground,
            parameters: [0; SEQUENCE_LIMIT],
            length: 0,
            letter: [0; 4],
            letter_has: 0,
            letter_needs: 0,
            paste: Vec::new(),
        }
    }
}

impl Decoder {
    /// Reads bytes and hands what they mean to `emit`.
    pub fn feed(&mut self, bytes: &[u8], emit: &mut dyn FnMut(Event)) {
        for byte in bytes {
            self.take_byte(*byte, emit);
        }
    }

    /// How long to wait for more bytes before [`Decoder::on_timeout`]; `None` where nothing is begun.
    pub fn timeout(&self) -> Option<Duration> {
        match self.state {
            ParserState::Ground if self.letter_has > 0 => Some(SEQUENCE_WAIT),
            ParserState::Ground => None,
            ParserState::Escape => Some(ESCAPE_WAIT),
            ParserState::Late => Some(LATE_WAIT),
            ParserState::Paste { .. } => Some(PASTE_WAIT),
            ParserState::Csi { .. }
            | ParserState::Ss3 { .. }
            | ParserState::Console
            | ParserState::OldMouse(_)
            | ParserState::Answer { .. } => Some(SEQUENCE_WAIT),
        }
    }

    /// Nothing more came in time: gives out what was begun as what it is so far.
    pub fn on_timeout(&mut self, emit: &mut dyn FnMut(Event)) {
        self.letter_has = 0;
        match std::mem::replace(&mut self.state, ParserState::Ground) {
            ParserState::Escape => {
                emit(Event::Key(KeyPress::plain(KeyCode::Esc)));
                self.state = ParserState::Late;
            }
            // Escape, then a bracket of its own some time later: it was typed.
            ParserState::Csi { late: true } if self.length == 0 => {
                emit(Event::Key(KeyPress::plain(KeyCode::Char('['))));
            }
            ParserState::Ss3 { late: true } => emit(Event::Key(KeyPress::plain(KeyCode::Char('O')))),
            ParserState::Csi { late: false } if self.length == 0 => emit(Event::Key(KeyPress::alt('['))),
            ParserState::Ss3 { late: false } => emit(Event::Key(KeyPress::alt('O'))),
            ParserState::Answer { letter, got: 0, .. } => emit(Event::Key(KeyPress::alt(char::from(letter)))),
            ParserState::Paste { .. } => self.end_paste(emit),
            _ => {}
        }
    }

    fn take_byte(&mut self, byte: u8, emit: &mut dyn FnMut(Event)) {
        match self.state {
            ParserState::Paste { matched } => self.in_paste(byte, matched, emit),
            ParserState::Ground => self.on_ground(byte, emit),
            ParserState::Late => match byte {
                b'[' => self.begin_sequence(ParserState::Csi { late: true }),
                b'O' => self.begin_sequence(ParserState::Ss3 { late: true }),
                _ => {
                    self.state = ParserState::Ground;
                    self.on_ground(byte, emit);
                }
            },
            ParserState::Escape => self.after_escape(byte, emit),
            ParserState::Csi { late } => self.in_csi(byte, late, emit),
            ParserState::Ss3 { .. } => {
                self.state = ParserState::Ground;
                if let Some(code) = ss3_code(byte) {
                    emit(Event::Key(KeyPress::plain(code)));
                } else if byte < b' ' || byte == 0x7F {
                    self.on_ground(byte, emit);
                }
            }
            ParserState::Console => {
                self.state = ParserState::Ground;
                if let b'A'..=b'E' = byte {
                    emit(Event::Key(KeyPress::plain(KeyCode::F(byte - b'A' + 1))));
                }
            }
            ParserState::OldMouse(left) => {
                self.state = if left > 1 { ParserState::OldMouse(left - 1) } else { ParserState::Ground };
            }
            ParserState::Answer { letter, got, escape } => self.in_answer(byte, letter, got, escape, emit),
        }
    }

    fn begin_sequence(&mut self, state: ParserState) {
        self.state = state;
        self.length = 0;
    }

    fn on_ground(&mut self, byte: u8, emit: &mut dyn FnMut(Event)) {
        if self.letter_has > 0 {
            if byte & 0xC0 == 0x80 {
                return self.more_of_letter(byte, emit);
            }
            // The letter was cut off; what follows stands for itself.
            self.letter_has = 0;
        }
        let needs = match byte {
            0x1B => return self.begin_sequence(ParserState::Escape),
            0..=0x7F => return emit(Event::Key(ascii_key(byte))),
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            _ => return,
        };
        self.letter = [byte, 0, 0, 0];
        self.letter_has = 1;
        self.letter_needs = needs;
    }

    fn more_of_letter(&mut self, byte: u8, emit: &mut dyn FnMut(Event)) {
        if let Some(place) = self.letter.get_mut(self.letter_has) {
            *place = byte;
        }
        self.letter_has += 1;
        if self.letter_has < self.letter_needs {
            return;
        }
        let whole = self.letter.get(..self.letter_needs).unwrap_or_default();
        let letter = std::str::from_utf8(whole).ok().and_then(|text| text.chars().next());
        self.letter_has = 0;
        if let Some(letter) = letter {
            emit(Event::Key(KeyPress::plain(KeyCode::Char(letter))));
        }
    }

    fn after_escape(&mut self, byte: u8, emit: &mut dyn FnMut(Event)) {
        match byte {
            b'[' => self.begin_sequence(ParserState::Csi { late: false }),
            b'O' => self.begin_sequence(ParserState::Ss3 { late: false }),
            b']' | b'P' | b'_' | b'^' | b'X' => {
                self.state = ParserState::Answer { letter: byte, got: 0, escape: false };
            }
            // Escape twice is Escape, and perhaps the beginning of something.
            0x1B => emit(Event::Key(KeyPress::plain(KeyCode::Esc))),
            b' '..=b'~' => {
                self.state = ParserState::Ground;
                emit(Event::Key(KeyPress::alt(char::from(byte))));
            }
            _ => {
                emit(Event::Key(KeyPress::plain(KeyCode::Esc)));
                self.state = ParserState::Ground;
                self.on_ground(byte, emit);
            }
        }
    }

    fn in_csi(&mut self, byte: u8, late: bool, emit: &mut dyn FnMut(Event)) {
        match byte {
            b'[' if self.length == 0 => self.state = ParserState::Console,
            0x20..=0x3F => {
                if let Some(place) = self.parameters.get_mut(self.length) {
                    *place = byte;
                }
                self.length = (self.length + 1).min(SEQUENCE_LIMIT + 1);
                self.state = ParserState::Csi { late };
            }
            0x40..=0x7E => {
                self.state = ParserState::Ground;
                self.end_csi(byte, emit);
            }
            // A control or a letter of another kind: the sequence was cut off.
            _ => {
                self.state = ParserState::Ground;
                self.on_ground(byte, emit);
            }
        }
    }

    fn end_csi(&mut self, last: u8, emit: &mut dyn FnMut(Event)) {
        let Some(parameters) = self.parameters.get(..self.length) else { return };
        let (kind, numbers) = match parameters.first() {
            Some(b'<') => (b'<', parameters.get(1..).unwrap_or_default()),
            Some(b'0'..=b'9' | b';' | b':') | None => (0, parameters),
            // An answer to a question that we never ask.
            Some(_) => return,
        };
        let numbers = std::str::from_utf8(numbers).unwrap_or_default();
        let mut numbers =
            numbers.split(';').map(|n| n.split(':').next().unwrap_or_default().parse::<u16>().ok());
        let [first, second, third] = [(); 3].map(|()| numbers.next().flatten());
        match (kind, last) {
            (b'<', b'M') => emit_mouse(first, second, third, emit),
            (0, b'M') if first.is_none() => self.state = ParserState::OldMouse(3),
            (0, b'~') if first == Some(200) => {
                self.paste.clear();
                self.state = ParserState::Paste { matched: 0 };
            }
            (0, _) => {
                let code = if last == b'~' { first.and_then(tilde_code) } else { csi_code(last) };
                // `CSI row ; column R` is where the cursor stands, not F3; we never ask, but others did before us.
                let code = code.filter(|_| !matches!(last, b'P'..=b'S') || first == Some(1));
                if let Some(code) = code {
                    let held = second.unwrap_or(1).saturating_sub(1);
                    let code = if code == KeyCode::Tab && held & 1 > 0 { KeyCode::BackTab } else { code };
                    emit(Event::Key(KeyPress { code, ctrl: held & 4 > 0, alt: held & 2 > 0 }));
                }
            }
            _ => {}
        }
    }

    /// Answers to colour or version questions that another program asked end in BEL or ST.
    fn in_answer(&mut self, byte: u8, letter: u8, got: u16, escape: bool, emit: &mut dyn FnMut(Event)) {
        match byte {
            0x07 | 0x18 | 0x1A => self.state = ParserState::Ground,
            b'\\' if escape => self.state = ParserState::Ground,
            _ if escape => {
                self.state = ParserState::Escape;
                self.after_escape(byte, emit);
            }
            0x1B => self.state = ParserState::Answer { letter, got: got.saturating_add(1), escape: true },
            // Not an answer: somebody typed on. Whatever this is, keys must work again.
            _ if got > 1024 || matches!(byte, b'\r' | b'\n' | 0x03 | 0x11) => {
                self.state = ParserState::Ground;
                self.on_ground(byte, emit);
            }
            _ => self.state = ParserState::Answer { letter, got: got.saturating_add(1), escape: false },
        }
    }

    fn in_paste(&mut self, byte: u8, matched: usize, emit: &mut dyn FnMut(Event)) {
        if PASTE_END.get(matched) == Some(&byte) {
            self.state = ParserState::Paste { matched: matched + 1 };
            if matched + 1 == PASTE_END.len() {
                self.state = ParserState::Ground;
                self.end_paste(emit);
            }
            return;
        }
        // What looked like the mark was text. Its first byte occurs in it only once, so nothing is missed.
        self.keep_pasted(PASTE_END.get(..matched).unwrap_or_default());
        if byte == 0x1B {
            self.state = ParserState::Paste { matched: 1 };
        } else {
            self.keep_pasted(&[byte]);
            self.state = ParserState::Paste { matched: 0 };
        }
    }

    fn keep_pasted(&mut self, bytes: &[u8]) {
        let room = PASTE_LIMIT.saturating_sub(self.paste.len());
        self.paste.extend_from_slice(bytes.get(..room.min(bytes.len())).unwrap_or_default());
    }

    fn end_paste(&mut self, emit: &mut dyn FnMut(Event)) {
        let bytes = std::mem::take(&mut self.paste);
        // Bytes that are no text are dropped, a letter cut at the limit too.
        let text: String = bytes.utf8_chunks().map(|chunk| chunk.valid()).collect();
        emit(Event::Paste(text));
    }
}

fn ascii_key(byte: u8) -> KeyPress {
    match byte {
        b'\r' | b'\n' => KeyPress::plain(KeyCode::Enter),
        b'\t' => KeyPress::plain(KeyCode::Tab),
        // Some terminals send Ctrl-H for Backspace.
        0x7F | 0x08 => KeyPress::plain(KeyCode::Backspace),
        0 => KeyPress { code: KeyCode::Char(' '), ctrl: true, alt: false },
        1..=0x1A => KeyPress::ctrl(char::from(b'a' + byte - 1)),
        0x1B..=0x1F => KeyPress::ctrl(char::from(b'4' + byte.saturating_sub(0x1C))),
        _ => KeyPress::plain(KeyCode::Char(char::from(byte))),
    }
}

fn ss3_code(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'M' => KeyCode::Enter,
        b'I' => KeyCode::Tab,
        // The number block of a keyboard in application mode.
        b'p'..=b'y' => KeyCode::Char(char::from(b'0' + last - b'p')),
        b'j'..=b'o' => KeyCode::Char(char::from(last - b'j' + b'*')),
        b'P'..=b'S' | b'A'..=b'D' | b'H' | b'F' => return csi_code(last),
        _ => return None,
    })
}

fn csi_code(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'Z' => KeyCode::BackTab,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

fn tilde_code(number: u16) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(u8::try_from(number - 10).ok()?),
        17..=21 => KeyCode::F(u8::try_from(number - 11).ok()?),
        23..=26 => KeyCode::F(u8::try_from(number - 12).ok()?),
        28 | 29 => KeyCode::F(u8::try_from(number - 13).ok()?),
        31..=34 => KeyCode::F(u8::try_from(number - 14).ok()?),
        _ => return None,
    })
}

fn emit_mouse(button: Option<u16>, column: Option<u16>, row: Option<u16>, emit: &mut dyn FnMut(Event)) {
    let (Some(button), Some(column), Some(row)) = (button, column, row) else { return };
    let what = match button & !0x1C {
        0 => Mouse::Click,
        64 => Mouse::WheelUp,
        65 => Mouse::WheelDown,
        _ => return,
    };
    emit(Event::Mouse { what, column: column.saturating_sub(1), row: row.saturating_sub(1) });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> Vec<Event> {
        let mut decoder = Decoder::default();
        let mut out = Vec::new();
        decoder.feed(bytes, &mut |input| out.push(input));
        out
    }

    fn key(code: KeyCode) -> Event {
        Event::Key(KeyPress::plain(code))
    }

    #[test]
    fn keys_of_many_terminals() {
        let table: &[(&[u8], KeyPress)] = &[
            (b"a", KeyPress::plain(KeyCode::Char('a'))),
            ("ß".as_bytes(), KeyPress::plain(KeyCode::Char('ß'))),
            ("😀".as_bytes(), KeyPress::plain(KeyCode::Char('😀'))),
            (b"\r", KeyPress::plain(KeyCode::Enter)),
            (b"\n", KeyPress::plain(KeyCode::Enter)),
            (b"\t", KeyPress::plain(KeyCode::Tab)),
            (b"\x7f", KeyPress::plain(KeyCode::Backspace)),
            (b"\x08", KeyPress::plain(KeyCode::Backspace)),
            (b"\x11", KeyPress::ctrl('q')),
            (b"\x1c", KeyPress::ctrl('4')),
            (b"\x1b[A", KeyPress::plain(KeyCode::Up)),
            (b"\x1bOB", KeyPress::plain(KeyCode::Down)),
            (b"\x1b[1;5C", KeyPress { code: KeyCode::Right, ctrl: true, alt: false }),
            (b"\x1b[1;3D", KeyPress { code: KeyCode::Left, ctrl: false, alt: true }),
            (b"\x1b[Z", KeyPress::plain(KeyCode::BackTab)),
            (b"\x1b[H", KeyPress::plain(KeyCode::Home)),
            (b"\x1b[1~", KeyPress::plain(KeyCode::Home)),
            (b"\x1b[7~", KeyPress::plain(KeyCode::Home)),
            (b"\x1b[4~", KeyPress::plain(KeyCode::End)),
            (b"\x1b[8~", KeyPress::plain(KeyCode::End)),
            (b"\x1bOF", KeyPress::plain(KeyCode::End)),
            (b"\x1b[3~", KeyPress::plain(KeyCode::Delete)),
            (b"\x1b[5~", KeyPress::plain(KeyCode::PageUp)),
            (b"\x1b[6~", KeyPress::plain(KeyCode::PageDown)),
            (b"\x1bOP", KeyPress::plain(KeyCode::F(1))),
            (b"\x1b[11~", KeyPress::plain(KeyCode::F(1))),
            (b"\x1b[[B", KeyPress::plain(KeyCode::F(2))),
            (b"\x1b[15~", KeyPress::plain(KeyCode::F(5))),
            (b"\x1b[17~", KeyPress::plain(KeyCode::F(6))),
            (b"\x1b[20~", KeyPress::plain(KeyCode::F(9))),
            (b"\x1b[21~", KeyPress::plain(KeyCode::F(10))),
            (b"\x1b[24~", KeyPress::plain(KeyCode::F(12))),
            (b"\x1b[1;2P", KeyPress::plain(KeyCode::F(1))),
            (b"\x1bb", KeyPress::alt('b')),
        ];
        for (bytes, wanted) in table {
            assert_eq!(read(bytes), [Event::Key(*wanted)], "{bytes:?}");
        }
    }

    #[test]
    fn what_terminals_say_by_themselves_types_nothing() {
        for bytes in [
            &b"\x1b[I\x1b[O"[..],
            b"\x1b[24;80R",
            b"\x1b[?62;4c",
            b"\x1b]11;rgb:1c1c/1c1c/1c1c\x07",
            b"\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\",
            b"\x1bP>|XTerm(370)\x1b\\",
            b"\x1b[M !!",
            b"\x1b[999999999999999999999999999999~",
            b"\xff\xfe\xc3",
            b"\x1b[<35;3;4M\x1b[<0;3;4m",
        ] {
            assert_eq!(read(bytes), [], "{bytes:?}");
        }
        assert_eq!(read(b"\x1b[<0;3;4M"), [Event::Mouse { what: Mouse::Click, column: 2, row: 3 }]);
        assert_eq!(read(b"\x1b[<65;1;1M"), [Event::Mouse { what: Mouse::WheelDown, column: 0, row: 0 }]);
    }

    #[test]
    fn a_lone_escape_waits_and_its_late_rest_types_nothing() {
        let mut out = Vec::new();
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b", &mut |i| out.push(i));
        assert!(out.is_empty() && decoder.timeout().is_some());
        decoder.on_timeout(&mut |i| out.push(i));
        assert_eq!(out, [key(KeyCode::Esc)]);
        // The rest of an arrow that a slow line split: an arrow, not "[A" in the search box.
        decoder.feed(b"[", &mut |i| out.push(i));
        decoder.feed(b"A", &mut |i| out.push(i));
        assert_eq!(out, [key(KeyCode::Esc), key(KeyCode::Up)]);
        // But a bracket that was typed after Escape is a bracket.
        decoder.feed(b"\x1b", &mut |i| out.push(i));
        decoder.on_timeout(&mut |i| out.push(i));
        decoder.feed(b"[", &mut |i| out.push(i));
        decoder.on_timeout(&mut |i| out.push(i));
        assert_eq!(out.last(), Some(&key(KeyCode::Char('['))));
        assert_eq!(read(b"\x1b\x1b[A"), [key(KeyCode::Esc), key(KeyCode::Up)]);
        assert_eq!(read(b"\x1b\xc3\xa4"), [key(KeyCode::Esc), key(KeyCode::Char('ä'))]);
        assert_eq!(read(b"\x1b[12\x1b[B"), [key(KeyCode::Down)], "a sequence that was cut off");
    }

    #[test]
    fn a_paste_is_bounded_and_ends_even_if_its_end_is_missing() {
        assert_eq!(
            read(b"\x1b[200~a\x1b[A\x1b[201~b"),
            [Event::Paste("a\x1b[A".into()), key(KeyCode::Char('b'))]
        );
        assert_eq!(read("\x1b[200~\x1b\x1b[20ü\x1b[201~".as_bytes()), [Event::Paste("\x1b\x1b[20ü".into())]);
        let long = [b"\x1b[200~".as_slice(), "ä".repeat(40_000).as_bytes(), b"\x1b[201~x"].concat();
        match read(&long).as_slice() {
            [Event::Paste(text), x] => {
                assert_eq!((text.len(), x), (PASTE_LIMIT, &key(KeyCode::Char('x'))));
            }
            other => panic!("{other:?}"),
        }
        let mut decoder = Decoder::default();
        let mut out = Vec::new();
        decoder.feed(b"\x1b[200~never ended", &mut |i| out.push(i));
        assert!(out.is_empty());
        decoder.on_timeout(&mut |i| out.push(i));
        decoder.feed(b"\x1b[21~", &mut |i| out.push(i));
        assert_eq!(out, [Event::Paste("never ended".into()), key(KeyCode::F(10))]);
    }

    /// Bytes as a hostile terminal sends them: beginnings of everything, and anything.
    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            prop::collection::vec(any::<u8>(), 0..6),
            prop::sample::select(vec![
                b"\x1b".to_vec(),
                b"\x1b[".to_vec(),
                b"\x1bO".to_vec(),
                b"\x1b[200~".to_vec(),
                b"\x1b[201~".to_vec(),
                b"\x1b]".to_vec(),
                b"\x1b\\".to_vec(),
                b"\x1b[<0;1;1M".to_vec(),
                b"\x1b[M".to_vec(),
                b"1;5".to_vec(),
                b"A~".to_vec(),
                "ä断😀".as_bytes().to_vec(),
                b"\x1b[[".to_vec(),
            ]),
        ];
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn pieces_make_no_difference_and_memory_is_bounded(bytes in bytes(), cuts in prop::collection::vec(1_usize..9, 1..200)) {
            let whole = read(&bytes);
            let mut decoder = Decoder::default();
            let mut parts = Vec::new();
            let mut rest = bytes.as_slice();
            for cut in cuts.iter().cycle() {
                if rest.is_empty() { break }
                let (piece, more) = rest.split_at((*cut).min(rest.len()));
                decoder.feed(piece, &mut |i| parts.push(i));
                prop_assert!(decoder.paste.capacity() <= 2 * PASTE_LIMIT);
                rest = more;
            }
            prop_assert_eq!(&whole, &parts);
            for input in whole {
                match input {
                    Event::Paste(text) => prop_assert!(text.len() <= PASTE_LIMIT),
                    Event::Key(KeyPress { code: KeyCode::F(n), .. }) => prop_assert!((1..=20).contains(&n)),
                    _ => {}
                }
            }
            // However it was left, quiet ends it: afterwards a key is a key.
            for _ in 0..3 { decoder.on_timeout(&mut |_| {}); }
            let mut after = Vec::new();
            decoder.feed(b"\x1b[21~", &mut |i| after.push(i));
            prop_assert_eq!(after, vec![key(KeyCode::F(10))]);
        }
    }
}
