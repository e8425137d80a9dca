//! Matches by backtracking: a small program, a stack of what may still be tried, and a limit of steps.
//!
//! What a step changes is noted on the stack beside the branches, so that going back undoes it: positions of
//! groups, counters of loops. Nothing recurses but look-around, whose depth the pattern bounds.

use super::syntax::{Greed, Item, MANY, Node};
use crate::exc::{ExcType, Result};
use crate::str::classes;

/// Steps of one search before it is given up: minutes of work, which a pattern that doubles reaches.
pub(super) const STEPS_MAX: u64 = 2_000_000_000;

/// What was found: where each group begins and ends.
#[derive(Clone, Debug)]
pub(super) struct Found {
    marks: Vec<usize>,
    /// The group that was closed last, 0 for none.
    pub(super) last: usize,
}

const NOWHERE: usize = usize::MAX;

impl Found {
    pub(super) fn span(&self, group: usize) -> Option<(usize, usize)> {
        let (from, to) = (*self.marks.get(2 * group)?, *self.marks.get(2 * group + 1)?);
        (from != NOWHERE && to != NOWHERE).then_some((from, to))
    }
}

/// One character's test.
#[derive(Clone, Debug)]
enum Test {
    One(char),
    OneAlike(char),
    /// The same of ASCII letters alone.
    OneAlikeAscii(char),
    Any,
    AnyButNewline,
    Set {
        items: Vec<Item>,
        is_negated: bool,
        ignores_case: bool,
        is_ascii: bool,
    },
}

#[derive(Clone, Debug)]
enum Step {
    Test(Test),
    /// One test again and again.
    Run {
        test: Test,
        least: usize,
        most: usize,
        greed: Greed,
    },
    Mark(usize),
    /// Try the first, later the second.
    Split(usize, usize),
    Jump(usize),
    Start(bool),
    End(bool),
    Edge(char, bool),
    Back(usize, bool),
    /// Sets a counter to zero.
    LoopStart(usize),
    Loop {
        counter: usize,
        least: usize,
        most: usize,
        is_lazy: bool,
        body: usize,
    },
    Look {
        is_ahead: bool,
        is_negated: bool,
        width: usize,
        end: usize,
    },
    Atomic(usize),
    IfGroup(usize, usize),
    Done,
}

/// A pattern as steps.
pub(super) struct Program {
    steps: Vec<Step>,
    groups: usize,
    counters: usize,
    /// The character that every match starts with, if there is one.
    pub(super) first: Option<char>,
}

impl Program {
    pub(super) fn new(node: &Node, groups: usize) -> Program {
        let mut program = Program { steps: Vec::new(), groups, counters: 0, first: first_of(node) };
        program.write(node);
        program.steps.push(Step::Done);
        program
    }

