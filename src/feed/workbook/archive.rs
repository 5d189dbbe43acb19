//! The archive of the newer forms, unpacked once within its limits before anything reads it.

use super::WorkbookError;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{self, BufRead, BufReader, Cursor, Read};
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

/// What was found out about an archive that holds a spreadsheet.
#[derive(Debug)]
pub(super) struct Measure {
    pub form: ArchiveForm,
    /// Bytes of all its parts, unpacked.
    pub bytes: usize,
    /// Bytes of its largest part.
    pub largest: usize,
}

/// Whether bytes begin like an archive.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Unpacks all parts of an archive and throws them away again, counting what comes and not what the archive says of
/// itself. What the readers would make too much of is found out on the way.
///
/// # Errors
/// It holds no spreadsheet, is locked or damaged, or unpacks to more than `limit` bytes.
pub(super) fn measure(bytes: &[u8], limit: u64) -> Result<Measure, WorkbookError> {
    let limit = limit.min(MOST_BYTES);
    let mut zip = ZipArchive::new(Cursor::new(bytes))?;
    let form = find_form(&zip)?;
    if zip.len() > MOST_PARTS {
        return Err(WorkbookError::TooLarge { limit_mib: limit >> 20 });
    }
    let (mut left, mut largest) = (limit, 0);
    for index in 0..zip.len() {
        let file = zip.by_index(index)?;
        let name = file.name().map(|name| name.to_lowercase()).unwrap_or_default();
        let mut part = BufReader::new(Counted { inner: file.take(left + 1), read: 0 });
        let mut claimed = 0;
        if form == ArchiveForm::Xlsx && name.ends_with("sharedstrings.xml") {
            claimed = claimed_texts(&mut part)?;
        } else if form == ArchiveForm::Xlsx && name.ends_with("styles.xml") {
            check_formats(&mut part)?;
        } else if form == ArchiveForm::Ods && name == "meta-inf/manifest.xml" {
            check_unlocked(&mut part)?;
        }
        io::copy(&mut part, &mut io::sink())?;
        let length = part.into_inner().read;
        left = left.checked_sub(length).ok_or(WorkbookError::TooLarge { limit_mib: limit >> 20 })?;
        largest = largest.max(length);
        // The reader makes room for as many texts as the table of texts claims to have.
        if claimed > length {
            return Err(WorkbookError::Damaged);
        }
    }
    let whole = |bytes: u64| usize::try_from(bytes).unwrap_or(usize::MAX);
    Ok(Measure { form, bytes: whole(limit - left), largest: whole(largest) })
}

/// Counts what is read.
struct Counted<R> {
    inner: R,
    read: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.read += read as u64;
        Ok(read)
    }
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

/// Reads the attributes of all elements, as far as `see` wants more.
fn visit_elements(
    part: &mut impl BufRead,
    see: &mut dyn FnMut(&str, &str, &str) -> Result<bool, WorkbookError>,
) -> Result<(), WorkbookError> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) | Event::Empty(element) => {
                let name = element.local_name();
                if !see(name.as_ref(), "", "")? {
                    return Ok(());
                }
                for attribute in element.attributes().with_checks(false).flatten() {
                    see(name.as_ref(), attribute.key.as_ref(), &attribute.value)?;
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// How many texts the table of texts claims to have.
fn claimed_texts(part: &mut impl BufRead) -> Result<u64, WorkbookError> {
    let (mut is_table, mut most) = (false, 0);
    visit_elements(part, &mut |element, key, value| {
        if key.is_empty() {
            // The claim stands in the first element of the table.
            let goes_on = !is_table;
            is_table |= element == "sst";
            return Ok(goes_on);
        }
        if key == "uniqueCount" {
            most = most.max(value.trim().parse().unwrap_or(0));
        }
        Ok(true)
    })?;
    Ok(most)
}

/// What the reader makes of one format of cells, and how much all formats may take.
const FORMAT_BYTES: usize = 1024;
const MOST_FORMAT_BYTES: usize = 16 << 20;

/// The reader keeps for each format of cells its font, borders and number format in full.
fn check_formats(part: &mut impl BufRead) -> Result<(), WorkbookError> {
    let (mut formats, mut longest) = (0_usize, 0);
    visit_elements(part, &mut |element, key, value| {
        formats += usize::from(element == "xf" && key.is_empty());
        longest = longest.max(value.len());
        let bytes = formats.saturating_mul(FORMAT_BYTES + 3 * longest);
        if bytes > MOST_FORMAT_BYTES { Err(WorkbookError::TooManyFormats) } else { Ok(true) }
    })
}

/// The parts of a locked document are noise.
fn check_unlocked(part: &mut impl BufRead) -> Result<(), WorkbookError> {
    visit_elements(part, &mut |element, _, _| {
        if element == "encryption-data" { Err(WorkbookError::Locked) } else { Ok(true) }
    })
}
