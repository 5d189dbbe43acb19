//! What a group is. Pure: no files, clock, threads or terminal.
//!
//! The types mirror the native dataset, version 1, and cannot hold nonsense: a value that parses is a value
//! that may be shown. Reading and writing them is `feed::native`'s business.

mod coded;
mod contact_route;
mod facet;
mod fresh;
mod link;
mod meeting;
mod phone;
mod place;
mod rule;
mod rule_dates;
mod text;
mod time;
mod zone;

pub use coded::{Coded, CodedSet};
pub use contact_route::{Contact, Route};
pub use facet::{
    Access, Attendance, Cost, Facilitation, Format, FormatSet, Kind, People, Programme, Relation, Status,
};
pub use fresh::Freshness;
pub use link::{Link, LinkError};
pub use meeting::{Meeting, Next};
pub use phone::{DialIn, DialString, strip_tel, tel_link};
pub use place::{Area, Country, LanguageTag, Place};
pub use rule::{ByDay, Frequency, Rule, RuleError};
pub use text::{Localised, Text};
pub use time::{Clock, DayPart, Weekday};
pub use zone::Zone;

use crate::topic::{Category, Grade};
use jiff::civil::Date;

/// One listing: a self-help group, or an organisation, contact point, helpline, forum, directory or service
/// around self-help. `id` and `name` are always there; everything else may be unknown and is then shown so.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Unique within its source; (source, id) is the identity across syncs.
    pub id: Text,
    /// What the group calls itself.
    pub name: Text,
    /// Which sort of listing this is.
    pub kind: Kind,
    /// Ids of `data/topics.json`, or labels as written where the thesaurus has none.
    pub topics: Vec<Text>,
    /// Derived from the topics where the dataset says nothing.
    pub categories: CodedSet<Category>,
    /// Whom the group is for: people affected, relatives, parents ...
    pub audience: CodedSet<Relation>,
    /// Which people it welcomes or is meant for: women, young people ...
    pub people: CodedSet<People>,
    /// In person, by phone, online ...; empty = unknown, and shown so.
    pub formats: FormatSet,
    /// Who leads the meetings.
    pub facilitation: Option<Facilitation>,
    /// What a meeting follows.
    pub programme: Option<Programme>,
    /// Whether faith is part of it; `None` = unknown.
    pub faith: Option<bool>,
    /// A few sentences, by language.
    pub description: Localised,
    /// The organisation behind the group.
    pub organisation: Option<Organisation>,
    /// Where it meets, or which town it is in.
    pub place: Option<Place>,
    /// Countries or regions served, for organisations and online groups.
    pub area: Vec<Area>,
    /// When it meets; empty = nobody says when.
    pub meetings: Vec<Meeting>,
    /// How to join online.
    pub online: Option<Online>,
    /// How to join by phone.
    pub dial_in: Option<DialIn>,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// Languages spoken.
    pub languages: Vec<LanguageTag>,
    /// Access for people with disabilities or children.
    pub access: CodedSet<Access>,
    /// Whether one may just come.
    pub attendance: Option<Attendance>,
    /// What it costs.
    pub cost: Option<Cost>,
    /// Ages welcome, as written: "18+".
    pub age: Option<Text>,
    /// Whether it meets at present.
    pub status: Status,
    /// When somebody last confirmed the listing; `None` = unknown, never "now".
    pub verified: Option<Date>,
    /// Where the listing was read.
    pub source: Source,
}

impl Group {
    /// A listing of which nothing is known but its identity.
    pub fn new(id: Text, name: Text) -> Self {
        Self {
            id,
            name,
            kind: Kind::Group,
            topics: Vec::new(),
            categories: CodedSet::EMPTY,
            audience: CodedSet::EMPTY,
            people: CodedSet::EMPTY,
            formats: FormatSet::EMPTY,
            facilitation: None,
            programme: None,
            faith: None,
            description: Localised::default(),
            organisation: None,
            place: None,
            area: Vec::new(),
            meetings: Vec::new(),
            online: None,
            dial_in: None,
            contact: None,
            languages: Vec::new(),
            access: CodedSet::EMPTY,
            attendance: None,
            cost: None,
            age: None,
            status: Status::Active,
            verified: None,
            source: Source::default(),
        }
    }