    fn write(&mut self, node: &Node) {
        match node {
            Node::Empty => {}
            Node::Start { every_line } => self.steps.push(Step::Start(*every_line)),
            Node::End { every_line } => self.steps.push(Step::End(*every_line)),
            Node::Edge(kind, is_ascii) => self.steps.push(Step::Edge(*kind, *is_ascii)),
            Node::Back { group, ignores_case } => {
                self.steps.push(Step::Back(*group, *ignores_case))
            }
            Node::Group(node, None) => self.write(node),
            Node::Group(node, Some(group)) => {
                self.steps.push(Step::Mark(2 * group));
                self.write(node);
                self.steps.push(Step::Mark(2 * group + 1));
            }
            Node::Sequence(parts) => parts.iter().for_each(|part| self.write(part)),
            Node::Either(parts) => {
                let mut ends = Vec::new();
                for (index, part) in parts.iter().enumerate() {
                    if index + 1 == parts.len() {
                        self.write(part);
                        break;
                    }
                    let split = self.steps.len();
                    self.steps.push(Step::Split(split + 1, 0));
                    self.write(part);
                    ends.push(self.steps.len());
                    self.steps.push(Step::Jump(0));
                    let next = self.steps.len();
                    self.steps[split] = Step::Split(split + 1, next);
                }
                let end = self.steps.len();
                for at in ends {
                    self.steps[at] = Step::Jump(end);
                }
            }
            Node::Repeat { node, least, most, greed } => {
                self.write_repeat(node, *least, *most, *greed)
            }
            Node::Look { node, is_ahead, is_negated, width } => {
                let at = self.steps.len();
                self.steps.push(Step::Done);
                self.write(node);
                self.steps.push(Step::Done);
                let end = self.steps.len();
                self.steps[at] =
                    Step::Look { is_ahead: *is_ahead, is_negated: *is_negated, width: *width, end };
            }
            Node::Atomic(node) => {
                let at = self.steps.len();
                self.steps.push(Step::Done);
                self.write(node);
                self.steps.push(Step::Done);
                self.steps[at] = Step::Atomic(self.steps.len());
            }
            Node::IfGroup { group, yes, no } => {
                let at = self.steps.len();
                self.steps.push(Step::Done);
                self.write(yes);
                let jump = self.steps.len();
                self.steps.push(Step::Jump(0));
                self.steps[at] = Step::IfGroup(*group, self.steps.len());
                self.write(no);
                self.steps[jump] = Step::Jump(self.steps.len());
            }
            _ => {
                if let Some(test) = test_of(node) {
                    self.steps.push(Step::Test(test));
                }
            }
        }
    }

    fn write_repeat(&mut self, node: &Node, least: usize, most: usize, greed: Greed) {
        if let Some(test) = test_of(node) {
            self.steps.push(Step::Run { test, least, most, greed });
            return;
        }
        if greed == Greed::Possessive {
            let whole =
                Node::Repeat { node: Box::new(node.clone()), least, most, greed: Greed::Greedy };
            return self.write(&Node::Atomic(Box::new(whole)));
        }
        let counter = self.counters;
        self.counters += 1;
        self.steps.push(Step::LoopStart(counter));
        let jump = self.steps.len();
        self.steps.push(Step::Jump(0));
        let body = self.steps.len();
        self.write(node);
        self.steps[jump] = Step::Jump(self.steps.len());
        self.steps.push(Step::Loop { counter, least, most, is_lazy: greed == Greed::Lazy, body });
    }
}

fn test_of(node: &Node) -> Option<Test> {
    Some(match node {
        Node::One { character, ignores_case: false, .. } => Test::One(*character),
        Node::One { character, is_ascii: true, .. } => Test::OneAlikeAscii(*character),
        Node::One { character, .. } => {
            if fold(*character) == *character && character.to_uppercase().next() == Some(*character)
            {
                Test::One(*character)
            } else {
                Test::OneAlike(fold(*character))
            }
        }
        Node::Any { with_newline: true } => Test::Any,
        Node::Any { with_newline: false } => Test::AnyButNewline,
        Node::Set { items, is_negated, ignores_case, is_ascii } => Test::Set {
            items: items.clone(),
            is_negated: *is_negated,
            ignores_case: *ignores_case,
            is_ascii: *is_ascii,
        },
        _ => return None,
    })
}

/// The character that a match must start with.
fn first_of(node: &Node) -> Option<char> {
    match node {
        Node::One { character, ignores_case: false, .. } => Some(*character),
        Node::Group(node, _) | Node::Atomic(node) => first_of(node),
        Node::Sequence(parts) => first_of(parts.first()?),
        Node::Repeat { node, least, .. } if *least > 0 => first_of(node),
        _ => None,
    }
}

/// Lower case by one character.
fn fold(character: char) -> char {
    let mut lower = character.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => match one {
            // Letters that are the same in upper case.
            'ſ' => 's',
            'ς' => 'σ',
            '\u{b5}' => 'μ',
            one => one,
        },
        _ => character,
    }
}

