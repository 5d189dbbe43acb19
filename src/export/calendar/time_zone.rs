//! Time zones in a calendar file: what clocks show where a group meets, for the time that the file is about.

use super::lines::CalendarText;
use crate::group::Zone;
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

/// Adds the zone as a VTIMEZONE (RFC 5545 section 3.6.5) with each change of its clocks from `from` to `to`. The changes
/// stand there one by one: a rule for all years would say more than anybody knows.
pub(super) fn push_time_zone(file: &mut CalendarText, zone: &Zone, from: Timestamp, to: Timestamp) {
    file.push_line("BEGIN:VTIMEZONE");
    file.push_line(&format!("TZID:{}", zone.name()));
    let tz = zone.time_zone();
    let before = tz.preceding(from + SignedDuration::from_secs(1)).next();
    match before {
        Some(change) => push_observance(file, tz, change.timestamp(), offset_before(tz, change.timestamp())),
        // The clocks there were never changed.
        None => push_observance(file, tz, Timestamp::UNIX_EPOCH, tz.to_offset(Timestamp::UNIX_EPOCH)),
    }
    for change in tz.following(from).take_while(|change| change.timestamp() <= to) {
        push_observance(file, tz, change.timestamp(), offset_before(tz, change.timestamp()));
    }
    file.push_line("END:VTIMEZONE");
}

/// What clocks showed just before a change.
fn offset_before(tz: &TimeZone, change: Timestamp) -> Offset {
    tz.to_offset(change - SignedDuration::from_secs(1))
}

/// Adds what clocks show from a moment on.
fn push_observance(file: &mut CalendarText, tz: &TimeZone, at: Timestamp, before: Offset) {
    let info = tz.to_offset_info(at);
    let part = if info.dst().is_dst() { "DAYLIGHT" } else { "STANDARD" };
    file.push_line(&format!("BEGIN:{part}"));
    // The moment of a change is told by the clocks as they were before it.
    file.push_line(&format!("DTSTART:{}", before.to_datetime(at).strftime("%Y%m%dT%H%M%S")));
    file.push_line(&format!("TZOFFSETFROM:{}", format_offset(before)));
    file.push_line(&format!("TZOFFSETTO:{}", format_offset(info.offset())));
    file.push_line(&format!("TZNAME:{}", info.abbreviation()));
    file.push_line(&format!("END:{part}"));
}

/// "+0100"; with seconds where there are any, as before the railways.
fn format_offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, minutes, rest) = (seconds.abs() / 3600, seconds.abs() / 60 % 60, seconds.abs() % 60);
    if rest == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{rest:02}")
    }
}
