//! What is wrong with a command line, in the reader's language.

use super::environment::choose_language;
use super::man::localised_help;
use crate::cli::{Global, Lang};
use crate::config::Config;
use crate::locale::Locale;
use crate::topic::Language;
use clap::ValueEnum;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;
use std::path::Path;

/// What is wrong with `arguments`, what was perhaps meant, and how the command is used. It ends in a line end.
///
/// The arguments could not be parsed, so the language is read from them as far as they go.
pub fn describe_usage_error(error: &clap::Error, arguments: &[OsString]) -> String {
    describe_error(error, &Locale::new(language_of(arguments)))
}

/// The help or version that was asked for by `arguments`, which begin with the program's name; `printed` is the answer in
/// English.
pub fn describe_help(printed: &clap::Error, arguments: &[OsString]) -> String {
    let help = match printed.kind() {
        ErrorKind::DisplayHelp => localised_help(arguments, language_of(arguments)),
        _ => None,
    };
    help.unwrap_or_else(|| printed.render().to_string())
}

fn language_of(arguments: &[OsString]) -> Language {
    let config = Config::read_file(value_of(arguments, "--config").map(Path::new)).unwrap_or_default();
    let lang = value_of(arguments, "--lang").and_then(|word| Lang::from_str(word, true).ok());
    choose_language(&Global { lang, ..Global::default() }, &config)
}

fn describe_error(error: &clap::Error, locale: &Locale) -> String {
    let Some(mut words) = describe_cause(error, locale) else { return error.render().to_string() };
    let meant = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let meant: Vec<String> = meant.into_iter().flat_map(|kind| strings_of(error, kind)).collect();
    if !meant.is_empty() {
        words = format!("{words} {}", locale.with("usage-meant", &[("near", meant.join(", ").into())]));
    }
    let mut text = format!("groupfinder: {words}\n");
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.trim_start_matches("Usage:").trim();
        text += &locale.with("usage-form", &[("usage", usage.into())]);
        text.push('\n');
    }
    text + &locale.text("usage-help") + "\n"
}

/// The sentence for the kinds of error that people meet; `None` for the rest.
fn describe_cause(error: &clap::Error, locale: &Locale) -> Option<String> {
    let first = |kind| strings_of(error, kind).into_iter().next();
    let option = first(ContextKind::InvalidArg);
    let words = match error.kind() {
        ErrorKind::UnknownArgument => {
            let found = option?;
            let key = if found.starts_with('-') { "usage-no-option" } else { "usage-no-word" };
            locale.with(key, &[("found", found.into())])
        }
        ErrorKind::InvalidSubcommand => {
            locale.with("usage-no-command", &[("found", first(ContextKind::InvalidSubcommand)?.into())])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            describe_value(error, option?, first(ContextKind::InvalidValue)?, locale)
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = strings_of(error, ContextKind::InvalidArg);
            locale.with("usage-missing", &[("names", missing.join(", ").into())])
        }
        ErrorKind::ArgumentConflict => {
            let (option, others) = (option?, strings_of(error, ContextKind::PriorArg));
            if others.iter().all(|other| *other == option) {
                locale.with("usage-twice", &[("option", option.into())])
            } else {
                let values = [("option", option.into()), ("other", others.join(", ").into())];
                locale.with("usage-conflict", &values)
            }
        }
        _ => return None,
    };
    Some(words)
}

/// What is wrong with the value of an option, and which there are.
fn describe_value(error: &clap::Error, option: String, found: String, locale: &Locale) -> String {
    if found.is_empty() {
        return locale.with("usage-value-missing", &[("option", option.into())]);
    }
    let mut values = vec![("option", option.into()), ("found", found.into())];
    if let Some(why) = std::error::Error::source(error) {
        values.push(("why", locale.report_words(&why.to_string()).into()));
        return locale.with("usage-value-why", &values);
    }
    let words = locale.with("usage-value-wrong", &values);
    let possible = strings_of(error, ContextKind::ValidValue);
    if possible.is_empty() {
        return words;
    }
    format!("{words} {}", locale.with("usage-values", &[("values", possible.join(", ").into())]))
}

/// What an error says of itself, as texts.
fn strings_of(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

/// The value of an option, as `--name VALUE` or `--name=VALUE`. What stands behind `--` are words to search for.
fn value_of<'a>(arguments: &'a [OsString], name: &str) -> Option<&'a str> {
    let mut words =
        arguments.iter().map(|word| word.to_str().unwrap_or_default()).take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        match word.strip_prefix(name) {
            Some("") => return words.next(),
            Some(rest) if rest.starts_with('=') => return rest.get(1..),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Cli;
    use clap::Parser;

    fn told(language: Language, line: &str) -> String {
        let arguments = std::iter::once("groupfinder").chain(line.split(' '));
        describe_error(&Cli::try_parse_from(arguments).unwrap_err(), &Locale::new(language))
    }

    #[test]
    fn usual_mistakes_are_told_in_german_with_what_was_meant() {
        for (line, first) in [
            ("search --limt 3", "Die Option --limt gibt es hier nicht. Meinten Sie --limit?"),
            ("serch trauer", "Den Befehl serch gibt es nicht. Meinten Sie search?"),
            ("search --limit", "--limit <N> braucht einen Wert."),
            ("search --limit x", "„x“ ist kein Wert für --limit <N>: keine ganze Zahl."),
            ("--spacing 3", "„3“ ist kein Wert für --spacing <ROWS>: 3 liegt nicht in 1..=2."),
            (
                "search --output ymal",
                "„ymal“ ist kein Wert für --output <FORM>. Möglich sind: text, json, ndjson, csv.",
            ),
            (
                "status --output promethes",
                "„promethes“ ist kein Wert für --output <FORM>. Möglich sind: text, json, prometheus. Meinten Sie \
                 prometheus?",
            ),
            ("show", "Es fehlt: <ID>."),
            ("show a b", "„b“ ist hier nicht vorgesehen."),
            ("sync a --from b", "[NAME]... und --from <PATH|URL>... gehen nicht zusammen."),
            ("search --limit 3 --limit 4", "--limit <N> darf nur einmal stehen."),
            (
                "search --near Bergen --within x",
                "„x“ ist kein Wert für --within <KM>: erwartet: eine Zahl von Kilometern.",
            ),
        ] {
            let told = told(Language::De, line);
            assert_eq!(told.lines().next().unwrap(), format!("groupfinder: {first}"), "{line}");
            assert!(told.ends_with("Mehr dazu mit --help.\n"), "{told}");
        }
    }

    #[test]
    fn no_language_is_left_out_and_the_usage_follows() {
        assert!(told(Language::Nb, "search --limt 3").starts_with(
            "groupfinder: Valget --limt finnes ikke her. Mente du --limit?\nBruk: groupfinder search --limit <N>"
        ));
        assert!(told(Language::En, "serch").starts_with(
            "groupfinder: There is no command serch. Did you mean search?\nUsage: groupfinder [OPTIONS] [COMMAND]\n"
        ));
    }

    #[test]
    fn the_language_is_read_from_a_line_that_is_wrong() {
        let line = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(value_of(&line("a --lang de --limt"), "--lang"), Some("de"));
        assert_eq!(value_of(&line("a --lang=nb"), "--lang"), Some("nb"));
        assert_eq!(value_of(&line("a --language de -- --lang nb"), "--lang"), None);
    }
}
