//! Where the listings are from, in words: how the data stands as a whole, and each source.

use crate::app::state::{Changed, Source, SourcesView, Standing};
use crate::locale::Locale;
use crate::page::{Page, Tone};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Who reads, and when.
#[derive(Clone, Copy)]
pub struct Moment<'a> {
    /// The moment.
    pub now: Timestamp,
    /// The reader's zone.
    pub zone: &'a TimeZone,
}

/// How the data stands as a whole, then every source that gave data or is followed.
pub fn data_page(view: &SourcesView, moment: Moment<'_>, locale: &Locale) -> Page {
    let mut page = Page::new(locale.text("data-title"));
    add_overview(&mut page, view, moment, locale);
    for source in view.sources.iter().filter(|source| source.standing.is_some()) {
        page.add_heading(source.name.as_str());
        add_source(&mut page, source, view.clock_is_wrong, moment, locale);
    }
    page
}

/// Adds how the data stands as a whole.
pub fn add_overview(page: &mut Page, view: &SourcesView, moment: Moment<'_>, locale: &Locale) {
    let made = view.embedded_made.map(|made| locale.date_with_year(moment.zone.to_datetime(made).date()));
    let values = [("count", locale.number(view.embedded).into()), ("date", made.unwrap_or_default().into())];
    page.add(Tone::Text, 0, locale.with("status-embedded", &values));
    match view.written {
        Some(written) => {
            let values = [
                ("groups", view.groups.into()),
                ("count", locale.number(view.groups).into()),
                ("time", moment_text(written, moment, locale).into()),
            ];
            page.add(Tone::Text, 0, locale.with("data-synced", &values));
        }
        None => page.add(Tone::Text, 0, locale.text("status-no-dataset")),
    }
    if view.clock_is_wrong {
        let now = moment_text(moment.now, moment, locale);
        page.add(Tone::Notice, 0, locale.with("data-clock-wrong", &[("time", now.into())]));
    }
}

/// Adds what the last fetch changed, source by source.
pub fn add_changes(page: &mut Page, view: &SourcesView, locale: &Locale) {
    for source in &view.sources {
        let Some(standing) = source.standing.as_ref().filter(|standing| !standing.changed.is_empty()) else {
            continue;
        };
        page.add_heading(source.name.as_str());
        standing.changed.iter().for_each(|changed| add_changed(page, changed, locale));
    }
}

/// Adds everything about one source.
pub fn add_source(
    page: &mut Page,
    source: &Source,
    clock_is_wrong: bool,
    moment: Moment<'_>,
    locale: &Locale,
) {
    match &source.standing {
        Some(standing) => add_standing(page, source, standing, clock_is_wrong, moment, locale),
        None => add_offer(page, source, locale),
    }
    page.add(Tone::Quiet, 2, source.url.as_str());
    for changed in source.standing.iter().flat_map(|standing| &standing.changed) {
        add_changed(page, changed, locale);
    }
}

/// What is known of a source that was never followed.
fn add_offer(page: &mut Page, source: &Source, locale: &Locale) {
    let note = source.notes.iter().find(|(language, _)| language == locale.language().code());
    page.add(Tone::Text, 2, note.map_or("", |(_, note)| note.as_str()));
    if source.is_untried {
        page.add(Tone::Text, 2, locale.text("source-untried-long"));
    }
    if let Some(seen) = &source.seen {
        let date = seen.parse().map_or_else(|_| seen.clone(), |date| locale.date_with_year(date));
        let key = if source.records.is_some() { "source-seen-records" } else { "source-seen" };
        let count = locale.number(u64::from(source.records.unwrap_or(0)));
        page.add(Tone::Text, 2, locale.with(key, &[("date", date.into()), ("count", count.into())]));
    }
}

fn add_standing(
    page: &mut Page,
    source: &Source,
    standing: &Standing,
    clock_is_wrong: bool,
    moment: Moment<'_>,
    locale: &Locale,
) {
    // What is wrong comes first: a narrow screen shows no more.
    if let Some(trouble) = &standing.trouble {
        page.add(Tone::Notice, 2, locale.text(trouble.key));
        page.add(Tone::Quiet, 4, trouble.words.as_str());
        let key = match (trouble.is_lasting, &standing.gave) {
            (true, _) => "data-failing-long",
            (false, Some(_)) => "data-failing-since",
            (false, None) => "data-failing-first",
        };
        let values = [
            ("time", moment_text(trouble.since, moment, locale).into()),
            ("name", source.id.as_str().into()),
        ];
        page.add(Tone::Text, 2, locale.with(key, &values));
    }
    match &standing.gave {
        Some(gave) => {
            let form = match &source.programme {
                Some(programme) => format!("{}, {programme}", gave.form),
                None => gave.form.clone(),
            };
            let values = [
                ("count", gave.groups.into()),
                ("groups", locale.number(gave.groups).into()),
                ("form", form.into()),
            ];
            page.add(Tone::Text, 2, locale.with("data-groups", &values));
            if gave.repaired + gave.left_out > 0 {
                let values = [
                    ("repaired", locale.number(gave.repaired).into()),
                    ("quarantined", locale.number(gave.left_out).into()),
                ];
                page.add(Tone::Text, 2, locale.with("sources-counts", &values));
            }
        }
        None => page.add(Tone::Text, 2, locale.text("data-nothing-yet")),
    }
    add_publisher(page, standing, moment, locale);
    if let Some(time) = standing.succeeded_at {
        let age = age_text(time, clock_is_wrong, moment, locale);
        let values = [("time", moment_text(time, moment, locale).into()), ("age", age.into())];
        page.add(Tone::Text, 2, locale.with("data-succeeded", &values));
    }
    if let Some(expired) = standing.expired {
        let date = locale.date_with_year(moment.zone.to_datetime(expired).date());
        page.add(Tone::Notice, 2, locale.with("sources-expired", &[("date", date.into())]));
    }
    if let Some((days, needed)) = standing.held {
        let values = [("days", (days as u64).into()), ("needed", (needed as u64).into())];
        page.add(Tone::Text, 2, locale.with("data-held", &values));
    }
    page.add(
        Tone::Text,
        2,
        match standing.next {
            Some(next) if next <= moment.now => locale.text("data-next-now"),
            Some(next) => locale.with("data-next", &[("time", moment_text(next, moment, locale).into())]),
            None if standing.is_disabled => {
                locale.with("data-next-disabled", &[("name", source.id.as_str().into())])
            }
            None => locale.text("data-next-never"),
        },
    );
}

