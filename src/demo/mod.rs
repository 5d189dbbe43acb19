//! Invented groups, for `--demo`, tests and benches. The same number and seed always give the same groups, and
//! group `i` does not depend on how many are asked for, so a million cost no more memory than one.
//!
//! # What cannot exist
//! Nobody may be sent to a stranger's door or telephone by an example. Therefore:
//! - telephone numbers: in the US only 555-0100 to 555-0199, which the North American Numbering Plan reserves
//!   for fiction, behind the area code 555, which is not assigned; everywhere else the country code and then
//!   `000`, which no national numbering plan begins with;
//! - hosts: only below `.example` (RFC 2606, section 2);
//! - streets and houses: invented, and named so that a reader sees it ("Beispielgasse", "Sample Street");
//! - towns and postal codes are real, because the near search needs them; points are scattered around the town;
//! - every listing says "Demo: made-up" as its source. There are no helplines among them.

mod own_text;
mod places;
mod rng;
mod texts;
mod when;

use crate::group::{
    Access, Attendance, Coded, CodedSet, Contact, Cost, DialIn, DialString, Facilitation, Format, FormatSet,
    Group, Kind, LanguageTag, Link, Localised, Online, Organisation, People, Place, Programme, Relation,
    Route, Source, Status, Text,
};
use crate::place::Point;
use crate::topic::{Category, Language, Thesaurus, Topic, TopicId};
use jiff::ToSpan;
use jiff::civil::Date;
use own_text::text;
use places::{CITIES, City};
use rng::Rng;

/// The name that every invented listing has as its source.
pub const SOURCE: &str = "Demo: made-up";

/// How many groups `--demo` shows.
pub const USUAL: usize = 600;

/// The seed of the groups that `--demo` shows.
pub const SEED: u64 = 2026;

/// The day on which the invented listings were made; dates of confirmation lie before it.
const MADE: Date = jiff::civil::date(2026, 11, 20);

/// Topics of which every larger town has a group.
const COMMON: [&str; 20] = [
    "alcohol",
    "relatives-alcohol",
    "drugs",
    "gambling",
    "depression",
    "anxiety",
    "panic-attacks",
    "bereavement",
    "loss-of-child",
    "suicide-loss",
    "domestic-violence",
    "breast-cancer",
    "cancer",
    "multiple-sclerosis",
    "parkinsons",
    "relatives-dementia",
    "chronic-pain",
    "burnout",
    "loneliness",
    "autism",
];

/// `n` invented groups.
pub fn groups(n: usize, seed: u64) -> impl Iterator<Item = Group> {
    (0..n).map(move |i| group(i, seed))
}

/// The invented group number `i`.
pub fn group(i: usize, seed: u64) -> Group {
    let thesaurus = Thesaurus::embedded();
    let mut rng = Rng::new(seed, i);
    let mut city = rng.weighted(CITIES, |city| city.weight);
    // Every third group is about one of the common topics, in each town in turn, as in a real directory; the
    // others go through all topics, so that 600 groups show each of the 299 at least once.
    let (third, turn) = (i / 3, i.saturating_sub(i / 3 + 1));
    let common = COMMON
        .get(third % COMMON.len())
        .and_then(|id| thesaurus.topic_named(id))
        .filter(|_| i.is_multiple_of(3));
    let number = u16::try_from(turn % thesaurus.len().max(1)).unwrap_or(0);
    let topic = thesaurus.get(common.unwrap_or(TopicId(number)));
    if common.is_some()
        && let Some(town) = CITIES.get(third / COMMON.len() % CITIES.len())
    {
        city = *town;
    }
    let mut group = Group::new(text(&format!("demo-{i}")), text("-"));
    group.source = Source {
        name: some(SOURCE),
        url: link("https://demo.example/"),
        retrieved: Some(MADE),
        ..Source::default()
    };
    group.languages = languages(city.language, &mut rng);
    group.topics = topics(topic, thesaurus, &mut rng);
    group.categories = topic.categories().collect();
    if rng.one_in(60) {
        contact_point(&mut group, city, &mut rng);
        return group;
    }
    group.audience = audience(topic, &mut rng);
    group.people = people(topic, &mut rng);
    group.name = text(&texts::name(topic, city, group.audience, &mut rng));
    if !rng.one_in(9) {
        let words = texts::description(topic.label(city.language), city.language, group.audience, &mut rng);
        group.description.set(city.language.code(), text(&words));
    }
    formats(&mut group, city, i, &mut rng);
    group.meetings = when::meetings(city, group.formats, &mut rng);
    contact(&mut group, city, i, &mut rng);
    facilitation(&mut group, topic, &mut rng);
    group.access = access(group.formats, &mut rng);
    group.attendance = attendance(&group, &mut rng);
    group.cost = rng.maybe(70, |r| r.pick(&[Cost::Free, Cost::Free, Cost::Free, Cost::Donation, Cost::Fee]));
    group.age = rng.maybe(12, |r| text(r.pick(&["18+", "16-27", "60+", "12-17"])));
    group.status = status(&mut rng);
    group.verified = verified(&mut rng);
    group
}

