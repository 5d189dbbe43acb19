//! Feeds of every format made to take as much memory as they can for their size: short records, towns, labels, words,
//! rules and cells that are all different. No real directory looks like this.

#[path = "multiplying_feeds.rs"]
mod multiplying_feeds;

pub use multiplying_feeds::MULTIPLYING_FEEDS;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A feed that takes as much memory as it can.
pub struct HeavyFeed {
    /// What it has too much of.
    pub name: &'static str,
    /// The name of its file.
    pub file: &'static str,
    /// Makes the feed: about so many bytes, unpacked.
    make: fn(usize) -> Vec<u8>,
}

impl HeavyFeed {
    /// The feed, of about so many bytes. The parts of spreadsheets are stored and not packed.
    pub fn bytes(&self, size: usize) -> Vec<u8> {
        (self.make)(size)
    }
}

const fn heavy(name: &'static str, file: &'static str, make: fn(usize) -> Vec<u8>) -> HeavyFeed {
    HeavyFeed { name, file, make }
}

/// All of them: ten formats, most in several ways.
pub const HEAVY_FEEDS: [HeavyFeed; 31] = [
    heavy("native: short records", "a.json", native_short),
    heavy("native: words all different", "b.json", native_words),
    heavy("native: rules and meetings", "c.json", native_meetings),
    heavy("native: topics and languages", "d.json", native_topics),
    heavy("Meeting Guide: towns with points", "e.json", guide_towns),
    heavy("Meeting Guide: short records", "f.json", guide_short),
    heavy("Meeting Guide: names all different", "g.json", guide_names),
    heavy("Google Sheets: short cells", "h.json", google_values),
    heavy("Google Sheets: as many rows", "z.json", google_most_rows),
    heavy("Airtable: short records", "i.json", airtable),
    heavy("BMLT: towns", "j.json", bmlt_towns),
    heavy("BMLT lines: short records", "k.ndjson", bmlt_lines),
    heavy("BMLT administration: regions", "l.json", bmlt_admin),
    heavy("HSDS: services with telephones", "m.json", hsds_services),
    heavy("HSDS: tables with joined keys", "n.json", hsds_tables),
    heavy("table: short rows", "o.csv", csv_short),
    heavy("table: blank cells", "p.csv", csv_blank),
    heavy("table: destroyed cells, one name", "q.csv", csv_destroyed),
    heavy("table: as many rows as it may have", "w.csv", csv_most_rows),
    heavy("table: as many rows, one name", "x.csv", csv_one_name),
    heavy("table: as many cells as it may have", "y.csv", csv_most_cells),
    heavy("xlsx: short cells", "r.xlsx", xlsx_cells),
    heavy("xlsx: shared texts", "s.xlsx", xlsx_texts),
    heavy("xlsx: one text in all rows", "1.xlsx", xlsx_one_text),
    heavy("ods: short cells", "t.ods", ods_cells),
    heavy("ods: repeated rows", "2.ods", ods_repeated),
    heavy("xls: short cells", "3.xls", xls_cells),
    heavy("xls: one text in all rows", "4.xls", xls_one_text),
    heavy("xls: formulas with a name", "5.xls", xls_formulas),
    heavy("GeoJSON by a mapping: words", "u.json", geojson),
    heavy("camel case by a mapping: short records", "v.json", camel_case),
];

/// Repeats `record` until there are so many bytes between start and end.
fn list_of(size: usize, start: &str, end: &str, record: impl Fn(usize, &mut String)) -> Vec<u8> {
    joined(size, start, ",", end, record)
}

fn joined(
    size: usize,
    start: &str,
    between: &str,
    end: &str,
    record: impl Fn(usize, &mut String),
) -> Vec<u8> {
    let mut text = String::with_capacity(size + 4096);
    text.push_str(start);
    let mut n = 0;
    while text.len() + end.len() < size {
        if n > 0 {
            text.push_str(between);
        }
        record(n, &mut text);
        n += 1;
    }
    text.push_str(end);
    text.into_bytes()
}

