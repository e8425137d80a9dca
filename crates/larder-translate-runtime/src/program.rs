//! The frame of a translated program: a large stack, the output to its end, the exit code.

use std::cell::Cell;
use std::process::ExitCode;

use crate::dyn_value::Dyn;
use crate::exc::{Exc, ExcType, Result};
use crate::io;

/// Bytes of stack for the calls of the program: 1000 deep calls of Python need a part of it, programs that
/// set a higher limit the rest.
#[cfg(not(target_family = "wasm"))]
const STACK_BYTES: usize = 256 << 20;

/// Calls what was registered for the end; it is given who tells what that raises.
type Leave = fn(fn(&Exc));

thread_local! {
    // Programs that register nothing for their end and open no file do not link what these lead to.
    static LEAVE: Cell<Option<Leave>> = const { Cell::new(None) };
    static FLUSH_FILES: Cell<Option<fn()>> = const { Cell::new(None) };
}

/// What calls the functions that were registered for the end.
pub(crate) fn at_end(leave: Leave) {
    LEAVE.set(Some(leave));
}

/// What writes the files that are open when the program ends.
pub(crate) fn flush_at_end(flush: fn()) {
    FLUSH_FILES.set(Some(flush));
}

/// Ends a program that turned out to be another than the one that was translated: a value is of a type that it was
/// shown never to be of. Nobody can catch that, so that no answer is made of it.
#[cold]
#[expect(clippy::exit, reason = "nothing of the program may run after it")]
pub(crate) fn astray(trouble: &str) -> ! {
    drop(io::flush());
    drop(io::write_error(&format!("larder: {trouble}\n")));
    std::process::exit(70)
}

/// Runs a program: `fn main() -> ExitCode { py::main(run) }`.
///
/// An exception that nobody catches is told on standard error as CPython's last line tells it, and the exit
/// code is 1; `sys.exit` gives its own.
pub fn main(program: fn() -> Result<()>) -> ExitCode {
    ExitCode::from(on_large_stack(program))
}

#[cfg(not(target_family = "wasm"))]
fn on_large_stack(program: fn() -> Result<()>) -> u8 {
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(move || run(program));
    match thread {
        // A panic is a fault of the runtime; its message is on standard error already.
        Ok(thread) => thread.join().unwrap_or(70),
        Err(_) => run(program),
    }
}

#[cfg(target_family = "wasm")]
fn on_large_stack(program: fn() -> Result<()>) -> u8 {
    // There are no threads; the stack is what the linker gave.
    run(program)
}

fn run(program: fn() -> Result<()>) -> u8 {
    let code = match program() {
        Ok(()) => 0,
        Err(exc) => report(&exc),
    };
    if let Some(leave) = LEAVE.get() {
        leave(|exc| {
            report(exc);
        });
    }
    if let Some(flush_files) = FLUSH_FILES.get() {
        flush_files();
    }
    match io::flush() {
        Ok(()) => code,
        // Nobody reads any more: quiet, as a program in a pipe should be.
        Err(exc) if exc.is(ExcType::BrokenPipeError) => code,
        Err(_) => 120,
    }
}

/// Tells an exception that nobody has caught, and gives the exit code.
fn report(exc: &Exc) -> u8 {
    let told = |text: &str| {
        // Where standard error is gone there is nobody to tell.
        drop(io::write_error(text));
    };
    if exc.is(ExcType::SystemExit) {
        return match exc.place("code").unwrap_or_default() {
            Dyn::None => 0,
            Dyn::Int(code) => {
                code.to_i64().map_or(255, |code| u8::try_from(code & 0xFF).unwrap_or(1))
            }
            Dyn::Bool(code) => u8::from(code),
            other => {
                let text = crate::dynamic::str(&other);
                told(&format!(
                    "{}\n",
                    text.map_or_else(|_| String::new(), |text| text.to_string())
                ));
                1
            }
        };
    }
    let mut text = String::new();
    chain(exc, &mut text, 0);
    told(&text);
    if exc.is(ExcType::KeyboardInterrupt) { 130 } else { 1 }
}

fn chain(exc: &Exc, text: &mut String, depth: usize) {
    const LINKS: usize = 50;
    if depth < LINKS {
        if let Some(cause) = exc.cause() {
            chain(&cause, text, depth + 1);
            text.push_str(
                "\nThe above exception was the direct cause of the following exception:\n\n",
            );
        } else if let Some(context) = exc.context().filter(|_| !exc.is_context_hidden()) {
            chain(&context, text, depth + 1);
            text.push_str(
                "\nDuring handling of the above exception, another exception occurred:\n\n",
            );
        }
    }
    if crate::groups::exceptions(exc).is_some() {
        return crate::groups::tell(exc, text);
    }
    text.push_str("Traceback (most recent call last):\n");
    text.push_str(&exc.told(crate::suggest::of(exc)));
    text.push('\n');
}
