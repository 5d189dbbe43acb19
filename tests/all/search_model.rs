//! Search against a model that is slow and plain: every group looked at by itself, every count counted anew.
//! On random groups and questions both must say the same: which groups, in which order, and every count.

use groupfinder::group::{
    Access, Area, Clock, Coded, Contact, Country, Format, Group, Kind, LanguageTag, Meeting, Organisation,
    People, Place, Relation, Rule, Status, Text, Weekday, Zone,
};
use groupfinder::group::{Attendance, Cost, Facilitation, Freshness};
use groupfinder::place::{Home, HomeSource, Point};
use groupfinder::search::{
    Facet, HitSection, Index, IndexBuilder, LocalNow, Near, Query, Results, Selection, Sort, ValueId,
    find_groups, fold,
};
use groupfinder::topic::{Category, Thesaurus};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Words that are in no thesaurus and no gazetteer, some inside others.
const WORDS: [&str; 10] = [
    "quorvalt",
    "Quorvältig",
    "xyquorvalts",
    "miplorex",
    "Plorex",
    "ploréxen",
    "xenozbruq",
    "zbruqx",
    "wizzq",
    "q",
];
/// What is asked for: whole words, beginnings, parts, and what is in none.
const ASKED: [&str; 14] = [
    "quorvalt",
    "quor",
    "qu",
    "q",
    "QUORVAELTIG",
    "miplorex",
    "plorex",
    "plor",
    "xenozbruq",
    "zbruq",
    "wizzq",
    "wiz",
    "orva",
    "x",
];
const TOPICS: [&str; 6] = ["breast-cancer", "cancer", "alcohol", "addiction", "bereavement", "own words qq"];
const TOWNS: [(&str, &str, f64, f64); 5] = [
    ("Xenstadt", "DE", 50.94, 6.96),
    ("Xenheim", "DE", 51.20, 6.80),
    ("Xendal", "NO", 59.91, 10.75),
    ("Xenburgh", "GB", 51.50, -0.12),
    ("Xenhausen", "DE", 52.52, 13.40),
];

fn text(s: &str) -> Text {
    Text::from_cleaned(s).unwrap()
}

fn now() -> jiff::Timestamp {
    "2026-11-24T12:00:00Z".parse().unwrap()
}

fn moment() -> LocalNow {
    LocalNow { now: now(), zone: jiff::tz::TimeZone::get("Europe/Berlin").unwrap() }
}

fn today() -> Date {
    moment().zone.to_datetime(now()).date()
}

/// A random small set of the values of a list.
fn some<T: Coded + std::fmt::Debug>() -> impl Strategy<Value = Vec<T>> {
    prop::collection::vec(prop::sample::select(T::ALL), 0..3)
}

fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&WORDS[..]), 0..=most).prop_map(|words| words.join(" "))
}

fn meeting() -> impl Strategy<Value = Meeting> {
    let zone = prop::sample::select(vec![None, Some("Europe/Oslo"), Some("America/New_York")]);
    let rule = prop::option::weighted(
        0.3,
        prop::sample::select(vec![
            "FREQ=MONTHLY;BYDAY=1TU",
            "FREQ=MONTHLY;BYDAY=-1FR",
            "FREQ=WEEKLY;BYDAY=MO,TH",
        ]),
    );
    (prop::sample::select(Weekday::ALL), 0..24_u16, 1..180_u16, zone, rule).prop_map(
        |(day, hour, length, zone, rule)| {
            let end = (hour * 60 + length) % 1440;
            let mut meeting = Meeting::every_week(day, Clock::new(hour, 0), Clock::new(end / 60, end % 60));
            meeting.zone = zone.and_then(Zone::parse);
            if let Some(rule) = rule {
                meeting.rule = Rule::parse(rule, None).unwrap();
            }
            meeting
        },
    )
}

