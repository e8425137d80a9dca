//! Codes: a tape written out as a dense list of operations whose operands are places in one file of numbers.
//!
//! ```text
//! file:  values | adjoints of the same places | rows: what is computed on the way, constants, sums
//! ```
//!
//! A code works on one number, or on a row of eight: the iterations of a small plate side by side. A list begins with
//! codes on numbers and changes to the other kind where a code says so; each code is one jump. What is pushed back to where is
//! known when the list is written (`adjoint`), so the way back is a list of the same codes: nothing is asked,
//! cleared or looked up while it runs (`machine`).

use super::op::Op;

/// Numbers of a row.
pub(super) const ROW: usize = 8;

/// What a code does; `a` to `d` are its operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Act {
    Copy,
    Add,
    Sub,
    Mul,
    Div,
    Neg,
    /// `c + a b`.
    MulAdd,
    /// `c - a b`.
    NegMulAdd,
    Exp,
    Ln,
    Ln1p,
    Sqrt,
    Square,
    Abs,
    Tanh,
    Softplus,
    InvLogit,
    OverOnePlus,
    HalfOver,
    TwiceProduct,
    TimesSign,
    TimesOneMinusSquare,
    TimesSigmoid,
    TimesLogisticSlope,
    /// `(a - b) / c`.
    Standard,
    /// The log density of a normal: `a` standardised, `b` the logarithm of the deviation.
    Bell,
    /// `(a^2 - 1) / b`.
    ScaleSlope,
    AnswerMass,
    AnswerSlope,
    CountSlope,
    /// A normal density of a known deviation straight into the target: value, mean, one over the deviation; adds the
    /// square to the row `d` and gives the slope.
    BellTarget,
    /// The mass of an answer into the target, and its slope.
    AnswerTarget,
    /// The mass of a count into the target, and its slope.
    CountTarget,
    /// A number into all places of a row.
    Spread,
    /// The sum of the first `n` numbers of the row `a`, added to the number `c`.
    Sum,
    /// `Add`, `Sub`, `MulAdd`, `NegMulAdd` for the first `n` numbers; the others stay.
    AddPart,
    SubPart,
    MulAddPart,
    NegMulAddPart,
    /// Numbers by index.
    Gather,
    /// Adds a row to numbers by index.
    Scatter,
    /// The function `at`, number by number.
    Each,
    /// Its partial derivative times `d`: by `a`, the value is in `c`.
    EachSlope,
    /// The same by `b`.
    EachSlopeOfSecond,
    /// The comparison `at` of the first `n` numbers must come out as it did.
    Guard,
    /// The codes that follow are of the other kind.
    Turn,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Code {
    pub(super) act: Act,
    /// How many numbers of the row count.
    pub(super) n: u8,
    /// Which function, comparison or list of indices.
    pub(super) at: u32,
    pub(super) out: u32,
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) c: u32,
    pub(super) d: u32,
}

/// Part of a way.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stage {
    /// Codes, from and up to.
    Codes(u32, u32),
    /// A plate in tiles.
    Plate(u32),
    Scan(u32),
}

/// A tape written out.
#[derive(Clone, Debug, Default)]
pub(super) struct Flat {
    pub(super) codes: Vec<Code>,
    /// Begins with codes, be they none.
    pub(super) forward: Vec<Stage>,
    pub(super) backward: Vec<Stage>,
    /// Functions and comparisons that codes name.
    pub(super) ops: Vec<Op>,
    /// Indices that codes name, a row each.
    pub(super) gathers: Vec<[u32; ROW]>,
    /// Where adjoints begin, as many as there are values.
    pub(super) adjoints: usize,
    /// Numbers in the file.
    pub(super) len: usize,
    pub(super) constants: Vec<(u32, f64)>,
    /// Rows that begin at zero.
    pub(super) zero_rows: Vec<u32>,
    /// Adjoints that begin at zero, from and up to.
    pub(super) zero_adjoints: (u32, u32),
    /// Rows of sums of squares, and how many of their numbers count: the target has minus half of them. The first
    /// belongs to the priors.
    pub(super) squares: Vec<(u32, u8)>,
    /// Where the other terms of the target are added up.
    pub(super) terms: u32,
}
