//! What stands first for people who look for help: the right body, in their country, with the right number to call in
//! danger. The questions are written as people type them, over the built-in directory.

use crate::support::{in_country, index_of, now, zone};
use groupfinder::app::danger_notice::{DangerNotice, country_of_help};
use groupfinder::dataset::read_record;
use groupfinder::group::{
    Access, Clock, Country, Format, Group, LanguageTag, Meeting, Organisation, People, Place, Programme,
    Text, Weekday, Zone,
};
use groupfinder::place::Point;
use groupfinder::search::{Facet, HitSection, Index, LocalNow, Near, Query, Results, find_groups};
use groupfinder::store::embedded;
use groupfinder::topic::Language;
use std::sync::LazyLock;

use Language::{De, En, Nb};

struct Directory {
    groups: Vec<Group>,
    index: Index,
}

static DIRECTORY: LazyLock<Directory> = LazyLock::new(|| {
    let groups: Vec<Group> = embedded::all_records().map(|record| read_record(record).unwrap()).collect();
    let index = index_of(&groups);
    Directory { groups, index }
});

/// Somebody who asks: in a language, at home in a country.
type Asker = (Language, &'static str);

fn ask((language, home): Asker, words: &str) -> Results {
    let home = Some(in_country(home));
    let query = Query { text: words.to_owned(), language, home, limit: 50, ..Query::default() };
    find_groups(&DIRECTORY.index, &query, &moment())
}

fn moment() -> LocalNow {
    LocalNow { now: now(), zone: zone() }
}

fn found(results: &Results) -> Vec<&'static Group> {
    results.hits.iter().map(|hit| &DIRECTORY.groups[hit.ordinal.0 as usize]).collect()
}

/// The number that is said first, with its country.
fn number(results: &Results, home: &str) -> Option<(String, &'static str)> {
    let country = country_of_help(results.country(), Some(home));
    let notice = DangerNotice::for_danger(results.danger, country)?;
    Some((notice.country?, notice.lines.first()?.phone?))
}

/// A question with the ids of which one may stand first, and the number to be said first with its country.
type Case<'a> = (Asker, &'a str, &'a [&'a str], Option<(&'a str, &'a str)>);

/// What is not as expected.
fn wrong((asker, words, ids, danger): Case<'_>) -> Option<String> {
    let results = ask(asker, words);
    let found: Vec<&str> = found(&results).iter().take(4).map(|group| group.id.as_str()).collect();
    let said = number(&results, asker.1);
    let said = said.as_ref().map(|(country, phone)| (country.as_str(), *phone));
    let is_right = found.first().is_some_and(|first| ids.contains(first))
        && results.hits.first().is_some_and(|hit| hit.section != HitSection::Elsewhere)
        && said == danger;
    (!is_right).then(|| format!("{asker:?} {words:?}: {found:?}, {said:?}"))
}

