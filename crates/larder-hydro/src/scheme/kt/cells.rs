//! The cells of the box with those beyond it: how they lie in memory, and how they are filled.
#![expect(
    clippy::needless_range_loop,
    reason = "one index for several arrays of registers; iterators would be closures"
)]

use larder_kernels::{Kernel, Lanes, Level, Mask, Simd, each};

use crate::eos::{Eos, EosVisitor};
use crate::error::HydroError;
use crate::grid::{Boundary, Grid};
use crate::physics::recover::{Conserved, first_guess, recover, recover_guarded};
use crate::scheme::StageReport;
use crate::state::{Block, Component, Primitive};

/// `e`, `u^x`, `u^y`, `u^z`, the five shear stresses, `Pi`.
pub(super) const CELL_FIELDS: usize = 10;

/// Cells beyond each face.
const BEYOND: usize = 2;

/// Numbers that the widest register holds.
const LANES_MAX: usize = 8;

/// How padded cells lie in memory. Rows run along the last axis that has more than one cell.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) shape: [usize; 3],
    /// The axis of the rows.
    pub(super) along: usize,
    /// Cells of a row.
    pub(super) length: usize,
    /// From one row to the next.
    pub(super) pitch: usize,
    /// Padded cells in all.
    pub(super) padded: usize,
    /// From a cell to its neighbour along each axis.
    pub(super) strides: [usize; 3],
    /// Cells beyond the box along each axis: two, or none where nothing varies.
    beyond: [usize; 3],
}

impl Frame {
    pub(super) fn new(grid: &Grid) -> Self {
        let shape = grid.shape();
        let along = (0..3).rev().find(|&axis| grid.is_active(axis)).unwrap_or(2);
        let beyond: [usize; 3] =
            std::array::from_fn(|axis| if grid.is_active(axis) { BEYOND } else { 0 });
        let length = shape[along];
        // The last register of faces begins inside the row and reads one cell further than it is wide.
        let pitch = (length + 1).next_multiple_of(LANES_MAX) + LANES_MAX;
        let mut extents: [usize; 3] = std::array::from_fn(|axis| shape[axis] + 2 * beyond[axis]);
        extents[along] = pitch;
        let mut strides = [0; 3];
        let mut stride = 1;
        for axis in (0..3).rev() {
            strides[axis] = stride;
            stride *= extents[axis];
        }
        Frame { shape, along, length, pitch, padded: stride, strides, beyond }
    }

    /// The axes across the rows along which fields vary, the slowest first.
    pub(super) fn across(&self) -> impl Iterator<Item = usize> + use<> {
        let (along, beyond) = (self.along, self.beyond);
        (0..3).filter(move |&axis| axis != along && beyond[axis] > 0)
    }

    /// Rows whose lower faces along `axis` wait for the upper ones: those that lie between a row and
    /// its neighbour along `axis`.
    pub(super) fn rows_waiting(&self, axis: usize) -> usize {
        (axis + 1..3).filter(|&inner| inner != self.along).map(|inner| self.shape[inner]).product()
    }

    /// Rows of the box.
    pub(super) fn rows(&self) -> usize {
        self.shape.iter().product::<usize>() / self.length
    }

    /// The first cell of a row of the box; rows are counted as they lie in an unpadded field.
    pub(super) fn row(&self, row: usize) -> [usize; 3] {
        let mut cell = [0; 3];
        let mut rest = row;
        for axis in (0..3).rev().filter(|&axis| axis != self.along) {
            cell[axis] = rest % self.shape[axis];
            rest /= self.shape[axis];
        }
        cell
    }

    /// Where a cell of the box stands among the padded ones.
    pub(super) fn padded_index(&self, cell: [usize; 3]) -> usize {
        (0..3).map(|axis| (cell[axis] + self.beyond[axis]) * self.strides[axis]).sum()
    }

    /// Fills the cells beyond the box.
    pub(super) fn surround(&self, cells: &mut Block, boundary: Boundary) {
        for field in 0..CELL_FIELDS {
            let values = cells.field_mut(field);
            for row in 0..self.rows() {
                let begin = self.padded_index(self.row(row));
                if self.beyond[self.along] == 0 {
                    continue;
                }
                let n = self.length;
                let last = values[begin + n - 1];
                for k in 0..BEYOND {
                    let (before, after) = match boundary {
                        Boundary::Periodic => (values[begin + n - BEYOND + k], values[begin + k]),
                        Boundary::Outflow => (values[begin], last),
                    };
                    values[begin - BEYOND + k] = before;
                    values[begin + n + k] = after;
                }
                // The rest of the padding holds some fluid, so that a whole register can be computed.
                let end = begin - BEYOND + self.pitch;
                values[begin + n + BEYOND..end].fill(last);
            }
            for axis in self.across() {
                let (n, stride) = (self.shape[axis], self.strides[axis]);
                for row in (0..self.rows()).filter(|&row| self.row(row)[axis] == 0) {
                    let start = self.padded_index(self.row(row)) - self.beyond[self.along];
                    for k in 0..BEYOND {
                        let (before, after) = match boundary {
                            Boundary::Periodic => (n - BEYOND + k, k),
                            Boundary::Outflow => (0, n - 1),
                        };
                        let from = start + before * stride;
                        values.copy_within(from..from + self.pitch, start - (BEYOND - k) * stride);
                        let from = start + after * stride;
                        values.copy_within(from..from + self.pitch, start + (n + k) * stride);
                    }
                }
            }
        }
    }
}

