//! What one result says in a list, in the order of importance: name, time, place, form. Shared by the screen and by
//! anything that reads results aloud or prints them.

use crate::group::{
    Clock, Coded, Format, FormatSet, Frequency, Freshness, Kind, Meeting, Next, Status, Zone,
};
use crate::locale::Locale;
use crate::search::{Hit, Index, LocalNow, Ordinal, Row};
use crate::topic::{Facets, Language};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// So many other groups at a place are named.
const MOST_NEIGHBOURS: usize = 12;

/// The texts of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowText {
    /// The name.
    pub name: String,
    /// The topic of a group; for other listings what kind they are, where that tells something.
    pub what: String,
    /// The town with its distance where one was asked for; else the country. Empty where it does not matter.
    pub place: String,
    /// When it meets next, and how often where that is more than once a week: by the clock of the place where people
    /// go there, else by the viewer's.
    pub when: String,
    /// Whether `when` names the viewer's zone, since the meeting is stated in another.
    pub names_zone: bool,
    /// How it meets, for the sign before it.
    pub formats: FormatSet,
    /// How it meets, in words; empty where that is not known.
    pub format: String,
    /// The language, where it is known and not the reader's.
    pub language: String,
    /// What makes it easier to come: step-free, sign language.
    pub access: String,
    /// The month in which it was last checked: "2026-03"; empty where that is not known.
    pub checked: String,
    /// What to be careful about: it was not checked for long.
    pub mark: String,
}

impl RowText {
    /// Whether it meets in person, online, by phone: each has a sign.
    pub fn ways(&self) -> [bool; 3] {
        [Format::InPerson, Format::Online, Format::Phone].map(|format| self.formats.contains(format))
    }

    /// Place and form in one: "Köln, 2.1 km + online"; the form alone where no place matters.
    pub fn where_and_how(&self, locale: &Locale) -> String {
        let afar = remote_words(self.formats, locale).join(", ");
        match (self.place.is_empty(), afar.is_empty()) {
            (true, _) => afar,
            (false, true) => self.place.clone(),
            (false, false) => format!("{} + {afar}", self.place),
        }
    }
}

/// The row of a result.
pub fn row_text(index: &Index, hit: &Hit, locale: &Locale, now: Timestamp, zone: &TimeZone) -> RowText {
    row_text_of_all(index, hit, &[], locale, now, zone)
}

/// The row of a result that stands for other listings of the same group, too.
pub fn row_text_of_all(
    index: &Index,
    hit: &Hit,
    others: &[Ordinal],
    locale: &Locale,
    now: Timestamp,
    zone: &TimeZone,
) -> RowText {
    let row = index.row(hit.ordinal);
    let language = locale.language();
    let facets = Facets::embedded();
    let is_group = row.kind() == Kind::Group;
    let what = match row.kind() {
        Kind::Group => row.topic_labels(language).next().unwrap_or_default(),
        // Most listings are organisations: to say so in every row tells nothing.
        Kind::Organisation => String::new(),
        kind => facets.label_of("kind", kind.id(), language).to_owned(),
    };
    let listings: Vec<Row<'_>> =
        std::iter::once(row).chain(others.iter().map(|listing| index.row(*listing))).collect();
    let next = listings.iter().filter_map(|row| row.next_meeting(now, zone)).min_by_key(Next::sort_key);
    let today = zone.to_datetime(now).date();
    let verified = row.verified_on();
    let mark = match verified {
        // Before the year, which the source gives as well: nobody is to escape the mark by an old date.
        _ if row.is_claimed() => locale.text("row-claimed"),
        Some(date) if Freshness::from_date(verified, today) == Freshness::Older => {
            locale.with("row-old", &[("year", date.year().to_string().into())])
        }
        _ => String::new(),
    };
    RowText {
        name: row.name().to_owned(),
        what,
        place: place_text(&row, hit, is_group, locale),
        names_zone: next.as_ref().is_some_and(|next| !zone_name(next, zone).is_empty()),
        when: when_text(&listings, next.as_ref(), locale, now, zone),
        formats: row.formats(),
        format: format_words(row.formats(), locale),
        language: language_text(&row, locale),
        access: access_text(&row, locale),
        checked: verified.map(|date| date.strftime("%Y-%m").to_string()).unwrap_or_default(),
        mark,
    }
}

