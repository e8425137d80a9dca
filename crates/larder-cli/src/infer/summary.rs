//! The table of parameters, as text and as JSON, and what should worry a reader.

use larder_infer::abc::BLUR_MAX;
use larder_infer::diag::{Loo, Summary, e_bfmi, ess_mean, loo, summarise};
use larder_infer::stan_csv::Chain;
use larder_measure::json;
use larder_measure::table::{Cell, Table};

use crate::talk::Talk;

/// What is told about one run of tempered particles.
pub(super) struct Tempering {
    pub(super) powers: usize,
    /// Powers after which the particles had not forgotten where they were.
    pub(super) unmixed: usize,
    /// Draws from the prior with a positive likelihood, and all of them.
    pub(super) starts: (usize, usize),
    /// The share of the last trajectories that diverged.
    pub(super) divergent: f64,
}

/// What is told about one normal approximation.
pub(super) struct Fitting {
    /// The bound on the evidence, and its error.
    pub(super) elbo: (f64, f64),
    pub(super) pareto_k: f64,
    /// The share of the posterior on other hills.
    pub(super) elsewhere: f64,
}

/// What is told about one run of simulations near the data.
pub(super) struct Nearing {
    pub(super) within: f64,
    pub(super) simulations: usize,
    pub(super) effective: f64,
    pub(super) is_adjusted: bool,
    /// Draws that were adjusted in part.
    pub(super) held: usize,
    /// The noise that the distance stands for, in units of the model's own.
    pub(super) blur: f64,
}

/// What is told beside the draws: about runs whose draws come all at once, one of each method's for each run; and about
/// chains, what of the posterior they missed.
#[derive(Default)]
pub(super) struct Told {
    pub(super) tempering: Vec<Tempering>,
    pub(super) fits: Vec<Fitting>,
    pub(super) nearings: Vec<Nearing>,
    /// The share of the posterior on hills that no chain was on, where it was looked for.
    pub(super) missed: Option<f64>,
}

/// The share of other hills from which on they are told.
pub(super) const ELSEWHERE_MAX: f64 = 0.01;

/// What is told about chains.
pub(super) struct Report {
    parameters: Vec<Summary>,
    divergences: u64,
    max_depth_hits: u64,
    e_bfmi: Vec<f64>,
    log_evidence: Option<f64>,
    loo: Option<Loo>,
    draws: usize,
    chains: usize,
    /// Chains, from one, that never moved, whose steps are next to nothing, or that are far from the best one.
    lost: Vec<(usize, String)>,
    told: Told,
    /// Parameters that are the same in every draw.
    constant: Vec<String>,
    /// Parameters with draws that are no finite numbers.
    broken: Vec<String>,
}

impl Report {
    /// The report of chains; predictions and pointwise likelihoods are no parameters.
    pub(super) fn of(
        chains: &[Chain],
        max_depth: Option<u32>,
        log_evidence: Option<f64>,
    ) -> Report {
        let draws = chains.iter().map(Chain::len).min().unwrap_or(0);
        let columns = |name: &str| -> Vec<&[f64]> {
            chains
                .iter()
                .filter_map(|chain| chain.column(name))
                .map(|column| &column[..draws])
                .collect()
        };
        let names = chains[0].parameters();
        let shown =
            names.filter(|name| !name.starts_with("y_rep.") && !name.starts_with("log_lik."));
        let parameters: Vec<Summary> = shown.map(|name| summarise(name, &columns(name))).collect();
        let is_constant = |name: &str| {
            let columns = columns(name);
            let first = columns.first().and_then(|column| column.first()).map(|x| x.to_bits());
            draws > 1 && columns.iter().copied().flatten().all(|x| Some(x.to_bits()) == first)
        };
        let names = parameters.iter().map(|row| &row.name);
        let constant = names.filter(|name| is_constant(name)).cloned().collect();
        let is_broken =
            |name: &str| columns(name).iter().any(|column| column.iter().any(|x| !x.is_finite()));
        let names = parameters.iter().map(|row| &row.name);
        let broken = names.filter(|name| is_broken(name)).cloned().collect();
        let count = |name: &str, test: &dyn Fn(f64) -> bool| {
            columns(name).iter().flat_map(|column| column.iter()).filter(|&&x| test(x)).count()
                as u64
        };
        let observations: Vec<Vec<f64>> = chains[0]
            .parameters()
            .filter(|name| name.starts_with("log_lik."))
            .map(|name| columns(name).concat())
            .collect();
        let loo = (!observations.is_empty()).then(|| {
            let rows = observations.iter().map(Vec::as_slice);
            loo(rows, efficiency(chains, &columns))
        });
        let depth = max_depth.or(chains[0].max_depth).map(f64::from);
        let is_gradient =
            columns("n_leapfrog__").iter().any(|column| column.iter().any(|&n| n > 0.0));
        let energies = if is_gradient { columns("energy__") } else { Vec::new() };
        Report {
            parameters,
            divergences: count("divergent__", &|x| x > 0.0),
            max_depth_hits: depth.map_or(0, |depth| count("treedepth__", &|x| x >= depth)),
            e_bfmi: energies.iter().map(|energy| e_bfmi(energy)).collect(),
            log_evidence,
            loo,
            draws,
            chains: chains.len(),
            lost: if is_gradient { lost(chains, draws) } else { Vec::new() },
            told: Told::default(),
            constant,
            broken,
        }
    }

