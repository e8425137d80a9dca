//! One pass over the rows: faces, differences of faces, and the equations at each cell.
#![expect(
    clippy::needless_range_loop,
    reason = "one index for several arrays of registers; iterators would be closures"
)]

use larder_kernels::{Kernel, Lanes, Level, Simd, each};

use super::cells::{CELL_FIELDS, Frame};
use super::face::{FACE_FIELDS, face, sides};
use super::{Faces, MATTER_FIELDS};
use crate::eos::{Eos, EosVisitor, EquationOfState};
use crate::grid::{Coordinates, Grid};
use crate::physics::point::{Matter, Neighbourhood, ShearAndBulk, rates};
use crate::physics::{SecondOrder, Shear, Transport};
use crate::state::{Block, Component};

/// The pass.
pub(super) struct Rows<'a> {
    pub(super) level: Level,
    pub(super) eos: &'a EquationOfState,
    pub(super) transport: &'a Transport,
    pub(super) theta: f64,
    pub(super) grid: &'a Grid,
    pub(super) frame: &'a Frame,
    pub(super) time: f64,
    pub(super) cells: &'a Block,
    pub(super) faces: &'a mut Faces,
    /// Pressure, its slope and temperature of a row.
    pub(super) matter: &'a mut Block,
    pub(super) rates: &'a mut Block,
}

/// A row of faces to compute.
struct FaceRow<'a> {
    level: Level,
    transport: &'a Transport,
    theta: f64,
    axis: usize,
    /// From a cell to its neighbour across the face.
    stride: usize,
    /// The padded index of the cell above the first face.
    begin: usize,
    count: usize,
    cells: &'a [&'a [f64]; CELL_FIELDS],
    /// Where the faces go, from `to` on.
    out: [&'a mut [f64]; FACE_FIELDS],
    to: usize,
}

impl EosVisitor for FaceRow<'_> {
    type Output = ();

    fn visit<E: Eos>(self, eos: E) {
        self.level.run(FacesOf(eos, self));
    }
}

/// What is compiled for each equation of state.
struct FacesOf<'a, E>(E, FaceRow<'a>);

impl<E: Eos> Kernel for FacesOf<'_, E> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let FacesOf(eos, row) = self;
        let FaceRow { transport, axis, stride, begin, count, cells, out, to, .. } = row;
        let theta = S::F64::splat(simd, row.theta);
        let mut at = 0;
        while at < count {
            let here = begin + at;
            let places = [here - 2 * stride, here - stride, here, here + stride];
            let mut both = [[theta; CELL_FIELDS]; 2];
            for c in 0..CELL_FIELDS {
                let near = each!(4; k => S::F64::load(simd, &cells[c][places[k]..]));
                (both[0][c], both[1][c]) = sides(near, theta);
            }
            let through = face(eos, transport, axis, &both);
            for f in 0..FACE_FIELDS {
                through[f].store(&mut out[f][to + at..]);
            }
            at += S::F64::LANES;
        }
    }
}

/// The neighbourhood as it gathers, axis by axis.
struct Gathered<V> {
    conserved: [V; 4],
    advection: [V; 6],
    flow: [[V; 3]; 3],
}

impl<V: Lanes<Element = f64>> Gathered<V> {
    /// Adds the difference of the faces on both sides along an axis.
    #[inline(always)]
    fn add(
        &mut self,
        axis: usize,
        per_length: V,
        gamma: V,
        stresses: &[V; 6],
        faces: [(V, V); FACE_FIELDS],
    ) {
        let gained: [V; FACE_FIELDS] =
            each!(per_length, f => (faces[f].1 - faces[f].0) * per_length);
        for c in 0..4 {
            self.conserved[c] = self.conserved[c] - gained[c];
        }
        for c in 0..6 {
            let carried = stresses[c].neg_mul_add(gained[13], gained[4 + c]);
            self.advection[c] = gamma.mul_add(carried, self.advection[c]);
        }
        let along = [gained[10], gained[11], gained[12]];
        match axis {
            0 => self.flow[0] = along,
            1 => self.flow[1] = along,
            _ => self.flow[2] = along,
        }
    }
}

