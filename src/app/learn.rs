//! What can be read about: the topics at hand, self-help, the glossary; and where each leads on.

use super::state::{Choice, PaneRow, State, Subject};
use crate::locale::Locale;
use crate::search::{Facet, Index, ValueId};
use crate::topic::articles::{Article, ArticleKind, article_named, articles};
use crate::topic::{Language, Thesaurus, TopicId};

/// Everything to read about, what is at hand first: the article and the topics that are asked for, the topics of the
/// selected group, the guides, then the glossary from A to Z.
pub fn subjects(state: &State, index: &Index) -> Vec<Subject> {
    let mut subjects = Vec::new();
    let results = state.results.as_deref();
    let asked = results.and_then(|results| results.article).map(Subject::Article);
    let topics = topics_at_hand(state, index).into_iter().map(Subject::Topic);
    let guides = articles().iter().filter(|article| article.kind == ArticleKind::Guide);
    let all = asked.into_iter().chain(topics).chain(guides.map(|article| Subject::Article(article.id)));
    for subject in all.chain(glossary(state.language).into_iter().map(|term| Subject::Article(term.id))) {
        if !subjects.contains(&subject) {
            subjects.push(subject);
        }
    }
    subjects
}

/// The entries of the glossary by their titles in a language.
pub fn glossary(language: Language) -> Vec<&'static Article> {
    let mut terms: Vec<&Article> =
        articles().iter().filter(|article| article.kind == ArticleKind::Term).collect();
    terms.sort_by_cached_key(|term| crate::search::fold(term.title(language)));
    terms
}

/// The topic of the row of a filter that is selected, then those that are chosen or meant by the words, then
/// those of the selected group.
fn topics_at_hand(state: &State, index: &Index) -> Vec<TopicId> {
    let row = state.focused_pane().and_then(|pane| {
        let pane = state.pane(pane);
        match pane.rows.get(pane.selected)? {
            PaneRow::Value { facet: Facet::Topic, value, .. } => Some(*value),
            _ => None,
        }
    });
    let chosen = state.selection.values_in(Facet::Topic);
    let understood = state.results.iter().flat_map(|results| &results.topics);
    let understood = understood.filter_map(|said| topic_labelled(&said.label, state.language));
    // Before anything is asked, the first of all listings is selected, and nobody chose it.
    let group = state.list.group.or(state.details.of).filter(|_| !state.shows_welcome());
    let of_group = group.into_iter().flat_map(|group| index.row(group).topics());
    let first = row.into_iter().chain(chosen).filter_map(|value| topic_of(index, value));
    first.chain(understood).chain(of_group.filter_map(|value| topic_of(index, value))).collect()
}

fn topic_labelled(label: &str, language: Language) -> Option<TopicId> {
    let mut topics = Thesaurus::embedded().topics();
    topics.find(|(_, topic)| topic.label(language) == label).map(|(id, _)| id)
}

fn topic_of(index: &Index, value: ValueId) -> Option<TopicId> {
    Thesaurus::embedded().topic_named(&index.value(Facet::Topic, value)?.id)
}

/// What a subject is called.
pub fn subject_label(subject: Subject, locale: &Locale) -> String {
    match subject {
        Subject::Topic(topic) => {
            let label = Thesaurus::embedded().get(topic).label(locale.language());
            locale.with("learn-topic", &[("topic", label.into())])
        }
        Subject::Article(id) => {
            article_named(id).map_or(id, |article| article.title(locale.language())).to_owned()
        }
    }
}

/// The first subject whose title begins with what is typed.
pub fn subject_titled(subjects: &[Subject], typed: &str, locale: &Locale) -> Option<Subject> {
    let begun = crate::search::fold(typed);
    let begins =
        |subject: &&Subject| crate::search::fold(&subject_label(**subject, locale)).starts_with(&begun);
    subjects.iter().find(begins).filter(|_| !begun.is_empty()).copied()
}

/// The row of the list of results that leads to the article that is asked for.
pub fn article_row(id: &'static str, locale: &Locale) -> String {
    let title = subject_label(Subject::Article(id), locale);
    locale.with("learn-row", &[("title", title.into())])
}

/// Where a page leads: what is listed about the topic, broader, narrower and related topics; related articles.
pub fn links(subject: Subject) -> Vec<Choice> {
    match subject {
        Subject::Topic(topic) => {
            let thesaurus = Thesaurus::embedded();
            let broader = thesaurus.broader_topics(topic);
            let related =
                broader.iter().chain(thesaurus.children(topic)).chain(&thesaurus.get(topic).see_also);
            let pages = related.map(|topic| Choice::Read(Subject::Topic(*topic)));
            std::iter::once(Choice::ShowListings(topic)).chain(pages).collect()
        }
        Subject::Article(id) => {
            let related = article_named(id).map_or(&[][..], |article| article.see_also.as_slice());
            related.iter().map(|id| Choice::Read(Subject::Article(id))).collect()
        }
    }
}
