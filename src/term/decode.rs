//! Bytes of a terminal to keys, pastes and clicks. One byte at a time, so that it makes no difference how they come in
//! pieces; and in bounded memory, so that it makes no difference how many come: an unfinished paste or
//! sequence is not kept without limit.

use super::event::Event;
use super::key_codes::{ascii_key, csi_code, ss3_key};
use super::parser_state::{Opening, ParserState};
use super::partial_letter::PartialLetter;
use super::sequence::{Numbers, emit_mouse, key_of_csi};
use crate::app::key::{KeyCode, KeyPress};
use crate::locale::encoding::Encoding;
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
/// How long the letter after `Escape O` may take where Escape was given out already. On a slow line it follows within some
/// 8 ms; the fastest typists need 50 from one letter to the next.
const LATE_LETTER_WAIT: Duration = Duration::from_millis(30);
/// How long a paste waits for its next byte before it counts as finished, and the mark that begins one for its end.
const PASTE_WAIT: Duration = Duration::from_secs(1);
/// How long the rest of a mark that ends a paste is waited for.
const PASTE_MARK_WAIT: Duration = Duration::from_secs(3);
/// How long after XOFF an XON shows that the terminal itself asked for silence, rather than a person for Ctrl-S: as long as
/// a serial terminal takes to show what it has in store.
const XON_WAIT: Duration = Duration::from_millis(250);
const XON: u8 = 0x11;
const XOFF: u8 = 0x13;
const PASTE_END: &[u8] = b"\x1b[201~";

/// Reads bytes and gives out what they mean.
#[derive(Debug)]
pub struct Decoder {
    state: ParserState,
    /// Parameters of the sequence being read; its length past the limit says that it is too long.
    parameters: [u8; SEQUENCE_LIMIT],
    length: usize,
    /// A letter whose bytes have come in part.
    letter: PartialLetter,
    /// Whether the letter is pressed with Alt.
    letter_alt: bool,
    /// A paste that has come in part.
    paste: Vec<u8>,
    /// The terminal asked for silence: the XON that ends it is no key.
    stopped: bool,
    encoding: Encoding,
}

impl Default for Decoder {
    fn default() -> Self {
        Self {
            state: ParserState::Ground,
            parameters: [0; SEQUENCE_LIMIT],
            length: 0,
            letter: PartialLetter::default(),
            letter_alt: false,
            paste: Vec::new(),
            stopped: false,
            encoding: Encoding::Utf8,
        }
    }
}

impl Decoder {
    /// A decoder for a terminal that writes letters as `encoding` says.
    pub fn with_encoding(encoding: Encoding) -> Self {
        Self { encoding, ..Self::default() }
    }

    /// Reads bytes and hands what they mean to `emit`.
    pub fn feed(&mut self, bytes: &[u8], emit: &mut dyn FnMut(Event)) {
        for byte in bytes {
            self.take_byte(*byte, emit);
        }
    }

    /// How long to wait for more bytes before [`Decoder::on_timeout`]; `None` where nothing is begun.
    pub fn timeout(&self) -> Option<Duration> {
        Some(match self.state {
            ParserState::Ground if !self.letter.is_begun() => return None,
            ParserState::Ground if self.encoding == Encoding::Latin1 => LATE_LETTER_WAIT,
            ParserState::Escape | ParserState::TwoEscapes => ESCAPE_WAIT,
            ParserState::Late => LATE_WAIT,
            ParserState::Silence => XON_WAIT,
            ParserState::Ss3(Opening::LateEscape) | ParserState::LateSs3Letter(_) => LATE_LETTER_WAIT,
            ParserState::Paste { matched: 0 } => PASTE_WAIT,
            ParserState::Paste { .. } => PASTE_MARK_WAIT,
            // A mark that begins or ends a paste, in pieces: typed out, it would be taken for words.
            ParserState::Csi(_) if self.held_parameters().starts_with(b"20") => PASTE_WAIT,
            ParserState::Ground
            | ParserState::Csi(_)
            | ParserState::Ss3(_)
            | ParserState::Console
            | ParserState::OldMouse(_)
            | ParserState::Answer { .. } => SEQUENCE_WAIT,
        })
    }