/// Recovers every cell, a register at a time.
pub(super) struct Recover<'a, E> {
    pub(super) eos: E,
    pub(super) frame: &'a Frame,
    pub(super) weight: f64,
    pub(super) state: &'a Block,
    pub(super) cells: &'a mut Block,
    /// Whether the cells hold what an earlier stage of the same step found.
    pub(super) warm: bool,
}

/// What came of it.
pub(super) struct RecoverReport {
    pub(super) report: StageReport,
    /// Whether a cell did not converge: then its energy is not a number.
    pub(super) failed: bool,
}

impl<E: Eos> Kernel for Recover<'_, E> {
    type Output = RecoverReport;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> RecoverReport {
        let Recover { eos, frame, weight, state, cells, warm } = self;
        let state = state.fields::<{ Component::COUNT }>();
        let cells = cells.fields_mut::<CELL_FIELDS>();
        let splat = |value| S::F64::splat(simd, value);
        let (one, weight) = (splat(1.0), splat(1.0 / weight));
        let (mut rounds, mut failed) = (0, false);
        for row in 0..frame.rows() {
            let to = frame.padded_index(frame.row(row));
            let from = row * frame.length;
            let mut at = 0;
            while at < frame.length {
                let width = S::F64::LANES.min(frame.length - at);
                // Beyond the end of the row stands matter at rest, which converges at once.
                let all: [S::F64; Component::COUNT] = each!(one, c => {
                    let fill = if c == 0 { 1.0 } else { 0.0 };
                    S::F64::load_partial(simd, &state[c][from + at..][..width], fill)
                });
                let [energy, x, y, z, xx, xy, xz, yy, yz, bulk] = all;
                let shear = [xx, xy, xz, yy, yz];
                let conserved = Conserved {
                    energy: energy * weight,
                    momentum: [x * weight, y * weight, z * weight],
                    shear,
                    bulk,
                };
                let guess = if warm {
                    let u: [S::F64; 3] =
                        each!(3; i => S::F64::load(simd, &cells[1 + i][to + at..]));
                    let square = u[0].mul_add(u[0], u[1].mul_add(u[1], u[2].mul_add(u[2], one)));
                    let inverse = one / square.sqrt();
                    [u[0] * inverse, u[1] * inverse, u[2] * inverse]
                } else {
                    first_guess(&conserved)
                };
                let found = recover(eos, &conserved, guess);
                rounds = rounds.max(found.rounds);
                let bad = found.failed;
                let here = bad.to_bitmask() & ((1_u64 << width) - 1);
                failed |= here != 0;
                let v = found.velocity;
                let square = v[0].mul_add(v[0], v[1].mul_add(v[1], v[2] * v[2]));
                let gamma = one / (one - square).sqrt();
                let energy = S::F64::select(bad, splat(f64::NAN), found.energy);
                energy.store(&mut cells[0][to + at..]);
                for i in 0..3 {
                    (v[i] * gamma).store(&mut cells[1 + i][to + at..]);
                }
                for (c, stress) in shear.into_iter().enumerate() {
                    stress.store(&mut cells[4 + c][to + at..]);
                }
                conserved.bulk.store(&mut cells[9][to + at..]);
                at += S::F64::LANES;
            }
        }
        let report = StageReport { recovery_iterations: rounds, ..StageReport::default() };
        RecoverReport { report, failed }
    }
}

/// Solves the cells that did not converge, with every safeguard.
pub(super) fn recover_one_by_one<E: Eos>(
    eos: E,
    grid: &Grid,
    frame: &Frame,
    time: f64,
    state: &Block,
    cells: &mut Block,
    report: &mut StageReport,
) -> Result<(), HydroError> {
    let state = state.fields::<{ Component::COUNT }>();
    let cells = cells.fields_mut::<CELL_FIELDS>();
    let weight = 1.0 / grid.weight(time);
    for index in 0..grid.points() {
        let to = frame.padded_index(grid.cell(index));
        if !cells[0][to].is_nan() {
            continue;
        }
        let conserved = Conserved {
            energy: state[0][index] * weight,
            momentum: [1, 2, 3].map(|c| state[c][index] * weight),
            shear: [4, 5, 6, 7, 8].map(|c| state[c][index]),
            bulk: state[9][index],
        };
        let Some(found) = recover_guarded(eos, &conserved) else {
            return Err(
                crate::physics::recover::lost(eos, &conserved).at(grid.place(index, Some(time)))
            );
        };
        cells[0][to] = found.energy;
        let square: f64 = found.velocity.iter().map(|v| v * v).sum();
        let gamma = 1.0 / (1.0 - square).sqrt();
        for i in 0..3 {
            cells[1 + i][to] = found.velocity[i] * gamma;
        }
        report.guarded_cells += 1;
    }
    Ok(())
}

/// Copies what was recovered into a block of [`Primitive`]s.
pub(super) struct Export<'a> {
    pub(super) frame: &'a Frame,
    pub(super) cells: &'a Block,
    pub(super) primitives: &'a mut Block,
}

impl EosVisitor for Export<'_> {
    type Output = ();

    fn visit<E: Eos>(self, eos: E) {
        let Export { frame, cells, primitives } = self;
        for field in 0..4 {
            let from = cells.field(field);
            for (row, to) in primitives.field_mut(field).chunks_exact_mut(frame.length).enumerate()
            {
                let begin = frame.padded_index(frame.row(row));
                to.copy_from_slice(&from[begin..begin + frame.length]);
            }
        }
        let [energy, .., temperature] = primitives.fields_mut::<{ Primitive::COUNT }>();
        crate::eos::temperatures_at(Level::best(), eos, energy, temperature);
    }
}
