//! The sort behind `list.sort`: CPython's, comparison for comparison, on what may raise.
//!
//! Runs are found, short ones grown by binary insertion, and merged by their lengths, with galloping left
//! out: the order of equal elements is the same, and so is the answer wherever `<` is an order.

use crate::exc::Result;

/// Sorts by `less`; where it raises, the elements stay in some order, all of them.
pub(crate) fn sort<T: Clone>(
    items: &mut [T],
    mut less: impl FnMut(&T, &T) -> Result<bool>,
) -> Result<()> {
    let count = items.len();
    if count < 2 {
        return Ok(());
    }
    let least = minimal_run(count);
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    while start < count {
        let mut length = run(&mut items[start..], &mut less)?;
        if length < least {
            let grown = least.min(count - start);
            insert(&mut items[start..start + grown], length, &mut less)?;
            length = grown;
        }
        runs.push((start, length));
        start += length;
        collapse(items, &mut runs, &mut less, false)?;
    }
    collapse(items, &mut runs, &mut less, true)
}

fn minimal_run(mut count: usize) -> usize {
    let mut odd = 0;
    while count >= 64 {
        odd |= count & 1;
        count >>= 1;
    }
    count + odd
}

/// The length of the run at the start, turned round where it falls strictly.
fn run<T>(items: &mut [T], less: &mut impl FnMut(&T, &T) -> Result<bool>) -> Result<usize> {
    if items.len() < 2 {
        return Ok(items.len());
    }
    let is_falling = less(&items[1], &items[0])?;
    let mut length = 2;
    while length < items.len() && less(&items[length], &items[length - 1])? == is_falling {
        length += 1;
    }
    if is_falling {
        items[..length].reverse();
    }
    Ok(length)
}

fn insert<T>(
    items: &mut [T],
    sorted: usize,
    less: &mut impl FnMut(&T, &T) -> Result<bool>,
) -> Result<()> {
    for at in sorted..items.len() {
        let (mut low, mut high) = (0, at);
        while low < high {
            let middle = usize::midpoint(low, high);
            if less(&items[at], &items[middle])? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        items[low..=at].rotate_right(1);
    }
    Ok(())
}

fn collapse<T: Clone>(
    items: &mut [T],
    runs: &mut Vec<(usize, usize)>,
    less: &mut impl FnMut(&T, &T) -> Result<bool>,
    is_end: bool,
) -> Result<()> {
    while runs.len() > 1 {
        let last = runs.len() - 1;
        let length = |index: usize| runs[index].1;
        let breaks = last >= 2 && length(last - 2) <= length(last - 1) + length(last)
            || last >= 3 && length(last - 3) <= length(last - 2) + length(last - 1);
        let at = if (breaks || is_end) && last >= 2 && length(last - 2) < length(last) {
            last - 2
        } else if breaks || is_end || length(last - 1) <= length(last) {
            last - 1
        } else {
            break;
        };
        let ((start, left), (_, right)) = (runs[at], runs[at + 1]);
        merge(&mut items[start..start + left + right], left, less)?;
        runs[at].1 = left + right;
        runs.remove(at + 1);
    }
    Ok(())
}

fn merge<T: Clone>(
    items: &mut [T],
    middle: usize,
    less: &mut impl FnMut(&T, &T) -> Result<bool>,
) -> Result<()> {
    // The left half moves out; where `less` raises, what is left of it goes back into the gap.
    let left = items[..middle].to_vec();
    let (mut from_left, mut from_right, mut to) = (0, middle, 0);
    let mut outcome = Ok(());
    while from_left < left.len() && from_right < items.len() {
        let takes_right = match less(&items[from_right], &left[from_left]) {
            Ok(answer) => answer,
            Err(exc) => {
                outcome = Err(exc);
                false
            }
        };
        if outcome.is_err() {
            break;
        }
        if takes_right {
            items[to] = items[from_right].clone();
            from_right += 1;
        } else {
            items[to] = left[from_left].clone();
            from_left += 1;
        }
        to += 1;
    }
    items[to..to + left.len() - from_left].clone_from_slice(&left[from_left..]);
    outcome
}
