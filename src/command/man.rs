//! The man page and the completions for shells, made from what the program itself knows: the definitions of the command
//! line and the table of keys.

use super::error::CommandError;
use crate::app::keymap::Keymap;
use crate::cli::{Cli, CompletionsArgs};
use crate::locale::Locale;
use crate::topic::Language;
use clap::CommandFactory;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, italic, roman};
use std::io::Write;

/// Prints the man page as roff: `groupfinder man | man -l -`.
pub(super) fn print_man_page(out: &mut dyn Write) -> Result<u8, CommandError> {
    let mut command = Cli::command();
    command.build();
    let page = Man::new(command.clone()).manual("User Commands");
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    commands_section(&command).to_writer(out)?;
    keys_section().to_writer(out)?;
    closing_sections().to_writer(out)?;
    Ok(0)
}

/// Prints the completions for a shell.
pub(super) fn print_completions(args: &CompletionsArgs, out: &mut dyn Write) -> Result<u8, CommandError> {
    // The generator writes and does not fail; what cannot be written is noticed here.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "groupfinder", &mut script);
    out.write_all(&script)?;
    Ok(0)
}

fn commands_section(command: &clap::Command) -> Roff {
    let mut page = Roff::new();
    page.control("SH", ["COMMANDS"]);
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help" && !sub.is_hide_set()) {
        let mut usage = vec![bold(sub.get_name())];
        for arg in sub.get_positionals() {
            let name = arg.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str());
            usage.extend([roman(" "), italic(name)]);
        }
        page.control("TP", []);
        page.text(usage);
        page.text([roman(sub.get_about().map(ToString::to_string).unwrap_or_default())]);
        for arg in sub.get_opts().filter(|arg| !arg.is_global_set() && !arg.is_hide_set()) {
            let Some(long) = arg.get_long() else { continue };
            let value = arg.get_value_names().and_then(|names| names.first());
            let takes = arg.get_action().takes_values();
            page.control("RS", []);
            page.control("TP", []);
            let mut line = vec![bold(format!("--{long}"))];
            line.extend(
                value.filter(|_| takes).into_iter().flat_map(|value| [roman(" "), italic(value.as_str())]),
            );
            page.text(line);
            page.text([roman(arg.get_help().map(ToString::to_string).unwrap_or_default())]);
            page.control("RE", []);
        }
    }
    page
}

/// The keys, as the help of the program shows them.
fn keys_section() -> Roff {
    let (keymap, words) = (Keymap::default(), Locale::new(Language::En));
    let mut page = Roff::new();
    page.control("SH", ["KEYS"]);
    page.text([roman("Keys of the browser. A file of one's own changes them; see FILES.")]);
    for binding in keymap.bindings().iter().filter(|binding| !binding.help_key.is_empty()) {
        page.control("TP", []);
        let names: Vec<String> = keymap.keys_of(binding.action).map(|key| key.to_string()).collect();
        page.text([bold(names.join(", "))]);
        page.text([roman(words.text(binding.help_key))]);
    }
    page
}

fn add_section(page: &mut Roff, title: &str, rows: &[(&str, &str)]) {
    page.control("SH", [title]);
    for (name, says) in rows {
        page.control("TP", []);
        page.text([bold(*name)]);
        page.text([roman(*says)]);
    }
}

fn closing_sections() -> Roff {
    let mut page = Roff::new();
    add_section(
        &mut page,
        "FILES",
        &[
            (
                "~/.config/groupfinder/config.toml",
                "Settings; all are optional. groupfinder config prints the file with every setting at its default.",
            ),
            (
                "~/.config/groupfinder/keys.toml",
                "Keys of one's own, unless key_file in config.toml names another file. groupfinder config --keys \
                 prints the usual ones.",
            ),
            (
                "~/.local/share/groupfinder/",
                "Synced data: the dataset, the one before it, and the index; --data-dir and GROUPFINDER_DATA_DIR \
                 name another directory.",
            ),
            (
                "~/.local/state/groupfinder/",
                "Notes about failures of the program: the place in the program, the terminal and kinds of events; \
                 nothing that was typed or read. The last five are kept.",
            ),
        ],
    );
    add_section(
        &mut page,
        "ENVIRONMENT",
        &[
            (
                "LC_ALL, LC_MESSAGES, LANG",
                "Language, units and the form of times, where neither --lang nor config.toml says.",
            ),
            (
                "LC_ALL, LC_CTYPE, LANG",
                "Letters: in a locale that is not UTF-8, others are spelled in ASCII.",
            ),
            (
                "TERM",
                "linux, vt* and dumb draw frames in ASCII; linux uses eight colours; dumb means --plain.",
            ),
            ("NO_COLOR", "Set to anything: no colours, where neither --theme nor config.toml says."),
            ("ACCESSIBLE", "Set to anything but 0: --plain."),
            ("TZ", "The time zone in which times are shown."),
            ("GROUPFINDER_DATA_DIR", "The directory of synced data."),
            ("HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY", "Proxies for sync."),
        ],
    );
    add_section(
        &mut page,
        "EXIT STATUS",
        &[
            ("0", "Done."),
            ("1", "Failed."),
            ("2", "Wrong usage, or no terminal."),
            ("3", "Data was refused; the old data is kept."),
            ("4", "Data was kept although it is past its expiry."),
            ("101", "A mistake in the program."),
            ("128+N", "Ended by signal N."),
        ],
    );
    page
}
