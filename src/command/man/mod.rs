//! The man pages, made from what the program itself knows: the definitions of the command line, the table of keys, the
//! files with the settings; and from `data/man.tsv`, which has the rest and all of it in German.

mod command_page;
mod localised_help;
mod settings_page;
mod words;

use super::error::{CommandError, EXIT_CODES};
use crate::app::keymap::Keymap;
use crate::cli::{Cli, ManArgs};
use crate::locale::Locale;
use crate::topic::Language;
use clap::CommandFactory;
use clap_mangen::roff::{Roff, bold, roman};
use command_page::{about, add_command, page_name, shown_subcommands};
use settings_page::{Settings, add_settings};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use words::ManWords;

pub(super) use localised_help::localised_help;

/// A man page.
struct ManPage {
    /// Its name.
    name: String,
    /// Its section of the manual: 1 for commands, 5 for files.
    section: u8,
    text: Roff,
}

/// Prints a man page as roff, or writes all of them in both languages.
///
/// # Errors
/// There is no such page, or a file cannot be written.
pub(super) fn print_man_page(
    args: &ManArgs,
    locale: &Locale,
    out: &mut dyn Write,
) -> Result<u8, CommandError> {
    if let Some(dir) = &args.write {
        return write_pages(dir).map(|()| 0).map_err(|e| CommandError::of_disk(dir, &e, locale));
    }
    let pages = man_pages(ManWords::new(locale.language()));
    let asked = args.page.join("-");
    let name = match asked.strip_prefix("groupfinder") {
        Some(rest) => rest.trim_start_matches('-'),
        None => asked.as_str(),
    };
    let name = if name.is_empty() { page_name("") } else { format!("groupfinder-{name}") };
    let Some(page) = pages.iter().find(|page| page.name == name) else {
        let known: Vec<&str> = pages.iter().map(|page| page.name.as_str()).collect();
        let values = [("option", "man".into()), ("asked", asked.into()), ("near", known.join(", ").into())];
        return Err(CommandError::Usage(locale.with("value-unknown-of", &values)));
    };
    page.text.to_writer(out)?;
    Ok(0)
}

/// Writes all pages below a directory, as `man` looks for them: `man1`, `man5`, `de/man1`, `de/man5`.
fn write_pages(dir: &Path) -> io::Result<()> {
    for (language, below) in [(Language::En, ""), (Language::De, "de")] {
        for page in man_pages(ManWords::new(language)) {
            let dir = dir.join(below).join(format!("man{}", page.section));
            fs::create_dir_all(&dir)?;
            let mut text = Vec::new();
            page.text.to_writer(&mut text)?;
            fs::write(dir.join(format!("{}.{}", page.name, page.section)), text)?;
        }
    }
    Ok(())
}

/// All pages: the program, one a command, and the files that it reads.
fn man_pages(words: ManWords) -> Vec<ManPage> {
    let mut program = Cli::command();
    program.build();
    let mut pages = vec![program_page(&program, words)];
    for sub in shown_subcommands(&program) {
        let mut page = begin_page(&page_name(sub.get_name()), 1, words);
        add_command(&mut page.text, sub, sub.get_name(), words);
        add_see_also(&mut page.text, words);
        pages.push(page);
    }
    for settings in Settings::ALL {
        let mut page = begin_page(settings.page_name(), 5, words);
        add_settings(&mut page.text, settings, words);
        add_see_also(&mut page.text, words);
        pages.push(page);
    }
    let mut keys = begin_page("groupfinder-keys", 5, words);
    add_keys(&mut keys.text, words);
    add_see_also(&mut keys.text, words);
    pages.push(keys);
    pages
}

fn begin_page(name: &str, section: u8, words: ManWords) -> ManPage {
    let mut text = Roff::new();
    let manual = words.lookup(if section == 1 { "manual:1" } else { "manual:5" });
    let version = concat!("groupfinder ", env!("CARGO_PKG_VERSION"));
    // The day of the release: the same program makes the same page.
    text.control("TH", [name, &section.to_string(), release_date(), version, manual]);
    ManPage { name: name.to_owned(), section, text }
}

/// The day of the newest release, which the file for software centres names first.
fn release_date() -> &'static str {
    let metainfo = include_str!("../../../data/package/groupfinder.metainfo.xml");
    let release = metainfo.split("<release ").nth(1).unwrap_or_default();
    release.split("date=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or(" ")
}

