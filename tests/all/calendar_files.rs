//! Calendar files, read by programs that others wrote: their dates are those that this program says.

use groupfinder::demo;
use groupfinder::export::Viewer;
use groupfinder::export::calendar::write_calendar;
use groupfinder::group::{Clock, Group, Meeting, Rule, Weekday, Zone};
use groupfinder::locale::Locale;
use groupfinder::topic::Language;
use icalendar::parser::{Component, read_calendar, unfold};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use needs::needs;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::Command;

const ZONES: [&str; 8] = [
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Europe/Athens",
    "Asia/Kolkata",
    "Etc/GMT+5",
];

/// Where and when a file is written.
struct Case {
    group: Group,
    now: Timestamp,
}

impl Case {
    fn file(&self) -> Option<String> {
        let (locale, zone) = (Locale::new(Language::En), TimeZone::UTC);
        let viewer = Viewer { locale: &locale, now: self.now, zone: &zone, country: None };
        write_calendar(std::slice::from_ref(&self.group), &viewer, Some(30))
    }

    /// The meetings of half a year, one after the other, as the program says what is next: local time, and the moment
    /// where the zone is known.
    fn expected(&self) -> BTreeSet<(DateTime, Option<Timestamp>)> {
        let mut found = BTreeSet::new();
        for meeting in &self.group.meetings {
            let only = Group { meetings: vec![meeting.clone()], ..self.group.clone() };
            let zone = only.zone_of(meeting);
            let tz = zone.as_ref().map_or(TimeZone::UTC, |zone| zone.time_zone().clone());
            let last = tz.to_datetime(self.now).date().checked_add(6.months()).unwrap();
            let mut now = self.now;
            while let Some(next) = only.next_meeting(now, &TimeZone::UTC) {
                // The first may lie far ahead; it is told all the same.
                if next.date > last && now > self.now {
                    break;
                }
                found.insert((next.date.to_datetime(next.start.unwrap().to_civil()), next.begins));
                if !meeting.rule.is_certain() || next.date > last {
                    break;
                }
                let after = next.date.tomorrow().unwrap().to_datetime(jiff::civil::time(3, 0, 0, 0));
                now = tz.to_ambiguous_timestamp(after).compatible().unwrap();
            }
        }
        found
    }
}

/// Groups with rules of every kind, in many zones, at many times of the year; the same each time.
fn cases(count: u64) -> Vec<Case> {
    let days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    (0..count)
        .map(|n| {
            let mut random = fastrand::Rng::with_seed(n);
            let now: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
            let now = now + random.i64(0..700 * 24).hours();
            let today = TimeZone::UTC.to_datetime(now).date();
            let mut group = demo::group(usize::try_from(n).unwrap(), 1);
            group.status = groupfinder::group::Status::Active;
            group.meetings.clear();
            for _ in 0..random.usize(1..4) {
                let day = days[random.usize(0..7)];
                let mut rule = match random.u8(0..8) {
                    0 => format!("FREQ=DAILY;INTERVAL={}", random.u8(1..4)),
                    1 | 2 => format!("FREQ=WEEKLY;BYDAY={day}"),
                    3 => format!("FREQ=WEEKLY;INTERVAL=2;BYDAY={day},SU;WKST=SU"),
                    4 => format!("FREQ=MONTHLY;BYDAY={}{day}", [1, 2, 3, 4, 5, -1][random.usize(0..6)]),
                    5 => format!("FREQ=MONTHLY;BYMONTHDAY={}", [1, 15, 31, -1][random.usize(0..4)]),
                    6 => format!("FREQ=MONTHLY;BYDAY={day};BYMONTHDAY=1,2,3,4,5,6,7"),
                    _ => format!("FREQ=YEARLY;BYMONTH={};BYDAY=2{day}", random.u8(1..13)),
                };
                if random.u8(0..4) > 0 {
                    let start = today.checked_sub(random.i32(0..300).days()).unwrap();
                    write!(rule, ";DTSTART={}", start.strftime("%Y%m%d")).unwrap();
                }
                if random.u8(0..4) == 0 {
                    let until = today.checked_add(random.i32(0..250).days()).unwrap();
                    write!(rule, ";UNTIL={}", until.strftime("%Y%m%d")).unwrap();
                }
                let Ok(mut parsed) = Rule::parse(&rule, None) else { continue };
                if random.bool()
                    && let Some(gone) = parsed.on_or_after(today.checked_add(20.days()).unwrap())
                {
                    parsed =
                        Rule::parse(&format!("{rule};EXDATE={}", gone.strftime("%Y%m%d")), None).unwrap();
                }
                // An hour long, so that at three in the night after it is over and the next has not begun.
                let (hour, minute) = (random.u16(4..24), [0, 15, 30][random.usize(0..3)]);
                let (start, end) = (Clock::new(hour, minute), Clock::new((hour + 1) % 24, minute));
                let mut meeting = Meeting::every_week(Weekday::Monday, start, end);
                meeting.rule = parsed;
                meeting.zone = Zone::parse(ZONES[random.usize(0..ZONES.len())]);
                group.meetings.push(meeting);
            }
            Case { group, now }
        })
        .collect()
}