    /// Nothing more came in time: gives out what was begun as what it is so far.
    pub fn on_timeout(&mut self, emit: &mut dyn FnMut(Event)) {
        self.end_cut_letter(emit);
        match std::mem::replace(&mut self.state, ParserState::Ground) {
            ParserState::Escape => {
                emit_key(KeyCode::Esc, emit);
                self.state = ParserState::Late;
            }
            ParserState::TwoEscapes => {
                emit_key(KeyCode::Esc, emit);
                emit_key(KeyCode::Esc, emit);
                self.state = ParserState::Late;
            }
            ParserState::Csi(Opening::LateEscape) => self.give_back(b'[', None, emit),
            ParserState::Ss3(Opening::LateEscape) => emit_key(KeyCode::Char('O'), emit),
            ParserState::LateSs3Letter(letter) => emit_optional(ss3_key(letter), emit),
            ParserState::Csi(_) if self.length == 0 => emit(Event::Key(KeyPress::alt('['))),
            ParserState::Ss3(_) => emit(Event::Key(KeyPress::alt('O'))),
            ParserState::Answer { letter, got: 0, .. } => emit(Event::Key(KeyPress::alt(char::from(letter)))),
            ParserState::Paste { .. } => self.end_paste(emit),
            ParserState::Silence => {
                self.stopped = true;
                emit(Event::Key(ascii_key(XOFF)));
            }
            _ => {}
        }
    }

    fn take_byte(&mut self, byte: u8, emit: &mut dyn FnMut(Event)) {
        if self.passes_over_flow_control(byte) {
            return;
        }
        match self.state {
            ParserState::Paste { matched } => self.in_paste(byte, matched, emit),
            ParserState::Ground => {
                self.letter_alt &= self.letter.is_begun();
                self.on_ground(byte, emit);
            }
            ParserState::Late => match byte {
                b'[' => self.begin_sequence(ParserState::Csi(Opening::LateEscape)),
                b'O' => self.begin_sequence(ParserState::Ss3(Opening::LateEscape)),
                _ => {
                    self.state = ParserState::Ground;
                    self.on_ground(byte, emit);
                }
            },
            ParserState::Silence if byte == XON => self.state = ParserState::Ground,
            ParserState::Silence => {
                self.on_timeout(emit);
                self.take_byte(byte, emit);
            }
            ParserState::Escape => self.after_escape(byte, emit),
            ParserState::TwoEscapes => match byte {
                b'[' => self.begin_sequence(ParserState::Csi(Opening::TwoEscapes)),
                b'O' => self.begin_sequence(ParserState::Ss3(Opening::TwoEscapes)),
                _ => {
                    emit_key(KeyCode::Esc, emit);
                    self.after_escape(byte, emit);
                }
            },
            ParserState::Csi(opening) => self.in_csi(byte, opening, emit),
            ParserState::Ss3(opening) => self.in_ss3(byte, opening, emit),
            ParserState::LateSs3Letter(letter) => {
                if matches!(byte, b' '..=b'~' | 0x80..) {
                    self.state = ParserState::Ground;
                    self.give_back(b'O', Some(letter), emit);
                } else {
                    self.on_timeout(emit);
                }
                self.take_byte(byte, emit);
            }
            ParserState::Console => {
                self.state = ParserState::Ground;
                if let b'A'..=b'E' = byte {
                    emit_key(KeyCode::F(byte - b'A' + 1), emit);
                }
            }
            ParserState::OldMouse(left) => {
                self.state = if left > 1 { ParserState::OldMouse(left - 1) } else { ParserState::Ground };
            }
            ParserState::Answer { letter, got, escape } => self.in_answer(byte, letter, got, escape, emit),
        }
    }

