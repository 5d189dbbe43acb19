//! The built-in facts: how far they reach, that they speak three languages, name their sources and no private person.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use crate::support;
use groupfinder::app::page::crisis_page;
use groupfinder::command::directory::Review;
use groupfinder::command::directory::coverage::{COUNTRIES, CoverageAnswer, WANTED, cell, has_help, serves};
use groupfinder::dataset::read_record;
use groupfinder::export::plain::to_plain_text;
use groupfinder::export::{Viewer, details_page};
use groupfinder::feed::text::private_spans;
use groupfinder::group::{Group, Link};
use groupfinder::locale::Locale;
use groupfinder::page::Page;
use groupfinder::place::Gazetteer;
use groupfinder::search::{Facet, LocalNow, Near, Query, find_groups};
use groupfinder::store::embedded;
use groupfinder::sync::catalogue::{self, FeedGrade};
use groupfinder::topic::{Facets, Language, Thesaurus, crisis_lines, definition};
use serde_json::Value;

/// A country, its capital, and how many of the wanted topics have an organisation there at least that can be reached.
const REACH: [(&str, &str, usize); 10] = [
    ("DE", "Berlin", 57),
    ("AT", "Wien", 28),
    ("CH", "Bern", 34),
    ("NO", "Oslo", 55),
    ("US", "Washington", 43),
    ("GB", "London", 56),
    ("IE", "Dublin", 47),
    ("CA", "Ottawa", 30),
    ("SE", "Stockholm", 34),
    ("DK", "København", 35),
];

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}

fn directory() -> Vec<Group> {
    embedded::all_records().map(|record| read_record(record).unwrap()).collect()
}

#[test]
fn ten_countries_answer_what_most_people_ask() {
    let groups = directory();
    let topics = WANTED;
    for (country, _, least) in REACH {
        let without: Vec<_> =
            topics.iter().filter(|topic| !CoverageAnswer::of(&groups, country, topic).helps()).collect();
        let with = topics.len() - without.len();
        assert!(
            with >= least,
            "{country}: {with} topics have an organisation, expected {least}; not {without:?}"
        );
    }
}

#[test]
fn every_text_of_the_directory_is_in_three_languages() {
    for group in directory() {
        let mut texts = BTreeMap::new();
        for language in Language::ALL {
            let found = group.description.iter().find(|(tag, _)| *tag == language.code());
            let (_, text) = found.unwrap_or_else(|| panic!("{}: no description in {language:?}", group.id));
            assert!(texts.insert(text.to_string(), language).is_none(), "{}: one text twice", group.id);
        }
        if let Some(contact) = &group.contact
            && !contact.hours.is_empty()
        {
            let tags: Vec<_> = contact.hours.iter().map(|(tag, _)| tag).collect();
            assert_eq!(tags, ["en", "de", "nb"], "{}: hours", group.id);
        }
    }
}

/// Small words that make a sentence English, German or Norwegian.
fn own_words(language: &str, text: &str) -> usize {
    let marks: &[&str] = match language {
        "en" => &["the", "and", "with", "of", "people", "who", "their", "weekdays", "daily"],
        "de" => &["und", "mit", "der", "das", "für", "von", "Menschen", "werktags", "täglich"],
        _ => &["og", "med", "som", "av", "mennesker", "eller", "hverdager", "daglig"],
    };
    text.split(|c: char| !c.is_alphabetic()).filter(|word| marks.contains(word)).count()
}

#[test]
fn no_text_is_in_another_language_than_it_says() {
    let check = |what: &str, language: &str, text: &str| {
        for other in Language::ALL.map(Language::code).into_iter().filter(|other| *other != language) {
            // The name of an organisation may hold such a word; a sentence holds more than one.
            let (own, foreign) = (own_words(language, text), own_words(other, text));
            assert!(foreign < 2 || own > foreign, "{what}: {other} in {language}: {text}");
        }
    };
    for group in directory() {
        let hours = group.contact.iter().flat_map(|contact| contact.hours.iter());
        group.description.iter().chain(hours).for_each(|(language, text)| check(&group.id, language, text));
    }
    for language in Language::ALL {
        for (_, topic) in Thesaurus::embedded().topics() {
            check(topic.id, language.code(), definition::definition_in(topic.id, language).unwrap());
        }
        for line in crisis_lines::all_lines() {
            for labels in [line.hours, line.note, line.region, line.languages_note].into_iter().flatten() {
                check(line.name, language.code(), labels.get(language));
            }
        }
    }
}

