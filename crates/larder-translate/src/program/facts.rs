//! What a program says anywhere, found by one pass over the columns of its tree.
//!
//! Much is kept at run time only for those who ask for it: annotations, the code of functions, the exception that is
//! being handled. Nobody can ask without one of a few names, so each is looked for once. A name counts wherever it
//! stands: a program may have more kept than it needs, never less.

use larder_memory::arena::{Arena, ArenaVec};
use larder_memory::intern::Symbol;

use super::{Annotations, annotated, handled};
use crate::ast::{Ast, Context, Full, Literal, Node, NodeId, NodeKind};

/// Kinds of names, one bit each.
type Kinds = u16;

/// Annotations are asked for.
const ANNOTATIONS: Kinds = 1;
/// Annotations that are texts may be looked up among the variables of the module.
const LOOKED_UP: Kinds = 1 << 1;
/// The code of functions is asked for, or what they hold.
const CODE: Kinds = 1 << 2;
/// Something is sent or thrown into generators.
const THROWS: Kinds = 1 << 3;
/// A class may have its names from a metaclass before its body runs.
const PREPARES: Kinds = 1 << 4;
/// The exception that is being handled is asked for.
const HANDLED: Kinds = 1 << 5;
/// Something that is not a number is named, or an infinity that arithmetic makes one of.
const NAN: Kinds = 1 << 6;
/// Functions may get other defaults.
const DEFAULTS: Kinds = 1 << 7;
/// An attribute may be set without saying so in a statement.
const REACHES: Kinds = 1 << 8;
/// A module may be asked for by a text.
const BY_TEXT: Kinds = 1 << 9;
/// A call may end with `StopIteration`.
const STOPS: Kinds = 1 << 10;
/// An object on the right of an operator may answer for a list on the left.
const ANSWERS: Kinds = 1 << 11;
/// Code of the program may run while a class is made, before its name is bound.
const MADE: Kinds = 1 << 12;
/// The names of these count also as texts, when they are those between underlines.
const IN_TEXTS: Kinds =
    ANNOTATIONS | LOOKED_UP | CODE | PREPARES | DEFAULTS | REACHES | BY_TEXT | STOPS | ANSWERS;
/// A function that is called so by the program makes them be asked for as well.
const BY_DEF: Kinds = ANNOTATIONS | LOOKED_UP | CODE | THROWS | PREPARES | STOPS | ANSWERS | MADE;

fn kinds(name: &str) -> Kinds {
    match name {
        "__annotations__" | "__doc__" | "get_annotations" | "getdoc" | "signature"
        | "getfullargspec" | "fields" => ANNOTATIONS,
        "get_type_hints" | "singledispatch" | "singledispatchmethod" => ANNOTATIONS | LOOKED_UP,
        "__code__" | "__closure__" => CODE,
        "send" | "throw" => THROWS | STOPS,
        "contextmanager" | "asynccontextmanager" => THROWS,
        "__prepare__" => PREPARES,
        "__context__" | "__traceback__" | "exc_info" | "exception" | "ExitStack" | "traceback"
        | "print_exc" | "format_exc" | "format_exception" => HANDLED,
        "nan" | "inf" => NAN,
        "__defaults__" | "__kwdefaults__" => DEFAULTS,
        "setattr" | "delattr" | "vars" | "__dict__" | "__setattr__" | "__delattr__" => REACHES,
        "modules" | "import_module" | "__import__" | "globals" | "locals" => BY_TEXT,
        "patch" => REACHES | BY_TEXT,
        "next" | "__next__" | "StopIteration" => STOPS,
        "__radd__" | "__rmul__" => ANSWERS,
        "__init_subclass__" | "__set_name__" | "Enum" | "IntEnum" | "StrEnum" | "Flag"
        | "IntFlag" | "metaclass" => MADE,
        _ => 0,
    }
}

/// What was found.
pub(super) struct Facts<'a> {
    pub(super) annotations: Annotations,
    pub(super) asks_code: bool,
    pub(super) looks_up: bool,
    pub(super) throws: bool,
    pub(super) sets_defaults: bool,
    pub(super) prepares: bool,
    pub(super) asks_handled: bool,
    pub(super) knows_nan: bool,
    /// Whether a call may end with `StopIteration`.
    pub(super) stops: bool,
    /// Whether an object on the right of an operator may answer for a list on the left.
    pub(super) answers: bool,
    /// Whether an exception may be caught.
    pub(super) catches: bool,
    /// Whether a name is bound inside of an expression.
    pub(super) has_walrus: bool,
    /// Whether code of the program may run while a class is made.
    pub(super) sees_made: bool,
    /// Modules of the library whose names the program may set anew.
    altered: ArenaVec<'a, &'a str>,
}

