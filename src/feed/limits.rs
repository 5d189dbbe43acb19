//! What a feed may multiply: one table of limits.
//!
//! Counts of a feed multiply one another (places by labels, rules by zones, columns by rows), and a file of a megabyte
//! could fill the memory of a public terminal. Each limit lies far above what directories have, and what lies beyond it
//! is left out and told in the report, or the feed is refused.
//!
//! | what | at most | beyond |
//! |---|---|---|
//! | bytes, unpacked, from the network | 256 MiB, 200 for each packed byte | refused |
//! | records | 100,000 and one for each 192 bytes, 5,000,000 in all | refused |
//! | bytes of text that come out | 4 MiB and 8 for each byte of the feed | the record is left out |
//! | rows of a table or a spreadsheet | 54,000 and one for each 384 bytes | refused |
//! | rules of recurrence that differ, plain weekly ones aside | 20,000 | the meeting is left out |
//! | dates of a rule | 1900 to 2199 | the rule is not read |
//! | meetings, topics, languages of a record | 64 | left out |
//! | labels of a record | 256 | left out |
//! | telephone numbers of a listing | 16 | left out |
//! | characters of a value that is kept as a note | 600 | cut off |
//! | formats in the list of a BMLT server | 5,000 | left out |
//! | items of a list, members of an object inside a record | 65,536 | left out |
//! | places of one service | 64 | left out |
//! | rows that belong to one object or group | 256 | left out |
//! | rows that are looked up for others | 100,000 and 64 for each row | left out |
//! | rows of all tables whose rows are looked up | 100,000 and one for each 32 bytes | refused |
//! | rows inside objects, those of a service for each place | 100,000 and one for each 16 bytes | left out |
//! | objects that one row belongs to | 64 | left out |
//! | objects that all rows belong to | 100,000 and one for each 16 bytes | left out |
//! | labels in which typing errors are looked for | 2,000 | kept as written |
//! | keys of records in which typing errors are looked for | 4,096 | as written |
//! | values of a record that no field stands for | 512 | left out |
//! | columns of a table without a heading | 512 | left out |
//! | cells of one row of separated text | 4,096 | their words stand in the last one |
//! | cells of a table, blank ones at the ends of rows aside | 1,000,000 and one for each 6 bytes | refused |
//! | different words in the index | 65,536 and one for each 128 bytes of text and of the feed | not searched |
//! | topics and labels of the filter | 16,384 | found by their words |
//! | places of the filter | 28,000 | found by their words |
//! | towns and districts that no gazetteer has | 32,768 each | found by their words |
//! | sheets of a spreadsheet | 256, 1 GiB read in all | refused |
//! | cells of a spreadsheet, blank ones between filled ones included | 1,000,000 and one for each 6 bytes | refused |
//! | what repeated rows, merged cells and shared texts write out | 4 MiB and as much as the spreadsheet | refused, or left as it is |
//! | formats of the cells of a spreadsheet | 16 MiB | refused |
//! | bytes of a cell | 128 KiB | cut off |
//! | memory of a sync | 4 times the unpacked feed and 64 MB | follows from the rest, measured by `cargo bench --bench memory` |
//! | pages of one source | 10,000, ten minutes in all | refused |
//! | memory and time to open the whole | 384 MiB, 10 s | refused |

/// No directory has more records than this; a file that claims to is broken or hostile.
pub const MOST_RECORDS: usize = 5_000_000;

/// So many records are read however short they are.
const FREE_RECORDS: usize = 100_000;

/// The fewest bytes that records have on average beyond those: no list of so many has less in each, and what is kept
/// of a record while a feed is read takes one and a half times that.
const BYTES_PER_RECORD: usize = 192;

/// Rows of a table, however short they are, and the fewest bytes that they have on average beyond those. All rows are
/// kept until it is known what the whole table does to numbers and ids, so they may be fewer than records of other forms.
const FREE_ROWS: usize = 54_000;
const BYTES_PER_ROW: usize = 384;

