//! What a distribution is: [`Law`] for models, [`Distribution`] for handlers; and the macro by which
//! most are written.

use std::fmt::Debug;

use rand_core::RngCore;

use super::support::Support;
use crate::address::Address;
use crate::error::{ErrorKind, InferError, Result};
use crate::handler::Handler;
use crate::real::Real;
use crate::rng::Stream;
use crate::trace::Tag;

/// A type of value that a site can have.
pub trait SiteValue: Copy + PartialEq + Debug + Send + Sync + 'static {
    /// Its word in a trace.
    const TAG: Tag;
    /// What a model over `R` receives: a number for `f64`, the plain value for all others.
    type In<R: Real>: Copy + Debug;

    /// The value as a model receives it.
    fn lift<R: Real>(self) -> Self::In<R>;
    /// The value as a model receives it, from a number that is one.
    fn from_real<R: Real>(x: R) -> Self::In<R>;
    /// The value as a number.
    fn number<R: Real>(value: Self::In<R>) -> R;
    /// The value of a number that is one.
    fn of_number(x: f64) -> Self;
    /// The eight bytes by which a trace keeps it.
    fn bits(self) -> u64;
    /// The value of these bytes.
    fn of_bits(bits: u64) -> Self;
    /// Asks the hook of a handler that is right for the type.
    fn sampled_by<H: Handler + ?Sized>(
        handler: &mut H,
        at: &Address,
        law: &dyn Distribution<Self>,
    ) -> Self;
    /// Tells the hook of a handler that is right for the type.
    fn observed_by<H: Handler + ?Sized>(
        handler: &mut H,
        at: &Address,
        law: &dyn Distribution<Self>,
        value: Self,
    );
}

/// A distribution whose parameters are numbers over `R`.
pub trait Law<R: Real>: Copy {
    /// What it yields.
    type Value: SiteValue;
    /// Whether its density has a finite integral, so that one can draw from it.
    const PROPER: bool = true;
    /// Whether that integral is one, whatever the parameters.
    const NORMALISED: bool = true;
    /// Whether [`Law::log_density`] is itself NaN or minus infinity wherever a parameter is not allowed or the value lies
    /// outside of the support. Then nobody has to ask before, and a formula is faster than questions.
    const GUARDED: bool = false;

    /// Its name in messages.
    fn name(&self) -> &'static str;
    /// Name and parameters, for messages.
    fn describe(&self) -> String;
    /// What is wrong with the parameters, if anything.
    fn complaint(&self) -> Option<&'static str>;
    /// Where its values live.
    fn support(&self) -> Support<R>;
    /// The normalised log density (or log probability) of a value in the support.
    fn log_density(&self, x: R) -> R;
    /// A draw; NaN from a law that is not proper.
    fn draw<G: RngCore + ?Sized>(&self, rng: &mut G) -> Self::Value;

    /// The draw that [`Law::draw`] makes of a stream. A law that moves a standard normal number takes one that the
    /// stream made together with others.
    #[inline(always)]
    fn draw_from(&self, stream: &mut Stream) -> Self::Value {
        self.draw(stream)
    }

    /// An error if the parameters are not allowed.
    ///
    /// # Errors
    /// [`ErrorKind::Parameter`], with name, values and what would be right.
    fn check(&self) -> Result<()> {
        match self.complaint() {
            None => Ok(()),
            Some(what) => {
                let message = format!("{}: {what}", self.describe());
                Err(InferError::new(ErrorKind::Parameter, message))
            }
        }
    }
}

/// A distribution behind a pointer, as handlers see it.
pub trait Distribution<T: SiteValue> {
    /// A draw.
    fn sample(&self, rng: &mut dyn RngCore) -> T;
    /// The log density at a value, `-inf` outside the support or with parameters that are not allowed.
    fn log_prob(&self, value: &T) -> f64;
    /// Its name.
    fn name(&self) -> &'static str;
    /// Where its values live.
    fn support(&self) -> Support<f64>;
    /// An error if the parameters are not allowed.
    ///
    /// # Errors
    /// [`ErrorKind::Parameter`].
    fn check(&self) -> Result<()>;
    /// Whether one can draw from it.
    fn is_proper(&self) -> bool;
    /// Whether its density integrates to one, whatever its parameters.
    fn is_normalised(&self) -> bool;
}

impl<T: SiteValue, L: Law<f64, Value = T>> Distribution<T> for L {
    #[inline(always)]
    fn sample(&self, rng: &mut dyn RngCore) -> T {
        self.draw(rng)
    }

    #[inline(always)]
    fn log_prob(&self, value: &T) -> f64 {
        log_density_of(self, T::number::<f64>(value.lift::<f64>()))
    }