    /// XOFF and the XON after it come whenever the store of a serial terminal is full, so also between the bytes of one
    /// key, where nobody can have pressed Ctrl-S.
    fn passes_over_flow_control(&mut self, byte: u8) -> bool {
        let between_keys = match self.state {
            ParserState::Ground => !self.letter.is_begun(),
            ParserState::Late | ParserState::Silence => true,
            _ => false,
        };
        if between_keys || !(byte == XOFF || byte == XON && self.stopped) {
            return false;
        }
        self.stopped = byte == XOFF;
        true
    }

    fn begin_sequence(&mut self, state: ParserState) {
        self.state = state;
        self.length = 0;
    }

    fn on_ground(&mut self, byte: u8, emit: &mut dyn FnMut(Event)) {
        if self.letter.is_begun() {
            if byte & 0xC0 == 0x80 {
                return self.more_of_letter(byte, emit);
            }
            self.end_cut_letter(emit);
        }
        // Who types on after Ctrl-S types Ctrl-Q, too.
        let stopped = std::mem::take(&mut self.stopped);
        match byte {
            0x1B => self.begin_sequence(ParserState::Escape),
            XOFF => self.state = ParserState::Silence,
            XON if stopped => {}
            0..=0x7F => emit(Event::Key(ascii_key(byte))),
            // Controls of eight bits: Escape and a byte in one.
            0x80..=0x9F => self.begin_eight_bit_control(byte),
            _ => self.begin_letter(byte, emit),
        }
    }

    /// What was begun is no letter of UTF-8: of a terminal that writes one byte a letter it was letters, else it was cut off.
    /// Even where the locale promises no UTF-8, terminals of today write it.
    fn end_cut_letter(&mut self, emit: &mut dyn FnMut(Event)) {
        let held = self.letter.take_bytes();
        if self.encoding == Encoding::Latin1 {
            for byte in held {
                self.emit_letter(char::from(byte), emit);
            }
        }
        self.letter_alt = false;
    }

    fn begin_eight_bit_control(&mut self, byte: u8) {
        match byte {
            0x8F => self.begin_sequence(ParserState::Ss3(Opening::Escape)),
            0x9B => self.begin_sequence(ParserState::Csi(Opening::Escape)),
            0x90 | 0x98 | 0x9D..=0x9F => {
                self.state = ParserState::Answer { letter: byte, got: 1, escape: false };
            }
            _ => {}
        }
    }

    fn begin_letter(&mut self, byte: u8, emit: &mut dyn FnMut(Event)) {
        if !self.letter.begin(byte) && byte >= 0xA0 && self.encoding == Encoding::Latin1 {
            self.emit_letter(char::from(byte), emit);
        }
    }

    fn emit_letter(&self, letter: char, emit: &mut dyn FnMut(Event)) {
        emit(Event::Key(KeyPress { code: KeyCode::Char(letter), ctrl: false, alt: self.letter_alt }));
    }

    fn more_of_letter(&mut self, byte: u8, emit: &mut dyn FnMut(Event)) {
        match self.letter.push(byte) {
            // In UTF-8 too a control of eight bits may take two bytes.
            Some(control @ '\u{80}'..='\u{9f}') => self.begin_eight_bit_control(control as u8),
            Some(letter) => self.emit_letter(letter, emit),
            None => {}
        }
    }

