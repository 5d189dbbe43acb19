//! The fields of a Meeting Guide record.

use crate::feed::json::{Raw, Shape};
use crate::feed::known_fields::fields;
use std::borrow::Cow;

fields! {
    /// A record. The first name of a field is that of the specification, the others are those that the `WordPress`
    /// importer accepts. Fields about persons (`contact_1_name` ...), post addresses and payment are left out on
    /// purpose: nobody needs them to find a group.
    Guide {
        name = "name" | "meeting" | "title",
        slug = "slug",
        post_name = "post_name",
        capital_id = "ID",
        id = "id",
        day = "day",
        time = "time" | "start_time",
        end_time = "end_time",
        timezone = "timezone",
        location = "location" | "location_name",
        location_notes = "location_notes",
        formatted_address = "formatted_address" | "full_address",
        address = "address",
        city = "city",
        state = "state",
        postal_code = "postal_code" | "zip",
        country = "country",
        region = "region",
        sub_region = "sub_region",
        sub_sub_region = "sub_sub_region",
        regions = "regions",
        latitude = "latitude",
        longitude = "longitude",
        coordinates = "coordinates",
        approximate = "approximate",
        conference_url = "conference_url",
        conference_url_notes = "conference_url_notes",
        conference_phone = "conference_phone",
        conference_phone_notes = "conference_phone_notes",
        types = "types",
        notes = "notes",
        group = "group",
        group_notes = "group_notes",
        updated = "updated",
        url = "url",
        website = "website",
        email = "email",
        phone = "phone",
        entity = "entity",
        entity_phone = "entity_phone",
        entity_email = "entity_email",
        entity_url = "entity_url" | "entity_website_url",
        attendance_option = "attendance_option",
        feedback_emails = "feedback_emails" | "feedback_email",
        feedback_url = "feedback_url",
        district = "district",
        sub_district = "sub_district",
    }
}

/// The words of a `types` field: a list, or a string with commas.
pub fn type_words(raw: Raw<'_>) -> Option<Vec<Cow<'_, str>>> {
    let words = match raw.shape() {
        Shape::Array => raw.items()?.into_iter().filter_map(Raw::string_or_number).collect(),
        Shape::String => raw.string()?.split([',', ';']).map(|word| Cow::Owned(word.to_owned())).collect(),
        Shape::Number => vec![Cow::Borrowed(raw.text())],
        _ => return None,
    };
    Some(words)
}
