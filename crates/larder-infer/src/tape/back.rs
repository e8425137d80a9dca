//! The way back through a block of a plate: what each operation pushes to its operands.
//!
//! An operation names at most three operands with a tile and a factor for each, and one place adds them: what stands
//! here is compiled for every CPU level, and each way to add has a loop for each kind of operand.

use larder_kernels::Simd;

use super::lanes::{self, SUMS};
use super::op::Op;
use super::program::{BLOCK, Linear, Plate, Source, Work};
use super::scalar;
use super::tiles::{Block, Inputs, Outputs, ROOMS, Tile, operand, spread_of};

/// The slots of the block at hand.
pub(super) struct Slots<'a> {
    pub(super) values: &'a [f64],
    pub(super) adjoints: &'a mut [f64],
    /// The way back on which each adjoint was last written: none is cleared before.
    pub(super) written: &'a mut [u64],
    pub(super) way: u64,
}

/// Operand, factor, tile.
type Push<'t> = (Source, f64, &'t [f64]);

const NOTHING: Push<'static> = (Source::None, 0.0, &[]);

#[inline(always)]
pub(super) fn backward<S: Simd>(
    simd: S,
    plate: &Plate,
    block: Block,
    inputs: Inputs<'_>,
    slots: Slots<'_>,
    rooms: &mut [Tile; ROOMS],
    mut outputs: Outputs<'_>,
) {
    let Slots { values: slots, adjoints: slot_adjoints, written, way } = slots;
    let width = block.width;
    for &(slot, base) in &plate.exports {
        let adjoint = &mut slot_adjoints[slot as usize * BLOCK..][..width];
        let source = base as usize + block.from;
        let (there, beyond) = adjoint.split_at_mut(block.len);
        there.copy_from_slice(&outputs.adjoints[source..source + block.len]);
        // Beyond the last iteration there are no adjoints to come back.
        for x in beyond {
            *x = 0.0;
        }
        written[slot as usize] = way;
    }
    for op in plate.ops.iter().rev() {
        let (adjoints, rest) = slot_adjoints.split_at_mut(match op.work {
            Work::Target(_) | Work::Guard(..) => slot_adjoints.len(),
            _ => op.out as usize * BLOCK,
        });
        let (y, d) = match op.work {
            Work::Guard(..) => continue,
            Work::Target(_) => (&[][..], &[][..]),
            Work::NormalTarget { .. } | Work::BernoulliLogitTarget | Work::PoissonLogTarget => {
                (&slots[op.out as usize * BLOCK..][..width], &[][..])
            }
            // What nobody read pushes nothing.
            _ if written[op.out as usize] != way => continue,
            _ => (&slots[op.out as usize * BLOCK..][..width], &rest[..width]),
        };
        let mut to = Back {
            simd,
            block,
            adjoints,
            written: &mut *written,
            way,
            outputs: &mut outputs,
            inputs,
        };
        let [room_a, room_b, room_c, first, second, third] = &mut *rooms;
        if let Work::Linear(linear) = &op.work {
            linear_backward(&mut to, linear, slots, d, [room_a, first]);
            continue;
        }
        let reads = match op.work {
            Work::Unary(_) => [true, false, false],
            Work::Divide => [false, true, false],
            Work::Power | Work::LogAddExp | Work::BernoulliLogit | Work::PoissonLog => {
                [true, true, false]
            }
            Work::Normal => [true; 3],
            Work::NormalTarget { .. } => [false, false, true],
            _ => [false; 3],
        };
        let read = |reads: bool| move |source| if reads { source } else { Source::None };
        let a = operand(simd, read(reads[0])(op.a), block, inputs, slots, room_a);
        let b = operand(simd, read(reads[1])(op.b), block, inputs, slots, room_b);
        let c = operand(simd, read(reads[2])(op.c), block, inputs, slots, room_c);
        let (first, second, third) =
            (&mut first[..width], &mut second[..width], &mut third[..width]);
        let pushes: [Push<'_>; 3] = match op.work {
            Work::Linear(_) | Work::Guard(..) => unreachable!("done above"),
            Work::Target(sign) => {
                lanes::set(simd, sign, first);
                [(op.a, 1.0, first), NOTHING, NOTHING]
            }
            Work::Unary(function) => {
                unary_backward(simd, function, a, y, d, first);
                [(op.a, 1.0, first), NOTHING, NOTHING]
            }
            Work::Divide => {
                lanes::map2(simd, lanes::Divide, d, b, first);
                lanes::map2(simd, lanes::Product, first, y, second);
                [(op.a, 1.0, first), (op.b, -1.0, second), NOTHING]
            }
            Work::Power => {
                for (at, out) in first.iter_mut().enumerate() {
                    *out = d[at] * b[at] * a[at].powf(b[at] - 1.0);
                }
                if differs(op.b) {
                    for (at, out) in second.iter_mut().enumerate() {
                        *out = d[at] * y[at] * a[at].ln();
                    }
                }
                [(op.a, 1.0, first), (op.b, 1.0, second), NOTHING]
            }
            Work::LogAddExp => {
                lanes::map2(simd, lanes::Share, a, b, third);
                lanes::product(simd, 1.0, third, d, first);
                if differs(op.b) {
                    lanes::map2(simd, lanes::Share, b, a, third);
                    lanes::product(simd, 1.0, third, d, second);
                }
                [(op.a, 1.0, first), (op.b, 1.0, second), NOTHING]
            }
            Work::BernoulliLogit => {
                lanes::map2(simd, lanes::AnswerSlope, a, b, second);
                lanes::product(simd, 1.0, second, d, first);
                [(op.b, 1.0, first), NOTHING, NOTHING]
            }
            Work::PoissonLog => {
                lanes::map2(simd, lanes::CountSlope, a, b, second);
                lanes::product(simd, 1.0, second, d, first);
                [(op.b, 1.0, first), NOTHING, NOTHING]
            }
            Work::Normal => {
                lanes::map3(simd, lanes::Standard, a, b, c, third);
                lanes::map2(simd, lanes::ScaleSlope, third, c, first);
                lanes::product(simd, 1.0, first, d, second);
                lanes::map2(simd, lanes::Divide, third, c, first);
                lanes::product(simd, 1.0, first, d, third);
                [(op.b, 1.0, third), (op.c, 1.0, second), (op.a, -1.0, third)]
            }
            // The slot holds the slope.
            Work::BernoulliLogitTarget | Work::PoissonLogTarget => {
                [(op.b, 1.0, y), NOTHING, NOTHING]
            }
            // The slot holds z.
            Work::NormalTarget { inverted, .. } => match spread_of(op.c, inputs) {
                Some(sd) => {
                    let inverse = if inverted { sd } else { 1.0 / sd };
                    if let Source::Spread { tile, .. } = op.c {
                        // The sum of `(z^2 - 1) / sd`.
                        let mut part = [0.0; SUMS];
                        lanes::dot(simd, y, y, block.len, &mut part);
                        let sums = &mut to.outputs.tile_sums[tile as usize * SUMS..][..SUMS];
                        lanes::add_scaled(simd, inverse, &part, sums);
                        sums[0] -= inverse * block.len as f64;
                    }
                    [(op.b, inverse, y), (op.a, -inverse, y), NOTHING]
                }
                None if inverted => {
                    lanes::product(simd, 1.0, y, c, first);
                    [(op.b, 1.0, first), (op.a, -1.0, first), NOTHING]
                }
                None => {
                    lanes::map2(simd, lanes::Divide, y, c, first);
                    lanes::map2(simd, lanes::ScaleSlope, y, c, second);
                    [(op.b, 1.0, first), (op.a, -1.0, first), (op.c, 1.0, second)]
                }
            },
        };
        for (source, factor, x) in pushes {
            to.push(source, factor, x);
        }
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
    written: &'a mut [u64],
    way: u64,
    outputs: &'a mut Outputs<'o>,
    inputs: Inputs<'a>,
}

impl<S: Simd> Back<'_, '_, S> {
    /// Adds `factor * x` to the adjoint of an operand; iterations beyond the last are left out wherever the tile
    /// leaves the block.
    #[inline(always)]
    fn push(&mut self, source: Source, factor: f64, x: &[f64]) {
        let (simd, Block { from, len, width }) = (self.simd, self.block);
        match source {
            Source::None | Source::Constant { .. } | Source::Column(_) => {}
            Source::Local(slot) => {
                let before = std::mem::replace(&mut self.written[slot as usize], self.way);
                let adjoint = &mut self.adjoints[slot as usize * BLOCK..][..width];
                if before == self.way {
                    lanes::add_scaled(simd, factor, x, adjoint);
                } else {
                    lanes::scaled(simd, factor, x, adjoint);
                }
            }
            Source::Spread { tile, .. } => {
                let mut part = [0.0; SUMS];
                lanes::sum(simd, x, len, &mut part);
                let sums = &mut self.outputs.tile_sums[tile as usize * SUMS..][..SUMS];
                lanes::add_scaled(simd, factor, &part, sums);
            }
            Source::Run(base) => {
                let adjoints = &mut self.outputs.adjoints[base as usize + from..][..len];
                let (whole, rest) = adjoints.split_at_mut(len / SUMS * SUMS);
                lanes::add_scaled(simd, factor, x, whole);
                for (adjoint, x) in rest.iter_mut().zip(&x[whole.len()..]) {
                    *adjoint = x.mul_add(factor, *adjoint);
                }
            }
            Source::Gather { at, runs } => {
                let adjoints = &mut *self.outputs.adjoints;
                if let Some(runs) = self.inputs.runs.of_block(runs, from / BLOCK) {
                    lanes::add_runs(simd, factor, &x[..len], runs, adjoints);
                    return;
                }
                let places = &self.inputs.gathers[at as usize + from..][..len];
                for (&place, x) in places.iter().zip(x) {
                    adjoints[place as usize] += factor * x;
                }
            }
        }
    }
}

#[inline(always)]
fn linear_backward<S: Simd>(
    to: &mut Back<'_, '_, S>,
    linear: &Linear,
    slots: &[f64],
    d: &[f64],
    [room, product]: [&mut Tile; 2],
) {
    let (simd, block, inputs) = (to.simd, to.block, to.inputs);
    if !linear.dense.is_empty() {
        let from = linear.dense_columns as usize + block.from * linear.dense.len();
        let columns = &inputs.columns[from..from + linear.dense.len() * BLOCK];
        let sums =
            &mut to.outputs.dense_sums[linear.dense_sums as usize..][..linear.dense.len() * SUMS];
        lanes::dots(simd, d, columns, block.len, sums);
    }
    for &(sign, a, b) in &linear.terms {
        // What each factor is pushed is the other, times what comes back.
        for side in 0..2 {
            let (of, other) = if side == 0 { (a, b) } else { (b, a) };
            if !differs(of) {
                continue;
            }
            let (factor, x) = match (other, spread_of(other, inputs)) {
                (Source::None, _) => (sign, d),
                (_, Some(other)) => (sign * other, d),
                _ => {
                    let other = operand(simd, other, block, inputs, slots, room);
                    let product = &mut product[..block.width];
                    lanes::product(simd, sign, d, other, product);
                    (1.0, &*product)
                }
            };
            to.push(of, factor, x);
        }
    }
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