/// The rows of other listings of a group and of the groups that meet at the same point, the next to meet first.
pub fn neighbour_rows(
    index: &Index,
    group: Ordinal,
    repeats: &[Ordinal],
    locale: &Locale,
    moment: &LocalNow,
) -> Vec<RowText> {
    let at_place = index.at_same_point(group).into_iter().filter(|other| !repeats.contains(other));
    let others = repeats.iter().copied().chain(at_place);
    let others = others.filter(|other| *other != group && index.row(*other).status() != Status::Ended);
    let soonest = index.soonest_to_meet(others.collect(), MOST_NEIGHBOURS, moment);
    let mut found: Vec<(Option<Timestamp>, Ordinal)> = soonest
        .into_iter()
        .map(|other| (index.row(other).next_meeting(moment.now, &moment.zone), other))
        .map(|(next, other)| (next.map(|next| next.sort_key()), other))
        .collect();
    found.sort_by_key(|(next, other)| (next.is_none(), *next, *other));
    found.truncate(MOST_NEIGHBOURS);
    let hits = found.into_iter().map(|(_, ordinal)| Hit::of(ordinal));
    hits.map(|hit| row_text(index, &hit, locale, moment.now, &moment.zone)).collect()
}

fn place_text(row: &Row<'_>, hit: &Hit, is_group: bool, locale: &Locale) -> String {
    let formats = row.formats();
    let afar_only = !formats.is_empty() && !formats.contains(Format::InPerson);
    if is_group && afar_only {
        return String::new();
    }
    let mut place = match (row.town_name(), row.country()) {
        (Some(town), _) => town.to_owned(),
        (None, Some(country)) => {
            Facets::embedded().label_of("country", country.code(), locale.language()).to_owned()
        }
        (None, None) if is_group => locale.text("row-unknown-place"),
        (None, None) => String::new(),
    };
    if let Some(km) = hit.distance_km {
        place = format!("{place}, {}", locale.distance(f64::from(km)));
    }
    place
}

/// By phone and online: what needs no way to a room.
fn remote_words(formats: FormatSet, locale: &Locale) -> Vec<String> {
    let ways = [(Format::Online, "row-online"), (Format::Phone, "row-phone")];
    ways.iter().filter(|(format, _)| formats.contains(*format)).map(|(_, key)| locale.text(key)).collect()
}

/// How it meets, in words: "in person, online".
fn format_words(formats: FormatSet, locale: &Locale) -> String {
    let ways = [
        (Format::InPerson, "row-in-person"),
        (Format::Online, "row-online"),
        (Format::Phone, "row-phone"),
        (Format::Chat, "row-chat"),
        (Format::Forum, "row-forum"),
        (Format::MailExchange, "row-mail"),
        (Format::OneToOne, "row-one-to-one"),
    ];
    let said = ways.iter().filter(|(format, _)| formats.contains(*format)).map(|(_, key)| locale.text(key));
    said.collect::<Vec<_>>().join(", ")
}

/// The languages, where none of them is the reader's.
fn language_text(row: &Row<'_>, locale: &Locale) -> String {
    let tags = row.languages();
    if tags.iter().any(|tag| is_spoken_by(tag, locale.language())) {
        return String::new();
    }
    let facets = Facets::embedded();
    let names = tags.iter().map(|tag| facets.label_of("language", tag, locale.language()));
    names.collect::<Vec<_>>().join(", ")
}

/// Whether a reader of one of the program's languages speaks that of a tag.
fn is_spoken_by(tag: &str, language: Language) -> bool {
    let primary = tag.split('-').next().unwrap_or(tag);
    primary == language.code() || (language == Language::Nb && matches!(primary, "no" | "nn"))
}

