//! From a segment that runs many times to a plate: what is the same for all iterations moves out, sums of products
//! become one operation, densities go straight into the target.

use larder_memory::map::FastMap;

use super::compile::Compiler;
use super::op::Op;
use super::program::{BLOCK, Linear, Plate, PlateOp, ScalarOp, Source, Step, Work};
use super::record::{Operand, Segment};
use crate::math::LN_SQRT_2PI;

/// An operand of a plate before it has a place.
#[derive(Clone, Debug)]
enum Given<'s> {
    None,
    Local(usize),
    Constant(f64),
    Column(&'s [f64]),
    Value(u32),
    Values(Vec<u32>),
}

pub(super) struct PlateCompiler<'c, 'r, 's> {
    out: &'c mut Compiler<'r>,
    segment: &'s Segment,
    plate: Plate,
    /// The value of a slot that is the same for all iterations.
    hoisted: Vec<Option<u32>>,
    /// How often other nodes of the iteration read a slot.
    uses: Vec<u32>,
    exported: Vec<bool>,
    /// Slots that are part of another operation.
    absorbed: Vec<bool>,
    /// Densities that go straight into the target.
    terminal: Vec<bool>,
    /// Targets that remain: sign and slot or other operand.
    slot_of: Vec<u32>,
    tile_of_value: FastMap<u32, u32>,
    tile_of_constant: FastMap<u64, u32>,
}

impl<'c, 'r, 's> PlateCompiler<'c, 'r, 's> {
    pub(super) fn new(out: &'c mut Compiler<'r>, segment: &'s Segment, exported: &[usize]) -> Self {
        let n = segment.nodes.len();
        let mut is_exported = vec![false; n];
        for &slot in exported {
            is_exported[slot] = true;
        }
        let mut uses = vec![0; n];
        for operand in segment.nodes.iter().flat_map(|node| &node.operands) {
            if let Operand::Local(slot) = operand {
                uses[*slot as usize] += 1;
            }
        }
        PlateCompiler {
            out,
            segment,
            plate: Plate { iterations: segment.iterations, ..Plate::default() },
            hoisted: vec![None; n],
            uses,
            exported: is_exported,
            absorbed: vec![false; n],
            terminal: vec![false; n],
            slot_of: vec![u32::MAX; n],
            tile_of_value: FastMap::default(),
            tile_of_constant: FastMap::default(),
        }
    }

