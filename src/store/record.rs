//! One record, read and written. STUB until `feed::native` lands.

use crate::group::{Area, Coded, Contact, Format, Group, Kind, LanguageTag, Link, Relation, Source, Text};
use crate::topic::Category;
use serde_json::{Value, json};

/// Reads a record of the native form.
pub(super) fn parse(json: &str) -> Result<Group, String> {
    let v: Value = serde_json::from_str(json).map_err(|e| e.to_string())?;
    let text = |v: &Value, key: &str| v.get(key).and_then(Value::as_str).and_then(Text::from_cleaned);
    let list = |key: &str| -> Vec<String> {
        v.get(key)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|x| x.as_str().map(str::to_owned))
            .collect()
    };
    let mut group = Group::new(text(&v, "id").ok_or("no id")?, text(&v, "name").ok_or("no name")?);
    group.kind = v.get("kind").and_then(Value::as_str).and_then(Kind::from_id).unwrap_or(Kind::Group);
    group.topics = list("topics").iter().filter_map(|t| Text::from_cleaned(t)).collect();
    group.categories = list("categories").iter().filter_map(|t| Category::from_id(t)).collect();
    group.audience = list("for").iter().filter_map(|t| Relation::from_id(t)).collect();
    group.formats = list("formats").iter().filter_map(|t| Format::from_id(t)).collect();
    group.area = list("area").iter().filter_map(|t| Area::parse(t)).collect();
    group.languages = list("languages").iter().filter_map(|t| LanguageTag::parse(t)).collect();
    if let Some(map) = v.get("description").and_then(Value::as_object) {
        for (language, words) in map {
            if let Some(words) = words.as_str().and_then(Text::from_cleaned) {
                group.description.set(language, words);
            }
        }
    }
    if let Some(c) = v.get("contact") {
        group.contact = Some(Contact {
            phone: text(c, "phone"),
            email: text(c, "email"),
            hours: text(c, "hours"),
            url: text(c, "url").and_then(|u| Link::parse(&u).ok()),
            ..Contact::default()
        });
    }
    if let Some(s) = v.get("source") {
        group.source = Source {
            name: text(s, "name"),
            url: text(s, "url").and_then(|u| Link::parse(&u).ok()),
            retrieved: text(s, "retrieved").and_then(|d| d.parse().ok()),
        };
    }
    Ok(group)
}

/// Writes a record of the native form, the id first, without line ends.
pub(super) fn write(group: &Group) -> String {
    json!({"id": group.id.as_str(), "name": group.name.as_str()}).to_string()
}
