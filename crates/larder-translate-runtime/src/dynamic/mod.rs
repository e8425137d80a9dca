//! Python's operations on values of any type.

mod arithmetic;
mod attribute;
mod calls;
mod compare;
mod item;
mod kinds;
pub(crate) mod methods;
mod show;

pub use arithmetic::*;
pub use attribute::{
    base_attribute, bind, bind_class, delattr, getattr, getattr_of, hasattr, setattr, setattr_of,
    special,
};
pub(crate) use attribute::{
    declares_slot, delete_plain, is_data, is_declared, is_free_to_add, is_withheld, own_dict,
    own_names, plain as plain_attribute, set_plain, special_called,
};
pub use calls::{
    Method, call, call_method, call_method_of, call_method_with, call_or_same, call_with, cause,
    construct, is_callable, mark_class, marked_class, method, raise, super_, super_of_nothing,
};
pub(crate) use calls::{allocate, construct_plain, refuse_abstract};
pub(crate) use compare::{address as address_of, identity};
pub use compare::{
    contains, eq, equal, equal_quick, ge, gt, hash, is, le, lt, ne, order, order_value,
};
pub(crate) use item::{
    ask_length, item_of_value, iter_of_call, iter_or, slice_of, to_items, to_unpack,
};
pub use item::{
    delitem, getitem, iter, len, length, length_hint, next, next_or, setitem, to_vec, unpack,
    unpack_star,
};
pub use kinds::{
    Number, flag, index, is_instance, is_instance_of_any, is_subclass, number, truth, type_name,
    type_of,
};
pub(crate) use kinds::{
    RUNTIME_PROTOCOL, abstract_bases, held, is_abstract, is_of_library, is_protocol, is_sequence,
    kind_of,
};
pub use show::{ascii, format, format_into, repr, repr_into, str, str_into};
pub(crate) use show::{class_text, format_of_base};