fn some(words: &str) -> Option<Text> {
    Text::from_cleaned(words)
}

fn link(address: &str) -> Option<Link> {
    Link::parse(address).ok()
}

/// A number that cannot be called: see the rule above.
fn phone(city: City, rng: &mut Rng) -> Text {
    let country = match city.country {
        "DE" => "49",
        "AT" => "43",
        "CH" => "41",
        "NO" => "47",
        "GB" => "44",
        _ => return text(&format!("+1 555-555-01{:02}", rng.below(100))),
    };
    text(&format!("+{country} 000 {:06}", rng.below(1_000_000)))
}

fn languages(home: Language, rng: &mut Rng) -> Vec<LanguageTag> {
    let mut tags = vec![home.code()];
    if rng.one_in(12) {
        tags.push(rng.pick(&["tr", "uk", "ar", "pl", "en", "es", "se"]));
    }
    tags.dedup();
    tags.into_iter().filter_map(LanguageTag::parse).collect()
}

fn topics(topic: &Topic, thesaurus: &Thesaurus, rng: &mut Rng) -> Vec<Text> {
    let mut ids = vec![text(topic.id)];
    if rng.one_in(6)
        && let Some(other) = topic.see_also.first()
    {
        ids.push(text(thesaurus.get(*other).id));
    }
    ids
}

/// Whether the topic's id says that relatives are meant.
fn about_relatives(topic: &Topic) -> bool {
    topic.category == Category::Caregiving || topic.id.starts_with("relatives")
}

fn audience(topic: &Topic, rng: &mut Rng) -> CodedSet<Relation> {
    let mut set = CodedSet::EMPTY;
    if topic.id.starts_with("parents") || topic.id.contains("parent") {
        set.insert(Relation::Parents);
    } else if topic.id.starts_with("partners") {
        set.insert(Relation::Partners);
    } else if about_relatives(topic) {
        set.insert(Relation::Relatives);
    } else if topic.category == Category::Grief {
        set.insert(Relation::Bereaved);
    } else {
        match rng.below(10) {
            0..=5 => set.insert(Relation::Affected),
            6 => set.insert(Relation::Relatives),
            7 => {
                set.insert(Relation::Affected);
                set.insert(Relation::Relatives);
            }
            8 => set.insert(rng.pick(&[
                Relation::Parents,
                Relation::Partners,
                Relation::Siblings,
                Relation::Children,
                Relation::Friends,
                Relation::FormerlyAffected,
                Relation::Mixed,
                Relation::Anyone,
            ])),
            _ => {}
        }
    }
    set
}

