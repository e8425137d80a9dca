//! `larder infer density`: the log density and its gradient at a point.

use larder_infer::Target;
use larder_measure::json;

use super::{DensityOptions, input};
use crate::arguments::print;
use crate::exit::{Exit, Failure};

pub(super) fn run(options: &DensityOptions) -> Result<Exit, Failure> {
    let mut model = input::model(&options.model, options.data.as_ref())?;
    let (q, single) = input::point(&options.at, model.layout())?;
    let mut gradient = vec![0.0; q.len()];
    let density = model.log_density_gradient(&q, &mut gradient);
    if density == f64::NEG_INFINITY || density.is_nan() {
        let culprit = model.culprit(&q).ok().flatten();
        let at = culprit
            .map_or_else(String::new, |site| format!("; the first such term is at site `{site}`"));
        let what =
            anyhow::anyhow!("{}: the log density is {density} there{at}", options.at.display());
        return Err(Failure::new(Exit::Input, what));
    }
    let layout = model.layout();
    let text = json::document("larder.infer-density/1", |out| {
        out.number("log_density", density);
        out.object("gradient", |out| {
            for (name, single) in layout.parameters().iter().zip(single) {
                let part = &gradient[layout.free_range(name)];
                if single {
                    out.number(name, part[0]);
                } else {
                    out.array(name, |list| part.iter().for_each(|g| list.number(*g)));
                }
            }
        });
    });
    print(format!("{text}\n").as_bytes())
}
