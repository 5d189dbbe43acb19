//! Search as people need it: spellings, meaning, order, ways on; and against a model that looks at every group.

use crate::support;
use groupfinder::group::{Coded, Format, Group, Kind, Meeting, Place, Relation, Text, Weekday};
use groupfinder::search::{
    Facet, Index, LatePart, LateSections, LocalNow, Ordinal, Query, Results, Selection, Sort, Suggestion,
    ValueId, find_groups,
};
use groupfinder::topic::{Category, Language, Thesaurus};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

fn text(s: &str) -> Text {
    Text::from_cleaned(s).unwrap()
}

fn group(id: &str, name: &str, topics: &[&str]) -> Group {
    let mut group = Group::new(text(id), text(name));
    group.topics = topics.iter().map(|t| text(t)).collect();
    let thesaurus = Thesaurus::embedded();
    for topic in topics {
        if let Some(id) = thesaurus.topic_named(topic) {
            group.categories.insert(thesaurus.get(id).category);
        }
    }
    group.formats.insert(Format::InPerson);
    group
}

fn in_town(mut group: Group, town: &str, country: &str, latitude: f64, longitude: f64) -> Group {
    group.place = Some(Place {
        street: Some(text("Hauptstraße 1")),
        city: Some(text(town)),
        country: groupfinder::group::Country::from_code(country),
        point: groupfinder::place::Point::new(latitude, longitude),
        ..Place::default()
    });
    group
}

fn moment() -> LocalNow {
    LocalNow { now: support::now(), zone: support::zone() }
}

fn ask(index: &Index, words: &str) -> Results {
    find_groups(index, &Query { text: words.to_owned(), ..Query::default() }, &moment())
}

fn names(index: &Index, results: &Results) -> Vec<String> {
    results.hits.iter().map(|h| index.row(h.ordinal).name().to_owned()).collect()
}

fn found(groups: &[Group], words: &str) -> Vec<String> {
    let index = support::index_of(groups);
    names(&index, &ask(&index, words))
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names
}

#[test]
fn spellings_of_one_word_find_the_same_groups() {
    let groups = [
        in_town(group("a", "Gruppe eins", &["depression"]), "München", "DE", 48.14, 11.57),
        in_town(group("b", "Gruppe zwei", &["depression"]), "Ålesund", "NO", 62.47, 6.15),
        in_town(group("c", "Gruppe drei", &["depression"]), "Łódź", "PL", 51.77, 19.46),
        in_town(group("d", "Treff Schloßstraße", &["anxiety"]), "Berlin", "DE", 52.5, 13.4),
    ];
    let index = support::index_of(&groups);
    for (town, spellings) in [
        ("Gruppe eins", &["Muenchen", "München", "MUNCHEN", "Munich", "münchen "][..]),
        ("Gruppe zwei", &["Ålesund", "aalesund", "alesund"]),
        ("Gruppe drei", &["Lodz", "Łódź"]),
        ("Treff Schloßstraße", &["schlossstrasse", "Schloßstraße"]),
    ] {
        for spelling in spellings {
            let results = ask(&index, spelling);
            assert_eq!(names(&index, &results).first().map(String::as_str), Some(town), "{spelling}");
        }
    }
}

#[test]
fn abbreviations_are_whole_words() {
    let groups = [
        group("a", "Gymnastik am Morgen", &["leisure-contact"]),
        group("b", "Leben mit MS", &["multiple-sclerosis"]),
        group("c", "Neue Wege", &["multiple-sclerosis"]),
        group("d", "Offene Runde", &["alcohol"]),
    ];
    assert_eq!(found(&groups, "MS"), ["Leben mit MS", "Neue Wege"]);
    assert_eq!(found(&groups, "ms"), ["Leben mit MS", "Neue Wege"]);
    assert_eq!(found(&groups, "AA"), ["Offene Runde"]);
}

