//! Names as Rust writes them.

use std::fmt::Write as _;

use super::{Hold, Lower, Lowered, Piece, Stop, text};
use crate::ast::NodeId;
use crate::program::{FunctionId, FunctionKind, SlotId, SlotKind};
use crate::refuse::{Code, Refusal};
use crate::types::Term;

/// Words that Rust keeps for itself, and those that the generated text uses.
fn is_taken(name: &str) -> bool {
    matches!(
        name,
        "abstract"
            | "as"
            | "async"
            | "await"
            | "become"
            | "box"
            | "break"
            | "const"
            | "continue"
            | "crate"
            | "do"
            | "dyn"
            | "else"
            | "enum"
            | "extern"
            | "false"
            | "final"
            | "fn"
            | "for"
            | "gen"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "loop"
            | "macro"
            | "match"
            | "mod"
            | "move"
            | "mut"
            | "override"
            | "priv"
            | "pub"
            | "ref"
            | "return"
            | "self"
            | "static"
            | "struct"
            | "super"
            | "trait"
            | "true"
            | "try"
            | "type"
            | "typeof"
            | "unsafe"
            | "unsized"
            | "use"
            | "virtual"
            | "where"
            | "while"
            | "yield"
            | "union"
            | "main"
            | "run"
            | "given"
            | "yielder"
            | "py"
            | "error"
            | "shown"
            | "chosen"
            | "callee"
            | "source"
            | "call"
            | "iter"
            | "outcome"
            | "namespace"
            | "_"
    )
}

/// A word as Rust takes it for the name of a module.
pub(crate) fn module_word(word: &str) -> String {
    let mut text: String =
        word.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' }).collect();
    if is_taken(text.as_str()) || MODULES_TAKEN.contains(&text.as_str()) {
        text.push('_');
    }
    text
}

/// Paths that generated text begins with, and files that a package has already.
const MODULES_TAKEN: &[&str] =
    &["std", "core", "alloc", "field", "lib", "method", "bin", "i64", "f64", "str", "bool"];

/// A name without the underlines around it.
fn without_underlines(name: &str) -> &str {
    let has_any = name.starts_with('_') || name.ends_with('_');
    if has_any { name.trim_matches('_') } else { name }
}