    fn given(&self, slot: usize, place: usize) -> Given<'s> {
        match &self.segment.nodes[slot].operands[place] {
            Operand::None => Given::None,
            Operand::Local(other) => match self.hoisted[*other as usize] {
                Some(value) => Given::Value(value),
                None => Given::Local(*other as usize),
            },
            Operand::Constant(x) => Given::Constant(*x),
            Operand::Constants(column) => Given::Column(column),
            Operand::Same(at) => Given::Value(self.out.place(*at)),
            Operand::Refs(column) => {
                Given::Values(column.iter().map(|at| self.out.place(*at)).collect())
            }
        }
    }

    /// Gives where the slots that others read stand.
    pub(super) fn compile(mut self) -> FastMap<usize, u32> {
        self.hoist();
        let count = self.segment.nodes.len();
        let mut emitted: Vec<(usize, PlateOp)> = Vec::new();
        // Targets first: they decide which densities keep no value.
        for slot in 0..count {
            if self.segment.nodes[slot].op == Op::Target {
                self.target(slot, &mut emitted);
            }
        }
        // From the end, so that a sum takes its parts before they are emitted for themselves.
        let mut linear: Vec<Option<PendingLinear<'s>>> = (0..count).map(|_| None).collect();
        for slot in (0..count).rev() {
            if self.is_live(slot)
                && matches!(self.segment.nodes[slot].op, Op::Add | Op::Sub | Op::Mul | Op::Neg)
            {
                linear[slot] = Some(self.flatten(slot));
            }
        }
        let mut next = 0;
        for slot in 0..count {
            if self.is_live(slot) {
                self.slot_of[slot] = next;
                next += 1;
            }
        }
        self.plate.slots = next as usize;
        let dense_from = self.out.program.dense_sums as u32;
        let mut ops = Vec::with_capacity(count);
        let mut remaining = emitted.into_iter().peekable();
        for (slot, linear) in linear.iter_mut().enumerate() {
            if self.is_live(slot) {
                let op = self.operation(slot, linear.take());
                ops.push(op);
            }
            while let Some((_, op)) = remaining.next_if(|(at, _)| *at == slot) {
                ops.push(op);
            }
        }
        // A target's operand could be named before its slot had a number.
        for op in &mut ops {
            if let Work::Target(_) | Work::Guard(..) = op.work {
                for source in [&mut op.a, &mut op.b] {
                    if let Source::Local(slot) = source {
                        *slot = self.slot_of[*slot as usize];
                    }
                }
            }
        }
        self.plate.ops = ops;
        self.plate.dense_sums = (dense_from, self.out.program.dense_sums as u32);
        let mut exports = FastMap::default();
        let padded = self.plate.iterations.next_multiple_of(BLOCK);
        for slot in 0..count {
            if self.exported[slot] {
                let base = if let Some(value) = self.hoisted[slot] {
                    // Others read it by iteration: all of them are the one.
                    self.spread_out(value)
                } else {
                    let base = self.out.new_run(padded);
                    self.plate.exports.push((self.slot_of[slot], base));
                    base
                };
                exports.insert(slot, base);
            }
        }
        if !self.plate.exports.is_empty() {
            self.plate.store = self.out.program.store;
            self.out.program.store += self.plate.slots * padded;
        }
        let at = self.out.program.plates.len() as u32;
        self.out.program.plates.push(self.plate);
        self.out.program.steps.push(Step::Plate(at));
        exports
    }

    /// One value under as many names as there are iterations.
    fn spread_out(&mut self, value: u32) -> u32 {
        let base = self.out.new_values(self.plate.iterations);
        let zero = self.out.constant(0.0);
        for i in 0..self.plate.iterations as u32 {
            let op = ScalarOp { op: Op::Add, a: value, b: zero, c: 0, out: base + i, weight: 1.0 };
            self.out.scalar(op);
        }
        base
    }

    fn is_live(&self, slot: usize) -> bool {
        self.hoisted[slot].is_none()
            && !self.absorbed[slot]
            && self.segment.nodes[slot].op != Op::Target
    }

    /// Moves what is the same for all iterations out of the plate.
    fn hoist(&mut self) {
        for (slot, node) in self.segment.nodes.iter().enumerate() {
            if node.op == Op::Target {
                continue;
            }
            let mut places = [0; 3];
            let mut is_same = true;
            for (place, at) in places.iter_mut().enumerate() {
                match self.given(slot, place) {
                    Given::None => {}
                    Given::Constant(x) => *at = self.out.constant(x),
                    Given::Value(value) => *at = value,
                    _ => is_same = false,
                }
            }
            if is_same {
                let [a, b, c] = places;
                let out = if let Op::Guard(..) = node.op { 0 } else { self.out.new_values(1) };
                self.out.scalar(ScalarOp { op: node.op, a, b, c, out, weight: 1.0 });
                self.hoisted[slot] = Some(out);
            }
        }
    }

    /// A target: its sum is taken apart, and each part goes to the target by itself.
    fn target(&mut self, slot: usize, emitted: &mut Vec<(usize, PlateOp)>) {
        let iterations = self.plate.iterations as f64;
        let mut parts = vec![(1.0, self.given(slot, 0))];
        while let Some((sign, part)) = parts.pop() {
            match part {
                Given::None => {}
                Given::Constant(x) => self.out.program.offset += sign * x * iterations,
                Given::Column(column) => {
                    self.out.program.offset += sign * column.iter().sum::<f64>();
                }
                Given::Value(value) => self.out.scalar(ScalarOp {
                    op: Op::Target,
                    a: value,
                    b: 0,
                    c: 0,
                    out: 0,
                    weight: sign * iterations,
                }),
                Given::Local(inner) if self.uses[inner] == 1 && !self.exported[inner] => {
                    match self.segment.nodes[inner].op {
                        Op::Add => {
                            self.absorbed[inner] = true;
                            parts.push((sign, self.given(inner, 0)));
                            parts.push((sign, self.given(inner, 1)));
                        }
                        Op::Sub => {
                            self.absorbed[inner] = true;
                            parts.push((sign, self.given(inner, 0)));
                            parts.push((-sign, self.given(inner, 1)));
                        }
                        Op::Neg => {
                            self.absorbed[inner] = true;
                            parts.push((-sign, self.given(inner, 0)));
                        }
                        Op::Normal | Op::BernoulliLogit | Op::PoissonLog if sign > 0.0 => {
                            self.terminal[inner] = true;
                        }
                        _ => emitted.push((slot, target_op(sign, Source::Local(inner as u32)))),
                    }
                }
                Given::Local(inner) => {
                    emitted.push((slot, target_op(sign, Source::Local(inner as u32))));
                }
                other @ Given::Values(_) => {
                    let source = self.source(other);
                    emitted.push((slot, target_op(sign, source)));
                }
            }
        }
    }

    /// A sum of products.
    fn flatten(&mut self, slot: usize) -> PendingLinear<'s> {
        let mut terms = Vec::new();
        let mut stack = vec![(1.0, slot)];
        while let Some((sign, at)) = stack.pop() {
            let op = self.segment.nodes[at].op;
            if op == Op::Mul {
                terms.push((sign, self.given(at, 0), self.given(at, 1)));
                continue;
            }
            let places = if op == Op::Neg { 1 } else { 2 };
            for place in (0..places).rev() {
                let negates = op == Op::Neg || (op == Op::Sub && place == 1);
                let sign = if negates { -sign } else { sign };
                match self.given(at, place) {
                    Given::Local(inner)
                        if self.uses[inner] == 1
                            && !self.exported[inner]
                            && !self.absorbed[inner]
                            && matches!(
                                self.segment.nodes[inner].op,
                                Op::Add | Op::Sub | Op::Mul | Op::Neg
                            ) =>
                    {
                        self.absorbed[inner] = true;
                        stack.push((sign, inner));
                    }
                    other => terms.push((sign, other, Given::None)),
                }
            }
        }
        PendingLinear { terms }
    }

    fn operation(&mut self, slot: usize, linear: Option<PendingLinear<'s>>) -> PlateOp {
        let out = self.slot_of[slot];
        if let Some(linear) = linear {
            let work = Work::Linear(self.linear(linear));
            return PlateOp { work, a: Source::None, b: Source::None, c: Source::None, out };
        }
        let node = &self.segment.nodes[slot];
        let [a, b, c] = [0, 1, 2].map(|place| self.given(slot, place));
        let iterations = self.plate.iterations as f64;
        if self.terminal[slot] && node.op == Op::Normal {
            self.out.program.offset -= iterations * LN_SQRT_2PI;
            let (a, b) = (self.source(a), self.source(b));
            let log_sd = match c {
                Given::Local(sd) if self.segment.nodes[sd].op == Op::Exp => {
                    let log_sd = self.given(sd, 0);
                    self.source(log_sd)
                }
                _ => Source::None,
            };
            let (c, inverted) = match c {
                Given::Constant(sd) => {
                    self.out.program.offset -= iterations * sd.ln();
                    (self.source(Given::Constant(1.0 / sd)), true)
                }
                Given::Column(sds) => {
                    self.out.program.offset -= sds.iter().map(|sd| sd.ln()).sum::<f64>();
                    (self.column(sds.iter().map(|sd| 1.0 / sd)), true)
                }
                other => (self.source(other), false),
            };
            return PlateOp { work: Work::NormalTarget { inverted, log_sd }, a, b, c, out };
        }
        if self.terminal[slot] && node.op == Op::PoissonLog {
            // The count's factorial does not depend on the parameters.
            let factorials = |k: f64| crate::math::lgamma(k + 1.0);
            match &a {
                Given::Constant(k) => self.out.program.offset -= iterations * factorials(*k),
                Given::Column(ks) => {
                    self.out.program.offset -= ks.iter().map(|&k| factorials(k)).sum::<f64>();
                }
                _ => {}
            }
        }
        let work = match node.op {
            Op::Div => Work::Divide,
            Op::Powf => Work::Power,
            Op::LogAddExp => Work::LogAddExp,
            Op::Normal => Work::Normal,
            Op::BernoulliLogit if self.terminal[slot] => Work::BernoulliLogitTarget,
            Op::BernoulliLogit => Work::BernoulliLogit,
            Op::PoissonLog if self.terminal[slot] => Work::PoissonLogTarget,
            Op::PoissonLog => Work::PoissonLog,
            Op::Guard(comparison, held) => {
                self.out.program.guards += 1;
                Work::Guard(comparison, held)
            }
            unary => Work::Unary(unary),
        };
        let is_guard = matches!(work, Work::Guard(..));
        let [a, b, c] = [a, b, c].map(|given| match given {
            // Guards are renumbered with the targets.
            Given::Local(inner) if is_guard => Source::Local(inner as u32),
            other => self.source(other),
        });
        PlateOp { work, a, b, c, out }
    }

    fn linear(&mut self, pending: PendingLinear<'s>) -> Linear {
        let (mut terms, mut dense, mut columns) = (Vec::new(), Vec::new(), Vec::new());
        for (sign, a, b) in pending.terms {
            match (a, b) {
                (Given::Value(value), Given::Column(column))
                | (Given::Column(column), Given::Value(value))
                    if sign > 0.0 =>
                {
                    dense.push(value);
                    columns.push(column);
                }
                (a, b) => terms.push((sign, self.source(a), self.source(b))),
            }
        }
        let dense_columns = self.out.program.columns.len() as u32;
        let padded = self.plate.iterations.next_multiple_of(BLOCK);
        for block in (0..if dense.is_empty() { 0 } else { padded }).step_by(BLOCK) {
            for column in &columns {
                let last = column.len() - 1;
                let block = (block..block + BLOCK).map(|i| column[i.min(last)]);
                self.out.program.columns.extend(block);
            }
        }
        let dense_sums = self.out.program.dense_sums as u32;
        self.out.program.dense_sums += dense.len() * 8;
        Linear { terms, dense, dense_columns, dense_sums }
    }

    fn column(&mut self, values: impl Iterator<Item = f64>) -> Source {
        let at = self.out.program.columns.len();
        self.out.program.columns.extend(values);
        let columns = &mut self.out.program.columns;
        let last = *columns.last().expect("a plate has iterations");
        columns.resize(padded(at, columns.len()), last);
        Source::Column(at as u32)
    }

    fn new_tile(&mut self) -> u32 {
        self.out.program.tiles += 1;
        self.out.program.tiles as u32 - 1
    }

    fn source(&mut self, given: Given<'_>) -> Source {
        match given {
            Given::None => Source::None,
            Given::Local(slot) => Source::Local(self.slot_of[slot]),
            Given::Constant(x) => {
                if let Some(&tile) = self.tile_of_constant.get(&x.to_bits()) {
                    return Source::Constant { tile };
                }
                let tile = self.new_tile();
                self.tile_of_constant.insert(x.to_bits(), tile);
                self.out.program.tile_constants.push((tile, x));
                Source::Constant { tile }
            }
            Given::Column(column) => self.column(column.iter().copied()),
            Given::Value(value) => {
                if let Some(&tile) = self.tile_of_value.get(&value) {
                    return Source::Spread { tile, value };
                }
                let tile = self.new_tile();
                self.tile_of_value.insert(value, tile);
                self.plate.spreads.push((tile, value));
                Source::Spread { tile, value }
            }
            Given::Values(values) => {
                let first = values[0];
                if values.iter().enumerate().all(|(i, &value)| value == first + i as u32) {
                    return Source::Run(first);
                }
                let runs = self.out.program.runs.add(&values);
                let gathers = &mut self.out.program.gathers;
                let at = gathers.len();
                gathers.extend(values);
                let last = *gathers.last().expect("a plate has iterations");
                gathers.resize(padded(at, gathers.len()), last);
                Source::Gather { at: at as u32, runs }
            }
        }
    }
}

struct PendingLinear<'s> {
    terms: Vec<(f64, Given<'s>, Given<'s>)>,
}

fn target_op(sign: f64, a: Source) -> PlateOp {
    PlateOp { work: Work::Target(sign), a, b: Source::None, c: Source::None, out: 0 }
}

/// The end of what begins at `from`, in whole blocks.
fn padded(from: usize, to: usize) -> usize {
    from + (to - from).next_multiple_of(BLOCK)
}
