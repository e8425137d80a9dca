//! Records of eight numbers: whole, and in columns.

use std::hint::black_box;

use larder_memory::columns::{Columns, Table};
use soa_rs::Soa;

use crate::Trouble;
use crate::side::Sides;

/// 32 MiB of records, out of every cache.
const LEN: usize = 1 << 19;

#[derive(Columns, Clone, Copy, Debug)]
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

/// The same for the rival, whose derive writes views of the same names.
#[expect(clippy::expl_impl_clone_on_copy, reason = "the rival's derive writes it")]
mod rival {
    use soa_rs::Soars;

    #[derive(Soars, Clone, Copy, Debug)]
    pub(super) struct Record {
        pub(super) x: f64,
        pub(super) y: f64,
        pub(super) z: f64,
        pub(super) u: f64,
        pub(super) v: f64,
        pub(super) w: f64,
        pub(super) mass: f64,
        pub(super) charge: f64,
    }

    impl From<super::Record> for Record {
        fn from(record: super::Record) -> Self {
            let super::Record { x, y, z, u, v, w, mass, charge } = record;
            Record { x, y, z, u, v, w, mass, charge }
        }
    }
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
    sides.timed("soa_rs", || {
        let table: Soa<rival::Record> = (0..LEN).map(|at| record(at).into()).collect();
        move |n| passes(n).map(|_| sum(black_box(&table).mass().iter().copied()) as u64).sum()
    })?;
    sides.timed("larder_table", || {
        let table: Table<Record> = (0..LEN).map(record).collect();
        move |n| {
            passes(n).map(|_| sum(black_box(&table).slices().mass.iter().copied()) as u64).sum()
        }
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
    sides.timed("soa_rs", || {
        let table: Soa<rival::Record> = (0..LEN).map(|at| record(at).into()).collect();
        move |n| {
            let one = |place: usize| {
                let r = black_box(&table).idx(place);
                (r.x + r.y + r.z + r.u + r.v + r.w + r.mass + r.charge) as u64
            };
            places(n).map(one).sum()
        }
    })?;
    sides.timed("larder_table", || {
        let table: Table<Record> = (0..LEN).map(record).collect();
        move |n| {
            let one = |place: usize| {
                black_box(&table)
                    .get(place)
                    .map_or(0, |r| (r.x + r.y + r.z + r.u + r.v + r.w + r.mass + r.charge) as u64)
            };
            places(n).map(one).sum()
        }
    })
}