    /// The same with what is told about runs whose draws came all at once.
    pub(super) fn with(self, told: Told) -> Report {
        Report { told, ..self }
    }

    pub(super) fn json(&self, schema: &str) -> String {
        json::document(schema, |out| {
            out.array("parameters", |list| {
                for row in &self.parameters {
                    list.object(|out| {
                        out.text("name", &row.name);
                        for (key, x) in [
                            ("mean", row.mean),
                            ("sd", row.sd),
                            ("q5", row.q5),
                            ("q50", row.q50),
                            ("q95", row.q95),
                            ("mcse_mean", row.mcse_mean),
                            ("ess_bulk", row.ess_bulk),
                            ("ess_tail", row.ess_tail),
                            // Chains that stand still at different places: not a number that is missing.
                            ("rhat", row.rhat.clamp(0.0, f64::MAX)),
                        ] {
                            out.maybe_number(key, x.is_finite().then_some(x));
                        }
                    });
                }
            });
            out.whole("divergences", self.divergences);
            out.whole("max_depth_hits", self.max_depth_hits);
            out.array("e_bfmi", |list| self.e_bfmi.iter().for_each(|x| list.number(*x)));
            out.maybe_number("log_evidence", self.log_evidence);
            if !self.told.fits.is_empty() {
                out.array("fits", |list| {
                    for run in &self.told.fits {
                        list.object(|out| {
                            for (key, x) in [
                                ("elbo", run.elbo.0),
                                ("elbo_error", run.elbo.1),
                                ("pareto_k", run.pareto_k),
                                ("elsewhere", run.elsewhere),
                            ] {
                                out.maybe_number(key, x.is_finite().then_some(x));
                            }
                        });
                    }
                });
            }
            if !self.told.nearings.is_empty() {
                out.array("nearness", |list| {
                    for run in &self.told.nearings {
                        list.object(|out| {
                            out.number("within", run.within);
                            out.whole("simulations", run.simulations as u64);
                            out.number("effective", run.effective);
                            out.flag("adjusted", run.is_adjusted);
                            out.whole("held", run.held as u64);
                            out.maybe_number("blur", run.blur.is_finite().then_some(run.blur));
                        });
                    }
                });
            }
            if self.told.missed.is_some() {
                out.maybe_number("elsewhere", self.told.missed.filter(|share| share.is_finite()));
            }
            if !self.told.tempering.is_empty() {
                out.array("tempering", |list| {
                    for run in &self.told.tempering {
                        list.object(|out| {
                            out.whole("powers", run.powers as u64);
                            out.whole("unmixed", run.unmixed as u64);
                            out.whole("starts", run.starts.0 as u64);
                            out.whole("prior_draws", run.starts.1 as u64);
                            out.number("divergent", run.divergent);
                        });
                    }
                });
            }
            if let Some(loo) = &self.loo {
                out.object("loo", |out| {
                    for (key, x) in [("elpd", loo.elpd), ("se", loo.se), ("p", loo.p)] {
                        out.maybe_number(key, x.is_finite().then_some(x));
                    }
                    // A shape that no fit gave is infinite or no number: then there is no largest.
                    let k = loo.pareto_k_max();
                    out.maybe_number("pareto_k_max", k.is_finite().then_some(k));
                    out.number("pareto_k_limit", loo.pareto_k_limit);
                    out.whole("doubtful", loo.doubtful() as u64);
                    out.array("pareto_k", |list| {
                        loo.pareto_k.iter().for_each(|k| list.number(*k));
                    });
                });
            }
        })
    }

