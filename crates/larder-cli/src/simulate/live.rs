//! What is said while a run goes on: a table for a person, a line of JSON for a program.

use std::path::Path;

use larder_hydro::scheme::Tail;
use larder_hydro::simulation::{Observer, Progress, Verdict};
use larder_hydro::{AXIS_NAMES, MemoryAnalysis};
use larder_hydro::{Phase, Watch};
use larder_measure::alloc::process_counts;
use larder_measure::clock::Clock;
use larder_measure::json;
use larder_memory::MemoryMetrics;

use crate::interrupt::Interrupt;
use crate::metrics::Serving;
use crate::talk::{EVENT, Talk, emit};

/// Steps after which everything has its final size: the second one already asks for nothing, but its own
/// requests are counted before it begins.
const WARM_STEPS: u64 = 2;

/// How often a terminal's line is written anew, ns.
const LINE_EVERY_NS: u64 = 200_000_000;
/// Rows that stay, over a whole run.
const ROWS: f64 = 10.0;

/// Time and allocations of a phase.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PhaseCost {
    pub(super) ns: u64,
    pub(super) allocations: u64,
}

/// Looks on, counts, and tells.
pub(super) struct Live<'a> {
    talk: &'a Talk,
    serving: &'a Serving,
    interrupt: Interrupt,
    events: bool,
    clock: Clock,
    wall: Clock,
    phase: Phase,
    phase_began: (u64, u64),
    costs: [PhaseCost; Phase::ALL.len()],
    /// Allocator calls when warm-up ended, and steps then.
    warm: Option<(u64, u64)>,
    first_steps: Option<u64>,
    last_line: u64,
    next_row: f64,
    rows: u64,
    /// Since when the grid has not resolved the flow.
    unresolved_from: Option<f64>,
    /// Since when the step has been longer than what is stable.
    too_long_from: Option<f64>,
}

fn calls() -> u64 {
    process_counts().heap_calls()
}

impl<'a> Live<'a> {
    pub(super) fn new(talk: &'a Talk, serving: &'a Serving, events: bool) -> Self {
        let clock = Clock::process_cpu().unwrap_or(Clock::wall());
        Live {
            talk,
            serving,
            interrupt: Interrupt::listen(),
            events,
            clock,
            wall: Clock::wall(),
            phase: Phase::Outside,
            phase_began: (clock.now_ns(), calls()),
            costs: [PhaseCost::default(); Phase::ALL.len()],
            warm: None,
            first_steps: None,
            last_line: 0,
            next_row: 0.0,
            rows: 0,
            unresolved_from: None,
            too_long_from: None,
        }
    }

    /// Closes the phase that is going on.
    pub(super) fn finish(&mut self) {
        self.enter(Phase::Outside);
    }

    pub(super) fn costs(&self) -> impl Iterator<Item = (Phase, PhaseCost)> + '_ {
        Phase::ALL.into_iter().zip(self.costs)
    }

    /// Calls of steps to the allocator since warm-up; files are written outside of steps.
    pub(super) fn steady_allocations(&self) -> u64 {
        self.warm.map_or(0, |(calls, _)| self.calls_in_steps() - calls)
    }

    fn calls_in_steps(&self) -> u64 {
        self.costs().filter(|(phase, _)| *phase != Phase::Outside).map(|(_, c)| c.allocations).sum()
    }

    /// When the grid first failed to resolve the flow.
    pub(super) fn unresolved_from(&self) -> Option<f64> {
        self.unresolved_from
    }

    /// When the step first was longer than what is stable.
    pub(super) fn too_long_from(&self) -> Option<f64> {
        self.too_long_from
    }

    fn ns_per_point_and_stage(&self, progress: &Progress<'_>) -> f64 {
        let spent: u64 =
            self.costs().filter(|(phase, _)| *phase != Phase::Outside).map(|(_, c)| c.ns).sum();
        let work = progress.stages as f64 * progress.points as f64;
        if work > 0.0 { spent as f64 / work } else { 0.0 }
    }

    fn row(&mut self, progress: &Progress<'_>, memory: &MemoryAnalysis) -> String {
        let share = |rate: Option<f64>| match rate {
            Some(rate) => format!("{:.1}%", 100.0 * rate),
            None => "-".to_owned(),
        };
        format!(
            "{:>10.4} {:>8} {:>9.1e} {:>9.1e} {:>8.5} {:>8.4} {:>7} {:>13} {:>8.1} {:>7} {:>7} {:>6}",
            progress.time,
            progress.steps,
            progress.energy_drift,
            progress.momentum_drift,
            progress.seen.speed_max,
            progress.seen.viscous_max,
            progress.seen.tail.map_or_else(|| "-".to_owned(), |tail| format!("{:.0e}", tail.share)),
            format!("{}/{}", progress.seen.causality.acausal, progress.seen.causality.undecided),
            self.ns_per_point_and_stage(progress),
            share(memory.array_pool.reuse_rate),
            share(memory.fft_workspace.hit_rate),
            self.steady_allocations(),
        )
    }

    /// Says once that the waves of the flow have become too short for the grid.
    fn warn_of(&mut self, tail: Tail, time: f64) {
        self.unresolved_from = Some(time);
        let axis = AXIS_NAMES[tail.axis];
        if self.events {
            emit(&json::document(EVENT, |out| {
                out.text("event", "unresolved");
                out.number("time", time);
                out.text("axis", axis);
                out.number("tail", tail.share);
            }));
        } else {
            self.talk.warn(&unresolved_sentence(tail, time));
        }
    }

    fn event(&self, progress: &Progress<'_>, memory: &MemoryAnalysis) {
        let text = json::document(EVENT, |out| {
            out.text("event", "progress");
            out.number("time", progress.time);
            out.whole("steps", progress.steps);
            out.number("dt", progress.dt);
            out.number("energy_drift", progress.energy_drift);
            out.number("momentum_drift", progress.momentum_drift);
            out.number("speed_max", progress.seen.speed_max);
            out.number("energy_min", progress.seen.energy_range[0]);
            out.number("energy_max", progress.seen.energy_range[1]);
            out.number("viscous_max", progress.seen.viscous_max);
            out.maybe_number("tail", progress.seen.tail.map(|tail| tail.share));
            out.whole("acausal", progress.seen.causality.acausal);
            out.whole("undecided", progress.seen.causality.undecided);
            out.number("ns_per_point_and_stage", self.ns_per_point_and_stage(progress));
            out.maybe_number("reuse_rate", memory.array_pool.reuse_rate);
            out.maybe_number("hit_rate", memory.fft_workspace.hit_rate);
            out.whole("allocations_since_warm_up", self.steady_allocations());
            out.whole("guarded_cells", progress.report.guarded_cells);
        });
        emit(&text);
    }
}

