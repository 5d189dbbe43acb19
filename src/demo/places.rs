//! Real towns, invented streets and houses.

use super::own_text::text;
use super::rng::Rng;
use crate::group::{Country, Place, Text};
use crate::topic::Language;

/// A town that invented groups meet in.
#[derive(Clone, Copy)]
pub(super) struct City {
    pub(super) name: &'static str,
    pub(super) postal_code: &'static str,
    /// State, county or region, as people there write it.
    pub(super) region: &'static str,
    pub(super) country: &'static str,
    /// Degrees north of the town's middle.
    pub(super) latitude: f64,
    /// Degrees east of the town's middle.
    pub(super) longitude: f64,
    /// IANA zone where the country has several.
    pub(super) zone: Option<&'static str>,
    pub(super) language: Language,
    /// How often it occurs, beside the others.
    pub(super) weight: usize,
}

#[expect(clippy::too_many_arguments, reason = "one line a town below reads better than nine fields each")]
const fn city(
    name: &'static str,
    postal_code: &'static str,
    region: &'static str,
    country: &'static str,
    latitude: f64,
    longitude: f64,
    zone: Option<&'static str>,
    language: Language,
    weight: usize,
) -> City {
    City { name, postal_code, region, country, latitude, longitude, zone, language, weight }
}

const EASTERN: Option<&str> = Some("America/New_York");
const CENTRAL: Option<&str> = Some("America/Chicago");
const MOUNTAIN: Option<&str> = Some("America/Denver");
const PACIFIC: Option<&str> = Some("America/Los_Angeles");

use Language::{De, En, Nb};

pub(super) const CITIES: &[City] = &[
    city("Köln", "50667", "Nordrhein-Westfalen", "DE", 50.938, 6.960, None, De, 9),
    city("Berlin", "10115", "Berlin", "DE", 52.532, 13.385, None, De, 9),
    city("Hamburg", "20095", "Hamburg", "DE", 53.551, 10.000, None, De, 7),
    city("München", "80331", "Bayern", "DE", 48.137, 11.575, None, De, 7),
    city("Leipzig", "04109", "Sachsen", "DE", 51.341, 12.374, None, De, 4),
    city("Dresden", "01067", "Sachsen", "DE", 51.050, 13.737, None, De, 3),
    city("Bremen", "28195", "Bremen", "DE", 53.079, 8.801, None, De, 3),
    city("Münster", "48143", "Nordrhein-Westfalen", "DE", 51.961, 7.628, None, De, 3),
    city("Freiburg im Breisgau", "79098", "Baden-Württemberg", "DE", 47.996, 7.849, None, De, 3),
    city("Nürnberg", "90402", "Bayern", "DE", 49.452, 11.077, None, De, 3),
    city("Kassel", "34117", "Hessen", "DE", 51.312, 9.480, None, De, 2),
    city("Rostock", "18055", "Mecklenburg-Vorpommern", "DE", 54.092, 12.099, None, De, 2),
    city("Wien", "1010", "Wien", "AT", 48.208, 16.373, None, De, 3),
    city("Graz", "8010", "Steiermark", "AT", 47.071, 15.438, None, De, 1),
    city("Zürich", "8001", "Zürich", "CH", 47.377, 8.541, None, De, 2),
    city("Bern", "3011", "Bern", "CH", 46.948, 7.447, None, De, 1),
    city("Oslo", "0150", "Oslo", "NO", 59.911, 10.750, None, Nb, 9),
    city("Bergen", "5003", "Vestland", "NO", 60.393, 5.324, None, Nb, 6),
    city("Trondheim", "7010", "Trøndelag", "NO", 63.430, 10.395, None, Nb, 5),
    city("Stavanger", "4006", "Rogaland", "NO", 58.970, 5.733, None, Nb, 4),
    city("Tromsø", "9008", "Troms", "NO", 69.650, 18.955, None, Nb, 3),
    city("Ålesund", "6002", "Møre og Romsdal", "NO", 62.472, 6.149, None, Nb, 3),
    city("Bodø", "8006", "Nordland", "NO", 67.283, 14.405, None, Nb, 2),
    city("Detroit", "48226", "MI", "US", 42.331, -83.046, EASTERN, En, 4),
    city("Boston", "02108", "MA", "US", 42.358, -71.064, EASTERN, En, 4),
    city("Chicago", "60602", "IL", "US", 41.883, -87.629, CENTRAL, En, 4),
    city("Austin", "78701", "TX", "US", 30.271, -97.743, CENTRAL, En, 3),
    city("Denver", "80202", "CO", "US", 39.752, -104.999, MOUNTAIN, En, 2),
    city("Portland", "97204", "OR", "US", 45.518, -122.675, PACIFIC, En, 3),
    city("San Jose", "95113", "CA", "US", 37.334, -121.891, PACIFIC, En, 3),
    city("London", "N1 9GU", "Greater London", "GB", 51.531, -0.123, None, En, 6),
    city("Leeds", "LS1 4DY", "West Yorkshire", "GB", 53.796, -1.547, None, En, 3),
    city("Bristol", "BS1 5TR", "Bristol", "GB", 51.450, -2.595, None, En, 3),
    city("Cardiff", "CF10 1EP", "Wales", "GB", 51.481, -3.180, None, En, 2),
    city("Glasgow", "G2 1DU", "Scotland", "GB", 55.861, -4.250, None, En, 3),
];

