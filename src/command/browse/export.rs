//! Taking groups along: on paper, or as a file in the current directory.

use super::super::error_words::describe_io;
use super::super::group_files::{dataset_of_groups, sheet_of_groups, summary_page, text_of_groups};
use super::super::output_file::create_file;
use crate::app::kiosk::ExportTarget;
use crate::app::message::BookletForm;
use crate::export::booklet::{BookletOptions, Paper, compose_booklet, html, pdf, text};
use crate::export::print::{PrintOutcome, Printer};
use crate::export::{self, Viewer, calendar, print};
use crate::group::Group;
use crate::locale::Locale;
use crate::page::Page;
use crate::place::Point;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// How long before a meeting the calendar reminds of it, where that is wished.
const ALARM_MINUTES: u16 = 60;
/// Names tried before giving up: "notes.txt", "notes-2.txt", ...
const NAMES: u32 = 100;

/// Where groups go that are taken along.
pub struct Exporter {
    /// The printer, where there is one.
    pub printer: Option<Printer>,
    /// The directory of files; relative to the current one.
    pub dir: PathBuf,
}

impl Exporter {
    /// Takes groups along and says what came of it.
    ///
    /// # Errors
    /// The printer does not take the page.
    pub(super) fn export_groups(
        &self,
        target: ExportTarget,
        groups: &[Group],
        viewer: &Viewer<'_>,
    ) -> io::Result<String> {
        let locale = viewer.locale;
        let (name, ending, text) = match (target, &self.printer) {
            (ExportTarget::Print, Some(printer)) => return print_groups(groups, viewer, printer),
            (ExportTarget::Print, None) => return Ok(locale.text("print-none")),
            (ExportTarget::Text, _) => ("file-text", "txt", text_of_groups(groups, viewer)),
            (ExportTarget::Calendar | ExportTarget::CalendarWithAlarm, _) => {
                let alarm = (target == ExportTarget::CalendarWithAlarm).then_some(ALARM_MINUTES);
                let Some(file) = calendar::write_calendar(groups, viewer, alarm) else {
                    return Ok(locale.text("calendar-none"));
                };
                ("file-calendar", "ics", file)
            }
            (ExportTarget::Sheet, _) => ("file-text", "csv", sheet_of_groups(groups)),
            (ExportTarget::Dataset, _) => ("file-text", "json", dataset_of_groups(groups)),
        };
        // The name of the file says nothing about the groups.
        Ok(self.save_file(name, ending, text.as_bytes(), locale))
    }

    /// Prints a page, or writes it as text, and says what came of it.
    ///
    /// # Errors
    /// The printer does not take the page.
    pub(super) fn export_page(
        &self,
        target: ExportTarget,
        page: &Page,
        locale: &Locale,
    ) -> io::Result<String> {
        match (target, &self.printer) {
            (ExportTarget::Print, Some(printer)) => print_one(page, locale, printer),
            (ExportTarget::Print, None) => Ok(locale.text("print-none")),
            _ => {
                let text = export::plain::to_plain_text(page);
                Ok(self.save_file("file-text", "txt", text.as_bytes(), locale))
            }
        }
    }

    /// Writes the dataset of a group that was registered, and says what came of it.
    pub(super) fn write_registration(&self, dataset: &str, locale: &Locale) -> String {
        self.save_file("file-registration", "json", dataset.as_bytes(), locale)
    }

    /// Writes a booklet, the listings nearest to `near` first, and says what came of it.
    pub(super) fn write_booklet(
        &self,
        form: BookletForm,
        groups: &[Group],
        (title, near): (Option<String>, Option<Point>),
        viewer: &Viewer<'_>,
    ) -> String {
        let locale = viewer.locale;
        let options = BookletOptions {
            title,
            near,
            paper: if form == BookletForm::Folded { Paper::FoldedA5 } else { Paper::A4 },
            is_large: form == BookletForm::Large,
            country: viewer.country.map(|country| country.code().to_owned()),
            ..BookletOptions::default()
        };
        let booklet = compose_booklet(groups, &options, viewer);
        let (ending, bytes) = match form {
            BookletForm::Html => ("html", html::write_html(&booklet).into_bytes()),
            BookletForm::Text => ("txt", text::write_text(&booklet).into_bytes()),
            BookletForm::Pdf | BookletForm::Folded | BookletForm::Large => ("pdf", pdf::write_pdf(&booklet)),
        };
        self.save_file("file-booklet", ending, &bytes, locale)
    }

    /// Writes a new file, whose name is a text of the locale, and says where, or why not and what to do.
    fn save_file(&self, name: &str, ending: &str, bytes: &[u8], locale: &Locale) -> String {
        let name = locale.text(name);
        match write_new_file(&self.dir, &name, ending, bytes) {
            Ok(path) => {
                let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                locale.with("take-written", &[("file", file.into())])
            }
            Err(error) => {
                let why = describe_io(&error, locale);
                locale.with(
                    "take-not-saved",
                    &[("file", format!("{name}.{ending}").into()), ("why", why.into())],
                )
            }
        }
    }
}

fn print_one(page: &Page, locale: &Locale, printer: &Printer) -> io::Result<String> {
    Ok(locale.text(match print::print_page(page, printer)? {
        PrintOutcome::Accepted => "print-taken",
        PrintOutcome::Sent => "print-sent",
    }))
}

/// Prints one group with all that is known about it, several with what one needs to get there.
fn print_groups(groups: &[Group], viewer: &Viewer<'_>, printer: &Printer) -> io::Result<String> {
    let page = match groups {
        [group] => export::details_page(group, viewer),
        _ => summary_page(groups, viewer),
    };
    print_one(&page, viewer.locale, printer)
}

/// Writes a file that was not there before; never over another, and never along a link. What cannot be written whole
/// is not there at all.
fn write_new_file(dir: &Path, name: &str, ending: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    for n in 1..=NAMES {
        let name = if n == 1 { format!("{name}.{ending}") } else { format!("{name}-{n}.{ending}") };
        let path = dir.join(name);
        match create_file(&path, |file| file.write_all(bytes)) {
            Ok(()) => return Ok(path),
            Err(e) if e.kind() == ErrorKind::AlreadyExists => {}
            Err(e) => return Err(e),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_never_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let first = write_new_file(dir.path(), "notes", "txt", b"one").unwrap();
        let second = write_new_file(dir.path(), "notes", "txt", b"two").unwrap();
        assert!(first.ends_with("notes.txt") && second.ends_with("notes-2.txt"));
        assert_eq!(std::fs::read_to_string(first).unwrap(), "one");
    }
}
