//! Running a program: the log density and its gradient at a point.

use larder_kernels::{Kernel, Lanes, Level, Simd};

use super::compile::{BLOCK, Linear, Plate, PlateOp, Program, Source, Step, Work};
use super::lanes::{self, SUMS};
use super::op::Op;
use super::scalar;
use crate::math;

/// A guard turned out otherwise: the tape does not describe the model at this point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Flip;

/// Room for the replays of one program by one thread.
#[derive(Clone, Debug, Default)]
pub(crate) struct Workspace {
    values: Vec<f64>,
    adjoints: Vec<f64>,
    /// Spread operands, a block each.
    tiles: Vec<f64>,
    /// Partial sums of the adjoints of spread operands.
    tile_sums: Vec<f64>,
    dense_sums: Vec<f64>,
    /// Slots of the block at hand.
    slots: Vec<f64>,
    slot_adjoints: Vec<f64>,
    /// Slots of all blocks of plates that others read.
    store: Vec<f64>,
    /// Tiles for what lies nowhere in one piece. Made once: to clear them for each block cost a third of a small model.
    rooms: Vec<Tile>,
}

/// Tiles that an operation may need at once.
const ROOMS: usize = 6;

impl Workspace {
    pub(crate) fn new(program: &Program) -> Self {
        let slots = program.plates.iter().map(|plate| plate.slots).max().unwrap_or(0);
        let mut workspace = Workspace {
            values: vec![0.0; program.values],
            adjoints: vec![0.0; program.values],
            tiles: vec![0.0; program.tiles * BLOCK],
            tile_sums: vec![0.0; program.tiles * SUMS],
            dense_sums: vec![0.0; program.dense_sums],
            slots: vec![0.0; slots * BLOCK],
            slot_adjoints: vec![0.0; slots * BLOCK],
            store: vec![0.0; program.store],
            rooms: vec![[0.0; BLOCK]; ROOMS],
        };
        for &(at, x) in &program.constants {
            workspace.values[at as usize] = x;
        }
        for &(tile, x) in &program.tile_constants {
            workspace.tiles[tile as usize * BLOCK..][..BLOCK].fill(x);
        }
        workspace
    }
}

impl Program {
    /// The log density at `q`; its gradient too where `gradient` is not empty.
    ///
    /// # Errors
    /// [`Flip`] when the tape does not describe the model at this point.
    #[inline]
    pub(crate) fn replay(
        &self,
        level: Level,
        workspace: &mut Workspace,
        q: &[f64],
        gradient: &mut [f64],
    ) -> Result<f64, Flip> {
        assert!(q.len() == self.dim, "a point has {} numbers, not {}", self.dim, q.len());
        level.run(Replay { program: self, workspace, q, gradient })
    }
}

struct Replay<'a> {
    program: &'a Program,
    workspace: &'a mut Workspace,
    q: &'a [f64],
    gradient: &'a mut [f64],
}

/// What the blocks of a plate read.
#[derive(Clone, Copy)]
struct Inputs<'a> {
    values: &'a [f64],
    tiles: &'a [f64],
    columns: &'a [f64],
    gathers: &'a [u32],
}

/// What the blocks of a plate add to on the way back.
struct Outputs<'a> {
    adjoints: &'a mut [f64],
    tile_sums: &'a mut [f64],
    dense_sums: &'a mut [f64],
}

/// The block at hand: its first iteration, its iterations, those rounded up to whole registers.
#[derive(Clone, Copy)]
struct Block {
    from: usize,
    len: usize,
    width: usize,
}

type Tile = [f64; BLOCK];

