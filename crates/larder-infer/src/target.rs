//! The seam between models and samplers by gradient: a log density over unconstrained numbers.
//!
//! [`Compiled`] puts a [`Model`] on tape; a hand-written [`Target`] serves as well.

use std::sync::Arc;

use larder_kernels::Level;

use crate::address::Address;
use crate::error::{ErrorKind, InferError, Result};
use crate::ground::{Ground, GroundCtx, Part, Wanted, trial_number};
use crate::handler::Handler;
use crate::layout::Layout;
use crate::mcmc::mh::{Mh, MhOptions};
use crate::model::{HandlerCtx, Model};
use crate::run::{Observer, Sink};
use crate::tape::{Program, Recorder, Var, Workspace, with_recorder};
use crate::trace::{Trace, TraceBuilder};

/// A log density with gradient over unconstrained numbers. Each chain has its own.
pub trait Target: Send {
    /// How many numbers a point has.
    fn dim(&self) -> usize;

    /// The log density at `q`, and its gradient into `gradient` (of the same length). What is not finite
    /// counts as density zero.
    fn log_density_gradient(&mut self, q: &[f64], gradient: &mut [f64]) -> f64;

    /// The log density alone.
    fn log_density(&mut self, q: &[f64]) -> f64 {
        let mut gradient = vec![0.0; q.len()];
        self.log_density_gradient(q, &mut gradient)
    }

    /// What was met at some point that is no density: a model that samples other sites there, say. A chain ends
    /// with it, because draws that leave such points out are draws of something else.
    fn fault(&self) -> Option<&InferError> {
        None
    }

    /// What makes the density at a point zero, infinite or NaN, as far as the target can tell.
    fn blame(&self, q: &[f64]) -> Option<InferError> {
        _ = q;
        None
    }
}

/// A model behind a pointer: what every engine needs of it, without a type.
pub trait AnyModel: Send + Sync {
    /// Runs it under a handler.
    fn run_under(&self, handler: &mut dyn Handler);
    /// Finds its sites.
    ///
    /// # Errors
    /// A fault of the run: bad data, bad parameters, discrete sites.
    fn layout(&self) -> Result<Layout>;
    /// The interpreter's log density at a point, Jacobian included.
    ///
    /// # Errors
    /// A fault of the run.
    fn score(&self, q: &[f64], layout: &Layout) -> Result<f64>;
    /// The values of a point by column, derived quantities included.
    ///
    /// # Errors
    /// A fault of the run.
    fn values(&self, q: &[f64], layout: &Layout, values: &mut [f64]) -> Result<()>;
    /// The trace of a point: the values of its sites, constrained.
    ///
    /// # Errors
    /// A fault of the run.
    fn trace(&self, q: &[f64], layout: &Layout) -> Result<Trace>;
    /// Runs one chain of [`Mh`](crate::mcmc::mh::Mh) into a sink, which is made when the columns are known.
    ///
    /// # Errors
    /// As [`Mh::start`](crate::mcmc::mh::Mh::start) and [`Mh::draw`](crate::mcmc::mh::Mh::draw).
    fn sample_mh(
        &self,
        options: &MhOptions,
        chain: usize,
        observer: &dyn Observer,
        sink: &mut dyn FnMut(Vec<String>) -> Result<Box<dyn Sink>>,
    ) -> Result<Box<dyn Sink>>;
    /// Records the model at a point, on this thread's recorder. Gives the address of the first term that
    /// is not finite. Some of its terms alone, where they are wanted.
    ///
    /// # Errors
    /// A fault of the run.
    #[doc(hidden)]
    fn record(&self, q: &[f64], layout: &Layout, part: Part) -> Result<Option<Address>>;
}

impl<M: Model + Send + Sync> AnyModel for M {
    fn run_under(&self, handler: &mut dyn Handler) {
        self.run(&mut HandlerCtx::new(handler));
    }

    fn layout(&self) -> Result<Layout> {
        layout_of(self)
    }

