//! `larder infer sbc`: parameters from the prior, data from them, draws from the posterior of these data. If
//! sampler and model are right, the rank of the true value among its draws is even (Talts et al. 2018).

use larder_infer::mcmc::mh::MhOptions;
use larder_infer::models::{self, Data, Entry};
use larder_infer::smc::{TemperedOptions, tempered};
use larder_infer::{
    Compiled, Draws, ErrorKind, InferError, NutsOptions, Points, Purpose, Result as Infer, Silent,
    Sink, Stores, Stream, sample_in_memory,
};
use larder_measure::json;
use larder_measure::table::{Cell, Table};
use serde_json::Value;

use super::{Method, SbcOptions, failure};
use crate::arguments::{Common, print};
use crate::exit::{Exit, Failure};
use crate::interrupt::Interrupt;
use crate::talk::Talk;

/// Draws of each posterior among which the true value is ranked.
const DRAWS: usize = 99;
/// Iterations from one of them to the next, so that they are near to independent.
const APART: usize = 10;
/// The chance that a right sampler is called wrong, all parameters together.
const LEVEL: f64 = 0.01;

pub(super) fn run(
    options: &SbcOptions,
    common: &Common,
    stores: &Stores,
    talk: &Talk,
) -> Result<Exit, Failure> {
    let refuse = |text: String| Failure::new(Exit::Input, anyhow::anyhow!(text));
    if options.simulations < 10 || options.simulations > 1_000_000 {
        return Err(refuse(format!(
            "--simulations {}: want from 10 to 1000000",
            options.simulations
        )));
    }
    if !matches!(options.method, Method::Nuts | Method::Mh | Method::Smc) {
        return Err(refuse(format!("--method {}: want nuts, mh or smc", options.method.word())));
    }
    let entry = models::find(&options.model).map_err(failure)?;
    let data = match &options.data {
        None => entry.example(),
        Some(file) => {
            let text = std::fs::read_to_string(file)
                .map_err(|error| refuse(format!("{}: {error}", file.display())))?;
            serde_json::from_str(&text)
                .map_err(|error| refuse(format!("{}: no JSON: {error}", file.display())))?
        }
    };
    let interrupt = Interrupt::listen();
    let mut calibration = Calibration::new(entry, data, stores).map_err(failure)?;
    let names = calibration.model.names();
    let free = calibration.model.layout().columns;
    let mut ranks: Vec<Vec<usize>> = vec![Vec::new(); free];
    for round in 0..options.simulations {
        if interrupt.asked() {
            talk.progress_done();
            return Ok(Exit::Interrupted);
        }
        talk.progress(&format!("{round} of {} simulations", options.simulations));
        let found =
            calibration.round(options.method, options.seed, round as u64).map_err(failure)?;
        ranks.iter_mut().zip(found).for_each(|(all, rank)| all.push(rank));
    }
    talk.progress_done();
    // Dvoretzky, Kiefer and Wolfowitz with Massart's constant: the distance of the ranks' distribution from the
    // even one stays below this for all parameters together with probability 1 - LEVEL. Ranks are discrete, which
    // adds at most the chance of one of them.
    let n = options.simulations as f64;
    let bound = ((2.0 * free as f64 / LEVEL).ln() / (2.0 * n)).sqrt() + 1.0 / (DRAWS + 1) as f64;
    let rows: Vec<(&str, f64)> =
        names.iter().zip(&ranks).map(|(name, ranks)| (name.as_str(), distance(ranks))).collect();
    let calibrated = rows.iter().all(|row| row.1 <= bound);
    let text = if common.json {
        json::document("larder.infer-sbc/1", |out| {
            out.flag("calibrated", calibrated);
            out.whole("simulations", options.simulations as u64);
            out.number("bound", bound);
            out.array("parameters", |list| {
                for ((name, distance), ranks) in rows.iter().zip(&ranks) {
                    list.object(|out| {
                        out.text("name", name);
                        out.number("distance", *distance);
                        out.array("ranks", |list| {
                            for &rank in ranks {
                                list.whole(rank as u64);
                            }
                        });
                    });
                }
            });
        })
    } else {
        let mut table = Table::new(["parameter", "distance", "bound", "even"]);
        for (name, distance) in &rows {
            let even = if *distance <= bound { "yes" } else { "NO" };
            let text = |x: f64| Cell::from(format!("{x:.4}").as_str());
            table.row([Cell::from(*name), text(*distance), text(bound), Cell::from(even)]);
        }
        table.note(format!(
            "distance of the ranks of {} simulations from an even spread",
            options.simulations
        ));
        table.to_string()
    };
    print(format!("{text}\n").as_bytes())?;
    Ok(if calibrated { Exit::Done } else { Exit::No })
}

