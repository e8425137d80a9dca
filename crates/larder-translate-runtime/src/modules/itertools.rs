//! `itertools`.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use super::Names;
use crate::class::{Builtin, Class, Maker};
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Result, value_error};
use crate::function::{Args, Function};
use crate::iter::{Iter, Source};

macro_rules! makers {
    ($($name:literal,)*) => {
        [$(Maker { name: $name, construct: |args| construct($name, args), function: None },)*]
    };
}

static MAKERS: [Maker; 18] = makers![
    "accumulate",
    "chain",
    "combinations",
    "combinations_with_replacement",
    "compress",
    "count",
    "cycle",
    "dropwhile",
    "filterfalse",
    "groupby",
    "islice",
    "pairwise",
    "permutations",
    "product",
    "repeat",
    "starmap",
    "takewhile",
    "zip_longest",
];

/// `tee(items, n=2)`: each iterator finds what another has taken already in a queue of its own.
fn tee(args: &Args<'_>) -> Result<Dyn> {
    let [items, count] = args.places::<2>(1)?;
    let count = count.map_or(Ok(2), |count| count.as_index())?;
    let Ok(count) = usize::try_from(count) else { return Err(value_error("n must be >= 0")) };
    let source = d::iter(&items.unwrap_or_default())?;
    let queues: Rc<RefCell<Vec<VecDeque<Dyn>>>> =
        Rc::new(RefCell::new(vec![VecDeque::new(); count]));
    let one = |own: usize| {
        let (source, queues) = (source.clone(), Rc::clone(&queues));
        let step = move || {
            if let Some(held) = queues.borrow_mut()[own].pop_front() {
                return Ok(Some(held));
            }
            let Some(next) = source.advance()? else { return Ok(None) };
            for (index, queue) in queues.borrow_mut().iter_mut().enumerate() {
                if index != own {
                    queue.push_back(next.clone());
                }
            }
            Ok(Some(next))
        };
        Dyn::Iter(Iter::from_fn("_tee", step))
    };
    Ok(Dyn::tuple((0..count).map(one).collect()))
}

pub(super) fn fill(names: &Names) -> Result<()> {
    for maker in &MAKERS {
        names.made(maker);
    }
    names.function("tee", tee);
    let chain = Class::builtin(Builtin::Named("chain"));
    chain.attributes().set_text(
        "from_iterable",
        Dyn::Function(Function::native("from_iterable", |args| {
            let sources = d::iter(&args.one()?)?;
            Ok(Dyn::Iter(chained(move || sources.advance())))
        })),
    );
    Ok(())
}

fn truth_of(test: &Dyn, item: &Dyn) -> Result<bool> {
    match test {
        Dyn::None => d::truth(item),
        test => d::truth(&d::call(test, std::slice::from_ref(item))?),
    }
}

/// The elements of one source after the other.
pub(super) fn chained(mut next_source: impl FnMut() -> Result<Option<Dyn>> + 'static) -> Iter<Dyn> {
    let mut now: Option<Iter<Dyn>> = None;
    Iter::from_fn("chain", move || {
        loop {
            if let Some(iter) = &now {
                if let Some(item) = iter.advance()? {
                    return Ok(Some(item));
                }
                now = None;
            }
            match next_source()? {
                Some(source) => now = Some(d::iter(&source)?),
                None => return Ok(None),
            }
        }
    })
}

struct Counting {
    now: Dyn,
    step: Dyn,
}

impl Source<Dyn> for Counting {
    fn next(&mut self) -> Result<Option<Dyn>> {
        let next = d::add(&self.now, &self.step)?;
        Ok(Some(std::mem::replace(&mut self.now, next)))
    }
    fn repr(&self) -> Result<Option<String>> {
        let now = d::repr(&self.now)?;
        Ok(Some(match &self.step {
            Dyn::Int(step) if step.to_i64() == Some(1) => format!("count({now})"),
            step => format!("count({now}, {})", d::repr(step)?),
        }))
    }
}