/// A word that no other number has, in letters.
fn word(mut n: usize) -> String {
    let mut word = String::from("w");
    loop {
        word.push(char::from(b'a' + (n % 26) as u8));
        n /= 26;
        if n == 0 {
            return word;
        }
    }
}

const NATIVE: &str = "{\"format\":\"groupfinder\",\"schema_version\":1,\"groups\":[";

fn native_short(size: usize) -> Vec<u8> {
    list_of(size, NATIVE, "]}", |n, text| {
        let _ = write!(
            text,
            "{{\"id\":\"{n}\",\"name\":\"{}\",\"kind\":\"group\",\"status\":\"active\"}}",
            word(n)
        );
    })
}

fn native_words(size: usize) -> Vec<u8> {
    list_of(size, NATIVE, "]}", |n, text| {
        let words: Vec<String> = (0..400).map(|k| word(n * 400 + k)).collect();
        let _ = write!(text, "{{\"id\":\"{n}\",\"name\":\"A\",\"description\":\"{}\"}}", words.join(" "));
    })
}

fn native_meetings(size: usize) -> Vec<u8> {
    list_of(size, NATIVE, "]}", |n, text| {
        let meetings: Vec<String> = (0..64)
            .map(|k| {
                let at = n * 64 + k;
                let (month, day, hour) = (at % 12 + 1, at % 28 + 1, at % 24);
                format!("{{\"rrule\":\"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}\",\"start\":\"{hour:02}:{:02}\"}}", at % 60)
            })
            .collect();
        let _ = write!(text, "{{\"id\":\"{n}\",\"name\":\"A\",\"meetings\":[{}]}}", meetings.join(","));
    })
}

fn native_topics(size: usize) -> Vec<u8> {
    list_of(size, NATIVE, "]}", |n, text| {
        let topics: Vec<String> = (0..32).map(|k| format!("\"{}\"", word(n * 32 + k))).collect();
        let tags: Vec<String> = (0..16)
            .map(|k| format!("\"{}\"", word(17_000 + (n * 16 + k) % 17_000).replacen('w', "", 1)))
            .collect();
        let (topics, tags) = (topics.join(","), tags.join(","));
        let _ =
            write!(text, "{{\"id\":\"{n}\",\"name\":\"A\",\"topics\":[{topics}],\"languages\":[{tags}]}}");
    })
}

fn guide_towns(size: usize) -> Vec<u8> {
    list_of(size, "[", "]", |n, text| {
        let (latitude, longitude) = (40.0 + (n % 900) as f64 / 100.0, -120.0 + (n % 4000) as f64 / 100.0);
        let _ = write!(
            text,
            "{{\"slug\":\"{n}\",\"name\":\"A\",\"day\":{},\"time\":\"19:{:02}\",\"city\":\"{}\",\"region\":\"{}\",\
             \"country\":\"US\",\"latitude\":{latitude:.2},\"longitude\":{longitude:.2}}}",
            n % 7,
            n % 60,
            word(n),
            word(n / 7)
        );
    })
}

fn guide_short(size: usize) -> Vec<u8> {
    list_of(size, "[", "]", |n, text| {
        let _ = write!(text, "{{\"slug\":\"{n}\",\"name\":\"A\",\"day\":1,\"time\":\"1:{:02}\"}}", n % 60);
    })
}

fn guide_names(size: usize) -> Vec<u8> {
    list_of(size, "[", "]", |n, text| {
        let [a, b, c] = [3 * n, 3 * n + 1, 3 * n + 2].map(word);
        let _ = write!(
            text,
            "{{\"name\":\"{a} {b}\",\"slug\":\"{c}-{n}\",\"day\":2,\"time\":\"18:00\",\"types\":[\"O\"],\"group\":\"{c}\",\"notes\":\"{a}x\"}}"
        );
    })
}

fn google_values(size: usize) -> Vec<u8> {
    list_of(size, "{\"values\":[[\"Name\",\"Day\",\"Time\",\"City\"],", "]}", |n, text| {
        let _ = write!(text, "[\"{}\",\"1\",\"9:00\",\"b\"]", word(n));
    })
}

