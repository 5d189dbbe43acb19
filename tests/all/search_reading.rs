//! How a typed text is read: places, conditions, times of day, fellowships, what is not wanted. And what must hold
//! for any text: the order of words, fillers and function words change nothing that matters.

use crate::support::{in_country, index_of};
use groupfinder::group::{
    Attendance, Clock, Country, Format, Group, LanguageTag, Meeting, Organisation, People, Place, Programme,
    Text, Weekday,
};
use groupfinder::place::Point;
use groupfinder::search::{Facet, Index, LocalNow, Query, Results, find_groups};
use groupfinder::topic::{Facets, Language};
use std::collections::BTreeMap;

fn text(s: &str) -> Text {
    Text::from_cleaned(s).unwrap()
}

fn moment() -> LocalNow {
    // A Tuesday.
    let zone = jiff::tz::TimeZone::get("Europe/Berlin").unwrap();
    LocalNow { now: "2026-11-24T12:00:00Z".parse().unwrap(), zone }
}

fn ask(index: &Index, words: &str, home: Option<&str>) -> Results {
    let query =
        Query { text: words.to_owned(), home: home.map(in_country), limit: usize::MAX, ..Query::default() };
    find_groups(index, &query, &moment())
}

/// The ids of the groups that are known to fit, best first.
fn stated(index: &Index, results: &Results) -> Vec<String> {
    let known = results.hits.iter().filter(|hit| hit.stated);
    known.map(|hit| index.row(hit.ordinal).id().to_owned()).collect()
}

fn first(index: &Index, results: &Results) -> String {
    results.hits.first().map_or_else(|| "nothing".to_owned(), |hit| index.row(hit.ordinal).id().to_owned())
}

/// What each understood word became.
fn chips(results: &Results) -> Vec<(String, String)> {
    let name = |facet: Option<Facet>| facet.map_or("place", Facet::id).to_owned();
    results.interpretations.iter().map(|read| (name(read.facet), read.label.clone())).collect()
}

fn alcohol(id: &str) -> Group {
    let mut group = Group::new(text(id), text("The Lighthouse"));
    group.topics = vec![text("alcohol")];
    group.formats = [Format::InPerson].into_iter().collect();
    group
}

fn in_town(mut group: Group, town: &str, region: &str, country: &str, note: &str, at: (f64, f64)) -> Group {
    group.place = Some(Place {
        city: Some(text(town)),
        region: Text::from_cleaned(region),
        country: Country::from_code(country),
        note: Text::from_cleaned(note),
        point: Point::new(at.0, at.1),
        ..Place::default()
    });
    group
}

fn weekly(mut group: Group, day: Weekday, hour: u16, minute: u16) -> Group {
    group.meetings.push(Meeting::every_week(day, Clock::new(hour, minute), None));
    group
}

/// Groups about drinking in places that are named alike, named by the data alone, or areas.
fn places() -> Index {
    type Town<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, (f64, f64));
    let towns: [Town<'_>; 12] = [
        ("quincy-hollow", "Quincy Hollow", "MA", "US", "", (41.79, -69.99)),
        ("portland-or", "Portland", "OR", "US", "Old Tannery", (45.52, -122.68)),
        ("portland-or-2", "Portland", "OR", "US", "Old Tannery", (45.54, -122.65)),
        ("portland-me", "Portland", "ME", "US", "", (43.66, -70.26)),
        ("bergen-no", "Bergen", "Vestland", "NO", "", (60.39, 5.32)),
        ("bergen-de", "Bergen", "Niedersachsen", "DE", "", (52.81, 9.96)),
        ("muenchen", "München", "Bavaria", "DE", "", (48.14, 11.58)),
        ("koeln", "Köln", "NRW", "DE", "", (50.94, 6.96)),
        ("hamburg", "Hamburg", "", "DE", "", (53.55, 10.0)),
        ("glasgow", "Glasgow", "Scotland", "GB", "", (55.86, -4.25)),
        ("camden-nj", "Camden", "NJ", "US", "", (39.93, -75.12)),
        ("oslo", "Oslo", "", "NO", "", (59.91, 10.75)),
    ];
    let mut groups: Vec<Group> = towns
        .iter()
        .map(|(id, town, region, country, note, at)| in_town(alcohol(id), town, region, country, note, *at))
        .collect();
    let mut online = alcohol("online");
    online.formats = [Format::Online].into_iter().collect();
    groups.push(online);
    // A book is a book, though a village bears the name.
    let mut reading = alcohol("book-study");
    reading.name = text("Book and media evening");
    reading.topics = vec![text("gaming-internet")];
    groups.push(in_town(reading, "Köln", "NRW", "DE", "", (50.95, 6.95)));
    index_of(&groups)
}

