//! The open-addressed table of one shard: which numbers have this hash?
//!
//! An entry is one `u32`: the number plus one in the low `id_bits`, and as many bits of the hash as
//! are left above. Zero is an empty place. With few numbers most of the word is hash, and a wrong
//! text is compared once in thousands of look-ups; with many the entry still is four bytes. Readers
//! load and never write; writers hold the shard's lock. A table that is full is not changed but
//! replaced, and the old one stays until the interner goes or is compacted: a reader may be in it.

use super::store::{Account, no_memory};
use crate::error::MemoryError;
use crate::sync::{AtomicU32, Ordering};

#[cfg(not(loom))]
const PLACES_FIRST: usize = 64;
#[cfg(loom)]
const PLACES_FIRST: usize = 2;

#[derive(Debug)]
pub(super) struct Table {
    entries: Box<[AtomicU32]>,
    mask: usize,
    id_bits: u32,
}

/// What a look-up found.
pub(super) enum Found {
    /// The number of the text.
    Id(u32),
    /// The place where it would go.
    Vacant(usize),
}

impl Table {
    pub(super) fn first(account: &Account) -> Result<Self, MemoryError> {
        Self::with_places(PLACES_FIRST, 0, account)
    }

    /// An empty table to take this one's place, for numbers around `id`.
    pub(super) fn successor(
        &self,
        used: usize,
        id: u32,
        account: &Account,
    ) -> Result<Self, MemoryError> {
        let places = self.entries.len() << usize::from(!self.has_place(used));
        Self::with_places(places, id, account)
    }

    fn with_places(places: usize, id: u32, account: &Account) -> Result<Self, MemoryError> {
        debug_assert!(places.is_power_of_two(), "{places} places cannot be masked");
        let bytes = places * size_of::<AtomicU32>();
        account.charge(bytes)?;
        let mut entries = Vec::new();
        if entries.try_reserve_exact(places).is_err() {
            account.discharge(bytes);
            return Err(no_memory());
        }
        entries.extend((0..places).map(|_| AtomicU32::new(0)));
        // Room for four times the numbers there are: a table is seldom replaced for its width.
        let id_bits = (u32::BITS - id.leading_zeros() + 2).clamp(16, 32);
        Ok(Table { entries: entries.into_boxed_slice(), mask: places - 1, id_bits })
    }

    fn has_place(&self, used: usize) -> bool {
        (used + 1) * 8 <= self.entries.len() * 7
    }

    pub(super) fn bytes(&self) -> usize {
        self.entries.len() * size_of::<AtomicU32>()
    }

    /// Whether this number can be put in, beside the `used` that are in.
    pub(super) fn has_room(&self, used: usize, id: u32) -> bool {
        self.has_place(used) && u64::from(id) + 1 < 1 << self.id_bits
    }

    #[inline(always)]
    fn tag(&self, hash: u64) -> u32 {
        // The low bits choose the place, the top four the shard: these are from the middle.
        #[expect(clippy::cast_possible_truncation, reason = "32 bits of the hash are wanted")]
        let bits = (hash >> 24) as u32;
        if self.id_bits == 32 { 0 } else { bits << self.id_bits }
    }

    /// Looks for a text with this hash; `is_it` compares the text of a number.
    #[inline(always)]
    pub(super) fn find(&self, hash: u64, is_it: impl Fn(u32) -> bool) -> Found {
        let tag = self.tag(hash);
        #[expect(clippy::cast_possible_truncation, reason = "masked to the table's size")]
        let mut place = hash as usize & self.mask;
        let id_mask = u32::MAX.checked_shr(32 - self.id_bits).unwrap_or(0);
        loop {
            // SAFETY: `place` is masked to below `entries.len()`, which is a power of two.
            let entry = unsafe { self.entries.get_unchecked(place) }.load(Ordering::Acquire);
            if entry == 0 {
                return Found::Vacant(place);
            }
            if entry & !id_mask == tag {
                let id = (entry & id_mask) - 1;
                if is_it(id) {
                    return Found::Id(id);
                }
            }
            place = (place + 1) & self.mask;
        }
    }

    /// Puts a number into a vacant place. The release makes all that its reader will need visible:
    /// the record and the index were written before.
    pub(super) fn put(&self, place: usize, hash: u64, id: u32) {
        let entry = self.tag(hash) + (id + 1);
        debug_assert!(u64::from(id) + 1 < 1 << self.id_bits, "id {id} has no room in its entry");
        self.entries[place].store(entry, Ordering::Release);
    }

    /// Every number in the table.
    pub(super) fn ids(&self) -> impl Iterator<Item = u32> + '_ {
        let id_mask = u32::MAX.checked_shr(32 - self.id_bits).unwrap_or(0);
        self.entries
            .iter()
            .map(|entry| entry.load(Ordering::Relaxed))
            .filter(|&entry| entry != 0)
            .map(move |entry| (entry & id_mask) - 1)
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_room_for_four_times_what_there_are_and_the_hash_has_the_rest() {
        let account = Account::new(None);
        for (id, bits) in [
            (0, 16),
            ((1 << 14) - 1, 16),
            (1 << 14, 17),
            (1 << 20, 23),
            ((1 << 30) - 1, 32),
            (u32::MAX, 32),
        ] {
            let table = Table::with_places(16, id, &account).unwrap();
            assert_eq!(table.id_bits, bits, "of the number {id}");
            assert_eq!(table.tag(u64::MAX), u32::MAX.checked_shl(bits).unwrap_or(0));
            account.discharge(table.bytes());
        }
        assert_eq!(account.held(), 0);
    }

    #[test]
    fn there_is_room_until_seven_eighths_are_used_and_for_numbers_of_the_width() {
        let account = Account::new(None);
        let table = Table::with_places(16, 0, &account).unwrap();
        assert!(table.has_room(13, 0) && !table.has_room(14, 0));
        assert!(table.has_room(0, (1 << 16) - 2) && !table.has_room(0, (1 << 16) - 1));
        account.discharge(table.bytes());
    }
}
