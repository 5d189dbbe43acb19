//! The help, made from the table of actions.

use crate::app::action::{Action, Pane};
use crate::app::keymap::Keymap;
use crate::app::policy::{Mode, Verdict, verdict};
use crate::locale::Locale;
use crate::page::{Page, Tone};

/// The help page: the keys, as they are, of every action that the mode allows.
pub fn help_page(keymap: &Keymap, mode: Mode, locale: &Locale) -> Page {
    let mut page = Page::new(locale.text("help-title"));
    page.add(Tone::Text, 0, locale.text("help-intro"));
    let panes = Pane::ALL.map(|p| locale.text(p.title_key())).join(", ");
    let parts = [
        locale.text("search-label").trim_end_matches(':').to_owned(),
        panes,
        locale.text("results-title"),
        locale.text("details-title"),
    ];
    page.add(Tone::Text, 0, locale.with("help-parts", &[("parts", parts.join(", ").into())]));
    page.add_gap();
    let explained = keymap.bindings().iter().filter(|b| !b.help_key.is_empty());
    for binding in explained.filter(|b| verdict(b.action, mode) == Verdict::Yes) {
        let keys: Vec<String> = keymap.keys_of(binding.action).map(|k| k.name(locale)).collect();
        page.add(Tone::Item, 0, format!("{}\t{}", keys.join(", "), locale.text(binding.help_key)));
    }
    page.add_gap();
    for key in ["help-panes", "help-words", "help-privacy", "help-treatment"] {
        page.add(Tone::Text, 0, locale.text(key));
    }
    page.add_heading(locale.text("help-sensitive-title"));
    let leave = keymap.name(Action::LeaveNow, locale);
    page.add(Tone::Text, 0, locale.with("help-sensitive", &[("key", leave.into())]));
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::ACTIONS;
    use crate::topic::Language;

    #[test]
    fn every_bound_action_is_explained_in_every_language() {
        for language in Language::ALL {
            let locale = Locale::new(language);
            let page = help_page(&Keymap::default(), Mode::Home, &locale);
            let text: String = page.paragraphs.iter().flat_map(|p| [p.text.as_str(), "\n"]).collect();
            for entry in ACTIONS.iter().filter(|e| !e.help_key.is_empty()) {
                assert!(text.contains(&locale.text(entry.help_key)), "{:?}", entry.action);
                assert_ne!(locale.text(entry.help_key), entry.help_key, "{language:?} lacks it");
            }
        }
    }
}