const STREETS_DE: &[&str] =
    &["Beispielgasse", "Musterallee", "Erfundener Weg", "Phantasieplatz", "Probeweg", "Am Beispiel"];
const STREETS_NB: &[&str] =
    &["Eksempelveien", "Oppdiktet gate", "Prøveveien", "Liksomgata", "Påfunnsveien", "Mønstertorget"];
const STREETS_EN: &[&str] = &[
    "Sample Street",
    "Example Avenue",
    "Invented Lane",
    "Fiction Road",
    "Specimen Square",
    "Placeholder Way",
];

const VENUES_DE: &[&str] = &[
    "Nachbarschaftshaus Beispiel",
    "Bürgerzentrum Musterviertel",
    "Gemeindesaal am Probeplatz",
    "Stadtteilladen Phantasie",
    "Mehrgenerationenhaus Muster",
];
const VENUES_NB: &[&str] = &[
    "Frivilligsentralen Eksempel",
    "Bydelshuset Mønster",
    "Biblioteket på Liksom",
    "Menighetshuset Påfunn",
    "Møteplassen Prøve",
];
const VENUES_EN: &[&str] = &[
    "Example Community Centre",
    "Sample Branch Library",
    "Invented Neighbourhood House",
    "Fiction Hall",
    "Specimen Friends Meeting House",
];

const NOTES_DE: &[&str] = &[
    "2. Stock, bitte zweimal klingeln",
    "Eingang über den Hof",
    "Raum 12, Aufzug links vom Eingang",
    "Bitte bei „Gruppe“ klingeln",
];
const NOTES_NB: &[&str] = &[
    "2. etasje, ring to ganger",
    "Inngang fra bakgården",
    "Rom 12, heis til venstre",
    "Følg de gule skiltene",
];
const NOTES_EN: &[&str] = &[
    "2nd floor, ring twice",
    "Entrance from the courtyard",
    "Room 12, lift on the left",
    "Follow the yellow signs",
];

fn streets(
    language: Language,
) -> (&'static [&'static str], &'static [&'static str], &'static [&'static str]) {
    match language {
        De => (STREETS_DE, VENUES_DE, NOTES_DE),
        Nb => (STREETS_NB, VENUES_NB, NOTES_NB),
        En => (STREETS_EN, VENUES_EN, NOTES_EN),
    }
}

/// The town without a house: nobody can go there.
pub(super) fn town(city: City) -> Place {
    Place {
        city: Text::from_cleaned(city.name),
        region: Text::from_cleaned(city.region),
        country: Country::from_code(city.country),
        approximate: true,
        ..Place::default()
    }
}

/// A house in the town.
pub(super) fn venue(city: City, rng: &mut Rng) -> Place {
    let (streets, venues, notes) = streets(city.language);
    let street = rng.pick(streets);
    let number = 1 + rng.below(98);
    let street =
        if city.language == En { format!("{number} {street}") } else { format!("{street} {number}") };
    Place {
        venue: rng.maybe(75, |r| text(r.pick(venues))),
        street: Some(text(&street)),
        postal_code: Text::from_cleaned(city.postal_code),
        approximate: false,
        note: rng.maybe(30, |r| text(r.pick(notes))),
        ..town(city)
    }
}

/// The town's name as part of a host name.
pub(super) fn host(city: City) -> String {
    let mut host = String::new();
    for c in city.name.to_lowercase().chars() {
        match c {
            'ä' | 'æ' => host.push_str("ae"),
            'ö' | 'ø' => host.push_str("oe"),
            'ü' => host.push_str("ue"),
            'å' => host.push_str("aa"),
            ' ' => host.push('-'),
            c => host.push(c),
        }
    }
    host
}