    pub(super) fn table(&self) -> String {
        let heads = [
            "parameter",
            "mean",
            "sd",
            "5 %",
            "50 %",
            "95 %",
            "mcse",
            "ess bulk",
            "ess tail",
            "r-hat",
        ];
        let mut table = Table::new(heads);
        for row in &self.parameters {
            let short = |x: f64| Cell::from(short(x).as_str());
            let whole = |x: f64| {
                Cell::from(if x.is_finite() { format!("{x:.0}") } else { "-".into() }.as_str())
            };
            let rhat = if row.rhat.is_nan() { "-".into() } else { format!("{:.3}", row.rhat) };
            table.row([
                Cell::from(row.name.as_str()),
                short(row.mean),
                short(row.sd),
                short(row.q5),
                short(row.q50),
                short(row.q95),
                short(row.mcse_mean),
                whole(row.ess_bulk),
                whole(row.ess_tail),
                Cell::from(rhat.as_str()),
            ]);
        }
        table.note(format!("{} draws in each of {} chains", self.draws, self.chains));
        if self.parameters.is_empty() {
            table.note(
                "no column is a parameter: `y_rep` and `log_lik` are predictions, names that end in `__` the sampler's own",
            );
        }
        if let Some(evidence) = self.log_evidence {
            table.note(format!("log evidence {evidence:.4}"));
        }
        if let Some(loo) = &self.loo {
            table.note(format!(
                "leave one out: elpd {:.2} +- {:.2}, {:.2} effective parameters",
                loo.elpd, loo.se, loo.p
            ));
        }
        table.to_string()
    }

    /// Says what should worry a reader.
    pub(super) fn warn(&self, talk: &Talk) {
        for (chain, what) in &self.lost {
            talk.say(&format!(
                "warning: chain {chain} {what}: it is no sample of the posterior; \
                 draw again with another --seed or --init, or with more --warmup"
            ));
        }
        for (run, told) in self.told.tempering.iter().enumerate() {
            let (run, (starts, drawn)) = (run + 1, told.starts);
            if told.unmixed > 0 {
                talk.say(&format!(
                    "warning: run {run}: after {} of {} powers of the likelihood the moves ended before the particles \
                     had forgotten where they were: draws and log evidence may be off by more than runs differ; \
                     use more --draws, or write the model in other parameters",
                    told.unmixed, told.powers
                ));
            }
            if told.divergent > DIVERGENT_MAX {
                talk.say(&format!(
                    "warning: run {run}: {:.1} % of the last trajectories diverged: the posterior bends where their steps \
                     are too long, and the draws have too few there; write the model in other parameters",
                    100.0 * told.divergent
                ));
            }
            if starts < STARTS_MIN && starts < drawn {
                talk.say(&format!(
                    "warning: run {run}: only {starts} of {drawn} draws from the prior have a positive likelihood: \
                     all particles come from these; use more --draws, or look at priors and data"
                ));
            }
        }
        let blurs = self.told.nearings.iter().map(|run| run.blur);
        if let Some(blur) = blurs.reduce(f64::max).filter(|blur| *blur > BLUR_MAX) {
            talk.say(&format!(
                "warning: to be so far from the data is as much noise as {blur:.2} times that of the model: but for what \
                 a straight line takes away, draws are those of data so much noisier, and off by more than runs differ; \
                 use a method that weighs the data, or in Rust summaries of your own"
            ));
        }
        if let Some(share) = self.told.missed.filter(|share| *share > ELSEWHERE_MAX) {
            talk.say(&format!(
                "warning: the posterior has other hills, which hold about {:.0} % of it and none of these draws; \
                 r-hat cannot know of them; use smc, or start chains there with --init",
                (100.0 * share).max(1.0)
            ));
        }
        let total = (self.draws * self.chains).max(1) as f64;
        if self.divergences > 0 {
            talk.say(&format!(
                "warning: {} divergent draws ({:.1} %): the posterior bends where the steps are too long; \
                 raise --target-accept, or write the model in other parameters",
                self.divergences,
                100.0 * self.divergences as f64 / total
            ));
        }
        if self.max_depth_hits > 0 {
            talk.say(&format!(
                "warning: {} draws met the largest depth: raise --max-depth",
                self.max_depth_hits
            ));
        }
        if let Some(low) = self.e_bfmi.iter().copied().filter(|x| *x < 0.3).reduce(f64::min) {
            talk.say(&format!("warning: E-BFMI of {low:.2}: momenta hardly reach the tails; write the model in other parameters"));
        }
        let worst = self
            .parameters
            .iter()
            .filter(|row| row.rhat > 1.01)
            .max_by(|a, b| a.rhat.total_cmp(&b.rhat));
        if let Some(row) = worst {
            talk.say(&format!(
                "warning: r-hat of {} is {:.3}, over 1.01: the chains do not agree yet; draw more",
                row.name, row.rhat
            ));
        }
        if let Some(loo) = self.loo.as_ref().filter(|loo| loo.doubtful() > 0) {
            talk.say(&format!(
                "warning: {} of {} observations weigh too much to be left out by their weights (Pareto k over {:.2}); \
                 their part of the elpd is too high",
                loo.doubtful(),
                loo.pareto_k.len(),
                loo.pareto_k_limit
            ));
        }
        let more = |more: &[String]| {
            if more.is_empty() { String::new() } else { format!(" (and {} more)", more.len()) }
        };
        if let [first, others @ ..] = &self.broken[..] {
            talk.say(&format!(
                "warning: {first}{} has draws that are no finite numbers: what they enter has no value",
                more(others)
            ));
        }
        if let [first, others @ ..] = &self.constant[..] {
            let more = more(others);
            talk.say(&format!("note: {first}{more} is the same in every draw, so it has no r-hat"));
        }
        let least = 100.0 * self.chains as f64;
        let is_few = |row: &&Summary| row.ess_bulk < least || row.ess_tail < least;
        let few = self.parameters.iter().filter(is_few).count();
        if few > 0 {
            talk.say(&format!(
                "warning: {few} parameters have fewer than 100 effective draws per chain, in the bulk or in the tails; draw more"
            ));
        }
    }
}

