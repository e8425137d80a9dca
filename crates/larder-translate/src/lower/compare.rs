//! Truth, `and` and `or`, and comparisons.

use std::fmt::Write as _;

use super::value::is_whole_literal;
use super::{Hold, Lower, Lowered, Piece, Quoted, text};
use crate::ast::{BoolOperator, Comparison, Comparisons, List, Node, NodeId, UnaryOperator};
use crate::infer::{common, solid};
use crate::program::Program;
use crate::types::{Term, Type};

/// Where a part of `a and b or c` goes.
#[derive(Clone, Copy, PartialEq)]
enum Target {
    /// On to the next part.
    Next,
    /// The part is the value of the whole.
    Chosen(u32),
    /// Past the operator that the part decides.
    Skip(u32),
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Next => Ok(()),
            Self::Chosen(label) => write!(f, "break 'chosen_{label} chosen;"),
            Self::Skip(label) => write!(f, "break 'decided_{label};"),
        }
    }
}

impl<'a> Lower<'_, 'a> {
    /// `a or b` as a value.
    pub(super) fn bool_value(
        &mut self,
        node: NodeId,
        ty: Type,
        op: BoolOperator,
        values: List<'a>,
    ) -> Lowered<Piece<'a>> {
        if self.get(ty) == Term::Bool {
            let text = self.condition(node)?;
            return Ok(self.loose(text, ty));
        }
        let ast = self.program.ast;
        let is_nested = values.iter().any(|value| matches!(ast.node(value), Node::BoolOp { .. }));
        if is_nested && !self.is_plain_truth(ty) {
            return self.chain_of_truths(ty, node);
        }
        let count = values.len();
        let mut text = self.program.arena.string();
        let mut closing = 0;
        for (index, value) in values.iter().enumerate() {
            let value = self.as_part(value, ty)?;
            let suffix = if super::value::is_whole_literal(value) { "_i64" } else { "" };
            let value = text!(self, "{value}{suffix}")?;
            if index + 1 == count {
                write!(text, "{value}")?;
            } else {
                let truth =
                    self.truth(Piece { text: "chosen", ty, hold: Hold::Place, is_tight: true })?;
                let test = if op == BoolOperator::Or { truth } else { text!(self, "!({truth})")? };
                write!(text, "{{ let chosen = {value}; if {test} {{ chosen }} else {{ ")?;
                closing += 1;
            }
        }
        for _ in 0..closing {
            write!(text, " }} }}")?;
        }
        Ok(self.value(text.into_str(), ty))
    }

    /// Whether nobody can see how often the truth of values of a type is asked.
    fn is_plain_truth(&self, ty: Type) -> bool {
        match self.get(ty) {
            Term::Bool | Term::Int | Term::Float | Term::Str | Term::Bytes | Term::None => true,
            Term::List(_) | Term::Dict(..) | Term::Set(_) | Term::Tuple(..) => true,
            Term::Option(inside) => self.is_plain_truth(inside),
            _ => false,
        }
    }

    /// `a and b or c` as a value: CPython asks each part once and jumps from there, so a part that
    /// decides for the inner operator is not asked again for the outer one.
    fn chain_of_truths(&mut self, ty: Type, node: NodeId) -> Lowered<Piece<'a>> {
        let mut text = self.program.arena.string();
        let end = self.label();
        write!(text, "'chosen_{end}: {{ ")?;
        self.part_of_chain(&mut text, ty, node, [Target::Chosen(end), Target::Chosen(end)])?;
        write!(text, " }}")?;
        Ok(self.value(text.into_str(), ty))
    }

    /// A part of such a chain: where it goes when it is false, and when it is true.
    fn part_of_chain(
        &mut self,
        text: &mut larder_memory::arena::ArenaString<'a>,
        ty: Type,
        node: NodeId,
        targets: [Target; 2],
    ) -> Lowered<()> {
        if let Node::BoolOp { op, values } = self.program.ast.node(node) {
            // The value that decides at once: `or` ends at what is true.
            let decided = usize::from(op == BoolOperator::Or);
            let mut inner = targets;
            let mut skipped = None;
            if targets[decided] == Target::Next {
                let label = self.label();
                skipped = Some(label);
                inner[decided] = Target::Skip(label);
                write!(text, "'decided_{label}: {{ ")?;
            }
            for (index, value) in values.iter().enumerate() {
                let mut to = inner;
                if index + 1 == values.len() {
                    to = targets;
                } else {
                    to[1 - decided] = Target::Next;
                }
                self.part_of_chain(text, ty, value, to)?;
            }
            if skipped.is_some() {
                write!(text, " }} ")?;
            }
            return Ok(());
        }
        let value = self.as_part(node, ty)?;
        let suffix = if is_whole_literal(value) { "_i64" } else { "" };
        if let [Target::Chosen(_), Target::Chosen(_)] = targets {
            return Ok(write!(text, "{value}{suffix}")?);
        }
        let truth = self.truth(Piece { text: "chosen", ty, hold: Hold::Place, is_tight: true })?;
        write!(text, "let chosen = {value}{suffix}; ")?;
        match targets {
            [Target::Next, to] => write!(text, "if {truth} {{ {to} }} ")?,
            [to, Target::Next] => write!(text, "if !({truth}) {{ {to} }} ")?,
            [no, yes] => write!(text, "if {truth} {{ {yes} }} else {{ {no} }} ")?,
        }
        Ok(())
    }

    /// An expression of which only the truth is asked, as a `bool`.
    pub(super) fn condition(&mut self, node: NodeId) -> Lowered<&'a str> {
        match self.program.ast.node(node) {
            Node::BoolOp { op, values } => {
                let mut text = self.program.arena.string();
                let sign = if op == BoolOperator::And { " && " } else { " || " };
                for (index, value) in values.iter().enumerate() {
                    let is_nested = matches!(
                        self.program.ast.node(value),
                        Node::BoolOp { .. } | Node::IfExp { .. } | Node::NamedExpr { .. }
                    );
                    let value = self.condition(value)?;
                    // A block in front of an operator would be a statement of its own.
                    let is_nested = is_nested || value.starts_with('{');
                    let value = if is_nested { text!(self, "({value})")? } else { value };
                    write!(text, "{}{value}", if index > 0 { sign } else { "" })?;
                }
                Ok(text.into_str())
            }
            Node::UnaryOp { op: UnaryOperator::Not, operand } => {
                let text = self.condition(operand)?;
                self.not(text)
            }
            _ => {
                let piece = self.expression(node)?;
                self.truth(piece)
            }
        }
    }

    /// `not a` as a value: the truth of the whole is asked, also where a part of it has been.
    pub(super) fn negated(&mut self, operand: NodeId) -> Lowered<&'a str> {
        let is_chain = matches!(self.program.ast.node(operand), Node::BoolOp { .. });
        let text = if is_chain && !self.is_plain_truth(Program::type_at(operand)) {
            let piece = self.expression(operand)?;
            self.truth(piece)?
        } else {
            self.condition(operand)?
        };
        self.not(text)
    }

    fn not(&self, text: &'a str) -> Lowered<&'a str> {
        match text.strip_prefix('!') {
            Some(inner) if is_atom(inner) => Ok(inner),
            _ if is_atom(text) => text!(self, "!{text}"),
            _ => text!(self, "!({text})"),
        }
    }

    /// Whether a piece counts as true.
    fn truth(&mut self, piece: Piece<'a>) -> Lowered<&'a str> {
        match self.get(piece.ty) {
            Term::Bool => self.owned(piece),
            Term::Int => {
                text!(self, "{} != 0", self.owned(Piece { text: self.tight(piece)?, ..piece })?)
            }
            Term::Float => {
                text!(self, "{} != 0.0", self.owned(Piece { text: self.tight(piece)?, ..piece })?)
            }
            _ => {
                let value = self.reference(piece)?;
                self.raising(text!(self, "py::truth({value})")?)
            }
        }
    }

    pub(super) fn compare(&mut self, left: NodeId, rest: Comparisons<'a>) -> Lowered<&'a str> {
        let first = self.expression(left)?;
        if let (1, Some((op, right))) = (rest.len(), rest.get(0)) {
            return self.comparison(op, first, right);
        }
        // Each middle value gets a name; a comparison that fails ends the chain.
        let mut text = self.program.arena.string();
        let value = self.owned(first)?;
        let start = self.temporary("left")?;
        let names = [self.temporary("middle")?, self.temporary("next")?];
        write!(text, "{{ let {start} = {value}; ")?;
        let mut a = Piece { text: start, ty: first.ty, hold: Hold::Place, is_tight: true };
        let count = rest.len();
        for (index, (op, right)) in rest.iter().enumerate() {
            if index + 1 == count {
                write!(text, "{}", self.comparison(op, a, right)?)?;
                break;
            }
            let piece = self.expression(right)?;
            let value = self.owned(piece)?;
            let name = names[index % 2];
            let b = Piece { text: name, ty: piece.ty, hold: Hold::Place, is_tight: true };
            let test = self.compare_pieces(op, a, b)?;
            write!(text, "let {name} = {value}; {test} && {{ ")?;
            a = b;
        }
        for _ in 0..count {
            write!(text, " }}")?;
        }
        Ok(text.into_str())
    }

    /// A comparison whose answer is what a method of the program says, whatever that is.
    pub(super) fn odd_comparison(
        &mut self,
        left: NodeId,
        rest: Comparisons<'a>,
    ) -> Lowered<Piece<'a>> {
        let dynamic = self.make(Term::Dyn);
        let start = self.temporary("left")?;
        let names = [self.temporary("middle")?, self.temporary("next")?];
        let held = self.temporary("answer")?;
        let first = self.expression(left)?;
        let count = rest.len();
        let mut text = self.program.arena.string();
        let mut a = first;
        if count > 1 {
            write!(text, "{{ let {start} = {}; ", self.owned(first)?)?;
            a = Piece { text: start, ty: first.ty, hold: Hold::Place, is_tight: true };
        }
        for (index, (op, right)) in rest.iter().enumerate() {
            let mut b = self.expression(right)?;
            let is_last = index + 1 == count;
            if !is_last {
                let name = names[index % 2];
                write!(text, "let {name} = {}; ", self.owned(b)?)?;
                b = Piece { text: name, ty: b.ty, hold: Hold::Place, is_tight: true };
            }
            let answer = if crate::infer::odd(self.program, op, a.ty, b.ty) == Some(true) {
                let name = function_of(op);
                let (a, b) = (self.dynamic_reference(a)?, self.dynamic_reference(b)?);
                self.raising(text!(self, "py::dynamic::{name}({a}, {b})")?)?
            } else {
                let text = self.compare_pieces(op, a, b)?;
                text!(self, "Dyn::from({text})")?
            };
            if is_last {
                write!(text, "{answer}")?;
            } else {
                let truth = self.raising(text!(self, "py::truth(&{held})")?)?;
                write!(text, "let {held} = {answer}; if !{truth} {{ {held} }} else {{ ")?;
            }
            a = b;
        }
        for _ in 1..count {
            write!(text, " }}")?;
        }
        if count > 1 {
            write!(text, " }}")?;
        }
        Ok(self.value(text.into_str(), dynamic))
    }

    fn comparison(&mut self, op: Comparison, left: Piece<'a>, right: NodeId) -> Lowered<&'a str> {
        if matches!(op, Comparison::In | Comparison::NotIn)
            && let Node::Tuple { elts, .. } | Node::List { elts, .. } = self.program.ast.node(right)
            && matches!(self.get(left.ty), Term::Int | Term::Str | Term::Bool)
            && !elts.is_empty()
            && elts.iter().all(|elt| {
                self.program.types.same(Program::type_at(elt), left.ty)
                    && matches!(self.program.ast.node(elt), Node::Constant(_))
            })
        {
            let items = self.items(elts, left.ty)?;
            let not = if op == Comparison::NotIn { "!" } else { "" };
            let value = self.reference(left)?;
            return text!(self, "{not}[{items}].contains({value})");
        }
        let right = self.expression(right)?;
        self.compare_pieces(op, left, right)
    }

    fn compare_pieces(&mut self, op: Comparison, a: Piece<'a>, b: Piece<'a>) -> Lowered<&'a str> {
        match op {
            Comparison::Is | Comparison::IsNot => self.identity(op, a, b),
            Comparison::In | Comparison::NotIn => {
                // The item comes first, and in Rust the container does.
                let is_told = a.hold == Hold::Value
                    && (has_effect(a.text) && has_effect(b.text) || a.text.contains("; "));
                let text = if is_told {
                    let name = self.temporary("item")?;
                    let item = Piece { text: name, ty: a.ty, hold: Hold::Place, is_tight: true };
                    let text = self.containment(item, b)?;
                    text!(self, "({{ let {name} = {}; {text} }})", a.text)?
                } else {
                    self.containment(a, b)?
                };
                if op == Comparison::In { Ok(text) } else { text!(self, "!{text}") }
            }
            _ => self.ordering(op, a, b),
        }
    }

    fn identity(&mut self, op: Comparison, a: Piece<'a>, b: Piece<'a>) -> Lowered<&'a str> {
        let is_not = op == Comparison::IsNot;
        let (left, right) = (self.get(a.ty), self.get(b.ty));
        let against_none = match (left, right) {
            (_, Term::None) if b.text == "()" => Some((a, left)),
            (Term::None, _) if a.text == "()" => Some((b, right)),
            _ => None,
        };
        if let Some((piece, term)) = against_none {
            return match term {
                Term::Option(_) => {
                    let name = if is_not { "is_some" } else { "is_none" };
                    text!(self, "{}.{name}()", self.tight(piece)?)
                }
                Term::Dyn => {
                    let not = if is_not { "!" } else { "" };
                    text!(self, "{not}{}.is_none()", self.tight(piece)?)
                }
                _ => {
                    let answer = (term == Term::None) != is_not;
                    let value = self.reference(piece)?;
                    if piece.hold == Hold::Value {
                        text!(self, "{{ let _ = {value}; {answer} }}")
                    } else {
                        text!(self, "{answer}")
                    }
                }
            };
        }
        let not = if is_not { "!" } else { "" };
        if matches!(left, Term::List(_) | Term::Dict(..) | Term::Set(_))
            && self.program.types.same(a.ty, b.ty)
        {
            let (a, b) = (self.tight(a)?, self.reference(b)?);
            return text!(self, "{not}{a}.is_same({b})");
        }
        let other = |term| matches!(term, Term::Tuple(..) | Term::Dyn | Term::Option(_));
        if matches!(left, Term::Tuple(..)) && other(right)
            || matches!(right, Term::Tuple(..)) && other(left)
        {
            let (code, at) = (crate::refuse::Code::IDENTITY, self.statement_at);
            let construct = "identity of a tuple";
            return Err(super::Stop::Refused(crate::refuse::Refusal { code, at, construct }));
        }
        let (a, b) = (self.dynamic_reference(a)?, self.dynamic_reference(b)?);
        text!(self, "{not}py::dynamic::is({a}, {b})")
    }

    fn containment(&mut self, item: Piece<'a>, held: Piece<'a>) -> Lowered<&'a str> {
        match (self.get(item.ty), self.get(held.ty)) {
            (Term::Str, Term::Str) => {
                let (held, item) = (self.tight(held)?, self.reference(item)?);
                text!(self, "{held}.contains({item})")
            }
            (Term::Int | Term::Bool, Term::Range) => {
                let whole = self.make(Term::Int);
                let item = self.coerced(item, whole)?;
                text!(self, "{}.contains({item})", self.tight(held)?)
            }
            // A set is looked for among sets as a frozen one.
            (Term::Set(_), Term::Set(_) | Term::FrozenSet(_)) => {
                let (item, held) = (self.dynamic_reference(item)?, self.dynamic_reference(held)?);
                self.raising(text!(self, "py::dynamic::contains({item}, {held})")?)
            }
            (
                _,
                Term::List(element)
                | Term::Set(element)
                | Term::FrozenSet(element)
                | Term::Dict(element, _)
                | Term::Keys(element, _),
            ) => {
                let item = if self.program.types.same(item.ty, element) {
                    self.reference(item)?
                } else {
                    let item = self.coerced(item, element)?;
                    text!(self, "&{item}")?
                };
                let held = self.tight(held)?;
                self.raising(text!(self, "{held}.contains({item})")?)
            }
            _ => {
                let (item, held) = (self.dynamic_reference(item)?, self.dynamic_reference(held)?);
                self.raising(text!(self, "py::dynamic::contains({item}, {held})")?)
            }
        }
    }

    fn ordering(&mut self, op: Comparison, a: Piece<'a>, b: Piece<'a>) -> Lowered<&'a str> {
        let is_equality = matches!(op, Comparison::Eq | Comparison::NotEq);
        let name = function_of(op);
        let sign = match op {
            Comparison::Eq => "==",
            Comparison::NotEq => "!=",
            Comparison::Lt => "<",
            Comparison::LtE => "<=",
            Comparison::Gt => ">",
            _ => ">=",
        };
        let (a, b) =
            if is_equality { (a, b) } else { (self.some(a, sign, b)?, self.some(b, sign, a)?) };
        let is_view = |term| matches!(term, Term::Keys(..) | Term::Values(..) | Term::Items(..));
        let ty = if is_view(self.get(a.ty)) || is_view(self.get(b.ty)) {
            self.make(Term::Dyn)
        } else {
            common(&mut self.program.types, a.ty, b.ty)
        };
        let is_small = |piece: Piece<'_>| is_whole_literal(piece.text) && piece.text.len() < 15;
        match (self.get(a.ty), self.get(b.ty)) {
            (Term::Float, Term::Int) if is_small(b) => {
                let a = self.operand(a, a.ty)?;
                return text!(self, "{a} {sign} {}.0", b.text);
            }
            (Term::Int, Term::Float) if is_small(a) => {
                let b = self.operand(b, b.ty)?;
                return text!(self, "{}.0 {sign} {b}", a.text);
            }
            (Term::Bool, Term::Int) | (Term::Int, Term::Bool) => {
                let whole = self.make(Term::Int);
                let (a, b) = (self.operand(a, whole)?, self.operand(b, whole)?);
                return text!(self, "{a} {sign} {b}");
            }
            (Term::Big, Term::Int | Term::Bool) | (Term::Int | Term::Bool, Term::Big) => {
                let big = self.make(Term::Big);
                let mut pair = [""; 2];
                for (side, piece) in pair.iter_mut().zip([a, b]) {
                    *side = if self.get(piece.ty) == Term::Big {
                        self.dereferenced(piece)?
                    } else {
                        self.coerced(piece, big)?
                    };
                }
                let [a, b] = pair;
                return text!(self, "{a} {sign} {b}");
            }
            _ => {}
        }
        match self.get(ty) {
            Term::Big => {
                let (a, b) = (self.dereferenced(a)?, self.dereferenced(b)?);
                text!(self, "{a} {sign} {b}")
            }
            Term::Int | Term::Float | Term::Bool => {
                let (a, b) = (self.operand(a, ty)?, self.operand(b, ty)?);
                text!(self, "{a} {sign} {b}")
            }
            Term::Str if is_equality => {
                let (a, b) = (self.dereferenced(a)?, self.dereferenced(b)?);
                text!(self, "{a} {sign} {b}")
            }
            Term::Dyn => {
                let (a, b) = (self.dynamic_reference(a)?, self.dynamic_reference(b)?);
                self.raising(text!(self, "py::{name}({a}, {b})")?)
            }
            _ => {
                let mut pair = [""; 2];
                for (side, piece) in pair.iter_mut().zip([a, b]) {
                    *side = if self.program.types.same(piece.ty, ty) {
                        self.reference(piece)?
                    } else {
                        let text = self.coerced(piece, ty)?;
                        text!(self, "&{text}")?
                    };
                }
                let [a, b] = pair;
                self.raising(text!(self, "py::{name}({a}, {b})")?)
            }
        }
    }

    /// A number as an operand of a sign.
    fn operand(&mut self, piece: Piece<'a>, ty: Type) -> Lowered<&'a str> {
        let text = self.coerced(piece, ty)?;
        if piece.is_tight { Ok(text) } else { text!(self, "({text})") }
    }

    fn dereferenced(&mut self, piece: Piece<'a>) -> Lowered<&'a str> {
        let text = self.tight(piece)?;
        if piece.hold == Hold::Reference { text!(self, "*{text}") } else { Ok(text) }
    }

    /// A piece that must not be `None` to have an order.
    fn some(&mut self, piece: Piece<'a>, sign: &str, other: Piece<'a>) -> Lowered<Piece<'a>> {
        let Term::Option(inside) = self.get(piece.ty) else { return Ok(piece) };
        let _: Piece<'a> = other;
        let value = self.reference(piece)?;
        let trouble = text!(
            self,
            "'{sign}' not supported between instances of 'NoneType' and '{}'",
            crate::infer::type_name(self.get(solid(self.program, other.ty)))
        )?;
        let text = self.raising(text!(self, "py::some({value}, {})", Quoted(trouble))?)?;
        Ok(self.value(text, inside))
    }
}

/// Whether `!` before a text negates the whole of it.
pub(super) fn is_atom(text: &str) -> bool {
    let mut depth = 0_i32;
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            b' ' if depth == 0 => return false,
            _ => {}
        }
    }
    !text.starts_with('{') && !text.starts_with('-')
}

/// Whether evaluating a text may raise or do something; reading a variable is neither.
pub(super) fn has_effect(text: &str) -> bool {
    text.contains("caught!(")
        || text.contains("; ")
        || text.match_indices('?').any(|(at, _)| !text[..at].ends_with(".get()"))
}

/// The function that answers a comparison.
fn function_of(op: Comparison) -> &'static str {
    match op {
        Comparison::Eq => "eq",
        Comparison::NotEq => "ne",
        Comparison::Lt => "lt",
        Comparison::LtE => "le",
        Comparison::Gt => "gt",
        _ => "ge",
    }
}
