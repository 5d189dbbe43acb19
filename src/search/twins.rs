//! One group in two sources: found by name, place, time and contact, so that it is shown once.
//!
//! Two listings are one group only if they come from different sources, meet at the same times and are for the same
//! people. What speaks for it is then counted:
//!
//! | what | points |
//! |---|---|
//! | the same name | 4 |
//! | a name of which three of five words are the same | 3 |
//! | a name of which two of five words are the same | 2 |
//! | the same street, or a point within 150 m | 3 |
//! | the same venue | 2 |
//! | the same town | 1 |
//! | a number, address for mail or link in common | 3 |
//!
//! Six points make one group. Points more than a kilometre apart, or other streets or towns, never do, nor does a place
//! without a name in common. Each listing has at most one counterpart a source.

use crate::group::{Coded, Common, Format, Group, Kind, Meeting, Text, Zone, tel_link};
use crate::place::{Point, fold};
use foldhash::quality::RandomState;
use jiff::civil::Date;
use std::collections::HashMap;
use std::hash::BuildHasher;

/// So many points make two listings one group.
const ENOUGH: u32 = 6;

/// Points within so many kilometres are one place; beyond the other they are two.
const NEAR_KM: f64 = 0.15;
const FAR_KM: f64 = 1.0;

/// Listings that share a key are compared with at most so many others of it: of the same time in the same street there
/// are never more.
const COMPARED: usize = 16;

/// So many words of a name count.
const NAME_WORDS: usize = 12;

/// A listing that is another one again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Twin {
    pub shown: u32,
    pub hidden: u32,
    pub common: Common,
}

/// What is compared of a listing. Texts are kept as hashes.
struct Facts {
    ordinal: u32,
    source: u32,
    /// When it meets, for whom, and in which way.
    times: u64,
    audience: u64,
    formats: u8,
    zone: u32,
    name: u64,
    words: Box<[u32]>,
    town: u32,
    street: u32,
    venue: u32,
    point: Option<[f32; 2]>,
    contacts: Box<[u32]>,
    /// The higher, the fresher: whether a publisher vouches for it, when it was confirmed, when it was read, and how much it
    /// says.
    freshness: (bool, i32, i32, u32),
}

/// Finds groups that several sources list.
#[derive(Default)]
pub(super) struct TwinFinder {
    /// The number of the source whose listings come now, from 1; 0 = the built-in directory.
    source: u32,
    facts: Vec<Facts>,
    hasher: RandomState,
}

impl TwinFinder {
    /// The listings of another source begin.
    pub(super) fn begin_source(&mut self) {
        self.source += 1;
    }

    /// Takes in a listing, if it can have a counterpart at all.
    pub(super) fn add_group(&mut self, group: &Group, ordinal: u32) {
        if self.source == 0 || group.kind != Kind::Group || group.meetings.is_empty() {
            return;
        }
        let place = group.place.as_ref();
        let point = place.filter(|place| !place.approximate).and_then(|place| place.point);
        let name = fold(&group.name);
        let mut words: Vec<u32> = name.split(' ').take(NAME_WORDS).map(|word| self.hash(word)).collect();
        words.sort_unstable();
        words.dedup();
        let mut times: Vec<String> = group.meetings.iter().map(time_key).collect();
        times.sort_unstable();
        times.dedup();
        let facts = Facts {
            ordinal,
            source: self.source,
            times: self.hasher.hash_one(&times),
            audience: self.hasher.hash_one((group.people.bits(), group.audience.bits())),
            formats: formats_of(group),
            zone: self
                .hash_of(group.meetings.first().and_then(|m| group.zone_of(m)).as_ref().map(Zone::name)),
            name: self.hasher.hash_one(&name),
            words: words.into(),
            town: self.hash_text(place.and_then(|place| place.city.as_ref())),
            street: self.hash_text(place.and_then(|place| place.street.as_ref())),
            venue: self.hash_text(place.and_then(|place| place.venue.as_ref())),
            point: point.map(|point| [point.latitude as f32, point.longitude as f32]),
            contacts: contacts_of(group).iter().map(|way| self.hash(way)).collect(),
            freshness: (
                !group.source.is_claimed,
                number_of_day(group.verified),
                number_of_day(group.source.retrieved),
                group.memory_bytes() as u32,
            ),
        };
        self.facts.push(facts);
    }

    fn hash(&self, text: &str) -> u32 {
        (self.hasher.hash_one(text) as u32).max(1)
    }

    /// 0 = nothing.
    fn hash_of(&self, text: Option<&str>) -> u32 {
        text.map_or(0, |text| self.hash(text))
    }

