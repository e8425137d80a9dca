//! `random`: the Mersenne twister, bit for bit as CPython seeds and draws it.

use std::any::Any;
use std::cell::RefCell;

use super::Names;
use crate::bytes::Bytes;
use crate::class::Maker;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Result, index_error, type_error, value_error};
use crate::function::{Args, Function};
use crate::int::{Int, from_usize};
use crate::list::List;
use crate::native::Native;

const SIZE: usize = 624;
const NAMES: [&str; 23] = [
    "seed",
    "random",
    "uniform",
    "randint",
    "randrange",
    "choice",
    "choices",
    "shuffle",
    "sample",
    "gauss",
    "normalvariate",
    "expovariate",
    "triangular",
    "getrandbits",
    "betavariate",
    "gammavariate",
    "getstate",
    "setstate",
    "lognormvariate",
    "vonmisesvariate",
    "paretovariate",
    "weibullvariate",
    "randbytes",
];

/// The state of a generator.
struct Twister {
    state: [u32; SIZE],
    at: usize,
    gauss: Option<f64>,
}

impl Twister {
    fn new(key: &[u32]) -> Twister {
        let mut state = [0u32; SIZE];
        state[0] = 19_650_218;
        for at in 1..SIZE {
            let last = state[at - 1];
            state[at] = 1_812_433_253u32
                .wrapping_mul(last ^ (last >> 30))
                .wrapping_add(u32::try_from(at).unwrap_or(0));
        }
        let (mut i, mut j) = (1, 0);
        for _ in 0..SIZE.max(key.len()) {
            let last = state[i - 1];
            state[i] = (state[i] ^ (last ^ (last >> 30)).wrapping_mul(1_664_525))
                .wrapping_add(key[j])
                .wrapping_add(u32::try_from(j).unwrap_or(0));
            i += 1;
            j += 1;
            if i >= SIZE {
                state[0] = state[SIZE - 1];
                i = 1;
            }
            if j >= key.len() {
                j = 0;
            }
        }
        for _ in 1..SIZE {
            let last = state[i - 1];
            state[i] = (state[i] ^ (last ^ (last >> 30)).wrapping_mul(1_566_083_941))
                .wrapping_sub(u32::try_from(i).unwrap_or(0));
            i += 1;
            if i >= SIZE {
                state[0] = state[SIZE - 1];
                i = 1;
            }
        }
        state[0] = 0x8000_0000;
        Twister { state, at: SIZE, gauss: None }
    }

