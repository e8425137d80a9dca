//! Recording: nodes in segments, plates verified while they are written.
//!
//! A segment is code that runs so many times over. Outside of plates there is one iteration. In a
//! plate the first iteration is the template; each operation of a later one is compared with the
//! template's at the same place, and only operands that differ from iteration to iteration become
//! columns. Where an iteration does not fit, the segment is closed before it, and the iteration
//! becomes the template of the next segment, so a plate of two kinds of rows in two runs makes two
//! segments, and rows that all differ make plain code.

use std::cell::RefCell;

use super::op::{Op, Ref};

/// An operand over all iterations of its segment.
#[derive(Clone, Debug)]
pub(crate) enum Operand {
    None,
    /// A slot of the same iteration.
    Local(u32),
    /// The same constant in every iteration.
    Constant(f64),
    /// The same outside value in every iteration.
    Same(Ref),
    Constants(Vec<f64>),
    Refs(Vec<Ref>),
}

#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) op: Op,
    pub(crate) operands: [Operand; 3],
}

#[derive(Debug, Default)]
pub(crate) struct Segment {
    pub(crate) nodes: Vec<Node>,
    /// Complete iterations.
    pub(crate) iterations: usize,
    /// Where the iteration after the last complete one went.
    moved_to: Option<usize>,
}

impl Segment {
    /// Nodes that run so many times.
    pub(crate) fn of(nodes: Vec<Node>, iterations: usize) -> Segment {
        Segment { nodes, iterations, moved_to: None }
    }
}

impl Node {
    /// Takes an operation in that is the template's with the template's operands, as nearly all of an iteration are:
    /// its own slots, the same outside values and constants, the next numbers of columns. Nothing has to be settled for
    /// it, because what a template refers to is settled, and slots of the iteration at hand have not moved.
    #[inline]
    fn takes(&mut self, op: Op, arguments: &[Argument; 3], iteration: Ref) -> bool {
        let is_alike = self.op == op
            && self.operands.iter().zip(arguments).all(|pair| match pair {
                (Operand::None, Argument::None)
                | (Operand::Constants(_), Argument::Constant(_)) => true,
                (Operand::Constant(x), Argument::Constant(y)) => x.to_bits() == y.to_bits(),
                (Operand::Local(slot), Argument::Value(at)) => iteration.slot(*slot) == *at,
                (Operand::Same(a), Argument::Value(b)) => a == b,
                _ => false,
            });
        if is_alike {
            for pair in self.operands.iter_mut().zip(arguments) {
                if let (Operand::Constants(column), Argument::Constant(x)) = pair {
                    column.push(*x);
                }
            }
        }
        is_alike
    }
}

/// An argument as the model gives it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Argument {
    None,
    Constant(f64),
    Value(Ref),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Mode {
    /// Plain code.
    Plain,
    /// In a plate; how many plates are unrolled inside it, its size, the iteration, the next slot.
    Plate { inner: usize, size: usize, iteration: usize, at: usize },
}

/// The recording of one thread.
#[derive(Debug)]
pub(crate) struct Recorder {
    pub(crate) segments: Vec<Segment>,
    mode: Mode,
    /// Plates that went on as plain code.
    open: usize,
    /// Whether a bound of the tape was exceeded.
    pub(crate) overflow: bool,
}

thread_local! {
    static RECORDER: RefCell<Recorder> = RefCell::new(Recorder::new());
}

/// The recorder of this thread.
#[inline]
pub(crate) fn with_recorder<T>(work: impl FnOnce(&mut Recorder) -> T) -> T {
    RECORDER.with(|recorder| work(&mut recorder.borrow_mut()))
}

impl Recorder {
    fn new() -> Self {
        Recorder { segments: vec![Segment::default()], mode: Mode::Plain, open: 0, overflow: false }
    }

    /// Forgets everything and starts.
    pub(crate) fn start(&mut self) {
        *self = Recorder::new();
    }

    /// Takes the recording.
    pub(crate) fn finish(&mut self) -> Recorder {
        if self.mode == Mode::Plain {
            self.close_plain();
        }
        std::mem::replace(self, Recorder::new())
    }

    fn current(&mut self) -> &mut Segment {
        self.segments.last_mut().expect("there is always a segment")
    }

    fn close_plain(&mut self) {
        self.current().iterations = 1;
    }

    fn new_segment(&mut self) {
        if self.segments.len() == Ref::SEGMENTS_MAX {
            self.overflow = true;
            return;
        }
        self.segments.push(Segment::default());
    }