/// Adds the paragraphs that have more small words of another language than of the reader's. Names and addresses are no
/// sentences.
fn find_foreign(what: &str, language: Language, page: &Page, names: &[&str], found: &mut Vec<String>) {
    for paragraph in &page.paragraphs {
        let text = names.iter().fold(paragraph.text.clone(), |text, name| text.replace(name, " "));
        let text: Vec<&str> = text.split_whitespace().filter(|word| !word.contains('/')).collect();
        let text = text.join(" ");
        for other in Language::ALL.into_iter().filter(|other| *other != language) {
            let (own, foreign) = (own_words(language.code(), &text), own_words(other.code(), &text));
            if foreign >= 2 && own <= foreign {
                found.push(format!("{what}: {other:?} shown in {language:?}: {text}"));
            }
        }
    }
}

/// What a person reads of each entry, each country's crisis lines and each topic is in the language of the reader.
#[test]
fn what_is_shown_is_in_the_language_of_the_reader() {
    let mut foreign = Vec::new();
    for language in Language::ALL {
        let (locale, zone) = (Locale::new(language), support::zone());
        let viewer = Viewer { locale: &locale, now: support::now(), zone: &zone, country: None };
        for group in directory() {
            let page = details_page(&group, &viewer);
            let mut names = vec![group.name.as_str()];
            names.extend(group.organisation.iter().map(|organisation| organisation.name.as_str()));
            names.extend(group.source.name.as_deref());
            find_foreign(&group.id, language, &page, &names, &mut foreign);
            let shown = to_plain_text(&page).split_whitespace().collect::<Vec<_>>().join(" ");
            let (_, own) = group.description.iter().find(|(tag, _)| *tag == language.code()).unwrap();
            assert!(
                shown.contains(&own.split_whitespace().collect::<Vec<_>>().join(" ")),
                "{}: {own}",
                group.id
            );
            for topic in &group.topics {
                let id = Thesaurus::embedded().topic_named(topic.as_str()).unwrap();
                let label = Thesaurus::embedded().get(id).labels.get(language);
                assert!(shown.contains(label), "{}: {label} in {language:?}", group.id);
            }
        }
        let lines: Vec<&str> = crisis_lines::all_lines().iter().map(|line| line.name).collect();
        for country in crisis_lines::countries_with_lines() {
            find_foreign(country, language, &crisis_page(country, None, &locale), &lines, &mut foreign);
        }
    }
    assert!(foreign.is_empty(), "{foreign:#?}");
}

/// Where an entry was read is a name that stands in every language: a host, perhaps with a year, or a title.
#[test]
fn sources_are_named_by_their_hosts() {
    for group in directory() {
        let Some(name) = &group.source.name else { continue };
        let host = name.split(" (").next().unwrap();
        let plain = !host.contains(' ') && host.contains('.');
        assert!(plain || own_words("en", name) == 0, "{}: {name}", group.id);
    }
}

#[test]
fn every_country_begins_with_its_emergency_number() {
    assert_eq!(crisis_lines::countries_with_lines().len(), 27);
    for country in crisis_lines::countries_with_lines() {
        let first = crisis_lines::lines_for(country)[0];
        assert_eq!(first.urgency(), crisis_lines::Urgency::Emergency, "{country}");
        assert!(first.phone.is_some(), "{country}");
    }
}

