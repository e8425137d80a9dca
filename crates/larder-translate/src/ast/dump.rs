//! A tree as text: `ast.dump(tree, include_attributes=True)` of CPython 3.11, in a form that two programs
//! can agree on.
//!
//! It differs from CPython's text in two things. Strings and names are written as `ascii()` writes them.
//! And what stands inside an f-string has no positions, because those of CPython 3.11 are wrong there.

use std::fmt;

use larder_memory::intern::Symbol;

use super::number::{decimal, write_float, write_imaginary};
use super::{Ast, Context, Literal, Node, NodeId, Singleton};

/// A tree to be written; see [`Ast::dump`].
#[derive(Clone, Copy, Debug)]
pub struct Dump<'t> {
    ast: &'t Ast<'t>,
}

impl<'a> Ast<'a> {
    /// The tree as text, as CPython's `ast.dump` has it: strings as `ascii()` writes them, no positions inside
    /// f-strings.
    pub fn dump<'t>(&'t self) -> Dump<'t>
    where
        'a: 't,
    {
        Dump { ast: self }
    }
}

/// What is still to be written. Trees can be deep, so there is no recursion.
enum Task<'t> {
    Text(&'static str),
    Owned(String),
    Name(Symbol),
    Node(NodeId),
    Literal(Literal<'t>),
    Span(NodeId),
    /// The position of a node that has no fields.
    OnlySpan(NodeId),
    LeaveString,
}

impl fmt::Display for Dump<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut strings = 0;
        let mut tasks = vec![Task::Node(self.ast.root())];
        let mut fields = Fields { first: true, tasks: Vec::new() };
        while let Some(task) = tasks.pop() {
            match task {
                Task::Text(text) => f.write_str(text)?,
                Task::Owned(text) => f.write_str(&text)?,
                Task::Name(symbol) => write_text(f, self.ast.name(symbol).as_bytes())?,
                Task::Literal(literal) => write_literal(f, &literal)?,
                Task::LeaveString => strings -= 1,
                Task::Span(_) | Task::OnlySpan(_) if strings > 0 => {}
                Task::Span(id) => {
                    f.write_str(", ")?;
                    self.write_span(f, id)?;
                }
                Task::OnlySpan(id) => self.write_span(f, id)?,
                Task::Node(id) => {
                    self.fields(id, &mut fields);
                    if matches!(self.ast.node(id), Node::JoinedStr { .. }) {
                        // Its own position is good, those inside are not.
                        let span = fields.tasks.len() - 2;
                        fields.tasks.insert(span, Task::LeaveString);
                        strings += 1;
                    }
                    tasks.extend(fields.tasks.drain(..).rev());
                }
            }
        }
        Ok(())
    }
}

struct Fields<'t> {
    first: bool,
    tasks: Vec<Task<'t>>,
}

impl<'t> Fields<'t> {
    fn open(&mut self, name: &'static str) {
        self.tasks.push(Task::Text(name));
        self.tasks.push(Task::Text("("));
        self.first = true;
    }

    fn key(&mut self, name: &'static str) {
        if !std::mem::replace(&mut self.first, false) {
            self.tasks.push(Task::Text(", "));
        }
        self.tasks.push(Task::Text(name));
        self.tasks.push(Task::Text("="));
    }

    fn node(&mut self, name: &'static str, id: NodeId) {
        self.key(name);
        self.tasks.push(Task::Node(id));
    }

    fn maybe(&mut self, name: &'static str, id: Option<NodeId>) {
        if let Some(id) = id {
            self.node(name, id);
        }
    }

    fn name(&mut self, name: &'static str, symbol: Symbol) {
        self.key(name);
        self.tasks.push(Task::Name(symbol));
    }

    fn maybe_name(&mut self, name: &'static str, symbol: Option<Symbol>) {
        if let Some(symbol) = symbol {
            self.name(name, symbol);
        }
    }

    fn text(&mut self, name: &'static str, text: &'static str) {
        self.key(name);
        self.tasks.push(Task::Text(text));
    }

