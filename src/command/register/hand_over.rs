//! Whom a registration goes to, and the message that takes it there. Nothing is sent.

use crate::export::Viewer;
use crate::export::details::listing_paragraphs;
use crate::group::{Group, Kind, Text};
use crate::place::{Gazetteer, Point};
use crate::search::{Index, Ordinal};
use crate::topic::contact_points::contact_point_of;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// A contact point farther away answers for another place.
const NEAR_KM: f64 = 60.0;

/// A body that a registration can be given to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recipient {
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub url: Option<String>,
}

impl Recipient {
    fn of_group(group: &Group) -> Self {
        let contact = group.contact.as_ref();
        Self {
            name: group.name.as_str().to_owned(),
            phone: contact.and_then(|contact| contact.phone.as_ref()).map(Text::to_string),
            email: contact.and_then(|contact| contact.email.as_ref()).map(Text::to_string),
            url: contact.and_then(|contact| contact.url.as_ref()).map(|url| url.as_str().to_owned()),
        }
    }

    /// Its ways in one line.
    pub(super) fn ways(&self) -> String {
        [&self.phone, &self.email, &self.url].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
    }
}

/// Whom to give the registration of a group to: the contact point nearest to its place, else one that serves its region,
/// else the one of its country. `None` where none is known.
pub(super) fn recipient_for(
    group: &Group,
    index: &Index,
    read_group: &dyn Fn(Ordinal) -> Option<Group>,
    home: Option<&str>,
) -> Option<Recipient> {
    let place = group.place.as_ref();
    let country = place.and_then(|place| place.country).map(|country| country.code().to_owned());
    let country = country.or_else(|| home.map(str::to_owned))?;
    let town = place.and_then(|place| place.city.as_ref());
    let found = town.map(|town| Gazetteer::embedded().find_places(town.as_str(), Some(&country)));
    let town = found.as_ref().and_then(|found| found.iter().find(|place| place.town.country == country));
    let point = place.and_then(|place| place.point).or_else(|| town.map(|town| town.point));
    let region = town.map(|town| town.town.region_code);
    let candidates = (0..index.len() as u32).map(Ordinal).filter(|ordinal| {
        let row = index.row(*ordinal);
        row.kind() == Kind::ContactPoint && row.country().is_some_and(|c| c.code() == country)
    });
    let mut candidates: Vec<(Option<f64>, Group)> = candidates
        .filter_map(|ordinal| {
            let group = read_group(ordinal)?;
            Some((distance_between(point, index.row(ordinal).point()), group))
        })
        .filter(|(_, group)| !Recipient::of_group(group).ways().is_empty())
        .collect();
    candidates.sort_by(|a, b| a.0.unwrap_or(f64::MAX).total_cmp(&b.0.unwrap_or(f64::MAX)));
    let near = candidates.iter().find(|(km, _)| km.is_some_and(|km| km <= NEAR_KM));
    let of_region =
        || candidates.iter().find(|(_, group)| region.is_some_and(|region| serves(group, region)));
    if let Some((_, group)) = near.or_else(of_region) {
        return Some(Recipient::of_group(group));
    }
    let point = contact_point_of(&country)?;
    Some(Recipient {
        name: point.name.to_owned(),
        phone: point.phone.map(str::to_owned),
        email: None,
        url: point.url.map(str::to_owned),
    })
}

fn distance_between(from: Option<Point>, to: Option<Point>) -> Option<f64> {
    Some(from?.distance_km(to?))
}

fn serves(group: &Group, region: &str) -> bool {
    group.area.iter().any(|area| area.subdivision() == Some(region))
}

/// The message: a greeting, the listing as it would look, and a request.
pub(super) fn message_text(group: &Group, viewer: &Viewer<'_>) -> String {
    let locale = viewer.locale;
    let mut text = locale.text("register-message-begin");
    text.push_str("\n\n");
    text.push_str(group.name.as_str());
    for paragraph in listing_paragraphs(group, viewer) {
        text.push('\n');
        text.push_str(&paragraph.text);
    }
    text.push_str("\n\n");
    text.push_str(&locale.text("register-message-end"));
    text
}

/// The message as a `mailto:` link (RFC 6068), to nobody where no address is known.
pub(super) fn mail_link(recipient: Option<&Recipient>, subject: &str, body: &str) -> String {
    let to = recipient.and_then(|recipient| recipient.email.as_deref()).unwrap_or_default();
    // The sign between name and host is no part of either.
    let to = utf8_percent_encode(to, NON_ALPHANUMERIC).to_string().replace("%40", "@").replace("%2E", ".");
    let [subject, body] = [subject, &body.replace('\n', "\r\n")]
        .map(|text| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string());
    format!("mailto:{to}?subject={subject}&body={body}")
}
