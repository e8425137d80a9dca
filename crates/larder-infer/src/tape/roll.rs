//! Loops found again in plain code: a state that steps through time is written step by step, and recorded as a long
//! list in which the same few operations come again and again.
//!
//! ```text
//! h1 = phi h0 + s z1, h2 = phi h1 + s z2, ...   becomes   a plate  b_t = s z_t
//!                                                         a scan   h_t = phi h_(t-1) + b_t
//!                                                         a plate  of what is made of h_t
//! ```
//!
//! A turn of such a loop is a stretch of `period` nodes with the operations of the stretch before; an operand is
//! either of the same turn, or of the turn before (the carry), or stands outside. What does not depend on the carry is
//! a plate before; what does is a plate after; between them stands the one recurrence that is understood, the linear
//! one of first order. Whatever fits less stays plain code.

use super::op::{Op, Ref};
use super::record::{Node, Operand, Segment};

/// Turns that make a loop worth it.
const TURNS_MIN: usize = 16;
/// Nodes of a turn at most.
const PERIOD_MAX: usize = 32;

/// A loop in the nodes of a plain segment.
#[derive(Debug)]
pub(super) struct Roll {
    pub(super) start: usize,
    pub(super) period: usize,
    pub(super) turns: usize,
    /// For each node of a turn, what its operands are.
    sources: Vec<[From; 3]>,
    /// Where each node of a turn is computed.
    parts: Vec<Part>,
    pub(super) scan: Option<Recurrence>,
}

/// The recurrence `carried = weight * carried + addend`, by nodes of a turn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Recurrence {
    pub(super) carried: usize,
    /// The node and the operand that are the weight; none for one.
    weight: Option<(usize, usize)>,
    /// The operand of the carried node that is added.
    addend: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Before,
    /// Of the recurrence.
    Scan,
    After,
}

/// Where an operand comes from, for all turns alike.
#[derive(Clone, Copy, Debug, PartialEq)]
enum From {
    None,
    /// A node of the same turn.
    Turn(usize),
    /// A node of the turn before; in the first turn, what stood before the loop.
    Carry(usize),
    Outside,
    Constant,
}

/// The loops of a plain segment, in their order, none over another.
pub(super) fn rolls(segment: &Segment, turns_min: usize) -> Vec<Roll> {
    let nodes = &segment.nodes;
    let mut found = Vec::new();
    let mut at = 0;
    while at + TURNS_MIN.max(turns_min) <= nodes.len() {
        let longest = PERIOD_MAX.min((nodes.len() - at) / TURNS_MIN.max(turns_min));
        match (1..=longest).find_map(|period| Roll::at(nodes, at, period)) {
            Some(roll) => {
                at += roll.period * roll.turns;
                found.push(roll);
            }
            None => at += 1,
        }
    }
    found
}

impl Roll {
    fn at(nodes: &[Node], start: usize, period: usize) -> Option<Roll> {
        let same = |k: usize| nodes[start + k].op == nodes[start + period + k].op;
        if !(0..period).all(same) {
            return None;
        }
        let second = start + period;
        let sources: Vec<[From; 3]> = (0..period)
            .map(|k| {
                nodes[second + k].operands.each_ref().map(|operand| match operand {
                    Operand::Local(slot) if *slot as usize >= second => {
                        From::Turn(*slot as usize - second)
                    }
                    Operand::Local(slot) if *slot as usize >= start => {
                        From::Carry(*slot as usize - start)
                    }
                    Operand::Local(_) | Operand::Same(_) | Operand::Refs(_) => From::Outside,
                    Operand::Constant(_) | Operand::Constants(_) => From::Constant,
                    Operand::None => From::None,
                })
            })
            .collect();
        let fits = |turn: usize| {
            let first = start + turn * period;
            first + period <= nodes.len()
                && (0..period).all(|k| {
                    let node = &nodes[first + k];
                    node.op == nodes[start + k].op
                        && node.operands.iter().zip(&sources[k]).all(|(operand, source)| {
                            is_from(operand, *source, start, first, period)
                        })
                })
        };
        // Two turns tell what is understood at all: long sums of products are looked at once and not turn by turn.
        if !fits(0) || !fits(1) {
            return None;
        }
        let mut roll = Roll {
            start,
            period,
            turns: 2,
            sources: sources.clone(),
            parts: Vec::new(),
            scan: None,
        };
        if !roll.divide(nodes) {
            return None;
        }
        let most = (nodes.len() - start) / period;
        roll.turns += (2..most).take_while(|&turn| fits(turn)).count();
        (roll.turns >= TURNS_MIN && roll.divide(nodes)).then_some(roll)
    }