/// What a person reads in each country, in the language of the country where the program speaks it.
#[test]
fn the_crisis_page_of_each_country() {
    for country in crisis_lines::countries_with_lines() {
        let language = match country {
            "DE" | "AT" | "CH" | "LI" => Language::De,
            "NO" => Language::Nb,
            _ => Language::En,
        };
        let page = crisis_page(country, None, &Locale::new(language));
        insta::assert_snapshot!(format!("crisis-of-{country}"), to_plain_text(&page));
    }
}

#[test]
fn kinds_of_lines_lead_to_topics_that_exist() {
    for kind in crisis_lines::line_kinds() {
        assert!(crisis_lines::all_lines().iter().any(|line| line.kind == kind.id), "{} has no line", kind.id);
        for topic in &kind.topics {
            assert!(Thesaurus::embedded().topic_named(topic).is_some(), "{}: {topic}", kind.id);
        }
    }
    for line in crisis_lines::all_lines() {
        assert!(line.kind().is_some(), "{}: {}", line.name, line.kind);
        let all_hours = line.hours.map(|hours| hours.get(Language::En)) == Some("24 hours a day, every day");
        assert_eq!(line.always_open, all_hours, "{}: hours", line.name);
    }
}

/// What cleaning refuses is not in our own files: every address reads as it is written.
#[test]
fn every_link_passes_our_own_cleaning() {
    for record in embedded::all_records() {
        let raw: Value = serde_json::from_str(record).unwrap();
        let group = read_record(record).unwrap();
        let contact = group.contact.as_ref();
        let read = [
            ("contact", contact.and_then(|c| c.url.as_ref())),
            ("organisation", group.organisation.as_ref().and_then(|o| o.url.as_ref())),
            ("source", group.source.url.as_ref()),
        ];
        for (inside, link) in read {
            assert_eq!(raw[inside]["url"].is_string(), link.is_some(), "{}: {inside}.url", group.id);
        }
        for (field, text) in [
            ("phone", contact.and_then(|c| c.phone.as_ref())),
            ("email", contact.and_then(|c| c.email.as_ref())),
        ] {
            assert_eq!(
                raw["contact"][field].as_str(),
                text.map(groupfinder::group::Text::as_str),
                "{}: {field}",
                group.id
            );
        }
    }
    let links = crisis_lines::all_lines()
        .iter()
        .flat_map(|line| [line.website, line.chat, line.source.url])
        .flatten();
    let links =
        links.map(str::to_owned).chain(catalogue::all_listed().iter().map(|listed| listed.url.clone()));
    for link in links {
        assert!(Link::parse(&link).is_ok(), "{link}");
    }
}

/// Numbers that look like mobile ones, by country; a service may have one all the same.
fn looks_mobile(country: &str, number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match country {
        "DE" => ["015", "016", "017", "4915", "4916", "4917"].iter().any(|start| digits.starts_with(start)),
        "AT" => {
            digits.starts_with("06")
                && digits.len() > 9
                && !digits.starts_with("0662")
                && !digits.starts_with("064")
        }
        "CH" | "LI" => {
            ["074", "075", "076", "077", "078", "079"].iter().any(|start| digits.starts_with(start))
        }
        "NO" => digits.len() == 8 && digits.starts_with(['4', '9']),
        "GB" => digits.starts_with("07"),
        "IE" => digits.starts_with("08") && !digits.starts_with("081"),
        "SE" => ["070", "072", "073", "076", "079"].iter().any(|start| digits.starts_with(start)),
        "AU" => digits.starts_with("04"),
        "FR" => digits.starts_with("06") || digits.starts_with("07"),
        _ => false,
    }
}

/// The services that have such a number and no other.
const MOBILE_NUMBERS_OF_SERVICES: [&str; 10] = [
    "no-alcoholics-anonymous-norway",
    "no-narcotics-anonymous-norway",
    "no-rusinfo",
    "RUSinfo",
    "no-ananke",
    "no-blodkreftforeningen",
    "no-foreningen-for-hjertesyke-barn-ffhb",
    "no-oenskebarn",
    "Live Fear Free",
    "Lifeline",
];

