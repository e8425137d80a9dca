//! Records in columns: one array per field, grown together.

use std::fmt;
use std::ops::{Deref, DerefMut};

use soa_rs::{Slice, Soa};

use super::Soars;
use crate::budget::{Budget, Reservation};
use crate::error::{ErrorKind, MemoryError};

/// A growable table of records, stored by column, under a budget if it has one.
///
/// Each field `x` can be read as a slice by `table.x()` and written by `table.x_mut()`; a record by
/// `table.idx(i)`; both come through `Deref`.
///
/// ```
/// use larder_memory::columns::{Soars, Table};
/// #[derive(Soars, Clone, Copy, Debug)]
/// struct Body { x: f64, v: f64, mass: f32 }
///
/// let mut bodies: Table<Body> = Table::new();
/// bodies.push(Body { x: 0.0, v: 1.0, mass: 2.0 });
/// bodies.push(Body { x: 1.0, v: 1.5, mass: 3.0 });
/// let bodies_now = bodies.slices_mut();
/// for (x, v) in bodies_now.x.iter_mut().zip(bodies_now.v) {
///     *x += *v;
/// }
/// assert_eq!(bodies.x(), [1.0, 2.5]);
/// assert_eq!(*bodies.idx(1).mass, 3.0);
/// ```
pub struct Table<T: Soars> {
    records: Soa<T>,
    held: Reservation,
}

/// Counters of one table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableStats {
    /// Records held.
    pub live: u64,
    /// Records there is room for.
    pub capacity: u64,
    /// Bytes of that room, by the size of a record; the columns may take a little less, since they
    /// need no padding between fields.
    pub bytes_held: u64,
}

impl<T: Soars> Table<T> {
    /// A table without a budget; it asks the allocator for nothing yet.
    pub fn new() -> Self {
        Table { records: Soa::new(), held: Reservation::none() }
    }

    /// A table whose room is charged to a budget.
    ///
    /// # Errors
    /// None today: an empty table reserves nothing. The signature leaves room for one that does.
    pub fn with_budget(budget: &Budget) -> Result<Self, MemoryError> {
        Ok(Table { records: Soa::new(), held: budget.try_reserve(0)? })
    }

    /// Makes room for `more` records.
    ///
    /// # Errors
    /// [`ErrorKind::BudgetExceeded`] when the budget refuses, [`ErrorKind::InvalidArgument`] when the
    /// size overflows; the table is then as it was. An allocator that has nothing left ends the
    /// process, as it does in the container underneath.
    pub fn try_reserve(&mut self, more: usize) -> Result<(), MemoryError> {
        let capacity = self.records.capacity();
        let needed = self.records.len().checked_add(more);
        if needed.is_some_and(|needed| needed <= capacity) {
            return Ok(());
        }
        let roomy = needed.map(|needed| needed.max(capacity.saturating_mul(2)).max(4));
        // A quarter of the address space, so that the sum over columns with their padding cannot
        // overflow in the container underneath.
        let bytes = roomy
            .and_then(|roomy| roomy.checked_mul(size_of::<T>()))
            .filter(|&bytes| bytes <= isize::MAX as usize / 2);
        let (Some(roomy), Some(bytes)) = (roomy, bytes) else {
            return Err(MemoryError::new(
                ErrorKind::InvalidArgument,
                format!(
                    "a table of {} records and {more} more is larger than the address space",
                    self.records.len()
                ),
            ));
        };
        self.held.resize(bytes)?;
        self.records.reserve_exact(roomy - self.records.len());
        Ok(())
    }

    /// Appends a record, or gives it back with the reason.
    ///
    /// # Errors
    /// As [`Table::try_reserve`].
    pub fn try_push(&mut self, record: T) -> Result<(), (MemoryError, T)> {
        match self.try_reserve(1) {
            Ok(()) => {
                self.records.push(record);
                Ok(())
            }
            Err(error) => Err((error, record)),
        }
    }

