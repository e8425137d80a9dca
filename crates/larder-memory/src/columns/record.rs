//! What a record says about its columns; the derive says it.

/// A record that a [`Table`](super::Table) keeps in columns. Derive it: the views are what you use,
/// the rest is the table's.
pub trait Columns: Sized {
    /// One record, as references to its fields.
    type Ref<'columns>: Copy
    where
        Self: 'columns;
    /// One record, as references to write through.
    type RefMut<'columns>
    where
        Self: 'columns;
    /// Every column as a slice.
    type Slices<'columns>: Copy
    where
        Self: 'columns;
    /// Every column as a slice to write to.
    type SlicesMut<'columns>
    where
        Self: 'columns;
    /// A vector per field.
    #[doc(hidden)]
    type Store: Default;

    /// Bytes of one record in all columns, without padding.
    #[doc(hidden)]
    const RECORD_BYTES: usize;

    #[doc(hidden)]
    fn len(store: &Self::Store) -> usize;
    /// Of the column with the least room.
    #[doc(hidden)]
    fn capacity(store: &Self::Store) -> usize;
    #[doc(hidden)]
    fn bytes(store: &Self::Store) -> usize;
    /// Makes room for `more` records, or says that a column got none.
    #[doc(hidden)]
    fn try_reserve(store: &mut Self::Store, more: usize) -> bool;
    #[doc(hidden)]
    fn push(store: &mut Self::Store, record: Self);
    #[doc(hidden)]
    fn pop(store: &mut Self::Store) -> Option<Self>;
    #[doc(hidden)]
    fn swap_remove(store: &mut Self::Store, index: usize) -> Self;
    #[doc(hidden)]
    fn truncate(store: &mut Self::Store, len: usize);
    #[doc(hidden)]
    fn get(store: &Self::Store, index: usize) -> Option<Self::Ref<'_>>;
    #[doc(hidden)]
    fn get_mut(store: &mut Self::Store, index: usize) -> Option<Self::RefMut<'_>>;
    #[doc(hidden)]
    fn slices(store: &Self::Store) -> Self::Slices<'_>;
    #[doc(hidden)]
    fn slices_mut(store: &mut Self::Store) -> Self::SlicesMut<'_>;
}
