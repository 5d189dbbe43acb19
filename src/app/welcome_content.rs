//! What the welcome says: whom to call at home, what meets next near home, how much there is for each category.

use super::policy::Mode;
use super::repeats::merge_repeats;
use super::result_row::row_text;
use super::source_offers::{Here, Nearness, nearness, rank_offers};
use super::state::{CARDS, EXAMPLES, State, Welcome, WelcomeItem};
use crate::locale::Locale;
use crate::search::{
    Facet, Index, LocalNow, Query, Results, Row, Sort, When, count_values, find_and_count, find_groups,
};
use crate::topic::crisis_lines::{self, Urgency};
use crate::topic::{Facets, Thesaurus, is_about_violence};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Groups that meet next that are read aloud.
const SPOKEN_NEXT: usize = 3;
/// Groups that are listed as meeting next, at most.
const MOST_NEXT: usize = 12;
/// Sources that are offered, at most; all of them stand in the list of sources.
const MOST_OFFERS: usize = 6;
/// Sources of the whole world that are offered where nothing nearer is known.
const MOST_WORLDWIDE: usize = 2;

/// Whom to call in a country, without the name of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeNumbers {
    /// The kind of an emergency line, for instance `police`, and its number: the most general first.
    pub danger: Vec<(&'static str, &'static str)>,
    /// The number of somebody to talk to.
    pub talk: Option<&'static str>,
}

impl HomeNumbers {
    /// The numbers of a country, ISO 3166; `None` where none are known.
    pub fn of_country(country: &str) -> Option<Self> {
        let lines = crisis_lines::lines_for(country);
        let mut danger = Vec::new();
        for kind in ["emergency", "police", "medical"] {
            let line = lines.iter().find(|line| line.kind == kind && line.region.is_none());
            danger.extend(line.and_then(|line| line.phone).map(|number| (kind, number)));
        }
        let support = lines.iter().filter(|line| {
            line.urgency() == Urgency::Support && line.region.is_none() && line.phone.is_some()
        });
        // Somebody to talk to about anything goes before a line for one trouble, and one that is always open first.
        let best = support.min_by_key(|line| (line.kind != "emotional-support", !line.always_open));
        let talk = best.and_then(|line| line.phone);
        (!danger.is_empty() || talk.is_some()).then_some(Self { danger, talk })
    }

    /// "police 112 · ambulance 113", with so many of the numbers.
    pub fn danger_text(&self, most: usize, dot: &str, locale: &Locale) -> String {
        let mut text = String::new();
        for (kind, number) in self.danger.iter().take(most) {
            if !text.is_empty() {
                text.push_str(dot);
            }
            let key = format!("welcome-number-{kind}");
            text.push_str(&locale.with(&key, &[("number", (*number).into())]));
        }
        text
    }

    /// "In danger: police 112 · ambulance 113"; empty where no number is known.
    fn danger_sentence(&self, most: usize, dot: &str, locale: &Locale) -> String {
        let numbers = self.danger_text(most, dot, locale);
        if numbers.is_empty() {
            numbers
        } else {
            locale.with("welcome-danger", &[("numbers", numbers.into())])
        }
    }

    /// "Someone to talk to: 116 123"; empty where no number is known.
    fn talk_sentence(&self, key: &str, locale: &Locale) -> String {
        self.talk.map_or_else(String::new, |number| locale.with(key, &[("number", number.into())]))
    }

    /// All numbers in one line, then ever fewer words and numbers for ever narrower screens: none is ever cut.
    pub fn lines(&self, dot: &str, locale: &Locale) -> [String; 5] {
        let (talk, short) =
            (self.talk_sentence("welcome-talk", locale), self.talk_sentence("welcome-talk-short", locale));
        [
            join_parts(&self.danger_sentence(3, dot, locale), &talk),
            join_parts(&self.danger_sentence(2, dot, locale), &talk),
            join_parts(&self.danger_text(2, dot, locale), &talk),
            join_parts(&self.danger_text(2, dot, locale), &short),
            join_parts(&self.danger_text(1, dot, locale), &short),
        ]
    }
}

