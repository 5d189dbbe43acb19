//! What typed words are taken to mean, and how that can be taken back. One group a topic, all named alike, so that
//! only the meaning can find them.

use crate::support::process::busy;
use groupfinder::group::{Country, Format, Group, LanguageTag, Meeting, Place, Text, Weekday};
use groupfinder::place::Gazetteer;
use groupfinder::search::{
    Facet, HitSection, Index, IndexBuilder, LocalNow, Query, Results, Suggestion, When, find_groups,
};
use groupfinder::topic::{Language, Thesaurus};

fn text(s: &str) -> Text {
    Text::from_cleaned(s).unwrap()
}

/// For every topic a group in Köln that meets in person on Tuesdays at 18:00, and one online on Sundays at 9:00.
fn index() -> Index {
    let koeln = Gazetteer::embedded().places_named("Köln", None).first().unwrap().point;
    let mut builder = IndexBuilder::new();
    for (_, topic) in Thesaurus::embedded().topics() {
        let mut here = Group::new(text(&format!("{}-here", topic.id)), text("Runde Sonnenschein"));
        here.topics = vec![text(topic.id)];
        here.formats = [Format::InPerson].into_iter().collect();
        let clock = groupfinder::group::Clock::new(18, 0);
        here.meetings = vec![Meeting::every_week(Weekday::Tuesday, clock, None)];
        here.place = Some(Place {
            city: Some(text("Köln")),
            country: Country::from_code("DE"),
            point: Some(koeln),
            ..Place::default()
        });
        builder.add_group(&here);
        let mut online = Group::new(text(&format!("{}-online", topic.id)), text("Runde Sonnenschein"));
        online.topics = vec![text(topic.id)];
        online.formats = [Format::Online].into_iter().collect();
        online.languages = vec![LanguageTag::parse("en").unwrap()];
        online.meetings =
            vec![Meeting::every_week(Weekday::Sunday, groupfinder::group::Clock::new(9, 0), None)];
        builder.add_group(&online);
    }
    builder.into_index()
}

fn moment() -> LocalNow {
    // A Tuesday.
    let zone = jiff::tz::TimeZone::get("Europe/Berlin").unwrap();
    LocalNow { now: "2026-11-24T12:00:00Z".parse().unwrap(), zone }
}

fn ask(index: &Index, words: &str) -> Results {
    let query = Query { text: words.to_owned(), language: Language::De, ..Query::default() };
    find_groups(index, &query, &moment())
}

/// The ids of the groups found, best first.
fn ids(index: &Index, results: &Results) -> Vec<String> {
    results.hits.iter().map(|hit| index.row(hit.ordinal).id().to_owned()).collect()
}

#[test]
fn sentences_find_their_topic_first() {
    let index = index();
    for (words, topic) in [
        ("he hits me", "domestic-violence"),
        ("my husband hits me", "domestic-violence"),
        ("i hit my wife", "perpetrators"),
        ("mein Opa hat sich erhängt", "suicide-loss"),
        ("my cousin died of an overdose", "overdose-loss"),
        ("faren min ble drept", "homicide-loss"),
        ("Trauer um meinen Mann", "loss-of-partner"),
        ("grieving my mum", "loss-of-parent"),
        ("AA", "alcohol"),
        ("aa", "alcohol"),
        ("ich bin Alkoholiker und brauche Hilfe", "alcohol"),
        ("alanon", "relatives-alcohol"),
        ("jeg har mistet barnet mitt", "loss-of-child"),
        ("was kann ich tun wenn mein mann trinkt", "relatives-alcohol"),
        ("Brust Krebs", "breast-cancer"),
        ("Hodenkrebs", "cancer"),
        ("depression", "depression"),
        ("sliter med angst", "anxiety"),
    ] {
        let results = ask(&index, words);
        let found = ids(&index, &results);
        let first = found.first().unwrap_or_else(|| panic!("{words:?} finds nothing"));
        let (first, _) = first.rsplit_once('-').unwrap();
        assert_eq!(first, topic, "{words:?} finds {:?}", &found[..found.len().min(6)]);
    }
}

/// "I hit" may be half of "I hit my wife": those who hit find help to stop, and whoever is hit finds hers beside it.
/// A sentence of somebody who is beaten never leads to those who beat.
#[test]
fn who_hits_and_who_is_hit_are_told_apart() {
    let index = index();
    for words in ["I hit", "ich schlage", "jeg slår"] {
        let found = ids(&index, &ask(&index, words));
        let has = |topic: &str| found.iter().any(|id| id.starts_with(topic));
        assert!(has("perpetrators") && has("domestic-violence"), "{words:?}: {found:?}");
    }
    for words in
        ["he hit me again", "mein Bruder schlägt mich", "kjæresten slo meg i ansiktet", "I am beaten at home"]
    {
        let found = ids(&index, &ask(&index, words));
        let rank = |topic: &str| found.iter().position(|id| id.starts_with(topic));
        let (own, theirs) = (rank("domestic-violence"), rank("perpetrators"));
        assert!(own.is_some_and(|own| theirs.is_none_or(|theirs| own < theirs)), "{words:?}: {found:?}");
    }
}

