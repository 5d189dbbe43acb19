//! Completions for shells. The script that a shell loads asks the program itself, so that it knows the topics, the
//! sources and the groups that are here now.

use super::error::CommandError;
use crate::cli::{Cli, CompletionsArgs};
use crate::config::Config;
use crate::feed::{FeedFormat, Fellowship};
use crate::search::{Facet, Ordinal};
use crate::store::{OpenOptions, open_data};
use crate::sync::catalogue::all_listed;
use crate::topic::{Category, Facets, Language, Thesaurus};
use clap::builder::StyledStr;
use clap::{Arg, Command, CommandFactory};
use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};

/// The variable by which a shell asks for completions; it holds the name of the shell.
pub const VARIABLE: &str = "GROUPFINDER_COMPLETE";

/// zsh loads the script from its function path at the first Tab, and would complete only from the second on.
const ZSH_AUTOLOAD: &str =
    "if [[ \"$funcstack[1]\" == _groupfinder ]]; then\n    _clap_dynamic_completer_groupfinder \"$@\"\nfi\n";

/// So many ids are offered at most: more than a person reads.
const MOST_IDS: usize = 200;

/// Prints the script for a shell.
///
/// # Errors
/// It cannot be written.
pub(super) fn print_completions(args: &CompletionsArgs, out: &mut dyn Write) -> Result<u8, CommandError> {
    let shells = Shells::builtins();
    if let Some(shell) = shells.completer(&args.shell.to_string()) {
        shell.write_registration(VARIABLE, "groupfinder", "groupfinder", "groupfinder", out)?;
        if shell.name() == "zsh" {
            out.write_all(ZSH_AUTOLOAD.as_bytes())?;
        }
    }
    Ok(0)
}

/// Answers a shell that asks how a command line may go on. `arguments` are those of the process; gives whether one asked.
///
/// # Errors
/// The answer cannot be written.
pub fn answer_shell(arguments: Vec<OsString>, out: &mut dyn Write) -> io::Result<bool> {
    let Some(name) = std::env::var(VARIABLE).ok().filter(|name| !name.is_empty()) else { return Ok(false) };
    let shells = Shells::builtins();
    let Some(shell) = shells.completer(&name) else { return Ok(false) };
    let typed: Vec<OsString> = arguments.into_iter().skip_while(|word| word != "--").skip(1).collect();
    let mut command = command_with_values();
    command.build();
    shell.write_complete(&mut command, typed, std::env::current_dir().ok().as_deref(), out)?;
    Ok(true)
}

/// The command line with what its values may be.
fn command_with_values() -> Command {
    let mut command = Cli::command();
    for name in ["search", "facets"] {
        command = command.mut_subcommand(name, add_filter_values);
    }
    command
        .mut_subcommand("show", |sub| sub.mut_arg("id", |arg| arg.add(ArgValueCompleter::new(ids_of_groups))))
        .mut_subcommand("crisis", |sub| sub.mut_arg("country", |arg| add_values(arg, countries)))
        .mut_subcommand("sync", |sub| {
            add_feed_values(sub).mut_arg("names", |arg| add_values(arg, names_of_sources))
        })
        .mut_subcommand("check", add_feed_values)
        .mut_subcommand("sources", |sub| {
            sub.mut_subcommand("add", |add| {
                add_feed_values(add)
                    .mut_arg("address", |arg| add_values(arg, names_of_the_catalogue))
                    .mut_arg("topic", |arg| add_values(arg, topics))
                    .mut_arg("country", |arg| add_values(arg, countries))
                    .mut_arg("zone", |arg| add_values(arg, zones))
            })
            .mut_subcommand("edit", |edit| {
                add_feed_values(edit).mut_arg("name", |arg| add_values(arg, names_of_sources))
            })
            .mut_subcommand("enable", add_source_names)
            .mut_subcommand("disable", add_source_names)
            .mut_subcommand("remove", add_source_names)
        })
}