impl Kernel for Replay<'_> {
    type Output = Result<f64, Flip>;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> Result<f64, Flip> {
        let Replay { program, workspace, q, gradient } = self;
        let Workspace {
            values,
            adjoints,
            tiles,
            tile_sums,
            dense_sums,
            slots,
            slot_adjoints,
            store,
            rooms,
        } = workspace;
        let rooms = rooms.first_chunk_mut::<ROOMS>().expect("a workspace is made with its rooms");
        let wants_gradient = !gradient.is_empty();
        values[..q.len()].copy_from_slice(q);
        if wants_gradient {
            adjoints.fill(0.0);
        }
        let mut target = program.offset;
        for step in &program.steps {
            match *step {
                Step::Plain(from, to) => {
                    let ops = &program.scalars[from as usize..to as usize];
                    if !scalar::forward(ops, values, &mut target) {
                        return Err(Flip);
                    }
                }
                Step::Scan(at) => program.scans[at as usize].forward(values),
                Step::Plate(at) => {
                    let plate = &program.plates[at as usize];
                    let is_last = plate.exports.is_empty();
                    spread(plate, values, tiles, tile_sums, dense_sums);
                    let mut sums = [0.0; SUMS];
                    for block in blocks(plate) {
                        let kept = plate.store + block.from * plate.slots;
                        let slots = if is_last {
                            &mut slots[..plate.slots * BLOCK]
                        } else {
                            &mut store[kept..kept + plate.slots * BLOCK]
                        };
                        let inputs = Inputs {
                            values,
                            tiles,
                            columns: &program.columns,
                            gathers: &program.gathers,
                        };
                        forward(simd, plate, block, inputs, slots, rooms, &mut sums)?;
                        for &(slot, base) in &plate.exports {
                            let from = slot as usize * BLOCK;
                            let to = base as usize + block.from;
                            values[to..to + block.width]
                                .copy_from_slice(&slots[from..from + block.width]);
                        }
                        if is_last && wants_gradient {
                            let inputs = Inputs {
                                values,
                                tiles,
                                columns: &program.columns,
                                gathers: &program.gathers,
                            };
                            let outputs = Outputs { adjoints, tile_sums, dense_sums };
                            let slots = Slots { values: slots, adjoints: slot_adjoints };
                            backward(simd, plate, block, inputs, slots, rooms, outputs);
                        }
                    }
                    target += lanes::total(&sums);
                    if is_last && wants_gradient {
                        gather(plate, adjoints, tile_sums, dense_sums);
                    }
                }
            }
        }
        if wants_gradient {
            for step in program.steps.iter().rev() {
                match *step {
                    Step::Plain(from, to) => {
                        let ops = &program.scalars[from as usize..to as usize];
                        scalar::backward(ops, values, adjoints);
                    }
                    Step::Scan(at) => program.scans[at as usize].backward(values, adjoints),
                    Step::Plate(at) => {
                        let plate = &program.plates[at as usize];
                        if plate.exports.is_empty() {
                            continue;
                        }
                        // Tiles are a plate's own, so they still hold what they held on the way there.
                        for block in blocks(plate) {
                            let kept = plate.store + block.from * plate.slots;
                            let slots = &store[kept..kept + plate.slots * BLOCK];
                            let inputs = Inputs {
                                values,
                                tiles,
                                columns: &program.columns,
                                gathers: &program.gathers,
                            };
                            let outputs = Outputs { adjoints, tile_sums, dense_sums };
                            let slots = Slots { values: slots, adjoints: slot_adjoints };
                            backward(simd, plate, block, inputs, slots, rooms, outputs);
                        }
                        gather(plate, adjoints, tile_sums, dense_sums);
                    }
                }
            }
            gradient.copy_from_slice(&adjoints[..q.len()]);
        }
        Ok(target)
    }
}

#[inline(always)]
fn blocks(plate: &Plate) -> impl Iterator<Item = Block> + use<> {
    let iterations = plate.iterations;
    (0..iterations).step_by(BLOCK).map(move |from| {
        let len = (iterations - from).min(BLOCK);
        Block { from, len, width: len.next_multiple_of(SUMS) }
    })
}

/// Fills the tiles of a plate and clears its sums.
#[inline(always)]
fn spread(
    plate: &Plate,
    values: &[f64],
    tiles: &mut [f64],
    tile_sums: &mut [f64],
    dense_sums: &mut [f64],
) {
    let width = plate.iterations.min(BLOCK).next_multiple_of(SUMS);
    for &(tile, value) in &plate.spreads {
        let tile = tile as usize;
        tiles[tile * BLOCK..][..width].fill(values[value as usize]);
        tile_sums[tile * SUMS..][..SUMS].fill(0.0);
    }
    let (from, to) = plate.dense_sums;
    dense_sums[from as usize..to as usize].fill(0.0);
}

/// Adds the sums of a plate to the adjoints of what was spread.
#[inline(always)]
fn gather(plate: &Plate, adjoints: &mut [f64], tile_sums: &[f64], dense_sums: &[f64]) {
    for &(tile, value) in &plate.spreads {
        adjoints[value as usize] += lanes::total(&tile_sums[tile as usize * SUMS..][..SUMS]);
    }
    for op in &plate.ops {
        if let Work::Linear(linear) = &op.work {
            let sums = dense_sums[linear.dense_sums as usize..].chunks_exact(SUMS);
            for (&value, sums) in linear.dense.iter().zip(sums) {
                adjoints[value as usize] += lanes::total(sums);
            }
        }
    }
}

