//! The embedded files hold together, and no fact in them claims more than was read.

use std::collections::{BTreeMap, BTreeSet};

use groupfinder::{
    place::{Gazetteer, Point},
    topic::{Category, Facets, Grade, Language, Thesaurus, crisis_lines},
};
use serde_json::Value;

const FILES: [(&str, &str); 6] = [
    ("topics.json", include_str!("../../data/topics.json")),
    ("facets.json", include_str!("../../data/facets.json")),
    ("organisations.json", include_str!("../../data/organisations.json")),
    ("crisis-lines.json", include_str!("../../data/crisis-lines.json")),
    ("sources.json", include_str!("../../data/sources.json")),
    ("topic-definitions.json", include_str!("../../data/topic-definitions.json")),
];

fn file(name: &str) -> Value {
    let (_, text) = FILES.iter().find(|(n, _)| *n == name).expect("file");
    serde_json::from_str(text).expect("JSON")
}

fn organisations() -> Vec<Value> {
    file("organisations.json")["groups"].as_array().expect("groups").clone()
}

/// The strings of an array, or none.
fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn schema() -> jsonschema::Validator {
    let schema = serde_json::from_str(include_str!("../../data/schema/dataset.schema.json")).expect("JSON");
    jsonschema::validator_for(&schema).expect("a valid schema")
}

#[test]
fn organisations_obey_the_schema() {
    let dataset = file("organisations.json");
    let schema = schema();
    let problems: Vec<_> =
        schema.iter_errors(&dataset).map(|e| format!("{}: {e}", e.instance_path())).take(10).collect();
    assert!(problems.is_empty(), "{problems:#?}");
    assert_eq!(dataset["groups"].as_array().map(Vec::len), Some(885));
}

/// Each file against the schema that says what its readers rely on: no member is misspelt, no language missing.
#[test]
fn every_json_file_obeys_its_schema() {
    let text = include_str!("../fixtures/data-schemas.json");
    let mut schemas: serde_json::Map<String, Value> = serde_json::from_str(text).expect("JSON");
    let definitions = schemas.remove("$defs").expect("$defs");
    let mut checked = vec!["organisations.json".to_owned()];
    for (name, mut schema) in schemas {
        schema["$defs"] = definitions.clone();
        let schema = jsonschema::validator_for(&schema).unwrap_or_else(|e| panic!("{name}: {e}"));
        let document = file(&name);
        let problems: Vec<_> = schema
            .iter_errors(&document)
            .map(|e| format!("{name} {}: {e}", e.instance_path()))
            .take(10)
            .collect();
        assert!(problems.is_empty(), "{problems:#?}");
        checked.push(name);
    }
    checked.sort();
    let mut all: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
    all.sort_unstable();
    assert_eq!(checked, all, "each of the embedded files has a schema");
}

/// Tables and how many columns each of their lines has. A district that is a county has no coordinates of its own.
const TABLES: [(&str, &[usize]); 11] = [
    ("country-zones.tsv", &[2]),
    ("danger.tsv", &[3]),
    ("districts.tsv", &[3, 5]),
    ("man.tsv", &[3]),
    ("mapping.tsv", &[2, 3]),
    ("phrases.tsv", &[3]),
    ("regions.tsv", &[2]),
    ("subdivisions.tsv", &[4]),
    ("zone-countries.tsv", &[2]),
    ("feeds/windows-zones.tsv", &[2]),
    ("feeds/zone-words.tsv", &[2]),
];

#[test]
fn every_table_has_its_columns_and_phrases_lead_to_topics() {
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut found: Vec<String> = Vec::new();
    for dir in ["", "feeds"] {
        for entry in std::fs::read_dir(data.join(dir)).expect(dir) {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "tsv") {
                found.push(path.strip_prefix(&data).expect("below data").to_string_lossy().into_owned());
            }
        }
    }
    for name in &found {
        let columns = TABLES.iter().find(|(table, _)| table == name).map(|(_, columns)| *columns);
        let columns = columns.unwrap_or_else(|| panic!("{name} is not among the tables"));
        let text = std::fs::read_to_string(data.join(name)).expect(name);
        for (number, line) in text.lines().enumerate() {
            let count = line.split('\t').count();
            let is_comment = line.is_empty() || line.starts_with('#');
            assert!(is_comment || columns.contains(&count), "{name}:{}: {line}", number + 1);
        }
    }
    let phrases = std::fs::read_to_string(data.join("phrases.tsv")).expect("phrases.tsv");
    let mut seen = BTreeSet::new();
    for line in phrases.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        assert!(Thesaurus::embedded().topic_named(fields[0]).is_some(), "{line}");
        assert!(Language::ALL.iter().any(|language| language.code() == fields[1]), "{line}");
        assert!(seen.insert(line), "{line} twice");
    }
}

