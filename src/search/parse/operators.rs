//! Operators among the words: "quoted words", -word, word|word.

use super::meaning::{Alternative, Concept, Filter, TextWord};
use super::reader::{CONCEPTS, QueryReader};
use super::topics::topics_of_word;
use crate::place::fold;
use crate::search::facet::Facet;
use crate::search::filter_names::FilterWord;
use crate::search::query::Interpretation;
use crate::search::tokenize::tokenize;
use crate::topic::Facets;

/// Parts of a text with operators.
pub(super) struct Special {
    pub(super) text: String,
    pub(super) without: bool,
    pub(super) quoted: bool,
}

/// Takes "quoted words", -word and word|word out of a text.
pub(super) fn take_operators(text: &str) -> (String, Vec<Special>) {
    let (mut plain, mut special) = (String::new(), Vec::new());
    let mut rest = text;
    while !rest.is_empty() {
        let trimmed = rest.trim_start();
        plain.push_str(rest.split_at(rest.len() - trimmed.len()).0);
        rest = trimmed;
        let without =
            rest.starts_with('-') && rest.chars().nth(1).is_some_and(|c| c.is_alphanumeric() || c == '"');
        let body = if without { rest.split_at(1).1 } else { rest };
        if let Some(inside) = body.strip_prefix(['"', '„', '“', '»', '«']) {
            let end = inside.find(['"', '“', '”', '«', '»']).unwrap_or(inside.len());
            let (quoted, after) = inside.split_at(end);
            special.push(Special { text: quoted.to_owned(), without, quoted: true });
            rest = after.strip_prefix(|c: char| !c.is_alphanumeric() && !c.is_whitespace()).unwrap_or(after);
            continue;
        }
        let end = body.find(char::is_whitespace).unwrap_or(body.len());
        let (word, after) = body.split_at(end);
        if without || word.contains('|') {
            special.push(Special { text: word.to_owned(), without, quoted: false });
        } else {
            plain.push_str(word);
        }
        rest = after;
    }
    (plain, special)
}

impl QueryReader<'_> {
    /// Words with operators: topics and words that must or must not be there, or filters.
    pub(super) fn read_special(&mut self, special: &[Special]) {
        for part in special.iter().take(CONCEPTS) {
            if !part.quoted && self.read_special_filter(part) {
                continue;
            }
            let mut any = Vec::new();
            for choice in part.text.split('|').filter(|c| !c.trim().is_empty()).take(CONCEPTS) {
                let words: Vec<TextWord> = tokenize(choice)
                    .into_iter()
                    .map(|(word, _)| TextWord { word, parts: !part.quoted })
                    .collect();
                if words.is_empty() {
                    continue;
                }
                let topics = if part.quoted { Vec::new() } else { topics_of_word(choice) };
                any.push(Alternative { topics, words, quoted: part.quoted });
            }
            if !any.is_empty() {
                let concept = Concept { words: part.text.clone(), any, ..Concept::default() };
                if part.without { self.out.without.push(concept) } else { self.out.concepts.push(concept) }
            }
        }
    }

    /// "-online", "dienstag|mittwoch": words that all name values of one filter.
    fn read_special_filter(&mut self, part: &Special) -> bool {
        let choices = part.text.split('|').filter(|c| !c.trim().is_empty());
        let found: Option<Vec<FilterWord>> =
            choices.map(|choice| self.phrases.filters.filter_named(&fold(choice))).collect();
        let Some(found) = found.filter(|f| !f.is_empty()) else { return false };
        let Some(facet) = found.first().map(|f| f.facet) else { return false };
        let one_facet = found.iter().all(|f| f.facet == facet);
        if !one_facet || matches!(facet, Facet::Audience | Facet::People) || self.is_taken_back(&part.text) {
            return false;
        }
        let labels: Vec<&str> = found
            .iter()
            .map(|f| Facets::embedded().label_of(facet.id(), f.id, self.query.language))
            .collect();
        let not = if part.without { "-" } else { "" };
        self.out.interpretations.push(Interpretation {
            words: part.text.clone(),
            facet: Some(facet),
            label: format!("{not}{}", labels.join(", ")),
        });
        let ids = found.iter().map(|f| f.id).collect();
        self.out.filters.push(Filter { without: part.without, ..Filter::any_of(facet, ids) });
        true
    }
}
