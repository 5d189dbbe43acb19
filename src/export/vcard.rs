//! A small vCard (RFC 6350, version 3.0 as telephones read it) for a listing that has neither link nor number.

use crate::group::Group;

/// The card: the name, the town, and what there is by which to reach the group.
pub fn vcard(group: &Group) -> String {
    let mut card = String::from("BEGIN:VCARD\nVERSION:3.0\n");
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            card.extend([name, ":", value, "\n"]);
        }
    };
    line("FN", &escaped(&group.name));
    line("ORG", &group.organisation.as_ref().map(|o| escaped(&o.name)).unwrap_or_default());
    if let Some(place) = &group.place {
        let part = |text: &Option<crate::group::Text>| text.as_deref().map(escaped).unwrap_or_default();
        let (street, city, code) = (part(&place.street), part(&place.city), part(&place.postal_code));
        if !(street.is_empty() && city.is_empty()) {
            // Post box; extended; street; town; region; code; country (RFC 6350 section 6.3.1).
            line("ADR", &format!(";;{street};{city};;{code};"));
        }
    }
    line("EMAIL", &group.contact.as_ref().and_then(|c| c.email.as_deref()).map(escaped).unwrap_or_default());
    card.push_str("END:VCARD");
    card
}

/// A value with the signs that part values escaped (RFC 6350 section 3.4).
pub fn escaped(text: &str) -> String {
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
        assert_eq!(vcard(&group), expected);
    }
}
