//! The days on which a rule falls, worked out a month at a time.
//!
//! The days of a month that fit are 31 bits, so that a question costs a few steps whatever the rule says: feeds are
//! full of rules that fall rarely, and a search may ask thousands of them.

use super::coded::Coded;
use super::rule::{ByDay, Frequency, Rule};
use super::time::Weekday;
use jiff::ToSpan;
use jiff::civil::Date;

/// Nothing recurs more rarely than 29 February: after so many months without a day there is none.
const HORIZON_MONTHS: i32 = 9 * 12;

/// A COUNT that lasts longer than this, in months from DTSTART on, is no end.
const LONGEST_COUNT_MONTHS: i32 = 100 * 12;

impl Rule {
    /// The first day on or after `from` on which the rule falls, within nine years. An interval without a start is
    /// taken as every period: see [`Rule::is_certain`].
    pub fn on_or_after(&self, from: Date) -> Option<Date> {
        let from = self.start.map_or(from, |start| start.max(from));
        let mut month = from.first_of_month();
        let mut days = self.days_kept_in(month) & u32::MAX.checked_shl(day_bit(from)).unwrap_or(0);
        for _ in 0..HORIZON_MONTHS {
            if self.until.is_some_and(|until| month > until) {
                return None;
            }
            if days != 0 {
                let day = i8::try_from(days.trailing_zeros() + 1).ok()?;
                let date = Date::new(month.year(), month.month(), day).ok()?;
                return Some(date).filter(|date| self.until.is_none_or(|until| *date <= until));
            }
            month = month.checked_add(1.month()).ok()?;
            days = self.days_kept_in(month);
        }
        None
    }

    /// The days of a month on which the rule falls, without those on which it does not happen all the same. `first` is
    /// the first of the month.
    fn days_kept_in(&self, first: Date) -> u32 {
        let here = self.except.iter().filter(|date| date.first_of_month() == first);
        self.days_of_month(first) & !here.fold(0, |days, date| days | 1 << day_bit(*date))
    }

    /// Whether there is any day on which it falls.
    pub(super) fn is_ever(&self) -> bool {
        let all = Self { except: Vec::new(), ..self.clone() };
        let from = self.start.unwrap_or(jiff::civil::date(2000, 1, 1));
        match self.until {
            // What ended long ago once fell.
            Some(until) if self.start.is_none() => {
                Self { until: None, ..all }.on_or_after(from).is_some() && until > Date::MIN
            }
            _ => all.on_or_after(from).is_some(),
        }
    }

    /// The date of the `count`-th day from DTSTART on; `None` where it is not within a hundred years, or the rule
    /// never falls.
    pub(super) fn nth_date(&self, count: u32) -> Option<Date> {
        let start = self.start?;
        let mut month = start.first_of_month();
        let mut days = self.days_of_month(month) & (u32::MAX << day_bit(start));
        let mut left = count;
        for _ in 0..LONGEST_COUNT_MONTHS {
            if days.count_ones() >= left {
                // Takes the days before the wanted one away.
                for _ in 1..left {
                    days &= days - 1;
                }
                let day = i8::try_from(days.trailing_zeros() + 1).ok()?;
                return Date::new(month.year(), month.month(), day).ok();
            }
            left -= days.count_ones();
            month = month.checked_add(1.month()).ok()?;
            days = self.days_of_month(month);
        }
        None
    }

    /// The days of a month on which the rule falls, DTSTART and UNTIL aside, as bits: the first day is the lowest.
    /// `first` is the first of the month.
    fn days_of_month(&self, first: Date) -> u32 {
        if !self.by_month.is_empty() && !self.by_month.contains(&first.month()) {
            return 0;
        }
        let length = first.days_in_month();
        let mut days = (1_u32 << length) - 1;
        if !self.by_day.is_empty() {
            let weekday = Weekday::of_date(first);
            days &= self.by_day.iter().fold(0, |all, by| all | by.days_of_month(weekday, length));
        }
        if !self.by_month_day.is_empty() {
            let bits = self.by_month_day.iter().map(|day| if *day > 0 { *day } else { length + 1 + *day });
            days &= bits.filter(|day| (1..=length).contains(day)).fold(0, |all, day| all | 1 << (day - 1));
        }
        if days == 0 { 0 } else { days & self.days_in_phase(first, length) }
    }

    /// The days of a month that lie in a period which the interval keeps.
    fn days_in_phase(&self, first: Date, length: i8) -> u32 {
        let (Some(start), true) = (self.start, self.interval > 1) else { return u32::MAX };
        let interval = i32::from(self.interval);
        let keeps = |periods: i32| periods.rem_euclid(interval) == 0;
        let since = days_between(start, first);
        let of_days = |keep: &dyn Fn(i32) -> bool| {
            (0..i32::from(length)).filter(|day| keep(since + day)).fold(0, |all, day| all | 1_u32 << day)
        };
        match self.frequency {
            Frequency::Daily => of_days(&keeps),
            Frequency::Weekly => {
                let begins = i32::from(self.week_start.ordinal());
                let into_week = (i32::from(Weekday::of_date(start).ordinal()) - begins).rem_euclid(7);
                of_days(&|day| keeps((day + into_week).div_euclid(7)))
            }
            Frequency::Monthly => whole_month(keeps(months_since_zero(first) - months_since_zero(start))),
            Frequency::Yearly => whole_month(keeps(i32::from(first.year()) - i32::from(start.year()))),
        }
    }
}

