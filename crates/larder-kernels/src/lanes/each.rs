//! Arrays of registers, element by element, in code that must be inlined.

/// The length of an array, as a number.
#[doc(hidden)]
#[inline(always)]
pub const fn length_of<T, const N: usize>(_: &[T; N]) -> usize {
    N
}

/// An array whose element `i` is the expression. `each!(any, i => ...)` is a loop; `any` is any value of the
/// element type. `each!(3; i => ...)`, up to 6, writes the expression out, so that tables which it looks up
/// by `i` are known to the compiler however long it is.
///
/// `std::array::from_fn` and `map` take closures, and a closure cannot be told to be inlined: in a large
/// [`Kernel`](crate::Kernel) it becomes a function of its own, compiled without the level's instructions,
/// and every addition in it a call. Loops and what is written out are part of the function they stand in.
///
/// ```
/// use larder_kernels::each;
///
/// let squares: [u32; 4] = each!(0, i => (i * i) as u32);
/// assert_eq!(squares, [0, 1, 4, 9]);
/// assert_eq!(each!(3; i => squares[i + 1]), [1, 4, 9]);
/// ```
#[macro_export]
macro_rules! each {
    (2; $i:ident => $element:expr) => { $crate::each!(@ $i, $element, 0 1) };
    (3; $i:ident => $element:expr) => { $crate::each!(@ $i, $element, 0 1 2) };
    (4; $i:ident => $element:expr) => { $crate::each!(@ $i, $element, 0 1 2 3) };
    (5; $i:ident => $element:expr) => { $crate::each!(@ $i, $element, 0 1 2 3 4) };
    (6; $i:ident => $element:expr) => { $crate::each!(@ $i, $element, 0 1 2 3 4 5) };
    (@ $i:ident, $element:expr, $($n:literal)*) => {
        [$({
            let $i: usize = $n;
            $element
        }),*]
    };
    ($any:expr, $i:ident => $element:expr) => {{
        let mut out = [$any; _];
        let mut $i = 0;
        while $i < $crate::length_of(&out) {
            out[$i] = $element;
            $i += 1;
        }
        out
    }};
}
