//! On which days a meeting falls, in words.

use crate::group::{ByDay, Coded, Frequency, Meeting, Rule, Weekday};
use crate::locale::Locale;

/// On which days the meeting falls: "Tuesdays", "1st and 3rd Sunday of the month".
pub(super) fn describe_cadence(meeting: &Meeting, locale: &Locale) -> String {
    let rule = &meeting.rule;
    let mut text = if meeting.is_daily() {
        locale.text("detail-cadence-daily")
    } else {
        match rule.frequency() {
            Frequency::Daily => every_days(rule, locale),
            Frequency::Weekly => describe_weekly(rule, locale),
            Frequency::Monthly => describe_monthly(rule, locale),
            Frequency::Yearly => locale.text("detail-cadence-years"),
        }
    };
    if let Some(until) = rule.until() {
        let until = locale.with("detail-until", &[("date", locale.date_with_year(until).into())]);
        text = format!("{text}, {until}");
    }
    if !rule.except().is_empty() {
        let dates: Vec<String> = rule.except().iter().map(|date| locale.date_with_year(*date)).collect();
        let except = locale.with("detail-except", &[("dates", dates.join("; ").into())]);
        text = format!("{text}, {except}");
    }
    text
}

/// A daily rule that leaves days out, which almost nobody writes.
fn every_days(rule: &Rule, locale: &Locale) -> String {
    let days = Weekday::ALL
        .iter()
        .filter(|day| rule.by_day().is_empty() || rule.by_day().iter().any(|by| by.day == **day));
    join_with_and(&days.map(|day| locale.on_days(*day)).collect::<Vec<_>>(), locale)
}

fn describe_weekly(rule: &Rule, locale: &Locale) -> String {
    if rule.interval() == 1 {
        return join_with_and(
            &rule.by_day().iter().map(|by| locale.on_days(by.day)).collect::<Vec<_>>(),
            locale,
        );
    }
    let days = join_with_and(&rule.by_day().iter().map(|by| locale.day(by.day)).collect::<Vec<_>>(), locale);
    let key = if rule.is_certain() { "detail-cadence-weeks" } else { "detail-cadence-weeks-open" };
    locale.with(key, &[("day", days.into()), ("count", rule.interval().into())])
}

fn describe_monthly(rule: &Rule, locale: &Locale) -> String {
    let mut parts = Vec::new();
    let mut left: &[ByDay] = rule.by_day();
    // "1st and 3rd Sunday" rather than "1st Sunday and 3rd Sunday".
    while let Some(first) = left.first() {
        let same = left.iter().take_while(|by| by.day == first.day && by.nth.is_some()).count().max(1);
        let (these, rest) = left.split_at(same);
        left = rest;
        let nths: Vec<String> =
            these.iter().filter_map(|by| by.nth).map(|nth| describe_ordinal(nth, locale)).collect();
        let day = locale.day(first.day);
        parts.push(if nths.is_empty() {
            locale.with("detail-cadence-every", &[("day", day.into())])
        } else {
            locale.with(
                "detail-cadence-nth",
                &[("nth", join_with_and(&nths, locale).into()), ("day", day.into())],
            )
        });
    }
    if !rule.by_month_day().is_empty() {
        let days: Vec<String> = rule.by_month_day().iter().map(|day| month_day(*day, locale)).collect();
        parts
            .push(locale.with("detail-cadence-month-days", &[("days", join_with_and(&days, locale).into())]));
    }
    let text = join_with_and(&parts, locale);
    if rule.interval() == 1 {
        return text;
    }
    locale.with("detail-cadence-months", &[("rule", text.into()), ("count", rule.interval().into())])
}

/// A day of the month, counted from its first day or, where negative, from its last.
fn month_day(day: i8, locale: &Locale) -> String {
    if day > 0 {
        locale.with("detail-month-day", &[("day", i64::from(day).into())])
    } else {
        let before = i64::from(day.saturating_neg()) - 1;
        locale.with("detail-month-day-before-last", &[("before", before.into())])
    }
}

fn describe_ordinal(nth: i8, locale: &Locale) -> String {
    match nth {
        -1 => locale.text("detail-nth-last"),
        ..=-2 => locale.with("detail-nth-to-last", &[("nth", i64::from(nth.saturating_neg()).into())]),
        n => locale.text(&format!("detail-nth-{n}")),
    }
}

/// "a, b and c".
fn join_with_and(parts: &[String], locale: &Locale) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => {
            locale.with("list-and", &[("most", most.join(", ").into()), ("last", last.as_str().into())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topic::Language;

    #[test]
    fn rules_read_as_people_say_them() {
        let cases = [
            ("FREQ=WEEKLY;BYDAY=TU", "Tuesdays", "dienstags", "tirsdager"),
            (
                "FREQ=WEEKLY;BYDAY=MO,TH",
                "Mondays and Thursdays",
                "montags und donnerstags",
                "mandager og torsdager",
            ),
            ("FREQ=DAILY", "every day", "täglich", "hver dag"),
            (
                "FREQ=MONTHLY;BYDAY=1SU,3SU",
                "1st and 3rd Sunday of the month",
                "1. und 3. Sonntag im Monat",
                "1. og 3. søndag i måneden",
            ),
            (
                "FREQ=MONTHLY;BYDAY=-1FR",
                "last Friday of the month",
                "letzter Freitag im Monat",
                "siste fredag i måneden",
            ),
            (
                "FREQ=MONTHLY;BYDAY=-2FR",
                "second to last Friday of the month",
                "vorletzter Freitag im Monat",
                "nest siste fredag i måneden",
            ),
            (
                "FREQ=MONTHLY;BYMONTHDAY=1,22",
                "on the 1st and on the 22nd of the month",
                "am 1. und am 22. des Monats",
                "den 1. og den 22. i måneden",
            ),
            (
                "FREQ=MONTHLY;BYMONTHDAY=15,-1",
                "on the 15th and on the last day of the month",
                "am 15. und am letzten Tag des Monats",
                "den 15. og den siste dagen i måneden",
            ),
            (
                "FREQ=MONTHLY;BYMONTHDAY=-5",
                "on the day 4 days before the last of the month",
                "am 4. Tag vor dem letzten des Monats",
                "dagen som er 4 dager før den siste i måneden",
            ),
            (
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;DTSTART=20261117",
                "Tuesday, every 2 weeks",
                "Dienstag, alle 2 Wochen",
                "tirsdag, hver 2. uke",
            ),
            (
                "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231",
                "Tuesdays, until Thu 31 Dec 2026",
                "dienstags, bis Do 31. Dez. 2026",
                "tirsdager, til tor. 31. des. 2026",
            ),
        ];
        let cases = cases.into_iter().chain([(
            "FREQ=WEEKLY;BYDAY=TU;EXDATE=20261222,20261229",
            "Tuesdays, not on Tue 22 Dec 2026; Tue 29 Dec 2026",
            "dienstags, nicht am Di 22. Dez. 2026; Di 29. Dez. 2026",
            "tirsdager, ikke tir. 22. des. 2026; tir. 29. des. 2026",
        )]);
        let [en, de, nb] = Language::ALL.map(Locale::new);
        for (rule, in_english, in_german, in_norwegian) in cases {
            let mut meeting = Meeting::every_week(Weekday::Tuesday, None, None);
            meeting.rule = Rule::parse(rule, None).unwrap();
            let said = [&en, &de, &nb].map(|locale| describe_cadence(&meeting, locale));
            assert_eq!(said, [in_english, in_german, in_norwegian], "{rule}");
        }
    }
}
