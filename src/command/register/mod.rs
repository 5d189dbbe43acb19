//! `groupfinder register`: questions, a record, and whom to give it to. Nothing is sent.

mod hand_over;
mod into_file;
mod record;

use super::context::Context;
use super::error::CommandError;
use super::output::print_json;
use super::output_file::write_file;
use super::problems::tell_problems;
use crate::app::register::{QUESTIONS, cells_of, question_named};
use crate::app::state::Registration;
use crate::cli::{Output, RegisterArgs};
use crate::export::Viewer;
use crate::export::details::details_page;
use crate::export::{plain, qr, qr_text};
use crate::group::Group;
use crate::locale::Locale;
use crate::page::Page;
use crate::page::Tone;
use crate::search::{Index, Ordinal};
use hand_over::{Recipient, mail_link, message_text, recipient_for};
use record::{RegisterError, Registered, read_answers};
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};

/// Bytes of an answer that are read.
const LONGEST: u64 = 4096;

/// Asks, and hands over what was answered.
///
/// # Errors
/// Nothing was answered, or a file cannot be read or written.
pub(super) fn register_group(
    context: &Context<'_>,
    args: &RegisterArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let mut answers = vec![String::new(); QUESTIONS.len()];
    for (id, given) in args.given() {
        if let (Some(answer), Some(given)) = (question_named(id).and_then(|at| answers.get_mut(at)), given) {
            given.clone_into(answer);
        }
    }
    if !args.no_questions {
        ask_for_rest(context, args, &mut answers, &mut io::stdin().lock(), err)?;
    }
    let registered = registered_of(context, &answers)?;
    tell_problems(&registered.import.report, &context.locale, true, err)?;
    let opened = context.open_data(err)?;
    let read_group = |group| opened.read_group(group).ok();
    let recipient =
        recipient_for(&registered.group, &opened.index, &read_group, context.country().as_deref());
    let viewer = context.viewer();
    let message = message_text(&registered.group, &viewer);
    let link = mail_link(recipient.as_ref(), &context.locale.text("register-subject"), &message);
    if args.output == Output::Json {
        let to = recipient
            .as_ref()
            .map(|to| json!({"name": to.name, "phone": to.phone, "email": to.email, "url": to.url}));
        let record: Value = serde_json::from_str(&registered.record).map_err(io::Error::from)?;
        print_json(out, &json!({"record": record, "to": to, "message": message, "mailto": link}))?;
    } else {
        let mut page = details_page(&registered.group, &viewer);
        add_recipient(&mut page, recipient.as_ref(), &context.locale);
        page.add(Tone::Text, 0, context.locale.text("register-not-sent"));
        out.write_all(plain::to_plain_text(&page).as_bytes())?;
        print_message(context, &message, out)?;
    }
    if args.code {
        print_code(context, &link, &message, out)?;
    }
    if let Some(path) = &args.file {
        write_file(context, path, into_file::dataset_of(&registered).as_bytes(), false, err)?;
        tell_written(context, path, err)?;
    }
    if let Some(path) = &args.into {
        let said: Vec<(String, String)> =
            cells_of(&answers).into_iter().map(|(of, cell)| (of.to_owned(), cell.into_owned())).collect();
        into_file::add_to_file(context, path, &registered, &said, err)?;
        tell_written(context, path, err)?;
    }
    Ok(0)
}

/// Adds whom to give a registration to.
fn add_recipient(page: &mut Page, recipient: Option<&Recipient>, locale: &Locale) {
    page.add_heading(locale.text("register-to"));
    match recipient {
        Some(recipient) => {
            page.add(Tone::Text, 0, recipient.name.as_str());
            page.add(Tone::Key, 0, recipient.ways());
        }
        None => page.add(Tone::Text, 0, locale.text("register-to-nobody")),
    }
}