    fn score(&self, q: &[f64], layout: &Layout) -> Result<f64> {
        let mut ground = Ground::at(q, layout, Wanted::default());
        self.run(&mut GroundCtx::<f64>::new(&mut ground));
        ground.finish();
        ground.fault.map_or(Ok(ground.target), Err)
    }

    fn values(&self, q: &[f64], layout: &Layout, values: &mut [f64]) -> Result<()> {
        let mut ground = Ground::values_at(q, layout, values);
        self.run(&mut GroundCtx::<f64>::new(&mut ground));
        ground.finish();
        ground.fault.map_or(Ok(()), Err)
    }

    fn trace(&self, q: &[f64], layout: &Layout) -> Result<Trace> {
        let mut builder = TraceBuilder::new();
        let wanted = Wanted { values: None, trace: Some(&mut builder) };
        let mut ground = Ground::at(q, layout, wanted);
        self.run(&mut GroundCtx::<f64>::new(&mut ground));
        ground.finish();
        match ground.fault {
            Some(fault) => Err(fault),
            None => Ok(builder.build()),
        }
    }

    fn sample_mh(
        &self,
        options: &MhOptions,
        chain: usize,
        observer: &dyn Observer,
        sink: &mut dyn FnMut(Vec<String>) -> Result<Box<dyn Sink>>,
    ) -> Result<Box<dyn Sink>> {
        let mut mh = Mh::start(self, options, chain as u64)?;
        let mut sink = sink(mh.names())?;
        mh.draw(options, chain, observer, &mut *sink)?;
        Ok(sink)
    }

    fn record(&self, q: &[f64], layout: &Layout, part: Part) -> Result<Option<Address>> {
        record(self, q, layout, part)
    }
}

/// The sites of a model.
pub(crate) fn layout_of<M: Model>(model: &M) -> Result<Layout> {
    let mut first = None;
    for trial in 0..TRIALS {
        // Over recorded numbers, because they know which bounds are constants.
        with_recorder(Recorder::start);
        let mut ground = Ground::finding(trial);
        model.run(&mut GroundCtx::<Var>::new(&mut ground));
        with_recorder(Recorder::start);
        match ground.fault {
            // Parameters that are not allowed at one point may be at another.
            Some(fault) if fault.kind() == ErrorKind::Parameter => first = first.or(Some(fault)),
            Some(fault) => return Err(fault),
            None => return Layout::arrange(ground.found, ground.generated, model.parameters()),
        }
    }
    Err(first.expect("a trial that found no layout found a fault"))
}

fn record<M: Model>(model: &M, q: &[f64], layout: &Layout, part: Part) -> Result<Option<Address>> {
    let mut ground = Ground::part_at(q, layout, part);
    model.run(&mut GroundCtx::<Var>::new(&mut ground));
    ground.finish();
    match ground.fault {
        Some(fault) => Err(fault),
        None => Ok(ground.culprit),
    }
}

/// The recording of a model at a point.
pub(crate) fn recording_of<M: Model>(model: &M, q: &[f64], layout: &Layout) -> Result<Recorder> {
    with_recorder(Recorder::start);
    let result = record(model, q, layout, Part::Whole);
    let recording = with_recorder(Recorder::finish);
    result.map(|_| recording)
}

/// Points at which sites are looked for and the first recording is tried.
const TRIALS: u32 = 12;

/// Those at which a recorded model is run once more, to see whether it has the same sites there.
const PROBES: [u32; 4] = [2, 5, 8, 11];

/// Tapes that a model keeps at most; the one used longest ago makes room.
const TAPES_MAX: usize = 16;

