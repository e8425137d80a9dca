//! The no-U-turn sampler: multinomial weights over the trajectory, the generalised criterion of a turn,
//! with the additional checks between neighbouring subtrees.
//!
//! Betancourt, "A conceptual introduction to Hamiltonian Monte Carlo" (2017), appendix A; the additional
//! checks as Stan has made them since 2.21. The points of a trajectory lie in places that are made once. A subtree
//! names three of them, its ends and its proposal, and the sum of its momenta; merging two copies nothing.
//! Two leaves need one check: for them the additional ones are the same.
//!
//! Weights are kept as they are and not as logarithms: a logarithm of a sum for each merge cost more than
//! all else in small models.

use larder_kernels::Level;
use larder_memory::buffer::AlignedBuf;

use super::hamiltonian::{Mover, Pair, Point, Turn, stride};
use super::metric::Metric;
use crate::rng::Stream;
use crate::target::Target;

/// An energy that is off by more than this says that the integrator has lost the trajectory.
const DIVERGENCE: f64 = 1000.0;

/// What a transition tells.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Transition {
    pub(super) accept_stat: f64,
    pub(super) depth: u32,
    pub(super) leapfrogs: u32,
    pub(super) is_divergent: bool,
    pub(super) energy: f64,
    /// The step that led to where it ended; none where it stayed.
    pub(super) chosen: u32,
}

/// The room of the sampler.
#[derive(Debug)]
pub(super) struct Nuts {
    places: Places,
    /// The sum of the momenta of the trajectory.
    rho: AlignedBuf<f64>,
    /// Those of the two subtrees of each depth that may be there at once.
    levels: Vec<[AlignedBuf<f64>; 2]>,
    level: Level,
}

/// The place of a point.
type Place = u32;

/// Points, and how many ends and proposals each one is.
#[derive(Debug)]
struct Places {
    points: Vec<Point>,
    uses: Vec<u8>,
    free: Vec<Place>,
}

/// Part of a trajectory, in the direction in which it was built.
#[derive(Clone, Copy, Debug)]
struct Subtree {
    begin: Place,
    end: Place,
    proposal: Place,
    weight: Weight,
}

impl Nuts {
    pub(super) fn new(dim: usize, max_depth: u32) -> Self {
        let sum = || AlignedBuf::zeroed(stride(dim));
        Nuts {
            places: Places::new(dim, max_depth),
            rho: sum(),
            levels: (0..max_depth.max(1)).map(|_| [sum(), sum()]).collect(),
            level: Level::best(),
        }
    }

    /// Vectors that it holds.
    pub(super) fn vectors(max_depth: u32) -> usize {
        4 * Places::count(max_depth) + 2 * max_depth.max(1) as usize + 1
    }

    /// One transition from `point`, whose momentum is drawn anew.
    pub(super) fn transition(
        &mut self,
        target: &mut dyn Target,
        metric: &mut Metric,
        rng: &mut Stream,
        (step, slack): (f64, f64),
        point: &mut Point,
    ) -> Transition {
        let Nuts { places, rho, levels, level } = self;
        let mut mover = Mover { target, metric, level: *level, step, slack };
        point.push(&mut mover, rng);
        point.step = 0;
        let start = places.take();
        places.points[start as usize].copy(point);
        let mut tree = Subtree { begin: start, end: start, proposal: start, weight: Weight::ONE };
        let max_depth = levels.len();
        let mut builder = Builder {
            mover,
            rng,
            places,
            levels,
            energy: point.energy,
            leapfrogs: 0,
            accept_sum: 0.0,
            is_divergent: false,
        };
        let mut depth = 0;
        while depth < max_depth {
            let forward = rand_core::RngCore::next_u64(builder.rng) >> 63 == 1;
            builder.mover.step = if forward { step } else { -step };
            // In the direction in which it grows now, the trajectory comes first.
            if !forward {
                std::mem::swap(&mut tree.begin, &mut tree.end);
            }
            let Some(new) = builder.build(depth, tree.end, 0) else { break };
            let points = &builder.places.points;
            let point = |place: Place| &points[place as usize];
            let goes = if depth == 0 {
                level.run(Pair { first: point(tree.end), second: point(new.begin), rho })
            } else {
                level.run(Turn {
                    first: [point(tree.begin), point(tree.end)],
                    second: [point(new.begin), point(new.end)],
                    rho,
                    rho_second: &builder.levels[depth][0],
                })
            };
            let chance = new.weight.over(tree.weight);
            let takes_new = chance >= 1.0 || builder.rng.open01() < chance;
            tree = builder.places.join(tree, new, takes_new);
            if !forward {
                std::mem::swap(&mut tree.begin, &mut tree.end);
            }
            depth += 1;
            if !goes {
                break;
            }
        }
        let chosen = &builder.places.points[tree.proposal as usize];
        point.copy_place(chosen);
        let told = Transition {
            accept_stat: builder.accept_sum / f64::from(builder.leapfrogs.max(1)),
            depth: depth as u32,
            leapfrogs: builder.leapfrogs,
            is_divergent: builder.is_divergent,
            energy: chosen.energy,
            chosen: chosen.step,
        };
        self.places.release(tree);
        debug_assert!(self.places.is_unused(), "a transition leaves no point behind");
        told
    }
}

