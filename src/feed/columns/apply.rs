//! Puts what a record holds besides the fields of its format into the group.

use super::extras::{ExtraValue, Extras, text_of};
use super::facet_lookup::{find_value, split_values};
use super::field::ColumnField;
use super::notes::note_line;
use crate::feed::fellowship::Fellowship;
use crate::feed::mapping::Mapper;
use crate::feed::record::Problems;
use crate::feed::text::{self, Field, MOST_ITEMS};
use crate::feed::values::facet_words;
use crate::feed::values::phone;
use crate::feed::values::status_words;
use crate::feed::values::yes_no::parse_yes_no;
use crate::feed::words::FeedWords;
use crate::group::{
    Access, Area, Attendance, Coded, Contact, Cost, Facilitation, Format, Group, Kind, LanguageTag,
    Localised, Online, People, Place, Programme, Relation, Status, Text,
};
use crate::place::fold;
use std::sync::LazyLock;

/// Puts the values into the group; what is not understood becomes a note under its heading. `from_table`: headings and
/// cells are written for people, so that any unknown column is worth keeping.
pub fn apply_extras(group: &mut Group, extras: &Extras<'_>, from_table: bool, problems: &mut Problems<'_>) {
    if extras.is_empty() {
        return;
    }
    let mut notes = Vec::new();
    for value in extras.values() {
        let mut reader = ValueReader { group, problems, value, notes: &mut notes, from_table };
        reader.read_value();
    }
    for (label, raw) in extras.unread() {
        let line = note_line(label, raw, from_table, problems);
        problems.note_unread(label, line.is_some());
        notes.extend(line);
    }
    problems.note_left_out_keys("", extras.left_out());
    append_notes(group, &notes, problems);
}

/// Adds lines to the description.
fn append_notes(group: &mut Group, notes: &[String], problems: &mut Problems<'_>) {
    if notes.is_empty() {
        return;
    }
    let known = group.description.get("").map(Text::to_string);
    let said = |line: &&String| !known.as_deref().is_some_and(|known| known.contains(line.as_str()));
    let lines: Vec<&str> =
        known.as_deref().into_iter().chain(notes.iter().filter(said).map(String::as_str)).collect();
    if let Some(text) = problems.clean_html(Field::Notes, "notes", &lines.join("\n")) {
        group.description.set("", text);
    }
}

/// Reads one value into the group.
struct ValueReader<'r, 'p, 'a> {
    group: &'r mut Group,
    problems: &'r mut Problems<'p>,
    value: &'r ExtraValue<'a>,
    notes: &'r mut Vec<String>,
    from_table: bool,
}