    /// Says where each node is computed; false where the carry is of a kind that is not understood.
    fn divide(&mut self, nodes: &[Node]) -> bool {
        let mut carries = self.sources.iter().flatten().filter_map(|source| match source {
            From::Carry(node) => Some(*node),
            _ => None,
        });
        let carried = carries.next();
        if carried.is_some_and(|first| carries.any(|other| other != first)) {
            return false;
        }
        let mut depends = vec![false; self.period];
        for k in 0..self.period {
            depends[k] = self.sources[k].iter().any(|source| match *source {
                From::Carry(_) => true,
                From::Turn(other) => depends[other],
                _ => false,
            });
        }
        let part = |&depends: &bool| if depends { Part::After } else { Part::Before };
        self.parts = depends.iter().map(part).collect();
        let Some(carried) = carried.filter(|&carried| depends[carried]) else { return true };
        let Some(scan) = self.recurrence(nodes, carried, &depends) else { return false };
        self.parts[carried] = Part::Scan;
        if let Some((product, _)) = scan.weight {
            self.parts[product] = Part::Scan;
        }
        self.scan = Some(scan);
        true
    }

    fn recurrence(&self, nodes: &[Node], carried: usize, depends: &[bool]) -> Option<Recurrence> {
        let op = |k: usize| nodes[self.start + k].op;
        if op(carried) != Op::Add {
            return None;
        }
        let uses =
            |k: usize| self.sources.iter().flatten().filter(|s| **s == From::Turn(k)).count();
        (0..2).find_map(|place| {
            let addend = 1 - place;
            let is_free = match self.sources[carried][addend] {
                From::Turn(other) => !depends[other],
                From::Outside => true,
                _ => false,
            };
            let weight = match self.sources[carried][place] {
                From::Carry(_) => None,
                From::Turn(product) if op(product) == Op::Mul && uses(product) == 1 => {
                    let [a, b, _] = self.sources[product];
                    let weight = match (a, b) {
                        (From::Carry(_), From::Outside | From::Constant) => 1,
                        (From::Outside | From::Constant, From::Carry(_)) => 0,
                        _ => return None,
                    };
                    // The same in every turn.
                    let first = self.operand(nodes, 0, product, weight);
                    let is_one = (1..self.turns)
                        .all(|turn| is_same(self.operand(nodes, turn, product, weight), first));
                    if !is_one {
                        return None;
                    }
                    Some((product, weight))
                }
                _ => return None,
            };
            is_free.then_some(Recurrence { carried, weight, addend })
        })
    }

