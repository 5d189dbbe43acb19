//! What self-help is, what happens the first time, how to start a group, and a glossary: in plain words of our own.

use std::{collections::HashMap, sync::LazyLock};

use serde::Deserialize;

use super::ids::TopicCode;
use super::language::{Labels, Language, Synonyms};
use super::packed::unpack;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/articles.json.z"));

/// What sort of article it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ArticleKind {
    /// A text that is read from start to end.
    Guide,
    /// An entry of the glossary.
    Term,
}

/// A page on which facts of an article were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct ArticleSource {
    /// Its host.
    pub name: &'static str,
    /// Its address.
    pub url: &'static str,
    /// The day on which it was read, `YYYY-MM-DD`.
    pub retrieved: &'static str,
}

/// An article in three languages.
#[derive(Debug, Deserialize)]
pub struct Article {
    /// The id, which addresses and other articles use.
    pub id: &'static str,
    /// What sort it is.
    pub kind: ArticleKind,
    /// The day of the last change, `YYYY-MM-DD`.
    pub changed: &'static str,
    /// The title.
    #[serde(rename = "title")]
    pub titles: Labels,
    /// The paragraphs by language, as [`Paragraph`] reads them.
    text: Synonyms,
    /// Whole searches that lead to it, beside the title.
    pub asked: Synonyms,
    /// Whether these phrases count within longer searches as well.
    #[serde(default)]
    pub inside: bool,
    /// Articles worth a look, by id.
    #[serde(borrow)]
    pub see_also: Vec<&'static str>,
    /// Codes of the same subject in public classifications.
    #[serde(default)]
    pub codes: Vec<TopicCode>,
    /// Where its facts were read.
    pub sources: Vec<ArticleSource>,
}

/// A paragraph of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paragraph {
    /// A heading.
    Heading(&'static str),
    /// An item of a list.
    Item(&'static str),
    /// Plain text.
    Text(&'static str),
}

impl Article {
    /// The title in a language.
    pub const fn title(&self, language: Language) -> &'static str {
        self.titles.get(language)
    }

    /// The paragraphs in a language as they are written in the file.
    pub fn texts(&self, language: Language) -> &[&'static str] {
        self.text.get(language)
    }

    /// The paragraphs in a language.
    pub fn paragraphs(&self, language: Language) -> impl Iterator<Item = Paragraph> + '_ {
        self.text.get(language).iter().map(|text| {
            let heading = text.strip_prefix("# ").map(Paragraph::Heading);
            let item = text.strip_prefix("- ").map(Paragraph::Item);
            heading.or(item).unwrap_or(Paragraph::Text(text))
        })
    }
}

#[derive(Default, Deserialize)]
struct ArticlesFile {
    // Tells serde that all strings are borrowed from the unpacked text.
    #[serde(rename = "note")]
    _note: &'static str,
    fillers: Synonyms,
    articles: Vec<Article>,
}

fn file() -> &'static ArticlesFile {
    static TEXT: LazyLock<String> = LazyLock::new(|| unpack(PACKED));
    static FILE: LazyLock<ArticlesFile> = LazyLock::new(|| serde_json::from_str(&TEXT).unwrap_or_default());
    &FILE
}

/// All articles: the guides in the order in which they are read, then the glossary. Unpacked on first use.
pub fn articles() -> &'static [Article] {
    &file().articles
}

/// Words that change nothing about what is asked, in all languages.
pub fn filler_words() -> impl Iterator<Item = &'static str> {
    file().fillers.iter().map(|(_, word)| word)
}

/// The article of an id, exactly as written.
pub fn article_named(id: &str) -> Option<&'static Article> {
    static BY_ID: LazyLock<HashMap<&'static str, &'static Article>> =
        LazyLock::new(|| articles().iter().map(|article| (article.id, article)).collect());
    BY_ID.get(id).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_is_whole_in_three_languages() {
        let guides = articles().iter().filter(|article| article.kind == ArticleKind::Guide).count();
        assert!(guides >= 5 && articles().len() >= 30, "{guides} guides of {}", articles().len());
        let date = |text: &str| text.parse::<jiff::civil::Date>().is_ok();
        for article in articles() {
            let shapes = Language::ALL.map(|language| {
                let paragraphs: Vec<Paragraph> = article.paragraphs(language).collect();
                assert!(!paragraphs.is_empty(), "{} {language:?}", article.id);
                for paragraph in &paragraphs {
                    let (Paragraph::Heading(text) | Paragraph::Item(text) | Paragraph::Text(text)) =
                        paragraph;
                    let ends = text.ends_with(['.', '?', '!']);
                    let is_heading = matches!(paragraph, Paragraph::Heading(_));
                    assert!(ends != is_heading && text.trim() == *text, "{}: {text:?}", article.id);
                }
                assert!(!article.asked.get(language).is_empty(), "{} {language:?}", article.id);
                assert!(!article.title(language).is_empty(), "{} {language:?}", article.id);
                paragraphs.iter().map(std::mem::discriminant).collect::<Vec<_>>()
            });
            // A translation that lost a paragraph would have another shape.
            assert!(shapes.windows(2).all(|pair| pair[0] == pair[1]), "{}", article.id);
            assert!(article.see_also.iter().all(|id| article_named(id).is_some()), "{}", article.id);
            assert!(!article.see_also.contains(&article.id), "{}", article.id);
            assert!(date(article.changed) && !article.sources.is_empty(), "{}", article.id);
            for source in &article.sources {
                assert!(source.url.contains(source.name) && date(source.retrieved), "{}", article.id);
            }
        }
        let ids: std::collections::BTreeSet<&str> = articles().iter().map(|article| article.id).collect();
        assert_eq!(ids.len(), articles().len(), "ids are unique");
    }
}