#[test]
fn no_private_person_is_in_the_files() {
    let mut found = Vec::new();
    for group in directory() {
        let contact = group.contact.clone().unwrap_or_default();
        let country = group.area.first().map(ToString::to_string).unwrap_or_default();
        let country = country.split('-').next().unwrap_or_default();
        assert!(contact.name.is_none(), "{}: names a person", group.id);
        if contact.phone.as_ref().is_some_and(|phone| looks_mobile(country, phone)) {
            found.push(group.id.to_string());
        }
        for (_, text) in group.description.iter().chain(contact.hours.iter()) {
            assert!(private_spans(text).is_empty(), "{}: {text}", group.id);
        }
        // first.last@ is a person; an office has one word, or several parted by hyphens.
        if let Some(email) = &contact.email {
            let local = email.split('@').next().unwrap();
            let free = ["gmail.", "gmx.", "web.de", "outlook.", "hotmail.", "yahoo.", "icloud."];
            let host = email.split('@').nth(1).unwrap();
            assert!(
                !local.contains('.') && !free.iter().any(|name| host.contains(name)),
                "{}: {email}",
                group.id
            );
        }
    }
    for line in crisis_lines::all_lines() {
        let numbers = line.phone.into_iter().chain(line.text.as_ref().map(|text| text.number));
        if numbers.into_iter().any(|number| looks_mobile(line.country, number)) {
            found.push(line.name.to_owned());
        }
    }
    found.sort_unstable();
    found.dedup();
    let mut expected: Vec<&str> = MOBILE_NUMBERS_OF_SERVICES.to_vec();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

/// All texts below a value, but codes and addresses.
fn texts_below<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(values) => values.iter().for_each(|value| texts_below(value, found)),
        Value::Object(members) => {
            let words = members
                .iter()
                .filter(|(name, _)| !["code", "codes", "root_code", "url"].contains(&name.as_str()));
            words.for_each(|(_, value)| texts_below(value, found));
        }
        _ => {}
    }
}

