//! Spreadsheets are read as they are: each form gives the groups that the same table gives as text.

#![expect(clippy::format_push_string, clippy::format_collect, reason = "XML by hand is easier to read so")]

use crate::support::fuzz::{mutate, run_randomly};
use assert_cmd::Command;
use groupfinder::feed::{FeedError, FeedFormat, Import, ImportOptions, import};
use groupfinder::group::Group;
use jiff::civil::date;
use needs::needs;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A list as a contact point keeps it, with a code that begins with zero.
const ROWS: [[&str; 6]; 4] = [
    ["Name der Gruppe", "Thema", "Tag", "Uhrzeit", "PLZ", "Ort"],
    ["Nach dem Verlust", "Trauer", "Dienstag", "18:30", "01067", "Dresden"],
    ["Café Mut & Co", "Depression", "jeden 2. Mittwoch", "19 Uhr", "50667", "Köln"],
    ["Klarer Kopf", "Alkohol", "Montag", "20:00", "28195", "Bremen"],
];

fn csv() -> Vec<u8> {
    let lines: Vec<String> = ROWS.iter().map(|row| row.join(";")).collect();
    lines.join("\n").into_bytes()
}

fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An `.xlsx` with these sheets: name, state, and the XML of rows.
fn xlsx(sheets: &[(&str, &str, String)], strings: &str) -> Vec<u8> {
    let (mut list, mut relations, mut parts) = (String::new(), String::new(), Vec::new());
    for (n, (name, state, rows)) in sheets.iter().enumerate() {
        list += &format!("<sheet name=\"{name}\" sheetId=\"{0}\" state=\"{state}\" r:id=\"r{0}\"/>", n + 1);
        relations += &format!(
            "<Relationship Id=\"r{0}\" Type=\"{DOCUMENT}/worksheet\" Target=\"worksheets/sheet{0}.xml\"/>",
            n + 1
        );
        parts.push((
            format!("xl/worksheets/sheet{}.xml", n + 1),
            format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>"),
        ));
    }
    relations +=
        &format!("<Relationship Id=\"s\" Type=\"{DOCUMENT}/sharedStrings\" Target=\"sharedStrings.xml\"/>");
    relations += &format!("<Relationship Id=\"t\" Type=\"{DOCUMENT}/styles\" Target=\"styles.xml\"/>");
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    parts.push((
        "xl/workbook.xml".into(),
        format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><sheets>{list}</sheets></workbook>"),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".into(),
        format!("<Relationships xmlns=\"{package}\">{relations}</Relationships>"),
    ));
    parts.push((
        "_rels/.rels".into(),
        format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"r\" Type=\"{DOCUMENT}/officeDocument\" \
             Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    ));
    parts.push(("xl/sharedStrings.xml".into(), strings.to_owned()));
    // Format 1 shows a time, format 2 a number of five digits.
    parts.push((
        "xl/styles.xml".into(),
        format!(
            "<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"00000\"/>\
             </numFmts><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"20\" applyNumberFormat=\"1\"/>\
             <xf numFmtId=\"170\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
        ),
    ));
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    zip(&parts)
}

/// The rows with texts in the table of texts, times as parts of a day and codes as numbers.
fn xlsx_rows() -> (String, String) {
    let (mut strings, mut rows, mut count) = (String::new(), String::new(), 0);
    for (r, row) in ROWS.iter().enumerate() {
        rows += &format!("<row r=\"{}\">", r + 1);
        for (column, cell) in "ABCDEF".chars().zip(row) {
            let at = format!("{column}{}", r + 1);
            if let (true, Some((hours, minutes))) = (column == 'D', cell.split_once(':')) {
                let hours: f64 = hours.parse().unwrap();
                let minutes: f64 = minutes.parse().unwrap();
                rows += &format!("<c r=\"{at}\" s=\"1\"><v>{}</v></c>", (hours * 60.0 + minutes) / 1440.0);
            } else if let (true, Ok(code)) = (column == 'E', cell.parse::<u32>()) {
                rows += &format!("<c r=\"{at}\" s=\"2\"><v>{code}</v></c>");
            } else {
                strings += &format!("<si><t>{}</t></si>", escape(cell));
                rows += &format!("<c r=\"{at}\" t=\"s\"><v>{count}</v></c>");
                count += 1;
            }
        }
        rows += "</row>";
    }
    (rows, format!("<sst xmlns=\"{MAIN}\" uniqueCount=\"{count}\">{strings}</sst>"))
}

fn plain_xlsx() -> Vec<u8> {
    let (rows, strings) = xlsx_rows();
    xlsx(&[("Gruppen", "visible", rows)], &strings)
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"Gruppen\">{rows}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("content.xml", &content),
    ])
}

