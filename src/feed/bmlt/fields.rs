//! The fields of a BMLT meeting, the same for both interfaces.

use crate::feed::json::Raw;
use crate::feed::known_fields::fields;

fields! {
    /// `MeetingResource.php` of the server, semantic interface: every value is a string.
    Semantic {
        id = "id_bigint", server = "root_server_uri", server_id = "root_server_id", weekday = "weekday_tinyint",
        venue_type = "venue_type", start = "start_time", duration = "duration_time", zone = "time_zone",
        keys = "formats", format_ids = "format_shared_id_list", language = "lang_enum", latitude = "latitude",
        longitude = "longitude", published = "published", name = "meeting_name", comments = "comments",
        venue = "location_text", info = "location_info", street = "location_street",
        subsection = "location_city_subsection", neighborhood = "location_neighborhood", city = "location_municipality",
        sub_province = "location_sub_province", province = "location_province", postal_code = "location_postal_code_1",
        nation = "location_nation", train = "train_lines", bus = "bus_lines", transport = "public_transport",
        format_comments = "format_comments", phone = "phone_meeting_number", link = "virtual_meeting_link",
        link_info = "virtual_meeting_additional_info", body = "service_body_name",
    }
}
fields! {
    /// Administration interface, version 1: numbers and nulls, `day` counts from 0 = Sunday.
    Admin {
        id = "id", weekday = "day", venue_type = "venueType", start = "startTime", duration = "duration",
        zone = "timeZone", format_ids = "formatIds", latitude = "latitude", longitude = "longitude",
        published = "published", name = "name", comments = "comments", venue = "location_text",
        info = "location_info", street = "location_street", subsection = "location_city_subsection",
        neighborhood = "location_neighborhood", city = "location_municipality", sub_province = "location_sub_province",
        province = "location_province", postal_code = "location_postal_code_1", nation = "location_nation",
        train = "train_lines", bus = "bus_lines", transport = "public_transport", format_comments = "format_comments",
        phone = "phone_meeting_number", link = "virtual_meeting_link", link_info = "virtual_meeting_additional_info",
        temporarily_virtual = "temporarilyVirtual",
    }
}

/// The names of the fields in the interface, for messages.
#[derive(Debug, Clone, Copy)]
pub struct Names {
    pub id: &'static str,
    pub weekday: &'static str,
    pub venue_type: &'static str,
    pub start: &'static str,
    pub duration: &'static str,
    pub zone: &'static str,
    pub format_ids: &'static str,
    pub name: &'static str,
}

/// A meeting of either interface.
#[derive(Debug)]
pub struct Fields<'a> {
    /// The values, under the semantic interface's names.
    pub value: Semantic<'a>,
    /// The names for messages.
    pub names: Names,
    /// Which number is Sunday.
    pub sunday: i64,
    /// The meeting is online for the time being.
    pub temporarily_virtual: bool,
}

impl<'a> Fields<'a> {
    /// Reads a meeting of the semantic interface.
    pub fn from_semantic(raw: Raw<'a>) -> Self {
        Self {
            value: Semantic::from_object(raw),
            names: Names {
                id: "id_bigint",
                weekday: "weekday_tinyint",
                venue_type: "venue_type",
                start: "start_time",
                duration: "duration_time",
                zone: "time_zone",
                format_ids: "format_shared_id_list",
                name: "meeting_name",
            },
            sunday: 1,
            temporarily_virtual: false,
        }
    }

    /// Reads a meeting of the administration interface.
    pub fn from_admin(raw: Raw<'a>) -> Self {
        let a = Admin::from_object(raw);
        Self {
            temporarily_virtual: a.temporarily_virtual.and_then(Raw::boolean) == Some(true),
            value: Semantic {
                id: a.id,
                weekday: a.weekday,
                venue_type: a.venue_type,
                start: a.start,
                duration: a.duration,
                zone: a.zone,
                format_ids: a.format_ids,
                latitude: a.latitude,
                longitude: a.longitude,
                published: a.published,
                name: a.name,
                comments: a.comments,
                venue: a.venue,
                info: a.info,
                street: a.street,
                subsection: a.subsection,
                neighborhood: a.neighborhood,
                city: a.city,
                sub_province: a.sub_province,
                province: a.province,
                postal_code: a.postal_code,
                nation: a.nation,
                train: a.train,
                bus: a.bus,
                transport: a.transport,
                format_comments: a.format_comments,
                phone: a.phone,
                link: a.link,
                link_info: a.link_info,
                doubles: a.doubles,
                unknown: a.unknown,
                left_out: a.left_out,
                ..Semantic::default()
            },
            names: Names {
                id: "id",
                weekday: "day",
                venue_type: "venueType",
                start: "startTime",
                duration: "duration",
                zone: "timeZone",
                format_ids: "formatIds",
                name: "name",
            },
            sunday: 0,
        }
    }
}
