//! Boxes that can be refused: the standard library aborts where memory runs out.

use std::alloc::Layout;

use crate::error::{ErrorKind, MemoryError};

/// Boxes a value, or says that there is no memory and drops it.
pub(crate) fn try_box<T>(value: T) -> Result<Box<T>, MemoryError> {
    let layout = Layout::new::<T>();
    if layout.size() == 0 {
        return Ok(Box::new(value)); // takes no memory
    }
    // SAFETY: the size is not zero.
    let place = unsafe { std::alloc::alloc(layout) }.cast::<T>();
    if place.is_null() {
        return Err(no_memory());
    }
    // SAFETY: the place was just allocated by the global allocator with the layout of `T`, which is
    // what a box frees it with; the write makes it a `T`.
    unsafe {
        place.write(value);
        Ok(Box::from_raw(place))
    }
}

/// Collects exactly `count` values, or says that there is no memory for them.
pub(crate) fn try_collect<T>(
    count: usize,
    values: impl Iterator<Item = T>,
) -> Result<Vec<T>, MemoryError> {
    let mut all = Vec::new();
    all.try_reserve_exact(count).map_err(|_full| no_memory())?;
    all.extend(values.take(count));
    Ok(all)
}

fn no_memory() -> MemoryError {
    MemoryError::fixed(ErrorKind::OutOfMemory, "the allocator has no memory for what is needed")
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn a_box_holds_and_drops_its_value_of_any_size() {
        let text = std::sync::Arc::new(5);
        let boxed = try_box(std::sync::Arc::clone(&text)).unwrap();
        assert_eq!(**boxed, 5);
        drop(boxed);
        assert_eq!(std::sync::Arc::strong_count(&text), 1);
        try_box(()).unwrap();
        assert_eq!(*try_box([7_u64; 100]).unwrap(), [7; 100]);
    }

    #[test]
    fn as_many_values_are_collected_as_were_asked_for() {
        assert_eq!(try_collect(3, 0..).unwrap(), [0, 1, 2]);
        assert_eq!(try_collect(usize::MAX, 0_u64..).unwrap_err().kind(), ErrorKind::OutOfMemory);
    }
}
