//! A program as its functions and the places of its names.
//!
//! Every name of a tree belongs to a [`Slot`]: a local, a module's variable, an attribute of a class, a
//! variable that closures share. A local that is assigned anew by a plain statement of its function's body
//! is a slot of its own from there on, so that `s = list(s)` makes two variables with two types, as a person
//! would shadow one in Rust. What calls what, and which function takes which variables of those around it, is
//! found here too; no type is known yet.

mod annotated;
mod attributes;
mod bind;
mod children;
mod compared;
mod early;
mod facts;
mod handled;
mod unbound;

use larder_memory::arena::{Arena, ArenaVec};
use larder_memory::intern::Symbol;

use crate::ast::{Ast, Full, List, Node, NodeId, NodeKind};
use crate::link::{Parts, python_name};
use crate::scope::{ScopeId, Scopes};
use crate::types::{Term, Type, Types};

pub(crate) use annotated::{Annotations, annotations};
pub(crate) use attributes::{Attributes, Reached};
pub(crate) use children::{any_below, children};

/// The number of a function; 0 is the module itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FunctionId(pub(crate) u32);

impl FunctionId {
    pub(crate) const MODULE: FunctionId = FunctionId(0);
}

/// The number of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SlotId(pub(crate) u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FunctionKind {
    Module,
    Def,
    Lambda,
    /// A generator expression that is not used up where it stands.
    Lazy,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Function {
    pub(crate) kind: FunctionKind,
    pub(crate) node: NodeId,
    pub(crate) scope: ScopeId,
    pub(crate) parent: FunctionId,
    /// The class around a method.
    pub(crate) class: Option<NodeId>,
    pub(crate) is_generator: bool,
    /// An `async def`: a call makes a coroutine, or a generator of that kind, and nothing of the body runs.
    pub(crate) is_async: bool,
    /// A generator whose `yield` or `return` has a value that somebody asks for: it speaks `Dyn`.
    pub(crate) is_sent: bool,
    /// Whether it is used as a value: then its parameters and its answer are `Dyn`.
    pub(crate) is_value: bool,
    /// Whether it is a method of which all calls are seen: then its parameters are of the types that these give it.
    pub(crate) is_closed: bool,
    /// Whether something calls it by its name.
    pub(crate) is_called: bool,
    /// Whether it may call itself, through others or not.
    pub(crate) is_recursive: bool,
    /// Whether its end can be reached.
    pub(crate) falls_through: bool,
    /// What it returns; of a generator, what it yields.
    pub(crate) answer: Type,
    /// Its parameters: where the first is, and how many.
    pub(crate) parameters: (u32, u32),
    /// The slots of functions around it that it takes: likewise.
    pub(crate) captures: (u32, u32),
    /// Why it cannot be translated.
    pub(crate) refusal: Option<crate::refuse::Refusal>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParameterKind {
    Plain,
    PositionalOnly,
    KeywordOnly,
    /// `*args`
    Star,
    /// `**kwargs`
    StarStar,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Parameter {
    pub(crate) kind: ParameterKind,
    pub(crate) name: Symbol,
    pub(crate) slot: SlotId,
    pub(crate) default: Option<NodeId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SlotKind {
    /// A variable of one function, or of the module where no function uses it.
    Local,
    /// A variable of a module that its functions use.
    Global,
    /// An attribute of a class while its body runs.
    ClassAttribute,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    pub(crate) kind: SlotKind,
    pub(crate) name: Symbol,
    /// The function that owns it.
    pub(crate) owner: FunctionId,
    pub(crate) scope: ScopeId,
    pub(crate) ty: Type,
    /// How often it is assigned; more than once when a loop does it.
    pub(crate) assignments: u32,
    pub(crate) reads: u32,
    pub(crate) is_parameter: bool,
    pub(crate) is_captured: bool,
    /// Whether a function inside its own uses it.
    pub(crate) is_inner: bool,
    /// Whether closures and its owner see each other's assignments through it.
    pub(crate) is_cell: bool,
    /// Whether it may be unbound where it is used.
    pub(crate) is_maybe_unbound: bool,
    /// Whether a text in it may have any length: it is put together of parts.
    pub(crate) is_long_text: bool,
    /// Whether it may be unbound and has the name of a builtin, which is what it means then.
    pub(crate) falls_back: bool,
    /// The function that it names and nothing else ever.
    pub(crate) function: Option<FunctionId>,
    /// The import that it names and nothing else ever: the alias.
    pub(crate) import: Option<NodeId>,
    /// The statement before which it is declared.
    pub(crate) home: Option<NodeId>,
}

/// What the passes share.
pub(crate) struct Program<'a> {
    pub(crate) arena: &'a Arena,
    pub(crate) ast: &'a Ast<'a>,
    pub(crate) scopes: Scopes<'a>,
    /// The modules that the tree was made of.
    pub(crate) parts: Parts<'a>,
    pub(crate) types: Types<'a>,
    /// What `int(x)` gives: 64 bits, or without a bound where that is asked of all whole numbers.
    pub(crate) whole: Term,
    /// Whether a comparison of two values may give something that is no truth value.
    pub(crate) has_odd_comparisons: bool,
    /// Whether any whole number has no bound: then texts may hold such as well.
    pub(crate) has_big: bool,
    /// Whether a text or a float is written that is a whole number beyond 64 bits.
    pub(crate) has_long: bool,
    /// Whether somebody asks whether two tuples are one object: then none is kept as plain Rust values.
    pub(crate) tuples_are_objects: bool,
    /// Whether somebody asks which exception is being handled.
    pub(crate) asks_handled: bool,
    /// What is left of annotations at run time.
    pub(crate) annotations: Annotations,
    /// Whether somebody asks for the code of functions, or for what they hold.
    pub(crate) asks_code: bool,
    /// Whether somebody asks for the variables of the module by `globals()` or in another way: they live in a dict.
    pub(crate) is_open: bool,
    /// Whether the program sends or throws something into generators, so that those that delegate must pass it on.
    pub(crate) is_thrown_at: bool,
    /// Whether the program gives functions other defaults than they were made with.
    pub(crate) sets_defaults: bool,
    /// Whether an object on the right of `+=` may answer for a list on the left.
    pub(crate) has_right_answers: bool,
    /// Whether a name is bound inside of an expression.
    pub(crate) has_walrus: bool,
    /// The calls that ask for the variables of the function or the module that they stand in.
    pub(crate) asks_names: ArenaVec<'a, NodeId>,
    /// Whether a class may have its names from a metaclass before its body runs.
    pub(crate) prepares: bool,
    /// Whether code of the program may run while a class is made, before its name is bound.
    pub(crate) sees_made: bool,
    /// The classes in whose methods `super()` or `__class__` stands.
    pub(crate) asks_class: ArenaVec<'a, NodeId>,
    /// Whether a float may be no number: each that an operation makes is an object of its own.
    pub(crate) knows_nan: bool,
    /// What is said of attributes by their names.
    pub(crate) attributes: Attributes<'a>,
    pub(crate) functions: ArenaVec<'a, Function>,
    pub(crate) parameters: ArenaVec<'a, Parameter>,
    pub(crate) slots: ArenaVec<'a, Slot>,
    pub(crate) captures: ArenaVec<'a, SlotId>,
    /// By node: the slot of a name or of what binds one, plus one.
    slot_of: ArenaVec<'a, u32>,
    /// By node: the scope that it opens, plus one.
    scope_at: ArenaVec<'a, u32>,
    /// By node: the function that it makes, plus one.
    function_at: ArenaVec<'a, u32>,
    /// By node: the import statement of an alias.
    import_of: ArenaVec<'a, u32>,
}

impl<'a> Program<'a> {
    pub(crate) fn of(
        ast: Ast<'a>,
        scopes: Scopes<'a>,
        parts: Parts<'a>,
        arena: &'a Arena,
        is_library: bool,
    ) -> Result<Self, Full> {
        let ast: &'a Ast<'a> = arena.try_alloc(ast).map_err(|_full| Full)?;
        let facts = facts::Facts::of(ast, arena)?;
        let mut program = Program {
            arena,
            ast,
            scopes,
            parts,
            whole: Term::Int,
            has_odd_comparisons: false,
            has_big: false,
            has_long: false,
            tuples_are_objects: false,
            asks_handled: facts.asks_handled,
            annotations: facts.annotations,
            asks_code: facts.asks_code,
            is_open: facts.looks_up && parts.0.len() == 1,
            is_thrown_at: facts.throws,
            sets_defaults: facts.sets_defaults,
            has_right_answers: facts.answers,
            has_walrus: facts.has_walrus,
            asks_names: arena.vec(),
            prepares: facts.prepares,
            sees_made: facts.sees_made,
            asks_class: arena.vec(),
            knows_nan: facts.knows_nan,
            types: Types::new(arena),
            attributes: Attributes::none(arena),
            functions: arena.vec(),
            parameters: arena.vec(),
            slots: arena.vec(),
            captures: arena.vec(),
            slot_of: column(arena, ast.len() + 1)?,
            scope_at: column(arena, ast.len() + 1)?,
            function_at: column(arena, ast.len() + 1)?,
            import_of: column(arena, ast.len() + 1)?,
        };
        // The first places are those of the nodes.
        for _ in 0..=ast.len() {
            program.types.unknown();
        }
        for (number, scope) in (1_u32..).zip(scopes.all()) {
            program.scope_at[scope.node.index()] = number;
        }
        bind::bind(&mut program, &facts)?;
        unbound::mark(&mut program)?;
        if !is_library {
            attributes::find(&mut program)?;
        }
        Ok(program)
    }

    /// The place of an expression's type.
    pub(crate) fn type_at(node: NodeId) -> Type {
        Type(node.id())
    }

    /// The slot of a name or of a node that binds one; a builtin has none.
    pub(crate) fn slot_at(&self, node: NodeId) -> Option<SlotId> {
        self.slot_of[node.index()].checked_sub(1).map(SlotId)
    }

    pub(crate) fn slot(&self, id: SlotId) -> &Slot {
        &self.slots[id.0 as usize]
    }

    /// The variable of the module that a name of a class's body means before the body binds it.
    pub(crate) fn behind(&self, slot: &Slot) -> Option<SlotId> {
        let is_it = |other: &Slot| {
            other.name == slot.name
                && other.kind == SlotKind::Global
                && other.scope == ScopeId::MODULE
        };
        let found = self.slots.iter().position(is_it)?;
        u32::try_from(found).ok().map(SlotId)
    }

    pub(crate) fn scope_opened_by(&self, node: NodeId) -> ScopeId {
        ScopeId(self.scope_at[node.index()].checked_sub(1).expect("the node opens a scope"))
    }

    /// The function that a `def`, a `lambda` or a lazy generator expression makes.
    pub(crate) fn function_made_by(&self, node: NodeId) -> Option<FunctionId> {
        self.function_at[node.index()].checked_sub(1).map(FunctionId)
    }

    pub(crate) fn function(&self, id: FunctionId) -> &Function {
        &self.functions[id.0 as usize]
    }

    pub(crate) fn function_mut(&mut self, id: FunctionId) -> &mut Function {
        &mut self.functions[id.0 as usize]
    }

    pub(crate) fn parameters_of(&self, id: FunctionId) -> &[Parameter] {
        let (from, count) = self.function(id).parameters;
        &self.parameters[from as usize..(from + count) as usize]
    }

    pub(crate) fn captures_of(&self, id: FunctionId) -> &[SlotId] {
        let (from, count) = self.function(id).captures;
        &self.captures[from as usize..(from + count) as usize]
    }

    pub(crate) fn text(&self, symbol: Symbol) -> &'a str {
        self.ast.name(symbol)
    }

    /// The text of a name as Python says it, without the module that a global belongs to.
    pub(crate) fn spelled(&self, symbol: Symbol) -> &'a str {
        python_name(self.text(symbol))
    }

    /// The number of the module whose function this is.
    pub(crate) fn module_of(&self, id: FunctionId) -> usize {
        match id {
            FunctionId::MODULE => self.parts.main(),
            id => self.parts.at(self.ast.span(self.function(id).node).start),
        }
    }

    /// The text of a name that means a builtin here.
    pub(crate) fn builtin(&self, node: NodeId) -> Option<&'a str> {
        let name = self.ast.name_at(node)?;
        self.slot_at(node).is_none().then(|| self.text(name))
    }

    /// The class in whose body the function stands, or the one that it is inside of.
    pub(crate) fn class_of_method(&self, function: FunctionId) -> Option<NodeId> {
        let mut function = function;
        loop {
            let found = self.function(function);
            if found.class.is_some() || function == FunctionId::MODULE {
                return found.class;
            }
            function = found.parent;
        }
    }

    /// The function that a name means, when it can mean nothing else.
    pub(crate) fn known_function(&self, node: NodeId) -> Option<FunctionId> {
        self.slot_at(node).and_then(|slot| self.slot(slot).function)
    }

    /// The dotted name of what a name or an attribute of an imported module means.
    pub(crate) fn library(&self, node: NodeId) -> Option<Library<'a>> {
        match self.ast.kind(node) {
            NodeKind::Name => {
                let alias = self.slot(self.slot_at(node)?).import?;
                return self.imported(alias);
            }
            NodeKind::Attribute => {}
            _ => return None,
        }
        match self.ast.node(node) {
            Node::Attribute { value, attr, .. } => match self.library(value)? {
                Library::Module(module) => Some(Library::Member(module, self.text(attr))),
                Library::Member(..) => None,
            },
            _ => None,
        }
    }

    /// Whether a function may be running when it is called: by itself, or by what it calls.
    pub(crate) fn is_recursive(&self, id: FunctionId) -> bool {
        self.function(id).is_recursive
    }

    /// What an alias of an import statement brings.
    pub(crate) fn imported(&self, alias: NodeId) -> Option<Library<'a>> {
        let Node::Alias { name, asname } = self.ast.node(alias) else { return None };
        let name = self.text(name);
        match self.module_of_alias(alias) {
            Some(module) => Some(Library::Member(module, name)),
            // `import os.path` binds `os`.
            None if asname.is_none() => name.split('.').next().map(Library::Module),
            None => Some(Library::Module(name)),
        }
    }

    /// The module of `from module import …`.
    pub(crate) fn module_of_alias(&self, alias: NodeId) -> Option<&'a str> {
        match self.ast.node(NodeId::new(self.import_of[alias.index()])?) {
            Node::ImportFrom { module: Some(module), .. } => Some(self.text(module)),
            _ => None,
        }
    }

    /// The first statement of a body when it is a text.
    pub(crate) fn doc(&self, body: List<'a>) -> Option<&'a [u8]> {
        let Node::Expr { value } = self.ast.node(body.get(0)?) else { return None };
        match self.ast.node(value) {
            Node::Constant(crate::ast::Literal::Str { bytes, .. }) => Some(bytes),
            _ => None,
        }
    }
}

/// What an import brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Library<'a> {
    Module(&'a str),
    Member(&'a str, &'a str),
}

fn column(arena: &Arena, len: usize) -> Result<ArenaVec<'_, u32>, Full> {
    let mut column = arena.vec();
    column.try_resize(len, 0).map_err(|_full| Full)?;
    Ok(column)
}