#[test]
fn sentences_find_topics_in_three_languages() {
    let groups = [
        group("a", "Kreis am Mittwoch", &["relatives-alcohol"]),
        group("b", "Onsdagsgruppa", &["loss-of-child"]),
        group("c", "Tuesday circle", &["domestic-violence"]),
        group("d", "Mut-Gruppe", &["perpetrators"]),
        group("e", "Runde Sonnenschein", &["breast-cancer"]),
        group("f", "Abendrunde", &["alcohol"]),
    ];
    for (words, first) in [
        ("mein mann trinkt", "Kreis am Mittwoch"),
        ("my husband drinks", "Kreis am Mittwoch"),
        ("mannen min drikker", "Kreis am Mittwoch"),
        ("jeg har mistet barnet mitt", "Onsdagsgruppa"),
        ("he hits me", "Tuesday circle"),
        ("mein Mann schlägt mich", "Tuesday circle"),
        ("I hit my wife", "Mut-Gruppe"),
        ("ich bin gewalttätig", "Mut-Gruppe"),
        ("Brustkrebsgruppe", "Runde Sonnenschein"),
        ("krebs", "Runde Sonnenschein"),
        ("alkoh", "Abendrunde"),
    ] {
        assert_eq!(found(&groups, words).first().map(String::as_str), Some(first), "{words}");
    }
    // Who is hit and who hits must not meet.
    assert!(!found(&groups, "he hits me").contains(&"Mut-Gruppe".to_owned()));
    assert!(!found(&groups, "I hit my wife").contains(&"Tuesday circle".to_owned()));
}

#[test]
fn mistakes_are_corrected_and_said() {
    let groups = [group("a", "Kreis", &["depression"]), group("b", "Runde", &["panic-attacks"])];
    let index = support::index_of(&groups);
    for (typed, to, name) in [
        ("depresion", "depression", "Kreis"),
        ("deperssion", "depression", "Kreis"),
        ("panikattaken", "panikattacken", "Runde"),
    ] {
        let results = ask(&index, typed);
        assert_eq!(names(&index, &results), [name], "{typed}");
        let correction = results.corrected.unwrap();
        assert_eq!((correction.from.as_str(), correction.to.as_str()), (typed, to));
    }
    let literal = Query { text: "depresion".into(), literal: true, ..Query::default() };
    let results = find_groups(&index, &literal, &moment());
    assert_eq!((results.total, results.corrected), (0, None));
    assert!(!results.suggestions.is_empty());
}

#[test]
fn words_for_whom_when_and_how_become_filters() {
    let mut online = group("a", "Kreis online", &["bereavement"]);
    online.formats = [Format::Online].into_iter().collect();
    let mut monday = group("b", "Kreis am Montag", &["bereavement"]);
    monday.meetings = vec![Meeting::every_week(Weekday::Monday, None, None)];
    let mut parents = group("c", "Kreis der Eltern", &["bereavement"]);
    parents.audience.insert(Relation::Parents);
    let mut affected = group("d", "Kreis der Betroffenen", &["dementia"]);
    affected.audience.insert(Relation::Affected);
    let relatives = group("e", "Kreis am Abend", &["relatives-dementia"]);
    let groups = [online, monday, parents, affected, relatives];
    let index = support::index_of(&groups);
    assert_eq!(names(&index, &ask(&index, "trauer online")), ["Kreis online"]);
    assert_eq!(names(&index, &ask(&index, "trauer montag")), ["Kreis am Montag"]);
    assert_eq!(names(&index, &ask(&index, "demenz angehörige")), ["Kreis am Abend"]);
    let results = ask(&index, "grief on monday");
    assert_eq!(results.interpretations.len(), 1);
    assert_eq!(
        (results.interpretations[0].facet, results.interpretations[0].label.as_str()),
        (Some(Facet::Day), "Monday")
    );
}