    fn hash_text(&self, text: Option<&Text>) -> u32 {
        let folded = text.map(|text| fold(text)).filter(|folded| !folded.is_empty());
        self.hash_of(folded.as_deref())
    }

    /// The listings that are others again.
    pub(super) fn into_twins(self) -> Vec<Twin> {
        if self.source < 2 {
            return Vec::new();
        }
        let mut pairs = self.find_pairs();
        // The surest pairs first; of equal ones those that come first.
        pairs.sort_unstable_by_key(|(points, one, other, _)| (u32::MAX - points, *one, *other));
        let mut clusters = Clusters::default();
        let mut common_of = HashMap::new();
        for (_, one, other, common) in pairs {
            if clusters.join(one, other, |at| self.facts.get(at as usize).map_or(0, |facts| facts.source)) {
                common_of.insert((one, other), common);
            }
        }
        clusters.into_lists().into_iter().flat_map(|members| self.twins_of(&members, &common_of)).collect()
    }

    /// The freshest of several listings of one group is shown, the others are its counterparts.
    fn twins_of(&self, members: &[u32], common_of: &HashMap<(u32, u32), Common>) -> Vec<Twin> {
        let facts = |at: &u32| self.facts.get(*at as usize);
        let fresher = |at: &&u32| facts(at).map(|facts| (facts.freshness, u32::MAX - facts.ordinal));
        let Some((best, shown)) = members.iter().max_by_key(fresher).and_then(|at| Some((*at, facts(at)?)))
        else {
            return Vec::new();
        };
        let others = members.iter().filter(|at| **at != best).filter_map(|at| {
            let known = common_of.get(&(best.min(*at), best.max(*at))).copied();
            let other = facts(at)?;
            let common = known.or_else(|| shown.compare(other).map(|(_, common)| common)).unwrap_or_default();
            Some(Twin { shown: shown.ordinal, hidden: other.ordinal, common })
        });
        others.collect()
    }

    /// Pairs with enough points, each once: points, the earlier and the later listing, what they have in common.
    fn find_pairs(&self) -> Vec<(u32, u32, u32, Common)> {
        let mut keys: Vec<(u64, u32)> = Vec::new();
        for (at, facts) in (0_u32..).zip(&self.facts) {
            facts.keys(&mut |key| keys.push((self.hasher.hash_one(key), at)));
        }
        keys.sort_unstable();
        keys.dedup();
        let mut found = HashMap::new();
        for same in keys.chunk_by(|one, other| one.0 == other.0) {
            for (n, (_, one)) in same.iter().enumerate() {
                for (_, other) in same.iter().skip(n + 1).take(COMPARED) {
                    let pair = (*one.min(other), *one.max(other));
                    let both = self.facts.get(pair.0 as usize).zip(self.facts.get(pair.1 as usize));
                    if let Some((points, common)) = both.and_then(|(one, other)| one.compare(other)) {
                        found.insert(pair, (points, common));
                    }
                }
            }
        }
        found.into_iter().map(|((one, other), (points, common))| (points, one, other, common)).collect()
    }
}

impl Facts {
    /// Keys that two listings of one group share at least one of: its times with a way to reach it, with its street, or
    /// with its name and town.
    fn keys(&self, see: &mut dyn FnMut((u64, u8, u64, u64))) {
        for contact in &self.contacts {
            see((self.times, 0, u64::from(*contact), 0));
        }
        if self.street != 0 {
            see((self.times, 1, u64::from(self.street), 0));
        }
        if let Some([latitude, longitude]) = self.point.map(|point| point.map(f64::from)) {
            // Cells of about 500 m, and those beside where the point is near the edge.
            for (north, east) in [(-0.0015, -0.002), (-0.0015, 0.002), (0.0015, -0.002), (0.0015, 0.002)] {
                let cell = [(latitude + north) * 200.0, (longitude + east) * 150.0];
                let [row, column] = cell.map(|degrees| (degrees.floor() as i64) as u64);
                see((self.times, 2, row, column));
            }
        }
        see((self.times, 3, self.name, u64::from(self.town)));
    }

    /// The points that speak for one group, and what they have in common; `None` where they are two.
    fn compare(&self, other: &Self) -> Option<(u32, Common)> {
        let is_other_zone = self.zone != other.zone && self.zone != 0 && other.zone != 0;
        let are_apart = self.source == other.source
            || self.times != other.times
            || self.audience != other.audience
            || is_other_zone
            || self.formats & other.formats == 0 && self.formats != 0 && other.formats != 0;
        if are_apart {
            return None;
        }
        let name = self.name_points(other);
        let place = self.place_points(other)?;
        let contact = if self.contacts.iter().any(|way| other.contacts.contains(way)) { 3 } else { 0 };
        // One room has several groups at a time, and an office many groups.
        let is_enough = name > 0 && name + place + contact >= ENOUGH;
        let common = Common { name: name > 0, place: place > 0, contact: contact > 0 };
        is_enough.then_some((name + place + contact, common))
    }

