//! Dates of confirmation as feeds write them.

use jiff::civil::Date;

/// What a text says about the day on which the publisher last confirmed a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmation {
    /// A day. Of a moment in UTC only the day is kept.
    Day(Date),
    /// A day that lies ahead, which confirms nothing.
    Future,
    /// No day that could be read.
    Unknown,
}

/// Reads "2026-01-02 03:04:05", "2026-01-02T03:04:05Z", "2026-01-02", "2020-04-0416:50:58" (a space is missing),
/// "20260102", "1/2/2026 3:04 PM" (month first, as Google Sheets and .NET write it for the United States; day
/// first only where the first number cannot be a month), "2.1.2026" (day first) and "2026/01/02".
pub fn parse_confirmation(text: &str, today: Date) -> Confirmation {
    let Some(date) = parse_day(text.trim()) else { return Confirmation::Unknown };
    // Nobody confirmed anything on this day of the format's own age; 0000-00-00 and 1970-01-01 mean "never".
    if date.year() <= 1990 {
        return Confirmation::Unknown;
    }
    // A day ahead may be today in another zone.
    if date > today.tomorrow().unwrap_or(today) { Confirmation::Future } else { Confirmation::Day(date) }
}

fn parse_day(text: &str) -> Option<Date> {
    if !text.is_ascii() || text.len() > 64 {
        return None;
    }
    let head = text.get(..10).unwrap_or(text);
    if let Some(date) = parse_iso(head) {
        return Some(date);
    }
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return make_date(text.get(..4)?, text.get(4..6)?, text.get(6..)?);
    }
    let first = text.split([' ', 'T', ',']).next()?;
    let mut parts = first.split(['/', '.', '-']);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if a.len() == 4 {
        return make_date(a, b, c);
    }
    if c.len() != 4 {
        return None;
    }
    if first.contains('.') { make_date(c, b, a) } else { make_date(c, a, b).or_else(|| make_date(c, b, a)) }
}

/// "2026-01-02", whatever follows.
fn parse_iso(head: &str) -> Option<Date> {
    let mut parts = head.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    make_date(year, month, day)
}

fn make_date(year: &str, month: &str, day: &str) -> Option<Date> {
    let plain = [year, month, day].iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
    if !plain {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_shape_seen_gives_its_day() {
        let today = date(2026, 11, 24);
        for (text, expected) in [
            ("2026-01-02 03:04:05", Confirmation::Day(date(2026, 1, 2))),
            ("2026-01-02T03:04:05Z", Confirmation::Day(date(2026, 1, 2))),
            ("2026-01-02T03:04:05.123456+00:00", Confirmation::Day(date(2026, 1, 2))),
            ("2026-01-02", Confirmation::Day(date(2026, 1, 2))),
            ("2020-04-0416:50:58", Confirmation::Day(date(2020, 4, 4))),
            ("20260102", Confirmation::Day(date(2026, 1, 2))),
            ("2026/01/02", Confirmation::Day(date(2026, 1, 2))),
            ("8/25/2022 11:17:07 AM", Confirmation::Day(date(2022, 8, 25))),
            ("8/5/2022", Confirmation::Day(date(2022, 8, 5))),
            ("25/8/2022", Confirmation::Day(date(2022, 8, 25))),
            ("2.1.2026", Confirmation::Day(date(2026, 1, 2))),
            ("2026-11-25 01:00:00", Confirmation::Day(date(2026, 11, 25))),
            ("2026-11-26 01:00:00", Confirmation::Future),
            ("2099-01-01", Confirmation::Future),
            ("0000-00-00 00:00:00", Confirmation::Unknown),
            ("1970-01-01 00:00:00", Confirmation::Unknown),
            ("2026-02-30", Confirmation::Unknown),
            ("yesterday", Confirmation::Unknown),
            ("", Confirmation::Unknown),
            ("1/2/26", Confirmation::Unknown),
            ("２０２６-01-02", Confirmation::Unknown),
        ] {
            assert_eq!(parse_confirmation(text, today), expected, "{text}");
        }
    }
}
