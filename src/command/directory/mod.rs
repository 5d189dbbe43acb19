//! `groupfinder check --directory`: what is old, missing or thin in the built-in directory, for those who keep it.

pub mod coverage;

use super::context::Context;
use super::error::CommandError;
use super::output::print_json;
use crate::cli::{CheckArgs, Output};
use crate::dataset::read_record;
use crate::export::plain;
use crate::group::Group;
use crate::page::{Page, Tone};
use crate::store::embedded;
use crate::topic::{Grade, Language, Thesaurus};
use coverage::{COUNTRIES, WANTED};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write;

/// So many records of a sort are printed for people unless all are asked for.
const SHOWN: usize = 15;

/// A page of this age in years is called old.
const OLD: i16 = 4;

/// What is to be said of the directory as a whole. Lists hold ids of records.
#[derive(Debug, Default)]
pub struct Review {
    /// How many records there are.
    pub records: usize,
    /// Those that nobody can be reached by: no number, address, link or place.
    pub unreachable: Vec<String>,
    /// Those without a description, by language code.
    pub undescribed: BTreeMap<&'static str, Vec<String>>,
    /// How many are of each grade; the empty one is that of records without one.
    pub grades: BTreeMap<&'static str, usize>,
    /// How many were read on each day, `YYYY-MM-DD`.
    pub read_on: BTreeMap<String, usize>,
    /// Those of which the year of the page is known, by that year.
    pub page_years: BTreeMap<i16, Vec<String>>,
}

impl Review {
    /// Goes through all records.
    pub fn of(groups: &[Group]) -> Self {
        let mut review = Self { records: groups.len(), ..Self::default() };
        for group in groups {
            let id = group.id.as_str().to_owned();
            for language in Language::ALL.map(Language::code) {
                let missing = review.undescribed.entry(language).or_default();
                if !group.description.iter().any(|(tag, text)| tag == language && !text.is_empty()) {
                    missing.push(id.clone());
                }
            }
            if !group.is_reachable() {
                review.unreachable.push(id.clone());
            }
            *review.grades.entry(group.source.grade.map_or("", Grade::id)).or_default() += 1;
            let day = group.source.retrieved.map(|day| day.to_string()).unwrap_or_default();
            *review.read_on.entry(day).or_default() += 1;
            if let Some(year) = page_year(group) {
                review.page_years.entry(year).or_default().push(id);
            }
        }
        review
    }

    /// How many records have a page of `year` or older.
    pub fn count_until(&self, year: i16) -> usize {
        self.page_years.range(..=year).map(|(_, ids)| ids.len()).sum()
    }
}

/// The year of the page, which stands in brackets behind the name of its host.
fn page_year(group: &Group) -> Option<i16> {
    group.source.name.as_deref()?.split('(').nth(1)?.get(..4)?.parse().ok()
}

/// Says how the built-in directory stands.
///
/// # Errors
/// A record of it cannot be read, or the output cannot be written.
pub(super) fn check_directory(
    context: &Context<'_>,
    args: &CheckArgs,
    out: &mut dyn Write,
) -> Result<u8, CommandError> {
    let groups: Result<Vec<Group>, _> = embedded::all_records().map(read_record).collect();
    let groups = groups.map_err(|e| CommandError::Failed(e.to_string()))?;
    let review = Review::of(&groups);
    match args.output {
        Output::Json => print_json(out, &document_of(&review, &groups))?,
        Output::Text => {
            let page = page_of(context, &review, args.all);
            out.write_all(plain::to_plain_text(&page).as_bytes())?;
            out.write_all(table_of(&groups, args.all).as_bytes())?;
        }
    }
    Ok(0)
}

