//! `larder infer export`: draws as an Arrow file.

use larder_infer::arrow;
use larder_infer::stan_csv::Chain;

use super::{ExportOptions, failure, input};
use crate::exit::{Exit, Failure};
use crate::files;
use crate::talk::Talk;

pub(super) fn run(options: &ExportOptions, talk: &Talk) -> Result<Exit, Failure> {
    let read = options.draws.iter().map(|path| ("a file of draws", path.as_path()));
    input::apart(&[("--out", &options.out)], read)?;
    let chains = input::begun(&options.draws, talk)?;
    let mut bytes = Vec::new();
    arrow::write(&mut bytes, &chains).map_err(failure)?;
    files::write_bytes(&options.out, &bytes)?;
    let draws: usize = chains.iter().map(Chain::len).sum();
    talk.say(&format!("{draws} draws written to {}", options.out.display()));
    Ok(Exit::Done)
}
