//! When a group meets, and what that is where the reader is.

use super::{Page, Tone, Viewer};
use crate::export::cadence::describe_cadence;
use crate::group::{CodedSet, Format, Group, Kind, Meeting};
use crate::locale::Locale;

/// When it meets: its days, and what the next time is on the reader's own wall.
pub(super) fn add_meetings(page: &mut Page, group: &Group, viewer: &Viewer<'_>) {
    let locale = viewer.locale;
    if group.meetings.is_empty() {
        if group.kind == Kind::Group && has_hours(group) {
            page.add_heading(locale.text("detail-when"));
            page.add(Tone::Text, 2, locale.text("detail-appointment"));
        }
        return;
    }
    page.add_heading(locale.text("detail-when"));
    add_days(page, group, locale);
    add_zones(page, group, viewer);
}

/// The days and times alone.
fn add_days(page: &mut Page, group: &Group, locale: &Locale) {
    for meeting in &group.meetings {
        page.add(Tone::Text, 2, meeting_line(meeting, locale));
    }
}

/// When it meets, for readers who may be anywhere: with the zone of the times where people join from afar.
pub(super) fn add_printed_meetings(page: &mut Page, group: &Group, locale: &Locale) {
    if group.meetings.is_empty() && group.kind == Kind::Group && has_hours(group) {
        page.add(Tone::Text, 2, locale.text("detail-appointment"));
    }
    add_days(page, group, locale);
    let zone = group.meetings.iter().find_map(|meeting| group.zone_of(meeting));
    if let Some(zone) = zone.filter(|_| !group.formats.needs_going_to() || group.formats.is_hybrid()) {
        page.add(
            Tone::Text,
            2,
            locale.with("detail-zone", &[("zone", zone.name().replace('_', " ").into())]),
        );
    }
}

/// Whether the group has hours at all: a forum or letters have none.
fn has_hours(group: &Group) -> bool {
    let timeless: CodedSet<Format> = [Format::Forum, Format::MailExchange].into_iter().collect();
    group.formats.is_empty() || group.formats.bits() & !timeless.bits() != 0
}

/// "Tuesdays 18:30–20:00, not during school holidays".
fn meeting_line(meeting: &Meeting, locale: &Locale) -> String {
    let mut line = describe_cadence(meeting, locale);
    let [start, end] =
        [meeting.start, meeting.end].map(|clock| clock.map(|clock| locale.time(clock.to_civil())));
    match (start, end) {
        (Some(start), Some(end)) => line = format!("{line} {start}–{end}"),
        (Some(start), None) => line = format!("{line} {start}"),
        (None, _) => line = format!("{line}, {}", locale.text("detail-time-open")),
    }
    if let Some(note) = &meeting.note {
        line = format!("{line}. {note}");
    }
    if meeting.dates_vary {
        if !line.ends_with(['.', '!', '?']) {
            line.push('.');
        }
        line = format!("{line} {}", locale.text("detail-dates-vary"));
    }
    line
}

/// When each meeting of a group is, in words: "Tuesdays 18:30–20:00".
pub(in crate::export) fn rhythm_lines(group: &Group, locale: &Locale) -> Vec<String> {
    group.meetings.iter().map(|meeting| meeting_line(meeting, locale)).collect()
}

/// "Next: Tue 1 Dec, 18:30"; `None` where there is no next meeting.
pub(in crate::export) fn next_line(group: &Group, viewer: &Viewer<'_>) -> Option<String> {
    let locale = viewer.locale;
    let next = group.next_meeting(viewer.now, viewer.zone)?;
    if next.running {
        return Some(match next.end {
            Some(end) => locale.with("detail-next-running", &[("time", locale.time(end.to_civil()).into())]),
            None => locale.text("detail-next-running-open"),
        });
    }
    let date = locale.date_near(next.date, next.today(viewer.now, viewer.zone));
    let key = match (next.certain, next.start.is_some()) {
        (true, true) => "detail-next-time",
        (true, false) => "detail-next",
        (false, true) => "detail-next-uncertain-time",
        (false, false) => "detail-next-uncertain",
    };
    let time = next.start.map(|start| locale.time(start.to_civil())).unwrap_or_default();
    Some(locale.with(key, &[("date", date.into()), ("time", time.into())]))
}

/// The zone of the meeting, and the time in the reader's zone, where the two differ.
fn add_zones(page: &mut Page, group: &Group, viewer: &Viewer<'_>) {
    let locale = viewer.locale;
    let Some(next) = group.next_meeting(viewer.now, viewer.zone) else { return };
    let Some(zone) = &next.zone else {
        if next.start.is_some() {
            page.add(Tone::Text, 2, locale.text("detail-zone-unknown"));
        }
        return;
    };
    let Some((local, shift)) = next.for_viewer(viewer.zone) else { return };
    let same = next.start.is_some_and(|start| local.time() == start.to_civil()) && shift == 0;
    if same {
        return;
    }
    page.add(Tone::Text, 2, locale.with("detail-zone", &[("zone", zone.name().replace('_', " ").into())]));
    // Who goes there reads the clock on that wall.
    if group.formats.iter().all(|format| format == Format::InPerson) {
        return;
    }
    let key = match shift {
        1.. => "detail-viewer-later",
        0 => "detail-viewer",
        _ => "detail-viewer-earlier",
    };
    let date = locale.date_near(local.date(), viewer.today());
    let time = locale.time(local.time());
    page.add(Tone::Text, 2, locale.with(key, &[("date", date.into()), ("time", time.into())]));
}
