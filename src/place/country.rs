//! Names of the countries of the gazetteer, for a question such as "Oslo, Norway".

/// ISO code and names, folded. The order is that in which an ambiguous postal code is read when no country is
/// preferred.
const COUNTRIES: [(&str, &[&str]); 11] = [
    ("DE", &["de", "germany", "deutschland", "tyskland"]),
    ("AT", &["at", "austria", "osterreich", "osterrike"]),
    ("CH", &["ch", "switzerland", "schweiz", "sveits", "suisse", "svizzera"]),
    ("LI", &["li", "fl", "liechtenstein"]),
    ("NO", &["no", "norway", "norwegen", "norge", "noreg"]),
    (
        "US",
        &[
            "us",
            "usa",
            "united states",
            "united states of america",
            "america",
            "vereinigte staten",
            "amerika",
        ],
    ),
    (
        "GB",
        &[
            "gb",
            "uk",
            "united kingdom",
            "great britain",
            "britain",
            "grossbritannien",
            "vereinigtes konigreich",
        ],
    ),
    ("IE", &["ie", "ireland", "irland", "eire", "republic of ireland"]),
    ("CA", &["ca", "canada", "kanada"]),
    ("SE", &["se", "sweden", "schweden", "sverige"]),
    ("DK", &["dk", "denmark", "danemark", "danmark"]),
];

/// The country of a folded name or code.
pub(super) fn by_name(folded: &str) -> Option<&'static str> {
    COUNTRIES.iter().find(|(_, names)| names.contains(&folded)).map(|(code, _)| *code)
}

/// The rank of a country among those that an ambiguous postal code may mean.
pub(super) fn postcode_rank(code: &str) -> usize {
    COUNTRIES.iter().position(|(c, _)| *c == code).unwrap_or(COUNTRIES.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::fold;

    #[test]
    fn names_are_written_folded() {
        for (code, names) in COUNTRIES {
            for name in names {
                assert_eq!(fold(name), *name, "{code}");
            }
        }
        assert_eq!(by_name(&fold("Österreich")), Some("AT"));
        assert_eq!(by_name(&fold("Dänemark")), Some("DK"));
        assert_eq!(by_name(&fold("Vereinigte Staaten")), Some("US"));
        assert_eq!(by_name(&fold("Großbritannien")), Some("GB"));
    }
}
