//! `groupfinder booklet`: listings to print or to keep, as HTML, text or Markdown.

use super::context::Context;
use super::error::CommandError;
use super::filters::parse_filters;
use super::output_file::write_file;
use crate::cli::{BookletArgs, BookletBy, BookletOutput, BookletPaper};
use crate::export::booklet::{
    Booklet, BookletOptions, BookletOrder, Paper, compose_booklet, html, markdown, pdf, text,
};
use std::io::{self, IsTerminal, Write};

/// Writes a booklet of what words and filters find.
///
/// # Errors
/// A filter is not understood, a record cannot be read, or the file cannot be written.
pub(super) fn write_booklet(
    context: &Context<'_>,
    args: &BookletArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    if args.output == BookletOutput::Pdf && args.file.is_none() && io::stdout().is_terminal() {
        let values = [("example", "groupfinder booklet --output pdf --file booklet.pdf".into())];
        return Err(CommandError::Usage(context.locale.with("booklet-needs-file", &values)));
    }
    let opened = context.open_listings(err)?;
    let mut asked = parse_filters(context, &opened.index, &args.words, &args.filters)?;
    asked.query.limit = usize::MAX;
    let results = asked.search(&opened.index, &context.moment());
    let groups =
        results.hits.iter().map(|hit| opened.read_group(hit.ordinal)).collect::<Result<Vec<_>, _>>()?;
    let options = BookletOptions {
        title: args.title.clone().or_else(|| title_of(context, &args.words)),
        order: match args.by {
            BookletBy::Place => BookletOrder::Place,
            BookletBy::Day => BookletOrder::Day,
            BookletBy::Topic => BookletOrder::Topic,
        },
        paper: match args.paper {
            BookletPaper::A4 => Paper::A4,
            BookletPaper::Letter => Paper::Letter,
            BookletPaper::A5 => Paper::FoldedA5,
        },
        is_large: args.large_print,
        country: results.country().map(str::to_owned).or_else(|| context.country()),
        near: results.near().map(|near| near.point),
    };
    let booklet = compose_booklet(&groups, &options, &context.viewer());
    let bytes = booklet_bytes(&booklet, args.output);
    match &args.file {
        Some(path) => write_file(context, path, &bytes, args.replace, err)?,
        None => out.write_all(&bytes)?,
    }
    let count = groups.len() as u64;
    let values = [("count", count.into()), ("all", context.locale.number(count).into())];
    writeln!(err, "{}", context.locale.with("booklet-done", &values))?;
    Ok(0)
}

/// The title with the words that were searched; `None` where nothing was.
fn title_of(context: &Context<'_>, words: &[String]) -> Option<String> {
    let words = words.join(" ");
    let values = [("words", words.trim().to_owned().into())];
    (!words.trim().is_empty()).then(|| context.locale.with("booklet-title-words", &values))
}

/// A booklet in one of its forms.
fn booklet_bytes(booklet: &Booklet, output: BookletOutput) -> Vec<u8> {
    match output {
        BookletOutput::Html => html::write_html(booklet).into_bytes(),
        BookletOutput::Text => text::write_text(booklet).into_bytes(),
        BookletOutput::Pdf => pdf::write_pdf(booklet),
        BookletOutput::Md => markdown::write_markdown(booklet).into_bytes(),
    }
}
