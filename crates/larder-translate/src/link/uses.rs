//! Who uses which name of which module.

use std::collections::{BTreeMap, BTreeSet};

use larder_memory::intern::Symbol;

use super::{Module, Parts};
use crate::ast::{Ast, Context, List, Node, NodeId};
use crate::program::children;
use crate::scope::{Resolution, ScopeId, ScopeKind, Scopes};

/// Where a variable is bound: in a module, by its number, or in another scope, by a number behind those.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Binder(u32);

/// A variable.
pub(super) type Variable = (Binder, u32);

/// A name at a node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    pub(super) node: NodeId,
    pub(super) module: usize,
    pub(super) variable: Variable,
    pub(super) is_bound: bool,
    /// Whether a statement of the module itself binds it, once whenever the module runs.
    is_level: bool,
    pub(super) in_function: bool,
    /// Whether it is bound only when an import fails.
    is_fallback: bool,
}

/// An attribute of something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute {
    pub(super) node: NodeId,
    pub(super) in_function: bool,
    /// The `def` or `class` whose body it stands in.
    pub(super) owner: Option<NodeId>,
    pub(super) in_comprehension: bool,
}

/// An import statement.
#[derive(Clone, Debug)]
pub(super) struct Import {
    pub(super) node: NodeId,
    pub(super) module: usize,
    pub(super) in_function: bool,
    pub(super) aliases: Vec<Alias>,
    /// The modules that it loads, in their order.
    pub(super) loads: Vec<usize>,
}

/// What one name of an import statement brings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Alias {
    pub(super) node: NodeId,
    pub(super) variable: Option<Variable>,
    pub(super) what: Brought,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Brought {
    /// Something of the standard library, or what is not there.
    Library,
    Module(usize),
    Value(usize, Symbol),
    /// All names of a module.
    Star(usize),
    /// A name that a module has not.
    Missing,
}

/// What is known about a variable.
#[derive(Clone, Copy, Debug)]
struct Facts {
    binds: u32,
    is_level: bool,
    /// What all of its bindings bring, when they are imports of one thing.
    brought: Option<Brought>,
    is_stored_from_outside: bool,
}

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A variable of its own.
    Variable(Variable),
    Module(usize),
    /// Nothing that the modules bind.
    Builtin,
}

pub(super) struct Uses<'p, 'a> {
    pub(super) ast: &'p Ast<'a>,
    scopes: &'p Scopes<'a>,
    modules: &'p [Module<'p>],
    pub(super) all: Vec<Use>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) imports: Vec<Import>,
    /// `global` and `nonlocal` statements, and the module and scope that they stand in.
    pub(super) declarations: Vec<(NodeId, usize, ScopeId)>,
    facts: BTreeMap<Variable, Facts>,
    /// Which module takes all names of which.
    stars: Vec<(usize, usize)>,
    names: BTreeMap<&'p str, usize>,
    scope_at: BTreeMap<u32, ScopeId>,
    /// By node: the number of its use.
    use_at: BTreeMap<u32, usize>,
}

#[derive(Clone, Copy)]
struct Spot {
    scope: ScopeId,
    module: usize,
    owner: Option<NodeId>,
    is_level: bool,
    in_function: bool,
    in_comprehension: bool,
    is_fallback: bool,
}

