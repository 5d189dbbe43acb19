//! What a column can stand for.

/// Declares the fields with the ids that headings and mapping files use.
macro_rules! column_fields {
    ($($(#[$meta:meta])* $field:ident = $id:literal,)+) => {
        /// What a column of a table, or a key of a record, stands for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ColumnField {
            $($(#[$meta])* $field,)+
        }

        impl ColumnField {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$field,)+];

            /// The id in headings and mapping files.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$field => $id,)+
                }
            }
        }
    };
}

column_fields! {
    /// An id that stays the same.
    Id = "id",
    /// What the group calls itself.
    Name = "name",
    /// A second name.
    OwnName = "own_name",
    /// Group, organisation, helpline ...
    Kind = "kind",
    /// What it is about.
    Topics = "topics",
    /// For whom.
    Audience = "audience",
    /// Which people it welcomes.
    People = "people",
    /// In person, online, by phone.
    Formats = "formats",
    /// Who leads.
    Facilitation = "facilitation",
    /// A fellowship or programme.
    Programme = "programme",
    /// Whether faith is part of it.
    Faith = "faith",
    /// A weekday, or several.
    Day = "day",
    /// A single date.
    Date = "date",
    /// A start, with or without an end.
    Time = "time",
    /// An end.
    End = "end",
    /// Minutes, or hours and minutes.
    Duration = "duration",
    /// Morning or evening, beside a time.
    AmPm = "am_pm",
    /// How often.
    Rhythm = "rhythm",
    /// Days and times in one text.
    Schedule = "schedule",
    /// Recurrences as our own tables write them.
    Meetings = "meetings",
    /// The zone of the times.
    Timezone = "timezone",
    /// A building or room.
    Venue = "venue",
    /// Street and number.
    Street = "street",
    /// The number alone.
    HouseNumber = "house_number",
    /// All of an address in one line.
    Address = "address",
    /// A postal code.
    PostalCode = "postal_code",
    /// A town.
    City = "city",
    /// A part of a town.
    District = "district",
    /// A state, county or region.
    Region = "region",
    /// A country.
    Country = "country",
    /// Degrees north.
    Latitude = "latitude",
    /// Degrees east.
    Longitude = "longitude",
    /// Both in one text.
    Coordinates = "coordinates",
    /// Whether the place is only roughly right.
    Approximate = "approximate",
    /// How to find the place.
    PlaceNote = "place_note",
    /// A link to join by.
    OnlineUrl = "online_url",
    /// How to join online.
    OnlineNote = "online_note",
    /// The id of an online meeting.
    OnlineId = "online_id",
    /// The password of an online meeting.
    OnlinePassword = "online_password",
    /// A number to join by.
    DialIn = "dial_in",
    /// How to join by phone.
    DialInNote = "dial_in_note",
    /// Codes or names of types.
    Types = "types",
    /// A person, or any way to reach one.
    ContactName = "contact_name",
    /// A telephone number to ask at.
    Phone = "phone",
    /// An e-mail address to ask at.
    Email = "email",
    /// A page about the group.
    Website = "website",
    /// The page on which the listing was read.
    Page = "page",
    /// When somebody answers.
    Hours = "hours",
    /// Who is behind the group.
    Organisation = "organisation",
    /// Its website.
    OrganisationUrl = "organisation_url",
    /// Its telephone number.
    OrganisationPhone = "organisation_phone",
    /// Its e-mail address.
    OrganisationEmail = "organisation_email",
    /// Languages spoken.
    Languages = "languages",
    /// Access for people with disabilities.
    Access = "access",
    /// Whether one may just come.
    Attendance = "attendance",
    /// What it costs.
    Cost = "cost",
    /// Ages welcome.
    Age = "age",
    /// Whether it meets at present.
    Status = "status",
    /// When somebody last confirmed it.
    Verified = "verified",
    /// Where the listing was read.
    Source = "source",
    /// Which area it serves.
    ServiceArea = "service_area",
    /// Any text for readers.
    Notes = "notes",
    /// Nothing that a reader needs or may see.
    Ignored = "ignored",
}

impl ColumnField {
    /// The field of an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.id() == id)
    }

    /// The key of a Meeting Guide record that holds the same; `None` where that format has no place for it.
    pub fn guide_key(self) -> Option<&'static str> {
        Some(match self {
            Self::Id => "slug",
            Self::Name => "name",
            Self::OwnName => "group",
            Self::Day => "day",
            Self::Time => "time",
            Self::End => "end_time",
            Self::Timezone => "timezone",
            Self::Venue => "location",
            Self::Street => "address",
            Self::Address => "formatted_address",
            Self::PostalCode => "postal_code",
            Self::City => "city",
            Self::Region => "state",
            Self::Country => "country",
            Self::Latitude => "latitude",
            Self::Longitude => "longitude",
            Self::Coordinates => "coordinates",
            Self::Approximate => "approximate",
            Self::PlaceNote => "location_notes",
            Self::OnlineUrl => "conference_url",
            Self::OnlineNote => "conference_url_notes",
            Self::DialIn => "conference_phone",
            Self::DialInNote => "conference_phone_notes",
            Self::Types => "types",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Website => "website",
            Self::Page => "url",
            Self::Organisation => "entity",
            Self::OrganisationUrl => "entity_url",
            Self::OrganisationPhone => "entity_phone",
            Self::OrganisationEmail => "entity_email",
            Self::Verified => "updated",
            Self::Notes => "notes",
            _ => return None,
        })
    }

    /// Whether a table that has it says more of a group than that it exists. What costs something may be anything.
    pub fn says_something(self) -> bool {
        !matches!(
            self,
            Self::Id
                | Self::Name
                | Self::OwnName
                | Self::Kind
                | Self::Status
                | Self::Verified
                | Self::Source
                | Self::Cost
                | Self::Notes
                | Self::Types
                | Self::Ignored
        )
    }
}
