//! What a run file chooses: grid, fluid, scheme, output and times, each checked as a whole.

use std::path::PathBuf;

use super::RunFile;
use super::text::Value;
use crate::eos::EquationOfState;
use crate::error::{HydroError, HydroErrorKind};
use crate::grid::{Boundary, Coordinates, Grid};
use crate::physics::{SecondOrder, Transport, Viscosity};
use crate::spectral::Filter;

/// The discretisation that was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct SchemeChoice {
    /// `fourier` or `kt`.
    pub space: String,
    /// Name of the integrator.
    pub time: String,
    /// The step; `None` for one that is chosen by `tolerance`.
    pub dt: Option<f64>,
    /// Relative error of one step, for a chosen one.
    pub tolerance: f64,
    /// `none`, `two-thirds` or `exponential`.
    pub filter: String,
    /// Order of the exponential filter.
    pub filter_order: u32,
    /// Limiter of finite volumes.
    pub theta: f64,
    /// Most that the shortest waves may hold.
    pub tail_max: f64,
    /// Whether more of them ends the run.
    pub stop_if_unresolved: bool,
}

impl SchemeChoice {
    /// Which modes of Fourier series are kept; finite volumes have none.
    pub(crate) fn modes(&self) -> Filter {
        match self.filter.as_str() {
            "two-thirds" | "2/3" => Filter::TwoThirds,
            "exponential" => Filter::Exponential { order: self.filter_order },
            _ => Filter::None,
        }
    }
}

/// What is written.
#[derive(Clone, Debug, PartialEq)]
pub struct OutputChoice {
    /// The file of the last state.
    pub last: Option<PathBuf>,
    /// Time between numbered files.
    pub every: Option<f64>,
    /// Whether numbered files are npz, vti, csv.
    pub formats: Vec<String>,
    /// Whether an earlier run's files may be replaced.
    pub overwrite: bool,
}

impl RunFile {
    /// Refuses a key that nobody reads because of what another key says: it would do nothing.
    fn refuse_idle(
        &self,
        key: &str,
        is_read: bool,
        chooser: &str,
        reader: &str,
    ) -> Result<(), HydroError> {
        if is_read || !self.is_given(key) {
            return Ok(());
        }
        let chosen = self.word(chooser).unwrap_or_default();
        Err(self.wrong(format_args!(
            "`{key}` does nothing with `{chooser} = \"{chosen}\"`; it belongs to {reader}"
        )))
    }

    /// The box.
    ///
    /// # Errors
    /// When shape or length is missing, or they are no box.
    pub fn grid(&self) -> Result<Grid, HydroError> {
        let missing =
            |name: &str| self.wrong(format_args!("`{name}` is missing; every run needs it"));
        let Some(Value::Wholes(shape)) = self.values.get("grid.shape") else {
            return Err(missing("grid.shape"));
        };
        let Some(Value::Numbers(length)) = self.values.get("grid.length") else {
            return Err(missing("grid.length"));
        };
        let mut cells = [0; 3];
        for (cells, asked) in cells.iter_mut().zip(shape) {
            *cells = usize::try_from(*asked).map_err(|_cause| {
                self.wrong(format_args!("`grid.shape` is {shape:?}, want positive numbers"))
            })?;
        }
        let coordinates = match self.word("grid.coordinates") {
            Some("milne") => Coordinates::Milne,
            _ => Coordinates::Cartesian,
        };
        let boundary = match self.word("grid.boundary") {
            Some("outflow") => Boundary::Outflow,
            _ => Boundary::Periodic,
        };
        Grid::new(cells, *length, coordinates, boundary).map_err(|error| error.inside(&self.name))
    }

