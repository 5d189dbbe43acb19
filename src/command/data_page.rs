//! How the data stands, as a page: for the screen and for `groupfinder status`.

use crate::export::Viewer;
use crate::page::{Page, Tone};
use crate::store::Changes;
use crate::sync::overview::{Overview, SourceOverview};
use jiff::Timestamp;

/// The page "Data".
pub fn data_page(data: &Overview, viewer: &Viewer<'_>) -> Page {
    let locale = viewer.locale;
    let mut page = Page::new(locale.text("data-title"));
    let made = data.embedded_made.map(|made| viewer.zone.to_datetime(made).date());
    let made = made.map(|date| locale.date_with_year(date)).unwrap_or_default();
    let values = [("count", locale.number(data.embedded).into()), ("date", made.into())];
    page.add(Tone::Text, 0, locale.with("status-embedded", &values));
    match data.written {
        Some(written) => {
            let values = [
                ("count", locale.number(data.groups).into()),
                ("time", format_timestamp(written, viewer).into()),
            ];
            page.add(Tone::Text, 0, locale.with("data-synced", &values));
        }
        None => page.add(Tone::Text, 0, locale.text("status-no-dataset")),
    }
    if data.clock_is_wrong {
        let now = format_timestamp(viewer.now, viewer);
        page.add(Tone::Notice, 0, locale.with("data-clock-wrong", &[("time", now.into())]));
    }
    for source in &data.sources {
        source_part(&mut page, source, data.clock_is_wrong, viewer);
    }
    page
}

/// The paragraphs about one source.
fn source_part(page: &mut Page, source: &SourceOverview, clock_is_wrong: bool, viewer: &Viewer<'_>) {
    let locale = viewer.locale;
    page.add_heading(source.name.as_str());
    match &source.entry {
        Some(entry) => {
            let form = entry
                .programme
                .as_ref()
                .map_or_else(|| entry.format.clone(), |programme| format!("{}, {programme}", entry.format));
            let values = [("groups", locale.number(entry.groups).into()), ("form", form.into())];
            page.add(Tone::Text, 2, locale.with("data-groups", &values));
            if entry.repaired + entry.quarantined > 0 {
                let values = [
                    ("repaired", locale.number(entry.repaired).into()),
                    ("quarantined", locale.number(entry.quarantined).into()),
                ];
                page.add(Tone::Text, 2, locale.with("sources-counts", &values));
            }
        }
        None => page.add(Tone::Text, 2, locale.text("data-nothing-yet")),
    }
    if let Some(time) = source.succeeded_at {
        let values = [
            ("time", format_timestamp(time, viewer).into()),
            ("age", age(time, viewer, clock_is_wrong).into()),
        ];
        page.add(Tone::Text, 2, locale.with("data-succeeded", &values));
    }
    if let Some(expires) =
        source.entry.as_ref().and_then(|entry| entry.expires_at).filter(|_| source.is_expired)
    {
        let date = locale.date_with_year(viewer.zone.to_datetime(expires).date());
        page.add(Tone::Notice, 2, locale.with("sources-expired", &[("date", date.into())]));
    }
    if let Some(error) = &source.last_error {
        page.add(Tone::Notice, 2, locale.text(error.class.key()));
        page.add(Tone::Quiet, 4, error.words.as_str());
        let since = format_timestamp(error.since, viewer);
        let key = if source.is_gone_for_long { "data-failing-long" } else { "data-failing-since" };
        page.add(
            Tone::Text,
            2,
            locale.with(key, &[("time", since.into()), ("name", source.name.as_str().into())]),
        );
    }
    if let Some((days, needed)) = source.held {
        let values = [("days", (days as u64).into()), ("needed", (needed as u64).into())];
        page.add(Tone::Text, 2, locale.with("data-held", &values));
    }
    match source.next {
        Some(next) if next <= viewer.now => page.add(Tone::Text, 2, locale.text("data-next-now")),
        Some(next) => {
            page.add(
                Tone::Text,
                2,
                locale.with("data-next", &[("time", format_timestamp(next, viewer).into())]),
            );
        }
        None => page.add(Tone::Text, 2, locale.text("data-next-never")),
    }
    page.add(Tone::Quiet, 2, source.url.as_str());
}

