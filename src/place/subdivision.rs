//! States, provinces and counties by code and name, and the countries that one of these may mean.
//!
//! `data/subdivisions.tsv` lists those that addresses name; the regions of the gazetteer are known besides. One code means
//! several of them ("CA" is California, and Cagliari in Italy), so that a country never follows from a code alone.

use super::Gazetteer;
use super::fold::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

static FILE: &str = include_str!("../../data/subdivisions.tsv");

/// A state, province or county.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subdivision {
    /// ISO 3166-1 alpha-2.
    pub country: &'static str,
    /// The part of the ISO 3166-2 code behind the country, or that of the post; empty where addresses have none.
    pub code: &'static str,
    /// Its zone where the country has several: the one that most people there keep.
    pub zone: Option<&'static str>,
    /// Whether the words it was found by are its code, which is less sure than a name.
    pub by_code: bool,
}

#[derive(Default)]
struct SubdivisionTable {
    codes: HashMap<String, Vec<Subdivision>>,
    names: HashMap<String, Vec<Subdivision>>,
}

impl SubdivisionTable {
    fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<SubdivisionTable> = LazyLock::new(SubdivisionTable::read_embedded);
        &EMBEDDED
    }

    fn read_embedded() -> Self {
        let mut regions = Self::default();
        for line in FILE.lines().skip(1) {
            let mut columns = line.split('\t');
            let mut column = || columns.next().unwrap_or_default();
            let (country, code, zone, names) = (column(), column(), column(), column());
            let zone = Some(zone).filter(|zone| !zone.is_empty());
            let region = Subdivision { country, code, zone, by_code: false };
            for name in names.split(';') {
                regions.add_name(name, region);
            }
            regions.add_code(region);
        }
        for (country, code, name) in Gazetteer::embedded().regions() {
            // Those that the table has as well say nothing new.
            let region = Subdivision { country, code, zone: None, by_code: false };
            regions.add_name(name, region);
            regions.add_code(region);
        }
        regions
    }

    fn add_name(&mut self, name: &str, region: Subdivision) {
        let known = self.names.entry(fold(name)).or_default();
        if !name.is_empty() && known.iter().all(|other| other.country != region.country) {
            known.push(region);
        }
    }

    fn add_code(&mut self, region: Subdivision) {
        if region.code.is_empty() || region.code.bytes().all(|b| b.is_ascii_digit()) {
            return;
        }
        let known = self.codes.entry(region.code.to_owned()).or_default();
        if known.iter().all(|other| other.country != region.country) {
            known.push(Subdivision { by_code: true, ..region });
        }
    }
}

/// The regions that words may mean: by a code in capitals or small letters, with dots or without ("N.J."), by ISO
/// 3166-2 ("US-NJ"), or by a name in any spelling.
pub fn subdivisions_named(words: &str) -> Vec<Subdivision> {
    let regions = SubdivisionTable::embedded();
    let words = words.trim().trim_end_matches('.');
    if let Some((country, code)) = words.split_once('-').filter(|(country, _)| country.len() == 2) {
        let found = regions.codes.get(code).into_iter().flatten();
        let found: Vec<Subdivision> =
            found.filter(|region| region.country.eq_ignore_ascii_case(country)).copied().collect();
        if !found.is_empty() {
            return found.into_iter().map(|region| Subdivision { by_code: false, ..region }).collect();
        }
    }
    let letters: String = words.chars().filter(|c| *c != '.' && *c != ' ').collect();
    let by_code = regions.codes.get(&letters.to_ascii_uppercase()).filter(|_| letters.len() <= 3);
    let by_name = regions.names.get(&fold(words));
    let mut found: Vec<Subdivision> = by_name.into_iter().flatten().copied().collect();
    for region in by_code.into_iter().flatten() {
        if found.iter().all(|known| known.country != region.country) {
            found.push(*region);
        }
    }
    found
}

/// The region of a country that words mean.
pub fn subdivision_of(words: &str, country: &str) -> Option<Subdivision> {
    subdivisions_named(words).into_iter().find(|region| region.country == country)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn countries(words: &str) -> Vec<&'static str> {
        let mut found: Vec<&str> = subdivisions_named(words).iter().map(|region| region.country).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn a_code_means_every_region_that_has_it() {
        assert_eq!(countries("CA"), ["IT", "US"]);
        assert_eq!(countries("N.J."), ["US"]);
        assert_eq!(countries("WA"), ["AU", "US"]);
        assert_eq!(countries("US-DE"), ["US"]);
        assert_eq!(countries("New Jersey"), ["US"]);
        assert_eq!(countries("québec"), ["CA"]);
        assert_eq!(countries("Kalifornien"), Vec::<&str>::new());
        assert!(countries("Bayern").contains(&"DE") && countries("Vestland").contains(&"NO"));
        assert_eq!(countries(""), Vec::<&str>::new());
    }

    #[test]
    fn the_file_names_zones_that_exist_and_each_code_once() {
        let mut seen = Vec::new();
        for line in FILE.lines().skip(1) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 4, "{line}");
            let zone = columns[2];
            assert!(zone.is_empty() || crate::group::Zone::parse(zone).is_some(), "{line}");
            if !columns[1].is_empty() {
                assert!(!seen.contains(&(columns[0], columns[1])), "{line}");
                seen.push((columns[0], columns[1]));
            }
        }
        assert!(seen.len() > 250);
    }
}