#[test]
fn places_are_read_as_people_write_them() {
    let index = places();
    for (words, home, place) in [
        // What the data names comes before any gazetteer; a state behind a town settles which.
        ("alcohol Quincy Hollow", "US", "quincy-hollow"),
        ("alcohol Quincy Hollow Massachusetts", "US", "quincy-hollow"),
        ("alcohol Portland Maine", "US", "portland-me"),
        ("alcohol Portland, OR", "US", "portland-or"),
        ("AA Camden NJ", "US", "camden-nj"),
        ("alcohol Old Tannery", "US", "portland-or"),
        // An ambiguous name is the one at home, or of the language of the text.
        ("alkohol Bergen", "DE", "bergen-de"),
        ("alcohol Bergen", "NO", "bergen-no"),
        ("jeg drikker for mye, i Bergen", "DE", "bergen-no"),
        // Regions and countries under any of their names.
        ("Alkohol Bayern", "DE", "muenchen"),
        ("alcohol in Bavaria", "GB", "muenchen"),
        ("Alkohol NRW", "DE", "koeln"),
        ("alcohol Scotland", "GB", "glasgow"),
        ("Alkohol in Schottland", "DE", "glasgow"),
        ("alkohol Vestlandet", "NO", "bergen-no"),
        ("alcohol Norway", "US", "bergen-no"),
        // Postal codes, and words that point.
        ("Alkohol 50667", "DE", "koeln"),
        ("alcohol within 20 km of Hamburg", "GB", "hamburg"),
        ("Alkohol im Umkreis von 10 km um Köln", "DE", "koeln"),
        ("alkohol i nærheten av Oslo", "NO", "oslo"),
        ("alkohol rundt Oslo", "NO", "oslo"),
    ] {
        let results = ask(&index, words, Some(home));
        assert_eq!(first(&index, &results), place, "{words:?}: {:?}", chips(&results));
        assert!(chips(&results).iter().any(|(facet, _)| facet == "place"), "{words:?}");
        assert_eq!(results.partial, None, "{words:?}");
    }
    // A common word is no place, nor is a country of which there is nothing.
    for words in ["book", "media", "alcohol book", "my brother came back from Jordan drinking"] {
        let results = ask(&index, words, Some("DE"));
        assert!(
            chips(&results).iter().all(|(facet, _)| facet != "place"),
            "{words:?}: {:?}",
            chips(&results)
        );
    }
    // "Near me" names neither the illness nor a fellowship; capitals and the word alone do.
    let read_as = |words: &str| chips(&ask(&index, words, Some("US")));
    assert_eq!(read_as("alcohol tonight near me"), read_as("alcohol tonight"));
    assert_eq!(read_as("Al-Anon near me"), read_as("Al-Anon"));
    assert_eq!(ask(&index, "Al-Anon near me", Some("US")).corrected.map(|c| c.to), None);
    assert_eq!(read_as("near ME"), read_as("ME"));
    // Others of the name are told.
    let bergen = ask(&index, "alkohol Bergen", Some("DE"));
    assert!(bergen.other_places.iter().any(|place| place.ends_with("NO")), "{:?}", bergen.other_places);
    // A limit counts for what meets there; what can be joined from anywhere stays.
    let near = ask(&index, "alcohol within 20 km of Hamburg", None);
    let mut found = stated(&index, &near);
    found.sort();
    assert_eq!(found, ["hamburg", "online"]);
}

#[test]
fn an_area_comes_first_then_its_country_then_what_is_abroad() {
    let index = places();
    let found = stated(&index, &ask(&index, "Alkohol Niedersachsen", Some("DE")));
    let rank = |id: &str| found.iter().position(|found| found == id).unwrap();
    assert_eq!(found[0], "bergen-de");
    assert!(rank("online") < rank("koeln") && rank("koeln") < rank("oslo"), "{found:?}");
}