/// An operand as a tile; `room` holds it where it lies nowhere in one piece.
#[inline(always)]
fn operand<'t>(
    source: Source,
    block: Block,
    inputs: Inputs<'t>,
    slots: &'t [f64],
    room: &'t mut Tile,
) -> &'t [f64] {
    let width = block.width;
    match source {
        Source::None => &room[..width],
        Source::Local(slot) => &slots[slot as usize * BLOCK..][..width],
        Source::Spread { tile, .. } | Source::Constant { tile } => {
            &inputs.tiles[tile as usize * BLOCK..][..width]
        }
        Source::Column(at) => &inputs.columns[at as usize + block.from..][..width],
        Source::Run(base) => &inputs.values[base as usize + block.from..][..width],
        Source::Gather(at) => {
            let places = &inputs.gathers[at as usize + block.from..][..width];
            for (x, &place) in room.iter_mut().zip(places) {
                *x = inputs.values[place as usize];
            }
            &room[..width]
        }
    }
}

#[inline(always)]
fn forward<S: Simd>(
    simd: S,
    plate: &Plate,
    block: Block,
    inputs: Inputs<'_>,
    slots: &mut [f64],
    rooms: &mut [Tile; ROOMS],
    sums: &mut [f64; SUMS],
) -> Result<(), Flip> {
    let [room_a, room_b, room_c, room_d, ..] = rooms;
    let (width, len) = (block.width, block.len);
    for op in &plate.ops {
        let (before, rest) = slots.split_at_mut(match op.work {
            // These have no slot of their own.
            Work::Target(_) | Work::Guard(..) => slots.len(),
            _ => op.out as usize * BLOCK,
        });
        if let Work::Linear(linear) = &op.work {
            linear_forward(
                simd,
                linear,
                block,
                inputs,
                before,
                &mut rest[..width],
                [room_a, room_b],
            );
            continue;
        }
        let a = operand(op.a, block, inputs, before, room_a);
        match op.work {
            Work::Target(sign) => {
                let mut part = [0.0; SUMS];
                lanes::sum(simd, a, len, &mut part);
                lanes::add_scaled(simd, sign, &part, sums);
                continue;
            }
            Work::Unary(function) => {
                unary_forward(simd, function, a, &mut rest[..width]);
                continue;
            }
            _ => {}
        }
        let b = operand(op.b, block, inputs, before, room_b);
        match op.work {
            Work::Guard(comparison, held) => {
                if a.iter().zip(b).take(len).any(|(&a, &b)| comparison.holds(a, b) != held) {
                    return Err(Flip);
                }
            }
            Work::Divide => lanes::map2(simd, lanes::Divide, a, b, &mut rest[..width]),
            Work::Power => {
                for ((out, a), b) in rest[..width].iter_mut().zip(a).zip(b) {
                    *out = a.powf(*b);
                }
            }
            Work::BernoulliLogit => lanes::map2(simd, lanes::AnswerMass, a, b, &mut rest[..width]),
            Work::PoissonLog => {
                let out = &mut rest[..width];
                lanes::map2(simd, lanes::CountMass, a, b, out);
                for (out, k) in out.iter_mut().zip(a) {
                    *out -= math::lgamma(k + 1.0);
                }
            }
            Work::BernoulliLogitTarget => {
                lanes::map2(simd, lanes::AnswerMass, a, b, &mut room_c[..width]);
                lanes::sum(simd, &room_c[..], len, sums);
                lanes::map2(simd, lanes::AnswerSlope, a, b, &mut rest[..width]);
            }
            Work::PoissonLogTarget => {
                lanes::map2(simd, lanes::CountMass, a, b, &mut room_c[..width]);
                lanes::sum(simd, &room_c[..], len, sums);
                lanes::map2(simd, lanes::CountSlope, a, b, &mut rest[..width]);
            }
            Work::Normal => {
                let sd = operand(op.c, block, inputs, before, room_c);
                let out = &mut rest[..width];
                lanes::map1(simd, lanes::Log, sd, &mut room_d[..width]);
                lanes::map3(simd, lanes::Standard, a, b, sd, out);
                for (out, log_sd) in out.iter_mut().zip(&*room_d) {
                    *out = -0.5 * *out * *out - log_sd - math::LN_SQRT_2PI;
                }
            }
            Work::NormalTarget { inverted, log_sd } => {
                let sd = operand(op.c, block, inputs, before, room_c);
                let z = &mut rest[..width];
                if inverted {
                    lanes::map3(simd, lanes::StandardInverse, a, b, sd, z);
                } else if let Source::Spread { .. } = op.c {
                    room_d[..width].fill(1.0 / sd[0]);
                    lanes::map3(simd, lanes::StandardInverse, a, b, &room_d[..width], z);
                    sums[0] -= len as f64 * sd[0].ln();
                } else {
                    lanes::map3(simd, lanes::Standard, a, b, sd, z);
                    let log_sd = if log_sd == Source::None {
                        lanes::map1(simd, lanes::Log, sd, &mut room_d[..width]);
                        &room_d[..width]
                    } else {
                        operand(log_sd, block, inputs, before, room_d)
                    };
                    let mut part = [0.0; SUMS];
                    lanes::sum(simd, log_sd, len, &mut part);
                    lanes::add_scaled(simd, -1.0, &part, sums);
                }
                let mut part = [0.0; SUMS];
                lanes::dot(simd, z, z, len, &mut part);
                lanes::add_scaled(simd, -0.5, &part, sums);
            }
            Work::Linear(_) | Work::Target(_) | Work::Unary(_) => unreachable!("done above"),
        }
    }
    Ok(())
}

