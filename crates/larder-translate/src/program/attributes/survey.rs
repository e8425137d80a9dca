//! The attributes that a program sets and the classes that it makes.

use larder_memory::arena::ArenaVec;
use larder_memory::intern::Symbol;

use super::super::{Library, Program, Slot, SlotKind, children, column};
use super::{Attribute, ClassFacts};
use crate::ast::{Ast, Context, Full, List, Literal, Node, NodeId, NodeKind};
use crate::library::objects::{self, of_module};

/// Names by which a program reaches attributes so that nobody can follow.
const REACHING: &[&str] = &[
    "__bases__",
    "__delattr__",
    "__dict__",
    "__getattr__",
    "__getattribute__",
    "__prepare__",
    "__setattr__",
    "ArgumentParser",
    "Namespace",
    "SimpleNamespace",
    "create_autospec",
    "eval",
    "exec",
    "globals",
    "locals",
    "make_dataclass",
    "metaclass",
    "new_class",
    "patch",
    "setattr",
    "vars",
];

/// Names by which a program gets at classes that it does not name.
const UNNAMED: &[&str] = &["__base__", "__mro__", "__new__", "__subclasses__", "mro"];

/// Names by which a program gets at methods that it does not name.
const INDIRECT: &[&str] =
    &["attrgetter", "dir", "getmembers", "inspect", "methodcaller", "partialmethod"];

/// A module that nobody knows: its objects may have all names.
const ANYTHING: &str = ".";

/// Finds what the program says of attributes; where it has no classes, nothing.
pub(crate) fn find(program: &mut Program<'_>) -> Result<(), Full> {
    let ast = program.ast;
    let is_class = |number: usize| {
        let id = u32::try_from(number).ok().and_then(NodeId::new);
        id.is_some_and(|id| ast.kind(id) == NodeKind::ClassDef)
    };
    if !(1..=ast.len()).any(is_class) {
        return Ok(());
    }
    let mut survey = Survey::of(program)?;
    if survey.is_lost {
        return Ok(());
    }
    survey.classes()?;
    survey.fields()?;
    survey.methods()
}

/// One pass over the tree, and what it leads to.
pub(super) struct Survey<'p, 'a> {
    pub(super) program: &'p mut Program<'a>,
    is_lost: bool,
    /// Whether classes are reached that the program does not name.
    pub(super) are_unnamed: bool,
    /// Whether methods are.
    pub(super) are_indirect: bool,
    /// Whether an attribute may be put on a class that is asked before those of its instances.
    has_descriptors: bool,
    stored: ArenaVec<'a, Symbol>,
    /// Modules of the library that are imported.
    pub(super) modules: ArenaVec<'a, &'a str>,
    has_named_tuples: bool,
    /// Whether a class may have a place of an attribute, which is read from the class itself.
    pub(super) has_slots: bool,
    /// What is called, by node.
    called: ArenaVec<'a, NodeId>,
}

impl<'p, 'a> Survey<'p, 'a> {
    fn of(program: &'p mut Program<'a>) -> Result<Self, Full> {
        let arena = program.arena;
        let mut survey = Survey {
            is_lost: program.is_open,
            program,
            are_unnamed: false,
            are_indirect: false,
            has_descriptors: false,
            stored: arena.vec(),
            modules: arena.vec(),
            has_named_tuples: false,
            has_slots: false,
            called: arena.vec(),
        };
        let ast = survey.program.ast;
        let mut asked = column(arena, ast.len() + 1)?;
        for number in 1..=ast.len() {
            let id = u32::try_from(number).ok().and_then(NodeId::new).ok_or(Full)?;
            survey.visit(id)?;
            if ast.kind(id) == NodeKind::Attribute
                && let Node::Attribute { value, .. } = ast.node(id)
            {
                asked[value.index()] = 1;
            }
        }
        for number in 1..=ast.len() {
            let id = u32::try_from(number).ok().and_then(NodeId::new).ok_or(Full)?;
            if asked[id.index()] == 0 && survey.is_module(id) {
                // All that a module has may be read through another name.
                survey.modules.try_push(ANYTHING).map_err(|_full| Full)?;
                break;
            }
        }
        survey.stored.sort_unstable();
        Ok(survey)
    }

