//! Writes a program out as codes: plain code number by number, small plates row by row.
//!
//! A plate of tiles pays for each operation to look up its operands, which a block of 64 iterations is worth and one
//! of eight is not. A small plate is written out: its iterations by eight in rows, an operation for each. Larger
//! plates and scans stay what they are; the values that they read or make have adjoints of their own, which are
//! cleared before and added to. All other adjoints are what was pushed last: the list knows whether something was
//! pushed before (`adjoint`).

use larder_memory::map::FastMap;

use super::adjoint::Pushed;
use super::code::{Act, Code, Flat, ROW, Stage};
use super::op::Op;
use super::program::{BLOCK, Linear, Plate, PlateOp, Program, ScalarOp, Source, Step, Work};

/// Codes on rows that a plate becomes at most.
const CODES_MAX: usize = 128;

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

/// An operand of a code.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Input {
    None,
    /// A number or a row that does not depend on the parameters.
    Constant(u32),
    Number(u32),
    /// A number in all places of a row.
    Spread {
        row: u32,
        number: u32,
    },
    /// What a plate computes.
    Row(u32),
    /// Values side by side.
    Run(u32),
    /// Values by index, gathered in a row.
    Gather {
        row: u32,
        at: u32,
    },
}

impl Input {
    /// Where it is read.
    pub(super) fn place(self) -> u32 {
        match self {
            Input::None => 0,
            Input::Constant(at)
            | Input::Number(at)
            | Input::Row(at)
            | Input::Run(at)
            | Input::Spread { row: at, .. }
            | Input::Gather { row: at, .. } => at,
        }
    }
}

/// Eight iterations of a plate: which eight, how many of them there are, the row of its first slot.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub(super) index: u32,
    pub(super) n: u8,
    /// Where the rows of the slots are noted.
    rows: u32,
}

/// A normal density whose deviation is one number that is not known beforehand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    /// One over it.
    pub(super) inverse: Input,
    /// Where the squares of the plate's full rows and of its last are added up.
    squares: [Option<(u32, u8)>; 2],
    /// Their sum.
    pub(super) sum: u32,
}

/// What was written, to be gone back over.
#[derive(Clone, Copy, Debug)]
pub(super) enum Written {
    Number(ScalarOp),
    Plate {
        plate: u32,
        from: u32,
        to: u32,
    },
    /// One that stays as it is.
    Tiles(u32),
    Scan(u32),
}

pub(super) struct Writer<'p> {
    pub(super) program: &'p Program,
    pub(super) out: Flat,
    is_backward: bool,
    /// The next place that nobody uses.
    next: u32,
    pub(super) constant: Vec<bool>,
    /// Values whose adjoints have places of their own.
    pub(super) is_fixed: Vec<bool>,
    constant_rows: FastMap<u64, u32>,
    tile_constants: FastMap<u32, f64>,
    spreads: FastMap<u32, u32>,
    gathered: FastMap<(u32, u32), (u32, u32)>,
    columns: FastMap<u32, u32>,
    pub(super) groups: Vec<Group>,
    rows: Vec<u32>,
    /// Terms by their places: how many times, which number, whether it is written.
    terms: Vec<(f64, u32, bool)>,
    pub(super) scales: FastMap<(u32, u32), Scale>,
    pub(super) written: Vec<Written>,
    pub(super) pushed: Pushed,
}

impl<'p> Writer<'p> {
    fn new(program: &'p Program) -> Self {
        let values = program.values;
        let mut constant = vec![false; values];
        for &(at, _) in &program.constants {
            constant[at as usize] = true;
        }
        let mut terms: Vec<(f64, u32, bool)> =
            program.terms.iter().map(|&(weight, place)| (weight, place, false)).collect();
        terms.sort_by_key(|&(_, place, _)| place);
        let mut writer = Writer {
            program,
            out: Flat { adjoints: values, constants: program.constants.clone(), ..Flat::default() },
            is_backward: false,
            next: u32::try_from(2 * values).expect("fewer than 2^31 values"),
            constant,
            is_fixed: vec![false; values],
            constant_rows: FastMap::default(),
            tile_constants: program.tile_constants.iter().copied().collect(),
            spreads: FastMap::default(),
            gathered: FastMap::default(),
            columns: FastMap::default(),
            groups: Vec::new(),
            rows: Vec::new(),
            terms,
            scales: FastMap::default(),
            written: Vec::new(),
            pushed: Pushed::default(),
        };
        writer.fix();
        // The priors' squares come first: they are written and not added to.
        let squares = writer.new_row();
        writer.out.squares.push((squares, ROW as u8));
        writer.out.terms = writer.constant_row(program.offset);
        writer
    }

