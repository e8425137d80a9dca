//! An array of 32 MiB for each step.

use std::hint::black_box;

use larder_measure::peak::ProcessMemory;
use larder_memory::buffer::{BufferOptions, BufferPool};

use crate::Trouble;
use crate::pin;
use crate::side::{Sides, Turn, Work, timed_ns};

const LEN: usize = (32 << 20) / size_of::<f64>();
const PER_PAGE: usize = 4096 / size_of::<f64>();

/// Writes one number to each page, as the sparsest step would, and gives their sum.
fn step(array: &mut [f64]) -> u64 {
    let mut sum = 0.0;
    for page in black_box(array).chunks_mut(PER_PAGE) {
        page[0] = 1.0;
        sum += black_box(page[0]);
    }
    sum as u64
}

fn counted(mut one: impl FnMut() -> u64 + 'static) -> Work {
    Box::new(move |n| {
        pin::to_one_core();
        let faults = || ProcessMemory::now().map(|memory| memory.minor_faults);
        let before = faults().map_err(|error| error.to_string())?;
        let (ns, answer) = timed_ns(|| (0..n).map(|_| one()).sum())?;
        let after = faults().map_err(|error| error.to_string())?;
        Ok(Turn::new(ns, answer).with("faults", (after - before) as f64 / n as f64))
    })
}

/// `vec![0.0; n]` beside a buffer that stays.
pub(super) fn array(sides: &mut Sides) -> Result<(), Trouble> {
    sides.add("vec", || Ok(counted(|| step(&mut vec![0.0; black_box(LEN)]))))?;
    sides.add("larder", || {
        let options = BufferOptions { idle_bytes_max: 256 << 20, ..BufferOptions::default() };
        let pool = BufferPool::new(options).map_err(|error| error.to_string())?;
        Ok(counted(move || step(&mut pool.acquire_dirty::<f64>(black_box(LEN)))))
    })
}
