//! Draws as an Arrow file (Feather version 2), which pandas, polars, R and DuckDB open without reading text: columns
//! `chain` and `draw`, counted from one, then those of the draws; a record batch for each chain.
//!
//! The format's metadata are FlatBuffers. A table is written here before what it refers to, so that every offset
//! points forward, as the format wants it.

use std::io::Write;

use crate::error::{ErrorKind, InferError, Result};
use crate::stan_csv::Chain;

/// Metadata version five, since Arrow 1.0.
const VERSION: u16 = 4;
/// Kinds of message, and of column.
const SCHEMA: u8 = 1;
const RECORD_BATCH: u8 = 3;
const INT: u8 = 2;
const FLOATING_POINT: u8 = 3;
const DOUBLE: u16 = 2;

/// A FlatBuffer that grows forward.
struct Flat(Vec<u8>);

/// A field of a table.
#[derive(Clone, Copy)]
enum Field {
    /// As the format's default.
    None,
    U8(u8),
    U16(u16),
    U32(u32),
    U64(u64),
    /// Something that follows.
    Offset,
}

impl Field {
    fn size(self) -> usize {
        match self {
            Field::None => 0,
            Field::U8(_) => 1,
            Field::U16(_) => 2,
            Field::U32(_) | Field::Offset => 4,
            Field::U64(_) => 8,
        }
    }
}

impl Flat {
    /// A buffer whose root table comes first; gives the places of the root's fields too.
    fn with_root<const N: usize>(fields: [Field; N]) -> (Flat, [usize; N]) {
        let mut flat = Flat(vec![0; 4]);
        let places = flat.table(0, fields);
        (flat, places)
    }

    fn pad(&mut self, to: usize) {
        self.0.resize(self.0.len().next_multiple_of(to), 0);
    }

    /// Makes the offset at a place point to the end of what is written.
    fn point_here(&mut self, place: usize) {
        let far = (self.0.len() - place) as u32;
        self.0[place..place + 4].copy_from_slice(&far.to_le_bytes());
    }

    /// A table to which the offset at `from` points. Gives the places of its fields.
    fn table<const N: usize>(&mut self, from: usize, fields: [Field; N]) -> [usize; N] {
        // Eight-byte numbers stand at multiples of eight from the table's start, which is one itself.
        let head = 4 + 2 * N;
        let start = (self.0.len() + head).next_multiple_of(8);
        self.0.resize(start - head, 0);
        let (mut end, mut inside) = (4, [0; N]);
        for (place, field) in inside.iter_mut().zip(fields).filter(|(_, field)| field.size() > 0) {
            *place = usize::next_multiple_of(end, field.size());
            end = *place + field.size();
        }
        self.0.extend((head as u16).to_le_bytes());
        self.0.extend((end as u16).to_le_bytes());
        for &place in &inside {
            self.0.extend((place as u16).to_le_bytes());
        }
        self.point_here(from);
        self.0.extend((head as u32).to_le_bytes());
        self.0.resize(start + end, 0);
        for (place, field) in inside.iter().zip(fields) {
            let at = start + place;
            match field {
                Field::None | Field::Offset => {}
                Field::U8(x) => self.0[at] = x,
                Field::U16(x) => self.0[at..at + 2].copy_from_slice(&x.to_le_bytes()),
                Field::U32(x) => self.0[at..at + 4].copy_from_slice(&x.to_le_bytes()),
                Field::U64(x) => self.0[at..at + 8].copy_from_slice(&x.to_le_bytes()),
            }
        }
        inside.map(|place| start + place)
    }

    fn text(&mut self, from: usize, text: &str) {
        self.pad(4);
        self.point_here(from);
        self.0.extend((text.len() as u32).to_le_bytes());
        self.0.extend(text.as_bytes());
        self.0.push(0);
    }

    /// A list of offsets that are still to be set. Gives their places.
    fn offsets(&mut self, from: usize, count: usize) -> std::ops::Range<usize> {
        self.pad(4);
        self.point_here(from);
        self.0.extend((count as u32).to_le_bytes());
        let start = self.0.len();
        self.0.resize(start + 4 * count, 0);
        start..start + 4 * count
    }