prop_compose! {
    fn group()(
        name in words(3), organisation in words(2), note in words(4), description in words(4),
        topics in prop::collection::vec(prop::sample::select(&TOPICS[..]), 0..3),
        town in prop::option::weighted(0.8, prop::sample::select(&TOWNS[..])),
        has_point in prop::bool::weighted(0.8), offset in -0.4..0.4_f64,
        kind in prop::sample::select(Kind::ALL), status in prop::sample::select(Status::ALL),
        formats in some::<Format>(), audience in some::<Relation>(), people in some::<People>(),
    )(
        meetings in prop::collection::vec(meeting(), 0..3),
        categories in some::<Category>(), access in some::<Access>(),
        languages in prop::collection::vec(prop::sample::select(vec!["de", "nb", "tr", "de-CH"]), 0..3),
        facilitation in prop::option::of(prop::sample::select(Facilitation::ALL)),
        attendance in prop::option::of(prop::sample::select(Attendance::ALL)),
        cost in prop::option::of(prop::sample::select(Cost::ALL)),
        age in prop::option::of(0..1200_i32), phone in any::<bool>(),
        served in prop::collection::vec(prop::sample::select(vec!["DE", "NO"]), 0..3),
        name in Just(name), organisation in Just(organisation), note in Just(note),
        description in Just(description), topics in Just(topics), town in Just(town),
        has_point in Just(has_point), offset in Just(offset), kind in Just(kind), status in Just(status),
        formats in Just(formats), audience in Just(audience), people in Just(people),
    ) -> Group {
        let mut group = Group::new(text("id"), text(if name.is_empty() { "-" } else { &name }));
        group.kind = kind;
        group.status = status;
        group.topics = topics.iter().map(|t| text(t)).collect();
        group.categories = categories.into_iter().collect();
        group.audience = audience.into_iter().collect();
        group.people = people.into_iter().collect();
        group.formats = formats.into_iter().collect();
        group.access = access.into_iter().collect();
        group.languages = languages.iter().filter_map(|l| LanguageTag::parse(l)).collect();
        group.facilitation = facilitation;
        group.attendance = attendance;
        group.cost = cost;
        group.meetings = meetings;
        group.area = served.iter().filter_map(|a| Area::parse(a)).collect();
        group.verified = age.and_then(|days| today().checked_sub(days.days()).ok());
        group.organisation =
            Text::from_cleaned(&organisation).map(|name| Organisation { name, url: None });
        if let Some(description) = Text::from_cleaned(&description) {
            group.description.set("de", description);
        }
        if phone {
            group.contact = Some(Contact { phone: Some(text("555")), ..Contact::default() });
        }
        group.place = town.map(|(city, country, latitude, longitude)| Place {
            city: Some(text(city)),
            country: Country::from_code(country),
            // A note that begins with a capital would name a district.
            note: Text::from_cleaned(&note.to_lowercase()),
            point: Point::new(latitude + offset, longitude - offset).filter(|_| has_point),
            ..Place::default()
        });
        group
    }
}

/// What is asked, in ids.
#[derive(Debug, Clone)]
struct Question {
    words: Vec<&'static str>,
    chosen: Vec<(Facet, usize)>,
    near: Option<(usize, Option<f64>)>,
    home: Option<&'static str>,
    sort: Sort,
}

fn question() -> impl Strategy<Value = Question> {
    let sort = prop::sample::select(vec![Sort::Best, Sort::Next, Sort::Distance, Sort::Name, Sort::Verified]);
    let within = prop::option::of(prop::sample::select(vec![5.0, 25.0, 100.0, 700.0]));
    (
        prop::collection::vec(prop::sample::select(&ASKED[..]), 0..3),
        prop::collection::vec((prop::sample::select(&Facet::ALL[..]), 0..1000_usize), 0..4),
        prop::option::of((0..TOWNS.len(), within)),
        prop::sample::select(vec![None, Some("DE"), Some("AT"), Some("FR")]),
        sort,
    )
        .prop_map(|(words, chosen, near, home, sort)| Question { words, chosen, near, home, sort })
}