    /// Whether an expression is a module of the library.
    fn is_module(&self, id: NodeId) -> bool {
        matches!(self.program.ast.node(id), Node::Name { ctx: Context::Load, .. })
            && matches!(self.program.library(id), Some(Library::Module(_)))
    }

    fn said(&mut self, name: &str) {
        self.is_lost |= REACHING.contains(&name);
        self.are_unnamed |= UNNAMED.contains(&name);
        self.are_indirect |= INDIRECT.contains(&name);
        self.has_named_tuples |= name == "namedtuple";
        self.has_slots |= name == "__slots__";
        self.has_descriptors |= matches!(name, "__get__" | "__set__" | "__delete__");
    }

    fn visit(&mut self, id: NodeId) -> Result<(), Full> {
        let ast = self.program.ast;
        match ast.kind(id) {
            NodeKind::Name
            | NodeKind::Attribute
            | NodeKind::Alias
            | NodeKind::FunctionDef
            | NodeKind::AsyncFunctionDef
            | NodeKind::Keyword
            | NodeKind::Str
            | NodeKind::StrMade
            | NodeKind::Import
            | NodeKind::ImportFrom
            | NodeKind::Call => {}
            _ => return Ok(()),
        }
        match ast.node(id) {
            Node::Name { id: name, .. } | Node::FunctionDef { name, .. } => {
                let text = ast.name(name);
                self.said(text);
                match text {
                    "open" => self.modules.try_push("io").map_err(|_full| Full)?,
                    "memoryview" => self.modules.try_push(text).map_err(|_full| Full)?,
                    _ => {}
                }
            }
            // Abstract classes look at their methods and do nothing else.
            Node::Keyword { arg: Some(name), value } if ast.name(name) == "metaclass" => {
                let is_abstract =
                    self.program.library(value) == Some(Library::Member("abc", "ABCMeta"));
                self.is_lost |= !is_abstract;
            }
            Node::Alias { name, .. } => self.said(ast.name(name)),
            Node::Attribute { attr, ctx, .. } => {
                let text = ast.name(attr);
                self.said(text);
                let is_special = text.starts_with("__") && text.ends_with("__");
                // `_Class__name` reaches what `__name` means inside.
                self.is_lost |= !is_special && text.trim_start_matches('_').contains("__")
                    || ctx != Context::Load && matches!(text, "__class__" | "__init__");
                if ctx == Context::Store && !is_special && !self.stored.contains(&attr) {
                    self.stored.try_push(attr).map_err(|_full| Full)?;
                }
            }
            Node::Constant(Literal::Str { bytes, .. }) if bytes.starts_with(b"__") => {
                if let Ok(text) = str::from_utf8(bytes) {
                    self.said(text);
                }
            }
            Node::Import { names } => {
                for alias in names.iter() {
                    if let Node::Alias { name, .. } = ast.node(alias) {
                        self.modules.try_push(ast.name(name)).map_err(|_full| Full)?;
                    }
                }
            }
            Node::ImportFrom { module, level, .. } => {
                let name =
                    module.filter(|_| level == 0).map_or(ANYTHING, |module| ast.name(module));
                self.modules.try_push(name).map_err(|_full| Full)?;
            }
            Node::Call { func, args, .. } => {
                self.called.try_push(func).map_err(|_full| Full)?;
                self.tuple_class(func, args);
                if let Node::Name { id, .. } = ast.node(func) {
                    self.is_lost |= ast.name(id) == "type" && args.len() != 1;
                    self.has_descriptors |= ast.name(id) == "property";
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A call that makes a class of named tuples says the names of their fields, or nobody can tell them.
    fn tuple_class(&mut self, func: NodeId, args: List<'a>) {
        let ast = self.program.ast;
        match self.program.library(func) {
            Some(
                Library::Member("collections", "namedtuple")
                | Library::Member("typing", "NamedTuple"),
            ) => {}
            _ => return,
        }
        self.has_named_tuples = true;
        self.is_lost |= args.get(1).is_none_or(|fields| !is_said(ast, fields));
    }

    /// The class statements, and what their bases are.
    fn classes(&mut self) -> Result<(), Full> {
        let ast = self.program.ast;
        for number in 1..=ast.len() {
            let id = u32::try_from(number).ok().and_then(NodeId::new).ok_or(Full)?;
            if ast.kind(id) != NodeKind::ClassDef {
                continue;
            }
            let Node::ClassDef { decorators, .. } = ast.node(id) else { continue };
            let slot = self.program.slot_at(id).filter(|&slot| {
                let slot = self.program.slot(slot);
                slot.assignments == 1 && slot.kind != SlotKind::ClassAttribute
            });
            let class = ClassFacts {
                node: id,
                slot,
                is_pure: false,
                is_made: false,
                is_calm: false,
                is_leaked: slot.is_none(),
                is_decorated: !decorators.is_empty(),
                bases: (0, 0),
                own_inits: (0, 0),
                inits_below: (0, 0),
                inits_above: (0, 0),
            };
            self.program.attributes.classes.try_push(class).map_err(|_full| Full)?;
        }
        // A base stands before what derives from it.
        for number in 0..self.program.attributes.classes.len() {
            let Node::ClassDef { bases, .. } =
                ast.node(self.program.attributes.classes[number].node)
            else {
                continue;
            };
            let from = self.program.attributes.bases.len();
            let (mut is_pure, mut is_made, mut is_calm) = (true, true, true);
            for base in bases.iter() {
                match self.base(base) {
                    Base::Nothing => {}
                    Base::Exception => is_pure = false,
                    Base::Enumeration => (is_pure, is_made) = (false, false),
                    Base::Class(base) if (base as usize) < number => {
                        let facts = self.program.attributes.classes[base as usize];
                        is_pure &= facts.is_pure;
                        is_made &= facts.is_made;
                        is_calm &= facts.is_calm;
                        self.program.attributes.bases.try_push(base).map_err(|_full| Full)?;
                    }
                    Base::Class(_) | Base::Foreign => {
                        (is_pure, is_made, is_calm) = (false, false, false);
                    }
                }
            }
            let count = self.program.attributes.bases.len() - from;
            self.program.attributes.has_sisters |= count > 1;
            let short = |number: usize| u32::try_from(number).map_err(|_many| Full);
            let facts = &mut self.program.attributes.classes[number];
            facts.bases = (short(from)?, short(count)?);
            facts.is_pure = is_pure;
            facts.is_made = is_made;
            facts.is_calm = is_calm;
        }
        Ok(())
    }

    fn base(&self, node: NodeId) -> Base {
        let ast = self.program.ast;
        match self.program.library(node) {
            Some(
                Library::Member("abc", "ABC") | Library::Member("typing", "Generic" | "Protocol"),
            ) => {
                return Base::Nothing;
            }
            Some(Library::Member("enum", "Enum" | "IntEnum" | "StrEnum" | "Flag" | "IntFlag")) => {
                return Base::Enumeration;
            }
            Some(_) => return Base::Foreign,
            None => {}
        }
        match ast.node(node) {
            Node::Subscript { value, .. } => self.base(value),
            Node::Name { .. } => match (self.program.slot_at(node), self.program.builtin(node)) {
                (None, Some("object")) => Base::Nothing,
                (None, Some(name)) if name.ends_with("Error") || name == "Exception" => {
                    Base::Exception
                }
                (Some(slot), _) => {
                    let is_it = |class: &ClassFacts| class.slot == Some(slot);
                    match self.program.attributes.classes.iter().position(is_it) {
                        Some(at) => u32::try_from(at).map_or(Base::Foreign, Base::Class),
                        None => Base::Foreign,
                    }
                }
                _ => Base::Foreign,
            },
            _ => Base::Foreign,
        }
    }

    /// The attributes that the program sets, and those that are not its alone.
    fn fields(&mut self) -> Result<(), Full> {
        for index in 0..self.stored.len() {
            let name = self.stored[index];
            let ty = self.program.types.unknown();
            let is_foreign = self.is_foreign(name);
            let is_bound = |slot: &Slot| slot.kind == SlotKind::ClassAttribute && slot.name == name;
            let is_plain = !self.has_descriptors && !self.program.slots.iter().any(is_bound);
            let attribute = Attribute { name, ty, is_foreign, is_plain };
            self.program.attributes.all.try_push(attribute).map_err(|_full| Full)?;
        }
        // What a class body says under a name is of the same place, and in a class that somebody makes something of
        // it is of any type.
        let ast = self.program.ast;
        for number in 0..self.program.attributes.classes.len() {
            let class = self.program.attributes.classes[number];
            let Node::ClassDef { body, .. } = ast.node(class.node) else { continue };
            if class.is_pure && !class.is_decorated {
                continue;
            }
            self.open_bound(body);
        }
        if self.has_named_tuples {
            self.open_texts()?;
        }
        Ok(())
    }

    fn is_foreign(&self, name: Symbol) -> bool {
        let text = self.program.text(name);
        let is_in =
            |module: &&str| of_module(module).is_none_or(|known| known.values.contains(&text));
        objects::BUILTIN.values.contains(&text)
            || self.is_global(text)
            || self.modules.iter().any(is_in)
    }

    /// Whether a module of the program, which is an object too, has a variable of a name.
    pub(super) fn is_global(&self, name: &str) -> bool {
        let is_it =
            |slot: &Slot| slot.kind == SlotKind::Global && self.program.spelled(slot.name) == name;
        self.program.parts.0.len() > 1 && self.program.slots.iter().any(is_it)
    }

    /// Whether objects of the library have a method of a name.
    pub(super) fn has_method(&self, name: &str) -> bool {
        let is_in =
            |module: &&str| of_module(module).is_none_or(|known| known.methods.contains(&name));
        objects::BUILTIN.methods.contains(&name) || self.modules.iter().any(is_in)
    }

    /// A class that is made in another way than by its body has something to say about a name.
    pub(super) fn open(&mut self, name: Symbol) {
        if let Some(attribute) = self.program.attributes.find_mut(name) {
            attribute.is_plain = false;
            let ty = attribute.ty;
            self.program.types.set_dyn(ty);
        }
    }

    /// Opens all names that a class body says, bound or annotated.
    fn open_bound(&mut self, body: List<'a>) {
        let ast = self.program.ast;
        for statement in body.iter() {
            if matches!(ast.node(statement), Node::FunctionDef { .. } | Node::ClassDef { .. }) {
                continue;
            }
            self.open_names(statement);
        }
    }

    fn open_names(&mut self, node: NodeId) {
        let ast = self.program.ast;
        if let Node::Name { id, ctx: Context::Store } = ast.node(node) {
            self.open(id);
        }
        let mut below = |child| self.open_names(child);
        children(ast, node, &mut below);
    }

    /// Opens all names that stand in texts: the fields of named tuples.
    fn open_texts(&mut self) -> Result<(), Full> {
        let ast = self.program.ast;
        for number in 1..=ast.len() {
            let id = u32::try_from(number).ok().and_then(NodeId::new).ok_or(Full)?;
            let Node::Constant(Literal::Str { bytes, .. }) = ast.node(id) else { continue };
            let Ok(text) = str::from_utf8(bytes) else { continue };
            for word in text.split([' ', ',', '\n', '\t']) {
                let is_it = |attribute: &&Attribute| self.program.text(attribute.name) == word;
                if let Some(&Attribute { name, .. }) =
                    self.program.attributes.all.iter().find(is_it)
                {
                    self.open(name);
                }
            }
        }
        Ok(())
    }
}

/// Whether an expression shows all texts that it is made of: a text, one that is split, or a display of texts or of
/// what has one in front.
fn is_said(ast: &Ast<'_>, node: NodeId) -> bool {
    let is_text = |node: NodeId| matches!(ast.node(node), Node::Constant(Literal::Str { .. }));
    let is_field = |node: NodeId| match ast.node(node) {
        Node::Tuple { elts, .. } => elts.get(0).is_some_and(is_text),
        _ => is_text(node),
    };
    match ast.node(node) {
        Node::List { elts, .. } | Node::Tuple { elts, .. } => elts.iter().all(is_field),
        Node::Call { func, .. } => matches!(ast.node(func), Node::Attribute { value, attr, .. }
            if ast.name(attr) == "split" && is_text(value)),
        _ => is_text(node),
    }
}

/// What stands in the bases of a class.
enum Base {
    /// One that has neither attributes nor methods.
    Nothing,
    Exception,
    Enumeration,
    Class(u32),
    Foreign,
}