    fn operand<'n>(&self, nodes: &'n [Node], turn: usize, k: usize, place: usize) -> &'n Operand {
        &nodes[self.start + turn * self.period + k].operands[place]
    }

    /// The slot of a node of a turn.
    pub(super) fn slot(&self, turn: usize, k: usize) -> usize {
        self.start + turn * self.period + k
    }

    pub(super) fn end(&self) -> usize {
        self.start + self.period * self.turns
    }

    /// The weight of the recurrence; none for one.
    pub(super) fn weight<'n>(&self, nodes: &'n [Node]) -> Option<&'n Operand> {
        let (product, place) = self.scan?.weight?;
        Some(self.operand(nodes, 0, product, place))
    }

    /// What is carried into the first turn.
    pub(super) fn initial<'n>(&self, nodes: &'n [Node]) -> Option<&'n Operand> {
        let scan = self.scan?;
        Some(match scan.weight {
            Some((product, place)) => self.operand(nodes, 0, product, 1 - place),
            None => self.operand(nodes, 0, scan.carried, 1 - scan.addend),
        })
    }

    /// What is added in a turn.
    pub(super) fn addend<'n>(&self, nodes: &'n [Node], turn: usize) -> Option<&'n Operand> {
        let scan = self.scan?;
        Some(self.operand(nodes, turn, scan.carried, scan.addend))
    }

    /// The nodes of one part as a plate, and for each node of the plate that of a turn. `index` is that of the plain
    /// segment.
    pub(super) fn plate(&self, nodes: &[Node], index: usize, part: Part) -> (Segment, Vec<usize>) {
        let members: Vec<usize> = (0..self.period).filter(|&k| self.parts[k] == part).collect();
        let node = |&k: &usize| Node {
            op: nodes[self.start + k].op,
            operands: [0, 1, 2].map(|place| {
                if let From::Turn(other) = self.sources[k][place]
                    && let Some(slot) = members.iter().position(|&member| member == other)
                {
                    return Operand::Local(slot as u32);
                }
                let all: Vec<&Operand> =
                    (0..self.turns).map(|turn| self.operand(nodes, turn, k, place)).collect();
                column(&all, index)
            }),
        };
        let segment = Segment::of(members.iter().map(node).collect(), self.turns);
        (segment, members)
    }

    /// The nodes of a turn that something outside of their own part reads, given the slots that are read from
    /// outside of the loop.
    pub(super) fn read_outside(&self, is_read: impl Fn(usize) -> bool) -> Vec<bool> {
        let mut read: Vec<bool> = (0..self.period)
            .map(|k| (0..self.turns).any(|turn| is_read(self.slot(turn, k))))
            .collect();
        for (k, sources) in self.sources.iter().enumerate() {
            for source in sources {
                match *source {
                    From::Carry(other) => read[other] = true,
                    From::Turn(other) if self.parts[other] != self.parts[k] => read[other] = true,
                    _ => {}
                }
            }
        }
        read
    }
}

/// Whether an operand of the turn that begins at `first` is what the template says.
fn is_from(operand: &Operand, source: From, start: usize, first: usize, period: usize) -> bool {
    match (operand, source) {
        (Operand::None, From::None)
        | (Operand::Constant(_), From::Constant)
        | (Operand::Same(_), From::Outside) => true,
        (Operand::Local(slot), From::Turn(k)) => *slot as usize == first + k,
        (Operand::Local(slot), From::Carry(k)) if first > start => {
            *slot as usize == first - period + k
        }
        // Into the first turn the carry comes from outside.
        (Operand::Local(slot), From::Carry(_) | From::Outside) => (*slot as usize) < start,
        (Operand::Same(_), From::Carry(_)) => first == start,
        _ => false,
    }
}

fn is_same(a: &Operand, b: &Operand) -> bool {
    match (a, b) {
        (Operand::Local(a), Operand::Local(b)) => a == b,
        (Operand::Same(a), Operand::Same(b)) => a == b,
        (Operand::Constant(a), Operand::Constant(b)) => a.to_bits() == b.to_bits(),
        _ => false,
    }
}

/// The operands of all turns as one.
fn column(all: &[&Operand], index: usize) -> Operand {
    let constant = |operand: &Operand| match operand {
        Operand::Constant(x) => Some(*x),
        _ => None,
    };
    let place = |operand: &Operand| match operand {
        Operand::Local(slot) => Some(Ref::node(index, 0, *slot as usize)),
        Operand::Same(at) => Some(*at),
        _ => None,
    };
    if let Some(numbers) = all.iter().map(|o| constant(o)).collect::<Option<Vec<f64>>>() {
        let first = numbers[0];
        let is_one = numbers.iter().all(|x| x.to_bits() == first.to_bits());
        return if is_one { Operand::Constant(first) } else { Operand::Constants(numbers) };
    }
    match all.iter().map(|o| place(o)).collect::<Option<Vec<Ref>>>() {
        Some(places) if places.iter().all(|at| *at == places[0]) => Operand::Same(places[0]),
        Some(places) => Operand::Refs(places),
        None => Operand::None,
    }
}
