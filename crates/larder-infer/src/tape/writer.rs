//! What codes are written with: places of the file, operands of plain code and of the rows of small plates.

use larder_memory::map::FastMap;

use super::adjoint::Pushed;
use super::code::{Act, Code, Flat, ROW, Stage};
use super::op::Op;
use super::program::{BLOCK, Plate, PlateOp, Program, ScalarOp, Source, Work};

/// Codes on rows that a plate becomes at most.
const CODES_MAX: usize = 128;

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
    pub(super) rows: u32,
}

/// A normal density whose deviation is one number that is not known beforehand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    /// One over it.
    pub(super) inverse: Input,
    /// Where the squares of the plate's full rows and of its last are added up.
    pub(super) squares: [Option<(u32, u8)>; 2],
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
    pub(super) is_backward: bool,
    /// Whether the codes at hand are on rows.
    pub(super) is_row: bool,
    /// The next place that nobody uses.
    pub(super) next: u32,
    pub(super) constant: Vec<bool>,
    /// Values whose adjoints have places of their own.
    pub(super) is_fixed: Vec<bool>,
    pub(super) constant_rows: FastMap<u64, u32>,
    pub(super) tile_constants: FastMap<u32, f64>,
    pub(super) spreads: FastMap<u32, u32>,
    /// By where the indices stand: the row, and which list it is.
    pub(super) gathered: FastMap<usize, (u32, u32)>,
    pub(super) columns: FastMap<u32, u32>,
    pub(super) groups: Vec<Group>,
    pub(super) rows: Vec<u32>,
    /// Terms by their places: how many times, which number, whether it is written.
    pub(super) terms: Vec<(f64, u32, bool)>,
    pub(super) scales: FastMap<(u32, u32), Scale>,
    pub(super) written: Vec<Written>,
    pub(super) pushed: Pushed,
}

impl<'p> Writer<'p> {
    pub(super) fn new(program: &'p Program) -> Self {
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
            is_row: false,
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
        writer.stage(Stage::Codes(0, 0));
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
        let stages = if self.is_backward { &mut self.out.backward } else { &mut self.out.forward };
        let at = self.out.codes.len() as u32;
        if !matches!(stages.last(), Some(Stage::Codes(..))) {
            stages.push(Stage::Codes(at, at));
            self.is_row = false;
        }
        if self.is_row != is_row {
            self.is_row = is_row;
            self.out.codes.push(Code { act: Act::Turn, ..code });
        }
        self.out.codes.push(code);
        if let Some(Stage::Codes(_, end)) = stages.last_mut() {
            *end = self.out.codes.len() as u32;
        }
    }

    /// Writes a code that is the same among codes on numbers and on rows.
    pub(super) fn between(&mut self, code: Code) {
        self.code(self.is_row, code);
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
    pub(super) fn squares(&mut self, n: u8) -> u32 {
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

    /// The operands of plain code.
    pub(super) fn numbers(&self, op: &ScalarOp) -> [Input; 3] {
        [op.a, op.b, op.c].map(|at| {
            if self.constant[at as usize] { Input::Constant(at) } else { Input::Number(at) }
        })
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
    pub(super) fn spread(&mut self, number: u32) -> u32 {
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
    pub(super) fn column(&mut self, at: u32) -> u32 {
        if let Some(&row) = self.columns.get(&at) {
            return row;
        }
        let row = self.new_row();
        let numbers = &self.program.columns[at as usize..][..ROW];
        self.out.constants.extend((row..).zip(numbers.iter().copied()));
        self.columns.insert(at, row);
        row
    }

    /// Eight values by index, and which list of indices that is.
    pub(super) fn gather(&mut self, at: u32, group: u32) -> (u32, u32) {
        let from = at as usize + group as usize * ROW;
        if let Some(&found) = self.gathered.get(&from) {
            return found;
        }
        let places = self.program.gathers[from..].first_chunk::<ROW>();
        self.out.gathers.push(*places.expect("indices are padded to whole blocks"));
        let (out, at) = (self.new_row(), self.out.gathers.len() as u32 - 1);
        self.code(true, Code { act: Act::Gather, n: 0, at, out, a: 0, b: 0, c: 0, d: 0 });
        self.gathered.insert(from, (out, at));
        (out, at)
    }
}

/// Whether a plate is written out.
pub(super) fn is_small(plate: &Plate) -> bool {
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
