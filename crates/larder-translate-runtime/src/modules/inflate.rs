//! `zlib.decompress`: any stream of deflate, and what is wrong with one.

use super::huffman::{
    BASE_DISTANCES, BASE_LENGTHS, EXTRA_DISTANCES, EXTRA_LENGTHS, LENGTH_ORDER, fixed_lengths,
};

/// Why a stream has no data: it ends too early, or is wrong.
#[derive(Debug, PartialEq)]
pub(super) enum Fault {
    Short,
    Wrong(&'static str),
}

type Outcome<T> = Result<T, Fault>;

struct Reader<'d> {
    data: &'d [u8],
    at: usize,
    held: u32,
    count: u32,
}

impl Reader<'_> {
    fn bits(&mut self, count: u32) -> Outcome<usize> {
        while self.count < count {
            let byte = *self.data.get(self.at).ok_or(Fault::Short)?;
            self.held |= u32::from(byte) << self.count;
            self.at += 1;
            self.count += 8;
        }
        let value = self.held & ((1 << count) - 1);
        self.held >>= count;
        self.count -= count;
        Ok(value as usize)
    }

    fn symbol(&mut self, codes: &Codes) -> Outcome<Option<usize>> {
        let (mut code, mut first, mut index) = (0, 0, 0);
        for bits in 1..16 {
            code |= self.bits(1)?;
            let count = codes.counts[bits];
            if code < first + count {
                return Ok(Some(codes.symbols[index + code - first]));
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        Ok(None)
    }
}

/// Symbols by the length of their codes.
struct Codes {
    counts: [usize; 16],
    symbols: Vec<usize>,
}

impl Codes {
    fn of(lengths: &[u8]) -> Codes {
        let mut counts = [0; 16];
        for &length in lengths.iter().filter(|&&length| length > 0) {
            counts[usize::from(length)] += 1;
        }
        let mut symbols: Vec<usize> =
            (0..lengths.len()).filter(|&symbol| lengths[symbol] > 0).collect();
        symbols.sort_by_key(|&symbol| lengths[symbol]);
        Codes { counts, symbols }
    }

    /// Whether every code means something; one code of one bit may stand alone.
    fn is_right(&self, may_be_alone: bool) -> bool {
        let mut left = 1_i64;
        for bits in 1..16 {
            left = (left << 1) - crate::int::from_usize(self.counts[bits]);
            if left < 0 {
                return false;
            }
        }
        let is_alone = self.symbols.is_empty() || self.symbols.len() == 1 && self.counts[1] == 1;
        left == 0 || may_be_alone && is_alone
    }
}

/// The data of a raw stream, and how many bytes the stream had.
pub(super) fn inflate(data: &[u8]) -> Outcome<(Vec<u8>, usize)> {
    let mut reader = Reader { data, at: 0, held: 0, count: 0 };
    let mut out = Vec::new();
    loop {
        let is_last = reader.bits(1)? == 1;
        match reader.bits(2)? {
            0 => stored(&mut reader, &mut out)?,
            1 => {
                let (literals, distances) = fixed_lengths();
                block(&mut reader, &Codes::of(&literals), &Codes::of(&distances), &mut out)?;
            }
            2 => {
                let (literals, distances) = tables(&mut reader)?;
                block(&mut reader, &literals, &distances, &mut out)?;
            }
            _ => return Err(Fault::Wrong("invalid block type")),
        }
        if is_last {
            return Ok((out, reader.at));
        }
    }
}

fn stored(reader: &mut Reader<'_>, out: &mut Vec<u8>) -> Outcome<()> {
    (reader.held, reader.count) = (0, 0);
    let (length, check) = (reader.bits(16)?, reader.bits(16)?);
    if length != !check & 0xffff {
        return Err(Fault::Wrong("invalid stored block lengths"));
    }
    let part = reader.data.get(reader.at..reader.at + length).ok_or(Fault::Short)?;
    out.extend_from_slice(part);
    reader.at += length;
    Ok(())
}

fn tables(reader: &mut Reader<'_>) -> Outcome<(Codes, Codes)> {
    let (literals, distances) = (reader.bits(5)? + 257, reader.bits(5)? + 1);
    let sent = reader.bits(4)? + 4;
    if literals > 286 || distances > 30 {
        return Err(Fault::Wrong("too many length or distance symbols"));
    }
    let mut lengths = [0_u8; 19];
    for &code in &LENGTH_ORDER[..sent] {
        lengths[code] = reader.bits(3)? as u8;
    }
    let codes = Codes::of(&lengths);
    if !codes.is_right(false) {
        return Err(Fault::Wrong("invalid code lengths set"));
    }
    let mut all = Vec::with_capacity(literals + distances);
    while all.len() < literals + distances {
        let symbol = reader.symbol(&codes)?.ok_or(Fault::Wrong("invalid code lengths set"))?;
        let (length, count) = match symbol {
            0..16 => (symbol as u8, 1),
            16 => {
                let last = all.last().copied().ok_or(Fault::Wrong("invalid bit length repeat"))?;
                (last, reader.bits(2)? + 3)
            }
            17 => (0, reader.bits(3)? + 3),
            _ => (0, reader.bits(7)? + 11),
        };
        all.extend(std::iter::repeat_n(length, count));
    }
    if all.len() > literals + distances {
        return Err(Fault::Wrong("invalid bit length repeat"));
    }
    if all[256] == 0 {
        return Err(Fault::Wrong("invalid code -- missing end-of-block"));
    }
    let (first, second) = (Codes::of(&all[..literals]), Codes::of(&all[literals..]));
    if !first.is_right(true) {
        return Err(Fault::Wrong("invalid literal/lengths set"));
    }
    if !second.is_right(true) {
        return Err(Fault::Wrong("invalid distances set"));
    }
    Ok((first, second))
}

fn block(
    reader: &mut Reader<'_>,
    literals: &Codes,
    distances: &Codes,
    out: &mut Vec<u8>,
) -> Outcome<()> {
    loop {
        let symbol = reader.symbol(literals)?;
        let code = match symbol {
            Some(byte @ 0..256) => {
                out.push(byte as u8);
                continue;
            }
            Some(256) => return Ok(()),
            Some(symbol @ 257..286) => symbol - 257,
            _ => return Err(Fault::Wrong("invalid literal/length code")),
        };
        let length = BASE_LENGTHS[code] + reader.bits(u32::from(EXTRA_LENGTHS[code]))?;
        let Some(code @ 0..30) = reader.symbol(distances)? else {
            return Err(Fault::Wrong("invalid distance code"));
        };
        let distance = BASE_DISTANCES[code] + reader.bits(u32::from(EXTRA_DISTANCES[code]))?;
        let Some(from) = out.len().checked_sub(distance) else {
            return Err(Fault::Wrong("invalid distance too far back"));
        };
        for at in from..from + length {
            out.push(out[at]);
        }
    }
}
