//! What is run when, and the tree that says so.
//!
//! The statements of the modules are put in the order in which Python runs them: those of a module stand where its
//! first import stands. Names are changed in place; statements that several take the place of are put into new
//! lists.

use std::collections::{BTreeMap, BTreeSet};

use larder_memory::arena::{Arena, ArenaVec};
use larder_memory::intern::Symbol;

use super::uses::{Attribute, Brought, Import, Meaning, Uses, Variable};
use super::{Module, Parts};
use crate::ast::{Ast, Context, Full, Head, Node, NodeId, NodeKind, Span};
use crate::scope::future::is_future;

/// Names that no program has, which are refused where they are read.
pub(crate) const AS_VALUE: &str = ".module";
pub(crate) const CIRCULAR: &str = ".circular";
pub(crate) const LAZY: &str = ".lazy";
pub(crate) const MISSING: &str = ".missing";
/// What a handler would bind if a module of the program were not there.
const NEVER: &str = ".never";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Waiting,
    Loading,
    Loaded,
}

pub(super) struct Order<'p, 'a> {
    ast: Ast<'a>,
    uses: &'p Uses<'p, 'a>,
    modules: &'p [Module<'p>],
    parts: Parts<'a>,
    columns: Columns<'a>,
    states: Vec<State>,
    /// By module: how many statements did something before it was imported.
    loaded_at: Vec<u32>,
    /// Statements so far that do something.
    active: u32,
    /// By import in a function: `active` where the function was defined.
    defined_at: BTreeMap<u32, u32>,
    /// Globals that have a value by now.
    bound: BTreeSet<Variable>,
    /// By statement: what takes its place.
    instead: BTreeMap<u32, Vec<u32>>,
    /// Globals of other modules that a function binds.
    declared: BTreeMap<u32, Vec<u32>>,
    /// Names of the module that is run which would hide what another module means.
    hidden: BTreeSet<u32>,
}

struct Columns<'a> {
    heads: ArenaVec<'a, Head>,
    spans: ArenaVec<'a, Span>,
    data: ArenaVec<'a, [u32; 2]>,
    extra: ArenaVec<'a, u32>,
}