/// The values of a filter that a group has, as ids.
fn values(group: &Group, facet: Facet) -> BTreeSet<String> {
    fn ids<T: Coded>(of: impl Iterator<Item = T>) -> BTreeSet<String> {
        of.map(|v| v.id().to_owned()).collect()
    }
    match facet {
        Facet::Topic => {
            let thesaurus = Thesaurus::embedded();
            let mut all = BTreeSet::new();
            for topic in &group.topics {
                all.insert(topic.to_string());
                let mut at = thesaurus.topic_named(topic);
                while let Some(id) = at {
                    all.insert(thesaurus.get(id).id.to_owned());
                    at = thesaurus.get(id).parent;
                }
            }
            all
        }
        Facet::Category => ids(group.categories.iter()),
        Facet::Place => {
            let mut all: BTreeSet<String> =
                group.area.iter().filter_map(Area::country).map(|c| c.code().to_owned()).collect();
            if let Some(place) = &group.place {
                let country = place.country.unwrap();
                all.insert(country.code().to_owned());
                all.insert(format!("{}, {}", place.city.as_ref().unwrap(), country.code()));
            }
            all
        }
        Facet::Format => {
            let mut all = ids(group.formats.iter());
            if group.formats.is_hybrid() {
                all.insert("hybrid".to_owned());
            }
            if group.formats.is_empty() {
                all.insert("unknown".to_owned());
            }
            all
        }
        Facet::Audience => {
            let mut all = ids(group.audience.iter());
            // Who is affected by a death is bereaved.
            let topics = group.topics.iter().filter_map(|topic| Thesaurus::embedded().topic_named(topic));
            let mut categories = topics.map(|id| Thesaurus::embedded().get(id).category);
            if all.contains("affected") && categories.any(|category| category == Category::Grief) {
                all.insert("bereaved".to_owned());
            }
            all
        }
        Facet::People => ids(group.people.iter()),
        Facet::Day => ids(group.meetings.iter().flat_map(|m| m.rule.by_day().iter().map(|by| by.day))),
        Facet::Time => {
            ids(group.meetings.iter().filter_map(|m| m.start).flat_map(|start| start.parts().iter()))
        }
        Facet::Language => {
            group.languages.iter().map(|l| l.as_str().split('-').next().unwrap().to_owned()).collect()
        }
        Facet::Access => ids(group.access.iter()),
        Facet::Kind => ids(std::iter::once(group.kind)),
        Facet::Facilitation => ids(group.facilitation.into_iter()),
        Facet::Attendance => ids(group.attendance.into_iter()),
        Facet::Programme => ids(group.programme.into_iter()),
        Facet::Faith => group
            .faith
            .map(|faith| if faith { "spiritual" } else { "secular" }.to_owned())
            .into_iter()
            .collect(),
        // These follow from names and texts, which here say nothing.
        Facet::Fellowship | Facet::MeetingType => BTreeSet::new(),
        Facet::Cost => ids(group.cost.into_iter()),
        Facet::Verified => {
            let grade = match Freshness::from_date(group.verified, today()) {
                Freshness::HalfYear => "6-months",
                Freshness::Year => "12-months",
                Freshness::TwoYears | Freshness::Older => "older",
                Freshness::Unknown => "unknown",
            };
            [grade.to_owned()].into()
        }
    }
}