#[test]
fn the_schema_refuses_what_a_reader_cannot_use() {
    let schema = schema();
    let dataset = |group: &str| -> Value {
        let text = format!(r#"{{"format":"groupfinder","schema_version":1,"groups":[{group}]}}"#);
        serde_json::from_str(&text).expect("JSON")
    };
    assert!(schema.is_valid(&dataset(r#"{"id":"a","name":"A","new":1,"description":{"de":"x"}}"#)));
    for bad in [
        r#"{"id":"a"}"#,
        r#"{"id":"","name":"A"}"#,
        r#"{"id":"a","name":"A","meetings":[{"day":"funday"}]}"#,
        r#"{"id":"a","name":"A","meetings":[{"day":"mon","start":"25:00"}]}"#,
        r#"{"id":"a","name":"A","place":{"latitude":91,"longitude":0}}"#,
        r#"{"id":"a","name":"A","place":{"latitude":50}}"#,
        r#"{"id":"a","name":"A","verified":"yesterday"}"#,
        r#"{"id":"a","name":"A","organisation":{"url":"javascript:alert(1)"}}"#,
    ] {
        assert!(!schema.is_valid(&dataset(bad)), "{bad}");
    }
    let newer = serde_json::json!({"format": "groupfinder", "schema_version": 2, "groups": []});
    assert!(!schema.is_valid(&newer));
}

#[test]
fn every_id_is_unique() {
    let lists = [("organisations.json", "groups"), ("sources.json", "sources"), ("topics.json", "topics")];
    for (name, list) in lists {
        let file = file(name);
        let mut seen = BTreeSet::new();
        for record in file[list].as_array().expect(list) {
            let id = record["id"].as_str().expect("id");
            let plain = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            assert!(plain && !id.is_empty(), "{name}: {id:?}");
            assert!(seen.insert(id), "{name}: {id} twice");
        }
    }
}

#[test]
fn every_reference_between_topics_leads_somewhere() {
    let thesaurus = Thesaurus::embedded();
    let raw = file("topics.json");
    for topic in raw["topics"].as_array().expect("topics") {
        let id = topic["id"].as_str().expect("id");
        for reference in topic["parent"].as_str().into_iter().chain(texts(&topic["see_also"])) {
            assert!(
                thesaurus.topic_named(reference).is_some_and(|t| thesaurus.get(t).id != id),
                "{id}: {reference}"
            );
        }
        for category in topic["category"].as_str().into_iter().chain(texts(&topic["also"])) {
            assert!(Category::from_id(category).is_some(), "{id}: {category}");
        }
    }
    for list in ["shared", "whole_query"] {
        for (language, phrases) in raw[list].as_object().expect(list) {
            for (phrase, ids) in phrases.as_object().expect("phrases") {
                let ids = texts(ids);
                let known = ids.iter().all(|id| thesaurus.topic_named(id).is_some());
                assert!(known && !ids.is_empty(), "{language} {phrase}: {ids:?}");
            }
        }
    }
    for relation in thesaurus.words().relations() {
        assert_eq!(Facets::embedded().value("for", relation.id).map(|v| v.id), Some(relation.id));
    }
    for (id, topic) in thesaurus.topics() {
        assert!(thesaurus.broader_topics(id).len() < 5, "{} is below too many topics", topic.id);
    }
}

#[test]
fn every_label_has_three_languages() {
    let check = |what: &str, labels: [&str; 3]| {
        let whole = labels.iter().all(|label| !label.is_empty() && label.trim() == *label);
        assert!(whole, "{what}: {labels:?}");
    };
    for (_, topic) in Thesaurus::embedded().topics() {
        check(topic.id, topic.labels.all());
        for language in Language::ALL {
            assert!(!topic.synonyms.get(language).is_empty(), "{} has no synonym in {language:?}", topic.id);
        }
    }
    for category in Category::ALL {
        check(category.id(), Language::ALL.map(|l| category.label(l)));
        assert_ne!(category.label(Language::De), category.id());
    }
    for facet in Facets::embedded().iter() {
        check(facet.id, facet.labels.all());
        assert!(facet.values.len() > 1, "{}", facet.id);
        facet.values.iter().for_each(|value| check(value.id, value.labels.all()));
    }
    for line in crisis_lines::all_lines() {
        check(line.name, line.kind().expect("kind").labels.all());
    }
}

#[test]
fn no_spelling_means_two_values_of_a_facet() {
    for facet in Facets::embedded().iter() {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for value in &facet.values {
            for spelling in std::iter::once(&value.id).chain(&value.aliases) {
                let plain = spelling.to_ascii_lowercase().replace('_', "-");
                let other = *seen.entry(plain).or_insert(value.id);
                assert_eq!(other, value.id, "{}: {spelling} means both", facet.id);
                assert_eq!(facet.value(spelling).map(|v| v.id), Some(value.id), "{}: {spelling}", facet.id);
            }
        }
    }
}

#[test]
fn organisations_use_only_known_ids() {
    let (thesaurus, facets) = (Thesaurus::embedded(), Facets::embedded());
    let known = |facet: &str, id: &str| facets.value(facet, id).is_some_and(|v| v.id == id);
    for group in organisations() {
        let id = &group["id"];
        assert!(!texts(&group["topics"]).is_empty(), "{id} has no topic");
        for topic in texts(&group["topics"]) {
            assert!(thesaurus.topic_named(topic).is_some(), "{id}: topic {topic}");
        }
        for category in texts(&group["categories"]) {
            assert!(Category::from_id(category).is_some(), "{id}: category {category}");
        }
        for (field, facet) in [("for", "for"), ("formats", "format"), ("languages", "language")] {
            for value in texts(&group[field]) {
                assert!(known(facet, value), "{id}: {field} {value}");
            }
        }
        assert!(known("kind", group["kind"].as_str().expect("kind")), "{id}: {}", group["kind"]);
        if let Some(route) = group["contact"]["route"].as_str() {
            assert!(known("contact-route", route), "{id}: {route}");
        }
        for area in texts(&group["area"]) {
            assert!(known("country", area.split('-').next().expect("country")), "{id}: {area}");
        }
    }
}

#[test]
fn no_record_claims_a_check_that_did_not_happen() {
    for group in organisations() {
        let id = &group["id"];
        assert!(group.get("verified").is_none(), "{id}: these records were read, not checked");
        let source = &group["source"];
        assert!(source["name"].as_str().is_none_or(|n| !n.is_empty()), "{id}: source");
        assert!(
            ["2026-11-22", "2026-11-27", "2026-11-28"]
                .contains(&source["retrieved"].as_str().expect("retrieved")),
            "{id}"
        );
        let grade = source["grade"].as_str().expect("grade");
        assert!(["A", "B", "C"].contains(&grade), "{id}: grade {grade}");
        let page = source["url"].as_str();
        assert!(page.is_none_or(|u| u.starts_with("http")), "{id}: source");
        // What was read on a page names it. What was read in a list says so by naming none.
        assert!(page.is_some() || grade != "A", "{id}: grade A without its page");
        let contact = &group["contact"];
        let leads_on = ["phone", "email", "url", "route"].iter().any(|field| contact.get(*field).is_some());
        assert!(leads_on, "{id} leads nowhere");
        assert!(contact.get("hours").is_none() || contact.get("phone").is_some(), "{id}: hours of nothing");
        assert!(group["place"].get("street").is_none(), "{id}: the embedded directory lists no addresses");
    }
}

#[test]
fn crisis_lines_have_a_way_to_reach_them_a_source_and_a_date() {
    let facets = Facets::embedded();
    for line in crisis_lines::all_lines() {
        let ways = [line.phone, line.text.as_ref().map(|text| text.number), line.chat];
        assert!(ways.iter().any(Option::is_some), "{}", line.name);
        for language in Language::ALL {
            assert!(!line.source.named_in(language).is_empty(), "{}", line.name);
        }
        assert!(line.source.url.is_none_or(|url| url.starts_with("http")), "{}", line.name);
        assert!(["2026-11-22", "2026-11-27", "2026-11-28"].contains(&line.source.retrieved), "{}", line.name);
        let urgent = line.urgency() == crisis_lines::Urgency::Emergency;
        assert!(line.source.grade != Grade::C || urgent, "{}: grade C, but no emergency number", line.name);
        assert!(line.relations.iter().all(|id| facets.value("for", id).is_some()), "{}", line.name);
        assert!(line.people.iter().all(|id| facets.value("people", id).is_some()), "{}", line.name);
        assert!(line.country == "EU" || facets.value("country", line.country).is_some(), "{}", line.name);
    }
}

/// Commission Decision 2007/116/EC, article 3, keeps 116112 free, because it is too near to 112.
#[test]
fn the_number_that_must_not_exist_does_not() {
    for (name, text) in FILES {
        for line in text.lines() {
            let close: String = line.chars().filter(|c| !matches!(c, ' ' | '-' | '/')).collect();
            assert!(!close.contains("116112"), "{name}: {line}");
        }
    }
}

/// The number of Silbernetz is also that of a British service, and its sources are weak.
#[test]
fn a_number_that_means_two_services_is_not_shown() {
    let groups = organisations();
    let silbernetz = groups.iter().find(|g| g["id"] == "de-silbernetz").expect("Silbernetz");
    assert!(silbernetz["contact"].get("phone").is_none());
    assert_eq!(texts(&silbernetz["area"]), ["DE"]);
}

#[test]
fn the_catalogue_lists_addresses_that_can_be_fetched() {
    let catalogue = file("sources.json");
    let sources = catalogue["sources"].as_array().expect("sources");
    assert_eq!(sources.len(), 287);
    for source in sources {
        assert!(source["url"].as_str().is_some_and(|u| u.starts_with("https://")), "{source}");
        assert!(source["name"].as_str().is_some_and(|n| !n.is_empty()), "{source}");
        let format = source["format"].as_str();
        assert!(format.is_none_or(|f| ["bmlt", "meeting-guide", "hsds"].contains(&f)), "{source}");
        assert!(["A", "B", "C"].contains(&source["grade"].as_str().expect("grade")), "{source}");
    }
}

/// Readers borrow every string from the embedded text, which an escape would make impossible.
#[test]
fn embedded_text_is_written_without_escapes() {
    for (name, text) in FILES {
        assert!(!text.contains('\\') && !text.contains('\r'), "{name}");
        assert!(text.starts_with('{') && text.ends_with("}\n"), "{name}");
    }
}

#[test]
fn the_gazetteer_knows_where_towns_are() {
    for (name, country, latitude, longitude) in [
        ("Köln", "DE", 50.94, 6.96),
        ("Oslo", "NO", 59.91, 10.75),
        ("Los Angeles", "US", 34.05, -118.24),
        ("Wien", "AT", 48.21, 16.37),
        ("Zürich", "CH", 47.37, 8.54),
        ("Vaduz", "LI", 47.14, 9.52),
        ("London", "GB", 51.51, -0.13),
        ("Dublin", "IE", 53.35, -6.26),
        ("Toronto", "CA", 43.70, -79.42),
        ("Stockholm", "SE", 59.33, 18.07),
        ("København", "DK", 55.68, 12.57),
    ] {
        let found = Gazetteer::embedded().find_places(name, None);
        let first = found.first().expect(name);
        assert_eq!((first.town.name, first.town.country), (name, country));
        let off = first.point.distance_km(Point::new(latitude, longitude).expect("point"));
        assert!(off < 10.0, "{name} is {off} km off");
    }
}

#[test]
fn places_of_organisations_lie_in_their_towns() {
    let mut checked = 0;
    for group in organisations() {
        let place = &group["place"];
        let Some((latitude, longitude)) = place["latitude"].as_f64().zip(place["longitude"].as_f64()) else {
            continue;
        };
        let city = place["city"].as_str().expect("city");
        let found = Gazetteer::embedded().find_places(city, place["country"].as_str());
        let point = Point::new(latitude, longitude).expect("point");
        assert!(found.iter().any(|t| t.point.distance_km(point) < 5.0), "{}: {city}", group["id"]);
        assert_eq!(place["approximate"], true, "{}", group["id"]);
        checked += 1;
    }
    assert!(checked > 40, "{checked}");
}