fn people(topic: &Topic, rng: &mut Rng) -> CodedSet<People> {
    let mut set = CodedSet::EMPTY;
    if topic.id.contains("women") {
        set.insert(People::Women);
    } else if topic.id == "men" || topic.id.contains("-men") {
        set.insert(People::Men);
    } else if rng.one_in(7) {
        set.insert(rng.pick(People::ALL));
    }
    set
}

fn formats(group: &mut Group, city: City, i: usize, rng: &mut Rng) {
    let mut set = FormatSet::EMPTY;
    match rng.below(100) {
        0..=57 => set.insert(Format::InPerson),
        58..=71 => {
            set.insert(Format::InPerson);
            set.insert(if rng.one_in(5) { Format::Phone } else { Format::Online });
        }
        72..=84 => set.insert(Format::Online),
        85..=89 => set.insert(Format::Phone),
        90..=92 => {
            set.insert(Format::Online);
            set.insert(Format::Phone);
        }
        93 => set.insert(Format::Chat),
        94 => set.insert(Format::Forum),
        95 => set.insert(Format::MailExchange),
        96 => set.insert(Format::OneToOne),
        _ => {} // unknown, as in many real listings
    }
    group.formats = set;
    let mut place = places::town(city);
    if set.contains(Format::InPerson) {
        place = places::venue(city, rng);
        place.point = Some(Point {
            latitude: city.latitude + rng.spread(0.05),
            longitude: city.longitude + rng.spread(0.08),
        });
    }
    group.place = Some(place);
    if set.contains(Format::Online) || set.contains(Format::Chat) || set.contains(Format::Forum) {
        let url = if rng.one_in(4) { None } else { link(&format!("https://meet.example/demo/{i}")) };
        let note = if url.is_none() || rng.one_in(3) {
            some(texts::online_note(city.language, url.is_some(), rng))
        } else {
            None
        };
        group.online = Some(Online { url, note });
    }
    if set.contains(Format::Phone) {
        let whole = format!("{},,{:06}#", phone(city, rng), rng.below(1_000_000));
        group.dial_in = DialString::parse(&text(&whole)).map(|dial| DialIn { dial, note: None });
    }
    if set.contains(Format::InPerson) && rng.one_in(6) {
        contact_point_only(group, city);
    }
}

/// The normal case in Germany, Austria and Switzerland: no address and no number; the contact point knows.
fn contact_point_only(group: &mut Group, city: City) {
    group.place = Some(places::town(city));
    group.contact = Some(Contact { route: Some(Route::ContactPoint), ..Contact::default() });
    group.organisation = Some(Organisation { name: text(&texts::contact_point_name(city)), url: None });
}

/// A contact point itself, so that the groups that point to it have one to point to.
fn contact_point(group: &mut Group, city: City, rng: &mut Rng) {
    group.kind = Kind::ContactPoint;
    group.name = text(&texts::contact_point_name(city));
    group.topics.clear();
    group.categories = [Category::Other].into_iter().collect();
    group.description.set(city.language.code(), text(texts::contact_point_words(city.language)));
    group.formats = [Format::InPerson, Format::Phone].into_iter().collect();
    group.audience = [Relation::Anyone].into_iter().collect();
    group.place = Some(Place {
        point: Some(Point { latitude: city.latitude, longitude: city.longitude }),
        ..places::venue(city, rng)
    });
    group.contact = Some(Contact {
        phone: Some(phone(city, rng)),
        email: some(&format!("kontakt@{}.example", places::host(city))),
        url: link(&format!("https://{}.example/", places::host(city))),
        hours: some(texts::hours(city.language)).map(Localised::of_unknown_language).unwrap_or_default(),
        ..Contact::default()
    });
    group.attendance = Some(Attendance::DropIn);
    group.cost = Some(Cost::Free);
    group.verified = verified(rng);
}

