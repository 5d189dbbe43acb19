//! Feeds in which one thing is written out for many others: rows that belong to everything, cells that are shared, merged or
//! repeated, headings that stand in every note, lists and objects inside one record that are as long as the feed.

use super::{HeavyFeed, heavy, inline_row, joined, list_of, ods, word, xls, xls_record, xls_text, xlsx, zip};
use std::fmt::Write as _;

/// All of them.
pub const MULTIPLYING_FEEDS: [HeavyFeed; 28] = [
    heavy("native: one record with a long list", "a.json", native_one_list),
    heavy("native: one record with many keys", "b.json", native_one_object),
    heavy("native: lists beside the groups", "c.json", native_lists),
    heavy("Meeting Guide: long lists in records", "d.json", guide_lists),
    heavy("Google Sheets: rows of blank cells", "e.json", google_blank),
    heavy("Google Sheets: long headings", "f.json", google_headings),
    heavy("Airtable: fields all different", "g.json", airtable_fields),
    heavy("Airtable: records that are no objects", "h.json", airtable_numbers),
    heavy("BMLT: many formats in all meetings", "i.json", bmlt_formats),
    heavy("BMLT: meetings and formats side by side", "j.json", bmlt_used_formats),
    heavy("HSDS: tables with one id in all keys", "k.json", hsds_one_id),
    heavy("HSDS: tables of numbers", "l.json", hsds_numbers),
    heavy("HSDS: one organisation, telephones for all", "m.json", hsds_one_organisation),
    heavy("HSDS: one organisation holds all services", "n.json", hsds_held),
    heavy("HSDS: long texts in many places", "o.json", hsds_places),
    heavy("HSDS: schedules by places by languages", "p.json", hsds_schedules),
    heavy("table: long headings in all notes", "q.csv", csv_headings),
    heavy("table: cells beyond the headings", "r.csv", csv_beyond),
    heavy("xlsx: one part as many sheets", "s.xlsx", xlsx_sheets),
    heavy("xlsx: merged cells", "t.xlsx", xlsx_merged),
    heavy("xlsx: numbers that grow", "u.xlsx", xlsx_numbers),
    heavy("ods: repeated cells", "v.ods", ods_columns),
    heavy("ods: merged cells", "w.ods", ods_merged),
    heavy("xls: a table of short texts", "x.xls", xls_texts),
    heavy("xls: merged cells", "y.xls", xls_merged),
    heavy("xls: short numbers", "z.xls", xls_numbers),
    heavy("GeoJSON: properties all different", "1.json", geojson_properties),
    heavy("GeoJSON: features that are no objects", "2.json", geojson_numbers),
];

/// A list of as many short values as fit, between two texts.
fn values(size: usize, start: &str, value: &str, end: &str) -> Vec<u8> {
    list_of(size, start, end, |_, text| text.push_str(value))
}

const GROUPS: &str =
    "{\"format\":\"groupfinder\",\"schema_version\":1,\"groups\":[{\"id\":\"1\",\"name\":\"A\"";

fn native_one_list(size: usize) -> Vec<u8> {
    values(size, &format!("{GROUPS},\"topics\":["), "\"a\"", "]}]}")
}

fn native_one_object(size: usize) -> Vec<u8> {
    list_of(size, &format!("{GROUPS},"), "}]}", |n, text| {
        let _ = write!(text, "\"{}\":1", word(n));
    })
}

fn native_lists(size: usize) -> Vec<u8> {
    let list = |name: &str| String::from_utf8(values(size / 6, &format!("\"{name}\":["), "1", "]")).unwrap();
    let lists: Vec<String> = ["meetings", "values", "records", "services", "phones", "other"]
        .iter()
        .map(|name| list(name))
        .collect();
    format!("{GROUPS}}}],{}}}", lists.join(",")).into_bytes()
}

fn guide_lists(size: usize) -> Vec<u8> {
    list_of(size, "[", "]", |n, text| {
        let list = values(400_000.min(size / 3), "[", "\"O\"", "]");
        let list = String::from_utf8(list).unwrap();
        let _ = write!(
            text,
            "{{\"slug\":\"{n}\",\"name\":\"A\",\"day\":1,\"time\":\"1:00\",\"types\":{list},\"notes\":{list}}}"
        );
    })
}