    fn list(&mut self, name: &'static str, tasks: impl Iterator<Item = Task<'t>>) {
        self.key(name);
        self.tasks.push(Task::Text("["));
        for (index, task) in tasks.enumerate() {
            if index > 0 {
                self.tasks.push(Task::Text(", "));
            }
            self.tasks.push(task);
        }
        self.tasks.push(Task::Text("]"));
    }

    fn nodes(&mut self, name: &'static str, list: super::List<'t>) {
        self.list(name, list.iter().map(Task::Node));
    }

    fn optional(&mut self, name: &'static str, list: super::OptionalList<'t>) {
        self.list(name, list.iter().map(|id| id.map_or(Task::Text("None"), Task::Node)));
    }

    fn names(&mut self, name: &'static str, list: super::Symbols<'t>) {
        self.list(name, list.iter().map(Task::Name));
    }

    fn class(&mut self, name: &'static str, class: &'static str) {
        self.key(name);
        self.tasks.push(Task::Text(class));
        self.tasks.push(Task::Text("()"));
    }

    fn ctx(&mut self, ctx: Context) {
        self.class("ctx", ctx.name());
    }
}

impl<'t> Dump<'t> {
    fn write_span(&self, f: &mut fmt::Formatter<'_>, id: NodeId) -> fmt::Result {
        let span = self.ast.span(id);
        let lines = self.ast.lines();
        let (line, line_start) = lines.line(span.start);
        let (end_line, end_line_start) = lines.line(span.end);
        write!(
            f,
            "lineno={}, col_offset={}, end_lineno={}, end_col_offset={}",
            line + 1,
            span.start - line_start,
            end_line + 1,
            span.end - end_line_start
        )
    }

    fn fields(&self, id: NodeId, out: &mut Fields<'t>) {
        let ast = self.ast;
        let mut has_span = true;
        let pick = |is: bool, yes, no| if is { yes } else { no };
        match ast.node(id) {
            Node::Module { body } => {
                out.open("Module");
                out.nodes("body", body);
                out.text("type_ignores", "[]");
                has_span = false;
            }
            Node::FunctionDef { is_async, name, args, body, decorators, returns } => {
                out.open(pick(is_async, "AsyncFunctionDef", "FunctionDef"));
                out.name("name", name);
                out.node("args", args);
                out.nodes("body", body);
                out.nodes("decorator_list", decorators);
                out.maybe("returns", returns);
            }
            Node::ClassDef { name, bases, keywords, body, decorators } => {
                out.open("ClassDef");
                out.name("name", name);
                out.nodes("bases", bases);
                out.nodes("keywords", keywords);
                out.nodes("body", body);
                out.nodes("decorator_list", decorators);
            }
            Node::Return { value } => {
                out.open("Return");
                out.maybe("value", value);
            }
            Node::Delete { targets } => {
                out.open("Delete");
                out.nodes("targets", targets);
            }
            Node::Assign { targets, value } => {
                out.open("Assign");
                out.nodes("targets", targets);
                out.node("value", value);
            }
            Node::AugAssign { target, op, value } => {
                out.open("AugAssign");
                out.node("target", target);
                out.class("op", op.name());
                out.node("value", value);
            }
            Node::AnnAssign { target, annotation, value, is_simple } => {
                out.open("AnnAssign");
                out.node("target", target);
                out.node("annotation", annotation);
                out.maybe("value", value);
                out.text("simple", pick(is_simple, "1", "0"));
            }
            Node::For { is_async, target, iter, body, orelse } => {
                out.open(pick(is_async, "AsyncFor", "For"));
                out.node("target", target);
                out.node("iter", iter);
                out.nodes("body", body);
                out.nodes("orelse", orelse);
            }
            Node::While { test, body, orelse } => {
                out.open("While");
                out.node("test", test);
                out.nodes("body", body);
                out.nodes("orelse", orelse);
            }
            Node::If { test, body, orelse } => {
                out.open("If");
                out.node("test", test);
                out.nodes("body", body);
                out.nodes("orelse", orelse);
            }
            Node::With { is_async, items, body } => {
                out.open(pick(is_async, "AsyncWith", "With"));
                out.nodes("items", items);
                out.nodes("body", body);
            }
            Node::Match { subject, cases } => {
                out.open("Match");
                out.node("subject", subject);
                out.nodes("cases", cases);
            }
            Node::Raise { exc, cause } => {
                out.open("Raise");
                out.maybe("exc", exc);
                out.maybe("cause", cause);
            }
            Node::Try { is_star, body, handlers, orelse, finalbody } => {
                out.open(pick(is_star, "TryStar", "Try"));
                out.nodes("body", body);
                out.nodes("handlers", handlers);
                out.nodes("orelse", orelse);
                out.nodes("finalbody", finalbody);
            }
            Node::Assert { test, msg } => {
                out.open("Assert");
                out.node("test", test);
                out.maybe("msg", msg);
            }
            Node::Import { names } => {
                out.open("Import");
                out.nodes("names", names);
            }
            Node::ImportFrom { module, names, level } => {
                out.open("ImportFrom");
                out.maybe_name("module", module);
                out.nodes("names", names);
                out.key("level");
                out.tasks.push(Task::Owned(level.to_string()));
            }
            Node::Global { names } => {
                out.open("Global");
                out.names("names", names);
            }
            Node::Nonlocal { names } => {
                out.open("Nonlocal");
                out.names("names", names);
            }
            Node::Expr { value } => {
                out.open("Expr");
                out.node("value", value);
            }
            Node::Pass => out.open("Pass"),
            Node::Break => out.open("Break"),
            Node::Continue => out.open("Continue"),
            other => {
                has_span = expression(other, out);
            }
        }
        if has_span {
            out.tasks.push(if out.first { Task::OnlySpan(id) } else { Task::Span(id) });
        }
        out.tasks.push(Task::Text(")"));
    }
}