#[inline(always)]
fn unary_forward<S: Simd>(simd: S, function: Op, x: &[f64], out: &mut [f64]) {
    match function {
        Op::Neg => lanes::map1(simd, lanes::Negate, x, out),
        Op::Exp => lanes::map1(simd, lanes::Exp, x, out),
        Op::Ln => lanes::map1(simd, lanes::Log, x, out),
        Op::Ln1p => lanes::map1(simd, lanes::Log1p, x, out),
        Op::Sqrt => lanes::map1(simd, lanes::Sqrt, x, out),
        Op::Square => lanes::map1(simd, lanes::Square, x, out),
        Op::Abs => lanes::map1(simd, lanes::Abs, x, out),
        Op::Tanh => lanes::map1(simd, lanes::Tanh, x, out),
        Op::Softplus => lanes::map1(simd, lanes::Softplus, x, out),
        Op::InvLogit => lanes::map1(simd, lanes::Sigmoid, x, out),
        other => {
            for (out, x) in out.iter_mut().zip(x) {
                *out = scalar::unary(other, *x);
            }
        }
    }
}

#[inline(always)]
fn linear_forward<S: Simd>(
    simd: S,
    linear: &Linear,
    block: Block,
    inputs: Inputs<'_>,
    before: &[f64],
    out: &mut [f64],
    [room_a, room_b]: [&mut Tile; 2],
) {
    if linear.dense.is_empty() {
        out.fill(0.0);
    } else {
        let from = linear.dense_columns as usize + block.from * linear.dense.len();
        let columns = &inputs.columns[from..from + linear.dense.len() * BLOCK];
        dense_forward(simd, &linear.dense, inputs.values, columns, out);
    }
    for &(sign, a, b) in &linear.terms {
        match (spread_of(a, inputs), spread_of(b, inputs)) {
            (Some(a), None) if b != Source::None => {
                let b = operand(b, block, inputs, before, room_b);
                lanes::add_scaled(simd, sign * a, b, out);
            }
            (None, Some(b)) => {
                let a = operand(a, block, inputs, before, room_a);
                lanes::add_scaled(simd, sign * b, a, out);
            }
            (_, None) if b == Source::None => {
                let a = operand(a, block, inputs, before, room_a);
                lanes::add_scaled(simd, sign, a, out);
            }
            _ => {
                let a = operand(a, block, inputs, before, room_a);
                let b = operand(b, block, inputs, before, room_b);
                lanes::add_product(simd, sign, a, b, out);
            }
        }
    }
}

/// The one number of an operand that is the same for all iterations.
#[inline(always)]
fn spread_of(source: Source, inputs: Inputs<'_>) -> Option<f64> {
    match source {
        Source::Spread { tile, .. } | Source::Constant { tile } => {
            Some(inputs.tiles[tile as usize * BLOCK])
        }
        _ => None,
    }
}