fn google_blank(size: usize) -> Vec<u8> {
    list_of(size, "{\"values\":[[\"Name\",\"Day\",\"Time\",\"City\"],", "]}", |n, text| {
        let _ = write!(text, "[\"{}\",\"1\",\"9:00\"{},\"x\"]", word(n), ",\"\"".repeat(4000));
    })
}

/// So many headings of so many letters.
fn long_headings() -> Vec<String> {
    (0..60).map(|n| format!("{} {}", word(n), "heading ".repeat(30))).collect()
}

fn google_headings(size: usize) -> Vec<u8> {
    let headings = long_headings().join("\",\"");
    list_of(size, &format!("{{\"values\":[[\"Name\",\"Day\",\"{headings}\"],"), "]}", |n, text| {
        let _ = write!(text, "[\"{}\",\"1\"{}]", word(n), ",\"a b\"".repeat(60));
    })
}

fn airtable_fields(size: usize) -> Vec<u8> {
    list_of(size, "{\"records\":[", "]}", |n, text| {
        let fields: String = (0..60).fold(String::new(), |mut all, k| {
            let _ = write!(all, ",\"{}\":\"a {k}\"", word(n * 60 + k));
            all
        });
        let _ = write!(
            text,
            "{{\"fields\":{{\"slug\":\"{n}\",\"name\":\"A\",\"day\":1,\"time\":\"1:00\"{fields}}}}}"
        );
    })
}

fn airtable_numbers(size: usize) -> Vec<u8> {
    values(size, "{\"records\":[{\"fields\":{\"slug\":\"1\",\"name\":\"A\",\"day\":1}},", "1", "]}")
}

fn bmlt_formats(size: usize) -> Vec<u8> {
    let formats: Vec<String> = (0..60).map(word).collect();
    let formats = formats.join(",");
    list_of(size, "[", "]", |n, text| {
        let _ = write!(
            text,
            "{{\"id_bigint\":\"{n}\",\"weekday_tinyint\":\"2\",\"start_time\":\"10:00:00\",\"meeting_name\":\"A\",\
             \"formats\":\"{formats}\"}}"
        );
    })
}

fn bmlt_used_formats(size: usize) -> Vec<u8> {
    let formats = list_of(size / 2, "{\"formats\":[", "],\"meetings\":[", |n, text| {
        let _ = write!(
            text,
            "{{\"id\":\"{n}\",\"key_string\":\"{}\",\"name_string\":\"{}\",\"lang\":\"en\"}}",
            word(n),
            word(n)
        );
    });
    let meetings = list_of(size / 2, "", "]}", |n, text| {
        let _ = write!(
            text,
            "{{\"id_bigint\":\"{n}\",\"weekday_tinyint\":\"2\",\"start_time\":\"10:00:00\",\"meeting_name\":\"A\",\
             \"format_shared_id_list\":\"{n},{},{}\"}}",
            n + 1,
            n + 2
        );
    });
    [formats, meetings].concat()
}

fn hsds_one_id(size: usize) -> Vec<u8> {
    let owners = ["1"; 64].join(",");
    let start = "{\"services\":[{\"id\":\"1\",\"name\":\"Grief support group\"}],\"phones\":[";
    values(size, start, &format!("{{\"service_id\":\"{owners}\"}}"), "]}")
}

fn hsds_numbers(size: usize) -> Vec<u8> {
    let mut text = String::from("{\"services\":[{\"id\":\"1\",\"name\":\"Grief support group\"}]");
    for table in
        ["phones", "schedules", "addresses", "languages", "contacts", "locations", "attributes", "taxonomies"]
    {
        let rows = values(size / 8 - 100, &format!(",\"{table}\":["), "1", "]");
        text.push_str(&String::from_utf8(rows).unwrap());
    }
    (text + "}").into_bytes()
}