fn airtable(size: usize) -> Vec<u8> {
    list_of(size, "{\"records\":[", "]}", |n, text| {
        let _ =
            write!(text, "{{\"fields\":{{\"slug\":\"{n}\",\"name\":\"A\",\"day\":1,\"time\":\"1:00\"}}}}");
    })
}

fn bmlt_towns(size: usize) -> Vec<u8> {
    list_of(size, "[", "]", |n, text| {
        let _ = write!(
            text,
            "{{\"id_bigint\":\"{n}\",\"weekday_tinyint\":\"2\",\"start_time\":\"10:00:00\",\"meeting_name\":\"A\",\
             \"location_municipality\":\"{}\",\"location_province\":\"NY\",\"formats\":\"O\"}}",
            word(n)
        );
    })
}

fn bmlt_lines(size: usize) -> Vec<u8> {
    joined(size, "", "\n", "\n", |n, text| {
        let _ = write!(
            text,
            "{{\"id_bigint\":\"{n}\",\"weekday_tinyint\":\"2\",\"start_time\":\"10:00\",\"meeting_name\":\"A\"}}"
        );
    })
}

fn bmlt_admin(size: usize) -> Vec<u8> {
    list_of(size, "[", "]", |n, text| {
        let _ = write!(
            text,
            "{{\"id\":{n},\"serviceBodyId\":1,\"formatIds\":[1,2,3],\"venueType\":1,\"day\":0,\"startTime\":\"18:00\",\
             \"duration\":\"01:30\",\"name\":\"{}\",\"location_municipality\":\"a\",\"location_province\":\"{}\"}}",
            word(n),
            word(n + 7)
        );
    })
}

fn hsds_services(size: usize) -> Vec<u8> {
    list_of(size, "{\"services\":[", "]}", |n, text| {
        let phones: Vec<String> =
            (0..8).map(|k| format!("{{\"number\":\"0221 {:06}\"}}", n * 8 + k)).collect();
        let _ = write!(
            text,
            "{{\"id\":\"{n}\",\"name\":\"Grief support group {}\",\"description\":\"{}\",\"phones\":[{}]}}",
            word(n),
            word(n + 1),
            phones.join(",")
        );
    })
}

fn hsds_tables(size: usize) -> Vec<u8> {
    let services = list_of(size / 2, "{\"services\":[", "],", |n, text| {
        let _ = write!(text, "{{\"id\":\"{n}\",\"name\":\"Grief support group\"}}");
    });
    let rows = list_of(size / 2, "\"phones\":[", "]}", |n, text| {
        let owners: Vec<String> = (0..64).map(|k| format!("{}", n + k)).collect();
        let _ =
            write!(text, "{{\"id\":\"p{n}\",\"service_id\":\"{}\",\"number\":\"0221 1\"}}", owners.join(","));
    });
    [services, rows].concat()
}

fn csv_short(size: usize) -> Vec<u8> {
    joined(size, "Name,Day,Time,City\n", "\n", "\n", |n, text| {
        let _ = write!(text, "{},1,9:00,{}", word(n), word(n));
    })
}

fn csv_blank(size: usize) -> Vec<u8> {
    let headings: Vec<String> = (0..40).map(|n| format!("h{n}")).collect();
    joined(size, &format!("Name,Day,Time,{},Notes\n", headings.join(",")), "\n", "\n", |n, text| {
        let commas = ",".repeat(if n % 2 == 0 { 41 } else { 300 });
        let _ = write!(text, "{},1,9:00{commas}long enough a text to be let pass, {n}", word(n));
    })
}

fn csv_destroyed(size: usize) -> Vec<u8> {
    joined(size, "Name;Tag;Uhrzeit;Telefon;PLZ;Ort;Notiz;Straße\n", "\n", "\n", |n, text| {
        let _ = write!(text, "Eine Gruppe;Montag;18:00;#####;1067;{};#REF!;4,92E+11", word(n));
    })
}

