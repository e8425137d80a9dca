//! From names to slots.
//!
//! The tree is walked twice. The first walk makes the functions and finds which variables closures use; the
//! second makes the slots. Both know which function runs a piece of code: a comprehension runs in the function
//! around it, though it has a scope of its own.

use larder_memory::arena::ArenaVec;
use larder_memory::intern::Symbol;

use super::early::{self, Body, Use};
use super::facts::Facts as Said;
use super::{
    Annotations, Function, FunctionId, FunctionKind, Parameter, ParameterKind, Program, Slot,
    SlotId, SlotKind, any_below, children,
};
use crate::ast::{Context, Full, List, Node, NodeId};
use crate::scope::{Resolution, ScopeId, ScopeKind};

/// Calls that use up a generator expression where it stands.
const EAGER: &[&str] =
    &["any", "all", "sum", "min", "max", "list", "tuple", "set", "frozenset", "sorted", "dict"];
const EAGER_METHODS: &[&str] = &["join", "extend", "update"];

#[derive(Clone, Copy)]
struct Place {
    scope: ScopeId,
    function: FunctionId,
    class: Option<NodeId>,
    in_loop: bool,
    /// Whether a statement here runs once whenever its function runs, in order.
    is_level: bool,
}

/// What is known about a variable of a scope.
#[derive(Clone, Copy, Default)]
struct Facts {
    assignments: u32,
    is_captured: bool,
    /// Used by a function inside its own.
    is_inner: bool,
    /// Whether somebody asks for it as one of all variables.
    is_named: bool,
    /// Assigned by a function inside its own.
    is_shared: bool,
    /// Read by a function inside its own for more than a call.
    is_taken: bool,
    /// Made by this statement and no other.
    definition: Option<NodeId>,
    /// Whether its function may be called before it is made.
    is_early: bool,
    /// When the first walk came by the first use, and by the first statement that binds it for certain; 0 without one.
    used_at: u32,
    bound_at: u32,
    /// Whether something unbinds it.
    is_deleted: bool,
    slot: u32,
}

struct Bind<'p, 'a> {
    program: &'p mut Program<'a>,
    said: &'p Said<'a>,
    facts: ArenaVec<'a, Facts>,
    /// By scope: the function that runs it, plus one.
    owner: ArenaVec<'a, u32>,
    /// Which function uses which slot of another.
    uses: ArenaVec<'a, (FunctionId, SlotId)>,
    /// Which function names which other.
    mentions: ArenaVec<'a, (FunctionId, FunctionId)>,
    /// The names that are used and the functions and classes that are made, in the order of the first walk.
    early_uses: ArenaVec<'a, Use>,
    bodies: ArenaVec<'a, Body>,
    clock: u32,
    /// Whether any function binds a variable that it declares `global`.
    has_globals: bool,
    is_counting: bool,
    /// Whether the name that is walked is the one that a call calls.
    is_callee: bool,
}

/// Whether a scope binds a variable that it declares `global`.
fn is_bound_global(variable: &crate::scope::Variable) -> bool {
    variable.uses.is_declared_global() && variable.uses.is_bound()
}

pub(super) fn bind<'a>(program: &mut Program<'a>, said: &Said<'a>) -> Result<(), Full> {
    let arena = program.arena;
    let scopes = program.scopes;
    let mut facts = arena.vec();
    for _ in scopes.all_variables() {
        facts.try_push(Facts::default()).map_err(|_full| Full)?;
    }
    let owner = super::column(arena, scopes.all().len())?;
    let (uses, mentions) = (arena.vec(), arena.vec());
    let root = program.ast.root();
    let (early_uses, bodies) = (arena.vec(), arena.vec());
    let mut bind = Bind {
        program,
        said,
        facts,
        owner,
        uses,
        mentions,
        early_uses,
        bodies,
        clock: 0,
        has_globals: scopes.all_variables().iter().any(is_bound_global),
        is_counting: true,
        is_callee: false,
    };
    let function = bind.function(FunctionKind::Module, root, ScopeId::MODULE, None, None)?;
    let place =
        Place { scope: ScopeId::MODULE, function, class: None, in_loop: false, is_level: true };
    let Node::Module { body } = bind.program.ast.node(root) else { return Ok(()) };
    bind.statements(body, place)?;
    bind.is_counting = false;
    bind.open_names();
    let early = early::find(bind.program, arena, &mut bind.early_uses, &mut bind.bodies)?;
    for &variable in &early {
        bind.facts[variable as usize].is_early = true;
    }
    bind.statements(body, place)?;
    bind.close()
}

/// Whether an expression puts a text together: `"".join(…)`, `text * n`.
fn is_long_text(ast: &crate::ast::Ast<'_>, node: NodeId) -> bool {
    match ast.node(node) {
        Node::Call { func, .. } => {
            matches!(ast.node(func), Node::Attribute { attr, .. } if ast.name(attr) == "join")
        }
        Node::BinOp { op: crate::ast::Operator::Mult, .. } => true,
        Node::BinOp { left, op: crate::ast::Operator::Add, right } => {
            is_long_text(ast, left) || is_long_text(ast, right)
        }
        _ => false,
    }
}