/// What a word is worth in a group: its best field, as whole word, beginning or part.
fn worth(group: &Group, word: &str) -> u32 {
    let wanted = fold(word);
    let letters = wanted.chars().count();
    let place = group.place.as_ref();
    let joined = |texts: Vec<Option<&Text>>| -> Vec<String> {
        texts.into_iter().flatten().flat_map(|t| t.split(' ').map(fold).collect::<Vec<_>>()).collect()
    };
    let thesaurus = Thesaurus::embedded();
    let written = group.topics.iter().filter(|t| thesaurus.topic_named(t).is_none());
    let mut second: Vec<Option<&Text>> = written.map(Some).collect();
    second.push(group.organisation.as_ref().map(|o| &o.name));
    let fields = [
        (100, joined(vec![Some(&group.name)])),
        (60, joined(second)),
        (50, joined(vec![place.and_then(|p| p.city.as_ref())])),
        (30, joined(vec![place.and_then(|p| p.note.as_ref()), group.description.get("de")])),
    ];
    let mut best = 0;
    for (field, (worth, words)) in fields.iter().enumerate() {
        let beginnings = match letters {
            1 => field == 0,
            2 => field <= 2,
            _ => true,
        };
        for word in words {
            let percent = if letters == 1 && field > 0 {
                0
            } else if *word == wanted {
                100
            } else if word.starts_with(&wanted) {
                // A beginning that also stands inside counts as a part where beginnings do not count.
                if beginnings { 85 } else { 0 }
            } else if letters >= 4 && word.contains(&wanted) {
                75
            } else {
                0
            };
            best = best.max(worth * percent / 100);
        }
    }
    best
}

/// Listings nobody can reach, where others of the same topics and country can be.
fn is_hidden(group: &Group, all: &[Group]) -> bool {
    let country = |g: &Group| {
        let place = g.place.as_ref().and_then(|p| p.country);
        place.or_else(|| g.area.first().and_then(Area::country))
    };
    !group.is_reachable()
        && group.kind != Kind::Group
        && !group.topics.is_empty()
        && group.topics.iter().all(|topic| {
            all.iter().any(|g| g.is_reachable() && country(g) == country(group) && g.topics.contains(topic))
        })
}

/// Minutes until the next meeting.
fn until(group: &Group) -> i64 {
    const FAR: i64 = 0xfff0;
    match group.status {
        Status::Ended => FAR + 4,
        Status::Paused => FAR + 3,
        Status::Founding | Status::Seekers => FAR + 1,
        Status::Active => {
            let zone = moment().zone;
            let nexts = group.meetings.iter();
            let nexts = nexts.filter_map(|m| m.find_next(group.zone_of(m).as_ref(), &zone, now()));
            let minutes = nexts.map(|n| (n.sort_key().duration_since(now()).as_secs() / 60).max(0));
            minutes.min().unwrap_or(FAR).min(FAR)
        }
    }
}

fn kind_order(kind: Kind) -> u8 {
    match kind {
        Kind::Group => 0,
        Kind::ContactPoint | Kind::Organisation | Kind::Forum => 1,
        Kind::Helpline | Kind::Directory | Kind::Service => 2,
    }
}

/// The slow and plain answer: ordinals in order, and how many groups each value would give.
struct Model {
    hits: Vec<(u32, HitSection)>,
    total: usize,
    not_stated: usize,
    counts: Vec<(Facet, String, u32)>,
}

/// In which way a group does not meet a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unmet {
    Failed,
    NotStated,
}

/// Whether a listing says what there is to say of a filter.
fn is_always_stated(facet: Facet) -> bool {
    matches!(
        facet,
        Facet::Topic
            | Facet::Category
            | Facet::Place
            | Facet::Format
            | Facet::Day
            | Facet::Time
            | Facet::Kind
            | Facet::Verified
    )
}

/// The values that some group has, or does for.
fn values_counted(groups: &[Group], facet: Facet) -> BTreeSet<String> {
    fn ids<T: Coded>() -> BTreeSet<String> {
        T::ALL.iter().map(|v| v.id().to_owned()).collect()
    }
    match facet {
        Facet::Audience => ids::<Relation>(),
        Facet::Attendance => ids::<Attendance>(),
        Facet::People => ids::<People>(),
        _ => groups.iter().flat_map(|g| values(g, facet)).collect(),
    }
}

