//! From a recording to a program: where every value lives, what is computed once for a whole plate,
//! which operations melt into one.

use larder_memory::buffer::AlignedBuf;
use larder_memory::map::FastMap;

use super::op::{Comparison, Op, Ref};
use super::record::{Node, Operand, Recorder, Segment};
use super::roll::{Part, Roll, rolls};
use super::scan::Scan;
use super::terms::take_terms;
use crate::error::{ErrorKind, InferError, Result};
use crate::math::LN_SQRT_2PI;

/// Iterations in a block.
pub(super) const BLOCK: usize = 64;
/// Values that vector code reads begin at multiples of this.
const REGISTER: usize = 8;
/// Plates with fewer iterations are plain code.
const PLATE_MIN: usize = 4;

/// One operation of plain code; operands and result are places of values.
#[derive(Clone, Copy, Debug)]
pub(super) struct ScalarOp {
    pub(super) op: Op,
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) c: u32,
    pub(super) out: u32,
    /// How many times a target counts.
    pub(super) weight: f64,
}

/// Where an operand of a plate comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Source {
    None,
    /// A slot of the block.
    Local(u32),
    /// A value that is the same for all iterations, spread over a tile.
    Spread {
        tile: u32,
        value: u32,
    },
    /// A constant spread over a tile.
    Constant {
        tile: u32,
    },
    /// A column of constants, padded to whole blocks.
    Column(u32),
    /// Values side by side.
    Run(u32),
    /// Values by index, padded to whole blocks; and where its runs begin.
    Gather {
        at: u32,
        runs: u32,
    },
}

/// Indices that come several times in a row, so that what goes back to one place is added up first: for each block
/// of a gather the places with their counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs {
    runs: Vec<(u32, u32)>,
    /// Where the runs of each block begin.
    starts: Vec<u32>,
}

impl Runs {
    const NONE: u32 = u32::MAX;

    /// Notes the runs of a gather, where there are few enough.
    fn add(&mut self, places: &[u32]) -> u32 {
        let same = places.windows(2).filter(|pair| pair[0] == pair[1]).count();
        if 2 * same < places.len() {
            return Runs::NONE;
        }
        let at = self.starts.len() as u32;
        for block in places.chunks(BLOCK) {
            self.starts.push(self.runs.len() as u32);
            for run in block.chunk_by(|a, b| a == b) {
                self.runs.push((run[0], run.len() as u32));
            }
        }
        self.starts.push(self.runs.len() as u32);
        at
    }

    /// The runs of a block, if they were noted.
    #[inline(always)]
    pub(super) fn of_block(&self, at: u32, block: usize) -> Option<&[(u32, u32)]> {
        if at == Runs::NONE {
            return None;
        }
        let starts = &self.starts[at as usize + block..];
        Some(&self.runs[starts[0] as usize..starts[1] as usize])
    }
}

#[derive(Clone, Debug)]
pub(super) struct Linear {
    /// Sign, factor, second factor.
    pub(super) terms: Vec<(f64, Source, Source)>,
    /// Values that multiply columns.
    pub(super) dense: Vec<u32>,
    /// Their columns: block by block, in each block column by column.
    pub(super) dense_columns: u32,
    /// Where their partial sums are kept, eight apiece.
    pub(super) dense_sums: u32,
}

#[derive(Clone, Debug)]
pub(super) enum Work {
    Unary(Op),
    Divide,
    Power,
    Linear(Linear),
    Normal,
    BernoulliLogit,
    PoissonLog,
    /// Straight into the target: value, mean; the third operand is the standard deviation, or one over
    /// it where it is constant.
    NormalTarget {
        inverted: bool,
        /// The logarithm of the standard deviation, where that is an exponential.
        log_sd: Source,
    },
    BernoulliLogitTarget,
    PoissonLogTarget,
    Target(f64),
    Guard(Comparison, bool),
}

