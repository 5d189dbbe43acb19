//! What each column of a table, and each key of the records of a feed, stands for.

use super::field::ColumnField;
use super::headings::Headings;
use crate::feed::limits::MOST_KEYS;
use std::collections::HashMap;

/// What a column or key stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A field.
    Field(ColumnField),
    /// Nobody knows.
    Unknown,
}

/// Fields of which a record can have several; of any other a second column is kept as a note.
fn may_be_there_twice(field: ColumnField) -> bool {
    matches!(
        field,
        ColumnField::Notes
            | ColumnField::Topics
            | ColumnField::Types
            | ColumnField::Formats
            | ColumnField::Access
            | ColumnField::Audience
            | ColumnField::People
            | ColumnField::PlaceNote
            | ColumnField::Phone
            | ColumnField::Website
            | ColumnField::Ignored
    )
}

/// Decides for all columns of a table together. A heading that can mean two things gets the one that no other column
/// stands for; between a town and a building the town counts first, because a group without one is found nowhere.
pub fn assign_roles(headings: &[String]) -> Vec<Role> {
    let known = Headings::embedded();
    let candidates: Vec<Vec<ColumnField>> = headings.iter().map(|heading| known.find(heading)).collect();
    let mut roles = vec![Role::Unknown; headings.len()];
    let mut taken: Vec<ColumnField> = Vec::new();
    // Headings that can only mean one thing first.
    for (role, fields) in roles.iter_mut().zip(&candidates) {
        if let [field] = fields.as_slice()
            && (may_be_there_twice(*field) || !taken.contains(field))
        {
            *role = Role::Field(*field);
            taken.push(*field);
        }
    }
    for (role, fields) in roles.iter_mut().zip(&candidates).filter(|(_, fields)| fields.len() > 1) {
        let place = [ColumnField::City, ColumnField::Venue];
        let in_order = if fields.iter().all(|field| place.contains(field)) { &place[..] } else { fields };
        if let Some(field) = in_order.iter().find(|field| !taken.contains(field)) {
            *role = Role::Field(*field);
            taken.push(*field);
        }
    }
    roles
}

/// The keys of a feed and what they stand for, looked up once each.
#[derive(Debug, Default)]
pub struct KeyRoles {
    roles: HashMap<Box<str>, Role>,
    /// Those that stand for a field and have not been told yet, with its id.
    untold: Vec<(Box<str>, &'static str)>,
    /// Fields that the feed gives by their own keys: another key for one of these is a mistake in a single record.
    own: Vec<ColumnField>,
}

impl KeyRoles {
    /// No keys yet; no other key than its own stands for one of the fields `own`.
    pub fn without(own: Vec<ColumnField>) -> Self {
        Self { own, ..Self::default() }
    }

    /// What a key stands for.
    pub fn role_of(&mut self, key: &str) -> Role {
        if let Some(role) = self.roles.get(key) {
            return *role;
        }
        let is_remembered = self.roles.len() < MOST_KEYS;
        let fields = if is_remembered {
            Headings::embedded().find(key)
        } else {
            // A feed that invents new keys for each record would be compared with all headings for each of them.
            Headings::embedded().find_as_written(key).cloned().unwrap_or_default()
        };
        let found = fields.into_iter().find(|field| !self.own.contains(field));
        let role = found.map_or(Role::Unknown, Role::Field);
        if is_remembered {
            self.roles.insert(key.into(), role);
            if let Some(field) = found.filter(|field| *field != ColumnField::Ignored) {
                self.untold.push((key.into(), field.id()));
            }
        }
        role
    }

    /// The keys that stand for a field, with its id, of those looked up since this was asked last.
    pub fn take_untold(&mut self) -> Vec<(Box<str>, &'static str)> {
        std::mem::take(&mut self.untold)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(headings: &[&str]) -> Vec<&'static str> {
        let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
        assign_roles(&headings)
            .into_iter()
            .map(|role| match role {
                Role::Field(field) => field.id(),
                Role::Unknown => "-",
            })
            .collect()
    }

    #[test]
    fn typing_errors_are_looked_for_in_so_many_keys_and_no_more() {
        let mut keys = KeyRoles::default();
        let phone = Role::Field(ColumnField::Phone);
        for n in 1..MOST_KEYS {
            assert_eq!(keys.role_of(&format!("xyzzy {n}")), Role::Unknown);
        }
        assert_eq!(keys.role_of("telefonnumer"), phone);
        assert_eq!(["telefonnumer", "telefonnummer"].map(|key| keys.role_of(key)), [phone; 2], "still known");
        assert_eq!(keys.role_of("telefonnumme"), Role::Unknown);
    }

    #[test]
    fn columns_are_understood_together() {
        assert_eq!(roles(&["Name", "Straße", "PLZ", "Ort"]), ["name", "street", "postal_code", "city"]);
        assert_eq!(roles(&["Gruppe", "Ort", "Stadt"]), ["name", "venue", "city"]);
        assert_eq!(
            roles(&["Navn", "Sted", "Ukedag", "Fra kl.", "Til kl."]),
            ["name", "city", "day", "time", "end"]
        );
        assert_eq!(roles(&["Meeting name", "Group"]), ["name", "own_name"]);
        assert_eq!(roles(&["Group", "When", "Where", "Fax"]), ["name", "schedule", "venue", "-"]);
        assert_eq!(
            roles(&["Name", "Beginn", "Uhrzeit"]),
            ["name", "time", "-"],
            "the second is kept as a note"
        );
    }
}
