//! STUB by the lead until branch `search` lands: the interface over a plain scan. Replaced as a whole.
#![allow(missing_docs, clippy::pedantic)]

use crate::group::{Coded, Country, FormatSet, Group, Kind, Next, Status};
use crate::place::Point;
use crate::topic::{Language, Thesaurus};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::ops::Range;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ordinal(pub u32);
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ValueId(pub u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    Topic,
    Category,
    Place,
    Format,
    For,
    People,
    Day,
    Time,
    Language,
    Access,
    Kind,
    Facilitation,
    Attendance,
    Cost,
    Verified,
}
impl Facet {
    pub const ALL: [Facet; 15] = [
        Facet::Topic,
        Facet::Category,
        Facet::Place,
        Facet::Format,
        Facet::For,
        Facet::People,
        Facet::Day,
        Facet::Time,
        Facet::Language,
        Facet::Access,
        Facet::Kind,
        Facet::Facilitation,
        Facet::Attendance,
        Facet::Cost,
        Facet::Verified,
    ];
    pub fn id(self) -> &'static str {
        [
            "topic",
            "category",
            "place",
            "format",
            "for",
            "people",
            "weekday",
            "time",
            "language",
            "access",
            "kind",
            "facilitation",
            "attendance",
            "cost",
            "verified",
        ][self as usize]
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FacetValue {
    pub id: String,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Selection {
    chosen: BTreeMap<(Facet, ValueId), ()>,
}
impl Selection {
    pub fn toggle(&mut self, f: Facet, v: ValueId) {
        if self.chosen.remove(&(f, v)).is_none() {
            self.chosen.insert((f, v), ());
        }
    }
    pub fn contains(&self, f: Facet, v: ValueId) -> bool {
        self.chosen.contains_key(&(f, v))
    }
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }
    pub fn iter(&self) -> impl Iterator<Item = (Facet, ValueId)> + '_ {
        self.chosen.keys().copied()
    }
    pub fn of(&self, f: Facet) -> impl Iterator<Item = ValueId> + '_ {
        self.iter().filter(move |(g, _)| *g == f).map(|(_, v)| v)
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    pub point: Point,
    pub label: String,
    pub within_km: Option<f64>,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Best,
    Next,
    Distance,
    Name,
    Verified,
}
#[derive(Debug, Clone)]
pub struct Query {
    pub text: String,
    pub selection: Selection,
    pub near: Option<Near>,
    pub sort: Sort,
    pub literal: bool,
    pub language: Language,
    pub limit: usize,
}
impl Default for Query {
    fn default() -> Self {
        Self {
            text: String::new(),
            selection: Selection::default(),
            near: None,
            sort: Sort::Best,
            literal: false,
            language: Language::En,
            limit: usize::MAX,
        }
    }
}
pub struct Moment {
    pub now: Timestamp,
    pub zone: TimeZone,
}
#[derive(Debug, Clone)]
pub struct Hit {
    pub ordinal: Ordinal,
    pub score: f32,
    pub distance_km: Option<f32>,
}
#[derive(Debug, Clone)]
pub struct Correction {
    pub from: String,
    pub to: String,
}
#[derive(Debug, Clone)]
pub struct Understood {
    pub label: String,
}
#[derive(Debug, Clone)]
pub enum WayOn {
    DropFilter { facet: Facet, value: ValueId, count: u32 },
    ClearAll,
    Crisis,
}
#[derive(Debug, Clone, Default)]
pub struct Counts {
    by: Vec<Vec<u32>>,
}
impl Counts {
    pub fn get(&self, f: Facet, v: ValueId) -> u32 {
        self.by.get(f as usize).and_then(|c| c.get(v.0 as usize)).copied().unwrap_or(0)
    }
}
#[derive(Debug, Clone)]
pub struct Results {
    pub total: u32,
    pub hits: Vec<Hit>,
    pub counts: Counts,
    pub corrected: Option<Correction>,
    pub understood: Vec<Understood>,
    pub partial: Option<Vec<String>>,
    pub ways_on: Vec<WayOn>,
    near: bool,
}
impl Results {
    pub fn is_near(&self) -> bool {
        self.near
    }
}

pub fn fold(s: &str) -> String {
    crate::place::fold(s)
}