fn is_word(character: char, is_ascii: bool) -> bool {
    character == '_'
        || if is_ascii { character.is_ascii_alphanumeric() } else { classes::is_alnum(character) }
}

fn in_class(class: char, character: char, is_ascii: bool) -> bool {
    let is_in = match class.to_ascii_lowercase() {
        'd' => {
            if is_ascii {
                character.is_ascii_digit()
            } else {
                classes::decimal(character).is_some()
            }
        }
        's' => {
            if is_ascii {
                matches!(character, ' ' | '\t'..='\r')
            } else {
                classes::is_space(character)
            }
        }
        _ => is_word(character, is_ascii),
    };
    is_in != class.is_ascii_uppercase()
}

fn in_items(items: &[Item], character: char, is_ascii: bool) -> bool {
    items.iter().any(|item| match item {
        Item::One(one) => *one == character,
        Item::Range(low, high) => (*low..=*high).contains(&character),
        Item::Class(class) => in_class(*class, character, is_ascii),
    })
}

impl Test {
    #[inline]
    fn passes(&self, character: char) -> bool {
        match self {
            Test::One(one) => *one == character,
            Test::OneAlike(one) => *one == fold(character),
            Test::OneAlikeAscii(one) => one.eq_ignore_ascii_case(&character),
            Test::Any => true,
            Test::AnyButNewline => character != '\n',
            Test::Set { items, is_negated, ignores_case, is_ascii } => {
                let mut is_in = in_items(items, character, *is_ascii);
                if *ignores_case && !is_in && *is_ascii {
                    is_in = in_items(items, character.to_ascii_lowercase(), true)
                        || in_items(items, character.to_ascii_uppercase(), true);
                } else if *ignores_case && !is_in {
                    let lower = fold(character);
                    let mut upper = character.to_uppercase();
                    is_in = in_items(items, lower, *is_ascii)
                        || matches!((upper.next(), upper.next()), (Some(upper), None)
                            if in_items(items, upper, *is_ascii));
                }
                is_in != *is_negated
            }
        }
    }
}

/// What going back finds on the stack.
enum Back {
    Branch {
        step: usize,
        at: usize,
    },
    /// A greedy run that may give up characters down to `least`.
    Shorter {
        step: usize,
        least: usize,
        at: usize,
    },
    /// A lazy run that may take one more.
    Longer {
        step: usize,
        at: usize,
        left: usize,
    },
    Mark {
        mark: usize,
        was: usize,
    },
    Last(usize),
    Counter {
        counter: usize,
        was: (usize, usize),
    },
    /// A lazy loop that may go round once more.
    Again {
        step: usize,
        at: usize,
    },
}

struct State {
    marks: Vec<usize>,
    last: usize,
    /// Rounds, and where the last one began.
    counters: Vec<(usize, usize)>,
}

/// Runs a program at a place.
pub(super) fn run(
    program: &Program,
    text: &[char],
    start: usize,
    is_full: bool,
    must_advance: bool,
    steps: &mut u64,
) -> Result<Option<Found>> {
    let mut state = State {
        marks: vec![NOWHERE; 2 * program.groups + 2],
        last: 0,
        counters: vec![(0, NOWHERE); program.counters],
    };
    let accepts = |at: usize| (!is_full || at == text.len()) && (!must_advance || at != start);
    let end = execute(program, text, 0, start, &mut state, &accepts, steps)?;
    Ok(end.map(|end| {
        state.marks[0] = start;
        state.marks[1] = end;
        Found { marks: state.marks, last: state.last }
    }))
}

