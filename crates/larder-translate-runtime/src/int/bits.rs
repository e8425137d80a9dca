//! Shifts and bit operations, as if a negative number had ones without end on its left.

use super::word::View;
use super::{Int, magnitude, parts};
use crate::exc::{Result, memory_error, overflow_error, value_error};

/// Bits that a shift may produce: beyond, CPython has no memory either.
const SHIFT_MAX: i64 = 1 << 36;

impl Int {
    /// `a << b`.
    pub fn shl(&self, count: &Int) -> Result<Int> {
        if count.sign() < 0 {
            return Err(value_error("negative shift count"));
        }
        if self.sign() == 0 {
            return Ok(Int::small(0));
        }
        let Some(count) = count.to_i64() else {
            return Err(overflow_error("too many digits in integer"));
        };
        if count > SHIFT_MAX {
            return Err(memory_error(""));
        }
        if let Some(small) = self.as_small()
            && count < 62
            && small.unsigned_abs().leading_zeros() > u32::try_from(count + 2).unwrap_or(64)
        {
            return Ok(Int::small(small << count));
        }
        let mut room = [0];
        let (is_negative, limbs) = parts(self, &mut room);
        Ok(Int::from_parts(is_negative, magnitude::shl(limbs, count.unsigned_abs())))
    }

    /// `a >> b`.
    pub fn shr(&self, count: &Int) -> Result<Int> {
        if count.sign() < 0 {
            return Err(value_error("negative shift count"));
        }
        let Some(count) = count.to_i64() else {
            return Ok(Int::small(if self.sign() < 0 { -1 } else { 0 }));
        };
        if let Some(small) = self.as_small() {
            return Ok(Int::small(small >> count.min(63)));
        }
        let mut room = [0];
        let (is_negative, limbs) = parts(self, &mut room);
        let count = count.unsigned_abs();
        let mut shifted = magnitude::shr(limbs, count);
        if is_negative && magnitude::has_bits_below(limbs, count) {
            shifted = magnitude::add(&shifted, &[1]);
        }
        Ok(Int::from_parts(is_negative, shifted))
    }

    /// `a & b`.
    #[must_use]
    pub fn bit_and(&self, other: &Int) -> Int {
        match (self.as_small(), other.as_small()) {
            (Some(a), Some(b)) => Int::small(a & b),
            _ => self.by_limb(other, |a, b| a & b),
        }
    }

    /// `a | b`.
    #[must_use]
    pub fn bit_or(&self, other: &Int) -> Int {
        match (self.as_small(), other.as_small()) {
            (Some(a), Some(b)) => Int::small(a | b),
            _ => self.by_limb(other, |a, b| a | b),
        }
    }

    /// `a ^ b`.
    #[must_use]
    pub fn bit_xor(&self, other: &Int) -> Int {
        match (self.as_small(), other.as_small()) {
            (Some(a), Some(b)) => Int::small(a ^ b),
            _ => self.by_limb(other, |a, b| a ^ b),
        }
    }

    fn by_limb(&self, other: &Int, operation: fn(u64, u64) -> u64) -> Int {
        let (mut left, mut right) = ([0], [0]);
        let (a, b) = (parts(self, &mut left), parts(other, &mut right));
        // One limb more than the longer has: it holds the sign.
        let count = a.1.len().max(b.1.len()) + 1;
        let (a, b) = (complement(a.0, a.1, count), complement(b.0, b.1, count));
        let limbs: Vec<u64> = a.iter().zip(&b).map(|(&a, &b)| operation(a, b)).collect();
        let is_negative = limbs[count - 1] >> 63 == 1;
        Int::from_parts(is_negative, complement(is_negative, &limbs, count))
    }

    /// `a.bit_length()`.
    pub fn bit_length(&self) -> i64 {
        let mut room = [0];
        i64::try_from(magnitude::bits(parts(self, &mut room).1)).unwrap_or(i64::MAX)
    }

    /// `a.bit_count()`.
    pub fn bit_count(&self) -> i64 {
        let mut room = [0];
        parts(self, &mut room).1.iter().map(|limb| i64::from(limb.count_ones())).sum()
    }

    #[expect(clippy::cast_possible_wrap, clippy::cast_possible_truncation, reason = "below 2^61")]
    pub(super) fn hash_value(&self) -> i64 {
        const PRIME: u128 = (1 << 61) - 1;
        let hash = match self.view() {
            View::Small(small) => {
                let rest = (u128::from(small.unsigned_abs()) % PRIME) as i64;
                if small < 0 { -rest } else { rest }
            }
            View::Big(big) => {
                let fold = |hash, &limb: &u64| ((hash << 64) | u128::from(limb)) % PRIME;
                let rest = big.limbs.iter().rev().fold(0u128, fold) as i64;
                if big.is_negative { -rest } else { rest }
            }
        };
        if hash == -1 { -2 } else { hash }
    }

    /// `a.to_bytes(length, order, signed=…)`.
    pub fn to_bytes(&self, length: i64, is_little: bool, is_signed: bool) -> Result<Vec<u8>> {
        let Ok(length) = usize::try_from(length) else {
            return Err(value_error("length argument must be non-negative"));
        };
        if self.sign() < 0 && !is_signed {
            return Err(overflow_error("can't convert negative int to unsigned"));
        }
        let mut room = [0];
        let (is_negative, limbs) = parts(self, &mut room);
        let count = limbs.len().max(length.div_ceil(8)) + 1;
        let bytes: Vec<u8> = complement(is_negative, limbs, count)
            .iter()
            .flat_map(|limb| limb.to_le_bytes())
            .collect();
        let (kept, lost) = bytes.split_at(length);
        let fill = if is_negative { 0xFF } else { 0 };
        let sign_is_kept = !is_signed
            || kept.last().map_or(self.sign() == 0, |top| (top >> 7 == 1) == is_negative);
        if lost.iter().any(|&byte| byte != fill) || !sign_is_kept {
            return Err(overflow_error("int too big to convert"));
        }
        let mut kept = kept.to_vec();
        if !is_little {
            kept.reverse();
        }
        Ok(kept)
    }

    /// `int.from_bytes(bytes, order, signed=…)`.
    pub fn from_bytes(bytes: &[u8], is_little: bool, is_signed: bool) -> Int {
        let mut bytes = bytes.to_vec();
        if !is_little {
            bytes.reverse();
        }
        let is_negative = is_signed && bytes.last().is_some_and(|top| top >> 7 == 1);
        let fill = if is_negative { 0xFF } else { 0 };
        bytes.resize(bytes.len().next_multiple_of(8), fill);
        let limbs: Vec<u64> = bytes
            .chunks_exact(8)
            .map(|chunk| chunk.iter().rev().fold(0, |limb, &byte| (limb << 8) | u64::from(byte)))
            .collect();
        Int::from_parts(is_negative, complement(is_negative, &limbs, limbs.len()))
    }
}

/// A magnitude of a negative number as two's complement in `count` limbs, or the reverse.
fn complement(is_negative: bool, limbs: &[u64], count: usize) -> Vec<u64> {
    let mut out = limbs.to_vec();
    out.resize(count, 0);
    if is_negative {
        let mut carry = true;
        for limb in &mut out {
            (*limb, carry) = (!*limb).overflowing_add(u64::from(carry));
        }
    }
    out
}
