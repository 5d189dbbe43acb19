//! A small vCard (RFC 6350, version 3.0 as telephones read it) of a group.

use crate::group::{Group, Link, Text};

/// What stands on a card besides the name and the address.
pub(super) struct Card<'a> {
    /// When it meets, in words.
    pub(super) note: &'a str,
    /// Whether the organisation is named.
    pub(super) has_organisation: bool,
    /// Whether it holds the number, the link and the mail address.
    pub(super) has_ways: bool,
}

impl Card<'_> {
    /// The card of a group.
    pub(super) fn write(&self, group: &Group) -> String {
        let mut card = String::from("BEGIN:VCARD\nVERSION:3.0\n");
        push_line(&mut card, "FN", &escape_value(&group.name));
        if self.has_organisation {
            push_line(&mut card, "ORG", &escape_text(group.organisation.as_ref().map(|o| &o.name)));
        }
        if self.has_ways {
            push_ways(&mut card, group);
        }
        if let Some(place) = &group.place {
            let [street, city, code] =
                [&place.street, &place.city, &place.postal_code].map(|part| escape_text(part.as_ref()));
            if !(street.is_empty() && city.is_empty()) {
                // Post box; extended; street; town; region; code; country (RFC 6350 section 6.3.1).
                push_line(&mut card, "ADR", &format!(";;{street};{city};;{code};"));
            }
        }
        push_line(&mut card, "NOTE", &escape_value(self.note));
        card.push_str("END:VCARD");
        card
    }
}

/// Adds the number, the link and the mail address.
fn push_ways(card: &mut String, group: &Group) {
    let contact = group.contact.as_ref();
    let phone = contact.and_then(|c| c.phone.as_deref());
    let phone = phone.or_else(|| group.dial_in.as_ref().map(|d| d.dial.number()));
    push_line(card, "TEL", &escape_value(phone.unwrap_or_default()));
    let join = group.online.as_ref().and_then(|online| online.url.as_ref());
    let url = contact.and_then(|c| c.url.as_ref()).or(join).map(Link::as_str);
    // A link has no line ends, and its signs are not escaped.
    push_line(card, "URL", url.unwrap_or_default());
    push_line(card, "EMAIL", &escape_text(contact.and_then(|c| c.email.as_ref())));
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
            // Another sign that ends lines would end the value.
            c if c.is_control() => {}
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
        let card = Card { note: "dienstags, 18:30\r\nTEL:0900", has_organisation: true, has_ways: true };
        let expected = "BEGIN:VCARD\nVERSION:3.0\nFN:Trauer\\, Köln\\; Mitte\nADR:;;;Köln;;;\n\
            NOTE:dienstags\\, 18:30\\nTEL:0900\nEND:VCARD";
        assert_eq!(card.write(&group), expected);
    }
}
