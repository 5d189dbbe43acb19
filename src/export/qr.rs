//! A group as a QR code: its address on the web, else its number, else its mail address, else a small card.

use super::vcard::write_vcard;
use crate::group::{Group, Kind, Link, tel_link};
use crate::page::QrImage;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Bytes that a code holds which fits on a screen of 80 by 24: version 6 with the least error correction (ISO/IEC 18004
/// table 7), less what says that they are UTF-8.
const FITS: usize = 132;

/// The code of a group; `None` where not even its name fits into one.
pub fn qr_image(group: &Group) -> Option<QrImage> {
    let says = qr_text(group);
    let code = encode_qr(&says)?;
    let side = code.size();
    let dark = (0..side).flat_map(|y| (0..side).map(move |x| (x, y))).map(|(x, y)| code.get_module(x, y));
    Some(QrImage {
        title: group.name.as_str().to_owned(),
        says,
        is_claimed: group.source.is_claimed && group.kind != Kind::Group,
        side: u16::try_from(side).ok()?,
        dark: dark.collect(),
    })
}

/// What the code says.
fn qr_text(group: &Group) -> String {
    let contact = group.contact.as_ref();
    let own = contact.and_then(|c| c.url.as_ref());
    let join = group.online.as_ref().and_then(|online| online.url.as_ref());
    let behind = group.organisation.as_ref().and_then(|o| o.url.as_ref());
    if let Some(url) = own.or(join).or(behind).map(Link::as_str) {
        return url.to_owned();
    }
    let phone = contact.and_then(|c| c.phone.as_deref());
    let dial_in = group.dial_in.as_ref().map(|d| d.dial.number());
    let mail = contact.and_then(|c| c.email.as_deref()).map(mail_link);
    phone.or(dial_in).and_then(tel_link).or(mail).unwrap_or_else(|| card_text(group))
}

/// The address as a link (RFC 6068); what has a meaning of its own in a link is written as a percent sign and two
/// digits.
fn mail_link(address: &str) -> String {
    let mut link = "mailto:".to_owned();
    for letter in address.chars() {
        match letter {
            '%' | '?' | '&' | '#' | '/' | '"' | '`' => {
                link.push('%');
                link.extend(char::from_digit(letter as u32 >> 4, 16));
                link.extend(char::from_digit(letter as u32 & 15, 16));
            }
            _ => link.push(letter),
        }
    }
    link
}

/// A small card, or only its words where the card would need a larger screen than most have.
fn card_text(group: &Group) -> String {
    let card = write_vcard(group);
    if card.len() <= FITS {
        return card;
    }
    let place =
        group.place.iter().flat_map(|place| [&place.street, &place.postal_code, &place.city]).flatten();
    // Behind a word of ours, for a name that begins as "WIFI:" or "tel:" would make the telephone act.
    let mut out = format!("Name: {}", group.name);
    for part in place {
        // The town stands behind its code, everything else on a line of its own.
        let code = out.ends_with(|c: char| c.is_ascii_digit());
        out.push(if code && part.starts_with(char::is_alphabetic) { ' ' } else { '\n' });
        out.push_str(part);
    }
    out
}

/// The smallest code that holds the text, with as much error correction as fits into that size.
fn encode_qr(text: &str) -> Option<QrCode> {
    let mut segments = QrSegment::make_segments(text);
    if !text.is_ascii() {
        // Says that the bytes are UTF-8 (ECI 26); some decoders take them for Japanese otherwise.
        segments.insert(0, QrSegment::make_eci(26));
    }
    let any = (Version::MIN, Version::MAX);
    QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, any.0, any.1, None, true).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::text::own;

    #[test]
    fn a_group_without_link_and_number_is_a_card() {
        let group = Group::new(own("id").unwrap(), own("Verwaiste Eltern").unwrap());
        assert!(qr_image(&group).unwrap().says.starts_with("BEGIN:VCARD"));
    }

    #[test]
    fn a_group_with_a_mail_address_alone_opens_a_letter_to_it() {
        let mut group = Group::new(own("id").unwrap(), own("Verwaiste Eltern").unwrap());
        let mut contact = crate::group::Contact { email: own("help+us?@example.org"), ..Default::default() };
        group.contact = Some(contact.clone());
        assert_eq!(qr_image(&group).unwrap().says, "mailto:help+us%3f@example.org");
        contact.phone = own("0221 000000");
        group.contact = Some(contact);
        assert_eq!(qr_image(&group).unwrap().says, "tel:0221000000");
    }

    #[test]
    fn no_name_becomes_something_that_a_telephone_acts_upon() {
        let long = "für Menschen mit seltenen Erkrankungen des Bindegewebes und ihre Angehörigen in der ganzen Region";
        let starts = [
            "WIFI:S:x;T:nopass;;",
            "SMSTO:0900:x",
            "MECARD:N:x;;",
            "mailto:x@y.example",
            "BEGIN:VCALENDAR",
            "geo:1,1",
            "TEL:0900",
            "http://x.example",
            "bitcoin:x",
            "MATMSG:TO:x;;",
            "otpauth://x",
        ];
        for start in starts {
            for rest in ["", long] {
                let name =
                    crate::feed::text::clean(crate::feed::text::Field::Name, &format!("{start} {rest}"));
                let mut group = Group::new(own("id").unwrap(), name.text.unwrap());
                group.place = Some(crate::group::Place { city: own("WIFI:T:x"), ..Default::default() });
                let says = qr_image(&group).unwrap().says;
                let is_ours = says.starts_with("Name: ") || says.starts_with("BEGIN:VCARD\nVERSION:3.0\n");
                assert!(is_ours, "{says}");
                // Whole lines of a card are ours, whatever the name holds.
                assert!(!says.lines().skip(1).any(|line| line.starts_with(start)), "{says}");
            }
        }
    }
}
