//! Preparing numbers for a compressor: differences, then the bytes of equal rank together.

/// What is done to the bytes before they are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Preparation {
    /// Nothing.
    AsIs,
    /// All first bytes of the numbers, then all second bytes, and so on.
    Shuffle,
    /// Each number exclusive-or the one before, then shuffled.
    XorShuffle,
    /// Each number minus the one before as a whole number, then shuffled. For widths 2, 4 and 8.
    DeltaShuffle,
}

impl Preparation {
    /// Those worth a trial for numbers of this width.
    pub(super) fn for_width(width: usize) -> &'static [Preparation] {
        use Preparation::{AsIs, DeltaShuffle, Shuffle, XorShuffle};
        match width {
            1 => &[AsIs],
            2 | 4 | 8 => &[AsIs, Shuffle, XorShuffle, DeltaShuffle],
            _ => &[AsIs, Shuffle, XorShuffle],
        }
    }
}

/// Writes the prepared bytes. Bytes beyond the last whole number are passed on as they are.
pub(super) fn prepare(plain: &[u8], into: &mut [u8], width: usize, preparation: Preparation) {
    assert!(plain.len() == into.len(), "{} bytes into {}", plain.len(), into.len());
    assert!(width > 0, "a number has at least one byte");
    let count = plain.len() / width;
    let (numbers, rest) = plain.split_at(count * width);
    into[count * width..].copy_from_slice(rest);
    match preparation {
        Preparation::AsIs => into[..count * width].copy_from_slice(numbers),
        Preparation::Shuffle => scatter(into, count, width, |at, rank| numbers[at * width + rank]),
        Preparation::XorShuffle => scatter(into, count, width, |at, rank| {
            let before = if at == 0 { 0 } else { numbers[(at - 1) * width + rank] };
            numbers[at * width + rank] ^ before
        }),
        Preparation::DeltaShuffle => {
            let mut before = 0_u64;
            for (at, number) in numbers.chunks_exact(width).enumerate() {
                let value = whole(number);
                let delta = value.wrapping_sub(before).to_le_bytes();
                before = value;
                for (rank, byte) in delta[..width].iter().enumerate() {
                    into[rank * count + at] = *byte;
                }
            }
        }
    }
}

/// Undoes [`prepare`].
pub(super) fn restore(prepared: &[u8], into: &mut [u8], width: usize, preparation: Preparation) {
    assert!(prepared.len() == into.len(), "{} bytes into {}", prepared.len(), into.len());
    assert!(width > 0, "a number has at least one byte");
    let count = prepared.len() / width;
    let (planes, rest) = prepared.split_at(count * width);
    into[count * width..].copy_from_slice(rest);
    if preparation == Preparation::AsIs {
        into[..count * width].copy_from_slice(planes);
        return;
    }
    for (at, number) in into[..count * width].chunks_exact_mut(width).enumerate() {
        for (rank, byte) in number.iter_mut().enumerate() {
            *byte = planes[rank * count + at];
        }
    }
    match preparation {
        Preparation::AsIs | Preparation::Shuffle => {}
        Preparation::XorShuffle => {
            for at in width..count * width {
                into[at] ^= into[at - width];
            }
        }
        Preparation::DeltaShuffle => {
            let mut before = 0_u64;
            for number in into[..count * width].chunks_exact_mut(width) {
                before = before.wrapping_add(whole(number));
                number.copy_from_slice(&before.to_le_bytes()[..width]);
            }
        }
    }
}

/// Writes byte `rank` of number `at` to plane `rank`.
fn scatter(into: &mut [u8], count: usize, width: usize, byte: impl Fn(usize, usize) -> u8) {
    for rank in 0..width {
        for (at, place) in into[rank * count..(rank + 1) * count].iter_mut().enumerate() {
            *place = byte(at, rank);
        }
    }
}

/// Up to eight little-endian bytes as a whole number.
fn whole(number: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    bytes[..number.len()].copy_from_slice(number);
    u64::from_le_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preparation_comes_back_at_every_width_and_length() {
        let mut state = 1_u64;
        for width in [1, 2, 3, 4, 8, 16] {
            for len in [0, 1, 7, 8, 9, 64, 100] {
                let plain: Vec<u8> = (0..len)
                    .map(|_| {
                        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                        state.to_le_bytes()[6]
                    })
                    .collect();
                for &preparation in Preparation::for_width(width) {
                    let (mut prepared, mut back) = (vec![0; len], vec![0; len]);
                    prepare(&plain, &mut prepared, width, preparation);
                    restore(&prepared, &mut back, width, preparation);
                    assert_eq!(back, plain, "{preparation:?} width {width} length {len}");
                }
            }
        }
    }

    #[test]
    fn a_shuffle_puts_bytes_of_equal_rank_together() {
        let mut into = [0; 6];
        prepare(&[1, 10, 2, 20, 3, 30], &mut into, 2, Preparation::Shuffle);
        assert_eq!(into, [1, 2, 3, 10, 20, 30]);
        prepare(&[1, 0, 3, 0, 7, 1], &mut into, 2, Preparation::DeltaShuffle);
        assert_eq!(into, [1, 2, 4, 0, 0, 1]);
    }
}