    /// The node behind a reference, after moves.
    #[inline]
    fn settle(&self, mut at: Ref) -> Ref {
        loop {
            if at.as_parameter().is_some() || at.is_constant() {
                return at;
            }
            let (segment, iteration, slot) = at.parts();
            match self.segments[segment].moved_to {
                Some(next) if self.segments[segment].iterations == iteration => {
                    at = Ref::node(next, 0, slot);
                }
                _ => return at,
            }
        }
    }

    /// [`Recorder::settle`] for what reads a finished recording.
    pub(crate) fn settled(&self, at: Ref) -> Ref {
        self.settle(at)
    }

    /// Writes a node.
    #[inline]
    pub(crate) fn push(&mut self, op: Op, arguments: [Argument; 3]) -> Ref {
        match &mut self.mode {
            Mode::Plain => self.push_plain(op, arguments),
            Mode::Plate { iteration, at, .. } => {
                let last = self.segments.len() - 1;
                let start = Ref::node(last, *iteration, 0);
                if *iteration > 0
                    && let Some(node) = self.segments[last].nodes.get_mut(*at)
                    && node.takes(op, &arguments, start)
                {
                    let slot = *at as u32;
                    *at += 1;
                    return start.slot(slot);
                }
                self.push_plate(op, arguments)
            }
        }
    }

    fn push_plain(&mut self, op: Op, arguments: [Argument; 3]) -> Ref {
        if self.current().nodes.len() + 1 == Ref::SLOTS_MAX {
            self.close_plain();
            self.new_segment();
        }
        let segment = self.segments.len() - 1;
        let operands = arguments.map(|argument| match argument {
            Argument::None => Operand::None,
            Argument::Constant(x) => Operand::Constant(x),
            Argument::Value(at) => {
                let at = self.settle(at);
                match (at.as_parameter(), at.parts()) {
                    (None, (s, _, slot)) if s == segment => Operand::Local(slot as u32),
                    _ => Operand::Same(at),
                }
            }
        });
        let nodes = &mut self.current().nodes;
        nodes.push(Node { op, operands });
        Ref::node(segment, 0, nodes.len() - 1)
    }

    /// An operation that begins a template, or widens or breaks it.
    #[inline(never)]
    fn push_plate(&mut self, op: Op, arguments: [Argument; 3]) -> Ref {
        let Mode::Plate { inner, size, iteration, at } = self.mode else {
            unreachable!("in a plate")
        };
        let segment = self.segments.len() - 1;
        if at + 1 == Ref::SLOTS_MAX {
            self.overflow = true;
            return Ref::node(segment, iteration, at - 1);
        }
        let settled = arguments.map(|argument| match argument {
            Argument::Value(at) => Argument::Value(self.settle(at)),
            other => other,
        });
        let is_local = |at: Ref| {
            let (s, i, slot) = at.parts();
            (at.as_parameter().is_none() && s == segment && i == iteration).then_some(slot as u32)
        };
        let carries = settled.iter().any(|argument| match argument {
            Argument::Value(at) if at.as_parameter().is_none() => {
                let (s, i, _) = at.parts();
                s == segment && i != iteration
            }
            _ => false,
        });
        let room = size.clamp(iteration + 1, Ref::ITERATIONS_MAX);
        if iteration > 0 && (carries || !self.fits(op, &settled, (at, iteration, room), is_local)) {
            self.split();
            return self.push_plate(op, arguments);
        }
        if iteration == 0 {
            let operands = settled.map(|argument| match argument {
                Argument::None => Operand::None,
                Argument::Constant(x) => Operand::Constant(x),
                Argument::Value(at) => is_local(at).map_or(Operand::Same(at), Operand::Local),
            });
            self.current().nodes.push(Node { op, operands });
        }
        self.mode = Mode::Plate { inner, size, iteration, at: at + 1 };
        Ref::node(segment, iteration, at)
    }