    /// A list of records, each of so many eight-byte numbers.
    fn records<const N: usize>(&mut self, from: usize, records: &[[u64; N]]) {
        self.pad(8);
        self.0.extend([0; 4]);
        self.point_here(from);
        self.0.extend((records.len() as u32).to_le_bytes());
        for x in records.iter().flatten() {
            self.0.extend(x.to_le_bytes());
        }
    }

    /// The columns' names and types.
    fn schema(&mut self, from: usize, names: &[&str]) {
        let [_, fields] = self.table(from, [Field::None, Field::Offset]);
        let list = self.offsets(fields, names.len());
        for (at, (slot, name)) in list.step_by(4).zip(names).enumerate() {
            let is_count = at < COUNTS.len();
            let kind = if is_count { INT } else { FLOATING_POINT };
            let [label, _, _, of, _, children] = self.table(
                slot,
                [
                    Field::Offset,
                    Field::None,
                    Field::U8(kind),
                    Field::Offset,
                    Field::None,
                    Field::Offset,
                ],
            );
            self.text(label, name);
            if is_count {
                self.table(of, [Field::U32(64), Field::U8(1)]);
            } else {
                self.table(of, [Field::U16(DOUBLE)]);
            }
            self.offsets(children, 0);
        }
    }
}

/// The columns before those of the draws.
const COUNTS: [&str; 2] = ["chain", "draw"];

/// A place in the file: where a message begins, the length of its metadata, that of its body.
type Block = [u64; 3];

/// A file that is being written, and how long it is.
struct Out<'w, W> {
    out: &'w mut W,
    len: u64,
}

impl<W: Write> Out<'_, W> {
    fn put(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.len += bytes.len() as u64;
        self.out.write_all(bytes)
    }

    /// The metadata of a message, with the length that its body will have.
    fn message(&mut self, mut flat: Flat, body: u64) -> std::io::Result<Block> {
        flat.pad(8);
        let block = [self.len, flat.0.len() as u64 + 8, body];
        self.put(&u32::MAX.to_le_bytes())?;
        self.put(&(flat.0.len() as u32).to_le_bytes())?;
        self.put(&flat.0)?;
        Ok(block)
    }
}

/// Writes chains of one run, as [`read_chains`](crate::stan_csv::read_chains) gives them.
///
/// # Errors
/// [`ErrorKind::File`]: chains of different columns, or what the writer says.
pub fn write(out: &mut impl Write, chains: &[Chain]) -> Result<()> {
    let Some(first) = chains.first() else {
        return Err(InferError::new(ErrorKind::File, "there are no chains to be written"));
    };
    if let Some(other) = chains.iter().find(|chain| chain.names != first.names) {
        let (a, b) = (other.path.display(), first.path.display());
        return Err(InferError::new(
            ErrorKind::File,
            format!("the columns of {a} are not those of {b}"),
        ));
    }
    write_all(&mut Out { out, len: 0 }, chains)
        .map_err(|error| InferError::new(ErrorKind::File, format!("cannot be written: {error}")))
}