/// A model on tape.
///
/// ```
/// use larder_infer::{addr, Compiled, Ctx, Model, Normal, Target};
///
/// struct OneSite;
/// impl Model for OneSite {
///     fn run<C: Ctx>(&self, m: &mut C) {
///         let x = m.sample(addr!("x"), Normal(0.0, 1.0));
///         m.observe(addr!("y"), Normal(x, 0.1), 1.5);
///     }
/// }
///
/// let mut compiled = Compiled::record(OneSite)?;
/// let mut gradient = [0.0];
/// compiled.log_density_gradient(&[1.0], &mut gradient);
/// assert!((gradient[0] - (0.5 / 0.01 - 1.0)).abs() < 1e-10);
/// # Ok::<(), larder_infer::InferError>(())
/// ```
#[derive(Clone)]
pub struct Compiled {
    model: Arc<dyn AnyModel>,
    layout: Arc<Layout>,
    /// The terms that count.
    part: Part,
    tapes: Vec<Tape>,
    level: Level,
    recordings: u64,
    replays: u64,
    fault: Option<InferError>,
}

#[derive(Clone, Debug)]
struct Tape {
    program: Arc<Program>,
    workspace: Workspace,
}

impl Compiled {
    /// Finds the sites of a model and records it.
    ///
    /// # Errors
    /// What is wrong with the model or its data: see [`ErrorKind`].
    pub fn record(model: impl Model + Send + Sync + 'static) -> Result<Self> {
        Self::of(Arc::new(model))
    }

    /// [`Compiled::record`] for a model behind a pointer.
    ///
    /// # Errors
    /// As [`Compiled::record`].
    pub fn of(model: Arc<dyn AnyModel>) -> Result<Self> {
        let layout = Arc::new(model.layout()?);
        let mut compiled = Compiled {
            model,
            layout,
            part: Part::Whole,
            tapes: Vec::new(),
            level: Level::best(),
            recordings: 0,
            replays: 0,
            fault: None,
        };
        compiled.add_first_tape()?;
        for trial in PROBES {
            match compiled.score(&compiled.trial_point(trial)) {
                Err(fault) if fault.kind() == ErrorKind::Method => return Err(fault),
                _ => {}
            }
        }
        Ok(compiled)
    }

    /// A first tape, so that a fault shows now; samplers record again where they need to. Parameters that are not
    /// allowed at one point may be at another.
    fn add_first_tape(&mut self) -> Result<()> {
        let mut last = Ok(());
        for trial in 0..TRIALS {
            last = self.add_tape(&self.trial_point(trial)).map(|_recording| ());
            match &last {
                Err(fault) if fault.kind() == ErrorKind::Parameter => {}
                _ => break,
            }
        }
        last
    }

    /// Some terms of the model over the same numbers, on tapes of their own.
    pub(crate) fn part(&self, part: Part) -> Result<Self> {
        let mut own = Compiled {
            part,
            tapes: Vec::new(),
            recordings: 0,
            replays: 0,
            fault: None,
            ..self.clone()
        };
        own.add_first_tape()?;
        Ok(own)
    }

    fn trial_point(&self, trial: u32) -> Vec<f64> {
        (0..self.layout.dim).map(|at| trial_number(trial, at)).collect()
    }

    /// The same on a CPU level of the caller's choice.
    #[must_use]
    pub fn at_level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Where the sites stand.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The model.
    pub fn model(&self) -> &Arc<dyn AnyModel> {
        &self.model
    }

    /// Names of the columns of [`Compiled::values`].
    pub fn names(&self) -> Vec<String> {
        self.layout.names()
    }

    /// How many values a draw has.
    pub fn columns(&self) -> usize {
        self.layout.columns + self.layout.generated.len()
    }

    /// How often the model was recorded, and how often a tape was replayed. Many recordings for few
    /// replays mean that the model branches on its parameters all the time.
    pub fn recordings(&self) -> (u64, u64) {
        (self.recordings, self.replays)
    }

    /// Scalar operations on the latest tape, and comparisons that each replay makes again.
    pub fn nodes(&self) -> (usize, usize) {
        self.tapes.last().map_or((0, 0), |tape| (tape.program.nodes, tape.program.guards))
    }

    /// What went wrong in a recording during a run; its density counted as zero, and chains end with it.
    pub fn fault(&self) -> Option<&InferError> {
        self.fault.as_ref()
    }