/// Meetings in one town that differ in what can be asked of them.
fn conditions() -> Index {
    let here = |id: &str| {
        let mut group = alcohol(id);
        group.organisation = Some(Organisation { name: text("Alcoholics Anonymous"), url: None });
        group.programme = Some(Programme::TwelveStep);
        in_town(group, "Köln", "", "DE", "", (50.94, 6.96))
    };
    let mut women = here("women");
    women.people.insert(People::Women);
    let mut men = here("men");
    men.people.insert(People::Men);
    let mut named = here("frauengruppe");
    named.name = text("Frauengruppe am Rhein");
    let mut open = here("open");
    open.attendance = Some(Attendance::DropIn);
    let mut closed = here("closed");
    closed.attendance = Some(Attendance::ClosedAffected);
    let mut secular = here("secular");
    secular.faith = Some(false);
    let mut church = here("church");
    church.faith = Some(true);
    let mut speaker = here("speaker");
    speaker.description.set("en", text("Speaker, Discussion"));
    let mut book = here("big-book");
    book.name = text("Big Book Breakfast");
    let mut turkish = here("turkish");
    turkish.languages = vec![LanguageTag::parse("tr").unwrap()];
    let mut german = here("german");
    german.languages = vec![LanguageTag::parse("de").unwrap()];
    let mut video = here("video");
    video.formats = [Format::Online].into_iter().collect();
    let mut phone = here("phone");
    phone.formats = [Format::Phone].into_iter().collect();
    let mut other = alcohol("other");
    other.organisation = Some(Organisation { name: text("Blaues Kreuz in Deutschland"), url: None });
    let other = in_town(other, "Köln", "", "DE", "", (50.93, 6.95));
    let times = [
        weekly(here("mon-0700"), Weekday::Monday, 7, 0),
        weekly(here("mon-1130"), Weekday::Monday, 11, 30),
        weekly(here("mon-1215"), Weekday::Monday, 12, 15),
        weekly(here("mon-1830"), Weekday::Monday, 18, 30),
        weekly(here("mon-1900"), Weekday::Monday, 19, 0),
        weekly(here("fri-1900"), Weekday::Friday, 19, 0),
        weekly(here("fri-2300"), Weekday::Friday, 23, 0),
    ];
    let mut groups =
        vec![women, men, named, open, closed, secular, church, speaker, book, turkish, german, video, phone];
    groups.push(other);
    groups.extend(times);
    index_of(&groups)
}

#[test]
fn conditions_leave_what_is_known_to_fit_above_the_line() {
    let index = conditions();
    let table: [(&str, &[&str]); 33] = [
        ("women AA Köln", &["frauengruppe", "women"]),
        ("women's meeting Köln", &["frauengruppe", "women"]),
        ("Alkohol Frauen Köln", &["frauengruppe", "women"]),
        ("AA men Köln", &["men"]),
        ("open meeting Köln", &["open"]),
        ("AA offenes Meeting Köln", &["open"]),
        ("closed AA meeting Köln", &["closed"]),
        ("lukket møte AA Köln", &["closed"]),
        ("secular AA Köln", &["secular"]),
        ("agnostisches AA-Meeting Köln", &["secular"]),
        ("Christian AA group Köln", &["church"]),
        ("speaker meeting Köln", &["speaker"]),
        ("AA big book Köln", &["big-book"]),
        ("Turkish speaking AA Köln", &["turkish"]),
        ("AA auf Türkisch", &["turkish"]),
        ("AA zoom", &["video"]),
        ("Alkohol Skype", &["video"]),
        ("alkohol teamsmøte", &["video"]),
        ("AA ringe inn", &["phone"]),
        ("can I phone somebody about drinking", &["phone"]),
        ("AA 7pm Köln", &["fri-1900", "mon-1900"]),
        ("AA friday 7pm Köln", &["fri-1900"]),
        ("AA ab 19 Uhr Köln", &["fri-1900", "fri-2300", "mon-1900"]),
        ("AA before noon monday Köln", &["mon-0700", "mon-1130"]),
        ("AA Montag Vormittag Köln", &["mon-0700", "mon-1130"]),
        ("noon meeting Köln", &["mon-1215"]),
        ("AA friday night Köln", &["fri-1900", "fri-2300"]),
        ("AA mellom kl 18 og 19 Köln", &["fri-1900", "mon-1830", "mon-1900"]),
        ("AA monday evening Köln", &["mon-1830", "mon-1900"]),
        ("drinking, not AA", &["other"]),
        ("Alkohol, kein AA", &["other"]),
        ("alkohol ikke AA", &["other"]),
        ("Alkohol ohne Anonyme Alkoholiker", &["other"]),
    ];
    for (words, expected) in table {
        let results = ask(&index, words, Some("DE"));
        let mut found = stated(&index, &results);
        found.sort();
        assert_eq!(found, expected, "{words:?}: {:?}", chips(&results));
        assert_eq!((results.known() + results.uncounted()) as usize, results.hits.len(), "{words:?}");
    }
}

