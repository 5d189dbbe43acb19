//! A town, district, postal code, region or country among the words becomes nearness.

use super::meaning::AskedArea;
use super::place_candidates::{PlaceCandidate, area_label, areas_named};
use super::reader::QueryReader;
use super::token::Token;
use crate::place::{Gazetteer, Match, RegionArea, country_named, fold};
use crate::search::query::{Interpretation, Near};
use crate::search::word_lists::word_lists;

/// How far around a place groups are shown when only the place was typed, in kilometres.
const AROUND_KM: f64 = 50.0;
/// From this many inhabitants on, a name alone is taken for a place.
const KNOWN_TOWN: u32 = 20_000;
/// The names of places and of regions have at most so many words.
const PLACE_WORDS: usize = 5;
const REGION_WORDS: usize = 3;
/// A district lies at most so far from the middle of its town, in kilometres.
const DISTRICT_KM: f64 = 30.0;
/// At most so many other places of one name are told.
const OTHERS: usize = 4;

/// Whether a word is a verb with what is contracted with it: "can't", "I've". Names have an s at most: King's Lynn.
fn is_contraction(raw: &str) -> bool {
    let Some((before, after)) = raw.rsplit_once(['\'', '’']) else { return false };
    matches!(after, "m" | "d" | "ve" | "ll" | "re") || (after == "t" && before.ends_with('n'))
}

fn is_in_capitals(token: &Token) -> bool {
    token.raw.chars().all(char::is_uppercase)
}

/// Whether a word is a postal code of its own.
fn is_code(word: &str) -> bool {
    matches!(word.len(), 4 | 5) && word.bytes().all(|b| b.is_ascii_digit())
}

