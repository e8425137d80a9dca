//! The derive for `larder_memory::columns`; that crate re-exports it, and its docs are there.
#![forbid(unsafe_code)]

mod expand;

use proc_macro::TokenStream;

/// Makes a struct a record that `larder_memory::columns::Table` keeps in columns.
///
/// For a struct `Body` it also writes `BodyRef` and `BodyRefMut`, one record as references to its
/// fields, and `BodySlices` and `BodySlicesMut`, the columns as slices; fields keep their names and
/// their visibility. `#[columns(derive(Debug, PartialEq))]` has these four derive traits as well.
#[proc_macro_derive(Columns, attributes(columns))]
pub fn derive_columns(input: TokenStream) -> TokenStream {
    let record = syn::parse_macro_input!(input as syn::DeriveInput);
    expand::columns(&record).unwrap_or_else(syn::Error::into_compile_error).into()
}
