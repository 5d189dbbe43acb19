//! Keys as the program knows them. `term` translates the terminal's events; nothing else names them.

use crate::locale::Locale;
use std::fmt;

/// What was pressed, modifiers aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character, as typed.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// A function key, 1 to 24.
    F(u8),
}

/// A key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key.
    pub code: Code,
    /// Control held.
    pub ctrl: bool,
    /// Alt held, or Escape pressed just before, which terminals cannot tell apart.
    pub alt: bool,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// A character with Control held.
    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: true, alt: false }
    }

    /// A character with Alt held.
    pub const fn alt(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: false, alt: true }
    }

    /// The character this key types into a text field, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt && !c.is_control() => Some(c),
            _ => None,
        }
    }
}

impl Key {
    /// The key as the reader's keyboard names it: "Ctrl-Q" is "Strg-Q" in German.
    pub fn name(self, words: &Locale) -> String {
        let named = match self.code {
            Code::Char(' ') => "key-space",
            Code::Enter => "key-enter",
            Code::Esc => "key-esc",
            Code::Tab => "key-tab",
            Code::BackTab => "key-back-tab",
            Code::Backspace => "key-backspace",
            Code::Delete => "key-delete",
            Code::Up => "key-up",
            Code::Down => "key-down",
            Code::Left => "key-left",
            Code::Right => "key-right",
            Code::PageUp => "key-page-up",
            Code::PageDown => "key-page-down",
            Code::Home => "key-home",
            Code::End => "key-end",
            Code::Char(_) | Code::F(_) => {
                return self.to_string().replacen("Ctrl", &words.text("key-ctrl"), 1);
            }
        };
        let mut name = String::new();
        for (held, modifier) in [(self.ctrl, "key-ctrl"), (self.alt, "key-alt")] {
            if held {
                name.push_str(&words.text(modifier));
                name.push('-');
            }
        }
        name + &words.text(named)
    }
}

impl Key {
    /// Reads a key as [`Display`](fmt::Display) writes it, letters of Ctrl and Alt in either case.
    pub fn parse(name: &str) -> Option<Self> {
        let (ctrl, rest) = name.strip_prefix("Ctrl-").map_or((false, name), |rest| (true, rest));
        let (alt, rest) = rest.strip_prefix("Alt-").map_or((false, rest), |rest| (true, rest));
        let code = match rest {
            "Space" => Code::Char(' '),
            "Enter" => Code::Enter,
            "Esc" => Code::Esc,
            "Tab" => Code::Tab,
            "Shift-Tab" => Code::BackTab,
            "Backspace" => Code::Backspace,
            "Del" => Code::Delete,
            "Up" => Code::Up,
            "Down" => Code::Down,
            "Left" => Code::Left,
            "Right" => Code::Right,
            "PgUp" => Code::PageUp,
            "PgDn" => Code::PageDown,
            "Home" => Code::Home,
            "End" => Code::End,
            _ => {
                let mut letters = rest.chars();
                let letter = letters.next().filter(|c| !c.is_control() && *c != ' ')?;
                if letters.as_str().is_empty() {
                    Code::Char(if ctrl || alt { letter.to_ascii_lowercase() } else { letter })
                } else {
                    Code::F(rest.strip_prefix('F')?.parse().ok().filter(|n| (1..=24).contains(n))?)
                }
            }
        };
        Some(Self { code, ctrl, alt })
    }

    /// The key that many terminals cannot tell from this one.
    pub fn confused_with(self) -> Option<&'static str> {
        match self.code {
            Code::Char('h') if self.ctrl => Some("Backspace"),
            Code::Char('i') if self.ctrl => Some("Tab"),
            Code::Char('j' | 'm') if self.ctrl => Some("Enter"),
            Code::Char('[') if self.ctrl => Some("Esc"),
            Code::Char('[' | 'o' | 'O') if self.alt => Some("the beginning of an arrow"),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    /// The key as it is printed on English keyboards: "Ctrl-Q", "F9", "Space".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) if self.ctrl || self.alt => write!(f, "{}", c.to_uppercase()),
            Code::Char(c) => write!(f, "{c}"),
            Code::Enter => f.write_str("Enter"),
            Code::Esc => f.write_str("Esc"),
            Code::Tab => f.write_str("Tab"),
            Code::BackTab => f.write_str("Shift-Tab"),
            Code::Backspace => f.write_str("Backspace"),
            Code::Delete => f.write_str("Del"),
            Code::Up => f.write_str("Up"),
            Code::Down => f.write_str("Down"),
            Code::Left => f.write_str("Left"),
            Code::Right => f.write_str("Right"),
            Code::PageUp => f.write_str("PgUp"),
            Code::PageDown => f.write_str("PgDn"),
            Code::Home => f.write_str("Home"),
            Code::End => f.write_str("End"),
            Code::F(n) => write!(f, "F{n}"),
        }
    }
}
