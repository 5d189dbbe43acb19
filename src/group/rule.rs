//! Recurrence rules: the part of RFC 5545 section 3.3.10 that meetings use.
//!
//! DAILY, WEEKLY, MONTHLY and YEARLY with INTERVAL, BYDAY (also n-th), BYMONTHDAY, BYMONTH, UNTIL and, as
//! far as they change nothing else, COUNT, BYSETPOS and WKST. A rule may bring its DTSTART and EXDATE, which the
//! dataset has no other place for; without a start the phase of "every second week" is unknown, and said so.

use super::coded::Coded;
use super::time::Weekday;
use jiff::civil::Date;
use std::fmt;

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Frequency {
    /// Every day.
    Daily,
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
    /// Every year.
    Yearly,
}

/// A weekday, or the n-th such day of the month (-1 is the last).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ByDay {
    /// 1 to 5 or -1 to -5; `None` = every such day.
    pub nth: Option<i8>,
    /// The weekday.
    pub day: Weekday,
}

/// A recurrence rule that can be followed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Rule {
    pub(super) frequency: Frequency,
    pub(super) interval: u16,
    pub(super) by_day: Vec<ByDay>,
    pub(super) by_month_day: Vec<i8>,
    pub(super) by_month: Vec<i8>,
    pub(super) until: Option<Date>,
    pub(super) start: Option<Date>,
    /// The day on which weeks begin; it matters only for every second week and the like.
    pub(super) week_start: Weekday,
    /// Days on which it does not happen although the rule falls on them (EXDATE).
    pub(super) except: Vec<Date>,
}

/// Why a rule cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// No FREQ, or one that meetings do not have.
    #[error("expected FREQ=DAILY, WEEKLY, MONTHLY or YEARLY")]
    Frequency,
    /// A part that is not `NAME=value`, is there twice, or has a value it cannot have.
    #[error("cannot read the part {0}")]
    Part(String),
    /// A part that would change which days are meant and is not followed here.
    #[error("the part {0} is not supported")]
    Unsupported(String),
    /// The rule says no day and neither does the meeting.
    #[error("the rule names no day")]
    NoDay,
    /// No day has all that the rule asks for, such as 30 February.
    #[error("no day fits the rule")]
    NeverFalls,
}

impl RuleError {
    fn of_part(part: &str) -> Self {
        Self::Part(part.chars().take(40).collect())
    }
}

/// The years in which dates of meetings lie; others are slips, and following them from day one costs time.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

impl Rule {
    /// Every week on one day.
    pub fn every_week(day: Weekday) -> Self {
        Self { by_day: vec![ByDay { nth: None, day }], ..Self::of_frequency(Frequency::Weekly) }
    }

    /// Whether it is [`Self::every_week`] on this day.
    pub fn is_every_week_on(&self, day: Weekday) -> bool {
        let by_day = [ByDay { nth: None, day }];
        let is_bare = self.by_month_day.is_empty() && self.by_month.is_empty() && self.except.is_empty();
        let has_dates = self.until.is_some() || self.start.is_some();
        let is_weekly = self.frequency == Frequency::Weekly && self.interval == 1;
        is_weekly && self.by_day == by_day && is_bare && !has_dates && self.week_start == Weekday::Monday
    }

    fn of_frequency(frequency: Frequency) -> Self {
        Self {
            frequency,
            interval: 1,
            by_day: Vec::new(),
            by_month_day: Vec::new(),
            by_month: Vec::new(),
            until: None,
            start: None,
            week_start: Weekday::Monday,
            except: Vec::new(),
        }
    }

