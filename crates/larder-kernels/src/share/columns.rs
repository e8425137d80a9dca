//! Neighbouring columns of a matrix, borrowed alone.

use std::fmt;
use std::marker::PhantomData;
use std::ptr::NonNull;

/// Neighbouring columns of a row-major matrix. Two that come from one matrix by
/// [`split_at`](ColumnsMut::split_at) have no number in common, so each may go to a thread of its own.
///
/// ```
/// use larder_kernels::share::ColumnsMut;
///
/// let mut matrix = [0; 12];
/// let (mut left, mut right) = ColumnsMut::new(&mut matrix, 4).split_at(1);
/// for j in 0..3 {
///     left.row_mut(j).fill(1);
///     right.row_mut(j).fill(2);
/// }
/// assert_eq!(matrix, [1, 2, 2, 2, 1, 2, 2, 2, 1, 2, 2, 2]);
/// ```
pub struct ColumnsMut<'a, T> {
    /// The first number of the first row.
    start: NonNull<T>,
    rows: usize,
    pitch: usize,
    width: usize,
    numbers: PhantomData<&'a mut [T]>,
}

// SAFETY: the columns are borrowed alone, as `&mut [T]` is, which may be sent when `T` may.
unsafe impl<T: Send> Send for ColumnsMut<'_, T> {}
// SAFETY: through `&ColumnsMut` numbers can only be read, as through `&&mut [T]`.
unsafe impl<T: Sync> Sync for ColumnsMut<'_, T> {}

impl<'a, T> ColumnsMut<'a, T> {
    /// All columns of a matrix whose rows are `pitch` long.
    ///
    /// # Panics
    /// When the numbers are not whole rows.
    pub fn new(values: &'a mut [T], pitch: usize) -> Self {
        assert!(pitch > 0, "a row has at least one number");
        assert!(
            values.len().is_multiple_of(pitch),
            "{} numbers are not whole rows of {pitch}",
            values.len()
        );
        let rows = values.len() / pitch;
        ColumnsMut {
            start: NonNull::from(values).cast(),
            rows,
            pitch,
            width: pitch,
            numbers: PhantomData,
        }
    }

    /// The columns before `column`, and those from it on.
    ///
    /// # Panics
    /// When there are not so many.
    pub fn split_at(self, column: usize) -> (Self, Self) {
        assert!(column <= self.width, "column {column} of {}", self.width);
        let left = ColumnsMut { width: column, ..self };
        // SAFETY: `column <= width <= pitch`, so the place is in the first row or one past it; where
        // there are no rows, the offset of an empty slice is not used, see `row`.
        let start = unsafe { if self.rows == 0 { self.start } else { self.start.add(column) } };
        let right = ColumnsMut { start, width: self.width - column, ..self };
        (left, right)
    }

    /// The same columns for a shorter time.
    pub fn reborrow(&mut self) -> ColumnsMut<'_, T> {
        ColumnsMut { numbers: PhantomData, ..*self }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        self.width
    }

    /// These columns of one row.
    ///
    /// # Panics
    /// When there is no such row.
    #[inline(always)]
    pub fn row(&self, row: usize) -> &[T] {
        assert!(row < self.rows, "row {row} of {}", self.rows);
        // SAFETY: row `row < rows` of the matrix was borrowed by `new`; its columns `0..width` from
        // `start` on belong to this value alone, for `'a`, which outlives the borrow of `self`.
        unsafe { std::slice::from_raw_parts(self.start.as_ptr().add(row * self.pitch), self.width) }
    }

    /// These columns of one row, to write.
    ///
    /// # Panics
    /// When there is no such row.
    #[inline(always)]
    pub fn row_mut(&mut self, row: usize) -> &mut [T] {
        assert!(row < self.rows, "row {row} of {}", self.rows);
        // SAFETY: as in `row`, and `&mut self` is exclusive.
        unsafe {
            std::slice::from_raw_parts_mut(self.start.as_ptr().add(row * self.pitch), self.width)
        }
    }
}

impl<T> fmt::Debug for ColumnsMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ColumnsMut")
            .field("rows", &self.rows)
            .field("width", &self.width)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_parts_cover_the_matrix_once() {
        for (rows, pitch) in [(1, 1), (3, 7), (5, 4), (0, 3)] {
            let mut matrix = vec![0_u32; rows * pitch];
            let mut rest = Some(ColumnsMut::new(&mut matrix, pitch));
            let mut mark = 0;
            while let Some(columns) = rest.take() {
                let (mut part, right) = {
                    let at = columns.width().min(2);
                    columns.split_at(at)
                };
                mark += 1;
                for j in 0..part.rows() {
                    part.row_mut(j).iter_mut().for_each(|number| *number += mark);
                    assert!(part.row(j).iter().all(|&number| number == mark));
                }
                rest = (right.width() > 0).then_some(right);
            }
            for (place, &number) in matrix.iter().enumerate() {
                assert_eq!(number as usize, (place % pitch) / 2 + 1);
            }
        }
    }

    #[test]
    #[should_panic(expected = "column 5 of 4")]
    fn a_column_beyond_is_refused() {
        let mut matrix = [0; 8];
        let _parts = ColumnsMut::new(&mut matrix, 4).split_at(5);
    }
}
