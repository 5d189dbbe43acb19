//! What only the source says: a feed that is neither built in nor signed may call anything a helpline, checked today.

use super::{Page, Tone, facet_label};
use crate::group::{Coded, Group, Kind};
use crate::locale::Locale;
use jiff::civil::Date;

/// Adds what a reader should doubt: a body that only its source calls so, a name that belongs to somebody else, letters
/// that look like others.
pub(super) fn add_doubts(page: &mut Page, group: &Group, locale: &Locale) {
    let source = &group.source;
    if source.is_claimed && group.kind != Kind::Group {
        let kind = facet_label("kind", group.kind.id(), locale);
        page.add(Tone::Notice, 0, locale.with("detail-claimed-kind", &[("kind", kind.into())]));
    }
    if let Some(name) = &source.namesake {
        page.add(Tone::Notice, 0, locale.with("detail-claimed-name", &[("name", name.as_str().into())]));
    }
    if source.mixes_scripts {
        page.add(Tone::Notice, 0, locale.text("detail-claimed-letters"));
    }
}

/// When the source says that the listing was checked.
pub(super) fn verified_line(date: Date, age: &str, locale: &Locale) -> String {
    let values = [("age", age.into()), ("date", locale.date_with_year(date).into())];
    locale.with("detail-claimed-verified", &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::text::own;
    use crate::topic::Language;

    #[test]
    fn what_only_a_source_says_is_told_from_what_somebody_vouches_for() {
        let said = |group: &Group| {
            let mut page = Page::new("");
            add_doubts(&mut page, group, &Locale::new(Language::En));
            page.paragraphs.into_iter().map(|p| p.text + "\n").collect::<String>()
        };
        let mut group = Group::new(own("x").unwrap(), own("Help 24h").unwrap());
        group.kind = Kind::Helpline;
        assert!(said(&group).is_empty(), "built in or signed");
        group.source.is_claimed = true;
        assert!(said(&group).contains("nobody vouches"), "{}", said(&group));
        group.source.namesake = own("Help");
        group.source.mixes_scripts = true;
        assert!(said(&group).contains("\"Help\"") && said(&group).contains("letters"), "{}", said(&group));
        group.kind = Kind::Group;
        assert!(!said(&group).contains("nobody vouches"), "a group is what it calls itself");
    }
}
