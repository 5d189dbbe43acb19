//! The records of an `.xls`.

/// The last record of a part of the stream (MS-XLS 2.3).
pub(super) const END_OF_FILE: u16 = 0x000A;

/// The records of a stream: type and data. Ends where one is cut short.
pub(super) fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    records_with_places(stream).map(|(_, kind, data)| (kind, data))
}

/// The records of a stream, and where their data begin.
pub(super) fn records_with_places(stream: &[u8]) -> impl Iterator<Item = (usize, u16, &[u8])> {
    let mut next = 0;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, next)?, usize::from(u16_at(stream, next + 2)?));
        let at = next + 4;
        next = at + length;
        Some((at, kind, stream.get(at..next)?))
    })
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
