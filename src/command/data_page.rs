//! How the data stands, for the screen and for `groupfinder status`.

use crate::app::page::{Moment, data_page as page_of_view, moment_text};
use crate::app::state::{Changed, Given, Source, SourcesView, Standing, Trouble};
use crate::export::Viewer;
use crate::page::Page;
use crate::store::Changes;
use crate::sync::catalogue::{FeedGrade, Listed};
use crate::sync::overview::{Overview, SourceOverview};
use jiff::Timestamp;

/// Names of listings that are told of what a fetch changed.
const NAMED: usize = 20;

/// The page "Data".
pub fn data_page(data: &Overview, viewer: &Viewer<'_>) -> Page {
    let view = sources_view(data, &[], &[]);
    page_of_view(&view, Moment { now: viewer.now, zone: viewer.zone }, viewer.locale)
}

/// A moment where the reader is: "Tue 24 Nov 2026, 13:00".
pub fn format_timestamp(time: Timestamp, viewer: &Viewer<'_>) -> String {
    moment_text(time, Moment { now: viewer.now, zone: viewer.zone }, viewer.locale)
}

/// The sources as the screen shows them: how those stand that gave data or are followed, with what the last fetch
/// changed in them, and what else the catalogue has.
pub fn sources_view(data: &Overview, changes: &[(String, Changes)], catalogue: &[Listed]) -> SourcesView {
    let mut sources: Vec<Source> = Vec::new();
    for standing in &data.sources {
        let listed = catalogue.iter().find(|listed| listed.id == standing.name);
        let mut source = listed.map_or_else(|| unlisted_source(standing), source_of_listed);
        source.url.clone_from(&standing.url);
        let entry = standing.entry.as_ref();
        source.programme = entry.and_then(|entry| entry.programme.clone()).or(source.programme);
        let changed = changes.iter().find(|(name, _)| *name == standing.name);
        source.standing = Some(standing_of(standing, changed.map(|(_, changes)| changes)));
        sources.push(source);
    }
    let others = catalogue.iter().filter(|listed| data.sources.iter().all(|known| known.name != listed.id));
    sources.extend(others.map(source_of_listed));
    SourcesView {
        sources,
        groups: data.groups,
        written: data.written,
        embedded: data.embedded,
        embedded_made: data.embedded_made,
        clock_is_wrong: data.clock_is_wrong,
    }
}

fn unlisted_source(standing: &SourceOverview) -> Source {
    Source { id: standing.name.clone(), name: standing.name.clone(), ..Source::default() }
}

/// A public feed as the screen shows it, not followed.
pub fn source_of_listed(listed: &Listed) -> Source {
    let point = listed.place.as_ref().and_then(|place| place.latitude.zip(place.longitude));
    let notes = listed.note.as_object().into_iter().flatten();
    Source {
        id: listed.id.clone(),
        name: listed.name.clone(),
        url: listed.url.clone(),
        programme: listed.programme.clone(),
        countries: listed.country.clone(),
        regions: listed.region.iter().flat_map(|region| region.split(' ')).map(str::to_owned).collect(),
        town: listed.place.as_ref().map(|place| place.name.clone()),
        point,
        is_worldwide: listed.is_worldwide,
        is_untried: listed.grade == FeedGrade::C,
        is_proven: listed.grade == FeedGrade::A,
        seen: listed.seen.clone(),
        records: listed.records,
        notes: notes
            .filter_map(|(language, note)| Some((language.clone(), note.as_str()?.to_owned())))
            .collect(),
        standing: None,
    }
}

fn standing_of(source: &SourceOverview, changes: Option<&Changes>) -> Standing {
    let entry = source.entry.as_ref();
    let sorts = changes.map(|changes| {
        [
            ("changes-added", &changes.added),
            ("changes-changed", &changes.changed),
            ("changes-removed", &changes.removed),
        ]
    });
    let changed = sorts.into_iter().flatten().filter(|(_, listed)| listed.total > 0);
    Standing {
        is_followed: source.is_configured,
        gave: entry.map(|entry| Given {
            groups: entry.groups,
            form: entry.format.clone(),
            repaired: entry.repaired,
            left_out: entry.quarantined,
        }),
        succeeded_at: source.succeeded_at,
        trouble: source.last_error.as_ref().map(|error| Trouble {
            key: error.class.key(),
            words: error.words.clone(),
            since: error.since,
            is_lasting: source.is_gone_for_long,
        }),
        held: source.held,
        expired: entry.and_then(|entry| entry.expires_at).filter(|_| source.is_expired),
        next: source.next,
        changed: changed
            .map(|(key, listed)| Changed {
                key,
                total: listed.total,
                first: listed.first.iter().take(NAMED).map(|(_, name)| name.clone()).collect(),
            })
            .collect(),
    }
}
