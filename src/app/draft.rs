//! What can be done with a message that is being written, and what its codes say.

use super::policy::Mode;
use super::state::{Draft, DraftChoice, State};
use crate::codec::message_link::{letter_link, short_message_link};
use crate::locale::Locale;
use crate::page::{MessageKind, Page, Recipient, Tone};
use crate::topic::Facets;

/// Bytes that a code of each version holds, with the least error correction (ISO/IEC 18004 table 7).
const CAPACITIES: [usize; 40] = [
    17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520, 586, 644, 718, 792, 858, 929,
    1003, 1091, 1171, 1273, 1367, 1465, 1528, 1628, 1732, 1840, 1952, 2068, 2188, 2303, 2431, 2563, 2699,
    2809, 2953,
];
/// Columns that the words beside a code need, and light modules on both sides of it.
const BESIDE: u16 = 24;
const QUIET: u16 = 4;

/// What can be done with the message.
pub fn draft_choices(draft: &Draft, state: &State) -> Vec<DraftChoice> {
    let at_home = state.setup.mode == Mode::Home;
    let all = [
        (matches!(draft.text.to, Recipient::Page(_)), DraftChoice::Page),
        (true, DraftChoice::Letter),
        (draft.kind == MessageKind::Friend, DraftChoice::ShortMessage),
        (state.setup.can_print, DraftChoice::Print),
        (at_home, DraftChoice::Save),
        (true, DraftChoice::Language),
    ];
    all.into_iter().filter(|(possible, _)| *possible).map(|(_, choice)| choice).collect()
}

/// What a choice is called.
pub fn draft_choice_label(choice: DraftChoice, draft: &Draft, locale: &Locale) -> String {
    locale.text(match choice {
        DraftChoice::Page => "draft-page",
        DraftChoice::Letter => "draft-letter",
        DraftChoice::ShortMessage => "draft-short",
        DraftChoice::Print => "take-print",
        DraftChoice::Save => "take-text",
        DraftChoice::Language => {
            let facets = Facets::embedded();
            let name = facets.label_of("language", draft.language.code(), locale.language());
            return locale.with("draft-language", &[("language", name.into())]);
        }
    })
}

/// The title of the message's pop-up.
pub fn draft_title(draft: &Draft, name: &str, locale: &Locale) -> String {
    let key = match draft.kind {
        MessageKind::Friend => "tell-title",
        MessageKind::Report(_) => "report-title",
    };
    locale.with(key, &[("name", name.into())])
}

/// The message as a page: to whom, what about, and what it says.
pub fn draft_page(draft: &Draft, locale: &Locale) -> Page {
    let mut page = Page::default();
    let text = &draft.text;
    page.add(Tone::Key, 0, recipient_line(draft, locale));
    page.add(Tone::Text, 0, locale.with("draft-subject", &[("subject", text.subject.as_str().into())]));
    page.add_gap();
    for line in text.with_words(&draft.words.text()).split('\n') {
        if line.is_empty() {
            page.add_gap();
        }
        page.add(Tone::Text, 0, line);
    }
    page
}

/// To whom the message goes, in words.
pub fn recipient_line(draft: &Draft, locale: &Locale) -> String {
    match (&draft.text.to, draft.kind) {
        (Recipient::Address(address), _) => locale.with("draft-to", &[("to", address.as_str().into())]),
        (Recipient::Page(page), _) => locale.with("draft-to-page", &[("to", page.as_str().into())]),
        (Recipient::Anybody, MessageKind::Friend) => locale.text("draft-to-anybody"),
        (Recipient::Anybody, MessageKind::Report(_)) => locale.text("draft-to-nobody"),
    }
}

/// What a code says, and whether it is the short form because a screen of this size has no room for the whole; `None`
/// for a choice without a code.
pub fn code_text(
    draft: &Draft,
    choice: DraftChoice,
    (size, ascii): ((u16, u16), bool),
) -> Option<(String, bool)> {
    let (text, words) = (&draft.text, draft.words.text());
    let (whole, short) = (text.with_words(&words), text.short_with_words(&words));
    let (long, short) = match choice {
        DraftChoice::Page => match &text.to {
            Recipient::Page(page) => return Some((page.clone(), false)),
            Recipient::Address(_) | Recipient::Anybody => return None,
        },
        DraftChoice::Letter => {
            (letter_link(text.address(), &text.subject, &whole), letter_link(text.address(), "", &short))
        }
        DraftChoice::ShortMessage => (short_message_link(&whole), short_message_link(&short)),
        DraftChoice::Print | DraftChoice::Save | DraftChoice::Language => return None,
    };
    if long.len() <= most_bytes(size, ascii) { Some((long, false)) } else { Some((short, true)) }
}

/// How many bytes a code holds that fits on a screen of so many columns and rows.
fn most_bytes((columns, rows): (u16, u16), ascii: bool) -> usize {
    let across = columns.saturating_sub(BESIDE);
    let modules = if ascii { (across / 2).min(rows) } else { across.min(rows * 2) }.saturating_sub(QUIET);
    // Version 1 has 21 modules on each side, and each after it four more.
    let version = usize::from(modules.saturating_sub(17) / 4);
    version.checked_sub(1).and_then(|at| CAPACITIES.get(at.min(39))).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_screen_holds_what_a_code_of_version_6_does() {
        assert_eq!(most_bytes((80, 24), false), 134);
        assert_eq!(most_bytes((120, 40), false), 458);
        assert_eq!(most_bytes((80, 24), true), 0);
        assert_eq!(most_bytes((300, 200), false), 2953);
    }
}
