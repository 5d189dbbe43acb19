//! Numbers, dates, times and distances in the reader's language.

use super::Locale;
use crate::group::{Coded, Weekday};
use crate::topic::Language;
use jiff::civil::{Date, Time};

/// Kilometres in a statute mile, by definition (international yard and pound agreement of 1959).
pub const KM_PER_MILE: f64 = 1.609_344;
/// Metres in a foot, by the same agreement.
const METRES_PER_FOOT: f64 = 0.3048;

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

    /// A distance, rounded as far as it helps: "700 m", "2.4 km", "38 km"; or "300 ft", "1.5 mi", "24 mi".
    pub fn distance(&self, km: f64) -> String {
        let miles = self.habits().miles;
        let (large, unit) = if miles { (km / KM_PER_MILE, "mi") } else { (km, "km") };
        let small = if miles { 0.2 } else { 1.0 };
        if large < small {
            let (small, unit) =
                if miles { (km * 1000.0 / METRES_PER_FOOT, "ft") } else { (km * 1000.0, "m") };
            return format!("{:.0} {unit}", (small / 100.0).ceil().max(1.0) * 100.0);
        }
        if large < 10.0 {
            let out = format!("{large:.1} {unit}");
            return if self.language() == Language::En { out } else { out.replace('.', ",") };
        }
        format!("{} {unit}", self.number(large.round().max(0.0) as u64))
    }

    /// A distance to stay within, as a whole number: "25 km" or "15 mi".
    pub fn radius(&self, km: f64) -> String {
        let (large, unit) = if self.habits().miles { (km / KM_PER_MILE, "mi") } else { (km, "km") };
        format!("{} {unit}", self.number(large.round().max(1.0) as u64))
    }

    /// A time of day: "18:30", or "6:30 pm" in American English.
    pub fn time(&self, time: Time) -> String {
        if self.is_american() {
            let half = if time.hour() < 12 { "am" } else { "pm" };
            return format!("{}:{:02} {half}", (time.hour() + 11) % 12 + 1, time.minute());
        }
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    fn is_american(&self) -> bool {
        self.habits().american && self.language() == Language::En
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

    /// A date in short, always with its year: "Sun 22 Nov 2026".
    pub fn date_with_year(&self, date: Date) -> String {
        self.date_with("date-short-year", date)
    }

    fn date_with(&self, key: &str, date: Date) -> String {
        let weekday = Weekday::of_date(date);
        let mut day = date.day().to_string();
        let mut month = self.text(&format!("month-short-{}", date.month()));
        if self.is_american() {
            // "Tue Nov 24, 2026": the two change places, and a year is set off.
            if key != "date-short" {
                day.push(',');
            }
            std::mem::swap(&mut day, &mut month);
        }
        self.with(
            key,
            &[
                ("weekday", self.day_short(weekday).into()),
                ("day", day.into()),
                ("month", month.into()),
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
        assert_eq!(nb.date_with_year(day), "tir. 1. des. 2026");
        assert_eq!(en.date_short(date(2027, 1, 5), day), "Tue 5 Jan 2027");
        assert_eq!(de.date_near(day, date(2026, 11, 30)), "morgen");
    }

    #[test]
    fn americans_and_britons_read_what_they_are_used_to() {
        use crate::locale::Habits;
        let habits = |language, country| Locale::new(language).with_habits(Habits::of_country(country));
        let us = habits(Language::En, "US");
        let day = date(2026, 12, 1);
        assert_eq!(us.date_short(day, date(2026, 11, 24)), "Tue Dec 1");
        assert_eq!(us.date_with_year(day), "Tue Dec 1, 2026");
        for ((hour, minute), said) in
            [((0, 5), "12:05 am"), ((9, 0), "9:00 am"), ((12, 0), "12:00 pm"), ((18, 30), "6:30 pm")]
        {
            assert_eq!(us.time(jiff::civil::time(hour, minute, 0, 0)), said);
        }
        assert_eq!([0.1, 0.5, 2.44, 60.0].map(|km| us.distance(km)), ["400 ft", "0.3 mi", "1.5 mi", "37 mi"]);
        assert_eq!(us.radius(15.0 * KM_PER_MILE), "15 mi");
        let gb = habits(Language::En, "GB");
        let evening = jiff::civil::time(18, 30, 0, 0);
        assert_eq!((gb.time(evening), gb.distance(2.44)), ("18:30".into(), "1.5 mi".into()));
        let german = us.in_language(Language::De);
        assert_eq!((german.time(evening), german.distance(2.44)), ("18:30".into(), "1,5 mi".into()));
        assert_eq!(habits(Language::Nb, "NO").distance(2.44), "2,4 km");
    }
}
