//! The way back of what was written out: what each code pushes to its operands, written as codes.
//!
//! Where something was pushed to an operand before, more is added; where nothing was, what is pushed is its adjoint,
//! and often no code is needed for that. What rows push to one number stays a row until the number's own turn comes,
//! and is summed then.

use larder_memory::map::FastMap;

use super::code::{Act, Code, ROW, Stage};
use super::flatten::function;
use super::op::Op;
use super::program::{PlateOp, ScalarOp, Source, Work};
use super::writer::{Group, Input, Writer, Written};

/// The adjoint of a number or of a row, as far as it is known.
#[derive(Clone, Copy, Debug)]
struct Adjoint {
    at: u32,
    /// Whether nobody else reads it, so that more can be added in place.
    is_own: bool,
}

/// What was pushed so far.
#[derive(Debug, Default)]
pub(super) struct Pushed {
    to: FastMap<u32, Adjoint>,
    /// Rows whose first numbers go to one number.
    rows: FastMap<u32, Vec<(u8, Adjoint)>>,
}

/// What is pushed.
#[derive(Clone, Copy, Debug)]
enum Push {
    Plain(u32),
    Product(u32, u32),
}

impl Writer<'_> {
    /// Writes the way back of everything.
    pub(super) fn all_back(&mut self) {
        self.turn();
        for &(weight, place) in &self.program.terms {
            let weight = self.constant_row(weight);
            self.push((false, 1), Input::Number(place), Push::Plain(weight), false);
        }
        for written in std::mem::take(&mut self.written).into_iter().rev() {
            match written {
                Written::Number(op) => self.number_back(&op),
                Written::Plate { plate, from, to } => self.plate_back(plate, from, to),
                Written::Tiles(at) => {
                    // One that nobody reads goes back block by block on the way there.
                    if !self.program.plates[at as usize].exports.is_empty() {
                        self.stage(Stage::Plate(at));
                    }
                }
                Written::Scan(at) => self.stage(Stage::Scan(at)),
            }
        }
        let mut left: Vec<u32> = self.pushed.rows.keys().copied().collect();
        left.sort_unstable();
        for number in left {
            self.settle(number);
        }
        self.end();
    }

    /// The place of the adjoint of a value that keeps one.
    fn fixed(&self, place: u32) -> Option<u32> {
        let is_fixed = self.is_fixed.get(place as usize).copied().unwrap_or(false);
        is_fixed.then(|| self.out.adjoints as u32 + place)
    }

    /// Sums what rows pushed to a number.
    fn settle(&mut self, number: u32) {
        for (n, row) in self.pushed.rows.remove(&number).unwrap_or_default() {
            let (out, before) = match (self.fixed(number), self.pushed.to.get(&number).copied()) {
                (Some(at), _) => (at, at),
                (None, Some(adjoint)) if adjoint.is_own => (adjoint.at, adjoint.at),
                (None, Some(adjoint)) => (self.new_place(false), adjoint.at),
                (None, None) => (self.new_place(false), self.constant_row(0.0)),
            };
            let code = Code { act: Act::Sum, n, at: 0, out, a: row.at, b: 0, c: before, d: 0 };
            self.between(code);
            if self.fixed(number).is_none() {
                self.pushed.to.insert(number, Adjoint { at: out, is_own: true });
            }
        }
    }

    /// The adjoint of a number or a row that was computed; none where nothing was pushed.
    fn adjoint(&mut self, place: u32) -> Option<u32> {
        self.settle(place);
        self.fixed(place).or_else(|| self.pushed.to.get(&place).map(|adjoint| adjoint.at))
    }

    /// Adds to an adjoint, or makes one.
    fn added(
        &mut self,
        is_row: bool,
        old: Option<Adjoint>,
        push: Push,
        is_negative: bool,
    ) -> Adjoint {
        let out = match (old, push, is_negative) {
            (None, Push::Plain(at), false) => return Adjoint { at, is_own: false },
            (Some(old), ..) if old.is_own => old.at,
            _ => self.new_place(is_row),
        };
        let (act, inputs) = match (old, push, is_negative) {
            (None, Push::Plain(x), _) => (Act::Neg, [x, 0, 0]),
            (None, Push::Product(x, y), false) => (Act::Mul, [x, y, 0]),
            (None, Push::Product(x, y), true) => (Act::NegMulAdd, [x, y, self.constant_row(0.0)]),
            (Some(old), Push::Plain(x), false) => (Act::Add, [old.at, x, 0]),
            (Some(old), Push::Plain(x), true) => (Act::Sub, [old.at, x, 0]),
            (Some(old), Push::Product(x, y), false) => (Act::MulAdd, [x, y, old.at]),
            (Some(old), Push::Product(x, y), true) => (Act::NegMulAdd, [x, y, old.at]),
        };
        self.act((is_row, ROW as u8), act, out, inputs);
        Adjoint { at: out, is_own: true }
    }

    /// Adds to the adjoint of an operand, of so many numbers.
    fn push(&mut self, (is_row, n): (bool, u8), to: Input, push: Push, is_negative: bool) {
        match to {
            Input::None | Input::Constant(_) => {}
            Input::Number(place) | Input::Row(place) => {
                if let Some(at) = self.fixed(place) {
                    let old = Some(Adjoint { at, is_own: true });
                    self.added(is_row, old, push, is_negative);
                    return;
                }
                let old = self.pushed.to.get(&place).copied();
                let new = self.added(is_row, old, push, is_negative);
                self.pushed.to.insert(place, new);
            }
            Input::Spread { number, .. } => {
                let rows = self.pushed.rows.entry(number).or_default();
                let slot = rows.iter().position(|(count, _)| *count == n);
                let old = slot.map(|slot| rows[slot].1);
                let new = self.added(true, old, push, is_negative);
                let rows = self.pushed.rows.entry(number).or_default();
                match slot {
                    Some(slot) => rows[slot].1 = new,
                    None => rows.push((n, new)),
                }
            }
            Input::Run(place) => {
                let at = self.out.adjoints as u32 + place;
                if usize::from(n) == ROW {
                    self.added(true, Some(Adjoint { at, is_own: true }), push, is_negative);
                    return;
                }
                let (act, [a, b]) = match (push, is_negative) {
                    (Push::Plain(x), false) => (Act::AddPart, [x, 0]),
                    (Push::Plain(x), true) => (Act::SubPart, [x, 0]),
                    (Push::Product(x, y), false) => (Act::MulAddPart, [x, y]),
                    (Push::Product(x, y), true) => (Act::NegMulAddPart, [x, y]),
                };
                self.code(true, Code { act, n, at: 0, out: at, a, b, c: 0, d: 0 });
            }
            Input::Gather { at, .. } => {
                let row = self.added(true, None, push, is_negative);
                let (act, a) = (Act::Scatter, row.at);
                self.code(true, Code { act, n, at, out: 0, a, b: 0, c: 0, d: 0 });
            }
        }
    }

    fn number_back(&mut self, op: &ScalarOp) {
        if let Op::Guard(..) = op.op {
            return;
        }
        let Some(d) = self.adjoint(op.out) else { return };
        let inputs = self.numbers(op);
        self.value_back(op.op, (false, 1), inputs, op.out, d);
    }

    /// What an operation pushes to its operands: `y` is its value, `d` its adjoint.
    fn value_back(&mut self, op: Op, width: (bool, u8), [a, b, c]: [Input; 3], y: u32, d: u32) {
        let (is_row, n) = width;
        let (x, x2, x3) = (a.place(), b.place(), c.place());
        match op {
            Op::Add => {
                self.push(width, a, Push::Plain(d), false);
                self.push(width, b, Push::Plain(d), false);
                return;
            }
            Op::Sub => {
                self.push(width, a, Push::Plain(d), false);
                self.push(width, b, Push::Plain(d), true);
                return;
            }
            Op::Mul => {
                self.push(width, a, Push::Product(d, x2), false);
                self.push(width, b, Push::Product(d, x), false);
                return;
            }
            Op::Neg => {
                self.push(width, a, Push::Plain(d), true);
                return;
            }
            Op::Exp => {
                self.push(width, a, Push::Product(d, y), false);
                return;
            }
            Op::Div => {
                let share = self.new_place(is_row);
                self.act(width, Act::Div, share, [d, x2, 0]);
                self.push(width, a, Push::Plain(share), false);
                self.push(width, b, Push::Product(share, y), true);
                return;
            }
            Op::Normal => {
                let z = self.new_place(is_row);
                self.act(width, Act::Standard, z, [x, x2, x3]);
                if !matches!((a, b), (Input::Constant(_), Input::Constant(_))) {
                    let slope = self.new_place(is_row);
                    self.act(width, Act::Div, slope, [z, x3, 0]);
                    self.push(width, b, Push::Product(slope, d), false);
                    self.push(width, a, Push::Product(slope, d), true);
                }
                if !matches!(c, Input::Constant(_)) {
                    let slope = self.new_place(is_row);
                    self.act(width, Act::ScaleSlope, slope, [z, x3, 0]);
                    self.push(width, c, Push::Product(slope, d), false);
                }
                return;
            }
            Op::BernoulliLogit | Op::PoissonLog => {
                let act = if op == Op::PoissonLog { Act::CountSlope } else { Act::AnswerSlope };
                let slope = self.new_place(is_row);
                self.act(width, act, slope, [x, x2, 0]);
                self.push(width, b, Push::Product(slope, d), false);
                return;
            }
            _ => {}
        }
        let (act, inputs) = match op {
            Op::Ln => (Act::Div, [d, x, 0]),
            Op::Ln1p => (Act::OverOnePlus, [d, x, 0]),
            Op::Sqrt => (Act::HalfOver, [d, y, 0]),
            Op::Square => (Act::TwiceProduct, [d, x, 0]),
            Op::Abs => (Act::TimesSign, [d, x, 0]),
            Op::Tanh => (Act::TimesOneMinusSquare, [d, y, 0]),
            Op::Softplus => (Act::TimesSigmoid, [d, x, 0]),
            Op::InvLogit => (Act::TimesLogisticSlope, [d, y, 0]),
            _ => {
                let at = self.op(op);
                let both = [(Act::EachSlope, a), (Act::EachSlopeOfSecond, b)];
                for (act, to) in both.into_iter().take(op.arity()) {
                    if matches!(to, Input::None | Input::Constant(_)) {
                        continue;
                    }
                    let out = self.new_place(is_row);
                    self.code(is_row, Code { act, n, at, out, a: x, b: x2, c: y, d });
                    self.push(width, to, Push::Plain(out), false);
                }
                return;
            }
        };
        let slope = self.new_place(is_row);
        self.act(width, act, slope, inputs);
        self.push(width, a, Push::Plain(slope), false);
    }

    fn plate_back(&mut self, at: u32, from: u32, to: u32) {
        let plate = &self.program.plates[at as usize];
        for (place, op) in plate.ops.iter().enumerate() {
            self.scale_back(op, (at, place as u32), plate.iterations);
        }
        for group in (from..to).rev() {
            let group = self.groups[group as usize];
            for (place, op) in plate.ops.iter().enumerate().rev() {
                self.operation_back(group, (at, place as u32), op);
            }
        }
        // Adjoints that have places are read there, before the number's own turn comes; those of parameters only at
        // the end.
        let dim = self.program.dim as u32;
        let mut left: Vec<u32> = self.pushed.rows.keys().copied().collect();
        left.retain(|&number| number >= dim && self.fixed(number).is_some());
        left.sort_unstable();
        for number in left {
            self.settle(number);
        }
    }

    /// What the squares of a plate push to the deviation that all its iterations share: to its logarithm, where it
    /// is an exponential.
    fn scale_back(&mut self, op: &PlateOp, key: (u32, u32), iterations: usize) {
        let Some(&scale) = self.scales.get(&key) else { return };
        let (Work::NormalTarget { log_sd, .. }, Source::Spread { value, .. }) = (&op.work, op.c)
        else {
            return;
        };
        let count = self.constant_row(iterations as f64);
        let slope = self.new_place(false);
        self.act((false, 1), Act::Sub, slope, [scale.sum, count, 0]);
        let number = (false, 1);
        if let Source::Spread { value: log, .. } = *log_sd {
            self.push(number, Input::Number(log), Push::Plain(slope), false);
        } else if let Input::Spread { number: inverse, .. } = scale.inverse {
            self.push(number, Input::Number(value), Push::Product(slope, inverse), false);
        }
    }

    fn operation_back(&mut self, group: Group, key: (u32, u32), op: &PlateOp) {
        let width = (true, group.n);
        match &op.work {
            Work::Guard(..) => {}
            Work::Target(sign) => {
                let (a, one) = (self.input(op.a, group), self.constant_row(1.0));
                self.push(width, a, Push::Plain(one), *sign < 0.0);
            }
            Work::NormalTarget { inverted, log_sd } => {
                let [a, b, c] = [op.a, op.b, op.c].map(|source| self.input(source, group));
                // The slope, or what the slope is made of.
                let mut slope = self.row(group, op.out);
                if !inverted && !self.scales.contains_key(&key) {
                    let z = slope;
                    let log = self.input(*log_sd, group);
                    let (act, to, inputs) = if log == Input::None {
                        (Act::ScaleSlope, c, [z, c.place(), 0])
                    } else {
                        let one = self.constant_row(-1.0);
                        (Act::MulAdd, log, [z, z, one])
                    };
                    let to_scale = self.new_row();
                    self.act(width, act, to_scale, inputs);
                    self.push(width, to, Push::Plain(to_scale), false);
                    slope = self.new_row();
                    self.act(width, Act::Div, slope, [z, c.place(), 0]);
                }
                self.push(width, b, Push::Plain(slope), false);
                self.push(width, a, Push::Plain(slope), true);
            }
            Work::BernoulliLogitTarget | Work::PoissonLogTarget => {
                let (b, slope) = (self.input(op.b, group), self.row(group, op.out));
                self.push(width, b, Push::Plain(slope), false);
            }
            Work::Linear(linear) => {
                let Some(d) = self.adjoint(self.row(group, op.out)) else { return };
                for (sign, a, b) in self.linear_terms(group, linear) {
                    let is_negative = sign < 0.0;
                    if b == Input::None {
                        self.push(width, a, Push::Plain(d), is_negative);
                    } else {
                        self.push(width, a, Push::Product(d, b.place()), is_negative);
                        self.push(width, b, Push::Product(d, a.place()), is_negative);
                    }
                }
            }
            work => {
                let y = self.row(group, op.out);
                let Some(d) = self.adjoint(y) else { return };
                let inputs = [op.a, op.b, op.c].map(|source| self.input(source, group));
                let op = function(work).expect("the others were done above");
                self.value_back(op, width, inputs, y, d);
            }
        }
    }
}