fn hsds_one_organisation(size: usize) -> Vec<u8> {
    let start = "{\"organizations\":[{\"id\":\"o\",\"name\":\"O\"}],\"services\":[";
    let services = list_of(size / 2, start, "],", |n, text| {
        let _ = write!(text, "{{\"id\":\"{n}\",\"name\":\"Grief support group\",\"organization_id\":\"o\"}}");
    });
    let phones = list_of(size / 2, "\"phones\":[", "]}", |n, text| {
        let _ = write!(text, "{{\"id\":\"p{n}\",\"organization_id\":\"o\",\"number\":\"+49 000 {n:07}\"}}");
    });
    [services, phones].concat()
}

fn hsds_held(size: usize) -> Vec<u8> {
    list_of(size, "[{\"id\":\"o\",\"name\":\"O\",\"services\":[", "]}]", |n, text| {
        let _ = write!(text, "{{\"id\":\"{n}\",\"name\":\"Grief support group {}\"}}", word(n));
    })
}

fn hsds_places(size: usize) -> Vec<u8> {
    let places: Vec<String> =
        (0..64).map(|n| format!("{{\"id\":\"{n}\",\"location\":{{\"name\":\"{}\"}}}}", word(n))).collect();
    let places = places.join(",");
    list_of(size, "{\"services\":[", "]}", |n, text| {
        let words: Vec<String> = (0..1200).map(|k| word(n * 1200 + k)).collect();
        let _ = write!(
            text,
            "{{\"id\":\"{n}\",\"name\":\"Grief support group\",\"description\":\"{}\",\"service_at_locations\":[{places}]}}",
            words.join(" ")
        );
    })
}

fn hsds_schedules(size: usize) -> Vec<u8> {
    let languages: Vec<String> = (0..64).map(|n| format!("{{\"name\":\"{}\"}}", word(n))).collect();
    let schedules: Vec<String> = (0..64)
        .map(|n| {
            format!("{{\"freq\":\"WEEKLY\",\"byday\":\"MO\",\"opens_at\":\"{:02}:{:02}\"}}", n % 24, n % 60)
        })
        .collect();
    let (languages, schedules) = (languages.join(","), schedules.join(","));
    let places: Vec<String> = (0..64).map(|n| format!("{{\"id\":\"{n}\"}}")).collect();
    let places = places.join(",");
    list_of(size, "{\"services\":[", "]}", |n, text| {
        let _ = write!(
            text,
            "{{\"id\":\"{n}\",\"name\":\"Grief support group {}\",\"languages\":[{languages}],\"schedules\":[{schedules}],\
             \"service_at_locations\":[{places}]}}",
            word(n)
        );
    })
}

fn csv_headings(size: usize) -> Vec<u8> {
    let headings = long_headings().join(",");
    joined(size, &format!("Name,Day,{headings}\n"), "\n", "\n", |n, text| {
        let _ = write!(text, "{},1{}", word(n), ",a b".repeat(60));
    })
}

fn csv_beyond(size: usize) -> Vec<u8> {
    joined(size, "Name,Day,Time\n", "\n", "\n", |n, text| {
        let _ = write!(text, "{},1,9:00,{}", word(n), "a,".repeat(1000));
    })
}

/// One part that is a hundred sheets.
fn xlsx_sheets(size: usize) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let sheets: String = (0..100)
        .map(|n| format!("<sheet name=\"s{n}\" sheetId=\"{}\" r:id=\"r1\"/>", n + 1))
        .collect::<Vec<_>>()
        .concat();
    let workbook =
        format!("<workbook xmlns=\"{main}\" xmlns:r=\"{document}\"><sheets>{sheets}</sheets></workbook>");
    let relation = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"{id}\" Type=\"{document}/{kind}\" \
             Target=\"{target}\"/></Relationships>"
        )
    };
    let start = format!("<worksheet><sheetData>{}", inline_row(&["Name", "Day", "Notes"]));
    let rows = joined(size - 20_000, &start, "", "</sheetData></worksheet>", |n, text| {
        text.push_str(&inline_row(&[&word(n), "1", &"a word ".repeat(4000)]));
    });
    zip(&[
        ("_rels/.rels", relation("r0", "officeDocument", "xl/workbook.xml").into_bytes()),
        ("xl/workbook.xml", workbook.into_bytes()),
        ("xl/_rels/workbook.xml.rels", relation("r1", "worksheet", "worksheets/sheet1.xml").into_bytes()),
        ("xl/worksheets/sheet1.xml", rows),
    ])
}

