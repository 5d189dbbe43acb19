//! One record of a dataset: the one list of its fields, for reading, writing and the schema.
//!
//! A record is written with its keys in the order of the format, on one line. What is unknown, empty, or follows from
//! the rest is left out. Reading is for records that we wrote: it takes no other spelling, ignores what it does not
//! know, and refuses text with characters that never pass cleaning. Records of others go through `feed::native`.

use super::write_json::{WriteJson, object};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// A string that is borrowed where it can be.
pub(super) type Str<'a> = Cow<'a, str>;

object! {
    /// A record as it is written. Ids, dates and addresses are strings here; [`super::group`] understands them.
    pub Record {
        #[serde(borrow)]
        id: Str<'a>,
        #[serde(borrow)]
        name: Str<'a>,
        kind: Option<Str<'a>>,
        topics: Vec<Str<'a>>,
        categories: Option<Vec<Str<'a>>>,
        audience = "for": Vec<Str<'a>>,
        people: Vec<Str<'a>>,
        formats: Option<Vec<Str<'a>>>,
        facilitation: Option<Str<'a>>,
        programme: Option<Str<'a>>,
        faith: Option<bool>,
        description: Option<Description<'a>>,
        organisation: Option<OrganisationRecord<'a>>,
        place: Option<PlaceRecord<'a>>,
        area: Vec<Str<'a>>,
        meetings: Vec<MeetingRecord<'a>>,
        online: Option<OnlineRecord<'a>>,
        dial_in: Option<DialInRecord<'a>>,
        contact: Option<ContactRecord<'a>>,
        languages: Vec<Str<'a>>,
        access: Vec<Str<'a>>,
        attendance: Option<Str<'a>>,
        cost: Option<Str<'a>>,
        age: Option<Str<'a>>,
        status: Option<Str<'a>>,
        verified: Option<Str<'a>>,
        source: Option<SourceRecord<'a>>,
    }
}

/// A text, or texts by language tag in their order.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Description<'a> {
    Text(Str<'a>),
    ByLanguage(Vec<(Str<'a>, Str<'a>)>),
}

object! {
    /// Who runs it.
    pub(super) OrganisationRecord { name: Option<Str<'a>>, url: Option<Str<'a>>, }
}
object! {
    /// Where it meets.
    pub(super) PlaceRecord {
        venue: Option<Str<'a>>,
        street: Option<Str<'a>>,
        postal_code: Option<Str<'a>>,
        city: Option<Str<'a>>,
        region: Option<Str<'a>>,
        country: Option<Str<'a>>,
        latitude: Option<Degrees>,
        longitude: Option<Degrees>,
        approximate: Option<bool>,
        note: Option<Str<'a>>,
    }
}
object! {
    /// When it meets.
    pub(super) MeetingRecord {
        day: Option<Str<'a>>,
        start: Option<Str<'a>>,
        end: Option<Str<'a>>,
        timezone: Option<Str<'a>>,
        rrule: Option<Str<'a>>,
        note: Option<Str<'a>>,
        dates_vary: Option<bool>,
    }
}
object! {
    /// Where it meets on the web.
    pub(super) OnlineRecord { url: Option<Str<'a>>, note: Option<Str<'a>>, }
}
object! {
    /// How to join by telephone.
    pub(super) DialInRecord { number: Option<Str<'a>>, note: Option<Str<'a>>, }
}
object! {
    /// Whom to ask.
    pub(super) ContactRecord {
        name: Option<Str<'a>>,
        phone: Option<Str<'a>>,
        email: Option<Str<'a>>,
        url: Option<Str<'a>>,
        #[serde(borrow)]
        hours: Option<Description<'a>>,
        route: Option<Str<'a>>,
    }
}
object! {
    /// Where the record comes from.
    pub(super) SourceRecord {
        name: Option<Str<'a>>,
        url: Option<Str<'a>>,
        retrieved: Option<Str<'a>>,
        grade: Option<Str<'a>>,
        feedback_email: Option<Str<'a>>,
        feedback_url: Option<Str<'a>>,
    }
}

/// Degrees, read digit by digit as they are written: the quick way of `serde_json` may be off in the last place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Degrees(pub(super) f64);

impl<'de> Deserialize<'de> for Degrees {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(input)?;
        raw.get().parse().map(Self).map_err(serde::de::Error::custom)
    }
}

impl WriteJson for Degrees {
    fn write_json(&self, out: &mut String) {
        self.0.write_json(out);
    }
}