impl<'a> Facts<'a> {
    pub(super) fn of(ast: &Ast<'a>, arena: &'a Arena) -> Result<Self, Full> {
        let mut walk = Walk {
            ast: *ast,
            kinds: 0,
            does_something: false,
            raises_anew: false,
            catches: false,
            has_walrus: false,
            sets_any: false,
            set_on: arena.vec(),
            imports: arena.vec(),
        };
        for number in 1..=ast.len() {
            let id = u32::try_from(number).ok().and_then(NodeId::new).ok_or(Full)?;
            walk.visit(id)?;
        }
        let altered = walk.altered(arena)?;
        let said = |kinds: Kinds| walk.kinds & kinds != 0;
        let has_texts = crate::scope::has_text_annotations(ast);
        Ok(Facts {
            annotations: match (said(ANNOTATIONS) || walk.does_something, has_texts) {
                (false, _) => Annotations::Unasked,
                (true, true) => Annotations::Texts,
                (true, false) => Annotations::Values,
            },
            asks_code: said(CODE),
            looks_up: has_texts && said(LOOKED_UP),
            throws: said(THROWS),
            sets_defaults: said(DEFAULTS),
            prepares: said(PREPARES),
            asks_handled: said(HANDLED)
                || walk.raises_anew && handled::raises_outside(ast, ast.root(), false),
            knows_nan: said(NAN),
            stops: said(STOPS),
            answers: said(ANSWERS),
            catches: walk.catches,
            has_walrus: walk.has_walrus,
            sees_made: said(MADE),
            altered,
        })
    }

    /// Whether the program may set a name of a module of the library anew, or of one inside of it or around it.
    pub(super) fn alters(&self, module: &str) -> bool {
        let is_in = |a: &str, b: &str| {
            a.strip_prefix(b).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.altered.iter().any(|altered| is_in(altered, module) || is_in(module, altered))
    }
}

struct Walk<'a> {
    ast: Ast<'a>,
    kinds: Kinds,
    /// Whether an annotation of a function calls something: then somebody sees that it is evaluated.
    does_something: bool,
    /// Whether an exception may be caught.
    catches: bool,
    has_walrus: bool,
    /// Whether there is a `raise` without an exception.
    raises_anew: bool,
    /// Whether an attribute is set of anything but `self`.
    sets_any: bool,
    /// Variables of which attributes are set or deleted, or attributes of their attributes.
    set_on: ArenaVec<'a, Symbol>,
    /// Modules of the library, each with a variable that an import statement binds to it.
    imports: ArenaVec<'a, (Symbol, &'a str)>,
}