#[test]
fn no_words_of_the_data_hold_a_private_number_or_address() {
    let read = |name: &str| std::fs::read_to_string(data(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    let mut checked = 0;
    for name in ["topics.json", "topic-definitions.json", "facets.json", "sources.json", "loss-words.json"] {
        let value: Value = serde_json::from_str(&read(name)).unwrap();
        let mut texts = Vec::new();
        texts_below(&value, &mut texts);
        for text in texts {
            assert!(private_spans(text).is_empty(), "{name}: {text}");
            checked += 1;
        }
    }
    for name in ["phrases.tsv", "danger.tsv"] {
        for line in read(name).lines() {
            assert!(private_spans(line).is_empty(), "{name}: {line}");
            checked += 1;
        }
    }
    assert!(checked > 30_000, "{checked}");
}

#[test]
fn feeds_lie_where_the_gazetteer_knows_them() {
    for listed in catalogue::all_listed() {
        for country in &listed.country {
            assert!(Facets::embedded().value("country", country).is_some(), "{}: {country}", listed.id);
        }
        if let Some(seen) = &listed.seen {
            assert!(seen.starts_with("20") && (seen.len() == 7 || seen.len() == 10), "{}: {seen}", listed.id);
        }
        let Some(place) = &listed.place else { continue };
        let Some((latitude, longitude)) = place.latitude.zip(place.longitude) else { continue };
        let point = groupfinder::place::Point::new(latitude, longitude).unwrap();
        let towns =
            Gazetteer::embedded().find_places(&place.name, listed.country.first().map(String::as_str));
        assert!(
            towns.iter().any(|town| town.point.distance_km(point) < 1.0),
            "{}: {}",
            listed.id,
            place.name
        );
    }
    let count = |grade| catalogue::all_listed().iter().filter(|listed| listed.grade == grade).count();
    assert_eq!((count(FeedGrade::A), count(FeedGrade::B), count(FeedGrade::C)), (45, 95, 147));
}

/// A body of one country that is not the home is no help at home: it stands behind every domestic and every
/// world-wide one.
#[test]
fn no_foreign_national_body_stands_before_a_domestic_or_world_wide_one() {
    let groups = directory();
    let index = support::index_of(&groups);
    let moment = LocalNow { now: support::now(), zone: support::zone() };
    let mut wrong = Vec::new();
    for (country, capital, ..) in REACH {
        let town = Gazetteer::embedded().find_places(capital, Some(country));
        let town = town.first().unwrap_or_else(|| panic!("no {capital}"));
        let near = Near {
            point: town.point,
            label: capital.to_owned(),
            country: Some(country.to_owned()),
            within_km: None,
        };
        for topic in WANTED {
            let mut query = Query { near: Some(near.clone()), limit: 1000, ..Query::default() };
            query.selection.toggle(Facet::Topic, index.value_id(Facet::Topic, topic).unwrap());
            let results = find_groups(&index, &query, &moment);
            let hits = results.hits.iter().map(|hit| &groups[hit.ordinal.0 as usize]);
            let mut abroad = None;
            for group in hits {
                let foreign = !group.area.is_empty() && !serves(group, country);
                match (&abroad, foreign) {
                    (None, true) => abroad = Some(group.id.to_string()),
                    (Some(before), false) => {
                        wrong.push(format!("{country} {topic}: {before} before {}", group.id));
                        break;
                    }
                    _ => {}
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of 600: {:#?}", wrong.len(), wrong.iter().take(20).collect::<Vec<_>>());
}

/// The table of `data/README.md`: what each country has for the wanted topics, and how the directory stands.
fn coverage() -> String {
    let groups = directory();
    let mut out = String::new();
    let review = Review::of(&groups);
    let reachable = review.records - review.unreachable.len();
    let [a, b, c] = ["A", "B", "C"].map(|grade| review.grades[grade]);
    let _ = writeln!(
        out,
        "{} records: {reachable} can be reached, {} cannot. Grades: {a} A, {b} B, {c} C. Of {} the year of the page is \
         known; {} of these are older than 2022.\n",
        review.records,
        review.unreachable.len(),
        review.count_until(i16::MAX),
        review.count_until(2021),
    );
    let names = COUNTRIES;
    let _ = writeln!(out, "| topic | {} |", names.join(" | "));
    let _ = writeln!(out, "|---|{}", "---|".repeat(names.len()));
    for topic in WANTED {
        let _ = write!(out, "| {topic} |");
        for country in names {
            let _ = write!(out, " {} |", cell(&groups, country, topic));
        }
        out.push('\n');
    }
    let count = |enough: &dyn Fn(&str, &str) -> bool| -> String {
        let cells = names
            .iter()
            .map(|country| WANTED.into_iter().filter(|topic| enough(country, topic)).count().to_string());
        cells.collect::<Vec<_>>().join(" | ")
    };
    let own = count(&|country, topic| CoverageAnswer::of(&groups, country, topic).helps());
    let help = count(&|country, topic| has_help(&groups, country, topic));
    let _ = writeln!(out, "| **N or R** | {own} |");
    let _ = writeln!(out, "| **with a broader topic or a line** | {help} |");
    out
}

/// `UPDATE_COVERAGE=1 cargo test coverage` writes the table; without it, a table that is out of date fails.
#[test]
fn the_table_of_coverage_is_up_to_date() {
    let path = data("README.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (from, to) = ("<!-- coverage: written by a test -->\n", "<!-- end of coverage -->");
    let (before, rest) = text.split_once(from).expect("the mark before the table");
    let (_, after) = rest.split_once(to).expect("the mark behind the table");
    let wanted = format!("{before}{from}{}{to}{after}", coverage());
    if std::env::var_os("UPDATE_COVERAGE").is_some() {
        std::fs::write(&path, wanted).unwrap();
    } else {
        assert!(
            text == wanted,
            "data/README.md is out of date; write it with UPDATE_COVERAGE=1 cargo test coverage"
        );
    }
}
