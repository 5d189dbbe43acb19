//! What only the source says: a feed that is neither built in nor signed may call anything a helpline, checked today.

use super::{Page, Tone, facet_label};
use crate::dataset::json_record::name_of;
use crate::dataset::read_record;
use crate::feed::text::{self, Field};
use crate::group::{Coded, Group, Kind, tel_link};
use crate::locale::Locale;
use crate::place::fold;
use crate::store::embedded;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Shorter names are words that anybody may use.
const SHORTEST_NAME: usize = 8;

/// Adds what a reader should doubt: a body that only its source calls so, a name that belongs to somebody else, letters
/// that look like others.
pub(super) fn add_doubts(page: &mut Page, group: &Group, locale: &Locale) {
    if !group.source.is_claimed {
        return;
    }
    if group.kind != Kind::Group {
        let kind = facet_label("kind", group.kind.id(), locale);
        page.add(Tone::Notice, 0, locale.with("detail-claimed-kind", &[("kind", kind.into())]));
    }
    if let Some(known) = find_namesake(group) {
        page.add(
            Tone::Notice,
            0,
            locale.with("detail-claimed-name", &[("name", known.name.as_str().into())]),
        );
    }
    if text::clean(Field::Name, &group.name).flags.mixed_scripts {
        page.add(Tone::Notice, 0, locale.text("detail-claimed-letters"));
    }
}

/// When the source says that the listing was checked.
pub(super) fn verified_line(date: Date, age: &str, locale: &Locale) -> String {
    let values = [("age", age.into()), ("date", locale.date_with_year(date).into())];
    locale.with("detail-claimed-verified", &values)
}

/// The listing of the built-in directory whose name a listing bears, alone or with words around it, where the two are
/// reached in no common way: those who run a group of a known body name its number or its pages.
fn find_namesake(group: &Group) -> Option<Group> {
    static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
        let named = embedded::all_records().filter_map(|json| Some((fold(&name_of(json)?), json)));
        named.filter(|(name, _)| name.chars().count() >= SHORTEST_NAME).collect()
    });
    let folded = fold(&group.name);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).take(16).collect();
    let lengths = (1..=words.len()).rev();
    let mut runs = lengths.flat_map(|length| words.windows(length).map(|run| run.join(" ")));
    let known = read_record(runs.find_map(|run| NAMES.get(&run))?).ok()?;
    // A group named after a body is mostly one of its groups; a helpline or organisation is the body itself.
    let is_rival = group.kind != Kind::Group && !shares_way(group, &known);
    is_rival.then_some(known)
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
    use crate::topic::Language;

    fn clean_name(name: &str) -> Text {
        text::clean(Field::Name, name).text.unwrap()
    }

    fn page_of(group: &Group) -> String {
        let mut page = Page::new("");
        add_doubts(&mut page, group, &Locale::new(Language::En));
        page.paragraphs.into_iter().map(|p| p.text + "\n").collect()
    }

    #[test]
    fn what_only_a_source_says_is_told_from_what_somebody_vouches_for() {
        let known =
            read_record(embedded::all_records().find(|json| json.contains("\"helpline\"")).unwrap()).unwrap();
        assert!(page_of(&known).is_empty(), "built in");
        let mut rival = Group::new(own("x").unwrap(), clean_name(&format!("{} 24h", known.name)));
        rival.kind = Kind::Helpline;
        rival.contact = Some(Contact { phone: own("0221 000000"), ..Contact::default() });
        assert!(page_of(&rival).is_empty(), "signed");
        rival.source.is_claimed = true;
        let said = page_of(&rival);
        assert!(said.contains("nobody vouches") && said.contains(known.name.as_str()), "{said}");
        rival.contact.clone_from(&known.contact);
        let is_named = known.contact.as_ref().is_some_and(|c| c.phone.is_some() || c.url.is_some());
        assert!(is_named && !page_of(&rival).contains("Bears"), "{}", page_of(&rival));
        rival.name = own("S\u{430}maritans").unwrap();
        assert!(page_of(&rival).contains("letters"), "{}", page_of(&rival));
    }
}