/// Ends a row where rows have so many bytes that a table of this size has as many of them as it may.
fn end_row(mut row: String, size: usize) -> String {
    let length = (size / (53_900 + size / 384)).max(24) + 1;
    row.truncate(length);
    while row.len() < length {
        row.push('x');
    }
    row
}

fn csv_most_rows(size: usize) -> Vec<u8> {
    joined(size, "Name,Day,Time,City,Street,Phone,Topics,Notes\n", "\n", "\n", |n, text| {
        let [a, b] = [word(n), word(n / 2)];
        let row = format!("{a},{},{}:{:02},{b},{a} 1,0221 {n:07},{a},", n % 7, n % 24, n % 60);
        text.push_str(&end_row(row, size));
    })
}

fn csv_one_name(size: usize) -> Vec<u8> {
    joined(size, "Name,Day,Time,Phone,Notes\n", "\n", "\n", |n, text| {
        text.push_str(&end_row(format!("A,1,9:00,0221 {n:07},{}", word(n)), size));
    })
}

fn google_most_rows(size: usize) -> Vec<u8> {
    let start = "{\"values\":[[\"Name\",\"Day\",\"Time\",\"City\",\"Notes\"],";
    list_of(size, start, "]}", |n, text| {
        let row = format!("[\"{}\",\"1\",\"9:{:02}\",\"{}\",\"", word(n), n % 60, word(n / 2));
        text.push_str(&end_row(row, size.saturating_sub(size / 40)));
        text.push_str("\"]");
    })
}

fn csv_most_cells(size: usize) -> Vec<u8> {
    let headings: Vec<String> = (0..400).map(|n| format!("h{n}")).collect();
    joined(size, &format!("Name,Day,Time,{}\n", headings.join(",")), "\n", "\n", |n, text| {
        let cells: Vec<String> = (0..400).map(|k| word(n * 400 + k)).collect();
        let _ = write!(text, "{},1,9:00,{}", word(n), cells.join(","));
    })
}

fn zip(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, stored).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn xlsx(rows: Vec<u8>, texts: Vec<u8>) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let workbook = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{document}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let relations = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{document}/worksheet\" \
         Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{document}/sharedStrings\" \
         Target=\"sharedStrings.xml\"/></Relationships>"
    );
    let root = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"r0\" Type=\"{document}/officeDocument\" \
         Target=\"xl/workbook.xml\"/></Relationships>"
    );
    zip(&[
        ("_rels/.rels", root.into_bytes()),
        ("xl/workbook.xml", workbook.into_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.into_bytes()),
        ("xl/sharedStrings.xml", texts),
        ("xl/worksheets/sheet1.xml", rows),
    ])
}

const HEADINGS: [&str; 4] = ["Name", "Day", "Time", "City"];

fn inline_row(cells: &[&str]) -> String {
    let cells: String = cells.iter().fold(String::new(), |mut all, cell| {
        let _ = write!(all, "<c t=\"inlineStr\"><is><t>{cell}</t></is></c>");
        all
    });
    format!("<row>{cells}</row>")
}

fn xlsx_cells(size: usize) -> Vec<u8> {
    let start = format!("<worksheet><sheetData>{}", inline_row(&HEADINGS));
    let rows = joined(size, &start, "", "</sheetData></worksheet>", |n, text| {
        text.push_str(&inline_row(&[&word(n), "1", "9:00", "b"]));
    });
    xlsx(rows, b"<sst></sst>".to_vec())
}

fn xlsx_texts(size: usize) -> Vec<u8> {
    let texts = joined(size / 2, "<sst>", "", "</sst>", |n, text| {
        let _ = write!(text, "<si><t>{}</t></si>", word(n));
    });
    let start = format!("<worksheet><sheetData>{}", inline_row(&HEADINGS));
    let rows = joined(size / 2, &start, "", "</sheetData></worksheet>", |n, text| {
        let _ = write!(text, "<row><c t=\"s\"><v>{n}</v></c><c><v>1</v></c><c><v>0.75</v></c></row>");
    });
    xlsx(rows, texts)
}

