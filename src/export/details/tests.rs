//! What details say, in words.

use super::*;
use crate::feed::text::{Field, clean};
use crate::group::{
    Clock, Contact, Cost, Country, DialIn, DialString, Format, Meeting, Online, Organisation, Place, Route,
    Weekday, Zone,
};
use crate::topic::Language;

fn text(words: &str) -> Text {
    clean(Field::Line, words).text.unwrap()
}

fn group(name: &str) -> Group {
    Group::new(text("1"), text(name))
}

fn page(group: &Group, language: Language, zone: &str) -> String {
    let locale = Locale::new(language);
    let zone = Zone::parse(zone).unwrap();
    let now = "2026-11-24T12:00:00Z".parse().unwrap();
    crate::export::plain::to_plain_text(&details_page(
        group,
        &Viewer { locale: &locale, now, zone: zone.time_zone(), country: None },
    ))
}

#[track_caller]
fn has(page: &str, lines: &[&str]) {
    let page = page.replace("\n    ", " ");
    for line in lines {
        assert!(page.contains(line), "no \"{line}\" in\n{page}");
    }
}

#[test]
fn a_listing_without_address_and_number_reads_well() {
    let mut group = group("Verwaiste Eltern Köln");
    let town = Place {
        city: Some(text("Köln")),
        country: Country::from_code("DE"),
        approximate: true,
        ..Place::default()
    };
    group.place = Some(town);
    group.formats.insert(Format::InPerson);
    group.contact = Some(Contact { route: Some(Route::ContactPoint), ..Contact::default() });
    let plain = page(&group, Language::En, "Europe/Berlin");
    has(
        &plain,
        &[
            "Please ask for the address.",
            "nearest self-help contact point",
            "mention this group: Verwaiste Eltern Köln",
        ],
    );
    has(&plain, &["Please ask for the address", "Köln, Germany"]);
    group.organisation = Some(Organisation { name: text("Kontaktstelle Köln"), url: None });
    has(
        &page(&group, Language::De, "Europe/Berlin"),
        &["Fragen Sie bei Kontaktstelle Köln nach dieser Gruppe"],
    );
    has(
        &page(&group, Language::Nb, "Europe/Berlin"),
        &["Ta kontakt med Kontaktstelle Köln og nevn denne gruppen"],
    );
}

#[test]
fn a_group_that_can_only_be_gone_to_says_so() {
    let mut group = group("Morgenrunde");
    let place = Place { city: Some(text("Ulm")), street: Some(text("Gasse 3")), ..Place::default() };
    group.place = Some(place);
    let lines = [
        (Language::En, "Contact: only the address is given."),
        (Language::De, "Kontakt: Nur die Adresse ist angegeben."),
        (Language::Nb, "Kontakt: Bare adressen er oppgitt."),
    ];
    for (language, line) in lines {
        has(&page(&group, language, "Europe/Berlin"), &[line, "Gasse 3"]);
    }
    for route in [Route::WalkIn, Route::GroupPhone] {
        let phone = (route == Route::GroupPhone).then(|| text("+49 000 1"));
        group.contact = Some(Contact { route: Some(route), phone, ..Contact::default() });
        let said = page(&group, Language::En, "Europe/Berlin");
        assert!(!said.contains("only the address"), "{said}");
    }
}

#[test]
fn a_meeting_far_away_shows_both_walls() {
    let mut group = group("Evening call");
    let mut meeting = Meeting::every_week(Weekday::Tuesday, Clock::parse("19:00"), Clock::parse("20:00"));
    meeting.zone = Zone::parse("America/Los_Angeles");
    group.meetings.push(meeting);
    group.formats.insert(Format::Phone);
    let berlin = page(&group, Language::En, "Europe/Berlin");
    has(&berlin, &["Tuesdays 19:00–20:00", "Next meeting: today, 19:00", "Time zone: America/Los Angeles"]);
    has(&berlin, &["Your local time: tomorrow, 04:00 (the next day)"]);
    let there = page(&group, Language::En, "America/Los_Angeles");
    assert!(!there.contains("Your local time"), "{there}");
    if let Some(meeting) = group.meetings.first_mut() {
        meeting.zone = None;
    }
    has(
        &page(&group, Language::En, "Europe/Berlin"),
        &["The time zone is not stated; the time is taken to be yours."],
    );
}

#[test]
fn numbers_links_and_codes_are_lines_of_their_own() {
    let mut group = group("Call");
    group.formats = [Format::Phone, Format::Online].into_iter().collect();
    let dial = DialString::parse(&text("+49 000 123456,,987#")).unwrap();
    group.dial_in = Some(DialIn { dial, note: None });
    group.online =
        Some(Online { url: Link::parse("https://meet.example/1").ok(), note: Some(text("Passcode: Demo")) });
    group.contact =
        Some(Contact { name: Some(text("Eva")), phone: Some(text("+49 000 654321")), ..Contact::default() });
    let locale = Locale::new(Language::En);
    let now = "2026-11-24T12:00:00Z".parse().unwrap();
    let page = details_page(&group, &Viewer { locale: &locale, now, zone: &TimeZone::UTC, country: None });
    let keys: Vec<&str> =
        page.paragraphs.iter().filter(|p| p.tone == Tone::Key).map(|p| p.text.as_str()).collect();
    assert_eq!(
        keys,
        [
            "Call +49 000 123456",
            "When asked, enter 987#",
            "https://meet.example/1",
            "Phone: +49 000 654321 (Eva)"
        ]
    );
}

#[test]
fn age_is_said_in_grades_and_never_made_up() {
    let cases = [
        (Some("2026-11-24"), "Checked today (Tue 24 Nov 2026)"),
        (Some("2026-07-24"), "Checked 4 months ago (Fri 24 Jul 2026)"),
        (Some("2026-03-01"), "Checked 8 months ago (Sun 1 Mar 2026); details may have changed"),
        (Some("2025-06-01"), "Last checked 17 months ago (Sun 1 Jun 2025); please ask before you go"),
        (Some("2020-01-01"), "Last checked 6 years ago (Wed 1 Jan 2020); please be sure to ask"),
        (Some("2027-01-01"), "It is not known when this was last checked"),
        (None, "It is not known when this was last checked"),
    ];
    for (verified, words) in cases {
        let mut group = group("A");
        group.verified = verified.map(|date| date.parse().unwrap());
        has(&page(&group, Language::En, "UTC"), &[words]);
    }
}

#[test]
fn status_crisis_and_invention_are_said_first() {
    let mut group = group("A");
    group.status = Status::Paused;
    group.topics = vec![text("suicidal-thoughts"), text("Something else")];
    group.source.name = Some(text(demo::SOURCE));
    group.cost = Some(Cost::Donation);
    let plain = page(&group, Language::En, "UTC");
    let start: Vec<&str> = plain.lines().take(5).collect();
    assert_eq!(start[0], "A");
    assert!(start[2].starts_with("This is a made-up example") && start[3] == "Paused for now.", "{plain}");
    assert!(start[4].starts_with("In a crisis"), "{plain}");
    has(&plain, &["Something else", "How it meets is not stated"]);
    assert!(plain.trim_end().ends_with("Self-help can support treatment but does not replace it."));
}

#[test]
fn every_invented_group_reads_in_every_language() {
    for group in demo::groups(300, 5) {
        for language in Language::ALL {
            let plain = page(&group, language, "Europe/Oslo");
            assert!(!plain.contains("detail-") && !plain.contains("{ $"), "{plain}");
            assert!(plain.lines().all(|line| crate::page::text::width(line) <= 78), "{plain}");
        }
    }
}
