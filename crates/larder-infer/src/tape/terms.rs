//! Terms of the target in plain code: a sum is taken apart, constants go into the offset; normal densities of
//! parameters with constant means and deviations, in plain code and in plates, become priors that stand by themselves.

use larder_memory::map::FastMap;

use super::op::Op;
use super::program::{Plate, PlateOp, Program, Source, Step, Work};
use crate::math::LN_SQRT_2PI;

/// Takes the targets out of plain code.
pub(super) fn take_terms(program: &mut Program) {
    let mut uses = reads(program);
    let mut maker = vec![usize::MAX; program.values];
    let mut constant = vec![None; program.values];
    for &(at, x) in &program.constants {
        constant[at as usize] = Some(x);
    }
    for (at, op) in program.scalars.iter().enumerate() {
        if !matches!(op.op, Op::Target | Op::Guard(..)) {
            maker[op.out as usize] = at;
        }
    }
    let mut is_gone = vec![false; program.scalars.len()];
    let mut parts: Vec<(f64, u32)> = Vec::new();
    for at in 0..program.scalars.len() {
        if program.scalars[at].op == Op::Target {
            is_gone[at] = true;
            let place = program.scalars[at].a;
            uses[place as usize] -= 1;
            parts.push((program.scalars[at].weight, place));
        }
        while let Some((weight, place)) = parts.pop() {
            if let Some(x) = constant[place as usize] {
                program.offset += weight * x;
                continue;
            }
            let made = maker[place as usize];
            if made == usize::MAX || uses[place as usize] > 0 {
                uses[place as usize] += 1;
                program.terms.push((weight, place));
                continue;
            }
            let op = program.scalars[made];
            let known = |place: u32| constant[place as usize];
            let before = parts.len();
            match (op.op, known(op.a), known(op.b), known(op.c)) {
                (Op::Add, ..) => parts.extend([(weight, op.b), (weight, op.a)]),
                (Op::Sub, ..) => parts.extend([(-weight, op.b), (weight, op.a)]),
                (Op::Neg, ..) => parts.push((-weight, op.a)),
                (Op::Mul, Some(factor), ..) => parts.push((weight * factor, op.b)),
                (Op::Mul, _, Some(factor), _) => parts.push((weight * factor, op.a)),
                (Op::Normal, _, Some(mean), Some(sd))
                    if weight > 0.0 && program.prior.is_free(op.a) =>
                {
                    program.offset -= weight * (sd.ln() + LN_SQRT_2PI);
                    // Twice a density is that of one deviation divided by the root of two.
                    program.prior.set(op.a, mean, weight.sqrt() / sd);
                }
                _ => {
                    uses[place as usize] += 1;
                    program.terms.push((weight, place));
                    continue;
                }
            }
            is_gone[made] = true;
            for &(_, place) in &parts[before..] {
                uses[place as usize] -= 1;
            }
        }
    }
    remove(program, &is_gone);
}

/// Takes what stands by itself out of the plates and the terms.
pub(super) fn take_priors(program: &mut Program) {
    let Program { dim, prior, plates, terms, tile_constants, columns, gathers, .. } = program;
    terms.retain(|&(weight, place)| {
        let is_parameter = (place as usize) < *dim;
        if is_parameter {
            prior.add_slope(place, weight);
        }
        !is_parameter
    });
    let constants: FastMap<u32, f64> = tile_constants.iter().copied().collect();
    let constant = |source: Source, at: usize| match source {
        Source::Constant { tile } => constants.get(&tile).copied(),
        Source::Column(column) => Some(columns[column as usize + at]),
        _ => None,
    };
    for plate in plates {
        let count = plate.iterations;
        plate.ops.retain(|op| {
            let Some((parameters, other)) = own_normal(op, count, *dim, gathers) else {
                return true;
            };
            let densities: Option<Vec<(u32, f64, f64)>> = (0..count)
                .map(|at| Some((parameters[at], constant(other, at)?, constant(op.c, at)?)))
                .collect();
            let Some(densities) = densities else { return true };
            let mut sorted = parameters;
            sorted.sort_unstable();
            let is_once = sorted.windows(2).all(|pair| pair[0] != pair[1]);
            if !is_once || !sorted.iter().all(|&parameter| prior.is_free(parameter)) {
                return true;
            }
            for (parameter, mean, inverse) in densities {
                prior.set(parameter, mean, inverse);
            }
            false
        });
    }
    let Program { steps, plates, .. } = program;
    let is_empty = |plate: &Plate| plate.ops.is_empty() && plate.exports.is_empty();
    steps.retain(|step| !matches!(step, Step::Plate(at) if is_empty(&plates[*at as usize])));
}

/// The parameters, one for each iteration, of a normal density of a known deviation, and what stands on its other
/// side.
fn own_normal(
    op: &PlateOp,
    count: usize,
    dim: usize,
    gathers: &[u32],
) -> Option<(Vec<u32>, Source)> {
    let Work::NormalTarget { inverted: true, .. } = op.work else { return None };
    [(op.a, op.b), (op.b, op.a)].into_iter().find_map(|(x, other)| {
        let places: Vec<u32> = match x {
            Source::Run(base) => (base..base + count as u32).collect(),
            Source::Gather { at, .. } => gathers[at as usize..][..count].to_vec(),
            _ => return None,
        };
        places.iter().all(|&place| (place as usize) < dim).then_some((places, other))
    })
}

/// How often each value is read.
fn reads(program: &Program) -> Vec<u32> {
    let mut uses = vec![0_u32; program.values];
    let mut read = |place: u32| uses[place as usize] += 1;
    for op in &program.scalars {
        [op.a, op.b, op.c].into_iter().take(op.op.arity()).for_each(&mut read);
    }
    for scan in &program.scans {
        read(scan.weight);
        read(scan.initial);
        (0..scan.steps).for_each(|t| read(scan.addend + t * scan.addend_step));
    }
    for plate in &program.plates {
        plate.spreads.iter().for_each(|&(_, place)| read(place));
        let count = plate.iterations as u32;
        let mut source = |source: Source| match source {
            Source::Run(base) => (base..base + count).for_each(&mut read),
            Source::Gather { at, .. } => {
                program.gathers[at as usize..][..count as usize].iter().for_each(|&at| read(at));
            }
            _ => {}
        };
        for op in &plate.ops {
            [op.a, op.b, op.c].into_iter().for_each(&mut source);
            match &op.work {
                Work::NormalTarget { log_sd, .. } => source(*log_sd),
                Work::Linear(linear) => {
                    linear
                        .terms
                        .iter()
                        .for_each(|&(_, a, b)| [a, b].into_iter().for_each(&mut source));
                }
                _ => {}
            }
        }
        for op in &plate.ops {
            if let Work::Linear(linear) = &op.work {
                linear.dense.iter().for_each(|&place| read(place));
            }
        }
    }
    uses
}

/// Removes operations of plain code.
fn remove(program: &mut Program, is_gone: &[bool]) {
    let mut kept = Vec::with_capacity(program.scalars.len());
    let mut steps = Vec::with_capacity(program.steps.len());
    for step in &program.steps {
        let Step::Plain(from, to) = *step else {
            steps.push(*step);
            continue;
        };
        let begin = kept.len() as u32;
        let ops = (from as usize..to as usize).filter(|&at| !is_gone[at]);
        kept.extend(ops.map(|at| program.scalars[at]));
        let end = kept.len() as u32;
        if end > begin {
            steps.push(Step::Plain(begin, end));
        }
    }
    program.scalars = kept;
    program.steps = steps;
}
