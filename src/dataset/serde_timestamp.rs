//! Times in JSON, as RFC 3339 (`2026-11-24T12:00:00Z`).

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serializer, de::Error};

pub(crate) fn serialize<S: Serializer>(time: &Timestamp, out: S) -> Result<S::Ok, S::Error> {
    out.collect_str(time)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Timestamp, D::Error> {
    String::deserialize(input)?.parse().map_err(D::Error::custom)
}

/// Fractions of a second tell nobody anything, and make the header's length vary.
pub(crate) fn whole_seconds(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}

/// The same for a time that may be missing.
pub(crate) mod optional {
    use super::{Deserialize, Deserializer, Error, Serializer, Timestamp};

    #[expect(clippy::ref_option, reason = "serde passes the field as it is")]
    pub(crate) fn serialize<S: Serializer>(time: &Option<Timestamp>, out: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => out.collect_str(time),
            None => out.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Timestamp>, D::Error> {
        let text = Option::<String>::deserialize(input)?;
        text.map(|text| text.parse().map_err(D::Error::custom)).transpose()
    }
}
