//! The scheme against exact flows.

use larder_memory::buffer::BufferOptions;

use super::*;
use crate::eos::Conformal;
use crate::exact::GubserFlow;
use crate::fields::{Fields, WRITTEN_COUNT};
use crate::grid::{Boundary, Coordinates};
use crate::physics::{SecondOrder, Viscosity};
use crate::state::{Component, Primitive};

fn gubser(n: usize, steps: usize) -> [f64; 3] {
    let dx = 10.05 / n as f64;
    let grid = Grid::new(
        [n, n, 1],
        [dx * n as f64, dx * n as f64, 1.0],
        Coordinates::Milne,
        Boundary::Outflow,
    )
    .unwrap();
    let degrees = 13.899_692_864_867_513;
    let eos = EquationOfState::Conformal(Conformal::new(degrees).unwrap());
    let transport = Transport::new(
        Viscosity::Entropy {
            eta_over_s: 0.2,
            tau_pi_factor: 5.0,
            zeta_over_s: 0.0,
            bulk_factor: 14.55,
        },
        SecondOrder { delta_pipi: 4.0 / 3.0, ..SecondOrder::default() },
    )
    .unwrap();
    let flow = GubserFlow {
        q: 1.0,
        temperature: 1.2,
        stress: 0.0,
        eta_over_s: 0.2,
        tau_pi_factor: 5.0,
        tau_pipi: 0.0,
        degrees,
    };
    let pool = ArrayPool::new(BufferOptions::default()).unwrap();
    let mut kt =
        Kt::new(grid, eos.clone(), transport, KtOptions::default(), Level::best(), &pool).unwrap();
    let block = || Block::zeroed(&pool, Component::COUNT, grid.points()).unwrap();
    let (mut state, mut stage, mut k, mut sum) = (block(), block(), block(), block());
    let slice = flow.at(1.0, 8.0).unwrap();
    let mut fields = Fields::default();
    for i in 0..n * n {
        let [x, y, _] = grid.position(grid.cell(i));
        let p = slice.point(x, y);
        for (f, v) in [
            (0, p.energy),
            (1, p.velocity[0]),
            (2, p.velocity[1]),
            (3, 0.0),
            (4, p.stress[0]),
            (5, p.stress[1]),
            (7, p.stress[2]),
        ] {
            fields.values[f].push(v);
        }
    }
    fields.assemble(&grid, &eos, &transport, 1.0, &mut state).unwrap();
    let dt = 1.0 / steps as f64;
    let start = std::time::Instant::now();
    for s in 0..steps {
        let t = 1.0 + s as f64 * dt;
        sum.copy_from(&state);
        let mut add = |time: f64,
                       order,
                       from: &Block,
                       weight: f64,
                       next: Option<(&mut Block, f64)>,
                       k: &mut Block,
                       kt: &mut Kt,
                       state: &Block,
                       sum: &mut Block| {
            kt.rates(time, order, from, k, &mut crate::Unwatched).unwrap();
            for (s, k) in sum.raw_mut().iter_mut().zip(k.raw()) {
                *s += dt * weight * k;
            }
            let _ = (state, next);
        };
        let _ = &mut add;
        kt.rates(t, StageOrder::First, &state, &mut k, &mut crate::Unwatched).unwrap();
        for (w, c, tn) in [
            (1.0 / 6.0, 0.5, 0.5),
            (1.0 / 3.0, 0.5, 0.5),
            (1.0 / 3.0, 1.0, 1.0),
            (1.0 / 6.0, 0.0, 0.0),
        ] {
            for (s, k) in sum.raw_mut().iter_mut().zip(k.raw()) {
                *s += dt * w * k;
            }
            if c > 0.0 {
                for ((s, k), u) in stage.raw_mut().iter_mut().zip(k.raw()).zip(state.raw()) {
                    *s = u + dt * c * k;
                }
                kt.rates(t + tn * dt, StageOrder::Later, &stage, &mut k, &mut crate::Unwatched)
                    .unwrap();
            }
        }
        state.copy_from(&sum);
    }
    eprintln!(
        "{n}: {:.1} ns per cell and stage",
        start.elapsed().as_secs_f64() * 1e9 / (n * n * steps * 4) as f64
    );
    let mut primitives = Block::zeroed(&pool, Primitive::COUNT, grid.points()).unwrap();
    kt.primitives(2.0, &state, &mut primitives).unwrap();
    let mut written = Block::zeroed(&pool, WRITTEN_COUNT, grid.points()).unwrap();
    Fields::take_apart(&grid, 2.0, &state, &primitives, &mut written);
    let slice = flow.at(2.0, 8.0).unwrap();
    let mut sums = [[0.0; 2]; 5];
    for i in 0..n * n {
        let [x, y, _] = grid.position(grid.cell(i));
        if x.abs() > 4.001 || y.abs() > 4.001 {
            continue;
        }
        let p = slice.point(x, y);
        for (k, (f, want)) in [
            (11, p.temperature),
            (1, p.velocity[0]),
            (4, p.stress[0]),
            (5, p.stress[1]),
            (9, p.stress_long / 4.0),
        ]
        .into_iter()
        .enumerate()
        {
            sums[k][0] += (written.field(f)[i] - want).abs();
            sums[k][1] += want.abs();
        }
    }
    let errors = sums.map(|[a, b]| a / b);
    eprintln!(
        "{n}: T {:.2e} ux {:.2e} pixx {:.2e} pixy {:.2e} pizz {:.2e}",
        errors[0], errors[1], errors[2], errors[3], errors[4]
    );
    [errors[0], errors[1], errors[2]]
}

#[test]
fn gubser_flow_is_followed() {
    gubser(51, 50);
    gubser(101, 100);
    gubser(201, 200);
}
