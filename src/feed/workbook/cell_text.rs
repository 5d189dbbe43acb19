//! The text of a value as a person would type it: dates as 2026-12-01, times as 18:30, codes with their zeros.

use calamine::{Data, ExcelDateTime};

/// The text of a value.
pub(super) fn text_of_data(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => text_of_number(*number),
        Data::String(text) => text.clone(),
        Data::Bool(truth) => truth.to_string(),
        Data::DateTime(moment) => text_of_moment(*moment),
        Data::DateTimeIso(text) => text_of_iso_moment(text),
        Data::DurationIso(text) => text_of_iso_duration(text).unwrap_or_else(|| text.clone()),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

/// From here on a number is written with an exponent: 1e-300 has three hundred digits, and no list has it.
const LARGE: f64 = 1e21;
const SMALL: f64 = 1e-7;

/// A whole number without a point, any other with as many digits as it needs.
pub(super) fn text_of_number(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let size = number.abs();
    if number.fract() == 0.0 && size < 1e15 {
        format!("{number:.0}")
    } else if (SMALL..LARGE).contains(&size) {
        number.to_string()
    } else {
        format!("{number:e}")
    }
}

/// A number as a format such as `00000` shows it; `None` where the format is no such.
pub(super) fn text_with_zeros(number: f64, format: &str) -> Option<String> {
    let digits = format.trim();
    let is_code = (2..=20).contains(&digits.len()) && digits.bytes().all(|b| b == b'0');
    let is_whole = number >= 0.0 && number.fract() == 0.0 && number < 1e15;
    (is_code && is_whole).then(|| format!("{:0>1$}", number as u64, digits.len()))
}

/// "18:30" of a part of a day, "2026-12-01" of whole days, else both.
pub(super) fn text_of_moment(moment: ExcelDateTime) -> String {
    let days = moment.as_f64();
    if !(0.0..3_000_000.0).contains(&days) {
        return text_of_number(days);
    }
    // To the minute, so that 18:29:59.9 is 18:30.
    let minutes = (days.fract() * 1440.0).round() as u32;
    if days < 1.0 || moment.is_duration() && days < 2.0 {
        return format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if minutes.is_multiple_of(1440) {
        return date;
    }
    format!("{date} {:02}:{:02}", minutes / 60, minutes % 60)
}

/// "2026-12-01T18:00:00" as "2026-12-01 18:00", and a time at midnight left out.
fn text_of_iso_moment(text: &str) -> String {
    match text.split_once('T') {
        Some((date, time)) => match time.get(..5) {
            None | Some("00:00") => date.to_owned(),
            Some(time) => format!("{date} {time}"),
        },
        None => text.to_owned(),
    }
}

/// "PT18H30M00S" as "18:30".
fn text_of_iso_duration(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, _) = rest.split_once('M')?;
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then(|| format!("{hours:02}:{minutes:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn values_are_shown_as_people_type_them() {
        let moment = |days: f64| Data::DateTime(ExcelDateTime::new(days, ExcelDateTimeType::DateTime, false));
        let span = |days: f64| Data::DateTime(ExcelDateTime::new(days, ExcelDateTimeType::TimeDelta, false));
        for (value, expected) in [
            (Data::Float(221_123_456.0), "221123456"),
            (Data::Float(0.75), "0.75"),
            (Data::Float(f64::NAN), ""),
            (moment(0.75), "18:00"),
            (moment(0.0), "00:00"),
            (span(0.770_833_333_333), "18:30"),
            (moment(46_357.0), "2026-12-01"),
            (moment(46_357.770_833_333), "2026-12-01 18:30"),
            (moment(1e300), "1e300"),
            (Data::Float(-1e-300), "-1e-300"),
            (Data::Float(0.000_001), "0.000001"),
            (Data::DateTimeIso("2026-12-01T00:00:00".into()), "2026-12-01"),
            (Data::DateTimeIso("2026-12-01T18:30:00".into()), "2026-12-01 18:30"),
            (Data::DateTimeIso("2026-12-01".into()), "2026-12-01"),
            (Data::DurationIso("PT18H30M00S".into()), "18:30"),
            (Data::DurationIso("P1Y".into()), "P1Y"),
            (Data::Bool(true), "true"),
        ] {
            assert_eq!(text_of_data(&value), expected, "{value:?}");
        }
        assert_eq!(text_with_zeros(1067.0, "00000").as_deref(), Some("01067"));
        assert_eq!(text_with_zeros(1067.0, "0.00"), None);
    }
}