/// The largest difference between the distribution of ranks and the even one.
fn distance(ranks: &[usize]) -> f64 {
    let mut sorted = ranks.to_vec();
    sorted.sort_unstable();
    let n = sorted.len() as f64;
    (0..=DRAWS)
        .map(|rank| {
            let below = sorted.partition_point(|&r| r <= rank) as f64 / n;
            (below - (rank + 1) as f64 / (DRAWS + 1) as f64).abs()
        })
        .fold(0.0, f64::max)
}

struct Calibration {
    stores: Stores,
    entry: Entry,
    data: Value,
    model: Compiled,
    /// The key of the data that holds what the model observes.
    key: String,
    /// Its numbers before them, which the model takes as given.
    given: usize,
}

/// The numbers of a value in their order, rows of rows one after the other.
fn numbers(value: &Value, out: &mut Vec<f64>) -> Option<()> {
    match value {
        Value::Array(items) => items.iter().try_for_each(|item| numbers(item, out)),
        single => single.as_f64().map(|x| out.push(x)),
    }
}

/// Puts others in the place of the numbers of a value; whole numbers stay whole.
fn replace(value: &mut Value, with: &mut impl Iterator<Item = f64>) {
    if let Value::Array(items) = value {
        for item in items {
            replace(item, with);
        }
    } else if let Some(y) = with.next() {
        // Beyond this every number is whole, and JSON's integers end.
        *value = if y.fract().abs() > 0.0 || y.abs() >= 9e15 {
            serde_json::json!(y)
        } else {
            #[expect(clippy::cast_possible_truncation, reason = "whole, and the bound is above")]
            let whole = y as i64;
            serde_json::json!(whole)
        };
    }
}

impl Calibration {
    fn new(entry: Entry, data: Value, stores: &Stores) -> Infer<Self> {
        let model = build(&entry, &data)?;
        let mut observed = Vec::new();
        Points::new(&model).observed(&vec![0.1; model.layout().dim], &mut observed)?;
        let mut calibration = Calibration {
            stores: stores.clone(),
            entry,
            data,
            model,
            key: String::new(),
            given: 0,
        };
        // The key whose numbers, or the last of them, are what the model observes, also when they are others: a
        // covariate may have the same ones. One less, so that counts stay within their totals.
        let mut other = observed.clone();
        if let Some(first) = other.first_mut() {
            *first += if *first > 0.0 { -1.0 } else { 1.0 };
        }
        let mut candidates: Vec<(usize, String)> = Vec::new();
        for (key, value) in calibration.data.as_object().into_iter().flatten() {
            let mut all = Vec::new();
            if numbers(value, &mut all).is_some()
                && !observed.is_empty()
                && all.ends_with(&observed)
            {
                candidates.push((all.len() - observed.len(), key.clone()));
            }
        }
        candidates.sort();
        for (given, key) in candidates {
            (calibration.key, calibration.given) = (key, given);
            if calibration.observes(&other) {
                return Ok(calibration);
            }
        }
        let text = format!(
            "what the model observes ({} numbers, the first {}) is no key of the data as it stands there but computed \
             from them, so simulated data cannot be put in its place",
            observed.len(),
            observed.first().copied().unwrap_or(f64::NAN)
        );
        Err(InferError::new(ErrorKind::Method, text))
    }

    /// Whether a model over these observations observes them.
    fn observes(&self, y: &[f64]) -> bool {
        let observed = build(&self.entry, &self.with(y)).and_then(|model| {
            let mut observed = Vec::new();
            Points::new(&model).observed(&vec![0.1; model.layout().dim], &mut observed)?;
            Ok(observed)
        });
        observed.is_ok_and(|observed| observed == y)
    }

    /// The data with other observations.
    fn with(&self, y: &[f64]) -> Value {
        let mut data = self.data.clone();
        let mut all = Vec::new();
        if numbers(&data[&self.key], &mut all).is_some() {
            let mut next = all.into_iter().take(self.given).chain(y.iter().copied());
            replace(&mut data[&self.key], &mut next);
        }
        data
    }