/// Whether a group does where one value is asked for: what is for everybody is for relatives too.
pub fn does(group: &Group, facet: Facet, id: &str) -> bool {
    const OF_RELATIVES: [&str; 6] = ["relatives", "partners", "parents", "children", "siblings", "friends"];
    let held = values(group, facet);
    let has = |id: &str| held.contains(id);
    has(id)
        || match (facet, id) {
            (Facet::Audience, "mixed" | "anyone") => false,
            (Facet::Audience, "professionals") => has("anyone"),
            (Facet::Audience, _) if has("mixed") || has("anyone") => true,
            (Facet::Audience, "relatives") => has("bereaved") || OF_RELATIVES.iter().any(|id| has(id)),
            (Facet::Audience, "affected") => has("formerly-affected") || has("bereaved"),
            (Facet::Audience, "bereaved" | "formerly-affected") => has("relatives"),
            (Facet::Audience, _) => has("relatives") || has("bereaved"),
            (Facet::Attendance, "drop-in") => has("open-observers"),
            (Facet::Attendance, "closed-affected") => has("closed-fixed"),
            (Facet::People, "lgbtq") => has("trans") || has("non-binary"),
            _ => false,
        }
}

/// Whether and how a group does not meet what is chosen in a filter. Listings seldom say whom they are for and what
/// they offer, so nothing said is no contradiction; when, where and how a group meets is either said or not so.
fn unmet_by(group: &Group, facet: Facet, chosen: &[(Facet, String)]) -> Option<Unmet> {
    let held = values(group, facet);
    let wanted: Vec<&str> = chosen.iter().filter(|(f, _)| *f == facet).map(|(_, id)| id.as_str()).collect();
    if wanted.iter().any(|id| does(group, facet, id)) {
        return None;
    }
    let contradicts = match facet {
        _ if is_always_stated(facet) => true,
        Facet::Access => false,
        Facet::People => {
            let only = |asked: &str, other: &str| {
                wanted.contains(&asked) && !wanted.contains(&other) && held.contains(other)
            };
            only("women", "men") || only("men", "women")
        }
        _ => !held.is_empty(),
    };
    Some(if contradicts { Unmet::Failed } else { Unmet::NotStated })
}