    fn next(&mut self) -> u32 {
        if self.at >= SIZE {
            for at in 0..SIZE {
                let y =
                    (self.state[at] & 0x8000_0000) | (self.state[(at + 1) % SIZE] & 0x7fff_ffff);
                let twist = if y & 1 == 1 { 0x9908_b0df } else { 0 };
                self.state[at] = self.state[(at + 397) % SIZE] ^ (y >> 1) ^ twist;
            }
            self.at = 0;
        }
        let mut y = self.state[self.at];
        self.at += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    fn random(&mut self) -> f64 {
        let (a, b) = (self.next() >> 5, self.next() >> 6);
        (f64::from(a) * 67_108_864.0 + f64::from(b)) / 9_007_199_254_740_992.0
    }

    fn bits(&mut self, mut count: i64) -> Int {
        let mut bytes = Vec::new();
        while count > 0 {
            let mut word = self.next();
            if count < 32 {
                word >>= 32 - count;
            }
            bytes.extend(word.to_le_bytes());
            count -= 32;
        }
        Int::from_bytes(&bytes, true, false)
    }

    fn below(&mut self, count: &Int) -> Int {
        let width = count.bit_length();
        loop {
            let drawn = self.bits(width);
            if drawn.compare(count).is_lt() {
                return drawn;
            }
        }
    }

    /// A place among so many, which may be more than a list can hold.
    fn place(&mut self, count: i64) -> i64 {
        self.below(&Int::from(count)).to_i64().unwrap_or(0)
    }
}

fn seeded(value: &Dyn) -> Result<Twister> {
    let number = match value {
        Dyn::Int(number) => number.abs(),
        Dyn::Bool(flag) => Int::from(*flag),
        Dyn::Float(number) => Int::from(crate::float::hash(*number)).abs(),
        Dyn::None => Int::from(super::time::nanoseconds()),
        Dyn::Str(text) => of_bytes(text.as_str().as_bytes()),
        Dyn::Bytes(bytes) => of_bytes(bytes.as_slice()),
        Dyn::ByteArray(bytes) => of_bytes(&bytes.to_vec()),
        _ => {
            return Err(type_error(
                "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.",
            ));
        }
    };
    let length = (number.bit_length() + 31) / 32 * 4;
    let bytes = number.to_bytes(length.max(4), true, false)?;
    let words: Vec<u32> = bytes
        .chunks_exact(4)
        .map(|chunk| chunk.iter().rev().fold(0, |word, &byte| (word << 8) | u32::from(byte)))
        .collect();
    Ok(Twister::new(&words))
}

/// The number that a text or bytes seed with: they, and their digest behind them.
fn of_bytes(bytes: &[u8]) -> Int {
    let mut all = bytes.to_vec();
    all.extend(super::digest::sha512(bytes));
    Int::from_bytes(&all, false, false)
}

pub(super) struct Random(RefCell<Twister>);

fn construct(args: &Args<'_>) -> Result<Dyn> {
    let [seed] = args.places::<1>(0)?;
    Ok(Dyn::native(Random(RefCell::new(seeded(&seed.unwrap_or_default())?))))
}

/// `Random`.
static MAKER: Maker = Maker { name: "Random", construct, function: None };

pub(super) fn fill(names: &Names) -> Result<()> {
    names.made(&MAKER);
    let shared = Dyn::native(Random(RefCell::new(seeded(&Dyn::None)?)));
    for name in NAMES {
        names.set(name, d::getattr(&shared, name)?);
    }
    Ok(())
}

/// A bound of `randrange`: a float may stand for the whole number that it is.
fn bound(value: &Dyn, what: &str) -> Result<Int> {
    match d::index(value) {
        Err(exc) if exc.is(crate::exc::ExcType::TypeError) => {
            let whole = crate::builtins::to_int(value)?;
            if !d::equal(&Dyn::Int(whole.clone()), value)? {
                return Err(value_error(&format!("non-integer {what} for randrange()")));
            }
            Ok(whole)
        }
        other => other,
    }
}

fn float_of(value: &Dyn) -> Result<f64> {
    crate::builtins::to_float(value)
}

impl Native for Random {
    fn type_name(&self) -> &'static str {
        "Random"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        if !NAMES.contains(&name) {
            return Ok(None);
        }
        let held = this.clone();
        Ok(Some(Dyn::Function(Function::open(name, move |args| match &held {
            Dyn::Native(native) => match native.as_any().downcast_ref::<Random>() {
                Some(random) => random.call_method(args),
                None => Ok(Dyn::None),
            },
            _ => Ok(Dyn::None),
        }))))
    }
}

