//! What a person types, understood as a place.
//!
//! Understood are a town (`Köln`), a postal code (`50667`, `D-50667`, `111 20`, `SW1A 1AA`, `M5V 3L9`), both in
//! either order (`50667 Köln`, `Los Angeles 90012`), and a town with its country or region (`Oslo, Norway`,
//! `Bergen, DE`, `Portland OR`).

use super::{
    Gazetteer, Point, Town, country,
    fold::fold,
    gazetteer::TownId,
    query::{Question, RegionCode},
    region::regions_named,
};
use crate::typo::{PLACE_NAME, one_mistake_away};

/// Farther apart than this, a postal code and a town do not belong together; large codes reach far in the north.
const SAME_PLACE_KM: f64 = 100.0;

/// No name of the gazetteer is longer. A pasted page is no place, and must not take long to say so.
const LONGEST_NAME: usize = 120;

/// Why a place was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// The postal code is known.
    Postcode,
    /// One of its names is what was asked for.
    Name,
    /// The postal code is not known; codes that begin alike are here.
    PostcodeArea,
    /// One of its names begins with what was asked for.
    Beginning,
    /// One of its names differs by one typing mistake. Say what was searched instead.
    Typo,
}

/// A place that may be meant.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceMatch<'g> {
    /// The town, or the town nearest to the postal code.
    pub town: Town<'g>,
    /// Where to measure from: the postal code's middle, else the town's.
    pub point: Point,
    /// The postal code as it is usually written, where one was asked for.
    pub postcode: Option<String>,
    /// Why it was found.
    pub found: Match,
}

impl PlaceMatch<'_> {
    /// Postal code and town, for instance `50667 Köln`.
    pub fn name(&self) -> String {
        match &self.postcode {
            Some(code) => format!("{code} {}", self.town.name),
            None => self.town.name.to_owned(),
        }
    }

    /// Name, region and country code, for a list in which several towns bear one name.
    pub fn full_name(&self) -> String {
        let (name, region) = (self.name(), self.town.region);
        if region.is_empty() || region == self.town.name {
            format!("{name}, {}", self.town.country)
        } else {
            format!("{name}, {region}, {}", self.town.country)
        }
    }
}