impl ByDay {
    /// The days of a month that it names, as bits. `first` is the weekday of the first, `length` how many days the
    /// month has.
    fn days_of_month(self, first: Weekday, length: i8) -> u32 {
        let ahead = (i32::from(self.day.ordinal()) - i32::from(first.ordinal())).rem_euclid(7);
        let all = (0..5).map(|week| ahead + 7 * week).filter(|day| *day < i32::from(length));
        let count = all.clone().count();
        let wanted = match self.nth {
            None => return all.fold(0, |days, day| days | 1 << day),
            Some(nth) if nth > 0 => usize::from(nth.unsigned_abs()).checked_sub(1),
            Some(nth) => count.checked_sub(usize::from(nth.unsigned_abs())),
        };
        wanted.and_then(|wanted| all.clone().nth(wanted)).map_or(0, |day| 1 << day)
    }
}

/// The bit of a date among the days of its month.
fn day_bit(date: Date) -> u32 {
    u32::from(date.day().unsigned_abs()).saturating_sub(1)
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// Months since the beginning of the year zero.
fn months_since_zero(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month())
}

/// All days of a month, or none.
fn whole_month(is_kept: bool) -> u32 {
    if is_kept { u32::MAX } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use std::fmt::Write as _;

    /// The day a rule falls on, by looking at every day as RFC 5545 words it.
    fn slowly(rule: &Rule, from: Date) -> Option<Date> {
        let mut day = rule.start.map_or(from, |start| start.max(from));
        for _ in 0..366 * 8 {
            if rule.until.is_some_and(|until| day > until) {
                return None;
            }
            let from_end = day.days_in_month() - day.day() + 1;
            let month = rule.by_month.is_empty() || rule.by_month.contains(&day.month());
            let month_day = rule.by_month_day.is_empty()
                || rule.by_month_day.iter().any(|d| *d == day.day() || -*d == from_end);
            let weekday = rule.by_day.is_empty()
                || rule.by_day.iter().any(|by| {
                    by.day == Weekday::of_date(day)
                        && by.nth.is_none_or(|n| n == (day.day() - 1) / 7 + 1 || -n == (from_end - 1) / 7 + 1)
                });
            let phase = match rule.start {
                Some(start) if rule.interval > 1 => {
                    let monday =
                        |d: Date| d.checked_sub(i32::from(Weekday::of_date(d).ordinal()).days()).unwrap();
                    let periods = match rule.frequency {
                        Frequency::Daily => days_between(start, day),
                        Frequency::Weekly => days_between(monday(start), monday(day)) / 7,
                        Frequency::Monthly => months_since_zero(day) - months_since_zero(start),
                        Frequency::Yearly => i32::from(day.year()) - i32::from(start.year()),
                    };
                    periods % i32::from(rule.interval) == 0
                }
                _ => true,
            };
            if month && month_day && weekday && phase {
                return Some(day);
            }
            day = day.tomorrow().unwrap();
        }
        None
    }

    #[test]
    fn arithmetic_finds_the_days_that_looking_at_each_finds() {
        let mut random = fastrand::Rng::with_seed(17);
        let mut found = 0;
        for _ in 0..3000 {
            let start = date(2020, 1, 1).checked_add(random.i32(0..2000).days()).unwrap();
            let frequency = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"][random.usize(0..4)];
            let mut text = format!("FREQ={frequency};INTERVAL={}", random.u8(1..9));
            if random.bool() || frequency == "MONTHLY" || frequency == "YEARLY" {
                let nth = if frequency.len() > 6 || frequency == "YEARLY" {
                    ["", "1", "-1", "5", "-5", "3"]
                } else {
                    [""; 6]
                };
                write!(text, ";BYDAY={}{}", nth[random.usize(0..6)], ["MO", "SU", "WE"][random.usize(0..3)])
                    .unwrap();
            }
            if random.u8(0..4) == 0 {
                write!(text, ";BYMONTH={},{}", random.u8(1..13), random.u8(1..13)).unwrap();
            }
            if random.u8(0..4) == 0 && frequency != "DAILY" && frequency != "WEEKLY" {
                write!(text, ";BYMONTHDAY={},-{}", random.u8(1..32), random.u8(1..32)).unwrap();
            }
            if random.u8(0..4) > 0 {
                write!(text, ";DTSTART={}", start.strftime("%Y%m%d")).unwrap();
            }
            let Ok(rule) = Rule::parse(&text, Some(Weekday::Friday)) else { continue };
            let from = start.checked_add(random.i32(-400..400).days()).unwrap();
            let expected = slowly(&rule, from);
            found += usize::from(expected.is_some());
            if expected.is_some() {
                assert_eq!(rule.on_or_after(from), expected, "{text} from {from}");
            }
        }
        assert!(found > 1500, "{found}");
    }

    #[test]
    fn a_count_is_worked_out_and_not_walked() {
        let until = |text: &str| Rule::parse(text, None).unwrap().until().map(|date| date.to_string());
        assert_eq!(until("FREQ=DAILY;COUNT=3;DTSTART=20261124").as_deref(), Some("2026-11-26"));
        assert_eq!(until("FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4;DTSTART=20261124").as_deref(), Some("2026-12-07"));
        assert_eq!(
            until("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3;DTSTART=20260131").as_deref(),
            Some("2026-05-31")
        );
        assert_eq!(until("FREQ=DAILY;INTERVAL=1000;COUNT=10000;DTSTART=19000101"), None);
        let before = std::time::Instant::now();
        for day in 1..=28 {
            for month in 1..=12 {
                let text = format!("FREQ=DAILY;INTERVAL=1000;COUNT=10000;DTSTART=2000{month:02}{day:02}");
                assert!(Rule::parse(&text, None).is_ok());
            }
        }
        assert!(before.elapsed().as_secs() < 5, "{:?}", before.elapsed());
    }
}