impl<'a> Lower<'_, 'a> {
    /// A Python name in small letters with underscores, and not one that is taken.
    pub(super) fn plain(&self, name: &str) -> Lowered<&'a str> {
        let mut text = self.program.arena.string();
        if name.starts_with(char::is_uppercase) {
            snake(&mut text, name)?;
        } else {
            text.write_str(name)?;
        }
        if is_taken(text.as_str()) {
            text.write_char('_')?;
        }
        Ok(text.into_str())
    }

    /// The name of a slot.
    pub(super) fn slot_name(&self, id: SlotId) -> Lowered<&'a str> {
        let slot = *self.program.slot(id);
        let python = self.program.text(slot.name);
        let known = self.names[id.0 as usize].get();
        let name = match known {
            Some(name) => name,
            None if slot.kind == SlotKind::Global => self.global_name(id)?,
            None => {
                let python = if python.contains('.') { self.flat(python)? } else { python };
                self.local_name(id, slot, python)?
            }
        };
        self.names[id.0 as usize].set(Some(name));
        match slot.kind {
            SlotKind::Global => self.qualified(self.program.parts.of_name(python), name),
            _ => Ok(name),
        }
    }

    /// A name in capitals, told apart from those before it that are the same in capitals.
    pub(super) fn shouted<'n>(
        &self,
        name: &str,
        before: impl Iterator<Item = &'n str>,
    ) -> Lowered<&'a str> {
        let mut text = self.program.arena.string();
        shout(&mut text, name)?;
        let alike = before.filter(|other| is_shouted_alike(other, name)).count();
        // `_` alone is no name in Rust.
        let is_blank = text.bytes().all(|byte| byte == b'_');
        if alike == 0 && !is_blank {
            return Ok(text.into_str());
        }
        text!(self, "{}_{}", text.as_str(), alike + 1)
    }

    /// The name of a global in its own module.
    pub(super) fn global_name(&self, id: SlotId) -> Lowered<&'a str> {
        let python = self.program.text(self.program.slot(id).name);
        let mut text = self.program.arena.string();
        shout(&mut text, crate::link::python_name(python))?;
        let taken = self.program.slots.iter().enumerate().any(|(number, other)| {
            number < id.0 as usize
                && other.kind == SlotKind::Global
                && self.program.text(other.name).eq_ignore_ascii_case(python)
        });
        // `_` alone is no name in Rust.
        let is_blank = text.bytes().all(|byte| byte == b'_');
        match (taken, is_blank) {
            (_, true) => text!(self, "BLANK_{}", id.0),
            (true, false) => text!(self, "{}_{}", text.as_str(), id.0),
            (false, false) => Ok(text.into_str()),
        }
    }

    /// A name of another module with the path to it.
    pub(super) fn qualified(&self, module: usize, name: &'a str) -> Lowered<&'a str> {
        if module == self.section {
            return Ok(name);
        }
        match self.program.parts.0.get(module).filter(|part| !part.is_main) {
            Some(part) => text!(self, "crate::{}::{name}", part.rust),
            None => text!(self, "crate::{name}"),
        }
    }

    /// `pkg.name` of a variable that only the run of the modules uses.
    fn flat(&self, dotted: &str) -> Lowered<&'a str> {
        let mut text = self.program.arena.string();
        for part in dotted.split('.') {
            if !text.is_empty() {
                text.write_char('_')?;
            }
            text.write_str(part)?;
        }
        Ok(text.into_str())
    }

    fn local_name(
        &self,
        id: SlotId,
        slot: crate::program::Slot,
        python: &'a str,
    ) -> Lowered<&'a str> {
        let is_flat = python != self.program.text(slot.name);
        let plain = self.plain(python)?;
        let is_known = slot.function.is_some();
        let mut clash = false;
        if plain != python || is_flat {
            for other in &self.program.slots {
                let text = self.program.text(other.name);
                // `Box` and `box`, and two classes whose names differ by their capitals alone.
                clash |= text == plain
                    || text != python && is_alike(text, plain) && self.plain(text)? == plain;
            }
        }
        match (clash || self.hides(id, &slot), is_known) {
            (true, _) => text!(self, "{plain}_{}", id.0),
            (false, true) => text!(self, "{plain}_object"),
            (false, false) => Ok(plain),
        }
    }

    /// Whether a variable would hide another of its name that its function hands on to functions inside.
    fn hides(&self, id: SlotId, slot: &crate::program::Slot) -> bool {
        let is_other = |other: SlotId| other != id && self.program.slot(other).name == slot.name;
        if self.program.captures_of(slot.owner).iter().any(|&other| is_other(other)) {
            return true;
        }
        // The variable of a comprehension, and one of the function around it.
        slot.scope != self.program.function(slot.owner).scope
            && (0_u32..).zip(self.program.slots.iter()).any(|(number, other)| {
                other.owner == slot.owner
                    && other.is_captured
                    && other.kind == SlotKind::Local
                    && number < id.0
                    && is_other(SlotId(number))
            })
    }

    /// The name of the Rust function of a function.
    pub(super) fn function_name(&self, id: FunctionId) -> Lowered<&'a str> {
        let function = *self.program.function(id);
        let ast = self.program.ast;
        let own = match ast.node(function.node) {
            crate::ast::Node::FunctionDef { name, .. } => self.program.spelled(name),
            _ => "lambda",
        };
        let name = match function.class.map(|class| ast.node(class)) {
            Some(crate::ast::Node::ClassDef { name, .. }) => {
                let mut text = self.program.arena.string();
                snake(&mut text, self.program.spelled(name))?;
                text!(self, "{}_{}", text.as_str(), without_underlines(own))?
            }
            _ => self.plain(own)?,
        };
        // A closure that takes its own variable along has that under the name.
        let holds_own = self
            .program
            .captures_of(id)
            .iter()
            .any(|&slot| self.program.text(self.program.slot(slot).name) == own);
        // So does a variable of the function around it that is declared before it has a value.
        let is_shadowed = function.kind == FunctionKind::Def
            && function.class.is_none()
            && (0_u32..).zip(self.program.slots.iter()).any(|(number, slot)| {
                slot.owner == function.parent
                    && slot.kind == SlotKind::Local
                    && slot.function.is_none()
                    && (slot.is_cell
                        || slot.assignments > 1
                        || slot.home != Some(function.node)
                        || self.is_asked(SlotId(number)))
                    && self.program.text(slot.name) == own
            });
        let holds_own = holds_own || is_shadowed;
        let name = if holds_own { text!(self, "{name}_body")? } else { name };
        // Two functions of one name in one program are told apart by their numbers.
        let class_of = |function: &crate::program::Function| match ast.node(function.class?) {
            crate::ast::Node::ClassDef { name, .. } => Some(self.program.spelled(name)),
            _ => None,
        };
        let own_class = class_of(&function);
        let (module, bare) = (self.program.module_of(id), without_underlines(own));
        let is_twin = (0_u32..).zip(self.program.functions.iter()).any(|(number, other)| {
            let is_before = number < id.0;
            // Those of one kind keep their order; a method gives way to a function wherever that stands.
            let is_asked = match (own_class, other.class) {
                (Some(_), Some(_)) | (None, None) => is_before,
                (Some(_), None) => number != id.0,
                (None, Some(_)) => false,
            };
            if !is_asked {
                return false;
            }
            let crate::ast::Node::FunctionDef { name: other_name, .. } = ast.node(other.node)
            else {
                return false;
            };
            let python = self.program.spelled(other_name);
            let is_same = match (own_class, class_of(other)) {
                (Some(_), None) => python == name,
                (Some(a), Some(b)) => without_underlines(python) == bare && is_alike(a, b),
                _ => without_underlines(python) == bare,
            };
            is_same && self.program.module_of(FunctionId(number)) == module
        });
        let name = if is_twin { text!(self, "{name}_{}", id.0)? } else { name };
        if self.is_item(id) { self.qualified(self.program.module_of(id), name) } else { Ok(name) }
    }

    /// A slot as it is read.
    pub(super) fn read(&mut self, id: SlotId) -> Lowered<Piece<'a>> {
        let slot = *self.program.slot(id);
        let name = self.slot_name(id)?;
        if slot.kind == SlotKind::ClassAttribute {
            let python = super::Quoted(self.program.text(slot.name));
            let behind = self.program.behind(&slot);
            let import = behind.and_then(|behind| self.program.slot(behind).import);
            let library = import.and_then(|alias| Some((alias, self.program.imported(alias)?)));
            let text = if let Some((alias, library)) = library {
                // It is looked for in a function of its own.
                let way = std::mem::replace(&mut self.way, super::Way::Function);
                let dynamic = self.make(Term::Dyn);
                let value = self.library_value(alias, library, dynamic)?;
                let value = self.dynamic(value)?;
                self.way = way;
                text!(self, "namespace.get_or({python}, || Ok({value}))")?
            } else if let Some(behind) = behind {
                let global = match self.fallen_back(behind)? {
                    Some(known) => text!(self, "Ok({known})")?,
                    None => {
                        let global = self.slot_name(behind)?;
                        text!(self, "{global}.get().map(|value| value.to_dyn())")?
                    }
                };
                text!(self, "namespace.get_or({python}, || {global})")?
            } else {
                text!(self, "namespace.get({python})")?
            };
            let text = self.raising(text)?;
            return Ok(self.value(text, slot.ty));
        }
        if let Some(text) = self.fallen_back(id)? {
            return Ok(self.value(text, slot.ty));
        }
        if slot.kind == SlotKind::Global || slot.is_cell || self.is_asked(id) {
            // Without a value it is another fault in the function that it belongs to.
            let is_own = slot.is_cell && slot.is_maybe_unbound && slot.owner == self.holder(id);
            let get = if is_own { "get_own" } else { "get" };
            let text = text!(self, "{name}.{get}()")?;
            let text = self.raising(text)?;
            return Ok(self.value(text, slot.ty));
        }
        let is_copy = self.program.types.is_copy(slot.ty);
        let function = self.holder(id);
        let is_own = slot.owner == function;
        // Parameters and what a function takes from around it are references; a closure's are its own.
        let by_reference = !is_copy
            && if is_own {
                slot.is_parameter
                    && (slot.assignments == 1 || self.is_inline(function))
                    && !self.owns_parameters(function)
            } else {
                !self.owns_parameters(function)
            };
        let hold = if by_reference { Hold::Reference } else { Hold::Place };
        if self.has_walrus && slot.assignments > 1 && self.get(slot.ty) != Term::None {
            // The same statement may bind it anew while the value is still wanted.
            let text = text!(self, "{name}.clone()")?;
            return Ok(Piece { text, ty: slot.ty, hold: Hold::Value, is_tight: true });
        }
        Ok(Piece { text: name, ty: slot.ty, hold, is_tight: true })
    }

    /// A variable that is a builtin as long as nothing is bound to it.
    fn fallen_back(&mut self, id: SlotId) -> Lowered<Option<&'a str>> {
        let slot = *self.program.slot(id);
        // Variables that live in a dict are looked for there and among the builtins.
        if !slot.falls_back || self.program.is_open {
            return Ok(None);
        }
        let python = self.program.spelled(slot.name);
        if super::value::REFUSED.contains(&python) {
            let (code, at) = (Code::INTROSPECTION, self.statement_at);
            let construct = "builtin of the interpreter under a name that is bound elsewhere";
            return Err(Stop::Refused(Refusal { code, at, construct }));
        }
        let name = self.slot_name(id)?;
        text!(self, "{name}.get_or(|| py::builtin!({}))", super::Quoted(python)).map(Some)
    }

    /// The function whose variable a name is: a closure that is used where it stands reaches those around it.
    pub(super) fn holder(&self, id: SlotId) -> FunctionId {
        let mut function = self.function;
        while self.is_inline(function) && self.program.slot(id).owner != function {
            function = self.program.function(function).parent;
        }
        function
    }

    /// Whether a lambda is a Rust closure that is used up where it stands.
    pub(super) fn is_inline(&self, id: FunctionId) -> bool {
        let function = self.program.function(id);
        function.kind == FunctionKind::Lambda && !function.is_value
    }

    /// Whether a local is asked at run time whether it is bound.
    pub(super) fn is_asked(&self, id: SlotId) -> bool {
        let slot = self.program.slot(id);
        slot.kind == SlotKind::Local && !slot.is_cell && slot.is_maybe_unbound && !slot.is_parameter
    }

    /// Whether a function's parameters are values of its own: it runs later than it is called.
    pub(super) fn owns_parameters(&self, id: FunctionId) -> bool {
        let function = self.program.function(id);
        function.is_generator
            || function.is_async
            || function.kind == FunctionKind::Lambda && function.is_value
    }

    /// The text of the assignment of a value to a slot.
    pub(super) fn store(&mut self, id: SlotId, value: &str) -> Lowered<&'a str> {
        let slot = *self.program.slot(id);
        let name = self.slot_name(id)?;
        match slot.kind {
            SlotKind::ClassAttribute => {
                text!(
                    self,
                    "namespace.set({}, {value});",
                    super::Quoted(self.program.text(slot.name))
                )
            }
            SlotKind::Local if !slot.is_cell && !self.is_asked(id) => {
                text!(self, "{name} = {value};")
            }
            _ => text!(self, "{name}.set({value});"),
        }
    }

    /// What a binding node binds, from a `Dyn`.
    pub(super) fn bind(&mut self, node: NodeId, value: &str) -> Lowered<()> {
        let Some(slot) = self.program.slot_at(node) else { return Ok(()) };
        self.store_or_declare(slot, value)
    }

    /// An assignment, as a `let` where it declares the slot.
    pub(super) fn store_or_declare(&mut self, slot: SlotId, value: &str) -> Lowered<()> {
        let is_global = self.program.slot(slot).kind == SlotKind::Global;
        if self.declared[slot.0 as usize] == PENDING && !is_global {
            self.declared[slot.0 as usize] = DECLARED;
            let name = self.slot_name(slot)?;
            let mutable = if self.program.slot(slot).assignments > 1 { "mut " } else { "" };
            let ty = self.program.slot(slot).ty;
            let needs_type =
                matches!(
                    self.get(ty),
                    crate::types::Term::Option(_)
                        | crate::types::Term::List(_)
                        | crate::types::Term::Dict(..)
                        | crate::types::Term::Set(_)
                ) && (value.ends_with("::new()") || value == "None" || value.ends_with("; None }"))
                    || self.get(ty) == crate::types::Term::Int
                        && (super::value::is_whole_literal(value) || value.starts_with("if "));
            let text = if needs_type {
                text!(self, "let {mutable}{name}: {} = {value};", self.type_text(ty)?)?
            } else {
                text!(self, "let {mutable}{name} = {value};")?
            };
            return self.line(text);
        }
        let text = self.store(slot, value)?;
        self.line(text)
    }
}