fn model(groups: &[Group], question: &Question, chosen: &[(Facet, String)]) -> Model {
    let shown: Vec<bool> = groups.iter().map(|g| !is_hidden(g, groups)).collect();
    let each: Vec<Vec<u32>> = groups
        .iter()
        .zip(&shown)
        .map(|(g, shown)| question.words.iter().map(|w| if *shown { worth(g, w) } else { 0 }).collect())
        .collect();
    // Each word is worth more the fewer groups have it; a group is found that has any.
    let rarity = |word: usize| -> f32 {
        let held = each.iter().filter(|scores| scores[word] > 0).count();
        if held == 0 { 0.0 } else { (1.0 + groups.len() as f32 / held as f32).ln() }
    };
    let rarities: Vec<f32> = (0..question.words.len()).map(rarity).collect();
    let rarest = rarities.iter().copied().fold(0.1, f32::max);
    let score = |at: usize| -> u32 {
        if question.words.is_empty() {
            return u32::from(shown[at]);
        }
        let percents = rarities.iter().map(|rarity| (rarity / rarest * 100.0).clamp(1.0, 100.0) as u32);
        each[at].iter().zip(percents).map(|(score, percent)| score * percent / 100).sum()
    };
    let seen_from = SeenFrom::of(question);
    let asked: BTreeSet<Facet> = chosen.iter().map(|(facet, _)| *facet).collect();
    let unmet = |g: &Group| -> BTreeMap<Facet, Unmet> {
        asked.iter().filter_map(|facet| Some((*facet, unmet_by(g, *facet, chosen)?))).collect()
    };
    let fails = |g: &Group| unmet(g).values().any(|unmet| *unmet == Unmet::Failed);
    let candidates: Vec<(usize, HitSection)> = (0..groups.len())
        .filter(|at| score(*at) > 0)
        .filter_map(|at| Some((at, seen_from.section_of(&groups[at])?)))
        .collect();
    let counted = |section: HitSection| seen_from.within.is_none() || section == HitSection::Near;
    let mut counts = Vec::new();
    for facet in Facet::ALL {
        let all = values_counted(groups, facet);
        for id in all {
            let would = candidates.iter().filter(|(at, section)| {
                let group = &groups[*at];
                let others_met = unmet(group).keys().all(|f| *f == facet);
                counted(*section) && does(group, facet, &id) && others_met
            });
            let count = would.count() as u32;
            counts.push((facet, id, count));
        }
    }
    let best = (0..groups.len()).map(score).max().unwrap_or(0).max(1);
    let total = candidates.iter().filter(|(at, s)| counted(*s) && !fails(&groups[*at])).count();
    let known = candidates.iter().filter(|(at, s)| counted(*s) && unmet(&groups[*at]).is_empty()).count();
    let mut hits: Vec<(usize, HitSection, HitSection)> = candidates
        .into_iter()
        .filter(|(at, _)| !fails(&groups[*at]))
        .map(|(at, tier)| {
            let section = if tier == HitSection::Elsewhere {
                tier
            } else if score(at) * 100 < best * 40 {
                HitSection::Related
            } else if unmet(&groups[at]).is_empty() {
                tier
            } else {
                HitSection::NotStated
            };
            (at, section, tier)
        })
        .collect();
    hits.sort_by_key(|(at, section, tier)| {
        let group = &groups[*at];
        let weaker = -i64::from(score(*at));
        let kind = i64::from(kind_order(group.kind));
        let resting = i64::from(matches!(group.status, Status::Paused | Status::Ended));
        let far = seen_from.hectometres_to(group);
        let step = match far {
            _ if seen_from.from.is_none() || *tier == HitSection::FromAfar => 0,
            0..3 => 0,
            3..10 => 1,
            10..20 => 2,
            20..50 => 3,
            50..100 => 4,
            100..250 => 5,
            250..500 => 6,
            0xffff => 7,
            500..1_000 => 8,
            1_000..2_500 => 9,
            2_500..5_000 => 10,
            _ => 11,
        };
        let outer = i64::from(match tier {
            HitSection::FromAfar => !seen_from.is_home(group),
            HitSection::Elsewhere => !seen_from.shares_language(group),
            _ => false,
        });
        let share = score(*at) * 100 / best;
        let fit = if share >= 86 {
            0
        } else {
            1 + i64::from(share < 70) + i64::from(69_u32.saturating_sub(share) / 10)
        };
        let side = i64::from(has_only_as_side_topic(group, chosen));
        let key = match question.sort {
            Sort::Best => [*tier as i64, resting, outer, fit, side, step, kind, weaker, far, until(group)],
            Sort::Next => [until(group), kind, weaker, 0, 0, 0, 0, 0, 0, 0],
            Sort::Distance => [far, weaker, kind, until(group), 0, 0, 0, 0, 0, 0],
            Sort::Name => [0; 10],
            Sort::Verified => {
                let since = |d: Date| i64::from(Date::constant(1970, 1, 1).until(d).unwrap().get_days());
                [-group.verified.map_or(0, since), 0, 0, 0, 0, 0, 0, 0, 0, 0]
            }
        };
        (*section, !unmet(group).is_empty(), key, fold(&group.name), *at)
    });
    let hits = hits.into_iter().map(|(at, section, _)| (at as u32, section)).collect();
    Model { hits, total, not_stated: total - known, counts }
}

/// Whether the first topic of a listing is none of those chosen nor below one, but another is.
fn has_only_as_side_topic(group: &Group, chosen: &[(Facet, String)]) -> bool {
    let asked: Vec<&String> = chosen.iter().filter(|(f, _)| *f == Facet::Topic).map(|(_, id)| id).collect();
    let Some(first) = group.topics.first() else { return false };
    let alone = Group { topics: [first.clone()].into_iter().collect(), ..group.clone() };
    let held = |group: &Group| values(group, Facet::Topic);
    !asked.iter().any(|id| held(&alone).contains(*id)) && asked.iter().any(|id| held(group).contains(*id))
}

/// From where a question is asked.
struct SeenFrom {
    from: Option<Point>,
    within: Option<f64>,
    country: Option<&'static str>,
}

