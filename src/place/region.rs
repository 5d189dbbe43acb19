//! Countries and their first-level regions as areas: Norge, Bavaria, NRW, TX, Nord-Norge.

use super::{Gazetteer, country, fold::fold};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Names of regions besides those of the gazetteer, as lines: codes, a tab, names between bars.
pub static REGIONS: &str = include_str!("../../data/regions.tsv");

/// An area that a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionArea {
    /// ISO 3166-1 alpha-2.
    pub country: &'static str,
    /// The regions, as the gazetteer names them; none = the whole country.
    pub regions: Vec<&'static str>,
}

/// Regions by folded name, and by country and code.
struct RegionTable {
    by_name: HashMap<String, Vec<RegionArea>>,
    by_code: HashMap<(&'static str, &'static str), &'static str>,
}

static TABLE: LazyLock<RegionTable> = LazyLock::new(RegionTable::embedded);

/// The regions that bear a folded name, among them larger ones such as New England. Two letters are a code of the
/// United States or Canada; ask for them only where a code is meant.
pub fn regions_named(folded: &str) -> &'static [RegionArea] {
    TABLE.by_name.get(folded).map_or(&[], Vec::as_slice)
}

/// The name of a region as the gazetteer has it, from its name in any language or its code.
pub fn canonical_region(country: &str, text: &str) -> Option<&'static str> {
    let by_code =
        TABLE.by_code.iter().find(|((of, code), _)| *of == country && code.eq_ignore_ascii_case(text));
    by_code.map(|(_, name)| *name).or_else(|| {
        let areas = regions_named(&fold(text));
        let own = areas.iter().find(|area| area.country == country && area.regions.len() == 1)?;
        own.regions.first().copied()
    })
}

/// The country of a folded name or a code in capitals, of those with a gazetteer.
pub fn country_named(folded: &str) -> Option<&'static str> {
    country::by_name(folded)
}

impl RegionTable {
    fn embedded() -> Self {
        let mut table = Self { by_name: HashMap::new(), by_code: HashMap::new() };
        for (country, code, name) in Gazetteer::embedded().regions() {
            if name.is_empty() {
                continue;
            }
            table.by_code.insert((country, code), name);
            table.add(name, country, vec![name]);
            if matches!(country, "US" | "CA") {
                table.add(code, country, vec![name]);
            }
        }
        for line in REGIONS.lines().filter(|line| !line.starts_with('#')) {
            let Some((codes, names)) = line.split_once('\t') else { continue };
            let parts: Vec<(&str, &str)> = codes.split(',').filter_map(|code| code.split_once('-')).collect();
            let Some((country, _)) = parts.first() else { continue };
            let regions: Vec<&'static str> =
                parts.iter().filter_map(|part| table.by_code.get(part).copied()).collect();
            for name in names.split('|') {
                table.add(name, country, regions.clone());
            }
        }
        table
    }

    fn add(&mut self, name: &str, country: &'static str, regions: Vec<&'static str>) {
        let area = RegionArea { country, regions };
        let known = self.by_name.entry(fold(name)).or_default();
        if !known.contains(&area) {
            known.push(area);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_known_by_their_names_in_three_languages_and_short_ones() {
        for (name, country, regions) in [
            ("Bavaria", "DE", &["Bayern"][..]),
            ("Bayern", "DE", &["Bayern"]),
            ("nrw", "DE", &["Nordrhein-Westfalen"]),
            ("Kärnten", "AT", &["Kärnten"]),
            ("Vestland", "NO", &["Vestland"]),
            ("Hordaland", "NO", &["Vestland"]),
            ("Nord-Norge", "NO", &["Nordland", "Troms", "Finnmark"]),
            ("Texas", "US", &["Texas"]),
            ("TX", "US", &["Texas"]),
            ("Schottland", "GB", &["Scotland"]),
            ("Skåne", "SE", &["Skåne"]),
            ("Genf", "CH", &["Genève"]),
        ] {
            let found = regions_named(&fold(name));
            let expected = RegionArea { country, regions: regions.to_vec() };
            assert!(found.contains(&expected), "{name}: {found:?}");
        }
        assert!(regions_named("mordor").is_empty());
    }

    #[test]
    fn every_line_of_the_file_leads_to_regions_of_the_gazetteer() {
        let mut lines = 0;
        for line in REGIONS.lines().filter(|line| !line.starts_with('#')) {
            let (codes, names) = line.split_once('\t').expect(line);
            for code in codes.split(',') {
                let (country, region) = code.split_once('-').expect(line);
                assert!(TABLE.by_code.contains_key(&(country, region)), "{code}");
            }
            assert!(names.split('|').all(|name| !fold(name).is_empty()), "{line}");
            lines += 1;
        }
        assert!(lines > 80);
    }

    #[test]
    fn a_region_has_one_name_however_a_feed_writes_it() {
        for (country, written, name) in [
            ("US", "PA", Some("Pennsylvania")),
            ("US", "pennsylvania", Some("Pennsylvania")),
            ("CA", "Alberta", Some("Alberta")),
            ("DE", "NRW", Some("Nordrhein-Westfalen")),
            ("DE", "Bavaria", Some("Bayern")),
            ("US", "Orange County", None),
            ("DE", "PA", None),
        ] {
            assert_eq!(canonical_region(country, written), name, "{country} {written}");
        }
    }
}
