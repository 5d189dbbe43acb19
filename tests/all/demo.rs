//! The invented groups are varied, always the same, and lead nobody to a real door or telephone.

use groupfinder::demo;
use groupfinder::group::{Coded, Format, Freshness, Group, Kind, Link, Relation, Route, Status, Text};
use groupfinder::topic::{Category, Thesaurus};
use std::collections::HashSet;

fn usual() -> Vec<Group> {
    demo::groups(demo::USUAL, demo::SEED).collect()
}

#[test]
fn the_same_seed_gives_the_same_groups_however_many_are_asked_for() {
    let few: Vec<Group> = demo::groups(50, 7).collect();
    let many: Vec<Group> = demo::groups(500, 7).take(50).collect();
    assert_eq!(few, many);
    assert_ne!(few, demo::groups(50, 8).collect::<Vec<_>>());
}

#[test]
fn six_hundred_cover_topics_categories_countries_languages_and_ways_to_meet() {
    let groups = usual();
    let topics: HashSet<&str> = groups.iter().flat_map(|g| &g.topics).map(Text::as_str).collect();
    assert!(topics.len() >= Thesaurus::embedded().len() - 12, "{} topics", topics.len());
    for category in Category::ALL {
        assert!(groups.iter().any(|g| g.categories.contains(category)), "{category:?}");
    }
    let countries: HashSet<String> =
        groups.iter().filter_map(|g| g.place.as_ref()?.country).map(|c| c.code().to_owned()).collect();
    for country in ["DE", "AT", "CH", "NO", "US", "GB"] {
        assert!(countries.contains(country), "{country}");
    }
    for language in ["de", "nb", "en"] {
        let n = groups.iter().filter(|g| g.description.iter().any(|(l, _)| l == language)).count();
        assert!(n > 60, "{n} descriptions in {language}");
    }
    for format in Format::ALL {
        assert!(groups.iter().any(|g| g.formats.contains(*format)), "{format:?}");
    }
    let has = |what: &str, test: &dyn Fn(&Group) -> bool| {
        assert!(groups.iter().any(test), "no group {what}");
    };
    has("hybrid", &|g| g.formats.is_hybrid());
    has("with unknown format", &|g| g.formats.is_empty());
    has("by phone alone", &|g| g.formats.len() == 1 && g.formats.contains(Format::Phone));
    has("by appointment", &|g| g.meetings.is_empty());
    has("every day", &|g| g.meetings.iter().any(groupfinder::group::Meeting::is_daily));
    has("without notes", &|g| g.description.is_empty());
    has("with a very long name", &|g| g.name.chars().count() > 150);
    has("never verified", &|g| g.verified.is_none());
    let rules: HashSet<String> =
        groups.iter().flat_map(|g| &g.meetings).map(|m| m.rule.to_string()).collect();
    for part in ["INTERVAL=2;BYDAY=", "DTSTART=", "BYDAY=1", "BYDAY=-1", "FREQ=DAILY"] {
        assert!(rules.iter().any(|rule| rule.contains(part)), "no rule with {part}");
    }
    for status in Status::ALL {
        has(status.id(), &|g| g.status == *status);
    }
    for relation in Relation::ALL.iter().filter(|r| **r != Relation::Professionals) {
        has(relation.id(), &|g| g.audience.contains(*relation));
    }
    let today = jiff::civil::date(2026, 11, 24);
    for freshness in [Freshness::HalfYear, Freshness::Year, Freshness::TwoYears, Freshness::Older] {
        assert!(groups.iter().any(|g| Freshness::from_date(g.verified, today) == freshness), "{freshness:?}");
    }
    let pointed = |g: &Group| {
        g.contact.as_ref().is_some_and(|c| c.route == Some(Route::ContactPoint)) && !g.is_reachable()
    };
    assert!(groups.iter().filter(|g| pointed(g)).count() > 15);
}

#[test]
fn ids_are_unique_and_every_listing_says_that_it_is_invented() {
    let groups = usual();
    let ids: HashSet<&str> = groups.iter().map(|g| g.id.as_str()).collect();
    assert_eq!(ids.len(), groups.len());
    for group in &groups {
        assert_eq!(group.source.name.as_deref(), Some(demo::SOURCE));
        assert_ne!(group.kind, Kind::Helpline, "an invented helpline could cost a life");
    }
}

/// NANP 555-0100 to 555-0199 behind 555, or a country code and then 000.
fn cannot_exist(number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let reserved = digits.strip_prefix("155555501").is_some_and(|rest| rest.len() == 2);
    let impossible = ["49000", "43000", "41000", "47000", "44000"].iter().any(|p| digits.starts_with(p));
    reserved || impossible
}

#[test]
fn numbers_and_hosts_cannot_exist() {
    let mut numbers = 0;
    for group in demo::groups(5000, 3) {
        let contact = group.contact.as_ref();
        let phone = contact.and_then(|c| c.phone.as_deref());
        for number in phone.into_iter().chain(group.dial_in.as_ref().map(|d| d.dial.number())) {
            assert!(cannot_exist(number), "{number}");
            numbers += 1;
        }
        let links = [
            contact.and_then(|c| c.url.as_ref()),
            group.online.as_ref().and_then(|o| o.url.as_ref()),
            group.organisation.as_ref().and_then(|o| o.url.as_ref()),
            group.source.url.as_ref(),
        ];
        let hosts = links.into_iter().flatten().map(Link::host);
        let mail = contact.and_then(|c| c.email.as_deref()).and_then(|m| m.split('@').nth(1));
        for host in hosts.chain(mail) {
            assert!(host.ends_with(".example"), "{host}");
        }
    }
    assert!(numbers > 1000);
}

#[test]
fn formats_agree_with_what_is_known() {
    for group in demo::groups(2000, 4) {
        let place = group.place.as_ref().unwrap();
        if place.is_meeting_place() {
            assert!(group.formats.contains(Format::InPerson), "{}", group.id);
            assert!(place.point.is_some());
        }
        assert!(group.dial_in.is_none() || group.formats.contains(Format::Phone), "{}", group.id);
        let zone_known = group.meetings.iter().all(|m| group.zone_of(m).is_some());
        assert!(zone_known, "{}", group.id);
    }
}
