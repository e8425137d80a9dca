//! What written modules of the library want of bytes: digests, check sums, floats by their bits.

use super::Names;
use crate::bytes::Bytes;
use crate::dyn_value::Dyn;
use crate::exc::{Result, overflow_error, value_error};

fn bytes_of(value: &Dyn) -> Result<Vec<u8>> {
    match value {
        Dyn::Bytes(bytes) => Ok(bytes.as_slice().to_vec()),
        Dyn::ByteArray(bytes) => Ok(bytes.to_vec()),
        value if let Some(bytes) = crate::memory_view::bytes_of(value) => Ok(bytes),
        _ => Err(crate::exc::type_error("a bytes-like object is required")),
    }
}

pub(super) fn fill(names: &Names) -> Result<()> {
    names.function("environment", |args| {
        let value = std::env::var(args.one()?.as_text("name")?.as_str());
        Ok(value.map_or(Dyn::None, Dyn::from))
    });
    names.function("digest", |args| {
        let (name, data) = args.two()?;
        let data = bytes_of(&data)?;
        let digest = match name.as_text("name")?.as_str() {
            "md5" => md5(&data),
            "sha1" => sha1(&data),
            "sha224" => sha2(&data, &SHA224, 28),
            "sha256" => sha2(&data, &SHA256, 32),
            "sha384" => sha2_long(&data, &SHA384, 48),
            "sha512" => sha512(&data),
            _ => return Err(value_error("unsupported hash type")),
        };
        Ok(Dyn::from(Bytes::from(digest)))
    });
    // A raw stream of deflate, or None where the level is not one of those that are known.
    names.function("deflate", |args| {
        let (data, level) = args.two()?;
        let made = super::deflate::deflate(&bytes_of(&data)?, level.as_index()?);
        Ok(made.map_or(Dyn::None, |bytes| Dyn::from(Bytes::from(bytes))))
    });
    // The data of a raw stream and how long the stream was; a text says what is wrong with it, None that it ends.
    names.function("inflate", |args| {
        Ok(match super::inflate::inflate(&bytes_of(&args.one()?)?) {
            Ok((data, length)) => Dyn::tuple(vec![
                Dyn::from(Bytes::from(data)),
                Dyn::from(crate::int::from_usize(length)),
            ]),
            Err(super::inflate::Fault::Short) => Dyn::None,
            Err(super::inflate::Fault::Wrong(what)) => Dyn::text(what),
        })
    });
    names.function("crc32", |args| {
        let (data, start) = args.two()?;
        let start = start.as_index()? as u32;
        let crc = bytes_of(&data)?.iter().fold(!start, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 }
            })
        });
        Ok(Dyn::from(i64::from(!crc)))
    });
    // The bytes of a float, the most significant first.
    names.function("float_bytes", |args| {
        let (value, size) = args.two()?;
        let value = super::real(&value)?;
        let bytes = match size.as_index()? {
            2 => half(value)?.to_be_bytes().to_vec(),
            4 => {
                let short = value as f32;
                if short.is_infinite() && value.is_finite() {
                    return Err(overflow_error("float too large to pack with f format"));
                }
                short.to_be_bytes().to_vec()
            }
            _ => value.to_be_bytes().to_vec(),
        };
        Ok(Dyn::from(Bytes::from(bytes)))
    });
    names.function("float_of_bytes", |args| {
        let bytes = bytes_of(&args.one()?)?;
        let bits = bytes.iter().fold(0, |bits: u64, byte| bits << 8 | u64::from(*byte));
        Ok(Dyn::Float(match bytes.len() {
            2 => of_half(bits as u16),
            4 => f64::from(f32::from_bits(bits as u32)),
            _ => f64::from_bits(bits),
        }))
    });
    Ok(())
}

pub(super) fn sha512(data: &[u8]) -> Vec<u8> {
    sha2_long(data, &SHA512, 64)
}

/// The nearest float of 16 bits, ties to even.
fn half(value: f64) -> Result<u16> {
    let sign = u16::from(value.is_sign_negative()) << 15;
    let size = value.abs();
    if size.is_nan() {
        return Ok(sign | 0x7E00);
    }
    if size.is_infinite() {
        return Ok(sign | 0x7C00);
    }
    // In units of the last place there: 2^-24 below 2^-14, and eleven bits above.
    let exponent =
        if size < 2.0_f64.powi(-14) { -14 } else { (size.to_bits() >> 52) as i32 - 1023 };
    let units = (size * 2.0_f64.powi(10 - exponent)).round_ties_even() as u32;
    let bits = (((exponent + 14) as u32) << 10) + units;
    if bits >= 0x7C00 {
        return Err(overflow_error("float too large to pack with e format"));
    }
    Ok(sign | bits as u16)
}

fn of_half(bits: u16) -> f64 {
    let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
    let (exponent, mantissa) = (i32::from(bits >> 10 & 31), f64::from(bits & 1023));
    sign * match exponent {
        0 => mantissa * 2.0_f64.powi(-24),
        31 if mantissa == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1024.0 + mantissa) * 2.0_f64.powi(exponent - 25),
    }
}

