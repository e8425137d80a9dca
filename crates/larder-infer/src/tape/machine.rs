//! Runs codes: one jump each, operands by their places.

use larder_kernels::{Lanes, Simd};

use super::code::{Act, Code, Flat, ROW};
use super::lanes::{self, One as _, Pair as _, Two as _};
use super::op::Op;
use super::program::{PRIOR_ROW, Prior};
use super::scalar;
use crate::math::LN_SQRT_2PI;

/// Registers of a row where they are smallest.
pub(super) const REGISTERS: usize = 4;

pub(super) type Row<S> = [<S as Simd>::F64; REGISTERS];

/// Registers of a row.
#[inline(always)]
fn registers<S: Simd>() -> usize {
    ROW / <S::F64 as Lanes>::LANES
}

#[inline(always)]
fn load<S: Simd>(simd: S, file: &[f64], at: u32) -> Row<S> {
    let from = &file[at as usize..at as usize + ROW];
    let mut row = [S::F64::zero(simd); REGISTERS];
    let mut register = 0;
    while register < registers::<S>() {
        row[register] = lanes::load(simd, from, register * <S::F64 as Lanes>::LANES);
        register += 1;
    }
    row
}

#[inline(always)]
fn store<S: Simd>(row: &Row<S>, file: &mut [f64], at: u32) {
    let to = &mut file[at as usize..at as usize + ROW];
    let mut register = 0;
    while register < registers::<S>() {
        let from = register * <S::F64 as Lanes>::LANES;
        row[register].store(&mut to[from..from + <S::F64 as Lanes>::LANES]);
        register += 1;
    }
}

/// What codes read and write: a number in all lanes of one register, or a row.
trait Width<S: Simd> {
    const COUNT: usize;

    fn load(simd: S, file: &[f64], at: u32) -> Row<S>;
    fn store(row: &Row<S>, file: &mut [f64], at: u32);

    /// Registers that are worked on.
    fn registers() -> usize;

    /// One of them.
    fn get(simd: S, file: &[f64], at: u32, register: usize) -> S::F64;
    fn put(x: S::F64, file: &mut [f64], at: u32, register: usize);
}

struct Numbers;
struct Rows;

impl<S: Simd> Width<S> for Numbers {
    const COUNT: usize = 1;

    #[inline(always)]
    fn load(simd: S, file: &[f64], at: u32) -> Row<S> {
        [S::F64::splat(simd, file[at as usize]); REGISTERS]
    }

    #[inline(always)]
    fn store(row: &Row<S>, file: &mut [f64], at: u32) {
        <Self as Width<S>>::put(row[0], file, at, 0);
    }

    #[inline(always)]
    fn registers() -> usize {
        1
    }

    #[inline(always)]
    fn get(simd: S, file: &[f64], at: u32, _register: usize) -> S::F64 {
        S::F64::splat(simd, file[at as usize])
    }

    #[inline(always)]
    fn put(x: S::F64, file: &mut [f64], at: u32, _register: usize) {
        let mut all = [0.0; ROW];
        x.store(&mut all[..<S::F64 as Lanes>::LANES]);
        file[at as usize] = all[0];
    }
}

impl<S: Simd> Width<S> for Rows {
    const COUNT: usize = ROW;

    #[inline(always)]
    fn load(simd: S, file: &[f64], at: u32) -> Row<S> {
        load(simd, file, at)
    }

    #[inline(always)]
    fn store(row: &Row<S>, file: &mut [f64], at: u32) {
        store::<S>(row, file, at);
    }

    #[inline(always)]
    fn registers() -> usize {
        registers::<S>()
    }

    #[inline(always)]
    fn get(simd: S, file: &[f64], at: u32, register: usize) -> S::F64 {
        lanes::load(simd, file, at as usize + register * <S::F64 as Lanes>::LANES)
    }

    #[inline(always)]
    fn put(x: S::F64, file: &mut [f64], at: u32, register: usize) {
        let lanes = <S::F64 as Lanes>::LANES;
        let from = at as usize + register * lanes;
        x.store(&mut file[from..from + lanes]);
    }
}

/// A guard turned out otherwise: the tape does not describe the model at this point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Flip;

