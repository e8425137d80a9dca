//! The functions on slices, and where they are compiled.
//!
//! A generic function is compiled in the crate that calls it, with that crate's optimisation, again in
//! each. So the public functions only pass on to [`Dispatch`], a sealed trait whose methods are not
//! generic: every kernel is compiled here, once per level and width.

use crate::Level;
use crate::lanes::Real;
use crate::map::{Axpy, Decay, Erf, Exp, Log, Log1p, MapInPlace, MapInto, Scale, Sigmoid, Tanh};
use crate::reduce::{ArgMax, ArgMin, Cosine, Dot, Max, Mean, Min, SquaredDistance, Sum, Variance};

/// The type behind a word of the tables below, with `T` for the number.
macro_rules! parameter {
    (slice, $T:ty) => { &[$T] };
    (slice_mut, $T:ty) => { &mut [$T] };
    (number, $T:ty) => { $T };
    (count, $T:ty) => { usize };
    (number_or_none, $T:ty) => { Option<$T> };
    (place_or_none, $T:ty) => { Option<usize> };
    (nothing, $T:ty) => { () };
}

/// For each row: the function on the best level, the one on a given level, the method of `Dispatch`,
/// and its two implementations.
macro_rules! doors {
    ($(
        $(#[$doc:meta])*
        $name:ident, $name_at:ident ($($argument:ident: $kind:ident),*) -> $answer:ident
            $(where $left:ident as long as $right:ident)? = $kernel:expr;
    )*) => {
        $(
            $(#[$doc])*
            #[inline]
            pub fn $name<T: Real>($($argument: parameter!($kind, T)),*) -> parameter!($answer, T) {
                T::$name(Level::best(), $($argument),*)
            }

            #[doc = concat!("[`", stringify!($name), "`] on a level of the caller's choice.")]
            $(
                ///
                /// # Panics
                #[doc = concat!("When `", stringify!($left), "` and `", stringify!($right), "` differ in length.")]
            )?
            #[inline]
            pub fn $name_at<T: Real>(
                level: Level,
                $($argument: parameter!($kind, T)),*
            ) -> parameter!($answer, T) {
                T::$name(level, $($argument),*)
            }
        )*

        /// The kernels as methods of the number: compiled in this crate.
        #[doc(hidden)]
        #[expect(unnameable_types, reason = "a supertrait of the sealed `Real`: nobody outside needs its name")]
        pub trait Dispatch: Sized {
            $(
                fn $name(level: Level, $($argument: parameter!($kind, Self)),*) -> parameter!($answer, Self);
            )*
        }

        doors!(@implement f32, $($name ($($argument: $kind),*) -> $answer $(where $left as long as $right)? = $kernel;)*);
        doors!(@implement f64, $($name ($($argument: $kind),*) -> $answer $(where $left as long as $right)? = $kernel;)*);
    };

    (@implement $T:ident, $(
        $name:ident ($($argument:ident: $kind:ident),*) -> $answer:ident
            $(where $left:ident as long as $right:ident)? = $kernel:expr;
    )*) => {
        impl Dispatch for $T {
            $(
                fn $name(level: Level, $($argument: parameter!($kind, $T)),*) -> parameter!($answer, $T) {
                    $(
                        let (left, right) = ($left.len(), $right.len());
                        assert!(
                            left == right,
                            concat!("`", stringify!($left), "` and `", stringify!($right), "` must have one length, they have {} and {}"),
                            left,
                            right
                        );
                    )?
                    level.run($kernel)
                }
            )*
        }
    };
}

doors! {
    /// The sum, in an order that neither the level nor the number of threads changes; zero of nothing.
    ///
    /// A sum of zeros is `+0`. The error is bounded by [`sum_error_bound`](crate::sum_error_bound)
    /// times the sum of the absolute values: for a million `f64` that is `9e-15`, where adding one
    /// after the other has `1e-10`.
    ///
    /// ```
    /// assert_eq!(larder_kernels::sum(&[1.0, 2.0, 3.5]), 6.5);
    /// ```
    sum, sum_at(x: slice) -> number = Sum(x);

    /// The arithmetic mean, `sum / n`; NaN of nothing.
    ///
    /// The sum may overflow where the mean would not: divide numbers near the end of the range first.
    mean, mean_at(x: slice) -> number = Mean(x);

    /// The variance with `n - ddof` in the denominator: `ddof = 0` for a population, `1` for a sample;
    /// NaN when there are not more numbers than `ddof`.
    ///
    /// Two passes and a correction: its relative error stays near that of a sum even where the mean is a
    /// million times the deviation. Never negative.
    ///
    /// ```
    /// let heights = [1.0e9 + 4.0, 1.0e9 + 7.0, 1.0e9 + 13.0, 1.0e9 + 16.0];
    /// assert_eq!(larder_kernels::variance(&heights, 1), 30.0);
    /// ```
    variance, variance_at(x: slice, ddof: count) -> number = Variance { x, ddof };

    /// The smallest number; `None` of nothing, NaN if there is one anywhere. Zeros of both signs are
    /// equal.
    min, min_at(x: slice) -> number_or_none = Min(x);

    /// The largest number; `None` of nothing, NaN if there is one anywhere. Zeros of both signs are
    /// equal.
    max, max_at(x: slice) -> number_or_none = Max(x);

    /// The first place of the smallest number, or of the first NaN if there is one; `None` of nothing.
    argmin, argmin_at(x: slice) -> place_or_none = ArgMin(x);

    /// The first place of the largest number, or of the first NaN if there is one; `None` of nothing.
    argmax, argmax_at(x: slice) -> place_or_none = ArgMax(x);

    /// The dot product, in the order of [`sum`], each product fused into its sum.
    ///
    /// # Panics
    /// When the slices differ in length.
    dot, dot_at(x: slice, y: slice) -> number where x as long as y = Dot(x, y);

    /// The square of the Euclidean distance, in the order of [`sum`].
    ///
    /// # Panics
    /// When the slices differ in length.
    squared_distance, squared_distance_at(x: slice, y: slice) -> number
        where x as long as y = SquaredDistance(x, y);

    /// The cosine of the angle between two vectors, within -1 and 1; zero if one of them has no length.
    ///
    /// # Panics
    /// When the slices differ in length.
    cosine, cosine_at(x: slice, y: slice) -> number
        where x as long as y = Cosine(x, y);

    /// `y += factor * x`, fused.
    ///
    /// # Panics
    /// When the slices differ in length.
    axpy, axpy_at(factor: number, x: slice, y: slice_mut) -> nothing
        where x as long as y = Axpy { factor, x, y };

    /// `values *= factor`.
    scale_in_place, scale_in_place_at(values: slice_mut, factor: number) -> nothing
        = MapInPlace { map: Scale(factor), values };

    /// `target = factor * source`.
    ///
    /// # Panics
    /// When the slices differ in length.
    scale_into, scale_into_at(source: slice, target: slice_mut, factor: number) -> nothing
        where source as long as target
        = MapInto { map: Scale(factor), source, target };

    /// Multiplies by `factor`, sets to `+0` what is then smaller than `floor` in magnitude, and returns
    /// how many are left that are not zero. A NaN stays and counts.
    ///
    /// ```
    /// let mut activation = [1.0, 0.5, 0.01, 0.0];
    /// assert_eq!(larder_kernels::decay(&mut activation, 0.5, 0.01), 2);
    /// assert_eq!(activation, [0.5, 0.25, 0.0, 0.0]);
    /// ```
    decay, decay_at(values: slice_mut, factor: number, floor: number) -> count
        = Decay { values, factor, floor };

    /// `target = e^source`.
    ///
    /// Bounds: [`ERROR_BOUNDS`](crate::ERROR_BOUNDS). `e^-inf` is 0, `e^inf` and everything above
    /// the range is infinite, below it zero; results among the subnormals are rounded once.
    ///
    /// # Panics
    /// When the slices differ in length.
    exp_into, exp_into_at(source: slice, target: slice_mut) -> nothing
        where source as long as target = MapInto { map: Exp, source, target };

    /// [`exp_into`] in place.
    exp_in_place, exp_in_place_at(values: slice_mut) -> nothing = MapInPlace { map: Exp, values };

    /// `target = log(source)`, the natural logarithm.
    ///
    /// Bounds: [`ERROR_BOUNDS`](crate::ERROR_BOUNDS). `-inf` at both zeros, NaN below.
    ///
    /// # Panics
    /// When the slices differ in length.
    log_into, log_into_at(source: slice, target: slice_mut) -> nothing
        where source as long as target = MapInto { map: Log, source, target };

    /// [`log_into`] in place.
    log_in_place, log_in_place_at(values: slice_mut) -> nothing = MapInPlace { map: Log, values };

    /// `target = log(1 + source)`, exact for small arguments too.
    ///
    /// Bounds: [`ERROR_BOUNDS`](crate::ERROR_BOUNDS). `-inf` at -1, NaN below; keeps the sign of zero.
    ///
    /// # Panics
    /// When the slices differ in length.
    log1p_into, log1p_into_at(source: slice, target: slice_mut) -> nothing
        where source as long as target = MapInto { map: Log1p, source, target };

    /// [`log1p_into`] in place.
    log1p_in_place, log1p_in_place_at(values: slice_mut) -> nothing
        = MapInPlace { map: Log1p, values };

    /// `target = tanh(source)`.
    ///
    /// Bounds: [`ERROR_BOUNDS`](crate::ERROR_BOUNDS). Odd to the last bit, the sign of zero included.
    ///
    /// # Panics
    /// When the slices differ in length.
    tanh_into, tanh_into_at(source: slice, target: slice_mut) -> nothing
        where source as long as target = MapInto { map: Tanh, source, target };

    /// [`tanh_into`] in place.
    tanh_in_place, tanh_in_place_at(values: slice_mut) -> nothing = MapInPlace { map: Tanh, values };

    /// `target = 1 / (1 + e^-source)`.
    ///
    /// Bounds: [`ERROR_BOUNDS`](crate::ERROR_BOUNDS), also far below zero, where the result is `e^x`.
    ///
    /// # Panics
    /// When the slices differ in length.
    sigmoid_into, sigmoid_into_at(source: slice, target: slice_mut) -> nothing
        where source as long as target = MapInto { map: Sigmoid, source, target };

    /// [`sigmoid_into`] in place.
    sigmoid_in_place, sigmoid_in_place_at(values: slice_mut) -> nothing
        = MapInPlace { map: Sigmoid, values };

    /// `target = erf(source)`, the error function.
    ///
    /// Bounds: [`ERROR_BOUNDS`](crate::ERROR_BOUNDS). Odd to the last bit, the sign of zero included.
    ///
    /// # Panics
    /// When the slices differ in length.
    erf_into, erf_into_at(source: slice, target: slice_mut) -> nothing
        where source as long as target = MapInto { map: Erf, source, target };

    /// [`erf_into`] in place.
    erf_in_place, erf_in_place_at(values: slice_mut) -> nothing = MapInPlace { map: Erf, values };
}