/// The lines of an event that say when it is, with their parameters, as the rules of `rrule` are written.
fn rule_of(event: &Component<'_>) -> String {
    let mut lines = Vec::new();
    for property in &event.properties {
        if ["DTSTART", "RRULE", "EXDATE", "RDATE"].contains(&property.name.as_str()) {
            let parameters = property.params.iter().map(|parameter| {
                format!(";{}={}", parameter.key.as_str(), parameter.val.as_ref().unwrap().as_str())
            });
            let parameters = parameters.collect::<String>();
            lines.push(format!("{}{parameters}:{}", property.name.as_str(), property.val.as_str()));
        }
    }
    lines.join("\n")
}

/// `DTSTART;TZID=Europe/Oslo:20260405T183000`, which a program that knows rules alone does not read.
fn single_date(start: &str) -> Timestamp {
    let (zone, local) = start.split_once("TZID=").unwrap().1.split_once(':').unwrap();
    let local = DateTime::strptime("%Y%m%dT%H%M%S", local).unwrap();
    TimeZone::get(zone).unwrap().to_ambiguous_timestamp(local).compatible().unwrap()
}

#[test]
fn another_program_finds_the_dates_that_this_one_says() {
    let (mut files, mut dates) = (0, 0);
    for case in cases(400) {
        let Some(file) = case.file() else {
            assert!(case.expected().is_empty());
            continue;
        };
        let unfolded = unfold(&file);
        let calendar = read_calendar(&unfolded).unwrap();
        let mut found = BTreeSet::new();
        for event in calendar.components.iter().filter(|part| part.name == "VEVENT") {
            let rule = rule_of(event);
            // Without a rule the start is the first date, which the other program takes for a start alone.
            if !rule.contains("RRULE") {
                found.insert(single_date(rule.lines().next().unwrap()));
            }
            if rule.lines().count() > 1 {
                let set: rrule::RRuleSet = rule.parse().unwrap_or_else(|e| panic!("{e}\n{file}"));
                let dates = set.all(1000).dates;
                found.extend(dates.iter().map(|date| Timestamp::from_second(date.timestamp()).unwrap()));
            }
            let alarm = event.components.iter().filter(|part| part.name == "VALARM").count();
            assert_eq!(alarm, 1, "{file}");
        }
        let expected: BTreeSet<Timestamp> = case.expected().iter().map(|(_, at)| at.unwrap()).collect();
        assert_eq!(found, expected, "{:?}\n{}\n{file}", case.now, rules_told(&case.group));
        (files, dates) = (files + 1, dates + found.len());
    }
    println!("{files} files, {dates} dates");
    assert!(files >= 300 && dates > 10_000, "{files} {dates}");
}

fn rules_told(group: &Group) -> String {
    let rules = group.meetings.iter().map(|meeting| format!("{} {:?}", meeting.rule, meeting.zone));
    rules.collect::<Vec<_>>().join("\n")
}

