//! The program `larder`: arguments, files, progress and rendering. What it does stands in the engines.
#![forbid(unsafe_code)]

mod arguments;
mod configuration;
mod convert;
mod demo;
mod doctor;
mod exit;
mod files;
mod infer;
mod interrupt;
mod metrics;
mod simulate;
mod talk;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Verb};
use crate::exit::Exit;

/// Counts every request of the program, so that a demo and `--memory-profile` can say what was asked.
#[global_allocator]
static ALLOCATOR: larder_measure::alloc::Counting = larder_measure::alloc::Counting::system();

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let exit = if error.use_stderr() { Exit::Usage } else { Exit::Done };
            let events = std::env::args_os().any(|argument| argument == "--json-events");
            if events && error.use_stderr() {
                talk::error_event(error.to_string().trim(), None, exit);
            } else {
                // A closed pipe is no reason to complain about a help text.
                drop(error.print());
            }
            return exit.into();
        }
    };
    let events = matches!(&arguments.verb, Verb::Simulate(options) if options.json_events);
    let talk = talk::Talk::new(&arguments.common, events);
    match run(&arguments, &talk) {
        Ok(exit) => exit.into(),
        Err(failure) => {
            talk.failure(&failure);
            failure.exit.into()
        }
    }
}

fn run(arguments: &Arguments, talk: &talk::Talk) -> Result<Exit, exit::Failure> {
    match &arguments.verb {
        // These two need no configuration and must work beside a broken one.
        Verb::Completions(options) => arguments::completions(options.shell),
        Verb::Man(options) => arguments::manual(options),
        verb => {
            let configuration =
                configuration::load(&arguments.common, matches!(verb, Verb::Simulate(_)))?;
            let exporter = metrics::Serving::start(&arguments.common, talk)?;
            let profile = metrics::Profile::start(&arguments.common);
            let exit = match verb {
                Verb::Demo(options) => {
                    demo::run(options, &arguments.common, &configuration, talk, &exporter)
                }
                Verb::Simulate(options) => {
                    simulate::run(options, &arguments.common, &configuration, talk, &exporter)
                }
                Verb::Infer(options) => {
                    infer::run(options, &arguments.common, &configuration, talk)
                }
                Verb::Convert(options) => {
                    convert::run(options, &arguments.common, &configuration, talk, &exporter)
                }
                Verb::Doctor => doctor::run(&arguments.common, &configuration),
                Verb::Completions(_) | Verb::Man(_) => unreachable!("answered above"),
            };
            profile.finish(talk)?;
            exporter.linger(talk);
            exit
        }
    }
}