/// Builtins that run no code of the program for the values that they mostly get.
const OWN: [&str; 20] = [
    "abs",
    "bin",
    "bool",
    "chr",
    "divmod",
    "float",
    "hex",
    "id",
    "int",
    "isinstance",
    "len",
    "max",
    "min",
    "ord",
    "pow",
    "range",
    "repr",
    "round",
    "str",
    "type",
];
/// Methods of texts, numbers and containers that are called so much that they are known.
const KNOWN: [&str; 28] = [
    "strip",
    "lstrip",
    "rstrip",
    "lower",
    "upper",
    "title",
    "split",
    "splitlines",
    "replace",
    "startswith",
    "endswith",
    "isdigit",
    "isalpha",
    "isalnum",
    "isspace",
    "isupper",
    "islower",
    "zfill",
    "join",
    "format",
    "find",
    "count",
    "index",
    "get",
    "items",
    "keys",
    "values",
    "append",
];

/// Whether a name stands in an expression.
fn says(ast: &crate::ast::Ast<'_>, node: NodeId, name: Symbol) -> bool {
    any_below(ast, node, &|node| matches!(ast.node(node), Node::Name { id, .. } if id == name))
}

/// Whether an expression does more than to look at values and put them together.
fn may_raise(ast: &crate::ast::Ast<'_>, node: NodeId) -> bool {
    any_below(ast, node, &|node| {
        matches!(
            ast.node(node),
            Node::Call { .. }
                | Node::BinOp { .. }
                | Node::UnaryOp { .. }
                | Node::Subscript { .. }
                | Node::Attribute { .. }
                | Node::Compare { .. }
                | Node::Starred { .. }
        )
    })
}

fn is_none_literal(ast: &crate::ast::Ast<'_>, node: NodeId) -> bool {
    use crate::ast::{Literal, Singleton};
    matches!(ast.node(node), Node::Constant(Literal::Singleton(Singleton::None)))
}

impl Facts {
    /// Whether something may ask for it before it is bound, or after it is not any more.
    fn may_be_missed(&self) -> bool {
        let is_first = self.bound_at != 0 && (self.used_at == 0 || self.bound_at < self.used_at);
        !is_first || self.is_deleted
    }
}