/// Runs codes.
#[inline(always)]
pub(super) fn run<S: Simd>(
    simd: S,
    mut codes: &[Code],
    flat: &Flat,
    file: &mut [f64],
) -> Result<(), Flip> {
    while !codes.is_empty() {
        codes = run_kind::<S, Numbers>(simd, codes, flat, file)?;
        codes = run_kind::<S, Rows>(simd, codes, flat, file)?;
    }
    Ok(())
}

/// Runs codes of one kind in their order, and gives those that follow.
#[inline(always)]
fn run_kind<'c, S: Simd, W: Width<S>>(
    simd: S,
    codes: &'c [Code],
    flat: &Flat,
    file: &mut [f64],
) -> Result<&'c [Code], Flip> {
    /// The expression register by register.
    macro_rules! lanes {
        ($code:ident, $register:ident, [$($x:ident = $place:ident),*], $y:expr) => {{
            $(let $x = W::load(simd, file, $code.$place);)*
            let mut out = [S::F64::zero(simd); REGISTERS];
            let mut $register = 0;
            while $register < W::registers() {
                $(let $x = $x[$register];)*
                out[$register] = $y;
                $register += 1;
            }
            W::store(&out, file, $code.out);
        }};
    }
    macro_rules! two {
        ($code:ident, $f:expr) => {
            lanes!($code, register, [x = a, y = b], $f.of(x, y))
        };
    }
    /// The same for what is long: a loop that is not written out, over the registers that hold numbers.
    macro_rules! long {
        ($code:ident, $register:ident, [$($x:ident = $place:ident),*], $y:expr) => {{
            let lanes = <S::F64 as Lanes>::LANES;
            let count = W::registers().min(usize::from($code.n).div_ceil(lanes));
            let mut $register = 0;
            while $register < count {
                $(let $x = W::get(simd, file, $code.$place, $register);)*
                let y = $y;
                W::put(y, file, $code.out, $register);
                $register += 1;
            }
        }};
    }
    macro_rules! one {
        ($code:ident, $f:expr) => {
            long!($code, register, [x = a], $f.of(x))
        };
    }
    macro_rules! long_two {
        ($code:ident, $f:expr) => {
            long!($code, register, [x = a, y = b], $f.of(x, y))
        };
    }
    /// The same for the first numbers of the row, added to what is there.
    macro_rules! part {
        ($code:ident, $register:ident, [$($x:ident = $place:ident),*], $y:expr) => {{
            $(let $x = W::load(simd, file, $code.$place);)*
            let mut out = W::load(simd, file, $code.out);
            let mut $register = 0;
            while $register < W::registers() {
                $(let $x = $x[$register];)*
                let within = first(simd, $register, $code.n);
                out[$register] = S::F64::select(within, $y, out[$register]);
                $register += 1;
            }
            W::store(&out, file, $code.out);
        }};
    }
    let mut codes = codes.iter();
    for code in codes.by_ref() {
        match code.act {
            Act::BellTarget
            | Act::AnswerTarget
            | Act::CountTarget
            | Act::AddPart
            | Act::SubPart
            | Act::MulAddPart
            | Act::NegMulAddPart
            | Act::Gather
            | Act::Scatter
                if W::COUNT == 1 =>
            {
                unreachable!("{:?} is a code on rows", code.act)
            }
            Act::Copy => lanes!(code, register, [x = a], x),
            Act::Add => lanes!(code, register, [x = a, y = b], x + y),
            Act::Sub => lanes!(code, register, [x = a, y = b], x - y),
            Act::Mul => lanes!(code, register, [x = a, y = b], x * y),
            Act::Div => lanes!(code, register, [x = a, y = b], x / y),
            Act::Neg => lanes!(code, register, [x = a], -x),
            Act::MulAdd => lanes!(code, register, [x = a, y = b, z = c], x.mul_add(y, z)),
            Act::NegMulAdd => lanes!(code, register, [x = a, y = b, z = c], x.neg_mul_add(y, z)),
            Act::Exp => one!(code, lanes::Exp),
            Act::Ln => one!(code, lanes::Log),
            Act::Ln1p => one!(code, lanes::Log1p),
            Act::Sqrt => one!(code, lanes::Sqrt),
            Act::Square => one!(code, lanes::Square),
            Act::Abs => one!(code, lanes::Abs),
            Act::Tanh => one!(code, lanes::Tanh),
            Act::Softplus => one!(code, lanes::Softplus),
            Act::InvLogit => one!(code, lanes::Sigmoid),
            Act::OverOnePlus => two!(code, lanes::OverOnePlus),
            Act::HalfOver => two!(code, lanes::HalfOver),
            Act::TwiceProduct => two!(code, lanes::TwiceProduct),
            Act::TimesSign => two!(code, lanes::TimesSign),
            Act::TimesOneMinusSquare => two!(code, lanes::TimesOneMinusSquare),
            Act::TimesSigmoid => long_two!(code, lanes::TimesSigmoid),
            Act::TimesLogisticSlope => two!(code, lanes::TimesLogisticSlope),
            Act::Standard => lanes!(code, register, [x = a, y = b, z = c], (x - y) / z),
            Act::Bell => lanes!(code, register, [z = a, log = b], {
                let half = z * z * z.constant(-0.5);
                half - log - z.constant(LN_SQRT_2PI)
            }),
            Act::ScaleSlope => two!(code, lanes::ScaleSlope),
            Act::AnswerMass => long_two!(code, lanes::AnswerMass),
            Act::AnswerSlope => long_two!(code, lanes::AnswerSlope),
            Act::CountSlope => long_two!(code, lanes::CountSlope),
            Act::BellTarget => {
                let mut squares = W::load(simd, file, code.d);
                lanes!(code, register, [x = a, mean = b, inverse = c], {
                    let z = (x - mean) * inverse;
                    squares[register] = z.mul_add(z, squares[register]);
                    z * inverse
                });
                W::store(&squares, file, code.d);
            }
            Act::AnswerTarget => long!(code, register, [x = a, y = b], {
                let (mass, slope) = lanes::Answer.of(x, y);
                let squares = W::get(simd, file, code.d, register);
                let squares = mass.mul_add(mass.constant(-2.0), squares);
                W::put(squares, file, code.d, register);
                slope
            }),
            Act::CountTarget => long!(code, register, [x = a, y = b], {
                let (mass, slope) = lanes::Count.of(x, y);
                let squares = W::get(simd, file, code.d, register);
                let squares = mass.mul_add(mass.constant(-2.0), squares);
                W::put(squares, file, code.d, register);
                slope
            }),
            Act::Spread => {
                let x = S::F64::splat(simd, file[code.a as usize]);
                store::<S>(&[x; REGISTERS], file, code.out);
            }
            Act::Sum => {
                let row = first_of(simd, load(simd, file, code.a), code.n);
                file[code.out as usize] = file[code.c as usize] + total::<S>(row);
            }
            Act::AddPart => {
                let old = W::load(simd, file, code.out);
                part!(code, register, [x = a], old[register] + x);
            }
            Act::SubPart => {
                let old = W::load(simd, file, code.out);
                part!(code, register, [x = a], old[register] - x);
            }
            Act::MulAddPart => {
                let old = W::load(simd, file, code.out);
                part!(code, register, [x = a, y = b], x.mul_add(y, old[register]));
            }
            Act::NegMulAddPart => {
                let old = W::load(simd, file, code.out);
                part!(code, register, [x = a, y = b], x.neg_mul_add(y, old[register]));
            }
            Act::Gather => {
                let places = &flat.gathers[code.at as usize];
                let mut row = [0.0; ROW];
                for (x, &place) in row.iter_mut().zip(places) {
                    *x = file[place as usize];
                }
                file[code.out as usize..code.out as usize + ROW].copy_from_slice(&row);
            }
            Act::Scatter => {
                let places = &flat.gathers[code.at as usize];
                for (k, &place) in places.iter().enumerate().take(usize::from(code.n)) {
                    let x = file[code.a as usize + k];
                    file[flat.adjoints + place as usize] += x;
                }
            }
            Act::Each | Act::EachSlope | Act::EachSlopeOfSecond => {
                each(code, flat, file, W::COUNT);
            }
            Act::Guard => {
                let Op::Guard(comparison, held) = flat.ops[code.at as usize] else {
                    unreachable!("a guard names a comparison")
                };
                let count = W::COUNT.min(usize::from(code.n));
                for k in 0..count {
                    let (a, b) = (file[code.a as usize + k], file[code.b as usize + k]);
                    if comparison.holds(a, b) != held {
                        return Err(Flip);
                    }
                }
            }
            Act::Turn => break,
        }
    }
    Ok(codes.as_slice())
}

