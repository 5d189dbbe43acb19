//! A small vCard (RFC 6350, version 3.0 as telephones read it) for a listing that has neither link nor number.

use crate::group::{Group, Text};

/// The card: the name, the town, and what there is by which to reach the group.
pub(super) fn write_vcard(group: &Group) -> String {
    let mut card = String::from("BEGIN:VCARD\nVERSION:3.0\n");
    push_line(&mut card, "FN", &escape_value(&group.name));
    push_line(&mut card, "ORG", &escape_text(group.organisation.as_ref().map(|o| &o.name)));
    if let Some(place) = &group.place {
        let [street, city, code] =
            [&place.street, &place.city, &place.postal_code].map(|part| escape_text(part.as_ref()));
        if !(street.is_empty() && city.is_empty()) {
            // Post box; extended; street; town; region; code; country (RFC 6350 section 6.3.1).
            push_line(&mut card, "ADR", &format!(";;{street};{city};;{code};"));
        }
    }
    push_line(&mut card, "EMAIL", &escape_text(group.contact.as_ref().and_then(|c| c.email.as_ref())));
    card.push_str("END:VCARD");
    card
}

/// Adds a line, unless its value is empty.
fn push_line(card: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        card.extend([name, ":", value, "\n"]);
    }
}

fn escape_text(text: Option<&Text>) -> String {
    text.map(|text| escape_value(text)).unwrap_or_default()
}

/// A value with the signs that part values escaped (RFC 6350 section 3.4).
pub(super) fn escape_value(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::text::own;
    use crate::group::Place;

    #[test]
    fn a_card_holds_name_and_place_and_escapes_them() {
        let mut group = Group::new(own("id").unwrap(), own("Trauer, Köln; Mitte").unwrap());
        group.place = Some(Place { city: own("Köln"), ..Place::default() });
        let expected = "BEGIN:VCARD\nVERSION:3.0\nFN:Trauer\\, Köln\\; Mitte\nADR:;;;Köln;;;\nEND:VCARD";
        assert_eq!(write_vcard(&group), expected);
    }
}