/// Two parts of a line with space between them, where both say something.
fn join_parts(one: &str, other: &str) -> String {
    let between = if one.is_empty() || other.is_empty() { "" } else { "   " };
    format!("{one}{between}{other}")
}

/// Where the reader is, in words.
pub fn home_label(state: &State, locale: &Locale) -> Option<String> {
    let country = state.home_country()?;
    Some(Facets::embedded().label_of("country", country, locale.language()).to_owned())
}

/// An example search, by its number from 0.
pub fn example_text(example: usize, locale: &Locale) -> String {
    locale.text(&format!("welcome-example-{}", example + 1))
}

/// What a card is called; shorter than the category where that is long.
pub fn card_label(card: usize, locale: &Locale) -> String {
    CARDS
        .get(card)
        .map(|category| locale.text(&format!("welcome-card-{}", category.id())))
        .unwrap_or_default()
}

/// Whether sources are offered here: not on a public terminal, and not where nothing is written.
pub fn offers_sources(state: &State) -> bool {
    state.setup.mode == Mode::Home && !state.demo
}

/// The sources that are offered, as places in the view of the sources.
pub fn offers(state: &State) -> Vec<usize> {
    if !offers_sources(state) {
        return Vec::new();
    }
    let (view, here) = (&state.sources.view, Here::in_country(state.home_country()));
    let mut offers = rank_offers(view, &here);
    let sources = offers.iter().filter_map(|at| view.sources.get(*at));
    let nearby = sources.filter(|source| nearness(source, &here) <= Nearness::Country).count();
    offers.truncate(if nearby > 0 { nearby.min(MOST_OFFERS) } else { MOST_WORLDWIDE });
    offers
}

/// Everything that can be chosen, in the order in which it is read.
pub fn items(state: &State) -> Vec<WelcomeItem> {
    let mut items: Vec<WelcomeItem> = (0..EXAMPLES).map(WelcomeItem::Example).collect();
    items.extend((0..CARDS.len()).map(WelcomeItem::Card));
    items.extend((0..state.welcome.next.len()).map(WelcomeItem::Next));
    items.extend((0..offers(state).len()).map(WelcomeItem::Offer));
    items.push(WelcomeItem::Guide);
    items.extend(offers_sources(state).then_some(WelcomeItem::Sources));
    items.extend([WelcomeItem::All, WelcomeItem::Learn]);
    items
}

/// The welcome for those who hear it line by line: whom to call, the topics with their digits, an example, what meets
/// next, how to follow sources. Short, since nobody can skip a line.
pub fn spoken_welcome(
    state: &State,
    index: &Index,
    locale: &Locale,
    now: Timestamp,
    zone: &TimeZone,
) -> Vec<String> {
    let mut said = vec![spoken_numbers(state, locale)];
    let cards = CARDS.iter().enumerate().map(|(card, category)| {
        let home = state.welcome.counted_for.is_some();
        let count = match state.welcome.at_home.get(card).filter(|_| home) {
            Some(count) => *count,
            None => index.count_everywhere(Facet::Category, category.id()),
        };
        format!(
            "{} {} {}",
            Welcome::digit_of(card),
            card_label(card, locale),
            locale.number(u64::from(count))
        )
    });
    let topics = cards.collect::<Vec<_>>().join(", ");
    said.push(locale.with("plain-topics", &[("topics", topics.into())]));
    said.push(locale.with("plain-example", &[("example", example_text(0, locale).into())]));
    let soon = state.welcome.next.iter().take(SPOKEN_NEXT).map(|hit| {
        let row = row_text(index, hit, locale, now, zone);
        let facts = [row.when.clone(), row.name.clone(), row.where_and_how(locale)];
        facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(", ")
    });
    let soon = soon.collect::<Vec<_>>().join("; ");
    if !soon.is_empty() {
        said.push(format!("{}: {soon}.", locale.text("welcome-next")));
    }
    let view = &state.sources.view;
    let offers = offers(state).into_iter().filter_map(|at| view.sources.get(at));
    let offers =
        offers.map(|source| format!("{} ({})", source.name, source.id)).collect::<Vec<_>>().join("; ");
    // Nothing is near whoever may be anywhere.
    if !offers.is_empty() && state.home_country().is_some() {
        said.push(locale.with("plain-offers", &[("sources", offers.into())]));
    }
    said
}