impl Gazetteer {
    /// The places that a query may mean, most likely first: a postal code, else towns that bear the name, those
    /// of the country `prefer` (ISO 3166-1 alpha-2) first and then by inhabitants. Only where no town bears the
    /// name: names that begin with it, and where there is none either, names with one typing mistake.
    pub fn find_places(&self, query: &str, prefer: Option<&str>) -> Vec<PlaceMatch<'_>> {
        let question = Question::from_typed(query);
        let mut found = match &question.code {
            Some(code) => self.with_code(code, &question, prefer),
            None => Vec::new(),
        };
        if found.is_empty() {
            found = self.with_town(&question.town, question.within.as_deref(), prefer);
        }
        found
    }

    /// The places that a query names as they are written, most likely first: a postal code or a name that are
    /// known, nothing that only begins alike or is mistyped. Quick enough to be asked for every word of a text.
    pub fn places_named(&self, query: &str, prefer: Option<&str>) -> Vec<PlaceMatch<'_>> {
        let question = Question::from_typed(query);
        let named = match &question.code {
            Some(code) => {
                let mut found = self.with_code(code, &question, prefer);
                found.retain(|place| place.found == Match::Postcode);
                return found;
            }
            None => self.towns_named(&fold(&question.town)),
        };
        if question.town.len() > LONGEST_NAME {
            return Vec::new();
        }
        let mut found = self.place_matches(named, Match::Name);
        found.retain(|place| question.within.as_deref().is_none_or(|w| lies_within(&place.town, w)));
        rank_matches(&mut found, &question.town, prefer);
        found
    }

    /// Whether a name of some town begins with what has been typed so far.
    pub fn begins_town_name(&self, prefix: &str) -> bool {
        let folded = fold(prefix);
        !folded.is_empty() && self.towns_with_prefix(&folded).next().is_some()
    }

    /// The towns of which a name begins with what has been typed so far, for completion: those of the preferred
    /// country first, then by inhabitants. At most `limit`.
    pub fn complete_town(&self, prefix: &str, prefer: Option<&str>, limit: usize) -> Vec<PlaceMatch<'_>> {
        let folded = fold(prefix);
        if folded.is_empty() {
            return Vec::new();
        }
        let mut found = self.place_matches(self.towns_with_prefix(&folded), Match::Beginning);
        rank_matches(&mut found, prefix, prefer);
        found.truncate(limit);
        for place in &mut found {
            if fold(place.town.name) == folded {
                place.found = Match::Name;
            }
        }
        found
    }

    fn place_matches(&self, ids: impl Iterator<Item = TownId>, found: Match) -> Vec<PlaceMatch<'_>> {
        let mut ids: Vec<_> = ids.collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter()
            .filter_map(|id| self.town_of(id))
            .map(|town| PlaceMatch { town, point: town.point, postcode: None, found })
            .collect()
    }

    fn with_town<'g>(
        &'g self,
        town: &str,
        within: Option<&str>,
        prefer: Option<&str>,
    ) -> Vec<PlaceMatch<'g>> {
        let folded = fold(town);
        let length = folded.chars().count();
        if !(2..=LONGEST_NAME).contains(&length) {
            return Vec::new();
        }
        let mut found = self.place_matches(self.towns_named(&folded), Match::Name);
        keep_within(&mut found, within, town, prefer);
        // "Oslo Norway": the last words may name the country or the region.
        if found.is_empty() && within.is_none() {
            found = folded
                .match_indices(' ')
                .filter_map(|(at, _)| Some((folded.get(..at)?, folded.get(at + 1..)?)))
                .map(|(town, within)| {
                    let mut found = self.place_matches(self.towns_named(town), Match::Name);
                    keep_within(&mut found, Some(within), town, prefer);
                    found
                })
                .find(|found| !found.is_empty())
                .unwrap_or_default();
        }
        if found.is_empty() && length >= 3 {
            found = self.place_matches(self.towns_with_prefix(&folded), Match::Beginning);
            keep_on_continent(&mut found, prefer);
            keep_within(&mut found, within, town, prefer);
        }
        if found.is_empty() && PLACE_NAME.most_mistakes(length) > 0 {
            let near = one_mistake_away(&folded, |start| self.begins_name(start));
            let near =
                near.iter().filter(|name| self.is_town_name(name)).flat_map(|name| self.towns_named(name));
            found = self.place_matches(near, Match::Typo);
            keep_on_continent(&mut found, prefer);
            keep_within(&mut found, within, town, prefer);
        }
        found
    }

    fn with_code(&self, code: &RegionCode, question: &Question, prefer: Option<&str>) -> Vec<PlaceMatch<'_>> {
        let mut found: Vec<_> = self
            .postcodes()
            .locate_code(&code.lookup, code.country.or(prefer))
            .into_iter()
            .filter(|at| code.country.is_none_or(|c| c == at.country))
            .filter_map(|at| {
                let town = self.nearest_town(at.point, Some(at.country))?;
                let found = if at.listed { Match::Postcode } else { Match::PostcodeArea };
                let postcode = Some(code.written_in(at.country));
                Some(PlaceMatch { town, point: at.point, postcode, found })
            })
            .filter(|place| question.within.as_deref().is_none_or(|w| lies_within(&place.town, w)))
            .collect();
        found.sort_by_key(|place| {
            (prefer != Some(place.town.country), country::postcode_rank(place.town.country))
        });
        if question.town.is_empty() {
            return found;
        }
        // The town decides which country's code is meant, and gives its own name to the match.
        let towns = self.with_town(&question.town, question.within.as_deref(), prefer);
        for place in &mut found {
            let named = towns.iter().find(|t| {
                t.town.country == place.town.country && t.point.distance_km(place.point) <= SAME_PLACE_KM
            });
            if let Some(named) = named {
                place.town = named.town;
            } else {
                place.postcode = None;
            }
        }
        if !towns.is_empty() {
            // A code far from the town it stands beside is a mistake in one of the two; the town is the safer one.
            found.retain(|place| place.postcode.is_some());
        }
        found
    }
}

/// Keeps the places within a country or region, where one is asked for, in the order of [`rank_matches`].
fn keep_within(found: &mut Vec<PlaceMatch<'_>>, within: Option<&str>, typed: &str, prefer: Option<&str>) {
    found.retain(|place| within.is_none_or(|w| lies_within(&place.town, w)));
    rank_matches(found, typed, prefer);
}

/// Keeps what lies on the continent of the preferred country: half a name or a mistyped one is not meant to be on
/// another.
fn keep_on_continent(found: &mut Vec<PlaceMatch<'_>>, prefer: Option<&str>) {
    if let Some(home) = prefer {
        found.retain(|place| is_american(place.town.country) == is_american(home));
    }
}

/// Whether a country of the gazetteer lies in America rather than in Europe.
fn is_american(country: &str) -> bool {
    matches!(country, "US" | "CA")
}