    /// The equation of state. A table is read from its file.
    ///
    /// # Errors
    /// When a constant is missing or cannot be right, or the table cannot be used.
    pub fn eos(&self) -> Result<EquationOfState, HydroError> {
        let degrees = self.number("fluid.degrees");
        let hbarc = self.number("fluid.hbarc");
        if hbarc.is_nan() || hbarc <= 0.0 {
            return Err(
                self.wrong(format_args!("`fluid.hbarc` is {hbarc}, want a positive number"))
            );
        }
        // A key of another equation of state would do nothing.
        let word = self.word("fluid.eos").unwrap_or_default();
        let is_table = self.table_file().is_some();
        let idle = [
            ("fluid.bag_constant", word == "bag", "\"bag\""),
            ("fluid.table_units", is_table, "a table in `fluid.eos`"),
        ];
        for (key, is_read, reader) in idle {
            self.refuse_idle(key, is_read, "fluid.eos", reader)?;
        }
        let eos = match self.word("fluid.eos") {
            Some("conformal") => EquationOfState::conformal(degrees),
            Some("bag") => {
                let bag = self.number_for("fluid.bag_constant", "the bag")?;
                EquationOfState::bag(degrees, bag)
            }
            Some("hotqcd") => EquationOfState::hotqcd(hbarc),
            _ => {
                let path = self.table_file().unwrap_or_default();
                let units = self.word("fluid.table_units").ok_or_else(|| {
                    self.wrong(format_args!(
                        "`fluid.table_units` is missing; the table {} needs it: \"fm\" (fm^-4, fm^-3, fm^-1) or \"GeV\" (GeV/fm^3, fm^-3, GeV)",
                        path.display()
                    ))
                    .with_hint("if `fluid.eos` was meant as a word: \"conformal\", \"bag\", \"hotqcd\"")
                })?;
                let per = if units == "GeV" { 1.0 / hbarc } else { 1.0 };
                EquationOfState::table(&path, per)
            }
        };
        eos.map_err(|error| error.inside(&self.name))
    }

    /// Viscosities and terms of second order.
    ///
    /// # Errors
    /// When a number cannot be right.
    pub fn transport(&self) -> Result<Transport, HydroError> {
        let is_constant = self.word("fluid.transport") == Some("constant");
        for key in ["eta_over_s", "tau_pi_factor", "zeta_over_s", "bulk_factor"] {
            let key = format!("fluid.{key}");
            self.refuse_idle(&key, !is_constant, "fluid.transport", "\"entropy\"")?;
        }
        for key in ["eta", "zeta", "tau_pi", "tau_Pi"] {
            let key = format!("fluid.{key}");
            self.refuse_idle(&key, is_constant, "fluid.transport", "\"constant\"")?;
        }
        // With cs^2 = 1/3 the relaxation time of the bulk pressure has no end.
        let is_stiff = ["conformal", "bag"].contains(&self.word("fluid.eos").unwrap_or_default());
        if !is_constant && is_stiff && self.number("fluid.zeta_over_s") > 0.0 {
            self.refuse_idle(
                "fluid.zeta_over_s",
                false,
                "fluid.eos",
                "matter in which cs^2 is not 1/3, or to `fluid.transport = \"constant\"` as `fluid.zeta`",
            )?;
        }
        let viscosity = if is_constant {
            Viscosity::Constant {
                eta: self.number("fluid.eta"),
                zeta: self.number("fluid.zeta"),
                tau_pi: self.number_if_any("fluid.tau_pi").unwrap_or(0.0),
                tau_bulk: self.number_if_any("fluid.tau_Pi").unwrap_or(0.0),
            }
        } else {
            Viscosity::Entropy {
                eta_over_s: self.number("fluid.eta_over_s"),
                tau_pi_factor: self.number("fluid.tau_pi_factor"),
                zeta_over_s: self.number("fluid.zeta_over_s"),
                bulk_factor: self.number("fluid.bulk_factor"),
            }
        };
        let second_order = SecondOrder {
            delta_pipi: self.number("fluid.delta_pipi"),
            tau_pipi: self.number("fluid.tau_pipi"),
            vorticity: self.number("fluid.vorticity"),
            phi_7: self.number("fluid.phi_7"),
            lambda_shear_bulk: self.number("fluid.lambda_piPi"),
            delta_bulk: self.number("fluid.delta_PiPi"),
            lambda_bulk_shear: self.number("fluid.lambda_Pipi"),
        };
        Transport::new(viscosity, second_order).map_err(|error| error.inside(&self.name))
    }

