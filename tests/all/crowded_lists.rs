//! A list of two thousand hits that one source would fill by itself: who helps besides groups, and what other sources
//! list, keeps its places.

use crate::support::{self, in_country};
use groupfinder::group::{Country, Group, Kind, Place, Text};
use groupfinder::search::{
    HitSection, Index, IndexBuilder, LocalNow, Ordinal, Query, Results, Sort, find_groups,
};
use std::collections::BTreeSet;

const LIMIT: usize = 2_000;

fn listing(name: &str, is_claimed: bool) -> Group {
    let id = Text::from_cleaned(&name.to_lowercase().replace(' ', "-")).unwrap();
    let mut group = Group::new(id, Text::from_cleaned(name).unwrap());
    group.topics = vec![Text::from_cleaned("grief").unwrap()];
    group.source.is_claimed = is_claimed;
    group.place = Some(Place {
        city: Text::from_cleaned("Bremen"),
        country: Country::from_code("DE"),
        point: groupfinder::place::Point::new(53.08, 8.8),
        ..Place::default()
    });
    group
}

/// Groups that come before whatever else is listed of the topic: their name says it.
fn crowd(name: &str, count: usize) -> Vec<Group> {
    (0..count).map(|n| listing(&format!("Grief {name} {n}"), true)).collect()
}

/// Groups that come after them: their name does not say it.
fn few(name: &str, count: usize, is_claimed: bool) -> Vec<Group> {
    (0..count).map(|n| listing(&format!("Zirkel {name} {n}"), is_claimed)).collect()
}

/// The built-in directory, then each source.
fn index_of(sources: &[Vec<Group>]) -> Index {
    let mut index = IndexBuilder::new();
    for group in support::directory() {
        index.add_group(&group);
    }
    for source in sources {
        if sources.len() > 1 {
            index.begin_source();
        }
        for group in source {
            index.add_group(group);
        }
    }
    index.into_index()
}

fn ask(index: &Index, sort: Sort, limit: usize) -> Results {
    let query =
        Query { text: "grief".to_owned(), home: Some(in_country("DE")), sort, limit, ..Query::default() };
    find_groups(index, &query, &LocalNow { now: support::now(), zone: support::zone() })
}

/// How many of the listed names begin so.
fn count(index: &Index, results: &Results, beginning: &str) -> usize {
    results.hits.iter().filter(|hit| index.row(hit.ordinal).name().starts_with(beginning)).count()
}

/// The listings of the built-in directory that are found where nothing crowds them out, other countries aside.
fn own_listings() -> BTreeSet<String> {
    let index = index_of(&[]);
    let results = ask(&index, Sort::Best, LIMIT);
    let near = results.hits.iter().filter(|hit| hit.section != HitSection::Elsewhere);
    let names: BTreeSet<String> = near.map(|hit| index.row(hit.ordinal).id().to_owned()).collect();
    assert!(names.len() > 5, "{names:?}");
    names
}

/// Fails where a listing of the directory is missing, or the list is too long or names something twice.
fn assert_whole(index: &Index, results: &Results, context: &str) {
    let listed: BTreeSet<String> =
        results.hits.iter().map(|hit| index.row(hit.ordinal).id().to_owned()).collect();
    let missing: Vec<String> = own_listings().difference(&listed).cloned().collect();
    assert!(missing.is_empty(), "{context}: {missing:?}");
    assert_eq!((listed.len(), results.hits.len()), (LIMIT, LIMIT), "{context}");
}

#[test]
fn no_number_of_groups_hides_who_helps_besides_groups() {
    // Fewer than the list holds, as many, and many more; alone and beside other sources.
    for (groups, others) in [(1_990, 0), (2_100, 0), (6_000, 0), (1_990, 300), (6_000, 300)] {
        let mut sources = vec![crowd("crowd", groups)];
        if others > 0 {
            sources.push(few("other", others, true));
        }
        let index = index_of(&sources);
        for sort in [Sort::Best, Sort::Name, Sort::Next, Sort::Verified] {
            let results = ask(&index, sort, LIMIT);
            assert_whole(&index, &results, &format!("{groups} and {others}, {sort:?}"));
        }
    }
}

#[test]
fn helplines_that_only_a_source_calls_so_take_no_place_of_those_somebody_vouches_for() {
    // Just enough groups that the directory stands last in the list, and thousands of claims that come too late.
    for groups in [1_900, 1_985, 2_500] {
        let mut feed = crowd("crowd", groups);
        feed.extend((0..3_000).map(|n| {
            let mut claim = listing(&format!("Help {n}"), true);
            claim.kind = Kind::Helpline;
            claim
        }));
        let index = index_of(&[feed]);
        assert_whole(&index, &ask(&index, Sort::Best, LIMIT), &format!("{groups} groups and claims"));
    }
}

#[test]
fn one_source_cannot_leave_another_out_of_the_list() {
    let sources =
        [crowd("crowd", 4_000), few("small", 30, true), few("large", 900, true), few("signed", 3, false)];
    let index = index_of(&sources);
    for sort in [Sort::Best, Sort::Name, Sort::Distance, Sort::Verified] {
        let results = ask(&index, sort, LIMIT);
        let listed = ["Zirkel small", "Zirkel large", "Zirkel signed"].map(|of| count(&index, &results, of));
        // A quarter of the list is shared by the directory and four sources, a twentieth is the most for one.
        assert_eq!((listed[0], listed[2]), (30, 3), "{sort:?}: {listed:?}");
        assert!(listed[1] >= 100, "{sort:?}: {listed:?}");
        assert!(count(&index, &results, "Grief crowd") >= 1_200, "{sort:?}");
        assert_whole(&index, &results, &format!("{sort:?}"));
    }
    // Were they all of one source, the best would fill the list.
    let index = index_of(&[sources.concat()]);
    assert_eq!(count(&index, &ask(&index, Sort::Best, LIMIT), "Zirkel"), 0);
    // Who asks for a few gets the best.
    let results = ask(&index, Sort::Best, 20);
    assert_eq!((results.hits.len(), count(&index, &results, "Zirkel")), (20, 0));
}

#[test]
fn many_sources_that_list_much_leave_room_for_one_that_lists_little() {
    let mut sources: Vec<Vec<Group>> =
        (0..40).map(|n| crowd(&format!("crowd{}", char::from(b'a' + n)), 100)).collect();
    sources.insert(17, few("small", 5, true));
    let index = index_of(&sources);
    let results = ask(&index, Sort::Best, LIMIT);
    assert_eq!(count(&index, &results, "Zirkel small"), 5);
    assert_whole(&index, &results, "forty sources");
}

#[test]
fn the_order_of_a_list_is_the_same_whether_places_are_kept_or_not() {
    let sources = [crowd("crowd", 2_600), few("small", 30, true)];
    let index = index_of(&sources);
    // All that fits, in order; what is listed of it stands in the same order.
    let all: Vec<Ordinal> = ask(&index, Sort::Best, 10_000).hits.iter().map(|hit| hit.ordinal).collect();
    let listed: Vec<Ordinal> = ask(&index, Sort::Best, LIMIT).hits.iter().map(|hit| hit.ordinal).collect();
    let kept: BTreeSet<Ordinal> = listed.iter().copied().collect();
    let expected: Vec<Ordinal> = all.iter().copied().filter(|ordinal| kept.contains(ordinal)).collect();
    assert_eq!(listed, expected);
    let first = listed.iter().zip(&all).take_while(|(listed, all)| listed == all).count();
    assert!(first > 1_500, "what comes first stays: {first}");
}