#[test]
fn what_is_not_wanted_is_left_out_in_three_languages() {
    let index = conditions();
    for (words, unwanted) in [
        ("drinking, nothing religious", "church"),
        ("Alkohol ohne Kirche", "church"),
        ("alkohol uten religion", "church"),
        ("AA, no men", "men"),
        ("AA ohne Männer", "men"),
        ("AA not online", "video"),
        ("AA kein Zoom", "video"),
        ("AA ikke på nett", "video"),
        ("AA, online geht nicht", "video"),
        ("AA nicht geschlossen", "closed"),
        ("AA not on fridays", "fri-1900"),
        ("AA nicht um 19 Uhr", "mon-1900"),
    ] {
        let results = ask(&index, words, Some("DE"));
        let found: Vec<&str> = results.hits.iter().map(|hit| index.row(hit.ordinal).id()).collect();
        assert!(
            !found.is_empty() && !found.contains(&unwanted),
            "{words:?}: {found:?} {:?}",
            chips(&results)
        );
        assert!(chips(&results).iter().any(|(_, label)| label.starts_with('-')), "{words:?}");
    }
    // A negation that is part of the trouble, and one of something else, exclude nothing.
    for words in
        ["I cannot stop drinking", "ich kann nicht aufhören zu trinken", "jeg klarer ikke slutte å drikke"]
    {
        let results = ask(&index, words, Some("DE"));
        assert!(chips(&results).iter().all(|(_, label)| !label.starts_with('-')), "{words:?}");
        assert!(results.total > 10, "{words:?}: {}", results.total);
    }
}

#[test]
fn words_of_a_story_are_no_conditions() {
    let index = conditions();
    for words in [
        "every time the phone rings I start drinking",
        "he reads my phone and drinks",
        "I drink every night alone",
        "weekends are the worst for my drinking",
        "my young daughter drinks",
        "mein Junge trinkt",
        "I left the church and drink",
        "open heart surgery and drinking",
        "after 20 years of drinking",
        "started drinking at 12",
    ] {
        let results = ask(&index, words, Some("DE"));
        let read = chips(&results);
        let wrong = read.iter().filter(|(facet, _)| {
            ["format", "time", "weekday", "people", "faith", "attendance"].contains(&facet.as_str())
        });
        assert_eq!(wrong.count(), 0, "{words:?}: {read:?}");
    }
}

/// Parts of a question, each of which stands for itself, in each language.
const PARTS: [(Language, [&str; 12]); 3] = [
    (
        Language::En,
        [
            "depression",
            "anxiety",
            "Köln",
            "online",
            "tuesday",
            "women",
            "evenings",
            "alcohol",
            "German",
            "free",
            "wheelchair",
            "Hamburg",
        ],
    ),
    (
        Language::De,
        [
            "Depression",
            "Angst",
            "Köln",
            "online",
            "Dienstag",
            "Frauen",
            "abends",
            "Alkohol",
            "Englisch",
            "kostenlos",
            "Rollstuhl",
            "Hamburg",
        ],
    ),
    (
        Language::Nb,
        [
            "depresjon",
            "angst",
            "Köln",
            "på nett",
            "tirsdag",
            "kvinner",
            "om kvelden",
            "alkohol",
            "engelsk",
            "gratis",
            "rullestol",
            "Hamburg",
        ],
    ),
];
/// Words that ask for nothing, by the language of [`PARTS`].
const FILLERS: [[&str; 8]; 3] = [
    [
        "please",
        "I am looking for",
        "a group",
        "I am looking for a group about",
        "is there",
        "hello",
        "where is",
        "and",
    ],
    [
        "bitte",
        "ich suche",
        "eine Gruppe",
        "ich suche eine Gruppe für",
        "gibt es",
        "hallo",
        "wo finde ich",
        "und",
    ],
    [
        "vær så snill",
        "jeg ser etter",
        "en gruppe",
        "jeg ser etter en gruppe for",
        "finnes det",
        "hei",
        "hvor finner jeg",
        "og",
    ],
];
/// Words that tell the language and no more, and small words that may stand anywhere.
const SMALL_WORDS: [(&str, [&str; 7]); 3] = [
    ("I", ["the", "and", "with", "of", "a", "also", "to"]),
    ("ich", ["der", "und", "mit", "für", "eine", "auch", "zu"]),
    ("jeg", ["den", "og", "med", "for", "en", "også", "til"]),
];

fn demo_index() -> &'static Index {
    static INDEX: std::sync::LazyLock<Index> =
        std::sync::LazyLock::new(|| index_of(&groupfinder::demo::groups(400, 11).collect::<Vec<_>>()));
    &INDEX
}

