//! One source to fetch: from the configuration, or from the command line.

use super::fetch_schedule::{ClientId, FetchSchedule};
use super::mapping::load_mapping;
use super::signed_tree;
use crate::codec::sha256_hex;
use crate::config::SourceSettings;
use crate::feed::text::{Field, clean};
use crate::feed::{Defaults, Encoding, FeedFormat, Fellowship, ReadSettings};
use crate::fetch::FeedLocation;
use crate::group::{Country, LanguageTag, Text, Zone};
use crate::publish::apply::FollowOptions;
use crate::search::fold;
use crate::store::{IngestRequest, SyncError};
use crate::topic::Thesaurus;
use jiff::Timestamp;
use jiff::civil::Date;
use std::sync::Arc;
use std::time::Duration;

/// BMLT servers are run by volunteers: one full fetch a day.
const BMLT_LEAST: Duration = Duration::from_secs(24 * 3600);

/// A source to fetch.
#[derive(Debug, Clone)]
pub(super) struct Job<'a> {
    /// Where it is and how it is read; it has a name.
    pub request: IngestRequest<'a>,
    /// Where it is, understood.
    pub location: FeedLocation,
    /// How often it is fetched.
    pub every: Duration,
    /// The key of its publisher and the regions that are wanted, where what it publishes is signed.
    pub follow: FollowOptions,
    /// Other addresses of the same.
    pub mirrors: &'a [String],
    /// A person asked for it.
    pub by_hand: bool,
    /// It is ingested once and read in any case, even if the same bytes come again.
    pub once: bool,
}

impl<'a> Job<'a> {
    /// A source of the configuration.
    ///
    /// # Errors
    /// A setting of the source is not understood.
    pub(super) fn from_source(
        source: &'a SourceSettings,
        now: Timestamp,
        today: Date,
    ) -> Result<Self, SyncError> {
        let programme = match source.programme.as_deref() {
            None => None,
            Some(name) => Some(Fellowship::from_name(name).ok_or_else(|| {
                let known: Vec<&str> = Fellowship::all().map(Fellowship::id).collect();
                wrong_setting(source, "programme", name, &format!("one of {}", known.join(", ")))
            })?),
        };
        let format = match source.format.as_deref() {
            None => None,
            Some(name) => Some(FeedFormat::from_id(name).ok_or_else(|| {
                let known: Vec<&str> = FeedFormat::ALL.iter().map(|format| format.id()).collect();
                wrong_setting(source, "format", name, &format!("one of {}", known.join(", ")))
            })?),
        };
        let encoding = match source.encoding.as_deref() {
            None => None,
            Some("latin-1" | "latin1" | "cp1252" | "windows-1252" | "iso-8859-1") => Some(Encoding::Latin1),
            Some(name) => return Err(wrong_setting(source, "encoding", name, "latin-1")),
        };
        let mut defaults = Defaults {
            country: source.country.as_ref().and_then(|country| Country::from_code(country.code())),
            zone: source.zone.as_deref().and_then(Zone::parse),
            ..Defaults::default()
        };
        if let Some(asked) = source.topic.as_deref() {
            let expected = "a topic; `groupfinder topics` lists them";
            let found = find_topic(asked).ok_or_else(|| wrong_setting(source, "topic", asked, expected))?;
            defaults.topic = Some(found);
        }
        if let Some(asked) = source.language.as_deref() {
            let expected = "a language tag such as nb or de";
            let tag = LanguageTag::parse(asked);
            defaults.language = Some(tag.ok_or_else(|| wrong_setting(source, "language", asked, expected))?);
        }
        let mapping = match source.mapping.as_deref() {
            None => None,
            Some(asked) => match load_mapping(asked) {
                Ok(mapping) => Some(Arc::new(mapping)),
                Err(error) => {
                    let (source_name, what) = (source.name.clone(), error.to_string());
                    return Err(SyncError::Setting { source_name, what, source: Some(Box::new(error)) });
                }
            },
        };
        let usual = ReadSettings::USUAL_MAX_BAD_PERCENT;
        let settings = ReadSettings {
            format,
            programme,
            encoding,
            all_services: source.all_services,
            mapping,
            max_bad_percent: source.max_bad_percent.unwrap_or(usual),
            defaults,
        };
        let request = IngestRequest {
            name: Some(&source.name),
            settings,
            ..IngestRequest::new(&source.url, now, today)
        };
        let follow = signed_tree::follow_options(source)?;
        let location = signed_tree::tree_location(request.from, &follow)?;
        let every = source.every.duration();
        Ok(Self { request, location, every, follow, mirrors: &source.mirrors, by_hand: false, once: false })
    }

    /// What a person asked for on the command line.
    ///
    /// # Errors
    /// It is an address that cannot be read.
    pub fn by_hand(request: IngestRequest<'a>, follow: FollowOptions) -> Result<Self, SyncError> {
        let location = signed_tree::tree_location(request.from, &follow)?;
        Ok(Self { request, location, every: BMLT_LEAST, follow, mirrors: &[], by_hand: true, once: true })
    }