#[derive(Clone, Debug)]
pub(super) struct PlateOp {
    pub(super) work: Work,
    pub(super) a: Source,
    pub(super) b: Source,
    pub(super) c: Source,
    pub(super) out: u32,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Plate {
    pub(super) iterations: usize,
    pub(super) ops: Vec<PlateOp>,
    pub(super) slots: usize,
    /// Slots that others read, and where their values stand.
    pub(super) exports: Vec<(u32, u32)>,
    /// Tiles that are filled before the plate runs, and the values they take.
    pub(super) spreads: Vec<(u32, u32)>,
    /// Where the blocks' slots are kept until the way back; only where there are exports.
    pub(super) store: usize,
    /// Places of the sums of dense terms.
    pub(super) dense_sums: (u32, u32),
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// Plain code, from and up to.
    Plain(u32, u32),
    Plate(u32),
    Scan(u32),
}

/// A normal density of a value, with a constant mean and deviation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bell {
    pub(super) x: u32,
    pub(super) mean: f64,
    /// One over the standard deviation.
    pub(super) inverse: f64,
    /// How many times it counts.
    pub(super) weight: f64,
}

/// A compiled tape.
#[derive(Clone, Debug, Default)]
pub(crate) struct Program {
    pub(super) dim: usize,
    pub(super) values: usize,
    pub(super) constants: Vec<(u32, f64)>,
    pub(super) scalars: Vec<ScalarOp>,
    pub(super) steps: Vec<Step>,
    pub(super) plates: Vec<Plate>,
    pub(super) scans: Vec<Scan>,
    pub(super) columns: AlignedBuf<f64>,
    pub(super) gathers: Vec<u32>,
    pub(super) runs: Runs,
    /// Values that are terms of the target, and how many times they count.
    pub(super) terms: Vec<(f64, u32)>,
    /// Terms that are normal densities.
    pub(super) bells: Vec<Bell>,
    pub(super) tiles: usize,
    pub(super) tile_constants: Vec<(u32, f64)>,
    pub(super) dense_sums: usize,
    pub(super) store: usize,
    /// What the data contribute whatever the parameters.
    pub(super) offset: f64,
    /// Scalar operations that were recorded.
    pub(crate) nodes: usize,
    /// Comparisons that are made again by every replay.
    pub(crate) guards: usize,
}

/// Where the results of a segment stand.
enum Placed {
    /// Iteration by iteration, node by node.
    Plain {
        outs: Vec<u32>,
        nodes: usize,
    },
    Plate {
        exports: FastMap<usize, u32>,
    },
}

struct Compiler<'r> {
    recording: &'r Recorder,
    plate_min: usize,
    program: Program,
    placed: Vec<Placed>,
    constant_at: FastMap<u64, u32>,
}

impl Program {
    pub(crate) fn compile(recording: &Recorder, dim: usize) -> Result<Program> {
        Self::compile_from(recording, dim, PLATE_MIN)
    }

    /// Plates too as plain code, iteration by iteration.
    pub(super) fn compile_plain(recording: &Recorder, dim: usize) -> Result<Program> {
        Self::compile_from(recording, dim, usize::MAX)
    }

    /// Plates with at least so many iterations stay plates.
    fn compile_from(recording: &Recorder, dim: usize, plate_min: usize) -> Result<Program> {
        if recording.overflow {
            let message = "the model is too large or too irregular to be recorded: \
                 at most 2^20 operations an iteration, 2^24 iterations, 2^18 irregular pieces";
            return Err(InferError::new(ErrorKind::Method, message));
        }
        let mut compiler = Compiler {
            recording,
            plate_min,
            program: Program { dim, values: dim, ..Program::default() },
            placed: Vec::with_capacity(recording.segments.len()),
            constant_at: FastMap::default(),
        };
        let exported = exported(recording);
        for (at, segment) in recording.segments.iter().enumerate() {
            compiler.segment(segment, &exported[at]);
        }
        let mut program = compiler.program;
        if plate_min < usize::MAX {
            take_terms(&mut program);
        }
        // A run of values may be read up to the end of its last block.
        program.values += BLOCK;
        Ok(program)
    }
}

