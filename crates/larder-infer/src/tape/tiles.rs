//! Plates in tiles: blocks of 64 iterations through vector lanes. The way back of an operation is in `back`.

use larder_kernels::{Lanes, Simd};

use super::back::{Slots, backward};
use super::lanes::{self, Masses, SUMS};
use super::machine::Flip;
use super::op::Op;
use super::program::{BLOCK, Linear, Plate, Program, REGISTER, Runs, Source, Work};
use super::replay::Workspace;
use super::scalar;
use crate::math;

/// Tiles that an operation may need at once.
pub(super) const ROOMS: usize = 6;

/// What the blocks of a plate read.
#[derive(Clone, Copy)]
pub(super) struct Inputs<'a> {
    pub(super) values: &'a [f64],
    pub(super) tiles: &'a [f64],
    pub(super) columns: &'a [f64],
    pub(super) gathers: &'a [u32],
    pub(super) runs: &'a Runs,
}

/// What the blocks of a plate add to on the way back.
pub(super) struct Outputs<'a> {
    pub(super) adjoints: &'a mut [f64],
    pub(super) tile_sums: &'a mut [f64],
    pub(super) dense_sums: &'a mut [f64],
}

/// The block at hand: its first iteration, its iterations, those rounded up to whole registers.
#[derive(Clone, Copy)]
pub(super) struct Block {
    pub(super) from: usize,
    pub(super) len: usize,
    pub(super) width: usize,
}

/// Room for the numbers of a block, and for a register that begins at the last of them.
pub(super) type Tile = [f64; TILE];
pub(super) const TILE: usize = BLOCK + REGISTER;

/// A plate of tiles on the way there: its part of the target. One that nobody reads goes back at once, block by block,
/// while the block is in the first cache.
#[inline(always)]
pub(super) fn plate_forward<S: Simd>(
    simd: S,
    program: &Program,
    plate: &Plate,
    workspace: &mut Workspace,
    wants_gradient: bool,
) -> Result<f64, Flip> {
    let Workspace {
        file,
        tiles,
        tile_sums,
        dense_sums,
        slots,
        slot_adjoints,
        written,
        way,
        store,
        rooms,
    } = workspace;
    let (values, adjoints) = file.split_at_mut(program.flat.adjoints);
    let (rooms, _) = rooms.as_chunks_mut::<TILE>();
    let rooms = rooms.first_chunk_mut::<ROOMS>().expect("a workspace is made with its rooms");
    let is_last = plate.exports.is_empty();
    spread(simd, plate, values, tiles, tile_sums, dense_sums);
    let mut masses = Masses::NONE;
    let mut from = 0;
    while let Some(block) = Block::at(plate, from) {
        from += BLOCK;
        let kept = plate.store + block.from * plate.slots;
        let slots = if is_last {
            &mut slots[..plate.slots * BLOCK]
        } else {
            &mut store[kept..kept + plate.slots * BLOCK]
        };
        let inputs = Inputs::of(program, values, tiles);
        forward(simd, plate, block, inputs, slots, rooms, &mut masses)?;
        for &(slot, base) in &plate.exports {
            let from = slot as usize * BLOCK;
            let to = base as usize + block.from;
            values[to..to + block.width].copy_from_slice(&slots[from..from + block.width]);
        }
        if is_last && wants_gradient {
            let inputs = Inputs::of(program, values, tiles);
            let outputs = Outputs { adjoints, tile_sums, dense_sums };
            *way += 1;
            let slots = Slots { values: slots, adjoints: slot_adjoints, written, way: *way };
            backward(simd, plate, block, inputs, slots, rooms, outputs);
        }
    }
    if is_last && wants_gradient {
        gather(plate, adjoints, tile_sums, dense_sums);
    }
    Ok(masses.total(simd))
}

/// The way back of a plate of tiles whose values others read. Tiles are a plate's own, so they still hold what they
/// held on the way there.
#[inline(always)]
pub(super) fn plate_backward<S: Simd>(
    simd: S,
    program: &Program,
    plate: &Plate,
    workspace: &mut Workspace,
) {
    let Workspace {
        file,
        tiles,
        tile_sums,
        dense_sums,
        slot_adjoints,
        written,
        way,
        store,
        rooms,
        ..
    } = workspace;
    let (values, adjoints) = file.split_at_mut(program.flat.adjoints);
    let (rooms, _) = rooms.as_chunks_mut::<TILE>();
    let rooms = rooms.first_chunk_mut::<ROOMS>().expect("a workspace is made with its rooms");
    let mut from = 0;
    while let Some(block) = Block::at(plate, from) {
        from += BLOCK;
        let kept = plate.store + block.from * plate.slots;
        let slots = &store[kept..kept + plate.slots * BLOCK];
        let inputs = Inputs::of(program, values, tiles);
        let outputs = Outputs { adjoints, tile_sums, dense_sums };
        *way += 1;
        let slots = Slots { values: slots, adjoints: slot_adjoints, written, way: *way };
        backward(simd, plate, block, inputs, slots, rooms, outputs);
    }
    gather(plate, adjoints, tile_sums, dense_sums);
}

