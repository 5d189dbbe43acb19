//! The merged dataset on disk: the native form, one record a line, each source's records together.
//!
//! The first line is the [`Header`]; then come the records, separated by a comma and a line end; then `]}`. Any JSON
//! reader reads it; ours finds a source or a record by its bytes without parsing the rest.

use super::disk::StagedFile;
use crate::dataset::header::{CLOSING, Header, SEPARATOR};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::ops::Range;

/// Most first lines are shorter than this.
const FIRST_LINE_BYTES: usize = 1 << 12;
/// A longer first line is not ours.
const MAX_HEADER_BYTES: u64 = 4 << 20;

/// Writes a dataset, source by source.
pub(super) struct Writer<'a> {
    out: StagedFile<'a>,
    header_bytes: u64,
    line: Vec<u8>,
}

impl<'a> Writer<'a> {
    /// Begins a dataset; `header` says the sources that will come, with counts of any size.
    ///
    /// # Errors
    /// As the system says.
    pub(super) fn begin_dataset(mut out: StagedFile<'a>, header: &Header) -> io::Result<Self> {
        let room = header.widest().first_line(0)?;
        if room.len() as u64 > MAX_HEADER_BYTES {
            return Err(io::Error::other(
                "the names and addresses of the sources are too long to be read back",
            ));
        }
        out.write_all(&room)?;
        Ok(Self { out, header_bytes: room.len() as u64, line: Vec::new() })
    }

    /// Bytes written after the header.
    pub fn position(&self) -> u64 {
        self.out.bytes_written() - self.header_bytes
    }

    /// Writes one record, a JSON object without line ends, and says where it lies.
    ///
    /// # Errors
    /// As the system says.
    pub fn write_record(&mut self, json: &[u8]) -> io::Result<Range<u64>> {
        self.line.clear();
        if self.position() > 0 {
            self.line.extend_from_slice(SEPARATOR);
        }
        let start = self.position() + self.line.len() as u64;
        self.line.extend_from_slice(json);
        self.out.write_all(&self.line)?;
        Ok(start..self.position())
    }

    /// Fills in the header and closes the dataset; the file can then be hashed and published.
    ///
    /// # Errors
    /// As the system says.
    pub(super) fn finish_dataset(mut self, header: &Header) -> io::Result<StagedFile<'a>> {
        self.out.write_all(CLOSING)?;
        let line = header.first_line(self.header_bytes as usize)?;
        if line.len() as u64 != self.header_bytes {
            return Err(io::Error::other("the header outgrew its room"));
        }
        self.out.write_at_start(&line)?;
        Ok(self.out)
    }

    /// Bytes of the first line.
    pub(super) fn header_bytes(&self) -> u64 {
        self.header_bytes
    }
}

/// Reads a dataset that [`Writer`] wrote.
pub struct DatasetReader {
    input: BufReader<File>,
    header: Header,
    header_bytes: u64,
    header_crc: u32,
    position: u64,
    line: Vec<u8>,
}

impl DatasetReader {
    /// Reads the first line. `None` where the file is not of our making.
    ///
    /// # Errors
    /// As the system says.
    pub fn open(file: File) -> io::Result<Option<Self>> {
        // A start reads nothing but the first line: the room for records stays untouched until it is needed.
        let mut line = Vec::new();
        BufReader::with_capacity(FIRST_LINE_BYTES, &file)
            .take(MAX_HEADER_BYTES)
            .read_until(b'\n', &mut line)?;
        let header_bytes = line.len() as u64;
        let mut input = BufReader::with_capacity(1 << 18, file);
        input.seek(SeekFrom::Start(header_bytes))?;
        let header = Header::parse(&line);
        let header_crc = crc32fast::hash(&line);
        Ok(header.map(|header| Self { input, header, header_bytes, header_crc, position: 0, line }))
    }

    /// What the file says before its groups.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// CRC-32 of the first line.
    pub(super) fn header_crc(&self) -> u32 {
        self.header_crc
    }

    /// Bytes of the first line: where the records begin.
    pub(super) fn header_bytes(&self) -> u64 {
        self.header_bytes
    }

    /// Goes to the record that begins at `position`, counted from the first record.
    ///
    /// # Errors
    /// As the system says.
    pub(super) fn seek(&mut self, position: u64) -> io::Result<()> {
        self.input.seek(SeekFrom::Start(self.header_bytes + position))?;
        self.position = position;
        Ok(())
    }

