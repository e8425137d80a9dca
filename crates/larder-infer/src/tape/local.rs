//! A tape on which one parameter moves at a time: only what depends on it is computed again.
//!
//! The recording is laid out as plain code, every iteration of every plate. For each parameter the operations
//! that it reaches are known beforehand, in their order; a move runs through them, keeps what they held, and
//! adds up how much the terms of the target change. What was kept takes a refused move back.

use super::op::Op;
use super::program::{Program, ScalarOp};
use super::record::Recorder;
use super::scalar;
use crate::math::LN_SQRT_2PI;

/// Operations of a model that is laid out.
const OPERATIONS_MAX: usize = 1 << 20;
/// Operations that all parameters together may reach.
const REACH_MAX: usize = 1 << 22;
/// A move that reaches a larger share of the operations than one in so many is not local.
const SHARE: usize = 4;

#[derive(Clone, Copy, Debug)]
struct Operation {
    op: Op,
    /// Whether this is a normal with a constant standard deviation: `weight` is one over it, `offset` the
    /// logarithm of its height.
    is_fixed: bool,
    /// Whether the result is a term of the target, and how many times it counts.
    is_term: bool,
    times: f64,
    a: u32,
    b: u32,
    c: u32,
    /// The place of the result; that of a term of the target holds what it last added.
    out: u32,
    weight: f64,
    offset: f64,
}

/// A model at a point.
#[derive(Clone, Debug)]
pub(crate) struct Local {
    operations: Vec<Operation>,
    values: Vec<f64>,
    /// Operations that each parameter reaches: from, up to, in `reach`.
    spans: Vec<(u32, u32)>,
    reach: Vec<u32>,
    /// Places and what they held before the move.
    kept: Vec<(u32, f64)>,
}

/// A move came to a comparison that turns out otherwise: the tape does not describe the model there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Otherwise;

impl Local {
    /// Lays a recording out; `None` where it is too large, or where no parameter's moves would be local.
    pub(crate) fn new(recording: &Recorder, q: &[f64]) -> Option<Local> {
        let count: usize =
            recording.segments.iter().map(|s| s.nodes.len().saturating_mul(s.iterations)).sum();
        if count > OPERATIONS_MAX {
            return None;
        }
        let program = Program::compile_plain(recording, q.len()).ok()?;
        let mut values = vec![0.0; program.values];
        let mut is_constant = vec![false; program.values];
        for &(at, x) in &program.constants {
            values[at as usize] = x;
            is_constant[at as usize] = true;
        }
        values[..q.len()].copy_from_slice(q);
        let terms = terms(&program);
        let mut operations: Vec<Operation> = Vec::with_capacity(program.scalars.len());
        for (at, &ScalarOp { op, a, b, c, out, weight }) in program.scalars.iter().enumerate() {
            let term = match terms[at] {
                Term::Elsewhere => continue,
                Term::None => None,
                Term::Times(times) => Some(times),
            };
            let (is_term, times) = (term.is_some(), term.unwrap_or(1.0));
            let mut laid = Operation {
                op,
                is_fixed: false,
                is_term,
                times,
                a,
                b,
                c,
                out,
                weight,
                offset: 0.0,
            };
            if is_term {
                laid.out = values.len() as u32;
                values.push(0.0);
            }
            if op == Op::Normal && is_constant[c as usize] {
                let sd = values[c as usize];
                laid.is_fixed = true;
                laid.weight = 1.0 / sd;
                laid.offset = -sd.ln() - LN_SQRT_2PI;
            }
            operations.push(laid);
        }
        let (spans, reach) = reach(&operations, q.len(), values.len())?;
        let longest = spans.iter().map(|(from, to)| to - from).max().unwrap_or(0) as usize;
        let is_local = |&(from, to): &(u32, u32)| (to - from) as usize * SHARE <= operations.len();
        // A model of a few operations is always run through as fast.
        if !spans.iter().any(is_local) {
            return None;
        }
        let kept = Vec::with_capacity(longest + 1);
        let mut local = Local { operations, values, spans, reach, kept };
        local.settle();
        Some(local)
    }

    /// Everything is computed at the point where it is.
    fn settle(&mut self) {
        for operation in &self.operations {
            if let Op::Guard(..) = operation.op {
                continue;
            }
            self.values[operation.out as usize] = operation.value(&self.values);
        }
    }

    /// The number of a parameter.
    pub(crate) fn parameter(&self, at: usize) -> f64 {
        self.values[at]
    }

    /// Whether moves of a parameter reach few operations.
    pub(crate) fn is_local(&self, at: usize) -> bool {
        let (from, to) = self.spans[at];
        (to - from) as usize * SHARE <= self.operations.len()
    }