/// The data with its end marked and its length in bits behind it, in whole blocks.
fn padded(data: &[u8], block: usize, is_big: bool) -> Vec<u8> {
    let mut all = data.to_vec();
    all.push(0x80);
    let field = block / 8;
    while all.len() % block != block - field {
        all.push(0);
    }
    let bits = data.len() as u64 * 8;
    if is_big {
        all.resize(all.len() + field - 8, 0);
        all.extend(bits.to_be_bytes());
    } else {
        all.extend(bits.to_le_bytes());
    }
    all
}

fn md5(data: &[u8]) -> Vec<u8> {
    const TURNS: [[u32; 4]; 4] =
        [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
    // The sines of whole numbers, as fractions of 2^32.
    let sines: Vec<u32> =
        (1..=64).map(|at| (f64::from(at).sin().abs() * 4_294_967_296.0) as u32).collect();
    let mut state = [0x6745_2301_u32, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476];
    for block in padded(data, 64, false).chunks(64) {
        let word =
            |at: usize| u32::from_le_bytes(block[at * 4..][..4].try_into().unwrap_or([0; 4]));
        let [mut a, mut b, mut c, mut d] = state;
        for at in 0..64 {
            let (mixed, from) = match at / 16 {
                0 => (b & c | !b & d, at),
                1 => (d & b | !d & c, (5 * at + 1) % 16),
                2 => (b ^ c ^ d, (3 * at + 5) % 16),
                _ => (c ^ (b | !d), 7 * at % 16),
            };
            let sum = a.wrapping_add(mixed).wrapping_add(sines[at]).wrapping_add(word(from));
            (a, d, c) = (d, c, b);
            b = b.wrapping_add(sum.rotate_left(TURNS[at / 16][at % 4]));
        }
        for (sum, more) in state.iter_mut().zip([a, b, c, d]) {
            *sum = sum.wrapping_add(more);
        }
    }
    state.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn sha1(data: &[u8]) -> Vec<u8> {
    let mut state = [0x6745_2301_u32, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0];
    for block in padded(data, 64, true).chunks(64) {
        let mut words = [0_u32; 80];
        for (word, bytes) in words.iter_mut().zip(block.chunks(4)) {
            *word = u32::from_be_bytes(bytes.try_into().unwrap_or([0; 4]));
        }
        for at in 16..80 {
            words[at] =
                (words[at - 3] ^ words[at - 8] ^ words[at - 14] ^ words[at - 16]).rotate_left(1);
        }
        let [mut a, mut b, mut c, mut d, mut e] = state;
        for (at, word) in words.into_iter().enumerate() {
            let (mixed, constant) = match at / 20 {
                0 => (b & c | !b & d, 0x5A82_7999),
                1 => (b ^ c ^ d, 0x6ED9_EBA1),
                2 => (b & c | b & d | c & d, 0x8F1B_BCDC),
                _ => (b ^ c ^ d, 0xCA62_C1D6_u32),
            };
            let sum = a.rotate_left(5).wrapping_add(mixed).wrapping_add(e);
            (e, d, c, b) = (d, c, b.rotate_left(30), a);
            a = sum.wrapping_add(constant).wrapping_add(word);
        }
        for (sum, more) in state.iter_mut().zip([a, b, c, d, e]) {
            *sum = sum.wrapping_add(more);
        }
    }
    state.iter().flat_map(|word| word.to_be_bytes()).collect()
}

const SHA256: [u32; 8] = [
    0x6A09_E667,
    0xBB67_AE85,
    0x3C6E_F372,
    0xA54F_F53A,
    0x510E_527F,
    0x9B05_688C,
    0x1F83_D9AB,
    0x5BE0_CD19,
];
const SHA224: [u32; 8] = [
    0xC105_9ED8,
    0x367C_D507,
    0x3070_DD17,
    0xF70E_5939,
    0xFFC0_0B31,
    0x6858_1511,
    0x64F9_8FA7,
    0xBEFA_4FA4,
];
const SHA512: [u64; 8] = [
    0x6A09_E667_F3BC_C908,
    0xBB67_AE85_84CA_A73B,
    0x3C6E_F372_FE94_F82B,
    0xA54F_F53A_5F1D_36F1,
    0x510E_527F_ADE6_82D1,
    0x9B05_688C_2B3E_6C1F,
    0x1F83_D9AB_FB41_BD6B,
    0x5BE0_CD19_137E_2179,
];
const SHA384: [u64; 8] = [
    0xCBBB_9D5D_C105_9ED8,
    0x629A_292A_367C_D507,
    0x9159_015A_3070_DD17,
    0x152F_ECD8_F70E_5939,
    0x6733_2667_FFC0_0B31,
    0x8EB4_4A87_6858_1511,
    0xDB0C_2E0D_64F9_8FA7,
    0x47B5_481D_BEFA_4FA4,
];

/// The first 64 bits of the fractions of the cube roots of primes.
fn cube_roots(count: usize) -> Vec<u64> {
    let is_prime =
        |n: &u128| (2..*n).take_while(|part| part * part <= *n).all(|part| n % part != 0);
    let root = |prime: u128| {
        // The whole part of the root times 2^64, bit by bit: its cube is compared as prime times 2^192.
        let (mut low, mut high) = (0_u128, 8_u128 << 64);
        while high - low > 1 {
            let middle = low.midpoint(high);
            if is_cube_below(middle, prime) { low = middle } else { high = middle }
        }
        low as u64
    };
    (2..).filter(is_prime).take(count).map(root).collect()
}

/// Whether the cube of a number of at most 68 bits is below a small number times 2^192, or the same.
fn is_cube_below(number: u128, bound: u128) -> bool {
    let digits = |mut value: u128| {
        let mut digits = [0_u128; 8];
        for digit in &mut digits {
            (*digit, value) = (value & 0xFFFF_FFFF, value >> 32);
        }
        digits
    };
    let times = |a: [u128; 8], b: [u128; 8]| {
        let mut product = [0_u128; 8];
        for (at, digit) in a.into_iter().enumerate() {
            for (place, other) in b.into_iter().enumerate().take(8 - at) {
                product[at + place] += digit * other;
            }
        }
        let mut carry = 0;
        for digit in &mut product {
            let sum = *digit + carry;
            (*digit, carry) = (sum & 0xFFFF_FFFF, sum >> 32);
        }
        product
    };
    let number = digits(number);
    let cube = times(times(number, number), number);
    cube[7] == 0 && cube[6] < bound
}

fn sha2(data: &[u8], start: &[u32; 8], size: usize) -> Vec<u8> {
    let constants: Vec<u32> =
        ROOTS.with(|roots| roots[..64].iter().map(|root| (root >> 32) as u32).collect());
    let mut state = *start;
    for block in padded(data, 64, true).chunks(64) {
        let mut words = [0_u32; 64];
        for (word, bytes) in words.iter_mut().zip(block.chunks(4)) {
            *word = u32::from_be_bytes(bytes.try_into().unwrap_or([0; 4]));
        }
        for at in 16..64 {
            let (near, far) = (words[at - 2], words[at - 15]);
            let near = near.rotate_right(17) ^ near.rotate_right(19) ^ near >> 10;
            let far = far.rotate_right(7) ^ far.rotate_right(18) ^ far >> 3;
            words[at] =
                words[at - 16].wrapping_add(far).wrapping_add(words[at - 7]).wrapping_add(near);
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
        for at in 0..64 {
            let first = h
                .wrapping_add(e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25))
                .wrapping_add(e & f ^ !e & g)
                .wrapping_add(constants[at])
                .wrapping_add(words[at]);
            let second = (a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22))
                .wrapping_add(a & b ^ a & c ^ b & c);
            (h, g, f, e, d, c, b) = (g, f, e, d.wrapping_add(first), c, b, a);
            a = first.wrapping_add(second);
        }
        for (sum, more) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *sum = sum.wrapping_add(more);
        }
    }
    state.iter().flat_map(|word| word.to_be_bytes()).take(size).collect()
}