    /// How many bytes of memory the listing takes, about: the texts and lists that may be long or many.
    pub fn memory_bytes(&self) -> usize {
        let texts = self.topics.iter().chain([&self.id, &self.name]);
        let descriptions = self.description.iter().map(|(_, text)| text);
        let notes = self.meetings.iter().filter_map(|meeting| meeting.note.as_ref());
        let texts: usize = texts.chain(descriptions).chain(notes).map(|text| text.len()).sum();
        let items = self.topics.len() + self.area.len() + self.languages.len();
        size_of::<Self>()
            + texts
            + items * 2 * size_of::<Text>()
            + self.meetings.len() * 2 * size_of::<Meeting>()
    }

    /// The formats that follow from what else is known, for a dataset that names none: a street or venue that
    /// is not approximate means in person, a link online, a dial-in number phone (field `formats` of the dataset).
    pub fn derived_formats(&self) -> FormatSet {
        let mut formats = FormatSet::EMPTY;
        if self.place.as_ref().is_some_and(Place::is_meeting_place) {
            formats.insert(Format::InPerson);
        }
        if self.online.is_some() {
            formats.insert(Format::Online);
        }
        if self.dial_in.is_some() {
            formats.insert(Format::Phone);
        }
        formats
    }

    /// The zone in which `meeting` is stated: its own, else that of the place (its point, town, region or country),
    /// else unknown. An offset or abbreviation gives way to the place: nobody keeps it there all the year.
    pub fn zone_of(&self, meeting: &Meeting) -> Option<Zone> {
        match &meeting.zone {
            Some(stated) if !stated.is_fixed() => Some(stated.clone()),
            Some(fixed) => Some(self.zone_instead_of(fixed)),
            None => self.place.as_ref().and_then(Zone::of_place),
        }
    }

    /// What a fixed offset or an abbreviation stands for: the zone of the place, if its clocks agree with it at some
    /// time of the year or people go there.
    fn zone_instead_of(&self, fixed: &Zone) -> Zone {
        const ANY_YEAR: i16 = 2026;
        let of_place = self.place.as_ref().and_then(Zone::of_place);
        of_place
            .filter(|zone| self.keeps_place_time() || zone.agrees_with(fixed, ANY_YEAR))
            .unwrap_or_else(|| fixed.clone().of_habit())
    }

    /// Whether people go there, so that the clock on its wall is the one they read; also where nothing says how it
    /// meets.
    pub fn keeps_place_time(&self) -> bool {
        let from_afar =
            [Format::Online, Format::Phone].into_iter().any(|format| self.formats.contains(format));
        self.formats.contains(Format::InPerson) || !from_afar
    }

    /// Takes in what an older listing of the same group says and this one leaves open: ways to reach it, and what it is
    /// like. Then names its source. A listing that somebody vouches for takes nothing from one that nobody does.
    pub fn complete_from(&mut self, older: Self, common: Common) {
        let Source { name, url, retrieved, is_claimed, .. } = older.source;
        self.source.also.push(OtherSource { name, url, retrieved, common });
        if is_claimed && !self.source.is_claimed {
            return;
        }
        match (&mut self.contact, older.contact) {
            (Some(own), Some(other)) => own.complete_from(other),
            (own @ None, other) => *own = other,
            (Some(_), None) => {}
        }
        self.online = self.online.take().or(older.online);
        self.dial_in = self.dial_in.take().or(older.dial_in);
        self.organisation = self.organisation.take().or(older.organisation);
        if self.description.is_empty() {
            self.description = older.description;
        }
        if let (Some(own), Some(other)) = (&mut self.place, older.place) {
            own.venue = own.venue.take().or(other.venue);
            own.street = own.street.take().or(other.street);
            own.postal_code = own.postal_code.take().or(other.postal_code);
            own.note = own.note.take().or(other.note);
        }
    }