    /// Moves a parameter and says by how much the log density changes; [`Local::take_back`] undoes it.
    ///
    /// # Errors
    /// [`Otherwise`], and the point is where it was.
    #[inline]
    pub(crate) fn move_to(&mut self, parameter: usize, x: f64) -> Result<f64, Otherwise> {
        let Local { operations, values, spans, reach, kept } = self;
        kept.clear();
        kept.push((parameter as u32, values[parameter]));
        values[parameter] = x;
        let (from, to) = spans[parameter];
        let mut change = 0.0;
        for &at in &reach[from as usize..to as usize] {
            let operation = &operations[at as usize];
            if let Op::Guard(comparison, held) = operation.op {
                if comparison.holds(values[operation.a as usize], values[operation.b as usize])
                    != held
                {
                    self.take_back();
                    return Err(Otherwise);
                }
                continue;
            }
            let y = operation.value(values);
            let slot = &mut values[operation.out as usize];
            if operation.is_term {
                change += y - *slot;
            }
            kept.push((operation.out, *slot));
            *slot = y;
        }
        Ok(if change.is_nan() { f64::NEG_INFINITY } else { change })
    }

    /// Undoes the last move.
    #[inline]
    pub(crate) fn take_back(&mut self) {
        for &(at, x) in self.kept.iter().rev() {
            self.values[at as usize] = x;
        }
    }
}

impl Operation {
    #[inline(always)]
    fn value(&self, values: &[f64]) -> f64 {
        let (a, b) = (values[self.a as usize], values[self.b as usize]);
        if self.is_fixed {
            let z = (a - b) * self.weight;
            return self.times * (self.offset - 0.5 * z * z);
        }
        let y = match self.op {
            Op::Target => a,
            op => scalar::value(op, a, b, values[self.c as usize]),
        };
        self.times * y
    }
}

/// What an operation is to the target.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Term {
    None,
    /// Its result is added so many times.
    Times(f64),
    /// Its argument is a term by itself.
    Elsewhere,
}

/// A result that only a target reads is the term itself, which saves an operation for each observation.
fn terms(program: &Program) -> Vec<Term> {
    let mut uses = vec![0_u32; program.values];
    let mut maker = vec![usize::MAX; program.values];
    for (at, op) in program.scalars.iter().enumerate() {
        [op.a, op.b, op.c]
            .into_iter()
            .take(op.op.arity())
            .for_each(|read| uses[read as usize] += 1);
        if !matches!(op.op, Op::Target | Op::Guard(..)) {
            maker[op.out as usize] = at;
        }
    }
    let mut terms = vec![Term::None; program.scalars.len()];
    for (at, op) in program.scalars.iter().enumerate().filter(|(_, op)| op.op == Op::Target) {
        let made = maker[op.a as usize];
        if made != usize::MAX && uses[op.a as usize] == 1 {
            terms[made] = Term::Times(op.weight);
            terms[at] = Term::Elsewhere;
        } else {
            terms[at] = Term::Times(op.weight);
        }
    }
    terms
}

/// For each parameter a span of the list of operations.
type Reach = (Vec<(u32, u32)>, Vec<u32>);

/// For each parameter the operations that it reaches, in their order.
fn reach(operations: &[Operation], parameters: usize, values: usize) -> Option<Reach> {
    // Who reads each value: a list for each, one after the other.
    let mut starts = vec![0_u32; values + 1];
    let reads = |operation: &Operation| {
        let places = [operation.a, operation.b, operation.c];
        places.into_iter().take(operation.op.arity())
    };
    for at in operations.iter().flat_map(reads) {
        starts[at as usize + 1] += 1;
    }
    for at in 0..values {
        starts[at + 1] += starts[at];
    }
    let mut ends = starts.clone();
    let mut readers = vec![0_u32; starts[values] as usize];
    for (operation, laid) in operations.iter().enumerate() {
        for at in reads(laid) {
            readers[ends[at as usize] as usize] = operation as u32;
            ends[at as usize] += 1;
        }
    }
    let mut met = vec![u32::MAX; operations.len()];
    let (mut spans, mut reach) = (Vec::with_capacity(parameters), Vec::new());
    let mut open: Vec<u32> = Vec::new();
    for parameter in 0..parameters {
        let from = reach.len();
        open.push(parameter as u32);
        while let Some(value) = open.pop() {
            let (first, last) = (starts[value as usize], starts[value as usize + 1]);
            for &operation in &readers[first as usize..last as usize] {
                if std::mem::replace(&mut met[operation as usize], parameter as u32)
                    == parameter as u32
                {
                    continue;
                }
                reach.push(operation);
                let laid = &operations[operation as usize];
                if !laid.is_term && !matches!(laid.op, Op::Guard(..)) {
                    open.push(laid.out);
                }
            }
        }
        if reach.len() > REACH_MAX {
            return None;
        }
        reach[from..].sort_unstable();
        spans.push((from as u32, reach.len() as u32));
    }
    Some((spans, reach))
}
