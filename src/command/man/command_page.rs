//! The page of one command, made from its definition.

use super::words::ManWords;
use clap::{Arg, Command};
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

/// The keys under which the German of an argument's help stands, the nearest first.
pub(super) fn argument_keys(path: &str, arg: &Arg) -> [String; 2] {
    let id = arg.get_id().as_str();
    [format!("arg:{path}.{id}"), format!("arg:{id}")]
}

/// Adds name, synopsis, description, arguments, options and examples of a command. `path` is its name in words joined
/// by dots; empty for the program itself.
pub(super) fn add_command(page: &mut Roff, command: &Command, path: &str, words: ManWords) {
    let name = page_name(path);
    page.control("SH", [words.lookup("head:name")]);
    page.text([roman(format!("{name} - {}", about(command, path, words)))]);
    page.control("SH", [words.lookup("head:synopsis")]);
    page.text(synopsis(command, path));
    if command.has_subcommands() && !path.is_empty() {
        for sub in shown_subcommands(command) {
            page.control("br", []);
            page.text(synopsis(sub, &format!("{path}.{}", sub.get_name())));
        }
    }
    page.control("SH", [words.lookup("head:description")]);
    let long = command.get_long_about().map_or_else(
        || about(command, path, words),
        |long| words.translate(&[&format!("long:{path}")], &one_line(&long.to_string())),
    );
    page.text([roman(long)]);
    let note = note_of(command);
    if !note.is_empty() {
        page.control("PP", []);
        page.text([roman(words.translate(&[&format!("note:{path}")], &note))]);
    }
    add_arguments(page, command, path, words, "SH");
    for sub in shown_subcommands(command).filter(|_| !path.is_empty()) {
        let path = format!("{path}.{}", sub.get_name());
        page.control("SH", [path.replace('.', " ").as_str()]);
        page.text([roman(about(sub, &path, words))]);
        add_arguments(page, sub, &path, words, "SS");
    }
    let examples = examples_of(command);
    if !examples.is_empty() {
        page.control("SH", [words.lookup("head:examples")]);
        page.control("EX", []);
        for example in examples {
            page.text([roman(example)]);
        }
        page.control("EE", []);
    }
}

/// What a command is for, without the dot of a sentence.
pub(super) fn about(command: &Command, path: &str, words: ManWords) -> String {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    words.translate(&[&format!("about:{path}")], &about)
}

/// The name of a page: `groupfinder`, `groupfinder-search`.
pub(super) fn page_name(path: &str) -> String {
    if path.is_empty() { "groupfinder".to_owned() } else { format!("groupfinder-{}", path.replace('.', "-")) }
}

/// The commands that a person is told of.
pub(super) fn shown_subcommands(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|sub| sub.get_name() != "help" && !sub.is_hide_set())
}

/// The options and arguments that a person is told of; those that hold for every command stand on the page of the
/// program alone.
pub(super) fn shown_arguments<'a>(command: &'a Command, path: &str) -> impl Iterator<Item = &'a Arg> {
    let is_program = path.is_empty();
    command.get_arguments().filter(move |arg| {
        let id = arg.get_id().as_str();
        !arg.is_hide_set() && id != "help" && id != "version" && (is_program || !is_global(id))
    })
}

fn is_global(id: &str) -> bool {
    matches!(id, "data_dir" | "config" | "lang" | "home" | "demo" | "now")
}

fn synopsis(command: &Command, path: &str) -> Vec<Inline> {
    let name = format!("groupfinder {}", path.replace('.', " "));
    let mut line = vec![bold(name.trim_end())];
    if shown_arguments(command, path).any(|arg| !arg.is_positional()) {
        line.push(roman(" [OPTION]..."));
    }
    for arg in command.get_positionals() {
        let [open, close] = if arg.is_required_set() { ["", ""] } else { ["[", "]"] };
        line.extend([roman(format!(" {open}")), italic(value_name(arg)), roman(close)]);
    }
    if path.is_empty() {
        line.extend([roman(" ["), italic("COMMAND"), roman("]")]);
    }
    line
}

fn add_arguments(page: &mut Roff, command: &Command, path: &str, words: ManWords, heading: &str) {
    let mut shown = shown_arguments(command, path).peekable();
    if shown.peek().is_none() {
        return;
    }
    page.control(heading, [words.lookup("head:options")]);
    for arg in shown {
        page.control("TP", []);
        page.text(argument_line(arg));
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let [near, far] = argument_keys(path, arg);
        let mut said = words.translate(&[&near, &far], &help);
        let values = possible_values(path, arg, words);
        if !values.is_empty() {
            said = format!("{}: {}", said.trim_end_matches('.'), values.join(", "));
        }
        page.text([roman(said)]);
    }
}

fn argument_line(arg: &Arg) -> Vec<Inline> {
    let Some(long) = arg.get_long() else { return vec![italic(value_name(arg))] };
    let mut line = Vec::new();
    if let Some(short) = arg.get_short() {
        line.extend([bold(format!("-{short}")), roman(", ")]);
    }
    line.push(bold(format!("--{long}")));
    if arg.get_action().takes_values() {
        line.extend([roman(" "), italic(value_name(arg))]);
    }
    line
}

fn value_name(arg: &Arg) -> String {
    arg.get_value_names().and_then(|names| names.first()).map_or_else(String::new, ToString::to_string)
}

/// The values that an option takes, each with what it means where that is said.
fn possible_values(path: &str, arg: &Arg, words: ManWords) -> Vec<String> {
    arg.get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set() && arg.get_action().takes_values())
        .map(|value| match value.get_help() {
            Some(help) => {
                let [near, far] = value_keys(path, arg, value.get_name());
                let said = words.translate(&[&near, &far], &help.to_string());
                format!("{} ({said})", value.get_name())
            }
            None => value.get_name().to_owned(),
        })
        .collect()
}

/// The keys under which the German of a value's help stands, the nearest first.
pub(super) fn value_keys(path: &str, arg: &Arg, value: &str) -> [String; 2] {
    let id = arg.get_id().as_str();
    [format!("value:{path}.{id}={value}"), format!("value:{id}={value}")]
}

/// The lines of the help that show the command in use.
pub(super) fn examples_of(command: &Command) -> Vec<String> {
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    after.lines().map(str::trim).filter(|line| line.starts_with("groupfinder")).map(str::to_owned).collect()
}

/// What the help says behind its examples.
pub(super) fn note_of(command: &Command) -> String {
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let note = after.split("\n\n").skip(1).collect::<Vec<_>>().join(" ");
    one_line(&note)
}

/// A text without line ends of its own.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
