//! Everything a person can do, in one table: dispatch, footer and help are all made from it.

use super::key::{KeyCode, KeyPress};

/// Where the focus is when a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Focus {
    /// The search box.
    Search,
    /// One of the filter panes.
    Pane(Pane),
    /// The list of results.
    Results,
    /// The details of the selected group.
    Details,
}

/// A filter pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pane {
    /// Topics.
    Topic,
    /// The ten categories.
    Category,
    /// Countries, regions, towns, and "near a place".
    Location,
    /// In person, phone, online, hybrid.
    Format,
    /// For whom, weekday, time of day, language, access, kind, facilitation.
    More,
}

impl Pane {
    /// All panes, in the order in which Tab visits them.
    pub const ALL: [Self; 5] = [Self::Topic, Self::Category, Self::Location, Self::Format, Self::More];

    /// The key of the pane's title in the locale files.
    pub const fn title_key(self) -> &'static str {
        match self {
            Self::Topic => "pane-topic",
            Self::Category => "pane-category",
            Self::Location => "pane-location",
            Self::Format => "pane-format",
            Self::More => "pane-more",
        }
    }

    /// The pane's place in [`Pane::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// Something a person can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// To the first row, or the start of the line.
    First,
    /// To the last row, or the end of the line.
    Last,
    /// One character left; out of the details.
    Left,
    /// One character right; into the details.
    Right,
    /// To the next part of the screen.
    Next,
    /// To the previous part of the screen.
    Previous,
    /// Opens or confirms what is selected.
    Open,
    /// Chooses a value, or takes it back.
    Toggle,
    /// One step back, always the same ladder.
    Back,
    /// To the search box.
    Search,
    /// To the filters, and back to the results.
    Filters,
    /// Shows the results in another way: as a list, on a map, in a week.
    View,
    /// The map comes nearer.
    ZoomIn,
    /// The map goes farther away.
    ZoomOut,
    /// Asks how to order the results.
    Sort,
    /// Changes the language of the program.
    Language,
    /// Asks where the reader is.
    Place,
    /// Forgets every filter and the search text.
    ClearAll,
    /// Brings back what was cleared last.
    Undo,
    /// Searches words as words that were taken for something else, or exactly what was typed; and back.
    UndoInterpretation,
    /// Shows the keys.
    Help,
    /// Shows crisis lines.
    Crisis,
    /// Shows where the data is from and how old it is.
    Data,
    /// Clears the screen and leaves at once.
    LeaveNow,
    /// First half of the two-key way to leave at once.
    LeaveChord,
    /// Asks what it is about, for whom and where, one question after the other.
    Guide,
    /// Asks what to read about: a topic, self-help, a word.
    Learn,
    /// Asks in which form to write what is found as a booklet.
    Booklet,
    /// Asks about a group that is to be listed.
    Register,
    /// Shows a code that a telephone reads, to take the selected group along.
    Code,
    /// Writes a calendar file for the selected group.
    Calendar,
    /// Asks how to take the selected group along.
    Take,
    /// Marks the selected group, or takes its mark off.
    Mark,
    /// Shows the marked groups.
    Shortlist,
    /// Leaves the program.
    Quit,
    /// Draws the screen anew.
    Redraw,
    /// Stops the program until the shell brings it back.
    Suspend,
    /// Deletes the character before the cursor.
    Backspace,
    /// Deletes the character after the cursor.
    Delete,
    /// Deletes the word before the cursor.
    DeleteWord,
    /// Deletes everything before the cursor.
    DeleteToStart,
    /// Deletes everything after the cursor.
    DeleteToEnd,
    /// To the start of the word.
    WordLeft,
    /// To the end of the word.
    WordRight,
    /// To the start of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
}

/// In which places an action's keys mean it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Wherever the focus is, in pop-ups too.
    Everywhere,
    /// Everywhere but in pop-ups.
    Screen,
    /// In lists and details, where letters are not typed.
    Lists,
    /// In the search box and the panes, where letters are typed.
    Text,
    /// Only in the panes.
    Panes,
}

/// One row of the table.
pub struct ActionEntry {
    /// The action.
    pub action: Action,
    /// Where its keys mean it.
    pub scope: Scope,
    /// Its keys; the first is the one that is shown.
    pub keys: &'static [KeyPress],
    /// Its description in the locale files; "" keeps it out of the help because another row says it.
    pub help_key: &'static str,
}