    /// The rank of each parameter in one simulation.
    fn round(&mut self, method: Method, seed: u64, round: u64) -> Infer<Vec<usize>> {
        let stream = |purpose| Stream::new(seed, round, purpose);
        let mut points = Points::new(&self.model);
        let mut q = vec![0.0; points.dim()];
        let mut y = Vec::new();
        points.draw_prior(&mut stream(Purpose::Simulate), &mut q)?;
        points.simulate(&q, &mut stream(Purpose::Other), &mut y)?;
        let model = build(&self.entry, &self.with(&y)).map_err(|error| {
            let text = format!(
                "data simulated from parameters of the prior are refused by the model itself ({error}): the prior \
                 reaches where the model has no data, so it cannot be calibrated"
            );
            InferError::new(error.kind(), text)
        })?;
        // A model whose observations depend on earlier ones would be simulated from the wrong past.
        let mut again = Vec::new();
        Points::new(&model).simulate(&q, &mut stream(Purpose::Other), &mut again)?;
        if again != y {
            let text = "an observation depends on others, so data cannot be simulated one by one from the given ones";
            return Err(InferError::new(ErrorKind::Method, text));
        }
        let mut truth = vec![0.0; model.columns()];
        model.values(&q, &mut truth)?;
        let draws = draws(&model, method, seed.wrapping_add(round << 20), &self.stores)?;
        let columns = model.layout().columns;
        Ok((0..columns).map(|at| draws.iter().filter(|row| row[at] < truth[at]).count()).collect())
    }
}

fn build(entry: &Entry, data: &Value) -> Infer<Compiled> {
    entry.build(&Data::new(data.clone())?).and_then(Compiled::of)
}

/// Draws that are near to independent, row by row in the order of the model's columns.
fn draws(model: &Compiled, method: Method, seed: u64, stores: &Stores) -> Infer<Vec<Vec<f64>>> {
    let stores = stores.clone();
    let rows = |draws: &Draws| (0..DRAWS).map(|at| draws.row(at).to_vec()).collect();
    match method {
        Method::Mh => {
            let wanted = MhOptions {
                warmup: 500,
                draws: DRAWS,
                thin: 5 * APART,
                seed,
                gibbs: false,
                stores,
            };
            let kept = std::sync::Arc::new(std::sync::Mutex::new(Draws::default()));
            let mut names = Vec::new();
            let mut begin = |found: Vec<String>| -> Infer<Box<dyn Sink>> {
                names = found;
                Ok(Box::new(Kept(std::sync::Arc::clone(&kept), names.len())))
            };
            drop(model.model().sample_mh(&wanted, 0, &Silent, &mut begin)?);
            let kept = kept.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            let order: Vec<usize> = model
                .names()
                .iter()
                .filter_map(|name| names.iter().position(|other| other == name))
                .collect();
            Ok((0..DRAWS)
                .map(|at| order.iter().map(|&column| kept.row(at)[column]).collect())
                .collect())
        }
        Method::Smc => {
            let wanted = TemperedOptions {
                particles: DRAWS * 5,
                moves: 10,
                seed,
                stores,
                ..TemperedOptions::default()
            };
            let found = tempered(model, &wanted, &Silent)?;
            let mut values = vec![0.0; model.columns()];
            let points = found.points.chunks_exact(model.layout().dim).step_by(5).take(DRAWS);
            points.map(|q| model.values(q, &mut values).map(|()| values.clone())).collect()
        }
        _ => {
            let wanted = NutsOptions {
                warmup: 500,
                draws: DRAWS * APART,
                thin: APART,
                chains: 1,
                seed,
                stores,
                ..NutsOptions::default()
            };
            Ok(rows(&sample_in_memory(model, &wanted, &Silent)?[0]))
        }
    }
}

/// Draws that outlive the sink.
struct Kept(std::sync::Arc<std::sync::Mutex<Draws>>, usize);

impl Sink for Kept {
    fn draw(&mut self, stats: &larder_infer::DrawStats, values: &[f64]) -> Infer<()> {
        let mut draws = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        draws.columns = self.1;
        draws.draw(stats, values)
    }
}