impl Random {
    fn call_method(&self, args: &Args<'_>) -> Result<Dyn> {
        // No code of the program runs while the state is borrowed.
        let draw = || self.0.borrow_mut().random();
        Ok(match args.name {
            "seed" => {
                let [seed, _] = args.named(["a", "version"], 0)?;
                let fresh = seeded(&seed.unwrap_or_default())?;
                *self.0.borrow_mut() = fresh;
                Dyn::None
            }
            "random" => {
                args.places::<0>(0)?;
                Dyn::Float(draw())
            }
            "getrandbits" => {
                let count = args.one()?.as_index()?;
                if count < 0 {
                    return Err(value_error("number of bits must be non-negative"));
                }
                Dyn::Int(self.0.borrow_mut().bits(count))
            }
            "uniform" => {
                let (a, b) = args.two()?;
                let (a, b) = (float_of(&a)?, float_of(&b)?);
                Dyn::Float(a + (b - a) * draw())
            }
            "randint" => {
                let (a, b) = args.two()?;
                let start = bound(&a, "arg 1")?;
                let stop = bound(&b, "stop")?.add(&Int::from(1i64));
                self.range(&start, Some(&stop), &Int::from(1i64))?
            }
            "randrange" => {
                let [start, stop, step] = args.named(["start", "stop", "step"], 1)?;
                let start = bound(&start.unwrap_or_default(), "arg 1")?;
                let stop = stop.filter(|stop| !stop.is_none());
                let stop = stop.map(|stop| bound(&stop, "stop")).transpose()?;
                let step = step.map_or(Ok(Int::from(1i64)), |step| bound(&step, "step"))?;
                self.range(&start, stop.as_ref(), &step)?
            }
            "choice" => {
                let items = args.one()?;
                let count = d::length(&items)?;
                if count == 0 {
                    return Err(index_error("Cannot choose from an empty sequence"));
                }
                let at = self.0.borrow_mut().place(count);
                d::getitem(&items, &Dyn::from(at))?
            }
            "choices" => self.choices(args)?,
            "shuffle" => {
                let items = args.one()?;
                for at in (1..d::length(&items)?).rev() {
                    let other = self.0.borrow_mut().place(at + 1);
                    let (at, other) = (Dyn::from(at), Dyn::from(other));
                    let (a, b) = (d::getitem(&items, &at)?, d::getitem(&items, &other)?);
                    d::setitem(&items, &at, b)?;
                    d::setitem(&items, &other, a)?;
                }
                Dyn::None
            }
            "sample" => self.sample(args)?,
            "gauss" => {
                let [mean, spread] = args.named(["mu", "sigma"], 0)?;
                let mean = mean.map_or(Ok(0.0), |mean| float_of(&mean))?;
                let spread = spread.map_or(Ok(1.0), |spread| float_of(&spread))?;
                let kept = self.0.borrow_mut().gauss.take();
                let z = match kept {
                    Some(z) => z,
                    None => {
                        let angle = draw() * std::f64::consts::TAU;
                        let radius = (-2.0 * (1.0 - draw()).ln()).sqrt();
                        self.0.borrow_mut().gauss = Some(angle.sin() * radius);
                        angle.cos() * radius
                    }
                };
                Dyn::Float(mean + z * spread)
            }
            "randbytes" => {
                let count = args.one()?.as_index()?;
                if count < 0 {
                    return Err(value_error("number of bits must be non-negative"));
                }
                let bits = self.0.borrow_mut().bits(count * 8);
                Dyn::from(Bytes::from(bits.to_bytes(count, true, false)?))
            }
            "getstate" => {
                args.places::<0>(0)?;
                let twister = self.0.borrow();
                let mut words: Vec<Dyn> =
                    twister.state.iter().map(|&word| Dyn::from(i64::from(word))).collect();
                words.push(Dyn::from(from_usize(twister.at)));
                let gauss = twister.gauss.map_or(Dyn::None, Dyn::Float);
                Dyn::tuple(vec![Dyn::from(3), Dyn::tuple(words), gauss])
            }
            "setstate" => {
                let state = args.one()?;
                let parts = d::to_vec(&state)?;
                let [version, words, gauss] = parts.as_slice() else {
                    return Err(value_error("state vector is the wrong size"));
                };
                if version.as_index()? != 3 {
                    return Err(value_error(&format!(
                        "state with version {} passed to Random.setstate() of version 3",
                        d::repr(version)?
                    )));
                }
                let words = d::to_vec(words)?;
                if words.len() != SIZE + 1 {
                    return Err(value_error("state vector is the wrong size"));
                }
                let mut fresh = [0u32; SIZE];
                for (into, word) in fresh.iter_mut().zip(&words) {
                    *into = word.as_index()? as u32;
                }
                let at = usize::try_from(words[SIZE].as_index()?).unwrap_or(SIZE + 1);
                if at > SIZE {
                    return Err(value_error("invalid state"));
                }
                let gauss = match gauss {
                    Dyn::None => None,
                    gauss => Some(float_of(gauss)?),
                };
                let mut twister = self.0.borrow_mut();
                (twister.state, twister.at, twister.gauss) = (fresh, at, gauss);
                Dyn::None
            }
            name => match super::distributions::draw(name, args, &draw)? {
                Some(drawn) => drawn,
                None => return Err(crate::exc::not_implemented_error(&format!("random.{name}"))),
            },
        })
    }

