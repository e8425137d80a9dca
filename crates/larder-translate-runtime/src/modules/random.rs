//! `random`: the Mersenne twister, bit for bit as CPython seeds and draws it.

use std::any::Any;
use std::cell::RefCell;

use super::Names;
use crate::class::Builtin;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Result, index_error, type_error, value_error};
use crate::function::{Args, Function};
use crate::int::{Int, from_usize};
use crate::list::List;
use crate::native::Native;

const SIZE: usize = 624;
const NAMES: [&str; 18] = [
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

    fn place(&mut self, count: usize) -> usize {
        let drawn = self.below(&Int::from(from_usize(count)));
        drawn.to_i64().and_then(|drawn| usize::try_from(drawn).ok()).unwrap_or(0)
    }
}

fn seeded(value: &Dyn) -> Result<Twister> {
    let number = match value {
        Dyn::Int(number) => number.abs(),
        Dyn::Bool(flag) => Int::from(*flag),
        Dyn::Float(number) => Int::from(crate::float::hash(*number)).abs(),
        Dyn::None => Int::from(super::time::nanoseconds()),
        _ => {
            return Err(crate::exc::not_implemented_error(
                "a seed that is neither a number nor None",
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

struct Random(RefCell<Twister>);

pub(super) fn construct(args: &Args<'_>) -> Result<Dyn> {
    let [seed] = args.places::<1>(0)?;
    Ok(Dyn::native(Random(RefCell::new(seeded(&seed.unwrap_or_default())?))))
}

pub(super) fn fill(names: &Names) -> Result<()> {
    names.class("Random", Builtin::Named("Random"));
    let shared = Dyn::native(Random(RefCell::new(seeded(&Dyn::None)?)));
    for name in NAMES {
        names.set(name, d::getattr(&shared, name)?);
    }
    Ok(())
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
                let stop = d::index(&b)?.add(&Int::from(1i64));
                self.range(&d::index(&a)?, Some(&stop), &Int::from(1i64))?
            }
            "randrange" => {
                let [start, stop, step] = args.named(["start", "stop", "step"], 1)?;
                let step = step.map_or(Ok(Int::from(1i64)), |step| d::index(&step))?;
                let stop =
                    stop.filter(|stop| !stop.is_none()).map(|stop| d::index(&stop)).transpose()?;
                self.range(&d::index(&start.unwrap_or_default())?, stop.as_ref(), &step)?
            }
            "choice" => {
                let items = args.one()?;
                let count = d::len(&items)?;
                if count == 0 {
                    return Err(index_error("Cannot choose from an empty sequence"));
                }
                let at = self.0.borrow_mut().place(count);
                d::getitem(&items, &Dyn::from(from_usize(at)))?
            }
            "choices" => self.choices(args)?,
            "shuffle" => {
                let items = args.one()?;
                for at in (1..d::len(&items)?).rev() {
                    let other = self.0.borrow_mut().place(at + 1);
                    let (at, other) = (Dyn::from(from_usize(at)), Dyn::from(from_usize(other)));
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
            "normalvariate" => {
                let [mean, spread] = args.named(["mu", "sigma"], 0)?;
                let mean = mean.map_or(Ok(0.0), |mean| float_of(&mean))?;
                let spread = spread.map_or(Ok(1.0), |spread| float_of(&spread))?;
                let factor = 4.0 * (-0.5f64).exp() / 2f64.sqrt();
                loop {
                    let (u1, u2) = (draw(), 1.0 - draw());
                    let z = factor * (u1 - 0.5) / u2;
                    if z * z / 4.0 <= -u2.ln() {
                        return Ok(Dyn::Float(mean + z * spread));
                    }
                }
            }
            "expovariate" => {
                let rate = float_of(&args.one()?)?;
                Dyn::Float(crate::float::div(-(1.0 - draw()).ln(), rate)?)
            }
            "triangular" => {
                let [low, high, mode] = args.named(["low", "high", "mode"], 0)?;
                let lowest = low.clone().unwrap_or(Dyn::Float(0.0));
                let mut low = low.map_or(Ok(0.0), |low| float_of(&low))?;
                let mut high = high.map_or(Ok(1.0), |high| float_of(&high))?;
                let mut u = draw();
                let mut c = match mode.filter(|mode| !mode.is_none()) {
                    Some(mode) if high - low != 0.0 => (float_of(&mode)? - low) / (high - low),
                    Some(_) => return Ok(lowest),
                    None => 0.5,
                };
                if u > c {
                    u = 1.0 - u;
                    c = 1.0 - c;
                    std::mem::swap(&mut low, &mut high);
                }
                Dyn::Float(low + (high - low) * (u * c).sqrt())
            }
            "gammavariate" => {
                let [alpha, beta] = args.named(["alpha", "beta"], 2)?;
                let alpha = float_of(&alpha.unwrap_or_default())?;
                Dyn::Float(self.gamma(alpha, float_of(&beta.unwrap_or_default())?)?)
            }
            "betavariate" => {
                let [alpha, beta] = args.named(["alpha", "beta"], 2)?;
                let y = self.gamma(float_of(&alpha.unwrap_or_default())?, 1.0)?;
                let beta = float_of(&beta.unwrap_or_default())?;
                Dyn::Float(if y == 0.0 { 0.0 } else { y / (y + self.gamma(beta, 1.0)?) })
            }
            name => return Err(crate::exc::not_implemented_error(&format!("random.{name}"))),
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
        let items = d::to_vec(&items.unwrap_or_default())?;
        let count = usize::try_from(count.map_or(Ok(1), |count| count.as_index())?).unwrap_or(0);
        let mut sums = Vec::new();
        if let Some(weights) = weights.filter(|weights| !weights.is_none()) {
            let mut total = Dyn::from(0);
            for weight in d::to_vec(&weights)? {
                total = d::add(&total, &weight)?;
                sums.push(float_of(&total)?);
            }
        } else if let Some(cumulative) = cumulative.filter(|cumulative| !cumulative.is_none()) {
            for sum in d::to_vec(&cumulative)? {
                sums.push(float_of(&sum)?);
            }
        }
        if items.is_empty() {
            return Err(index_error("list index out of range"));
        }
        if !sums.is_empty() && sums.len() != items.len() {
            return Err(value_error("The number of weights does not match the population"));
        }
        let mut picked = Vec::with_capacity(count);
        let mut twister = self.0.borrow_mut();
        for _ in 0..count {
            let at = match sums.last() {
                None => (twister.random() * items.len() as f64) as usize,
                Some(&total) if total <= 0.0 => {
                    return Err(value_error("Total of weights must be greater than zero"));
                }
                Some(&total) => {
                    let wanted = twister.random() * total;
                    sums[..sums.len() - 1].partition_point(|&sum| sum <= wanted)
                }
            };
            picked.push(items[at].clone());
        }
        Ok(Dyn::list(picked))
    }

    /// A draw of the gamma distribution: Cheng's way above one, the exponential one at one, Kennedy and
    /// Gentle's below, with the numbers drawn in CPython's order.
    #[expect(clippy::float_cmp, reason = "only one itself is the exponential distribution")]
    fn gamma(&self, alpha: f64, beta: f64) -> Result<f64> {
        const E: f64 = std::f64::consts::E;
        if alpha <= 0.0 || beta <= 0.0 {
            return Err(value_error("gammavariate: alpha and beta must be > 0.0"));
        }
        let draw = || self.0.borrow_mut().random();
        if alpha == 1.0 {
            return Ok(-(1.0 - draw()).ln() * beta);
        }
        if alpha > 1.0 {
            let root = (2.0 * alpha - 1.0).sqrt();
            let shift = alpha - 4f64.ln();
            let slope = alpha + root;
            let magic = 1.0 + 4.5f64.ln();
            loop {
                let u1 = draw();
                if !(1e-7 < u1 && u1 < 0.999_999_9) {
                    continue;
                }
                let u2 = 1.0 - draw();
                let v = (u1 / (1.0 - u1)).ln() / root;
                let x = alpha * v.exp();
                let z = u1 * u1 * u2;
                let r = shift + slope * v - x;
                if r + magic - 4.5 * z >= 0.0 || r >= z.ln() {
                    return Ok(x * beta);
                }
            }
        }
        loop {
            let b = (E + alpha) / E;
            let p = b * draw();
            let x = if p <= 1.0 { p.powf(1.0 / alpha) } else { -((b - p) / alpha).ln() };
            let u1 = draw();
            let is_taken = if p > 1.0 { u1 <= x.powf(alpha - 1.0) } else { u1 <= (-x).exp() };
            if is_taken {
                return Ok(x * beta);
            }
        }
    }

    fn sample(&self, args: &Args<'_>) -> Result<Dyn> {
        let [items, count, counts] = args.named(["population", "k", "counts"], 2)?;
        if counts.is_some_and(|counts| !counts.is_none()) {
            return Err(crate::exc::not_implemented_error("random.sample with counts"));
        }
        let items = items.unwrap_or_default();
        if matches!(items, Dyn::Set(_) | Dyn::FrozenSet(_) | Dyn::Dict(_)) {
            return Err(type_error(
                "Population must be a sequence.  For dicts or sets, use sorted(d).",
            ));
        }
        let mut pool = d::to_vec(&items)?;
        let total = pool.len();
        let count = count.unwrap_or_default().as_index()?;
        let Some(count) = usize::try_from(count).ok().filter(|&count| count <= total) else {
            return Err(value_error("Sample larger than population or is negative"));
        };
        let mut twister = self.0.borrow_mut();
        let mut set_size = 21usize;
        if count > 5 {
            // The size of a set of that many, as CPython estimates it.
            let exponent = ((count * 3) as f64).ln() / 4f64.ln();
            set_size += 4usize.pow(exponent.ceil() as u32);
        }
        let mut picked = Vec::with_capacity(count);
        if total <= set_size {
            for at in 0..count {
                let other = twister.place(total - at);
                picked.push(pool[other].clone());
                pool[other] = pool[total - at - 1].clone();
            }
        } else {
            let mut taken = std::collections::HashSet::new();
            for _ in 0..count {
                let mut at = twister.place(total);
                while !taken.insert(at) {
                    at = twister.place(total);
                }
                picked.push(pool[at].clone());
            }
        }
        Ok(Dyn::List(List::from(picked)))
    }
}