/// The slots of each segment that other segments, or other iterations, read.
fn exported(recording: &Recorder) -> Vec<Vec<usize>> {
    let mut exported: Vec<Vec<usize>> = vec![Vec::new(); recording.segments.len()];
    let mut note = |at: &Ref| {
        if at.as_parameter().is_none() && !at.is_constant() {
            let (segment, _, slot) = recording.settled(*at).parts();
            exported[segment].push(slot);
        }
    };
    for operand in recording.segments.iter().flat_map(|s| &s.nodes).flat_map(|n| &n.operands) {
        match operand {
            Operand::Same(at) => note(at),
            Operand::Refs(column) => column.iter().for_each(&mut note),
            _ => {}
        }
    }
    for slots in &mut exported {
        slots.sort_unstable();
        slots.dedup();
    }
    exported
}

impl Compiler<'_> {
    fn new_values(&mut self, count: usize) -> u32 {
        let at = self.program.values;
        self.program.values += count;
        u32::try_from(at).expect("fewer than 2^32 values")
    }

    /// Values side by side that begin at a whole register.
    fn new_run(&mut self, count: usize) -> u32 {
        self.program.values = self.program.values.next_multiple_of(REGISTER);
        self.new_values(count)
    }

    fn constant(&mut self, x: f64) -> u32 {
        if let Some(&at) = self.constant_at.get(&x.to_bits()) {
            return at;
        }
        let at = self.new_values(1);
        self.constant_at.insert(x.to_bits(), at);
        self.program.constants.push((at, x));
        at
    }

    fn place(&self, at: Ref) -> u32 {
        if let Some(index) = at.as_parameter() {
            return index as u32;
        }
        let (segment, iteration, slot) = self.recording.settled(at).parts();
        match &self.placed[segment] {
            Placed::Plain { outs, nodes } => outs[iteration * nodes + slot],
            Placed::Plate { exports } => exports[&slot] + iteration as u32,
        }
    }

    fn scalar(&mut self, op: ScalarOp) {
        let at = self.program.scalars.len() as u32;
        self.program.scalars.push(op);
        match self.program.steps.last_mut() {
            Some(Step::Plain(_, end)) => *end = at + 1,
            _ => self.program.steps.push(Step::Plain(at, at + 1)),
        }
        self.program.guards += usize::from(matches!(op.op, Op::Guard(..)));
    }

    fn segment(&mut self, segment: &Segment, exported: &[usize]) {
        let nodes = segment.nodes.len();
        self.program.nodes += nodes * segment.iterations;
        if segment.iterations >= self.plate_min && nodes > 0 {
            let exports = PlateCompiler::new(self, segment, exported).compile();
            self.placed.push(Placed::Plate { exports });
            return;
        }
        self.placed.push(Placed::Plain { outs: vec![0; nodes * segment.iterations], nodes });
        if segment.iterations != 1 || self.plate_min == usize::MAX {
            (0..segment.iterations).for_each(|i| self.plain(segment, i, 0..nodes));
            return;
        }
        let mut from = 0;
        for roll in rolls(segment, self.plate_min) {
            self.plain(segment, 0, from..roll.start);
            self.rolled(segment, &roll, exported);
            from = roll.end();
        }
        self.plain(segment, 0, from..nodes);
    }

    /// The places of the segment at hand.
    fn outs(&mut self) -> &mut [u32] {
        match self.placed.last_mut() {
            Some(Placed::Plain { outs, .. }) => outs,
            _ => unreachable!("a plain segment is at hand"),
        }
    }

    /// An operand of an iteration of plain code.
    fn operand(&mut self, operand: &Operand, iteration: usize, nodes: usize) -> u32 {
        match operand {
            Operand::None => 0,
            Operand::Local(slot) => self.outs()[iteration * nodes + *slot as usize],
            Operand::Constant(x) => self.constant(*x),
            Operand::Constants(column) => self.constant(column[iteration]),
            Operand::Same(at) => self.place(*at),
            Operand::Refs(column) => self.place(column[iteration]),
        }
    }

    fn plain(&mut self, segment: &Segment, iteration: usize, slots: std::ops::Range<usize>) {
        let nodes = segment.nodes.len();
        for slot in slots {
            let node = &segment.nodes[slot];
            let [a, b, c] = [0, 1, 2].map(|k| self.operand(&node.operands[k], iteration, nodes));
            let out = match node.op {
                Op::Target | Op::Guard(..) => 0,
                _ => self.new_values(1),
            };
            if let (Op::Target, Operand::Constant(x)) = (node.op, &node.operands[0]) {
                self.program.offset += x;
            } else {
                self.scalar(ScalarOp { op: node.op, a, b, c, out, weight: 1.0 });
            }
            self.outs()[iteration * nodes + slot] = out;
        }
    }

    /// A loop of plain code: a plate, the recurrence, a plate.
    fn rolled(&mut self, segment: &Segment, roll: &Roll, exported: &[usize]) {
        let nodes = &segment.nodes;
        let index = self.placed.len() - 1;
        let mut is_read = vec![false; nodes.len()];
        for &slot in exported {
            is_read[slot] = true;
        }
        for operand in nodes[roll.end()..].iter().flat_map(|node| &node.operands) {
            if let Operand::Local(slot) = operand {
                is_read[*slot as usize] = true;
            }
        }
        let read = roll.read_outside(|slot| is_read[slot]);
        self.rolled_part(nodes, roll, (index, Part::Before), &read);
        if let (Some(scan), Some(initial)) = (roll.scan, roll.initial(nodes)) {
            let weight = match roll.weight(nodes) {
                Some(weight) => self.operand(weight, 0, nodes.len()),
                None => self.constant(1.0),
            };
            let initial = self.operand(initial, 0, nodes.len());
            let (addend, addend_step) = self.addends(nodes, roll);
            let out = self.new_run(roll.turns.next_multiple_of(BLOCK));
            let steps = roll.turns as u32;
            let scan_at = self.program.scans.len() as u32;
            self.program.scans.push(Scan { weight, initial, addend, addend_step, out, steps });
            self.program.steps.push(Step::Scan(scan_at));
            for turn in 0..roll.turns {
                self.outs()[roll.slot(turn, scan.carried)] = out + turn as u32;
            }
        }
        self.rolled_part(nodes, roll, (index, Part::After), &read);
    }

    /// One part of a loop as a plate.
    fn rolled_part(
        &mut self,
        nodes: &[Node],
        roll: &Roll,
        (index, part): (usize, Part),
        read: &[bool],
    ) {
        let (plate, members) = roll.plate(nodes, index, part);
        if members.is_empty() {
            return;
        }
        let exported: Vec<usize> = (0..members.len()).filter(|&slot| read[members[slot]]).collect();
        let exports = PlateCompiler::new(self, &plate, &exported).compile();
        for (slot, base) in exports {
            for turn in 0..roll.turns {
                self.outs()[roll.slot(turn, members[slot])] = base + turn as u32;
            }
        }
    }

    /// Where the addends of a recurrence stand: side by side, or all in one place.
    fn addends(&mut self, nodes: &[Node], roll: &Roll) -> (u32, u32) {
        let places: Vec<u32> = (0..roll.turns)
            .filter_map(|turn| roll.addend(nodes, turn))
            .map(|operand| self.operand(operand, 0, nodes.len()))
            .collect();
        let first = places[0];
        if places.iter().all(|&place| place == first) {
            return (first, 0);
        }
        if places.iter().zip(first..).all(|(&place, wanted)| place == wanted) {
            return (first, 1);
        }
        // Scattered: copied together.
        let base = self.new_values(places.len());
        let zero = self.constant(0.0);
        for (out, a) in (base..).zip(places) {
            self.scalar(ScalarOp { op: Op::Add, a, b: zero, c: 0, out, weight: 1.0 });
        }
        (base, 1)
    }
}

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

struct PlateCompiler<'c, 'r, 's> {
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
    fn new(out: &'c mut Compiler<'r>, segment: &'s Segment, exported: &[usize]) -> Self {
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
    fn compile(mut self) -> FastMap<usize, u32> {
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