/// Two topics together: first those who know both, then those who know one of them.
/// What is for relatives may tell of the problem in the very words of whoever has it. Who speaks of themselves finds what
/// is for them first; who speaks of somebody else, what is for relatives.
#[test]
fn who_speaks_of_themselves_finds_no_relatives_first() {
    let mut builder = IndexBuilder::new();
    let listings = [
        (
            "families",
            "relatives-alcohol",
            "For the families of people who drink too much, trinken, drikker for mye.",
        ),
        ("drinkers", "alcohol", "A circle of equals."),
        ("grieving", "relatives-dementia", "For whoever forgets, vergisst, glemmer."),
    ];
    for (id, topic, tells) in listings {
        let mut group = Group::new(text(id), text("Circle"));
        group.topics = vec![text(topic)];
        group.description.set("en", text(tells));
        group.formats = [Format::Online].into_iter().collect();
        builder.add_group(&group);
    }
    let index = builder.into_index();
    let cases = [
        ("I drink too much", "drinkers"),
        ("ich trinke zu viel", "drinkers"),
        ("jeg drikker for mye", "drinkers"),
        ("my husband drinks too much", "families"),
        ("mein Mann trinkt", "families"),
        ("I live with a husband who drinks too much", "families"),
        ("families of people who drink too much", "families"),
    ];
    for (words, first) in cases {
        assert_eq!(ids(&index, &ask(&index, words)).first().map(String::as_str), Some(first), "{words}");
    }
}

#[test]
fn what_knows_both_topics_stands_before_what_knows_one() {
    let index = index();
    for words in ["Depression Alkohol", "Alkohol und Depression", "Psychose Sucht"] {
        let results = ask(&index, words);
        let found = ids(&index, &results);
        assert!(found[0].starts_with("dual-diagnosis"), "{words:?}: {found:?}");
        let (one, other) =
            if words.starts_with('P') { ("psychosis", "addiction") } else { ("depression", "alcohol") };
        for topic in [one, other] {
            let at = found.iter().position(|id| *id == format!("{topic}-here"));
            let hit = at.map(|at| results.hits[at].section);
            assert_eq!(hit, Some(HitSection::Fitting), "{words:?} {topic}: {found:?}");
        }
    }
}

#[test]
fn words_that_say_how_become_filters() {
    let index = index();
    // Words, how many groups, what each understood word became.
    let table: [(&str, u32, &[Option<Facet>]); 12] = [
        ("depression online", 2, &[Some(Facet::Format)]),
        ("depression nicht online", 2, &[Some(Facet::Format)]),
        ("depression -online", 2, &[Some(Facet::Format)]),
        ("depression dienstag", 2, &[Some(Facet::Day)]),
        ("depression heute", 2, &[Some(Facet::Day)]),
        ("depression heute abend", 2, &[Some(Facet::Day)]),
        ("depression am wochenende", 2, &[Some(Facet::Day)]),
        ("depression dienstag sonntag", 4, &[Some(Facet::Day), Some(Facet::Day)]),
        ("depression dienstag|sonntag", 4, &[Some(Facet::Day)]),
        ("depression köln", 4, &[None]),
        ("depression english speaking", 4, &[Some(Facet::Language)]),
        ("depression", 4, &[]),
    ];
    for (words, total, facets) in table {
        let results = ask(&index, words);
        let understood: Vec<Option<Facet>> = results.interpretations.iter().map(|u| u.facet).collect();
        assert_eq!(understood, facets, "{words:?}");
        // Depression and the one topic below it.
        assert_eq!(results.total, total, "{words:?} {:?}", ids(&index, &results));
        assert_eq!(results.partial, None, "{words:?}");
    }
}

#[test]
fn times_are_seen_from_now() {
    let index = index();
    // It is one o'clock on a Tuesday; the groups meet on Tuesdays at six and on Sundays at nine.
    for (words, total, label) in [
        ("depression in den nächsten 6 stunden", 2, "In den nächsten 6 Stunden"),
        ("depression starts within 6 hours", 2, "In den nächsten 6 Stunden"),
        ("depression innen 6 timer", 2, "In den nächsten 6 Stunden"),
        ("depression i kveld", 2, "Heute Abend"),
        ("depression this week", 4, "In den nächsten 7 Tagen"),
    ] {
        let results = ask(&index, words);
        assert_eq!(results.total, total, "{words:?}");
        assert_eq!(results.interpretations.first().map(|u| u.label.as_str()), Some(label), "{words:?}");
        assert_eq!(results.partial, None, "{words:?}");
    }
    // Nothing in three hours: that is said, and the rest is searched.
    let results = ask(&index, "depression in drei stunden");
    assert_eq!((results.total, results.partial), (4, Some(vec!["in drei stunden".to_owned()])));
    // "24 Stunden" is how long somebody answers, not when it begins.
    assert!(ask(&index, "depression 24 stunden").interpretations.is_empty());
    // What was chosen is never left out; that it can be dropped is offered.
    let chosen = Query { text: "depression".to_owned(), when: When::parse("3h"), ..Query::default() };
    let none = find_groups(&index, &chosen, &moment());
    assert_eq!(none.total, 0);
    assert!(none.suggestions.contains(&Suggestion::DropTime { count: 4 }), "{:?}", none.suggestions);
    let tonight = Query { when: When::parse("tonight"), ..chosen };
    assert_eq!(find_groups(&index, &tonight, &moment()).total, 2);
}

