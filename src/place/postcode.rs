//! Postal codes and roughly where they are.
//!
//! `data/postcodes.tsv.gz` is derived from a table under the Open Database License and therefore a file of its
//! own. A code without coordinates in its row lies where the row above does. Codes of GB are the letters before
//! the first digit (`SW`), those of CA the first three signs (`M5V`).

use super::{
    Point,
    unpack::{GazetteerError, unpack_file},
};

static POSTCODES: &[u8] = include_bytes!("../../data/postcodes.tsv.gz");

/// The codes of all countries.
#[derive(Debug, Default)]
pub(super) struct Postcodes {
    countries: Vec<(String, Vec<PostcodeEntry>)>,
}

/// A code of at most five ASCII signs, filled up with zero bytes; compares as the text does.
type PostcodeKey = [u8; 5];

fn padded_key(code: &str) -> Option<PostcodeKey> {
    let mut key = PostcodeKey::default();
    key.get_mut(..code.len())?.copy_from_slice(code.as_bytes());
    (!code.is_empty()).then_some(key)
}

#[derive(Debug)]
struct PostcodeEntry {
    code: PostcodeKey,
    point: Point,
}

/// Where a code is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Located<'p> {
    pub country: &'p str,
    pub point: Point,
    /// The code itself is listed; otherwise the point is that of codes which begin alike.
    pub listed: bool,
}

impl Postcodes {
    pub(super) fn embedded() -> Self {
        Self::parse_file(POSTCODES).unwrap_or_default()
    }

    fn parse_file(bytes: &[u8]) -> Result<Self, GazetteerError> {
        const FILE: &str = "postcodes.tsv.gz";
        let text = unpack_file(FILE, bytes)?;
        let mut countries: Vec<(String, Vec<PostcodeEntry>)> = Vec::new();
        let mut last = None;
        for (number, line) in text.lines().enumerate() {
            if let Some(country) = line.strip_prefix('@') {
                countries.push((country.to_owned(), Vec::new()));
                last = None;
                continue;
            }
            let mut columns = line.split('\t');
            let code = columns.next().unwrap_or_default();
            if let (Some(Ok(latitude)), Some(Ok(longitude))) =
                (columns.next().map(str::parse), columns.next().map(str::parse))
            {
                last = Point::new(latitude, longitude);
            }
            let (Some(point), Some(code), Some((_, entries))) =
                (last, padded_key(code), countries.last_mut())
            else {
                return Err(GazetteerError::Line {
                    file: FILE,
                    line: number + 1,
                    found: line.to_owned(),
                    expected: "code, latitude, longitude below an @country",
                });
            };
            entries.push(PostcodeEntry { code, point });
        }
        Ok(Self { countries })
    }

    /// Where a code of a country is, if it is listed.
    pub(super) fn listed_point(&self, code: &str, country: &str) -> Option<Point> {
        let of_country = self.countries.iter().find(|(name, _)| name == country)?;
        exact_location(of_country, code).map(|located| located.point)
    }

    /// Where a code is, in every country that lists it. Codes that begin alike answer for the preferred country,
    /// and for all countries if none lists the code.
    pub(super) fn locate_code(&self, code: &str, prefer: Option<&str>) -> Vec<Located<'_>> {
        let mut found: Vec<_> = self.countries.iter().filter_map(|c| exact_location(c, code)).collect();
        let none = found.is_empty();
        let missing = |name: &str| none || (prefer == Some(name) && found.iter().all(|l| l.country != name));
        let near: Vec<_> = self
            .countries
            .iter()
            .filter(|(name, _)| missing(name))
            .filter_map(|c| neighbour_location(c, code))
            .collect();
        found.extend(near);
        found
    }
}

fn exact_location<'p>(
    (country, entries): &'p (String, Vec<PostcodeEntry>),
    code: &str,
) -> Option<Located<'p>> {
    let code = padded_key(code)?;
    let at = entries.binary_search_by_key(&code, |e| e.code).ok()?;
    Some(Located { country, point: entries.get(at)?.point, listed: true })
}

/// The middle of the codes that share all but the last one or two signs.
fn neighbour_location<'p>(
    (country, entries): &'p (String, Vec<PostcodeEntry>),
    code: &str,
) -> Option<Located<'p>> {
    let length = entries.first().map(|entry| entry.code.iter().filter(|b| **b != 0).count());
    if code.len() < 4 || length != Some(code.len()) {
        return None;
    }
    (1..=2).find_map(|less| {
        let prefix = code.get(..code.len() - less)?;
        let first = padded_key(prefix)?;
        let start = entries.partition_point(|e| e.code < first);
        let near: Vec<_> = entries
            .get(start..)?
            .iter()
            .take_while(|e| e.code.starts_with(prefix.as_bytes()))
            .map(|e| e.point)
            .collect();
        let middle = |axis: fn(&Point) -> f64| {
            let mut values: Vec<_> = near.iter().map(axis).collect();
            values.sort_by(f64::total_cmp);
            values.get(values.len() / 2).copied()
        };
        let point = Point::new(middle(|p| p.latitude)?, middle(|p| p.longitude)?)?;
        Some(Located { country, point, listed: false })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_file_is_whole_and_sorted() {
        let codes = Postcodes::parse_file(POSTCODES).expect("postcodes.tsv.gz");
        assert_eq!(codes.countries.len(), 10);
        for (country, entries) in &codes.countries {
            assert!(entries.iter().map(|e| e.code).is_sorted(), "{country}");
        }
        assert!(codes.countries.iter().map(|(_, e)| e.len()).sum::<usize>() > 70_000);
    }

    #[test]
    fn a_code_that_is_not_listed_lies_among_its_neighbours() {
        let codes = Postcodes::embedded();
        assert!(codes.locate_code("1010", None).iter().any(|l| l.country == "AT" && l.listed));
        assert!(codes.locate_code("50667", Some("SE")).iter().any(|l| l.country == "DE" && l.listed));
        let near = codes.locate_code("50666", Some("DE"));
        let de = near.iter().find(|l| l.country == "DE").expect("neighbours of 50667");
        assert!(!de.listed && (de.point.latitude - 50.94).abs() < 0.1, "{de:?}");
        assert!(codes.locate_code("1", None).is_empty());
        assert!(codes.locate_code("ABCDE", Some("DE")).is_empty());
    }
}
