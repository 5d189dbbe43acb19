//! `groupfinder search --explain`: how a question was read, and why the first hits stand where they do.

use super::context::Context;
use super::error::CommandError;
use super::filters::Asked;
use super::output::print_json;
use crate::app::filter_chips::{Part, PartSource, parts_of};
use crate::app::home_picker::source_key;
use crate::app::home_places::home_label;
use crate::app::result_row::row_text;
use crate::app::result_sections::section_name;
use crate::cli::ListOutput;
use crate::export::plain;
use crate::place::HomeSource;
use crate::search::{Hit, HitSection, Results};
use crate::store::Opened;
use serde_json::{Value, json};
use std::io::Write;

/// How many hits are explained to people who do not say how many they want.
pub(super) const USUAL_LIMIT: usize = 10;

/// Explains results instead of listing them.
///
/// # Errors
/// The output cannot be written.
pub(super) fn explain_results(
    context: &Context<'_>,
    opened: &Opened,
    asked: &Asked,
    results: &Results,
    output: ListOutput,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let explanation = Explanation { context, opened, asked, results };
    if output == ListOutput::Text {
        out.write_all(explanation.text().as_bytes())?;
        return Ok(());
    }
    print_json(out, &explanation.document())
}

struct Explanation<'a> {
    context: &'a Context<'a>,
    opened: &'a Opened,
    asked: &'a Asked,
    results: &'a Results,
}

impl Explanation<'_> {
    fn parts(&self) -> Vec<Part> {
        parts_of(&self.asked.query, Some(self.results), &self.opened.index, &self.context.locale)
    }

    fn text(&self) -> String {
        let locale = &self.context.locale;
        let mut page = String::new();
        let query = [("query", self.asked.query.text.as_str().into())];
        plain::push_lines(&mut page, &locale.with("explain-read", &query), 0);
        for part in self.parts() {
            let kind = locale.text(part.kind.key());
            let mut values = vec![("kind", kind.into()), ("label", part.label.as_str().into())];
            let words = words_of(&part);
            let key = if words.is_some() { "explain-part-words" } else { "explain-part" };
            values.extend(words.map(|words| ("words", words.into())));
            let line = locale.with(key, &values);
            plain::push_lines(&mut page, &line, 2);
        }
        plain::push_lines(&mut page, &self.home_text(), 2);
        if let Some(correction) = &self.results.corrected {
            let values = [("from", correction.from.as_str().into()), ("to", correction.to.as_str().into())];
            plain::push_lines(&mut page, &locale.with("search-corrected", &values), 2);
        }
        if let Some(left_out) = &self.results.partial {
            let values = [("words", left_out.join(", ").into())];
            plain::push_lines(&mut page, &locale.with("explain-left-out", &values), 2);
        }
        if self.results.hits.is_empty() {
            plain::push_lines(&mut page, &locale.text("search-nothing"), 0);
            return page;
        }
        plain::push_lines(&mut page, &locale.text("explain-order"), 0);
        for (n, hit) in self.results.hits.iter().enumerate() {
            let row = self.opened.index.row(hit.ordinal);
            plain::push_lines(&mut page, &format!("{}. {} [{}]", n + 1, row.name(), row.id()), 2);
            plain::push_lines(&mut page, &format!("{}.", self.reasons(hit).join("; ")), 5);
        }
        page
    }

    fn home_text(&self) -> String {
        let locale = &self.context.locale;
        match &self.asked.query.home {
            None => locale.text("explain-home-none"),
            Some(home) => locale.with(
                "explain-home",
                &[
                    ("place", home_label(home, locale).into()),
                    ("source", locale.text(source_key(home)).into()),
                ],
            ),
        }
    }

    /// Why a hit stands where it does, the weightiest reason first.
    fn reasons(&self, hit: &Hit) -> Vec<String> {
        let locale = &self.context.locale;
        let mut reasons = vec![self.section_text(hit.section)];
        if !hit.stated && hit.section != HitSection::NotStated {
            reasons.push(self.section_text(HitSection::NotStated));
        }
        if !self.asked.query.text.trim().is_empty() {
            let share = (f64::from(hit.score) * 100.0).round();
            reasons.push(locale.with("explain-fit", &[("share", share.into())]));
        }
        if !self.results.topics.is_empty() && hit.section != HitSection::Related {
            let key = if hit.is_side_topic { "explain-side-topic" } else { "explain-main-topic" };
            reasons.push(locale.text(key));
        }
        if let Some(km) = hit.distance_km {
            reasons.push(locale.distance(f64::from(km)));
        }
        let row = row_text(&self.opened.index, hit, locale, self.context.now, &self.context.zone);
        reasons.extend(Some(row.when).filter(|when| !when.is_empty()));
        reasons
    }

    fn section_text(&self, section: HitSection) -> String {
        let (query, index) = (&self.asked.query, &self.opened.index);
        section_name(section, self.results, query, index, &self.context.locale)
    }

    fn document(&self) -> Value {
        let results = self.results;
        let parts: Vec<Value> = self
            .parts()
            .iter()
            .map(|part| json!({"kind": part.kind.id(), "label": part.label, "words": words_of(part)}))
            .collect();
        let hits: Vec<Value> = results.hits.iter().map(|hit| self.hit_document(hit)).collect();
        let home = self.asked.query.home.as_ref().map(|home| {
            json!({
                "country": home.country,
                "region": home.region,
                "place": home.label,
                "known_from": source_id(home.known_from),
            })
        });
        json!({
            "query": self.asked.query.text,
            "understood": parts,
            "home": home,
            "corrected": results.corrected.as_ref().map(|correction| &correction.to),
            "left_out": results.partial,
            "total": results.total,
            "not_stated": results.not_stated,
            "hits": hits,
        })
    }

    fn hit_document(&self, hit: &Hit) -> Value {
        let row = self.opened.index.row(hit.ordinal);
        json!({
            "id": row.id(),
            "name": row.name(),
            "section": hit.section.id(),
            "stated": hit.stated,
            "score": (f64::from(hit.score) * 10_000.0).round() / 10_000.0,
            "main_topic": !self.results.topics.is_empty() && !hit.is_side_topic && hit.section != HitSection::Related,
            "distance_km": hit.distance_km.map(|km| (f64::from(km) * 1000.0).round() / 1000.0),
            "why": self.reasons(hit),
        })
    }
}

/// The words of the search that a part was read out of.
fn words_of(part: &Part) -> Option<&str> {
    match &part.source {
        PartSource::Words(words) | PartSource::TopicWords(words) => Some(words),
        PartSource::Value(..) | PartSource::Time | PartSource::Place => None,
    }
}

const fn source_id(source: HomeSource) -> &'static str {
    match source {
        HomeSource::Chosen => "command-line",
        HomeSource::Setting => "configuration",
        HomeSource::Locale => "locale",
        HomeSource::TimeZone => "time-zone",
    }
}
