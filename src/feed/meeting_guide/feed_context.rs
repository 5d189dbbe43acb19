//! What holds for a feed as a whole: its fellowship, its zone, its habits.

use super::fields::{Guide, type_words};
use crate::codec::url;
use crate::feed::document::FeedDocument;
use crate::feed::fellowship::{self, Fellowship};
use crate::feed::json::Raw;
use crate::feed::record::{Recorder, quote};
use crate::feed::values::zones::parse_zone;
use jiff::civil::Date;
use std::borrow::Cow;

/// How many records are looked at for habits.
const LOOK_AT: usize = 100;

/// What holds for a feed as a whole.
#[derive(Debug, Clone)]
pub struct FeedContext {
    /// Whose meetings these are.
    pub fellowship: Option<Fellowship>,
    /// The zone of meetings that name none, as the feed writes it.
    pub zone_words: Option<String>,
    /// The day of the import.
    pub today: Date,
    /// The records bring their own ids, so that one without is a defect and not the habit of the feed.
    pub has_ids: bool,
    /// The same for names.
    pub has_names: bool,
    /// Days count from 1 = Monday to 7 = Sunday: some day is 7 and none is 0.
    pub counts_to_seven: bool,
    /// The list was made by a program, whose other keys are not for readers.
    pub has_own_keys: bool,
    /// A table, where days by name and times like "7:30 PM" are the rule and not worth a note.
    pub is_table: bool,
}

impl FeedContext {
    /// Looks at the first records, and at what the feed says about itself.
    pub fn from_document<'a>(
        document: &FeedDocument<'a>,
        records: impl Iterator<Item = Raw<'a>> + Clone,
        recorder: &mut Recorder<'_>,
    ) -> Self {
        let first: Vec<Guide<'a>> = records.take(LOOK_AT).map(Guide::from_object).collect();
        let told =
            ["program", "programme", "fellowship"].iter().find_map(|name| document.member(name)?.string());
        let mut feed = Self::from_records(&first, told.as_deref(), recorder);
        if !first.is_empty() {
            feed.tell_unknown_fellowship(recorder);
        }
        if let Some(name) = document.member("timezone").and_then(Raw::string) {
            if parse_zone(&name).is_some() {
                feed.zone_words = Some(name.into_owned());
            } else {
                recorder.note(format!(
                    "$.timezone: found \"{}\", expected a zone such as Europe/Berlin",
                    quote(&name)
                ));
            }
        }
        feed
    }

    /// Notes what it means that nobody knows whose meetings these are. Lists that name topics need no fellowship.
    pub fn tell_unknown_fellowship(&self, recorder: &mut Recorder<'_>) {
        if self.fellowship.is_none() {
            recorder.note(
                "the fellowship is not known: the groups get no topic, and type codes with several meanings stay codes; \
                 --programme names it",
            );
        }
    }

    /// Looks at the first records.
    pub fn from_records(first: &[Guide<'_>], told: Option<&str>, recorder: &mut Recorder<'_>) -> Self {
        let fellowship = recorder.options.settings.programme.or_else(|| {
            let found = told.and_then(Fellowship::from_publisher).map(|f| (f, "the source says so"));
            let (fellowship, why) = found.or_else(|| recognise_fellowship(first, recorder.options.name))?;
            recorder.note(format!(
                "assumed to be meetings of {} ({why}); --programme says otherwise",
                fellowship.name()
            ));
            Some(fellowship)
        });
        Self {
            fellowship,
            zone_words: None,
            today: recorder.options.today,
            has_ids: first.iter().any(|g| {
                is_given(g.slug) || is_given(g.id) || is_given(g.capital_id) || is_given(g.post_name)
            }),
            has_names: first.iter().any(|g| is_given(g.name)),
            counts_to_seven: has_day(first, "7") && !has_day(first, "0"),
            has_own_keys: false,
            is_table: false,
        }
    }
}

/// Whether some record has this number as its day.
fn has_day(first: &[Guide<'_>], number: &str) -> bool {
    first
        .iter()
        .filter_map(|g| g.day)
        .any(|day| day.string_or_number().is_some_and(|day| day.trim() == number))
}

fn is_given(value: Option<Raw<'_>>) -> bool {
    value.is_some_and(|raw| !raw.is_blank())
}

fn owned_string(raw: Option<Raw<'_>>) -> Option<String> {
    raw.and_then(Raw::string).map(Cow::into_owned)
}

/// Finds the fellowship in what the records say about their publisher, or in the hosts of their pages. Careful:
/// a wrong topic is worse than none.
fn recognise_fellowship(first: &[Guide<'_>], name: &str) -> Option<(Fellowship, &'static str)> {
    let mut entities =
        first.iter().filter_map(|g| owned_string(g.entity)).filter(|entity| !entity.trim().is_empty());
    if let Some(entity) = entities.next()
        && let Some(found) = Fellowship::from_publisher(&entity)
    {
        // Several publishers of several fellowships in one feed: no assumption.
        let same = entities.all(|other| Fellowship::from_publisher(&other) == Some(found));
        return same.then_some((found, "by the publisher it names"));
    }
    let hosts: Vec<String> = first
        .iter()
        .filter_map(|g| owned_string(g.url).or_else(|| owned_string(g.entity_url)))
        .filter_map(|url| host_of(&url).map(str::to_owned))
        .chain(host_of(name).map(str::to_owned))
        .collect();
    if let Some(found) = hosts.iter().find_map(|host| Fellowship::from_host(host)) {
        return Some((found, "by the address of its pages"));
    }
    let literature = first.iter().filter_map(|g| g.types).any(|raw| {
        type_words(raw).is_some_and(|words| {
            words.iter().any(|word| fellowship::ONLY_AA.contains(&word.to_ascii_uppercase().as_str()))
        })
    });
    let words = first
        .iter()
        .flat_map(|g| [g.name, g.notes, g.group])
        .flatten()
        .filter_map(Raw::string)
        .any(|text| mentions_aa(&text));
    let aa_host = hosts.iter().any(|host| fellowship::host_hints_at_aa(host));
    let aa = ((literature || words) && aa_host).then(|| Fellowship::from_name("aa")).flatten()?;
    Some((aa, "by the address of its pages, and its types or words"))
}

/// Whether a text has the word AA or A.A. in it.
fn mentions_aa(text: &str) -> bool {
    text.contains("A.A.") || text.split(|c: char| !c.is_alphanumeric()).any(|word| word == "AA")
}

/// The host of an address; `None` where it has no scheme.
fn host_of(address: &str) -> Option<&str> {
    Some(url::host(address)).filter(|host| address.contains("://") && !host.is_empty())
}