impl SeenFrom {
    fn of(question: &Question) -> Self {
        let near = question.near.map(|(town, within)| (TOWNS[town], within));
        match near {
            Some(((_, country, latitude, longitude), within)) => {
                Self { from: Point::new(latitude, longitude), within, country: Some(country) }
            }
            None => Self { from: None, within: None, country: question.home },
        }
    }

    fn hectometres_to(&self, group: &Group) -> i64 {
        let Some(from) = self.from else { return 0 };
        let point = group.place.as_ref().and_then(|place| place.point);
        point.map_or(0xffff, |p| ((single(p).distance_km(from) * 10.0) as i64).min(65_534))
    }

    fn is_home(&self, group: &Group) -> bool {
        self.country.is_some_and(|country| values(group, Facet::Place).contains(country))
    }

    /// The languages of the country and the reader's, whose words are English here.
    fn languages(&self) -> Vec<&'static str> {
        match self.country {
            Some("DE" | "AT") => vec!["de", "en"],
            Some("NO") => vec!["nb", "nn", "no", "en"],
            Some("GB") | None => vec!["en"],
            _ => vec!["fr", "en"],
        }
    }

    /// Whether one of the languages is spoken where a group is.
    fn shares_language(&self, group: &Group) -> bool {
        let mine = self.languages();
        values(group, Facet::Place).iter().any(|place| {
            let own: &[&str] = match place.as_str() {
                "DE" => &["de"],
                "NO" => &["nb", "nn", "no"],
                "GB" => &["en"],
                _ => &[],
            };
            own.iter().any(|tongue| mine.contains(tongue))
        })
    }

    fn section_of(&self, group: &Group) -> Option<HitSection> {
        if self.from.is_none() && self.country.is_none() {
            return Some(HitSection::Fitting);
        }
        let (home, named) = (self.is_home(group), !values(group, Facet::Place).is_empty());
        let anyone = matches!(group.kind, Kind::Group | Kind::Forum);
        let meets = group.formats.is_empty() || group.formats.contains(Format::InPerson);
        let remote = group.formats.iter().any(|format| format != Format::InPerson);
        let point = group.place.as_ref().and_then(|place| place.point).map(single);
        let near_enough = self
            .from
            .zip(point)
            .is_some_and(|(from, point)| point.distance_km(from) <= self.within.unwrap_or(50.0));
        let mine = self.languages();
        let tongues = values(group, Facet::Language);
        let speaks = tongues.iter().any(|tongue| mine.contains(&tongue.as_str()));
        let open_to_me = speaks || tongues.is_empty() && (home || !named || self.shares_language(group));
        let abroad = named && !home;
        let section = if abroad && !anyone {
            HitSection::Elsewhere
        } else if meets && near_enough {
            HitSection::Near
        } else if remote && (home || anyone && open_to_me) {
            HitSection::FromAfar
        } else if home {
            HitSection::Country
        } else if abroad {
            HitSection::Elsewhere
        } else {
            HitSection::Worldwide
        };
        let beside = match section {
            HitSection::Country => !anyone,
            HitSection::Elsewhere => false,
            _ => true,
        };
        (self.within.is_none() || beside).then_some(section)
    }
}

/// A point as the index keeps it, in single precision.
fn single(p: Point) -> Point {
    Point::new(f64::from(p.latitude as f32), f64::from(p.longitude as f32)).unwrap()
}

/// A question in the terms of an index: the values chosen are those there are.
fn ask(index: &Index, question: &Question, limit: usize) -> (Results, Vec<(Facet, String)>) {
    let mut selection = Selection::default();
    let mut chosen = Vec::new();
    for (facet, n) in &question.chosen {
        let values = index.values(*facet);
        if values.is_empty() {
            continue;
        }
        let value = ValueId((n % values.len()) as u32);
        if !selection.contains(*facet, value) {
            selection.toggle(*facet, value);
            chosen.push((*facet, values[n % values.len()].id.clone()));
        }
    }
    let near = question.near.map(|(town, within_km)| {
        let (name, country, latitude, longitude) = TOWNS[town];
        let point = Point::new(latitude, longitude).unwrap();
        Near { point, label: name.to_owned(), country: Some(country.to_owned()), within_km }
    });
    // The space at the end says that the last word is typed to its end.
    let text = question.words.iter().flat_map(|word| [*word, " "]).collect();
    let home = question.home.map(|country| Home::in_country(country, HomeSource::Setting));
    let query = Query { text, selection, near, home, sort: question.sort, limit, ..Query::default() };
    (find_groups(index, &query, &moment()), chosen)
}