/// How many rows a spreadsheet of this size may have, and how long a text may be that stands in each.
fn most_shared(size: usize) -> (usize, usize) {
    let rows = 53_000 + size / 420;
    (rows, ((4 << 20) + size * 9 / 10) / rows - 1)
}

fn xlsx_one_text(size: usize) -> Vec<u8> {
    let (count, length) = most_shared(size);
    let texts = format!("<sst><si><t>{}</t></si></sst>", "a word ".repeat(length / 7));
    let mut rows = format!("<worksheet><sheetData>{}", inline_row(&["Name", "Notes", "City"]));
    // What is left goes into texts of the rows' own.
    let own = "x".repeat((size / count).saturating_sub(120));
    for n in 0..count {
        let name = format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", word(n));
        let city = format!("<c t=\"inlineStr\"><is><t>{own}</t></is></c>");
        let _ = write!(rows, "<row>{name}<c t=\"s\"><v>0</v></c>{city}</row>");
    }
    rows.push_str("</sheetData></worksheet>");
    xlsx(rows.into_bytes(), texts.into_bytes())
}

fn ods_repeated(size: usize) -> Vec<u8> {
    let cell = |text: &str| format!("<table:table-cell office:string-value=\"{text}\"/>");
    let (count, length) = most_shared(size);
    let headings = ["Name", "Notes", "Day"].map(cell).concat();
    let cells = [cell("A"), cell(&"a word ".repeat(length / 7 - 1)), cell("1")].concat();
    let filling = " ".repeat(size - 2000);
    let content = format!(
        "<office:document-content><table:table table:name=\"a\"><table:table-row>{headings}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"{count}\">{cells}</table:table-row></table:table>{filling}\
         </office:document-content>"
    );
    ods(content.into_bytes())
}

/// Records of an `.xls` (MS-XLS): first those of the whole, then those of its one sheet.
fn xls(globals: &[u8], sheet: &[u8]) -> Vec<u8> {
    let begin = |kind: u8| xls_record(0x0809, &[&[0, 6, kind, 0][..], &[0; 12]].concat());
    let end = xls_record(0x000A, &[]);
    let first = begin(5);
    let start = u32::try_from(first.len() + 4 + 10 + globals.len() + end.len()).unwrap_or(0);
    let bound = xls_record(0x0085, &[&start.to_le_bytes()[..], &[0, 0, 1, 0, b'a', 0]].concat());
    let stream = [&first, &bound, globals, &end, &begin(0x10), sheet, &end].concat();
    let Ok(mut file) = cfb::CompoundFile::create(Cursor::new(Vec::new())) else { return Vec::new() };
    let _ = file.create_stream("/Workbook").and_then(|mut out| out.write_all(&stream));
    file.into_inner().into_inner()
}

fn xls_record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &u16::try_from(data.len()).unwrap_or(0).to_le_bytes(), data].concat()
}

/// A cell with a text of its own.
fn xls_text(row: usize, column: u8, text: &str) -> Vec<u8> {
    let row = u16::try_from(row).unwrap_or(u16::MAX).to_le_bytes();
    let length = u16::try_from(text.len()).unwrap_or(0).to_le_bytes();
    xls_record(0x0204, &[&row[..], &[column, 0, 0, 0], &length, &[0], text.as_bytes()].concat())
}

/// This form has at most so many rows.
const XLS_ROWS: usize = 65_000;

fn xls_cells(size: usize) -> Vec<u8> {
    let mut sheet: Vec<u8> = (0..4).flat_map(|at| xls_text(0, at, HEADINGS[usize::from(at)])).collect();
    for n in 1..XLS_ROWS.min(size / 80) {
        for (column, text) in (0_u8..).zip([word(n).as_str(), "1", "9:00", "b"]) {
            sheet.extend(xls_text(n, column, text));
        }
    }
    let filling = xls_record(0x00FE, &[0; 8000]).repeat(size.saturating_sub(sheet.len()) / 8004);
    xls(&filling, &sheet)
}

