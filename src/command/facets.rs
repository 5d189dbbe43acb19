//! `groupfinder facets`: how many groups each value would give.

use super::context::Context;
use super::error::CommandError;
use super::filters::{Asked, parse_filters};
use super::output::print_json;
use crate::app::value_labels::value_label;
use crate::cli::{FacetsArgs, Output};
use crate::export::plain;
use crate::search::{Facet, Index, Results, ValueId};
use crate::topic::Language;
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::io::Write;

/// How many values of a facet are printed for people.
const MOST_SHOWN: usize = 20;

/// One value with its count.
struct Counted {
    id: String,
    label: String,
    count: u32,
    selected: bool,
}

/// Prints the counts: those that choosing the value beside what is already chosen would give.
///
/// # Errors
/// A filter is not understood.
pub(super) fn count_facets(
    context: &Context<'_>,
    args: &FacetsArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let opened = context.open_listings(err)?;
    let asked = parse_filters(context, &opened.index, &args.words, &args.filters)?;
    let results = asked.search(&opened.index, &context.moment());
    let counted = Facet::ALL
        .map(|facet| (facet, count_values(facet, &opened.index, &asked, &results, context.language())));
    match args.output {
        Output::Json => {
            let facets: Map<String, Value> = counted
                .iter()
                .map(|(facet, values)| {
                    let values: Vec<Value> = values
                        .iter()
                        .map(|v| json!({"id": v.id, "label": v.label, "count": v.count, "selected": v.selected}))
                        .collect();
                    (option_name(*facet).to_owned(), Value::Array(values))
                })
                .collect();
            print_json(out, &json!({"total": results.total, "facets": facets}))?;
        }
        Output::Text => {
            let mut page = String::new();
            let values = [
                ("count", results.total.into()),
                ("all", context.locale.number(results.total.into()).into()),
            ];
            plain::push_lines(&mut page, &context.locale.with("search-found", &values), 0);
            for (facet, values) in counted {
                if values.is_empty() {
                    continue;
                }
                page.push('\n');
                plain::push_lines(&mut page, &format!("--{}", option_name(facet)), 0);
                for value in values.iter().take(MOST_SHOWN) {
                    let mark = if value.selected { "x" } else { " " };
                    let count = context.locale.number(value.count.into());
                    let id = if value.id == value.label { String::new() } else { format!(" [{}]", value.id) };
                    let _ = writeln!(page, "  {mark} {count:>9}  {}{id}", value.label);
                }
                if let Some(more) = values.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
                    let more = context.locale.with("facets-more", &[("count", more.into())]);
                    plain::push_lines(&mut page, &more, 2);
                }
            }
            out.write_all(page.as_bytes())?;
        }
    }
    Ok(0)
}

/// The values of a facet that a listing has or that are chosen, the most frequent first.
fn count_values(
    facet: Facet,
    index: &Index,
    asked: &Asked,
    results: &Results,
    language: Language,
) -> Vec<Counted> {
    let values = index.values(facet).iter().zip(0_u32..);
    let mut counted: Vec<Counted> = values
        .map(|(value, n)| Counted {
            id: value.id.clone(),
            label: value_label(facet, value, language),
            count: if asked.impossible.is_empty() { results.counts.count_of(facet, ValueId(n)) } else { 0 },
            selected: asked.query.selection.contains(facet, ValueId(n)),
        })
        .filter(|value| value.count > 0 || value.selected)
        .collect();
    counted.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
    counted
}

/// What the facet is called on the command line.
fn option_name(facet: Facet) -> &'static str {
    match facet {
        Facet::Day => "day",
        _ => facet.id(),
    }
}
