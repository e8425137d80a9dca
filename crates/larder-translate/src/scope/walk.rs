//! The walk: every name of a tree, in the order in which CPython builds its tables.

use larder_memory::arena::{Arena, ArenaVec};
use larder_memory::intern::{Interner, Symbol};

use super::table::Variables;
use super::{Scope, ScopeId, ScopeKind, Uses, Variable, future, resolve};
use crate::ast::{Ast, Context, Full, List, Node, NodeId};
use crate::diagnostic::{Arg, Diagnostic, ErrorClass, Wording};

/// What the walk hands over.
pub(super) struct Parts<'a> {
    pub(super) scopes: &'a [Scope],
    pub(super) variables: &'a [Variable],
    pub(super) diagnostics: &'a [Diagnostic],
}

/// Where a node stands, as far as walruses and comprehensions care.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place {
    scope: ScopeId,
    /// In the target of a comprehension.
    is_target: bool,
    /// In the iterable of a comprehension.
    is_iterable: bool,
}

impl Default for ScopeId {
    fn default() -> Self {
        ScopeId::MODULE
    }
}

/// What is still to be done.
#[derive(Clone, Copy, Debug)]
enum Task {
    /// Walk a node.
    Visit(NodeId, Place),
    /// Open the scope that a node makes.
    Open(NodeId, Place),
    /// A name is bound here, now that what stands before it was walked.
    Bind(Symbol, NodeId, Place),
}

pub(super) struct Walk<'a> {
    ast: Ast<'a>,
    interner: &'a Interner,
    scopes: ArenaVec<'a, Scope>,
    variables: Variables<'a>,
    diagnostics: ArenaVec<'a, Diagnostic>,
    tasks: ArenaVec<'a, Task>,
    text: ArenaVec<'a, u8>,
    /// `from __future__ import annotations`: annotations are no code.
    has_text_annotations: bool,
    super_name: Symbol,
    class_cell: Symbol,
    first_argument: Symbol,
}

type Done = Result<(), Full>;

