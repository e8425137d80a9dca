//! The elementary functions as maps.

use super::Map;
use crate::lanes::{Lanes, Real};
use crate::math;

macro_rules! function {
    ($($Name:ident = $function:ident),* $(,)?) => {$(
        #[doc = concat!("[`math::", stringify!($function), "`] of every number.")]
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct $Name;

        impl<T: Real> Map<T> for $Name {
            #[inline(always)]
            fn lanes<V: Lanes<Element = T>>(self, x: V) -> V {
                math::$function(x)
            }
        }
    )*};
}

function!(Exp = exp, Log = log, Log1p = log1p, Tanh = tanh, Sigmoid = sigmoid, Erf = erf);