/// The listing that answers make, for the screen: how it would look, whom to give it to, and what takes it there.
///
/// # Errors
/// Nothing was said, or it makes no listing; in words.
pub(in crate::command) fn registration_of(
    answers: &[String],
    index: &Index,
    read_group: &dyn Fn(Ordinal) -> Option<Group>,
    viewer: &Viewer<'_>,
) -> Result<Registration, String> {
    let locale = viewer.locale;
    let home = viewer.country.map(|country| country.code().to_owned());
    let registered = read_answers(answers, home.as_deref(), viewer.today(), locale)
        .map_err(|error| describe_error(error, locale))?;
    let recipient = recipient_for(&registered.group, index, read_group, home.as_deref());
    let message = message_text(&registered.group, viewer);
    let link = mail_link(recipient.as_ref(), &locale.text("register-subject"), &message);
    let mut page = details_page(&registered.group, viewer);
    for problem in &registered.import.report.problems {
        page.add(Tone::Notice, 0, problem.to_string());
    }
    add_recipient(&mut page, recipient.as_ref(), locale);
    page.add_heading(locale.text("register-message"));
    for line in message.lines() {
        page.add(Tone::Text, 2, line);
    }
    let title = locale.text("register-subject");
    let picture = qr::image_of_text(&title, link).or_else(|| qr::image_of_text(&title, message));
    Ok(Registration { page, dataset: into_file::dataset_of(&registered), picture })
}

fn describe_error(error: RegisterError, locale: &Locale) -> String {
    match error {
        RegisterError::Empty => locale.text("register-empty"),
        RegisterError::Unusable(why) => locale.with("register-unusable", &[("why", why.into())]),
    }
}

fn registered_of(context: &Context<'_>, answers: &[String]) -> Result<Registered, CommandError> {
    let today = context.viewer().today();
    let home = context.country();
    read_answers(answers, home.as_deref(), today, &context.locale)
        .map_err(|error| CommandError::Usage(describe_error(error, &context.locale)))
}

/// Asks what was not said. An empty line skips a question, the end of the input all that are left.
fn ask_for_rest(
    context: &Context<'_>,
    args: &RegisterArgs,
    answers: &mut [String],
    input: &mut dyn BufRead,
    err: &mut dyn Write,
) -> Result<(), CommandError> {
    let locale = &context.locale;
    writeln!(err, "{}", locale.text("register-intro"))?;
    let given = args.given();
    for (n, (question, answer)) in QUESTIONS.iter().zip(answers).enumerate() {
        if given.iter().any(|(id, given)| *id == question.id && given.is_some()) {
            continue;
        }
        let ask = locale.text(&format!("register-ask-{}", question.id));
        let hint = locale.text(&format!("register-hint-{}", question.id));
        write!(err, "\n{}. {ask}\n   {hint}\n> ", n + 1)?;
        err.flush()?;
        let mut line = Vec::new();
        if io::Read::take(&mut *input, LONGEST).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        String::from_utf8_lossy(&line).trim().clone_into(answer);
    }
    writeln!(err)?;
    Ok(())
}

fn print_message(context: &Context<'_>, message: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page::default();
    page.add_gap();
    page.add_heading(context.locale.text("register-message"));
    let mut text = plain::to_plain_text(&page);
    for line in message.lines() {
        if line.is_empty() {
            text.push('\n');
        }
        plain::push_lines(&mut text, line, 2);
    }
    out.write_all(text.as_bytes())
}

/// Prints the message as a code: the link where it fits, else the words alone.
fn print_code(context: &Context<'_>, link: &str, message: &str, out: &mut dyn Write) -> io::Result<()> {
    let code = qr_text::code_lines(link).or_else(|| qr_text::code_lines(message));
    match code {
        Some(lines) => lines.iter().try_for_each(|line| writeln!(out, "{line}")),
        None => writeln!(out, "{}", context.locale.text("register-no-code")),
    }
}

fn tell_written(context: &Context<'_>, path: &std::path::Path, err: &mut dyn Write) -> io::Result<()> {
    let values = [("file", path.display().to_string().into())];
    writeln!(err, "{}", context.locale.with("register-written", &values))
}
