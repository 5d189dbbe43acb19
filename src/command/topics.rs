//! `groupfinder topics`: what groups are about, under all the names that people use.

use super::context::Context;
use super::error::CommandError;
use crate::cli::{Output, TopicsArgs};
use crate::export::plain;
use crate::page::{Page, Tone};
use crate::topic::{Language, Thesaurus, Topic, TopicId};
use serde_json::{Value, json};
use std::io::Write;

/// Prints topics, all or those that the words fit.
///
/// # Errors
/// Output cannot be written.
pub(super) fn list_topics(
    context: &Context<'_>,
    args: &TopicsArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let thesaurus = Thesaurus::embedded();
    let asked: Vec<String> =
        args.words.iter().flat_map(|w| w.split_whitespace()).map(str::to_lowercase).collect();
    let found: Vec<(TopicId, &Topic)> =
        thesaurus.topics().filter(|(_, topic)| topic_fits(topic, &asked)).collect();
    if found.is_empty() {
        let words = args.words.join(" ");
        writeln!(err, "{}", context.locale.with("topics-none", &[("words", words.into())]))?;
    }
    match args.output {
        Output::Text => {
            let whole = !args.words.is_empty();
            let mut page = Page::default();
            for (id, topic) in found {
                add_topic(&mut page, id, topic, context, whole);
            }
            out.write_all(plain::to_plain_text(&page).as_bytes())?;
        }
        Output::Json => {
            let topics: Vec<Value> = found.iter().map(|(id, topic)| topic_document(*id, topic)).collect();
            serde_json::to_writer_pretty(&mut *out, &json!({"total": topics.len(), "topics": topics}))
                .map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(0)
}

/// Every name of a topic: id, labels, synonyms.
fn topic_names(topic: &Topic) -> impl Iterator<Item = &str> {
    let synonyms = Language::ALL.into_iter().flat_map(|l| topic.synonyms.get(l).iter().copied());
    std::iter::once(topic.id).chain(topic.labels.all()).chain(synonyms)
}

/// Whether one name of the topic has all the words.
fn topic_fits(topic: &Topic, asked: &[String]) -> bool {
    asked.is_empty()
        || topic_names(topic).any(|name| {
            let name = name.to_lowercase();
            asked.iter().all(|word| name.contains(word.as_str()))
        })
}

fn add_topic(page: &mut Page, id: TopicId, topic: &Topic, context: &Context<'_>, whole: bool) {
    let language = context.language();
    page.add(Tone::Text, 0, format!("{}  [{}]", topic.label(language), topic.id));
    if !whole {
        return;
    }
    let words = &context.locale;
    let others: Vec<&str> = Language::ALL
        .iter()
        .filter(|l| **l != language)
        .map(|l| topic.label(*l))
        .filter(|label| *label != topic.label(language))
        .collect();
    page.add(Tone::Text, 2, others.join(", "));
    let synonyms = topic.synonyms.get(language);
    if !synonyms.is_empty() {
        page.add(Tone::Text, 2, words.with("topics-also", &[("words", synonyms.join(", ").into())]));
    }
    let thesaurus = Thesaurus::embedded();
    let related: [(&str, &[TopicId]); 3] = [
        ("topics-broader", &thesaurus.broader_topics(id)),
        ("topics-narrower", thesaurus.children(id)),
        ("topics-see-also", &topic.see_also),
    ];
    for (key, ids) in related.into_iter().filter(|(_, ids)| !ids.is_empty()) {
        let labels: Vec<&str> = ids.iter().map(|id| thesaurus.get(*id).label(language)).collect();
        page.add(Tone::Text, 2, words.with(key, &[("topics", labels.join(", ").into())]));
    }
    page.add_gap();
}

fn topic_document(id: TopicId, topic: &Topic) -> Value {
    let thesaurus = Thesaurus::embedded();
    json!({
        "id": topic.id,
        "categories": topic.categories().map(crate::topic::Category::id).collect::<Vec<_>>(),
        "label": by_language(|language| topic.label(language).into()),
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