fn program_page(program: &clap::Command, words: ManWords) -> ManPage {
    let mut page = begin_page("groupfinder", 1, words);
    let text = &mut page.text;
    add_command(text, program, "", words);
    text.control("SH", [words.lookup("head:commands")]);
    for sub in shown_subcommands(program) {
        text.control("TP", []);
        text.text([bold(page_name(sub.get_name())), roman("(1)")]);
        text.text([roman(about(sub, sub.get_name(), words))]);
    }
    for section in ["files", "environment"] {
        text.control("SH", [words.lookup(&format!("head:{section}"))]);
        add_rows(text, &words.section(&format!("{section}:")));
    }
    text.control("SH", [words.lookup("head:exit")]);
    let locale = Locale::new(words.language());
    for (code, key) in EXIT_CODES {
        text.control("TP", []);
        text.text([bold(code.to_string())]);
        text.text([roman(locale.text(key))]);
    }
    add_rows(text, &words.section("exit:"));
    add_see_also(text, words);
    page
}

/// The keys, as the help of the program shows them, and how a file of one's own is written.
fn add_keys(page: &mut Roff, words: ManWords) {
    let (keymap, locale) = (Keymap::default(), Locale::new(words.language()));
    page.control("SH", [words.lookup("head:name")]);
    page.text([roman(format!("groupfinder-keys - {}", words.lookup("keys:about")))]);
    page.control("SH", [words.lookup("head:description")]);
    page.text([roman(words.lookup("keys:text"))]);
    page.control("SH", [words.lookup("head:keys")]);
    for binding in keymap.bindings().iter().filter(|binding| !binding.help_key.is_empty()) {
        page.control("TP", []);
        let names: Vec<String> = keymap.keys_of(binding.action).map(|key| key.to_string()).collect();
        page.text([bold(names.join(", "))]);
        page.text([roman(locale.text(binding.help_key))]);
    }
    page.control("SH", [words.lookup("head:examples")]);
    page.control("EX", []);
    for line in ["[keys]", "filters = [\"Ctrl-F\"]"] {
        page.text([roman(line)]);
    }
    page.control("EE", []);
}

fn add_rows(page: &mut Roff, rows: &[(&str, &str)]) {
    for (name, says) in rows {
        page.control("TP", []);
        page.text([bold(*name)]);
        page.text([roman(*says)]);
    }
}

fn add_see_also(page: &mut Roff, words: ManWords) {
    page.control("SH", [words.lookup("head:see-also")]);
    let others =
        ["groupfinder(1)", "groupfinder-config.toml(5)", "groupfinder-keys(5)", "groupfinder-kiosk.toml(5)"];
    page.text([roman(others.join(", "))]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Command;
    use command_page::{argument_keys, note_of, one_line, value_keys};
    use std::collections::BTreeSet;

    /// Every English text that the pages take from the program, with the keys of its German, the nearest first.
    fn texts_of(command: &Command, path: &str, texts: &mut Vec<(Vec<String>, String)>) {
        let said = command.get_about().map(ToString::to_string).unwrap_or_default();
        texts.push((vec![format!("about:{path}")], said));
        if let Some(long) = command.get_long_about() {
            texts.push((vec![format!("long:{path}")], one_line(&long.to_string())));
        }
        let note = note_of(command);
        if !note.is_empty() {
            texts.push((vec![format!("note:{path}")], note));
        }
        for arg in command_page::shown_arguments(command, path) {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            texts.push((argument_keys(path, arg).to_vec(), help));
            for value in arg.get_possible_values() {
                if let Some(help) = value.get_help().filter(|_| !value.is_hide_set()) {
                    let keys = value_keys(path, arg, value.get_name());
                    texts.push((keys.to_vec(), help.to_string()));
                }
            }
        }
        for sub in shown_subcommands(command) {
            let path = format!("{path}.{}", sub.get_name());
            texts_of(sub, path.trim_start_matches('.'), texts);
        }
    }

    #[test]
    fn all_of_it_is_in_german_and_of_the_wording_that_the_program_has_now() {
        let mut program = Cli::command();
        program.build();
        let mut texts = Vec::new();
        texts_of(&program, "", &mut texts);
        for settings in Settings::ALL {
            for entry in settings.entries() {
                texts.push((vec![settings.entry_key(&entry)], entry.said));
            }
        }
        let mut faults = BTreeSet::new();
        let mut used = BTreeSet::new();
        for (keys, english) in &texts {
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            faults.extend(words::find_fault(&keys, english));
            used.extend(keys.iter().map(|key| (*key).to_owned()));
        }
        let from_program = ["about:", "long:", "note:", "arg:", "value:", "config.", "kiosk."];
        for key in words::all_keys() {
            let is_copy = from_program.iter().any(|prefix| key.starts_with(prefix));
            if is_copy && !used.contains(key) {
                faults.insert(format!("{key} is no longer said"));
            }
        }
        let faults: Vec<String> = faults.into_iter().collect();
        assert!(faults.is_empty(), "data/man.tsv:\n{}", faults.join("\n"));
    }
}
