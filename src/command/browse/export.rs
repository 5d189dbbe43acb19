//! Taking a group along: on paper, or as a file in the current directory.

use crate::app::kiosk::ExportTarget;
use crate::app::message::BookletForm;
use crate::export::booklet::{BookletOptions, Paper, compose_booklet, html, pdf, text};
use crate::export::print::{PrintOutcome, Printer};
use crate::export::{self, Viewer, calendar, print};
use crate::group::Group;
use crate::locale::Locale;
use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Columns of a text file.
const COLUMNS: u16 = 72;
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
    /// Takes a group along and says what came of it.
    ///
    /// # Errors
    /// The printer does not take the page, or the file cannot be written.
    pub(super) fn export_group(
        &self,
        target: ExportTarget,
        group: &Group,
        viewer: &Viewer<'_>,
    ) -> io::Result<String> {
        match (target, &self.printer) {
            (ExportTarget::Print, Some(printer)) => print_page(group, viewer, printer),
            (ExportTarget::Print, None) => Ok(viewer.locale.text("print-none")),
            (ExportTarget::Text, _) => write_text(&self.dir, group, viewer),
            (ExportTarget::Calendar, _) => write_calendar(&self.dir, group, viewer),
        }
    }
}

impl Exporter {
    /// Writes the dataset of a group that was registered and says where.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(super) fn write_registration(&self, dataset: &str, locale: &Locale) -> io::Result<String> {
        write_new_file(&self.dir, &locale.text("file-registration"), "json", dataset.as_bytes())
            .map(|path| say_written(&path, locale))
    }

    /// Writes a booklet and says where. `words` were searched for.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(super) fn write_booklet(
        &self,
        form: BookletForm,
        groups: &[Group],
        words: &str,
        viewer: &Viewer<'_>,
    ) -> io::Result<String> {
        let locale = viewer.locale;
        let title = locale.with("booklet-title-words", &[("words", words.trim().to_owned().into())]);
        let options = BookletOptions {
            title: Some(title).filter(|_| !words.trim().is_empty()),
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
        write_new_file(&self.dir, &locale.text("file-booklet"), ending, &bytes)
            .map(|path| say_written(&path, locale))
    }
}

fn print_page(group: &Group, viewer: &Viewer<'_>, printer: &Printer) -> io::Result<String> {
    let page = export::details_page(group, viewer);
    Ok(viewer.locale.text(match print::print_page(&page, printer)? {
        PrintOutcome::Accepted => "print-taken",
        PrintOutcome::Sent => "print-sent",
    }))
}

/// Writes the details as text and says where. The name of the file says nothing about the group.
fn write_text(dir: &Path, group: &Group, viewer: &Viewer<'_>) -> io::Result<String> {
    let page = export::plain::to_text_within(&export::details_page(group, viewer), usize::from(COLUMNS));
    let name = viewer.locale.text("file-text");
    write_new_file(dir, &name, "txt", page.as_bytes()).map(|path| say_written(&path, viewer.locale))
}

/// Writes the next meeting as a calendar file and says where.
fn write_calendar(dir: &Path, group: &Group, viewer: &Viewer<'_>) -> io::Result<String> {
    let Some(file) = calendar::write_calendar(group, viewer) else {
        return Ok(viewer.locale.text("calendar-none"));
    };
    let name = viewer.locale.text("file-calendar");
    write_new_file(dir, &name, "ics", file.as_bytes()).map(|path| say_written(&path, viewer.locale))
}

fn say_written(path: &Path, locale: &Locale) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    locale.with("take-written", &[("file", name.into())])
}

/// Writes a file that was not there before; never over another, and never along a link.
fn write_new_file(dir: &Path, name: &str, ending: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    for n in 1..=NAMES {
        let name = if n == 1 { format!("{name}.{ending}") } else { format!("{name}-{n}.{ending}") };
        let path = dir.join(name);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => return file.write_all(bytes).map(|()| path),
            Err(e) if e.kind() == ErrorKind::AlreadyExists => {}
            Err(e) => return Err(e),
        }
    }
    Err(io::Error::new(
        ErrorKind::AlreadyExists,
        format!("{name}.{ending} and {NAMES} more are there already"),
    ))
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