    /// The discretisation.
    ///
    /// # Errors
    /// When the step is missing or not positive.
    pub fn scheme(&self) -> Result<SchemeChoice, HydroError> {
        let dt = match self.values.get("scheme.dt") {
            Some(Value::Text(text)) if text == "auto" => None,
            Some(_) => self.number_if_any("scheme.dt"),
            None => {
                return Err(self.wrong(
                    "`scheme.dt` is missing; want a step in fm, or \"auto\" with scheme.tolerance",
                ));
            }
        };
        if let Some(dt) = dt
            && dt <= 0.0
        {
            return Err(
                self.wrong(format_args!("`scheme.dt` is {dt}, want a positive number of fm"))
            );
        }
        let tolerance = self.number("scheme.tolerance");
        if tolerance <= 0.0 || tolerance >= 1.0 {
            return Err(self.wrong(format_args!(
                "`scheme.tolerance` is {tolerance}, want a number between 0 and 1"
            )));
        }
        let word = |name: &str| self.word(name).unwrap_or_default().to_owned();
        let is_kt = word("scheme.space") == "kt";
        self.refuse_idle("scheme.theta", is_kt, "scheme.space", "\"kt\"")?;
        for key in ["run.tail_max", "run.unresolved"] {
            self.refuse_idle(key, !is_kt, "scheme.space", "\"fourier\"")?;
        }
        if word("scheme.filter") != "exponential" && self.whole("scheme.filter_order") != 16 {
            self.refuse_idle("scheme.filter_order", false, "scheme.filter", "\"exponential\"")?;
        }
        let tail_max = self.number("run.tail_max");
        if !(0.0..=1.0).contains(&tail_max) {
            return Err(self.wrong(format_args!(
                "`run.tail_max` is {tail_max}, want a share: a number from 0 to 1"
            )));
        }
        Ok(SchemeChoice {
            space: word("scheme.space"),
            time: word("scheme.time"),
            dt,
            tolerance,
            filter: word("scheme.filter"),
            filter_order: u32::try_from(self.whole("scheme.filter_order")).unwrap_or(u32::MAX),
            theta: self.number("scheme.theta"),
            tail_max,
            stop_if_unresolved: word("run.unresolved") == "stop",
        })
    }

    /// What is written.
    ///
    /// # Errors
    /// When the time between files is not positive, or a file that the run reads would be replaced.
    pub fn output(&self) -> Result<OutputChoice, HydroError> {
        let formats = match self.values.get("output.formats") {
            Some(Value::Texts(formats)) => formats.clone(),
            _ => vec!["npz".to_owned()],
        };
        if formats.is_empty() {
            return Err(
                self.wrong("`output.formats` is empty, want some of \"npz\", \"vti\", \"csv\"")
            );
        }
        if self.whole("output.history_every") == 0 {
            return Err(
                self.wrong("`output.history_every` is 0, want a number of steps, 1 or more")
            );
        }
        let last = self.path("output.final");
        if let Some(last) = &last {
            self.refuse_to_replace("`output.final`", last)?;
        }
        Ok(OutputChoice {
            last,
            every: self.period("output.every")?,
            formats,
            overwrite: self.switch("output.overwrite"),
        })
    }

    /// A time between two events, positive if it is given.
    ///
    /// # Errors
    /// When it is not positive.
    pub fn period(&self, name: &str) -> Result<Option<f64>, HydroError> {
        match self.number_if_any(name) {
            Some(period) if period <= 0.0 => {
                Err(self.wrong(format_args!("`{name}` is {period}, want a positive time in fm")))
            }
            period => Ok(period),
        }
    }

    /// Start and end of the run; `stored` is the time of the npz.
    ///
    /// # Errors
    /// When the end is missing or not after the start, or a proper time is not positive.
    pub fn times(&self, stored: Option<f64>) -> Result<(f64, f64), HydroError> {
        let from = self.number_if_any("run.from").or(stored).unwrap_or(0.0);
        let until = self.number_for("run.until", "every run")?;
        if self.word("grid.coordinates") == Some("milne") && from <= 0.0 {
            return Err(self
                .wrong(format_args!(
                    "the run starts at tau = {from} fm; in Milne coordinates it must be positive"
                ))
                .with_hint("give `run.from`, or `t` in the npz"));
        }
        if until < from {
            return Err(self
                .wrong(format_args!("`run.until` is {until} fm, before the start at {from} fm")));
        }
        let latest = from.abs().max(until.abs());
        if let Some(dt) = self.number_if_any("scheme.dt").filter(|dt| latest + dt <= latest) {
            return Err(self.wrong(format_args!(
                "`scheme.dt` is {dt:e} fm, a step by which a time of {latest:e} fm does not move"
            )));
        }
        Ok((from, until))
    }

    /// An error in the initial state.
    pub(crate) fn initial_error(&self, message: impl std::fmt::Display) -> HydroError {
        HydroError::new(HydroErrorKind::Configuration, format!("{}: {message}", self.name))
    }
}