/// Columns weighted by values; half a block of sums stays in registers.
#[inline(always)]
fn dense_forward<S: Simd>(
    simd: S,
    weights: &[u32],
    values: &[f64],
    columns: &[f64],
    out: &mut [f64],
) {
    const HALF: usize = BLOCK / 2;
    let lanes = <S::F64 as Lanes>::LANES;
    let mut from = 0;
    while from < out.len() {
        // A block of registers is half a tile: 32 numbers on every level.
        let mut sums = S::F64::zero(simd).block();
        for (&weight, column) in weights.iter().zip(columns.chunks_exact(BLOCK)) {
            let weight = S::F64::splat(simd, values[weight as usize]);
            let column = &column[from..from + HALF];
            for (sum, x) in sums.as_mut().iter_mut().zip(column.chunks_exact(lanes)) {
                *sum = S::F64::load(simd, x).mul_add(weight, *sum);
            }
        }
        let to = out.len().min(from + HALF);
        for (sum, out) in sums.as_ref().iter().zip(out[from..to].chunks_exact_mut(lanes)) {
            sum.store(out);
        }
        from += HALF;
    }
}

/// The slots of the block at hand on the way back.
struct Slots<'a> {
    values: &'a [f64],
    adjoints: &'a mut [f64],
}

#[inline(always)]
fn backward<S: Simd>(
    simd: S,
    plate: &Plate,
    block: Block,
    inputs: Inputs<'_>,
    slots: Slots<'_>,
    rooms: &mut [Tile; ROOMS],
    mut outputs: Outputs<'_>,
) {
    let Slots { values: slots, adjoints: slot_adjoints } = slots;
    let width = block.width;
    for slot in slot_adjoints[..plate.slots * BLOCK].chunks_exact_mut(BLOCK) {
        slot[..width].fill(0.0);
    }
    for &(slot, base) in &plate.exports {
        let from = slot as usize * BLOCK;
        let source = base as usize + block.from;
        // Beyond the last iteration there are no adjoints to come back.
        slot_adjoints[from..from + block.len]
            .copy_from_slice(&outputs.adjoints[source..source + block.len]);
    }
    for op in plate.ops.iter().rev() {
        let (adjoints, rest) = slot_adjoints.split_at_mut(match op.work {
            Work::Target(_) | Work::Guard(..) => slot_adjoints.len(),
            _ => op.out as usize * BLOCK,
        });
        let y = match op.work {
            Work::Target(_) | Work::Guard(..) => &[][..],
            _ => &slots[op.out as usize * BLOCK..][..width],
        };
        let d = if rest.is_empty() { &[][..] } else { &rest[..width] };
        let mut to = Back { simd, block, adjoints, outputs: &mut outputs, gathers: inputs.gathers };
        if let Work::Normal = op.work {
            normal_backward(&mut to, op, inputs, slots, d, rooms);
            continue;
        }
        let [room_a, room_b, room_c, ..] = &mut *rooms;
        match &op.work {
            Work::Guard(..) | Work::Normal => {}
            Work::Target(sign) => {
                room_c[..width].fill(*sign);
                to.add(op.a, &room_c[..width]);
            }
            Work::Linear(linear) => {
                linear_backward(&mut to, linear, inputs, slots, d, [room_a, room_b, room_c]);
            }
            Work::Unary(function) => {
                let x = operand(op.a, block, inputs, slots, room_a);
                unary_backward(simd, *function, x, y, d, &mut room_c[..width]);
                to.add(op.a, &room_c[..width]);
            }
            Work::Divide => {
                let b = operand(op.b, block, inputs, slots, room_b);
                lanes::map2(simd, lanes::Divide, d, b, &mut room_c[..width]);
                to.add(op.a, &room_c[..width]);
                if differs(op.b) {
                    for (share, y) in room_c[..width].iter_mut().zip(y) {
                        *share *= -y;
                    }
                    to.add(op.b, &room_c[..width]);
                }
            }
            Work::Power => {
                let a = operand(op.a, block, inputs, slots, room_a);
                let b = operand(op.b, block, inputs, slots, room_b);
                for i in 0..width {
                    room_c[i] = d[i] * b[i] * a[i].powf(b[i] - 1.0);
                }
                to.add(op.a, &room_c[..width]);
                if differs(op.b) {
                    for i in 0..width {
                        room_c[i] = d[i] * y[i] * a[i].ln();
                    }
                    to.add(op.b, &room_c[..width]);
                }
            }
            Work::BernoulliLogit => {
                let a = operand(op.a, block, inputs, slots, room_a);
                let b = operand(op.b, block, inputs, slots, room_b);
                lanes::map2(simd, lanes::AnswerSlope, a, b, &mut room_c[..width]);
                multiply(&mut room_c[..width], d);
                to.add(op.b, &room_c[..width]);
            }
            Work::PoissonLog => {
                let a = operand(op.a, block, inputs, slots, room_a);
                let b = operand(op.b, block, inputs, slots, room_b);
                lanes::map2(simd, lanes::CountSlope, a, b, &mut room_c[..width]);
                multiply(&mut room_c[..width], d);
                to.add(op.b, &room_c[..width]);
            }
            // The slot holds the slope.
            Work::BernoulliLogitTarget | Work::PoissonLogTarget => to.add(op.b, y),
            // The slot holds z.
            Work::NormalTarget { inverted, .. } => {
                let sd = operand(op.c, block, inputs, slots, room_c);
                if *inverted {
                    lanes::map2(simd, lanes::Product, y, sd, &mut room_a[..width]);
                } else {
                    lanes::map2(simd, lanes::Divide, y, sd, &mut room_a[..width]);
                    if differs(op.c) {
                        lanes::map2(simd, lanes::ScaleSlope, y, sd, &mut room_b[..width]);
                        to.add(op.c, &room_b[..width]);
                    }
                }
                to.add(op.b, &room_a[..width]);
                if differs(op.a) {
                    lanes::map1(simd, lanes::Negate, &room_a[..width], &mut room_b[..width]);
                    to.add(op.a, &room_b[..width]);
                }
            }
        }
    }
}