/// Who publishes it, which version of what it is, and until when it is called current.
fn add_publisher(page: &mut Page, standing: &Standing, moment: Moment<'_>, locale: &Locale) {
    if let Some((name, licence)) = &standing.publisher {
        page.add(Tone::Text, 2, locale.with("data-publisher", &[("name", name.as_str().into())]));
        if let Some(licence) = licence {
            page.add(Tone::Text, 2, locale.with("data-licence", &[("licence", licence.as_str().into())]));
        }
    }
    if let Some((dataset, version)) = &standing.version {
        let values = [("dataset", dataset.as_str().into()), ("version", locale.number(*version).into())];
        page.add(Tone::Text, 2, locale.with("data-version", &values));
    }
    if let Some(id) = &standing.signer {
        page.add(Tone::Text, 2, locale.with("data-signer", &[("id", id.as_str().into())]));
    }
    if let Some(until) = standing.current {
        let date = locale.date_with_year(moment.zone.to_datetime(until).date());
        page.add(Tone::Text, 2, locale.with("data-current", &[("date", date.into())]));
    }
}

/// What the last fetch changed of one sort: how many listings, and the names of the first.
fn add_changed(page: &mut Page, changed: &Changed, locale: &Locale) {
    page.add(Tone::Text, 2, locale.with(changed.key, &[("count", locale.number(changed.total).into())]));
    for name in &changed.first {
        page.add(Tone::Item, 4, name.as_str());
    }
    let more = changed.total.saturating_sub(changed.first.len() as u64);
    if more > 0 {
        page.add(Tone::Quiet, 4, locale.with("changes-more", &[("count", locale.number(more).into())]));
    }
}

/// A moment where the reader is: "Tue 24 Nov 2026, 13:00".
pub fn moment_text(time: Timestamp, moment: Moment<'_>, locale: &Locale) -> String {
    let local = moment.zone.to_datetime(time);
    let clock = format!("{:02}:{:02}", local.hour(), local.minute());
    let date = locale.date_with_year(local.date());
    locale.with("data-moment", &[("date", date.into()), ("time", clock.into())])
}

/// How long ago something was, in the largest unit that tells it; unknown where the clock cannot be believed.
pub fn age_text(time: Timestamp, clock_is_wrong: bool, moment: Moment<'_>, locale: &Locale) -> String {
    let seconds = moment.now.duration_since(time).as_secs();
    if clock_is_wrong || seconds < 0 {
        return locale.text("data-age-unknown");
    }
    let (key, count) = match seconds {
        0..3600 => ("data-age-minutes", seconds / 60),
        3600..172_800 => ("data-age-hours", seconds / 3600),
        _ => ("data-age-days", seconds / 86_400),
    };
    locale.with(key, &[("count", count.into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::Trouble;
    use crate::topic::Language;

    fn text_of(source: &Source, clock_is_wrong: bool, language: Language) -> String {
        let view = SourcesView {
            sources: vec![source.clone()],
            embedded: 675,
            clock_is_wrong,
            ..SourcesView::default()
        };
        let moment = Moment { now: "2026-11-24T12:00:00Z".parse().unwrap(), zone: &TimeZone::UTC };
        let page = data_page(&view, moment, &Locale::new(language));
        page.paragraphs.iter().flat_map(|paragraph| [paragraph.text.as_str(), "\n"]).collect()
    }

    #[test]
    fn a_source_in_trouble_says_what_and_until_when() {
        let time = |text: &str| Some(text.parse::<Timestamp>().unwrap());
        let trouble = Trouble {
            key: "trouble-login",
            words: "a web page came".into(),
            since: "2026-11-23T07:00:00Z".parse().unwrap(),
            is_lasting: false,
        };
        let standing = Standing {
            is_followed: true,
            succeeded_at: time("2026-11-22T12:00:00Z"),
            trouble: Some(trouble.clone()),
            next: time("2026-11-24T13:15:00Z"),
            ..Standing::default()
        };
        let mut source = Source {
            id: "oslo".into(),
            name: "oslo".into(),
            url: "https://example.org/a.json".into(),
            standing: Some(standing.clone()),
            ..Source::default()
        };
        let english = text_of(&source, false, Language::En);
        for part in ["oslo", "2 days ago", "login", "a web page came", "13:15", "https://example.org/a.json"]
        {
            assert!(english.contains(part), "{part}:\n{english}");
        }
        assert!(text_of(&source, false, Language::De).contains("vor 2 Tagen"));
        let wrong = text_of(&source, true, Language::En);
        assert!(!wrong.contains("days ago") && wrong.contains("clock"), "{wrong}");
        let trouble = Some(Trouble { is_lasting: true, ..trouble });
        source.standing = Some(Standing { trouble, ..standing });
        assert!(text_of(&source, false, Language::En).contains("sources remove oslo"));
    }
}
