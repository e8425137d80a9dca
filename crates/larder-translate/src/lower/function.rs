//! Functions, and the module itself.

use std::fmt::Write as _;

use super::name::DECLARED;
use super::{Frame, Lower, Lowered, Piece, Quoted, Stop, Way, text};
use crate::ast::{List, Node, NodeId};
use crate::program::{
    Annotations, FunctionId, FunctionKind, ParameterKind, Program, SlotId, SlotKind,
};
use crate::refuse::Code;
use crate::scope::Resolution;
use crate::types::{Term, Type};

/// What is put aside while a function inside another is lowered.
pub(super) struct Outer<'a> {
    function: FunctionId,
    way: Way,
    frames: larder_memory::arena::ArenaVec<'a, Frame>,
    labels: u32,
    is_generator: bool,
    answer: Type,
    depth: u32,
}

impl<'a> Lower<'_, 'a> {
    pub(super) fn enter(&mut self, id: FunctionId) -> Outer<'a> {
        let function = *self.program.function(id);
        let frames = self.program.arena.vec();
        Outer {
            function: std::mem::replace(&mut self.function, id),
            way: std::mem::replace(&mut self.way, Way::Function),
            frames: std::mem::replace(&mut self.frames, frames),
            labels: std::mem::replace(&mut self.labels, 0),
            is_generator: std::mem::replace(
                &mut self.is_generator,
                function.is_generator || function.is_async,
            ),
            answer: std::mem::replace(&mut self.answer, function.answer),
            depth: std::mem::replace(&mut self.depth, 0),
        }
    }

    pub(super) fn leave(&mut self, outer: Outer<'a>) {
        self.function = outer.function;
        self.way = outer.way;
        self.frames = outer.frames;
        self.labels = outer.labels;
        self.is_generator = outer.is_generator;
        self.answer = outer.answer;
        self.depth = outer.depth;
    }

    /// Names of their own for what a closure takes along.
    pub(super) fn captures_cloned(&mut self, id: FunctionId) -> Lowered<&'a str> {
        let mut text = self.program.arena.string();
        for index in 0..self.program.captures_of(id).len() {
            let slot = self.program.captures_of(id)[index];
            let known = *self.program.slot(slot);
            if !known.is_cell && self.program.types.is_copy(known.ty) && !self.is_asked(slot) {
                continue;
            }
            let name = self.slot_name(slot)?;
            if known.is_cell || self.is_asked(slot) {
                writeln!(text, "let {name} = {name}.clone();")?;
            } else {
                let piece = self.read(slot)?;
                let value = self.owned(piece)?;
                writeln!(text, "let {name} = {value};")?;
            }
        }
        Ok(text.into_str())
    }

    /// A `def` or a `lambda` as a value.
    pub(super) fn function_value(&mut self, node: NodeId) -> Lowered<Piece<'a>> {
        let id = self.program.function_made_by(node).expect("the node makes a function");
        let ast = self.program.ast;
        let function = *self.program.function(id);
        let (args, name) = match ast.node(node) {
            Node::FunctionDef { args, name, .. } => (args, self.program.spelled(name)),
            Node::Lambda { args, .. } => (args, "<lambda>"),
            other => unreachable!("{other:?} makes no function"),
        };
        let ty = self.make(Term::Dyn);
        let (signature, defaults) = self.signature(id, node, args, name)?;
        let clones = self.captures_cloned(id)?;
        let body = match ast.node(node) {
            Node::Lambda { body, .. } => {
                let outer = self.enter(id);
                let result = self.lambda_body(id, body);
                self.leave(outer);
                result?
            }
            _ => self.forwarded(id, function.is_generator)?,
        };
        let annotated = self.annotated(node)?;
        let (held, coded) = self.coded(id)?;
        // Defaults see the variables around the function, not what it holds of them.
        let (first, defaults) = if clones.is_empty() || defaults.is_empty() {
            ("", text!(self, "vec![{defaults}]")?)
        } else {
            let name = self.temporary("defaults")?;
            (text!(self, "let {name} = vec![{defaults}];\n")?, name)
        };
        let asynchronous = match function.is_async {
            true if self.program.scopes.scope(function.scope).is_generator => {
                ".asynchronous(\"async_generator\")"
            }
            true => ".asynchronous(\"coroutine\")",
            false => "",
        };
        let text = text!(
            self,
            "{{\n{signature}{first}{held}{clones}Dyn::from(Function::new(&SIGNATURE, {defaults}, move |given| {{\n{body}\n}}){annotated}{coded}{asynchronous})\n}}"
        )?;
        Ok(self.value(text, ty))
    }

    /// What a function holds, under a name, and the call that lets it show that and its names, where the program asks.
    fn coded(&mut self, id: FunctionId) -> Lowered<(&'a str, &'a str)> {
        if !self.program.asks_code {
            return Ok(("", ""));
        }
        let scope = self.program.function(id).scope;
        let mut free = self.program.arena.vec();
        let mut has_more = false;
        for variable in self.program.scopes.variables(scope) {
            has_more |= matches!(variable.resolution, Resolution::Local | Resolution::Cell)
                && !variable.uses.is_parameter();
            if variable.resolution == Resolution::Free {
                free.try_push(variable.name).map_err(|_full| Stop::Full)?;
            }
        }
        free.sort_unstable_by_key(|&name| self.program.text(name));
        let mut all = self.program.arena.string();
        for &name in &free {
            let mut captures = self.program.captures_of(id).iter().copied();
            let slot = captures.find(|&slot| self.program.slot(slot).name == name);
            let comma = if all.is_empty() { "" } else { ", " };
            let python = Quoted(self.program.spelled(name));
            let Some(slot) = slot else {
                // A function of its own in Rust is held by nobody.
                write!(all, "{comma}({python}, py::held_elsewhere())")?;
                continue;
            };
            let ty = self.program.slot(slot).ty;
            let is_plain = match self.get(ty) {
                Term::List(inside) | Term::Set(inside) | Term::FrozenSet(inside) => {
                    self.program.types.is_dyn(inside)
                }
                Term::Dict(key, value) => {
                    self.program.types.is_dyn(key) && self.program.types.is_dyn(value)
                }
                _ => true,
            };
            if self.program.slot(slot).is_cell && !is_plain {
                // What it holds is no value of Python's as it stands.
                write!(all, "{comma}({python}, py::held_elsewhere())")?;
            } else if self.program.slot(slot).is_cell {
                let held = self.slot_name(slot)?;
                write!(all, "{comma}({python}, py::held_in(&{held}))")?;
            } else {
                let piece = self.read(slot)?;
                let value = self.dynamic(piece)?;
                write!(all, "{comma}({python}, py::held({value}))")?;
            }
        }
        let name = self.temporary("held")?;
        let held = text!(self, "let {name} = vec![{}];\n", all.as_str())?;
        Ok((held, text!(self, ".coded({has_more}, {name})")?))
    }

    /// The call that gives a function its annotations, where the program asks for them.
    fn annotated(&mut self, node: NodeId) -> Lowered<&'a str> {
        if self.program.annotations == Annotations::Unasked {
            return Ok("");
        }
        let ast = self.program.ast;
        let mut found = self.program.arena.vec();
        let mut is_full = false;
        crate::program::annotations(ast, node, &mut |name, annotation| {
            is_full |= found.try_push((name, annotation)).is_err();
        });
        if is_full {
            return Err(Stop::Full);
        }
        let mut all = self.program.arena.string();
        for &(name, annotation) in &found {
            let name = name.map_or("return", |name| self.attribute_name(name));
            let value = self.annotation(annotation)?;
            let comma = if all.is_empty() { "" } else { ", " };
            write!(all, "{comma}({}, {value})", Quoted(name))?;
        }
        if all.is_empty() { Ok("") } else { text!(self, ".annotated(&[{}])", all.as_str()) }
    }

    /// What an annotation is at run time.
    pub(super) fn annotation(&mut self, annotation: NodeId) -> Lowered<&'a str> {
        if self.program.annotations == Annotations::Values {
            return self.as_dyn(annotation);
        }
        let written = self.program.ast.source_of(annotation);
        // Texts inside are written with the other quotes.
        let is_quoted = written.contains('"')
            && !written.contains(['\'', '\\'])
            && !written.contains("\"\"\"")
            && written.rsplit_once('"').is_some_and(|(before, _)| {
                let mut outside = before.split('"').step_by(2);
                outside.all(|outside| !outside.ends_with(char::is_alphanumeric))
            });
        let mut turned = self.program.arena.string();
        if is_quoted {
            for character in written.chars() {
                turned.write_char(if character == '"' { '\'' } else { character })?;
            }
        }
        let written = if is_quoted { turned.into_str() } else { written };
        let text = written.trim();
        // CPython writes the tree down anew; this is the same for names, subscripts and what stands in one line.
        let is_plain = !text.contains(['\n', '"', '#', '\\', '{'])
            && !text.contains("  ")
            && !text.contains(" ]")
            && !text.contains("[ ")
            && !text.contains(" ,");
        if !is_plain {
            return self.refuse(annotation, Code::INTROSPECTION, "annotation as a text");
        }
        text!(self, "Dyn::text({})", Quoted(text))
    }

    fn lambda_body(&mut self, id: FunctionId, body: NodeId) -> Lowered<&'a str> {
        let mut text = self.program.arena.string();
        for index in 0..self.program.parameters_of(id).len() {
            let slot = self.program.parameters_of(id)[index].slot;
            let name = self.slot_name(slot)?;
            let known = *self.program.slot(slot);
            if known.is_cell {
                let python = Quoted(self.program.text(known.name));
                writeln!(text, "let {name} = Cell::with({python}, given[{index}].clone());")?;
            } else {
                // A walrus may bind it anew.
                let mutable = if known.assignments > 1 { "mut " } else { "" };
                writeln!(text, "let {mutable}{name} = given[{index}].clone();")?;
            }
        }
        let is_generator = self.program.function(id).is_generator;
        if !is_generator && self.may_call_itself(body, false) {
            writeln!(text, "let _call = py::enter()?;")?;
        }
        let locals = self.aside(|lower| lower.lambda_locals(id))?;
        let dynamic = self.make(Term::Dyn);
        let value = self.as_type(body, dynamic)?;
        if !is_generator {
            write!(text, "{locals}Ok({value})")?;
            return Ok(text.into_str());
        }
        // Each call makes a generator, which holds what the function does.
        let (clones, name) = (self.captures_cloned(id)?, self.generator_name(id)?);
        write!(
            text,
            "{clones}Ok(Generator::new(move |yielder| async move {{\n{locals}Ok({value})\n}}).to_iter({name}).to_dyn())"
        )?;
        Ok(text.into_str())
    }

    /// Declares what `:=` binds in a lambda, which has no statement that could.
    pub(super) fn lambda_locals(&mut self, id: FunctionId) -> Lowered<()> {
        for number in 0..self.program.slots.len() {
            let slot = self.program.slots[number];
            let is_ours = slot.owner == id
                && slot.kind == SlotKind::Local
                && !slot.is_parameter
                && !self.program.scopes.scope(slot.scope).kind.is_comprehension();
            if is_ours && self.declared[number] != DECLARED {
                self.declare(SlotId(u32::try_from(number).expect("slots are numbered by u32")))?;
            }
        }
        Ok(())
    }

    /// Whether code calls something that is no builtin, or asks a value for what a method of the program may
    /// answer: through either it may come back to itself.
    fn may_call_itself(&self, node: NodeId, by_attribute: bool) -> bool {
        let is_open = |node: NodeId| self.program.types.is_dyn(Program::type_at(node));
        let here = match self.program.ast.node(node) {
            Node::Call { func, args, .. } => {
                let is_plain =
                    self.program.builtin(func).is_some() || self.program.library(func).is_some();
                !is_plain || args.iter().any(is_open)
            }
            Node::BinOp { left, right, .. } => is_open(left) || is_open(right),
            Node::UnaryOp { operand, .. } => is_open(operand),
            Node::Compare { left, rest } => {
                is_open(left) || rest.iter().any(|(_, right)| is_open(right))
            }
            Node::Subscript { value, .. } => is_open(value),
            Node::Attribute { value, .. } => {
                by_attribute || !matches!(self.program.ast.node(value), Node::Name { .. })
            }
            Node::For { .. } | Node::While { .. } | Node::With { .. } | Node::If { .. } => true,
            Node::JoinedStr { .. } | Node::AugAssign { .. } | Node::Comprehension { .. } => true,
            Node::FunctionDef { .. } | Node::ClassDef { .. } | Node::Lambda { .. } => return false,
            _ => false,
        };
        if here {
            return true;
        }
        let mut found = false;
        let mut visit = |child| found = found || self.may_call_itself(child, by_attribute);
        crate::program::children(self.program.ast, node, &mut visit);
        found
    }

    /// The call of a Rust function with the arguments of a value.
    fn forwarded(&mut self, id: FunctionId, is_generator: bool) -> Lowered<&'a str> {
        let mut all = self.program.arena.string();
        for index in 0..self.program.captures_of(id).len() {
            let slot = self.program.captures_of(id)[index];
            let known = *self.program.slot(slot);
            let name = self.slot_name(slot)?;
            let amp = if self.program.types.is_copy(known.ty) && !known.is_cell { "" } else { "&" };
            write!(all, "{}{amp}{name}", if all.is_empty() { "" } else { ", " })?;
        }
        for index in 0..self.program.parameters_of(id).len() {
            let ty = self.slot_type(self.program.parameters_of(id)[index].slot);
            let comma = if all.is_empty() { "" } else { ", " };
            if self.program.types.is_dyn(ty) {
                write!(all, "{comma}&given[{index}]")?;
                continue;
            }
            let amp = if self.program.types.is_copy(ty) { "" } else { "&" };
            write!(all, "{comma}{amp}py::typed::<{}>(&given[{index}])", self.type_text(ty)?)?;
        }
        let name = self.function_name(id)?;
        let function = *self.program.function(id);
        if is_generator {
            return text!(self, "Ok({name}({}).to_dyn())", all.as_str());
        }
        if function.is_closed && !self.program.types.is_dyn(function.answer) {
            return text!(self, "{name}({}).map(|answer| answer.to_dyn())", all.as_str());
        }
        text!(self, "{name}({})", all.as_str())
    }

    /// The static that says what a `def` says, and the values of its defaults.
    fn signature(
        &mut self,
        id: FunctionId,
        node: NodeId,
        _args: NodeId,
        name: &str,
    ) -> Lowered<(&'a str, &'a str)> {
        let mut params = self.program.arena.string();
        let mut defaults = self.program.arena.string();
        for index in 0..self.program.parameters_of(id).len() {
            let parameter = self.program.parameters_of(id)[index];
            let kind = match parameter.kind {
                ParameterKind::Plain => "Normal",
                ParameterKind::PositionalOnly => "PosOnly",
                ParameterKind::KeywordOnly => "KwOnly",
                ParameterKind::Star => "Star",
                ParameterKind::StarStar => "StarStar",
            };
            let has_default = parameter.default.is_some();
            write!(
                params,
                "Param {{ name: {}, kind: ParamKind::{kind}, has_default: {has_default} }}, ",
                Quoted(self.program.text(parameter.name))
            )?;
            if let Some(default) = parameter.default {
                let value = self.as_dyn(default)?;
                write!(defaults, "{}{value}", if defaults.is_empty() { "" } else { ", " })?;
            }
        }
        let doc = match self.program.ast.node(node) {
            Node::FunctionDef { body, .. } => self.program.doc(body),
            _ => None,
        };
        let doc = match doc.and_then(|doc| str::from_utf8(doc).ok()) {
            Some(doc) => text!(self, "Some({})", Quoted(doc))?,
            None => "None",
        };
        let qualname = self.qualname(id, name)?;
        let text = text!(
            self,
            "static SIGNATURE: Signature = Signature {{ name: {}, qualname: {}, doc: {doc}, params: &[{}] }};\n",
            Quoted(name),
            Quoted(qualname),
            params.as_str().trim_end_matches(", ")
        )?;
        Ok((text, defaults.into_str()))
    }

    /// `Outer.method`, `function.<locals>.inner`.
    pub(super) fn qualname(&self, id: FunctionId, name: &str) -> Lowered<&'a str> {
        let scope = self.program.function(id).scope;
        self.qualname_in(self.program.scopes.scope(scope).parent, name)
    }

    /// What a generator calls itself, as a text of Rust.
    pub(super) fn generator_name(&self, id: FunctionId) -> Lowered<Quoted<'a>> {
        let name = match self.program.ast.node(self.program.function(id).node) {
            Node::FunctionDef { name, .. } => self.program.spelled(name),
            Node::Lambda { .. } => "<lambda>",
            _ => "<genexpr>",
        };
        Ok(Quoted(self.qualname(id, name)?))
    }

    pub(super) fn qualname_in(
        &self,
        mut scope: Option<crate::scope::ScopeId>,
        name: &str,
    ) -> Lowered<&'a str> {
        use crate::scope::ScopeKind;
        let mut text = text!(self, "{name}")?;
        let mut inner = name;
        while let Some(id) = scope {
            // What is declared global is named as if it stood in the module.
            let is_global = self.program.scopes.variables(id).iter().any(|variable| {
                variable.uses.is_declared_global() && self.program.text(variable.name) == inner
            });
            if is_global {
                break;
            }
            let outer = self.program.scopes.scope(id);
            let own = outer.name.map_or("<lambda>", |name| self.program.spelled(name));
            text = match outer.kind {
                ScopeKind::Module => break,
                ScopeKind::Class => text!(self, "{own}.{text}")?,
                ScopeKind::Function | ScopeKind::Lambda => text!(self, "{own}.<locals>.{text}")?,
                _ => text,
            };
            (scope, inner) = (outer.parent, own);
        }
        Ok(text)
    }

    /// A `def` statement.
    pub(super) fn define(&mut self, node: NodeId, decorators: List<'a>) -> Lowered<()> {
        let id = self.program.function_made_by(node).expect("a def makes a function");
        let slot = self.program.slot_at(node);
        let is_known = slot.is_some_and(|slot| self.program.slot(slot).function.is_some());
        if self.function != FunctionId::MODULE || !self.is_item(id) {
            self.item(id)?;
        }
        if is_known && !self.program.function(id).is_value {
            return Ok(());
        }
        let value = self.decorated(node, decorators)?;
        match slot {
            Some(slot) => self.store_or_declare(slot, value),
            None => Ok(()),
        }
    }

    /// The value of a `def` with its decorators.
    pub(super) fn decorated(&mut self, node: NodeId, decorators: List<'a>) -> Lowered<&'a str> {
        let mut names = self.program.arena.vec();
        for (index, decorator) in decorators.iter().enumerate() {
            let label = self.label();
            let text = self.as_dyn(decorator)?;
            self.line(text!(self, "let decorator_{label}_{index} = {text};")?)?;
            names
                .try_push(text!(self, "decorator_{label}_{index}")?)
                .map_err(|_full| Stop::Full)?;
        }
        let piece = self.function_value(node)?;
        let mut text = piece.text;
        for name in names.iter().rev() {
            text = self.raising(text!(self, "py::dynamic::call(&{name}, &[{text}])")?)?;
        }
        Ok(text)
    }

    /// Whether a function is an item of the module, and not of a function.
    pub(super) fn is_item(&self, id: FunctionId) -> bool {
        let function = self.program.function(id);
        function.parent == FunctionId::MODULE && self.program.captures_of(id).is_empty()
    }

    /// The Rust function of a `def`.
    pub(super) fn item(&mut self, id: FunctionId) -> Lowered<()> {
        let function = *self.program.function(id);
        let Node::FunctionDef { body, .. } = self.program.ast.node(function.node) else {
            return Ok(());
        };
        let head = self.head(id, body)?;
        self.line(head)?;
        let outer = self.enter(id);
        let at = self.out.len();
        let result = self.body(id, body);
        self.leave(outer);
        match result {
            Err(Stop::Refused(refusal)) => {
                self.out.truncate(at);
                self.refusals.try_push(refusal).map_err(|_full| Stop::Full)?;
                self.program.function_mut(id).refusal = Some(refusal);
                let text = self.refusal_text(&refusal)?;
                if function.is_generator {
                    let name = self.generator_name(id)?;
                    self.line(text!(
                        self,
                        "Generator::new(move |_| async move {{\nif true {{\n{text}\n}}\nOk(())\n}}).to_iter({name})"
                    )?)?;
                } else {
                    self.line(text)?;
                }
            }
            other => other?,
        }
        self.line("}")
    }

    /// The documentation and the first line of a function.
    fn head(&mut self, id: FunctionId, body: List<'a>) -> Lowered<&'a str> {
        let function = *self.program.function(id);
        let mut text = self.program.arena.string();
        if let Some(doc) = self.program.doc(body).and_then(|doc| str::from_utf8(doc).ok()) {
            for line in doc.trim().lines() {
                let line = line.trim();
                // What looks like a list or code to rustdoc is text.
                writeln!(text, "/// {}", Documented(line))?;
            }
        }
        if self.is_light(id) {
            // What is left of it is less than a call.
            writeln!(text, "#[inline(always)]")?;
        }
        if self.is_item(id) {
            write!(text, "pub ")?;
        }
        write!(text, "fn {}(", self.function_name(id)?)?;
        let mut is_first = true;
        for index in 0..self.program.captures_of(id).len() {
            let slot = self.program.captures_of(id)[index];
            let one = self.parameter(slot)?;
            write!(text, "{}{one}", if is_first { "" } else { ", " })?;
            is_first = false;
        }
        for index in 0..self.program.parameters_of(id).len() {
            let slot = self.program.parameters_of(id)[index].slot;
            let one = self.own_parameter(slot)?;
            write!(text, "{}{one}", if is_first { "" } else { ", " })?;
            is_first = false;
        }
        let answer = self.type_text(function.answer)?;
        if function.is_generator {
            write!(text, ") -> Iter<{answer}> {{")?;
        } else {
            write!(text, ") -> Result<{answer}> {{")?;
        }
        Ok(text.into_str())
    }

    /// A captured slot as a parameter.
    fn parameter(&mut self, slot: SlotId) -> Lowered<&'a str> {
        let known = *self.program.slot(slot);
        let (name, ty) = (self.slot_name(slot)?, self.type_text(known.ty)?);
        if known.is_cell {
            text!(self, "{name}: &Cell<{ty}>")
        } else if self.program.types.is_copy(known.ty) {
            text!(self, "{name}: {ty}")
        } else {
            text!(self, "{name}: &{ty}")
        }
    }

    fn own_parameter(&mut self, slot: SlotId) -> Lowered<&'a str> {
        let known = *self.program.slot(slot);
        let (name, ty) = (self.slot_name(slot)?, self.type_text(known.ty)?);
        if self.program.types.is_copy(known.ty) {
            let mutable = if known.assignments > 1 && !known.is_cell { "mut " } else { "" };
            text!(self, "{mutable}{name}: {ty}")
        } else {
            text!(self, "{name}: &{ty}")
        }
    }

    /// The body of a `def`.
    fn body(&mut self, id: FunctionId, body: List<'a>) -> Lowered<()> {
        let function = *self.program.function(id);
        if function.is_generator || function.is_async {
            let mut clones = self.program.arena.string();
            for index in 0..self.program.captures_of(id).len() {
                let slot = self.program.captures_of(id)[index];
                let known = *self.program.slot(slot);
                if known.is_cell || !self.program.types.is_copy(known.ty) {
                    let name = self.slot_name(slot)?;
                    writeln!(clones, "let {name} = {name}.clone();")?;
                }
            }
            for index in 0..self.program.parameters_of(id).len() {
                let slot = self.program.parameters_of(id)[index].slot;
                let known = *self.program.slot(slot);
                let name = self.slot_name(slot)?;
                if !self.program.types.is_copy(known.ty) || known.is_cell {
                    let mutable = if known.assignments > 1 && !known.is_cell { "mut " } else { "" };
                    let value = if self.program.types.is_copy(known.ty) {
                        name
                    } else {
                        text!(self, "{name}.clone()")?
                    };
                    if known.is_cell {
                        let python = Quoted(self.program.text(known.name));
                        writeln!(clones, "let {name} = Cell::with({python}, {value});")?;
                    } else {
                        writeln!(clones, "let {mutable}{name} = {value};")?;
                    }
                }
            }
            let text = clones.into_str();
            self.out.try_push_str(text).map_err(|_full| Stop::Full)?;
            // Without an end the type of the answer has to be said.
            let ends = if self.diverges(body) { "::<(), _>" } else { "" };
            let ends = if function.is_sent && !ends.is_empty() { "::<Dyn, _>" } else { ends };
            let text = self.aside(|lower| {
                lower.locals(id)?;
                lower.statements(body)?;
                if !lower.diverges(body) {
                    lower.line(if function.is_sent { "Ok(Dyn::None)" } else { "Ok(())" })?;
                }
                Ok(())
            })?;
            let hand = if text.contains("yielder.") { "yielder" } else { "_" };
            let make = text!(self, "Generator::new{ends}(move |{hand}| async move {{")?;
            if !function.is_async {
                self.line(make)?;
                self.out.try_push_str(text).map_err(|_full| Stop::Full)?;
                let name = self.generator_name(id)?;
                return self.line(text!(self, "}}).to_iter({name})")?);
            }
            let Node::FunctionDef { name, .. } = self.program.ast.node(function.node) else {
                unreachable!("a lambda is not async");
            };
            let name = self.program.spelled(name);
            let qualname = self.qualname(id, name)?;
            let is_giver = self.program.scopes.scope(function.scope).is_generator;
            let kind = if is_giver { "asynchronous_generator" } else { "coroutine" };
            let (name, qualname) = (Quoted(name), Quoted(qualname));
            self.line(text!(self, "Ok(py::{kind}({name}, {qualname}, {make}")?)?;
            self.out.try_push_str(text).map_err(|_full| Stop::Full)?;
            return self.line("})))");
        }
        // What a method or a function that is a value reaches, nobody can follow by names.
        let is_open = function.class.is_some() || function.is_value;
        // An attribute of `self` is a call of what answers for attributes.
        let answers_attributes = match self.program.ast.node(function.node) {
            Node::FunctionDef { name, decorators, .. } => {
                !decorators.is_empty() || self.program.text(name).starts_with("__get")
            }
            _ => false,
        };
        let may_recur = self.program.is_recursive(id)
            || is_open && body.iter().any(|part| self.may_call_itself(part, answers_attributes));
        if may_recur {
            self.line("let _call = py::enter()?;")?;
        }
        for index in 0..self.program.parameters_of(id).len() {
            let slot = self.program.parameters_of(id)[index].slot;
            let known = *self.program.slot(slot);
            let name = self.slot_name(slot)?;
            let is_copy = self.program.types.is_copy(known.ty);
            let value = if is_copy { name } else { text!(self, "{name}.clone()")? };
            if known.is_cell {
                let python = Quoted(self.program.text(known.name));
                self.line(text!(self, "let {name} = Cell::with({python}, {value});")?)?;
            } else if !is_copy && known.assignments > 1 {
                self.line(text!(self, "let mut {name} = {value};")?)?;
            }
        }
        self.locals(id)?;
        let skip = usize::from(self.program.doc(body).is_some());
        self.tail(body, skip, function.falls_through)
    }

    /// The statements of a function, the last one as its value.
    fn tail(&mut self, body: List<'a>, skip: usize, falls_through: bool) -> Lowered<()> {
        let count = body.len();
        for (index, statement) in body.iter().enumerate().skip(skip) {
            if index + 1 == count
                && let Node::Return { .. } = self.program.ast.node(statement)
            {
                self.declare_homes_of(statement)?;
                let text = self.aside(|lower| lower.one(statement))?;
                // `return Ok(x);` at the end is `Ok(x)`.
                let at = text.rfind("return Ok(");
                match (at, text.trim_end().strip_suffix(';')) {
                    (Some(at), Some(_)) if text[..at].is_empty() || text[..at].ends_with('\n') => {
                        let end = text.trim_end().len() - 1;
                        let shown = text!(self, "{}{}", &text[..at], &text[at + 7..end])?;
                        self.line(shown)?;
                    }
                    _ => self.line(text.trim_end())?,
                }
            } else {
                self.declared(statement)?;
            }
        }
        if self.diverges(body) {
            return Ok(());
        }
        if falls_through {
            let none = self.make(Term::None);
            let answer = self.answer;
            let value = self.coerced(self.value("()", none), answer)?;
            return self.line(text!(self, "Ok({value})")?);
        }
        self.line("unreachable!(\"every way out returns or raises\")")
    }

    /// Declares the locals that closures share or that may be unbound.
    pub(super) fn locals(&mut self, id: FunctionId) -> Lowered<()> {
        for number in 0..self.program.slots.len() {
            let slot = self.program.slots[number];
            let is_value = slot.function.is_none_or(|id| self.program.function(id).is_value);
            let is_ours = slot.owner == id
                && slot.kind == SlotKind::Local
                && !slot.is_parameter
                && (slot.is_cell || slot.is_maybe_unbound)
                && (slot.import.is_none() || !self.program.import_is_plain(&slot))
                && is_value
                && !self.program.scopes.scope(slot.scope).kind.is_comprehension();
            if is_ours && self.declared[number] != DECLARED {
                let id = SlotId(u32::try_from(number).expect("slots are numbered by u32"));
                self.declare(id)?;
            }
        }
        Ok(())
    }

    /// The text of a module: its variables and functions, and of the main one what the program runs.
    pub(crate) fn module(&mut self, module: usize) -> Lowered<&'a str> {
        self.section = module;
        self.fields.clear();
        self.methods.clear();
        let is_root = module == self.program.parts.main();
        // What the functions read and set as fields is known when they are written.
        let rest = self.aside(|lower| {
            for number in 1..lower.program.functions.len() {
                let id = FunctionId(u32::try_from(number).expect("functions are numbered by u32"));
                let is_ours = lower.program.module_of(id) == module;
                if is_ours
                    && lower.program.function(id).kind == FunctionKind::Def
                    && lower.is_item(id)
                {
                    lower.item(id)?;
                    lower.makers(id)?;
                    lower.line("")?;
                }
            }
            if is_root { lower.run() } else { Ok(()) }
        })?;
        self.aside(|lower| {
            if let Some(doc) = lower.program.parts.0.get(module).and_then(|part| part.doc) {
                for line in doc.trim().lines() {
                    let text = text!(lower, "//! {}", Documented(line.trim()))?;
                    lower.line(text)?;
                }
            }
            lower.line("use py::prelude::*;")?;
            lower.line("")?;
            lower.globals(module)?;
            lower.cells(module)?;
            lower.declared_fields()?;
            lower.out.try_push_str(rest).map_err(|_full| Stop::Full)
        })
    }

    /// The fields and the methods that the text of the module names.
    fn declared_fields(&mut self) -> Lowered<()> {
        if !self.methods.is_empty() {
            self.line("methods! {")?;
            for index in 0..self.methods.len() {
                let python = self.methods[index];
                let name = self.method_name(python)?;
                self.line(text!(self, "{name} = {};", Quoted(python))?)?;
            }
            self.line("}")?;
            self.line("")?;
        }
        if self.fields.is_empty() {
            return Ok(());
        }
        self.line("fields! {")?;
        for index in 0..self.fields.len() {
            let (python, ty) = self.fields[index];
            let (name, ty) = (self.field_name(python)?, self.type_text(ty)?);
            self.line(text!(self, "{name}: {ty} = {};", Quoted(python))?)?;
        }
        self.line("}")?;
        self.line("")
    }

    /// The variables of a module that its functions or other modules use.
    fn globals(&mut self, module: usize) -> Lowered<()> {
        let is_shared = self.program.parts.0.len() > 1;
        let mut is_open = false;
        for number in 0..self.program.slots.len() {
            let slot = self.program.slots[number];
            let is_value = slot.function.is_none_or(|id| self.program.function(id).is_value);
            let is_plain_import = slot.import.is_some() && self.program.import_is_plain(&slot);
            if slot.kind != SlotKind::Global
                || !is_value
                || is_plain_import
                || self.program.parts.of_name(self.program.text(slot.name)) != module
            {
                continue;
            }
            if !is_open {
                self.line(if self.program.is_open { "named_globals! {" } else { "globals! {" })?;
                is_open = true;
            }
            let id = SlotId(u32::try_from(number).expect("slots are numbered by u32"));
            let (name, ty) = (self.global_name(id)?, self.type_text(slot.ty)?);
            let python = Quoted(self.program.spelled(slot.name));
            let reach = if is_shared { "pub(crate) " } else { "" };
            if self.program.is_open {
                self.line(text!(self, "{name} = {python};")?)?;
            } else {
                self.line(text!(self, "{reach}{name}: {ty} = {python};")?)?;
            }
        }
        if is_open {
            self.line("}")?;
            self.line("")?;
        }
        Ok(())
    }

    /// The classes of a module that methods ask for by `super()` and that have not their names alone.
    fn cells(&mut self, module: usize) -> Lowered<()> {
        let reach = if self.program.parts.0.len() > 1 { "pub(crate) " } else { "" };
        let mut is_open = false;
        for number in 0..self.program.asks_class.len() {
            let class = self.program.asks_class[number];
            let own = self.program.parts.at(self.program.ast.span(class).start);
            if own != module || !self.has_cell(class) {
                continue;
            }
            if !is_open {
                self.line("globals! {")?;
                is_open = true;
            }
            let name = self.cell_name(class)?;
            self.line(text!(self, "{reach}{name}: Dyn = \"__class__\";")?)?;
        }
        if is_open {
            self.line("}")?;
            self.line("")?;
        }
        Ok(())
    }

    fn run(&mut self) -> Lowered<()> {
        let ast = self.program.ast;
        let Node::Module { body } = ast.node(ast.root()) else { return Ok(()) };
        self.line("/// What the module does when it is run.")?;
        self.line("pub fn run() -> Result<()> {")?;
        self.answer = self.make(Term::None);
        if self.program.is_open {
            let doc = self.program.doc(body).and_then(|doc| str::from_utf8(doc).ok());
            let doc = match doc {
                Some(doc) => text!(self, "Dyn::text({})", Quoted(doc))?,
                None => "Dyn::None",
            };
            self.line(text!(self, "py::open_module({doc});")?)?;
        }
        self.locals(FunctionId::MODULE)?;
        let skip = usize::from(self.program.doc(body).is_some());
        let is_one = self.program.parts.0.len() == 1;
        let mut before = usize::MAX;
        for statement in body.iter().skip(skip) {
            // Whose statements these are.
            let module = self.program.parts.at(ast.span(statement).start);
            if !is_one && module != before {
                before = module;
                let name = self.program.parts.0[module].path;
                self.line(text!(self, "// {name}")?)?;
            }
            self.declared(statement)?;
        }
        if !self.diverges(body) {
            self.line("Ok(())")?;
        }
        self.line("}")
    }
}

/// A line of documentation that rustdoc takes as plain text.
struct Documented<'t>(&'t str);

impl std::fmt::Display for Documented<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for character in self.0.chars() {
            match character {
                '[' | ']' | '<' | '>' | '`' | '*' | '_' | '\\' | '#' => write!(f, "\\{character}")?,
                c if c.is_control() || super::is_odd(c) => write!(f, " ")?,
                c => write!(f, "{c}")?,
            }
        }
        Ok(())
    }
}

impl Program<'_> {
    /// Whether an import needs no variable: every use of it is known.
    pub(crate) fn import_is_plain(&self, slot: &crate::program::Slot) -> bool {
        slot.import.is_some_and(|alias| self.library_is_plain(alias))
    }

    pub(crate) fn library_is_plain(&self, alias: NodeId) -> bool {
        self.imported(alias).is_some()
    }
}
