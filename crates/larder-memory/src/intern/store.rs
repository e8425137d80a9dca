//! Where the texts lie, and the way from a number to its text.
//!
//! A text is stored once, behind its length, in a chunk that never moves. The index is an array of
//! pointers in segments that double, so that it grows without moving either: the way from a number
//! to its text is two loads and no lock, while other threads insert.
//!
//! The length is written in front of the text, seven bits to a byte, lowest first: one byte for
//! texts under 128 bytes, and it shares a cache line with the text that is read next anyway.

use std::alloc::Layout;
use std::ptr::NonNull;

use crate::budget::Budget;
use crate::error::{ErrorKind, MemoryError};
use crate::sync::{AtomicPtr, AtomicUsize, Ordering};

/// Ids in the first segment; segment `s` holds this many shifted by `s`.
#[cfg(not(loom))]
const FIRST_BITS: u32 = 10;
#[cfg(loom)]
const FIRST_BITS: u32 = 1;
/// Enough segments for every `u32`.
const SEGMENTS: usize = 33 - FIRST_BITS as usize;
/// The first chunk of a shard, and the largest one that is not made for a single text.
const CHUNK_FIRST: usize = 1 << 10;
const CHUNK_MAX: usize = 64 << 10;

/// Bytes asked of the allocator, counted and charged.
#[derive(Debug)]
pub(super) struct Account {
    pub(super) budget: Option<Budget>,
    held: AtomicUsize,
}

impl Account {
    pub(super) fn new(budget: Option<Budget>) -> Self {
        Account { budget, held: AtomicUsize::new(0) }
    }

    pub(super) fn charge(&self, bytes: usize) -> Result<(), MemoryError> {
        if let Some(budget) = &self.budget {
            budget.charge(bytes)?;
        }
        self.held.fetch_add(bytes, Ordering::Relaxed);
        Ok(())
    }

    pub(super) fn discharge(&self, bytes: usize) {
        if let Some(budget) = &self.budget {
            budget.discharge(bytes);
        }
        self.held.fetch_sub(bytes, Ordering::Relaxed);
    }

    pub(super) fn held(&self) -> usize {
        self.held.load(Ordering::Relaxed)
    }
}

impl Drop for Account {
    fn drop(&mut self) {
        if let Some(budget) = &self.budget {
            budget.discharge(self.held.load(Ordering::Relaxed));
        }
    }
}

pub(super) fn no_memory() -> MemoryError {
    MemoryError::fixed(ErrorKind::OutOfMemory, "the allocator has no memory for another text")
}

/// A stored text: its length and its bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record(NonNull<u8>);

impl Record {
    /// The text.
    ///
    /// # Safety
    /// - The record was written by `Chunks::append` of an interner that outlives `'a`.
    #[inline(always)]
    pub(super) unsafe fn text<'a>(self) -> &'a [u8] {
        let at = self.0.as_ptr();
        // SAFETY: a record begins with at least one byte of length, and `len` bytes of text follow
        // the length; chunks are neither moved nor freed nor written again while the interner lives.
        unsafe {
            let first = *at;
            if first < 0x80 {
                return std::slice::from_raw_parts(at.add(1), usize::from(first));
            }
            let mut len = usize::from(first & 0x7f);
            let mut read = 1;
            loop {
                let byte = *at.add(read);
                len |= usize::from(byte & 0x7f) << (7 * read);
                read += 1;
                if byte < 0x80 {
                    break;
                }
            }
            std::slice::from_raw_parts(at.add(read), len)
        }
    }
}

fn low_seven(len: usize) -> u8 {
    u8::try_from(len & 0x7f).expect("seven bits fit a byte")
}

/// Bytes that the length of a text takes.
fn length_bytes(len: usize) -> usize {
    (usize::BITS - (len | 1).leading_zeros()).div_ceil(7) as usize
}

/// The chunks of one shard. Used under the shard's lock.
#[derive(Debug)]
pub(super) struct Chunks {
    all: Vec<(NonNull<u8>, usize)>,
    free: NonNull<u8>,
    left: usize,
    next: usize,
}

// SAFETY: the chunks are owned memory without thread affinity.
unsafe impl Send for Chunks {}

impl Chunks {
    pub(super) const fn new() -> Self {
        Chunks { all: Vec::new(), free: NonNull::dangling(), left: 0, next: CHUNK_FIRST }
    }

    /// Stores a text. On failure nothing has changed.
    pub(super) fn append(&mut self, text: &[u8], account: &Account) -> Result<Record, MemoryError> {
        let prefix = length_bytes(text.len());
        let need = prefix + text.len();
        if need > self.left {
            self.open(need, account)?;
        }
        let record = self.free;
        // SAFETY: `need <= left` bytes are free behind `free`, in a chunk that only this shard
        // writes, under its lock; no reader knows of them before the record is published.
        unsafe {
            let mut at = record.as_ptr();
            let mut len = text.len();
            for _ in 1..prefix {
                *at = low_seven(len) | 0x80;
                len >>= 7;
                at = at.add(1);
            }
            *at = low_seven(len);
            std::ptr::copy_nonoverlapping(text.as_ptr(), at.add(1), text.len());
            self.free = record.add(need);
        }
        self.left -= need;
        Ok(Record(record))
    }

