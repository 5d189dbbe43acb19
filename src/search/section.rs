//! Which section of the list of results a group stands in.
//!
//! People read down a list from its top. What they can reach comes first: what meets near them, then what they can
//! join from where they are, then bodies of the whole country. What only touches on the question, what does not say
//! whether it meets a condition, and what helps in other countries follow in sections of their own.

use super::facet::{Facet, ValueId};
use super::hit_section::HitSection;
use super::index::Index;
use super::layout::{IndexPart, PLACES, RowEntry, facet_slot};
use super::parse::meaning::{AskedArea, ParsedQuery};
use super::query::{Near, Query};
use crate::group::{Coded, Format, Kind};
use crate::place::{Gazetteer, Point, fold};

/// What is near where no radius is asked for: as far as people go for an evening.
const NEAR_KM: f64 = 50.0;

/// Languages spoken in a country, as the tags of listings name them: what is open to a language is open to these.
const SPOKEN: [(&str, &[&str]); 22] = [
    ("AT", &["de"]),
    ("AU", &["en"]),
    ("BE", &["nl", "fr", "de"]),
    ("CA", &["en", "fr"]),
    ("CH", &["de", "fr", "it"]),
    ("DE", &["de"]),
    ("DK", &["da"]),
    ("ES", &["es"]),
    ("FI", &["fi", "sv"]),
    ("FR", &["fr"]),
    ("GB", &["en"]),
    ("IE", &["en"]),
    ("IT", &["it"]),
    ("LI", &["de"]),
    ("LU", &["de", "fr", "lb"]),
    ("NL", &["nl"]),
    ("NO", &["nb", "nn", "no"]),
    ("NZ", &["en"]),
    ("PL", &["pl"]),
    ("SE", &["sv"]),
    ("US", &["en"]),
    ("ZA", &["en"]),
];

/// The languages of a country.
fn languages_of(country: &str) -> &'static [&'static str] {
    SPOKEN.iter().find(|(code, _)| *code == country).map_or(&[], |(_, tags)| tags)
}

/// The place that distances are measured from: chosen, named among the words, or where the reader is. `None` where a
/// region or another country is asked for.
pub(super) fn near_of(query: &Query, parsed: &ParsedQuery) -> Option<Near> {
    let asked = query.near.clone().or_else(|| parsed.near.clone());
    let home = query.home.as_ref().filter(|home| {
        let area = parsed.area.as_ref();
        area.is_none_or(|area| area.regions.is_empty() && area.country == home.country)
    });
    asked.or_else(|| Near::home(home?))
}

/// The country of the place or region asked for, else the reader's.
pub(super) fn country_of<'a>(
    query: &'a Query,
    near: Option<&'a Near>,
    area: Option<&'a AskedArea>,
) -> Option<&'a str> {
    match (near, area) {
        (Some(near), _) => near.country.as_deref(),
        (None, Some(area)) => Some(&area.country),
        (None, None) => query.home.as_ref().map(|home| home.country.as_str()),
    }
}

/// Tells the section of each group.
pub(super) struct SectionFinder<'a> {
    index: &'a Index,
    /// Whether it is known where the reader is, or a place is asked for.
    is_anywhere: bool,
    /// A whole country is asked for: what meets there is near enough.
    asks_for_country: bool,
    /// The country of the place asked for, else of the reader.
    country: Option<String>,
    /// The languages of that country and of the reader.
    languages: Vec<&'static str>,
    /// The values of the Place filter that are the regions asked for, else the reader's, where no place is.
    regions: Vec<u32>,
    /// What is known of each set of places, as it is worked out: bits of [`relation`].
    relations: Vec<u8>,
    /// By rows of the table of formats: bits of [`reach`].
    reach: Vec<u8>,
    reach_table: usize,
    /// By rows of the table of kinds, whether whoever can join may join: groups and forums.
    open: Vec<bool>,
    open_table: usize,
    nearby: Option<Nearby>,
}

/// What is known of a set of places.
mod relation {
    pub(super) const KNOWN: u8 = 1;
    /// The country is among them.
    pub(super) const HOME: u8 = 2;
    /// They are in other countries.
    pub(super) const ABROAD: u8 = 4;
    /// A language of the country is spoken there.
    pub(super) const LANGUAGE: u8 = 8;
    /// A region or country asked for, or the reader's region, is among them.
    pub(super) const REGION: u8 = 16;
    /// They are in other regions of the country.
    pub(super) const OTHER_REGION: u8 = 32;
}

/// What is known of how a group meets.
mod reach {
    /// In a room, as far as is known.
    pub(super) const MEETS: u8 = 1;
    /// By phone, online or in writing.
    pub(super) const REMOTE: u8 = 2;
    /// In a language of the country or the reader.
    pub(super) const LANGUAGE: u8 = 4;
    /// In a language that is not stated.
    pub(super) const ANY_LANGUAGE: u8 = 8;
}

