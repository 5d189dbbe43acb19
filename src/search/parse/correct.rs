//! Typing mistakes: what was probably meant by a word that nothing knows.

use super::place_candidates::areas_named;
use super::time_words::{find_times, time_word};
use super::token::Token;
use crate::place::Gazetteer;
use crate::search::index::Index;
use crate::search::phrases::embedded_phrases;
use crate::search::query::{Correction, Query};
use crate::search::word_lists::word_lists;
use crate::topic::Language;
use crate::typo::{SEARCH_WORD, SENTENCE_WORD};

/// Corrects the first word that nothing knows: no group, no topic, no place. At most one word is changed at a
/// time, and it is always said.
pub(super) fn correct_typo(index: &Index, tokens: &mut [Token], query: &Query) -> Option<Correction> {
    let phrases = embedded_phrases();
    // A sentence has short words and verbs that mean nothing here; they are not to be bent into others.
    let sentence = tokens.iter().any(|t| phrases.is_stop(&t.word) || phrases.is_late(&t.word));
    // "In den nächsten 6 Stunden" says when, though no word of it means anything alone.
    let when = find_times(tokens);
    let says_when = |at: usize| when.iter().any(|(start, length, _)| (*start..start + length).contains(&at));
    for (_, token) in tokens.iter_mut().enumerate().filter(|(at, _)| !says_when(*at)) {
        let limits = if sentence { SENTENCE_WORD } else { SEARCH_WORD };
        let most = limits.most_mistakes(token.word.chars().count());
        if most == 0 || is_known(index, token) || (query.near.is_none() && is_place(token)) {
            continue;
        }
        let Some(better) = likely_word(index, token, most, query.language) else { continue };
        let from = std::mem::replace(&mut token.raw, phrases.written_form(&better));
        token.word = better;
        return Some(Correction { from, to: token.raw.clone() });
    }
    None
}

/// Whether a word means or is found as it is.
fn is_known(index: &Index, token: &Token) -> bool {
    let (phrases, dictionary, word) = (embedded_phrases(), index.dictionary(), token.word.as_str());
    phrases.is_stop(word)
        || phrases.is_late(word)
        || phrases.is_generic(word)
        || phrases.filter_named(word).is_some()
        || time_word(word).is_some()
        || word_lists().points_at_place(word)
        || word_lists().is_place_filler(word)
        || word_lists().opens_question(word)
        || !areas_named(word).is_empty()
        || !index.local_places(word).is_empty()
        || word.bytes().any(|b| b.is_ascii_digit())
        || !phrases.words_like(word, token.typing).is_empty()
        || phrases.head_of(word).is_some()
        || !dictionary.with_prefix(word).is_empty()
        || dictionary.words_containing(word).next().is_some()
        || (token.typing && phrases.filter_begins(word))
}

/// Whether a word names a place, or begins to.
fn is_place(token: &Token) -> bool {
    let gazetteer = Gazetteer::embedded();
    if token.typing {
        gazetteer.begins_town_name(&token.raw)
    } else {
        !gazetteer.places_named(&token.raw, None).is_empty()
    }
}

/// What was probably meant by a word that nothing knows: a word with a meaning that differs by one mistake, else
/// one of the groups' own, else what a compound is a kind of (Hodenkrebs is a Krebs), else a word with a meaning
/// that differs by more, else, while it is being typed, the beginning of one.
fn likely_word(index: &Index, token: &Token, most: usize, language: Language) -> Option<String> {
    let (dictionary, phrases) = (index.dictionary(), embedded_phrases());
    let meaning = phrases.nearest_word(&token.word, most, false, language);
    if let Some((1, word)) = meaning {
        return Some(word.to_owned());
    }
    let most_of_words = meaning.map_or(most, |(mistakes, _)| mistakes.saturating_sub(1));
    let found = dictionary.fuzzy_matches(&token.word, most_of_words);
    // Of several, the one that most names have.
    let frequent = found.into_iter().max_by_key(|(id, _)| {
        let mut holders = 0_u32;
        index.visit_groups_with(*id, 0, |_| holders += 1);
        (holders, std::cmp::Reverse(*id))
    });
    let frequent =
        frequent.map(|(id, n)| (n, String::from_utf8_lossy(dictionary.word_bytes(id)).into_owned()));
    if let Some((1, word)) = frequent {
        return Some(word);
    }
    if let Some(tail) = phrases.tail_of(&token.word) {
        return Some(tail.to_owned());
    }
    if let Some((_, word)) = frequent {
        return Some(word);
    }
    if let Some((_, word)) = meaning {
        return Some(word.to_owned());
    }
    // Half a word is compared with half a word, so fewer mistakes make it another one.
    let long_enough =
        token.typing && SEARCH_WORD.most_mistakes(token.word.chars().count().saturating_sub(1)) > 0;
    let begun = long_enough.then(|| phrases.nearest_word(&token.word, 1, true, language)).flatten();
    begun.map(|(_, word)| word.to_owned())
}
