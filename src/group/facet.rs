//! The short lists a listing is described with. Ids as the native dataset spells them; other spellings
//! (`in_person`, `peer_led`) are aliases kept in `data/facets.json` and resolved by the feeds.

use super::coded::{CodedSet, coded};

coded! {
    /// Which sort of listing this is.
    pub enum Kind: "kind" {
        /// A self-help group that meets.
        Group = "group",
        /// An association or charity of people affected.
        Organisation = "organisation",
        /// A place that knows the groups of a region and refers people to them.
        ContactPoint = "contact-point",
        /// A number to call.
        Helpline = "helpline",
        /// An internet forum.
        Forum = "forum",
        /// A directory of groups.
        Directory = "directory",
        /// Professional support around self-help.
        Service = "service",
    }
}

coded! {
    /// How a group meets. Hybrid is not a value of its own: see [`FormatSet::is_hybrid`].
    pub enum Format: "format" {
        /// In one room.
        InPerson = "in-person",
        /// By telephone.
        Phone = "phone",
        /// By video or voice over the internet.
        Online = "online",
        /// Moderated chat.
        Chat = "chat",
        /// Internet forum.
        Forum = "forum",
        /// E-mail or letters.
        MailExchange = "mail-exchange",
        /// One person with one other.
        OneToOne = "one-to-one",
    }
}

/// How a group meets; empty = unknown.
pub type FormatSet = CodedSet<Format>;

impl FormatSet {
    /// Whether one goes somewhere to a group that meets so, or may have to: not to one that meets only online or by
    /// telephone.
    pub fn needs_going_to(self) -> bool {
        let from_afar = self.contains(Format::Online) || self.contains(Format::Phone);
        self.contains(Format::InPerson) || !from_afar
    }

    /// In person and at least one other way.
    pub fn is_hybrid(self) -> bool {
        self.contains(Format::InPerson) && self.len() > 1
    }
}

coded! {
    /// Whom a group is for, seen from the problem.
    pub enum Relation: "for" {
        /// People affected themselves.
        Affected = "affected",
        /// Relatives and people close to them.
        Relatives = "relatives",
        /// Partners.
        Partners = "partners",
        /// Parents.
        Parents = "parents",
        /// Children of people affected.
        Children = "children",
        /// Brothers and sisters.
        Siblings = "siblings",
        /// Bereaved people.
        Bereaved = "bereaved",
        /// Friends.
        Friends = "friends",
        /// People formerly affected.
        FormerlyAffected = "formerly-affected",
        /// People affected and relatives together.
        Mixed = "mixed",
        /// Professionals and students.
        Professionals = "professionals",
        /// Anyone.
        Anyone = "anyone",
    }
}

coded! {
    /// Which people a group is meant for or welcomes.
    pub enum People: "people" {
        /// Women.
        Women = "women",
        /// Men.
        Men = "men",
        /// Non-binary people.
        NonBinary = "non-binary",
        /// Trans people.
        Trans = "trans",
        /// LGBTQ+ people.
        Lgbtq = "lgbtq",
        /// Young people.
        Young = "young",
        /// Older people.
        Older = "older",
        /// Teenagers.
        Teens = "teens",
        /// Children.
        ChildrenAge = "children-age",
        /// Veterans.
        Veterans = "veterans",
        /// Migrants and refugees.
        Migrants = "migrants",
        /// People of colour.
        PeopleOfColour = "people-of-colour",
        /// Indigenous people.
        Indigenous = "indigenous",
        /// People who come for the first time.
        Newcomers = "newcomers",
    }
}

coded! {
    /// Who leads the meetings.
    pub enum Facilitation: "facilitation" {
        /// Somebody affected.
        Peer = "peer",
        /// Nobody: responsibility is shared.
        Leaderless = "leaderless",
        /// Started with help, then self-run.
        StarterThenSelf = "starter-then-self",
        /// A trained volunteer.
        TrainedVolunteer = "trained-volunteer",
        /// A professional.
        Professional = "professional",
        /// The group, with a professional to ask.
        ProfessionalAdvisor = "professional-advisor",
    }
}

