//! Larder.

use larder_hydro::eos::EquationOfState;
use larder_hydro::fields::Fields;
use larder_hydro::integrate::TimeMethod;
use larder_hydro::physics::{SecondOrder, Transport, Viscosity};
use larder_hydro::scheme::{Fourier, Scheme, StageOrder};
use larder_hydro::spectral::{Calculus, Fft3, Filter, PlanCache, Put};
use larder_hydro::{
    Block, Boundary, Component, Coordinates, Grid, SolverOptions, Space, StepChoice, Stores,
    Unwatched,
};
use larder_kernels::Level;
use larder_memory::buffer::AlignedBuf;

use crate::events::Events;
use crate::input::{Case, Kind, LENGTH, field};
use crate::{Side, Trouble, answer};

/// Events after events with the memory that the side is named for.
pub(crate) fn events(case: &Case, stores: Stores) -> Result<Box<dyn Side>, Trouble> {
    let level = Level::from_environment().map_err(|error| error.to_string())?;
    let Flow { grid, eos, transport, fields } = flow(case).map_err(|error| error.to_string())?;
    let options = SolverOptions {
        grid,
        eos,
        transport,
        space: Space::Fourier(Filter::None),
        method: TimeMethod::Rk4,
        step: StepChoice::Fixed(0.01),
        level,
        workers: 1,
        force: false,
    };
    Ok(Box::new(Events::new(options, fields, stores)))
}

pub(crate) fn side(case: &Case) -> Result<Box<dyn Side>, Trouble> {
    let plans = PlanCache::new().map_err(|error| error.to_string())?;
    let level = Level::from_environment().map_err(|error| error.to_string())?;
    let input: AlignedBuf<f64> = AlignedBuf::from_slice(&field(case.points()));
    let error = |error: larder_hydro::HydroError| error.to_string();
    Ok(match case.kind {
        Kind::Derivative(axis) => {
            let calculus = Calculus::new(case.shape, [LENGTH; 3], Filter::None, level, &plans)
                .map_err(error)?;
            Box::new(Derivative { calculus, axis, output: AlignedBuf::zeroed(input.len()), input })
        }
        Kind::Gradient => {
            let calculus = Calculus::new(case.shape, [LENGTH; 3], Filter::None, level, &plans)
                .map_err(error)?;
            let output = [0; 3].map(|_| AlignedBuf::zeroed(input.len()));
            Box::new(Gradient { calculus, input, output })
        }
        Kind::Spectrum => {
            let fft = Fft3::new(case.shape, level, &plans).map_err(error)?;
            let count = fft.spectrum_len();
            let shape = case.shape;
            Box::new(Spectrum {
                fft,
                shape,
                input,
                re: AlignedBuf::zeroed(count),
                im: AlignedBuf::zeroed(count),
            })
        }
        Kind::Rates => Box::new(rates(case, level).map_err(error)?),
        Kind::Events => return Err("its sides are larder, unbudgeted and pools_off".to_owned()),
    })
}

struct Derivative {
    calculus: Calculus,
    axis: usize,
    input: AlignedBuf<f64>,
    output: AlignedBuf<f64>,
}

impl Side for Derivative {
    fn once(&mut self) {
        self.calculus.derivative(self.axis, &self.input, &mut self.output, Put::Store);
    }
    fn answer(&mut self, _: u64) -> u64 {
        answer::of(&[&self.output])
    }
}

struct Gradient {
    calculus: Calculus,
    input: AlignedBuf<f64>,
    output: [AlignedBuf<f64>; 3],
}

impl Side for Gradient {
    fn once(&mut self) {
        self.calculus.gradient(&self.input, self.output.each_mut().map(|part| &mut part[..]));
    }
    fn answer(&mut self, _: u64) -> u64 {
        answer::of(&self.output.each_ref().map(|part| &part[..]))
    }
}

struct Spectrum {
    fft: Fft3,
    shape: [usize; 3],
    input: AlignedBuf<f64>,
    re: AlignedBuf<f64>,
    im: AlignedBuf<f64>,
}