#[test]
fn a_named_place_makes_the_nearest_come_first_and_hides_nothing() {
    let mut online = group("o", "Überall", &["bereavement"]);
    online.formats = [Format::Online].into_iter().collect();
    let groups = [
        in_town(group("l", "Leipziger Kreis", &["bereavement"]), "Leipzig", "DE", 51.34, 12.37),
        in_town(group("b", "Bonner Kreis", &["loss-of-child"]), "Bonn", "DE", 50.73, 7.1),
        in_town(group("k", "Kölner Kreis", &["bereavement"]), "Köln", "DE", 50.94, 6.96),
        online,
    ];
    let index = support::index_of(&groups);
    let results = ask(&index, "trauer köln");
    let order = names(&index, &results);
    assert_eq!(order[..2], ["Kölner Kreis", "Bonner Kreis"]);
    assert_eq!(results.total, 4);
    assert!(results.is_near());
    assert!(results.hits[0].distance_km.unwrap() < 5.0);
    assert!((results.hits[1].distance_km.unwrap() - 25.0).abs() < 3.0);
    // Within a distance, what can be joined from anywhere stays.
    let mut near = results.near().unwrap().clone();
    near.within_km = Some(10.0);
    let query = Query { text: "trauer".into(), near: Some(near), ..Query::default() };
    let results = find_groups(&index, &query, &moment());
    assert_eq!(sorted(names(&index, &results)), ["Kölner Kreis", "Überall"]);
}

#[test]
fn operators_keep_together_leave_out_and_offer_a_choice() {
    let groups = [
        group("a", "Leben mit Krebs", &["cancer"]),
        group("b", "Mit Mut leben", &["cancer"]),
        group("c", "Angstgruppe", &["anxiety"]),
        group("d", "Stottern", &["stuttering"]),
    ];
    assert_eq!(found(&groups, "\"leben mit\""), ["Leben mit Krebs"]);
    assert_eq!(found(&groups, "krebs -mut"), ["Leben mit Krebs"]);
    assert_eq!(sorted(found(&groups, "angst|stottern")), ["Angstgruppe", "Stottern"]);
    assert!(!found(&groups, "-").is_empty());
    assert!(!found(&groups, "\"").is_empty());
}

/// The table says why each comes where it does.
#[test]
fn the_order_explains_itself() {
    let mut noted = group("n", "Zz notes only", &[]);
    noted.description.set("de", text("Hier geht es auch um Depression."));
    let mut organisation = group("o", "Aa organisation", &["depression"]);
    organisation.kind = Kind::Organisation;
    organisation.organisation = Some(groupfinder::group::Organisation {
        name: text("Verband"),
        url: groupfinder::group::Link::parse("https://verband.example").ok(),
    });
    let tomorrow = {
        let mut g = group("t", "Mm tomorrow", &["depression"]);
        g.meetings =
            vec![Meeting::every_week(Weekday::Wednesday, groupfinder::group::Clock::parse("18:00"), None)];
        g
    };
    let friday = {
        let mut g = group("f", "Bb friday", &["depression"]);
        g.meetings =
            vec![Meeting::every_week(Weekday::Friday, groupfinder::group::Clock::parse("18:00"), None)];
        g
    };
    let groups = [
        noted,
        organisation,
        group("x", "Xx no meeting, topic", &["depression"]),
        group(
            "c",
            "Cc no meeting, topic, an exceptionally long name that must not matter at all",
            &["depression"],
        ),
        friday,
        tomorrow,
        group("d", "Depression im Alltag", &["depression"]),
        group("p", "Depressionsgruppe Nord", &[]),
    ];
    let expected = [
        ("Depression im Alltag", "topic and name both say it"),
        ("Mm tomorrow", "topic; meets soonest"),
        ("Bb friday", "topic; meets later, whatever its name"),
        (
            "Cc no meeting, topic, an exceptionally long name that must not matter at all",
            "topic; by name, not by length",
        ),
        ("Xx no meeting, topic", "topic; by name"),
        ("Aa organisation", "an organisation, after the groups"),
        ("Depressionsgruppe Nord", "the name begins with it, the topic is not stated"),
        ("Zz notes only", "only mentioned in the notes"),
    ];
    assert_eq!(found(&groups, "depression"), expected.map(|(name, _)| name));
}