/// What is near a place.
struct Nearby {
    point: Point,
    km: f64,
    /// Whether the distance was asked for: what meets farther away is left out then.
    is_asked: bool,
    /// Up to so many hectometres, measured roughly, a group is surely near enough, from so many on surely not.
    surely: u32,
    surely_not: u32,
}

impl Nearby {
    fn of(near: &Near) -> Self {
        let km = near.within_km.unwrap_or(NEAR_KM);
        Self {
            point: near.point,
            km,
            is_asked: near.within_km.is_some(),
            // The rough measure is right to a few percent within a country; close calls are measured exactly.
            surely: if km <= 500.0 { (km * 9.5 - 5.0).max(0.0) as u32 } else { 0 },
            surely_not: if km <= 500.0 { (km * 10.5 + 5.0) as u32 } else { super::distance::UNKNOWN },
        }
    }

    #[inline]
    fn holds(&self, index: &Index, at: usize, far: u32) -> bool {
        if far >= self.surely_not || far < self.surely {
            return far < self.surely;
        }
        index.point_of(at).is_some_and(|point| point.distance_km(self.point) <= self.km)
    }
}

impl<'a> SectionFinder<'a> {
    /// Sections as seen from the place or region asked for, else from where the reader is.
    pub(super) fn new(
        index: &'a Index,
        query: &Query,
        near: Option<&Near>,
        area: Option<&AskedArea>,
    ) -> Self {
        let country = country_of(query, near, area).map(str::to_owned);
        let mut languages = country.as_deref().map(languages_of).unwrap_or_default().to_vec();
        languages.push(query.language.code());
        let (reach_table, _) = facet_slot(Facet::Format).unwrap_or_default();
        let (open_table, kind) = facet_slot(Facet::Kind).unwrap_or_default();
        let anyone = 1 << Kind::Group.ordinal() | 1 << Kind::Forum.ordinal();
        let open = |row| index.packed_mask(open_table, row, kind) & anyone != 0;
        Self {
            index,
            regions: match (near, area, &query.home) {
                (None, Some(area), _) => values_of_regions(index, &area.country, &area.regions),
                (None, None, Some(home)) => values_of_regions(index, &home.country, home.region.as_slice()),
                _ => Vec::new(),
            },
            is_anywhere: near.is_none() && country.is_none(),
            asks_for_country: near.is_none() && area.is_some_and(|area| area.regions.is_empty()),
            relations: vec![0; index.section_bytes(IndexPart::PlaceEnds).len() / 4],
            reach: reach_of_rows(index, &languages),
            reach_table,
            open: (0..index.packed_row_count(open_table)).map(open).collect(),
            open_table,
            nearby: near.map(Nearby::of),
            country,
            languages,
        }
    }

    /// Whether a distance is asked for: then only what meets there is counted, and the rest stands beside it.
    pub(super) fn has_radius(&self) -> bool {
        self.nearby.as_ref().is_some_and(|nearby| nearby.is_asked)
    }

    /// The section of a group by where it is and whom it is open to; `far` is its rough distance in hectometres. `None` where it is out of
    /// the distance asked for and cannot be joined from afar either.
    #[allow(clippy::inline_always, reason = "called for each of a million groups; measured")]
    #[inline(always)]
    pub(super) fn section_of(&mut self, at: usize, entry: &RowEntry, far: u32) -> Option<HitSection> {
        if self.is_anywhere {
            return Some(HitSection::Fitting);
        }
        let relation = self.relation_of(entry.rows[PLACES]);
        let reach = self.reach.get(entry.rows[self.reach_table] as usize).copied().unwrap_or(reach::MEETS);
        let is_open = self.open.get(entry.rows[self.open_table] as usize).copied().unwrap_or(true);
        let is_abroad = relation & relation::ABROAD != 0;
        let is_home = relation & relation::HOME != 0;
        let radius = self.has_radius();
        if is_abroad && !is_open {
            return (!radius).then_some(HitSection::Elsewhere);
        }
        let is_near = relation & relation::REGION != 0
            || self.nearby.as_ref().is_some_and(|nearby| nearby.holds(self.index, at, far));
        if reach & reach::MEETS != 0 && is_near {
            return Some(HitSection::Near);
        }
        let speaks = reach & reach::LANGUAGE != 0
            || reach & reach::ANY_LANGUAGE != 0 && (!is_abroad || relation & relation::LANGUAGE != 0);
        if reach & reach::REMOTE != 0 && (is_home || is_open && speaks) {
            return Some(HitSection::FromAfar);
        }
        let section = match (is_home, is_abroad) {
            (true, _) => HitSection::Country,
            (_, true) => HitSection::Elsewhere,
            _ => HitSection::Worldwide,
        };
        // What meets elsewhere is farther away than was asked for.
        let is_beside = section == HitSection::Worldwide || section == HitSection::Country && !is_open;
        (!radius || is_beside).then_some(section)
    }