    fn range(&self, start: &Int, stop: Option<&Int>, step: &Int) -> Result<Dyn> {
        let mut twister = self.0.borrow_mut();
        let Some(stop) = stop else {
            if start.sign() > 0 {
                return Ok(Dyn::Int(twister.below(start)));
            }
            return Err(value_error("empty range for randrange()"));
        };
        let width = stop.sub(start);
        let one = Int::from(1i64);
        let count = match (step.sign(), step == &one) {
            (_, true) => width.clone(),
            (1, _) => width.add(step).sub(&one).floordiv(step)?,
            (-1, _) => width.add(step).add(&one).floordiv(step)?,
            _ => return Err(value_error("zero step for randrange()")),
        };
        if count.sign() <= 0 {
            return Err(value_error(&if step == &one {
                format!("empty range for randrange() ({start}, {stop}, {width})")
            } else {
                "empty range for randrange()".to_owned()
            }));
        }
        Ok(Dyn::Int(start.add(&step.mul(&twister.below(&count)))))
    }

    fn choices(&self, args: &Args<'_>) -> Result<Dyn> {
        let [items, weights, cumulative, count] =
            args.named(["population", "weights", "cum_weights", "k"], 1)?;
        let items = items.unwrap_or_default();
        let total = d::length(&items)?;
        let count = usize::try_from(count.map_or(Ok(1), |count| count.as_index())?).unwrap_or(0);
        let (weights, cumulative) = (
            weights.filter(|weights| !weights.is_none()),
            cumulative.filter(|cumulative| !cumulative.is_none()),
        );
        let sums = match (weights, cumulative) {
            (Some(_), Some(_)) => {
                return Err(type_error("Cannot specify both weights and cumulative weights"));
            }
            (Some(Dyn::Int(count)), None) => {
                return Err(type_error(&format!(
                    "The number of choices must be a keyword argument: k={count}"
                )));
            }
            (Some(weights), None) => {
                let mut sums = Vec::new();
                let mut sum = Dyn::from(0);
                for weight in d::to_vec(&weights)? {
                    sum = if sums.is_empty() { weight } else { d::add(&sum, &weight)? };
                    sums.push(float_of(&sum)?);
                }
                Some(sums)
            }
            (None, Some(sums)) => {
                Some(d::to_vec(&sums)?.iter().map(float_of).collect::<Result<Vec<f64>>>()?)
            }
            (None, None) => None,
        };
        let whole = match &sums {
            None => total as f64,
            Some(sums) if from_usize(sums.len()) != total => {
                return Err(value_error("The number of weights does not match the population"));
            }
            Some(sums) => match sums.last() {
                None => return Err(index_error("list index out of range")),
                Some(&whole) if whole <= 0.0 => {
                    return Err(value_error("Total of weights must be greater than zero"));
                }
                Some(whole) if !whole.is_finite() => {
                    return Err(value_error("Total of weights must be finite"));
                }
                Some(&whole) => whole,
            },
        };
        let mut picked = Vec::with_capacity(count);
        for _ in 0..count {
            let wanted = self.0.borrow_mut().random() * whole;
            let place = match &sums {
                None => wanted as i64,
                Some(sums) => {
                    from_usize(sums[..sums.len() - 1].partition_point(|&sum| sum <= wanted))
                }
            };
            picked.push(d::getitem(&items, &Dyn::from(place))?);
        }
        Ok(Dyn::list(picked))
    }