    /// Reads `FREQ=MONTHLY;BYDAY=1TU`, with or without `RRULE:` before it and `DTSTART` beside it. `day` is
    /// the meeting's own weekday, which a WEEKLY rule without BYDAY means.
    ///
    /// # Errors
    /// Says which part cannot be read or followed.
    pub fn parse(text: &str, day: Option<Weekday>) -> Result<Self, RuleError> {
        if text.len() > 512 {
            return Err(RuleError::Part(format!("of {} bytes", text.len())));
        }
        let mut parts = RuleParts::default();
        let mut seen = Vec::new();
        for part in text.split([';', '\n', ' ']).map(str::trim).filter(|p| !p.is_empty()) {
            let part = part.strip_prefix("RRULE:").unwrap_or(part);
            let (name, value) = part.split_once(['=', ':']).ok_or_else(|| RuleError::of_part(part))?;
            let name = name.to_ascii_uppercase();
            if seen.contains(&name) {
                return Err(RuleError::of_part(part));
            }
            parts.read_part(&name, value)?.ok_or_else(|| RuleError::of_part(part))?;
            seen.push(name);
        }
        let RuleParts { rule, frequency, count, position } = parts;
        let mut rule = Self { frequency: frequency.ok_or(RuleError::Frequency)?, ..rule };
        if let Some(nth) = position {
            // "the first Tuesday" in its long form: BYDAY=TU;BYSETPOS=1
            match rule.by_day.as_mut_slice() {
                [one] if one.nth.is_none() && rule.frequency == Frequency::Monthly => one.nth = Some(nth),
                _ => return Err(RuleError::Unsupported("BYSETPOS".into())),
            }
        }
        rule.fill_in_day(day)?;
        if let Some(count) = count {
            if rule.start.is_none() {
                return Err(RuleError::Unsupported("COUNT without DTSTART".into()));
            }
            rule.until = rule.nth_date(count);
        }
        if rule.is_ever() { Ok(rule) } else { Err(RuleError::NeverFalls) }
    }

