//! Pages to read: what a topic is, what self-help is, what its words mean.

use super::country_name;
use crate::app::state::Subject;
use crate::locale::Locale;
use crate::page::{Page, Tone};
use crate::search::{Index, TopicListings, count_about};
use crate::topic::articles::{Article, Paragraph, article_named};
use crate::topic::contact_points::{ContactPoint, contact_point_of, countries_with_contact_point};
use crate::topic::definition::definition_of;
use crate::topic::{Language, Thesaurus, TopicCode, TopicId};

/// Organisations of the reader's country that are named, at most.
const MOST_NAMED: usize = 12;
/// The article that names whom to ask in each country.
const WHOM_TO_ASK: [&str; 2] = ["start-a-group", "contact-point"];

/// The page about a subject, as read in a country (ISO 3166-1).
pub fn subject_page(subject: Subject, index: &Index, country: Option<&str>, locale: &Locale) -> Page {
    match subject {
        Subject::Topic(topic) => topic_page(topic, index, country, locale),
        Subject::Article(id) => {
            article_named(id).map_or_else(Page::default, |article| article_page(article, country, locale))
        }
    }
}

/// Everything that is known about a topic: what it is, its names, its relatives, its codes, what is listed about it and
/// whom to turn to in a country.
pub fn topic_page(topic: TopicId, index: &Index, country: Option<&str>, locale: &Locale) -> Page {
    let thesaurus = Thesaurus::embedded();
    let (language, id) = (locale.language(), topic);
    let topic = thesaurus.get(id);
    let definition = definition_of(topic.id);
    let mut page = Page::new(topic.label(language));
    page.add(Tone::Text, 0, definition.map_or("", |definition| definition.texts.get(language)));
    let listed = count_about(index, topic.id, country);
    page.add_gap();
    let counts = [
        ("groups", u64::from(listed.groups).into()),
        ("shown", locale.number(u64::from(listed.groups)).into()),
        ("others", locale.number(u64::from(listed.others)).into()),
    ];
    page.add(Tone::Text, 0, locale.with("learn-count", &counts));
    page.add_gap();
    let others = Language::ALL.into_iter().filter(|other| *other != language);
    let labels: Vec<String> = others.map(|other| topic.label(other).to_owned()).collect();
    let names = |ids: &[TopicId]| -> Vec<String> {
        ids.iter().map(|id| thesaurus.get(*id).label(language).to_owned()).collect()
    };
    let synonyms = topic.synonyms.get(language).iter().map(|word| (*word).to_owned()).collect();
    for (key, words) in [
        ("learn-also-called", synonyms),
        ("learn-in-languages", labels),
        ("learn-category", topic.categories().map(|c| c.label(language).to_owned()).collect()),
        ("learn-broader", names(&thesaurus.broader_topics(id))),
        ("learn-narrower", names(thesaurus.children(id))),
        ("learn-see-also", names(&topic.see_also)),
        ("learn-codes", topic.codes.iter().map(|code| code_text(code, locale)).collect()),
    ] {
        add_item(&mut page, key, &words, locale);
    }
    add_organisations(&mut page, &listed, index, country, locale);
    add_contact_points(&mut page, country, false, locale);
    page.add_heading(locale.text("learn-source"));
    page.add(Tone::Quiet, 0, locale.with("learn-id", &[("id", topic.id.into())]));
    page.add(Tone::Quiet, 0, changed_text(definition.map_or("", |definition| definition.changed), locale));
    add_schemes(&mut page, &topic.codes, locale);
    page.add(Tone::Quiet, 0, locale.text("help-treatment"));
    page
}

/// An article with its sources; where it sends readers to contact points, with those of every country.
pub fn article_page(article: &Article, country: Option<&str>, locale: &Locale) -> Page {
    let language = locale.language();
    let mut page = Page::new(article.title(language));
    for paragraph in article.paragraphs(language) {
        match paragraph {
            Paragraph::Heading(text) => page.add_heading(text),
            Paragraph::Item(text) => page.add(Tone::Item, 2, format!("- {text}")),
            Paragraph::Text(text) => {
                page.add_gap();
                page.add(Tone::Text, 0, text);
            }
        }
    }
    if WHOM_TO_ASK.contains(&article.id) {
        add_contact_points(&mut page, country, true, locale);
    }
    page.add_gap();
    let others = Language::ALL.into_iter().filter(|other| *other != language);
    add_item(
        &mut page,
        "learn-in-languages",
        &others.map(|other| article.title(other).to_owned()).collect::<Vec<_>>(),
        locale,
    );
    let related = article.see_also.iter().filter_map(|id| article_named(id));
    let related: Vec<String> = related.map(|article| article.title(language).to_owned()).collect();
    add_item(&mut page, "learn-see-also", &related, locale);
    let codes: Vec<String> = article.codes.iter().map(|code| code_text(code, locale)).collect();
    add_item(&mut page, "learn-codes", &codes, locale);
    page.add_heading(locale.text("learn-source"));
    page.add(Tone::Quiet, 0, changed_text(article.changed, locale));
    for source in &article.sources {
        let date = date_text(source.retrieved, locale);
        let values = [("name", source.url.into()), ("date", date.into())];
        page.add(Tone::Quiet, 0, locale.with("detail-source-read", &values));
    }
    add_schemes(&mut page, &article.codes, locale);
    page
}