impl<'a> Inputs<'a> {
    #[inline(always)]
    fn of(program: &'a Program, values: &'a [f64], tiles: &'a [f64]) -> Self {
        let Program { columns, gathers, runs, .. } = program;
        Inputs { values, tiles, columns, gathers, runs }
    }
}

impl Block {
    /// The block of a plate that begins at an iteration; none at its end.
    #[inline(always)]
    fn at(plate: &Plate, from: usize) -> Option<Block> {
        let len = plate.iterations.checked_sub(from).filter(|&rest| rest > 0)?.min(BLOCK);
        Some(Block { from, len, width: len.next_multiple_of(SUMS) })
    }
}

/// Fills the tiles of a plate and clears its sums.
#[inline(always)]
fn spread<S: Simd>(
    simd: S,
    plate: &Plate,
    values: &[f64],
    tiles: &mut [f64],
    tile_sums: &mut [f64],
    dense_sums: &mut [f64],
) {
    let width = plate.iterations.min(BLOCK).next_multiple_of(SUMS);
    for &(tile, value) in &plate.spreads {
        let tile = tile as usize;
        lanes::set(simd, values[value as usize], &mut tiles[tile * BLOCK..][..width]);
        lanes::set(simd, 0.0, &mut tile_sums[tile * SUMS..][..SUMS]);
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
pub(super) fn operand<'t, S: Simd>(
    simd: S,
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
        Source::Gather { at, runs } => {
            if let Some(runs) = inputs.runs.of_block(runs, block.from / BLOCK) {
                lanes::spread_runs(simd, inputs.values, runs, room);
                return &room[..width];
            }
            let places = &inputs.gathers[at as usize + block.from..][..width];
            let room = &mut room[..width];
            for (at, x) in room.iter_mut().enumerate() {
                *x = inputs.values[places[at] as usize];
            }
            room
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
    masses: &mut Masses,
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
        let a = operand(simd, op.a, block, inputs, before, room_a);
        match op.work {
            Work::Target(sign) => {
                let mut part = [0.0; SUMS];
                lanes::sum(simd, a, len, &mut part);
                lanes::add_scaled(simd, sign, &part, &mut masses.sums);
                continue;
            }
            Work::Unary(function) => {
                unary_forward(simd, function, a, &mut rest[..width]);
                continue;
            }
            _ => {}
        }
        let b = operand(simd, op.b, block, inputs, before, room_b);
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
            Work::LogAddExp => lanes::map2(simd, lanes::LogAddExp, a, b, &mut rest[..width]),
            Work::BernoulliLogit => lanes::map2(simd, lanes::AnswerMass, a, b, &mut rest[..width]),
            Work::PoissonLog => {
                let out = &mut rest[..width];
                lanes::map2(simd, lanes::CountMass, a, b, out);
                for (out, k) in out.iter_mut().zip(a) {
                    *out -= math::lgamma(k + 1.0);
                }
            }
            Work::BernoulliLogitTarget => {
                lanes::answers(simd, a, b, len, &mut rest[..width], masses);
            }
            Work::PoissonLogTarget => {
                let both = (&mut room_c[..width], &mut rest[..width]);
                lanes::map2_pair(simd, lanes::Count, a, b, both);
                lanes::sum(simd, &room_c[..], len, &mut masses.sums);
            }
            Work::Normal => {
                let sd = operand(simd, op.c, block, inputs, before, room_c);
                let out = &mut rest[..width];
                lanes::map1(simd, lanes::Log, sd, &mut room_d[..width]);
                lanes::map3(simd, lanes::Standard, a, b, sd, out);
                for (out, log_sd) in out.iter_mut().zip(&*room_d) {
                    *out = -0.5 * *out * *out - log_sd - math::LN_SQRT_2PI;
                }
            }
            Work::NormalTarget { inverted, log_sd } => {
                let sd = operand(simd, op.c, block, inputs, before, room_c);
                let z = &mut rest[..width];
                if inverted {
                    lanes::map3(simd, lanes::StandardInverse, a, b, sd, z);
                } else if let Source::Spread { .. } = op.c {
                    lanes::map2(simd, lanes::Scaled { inverse: 1.0 / sd[0] }, a, b, z);
                    // One logarithm for all blocks.
                    if block.from == 0 {
                        masses.sums[0] -= plate.iterations as f64 * sd[0].ln();
                    }
                } else {
                    lanes::map3(simd, lanes::Standard, a, b, sd, z);
                    let log_sd = if log_sd == Source::None {
                        lanes::map1(simd, lanes::Log, sd, &mut room_d[..width]);
                        &room_d[..width]
                    } else {
                        operand(simd, log_sd, block, inputs, before, room_d)
                    };
                    let mut part = [0.0; SUMS];
                    lanes::sum(simd, log_sd, len, &mut part);
                    lanes::add_scaled(simd, -1.0, &part, &mut masses.sums);
                }
                let mut part = [0.0; SUMS];
                lanes::dot(simd, z, z, len, &mut part);
                lanes::add_scaled(simd, -0.5, &part, &mut masses.sums);
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
    // The first term is written, the others are added.
    let mut is_written = !linear.dense.is_empty();
    if is_written {
        let from = linear.dense_columns as usize + block.from * linear.dense.len();
        let columns = &inputs.columns[from..from + linear.dense.len() * BLOCK];
        dense_forward(simd, &linear.dense, inputs.values, columns, out);
    }
    for &(sign, a, b) in &linear.terms {
        let (factor, one, other) = match (spread_of(a, inputs), spread_of(b, inputs)) {
            (Some(x), None) if b != Source::None => (sign * x, b, Source::None),
            (None, Some(x)) => (sign * x, a, Source::None),
            _ => (sign, a, b),
        };
        let x = operand(simd, one, block, inputs, before, room_a);
        match (other, is_written) {
            (Source::None, false) => lanes::scaled(simd, factor, x, out),
            (Source::None, true) => lanes::add_scaled(simd, factor, x, out),
            _ => {
                let y = operand(simd, other, block, inputs, before, room_b);
                if is_written {
                    lanes::add_product(simd, factor, x, y, out);
                } else {
                    lanes::product(simd, factor, x, y, out);
                }
            }
        }
        is_written = true;
    }
}

/// The one number of an operand that is the same for all iterations.
#[inline(always)]
pub(super) fn spread_of(source: Source, inputs: Inputs<'_>) -> Option<f64> {
    match source {
        Source::Spread { tile, .. } | Source::Constant { tile } => {
            Some(inputs.tiles[tile as usize * BLOCK])
        }
        _ => None,
    }
}

/// Columns weighted by values. Sums stay in registers: those of a whole block where eight hold it, else of half of one.
#[inline(always)]
fn dense_forward<S: Simd>(
    simd: S,
    weights: &[u32],
    values: &[f64],
    columns: &[f64],
    out: &mut [f64],
) {
    const HALF: usize = BLOCK / 2;
    if <S::F64 as Lanes>::LANES >= 8 {
        dense_part::<S, 2>(simd, weights, values, columns, 0, out);
        return;
    }
    for (at, out) in out.chunks_mut(HALF).enumerate() {
        dense_part::<S, 1>(simd, weights, values, columns, at * HALF, out);
    }
}

/// The sums of so many half blocks.
#[inline(always)]
fn dense_part<S: Simd, const HALVES: usize>(
    simd: S,
    weights: &[u32],
    values: &[f64],
    columns: &[f64],
    from: usize,
    out: &mut [f64],
) {
    const HALF: usize = BLOCK / 2;
    let lanes = <S::F64 as Lanes>::LANES;
    // A block of registers is half a tile: 32 numbers on every level.
    let mut sums = [S::F64::zero(simd).block(); HALVES];
    for (k, &weight) in weights.iter().enumerate() {
        let weight = S::F64::splat(simd, values[weight as usize]);
        let column = &columns[k * BLOCK + from..][..HALVES * HALF];
        for (half, sums) in sums.iter_mut().enumerate() {
            for (at, sum) in sums.as_mut().iter_mut().enumerate() {
                *sum = lanes::load(simd, column, half * HALF + at * lanes).mul_add(weight, *sum);
            }
        }
    }
    for (half, sums) in sums.iter().enumerate() {
        for (at, sum) in sums.as_ref().iter().enumerate() {
            let at = half * HALF + at * lanes;
            if at < out.len() {
                sum.store(&mut out[at..at + lanes]);
            }
        }
    }
}
