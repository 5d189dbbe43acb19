//! A typed text as what it asks for: topics, filters, a place, and words that are just words.
//!
//! | module | what it reads |
//! |---|---|
//! | `meaning` | what comes out: concepts, filters, a place |
//! | `abbreviations` | A.A., AD(H)S, M E |
//! | `token` | the words of the text |
//! | `reader` | the words on their way to a meaning |
//! | `operators` | "quoted words", -word, word\|word |
//! | `time_words` | today, at the weekend, within two hours |
//! | `topics` | abbreviations, compounds and phrases of the thesaurus, and the words that are left |
//! | `filter_words` | for whom, when, how, in which language |
//! | `place` | a town or postal code |
//! | `correct` | typing mistakes |

mod abbreviations;
mod correct;
mod filter_words;
pub(super) mod meaning;
mod operators;
mod place;
mod reader;
mod time_words;
mod token;
mod topics;

use super::index::Index;
use super::phrases::embedded_phrases;
use super::query::Query;
use super::tokenize::tokenize;
use abbreviations::join_abbreviations;
use correct::correct_typo;
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
    let plain = join_abbreviations(&plain);
    let mut tokens = tokens_of(&plain, !text.ends_with(char::is_whitespace));
    if tokens.is_empty() && special.is_empty() {
        return all;
    }
    if tokens.is_empty() {
        return read_words(QueryReader::new(index, query, tokens, all), &special);
    }
    if let Some(topics) = embedded_phrases().topics_of_whole(&plain).filter(|_| special.is_empty()) {
        let any = vec![Alternative {
            topics: topics.iter().map(|t| (*t, 100)).collect(),
            ..Alternative::default()
        }];
        all.concepts.push(Concept { at: 0, words: plain.trim().to_owned(), any });
        return all;
    }
    if let Some(correction) = correct_typo(index, &mut tokens, query) {
        all.corrected = Some(correction);
    }
    read_words(QueryReader::new(index, query, tokens, all), &special)
}

fn read_literally(text: &str, all: &mut ParsedQuery) {
    for (word, range) in tokenize(text).into_iter().take(CONCEPTS) {
        let words = text.get(range).unwrap_or_default().to_owned();
        let any =
            vec![Alternative { words: vec![TextWord { word, parts: false }], ..Alternative::default() }];
        all.concepts.push(Concept { at: 0, words, any });
    }
}

/// Reads the words from what is surest to what is left over.
fn read_words(mut reader: QueryReader<'_>, special: &[Special]) -> ParsedQuery {
    reader.read_special(special);
    reader.read_times();
    reader.read_abbreviations();
    reader.drop_function_words();
    reader.join_compounds();
    reader.read_phrases();
    reader.read_filters();
    reader.read_place();
    reader.keep_topic_words();
    reader.read_rest();
    reader.add_relatives();
    // People begin with what matters most to them.
    reader.out.concepts.sort_by_key(|concept| concept.at);
    reader.out.concepts.truncate(CONCEPTS);
    reader.out
}
