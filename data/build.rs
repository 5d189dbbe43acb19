//! Packs the data that is read rarely or in parts: the directory in blocks, so that showing one record opens one
//! block, and the other files whole. The files in `data/` stay text that people edit; what is read at every start
//! (`topics.json`, `facets.json`) is not packed.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::{env, fs};

use flate2::{Compression, Crc, write::DeflateEncoder};

/// Records of a block of the directory. A block fills the window of the compression about once.
const BLOCK: usize = 32;

/// What a search index is made of besides the directory: one that was made with other words is made anew.
const INDEXED: [&str; 4] = ["topics.json", "facets.json", "search-words.json", "regions.tsv"];

const WHOLE: [&str; 4] = ["articles.json", "crisis-lines.json", "sources.json", "topic-definitions.json"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data/build.rs");
    let data = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("data");
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    for name in WHOLE {
        println!("cargo::rerun-if-changed=data/{name}");
        fs::write(out.join(format!("{name}.z")), packed(&fs::read(data.join(name))?)?)?;
    }
    println!("cargo::rerun-if-changed=data/licences/packages.txt");
    fs::write(out.join("packages.txt.z"), packed(&fs::read(data.join("licences/packages.txt"))?)?)?;
    println!("cargo::rerun-if-changed=data/organisations.json");
    let text = fs::read_to_string(data.join("organisations.json"))?;
    let mut crc = Crc::new();
    crc.update(text.as_bytes());
    for name in INDEXED {
        println!("cargo::rerun-if-changed=data/{name}");
        crc.update(&fs::read(data.join(name))?);
    }
    pack_directory(&text, crc.sum(), out)
}

/// Writes the blocks, one after the other, and what has to be known without opening one.
fn pack_directory(text: &str, checksum: u32, out: &Path) -> Result<(), Box<dyn Error>> {
    let lines = text.lines().filter(|line| line.starts_with("{\"id\":"));
    let records: Vec<&str> = lines.map(|line| line.strip_suffix(',').unwrap_or(line)).collect();
    let made = text.split("\"generated_at\": \"").nth(1).and_then(|rest| rest.split('"').next());
    let made = made.ok_or("organisations.json: no generated_at, expected a time of RFC 3339")?;
    list_contact_points(&records, out)?;
    let mut blocks = Vec::new();
    let mut ends = Vec::new();
    for block in records.chunks(BLOCK) {
        blocks.extend(packed(block.join("\n").as_bytes())?);
        ends.push(blocks.len());
    }
    fs::write(out.join("organisations.z"), blocks)?;
    let searched: Vec<String> = records.iter().map(|record| searched_part(record)).collect();
    fs::write(out.join("organisations-index.z"), packed(searched.join("\n").as_bytes())?)?;
    let mut code = String::new();
    writeln!(code, "pub(super) const BLOCK: usize = {BLOCK};")?;
    writeln!(code, "pub(super) const COUNT: usize = {};", records.len())?;
    writeln!(code, "pub const CHECKSUM: u32 = {checksum};")?;
    writeln!(code, "pub(super) const GENERATED_AT: &str = {made:?};")?;
    writeln!(code, "pub(super) const ENDS: [usize; {}] = {ends:?};", ends.len())?;
    Ok(fs::write(out.join("organisations.rs"), code)?)
}

/// Writes the national contact points, one a country: of what serves the whole country, answers for every topic and can
/// be reached, a contact point before others.
fn list_contact_points(records: &[&str], out: &Path) -> Result<(), Box<dyn Error>> {
    let text_of = |part: &str, key: &str| -> Option<String> {
        let rest = part.split(&format!("\"{key}\": \"")).nth(1)?;
        rest.split('"').next().map(str::to_owned)
    };
    let mut points = BTreeMap::new();
    for is_point in [true, false] {
        for record in records.iter().filter(|record| record.contains("\"mixed-problems\"")) {
            let area = record.split("\"area\": [").nth(1).and_then(|rest| rest.split(']').next());
            let Some(country) = area.filter(|area| area.len() == 4) else { continue };
            let contact =
                record.split("\"contact\": {").nth(1).and_then(|rest| rest.split("\"source\": {").next());
            let contact = contact.unwrap_or_default();
            let (phone, url) = (text_of(contact, "phone"), text_of(contact, "url"));
            let fits = record.contains("\"kind\": \"contact-point\"") == is_point;
            if let Some(name) = text_of(record, "name").filter(|_| fits && (phone.is_some() || url.is_some()))
            {
                points.entry(country).or_insert((name, phone, url));
            }
        }
    }
    let mut code = String::from("/// Country, name, telephone number, web address.\n");
    code.push_str("static CONTACT_POINTS: &[(&str, &str, Option<&str>, Option<&str>)] = &[\n");
    for (country, (name, phone, url)) in points {
        writeln!(code, "    ({country}, {name:?}, {phone:?}, {url:?}),")?;
    }
    code.push_str("];\n");
    Ok(fs::write(out.join("contact-points.rs"), code)?)
}

/// What a search index needs of a record: descriptions in English alone, as further languages are read only when a
/// record is shown, and no source. Records are written with their keys in one order and without escapes.
fn searched_part(record: &str) -> String {
    let without_source = record.split(", \"source\": {").next().unwrap_or(record);
    let cut = || {
        let (before, rest) = without_source.split_once("\", \"de\": \"")?;
        let (_, after) = rest.split_once("\"}, \"organisation\": ")?;
        Some(format!("{before}\"}}, \"organisation\": {after}}}"))
    };
    cut().unwrap_or_else(|| record.to_owned())
}

fn packed(bytes: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
