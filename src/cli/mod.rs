//! The command line. Values are taken as words here; `command::filters` finds out
//! what they mean.

mod booklet;
mod feed_args;
mod filters;
mod kiosk_args;
mod output;
#[cfg(feature = "publish")]
mod publish;
mod register;
mod source_args;
mod take_args;
mod topic_args;
mod upkeep_args;

pub use booklet::{BookletArgs, BookletBy, BookletOutput, BookletPaper};
pub use feed_args::{FeedArgs, TextEncoding};
pub use filters::Filters;
pub use kiosk_args::{InstallArgs, KioskArgs, KioskCommand};
pub use output::{ListOutput, Output, SheetOutput, StatusOutput, TemplateOutput};
#[cfg(feature = "publish")]
pub use publish::{PublishArgs, PublishKeyArgs, RegionBy};
pub use register::RegisterArgs;
pub use source_args::{AddArgs, EditArgs, SourceArgs, SourceName};
pub use take_args::{CompareArgs, MessageOutput, ReportArgs, ReportedChange, TakeArgs, TakeOutput, TellArgs};
pub use topic_args::{CrisisArgs, TopicsArgs};
pub use upkeep_args::{CompletionsArgs, ConfigArgs, DoctorArgs, ManArgs, StatusArgs};

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;
use std::path::PathBuf;

/// Everything that can be said on the command line.
#[derive(Debug, Parser)]
#[command(
    name = "groupfinder",
    version,
    about = "Find a self-help or support group, without a network",
    long_about = "Find a self-help or support group from the terminal, by keyboard, without a network.\n\n\
        Without a command it opens the browser: type what it is about, choose by topic, category, place and \
        format, and read how to reach the group. It starts with a built-in directory of organisations, contact \
        points and helplines; `groupfinder sync --from FILE` adds groups near you.",
    after_help = "Examples:\n  groupfinder\n  groupfinder search grief --near Bergen --within 50\n  \
        groupfinder crisis --country NO\n\nExit codes: 0 done, 1 failed, 2 wrong usage or no terminal, \
        3 data refused (old data kept), 4 data kept but past its expiry, 5 source not reachable, 6 no permission or \
        disk full."
)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// How to browse.
    #[command(flatten)]
    pub browse: BrowseArgs,
    /// The command; none = browse.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What holds for every command.
#[derive(Debug, Clone, Default, Args)]
pub struct Global {
    /// Directory that keeps the synced data [default: `GROUPFINDER_DATA_DIR`, else the usual one]
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Configuration file [default: config.toml in the usual directory]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Language of the program's own words [default: from `LC_ALL`, `LC_MESSAGES` or `LANG`]
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<Lang>,
    /// Where you are: a country, region, town or postal code [default: by the configuration, else by the locale]
    #[arg(long, global = true, value_name = "PLACE")]
    pub home: Option<String>,
    /// Show made-up groups beside the built-in directory, marked as such; nothing is written
    #[arg(long, global = true)]
    pub demo: bool,
    /// The moment to take as now, for tests that give the same answer every day
    #[cfg_attr(feature = "test-switches", arg(long, global = true, hide = true, value_name = "TIMESTAMP"))]
    #[cfg_attr(not(feature = "test-switches"), arg(skip))]
    pub now: Option<Timestamp>,
}

/// How to browse.
#[derive(Debug, Clone, Default, Args)]
pub struct BrowseArgs {
    /// For a public terminal: no files, no programs, forgets everything after a while
    #[arg(long)]
    pub kiosk: bool,
    /// Numbered lines instead of a screen, for screen readers and plain terminals
    #[arg(long)]
    pub plain: bool,
    /// Only ASCII characters in frames and marks
    #[arg(long)]
    pub ascii: bool,
    /// Columns that the terminal gives to letters such as ü and ß: narrow (one) or wide (two)
    #[arg(long, value_name = "WIDTH", hide_possible_values = true)]
    pub ambiguous_width: Option<crate::config::AmbiguousWidth>,
    /// Colours [default: by the configuration and the environment]
    #[arg(long, value_name = "THEME")]
    pub theme: Option<crate::config::ThemeName>,
    /// Rows from one entry of a list to the next: 1, or 2 for an empty row between
    #[arg(long, value_name = "ROWS", value_parser = clap::value_parser!(u8).range(1..=2))]
    pub spacing: Option<u8>,
    /// Use the mouse: click to select, turn the wheel to move. The terminal then no longer selects text with it
    #[arg(long)]
    pub mouse: bool,
    /// Keep the marked groups for the next time, in the state directory
    #[arg(long)]
    pub keep_shortlist: bool,
    /// A failure that Ctrl-^ brings about, for tests of what happens then
    #[cfg_attr(feature = "test-switches", arg(long, hide = true, value_name = "WHERE"))]
    #[cfg_attr(not(feature = "test-switches"), arg(skip))]
    pub test_fault: Option<TestFault>,
    /// A server that answers in place of all public sources, for tests: each at the path of its address
    #[cfg_attr(feature = "test-switches", arg(long, hide = true, value_name = "ADDRESS"))]
    #[cfg_attr(not(feature = "test-switches"), arg(skip))]
    pub test_catalogue: Option<String>,
}