    fn name(&self) -> &'static str {
        Law::<f64>::name(self)
    }

    fn support(&self) -> Support<f64> {
        Law::<f64>::support(self)
    }

    #[inline(always)]
    fn check(&self) -> Result<()> {
        Law::<f64>::check(self)
    }

    fn is_proper(&self) -> bool {
        <L as Law<f64>>::PROPER
    }

    fn is_normalised(&self) -> bool {
        <L as Law<f64>>::NORMALISED
    }
}

/// The log density, `-inf` outside the support or with parameters that are not allowed.
#[inline(always)]
pub(crate) fn log_density_of<L: Law<f64>>(law: &L, x: f64) -> f64 {
    if L::GUARDED {
        let density = law.log_density(x);
        if density > f64::NEG_INFINITY { density } else { f64::NEG_INFINITY }
    } else if law.complaint().is_none() && law.support().contains(x) {
        law.log_density(x)
    } else {
        f64::NEG_INFINITY
    }
}

impl SiteValue for f64 {
    const TAG: Tag = Tag::F64;
    type In<R: Real> = R;

    #[inline(always)]
    fn lift<R: Real>(self) -> R {
        R::from(self)
    }
    #[inline(always)]
    fn from_real<R: Real>(x: R) -> R {
        x
    }
    #[inline(always)]
    fn number<R: Real>(value: R) -> R {
        value
    }
    #[inline(always)]
    fn of_number(x: f64) -> f64 {
        x
    }
    #[inline(always)]
    fn bits(self) -> u64 {
        self.to_bits()
    }
    #[inline(always)]
    fn of_bits(bits: u64) -> f64 {
        f64::from_bits(bits)
    }
    #[inline(always)]
    fn sampled_by<H: Handler + ?Sized>(
        handler: &mut H,
        at: &Address,
        law: &dyn Distribution<f64>,
    ) -> f64 {
        handler.on_sample_f64(at, law)
    }
    #[inline(always)]
    fn observed_by<H: Handler + ?Sized>(
        handler: &mut H,
        at: &Address,
        law: &dyn Distribution<f64>,
        value: f64,
    ) {
        handler.on_observe_f64(at, law, value);
    }
}

macro_rules! plain_value {
    ($T:ty, $Tag:ident, $sample:ident, $observe:ident, $number:expr, $of_number:expr, $bits:expr, $of_bits:expr) => {
        impl SiteValue for $T {
            const TAG: Tag = Tag::$Tag;
            type In<R: Real> = $T;

            #[inline(always)]
            fn lift<R: Real>(self) -> $T {
                self
            }
            fn from_real<R: Real>(x: R) -> $T {
                <$T as SiteValue>::of_number(x.peek())
            }
            #[inline(always)]
            fn number<R: Real>(value: $T) -> R {
                let number: fn($T) -> f64 = $number;
                R::from(number(value))
            }
            #[inline(always)]
            #[allow(
                unfulfilled_lint_expectations,
                clippy::allow_attributes,
                clippy::allow_attributes_without_reason
            )]
            fn of_number(x: f64) -> $T {
                let of_number: fn(f64) -> $T = $of_number;
                of_number(x)
            }
            #[inline(always)]
            fn bits(self) -> u64 {
                let bits: fn($T) -> u64 = $bits;
                bits(self)
            }
            #[inline(always)]
            fn of_bits(bits: u64) -> $T {
                let of_bits: fn(u64) -> $T = $of_bits;
                of_bits(bits)
            }
            #[inline(always)]
            fn sampled_by<H: Handler + ?Sized>(
                handler: &mut H,
                at: &Address,
                law: &dyn Distribution<$T>,
            ) -> $T {
                handler.$sample(at, law)
            }
            #[inline(always)]
            fn observed_by<H: Handler + ?Sized>(
                handler: &mut H,
                at: &Address,
                law: &dyn Distribution<$T>,
                value: $T,
            ) {
                handler.$observe(at, law, value);
            }
        }
    };
}

plain_value!(
    bool,
    Bool,
    on_sample_bool,
    on_observe_bool,
    |b| f64::from(u8::from(b)),
    |x| x != 0.0,
    u64::from,
    |b| b != 0
);
plain_value!(u64, U64, on_sample_u64, on_observe_u64, |n| n as f64, |x| x as u64, |n| n, |b| b);
plain_value!(
    usize,
    Usize,
    on_sample_usize,
    on_observe_usize,
    |n| n as f64,
    |x| x as usize,
    |n| n as u64,
    |b| b as usize
);
plain_value!(
    i64,
    I64,
    on_sample_i64,
    on_observe_i64,
    |n| n as f64,
    |x| x as i64,
    i64::cast_unsigned,
    u64::cast_signed
);