impl Rows<'_> {
    pub(super) fn run(self) {
        let Rows { level, eos, transport, theta, grid, frame, time, cells, faces, .. } = self;
        let cells = cells.fields::<CELL_FIELDS>();
        // One set of equations for all fluids: without bulk viscosity its terms are zeros.
        let mut second_order = transport.second_order();
        if !transport.has_bulk() {
            second_order.lambda_bulk_shear = 0.0;
        }
        for row in 0..frame.rows() {
            let cell = frame.row(row);
            let begin = frame.padded_index(cell);
            let mut waits = [0; 3];
            let has_along = grid.is_active(frame.along);
            for job in 0..6 {
                let (axis, is_upper) = (job / 2, job % 2 == 1);
                let stride = frame.strides[axis];
                let (mut from, mut count, mut to) = (begin, frame.length, 0);
                let block = if axis == frame.along {
                    if is_upper || !has_along {
                        continue;
                    }
                    count += 1;
                    &mut faces.along
                } else if is_upper {
                    from += stride;
                    let Some(upper) = &mut faces.upper[axis] else { continue };
                    upper
                } else {
                    let Some(lower) = &mut faces.lower[axis] else { continue };
                    // Which of the rows that wait this one is: rows of inner axes count first.
                    waits[axis] = row % frame.rows_waiting(axis) * frame.pitch;
                    if cell[axis] > 0 {
                        continue;
                    }
                    to = waits[axis];
                    lower
                };
                eos.visit(FaceRow {
                    level,
                    transport,
                    theta,
                    axis,
                    stride,
                    begin: from,
                    count,
                    cells: &cells,
                    out: block.fields_mut::<FACE_FIELDS>(),
                    to,
                });
            }

            let energies = &cells[0][begin..begin + frame.length];
            let matter = self.matter.fields_mut::<MATTER_FIELDS>();
            eos.matter(level, energies, matter.map(|field| &mut field[..frame.length]));
            let across: [Option<AcrossFaces<'_>>; 3] = std::array::from_fn(|axis| {
                let (lower, upper) = (faces.lower[axis].as_ref()?, faces.upper[axis].as_ref()?);
                Some((lower.fields::<FACE_FIELDS>(), upper.fields::<FACE_FIELDS>(), waits[axis]))
            });
            level.run(Points {
                second_order,
                transport,
                time,
                coordinates: grid.coordinates(),
                per_length: std::array::from_fn(|axis| {
                    grid.stretch(time)[axis] / grid.spacing()[axis]
                }),
                cells: &cells,
                begin,
                length: frame.length,
                along: has_along.then(|| (frame.along, faces.along.fields::<FACE_FIELDS>())),
                across,
                matter: self.matter.fields::<MATTER_FIELDS>(),
                rates: &mut self.rates.fields_mut::<{ Component::COUNT }>(),
                to: row * frame.length,
            });
            // What was above this row is below the next.
            for axis in frame.across() {
                if let (Some(lower), Some(upper)) = (&mut faces.lower[axis], &faces.upper[axis]) {
                    for f in 0..FACE_FIELDS {
                        lower.field_mut(f)[waits[axis]..][..frame.pitch]
                            .copy_from_slice(upper.field(f));
                    }
                }
            }
        }
    }
}

