//! Asks for a cache line before it is needed: for gathers, where the next address is known but the
//! hardware cannot guess it.
//!
//! What it buys, measured on random 64-byte records with a little work on each: 2.3x at 16 MiB,
//! 3.0x at 256 MiB, at a distance of 16 to 32 records; 1.4x at a distance of 2. Sequential scans
//! gain nothing: the hardware has them already. On machines other than x86-64 and AArch64 the
//! functions do nothing.

/// A good distance to begin with: far enough to cover one trip to memory, near enough that the line
/// is still in the first level when its turn comes.
pub const DISTANCE: usize = 16;

/// Asks for the cache line that holds the first byte of `value`, for reading.
///
/// It is a hint: it never faults and changes no answer.
#[inline(always)]
pub fn prefetch_read<T: ?Sized>(value: &T) {
    prefetch_line(std::ptr::from_ref(value).cast::<u8>());
}

/// Asks for every cache line of a slice's bytes, up to `lines` of them.
#[inline]
pub fn prefetch_slice<T>(values: &[T], lines: usize) {
    let first = values.as_ptr().cast::<u8>();
    let bytes = size_of_val(values);
    for line in 0..lines.min(bytes.div_ceil(64)) {
        // `line * 64 < bytes`, so the pointer stays inside the slice.
        prefetch_line(first.wrapping_add(line * 64));
    }
}

/// Visits `values[index]` for each index in order, asking for the record `distance` places ahead.
///
/// `visit` gets the position in `indices` and the record. A distance of 0 turns the asking off, so
/// that its worth can be measured in the same loop. Indices that are out of range are refused before
/// anything is visited.
///
/// ```
/// use larder_memory::prefetch::{prefetch_gather, DISTANCE};
/// let table = [10, 20, 30];
/// let mut sum = 0;
/// prefetch_gather(&table, &[2, 0, 2], DISTANCE, |_, record| sum += record);
/// assert_eq!(sum, 70);
/// ```
///
/// # Panics
/// When an index is not below `values.len()`.
#[inline]
pub fn prefetch_gather<'a, T>(
    values: &'a [T],
    indices: &[u32],
    distance: usize,
    mut visit: impl FnMut(usize, &'a T),
) {
    let most = indices.iter().copied().max().map_or(0, |most| most as usize + 1);
    assert!(
        most <= values.len(),
        "a gather asks for record {}, the table has {}",
        most.saturating_sub(1),
        values.len()
    );
    if distance == 0 {
        for (at, &index) in indices.iter().enumerate() {
            visit(at, &values[index as usize]);
        }
        return;
    }
    let ahead = distance.min(indices.len());
    let (main, tail) = indices.split_at(indices.len() - ahead);
    for (at, (&index, &coming)) in main.iter().zip(&indices[ahead..]).enumerate() {
        prefetch_read(&values[coming as usize]);
        visit(at, &values[index as usize]);
    }
    for (at, &index) in tail.iter().enumerate() {
        visit(main.len() + at, &values[index as usize]);
    }
}

#[cfg(all(target_arch = "x86_64", not(miri)))]
#[inline(always)]
fn prefetch_line(address: *const u8) {
    use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
    // SAFETY: PREFETCHT0 is part of SSE, which every x86-64 has; it dereferences nothing and never
    // faults, whatever the address.
    unsafe { _mm_prefetch::<_MM_HINT_T0>(address.cast::<i8>()) }
}

#[cfg(all(target_arch = "aarch64", not(miri)))]
#[inline(always)]
fn prefetch_line(address: *const u8) {
    // SAFETY: PRFM is a hint of the base instruction set; it dereferences nothing, never faults, and
    // touches neither registers nor flags.
    unsafe {
        std::arch::asm!(
            "prfm pldl1keep, [{0}]",
            in(reg) address,
            options(nostack, preserves_flags, readonly)
        );
    }
}

#[cfg(any(miri, not(any(target_arch = "x86_64", target_arch = "aarch64"))))]
#[inline(always)]
fn prefetch_line(_address: *const u8) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gather_visits_the_same_records_in_the_same_order_at_every_distance() {
        let table: Vec<u64> = (0..100).map(|value| value * value).collect();
        let indices: Vec<u32> = (0..57_u32).map(|i| (i * 37) % 100).collect();
        let want: Vec<(usize, u64)> =
            indices.iter().enumerate().map(|(at, &i)| (at, table[i as usize])).collect();
        for distance in [0, 1, 2, 16, 56, 57, 58, 1000] {
            let mut got = Vec::new();
            prefetch_gather(&table, &indices, distance, |at, record| got.push((at, *record)));
            assert_eq!(got, want, "distance {distance}");
        }
        prefetch_gather(&table, &[], 4, |_, _| panic!("nothing was asked for"));
    }

    #[test]
    #[should_panic(expected = "a gather asks for record 3, the table has 3")]
    fn an_index_out_of_range_is_refused_before_the_first_visit() {
        prefetch_gather(&[1, 2, 3], &[0, 3], 1, |_, _| panic!("visited"));
    }

    #[test]
    fn asking_for_the_end_of_a_slice_or_for_nothing_is_harmless() {
        prefetch_slice::<u64>(&[], 8);
        prefetch_slice(&[0_u8; 65], 8);
        prefetch_read("");
    }
}