    /// What follows Escape at once is a sequence, or a key with Alt held; never a lone Escape, which would take back what was
    /// typed.
    fn after_escape(&mut self, byte: u8, emit: &mut dyn FnMut(Event)) {
        self.state = ParserState::Ground;
        match byte {
            b'[' => self.begin_sequence(ParserState::Csi(Opening::Escape)),
            b'O' => self.begin_sequence(ParserState::Ss3(Opening::Escape)),
            b']' | b'P' | b'_' | b'^' | b'X' => {
                self.state = ParserState::Answer { letter: byte, got: 0, escape: false };
            }
            0x1B => self.state = ParserState::TwoEscapes,
            // Linux consoles send this for Shift-Tab (terminfo's kcbt).
            b'\t' => emit_key(KeyCode::BackTab, emit),
            // Who wants to leave is let out, whatever is held down.
            0x03 | XON => self.on_ground(byte, emit),
            0..=0x7F => emit(Event::Key(KeyPress { alt: true, ..ascii_key(byte) })),
            _ => {
                self.letter_alt = true;
                self.on_ground(byte, emit);
            }
        }
    }

    fn in_ss3(&mut self, byte: u8, opening: Opening, emit: &mut dyn FnMut(Event)) {
        self.state = ParserState::Ground;
        match ss3_key(byte) {
            // Small letters are those of a keypad, which hardly anybody has switched to that.
            Some(_) if opening == Opening::LateEscape && byte.is_ascii_uppercase() => {
                self.state = ParserState::LateSs3Letter(byte);
            }
            None | Some(_) if opening == Opening::LateEscape => self.give_back(b'O', Some(byte), emit),
            Some(key) => emit(Event::Key(with_opening(key, opening))),
            None if byte < b' ' || byte == 0x7F => self.on_ground(byte, emit),
            None => {}
        }
    }

    fn in_csi(&mut self, byte: u8, opening: Opening, emit: &mut dyn FnMut(Event)) {
        let only_digits = self.length > 0 && self.held_parameters().iter().all(u8::is_ascii_digit);
        match byte {
            b'[' if self.length == 0 => self.state = ParserState::Console,
            // rxvt ends keys with Shift by a dollar sign, which elsewhere stands inside a sequence.
            b'$' if only_digits => self.finish_csi(b'~', opening, emit),
            0x20..=0x3F => {
                if let Some(place) = self.parameters.get_mut(self.length) {
                    *place = byte;
                }
                self.length = (self.length + 1).min(SEQUENCE_LIMIT + 1);
            }
            // rxvt's ends for keys with Control, and with Control and Shift.
            b'^' | b'@' if only_digits => self.finish_csi(byte, opening, emit),
            0x40..=0x7E if opening == Opening::LateEscape && !self.is_known_sequence(byte) => {
                self.state = ParserState::Ground;
                self.give_back(b'[', Some(byte), emit);
            }
            0x40..=0x7E => self.finish_csi(byte, opening, emit),
            // A control or a letter of another kind: the sequence was cut off.
            _ => {
                self.state = ParserState::Ground;
                if opening == Opening::LateEscape {
                    return self.give_back(b'[', Some(byte), emit);
                }
                self.on_ground(byte, emit);
            }
        }
    }

    /// Whether what was read and this last byte are a key or a report of a terminal, as opposed to typed characters.
    fn is_known_sequence(&self, last: u8) -> bool {
        match self.held_parameters() {
            [] => {
                csi_code(last).is_some_and(|_| last.is_ascii_uppercase())
                    || matches!(last, b'I' | b'O' | b'M')
            }
            _ => {
                matches!(last, b'A'..=b'D' | b'F' | b'H' | b'M' | b'P'..=b'S' | b'Z' | b'c' | b'm' | b'n' | b't' | b'u' | b'y' | b'~')
            }
        }
    }

    /// What was held for a sequence that came to nothing was typed.
    fn give_back(&mut self, first: u8, last: Option<u8>, emit: &mut dyn FnMut(Event)) {
        emit_key(KeyCode::Char(char::from(first)), emit);
        if first == b'[' {
            let held = self.held_parameters().to_vec();
            for byte in held {
                emit(Event::Key(ascii_key(byte)));
            }
        }
        if let Some(last) = last {
            self.on_ground(last, emit);
        }
    }

    fn held_parameters(&self) -> &[u8] {
        self.parameters.get(..self.length.min(SEQUENCE_LIMIT)).unwrap_or_default()
    }