    /// Fills in the day that the rule leaves to the meeting or to DTSTART, and refuses what names none.
    fn fill_in_day(&mut self, day: Option<Weekday>) -> Result<(), RuleError> {
        let day = day.or_else(|| self.start.map(Weekday::of_date));
        let nth_given = self.by_day.iter().any(|d| d.nth.is_some());
        match self.frequency {
            Frequency::Daily | Frequency::Weekly if nth_given || !self.by_month_day.is_empty() => {
                return Err(RuleError::Unsupported("n-th day in a daily or weekly rule".into()));
            }
            Frequency::Weekly if self.by_day.is_empty() => {
                self.by_day.push(ByDay { nth: None, day: day.ok_or(RuleError::NoDay)? });
            }
            Frequency::Monthly if self.by_day.is_empty() && self.by_month_day.is_empty() => {
                let start = self.start.ok_or(RuleError::NoDay)?;
                self.by_month_day.push(start.day());
            }
            // Without months the days are those of the whole year, and an n-th one is not the n-th of a month.
            Frequency::Yearly if nth_given && self.by_month.is_empty() => {
                return Err(RuleError::Unsupported("n-th day of a year".into()));
            }
            Frequency::Yearly if self.by_day.is_empty() && self.by_month_day.is_empty() => {
                let start = self.start.ok_or(RuleError::NoDay)?;
                self.by_month_day.push(start.day());
                if self.by_month.is_empty() {
                    self.by_month.push(start.month());
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// How often.
    pub fn frequency(&self) -> Frequency {
        self.frequency
    }

    /// Every how many days, weeks, months or years.
    pub fn interval(&self) -> u16 {
        self.interval
    }

    /// The weekdays named.
    pub fn by_day(&self) -> &[ByDay] {
        &self.by_day
    }

    /// The days of the month named; negative ones count from its end.
    pub fn by_month_day(&self) -> &[i8] {
        &self.by_month_day
    }

    /// The first date (DTSTART).
    pub fn start(&self) -> Option<Date> {
        self.start
    }

    /// The last day on which it may happen.
    pub fn until(&self) -> Option<Date> {
        self.until
    }

    /// The days on which it does not happen although the rule falls on them.
    pub fn except(&self) -> &[Date] {
        &self.except
    }

    /// What recurs, as RRULE says it, without a first day, a last day and exceptions.
    pub fn pattern(&self) -> String {
        Self { until: None, start: None, except: Vec::new(), ..self.clone() }.to_string()
    }

    /// Whether every calendar reads the pattern as it is meant here: RFC 5545 leaves open, or programs differ in, how
    /// months, days of the month and n-th weekdays narrow each other down.
    pub fn is_read_alike(&self) -> bool {
        self.by_month.is_empty()
            && (self.by_day.is_empty() || self.by_month_day.is_empty())
            && self.frequency != Frequency::Yearly
    }

    /// Whether it is no more than "every week on these days".
    pub fn is_weekly(&self) -> bool {
        self.frequency == Frequency::Weekly && self.interval == 1
    }

    /// Whether the dates are certain: an interval without a start leaves open which weeks are meant.
    pub fn is_certain(&self) -> bool {
        self.interval == 1 || self.start.is_some()
    }
}

/// The parts of a rule as far as they have been read.
struct RuleParts {
    rule: Rule,
    frequency: Option<Frequency>,
    count: Option<u32>,
    /// What BYSETPOS says.
    position: Option<i8>,
}

impl Default for RuleParts {
    fn default() -> Self {
        Self { rule: Rule::of_frequency(Frequency::Weekly), frequency: None, count: None, position: None }
    }
}

impl RuleParts {
    /// Reads a part; `None` where it has a value that it cannot have.
    fn read_part(&mut self, name: &str, value: &str) -> Result<Option<()>, RuleError> {
        let rule = &mut self.rule;
        let read = match name {
            "FREQ" => {
                self.frequency = Some(match value.to_ascii_uppercase().as_str() {
                    "DAILY" => Frequency::Daily,
                    "WEEKLY" => Frequency::Weekly,
                    "MONTHLY" => Frequency::Monthly,
                    "YEARLY" => Frequency::Yearly,
                    _ => return Err(RuleError::Frequency),
                });
                Some(())
            }
            "INTERVAL" => parse_number(value, 1000).map(|interval| rule.interval = interval),
            "COUNT" => parse_number(value, 10_000).map(|count| self.count = Some(u32::from(count))),
            "UNTIL" => parse_date(value).map(|until| rule.until = Some(until)),
            "DTSTART" => parse_date(value).map(|start| rule.start = Some(start)),
            "EXDATE" => parse_list(value, parse_date).map(|days| rule.except = days),
            "BYDAY" => parse_list(value, parse_by_day).map(|days| rule.by_day = days),
            "BYMONTHDAY" => parse_list(value, |v| parse_within(v, 31)).map(|days| rule.by_month_day = days),
            "BYMONTH" => parse_list(value, |v| parse_within(v, 12).filter(|month| *month > 0))
                .map(|months| rule.by_month = months),
            "BYSETPOS" => parse_within(value, 5).map(|position| self.position = Some(position)),
            "WKST" => parse_by_day(value).filter(|by| by.nth.is_none()).map(|by| rule.week_start = by.day),
            _ => return Err(RuleError::Unsupported(name.chars().take(40).collect())),
        };
        Ok(read)
    }
}

impl fmt::Display for Rule {
    /// The rule in RFC 5545 form, which [`Rule::parse`] reads back to the same rule.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.frequency {
            Frequency::Daily => "FREQ=DAILY",
            Frequency::Weekly => "FREQ=WEEKLY",
            Frequency::Monthly => "FREQ=MONTHLY",
            Frequency::Yearly => "FREQ=YEARLY",
        })?;
        if self.interval > 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        write_list(f, "BYMONTH", &self.by_month)?;
        write_list(f, "BYMONTHDAY", &self.by_month_day)?;
        write_list(f, "BYDAY", &self.by_day)?;
        if self.week_start != Weekday::Monday && self.interval > 1 {
            write!(f, ";WKST={}", self.week_start.rfc5545())?;
        }
        for (name, date) in [("UNTIL", self.until), ("DTSTART", self.start)] {
            if let Some(date) = date {
                write!(f, ";{name}={}", date.strftime("%Y%m%d"))?;
            }
        }
        let except: Vec<_> = self.except.iter().map(|date| date.strftime("%Y%m%d")).collect();
        write_list(f, "EXDATE", &except)
    }
}

impl fmt::Display for ByDay {
    /// `TU`, or `1TU` for the first Tuesday.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(nth) = self.nth {
            write!(f, "{nth}")?;
        }
        f.write_str(self.day.rfc5545())
    }
}

