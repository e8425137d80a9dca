//! Pools: take a string of 1 KB, write one byte, give it back.

use std::cell::RefCell;
use std::hint::black_box;
use std::sync::mpsc::sync_channel;

use larder_measure::clock::{Clock, Stopwatch};
use larder_memory::pool::{Pool, PoolOptions};
use parking_lot::Mutex;
use regex_automata::util::pool::Pool as RegexPool;

use crate::side::{Sides, Turn, Work};
use crate::{Trouble, pin};

const BYTES: usize = 1024;
/// Strings alive at once in `pool_256_live`.
const LIVE: u64 = 256;
/// Strings handed over at once in `producer_consumer`.
const BATCH: u64 = 1024;

fn make() -> String {
    String::with_capacity(black_box(BYTES))
}

/// Writes into a string that must have come back empty, and gives 1 + 120 for it: a pool that hands
/// out what another wrote gives more.
#[inline(always)]
fn touch(text: &mut String) -> u64 {
    text.push('x');
    let text = black_box(&*text);
    text.len() as u64 + u64::from(text.as_bytes()[0])
}

/// `n` times `body`, summing what it gives.
#[inline(always)]
fn times(n: u64, mut body: impl FnMut() -> u64) -> u64 {
    let mut sum = 0;
    for _ in 0..n {
        sum += body();
    }
    sum
}

pub(super) fn larder(max: usize) -> Pool<String> {
    Pool::with_options(PoolOptions::with_max(max), make).expect("the bounds are valid")
}

/// One thread.
pub(super) fn pair(sides: &mut Sides) -> Result<(), Trouble> {
    sides.timed("malloc", || |n| times(n, || touch(&mut make())))?;
    sides.timed("vec_of_boxes", || {
        let idle = RefCell::new(vec![Box::new(make())]);
        move |n| {
            // Hidden once, outside the loop, as the pools are: inside it the address would go through
            // memory at each turn, which no program does.
            let mut idle = idle.borrow_mut();
            let idle = black_box(&mut *idle);
            times(n, || {
                let mut text = idle.pop().unwrap_or_else(|| Box::new(make()));
                let sum = touch(&mut text);
                text.clear();
                idle.push(text);
                sum
            })
        }
    })?;
    sides.timed("larder", || {
        let pool = larder(256);
        move |n| {
            let pool = black_box(&pool);
            times(n, || touch(&mut pool.acquire()))
        }
    })?;
    sides.timed("larder_local", || {
        let pool = larder(256);
        move |n| {
            let local = pool.local();
            let local = black_box(&local);
            times(n, || touch(&mut local.acquire()))
        }
    })?;
    sides.timed("object_pool", || {
        let pool = object_pool::Pool::new(0, make);
        move |n| {
            times(n, || {
                let mut text = pool.pull(make);
                let sum = touch(&mut text);
                text.clear();
                sum
            })
        }
    })?;
    sides.timed("regex_automata", || {
        let pool = RegexPool::new(make as fn() -> String);
        move |n| {
            times(n, || {
                let mut text = pool.get();
                let sum = touch(&mut text);
                text.clear();
                sum
            })
        }
    })?;
    sides.timed("mutex_of_vec", || {
        let idle = Mutex::new(Vec::new());
        move |n| times(n, || locked(&idle))
    })
}

fn locked(idle: &Mutex<Vec<String>>) -> u64 {
    let mut text = idle.lock().pop().unwrap_or_else(make);
    let sum = touch(&mut text);
    text.clear();
    idle.lock().push(text);
    sum
}

/// Two threads, one pool.
pub(super) fn two_threads(sides: &mut Sides) -> Result<(), Trouble> {
    sides.timed("larder_one", || {
        let pool = larder(256);
        move |n| {
            let pool = black_box(&pool);
            times(n, || touch(&mut pool.acquire()))
        }
    })?;
    sides.at_once("malloc", || |_, n| times(n, || touch(&mut make())))?;
    sides.at_once("larder", || {
        let pool = larder(256);
        move |_, n| {
            let pool = black_box(&pool);
            times(n, || touch(&mut pool.acquire()))
        }
    })?;
    // The same harness with a pool for each thread: nothing is shared.
    sides.at_once("larder_apart", || {
        let pools = [larder(256), larder(256)];
        move |thread, n| {
            let pool = black_box(&pools[thread]);
            times(n, || touch(&mut pool.acquire()))
        }
    })?;
    sides.at_once("object_pool", || {
        let pool = object_pool::Pool::new(0, make);
        move |_, n| {
            times(n, || {
                let mut text = pool.pull(make);
                let sum = touch(&mut text);
                text.clear();
                sum
            })
        }
    })?;
    sides.at_once("regex_automata", || {
        let pool = RegexPool::new(make as fn() -> String);
        move |_, n| {
            times(n, || {
                let mut text = pool.get();
                let sum = touch(&mut text);
                text.clear();
                sum
            })
        }
    })?;
    sides.at_once("mutex_of_vec", || {
        let idle = Mutex::new(Vec::new());
        move |_, n| times(n, || locked(&idle))
    })?;
    // It recycles no contents: the slot holds a 32-byte value, which is all it is given to do.
    sides.at_once("plurality_in_mutex", || {
        let pool = Mutex::new(plurality::Pool::<[u64; 4]>::new());
        move |_, n| {
            times(n, || {
                let slot = pool.lock().alloc_box([121, 0, 0, 0]);
                black_box(&slot)[0]
            })
        }
    })
}