    /// Whether an operation is that of the template; widens the template's operands where it must, to columns with
    /// room for so many iterations. An operation that does not fit leaves the template as it was.
    fn fits(
        &mut self,
        op: Op,
        arguments: &[Argument; 3],
        (at, iteration, room): (usize, usize, usize),
        is_local: impl Fn(Ref) -> Option<u32>,
    ) -> bool {
        let Some(node) = self.current().nodes.get_mut(at) else { return false };
        let alike = node.op == op
            && node.operands.iter().zip(arguments).all(|(operand, argument)| {
                match (operand, argument) {
                    (Operand::None, Argument::None)
                    | (Operand::Constant(_) | Operand::Constants(_), Argument::Constant(_)) => true,
                    (Operand::Local(slot), Argument::Value(at)) => is_local(*at) == Some(*slot),
                    (Operand::Same(_) | Operand::Refs(_), Argument::Value(at)) => {
                        is_local(*at).is_none()
                    }
                    _ => false,
                }
            });
        if !alike {
            return false;
        }
        for (operand, argument) in node.operands.iter_mut().zip(arguments) {
            match (&mut *operand, argument) {
                (Operand::Constant(x), Argument::Constant(y)) if x.to_bits() == y.to_bits() => {}
                (Operand::Constant(x), Argument::Constant(y)) => {
                    let mut column = Vec::with_capacity(room);
                    column.resize(iteration, *x);
                    column.push(*y);
                    *operand = Operand::Constants(column);
                }
                (Operand::Constants(column), Argument::Constant(y)) => column.push(*y),
                (Operand::Same(a), Argument::Value(b)) if a == b => {}
                (Operand::Same(a), Argument::Value(b)) => {
                    let mut column = Vec::with_capacity(room);
                    column.resize(iteration, *a);
                    column.push(*b);
                    *operand = Operand::Refs(column);
                }
                (Operand::Refs(column), Argument::Value(b)) => column.push(*b),
                _ => {}
            }
        }
        true
    }

    /// Closes the segment before the iteration that is being recorded; what of it was recorded becomes
    /// the beginning of a new template.
    fn split(&mut self) {
        let Mode::Plate { inner, size, iteration, at } = self.mode else { return };
        let next = self.segments.len();
        let old = self.current();
        let nodes = old.nodes[..at].iter_mut().map(|node| Node {
            op: node.op,
            operands: std::array::from_fn(|place| match &mut node.operands[place] {
                Operand::Constants(column) => {
                    Operand::Constant(column.pop().expect("a column reaches the last iteration"))
                }
                Operand::Refs(column) => {
                    Operand::Same(column.pop().expect("a column reaches the last iteration"))
                }
                same => same.clone(),
            }),
        });
        let nodes = nodes.collect();
        old.iterations = iteration;
        old.moved_to = Some(next);
        self.new_segment();
        if !self.overflow {
            self.current().nodes = nodes;
        }
        self.mode = Mode::Plate { inner, size, iteration: 0, at };
    }

    /// A plate of `size` iterations begins.
    pub(crate) fn plate_begin(&mut self, size: usize) {
        match self.mode {
            Mode::Plain => {
                self.close_plain();
                self.new_segment();
                self.mode = Mode::Plate { inner: 0, size, iteration: 0, at: 0 };
            }
            // A plate within a plate: the larger one is the plate, the smaller one plain code.
            Mode::Plate { inner: 0, size: outer, iteration, .. } if size >= 16 && size > outer => {
                if iteration > 0 {
                    self.split();
                }
                self.close_plain();
                self.new_segment();
                self.open += 1;
                self.mode = Mode::Plate { inner: 0, size, iteration: 0, at: 0 };
            }
            Mode::Plate { inner, size, iteration, at } => {
                self.mode = Mode::Plate { inner: inner + 1, size, iteration, at };
            }
        }
    }

    /// One iteration of the innermost plate ends.
    pub(crate) fn plate_next(&mut self) {
        let Mode::Plate { inner: 0, size, iteration, at } = self.mode else { return };
        if iteration > 0 && at < self.current().nodes.len() {
            self.split();
            self.current().iterations = 1;
            self.mode = Mode::Plate { inner: 0, size, iteration: 1, at: 0 };
            return;
        }
        self.current().iterations = iteration + 1;
        if iteration + 1 == Ref::ITERATIONS_MAX {
            self.new_segment();
            self.mode = Mode::Plate { inner: 0, size, iteration: 0, at: 0 };
        } else {
            self.mode = Mode::Plate { inner: 0, size, iteration: iteration + 1, at: 0 };
        }
    }

    /// The innermost plate ends.
    pub(crate) fn plate_end(&mut self) {
        match self.mode {
            Mode::Plate { inner: 0, .. } => {
                self.new_segment();
                self.mode = Mode::Plain;
            }
            Mode::Plate { inner, size, iteration, at } => {
                self.mode = Mode::Plate { inner: inner - 1, size, iteration, at };
            }
            // An outer plate that has gone on as plain code.
            Mode::Plain => self.open = self.open.saturating_sub(1),
        }
    }
}
