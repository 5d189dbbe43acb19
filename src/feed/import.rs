//! The whole way from bytes to groups.

use super::columns::ListMapping;
use super::decode::decode;
use super::document::{FeedDocument, check_record_count};
use super::error::{FeedError, FeedErrorKind};
use super::limits::{most_records, most_rows};
use super::mapping::forget_labels;
use super::native::{self, Envelope};
use super::record::{Damage, Recorder};
use super::report::{Problem, ProblemOutcome, Report};
use super::table::CorrectedSheet;
use super::{
    FeedFormat, ImportOptions, bmlt, hsds, mapped_list, meeting_guide, recognise, sniff, table, workbook,
};
use crate::group::Group;

/// A feed that was taken in.
#[derive(Debug, Clone)]
pub struct Import {
    /// Its format.
    pub format: FeedFormat,
    /// The header of a native dataset.
    pub envelope: Option<Envelope>,
    /// What became of each record.
    pub report: Report,
}

/// Up to this many bad records are single faults, whatever their share.
const FEW_BAD: usize = 5;

/// Reads a feed and hands its groups to `sink`, in the order of the feed and one at a time.
///
/// # Errors
/// Says why the feed is refused as a whole. What `sink` was given until then must be thrown away.
pub fn import(
    bytes: &[u8],
    options: &ImportOptions<'_>,
    sink: &mut dyn FnMut(Group),
) -> Result<Import, FeedError> {
    import_bytes(bytes, options, sink)
        .map_err(|kind| FeedError { name: super::record::quote(options.name), kind })
}

fn import_bytes(
    bytes: &[u8],
    options: &ImportOptions<'_>,
    sink: &mut dyn FnMut(Group),
) -> Result<Import, FeedErrorKind> {
    if workbook::is_container(bytes) {
        return import_workbook(bytes, options, sink);
    }
    let decoded = decode(bytes, options)?;
    let text = &*decoded.text;
    let damage = Damage { text, offsets: &decoded.damaged };
    forget_labels();
    let mut recorder = Recorder::new(options, damage, sink);
    for note in &decoded.notes {
        recorder.note(note.clone());
    }
    let (format, envelope) = if is_table(text, options) {
        recorder.id_field = "slug";
        table::import_csv(text, &mut recorder)?;
        (FeedFormat::Table, None)
    } else {
        import_json(text, options, &mut recorder)?
    };
    let report = recorder.into_report();
    check_record_count(report.records, most_records(text.len()))?;
    check_quality(&report, options)?;
    Ok(Import { format, envelope, report })
}

/// Reads a spreadsheet. It says itself what it is, whatever format the feed is told to have.
fn import_workbook(
    bytes: &[u8],
    options: &ImportOptions<'_>,
    sink: &mut dyn FnMut(Group),
) -> Result<Import, FeedErrorKind> {
    let sheets = workbook::read_workbook(bytes, options.max_decoded_bytes)?;
    let mut recorder = Recorder::new(options, Damage { text: "", offsets: &[] }, sink);
    recorder.id_field = "slug";
    // As many as the same table has as text.
    let rows = sheets.iter().flat_map(|sheet| &sheet.rows);
    recorder.feed_bytes = rows.map(|(_, cells)| cells.joined().len() + 1).sum();
    table::import_sheets(sheets, &mut recorder)?;
    let report = recorder.into_report();
    check_quality(&report, options)?;
    Ok(Import { format: FeedFormat::Table, envelope: None, report })
}

/// Whether to read a table: somebody says so, or it looks like one.
fn is_table(text: &str, options: &ImportOptions<'_>) -> bool {
    if let Some(format) = options.settings.format {
        return format == FeedFormat::Table;
    }
    let path = options.name.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let is_named = |endings: &[&str]| endings.iter().any(|ending| path.ends_with(ending));
    let looks = || sniff::looks_like_table(text) && !is_named(&[".json", ".ndjson", ".geojson"]);
    !text.trim_start().starts_with(['[', '{', '<'])
        && (is_named(&[".csv", ".tsv", ".csv.gz", ".tsv.gz"]) || looks())
}

