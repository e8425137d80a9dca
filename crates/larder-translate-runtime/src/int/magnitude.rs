//! Arithmetic on magnitudes: slices of 64-bit limbs, the least first, without a zero on top.
//!
//! Multiplication is Karatsuba's above [`KARATSUBA`] limbs, division Burnikel and Ziegler's recursion above
//! [`RECURSIVE_DIVISION`], the textbook's below. Text goes both ways by halves, so that it costs what they
//! cost.

use std::cmp::Ordering;

/// Limbs of the shorter factor from which splitting pays: measured on products of equal length.
const KARATSUBA: usize = 40;

/// Limbs of the divisor from which the recursion pays.
const RECURSIVE_DIVISION: usize = 80;

/// The largest power of ten in a limb, and its exponent.
const TEN: (u64, usize) = (10_000_000_000_000_000_000, 19);

pub(crate) fn trim(limbs: &mut Vec<u64>) {
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
}

fn trimmed(mut limbs: &[u64]) -> &[u64] {
    while let [rest @ .., 0] = limbs {
        limbs = rest;
    }
    limbs
}

pub(crate) fn compare(a: &[u64], b: &[u64]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

pub(crate) fn bits(a: &[u64]) -> u64 {
    match a.last() {
        None => 0,
        Some(top) => a.len() as u64 * 64 - u64::from(top.leading_zeros()),
    }
}

pub(crate) fn add(a: &[u64], b: &[u64]) -> Vec<u64> {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let mut sum = Vec::with_capacity(long.len() + 1);
    sum.extend_from_slice(long);
    if add_into(&mut sum, short) {
        sum.push(1);
    }
    sum
}

/// Adds `b` at the foot of `a` and returns what is carried out of `a`.
fn add_into(a: &mut [u64], b: &[u64]) -> bool {
    let mut carry = false;
    let (low, high) = a.split_at_mut(b.len());
    for (limb, &other) in low.iter_mut().zip(b) {
        let (sum, first) = limb.overflowing_add(other);
        let (sum, second) = sum.overflowing_add(u64::from(carry));
        (*limb, carry) = (sum, first | second);
    }
    for limb in high {
        if !carry {
            return false;
        }
        (*limb, carry) = limb.overflowing_add(1);
    }
    carry
}

/// `a - b` for `a >= b`.
pub(crate) fn sub(a: &[u64], b: &[u64]) -> Vec<u64> {
    let mut rest = a.to_vec();
    let borrow = sub_from(&mut rest, b);
    debug_assert!(!borrow, "the larger comes first");
    trim(&mut rest);
    rest
}

/// Takes `b` from the foot of `a` and returns what is borrowed from above `a`.
fn sub_from(a: &mut [u64], b: &[u64]) -> bool {
    let mut borrow = false;
    let (low, high) = a.split_at_mut(b.len());
    for (limb, &other) in low.iter_mut().zip(b) {
        let (rest, first) = limb.overflowing_sub(other);
        let (rest, second) = rest.overflowing_sub(u64::from(borrow));
        (*limb, borrow) = (rest, first | second);
    }
    for limb in high {
        if !borrow {
            return false;
        }
        (*limb, borrow) = limb.overflowing_sub(1);
    }
    borrow
}

pub(crate) fn mul(a: &[u64], b: &[u64]) -> Vec<u64> {
    if a.is_empty() || b.is_empty() {
        return Vec::new();
    }
    let mut product = vec![0; a.len() + b.len()];
    mul_into(&mut product, a, b);
    trim(&mut product);
    product
}

/// Writes the product over zeros of length `a.len() + b.len()`.
fn mul_into(out: &mut [u64], a: &[u64], b: &[u64]) {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    if short.len() < KARATSUBA {
        return mul_rows(out, long, short);
    }
    if long.len() >= 2 * short.len() {
        // Pieces of the length of the short one, so that each product is square.
        for (index, piece) in long.chunks(short.len()).enumerate() {
            let product = mul(piece, short);
            let carry = add_into(&mut out[index * short.len()..], &product);
            debug_assert!(!carry, "the product has room");
        }
        return;
    }
    let half = long.len().div_ceil(2);
    let (a_low, a_high) = (trimmed(&long[..half]), &long[half..]);
    let (b_low, b_high) =
        (trimmed(&short[..half.min(short.len())]), &short[half.min(short.len())..]);
    let low = mul(a_low, b_low);
    let high = mul(a_high, b_high);
    let mut middle = mul(&add(a_low, a_high), &add(b_low, b_high));
    sub_from(&mut middle, &low);
    sub_from(&mut middle, &high);
    trim(&mut middle);
    out[..low.len()].copy_from_slice(&low);
    out[2 * half..2 * half + high.len()].copy_from_slice(&high);
    let carry = add_into(&mut out[half..], &middle);
    debug_assert!(!carry, "the product has room");
}

fn mul_rows(out: &mut [u64], a: &[u64], b: &[u64]) {
    for (index, &factor) in b.iter().enumerate() {
        let mut carry = 0;
        for (limb, &other) in out[index..].iter_mut().zip(a) {
            let sum = u128::from(*limb) + u128::from(factor) * u128::from(other) + carry;
            *limb = low(sum);
            carry = sum >> 64;
        }
        out[index + a.len()] = low(carry);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half is what is asked for")]
#[inline]
fn low(wide: u128) -> u64 {
    wide as u64
}

/// `a * factor + term`, in place.
fn mul_small(a: &mut Vec<u64>, factor: u64, term: u64) {
    let mut carry = u128::from(term);
    for limb in a.iter_mut() {
        let sum = u128::from(*limb) * u128::from(factor) + carry;
        *limb = low(sum);
        carry = sum >> 64;
    }
    if carry > 0 {
        a.push(low(carry));
    }
}

/// Divides in place and returns the remainder.
pub(crate) fn div_small(a: &mut Vec<u64>, divisor: u64) -> u64 {
    let mut rest = 0u128;
    for limb in a.iter_mut().rev() {
        let part = (rest << 64) | u128::from(*limb);
        *limb = low(part / u128::from(divisor));
        rest = part % u128::from(divisor);
    }
    trim(a);
    low(rest)
}

pub(crate) fn shl(a: &[u64], count: u64) -> Vec<u64> {
    if a.is_empty() {
        return Vec::new();
    }
    let (limbs, count) = (usize::try_from(count / 64).unwrap_or(usize::MAX), count % 64);
    let mut out = vec![0; limbs];
    if count == 0 {
        out.extend_from_slice(a);
        return out;
    }
    let mut carry = 0;
    for &limb in a {
        out.push((limb << count) | carry);
        carry = limb >> (64 - count);
    }
    if carry > 0 {
        out.push(carry);
    }
    out
}

pub(crate) fn shr(a: &[u64], count: u64) -> Vec<u64> {
    let (limbs, count) = (usize::try_from(count / 64).unwrap_or(usize::MAX), count % 64);
    if limbs >= a.len() {
        return Vec::new();
    }
    let a = &a[limbs..];
    let mut out: Vec<u64> = if count == 0 {
        a.to_vec()
    } else {
        let above = a.iter().skip(1).chain(&[0]);
        a.iter().zip(above).map(|(limb, above)| (limb >> count) | (above << (64 - count))).collect()
    };
    trim(&mut out);
    out
}

/// Whether a bit below `count` is set.
pub(crate) fn has_bits_below(a: &[u64], count: u64) -> bool {
    let (limbs, count) = (usize::try_from(count / 64).unwrap_or(usize::MAX), count % 64);
    if limbs >= a.len() {
        return !a.is_empty();
    }
    a[..limbs].iter().any(|&limb| limb != 0) || (a[limbs] & ((1 << count) - 1)) != 0
}

/// Quotient and remainder; the divisor is not zero.
pub(crate) fn divmod(a: &[u64], b: &[u64]) -> (Vec<u64>, Vec<u64>) {
    if compare(a, b).is_lt() {
        return (Vec::new(), a.to_vec());
    }
    if let [divisor] = *b {
        let mut quotient = a.to_vec();
        let rest = div_small(&mut quotient, divisor);
        return (quotient, if rest == 0 { Vec::new() } else { vec![rest] });
    }
    if b.len() < RECURSIVE_DIVISION || a.len() - b.len() < RECURSIVE_DIVISION {
        return divmod_rows(a, b);
    }
    divmod_blocks(a, b)
}

/// Knuth's algorithm D.
fn divmod_rows(a: &[u64], b: &[u64]) -> (Vec<u64>, Vec<u64>) {
    let shift = u64::from(b[b.len() - 1].leading_zeros());
    let b = shl(b, shift);
    let mut a = shl(a, shift);
    a.push(0);
    let (top, next) = (u128::from(b[b.len() - 1]), u128::from(b[b.len() - 2]));
    let count = a.len() - b.len();
    let mut quotient = vec![0; count];
    for index in (0..count).rev() {
        let here = index + b.len();
        let head = (u128::from(a[here]) << 64) | u128::from(a[here - 1]);
        let (mut guess, mut rest) = (head / top, head % top);
        // The guess is at most two too large: the second limb of the divisor tells.
        while guess >> 64 != 0 || guess * next > ((rest << 64) | u128::from(a[here - 2])) {
            guess -= 1;
            rest += top;
            if rest >> 64 != 0 {
                break;
            }
        }
        let (mut borrow, mut carry) = (0u64, 0u128);
        for (limb, &other) in a[index..here].iter_mut().zip(&b) {
            let product = guess * u128::from(other) + carry;
            carry = product >> 64;
            let (rest, first) = limb.overflowing_sub(low(product));
            let (rest, second) = rest.overflowing_sub(borrow);
            *limb = rest;
            borrow = u64::from(first | second);
        }
        let (rest, first) = a[here].overflowing_sub(low(carry));
        let (rest, second) = rest.overflowing_sub(borrow);
        a[here] = rest;
        if first | second {
            guess -= 1;
            let carry = add_into(&mut a[index..here], &b);
            a[here] = a[here].wrapping_add(u64::from(carry));
        }
        quotient[index] = low(guess);
    }
    trim(&mut a);
    trim(&mut quotient);
    (quotient, shr(&a, shift))
}

/// Burnikel and Ziegler: the dividend in blocks of the divisor's length, two blocks by one at a time.
fn divmod_blocks(a: &[u64], b: &[u64]) -> (Vec<u64>, Vec<u64>) {
    // A length that halves evenly down to the textbook's range, reached by shifting both.
    let mut step = 1;
    while b.len().div_ceil(step) > RECURSIVE_DIVISION {
        step *= 2;
    }
    let size = b.len().div_ceil(step) * step;
    let shift = (size as u64) * 64 - bits(b);
    let b = shl(b, shift);
    let a = shl(a, shift);
    let mut blocks: Vec<&[u64]> = a.chunks(size).collect();
    let mut rest = Vec::new();
    if compare(trimmed(blocks[blocks.len() - 1]), &b).is_lt() {
        rest = trimmed(blocks.pop().unwrap_or_default()).to_vec();
    }
    let mut quotient = vec![0; blocks.len() * size];
    for (index, block) in blocks.iter().enumerate().rev() {
        let two = join(&rest, block, size);
        let (part, left) = two_by_one(&two, &b, size);
        quotient[index * size..index * size + part.len()].copy_from_slice(&part);
        rest = left;
    }
    trim(&mut quotient);
    (quotient, shr(&rest, shift))
}

/// `high` above `low`, which takes `size` limbs.
fn join(high: &[u64], low: &[u64], size: usize) -> Vec<u64> {
    let mut out = low.to_vec();
    out.resize(size, 0);
    out.extend_from_slice(high);
    trim(&mut out);
    out
}

/// Divides `a < b * 2^(64 * size)` by a `b` of `size` limbs with its top bit set.
fn two_by_one(a: &[u64], b: &[u64], size: usize) -> (Vec<u64>, Vec<u64>) {
    if size % 2 == 1 || size < RECURSIVE_DIVISION {
        return if compare(a, b).is_lt() { (Vec::new(), a.to_vec()) } else { divmod_rows(a, b) };
    }
    let half = size / 2;
    let cut = |from: usize, to: usize| trimmed(&a[from.min(a.len())..to.min(a.len())]).to_vec();
    let (high, rest) = three_by_two(&cut(2 * half, 4 * half), &cut(half, 2 * half), b, half);
    let (low, rest) = three_by_two(&rest, &cut(0, half), b, half);
    (join(&high, &low, half), rest)
}

fn three_by_two(high: &[u64], low: &[u64], b: &[u64], half: usize) -> (Vec<u64>, Vec<u64>) {
    let (b_low, b_high) = (trimmed(&b[..half]), &b[half..]);
    let top = trimmed(&high[half.min(high.len())..]);
    let (mut quotient, rest) = if compare(top, b_high).is_lt() {
        two_by_one(high, b_high, half)
    } else {
        let full = vec![u64::MAX; half];
        // high - (B^half - 1) * b_high, which stays below 2 * b_high.
        let rest = sub(&add(high, b_high), &join(b_high, &[], half));
        (full, rest)
    };
    let mut rest = join(&rest, low, half);
    let product = mul(&quotient, b_low);
    while compare(&rest, &product).is_lt() {
        quotient = sub(&quotient, &[1]);
        rest = add(&rest, b);
        // At most twice: b has its top bit set.
    }
    (quotient, sub(&rest, &product))
}

/// `10^count`.
pub(crate) fn power_of_ten(count: usize) -> Vec<u64> {
    let mut power = vec![1];
    let mut square = vec![10];
    let mut count = count;
    while count > 0 {
        if count % 2 == 1 {
            power = mul(&power, &square);
        }
        count /= 2;
        if count > 0 {
            square = mul(&square, &square);
        }
    }
    power
}

/// The decimal digits.
pub(crate) fn to_decimal(a: &[u64]) -> String {
    // Powers 10^(19 * 2^k), as long as their square may be needed.
    let mut powers = vec![vec![TEN.0]];
    while let Some(last) = powers.last()
        && last.len() * 2 <= a.len() + 1
    {
        powers.push(mul(last, last));
    }
    let mut out = Vec::new();
    digits(a, &powers, None, &mut out);
    let text = String::from_utf8(out).unwrap_or_default();
    let text = text.trim_start_matches('0');
    if text.is_empty() { "0".to_owned() } else { text.to_owned() }
}

/// Appends digits, padded with zeros to 19 * 2^level of them where a level is given.
fn digits(a: &[u64], powers: &[Vec<u64>], level: Option<usize>, out: &mut Vec<u8>) {
    let Some((power, below)) = powers.split_last() else {
        let text = format!("{:019}", a.first().copied().unwrap_or(0));
        return out.extend_from_slice(text.as_bytes());
    };
    if level.is_none() && compare(a, power).is_lt() {
        return digits(a, below, None, out);
    }
    let (high, low) = divmod(a, power);
    match level {
        None if compare(&high, power).is_ge() => {
            // The top is longer than one power: rare, by rounding of lengths.
            digits(&high, powers, None, out);
        }
        _ => digits(&high, below, level.map(|level| level - 1), out),
    }
    digits(&low, below, Some(below.len()), out);
}

/// Digits of a base, each below it.
pub(crate) fn from_digits(digits: &[u8], base: u32) -> Vec<u64> {
    if base.is_power_of_two() {
        let width = base.trailing_zeros();
        let mut limbs = Vec::with_capacity(digits.len() * width as usize / 64 + 1);
        let (mut limb, mut filled) = (0u128, 0);
        for &digit in digits.iter().rev() {
            limb |= u128::from(digit) << filled;
            filled += width;
            if filled >= 64 {
                limbs.push(low(limb));
                limb >>= 64;
                filled -= 64;
            }
        }
        limbs.push(low(limb));
        trim(&mut limbs);
        return limbs;
    }
    let (mut chunk, mut count) = (u64::from(base), 1);
    while let Some(next) = chunk.checked_mul(u64::from(base)) {
        (chunk, count) = (next, count + 1);
    }
    // Halves of lengths count * 2^k from the foot, so that the powers are squares of each other.
    let mut powers = vec![(count, vec![chunk])];
    while let Some((length, power)) = powers.last()
        && length * 2 < digits.len()
    {
        powers.push((length * 2, mul(power, power)));
    }
    let mut limbs = by_halves(digits, u64::from(base), &powers);
    trim(&mut limbs);
    limbs
}

fn by_halves(digits: &[u8], base: u64, powers: &[(usize, Vec<u64>)]) -> Vec<u64> {
    match powers.split_last() {
        Some(((length, power), below)) if digits.len() > *length => {
            let (high, low) = digits.split_at(digits.len() - length);
            let high = by_halves(high, base, powers);
            add(&mul(&high, power), &by_halves(low, base, below))
        }
        Some((_, below)) if !below.is_empty() => by_halves(digits, base, below),
        _ => {
            let mut limbs = Vec::new();
            for &digit in digits {
                mul_small(&mut limbs, base, u64::from(digit));
            }
            trim(&mut limbs);
            limbs
        }
    }
}