    fn name_points(&self, other: &Self) -> u32 {
        if self.name == other.name {
            return 4;
        }
        let shared = self.words.iter().filter(|word| other.words.contains(word)).count();
        let all = self.words.len() + other.words.len() - shared;
        match shared * 100 / all.max(1) {
            60.. => 3,
            40.. => 2,
            _ => 0,
        }
    }

    /// `None` where the places are two.
    fn place_points(&self, other: &Self) -> Option<u32> {
        let points = self.point.zip(other.point);
        let apart = points.and_then(|(one, other)| Some(point_of(one)?.distance_km(point_of(other)?)));
        if apart.is_some_and(|apart| apart > FAR_KM) {
            return None;
        }
        let is_near = apart.is_some_and(|apart| apart <= NEAR_KM);
        if is_near || is_same(self.street, other.street) && !differ(self.town, other.town) {
            return Some(3);
        }
        if differ(self.street, other.street) || differ(self.town, other.town) {
            return None;
        }
        if is_same(self.venue, other.venue) {
            return Some(2);
        }
        Some(u32::from(is_same(self.town, other.town)))
    }
}

fn point_of([latitude, longitude]: [f32; 2]) -> Option<Point> {
    Point::new(f64::from(latitude), f64::from(longitude))
}

/// Whether both are given and the same. 0 = not given.
fn is_same(one: u32, other: u32) -> bool {
    one == other && one != 0
}

/// Whether both are given and not the same.
fn differ(one: u32, other: u32) -> bool {
    one != other && one != 0 && other != 0
}

/// A number that grows with the day; the least where there is none.
fn number_of_day(date: Option<Date>) -> i32 {
    date.map_or(i32::MIN, |date| i32::from(date.year()) * 400 + i32::from(date.day_of_year()))
}

/// When a meeting is: its rule and its start. Many sources know no end.
fn time_key(meeting: &Meeting) -> String {
    let start = meeting.start.map(|start| start.to_string()).unwrap_or_default();
    format!("{} {start}", meeting.rule)
}

fn formats_of(group: &Group) -> u8 {
    <Format as Coded>::ALL
        .iter()
        .enumerate()
        .fold(0, |bits, (at, format)| bits | u8::from(group.formats.contains(*format)) << at.min(7))
}

/// The ways to reach a group: numbers, addresses, links, without what is written in several ways.
fn contacts_of(group: &Group) -> Vec<String> {
    let contact = group.contact.as_ref();
    let phone = contact.and_then(|contact| contact.phone.as_deref()).and_then(tel_link);
    let phone = phone.map(|link| number_of_subscriber(&link));
    let dial_in = group.dial_in.as_ref().and_then(|dial_in| tel_link(dial_in.dial.number()));
    let email = contact.and_then(|contact| contact.email.as_deref()).map(str::to_lowercase);
    let links = [
        contact.and_then(|contact| contact.url.as_ref()),
        group.online.as_ref().and_then(|o| o.url.as_ref()),
    ];
    let links = links.into_iter().flatten().map(|link| {
        let bare = link.as_str().split_once("://").map_or(link.as_str(), |(_, rest)| rest);
        bare.trim_start_matches("www.").trim_end_matches('/').to_lowercase()
    });
    let mut ways: Vec<String> = links.chain(phone).chain(dial_in).chain(email).collect();
    ways.sort_unstable();
    ways.dedup();
    ways
}

/// The last digits of a number: one source writes "0221 471012", another "+49 221 471012".
fn number_of_subscriber(link: &str) -> String {
    const ENOUGH_DIGITS: usize = 8;
    let digits: String = link.chars().filter(char::is_ascii_digit).collect();
    let start = digits.len().saturating_sub(ENOUGH_DIGITS);
    digits.get(start..).unwrap_or_default().to_owned()
}

/// Listings that are one group, with at most one of each source.
#[derive(Default)]
struct Clusters {
    /// The cluster of each listing.
    of: HashMap<u32, usize>,
    members: Vec<Vec<u32>>,
}

