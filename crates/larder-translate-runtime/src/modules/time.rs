//! `time`: the clocks of the machine. Nothing else of the runtime reads one.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::Names;
use crate::dyn_value::Dyn;
use crate::exc::{Result, value_error};
use crate::int::Int;

thread_local! {
    static START: Cell<Option<Instant>> = const { Cell::new(None) };
    /// How long the program has slept, in seconds.
    static SLEPT: Cell<f64> = const { Cell::new(0.0) };
    /// Who is asked before the program sleeps: threads, which would go on meanwhile.
    static GUARD: RefCell<Dyn> = const { RefCell::new(Dyn::None) };
}

/// How long the program has slept, in seconds.
pub(super) fn slept() -> f64 {
    SLEPT.get()
}

/// Waits, and the program has not slept.
pub(super) fn pause(seconds: f64) -> Result<()> {
    crate::io::flush()?;
    std::thread::sleep(Duration::try_from_secs_f64(seconds).unwrap_or_default());
    Ok(())
}

/// Says who is asked before the program sleeps, and gives who was asked so far.
pub(super) fn guard_sleep(guard: Dyn) -> Dyn {
    GUARD.replace(guard)
}

/// Since 1970, for a seed that nobody has given.
pub(super) fn nanoseconds() -> i64 {
    i64::try_from(since_epoch().as_nanos()).unwrap_or(0)
}

fn since_epoch() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// The time of the machine, for a file that is touched.
pub(super) fn now() -> SystemTime {
    UNIX_EPOCH + since_epoch()
}

fn since_start() -> Duration {
    let now = Instant::now();
    let start = START.get().unwrap_or(now);
    START.set(Some(start));
    now - start
}

fn whole(duration: Duration) -> Dyn {
    Dyn::Int(Int::from(u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)))
}

pub(super) fn fill(names: &Names) -> Result<()> {
    names.function("time", |_| Ok(Dyn::Float(since_epoch().as_secs_f64())));
    names.function("time_ns", |_| Ok(whole(since_epoch())));
    for name in ["perf_counter", "monotonic", "process_time", "thread_time"] {
        names.function(name, |_| Ok(Dyn::Float(since_start().as_secs_f64())));
    }
    for name in ["perf_counter_ns", "monotonic_ns", "process_time_ns"] {
        names.function(name, |_| Ok(whole(since_start())));
    }
    names.function("sleep", |args| {
        let seconds = crate::builtins::to_float(&args.one()?)?;
        if seconds < 0.0 {
            return Err(value_error("sleep length must be non-negative"));
        }
        crate::io::flush()?;
        let guard = GUARD.with_borrow(Clone::clone);
        if !guard.is_none() {
            crate::dynamic::call(&guard, &args.pos[..1])?;
        }
        SLEPT.set(SLEPT.get() + seconds);
        std::thread::sleep(Duration::try_from_secs_f64(seconds).unwrap_or_default());
        Ok(Dyn::None)
    });
    // The zone of the machine is not ours to read: only whether it is none.
    names.function("_zone_is_utc", |_| {
        let zone = std::env::var("TZ").unwrap_or_default();
        let is_utc = ["UTC", "UTC0", "GMT", "GMT0", "Etc/UTC"].contains(&zone.as_str());
        let link = std::fs::read_link("/etc/localtime");
        let of_machine = link.map_or(true, |to| to.ends_with("UTC"));
        Ok(Dyn::Bool(is_utc || zone.is_empty() && of_machine))
    });
    Ok(())
}
