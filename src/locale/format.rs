//! Numbers, dates, times and distances in the reader's language.

use super::Locale;
use crate::group::{Coded, Weekday};
use crate::topic::Language;
use jiff::civil::Date;

impl Locale {
    /// A whole number with the language's thousands separator: 104,220 or 104.220 or 104 220.
    pub fn number(&self, n: u64) -> String {
        let digits = n.to_string();
        let separator = match self.language() {
            Language::En => ",",
            Language::De => ".",
            Language::Nb => "\u{a0}",
        };
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push_str(separator);
            }
            out.push(digit);
        }
        out
    }

    /// A distance, rounded as far as it helps: "700 m", "2.4 km", "38 km".
    pub fn distance(&self, km: f64) -> String {
        if km < 1.0 {
            return format!("{:.0} m", (km * 10.0).ceil().max(1.0) * 100.0);
        }
        if km < 10.0 {
            let out = format!("{km:.1} km");
            return if self.language() == Language::En { out } else { out.replace('.', ",") };
        }
        format!("{} km", self.number(km.round().max(0.0) as u64))
    }

    /// The short name of a weekday: Tue, Di, tir.
    pub fn day_short(&self, day: Weekday) -> String {
        self.text(&format!("day-short-{}", day.id()))
    }

    /// The name of a weekday.
    pub fn day(&self, day: Weekday) -> String {
        self.text(&format!("day-{}", day.id()))
    }

    /// The name of a weekday as a habit: "Tuesdays", "dienstags", "tirsdager".
    pub fn on_days(&self, day: Weekday) -> String {
        self.text(&format!("on-days-{}", day.id()))
    }

    /// A date in short: "Tue 25 Nov", "Di 25. Nov.", "tir. 25. nov."; the year only where it is not `today`'s.
    pub fn date_short(&self, date: Date, today: Date) -> String {
        let key = if date.year() == today.year() { "date-short" } else { "date-short-year" };
        self.date_with(key, date)
    }

    /// A date in full: "Tuesday, 25 November 2026".
    pub fn date_long(&self, date: Date) -> String {
        self.date_with("date-long", date)
    }

    /// A date in short, always with its year: "Sun 22 Nov 2026".
    pub fn date_with_year(&self, date: Date) -> String {
        self.date_with("date-short-year", date)
    }

    fn date_with(&self, key: &str, date: Date) -> String {
        let day = Weekday::of(date);
        self.with(
            key,
            &[
                ("weekday", self.day_short(day).into()),
                ("weekday-long", self.day(day).into()),
                ("day", date.day().to_string().into()),
                ("month", self.text(&format!("month-short-{}", date.month())).into()),
                ("month-long", self.text(&format!("month-{}", date.month())).into()),
                ("year", date.year().to_string().into()),
            ],
        )
    }

    /// "Today", "tomorrow", or the short date.
    pub fn date_near(&self, date: Date, today: Date) -> String {
        if date == today {
            self.text("today")
        } else if today.tomorrow().is_ok_and(|tomorrow| tomorrow == date) {
            self.text("tomorrow")
        } else {
            self.date_short(date, today)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn each_language_writes_its_own_way() {
        let [en, de, nb] = Language::ALL.map(Locale::new);
        assert_eq!(
            [&en, &de, &nb].map(|l| l.number(1_104_220)),
            ["1,104,220", "1.104.220", "1\u{a0}104\u{a0}220"]
        );
        assert_eq!([&en, &de, &nb].map(|l| l.number(999)), ["999"; 3]);
        assert_eq!([&en, &de, &nb].map(|l| l.distance(2.44)), ["2.4 km", "2,4 km", "2,4 km"]);
        assert_eq!(en.distance(0.65), "700 m");
        assert_eq!(en.distance(1234.6), "1,235 km");
        let day = date(2026, 12, 1);
        assert_eq!(en.date_short(day, date(2026, 11, 24)), "Tue 1 Dec");
        assert_eq!(de.date_short(day, date(2026, 11, 24)), "Di 1. Dez.");
        assert_eq!(nb.date_long(day), "tirsdag 1. desember 2026");
        assert_eq!(en.date_short(date(2027, 1, 5), day), "Tue 5 Jan 2027");
        assert_eq!(de.date_near(day, date(2026, 11, 30)), "morgen");
    }
}