/// A slot whose declaration is the next assignment.
pub(super) const PENDING: u32 = 1;
pub(super) const DECLARED: u32 = 2;

/// `SomeName` as `some_name`.
pub(super) fn snake(text: &mut larder_memory::arena::ArenaString<'_>, name: &str) -> Lowered<()> {
    let mut was_small = false;
    for character in name.chars() {
        if character.is_uppercase() {
            if was_small {
                text.write_char('_')?;
            }
            for small in character.to_lowercase() {
                text.write_char(small)?;
            }
        } else {
            text.write_char(character)?;
        }
        was_small = character.is_lowercase() || character.is_ascii_digit();
    }
    Ok(())
}

/// `some_name` as `SOME_NAME`.
pub(super) fn shout(text: &mut larder_memory::arena::ArenaString<'_>, name: &str) -> Lowered<()> {
    for character in name.chars() {
        for large in character.to_uppercase() {
            text.write_char(large)?;
        }
    }
    Ok(())
}

/// Whether two names are one in capitals.
fn is_shouted_alike(a: &str, b: &str) -> bool {
    a.chars().flat_map(char::to_uppercase).eq(b.chars().flat_map(char::to_uppercase))
}

/// Whether two names have the same letters, whatever their capitals and underscores.
pub(super) fn is_alike(a: &str, b: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        text.chars().filter(|&c| c != '_').flat_map(char::to_lowercase)
    }
    letters(a).eq(letters(b))
}