    fn finish_csi(&mut self, last: u8, opening: Opening, emit: &mut dyn FnMut(Event)) {
        self.state = ParserState::Ground;
        let Some(parameters) = self.parameters.get(..self.length) else { return };
        let (kind, numbers) = match parameters.first() {
            Some(b'<') => (b'<', parameters.get(1..).unwrap_or_default()),
            Some(b'0'..=b'9' | b';' | b':') | None => (0, parameters),
            // An answer to a question that we never ask.
            Some(_) => return,
        };
        let numbers = Numbers::read(numbers);
        let [first, second, third] = [0, 1, 2].map(|n| numbers.get(n, 0).and_then(|n| u16::try_from(n).ok()));
        match (kind, last) {
            (b'<', b'M') => emit_mouse(first, second, third, emit),
            (0, b'M') if first.is_none() => self.state = ParserState::OldMouse(3),
            (0, b'~') if first == Some(200) => {
                self.paste.clear();
                self.state = ParserState::Paste { matched: 0 };
            }
            // Kitty's protocol, left on by another program, reports releases too: they are no key presses.
            (0, _) if numbers.get(1, 1) == Some(3) => {}
            (0, _) => {
                if let Some(key) = key_of_csi(last, &numbers) {
                    emit(Event::Key(with_opening(key, opening)));
                }
            }
            _ => {}
        }
    }