/// Where something fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TestFault {
    /// In the thread that draws.
    Main,
    /// In a thread that the program can do without.
    Worker,
    /// In the thread that reads the terminal.
    Input,
    /// In the thread that draws, and once more while it cleans up.
    Drop,
}

/// A language of the program's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// English
    En,
    /// Deutsch
    De,
    /// Norsk bokmål
    #[value(alias = "no")]
    Nb,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Find groups by words and filters
    #[command(
        after_help = "Examples:\n  groupfinder search trauer\n  groupfinder search --topic breast-cancer \
        --format online --output json\n  groupfinder search \"mein mann trinkt\" --near Köln --within 25"
    )]
    Search(SearchArgs),
    /// Show one group with everything that is known about it
    #[command(after_help = "Example:\n  groupfinder show k-0001")]
    Show(ShowArgs),
    /// Write groups to take along: as text, calendar, card, sheet or dataset
    #[command(
        after_help = "Examples:\n  groupfinder take k-0001 k-0002 --output calendar --alarm 60 --file dates.ics\n  \
        groupfinder take k-0001 --output code | qrencode -t utf8"
    )]
    Take(TakeArgs),
    /// Compare two to four groups, question by question
    #[command(after_help = "Example:\n  groupfinder compare k-0001 k-0002 k-0003")]
    Compare(CompareArgs),
    /// Write a message that tells a friend of a group; nothing is sent
    #[command(
        after_help = "Example:\n  groupfinder tell k-0001 --words \"Shall we go together?\" --output mailto"
    )]
    Tell(TellArgs),
    /// Write a message that tells the publisher of a listing what has changed; nothing is sent
    #[command(
        after_help = "Example:\n  groupfinder report k-0001 --what wrong-time --words \"It begins at 19:00.\""
    )]
    Report(ReportArgs),
    /// Count the groups of every value that can be filtered by
    #[command(after_help = "Example:\n  groupfinder facets --category grief --output json")]
    Facets(FacetsArgs),
    /// Say what topics and words of self-help mean, with their other names and codes
    #[command(
        after_help = "Examples:\n  groupfinder topics krebs\n  groupfinder topics PN-8100\n  groupfinder topics what \
        is self-help"
    )]
    Topics(TopicsArgs),
    /// Show numbers to call in a crisis
    #[command(after_help = "Example:\n  groupfinder crisis --country DE")]
    Crisis(CrisisArgs),
    /// Bring the sources of the configuration, or take groups from a file or address once
    #[command(
        after_help = "Examples:\n  groupfinder sync\n  groupfinder sync oslo-na\n  groupfinder sync --from \
        groups.json\n  groupfinder sync --from groups.xlsx more.csv\n  groupfinder sync --from aa-meetings.json --programme \
        aa\n\nWithout --from, sources of the \
        configuration are asked whose time has come; a name or --all asks now. What a source gave before is \
        replaced; other sources are kept. Data that is refused changes nothing, and the exit code is 3; 5 where a source cannot be reached, \
        6 where this machine cannot read or keep the data."
    )]
    Sync(SyncArgs),
    /// List, add, change or remove sources
    #[command(after_help = "Examples:\n  groupfinder sources list\n  groupfinder sources add \
        https://example.org/meetings.json --country NO\n  groupfinder sources catalogue ireland\n  groupfinder \
        sources add na-ireland\n  groupfinder sources edit na-ireland --every 7d\n  groupfinder sources disable \
        na-ireland")]
    Sources(SourcesArgs),
    /// Judge a feed without taking anything from it
    #[command(
        after_help = "Examples:\n  groupfinder check groups.xlsx\n  groupfinder check meetings.json --output json"
    )]
    Check(CheckArgs),
    /// Write a sheet to fill in, with headings, examples and values to choose from
    #[command(
        after_help = "Examples:\n  groupfinder template > groups.xlsx\n  groupfinder template --lang de --output \
        csv > gruppen.csv"
    )]
    Template(TemplateArgs),
    /// Write groups in a form that sync reads back without loss
    #[command(
        after_help = "Examples:\n  groupfinder export > groups.json\n  groupfinder export --output xlsx --place \
        Köln > groups.xlsx"
    )]
    Export(ExportArgs),
    /// Make a booklet of groups to print or to keep
    #[command(
        after_help = "Examples:\n  groupfinder booklet --place Köln --by day --file koeln.html\n  groupfinder booklet trauer \
        --output text | less\n  groupfinder booklet --topic anxiety --output pdf --paper a5 --file anxiety.pdf"
    )]
    Booklet(Box<BookletArgs>),
    /// Register a group: answer questions, see the listing, hand it over
    #[command(
        after_help = "Examples:\n  groupfinder register\n  groupfinder register --what grief --where \"50667 Köln\" \
        --no-questions --file group.json\n  groupfinder register --into groups.csv"
    )]
    Register(Box<RegisterArgs>),
    /// Publish groups as a signed tree of files that any web server can serve
    #[cfg(feature = "publish")]
    #[command(after_help = "Examples:\n  groupfinder publish-key publisher.key\n  groupfinder publish \
        /srv/www/groups --key publisher.key --from groups.json --dataset-id koeln-2026\n\nThe same groups keep \
        their version. Followers: groupfinder sync --from https://HOST/PATH/entry.json --public-key KEY")]
    Publish(Box<PublishArgs>),
    /// Make a key to sign published groups with
    #[cfg(feature = "publish")]
    #[command(
        after_help = "Example:\n  groupfinder publish-key publisher.key\n\nMake a second one as a spare, \
        and keep it elsewhere. The keys are those of the minisign tool."
    )]
    PublishKey(PublishKeyArgs),
    /// Check whether this machine is fit for what it does, and say which command mends it
    #[command(
        after_help = "Examples:\n  groupfinder doctor --kiosk\n  groupfinder doctor --sources\n  groupfinder doctor \
        --publish /srv/www/groups"
    )]
    Doctor(DoctorArgs),
    /// Set a machine up as a public terminal, or take that back
    #[command(
        after_help = "Examples:\n  groupfinder kiosk install --dry-run\n  groupfinder kiosk install --country DE\n  \
        groupfinder kiosk remove\n\nIt changes files alone, and prints what a running machine has to be told. What \
        is there already stays as it is."
    )]
    Kiosk(KioskArgs),
    /// Hash the code by which the staff leave a public terminal; reads it from standard input
    #[command(
        after_help = "Example:\n  groupfinder kiosk-code\n\nType the code and press Enter. The line that \
        is printed belongs into kiosk.toml; the code itself does not."
    )]
    KioskCode,
    /// Say what is loaded, how old it is, and where it came from
    #[command(
        after_help = "Examples:\n  groupfinder status\n  groupfinder status --check\n  groupfinder status \
        --output prometheus > /var/lib/prometheus/node-exporter/groupfinder.prom"
    )]
    Status(StatusArgs),
    /// Print the settings with their defaults, to begin a file of your own from
    #[command(
        after_help = "Examples:\n  groupfinder config > ~/.config/groupfinder/config.toml\n  groupfinder \
        config --keys > ~/.config/groupfinder/keys.toml\n  groupfinder config --check"
    )]
    Config(ConfigArgs),
    /// Print the licences of all that is in the program
    #[command(after_help = "Example:\n  groupfinder licences | less")]
    Licences,
    /// Print a man page
    #[command(
        after_help = "Examples:\n  groupfinder man | man -l -\n  groupfinder man search | man -l -\n  groupfinder \
        man --write ~/.local/share/man"
    )]
    Man(ManArgs),
    /// Print completions for a shell
    #[command(after_help = "Example:\n  groupfinder completions bash > \
        ~/.local/share/bash-completion/completions/groupfinder")]
    Completions(CompletionsArgs),
}

