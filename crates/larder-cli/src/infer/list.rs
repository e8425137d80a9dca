//! `larder infer list`.

use larder_infer::models;
use larder_measure::json;
use larder_measure::table::{Cell, Table};

use crate::arguments::{Common, print};
use crate::exit::{Exit, Failure};

pub(super) fn run(common: &Common) -> Result<Exit, Failure> {
    let all = models::all();
    if common.json {
        let text = json::document("larder.infer-list/1", |out| {
            out.array("models", |list| {
                for entry in &all {
                    list.object(|out| {
                        out.text("name", entry.name);
                        out.text("about", entry.about);
                        for (key, names) in [("parameters", entry.parameters), ("data", entry.data)]
                        {
                            out.array(key, |list| names.iter().for_each(|name| list.text(name)));
                        }
                    });
                }
            });
        });
        return print(format!("{text}\n").as_bytes());
    }
    // Two lines each: in one they are wider than a terminal.
    let mut table = Table::new(["model", "what it is; parameters | keys of its data"]);
    for entry in &all {
        table.row([Cell::from(entry.name), Cell::from(entry.about)]);
        let names = format!("  {} | {}", entry.parameters.join(" "), entry.data.join(" "));
        table.row([Cell::Text(String::new()), Cell::from(names)]);
    }
    table.note("every model brings a small data set: `larder infer run eight_schools_noncentered`");
    print(format!("{table}\n").as_bytes())
}