/// Lower faces, upper faces, and where the row's lower ones begin.
type AcrossFaces<'a> = ([&'a [f64]; FACE_FIELDS], [&'a [f64]; FACE_FIELDS], usize);

/// The equations at the cells of a row.
struct Points<'a, 'b> {
    second_order: SecondOrder,
    transport: &'a Transport,
    time: f64,
    coordinates: Coordinates,
    per_length: [f64; 3],
    cells: &'a [&'a [f64]; CELL_FIELDS],
    /// The row's first cell.
    begin: usize,
    length: usize,
    /// The axis of the row, and its faces.
    along: Option<(usize, [&'a [f64]; FACE_FIELDS])>,
    across: [Option<AcrossFaces<'a>>; 3],
    matter: [&'a [f64]; MATTER_FIELDS],
    rates: &'a mut [&'b mut [f64]; Component::COUNT],
    /// Where the row's rates begin.
    to: usize,
}

impl Kernel for Points<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let zero = S::F64::zero(simd);
        let one = S::F64::splat(simd, 1.0);
        let mut at = 0;
        while at < self.length {
            let here = self.begin + at;
            let cell: [S::F64; CELL_FIELDS] =
                each!(zero, c => S::F64::load(simd, &self.cells[c][here..]));
            let square =
                cell[1].mul_add(cell[1], cell[2].mul_add(cell[2], cell[3].mul_add(cell[3], one)));
            let gamma = square.sqrt();
            let stresses = [cell[4], cell[5], cell[6], cell[7], cell[8], cell[9]];
            let mut near =
                Gathered { conserved: [zero; 4], advection: [zero; 6], flow: [[zero; 3]; 3] };
            for axis in 0..3 {
                let per_length = S::F64::splat(simd, self.per_length[axis]);
                let (lower, upper, wait, step) = match (&self.across[axis], &self.along) {
                    (Some((lower, upper, wait)), _) => (lower, upper, *wait, 0),
                    (None, Some((along, faces))) if *along == axis => (faces, faces, 0, 1),
                    _ => continue,
                };
                let pairs = each!((zero, zero), f => (
                    S::F64::load(simd, &lower[f][wait + at..]),
                    S::F64::load(simd, &upper[f][at + step..]),
                ));
                near.add(axis, per_length, gamma, &stresses, pairs);
            }
            let matter = each!(3; f => S::F64::load(simd, &self.matter[f][at..]));
            let found = self.rates(&cell, gamma, matter, near);
            let width = S::F64::LANES.min(self.length - at);
            for c in 0..Component::COUNT {
                found[c].store_partial(&mut self.rates[c][self.to + at..][..width]);
            }
            at += S::F64::LANES;
        }
    }
}

impl Points<'_, '_> {
    /// The rates of the components of a state.
    #[inline(always)]
    fn rates<V: Lanes<Element = f64>>(
        &self,
        cell: &[V; CELL_FIELDS],
        gamma: V,
        [pressure, slope, temperature]: [V; MATTER_FIELDS],
        mut near: Gathered<V>,
    ) -> [V; Component::COUNT] {
        let [energy, ux, uy, uz, xx, xy, xz, yy, yz, bulk] = *cell;
        let one = energy.constant(1.0);
        let gamma_inverse = one / gamma;
        let flow = [ux, uy, uz];
        let velocity = [ux * gamma_inverse, uy * gamma_inverse, uz * gamma_inverse];
        let shear = Shear::complete([xx, xy, xz, yy, yz], velocity);
        let enthalpy = energy + pressure;
        let coefficients = self.transport.coefficients(enthalpy, temperature, slope);
        let fluxes = near.conserved;
        let mut weighted = fluxes;
        if self.coordinates == Coordinates::Milne {
            // The unit vector along eta turns with eta: see `Neighbourhood`. With T^{ab} along unit
            // vectors, d(tau E) = tau (fluxes) - T^{zz} and d(tau M^z) = tau (fluxes) - M^z.
            let tau = one.constant(self.time);
            let per_tau = one.constant(1.0 / self.time);
            let total = enthalpy + bulk;
            let longitudinal = (total * uz).mul_add(uz, pressure + bulk + shear.space[5]);
            let momentum: [V; 3] = each!(3; i => (total * gamma).mul_add(flow[i], shear.mixed[i]));
            let conserved_energy = (total * gamma).mul_add(gamma, shear.time - pressure - bulk);
            weighted = each!(4; c => fluxes[c] * tau);
            weighted[0] = weighted[0] - longitudinal;
            weighted[3] = weighted[3] - momentum[2];
            near.conserved[0] = (conserved_energy + longitudinal).neg_mul_add(per_tau, fluxes[0]);
            near.conserved[1] = momentum[0].neg_mul_add(per_tau, fluxes[1]);
            near.conserved[2] = momentum[1].neg_mul_add(per_tau, fluxes[2]);
            near.conserved[3] = (momentum[2] + momentum[2]).neg_mul_add(per_tau, fluxes[3]);
            near.flow[2][2] = gamma.mul_add(per_tau, near.flow[2][2]);
            let turn = uz * per_tau;
            near.advection[2] = turn.mul_add(shear.mixed[0], near.advection[2]);
            near.advection[4] = turn.mul_add(shear.mixed[1], near.advection[4]);
        }
        let matter = Matter {
            energy,
            pressure,
            slope,
            flow,
            velocity,
            gamma,
            gamma_inverse,
            shear,
            bulk,
            coefficients,
        };
        let [xx, xy, xz, yy, yz, bulk_advection] = near.advection;
        let neighbourhood = Neighbourhood {
            flow: near.flow,
            shear_advection: [xx, xy, xz, yy, yz],
            bulk_advection,
            conserved: near.conserved,
        };
        let found = rates(ShearAndBulk, &matter, &neighbourhood, &self.second_order);
        let [xx, xy, xz, yy, yz] = found.shear;
        let [e, x, y, z] = weighted;
        [e, x, y, z, xx, xy, xz, yy, yz, found.bulk]
    }
}