    /// Answers to colour or version questions that another program asked end in BEL or ST.
    fn in_answer(&mut self, byte: u8, letter: u8, got: u16, escape: bool, emit: &mut dyn FnMut(Event)) {
        match byte {
            0x07 | 0x18 | 0x1A => self.state = ParserState::Ground,
            0x9C if letter >= 0x80 => self.state = ParserState::Ground,
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
        let text: String = match self.encoding {
            // Bytes that are no text are dropped, a letter cut at the limit too.
            Encoding::Utf8 => bytes.utf8_chunks().map(|chunk| chunk.valid()).collect(),
            Encoding::Latin1 => self.encoding.decode(&bytes),
        };
        emit(Event::Paste(text));
    }
}

/// A key with Alt held where two Escapes stood before it.
fn with_opening(key: KeyPress, opening: Opening) -> KeyPress {
    KeyPress { alt: key.alt || opening == Opening::TwoEscapes, ..key }
}

fn emit_optional(key: Option<KeyPress>, emit: &mut dyn FnMut(Event)) {
    if let Some(key) = key {
        emit(Event::Key(key));
    }
}

fn emit_key(code: KeyCode, emit: &mut dyn FnMut(Event)) {
    emit(Event::Key(KeyPress::plain(code)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term::event::Mouse;
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
        assert_eq!(read(b"\x1b[12\x1b[B"), [key(KeyCode::Down)], "a sequence that was cut off");
    }

    /// Feeds pieces with the pause between them that makes the decoder give up waiting.
    fn read_with_pauses(pieces: &[&[u8]]) -> Vec<Event> {
        let mut decoder = Decoder::default();
        let mut out = Vec::new();
        for (n, piece) in pieces.iter().enumerate() {
            if n > 0 {
                decoder.on_timeout(&mut |event| out.push(event));
            }
            decoder.feed(piece, &mut |event| out.push(event));
        }
        out
    }

    fn typed(text: &str) -> Vec<Event> {
        text.chars().map(|c| key(KeyCode::Char(c))).collect()
    }

    #[test]
    fn words_typed_after_escape_stay_whole() {
        for word in ["Ohr", "OP", "ODER", "[x]", "[12"] {
            // Escape, a pause, then letter by letter: quick ones come before the wait is over, slow ones after it.
            let letters: Vec<&[u8]> = word.as_bytes().chunks(1).collect();
            let slow = read_with_pauses(&[&[&b"\x1b"[..]], letters.as_slice()].concat());
            assert_eq!(slow, [vec![key(KeyCode::Esc)], typed(word)].concat(), "{word}");
        }
        assert_eq!(
            read_with_pauses(&[b"\x1b", b"ODER so"]),
            [vec![key(KeyCode::Esc)], typed("ODER so")].concat()
        );
        assert_eq!(read_with_pauses(&[b"\x1b", b"[15x"]), [vec![key(KeyCode::Esc)], typed("[15x")].concat());
        // What a slow line brings late is a sequence still.
        assert_eq!(read_with_pauses(&[b"\x1b", b"OD", b""]), [key(KeyCode::Esc), key(KeyCode::Left)]);
        assert_eq!(
            read_with_pauses(&[b"\x1b", b"OD\x1bOD"]),
            [key(KeyCode::Esc), key(KeyCode::Left), key(KeyCode::Left)]
        );
        assert_eq!(read_with_pauses(&[b"\x1b", b"[15~"]), [key(KeyCode::Esc), key(KeyCode::F(5))]);
        assert_eq!(read_with_pauses(&[b"\x1b", b"[24;80R"]), [key(KeyCode::Esc)]);
    }

    #[test]
    fn escape_at_once_before_a_key_is_alt() {
        let alt = |code| Event::Key(KeyPress { code, ctrl: false, alt: true });
        for (bytes, wanted) in [
            (&b"\x1b\t"[..], key(KeyCode::BackTab)),
            (b"\x1b\x7f", alt(KeyCode::Backspace)),
            (b"\x1b\x08", alt(KeyCode::Backspace)),
            (b"\x1b\r", alt(KeyCode::Enter)),
            (b"\x1b\x1b[D", alt(KeyCode::Left)),
            (b"\x1b\x1bOA", alt(KeyCode::Up)),
            (b"\x1b\x1b[3~", alt(KeyCode::Delete)),
            ("\x1bø".as_bytes(), alt(KeyCode::Char('ø'))),
            (b"\x1b\x17", Event::Key(KeyPress { code: KeyCode::Char('w'), ctrl: true, alt: true })),
            (b"\x1b\x03", Event::Key(KeyPress::ctrl('c'))),
        ] {
            assert_eq!(read(bytes), [wanted], "{bytes:?}");
        }
        assert_eq!(read_with_pauses(&[b"\x1b\x1b", b""]), [key(KeyCode::Esc), key(KeyCode::Esc)]);
        assert_eq!(read("\x1bøo".as_bytes()).last(), Some(&key(KeyCode::Char('o'))), "Alt holds for one key");
    }

    #[test]
    fn keys_are_keys_in_the_reports_that_another_program_left_on() {
        for (bytes, wanted) in [
            (&b"\x1b[27;5;107~"[..], Some(KeyPress::ctrl('k'))),
            (b"\x1b[27;2;9~", Some(KeyPress::plain(KeyCode::BackTab))),
            (b"\x1b[113;5u", Some(KeyPress::ctrl('q'))),
            (b"\x1b[113;5:1u", Some(KeyPress::ctrl('q'))),
            (b"\x1b[113;5:2u", Some(KeyPress::ctrl('q'))),
            (b"\x1b[113;5:3u", None),
            (b"\x1b[27u", Some(KeyPress::plain(KeyCode::Esc))),
            (b"\x1b[13;1u", Some(KeyPress::plain(KeyCode::Enter))),
            (b"\x1b[228:196;2u", Some(KeyPress::plain(KeyCode::Char('Ä')))),
            (b"\x1b[97;2u", Some(KeyPress::plain(KeyCode::Char('A')))),
            (b"\x1b[98;3u", Some(KeyPress::alt('b'))),
            (b"\x1b[57404u", Some(KeyPress::plain(KeyCode::Char('5')))),
            (b"\x1b[57441;2u", None),
            (b"\x1b[1;1:3A", None),
            (b"\x1b[1;1:1A", Some(KeyPress::plain(KeyCode::Up))),
            (b"\x1b[5;1:3~", None),
        ] {
            let wanted: Vec<Event> = wanted.into_iter().map(Event::Key).collect();
            assert_eq!(read(bytes), wanted, "{bytes:?}");
        }
    }

    #[test]
    fn old_terminals_are_understood() {
        let ctrl = |code| Event::Key(KeyPress { code, ctrl: true, alt: false });
        // rxvt: Shift-Delete, Control-PageUp, Shift-Up, Control-Right.
        for (bytes, wanted) in [
            (&b"\x1b[3$"[..], key(KeyCode::Delete)),
            (b"\x1b[5^", ctrl(KeyCode::PageUp)),
            (b"\x1b[a", key(KeyCode::Up)),
            (b"\x1bOc", ctrl(KeyCode::Right)),
        ] {
            assert_eq!(read(bytes), [wanted], "{bytes:?}");
        }
        // Controls of eight bits, in one byte and as UTF-8 writes them.
        assert_eq!(read(b"\x9bA\x8fP"), [key(KeyCode::Up), key(KeyCode::F(1))]);
        assert_eq!(read("\u{9b}15~x".as_bytes()), [key(KeyCode::F(5)), key(KeyCode::Char('x'))]);
        assert_eq!(read(b"\x9d11;rgb:0/0/0\x9cx"), [key(KeyCode::Char('x'))]);
        // Where the cursor stands, in any row, and an answer about a mode.
        for report in [&b"\x1b[1;1R"[..], b"\x1b[1;7R", b"\x1b[4;1$y", b"\x1b[?2026;2$y"] {
            assert_eq!(read(report), [], "{report:?}");
        }
        // XOFF and XON of a terminal, soon and late, and those that a person types.
        let [stop, go] = ['s', 'q'].map(|letter| Event::Key(KeyPress::ctrl(letter)));
        assert_eq!(read(b"\x13\x11\x11"), std::slice::from_ref(&go));
        assert_eq!(read_with_pauses(&[b"\x13", b"\x11", b"\x11"]), [stop.clone(), go.clone()]);
        assert_eq!(read(b"\x13o\x11"), [stop, key(KeyCode::Char('o')), go.clone()]);
        // Between the bytes of one key, one letter or a mark.
        assert_eq!(read(b"\x1b\x13\x11[A\x1bO\x13H\x11\x11"), [key(KeyCode::Up), key(KeyCode::Home), go]);
        assert_eq!(read_with_pauses(&[b"\x1b\x13\x11", b""]), [key(KeyCode::Esc)]);
        assert_eq!(
            read(b"\xc3\x13\x11\xb8\x1b[1\x135~\x11"),
            [typed("ø"), vec![key(KeyCode::F(5))]].concat()
        );
        assert_eq!(read(b"\x1b[200~sorg\x1b[2\x13\x1101~"), [Event::Paste("sorg".into())]);
        let mut decoder = Decoder::with_encoding(Encoding::Latin1);
        let mut out = Vec::new();
        decoder.feed("ø".as_bytes(), &mut |event| out.push(event));
        assert_eq!(out, typed("ø"), "UTF-8 is understood all the same");
        out.clear();
        decoder.feed(b"\xd8st\x1b[200~\xe5\x1b[201~\x1b\xe6", &mut |event| out.push(event));
        decoder.on_timeout(&mut |event| out.push(event));
        let alt = Event::Key(KeyPress::alt('æ'));
        assert_eq!(out, [typed("Øst"), vec![Event::Paste("å".into()), alt]].concat());
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
        // A mark in pieces is waited for longer than other sequences.
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b[5", &mut |_| ());
        let usual = decoder.timeout();
        decoder = Decoder::default();
        decoder.feed(b"\x1b[20", &mut |_| ());
        assert!(decoder.timeout() > usual);
        decoder.feed(b"0~a\x1b[20", &mut |_| ());
        assert!(decoder.timeout() > Some(PASTE_WAIT));
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
