//! Records in columns: one vector per field, grown together.

use std::fmt;

use super::Columns;
use crate::budget::{Budget, Reservation};
use crate::error::{ErrorKind, MemoryError};

/// A growable table of records, stored by column, under a budget if it has one.
///
/// [`Table::slices`] gives every column as a slice, [`Table::get`] a record as references to its
/// fields; both have twins to write.
///
/// ```
/// use larder_memory::columns::{Columns, Table};
/// #[derive(Columns)]
/// struct Body { x: f64, v: f64, mass: f32 }
///
/// let mut bodies: Table<Body> = Table::new();
/// bodies.push(Body { x: 0.0, v: 1.0, mass: 2.0 });
/// bodies.push(Body { x: 1.0, v: 1.5, mass: 3.0 });
/// let columns = bodies.slices_mut();
/// for (x, v) in columns.x.iter_mut().zip(columns.v) {
///     *x += *v;
/// }
/// assert_eq!(bodies.slices().x, [1.0, 2.5]);
/// let heavy = bodies.iter().filter(|body| *body.mass > 2.5).count();
/// assert_eq!(heavy, 1);
/// ```
pub struct Table<T: Columns> {
    store: T::Store,
    held: Reservation,
}

/// Counters of one table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableStats {
    /// Records held.
    pub live: u64,
    /// Records there is room for.
    pub capacity: u64,
    /// Bytes of all columns, used or not.
    pub bytes_held: u64,
}

impl<T: Columns> Table<T> {
    /// A table without a budget; it asks the allocator for nothing yet.
    pub fn new() -> Self {
        Table { store: T::Store::default(), held: Reservation::none() }
    }

    /// A table whose room is charged to a budget.
    ///
    /// # Errors
    /// None today: an empty table reserves nothing. The signature leaves room for one that does.
    pub fn with_budget(budget: &Budget) -> Result<Self, MemoryError> {
        Ok(Table { store: T::Store::default(), held: budget.try_reserve(0)? })
    }

    /// Records held.
    #[inline]
    pub fn len(&self) -> usize {
        T::len(&self.store)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Makes room for `more` records, and for as many as there are when it has to grow.
    ///
    /// # Errors
    /// [`ErrorKind::BudgetExceeded`] when the budget refuses, [`ErrorKind::OutOfMemory`] when the
    /// allocator does, [`ErrorKind::InvalidArgument`] when the size overflows. The records are then
    /// as they were; columns that had grown before another was refused keep their room, counted,
    /// for the next try.
    pub fn try_reserve(&mut self, more: usize) -> Result<(), MemoryError> {
        let (len, capacity) = (self.len(), T::capacity(&self.store));
        let needed = len.checked_add(more);
        if needed.is_some_and(|needed| needed <= capacity) {
            return Ok(());
        }
        let roomy = needed.map(|needed| needed.max(capacity.saturating_mul(2)).max(4));
        let bytes = roomy
            .and_then(|roomy| roomy.checked_mul(T::RECORD_BYTES))
            .filter(|&bytes| isize::try_from(bytes).is_ok());
        let (Some(roomy), Some(bytes)) = (roomy, bytes) else {
            return Err(MemoryError::new(
                ErrorKind::InvalidArgument,
                format!(
                    "a table of {len} records and {more} more is larger than the address space"
                ),
            ));
        };
        // A refusal may have left single columns larger than the rest: never charge less than is held.
        self.held.resize(bytes.max(T::bytes(&self.store)))?;
        if T::try_reserve(&mut self.store, roomy - len) {
            return Ok(());
        }
        self.held.resize(T::bytes(&self.store).min(self.held.bytes()))?;
        Err(MemoryError::fixed(
            ErrorKind::OutOfMemory,
            "the allocator has no memory for the columns of a table to grow",
        ))
    }

    /// Appends a record, or gives it back with the reason.
    ///
    /// # Errors
    /// As [`Table::try_reserve`].
    #[inline]
    pub fn try_push(&mut self, record: T) -> Result<(), (MemoryError, T)> {
        if self.len() >= T::capacity(&self.store)
            && let Err(error) = self.try_reserve(1)
        {
            return Err((error, record));
        }
        T::push(&mut self.store, record);
        Ok(())
    }

    /// Appends a record.
    ///
    /// # Panics
    /// Where [`Table::try_push`] gives an error.
    #[inline]
    pub fn push(&mut self, record: T) {
        if let Err((error, _record)) = self.try_push(record) {
            panic!("{error}");
        }
    }

    /// Takes the last record.
    pub fn pop(&mut self) -> Option<T> {
        T::pop(&mut self.store)
    }

    /// Takes a record out and puts the last one in its place.
    ///
    /// # Panics
    /// When the index is out of range.
    pub fn swap_remove(&mut self, index: usize) -> T {
        let len = self.len();
        assert!(index < len, "record {index} was asked for, there are {len}");
        T::swap_remove(&mut self.store, index)
    }

    /// Drops the records from `len` on; the room stays. The columns stay of one length even when a
    /// field's destructor panics.
    pub fn truncate(&mut self, len: usize) {
        struct All<'a, T: Columns>(&'a mut T::Store, usize);
        impl<T: Columns> Drop for All<'_, T> {
            fn drop(&mut self) {
                T::truncate(self.0, self.1);
            }
        }
        let all = All::<T>(&mut self.store, len);
        // A column is short before its fields are dropped. When one of them panics, the columns
        // behind it are cut on the way out.
        T::truncate(all.0, len);
    }

    /// Drops all records; the room stays.
    pub fn clear(&mut self) {
        self.truncate(0);
    }

    /// A record, as references to its fields.
    #[inline]
    pub fn get(&self, index: usize) -> Option<T::Ref<'_>> {
        T::get(&self.store, index)
    }

    /// A record, as references to write through.
    #[inline]
    pub fn get_mut(&mut self, index: usize) -> Option<T::RefMut<'_>> {
        T::get_mut(&mut self.store, index)
    }

    /// The columns.
    #[inline]
    pub fn slices(&self) -> T::Slices<'_> {
        T::slices(&self.store)
    }

    /// The columns, to write to.
    #[inline]
    pub fn slices_mut(&mut self) -> T::SlicesMut<'_> {
        T::slices_mut(&mut self.store)
    }

    /// The records in order. A loop that reads few fields is quicker over [`Table::slices`].
    pub fn iter(&self) -> impl Iterator<Item = T::Ref<'_>> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// The counters.
    pub fn stats(&self) -> TableStats {
        TableStats {
            live: self.len() as u64,
            capacity: T::capacity(&self.store) as u64,
            bytes_held: T::bytes(&self.store) as u64,
        }
    }
}

