//! `zlib.compress`: the choices of the usual deflate, so that the bytes are those that CPython gives.
//!
//! Matches are found through chains of equal three bytes and held back for one byte in the hope of a longer one;
//! blocks end when their list of symbols is full; each goes stored, with the fixed codes or with codes of its own,
//! whichever is the shortest.

use super::huffman::{
    BASE_DISTANCES, BASE_LENGTHS, EXTRA_DISTANCES, EXTRA_LENGTHS, LENGTH_ORDER, fixed_lengths,
};

const WINDOW: usize = 32768;
const MATCH_MIN: usize = 3;
const MATCH_MAX: usize = 258;
const AHEAD_MIN: usize = MATCH_MAX + MATCH_MIN + 1;
const DISTANCE_MAX: usize = WINDOW - AHEAD_MIN;
/// A match of three bytes farther away than this costs more than the bytes.
const TOO_FAR: usize = 4096;
/// Symbols of a block.
const SYMBOLS_MAX: usize = 16383;
const END: usize = 256;

/// How hard a level looks: a match so long is looked after less, is not held back, is good enough; and how many
/// places are tried.
struct Effort {
    good: usize,
    lazy: usize,
    nice: usize,
    chain: usize,
}

fn effort(level: i64) -> Option<Effort> {
    let (good, lazy, nice, chain) = match level {
        4 => (4, 4, 16, 16),
        5 => (8, 16, 32, 32),
        6 => (8, 16, 128, 128),
        7 => (8, 32, 128, 256),
        8 => (32, 128, 258, 1024),
        9 => (32, 258, 258, 4096),
        _ => return None,
    };
    Some(Effort { good, lazy, nice, chain })
}

/// The stream of a level; none where the level goes by other choices.
pub(super) fn deflate(data: &[u8], level: i64) -> Option<Vec<u8>> {
    let effort = effort(level)?;
    let mut state = State {
        effort,
        input: data,
        taken: 0,
        window: vec![0; 2 * WINDOW + MATCH_MAX],
        head: vec![0; WINDOW],
        before: vec![0; WINDOW],
        at: 0,
        ahead: 0,
        block: 0,
        found_at: 0,
        symbols: Vec::with_capacity(SYMBOLS_MAX),
        out: Bits::default(),
    };
    state.run();
    Some(state.out.bytes)
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    held: u64,
    count: u32,
}

impl Bits {
    fn put(&mut self, value: usize, count: u32) {
        self.held |= (value as u64) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push((self.held & 255) as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    fn align(&mut self) {
        if self.count > 0 {
            self.bytes.push((self.held & 255) as u8);
        }
        (self.held, self.count) = (0, 0);
    }
}

struct State<'d> {
    effort: Effort,
    input: &'d [u8],
    taken: usize,
    window: Vec<u8>,
    /// By hash: the last place in the window; 0 is none.
    head: Vec<usize>,
    /// By place: the one before with the same hash.
    before: Vec<usize>,
    at: usize,
    ahead: usize,
    /// Where the block began; it may have left the window.
    block: i64,
    found_at: usize,
    /// Distance and length, or 0 and a byte.
    symbols: Vec<(usize, usize)>,
    out: Bits,
}

impl State<'_> {
    fn fill(&mut self) {
        loop {
            let mut room = 2 * WINDOW - self.ahead - self.at;
            if self.at >= WINDOW + DISTANCE_MAX {
                self.window.copy_within(WINDOW..2 * WINDOW, 0);
                self.found_at = self.found_at.wrapping_sub(WINDOW);
                self.at -= WINDOW;
                self.block -= crate::int::from_usize(WINDOW);
                for place in self.head.iter_mut().chain(self.before.iter_mut()) {
                    *place = place.saturating_sub(WINDOW);
                }
                room += WINDOW;
            }
            let left = self.input.len() - self.taken;
            if left == 0 {
                return;
            }
            let count = left.min(room);
            let end = self.at + self.ahead;
            self.window[end..end + count]
                .copy_from_slice(&self.input[self.taken..self.taken + count]);
            self.taken += count;
            self.ahead += count;
            if self.ahead >= AHEAD_MIN || self.taken == self.input.len() {
                return;
            }
        }
    }

    /// Writes down where a string stands, and tells where the last with its hash does.
    fn insert(&mut self, at: usize) -> usize {
        let byte = |index: usize| usize::from(self.window[at + index]);
        let hash = (byte(0) << 10 ^ byte(1) << 5 ^ byte(2)) & (WINDOW - 1);
        let last = self.head[hash];
        self.before[at & (WINDOW - 1)] = last;
        self.head[hash] = at;
        last
    }

