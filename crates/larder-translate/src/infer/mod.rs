//! Types for every expression and every slot of a program, without looking at the order of its statements.
//!
//! All functions are walked; what an expression gives flows into its place, from there into slots, parameters
//! and answers. That is repeated until no place rises. What nothing ever flowed into then becomes `Dyn` (an
//! annotation is asked first, where a function is never called), and the walk goes on until it is still again.
//! Last comes [`growth`]: whole numbers that a loop multiplies get no bound.

mod call;
mod expression;
mod growth;
mod statement;

use larder_memory::arena::ArenaVec;

use crate::ast::{Full, Node, NodeId};
use crate::program::{Function, FunctionId, FunctionKind, ParameterKind, Program, SlotId};
use crate::types::{Term, Type};

pub(crate) use call::{
    Answer, Given, Method, applicable, applied_builtin, bind_after, bind_call, builtin_plan,
    element_code, is_class_test, is_none, keyword, library_answer, library_plan, method_plan,
    walkable,
};
pub(crate) use expression::{Binary, Exponent, binary, common, exponent, literal_index, odd};

/// How whole numbers are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Integers {
    /// 64 bits, checked; without a bound where they grow.
    #[default]
    Auto,
    /// Without a bound everywhere.
    Big,
    /// 64 bits, checked, everywhere.
    I64,
}

pub(crate) struct Infer<'p, 'a> {
    pub(crate) program: &'p mut Program<'a>,
    pub(crate) function: FunctionId,
    integers: Integers,
    /// What flows into what, and how.
    flows: ArenaVec<'a, growth::Flow>,
    /// Places of numbers with a minus before them, and powers of whole numbers by their exponents; each with the
    /// beginning of the walk that found it.
    negatives: ArenaVec<'a, (u32, Type)>,
    powers: ArenaVec<'a, (u32, Type, Type)>,
    is_recording: bool,
    /// By node, of statements and what else is walked by itself: when its last walk began.
    began: ArenaVec<'a, u32>,
    /// By function: the same of what comes before its body and behind it.
    began_around: ArenaVec<'a, [u32; 2]>,
    /// What was said of the whole program when the last walk began.
    told: [bool; 3],
    /// Whether the last walk found nothing that it did not know.
    is_still: bool,
    /// Whether a function was found to be used as a value that was not known to be.
    is_news: bool,
}

/// Walks over a program after which it is given up: terms rise a few times each, so that it never comes to
/// this.
const ROUNDS_MAX: usize = 400;

/// Finds all types.
pub(crate) fn infer(program: &mut Program<'_>, integers: Integers) -> Result<(), Full> {
    program.whole = if integers == Integers::Big { Term::Big } else { Term::Int };
    let mut infer = Infer::of(program, integers)?;
    infer.is_recording = true;
    infer.settle();
    infer.annotate();
    infer.settle();
    infer.close();
    infer.settle();
    infer.is_recording = false;
    growth::grow(&mut infer)?;
    infer.settle();
    infer.close();
    infer.settle();
    if infer.program.types.is_full { Err(Full) } else { Ok(()) }
}

/// Opens containers that the lowering wanted in two types, and finds the types that follow from it.
pub(crate) fn open(
    program: &mut Program<'_>,
    integers: Integers,
    unmet: &[Type],
) -> Result<(), Full> {
    for &place in unmet {
        program.types.flows_to_dyn(place);
    }
    let mut infer = Infer::of(program, integers)?;
    infer.settle();
    infer.close();
    infer.settle();
    if infer.program.types.is_full { Err(Full) } else { Ok(()) }
}

impl<'p, 'a> Infer<'p, 'a> {
    fn of(program: &'p mut Program<'a>, integers: Integers) -> Result<Self, Full> {
        let arena = program.arena;
        // What lives in a dict is of any type.
        for index in 0..program.slots.len() {
            let slot = program.slots[index];
            if program.is_open && slot.kind == crate::program::SlotKind::Global {
                program.types.set_dyn(slot.ty);
            }
        }
        let mut began = arena.vec();
        began.try_resize(program.ast.len() + 1, 0).map_err(|_full| Full)?;
        let mut began_around = arena.vec();
        began_around.try_resize(program.functions.len(), [0; 2]).map_err(|_full| Full)?;
        let told = told(program);
        Ok(Infer {
            program,
            function: FunctionId::MODULE,
            integers,
            flows: arena.vec(),
            negatives: arena.vec(),
            powers: arena.vec(),
            is_recording: false,
            began,
            began_around,
            told,
            is_still: false,
            is_news: false,
        })
    }

    /// Walks until nothing rises; not at all where nothing has risen since a walk that changed nothing.
    fn settle(&mut self) {
        for _ in 0..ROUNDS_MAX {
            if !self.program.types.take_change() && self.is_still {
                return;
            }
            self.is_news = false;
            self.round();
            self.program.tuples_are_objects |= self.program.types.has_circle;
            let is_news = self.is_news || self.told != told(self.program);
            self.is_still = !self.program.types.has_changed() && !is_news;
        }
    }