impl<T: Columns> Default for Table<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Columns> Extend<T> for Table<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, records: I) {
        records.into_iter().for_each(|record| self.push(record));
    }
}

impl<T: Columns> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        let mut table = Self::new();
        table.extend(records);
        table
    }
}

impl<T: Columns> fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").field("len", &self.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::panic::AssertUnwindSafe;
    use std::rc::Rc;

    use super::*;

    #[derive(Columns, Clone, Debug, PartialEq)]
    #[columns(derive(Debug))]
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
        table.slices_mut().x[3] = 77;
        let third = table.get(3).unwrap();
        assert_eq!((*third.x, third.name.as_str()), (77, "row 3"));
        assert_eq!(format!("{third:?}"), "RowRef { name: \"row 3\", x: 77, y: 30 }");
        *table.get_mut(4).unwrap().x = 78;
        assert_eq!(table.iter().map(|row| *row.x).skip(2).take(3).collect::<Vec<_>>(), [2, 77, 78]);
        assert!(table.get(100).is_none() && table.get_mut(100).is_none());
        assert_eq!(table.slices().y.iter().sum::<u64>(), 49_500);
        assert_eq!(table.swap_remove(0), row(0));
        assert_eq!((*table.get(0).unwrap().x, table.pop().unwrap().x), (99, 98));
        table.truncate(2);
        assert_eq!(table.slices().name, ["row 99", "row 1"]);
        assert_eq!(
            (table.len(), table.is_empty(), format!("{table:?}")),
            (2, false, "Table { len: 2, .. }".into())
        );
        table.clear();
        assert!(table.is_empty() && table.pop().is_none());
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
        assert_eq!((table.len(), table.slices().x), (8, &[0, 1, 2, 3, 4, 5, 6, 7][..]));
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

    #[test]
    fn a_destructor_that_panics_leaves_columns_of_one_length_and_nothing_undropped() {
        struct Loud(bool, Rc<()>);
        impl Drop for Loud {
            fn drop(&mut self) {
                assert!(!self.0, "a planted fault");
            }
        }
        #[derive(Columns)]
        struct Noisy {
            id: u32,
            loud: Loud,
            quiet: Rc<()>,
        }
        let count = Rc::new(());
        let mut table: Table<Noisy> = (0..5)
            .map(|id| Noisy {
                id,
                loud: Loud(id == 3, Rc::clone(&count)),
                quiet: Rc::clone(&count),
            })
            .collect();
        assert_eq!(Rc::strong_count(&count), 11);
        let panicked = std::panic::catch_unwind(AssertUnwindSafe(|| table.truncate(2)));
        panicked.expect_err("a field's destructor panics");
        let columns = table.slices();
        assert_eq!((columns.id, columns.loud.len(), columns.quiet.len()), (&[0, 1][..], 2, 2));
        assert_eq!(Rc::strong_count(&count), 5, "each of the others was dropped once");
        table.push(Noisy { id: 9, loud: Loud(false, Rc::clone(&count)), quiet: Rc::clone(&count) });
        assert!(table.get(2).is_some_and(|row| *row.id == 9 && row.loud.1 == *row.quiet));
    }

    #[test]
    #[should_panic(expected = "record 3 was asked for, there are 3")]
    fn a_record_that_is_not_there_cannot_be_taken_out() {
        (0..3).map(row).collect::<Table<Row>>().swap_remove(3);
    }

    /// Parameters of every kind, a tuple, a field that takes no room.
    #[derive(Columns, Debug, PartialEq)]
    struct Mixed<'t, T: Default, const N: usize>(&'t str, pub [T; N], ())
    where
        T: Clone;

    #[test]
    fn a_tuple_with_parameters_is_a_record_too() {
        let text = String::from("borrowed");
        let mut table: Table<Mixed<'_, u16, 2>> = Table::new();
        for at in 0..5 {
            table.push(Mixed(&text, [at, 2 * at], ()));
        }
        assert_eq!(table.slices().1[4], [4, 8]);
        assert_eq!(*table.get(2).unwrap().0, "borrowed");
        assert_eq!(table.stats().bytes_held, 8 * (16 + 4));
        assert_eq!(table.pop(), Some(Mixed("borrowed", [4, 8], ())));
    }

    #[test]
    fn records_of_no_bytes_take_none() {
        #[derive(Columns)]
        struct Mark((), [u64; 0]);
        let mut table: Table<Mark> = Table::new();
        table.extend((0..100).map(|_| Mark((), [])));
        assert_eq!((table.len(), table.slices().0.len(), table.slices().1.len()), (100, 100, 100));
        assert_eq!(table.stats().bytes_held, 0);
        assert_eq!(table.try_reserve(usize::MAX).unwrap_err().kind(), ErrorKind::InvalidArgument);
    }
}