/// Expressions, patterns and parts; whether they have a position.
fn expression<'t>(node: Node<'t>, out: &mut Fields<'t>) -> bool {
    match node {
        Node::BoolOp { op, values } => {
            out.open("BoolOp");
            out.class("op", op.name());
            out.nodes("values", values);
        }
        Node::NamedExpr { target, value } => {
            out.open("NamedExpr");
            out.node("target", target);
            out.node("value", value);
        }
        Node::BinOp { left, op, right } => {
            out.open("BinOp");
            out.node("left", left);
            out.class("op", op.name());
            out.node("right", right);
        }
        Node::UnaryOp { op, operand } => {
            out.open("UnaryOp");
            out.class("op", op.name());
            out.node("operand", operand);
        }
        Node::Lambda { args, body } => {
            out.open("Lambda");
            out.node("args", args);
            out.node("body", body);
        }
        Node::IfExp { test, body, orelse } => {
            out.open("IfExp");
            out.node("test", test);
            out.node("body", body);
            out.node("orelse", orelse);
        }
        Node::Dict { keys, values } => {
            out.open("Dict");
            out.optional("keys", keys);
            out.nodes("values", values);
        }
        Node::Set { elts } => {
            out.open("Set");
            out.nodes("elts", elts);
        }
        Node::ListComp { elt, generators } => comprehension("ListComp", elt, generators, out),
        Node::SetComp { elt, generators } => comprehension("SetComp", elt, generators, out),
        Node::GeneratorExp { elt, generators } => {
            comprehension("GeneratorExp", elt, generators, out);
        }
        Node::DictComp { key, value, generators } => {
            out.open("DictComp");
            out.node("key", key);
            out.node("value", value);
            out.nodes("generators", generators);
        }
        Node::Await { value } => one("Await", value, out),
        Node::YieldFrom { value } => one("YieldFrom", value, out),
        Node::Yield { value } => {
            out.open("Yield");
            out.maybe("value", value);
        }
        Node::Compare { left, rest } => {
            out.open("Compare");
            out.node("left", left);
            out.key("ops");
            out.tasks.push(Task::Text("["));
            for (index, (op, _)) in rest.iter().enumerate() {
                out.tasks.push(Task::Text(if index > 0 { ", " } else { "" }));
                out.tasks.push(Task::Text(op.name()));
                out.tasks.push(Task::Text("()"));
            }
            out.tasks.push(Task::Text("]"));
            out.key("comparators");
            out.tasks.push(Task::Text("["));
            for (index, (_, right)) in rest.iter().enumerate() {
                out.tasks.push(Task::Text(if index > 0 { ", " } else { "" }));
                out.tasks.push(Task::Node(right));
            }
            out.tasks.push(Task::Text("]"));
        }
        Node::Call { func, args, keywords } => {
            out.open("Call");
            out.node("func", func);
            out.nodes("args", args);
            out.nodes("keywords", keywords);
        }
        Node::FormattedValue { value, conversion, format_spec } => {
            out.open("FormattedValue");
            out.node("value", value);
            out.key("conversion");
            let number = conversion.map_or("-1".to_owned(), |c| u32::from(c).to_string());
            out.tasks.push(Task::Owned(number));
            out.maybe("format_spec", format_spec);
        }
        Node::JoinedStr { values } => {
            out.open("JoinedStr");
            out.nodes("values", values);
        }
        Node::Constant(literal) => {
            out.open("Constant");
            out.key("value");
            out.tasks.push(Task::Literal(literal));
            if matches!(literal, Literal::Str { has_u_prefix: true, .. }) {
                out.text("kind", "'u'");
            }
        }
        Node::Attribute { value, attr, ctx } => {
            out.open("Attribute");
            out.node("value", value);
            out.name("attr", attr);
            out.ctx(ctx);
        }
        Node::Subscript { value, slice, ctx } => {
            out.open("Subscript");
            out.node("value", value);
            out.node("slice", slice);
            out.ctx(ctx);
        }
        Node::Starred { value, ctx } => {
            out.open("Starred");
            out.node("value", value);
            out.ctx(ctx);
        }
        Node::Name { id, ctx } => {
            out.open("Name");
            out.name("id", id);
            out.ctx(ctx);
        }
        Node::List { elts, ctx } => {
            out.open("List");
            out.nodes("elts", elts);
            out.ctx(ctx);
        }
        Node::Tuple { elts, ctx } => {
            out.open("Tuple");
            out.nodes("elts", elts);
            out.ctx(ctx);
        }
        Node::Slice { lower, upper, step } => {
            out.open("Slice");
            out.maybe("lower", lower);
            out.maybe("upper", upper);
            out.maybe("step", step);
        }
        other => return part(other, out),
    }
    true
}

