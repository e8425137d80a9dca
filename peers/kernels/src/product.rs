//! Sums of a slice, products and distances of two.

use larder_kernels::{self as ours, Level};
use larder_peers_line::{Side, Trouble};
use simsimd::SpatialSimilarity;

use crate::NUMBERS;
use crate::input::Numbers;
use crate::real::Real;

/// The length of the vectors that a search compares.
const LENGTH: usize = 768;
/// Vectors compared with one other: they stay in the second cache, as the slices to sum do.
const VECTORS: usize = 64;
const SLICES: usize = 16;

#[derive(Clone, Copy)]
enum Work {
    Sum,
    Dot,
    SquaredDistance,
    Cosine,
}

/// Of one vector and another.
type Product<T> = Box<dyn Fn(&[T], &[T]) -> T>;

struct Products<T> {
    one: Vec<T>,
    others: Vec<Vec<T>>,
    product: Product<T>,
    results: Vec<T>,
    /// The exact result of each and how far one of this type may be off.
    truth: Vec<(f64, f64)>,
}

fn at<T: Real>(work: Work, level: Level) -> Product<T> {
    match work {
        Work::Sum => Box::new(move |_, b| ours::sum_at(level, b)),
        Work::Dot => Box::new(move |a, b| ours::dot_at(level, a, b)),
        Work::SquaredDistance => Box::new(move |a, b| ours::squared_distance_at(level, a, b)),
        Work::Cosine => Box::new(move |a, b| ours::cosine_at(level, a, b)),
    }
}

/// As one writes it: an iterator.
fn plain<T: Real>(work: Work) -> Product<T> {
    let dot = |a: &[T], b: &[T]| a.iter().zip(b).fold(T::of(0.0), |sum, (a, b)| sum + *a * *b);
    match work {
        Work::Sum => Box::new(|_, b| b.iter().fold(T::of(0.0), |sum, x| sum + *x)),
        Work::Dot => Box::new(dot),
        Work::SquaredDistance => Box::new(|a, b| {
            let square = |a: T, b: T| (a - b) * (a - b);
            a.iter().zip(b).fold(T::of(0.0), |sum, (a, b)| sum + square(*a, *b))
        }),
        Work::Cosine => {
            Box::new(move |a, b| T::of(dot(a, b).wide() / (dot(a, a) * dot(b, b)).wide().sqrt()))
        }
    }
}

fn ndarray<T: Real>(work: Work) -> Option<Product<T>> {
    match work {
        Work::Sum => Some(Box::new(|_, b| T::ndarray_sum(b))),
        Work::Dot => Some(Box::new(T::ndarray_dot)),
        Work::SquaredDistance | Work::Cosine => None,
    }
}

fn simsimd<T: Real>(work: Work) -> Option<Product<T>> {
    let call = |result: Option<f64>| T::of(result.unwrap_or(f64::NAN));
    match work {
        Work::Sum => None,
        Work::Dot => Some(Box::new(move |a, b| call(SpatialSimilarity::dot(a, b)))),
        Work::SquaredDistance => {
            Some(Box::new(move |a, b| call(SpatialSimilarity::sqeuclidean(a, b))))
        }
        // It gives the distance, which is one less the cosine.
        Work::Cosine => {
            Some(Box::new(move |a, b| call(SpatialSimilarity::cosine(a, b).map(|gap| 1.0 - gap))))
        }
    }
}

/// The result in f64, and the bound of its rounding: `n` additions of `n` terms, each off by half a unit
/// at most, are off by `n` half units of the sum of the terms' sizes (Higham, chapter 4).
fn truth<T: Real>(work: Work, a: &[T], b: &[T]) -> (f64, f64) {
    let pairs = || a.iter().map(|x| x.wide()).zip(b.iter().map(|x| x.wide()));
    let terms: Vec<f64> = match work {
        Work::Sum => b.iter().map(|x| x.wide()).collect(),
        Work::Dot | Work::Cosine => pairs().map(|(a, b)| a * b).collect(),
        Work::SquaredDistance => pairs().map(|(a, b)| (a - b) * (a - b)).collect(),
    };
    let sum: f64 = terms.iter().sum();
    let bound = (b.len() + 2) as f64
        * T::HALF_ULP_OF_ONE
        * terms.iter().map(|term| term.abs()).sum::<f64>();
    if let Work::Cosine = work {
        let norm = |x: &[T]| x.iter().map(|x| x.wide() * x.wide()).sum::<f64>().sqrt();
        let norms = norm(a) * norm(b);
        // The norms are off by as many half units each, and one less a distance by a unit of one.
        let own = (b.len() + 4) as f64 * T::HALF_ULP_OF_ONE;
        return (sum / norms, bound / norms + own * (sum / norms).abs() + own);
    }
    (sum, bound)
}

pub(crate) fn side<T: Real>(word: &str, name: &str) -> Result<Box<dyn Side>, Trouble> {
    let work = match word {
        "sum" => Work::Sum,
        "dot" => Work::Dot,
        "squared_distance" => Work::SquaredDistance,
        "cosine" => Work::Cosine,
        other => return Err(format!("no case is called `{other}`")),
    };
    let lacks = || format!("{name} has no such function");
    let product = match name {
        "larder" => at(work, Level::best()),
        "plain" => plain(work),
        "ndarray" => ndarray(work).ok_or_else(lacks)?,
        "simsimd" => simsimd(work).ok_or_else(lacks)?,
        other => match other.strip_prefix("larder_") {
            Some(level) => {
                at(work, Level::try_from_name(level).map_err(|error| error.to_string())?)
            }
            None => return Err(format!("no side is called `{other}`")),
        },
    };
    let (length, count) = match work {
        Work::Sum => (NUMBERS, SLICES),
        _ => (LENGTH, VECTORS),
    };
    let mut numbers = Numbers::new();
    let mut vector = || (0..length).map(|_| T::of(numbers.between(-1.0, 1.0))).collect::<Vec<T>>();
    let one = vector();
    let others: Vec<_> = (0..count).map(|_| vector()).collect();
    let truth = others.iter().map(|other| truth(work, &one, other)).collect();
    let results = vec![T::of(f64::NAN); count];
    Ok(Box::new(Products { one, others, product, results, truth }))
}

impl<T: Real> Side for Products<T> {
    fn once(&mut self) {
        for (result, other) in self.results.iter_mut().zip(&self.others) {
            *result = (self.product)(std::hint::black_box(&self.one), other);
        }
        std::hint::black_box(&mut self.results);
    }

    fn answer(&mut self, n: u64) -> u64 {
        let right = self.results.iter().zip(&self.truth);
        n * right.filter(|(result, (truth, bound))| (result.wide() - truth).abs() <= *bound).count()
            as u64
    }
}
