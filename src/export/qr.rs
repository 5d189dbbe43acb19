//! A group as a QR code: what opens or dials at once, or a card with when and where; and messages.

use super::details::{Viewer, next_line, rhythm_lines};
use super::vcard::Card;
use crate::codec::message_link::mail_link;
use crate::group::{Group, Kind, Link, tel_link};
use crate::page::{QrContent, QrImage};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use unicode_segmentation::UnicodeSegmentation as _;

/// Bytes that a code holds which fits on a screen of 80 by 24: version 6 with the least error correction (ISO/IEC 18004
/// table 7), less what says that they are UTF-8.
const FITS: usize = 132;
/// Bytes of a name that stay whatever else there is to say.
const LEAST_NAME: usize = 40;

/// The code of a group; `None` where it would hold more than any code can.
pub fn qr_image(group: &Group, content: QrContent, viewer: &Viewer<'_>) -> Option<QrImage> {
    let says = match content {
        QrContent::Reach => reach_text(group).unwrap_or_else(|| card_text(group, viewer)),
        QrContent::Card => card_text(group, viewer),
    };
    let image = image_of_text(group.name.as_str(), says)?;
    Some(QrImage { is_claimed: group.source.is_claimed && group.kind != Kind::Group, ..image })
}

/// A code with a title that says a text; `None` where that is more than any code can hold.
pub fn image_of_text(title: &str, says: String) -> Option<QrImage> {
    let code = encode_qr(&says)?;
    let side = code.size();
    let dark = (0..side).flat_map(|y| (0..side).map(move |x| (x, y))).map(|(x, y)| code.get_module(x, y));
    Some(QrImage {
        title: title.to_owned(),
        says,
        is_claimed: false,
        side: u16::try_from(side).ok()?,
        dark: dark.collect(),
    })
}

/// What opens or dials at once: the link, else the number, else the mail address.
fn reach_text(group: &Group) -> Option<String> {
    let contact = group.contact.as_ref();
    let own = contact.and_then(|c| c.url.as_ref());
    let join = group.online.as_ref().and_then(|online| online.url.as_ref());
    let behind = group.organisation.as_ref().and_then(|o| o.url.as_ref());
    if let Some(url) = own.or(join).or(behind).map(Link::as_str) {
        return Some(url.to_owned());
    }
    let phone = contact.and_then(|c| c.phone.as_deref());
    let dial_in = group.dial_in.as_ref().map(|d| d.dial.number());
    let mail = contact.and_then(|c| c.email.as_deref()).map(mail_link);
    phone.or(dial_in).and_then(tel_link).or(mail)
}

/// A card with the name, when it meets, where, and by what to reach it. Of all that, as much as a code holds which fits
/// on a small screen; the words alone where not even the shortest card does.
fn card_text(group: &Group, viewer: &Viewer<'_>) -> String {
    let rhythm = rhythm_lines(group, viewer.locale).join("; ");
    let next = next_line(group, viewer).unwrap_or_default();
    let both = [next.as_str(), rhythm.as_str()].into_iter().filter(|part| !part.is_empty());
    let both = both.collect::<Vec<_>>().join(". ");
    let cards = [
        Card { note: &both, has_organisation: true, has_ways: true },
        Card { note: &both, has_organisation: false, has_ways: true },
        Card { note: &rhythm, has_organisation: false, has_ways: true },
        Card { note: &both, has_organisation: false, has_ways: false },
        Card { note: &rhythm, has_organisation: false, has_ways: false },
    ];
    let mut written = cards.iter().map(|card| card.write(group));
    written.find(|card| card.len() <= FITS).unwrap_or_else(|| words_text(group, &rhythm))
}

