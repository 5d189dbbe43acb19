//! Which groups hold a word: ordinals in ascending order, as differences in 7-bit bytes (LEB128).

/// Appends ascending ordinals to a buffer.
pub(super) fn write(out: &mut Vec<u8>, ordinals: &[u32]) {
    let mut last = 0;
    for ordinal in ordinals {
        let mut gap = ordinal - last;
        last = *ordinal;
        while gap >= 0x80 {
            out.push((gap & 0x7f) as u8 | 0x80);
            gap >>= 7;
        }
        out.push(gap as u8);
    }
}

/// Reads ordinals back.
pub(super) fn read(bytes: &[u8], mut see: impl FnMut(u32)) {
    let (mut last, mut gap, mut shift) = (0_u32, 0_u32, 0_u32);
    for byte in bytes {
        gap |= u32::from(byte & 0x7f) << (shift & 31);
        if byte & 0x80 == 0 {
            last = last.wrapping_add(gap);
            see(last);
            (gap, shift) = (0, 0);
        } else {
            shift += 7;
        }
    }
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
            write(&mut bytes, &ordinals);
            let mut back = Vec::new();
            read(&bytes, |ordinal| back.push(ordinal));
            prop_assert_eq!(back, ordinals);
        }
    }
}
