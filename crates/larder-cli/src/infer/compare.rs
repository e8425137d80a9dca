//! `larder infer compare`: do two sets of draws agree within their Monte Carlo errors?

use larder_infer::diag::{mcse_mean, mcse_quantile, mcse_sd, quantile, summarise};
use larder_infer::stan_csv::Chain;
use larder_measure::json;
use larder_measure::table::{Cell, Table};

use super::{CompareOptions, failure};
use crate::arguments::{Common, print};
use crate::exit::{Exit, Failure};

/// Differences up to so many joint standard errors agree.
const ERRORS: f64 = 4.0;

/// A statistic of draws: its name, its value, its Monte Carlo error.
type Statistic = (&'static str, f64, f64);

fn statistics(x: &[f64]) -> [Statistic; 4] {
    let chains = [x];
    let summary = summarise("", &chains);
    [
        ("mean", summary.mean, mcse_mean(&chains)),
        ("sd", summary.sd, mcse_sd(&chains)),
        ("q5", quantile(&chains, 0.05), mcse_quantile(&chains, 0.05)),
        ("q95", quantile(&chains, 0.95), mcse_quantile(&chains, 0.95)),
    ]
}

/// Names, the first few.
fn few(names: &[String]) -> String {
    if names.len() > 8 {
        format!("{} and {} more", names[..6].join(", "), names.len() - 6)
    } else {
        names.join(", ")
    }
}

pub(super) fn run(options: &CompareOptions, common: &Common) -> Result<Exit, Failure> {
    let a = Chain::read(&options.a).map_err(failure)?;
    let b = Chain::read(&options.b).map_err(failure)?;
    if let Some(empty) = [&a, &b].into_iter().find(|chain| chain.is_empty()) {
        let what = anyhow::anyhow!("{}: it has no draws", empty.path.display());
        return Err(Failure::new(Exit::Input, what));
    }
    let shared: Vec<&str> = a.parameters().filter(|name| b.column(name).is_some()).collect();
    if shared.is_empty() {
        let what = anyhow::anyhow!(
            "{} and {} have no parameter in common",
            options.a.display(),
            options.b.display()
        );
        return Err(Failure::new(Exit::Input, what));
    }
    let only = |x: &Chain, y: &Chain| -> Vec<String> {
        x.parameters().filter(|name| y.column(name).is_none()).map(str::to_owned).collect()
    };
    let alone = [("only_a", only(&a, &b)), ("only_b", only(&b, &a))];
    let mut rows = Vec::new();
    for name in shared {
        let (Some(x), Some(y)) = (a.column(name), b.column(name)) else { continue };
        for ((key, ours, error), (_, theirs, other)) in statistics(x).into_iter().zip(statistics(y))
        {
            let errors = (error * error + other * other).sqrt();
            let apart = (ours - theirs).abs() / errors;
            // Two constants have no error at all.
            let agree = apart <= ERRORS || (ours - theirs).abs() <= 1e-12 * ours.abs();
            rows.push((name, key, ours, theirs, apart, agree));
        }
    }
    let all = rows.iter().all(|row| row.5);
    let text = if common.json {
        json::document("larder.infer-compare/1", |out| {
            out.flag("agree", all);
            for (key, names) in &alone {
                out.array(key, |list| names.iter().for_each(|name| list.text(name)));
            }
            out.array("statistics", |list| {
                for (name, key, ours, theirs, apart, agree) in &rows {
                    list.object(|out| {
                        out.text("name", name);
                        out.text("statistic", key);
                        out.number("a", *ours);
                        out.number("b", *theirs);
                        out.maybe_number("errors_apart", apart.is_finite().then_some(*apart));
                        out.flag("agree", *agree);
                    });
                }
            });
        })
    } else {
        let mut table = Table::new(["parameter", "statistic", "a", "b", "errors apart", "agree"]);
        for (name, key, ours, theirs, apart, agree) in &rows {
            let text = |x: String| Cell::from(x.as_str());
            let figure = |x: f64| {
                let is_plain = x == 0.0 || (1e-3..1e6).contains(&x.abs());
                text(if is_plain { format!("{x:.5}") } else { format!("{x:.5e}") })
            };
            table.row([
                Cell::from(*name),
                Cell::from(*key),
                figure(*ours),
                figure(*theirs),
                text(if apart.is_finite() { format!("{apart:.2}") } else { "-".to_owned() }),
                Cell::from(if *agree { "yes" } else { "NO" }),
            ]);
        }
        for (file, (_, names)) in [&options.a, &options.b].into_iter().zip(&alone) {
            if !names.is_empty() {
                table.note(format!("not compared, only in {}: {}", file.display(), few(names)));
            }
        }
        let apart = rows.iter().filter(|row| !row.5).count();
        table.note(if all {
            format!("all are at most {ERRORS} joint Monte Carlo standard errors apart")
        } else {
            let of = rows.len();
            format!("{apart} of {of} are not within {ERRORS} joint Monte Carlo standard errors")
        });
        table.to_string()
    };
    print(format!("{text}\n").as_bytes())?;
    Ok(if all { Exit::Done } else { Exit::No })
}