/// Writes a part of a rule, unless its list is empty.
fn write_list<T: fmt::Display>(f: &mut fmt::Formatter<'_>, name: &str, values: &[T]) -> fmt::Result {
    for (n, value) in values.iter().enumerate() {
        if n == 0 {
            write!(f, ";{name}={value}")?;
        } else {
            write!(f, ",{value}")?;
        }
    }
    Ok(())
}

fn parse_list<T>(value: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let items: Option<Vec<T>> = value.split(',').map(|item| parse(item.trim())).collect();
    items.filter(|items| (1..=64).contains(&items.len()))
}

/// A number from 1 to `most`.
fn parse_number(value: &str, most: u16) -> Option<u16> {
    value.parse().ok().filter(|n| (1..=most).contains(n))
}

fn parse_within(value: &str, most: i8) -> Option<i8> {
    value.parse().ok().filter(|n: &i8| *n != 0 && (-most..=most).contains(n))
}

fn parse_by_day(value: &str) -> Option<ByDay> {
    let value = value.to_ascii_uppercase();
    let (nth, letters) = value.split_at_checked(value.len().checked_sub(2)?)?;
    let day = Weekday::ALL.iter().copied().find(|day| day.rfc5545() == letters)?;
    let nth = if nth.is_empty() { None } else { Some(parse_within(nth, 5)?) };
    Some(ByDay { nth, day })
}

