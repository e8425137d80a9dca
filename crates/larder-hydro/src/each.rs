//! Arrays of registers, element by element, in code that must be inlined.
//!
//! `std::array::from_fn` and `map` take closures, and a closure cannot be told to be inlined: in a large
//! kernel it becomes a function of its own, compiled without the level's instructions, and every
//! addition in it a call. A loop is part of the function that it stands in.

/// The length of an array, as a number.
#[inline(always)]
pub(crate) const fn length_of<T, const N: usize>(_: &[T; N]) -> usize {
    N
}

/// An array whose element `i` is the expression; the first argument is any value of the element type.
macro_rules! each {
    ($any:expr, $i:ident => $element:expr) => {{
        let mut out = [$any; _];
        let mut $i = 0;
        while $i < $crate::each::length_of(&out) {
            out[$i] = $element;
            $i += 1;
        }
        out
    }};
}

pub(crate) use each;
