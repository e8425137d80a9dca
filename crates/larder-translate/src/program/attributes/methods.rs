//! Methods and classes of which all calls are seen.

use larder_memory::arena::ArenaVec;
use larder_memory::intern::Symbol;

use super::super::{
    Annotations, FunctionId, FunctionKind, Parameter, ParameterKind, SlotId, SlotKind, children,
    column,
};
use super::MethodFacts;
use super::survey::Survey;
use crate::ast::{Ast, Comparison, Context, Full, Literal, Node, NodeId, NodeKind};

/// Methods that the library calls on objects of the program.
const CALLED: &[&str] = &[
    "acquire",
    "cancel",
    "close",
    "done",
    "emit",
    "fileno",
    "flush",
    "format",
    "get",
    "isatty",
    "items",
    "keys",
    "mro",
    "read",
    "readable",
    "readline",
    "readlines",
    "release",
    "result",
    "run",
    "seek",
    "send",
    "tell",
    "throw",
    "update",
    "values",
    "writable",
    "write",
    "writelines",
];

/// Methods that are neither special ones nor called by a class of enumerations.
fn is_plain_name(name: &str) -> bool {
    !(name.starts_with('_') && name.ends_with('_'))
}

/// What the place of a node says of it.
const HARMLESS: u32 = 1;
const IS_CALLED: u32 = 2;

