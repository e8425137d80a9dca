//! Writes a program out as codes: plain code number by number, small plates row by row.
//!
//! A plate of tiles pays for each operation to look up its operands, which a block of 64 iterations is worth and one
//! of eight is not. A small plate is written out: its iterations by eight in rows, an operation for each. Larger
//! plates and scans stay what they are; the values that they read or make have adjoints of their own, which are
//! cleared before and added to. All other adjoints are what was pushed last: the list knows whether something was
//! pushed before (`adjoint`).

use super::code::{Act, Code, ROW, Stage};
use super::op::Op;
use super::program::{BLOCK, Linear, Plate, PlateOp, Program, Source, Step, Work};
use super::writer::{Group, Input, Scale, Writer, Written, is_small};

/// Writes out what is worth it; what is left of the plain code is not needed any more.
pub(super) fn flatten(program: &mut Program) {
    let mut writer = Writer::new(program);
    for step in &program.steps {
        writer.step(*step);
    }
    writer.target();
    writer.all_back();
    program.flat = writer.out;
    program.scalars = Vec::new();
    program.steps = Vec::new();
}

impl Writer<'_> {
    fn step(&mut self, step: Step) {
        match step {
            Step::Plain(from, to) => {
                for at in from..to {
                    let op = self.program.scalars[at as usize];
                    let inputs = self.numbers(&op);
                    self.value(op.op, (false, 1), inputs, op.out);
                    self.written.push(Written::Number(op));
                    if !matches!(op.op, Op::Guard(..)) {
                        self.terms_of(op.out);
                    }
                }
            }
            Step::Scan(at) => {
                self.stage(Stage::Scan(at));
                self.written.push(Written::Scan(at));
            }
            Step::Plate(at) if is_small(&self.program.plates[at as usize]) => self.plate(at),
            Step::Plate(at) => {
                self.stage(Stage::Plate(at));
                self.written.push(Written::Tiles(at));
            }
        }
    }

    /// Computes the value of an operation, of so many numbers of a row.
    fn value(&mut self, op: Op, width: (bool, u8), inputs: [Input; 3], out: u32) {
        let (is_row, n) = width;
        let [a, b, c] = inputs.map(Input::place);
        let act = match op {
            Op::Add => Act::Add,
            Op::Sub => Act::Sub,
            Op::Mul => Act::Mul,
            Op::Div => Act::Div,
            Op::Neg => Act::Neg,
            Op::Exp => Act::Exp,
            Op::Ln => Act::Ln,
            Op::Ln1p => Act::Ln1p,
            Op::Sqrt => Act::Sqrt,
            Op::Square => Act::Square,
            Op::Abs => Act::Abs,
            Op::Tanh => Act::Tanh,
            Op::Softplus => Act::Softplus,
            Op::InvLogit => Act::InvLogit,
            Op::Normal => {
                let (z, log) = (self.new_place(is_row), self.new_place(is_row));
                self.act(width, Act::Standard, z, [a, b, c]);
                self.act(width, Act::Ln, log, [c, 0, 0]);
                self.act(width, Act::Bell, out, [z, log, 0]);
                return;
            }
            Op::BernoulliLogit => Act::AnswerMass,
            Op::Guard(..) => {
                let at = self.op(op);
                self.code(is_row, Code { act: Act::Guard, n, at, out: 0, a, b, c: 0, d: 0 });
                return;
            }
            other => {
                let at = self.op(other);
                self.code(is_row, Code { act: Act::Each, n, at, out, a, b, c, d: 0 });
                return;
            }
        };
        self.act(width, act, out, [a, b, c]);
    }

    fn plate(&mut self, at: u32) {
        let plate = &self.program.plates[at as usize];
        self.scales(at, plate);
        let from = self.groups.len() as u32;
        for index in 0..plate.iterations.div_ceil(ROW) as u32 {
            let rest = plate.iterations - index as usize * ROW;
            let group = Group { index, n: rest.min(ROW) as u8, rows: self.rows.len() as u32 };
            for slot in 0..plate.slots as u32 {
                // What others read lies where they read it.
                let export = plate.exports.iter().find(|(exported, _)| *exported == slot);
                let row = match export {
                    Some((_, base)) => base + index * ROW as u32,
                    None => self.new_row(),
                };
                self.rows.push(row);
            }
            self.groups.push(group);
            for (place, op) in plate.ops.iter().enumerate() {
                self.operation(group, (at, place as u32), op);
            }
        }
        for place in 0..plate.ops.len() as u32 {
            self.scaled(&plate.ops[place as usize], (at, place), plate.iterations);
        }
        let to = self.groups.len() as u32;
        self.written.push(Written::Plate { plate: at, from, to });
    }

    /// Before the rows of a plate: one over each deviation that all iterations share.
    fn scales(&mut self, at: u32, plate: &Plate) {
        for (place, op) in plate.ops.iter().enumerate() {
            let Work::NormalTarget { inverted: false, .. } = op.work else { continue };
            let Source::Spread { value, .. } = op.c else { continue };
            let one = self.constant_row(1.0);
            let inverse = self.new_place(false);
            self.act((false, 1), Act::Div, inverse, [one, value, 0]);
            let inverse = Input::Spread { row: self.spread(inverse), number: inverse };
            let mut squares = [None; 2];
            let (whole, rest) = (plate.iterations / ROW, plate.iterations % ROW);
            for (slot, n) in [(0, if whole > 0 { ROW } else { 0 }), (1, rest)] {
                if n > 0 {
                    let row = self.new_row();
                    self.out.zero_rows.push(row);
                    squares[slot] = Some((row, n as u8));
                }
            }
            let sum = self.new_place(false);
            self.scales.insert((at, place as u32), Scale { inverse, squares, sum });
        }
    }

    /// After the rows of a plate: its squares and the logarithm of the deviation go into the target.
    fn scaled(&mut self, op: &PlateOp, key: (u32, u32), iterations: usize) {
        let Some(&scale) = self.scales.get(&key) else { return };
        let Work::NormalTarget { log_sd, .. } = op.work else { return };
        let Source::Spread { value, .. } = op.c else { return };
        let mut before = self.constant_row(0.0);
        for (row, n) in scale.squares.into_iter().flatten() {
            let code =
                Code { act: Act::Sum, n, at: 0, out: scale.sum, a: row, b: 0, c: before, d: 0 };
            self.between(code);
            before = scale.sum;
        }
        self.term(-0.5, scale.sum);
        let log = if let Source::Spread { value, .. } = log_sd {
            value
        } else {
            let log = self.new_place(false);
            self.act((false, 1), Act::Ln, log, [value, 0, 0]);
            log
        };
        self.term(-(iterations as f64), log);
    }

    /// Adds a number to the target, so many times.
    fn term(&mut self, weight: f64, number: u32) {
        let before = self.out.terms;
        self.out.terms = self.new_place(false);
        let weight = self.constant_row(weight);
        self.act((false, 1), Act::MulAdd, self.out.terms, [weight, number, before]);
    }

    /// The terms that a number is.
    fn terms_of(&mut self, number: u32) {
        let mut at = self.terms.partition_point(|&(_, place, _)| place < number);
        while let Some(&mut (weight, place, ref mut is_done)) = self.terms.get_mut(at)
            && place == number
        {
            *is_done = true;
            self.term(weight, place);
            at += 1;
        }
    }

    /// The terms that no plain code made.
    fn target(&mut self) {
        for (weight, place, is_done) in std::mem::take(&mut self.terms) {
            if !is_done {
                self.term(weight, place);
            }
        }
    }

    /// One operation of a plate in a group.
    fn operation(&mut self, group: Group, key: (u32, u32), op: &PlateOp) {
        let n = group.n;
        if let Work::Linear(linear) = &op.work {
            let out = self.row(group, op.out);
            self.linear(group, linear, out);
            return;
        }
        let [a, b, c] = [op.a, op.b, op.c].map(|source| self.input(source, group));
        let row = |writer: &Self| writer.row(group, op.out);
        match op.work {
            Work::Target(sign) => {
                let (squares, two) = (self.squares(n), self.constant_row(2.0));
                let act = if sign > 0.0 { Act::NegMulAdd } else { Act::MulAdd };
                self.act((true, ROW as u8), act, squares, [two, a.place(), squares]);
            }
            Work::NormalTarget { inverted, log_sd } => {
                let out = row(self);
                let scale = self.scales.get(&key).copied();
                if !inverted && scale.is_none() {
                    let log = self.log_of(log_sd, c, group);
                    let z = out;
                    self.act(
                        (true, ROW as u8),
                        Act::Standard,
                        z,
                        [a.place(), b.place(), c.place()],
                    );
                    let (squares, two) = (self.squares(n), self.constant_row(2.0));
                    self.act((true, ROW as u8), Act::MulAdd, squares, [z, z, squares]);
                    self.act((true, ROW as u8), Act::MulAdd, squares, [two, log, squares]);
                    return;
                }
                let (inverse, squares) = match scale {
                    Some(scale) => {
                        let own = scale.squares[usize::from(usize::from(n) < ROW)];
                        (scale.inverse, own.expect("there are such rows").0)
                    }
                    None => (c, self.squares(n)),
                };
                let [a, b, c] = [a, b, inverse].map(Input::place);
                let act = Act::BellTarget;
                self.code(true, Code { act, n, at: 0, out, a, b, c, d: squares });
            }
            Work::BernoulliLogitTarget | Work::PoissonLogTarget => {
                let act = if matches!(op.work, Work::PoissonLogTarget) {
                    Act::CountTarget
                } else {
                    Act::AnswerTarget
                };
                let (out, d) = (row(self), self.squares(n));
                let (a, b) = (a.place(), b.place());
                self.code(true, Code { act, n, at: 0, out, a, b, c: 0, d });
            }
            Work::Guard(comparison, held) => {
                self.value(Op::Guard(comparison, held), (true, n), [a, b, c], 0);
            }
            _ => {
                let out = row(self);
                let op = function(&op.work).expect("the others were done above");
                self.value(op, (true, n), [a, b, c], out);
            }
        }
    }

    /// The row of the logarithm of a deviation.
    fn log_of(&mut self, log_sd: Source, sd: Input, group: Group) -> u32 {
        match self.input(log_sd, group) {
            Input::None => {
                let log = self.new_row();
                self.act((true, group.n), Act::Ln, log, [sd.place(), 0, 0]);
                log
            }
            log => log.place(),
        }
    }

    /// A sum of products.
    fn linear(&mut self, group: Group, linear: &Linear, out: u32) {
        let mut terms = self.linear_terms(group, linear);
        // What is added as it is can be what the others are added to.
        let is_plain = |&(sign, _, b): &(f64, Input, Input)| sign > 0.0 && b == Input::None;
        let mut sum = None;
        if terms.len() > 1
            && let Some(at) = terms.iter().position(is_plain)
        {
            sum = Some(terms.remove(at).1.place());
        }
        for (sign, a, b) in terms {
            let (x, y) = (a.place(), b.place());
            let (act, inputs) = match (sum, b, sign > 0.0) {
                (None, Input::None, true) => (Act::Copy, [x, 0, 0]),
                (None, Input::None, false) => (Act::Neg, [x, 0, 0]),
                (None, _, true) => (Act::Mul, [x, y, 0]),
                (None, _, false) => (Act::NegMulAdd, [x, y, self.constant_row(0.0)]),
                (Some(sum), Input::None, true) => (Act::Add, [sum, x, 0]),
                (Some(sum), Input::None, false) => (Act::Sub, [sum, x, 0]),
                (Some(sum), _, true) => (Act::MulAdd, [x, y, sum]),
                (Some(sum), _, false) => (Act::NegMulAdd, [x, y, sum]),
            };
            self.act((true, ROW as u8), act, out, inputs);
            sum = Some(out);
        }
    }

    /// Sign, factor, second factor of each term.
    pub(super) fn linear_terms(
        &mut self,
        group: Group,
        linear: &Linear,
    ) -> Vec<(f64, Input, Input)> {
        let mut terms = Vec::with_capacity(linear.terms.len() + linear.dense.len());
        for &(sign, a, b) in &linear.terms {
            terms.push((sign, self.input(a, group), self.input(b, group)));
        }
        for (k, &value) in linear.dense.iter().enumerate() {
            let number = self.input(Source::Spread { tile: 0, value }, group);
            // Small plates are one block, in which the columns follow each other.
            let at = linear.dense_columns as usize + k * BLOCK + group.index as usize * ROW;
            terms.push((1.0, number, Input::Constant(self.column(at as u32))));
        }
        terms
    }
}

/// The function of an operation that is one in plain code too.
pub(super) fn function(work: &Work) -> Option<Op> {
    Some(match work {
        Work::Unary(op) => *op,
        Work::Divide => Op::Div,
        Work::Power => Op::Powf,
        Work::LogAddExp => Op::LogAddExp,
        Work::Normal => Op::Normal,
        Work::BernoulliLogit => Op::BernoulliLogit,
        Work::PoissonLog => Op::PoissonLog,
        _ => return None,
    })
}
