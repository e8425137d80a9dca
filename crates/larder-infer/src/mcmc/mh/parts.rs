//! What a chain sees of a model: runs of it behind a pointer, and the recording whose parts score single
//! sites.

use super::contexts::{Derive, Home, Rebuild, Rescore, Rescored};
use crate::address::Address;
use crate::error::Result;
use crate::layout::{Domain, Layout};
use crate::model::Model;
use crate::rng::Stream;
use crate::tape::{Local, Recorder};
use crate::target::{layout_of, recording_of};
use crate::trace::Choices;
use crate::transform;

/// A model whose sites can be scored by what depends on them.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) layout: Layout,
    pub(super) tape: Local,
    /// For each site the place of its number, or `NOWHERE` where its moves are not local: four bytes that are at hand,
    /// where a look into the layout waits for memory.
    places: Vec<u32>,
    /// Recordings that were made anew.
    pub(super) recordings: u64,
}

const NOWHERE: u32 = u32::MAX;

/// Recordings anew that are always allowed; beyond, one for so many steps.
pub(super) const RECORDINGS_FREE: u64 = 16;
pub(super) const STEPS_EACH_RECORDING: u64 = 1000;

impl Parts {
    /// `None` for a model with other than real sites of one number, with bounds that move, or where every site reaches
    /// nearly everything.
    pub(super) fn of(model: &dyn Walked, choices: &Choices) -> Option<Parts> {
        let layout = model.layout().ok()?;
        let fits = layout.sites.len() == choices.len()
            && layout.sites.iter().enumerate().all(|(place, site)| {
                // An angle walks as one number, on tape it has two.
                site.is_static
                    && site.free == 1
                    && matches!(site.domain, Domain::Scalar(_))
                    && choices.address_at(place) == Some(site.address)
            });
        let tape = fits.then(|| Parts::recorded(model, choices, &layout)).flatten()?;
        let places = places(&layout, &tape);
        Some(Parts { layout, tape, places, recordings: 0 })
    }

    /// The model is where another recording describes it.
    pub(super) fn go_on(&mut self, tape: Local) {
        self.places = places(&self.layout, &tape);
        self.tape = tape;
    }

    pub(super) fn recorded(
        model: &dyn Walked,
        choices: &Choices,
        layout: &Layout,
    ) -> Option<Local> {
        let mut q = vec![0.0; layout.dim];
        for (place, site) in layout.sites.iter().enumerate() {
            let Domain::Scalar(support) = site.domain else { return None };
            let x = f64::from_bits(choices.bits_at(place));
            transform::unconstrain(support, x, &mut q[site.free_range()]);
        }
        let recording = model.recording(&q, layout).ok()?;
        Local::new(&recording, &q)
    }

    /// Whether a site is scored by its part; then the place of its number.
    #[inline]
    pub(super) fn parameter(&self, at: usize) -> Option<usize> {
        let place = self.places[at];
        (place != NOWHERE).then_some(place as usize)
    }
}

fn places(layout: &Layout, tape: &Local) -> Vec<u32> {
    let places = layout.sites.iter().map(|site| site.offset);
    places.map(|at| if tape.is_local(at) { at as u32 } else { NOWHERE }).collect()
}

/// What a chain runs of a model. Behind a pointer, so that a chain is compiled once and not for each model.
pub(super) trait Walked: Sync {
    fn rescore(&self, choices: &Choices, homes: &mut [Home], rng: &mut Stream) -> Rescored;
    fn rebuild(&self, run: &mut Rebuild<'_>);
    /// The quantities that the model derives from the values as they are.
    fn derive(
        &self,
        choices: &Choices,
        homes: &mut [Home],
        rng: &mut Stream,
        out: &mut Vec<(Address, f64)>,
    );
    fn layout(&self) -> Result<Layout>;
    fn recording(&self, q: &[f64], layout: &Layout) -> Result<Recorder>;
}

impl<M: Model + Sync> Walked for M {
    fn rescore(&self, choices: &Choices, homes: &mut [Home], rng: &mut Stream) -> Rescored {
        let mut run = Rescore::over(choices, homes, rng);
        self.run(&mut run);
        run.end()
    }

    fn rebuild(&self, run: &mut Rebuild<'_>) {
        self.run(run);
    }

    fn derive(
        &self,
        choices: &Choices,
        homes: &mut [Home],
        rng: &mut Stream,
        out: &mut Vec<(Address, f64)>,
    ) {
        out.clear();
        self.run(&mut Derive { run: Rescore::over(choices, homes, rng), out });
    }

    fn layout(&self) -> Result<Layout> {
        layout_of(self)
    }

    fn recording(&self, q: &[f64], layout: &Layout) -> Result<Recorder> {
        recording_of(self, q, layout)
    }
}

impl std::fmt::Debug for dyn Walked + '_ {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a model")
    }
}