coded! {
    /// What a meeting follows. Whether faith is part of it is a flag of its own.
    pub enum Programme: "programme" {
        /// Conversation.
        Conversation = "conversation",
        /// Twelve steps.
        TwelveStep = "twelve-step",
        /// Guidelines of a national organisation.
        NationalGuidelines = "national-guidelines",
        /// Skills and tools of behavioural therapy.
        CbtTools = "cbt-tools",
        /// Faith-based.
        FaithBased = "faith-based",
        /// A course with a fixed number of sessions.
        Course = "course",
        /// Shared activity or leisure.
        Activity = "activity",
        /// Information and lectures.
        Information = "information",
        /// Advocacy.
        Advocacy = "advocacy",
        /// No fixed format.
        Unstructured = "unstructured",
    }
}

coded! {
    /// Access for people with disabilities or children.
    pub enum Access: "access" {
        /// Wheelchair accessible.
        Wheelchair = "wheelchair",
        /// Accessible toilet.
        AccessibleToilet = "accessible-toilet",
        /// Sign language.
        SignLanguage = "sign-language",
        /// Hearing loop.
        HearingLoop = "hearing-loop",
        /// Easy or plain language.
        PlainLanguage = "plain-language",
        /// Childcare.
        ChildCare = "child-care",
        /// Children welcome.
        ChildFriendly = "child-friendly",
        /// Fragrance free.
        FragranceFree = "fragrance-free",
        /// Step-free access.
        StepFree = "step-free",
    }
}

coded! {
    /// Whether one may just come.
    pub enum Attendance: "attendance" {
        /// Just come along.
        DropIn = "drop-in",
        /// Open to observers too.
        OpenObservers = "open-observers",
        /// Only people affected.
        ClosedAffected = "closed-affected",
        /// A fixed circle of members.
        ClosedFixed = "closed-fixed",
        /// Get in touch first.
        ContactFirst = "contact-first",
        /// A trial visit is possible.
        TrialMeeting = "trial-meeting",
        /// Only through the contact point.
        ViaContactPoint = "via-contact-point",
        /// There is a waiting list.
        WaitingList = "waiting-list",
    }
}

coded! {
    /// What taking part costs.
    pub enum Cost: "cost" {
        /// Nothing.
        Free = "free",
        /// A voluntary donation.
        Donation = "donation",
        /// A membership fee.
        Membership = "membership",
        /// A participation fee.
        Fee = "fee",
    }
}

coded! {
    /// Whether a group meets at present.
    pub enum Status: "status" {
        /// It meets.
        Active = "active",
        /// It is starting up and looks for members.
        Founding = "founding",
        /// People look for others in the same situation.
        Seekers = "seekers",
        /// It pauses.
        Paused = "paused",
        /// It has ended.
        Ended = "ended",
    }
}

#[cfg(test)]
mod tests {
    use super::super::Coded;
    use super::*;

    #[test]
    fn hybrid_needs_a_room_and_another_way() {
        let set = |formats: &[Format]| formats.iter().copied().collect::<FormatSet>();
        assert!(set(&[Format::InPerson, Format::Online]).is_hybrid());
        assert!(set(&[Format::InPerson, Format::Phone]).is_hybrid());
        assert!(!set(&[Format::Online, Format::Phone]).is_hybrid());
        assert!(!set(&[Format::InPerson]).is_hybrid());
        assert!(set(&[]).needs_going_to() && set(&[Format::InPerson, Format::Online]).needs_going_to());
        assert!(!set(&[Format::Online, Format::Phone]).needs_going_to());
        assert!(!set(&[]).is_hybrid());
    }

    #[test]
    fn ids_lead_back_to_their_value() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_id(kind.id()), Some(*kind));
            assert_eq!(Kind::from_ordinal(kind.ordinal()), Some(*kind));
        }
        assert_eq!(Kind::from_id("club"), None);
    }
}
