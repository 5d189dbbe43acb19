//! What holds for a BMLT feed as a whole: its fellowship, its formats, its servers, its towns.

use super::formats::Formats;
use crate::feed::fellowship::Fellowship;
use crate::feed::json::Raw;
use crate::feed::values::country;
use crate::group::Country;
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::HashMap;

/// What holds for a feed as a whole.
#[derive(Debug)]
pub(super) struct FeedContext {
    pub fellowship: Option<Fellowship>,
    /// The day of the import.
    pub today: Date,
    pub formats: Formats,
    /// Several servers in one feed: their ids are unique only per server.
    pub several_servers: bool,
    /// The country of a town, where some records of the feed name it and none names another. Every third record
    /// of real feeds leaves the country out beside a town that others place.
    pub towns: HashMap<String, Option<Country>>,
}

impl FeedContext {
    /// Looks at the records for what they have in common.
    pub(super) fn new(
        fellowship: Option<Fellowship>,
        today: Date,
        formats: Formats,
        records: &[Raw<'_>],
    ) -> Self {
        Self {
            fellowship,
            today,
            formats,
            several_servers: have_several_servers(records),
            towns: countries_of_towns(records),
        }
    }
}

/// How many records are looked at for what they have in common.
const LOOK_AT: usize = 20_000;

fn countries_of_towns(items: &[Raw<'_>]) -> HashMap<String, Option<Country>> {
    let mut towns: HashMap<String, Option<Country>> = HashMap::new();
    for item in items.iter().take(LOOK_AT) {
        let (mut town, mut nation) = (None, None);
        item.each_member(|key, value| match &*key {
            "location_municipality" => town = value.string(),
            "location_nation" => nation = value.string(),
            _ => {}
        });
        let town = town.map(|town| town.trim().to_lowercase()).filter(|town| !town.is_empty());
        let (Some(town), Some(country)) = (town, nation.and_then(|nation| country::parse_country(&nation)))
        else {
            continue;
        };
        let known = towns.entry(town).or_insert(Some(country));
        if *known != Some(country) {
            *known = None;
        }
    }
    towns
}

fn have_several_servers(items: &[Raw<'_>]) -> bool {
    let mut first: Option<Cow<'_, str>> = None;
    for item in items.iter().take(LOOK_AT) {
        let mut server = None;
        item.each_member(|key, value| {
            if key == "root_server_uri" {
                server = value.string();
            }
        });
        match (&first, server) {
            (None, Some(server)) => first = Some(server),
            (Some(first), Some(server)) if *first != server => return true,
            _ => {}
        }
    }
    false
}
