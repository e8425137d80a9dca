//! The two types, and what each rival has for them.

use std::ops::{Add, Mul, Sub};

use larder_kernels as ours;
use ndarray::linalg::Dot as _;
use ndarray::{ArrayRef1, aview1};
use simsimd::SpatialSimilarity;

use crate::function::Function;

unsafe extern "C" {
    safe fn erf(x: f64) -> f64;
    safe fn erff(x: f32) -> f32;
}

/// Maps a slice into another.
pub(crate) type Map<T> = Box<dyn Fn(&[T], &mut [T])>;

pub(crate) trait Real:
    ours::Real
    + SpatialSimilarity
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + 'static
{
    /// Half the distance from 1 to its neighbour above.
    const HALF_ULP_OF_ONE: f64;
    fn of(x: f64) -> Self;
    fn wide(self) -> f64;
    /// The function of the system's mathematical library, one number at a time.
    fn system(function: Function) -> Map<Self>;
    /// The same of the crate libm.
    fn libm(function: Function) -> Map<Self>;
    /// Registers of 64 bytes; none for what the crate lacks.
    fn registers(function: Function) -> Option<Map<Self>>;
    /// mathfun; none for what the crate lacks.
    fn mathfun(function: Function) -> Option<Map<Self>>;
    /// A dot product by ndarray.
    fn ndarray_dot(a: &[Self], b: &[Self]) -> Self;
    /// A sum by ndarray.
    fn ndarray_sum(a: &[Self]) -> Self;
}

fn each<T: Copy + 'static>(f: impl Fn(T) -> T + 'static) -> Map<T> {
    Box::new(move |x, y| x.iter().zip(y).for_each(|(x, y)| *y = f(*x)))
}

macro_rules! real {
    ($T:ident, $erf:ident, $register:ident, $array:ty,
     libm: $exp:ident $log:ident $log1p:ident $tanh:ident $liberf:ident,
     mathfun: $mexp:ident $mlog:ident $mtanh:ident) => {
        impl Real for $T {
            const HALF_ULP_OF_ONE: f64 = $T::EPSILON as f64 / 2.0;

            fn of(x: f64) -> Self {
                x as $T
            }

            fn wide(self) -> f64 {
                f64::from(self)
            }

            fn system(function: Function) -> Map<Self> {
                match function {
                    Function::Exp => each($T::exp),
                    Function::Log => each($T::ln),
                    Function::Log1p => each($T::ln_1p),
                    Function::Tanh => each($T::tanh),
                    Function::Sigmoid => each(|x: $T| 1.0 / (1.0 + (-x).exp())),
                    Function::Erf => each(|x| $erf(x)),
                }
            }

            fn libm(function: Function) -> Map<Self> {
                match function {
                    Function::Exp => each(libm::$exp),
                    Function::Log => each(libm::$log),
                    Function::Log1p => each(libm::$log1p),
                    Function::Tanh => each(libm::$tanh),
                    Function::Sigmoid => each(|x: $T| 1.0 / (1.0 + libm::$exp(-x))),
                    Function::Erf => each(libm::$liberf),
                }
            }

            fn registers(function: Function) -> Option<Map<Self>> {
                use wide::$register as R;
                fn by(f: impl Fn(R) -> R + 'static) -> Option<Map<$T>> {
                    Some(Box::new(move |x, y| {
                        let (x, y) = (x.as_chunks().0, y.as_chunks_mut().0);
                        x.iter().zip(y).for_each(|(x, y)| *y = f(R::from(*x)).to_array());
                    }))
                }
                match function {
                    Function::Exp => by(R::exp),
                    Function::Log => by(R::ln),
                    Function::Log1p => by(R::ln_1p),
                    Function::Tanh => by(R::tanh),
                    Function::Sigmoid => by(|x| R::from(1.0) / (R::from(1.0) + (-x).exp())),
                    Function::Erf => None,
                }
            }

            fn mathfun(function: Function) -> Option<Map<Self>> {
                let f: unsafe fn(usize, *const $T, *mut $T) = match function {
                    Function::Exp => mathfun::$mexp,
                    Function::Log => mathfun::$mlog,
                    Function::Tanh => mathfun::$mtanh,
                    _ => return None,
                };
                Some(Box::new(move |x, y| {
                    assert_eq!(x.len(), y.len(), "a number for each");
                    // SAFETY: both slices have that many numbers.
                    unsafe { f(x.len(), x.as_ptr(), y.as_mut_ptr()) }
                }))
            }

            fn ndarray_dot(a: &[Self], b: &[Self]) -> Self {
                let (a, b) = (aview1(a), aview1(b));
                let b: &ArrayRef1<$T> = &b;
                a.dot(b)
            }

            fn ndarray_sum(a: &[Self]) -> Self {
                aview1(a).sum()
            }
        }
    };
}

real!(f32, erff, f32x16, [f32; 16],
    libm: expf logf log1pf tanhf erff, mathfun: vs_exp vs_ln vs_tanh);
real!(f64, erf, f64x8, [f64; 8],
    libm: exp log log1p tanh erf, mathfun: vd_exp vd_ln vd_tanh);