    fn longest(&mut self, first: usize, known: usize) -> usize {
        let mut chain = self.effort.chain;
        if known >= self.effort.good {
            chain >>= 2;
        }
        let nice = self.effort.nice.min(self.ahead);
        let limit = self.at.saturating_sub(DISTANCE_MAX);
        let (mut best, mut place) = (known, first);
        let own = &self.window[self.at..self.at + MATCH_MAX];
        loop {
            let other = &self.window[place..place + MATCH_MAX];
            if best >= MATCH_MAX || other[best] == own[best] && other[best - 1] == own[best - 1] {
                let length = own.iter().zip(other).take_while(|(a, b)| a == b).count();
                if length > best {
                    self.found_at = place;
                    best = length;
                    if length >= nice {
                        break;
                    }
                }
            }
            place = self.before[place & (WINDOW - 1)];
            chain -= 1;
            if place <= limit || chain == 0 {
                break;
            }
        }
        best.min(self.ahead)
    }

    fn run(&mut self) {
        let (mut length, mut is_held) = (MATCH_MIN - 1, false);
        loop {
            if self.ahead < AHEAD_MIN {
                self.fill();
                if self.ahead == 0 {
                    break;
                }
            }
            let first = if self.ahead >= MATCH_MIN { self.insert(self.at) } else { 0 };
            let (known, known_at) = (length, self.found_at);
            length = MATCH_MIN - 1;
            if first != 0 && known < self.effort.lazy && self.at - first <= DISTANCE_MAX {
                length = self.longest(first, known);
                if length == MATCH_MIN && self.at.wrapping_sub(self.found_at) > TOO_FAR {
                    length = MATCH_MIN - 1;
                }
            }
            if known >= MATCH_MIN && length <= known {
                let last = (self.at + self.ahead).wrapping_sub(MATCH_MIN);
                let is_full = self.note((self.at - 1).wrapping_sub(known_at), known);
                self.ahead -= known - 1;
                for _ in 0..known - 2 {
                    self.at += 1;
                    if self.at <= last {
                        self.insert(self.at);
                    }
                }
                (is_held, length) = (false, MATCH_MIN - 1);
                self.at += 1;
                if is_full {
                    self.end_block(false);
                }
            } else {
                if is_held && self.note(0, usize::from(self.window[self.at - 1])) {
                    self.end_block(false);
                }
                is_held = true;
                self.at += 1;
                self.ahead -= 1;
            }
        }
        if is_held {
            self.note(0, usize::from(self.window[self.at - 1]));
        }
        self.end_block(true);
    }

    /// Takes a symbol, and tells whether the block is full.
    fn note(&mut self, distance: usize, value: usize) -> bool {
        self.symbols.push((distance, value));
        self.symbols.len() == SYMBOLS_MAX
    }

    fn end_block(&mut self, is_last: bool) {
        let last = usize::from(is_last);
        let mut counts = (vec![0_u32; 286], vec![0_u32; 30]);
        for &(distance, value) in &self.symbols {
            if distance == 0 {
                counts.0[value] += 1;
            } else {
                counts.0[257 + length_code(value)] += 1;
                counts.1[distance_code(distance)] += 1;
            }
        }
        counts.0[END] = 1;
        let literals = Tree::of(&counts.0, 15);
        let distances = Tree::of(&counts.1, 15);
        let runs = runs(&literals, &distances);
        let mut of_runs = vec![0_u32; 19];
        for &(code, ..) in &runs {
            of_runs[code] += 1;
        }
        let lengths = Tree::of(&of_runs, 7);
        let sent = (4..=19)
            .rev()
            .find(|&count| count == 4 || lengths.lengths[LENGTH_ORDER[count - 1]] != 0)
            .unwrap_or(4);
        let extra_of_runs: usize = runs.iter().map(|&(_, _, bits)| bits as usize).sum();
        let head = 14 + 3 * sent + extra_of_runs + cost(&of_runs, &lengths.lengths);
        let (fixed, fixed_distances) = fixed_lengths();
        let extra = self.extra();
        let own =
            head + extra + cost(&counts.0, &literals.lengths) + cost(&counts.1, &distances.lengths);
        let usual = extra + cost(&counts.0, &fixed) + cost(&counts.1, &fixed_distances);
        let (own, usual) = ((own + 3 + 7) >> 3, (usual + 3 + 7) >> 3);
        let least = own.min(usual);
        let stored = usize::try_from(crate::int::from_usize(self.at) - self.block).unwrap_or(0);
        if self.block >= 0 && stored + 4 <= least {
            self.out.put(last, 3);
            self.out.align();
            self.out.put(stored, 16);
            self.out.put(!stored & 0xffff, 16);
            let from = usize::try_from(self.block).unwrap_or(0);
            self.out.bytes.extend_from_slice(&self.window[from..from + stored]);
        } else if usual == least {
            self.out.put(2 + last, 3);
            self.send(&codes(&fixed), &fixed, &codes(&fixed_distances), &fixed_distances);
        } else {
            self.out.put(4 + last, 3);
            self.out.put(literals.last + 1 - 257, 5);
            self.out.put(distances.last, 5);
            self.out.put(sent - 4, 4);
            for &code in &LENGTH_ORDER[..sent] {
                self.out.put(usize::from(lengths.lengths[code]), 3);
            }
            let of_lengths = codes(&lengths.lengths);
            for (code, value, bits) in runs {
                self.out.put(of_lengths[code], u32::from(lengths.lengths[code]));
                self.out.put(value, bits);
            }
            let (a, b) = (codes(&literals.lengths), codes(&distances.lengths));
            self.send(&a, &literals.lengths, &b, &distances.lengths);
        }
        self.symbols.clear();
        self.block = crate::int::from_usize(self.at);
        if is_last {
            self.out.align();
        }
    }