    /// A function is used as a value.
    fn note_value(&mut self, id: FunctionId) {
        let function = self.program.function_mut(id);
        if !std::mem::replace(&mut function.is_value, true) {
            self.is_news = true;
            self.began_around[id.0 as usize][0] = 0;
        }
    }

    /// Whether a statement, or another node that is walked by itself, is to be walked: something that it asked for
    /// has risen since it was walked last. It begins then.
    fn begins(&mut self, node: NodeId) -> bool {
        let began = &mut self.began[node.index()];
        self.program.types.begins(node.id(), began)
    }

    /// The same of what comes before a function's body, or behind it.
    fn begins_around(&mut self, id: FunctionId, is_behind: bool) -> bool {
        let began = &mut self.began_around[id.0 as usize][usize::from(is_behind)];
        self.program.types.begins(id.0, began)
    }

    fn round(&mut self) {
        let told = told(self.program);
        if std::mem::replace(&mut self.told, told) != told {
            self.program.types.change_all();
        }
        for number in 0..self.program.functions.len() {
            let id = FunctionId(u32::try_from(number).expect("functions are numbered by u32"));
            self.function = id;
            self.body(id);
        }
        self.program.types.rest();
    }

    fn body(&mut self, id: FunctionId) {
        let function = *self.program.function(id);
        if self.begins_around(id, false) {
            self.head(id, &function);
        }
        match self.program.ast.node(function.node) {
            Node::Module { body } => self.statements(body),
            Node::FunctionDef { body, .. } => {
                self.statements(body);
                if !self.begins_around(id, true) {
                    return;
                }
                if function.falls_through && !function.is_generator {
                    self.join_term(function.answer, Term::None);
                }
                if function.is_closed {
                    self.hold(function.answer);
                }
            }
            Node::Lambda { body, .. } if self.begins(function.node) => {
                let ty = self.expression(body);
                self.program.types.join(function.answer, ty);
            }
            Node::GeneratorExp { elt, generators } if self.begins(function.node) => {
                self.clauses(generators, true);
                let ty = self.expression(elt);
                self.program.types.join(function.answer, ty);
            }
            _ => {}
        }
    }

    /// Parameters, their defaults, and the answer of what may be called from anywhere.
    fn head(&mut self, id: FunctionId, function: &Function) {
        for index in 0..self.program.parameters_of(id).len() {
            let parameter = self.program.parameters_of(id)[index];
            let ty = self.program.slot(parameter.slot).ty;
            let is_many = matches!(parameter.kind, ParameterKind::Star | ParameterKind::StarStar);
            let is_open = function.is_value && !function.is_closed;
            // What a method is called on may be of any class.
            if is_open || is_many || function.is_closed && index == 0 {
                self.program.types.set_dyn(ty);
            }
            if let Some(default) = parameter.default {
                let from = Program::type_at(default);
                self.flow(ty, from);
            }
            if function.is_closed {
                self.hold(ty);
            }
        }
        if function.is_value && !function.is_closed || function.is_sent {
            self.program.types.set_dyn(function.answer);
        }
    }

    /// A value flows into a place whose values the run time holds with their types beside them: an attribute, a
    /// parameter or the answer of a method.
    pub(super) fn keep(&mut self, into: Type, from: Type) {
        self.program.types.flows_to_dyn(from);
        self.flow(into, from);
        self.hold(into);
    }

    /// The values of a place have their types beside them.
    fn hold(&mut self, place: Type) {
        self.program.types.flows_to_dyn(place);
        if !self.program.types.is_kept(place) {
            self.program.types.set_dyn(place);
        }
    }

    /// Functions that nothing calls are given the types that their annotations say.
    fn annotate(&mut self) {
        for number in 0..self.program.functions.len() {
            let id = FunctionId(u32::try_from(number).expect("functions are numbered by u32"));
            let function = *self.program.function(id);
            let Node::FunctionDef { args, .. } = self.program.ast.node(function.node) else {
                continue;
            };
            if function.kind != FunctionKind::Def || function.is_called || function.is_value {
                continue;
            }
            let Node::Arguments { posonlyargs, args, kwonlyargs, .. } = self.program.ast.node(args)
            else {
                continue;
            };
            for node in posonlyargs.iter().chain(args.iter()).chain(kwonlyargs.iter()) {
                let Node::Arg { annotation: Some(annotation), .. } = self.program.ast.node(node)
                else {
                    continue;
                };
                let Some(slot) = self.program.slot_at(node) else { continue };
                if let Some(ty) = self.annotation(annotation) {
                    let into = self.program.slot(slot).ty;
                    self.program.types.join(into, ty);
                }
            }
        }
    }

