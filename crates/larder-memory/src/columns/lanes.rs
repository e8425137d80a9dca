//! Arrays of structures of arrays: `L` records side by side, field after field.
//!
//! With fields x, y and four lanes the memory reads x0 x1 x2 x3 y0 y1 y2 y3 | x4 x5 ... Each block of
//! `L` records begins where the last one ended, and the first at a cache line.

use std::fmt;

use crate::buffer::AlignedBuf;
use crate::cast::Plain;
use crate::error::{ErrorKind, MemoryError};

/// A record whose fields are all of one plain type. Arrays are such records; for a struct,
/// [`lane_record!`](crate::lane_record) writes the implementation.
pub trait LaneRecord: Copy {
    /// The type of all fields.
    type Field: Plain;
    /// How many fields there are.
    const FIELDS: usize;

    /// Gives each field with its number, in order.
    fn store(self, put: impl FnMut(usize, Self::Field));

    /// Makes a record, asking for each field by its number, in order.
    fn load(get: impl FnMut(usize) -> Self::Field) -> Self;
}

impl<F: Plain, const N: usize> LaneRecord for [F; N] {
    type Field = F;
    const FIELDS: usize = N;

    #[inline(always)]
    fn store(self, mut put: impl FnMut(usize, F)) {
        for (at, field) in self.into_iter().enumerate() {
            put(at, field);
        }
    }

    #[inline(always)]
    fn load(get: impl FnMut(usize) -> F) -> Self {
        std::array::from_fn(get)
    }
}

/// Makes a struct whose fields are all of one plain type a [`LaneRecord`](crate::columns::LaneRecord).
///
/// ```
/// use larder_memory::{columns::Lanes, lane_record};
/// #[derive(Clone, Copy, Debug, PartialEq)]
/// struct Point { x: f32, y: f32 }
/// lane_record!(Point: f32 { x, y });
///
/// let points: Lanes<Point, 8> = (0..20).map(|i| Point { x: i as f32, y: 1.0 }).collect();
/// let sum: f32 = points.blocks().flat_map(|(fields, live)| &fields[0][..live]).sum();
/// assert_eq!(sum, 190.0);
/// ```
#[macro_export]
macro_rules! lane_record {
    ($record:ident : $field:ty { $($part:ident),+ $(,)? }) => {
        impl $crate::columns::LaneRecord for $record {
            type Field = $field;
            const FIELDS: usize = [$(stringify!($part)),+].len();

            #[inline(always)]
            fn store(self, mut put: impl FnMut(usize, $field)) {
                let mut places = 0_usize..;
                $( put(places.next().unwrap_or_default(), self.$part); )+
            }

            #[inline(always)]
            fn load(mut get: impl FnMut(usize) -> $field) -> Self {
                let mut places = 0_usize..;
                $record { $( $part: get(places.next().unwrap_or_default()) ),+ }
            }
        }
    };
}

/// A growable array of records in blocks of `L` lanes.
#[derive(Clone)]
pub struct Lanes<T: LaneRecord, const L: usize = 8> {
    /// `FIELDS * L` values to a block.
    values: AlignedBuf<T::Field, 64>,
    len: usize,
}

impl<T: LaneRecord, const L: usize> Lanes<T, L> {
    const SOUND: () = {
        assert!(L > 0, "a block has at least one lane");
        assert!(T::FIELDS > 0, "a record has at least one field");
    };

    /// No records; nothing is asked of the allocator.
    pub fn new() -> Self {
        const { Self::SOUND };
        Lanes { values: AlignedBuf::new(), len: 0 }
    }

    /// Records held.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Bytes asked of the allocator.
    pub fn bytes_held(&self) -> usize {
        self.values.bytes_held()
    }

    /// Appends a record.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfMemory`] or [`ErrorKind::InvalidArgument`] when there is no room for a
    /// block; nothing changes.
    pub fn try_push(&mut self, record: T) -> Result<(), MemoryError> {
        if self.len.is_multiple_of(L) {
            let block = self.values.len();
            // A new block is filled with the record in every lane, so that a loop over whole blocks
            // computes on ordinary numbers.
            let mut filler = None;
            record.store(|_, value| filler = filler.or(Some(value)));
            let filler = filler.ok_or_else(no_field)?;
            self.values.try_resize(block + T::FIELDS * L, filler)?;
            let fields = &mut self.values[block..];
            record.store(|field, value| fields[field * L..(field + 1) * L].fill(value));
        }
        self.len += 1;
        self.write(self.len - 1, record);
        Ok(())
    }

    /// Appends a record.
    ///
    /// # Panics
    /// Where [`Lanes::try_push`] gives an error.
    pub fn push(&mut self, record: T) {
        if let Err(error) = self.try_push(record) {
            panic!("{error}");
        }
    }

    /// A record.
    #[inline]
    pub fn get(&self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        let first = Self::first(index);
        let lanes = &self.values[first..=first + (T::FIELDS - 1) * L];
        Some(T::load(|field| lanes[field * L]))
    }