    fn open(&mut self, need: usize, account: &Account) -> Result<(), MemoryError> {
        let size = self.next.max(need);
        let layout = Layout::from_size_align(size, 1).map_err(|_too_large| no_memory())?;
        account.charge(size)?;
        let made = self.all.try_reserve(1).ok().and_then(|()| {
            // SAFETY: `size` is at least `CHUNK_FIRST`, not zero.
            NonNull::new(unsafe { std::alloc::alloc(layout) })
        });
        let Some(chunk) = made else {
            account.discharge(size);
            return Err(no_memory());
        };
        self.all.push((chunk, size));
        self.next = (self.next * 2).min(CHUNK_MAX);
        // The tail of the old chunk is given up: under one text's length per chunk.
        (self.free, self.left) = (chunk, size);
        Ok(())
    }
}

impl Drop for Chunks {
    fn drop(&mut self) {
        for &(chunk, size) in &self.all {
            let layout = Layout::from_size_align(size, 1).expect("it was allocated with it");
            // SAFETY: allocated in `open` with this layout, listed once.
            unsafe { std::alloc::dealloc(chunk.as_ptr(), layout) };
        }
    }
}

/// From a number to its record.
#[derive(Debug)]
pub(super) struct Index {
    segments: [AtomicPtr<AtomicPtr<u8>>; SEGMENTS],
}

/// Segment of an id, and the place in it.
#[inline(always)]
fn place(id: u32) -> (usize, usize) {
    let shifted = u64::from(id) + (1 << FIRST_BITS);
    let segment = shifted.ilog2() - FIRST_BITS;
    #[expect(clippy::cast_possible_truncation, reason = "a place fits the memory it indexes")]
    let place = (shifted - (1 << (segment + FIRST_BITS))) as usize;
    (segment as usize, place)
}

fn segment_len(segment: usize) -> usize {
    1 << (segment + FIRST_BITS as usize)
}

impl Index {
    pub(super) fn new() -> Self {
        Index { segments: std::array::from_fn(|_| AtomicPtr::new(std::ptr::null_mut())) }
    }

    /// The record of an id; `None` while it is not published.
    #[inline(always)]
    pub(super) fn get(&self, id: u32) -> Option<Record> {
        let (segment, place) = place(id);
        let base = self.segments[segment].load(Ordering::Acquire);
        if base.is_null() {
            return None;
        }
        // SAFETY: a segment that is not null has `segment_len(segment)` cells, which is more than
        // `place`, and lives as long as the index.
        let cell = unsafe { &*base.add(place) };
        NonNull::new(cell.load(Ordering::Acquire)).map(Record)
    }

    /// Makes sure that the cell of an id exists.
    pub(super) fn prepare(&self, id: u32, account: &Account) -> Result<(), MemoryError> {
        let (segment, _) = place(id);
        if !self.segments[segment].load(Ordering::Acquire).is_null() {
            return Ok(());
        }
        let len = segment_len(segment);
        let bytes = len * size_of::<AtomicPtr<u8>>();
        account.charge(bytes)?;
        let mut cells: Vec<AtomicPtr<u8>> = Vec::new();
        if cells.try_reserve_exact(len).is_err() {
            account.discharge(bytes);
            return Err(no_memory());
        }
        cells.extend((0..len).map(|_| AtomicPtr::new(std::ptr::null_mut())));
        let made = Box::into_raw(cells.into_boxed_slice()).cast::<AtomicPtr<u8>>();
        let cell = &self.segments[segment];
        // Two shards may come here at once: the second finds the first one's segment.
        let null = std::ptr::null_mut();
        if cell.compare_exchange(null, made, Ordering::AcqRel, Ordering::Acquire).is_err() {
            account.discharge(bytes);
            // SAFETY: made just above from a box of `len` cells and published to nobody.
            drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(made, len)) });
        }
        Ok(())
    }

    /// Publishes the record of an id whose cell was prepared.
    pub(super) fn publish(&self, id: u32, record: Record) {
        let (segment, place) = place(id);
        let base = self.segments[segment].load(Ordering::Acquire);
        assert!(!base.is_null(), "the segment of id {id} was prepared before the id was taken");
        // SAFETY: as in `get`.
        unsafe { &*base.add(place) }.store(record.0.as_ptr(), Ordering::Release);
    }
}

impl Drop for Index {
    fn drop(&mut self) {
        for (segment, cell) in self.segments.iter().enumerate() {
            let base = cell.load(Ordering::Acquire);
            if !base.is_null() {
                let cells = std::ptr::slice_from_raw_parts_mut(base, segment_len(segment));
                // SAFETY: made in `prepare` from a box of that many cells; `drop` is the last use.
                drop(unsafe { Box::from_raw(cells) });
            }
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    #[cfg_attr(miri, ignore = "takes minutes there, and small programs cover the code")]
    fn every_id_has_a_place_of_its_own() {
        let mut expected = (0, 0);
        for id in 0..100_000 {
            assert_eq!(place(id), expected);
            expected.1 += 1;
            if expected.1 == segment_len(expected.0) {
                expected = (expected.0 + 1, 0);
            }
        }
        let (segment, at) = place(u32::MAX);
        assert!(segment < SEGMENTS && at < segment_len(segment));
    }

    #[test]
    #[cfg_attr(miri, ignore = "takes minutes there, and small programs cover the code")]
    fn texts_of_every_length_come_back_whole() {
        let account = Account::new(None);
        let mut chunks = Chunks::new();
        let lengths = [0, 1, 127, 128, 129, 16_383, 16_384, 70_000, 2_097_151, 2_097_152, 5];
        let texts: Vec<Vec<u8>> =
            lengths.iter().map(|&n| (0..=250).cycle().take(n).collect()).collect();
        let records: Vec<Record> =
            texts.iter().map(|text| chunks.append(text, &account).unwrap()).collect();
        for (text, record) in texts.iter().zip(records) {
            // SAFETY: the chunks are still here.
            assert_eq!(unsafe { record.text() }, text.as_slice(), "length {}", text.len());
        }
    }
}
