//! Messages about a group, in the language of whoever gets them: to a friend, or to whoever publishes the listing.

use super::details::{Viewer, next_line, rhythm_lines};
use crate::group::{Group, Link, Text};
use crate::locale::Locale;
use crate::page::{MessageKind, MessageText, Recipient, ReportReason};

/// The message about a group. The viewer's language is that of the message.
pub fn compose_message(group: &Group, kind: MessageKind, viewer: &Viewer<'_>) -> MessageText {
    match kind {
        MessageKind::Friend => tell_friend(group, viewer),
        MessageKind::Report(reason) => report_change(group, reason, viewer),
    }
}

fn tell_friend(group: &Group, viewer: &Viewer<'_>) -> MessageText {
    let locale = viewer.locale;
    let facts = facts_of(group, viewer);
    let short = [vec![group.name.as_str().to_owned()], facts.clone()].concat().join("\n");
    let after = [
        vec![locale.text("tell-intro"), String::new(), group.name.as_str().to_owned()],
        facts,
        next_line(group, viewer).into_iter().collect(),
    ];
    MessageText {
        to: Recipient::Anybody,
        subject: locale.with("tell-subject", &[("name", group.name.as_str().into())]),
        before: String::new(),
        after: after.concat().join("\n"),
        short,
    }
}

fn report_change(group: &Group, reason: ReportReason, viewer: &Viewer<'_>) -> MessageText {
    let locale = viewer.locale;
    let what = locale.text(&format!("report-says-{}", reason.id()));
    let mut facts = facts_of(group, viewer);
    facts.insert(0, group.name.as_str().to_owned());
    // The publisher finds the listing by it.
    facts.push(locale.with("report-id", &[("id", group.id.as_str().into())]));
    if let Some(read) = group.source.retrieved {
        facts.push(locale.with("report-read", &[("date", locale.date_with_year(read).into())]));
    }
    let town = group.place.as_ref().and_then(|place| place.city.as_ref()).map(Text::as_str);
    let short = [Some(group.name.as_str()), town, Some(what.as_str())];
    MessageText {
        to: recipient_of(group),
        subject: locale.with("report-subject", &[("name", group.name.as_str().into())]),
        before: format!("{}\n{what}", locale.text("report-intro")),
        after: facts.join("\n"),
        short: short.into_iter().flatten().collect::<Vec<_>>().join(", "),
    }
}

/// Whoever can change the listing: where the publisher wants to hear of it, else the contact, else the page where the
/// listing stands.
fn recipient_of(group: &Group) -> Recipient {
    let (source, contact) = (&group.source, group.contact.as_ref());
    let page = contact.and_then(|c| c.url.as_ref()).or(source.url.as_ref());
    let page = page.or_else(|| group.organisation.as_ref().and_then(|o| o.url.as_ref()));
    let address = |text: &Text| Recipient::Address(text.as_str().to_owned());
    let page_of = |link: &Link| Recipient::Page(link.as_str().to_owned());
    (source.feedback_email.as_ref().map(address))
        .or_else(|| source.feedback_url.as_ref().map(page_of))
        .or_else(|| contact.and_then(|c| c.email.as_ref()).map(address))
        .or_else(|| page.map(page_of))
        .unwrap_or_default()
}

/// When, where, and how to reach somebody, one line each; what is not known is left out.
fn facts_of(group: &Group, viewer: &Viewer<'_>) -> Vec<String> {
    let mut facts = rhythm_lines(group, viewer.locale);
    if let Some(place) = &group.place {
        let parts = [&place.venue, &place.street].into_iter().flatten().map(|part| part.as_str().to_owned());
        facts.push(parts.chain(place.town_parts()).collect::<Vec<_>>().join(", "));
    }
    facts.extend(ways_of(group, viewer.locale));
    facts.retain(|fact| !fact.is_empty());
    facts
}

fn ways_of(group: &Group, locale: &Locale) -> Vec<String> {
    let contact = group.contact.as_ref();
    let phone = contact.and_then(|c| c.phone.as_ref()).map(Text::as_str);
    let phone = phone.or_else(|| group.dial_in.as_ref().map(|dial_in| dial_in.dial.number()));
    let join = group.online.as_ref().and_then(|online| online.url.as_ref());
    let url = join.or_else(|| contact.and_then(|c| c.url.as_ref()));
    let url = url.or_else(|| group.organisation.as_ref().and_then(|o| o.url.as_ref()));
    let phone = phone.map(|number| locale.with("detail-phone", &[("number", number.into())]));
    phone.into_iter().chain(url.map(|url| url.as_str().to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::text::own;
    use crate::group::{Contact, Meeting, Place, Weekday};
    use crate::topic::Language;
    use jiff::tz::TimeZone;

    fn composed(group: &Group, kind: MessageKind) -> MessageText {
        let locale = Locale::new(Language::En);
        let (now, zone) = ("2026-11-24T12:00:00Z".parse().unwrap(), TimeZone::UTC);
        compose_message(group, kind, &Viewer { locale: &locale, now, zone: &zone, country: None })
    }

    fn group() -> Group {
        let mut group = Group::new(own("id-1").unwrap(), own("Gruppe am Fluss").unwrap());
        group.place = Some(Place { city: own("Köln"), ..Place::default() });
        group.meetings = vec![Meeting::every_week(Weekday::Tuesday, None, None)];
        group.contact = Some(Contact { phone: own("0221 000000"), ..Contact::default() });
        group
    }

    #[test]
    fn a_message_to_a_friend_has_the_facts_and_ones_own_words() {
        let message = composed(&group(), MessageKind::Friend);
        let text = message.with_words(" Shall we go? ");
        assert!(text.starts_with("Shall we go?\n\n"), "{text}");
        for fact in ["Gruppe am Fluss", "Tuesdays", "Köln", "0221 000000"] {
            assert!(text.contains(fact) && message.short.contains(fact), "{text}");
        }
        assert_eq!(message.address(), None);
        let bare = Group::new(own("id").unwrap(), own("A").unwrap());
        assert!(composed(&bare, MessageKind::Friend).with_words("").ends_with("\nA"));
    }

    #[test]
    fn a_report_goes_to_whoever_can_change_the_listing() {
        let report = MessageKind::Report(ReportReason::Closed);
        let mut group = group();
        assert_eq!(composed(&group, report).to, Recipient::Anybody);
        group.source.url = Link::parse("https://example.org/list").ok();
        assert_eq!(composed(&group, report).to, Recipient::Page("https://example.org/list".into()));
        group.contact.as_mut().unwrap().email = own("group@example.org");
        assert_eq!(composed(&group, report).address(), Some("group@example.org"));
        group.source.feedback_url = Link::parse("https://example.org/form").ok();
        assert_eq!(composed(&group, report).to, Recipient::Page("https://example.org/form".into()));
        group.source.feedback_email = own("list@example.org");
        let message = composed(&group, report);
        assert_eq!(message.address(), Some("list@example.org"));
        assert!(
            message.with_words("since May").contains("no longer meets") && message.after.contains("id-1")
        );
    }
}
