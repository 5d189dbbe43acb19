//! One record of a dataset: the one list of its fields, for reading, writing and the schema.
//!
//! A record is written with its keys in the order of the format, on one line. What is unknown, empty, or follows from
//! the rest is left out. Reading is for records that we wrote: it takes no other spelling, ignores what it does not
//! know, and refuses text with characters that never pass cleaning. Records of others go through `feed::native`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// A string that is borrowed where it can be.
pub(super) type Str<'a> = Cow<'a, str>;

/// A record as it is written. Ids, dates and addresses are strings here; [`super::group`] understands them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record<'a> {
    #[serde(borrow)]
    pub(super) id: Str<'a>,
    #[serde(borrow)]
    pub(super) name: Str<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<Str<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) topics: Vec<Str<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) categories: Option<Vec<Str<'a>>>,
    #[serde(rename = "for", skip_serializing_if = "Vec::is_empty")]
    pub(super) audience: Vec<Str<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) people: Vec<Str<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) formats: Option<Vec<Str<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) facilitation: Option<Str<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) programme: Option<Str<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) faith: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<Description<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) organisation: Option<OrganisationRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<PlaceRecord<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) area: Vec<Str<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) meetings: Vec<MeetingRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) online: Option<OnlineRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) dial_in: Option<DialInRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) contact: Option<ContactRecord<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) languages: Vec<Str<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) access: Vec<Str<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) attendance: Option<Str<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cost: Option<Str<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) age: Option<Str<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<Str<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verified: Option<Str<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<SourceRecord<'a>>,
}

/// A text, or texts by language tag in their order.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Description<'a> {
    Text(Str<'a>),
    ByLanguage(Vec<(Str<'a>, Str<'a>)>),
}

/// Declares an object of a record, all of whose fields may be missing.
macro_rules! object {
    ($(#[$meta:meta])* $name:ident { $($field:ident: $type:ty,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub(super) struct $name<'a> {
            $(
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(super) $field: Option<$type>,
            )+
        }
    };
}

object! {
    /// Who runs it.
    OrganisationRecord { name: Str<'a>, url: Str<'a>, }
}
object! {
    /// Where it meets.
    PlaceRecord {
        venue: Str<'a>, street: Str<'a>, postal_code: Str<'a>, city: Str<'a>, region: Str<'a>, country: Str<'a>,
        latitude: Degrees, longitude: Degrees, approximate: bool, note: Str<'a>,
    }
}
object! {
    /// When it meets.
    MeetingRecord {
        day: Str<'a>, start: Str<'a>, end: Str<'a>, timezone: Str<'a>, rrule: Str<'a>, note: Str<'a>,
        dates_vary: bool,
    }
}
object! {
    /// Where it meets on the web.
    OnlineRecord { url: Str<'a>, note: Str<'a>, }
}
object! {
    /// How to join by telephone.
    DialInRecord { number: Str<'a>, note: Str<'a>, }
}
/// Whom to ask.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ContactRecord<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<Str<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) phone: Option<Str<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) email: Option<Str<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<Str<'a>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub(super) hours: Option<Description<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) route: Option<Str<'a>>,
}

object! {
    /// Where the record comes from.
    SourceRecord {
        name: Str<'a>, url: Str<'a>, retrieved: Str<'a>, grade: Str<'a>, feedback_email: Str<'a>,
        feedback_url: Str<'a>,
    }
}

/// Degrees, read digit by digit as they are written: the quick way of `serde_json` may be off in the last place.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Degrees(pub(super) f64);

impl<'de> Deserialize<'de> for Degrees {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(input)?;
        raw.get().parse().map(Self).map_err(serde::de::Error::custom)
    }
}

impl Serialize for Description<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(out),
            Self::ByLanguage(texts) => out.collect_map(texts.iter().map(|(language, text)| (language, text))),
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
        let value = serde_json::to_value(&full).unwrap();
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
