//! `larder simulate`: the front door of the fluid engine.

mod compare;
mod ensemble;
mod live;
mod plot;
mod start;
pub(crate) mod trouble;

use std::path::Path;

use larder_hydro::simulation::RunOptions;
use larder_hydro::{KEYS, RunFile};
use larder_kernels::Level;
use larder_measure::json;

use crate::arguments::{Common, SimulateOptions, print};
use crate::configuration::Configuration;
use crate::exit::{Exit, Failure};
use crate::metrics::Serving;
use crate::talk::Talk;
use trouble::failure;

/// Under the options.
pub(crate) const AFTER_HELP: &str = "\
Units: lengths and times in fm, energy densities, pressures and stresses in fm^-4, temperatures in
fm^-1, viscosities in fm^-3; u^i without unit. In Milne coordinates z means eta, and each eta index of
u^i and pi^ij adds fm^-1. A value in quotes may name its unit: temperature = \"0.3 GeV\".
A state is an .npz with e, ux, uy, uz and, where wanted, pixx, pixy, pixz, piyy, piyz, Pi, and t.
Physical terms whose key is left out are off. `larder simulate --keys` lists every key and default.
Exit codes: `larder --help`; 1 when a comparison exceeds its tolerance.";

pub(crate) fn run(
    options: &SimulateOptions,
    common: &Common,
    configuration: &Configuration,
    talk: &Talk,
    serving: &Serving,
) -> Result<Exit, Failure> {
    if options.keys {
        return keys(common);
    }
    if let Some(path) = &options.compare {
        return compare::run(path, options, common, talk);
    }
    if let Some(path) = &options.plot {
        return plot::run(path, options, talk);
    }
    if let Some(path) = &options.ensemble {
        return ensemble::run(path, options, common, talk, &configuration.memory);
    }
    if let Some(path) = &options.resume {
        return start::resume(path, options, common, talk, serving, configuration);
    }
    let Some(path) = &options.run else {
        return Err(Failure::new(Exit::Usage, anyhow::anyhow!("want a run file")));
    };
    let run = read(path, common)?;
    if options.check {
        start::check(&run, options, common, configuration)
    } else if options.init_only {
        start::init_only(&run, options, common, talk, configuration)
    } else {
        start::run(run, options, common, talk, serving, configuration)
    }
}

/// The run file with the settings of the command line over it.
fn read(path: &Path, common: &Common) -> Result<RunFile, Failure> {
    let mut run = RunFile::read(path).map_err(failure)?;
    for setting in own_settings(common) {
        run.set(setting).map_err(failure)?;
    }
    Ok(run)
}

/// The settings that are not about memory.
fn own_settings(common: &Common) -> impl Iterator<Item = &String> {
    common.settings.iter().filter(|setting| !setting.trim_start().starts_with("memory."))
}

/// How a run is carried out.
fn run_options(options: &SimulateOptions, common: &Common) -> RunOptions {
    RunOptions {
        out: options.out.clone(),
        workers: common.threads.unwrap_or(1).into(),
        level: Level::best(),
        force: options.force,
    }
}

/// Every key with its unit and default.
fn keys(common: &Common) -> Result<Exit, Failure> {
    if common.json {
        let text = json::document("larder.simulate.keys/1", |out| {
            out.array("keys", |keys| {
                for key in KEYS {
                    keys.object(|out| {
                        out.text("name", key.name);
                        out.text("unit", key.unit);
                        out.text("default", key.default);
                        out.text("takes", &key.takes_in_words());
                        out.text("about", key.about);
                    });
                }
            });
        });
        return print(format!("{text}\n").as_bytes());
    }
    let mut text = String::new();
    let mut table = "";
    for key in KEYS {
        let (name, entry) = key.name.split_once('.').unwrap_or((key.name, ""));
        if name != table {
            text = format!("{text}{}[{name}]\n", if table.is_empty() { "" } else { "\n" });
            table = name;
        }
        let default =
            if key.default.is_empty() { String::new() } else { format!(" = {}", key.default) };
        let unit = if key.unit.is_empty() { String::new() } else { format!(" [{}]", key.unit) };
        let head = format!("{entry}{default}");
        text = format!("{text}{head:<38} #{unit} {}\n", key.about);
    }
    print(text.as_bytes())
}
