//! Packing bytes: the best preparation by trial, then lz4, then checksums.

use lz4_flex::block::{compress_into, decompress_into, get_maximum_output_size};

use super::shuffle::{Preparation, prepare, restore};
use crate::error::{ErrorKind, MemoryError};

/// Compressed bytes that know how to come back.
#[derive(Debug)]
pub(super) struct Packed {
    bytes: Vec<u8>,
    preparation: Preparation,
    width: usize,
    /// Of the packed bytes: damage is found before anything is decompressed from them.
    sum_of_stored: u64,
    /// Of the plain bytes: what comes back is what went in.
    sum_of_plain: u64,
}

/// Bytes of the sample on which the preparations are tried. Large enough for lz4's window of 64 KiB.
const SAMPLE_BYTES: usize = 64 << 10;

/// Most bytes of one region: lz4's own limit is a little under 2 GiB.
const REGION_BYTES_MAX: usize = 0x7E00_0000;

impl Packed {
    /// Packs bytes made of numbers of `width` bytes; `None` when the ratio is under `ratio_min`.
    pub(super) fn pack(
        plain: &[u8],
        width: usize,
        ratio_min: f64,
    ) -> Result<Option<Self>, MemoryError> {
        if plain.is_empty() || plain.len() > REGION_BYTES_MAX {
            return Ok(None);
        }
        let Some(preparation) = best_on_sample(plain, width, ratio_min)? else {
            return Ok(None);
        };
        let packed = compressed(plain, width, preparation)?;
        if (plain.len() as f64) < ratio_min * packed.len() as f64 {
            return Ok(None);
        }
        // Not `shrink_to_fit`: it ends the process where the allocator cannot move the bytes.
        let mut bytes = room_for(packed.len())?;
        bytes.extend_from_slice(&packed);
        Ok(Some(Packed {
            sum_of_stored: checksum(&bytes),
            sum_of_plain: checksum(plain),
            bytes,
            preparation,
            width,
        }))
    }

    /// Writes the plain bytes into a buffer of their length. When it gives an error the buffer holds
    /// nonsense, and the packed bytes are as they were.
    pub(super) fn unpack(&self, into: &mut [u8]) -> Result<(), MemoryError> {
        if checksum(&self.bytes) != self.sum_of_stored {
            return Err(damaged("the packed bytes do not agree with their checksum"));
        }
        let mut prepared = zeros(into.len())?;
        let count = decompress_into(&self.bytes, &mut prepared)
            .map_err(|_malformed| damaged("the packed bytes cannot be decompressed"))?;
        if count != into.len() {
            return Err(damaged("the packed bytes do not have the length of the region"));
        }
        restore(&prepared, into, self.width, self.preparation);
        if checksum(into) != self.sum_of_plain {
            return Err(damaged("the restored bytes do not agree with their checksum"));
        }
        Ok(())
    }

    pub(super) fn bytes(&self) -> usize {
        self.bytes.capacity()
    }

    #[cfg(test)]
    pub(super) fn bytes_mut(&mut self) -> &mut [u8] {
        &mut self.bytes
    }

    #[cfg(test)]
    pub(super) fn trust_packed_bytes(&mut self) {
        self.sum_of_stored = checksum(&self.bytes);
    }
}

/// The preparation that packs a sample best, if it comes near the bound at all.
fn best_on_sample(
    plain: &[u8],
    width: usize,
    ratio_min: f64,
) -> Result<Option<Preparation>, MemoryError> {
    let count = SAMPLE_BYTES.min(plain.len()) / width * width;
    // From the middle, on the border of a number: headers and ramps stand at the ends.
    let start = (plain.len() - count) / 2 / width * width;
    let sample = &plain[start..start + count];
    let mut best: Option<(usize, Preparation)> = None;
    for preparation in Preparation::for_width(width) {
        let bytes = compressed(sample, width, *preparation)?.len();
        if best.is_none_or(|(least, _)| bytes < least) {
            best = Some((bytes, *preparation));
        }
    }
    // The whole may do a little better than its sample: its window is full for longer.
    let near = |bytes: usize| sample.len() as f64 >= 0.9 * ratio_min * bytes as f64;
    Ok(best.filter(|&(bytes, _)| near(bytes)).map(|(_, preparation)| preparation))
}

fn compressed(
    plain: &[u8],
    width: usize,
    preparation: Preparation,
) -> Result<Vec<u8>, MemoryError> {
    let mut out = zeros(get_maximum_output_size(plain.len()))?;
    let count = if preparation == Preparation::AsIs {
        compress_into(plain, &mut out)
    } else {
        let mut prepared = zeros(plain.len())?;
        prepare(plain, &mut prepared, width, preparation);
        compress_into(&prepared, &mut out)
    };
    let count = count.expect("the output has the size that lz4 asks for");
    out.truncate(count);
    Ok(out)
}

fn zeros(count: usize) -> Result<Vec<u8>, MemoryError> {
    let mut bytes = room_for(count)?;
    bytes.resize(count, 0);
    Ok(bytes)
}

/// An empty list with room for exactly so many bytes.
fn room_for(count: usize) -> Result<Vec<u8>, MemoryError> {
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(count).map_err(|_full| {
        MemoryError::fixed(
            ErrorKind::OutOfMemory,
            "the allocator has no memory left to compress or restore a cold region",
        )
    })?;
    Ok(bytes)
}

fn damaged(message: &'static str) -> MemoryError {
    MemoryError::fixed(ErrorKind::Damaged, message)
}

/// A 64-bit checksum: four lanes of multiply and rotate over words of eight bytes, then the FNV
/// prime over what is left. Not for strangers: it finds damage, not malice.
fn checksum(bytes: &[u8]) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let step = |sum: u64, word: u64| (sum ^ word).wrapping_mul(ODD).rotate_left(29);
    let mut lanes = [1_u64, 2, 3, 4];
    let (words, rest) = bytes.as_chunks::<8>();
    for four in words.chunks(4) {
        for (lane, word) in lanes.iter_mut().zip(four) {
            *lane = step(*lane, u64::from_le_bytes(*word));
        }
    }
    let sum = lanes.into_iter().fold(bytes.len() as u64, step);
    rest.iter().fold(sum, |sum, &byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_single_changed_byte_changes_the_checksum() {
        let mut bytes: Vec<u8> = (0..100).collect();
        let sum = checksum(&bytes);
        for at in 0..bytes.len() {
            bytes[at] ^= 0x40;
            assert_ne!(checksum(&bytes), sum, "byte {at}");
            bytes[at] ^= 0x40;
        }
        assert_ne!(checksum(&bytes[..99]), sum);
        assert_ne!(checksum(&[]), checksum(&[0]));
    }

    #[test]
    fn bytes_that_decompress_to_something_else_are_found() {
        let plain = vec![7_u8; 5000];
        let mut packed = Packed::pack(&plain, 1, 1.2).unwrap().unwrap();
        let count = packed.bytes_mut().len();
        let mut refused = 0;
        for at in 0..count {
            packed.bytes_mut()[at] ^= 1;
            packed.trust_packed_bytes();
            let mut into = vec![0; 5000];
            if let Err(error) = packed.unpack(&mut into) {
                assert_eq!(error.kind(), ErrorKind::Damaged);
                refused += 1;
            } else {
                // A flipped bit in a match offset can name another run of the same byte.
                assert_eq!(into, plain);
            }
            packed.bytes_mut()[at] ^= 1;
        }
        assert!(refused > 0);
    }
}
