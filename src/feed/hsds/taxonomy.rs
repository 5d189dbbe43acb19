//! Taxonomy terms: what a service is about, and whether it is a support group.
//!
//! Terms are known by their codes (`codes` in `data/topics.json`: 211 Human Services Indexing System, Open
//! Eligibility) and by their names. The 211 classification keeps support groups under PN-8100.

use super::fields::{Attribute, Term, items};
use super::pages::{ServiceUnit, Services};
use super::tables::{Tables, find_member};
use crate::feed::json::{Raw, Shape};
use crate::feed::mapping::{MappedLabels, Mapper, MatchKind};
use crate::feed::text::MOST_ITEMS;
use crate::feed::words::FeedWords;
use crate::group::Text;
use crate::place::fold;
use crate::topic::{Thesaurus, TopicId};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The 211 code of self-help and support groups; everything below it begins with it.
const SUPPORT_GROUPS: &str = "PN-8100";

/// What one term says.
#[derive(Debug, Clone)]
pub(super) struct TaxonomyTerm<'a> {
    pub code: Option<Cow<'a, str>>,
    pub name: Option<Cow<'a, str>>,
    pub taxonomy: Option<Cow<'a, str>>,
}

/// Decides which services are taken in.
#[derive(Debug)]
pub(super) struct ServiceFilter {
    all: bool,
    nothing_said: bool,
}

impl ServiceFilter {
    /// Looks at all services: where none says what it is about, there is nothing to choose by.
    pub(super) fn new(services: &Services<'_, '_>, tables: &Tables<'_>, all: bool) -> Self {
        let nothing_said = !all
            && services
                .iter()
                .all(|unit| terms_of(unit.service, tables).is_empty() && !calls_itself_group(unit.service));
        Self { all, nothing_said }
    }

    /// Whether no service says what it is about.
    pub(super) fn says_nothing(&self) -> bool {
        self.nothing_said
    }

    /// Whether a service that says these terms is taken in. What is no object is: the report has to name it.
    pub(super) fn accepts(&self, unit: &ServiceUnit<'_>, said: &[TaxonomyTerm<'_>]) -> bool {
        self.all || self.nothing_said || unit.service.shape() != Shape::Object || is_group(unit.service, said)
    }
}

/// Whether a service is a support group, by its terms or by what it calls itself.
pub(super) fn is_group(service: Raw<'_>, terms: &[TaxonomyTerm<'_>]) -> bool {
    terms.iter().any(is_group_term) || calls_itself_group(service)
}

fn is_group_term(term: &TaxonomyTerm<'_>) -> bool {
    let code = term.code.as_deref().map(str::trim).unwrap_or_default();
    code.get(..SUPPORT_GROUPS.len()).is_some_and(|start| start.eq_ignore_ascii_case(SUPPORT_GROUPS))
        || term.name.as_deref().is_some_and(says_group)
}

fn field_says_group(raw: Option<Raw<'_>>) -> bool {
    raw.and_then(Raw::string).is_some_and(|words| says_group(&words))
}

/// Whether name, programme or the first sentence of the description say so.
fn calls_itself_group(service: Raw<'_>) -> bool {
    if field_says_group(find_member(service, "name"))
        || field_says_group(find_member(service, "alternate_name"))
    {
        return true;
    }
    let program = find_member(service, "program").and_then(|program| find_member(program, "name"));
    let description = find_member(service, "description").and_then(Raw::string);
    let first = description.as_deref().and_then(|text| text.split(['.', '\n']).next());
    field_says_group(program) || first.is_some_and(|sentence| sentence.len() < 400 && says_group(sentence))
}

/// The phrases and parts of words that name a support group, folded like the text in which they are looked for.
static FOLDED: LazyLock<(Vec<String>, Vec<String>)> = LazyLock::new(|| {
    let words = &FeedWords::embedded().support_groups;
    let phrases = words.phrases.iter().map(|phrase| format!(" {} ", fold(phrase)));
    (phrases.collect(), words.parts.iter().map(|part| fold(part)).collect())
});

/// Whether words say that something is a support group.
fn says_group(words: &str) -> bool {
    let key = format!(" {} ", fold(words));
    let (words, parts) = &*FOLDED;
    words.iter().any(|phrase| key.contains(phrase)) || parts.iter().any(|part| key.contains(part))
}