/// The name, when it meets and where, as words. The name is cut before the rest is lost.
fn words_text(group: &Group, rhythm: &str) -> String {
    let mut rest = String::new();
    if !rhythm.is_empty() {
        rest.extend(["\n", rhythm]);
    }
    if let Some(place) = &group.place {
        let street = place.street.iter().map(|street| street.as_str().to_owned());
        for part in street.chain(place.town_parts()) {
            rest.extend(["\n", part.as_str()]);
        }
    }
    // Behind a word of ours, for a name that begins as "WIFI:" or "tel:" would make the telephone act.
    let name = format!("Name: {}", group.name);
    let room = FITS.saturating_sub(rest.len()).max(LEAST_NAME);
    let mut out = cut_to_bytes(&name, room);
    let rest = cut_to_bytes(&rest, FITS.saturating_sub(out.len()));
    out.push_str(&rest);
    out
}

/// As much of a text as so many bytes hold, cut between letters, with an ellipsis where anything is missing.
fn cut_to_bytes(text: &str, bytes: usize) -> String {
    const ELLIPSIS: &str = "…";
    if text.len() <= bytes {
        return text.to_owned();
    }
    let mut out = String::new();
    for letter in text.graphemes(true) {
        if out.len() + letter.len() + ELLIPSIS.len() > bytes {
            break;
        }
        out.push_str(letter);
    }
    if !out.is_empty() {
        out.push_str(ELLIPSIS);
    }
    out
}

/// The smallest code that holds the text, with as much error correction as fits into that size.
pub(super) fn encode_qr(text: &str) -> Option<QrCode> {
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
    use crate::group::{Clock, Meeting, Weekday};
    use crate::locale::Locale;
    use crate::topic::Language;
    use jiff::tz::TimeZone;

    fn says(group: &Group, content: QrContent) -> String {
        let locale = Locale::new(Language::De);
        let (now, zone) = ("2026-11-24T12:00:00Z".parse().unwrap(), TimeZone::UTC);
        let viewer = Viewer { locale: &locale, now, zone: &zone, country: None };
        qr_image(group, content, &viewer).unwrap().says
    }

    #[test]
    fn a_card_holds_what_one_needs_at_the_door() {
        let mut group = Group::new(own("id").unwrap(), own("Gruppe am Fluss").unwrap());
        group.place =
            Some(crate::group::Place { street: own("Weg 1"), city: own("Köln"), ..Default::default() });
        group.meetings = vec![Meeting::every_week(Weekday::Tuesday, Clock::new(18, 30), None)];
        let card = says(&group, QrContent::Card);
        let expected = "BEGIN:VCARD\nVERSION:3.0\nFN:Gruppe am Fluss\nADR:;;Weg 1;Köln;;;\n\
            NOTE:Nächstes Treffen: heute\\, 18:30 Uhr. dienstags 18:30\nEND:VCARD";
        assert_eq!(card, expected);
        // A long name is cut before the time and the place are lost, and all of it fits on a small screen.
        group.name = own(Box::leak("Gesprächskreis ".repeat(20).into_boxed_str())).unwrap();
        let card = says(&group, QrContent::Card);
        assert!(card.len() <= FITS && card.contains("dienstags 18:30\nWeg 1\nKöln"), "{card}");
    }

    #[test]
    fn a_group_without_link_and_number_is_a_card() {
        let group = Group::new(own("id").unwrap(), own("Verwaiste Eltern").unwrap());
        assert!(says(&group, QrContent::Reach).starts_with("BEGIN:VCARD"));
    }

    #[test]
    fn a_group_with_a_mail_address_alone_opens_a_letter_to_it() {
        let mut group = Group::new(own("id").unwrap(), own("Verwaiste Eltern").unwrap());
        let mut contact = crate::group::Contact { email: own("help+us?@example.org"), ..Default::default() };
        group.contact = Some(contact.clone());
        assert_eq!(says(&group, QrContent::Reach), "mailto:help+us%3F@example.org");
        contact.phone = own("0221 000000");
        group.contact = Some(contact);
        assert_eq!(says(&group, QrContent::Reach), "tel:0221000000");
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
                let says = says(&group, QrContent::Reach);
                let is_ours = says.starts_with("Name: ") || says.starts_with("BEGIN:VCARD\nVERSION:3.0\n");
                assert!(is_ours, "{says}");
                // Whole lines of a card are ours, whatever the name holds.
                assert!(!says.lines().skip(1).any(|line| line.starts_with(start)), "{says}");
            }
        }
    }
}