#[inline(always)]
fn multiply(x: &mut [f64], factor: &[f64]) {
    for (x, factor) in x.iter_mut().zip(factor) {
        *x *= factor;
    }
}

/// Whether an operand depends on the parameters.
#[inline(always)]
fn differs(source: Source) -> bool {
    !matches!(source, Source::None | Source::Constant { .. } | Source::Column(_))
}

/// Where adjoints of operands go.
struct Back<'a, 'o, S> {
    simd: S,
    block: Block,
    adjoints: &'a mut [f64],
    outputs: &'a mut Outputs<'o>,
    gathers: &'a [u32],
}

impl<S: Simd> Back<'_, '_, S> {
    /// Adds a tile to the adjoint of an operand; iterations beyond the last are left out wherever the
    /// tile leaves the block.
    #[inline(always)]
    fn add(&mut self, source: Source, x: &[f64]) {
        let Block { from, len, width } = self.block;
        match source {
            Source::None | Source::Constant { .. } | Source::Column(_) => {}
            Source::Local(slot) => {
                lanes::add(self.simd, x, &mut self.adjoints[slot as usize * BLOCK..][..width]);
            }
            Source::Spread { tile, .. } => {
                let sums = &mut self.outputs.tile_sums[tile as usize * SUMS..][..SUMS];
                lanes::sum(self.simd, x, len, sums);
            }
            Source::Run(base) => {
                let adjoints = &mut self.outputs.adjoints[base as usize + from..][..len];
                for (adjoint, x) in adjoints.iter_mut().zip(x) {
                    *adjoint += x;
                }
            }
            Source::Gather(at) => {
                let places = &self.gathers[at as usize + from..][..len];
                for (&place, x) in places.iter().zip(x) {
                    self.outputs.adjoints[place as usize] += x;
                }
            }
        }
    }

    /// Adds `factor * x`.
    #[inline(always)]
    fn add_scaled(&mut self, source: Source, factor: f64, x: &[f64], room: &mut Tile) {
        let width = self.block.width;
        if let Source::Local(slot) = source {
            let adjoints = &mut self.adjoints[slot as usize * BLOCK..][..width];
            lanes::add_scaled(self.simd, factor, x, adjoints);
        } else if differs(source) {
            lanes::scaled(self.simd, factor, x, &mut room[..width]);
            self.add(source, &room[..width]);
        }
    }
}