/// `n` strings in batches of 256 that are alive together.
fn batches<G>(n: u64, live: &mut Vec<G>, mut acquire: impl FnMut() -> (G, u64)) -> u64 {
    let mut sum = 0;
    for _ in 0..n / LIVE {
        for _ in 0..LIVE {
            let (text, one) = acquire();
            sum += one;
            live.push(text);
        }
        black_box(&*live);
        live.clear();
    }
    sum
}

/// One thread, 256 strings alive at once.
pub(super) fn live_256(sides: &mut Sides) -> Result<(), Trouble> {
    sides.timed("malloc", || {
        let mut live = Vec::new();
        move |n| {
            batches(n, &mut live, || {
                let mut text = make();
                let sum = touch(&mut text);
                (text, sum)
            })
        }
    })?;
    sides.timed("larder", || {
        let pool = larder(512);
        move |n| {
            let mut live = Vec::with_capacity(LIVE as usize);
            batches(n, &mut live, || {
                let mut text = pool.acquire();
                let sum = touch(&mut text);
                (text, sum)
            })
        }
    })?;
    sides.timed("object_pool", || {
        let pool = object_pool::Pool::new(0, make);
        move |n| {
            let mut live = Vec::with_capacity(LIVE as usize);
            batches(n, &mut live, || {
                let mut text = pool.pull(make);
                // Its guard clears nothing on the way back.
                text.clear();
                let sum = touch(&mut text);
                (text, sum)
            })
        }
    })
}

/// One thread acquires, another drops; the CPU time of both together.
pub(super) fn producer_consumer(sides: &mut Sides) -> Result<(), Trouble> {
    sides.add("malloc", || Ok(Box::new(|n| hand_over(n, make, |text| text)) as Work))?;
    sides.add("larder", || {
        let pool = larder(4096);
        Ok(Box::new(move |n| hand_over(n, || pool.acquire(), |text| text)) as Work)
    })?;
    sides.add("object_pool", || {
        let pool = object_pool::Pool::new(0, make);
        Ok(Box::new(move |n| {
            let acquire = || {
                let mut text = pool.pull(make);
                text.clear();
                text
            };
            hand_over(n, acquire, |text| text)
        }) as Work)
    })?;
    sides.add("regex_automata", || {
        let pool = RegexPool::new(make as fn() -> String);
        Ok(Box::new(move |n| {
            let acquire = || {
                let mut text = pool.get();
                text.clear();
                text
            };
            hand_over(n, acquire, |text| text)
        }) as Work)
    })
}

fn hand_over<G: Send>(
    n: u64,
    acquire: impl Fn() -> G + Sync,
    text_of: impl Fn(&mut G) -> &mut String + Sync,
) -> Result<Turn, Trouble> {
    let clock = Clock::thread_cpu().map_err(|error| error.to_string())?;
    let (full_out, full_in) = sync_channel::<Vec<G>>(1);
    let (empty_out, empty_in) = sync_channel::<Vec<G>>(1);
    let (acquire, text_of) = (&acquire, &text_of);
    let ((taken_ns, sum), dropped_ns) = std::thread::scope(|scope| {
        let consumer = scope.spawn(move || {
            pin::to(1);
            let mut ns = 0;
            while let Ok(mut batch) = full_in.recv() {
                let watch = Stopwatch::start(clock);
                batch.clear();
                ns += watch.elapsed_ns();
                if empty_out.send(batch).is_err() {
                    break;
                }
            }
            ns
        });
        let producer = scope.spawn(move || {
            pin::to(0);
            let (mut ns, mut sum) = (0, 0);
            let mut batch = Vec::with_capacity(BATCH as usize);
            for _ in 0..n / BATCH {
                let watch = Stopwatch::start(clock);
                for _ in 0..BATCH {
                    let mut text = acquire();
                    sum += touch(text_of(&mut text));
                    batch.push(text);
                }
                ns += watch.elapsed_ns();
                let Ok(()) = full_out.send(batch) else { break };
                let Ok(empty) = empty_in.recv() else { return (ns, sum) };
                batch = empty;
            }
            (ns, sum)
        });
        let taken = producer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let dropped = consumer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        (taken, dropped)
    });
    Ok(Turn::new((taken_ns + dropped_ns) as f64, sum)
        .with("acquire_ns", taken_ns as f64 / n as f64)
        .with("drop_ns", dropped_ns as f64 / n as f64))
}
