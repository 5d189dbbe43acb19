//! The sources of groups as the screen knows them: those that are followed, and public ones that could be. Collected
//! outside; put into words when it is drawn.

use jiff::Timestamp;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Where the listings are from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SourcesView {
    /// The followed sources in the order of the settings, then others that gave data, then public ones to follow.
    pub sources: Vec<Source>,
    /// Groups of all sources.
    pub groups: u64,
    /// When they were written; `None` where there are none.
    pub written: Option<Timestamp>,
    /// Listings of the built-in directory.
    pub embedded: u64,
    /// When the built-in directory was put together.
    pub embedded_made: Option<Timestamp>,
    /// The clock cannot be right: ages are not to be believed.
    pub clock_is_wrong: bool,
}

/// A source.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Source {
    /// Its name in the settings.
    pub id: String,
    /// What its people call it.
    pub name: String,
    /// Where it is.
    pub url: String,
    /// The programme of its meetings: "na".
    pub programme: Option<String>,
    /// The countries it covers, ISO 3166; empty = more than a few, or unknown.
    pub countries: Vec<String>,
    /// The regions it covers, as ISO 3166-2 codes; empty = the whole country, or unknown.
    pub regions: Vec<String>,
    /// The town it covers, where it covers no more.
    pub town: Option<String>,
    /// Degrees north and east of that town.
    pub point: Option<(f64, f64)>,
    /// Whether it covers the world.
    pub is_worldwide: bool,
    /// Nobody is known to have tried it.
    pub is_untried: bool,
    /// More than one program reads it, or somebody read it on a stated day.
    pub is_proven: bool,
    /// When it was last seen to answer, as far as is known: `YYYY-MM-DD` or `YYYY-MM`.
    pub seen: Option<String>,
    /// How many records it gave then.
    pub records: Option<u32>,
    /// What else to know, by language code.
    pub notes: Vec<(String, String)>,
    /// How it stands; `None` where it was never followed.
    pub standing: Option<Standing>,
}

/// How a source stands that is, or was, followed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Standing {
    /// Whether it is in the settings, so that it is fetched again by itself.
    pub is_followed: bool,
    /// What it gave; `None` = nothing yet.
    pub gave: Option<Given>,
    /// When it was last brought, or last said that nothing changed.
    pub succeeded_at: Option<Timestamp>,
    /// What is wrong with it.
    pub trouble: Option<Trouble>,
    /// An answer is held back: on how many days it came just so, of how many that are needed.
    pub held: Option<(usize, usize)>,
    /// Until when its publisher called it current, where that is past.
    pub expired: Option<Timestamp>,
    /// When it is asked next; `None` = only when a person says so.
    pub next: Option<Timestamp>,
    /// What the last fetch of this session changed.
    pub changed: Vec<Changed>,
}

/// Listings that a fetch changed in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The key of what happened to them in the locale files.
    pub key: &'static str,
    /// How many there are.
    pub total: u64,
    /// The names of the first.
    pub first: Vec<String>,
}

/// What a source gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// How many groups.
    pub groups: u64,
    /// In which form: "bmlt".
    pub form: String,
    /// How many of its records were repaired.
    pub repaired: u64,
    /// How many of its records were left out.
    pub left_out: u64,
}

/// What is wrong with a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The key of the sentence in the locale files.
    pub key: &'static str,
    /// The words of the error itself.
    pub words: String,
    /// Since when.
    pub since: Timestamp,
    /// Whether it lasts so long that somebody should look after it.
    pub is_lasting: bool,
}

/// What is being done for a source right now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceWork {
    /// It waits for its turn.
    Waiting,
    /// The server is asked.
    Asking,
    /// So many kilobytes came in.
    Receiving(u64),
    /// So many groups were read.
    Reading(u64),
}

/// The sources, and what a person is about to do with them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sources {
    /// What is known about them.
    pub view: Rc<SourcesView>,
    /// Names of sources that are to be followed, or no longer followed.
    pub ticked: BTreeSet<String>,
    /// What is being done, by name.
    pub work: Vec<(String, SourceWork)>,
}

impl Sources {
    /// The source of a name.
    pub fn find(&self, id: &str) -> Option<&Source> {
        self.view.sources.iter().find(|source| source.id == id)
    }

    /// Whether a source is followed, or will be once the ticks are confirmed.
    pub fn is_marked(&self, source: &Source) -> bool {
        source.is_followed() != self.ticked.contains(&source.id)
    }

    /// Ticks a source, or takes the tick back.
    pub fn toggle(&mut self, id: &str) {
        if !self.ticked.remove(id) {
            self.ticked.insert(id.to_owned());
        }
    }

    /// What is being done for a source.
    pub fn work_for(&self, id: &str) -> Option<SourceWork> {
        self.work.iter().find(|(name, _)| name == id).map(|(_, work)| *work)
    }
}

impl Source {
    /// Whether it is followed.
    pub fn is_followed(&self) -> bool {
        self.standing.as_ref().is_some_and(|standing| standing.is_followed)
    }
}