impl<'a> Bind<'_, 'a> {
    fn function(
        &mut self,
        kind: FunctionKind,
        node: NodeId,
        scope: ScopeId,
        parent: Option<FunctionId>,
        class: Option<NodeId>,
    ) -> Result<FunctionId, Full> {
        if let Some(known) = self.program.function_made_by(node) {
            return Ok(known);
        }
        let id = FunctionId(u32::try_from(self.program.functions.len()).map_err(|_many| Full)?);
        let answer = self.program.types.unknown();
        let ast = self.program.ast;
        let is_async = match ast.node(node) {
            Node::FunctionDef { is_async, .. } => is_async,
            Node::GeneratorExp { generators, .. } => generators.iter().any(|clause| {
                matches!(ast.node(clause), Node::Comprehension { is_async: true, .. })
            }),
            _ => false,
        };
        let function = Function {
            kind,
            node,
            scope,
            parent: parent.unwrap_or(FunctionId::MODULE),
            class,
            is_generator: kind == FunctionKind::Lazy
                || (kind != FunctionKind::Module
                    && !is_async
                    && self.program.scopes.scope(scope).is_generator),
            is_async,
            is_sent: is_async,
            is_value: false,
            is_closed: false,
            is_called: false,
            is_recursive: false,
            falls_through: true,
            answer,
            parameters: (0, 0),
            captures: (0, 0),
            refusal: None,
        };
        self.program.functions.try_push(function).map_err(|_full| Full)?;
        self.program.function_at[node.index()] = id.0 + 1;
        self.owner[scope.index()] = id.0 + 1;
        Ok(id)
    }

    /// The scope that binds a name, and the number of the variable there; none for a builtin.
    fn resolve(&self, name: Symbol, scope: ScopeId) -> Option<(ScopeId, usize)> {
        let scopes = &self.program.scopes;
        let name = scopes.mangled(name, scope);
        let number = scopes.number(scope, name)?;
        match scopes.all_variables()[number].resolution {
            Resolution::Local | Resolution::Cell => Some((scope, number)),
            Resolution::Free => {
                let mut outer = scopes.scope(scope).parent;
                while let Some(id) = outer {
                    if let Some(number) = scopes.number(id, name)
                        && scopes.scope(id).kind != ScopeKind::Class
                        && matches!(
                            scopes.all_variables()[number].resolution,
                            Resolution::Local | Resolution::Cell
                        )
                    {
                        return Some((id, number));
                    }
                    outer = scopes.scope(id).parent;
                }
                None
            }
            Resolution::Global | Resolution::GlobalDeclared => self.global(name),
        }
    }

    /// A variable of the module: bound there, or only by functions that declare it.
    fn global(&self, name: Symbol) -> Option<(ScopeId, usize)> {
        let scopes = &self.program.scopes;
        if let Some(number) = scopes.number(ScopeId::MODULE, name)
            && scopes.all_variables()[number].uses.is_bound()
        {
            return Some((ScopeId::MODULE, number));
        }
        if !self.has_globals {
            return None;
        }
        let all = scopes.all_variables();
        let declared = |v: &crate::scope::Variable| v.name == name && is_bound_global(v);
        all.iter().position(declared).map(|number| (ScopeId::MODULE, number))
    }

    fn owner_of(&self, scope: ScopeId) -> FunctionId {
        let mut scope = Some(scope);
        while let Some(id) = scope {
            if let Some(owner) = self.owner[id.index()].checked_sub(1) {
                return FunctionId(owner);
            }
            scope = self.program.scopes.scope(id).parent;
        }
        FunctionId::MODULE
    }

    /// A name that is used or bound at a node.
    fn name(
        &mut self,
        node: NodeId,
        name: Symbol,
        is_bound: bool,
        place: Place,
    ) -> Result<(), Full> {
        match self.resolve(name, place.scope) {
            Some(variable) => {
                // A class asks the module for what its body has not bound yet.
                if !is_bound
                    && self.program.scopes.scope(variable.0).kind == ScopeKind::Class
                    && let Some(behind) = self.global(name)
                {
                    self.facts[behind.1].is_captured = true;
                    self.touch(behind, None, false, place)?;
                }
                self.touch(variable, Some(node), is_bound, place)
            }
            None => self.class_of_super(name, place),
        }
    }

    fn unbinds(&mut self, name: Symbol, place: Place) {
        if let Some((_, number)) = self.resolve(name, place.scope) {
            self.facts[number].is_deleted = true;
        }
    }

    /// `super()` or `__class__` in a method is a use of the class that it stands in, by a function inside of it.
    fn class_of_super(&mut self, name: Symbol, place: Place) -> Result<(), Full> {
        let class = self.program.class_of_method(place.function);
        let (Some(class), "super" | "__class__") = (class, self.program.text(name)) else {
            return Ok(());
        };
        let Node::ClassDef { name, .. } = self.program.ast.node(class) else { return Ok(()) };
        if !self.program.asks_class.contains(&class) {
            self.program.asks_class.try_push(class).map_err(|_full| Full)?;
        }
        let scopes = self.program.scopes;
        let around = scopes.scope(self.program.scope_opened_by(class)).parent;
        let variable = around.and_then(|scope| self.resolve(name, scope));
        // A class in the body of another has a cell.
        let variable =
            variable.filter(|variable| scopes.scope(variable.0).kind != ScopeKind::Class);
        variable.map_or(Ok(()), |variable| self.touch(variable, None, false, place))
    }

    /// A use or binding of a variable, by a name at a node where there is one.
    fn touch(
        &mut self,
        (scope, number): (ScopeId, usize),
        node: Option<NodeId>,
        is_bound: bool,
        place: Place,
    ) -> Result<(), Full> {
        let owner = self.owner_of(scope);
        let is_inner = owner != place.function;
        let facts = &mut self.facts[number];
        if self.is_counting {
            self.clock += 1;
            let (at, variable) = (self.clock, u32::try_from(number).map_err(|_many| Full)?);
            if is_bound {
                let ast = self.program.ast;
                let is_body = |node| {
                    matches!(ast.node(node), Node::FunctionDef { .. } | Node::ClassDef { .. })
                };
                if let Some(node) = node.filter(|&node| is_body(node)) {
                    let body = Body { variable, node, at, owner };
                    self.bodies.try_push(body).map_err(|_full| Full)?;
                }
                let more = if place.in_loop { 2 } else { 1 };
                facts.assignments = facts.assignments.saturating_add(more);
                let is_plain = place.is_level && !is_inner;
                if is_plain && facts.bound_at == 0 {
                    facts.bound_at = at;
                }
                facts.definition = node.filter(|_| facts.assignments == 1 && is_plain);
                facts.is_shared |= is_inner;
            }
            if !is_bound {
                if facts.used_at == 0 {
                    facts.used_at = at;
                }
                let one = Use { user: place.function, at, variable };
                self.early_uses.try_push(one).map_err(|_full| Full)?;
            }
            facts.is_taken |= is_inner && !is_bound && !self.is_callee;
            facts.is_captured |= is_inner;
            facts.is_inner |= is_inner;
            return Ok(());
        }
        if facts.slot == 0 {
            self.open(scope, number, owner)?;
        }
        let slot = SlotId(self.facts[number].slot - 1);
        if let Some(node) = node {
            self.program.slot_of[node.index()] = slot.0 + 1;
        }
        if !is_bound {
            self.program.slots[slot.0 as usize].reads += 1;
        }
        if let Some(function) = self.program.slot(slot).function {
            self.mentions.try_push((place.function, function)).map_err(|_full| Full)?;
        } else if is_inner && self.program.slot(slot).kind != SlotKind::Global {
            self.uses.try_push((place.function, slot)).map_err(|_full| Full)?;
        }
        Ok(())
    }

    /// Makes the next slot of a variable.
    fn open(&mut self, scope: ScopeId, number: usize, owner: FunctionId) -> Result<(), Full> {
        let facts = self.facts[number];
        let scope_kind = self.program.scopes.scope(scope).kind;
        let variable = self.program.scopes.all_variables()[number];
        let kind = match scope_kind {
            ScopeKind::Class => SlotKind::ClassAttribute,
            ScopeKind::Module if facts.is_captured => SlotKind::Global,
            _ => SlotKind::Local,
        };
        let ast = self.program.ast;
        let definition = facts.definition.map(|node| (node, ast.node(node)));
        let is_settled = facts.assignments == 1 && kind != SlotKind::ClassAttribute;
        let falls_back = scope_kind == ScopeKind::Module
            && facts.may_be_missed()
            && py::find(self.program.spelled(variable.name)).is_some();
        let (mut function, mut import) = (None, None);
        match definition {
            Some((node, Node::FunctionDef { decorators, .. }))
                if is_settled
                    && !facts.is_early
                    && !facts.is_named
                    && !facts.is_deleted
                    && decorators.is_empty()
                    && !self.program.sets_defaults
                    && (kind == SlotKind::Global || !facts.is_taken)
                    && self.has_plain_defaults(node) =>
            {
                function = self.program.function_made_by(node);
            }
            // What a module of the library is asked for directly cannot be set anew; of `sys` it is asked each time.
            Some((node, Node::Alias { name, .. })) if is_settled && !falls_back => {
                let module = self.program.module_of_alias(node).unwrap_or(ast.name(name));
                let is_same = module == "sys" || !self.said.alters(module);
                import = Some(node).filter(|_| is_same);
            }
            _ => {}
        }
        let ty = self.program.types.unknown();
        let slot = Slot {
            kind,
            name: variable.name,
            owner,
            scope,
            ty,
            assignments: facts.assignments,
            reads: 0,
            is_parameter: false,
            is_captured: facts.is_captured,
            is_inner: facts.is_inner,
            is_cell: kind == SlotKind::Local && facts.is_shared,
            is_maybe_unbound: false,
            is_long_text: false,
            falls_back,
            function,
            import,
            home: None,
        };
        let id = u32::try_from(self.program.slots.len()).map_err(|_many| Full)?;
        self.program.slots.try_push(slot).map_err(|_full| Full)?;
        self.facts[number].slot = id + 1;
        Ok(())
    }

    /// Whether the defaults of a function are values that cannot change.
    fn has_plain_defaults(&self, node: NodeId) -> bool {
        let ast = self.program.ast;
        let scope = self.program.scopes.scope(self.program.scope_opened_by(node)).parent;
        let scope = scope.unwrap_or(ScopeId::MODULE);
        let Node::FunctionDef { args, .. } = ast.node(node) else { return false };
        let Node::Arguments { kw_defaults, defaults, .. } = ast.node(args) else { return false };
        let is_plain = |default: NodeId| match ast.node(default) {
            Node::Constant(_) => true,
            Node::UnaryOp { operand, .. } => matches!(ast.node(operand), Node::Constant(_)),
            Node::Tuple { elts, .. } => elts.is_empty(),
            // A variable of the module that is assigned once is the same when the call reads it.
            Node::Name { id, .. } => self.fixed_global(id, scope).is_some(),
            _ => false,
        };
        defaults.iter().all(is_plain) && kw_defaults.iter().flatten().all(is_plain)
    }

    /// The variable of the module that a name means, where one statement of the module assigns it and no other.
    fn fixed_global(&self, name: Symbol, scope: ScopeId) -> Option<usize> {
        let (owner, number) = self.resolve(name, scope)?;
        let facts = self.facts[number];
        (owner == ScopeId::MODULE && facts.assignments == 1 && facts.definition.is_some())
            .then_some(number)
    }

    /// A plain assignment makes a new variable of a local that has been used before.
    fn renew(&mut self, target: NodeId, place: Place) {
        let Node::Name { id, .. } = self.program.ast.node(target) else { return };
        if !place.is_level || self.is_counting {
            return;
        }
        let Some((scope, number)) = self.resolve(id, place.scope) else { return };
        let kind = self.program.scopes.scope(scope).kind;
        let is_own = matches!(kind, ScopeKind::Function | ScopeKind::Module)
            && self.owner_of(scope) == place.function
            && scope == place.scope;
        if is_own && !self.facts[number].is_captured {
            self.facts[number].slot = 0;
        }
    }

    fn statements(&mut self, body: List<'a>, place: Place) -> Result<(), Full> {
        body.iter().try_for_each(|statement| self.walk(statement, place))
    }

    fn all(&mut self, list: List<'a>, place: Place) -> Result<(), Full> {
        self.statements(list, place)
    }

    /// The children of a node, at the same place.
    fn inside(&mut self, node: NodeId, place: Place) -> Result<(), Full> {
        let ast = self.program.ast;
        let mut result = Ok(());
        children(ast, node, &mut |child| {
            if result.is_ok() {
                result = self.walk(child, place);
            }
        });
        result
    }

    fn walk(&mut self, node: NodeId, place: Place) -> Result<(), Full> {
        let ast = self.program.ast;
        let nested = Place { is_level: false, ..place };
        let looped = Place { in_loop: true, ..nested };
        if self.is_counting {
            self.program.has_odd_comparisons |= super::compared::is_set(ast, node);
        }
        if ast.kind(node).is_constant() {
            return Ok(());
        }
        match ast.node(node) {
            Node::Name { id, ctx } => {
                if ctx == Context::Del {
                    self.unbinds(id, place);
                }
                self.name(node, id, ctx == Context::Store, place)
            }
            Node::FunctionDef { name, args, body, decorators, .. } => {
                self.all(decorators, place)?;
                self.annotations(node, nested)?;
                self.defaults(args, place)?;
                let scope = self.program.scope_opened_by(node);
                let parent = Some(place.function);
                let function =
                    self.function(FunctionKind::Def, node, scope, parent, place.class)?;
                self.program.has_odd_comparisons |= place.class.is_some()
                    && super::compared::is_odd(ast, self.program.text(name), body);
                self.name(node, name, true, place)?;
                let inside = Place { scope, function, class: None, in_loop: false, is_level: true };
                self.parameters(function, args, inside)?;
                self.statements(body, inside)
            }
            Node::Lambda { args, body } => {
                self.defaults(args, place)?;
                let scope = self.program.scope_opened_by(node);
                let parent = Some(place.function);
                let function = self.function(FunctionKind::Lambda, node, scope, parent, None)?;
                let inside =
                    Place { scope, function, class: None, in_loop: false, is_level: false };
                self.parameters(function, args, inside)?;
                self.walk(body, inside)
            }
            Node::ClassDef { name, bases, keywords, body, decorators } => {
                self.all(decorators, nested)?;
                self.all(bases, nested)?;
                self.all(keywords, nested)?;
                let scope = self.program.scope_opened_by(node);
                self.owner[scope.index()] = place.function.0 + 1;
                let inside = Place { scope, class: Some(node), is_level: false, ..place };
                self.statements(body, inside)?;
                self.name(node, name, true, place)
            }
            Node::ListComp { elt, generators } | Node::SetComp { elt, generators } => {
                self.comprehension(node, (elt, None), generators, place, false)
            }
            Node::DictComp { key, value, generators } => {
                self.comprehension(node, (key, Some(value)), generators, place, false)
            }
            Node::GeneratorExp { elt, generators } => {
                self.comprehension(node, (elt, None), generators, place, true)
            }
            Node::Call { func, args, keywords } => {
                if self.is_counting && args.is_empty() && keywords.is_empty() {
                    self.asks_names(node, func, place)?;
                }
                // What is unpacked is bound at run time, by the function as a value.
                let is_plain =
                    args.iter().all(|arg| !matches!(ast.node(arg), Node::Starred { .. }))
                        && keywords.iter().all(|keyword| {
                            matches!(ast.node(keyword), Node::Keyword { arg: Some(_), .. })
                        });
                self.is_callee = is_plain && matches!(ast.node(func), Node::Name { .. });
                let walked = self.walk(func, nested);
                self.is_callee = false;
                walked?;
                if let Some(only) = args.get(0).filter(|_| args.len() == 1)
                    && let Node::GeneratorExp { elt, generators } = ast.node(only)
                    && self.is_eager(func, place)
                    && !(self.said.stops && self.may_stop(elt, generators))
                    && !self.is_watched(func, elt, generators)
                {
                    self.comprehension(only, (elt, None), generators, place, false)?;
                } else {
                    self.all(args, nested)?;
                }
                self.all(keywords, nested)
            }
            Node::Assign { targets, value } => {
                self.walk(value, nested)?;
                for target in targets.iter() {
                    self.renew(target, place);
                    self.walk(target, place)?;
                    if is_long_text(ast, value) {
                        self.lengthen(target);
                    }
                }
                Ok(())
            }
            Node::AnnAssign { target, annotation, value, is_simple } => {
                if is_simple
                    && place.class.is_some()
                    && self.program.annotations == Annotations::Values
                {
                    self.walk(annotation, nested)?;
                }
                let Some(value) = value else {
                    return if is_simple { Ok(()) } else { self.walk(target, nested) };
                };
                self.walk(value, nested)?;
                self.renew(target, place);
                self.walk(target, place)
            }
            Node::AugAssign { target, .. } => {
                self.inside(node, nested)?;
                if place.in_loop {
                    self.lengthen(target);
                }
                Ok(())
            }
            Node::For { target, iter, body, orelse, .. } => {
                self.walk(iter, nested)?;
                self.walk(target, looped)?;
                self.statements(body, looped)?;
                self.statements(orelse, nested)
            }
            Node::While { test, body, orelse } => {
                self.walk(test, looped)?;
                self.statements(body, looped)?;
                self.statements(orelse, nested)
            }
            // A `yield` that stands alone is sent nothing; what is thrown at one that delegates goes on.
            Node::Expr { value } => match ast.node(value) {
                Node::YieldFrom { .. } if self.program.is_thrown_at => {
                    self.program.function_mut(place.function).is_sent = true;
                    self.inside(value, nested)
                }
                Node::Yield { .. } | Node::YieldFrom { .. } => self.inside(value, nested),
                _ => self.inside(node, nested),
            },
            Node::Attribute { value, attr, .. }
                if ast.name(attr) == "modules"
                    && matches!(ast.node(value), Node::Name { id, .. } if ast.name(id) == "sys")
                    && self.program.parts.0.len() == 1 =>
            {
                self.program.is_open = true;
                self.inside(node, nested)
            }
            Node::Yield { .. } | Node::YieldFrom { .. } => {
                self.program.function_mut(place.function).is_sent = true;
                self.inside(node, nested)
            }
            Node::Return { value: Some(value) } => {
                let function = self.program.function_mut(place.function);
                function.is_sent |= function.is_generator && !is_none_literal(ast, value);
                self.inside(node, nested)
            }
            Node::Import { names } | Node::ImportFrom { names, .. } => {
                for alias in names.iter() {
                    self.program.import_of[alias.index()] = node.id();
                    let Node::Alias { name, asname } = ast.node(alias) else { continue };
                    let text = ast.name(name);
                    let bound = match (asname, text.split_once('.')) {
                        (Some(asname), _) => asname,
                        (None, Some((first, _))) => ast.interner().intern(first),
                        (None, None) => name,
                    };
                    self.name(alias, bound, true, place)?;
                }
                Ok(())
            }
            Node::ExceptHandler { typ, name, body } => {
                typ.map_or(Ok(()), |typ| self.walk(typ, nested))?;
                if let Some(name) = name {
                    self.unbinds(name, place);
                    self.name(node, name, true, nested)?;
                }
                self.statements(body, nested)
            }
            Node::MatchAs { pattern, name } => {
                pattern.map_or(Ok(()), |pattern| self.walk(pattern, nested))?;
                name.map_or(Ok(()), |name| self.name(node, name, true, nested))
            }
            Node::MatchStar { name } => {
                name.map_or(Ok(()), |name| self.name(node, name, true, nested))
            }
            Node::MatchMapping { rest, .. } => {
                self.inside(node, nested)?;
                rest.map_or(Ok(()), |name| self.name(node, name, true, nested))
            }
            _ => self.inside(node, nested),
        }
    }

    /// Notes a call of `globals`, `locals`, `vars` or `dir` without arguments.
    fn asks_names(&mut self, node: NodeId, func: NodeId, place: Place) -> Result<(), Full> {
        let ast = self.program.ast;
        let Node::Name { id, .. } = ast.node(func) else { return Ok(()) };
        let name = ast.name(id);
        if self.resolve(id, place.scope).is_some() || self.program.parts.0.len() > 1 {
            return Ok(());
        }
        match (name, self.program.scopes.scope(place.scope).kind) {
            ("globals", _) | ("locals" | "vars" | "dir", ScopeKind::Module) => {
                self.program.is_open = true;
            }
            ("locals" | "vars" | "dir", ScopeKind::Function) => {
                let scopes = self.program.scopes;
                for &variable in scopes.variables(place.scope) {
                    if let Some((scope, number)) = self.resolve(variable.name, place.scope)
                        && scope == place.scope
                    {
                        self.facts[number].is_named = true;
                    }
                }
            }
            _ => return Ok(()),
        }
        self.program.asks_names.try_push(node).map_err(|_full| Full)
    }

    /// Variables that are asked for as a whole are one variable each, that knows whether it is bound.
    fn open_names(&mut self) {
        let scopes = self.program.scopes;
        let all = scopes.all_variables();
        if self.program.is_open {
            for (number, variable) in all.iter().enumerate() {
                self.facts[number].is_named |= variable.uses.is_declared_global();
            }
            for &variable in scopes.variables(ScopeId::MODULE) {
                if let Some(number) = scopes.number(ScopeId::MODULE, variable.name) {
                    self.facts[number].is_named = true;
                }
            }
        }
        for facts in self.facts.iter_mut().filter(|facts| facts.is_named) {
            facts.is_captured = true;
            facts.is_shared = true;
        }
    }

    /// A variable whose text may have any length.
    fn lengthen(&mut self, target: NodeId) {
        if let Some(slot) = self.program.slot_at(target) {
            self.program.slots[slot.0 as usize].is_long_text = true;
        }
    }

    /// What parameters are annotated with, where that is asked for.
    fn annotations(&mut self, node: NodeId, place: Place) -> Result<(), Full> {
        if self.program.annotations != Annotations::Values {
            return Ok(());
        }
        let ast = self.program.ast;
        let mut result = Ok(());
        super::annotations(ast, node, &mut |_, annotation| {
            if result.is_ok() {
                result = self.walk(annotation, place);
            }
        });
        result
    }

    /// Whether an expression calls something that may be code of the program, or goes on with another iterator. What
    /// the program binds anywhere under the name of a builtin or of a known method may be meant.
    fn calls_out(&self, node: NodeId) -> bool {
        let ast = self.program.ast;
        let is_hidden = |name: &str| {
            let mut all = self.program.scopes.all_variables().iter();
            all.any(|variable| variable.uses.is_bound() && self.program.text(variable.name) == name)
        };
        let is_own = |known: &[&str], name: &str| known.contains(&name) && !is_hidden(name);
        any_below(ast, node, &|node| match ast.node(node) {
            Node::Call { func, .. } => match ast.node(func) {
                Node::Name { id, .. } => !is_own(&OWN, ast.name(id)),
                Node::Attribute { attr, .. } => !is_own(&KNOWN, ast.name(attr)),
                _ => true,
            },
            _ => false,
        })
    }

    /// Whether somebody may see that a method takes what a generator expression gives one by one: the expression
    /// itself, or who catches what it raises.
    fn is_watched(&self, func: NodeId, element: NodeId, generators: List<'a>) -> bool {
        let ast = self.program.ast;
        let Node::Attribute { value, attr, .. } = ast.node(func) else { return false };
        if !matches!(ast.name(attr), "extend" | "update") {
            return false;
        }
        let mut root = value;
        while let Node::Attribute { value, .. } | Node::Subscript { value, .. } = ast.node(root) {
            root = value;
        }
        let Node::Name { id, .. } = ast.node(root) else { return true };
        let sees = |node| self.calls_out(node) || says(ast, node, id);
        let is_seen = |node| sees(node) || self.said.catches && may_raise(ast, node);
        is_seen(element)
            || generators.iter().any(|clause| match ast.node(clause) {
                Node::Comprehension { iter, ifs, .. } => {
                    says(ast, iter, id) || self.calls_out(iter) || ifs.iter().any(is_seen)
                }
                _ => false,
            })
    }

    /// Whether something that a generator expression calls may end with `StopIteration`, which it turns into a
    /// RuntimeError.
    fn may_stop(&self, element: NodeId, generators: List<'a>) -> bool {
        let ast = self.program.ast;
        let clauses = generators.iter().enumerate().any(|(index, clause)| match ast.node(clause) {
            Node::Comprehension { iter, ifs, .. } => {
                index > 0 && self.calls_out(iter) || ifs.iter().any(|test| self.calls_out(test))
            }
            _ => false,
        });
        clauses || self.calls_out(element)
    }

    fn is_eager(&self, func: NodeId, place: Place) -> bool {
        match self.program.ast.node(func) {
            Node::Name { id, .. } => {
                EAGER.contains(&self.program.text(id)) && self.resolve(id, place.scope).is_none()
            }
            Node::Attribute { attr, .. } => EAGER_METHODS.contains(&self.program.text(attr)),
            _ => false,
        }
    }

    /// A comprehension: its first clause's iterable belongs to the scope around it.
    fn comprehension(
        &mut self,
        node: NodeId,
        (element, value): (NodeId, Option<NodeId>),
        generators: List<'a>,
        place: Place,
        is_lazy: bool,
    ) -> Result<(), Full> {
        let scope = self.program.scope_opened_by(node);
        let outside = Place { is_level: false, ..place };
        let mut inside = Place { scope, in_loop: true, is_level: false, ..place };
        if is_lazy {
            let parent = Some(place.function);
            inside.function = self.function(FunctionKind::Lazy, node, scope, parent, None)?;
        } else {
            self.owner[scope.index()] = place.function.0 + 1;
        }
        for (index, clause) in generators.iter().enumerate() {
            let Node::Comprehension { target, iter, ifs, .. } = self.program.ast.node(clause)
            else {
                continue;
            };
            self.walk(iter, if index == 0 { outside } else { inside })?;
            self.walk(target, inside)?;
            self.all(ifs, inside)?;
        }
        self.walk(element, inside)?;
        value.map_or(Ok(()), |value| self.walk(value, inside))
    }

    fn defaults(&mut self, args: NodeId, place: Place) -> Result<(), Full> {
        let place = Place { is_level: false, ..place };
        let Node::Arguments { kw_defaults, defaults, .. } = self.program.ast.node(args) else {
            return Ok(());
        };
        if self.is_counting {
            // Calls read them where they stand, in other functions too.
            for default in defaults.iter().chain(kw_defaults.iter().flatten()) {
                if let Node::Name { id, .. } = self.program.ast.node(default)
                    && let Some((ScopeId::MODULE, number)) = self.resolve(id, place.scope)
                {
                    self.facts[number].is_captured = true;
                }
            }
        }
        self.all(defaults, place)?;
        kw_defaults.iter().flatten().try_for_each(|default| self.walk(default, place))
    }

    fn parameters(&mut self, function: FunctionId, args: NodeId, place: Place) -> Result<(), Full> {
        let ast = self.program.ast;
        let Node::Arguments { posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults } =
            ast.node(args)
        else {
            return Ok(());
        };
        let positional = posonlyargs.len() + args.len();
        let without = positional - defaults.len();
        let kinds = posonlyargs
            .iter()
            .map(|node| (node, ParameterKind::PositionalOnly))
            .chain(args.iter().map(|node| (node, ParameterKind::Plain)))
            .enumerate()
            .map(|(at, (node, kind))| {
                let default = at.checked_sub(without).and_then(|at| defaults.get(at));
                (node, kind, default)
            })
            .chain(vararg.into_iter().map(|node| (node, ParameterKind::Star, None)))
            .chain(
                kwonlyargs
                    .iter()
                    .zip(kw_defaults.iter())
                    .map(|(node, default)| (node, ParameterKind::KeywordOnly, default)),
            )
            .chain(kwarg.into_iter().map(|node| (node, ParameterKind::StarStar, None)));
        let from = u32::try_from(self.program.parameters.len()).map_err(|_many| Full)?;
        for (node, kind, default) in kinds {
            let Node::Arg { arg, .. } = ast.node(node) else { continue };
            self.name(node, arg, true, Place { is_level: false, ..place })?;
            if self.is_counting {
                continue;
            }
            let slot = self.program.slot_at(node).expect("a parameter is bound");
            let name = self.program.slot(slot).name;
            self.program.slots[slot.0 as usize].is_parameter = true;
            let parameter = Parameter { kind, name, slot, default };
            self.program.parameters.try_push(parameter).map_err(|_full| Full)?;
        }
        if !self.is_counting {
            let count = u32::try_from(self.program.parameters.len()).map_err(|_many| Full)? - from;
            self.program.function_mut(function).parameters = (from, count);
        }
        Ok(())
    }

    /// Which function takes which slots: those that it uses, that functions inside it take, and that
    /// functions take which it names.
    fn close(&mut self) -> Result<(), Full> {
        let mut from = 0;
        loop {
            let until = self.uses.len();
            for index in from..until {
                let (function, slot) = self.uses[index];
                let owner = self.program.slot(slot).owner;
                let parent = self.program.function(function).parent;
                if parent != owner && function != FunctionId::MODULE {
                    self.add(parent, slot)?;
                }
                for mention in 0..self.mentions.len() {
                    let (user, named) = self.mentions[mention];
                    if named == function && user != owner {
                        self.add(user, slot)?;
                    }
                }
            }
            if self.uses.len() == until {
                break;
            }
            from = until;
        }
        self.uses.sort_unstable();
        let mut previous = None;
        for index in 0..self.uses.len() {
            let (function, slot) = self.uses[index];
            if previous == Some((function, slot)) {
                continue;
            }
            previous = Some((function, slot));
            // A module of the library is asked for where it is used.
            if self.program.import_is_plain(self.program.slot(slot)) {
                continue;
            }
            let at = u32::try_from(self.program.captures.len()).map_err(|_many| Full)?;
            self.program.captures.try_push(slot).map_err(|_full| Full)?;
            let captures = &mut self.program.function_mut(function).captures;
            if captures.1 == 0 {
                captures.0 = at;
            }
            captures.1 += 1;
        }
        self.recursion()?;
        // What a function shares with closures and assigns more than once is a cell.
        for index in 0..self.program.captures.len() {
            let slot = self.program.captures[index];
            let slot = &mut self.program.slots[slot.0 as usize];
            slot.is_cell |= slot.assignments > 1;
        }
        Ok(())
    }

    /// Marks the functions that reach themselves by names.
    fn recursion(&mut self) -> Result<(), Full> {
        self.mentions.sort_unstable();
        self.mentions.dedup();
        let arena = self.program.arena;
        for number in 0..self.program.functions.len() {
            let start = FunctionId(u32::try_from(number).map_err(|_many| Full)?);
            let mut reached = super::column(arena, self.program.functions.len())?;
            let mut work = arena.vec();
            work.try_push(start).map_err(|_full| Full)?;
            while let Some(function) = work.pop() {
                let from = self.mentions.partition_point(|&(user, _)| user < function);
                for &(user, named) in &self.mentions[from..] {
                    if user != function {
                        break;
                    }
                    if named == start {
                        self.program.functions[number].is_recursive = true;
                    }
                    if reached[named.0 as usize] == 0 {
                        reached[named.0 as usize] = 1;
                        work.try_push(named).map_err(|_full| Full)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, function: FunctionId, slot: SlotId) -> Result<(), Full> {
        if self.uses.contains(&(function, slot)) {
            return Ok(());
        }
        self.uses.try_push((function, slot)).map_err(|_full| Full)
    }
}