fn xlsx_merged(size: usize) -> Vec<u8> {
    let headings: Vec<String> =
        ["Name", "Day"].into_iter().map(str::to_owned).chain((0..500).map(word)).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let texts: Vec<String> = (0..500).map(|n| format!("{} a text", word(n))).collect();
    let texts: Vec<&str> = ["A", "1"].into_iter().chain(texts.iter().map(String::as_str)).collect();
    let start = format!("<worksheet><sheetData>{}{}", inline_row(&headings), inline_row(&texts));
    let count = (size / 120).min(53_000);
    let mut sheet = start;
    for n in 0..count {
        let _ = write!(sheet, "<row><c t=\"inlineStr\"><is><t>{}</t></is></c><c><v>1</v></c></row>", word(n));
    }
    sheet.push_str("</sheetData><mergeCells>");
    for column in 2..502 {
        let name = |column: usize| {
            let (high, low) = (column / 26, column % 26);
            let letter = |n: usize| char::from(b'A' + n as u8);
            if high == 0 { letter(low).to_string() } else { format!("{}{}", letter(high - 1), letter(low)) }
        };
        let _ = write!(sheet, "<mergeCell ref=\"{0}2:{0}{1}\"/>", name(column), count + 2);
    }
    sheet.push_str("</mergeCells></worksheet>");
    xlsx(sheet.into_bytes(), b"<sst></sst>".to_vec())
}

fn xlsx_numbers(size: usize) -> Vec<u8> {
    let start = format!("<worksheet><sheetData>{}", inline_row(&["Name", "Day", "Notes"]));
    let rows = joined(size, &start, "", "</sheetData></worksheet>", |n, text| {
        let numbers = "<c><v>1e20</v></c>".repeat(60);
        let _ = write!(
            text,
            "<row><c t=\"inlineStr\"><is><t>{}</t></is></c><c><v>1</v></c>{numbers}</row>",
            word(n)
        );
    });
    xlsx(rows, b"<sst></sst>".to_vec())
}

fn ods_cell(text: &str) -> String {
    format!("<table:table-cell office:string-value=\"{text}\"/>")
}

fn ods_columns(size: usize) -> Vec<u8> {
    let headings = ["Name", "Day", "Notes"].map(ods_cell).concat();
    let start = format!(
        "<office:document-content><table:table table:name=\"a\"><table:table-row>{headings}</table:table-row>"
    );
    let content = joined(size, &start, "", "</table:table></office:document-content>", |n, text| {
        let _ = write!(
            text,
            "<table:table-row>{}<table:table-cell table:number-columns-repeated=\"500\" office:string-value=\"{}\"/>\
             </table:table-row>",
            ods_cell(&word(n)),
            "a word ".repeat(40)
        );
    });
    ods(content)
}

fn ods_merged(size: usize) -> Vec<u8> {
    let headings: String = ["Name", "Day"]
        .into_iter()
        .map(str::to_owned)
        .chain((0..500).map(word))
        .map(|text| ods_cell(&text))
        .collect::<Vec<_>>()
        .concat();
    let count = (size / 200).min(53_000);
    let spanning: String = (0..500)
        .map(|n| {
            format!(
                "<table:table-cell table:number-rows-spanned=\"{count}\" office:string-value=\"{} a text\"/>",
                word(n)
            )
        })
        .collect::<Vec<_>>()
        .concat();
    let first = ["A", "1"].map(ods_cell).concat();
    let mut content = format!(
        "<office:document-content><table:table table:name=\"a\"><table:table-row>{headings}</table:table-row>\
         <table:table-row>{first}{spanning}</table:table-row>"
    );
    for n in 0..count {
        let cells = [word(n).as_str(), "1"].map(ods_cell).concat();
        let _ = write!(content, "<table:table-row>{cells}</table:table-row>");
    }
    content.push_str("</table:table></office:document-content>");
    ods(content.into_bytes())
}