#[test]
fn unreachable_listings_show_only_where_there_is_nothing_better() {
    let mut mute = group("m", "Verein ohne Weg", &["als"]);
    mute.kind = Kind::Organisation;
    mute.area = vec![groupfinder::group::Area::parse("DE").unwrap()];
    let mut reachable = group("r", "Verein mit Weg", &["als"]);
    reachable.kind = Kind::Organisation;
    reachable.area = vec![groupfinder::group::Area::parse("DE").unwrap()];
    reachable.contact = Some(groupfinder::group::Contact { phone: Some(text("000")), ..Default::default() });
    let alone = support::index_of(std::slice::from_ref(&mute));
    assert_eq!((alone.len(), alone.shown_count(), ask(&alone, "").total), (1, 1, 1));
    let both = support::index_of(&[mute, reachable]);
    assert_eq!((both.len(), both.shown_count()), (2, 1));
    let results = ask(&both, "");
    assert_eq!(names(&both, &results), ["Verein mit Weg"]);
    let kind = both.value_id(Facet::Kind, "organisation").unwrap();
    assert_eq!(results.counts.count_of(Facet::Kind, kind), 1);
    assert_eq!(both.with_id("m").len(), 1, "it can still be shown by its id");
}

#[test]
fn an_empty_answer_always_leads_on() {
    let groups: Vec<Group> = groupfinder::demo::groups(300, 1).collect();
    let index = support::index_of(&groups);
    let topic = |id: &str| index.value_id(Facet::Topic, id).unwrap();
    let day = |id: &str| index.value_id(Facet::Day, id).unwrap();
    let mut two = Selection::default();
    two.toggle(Facet::Topic, topic("alcohol"));
    two.toggle(Facet::Category, index.value_id(Facet::Category, "disability").unwrap());
    let mut rare = Selection::default();
    rare.toggle(Facet::Topic, topic("fasd"));
    rare.toggle(Facet::Day, day("sun"));
    let near = |km| {
        let place = groupfinder::place::Point::new(-54.8, -68.3).unwrap();
        Some(groupfinder::search::Near {
            point: place,
            label: "Ushuaia".into(),
            country: None,
            within_km: Some(km),
        })
    };
    let cases = [
        ("letters that mean nothing", Query { text: "qqzzxx".into(), ..Query::default() }),
        (
            "a word with a mistake, as typed",
            Query { text: "deprezzion xqx".into(), literal: true, ..Query::default() },
        ),
        ("two filters that exclude each other", Query { selection: two, ..Query::default() }),
        ("a rare topic on a day", Query { selection: rare, ..Query::default() }),
        (
            "far from everything",
            Query { text: "\"gruppe am see\"".into(), near: near(1.0), ..Query::default() },
        ),
        ("everything left out", Query { text: "trauer -trauer -grief -sorg".into(), ..Query::default() }),
        ("only signs", Query { text: "\"???\"".into(), literal: true, ..Query::default() }),
    ];
    for (what, query) in cases {
        let results = find_groups(&index, &query, &moment());
        if results.total == 0 {
            assert!(results.suggestions.len() >= 2, "{what}: {:?}", results.suggestions);
            assert!(results.suggestions.contains(&Suggestion::Crisis), "{what}");
        }
    }
}