struct Repeated {
    item: Dyn,
    left: Option<i64>,
}

impl Source<Dyn> for Repeated {
    fn next(&mut self) -> Result<Option<Dyn>> {
        if let Some(left) = &mut self.left {
            if *left <= 0 {
                return Ok(None);
            }
            *left -= 1;
        }
        Ok(Some(self.item.clone()))
    }
    fn remaining(&self) -> Option<usize> {
        self.left.map(|left| usize::try_from(left).unwrap_or(0))
    }
    fn repr(&self) -> Result<Option<String>> {
        let item = d::repr(&self.item)?;
        Ok(Some(match self.left {
            Some(left) => format!("repeat({item}, {})", left.max(0)),
            None => format!("repeat({item})"),
        }))
    }
}

/// What nobody can count with.
fn is_no_number(value: &Dyn) -> bool {
    matches!(
        value,
        Dyn::None
            | Dyn::Str(_)
            | Dyn::Bytes(_)
            | Dyn::ByteArray(_)
            | Dyn::List(_)
            | Dyn::Tuple(_)
            | Dyn::Dict(_)
            | Dyn::Set(_)
            | Dyn::FrozenSet(_)
            | Dyn::Range(_)
            | Dyn::Deque(_)
    )
}

fn count_of(value: &Dyn, what: &str) -> Result<usize> {
    usize::try_from(value.as_index()?)
        .map_err(|_| value_error(&format!("{what} must be non-negative")))
}

