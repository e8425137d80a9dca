//! Cases and their input, the same for every side.

use crate::Trouble;

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Derivative(usize),
    Gradient,
    Spectrum,
    Rates,
    Events,
}

/// What is done to what.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case {
    pub(crate) kind: Kind,
    pub(crate) shape: [usize; 3],
}

impl Case {
    pub(crate) fn parse(kind: &str, shape: &str) -> Result<Case, Trouble> {
        let (shape, axis) = shape.split_once('@').unwrap_or((shape, "0"));
        let numbers: Vec<usize> = shape.split('x').filter_map(|word| word.parse().ok()).collect();
        let shape: [usize; 3] =
            numbers.try_into().map_err(|_| format!("`{shape}` is no shape such as 64x64x64"))?;
        let axis = axis.parse().ok().filter(|axis| *axis < 3).ok_or("an axis is 0, 1 or 2")?;
        let kind = match kind {
            "derivative" => Kind::Derivative(axis),
            "gradient" => Kind::Gradient,
            "r2c" => Kind::Spectrum,
            "rhs" => Kind::Rates,
            "events" => Kind::Events,
            other => return Err(format!("no case is called `{other}`")),
        };
        Ok(Case { kind, shape })
    }

    pub(crate) fn points(&self) -> usize {
        self.shape.iter().product()
    }
}

/// The length of every side of the box.
pub(crate) const LENGTH: f64 = 10.0;

/// A field that no symmetry favours: a multiple of 1e-3 at each place.
pub(crate) fn field(points: usize) -> Vec<f64> {
    (0..points).map(|i| ((i * 7919) % 1000) as f64 * 1e-3 - 0.5).collect()
}

/// The wave numbers of a derivative, the highest one of an even axis being zero.
pub(crate) fn wave_numbers(n: usize) -> Vec<f64> {
    let unit = 2.0 * std::f64::consts::PI / LENGTH;
    (0..n)
        .map(|k| match (2 * k).cmp(&n) {
            std::cmp::Ordering::Less => unit * k as f64,
            std::cmp::Ordering::Equal => 0.0,
            std::cmp::Ordering::Greater => unit * (k as f64 - n as f64),
        })
        .collect()
}