    /// The values of a point by column.
    ///
    /// # Errors
    /// A fault of the run.
    pub fn values(&self, q: &[f64], values: &mut [f64]) -> Result<()> {
        if self.layout.is_static() {
            self.layout.values(q, values);
            Ok(())
        } else {
            self.model.values(q, &self.layout, values)
        }
    }

    /// The trace of a point: the constrained values of its sites and the run's weights.
    ///
    /// # Errors
    /// A fault of the run.
    pub fn trace(&self, q: &[f64]) -> Result<Trace> {
        self.model.trace(q, &self.layout)
    }

    /// The interpreter's log density at a point: the model run over plain numbers, no tape.
    ///
    /// # Errors
    /// A fault of the run.
    pub fn score(&self, q: &[f64]) -> Result<f64> {
        self.model.score(q, &self.layout)
    }

    /// What makes the log density at a point infinite or NaN, if it is.
    ///
    /// # Errors
    /// A fault of the run.
    pub fn culprit(&self, q: &[f64]) -> Result<Option<Address>> {
        with_recorder(Recorder::start);
        let culprit = self.model.record(q, &self.layout, self.part);
        with_recorder(Recorder::start);
        culprit
    }

    /// Records the model at a point; the recording, and what was made of it is the latest tape.
    fn add_tape(&mut self, q: &[f64]) -> Result<Recorder> {
        with_recorder(Recorder::start);
        let result = self.model.record(q, &self.layout, self.part);
        let recording = with_recorder(Recorder::finish);
        result?;
        let program = Program::compile(&recording, self.layout.dim)?;
        self.recordings += 1;
        if self.tapes.len() == TAPES_MAX {
            self.tapes.remove(0);
        }
        let workspace = Workspace::new(&program);
        self.tapes.push(Tape { program: Arc::new(program), workspace });
        Ok(recording)
    }

    fn replay(&mut self, q: &[f64], gradient: &mut [f64]) -> f64 {
        self.replays += 1;
        // The latest tape first: it was right the last time.
        if let Some(Tape { program, workspace }) = self.tapes.last_mut()
            && let Ok(density) = program.replay(self.level, workspace, q, gradient)
        {
            return density;
        }
        self.replay_earlier(q, gradient)
    }

    /// The other tapes, and a new one where none describes the model at this point.
    #[cold]
    fn replay_earlier(&mut self, q: &[f64], gradient: &mut [f64]) -> f64 {
        for at in (0..self.tapes.len().saturating_sub(1)).rev() {
            let Tape { program, workspace } = &mut self.tapes[at];
            if let Ok(density) = program.replay(self.level, workspace, q, gradient) {
                self.tapes[at..].rotate_left(1);
                return density;
            }
        }
        self.rerecord(q, gradient)
    }

    #[cold]
    fn rerecord(&mut self, q: &[f64], gradient: &mut [f64]) -> f64 {
        if q.iter().any(|x| !x.is_finite()) {
            return f64::NAN;
        }
        let recording = match self.add_tape(q) {
            Ok(recording) => recording,
            Err(fault) => {
                // Bad parameters at this point are a density of zero, as in every sampler by gradient.
                if fault.kind() != ErrorKind::Parameter {
                    self.fault.get_or_insert(fault);
                }
                return f64::NAN;
            }
        };
        let Tape { program, workspace } = self.tapes.last_mut().expect("one was just added");
        if let Ok(density) = program.replay(self.level, workspace, q, gradient) {
            return density;
        }
        // Two numbers that are the same but for rounding were compared: the tape, which rounds in other places,
        // does not even describe the point where it was recorded.
        self.tapes.pop();
        match Program::compile_unguarded(&recording, self.layout.dim) {
            Ok(program) => program
                .replay(self.level, &mut Workspace::new(&program), q, gradient)
                .unwrap_or(f64::NAN),
            Err(fault) => {
                self.fault.get_or_insert(fault);
                f64::NAN
            }
        }
    }
}

impl Target for Compiled {
    fn dim(&self) -> usize {
        self.layout.dim
    }

