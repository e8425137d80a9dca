//! Talk: what is said to a person, on stderr.

use std::io::{IsTerminal, Write as _};

use larder_measure::json;

use crate::arguments::{Color, Common};
use crate::exit::{Exit, Failure};

/// Says things on stderr, or keeps still.
#[derive(Debug)]
pub(crate) struct Talk {
    quiet: bool,
    /// Whether a line may be written over: stderr is a terminal.
    alive: bool,
    color: bool,
    /// Whether a program listens: each thing said is an object on a line of its own.
    events: bool,
}

impl Talk {
    pub(crate) fn new(common: &Common, events: bool) -> Self {
        let alive = std::io::stderr().is_terminal() && !events;
        let color = match common.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => alive && std::env::var_os("NO_COLOR").is_none(),
        };
        Talk { quiet: common.quiet, alive, color, events }
    }

    /// A sentence.
    pub(crate) fn say(&self, sentence: &str) {
        if !self.quiet {
            self.must_say(sentence);
        }
    }

    /// A sentence that is said even when quiet.
    pub(crate) fn must_say(&self, sentence: &str) {
        if self.events {
            told("message", sentence);
        } else {
            write(&format!("{sentence}\n"));
        }
    }

    /// A sentence about something that may be wrong.
    pub(crate) fn warn(&self, sentence: &str) {
        if self.quiet {
            return;
        }
        if self.events {
            told("warning", sentence);
        } else {
            self.progress_done();
            write(&format!("warning: {sentence}\n"));
        }
    }

    /// A state that the next one replaces; on something other than a terminal, nothing.
    pub(crate) fn progress(&self, state: &str) {
        if !self.quiet && self.alive {
            write(&format!("\r\x1b[2K{state}"));
        }
    }

    /// Whether a line may be written over.
    pub(crate) fn is_alive(&self) -> bool {
        self.alive && !self.quiet
    }

    /// A state that is worth a line of its own where lines cannot be written over.
    pub(crate) fn milestone(&self, state: &str) {
        if !self.alive {
            self.say(state);
        }
    }

    /// Wipes the last state.
    pub(crate) fn progress_done(&self) {
        self.progress("");
    }

    /// Why the program ends early, and what to do about it. Said even when quiet.
    pub(crate) fn failure(&self, failure: &Failure) {
        if self.events {
            return error_event(&failure.to_string(), failure.hint.as_deref(), failure.exit);
        }
        self.progress_done();
        let (red, bold, end) =
            if self.color { ("\x1b[31;1m", "\x1b[1m", "\x1b[0m") } else { ("", "", "") };
        let mut text = format!("{red}error:{end} {failure}\n");
        if let Some(hint) = &failure.hint {
            text = format!("{text}{bold}hint:{end} {hint}\n");
        }
        write(&text);
    }
}

/// The schema of events.
pub(crate) const EVENT: &str = "larder.simulate.event/1";

/// A line of JSON on stderr.
pub(crate) fn emit(object: &str) {
    write(&format!("{object}\n"));
}

/// A sentence as an event.
fn told(event: &str, text: &str) {
    emit(&json::document(EVENT, |out| {
        out.text("event", event);
        out.text("text", text);
    }));
}

/// Why the program ends early, as an event.
pub(crate) fn error_event(text: &str, hint: Option<&str>, exit: Exit) {
    emit(&json::document(EVENT, |out| {
        out.text("event", "error");
        out.text("text", text);
        match hint {
            Some(hint) => out.text("hint", hint),
            None => out.null("hint"),
        }
        out.whole("exit", exit as u64);
    }));
}

/// A stderr that is closed leaves nobody to tell.
fn write(text: &str) {
    drop(std::io::stderr().lock().write_all(text.as_bytes()));
}