fn one(name: &'static str, value: NodeId, out: &mut Fields<'_>) {
    out.open(name);
    out.node("value", value);
}

fn comprehension<'t>(
    name: &'static str,
    elt: NodeId,
    generators: super::List<'t>,
    out: &mut Fields<'t>,
) {
    out.open(name);
    out.node("elt", elt);
    out.nodes("generators", generators);
}

/// Parts of statements, and patterns; whether they have a position.
fn part<'t>(node: Node<'t>, out: &mut Fields<'t>) -> bool {
    match node {
        Node::Arguments { posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults } => {
            out.open("arguments");
            out.nodes("posonlyargs", posonlyargs);
            out.nodes("args", args);
            out.maybe("vararg", vararg);
            out.nodes("kwonlyargs", kwonlyargs);
            out.optional("kw_defaults", kw_defaults);
            out.maybe("kwarg", kwarg);
            out.nodes("defaults", defaults);
            return false;
        }
        Node::Arg { arg, annotation } => {
            out.open("arg");
            out.name("arg", arg);
            out.maybe("annotation", annotation);
        }
        Node::Keyword { arg, value } => {
            out.open("keyword");
            out.maybe_name("arg", arg);
            out.node("value", value);
        }
        Node::Alias { name, asname } => {
            out.open("alias");
            out.name("name", name);
            out.maybe_name("asname", asname);
        }
        Node::WithItem { context_expr, optional_vars } => {
            out.open("withitem");
            out.node("context_expr", context_expr);
            out.maybe("optional_vars", optional_vars);
            return false;
        }
        Node::ExceptHandler { typ, name, body } => {
            out.open("ExceptHandler");
            out.maybe("type", typ);
            out.maybe_name("name", name);
            out.nodes("body", body);
        }
        Node::MatchCase { pattern, guard, body } => {
            out.open("match_case");
            out.node("pattern", pattern);
            out.maybe("guard", guard);
            out.nodes("body", body);
            return false;
        }
        Node::Comprehension { target, iter, ifs, is_async } => {
            out.open("comprehension");
            out.node("target", target);
            out.node("iter", iter);
            out.nodes("ifs", ifs);
            out.text("is_async", if is_async { "1" } else { "0" });
            return false;
        }
        Node::MatchValue { value } => one("MatchValue", value, out),
        Node::MatchSingleton { value } => {
            out.open("MatchSingleton");
            out.key("value");
            out.tasks.push(Task::Literal(Literal::Singleton(value)));
        }
        Node::MatchSequence { patterns } => {
            out.open("MatchSequence");
            out.nodes("patterns", patterns);
        }
        Node::MatchMapping { keys, patterns, rest } => {
            out.open("MatchMapping");
            out.nodes("keys", keys);
            out.nodes("patterns", patterns);
            out.maybe_name("rest", rest);
        }
        Node::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
            out.open("MatchClass");
            out.node("cls", cls);
            out.nodes("patterns", patterns);
            out.names("kwd_attrs", kwd_attrs);
            out.nodes("kwd_patterns", kwd_patterns);
        }
        Node::MatchStar { name } => {
            out.open("MatchStar");
            out.maybe_name("name", name);
        }
        Node::MatchAs { pattern, name } => {
            out.open("MatchAs");
            out.maybe("pattern", pattern);
            out.maybe_name("name", name);
        }
        Node::MatchOr { patterns } => {
            out.open("MatchOr");
            out.nodes("patterns", patterns);
        }
        other => unreachable!("{other:?} is a statement or an expression"),
    }
    true
}

