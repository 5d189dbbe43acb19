//! Groups as comma-separated values (RFC 4180), one row a group, for spreadsheets.

use crate::group::{Coded, CodedSet, Group, LanguageTag, Link, Text};

const COLUMNS: [&str; 35] = [
    "id",
    "name",
    "kind",
    "topics",
    "categories",
    "for",
    "people",
    "formats",
    "venue",
    "street",
    "postal_code",
    "city",
    "region",
    "country",
    "latitude",
    "longitude",
    "meetings",
    "online_url",
    "dial_in",
    "contact_name",
    "contact_phone",
    "contact_email",
    "contact_url",
    "contact_hours",
    "organisation",
    "organisation_url",
    "languages",
    "access",
    "attendance",
    "cost",
    "facilitation",
    "status",
    "verified",
    "source",
    "source_url",
];

/// Begins a sheet: spreadsheet programs take a file without this mark for one of their own encoding.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The first row.
pub fn header_row(with_distance: bool) -> String {
    let mut line = COLUMNS.join(",");
    if with_distance {
        line.push_str(",distance_km");
    }
    line.push_str("\r\n");
    line
}

/// The row of a group. `distance` is `None` where no distance was asked for.
pub fn group_row(group: &Group, distance: Option<Option<f32>>) -> String {
    let place = group.place.as_ref();
    let contact = group.contact.as_ref();
    let topics: Vec<&str> = group.topics.iter().map(Text::as_str).collect();
    let meetings: Vec<String> = group
        .meetings
        .iter()
        .map(|m| {
            let start = m.start.map(|start| format!(" {start}")).unwrap_or_default();
            let end = m.end.map(|end| format!("-{end}")).unwrap_or_default();
            format!("{}{start}{end}", m.rule)
        })
        .collect();
    let point = place.and_then(|p| p.point);
    let languages: Vec<&str> = group.languages.iter().map(LanguageTag::as_str).collect();
    let mut cells = vec![
        text_or_empty(Some(&group.id)),
        text_or_empty(Some(&group.name)),
        group.kind.id().to_owned(),
        topics.join("; "),
        join_ids(group.categories),
        join_ids(group.audience),
        join_ids(group.people),
        join_ids(group.formats),
        text_or_empty(place.and_then(|p| p.venue.as_deref())),
        text_or_empty(place.and_then(|p| p.street.as_deref())),
        text_or_empty(place.and_then(|p| p.postal_code.as_deref())),
        text_or_empty(place.and_then(|p| p.city.as_deref())),
        text_or_empty(place.and_then(|p| p.region.as_deref())),
        text_or_empty(place.and_then(|p| p.country.as_ref().map(crate::group::Country::code))),
        point.map(|p| p.latitude.to_string()).unwrap_or_default(),
        point.map(|p| p.longitude.to_string()).unwrap_or_default(),
        meetings.join("; "),
        link_or_empty(group.online.as_ref().and_then(|o| o.url.as_ref())),
        text_or_empty(group.dial_in.as_ref().map(|d| d.dial.as_written().as_str())),
        text_or_empty(contact.and_then(|c| c.name.as_deref())),
        text_or_empty(contact.and_then(|c| c.phone.as_deref())),
        text_or_empty(contact.and_then(|c| c.email.as_deref())),
        link_or_empty(contact.and_then(|c| c.url.as_ref())),
        text_or_empty(contact.and_then(|c| c.hours.get("en")).map(Text::as_str)),
        text_or_empty(group.organisation.as_ref().map(|o| o.name.as_str())),
        link_or_empty(group.organisation.as_ref().and_then(|o| o.url.as_ref())),
        languages.join("; "),
        join_ids(group.access),
        text_or_empty(group.attendance.map(Coded::id)),
        text_or_empty(group.cost.map(Coded::id)),
        text_or_empty(group.facilitation.map(Coded::id)),
        group.status.id().to_owned(),
        group.verified.map(|date| date.to_string()).unwrap_or_default(),
        text_or_empty(group.source.name.as_deref()),
        link_or_empty(group.source.url.as_ref()),
    ];
    if let Some(distance) = distance {
        cells.push(distance.map(|km| format!("{km:.1}")).unwrap_or_default());
    }
    let mut line = cells.iter().map(|c| quote_cell(c)).collect::<Vec<_>>().join(",");
    line.push_str("\r\n");
    line
}

/// A row of cells that are safe for spreadsheets already.
pub fn sheet_row(cells: &[String], separator: char) -> String {
    let mut line = String::new();
    for (n, cell) in cells.iter().enumerate() {
        if n > 0 {
            line.push(separator);
        }
        if cell.contains([',', '"', '\n', '\r', ';', '\t']) {
            line.push('"');
            line.push_str(&cell.replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(cell);
        }
    }
    line.push_str("\r\n");
    line
}

fn text_or_empty(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

fn link_or_empty(link: Option<&Link>) -> String {
    text_or_empty(link.map(Link::as_str))
}

fn join_ids<T: Coded>(set: CodedSet<T>) -> String {
    set.iter().map(Coded::id).collect::<Vec<_>>().join("; ")
}

/// A cell. A spreadsheet runs what begins like a formula, and feeds are written by strangers: an apostrophe
/// before it makes it text. Telephone numbers and coordinates begin with a sign too and are left alone.
fn quote_cell(text: &str) -> String {
    let is_number = text.bytes().all(|b| b.is_ascii_digit() || b" ()./,;#*-+".contains(&b));
    let is_formula = text.starts_with(['=', '@', '\t', '\r']) || text.starts_with(['+', '-']) && !is_number;
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r', ';']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_cannot_run_and_cannot_break_out() {
        for (given, expected) in [
            ("Köln", "Köln"),
            ("a, b", "\"a, b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("@SUM(1)", "'@SUM(1)"),
            ("+49 000 123456", "+49 000 123456"),
            ("-73.98", "-73.98"),
            ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ] {
            assert_eq!(quote_cell(given), expected);
        }
    }

    #[test]
    fn a_row_has_as_many_cells_as_the_header() {
        let group = crate::demo::group(3, 1);
        let count = |line: &str| {
            let mut quoted = false;
            let commas = line.chars().filter(|c| {
                quoted ^= *c == '"';
                *c == ',' && !quoted
            });
            commas.count()
        };
        assert_eq!(count(&group_row(&group, None)), count(&header_row(false)));
        assert_eq!(count(&group_row(&group, Some(Some(1.0)))), count(&header_row(true)));
    }
}
