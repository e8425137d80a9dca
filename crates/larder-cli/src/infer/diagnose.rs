//! `larder infer diagnose`.

use super::summary::Report;
use super::{DiagnoseOptions, input};
use crate::arguments::{Common, print};
use crate::exit::{Exit, Failure};
use crate::talk::Talk;

pub(super) fn run(
    options: &DiagnoseOptions,
    common: &Common,
    talk: &Talk,
) -> Result<Exit, Failure> {
    let chains = input::chains(&options.draws, talk)?;
    let report = Report::of(&chains, None, None);
    report.warn(talk);
    let text = if common.json { report.json("larder.infer-diagnose/1") } else { report.table() };
    print(format!("{text}\n").as_bytes())
}