/// Arguments of `search`.
#[derive(Debug, Clone, Args)]
pub struct SearchArgs {
    /// What you are looking for, in your own words
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// What to filter by.
    #[command(flatten)]
    pub filters: Filters,
    /// At most this many groups [default: 20 as text, otherwise all]
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Say how the words were read and why the first groups stand where they do
    #[arg(long)]
    pub explain: bool,
    /// How to print
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub output: ListOutput,
}

/// Arguments of `show`.
#[derive(Debug, Clone, Args)]
pub struct ShowArgs {
    /// The id, as `search` prints it
    #[arg(value_name = "ID")]
    pub id: String,
    /// How to print
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub output: Output,
}

/// Arguments of `facets`.
#[derive(Debug, Clone, Args)]
pub struct FacetsArgs {
    /// Count only groups that these words find
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// What to filter by.
    #[command(flatten)]
    pub filters: Filters,
    /// How to print
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub output: Output,
}

/// Arguments of `sync`.
#[derive(Debug, Clone, Args)]
pub struct SyncArgs {
    /// Only these sources of the configuration, whether or not their time has come; a file or address is taken as by
    /// --from
    #[arg(value_name = "NAME", conflicts_with = "from")]
    pub names: Vec<String>,
    /// File paths, file:, http: or https: URLs, or - for standard input; each file is a source of its own
    #[arg(long, value_name = "PATH|URL", num_args = 1..)]
    pub from: Vec<String>,
    /// Name of the source [default: made from the file's name]
    #[arg(long, value_name = "NAME", requires = "from")]
    pub name: Option<String>,
    /// Public key of the publisher, where the address is that of a signed tree: RW... or the path of a .pub file
    #[arg(long, value_name = "KEY")]
    pub public_key: Option<String>,
    /// Of a signed tree, only these countries, such as DE,AT
    #[arg(long, value_name = "CC", value_delimiter = ',')]
    pub region: Vec<String>,
    /// All sources of the configuration, whether or not their time has come
    #[arg(long, conflicts_with_all = ["from", "names"])]
    pub all: bool,
    /// How to read the feed.
    #[command(flatten)]
    pub feed: FeedArgs,
    /// How to print
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub output: Output,
}