#[test]
fn dropping_the_offered_filter_gives_what_was_promised() {
    let groups: Vec<Group> = groupfinder::demo::groups(400, 3).collect();
    let index = support::index_of(&groups);
    let mut tried = 0;
    for topic in 0..60 {
        for format in 0..4 {
            let mut selection = Selection::default();
            selection.toggle(Facet::Topic, ValueId(topic));
            selection.toggle(Facet::Format, ValueId(format));
            let query = Query { selection, ..Query::default() };
            let results = find_groups(&index, &query, &moment());
            for way in &results.suggestions {
                let Suggestion::DropFilter { facet, count, .. } = way else { continue };
                let mut without = query.clone();
                without.selection.clear_facet(*facet);
                assert_eq!(find_groups(&index, &without, &moment()).total, results.total + count);
                tried += 1;
            }
        }
    }
    assert!(tried > 10, "{tried}");
}

#[test]
fn a_pasted_page_is_an_ordinary_question() {
    let groups = [group("a", "Leben mit Krebs", &["cancer"])];
    let index = support::index_of(&groups);
    for words in [31, 32, 33, 40, 100, 2000] {
        for word in ["krebs", "qqzzxx", "meine", "a|b", "-c", "\"d e\""] {
            let results = ask(&index, &vec![word; words].join(" "));
            assert!(results.total > 0 || !results.suggestions.is_empty(), "{words} times {word}");
        }
    }
}

#[test]
fn any_flipped_byte_is_noticed() {
    let groups: Vec<Group> = groupfinder::demo::groups(40, 1).collect();
    let bytes = support::index_of(&groups).bytes().to_vec();
    assert!(Index::open(bytes.clone()).is_ok());
    // Every byte of the head and the table, and every seventh after it, with one bit and with all.
    let places = (0..700).chain((700..bytes.len()).step_by(7));
    let mut flips = 0;
    for at in places {
        for bits in [1_u8, 0xff] {
            let mut damaged = bytes.clone();
            damaged[at] ^= bits;
            assert!(Index::open(damaged).is_err(), "byte {at} of {}", bytes.len());
            flips += 1;
        }
    }
    assert!(flips > 4_000, "{flips}");
    for cut in [0, 1, 23, 24, 500, bytes.len() - 1] {
        assert!(Index::open(bytes[..cut].to_vec()).is_err(), "cut at {cut}");
    }
}

/// Late parts as they were written, or damaged; counts how often they are read.
#[derive(Clone)]
struct Late {
    written: Vec<u8>,
    parts: [Vec<u8>; 2],
    is_damaged: bool,
    reads: Arc<AtomicU32>,
}

impl Late {
    fn of_index(whole: &Index, is_damaged: bool) -> Self {
        let parts = LatePart::ALL.map(|part| whole.late_part(part).to_vec());
        Self { written: whole.bytes().to_vec(), parts, is_damaged, reads: Arc::default() }
    }

    fn front(&self) -> Vec<u8> {
        self.written[..Index::front_length(self.written[..Index::HEAD_BYTES].try_into().unwrap())].to_vec()
    }
}

impl LateSections for Late {
    fn read(&self, bytes: Range<usize>) -> Option<Vec<u8>> {
        self.reads.fetch_add(1, Ordering::Relaxed);
        let mut bytes = self.written[bytes].to_vec();
        bytes[7] ^= u8::from(self.is_damaged);
        Some(bytes)
    }

    fn rebuild(&self, part: LatePart) -> Option<Vec<u8>> {
        assert!(self.is_damaged);
        Some(self.parts[part as usize].clone())
    }
}