/// What makes it easier to come, as far as a row has room for it.
fn access_text(row: &Row<'_>, locale: &Locale) -> String {
    use crate::group::Access;
    let access = row.access();
    let said = [
        (Access::Wheelchair, "row-wheelchair"),
        (Access::StepFree, "row-wheelchair"),
        (Access::SignLanguage, "row-sign-language"),
        (Access::ChildCare, "row-child-care"),
    ];
    let mut words: Vec<String> =
        said.iter().filter(|(value, _)| access.contains(*value)).map(|(_, key)| locale.text(key)).collect();
    words.dedup();
    words.join(", ")
}

/// When the group of these listings meets next, and how often a week.
fn when_text(
    listings: &[Row<'_>],
    next: Option<&Next>,
    locale: &Locale,
    now: Timestamp,
    zone: &TimeZone,
) -> String {
    let Some(row) = listings.first() else { return String::new() };
    match row.status() {
        Status::Ended => return locale.text("row-ended"),
        Status::Paused => return locale.text("row-paused"),
        Status::Founding | Status::Seekers => return locale.text("row-founding"),
        Status::Active => {}
    }
    let Some(next) = next else {
        let is_group = row.kind() == Kind::Group;
        return if is_group { locale.text("row-ask-for-times") } else { String::new() };
    };
    let meetings: Vec<Meeting> = listings.iter().copied().flat_map(Row::meetings).collect();
    match weekly_pattern(&meetings) {
        Some(Pattern::Daily(time)) if !next.running => {
            let here = next.for_viewer(zone).filter(|_| !next.at_place);
            let time = locale.time(here.map_or(time, |(local, _)| local.time()));
            locale.with("row-daily", &[("time", format!("{time}{}", zone_name(next, zone)).into())])
        }
        Some(Pattern::Daily(_)) => {
            let next = next_text(next, locale, now, zone);
            locale.with("row-often", &[("next", next.into()), ("count", 7.into())])
        }
        Some(Pattern::Times(count)) => {
            let next = next_text(next, locale, now, zone);
            locale.with("row-often", &[("next", next.into()), ("count", (count as u64).into())])
        }
        None => next_text(next, locale, now, zone),
    }
}

/// How often a group meets in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pattern {
    /// Every day at one time.
    Daily(jiff::civil::Time),
    /// So many times, two at least.
    Times(usize),
}

/// The pattern of meetings that recur every week; `None` where there is one of them or none.
fn weekly_pattern(meetings: &[Meeting]) -> Option<Pattern> {
    let mut times = Vec::new();
    for meeting in meetings {
        let recurs = meeting.is_daily()
            || (meeting.rule.frequency() == Frequency::Weekly && meeting.rule.interval() == 1);
        let start = meeting.start.filter(|_| recurs && meeting.rule.until().is_none());
        times.extend(
            start.into_iter().flat_map(|start| meeting.weekdays().iter().map(move |day| (start, day))),
        );
    }
    times.sort_unstable();
    times.dedup();
    let (first, _) = *times.first()?;
    match times.len() {
        7 if times.iter().all(|(start, _)| *start == first) => Some(Pattern::Daily(first.to_civil())),
        count => (count > 1).then_some(Pattern::Times(count)),
    }
}