fn construct(name: &str, args: &Args<'_>) -> Result<Dyn> {
    let iter = match name {
        "chain" => {
            let mut sources = args.pos.to_vec().into_iter();
            chained(move || Ok(sources.next()))
        }
        "count" => {
            let [start, step] = args.named(["start", "step"], 0)?;
            let mut now = start.unwrap_or_else(|| Dyn::from(0));
            let step = step.unwrap_or_else(|| Dyn::from(1));
            if [&now, &step].into_iter().any(is_no_number) {
                return Err(crate::exc::type_error("a number is required"));
            }
            // Counted one by one, `True` is the number that it stands for.
            if let (Dyn::Bool(flag), true) = (&now, d::equal(&step, &Dyn::from(1))?) {
                now = Dyn::from(i64::from(*flag));
            }
            Iter::from_source("count", Box::new(Counting { now, step }))
        }
        "cycle" => {
            let source = d::iter(&args.one()?)?;
            let (mut kept, mut at, mut is_over) = (Vec::new(), 0, false);
            Iter::from_fn("cycle", move || {
                if !is_over {
                    if let Some(item) = source.advance()? {
                        kept.push(item.clone());
                        return Ok(Some(item));
                    }
                    is_over = true;
                }
                if kept.is_empty() {
                    return Ok(None);
                }
                let item: Dyn = kept[at % kept.len()].clone();
                at = (at + 1) % kept.len();
                Ok(Some(item))
            })
        }
        "repeat" => {
            let [item, times] = args.named(["object", "times"], 1)?;
            let item = item.unwrap_or_default();
            let left = times.map(|times| times.as_index()).transpose()?;
            Iter::from_source("repeat", Box::new(Repeated { item, left }))
        }
        "accumulate" => {
            let [items, function, initial] = args.named(["iterable", "func", "initial"], 1)?;
            let items = d::iter(&items.unwrap_or_default())?;
            let function = function.filter(|function| !function.is_none());
            let mut start = initial.filter(|initial| !initial.is_none());
            let mut total: Option<Dyn> = None;
            Iter::from_fn("accumulate", move || {
                if let Some(start) = start.take() {
                    total = Some(start.clone());
                    return Ok(Some(start));
                }
                let Some(item) = items.advance()? else { return Ok(None) };
                let next = match (&total, &function) {
                    (None, _) => item,
                    (Some(total), Some(function)) => d::call(function, &[total.clone(), item])?,
                    (Some(total), None) => d::add(total, &item)?,
                };
                total = Some(next.clone());
                Ok(Some(next))
            })
        }
        "compress" => {
            let [items, selectors] = args.named(["data", "selectors"], 2)?;
            let (items, selectors) =
                (d::iter(&items.unwrap_or_default())?, d::iter(&selectors.unwrap_or_default())?);
            Iter::from_fn("compress", move || {
                while let (Some(item), Some(selector)) = (items.advance()?, selectors.advance()?) {
                    if d::truth(&selector)? {
                        return Ok(Some(item));
                    }
                }
                Ok(None)
            })
        }
        "takewhile" | "dropwhile" | "filterfalse" => {
            let (test, items) = args.two()?;
            let items = d::iter(&items)?;
            let mut is_past = false;
            match name {
                "takewhile" => Iter::from_fn("takewhile", move || {
                    let Some(item) = items.advance()? else { return Ok(None) };
                    Ok(if truth_of(&test, &item)? { Some(item) } else { None })
                }),
                "dropwhile" => Iter::from_fn("dropwhile", move || {
                    while let Some(item) = items.advance()? {
                        if is_past || !truth_of(&test, &item)? {
                            is_past = true;
                            return Ok(Some(item));
                        }
                    }
                    Ok(None)
                }),
                _ => Iter::from_fn("filterfalse", move || {
                    while let Some(item) = items.advance()? {
                        if !truth_of(&test, &item)? {
                            return Ok(Some(item));
                        }
                    }
                    Ok(None)
                }),
            }
        }
        "starmap" => {
            let (function, items) = args.two()?;
            let items = d::iter(&items)?;
            Iter::from_fn("starmap", move || {
                let Some(item) = items.advance()? else { return Ok(None) };
                d::call(&function, &d::to_vec(&item)?).map(Some)
            })
        }
        "pairwise" => {
            let items = d::iter(&args.one()?)?;
            let mut last: Option<Dyn> = None;
            Iter::from_fn("pairwise", move || {
                let first = match last.take() {
                    Some(last) => last,
                    None => match items.advance()? {
                        Some(first) => first,
                        None => return Ok(None),
                    },
                };
                let Some(second) = items.advance()? else { return Ok(None) };
                last = Some(second.clone());
                Ok(Some(Dyn::tuple(vec![first, second])))
            })
        }
        "islice" => islice(args)?,
        "groupby" => group_by(args)?,
        "zip_longest" => {
            let [fill] = Args { pos: &[], ..*args }.named(["fillvalue"], 0)?;
            let fill = fill.unwrap_or_default();
            let mut sources = args
                .pos
                .iter()
                .map(|value| d::iter(value).map(Some))
                .collect::<Result<Vec<_>>>()?;
            Iter::from_fn("zip_longest", move || {
                let mut values = Vec::with_capacity(sources.len());
                for source in &mut sources {
                    let item = match source {
                        Some(iter) => iter.advance()?,
                        None => None,
                    };
                    if item.is_none() {
                        *source = None;
                    }
                    values.push(item.unwrap_or_else(|| fill.clone()));
                }
                Ok(sources.iter().any(Option::is_some).then(|| Dyn::tuple(values)))
            })
        }
        "product" => {
            let [repeat] = Args { pos: &[], ..*args }.named(["repeat"], 0)?;
            let repeat = match repeat {
                None => 1,
                Some(repeat) => usize::try_from(repeat.as_index()?)
                    .map_err(|_| value_error("repeat argument cannot be negative"))?,
            };
            let pools = args.pos.iter().map(d::to_vec).collect::<Result<Vec<_>>>()?;
            let pools: Vec<Vec<Dyn>> = std::iter::repeat_n(pools, repeat).flatten().collect();
            product(pools)
        }
        "combinations" | "combinations_with_replacement" => {
            let [items, count] = args.named(["iterable", "r"], 2)?;
            let pool = d::to_vec(&items.unwrap_or_default())?;
            let count = count_of(&count.unwrap_or_default(), "r")?;
            combinations(pool, count, name == "combinations_with_replacement")
        }
        "permutations" => {
            let [items, count] = args.named(["iterable", "r"], 1)?;
            let pool = d::to_vec(&items.unwrap_or_default())?;
            let count = match count.filter(|count| !count.is_none()) {
                Some(count) => count_of(&count, "r")?,
                None => pool.len(),
            };
            permutations(pool, count)
        }
        name => return Err(crate::exc::type_error(&format!("cannot create '{name}' instances"))),
    };
    Ok(Dyn::Iter(iter))
}

