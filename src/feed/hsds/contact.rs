//! Telephone numbers and people.

use super::fields::{Contact as Person, Phone};
use super::tables::{ChildRow, Tables};
use crate::feed::json::Raw;
use crate::feed::record::Problems;
use crate::feed::text::{self, Field};
use crate::feed::values::contact::read_email;
use crate::feed::values::phone;
use crate::group::Text;

/// The most telephone numbers of one listing.
pub(super) const MOST_NUMBERS: usize = 16;

/// A telephone number with its description.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PhoneNumber {
    pub number: Text,
    pub description: Option<Text>,
}

impl PhoneNumber {
    /// The number in one line, for a listing whose first number is another one.
    pub(super) fn to_line(&self) -> String {
        match &self.description {
            Some(description) => format!("{}: {description}", self.number),
            None => self.number.to_string(),
        }
    }
}

/// Reads the telephone numbers of an object, fax machines left out.
pub(super) fn read_phones<'a>(
    problems: &mut Problems<'_>,
    tables: &Tables<'a>,
    path: &str,
    embedded: Option<Raw<'a>>,
    owner: (&'static str, Option<Raw<'_>>),
) -> Vec<PhoneNumber> {
    let mut numbers: Vec<PhoneNumber> = Vec::new();
    for row in tables.collect_children(problems, path, embedded, "phones", owner) {
        if let Some(number) = read_phone_row(problems, &row)
            && !numbers.iter().any(|known| known.number == number.number)
        {
            numbers.push(number);
        }
    }
    numbers
}

fn read_phone_row(problems: &mut Problems<'_>, row: &ChildRow<'_>) -> Option<PhoneNumber> {
    let phone_row = Phone::from_object(row.raw);
    let kind = phone_row.kind.and_then(Raw::string).unwrap_or_default().to_lowercase();
    if kind.contains("fax") || kind.contains("pager") {
        return None;
    }
    let words = problems.read_string(&row.field_path("number"), phone_row.number?)?;
    // The published examples have the number in quotes within the quotes.
    let plain = words.trim().trim_matches(['"', '\'', '“', '”']).trim();
    let Some(number) = phone::parse_phone(plain) else {
        problems.repair(&row.field_path("number"), &words, "a telephone number; left out");
        return None;
    };
    let extension =
        phone_row.extension.and_then(|raw| problems.read_string(&row.field_path("extension"), raw));
    let extension = extension.filter(|words| words.bytes().any(|b| b.is_ascii_digit()) && words.len() <= 16);
    let number = match extension {
        Some(extension) => problems.clean_text(
            Field::Phone,
            &row.field_path("number"),
            &format!("{number} ext. {}", extension.trim()),
        )?,
        None => number,
    };
    let description = problems.read_html(Field::Line, &row.field_path("description"), phone_row.description);
    Some(PhoneNumber { number, description })
}

/// A person one may ask.
#[derive(Debug, Clone, Default)]
pub(super) struct ContactPerson {
    pub name: Option<Text>,
    pub email: Option<Text>,
    pub numbers: Vec<PhoneNumber>,
}

/// The first contact with a name, number or address. Only the first name is kept: the contact of a self-help group
/// stays anonymous.
pub(super) fn read_person<'a>(
    problems: &mut Problems<'_>,
    tables: &Tables<'a>,
    path: &str,
    embedded: Option<Raw<'a>>,
    owner: (&'static str, Option<Raw<'_>>),
) -> Option<ContactPerson> {
    for row in tables.collect_children(problems, path, embedded, "contacts", owner) {
        let contact = Person::from_object(row.raw);
        let who = ContactPerson {
            name: first_name(problems, &row.field_path("name"), contact.name),
            email: read_email(problems, &row.field_path("email"), contact.email),
            numbers: read_phones(
                problems,
                tables,
                &row.field_path("phones"),
                contact.phones,
                ("contact_id", contact.id),
            ),
        };
        if who.name.is_some() || who.email.is_some() || !who.numbers.is_empty() {
            return Some(who);
        }
    }
    None
}

fn first_name(problems: &mut Problems<'_>, field: &str, raw: Option<Raw<'_>>) -> Option<Text> {
    let words = problems.read_string(field, raw?)?;
    match text::first_name(&words) {
        Some((name, false)) => Some(name),
        Some((name, true)) => {
            problems.repair(field, &name, "a first name; the rest is left out");
            Some(name)
        }
        None => {
            problems.repair(field, "a name without a first name", "a first name; left out");
            None
        }
    }
}