/// Reads a file with what it says of its zones, and prints each start in seconds since 1970.
const PYTHON: &str = r"
import datetime, io, sys
from dateutil import rrule, tz
for name in sys.argv[1:]:
    text = open(name, newline='').read().replace('\r\n ', '')
    lines = text.split('\r\n')
    zones = '\n'.join(lines[lines.index('BEGIN:VTIMEZONE'):lines.index('BEGIN:VEVENT')])
    known = tz.tzical(io.StringIO('BEGIN:VCALENDAR\n' + zones + '\nEND:VCALENDAR'))
    found, event = set(), []
    for line in lines:
        if line == 'BEGIN:VEVENT':
            event = []
        event.append(line)
        if line == 'END:VEVENT':
            kept = [l for l in event if l.split(':')[0].split(';')[0] in ('DTSTART', 'RRULE', 'EXDATE', 'RDATE')]
            zone = known.get(kept[0].split(':')[0].split('TZID=')[1])
            if len(kept) == 1:
                found.add(datetime.datetime.strptime(kept[0].split(':')[1], '%Y%m%dT%H%M%S').replace(tzinfo=zone))
                continue
            kept = [l.replace('RDATE;TZID=' + l.split('TZID=')[1].split(':')[0], 'RDATE') if l.startswith('RDATE') else l for l in kept]
            tzids = {kept[0].split(':')[0].split('TZID=')[1]: zone}
            for at in rrule.rrulestr('\n'.join(kept), tzids=tzids, forceset=True):
                found.add(at if at.tzinfo else at.replace(tzinfo=zone))
            if not any(l.startswith('RRULE') for l in kept):
                found.add(datetime.datetime.strptime(kept[0].split(':')[1], '%Y%m%dT%H%M%S').replace(tzinfo=zone))
    print(' '.join(str(int(at.timestamp())) for at in sorted(found)))
";

#[needs("python:dateutil")]
#[test]
fn a_program_that_knows_no_zones_but_those_in_the_file_finds_the_same_moments() {
    let dir = tempfile::tempdir().unwrap();
    let (mut names, mut expected) = (Vec::new(), Vec::new());
    for (n, case) in cases(200).into_iter().enumerate() {
        let Some(file) = case.file() else { continue };
        let path = dir.path().join(format!("{n}.ics"));
        std::fs::write(&path, file).unwrap();
        names.push(path);
        let moments = case.expected().into_iter().map(|(_, at)| at.unwrap().as_second());
        let moments: BTreeSet<i64> = moments.collect();
        expected.push(moments.iter().map(i64::to_string).collect::<Vec<_>>().join(" "));
    }
    let output = Command::new("python3").args(["-c", PYTHON]).args(&names).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found = String::from_utf8(output.stdout).unwrap();
    let mut read = 0;
    for ((found, expected), name) in found.lines().zip(&expected).zip(&names) {
        assert_eq!(found, expected, "{}", std::fs::read_to_string(name).unwrap());
        read += 1;
    }
    assert!(read == names.len() && read > 150, "{read}");
}

#[test]
fn the_invented_groups_have_calendars_that_another_program_reads() {
    let mut read = 0;
    for n in 0..400 {
        let case = Case { group: demo::group(n, 7), now: "2026-11-24T12:00:00Z".parse().unwrap() };
        let Some(file) = case.file() else { continue };
        assert!(file.split("\r\n").all(|line| line.len() <= 75) && file.ends_with("\r\n"), "{file}");
        let unfolded = unfold(&file);
        let calendar = read_calendar(&unfolded).unwrap();
        for event in calendar.components.iter().filter(|part| part.name == "VEVENT") {
            let has = |name: &str| event.properties.iter().filter(|p| p.name == name).count();
            assert_eq!((has("UID"), has("DTSTAMP"), has("DTSTART"), has("SUMMARY")), (1, 1, 1, 1), "{file}");
            let title = event.properties.iter().find(|p| p.name == "SUMMARY").unwrap();
            assert_eq!(title.val.as_str(), "Appointment");
        }
        read += 1;
    }
    assert!(read >= 200, "{read}");
}
