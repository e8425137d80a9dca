//! `larder infer diagnose`.

use larder_infer::stan_csv::read_chains;

use super::summary::Report;
use super::{DiagnoseOptions, failure};
use crate::arguments::{Common, print};
use crate::exit::{Exit, Failure};
use crate::talk::Talk;

pub(super) fn run(
    options: &DiagnoseOptions,
    common: &Common,
    talk: &Talk,
) -> Result<Exit, Failure> {
    let chains = read_chains(&options.draws).map_err(failure)?;
    let report = Report::of(&chains, None, None);
    report.warn(talk);
    let text = if common.json { report.json("larder.infer-diagnose/1") } else { report.table() };
    print(format!("{text}\n").as_bytes())
}