/// The headings of a sheet.
fn xls_headings() -> Vec<u8> {
    [xls_text(0, 0, "Name"), xls_text(0, 1, "Day"), xls_text(0, 2, "Notes")].concat()
}

fn xls_texts(size: usize) -> Vec<u8> {
    // As many texts of one letter as there are, in parts of eight thousand bytes.
    let text = [1, 0, 0, b'a'].repeat(2000);
    let parts = size / 2 / (text.len() + 4);
    let mut globals = xls_record(0x00FC, &[&[0; 8][..], &text].concat());
    for _ in 0..parts {
        globals.extend(xls_record(0x003C, &text));
    }
    let mut sheet = xls_headings();
    for n in 1..54_000.min(size / 2 / 84) {
        sheet.extend([xls_text(n, 0, &word(n)), xls_text(n, 1, "1")].concat());
        let row = u16::try_from(n).unwrap_or(0).to_le_bytes();
        for column in 2..4 {
            let number = u32::try_from(n * 7).unwrap_or(0).to_le_bytes();
            sheet.extend(xls_record(0x00FD, &[&row[..], &[column, 0, 0, 0], &number].concat()));
        }
    }
    xls(&globals, &sheet)
}

fn xls_merged(size: usize) -> Vec<u8> {
    let count = 53_000.min(size / 60);
    let mut sheet = xls_headings();
    for column in 2..=255 {
        sheet.extend(
            [xls_text(0, column, &word(column.into())), xls_text(1, column, "a text that is merged")]
                .concat(),
        );
    }
    for n in 1..count {
        sheet.extend([xls_text(n, 0, &word(n)), xls_text(n, 1, "1")].concat());
    }
    let last = u16::try_from(count).unwrap_or(0).to_le_bytes();
    let blocks: Vec<u8> =
        (2..=255_u8).flat_map(|column| [&[1, 0][..], &last, &[column, 0, column, 0]].concat()).collect();
    sheet.extend(xls_record(0x00E5, &[&254_u16.to_le_bytes()[..], &blocks].concat()));
    let filling = xls_record(0x00FE, &[0; 8000]).repeat(size.saturating_sub(sheet.len()) / 8004);
    xls(&filling, &sheet)
}

fn xls_numbers(size: usize) -> Vec<u8> {
    let mut sheet = xls_headings();
    for n in 1..54_000.min(size / 1550) {
        sheet.extend([xls_text(n, 0, &word(n)), xls_text(n, 1, "1")].concat());
        let row = u16::try_from(n).unwrap_or(0).to_le_bytes();
        // 1e20 in six bytes a cell.
        let bits = ((1e20_f64.to_bits() >> 32) as u32 & !3).to_le_bytes();
        let cells = [&[0, 0][..], &bits].concat().repeat(250);
        sheet.extend(xls_record(0x00BD, &[&row[..], &[2, 0], &cells, &[251, 0]].concat()));
    }
    xls(&[], &sheet)
}

fn geojson_properties(size: usize) -> Vec<u8> {
    list_of(size, "{\"type\":\"FeatureCollection\",\"features\":[", "]}", |n, text| {
        let fields: String = (0..60).fold(String::new(), |mut all, k| {
            let _ = write!(all, ",\"{}\":\"a {k}\"", word(n * 60 + k));
            all
        });
        let _ = write!(
            text,
            "{{\"type\":\"Feature\",\"geometry\":{{\"type\":\"Point\",\"coordinates\":[7.5,50.5]}},\
             \"properties\":{{\"id\":\"{n}\",\"name\":\"{}\",\"day\":\"Monday\",\"time\":\"18:00\"{fields}}}}}",
            word(n)
        );
    })
}

fn geojson_numbers(size: usize) -> Vec<u8> {
    let start = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"1\",\
                 \"name\":\"A\",\"day\":\"Monday\",\"time\":\"18:00\"}},";
    values(size, start, "1", "]}")
}