fn document_of(review: &Review, groups: &[Group]) -> Value {
    let thesaurus = Thesaurus::embedded();
    let coverage: BTreeMap<&str, BTreeMap<&str, String>> = thesaurus
        .topics()
        .map(|(_, topic)| {
            let cells = COUNTRIES.map(|country| (country, coverage::cell(groups, country, topic.id)));
            (topic.id, BTreeMap::from(cells))
        })
        .collect();
    json!({
        "records": review.records,
        "reachable": review.records - review.unreachable.len(),
        "unreachable": review.unreachable,
        "without_description": review.undescribed,
        "grades": review.grades,
        "read_on": review.read_on,
        "page_years": review.page_years,
        "coverage": coverage,
    })
}

fn page_of(context: &Context<'_>, review: &Review, all: bool) -> Page {
    let locale = &context.locale;
    let shown = if all { usize::MAX } else { SHOWN };
    let number = |count: usize| locale.number(count as u64);
    let mut page = Page::new(locale.text("directory-title"));
    let reachable = review.records - review.unreachable.len();
    let values = [
        ("records", number(review.records).into()),
        ("reachable", number(reachable).into()),
        ("rest", number(review.unreachable.len()).into()),
    ];
    page.add(Tone::Text, 0, locale.with("directory-total", &values));
    let grades: Vec<String> =
        review.grades.iter().map(|(grade, count)| format!("{} {grade}", number(*count))).collect();
    page.add(Tone::Text, 0, locale.with("directory-grades", &[("grades", grades.join(", ").into())]));
    for (day, count) in &review.read_on {
        let day = day.parse().map_or_else(|_| day.clone(), |day| locale.date_with_year(day));
        let values = [("day", day.into()), ("count", number(*count).into())];
        page.add(Tone::Text, 0, locale.with("directory-read-on", &values));
    }
    let old = context.viewer().today().year() - OLD;
    let values = [
        ("known", number(review.count_until(i16::MAX)).into()),
        ("old", number(review.count_until(old)).into()),
        ("year", old.to_string().into()),
    ];
    page.add(Tone::Text, 0, locale.with("directory-ages", &values));
    let oldest = review.page_years.range(..=old);
    let oldest = oldest.flat_map(|(year, ids)| ids.iter().map(move |id| format!("{id} ({year})")));
    add_list(&mut page, &locale.text("directory-old"), oldest.collect(), shown);
    add_list(&mut page, &locale.text("directory-unreachable"), review.unreachable.clone(), shown);
    for (code, ids) in &review.undescribed {
        let heading = locale.with("directory-undescribed", &[("language", (*code).into())]);
        add_list(&mut page, &heading, ids.clone(), shown);
    }
    page.add_heading(locale.text("directory-coverage"));
    page.add(Tone::Quiet, 2, locale.text("directory-legend"));
    page
}

/// The table of coverage, with its columns one below the other.
fn table_of(groups: &[Group], all: bool) -> String {
    let mut table = row_of("", &COUNTRIES.map(str::to_owned));
    let thesaurus = Thesaurus::embedded();
    let every = thesaurus.topics().map(|(_, topic)| topic.id).filter(|topic| all && !WANTED.contains(topic));
    for topic in WANTED.into_iter().chain(every) {
        table.push_str(&row_of(topic, &COUNTRIES.map(|country| coverage::cell(groups, country, topic))));
    }
    table
}

/// A line of the table: a topic in 30 columns, each country in 4.
fn row_of(topic: &str, cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| format!("{cell:<3}")).collect();
    format!("  {}\n", format!("{topic:<28.28} {}", cells.join(" ")).trim_end())
}

/// A heading with the number of records, then the first of them; nothing where there is none.
fn add_list(page: &mut Page, heading: &str, ids: Vec<String>, shown: usize) {
    if ids.is_empty() {
        return;
    }
    page.add_heading(format!("{heading} ({})", ids.len()));
    let rest = ids.len().saturating_sub(shown);
    let mut first: Vec<String> = ids.into_iter().take(shown).collect();
    if rest > 0 {
        first.push(format!("… +{rest}"));
    }
    page.add(Tone::Text, 2, first.join(", "));
}
