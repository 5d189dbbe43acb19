//! The objects of the standard (openreferral/specification, `schema/*.json`), as far as listings need them.

use crate::feed::json::Raw;
use crate::feed::known_fields::fields;

fields! {
    #[allow(clippy::struct_field_names)] // The names are the standard's.
    /// `service.json`; `fees` is the name of version 2 and of the UK profile, `eligibilitys` and `regular_schedules` are
    /// those of Open Referral UK 1.0 and of versions 1.
    Service {
        id = "id", name = "name", alternate_name = "alternate_name", description = "description", url = "url",
        email = "email", status = "status", application_process = "application_process",
        fees_description = "fees_description" | "fees", eligibility = "eligibility_description" | "eligibility",
        eligibilities = "eligibilitys" | "eligibilities",
        minimum_age = "minimum_age", maximum_age = "maximum_age", assured_date = "assured_date", alert = "alert",
        organisation = "organization", organisation_id = "organization_id", program = "program", phones = "phones",
        schedules = "schedules" | "regular_schedules" | "regular_schedule", service_areas = "service_areas", at_locations = "service_at_locations",
        locations = "locations", languages = "languages", cost_options = "cost_options", contacts = "contacts",
        attributes = "attributes", attending_type = "attending_type",
        taxonomy_terms = "taxonomy_terms" | "taxonomies" | "categories",
        interpretation = "interpretation_services", wait_time = "wait_time",
    }
}
fields! {
    /// `organization.json`.
    Organisation {
        id = "id", name = "name", email = "email", website = "website" | "url", phones = "phones",
        contacts = "contacts", locations = "locations", description = "description", status = "status",
        attributes = "attributes", alternate_name = "alternate_name",
    }
}
fields! {
    /// `service_at_location.json`.
    AtLocation {
        id = "id", location = "location", location_id = "location_id", description = "description", phones = "phones",
        schedules = "schedules" | "regular_schedules" | "regular_schedule", contacts = "contacts", attributes = "attributes",
    }
}
fields! {
    /// `location.json`.
    Location {
        id = "id", kind = "location_type", url = "url", name = "name", description = "description",
        transportation = "transportation", latitude = "latitude", longitude = "longitude", addresses = "addresses",
        physical_addresses = "physical_addresses" | "physical_address" | "address",
        postal_addresses = "postal_addresses" | "postal_address",
        phones = "phones", schedules = "schedules" | "regular_schedules" | "regular_schedule",
        accessibility = "accessibility" | "accessibility_for_disabilities", languages = "languages",
        contacts = "contacts", attributes = "attributes",
    }
}
fields! {
    /// `address.json`; `attention` is a person and not read.
    Address {
        kind = "address_type", street = "address_1", more = "address_2", city = "city", region = "region",
        state = "state_province", postal_code = "postal_code", country = "country",
    }
}
fields! {
    /// `schedule.json`.
    Schedule {
        id = "id", valid_from = "valid_from", valid_to = "valid_to", dtstart = "dtstart", timezone = "timezone",
        until = "until", count = "count", freq = "freq", interval = "interval", byday = "byday", weekday = "weekday",
        byweekno = "byweekno", bymonthday = "bymonthday", byyearday = "byyearday", description = "description",
        opens_at = "opens_at", closes_at = "closes_at", attending_type = "attending_type", notes = "notes",
        wkst = "wkst",
    }
}
fields! {
    /// `phone.json`.
    Phone {
        number = "number", extension = "extension", kind = "type", description = "description",
    }
}
fields! {
    /// `contact.json`; title and department describe a person and are not read.
    Contact {
        id = "id", name = "name", email = "email", phones = "phones",
    }
}
fields! {
    /// `taxonomy_term.json`.
    Term {
        id = "id", code = "code", name = "name", taxonomy = "taxonomy", parent = "parent_id",
    }
}
fields! {
    /// `attribute.json`; `label` came with 3.1.
    Attribute {
        term = "taxonomy_term", term_id = "taxonomy_term_id", label = "label",
    }
}

/// The items of a list that holds objects.
pub(super) fn items(raw: Option<Raw<'_>>) -> Vec<Raw<'_>> {
    raw.and_then(Raw::items).unwrap_or_default()
}