fn islice(args: &Args<'_>) -> Result<Iter<Dyn>> {
    let [items, a, b, c] = args.places::<4>(2)?;
    let items = d::iter(&items.unwrap_or_default())?;
    let part = |value: Option<Dyn>, what: &str| -> Result<Option<usize>> {
        match value {
            None | Some(Dyn::None) => Ok(None),
            Some(value) => value
                .as_index()
                .ok()
                .and_then(|value| usize::try_from(value).ok())
                .map(Some)
                .ok_or_else(|| {
                    value_error(&format!(
                        "{what} for islice() must be None or an integer: 0 <= x <= sys.maxsize."
                    ))
                }),
        }
    };
    let has_start = args.pos.len() > 2;
    let (start, stop, step) = if has_start {
        (part(a, "Indices")?, part(b, "Stop argument")?, part(c, "Step")?)
    } else {
        (None, part(a, "Stop argument")?, None)
    };
    let (mut wanted, step) = (start.unwrap_or(0), step.unwrap_or(1));
    if step == 0 {
        return Err(value_error("Step for islice() must be a positive integer or None."));
    }
    let mut at = 0;
    Ok(Iter::from_fn("islice", move || {
        let end = stop.unwrap_or(usize::MAX);
        // What lies before the next wanted one is taken and dropped, up to the end at most.
        while at < wanted.min(end) {
            if items.advance()?.is_none() {
                return Ok(None);
            }
            at += 1;
        }
        if wanted >= end {
            return Ok(None);
        }
        let item = items.advance()?;
        at += 1;
        wanted = wanted.saturating_add(step);
        Ok(item)
    }))
}

fn group_by(args: &Args<'_>) -> Result<Iter<Dyn>> {
    use std::cell::RefCell;
    use std::rc::Rc;
    struct State {
        items: Iter<Dyn>,
        key: Dyn,
        /// The element that began the next group, with its key.
        ahead: Option<(Dyn, Dyn)>,
        current: Option<Dyn>,
        turn: u64,
    }
    impl State {
        fn read(&mut self) -> Result<bool> {
            if self.ahead.is_some() {
                return Ok(true);
            }
            let Some(item) = self.items.advance()? else { return Ok(false) };
            let rank = match &self.key {
                Dyn::None => item.clone(),
                key => d::call(key, std::slice::from_ref(&item))?,
            };
            self.ahead = Some((rank, item));
            Ok(true)
        }
        /// Takes the element ahead if it belongs to the current group.
        fn member(&mut self) -> Result<Option<Dyn>> {
            if !self.read()? {
                return Ok(None);
            }
            let (Some((rank, _)), Some(current)) = (&self.ahead, &self.current) else {
                return Ok(None);
            };
            if !crate::traits::same(rank, current)? {
                return Ok(None);
            }
            Ok(self.ahead.take().map(|(_, item)| item))
        }
    }
    let [items, key] = args.named(["iterable", "key"], 1)?;
    let state = Rc::new(RefCell::new(State {
        items: d::iter(&items.unwrap_or_default())?,
        key: key.unwrap_or_default(),
        ahead: None,
        current: None,
        turn: 0,
    }));
    Ok(Iter::from_fn("groupby", move || {
        let mut now = state.borrow_mut();
        now.turn += 1;
        while now.current.is_some() && now.member()?.is_some() {}
        if !now.read()? {
            return Ok(None);
        }
        let Some((rank, _)) = &now.ahead else { return Ok(None) };
        let rank = rank.clone();
        now.current = Some(rank.clone());
        let (turn, held) = (now.turn, Rc::clone(&state));
        let group = Iter::from_fn("_grouper", move || {
            let mut now = held.borrow_mut();
            if now.turn == turn { now.member() } else { Ok(None) }
        });
        Ok(Some(Dyn::tuple(vec![rank, Dyn::Iter(group)])))
    }))
}