impl WriteJson for Description<'_> {
    fn write_json(&self, out: &mut String) {
        match self {
            Self::Text(text) => text.write_json(out),
            Self::ByLanguage(texts) => {
                for (n, (language, text)) in texts.iter().enumerate() {
                    out.push(if n == 0 { '{' } else { ',' });
                    language.write_json(out);
                    out.push(':');
                    text.write_json(out);
                }
                out.push_str(if texts.is_empty() { "{}" } else { "}" });
            }
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Description<'a> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Description<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or texts by language")
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Description::Text(Cow::Owned(text.to_owned())))
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Description::Text(Cow::Borrowed(text)))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = map.next_entry()? {
                    texts.push(text);
                }
                Ok(Description::ByLanguage(texts))
            }
        }
        input.deserialize_any(Visitor)
    }
}

/// The id of a record, without reading the rest of it where it is written as we write it.
pub fn id_of(json: &str) -> Option<Cow<'_, str>> {
    // As we write it, unless it has characters that JSON escapes.
    if let Some((id, _)) = json.strip_prefix("{\"id\":\"").and_then(|rest| rest.split_once('"'))
        && !id.contains('\\')
    {
        return Some(Cow::Borrowed(id));
    }
    id_and_name(json).map(|head| Cow::Owned(head.id))
}

/// The name of a record.
pub fn name_of(json: &str) -> Option<String> {
    id_and_name(json).map(|head| head.name)
}

#[derive(Deserialize)]
struct IdAndName {
    id: String,
    #[serde(default)]
    name: String,
}

fn id_and_name(json: &str) -> Option<IdAndName> {
    serde_json::from_str(json).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_names_are_found_with_and_without_escapes() {
        assert_eq!(id_of(r#"{"id":"a-1","name":"A"}"#).as_deref(), Some("a-1"));
        assert_eq!(id_of(r#"{"id":"a\"1","name":"A"}"#).as_deref(), Some("a\"1"));
        assert_eq!(id_of(r#"{"name":"A", "id": "b"}"#).as_deref(), Some("b"));
        assert_eq!(id_of("[[["), None);
        assert_eq!(name_of(r#"{"id":"a","name":"A \u00e9"}"#).as_deref(), Some("A é"));
    }

    /// Every field of the struct is a property of the schema, and the other way round.
    #[test]
    fn the_fields_are_those_of_the_schema() {
        let schema: serde_json::Value =
            serde_json::from_str(include_str!("../../data/schema/dataset.schema.json")).unwrap();
        let text = Some(Cow::Borrowed("x"));
        let full = Record {
            kind: text.clone(),
            topics: vec!["x".into()],
            categories: Some(Vec::new()),
            audience: vec!["x".into()],
            people: vec!["x".into()],
            formats: Some(Vec::new()),
            facilitation: text.clone(),
            programme: text.clone(),
            faith: Some(true),
            description: Some(Description::Text("x".into())),
            organisation: Some(OrganisationRecord { name: text.clone(), url: text.clone() }),
            place: Some(PlaceRecord {
                venue: text.clone(),
                street: text.clone(),
                postal_code: text.clone(),
                city: text.clone(),
                region: text.clone(),
                country: text.clone(),
                latitude: Some(Degrees(1.0)),
                longitude: Some(Degrees(1.0)),
                approximate: Some(true),
                note: text.clone(),
            }),
            area: vec!["x".into()],
            meetings: vec![MeetingRecord {
                day: text.clone(),
                start: text.clone(),
                end: text.clone(),
                timezone: text.clone(),
                rrule: text.clone(),
                note: text.clone(),
                dates_vary: Some(true),
            }],
            online: Some(OnlineRecord { url: text.clone(), note: text.clone() }),
            dial_in: Some(DialInRecord { number: text.clone(), note: text.clone() }),
            contact: Some(ContactRecord {
                name: text.clone(),
                phone: text.clone(),
                email: text.clone(),
                url: text.clone(),
                hours: Some(Description::Text("x".into())),
                route: text.clone(),
            }),
            languages: vec!["x".into()],
            access: vec!["x".into()],
            attendance: text.clone(),
            cost: text.clone(),
            age: text.clone(),
            status: text.clone(),
            verified: text.clone(),
            source: Some(SourceRecord {
                name: text.clone(),
                url: text.clone(),
                retrieved: text.clone(),
                grade: text.clone(),
                feedback_email: text.clone(),
                feedback_url: text,
            }),
            ..Record::default()
        };
        let mut json = String::new();
        full.write_json(&mut json);
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        let keys_of = |value: &serde_json::Value| {
            let mut keys: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
            keys.sort();
            keys
        };
        let group = &schema["$defs"]["group"]["properties"];
        assert_eq!(keys_of(&value), keys_of(group));
        assert_eq!(keys_of(&value["place"]), keys_of(&schema["$defs"]["place"]["properties"]));
        assert_eq!(keys_of(&value["meetings"][0]), keys_of(&schema["$defs"]["meeting"]["properties"]));
        for object in ["organisation", "online", "dial_in", "contact", "source"] {
            assert_eq!(keys_of(&value[object]), keys_of(&group[object]["properties"]), "{object}");
        }
    }
}