    /// Finds the values that something reads by address, or that a plate of tiles or a scan reads or makes.
    fn fix(&mut self) {
        let Program { dim, plates, scans, gathers, .. } = self.program;
        let is_fixed = &mut self.is_fixed;
        is_fixed[..*dim].fill(true);
        let mut fix = |from: u32, count: usize| {
            is_fixed[from as usize..from as usize + count].fill(true);
        };
        for plate in plates {
            let padded = plate.iterations.next_multiple_of(BLOCK);
            plate.exports.iter().for_each(|&(_, base)| fix(base, padded));
            let is_small = is_small(plate);
            for source in sources(plate) {
                match source {
                    Source::Run(base) => fix(base, plate.iterations),
                    Source::Gather { at, .. } => {
                        let places = &gathers[at as usize..][..plate.iterations];
                        for &place in places {
                            fix(place, 1);
                        }
                    }
                    Source::Spread { value, .. } if !is_small => fix(value, 1),
                    _ => {}
                }
            }
        }
        for scan in scans {
            let steps = scan.steps as usize;
            fix(scan.weight, 1);
            fix(scan.initial, 1);
            fix(scan.addend, if scan.addend_step == 0 { 1 } else { steps });
            fix(scan.out, steps);
        }
        let first = is_fixed[*dim..].iter().position(|&fixed| fixed);
        let last = is_fixed.iter().rposition(|&fixed| fixed);
        if let (Some(first), Some(last)) = (first, last) {
            let adjoint = |place: usize| (self.out.adjoints + place) as u32;
            self.out.zero_adjoints = (adjoint(dim + first), adjoint(last + 1));
        }
    }

    /// The next codes are of the way back.
    pub(super) fn turn(&mut self) {
        self.is_backward = true;
    }

    pub(super) fn end(&mut self) {
        self.out.len = self.next as usize;
    }

    pub(super) fn stage(&mut self, stage: Stage) {
        let stages = if self.is_backward { &mut self.out.backward } else { &mut self.out.forward };
        stages.push(stage);
    }

    /// Writes a code on a row, or on a number.
    pub(super) fn code(&mut self, is_row: bool, code: Code) {
        let at = self.out.codes.len() as u32;
        self.out.codes.push(code);
        let stages = if self.is_backward { &mut self.out.backward } else { &mut self.out.forward };
        match (stages.last_mut(), is_row) {
            (Some(Stage::Rows(_, end)), true) | (Some(Stage::Numbers(_, end)), false)
                if *end == at =>
            {
                *end = at + 1;
            }
            (_, true) => stages.push(Stage::Rows(at, at + 1)),
            (_, false) => stages.push(Stage::Numbers(at, at + 1)),
        }
    }

    /// Writes a code that is the same among codes on numbers and on rows, so that it begins no stage by itself.
    pub(super) fn between(&mut self, code: Code) {
        let stages = if self.is_backward { &self.out.backward } else { &self.out.forward };
        let is_row = !matches!(stages.last(), Some(Stage::Numbers(..)));
        self.code(is_row, code);
    }

    /// Writes a code of three operands, for the first `n` numbers of a row or for one.
    pub(super) fn act(&mut self, (is_row, n): (bool, u8), act: Act, out: u32, [a, b, c]: [u32; 3]) {
        self.code(is_row, Code { act, n, at: 0, out, a, b, c, d: 0 });
    }

    pub(super) fn new_row(&mut self) -> u32 {
        let at = self.next.next_multiple_of(ROW as u32);
        self.next = at + ROW as u32;
        at
    }

    /// A place for a result.
    pub(super) fn new_place(&mut self, is_row: bool) -> u32 {
        if is_row {
            return self.new_row();
        }
        self.next += 1;
        self.next - 1
    }

    /// A row of a constant; its first number serves where one is wanted.
    pub(super) fn constant_row(&mut self, x: f64) -> u32 {
        if let Some(&row) = self.constant_rows.get(&x.to_bits()) {
            return row;
        }
        let row = self.new_row();
        self.constant_rows.insert(x.to_bits(), row);
        self.out.constants.extend((row..row + ROW as u32).map(|at| (at, x)));
        row
    }

