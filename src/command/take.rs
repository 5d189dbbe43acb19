//! `groupfinder take`, `compare`, `tell` and `report`: groups to take along, side by side, and messages about them.

use super::context::Context;
use super::error::CommandError;
use super::group_files::{dataset_of_groups, sheet_of_groups, summary_page, text_of_groups};
use super::output::print_json;
use super::output_file::write_file;
use crate::cli::{
    CompareArgs, MessageOutput, Output, ReportArgs, ReportedChange, TakeArgs, TakeOutput, TellArgs,
};
use crate::codec::message_link::{letter_link, short_message_link};
use crate::export::calendar::write_calendar;
use crate::export::message::compose_message;
use crate::export::{compare_groups, comparison_page, plain, qr};
use crate::group::Group;
use crate::page::{MessageKind, MessageText, QrContent, Recipient, ReportReason};
use serde_json::json;
use std::io::Write;

/// Writes groups in the form that is asked for.
///
/// # Errors
/// No group has an id, none has a next meeting for a calendar, or the file is there already or cannot be written.
pub(super) fn take_groups(
    context: &Context<'_>,
    args: &TakeArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let groups = read_groups(context, &args.ids, err)?;
    let viewer = context.viewer();
    let codes = |content| {
        let codes = groups.iter().filter_map(|group| qr::qr_image(group, content, &viewer));
        codes.map(|code| code.says + "\n").collect::<String>()
    };
    let text = match args.output {
        TakeOutput::Text => text_of_groups(&groups, &viewer),
        TakeOutput::Summary => plain::to_plain_text(&summary_page(&groups, &viewer)),
        TakeOutput::Calendar => write_calendar(&groups, &viewer, args.alarm)
            .ok_or_else(|| CommandError::Failed(context.locale.text("calendar-none")))?,
        TakeOutput::Code => codes(QrContent::Reach),
        TakeOutput::Card => codes(QrContent::Card),
        TakeOutput::Csv => sheet_of_groups(&groups),
        TakeOutput::Json => dataset_of_groups(&groups),
    };
    match &args.file {
        None => out.write_all(text.as_bytes())?,
        Some(path) => write_file(context, path, text.as_bytes(), false, err)?,
    }
    Ok(0)
}

/// Prints groups side by side, question by question.
///
/// # Errors
/// No group has an id, or its record cannot be read.
pub(super) fn compare(
    context: &Context<'_>,
    args: &CompareArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let groups = read_groups(context, &args.ids, err)?;
    let table = compare_groups(&groups, None, &context.viewer());
    match args.output {
        Output::Text => {
            out.write_all(plain::to_plain_text(&comparison_page(&table, &context.locale)).as_bytes())?;
        }
        Output::Json => {
            let rows = table
                .rows
                .iter()
                .map(|row| json!({ "question": row.label, "answers": row.cells, "differs": row.differs() }));
            let ids: Vec<&str> = groups.iter().map(|group| group.id.as_str()).collect();
            let rows: Vec<_> = rows.collect();
            print_json(out, &json!({ "ids": ids, "names": table.names, "rows": rows }))?;
        }
    }
    Ok(0)
}

/// Prints a message to a friend about a group.
///
/// # Errors
/// No group has the id, or its record cannot be read.
pub(super) fn tell_friend(
    context: &Context<'_>,
    args: &TellArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let message = compose(context, &args.id, MessageKind::Friend, err)?;
    print_message(context, &message, &args.words, args.output, out)
}

/// Prints a message about a change to whoever publishes the listing.
///
/// # Errors
/// No group has the id, or its record cannot be read.
pub(super) fn report_change(
    context: &Context<'_>,
    args: &ReportArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let reason = match args.what {
        ReportedChange::WrongTime => ReportReason::WrongTime,
        ReportedChange::Closed => ReportReason::Closed,
        ReportedChange::Moved => ReportReason::Moved,
        ReportedChange::Other => ReportReason::Other,
    };
    let message = compose(context, &args.id, MessageKind::Report(reason), err)?;
    if args.output == MessageOutput::Text {
        let to = match &message.to {
            Recipient::Address(address) => {
                context.locale.with("draft-to", &[("to", address.as_str().into())])
            }
            Recipient::Page(page) => context.locale.with("draft-to-page", &[("to", page.as_str().into())]),
            Recipient::Anybody => context.locale.text("draft-to-nobody"),
        };
        writeln!(out, "{to}")?;
    }
    print_message(context, &message, &args.words, args.output, out)
}

fn print_message(
    context: &Context<'_>,
    message: &MessageText,
    words: &str,
    output: MessageOutput,
    out: &mut dyn Write,
) -> Result<u8, CommandError> {
    let whole = message.with_words(words);
    match output {
        MessageOutput::Text => {
            let subject = [("subject", message.subject.as_str().into())];
            writeln!(out, "{}\n\n{whole}", context.locale.with("draft-subject", &subject))?;
        }
        MessageOutput::Mailto => {
            writeln!(out, "{}", letter_link(message.address(), &message.subject, &whole))?;
        }
        MessageOutput::Sms => writeln!(out, "{}", short_message_link(&message.short_with_words(words)))?,
    }
    Ok(0)
}

fn compose(
    context: &Context<'_>,
    id: &str,
    kind: MessageKind,
    err: &mut dyn Write,
) -> Result<MessageText, CommandError> {
    let groups = read_groups(context, &[id.to_owned()], err)?;
    let message = groups.first().map(|group| compose_message(group, kind, &context.viewer()));
    Ok(message.unwrap_or_default())
}

/// The groups of these ids, in their order.
fn read_groups(
    context: &Context<'_>,
    ids: &[String],
    err: &mut dyn Write,
) -> Result<Vec<Group>, CommandError> {
    let opened = context.open_listings(err)?;
    let mut groups = Vec::new();
    for id in ids {
        let Some(ordinal) = opened.find_by_id(id) else {
            let id = id.as_str().into();
            return Err(CommandError::Failed(context.locale.with("show-unknown", &[("id", id)])));
        };
        groups.push(opened.read_group(ordinal)?);
    }
    Ok(groups)
}
