//! What feeds write in the place of a place: "Online", a meeting's number, a post box.

use super::folded_words::FoldedWords;
use crate::feed::record::Problems;
use crate::feed::text::Field;
use crate::feed::words::FeedWords;
use crate::group::{Place, Text};
use crate::place::{fold, fold_all};
use foldhash::{HashMap, HashMapExt, HashSet};
use std::sync::LazyLock;

/// What a text in the place of a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPlace {
    /// Nothing but the word that it is met online.
    Online,
    /// Nothing but the word that it is met by telephone.
    Phone,
    /// Nothing but the word that it is not known: "N/A".
    Unknown,
    /// How to join: "Zoom Meeting ID 999".
    Joining,
    /// Where letters go: "PO Box 12".
    PostBox,
}

/// The phrases, folded, and the words with which they begin.
struct NoPlacePhrases {
    first_words: FoldedWords,
    whole: HashMap<String, NoPlace>,
    /// Words that may stand beside the single ones among these.
    beside: HashSet<String>,
    begins: Vec<String>,
    post_boxes: Vec<String>,
}

static PHRASES: LazyLock<NoPlacePhrases> = LazyLock::new(|| {
    let words = &FeedWords::embedded().no_place;
    let lists = [
        (&words.online, NoPlace::Online),
        (&words.phone, NoPlace::Phone),
        (&words.unknown, NoPlace::Unknown),
    ];
    let mut whole = HashMap::new();
    for (list, what) in lists {
        whole.extend(fold_all(list).into_iter().map(|phrase| (phrase, what)));
    }
    let (begins, post_boxes) = (fold_all(&words.begins), fold_all(&words.post_boxes));
    let beside: HashSet<String> = fold_all(&words.beside).into_iter().collect();
    let all = whole.keys().chain(&begins).chain(&post_boxes).chain(&beside);
    let first_words = all.filter_map(|phrase| phrase.split(' ').next()).map(str::to_owned);
    let first_words = FoldedWords::of_words(first_words);
    NoPlacePhrases { first_words, whole, beside, begins, post_boxes }
});

/// Whether a text is no place, and what it is instead.
pub fn no_place(text: &str) -> Option<NoPlace> {
    let phrases = &*PHRASES;
    // Nearly every text is a place, and this is asked of four of them in every record.
    let first = text.trim_start().split(|c: char| !c.is_alphanumeric() && c != '\'').next()?;
    if !phrases.first_words.has(first) {
        return None;
    }
    let key = fold(text);
    if let Some(what) = phrases.whole.get(&key) {
        return Some(*what);
    }
    let begins = |list: &[String]| {
        list.iter().any(|phrase| {
            let rest = key.strip_prefix(phrase.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    };
    if begins(&phrases.post_boxes) && key.contains(|c: char| c.is_ascii_digit()) {
        return Some(NoPlace::PostBox);
    }
    if begins(&phrases.begins) {
        return Some(NoPlace::Joining);
    }
    way_in_words(&key, phrases)
}

/// What a text says that has nothing but words for a way from afar and small ones: "Video meeting only".
fn way_in_words(key: &str, phrases: &NoPlacePhrases) -> Option<NoPlace> {
    let mut way = None;
    for word in key.split(' ') {
        match phrases.whole.get(word) {
            Some(what @ (NoPlace::Online | NoPlace::Phone)) => way = way.or(Some(*what)),
            _ if phrases.beside.contains(word) => {}
            _ => return None,
        }
    }
    way
}

/// What was taken out of a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenOut {
    /// It said that the meeting is online.
    pub online: bool,
    /// It said that the meeting is by telephone.
    pub phone: bool,
    /// Words about joining, which must not be lost.
    pub joining: Vec<Text>,
}

/// Takes out of a place what is none. A house that is only a post box leaves the town.
pub fn take_out_no_places(place: &mut Place, field: &str, problems: &mut Problems<'_>) -> TakenOut {
    let mut taken = TakenOut::default();
    let Place { venue, street, city, region, .. } = place;
    for part in [venue, street, city, region] {
        let Some(what) = part.as_deref().and_then(no_place) else { continue };
        let Some(text) = part.take() else { continue };
        match what {
            NoPlace::PostBox => {
                // Who gets letters there may live nearby.
                problems.repair(field, "a post box", "a place to go to; only the town is kept");
                continue;
            }
            NoPlace::Online | NoPlace::Phone | NoPlace::Unknown => {
                problems.repair(field, &text, "a place; there is none");
            }
            NoPlace::Joining => {
                problems.repair(field, &text, "a place; read as how to join");
                taken.joining.push(text);
            }
        }
        taken.online |= matches!(what, NoPlace::Online | NoPlace::Joining);
        taken.phone |= what == NoPlace::Phone;
    }
    // "1 Main St, PO Box 12" is a door with a box.
    if let Some(street) = &place.street
        && let Some((door, last)) = street.rsplit_once(',')
        && no_place(last) == Some(NoPlace::PostBox)
    {
        problems.repair(field, "a post box", "a street; the box is left out");
        place.street = problems.clean_text(Field::Line, field, door);
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_from_what_stands_in_their_place() {
        for (text, what) in [
            ("ONLINE", Some(NoPlace::Online)),
            ("Virtual Meeting", Some(NoPlace::Online)),
            ("Nettmøte", Some(NoPlace::Online)),
            ("per Telefon", Some(NoPlace::Phone)),
            ("N/A", Some(NoPlace::Unknown)),
            ("Zoom", Some(NoPlace::Online)),
            ("Meets by video only", Some(NoPlace::Online)),
            ("Nur online per Video", Some(NoPlace::Online)),
            ("Kun på nett", Some(NoPlace::Online)),
            ("Telephone only", Some(NoPlace::Phone)),
            ("Address on request", Some(NoPlace::Unknown)),
            ("Only Street 4", None),
            ("The Meeting Place", None),
            ("Zoom Meeting ID: 000 1111", Some(NoPlace::Joining)),
            ("P.O. Box 12", Some(NoPlace::PostBox)),
            ("Postfach 10 11 12", Some(NoPlace::PostBox)),
            ("Postboks 7", Some(NoPlace::PostBox)),
            ("GPO Box 9", Some(NoPlace::PostBox)),
            ("Onlineplatz 3", None),
            ("Virtua Hospital", None),
            ("Zoomstraat 3", None),
            ("Postgasse 4", None),
            ("Telephone Road 12", None),
            ("Phone Box Café", None),
            ("", None),
        ] {
            assert_eq!(no_place(text), what, "{text}");
        }
    }
}
