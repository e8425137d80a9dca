//! The right-hand side against numbers of another program.

use larder_hydro::BlockPool;
use larder_hydro::scheme::{Fourier, Scheme, StageOrder};
use larder_hydro::spectral::{Filter, PlanCache};
use larder_hydro::{Block, Boundary, Component, Coordinates, Grid, Unwatched};
use larder_kernels::Level;
use larder_memory::buffer::BufferOptions;

use crate::fluid::{relative, shear_transport};

fn numbers(bytes: &[u8]) -> Vec<f64> {
    bytes.as_chunks().0.iter().map(|&bytes| f64::from_le_bytes(bytes)).collect()
}

/// An independent program's `dU/dt`, reproduced to rounding: both take some hundred operations a point
/// and transforms of 16 points, so differences of 1e-14 of the largest value are expected, and 1e-11 is
/// what is asked.
#[test]
fn the_rate_of_change_is_that_of_an_independent_program() {
    let states = numbers(include_bytes!("../../../../data/hydro/U_16x16x16.bin"));
    let expected = numbers(include_bytes!("../../../../data/hydro/R_16x16x16.bin"));
    let grid = Grid::new([16; 3], [10.0; 3], Coordinates::Cartesian, Boundary::Periodic).unwrap();
    let pool = BlockPool::new(BufferOptions::default()).unwrap();
    let eos = larder_hydro::eos::EquationOfState::conformal(13.9).unwrap();
    let mut state = Block::zeroed(&pool, Component::COUNT, grid.points()).unwrap();
    let mut rates = Block::zeroed(&pool, Component::COUNT, grid.points()).unwrap();
    for (c, field) in states.chunks_exact(grid.points()).enumerate() {
        state.field_mut(c).copy_from_slice(field);
    }
    for level in Level::available() {
        for workers in [1, 2] {
            let mut scheme = Fourier::new(
                grid,
                eos.clone(),
                shear_transport(),
                Filter::None,
                level,
                workers,
                &pool,
                PlanCache::new().unwrap(),
            )
            .unwrap();
            scheme.rates(0.0, StageOrder::First, &state, &mut rates, &mut Unwatched).unwrap();
            for (c, expected) in expected.chunks_exact(grid.points()).enumerate() {
                let off = relative(rates.field(c), expected);
                assert!(off <= 1e-11, "{} on {level}: {off:e}", Component::ALL[c].name());
                // What is seen is a thousand times better; a slip would show here first.
                assert!(off <= 2e-13, "{} on {level}: {off:e}", Component::ALL[c].name());
            }
        }
    }
}