impl Side for Spectrum {
    fn once(&mut self) {
        self.fft.forward(&self.input, &mut self.re, &mut self.im);
    }
    fn answer(&mut self, _: u64) -> u64 {
        // Others halve the last axis: what all have is the mode and its mirror image, so the hash is
        // over the modes whose first and last index are in the lower half.
        let [nx, ny, nz] = self.shape;
        let mut modes = Vec::new();
        for k in 0..=nx / 2 {
            for l in 0..ny {
                for m in 0..=nz / 2 {
                    let at = (k * ny + l) * nz + m;
                    modes.push(self.re[at]);
                    modes.push(self.im[at]);
                }
            }
        }
        answer::of(&[&modes])
    }
}

struct Rates {
    scheme: Fourier,
    state: Block,
    rates: Block,
}

/// The smooth flow of the book with stresses.
struct Flow {
    grid: Grid,
    eos: EquationOfState,
    transport: Transport,
    fields: Fields,
}

fn flow(case: &Case) -> Result<Flow, larder_hydro::HydroError> {
    let grid = Grid::new(case.shape, [LENGTH; 3], Coordinates::Cartesian, Boundary::Periodic)?;
    let eos = EquationOfState::conformal(13.9)?;
    let transport = Transport::new(
        Viscosity::Entropy {
            eta_over_s: 0.2,
            tau_pi_factor: 5.0,
            zeta_over_s: 0.0,
            bulk_factor: 14.55,
        },
        SecondOrder { delta_pipi: 4.0 / 3.0, tau_pipi: 10.0 / 7.0, ..SecondOrder::default() },
    )?;
    let mut fields = Fields::default();
    let unit = 2.0 * std::f64::consts::PI / LENGTH;
    for index in 0..grid.points() {
        let [i, j, k] = grid.cell(index);
        let at = |axis: usize, cell: usize| unit * LENGTH * cell as f64 / case.shape[axis] as f64;
        let (x, y, z) = (at(0, i), at(1, j), at(2, k));
        let v = [0.3 * y.sin() * z.cos(), -0.21 * x.sin() * z.cos(), 0.15 * (x + y).sin()];
        let gamma = 1.0 / (1.0 - v.iter().map(|v| v * v).sum::<f64>()).sqrt();
        fields.values[0].push(10.0 * (1.0 + 0.3 * x.sin() * y.cos() + 0.15 * (y + z).cos()));
        for (i, v) in v.iter().enumerate() {
            fields.values[1 + i].push(gamma * v);
        }
        for (c, stress) in [
            0.3 * (x + 0.2).cos(),
            0.2 * (y - z).sin(),
            0.15 * (x + y + z).cos(),
            -0.25 * (z + 0.4).sin(),
            0.1 * (x - y).cos(),
        ]
        .into_iter()
        .enumerate()
        {
            fields.values[4 + c].push(stress);
        }
    }
    Ok(Flow { grid, eos, transport, fields })
}

fn rates(case: &Case, level: Level) -> Result<Rates, larder_hydro::HydroError> {
    let Flow { grid, eos, transport, fields } = flow(case)?;
    let Stores { arrays: pool, plans } = Stores::new()?;
    let mut state = Block::zeroed(&pool, Component::COUNT, grid.points())?;
    fields.assemble(&grid, &eos, &transport, 0.0, &mut state)?;
    let rates = Block::zeroed(&pool, Component::COUNT, grid.points())?;
    let scheme = Fourier::new(grid, eos, transport, Filter::None, level, 1, &pool, plans)?;
    Ok(Rates { scheme, state, rates })
}

impl Side for Rates {
    fn once(&mut self) {
        // Cold: what the first stage of a step costs, recovery included.
        self.scheme
            .rates(0.0, StageOrder::First, &self.state, &mut self.rates, &mut Unwatched)
            .expect("the flow is smooth");
    }
    fn answer(&mut self, _: u64) -> u64 {
        let parts: Vec<&[f64]> = (0..9).map(|c| self.rates.field(c)).collect();
        answer::of(&parts)
    }
}
