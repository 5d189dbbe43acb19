//! `groupfinder search`: groups by words and filters.

use super::context::Context;
use super::error::CommandError;
use super::explain;
use super::filters::{Asked, parse_filters};
use super::output::{append_members, print_json};
use crate::app::danger_notice::{DangerNotice, country_of_help};
use crate::app::home_gap::HomeGap;
use crate::app::result_sections::{found_text, section_heading};
use crate::app::{result_row, suggestions};
use crate::cli::{ListOutput, SearchArgs};
use crate::export::{csv, plain};
use crate::group::Coded;
use crate::search::{Facet, Hit, HitSection, Query, Results, find_groups};
use crate::store::Opened;
use crate::topic::Thesaurus;
use crate::topic::articles::article_named;
use serde_json::{Value, json};
use std::io::Write;

/// How many groups are printed for people who do not say how many they want.
const USUAL_LIMIT: usize = 20;

/// How many groups about the broader topic are printed where the country has none about the topic.
const BROADER: usize = 3;

/// Prints the groups found.
///
/// # Errors
/// A filter is not understood, or a record cannot be read.
pub(super) fn search_groups(
    context: &Context<'_>,
    args: &SearchArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let opened = context.open_listings(err)?;
    let mut asked = parse_filters(context, &opened.index, &args.words, &args.filters)?;
    if args.explain {
        asked.query.limit = args.limit.unwrap_or(explain::USUAL_LIMIT);
        let results = asked.search(&opened.index, &context.moment());
        return explain::explain_results(context, &opened, &asked, &results, args.output, out).map(|()| 0);
    }
    let usual = if args.output == ListOutput::Text { USUAL_LIMIT } else { usize::MAX };
    asked.query.limit = args.limit.unwrap_or(usual);
    let results = asked.search(&opened.index, &context.moment());
    let hits = results.hits.as_slice();
    let home = context.country();
    let country = country_of_help(results.country(), home.as_deref());
    let danger = DangerNotice::for_danger(results.danger, country);
    if let Some(danger) = danger.as_ref().filter(|_| args.output == ListOutput::Text) {
        let mut page = String::new();
        plain::push_lines(&mut page, &danger.sentence(&context.locale), 0);
        out.write_all(page.as_bytes())?;
    }
    let gap = HomeGap::of(&results, &asked.query, &opened.index, &context.locale);
    if let Some(gap) = gap.as_ref().filter(|_| args.output == ListOutput::Text) {
        let mut page = String::new();
        plain::push_lines(&mut page, &gap.sentence(&context.locale), 0);
        out.write_all(page.as_bytes())?;
        print_broader(context, &opened, &asked, gap, out)?;
    }
    let article = results.article.and_then(article_named);
    if let Some(article) = article.filter(|_| args.output == ListOutput::Text) {
        let title = article.title(context.language());
        let values = [("title", title.into()), ("id", article.id.into())];
        let mut page = String::new();
        plain::push_lines(&mut page, &context.locale.with("search-article", &values), 0);
        out.write_all(page.as_bytes())?;
    }
    tell_findings(context, &opened, &asked, &results, hits.len(), err)?;
    match args.output {
        ListOutput::Text => print_hits(context, &opened, &asked, &results, out)?,
        ListOutput::Json => {
            let notices = Notices { danger: danger.as_ref(), gap: gap.as_ref() };
            json_document(&opened, &asked, &results, &notices, out)?;
        }
        ListOutput::Ndjson => {
            for hit in hits {
                writeln!(out, "{}", scored_record(&opened, &results, hit)?)?;
            }
        }
        ListOutput::Csv => {
            out.write_all(csv::header_row(results.is_near()).as_bytes())?;
            for hit in hits {
                let group = opened.read_group(hit.ordinal)?;
                let km = results.is_near().then_some(hit.distance_km);
                out.write_all(csv::group_row(&group, km).as_bytes())?;
            }
        }
    }
    Ok(0)
}