    fn sample(&self, args: &Args<'_>) -> Result<Dyn> {
        let [items, count, counts] = args.named(["population", "k", "counts"], 2)?;
        let items = items.unwrap_or_default();
        let count = count.unwrap_or_default();
        if let Some(counts) = counts.filter(|counts| !counts.is_none()) {
            return self.sample_counted(&items, &count, &counts);
        }
        if !d::is_sequence(&items) {
            return Err(type_error(
                "Population must be a sequence.  For dicts or sets, use sorted(d).",
            ));
        }
        let mut pool = None;
        let picked = self.picked(d::length(&items)?, &count, |at, other| {
            let Some(other) = other else {
                return d::getitem(&items, &Dyn::from(at));
            };
            let (at, other) = (at as usize, other as usize);
            let pool = match &mut pool {
                Some(pool) => pool,
                None => pool.insert(d::to_vec(&items)?),
            };
            let item = pool[at].clone();
            pool[at] = pool[other].clone();
            Ok(item)
        })?;
        Ok(Dyn::List(List::from(picked)))
    }

    /// A sample of items of which each stands for so many, without a list of all of them.
    fn sample_counted(&self, items: &Dyn, count: &Dyn, counts: &Dyn) -> Result<Dyn> {
        let items = d::to_vec(items)?;
        let mut sums = Vec::new();
        let mut total = 0;
        for one in d::to_vec(counts)? {
            if !matches!(one, Dyn::Int(_) | Dyn::Bool(_)) {
                return Err(type_error("Counts must be integers"));
            }
            total += one.as_index()?;
            sums.push(total);
        }
        if sums.len() != items.len() {
            return Err(value_error("The number of counts does not match the population"));
        }
        if total <= 0 {
            return Err(value_error("Total of counts must be greater than zero"));
        }
        let last = sums.len() - 1;
        let mut moved = std::collections::HashMap::new();
        let picked = self.picked(total, count, |at, other| {
            let place = |at| moved.get(&at).copied().unwrap_or(at);
            let (item, other) = (place(at), other.map(place));
            if let Some(other) = other {
                moved.insert(at, other);
            }
            Ok(items[sums[..last].partition_point(|&sum| sum <= item)].clone())
        })?;
        Ok(Dyn::List(List::from(picked)))
    }

    /// Items of a pool of so many. `take` gives the item at a place, and puts the one at the other place there; where
    /// few are wanted of many there is no other, and nobody makes a list of all.
    fn picked(
        &self,
        total: i64,
        count: &Dyn,
        mut take: impl FnMut(i64, Option<i64>) -> Result<Dyn>,
    ) -> Result<Vec<Dyn>> {
        let count = count.as_index()?;
        if !(0..=total).contains(&count) {
            return Err(value_error("Sample larger than population or is negative"));
        }
        let mut set_size = 21i64;
        if count > 5 {
            // The size of a set of that many, as CPython estimates it.
            let exponent = ((count * 3) as f64).ln() / 4f64.ln();
            set_size += 4i64.pow(exponent.ceil() as u32);
        }
        let mut places = Vec::with_capacity(usize::try_from(count).unwrap_or(0));
        let mut twister = self.0.borrow_mut();
        if total <= set_size {
            for at in 0..count {
                let place = twister.place(total - at);
                places.push((place, Some(total - at - 1)));
            }
        } else {
            let mut taken = std::collections::HashSet::new();
            for _ in 0..count {
                let mut at = twister.place(total);
                while !taken.insert(at) {
                    at = twister.place(total);
                }
                places.push((at, None));
            }
        }
        drop(twister);
        places.into_iter().map(|(at, other)| take(at, other)).collect()
    }
}
