//! `larder simulate --compare`: a run against an exact flow.

use std::path::Path;

use larder_hydro::RunFolder;
use larder_hydro::compare::FieldError;
use larder_measure::json;
use larder_measure::table::{Cell, Table};

use super::plot;
use super::trouble::failure;
use crate::arguments::{Common, SimulateOptions, print};
use crate::exit::{Exit, Failure};
use crate::talk::Talk;

pub(super) fn run(
    path: &Path,
    options: &SimulateOptions,
    common: &Common,
    talk: &Talk,
) -> Result<Exit, Failure> {
    let kind = options.exact.as_deref().unwrap_or_default();
    let folder = RunFolder::open(path).map_err(failure)?;
    let flow = folder.flow(kind).map_err(failure)?;
    let (time, errors) = folder.compare(&flow).map_err(failure)?;
    if let Some(picture) = &options.out {
        let field = options.field.as_deref().unwrap_or("e");
        let axis = options.profile.as_deref();
        plot::profile(&folder, field, axis, Some(kind), picture)?;
        talk.say(&format!("picture written to {}", picture.display()));
    }
    let missed: Vec<&FieldError> =
        errors.iter().filter(|error| error.l1.is_nan() || error.l1 > options.tolerance).collect();
    if common.json {
        let text = json::document("larder.simulate.compare/1", |out| {
            out.text("exact", kind);
            out.number("time", time);
            out.number("tolerance", options.tolerance);
            out.flag("holds", missed.is_empty());
            out.array("fields", |fields| {
                for error in &errors {
                    fields.object(|field| {
                        field.text("name", error.name);
                        field.number("l1", error.l1);
                        field.number("l2", error.l2);
                        field.number("linf", error.linf);
                        field.flag("exact_is_zero", error.is_zero);
                    });
                }
            });
        });
        print(format!("{text}\n").as_bytes())?;
    } else {
        let mut table = Table::new(["field", "L1", "L2", "Linf"]);
        for error in &errors {
            let mark = if error.is_zero { "*" } else { "" };
            let figure = |value: f64| Cell::Text(format!("{value:.3e}"));
            table.row([
                Cell::Text(format!("{}{mark}", error.name)),
                figure(error.l1),
                figure(error.l2),
                figure(error.linf),
            ]);
        }
        table.note(format!("exact {kind} flow at t = {time} fm; errors relative to it"));
        if errors.iter().any(|error| error.is_zero) {
            table.note(
                "* zero in the exact flow: relative to one (flow) or the energy density (stresses)",
            );
        }
        if let Some(remark) = flow.remark() {
            table.note(remark);
        }
        print(format!("{table}\n").as_bytes())?;
    }
    for error in &missed {
        talk.say(&format!(
            "{}: relative L1 {:.3e}, want {:.3e} at the most",
            error.name, error.l1, options.tolerance
        ));
    }
    Ok(if missed.is_empty() { Exit::Done } else { Exit::No })
}