fn contact(group: &mut Group, city: City, i: usize, rng: &mut Rng) {
    if group.contact.is_some() {
        return;
    }
    let first_name = some(texts::first_name(city.language, rng));
    group.contact = match rng.below(10) {
        0..=2 => Some(Contact {
            name: first_name,
            phone: Some(phone(city, rng)),
            hours: rng
                .maybe(40, |_| Localised::of_unknown_language(text(texts::hours(city.language))))
                .unwrap_or_default(),
            route: Some(Route::GroupPhone),
            ..Contact::default()
        }),
        3..=5 => Some(Contact {
            name: first_name,
            email: some(&format!("gruppe{i}@post.example")),
            route: Some(Route::GroupEmail),
            ..Contact::default()
        }),
        6 => Some(Contact {
            url: link(&format!("https://gruppe{i}.example/kontakt")),
            route: Some(Route::WebForm),
            ..Contact::default()
        }),
        7 if group.formats.contains(Format::InPerson) => {
            Some(Contact { route: Some(Route::WalkIn), ..Contact::default() })
        }
        8 => {
            group.organisation = Some(Organisation {
                name: text(texts::association(city.language)),
                url: link("https://verband.example/"),
            });
            Some(Contact { route: Some(Route::Organisation), ..Contact::default() })
        }
        _ => None,
    };
}

fn facilitation(group: &mut Group, topic: &Topic, rng: &mut Rng) {
    group.facilitation = rng.maybe(65, |r| {
        r.pick(&[
            Facilitation::Peer,
            Facilitation::Peer,
            Facilitation::Leaderless,
            Facilitation::StarterThenSelf,
            Facilitation::TrainedVolunteer,
            Facilitation::Professional,
            Facilitation::ProfessionalAdvisor,
        ])
    });
    group.programme = rng.maybe(45, |r| {
        if topic.category == Category::Addiction && r.one_in(2) {
            Programme::TwelveStep
        } else {
            r.pick(&[
                Programme::Conversation,
                Programme::Conversation,
                Programme::Activity,
                Programme::CbtTools,
                Programme::Information,
                Programme::Course,
                Programme::NationalGuidelines,
                Programme::Unstructured,
            ])
        }
    });
    group.faith = rng.maybe(15, |r| r.one_in(3));
}

fn access(formats: FormatSet, rng: &mut Rng) -> CodedSet<Access> {
    if !formats.contains(Format::InPerson) || rng.one_in(2) {
        return CodedSet::EMPTY;
    }
    let mut set: CodedSet<Access> = [Access::Wheelchair].into_iter().collect();
    for value in [Access::AccessibleToilet, Access::StepFree, Access::HearingLoop, Access::SignLanguage] {
        if rng.one_in(4) {
            set.insert(value);
        }
    }
    if rng.one_in(12) {
        set = [rng.pick(&[Access::ChildCare, Access::ChildFriendly, Access::PlainLanguage])]
            .into_iter()
            .collect();
    }
    set
}

fn attendance(group: &Group, rng: &mut Rng) -> Option<Attendance> {
    match group.contact.as_ref().and_then(|c| c.route) {
        Some(Route::ContactPoint) => Some(Attendance::ViaContactPoint),
        Some(Route::WalkIn) => Some(Attendance::DropIn),
        _ => rng.maybe(60, |r| {
            r.pick(&[
                Attendance::ContactFirst,
                Attendance::ContactFirst,
                Attendance::DropIn,
                Attendance::ClosedAffected,
                Attendance::TrialMeeting,
                Attendance::WaitingList,
            ])
        }),
    }
}

fn status(rng: &mut Rng) -> Status {
    match rng.below(25) {
        0 => Status::Founding,
        1 => Status::Seekers,
        2 => Status::Paused,
        3 if rng.one_in(3) => Status::Ended,
        _ => Status::Active,
    }
}

fn verified(rng: &mut Rng) -> Option<Date> {
    let days = match rng.below(10) {
        0 => return None,
        1..=3 => rng.below(180),
        4..=6 => 180 + rng.below(185),
        7..=8 => 365 + rng.below(365),
        _ => 730 + rng.below(1500),
    };
    MADE.checked_sub(i64::try_from(days).unwrap_or(0).days()).ok()
}