const fn k(code: KeyCode) -> KeyPress {
    KeyPress::plain(code)
}

/// A key with what is held down beside it.
const fn held(code: KeyCode, (ctrl, alt): (bool, bool)) -> KeyPress {
    KeyPress { code, ctrl, alt }
}

const CTRL: (bool, bool) = (true, false);
const ALT: (bool, bool) = (false, true);

const fn entry(
    action: Action,
    scope: Scope,
    keys: &'static [KeyPress],
    help_key: &'static str,
) -> ActionEntry {
    ActionEntry { action, scope, keys, help_key }
}

/// All actions in the order in which the help shows them. Ctrl-H, -I, -J, -M and -[ are never bound: they are
/// Backspace, Tab, Enter and Escape on many terminals.
pub const ACTIONS: &[ActionEntry] = &[
    entry(Action::LeaveNow, Scope::Everywhere, &[k(KeyCode::F(10)), KeyPress::alt('0')], "help-leave-now"),
    entry(Action::LeaveChord, Scope::Everywhere, &[KeyPress::ctrl('x')], "help-leave-chord"),
    entry(Action::Crisis, Scope::Everywhere, &[k(KeyCode::F(9)), KeyPress::alt('9')], "help-crisis"),
    entry(Action::Help, Scope::Everywhere, &[k(KeyCode::F(1)), KeyPress::alt('1')], ""),
    entry(Action::Help, Scope::Lists, &[k(KeyCode::Char('?'))], "help-help"),
    entry(Action::Quit, Scope::Everywhere, &[KeyPress::ctrl('q'), KeyPress::ctrl('c')], "help-quit"),
    entry(Action::Next, Scope::Screen, &[k(KeyCode::Tab)], "help-next"),
    entry(Action::Previous, Scope::Screen, &[k(KeyCode::BackTab)], "help-previous"),
    entry(Action::Search, Scope::Lists, &[k(KeyCode::Char('/'))], "help-search"),
    entry(Action::Filters, Scope::Screen, &[k(KeyCode::F(2)), KeyPress::alt('2')], "help-filters"),
    entry(Action::Toggle, Scope::Panes, &[k(KeyCode::Char(' '))], "help-toggle"),
    entry(Action::Open, Scope::Everywhere, &[k(KeyCode::Enter)], "help-open"),
    entry(Action::Back, Scope::Everywhere, &[k(KeyCode::Esc)], "help-back"),
    entry(Action::View, Scope::Screen, &[KeyPress::ctrl('o')], "help-view"),
    entry(Action::ZoomIn, Scope::Lists, &[k(KeyCode::Char('+')), k(KeyCode::Char('='))], "help-zoom-in"),
    entry(Action::ZoomOut, Scope::Lists, &[k(KeyCode::Char('-'))], "help-zoom-out"),
    entry(Action::Sort, Scope::Screen, &[k(KeyCode::F(3)), KeyPress::alt('3')], "help-sort"),
    entry(Action::Take, Scope::Screen, &[k(KeyCode::F(5)), KeyPress::alt('5')], "help-take"),
    entry(Action::Code, Scope::Screen, &[k(KeyCode::F(6)), KeyPress::alt('6')], "help-code"),
    entry(Action::Calendar, Scope::Screen, &[k(KeyCode::F(7)), KeyPress::alt('7')], "help-calendar"),
    entry(Action::Mark, Scope::Lists, &[k(KeyCode::Char(' '))], "help-mark"),
    entry(Action::Shortlist, Scope::Screen, &[KeyPress::ctrl('v')], "help-shortlist"),
    entry(Action::Shortlist, Scope::Lists, &[k(KeyCode::Char('*'))], ""),
    entry(Action::Guide, Scope::Screen, &[k(KeyCode::F(12)), KeyPress::ctrl('g')], "help-guide"),
    entry(Action::Learn, Scope::Lists, &[k(KeyCode::Char('!'))], "help-learn"),
    entry(Action::Booklet, Scope::Lists, &[k(KeyCode::Char('&'))], "help-booklet"),
    entry(Action::Register, Scope::Lists, &[k(KeyCode::Char('%'))], "help-register"),
    entry(Action::Language, Scope::Everywhere, &[k(KeyCode::F(4)), KeyPress::alt('4')], "help-language"),
    entry(Action::Data, Scope::Everywhere, &[k(KeyCode::F(11)), KeyPress::ctrl('r')], "help-data"),
    // Ctrl-S is flow control on some lines.
    entry(Action::Place, Scope::Everywhere, &[KeyPress::ctrl('s'), KeyPress::alt('w')], "help-place"),
    entry(Action::ClearAll, Scope::Screen, &[k(KeyCode::F(8)), KeyPress::alt('8')], "help-clear-all"),
    entry(Action::Undo, Scope::Screen, &[KeyPress::ctrl('y')], "help-undo"),
    entry(Action::UndoInterpretation, Scope::Screen, &[KeyPress::ctrl('t')], "help-literal"),
    entry(Action::Up, Scope::Everywhere, &[k(KeyCode::Up), KeyPress::ctrl('p')], "help-up"),
    entry(Action::Down, Scope::Everywhere, &[k(KeyCode::Down), KeyPress::ctrl('n')], "help-down"),
    entry(Action::PageUp, Scope::Everywhere, &[k(KeyCode::PageUp)], "help-page-up"),
    entry(Action::PageDown, Scope::Everywhere, &[k(KeyCode::PageDown)], "help-page-down"),
    entry(Action::First, Scope::Everywhere, &[k(KeyCode::Home)], "help-first"),
    entry(Action::Last, Scope::Everywhere, &[k(KeyCode::End)], "help-last"),
    entry(Action::Right, Scope::Everywhere, &[k(KeyCode::Right), KeyPress::ctrl('f')], "help-right"),
    entry(Action::Left, Scope::Everywhere, &[k(KeyCode::Left), KeyPress::ctrl('b')], "help-left"),
    entry(Action::LineStart, Scope::Text, &[KeyPress::ctrl('a')], "help-line-start"),
    entry(Action::LineEnd, Scope::Text, &[KeyPress::ctrl('e')], "help-line-end"),
    entry(
        Action::WordLeft,
        Scope::Text,
        &[KeyPress::alt('b'), held(KeyCode::Left, ALT), held(KeyCode::Left, CTRL)],
        "help-word-left",
    ),
    entry(
        Action::WordRight,
        Scope::Text,
        &[KeyPress::alt('f'), held(KeyCode::Right, ALT), held(KeyCode::Right, CTRL)],
        "help-word-right",
    ),
    entry(
        Action::DeleteWord,
        Scope::Text,
        &[KeyPress::ctrl('w'), held(KeyCode::Backspace, ALT), held(KeyCode::Backspace, CTRL)],
        "help-delete-word",
    ),
    entry(Action::DeleteToStart, Scope::Text, &[KeyPress::ctrl('u')], "help-delete-to-start"),
    entry(Action::DeleteToEnd, Scope::Text, &[KeyPress::ctrl('k')], "help-delete-to-end"),
    entry(Action::Backspace, Scope::Text, &[k(KeyCode::Backspace)], ""),
    entry(Action::Delete, Scope::Text, &[k(KeyCode::Delete), KeyPress::ctrl('d')], ""),
    entry(Action::Redraw, Scope::Everywhere, &[KeyPress::ctrl('l')], "help-redraw"),
    entry(Action::Suspend, Scope::Everywhere, &[KeyPress::ctrl('z')], "help-suspend"),
];

impl Action {
    /// What it is called in files: `LeaveNow` is `leave-now`.
    pub fn id(self) -> String {
        if self == Self::UndoInterpretation {
            // The key files of users have this name for it.
            return "literal".to_owned();
        }
        let mut out = String::new();
        for letter in format!("{self:?}").chars() {
            if letter.is_ascii_uppercase() && !out.is_empty() {
                out.push('-');
            }
            out.push(letter.to_ascii_lowercase());
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_terminals_confuse_are_not_bound() {
        for entry in ACTIONS {
            for key in entry.keys {
                assert_eq!(key.confused_with(), None, "{key} is bound to {:?}", entry.action);
            }
        }
    }

    #[test]
    fn actions_are_called_in_files_as_in_the_program() {
        assert_eq!((Action::LeaveNow.id(), Action::Up.id()), ("leave-now".into(), "up".into()));
    }
}