impl<'a> Walk<'a> {
    pub(super) fn run(ast: &Ast<'a>, arena: &'a Arena) -> Result<Parts<'a>, Full> {
        let interner = ast.interner();
        let name = |text| interner.try_intern(text).map_err(|_refused| Full);
        let mut walk = Walk {
            ast: *ast,
            interner,
            scopes: arena.vec(),
            variables: Variables::new(arena)?,
            diagnostics: arena.vec(),
            tasks: arena.vec(),
            text: arena.vec(),
            has_text_annotations: future::has_text_annotations(ast),
            super_name: name("super")?,
            class_cell: name("__class__")?,
            first_argument: name(".0")?,
        };
        walk.open(ScopeKind::Module, ast.root(), None, None)?;
        walk.future_features()?;
        let place = Place::default();
        walk.push(Task::Visit(ast.root(), place))?;
        while let Some(task) = walk.tasks.pop() {
            match task {
                Task::Visit(id, place) => walk.visit(id, place)?,
                Task::Open(id, place) => walk.open_node(id, place)?,
                Task::Bind(name, at, place) => walk.define(name, Uses::ASSIGNED, at, place)?,
            }
        }
        let Walk { mut scopes, mut variables, mut diagnostics, class_cell, .. } = walk;
        resolve::resolve(&scopes, &mut variables, class_cell, |variable| {
            let scope = &scopes[variable.scope.index()];
            if scope.kind == ScopeKind::Module {
                return Ok(()); // refused where it was declared
            }
            let diagnostic = missing(ast, scope.node, variable.name);
            diagnostics.try_push(diagnostic).map_err(|_full| Full)
        })?;
        let mut variables = variables.all;
        resolve::group(&mut scopes, &mut variables);
        diagnostics.sort_unstable_by_key(|diagnostic| diagnostic.start);
        Ok(Parts {
            scopes: scopes.into_slice(),
            variables: variables.into_slice(),
            diagnostics: diagnostics.into_slice(),
        })
    }

    /// The imports from `__future__` at the beginning name features that there are.
    fn future_features(&mut self) -> Done {
        let ast = self.ast;
        let Node::Module { body } = ast.node(ast.root()) else { return Ok(()) };
        let beginning = future::beginning(&ast, body);
        for statement in body.iter().take(beginning.len) {
            if let Node::ImportFrom { names, .. } = ast.node(statement) {
                for alias in names.iter() {
                    self.future_feature(alias)?;
                }
            }
        }
        beginning.late.map_or(Ok(()), |late| self.fault(late, Wording::fixed(future::LATE)))
    }

    fn future_feature(&mut self, alias: NodeId) -> Done {
        let Node::Alias { name, .. } = self.ast.node(alias) else { return Ok(()) };
        match self.ast.name(name) {
            "nested_scopes" | "generators" | "division" | "absolute_import" | "with_statement"
            | "print_function" | "unicode_literals" | "barry_as_FLUFL" | "generator_stop"
            | "annotations" => Ok(()),
            "braces" => self.fault(alias, Wording::fixed("not a chance")),
            _ => self.fault_of(alias, "future feature {} is not defined", name),
        }
    }

    fn push(&mut self, task: Task) -> Done {
        self.tasks.try_push(task).map_err(|_full| Full)
    }

    /// To be walked next, after whatever is pushed behind it.
    fn later(&mut self, id: NodeId, place: Place) -> Done {
        self.push(Task::Visit(id, place))
    }

    fn maybe(&mut self, id: Option<NodeId>, place: Place) -> Done {
        id.map_or(Ok(()), |id| self.later(id, place))
    }

    /// All of them, the first one to be walked first.
    fn all(&mut self, list: List<'_>, place: Place) -> Done {
        list.iter().rev().try_for_each(|id| self.later(id, place))
    }

    #[cold]
    fn fault(&mut self, at: NodeId, wording: Wording) -> Done {
        let span = self.ast.span(at);
        let (start, end) = (span.start, span.end);
        let diagnostic = Diagnostic { class: ErrorClass::Syntax, start, end, wording };
        self.diagnostics.try_push(diagnostic).map_err(|_full| Full)
    }

    #[cold]
    fn fault_of(&mut self, at: NodeId, template: &'static str, name: Symbol) -> Done {
        self.fault(at, Wording::new(template, named(&self.ast, at, name), Arg::None))
    }

    fn open(
        &mut self,
        kind: ScopeKind,
        node: NodeId,
        parent: Option<ScopeId>,
        name: Option<Symbol>,
    ) -> Result<ScopeId, Full> {
        let outer = parent.and_then(|parent| self.scopes[parent.index()].private);
        let private = if kind == ScopeKind::Class { name } else { outer };
        let number = u32::try_from(self.scopes.len()).map_err(|_many| Full)?;
        let scope =
            Scope { kind, node, parent, name, is_generator: false, private, variables: (0, 0) };
        self.scopes.try_push(scope).map_err(|_full| Full)?;
        Ok(ScopeId(number))
    }

    /// `__name` inside a class `C` is `_C__name`.
    fn mangled(&mut self, name: Symbol, scope: ScopeId) -> Result<Symbol, Full> {
        let Some(class) = self.scopes[scope.index()].private else { return Ok(name) };
        let text = self.interner.resolve(name);
        if !text.starts_with("__") || text.ends_with("__") || text.contains('.') {
            return Ok(name);
        }
        let class = self.interner.resolve(class).trim_start_matches('_');
        if class.is_empty() {
            return Ok(name);
        }
        self.text.truncate(0);
        for part in ["_", class, text] {
            self.text.try_extend_from_slice_copy(part.as_bytes()).map_err(|_full| Full)?;
        }
        let mangled = str::from_utf8(&self.text).expect("names are text");
        self.interner.try_intern(mangled).map_err(|_refused| Full)
    }

    fn define(&mut self, name: Symbol, uses: Uses, at: NodeId, place: Place) -> Done {
        let name = self.mangled(name, place.scope)?;
        self.define_mangled(name, uses, at, place)
    }

    fn define_mangled(&mut self, name: Symbol, uses: Uses, at: NodeId, place: Place) -> Done {
        let number = self.variables.find_or_add(place.scope, name)?;
        let known = self.variables.all[number].uses;
        if uses.any(Uses::PARAMETER) && known.any(Uses::PARAMETER) {
            let template = "duplicate argument '{}' in function definition";
            self.fault_of(at, template, name)?;
        }
        let mut all = known.and(uses);
        if place.is_target {
            if all.any(Uses::GLOBAL.and(Uses::NONLOCAL)) {
                let template =
                    "comprehension inner loop cannot rebind assignment expression target '{}'";
                self.fault_of(at, template, name)?;
            }
            all = all.and(Uses::ITERATED);
        }
        self.variables.all[number].uses = all;
        if uses.any(Uses::GLOBAL) {
            let number = self.variables.find_or_add(ScopeId::MODULE, name)?;
            let known = self.variables.all[number].uses;
            self.variables.all[number].uses = known.and(Uses::GLOBAL);
        }
        Ok(())
    }

    fn visit(&mut self, id: NodeId, place: Place) -> Done {
        match self.ast.node(id) {
            Node::Name { id: name, ctx } => {
                let uses = if ctx == Context::Load { Uses::READ } else { Uses::ASSIGNED };
                self.define(name, uses, id, place)?;
                let is_function = self.scopes[place.scope.index()].kind.is_function();
                if ctx == Context::Load && name == self.super_name && is_function {
                    self.define(self.class_cell, Uses::READ, id, place)?;
                }
                Ok(())
            }
            Node::FunctionDef { name, args, decorators, returns, .. } => {
                self.define(name, Uses::ASSIGNED, id, place)?;
                self.push(Task::Open(id, place))?;
                self.all(decorators, place)?;
                if !self.has_text_annotations {
                    self.maybe(returns, place)?;
                    self.annotations(args, place)?;
                }
                self.defaults(args, place)
            }
            Node::Lambda { args, .. } => {
                self.push(Task::Open(id, place))?;
                self.defaults(args, place)
            }
            Node::ClassDef { name, bases, keywords, decorators, .. } => {
                self.define(name, Uses::ASSIGNED, id, place)?;
                self.push(Task::Open(id, place))?;
                self.all(decorators, place)?;
                self.all(keywords, place)?;
                self.all(bases, place)
            }
            Node::ListComp { generators, .. }
            | Node::SetComp { generators, .. }
            | Node::DictComp { generators, .. }
            | Node::GeneratorExp { generators, .. } => {
                self.push(Task::Open(id, place))?;
                let first = generators.get(0).expect("a comprehension has a clause");
                if let Node::Comprehension { iter, .. } = self.ast.node(first) {
                    self.later(iter, Place { is_iterable: true, ..place })?;
                }
                Ok(())
            }
            Node::NamedExpr { target, value } => self.walrus(id, target, value, place),
            Node::Global { names } => {
                names.iter().try_for_each(|name| self.declare(name, Uses::GLOBAL, id, place))
            }
            Node::Nonlocal { names } => {
                names.iter().try_for_each(|name| self.declare(name, Uses::NONLOCAL, id, place))
            }
            Node::AnnAssign { target, annotation, value, is_simple } => {
                self.annotated(id, (target, annotation, value, is_simple), place)
            }
            Node::Alias { name, asname } => self.imported(id, name, asname, place),
            Node::Yield { value } => {
                self.yields(id, place)?;
                self.maybe(value, place)
            }
            Node::YieldFrom { value } => {
                self.yields(id, place)?;
                self.later(value, place)
            }
            Node::ExceptHandler { typ, name, body } => {
                self.all(body, place)?;
                if let Some(name) = name {
                    self.push(Task::Bind(name, id, place))?;
                }
                self.maybe(typ, place)
            }
            other => self.children(id, other, place),
        }
    }

    /// Nodes that have no say in names themselves: their children, in CPython's order.
    fn children(&mut self, id: NodeId, node: Node<'a>, place: Place) -> Done {
        match node {
            Node::Module { body } => self.all(body, place),
            Node::Return { value } => self.maybe(value, place),
            Node::Delete { targets } => self.all(targets, place),
            Node::Assign { targets, value } => {
                self.later(value, place)?;
                self.all(targets, place)
            }
            Node::AugAssign { target, value, .. } => {
                self.later(value, place)?;
                self.later(target, place)
            }
            Node::For { target, iter, body, orelse, .. } => {
                self.all(orelse, place)?;
                self.all(body, place)?;
                self.later(iter, place)?;
                self.later(target, place)
            }
            Node::While { test, body, orelse } | Node::If { test, body, orelse } => {
                self.all(orelse, place)?;
                self.all(body, place)?;
                self.later(test, place)
            }
            Node::With { items, body, .. } => {
                self.all(body, place)?;
                self.all(items, place)
            }
            Node::WithItem { context_expr, optional_vars } => {
                self.maybe(optional_vars, place)?;
                self.later(context_expr, place)
            }
            Node::Match { subject, cases } => {
                self.all(cases, place)?;
                self.later(subject, place)
            }
            Node::MatchCase { pattern, guard, body } => {
                self.all(body, place)?;
                self.maybe(guard, place)?;
                self.later(pattern, place)
            }
            Node::Raise { exc, cause } => {
                self.maybe(cause, place)?;
                self.maybe(exc, place)
            }
            Node::Try { body, handlers, orelse, finalbody, .. } => {
                self.all(finalbody, place)?;
                self.all(handlers, place)?;
                self.all(orelse, place)?;
                self.all(body, place)
            }
            Node::Assert { test, msg } => {
                self.maybe(msg, place)?;
                self.later(test, place)
            }
            Node::Import { names } | Node::ImportFrom { names, .. } => self.all(names, place),
            Node::BoolOp { values, .. } | Node::JoinedStr { values } => self.all(values, place),
            Node::BinOp { left, right, .. } => {
                self.later(right, place)?;
                self.later(left, place)
            }
            Node::IfExp { test, body, orelse } => {
                self.later(orelse, place)?;
                self.later(body, place)?;
                self.later(test, place)
            }
            Node::Dict { keys, values } => {
                self.all(values, place)?;
                keys.iter().rev().try_for_each(|key| self.maybe(key, place))
            }
            Node::Set { elts } | Node::List { elts, .. } | Node::Tuple { elts, .. } => {
                self.all(elts, place)
            }
            Node::Compare { left, rest } => {
                rest.iter().rev().try_for_each(|(_, right)| self.later(right, place))?;
                self.later(left, place)
            }
            Node::Call { func, args, keywords } => {
                self.all(keywords, place)?;
                self.all(args, place)?;
                self.later(func, place)
            }
            Node::FormattedValue { value, format_spec, .. } => {
                self.maybe(format_spec, place)?;
                self.later(value, place)
            }
            Node::Subscript { value, slice, .. } => {
                self.later(slice, place)?;
                self.later(value, place)
            }
            Node::Slice { lower, upper, step } => {
                self.maybe(step, place)?;
                self.maybe(upper, place)?;
                self.maybe(lower, place)
            }
            Node::Expr { value }
            | Node::UnaryOp { operand: value, .. }
            | Node::Await { value }
            | Node::Attribute { value, .. }
            | Node::Starred { value, .. }
            | Node::Keyword { value, .. }
            | Node::MatchValue { value } => self.later(value, place),
            Node::Comprehension { target, iter, ifs, .. } => {
                // The first clause of a comprehension is walked where it is opened.
                self.all(ifs, place)?;
                self.later(iter, Place { is_iterable: true, ..place })?;
                self.later(target, Place { is_target: true, ..place })
            }
            Node::MatchSequence { patterns } | Node::MatchOr { patterns } => {
                self.all(patterns, place)
            }
            Node::MatchMapping { keys, patterns, rest } => {
                if let Some(rest) = rest {
                    self.push(Task::Bind(rest, id, place))?;
                }
                self.all(patterns, place)?;
                self.all(keys, place)
            }
            Node::MatchClass { cls, patterns, kwd_patterns, .. } => {
                self.all(kwd_patterns, place)?;
                self.all(patterns, place)?;
                self.later(cls, place)
            }
            Node::MatchStar { name } => {
                name.map_or(Ok(()), |name| self.define(name, Uses::ASSIGNED, id, place))
            }
            Node::MatchAs { pattern, name } => {
                if let Some(name) = name {
                    self.push(Task::Bind(name, id, place))?;
                }
                self.maybe(pattern, place)
            }
            _ => Ok(()),
        }
    }

    fn defaults(&mut self, args: NodeId, place: Place) -> Done {
        let Node::Arguments { kw_defaults, defaults, .. } = self.ast.node(args) else {
            return Ok(());
        };
        kw_defaults.iter().rev().try_for_each(|default| self.maybe(default, place))?;
        self.all(defaults, place)
    }

    /// The parameters in the order in which CPython sees their annotations.
    fn annotations(&mut self, args: NodeId, place: Place) -> Done {
        let Node::Arguments { posonlyargs, args, vararg, kwonlyargs, kwarg, .. } =
            self.ast.node(args)
        else {
            return Ok(());
        };
        let annotated = posonlyargs.iter().chain(args.iter()).chain(vararg).chain(kwarg);
        let from = self.tasks.len();
        for parameter in annotated.chain(kwonlyargs.iter()) {
            if let Node::Arg { annotation: Some(annotation), .. } = self.ast.node(parameter) {
                self.later(annotation, place)?;
            }
        }
        self.tasks[from..].reverse();
        Ok(())
    }

    fn open_node(&mut self, id: NodeId, outer: Place) -> Done {
        let parent = Some(outer.scope);
        match self.ast.node(id) {
            Node::FunctionDef { name, args, body, .. } => {
                let scope = self.open(ScopeKind::Function, id, parent, Some(name))?;
                let place = Place { scope, ..outer };
                self.parameters(args, place)?;
                self.all(body, place)
            }
            Node::Lambda { args, body } => {
                let scope = self.open(ScopeKind::Lambda, id, parent, None)?;
                let place = Place { scope, ..outer };
                self.parameters(args, place)?;
                self.later(body, place)
            }
            Node::ClassDef { name, body, .. } => {
                let scope = self.open(ScopeKind::Class, id, parent, Some(name))?;
                self.all(body, Place { scope, ..outer })
            }
            Node::ListComp { elt, generators } => {
                self.open_comprehension(ScopeKind::ListComp, id, (elt, None), generators, outer)
            }
            Node::SetComp { elt, generators } => {
                self.open_comprehension(ScopeKind::SetComp, id, (elt, None), generators, outer)
            }
            Node::GeneratorExp { elt, generators } => {
                self.open_comprehension(ScopeKind::GeneratorExp, id, (elt, None), generators, outer)
            }
            Node::DictComp { key, value, generators } => self.open_comprehension(
                ScopeKind::DictComp,
                id,
                (key, Some(value)),
                generators,
                outer,
            ),
            other => unreachable!("{other:?} opens no scope"),
        }
    }

    fn parameters(&mut self, args: NodeId, place: Place) -> Done {
        let Node::Arguments { posonlyargs, args, vararg, kwonlyargs, kwarg, .. } =
            self.ast.node(args)
        else {
            return Ok(());
        };
        let place = Place { is_target: false, ..place };
        let positional = posonlyargs.iter().chain(args.iter()).chain(kwonlyargs.iter());
        for parameter in positional.chain(vararg).chain(kwarg) {
            if let Node::Arg { arg, .. } = self.ast.node(parameter) {
                self.define(arg, Uses::PARAMETER, parameter, place)?;
            }
        }
        Ok(())
    }

    fn open_comprehension(
        &mut self,
        kind: ScopeKind,
        id: NodeId,
        (element, value): (NodeId, Option<NodeId>),
        generators: List<'_>,
        outer: Place,
    ) -> Done {
        let scope = self.open(kind, id, Some(outer.scope), None)?;
        if kind == ScopeKind::GeneratorExp {
            self.scopes[scope.index()].is_generator = true;
        }
        let place = Place { scope, is_target: false, is_iterable: outer.is_iterable };
        self.define(self.first_argument, Uses::PARAMETER, id, place)?;
        self.later(element, place)?;
        self.maybe(value, place)?;
        generators.iter().skip(1).rev().try_for_each(|clause| self.later(clause, place))?;
        let first = generators.get(0).expect("a comprehension has a clause");
        if let Node::Comprehension { target, ifs, .. } = self.ast.node(first) {
            self.all(ifs, place)?;
            self.later(target, Place { is_target: true, ..place })?;
        }
        Ok(())
    }

    /// A walrus binds in the function around its comprehensions.
    fn walrus(&mut self, id: NodeId, target: NodeId, value: NodeId, place: Place) -> Done {
        if place.is_iterable {
            let text =
                "assignment expression cannot be used in a comprehension iterable expression";
            return self.fault(id, Wording::fixed(text));
        }
        if let Node::Name { id: name, .. } = self.ast.node(target)
            && self.scopes[place.scope.index()].kind.is_comprehension()
        {
            self.bind_outside(id, name, place)?;
        }
        self.later(target, place)?;
        self.later(value, place)
    }

    fn bind_outside(&mut self, at: NodeId, name: Symbol, place: Place) -> Done {
        let name = self.mangled(name, place.scope)?;
        let mut scope = Some(place.scope);
        while let Some(outer) = scope {
            let Scope { kind, parent, .. } = self.scopes[outer.index()];
            scope = parent;
            let outside = Place { scope: outer, ..Place::default() };
            match kind {
                kind if kind.is_comprehension() => {
                    let uses = self.variables.uses(outer, name);
                    if uses.any(Uses::ITERATED) && uses.any(Uses::ASSIGNED) {
                        let template = "assignment expression cannot rebind comprehension iteration variable '{}'";
                        return self.fault_of(at, template, name);
                    }
                }
                ScopeKind::Class => {
                    let text = "assignment expression within a comprehension cannot be used in a class body";
                    return self.fault(at, Wording::fixed(text));
                }
                ScopeKind::Module => {
                    self.define_mangled(name, Uses::GLOBAL, at, place)?;
                    return self.define_mangled(name, Uses::GLOBAL, at, outside);
                }
                _ => {
                    let is_global = self.variables.uses(outer, name).any(Uses::GLOBAL);
                    let uses = if is_global { Uses::GLOBAL } else { Uses::NONLOCAL };
                    self.define_mangled(name, uses, at, place)?;
                    return self.define_mangled(name, Uses::ASSIGNED, at, outside);
                }
            }
        }
        Ok(())
    }

    /// `global` and `nonlocal` must come before all other uses.
    fn declare(&mut self, name: Symbol, uses: Uses, at: NodeId, place: Place) -> Done {
        let is_global = uses.any(Uses::GLOBAL);
        let name = self.mangled(name, place.scope)?;
        let known = self.variables.uses(place.scope, name);
        let template = if known.any(Uses::PARAMETER) {
            if is_global {
                "name '{}' is parameter and global"
            } else {
                "name '{}' is parameter and nonlocal"
            }
        } else if known.any(Uses::READ) {
            if is_global {
                "name '{}' is used prior to global declaration"
            } else {
                "name '{}' is used prior to nonlocal declaration"
            }
        } else if known.any(Uses::ANNOTATED) {
            if is_global {
                "annotated name '{}' can't be global"
            } else {
                "annotated name '{}' can't be nonlocal"
            }
        } else if known.any(Uses::ASSIGNED) {
            if is_global {
                "name '{}' is assigned to before global declaration"
            } else {
                "name '{}' is assigned to before nonlocal declaration"
            }
        } else if !is_global && place.scope == ScopeId::MODULE {
            let text = "nonlocal declaration not allowed at module level";
            return self.fault(at, Wording::fixed(text));
        } else if known.any(Uses::GLOBAL.and(Uses::NONLOCAL)) && !known.any(uses) {
            "name '{}' is nonlocal and global"
        } else {
            return self.define_mangled(name, uses, at, place);
        };
        self.fault_of(at, template, name)
    }

    fn annotated(
        &mut self,
        id: NodeId,
        (target, annotation, value, is_simple): (NodeId, NodeId, Option<NodeId>, bool),
        place: Place,
    ) -> Done {
        self.maybe(value, place)?;
        if !self.has_text_annotations {
            self.later(annotation, place)?;
        }
        let Node::Name { id: name, .. } = self.ast.node(target) else {
            return self.later(target, place);
        };
        let mangled = self.mangled(name, place.scope)?;
        let known = self.variables.uses(place.scope, mangled);
        if is_simple
            && place.scope != ScopeId::MODULE
            && known.any(Uses::GLOBAL.and(Uses::NONLOCAL))
        {
            let template = if known.any(Uses::GLOBAL) {
                "annotated name '{}' can't be global"
            } else {
                "annotated name '{}' can't be nonlocal"
            };
            return self.fault_of(id, template, mangled);
        }
        if is_simple {
            self.define_mangled(mangled, Uses::ANNOTATED.and(Uses::ASSIGNED), target, place)
        } else if value.is_some() {
            self.define_mangled(mangled, Uses::ASSIGNED, target, place)
        } else {
            Ok(())
        }
    }

    /// `import a.b` binds `a`.
    fn imported(&mut self, id: NodeId, name: Symbol, asname: Option<Symbol>, place: Place) -> Done {
        let text = self.interner.resolve(name);
        if text == "*" {
            if place.scope != ScopeId::MODULE {
                let wording = Wording::fixed("import * only allowed at module level");
                return self.fault(id, wording);
            }
            return Ok(());
        }
        let bound = match (asname, text.split_once('.')) {
            (Some(asname), _) => asname,
            (None, Some((first, _))) => self.interner.try_intern(first).map_err(|_refused| Full)?,
            (None, None) => name,
        };
        self.define(bound, Uses::IMPORTED, id, place)
    }

    fn yields(&mut self, id: NodeId, place: Place) -> Done {
        let scope = &mut self.scopes[place.scope.index()];
        scope.is_generator = true;
        let text = match scope.kind {
            ScopeKind::ListComp => "'yield' inside list comprehension",
            ScopeKind::SetComp => "'yield' inside set comprehension",
            ScopeKind::DictComp => "'yield' inside dict comprehension",
            ScopeKind::GeneratorExp => "'yield' inside generator expression",
            _ => return Ok(()),
        };
        self.fault(id, Wording::fixed(text))
    }
}

/// The name as it stands in the source at a node, where it does.
fn named(ast: &Ast<'_>, at: NodeId, name: Symbol) -> Arg {
    let span = ast.span(at);
    let text = ast.name(name);
    match ast.source_of(at).find(text).and_then(|offset| u32::try_from(offset).ok()) {
        Some(offset) => {
            let start = span.start + offset;
            Arg::Source(start, start + u32::try_from(text.len()).unwrap_or(0))
        }
        None => Arg::Source(span.start, span.end),
    }
}

#[cold]
fn missing(ast: &Ast<'_>, at: NodeId, name: Symbol) -> Diagnostic {
    let span = ast.span(at);
    let wording =
        Wording::new("no binding for nonlocal '{}' found", named(ast, at, name), Arg::None);
    Diagnostic { class: ErrorClass::Syntax, start: span.start, end: span.end, wording }
}