/// Whom to call, in one sentence.
fn spoken_numbers(state: &State, locale: &Locale) -> String {
    let Some(numbers) = state.home_country().and_then(HomeNumbers::of_country) else {
        return locale.with("welcome-no-numbers", &[("key", "/c".into())]);
    };
    let danger = numbers.danger_sentence(numbers.danger.len(), ", ", locale);
    let talk = numbers.talk_sentence("welcome-talk", locale);
    if danger.is_empty() || talk.is_empty() { danger + &talk } else { format!("{danger}. {talk}") }
}

/// The question what meets next at home, where the welcome does not know it for this minute.
pub fn next_at_home(state: &State, index: &Index, moment: &LocalNow) -> Option<Query> {
    let country = state.home_country()?;
    let place = index.value_id(Facet::Place, country)?;
    let is_known = state.welcome.filled_in == Some(minute_of(moment))
        && state.welcome.counted_for.as_deref() == Some(country);
    if is_known {
        return None;
    }
    let mut query = Query {
        // From a place the list begins with what is near; from a country only, the next meeting comes first.
        home: state.home.clone().filter(|home| home.point.is_some()),
        language: state.language,
        limit: 8 * MOST_NEXT,
        sort: Sort::Next,
        when: Some(When::Hours(7 * 24)),
        ..Query::default()
    };
    query.selection.toggle(Facet::Place, place);
    Some(query)
}

fn minute_of(moment: &LocalNow) -> i64 {
    moment.now.as_second() / 60
}

/// Counts what there is at home and lists what meets next, where that is not known yet. `next` is the answer to
/// [`next_at_home`], where it was found already.
pub fn fill_welcome(state: &mut State, index: &Index, moment: &LocalNow, next: Option<Results>) {
    let Some(country) = state.home_country().map(str::to_owned) else {
        state.welcome = Welcome { selected: state.welcome.selected, ..Welcome::default() };
        return;
    };
    if index.value_id(Facet::Place, &country).is_none() {
        state.welcome.counted_for = Some(country);
        return;
    }
    let Some(query) = next_at_home(state, index, moment) else { return };
    state.welcome.filled_in = Some(minute_of(moment));
    let is_counted = state.welcome.counted_for.as_ref() == Some(&country);
    let (next, counts) = match next {
        Some(next) if is_counted => (next, None),
        Some(next) => (next, Some(count_values(index, &query.selection, Facet::Category, moment))),
        None if is_counted => (find_groups(index, &query, moment), None),
        None => {
            let (next, counts) = find_and_count(index, &query, Facet::Category, moment);
            (next, Some(counts))
        }
    };
    if let Some(counts) = counts {
        for (count, category) in state.welcome.at_home.iter_mut().zip(CARDS) {
            let value = index.value_id(Facet::Category, category.id());
            *count = value.map_or(0, |value| counts.count_of(Facet::Category, value));
        }
        state.welcome.counted_for = Some(country);
    }
    state.welcome.next = next.hits;
    state.welcome.next.retain(|hit| {
        let row = index.row(hit.ordinal);
        row.next_meeting(moment.now, &moment.zone).is_some() && !is_delicate(&row, index)
    });
    // Only the first time of each group is next.
    merge_repeats(index, &mut state.welcome.next);
    state.welcome.next.truncate(MOST_NEXT);
    state.welcome.next.sort_by_key(|hit| {
        index.row(hit.ordinal).next_meeting(moment.now, &moment.zone).map(|next| next.sort_key())
    });
}

/// Whether the name of a group may say what nobody has asked about yet: whoever looks over a shoulder reads it too.
fn is_delicate(row: &Row<'_>, index: &Index) -> bool {
    let thesaurus = Thesaurus::embedded();
    row.topics().filter_map(|topic| index.value(Facet::Topic, topic)).any(|topic| {
        let known = thesaurus.topic_named(&topic.id).map(|id| thesaurus.get(id));
        is_about_violence(&topic.id) || known.is_some_and(|topic| topic.crisis_notice)
    })
}