    /// The type that an annotation says; none when it is not one that is kept by a type of its own.
    fn annotation(&mut self, node: NodeId) -> Option<Type> {
        let ast = self.program.ast;
        let term = match ast.node(node) {
            Node::Name { id, .. } => match self.program.text(id) {
                "int" => self.integer(),
                "float" => Term::Float,
                "bool" => Term::Bool,
                "str" => Term::Str,
                "bytes" => Term::Bytes,
                "list" | "List" => Term::List(self.program.types.unknown()),
                "set" | "Set" => Term::Set(self.program.types.unknown()),
                "dict" | "Dict" => {
                    let (key, value) = (self.program.types.unknown(), self.program.types.unknown());
                    Term::Dict(key, value)
                }
                _ => return None,
            },
            Node::Constant(crate::ast::Literal::Singleton(crate::ast::Singleton::None)) => {
                Term::None
            }
            Node::Subscript { value, slice, .. } => {
                let name = match ast.node(value) {
                    Node::Name { id, .. } => self.program.text(id),
                    Node::Attribute { attr, .. } => self.program.text(attr),
                    _ => return None,
                };
                let parts = match ast.node(slice) {
                    Node::Tuple { elts, .. } => Some(elts),
                    _ => None,
                };
                match name {
                    "list" | "List" => Term::List(self.annotation(slice)?),
                    "set" | "Set" => Term::Set(self.annotation(slice)?),
                    "Optional" => Term::Option(self.annotation(slice)?),
                    "dict" | "Dict" => {
                        let parts = parts.filter(|parts| parts.len() == 2)?;
                        let key = self.annotation(parts.get(0)?)?;
                        Term::Dict(key, self.annotation(parts.get(1)?)?)
                    }
                    "tuple" | "Tuple" => {
                        let mut fields = [Type(0); 12];
                        let mut count = 0;
                        match parts {
                            Some(parts) => {
                                for part in parts.iter() {
                                    *fields.get_mut(count)? = self.annotation(part)?;
                                    count += 1;
                                }
                            }
                            None => {
                                fields[0] = self.annotation(slice)?;
                                count = 1;
                            }
                        }
                        self.program.types.tuple(&fields[..count])
                    }
                    _ => return None,
                }
            }
            _ => return None,
        };
        Some(self.program.types.make(term))
    }

    /// What nothing has flowed into is `Dyn`; an answer that never comes is nothing.
    fn close(&mut self) {
        for number in 0..self.program.functions.len() {
            let function = self.program.functions[number];
            if self.program.types.get(function.answer) == Term::Unknown && !function.is_generator {
                self.join_term(function.answer, Term::None);
            }
        }
        self.settle();
        // What an empty container holds goes first, then parameters that nothing is given: what waits for either
        // gets the type that it has then.
        self.program.types.close_inside();
        self.settle();
        for index in 0..self.program.slots.len() {
            let slot = self.program.slots[index];
            if slot.is_parameter && self.program.types.get(slot.ty) == Term::Unknown {
                self.program.types.set_dyn(slot.ty);
            }
        }
        self.settle();
        self.program.types.close();
    }

    /// A whole number of the kind that is asked for.
    pub(crate) fn integer(&self) -> Term {
        if self.integers == Integers::Big { Term::Big } else { Term::Int }
    }

    pub(crate) fn join_term(&mut self, into: Type, term: Term) {
        self.program.has_big |= term == Term::Big && self.integers == Integers::Auto;
        self.program.types.join_term(into, term);
    }

    /// A value flows into a place.
    pub(crate) fn flow(&mut self, into: Type, from: Type) {
        if self.is_recording {
            self.record(growth::How::Copy, into, from, from);
        }
        self.program.types.join(into, from);
    }

    pub(crate) fn slot_type(&self, slot: SlotId) -> Type {
        self.program.slot(slot).ty
    }

    pub(crate) fn get(&self, place: Type) -> Term {
        self.program.types.get(place)
    }

    /// What a type is when it is not `None`.
    pub(crate) fn solid(&self, place: Type) -> Type {
        solid(self.program, place)
    }
}

/// What is said of the whole program, and asked for anywhere.
fn told(program: &Program<'_>) -> [bool; 3] {
    [program.tuples_are_objects, program.has_big, program.has_long]
}

/// What a type is when it is not `None`.
pub(crate) fn solid(program: &Program<'_>, place: Type) -> Type {
    match program.types.get(place) {
        Term::Option(inside) => inside,
        _ => place,
    }
}

/// The name that Python's messages give a type.
pub(crate) fn type_name(term: Term) -> &'static str {
    match term {
        Term::None => "NoneType",
        Term::Bool => "bool",
        Term::Int | Term::Big => "int",
        Term::Float => "float",
        Term::Str => "str",
        Term::Bytes => "bytes",
        Term::Range => "range",
        Term::List(_) => "list",
        Term::Set(_) => "set",
        Term::FrozenSet(_) => "frozenset",
        Term::Dict(..) => "dict",
        Term::Tuple(..) => "tuple",
        _ => "object",
    }
}