#[inline(always)]
fn linear_backward<S: Simd>(
    to: &mut Back<'_, '_, S>,
    linear: &Linear,
    inputs: Inputs<'_>,
    slots: &[f64],
    d: &[f64],
    [room_a, room_b, room_c]: [&mut Tile; 3],
) {
    let (simd, block) = (to.simd, to.block);
    if !linear.dense.is_empty() {
        let from = linear.dense_columns as usize + block.from * linear.dense.len();
        let columns = &inputs.columns[from..from + linear.dense.len() * BLOCK];
        let sums =
            &mut to.outputs.dense_sums[linear.dense_sums as usize..][..linear.dense.len() * SUMS];
        lanes::dots(simd, d, columns, BLOCK, block.len, sums);
    }
    for &(sign, a, b) in &linear.terms {
        if b == Source::None {
            to.add_scaled(a, sign, d, room_c);
            continue;
        }
        factor_backward(to, sign, (a, b), inputs, slots, d, [room_b, room_c]);
        factor_backward(to, sign, (b, a), inputs, slots, d, [room_a, room_c]);
    }
}

/// The adjoint of one factor of a product, given the other.
#[inline(always)]
fn factor_backward<S: Simd>(
    to: &mut Back<'_, '_, S>,
    sign: f64,
    (of, other): (Source, Source),
    inputs: Inputs<'_>,
    slots: &[f64],
    d: &[f64],
    [room, product]: [&mut Tile; 2],
) {
    let (simd, block) = (to.simd, to.block);
    match spread_of(other, inputs) {
        Some(other) => to.add_scaled(of, sign * other, d, product),
        None if differs(of) => {
            let other = operand(other, block, inputs, slots, room);
            if let Source::Spread { tile, .. } = of {
                let mut part = [0.0; SUMS];
                lanes::dot(simd, d, other, block.len, &mut part);
                let sums = &mut to.outputs.tile_sums[tile as usize * SUMS..][..SUMS];
                lanes::add_scaled(simd, sign, &part, sums);
            } else {
                product[..block.width].fill(0.0);
                lanes::add_product(simd, sign, d, other, &mut product[..block.width]);
                to.add(of, &product[..block.width]);
            }
        }
        None => {}
    }
}

#[inline(always)]
fn normal_backward<S: Simd>(
    to: &mut Back<'_, '_, S>,
    op: &PlateOp,
    inputs: Inputs<'_>,
    slots: &[f64],
    d: &[f64],
    rooms: &mut [Tile; ROOMS],
) {
    let (simd, block) = (to.simd, to.block);
    let width = block.width;
    let [room_a, room_b, room_c, slope, scale, z] = rooms;
    let x = operand(op.a, block, inputs, slots, room_a);
    let mean = operand(op.b, block, inputs, slots, room_b);
    let sd = operand(op.c, block, inputs, slots, room_c);
    lanes::map3(simd, lanes::Standard, x, mean, sd, &mut z[..width]);
    lanes::map2(simd, lanes::Divide, &z[..width], sd, &mut slope[..width]);
    lanes::map2(simd, lanes::ScaleSlope, &z[..width], sd, &mut scale[..width]);
    multiply(&mut slope[..width], d);
    multiply(&mut scale[..width], d);
    to.add(op.b, &slope[..width]);
    to.add(op.c, &scale[..width]);
    lanes::map1(simd, lanes::Negate, &slope[..width], &mut z[..width]);
    to.add(op.a, &z[..width]);
}

#[inline(always)]
fn unary_backward<S: Simd>(
    simd: S,
    function: Op,
    x: &[f64],
    y: &[f64],
    d: &[f64],
    out: &mut [f64],
) {
    match function {
        Op::Neg => lanes::map1(simd, lanes::Negate, d, out),
        Op::Exp => lanes::map2(simd, lanes::Product, d, y, out),
        Op::Ln => lanes::map2(simd, lanes::OverArgument, d, x, out),
        Op::Ln1p => lanes::map2(simd, lanes::OverOnePlus, d, x, out),
        Op::Sqrt => lanes::map2(simd, lanes::HalfOver, d, y, out),
        Op::Square => lanes::map2(simd, lanes::TwiceProduct, d, x, out),
        Op::Abs => lanes::map2(simd, lanes::TimesSign, d, x, out),
        Op::Tanh => lanes::map2(simd, lanes::TimesOneMinusSquare, d, y, out),
        Op::Softplus => lanes::map2(simd, lanes::TimesSigmoid, d, x, out),
        Op::InvLogit => lanes::map2(simd, lanes::TimesLogisticSlope, d, y, out),
        other => {
            for (((out, d), x), y) in out.iter_mut().zip(d).zip(x).zip(y) {
                *out = d * scalar::unary_slope(other, *x, *y);
            }
        }
    }
}