    /// Whether a group is of the reader's own country.
    #[inline]
    pub(super) fn is_home(&mut self, entry: &RowEntry) -> bool {
        self.country.is_some() && self.relation_of(entry.rows[PLACES]) & relation::HOME != 0
    }

    /// Whether a group stands behind others of its tier: what can be joined from another country, what is in another
    /// region than the one asked for, and what helps abroad in another language.
    #[inline]
    pub(super) fn is_outer(&mut self, entry: &RowEntry, tier: HitSection) -> bool {
        match tier {
            HitSection::FromAfar => !self.is_home(entry),
            HitSection::Country => self.relation_of(entry.rows[PLACES]) & relation::OTHER_REGION != 0,
            HitSection::Elsewhere => self.relation_of(entry.rows[PLACES]) & relation::LANGUAGE == 0,
            _ => false,
        }
    }

    #[inline]
    fn relation_of(&mut self, set: u32) -> u8 {
        let Some(known) = self.relations.get(set as usize).copied() else { return relation::KNOWN };
        if known != 0 {
            return known;
        }
        let found = self.look_up_relation(set);
        if let Some(known) = self.relations.get_mut(set as usize) {
            *known = found;
        }
        found
    }

    fn look_up_relation(&self, set: u32) -> u8 {
        if self.index.column(IndexPart::PlaceEnds).row_range(set as usize).is_empty() {
            return relation::KNOWN;
        }
        // Nothing is abroad where no country is known.
        let mut is_home = self.country.is_none();
        let mut language = 0;
        for country in self.index.countries_of(set) {
            is_home |= self.country.as_deref() == Some(country);
            if languages_of(country).iter().any(|tag| self.languages.contains(tag)) {
                language = relation::LANGUAGE;
            }
        }
        let places = self.index.column(IndexPart::Places);
        let range = self.index.column(IndexPart::PlaceEnds).row_range(set as usize);
        let mut values = range.map(|at| places.u32_at(at));
        let region = if self.regions.is_empty() {
            if self.asks_for_country && is_home { relation::REGION } else { 0 }
        } else if values.clone().any(|value| self.regions.contains(&value)) {
            relation::REGION
        } else if values.all(|value| self.is_country(value)) {
            0
        } else {
            relation::OTHER_REGION
        };
        relation::KNOWN | language | region | if is_home { relation::HOME } else { relation::ABROAD }
    }

    /// Whether a value of the Place filter is a whole country.
    fn is_country(&self, value: u32) -> bool {
        self.index.value(Facet::Place, ValueId(value)).is_some_and(|value| value.id.len() == 2)
    }
}

/// The values of the Place filter that are regions of a country, by their names or codes.
fn values_of_regions<T: AsRef<str>>(index: &Index, country: &str, regions: &[T]) -> Vec<u32> {
    let mut names = Vec::new();
    for region in regions.iter().map(AsRef::as_ref) {
        let mut regions = Gazetteer::embedded().regions();
        let asked = regions.find(|(of, _, name)| *of == country && *name == region);
        let code = asked.map_or("", |(_, code, _)| code);
        names.extend([fold(region), fold(code), fold(&format!("{country}-{code}"))]);
    }
    let suffix = format!(", {country}");
    let values = (0..).zip(index.values(Facet::Place)).filter(|(_, value)| {
        value.id.ends_with(&suffix) && value.name.as_ref().is_some_and(|name| names.contains(&fold(name)))
    });
    values.map(|(at, _)| at).collect()
}

/// How the groups of each row of the table of formats and languages can be reached, as bits of [`reach`].
fn reach_of_rows(index: &Index, languages: &[&str]) -> Vec<u8> {
    let (table, formats) = facet_slot(Facet::Format).unwrap_or_default();
    let (_, language) = facet_slot(Facet::Language).unwrap_or_default();
    let in_person = 1_u64 << Format::InPerson.ordinal();
    let known = (1_u64 << Format::ALL.len()) - 1;
    let spoken = index.values(Facet::Language).iter().enumerate();
    let spoken = spoken.filter(|(_, value)| languages.contains(&value.id.as_str()));
    let spoken = spoken.fold(0_u64, |mask, (at, _)| mask | 1 << at.min(63));
    let mut reach = Vec::new();
    for row in 0..index.packed_row_count(table) {
        let held = index.packed_mask(table, row, formats) & known;
        let tongues = index.packed_mask(table, row, language);
        let mut bits = 0;
        for (holds, bit) in [
            (held & in_person != 0 || held == 0, reach::MEETS),
            (held & !in_person != 0, reach::REMOTE),
            (tongues & spoken != 0, reach::LANGUAGE),
            (tongues == 0, reach::ANY_LANGUAGE),
        ] {
            bits |= if holds { bit } else { 0 };
        }
        reach.push(bits);
    }
    reach
}