pub struct Index {
    groups: Vec<Group>,
    text: Vec<String>,
    values: Vec<Vec<FacetValue>>,
    of: Vec<Vec<(Facet, ValueId)>>,
}
pub struct Row<'a> {
    g: &'a Group,
}
impl<'a> Row<'a> {
    pub fn name(&self) -> &'a str {
        self.g.name.as_str()
    }
    pub fn city(&self) -> Option<&'a str> {
        self.g.place.as_ref()?.city.as_deref()
    }
    pub fn region(&self) -> Option<&'a str> {
        self.g.place.as_ref()?.region.as_deref()
    }
    pub fn country(&self) -> Option<Country> {
        self.g.place.as_ref().and_then(|p| p.country).or_else(|| self.g.area.first().and_then(|a| a.country()))
    }
    pub fn kind(&self) -> Kind {
        self.g.kind
    }
    pub fn formats(&self) -> FormatSet {
        self.g.formats
    }
    pub fn status(&self) -> Status {
        self.g.status
    }
    pub fn next(&self, now: Timestamp) -> Option<Next> {
        self.g.next_meeting(now)
    }
    pub fn topic_labels(&self, language: Language) -> impl Iterator<Item = String> + 'a {
        let t = Thesaurus::embedded();
        self.g.topics.iter().map(move |id| {
            t.topic(id).map_or_else(|| id.to_string(), |i| t.get(i).label(language).to_owned())
        })
    }
}
impl Index {
    pub fn stub(groups: Vec<Group>) -> Self {
        let t = Thesaurus::embedded();
        let mut values: Vec<Vec<FacetValue>> = vec![Vec::new(); 15];
        let mut of = Vec::new();
        let mut text = Vec::new();
        for g in &groups {
            let mut mine: Vec<(Facet, String)> = Vec::new();
            for topic in &g.topics {
                mine.push((Facet::Topic, topic.to_string()));
                if let Some(i) = t.topic(topic) {
                    for a in t.above(i) {
                        mine.push((Facet::Topic, t.get(a).id.to_owned()));
                    }
                }
            }
            for c in g.categories.iter() {
                mine.push((Facet::Category, c.id().to_owned()));
            }
            for c in g.formats.iter() {
                mine.push((Facet::Format, Coded::id(c).to_owned()));
            }
            for c in g.audience.iter() {
                mine.push((Facet::For, Coded::id(c).to_owned()));
            }
            mine.push((Facet::Kind, Coded::id(g.kind).to_owned()));
            for m in &g.meetings {
                for d in m.days().iter() {
                    mine.push((Facet::Day, Coded::id(d).to_owned()));
                }
            }
            if let Some(p) = &g.place {
                if let Some(c) = &p.city {
                    mine.push((Facet::Place, c.to_string()));
                }
            }
            let mut ids: Vec<(Facet, ValueId)> = mine
                .into_iter()
                .map(|(f, id)| {
                    let v = &mut values[f as usize];
                    let i = v.iter().position(|x| x.id == id).unwrap_or_else(|| {
                        v.push(FacetValue { id });
                        v.len() - 1
                    });
                    (f, ValueId(i as u32))
                })
                .collect();
            ids.sort();
            ids.dedup();
            of.push(ids);
            let mut s = g.name.to_string();
            for topic in &g.topics {
                if let Some(i) = t.topic(topic) {
                    let x = t.get(i);
                    for l in Language::ALL {
                        s.push(' ');
                        s.push_str(x.label(l));
                        for y in x.synonyms.get(l) {
                            s.push(' ');
                            s.push_str(y);
                        }
                    }
                }
            }
            if let Some(p) = &g.place {
                for x in [&p.city, &p.region].into_iter().flatten() {
                    s.push(' ');
                    s.push_str(x);
                }
            }
            text.push(fold(&s));
        }
        Self { groups, text, values, of }
    }
    pub fn len(&self) -> usize {
        self.groups.len()
    }
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
    pub fn row(&self, o: Ordinal) -> Row<'_> {
        Row { g: &self.groups[o.0 as usize] }
    }
    pub fn group(&self, o: Ordinal) -> &Group {
        &self.groups[o.0 as usize]
    }
    pub fn values(&self, f: Facet) -> &[FacetValue] {
        &self.values[f as usize]
    }
    pub fn value(&self, f: Facet, v: ValueId) -> Option<&FacetValue> {
        self.values[f as usize].get(v.0 as usize)
    }
    pub fn search(&self, q: &Query) -> Results {
        let folded = fold(&q.text);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let mut counts = Counts { by: self.values.iter().map(|v| vec![0; v.len()]).collect() };
        let mut hits = Vec::new();
        let facets: Vec<Facet> =
            Facet::ALL.into_iter().filter(|f| q.selection.of(*f).next().is_some()).collect();
        for (i, text) in self.text.iter().enumerate() {
            if !words.iter().all(|w| text.contains(w)) {
                continue;
            }
            let fails: Vec<Facet> = facets
                .iter()
                .copied()
                .filter(|f| !self.of[i].iter().any(|(g, v)| g == f && q.selection.contains(*g, *v)))
                .collect();
            if fails.is_empty() {
                hits.push(Hit { ordinal: Ordinal(i as u32), score: 1.0, distance_km: None });
            }
            for (f, v) in &self.of[i] {
                if fails.is_empty() || fails == [*f] {
                    counts.by[*f as usize][v.0 as usize] += 1;
                }
            }
        }
        let ways_on = if hits.is_empty() { vec![WayOn::Crisis, WayOn::ClearAll] } else { Vec::new() };
        Results {
            total: hits.len() as u32,
            hits,
            counts,
            corrected: None,
            understood: Vec::new(),
            partial: None,
            ways_on,
            near: q.near.is_some(),
        }
    }
}
pub struct Found {
    pub value: ValueId,
    pub matches: Vec<Range<usize>>,
}
pub fn filter_values(index: &Index, facet: Facet, typed: &str, language: Language) -> Vec<Found> {
    let typed = fold(typed);
    let t = Thesaurus::embedded();
    index
        .values(facet)
        .iter()
        .enumerate()
        .filter(|(_, v)| {
            let label = if facet == Facet::Topic {
                t.topic(&v.id).map_or(v.id.clone(), |i| t.get(i).label(language).to_owned())
            } else {
                v.id.clone()
            };
            fold(&label).contains(&typed)
        })
        .map(|(i, _)| Found { value: ValueId(i as u32), matches: Vec::new() })
        .collect()
}
pub fn highlight(_name: &str, _q: &Query) -> Vec<Range<usize>> {
    Vec::new()
}