#[test]
fn what_was_understood_can_be_taken_back() {
    let index = index();
    for (words, chip) in [("depression online", "online"), ("depression köln", "köln")] {
        let before = ask(&index, words);
        assert_eq!(before.interpretations.first().unwrap().words, chip);
        let query = Query { text: words.to_owned(), taken_back: vec![chip.to_owned()], ..Query::default() };
        let after = find_groups(&index, &query, &moment());
        assert!(after.interpretations.is_empty(), "{:?}", after.interpretations);
        assert!(!after.is_near());
    }
    // Ingested literally, nothing is understood at all.
    let query = Query { text: "depression online".to_owned(), literal: true, ..Query::default() };
    let literal = find_groups(&index, &query, &moment());
    assert!(literal.interpretations.is_empty() && literal.corrected.is_none());
}

#[test]
fn what_was_said_never_hides_everything() {
    let index = index();
    // No group meets by phone, none on Wednesday: that word is left out, and said.
    for (words, left_out) in [
        ("depression telefon", "telefon"),
        ("depression mittwoch", "mittwoch"),
        ("trauer wednesday", "wednesday"),
    ] {
        let results = ask(&index, words);
        assert!(results.total > 0, "{words:?}");
        assert_eq!(results.partial, Some(vec![left_out.to_owned()]), "{words:?}");
        assert!(results.interpretations.is_empty(), "{words:?}");
    }
    // What was chosen by hand stays chosen.
    let mut query = Query { text: "depression".to_owned(), ..Query::default() };
    query.selection.toggle(Facet::Format, index.value_id(Facet::Format, "phone").unwrap());
    let results = find_groups(&index, &query, &moment());
    assert_eq!(results.total, 0);
    assert!(!results.suggestions.is_empty());
}

#[test]
fn words_of_a_sentence_are_no_towns() {
    let index = index();
    for (words, town) in [
        ("depression Essen", Some("Essen")),
        ("depression in Essen", Some("Essen")),
        ("ich kann nicht essen", None),
        ("was kann ich tun wenn mein mann trinkt", None),
        ("50667 depression", Some("50667 Köln")),
        ("angst Muenchen", Some("München")),
        ("angst Munich", Some("München")),
        ("sliter med angst i bergen", Some("Bergen")),
    ] {
        let results = ask(&index, words);
        assert_eq!(results.near().map(|near| near.label.as_str()), town, "{words:?}");
    }
    // A text in Norwegian means the Bergen in Norway.
    let bergen = ask(&index, "sliter med angst i bergen");
    assert_eq!(bergen.near().unwrap().country.as_deref(), Some("NO"));
}

#[test]
fn mistakes_are_corrected_while_typing_and_always_said() {
    let index = index();
    for (words, to) in [
        ("depresion", "depression"),
        ("deperss", "depressiv"),
        ("borderlein ", "borderline"),
        ("panikattaken", "panikattacken"),
    ] {
        let results = ask(&index, words);
        let corrected = results.corrected.as_ref().unwrap_or_else(|| panic!("{words:?} is not corrected"));
        assert_eq!((corrected.from.as_str(), corrected.to.as_str()), (words.trim(), to));
        assert!(results.total > 0, "{words:?}");
    }
    // The beginning of a town or of a filter is no mistake, nor is a verb of a sentence.
    for words in ["depression hambu", "depression mittwo", "niemand versteht mich"] {
        assert_eq!(ask(&index, words).corrected, None, "{words:?}");
    }
}

#[test]
fn a_pasted_page_is_searched_quickly_and_answers() {
    let index = index();
    let page = "Wir treffen uns jeden Dienstag und reden über Depression, Trauer und Angst. ".repeat(400);
    let (results, spent) = busy(|| ask(&index, &page));
    assert!(spent.as_secs() < 5, "{spent:?}");
    assert!(results.total > 0 || !results.suggestions.is_empty());
    // As many words between quotation marks, and as many alternatives.
    assert!(!ask(&index, &format!("\"{page}\"")).suggestions.is_empty());
    let _ = ask(&index, &page.replace(' ', "|"));
}
