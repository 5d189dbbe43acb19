//! How old a listing's last confirmation is.

use jiff::civil::Date;

/// A graded badge for the age of `verified`. Four of five real listings are older than a year,
/// so age is graded and not an alarm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Freshness {
    /// Confirmed within six months.
    HalfYear,
    /// Confirmed within a year.
    Year,
    /// Confirmed within two years.
    TwoYears,
    /// Older than two years.
    Older,
    /// Nobody knows, or the date lies in the future, which is no better.
    Unknown,
}

impl Freshness {
    /// Grades a date of confirmation on the day `today`.
    pub fn from_date(verified: Option<Date>, today: Date) -> Self {
        let Some(months) = verified.and_then(|date| months_between(date, today)) else {
            return Self::Unknown;
        };
        match months {
            0..6 => Self::HalfYear,
            6..12 => Self::Year,
            12..24 => Self::TwoYears,
            _ => Self::Older,
        }
    }
}

/// Whole months from `from` to `to`; `None` where `from` is more than a day ahead (zones differ by a day).
fn months_between(from: Date, to: Date) -> Option<u32> {
    if from > to {
        return (from <= to.tomorrow().unwrap_or(to)).then_some(0);
    }
    let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month())
        - i32::from(from.month())
        - i32::from(to.day() < from.day());
    u32::try_from(months).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn grades_turn_on_the_day() {
        let today = date(2026, 11, 24);
        let cases = [
            (Some(date(2026, 11, 24)), Freshness::HalfYear),
            (Some(date(2026, 11, 25)), Freshness::HalfYear), // already tomorrow in another zone
            (Some(date(2026, 11, 26)), Freshness::Unknown),
            (Some(date(2026, 5, 25)), Freshness::HalfYear),
            (Some(date(2026, 5, 24)), Freshness::Year),
            (Some(date(2025, 11, 25)), Freshness::Year),
            (Some(date(2025, 11, 24)), Freshness::TwoYears),
            (Some(date(2024, 11, 24)), Freshness::Older),
            (Some(date(1970, 1, 1)), Freshness::Older),
            (None, Freshness::Unknown),
        ];
        for (verified, expected) in cases {
            assert_eq!(Freshness::from_date(verified, today), expected, "{verified:?}");
        }
    }
}