#[test]
fn what_only_words_need_is_read_for_the_first_word() {
    let groups: Vec<Group> = groupfinder::demo::groups(400, 1).collect();
    let whole = support::index_of(&groups);
    for is_damaged in [false, true] {
        let late = Late::of_index(&whole, is_damaged);
        let index = Index::open_front(late.front(), whole.bytes().len(), Box::new(late.clone())).unwrap();
        let home = Some(support::in_country("DE"));
        for sort in [Sort::Best, Sort::Next, Sort::Distance, Sort::Name] {
            let query = Query { sort, home: home.clone(), ..Query::default() };
            assert_eq!(find_groups(&index, &query, &moment()), find_groups(&whole, &query, &moment()));
            let row = index.row(find_groups(&index, &query, &moment()).hits[0].ordinal);
            assert!(!row.name().is_empty());
        }
        assert_eq!(late.reads.load(Ordering::Relaxed), 0, "nothing was typed");
        for words in ["trauer", "angst berlin"] {
            assert!(ask(&whole, words).total > 0);
            assert_eq!(ask(&index, words), ask(&whole, words), "{words}");
        }
        assert_eq!(late.reads.load(Ordering::Relaxed), 1, "and once is enough");
        assert!(index.read_late_part(LatePart::Words));
        // Ids are for whoever asks for a group by its own.
        for at in [0, 7, 399] {
            let id = whole.row(Ordinal(at)).id();
            assert_eq!((index.row(Ordinal(at)).id(), index.with_id(id)), (id, vec![Ordinal(at)]));
        }
        assert_eq!(late.reads.load(Ordering::Relaxed), 2);
    }
    let late = Late { parts: [vec![0; 8], Vec::new()], ..Late::of_index(&whole, true) };
    let index = Index::open_front(late.front(), whole.bytes().len(), Box::new(late)).unwrap();
    for part in LatePart::ALL {
        assert!(!index.read_late_part(part), "other sections than those that were written");
    }
    let _ = ask(&index, "trauer");
    assert_eq!((index.row(Ordinal(0)).id(), index.with_id("x")), ("", Vec::new()));
}

// ---- against a model ----

/// What the model knows of a group: for each filter, the ids it counts under.
fn ids(group: &Group) -> Vec<(Facet, BTreeSet<String>)> {
    let thesaurus = Thesaurus::embedded();
    let set = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    let mut topics: BTreeSet<String> = group.topics.iter().map(ToString::to_string).collect();
    for id in group.topics.iter().filter_map(|t| thesaurus.topic_named(t)) {
        topics.extend(thesaurus.broader_topics(id).iter().map(|t| thesaurus.get(*t).id.to_owned()));
    }
    let mut formats: Vec<&str> = group.formats.iter().map(Coded::id).collect();
    if group.formats.is_hybrid() {
        formats.push("hybrid");
    }
    if group.formats.is_empty() {
        formats.push("unknown");
    }
    let days =
        group.meetings.iter().flat_map(|m| m.weekdays().iter().map(Coded::id).collect::<Vec<_>>()).collect();
    vec![
        (Facet::Topic, topics),
        (Facet::Category, set(group.categories.iter().map(Category::id).collect())),
        (Facet::Format, set(formats)),
        (Facet::Audience, set(group.audience.iter().map(Coded::id).collect())),
        (Facet::Day, set(days)),
        (Facet::Kind, set(vec![group.kind.id()])),
    ]
}

fn holds(group: &Group, facet: Facet, id: &str) -> bool {
    // Whom a group is for is understood more widely than by the same word: a group for everybody is for relatives too.
    facet == Facet::Audience && crate::search_model::does(group, facet, id)
        || ids(group).iter().any(|(f, ids)| *f == facet && ids.contains(id))
}