fn assert_all(cases: &[Case<'_>]) {
    let wrong: Vec<String> = cases.iter().filter_map(|case| wrong(*case)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_first_hit_is_of_home_and_about_the_question() {
    let (german, norwegian, british) = ((De, "DE"), (Nb, "NO"), (En, "GB"));
    let table: [(Asker, &str, &[&str]); 17] = [
        (
            german,
            "Meine Oma ist dement, jemand zum Reden am Telefon in Hessen",
            &["de-deutsche-alzheimer-gesellschaft"],
        ),
        (german, "alzheimer", &["de-deutsche-alzheimer-gesellschaft"]),
        (norwegian, "demens", &["no-nasjonalforeningen-for-folkehelsen"]),
        (norwegian, "nettkasino, hjelp på nett", &["no-hjelpelinjen-for-spillavhengige"]),
        ((De, "AT"), "eben MS bekommen, 31, Graz", &["at-multiple-sklerose-gesellschaft"]),
        (british, "my baby was stillborn at 30 weeks", &["gb-sands", "gb-miscarriage-association"]),
        ((En, "US"), "looking after my wife wears me out, Toledo Ohio", &["us-caregiver-action-network"]),
        (british, "ADHD as an adult, in the evening", &["gb-add-ni"]),
        (norwegian, "stomi", &["no-norilco"]),
        (german, "Stoma", &["de-deutsche-ilco"]),
        (
            german,
            "my wife is an alcoholic and I need support in Hannover",
            &["de-al-anon-and-alateen-germany"],
        ),
        (german, "Borderline", &["de-borderline-trialog-muenchen"]),
        (british, "bulimia", &["gb-beat"]),
        (norwegian, "broren min ble drept", &["no-stine-sofies-stiftelse"]),
        // "Won't" of a child is no wish to die, and "can't" no village in Bavaria.
        (norwegian, "datteren vår vil ikke spise lenger", &["no-ros"]),
        (british, "can't stop pulling my eyelashes out", &["gb-ocd-action"]),
        (
            german,
            "Trauer um meinen Mann",
            &["de-jung-verwitwet-verwitwet-de", "de-vidu", "de-nicolaidis-youngwings-stiftung"],
        ),
    ];
    let cases: Vec<Case<'_>> = table.iter().map(|(asker, words, ids)| (*asker, *words, *ids, None)).collect();
    assert_all(&cases);
}

#[test]
fn people_in_danger_read_the_numbers_of_where_they_are_and_find_help_there() {
    let (german, norwegian, british, american) = ((De, "DE"), (Nb, "NO"), (En, "GB"), (En, "US"));
    assert_all(&[
        // Beaten: the police first, at home and in the language of home.
        (
            german,
            "mein Verlobter verprügelt mich",
            &["de-hilfetelefon-gewalt-gegen-frauen"],
            Some(("DE", "110")),
        ),
        (
            (De, "AT"),
            "mein Mann hat mich geschlagen",
            &["at-autonome-oesterreichische-frauenhaeuser-aoef"],
            Some(("AT", "133")),
        ),
        // Whoever runs the line of the country stands before others of the same topic.
        (british, "my partner punched me in the face", &["gb-refuge"], Some(("GB", "999"))),
        (british, "he threw me down the steps", &["gb-refuge"], Some(("GB", "999"))),
        ((De, "AT"), "er hat mich vergewaltigt", &["at-frauennotruf-wien"], Some(("AT", "133"))),
        (
            british,
            "domestic violence, he reads my phone",
            &["gb-refuge", "gb-respect-mens-advice-line-and-respect-phoneline"],
            Some(("GB", "999")),
        ),
        // Tired of life: an ambulance first.
        (norwegian, "jeg vil ikke leve mer", &["no-lfss"], Some(("NO", "113"))),
        (german, "ich will tot sein", &["de-die-arche", "de-u25-deutschland"], Some(("DE", "112"))),
        (american, "life is not worth living", &["us-988-lifeline"], Some(("US", "911"))),
        (
            british,
            "going to end it",
            &["gb-samaritans", "gb-papyrus-prevention-of-young-suicide", "gb-calm"],
            Some(("GB", "999")),
        ),
        // Afraid for a child, whichever language and home the computer has.
        (norwegian, "datteren min skader seg selv, vi bor ved Stavanger", &["no-lfss"], Some(("NO", "113"))),
        (american, "my daughter cuts her arms, we live near Trondheim", &["no-lfss"], Some(("NO", "113"))),
        (german, "ich ritze mich seit Jahren", &["de-borderline-trialog-muenchen"], Some(("DE", "112"))),
        (british, "I keep cutting myself", &["gb-sish", "gb-self-injury-support"], Some(("GB", "999"))),
        // Bereaved by suicide: the bodies for that, and a number all the same.
        (
            british,
            "my brother shot himself",
            &["gb-facing-the-future", "gb-survivors-of-bereavement-by-suicide-sobs"],
            Some(("GB", "999")),
        ),
        (norwegian, "mannen min hengte seg", &["no-leve"], Some(("NO", "113"))),
    ]);
}

#[test]
fn the_bodies_that_stand_first_can_be_called() {
    for (asker, words) in
        [((De, "DE"), "Angehörige Demenz Telefon"), ((Nb, "NO"), "spilleavhengighet telefon")]
    {
        let results = ask(asker, words);
        let first = found(&results)[0];
        let phone = first.contact.as_ref().and_then(|contact| contact.phone.as_ref());
        assert!(phone.is_some(), "{words:?}: {} has no number", first.id);
    }
}

/// "He reads my phone" tells what happens, and asks for nobody on the phone.
#[test]
fn a_thing_in_a_story_is_no_condition() {
    for (asker, words) in [
        ((En, "GB"), "domestic violence, he reads my phone"),
        ((De, "DE"), "er kontrolliert mein Telefon und schlägt mich"),
        ((Nb, "NO"), "han sjekker telefonen min og slår meg"),
    ] {
        let results = ask(asker, words);
        let read: Vec<_> = results.interpretations.iter().map(|read| read.facet).collect();
        assert!(!read.contains(&Some(Facet::Format)), "{words:?}: {:?}", results.interpretations);
    }
}

#[test]
fn countries_and_regions_under_any_of_their_names_are_where_help_is_looked_for() {
    for (asker, words, country) in [
        ((En, "US"), "depression Germany", "DE"),
        ((De, "DE"), "Depression Norwegen", "NO"),
        ((Nb, "NO"), "depresjon Storbritannia", "GB"),
        ((En, "GB"), "depression USA", "US"),
        ((De, "DE"), "Depression Schweiz", "CH"),
        ((De, "DE"), "Depression Österreich", "AT"),
        ((De, "AT"), "Depression in Deutschland", "DE"),
        ((Nb, "NO"), "depresjon Norge", "NO"),
        ((Nb, "NO"), "depresjon Nordland", "NO"),
        ((De, "DE"), "Depression Hessen", "DE"),
        ((De, "DE"), "Depression NRW", "DE"),
        ((De, "DE"), "Depression Tirol", "AT"),
        ((En, "GB"), "depression Scotland", "GB"),
        ((En, "GB"), "depression Ohio", "US"),
    ] {
        let results = ask(asker, words);
        assert_eq!(results.country(), Some(country), "{words:?}");
        assert_eq!(results.partial, None, "{words:?}");
        let first = found(&results)[0];
        let serves = first.area.iter().any(|area| area.to_string().starts_with(country));
        let at = first.place.as_ref().and_then(|place| place.country);
        assert!(serves || at.is_some_and(|at| at.code() == country), "{words:?}: {}", first.id);
    }
}

/// Meetings of one fellowship in one town, on the other side of the world from where the program was made.
fn meetings() -> Index {
    let zone = Zone::parse("America/Los_Angeles");
    let meeting = |id: &str, name: &str, topic: &str, far: f64| {
        let mut group = Group::new(text(id), text(name));
        group.topics = vec![text(topic)];
        group.formats = [Format::InPerson].into_iter().collect();
        group.programme = Some(Programme::TwelveStep);
        let fellowship = if topic == "alcohol" { "Alcoholics Anonymous" } else { "Narcotics Anonymous" };
        group.organisation = Some(Organisation { name: text(fellowship), url: None });
        group.place = Some(Place {
            city: Some(text("Santa Cruz")),
            region: Some(text("CA")),
            country: Country::from_code("US"),
            point: Point::new(36.974 + far, -122.03),
            ..Place::default()
        });
        group
    };
    let at = |mut group: Group, day: Weekday, hour: u16| {
        let mut meeting = Meeting::every_week(day, Clock::new(hour, 0), None);
        meeting.zone.clone_from(&zone);
        group.meetings.push(meeting);
        group
    };
    let mut women = at(meeting("women", "Harbour Lights", "alcohol", 0.01), Weekday::Tuesday, 19);
    women.people.insert(People::Women);
    women.access.insert(Access::Wheelchair);
    let mut ramp = at(meeting("ramp", "Step by Step", "alcohol", 0.0), Weekday::Tuesday, 18);
    ramp.access.insert(Access::Wheelchair);
    let mut english = at(meeting("english", "Sunday Circle", "drugs", 0.02), Weekday::Sunday, 11);
    english.languages = vec![LanguageTag::parse("en").unwrap()];
    let mut abroad = meeting("abroad", "NA NA NA", "drugs", 0.0);
    abroad.place = Some(Place {
        city: Some(text("Oslo")),
        country: Country::from_code("NO"),
        point: Point::new(59.91, 10.75),
        ..Place::default()
    });
    let mut online = at(meeting("online", "NA online", "drugs", 0.0), Weekday::Sunday, 12);
    online.formats = [Format::Online].into_iter().collect();
    online.place = None;
    index_of(&[
        women,
        ramp,
        at(meeting("morning", "Early Birds", "alcohol", 0.0), Weekday::Wednesday, 0),
        at(meeting("far", "Over the Hill", "alcohol", 0.2), Weekday::Friday, 19),
        at(meeting("nearest", "Clean Slate", "drugs", 0.001), Weekday::Monday, 20),
        at(meeting("named", "NA Santa Cruz NA", "drugs", 0.09), Weekday::Monday, 20),
        english,
        abroad,
        online,
    ])
}

fn text(s: &str) -> Text {
    Text::from_cleaned(s).unwrap()
}

/// The ids that are known to fit, best first. It is Tuesday, four in the afternoon, where the meetings are.
fn stated(index: &Index, query: &Query) -> Vec<String> {
    let zone = jiff::tz::TimeZone::get("America/Los_Angeles").unwrap();
    let moment = LocalNow { now: "2026-11-25T00:00:00Z".parse().unwrap(), zone };
    let results = find_groups(index, query, &moment);
    let known = results.hits.iter().filter(|hit| hit.stated);
    known.map(|hit| index.row(hit.ordinal).id().to_owned()).collect()
}

fn american(words: &str) -> Query {
    Query { text: words.to_owned(), home: Some(in_country("US")), limit: 50, ..Query::default() }
}

#[test]
fn meetings_are_found_by_fellowship_town_day_and_hour() {
    let index = meetings();
    for (words, expected) in [
        // Tonight is tonight where the meeting is; any order of the words asks the same.
        ("AA tonight near downtown Santa Cruz, wheelchair, women", &["women"][..]),
        ("women tonight Santa Cruz wheelchair AA", &["women"]),
        ("wheelchair AA women Santa Cruz tonight", &["women"]),
        ("meeting at 6pm Santa Cruz", &["ramp"]),
        ("AA within 3 miles of Santa Cruz", &["morning", "ramp", "women"]),
        ("NA Santa Cruz English Sunday", &["english"]),
    ] {
        let mut found = stated(&index, &american(words));
        found.sort();
        assert_eq!(found, expected, "{words:?}");
    }
    // "NA" is the fellowship, and no letters of a name: the nearest comes first, other countries last.
    let found = stated(&index, &american("NA Santa Cruz"));
    let rank =
        |id: &str| found.iter().position(|found| found == id).unwrap_or_else(|| panic!("{id}: {found:?}"));
    assert_eq!(found[0], "nearest");
    assert!(rank("english") < rank("named") && rank("named") < rank("online"), "{found:?}");
    assert_eq!(rank("abroad"), found.len() - 1, "{found:?}");
    assert!(stated(&index, &american("AA Santa Cruz")).starts_with(&["ramp".to_owned()]));
}

/// The same condition typed and ticked asks for the same, and a radius counts what meets within it.
#[test]
fn a_radius_and_a_chip_mean_what_they_say() {
    let index = meetings();
    let mut ticked = american("NA Santa Cruz Sunday");
    let english = index.value_id(Facet::Language, "en").unwrap();
    ticked.selection.toggle(Facet::Language, english);
    assert_eq!(stated(&index, &american("NA Santa Cruz Sunday English")), stated(&index, &ticked));
    let near = Near {
        point: Point::new(36.974, -122.03).unwrap(),
        label: "Santa Cruz".to_owned(),
        country: Some("US".to_owned()),
        within_km: Some(5.0),
    };
    let query = Query { near: Some(near), limit: 50, ..american("") };
    let results = find_groups(&index, &query, &moment());
    let is_near = |hit: &&groupfinder::search::Hit| hit.section == HitSection::Near;
    assert_eq!(results.total as usize, results.hits.iter().filter(is_near).count());
    let ids: Vec<&str> = results.hits.iter().map(|hit| index.row(hit.ordinal).id()).collect();
    assert_eq!(results.total, 5, "{ids:?}");
    assert!(ids[..5].iter().all(|id| !["far", "named", "abroad", "online"].contains(id)), "{ids:?}");
}