/// When a meeting is next: "today 18:30", "Tue 1 Dec 18:30", "now, until 20:00". Where people go there, on the wall of
/// the place; what they join from afar, on the viewer's, whose zone is named if it is another one.
pub fn next_text(next: &Next, locale: &Locale, now: Timestamp, zone: &TimeZone) -> String {
    let today = next.today(now, zone);
    let named = zone_name(next, zone);
    if next.running {
        let end = match next.ends.filter(|_| !next.at_place) {
            Some(ends) => Some(zone.to_datetime(ends).time()),
            None => next.end.map(Clock::to_civil),
        };
        return match end.filter(|_| next.end.is_some()) {
            Some(end) => {
                let time = format!("{}{named}", locale.time(end));
                locale.with("row-running", &[("time", time.into())])
            }
            None => locale.text("row-running-open"),
        };
    }
    let (date, time) = match next.for_viewer(zone).filter(|_| !next.at_place) {
        Some((local, _)) => (local.date(), Some(local.time())),
        None => (next.date, next.start.map(Clock::to_civil)),
    };
    let time = time.map(|time| format!("{}{named}", locale.time(time)));
    let date = locale.date_near(date, today);
    match time {
        None => locale.with("row-day-only", &[("date", date.into())]),
        Some(time) => {
            let key = if next.certain { "row-next" } else { "row-next-uncertain" };
            locale.with(key, &[("date", date.into()), ("time", time.into())])
        }
    }
}

/// The viewer's zone with its space, where the times of a meeting are turned into it.
fn zone_name(next: &Next, viewer: &TimeZone) -> String {
    let Some(begins) = next.begins.filter(|_| !next.at_place) else { return String::new() };
    let there = next.zone.as_ref().map_or(viewer, Zone::time_zone).to_offset(begins);
    let here = viewer.to_offset_info(begins);
    if here.offset() == there {
        return String::new();
    }
    // Zones without letters of their own are called by their offset: "-03".
    let letters = here.abbreviation();
    if letters.starts_with(['+', '-']) { format!(" UTC{letters}") } else { format!(" {letters}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::{Clock, Rule, Weekday};
    use crate::search::IndexBuilder;

    /// Where hundreds share a point, exact times are worked out for few of them; the first of all are the same.
    #[test]
    fn the_neighbours_are_the_next_to_meet_of_all_at_a_place() {
        let mut builder = IndexBuilder::new();
        crate::demo::groups(4_000, 3).for_each(|group| builder.add_group(&group));
        let index = builder.into_index();
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        // Two days before summer time ends.
        let moment = LocalNow { now: "2026-10-23T17:20:00Z".parse().unwrap(), zone };
        let groups: Vec<Ordinal> = (0..4_000).map(Ordinal).collect();
        let next_of = |group: &Ordinal| {
            let next = index.row(*group).next_meeting(moment.now, &moment.zone);
            (next.is_none(), next.map(|next| next.sort_key()), *group)
        };
        let first_of = |groups: &[Ordinal], count: usize| {
            let mut keys: Vec<_> = groups.iter().map(next_of).collect();
            keys.sort_unstable();
            keys.truncate(count);
            keys
        };
        for count in [1, 12, 3_000, 3_999] {
            let soonest = index.soonest_to_meet(groups.clone(), count, &moment);
            assert_eq!(first_of(&soonest, count), first_of(&groups, count));
        }
        assert!(index.soonest_to_meet(groups.clone(), 12, &moment).len() < 1_000);
    }

    fn weekly(day: Weekday, time: &str) -> Meeting {
        Meeting::every_week(day, Clock::parse(time), None)
    }

    #[test]
    fn many_times_a_week_are_said_in_a_word() {
        let every_day: Vec<Meeting> = Weekday::ALL.iter().map(|day| weekly(*day, "06:00")).collect();
        let daily = Some(Pattern::Daily(jiff::civil::time(6, 0, 0, 0)));
        assert_eq!(weekly_pattern(&every_day), daily);
        let rule = Rule::parse("FREQ=DAILY", None).unwrap();
        assert_eq!(weekly_pattern(&[Meeting { rule, ..weekly(Weekday::Monday, "06:00") }]), daily);
        let mut two_a_day = every_day.clone();
        two_a_day.extend(Weekday::ALL.iter().map(|day| weekly(*day, "18:00")));
        assert_eq!(weekly_pattern(&two_a_day), Some(Pattern::Times(14)));
        let twice = [weekly(Weekday::Monday, "18:00"), weekly(Weekday::Monday, "18:00")];
        assert_eq!(weekly_pattern(&twice), None, "the same time twice is one");
    }
}