/// What a trajectory is built with.
struct Builder<'a> {
    mover: Mover<'a>,
    rng: &'a mut Stream,
    places: &'a mut Places,
    levels: &'a mut [[AlignedBuf<f64>; 2]],
    energy: f64,
    leapfrogs: u32,
    accept_sum: f64,
    is_divergent: bool,
}

impl Builder<'_> {
    /// Builds a subtree of `2^depth` points onward from `from`; none when it turns or diverges inside. Its sum of
    /// momenta goes to `side` of its level; that of a leaf is its own momentum.
    fn build(&mut self, depth: usize, from: Place, side: usize) -> Option<Subtree> {
        if depth == 0 {
            return self.leaf(from);
        }
        let first = self.build(depth - 1, from, 0)?;
        let Some(second) = self.build(depth - 1, first.end, 1) else {
            self.places.release(first);
            return None;
        };
        let points = &self.places.points;
        let point = |place: Place| &points[place as usize];
        let level = self.mover.level;
        let goes = if depth == 1 {
            let rho = &mut self.levels[1][side];
            level.run(Pair { first: point(first.end), second: point(second.begin), rho })
        } else {
            let (lower, upper) = self.levels.split_at_mut(depth);
            let [rho, rho_second] = &mut lower[depth - 1];
            let goes = level.run(Turn {
                first: [point(first.begin), point(first.end)],
                second: [point(second.begin), point(second.end)],
                rho,
                rho_second,
            });
            std::mem::swap(rho, &mut upper[0][side]);
            goes
        };
        let chance = second.weight.over(first.weight.plus(second.weight));
        let takes_second = self.rng.open01() < chance;
        let both = self.places.join(first, second, takes_second);
        if !goes {
            self.places.release(both);
            return None;
        }
        Some(both)
    }

    #[inline]
    fn leaf(&mut self, from: Place) -> Option<Subtree> {
        let to = self.places.take();
        let [start, end] = (self.places.points)
            .get_disjoint_mut([from as usize, to as usize])
            .expect("a place that was taken is no other's");
        end.step_from(start, &mut self.mover);
        self.leapfrogs += 1;
        end.step = self.leapfrogs;
        let lost = self.mover.lost(self.energy, end.energy);
        let lost = if lost.is_nan() { f64::INFINITY } else { lost };
        let is_lost = lost > DIVERGENCE;
        let weight = if is_lost { Weight::ZERO } else { Weight::of(-lost) };
        self.accept_sum += weight.over(Weight::ONE).min(1.0);
        let leaf = Subtree { begin: to, end: to, proposal: to, weight };
        if is_lost {
            self.is_divergent = true;
            self.places.release(leaf);
            return None;
        }
        Some(leaf)
    }
}

impl Places {
    /// While a subtree is built, each level above it holds one that is done, and the trajectory its own: three
    /// points each; and two are at work.
    fn count(max_depth: u32) -> usize {
        3 * (max_depth as usize + 1) + 2
    }

    fn new(dim: usize, max_depth: u32) -> Self {
        let count = Places::count(max_depth);
        Places {
            points: (0..count).map(|_| Point::new(dim)).collect(),
            uses: vec![0; count],
            free: (0..count as Place).rev().collect(),
        }
    }

    /// A place that nobody uses, for a point that is both ends and the proposal of its subtree.
    #[inline]
    fn take(&mut self) -> Place {
        let place = self.free.pop().expect("there is room for the subtrees of every level");
        self.uses[place as usize] = 3;
        place
    }

    #[inline]
    fn put(&mut self, place: Place) {
        let uses = &mut self.uses[place as usize];
        *uses -= 1;
        if *uses == 0 {
            self.free.push(place);
        }
    }

    fn release(&mut self, tree: Subtree) {
        for place in [tree.begin, tree.end, tree.proposal] {
            self.put(place);
        }
    }

    /// One subtree from two neighbours.
    #[inline]
    fn join(&mut self, first: Subtree, second: Subtree, takes_second: bool) -> Subtree {
        let (proposal, other) = if takes_second {
            (second.proposal, first.proposal)
        } else {
            (first.proposal, second.proposal)
        };
        self.put(first.end);
        self.put(second.begin);
        self.put(other);
        let weight = first.weight.plus(second.weight);
        Subtree { begin: first.begin, end: second.end, proposal, weight }
    }