/// The rows as `LibreOffice` writes them: times as durations, empty cells and rows repeated to the edge of the sheet.
fn ods_rows() -> String {
    let mut rows = String::new();
    for row in ROWS {
        rows += "<table:table-row>";
        for (column, cell) in row.iter().enumerate() {
            match cell.split_once(':') {
                Some((hours, minutes)) if column == 3 => {
                    rows += &format!(
                        "<table:table-cell office:value-type=\"time\" office:time-value=\"PT{hours}H{minutes}M00S\">\
                         <text:p>{cell}</text:p></table:table-cell>"
                    );
                }
                _ => {
                    rows += &format!(
                        "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
                        escape(cell)
                    );
                }
            }
        }
        rows += "<table:table-cell table:number-columns-repeated=\"16378\"/></table:table-row>";
    }
    rows + "<table:table-row table:number-rows-repeated=\"1048572\"><table:table-cell \
            table:number-columns-repeated=\"16384\"/></table:table-row>"
}

/// An `.xls` of one sheet: BIFF8 records in a compound file.
fn xls() -> Vec<u8> {
    xls_with(&[], &[])
}

/// The same with further records, for the whole and behind the cells.
fn xls_with(further: &[u8], behind: &[u8]) -> Vec<u8> {
    let record = xls_record;
    let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let begin =
        |kind: u16| record(0x0809, &[&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat());
    let mut sheet = begin(0x0010);
    for (r, row) in ROWS.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            let [r, c, length] =
                [r, c, cell.encode_utf16().count()].map(|n| u16::try_from(n).unwrap().to_le_bytes());
            sheet.extend(record(0x0204, &[&r[..], &c, &[0, 0], &length, &[1], &utf_16(cell)].concat()));
        }
    }
    sheet.extend(behind);
    sheet.extend(record(0x000A, &[]));
    let name = utf_16("Gruppen");
    let globals = begin(0x0005);
    let start = u32::try_from(globals.len() + 4 + 8 + name.len() + further.len() + 4).unwrap();
    let bound = record(0x0085, &[&start.to_le_bytes()[..], &[0, 0, 7, 1], &name].concat());
    let stream = [globals, bound, further.to_vec(), record(0x000A, &[]), sheet].concat();
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/Workbook").unwrap().write_all(&stream).unwrap();
    file.into_inner().into_inner()
}

fn xls_record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &u16::try_from(data.len()).unwrap().to_le_bytes(), data].concat()
}

/// A table with one text of eight thousand letters.
fn xls_text_table() -> Vec<u8> {
    xls_record(0x00FC, &[&[0; 8][..], &8000_u16.to_le_bytes(), &[0], &b"a".repeat(8000)].concat())
}

fn read(bytes: &[u8]) -> Result<(Vec<Group>, Import), FeedError> {
    let mut groups = Vec::new();
    let mut options = ImportOptions::new("gruppen", date(2026, 11, 24));
    options.max_decoded_bytes = 64 << 20;
    let import = import(bytes, &options, &mut |group| groups.push(group))?;
    Ok((groups, import))
}

