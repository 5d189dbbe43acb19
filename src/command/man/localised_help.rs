//! The help of the command line in the reader's language, as far as `data/man.tsv` has it: in German.

use super::command_page::{argument_keys, examples_of, note_of, one_line, value_keys};
use super::words::ManWords;
use crate::cli::Cli;
use crate::topic::Language;
use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::{Arg, Command, CommandFactory};
use std::ffi::OsString;

/// The help that `arguments`, with the program's name, ask for. `None` where they ask for none, or where there is none in
/// that language and the English one serves.
pub(in crate::command) fn localised_help(arguments: &[OsString], language: Language) -> Option<String> {
    let words = ManWords::new(language);
    if words.language() == Language::En {
        return None;
    }
    let error = localise_command(Cli::command(), "", words).try_get_matches_from(arguments).err()?;
    (error.kind() == ErrorKind::DisplayHelp).then(|| localise_frame(&error.render().to_string(), words))
}

/// `path` is the name of the command in words joined by dots; empty for the program itself.
fn localise_command(mut command: Command, path: &str, words: ManWords) -> Command {
    if let Some(about) = command.get_about().map(ToString::to_string) {
        command = command.about(words.translate(&[&format!("about:{path}")], &about));
    }
    if let Some(long) = command.get_long_about().map(ToString::to_string) {
        command = command.long_about(words.translate(&[&format!("long:{path}")], &one_line(&long)));
    }
    let (examples, note) = (examples_of(&command), note_of(&command));
    let mut after = Vec::new();
    if !examples.is_empty() {
        let key = if examples.len() == 1 { "help:example" } else { "help:examples" };
        after.push(format!("{}\n  {}", words.lookup(key), examples.join("\n  ")));
    }
    if !note.is_empty() {
        after.push(words.translate(&[&format!("note:{path}")], &note));
    }
    if !after.is_empty() {
        command = command.after_help(after.join("\n\n"));
    }
    command.mut_args(|arg| localise_argument(arg, path, words)).mut_subcommands(|sub| {
        let path = format!("{path}.{}", sub.get_name());
        localise_command(sub, path.trim_start_matches('.'), words)
    })
}

fn localise_argument(mut arg: Arg, path: &str, words: ManWords) -> Arg {
    let [near, far] = argument_keys(path, &arg);
    if let Some(help) = arg.get_help().map(ToString::to_string) {
        arg = arg.help(words.translate(&[&near, &far], &help));
    }
    let values = arg.get_possible_values();
    if values.is_empty() || !arg.get_action().takes_values() {
        return arg;
    }
    let translated = values.into_iter().map(|value| {
        let [near, far] = value_keys(path, &arg, value.get_name());
        match value.get_help().map(ToString::to_string) {
            Some(help) => value.help(words.translate(&[&near, &far], &help)),
            None => value,
        }
    });
    let parser = PossibleValuesParser::new(translated.collect::<Vec<_>>());
    arg.value_parser(parser)
}

/// The words that the library puts around ours.
fn localise_frame(help: &str, words: ManWords) -> String {
    let frame = words.section("frame:");
    frame.into_iter().fold(help.to_owned(), |text, (english, said)| text.replace(english, said))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(arguments: &[&str]) -> String {
        let arguments: Vec<OsString> =
            ["groupfinder"].iter().chain(arguments).map(|&word| word.into()).collect();
        localised_help(&arguments, Language::De).unwrap_or_default()
    }

    fn collect_paths(command: &Command, path: &[String], paths: &mut Vec<Vec<String>>) {
        paths.push(path.to_vec());
        for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
            collect_paths(sub, &[path, &[sub.get_name().to_owned()]].concat(), paths);
        }
    }

    #[test]
    fn the_help_of_every_command_is_in_german_from_end_to_end() {
        let english = [
            "Usage:",
            "Options:",
            "Arguments:",
            "Commands:",
            "Possible values",
            "possible values",
            "Print ",
            "[default",
            "Example",
            " the ",
            " of ",
            " and ",
            "[OPTIONS]",
            "COMMAND",
        ];
        let mut paths = Vec::new();
        collect_paths(&Cli::command(), &[], &mut paths);
        assert!(paths.len() > 25);
        for path in paths {
            for flag in ["--help", "-h"] {
                let mut arguments: Vec<&str> = path.iter().map(String::as_str).collect();
                arguments.push(flag);
                let said = help(&arguments);
                assert!(
                    said.contains("Aufruf: groupfinder") && said.contains("Optionen:"),
                    "{arguments:?}:\n{said}"
                );
                for word in english {
                    assert!(!said.contains(word), "{arguments:?}: {word:?} in\n{said}");
                }
            }
        }
        assert!(help(&["help", "sync"]).contains("Aufruf: groupfinder sync"));
    }

    #[test]
    fn only_what_asks_for_help_in_german_gets_it() {
        assert_eq!(help(&["search", "trauer"]), "");
        assert_eq!(help(&["--no-such-option"]), "");
        let arguments = ["groupfinder".into(), "--help".into()];
        assert_eq!(localised_help(&arguments, Language::En), None);
        assert_eq!(localised_help(&arguments, Language::Nb), None);
    }
}
