//! What the derive writes: four views of a record's fields, and the vectors that hold them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Error, Fields, Generics, Ident, Path, Type, Visibility, parse_quote};

/// The implementation of `Columns` for one struct, and its views.
pub(crate) fn columns(record: &DeriveInput) -> Result<TokenStream, Error> {
    let name = &record.ident;
    let fields = match &record.data {
        Data::Struct(data) if !data.fields.is_empty() => &data.fields,
        Data::Struct(_) => return Err(refused(name, "it has no fields, so there are no columns")),
        Data::Enum(_) => {
            return Err(refused(
                name,
                "an enum's variants have no fields in common; want a struct",
            ));
        }
        Data::Union(_) => {
            return Err(refused(name, "the fields of a union are one place; want a struct"));
        }
    };
    let derives = forwarded(record)?;
    let view = |suffix: &str, what: &str, of: fn(&Type) -> TokenStream| View {
        name: format_ident!("{name}{suffix}"),
        doc: format!("{what} of [`{name}`]."),
        of,
        derives: &derives,
        is_copy: !suffix.ends_with("Mut"),
    };
    let one = view("Ref", "A record in its columns, to read:", |ty| quote!(&'columns #ty));
    let one_mut =
        view("RefMut", "A record in its columns, to write:", |ty| quote!(&'columns mut #ty));
    let all = view("Slices", "The columns, to read:", |ty| quote!(&'columns [#ty]));
    let all_mut = view("SlicesMut", "The columns, to write:", |ty| quote!(&'columns mut [#ty]));

    let views = [&one, &one_mut, &all, &all_mut];
    let views = views.map(|view| view.write(&record.vis, &record.generics, fields));
    let names = [&one.name, &one_mut.name, &all.name, &all_mut.name];
    let kept = implementation(name, &record.generics, fields, names);
    Ok(quote! { #(#views)* #kept })
}

fn refused(name: &Ident, why: &str) -> Error {
    Error::new_spanned(name, format!("`Columns` cannot be derived for `{name}`: {why}"))
}

/// The paths in `#[columns(derive(...))]`.
fn forwarded(record: &DeriveInput) -> Result<Vec<Path>, Error> {
    let mut derives = Vec::new();
    for attribute in record.attrs.iter().filter(|attribute| attribute.path().is_ident("columns")) {
        attribute.parse_nested_meta(|meta| {
            if !meta.path.is_ident("derive") {
                return Err(meta.error("`columns` knows `derive(...)` alone"));
            }
            meta.parse_nested_meta(|path| {
                derives.push(path.path);
                Ok(())
            })
        })?;
    }
    Ok(derives)
}

/// A struct with the record's fields, each by reference.
struct View<'d> {
    name: Ident,
    doc: String,
    of: fn(&Type) -> TokenStream,
    derives: &'d [Path],
    is_copy: bool,
}

impl View<'_> {
    fn write(&self, vis: &Visibility, generics: &Generics, fields: &Fields) -> TokenStream {
        let View { name, doc, of, derives, is_copy } = self;
        let generics = with_lifetime(generics);
        let (head, types, bounds) = generics.split_for_impl();
        let body = fields.iter().map(|field| {
            let (vis, ty) = (&field.vis, of(&field.ty));
            let label = field.ident.as_ref().map(|ident| quote!(#ident:));
            let doc = "Of this field.";
            quote! { #[doc = #doc] #vis #label #ty }
        });
        let body = if let Fields::Named(_) = fields {
            quote! { #bounds { #(#body),* } }
        } else {
            quote! { ( #(#body),* ) #bounds; }
        };
        let copies = is_copy.then(|| {
            quote! {
                #[automatically_derived]
                impl #head ::core::marker::Copy for #name #types #bounds {}
                #[automatically_derived]
                impl #head ::core::clone::Clone for #name #types #bounds {
                    fn clone(&self) -> Self {
                        *self
                    }
                }
            }
        });
        quote! {
            #[doc = #doc]
            #[derive(#(#derives),*)]
            #[allow(dead_code, missing_debug_implementations)]
            #vis struct #name #generics #body
            #copies
        }
    }
}

/// The record's parameters with the views' lifetime in front.
fn with_lifetime(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    generics.params.insert(0, parse_quote!('columns));
    generics
}

/// `impl Columns`, with the vectors in a scope of their own: they have no name outside.
fn implementation(
    name: &Ident,
    generics: &Generics,
    fields: &Fields,
    [one, one_mut, all, all_mut]: [&Ident; 4],
) -> TokenStream {
    let (head, types, bounds) = generics.split_for_impl();
    let lifetime = with_lifetime(generics);
    let (_, view_types, _) = lifetime.split_for_impl();
    let members: Vec<_> = fields.members().collect();
    let tys: Vec<_> = fields.iter().map(|field| &field.ty).collect();
    let columns: Vec<_> = (0..tys.len()).map(|at| format_ident!("column_{at}")).collect();
    let first = &columns[0];
    quote! {
        const _: () = {
            // Two implementations for a record with a destructor, which would run when the record
            // is taken apart: the compiler refuses.
            #[allow(dead_code, drop_bounds)]
            trait HasNoDrop {}
            impl<T: ::core::ops::Drop> HasNoDrop for T {}
            impl #head HasNoDrop for #name #types #bounds {}

            #[allow(unnameable_types, missing_docs, missing_debug_implementations)]
            pub struct Store #generics #bounds {
                #(#columns: ::std::vec::Vec<#tys>),*
            }

            #[automatically_derived]
            impl #head ::core::default::Default for Store #types #bounds {
                fn default() -> Self {
                    Store { #(#columns: ::std::vec::Vec::new()),* }
                }
            }

            #[automatically_derived]
            impl #head ::larder_memory::columns::Columns for #name #types #bounds {
                type Ref<'columns> = #one #view_types where Self: 'columns;
                type RefMut<'columns> = #one_mut #view_types where Self: 'columns;
                type Slices<'columns> = #all #view_types where Self: 'columns;
                type SlicesMut<'columns> = #all_mut #view_types where Self: 'columns;
                type Store = Store #types;

                const RECORD_BYTES: usize = 0 #(+ ::core::mem::size_of::<#tys>())*;

                fn len(store: &Self::Store) -> usize {
                    store.#first.len()
                }

                fn capacity(store: &Self::Store) -> usize {
                    usize::MAX #(.min(store.#columns.capacity()))*
                }

                fn bytes(store: &Self::Store) -> usize {
                    0 #(+ store.#columns.capacity() * ::core::mem::size_of::<#tys>())*
                }

                fn try_reserve(store: &mut Self::Store, more: usize) -> bool {
                    true #(&& store.#columns.try_reserve_exact(more).is_ok())*
                }

                #[inline]
                fn push(store: &mut Self::Store, record: Self) {
                    let #name { #(#members: #columns),* } = record;
                    #(store.#columns.push(#columns);)*
                }

                fn pop(store: &mut Self::Store) -> ::core::option::Option<Self> {
                    ::core::option::Option::Some(#name { #(#members: store.#columns.pop()?),* })
                }

                fn swap_remove(store: &mut Self::Store, index: usize) -> Self {
                    #name { #(#members: store.#columns.swap_remove(index)),* }
                }

                fn truncate(store: &mut Self::Store, len: usize) {
                    #(store.#columns.truncate(len);)*
                }

                #[inline]
                fn get(
                    store: &Self::Store,
                    index: usize,
                ) -> ::core::option::Option<Self::Ref<'_>> {
                    ::core::option::Option::Some(#one { #(#members: store.#columns.get(index)?),* })
                }

                #[inline]
                fn get_mut(
                    store: &mut Self::Store,
                    index: usize,
                ) -> ::core::option::Option<Self::RefMut<'_>> {
                    ::core::option::Option::Some(#one_mut {
                        #(#members: store.#columns.get_mut(index)?),*
                    })
                }

                #[inline]
                fn slices(store: &Self::Store) -> Self::Slices<'_> {
                    #all { #(#members: &store.#columns),* }
                }

                #[inline]
                fn slices_mut(store: &mut Self::Store) -> Self::SlicesMut<'_> {
                    #all_mut { #(#members: &mut store.#columns),* }
                }
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(record: &DeriveInput) -> String {
        columns(record).expect_err("it is refused").to_string()
    }

    #[test]
    fn what_has_no_columns_is_refused_with_the_reason() {
        assert_eq!(
            refusal(&parse_quote! { enum Shape { Round { radius: f64 }, Square(f64) } }),
            "`Columns` cannot be derived for `Shape`: an enum's variants have no fields in common; \
             want a struct"
        );
        assert_eq!(
            refusal(&parse_quote! { union Bits { float: f32, int: u32 } }),
            "`Columns` cannot be derived for `Bits`: the fields of a union are one place; want a \
             struct"
        );
        for empty in [parse_quote! { struct Unit; }, parse_quote! { struct Unit {} }] {
            assert_eq!(
                refusal(&empty),
                "`Columns` cannot be derived for `Unit`: it has no fields, so there are no columns"
            );
        }
    }

    #[test]
    fn an_unknown_word_of_the_attribute_is_named() {
        let record = parse_quote! { #[columns(align(64))] struct Point { x: f64 } };
        assert_eq!(refusal(&record), "`columns` knows `derive(...)` alone");
    }

    #[test]
    fn what_is_written_names_this_house_alone() {
        let record = parse_quote! { #[columns(derive(Debug))] pub struct Point<T>(pub T, u8); };
        let text = columns(&record).expect("a struct with fields").to_string();
        assert!(text.contains(":: larder_memory :: columns :: Columns for Point"), "{text}");
        assert!(!text.contains("unsafe") && !text.contains("soa_rs"), "{text}");
    }
}