#[test]
fn each_form_gives_the_groups_of_the_table_as_text() {
    let (expected, _) = read(&csv()).unwrap();
    assert_eq!(expected.len(), 3);
    for (form, bytes) in [
        ("xlsx", plain_xlsx()),
        ("ods", ods(&ods_rows())),
        ("xls", xls()),
        ("large xls", xls_with(&xls_record(0x00FE, &[0; 5000]), &[])),
    ] {
        let (groups, import) = read(&bytes).unwrap_or_else(|error| panic!("{form}: {error}"));
        assert_eq!(import.format, FeedFormat::Table);
        assert_eq!(groups, expected, "{form}");
    }
}

#[test]
fn a_row_is_named_by_the_number_that_the_spreadsheet_shows() {
    let rows = xlsx_rows()
        .0
        .replace("r=\"4\"", "r=\"40\"")
        .replace("4\"", "40\"")
        .replace("<v>0.8333333333333334</v>", "<v>99</v>");
    let (_, import) = read(&xlsx(&[("Gruppen", "visible", rows)], &xlsx_rows().1)).unwrap();
    assert!(
        import.report.problems.iter().any(|problem| problem.to_string().contains("40")),
        "{:?}",
        import.report.problems
    );
}

#[test]
fn several_sheets_are_read_and_those_that_are_not_are_named() {
    let (rows, strings) = xlsx_rows();
    let notes = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Bitte bis Freitag</t></is></c></row>";
    let bytes = xlsx(
        &[
            ("Nord", "visible", rows.clone()),
            ("Notizen", "visible", notes.into()),
            ("Alt", "hidden", rows.clone()),
        ],
        &strings,
    );
    let (groups, import) = read(&bytes).unwrap();
    assert_eq!(groups.len(), 3);
    let said = import.report.notes.join("\n");
    assert!(said.contains("\"Alt\" is hidden") && said.contains("\"Notizen\" is not read"), "{said}");
}

#[test]
fn cells_merged_downwards_hold_for_each_row() {
    let cell = |text: &str, span: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"{span}><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let rows = row(&[cell("Ort", ""), cell("Name", ""), cell("Tag", ""), cell("Uhrzeit", "")])
        + &row(&[
            cell("Köln", " table:number-rows-spanned=\"2\""),
            cell("Eins", ""),
            cell("Montag", ""),
            cell("18:00", ""),
        ])
        + &row(&[
            "<table:covered-table-cell/>".into(),
            cell("Zwei", ""),
            cell("Freitag", ""),
            cell("19:00", ""),
        ]);
    let (groups, _) = read(&ods(&rows)).unwrap();
    let towns: Vec<_> =
        groups.iter().map(|g| g.place.as_ref().and_then(|place| place.city.as_deref())).collect();
    assert_eq!(towns, [Some("Köln"), Some("Köln")]);
}

#[test]
fn small_files_that_would_fill_the_memory_are_refused() {
    let wide = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell office:value-type=\"string\" \
                table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell></table:table-row>";
    let (rows, strings) = xlsx_rows();
    let claim = strings.replace("uniqueCount=\"", "uniqueCount=\"99999999999");
    let many: String =
        (1..60_000).map(|r| format!("<row r=\"{r}\"><c r=\"SR{r}\"><v>1</v></c></row>")).collect();
    let shown: String =
        (2..60_000).map(|r| format!("<row r=\"{r}\"><c r=\"A{r}\" t=\"s\"><v>0</v></c></row>")).collect();
    let shown_before_2007: Vec<u8> = (4_u16..60_000)
        .flat_map(|row| xls_record(0x00FD, &[&row.to_le_bytes()[..], &[0; 8]].concat()))
        .collect();
    let pieces = [xls_record(0x00FC, &[0; 8]), xls_record(0x003C, &[0]).repeat(300_000)].concat();
    let long = format!("<si><t>{}</t></si>", "ein Wort ".repeat(14_000));
    for (what, bytes) in [
        ("repeated cells", ods(wide)),
        ("one text in all cells, as before 2007", xls_with(&xls_text_table(), &shown_before_2007)),
        ("a table of texts in pieces", xls_with(&pieces, &[])),
        ("one text in all cells", xlsx(&[("a", "visible", shown)], &long)),
        ("a claim of texts", xlsx(&[("a", "visible", rows.clone())], &claim)),
        ("far columns", xlsx(&[("a", "visible", many)], &strings)),
        ("white space", zip(&[("xl/workbook.xml", &" ".repeat(80 << 20))])),
    ] {
        let error = read(&bytes).map(|(groups, _)| groups.len()).expect_err(what).to_string();
        assert!(bytes.len() < 4 << 20 && !error.is_empty(), "{what}: {error}");
    }
}

