//! Whom to ask.

use super::coded::coded;
use super::{Link, Localised, Text};

coded! {
    /// The way by which a newcomer reaches the group.
    pub enum Route: "contact route" {
        /// Through the contact point, the normal case in Germany, Austria and Switzerland.
        ContactPoint = "contact-point",
        /// The group's telephone.
        GroupPhone = "group-phone",
        /// The group's e-mail.
        GroupEmail = "group-email",
        /// A form on the web.
        WebForm = "web-form",
        /// Just come along.
        WalkIn = "walk-in",
        /// Through the national organisation.
        Organisation = "organisation",
    }
}

/// Whom to ask. First names only: a full name is shortened on import.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// A first name.
    pub name: Option<Text>,
    /// A telephone number as written, at most 64 characters.
    pub phone: Option<Text>,
    /// An e-mail address.
    pub email: Option<Text>,
    /// A page or form.
    pub url: Option<Link>,
    /// When somebody answers, by language.
    pub hours: Localised,
    /// The way to the group.
    pub route: Option<Route>,
}

impl Contact {
    /// Takes in the ways that another listing of the same group names and this one does not.
    pub(super) fn complete_from(&mut self, other: Self) {
        self.phone = self.phone.take().or(other.phone);
        self.email = self.email.take().or(other.email);
        self.url = self.url.take().or(other.url);
        if self.hours.is_empty() {
            self.hours = other.hours;
        }
    }
}
