//! Which groups hold a word: ordinals in ascending order, as differences in 7-bit bytes (LEB128).

/// Appends ascending ordinals to a buffer.
pub(super) fn write_postings(out: &mut Vec<u8>, ordinals: &[u32]) {
    let mut last = 0;
    for ordinal in ordinals {
        push_gap(out, ordinal - last);
        last = *ordinal;
    }
}

/// Reads ordinals back.
#[inline]
pub(super) fn visit_postings(bytes: &[u8], mut see: impl FnMut(u32)) {
    let mut last = 0_u32;
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        let mut gap = u32::from(*byte);
        // Most gaps of frequent words, which are the ones that take time, are below 128.
        if gap >= 0x80 {
            gap &= 0x7f;
            let mut shift = 7;
            for byte in rest.by_ref() {
                gap |= u32::from(byte & 0x7f) << (shift & 31);
                if byte & 0x80 == 0 {
                    break;
                }
                shift += 7;
            }
        }
        last = last.wrapping_add(gap);
        see(last);
    }
}

/// Appends the gap to the next ordinal.
#[inline]
pub(super) fn push_gap(out: &mut Vec<u8>, mut gap: u32) {
    while gap >= 0x80 {
        out.push((gap & 0x7f) as u8 | 0x80);
        gap >>= 7;
    }
    out.push(gap as u8);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(mut ordinals in prop::collection::btree_set(0_u32..3_000_000, 0..50)) {
            ordinals.insert(0);
            let ordinals: Vec<u32> = ordinals.into_iter().collect();
            let mut bytes = Vec::new();
            write_postings(&mut bytes, &ordinals);
            let mut back = Vec::new();
            visit_postings(&bytes, |ordinal| back.push(ordinal));
            prop_assert_eq!(back, ordinals);
        }
    }
}
