//! The archive of the newer forms, unpacked once within its limits before anything reads it.

use super::WorkbookError;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// No spreadsheet has more parts.
const MOST_PARTS: usize = 8192;

/// No list unpacks to more, whatever feeds of other forms may.
const MOST_BYTES: u64 = 256 << 20;

/// Which form an archive has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ArchiveForm {
    Xlsx,
    Ods,
}

/// An archive that holds a spreadsheet.
#[derive(Debug)]
pub(super) struct Content {
    pub form: ArchiveForm,
    /// Of an `.ods` its content, as XML.
    pub ods_content: Vec<u8>,
}

/// Whether bytes begin like an archive.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Unpacks all parts of an archive, counting what comes and not what the archive says of itself.
///
/// # Errors
/// It holds no spreadsheet, is damaged, or unpacks to more than `limit` bytes.
pub(super) fn measure(bytes: &[u8], limit: u64) -> Result<Content, WorkbookError> {
    let limit = limit.min(MOST_BYTES);
    let too_large = WorkbookError::TooLarge { limit_mib: limit >> 20 };
    let mut zip = ZipArchive::new(Cursor::new(bytes))?;
    let form = find_form(&zip)?;
    if zip.len() > MOST_PARTS {
        return Err(too_large);
    }
    let (mut left, mut part, mut ods_content) = (limit, Vec::new(), Vec::new());
    for index in 0..zip.len() {
        let mut file = zip.by_index(index)?;
        part.clear();
        let is_content = file.name().is_ok_and(|name| name == "content.xml");
        let length = file.by_ref().take(left + 1).read_to_end(&mut part)? as u64;
        left = left.checked_sub(length).ok_or(WorkbookError::TooLarge { limit_mib: limit >> 20 })?;
        check_string_count(&part)?;
        if is_content && form == ArchiveForm::Ods {
            ods_content = std::mem::take(&mut part);
        }
    }
    Ok(Content { form, ods_content })
}

fn find_form(zip: &ZipArchive<Cursor<&[u8]>>) -> Result<ArchiveForm, WorkbookError> {
    let has = |wanted: &str| zip.file_names().flatten().any(|name| name.eq_ignore_ascii_case(wanted));
    if has("xl/workbook.xml") {
        return Ok(ArchiveForm::Xlsx);
    }
    if has("content.xml") && has("mimetype") {
        return Ok(ArchiveForm::Ods);
    }
    let (found, hint) = if zip.file_names().flatten().any(|name| name.starts_with("word/")) {
        ("a text document (.docx)", "copy its table into a spreadsheet and give that")
    } else if has("xl/workbook.bin") {
        ("a binary spreadsheet (.xlsb)", "save it as .xlsx")
    } else {
        ("a ZIP archive", "unpack it first (gzip is read as it is)")
    };
    Err(WorkbookError::NoSpreadsheet { found, hint })
}

/// The reader makes room for as many texts as the table of texts claims to have.
fn check_string_count(part: &[u8]) -> Result<(), WorkbookError> {
    if memchr::memmem::find(part, b"uniqueCount").is_none() {
        return Ok(());
    }
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event()? {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "sst" => {
                for attribute in element.attributes().with_checks(false).flatten() {
                    let number = attribute.value.trim().parse::<u64>();
                    if attribute.key.as_ref() == "uniqueCount"
                        && number.is_ok_and(|claimed| claimed > part.len() as u64)
                    {
                        return Err(WorkbookError::Damaged);
                    }
                }
                return Ok(());
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