fn picked(pool: &[Dyn], indices: &[usize]) -> Dyn {
    Dyn::tuple(indices.iter().map(|&at| pool[at].clone()).collect())
}

fn product(pools: Vec<Vec<Dyn>>) -> Iter<Dyn> {
    let mut indices: Option<Vec<usize>> = None;
    let mut is_over = pools.iter().any(Vec::is_empty);
    Iter::from_fn("product", move || {
        if is_over {
            return Ok(None);
        }
        let shown = match &mut indices {
            None => indices.insert(vec![0; pools.len()]),
            Some(indices) => {
                let mut place = pools.len();
                loop {
                    if place == 0 {
                        is_over = true;
                        return Ok(None);
                    }
                    place -= 1;
                    indices[place] += 1;
                    if indices[place] < pools[place].len() {
                        break;
                    }
                    indices[place] = 0;
                }
                indices
            }
        };
        Ok(Some(Dyn::tuple(shown.iter().zip(&pools).map(|(&at, pool)| pool[at].clone()).collect())))
    })
}

fn combinations(pool: Vec<Dyn>, count: usize, may_repeat: bool) -> Iter<Dyn> {
    let length = pool.len();
    let mut indices: Option<Vec<usize>> = None;
    let mut is_over = if may_repeat { length == 0 && count > 0 } else { count > length };
    let name = if may_repeat { "combinations_with_replacement" } else { "combinations" };
    Iter::from_fn(name, move || {
        if is_over {
            return Ok(None);
        }
        let Some(now) = &mut indices else {
            let first: Vec<usize> = if may_repeat { vec![0; count] } else { (0..count).collect() };
            let shown = picked(&pool, &first);
            indices = Some(first);
            return Ok(Some(shown));
        };
        let most = |place: usize| if may_repeat { length - 1 } else { place + length - count };
        let Some(place) = (0..count).rev().find(|&place| now[place] != most(place)) else {
            is_over = true;
            return Ok(None);
        };
        now[place] += 1;
        for next in place + 1..count {
            now[next] = if may_repeat { now[place] } else { now[next - 1] + 1 };
        }
        Ok(Some(picked(&pool, now)))
    })
}

fn permutations(pool: Vec<Dyn>, count: usize) -> Iter<Dyn> {
    let length = pool.len();
    let mut is_over = count > length;
    let mut indices: Vec<usize> = (0..length).collect();
    let mut cycles: Vec<usize> =
        if is_over { Vec::new() } else { (length - count + 1..=length).rev().collect() };
    let mut is_first = true;
    Iter::from_fn("permutations", move || {
        if is_over {
            return Ok(None);
        }
        if is_first {
            is_first = false;
            return Ok(Some(picked(&pool, &indices[..count])));
        }
        for place in (0..count).rev() {
            cycles[place] -= 1;
            if cycles[place] == 0 {
                indices[place..].rotate_left(1);
                cycles[place] = length - place;
            } else {
                let other = length - cycles[place];
                indices.swap(place, other);
                return Ok(Some(picked(&pool, &indices[..count])));
            }
        }
        is_over = true;
        Ok(None)
    })
}