    /// The bits beside the codes of lengths and distances.
    fn extra(&self) -> usize {
        let of_one = |&(distance, value): &(usize, usize)| match distance {
            0 => 0,
            _ => {
                usize::from(EXTRA_LENGTHS[length_code(value)])
                    + usize::from(EXTRA_DISTANCES[distance_code(distance)])
            }
        };
        self.symbols.iter().map(of_one).sum()
    }

    fn send(&mut self, codes: &[usize], lengths: &[u8], far_codes: &[usize], far_lengths: &[u8]) {
        for &(distance, value) in &self.symbols {
            if distance == 0 {
                self.out.put(codes[value], u32::from(lengths[value]));
                continue;
            }
            let code = length_code(value);
            self.out.put(codes[257 + code], u32::from(lengths[257 + code]));
            self.out.put(value - BASE_LENGTHS[code], u32::from(EXTRA_LENGTHS[code]));
            let code = distance_code(distance);
            self.out.put(far_codes[code], u32::from(far_lengths[code]));
            self.out.put(distance - BASE_DISTANCES[code], u32::from(EXTRA_DISTANCES[code]));
        }
        self.out.put(codes[END], u32::from(lengths[END]));
    }
}

fn length_code(length: usize) -> usize {
    // The longest has a code of its own.
    BASE_LENGTHS.partition_point(|&base| base <= length) - 1
}

fn distance_code(distance: usize) -> usize {
    BASE_DISTANCES.partition_point(|&base| base <= distance) - 1
}

fn cost(counts: &[u32], lengths: &[u8]) -> usize {
    counts.iter().zip(lengths).map(|(&count, &length)| count as usize * usize::from(length)).sum()
}

/// The codes of these lengths, the first bit lowest.
fn codes(lengths: &[u8]) -> Vec<usize> {
    let mut next = [0_usize; 17];
    for bits in 1..=15 {
        let of_fewer = |length: &&u8| usize::from(**length) == bits - 1 && bits > 1;
        next[bits] = (next[bits - 1] + lengths.iter().filter(of_fewer).count()) << 1;
    }
    let mut made = Vec::with_capacity(lengths.len());
    for &length in lengths {
        let bits = usize::from(length);
        let code = next[bits];
        next[bits] += usize::from(bits > 0);
        made.push((0..bits).fold(0, |turned, bit| turned << 1 | code >> bit & 1));
    }
    made
}

/// Lengths of the codes of an alphabet, and the last symbol that has one.
struct Tree {
    lengths: Vec<u8>,
    last: usize,
}

/// The symbols and joined nodes that wait, the rarest first; of equal ones the flattest.
struct Heap {
    nodes: Vec<usize>,
    counts: Vec<u32>,
    depths: Vec<u8>,
}

impl Heap {
    fn is_before(&self, a: usize, b: usize) -> bool {
        (self.counts[a], self.depths[a]) <= (self.counts[b], self.depths[b])
    }

    fn sink(&mut self, mut at: usize) {
        let node = self.nodes[at];
        loop {
            let mut below = 2 * at + 1;
            if below >= self.nodes.len() {
                break;
            }
            let is_right = |heap: &Heap| heap.is_before(heap.nodes[below + 1], heap.nodes[below]);
            if below + 1 < self.nodes.len() && is_right(self) {
                below += 1;
            }
            if self.is_before(node, self.nodes[below]) {
                break;
            }
            self.nodes[at] = self.nodes[below];
            at = below;
        }
        self.nodes[at] = node;
    }

