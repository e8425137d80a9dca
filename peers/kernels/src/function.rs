//! Elementary functions of every number of a slice.

use larder_kernels::{self as ours, Level};
use larder_peers_line::{Side, Trouble};

use crate::NUMBERS;
use crate::input::Numbers;
use crate::real::{Map, Real};

/// Units in the last place that a result may be off to be counted as right. Ours stay within one; the
/// quick ones of others are let in when they are of the same kind.
const RIGHT: f64 = 4.0;

#[derive(Clone, Copy)]
pub(crate) enum Function {
    Exp,
    Log,
    Log1p,
    Tanh,
    Sigmoid,
    Erf,
}

impl Function {
    pub(crate) fn parse(word: &str) -> Option<Function> {
        Some(match word {
            "exp" => Function::Exp,
            "log" => Function::Log,
            "log1p" => Function::Log1p,
            "tanh" => Function::Tanh,
            "sigmoid" => Function::Sigmoid,
            "erf" => Function::Erf,
            _ => return None,
        })
    }

    /// Where the function has something to do.
    fn range(self) -> (f64, f64) {
        match self {
            Function::Exp => (-20.0, 20.0),
            Function::Log => (1e-3, 1e3),
            Function::Log1p => (-0.9, 20.0),
            Function::Tanh => (-5.0, 5.0),
            Function::Sigmoid => (-10.0, 10.0),
            Function::Erf => (-3.0, 3.0),
        }
    }
}

struct Mapped<T> {
    map: Map<T>,
    input: Vec<T>,
    output: Vec<T>,
    truth: Vec<f64>,
}

/// A function of ours on a level.
fn at<T: Real>(function: Function, level: Level) -> Map<T> {
    match function {
        Function::Exp => Box::new(move |x, y| ours::exp_into_at(level, x, y)),
        Function::Log => Box::new(move |x, y| ours::log_into_at(level, x, y)),
        Function::Log1p => Box::new(move |x, y| ours::log1p_into_at(level, x, y)),
        Function::Tanh => Box::new(move |x, y| ours::tanh_into_at(level, x, y)),
        Function::Sigmoid => Box::new(move |x, y| ours::sigmoid_into_at(level, x, y)),
        Function::Erf => Box::new(move |x, y| ours::erf_into_at(level, x, y)),
    }
}

pub(crate) fn side<T: Real>(function: Function, name: &str) -> Result<Box<dyn Side>, Trouble> {
    let lacks = || format!("{name} has no such function");
    let map = match name {
        "larder" => at(function, Level::best()),
        "system" => T::system(function),
        "libm" => T::libm(function),
        "wide" => T::registers(function).ok_or_else(lacks)?,
        "mathfun" => T::mathfun(function).ok_or_else(lacks)?,
        other => match other.strip_prefix("larder_") {
            Some(level) => {
                at(function, Level::try_from_name(level).map_err(|error| error.to_string())?)
            }
            None => return Err(format!("no side is called `{other}`")),
        },
    };
    let (low, high) = function.range();
    let mut numbers = Numbers::new();
    let input: Vec<T> = (0..NUMBERS).map(|_| T::of(numbers.between(low, high))).collect();
    let mut truth = vec![0.0; NUMBERS];
    let inputs: Vec<f64> = input.iter().map(|x| x.wide()).collect();
    f64::libm(function)(&inputs, &mut truth);
    Ok(Box::new(Mapped { map, input, output: vec![T::of(f64::NAN); NUMBERS], truth }))
}

impl<T: Real> Mapped<T> {
    /// How far each result is from the truth, in units of the truth's last place.
    fn strays(&self) -> impl Iterator<Item = f64> {
        self.output.iter().zip(&self.truth).map(|(result, truth)| {
            let octave = truth.abs().log2().floor().exp2();
            (result.wide() - truth).abs() / (2.0 * T::HALF_ULP_OF_ONE * octave)
        })
    }
}

impl<T: Real> Side for Mapped<T> {
    fn once(&mut self) {
        (self.map)(std::hint::black_box(&self.input), &mut self.output);
        std::hint::black_box(&mut self.output);
    }

    fn answer(&mut self, n: u64) -> u64 {
        n * self.strays().filter(|stray| *stray <= RIGHT).count() as u64
    }

    fn values(&mut self) -> Vec<(&'static str, f64)> {
        // A NaN is as far off as can be.
        let worst = self.strays().map(|stray| if stray >= 0.0 { stray } else { f64::MAX });
        vec![("ulp", worst.fold(0.0, f64::max))]
    }
}
