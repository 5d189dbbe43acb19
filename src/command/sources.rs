//! `groupfinder sources`: where groups come from, and public feeds to choose from.

use super::catalogue::list_catalogue;
use super::context::Context;
use super::error::CommandError;
use super::output::print_json;
use super::source_changes::{add_source, edit_source, remove_named_source, switch_source};
use crate::cli::{Output, SourcesArgs, SourcesCommand};
use crate::dataset::header::SourceEntry;
use crate::export::plain;
use crate::sync::read_overview;
use serde_json::json;
use std::io::Write;

/// Lists sources, or the public feeds that are known, adds a source or takes one out.
///
/// # Errors
/// A source is not there or not understood, or the configuration or the data cannot be written.
pub(super) fn manage_sources(
    context: &Context<'_>,
    args: &SourcesArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let action = args.action.as_ref().unwrap_or(&SourcesCommand::List);
    if let (Some(error), false) = (&context.config_error, matches!(action, SourcesCommand::Catalogue { .. }))
    {
        return Err(CommandError::of_config(error, &context.locale));
    }
    match action {
        SourcesCommand::List => show_sources(context, args.output, out, err)?,
        SourcesCommand::Catalogue(asked) => list_catalogue(context, asked, args.output, out, err)?,
        SourcesCommand::Add(add) => add_source(context, add, args.output, out)?,
        SourcesCommand::Edit(edit) => edit_source(context, edit, args.output, out)?,
        SourcesCommand::Enable(source) => switch_source(context, &source.name, true, args.output, out)?,
        SourcesCommand::Disable(source) => switch_source(context, &source.name, false, args.output, out)?,
        SourcesCommand::Remove(source) => remove_named_source(context, &source.name, args.output, out)?,
    }
    Ok(0)
}

fn show_sources(
    context: &Context<'_>,
    output: Output,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), CommandError> {
    let opened = context.open_data(err)?;
    let configured = &context.config.sources;
    let data = read_overview(opened.dir.as_deref(), opened.header.as_ref(), configured, context.now);
    if output == Output::Json {
        let sources: Vec<_> = data.sources.iter().map(super::status::source_document).collect();
        return print_json(out, &json!({"sources": sources}));
    }
    if data.sources.is_empty() {
        writeln!(err, "{}", context.locale.text("sources-none"))?;
    }
    let entries: Vec<SourceEntry> = data.sources.iter().filter_map(|source| source.entry.clone()).collect();
    print_sources(context, &entries, out)?;
    let mut page = String::new();
    for source in data.sources.iter().filter(|source| source.entry.is_none()) {
        page.push('\n');
        plain::push_lines(
            &mut page,
            &format!("{}: {}", source.name, context.locale.text("data-nothing-yet")),
            0,
        );
        plain::push_lines(&mut page, &source.url, 2);
    }
    out.write_all(page.as_bytes())?;
    Ok(())
}

/// Prints sources for people.
fn print_sources(
    context: &Context<'_>,
    sources: &[SourceEntry],
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let locale = &context.locale;
    let mut page = String::new();
    for source in sources {
        page.push('\n');
        let read = context.zone.to_datetime(source.synced_at).date();
        let form = source
            .programme
            .as_ref()
            .map_or_else(|| source.format.clone(), |programme| format!("{}, {programme}", source.format));
        let values = [
            ("name", source.name.as_str().into()),
            ("count", source.groups.into()),
            ("groups", locale.number(source.groups).into()),
            ("form", form.into()),
            ("date", locale.date_with_year(read).into()),
            ("repaired", locale.number(source.repaired).into()),
            ("quarantined", locale.number(source.quarantined).into()),
        ];
        plain::push_lines(&mut page, &locale.with("sources-line", &values), 0);
        plain::push_lines(&mut page, &locale.with("sources-counts", &values), 2);
        plain::push_lines(&mut page, &source.url, 2);
        if let Some(expires) = source.expires_at.filter(|expires| *expires < context.now) {
            let date = locale.date_with_year(context.zone.to_datetime(expires).date());
            plain::push_lines(&mut page, &locale.with("sources-expired", &[("date", date.into())]), 2);
        }
    }
    out.write_all(page.as_bytes())?;
    Ok(())
}