impl QueryReader<'_> {
    /// "Portland OR", "Oslo, Norway", "Orleans Massachusetts": before OR and CA are taken for something else.
    pub(super) fn read_place_in_region(&mut self) {
        if self.query.near.is_some() {
            return;
        }
        let count = self.tokens.len();
        for start in 0..count {
            for town_words in (1..PLACE_WORDS).rev() {
                for region_words in (1..=REGION_WORDS).rev() {
                    let length = town_words + region_words;
                    if start + length > count || !self.may_be_place(start, length) {
                        continue;
                    }
                    if let Some(place) = self.place_in_region(start, town_words, region_words) {
                        self.take_place(start, length, place, Vec::new());
                        return;
                    }
                }
            }
        }
    }

    fn place_in_region(
        &mut self,
        start: usize,
        town_words: usize,
        region_words: usize,
    ) -> Option<PlaceCandidate> {
        let areas = self.areas_at(start + town_words, region_words, true);
        if areas.is_empty() || (town_words == 1 && self.phrases.is_stop(&self.word_at(start))) {
            return None;
        }
        let (folded, typed) = self.span_texts(start, town_words);
        let candidates = self.candidates_named(&folded, &typed);
        candidates.into_iter().find(|candidate| areas.iter().any(|area| candidate.lies_in(area)))
    }

    /// The areas that a span names. Two letters are a state only behind a town, and in capitals or at the end.
    fn areas_at(&self, start: usize, length: usize, behind_town: bool) -> Vec<RegionArea> {
        let (folded, typed) = self.span_texts(start, length);
        let letters = typed.chars().count();
        let capitals = typed.chars().all(char::is_uppercase);
        if letters == 2 {
            let last = start + length == self.tokens.len();
            let word = self.phrases.is_stop(&folded) || self.phrases.is_late(&folded);
            let is_code = if behind_town {
                capitals || (last && !word)
            } else {
                capitals && matches!(folded.as_str(), "uk" | "us")
            };
            if !is_code {
                return Vec::new();
            }
        }
        if letters == 3 && folded != "nrw" && folded != "usa" && !capitals {
            return Vec::new();
        }
        // "Über mich" is not about Michigan.
        if !typed.starts_with(char::is_uppercase) && self.phrases.is_late(&folded) {
            return Vec::new();
        }
        areas_named(&folded)
    }

    /// Whether the words of a span are free and could be a name: it neither begins nor ends with a word such as "of", and
    /// has one postal code at most.
    fn may_be_place(&self, start: usize, length: usize) -> bool {
        let span = self.tokens.get(start..start + length).unwrap_or_default();
        let free = span.iter().all(|token| !token.used);
        let letters: usize = span.iter().map(|token| token.word.len()).sum();
        let country = matches!(span, [token] if matches!(token.raw.as_str(), "UK" | "US"));
        let codes = span.iter().filter(|token| is_code(&token.word)).count();
        free && (letters >= 3 || country)
            && codes < 2
            && !span.first().is_some_and(|token| self.is_article(token))
            && !span.iter().any(|token| is_contraction(&token.raw))
    }

    /// Whether a word carries no meaning of its own and is no code of two letters.
    fn is_article(&self, token: &Token) -> bool {
        self.phrases.is_stop(&token.word) && token.word.len() > 2
    }

    /// A place among the words that are left.
    pub(super) fn read_place(&mut self) {
        if self.query.near.is_some() {
            return;
        }
        self.read_distance();
        if self.out.near.is_some() {
            return;
        }
        let count = self.tokens.len();
        for length in (1..=PLACE_WORDS.min(count)).rev() {
            for start in 0..=count - length {
                let ends = [start, start + length - 1].map(|at| self.phrases.is_stop(&self.word_at(at)));
                if !self.may_be_place(start, length) || ends != [false, false] {
                    continue;
                }
                let (folded, typed) = self.span_texts(start, length);
                if self.is_taken_back(&typed) {
                    continue;
                }
                let mut candidates = self.candidates_named(&folded, &typed);
                self.order_candidates(&mut candidates);
                candidates.retain(|candidate| self.is_believable(start, length, &folded, candidate));
                let area = self.areas_at(start, length, false).into_iter().next();
                let area = area.filter(|area| {
                    self.is_area_meant(start, &folded, area, candidates.first())
                        && self.has_listings(area.country)
                });
                if let Some(area) = area {
                    self.take_area(start, length, &area);
                    return;
                }
                if candidates.is_empty() {
                    continue;
                }
                let place = candidates.remove(0);
                let far = candidates
                    .iter()
                    .filter(|other| other.near.point.distance_km(place.near.point) > DISTRICT_KM);
                let others = far.take(OTHERS).map(PlaceCandidate::full_name).collect();
                let place = self.refine_by_district(start, length, place);
                self.take_place(start, length, place, others);
                return;
            }
        }
    }

    /// The places that a span may mean: those that the groups name, towns, postal codes.
    fn candidates_named(&mut self, folded: &str, typed: &str) -> Vec<PlaceCandidate> {
        let key = (folded.to_owned(), typed.to_owned());
        // A word that is said over and over means the same place each time.
        if let Some(found) = self.places_named.get(&key) {
            return found.clone();
        }
        let found = self.look_up_places(folded, typed);
        self.places_named.insert(key, found.clone());
        found
    }

    /// Whether a word as it is typed names a place of the gazetteer.
    pub(super) fn names_place(&self, typed: &str) -> bool {
        let known = self.place_words.borrow().get(typed).copied();
        known.unwrap_or_else(|| {
            let named = !Gazetteer::embedded().places_named(typed, None).is_empty();
            self.place_words.borrow_mut().insert(typed.to_owned(), named);
            named
        })
    }

    fn look_up_places(&self, folded: &str, typed: &str) -> Vec<PlaceCandidate> {
        let named = Gazetteer::embedded().places_named(typed, self.preferred_country());
        // A code beside words that are not its town is no name of both.
        let whole = named.iter().filter(|place| place.found != Match::Postcode || place.postcode.is_some());
        let mut found: Vec<PlaceCandidate> = whole.map(PlaceCandidate::of_match).collect();
        for local in self.index.local_places(folded) {
            let known = found.iter_mut().find(|candidate| candidate.is_same_as(&local));
            match known {
                Some(candidate) => candidate.groups += local.groups,
                None => found.push(PlaceCandidate::of_local(&local)),
            }
        }
        found
    }

    /// The country in which an ambiguous name is looked for first: that of the text's language, unless the reader's own
    /// country speaks it too.
    pub(super) fn preferred_country(&self) -> Option<&str> {
        use crate::topic::Language;
        let home = self.query.home.as_ref().map(|home| home.country.as_str());
        let language = self.language().or_else(|| self.phrases.language_of_topics(&self.words()));
        let spoken: &[&str] = match language {
            Some(Language::De) => &["DE", "AT", "CH", "LI"],
            Some(Language::Nb) => &["NO"],
            Some(Language::En) => return home,
            None if home.is_some() => return home,
            None => match self.query.language {
                Language::De => &["DE"],
                Language::Nb => &["NO"],
                Language::En => return None,
            },
        };
        home.filter(|home| spoken.contains(home)).or_else(|| spoken.first().copied())
    }

    fn order_candidates(&self, candidates: &mut [PlaceCandidate]) {
        let preferred = self.preferred_country();
        let (own, foreign): (Vec<&PlaceCandidate>, Vec<&PlaceCandidate>) =
            candidates.iter().partition(|candidate| Some(candidate.country.as_str()) == preferred);
        let [own, foreign] = [own, foreign].map(|candidates| {
            let sizes = candidates.iter().map(|candidate| (candidate.groups > 0, candidate.population));
            sizes.max().unwrap_or((false, 0))
        });
        // Nobody means the hamlet of their own country by the name of a capital.
        let dwarfed = !own.0 && foreign.1 / 100 > own.1.max(1);
        candidates.sort_by_key(|candidate| {
            let abroad = Some(candidate.country.as_str()) != preferred;
            (
                if dwarfed { !abroad } else { abroad },
                !candidate.is_code,
                candidate.groups == 0,
                std::cmp::Reverse(candidate.population),
                std::cmp::Reverse(candidate.groups),
            )
        });
    }

    /// Whether a span is meant as a place: a common word is one only where a word points at it or nothing else explains
    /// it.
    fn is_believable(&self, start: usize, length: usize, folded: &str, candidate: &PlaceCandidate) -> bool {
        if candidate.is_code {
            return true;
        }
        let before = start.checked_sub(1).map(|at| self.word_at(at)).unwrap_or_default();
        let pointed_at = word_lists().points_at_place(&before) || word_lists().is_place_filler(&before);
        let short = folded.len() <= 3 && fold(&candidate.name) != folded;
        // "Back from Jordan": nobody points at a village abroad of which nothing is known here.
        let known = !word_lists().points_at_origin(&before)
            || candidate.groups > 0
            || candidate.population >= KNOWN_TOWN
            || Some(candidate.country.as_str()) == self.preferred_country();
        if pointed_at {
            return known;
        }
        if short || (length == 1 && self.is_common_word(folded)) {
            return false;
        }
        // One note that begins with a capital names no district yet.
        let least = if candidate.town.is_empty() { 1 } else { 2 };
        candidate.groups >= least || candidate.population >= KNOWN_TOWN
    }

    /// Whether a word means something besides a town: in a sentence any word of the thesaurus, else a word of names and
    /// texts of groups that are nowhere so called.
    fn is_common_word(&self, folded: &str) -> bool {
        let sentence =
            self.tokens.iter().any(|t| self.phrases.is_stop(&t.word) || word_lists().makes_sentence(&t.word));
        if sentence && self.phrases.knows_word(folded) {
            return true;
        }
        let Some(word) = self.index.dictionary().find_word(folded) else { return false };
        let posted = [0, 1, 2, 3].map(|field| self.index.is_posted(word, field));
        let texts = posted[0] || posted[1] || posted[3];
        texts && !posted[2] && self.index.local_places(folded).is_empty() && self.phrases.knows_word(folded)
    }

    /// Whether an area is meant rather than a town of the same name: Bayern and Texas, but Oslo, Zürich and New York.
    fn is_area_meant(
        &self,
        start: usize,
        folded: &str,
        area: &RegionArea,
        town: Option<&PlaceCandidate>,
    ) -> bool {
        let before = start.checked_sub(1).map(|at| self.word_at(at)).unwrap_or_default();
        let pointed_at = word_lists().points_at_place(&before);
        // The thesaurus has names of countries, as in "neu in der Schweiz", and means the countries all the same.
        if !pointed_at && country_named(folded).is_none() && self.is_common_word(folded) {
            return false;
        }
        let Some(town) = town else { return true };
        if town.is_code || town.population >= 500_000 {
            return false;
        }
        let own_town = town.population >= KNOWN_TOWN && town.lies_in(area) && fold(&town.name) == folded;
        let home = self.preferred_country();
        !own_town && (Some(area.country) == home || Some(town.country.as_str()) != home)
    }

    /// Whether there is any listing in a country.
    fn has_listings(&self, country: &str) -> bool {
        self.index.count_everywhere(crate::search::facet::Facet::Place, country) > 0
    }

    /// "Berlin Kreuzberg", "downtown San Jose": a district beside its town is measured from.
    fn refine_by_district(&mut self, start: usize, length: usize, place: PlaceCandidate) -> PlaceCandidate {
        let count = self.tokens.len();
        for words in (1..=3.min(count)).rev() {
            for at in 0..=count - words {
                let apart = at + words <= start || at >= start + length;
                let (folded, typed) = self.span_texts(at, words);
                let free = apart && self.may_be_place(at, words) && !self.is_taken_back(&typed);
                if !free || self.phrases.is_stop(&self.word_at(at)) {
                    continue;
                }
                let inside = self.candidates_named(&folded, &typed).into_iter().find(|candidate| {
                    candidate.near.point.distance_km(place.near.point) <= DISTRICT_KM
                        && candidate.country == place.country
                        && (fold(&candidate.town) == fold(&place.name)
                            || (candidate.town.is_empty() && candidate.population > 0))
                        && candidate.name != place.name
                });
                let Some(inside) = inside else { continue };
                // Of two towns the smaller is the part.
                if inside.town.is_empty() && inside.population > place.population {
                    continue;
                }
                self.mark_circumstance(at, words);
                return inside;
            }
        }
        place
    }

    fn take_place(&mut self, start: usize, length: usize, place: PlaceCandidate, others: Vec<String>) {
        let (_, typed) = self.span_texts(start, length);
        self.mark_circumstance(start, length);
        self.mark_place_fillers(start, length);
        let within_km = self.radius_km.or_else(|| self.asks_for_place_only().then_some(AROUND_KM));
        let near = Near { within_km, ..place.near };
        self.out.interpretations.push(Interpretation {
            words: typed,
            facet: None,
            label: near.label.clone(),
        });
        self.out.near = Some(near);
        self.out.other_places = others;
    }

    fn take_area(&mut self, start: usize, length: usize, area: &RegionArea) {
        let (_, typed) = self.span_texts(start, length);
        self.mark_circumstance(start, length);
        self.mark_place_fillers(start, length);
        let label = area_label(area, &typed, self.query.language);
        let read = Interpretation { words: typed, facet: None, label: label.clone() };
        self.out.interpretations.push(read);
        let country = area.country.to_owned();
        self.out.area = Some(AskedArea { country, regions: area.regions.clone(), label });
    }

    /// Words beside a place that say no more than the place: "near Brighton" is not about being near to anybody.
    fn mark_place_fillers(&mut self, start: usize, length: usize) {
        let is_filler = |word: &str| word_lists().is_place_filler(word);
        let points_at = |word: &str| word_lists().points_at_place(word) || is_filler(word);
        let mut first = start;
        while first.checked_sub(1).is_some_and(|before| points_at(&self.word_at(before))) {
            first -= 1;
        }
        self.mark_circumstance(first, start - first);
        if is_filler(&self.word_at(start + length)) {
            self.mark_circumstance(start + length, 1);
        }
    }

    /// "Selbsthilfegruppe Leipzig" asks for no more than "Leipzig".
    fn asks_for_place_only(&self) -> bool {
        let telling =
            (0..self.tokens.len()).filter(|i| self.is_content(*i) && !self.is_empty_word(*i)).count();
        self.out.concepts.is_empty() && telling == 0
    }

    /// "Near me" asks for nothing that is not asked anyway. It is read before the abbreviations, which know "me" too;
    /// "near ME" with capitals is about the illness.
    pub(super) fn read_nearness(&mut self) {
        let count = self.tokens.len();
        for length in (1..=4.min(count)).rev() {
            for start in 0..=count - length {
                let (folded, _) = self.span_texts(start, length);
                if word_lists().asks_for_nearness(&folded) && !self.ends_in_capitals(start, length) {
                    self.mark_circumstance(start, length);
                }
            }
        }
    }

    /// Whether the last word of a span is written in capitals and the first is not.
    fn ends_in_capitals(&self, start: usize, length: usize) -> bool {
        let span = self.tokens.get(start..start + length).unwrap_or_default();
        matches!(span, [first, .., last] if is_in_capitals(last) && !is_in_capitals(first))
    }

    /// "Within 5 km of" limits the distance.
    fn read_distance(&mut self) {
        let count = self.tokens.len();
        for at in 0..count {
            let Some((km, length)) = self.distance_at(at) else { continue };
            let mut start = at;
            while start
                .checked_sub(1)
                .is_some_and(|before| word_lists().opens_distance(&self.word_at(before)))
            {
                start -= 1;
            }
            self.mark_circumstance(start, at + length - start);
            self.radius_km = Some(km);
            return;
        }
    }

    /// A number with a unit of distance, "2 miles" or "10km", in kilometres, and how many words it takes.
    fn distance_at(&self, at: usize) -> Option<(f64, usize)> {
        let word = self.word_at(at);
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, unit) = word.split_at(digits);
        let written = word_lists().digits_of(&word).unwrap_or(number);
        let number: f64 = written.parse().ok().filter(|number| *number > 0.0)?;
        let (unit, length) =
            if unit.is_empty() || digits == 0 { (self.word_at(at + 1), 2) } else { (unit.to_owned(), 1) };
        let km = number * word_lists().kilometres_of(&unit)?;
        (km <= 1_000.0).then_some((km, length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::IndexBuilder;
    use crate::search::parse::meaning::ParsedQuery;
    use crate::search::parse::token::tokens_of;
    use crate::search::query::Query;

    /// How many look-ups it takes to find the place in a text.
    fn look_ups(text: &str) -> usize {
        let (index, query) = (IndexBuilder::new().into_index(), Query::default());
        let tokens = tokens_of(text, false);
        let mut reader = QueryReader::new(&index, &query, tokens, ParsedQuery::default());
        reader.read_place_in_region();
        reader.read_abbreviations();
        reader.read_place();
        let of_words = reader.place_words.borrow().len();
        reader.places_named.len() + of_words
    }

    #[test]
    fn a_word_said_thirty_times_is_looked_up_no_more_often_than_said_ten_times() {
        for word in ["50667", "Köln", "SW1A", "M5V 3L9", "Springfield", "Halle an"] {
            let [ten, thirty] = [10, 30].map(|times| look_ups(&format!("{word} ").repeat(times)));
            assert!(ten > 0 && ten == thirty && ten <= 20, "{word}: {ten}, {thirty}");
        }
    }
}