/// Says what was searched and how much was found. Words, so not on the output.
fn tell_findings(
    context: &Context<'_>,
    opened: &Opened,
    asked: &Asked,
    results: &Results,
    shown: usize,
    err: &mut dyn Write,
) -> Result<(), CommandError> {
    let locale = &context.locale;
    if let Some(correction) = &results.corrected {
        let values = [("from", correction.from.as_str().into()), ("to", correction.to.as_str().into())];
        writeln!(err, "{}", locale.with("search-corrected", &values))?;
    }
    if let Some(left_out) = &results.partial {
        writeln!(err, "{}", locale.with("partial", &[("words", left_out.join(", ").into())]))?;
    }
    if let Some((near, others)) = &asked.near_name {
        writeln!(err, "{}", locale.with("search-near", &[("place", near.as_str().into())]))?;
        if !others.is_empty() {
            let others = others.join("; ");
            writeln!(err, "{}", locale.with("search-near-others", &[("places", others.into())]))?;
        }
    }
    for (facet, value) in &asked.impossible {
        let values = [("facet", facet.id().into()), ("value", value.as_str().into())];
        writeln!(err, "{}", locale.with("search-none-has", &values))?;
    }
    let total = u64::from(results.known());
    if total == 0 && results.uncounted() == 0 {
        writeln!(err, "{}", locale.text("search-nothing"))?;
        for way in &results.suggestions {
            writeln!(err, "  {}", suggestions::suggestion_label(way, &opened.index, locale))?;
        }
        writeln!(err, "{}", locale.text("search-nothing-crisis"))?;
        return Ok(());
    }
    if results.uncounted() > 0 {
        let values = [("count", total.into()), ("all", locale.number(total).into())];
        writeln!(err, "{}", found_text(locale.with("search-found", &values), results, locale))?;
        return Ok(());
    }
    let values = [
        ("count", total.into()),
        ("all", locale.number(total).into()),
        ("shown", locale.number(shown as u64).into()),
    ];
    let key = if (shown as u64) < total { "search-found-shown" } else { "search-found" };
    writeln!(err, "{}", locale.with(key, &values))?;
    Ok(())
}

fn print_hits(
    context: &Context<'_>,
    opened: &Opened,
    asked: &Asked,
    results: &Results,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let mut page = String::new();
    let heading = |section| section_heading(section, results, &asked.query, &opened.index, &context.locale);
    let abroad = results.first_elsewhere().unwrap_or(results.hits.len());
    let is_folded = results.folds_other_countries() && !asked.is_abroad_listed;
    let listed = if is_folded { abroad } else { results.hits.len() };
    for (at, hit) in results.hits.iter().enumerate().take(listed) {
        if let Some(section) = results.section_begun_by(at) {
            plain::push_lines(&mut page, &format!("{}:", heading(section)), 0);
        }
        push_hit(&mut page, context, opened, hit)?;
    }
    if is_folded && results.count_in(HitSection::Elsewhere) > 0 {
        let name = heading(HitSection::Elsewhere);
        plain::push_lines(&mut page, &context.locale.with("search-abroad", &[("name", name.into())]), 0);
    }
    out.write_all(page.as_bytes())?;
    Ok(())
}

/// A listing in two lines: its name and id, what it is and where.
fn push_hit(
    page: &mut String,
    context: &Context<'_>,
    opened: &Opened,
    hit: &Hit,
) -> Result<(), CommandError> {
    let group = opened.read_group(hit.ordinal)?;
    let row = result_row::row_text(&opened.index, hit, &context.locale, context.now, &context.zone);
    plain::push_lines(page, &format!("{} [{}]", row.name, group.id), 0);
    let place = row.where_and_how(&context.locale);
    let is_claimed = opened.index.row(hit.ordinal).is_claimed();
    let claim = if is_claimed { context.locale.text("row-claimed") } else { String::new() };
    let facts = [row.what, claim, place, row.when].into_iter().filter(|fact| !fact.is_empty());
    plain::push_lines(page, &facts.collect::<Vec<_>>().join("; "), 2);
    Ok(())
}

/// A native record with its score, with its distance where a place was named, and with the formats that follow
/// from the rest of it where it names none, so that a reader of the output need not know that rule.
fn scored_record(opened: &Opened, results: &Results, hit: &Hit) -> Result<String, CommandError> {
    let json = opened.records.read_json(hit.ordinal)?;
    let mut members: Vec<(&str, Value)> = Vec::new();
    let formats = opened.index.row(hit.ordinal).formats();
    if !formats.is_empty() && !json.contains("\"formats\"") {
        members.push(("formats", formats.iter().map(|format| json!(format.id())).collect()));
    }
    members.push(("score", json!(round_to(hit.score, 10_000.0))));
    members.push(("section", json!(hit.section.id())));
    if results.is_near() {
        members.push(("distance_km", json!(hit.distance_km.map(|km| round_to(km, 1000.0)))));
    }
    Ok(append_members(&json, &members))
}

