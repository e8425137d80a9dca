//! Eight bytes at a time in one word of the machine: where the first one stands that ends a run.
//!
//! Every function answers with a word in which the highest bit of a byte is set where the byte of the source
//! is one of those that are looked for. The lowest such bit is right; above it there may be false ones, for
//! which nobody asks.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;

/// The eight bytes from a place on, unless the text ends before.
#[inline(always)]
pub(super) fn at(text: &[u8], at: usize) -> Option<u64> {
    let eight = text.get(at..)?.first_chunk::<8>()?;
    Some(u64::from_le_bytes(*eight))
}

/// How many bytes stand before the first that is marked; eight when none is.
#[inline(always)]
pub(super) fn before(marks: u64) -> usize {
    marks.trailing_zeros() as usize / 8
}

/// Marks the bytes that are `byte`.
#[inline(always)]
pub(super) fn equal(eight: u64, byte: u8) -> u64 {
    let zero = eight ^ (u64::from(byte) * ONES);
    zero.wrapping_sub(ONES) & !zero & HIGH
}

/// Marks the bytes that are not `byte`.
#[inline(always)]
pub(super) fn unequal(eight: u64, byte: u8) -> u64 {
    let zero = eight ^ (u64::from(byte) * ONES);
    (((zero & !HIGH) + !HIGH) | zero) & HIGH
}

/// Marks the bytes that do not go on an ASCII identifier.
#[inline(always)]
pub(super) fn not_of_word(eight: u64) -> u64 {
    // Below 128 each sum stays in its byte, and its highest bit says that the byte is at least `low`.
    let least = |bytes: u64, low: u8| bytes + u64::from(0x80 - low) * ONES;
    let low = eight & !HIGH;
    // The bit that parts small letters from large ones makes nothing else a letter.
    let small = low | (0x20 * ONES);
    let letter = least(small, b'a') & !least(small, b'z' + 1);
    let digit = least(low, b'0') & !least(low, b'9' + 1);
    let line = !least(low ^ (u64::from(b'_') * ONES), 1);
    (!(letter | digit | line) | eight) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place_is_judged_as_by_itself() {
        for place in 0..8 {
            for byte in 0..=255_u8 {
                let mut text = *b"abcdefgh";
                text[place] = byte;
                let eight = at(&text, 0).unwrap();
                let first = |is_end: fn(u8) -> bool| {
                    text.iter().position(|&byte| is_end(byte)).unwrap_or(8)
                };
                let ends = |byte: u8| !(byte.is_ascii_alphanumeric() || byte == b'_');
                assert_eq!(before(not_of_word(eight)), first(ends), "{text:?}");
                assert_eq!(before(equal(eight, b'"')), first(|byte| byte == b'"'), "{text:?}");
                let mut spaces = [b' '; 8];
                spaces[place] = byte;
                let wanted = if byte == b' ' { 8 } else { place };
                assert_eq!(before(unequal(at(&spaces, 0).unwrap(), b' ')), wanted, "{spaces:?}");
            }
        }
    }

    #[test]
    fn seven_bytes_are_none() {
        assert_eq!((at(b"1234567", 0), at(b"12345678", 1), at(b"", 9)), (None, None, None));
    }
}
