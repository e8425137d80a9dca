//! Talk: what is said to a person, on stderr.

use std::io::{IsTerminal, Write as _};

use crate::arguments::{Color, Common};
use crate::exit::Failure;

/// Says things on stderr, or keeps still.
#[derive(Debug)]
pub(crate) struct Talk {
    quiet: bool,
    /// Whether a line may be written over: stderr is a terminal.
    alive: bool,
    color: bool,
}

impl Talk {
    pub(crate) fn new(common: &Common) -> Self {
        let alive = std::io::stderr().is_terminal();
        let color = match common.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => alive && std::env::var_os("NO_COLOR").is_none(),
        };
        Talk { quiet: common.quiet, alive, color }
    }

    /// A sentence.
    pub(crate) fn say(&self, sentence: &str) {
        if !self.quiet {
            write(&format!("{sentence}\n"));
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
        if !self.quiet && !self.alive {
            write(&format!("{state}\n"));
        }
    }

    /// Wipes the last state.
    pub(crate) fn progress_done(&self) {
        self.progress("");
    }

    /// Why the program ends early, and what to do about it. Said even when quiet.
    pub(crate) fn failure(&self, failure: &Failure) {
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

/// A stderr that is closed leaves nobody to tell.
fn write(text: &str) {
    drop(std::io::stderr().write_all(text.as_bytes()));
}