/// The terms of a service: its attributes and the terms it holds itself.
pub(super) fn terms_of<'a>(service: Raw<'a>, tables: &Tables<'a>) -> Vec<TaxonomyTerm<'a>> {
    let (mut attributes, mut held, mut id) = (None, Vec::new(), None);
    service.each_member(|key, value| match &*key {
        "attributes" => attributes = Some(value),
        "taxonomy_terms" | "taxonomies" | "categories" | "service_taxonomies" | "service_taxonomys"
        | "services_taxonomy" | "service_taxonomy" => held.extend(items(Some(value))),
        "id" => id = Some(value),
        _ => {}
    });
    let mut said = Vec::new();
    let from_table = tables.rows_of("attributes", "link_id", id);
    for raw in tables.take_rows(items(attributes).into_iter().chain(from_table)) {
        if raw.shape() != Shape::Object {
            continue;
        }
        let attribute = Attribute::from_object(raw);
        let term = attribute.term.filter(|term| term.shape() == Shape::Object);
        if let Some(term) = term.or_else(|| tables.find_row("taxonomy_terms", attribute.term_id)) {
            said.push(read_term(term));
        } else {
            let name = attribute.label.and_then(Raw::string);
            said.extend(name.map(|name| TaxonomyTerm { code: None, name: Some(name), taxonomy: None }));
        }
    }
    held.extend(tables.rows_of("service_taxonomies", "service_id", id));
    for raw in tables.take_rows(held.into_iter()) {
        match raw.shape() {
            // `service_taxonomies` hold the term one level down, or point at it.
            Shape::Object => {
                let inner = ["taxonomy_term", "taxonomy"].iter().find_map(|key| find_member(raw, key));
                let pointed = ["taxonomy_term_id", "taxonomy_id"].iter().find_map(|key| {
                    let id = find_member(raw, key);
                    tables.find_row("taxonomies", id).or_else(|| tables.find_row("taxonomy_terms", id))
                });
                let inner = inner.filter(|inner| inner.shape() == Shape::Object).or(pointed);
                said.push(read_term(inner.unwrap_or(raw)));
            }
            Shape::String => {
                said.extend(raw.string().map(|name| TaxonomyTerm {
                    code: None,
                    name: Some(name),
                    taxonomy: None,
                }));
            }
            _ => {}
        }
    }
    said
}