#[test]
fn damaged_spreadsheets_are_refused_in_words() {
    for whole in [plain_xlsx(), ods(&ods_rows()), xls()] {
        for part in 1..20 {
            let cut = &whole[..whole.len() * part / 20];
            let mut flipped = whole.clone();
            let at = whole.len() * part / 20;
            flipped[at] ^= 0x55;
            for bytes in [cut, flipped.as_slice()] {
                if let Err(error) = read(bytes) {
                    assert!(error.to_string().starts_with("gruppen: "), "{error}");
                }
            }
            // The last sectors of the older form may be empty.
            assert!(read(cut).is_err() || whole.starts_with(b"\xD0\xCF"), "a spreadsheet that was cut off");
        }
    }
}

#[test]
fn other_documents_are_named() {
    for (bytes, words) in [
        (zip(&[("word/document.xml", "<a/>")]), "a text document (.docx)"),
        (zip(&[("xl/workbook.bin", "")]), ".xlsb"),
        (zip(&[("groups.json", "[]")]), "a ZIP archive"),
    ] {
        let error = read(&bytes).map(|(groups, _)| groups.len()).unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
    }
}

fn groupfinder(home: &std::path::Path) -> Command {
    let mut command = Command::cargo_bin("groupfinder").unwrap();
    command.env_clear().env("HOME", home).env("LANG", "C.UTF-8").current_dir(home);
    command.args(["--data-dir", "data", "--now", "2026-11-24T12:00:00Z"]);
    command
}

#[test]
fn several_files_and_standard_input_are_read_without_endings() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("nord"), plain_xlsx()).unwrap();
    let other =
        String::from_utf8(csv()).unwrap().replace("Dresden", "Leipzig").replace("Nach dem", "Vor dem");
    std::fs::write(home.path().join("ost"), &other).unwrap();
    let sync = |arguments: &[&str], input: &[u8]| {
        let assert = groupfinder(home.path()).arg("sync").args(arguments).write_stdin(input).assert();
        let output = assert.get_output();
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (code, said) = sync(&["--from", "nord", "ost", "--output", "json"], b"");
    let said: serde_json::Value = serde_json::from_str(&said).unwrap();
    let sources: Vec<_> =
        said["sources"].as_array().unwrap().iter().filter_map(|source| source["source"].as_str()).collect();
    assert_eq!((code, sources), (Some(0), vec!["nord", "ost"]));
    let (rows, strings) = xlsx_rows();
    let third = xlsx(&[("Gruppen", "visible", rows)], &strings.replace("Dresden", "Halle"));
    let (code, said) = sync(&["--from", "-", "--name", "dritte", "--output", "json"], &third);
    let said: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!((code, &said["source"], &said["records"]), (Some(0), &"dritte".into(), &3.into()));
    let (code, _) = sync(&["--from", "nord", "missing", "--output", "json"], b"");
    assert_eq!(code, Some(3), "a file that is missing is told, and the other is taken");
    let (code, _) = sync(&["--from", "nord", "ost", "--name", "beide"], b"");
    assert_eq!(code, Some(2));
}