/// What has no lanes of its own, number by number.
#[inline(never)]
fn each(code: &Code, flat: &Flat, file: &mut [f64], width: usize) {
    let op = flat.ops[code.at as usize];
    for k in 0..width.min(usize::from(code.n)) {
        let number = |at: u32| file[at as usize + k];
        let (a, b) = (number(code.a), number(code.b));
        let y = match code.act {
            Act::Each => scalar::value(op, a, b, number(code.c)),
            Act::EachSlope => number(code.d) * scalar::slope(op, a, b, number(code.c)),
            _ => number(code.d) * scalar::slope_of_second(op, a, b, number(code.c)),
        };
        file[code.out as usize + k] = y;
    }
}

/// Which lanes of a register of a row belong to its first `n` numbers.
#[inline(always)]
fn first<S: Simd>(simd: S, register: usize, n: u8) -> <S::F64 as Lanes>::Mask {
    const PLACES: [f64; ROW] = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0];
    let places = lanes::load(simd, &PLACES, register * <S::F64 as Lanes>::LANES);
    places.lt(S::F64::splat(simd, f64::from(n)))
}

/// The first `n` numbers of a row, and zeros after them.
#[inline(always)]
fn first_of<S: Simd>(simd: S, mut row: Row<S>, n: u8) -> Row<S> {
    if usize::from(n) < ROW {
        let mut register = 0;
        while register < registers::<S>() {
            let within = first(simd, register, n);
            row[register] = S::F64::select(within, row[register], S::F64::zero(simd));
            register += 1;
        }
    }
    row
}