fn read_term(raw: Raw<'_>) -> TaxonomyTerm<'_> {
    let term = Term::from_object(raw);
    let taxonomy = match term.taxonomy {
        Some(taxonomy) => taxonomy.string(),
        None => find_member(raw, "taxonomy_detail")
            .and_then(|detail| find_member(detail, "name"))
            .and_then(Raw::string),
    };
    TaxonomyTerm {
        code: term.code.and_then(Raw::string_or_number),
        name: term.name.and_then(Raw::string),
        taxonomy,
    }
}

/// Topics by code.
static BY_CODE: LazyLock<HashMap<String, Vec<TopicId>>> = LazyLock::new(|| {
    let mut codes: HashMap<String, Vec<TopicId>> = HashMap::new();
    for (id, topic) in Thesaurus::embedded().topics() {
        for code in topic.codes.iter().filter(|code| code.relation.is_none()) {
            codes
                .entry(code_key(code.scheme.starts_with("open-eligibility"), code.code))
                .or_default()
                .push(id);
        }
    }
    codes
});

/// Open Eligibility's codes are bare numbers and count only where the taxonomy is named.
fn code_key(open_eligibility: bool, code: &str) -> String {
    format!("{}{}", if open_eligibility { "oe:" } else { "" }, code.trim().to_ascii_uppercase())
}

/// More than this many topics of one code say too little.
const MOST_TOPICS: usize = 3;

fn topics_by_code(term: &TaxonomyTerm<'_>) -> Option<&'static [TopicId]> {
    let taxonomy = term.taxonomy.as_deref().map(fold).unwrap_or_default();
    let open_eligibility = taxonomy.contains("open eligibility") || taxonomy.contains("openeligibility");
    let topics = BY_CODE.get(&code_key(open_eligibility, term.code.as_deref()?))?;
    (topics.len() <= MOST_TOPICS).then_some(topics.as_slice())
}

/// A 211 code that is not known here: the nearest above it, but never the whole of the support groups.
fn topics_by_code_above(term: &TaxonomyTerm<'_>) -> Option<&'static [TopicId]> {
    let mut code = term.code.as_deref()?.trim().to_ascii_uppercase();
    code.starts_with("PN-8100.").then_some(())?;
    while let Some(at) = code.rfind(['-', '.']) {
        code.truncate(at);
        if code.len() <= SUPPORT_GROUPS.len() {
            return None;
        }
        if let Some(topics) = BY_CODE.get(&code) {
            return Some(topics);
        }
    }
    None
}

/// What the terms of a service say it is about. Where they say nothing that is known, its own name may.
pub(super) fn find_topics(
    terms: &[TaxonomyTerm<'_>],
    name: &Text,
    unmapped: &mut Vec<String>,
) -> MappedLabels {
    let mapper = Mapper::embedded();
    let thesaurus = Thesaurus::embedded();
    let mut all = MappedLabels::default();
    let mut labels: Vec<Cow<'_, str>> = Vec::new();
    for term in terms {
        if let Some(topics) = topics_by_code(term) {
            labels.extend(topics.iter().map(|topic| Cow::Borrowed(thesaurus.get(*topic).id)));
            continue;
        }
        let named = term.name.as_deref().map(|name| mapper.map_label(name));
        match (named.filter(super::super::mapping::Mapping::is_mapped), topics_by_code_above(term)) {
            (None, Some(topics)) => {
                labels.extend(topics.iter().map(|topic| Cow::Borrowed(thesaurus.get(*topic).id)));
            }
            (named, _) => {
                // "Support Groups" says what it is, not what it is about.
                let label = term.name.clone().filter(|name| named.is_some() || !is_only_group(name));
                labels.extend(label);
            }
        }
    }
    let read = mapper.map_labels(labels.iter().map(AsRef::as_ref), |label| unmapped.push(label.to_owned()));
    let known = read.topics.iter().any(|topic| thesaurus.topic_named(topic).is_some());
    if !known {
        let mapping = mapper.map_label(name);
        if mapping.how < MatchKind::Typo {
            all.topics.extend(mapping.topic_ids());
            all.audience = mapping.audience;
            all.people = mapping.people;
        }
    }
    for topic in read.topics {
        if !all.topics.contains(&topic) && all.topics.len() < MOST_ITEMS {
            all.topics.push(topic);
        }
    }
    all.is_cut_short |= read.is_cut_short;
    all.audience = all.audience.union(read.audience);
    all.people = all.people.union(read.people);
    all
}

/// Whether a label says no more than that something is a group.
fn is_only_group(label: &str) -> bool {
    let key = fold(label);
    let (phrases, parts) = &*FOLDED;
    let rest = phrases.iter().fold(format!(" {key} "), |rest, phrase| rest.replace(phrase, " "));
    rest.split(' ').all(|word| {
        word.is_empty()
            || parts.iter().any(|part| word.starts_with(part))
            || FeedWords::embedded().support_groups.around.contains(&word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_known_by_what_they_say() {
        for (words, expected) in [
            ("Bereavement Support Group", true),
            ("Alcoholics Anonymous", true),
            ("Selbsthilfegruppe Angst", true),
            ("Selvhjelpsgruppe", true),
            ("Food Bank", false),
            ("Supported housing", false),
            ("Peer review", false),
        ] {
            assert_eq!(says_group(words), expected, "{words}");
        }
        assert!(
            is_only_group("Self-Help and Support Groups") && !is_only_group("Bereavement Support Groups")
        );
    }

    #[test]
    fn codes_lead_to_topics() {
        let said = |code: &'static str, taxonomy: Option<&'static str>| TaxonomyTerm {
            code: Some(Cow::Borrowed(code)),
            name: None,
            taxonomy: taxonomy.map(Cow::Borrowed),
        };
        let ids = |topics: Option<&[TopicId]>| {
            topics.map(|topics| topics.iter().map(|t| Thesaurus::embedded().get(*t).id).collect::<Vec<_>>())
        };
        assert_eq!(ids(topics_by_code(&said("PN-8100.0500-070", None))), Some(vec!["alcohol"]));
        assert_eq!(ids(topics_by_code(&said("20045", Some("Open Eligibility")))), Some(vec!["dementia"]));
        assert_eq!(ids(topics_by_code(&said("20045", None))), None);
        assert_eq!(ids(topics_by_code_above(&said("pn-8100.5000-620", None))), Some(vec!["mental-health"]));
        assert_eq!(ids(topics_by_code_above(&said("PN-8100.9999", None))), None);
    }
}