    fn is_unused(&self) -> bool {
        self.free.len() == self.points.len()
    }
}

/// A positive number of any size: `mantissa` times `e` to the power of so many blocks.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Weight {
    mantissa: f64,
    blocks: i32,
}

impl Weight {
    const ZERO: Weight = Weight { mantissa: 0.0, blocks: i32::MIN };
    const ONE: Weight = Weight { mantissa: 1.0, blocks: 0 };
    /// The logarithm of a block. Mantissas lie within half of it, so the sum of a trajectory's does not overflow.
    const BLOCK: f64 = 400.0;

    #[inline]
    fn of(log: f64) -> Weight {
        if log.abs() <= 0.5 * Self::BLOCK {
            return Weight { mantissa: log.exp(), blocks: 0 };
        }
        Weight::far(log)
    }

    #[cold]
    fn far(log: f64) -> Weight {
        // A density that is infinite outweighs everything, as far as numbers go.
        let blocks = (log / Self::BLOCK).round().clamp(-1e9, 1e9);
        let mantissa = (log - blocks * Self::BLOCK).min(0.5 * Self::BLOCK).exp();
        Weight { mantissa, blocks: blocks as i32 }
    }

    /// The mantissa as one of other blocks.
    #[inline]
    fn at(self, blocks: i32) -> f64 {
        if self.blocks == blocks {
            return self.mantissa;
        }
        let apart = i64::from(self.blocks) - i64::from(blocks);
        if self.mantissa > 0.0 { self.mantissa * (apart as f64 * Self::BLOCK).exp() } else { 0.0 }
    }

    #[inline]
    fn plus(self, other: Weight) -> Weight {
        let blocks = self.blocks.max(other.blocks);
        Weight { mantissa: self.at(blocks) + other.at(blocks), blocks }
    }

    #[inline]
    fn over(self, other: Weight) -> f64 {
        self.at(other.blocks) / other.mantissa
    }
}

/// Steps of a trajectory of plain HMC at most: a step size that fell far says that the length was chosen for another
/// scale, and a trajectory of millions of steps would never end.
const HMC_STEPS_MAX: u32 = 1024;

/// One transition of plain HMC: so many steps, then accepted or not.
pub(super) fn hmc(
    mover: &mut Mover<'_>,
    rng: &mut Stream,
    length: f64,
    point: &mut Point,
    rooms: &mut [Point; 2],
) -> Transition {
    point.push(mover, rng);
    let energy = point.energy;
    let [here, there] = rooms;
    here.copy(point);
    // Jittered, so that no period of the target is met exactly.
    let steps = (length / mover.step * (0.5 + rng.open01())).round();
    let steps = steps.clamp(1.0, f64::from(HMC_STEPS_MAX)) as u32;
    let mut taken = 0;
    let mut is_divergent = false;
    for _ in 0..steps {
        there.step_from(here, mover);
        std::mem::swap(here, there);
        taken += 1;
        let lost = mover.lost(energy, here.energy);
        if !(lost <= DIVERGENCE) {
            is_divergent = true;
            break;
        }
    }
    let end = here.energy;
    let accept = if is_divergent { 0.0 } else { (-mover.lost(energy, end)).exp().min(1.0) };
    let takes = rng.open01() < accept;
    if takes {
        point.copy_place(here);
    }
    Transition {
        accept_stat: accept,
        depth: 0,
        leapfrogs: taken,
        is_divergent,
        energy: if takes { end } else { energy },
        chosen: if takes { taken } else { 0 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_of_any_size_add_and_compare() {
        for (a, b) in [(0.0, -1.0), (-300.0, -301.0), (900.0, 899.5), (-199.9, -200.2), (1e5, 0.0)]
        {
            let (x, y) = (Weight::of(a), Weight::of(b));
            // Exponentials of numbers up to 200 are off by 200 times 2^-53, the difference of logarithms by its size.
            let bound = 1e-13 * (1.0 + a.abs() / 1000.0);
            let share = 1.0 / (1.0 + (b - a).exp());
            larder_testkit::assert_close!(x.over(x.plus(y)), share, relative = bound);
            larder_testkit::assert_close!(y.over(x), (b - a).exp(), relative = bound);
        }
        assert!(Weight::ZERO.over(Weight::ONE).abs() < 1e-300);
        assert_eq!(Weight::ZERO.plus(Weight::ONE), Weight::ONE);
        assert!(Weight::of(f64::INFINITY).over(Weight::ONE).is_infinite());
    }
}
