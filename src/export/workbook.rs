//! Spreadsheets (`.xlsx`, ECMA-376): cells of text, choices in cells, and nothing a program would run.
//!
//! Every cell is text, so that no spreadsheet turns a telephone number into 4.92E+11 or a postal code into a number.

use std::fmt::Write as _;
use std::io::{self, Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A sheet to be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetPage {
    /// Its name.
    pub name: String,
    /// The rows; the first names the columns and stays in view.
    pub rows: Vec<Vec<String>>,
    /// Widths of the columns in characters.
    pub widths: Vec<u16>,
    /// Columns with choices: the column, and the sheet and column in which the choices stand below their heading.
    pub choices: Vec<Choices>,
    /// Whether nobody needs to see it.
    pub is_hidden: bool,
}

/// The choices of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// The column, from 0.
    pub column: usize,
    /// The sheet with the choices.
    pub sheet: String,
    /// The column with them, from 0.
    pub from: usize,
    /// How many there are.
    pub count: usize,
}

/// Choices are offered down to this row.
const LAST_ROW_WITH_CHOICES: usize = 2000;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The styles: 0 plain text, 1 a heading, 2 text over several lines.
const STYLES: &str = "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/>\
    <name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill>\
    <patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/>\
    <diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" \
    borderId=\"0\"/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" \
    xfId=\"0\" applyNumberFormat=\"1\"/><xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" \
    applyNumberFormat=\"1\" applyFont=\"1\"/><xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" \
    applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs>";

/// The bytes of a spreadsheet; the same for the same pages.
///
/// # Errors
/// It would be larger than the format allows.
pub fn write_workbook(pages: &[SheetPage]) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    add_part(&mut zip, "[Content_Types].xml", &content_types(pages.len()))?;
    let root = format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
         Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    add_part(&mut zip, "_rels/.rels", &root)?;
    let (mut sheets, mut relations) = (String::new(), String::new());
    for (n, page) in pages.iter().enumerate() {
        let number = n + 1;
        let state = if page.is_hidden { " state=\"hidden\"" } else { "" };
        let _ = write!(
            sheets,
            "<sheet name=\"{}\" sheetId=\"{number}\"{state} r:id=\"rId{number}\"/>",
            escape(&sheet_name(&page.name))
        );
        let _ = write!(
            relations,
            "<Relationship Id=\"rId{number}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
    }
    let workbook = format!(
        "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{sheets}</sheets></workbook>"
    );
    add_part(&mut zip, "xl/workbook.xml", &workbook)?;
    let relations = format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}<Relationship Id=\"rId{}\" \
         Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/></Relationships>",
        pages.len() + 1
    );
    add_part(&mut zip, "xl/_rels/workbook.xml.rels", &relations)?;
    add_part(&mut zip, "xl/styles.xml", &format!("{XML}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>"))?;
    for (n, page) in pages.iter().enumerate() {
        add_part(&mut zip, &format!("xl/worksheets/sheet{}.xml", n + 1), &write_sheet(page))?;
    }
    Ok(zip.finish()?.into_inner())
}

fn add_part(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str) -> io::Result<()> {
    zip.start_file(name, SimpleFileOptions::default())?;
    zip.write_all(text.as_bytes())
}

fn content_types(sheets: usize) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut out = format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" \
         ContentType=\"{kind}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" \
         ContentType=\"{kind}.styles+xml\"/>"
    );
    for number in 1..=sheets {
        let _ = write!(
            out,
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{kind}.worksheet+xml\"/>"
        );
    }
    out.push_str("</Types>");
    out
}

fn write_sheet(page: &SheetPage) -> String {
    let mut out = format!(
        "{XML}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" \
         topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
    );
    if !page.widths.is_empty() {
        out.push_str("<cols>");
        for (n, width) in page.widths.iter().enumerate() {
            // The style holds for cells that are still empty: what is typed there stays text.
            let _ = write!(
                out,
                "<col min=\"{0}\" max=\"{0}\" width=\"{width}\" style=\"0\" customWidth=\"1\"/>",
                n + 1
            );
        }
        out.push_str("</cols>");
    }
    out.push_str("<sheetData>");
    for (row, cells) in page.rows.iter().enumerate() {
        let _ = write!(out, "<row r=\"{}\">", row + 1);
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let style = match (row, cell.contains('\n')) {
                (0, _) => 1,
                (_, true) => 2,
                (_, false) => 0,
            };
            let _ = write!(
                out,
                "<c r=\"{}{}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                column_name(column),
                row + 1,
                escape(cell)
            );
        }
        out.push_str("</row>");
    }
    out.push_str("</sheetData>");
    if !page.choices.is_empty() {
        let _ = write!(out, "<dataValidations count=\"{}\">", page.choices.len());
        for choices in &page.choices {
            let (column, from) = (column_name(choices.column), column_name(choices.from));
            // Other words may be typed too: a warning would only teach people to leave cells empty.
            let _ = write!(
                out,
                "<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"0\" \
                 sqref=\"{column}2:{column}{LAST_ROW_WITH_CHOICES}\"><formula1>'{}'!${from}$2:${from}${}</formula1>\
                 </dataValidation>",
                escape(&sheet_name(&choices.sheet)),
                choices.count + 1
            );
        }
        out.push_str("</dataValidations>");
    }
    out.push_str("</worksheet>");
    out
}

/// A name of a sheet: at most 31 characters, none of `[]:*?/\'`.
fn sheet_name(name: &str) -> String {
    let plain: String = name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
    if plain.trim().is_empty() { "Sheet".to_owned() } else { plain }
}

/// "A" for 0, "AA" for 26.
fn column_name(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// Text as XML; characters that XML does not have fall away.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            // A reader of XML would make a line end of it.
            '\r' => out.push_str("&#13;"),
            c if (c as u32) < 0x20 || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_name(column), name);
        }
    }

    #[test]
    fn what_is_text_stays_text() {
        let page = SheetPage {
            name: "A/B".into(),
            rows: vec![vec!["Head & <tail>".into(), String::new(), "=1+1\u{1}".into()]],
            ..SheetPage::default()
        };
        let sheet = write_sheet(&page);
        assert!(sheet.contains(">Head &amp; &lt;tail&gt;</t>") && sheet.contains(">=1+1</t>"), "{sheet}");
        assert!(!sheet.contains("<f>"), "no formula is ever written");
        assert_eq!(sheet_name("A/B"), "AB");
    }
}