/// Words of a group, as the model matches them: whole or as a beginning.
fn says(group: &Group, word: &str) -> bool {
    let all = [group.name.as_str()].into_iter().chain(group.description.iter().map(|(_, t)| t.as_str()));
    let place = group.place.iter().flat_map(|p| [&p.city, &p.region, &p.venue, &p.street, &p.postal_code]);
    let texts = all
        .chain(place.flatten().map(Text::as_str))
        .chain(group.organisation.iter().map(|o| o.name.as_str()));
    let notes = group.meetings.iter().filter_map(|m| m.note.as_deref());
    let note = group.place.iter().filter_map(|p| p.note.as_deref());
    texts
        .chain(notes)
        .chain(note)
        .any(|t| groupfinder::search::fold(t).split(' ').any(|w| w == groupfinder::search::fold(word)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn hits_and_counts_equal_a_look_at_every_group(
        n in 1_usize..80,
        seed in 0_u64..1000,
        chosen in prop::collection::vec((0_usize..6, 0_u32..12), 0..5),
        word in prop::option::of(prop::sample::select(vec!["oslo", "gruppe", "treff", "köln", "group", "for"])),
    ) {
        let facets = [Facet::Topic, Facet::Category, Facet::Format, Facet::Audience, Facet::Day, Facet::Kind];
        let groups: Vec<Group> = groupfinder::demo::groups(n, seed).collect();
        let index = support::index_of(&groups);
        let mut selection = Selection::default();
        for (facet, value) in chosen {
            let facet = facets[facet];
            // A value that exists; topics by what the groups have.
            let value = if facet == Facet::Topic {
                let at = value as usize % n;
                groups[at].topics.first().and_then(|t| index.value_id(facet, t))
            } else {
                Some(ValueId(value % index.values(facet).len() as u32))
            };
            if let Some(value) = value.filter(|v| !selection.contains(facet, *v)) {
                selection.toggle(facet, value);
            }
        }
        // Words are taken as they are here; what they mean has tests of its own.
        let query = Query {
            text: word.unwrap_or_default().to_owned(),
            literal: true,
            selection: selection.clone(),
            limit: usize::MAX,
            sort: Sort::Name,
            ..Query::default()
        };
        let results = find_groups(&index, &query, &moment());
        let passes = |group: &Group, but: Option<Facet>| {
            facets.iter().filter(|f| Some(**f) != but).all(|facet| {
                let mut values = selection.values_in(*facet).peekable();
                values.peek().is_none()
                    || values.any(|v| holds(group, *facet, &index.value(*facet, v).unwrap().id))
            })
        };
        let speaks = |group: &Group| word.is_none_or(|w| says(group, w));
        let expected: BTreeSet<String> =
            groups.iter().filter(|g| passes(g, None) && speaks(g)).map(|g| g.id.to_string()).collect();
        let found = |stated: bool| -> BTreeSet<String> {
            let hits = results.hits.iter().filter(|hit| hit.stated == stated);
            hits.map(|hit| index.row(hit.ordinal).id().to_owned()).collect()
        };
        prop_assert_eq!(&found(true), &expected);
        // A listing need not say whom it is for.
        let silent = |group: &&Group| {
            group.audience.is_empty() && !passes(group, None) && passes(group, Some(Facet::Audience)) && speaks(group)
        };
        let not_stated: BTreeSet<String> = groups.iter().filter(silent).map(|g| g.id.to_string()).collect();
        prop_assert_eq!(&found(false), &not_stated);
        prop_assert_eq!(results.not_stated as usize, not_stated.len());
        prop_assert_eq!(results.total as usize, expected.len() + not_stated.len());
        for facet in facets {
            for (value, id) in index.values(facet).iter().zip(0_u32..) {
                let count = groups
                    .iter()
                    .filter(|g| passes(g, Some(facet)) && speaks(g) && holds(g, facet, &value.id))
                    .count();
                prop_assert_eq!(results.counts.count_of(facet, ValueId(id)) as usize, count, "{:?} {}", facet, &value.id);
            }
        }
    }

    #[test]
    fn no_text_stops_the_search(typed in "\\PC{0,40}", language in 0_usize..3) {
        thread_local! {
            static INDEX: Index = support::index_of(&groupfinder::demo::groups(60, 1).collect::<Vec<_>>());
        }
        INDEX.with(|index| {
            let query = Query { text: typed, language: Language::ALL[language], ..Query::default() };
            let results = find_groups(index, &query, &moment());
            assert!(results.total > 0 || !results.suggestions.is_empty());
            assert!(results.hits.len() <= results.total as usize);
        });
    }
}