    fn pop(&mut self) -> usize {
        let first = self.nodes[0];
        let last = self.nodes.pop().unwrap_or(first);
        if !self.nodes.is_empty() {
            self.nodes[0] = last;
            self.sink(0);
        }
        first
    }
}

impl Tree {
    /// The shortest codes of at most so many bits.
    fn of(counts: &[u32], most: usize) -> Tree {
        let size = counts.len();
        let mut heap = Heap {
            nodes: (0..size).filter(|&symbol| counts[symbol] != 0).collect(),
            counts: counts.to_vec(),
            depths: vec![0; 2 * size],
        };
        heap.counts.resize(2 * size, 0);
        let mut last = heap.nodes.last().copied();
        while heap.nodes.len() < 2 {
            // Two codes at least, of the first symbols that have none.
            let symbol = match last {
                None => 0,
                Some(known) if known < 2 => known + 1,
                Some(_) => 0,
            };
            if last.is_none_or(|known| known < 2) {
                last = Some(symbol);
            }
            heap.nodes.push(symbol);
            heap.counts[symbol] = 1;
        }
        let last = last.unwrap_or(0);
        for at in (0..heap.nodes.len() / 2).rev() {
            heap.sink(at);
        }
        let mut above = vec![0_usize; 2 * size];
        let mut order = Vec::with_capacity(2 * size);
        let mut node = size;
        loop {
            let first = heap.pop();
            let second = heap.nodes[0];
            order.push(first);
            order.push(second);
            heap.counts[node] = heap.counts[first] + heap.counts[second];
            heap.depths[node] = heap.depths[first].max(heap.depths[second]) + 1;
            (above[first], above[second]) = (node, node);
            heap.nodes[0] = node;
            node += 1;
            heap.sink(0);
            if heap.nodes.len() < 2 {
                break;
            }
        }
        let root = heap.nodes[0];
        let lengths = limited(&order, &above, (root, size, last), most);
        Tree { lengths, last }
    }
}

/// The depths of the symbols, none below `most`: what is too deep goes where there is room.
fn limited(
    order: &[usize],
    above: &[usize],
    (root, size, last): (usize, usize, usize),
    most: usize,
) -> Vec<u8> {
    let mut depths = vec![0_usize; above.len()];
    let mut of_depth = vec![0_usize; most + 1];
    let mut overflow = 0_i64;
    for &node in order.iter().rev().filter(|&&node| node != root) {
        let depth = (depths[above[node]] + 1).min(most);
        overflow += i64::from(depths[above[node]] + 1 > most);
        depths[node] = depth;
        if node <= last && node < size {
            of_depth[depth] += 1;
        }
    }
    if overflow > 0 {
        while overflow > 0 {
            let mut bits = most - 1;
            while of_depth[bits] == 0 {
                bits -= 1;
            }
            of_depth[bits] -= 1;
            of_depth[bits + 1] += 2;
            of_depth[most] -= 1;
            overflow -= 2;
        }
        // The rarest get the longest.
        let mut symbols = order.iter().filter(|&&node| node <= last && node < size);
        for bits in (1..=most).rev() {
            for _ in 0..of_depth[bits] {
                if let Some(&symbol) = symbols.next() {
                    depths[symbol] = bits;
                }
            }
        }
    }
    depths[..size].iter().map(|&depth| u8::try_from(depth).unwrap_or(0)).collect()
}

/// The lengths of both alphabets as codes with repeats: the code, what follows it, in how many bits.
fn runs(literals: &Tree, distances: &Tree) -> Vec<(usize, usize, u32)> {
    let mut all = Vec::new();
    for tree in [literals, distances] {
        let lengths = &tree.lengths[..=tree.last];
        let (mut at, mut before) = (0, usize::MAX);
        while at < lengths.len() {
            let length = usize::from(lengths[at]);
            let (most, least) = match length {
                0 => (138, 3),
                length if length == before => (6, 3),
                _ => (7, 4),
            };
            let same = lengths[at..].iter().take_while(|&&other| usize::from(other) == length);
            let count = same.count().min(most);
            at += count;
            if count < least {
                all.extend(std::iter::repeat_n((length, 0, 0), count));
            } else if length != 0 {
                let first = usize::from(length != before);
                all.extend(std::iter::repeat_n((length, 0, 0), first));
                all.push((16, count - first - 3, 2));
            } else if count <= 10 {
                all.push((17, count - 3, 3));
            } else {
                all.push((18, count - 11, 7));
            }
            before = length;
        }
    }
    all
}