    /// The next record and where it lies; `None` at the end, which must be where the header says.
    ///
    /// # Errors
    /// As the system says, or that the file ends too early.
    pub fn next_record(&mut self) -> io::Result<Option<(&[u8], Range<u64>)>> {
        loop {
            self.line.clear();
            let n = self.input.read_until(b'\n', &mut self.line)? as u64;
            let start = self.position;
            self.position += n;
            let line = self.line.trim_ascii_end();
            if n == 0 {
                return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the file ends in the middle"));
            }
            if line == b"]}" {
                return Ok(None);
            }
            let record = line.strip_suffix(b",").unwrap_or(line);
            if record.is_empty() {
                continue; // no groups at all
            }
            let range = start..start + record.len() as u64;
            // Borrowed again, because the loop would hold it across the `continue`.
            let len = record.len();
            return Ok(self.line.get(..len).map(|record| (record, range)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::disk::{Disk, open_regular};
    use super::*;
    use crate::dataset::header::SourceEntry;
    use jiff::Timestamp;

    fn entry(name: &str) -> SourceEntry {
        SourceEntry {
            name: name.to_owned(),
            url: format!("/tmp/{name}.json"),
            format: "native".to_owned(),
            programme: None,
            synced_at: "2026-11-24T12:00:00Z".parse().unwrap(),
            expires_at: None,
            dataset_id: None,
            version: None,
            signed: false,
            sha256: String::new(),
            content: String::new(),
            groups: 0,
            bytes: 0,
            repaired: 0,
            quarantined: 0,
        }
    }

    #[test]
    fn a_header_that_could_not_be_read_back_is_not_written() {
        let dir = tempfile::tempdir().unwrap();
        let disk = Disk::default();
        let begun = |length: usize| {
            let sources = (0..33).map(|n| entry(&format!("{n}{}", "x".repeat(length)))).collect();
            let header = Header::new(1, "2026-11-24T12:00:00Z".parse().unwrap(), sources);
            let writer = Writer::begin_dataset(disk.stage_file(dir.path()).unwrap(), &header);
            writer.and_then(|writer| {
                let path = dir.path().join("dataset.json");
                writer.finish_dataset(&header)?.move_into_place(&path)?;
                let read = DatasetReader::open(open_regular(&path)?)?;
                Ok(read.is_some_and(|read| read.header().sources.len() == 33))
            })
        };
        assert!(begun(50_000).unwrap(), "what is written is read back");
        let refused = begun(70_000).unwrap_err().to_string();
        assert!(refused.contains("too long to be read back"), "{refused}");
    }

    #[test]
    fn records_are_found_again_by_source_and_by_bytes() {
        let dir = tempfile::tempdir().unwrap();
        let disk = Disk::default();
        let mut header =
            Header::new(1, "2026-11-24T12:00:00Z".parse().unwrap(), ["a", "empty", "b"].map(entry).to_vec());
        let mut writer = Writer::begin_dataset(disk.stage_file(dir.path()).unwrap(), &header).unwrap();
        let mut ranges = Vec::new();
        for (source, records) in
            [&["{\"id\":\"1\"}", "{\"id\":\"22\"}"][..], &[], &["{\"id\":\"3\"}"]].iter().enumerate()
        {
            let mut own = Vec::new();
            for record in *records {
                own.push(writer.write_record(record.as_bytes()).unwrap());
            }
            header.sources[source].groups = records.len() as u64;
            header.sources[source].bytes = own.last().map_or(0, |l| l.end - own[0].start);
            ranges.extend(own);
        }
        let path = dir.path().join("dataset.json");
        writer.finish_dataset(&header).unwrap().move_into_place(&path).unwrap();

        let whole: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        assert_eq!(whole["groups"].as_array().unwrap().len(), 3);
        let mut reader = DatasetReader::open(open_regular(&path).unwrap()).unwrap().unwrap();
        assert_eq!(reader.header(), &header);
        let source_ranges = header.ranges();
        assert_eq!(source_ranges[0], ranges[0].start..ranges[1].end);
        assert_eq!(source_ranges[2], ranges[2]);
        let mut seen = Vec::new();
        while let Some((_, range)) = reader.next_record().unwrap() {
            seen.push(range);
        }
        assert_eq!(seen, ranges);
        reader.seek(ranges[2].start).unwrap();
        assert_eq!(reader.next_record().unwrap().unwrap().0, b"{\"id\":\"3\"}");
    }

    #[test]
    fn a_foreign_or_cut_file_is_noticed() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x");
        for foreign in ["", "{}", "{\"format\":\"groupfinder\",\"groups\":[]}\n", "\0\0\0\0"] {
            std::fs::write(&path, foreign).unwrap();
            assert!(DatasetReader::open(File::open(&path).unwrap()).unwrap().is_none(), "{foreign}");
        }
        let header = Header::new(1, Timestamp::UNIX_EPOCH, vec![]);
        let mut cut = header.first_line(0).unwrap();
        cut.extend_from_slice(b"{\"id\":\"1\"},\n");
        std::fs::write(&path, cut).unwrap();
        let mut reader = DatasetReader::open(File::open(&path).unwrap()).unwrap().unwrap();
        assert!(reader.next_record().unwrap().is_some());
        assert_eq!(reader.next_record().unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
    }
}