/// Preferred country, then inhabitants, then the name as typed.
fn rank_matches(found: &mut [PlaceMatch<'_>], typed: &str, prefer: Option<&str>) {
    let typed = typed.trim().to_lowercase();
    // Names decide only between towns of the same size, such as the many of which the size is unknown.
    found.sort_by_cached_key(|place| {
        (
            prefer != Some(place.town.country),
            std::cmp::Reverse(place.town.population),
            place.town.name.to_lowercase() != typed,
            place.town.name,
        )
    });
}

/// Whether a town lies in the country or region of a folded name or code.
///
/// Both may be named: "rheinland pfalz de", as [`PlaceMatch::full_name`] has them.
fn lies_within(town: &Town<'_>, within: &str) -> bool {
    let both = within.rsplit_once(' ');
    both.is_some_and(|(region, country)| is_within(town, region) && is_within(town, country))
        || is_within(town, within)
}

fn is_within(town: &Town<'_>, within: &str) -> bool {
    let regions = regions_named(within).iter().filter(|area| area.country == town.country);
    country::by_name(within) == Some(town.country)
        || regions.into_iter().any(|area| within.len() > 2 && area.regions.contains(&town.region))
        || (!town.region.is_empty() && fold(town.region) == within)
        || (town.region_code.eq_ignore_ascii_case(within)
            && matches!(town.country, "US" | "CA" | "DE" | "CH" | "GB"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(query: &str, prefer: Option<&str>) -> String {
        Gazetteer::embedded()
            .find_places(query, prefer)
            .first()
            .map_or_else(|| "nothing".to_owned(), PlaceMatch::full_name)
    }

    #[test]
    fn a_question_names_its_place() {
        for (query, prefer, expected) in [
            ("Köln", None, "Köln, Nordrhein-Westfalen, DE"),
            ("koeln", None, "Köln, Nordrhein-Westfalen, DE"),
            ("KOLN", None, "Köln, Nordrhein-Westfalen, DE"),
            ("Cologne", None, "Köln, Nordrhein-Westfalen, DE"),
            ("Munich", None, "München, Bayern, DE"),
            ("Muenchen", None, "München, Bayern, DE"),
            ("Vienna", None, "Wien, AT"),
            ("wien", None, "Wien, AT"),
            ("Genf", None, "Genève, CH"),
            ("Copenhagen", None, "København, Hovedstaden, DK"),
            ("Dorset", Some("GB"), "Dorset, England, GB"),
            ("shropshire", None, "Shropshire, England, GB"),
            ("Co. Fermanagh", Some("GB"), "County Fermanagh, Northern Ireland, GB"),
            ("Kent", Some("GB"), "Kent, England, GB"),
            ("Kent", Some("US"), "Kent, Washington, US"),
            ("Alesund", None, "Ålesund, Møre og Romsdal, NO"),
            ("Aalesund", None, "Ålesund, Møre og Romsdal, NO"),
            ("Ålesund", None, "Ålesund, Møre og Romsdal, NO"),
            ("St Gallen", None, "St. Gallen, CH"),
            ("Sankt Gallen", None, "St. Gallen, CH"),
            ("Frankfurt", None, "Frankfurt am Main, Hessen, DE"),
            ("Frankfurt/Oder", None, "Frankfurt (Oder), Brandenburg, DE"),
            ("new york", None, "New York City, New York, US"),
            ("LA", None, "Los Angeles, California, US"),
            // A name in several countries: the preferred one, else the largest.
            ("Bergen", None, "Bergen, Vestland, NO"),
            ("Bergen, Germany", None, "Bergen, Niedersachsen, DE"),
            ("Bergen", Some("DE"), "Bergen, Niedersachsen, DE"),
            ("Bergen DE", None, "Bergen, Niedersachsen, DE"),
            ("Oslo, Norway", None, "Oslo, NO"),
            ("Oslo Norwegen", None, "Oslo, NO"),
            ("Portland, OR", None, "Portland, Oregon, US"),
            ("Portland Maine", None, "Portland, Maine, US"),
            ("Birmingham", Some("US"), "Birmingham, Alabama, US"),
            ("London, ON", None, "London, Ontario, CA"),
            // Postal codes.
            ("50667", None, "50667 Köln, Nordrhein-Westfalen, DE"),
            ("D-50667", None, "50667 Köln, Nordrhein-Westfalen, DE"),
            ("50667 Köln", None, "50667 Köln, Nordrhein-Westfalen, DE"),
            ("0150 Oslo", None, "0150 Oslo, NO"),
            ("Oslo 0150", None, "0150 Oslo, NO"),
            ("N-0150", None, "0150 Oslo, NO"),
            ("1010 Wien", None, "1010 Wien, AT"),
            ("Los Angeles 90012", None, "90012 Los Angeles, California, US"),
            ("Los Angeles, CA 90012", None, "90012 Los Angeles, California, US"),
            ("90012-1234", None, "90012 Los Angeles, California, US"),
            ("111 20 Stockholm", None, "111 20 Stockholm, SE"),
            ("M1 1AE Manchester", None, "M1 1AE Manchester, England, GB"),
            ("M5V 3L9 Toronto", None, "M5V 3L9 Toronto, Ontario, CA"),
            // Beginning and typing mistakes.
            ("Düsseld", None, "Düsseldorf, Nordrhein-Westfalen, DE"),
            ("Hambrug", None, "Hamburg, DE"),
            ("Stutgart", None, "Stuttgart, Baden-Württemberg, DE"),
            ("Trondhiem", None, "Trondheim, Trøndelag, NO"),
            // Nonsense stays nothing.
            ("", None, "nothing"),
            ("x", None, "nothing"),
            (",,,", None, "nothing"),
            ("qqqqqqqq", None, "nothing"),
            ("99999999999999", None, "nothing"),
            ("🙂", None, "nothing"),
            (&"ab ".repeat(4000), None, "nothing"),
        ] {
            assert_eq!(first(query, prefer), expected, "{query:?} {prefer:?}");
        }
    }

    #[test]
    fn a_name_is_known_as_written_or_not_at_all() {
        let first = |query| {
            Gazetteer::embedded()
                .places_named(query, None)
                .first()
                .map(PlaceMatch::full_name)
                .unwrap_or_default()
        };
        assert_eq!(first("Muenchen"), "München, Bayern, DE");
        assert_eq!(first("50667"), "50667 Köln, Nordrhein-Westfalen, DE");
        assert_eq!(first("Bergen, DE"), "Bergen, Niedersachsen, DE");
        assert_eq!(first("Hambrug"), "");
        assert_eq!(first("Düsseld"), "");
        assert!(Gazetteer::embedded().begins_town_name("Düsseld"));
        assert!(!Gazetteer::embedded().begins_town_name("Düsselx"));
        assert!(!Gazetteer::embedded().begins_town_name(""));
    }

    #[test]
    fn a_code_in_several_countries_offers_each() {
        let countries = |query, prefer| -> Vec<_> {
            Gazetteer::embedded().find_places(query, prefer).iter().map(|m| m.town.country).collect()
        };
        let found = countries("8001", None);
        assert!(found.contains(&"CH") && found.contains(&"NO"), "{found:?}");
        assert_eq!(countries("8001", Some("NO")).first(), Some(&"NO"));
        assert_eq!(countries("CH-8001", Some("NO")), ["CH"]);
        // Others list 50666; a reader in Germany means Köln's neighbourhood all the same.
        assert_eq!(countries("50666", Some("DE")).first(), Some(&"DE"));
        assert!(!countries("50666", None).contains(&"DE"));
    }

    #[test]
    fn a_code_that_contradicts_its_town_gives_way() {
        let found = Gazetteer::embedded().find_places("50667 München", None);
        assert_eq!(found.first().map(PlaceMatch::name).as_deref(), Some("München"));
    }

    #[test]
    fn a_typing_mistake_is_said() {
        let found = Gazetteer::embedded().find_places("Hambrug", None);
        assert_eq!(found.first().map(|m| m.found), Some(Match::Typo));
        assert_eq!(
            Gazetteer::embedded().find_places("Hamburg", None).first().map(|m| m.found),
            Some(Match::Name)
        );
    }

    #[test]
    fn completion_offers_the_large_towns_first() {
        let names = |prefix, prefer, limit| -> Vec<_> {
            Gazetteer::embedded().complete_town(prefix, prefer, limit).iter().map(|m| m.town.name).collect()
        };
        assert_eq!(names("ham", None, 1), ["Hamburg"]);
        assert_eq!(names("trond", Some("NO"), 1), ["Trondheim"]);
        assert_eq!(names("s", Some("NO"), 1), ["Stavanger"]);
        assert_eq!(names("koel", None, 1), ["Köln"]);
        assert!(names("", None, 5).is_empty());
        assert!(names("ham", None, 0).is_empty());
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { cases: 64, ..Default::default() })]

        /// Whatever is typed, the answer is places or nothing, and the preferred country comes first.
        #[test]
        fn any_text_gets_an_answer(query in "[A-Z]{0,2}[0-9]{0,5}[a-zäöåß ,/-]{0,12}\\PC{0,6}") {
            let found = Gazetteer::embedded().find_places(&query, Some("AT"));
            let foreign: Vec<_> = found.iter().map(|m| m.town.country != "AT").collect();
            proptest::prop_assert!(foreign.is_sorted(), "{query:?}: {foreign:?}");
        }
    }
}