fn add_values(arg: Arg, values: fn() -> Vec<CompletionCandidate>) -> Arg {
    arg.add(ArgValueCandidates::new(values))
}

fn add_source_names(command: Command) -> Command {
    command.mut_arg("name", |arg| add_values(arg, names_of_sources))
}

fn add_feed_values(command: Command) -> Command {
    command
        .mut_arg("programme", |arg| {
            add_values(arg, || Fellowship::all().map(|known| CompletionCandidate::new(known.id())).collect())
        })
        .mut_arg("feed_format", |arg| {
            add_values(arg, || {
                FeedFormat::ALL.iter().map(|form| CompletionCandidate::new(form.id())).collect()
            })
        })
}

fn add_filter_values(command: Command) -> Command {
    command
        .mut_arg("topic", |arg| add_values(arg, topics))
        .mut_arg("category", |arg| {
            add_values(arg, || {
                Category::ALL.iter().map(|known| labelled(known.id(), known.label(language()))).collect()
            })
        })
        .mut_arg("place", |arg| add_values(arg, countries))
        .mut_arg("format", |arg| add_values(arg, || values_of(Facet::Format.id())))
        .mut_arg("audience", |arg| add_values(arg, || values_of(Facet::Audience.id())))
        .mut_arg("people", |arg| add_values(arg, || values_of(Facet::People.id())))
        .mut_arg("day", |arg| add_values(arg, || values_of(Facet::Day.id())))
        .mut_arg("time", |arg| add_values(arg, || values_of(Facet::Time.id())))
        .mut_arg("language", |arg| add_values(arg, || values_of(Facet::Language.id())))
        .mut_arg("access", |arg| add_values(arg, || values_of(Facet::Access.id())))
        .mut_arg("kind", |arg| add_values(arg, || values_of(Facet::Kind.id())))
        .mut_arg("facilitation", |arg| add_values(arg, || values_of(Facet::Facilitation.id())))
        .mut_arg("when", |arg| {
            let offered = ["today", "tonight", "tomorrow", "this-week", "3h"];
            arg.add(ArgValueCandidates::new(move || {
                offered.into_iter().map(CompletionCandidate::new).collect()
            }))
        })
}

fn labelled(id: &str, label: &str) -> CompletionCandidate {
    CompletionCandidate::new(id).help(Some(StyledStr::from(label.to_owned())))
}

/// The language of the labels: that of the environment.
fn language() -> Language {
    super::environment::choose_language(&crate::cli::Global::default(), &Config::default())
}

fn topics() -> Vec<CompletionCandidate> {
    Thesaurus::embedded().topics().map(|(_, topic)| labelled(topic.id, topic.label(language()))).collect()
}

fn values_of(facet: &str) -> Vec<CompletionCandidate> {
    let values = Facets::embedded().facet(facet).into_iter().flat_map(|facet| &facet.values);
    values.map(|value| labelled(value.id, value.label(language()))).collect()
}

fn countries() -> Vec<CompletionCandidate> {
    values_of("country")
}

fn zones() -> Vec<CompletionCandidate> {
    jiff::tz::db().available().map(|zone| CompletionCandidate::new(zone.as_str())).collect()
}

fn names_of_sources() -> Vec<CompletionCandidate> {
    let config = Config::read_file(None).unwrap_or_default();
    config.sources.iter().map(|source| labelled(&source.name, &source.url)).collect()
}

fn names_of_the_catalogue() -> Vec<CompletionCandidate> {
    all_listed().iter().map(|listed| labelled(&listed.id, &listed.name)).collect()
}

/// Ids that begin with what is typed, of the data that is here.
fn ids_of_groups(typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    let opened = open_data(&OpenOptions::default());
    let rows = (0..opened.index.len() as u32).map(|n| opened.index.row(Ordinal(n)));
    let rows = rows.filter(|row| row.id().starts_with(&*typed));
    rows.take(MOST_IDS).map(|row| labelled(row.id(), row.name())).collect()
}
