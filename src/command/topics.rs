//! `groupfinder topics`: what groups are about, under all the names that people use, and what self-help is.

use super::context::Context;
use super::error::CommandError;
use super::output::print_json;
use crate::app::page::{article_page, topic_page};
use crate::cli::{Output, TopicsArgs};
use crate::export::plain;
use crate::page::{Page, Tone};
use crate::search::fold;
use crate::topic::articles::{Article, ArticleKind, articles};
use crate::topic::definition::{definition_in, definition_of};
use crate::topic::{Language, Thesaurus, Topic, TopicCode, TopicId};
use serde_json::{Value, json};
use std::io::Write;

/// Entries that are printed whole where several fit; of more, only those that are named exactly.
const FEW: usize = 3;

/// A topic or an article.
#[derive(Clone, Copy)]
enum Entry {
    Topic(TopicId),
    Article(&'static Article),
}

/// Prints topics and articles, all or those that the words fit.
///
/// # Errors
/// Output cannot be written.
pub(super) fn list_topics(
    context: &Context<'_>,
    args: &TopicsArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let topics = Thesaurus::embedded().topics().map(|(id, _)| Entry::Topic(id));
    let entries = topics.chain(articles().iter().map(Entry::Article));
    let words = args.words.join(" ");
    let asked: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let found: Vec<Entry> = entries.filter(|entry| entry.fits(&asked)).collect();
    if found.is_empty() {
        writeln!(err, "{}", context.locale.with("topics-none", &[("words", words.clone().into())]))?;
    }
    match args.output {
        Output::Text if asked.is_empty() => print_names(&found, context, out)?,
        Output::Text => print_records(&found, &words, context, out, err)?,
        Output::Json => {
            let (topics, articles): (Vec<&Entry>, Vec<&Entry>) =
                found.iter().partition(|entry| matches!(entry, Entry::Topic(_)));
            let [topics, articles] = [topics, articles]
                .map(|entries| entries.into_iter().map(|entry| entry.document()).collect::<Vec<Value>>());
            let document = json!({"total": topics.len(), "topics": topics, "articles": articles});
            print_json(out, &document)?;
        }
    }
    Ok(0)
}

/// One line an entry: its name and its id.
fn print_names(found: &[Entry], context: &Context<'_>, out: &mut dyn Write) -> Result<(), CommandError> {
    let mut page = Page::default();
    for entry in found {
        page.add(Tone::Text, 0, format!("{}  [{}]", entry.label(context.language()), entry.id()));
    }
    Ok(out.write_all(plain::to_plain_text(&page).as_bytes())?)
}

/// The whole record of what is named exactly, or of the few that fit; the rest by name.
fn print_records(
    found: &[Entry],
    words: &str,
    context: &Context<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), CommandError> {
    let named = fold(words);
    let is_named = |entry: &Entry| entry.names().any(|name| fold(name) == named);
    let all_are_told = found.len() <= FEW && !found.iter().any(is_named);
    let is_whole = |entry: &&Entry| all_are_told || is_named(entry);
    let (whole, others): (Vec<&Entry>, Vec<&Entry>) = found.iter().partition(is_whole);
    let opened = context.open_listings(err)?;
    let country = context.country();
    for entry in whole {
        let page = match entry {
            Entry::Topic(id) => topic_page(*id, &opened.index, country.as_deref(), &context.locale),
            Entry::Article(article) => article_page(article, country.as_deref(), &context.locale),
        };
        writeln!(out, "{}", plain::to_plain_text(&page))?;
    }
    let others: Vec<Entry> = others.into_iter().copied().collect();
    print_names(&others, context, out)
}

impl Entry {
    fn id(self) -> &'static str {
        match self {
            Self::Topic(id) => Thesaurus::embedded().get(id).id,
            Self::Article(article) => article.id,
        }
    }

    fn label(self, language: Language) -> &'static str {
        match self {
            Self::Topic(id) => Thesaurus::embedded().get(id).label(language),
            Self::Article(article) => article.title(language),
        }
    }

    fn codes(self) -> &'static [TopicCode] {
        match self {
            Self::Topic(id) => &Thesaurus::embedded().get(id).codes,
            Self::Article(article) => &article.codes,
        }
    }

    /// Every name: id, labels, further words, and the codes that are its own.
    fn names(self) -> impl Iterator<Item = &'static str> {
        let words = match self {
            Self::Topic(id) => &Thesaurus::embedded().get(id).synonyms,
            Self::Article(article) => &article.asked,
        };
        let labels = Language::ALL.map(|language| self.label(language));
        let codes = self.codes().iter().filter(|code| code.relation.is_none()).map(|code| code.code);
        let words = words.iter().map(|(_, word)| word);
        std::iter::once(self.id()).chain(labels).chain(words).chain(codes)
    }

    /// Whether one name has all the words.
    fn fits(self, asked: &[String]) -> bool {
        asked.is_empty()
            || self.names().any(|name| {
                let name = name.to_lowercase();
                asked.iter().all(|word| name.contains(word.as_str()))
            })
    }

    fn document(self) -> Value {
        match self {
            Self::Topic(id) => topic_document(id, Thesaurus::embedded().get(id)),
            Self::Article(article) => article_document(article),
        }
    }
}

fn article_document(article: &Article) -> Value {
    let kind = match article.kind {
        ArticleKind::Guide => "guide",
        ArticleKind::Term => "term",
    };
    let sources: Vec<Value> =
        article.sources.iter().map(|s| json!({"url": s.url, "retrieved": s.retrieved})).collect();
    json!({
        "id": article.id,
        "kind": kind,
        "title": by_language(|language| article.title(language).into()),
        "text": by_language(|language| article.texts(language).into()),
        "see_also": article.see_also,
        "codes": code_documents(&article.codes),
        "changed": article.changed,
        "sources": sources,
    })
}

fn code_documents(codes: &[TopicCode]) -> Vec<Value> {
    codes.iter().map(|c| json!({"scheme": c.scheme, "code": c.code, "relation": c.relation})).collect()
}

fn topic_document(id: TopicId, topic: &Topic) -> Value {
    let thesaurus = Thesaurus::embedded();
    json!({
        "id": topic.id,
        "categories": topic.categories().map(crate::topic::Category::id).collect::<Vec<_>>(),
        "label": by_language(|language| topic.label(language).into()),
        "definition": by_language(|language| definition_in(topic.id, language).into()),
        "changed": definition_of(topic.id).map(|definition| definition.changed),
        "codes": code_documents(&topic.codes),
        "synonyms": by_language(|language| topic.synonyms.get(language).into()),
        "broader": topic_ids(&thesaurus.broader_topics(id)),
        "narrower": topic_ids(thesaurus.children(id)),
        "see_also": topic_ids(&topic.see_also),
        "sensitive": topic.sensitive,
        "crisis_notice": topic.crisis_notice,
    })
}

/// A value for each language, under the code of the language.
fn by_language(value: impl Fn(Language) -> Value) -> serde_json::Map<String, Value> {
    Language::ALL.iter().map(|language| (language.code().to_owned(), value(*language))).collect()
}

fn topic_ids(ids: &[TopicId]) -> Vec<&'static str> {
    ids.iter().map(|id| Thesaurus::embedded().get(*id).id).collect()
}