    /// Replaces a record.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] when the index is out of range.
    pub fn set(&mut self, index: usize, record: T) -> Result<(), MemoryError> {
        if index >= self.len {
            return Err(MemoryError::new(
                ErrorKind::InvalidArgument,
                format!("record {index} was asked for, there are {}", self.len),
            ));
        }
        self.write(index, record);
        Ok(())
    }

    /// The records in order.
    pub fn iter(&self) -> impl Iterator<Item = T> {
        (0..self.len).filter_map(|index| self.get(index))
    }

    /// The blocks in order: one array of lanes per field, and how many of the lanes hold records.
    /// The lanes beyond hold copies of one.
    pub fn blocks(&self) -> impl Iterator<Item = (&[[T::Field; L]], usize)> {
        let (lanes, rest) = self.values.as_chunks::<L>();
        debug_assert!(rest.is_empty(), "blocks are whole");
        let live = (0..).map(|block| (self.len - block * L).min(L));
        lanes.chunks_exact(T::FIELDS).zip(live)
    }

    /// The blocks in order, to write to.
    pub fn blocks_mut(&mut self) -> impl Iterator<Item = (&mut [[T::Field; L]], usize)> {
        let len = self.len;
        let (lanes, rest) = self.values.as_chunks_mut::<L>();
        debug_assert!(rest.is_empty(), "blocks are whole");
        let live = (0..).map(move |block| (len - block * L).min(L));
        lanes.chunks_exact_mut(T::FIELDS).zip(live)
    }

    /// Forgets all records; the room stays.
    pub fn clear(&mut self) {
        self.values.clear();
        self.len = 0;
    }

    /// Where the first field of a record lies; the next ones follow `L` apart.
    #[inline(always)]
    fn first(index: usize) -> usize {
        index / L * (T::FIELDS * L) + index % L
    }

    fn write(&mut self, index: usize, record: T) {
        let first = Self::first(index);
        let lanes = &mut self.values[first..];
        record.store(|field, value| lanes[field * L] = value);
    }
}

fn no_field() -> MemoryError {
    MemoryError::fixed(ErrorKind::InvalidArgument, "the record stored none of its fields")
}

impl<T: LaneRecord, const L: usize> Default for Lanes<T, L> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: LaneRecord, const L: usize> Extend<T> for Lanes<T, L> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, records: I) {
        records.into_iter().for_each(|record| self.push(record));
    }
}

impl<T: LaneRecord, const L: usize> FromIterator<T> for Lanes<T, L> {
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        let mut lanes = Self::new();
        lanes.extend(records);
        lanes
    }
}

impl<T: LaneRecord + fmt::Debug, const L: usize> fmt::Debug for Lanes<T, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq)]
    struct Point {
        x: i32,
        y: i32,
        z: i32,
    }
    lane_record!(Point: i32 { x, y, z });

    fn point(at: i32) -> Point {
        Point { x: at, y: 10 * at, z: -at }
    }

    #[test]
    fn records_come_back_as_they_went_in_at_every_length() {
        for len in [0_u8, 1, 3, 4, 5, 8, 9, 100] {
            let points = || (0..i32::from(len)).map(point);
            let mut lanes: Lanes<Point, 4> = points().collect();
            assert_eq!(lanes.len(), usize::from(len));
            assert!(lanes.iter().eq(points()));
            assert_eq!(lanes.get(usize::from(len)), None);
            if len > 2 {
                lanes.set(2, point(99)).unwrap();
                assert_eq!((lanes.get(1), lanes.get(2)), (Some(point(1)), Some(point(99))));
            }
        }
    }

    #[test]
    fn a_block_holds_each_field_of_its_records_side_by_side() {
        let mut lanes: Lanes<Point, 4> = (0..6).map(point).collect();
        let blocks: Vec<_> = lanes.blocks().collect();
        assert_eq!(blocks[0], (&[[0, 1, 2, 3], [0, 10, 20, 30], [0, -1, -2, -3]][..], 4));
        assert_eq!(blocks[1].1, 2);
        assert_eq!(blocks[1].0[0], [4, 5, 4, 4], "lanes without a record hold a copy of one");
        for (fields, _live) in lanes.blocks_mut() {
            fields[2] = [7; 4];
        }
        assert!(lanes.iter().all(|point| point.z == 7));
        lanes.clear();
        assert_eq!(lanes.blocks().count(), 0);
    }

    #[test]
    fn an_index_out_of_range_is_refused_with_its_figures() {
        let mut lanes: Lanes<[u8; 2], 8> = [[1, 2]].into_iter().collect();
        let error = lanes.set(1, [0, 0]).unwrap_err();
        assert_eq!(error.to_string(), "record 1 was asked for, there are 1");
        assert_eq!(format!("{lanes:?}"), "[[1, 2]]");
    }
}