impl<'a> Survey<'_, 'a> {
    /// The methods of which all calls are seen.
    pub(super) fn methods(&mut self) -> Result<(), Full> {
        let ast = self.program.ast;
        for number in 1..self.program.functions.len() {
            let id = FunctionId(u32::try_from(number).map_err(|_many| Full)?);
            let function = *self.program.function(id);
            let (Some(class), Node::FunctionDef { name, .. }) =
                (function.class, ast.node(function.node))
            else {
                continue;
            };
            let Some(class) = self.program.attributes.number_of(class) else { continue };
            let is_foreign = self.has_method(ast.name(name));
            let method = MethodFacts { name, function: id, class, is_foreign, is_borrowed: false };
            self.program.attributes.methods.try_push(method).map_err(|_full| Full)?;
        }
        self.program
            .attributes
            .methods
            .sort_unstable_by_key(|method| (method.name, method.function));
        self.program.attributes.is_making = self.are_unnamed;
        let marks = self.marks()?;
        let mut open = self.program.arena.vec();
        let mut on_classes = self.program.arena.vec();
        let mut said = Said { are_all_leaked: self.are_unnamed, are_inits_open: false };
        for number in 1..=ast.len() {
            let id = u32::try_from(number).ok().and_then(NodeId::new).ok_or(Full)?;
            if let Some(name) = self.mention(id, &marks, &mut said) {
                open.try_push(name).map_err(|_full| Full)?;
            }
            if let Some(name) = self.called_on_a_class(id) {
                on_classes.try_push(name).map_err(|_full| Full)?;
            }
        }
        for &name in &on_classes {
            let is_it = |method: &MethodFacts| {
                said.are_all_leaked || self.program.attributes.is_leaked_below(method.class)
            };
            if self.program.attributes.named(name).iter().any(is_it) {
                open.try_push(name).map_err(|_full| Full)?;
            }
        }
        open.sort_unstable();
        for index in 0..self.program.attributes.methods.len() {
            let MethodFacts { name, function, class, .. } = self.program.attributes.methods[index];
            let text = self.program.text(name);
            let class = self.program.attributes.classes[class as usize];
            let is_init = text == "__init__";
            self.program.attributes.methods[index].is_borrowed = open.binary_search(&name).is_ok();
            let is_closed = if is_init {
                // A copy of an exception is made from its `args`, whatever it was made from itself.
                class.is_made && (class.is_pure || !self.copies()) && !said.are_inits_open
            } else {
                let is_said = open.binary_search(&name).is_ok()
                    || self.program.attributes.find(name).is_some()
                    || self.is_global(text);
                class.is_calm && is_plain_name(text) && !CALLED.contains(&text) && !is_said
            };
            let is_closed = is_closed && !self.are_indirect && self.is_plain(function);
            self.program.function_mut(function).is_closed = is_closed;
        }
        if self.are_indirect {
            return Ok(());
        }
        self.inits(said.are_all_leaked)?;
        // Of one name all are closed or none; of two that a class has one after the other, none.
        for index in 0..self.program.attributes.methods.len() {
            let MethodFacts { name, function, class, .. } = self.program.attributes.methods[index];
            let named = self.program.attributes.named(name);
            let is_open = |method: &MethodFacts| !self.program.function(method.function).is_closed;
            let is_twin =
                |method: &MethodFacts| method.class == class && method.function != function;
            let is_init = self.program.text(name) == "__init__";
            if named.iter().any(|method| is_twin(method) || !is_init && is_open(method)) {
                self.program.function_mut(function).is_closed = false;
            }
        }
        Ok(())
    }

    /// Whether the program may copy an object without naming its class.
    fn copies(&self) -> bool {
        self.modules.iter().any(|&module| matches!(module, "copy" | "pickle"))
    }

    /// Whether a function is called as it is written: without decorators, at once, with defaults that say themselves.
    fn is_plain(&self, id: FunctionId) -> bool {
        let ast = self.program.ast;
        let function = self.program.function(id);
        let Node::FunctionDef { args, decorators, .. } = ast.node(function.node) else {
            return false;
        };
        let Node::Arguments { kw_defaults, defaults, .. } = ast.node(args) else { return false };
        let is_plain = |default: NodeId| match ast.node(default) {
            Node::Constant(_) => true,
            Node::UnaryOp { operand, .. } => matches!(ast.node(operand), Node::Constant(_)),
            _ => false,
        };
        function.kind == FunctionKind::Def
            && !function.is_generator
            && !function.is_async
            && decorators.is_empty()
            && !self.program.parameters_of(id).is_empty()
            && !self.program.sets_defaults
            && defaults.iter().chain(kw_defaults.iter().flatten()).all(is_plain)
    }

    /// By node: whether it is called, and whether a class that it gives goes nowhere from there.
    fn marks(&self) -> Result<ArenaVec<'a, u32>, Full> {
        let ast = self.program.ast;
        let mut marks = column(self.program.arena, ast.len() + 1)?;
        for number in 1..=ast.len() {
            let id = u32::try_from(number).ok().and_then(NodeId::new).ok_or(Full)?;
            if ast.kind(id).is_leaf() && ast.kind(id) != NodeKind::Arg {
                continue;
            }
            let mut harmless = |node: NodeId| match ast.node(node) {
                Node::Tuple { elts, .. } => {
                    elts.iter().for_each(|elt| marks[elt.index()] |= HARMLESS);
                }
                _ => marks[node.index()] |= HARMLESS,
            };
            match ast.node(id) {
                Node::Call { func, args, .. } => {
                    match self.program.builtin(func) {
                        Some("isinstance" | "issubclass") => args.iter().skip(1).for_each(harmless),
                        Some("super") => args.iter().for_each(harmless),
                        _ => {}
                    }
                    marks[func.index()] |= HARMLESS | IS_CALLED;
                }
                Node::ClassDef { bases, .. } => {
                    for base in bases.iter() {
                        harmless(base);
                        if let Node::Subscript { value, .. } = ast.node(base) {
                            harmless(value);
                        }
                    }
                }
                Node::ExceptHandler { typ: Some(typ), .. } => harmless(typ),
                Node::Raise { exc: Some(exc), .. } => harmless(exc),
                Node::MatchClass { cls, .. } => harmless(cls),
                Node::Attribute { value, attr, .. }
                    if !matches!(ast.name(attr), "__init__" | "__call__") =>
                {
                    harmless(value);
                }
                Node::Compare { left, rest } => {
                    harmless(left);
                    for (op, right) in rest.iter() {
                        let is_in = matches!(op, Comparison::In | Comparison::NotIn);
                        if !is_in || matches!(ast.node(right), Node::Tuple { .. }) {
                            harmless(right);
                        }
                    }
                }
                Node::AnnAssign { annotation, .. }
                | Node::Arg { annotation: Some(annotation), .. }
                | Node::FunctionDef { returns: Some(annotation), .. }
                    if self.program.annotations == Annotations::Unasked =>
                {
                    mark_below(ast, annotation, &mut marks);
                }
                _ => {}
            }
        }
        Ok(marks)
    }

    /// What a node says of methods and classes: a name that somebody may get hold of is given back.
    fn mention(&mut self, id: NodeId, marks: &[u32], said: &mut Said) -> Option<Symbol> {
        let ast = self.program.ast;
        let mark = marks[id.index()];
        let is_called = mark & IS_CALLED != 0;
        match ast.node(id) {
            // What a class body binds or reads under the name is no call.
            Node::Name { id: name, .. }
            | Node::ClassDef { name, .. }
            | Node::Alias { name, asname: None }
            | Node::Alias { asname: Some(name), .. }
                if self.program.slot_at(id).is_some_and(|slot| {
                    self.program.slot(slot).kind == SlotKind::ClassAttribute
                }) =>
            {
                Some(name)
            }
            Node::Name { ctx: Context::Load, .. } => {
                let Some(slot) = self.program.slot_at(id) else {
                    // Whoever has one of these gets at what nobody names.
                    match self.program.builtin(id) {
                        Some("getattr") if !is_called => {
                            said.are_inits_open = true;
                            self.are_indirect = true;
                        }
                        Some("type") if mark == 0 => said.are_all_leaked = true,
                        _ => {}
                    }
                    return None;
                };
                if self.takes_class(slot) {
                    said.are_all_leaked |= mark & HARMLESS == 0;
                } else if mark & HARMLESS == 0
                    && let Some(class) = self.class_of(slot)
                {
                    self.program.attributes.classes[class].is_leaked = true;
                }
                None
            }
            Node::Attribute { value, attr, ctx: Context::Load } => {
                let text = ast.name(attr);
                if self.has_slots && self.is_class_like(value) {
                    self.open(attr);
                }
                said.are_all_leaked |= text == "__class__" && (is_called || mark & HARMLESS == 0);
                if text == "__init__" {
                    let is_class = self
                        .program
                        .slot_at(value)
                        .is_some_and(|slot| self.class_of(slot).is_some());
                    said.are_inits_open |= !(is_class || is_called && self.is_super(value));
                    return None;
                }
                (!is_called || self.is_class_like(value)).then_some(attr)
            }
            // Whoever calls it then meets another one or none.
            Node::Attribute { attr, ctx: Context::Del, .. } => Some(attr),
            Node::Call { func, args, .. } => match self.program.builtin(func) {
                // What is found through an object like this is not the object's own.
                Some("super") => {
                    self.are_indirect |= mark & HARMLESS == 0;
                    None
                }
                Some("type") => {
                    said.are_all_leaked |= is_called || mark & HARMLESS == 0;
                    None
                }
                Some("getattr") => {
                    let name = args.get(1).and_then(|name| match ast.node(name) {
                        Node::Constant(Literal::Str { bytes, .. }) => str::from_utf8(bytes).ok(),
                        _ => None,
                    });
                    match name {
                        Some(name) => {
                            let is_it =
                                |method: &&MethodFacts| self.program.text(method.name) == name;
                            self.program
                                .attributes
                                .methods
                                .iter()
                                .find(is_it)
                                .map(|found| found.name)
                        }
                        None => {
                            said.are_inits_open = true;
                            self.are_indirect = true;
                            None
                        }
                    }
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// The name of a method that a call may find on a class instead of an object, if the class gets there: the first
    /// argument is the object then, and the others are enough.
    fn called_on_a_class(&self, id: NodeId) -> Option<Symbol> {
        let ast = self.program.ast;
        if ast.kind(id) != NodeKind::Call {
            return None;
        }
        let Node::Call { func, args, keywords } = ast.node(id) else { return None };
        let Node::Attribute { value, attr, .. } = ast.node(func) else { return None };
        if args.is_empty() || self.program.own_class(value).is_some() {
            return None;
        }
        let is_star = |arg: NodeId| matches!(ast.node(arg), Node::Starred { .. });
        let is_spread =
            |keyword: NodeId| matches!(ast.node(keyword), Node::Keyword { arg: None, .. });
        if args.iter().any(is_star) || keywords.iter().any(is_spread) {
            return Some(attr);
        }
        let are_enough = |method: &MethodFacts| {
            let is_needed = |parameter: &&Parameter| {
                let is_given = |keyword: NodeId| matches!(ast.node(keyword), Node::Keyword { arg, .. } if arg == Some(parameter.name));
                matches!(parameter.kind, ParameterKind::Plain | ParameterKind::PositionalOnly)
                    && parameter.default.is_none()
                    && !keywords.iter().any(is_given)
            };
            let parameters = self.program.parameters_of(method.function);
            parameters.iter().filter(is_needed).count() <= args.len()
        };
        self.program.attributes.named(attr).iter().any(are_enough).then_some(attr)
    }

    fn class_of(&self, slot: SlotId) -> Option<usize> {
        self.program.attributes.classes.iter().position(|class| class.slot == Some(slot))
    }

    /// Whether a variable is the class that a method of a class is given.
    fn takes_class(&self, slot: SlotId) -> bool {
        self.program.classes_taken_by(slot).is_some()
    }

    fn is_super(&self, node: NodeId) -> bool {
        matches!(self.program.ast.node(node), Node::Call { func, args, .. }
            if self.program.builtin(func) == Some("super") && args.is_empty())
    }

    /// Whether an expression gives a class, as far as its form tells: a method of it takes the object as an argument.
    fn is_class_like(&self, node: NodeId) -> bool {
        match self.program.ast.node(node) {
            Node::Name { .. } => self
                .program
                .slot_at(node)
                .is_some_and(|slot| self.class_of(slot).is_some() || self.takes_class(slot)),
            Node::Call { func, .. } => self.program.builtin(func) == Some("type"),
            Node::Attribute { attr, .. } => self.program.text(attr) == "__class__",
            _ => false,
        }
    }

    /// Which functions `__init__` may mean, class by class.
    fn inits(&mut self, are_all_leaked: bool) -> Result<(), Full> {
        let count = self.program.attributes.classes.len();
        let init = self.program.ast.interner().intern("__init__");
        let end = |survey: &Self| {
            u32::try_from(survey.program.attributes.functions.len()).map_err(|_many| Full)
        };
        for number in 0..count {
            let class = u32::try_from(number).map_err(|_many| Full)?;
            let from = end(self)?;
            self.inits_of(class, init)?;
            let own = (from, end(self)? - from);
            let facts = self.program.attributes.classes[number];
            self.program.attributes.classes[number].own_inits = own;
            let is_open = !facts.is_made || facts.is_decorated || facts.is_leaked || are_all_leaked;
            for at in own.0..own.0 + own.1 {
                let function = self.program.attributes.functions[at as usize];
                if is_open {
                    self.program.function_mut(function).is_closed = false;
                }
            }
        }
        for number in 0..count {
            let class = u32::try_from(number).map_err(|_many| Full)?;
            let from = end(self)?;
            for other in 0..count {
                let below = u32::try_from(other).map_err(|_many| Full)?;
                if self.program.attributes.is_below(below, class) {
                    self.inits_of(below, init)?;
                }
            }
            let to = end(self)?;
            self.program.attributes.classes[number].inits_below = (from, to - from);
            for other in 0..count {
                let above = u32::try_from(other).map_err(|_many| Full)?;
                let is_above = above != class && self.program.attributes.is_below(class, above);
                if is_above || self.program.attributes.has_sisters {
                    self.inits_of(above, init)?;
                }
            }
            self.program.attributes.classes[number].inits_above = (to, end(self)? - to);
        }
        Ok(())
    }

    /// Adds what `__init__` means for an instance of a class.
    fn inits_of(&mut self, class: u32, init: Symbol) -> Result<(), Full> {
        if let Some(own) = self.program.attributes.own(class, init) {
            return self.program.attributes.functions.try_push(own).map_err(|_full| Full);
        }
        for index in 0..self.program.attributes.bases_of(class).len() {
            let base = self.program.attributes.bases_of(class)[index];
            self.inits_of(base, init)?;
        }
        Ok(())
    }
}

/// What the program says of all classes at once.
struct Said {
    are_all_leaked: bool,
    are_inits_open: bool,
}

fn mark_below(ast: &Ast<'_>, node: NodeId, marks: &mut [u32]) {
    marks[node.index()] |= HARMLESS;
    children(ast, node, &mut |child| mark_below(ast, child, marks));
}
