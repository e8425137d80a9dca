//! From a recording to a program: where every value lives, what is computed once for a whole plate,
//! which loops are plates. A plate by itself is in `plate`.

use larder_memory::map::FastMap;

use super::flatten::flatten;
use super::op::{Op, Ref};
use super::plate::PlateCompiler;
use super::program::{BLOCK, PLATE_MIN, Prior, Program, REGISTER, ScalarOp, Step};
use super::record::{Node, Operand, Recorder, Segment};
use super::roll::{Part, Roll, rolls};
use super::scan::Scan;
use super::terms::{take_priors, take_terms};
use crate::error::{ErrorKind, InferError, Result};

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

pub(super) struct Compiler<'r> {
    recording: &'r Recorder,
    plate_min: usize,
    /// Whether comparisons are made again.
    is_guarded: bool,
    pub(super) program: Program,
    placed: Vec<Placed>,
    constant_at: FastMap<u64, u32>,
}

impl Program {
    pub(crate) fn compile(recording: &Recorder, dim: usize) -> Result<Program> {
        Ok(Self::compile_from(recording, dim, PLATE_MIN, true)?.finished())
    }

    /// A program for the point of the recording alone: comparisons stay as they turned out there, although values
    /// that are equal but for rounding may compare otherwise on the tape.
    pub(crate) fn compile_unguarded(recording: &Recorder, dim: usize) -> Result<Program> {
        Ok(Self::compile_from(recording, dim, usize::MAX, false)?.finished())
    }

    /// Ready for replays.
    fn finished(mut self) -> Program {
        take_terms(&mut self);
        take_priors(&mut self);
        flatten(&mut self);
        self
    }

    /// Plates too as plain code, iteration by iteration.
    pub(super) fn compile_plain(recording: &Recorder, dim: usize) -> Result<Program> {
        Self::compile_from(recording, dim, usize::MAX, true)
    }

    /// Plates with at least so many iterations stay plates.
    fn compile_from(
        recording: &Recorder,
        dim: usize,
        plate_min: usize,
        is_guarded: bool,
    ) -> Result<Program> {
        if recording.overflow {
            let message = "the model is too large or too irregular to be recorded: \
                 at most 2^20 operations an iteration, 2^24 iterations, 2^18 irregular pieces";
            return Err(InferError::new(ErrorKind::Method, message));
        }
        // What comes after the parameters begins at a whole register: they are read in such.
        let values = dim.next_multiple_of(REGISTER);
        let prior = Prior::new(dim);
        let mut compiler = Compiler {
            recording,
            plate_min,
            is_guarded,
            program: Program { dim, values, prior, ..Program::default() },
            placed: Vec::with_capacity(recording.segments.len()),
            constant_at: FastMap::default(),
        };
        let exported = exported(recording);
        for (at, segment) in recording.segments.iter().enumerate() {
            compiler.segment(segment, &exported[at]);
        }
        let mut program = compiler.program;
        // A run of values may be read up to the end of its last block.
        program.values = program.values.next_multiple_of(REGISTER) + BLOCK;
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
    pub(super) fn new_values(&mut self, count: usize) -> u32 {
        let at = self.program.values;
        self.program.values += count;
        u32::try_from(at).expect("fewer than 2^32 values")
    }

    /// Values side by side that begin at a whole register.
    pub(super) fn new_run(&mut self, count: usize) -> u32 {
        self.program.values = self.program.values.next_multiple_of(REGISTER);
        self.new_values(count)
    }

    pub(super) fn constant(&mut self, x: f64) -> u32 {
        if let Some(&at) = self.constant_at.get(&x.to_bits()) {
            return at;
        }
        let at = self.new_values(1);
        self.constant_at.insert(x.to_bits(), at);
        self.program.constants.push((at, x));
        at
    }

    pub(super) fn place(&self, at: Ref) -> u32 {
        if let Some(index) = at.as_parameter() {
            return index as u32;
        }
        let (segment, iteration, slot) = self.recording.settled(at).parts();
        match &self.placed[segment] {
            Placed::Plain { outs, nodes } => outs[iteration * nodes + slot],
            Placed::Plate { exports } => exports[&slot] + iteration as u32,
        }
    }

    pub(super) fn scalar(&mut self, op: ScalarOp) {
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
            if matches!(node.op, Op::Guard(..)) && !self.is_guarded {
                continue;
            }
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
