//! Displays and literals as generated code writes them.

/// A text that is made once for each place and thread.
#[macro_export]
macro_rules! lit {
    ($text:expr) => {{
        thread_local! {
            static TEXT: $crate::Str = $crate::Str::from($text);
        }
        TEXT.with(::core::clone::Clone::clone)
    }};
}

/// A built-in function, class or exception as a value, by its name.
#[macro_export]
macro_rules! builtin {
    ($name:literal $(,)?) => {{
        const FOUND: $crate::Found<'static> = $crate::find($name).expect("a builtin has the name");
        FOUND.value()
    }};
}

/// A built-in function, called by its name.
#[macro_export]
macro_rules! call_builtin {
    ($name:literal, $pos:expr, $kw:expr $(,)?) => {{
        const FOUND: $crate::Found<'static> = $crate::find($name).expect("a builtin has the name");
        FOUND.call($pos, $kw)
    }};
}

/// `[a, b]`.
#[macro_export]
macro_rules! list {
    ($($item:expr),* $(,)?) => { $crate::List::from(::std::vec![$($item),*]) };
}

/// `{key: value}`; needs `?` in scope, because a key may have no hash.
#[macro_export]
macro_rules! dict {
    ($($key:expr => $value:expr),* $(,)?) => {{
        let dict = $crate::Dict::new();
        $( dict.set_item($key, $value)?; )*
        dict
    }};
}

/// `{a, b}`; needs `?` in scope.
#[macro_export]
macro_rules! set {
    ($($item:expr),* $(,)?) => {{
        let set = $crate::Set::new();
        $( set.add($item)?; )*
        set
    }};
}

/// `{1, 2, 3}` of three or more constants, which CPython copies from a frozen set; needs `?` in scope.
#[macro_export]
macro_rules! set_const {
    ($($item:expr),* $(,)?) => { $crate::Set::of_constants(::std::vec![$($item),*])? };
}

/// `(a, b)` of dynamic values.
#[macro_export]
macro_rules! tuple {
    ($($item:expr),* $(,)?) => { $crate::Tuple::new(::std::vec![$($crate::Dyn::from($item)),*]) };
}

/// The value of an expression in the body of a `try`, which is a labelled block.
#[macro_export]
macro_rules! attempt {
    ($label:lifetime, $value:expr) => {
        match $value {
            ::core::result::Result::Ok(value) => value,
            ::core::result::Result::Err(exc) => {
                break $label::core::result::Result::Err(::core::convert::From::from(exc))
            }
        }
    };
}

/// Global variables of a module that is asked for them as a whole: `named_globals! { COUNT = "count"; }`.
#[macro_export]
macro_rules! named_globals {
    ($($name:ident = $python:literal;)*) => {
        $(static $name: $crate::Named = $crate::Named::new($python);)*
    };
}

/// Global variables: `globals! { COUNT: i64 = "count"; }`.
#[macro_export]
macro_rules! globals {
    ($($reach:vis $name:ident: $type:ty = $python:literal;)*) => {
        $(
            $reach static $name: $crate::Global<$type> = {
                thread_local! {
                    static VALUE: ::core::cell::RefCell<::core::option::Option<$type>> =
                        const { ::core::cell::RefCell::new(::core::option::Option::None) };
                }
                $crate::Global::new($python, &VALUE)
            };
        )*
    };
}

/// Attributes of one type each, to be read and set as `field::COUNT`: `fields! { COUNT: i64 = "count"; }`.
#[macro_export]
macro_rules! fields {
    ($($name:ident: $type:ty = $python:literal;)*) => {
        mod field {
            #[allow(unused_imports)]
            use $crate::prelude::*;
            $(
                pub static $name: $crate::Field<$type> = {
                    thread_local! {
                        static NEAR: ::core::cell::Cell<$crate::Near> =
                            const { ::core::cell::Cell::new($crate::Near::NOWHERE) };
                    }
                    $crate::Field::new($python, &NEAR)
                };
            )*
        }
    };
}

/// Methods of one class each, to be found as `method::MOVE`: `methods! { MOVE = "move"; }`.
#[macro_export]
macro_rules! methods {
    ($($name:ident = $python:literal;)*) => {
        mod method {
            $(
                pub static $name: $crate::Method = {
                    thread_local! {
                        static NEAR: ::core::cell::Cell<(usize, u64)> =
                            const { ::core::cell::Cell::new((0, 0)) };
                    }
                    $crate::Method::new($python, &NEAR)
                };
            )*
        }
    };
}