impl<'p, 'a> Order<'p, 'a> {
    /// The linked tree, and which modules are in it.
    pub(super) fn run(
        ast: Ast<'a>,
        uses: &'p Uses<'p, 'a>,
        modules: &'p [Module<'p>],
        parts: Parts<'a>,
        arena: &'a Arena,
    ) -> Result<(Ast<'a>, Vec<bool>), Full> {
        let columns = Columns {
            heads: copied(arena, ast.heads)?,
            spans: copied(arena, ast.spans)?,
            data: copied(arena, ast.data)?,
            extra: copied(arena, ast.extra)?,
        };
        let mut order = Order {
            ast,
            uses,
            modules,
            parts,
            columns,
            states: vec![State::Waiting; modules.len()],
            loaded_at: vec![0; modules.len()],
            active: 0,
            defined_at: BTreeMap::new(),
            bound: BTreeSet::new(),
            instead: BTreeMap::new(),
            declared: BTreeMap::new(),
            hidden: BTreeSet::new(),
        };
        order.hide();
        let mut all = Vec::new();
        // A program is its main module, and the packages around it before it; a library is all of its modules.
        let main = modules.iter().position(|module| module.is_main);
        match main {
            Some(main) => {
                let name = modules[main].name;
                for (at, _) in name.match_indices('.') {
                    let around =
                        |module: &Module<'_>| !module.is_main && module.name == &name[..at];
                    if let Some(package) = modules.iter().position(around) {
                        order.load(package, &mut all)?;
                    }
                }
                order.load(main, &mut all)?;
            }
            None => {
                for module in 0..modules.len() {
                    order.load(module, &mut all)?;
                }
            }
        }
        order.functions(&mut all)?;
        order.rename()?;
        order.replace()?;
        let list = order.list(&all)?;
        let root = ast.root;
        order.columns.data[root.index()][0] = list;
        let is_in = order.states.iter().map(|&state| state != State::Waiting).collect();
        let Columns { heads, spans, data, extra } = order.columns;
        let ast = Ast {
            heads: heads.into_slice(),
            spans: spans.into_slice(),
            data: data.into_slice(),
            extra: extra.into_slice(),
            ..ast
        };
        Ok((ast, is_in))
    }

    /// Finds the names of the main module that others know as builtins.
    fn hide(&mut self) {
        for one in &self.uses.all {
            let is_main = self.modules[one.module].is_main;
            if !is_main && self.uses.meaning(one.variable) == Meaning::Builtin {
                self.hidden.insert(one.variable.1);
            }
        }
    }

    /// The symbol of a global.
    fn symbol(&self, variable: Variable) -> Symbol {
        let Some(module) = self.uses.module_of(variable) else { return Symbol(variable.1) };
        let module = &self.modules[module];
        let name = Symbol(variable.1);
        let text = self.ast.name(name);
        let interner = self.ast.interner();
        if module.is_main {
            if self.hidden.contains(&variable.1) && self.uses.is_bound(variable) {
                return interner.intern(&format!("__main__.{text}"));
            }
            return name;
        }
        interner.intern(&format!("{}.{text}", module.name))
    }

    fn special(&self, name: &str) -> Symbol {
        self.ast.interner().intern(name)
    }

    /// Runs a module, where it has not run before.
    fn load(&mut self, module: usize, all: &mut Vec<u32>) -> Result<(), Full> {
        if self.states[module] != State::Waiting {
            return Ok(());
        }
        self.states[module] = State::Loading;
        self.loaded_at[module] = self.active;
        let statements = super::statements(&self.ast, &self.parts.0[module]);
        for (index, statement) in statements.into_iter().enumerate() {
            let is_doc = index == 0 && self.is_text(statement);
            if !is_doc || self.modules[module].is_main {
                self.statement(module, statement, all)?;
            }
        }
        self.states[module] = State::Loaded;
        Ok(())
    }

    fn is_text(&self, statement: NodeId) -> bool {
        matches!(self.ast.node(statement), Node::Expr { value } if matches!(self.ast.node(value),
            Node::Constant(crate::ast::Literal::Str { .. })))
    }

    /// A statement of a module itself.
    fn statement(
        &mut self,
        module: usize,
        statement: NodeId,
        all: &mut Vec<u32>,
    ) -> Result<(), Full> {
        if let Some(import) = self.import_at(statement) {
            let import = import.clone();
            self.run_import(&import, all)?;
            self.bind_names(module, statement);
            return Ok(());
        }
        if self.reads_too_early(module, statement) {
            let refused = self.refused(CIRCULAR, statement)?;
            all.push(refused);
            self.bind_names(module, statement);
            return Ok(());
        }
        for import in self.imports_inside(statement) {
            if import.in_function {
                self.defined_at.entry(import.node.id()).or_insert(self.active);
            } else {
                self.conditional(module, statement, &import, all)?;
            }
        }
        if !self.is_quiet(statement) {
            self.active += 1;
        }
        all.push(statement.id());
        self.bind_names(module, statement);
        Ok(())
    }

    fn import_at(&self, statement: NodeId) -> Option<&'p Import> {
        self.uses.imports.iter().find(|import| import.node == statement)
    }

    fn imports_inside(&self, statement: NodeId) -> Vec<Import> {
        let span = self.ast.span(statement);
        let inside = |import: &&Import| {
            let at = self.ast.span(import.node).start;
            import.node != statement && span.start <= at && at < span.end
        };
        self.uses.imports.iter().filter(inside).cloned().collect()
    }

    /// An import statement that is surely run here: what it loads, then what it binds.
    fn run_import(&mut self, import: &Import, all: &mut Vec<u32>) -> Result<(), Full> {
        for &module in &import.loads {
            self.load(module, all)?;
        }
        let mut instead = Vec::new();
        self.bindings(import, &mut instead)?;
        all.append(&mut instead);
        Ok(())
    }

    /// What an import statement binds, as statements.
    fn bindings(&mut self, import: &Import, out: &mut Vec<u32>) -> Result<(), Full> {
        let span = self.ast.span(import.node);
        let mut library = Vec::new();
        for alias in &import.aliases {
            let is_of_class = alias.variable.is_some_and(|one| self.uses.is_of_class(one));
            match alias.what {
                what if is_of_class && what != Brought::Library => {
                    out.push(self.refused(AS_VALUE, alias.node)?);
                }
                Brought::Library => library.push(alias.node.id()),
                Brought::Module(_) => {
                    // A variable that is something else elsewhere would have to hold the module.
                    let is_module = alias.variable.is_none_or(|variable| {
                        matches!(self.uses.meaning(variable), Meaning::Module(_))
                    });
                    if !is_module {
                        out.push(self.refused(AS_VALUE, alias.node)?);
                    }
                }
                Brought::Missing => out.push(self.refused(MISSING, alias.node)?),
                Brought::Value(from, name) => {
                    let source = Uses::module_variable(from, name);
                    let is_partial = self.states[from] == State::Loading && !import.in_function;
                    let Meaning::Variable(end) = self.uses.meaning(source) else { continue };
                    if is_partial && !self.bound.contains(&source) {
                        out.push(self.refused(CIRCULAR, alias.node)?);
                        continue;
                    }
                    let Some(target) = alias.variable else { continue };
                    if self.uses.meaning(target) == Meaning::Variable(target) {
                        out.push(self.assignment(target, end, self.ast.span(alias.node))?);
                    }
                }
                Brought::Star(from) => {
                    for name in self.uses.given(from) {
                        let source = Uses::module_variable(from, name);
                        let target = Uses::module_variable(import.module, name);
                        if self.states[from] == State::Loading && !self.bound.contains(&source) {
                            continue;
                        }
                        let Meaning::Variable(end) = self.uses.meaning(source) else { continue };
                        if self.uses.meaning(target) == Meaning::Variable(target) {
                            out.push(self.assignment(target, end, span)?);
                        }
                        self.bound.insert(target);
                    }
                }
            }
        }
        let is_future = is_future(&self.ast, import.node);
        if library.len() == import.aliases.len() && !is_future {
            out.push(import.node.id());
        } else if !library.is_empty() && !is_future {
            // What is left of the statement.
            let list = self.list(&library)?;
            let (head, data) =
                (self.columns.heads[import.node.index()], self.columns.data[import.node.index()]);
            out.push(self.node(head, span, [list, data[1]])?);
        }
        Ok(())
    }

    /// An import under an `if`, in a `try`, or in a loop of the module itself.
    fn conditional(
        &mut self,
        module: usize,
        statement: NodeId,
        import: &Import,
        all: &mut Vec<u32>,
    ) -> Result<(), Full> {
        let waiting: Vec<usize> = import
            .loads
            .iter()
            .copied()
            .filter(|&one| self.states[one] == State::Waiting)
            .collect();
        let mut inside = Vec::new();
        let guard = self.guard(statement);
        if waiting.is_empty() || guard == Some(Guard::Never) {
            // Loaded before, or never.
        } else if waiting.iter().all(|&one| self.module_is_quiet(one)) {
            for one in waiting {
                self.load(one, all)?;
            }
        } else if guard == Some(Guard::Main) && !self.modules[module].is_main {
            // Its statements are never run.
        } else if self.is_only_import(import, &waiting) && !self.is_in_loop(statement) {
            for one in waiting {
                self.load(one, &mut inside)?;
            }
        } else {
            let refused = self.refused(LAZY, import.node)?;
            self.instead.insert(import.node.id(), vec![refused]);
            return Ok(());
        }
        self.bindings(import, &mut inside)?;
        self.instead.insert(import.node.id(), inside);
        Ok(())
    }

    fn is_only_import(&self, import: &Import, modules: &[usize]) -> bool {
        self.uses.imports.iter().all(|other| {
            other.node == import.node || !modules.iter().any(|module| other.loads.contains(module))
        })
    }

    fn is_in_loop(&self, statement: NodeId) -> bool {
        !matches!(self.ast.kind(statement), NodeKind::If | NodeKind::Try | NodeKind::With)
    }

    /// What an `if` around an import asks.
    fn guard(&self, statement: NodeId) -> Option<Guard> {
        let Node::If { test, orelse, .. } = self.ast.node(statement) else { return None };
        if !orelse.is_empty() {
            return None;
        }
        let word = |node| match self.ast.node(node) {
            Node::Name { id, .. } => Some(self.ast.name(id)),
            Node::Attribute { attr, .. } => Some(self.ast.name(attr)),
            _ => None,
        };
        if word(test) == Some("TYPE_CHECKING") {
            return Some(Guard::Never);
        }
        match self.ast.node(test) {
            Node::Compare { left, .. } if word(left) == Some("__name__") => Some(Guard::Main),
            _ => None,
        }
    }

    /// Imports in functions: of what was imported before, or of what only defines things.
    fn functions(&mut self, all: &mut Vec<u32>) -> Result<(), Full> {
        let uses = self.uses;
        let mut before = Vec::new();
        loop {
            let is_open = |order: &Self, import: &Import| {
                import.in_function && order.states[import.module] != State::Waiting
            };
            let next = uses.imports.iter().filter(|import| is_open(self, import)).find_map(|one| {
                one.loads.iter().copied().find(|&module| {
                    self.states[module] == State::Waiting && self.module_is_quiet(module)
                })
            });
            match next {
                Some(module) => self.load(module, &mut before)?,
                None => break,
            }
        }
        all.splice(0..0, before);
        for import in &uses.imports {
            if !import.in_function || self.states[import.module] == State::Waiting {
                continue;
            }
            let defined = self.defined_at.get(&import.node.id()).copied().unwrap_or(0);
            let is_visible = import.loads.iter().any(|&module| {
                !self.module_is_quiet(module)
                    && (self.states[module] == State::Waiting || defined < self.loaded_at[module])
            });
            let mut instead = Vec::new();
            if is_visible {
                instead.push(self.refused(LAZY, import.node)?);
            } else {
                self.bindings(import, &mut instead)?;
            }
            self.instead.insert(import.node.id(), instead);
        }
        Ok(())
    }

    /// Whether a module only defines things, so that nobody can tell when it is imported.
    fn module_is_quiet(&self, module: usize) -> bool {
        self.is_quiet_within(module, &mut BTreeSet::new())
    }

    fn is_quiet_within(&self, module: usize, seen: &mut BTreeSet<usize>) -> bool {
        // A module that is looked at already decides for itself.
        !seen.insert(module)
            || super::statements(&self.ast, &self.parts.0[module]).into_iter().all(|statement| {
                match self.import_at(statement) {
                    Some(import) => import.loads.iter().all(|&one| self.is_quiet_within(one, seen)),
                    None => self.is_quiet(statement),
                }
            })
    }

    /// Whether a statement only defines something, out of nothing that runs.
    fn is_quiet(&self, statement: NodeId) -> bool {
        let is_constant = |node| self.is_constant(node);
        match self.ast.node(statement) {
            Node::Pass => true,
            Node::Expr { value } => matches!(self.ast.node(value), Node::Constant(_)),
            Node::Assign { targets, value } => {
                is_constant(value)
                    && targets.iter().all(|one| matches!(self.ast.node(one), Node::Name { .. }))
            }
            Node::AnnAssign { target, value, .. } => {
                value.is_none_or(is_constant) && matches!(self.ast.node(target), Node::Name { .. })
            }
            Node::FunctionDef { args, decorators, .. } => {
                let Node::Arguments { kw_defaults, defaults, .. } = self.ast.node(args) else {
                    return false;
                };
                decorators.is_empty()
                    && defaults.iter().chain(kw_defaults.iter().flatten()).all(is_constant)
            }
            Node::ClassDef { bases, keywords, body, decorators, .. } => {
                decorators.is_empty()
                    && keywords.is_empty()
                    && bases.iter().all(|base| matches!(self.ast.node(base), Node::Name { .. }))
                    && body.iter().all(|one| self.is_quiet(one))
            }
            _ => false,
        }
    }

    fn is_constant(&self, node: NodeId) -> bool {
        match self.ast.node(node) {
            Node::Constant(_) => true,
            Node::UnaryOp { operand, .. } => self.is_constant(operand),
            Node::Tuple { elts, .. } | Node::List { elts, .. } | Node::Set { elts } => {
                elts.iter().all(|one| self.is_constant(one))
            }
            Node::Dict { keys, values } => {
                keys.iter().all(|key| key.is_some_and(|key| self.is_constant(key)))
                    && values.iter().all(|one| self.is_constant(one))
            }
            _ => false,
        }
    }

    /// Whether a statement of a module itself reads what a module that is still being imported has not bound yet.
    fn reads_too_early(&self, module: usize, statement: NodeId) -> bool {
        let span = self.ast.span(statement);
        self.uses.attributes.iter().any(|one| {
            let at = self.ast.span(one.node).start;
            !one.in_function
                && span.start <= at
                && at < span.end
                && self.target(one).is_some_and(|(from, name)| {
                    from != module
                        && self.states[from] == State::Loading
                        && self.uses.is_bound(Uses::module_variable(from, name))
                        && !self.bound.contains(&Uses::module_variable(from, name))
                })
        })
    }

    /// The module and the name that an attribute asks for.
    fn target(&self, one: &Attribute) -> Option<(usize, Symbol)> {
        let Node::Attribute { value, attr, .. } = self.ast.node(one.node) else { return None };
        self.uses.module_named(value).map(|module| (module, attr))
    }

    /// The globals that a statement binds.
    fn bind_names(&mut self, module: usize, statement: NodeId) {
        let span = self.ast.span(statement);
        for one in &self.uses.all {
            let at = self.ast.span(one.node).start;
            let is_here = span.start <= at && at < span.end;
            if one.is_bound && is_here && !one.in_function && one.module == module {
                self.bound.insert(one.variable);
            }
        }
    }

    /// Gives every name the symbol of what it means.
    fn rename(&mut self) -> Result<(), Full> {
        for one in &self.uses.all {
            let text = self.ast.name(Symbol(one.variable.1));
            let symbol = match self.uses.meaning(one.variable) {
                Meaning::Variable(end) if self.uses.module_of(end).is_some() => self.symbol(end),
                Meaning::Variable(_) => continue,
                Meaning::Module(_) if one.is_bound => self.special(NEVER),
                Meaning::Module(_) => self.special(AS_VALUE),
                Meaning::Builtin if text == "__name__" && !self.modules[one.module].is_main => {
                    self.special(&format!("{}.__name__", self.modules[one.module].name))
                }
                Meaning::Builtin => continue,
            };
            self.set_symbol(one.node, symbol);
        }
        for index in 0..self.uses.attributes.len() {
            let one = self.uses.attributes[index];
            let Some((module, name)) = self.target(&one) else { continue };
            let Node::Attribute { ctx, .. } = self.ast.node(one.node) else { continue };
            let text = self.ast.name(name);
            let symbol = match self.uses.member(module, name) {
                Meaning::Variable(end) => self.symbol(end),
                // The attribute around it asks further; alone it is a value.
                Meaning::Module(_) => self.special(AS_VALUE),
                Meaning::Builtin if text == "__name__" && ctx == Context::Load => {
                    self.special(&format!("{}.__name__", self.modules[module].name))
                }
                Meaning::Builtin => self.special(MISSING),
            };
            let at = one.node.index();
            self.columns.heads[at] = Head { kind: NodeKind::Name, tag: ctx as u8 };
            self.columns.data[at] = [symbol.id(), 0];
            if ctx != Context::Load {
                if one.in_comprehension {
                    self.columns.data[at][0] = self.special(AS_VALUE).id();
                } else if let Some(owner) = one.owner {
                    let names = self.declared.entry(owner.id()).or_default();
                    if !names.contains(&symbol.id()) {
                        names.push(symbol.id());
                    }
                }
            }
        }
        for &(node, module, scope) in &self.uses.declarations {
            let list = self.columns.data[node.index()][0] as usize;
            for at in list + 1..=list + self.columns.extra[list] as usize {
                let variable = self.uses.resolve(Symbol(self.columns.extra[at]), scope, module);
                if self.uses.module_of(variable).is_some() {
                    self.columns.extra[at] = self.symbol(variable).id();
                }
            }
        }
        Ok(())
    }

    /// The name that a node binds or reads.
    fn set_symbol(&mut self, node: NodeId, symbol: Symbol) {
        let data = &mut self.columns.data[node.index()];
        match self.ast.kind(node) {
            NodeKind::Name | NodeKind::MatchStar => data[0] = symbol.id(),
            NodeKind::MatchAs => data[1] = symbol.id(),
            NodeKind::FunctionDef | NodeKind::AsyncFunctionDef | NodeKind::ClassDef => {
                self.columns.extra[data[0] as usize] = symbol.id();
            }
            NodeKind::ExceptHandler => self.columns.extra[data[1] as usize] = symbol.id(),
            NodeKind::MatchMapping => self.columns.extra[data[1] as usize + 1] = symbol.id(),
            NodeKind::Alias => {
                let name = self.ast.name(Symbol(data[0]));
                let bound = if data[1] == crate::ast::NO_SYMBOL { data[0] } else { data[1] };
                if symbol.id() == bound {
                    return;
                }
                // `import a.b` binds `a`.
                if data[1] == crate::ast::NO_SYMBOL
                    && let Some((first, _)) = name.split_once('.')
                {
                    data[0] = self.ast.interner().intern(first).id();
                    if data[0] == symbol.id() {
                        return;
                    }
                }
                data[1] = symbol.id();
            }
            other => unreachable!("{other:?} binds no name"),
        }
    }

    /// Puts what takes the place of statements into their lists.
    fn replace(&mut self) -> Result<(), Full> {
        use NodeKind as K;
        let count = self.ast.heads.len();
        for number in 1..count {
            let [a, b] = self.columns.data[number];
            // Where the offsets of lists of statements stand: in words behind `a` or `b`, or in `b` itself.
            let (base, places): (u32, &[u32]) = match self.ast.heads[number].kind {
                K::FunctionDef | K::AsyncFunctionDef => (a, &[2]),
                K::ClassDef => (a, &[3]),
                K::For | K::AsyncFor => (b, &[1, 2]),
                K::While | K::If => (b, &[0, 1]),
                K::Try | K::TryStar => (a, &[0, 2, 3]),
                K::ExceptHandler | K::MatchCase => (b, &[1]),
                K::With | K::AsyncWith => {
                    if let Some(list) = self.replaced(b, None)? {
                        self.columns.data[number][1] = list;
                    }
                    continue;
                }
                _ => continue,
            };
            let declared = u32::try_from(number).ok().and_then(|id| self.declared.remove(&id));
            for &place in places {
                let at = (base + place) as usize;
                let list = self.columns.extra[at];
                if let Some(list) = self.replaced(list, declared.as_deref())? {
                    self.columns.extra[at] = list;
                }
            }
        }
        Ok(())
    }

    fn replaced(&mut self, list: u32, declared: Option<&[u32]>) -> Result<Option<u32>, Full> {
        let count = self.columns.extra[list as usize];
        let old: Vec<u32> =
            self.columns.extra[list as usize + 1..(list + 1 + count) as usize].to_vec();
        if declared.is_none() && !old.iter().any(|one| self.instead.contains_key(one)) {
            return Ok(None);
        }
        let mut all = Vec::new();
        if let Some(&first) = old.first()
            && let Some(names) = declared
        {
            let list = self.list(names)?;
            let span = self.columns.spans[first as usize];
            let span = Span { start: span.start, end: span.start };
            let head = Head { kind: NodeKind::Global, tag: 0 };
            all.push(self.node(head, span, [list, 0])?);
            // What documents the function stays first.
            if NodeId::new(first).is_some_and(|first| self.is_text(first)) {
                all.insert(0, first);
            }
        }
        for one in old.into_iter().skip(usize::from(all.len() == 2)) {
            match self.instead.get(&one) {
                Some(others) => all.extend_from_slice(others),
                None => all.push(one),
            }
        }
        if all.is_empty() {
            let head = Head { kind: NodeKind::Pass, tag: 0 };
            let span = self.columns.spans[self.columns.extra[list as usize + 1] as usize];
            all.push(self.node(head, span, [0, 0])?);
        }
        self.list(&all).map(Some)
    }

    /// A statement that is refused where it stands.
    fn refused(&mut self, word: &str, at: NodeId) -> Result<u32, Full> {
        let span = self.ast.span(at);
        let symbol = self.special(word);
        let name = Head { kind: NodeKind::Name, tag: Context::Load as u8 };
        let value = self.node(name, span, [symbol.id(), 0])?;
        self.node(Head { kind: NodeKind::Expr, tag: 0 }, span, [value, 0])
    }

    /// `target = source`.
    fn assignment(&mut self, target: Variable, source: Variable, span: Span) -> Result<u32, Full> {
        let (into, from) = (self.symbol(target), self.symbol(source));
        let store = Head { kind: NodeKind::Name, tag: Context::Store as u8 };
        let load = Head { kind: NodeKind::Name, tag: Context::Load as u8 };
        let into = self.node(store, span, [into.id(), 0])?;
        let from = self.node(load, span, [from.id(), 0])?;
        let targets = self.list(&[into])?;
        self.node(Head { kind: NodeKind::Assign, tag: 0 }, span, [targets, from])
    }

    fn node(&mut self, head: Head, span: Span, data: [u32; 2]) -> Result<u32, Full> {
        let id = u32::try_from(self.columns.heads.len()).map_err(|_many| Full)?;
        self.columns.heads.try_push(head).map_err(|_full| Full)?;
        self.columns.spans.try_push(span).map_err(|_full| Full)?;
        self.columns.data.try_push(data).map_err(|_full| Full)?;
        Ok(id)
    }

    fn list(&mut self, items: &[u32]) -> Result<u32, Full> {
        if items.is_empty() {
            return Ok(0);
        }
        let at = u32::try_from(self.columns.extra.len()).map_err(|_many| Full)?;
        let count = u32::try_from(items.len()).map_err(|_many| Full)?;
        self.columns.extra.try_push(count).map_err(|_full| Full)?;
        self.columns.extra.try_extend_from_slice_copy(items).map_err(|_full| Full)?;
        Ok(at)
    }
}

/// What an `if` around an import asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Guard {
    /// `TYPE_CHECKING`, which is never true.
    Never,
    /// Whether the module is the one that is run.
    Main,
}

pub(super) fn copied<'a, T: Copy>(arena: &'a Arena, from: &[T]) -> Result<ArenaVec<'a, T>, Full> {
    let mut column = arena.vec();
    // Room for what is added.
    column.try_reserve_exact(from.len() + from.len() / 8 + 64).map_err(|_full| Full)?;
    column.try_extend_from_slice_copy(from).map_err(|_full| Full)?;
    Ok(column)
}