    /// Appends a record.
    ///
    /// # Panics
    /// Where [`Table::try_push`] gives an error.
    pub fn push(&mut self, record: T) {
        if let Err((error, _record)) = self.try_push(record) {
            panic!("{error}");
        }
    }

    /// Takes the last record.
    pub fn pop(&mut self) -> Option<T> {
        self.records.pop()
    }

    /// Takes a record out and puts the last one in its place.
    ///
    /// # Panics
    /// When the index is out of range.
    pub fn swap_remove(&mut self, index: usize) -> T {
        self.records.swap_remove(index)
    }

    /// Drops the records from `len` on; the room stays.
    pub fn truncate(&mut self, len: usize) {
        self.records.truncate(len);
    }

    /// Drops all records; the room stays.
    pub fn clear(&mut self) {
        self.records.clear();
    }

    /// The counters.
    pub fn stats(&self) -> TableStats {
        TableStats {
            live: self.records.len() as u64,
            capacity: self.records.capacity() as u64,
            bytes_held: (self.records.capacity() as u64).saturating_mul(size_of::<T>() as u64),
        }
    }
}

impl<T: Soars> Default for Table<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Soars> Deref for Table<T> {
    type Target = Slice<T>;

    fn deref(&self) -> &Slice<T> {
        &self.records
    }
}

impl<T: Soars> DerefMut for Table<T> {
    fn deref_mut(&mut self) -> &mut Slice<T> {
        &mut self.records
    }
}

impl<T: Soars> Extend<T> for Table<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, records: I) {
        records.into_iter().for_each(|record| self.push(record));
    }
}

impl<T: Soars> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        let mut table = Self::new();
        table.extend(records);
        table
    }
}

impl<T: Soars> fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").field("len", &self.records.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
#[expect(clippy::expl_impl_clone_on_copy, reason = "the derive writes it for its references")]
mod tests {
    use super::*;

    #[derive(Soars, Clone, Debug, PartialEq)]
    struct Row {
        name: String,
        x: u8,
        y: u64,
    }

    fn row(at: u8) -> Row {
        Row { name: format!("row {at}"), x: at, y: u64::from(at) * 10 }
    }

    #[test]
    fn columns_and_records_are_two_views_of_one_table() {
        let mut table: Table<Row> = (0..100).map(row).collect();
        table.x_mut()[3] = 77;
        assert_eq!((*table.idx(3).x, table.idx(3).name.as_str()), (77, "row 3"));
        assert_eq!(table.y().iter().sum::<u64>(), 49_500);
        assert_eq!(table.swap_remove(0), row(0));
        assert_eq!((*table.idx(0).x, table.pop().unwrap().x), (99, 98));
        table.truncate(2);
        assert_eq!(table.name(), ["row 99", "row 1"]);
        table.clear();
        assert!(table.stats().live == 0 && table.stats().capacity >= 100);
    }

    #[test]
    fn growth_is_charged_before_it_happens_and_a_refusal_gives_the_record_back() {
        let budget = Budget::with_limit("program", 8 * size_of::<Row>());
        let mut table = Table::<Row>::with_budget(&budget).unwrap();
        for at in 0..8 {
            table.try_push(row(at)).unwrap();
        }
        assert_eq!(budget.stats().bytes_reserved, table.stats().bytes_held);
        let (error, back) = table.try_push(row(8)).unwrap_err();
        assert_eq!((error.kind(), back), (ErrorKind::BudgetExceeded, row(8)));
        assert_eq!((table.len(), table.x()), (8, &[0, 1, 2, 3, 4, 5, 6, 7][..]));
        drop(table);
        assert_eq!(budget.stats().bytes_reserved, 0);
    }

    #[test]
    fn a_size_that_overflows_is_named() {
        let mut table: Table<Row> = Table::new();
        let error = table.try_reserve(usize::MAX / 2).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "a table of 0 records and {} more is larger than the address space",
                usize::MAX / 2
            )
        );
    }
}
