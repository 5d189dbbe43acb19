//! The records that a publisher publishes: those of feeds, or of the data that sync has ingested.

use super::region;
use crate::dataset::{read_record, to_line};
use crate::feed::text::{Field, clean};
use crate::feed::{self, Report};
use crate::fetch::FeedLocation;
use crate::group::{Area, Group, Text};
use crate::store::dataset_file::DatasetReader;
use crate::store::disk::open_regular;
use crate::store::{DATASET, SyncError};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::{BTreeSet, HashSet};
use std::io;
use std::path::Path;

/// A record as it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its id, unique among all.
    pub id: String,
    /// The record in the native form, on one line.
    pub line: String,
    /// The regions that it belongs to.
    pub regions: Vec<String>,
}

/// All records, ascending by id.
#[derive(Debug, Default)]
pub struct Records {
    ids: HashSet<String>,
    all: Vec<Record>,
    feeds: usize,
}

impl Records {
    /// A record of a source; where another has the same id, the later one gets `id@source`, as in sync.
    pub fn add_group(&mut self, mut group: Group, source: &str) {
        let id = group.id.as_str().to_owned();
        let mut free = id.clone();
        let mut n = 1;
        while self.ids.contains(&free) {
            free = if n == 1 { format!("{id}@{source}") } else { format!("{id}@{source}-{n}") };
            n += 1;
        }
        if free != id {
            group.id = clean(Field::Line, &free).text.unwrap_or(group.id);
        }
        let id = group.id.as_str().to_owned();
        let regions = regions_of(&group).into_iter().collect();
        self.all.push(Record { id: id.clone(), line: to_line(&group), regions });
        self.ids.insert(id);
    }

    /// Reads a feed at a path or address; `options` says how.
    ///
    /// # Errors
    /// It cannot be read or is refused.
    pub fn add_feed(&mut self, from: &str, options: &feed::ImportOptions<'_>) -> Result<Report, SyncError> {
        let place = FeedLocation::parse(from)?;
        let bytes = place.read()?;
        // Not the name of the file, which may have a date in it: every record would be a changed one every day. Who
        // follows fills in its own name for the source where a record names none.
        self.feeds += 1;
        let name = self.feeds.to_string();
        let import =
            feed::import(&bytes, options, &mut |group| self.add_group(group, &name)).map_err(Box::new)?;
        Ok(import.report)
    }

    /// Reads what sync has ingested.
    ///
    /// # Errors
    /// There is nothing, or it cannot be read.
    pub fn add_data(&mut self, dir: &Path) -> Result<(), SyncError> {
        let path = dir.join(DATASET);
        self.add_dataset(&path).map_err(|error| SyncError::of_disk(&path, error))
    }

    fn add_dataset(&mut self, path: &Path) -> io::Result<()> {
        let reader = DatasetReader::open(open_regular(path)?)?;
        let mut reader = reader.ok_or_else(|| io::Error::other("not a dataset that sync wrote"))?;
        let sources = reader.header().sources.clone();
        for source in &sources {
            let synced = TimeZone::UTC.to_datetime(source.synced_at).date();
            for _ in 0..source.groups {
                let Some((json, _)) = reader.next_record()? else { return Ok(()) };
                let group = std::str::from_utf8(json).ok().and_then(|json| read_record(json).ok());
                // A record that cannot be read any more is left out, as in sync.
                if let Some(mut group) = group {
                    remove_read_date(&mut group, synced);
                    self.add_group(group, &source.name);
                }
            }
        }
        Ok(())
    }

    /// The records, ascending by the bytes of their ids.
    pub fn into_sorted(mut self) -> Vec<Record> {
        self.all.sort_unstable_by(|a, b| a.id.as_bytes().cmp(b.id.as_bytes()));
        self.all
    }
}

/// The regions of a group: the country of its place and those it serves, else [`region::WORLD`].
fn regions_of(group: &Group) -> BTreeSet<String> {
    let place = group.place.as_ref().and_then(|place| place.country);
    let served = group.area.iter().filter_map(Area::country);
    let regions: BTreeSet<String> =
        place.into_iter().chain(served).map(|country| country.code().to_owned()).collect();
    if regions.is_empty() { BTreeSet::from([region::WORLD.to_owned()]) } else { regions }
}

/// Takes off the day of reading that sync filled in, which would make every record a changed one every day. Who
/// follows fills in the day on which it reads. The local day and that of UTC differ by one at most.
fn remove_read_date(group: &mut Group, synced: Date) {
    if group.source.retrieved.is_some_and(|day| day.duration_since(synced).as_hours().abs() <= 24) {
        group.source.retrieved = None;
    }
}

/// A text of a person for the entry: cleaned, or `None` where nothing is left.
pub fn clean_words(text: &str) -> Option<String> {
    clean(Field::Name, text).text.as_ref().map(Text::as_str).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_belongs_to_where_it_is_and_to_whom_it_serves() {
        let regions = |rest: &str| {
            let group = read_record(&format!("{{\"id\":\"a\",\"name\":\"a\"{rest}}}")).unwrap();
            regions_of(&group).into_iter().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(regions(""), "world");
        assert_eq!(regions(",\"place\":{\"city\":\"Oslo\",\"country\":\"no\"}"), "NO");
        assert_eq!(regions(",\"place\":{\"country\":\"DE\"},\"area\":[\"AT\",\"DE-BY\",\"001\"]"), "AT DE");
        assert_eq!(regions(",\"area\":[\"001\"]"), "world");
    }
}
