//! Keys as the program knows them. `term` translates the terminal's events; nothing else names them.

use crate::locale::Locale;
use std::fmt;

/// What was pressed, modifiers aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyCode {
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
pub struct KeyPress {
    /// The key.
    pub code: KeyCode,
    /// Control held.
    pub ctrl: bool,
    /// Alt held, or Escape pressed just before, which terminals cannot tell apart.
    pub alt: bool,
}

impl KeyPress {
    /// A key without modifiers.
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// A character with Control held.
    pub const fn ctrl(c: char) -> Self {
        Self { code: KeyCode::Char(c), ctrl: true, alt: false }
    }

    /// A character with Alt held.
    pub const fn alt(c: char) -> Self {
        Self { code: KeyCode::Char(c), ctrl: false, alt: true }
    }

    /// The character this key types into a text field, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt && !c.is_control() => Some(c),
            _ => None,
        }
    }
}

impl KeyPress {
    /// The key as the reader's keyboard names it: "Ctrl-Q" is "Strg-Q" in German.
    pub fn name(self, locale: &Locale) -> String {
        let named = match self.code {
            KeyCode::Char(' ') => "key-space",
            KeyCode::Enter => "key-enter",
            KeyCode::Esc => "key-esc",
            KeyCode::Tab => "key-tab",
            KeyCode::BackTab => "key-back-tab",
            KeyCode::Backspace => "key-backspace",
            KeyCode::Delete => "key-delete",
            KeyCode::Up => "key-up",
            KeyCode::Down => "key-down",
            KeyCode::Left => "key-left",
            KeyCode::Right => "key-right",
            KeyCode::PageUp => "key-page-up",
            KeyCode::PageDown => "key-page-down",
            KeyCode::Home => "key-home",
            KeyCode::End => "key-end",
            KeyCode::Char(_) | KeyCode::F(_) => {
                return self.to_string().replacen("Ctrl", &locale.text("key-ctrl"), 1);
            }
        };
        let mut name = String::new();
        for (held, modifier) in [(self.ctrl, "key-ctrl"), (self.alt, "key-alt")] {
            if held {
                name.push_str(&locale.text(modifier));
                name.push('-');
            }
        }
        name + &locale.text(named)
    }
}

impl KeyPress {
    /// Reads a key as [`Display`](fmt::Display) writes it, letters of Ctrl and Alt in either case.
    pub fn parse(name: &str) -> Option<Self> {
        let (ctrl, rest) = name.strip_prefix("Ctrl-").map_or((false, name), |rest| (true, rest));
        let (alt, rest) = rest.strip_prefix("Alt-").map_or((false, rest), |rest| (true, rest));
        let code = match rest {
            "Space" => KeyCode::Char(' '),
            "Enter" => KeyCode::Enter,
            "Esc" => KeyCode::Esc,
            "Tab" => KeyCode::Tab,
            "Shift-Tab" => KeyCode::BackTab,
            "Backspace" => KeyCode::Backspace,
            "Del" => KeyCode::Delete,
            "Up" => KeyCode::Up,
            "Down" => KeyCode::Down,
            "Left" => KeyCode::Left,
            "Right" => KeyCode::Right,
            "PgUp" => KeyCode::PageUp,
            "PgDn" => KeyCode::PageDown,
            "Home" => KeyCode::Home,
            "End" => KeyCode::End,
            _ => {
                let mut letters = rest.chars();
                let letter = letters.next().filter(|c| !c.is_control() && *c != ' ')?;
                if letters.as_str().is_empty() {
                    KeyCode::Char(if ctrl || alt { letter.to_ascii_lowercase() } else { letter })
                } else {
                    KeyCode::F(rest.strip_prefix('F')?.parse().ok().filter(|n| (1..=24).contains(n))?)
                }
            }
        };
        Some(Self { code, ctrl, alt })
    }

    /// The key that many terminals cannot tell from this one.
    pub fn confused_with(self) -> Option<&'static str> {
        match self.code {
            KeyCode::Char('h') if self.ctrl => Some("Backspace"),
            KeyCode::Char('i') if self.ctrl => Some("Tab"),
            KeyCode::Char('j' | 'm') if self.ctrl => Some("Enter"),
            KeyCode::Char('[') if self.ctrl => Some("Esc"),
            KeyCode::Char('[' | 'o' | 'O') if self.alt => Some("the beginning of an arrow"),
            _ => None,
        }
    }
}

impl fmt::Display for KeyPress {
    /// The key as it is printed on English keyboards: "Ctrl-Q", "F9", "Space".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("Space"),
            KeyCode::Char(c) if self.ctrl || self.alt => write!(f, "{}", c.to_uppercase()),
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::Enter => f.write_str("Enter"),
            KeyCode::Esc => f.write_str("Esc"),
            KeyCode::Tab => f.write_str("Tab"),
            KeyCode::BackTab => f.write_str("Shift-Tab"),
            KeyCode::Backspace => f.write_str("Backspace"),
            KeyCode::Delete => f.write_str("Del"),
            KeyCode::Up => f.write_str("Up"),
            KeyCode::Down => f.write_str("Down"),
            KeyCode::Left => f.write_str("Left"),
            KeyCode::Right => f.write_str("Right"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            KeyCode::Home => f.write_str("Home"),
            KeyCode::End => f.write_str("End"),
            KeyCode::F(n) => write!(f, "F{n}"),
        }
    }
}
