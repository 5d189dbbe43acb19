//! A typed text as what it asks for: topics, filters, a place, and words that are just words.
//!
//! | module | what it reads |
//! |---|---|
//! | `meaning` | what comes out: concepts, filters, a place |
//! | `abbreviations` | A.A., AD(H)S, M E |
//! | `token` | the words of the text |
//! | `reader` | the words on their way to a meaning |
//! | `operators` | "quoted words", -word, word\|word |
//! | `clock_words` | at 7pm, ab 18 Uhr |
//! | `time_words` | today, at the weekend, within two hours |
//! | `topics` | abbreviations, compounds and phrases of the thesaurus, and the words that are left |
//! | `filter_words` | for whom, when, how, in which language |
//! | `fellowship` | AA, Narcotics Anonymous |
//! | `negation` | nothing religious, ohne 12 Schritte |
//! | `place`, `place_candidates` | a town, district, postal code, region or country |
//! | `correct` | typing mistakes |

mod abbreviations;
mod clock_words;
mod correct;
mod fellowship;
mod filter_words;
pub(super) mod meaning;
mod negation;
mod operators;
mod place;
mod place_candidates;
mod reader;
mod time_words;
mod token;
mod topics;

use super::index::Index;
use super::phrases::embedded_phrases;
use super::query::Query;
use super::tokenize::tokenize;
use super::word_lists::word_lists;
use abbreviations::join_abbreviations;
use correct::{correct_typos, part_joined_words};
use meaning::{Alternative, Concept, Filter, ParsedQuery, TextWord};
use operators::{Special, take_operators};
use reader::{CONCEPTS, QueryReader};
use token::tokens_of;

/// Finds out what a query's text means.
pub(super) fn parse_query(index: &Index, query: &Query) -> ParsedQuery {
    let mut all = ParsedQuery::default();
    all.filters.extend(query.when.map(Filter::chosen_time));
    let text = query.text.trim_start();
    if query.literal {
        read_literally(text, &mut all);
        return all;
    }
    let (plain, special) = take_operators(text);
    let mut plain = join_abbreviations(&plain);
    let mut tokens = tokens_of(&plain, !text.ends_with(char::is_whitespace));
    if tokens.is_empty() && special.is_empty() {
        return all;
    }
    if tokens.is_empty() {
        return read_words(QueryReader::new(index, query, tokens, all), &special);
    }
    all.tells_of_self = tokens.iter().any(|token| word_lists().speaks_of_self(&token.word));
    all.corrected = part_joined_words(index, &mut tokens);
    if let Some(parted) = &all.corrected {
        plain = plain.replacen(&parted.from, &parted.to, 1);
    }
    if let Some(topics) = embedded_phrases().topics_of_whole(&plain).filter(|_| special.is_empty()) {
        let any = vec![Alternative {
            topics: topics.iter().map(|t| (*t, 100)).collect(),
            ..Alternative::default()
        }];
        all.concepts.push(Concept { words: plain.trim().to_owned(), any, ..Concept::default() });
        return all;
    }
    if let Some(correction) = correct_typos(index, &mut tokens, query) {
        all.corrected = Some(correction);
    }
    read_words(QueryReader::new(index, query, tokens, all), &special)
}

fn read_literally(text: &str, all: &mut ParsedQuery) {
    for (word, range) in tokenize(text).into_iter().take(CONCEPTS) {
        let words = text.get(range).unwrap_or_default().to_owned();
        let any =
            vec![Alternative { words: vec![TextWord { word, parts: false }], ..Alternative::default() }];
        all.concepts.push(Concept { words, any, ..Concept::default() });
    }
}

/// Reads the words from what is surest to what is left over.
fn read_words(mut reader: QueryReader<'_>, special: &[Special]) -> ParsedQuery {
    reader.read_special(special);
    reader.pass_over_openers();
    reader.read_place_in_region();
    reader.read_times();
    reader.read_nearness();
    reader.read_abbreviations();
    reader.drop_function_words();
    reader.join_compounds();
    reader.read_phrases();
    reader.read_fellowships();
    reader.read_filters();
    reader.read_place();
    reader.demote_people();
    reader.read_negated_topics();
    reader.take_back_lone_conditions();
    reader.keep_topic_words();
    reader.read_rest();
    reader.add_relatives();
    // People begin with what matters most to them.
    reader.out.concepts.sort_by_key(|concept| concept.at);
    reader.out.concepts.truncate(CONCEPTS);
    reader.out
}