    /// The same job at another address of the same source.
    ///
    /// # Errors
    /// It is an address that cannot be read.
    pub(super) fn at_mirror(&self, mirror: &'a str) -> Result<Self, SyncError> {
        let location = signed_tree::tree_location(mirror, &self.follow)?;
        Ok(Self { request: IngestRequest { from: mirror, ..self.request.clone() }, location, ..self.clone() })
    }

    /// What the source is called here.
    pub fn source_name(&self) -> &'a str {
        self.request.name.unwrap_or_default()
    }

    /// Whether its server is one of the BMLT network, and somebody else's.
    pub(super) fn is_bmlt(&self) -> bool {
        let told = matches!(self.request.settings.format, Some(FeedFormat::Bmlt | FeedFormat::BmltAdmin));
        // How every address of the semantic API looks: main_server/client_interface/json/?switcher=...
        let looks = self.request.from.contains("/client_interface/json");
        self.location.is_public() && (told || looks)
    }

    /// When it is fetched. `ttl` is how often its publisher allows to ask.
    pub fn fetch_schedule(&self, ttl: Option<Duration>, client: ClientId) -> FetchSchedule {
        let least = if self.is_bmlt() { BMLT_LEAST } else { Duration::ZERO };
        FetchSchedule::new(self.every.max(least), ttl, client, self.source_name())
    }

    /// A hash of everything that decides how its records are read, this program's version included.
    pub(super) fn settings_hash(&self) -> String {
        let ReadSettings { format, programme, all_services, encoding, mapping, defaults, .. } =
            &self.request.settings;
        let said = format!(
            "{} {format:?} {:?} {all_services} {encoding:?} {mapping:?} {defaults:?} {:?}",
            env!("CARGO_PKG_VERSION"),
            programme.map(Fellowship::id),
            self.follow.regions,
        );
        sha256_hex(said.as_bytes()).chars().take(16).collect()
    }
}

fn wrong_setting(source: &SourceSettings, setting: &str, found: &str, expected: &str) -> SyncError {
    let what = format!("{setting} is \"{found}\", expected {expected}");
    SyncError::Setting { source_name: source.name.clone(), what, source: None }
}

/// The topic of an id, or of a name in any language.
fn find_topic(asked: &str) -> Option<Text> {
    let thesaurus = Thesaurus::embedded();
    let wanted = fold(asked);
    let topic = match thesaurus.topic_named(asked) {
        Some(id) => thesaurus.get(id),
        None => thesaurus
            .topics()
            .map(|(_, topic)| topic)
            .find(|topic| topic.labels.all().into_iter().any(|label| fold(label) == wanted))?,
    };
    clean(Field::Item, topic.id).text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Every;

    fn job(source: &SourceSettings) -> Result<Job<'_>, SyncError> {
        Job::from_source(source, "2026-11-24T12:00:00Z".parse().unwrap(), jiff::civil::date(2026, 11, 24))
    }

    #[test]
    fn what_is_set_says_how_records_are_read() {
        let mut source =
            SourceSettings::named("oslo", "https://bmlt.example.org/client_interface/json/?switcher=x");
        let plain = job(&source).unwrap().settings_hash();
        source.topic = Some("Glücksspielsucht".to_owned());
        source.topic = find_topic("alcohol").map(|topic| topic.to_string());
        source.zone = Some("Europe/Oslo".to_owned());
        source.programme = Some("na".to_owned());
        source.every = Every::from_hours(1);
        let read = job(&source).unwrap();
        assert_eq!(read.request.settings.defaults.topic.as_deref(), Some("alcohol"));
        assert_ne!(read.settings_hash(), plain);
        assert!(read.is_bmlt());
        assert_eq!(read.fetch_schedule(None, ClientId::of(b"x")).every(), BMLT_LEAST, "once a day at most");
        for (set, word) in [("programme", "al-anon"), ("format", "meeting-guide"), ("topic", "topics")] {
            let mut source = SourceSettings::named("a", "a.json");
            let wrong = Some("no such thing".to_owned());
            match set {
                "programme" => source.programme = wrong,
                "format" => source.format = wrong,
                _ => source.topic = wrong,
            }
            let error = job(&source).unwrap_err().to_string();
            assert!(
                error.contains(set) && error.contains("no such thing") && error.contains(word),
                "{error}"
            );
        }
    }

    #[test]
    fn topics_are_known_by_their_names() {
        let german = Thesaurus::embedded().get(Thesaurus::embedded().topic_named("alcohol").unwrap()).labels;
        for label in german.all() {
            assert_eq!(find_topic(label).as_deref(), Some("alcohol"), "{label}");
        }
        assert_eq!(find_topic("no such thing"), None);
    }
}