impl<'a> Walk<'a> {
    fn visit(&mut self, id: NodeId) -> Result<(), Full> {
        use NodeKind as K;
        let ast = self.ast;
        // Most nodes say nothing; these are worth being put together.
        match ast.kind(id) {
            K::Name
            | K::Attribute
            | K::Alias
            | K::FunctionDef
            | K::Keyword
            | K::AsyncFunctionDef
            | K::Str
            | K::StrMade
            | K::Raise
            | K::Try
            | K::TryStar
            | K::With
            | K::AsyncWith
            | K::Import
            | K::ImportFrom
            | K::Call => {}
            K::NamedExpr => {
                self.has_walrus = true;
                return Ok(());
            }
            _ => return Ok(()),
        }
        match ast.node(id) {
            Node::Name { id, .. } => self.kinds |= kinds(ast.name(id)) & !DEFAULTS,
            Node::Alias { name, .. } => self.kinds |= kinds(ast.name(name)) & !DEFAULTS,
            Node::Attribute { value, attr, ctx } => {
                let kinds = kinds(ast.name(attr));
                self.kinds |= if ctx == Context::Load { kinds & !DEFAULTS } else { kinds };
                if ctx != Context::Load {
                    self.set(value)?;
                }
            }
            Node::Keyword { arg: Some(arg), .. } => self.kinds |= kinds(ast.name(arg)) & MADE,
            Node::FunctionDef { name, .. } => {
                self.kinds |= kinds(ast.name(name)) & BY_DEF;
                annotated::annotations(&ast, id, &mut |_, annotation| {
                    self.does_something |= annotated::has_call(&ast, annotation);
                });
            }
            Node::Constant(Literal::Str { bytes, .. }) => self.text(bytes),
            Node::Try { .. } | Node::With { .. } => self.catches = true,
            Node::Raise { exc, .. } => self.raises_anew |= exc.is_none(),
            Node::Import { names } => {
                for alias in names.iter() {
                    let Node::Alias { name, asname } = ast.node(alias) else { continue };
                    let text = ast.name(name);
                    match (asname, text.split_once('.')) {
                        (Some(bound), _) => self.import(bound, text)?,
                        (None, Some((first, _))) => {
                            self.import(ast.interner().intern(first), text)?;
                        }
                        (None, None) => self.import(name, text)?,
                    }
                }
            }
            Node::ImportFrom { module: Some(module), names, level: 0 } => {
                for alias in names.iter() {
                    let Node::Alias { name, asname } = ast.node(alias) else { continue };
                    if let Some(inner) = crate::library::inner(ast.name(module), ast.name(name)) {
                        self.import(asname.unwrap_or(name), inner)?;
                    }
                }
            }
            Node::Call { func, args, .. } => {
                let is_setter = matches!(ast.node(func), Node::Name { id, .. }
                    if matches!(ast.name(id), "setattr" | "delattr"));
                if let Some(target) = args.get(0).filter(|_| is_setter) {
                    self.set(target)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, bytes: &[u8]) {
        if bytes.starts_with(b"__") {
            let kinds = str::from_utf8(bytes).map_or(0, kinds);
            self.kinds |= kinds & IN_TEXTS;
            if bytes == b"__context__" {
                self.kinds |= HANDLED;
            }
            return;
        }
        let text = bytes.trim_ascii();
        let text = text.strip_prefix(b"-").or(text.strip_prefix(b"+")).unwrap_or(text);
        if ["nan", "inf", "infinity"].iter().any(|name| text.eq_ignore_ascii_case(name.as_bytes()))
        {
            self.kinds |= NAN;
        }
    }

    /// An attribute of this is set or deleted.
    fn set(&mut self, mut node: NodeId) -> Result<(), Full> {
        while let Node::Attribute { value, .. } = self.ast.node(node) {
            node = value;
        }
        let name = match self.ast.node(node) {
            Node::Name { id, .. } => Some(id),
            _ => None,
        };
        self.sets_any |= name.is_none_or(|name| self.ast.name(name) != "self");
        match name.filter(|name| !self.set_on.contains(name)) {
            Some(name) => self.set_on.try_push(name).map_err(|_full| Full),
            None => Ok(()),
        }
    }

    fn import(&mut self, bound: Symbol, module: &'a str) -> Result<(), Full> {
        if !crate::library::is_known(module) || self.imports.contains(&(bound, module)) {
            return Ok(());
        }
        self.imports.try_push((bound, module)).map_err(|_full| Full)
    }

    /// The modules of the library that the program may alter: through a variable that is bound to one, through
    /// whatever else a module went into as a value, or through the text of its name.
    fn altered(&self, arena: &'a Arena) -> Result<ArenaVec<'a, &'a str>, Full> {
        let mut altered = arena.vec();
        if self.imports.is_empty() || !self.sets_any && self.kinds & REACHES == 0 {
            return Ok(altered);
        }
        let mut uses: ArenaVec<'a, u32> = arena.vec();
        for _ in &self.imports {
            uses.try_push(0).map_err(|_full| Full)?;
        }
        let mut by_text: ArenaVec<'a, &'a str> = arena.vec();
        let ast = self.ast;
        let mut count = |node: NodeId, by: i32| {
            let Node::Name { id, ctx: Context::Load } = ast.node(node) else { return };
            for (&(bound, _), uses) in self.imports.iter().zip(uses.iter_mut()) {
                if bound == id {
                    *uses = uses.wrapping_add_signed(by);
                }
            }
        };
        // A name that stands before a dot goes nowhere else, nor does one that is only asked for an attribute.
        for number in 1..=ast.len() {
            let Some(id) = u32::try_from(number).ok().and_then(NodeId::new) else { continue };
            match ast.kind(id) {
                NodeKind::Name => count(id, 1),
                NodeKind::Attribute => {
                    if let Node::Attribute { value, .. } = ast.node(id) {
                        count(value, -1);
                    }
                }
                NodeKind::Call => {
                    if let Node::Call { func, args, .. } = ast.node(id)
                        && let (Node::Name { id, .. }, Some(first)) = (ast.node(func), args.get(0))
                        && matches!(ast.name(id), "getattr" | "hasattr")
                    {
                        count(first, -1);
                    }
                }
                NodeKind::Str | NodeKind::StrMade if self.kinds & BY_TEXT != 0 => {
                    if let Node::Constant(Literal::Str { bytes, .. }) = ast.node(id)
                        && let Ok(text) = str::from_utf8(bytes)
                    {
                        by_text.try_push(text).map_err(|_full| Full)?;
                    }
                }
                _ => {}
            }
        }
        for (&(bound, module), &uses) in self.imports.iter().zip(&uses) {
            let is_said = |text: &&str| {
                text.strip_prefix(module)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            };
            if self.set_on.contains(&bound) || uses != 0 || by_text.iter().any(is_said) {
                altered.try_push(module).map_err(|_full| Full)?;
            }
        }
        Ok(altered)
    }
}