    /// The soonest next meeting at or after `now`, running ones included. Where no zone is known, the wall clock of
    /// the viewer counts.
    pub fn next_meeting(&self, now: jiff::Timestamp, viewer: &jiff::tz::TimeZone) -> Option<Next> {
        if matches!(self.status, Status::Ended | Status::Paused) {
            return None;
        }
        let meetings = self.meetings.iter();
        let nexts = meetings.filter_map(|m| m.find_next(self.zone_of(m).as_ref(), viewer, now));
        let next = nexts.min_by_key(Next::sort_key)?;
        Some(next.read_at_place(self.keeps_place_time()))
    }

    /// Whether a person can reach this listing directly: by phone, mail, web, link, dial-in, or by going there.
    /// Where false, the contact point is the way, as for most listings of Germany, Austria and Switzerland.
    pub fn is_reachable(&self) -> bool {
        let contact =
            self.contact.as_ref().is_some_and(|c| c.phone.is_some() || c.email.is_some() || c.url.is_some());
        contact
            || self.online.as_ref().is_some_and(|o| o.url.is_some())
            || self.dial_in.is_some()
            || self.place.as_ref().is_some_and(Place::is_meeting_place)
            || self.organisation.as_ref().is_some_and(|o| o.url.is_some())
    }
}

/// The organisation behind a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// Its name.
    pub name: Text,
    /// Its website.
    pub url: Option<Link>,
}

/// How to join online.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Online {
    /// The link; absent where it is given on request.
    pub url: Option<Link>,
    /// Meeting id, passcode, how to get the link.
    pub note: Option<Text>,
}

/// Where a listing was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Source {
    /// The source's name, as configured or as the feed says.
    pub name: Option<Text>,
    /// The page or feed.
    pub url: Option<Link>,
    /// The day it was read.
    pub retrieved: Option<Date>,
    /// How far the place where it was read can be trusted; `None` = not said.
    pub grade: Option<Grade>,
    /// Where the publisher of the listing wants to hear of mistakes in it: a mail address.
    pub feedback_email: Option<Text>,
    /// The same: a page with a form.
    pub feedback_url: Option<Link>,
    /// Nobody vouches for what is said: it comes from a feed that is neither built in nor signed. Not part of the
    /// record, but of how it came here.
    pub is_claimed: bool,
    /// The body of the built-in directory whose name a claimed listing bears, though it is reached in other ways.
    pub namesake: Option<Text>,
    /// The name of a claimed listing mixes letters of scripts that look alike.
    pub mixes_scripts: bool,
    /// Other sources that list the same group. Not part of the record, but found beside it.
    pub also: Vec<OtherSource>,
}

/// Another source of the same group.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OtherSource {
    /// The source's name.
    pub name: Option<Text>,
    /// The page or feed.
    pub url: Option<Link>,
    /// The day it was read.
    pub retrieved: Option<Date>,
    /// What the two listings have in common beside their times.
    pub common: Common,
}

/// What two listings of one group have in common beside their times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Common {
    /// Their names are the same, or nearly so.
    pub name: bool,
    /// They are at one place.
    pub place: bool,
    /// They are reached in the same way.
    pub contact: bool,
}

impl Common {
    /// As three bits.
    pub fn bits(self) -> u32 {
        u32::from(self.name) | u32::from(self.place) << 1 | u32::from(self.contact) << 2
    }

    /// From three bits.
    pub fn from_bits(bits: u32) -> Self {
        Self { name: bits & 1 != 0, place: bits & 2 != 0, contact: bits & 4 != 0 }
    }
}