/// So many bytes of text may come out of each byte of a feed.
const GROWTH: u64 = 8;

/// And so many in any case.
const FREE_TEXT_BYTES: u64 = 4 << 20;

/// Rules of recurrence that differ, in one feed. Real directories have some hundreds.
pub(super) const MOST_RULES: usize = 20_000;

/// Items of a list, and members of an object, inside a record: a record may be as long as its feed, and each of them is
/// longer in memory than there.
pub(super) const MOST_INSIDE: usize = 65_536;

/// Labels of one feed in which typing errors are looked for, which takes longest.
pub(super) const MOST_TYPO_LOOKUPS: u32 = 2_000;

/// Keys of the records of one feed that are remembered with what they stand for, and in which typing errors are looked for.
pub(super) const MOST_KEYS: usize = 4_096;

/// Values of one record under keys or headings that no field stands for. They become notes, of which a record has no room
/// for more, and a record with 50,000 of them should cost nothing.
pub(super) const MOST_UNREAD: usize = 512;

/// Columns of a table beyond those that have headings.
pub(super) const MOST_COLUMNS: usize = 512;

/// Bytes of a cell of a spreadsheet; the programs themselves hold 32,767 characters.
pub(super) const LONGEST_CELL: usize = 128 << 10;

/// The most rows that belong to one object and are read.
pub(super) const MOST_LINKED_ROWS: usize = 256;

/// The most objects that one row of a table may belong to.
pub(super) const MOST_OWNERS: usize = 64;

/// So many rows of tables that others look up, and so many objects that they belong to, are kept of any feed; beyond these
/// one for so many bytes. A row has an id or the id of what it belongs to, and something to say about it.
const FREE_TABLE_ROWS: usize = 100_000;
const BYTES_PER_TABLE_ROW: usize = 32;
const BYTES_PER_BELONGING: usize = 16;

/// Cells of a table that are kept at once beyond one for each six bytes: sheets are full of blank cells, which are
/// longer in memory than in the file.
const FREE_CELLS: usize = 1_000_000;
const BYTES_PER_CELL: usize = 6;

/// How many cells a table of so many bytes may have, blank ones at the ends of rows aside.
pub(super) fn most_cells(bytes: usize) -> usize {
    FREE_CELLS.saturating_add(bytes / BYTES_PER_CELL)
}

/// How many records a feed of so many bytes may have.
pub(super) fn most_records(bytes: usize) -> usize {
    FREE_RECORDS.saturating_add(bytes / BYTES_PER_RECORD).min(MOST_RECORDS)
}

/// How many rows a table of so many bytes may have.
pub(super) fn most_rows(bytes: usize) -> usize {
    FREE_ROWS.saturating_add(bytes / BYTES_PER_ROW).min(MOST_RECORDS)
}

/// How many rows all tables of a feed of so many bytes may have.
pub(super) fn most_table_rows(bytes: usize) -> usize {
    FREE_TABLE_ROWS.saturating_add(bytes / BYTES_PER_TABLE_ROW).min(MOST_RECORDS)
}

/// How many rows inside objects are read in a feed of so many bytes, those of a service for each of its places.
pub(super) fn most_rows_inside(bytes: usize) -> u64 {
    FREE_TABLE_ROWS.saturating_add(bytes / BYTES_PER_BELONGING) as u64
}

/// To how many objects the rows of tables may belong in a feed of so many bytes.
pub(super) fn most_belongings(bytes: usize) -> usize {
    FREE_TABLE_ROWS.saturating_add(bytes / BYTES_PER_BELONGING)
}

/// How many bytes of text may come out of a feed of so many bytes.
pub(super) fn most_text_bytes(bytes: usize) -> u64 {
    FREE_TEXT_BYTES.saturating_add((bytes as u64).saturating_mul(GROWTH))
}

/// How many rows of tables may be looked up in a feed that has so many.
pub(super) fn most_lookups(rows: usize) -> u64 {
    (rows as u64).saturating_mul(64).saturating_add(100_000)
}