/// That the waves of a flow have become too short for the grid.
pub(super) fn unresolved_sentence(tail: Tail, time: f64) -> String {
    format!(
        "from t = {time:.4} fm on the grid does not resolve the flow along {}: the upper third of its \
         wave numbers holds {:.1e} of the power of the waves of e (`run.tail_max`)",
        AXIS_NAMES[tail.axis], tail.share
    )
}

/// Over the rows.
const HEAD: &str = "    t [fm]     step   E drift   M drift    max v |pi|/e+P    tail  acausal/open  ns/pt/st    pool   plans allocs";

impl Watch for Live<'_> {
    fn enter(&mut self, phase: Phase) {
        let now = (self.clock.now_ns(), calls());
        let at = Phase::ALL.iter().position(|each| *each == self.phase).unwrap_or(0);
        self.costs[at].ns += now.0.saturating_sub(self.phase_began.0);
        self.costs[at].allocations += now.1 - self.phase_began.1;
        self.phase = phase;
        self.phase_began = now;
    }
}

impl Observer for Live<'_> {
    fn step(&mut self, progress: &Progress<'_>, memory: &dyn Fn() -> MemoryAnalysis) -> Verdict {
        self.enter(Phase::Outside);
        let first = *self.first_steps.get_or_insert(progress.steps);
        if self.warm.is_none() && progress.steps >= first + WARM_STEPS {
            self.warm = Some((self.calls_in_steps(), progress.steps));
        }
        if let (Some(tail), None) = (progress.unresolved, self.unresolved_from) {
            self.warn_of(tail, progress.seen.time);
        }
        if let (Some((limit, because)), None) = (progress.too_long, self.too_long_from) {
            let time = progress.seen.time;
            self.too_long_from = Some(time);
            self.talk.warn(&format!(
                "from t = {time:.4} fm on `scheme.dt` is longer than the {limit:.6} fm that are stable, because of \
                 {because}; a shorter one, or `dt = \"auto\"`, tells whether that matters"
            ));
        }
        let span = progress.until - progress.from;
        let share = if span > 0.0 { (progress.time - progress.from) / span } else { 1.0 };
        let is_row = progress.is_fresh && share >= self.next_row - 1e-9;
        let now = self.wall.now_ns();
        let is_line = self.talk.is_alive() && now - self.last_line > LINE_EVERY_NS;
        if is_row || is_line {
            let memory = memory();
            if self.events {
                if is_row {
                    self.event(progress, &memory);
                }
            } else if is_row {
                if self.rows == 0 {
                    self.talk.progress_done();
                    self.talk.say(HEAD);
                }
                let row = self.row(progress, &memory);
                self.talk.progress_done();
                self.talk.say(&row);
                self.rows += 1;
            } else {
                let row = self.row(progress, &memory);
                self.talk.progress(&row);
            }
            self.last_line = now;
        }
        if is_row {
            while self.next_row <= share + 1e-9 {
                self.next_row += 1.0 / ROWS;
            }
            let mut metrics = MemoryMetrics::new();
            let memory = memory();
            super::start::add_to(&mut metrics, &memory);
            self.serving.publish(metrics);
        }
        self.enter(Phase::Outside);
        if self.interrupt.asked() { Verdict::Stop } else { Verdict::Continue }
    }

    fn wrote(&mut self, path: &Path) {
        if self.events {
            emit(&json::document(EVENT, |out| {
                out.text("event", "file");
                out.text("path", &path.display().to_string());
            }));
        }
    }
}