/// Writes a scalar distribution: fixed parameters in brackets, numbers of the model in parentheses,
/// which of them may be infinite, what they must satisfy, where values live, the formula, how to draw: from random words, or from a standard normal.
macro_rules! law {
    (
        $(#[$meta:meta])*
        $Name:ident [$($f:ident : $F:ty),*] ($($p:ident : $P:ident),*) -> $V:ty, $word:literal;
        $(proper $proper:literal;)?
        $(normalised $normalised:literal;)?
        $(guarded $guarded:literal;)?
        $(endless $($endless:ident),*;)?
        where $($condition:expr => $what:literal),* ;
        support $support:expr;
        density |$x:ident| $density:expr;
        $from:ident |$source:ident| $draw:expr;
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $Name<$($P = f64),*>($(#[doc = concat!("`", stringify!($f), "`")] pub $F,)* $(#[doc = concat!("`", stringify!($p), "`")] pub $P),*);

        #[allow(clippy::allow_attributes, clippy::allow_attributes_without_reason, unused)]
        impl $Name<$(law!(@f64 $P)),*> {
            /// The distribution, if the parameters are allowed.
            ///
            /// # Errors
            /// [`ErrorKind::Parameter`](crate::ErrorKind::Parameter), with the values and what would be right.
            pub fn new($($f: $F,)* $($p: f64),*) -> $crate::error::Result<Self> {
                let law = $Name($($f,)* $($p),*);
                $crate::dist::Law::<f64>::check(&law)?;
                Ok(law)
            }
        }

        #[allow(clippy::allow_attributes, clippy::allow_attributes_without_reason, unused, clippy::neg_cmp_op_on_partial_ord, clippy::cast_possible_wrap)]
        impl<R: $crate::real::Real, $($P: Into<R> + Copy),*> $crate::dist::Law<R> for $Name<$($P),*> {
            type Value = $V;
            $(const PROPER: bool = $proper;)?
            $(const NORMALISED: bool = $normalised;)?
            $(const GUARDED: bool = $guarded;)?

            fn name(&self) -> &'static str {
                $word
            }

            #[cold]
            fn describe(&self) -> String {
                let $Name($($f,)* $($p),*) = *self;
                let mut text = String::from($word);
                let mut sep = '(';
                $( text.push(sep); text.push_str(&format!("{} = {}", stringify!($f), $f)); sep = ','; )*
                $( text.push(sep); if sep == ',' { text.push(' '); } text.push_str(&format!("{} = {}", stringify!($p), Into::<R>::into($p).peek())); sep = ','; )*
                if sep == ',' { text.push(')'); }
                text
            }

            #[inline(always)]
            fn complaint(&self) -> Option<&'static str> {
                const ENDLESS: &[&str] = &[$($(stringify!($endless)),*)?];
                let $Name($($f,)* $($p),*) = *self;
                $(let $p: R = $p.into();)*
                $(if !$p.peek().is_finite()
                    && ($p.peek().is_nan() || !ENDLESS.contains(&stringify!($p)))
                {
                    return Some(concat!("`", stringify!($p), "` must be a finite number"));
                })*
                $(if !($condition) {
                    return Some($what);
                })*
                None
            }

            #[inline(always)]
            fn support(&self) -> $crate::dist::Support<R> {
                let $Name($($f,)* $($p),*) = *self;
                $(let $p: R = $p.into();)*
                $support
            }

            #[inline(always)]
            fn log_density(&self, $x: R) -> R {
                let $Name($($f,)* $($p),*) = *self;
                $(let $p: R = $p.into();)*
                $density
            }

            #[inline(always)]
            fn draw<G: rand_core::RngCore + ?Sized>(&self, rng: &mut G) -> $V {
                let $Name($($f,)* $($p),*) = *self;
                $(let $p: f64 = Into::<R>::into($p).peek();)*
                let $source = law!(@$from rng, $crate::rng::standard_normal);
                <$V as $crate::dist::SiteValue>::of_number($draw)
            }

            #[inline(always)]
            fn draw_from(&self, stream: &mut $crate::rng::Stream) -> $V {
                let $Name($($f,)* $($p),*) = *self;
                $(let $p: f64 = Into::<R>::into($p).peek();)*
                let $source = law!(@$from stream, $crate::rng::Stream::normal);
                <$V as $crate::dist::SiteValue>::of_number($draw)
            }
        }
    };
    (@f64 $P:ident) => { f64 };
    (@draw $rng:ident, $normal:path) => { $rng };
    (@normal $rng:ident, $normal:path) => { $normal($rng) };
}
pub(crate) use law;
