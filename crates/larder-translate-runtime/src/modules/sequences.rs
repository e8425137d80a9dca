//! `bisect` and `heapq`: comparison for comparison as CPython's.

use super::Names;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Result, index_error, type_error, value_error};
use crate::function::Args;
use crate::int::from_usize;
use crate::iter::Iter;
use crate::list::List;
use crate::traits::Comparison;

fn less(a: &Dyn, b: &Dyn) -> Result<bool> {
    d::order(Comparison::Less, a, b)
}

pub(super) fn fill_bisect(names: &Names) -> Result<()> {
    for name in ["bisect", "bisect_right", "bisect_left"] {
        names.function(name, |args| place(args).map(|(_, _, at)| Dyn::from(at)));
    }
    for name in ["insort", "insort_right", "insort_left"] {
        names.function(name, |args| {
            let (list, item, at) = place(args)?;
            d::call_method(&list, "insert", &[Dyn::from(at), item])
        });
    }
    Ok(())
}

fn place(args: &Args<'_>) -> Result<(Dyn, Dyn, i64)> {
    let [list, item, low, high, key] = args.named(["a", "x", "lo", "hi", "key"], 2)?;
    let (list, item) = (list.unwrap_or_default(), item.unwrap_or_default());
    let key = key.filter(|key| !key.is_none());
    let mut low = low.map_or(Ok(0), |low| low.as_index())?;
    if low < 0 {
        return Err(value_error("lo must be non-negative"));
    }
    let mut high = match high.filter(|high| !high.is_none()) {
        Some(high) => high.as_index()?,
        None => from_usize(d::len(&list)?),
    };
    // An insertion compares keys on both sides, a search takes `x` for a key.
    let wanted = match &key {
        Some(key) if args.name.starts_with("insort") => d::call(key, std::slice::from_ref(&item))?,
        _ => item.clone(),
    };
    let is_left = args.name.ends_with("left");
    while low < high {
        let middle = i64::midpoint(low, high);
        let mut at = d::getitem(&list, &Dyn::from(middle))?;
        if let Some(key) = &key {
            at = d::call(key, &[at])?;
        }
        let goes_right = if is_left { less(&at, &wanted)? } else { !less(&wanted, &at)? };
        if goes_right {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok((list, item, low))
}

fn heap_of(value: &Dyn) -> Result<List<Dyn>> {
    match value {
        Dyn::List(list) => Ok(list.clone()),
        other => {
            Err(type_error(&format!("heap argument must be a list, not {}", d::type_name(other))))
        }
    }
}

fn at(heap: &List<Dyn>, index: usize) -> Result<Dyn> {
    heap.at(index).ok_or_else(|| crate::exc::runtime_error("list changed size during iteration"))
}

/// Moves an item towards the root.
fn rise(heap: &List<Dyn>, start: usize, mut index: usize) -> Result<()> {
    let item = at(heap, index)?;
    while index > start {
        let parent = (index - 1) / 2;
        let above = at(heap, parent)?;
        if !less(&item, &above)? {
            break;
        }
        heap.set(from_usize(index), above)?;
        index = parent;
    }
    heap.set(from_usize(index), item)
}

/// Moves the gap to a leaf along the smaller children, and lets the item rise from there.
fn sink(heap: &List<Dyn>, start: usize) -> Result<()> {
    let end = heap.len();
    let item = at(heap, start)?;
    let mut index = start;
    let mut child = 2 * index + 1;
    while child < end {
        if child + 1 < end && !less(&at(heap, child)?, &at(heap, child + 1)?)? {
            child += 1;
        }
        heap.set(from_usize(index), at(heap, child)?)?;
        index = child;
        child = 2 * index + 1;
    }
    heap.set(from_usize(index), item)?;
    rise(heap, start, index)
}

fn pop(heap: &List<Dyn>) -> Result<Dyn> {
    let last = heap.pop(None).map_err(|_| index_error("index out of range"))?;
    if heap.len() == 0 {
        return Ok(last);
    }
    let first = at(heap, 0)?;
    heap.set(0, last)?;
    sink(heap, 0)?;
    Ok(first)
}

fn heapify(heap: &List<Dyn>) -> Result<()> {
    for start in (0..heap.len() / 2).rev() {
        sink(heap, start)?;
    }
    Ok(())
}

pub(super) fn fill_heapq(names: &Names) -> Result<()> {
    names.function("heappush", |args| {
        let (heap, item) = args.two()?;
        let heap = heap_of(&heap)?;
        heap.append(item);
        rise(&heap, 0, heap.len() - 1)?;
        Ok(Dyn::None)
    });
    names.function("heappop", |args| pop(&heap_of(&args.one()?)?));
    names.function("heapify", |args| {
        heapify(&heap_of(&args.one()?)?)?;
        Ok(Dyn::None)
    });
    names.function("heapreplace", |args| {
        let (heap, item) = args.two()?;
        let heap = heap_of(&heap)?;
        let first = heap.at(0).ok_or_else(|| index_error("index out of range"))?;
        heap.set(0, item)?;
        sink(&heap, 0)?;
        Ok(first)
    });
    names.function("heappushpop", |args| {
        let (heap, item) = args.two()?;
        let heap = heap_of(&heap)?;
        let Some(first) = heap.at(0) else { return Ok(item) };
        if !less(&first, &item)? {
            return Ok(item);
        }
        heap.set(0, item)?;
        sink(&heap, 0)?;
        Ok(first)
    });
    names.function("nlargest", |args| best(args, true));
    names.function("nsmallest", |args| best(args, false));
    names.function("merge", |args| {
        let [key, reverse] = Args { pos: &[], ..*args }.named(["key", "reverse"], 0)?;
        let is_reverse = reverse.map_or(Ok(false), |reverse| d::truth(&reverse))?;
        let key = key.filter(|key| !key.is_none());
        let sources = args.pos.iter().map(d::iter).collect::<Result<Vec<_>>>()?;
        let mut heads: Option<Vec<(Dyn, Dyn, usize)>> = None;
        Ok(Dyn::Iter(Iter::from_fn("generator", move || {
            let rank = |item: &Dyn| match &key {
                Some(key) => d::call(key, std::slice::from_ref(item)),
                None => Ok(item.clone()),
            };
            let heads = match &mut heads {
                Some(heads) => heads,
                None => {
                    let mut first = Vec::new();
                    for (index, source) in sources.iter().enumerate() {
                        if let Some(item) = source.advance()? {
                            first.push((rank(&item)?, item, index));
                        }
                    }
                    heads.insert(first)
                }
            };
            let mut best = 0;
            for index in 1..heads.len() {
                let is_better = if is_reverse {
                    less(&heads[best].0, &heads[index].0)?
                } else {
                    less(&heads[index].0, &heads[best].0)?
                };
                if is_better {
                    best = index;
                }
            }
            if heads.is_empty() {
                return Ok(None);
            }
            let source = heads[best].2;
            let item = match sources[source].advance()? {
                Some(next) => {
                    let next = (rank(&next)?, next, source);
                    std::mem::replace(&mut heads[best], next).1
                }
                None => heads.remove(best).1,
            };
            Ok(Some(item))
        })))
    });
    Ok(())
}

/// `nlargest(n, items)` and `nsmallest(n, items)`: the first of a stable sort.
fn best(args: &Args<'_>, is_reverse: bool) -> Result<Dyn> {
    let [count, items, key] = args.named(["n", "iterable", "key"], 2)?;
    let count = usize::try_from(count.unwrap_or_default().as_index()?).unwrap_or(0);
    let list = List::from(d::to_vec(&items.unwrap_or_default())?);
    match key.filter(|key| !key.is_none()) {
        Some(key) => {
            list.sort_by_key(|item| d::call(&key, std::slice::from_ref(item)), is_reverse)?
        }
        None => list.sort(is_reverse)?,
    }
    let mut items = list.to_vec();
    items.truncate(count);
    Ok(Dyn::list(items))
}