/// A row of the table of facts; nothing where nothing is known.
fn add_item(page: &mut Page, key: &str, words: &[String], locale: &Locale) {
    if !words.is_empty() {
        page.add(Tone::Item, 0, format!("{}\t{}", locale.text(key), words.join(", ")));
    }
}

/// A code, with how it relates to the subject where it is not the same.
fn code_text(code: &TopicCode, locale: &Locale) -> String {
    match code.relation {
        Some(_) => locale.with("learn-code-related", &[("code", code.code.into())]),
        None => code.code.to_owned(),
    }
}

/// What the codes are from.
fn add_schemes(page: &mut Page, codes: &[TopicCode], locale: &Locale) {
    for (scheme, key) in [("211hsis", "learn-scheme-211hsis"), ("open-eligibility-2.0", "learn-scheme-open")]
    {
        if codes.iter().any(|code| code.scheme == scheme) {
            page.add(Tone::Quiet, 0, locale.text(key));
        }
    }
}

fn date_text(date: &str, locale: &Locale) -> String {
    date.parse().map_or_else(|_| date.to_owned(), |date| locale.date_with_year(date))
}

fn changed_text(date: &str, locale: &Locale) -> String {
    locale.with("learn-own-words", &[("date", date_text(date, locale).into())])
}

/// Who is there for a topic in the reader's country besides groups.
fn add_organisations(
    page: &mut Page,
    listed: &TopicListings,
    index: &Index,
    country: Option<&str>,
    locale: &Locale,
) {
    let Some(country) = country.filter(|_| !listed.at_home.is_empty()) else { return };
    let name = country_name(country, locale);
    page.add_heading(locale.with("learn-organisations", &[("country", name.into())]));
    for ordinal in listed.at_home.iter().take(MOST_NAMED) {
        page.add(Tone::Text, 2, index.row(*ordinal).name());
    }
    let more = listed.at_home.len().saturating_sub(MOST_NAMED) as u64;
    if more > 0 {
        page.add(Tone::Quiet, 2, locale.with("changes-more", &[("count", locale.number(more).into())]));
    }
}

/// Whom to ask in the reader's country, and where it is unknown or `all` are wanted, in every country.
fn add_contact_points(page: &mut Page, country: Option<&str>, all: bool, locale: &Locale) {
    let mut countries: Vec<(&str, String)> = countries_with_contact_point()
        .into_iter()
        .filter(|code| all || Some(*code) == country)
        .map(|code| (code, country_name(code, locale)))
        .collect();
    countries.sort_by_cached_key(|(code, name)| (Some(*code) != country, crate::search::fold(name)));
    let points = countries.into_iter().filter_map(|(code, name)| Some((name, contact_point_of(code)?)));
    let points: Vec<(String, ContactPoint)> = points.collect();
    if points.is_empty() {
        return;
    }
    page.add_heading(locale.text("learn-whom-to-ask"));
    for (country, point) in points {
        let ways: Vec<&str> = point.phone.into_iter().chain(point.url).collect();
        page.add(Tone::Item, 0, format!("{country}\t{}: {}", point.name, ways.join(", ")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::IndexBuilder;
    use crate::topic::articles::articles;

    fn text_of(page: &Page) -> String {
        page.paragraphs.iter().flat_map(|paragraph| [paragraph.text.as_str(), "\n"]).collect()
    }

    #[test]
    fn every_topic_has_a_whole_record_in_every_language() {
        let index = IndexBuilder::new().into_index();
        for language in Language::ALL {
            let locale = Locale::new(language);
            let mut whole = 0;
            for (id, topic) in Thesaurus::embedded().topics() {
                let text = text_of(&topic_page(id, &index, Some("DE"), &locale));
                let definition = definition_of(topic.id).unwrap().texts.get(language);
                let words = topic.synonyms.get(language);
                let facts = [definition, topic.id, words.first().unwrap(), topic.category.label(language)];
                assert!(facts.iter().all(|fact| text.contains(fact)), "{}: {text}", topic.id);
                let dated = text.contains(&locale.with(
                    "learn-own-words",
                    &[("date", date_text(definition_of(topic.id).unwrap().changed, &locale).into())],
                ));
                assert!(dated && topic.codes.iter().all(|code| text.contains(code.code)), "{}", topic.id);
                whole += 1;
            }
            assert_eq!(whole, 299, "{language:?}");
        }
    }

    #[test]
    fn the_article_about_founding_names_whom_to_ask_at_home_first() {
        let locale = Locale::new(Language::De);
        let page = article_page(article_named("start-a-group").unwrap(), Some("NO"), &locale);
        let asked = page.paragraphs.iter().find(|paragraph| paragraph.text.contains("https://")).unwrap();
        assert!(asked.text.starts_with("Norwegen\t"), "{}", asked.text);
        let text = text_of(&page);
        for country in ["DE", "AT", "CH", "NO", "US", "CA", "SE"] {
            assert!(text.contains(contact_point_of(country).unwrap().name), "{country}");
        }
        assert!(articles().iter().all(|article| !text_of(&article_page(article, None, &locale)).is_empty()));
    }
}
