//! Fellowships: which topic a feed's meetings are about, and what their type codes mean.

use super::fellowship_file::{FellowshipEntry, FellowshipFile};
use super::text;
use crate::group::{Coded, Facilitation, Group, Programme, Relation};

/// A fellowship of groups with one programme, such as Alcoholics Anonymous.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fellowship(usize);

impl Fellowship {
    /// The fellowship of an id, name or other name, in any case: `aa`, `Al-Anon`, `Anonyme Alkoholiker`.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        let fellowships = &FellowshipFile::embedded().fellowships;
        let found = fellowships.iter().position(|f| {
            f.id == name || f.name.to_lowercase() == name || f.aliases.contains(&name.as_str())
        });
        found.map(Self)
    }

    /// All fellowships.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..FellowshipFile::embedded().fellowships.len()).map(Self)
    }

    /// The id that `--programme` takes.
    pub fn id(self) -> &'static str {
        self.entry().map_or("", |record| record.id)
    }

    /// The name that it calls itself.
    pub fn name(self) -> &'static str {
        self.entry().map_or("", |record| record.name)
    }

    /// The topics of `data/topics.json` that its groups are about.
    pub fn topics(self) -> &'static [&'static str] {
        self.entry().map_or(&[], |record| &record.topics)
    }

    pub(super) fn index(self) -> usize {
        self.0
    }

    fn entry(self) -> Option<&'static FellowshipEntry> {
        FellowshipFile::embedded().fellowships.get(self.0)
    }

    /// Puts into a group what holds for every group of the fellowship.
    pub(super) fn describe_group(self, group: &mut Group) {
        let Some(record) = self.entry() else { return };
        group.topics.extend(record.topics.iter().filter_map(|topic| text::own(topic)));
        group.audience = record.relations.iter().filter_map(|id| Relation::from_id(id)).collect();
        group.programme = record.programme.and_then(Programme::from_id);
        if group.programme == Some(Programme::TwelveStep) {
            group.facilitation = Some(Facilitation::Peer);
        }
    }

    /// The fellowship that publishes under a name, as feeds give in `entity`: its own name, or a name that
    /// contains it ("Sample County Intergroup of Alcoholics Anonymous").
    pub(super) fn from_publisher(name: &str) -> Option<Self> {
        Self::from_name(name).or_else(|| {
            let lower = name.to_lowercase();
            Self::all().find(|f| {
                f.entry().is_some_and(|record| {
                    let mut names = std::iter::once(record.name.to_lowercase())
                        .chain(record.aliases.iter().map(|alias| (*alias).to_owned()));
                    // Two or three letters are found in anything.
                    names.any(|name| name.chars().count() >= 6 && contains_words(&lower, &name))
                })
            })
        })
    }

    /// The fellowship of a web address or file name, where that is plain: `al-anon.example.org`,
    /// `cocaineanonymous`, `coda.org`. Short names count only as a whole part between marks.
    pub(super) fn from_host(host: &str) -> Option<Self> {
        let lower = host.to_lowercase();
        let parts: Vec<&str> =
            lower.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect();
        let joined: String = lower.chars().filter(|c| c.is_alphanumeric()).collect();
        let by_name = Self::all().find(|f| {
            f.entry().is_some_and(|record| {
                std::iter::once(record.name).chain(record.aliases.iter().copied()).any(|name| {
                    let name: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
                    name.len() >= 6 && joined.contains(&name)
                })
            })
        });
        by_name.or_else(|| {
            Self::all().find(|f| {
                // "sa", "da", "ma", "sg" and "ca" are words, countries and states as well.
                let id = f.id();
                ["aa", "aca", "coda", "slaa", "saa", "alanon", "cma"].contains(&id) && parts.contains(&id)
            })
        })
    }
}

fn contains_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + words.len()..).and_then(|t| t.chars().next());
        before.is_none_or(|c| !c.is_alphanumeric()) && after.is_none_or(|c| !c.is_alphanumeric())
    })
}

/// AA offices like to end or begin their host with the two letters: `sampletownaa.org`, `aasampletown.org`. That
/// alone proves nothing (`aachen.example`), so it counts only where the types are AA's too.
pub(super) fn host_hints_at_aa(host: &str) -> bool {
    let mut labels = host.trim_end_matches('.').rsplit('.').skip(1);
    labels.any(|label| {
        let label = label.to_lowercase();
        label.len() > 3 && label.ends_with("aa") || label.len() > 4 && label.starts_with("aa")
    })
}

/// Codes that only AA has: its literature.
pub(super) const ONLY_AA: [&str; 6] = ["ABSI", "GR", "DR", "LS", "12X12", "B"];

#[cfg(test)]
mod tests {
    use super::*;

    fn id(f: Option<Fellowship>) -> Option<&'static str> {
        f.map(Fellowship::id)
    }

    #[test]
    fn names_lead_to_fellowships_and_topics() {
        assert_eq!(id(Fellowship::from_name("AA")), Some("aa"));
        assert_eq!(id(Fellowship::from_name("Anonyme Alkoholiker")), Some("aa"));
        assert_eq!(id(Fellowship::from_name("alanon")), Some("al-anon"));
        assert_eq!(Fellowship::from_name("al-anon").unwrap().topics(), ["relatives-alcohol"]);
        assert_eq!(Fellowship::from_name("na").unwrap().topics(), ["drugs"]);
        assert_eq!(id(Fellowship::from_name("bowling")), None);
    }

    #[test]
    fn recognising_is_careful() {
        let publisher = Fellowship::from_publisher;
        assert_eq!(id(publisher("Sample County Intergroup of Alcoholics Anonymous")), Some("aa"));
        assert_eq!(id(publisher("Al-Anon Family Groups of Sampleton")), Some("al-anon"));
        assert_eq!(id(publisher("Bar & Grill Association")), None);
        let host = Fellowship::from_host;
        assert_eq!(id(host("www.al-anon.example.org")), Some("al-anon"));
        assert_eq!(id(host("aa.example.org")), Some("aa"));
        assert_eq!(id(host("selbsthilfe-aachen.example")), None);
        assert_eq!(id(host("groups.example")), None);
        assert!(host_hints_at_aa("sampletownaa.org") && host_hints_at_aa("www.aasampletown.org"));
        assert!(!host_hints_at_aa("groups.example") && !host_hints_at_aa("aa.org"));
    }
}
