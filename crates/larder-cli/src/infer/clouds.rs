//! Methods whose draws come all at once: tempered particles, normals, simulations near the data. Every run is made
//! before a file is touched.

use larder_infer::abc::{Abc, AbcOptions};
use larder_infer::diag::PARETO_K_MAX;
use larder_infer::smc::{TemperedOptions, normalise, tempered};
use larder_infer::vi::{self, ViOptions};
use larder_infer::{DrawStats, ErrorKind, InferError, Points, Purpose, Result, Sink, Stream};

use super::sampling::{Job, Predicting};
use super::summary::{ELSEWHERE_MAX, Fitting, Nearing, Tempering, Told};
use super::{Method, Shape};

/// Simulations that each draw of `abc` may cost.
const TRIALS_EACH: usize = 1000;

/// The draws of one run: unconstrained points, and the mean acceptance of the moves that made them.
pub(super) struct Cloud {
    points: Vec<f64>,
    acceptance: f64,
}

/// All runs.
#[derive(Default)]
pub(super) struct Clouds {
    pub(super) runs: Vec<Cloud>,
    /// Whether ctrl-C came before all were made.
    pub(super) is_cut: bool,
    logs: Vec<f64>,
    pub(super) told: Told,
}

impl Clouds {
    /// Makes all runs, or those before ctrl-C.
    pub(super) fn draw(&mut self, job: &Job<'_>) -> Result<()> {
        for run in 0..job.options.chains as u64 {
            let made = match job.options.method {
                Method::Vi => self.approximated(job, run).map(|points| (points, 1.0)),
                Method::Abc => self.near(job, run).map(|points| (points, 1.0)),
                _ => self.tempered(job, run),
            };
            match made {
                Ok((points, acceptance)) => self.runs.push(Cloud { points, acceptance }),
                Err(error) if error.kind() == ErrorKind::Cancelled => {
                    self.is_cut = true;
                    return Ok(());
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Draws from the nearest normal.
    fn approximated(&mut self, job: &Job<'_>, run: u64) -> Result<Vec<f64>> {
        let dim = job.model.layout().dim;
        let full_rank = job.options.metric() == Shape::Dense;
        let (seed, stores) = (job.options.seed, job.stores.clone());
        let wanted = ViOptions { full_rank, seed, run, stores, ..ViOptions::default() };
        let fit = vi::fit(job.model, &wanted, &job.watch)?;
        self.told.fits.push(Fitting {
            elbo: (fit.elbo, fit.elbo_error),
            pareto_k: fit.pareto_k,
            elsewhere: fit.elsewhere,
        });
        let verdict = if fit.elbo == f64::NEG_INFINITY {
            "not near the posterior, which is zero where some of these draws are"
        } else if fit.pareto_k > PARETO_K_MAX {
            "not near the posterior"
        } else if fit.elsewhere > ELSEWHERE_MAX {
            "near one hill of the posterior"
        } else {
            "near the posterior"
        };
        job.talk.say(&format!(
            "run {}: evidence lower bound {:.3} +- {:.3}, Pareto k {:.2}: {verdict}",
            run + 1,
            fit.elbo,
            fit.elbo_error,
            fit.pareto_k
        ));
        if fit.elsewhere > ELSEWHERE_MAX {
            job.talk.say(&format!(
                "warning: run {}: the posterior has other hills, which hold about {:.0} % of it and none of these \
                 draws; use smc",
                run + 1,
                (100.0 * fit.elsewhere).max(1.0)
            ));
        }
        let mut rng = Stream::new(job.options.seed, run, Purpose::Other);
        let mut points = vec![0.0; dim * job.options.draws];
        let mut noise = vec![0.0; dim];
        points.chunks_exact_mut(dim.max(1)).for_each(|q| fit.draw(&mut rng, &mut noise, q));
        Ok(points)
    }

    /// Points whose simulations are near the data.
    fn near(&mut self, job: &Job<'_>, run: u64) -> Result<Vec<f64>> {
        let keep = job.options.draws.max(2);
        let trials = keep.saturating_mul(TRIALS_EACH).max(100_000);
        let (seed, stores) = (job.options.seed, job.stores.clone());
        let wanted = AbcOptions { keep, trials, seed, run, stores, ..AbcOptions::default() };
        let found = Abc::new(job.model, wanted).sequential(&job.watch)?;
        self.told.nearings.push(Nearing {
            within: found.within,
            simulations: found.trials,
            effective: found.effective,
            is_adjusted: found.is_adjusted,
            held: found.held,
            blur: found.blur,
        });
        let adjusted = if found.is_adjusted { ", adjusted by regression" } else { "" };
        job.talk.say(&format!(
            "run {}: simulations within {:.3} of the data (each observation in its spread under the prior), \
             {} simulations, {:.0} effective draws{adjusted}",
            run + 1,
            found.within,
            found.trials,
            found.effective
        ));
        if found.held > 0 {
            job.talk.say(&format!(
                "warning: run {}: for {} of {} draws the regression leads where no kept simulation was or the prior is \
                 next to nothing, and they are adjusted in part; the simulations are too far from the data",
                run + 1,
                found.held,
                found.distances.len()
            ));
        }
        Ok(found.points)
    }

    fn tempered(&mut self, job: &Job<'_>, run: u64) -> Result<(Vec<f64>, f64)> {
        let wanted = TemperedOptions {
            particles: job.options.draws.max(2),
            seed: job.options.seed,
            run,
            stores: job.stores.clone(),
            ..TemperedOptions::default()
        };
        let found = tempered(job.model, &wanted, &job.watch)?;
        self.logs.push(found.log_evidence);
        let (powers, unmixed, starts) = (found.powers.len(), found.unmixed, found.starts);
        let divergent = found.divergent;
        self.told.tempering.push(Tempering { powers, unmixed, starts, divergent });
        Ok((found.points, found.acceptance))
    }

    /// The log of the mean evidence: each run's evidence is unbiased, so their mean is; not the mean of the logarithms.
    pub(super) fn log_evidence(&self) -> Option<f64> {
        let mut shares = vec![0.0; self.logs.len()];
        (!self.logs.is_empty()).then(|| normalise(&self.logs, &mut shares))
    }

    /// Writes each run into its sink.
    pub(super) fn write(&self, job: &Job<'_>, sinks: Vec<Predicting>) -> Result<()> {
        for (cloud, mut sink) in self.runs.iter().zip(sinks) {
            write(job, cloud, &mut sink)?;
        }
        if self.is_cut {
            return Err(InferError::new(ErrorKind::Cancelled, "cancelled; what was drawn is kept"));
        }
        Ok(())
    }
}

fn write(job: &Job<'_>, cloud: &Cloud, sink: &mut Predicting) -> Result<()> {
    let mut values = vec![0.0; job.model.columns()];
    let mut weights = Points::within(job.model, job.stores);
    let dim = job.model.layout().dim.max(1);
    let thin = job.options.thin;
    for q in cloud.points.chunks_exact(dim).take(job.options.draws).step_by(thin) {
        if job.watch.is_interrupted() {
            return Err(InferError::new(ErrorKind::Cancelled, "cancelled; what was drawn is kept"));
        }
        job.model.values(q, &mut values)?;
        let weight = weights.weigh(q);
        let stats = DrawStats {
            log_density: weight.prior + weight.likelihood,
            accept_stat: cloud.acceptance,
            ..DrawStats::default()
        };
        sink.draw(&stats, &values)?;
    }
    Ok(())
}