    #[inline]
    fn log_density_gradient(&mut self, q: &[f64], gradient: &mut [f64]) -> f64 {
        assert!(gradient.len() == q.len(), "a gradient has as many numbers as its point");
        self.replay(q, gradient)
    }

    fn log_density(&mut self, q: &[f64]) -> f64 {
        self.replay(q, &mut [])
    }

    fn fault(&self) -> Option<&InferError> {
        self.fault.as_ref()
    }

    fn blame(&self, q: &[f64]) -> Option<InferError> {
        match self.culprit(q) {
            Ok(address) => {
                address.map(|at| InferError::new(ErrorKind::Start, "its term is not finite").at(at))
            }
            Err(fault) => Some(fault),
        }
    }
}

impl std::fmt::Debug for Compiled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Compiled")
            .field("dim", &self.layout.dim)
            .field("nodes", &self.nodes())
            .field("recordings", &self.recordings)
            .finish_non_exhaustive()
    }
}

/// The value and the gradient of a function of a few numbers, by recording it.
///
/// ```
/// use larder_infer::{Real, gradient_of};
/// let (value, slopes) = gradient_of(&[3.0, 2.0], |x| x[0].square() * x[1]);
/// assert_eq!((value, slopes), (18.0, vec![12.0, 9.0]));
/// ```
pub fn gradient_of(at: &[f64], f: impl Fn(&[Var]) -> Var) -> (f64, Vec<f64>) {
    with_recorder(Recorder::start);
    let arguments: Vec<Var> = at.iter().enumerate().map(|(i, &x)| Var::parameter(i, x)).collect();
    f(&arguments).add_to_target();
    let recording = with_recorder(Recorder::finish);
    let Ok(program) = Program::compile_unguarded(&recording, at.len()) else {
        return (f64::NAN, vec![f64::NAN; at.len()]);
    };
    let mut gradient = vec![0.0; at.len()];
    let value = program.replay(Level::best(), &mut Workspace::new(&program), at, &mut gradient);
    (value.unwrap_or(f64::NAN), gradient)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::{self, Data};
    use crate::point::Points;
    use larder_testkit::assert_close;

    /// The tapes of the prior and of the likelihood say what the interpreter says of each, in every model of the
    /// library, and together they have the slopes of the whole.
    #[test]
    fn the_tapes_of_the_parts_are_those_of_the_interpreter() {
        for entry in models::all() {
            let data = Data::new(entry.example()).expect("its own data");
            let model = entry.build(&data).and_then(Compiled::of).expect("it can be compiled");
            let mut prior = model.part(Part::Prior).expect("its prior can be compiled");
            let mut likelihood = model.part(Part::Likelihood).expect("so can its likelihood");
            let mut whole = model.clone();
            let mut points = Points::new(&model);
            for trial in 0..3 {
                let q: Vec<f64> = model.trial_point(trial).iter().map(|x| 0.3 * x).collect();
                let want = points.weigh(&q);
                let mut slopes = [vec![0.0; q.len()], vec![0.0; q.len()], vec![0.0; q.len()]];
                let [of_prior, of_likelihood, of_whole] = &mut slopes;
                let got = prior.log_density_gradient(&q, of_prior);
                if want.prior.is_finite() {
                    assert_close!(got, want.prior, relative = 1e-11);
                    assert!(of_prior.iter().all(|g| g.is_finite()), "{}", entry.name);
                }
                let got = likelihood.log_density_gradient(&q, of_likelihood);
                if !want.likelihood.is_finite() {
                    continue;
                }
                let bound = 1e-11 * (1.0 + want.likelihood.abs());
                assert_close!(got, want.likelihood, absolute = bound);
                whole.log_density_gradient(&q, of_whole);
                let parts = of_prior.iter().zip(&*of_likelihood);
                for ((prior, likelihood), whole) in parts.zip(&*of_whole) {
                    // Three sums of the same terms: what they lose is in units of the larger one.
                    let size = prior.abs() + likelihood.abs();
                    assert_close!(prior + likelihood, *whole, absolute = 1e-9 * (1.0 + size));
                }
            }
        }
    }
}
