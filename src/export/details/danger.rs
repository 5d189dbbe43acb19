//! The crisis lines that stand first in a listing about violence: a reader may need them before the group.

use super::{Page, Tone};
use crate::group::{Country, Group};
use crate::locale::Locale;
use crate::topic::crisis_lines::{self, CrisisLine, Danger, Urgency};
use crate::topic::{Category, Facets};

/// Lines shown after the emergency number; the crisis help has them all.
const MOST: usize = 3;

/// Whether a listing is about violence.
pub fn is_about_violence(group: &Group) -> bool {
    let named = group.topics.is_empty() && group.categories.iter().any(|c| c == Category::Violence);
    named || group.topics.iter().any(|topic| crate::topic::is_about_violence(topic))
}

/// Adds the emergency number and the lines against violence: those of the reader's country `here` first and always, for
/// they have to be right and the country of a listing is what somebody wrote; then those of the listing's own country,
/// which is named. The first stands with the words that say what it is, the others of a country in one paragraph, so that
/// the group itself is still in view. Gives whether there were any.
pub(super) fn add_crisis_lines(
    page: &mut Page,
    group: &Group,
    locale: &Locale,
    here: Option<Country>,
) -> bool {
    if !is_about_violence(group) {
        return false;
    }
    let own = group.place.as_ref().and_then(|place| place.country);
    let own = own.or_else(|| group.area.iter().find_map(crate::group::Area::country));
    let own = own.filter(|own| Some(*own) != here);
    let mut said_here = here.map(|here| lines_of(here, group, locale)).unwrap_or_default().into_iter();
    let first = said_here.next();
    let has_lines = first.is_some();
    if let Some(first) = first {
        page.add(Tone::Notice, 0, format!("{} {first}", locale.text("danger-title")));
        page.add(Tone::Key, 2, said_here.collect::<Vec<_>>().join("; "));
    }
    let Some(own) = &own else { return has_lines };
    let mut said_there = lines_of(*own, group, locale).into_iter();
    let Some(first) = said_there.next() else { return has_lines };
    let name = Facets::embedded().label_of("country", own.code(), locale.language());
    if has_lines {
        let all: Vec<String> = std::iter::once(first).chain(said_there).collect();
        page.add(Tone::Key, 2, format!("{name}: {}", all.join("; ")));
    } else {
        page.add(Tone::Notice, 0, format!("{} {name}: {first}", locale.text("danger-title")));
        page.add(Tone::Key, 2, said_there.collect::<Vec<_>>().join("; "));
    }
    true
}

/// The lines of a country that suit a listing, in words: the police or the emergency number first, and after the police the
/// number for every emergency where it is another one, for whoever is hurt.
fn lines_of(country: Country, group: &Group, locale: &Locale) -> Vec<String> {
    let known = crisis_lines::lines_in(country.code(), Danger::Violence);
    let first = known.iter().find(|line| line.urgency() == Urgency::Emergency);
    let is_another = |line: &&&CrisisLine| {
        line.kind == "emergency" && first.is_some_and(|first| first.phone != line.phone)
    };
    let general = known.iter().find(is_another);
    let others = known.iter().filter(|line| suits_group(line, group)).take(MOST);
    first.into_iter().chain(general).chain(others).map(|line| describe_line(line, locale)).collect()
}

/// Whether a line is for what the listing is about: sexual violence, men, people who use violence have their own.
fn suits_group(line: &CrisisLine, group: &Group) -> bool {
    if line.urgency() != Urgency::Violence {
        return false;
    }
    let parts: &[&str] = match line.kind {
        "sexual-violence" => &["sexual", "rape", "incest"],
        "perpetrators" => &["perpetrator", "using-violence", "violent"],
        "domestic-violence-men" => &["men", "domestic"],
        "forced-marriage" => &["forced", "honour"],
        _ => return true,
    };
    group.topics.iter().any(|topic| parts.iter().any(|part| topic.contains(part)))
}

/// A line with everything by which it is reached: many who are in danger cannot speak.
fn describe_line(line: &CrisisLine, locale: &Locale) -> String {
    let mut ways = Vec::new();
    ways.extend(line.phone.map(str::to_owned));
    if let Some(text) = &line.text {
        ways.push(match text.word {
            Some(word) => {
                locale.with("crisis-text", &[("word", word.into()), ("number", text.number.into())])
            }
            None => locale.with("crisis-text-only", &[("number", text.number.into())]),
        });
    }
    ways.extend(line.chat.map(|chat| locale.with("crisis-chat", &[("address", chat.into())])));
    let kind = line.kind().map_or("", |kind| kind.labels.get(locale.language()));
    let name = if kind.is_empty() { line.name } else { kind };
    format!("{name}: {}", ways.join(". "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::Place;
    use crate::topic::Language;

    fn page_of(topic: &'static str, country: Option<&str>, here: Option<&str>) -> Page {
        let text = |words| crate::feed::text::own(words).unwrap();
        let mut group = Group::new(text("id"), text("name"));
        group.topics = vec![text(topic)];
        group.place = Some(Place { country: country.and_then(Country::from_code), ..Place::default() });
        let mut page = Page::new("");
        add_crisis_lines(&mut page, &group, &Locale::new(Language::En), here.and_then(Country::from_code));
        page
    }

    #[test]
    fn violence_begins_with_the_emergency_number_and_its_own_lines() {
        let page = page_of("domestic-violence", Some("DE"), Some("DE"));
        assert_eq!(page.paragraphs[0].tone, Tone::Notice);
        assert!(page.paragraphs[0].text.contains("110"), "{page:?}");
        assert!(page.paragraphs[1].text.contains("112"), "who is hurt needs more than the police: {page:?}");
        let all = crisis_lines::lines_for("DE");
        let line = all.iter().find(|line| line.kind == "domestic-violence").unwrap();
        assert!(page.paragraphs.iter().any(|p| p.text.contains(line.phone.unwrap())), "{page:?}");
    }

    #[test]
    fn the_numbers_of_the_readers_country_come_first_whatever_a_listing_says() {
        for claimed in [Some("US"), Some("BR"), Some("AQ"), None] {
            let page = page_of("domestic-violence", claimed, Some("DE"));
            let first = &page.paragraphs[0];
            assert!(first.tone == Tone::Notice && first.text.contains("110"), "{claimed:?}: {page:?}");
            assert!(!first.text.contains("911"), "{claimed:?}: {page:?}");
        }
        let page = page_of("domestic-violence", Some("US"), Some("DE"));
        let there = page.paragraphs.iter().find(|p| p.text.contains("911")).unwrap();
        assert!(there.text.starts_with("United States"), "the country is named: {there:?}");
        // Where the reader's country is not known, the listing's is all there is, and is named.
        let page = page_of("domestic-violence", Some("US"), None);
        assert!(page.paragraphs[0].text.contains("United States: "), "{page:?}");
    }

    #[test]
    fn the_country_of_the_reader_counts_where_the_listing_names_none() {
        let norwegian = crisis_lines::lines_in("NO", Danger::Violence)[0].phone.unwrap();
        assert!(page_of("stalking", None, Some("NO")).paragraphs[0].text.contains(norwegian));
        assert!(page_of("stalking", None, None).paragraphs.is_empty());
        assert!(page_of("alcohol", Some("DE"), None).paragraphs.is_empty());
    }
}
