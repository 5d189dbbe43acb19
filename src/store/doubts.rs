//! What a reader should doubt in a listing that nobody vouches for: a name that belongs to somebody else, letters that look
//! like others.

use super::embedded;
use crate::dataset::json_record::name_of;
use crate::dataset::read_record;
use crate::feed::text::{self, Field};
use crate::group::{Group, Kind, tel_link};
use crate::search::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Shorter names are words that anybody may use.
const SHORTEST_NAME: usize = 8;

/// Notes that a listing comes from a feed that is neither built in nor signed, and what is to be doubted in it.
pub(super) fn note_doubts(group: &mut Group) {
    group.source.is_claimed = true;
    group.source.namesake = find_namesake(group).map(|known| known.name);
    group.source.mixes_scripts = text::clean(Field::Name, &group.name).flags.mixed_scripts;
}

/// The listing of the built-in directory whose name a listing bears, alone or with words around it, where the two are
/// reached in no common way: those who run a group of a known body name its number or its pages.
fn find_namesake(group: &Group) -> Option<Group> {
    static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
        let named = embedded::all_records().filter_map(|json| Some((fold(&name_of(json)?), json)));
        named.filter(|(name, _)| name.chars().count() >= SHORTEST_NAME).collect()
    });
    // A group named after a body is mostly one of its groups; a helpline or organisation is the body itself.
    if group.kind == Kind::Group {
        return None;
    }
    let folded = fold(&group.name);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).take(16).collect();
    let lengths = (1..=words.len()).rev();
    let mut runs = lengths.flat_map(|length| words.windows(length).map(|run| run.join(" ")));
    let known = read_record(runs.find_map(|run| NAMES.get(&run))?).ok()?;
    (!shares_way(group, &known)).then_some(known)
}

/// Whether two listings have a number, a host or a domain for mail in common.
fn shares_way(one: &Group, other: &Group) -> bool {
    let theirs = ways_of(other);
    ways_of(one).iter().any(|way| theirs.contains(way))
}

fn ways_of(group: &Group) -> Vec<String> {
    let contact = group.contact.as_ref();
    let phone = contact.and_then(|contact| contact.phone.as_deref()).and_then(tel_link);
    let email = contact.and_then(|contact| contact.email.as_deref());
    let domain = email.and_then(|email| email.rsplit_once('@')).map(|(_, domain)| domain.to_lowercase());
    let own = contact.and_then(|contact| contact.url.as_ref());
    let behind = group.organisation.as_ref().and_then(|organisation| organisation.url.as_ref());
    let hosts = own.into_iter().chain(behind).map(|url| url.host().trim_start_matches("www.").to_lowercase());
    hosts.chain(phone).chain(domain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::text::own;
    use crate::group::{Contact, Text};

    fn clean_name(name: &str) -> Text {
        text::clean(Field::Name, name).text.unwrap()
    }

    #[test]
    fn a_known_name_in_other_hands_is_noticed() {
        let is_reached = |json: &&str| json.contains("\"helpline\"") && json.contains("\"phone\"");
        let known = read_record(embedded::all_records().find(is_reached).unwrap()).unwrap();
        let mut rival = Group::new(own("x").unwrap(), clean_name(&format!("{} 24h", known.name)));
        rival.kind = Kind::Helpline;
        rival.contact = Some(Contact { phone: own("0221 000000"), ..Contact::default() });
        note_doubts(&mut rival);
        assert_eq!(rival.source.namesake, Some(known.name.clone()));
        // Reached in the same way it is the body itself, or one of its groups.
        rival.contact.clone_from(&known.contact);
        note_doubts(&mut rival);
        assert_eq!(rival.source.namesake, None);
        rival.name = clean_name("S\u{430}maritans");
        note_doubts(&mut rival);
        assert!(rival.source.mixes_scripts);
    }
}
