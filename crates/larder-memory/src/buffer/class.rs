//! Size classes: four to each doubling, so that at most a fifth of a buffer lies idle.
//!
//! The sizes are 64 · 2^k · {4, 5, 6, 7} / 4. A power of two alone would waste up to half, eight to
//! a doubling would split the stock of idle buffers without saving much more.

/// The smallest class: one cache line.
const SMALLEST: usize = 64;

/// No address space has more classes than four to each doubling above the smallest.
pub(super) const CLASSES_MAX: usize = (usize::BITS - SMALLEST.ilog2()) as usize * 4;

/// The index of the smallest class that holds `bytes`; `None` when its size is not a `usize`.
pub(super) fn class_of(bytes: usize) -> Option<usize> {
    let bytes = bytes.max(SMALLEST);
    let power = bytes.ilog2() as usize;
    let quarter = 1_usize << (power - 2);
    let above = bytes - (1 << power);
    let step = above.div_ceil(quarter);
    let class = (power - SMALLEST.ilog2() as usize) * 4 + step;
    size_of_class(class).map(|_size| class)
}

/// The bytes of a class.
pub(super) fn size_of_class(class: usize) -> Option<usize> {
    let power = class / 4 + SMALLEST.ilog2() as usize;
    let quarters = 4 + class % 4;
    let quarter = 1_usize.checked_shl(u32::try_from(power).ok()? - 2)?;
    quarter.checked_mul(quarters).filter(|&bytes| isize::try_from(bytes).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_goes_to_the_smallest_class_that_holds_it() {
        for bytes in (0..10_000).chain((1 << 25) - 3..(1 << 25) + 3) {
            let class = class_of(bytes).unwrap();
            assert!(size_of_class(class).unwrap() >= bytes);
            if class > 0 {
                let below = size_of_class(class - 1).unwrap();
                assert!(below < bytes, "{bytes} would fit {below}");
            }
        }
    }

    #[test]
    fn the_classes_grow_by_at_most_a_quarter_and_keep_cache_lines_apart_from_16_bytes() {
        for class in 1..100 {
            let (below, size) = (size_of_class(class - 1).unwrap(), size_of_class(class).unwrap());
            assert!(size > below && size - below <= below / 4, "{below} {size}");
            assert_eq!(size % 16, 0);
        }
    }

    #[test]
    fn a_size_beyond_the_address_space_has_no_class() {
        assert_eq!(class_of(usize::MAX), None);
        assert_eq!(class_of(isize::MAX as usize), None);
        assert_eq!(size_of_class(10_000), None);
        assert_eq!(size_of_class(CLASSES_MAX), None);
    }
}
