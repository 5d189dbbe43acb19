//! Which version of the standard a feed follows, by the names it uses.
//!
//! Versions 1 and 2 and the UK profile 1.0 name the same things otherwise: `regular_schedules`, `physical_addresses`,
//! `eligibilitys`, `services_taxonomy`. The readers know those names; this says so in the report.

use super::pages::Services;
use super::tables::canonical_table;
use crate::feed::document::FeedDocument;
use crate::feed::json::Raw;

/// How many services are looked at.
const LOOK_AT: usize = 50;

/// How deep names are looked for: a location of a service-at-location of a service.
const DEPTH: usize = 4;

/// What was seen in the names of a feed.
#[derive(Debug, Default)]
struct SeenNames {
    uk: bool,
    regular_schedules: bool,
    first: bool,
    old_addresses: bool,
}

impl SeenNames {
    fn look_at_name(&mut self, name: &str) {
        match name {
            "eligibilitys" | "service_taxonomys" => self.uk = true,
            "regular_schedules" | "regular_schedule" => self.regular_schedules = true,
            "services_taxonomy" | "holiday_schedules" | "holiday_schedule" => self.first = true,
            "physical_addresses"
            | "physical_address"
            | "postal_addresses"
            | "accessibility_for_disabilities" => {
                self.old_addresses = true;
            }
            _ => {}
        }
    }

    fn look_at_value(&mut self, raw: Raw<'_>, depth: usize) {
        if depth == 0 {
            return;
        }
        raw.each_member(|key, value| {
            self.look_at_name(&key);
            if let Some(items) = value.first_items(4) {
                for item in items {
                    self.look_at_value(item, depth - 1);
                }
            } else {
                self.look_at_value(value, depth - 1);
            }
        });
    }
}

/// The name of the version, where it is not 3.
pub(super) fn name_version(document: &FeedDocument<'_>, services: &Services<'_, '_>) -> Option<&'static str> {
    let mut seen = SeenNames::default();
    if let FeedDocument::Object(members) = document {
        for (key, _) in members.iter() {
            seen.look_at_name(key.strip_suffix(".csv").unwrap_or(key));
            // Version 1 of the tables has names in the singular.
            seen.first |= !key.ends_with('s') && canonical_table(key).is_some() && key != "accessibility";
        }
    }
    for unit in services.iter().take(LOOK_AT) {
        seen.look_at_value(unit.raw, DEPTH);
    }
    let pages = ["totalElements", "totalPages"].iter().any(|key| document.member(key).is_some());
    if seen.uk || seen.regular_schedules && pages {
        return Some("Open Referral UK 1.0");
    }
    if seen.regular_schedules || seen.first {
        return Some("HSDS 1.x");
    }
    seen.old_addresses.then_some("HSDS 2.x")
}