impl<'p, 'a> Uses<'p, 'a> {
    pub(super) fn of(
        ast: &'p Ast<'a>,
        scopes: &'p Scopes<'a>,
        modules: &'p [Module<'p>],
        parts: Parts<'_>,
    ) -> Self {
        let named = modules.iter().enumerate().filter(|(_, module)| !module.is_main);
        let names = named.map(|(number, module)| (module.name, number)).collect();
        let scope_at = (0..).zip(scopes.all()).map(|(n, s)| (s.node.id(), ScopeId(n))).collect();
        let mut uses = Uses {
            ast,
            scopes,
            modules,
            all: Vec::new(),
            attributes: Vec::new(),
            imports: Vec::new(),
            declarations: Vec::new(),
            facts: BTreeMap::new(),
            stars: Vec::new(),
            names,
            scope_at,
            use_at: BTreeMap::new(),
        };
        for (module, part) in parts.0.iter().enumerate() {
            let spot = Spot {
                scope: ScopeId::MODULE,
                module,
                owner: None,
                is_level: true,
                in_function: false,
                in_comprehension: false,
                is_fallback: false,
            };
            for statement in super::statements(ast, part) {
                uses.walk(statement, spot);
            }
        }
        uses.collect();
        uses
    }

    pub(super) fn module_variable(module: usize, name: Symbol) -> Variable {
        (Binder(u32::try_from(module).expect("modules are few")), name.id())
    }

    /// The module whose global a variable is.
    pub(super) fn module_of(&self, variable: Variable) -> Option<usize> {
        let number = variable.0.0 as usize;
        (number < self.modules.len()).then_some(number)
    }

    /// Whether a variable is an attribute of a class while its body runs.
    pub(super) fn is_of_class(&self, variable: Variable) -> bool {
        let scope = (variable.0.0 as usize).checked_sub(self.modules.len());
        scope.is_some_and(|scope| self.scopes.all()[scope].kind == ScopeKind::Class)
    }

    pub(super) fn is_bound(&self, variable: Variable) -> bool {
        self.facts.contains_key(&variable)
    }

    /// The variable that a name means in a scope.
    pub(super) fn resolve(&self, name: Symbol, scope: ScopeId, module: usize) -> Variable {
        let name = self.scopes.mangled(name, scope);
        let global = Self::module_variable(module, name);
        let own = |scope: ScopeId| {
            let number = u32::try_from(self.modules.len()).expect("modules are few") + scope.0;
            (Binder(number), name.id())
        };
        let Some(variable) = self.scopes.variable(scope, name) else { return global };
        match variable.resolution {
            _ if scope == ScopeId::MODULE => global,
            Resolution::Local | Resolution::Cell => own(scope),
            Resolution::Free => {
                let mut outer = self.scopes.scope(scope).parent;
                while let Some(id) = outer {
                    let around = self.scopes.scope(id);
                    if around.kind != ScopeKind::Class
                        && id != ScopeId::MODULE
                        && let Some(known) = self.scopes.variable(id, name)
                        && matches!(known.resolution, Resolution::Local | Resolution::Cell)
                    {
                        return own(id);
                    }
                    outer = around.parent;
                }
                global
            }
            Resolution::Global | Resolution::GlobalDeclared => global,
        }
    }

    /// What a variable means, through what imports bring.
    pub(super) fn meaning(&self, variable: Variable) -> Meaning {
        self.meaning_within(variable, 0)
    }

    fn meaning_within(&self, variable: Variable, depth: usize) -> Meaning {
        let own = Meaning::Variable(variable);
        // A chain of imports that comes back to itself binds nothing.
        if depth > self.modules.len() + 1 {
            return own;
        }
        let module = self.module_of(variable);
        if let Some(facts) = self.facts.get(&variable) {
            return match facts.brought {
                Some(Brought::Module(module)) => Meaning::Module(module),
                Some(Brought::Value(from, name)) if facts.binds == 1 => {
                    self.settled(Self::module_variable(from, name), depth).unwrap_or(own)
                }
                _ => own,
            };
        }
        let Some(module) = module else { return own };
        let name = Symbol(variable.1);
        if let Some(from) = self.star_source(module, name) {
            return self.settled(Self::module_variable(from, name), depth).unwrap_or(own);
        }
        self.submodule(module, name).map_or(Meaning::Builtin, Meaning::Module)
    }

    /// What a global means for those who import it: itself when it is bound once and for all.
    fn settled(&self, variable: Variable, depth: usize) -> Option<Meaning> {
        match self.meaning_within(variable, depth + 1) {
            Meaning::Variable(end) if end == variable => {
                let facts = self.facts.get(&variable)?;
                let is_settled = facts.binds == 1 && facts.is_level;
                (is_settled && !facts.is_stored_from_outside).then_some(Meaning::Variable(end))
            }
            Meaning::Variable(end) => self.settled(end, depth + 1),
            Meaning::Module(module) => Some(Meaning::Module(module)),
            Meaning::Builtin => None,
        }
    }

    /// What an attribute of a module means.
    pub(super) fn member(&self, module: usize, name: Symbol) -> Meaning {
        self.meaning(Self::module_variable(module, name))
    }

    /// The module that brings a name to another by a star.
    fn star_source(&self, module: usize, name: Symbol) -> Option<usize> {
        let sources = self.stars.iter().filter(|&&(to, _)| to == module);
        sources
            .rev()
            .map(|&(_, from)| from)
            .find(|&from| self.gives(from, name, &mut BTreeSet::new()))
    }

    /// Whether a star takes a name from a module.
    fn gives(&self, module: usize, name: Symbol, seen: &mut BTreeSet<usize>) -> bool {
        if !seen.insert(module) {
            return false;
        }
        let text = self.ast.name(name);
        let has = self.is_bound(Self::module_variable(module, name))
            || self.stars.iter().any(|&(to, from)| to == module && self.gives(from, name, seen));
        has && match self.public(module) {
            Some(all) => all.iter().any(|one| one == text),
            None => !text.starts_with('_'),
        }
    }

    /// `__all__` of a module, when it is a list of texts.
    fn public(&self, module: usize) -> Option<Vec<String>> {
        let all = self.all.iter().find(|one| {
            one.module == module
                && one.is_bound
                && self.module_of(one.variable) == Some(module)
                && self.ast.name(Symbol(one.variable.1)) == "__all__"
        })?;
        let span = self.ast.span(all.node);
        let Node::Module { body } = self.ast.node(self.ast.root()) else { return None };
        let statement = body.iter().find(|&one| self.ast.span(one).start == span.start)?;
        let Node::Assign { value, .. } = self.ast.node(statement) else { return Some(Vec::new()) };
        let (Node::List { elts, .. } | Node::Tuple { elts, .. }) = self.ast.node(value) else {
            return Some(Vec::new());
        };
        let texts = elts.iter().filter_map(|one| match self.ast.node(one) {
            Node::Constant(crate::ast::Literal::Str { bytes, .. }) => {
                Some(String::from_utf8_lossy(bytes).into_owned())
            }
            _ => None,
        });
        Some(texts.collect())
    }

    /// The names that a star takes from a module, in the order of their binding.
    pub(super) fn given(&self, module: usize) -> Vec<Symbol> {
        self.given_within(module, &mut BTreeSet::new())
    }

    fn given_within(&self, module: usize, seen: &mut BTreeSet<usize>) -> Vec<Symbol> {
        // Modules may take all of each other's names.
        if !seen.insert(module) {
            return Vec::new();
        }
        let mut names: Vec<Symbol> = Vec::new();
        for one in self.all.iter().filter(|one| one.is_bound && one.module == module) {
            let name = Symbol(one.variable.1);
            let is_global = self.module_of(one.variable) == Some(module);
            if is_global && !names.contains(&name) && self.gives(module, name, &mut BTreeSet::new())
            {
                names.push(name);
            }
        }
        for &(to, from) in &self.stars {
            if to == module && from != module {
                for name in self.given_within(from, seen) {
                    if !names.contains(&name) && self.gives(module, name, &mut BTreeSet::new()) {
                        names.push(name);
                    }
                }
            }
        }
        names
    }

    fn submodule(&self, module: usize, name: Symbol) -> Option<usize> {
        let package = &self.modules[module];
        if !package.is_package {
            return None;
        }
        let dotted = format!("{}.{}", package.name, self.ast.name(name));
        self.names.get(dotted.as_str()).copied()
    }

    /// Fills in what is known about each variable.
    fn collect(&mut self) {
        self.use_at = (0..).zip(&self.all).map(|(at, one)| (one.node.id(), at)).collect();
        for index in 0..self.imports.len() {
            self.bring(index);
        }
        let mut brought = BTreeMap::new();
        for import in &self.imports {
            for alias in &import.aliases {
                brought.insert(alias.node.id(), alias.what);
                if let Brought::Star(from) = alias.what {
                    self.stars.push((import.module, from));
                }
            }
        }
        // A module of the program is there: what would be bound if it were not never is.
        let is_there: BTreeSet<Variable> = self
            .imports
            .iter()
            .flat_map(|import| &import.aliases)
            .filter(|alias| matches!(alias.what, Brought::Module(_) | Brought::Value(..)))
            .filter_map(|alias| alias.variable)
            .collect();
        for one in &self.all {
            if !one.is_bound || one.is_fallback && is_there.contains(&one.variable) {
                continue;
            }
            let what = brought.get(&one.node.id()).copied();
            let facts = self.facts.entry(one.variable).or_insert(Facts {
                binds: 0,
                is_level: one.is_level,
                brought: what,
                is_stored_from_outside: false,
            });
            facts.binds += 1;
            facts.is_level &= one.is_level;
            if facts.brought != what {
                facts.brought = None;
            }
        }
        for index in 0..self.attributes.len() {
            let Node::Attribute { value, attr, ctx } = self.ast.node(self.attributes[index].node)
            else {
                continue;
            };
            if ctx != Context::Load
                && let Some(target) = self.module_named(value)
            {
                let variable = Self::module_variable(target, attr);
                let facts = self.facts.entry(variable).or_insert(Facts {
                    binds: 0,
                    is_level: false,
                    brought: None,
                    is_stored_from_outside: true,
                });
                facts.binds += 1;
                facts.is_stored_from_outside = true;
            }
        }
    }

    /// The module that an expression names.
    pub(super) fn module_named(&self, node: NodeId) -> Option<usize> {
        match self.ast.node(node) {
            Node::Name { .. } => {
                let one = self.use_at(node)?;
                match self.meaning(one.variable) {
                    Meaning::Module(module) => Some(module),
                    _ => None,
                }
            }
            Node::Attribute { value, attr, .. } => {
                let outer = self.module_named(value)?;
                match self.member(outer, attr) {
                    Meaning::Module(module) => Some(module),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn use_at(&self, node: NodeId) -> Option<&Use> {
        self.use_at.get(&node.id()).map(|&at| &self.all[at])
    }

    /// The number of a module by its dotted name.
    fn named(&self, dotted: &str) -> Option<usize> {
        self.names.get(dotted).copied()
    }

    /// Finds what an import statement brings, and which modules it loads.
    fn bring(&mut self, index: usize) {
        let (node, module) = (self.imports[index].node, self.imports[index].module);
        let mut loads: Vec<usize> = Vec::new();
        let mut load = |chain: &[usize]| {
            for &one in chain {
                if !loads.contains(&one) {
                    loads.push(one);
                }
            }
        };
        let mut whats = Vec::new();
        match self.ast.node(node) {
            Node::Import { names } => {
                for alias in names.iter() {
                    let Node::Alias { name, asname } = self.ast.node(alias) else { continue };
                    let chain = self.chain(self.ast.name(name));
                    whats.push(match chain {
                        Some(chain) => {
                            load(&chain);
                            let ends = if asname.is_some() { chain.last() } else { chain.first() };
                            Brought::Module(*ends.expect("a chain has a module"))
                        }
                        None => Brought::Library,
                    });
                }
            }
            Node::ImportFrom { module: from, names, level } => {
                let dotted = from.map_or("", |from| self.ast.name(from));
                let target = self.base(module, level, dotted).and_then(|name| self.chain(&name));
                if let Some(chain) = &target {
                    load(chain);
                }
                let target = target.and_then(|chain| chain.last().copied());
                for alias in names.iter() {
                    let Node::Alias { name, .. } = self.ast.node(alias) else { continue };
                    let what = match target {
                        None => Brought::Library,
                        Some(target) => self.brought_by(target, module, name),
                    };
                    if let Brought::Module(module) = what {
                        load(&[module]);
                    }
                    whats.push(what);
                }
            }
            _ => {}
        }
        let import = &mut self.imports[index];
        for (alias, what) in import.aliases.iter_mut().zip(whats) {
            alias.what = what;
        }
        import.loads = loads;
    }

    fn brought_by(&self, target: usize, from: usize, name: Symbol) -> Brought {
        if self.ast.name(name) == "*" {
            return Brought::Star(target);
        }
        let variable = Self::module_variable(target, name);
        let submodule = self.submodule(target, name);
        let is_bound = |one: &&Use| one.is_bound && one.variable == variable;
        // What a package imports of itself under its own name is the module.
        let is_value = self.all.iter().filter(is_bound).any(|one| {
            !self.imports.iter().any(|import| {
                import.aliases.iter().any(|alias| alias.node == one.node)
                    && self.is_of_itself(import.node, target, name)
            })
        });
        match submodule {
            Some(module) if target == from || !is_value => Brought::Module(module),
            _ if is_value => Brought::Value(target, name),
            _ if self.has_star(target) => Brought::Value(target, name),
            _ => Brought::Missing,
        }
    }

    fn has_star(&self, module: usize) -> bool {
        self.imports.iter().filter(|import| import.module == module).any(|import| {
            matches!(self.ast.node(import.node), Node::ImportFrom { names, .. }
                if names.iter().any(|alias| matches!(self.ast.node(alias),
                    Node::Alias { name, .. } if self.ast.name(name) == "*")))
        })
    }

    /// Whether a statement of a package is `from . import name`.
    fn is_of_itself(&self, statement: NodeId, package: usize, wanted: Symbol) -> bool {
        let Node::ImportFrom { module, names, level } = self.ast.node(statement) else {
            return false;
        };
        let dotted = module.map_or("", |module| self.ast.name(module));
        let base = self.base(package, level, dotted);
        base.as_deref() == Some(self.modules[package].name)
            && names.iter().any(
                |alias| matches!(self.ast.node(alias), Node::Alias { name, .. } if name == wanted),
            )
    }

    /// The modules on the way to a dotted name, all of which there must be.
    fn chain(&self, dotted: &str) -> Option<Vec<usize>> {
        let ends = dotted.match_indices('.').map(|(at, _)| at).chain([dotted.len()]);
        ends.map(|end| self.named(&dotted[..end])).collect()
    }

    /// The dotted name that `from … import` means, seen from a module.
    fn base(&self, module: usize, level: u32, dotted: &str) -> Option<String> {
        absolute(&self.modules[module], level, dotted)
    }

    fn walk_all(&mut self, list: List<'a>, spot: Spot) {
        list.iter().for_each(|node| self.walk(node, spot));
    }

    fn bind(&mut self, node: NodeId, name: Symbol, spot: Spot) {
        self.touch(node, name, true, spot);
    }

    fn touch(&mut self, node: NodeId, name: Symbol, is_bound: bool, spot: Spot) {
        let variable = self.resolve(name, spot.scope, spot.module);
        self.all.push(Use {
            node,
            module: spot.module,
            variable,
            is_bound,
            is_level: spot.is_level && spot.scope == ScopeId::MODULE,
            in_function: spot.in_function,
            is_fallback: spot.is_fallback,
        });
    }

    fn scope_of(&self, node: NodeId) -> ScopeId {
        self.scope_at.get(&node.id()).copied().unwrap_or(ScopeId::MODULE)
    }

    fn walk(&mut self, node: NodeId, spot: Spot) {
        let ast = self.ast;
        let nested = Spot { is_level: false, ..spot };
        match ast.node(node) {
            Node::Name { id, ctx } => self.touch(node, id, ctx != Context::Load, spot),
            Node::Attribute { value, .. } => {
                self.walk(value, nested);
                let Spot { owner, in_function, in_comprehension, .. } = spot;
                let one = Attribute { node, in_function, owner, in_comprehension };
                self.attributes.push(one);
            }
            Node::FunctionDef { name, args, body, decorators, .. } => {
                self.walk_all(decorators, nested);
                self.defaults(args, nested);
                self.bind(node, name, spot);
                let inside = self.inside(node, Some(node), spot);
                self.walk_all(body, inside);
            }
            Node::Lambda { args, body } => {
                self.defaults(args, nested);
                let inside = self.inside(node, spot.owner, spot);
                self.walk(body, inside);
            }
            Node::ClassDef { name, bases, keywords, body, decorators } => {
                for list in [decorators, bases, keywords] {
                    self.walk_all(list, nested);
                }
                let scope = self.scope_of(node);
                let inside = Spot { scope, owner: Some(node), is_level: false, ..spot };
                self.walk_all(body, inside);
                self.bind(node, name, spot);
            }
            Node::ListComp { elt, generators }
            | Node::SetComp { elt, generators }
            | Node::GeneratorExp { elt, generators } => {
                self.comprehension(node, (elt, None), generators, spot);
            }
            Node::DictComp { key, value, generators } => {
                self.comprehension(node, (key, Some(value)), generators, spot);
            }
            Node::Import { names } | Node::ImportFrom { names, .. } => {
                let aliases = names.iter().map(|alias| self.alias(alias, spot)).collect();
                let Spot { module, in_function, .. } = spot;
                let loads = Vec::new();
                self.imports.push(Import { node, module, in_function, aliases, loads });
            }
            Node::Global { .. } | Node::Nonlocal { .. } => {
                self.declarations.push((node, spot.module, spot.scope));
            }
            Node::ExceptHandler { typ, name, body } => {
                if let Some(typ) = typ {
                    self.walk(typ, nested);
                }
                if let Some(name) = name {
                    self.bind(node, name, nested);
                }
                let is_fallback = spot.is_fallback || self.is_import_error(typ);
                self.walk_all(body, Spot { is_fallback, ..nested });
            }
            Node::MatchAs { pattern, name } => {
                if let Some(pattern) = pattern {
                    self.walk(pattern, nested);
                }
                if let Some(name) = name {
                    self.bind(node, name, nested);
                }
            }
            Node::MatchStar { name: Some(name) } => self.bind(node, name, nested),
            Node::MatchMapping { rest, .. } => {
                children(ast, node, &mut |child| self.walk(child, nested));
                if let Some(rest) = rest {
                    self.bind(node, rest, nested);
                }
            }
            Node::Assign { targets, value } => {
                self.walk(value, nested);
                self.walk_all(targets, spot);
            }
            Node::AnnAssign { target, value: Some(value), .. } => {
                self.walk(value, nested);
                self.walk(target, spot);
            }
            // Without a value it binds nothing.
            Node::AnnAssign { value: None, is_simple: true, .. } => {}
            _ => children(ast, node, &mut |child| self.walk(child, nested)),
        }
    }

    /// Whether a handler is for imports that fail, and nothing else.
    fn is_import_error(&self, typ: Option<NodeId>) -> bool {
        let is_one = |node| match self.ast.node(node) {
            Node::Name { id, .. } => {
                matches!(self.ast.name(id), "ImportError" | "ModuleNotFoundError")
            }
            _ => false,
        };
        typ.is_some_and(|typ| match self.ast.node(typ) {
            Node::Tuple { elts, .. } => elts.iter().all(is_one),
            _ => is_one(typ),
        })
    }

    fn inside(&self, node: NodeId, owner: Option<NodeId>, spot: Spot) -> Spot {
        let scope = self.scope_of(node);
        Spot { scope, owner, is_level: false, in_function: true, ..spot }
    }

    fn alias(&mut self, node: NodeId, spot: Spot) -> Alias {
        let missing = Alias { node, variable: None, what: Brought::Library };
        let Node::Alias { name, asname } = self.ast.node(node) else { return missing };
        let text = self.ast.name(name);
        if text == "*" {
            return missing;
        }
        let bound = match (asname, text.split_once('.')) {
            (Some(asname), _) => asname,
            (None, Some((first, _))) => self.ast.interner().intern(first),
            (None, None) => name,
        };
        self.bind(node, bound, spot);
        let variable = self.all.last().map(|one| one.variable);
        Alias { variable, ..missing }
    }

    fn defaults(&mut self, args: NodeId, spot: Spot) {
        if let Node::Arguments { kw_defaults, defaults, .. } = self.ast.node(args) {
            self.walk_all(defaults, spot);
            kw_defaults.iter().flatten().for_each(|default| self.walk(default, spot));
        }
    }

    fn comprehension(
        &mut self,
        node: NodeId,
        (element, value): (NodeId, Option<NodeId>),
        generators: List<'a>,
        spot: Spot,
    ) {
        let outside = Spot { is_level: false, ..spot };
        let scope = self.scope_of(node);
        let inside = Spot { scope, is_level: false, in_comprehension: true, ..spot };
        for (index, clause) in generators.iter().enumerate() {
            let Node::Comprehension { target, iter, ifs, .. } = self.ast.node(clause) else {
                continue;
            };
            self.walk(iter, if index == 0 { outside } else { inside });
            self.walk(target, inside);
            self.walk_all(ifs, inside);
        }
        self.walk(element, inside);
        if let Some(value) = value {
            self.walk(value, inside);
        }
    }
}

/// The dotted name that a `from` means, seen from a module; none where there is no package so far up.
pub(crate) fn absolute(module: &Module<'_>, level: u32, dotted: &str) -> Option<String> {
    if level == 0 {
        return Some(dotted.to_owned());
    }
    let mut base = module.name;
    let up = if module.is_package { level - 1 } else { level };
    for _ in 0..up {
        base = match base.rsplit_once('.') {
            Some((outer, _)) => outer,
            None if !base.is_empty() => "",
            None => return None,
        };
    }
    match (base, dotted) {
        ("", _) => None,
        (base, "") => Some(base.to_owned()),
        (base, dotted) => Some(format!("{base}.{dotted}")),
    }
}