fn xls_one_text(size: usize) -> Vec<u8> {
    let count = (53_000 + size / 384).min(XLS_ROWS);
    let length = (((4 << 20) + size * 9 / 10) / count).min(8000);
    let head = [&[0; 8][..], &u16::try_from(length).unwrap_or(0).to_le_bytes(), &[0]].concat();
    let texts = xls_record(0x00FC, &[head, b"a".repeat(length)].concat());
    let mut sheet = [xls_text(0, 0, "Name"), xls_text(0, 1, "Notes"), xls_text(0, 2, "Day")].concat();
    for n in 1..count {
        sheet.extend([xls_text(n, 0, &word(n)), xls_text(n, 2, "1")].concat());
        let row = u16::try_from(n).unwrap_or(0).to_le_bytes();
        sheet.extend(xls_record(0x00FD, &[&row[..], &[1, 0, 0, 0], &[0; 4]].concat()));
    }
    let filling = xls_record(0x00FE, &[0; 8000]).repeat(size.saturating_sub(sheet.len()) / 8004);
    xls(&[texts, filling].concat(), &sheet)
}

/// Formulas that name one name over and over: five bytes stand for 255 letters.
fn xls_formulas(size: usize) -> Vec<u8> {
    let name = [&[0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &b"n".repeat(255)].concat();
    let tokens: Vec<u8> =
        (0..1500).flat_map(|n| [&[0x23, 1, 0, 0, 0][..], if n > 0 { &[3] } else { &[] }].concat()).collect();
    let mut sheet = [xls_text(0, 0, "Name"), xls_text(0, 1, "Notes"), xls_text(0, 2, "Day")].concat();
    for n in 1..XLS_ROWS.min(size / 9100) {
        sheet.extend([xls_text(n, 0, &word(n)), xls_text(n, 2, "1")].concat());
        let row = u16::try_from(n).unwrap_or(0).to_le_bytes();
        let length = u16::try_from(tokens.len()).unwrap_or(0).to_le_bytes();
        sheet.extend(xls_record(0x0006, &[&row[..], &[1, 0, 0, 0], &[0; 14], &length, &tokens].concat()));
    }
    xls(&xls_record(0x0018, &name), &sheet)
}

fn ods_cells(size: usize) -> Vec<u8> {
    let cell = |text: &str| format!("<table:table-cell office:string-value=\"{text}\"/>");
    let headings: String = HEADINGS.into_iter().map(cell).collect();
    let start = format!(
        "<office:document-content><table:table table:name=\"a\"><table:table-row>{headings}</table:table-row>"
    );
    let content = joined(size, &start, "", "</table:table></office:document-content>", |n, text| {
        let cells: String = [word(n).as_str(), "1", "9:00", "b"].map(cell).concat();
        let _ = write!(text, "<table:table-row>{cells}</table:table-row>");
    });
    ods(content)
}

fn ods(content: Vec<u8>) -> Vec<u8> {
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("META-INF/manifest.xml", b"<manifest:manifest/>".to_vec()),
        ("content.xml", content),
    ])
}

fn geojson(size: usize) -> Vec<u8> {
    list_of(size, "{\"type\":\"FeatureCollection\",\"features\":[", "]}", |n, text| {
        let words: Vec<String> = (0..20).map(|k| word(n * 20 + k)).collect();
        let _ = write!(
            text,
            "{{\"type\":\"Feature\",\"geometry\":{{\"type\":\"Point\",\"coordinates\":[{:.2},50.5]}},\
             \"properties\":{{\"id\":\"{n}\",\"name\":\"{}\",\"day\":\"Monday\",\"time\":\"18:00\",\"city\":\"{}\"}}}}",
            5.0 + (n % 500) as f64 / 100.0,
            words.join(" "),
            word(n)
        );
    })
}

fn camel_case(size: usize) -> Vec<u8> {
    list_of(size, "[", "]", |n, text| {
        let _ = write!(
            text,
            "{{\"id\":\"{n}\",\"name\":\"{}\",\"weekday\":\"Monday\",\"startTime\":\"18:00\",\"locationName\":\"{}\"}}",
            word(n),
            word(n)
        );
    })
}