    /// A row of squares of the target.
    fn squares(&mut self, n: u8) -> u32 {
        if let Some(&(row, _)) = self.out.squares.iter().find(|(_, count)| *count == n) {
            return row;
        }
        let row = self.new_row();
        self.out.squares.push((row, n));
        self.out.zero_rows.push(row);
        row
    }

    pub(super) fn op(&mut self, op: Op) -> u32 {
        self.out.ops.push(op);
        self.out.ops.len() as u32 - 1
    }

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

    /// The operands of plain code.
    pub(super) fn numbers(&self, op: &ScalarOp) -> [Input; 3] {
        [op.a, op.b, op.c].map(|at| {
            if self.constant[at as usize] { Input::Constant(at) } else { Input::Number(at) }
        })
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

    /// An operand of a plate in a group.
    pub(super) fn input(&mut self, source: Source, group: Group) -> Input {
        let offset = group.index * ROW as u32;
        match source {
            Source::None => Input::None,
            Source::Local(slot) => Input::Row(self.row(group, slot)),
            Source::Constant { tile } => {
                let x = self.tile_constants[&tile];
                Input::Constant(self.constant_row(x))
            }
            Source::Spread { value, .. } if self.constant[value as usize] => {
                Input::Constant(self.spread(value))
            }
            Source::Spread { value, .. } => {
                Input::Spread { row: self.spread(value), number: value }
            }
            Source::Column(at) => Input::Constant(self.column(at + offset)),
            Source::Run(base) => Input::Run(base + offset),
            Source::Gather { at, .. } => {
                let (row, at) = self.gather(at, group.index);
                Input::Gather { row, at }
            }
        }
    }

    /// The row of a slot.
    pub(super) fn row(&self, group: Group, slot: u32) -> u32 {
        self.rows[(group.rows + slot) as usize]
    }

    /// A number as a row.
    fn spread(&mut self, number: u32) -> u32 {
        if let Some(&row) = self.spreads.get(&number) {
            return row;
        }
        let row = self.new_row();
        self.spreads.insert(number, row);
        let act = Act::Spread;
        self.between(Code { act, n: 0, at: 0, out: row, a: number, b: 0, c: 0, d: 0 });
        row
    }

    /// Eight numbers of a column.
    fn column(&mut self, at: u32) -> u32 {
        if let Some(&row) = self.columns.get(&at) {
            return row;
        }
        let row = self.new_row();
        let numbers = &self.program.columns[at as usize..][..ROW];
        self.out.constants.extend((row..).zip(numbers.iter().copied()));
        self.columns.insert(at, row);
        row
    }

    fn gather(&mut self, at: u32, group: u32) -> (u32, u32) {
        if let Some(&found) = self.gathered.get(&(at, group)) {
            return found;
        }
        let from = at as usize + group as usize * ROW;
        let places = self.program.gathers[from..].first_chunk::<ROW>();
        self.out.gathers.push(*places.expect("indices are padded to whole blocks"));
        let found = (self.new_row(), self.out.gathers.len() as u32 - 1);
        let (out, at) = found;
        self.code(true, Code { act: Act::Gather, n: 0, at, out, a: 0, b: 0, c: 0, d: 0 });
        self.gathered.insert((at, group), found);
        found
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
        Work::Normal => Op::Normal,
        Work::BernoulliLogit => Op::BernoulliLogit,
        Work::PoissonLog => Op::PoissonLog,
        _ => return None,
    })
}

/// Whether a plate is written out.
fn is_small(plate: &Plate) -> bool {
    let codes = |op: &PlateOp| match &op.work {
        Work::Linear(linear) => linear.terms.len() + linear.dense.len(),
        _ => 1,
    };
    let rows = plate.iterations.div_ceil(ROW);
    plate.iterations <= BLOCK && rows * plate.ops.iter().map(codes).sum::<usize>() <= CODES_MAX
}

/// What the operations of a plate read, number columns apart.
fn sources(plate: &Plate) -> impl Iterator<Item = Source> {
    plate.ops.iter().flat_map(|op| {
        let mut all = vec![op.a, op.b, op.c];
        match &op.work {
            Work::NormalTarget { log_sd, .. } => all.push(*log_sd),
            Work::Linear(linear) => {
                all.extend(linear.terms.iter().flat_map(|&(_, a, b)| [a, b]));
                let spread = |&value: &u32| Source::Spread { tile: 0, value };
                all.extend(linear.dense.iter().map(spread));
            }
            _ => {}
        }
        all
    })
}
