//! Fluids that several tests start from.

use larder_hydro::eos::EquationOfState;
use larder_hydro::fields::Fields;
use larder_hydro::integrate::TimeMethod;
use larder_hydro::physics::{SecondOrder, Transport, Viscosity};
use larder_hydro::spectral::Filter;
use larder_hydro::{
    Block, Boundary, Coordinates, Grid, Primitive, Solver, SolverOptions, Space, StepChoice, Stores,
};
use larder_kernels::Level;

/// `eta/s = 0.2`, `tau_pi = 5 eta/(e+P)`, and the usual two terms of second order.
pub(crate) fn shear_transport() -> Transport {
    Transport::new(
        Viscosity::Entropy {
            eta_over_s: 0.2,
            tau_pi_factor: 5.0,
            zeta_over_s: 0.0,
            bulk_factor: 14.55,
        },
        SecondOrder { delta_pipi: 4.0 / 3.0, tau_pipi: 10.0 / 7.0, ..SecondOrder::default() },
    )
    .expect("usual numbers")
}

/// Every term there is, with constant coefficients, so that bulk pressure lives in conformal matter.
pub(crate) fn full_transport() -> Transport {
    Transport::new(
        Viscosity::Constant { eta: 0.4, zeta: 0.15, tau_pi: 0.6, tau_bulk: 0.5 },
        SecondOrder {
            delta_pipi: 4.0 / 3.0,
            tau_pipi: 10.0 / 7.0,
            vorticity: 1.0,
            phi_7: 9.0 / 70.0,
            lambda_shear_bulk: 6.0 / 5.0,
            delta_bulk: 2.0 / 3.0,
            lambda_bulk_shear: 8.0 / 5.0,
        },
    )
    .expect("usual numbers")
}

pub(crate) fn options(shape: [usize; 3], length: [f64; 3]) -> SolverOptions {
    SolverOptions {
        grid: Grid::new(shape, length, Coordinates::Cartesian, Boundary::Periodic).expect("a grid"),
        eos: EquationOfState::conformal(13.9).expect("degrees"),
        transport: shear_transport(),
        space: Space::Fourier(Filter::None),
        method: TimeMethod::Rk4,
        step: StepChoice::Fixed(0.02),
        level: Level::best(),
        workers: 1,
        force: false,
    }
}

/// The smooth flow in three dimensions that the figures of the book are for, stretched to any box.
pub(crate) fn smooth_flow(grid: &Grid) -> Fields {
    let mut fields = Fields::default();
    let scale: [f64; 3] =
        std::array::from_fn(|axis| 2.0 * std::f64::consts::PI / grid.length()[axis]);
    for index in 0..grid.points() {
        let at = grid.position(grid.cell(index));
        let [x, y, z]: [f64; 3] = std::array::from_fn(|axis| scale[axis] * at[axis]);
        let energy = 10.0 * (1.0 + 0.3 * x.sin() * y.cos() + 0.15 * (y + z).cos());
        let v = [0.3 * y.sin() * z.cos(), -0.21 * x.sin() * z.cos(), 0.15 * (x + y).sin()];
        let gamma = 1.0 / (1.0 - v.iter().map(|v| v * v).sum::<f64>()).sqrt();
        fields.values[0].push(energy);
        for i in 0..3 {
            fields.values[1 + i].push(gamma * v[i]);
        }
    }
    fields
}

/// The same with stresses that are nowhere zero.
pub(crate) fn stressed_flow(grid: &Grid, bulk: bool) -> Fields {
    let mut fields = smooth_flow(grid);
    let scale: [f64; 3] =
        std::array::from_fn(|axis| 2.0 * std::f64::consts::PI / grid.length()[axis]);
    for index in 0..grid.points() {
        let at = grid.position(grid.cell(index));
        let [x, y, z]: [f64; 3] = std::array::from_fn(|axis| scale[axis] * at[axis]);
        let stresses = [
            0.3 * (x + 0.2).cos(),
            0.2 * (y - z).sin(),
            0.15 * (x + y + z).cos(),
            -0.25 * (z + 0.4).sin(),
            0.1 * (x - y).cos(),
        ];
        for (c, stress) in stresses.into_iter().enumerate() {
            fields.values[4 + c].push(stress);
        }
        if bulk {
            fields.values[9].push(0.1 * (y + 0.3).sin() * x.cos());
        }
    }
    fields
}

pub(crate) fn primitives(solver: &mut Solver<'_>) -> Block {
    let mut block = solver.loan(Primitive::COUNT).expect("a block");
    solver.primitives(&mut block).expect("matter everywhere");
    block
}

pub(crate) fn stores() -> Stores {
    Stores::new().expect("the defaults can be served")
}

/// Largest difference of two fields over the largest value of the second.
pub(crate) fn relative(found: &[f64], expected: &[f64]) -> f64 {
    assert_eq!(found.len(), expected.len());
    let size = expected.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    let off = found.iter().zip(expected).fold(0.0_f64, |most, (a, b)| {
        let off = (a - b).abs();
        if off > most || off.is_nan() { off } else { most }
    });
    if size > 0.0 { off / size } else { off }
}