/// Runs `once` many times and fails if code of ours panicked: what reads a spreadsheet catches the panics of the reader
/// behind it, and would hide them.
fn run_without_own_panics(once: impl FnMut(&mut fastrand::Rng)) {
    static OURS: std::sync::Mutex<Vec<String>> = std::sync::Mutex::new(Vec::new());
    static HOOK: std::sync::Once = std::sync::Once::new();
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            if place.contains("src/feed/") && !place.contains("registry") {
                OURS.lock().unwrap().push(place);
            } else {
                before(panic);
            }
        }));
    });
    run_randomly(once);
    let ours = OURS.lock().unwrap();
    assert!(ours.is_empty(), "{ours:?}");
}

#[test]
fn whatever_is_in_an_xlsx_it_is_read_or_refused() {
    let (rows, strings) = xlsx_rows();
    run_without_own_panics(|random| {
        let (rows, strings) = if random.bool() {
            (mutate(&rows, random), strings.clone())
        } else {
            (rows.clone(), mutate(&strings, random))
        };
        let _ = read(&xlsx(&[("Gruppen", "visible", rows)], &strings));
    });
}

#[test]
fn whatever_is_in_an_ods_it_is_read_or_refused() {
    run_without_own_panics(|random| drop(read(&ods(&mutate(&ods_rows(), random)))));
}

#[test]
fn whatever_is_in_a_mapping_or_its_list_it_is_read_or_refused() {
    let mappings = [
        include_str!("../../data/mappings/the-events-calendar.toml"),
        include_str!("../../data/mappings/geojson.toml"),
    ];
    let list = r#"{"events": [{"title": "a", "venue": {"city": "Cork"}, "organizer": [{"phone": "1"}]}],
        "features": [{"geometry": {"coordinates": [8.5, 51.9]}, "properties": {"name": "b", "day": "Monday"}}]}"#;
    run_without_own_panics(|random| {
        let mapping = random.choice(mappings).unwrap_or_default();
        let mapping = if random.bool() { mutate(mapping, random) } else { mapping.to_owned() };
        let Ok(mapping) = groupfinder::feed::ListMapping::parse(&mapping) else { return };
        let mut options = ImportOptions::new("list", date(2026, 11, 24));
        options.settings.mapping = Some(std::sync::Arc::new(mapping));
        let _ = import(mutate(list, random).as_bytes(), &options, &mut |_| ());
    });
}

#[needs(soffice)]
#[test]
fn what_libreoffice_writes_gives_the_same_groups() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("list.csv"), [b"\xEF\xBB\xBF".as_slice(), &csv()].concat()).unwrap();
    let (expected, _) = read(&csv()).unwrap();
    // Field separator, text delimiter, character set: 76 is UTF-8, 1 Windows-1252, 65535 UTF-16. Codes stay text (2).
    let input = "--infilter=CSV:59,34,76,1,1/2/2/2/3/2/4/2/5/2/6/2";
    for (form, filter) in [
        ("xlsx", "xlsx"),
        ("ods", "ods"),
        ("xls", "xls"),
        ("csv", "csv:Text - txt - csv (StarCalc):59,34,1"),
        ("csv", "csv:Text - txt - csv (StarCalc):59,34,65535"),
    ] {
        let out = home.path().join("out");
        let mut office = std::process::Command::new("soffice");
        office.args(["--headless", input, "--convert-to", filter, "--outdir"]).arg(&out);
        let done = office.arg(home.path().join("list.csv")).env("HOME", home.path()).output();
        assert!(done.expect("soffice runs").status.success(), "{filter}");
        let written = std::fs::read(out.join(format!("list.{form}"))).unwrap();
        let (groups, _) = read(&written).unwrap_or_else(|error| panic!("{filter}: {error}"));
        assert_eq!(groups, expected, "{filter}");
    }
}