fn ask_in(language: Language, words: &str) -> Results {
    // The space says that the last word is typed to its end.
    let query = Query { text: format!("{words} "), language, limit: usize::MAX, ..Query::default() };
    find_groups(demo_index(), &query, &moment())
}

/// Every group found with whether it is known to fit, and how well it fits.
fn found(results: &Results) -> BTreeMap<u32, (bool, u32)> {
    results.hits.iter().map(|hit| (hit.ordinal.0, (hit.stated, (hit.score * 1000.0) as u32))).collect()
}

/// Every choice of at most `most` parts of a language, in the order of [`PARTS`].
fn choices(parts: [&'static str; 12], most: usize) -> impl Iterator<Item = Vec<&'static str>> {
    (1_usize..1 << parts.len())
        .map(move |chosen| {
            parts.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, part)| *part).collect()
        })
        .filter(move |chosen: &Vec<_>| chosen.len() <= most)
}

#[test]
fn the_order_of_words_changes_nothing() {
    for (language, all) in PARTS {
        for parts in choices(all, 3) {
            // Two towns are a question of which is meant; the first is taken.
            if parts.contains(&"Köln") && parts.contains(&"Hamburg") {
                continue;
            }
            let one = found(&ask_in(language, &parts.join(" ")));
            for order in [[0, 2, 1], [1, 0, 2], [2, 1, 0]] {
                let shuffled: Vec<&str> = order.into_iter().filter_map(|at| parts.get(at).copied()).collect();
                let other = found(&ask_in(language, &shuffled.join(" ")));
                assert_eq!(one, other, "{parts:?} {shuffled:?}");
            }
        }
    }
}

#[test]
fn a_filler_changes_no_first_hit() {
    for ((language, all), fillers) in PARTS.into_iter().zip(FILLERS) {
        for parts in choices(all, 3) {
            let plain = ask_in(language, &parts.join(" "));
            for filler in fillers {
                let filled = ask_in(language, &format!("{filler} {}", parts.join(" ")));
                assert_eq!(
                    plain.hits.first().map(|hit| hit.ordinal),
                    filled.hits.first().map(|hit| hit.ordinal),
                    "{filler:?} {parts:?} {:?} {:?}",
                    plain.interpretations,
                    filled.interpretations
                );
            }
        }
    }
}

#[test]
fn what_is_found_stays_found_beside_a_function_word() {
    for ((language, all), (first, small)) in PARTS.into_iter().zip(SMALL_WORDS) {
        for parts in choices(all, 2) {
            // The first word tells the language, so that the one added tells nothing new.
            let words = [&[first], &parts[..]].concat();
            let plain = found(&ask_in(language, &words.join(" ")));
            for (word, place) in
                small.into_iter().flat_map(|word| (1..=words.len()).map(move |at| (word, at)))
            {
                let mut more = words.clone();
                more.insert(place, word);
                let found = found(&ask_in(language, &more.join(" ")));
                let lost: Vec<&u32> = plain.keys().filter(|group| !found.contains_key(*group)).collect();
                assert!(lost.is_empty(), "{more:?} loses {lost:?}");
            }
        }
    }
}

#[test]
fn a_condition_typed_and_ticked_gives_the_same_groups() {
    let index = demo_index();
    let mut compared = 0;
    for language in Language::ALL {
        for facet in [Facet::People, Facet::Access, Facet::Language, Facet::Format, Facet::Day, Facet::Time] {
            for value in &Facets::embedded().facet(facet.id()).unwrap().values {
                let Some(id) = index.value_id(facet, value.id) else { continue };
                let typed = ask_in(language, &format!("Tinnitus {}", value.label(language)));
                // Some labels are several words for one thing, or mean several values; those are not one chip.
                let chips: Vec<_> =
                    typed.interpretations.iter().map(|read| (read.facet, read.label.as_str())).collect();
                if chips != [(Some(facet), value.label(language))]
                    || value.id == "night"
                    || value.id == "lgbtq"
                {
                    continue;
                }
                let mut ticked =
                    Query { text: "Tinnitus ".to_owned(), language, limit: usize::MAX, ..Query::default() };
                ticked.selection.toggle(facet, id);
                let ticked = find_groups(index, &ticked, &moment());
                let sets = [&typed, &ticked].map(|results| {
                    results.hits.iter().map(|hit| (hit.ordinal.0, hit.stated)).collect::<BTreeMap<_, _>>()
                });
                assert_eq!(sets[0], sets[1], "{language:?} {facet:?} {}", value.id);
                assert_eq!(typed.not_stated, ticked.not_stated, "{language:?} {facet:?} {}", value.id);
                compared += 1;
            }
        }
    }
    assert!(compared > 60, "{compared}");
}