/// The sum of a row by halves, in the same order on every level.
#[inline(always)]
pub(super) fn total<S: Simd>(mut row: Row<S>) -> f64 {
    let mut count = registers::<S>();
    while count > 1 {
        count /= 2;
        let mut at = 0;
        while at < count {
            row[at] = row[at] + row[at + count];
            at += 1;
        }
    }
    row[0].sum()
}

impl Flat {
    /// The target, as far as codes make it.
    #[inline(always)]
    pub(super) fn target<S: Simd>(&self, simd: S, file: &[f64]) -> f64 {
        let mut squares = 0.0;
        for &(place, n) in &self.squares {
            squares += total::<S>(first_of(simd, load(simd, file, place), n));
        }
        file[self.terms as usize] - 0.5 * squares
    }
}

impl Prior {
    /// Takes the point into the file and what its own priors push into the adjoints, row by row; gives the row of the
    /// squares, less twice what is linear.
    #[inline(always)]
    pub(super) fn enter<S: Simd>(
        &self,
        simd: S,
        q: &[f64],
        file: &mut [f64],
        adjoints: usize,
        squares: u32,
    ) {
        let lanes = <S::F64 as Lanes>::LANES;
        let (laws, _) = self.rows.as_chunks::<PRIOR_ROW>();
        let (values, slopes) = file.split_at_mut(adjoints);
        let (values, _) = values.as_chunks_mut::<ROW>();
        let (slopes, _) = slopes.as_chunks_mut::<ROW>();
        let zero = S::F64::zero(simd);
        let mut sums = [zero; REGISTERS];
        let mut lines = [zero; REGISTERS];
        let mut from = 0;
        for ((law, values), slopes) in laws.iter().zip(values).zip(slopes) {
            let mut register = 0;
            while register < registers::<S>() {
                let at = register * lanes;
                let place = from + at;
                let x = if place + lanes <= q.len() {
                    lanes::load(simd, q, place)
                } else {
                    S::F64::load_partial(simd, &q[place.min(q.len())..], 0.0)
                };
                let inverse = lanes::load(simd, law, ROW + at);
                let z = (x - lanes::load(simd, law, at)) * inverse;
                let line = lanes::load(simd, law, 2 * ROW + at);
                sums[register] = z.mul_add(z, sums[register]);
                lines[register] = x.mul_add(line, lines[register]);
                x.store(&mut values[at..at + lanes]);
                z.neg_mul_add(inverse, line).store(&mut slopes[at..at + lanes]);
                register += 1;
            }
            from += ROW;
        }
        let mut register = 0;
        while register < registers::<S>() {
            let two = sums[register].constant(2.0);
            sums[register] = lines[register].neg_mul_add(two, sums[register]);
            register += 1;
        }
        store::<S>(&sums, file, squares);
    }
}