fn write_literal(f: &mut fmt::Formatter<'_>, literal: &Literal<'_>) -> fmt::Result {
    match *literal {
        Literal::Singleton(Singleton::Ellipsis) => f.write_str("Ellipsis"),
        Literal::Singleton(one) => f.write_str(one.name()),
        Literal::Int(number) => write!(f, "{number}"),
        Literal::BigInt(written) => f.write_str(&decimal(written)),
        Literal::Float(value) => write_float(f, value),
        Literal::Imaginary(value) => write_imaginary(f, value),
        Literal::Str { bytes, .. } => write_text(f, bytes),
        Literal::Bytes(bytes) => {
            f.write_str("b")?;
            let quote = quote_for(bytes);
            write!(f, "{quote}")?;
            for &byte in bytes {
                write_character(f, u32::from(byte), quote)?;
            }
            write!(f, "{quote}")
        }
    }
}

fn quote_for(bytes: &[u8]) -> char {
    if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' }
}

/// `ascii()` of a text that may hold lone surrogates.
fn write_text(f: &mut fmt::Formatter<'_>, bytes: &[u8]) -> fmt::Result {
    let quote = quote_for(bytes);
    write!(f, "{quote}")?;
    let mut at = 0;
    while at < bytes.len() {
        let (code, width) = decode(&bytes[at..]);
        write_character(f, code, quote)?;
        at += width;
    }
    write!(f, "{quote}")
}

/// The first character of a text in UTF-8 with surrogates, and its width.
fn decode(bytes: &[u8]) -> (u32, usize) {
    let (first, width) = match bytes[0] {
        byte @ 0..0x80 => return (u32::from(byte), 1),
        byte @ 0x80..0xe0 => (byte & 0x1f, 2),
        byte @ 0xe0..0xf0 => (byte & 0x0f, 3),
        byte => (byte & 0x07, 4),
    };
    let code = bytes[1..width]
        .iter()
        .fold(u32::from(first), |code, byte| code << 6 | u32::from(byte & 0x3f));
    (code, width)
}

fn write_character(f: &mut fmt::Formatter<'_>, code: u32, quote: char) -> fmt::Result {
    match code {
        0x09 => f.write_str("\\t"),
        0x0a => f.write_str("\\n"),
        0x0d => f.write_str("\\r"),
        0x5c => f.write_str("\\\\"),
        0x20..0x7f => {
            let character = char::from_u32(code).expect("it is ASCII");
            if character == quote {
                f.write_str("\\")?;
            }
            write!(f, "{character}")
        }
        0x00..0x100 => write!(f, "\\x{code:02x}"),
        0x100..0x1_0000 => write!(f, "\\u{code:04x}"),
        _ => write!(f, "\\U{code:08x}"),
    }
}