/// Reads `20261124`, `2026-11-24`, and the date part of `20261124T180000Z`.
fn parse_date(value: &str) -> Option<Date> {
    let value = value.rsplit(':').next()?;
    let digits: String = value.split(['T', 't']).next()?.chars().filter(|c| *c != '-').collect();
    if digits.len() != 8 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year = digits.get(..4)?.parse().ok()?;
    let month = digits.get(4..6)?.parse().ok()?;
    let day = digits.get(6..)?.parse().ok()?;
    Date::new(year, month, day).ok().filter(|date| YEARS.contains(&date.year()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn only_the_bare_rule_of_a_day_is_every_week_on_it() {
        assert!(Rule::every_week(Weekday::Tuesday).is_every_week_on(Weekday::Tuesday));
        let bare = "FREQ=WEEKLY;BYDAY=TU";
        for other in [
            "FREQ=WEEKLY;BYDAY=WE",
            "FREQ=WEEKLY;BYDAY=TU,WE",
            "FREQ=MONTHLY;BYDAY=TU",
            &format!("{bare};INTERVAL=2"),
            &format!("{bare};BYMONTH=1"),
            &format!("{bare};UNTIL=20301231"),
            &format!("{bare};DTSTART=20261124"),
            &format!("{bare};WKST=SU"),
            &format!("{bare};EXDATE=20261124"),
        ] {
            let rule = Rule::parse(other, None).unwrap();
            let same = rule == Rule::every_week(Weekday::Tuesday);
            assert_eq!(rule.is_every_week_on(Weekday::Tuesday), same, "{other}");
            assert!(!same, "{other}");
        }
    }

    fn dates(rule: &str, from: Date, n: usize) -> Vec<String> {
        let rule = Rule::parse(rule, None).unwrap();
        let mut next = from;
        let mut out = Vec::new();
        while out.len() < n {
            let Some(date) = rule.on_or_after(next) else { break };
            out.push(date.to_string());
            next = date.tomorrow().unwrap();
        }
        out
    }

    #[test]
    fn rules_fall_on_the_days_people_mean() {
        let from = date(2026, 11, 24); // a Tuesday
        let cases: [(&str, &[&str]); 16] = [
            ("FREQ=WEEKLY;BYDAY=TU", &["2026-11-24", "2026-12-01"]),
            ("FREQ=WEEKLY;BYDAY=MO,TH", &["2026-11-26", "2026-11-30"]),
            ("FREQ=MONTHLY;BYDAY=1TU", &["2026-12-01", "2027-01-05"]),
            ("RRULE:FREQ=MONTHLY;BYDAY=-1FR", &["2026-11-27", "2026-12-25"]),
            ("FREQ=MONTHLY;BYDAY=1SU,3SU", &["2026-12-06", "2026-12-20"]),
            ("FREQ=MONTHLY;BYDAY=5MO", &["2026-11-30", "2027-03-29"]),
            ("FREQ=MONTHLY;BYDAY=WE;BYSETPOS=2", &["2026-12-09", "2027-01-13"]),
            ("FREQ=MONTHLY;BYMONTHDAY=-1", &["2026-11-30", "2026-12-31"]),
            ("FREQ=DAILY", &["2026-11-24", "2026-11-25"]),
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;DTSTART=20261117", &["2026-12-01", "2026-12-15"]),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", &["2028-02-29", "2032-02-29"]),
            ("FREQ=YEARLY;BYDAY=TU", &["2026-11-24", "2026-12-01"]),
            ("FREQ=YEARLY;BYMONTHDAY=1", &["2026-12-01", "2027-01-01"]),
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,WE;WKST=SU;DTSTART=20261108", &["2026-11-25", "2026-12-06"]),
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,WE;WKST=MO;DTSTART=20261108", &["2026-12-02", "2026-12-06"]),
            ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261130T000000Z", &["2026-11-24"]),
        ];
        for (rule, expected) in cases {
            assert_eq!(dates(rule, from, 2), expected, "{rule}");
        }
        assert_eq!(dates("FREQ=DAILY;COUNT=3;DTSTART=20261123", date(2026, 1, 1), 9).len(), 3);
    }

    #[test]
    fn the_meeting_lends_its_day() {
        let rule = Rule::parse("FREQ=WEEKLY;INTERVAL=2", Some(Weekday::Friday)).unwrap();
        assert_eq!(rule.on_or_after(date(2026, 11, 24)), Some(date(2026, 11, 27)));
        assert!(!rule.is_certain());
        assert_eq!(Rule::parse("FREQ=WEEKLY", None), Err(RuleError::NoDay));
        assert_eq!(Rule::parse("FREQ=MONTHLY", Some(Weekday::Friday)), Err(RuleError::NoDay));
    }

    #[test]
    fn what_cannot_be_followed_is_refused() {
        for wrong in [
            "",
            "FREQ=",
            "FREQ=HOURLY",
            "FREQ=WEEKLY;BYDAY=",
            "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=MONTHLY;BYDAY=6MO",
            "FREQ=MONTHLY;BYDAY=0MO",
            "FREQ=WEEKLY;INTERVAL=0;BYDAY=MO",
            "FREQ=WEEKLY;BYDAY=MO;BYHOUR=3",
            "FREQ=WEEKLY;BYDAY=1MO",
            "FREQ=WEEKLY;BYDAY=MO;COUNT=3",
            "FREQ=WEEKLY;BYDAY=MO;UNTIL=soon",
            "FREQ=WEEKLY;FREQ=DAILY;BYDAY=MO",
            "FREQ=YEARLY;BYDAY=20MO",
            "FREQ=YEARLY;BYDAY=1MO",
            "FREQ=WEEKLY;BYDAY=MO;WKST=XX",
            "first Tuesday",
            "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=YEARLY;BYMONTH=4,6,9,11;BYMONTHDAY=31",
            "FREQ=DAILY;INTERVAL=7;BYDAY=MO;DTSTART=20261124",
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29;DTSTART=20250101",
            "FREQ=WEEKLY;BYDAY=MO;UNTIL=20201231;DTSTART=20210101",
            "FREQ=WEEKLY;BYDAY=MO;DTSTART=16000101",
        ] {
            assert!(Rule::parse(wrong, None).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_rule_reads_back_what_it_writes() {
        for text in [
            "FREQ=MONTHLY;BYDAY=1TU,-1FR;UNTIL=20271231",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;DTSTART=20261117",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU;DTSTART=20261117",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
            "FREQ=DAILY",
        ] {
            assert_eq!(Rule::parse(text, None).unwrap().to_string(), text);
        }
    }
}
