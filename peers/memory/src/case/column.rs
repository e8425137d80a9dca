//! Records of eight numbers: whole, and in columns.

use std::hint::black_box;

use larder_memory::columns::{Soars, Table};

use crate::Trouble;
use crate::side::Sides;

/// 32 MiB of records, out of every cache.
const LEN: usize = 1 << 19;

#[derive(Soars, Clone, Copy, Debug)]
struct Record {
    x: f64,
    y: f64,
    z: f64,
    u: f64,
    v: f64,
    w: f64,
    mass: f64,
    charge: f64,
}

/// Small whole numbers: their sums are exact in any order.
fn record(index: usize) -> Record {
    let at = |k: usize| ((index + k) % 16) as f64;
    Record {
        x: at(0),
        y: at(1),
        z: at(2),
        u: at(3),
        v: at(4),
        w: at(5),
        mass: at(6),
        charge: at(7),
    }
}

/// Eight running sums, so that the additions do not wait for each other.
fn sum(values: impl ExactSizeIterator<Item = f64> + Clone) -> f64 {
    let mut sums = [0.0; 8];
    let mut values = values;
    while values.len() >= 8 {
        for sum in &mut sums {
            *sum += values.next().unwrap_or(0.0);
        }
    }
    sums.iter().sum::<f64>() + values.sum::<f64>()
}

/// One field of every record.
pub(super) fn scan(sides: &mut Sides) -> Result<(), Trouble> {
    let passes = |n: u64| 0..n / LEN as u64;
    sides.timed("records", || {
        let records: Vec<Record> = (0..LEN).map(record).collect();
        move |n| {
            passes(n)
                .map(|_| sum(black_box(&records).iter().map(|record| record.mass)) as u64)
                .sum()
        }
    })?;
    sides.timed("larder_table", || {
        let table: Table<Record> = (0..LEN).map(record).collect();
        move |n| passes(n).map(|_| sum(black_box(&table).mass().iter().copied()) as u64).sum()
    })
}

/// `n` places without order, the same for every side.
fn places(n: u64) -> impl Iterator<Item = usize> {
    let mut state = 0x9e37_79b9_u64;
    (0..n).map(move |_| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % LEN
    })
}

fn whole(record: &Record) -> u64 {
    let Record { x, y, z, u, v, w, mass, charge } = *record;
    (x + y + z + u + v + w + mass + charge) as u64
}

/// Whole records in no order: what columns are bad at.
pub(super) fn records(sides: &mut Sides) -> Result<(), Trouble> {
    sides.timed("records", || {
        let records: Vec<Record> = (0..LEN).map(record).collect();
        move |n| places(n).map(|place| whole(&black_box(&records)[place])).sum()
    })?;
    sides.timed("larder_table", || {
        let table: Table<Record> = (0..LEN).map(record).collect();
        move |n| {
            let one = |place: usize| {
                let record = black_box(&table).idx(place);
                (record.x
                    + record.y
                    + record.z
                    + record.u
                    + record.v
                    + record.w
                    + record.mass
                    + record.charge) as u64
            };
            places(n).map(one).sum()
        }
    })
}