thread_local! {
    /// What both families of SHA-2 begin their rounds with.
    static ROOTS: Vec<u64> = cube_roots(80);
}

fn sha2_long(data: &[u8], start: &[u64; 8], size: usize) -> Vec<u8> {
    let constants = ROOTS.with(Clone::clone);
    let mut state = *start;
    for block in padded(data, 128, true).chunks(128) {
        let mut words = [0_u64; 80];
        for (word, bytes) in words.iter_mut().zip(block.chunks(8)) {
            *word = u64::from_be_bytes(bytes.try_into().unwrap_or([0; 8]));
        }
        for at in 16..80 {
            let (near, far) = (words[at - 2], words[at - 15]);
            let near = near.rotate_right(19) ^ near.rotate_right(61) ^ near >> 6;
            let far = far.rotate_right(1) ^ far.rotate_right(8) ^ far >> 7;
            words[at] =
                words[at - 16].wrapping_add(far).wrapping_add(words[at - 7]).wrapping_add(near);
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
        for at in 0..80 {
            let first = h
                .wrapping_add(e.rotate_right(14) ^ e.rotate_right(18) ^ e.rotate_right(41))
                .wrapping_add(e & f ^ !e & g)
                .wrapping_add(constants[at])
                .wrapping_add(words[at]);
            let second = (a.rotate_right(28) ^ a.rotate_right(34) ^ a.rotate_right(39))
                .wrapping_add(a & b ^ a & c ^ b & c);
            (h, g, f, e, d, c, b) = (g, f, e, d.wrapping_add(first), c, b, a);
            a = first.wrapping_add(second);
        }
        for (sum, more) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *sum = sum.wrapping_add(more);
        }
    }
    state.iter().flat_map(|word| word.to_be_bytes()).take(size).collect()
}