/// Runs from a step to its [`Step::Done`]; where it ends.
fn execute(
    program: &Program,
    text: &[char],
    first: usize,
    start: usize,
    state: &mut State,
    accepts: &dyn Fn(usize) -> bool,
    steps: &mut u64,
) -> Result<Option<usize>> {
    let mut stack: Vec<Back> = Vec::new();
    let (mut step, mut at) = (first, start);
    loop {
        *steps = steps.saturating_sub(1);
        if *steps == 0 {
            return Err(ExcType::RuntimeError.with("a pattern took too many steps on this text"));
        }
        let goes_on = match &program.steps[step] {
            Step::Test(test) => match text.get(at) {
                Some(&character) if test.passes(character) => {
                    at += 1;
                    step += 1;
                    true
                }
                _ => false,
            },
            Step::Run { test, least, most, greed } => {
                let room = (text.len() - at).min(*most);
                if *greed == Greed::Lazy {
                    let count = text[at..at + room.min(*least)]
                        .iter()
                        .take_while(|&&c| test.passes(c))
                        .count();
                    if count < *least {
                        false
                    } else {
                        at += count;
                        let left = if *most == MANY { MANY } else { most - count };
                        stack.push(Back::Longer { step, at, left });
                        step += 1;
                        true
                    }
                } else {
                    let count = text[at..at + room].iter().take_while(|&&c| test.passes(c)).count();
                    *steps = steps.saturating_sub(count as u64 / 8);
                    if count < *least {
                        false
                    } else {
                        if *greed == Greed::Greedy && count > *least {
                            stack.push(Back::Shorter {
                                step: step + 1,
                                least: at + least,
                                at: at + count,
                            });
                        }
                        at += count;
                        step += 1;
                        true
                    }
                }
            }
            Step::Mark(mark) => {
                stack.push(Back::Mark { mark: *mark, was: state.marks[*mark] });
                state.marks[*mark] = at;
                if mark % 2 == 1 {
                    stack.push(Back::Last(state.last));
                    state.last = mark / 2;
                }
                step += 1;
                true
            }
            Step::Split(now, later) => {
                stack.push(Back::Branch { step: *later, at });
                step = *now;
                true
            }
            Step::Jump(to) => {
                step = *to;
                true
            }
            Step::Start(every_line) => {
                step += 1;
                at == 0 || (*every_line && text[at - 1] == '\n')
            }
            Step::End(every_line) => {
                step += 1;
                at == text.len()
                    || (at + 1 == text.len() && text[at] == '\n')
                    || (*every_line && text[at] == '\n')
            }
            Step::Edge(kind, is_ascii) => {
                step += 1;
                let word = |at: Option<usize>| {
                    at.and_then(|at| text.get(at)).is_some_and(|&c| is_word(c, *is_ascii))
                };
                let is_edge = word(at.checked_sub(1)) != word(Some(at));
                match kind {
                    'A' => at == 0,
                    'Z' => at == text.len(),
                    'b' => !text.is_empty() && is_edge,
                    _ => !text.is_empty() && !is_edge,
                }
            }
            Step::Back(group, ignores_case) => {
                let (from, to) = (state.marks[2 * group], state.marks[2 * group + 1]);
                if from == NOWHERE || to == NOWHERE || to < from || at + (to - from) > text.len() {
                    false
                } else {
                    let same = |(&a, &b): (&char, &char)| {
                        if *ignores_case { fold(a) == fold(b) } else { a == b }
                    };
                    let length = to - from;
                    let is_same = text[from..to].iter().zip(&text[at..at + length]).all(same);
                    at += length;
                    step += 1;
                    is_same
                }
            }
            Step::LoopStart(counter) => {
                stack.push(Back::Counter { counter: *counter, was: state.counters[*counter] });
                state.counters[*counter] = (0, NOWHERE);
                step += 1;
                true
            }
            Step::Loop { counter, least, most, is_lazy, body } => {
                let (rounds, began) = state.counters[*counter];
                if rounds < *least {
                    stack.push(Back::Counter { counter: *counter, was: (rounds, began) });
                    state.counters[*counter] = (rounds + 1, at);
                    step = *body;
                } else if rounds >= *most || (began == at && rounds > 0) {
                    // A round that took nothing is the last.
                    step += 1;
                } else if *is_lazy {
                    stack.push(Back::Again { step, at });
                    step += 1;
                } else {
                    stack.push(Back::Branch { step: step + 1, at });
                    stack.push(Back::Counter { counter: *counter, was: (rounds, began) });
                    state.counters[*counter] = (rounds + 1, at);
                    step = *body;
                }
                true
            }
            Step::Look { is_ahead, is_negated, width, end } => {
                let from = if *is_ahead { Some(at) } else { at.checked_sub(*width) };
                let before = (state.marks.clone(), state.last, state.counters.clone());
                let ends_here = |to: usize| *is_ahead || to == at;
                let found = match from {
                    Some(from) => execute(program, text, step + 1, from, state, &ends_here, steps)?,
                    None => None,
                };
                let is_found = found.is_some();
                let after = std::mem::replace(&mut state.marks, before.0);
                let last = std::mem::replace(&mut state.last, before.1);
                state.counters = before.2;
                if is_found && !is_negated {
                    // Groups of a look-around that held stay.
                    keep(state, &after, last, &mut stack);
                }
                step = *end;
                is_found != *is_negated
            }
            Step::Atomic(end) => {
                let before = (state.marks.clone(), state.last, state.counters.clone());
                let found = execute(program, text, step + 1, at, state, &|_| true, steps)?;
                let after = std::mem::replace(&mut state.marks, before.0);
                let last = std::mem::replace(&mut state.last, before.1);
                state.counters = before.2;
                if let Some(to) = found {
                    keep(state, &after, last, &mut stack);
                    at = to;
                }
                step = *end;
                found.is_some()
            }
            Step::IfGroup(group, no) => {
                let is_set = state.marks.get(2 * group + 1).is_some_and(|&mark| mark != NOWHERE);
                step = if is_set { step + 1 } else { *no };
                true
            }
            Step::Done => {
                if accepts(at) {
                    return Ok(Some(at));
                }
                false
            }
        };
        if goes_on {
            continue;
        }
        // Back to what may still be tried, undoing on the way.
        loop {
            match stack.pop() {
                None => return Ok(None),
                Some(Back::Branch { step: to, at: place }) => {
                    (step, at) = (to, place);
                    break;
                }
                Some(Back::Shorter { step: to, least, at: place }) => {
                    let place = place - 1;
                    if place > least {
                        stack.push(Back::Shorter { step: to, least, at: place });
                    }
                    (step, at) = (to, place);
                    break;
                }
                Some(Back::Longer { step: run, at: place, left }) => {
                    let Step::Run { test, .. } = &program.steps[run] else { continue };
                    match text.get(place) {
                        Some(&character) if left > 0 && test.passes(character) => {
                            let left = if left == MANY { MANY } else { left - 1 };
                            stack.push(Back::Longer { step: run, at: place + 1, left });
                            (step, at) = (run + 1, place + 1);
                            break;
                        }
                        _ => {}
                    }
                }
                Some(Back::Again { step: to, at: place }) => {
                    let Step::Loop { counter, body, .. } = &program.steps[to] else { continue };
                    let was = state.counters[*counter];
                    stack.push(Back::Counter { counter: *counter, was });
                    state.counters[*counter] = (was.0 + 1, place);
                    (step, at) = (*body, place);
                    break;
                }
                Some(Back::Mark { mark, was }) => state.marks[mark] = was,
                Some(Back::Last(was)) => state.last = was,
                Some(Back::Counter { counter, was }) => state.counters[counter] = was,
            }
        }
    }
}

/// Takes over the groups that a part has set, so that going back undoes them.
fn keep(state: &mut State, after: &[usize], last: usize, stack: &mut Vec<Back>) {
    for (mark, &value) in after.iter().enumerate() {
        if state.marks[mark] != value {
            stack.push(Back::Mark { mark, was: state.marks[mark] });
            state.marks[mark] = value;
        }
    }
    stack.push(Back::Last(state.last));
    state.last = last;
}