/// Arguments of `sources`.
#[derive(Debug, Clone, Args)]
pub struct SourcesArgs {
    /// What to do with them.
    #[command(subcommand)]
    pub action: Option<SourcesCommand>,
    /// How to print
    #[arg(long, global = true, value_name = "FORM", default_value = "text")]
    pub output: Output,
}

/// What to do with sources.
#[derive(Debug, Clone, Subcommand)]
pub enum SourcesCommand {
    /// The sources of the configuration, and those that gave the data here
    List,
    /// Add a source to the configuration
    Add(Box<AddArgs>),
    /// Public feeds that are known; none is fetched unasked
    Catalogue(CatalogueArgs),
    /// Change settings of a source in the configuration; "auto" takes one back to its default
    Edit(Box<EditArgs>),
    /// Fetch a source by itself again
    Enable(SourceName),
    /// Do not fetch a source by itself any more; what it gave stays
    Disable(SourceName),
    /// Take a source out of the configuration, and what it gave out of the data
    Remove(SourceName),
}

/// Arguments of `sources catalogue`.
#[derive(Debug, Clone, Args)]
pub struct CatalogueArgs {
    /// Only feeds with these words in their name, town, region, country or address
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// Feeds for a town or postcode, the nearest first
    #[arg(long, value_name = "PLACE")]
    pub near: Option<String>,
    /// Feeds for a country, as a name or in two letters
    #[arg(long, value_name = "COUNTRY")]
    pub country: Option<String>,
    /// Only feeds of a programme: aa, al-anon, na ...
    #[arg(long, value_name = "NAME")]
    pub programme: Option<String>,
}

/// Arguments of `check`.
#[derive(Debug, Clone, Args)]
pub struct CheckArgs {
    /// File paths, file:, http: or https: URLs, or - for standard input
    #[arg(value_name = "PATH|URL", required_unless_present = "directory")]
    pub paths: Vec<String>,
    /// The built-in directory instead of a feed: what is old, missing or thin in it
    #[arg(long, conflicts_with = "paths")]
    pub directory: bool,
    /// How to read the feed.
    #[command(flatten)]
    pub feed: FeedArgs,
    /// Write the sheet with its mended cells to this file, .xlsx or .csv, with a column that says what needs a look
    #[arg(long, value_name = "FILE", conflicts_with = "directory")]
    pub fixed: Option<PathBuf>,
    /// Tell everything instead of the first few
    #[arg(long)]
    pub all: bool,
    /// How to print
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub output: Output,
}

/// Arguments of `template`.
#[derive(Debug, Clone, Args)]
pub struct TemplateArgs {
    /// How to write it
    #[arg(long, value_name = "FORM", default_value = "xlsx")]
    pub output: TemplateOutput,
}

/// Arguments of `export`.
#[derive(Debug, Clone, Args)]
pub struct ExportArgs {
    /// Only groups that these words find
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// What to filter by.
    #[command(flatten)]
    pub filters: Filters,
    /// The built-in organisations, contact points and helplines too
    #[arg(long)]
    pub directory: bool,
    /// How to write them
    #[arg(long, value_name = "FORM", default_value = "json")]
    pub output: SheetOutput,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definitions_hold_together_and_every_command_has_an_example() {
        let mut command = Cli::command();
        command.build();
        command.clone().debug_assert();
        for sub in command.get_subcommands().filter(|c| c.get_name() != "help") {
            assert!(sub.get_about().is_some(), "{}", sub.get_name());
            let after = sub.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(after.contains("groupfinder "), "{} has no example", sub.get_name());
            for arg in sub.get_arguments().filter(|a| !a.is_hide_set()) {
                assert!(arg.get_help().is_some(), "{} {}", sub.get_name(), arg.get_id());
            }
        }
    }
}
