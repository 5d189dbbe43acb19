//! Which article a search asks for: "what is self-help", "Gruppe gründen", "starte selvhjelpsgruppe".

use super::fold;
use crate::topic::Language;
use crate::topic::articles::{Article, articles, filler_words};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Words of a longer search that are looked through for the phrases of an article.
const MOST_WORDS: usize = 12;

/// The phrases of all articles, each as the words that matter.
struct ArticlePhrases {
    fillers: HashSet<String>,
    whole: HashMap<Vec<String>, &'static Article>,
    inside: Vec<(Vec<String>, &'static Article)>,
}

impl ArticlePhrases {
    fn embedded() -> &'static Self {
        static ASKED: LazyLock<ArticlePhrases> = LazyLock::new(ArticlePhrases::collect);
        &ASKED
    }

    fn collect() -> Self {
        let fillers = filler_words().flat_map(|word| words_of(word, &HashSet::new())).collect();
        let mut asked = Self { fillers, whole: HashMap::new(), inside: Vec::new() };
        for article in articles() {
            let titles = Language::ALL.map(|language| article.title(language));
            for phrase in titles.into_iter().chain(article.asked.iter().map(|(_, phrase)| phrase)) {
                let words = words_of(phrase, &asked.fillers);
                if article.inside && words.len() > 1 {
                    asked.inside.push((words.clone(), article));
                }
                asked.whole.entry(words).or_insert(article);
            }
        }
        asked
    }
}

/// The words of a text that matter, folded.
fn words_of(text: &str, fillers: &HashSet<String>) -> Vec<String> {
    let folded = fold(text);
    folded.split(' ').filter(|word| !word.is_empty() && !fillers.contains(*word)).map(str::to_owned).collect()
}

/// An article that a search asks for.
#[derive(Clone, Copy)]
pub(super) struct AskedArticle {
    pub(super) article: &'static Article,
    /// Whether the whole search is a phrase of the article; otherwise one stands within it.
    pub(super) is_whole: bool,
}

/// The article that a search asks for; `None` for most searches, which ask for groups.
pub(super) fn article_asked(text: &str) -> Option<AskedArticle> {
    if text.trim().is_empty() {
        return None;
    }
    let asked = ArticlePhrases::embedded();
    let words = words_of(text, &asked.fillers);
    if let Some(article) = asked.whole.get(&words) {
        return Some(AskedArticle { article, is_whole: true });
    }
    let mut short = asked.inside.iter().filter(|_| words.len() <= MOST_WORDS);
    let fitting = short.find(|(phrase, _)| phrase.iter().all(|word| words.contains(word)));
    fitting.map(|(_, article)| AskedArticle { article, is_whole: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id_for(text: &str) -> Option<&'static str> {
        article_asked(text).map(|asked| asked.article.id)
    }

    #[test]
    fn questions_lead_to_articles_however_they_are_put() {
        for (text, id) in [
            ("What is self-help?", "what-is-self-help"),
            ("hva er egentlig selvhjelp", "what-is-self-help"),
            ("Wie kann ich eine eigene Selbsthilfegruppe gründen?", "start-a-group"),
            ("start my own support group in Leeds", "start-a-group"),
            ("jeg vil starte en gruppe for unge", "start-a-group"),
            ("zwölf schritte", "twelve-steps"),
            ("muss ich da etwas sagen", "first-time"),
        ] {
            assert_eq!(id_for(text), Some(id), "{text}");
        }
    }

    #[test]
    fn searches_for_groups_lead_to_no_article() {
        for text in
            ["", "  ", "Trauer Köln", "start", "my son drinks", "Gruppe", "what", "alkohol gruppe oslo"]
        {
            assert_eq!(id_for(text), None, "{text}");
        }
    }

    /// Two articles that claim one phrase would hide one another.
    #[test]
    fn no_phrase_belongs_to_two_articles() {
        let mut seen: HashMap<Vec<String>, &str> = HashMap::new();
        for article in articles() {
            for (_, phrase) in article.asked.iter() {
                let words = words_of(phrase, &ArticlePhrases::embedded().fillers);
                assert!(!words.is_empty(), "{phrase}");
                let other = seen.insert(words, article.id).filter(|other| *other != article.id);
                assert_eq!(other, None, "{phrase} of {}", article.id);
            }
        }
    }
}
