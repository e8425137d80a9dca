//! Operations of the tape and references to their results.

/// What a node computes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Op {
    Add,
    Sub,
    Mul,
    Div,
    Neg,
    Exp,
    Ln,
    Ln1p,
    Expm1,
    Sqrt,
    Square,
    Powi(i32),
    Powf,
    Abs,
    Sin,
    Cos,
    Atan,
    Tanh,
    Lgamma,
    Erf,
    LogNdtr,
    Softplus,
    InvLogit,
    LogI0e,
    /// Logarithm of the sum of two exponentials.
    LogAddExp,
    /// Log density of a normal: value, mean, standard deviation.
    Normal,
    /// Log probability of an answer: answer, log odds.
    BernoulliLogit,
    /// Log probability of a count: count, log rate.
    PoissonLog,
    /// Adds its argument to the log density, so many times.
    Target,
    /// The comparison of its arguments must come out as it did.
    Guard(Comparison, bool),
}

impl Op {
    /// How many operands it reads.
    pub(crate) fn arity(self) -> usize {
        match self {
            Op::Normal => 3,
            Op::Add
            | Op::Sub
            | Op::Mul
            | Op::Div
            | Op::Powf
            | Op::LogAddExp
            | Op::BernoulliLogit
            | Op::PoissonLog
            | Op::Guard(..) => 2,
            _ => 1,
        }
    }
}

/// A comparison that a model made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Less,
    LessOrEqual,
    /// The first argument must be this very number.
    Equal,
}

impl Comparison {
    #[inline(always)]
    pub(crate) fn holds(self, a: f64, b: f64) -> bool {
        match self {
            Comparison::Less => a < b,
            Comparison::LessOrEqual => a <= b,
            Comparison::Equal => a.to_bits() == b.to_bits(),
        }
    }
}

/// The result of a node: a parameter, or a slot of an iteration of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Ref(u64);

const SLOT_BITS: u32 = 20;
const ITERATION_BITS: u32 = 24;
const SEGMENT_BITS: u32 = 18;
const PARAMETER: u64 = 1 << 62;
const CONSTANT: u64 = u64::MAX;

impl Ref {
    /// Operations in a segment at most.
    pub(crate) const SLOTS_MAX: usize = 1 << SLOT_BITS;
    /// Iterations of a plate at most.
    pub(crate) const ITERATIONS_MAX: usize = 1 << ITERATION_BITS;
    /// Segments of a tape at most.
    pub(crate) const SEGMENTS_MAX: usize = 1 << SEGMENT_BITS;
    pub(crate) const NONE: Ref = Ref(CONSTANT);

    #[inline]
    pub(crate) fn node(segment: usize, iteration: usize, slot: usize) -> Ref {
        Ref((segment as u64) << (SLOT_BITS + ITERATION_BITS)
            | (iteration as u64) << SLOT_BITS
            | slot as u64)
    }

    /// A slot of the iteration that begins here.
    #[inline]
    pub(crate) fn slot(self, slot: u32) -> Ref {
        Ref(self.0 | u64::from(slot))
    }

    #[inline]
    pub(crate) fn parameter(index: usize) -> Ref {
        Ref(PARAMETER | index as u64)
    }

    #[inline]
    pub(crate) fn is_constant(self) -> bool {
        self.0 == CONSTANT
    }

    /// The index of a parameter.
    #[inline]
    pub(crate) fn as_parameter(self) -> Option<usize> {
        (self.0 & (3 << 62) == PARAMETER).then_some((self.0 & !PARAMETER) as usize)
    }

    /// Segment, iteration, slot of a node.
    #[inline]
    pub(crate) fn parts(self) -> (usize, usize, usize) {
        let mask = |bits: u32| (1_u64 << bits) - 1;
        (
            (self.0 >> (SLOT_BITS + ITERATION_BITS) & mask(SEGMENT_BITS)) as usize,
            (self.0 >> SLOT_BITS & mask(ITERATION_BITS)) as usize,
            (self.0 & mask(SLOT_BITS)) as usize,
        )
    }
}