/// What a sync changed, as a page: up to 200 of each sort are named, all are counted.
pub(super) fn changes_page(changes: &[(String, Changes)], viewer: &Viewer<'_>) -> Page {
    let locale = viewer.locale;
    let mut page = Page::new(locale.text("changes-title"));
    for (source, changes) in changes {
        page.add_heading(source.as_str());
        if changes.is_empty() {
            page.add(Tone::Text, 0, locale.text("changes-none"));
        }
        let sorts = [
            ("changes-added", &changes.added),
            ("changes-changed", &changes.changed),
            ("changes-removed", &changes.removed),
        ];
        for (key, listed) in sorts.into_iter().filter(|(_, listed)| listed.total > 0) {
            page.add(Tone::Text, 0, locale.with(key, &[("count", locale.number(listed.total).into())]));
            for (_, name) in &listed.first {
                page.add(Tone::Item, 2, name.as_str());
            }
            let more = listed.total.saturating_sub(listed.first.len() as u64);
            if more > 0 {
                page.add(
                    Tone::Quiet,
                    2,
                    locale.with("changes-more", &[("count", locale.number(more).into())]),
                );
            }
        }
    }
    page
}

/// A moment where the reader is: "Tue 24 Nov 2026, 13:00".
pub(super) fn format_timestamp(time: Timestamp, viewer: &Viewer<'_>) -> String {
    let local = viewer.zone.to_datetime(time);
    let clock = format!("{:02}:{:02}", local.hour(), local.minute());
    let date = viewer.locale.date_with_year(local.date());
    viewer.locale.with("data-moment", &[("date", date.into()), ("time", clock.into())])
}

/// How long ago something was, in the largest unit that tells it; empty where the clock cannot be believed.
fn age(time: Timestamp, viewer: &Viewer<'_>, clock_is_wrong: bool) -> String {
    let seconds = viewer.now.duration_since(time).as_secs();
    if clock_is_wrong || seconds < 0 {
        return viewer.locale.text("data-age-unknown");
    }
    let (key, count) = match seconds {
        0..3600 => ("data-age-minutes", seconds / 60),
        3600..172_800 => ("data-age-hours", seconds / 3600),
        _ => ("data-age-days", seconds / 86_400),
    };
    viewer.locale.with(key, &[("count", count.into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::plain;
    use crate::fetch::FailureKind;
    use crate::locale::Locale;
    use crate::sync::source_state::LastError;
    use crate::topic::Language;
    use jiff::tz::TimeZone;

    #[test]
    fn a_source_in_trouble_says_what_and_until_when() {
        let time = |text: &str| text.parse::<Timestamp>().unwrap();
        let mut source = SourceOverview {
            name: "oslo".into(),
            url: "https://example.org/a.json".into(),
            is_configured: true,
            entry: None,
            succeeded_at: Some(time("2026-11-22T12:00:00Z")),
            last_error: Some(LastError {
                class: FailureKind::Login,
                words: "a web page came".into(),
                since: time("2026-11-23T07:00:00Z"),
            }),
            is_gone_for_long: false,
            held: None,
            is_expired: false,
            next: Some(time("2026-11-24T13:15:00Z")),
        };
        let page = |source: &SourceOverview, clock_is_wrong, language| {
            let data = Overview {
                groups: 0,
                written: None,
                embedded: 675,
                embedded_made: None,
                clock_is_wrong,
                sources: vec![source.clone()],
            };
            let locale = Locale::new(language);
            let viewer = Viewer { locale: &locale, now: time("2026-11-24T12:00:00Z"), zone: &TimeZone::UTC };
            plain::to_plain_text(&data_page(&data, &viewer))
        };
        let english = page(&source, false, Language::En);
        for part in ["oslo", "2 days ago", "login", "a web page came", "13:15", "https://example.org/a.json"]
        {
            assert!(english.contains(part), "{part}:\n{english}");
        }
        assert!(page(&source, false, Language::De).contains("vor 2 Tagen"));
        let wrong = page(&source, true, Language::En);
        assert!(!wrong.contains("days ago") && wrong.contains("clock"), "{wrong}");
        source.is_gone_for_long = true;
        assert!(page(&source, false, Language::En).contains("sources remove oslo"));
    }
}