fn write_all<W: Write>(out: &mut Out<'_, W>, chains: &[Chain]) -> std::io::Result<()> {
    let names: Vec<&str> =
        COUNTS.into_iter().chain(chains[0].names.iter().map(String::as_str)).collect();
    let message = |kind: u8, body: u64| {
        Flat::with_root([Field::U16(VERSION), Field::U8(kind), Field::Offset, Field::U64(body)])
    };
    out.put(b"ARROW1\0\0")?;
    let (mut flat, [_, _, header, _]) = message(SCHEMA, 0);
    flat.schema(header, &names);
    out.message(flat, 0)?;
    let mut blocks: Vec<Block> = Vec::new();
    for (at, chain) in chains.iter().enumerate() {
        let (rows, count) = (chain.len() as u64, names.len() as u64);
        let body = 8 * rows * count;
        let (mut flat, [_, _, header, _]) = message(RECORD_BATCH, body);
        let [_, nodes, buffers] =
            flat.table(header, [Field::U64(rows), Field::Offset, Field::Offset]);
        flat.records(nodes, &vec![[rows, 0]; names.len()]);
        // Of each column the bits that tell what is missing, none, and the numbers.
        let places = (0..count).flat_map(|k| [[8 * rows * k, 0], [8 * rows * k, 8 * rows]]);
        flat.records(buffers, &places.collect::<Vec<_>>());
        blocks.push(out.message(flat, body)?);
        (0..rows).try_for_each(|_| out.put(&(at as u64 + 1).to_le_bytes()))?;
        (1..=rows).try_for_each(|draw| out.put(&draw.to_le_bytes()))?;
        chain.columns.iter().flatten().try_for_each(|x| out.put(&x.to_le_bytes()))?;
    }
    out.put(&u32::MAX.to_le_bytes())?;
    out.put(&[0; 4])?;
    let (mut footer, [_, schema, dictionaries, batches]) =
        Flat::with_root([Field::U16(VERSION), Field::Offset, Field::Offset, Field::Offset]);
    footer.schema(schema, &names);
    footer.records::<3>(dictionaries, &[]);
    footer.records(batches, &blocks);
    out.put(&footer.0)?;
    out.put(&(footer.0.len() as u32).to_le_bytes())?;
    out.put(b"ARROW1")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// pyarrow 26 reads such files, and finds them valid in full; here is what any reader must find.
    #[test]
    fn a_file_has_its_numbers_where_its_footer_says() {
        let chain = |x: f64| Chain {
            path: "a.csv".into(),
            names: vec!["lp__".into(), "theta.1".into()],
            columns: vec![vec![-1.5, x], vec![0.25, f64::NAN]],
            max_depth: None,
            is_open_ended: false,
            is_cut_off: false,
        };
        let mut file = Vec::new();
        write(&mut file, &[chain(2.0), chain(3.0)]).expect("it can be written");
        assert!(file.starts_with(b"ARROW1\0\0") && file.ends_with(b"ARROW1"));
        let end = file.len() - 10;
        let word =
            |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().expect("four")) as usize;
        let long = |at: usize| u64::from_le_bytes(file[at..at + 8].try_into().expect("eight"));
        let root = end - word(end);
        // A field of a table, by the table's list of places.
        let field = |table: usize, k: usize| {
            let places = table - word(table);
            let place = places + 4 + 2 * k;
            table + usize::from(u16::from_le_bytes([file[place], file[place + 1]]))
        };
        let follow = |place: usize| place + word(place);
        let footer = follow(root);
        let batches = follow(field(footer, 3));
        assert_eq!(word(batches), 2);
        for (k, x) in [2.0, 3.0].into_iter().enumerate() {
            let block = batches + 4 + 24 * k;
            let [start, metadata, body] = [0, 8, 16].map(|at| long(block + at) as usize);
            assert_eq!((start % 8, metadata % 8, body), (0, 0, 2 * 4 * 8));
            let numbers = start + metadata;
            assert_eq!(
                [0, 8, 16, 24].map(|at| long(numbers + at)),
                [k as u64 + 1, k as u64 + 1, 1, 2]
            );
            let f = |at: usize| f64::from_bits(long(numbers + at));
            assert_eq!((f(32), f(40), f(48)), (-1.5, x, 0.25));
            assert!(f(56).is_nan());
        }
        let fields = follow(field(follow(field(footer, 1)), 1));
        assert_eq!(word(fields), 4);
        let names = [0, 1, 2, 3].map(|k| {
            let name = follow(field(follow(fields + 4 + 4 * k), 0));
            String::from_utf8_lossy(&file[name + 4..name + 4 + word(name)]).into_owned()
        });
        assert_eq!(names, ["chain", "draw", "lp__", "theta.1"]);
    }
}