fn import_json(
    text: &str,
    options: &ImportOptions<'_>,
    recorder: &mut Recorder<'_>,
) -> Result<(FeedFormat, Option<Envelope>), FeedErrorKind> {
    // A BMLT server wraps its answer on request; anything else in a function call was not meant for us.
    let unwrapped = sniff::unwrap_jsonp(text);
    let document = FeedDocument::parse(unwrapped.unwrap_or(text))?;
    if let Some(mapping) = options.settings.mapping.as_deref().filter(|mapping| mapping.format.is_none()) {
        return import_mapped_list(&document, mapping, recorder);
    }
    let format = match recognise::recognise_format(&document, options) {
        Ok(format) => format,
        Err(error) => match recognise::find_mapping(&document) {
            Some(mapping) if matches!(error, FeedErrorKind::UnknownFormat(_)) => {
                return import_mapped_list(&document, &mapping, recorder);
            }
            _ => return Err(error),
        },
    };
    if unwrapped.is_some() {
        if !matches!(format, FeedFormat::Bmlt | FeedFormat::BmltAdmin) {
            return Err(sniff::describe_not_json(text));
        }
        recorder.note("a JSONP wrapper was taken off");
    }
    recorder.id_field = match format {
        FeedFormat::MeetingGuide => "slug",
        FeedFormat::Bmlt => "id_bigint",
        _ => "id",
    };
    if format != FeedFormat::Hsds {
        let list = ["meetings", "groups"].iter().find_map(|name| document.list(name));
        let records = match &document {
            FeedDocument::Array(items) | FeedDocument::Lines(items) => items.as_slice(),
            FeedDocument::Object(_) => list.unwrap_or_default(),
        };
        for name in ["meetings", "groups", "values", "records"] {
            let count = document.list(name).map_or(0, <[_]>::len);
            let most = if name == "values" { most_rows } else { most_records };
            check_record_count(count, most(text.len()))?;
        }
        recorder.find_doubles(records.iter().map(|record| record.text()));
    }
    let mut envelope = None;
    match format {
        FeedFormat::Native => envelope = Some(native::import(&document, recorder)?),
        FeedFormat::MeetingGuide => match document.list("values") {
            Some(rows) => table::import_values(rows, recorder)?,
            None => meeting_guide::import(&document, recorder)?,
        },
        FeedFormat::Bmlt | FeedFormat::BmltAdmin => bmlt::import(&document, format, recorder)?,
        FeedFormat::Hsds => hsds::import(text, &document, recorder)?,
        FeedFormat::List => {
            return Err(FeedErrorKind::UnknownFormat("a list without a mapping (--mapping FILE)".into()));
        }
        FeedFormat::Table => return Err(FeedErrorKind::UnknownFormat("JSON where a table was told".into())),
    }
    Ok((format, envelope))
}

/// The sheets of a table with their cells mended; empty where the feed is no table.
pub fn correct_sheets(bytes: &[u8], options: &ImportOptions<'_>) -> Vec<CorrectedSheet> {
    if workbook::is_container(bytes) {
        let sheets = workbook::read_workbook(bytes, options.max_decoded_bytes).unwrap_or_default();
        return table::correct_sheets(sheets, options);
    }
    let Ok(decoded) = decode(bytes, options) else { return Vec::new() };
    if !is_table(&decoded.text, options) {
        return Vec::new();
    }
    table::correct_csv(&decoded.text, options).into_iter().collect()
}

/// Reads a list that only a mapping explains.
fn import_mapped_list(
    document: &FeedDocument<'_>,
    mapping: &ListMapping,
    recorder: &mut Recorder<'_>,
) -> Result<(FeedFormat, Option<Envelope>), FeedErrorKind> {
    recorder.id_field = "id";
    mapped_list::import(document, mapping, recorder)?;
    Ok((FeedFormat::List, None))
}

/// Proposes a mapping for a list of JSON objects that no reader knows, as the text of a mapping file.
pub fn propose_mapping(bytes: &[u8], options: &ImportOptions<'_>) -> Option<String> {
    let decoded = decode(bytes, options).ok()?;
    mapped_list::propose_mapping(&FeedDocument::parse(&decoded.text).ok()?)
}

/// Whether the feed is good enough. Single faults pass; a feed in which much is bad is probably not what it
/// should be, and one without any usable record must not replace what is there.
fn check_quality(report: &Report, options: &ImportOptions<'_>) -> Result<(), FeedErrorKind> {
    let usable = report.accepted + report.repaired;
    let none = report.records > 0 && usable == 0;
    let many = report.quarantined > FEW_BAD && report.bad_percent() > options.settings.max_bad_percent;
    if !none && !many {
        return Ok(());
    }
    // The last problem of a record is the one for which it was left out.
    let bad = report.problems.iter().filter(|problem| problem.outcome == ProblemOutcome::Quarantined);
    let mut details: Vec<Problem> = Vec::new();
    for problem in bad {
        if details.last().is_some_and(|last| last.record == problem.record) {
            details.pop();
        }
        details.push(problem.clone());
    }
    Err(FeedErrorKind::TooManyBad {
        bad: report.quarantined,
        records: report.records,
        percent: report.bad_percent(),
        limit: options.settings.max_bad_percent,
        details,
    })
}