/// How many groups stand in each section that has any, by its id.
fn section_counts(results: &Results) -> Value {
    let counts = HitSection::ALL.into_iter().map(|section| (section, results.count_in(section)));
    let counts = counts.filter(|(_, count)| *count > 0);
    Value::Object(counts.map(|(section, count)| (section.id().to_owned(), count.into())).collect())
}

fn round_to(x: f32, places: f64) -> f64 {
    (f64::from(x) * places).round() / places
}

/// What the document says where the words are those of somebody in danger.
fn crisis_member(danger: &DangerNotice) -> Value {
    let numbers: Vec<Value> = danger
        .lines
        .iter()
        .map(|line| json!({"name": line.name, "kind": line.kind, "phone": line.phone}))
        .collect();
    json!({"kind": danger.kind.id(), "country": danger.country, "numbers": numbers})
}

/// What is said of the whole list.
struct Notices<'a> {
    danger: Option<&'a DangerNotice>,
    gap: Option<&'a HomeGap>,
}

/// What the document says where the reader's country has no listing for the topic.
fn gap_member(gap: &HomeGap) -> Value {
    let ask = gap.contact.map(|point| json!({"name": point.name, "phone": point.phone, "url": point.url}));
    json!({"country": gap.country, "topic": gap.topic, "ask": ask})
}

/// Prints what the reader's country has for the next broader topic, where it has nothing for the one asked for.
fn print_broader(
    context: &Context<'_>,
    opened: &Opened,
    asked: &Asked,
    gap: &HomeGap,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let thesaurus = Thesaurus::embedded();
    let topic = thesaurus.topics().find(|(_, topic)| topic.label(context.language()) == gap.topic);
    let broader = topic.and_then(|(id, _)| thesaurus.broader_topics(id).into_iter().next());
    let Some(broader) = broader.map(|id| thesaurus.get(id)) else { return Ok(()) };
    let values = [(Facet::Topic, broader.id), (Facet::Place, gap.country.as_str())];
    let mut query = Query { home: asked.query.home.clone(), limit: BROADER, ..Query::default() };
    for (facet, id) in values {
        let Some(value) = opened.index.value_id(facet, id) else { return Ok(()) };
        query.selection.toggle(facet, value);
    }
    let found = find_groups(&opened.index, &query, &context.moment());
    if found.hits.is_empty() {
        return Ok(());
    }
    let mut page = String::new();
    let label = [("topic", broader.label(context.language()).into())];
    plain::push_lines(&mut page, &format!("{}:", context.locale.with("home-gap-broader", &label)), 0);
    for hit in &found.hits {
        push_hit(&mut page, context, opened, hit)?;
    }
    out.write_all(page.as_bytes())?;
    Ok(())
}

/// One document: what was searched, how much was found, and the groups as native records, one a line.
fn json_document(
    opened: &Opened,
    asked: &Asked,
    results: &Results,
    notices: &Notices<'_>,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let hits = results.hits.as_slice();
    let crisis = notices.danger.map(crisis_member);
    let gap = notices.gap.map(gap_member);
    let corrected = results.corrected.as_ref().map(|c| c.to.as_str());
    if hits.is_empty() {
        let document = json!({"query": asked.query.text, "total": results.total, "sections": {}, "corrected": corrected, "crisis": crisis, "home_gap": gap, "article": results.article, "groups": []});
        return print_json(out, &document);
    }
    writeln!(
        out,
        "{{\"query\":{},\"total\":{},\"sections\":{},\"corrected\":{},\"crisis\":{},\"home_gap\":{},\"article\":{},\"groups\":[",
        json!(asked.query.text),
        results.total,
        section_counts(results),
        json!(corrected),
        json!(crisis),
        json!(gap),
        json!(results.article)
    )?;
    for (n, hit) in hits.iter().enumerate() {
        let comma = if n + 1 < hits.len() { "," } else { "" };
        writeln!(out, "{}{comma}", scored_record(opened, results, hit)?)?;
    }
    writeln!(out, "]}}")?;
    Ok(())
}