/// Fewer draws from the prior with a positive likelihood may miss a part of the posterior.
const STARTS_MIN: usize = 100;

/// The share of divergent trajectories of particles from which on they are told: some meet the far tails of the prior.
const DIVERGENT_MAX: f64 = 1e-3;

/// Steps on a scale that warm-up has learnt are near one; shorter than this nothing moves.
const STEP_MIN: f64 = 1e-8;

/// Chains that are no samples, from one, and why.
fn lost(chains: &[Chain], draws: usize) -> Vec<(usize, String)> {
    let least = |x: &[f64]| x.iter().copied().fold(f64::INFINITY, f64::min);
    let most = |x: &[f64]| x.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let densities: Vec<&[f64]> = (chains.iter())
        .map(|chain| chain.column("lp__").map_or(&[][..], |column| &column[..draws]))
        .collect();
    let is_density = |x: &[f64]| !x.is_empty() && x.iter().all(|x| x.is_finite());
    let best = (densities.iter().copied().filter(|x| is_density(x)))
        .max_by(|a, b| least(a).total_cmp(&least(b)));
    // Chains of one posterior overlap; one that lies three times their spread below the best was left behind.
    let border = best.map_or(f64::NEG_INFINITY, |x| least(x) - 3.0 * (most(x) - least(x)) - 10.0);
    let mut lost = Vec::new();
    for (at, (chain, lp)) in chains.iter().zip(&densities).enumerate() {
        let is_still = draws >= 10
            && chain
                .parameters()
                .filter_map(|name| chain.column(name))
                .all(|column| column[..draws].iter().all(|x| x.to_bits() == column[0].to_bits()));
        let step = chain.column("stepsize__").and_then(|column| column.first()).copied();
        if is_still {
            lost.push((at + 1, "never moved".to_owned()));
        } else if let Some(step) = step.filter(|step| *step < STEP_MIN) {
            lost.push((at + 1, format!("has steps of {step:.1e}, too short to go anywhere")));
        } else if !is_density(lp) {
            lost.push((at + 1, "has log densities that are no finite numbers".to_owned()));
        } else if most(lp) < border {
            let (here, there) = (most(lp), best.map_or(f64::NAN, least));
            lost.push((
                at + 1,
                format!("has log densities of at most {here:.4e} where the best has at least {there:.4e}"),
            ));
        }
    }
    lost
}

/// The mean share of draws that are effective, over all parameters; one chain cannot say.
fn efficiency<'c>(chains: &'c [Chain], columns: &dyn Fn(&str) -> Vec<&'c [f64]>) -> f64 {
    if chains.len() == 1 {
        return 1.0;
    }
    let shares: Vec<f64> = chains[0]
        .parameters()
        .filter(|name| !name.starts_with("y_rep.") && !name.starts_with("log_lik."))
        .map(|name| {
            let columns = columns(name);
            ess_mean(&columns) / columns.iter().map(|column| column.len()).sum::<usize>() as f64
        })
        .filter(|share| share.is_finite())
        .collect();
    if shares.is_empty() { 1.0 } else { shares.iter().sum::<f64>() / shares.len() as f64 }
}

/// A number with four digits that count.
fn short(x: f64) -> String {
    let size = x.abs();
    if !x.is_finite() {
        "-".into()
    } else if size != 0.0 && !(1e-3..1e6).contains(&size) {
        format!("{x:.3e}")
    } else {
        let places = if size >= 1000.0 {
            0
        } else if size >= 100.0 {
            1
        } else if size >= 10.0 {
            2
        } else if size >= 1.0 {
            3
        } else {
            4
        };
        format!("{x:.places$}")
    }
}