fn index_of(groups: &[Group]) -> Index {
    let mut builder = IndexBuilder::new();
    for group in groups {
        builder.add_group(group);
    }
    builder.into_index()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn search_and_counts_are_those_of_the_model(
        groups in prop::collection::vec(group(), 0..24),
        questions in prop::collection::vec(question(), 1..6),
    ) {
        let index = index_of(&groups);
        // What is kept in a file answers like what was made.
        let index = Index::open(index.bytes().to_vec()).unwrap();
        for mut question in questions {
            // A longer word that no group has would be corrected, which is another test's business.
            question.words.retain(|w| w.chars().count() < 4 || groups.iter().any(|g| worth(g, w) > 0));
            let (results, chosen) = ask(&index, &question, usize::MAX);
            // The words are only words, or the model is none.
            prop_assert!(results.interpretations.is_empty() && results.corrected.is_none(), "{:?}", results.interpretations);
            let model = model(&groups, &question, &chosen);
            let hits: Vec<_> = results.hits.iter().map(|h| (h.ordinal.0, h.section)).collect();
            prop_assert_eq!(&hits, &model.hits, "{:?} {:?}", question, chosen);
            prop_assert_eq!(results.total as usize, model.total);
            prop_assert_eq!(results.not_stated as usize, model.not_stated, "{:?} {:?}", question, chosen);
            for section in HitSection::ALL {
                let count = hits.iter().filter(|(_, s)| *s == section).count();
                prop_assert_eq!(results.count_in(section) as usize, count, "{:?}", section);
            }
            for (facet, id, expected) in &model.counts {
                let value = index.value_id(*facet, id).unwrap();
                prop_assert_eq!(results.counts.count_of(*facet, value), *expected, "{:?} {} {:?}", facet, id, question);
            }
            // Values of the index that no group has are counted as nothing.
            let total: u32 = Facet::ALL.iter().flat_map(|f| (0..index.values(*f).len()).map(|v| results.counts.count_of(*f, ValueId(v as u32)))).sum();
            prop_assert_eq!(total, model.counts.iter().map(|(_, _, n)| n).sum::<u32>());
            // The first hits of a short list are those of the long one.
            let (short, _) = ask(&index, &question, 3);
            prop_assert_eq!(short.total, results.total);
            if question.near.is_none() {
                prop_assert_eq!(&short.hits[..], &results.hits[..results.hits.len().min(3)]);
            }
            if results.hits.is_empty() && !groups.is_empty() {
                prop_assert!(!results.suggestions.is_empty(), "nothing leads on: {question:?}");
            }
        }
    }

    #[test]
    fn no_text_is_too_strange(texts in prop::collection::vec("\\PC{0,60}", 1..4), near in any::<bool>()) {
        let groups: Vec<Group> = groupfinder::demo::groups(40, 3).collect();
        let index = index_of(&groups);
        for text in texts {
            let mut query = Query { text, ..Query::default() };
            if near {
                query.near = Some(Near { point: Point::new(0.0, 0.0).unwrap(), label: String::new(), country: None, within_km: Some(1.0) });
            }
            let results = find_groups(&index, &query, &moment());
            prop_assert!(results.total > 0 || !results.suggestions.is_empty());
            for hit in &results.hits {
                let name = index.row(hit.ordinal).name();
                for range in groupfinder::search::highlight(name, &query) {
                    prop_assert!(name.get(range).is_some_and(|marked| !marked.is_empty()));
                }
            }
        }
    }

    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }
}