impl Clusters {
    /// Joins two listings and all that are joined with them, unless a source would have two in one cluster.
    fn join(&mut self, one: u32, other: u32, source_of: impl Fn(u32) -> u32) -> bool {
        let [one, other] = [one, other].map(|at| {
            *self.of.entry(at).or_insert_with(|| {
                self.members.push(vec![at]);
                self.members.len() - 1
            })
        });
        if one == other {
            return true;
        }
        let (Some(these), Some(those)) = (self.members.get(one), self.members.get(other)) else {
            return false;
        };
        if these.iter().any(|this| those.iter().any(|that| source_of(*this) == source_of(*that))) {
            return false;
        }
        let moved = self.members.get_mut(other).map(std::mem::take).unwrap_or_default();
        for at in &moved {
            self.of.insert(*at, one);
        }
        if let Some(members) = self.members.get_mut(one) {
            members.extend(moved);
        }
        true
    }

    /// The clusters of more than one listing.
    fn into_lists(self) -> Vec<Vec<u32>> {
        self.members.into_iter().filter(|members| members.len() > 1).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::text::own;
    use crate::group::{Clock, Contact, People, Place, Weekday};
    use std::slice::from_ref;

    fn listing(name: &'static str, start: &str, street: &'static str, city: &'static str) -> Group {
        let mut group = Group::new(own("id").unwrap(), own(name).unwrap());
        group.meetings.push(Meeting::every_week(Weekday::Monday, Clock::parse(start), None));
        group.place = Some(Place { city: own(city), street: own(street), ..Place::default() });
        group.formats.insert(Format::InPerson);
        group
    }

    fn twins(sources: &[&[Group]]) -> Vec<(u32, u32)> {
        let mut finder = TwinFinder::default();
        let mut ordinal = 0;
        for groups in sources {
            finder.begin_source();
            for group in *groups {
                finder.add_group(group, ordinal);
                ordinal += 1;
            }
        }
        finder.into_twins().iter().map(|twin| (twin.shown, twin.hidden)).collect()
    }

    #[test]
    fn one_group_of_two_sources_is_found_and_the_freshest_listing_shown() {
        let old = listing("Ring of Hope Oslo", "18:00", "Storgata 1", "Oslo");
        let mut fresh = listing("Ring of Hope", "18:00", "Storgata 1", "Oslo");
        fresh.verified = Some(jiff::civil::date(2026, 11, 1));
        assert_eq!(twins(&[from_ref(&old), from_ref(&fresh)]), [(1, 0)]);
        assert_eq!(twins(&[&[old.clone(), fresh]]), [], "one source tells its own groups apart");
        // At most one of each source.
        assert_eq!(twins(&[&[old.clone(), old.clone()], from_ref(&old)]).len(), 1);
        assert_eq!(twins(&[from_ref(&old), from_ref(&old), from_ref(&old)]).len(), 2);
    }

    #[test]
    fn what_meets_at_other_times_or_is_for_others_or_elsewhere_is_another_group() {
        let group = listing("Ring of Hope", "18:00", "Storgata 1", "Oslo");
        let mut for_women = group.clone();
        for_women.people.insert(People::Women);
        let mut twice = group.clone();
        twice.meetings.push(Meeting::every_week(Weekday::Friday, Clock::parse("18:00"), None));
        let mut online = group.clone();
        online.formats = crate::group::FormatSet::EMPTY;
        online.formats.insert(Format::Online);
        for (what, other) in [
            ("another time", listing("Ring of Hope", "19:00", "Storgata 1", "Oslo")),
            ("another street", listing("Ring of Hope", "18:00", "Kirkegata 2", "Oslo")),
            ("another town", listing("Ring of Hope", "18:00", "Storgata 1", "Bergen")),
            ("another name in one room", listing("Grief Circle", "18:00", "Storgata 1", "Oslo")),
            ("another audience", for_women),
            ("a further day", twice),
            ("another form", online),
        ] {
            assert_eq!(twins(&[from_ref(&group), from_ref(&other)]), [], "{what}");
        }
    }

    #[test]
    fn a_number_in_common_stands_in_for_the_street() {
        let reached = |phone: &'static str| {
            let mut group = listing("Ring of Hope", "18:00", "", "Oslo");
            group.contact = Some(Contact { phone: own(phone), ..Contact::default() });
            group
        };
        assert_eq!(twins(&[&[reached("22 00 00 00")], &[reached("22000000")]]).len(), 1);
        assert_eq!(twins(&[&[reached("0221 471012")], &[reached("+49 221 471012")]]).len(), 1);
        assert_eq!(
            twins(&[&[reached("22 00 00 00")], &[reached("22 00 00 01")]]),
            [],
            "a name and a town are not enough"
        );
    }
}