impl ValueReader<'_, '_, '_> {
    fn read_value(&mut self) {
        let Some(text) = text_of(self.value.raw) else { return };
        match self.value.field {
            ColumnField::Topics => self.read_topics(&text),
            ColumnField::Audience => self.read_audience(&text),
            ColumnField::People => self.read_people(&text),
            ColumnField::Formats => self.read_formats(&text),
            ColumnField::Languages => self.read_languages(&text),
            ColumnField::Access => self.read_access(&text),
            ColumnField::Attendance => self.read_attendance(&text),
            ColumnField::Cost => self.read_cost(&text),
            ColumnField::Status => self.read_status(&text),
            ColumnField::Facilitation => {
                match find_value("facilitation", &text).and_then(Facilitation::from_id) {
                    Some(found) => self.group.facilitation = Some(found),
                    None => self.keep(&text),
                }
            }
            ColumnField::Programme => self.read_programme(&text),
            ColumnField::Faith => {
                match parse_yes_no(&text).or_else(|| find_value("faith", &text).map(|id| id != "secular")) {
                    Some(faith) => self.group.faith = Some(faith),
                    None => self.keep(&text),
                }
            }
            ColumnField::Kind => match find_value("kind", &text).and_then(Kind::from_id) {
                Some(kind) => self.group.kind = kind,
                None => self.keep(&text),
            },
            ColumnField::Age => self.group.age = self.clean(Field::Line, &text),
            ColumnField::ServiceArea => self.read_area(&text),
            ColumnField::HouseNumber => self.add_house_number(&text),
            ColumnField::District => self.add_place_note(&text),
            // Lists of programs name the persons who keep them.
            ColumnField::ContactName if !self.from_table => {}
            ColumnField::ContactName => self.read_contact(&text),
            ColumnField::Phone => self.read_further_phone(&text),
            ColumnField::Hours => {
                if let Some(hours) = self.clean(Field::Line, &text) {
                    self.contact().hours = Localised::of_unknown_language(hours);
                }
            }
            ColumnField::OnlineId | ColumnField::OnlinePassword => self.add_online_note(&text),
            ColumnField::Source => self.group.source.name = self.clean(Field::Name, &text),
            // Read with the days, or by the reader of the format.
            ColumnField::AmPm
            | ColumnField::Duration
            | ColumnField::Rhythm
            | ColumnField::Schedule
            | ColumnField::Date
            | ColumnField::Meetings
            | ColumnField::Ignored => {}
            _ => self.keep(&text),
        }
    }

    /// The name of the field in messages: the heading as it stands.
    fn label(&self) -> String {
        self.value.label.trim().to_owned()
    }

    fn clean(&mut self, kind: Field, text: &str) -> Option<Text> {
        let label = self.label();
        self.problems.clean_html(kind, &label, text)
    }

    /// Keeps a value in words under its heading. Who names people in a program's records names persons.
    fn keep(&mut self, text: &str) {
        let label = self.label();
        if self.from_table {
            self.notes.push(format!("{label}: {text}"));
            return;
        }
        let of_persons = matches!(self.value.field, ColumnField::People | ColumnField::ContactName);
        let line = note_line(&label, self.value.raw, false, self.problems).filter(|_| !of_persons);
        self.problems.note_unread(&label, line.is_some());
        self.notes.extend(line);
    }

    /// Keeps a value of a list that is not known, and says so.
    fn keep_unknown(&mut self, text: &str, expected: &'static str) {
        let label = self.label();
        self.problems.repair(&label, text, expected);
        self.keep(text);
    }

    fn contact(&mut self) -> &mut Contact {
        self.group.contact.get_or_insert_with(Contact::default)
    }

    fn place(&mut self) -> &mut Place {
        self.group.place.get_or_insert_with(Place::default)
    }

    fn read_topics(&mut self, text: &str) {
        let labels: Vec<&str> =
            text.split([';', '|', '\n']).map(str::trim).filter(|label| !label.is_empty()).collect();
        let mut unmapped = Vec::new();
        let found =
            Mapper::embedded().map_labels(labels.iter().copied(), |label| unmapped.push(label.to_owned()));
        for label in unmapped {
            self.problems.note_unmapped(&label);
        }
        if found.is_cut_short {
            self.problems.note_more_than(&self.value.label, MOST_ITEMS);
        }
        for topic in found.topics {
            if !self.group.topics.contains(&topic) {
                self.group.topics.push(topic);
            }
        }
        self.group.audience = self.group.audience.union(found.audience);
        self.group.people = self.group.people.union(found.people);
    }

    /// The values of a cell with several, at most [`MOST_ITEMS`] of them.
    fn split_values<'t>(&mut self, text: &'t str) -> Vec<&'t str> {
        let mut values = split_values(text);
        self.problems.keep_first(&self.value.label, &mut values, MOST_ITEMS);
        values
    }

    fn read_audience(&mut self, text: &str) {
        for part in self.split_values(text) {
            if !self.add_audience(part) {
                self.keep_unknown(part, "for whom; kept in words");
            }
        }
    }

    /// Takes "für Angehörige" and "Angehörige"; says whether anything was understood.
    fn add_audience(&mut self, part: &str) -> bool {
        let bare = without_preposition(part);
        let relation =
            find_value("for", part).or_else(|| find_value("for", bare)).and_then(Relation::from_id);
        let people = find_value("people", bare).and_then(People::from_id);
        if let Some(relation) = relation {
            self.group.audience.insert(relation);
        }
        if let Some(people) = people {
            self.group.people.insert(people);
        }
        if relation.is_some() || people.is_some() {
            return true;
        }
        let mapping = Mapper::embedded().map_label(part);
        self.group.audience = self.group.audience.union(mapping.audience);
        self.group.people = self.group.people.union(mapping.people);
        !mapping.audience.is_empty() || !mapping.people.is_empty()
    }

    fn read_people(&mut self, text: &str) {
        for part in self.split_values(text) {
            match find_value("people", without_preposition(part)).and_then(People::from_id) {
                Some(people) => self.group.people.insert(people),
                None if self.add_audience(part) => {}
                None => self.keep(part),
            }
        }
    }

    fn read_formats(&mut self, text: &str) {
        let label = self.label();
        // A column "Online" says yes or no.
        if let Some(yes) = parse_yes_no(text) {
            if yes {
                self.add_format(&label);
            }
            return;
        }
        if self.add_format(text) {
            return;
        }
        for part in self.split_values(text) {
            if self.add_format(part) {
                continue;
            }
            let found = facet_words::find_formats(part);
            if found.is_empty() {
                self.keep(part);
            } else {
                self.group.formats = self.group.formats.union(found);
            }
        }
    }

    fn add_format(&mut self, words: &str) -> bool {
        let Some(id) = find_value("format", words) else { return false };
        if id == "hybrid" {
            self.group.formats.insert(Format::InPerson);
            self.group.formats.insert(Format::Online);
        } else if let Some(format) = Format::from_id(id) {
            self.group.formats.insert(format);
        }
        if self.group.formats.contains(Format::Online) && self.group.online.is_none() {
            self.group.online = Some(Online { url: None, note: None });
        }
        true
    }

    fn read_languages(&mut self, text: &str) {
        for part in self.split_values(text) {
            let tag = find_value("language", part).and_then(LanguageTag::parse).or_else(|| {
                LanguageTag::parse(part)
                    .filter(|_| part.len() <= 3 && part.bytes().all(|b| b.is_ascii_lowercase()))
            });
            match tag {
                Some(tag) if !self.group.languages.contains(&tag) => self.group.languages.push(tag),
                Some(_) => {}
                None => self.keep_unknown(part, "a language; kept in words"),
            }
        }
    }

    fn read_access(&mut self, text: &str) {
        let heading = fold(&self.label());
        match parse_yes_no(text) {
            Some(true) => {
                let found = find_value("access", &heading).and_then(Access::from_id);
                self.group.access.insert(found.unwrap_or(Access::Wheelchair));
                return;
            }
            Some(false) => return self.keep(text),
            None => {}
        }
        for part in self.split_values(text) {
            if let Some(access) = find_value("access", part).and_then(Access::from_id) {
                self.group.access.insert(access);
                continue;
            }
            let found = facet_words::find_access(part);
            if found.is_empty() {
                self.keep(part);
            }
            for access in found {
                self.group.access.insert(access);
            }
        }
    }

    fn read_attendance(&mut self, text: &str) {
        let heading = fold(&self.label());
        if let Some(yes) = parse_yes_no(text) {
            let asks = ["anmeld", "regist", "book", "pamelding"].iter().any(|word| heading.contains(word));
            self.group.attendance =
                Some(if yes == asks { Attendance::ContactFirst } else { Attendance::DropIn });
            return;
        }
        match find_value("attendance", text).and_then(Attendance::from_id) {
            Some(attendance) => self.group.attendance = Some(attendance),
            None => self.keep(text),
        }
    }

    fn read_cost(&mut self, text: &str) {
        let amount: String = text.chars().filter(|c| !"€$£ ".contains(*c)).collect();
        let number = amount.replace(',', ".").trim_end_matches(".-").parse::<f64>().ok();
        // A column "Free of charge?" says yes or no, and so does "Koster det noe?".
        let heading = fold(&self.label());
        let asks_for_free = WORDS_FOR_FREE.iter().any(|word| heading.contains(word));
        let first = text.split([',', ';', '-', '–', '(', ':']).next().unwrap_or(text);
        let answer = parse_yes_no(first).filter(|_| asks_for_free || first.contains(char::is_alphabetic));
        if let Some(yes) = answer {
            self.group.cost = Some(if yes == asks_for_free { Cost::Free } else { Cost::Fee });
            if first.len() < text.len() {
                self.keep(text);
            }
            return;
        }
        let found = match number {
            Some(0.0) => Some(Cost::Free),
            Some(_) => Some(Cost::Fee),
            None => find_value("cost", text).and_then(Cost::from_id).or_else(|| facet_words::find_cost(text)),
        };
        self.group.cost = found.or(self.group.cost);
        // "5 €" and "free for members" say more than the value.
        if find_value("cost", text).is_none() && number != Some(0.0) {
            self.keep(text);
        }
    }

    /// A state that is not known must not look as if the group met.
    fn read_status(&mut self, text: &str) {
        if let Some(yes) = parse_yes_no(text) {
            self.group.status = if yes { Status::Active } else { Status::Ended };
            return;
        }
        // Of a Meeting Guide record, how one takes part rather than whether the group meets.
        let is_way = find_value("format", text).is_some();
        match find_value("status", text).and_then(Status::from_id) {
            Some(status) => self.group.status = status,
            None if is_way => {
                self.add_format(text);
            }
            None if status_words::says_ended(text) => {
                self.group.status = Status::Ended;
                self.keep(text);
            }
            None => {
                self.group.status = Status::Paused;
                self.keep_unknown(text, "whether the group meets; shown as paused");
            }
        }
    }

    fn read_programme(&mut self, text: &str) {
        if let Some(fellowship) = Fellowship::from_name(text) {
            if self.group.programme.is_none() && self.group.topics.is_empty() {
                fellowship.describe_group(self.group);
            }
            if self.group.organisation.is_none()
                && let Some(name) = text::own(fellowship.name())
            {
                self.group.organisation = Some(crate::group::Organisation { name, url: None });
            }
            return;
        }
        match find_value("programme", text).and_then(Programme::from_id) {
            Some(programme) => self.group.programme = Some(programme),
            None => self.keep(text),
        }
    }

    fn read_area(&mut self, text: &str) {
        match Area::parse(text) {
            Some(area) if !self.group.area.contains(&area) => self.group.area.push(area),
            Some(_) => {}
            None => self.keep(text),
        }
    }

    /// "Hauptstr." and "5" from two columns.
    fn add_house_number(&mut self, text: &str) {
        let after = fold(&self.label()).contains("hus") || fold(&self.label()).contains("haus");
        let Some(street) = self.place().street.clone() else { return self.keep(text) };
        if street.ends_with(text) {
            return;
        }
        let joined = if after { format!("{street} {text}") } else { format!("{text} {street}") };
        let street = self.clean(Field::Line, &joined);
        self.place().street = street;
    }

    fn add_place_note(&mut self, text: &str) {
        let known = self.place().note.as_ref().map(Text::to_string);
        if known.as_deref().is_some_and(|known| known.contains(text)) {
            return;
        }
        let joined = known.map_or_else(|| text.to_owned(), |known| format!("{text}\n{known}"));
        let note = self.clean(Field::Notes, &joined);
        self.place().note = note;
    }

    /// A way to reach somebody, whatever it is: a name, a number, an address, or several of them.
    fn read_contact(&mut self, text: &str) {
        let label = self.label();
        let mut names = Vec::new();
        for part in text.split([',', ';', '\n', '|', '(', ')']).map(str::trim).filter(|part| !part.is_empty())
        {
            let digits = part.bytes().filter(u8::is_ascii_digit).count();
            if let Some(email) = part.contains('@').then(|| text::parse_email(part)).flatten() {
                let contact = self.contact();
                contact.email = contact.email.take().or(Some(email));
            } else if digits >= 5 {
                // "Eva: 0221 000000" has a name before its number.
                let start = part.find(|c: char| c.is_ascii_digit() || c == '+' || c == '(').unwrap_or(0);
                let (before, number) = part.split_at_checked(start).unwrap_or(("", part));
                if let Some(number) = phone::parse_phone(number) {
                    let contact = self.contact();
                    contact.phone = contact.phone.take().or(Some(number));
                }
                names.push(before.trim_matches([':', ' ', '-']));
            } else if part.contains("://") || part.starts_with("www.") {
                let link = self.problems.parse_link(&label, part);
                let contact = self.contact();
                contact.url = contact.url.take().or(link);
            } else {
                names.push(part);
            }
        }
        let joined = names
            .into_iter()
            .filter(|name| name.chars().any(char::is_alphabetic))
            .collect::<Vec<_>>()
            .join(", ");
        if let Some((name, shortened)) = text::first_name(&joined) {
            if shortened {
                // The full name is what must not get into a report.
                self.problems.repair(&label, &name, "a first name; shortened");
            }
            self.contact().name = Some(name);
        }
    }

    /// A second number: "Mobil" beside "Telefon".
    fn read_further_phone(&mut self, text: &str) {
        match phone::parse_phone(text) {
            Some(number) if self.contact().phone.is_none() => self.contact().phone = Some(number),
            Some(number) if self.contact().phone.as_ref() == Some(&number) => {}
            _ => self.keep(text),
        }
    }

    /// The id or password of an online meeting, under its heading.
    fn add_online_note(&mut self, text: &str) {
        let label = self.label();
        let heading = note_line(&label, self.value.raw, true, self.problems)
            .unwrap_or_else(|| format!("{label}: {text}"));
        let known = self.group.online.as_ref().and_then(|online| online.note.as_ref()).map(Text::to_string);
        let joined = known.map_or_else(|| heading.clone(), |known| format!("{known}\n{heading}"));
        let note = self.clean(Field::Notes, &joined);
        if self.group.online.is_none() && self.group.dial_in.is_some() {
            return self.keep(text);
        }
        self.group.online.get_or_insert(Online { url: None, note: None }).note = note;
        if !self.group.formats.contains(Format::Online) {
            self.group.formats.insert(Format::Online);
        }
    }
}

/// Words of headings, folded, under which a yes says that it costs nothing.
static WORDS_FOR_FREE: LazyLock<Vec<String>> =
    LazyLock::new(|| FeedWords::embedded().cost.free.iter().map(|word| fold(word)).collect());

/// "für Angehörige" without its "für".
fn without_preposition(part: &str) -> &str {
    let lower_starts = ["für ", "for ", "nur ", "only ", "bare ", "auch "];
    let found = lower_starts
        .iter()
        .find(|start| part.get(..start.len()).is_some_and(|head| head.to_lowercase() == **start));
    found.and_then(|start| part.get(start.len()..)).unwrap_or(part).trim()
}
