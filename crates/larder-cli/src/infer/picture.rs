//! `larder infer plot`.

use larder_infer::plot::{self, Series};
use larder_infer::stan_csv::Chain;

use super::{Kind, PlotOptions, input};
use crate::exit::{Exit, Failure};
use crate::files;
use crate::talk::Talk;

pub(super) fn run(options: &PlotOptions, talk: &Talk) -> Result<Exit, Failure> {
    let read = options.draws.iter().map(|path| ("a file of draws", path.as_path()));
    input::apart(&[("--out", &options.out)], read)?;
    let chains = input::chains(&options.draws, talk)?;
    let series = chosen(options, &chains, talk)?;
    let text = match options.kind {
        Kind::Trace => plot::trace(&series),
        Kind::Rank => plot::rank(&series),
        Kind::Forest => plot::forest(&series),
        Kind::Pair => {
            let flags = |chain: &Chain| {
                let column = chain.column("divergent__").unwrap_or_default();
                column.iter().map(|&x| x > 0.0).collect()
            };
            plot::pair(&series, &chains.iter().map(flags).collect::<Vec<_>>())
        }
    };
    files::write(&options.out, &text)?;
    talk.say(&format!("picture written to {}", options.out.display()));
    Ok(Exit::Done)
}

/// The parameters to show: those that were named, or as many as a page holds.
fn chosen(options: &PlotOptions, chains: &[Chain], talk: &Talk) -> Result<Vec<Series>, Failure> {
    let names: Vec<&str> = chains[0].parameters().collect();
    let is_wanted =
        |name: &str, wanted: &str| name == wanted || name.split('.').next() == Some(wanted);
    let mut shown: Vec<&str> = Vec::new();
    if options.parameters.is_empty() {
        let all: Vec<&str> = names
            .iter()
            .copied()
            .filter(|n| !n.starts_with("y_rep.") && !n.starts_with("log_lik."))
            .collect();
        let most = match options.kind {
            Kind::Trace | Kind::Rank => 12,
            Kind::Forest => 60,
            Kind::Pair => 5,
        };
        if all.len() > most {
            talk.say(&format!(
                "the first {most} of {} parameters; choose others with --parameter",
                all.len()
            ));
        }
        shown.extend(all.into_iter().take(most));
    }
    for wanted in &options.parameters {
        let found: Vec<&str> =
            names.iter().copied().filter(|name| is_wanted(name, wanted)).collect();
        if found.is_empty() {
            let known = names.iter().copied().take(12).collect::<Vec<_>>().join(", ");
            let what = anyhow::anyhow!(
                "--parameter {wanted}: the draws have no such column; they have {known}"
            );
            return Err(Failure::new(Exit::Input, what));
        }
        shown.extend(found);
    }
    if shown.is_empty() {
        let what = anyhow::anyhow!("the draws have no parameters, so there is nothing to draw");
        return Err(Failure::new(Exit::Input, what));
    }
    let series = |name: &str| Series {
        name: name.to_owned(),
        chains: chains.iter().filter_map(|chain| chain.column(name)).map(<[f64]>::to_vec).collect(),
    };
    Ok(shown.into_iter().map(series).collect())
}
