//! A node put together from the columns, as passes read it.

use larder_memory::intern::Symbol;

use super::list::Chain;
use super::{
    Ast, BoolOperator, Comparison, Comparisons, Context, Head, List, NO_SYMBOL, NodeId, NodeKind,
    Operator, OptionalList, Singleton, Symbols, UnaryOperator,
};

/// A node with its children. The variants and fields are those of Python's `ast`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(missing_docs, reason = "they are the classes of Python's `ast`, under their names")]
pub enum Node<'t> {
    Module {
        body: List<'t>,
    },
    FunctionDef {
        is_async: bool,
        name: Symbol,
        args: NodeId,
        body: List<'t>,
        decorators: List<'t>,
        returns: Option<NodeId>,
    },
    ClassDef {
        name: Symbol,
        bases: List<'t>,
        keywords: List<'t>,
        body: List<'t>,
        decorators: List<'t>,
    },
    Return {
        value: Option<NodeId>,
    },
    Delete {
        targets: List<'t>,
    },
    Assign {
        targets: List<'t>,
        value: NodeId,
    },
    AugAssign {
        target: NodeId,
        op: Operator,
        value: NodeId,
    },
    AnnAssign {
        target: NodeId,
        annotation: NodeId,
        value: Option<NodeId>,
        is_simple: bool,
    },
    For {
        is_async: bool,
        target: NodeId,
        iter: NodeId,
        body: List<'t>,
        orelse: List<'t>,
    },
    While {
        test: NodeId,
        body: List<'t>,
        orelse: List<'t>,
    },
    If {
        test: NodeId,
        body: List<'t>,
        orelse: List<'t>,
    },
    With {
        is_async: bool,
        items: List<'t>,
        body: List<'t>,
    },
    Match {
        subject: NodeId,
        cases: List<'t>,
    },
    Raise {
        exc: Option<NodeId>,
        cause: Option<NodeId>,
    },
    Try {
        is_star: bool,
        body: List<'t>,
        handlers: List<'t>,
        orelse: List<'t>,
        finalbody: List<'t>,
    },
    Assert {
        test: NodeId,
        msg: Option<NodeId>,
    },
    Import {
        names: List<'t>,
    },
    ImportFrom {
        module: Option<Symbol>,
        names: List<'t>,
        level: u32,
    },
    Global {
        names: Symbols<'t>,
    },
    Nonlocal {
        names: Symbols<'t>,
    },
    Expr {
        value: NodeId,
    },
    Pass,
    Break,
    Continue,
    BoolOp {
        op: BoolOperator,
        values: List<'t>,
    },
    NamedExpr {
        target: NodeId,
        value: NodeId,
    },
    BinOp {
        left: NodeId,
        op: Operator,
        right: NodeId,
    },
    UnaryOp {
        op: UnaryOperator,
        operand: NodeId,
    },
    Lambda {
        args: NodeId,
        body: NodeId,
    },
    IfExp {
        test: NodeId,
        body: NodeId,
        orelse: NodeId,
    },
    /// The key of `**rest` is missing.
    Dict {
        keys: OptionalList<'t>,
        values: List<'t>,
    },
    Set {
        elts: List<'t>,
    },
    ListComp {
        elt: NodeId,
        generators: List<'t>,
    },
    SetComp {
        elt: NodeId,
        generators: List<'t>,
    },
    DictComp {
        key: NodeId,
        value: NodeId,
        generators: List<'t>,
    },
    GeneratorExp {
        elt: NodeId,
        generators: List<'t>,
    },
    Await {
        value: NodeId,
    },
    Yield {
        value: Option<NodeId>,
    },
    YieldFrom {
        value: NodeId,
    },
    Compare {
        left: NodeId,
        rest: Comparisons<'t>,
    },
    Call {
        func: NodeId,
        args: List<'t>,
        keywords: List<'t>,
    },
    /// `conversion` is `s`, `r` or `a`.
    FormattedValue {
        value: NodeId,
        conversion: Option<char>,
        format_spec: Option<NodeId>,
    },
    JoinedStr {
        values: List<'t>,
    },
    Constant(Literal<'t>),
    Attribute {
        value: NodeId,
        attr: Symbol,
        ctx: Context,
    },
    Subscript {
        value: NodeId,
        slice: NodeId,
        ctx: Context,
    },
    Starred {
        value: NodeId,
        ctx: Context,
    },
    Name {
        id: Symbol,
        ctx: Context,
    },
    List {
        elts: List<'t>,
        ctx: Context,
    },
    Tuple {
        elts: List<'t>,
        ctx: Context,
    },
    Slice {
        lower: Option<NodeId>,
        upper: Option<NodeId>,
        step: Option<NodeId>,
    },
    Arguments {
        posonlyargs: List<'t>,
        args: List<'t>,
        vararg: Option<NodeId>,
        kwonlyargs: List<'t>,
        /// One for each keyword-only argument.
        kw_defaults: OptionalList<'t>,
        kwarg: Option<NodeId>,
        /// Those of the last positional arguments.
        defaults: List<'t>,
    },
    Arg {
        arg: Symbol,
        annotation: Option<NodeId>,
    },
    Keyword {
        arg: Option<Symbol>,
        value: NodeId,
    },
    Alias {
        name: Symbol,
        asname: Option<Symbol>,
    },
    WithItem {
        context_expr: NodeId,
        optional_vars: Option<NodeId>,
    },
    ExceptHandler {
        typ: Option<NodeId>,
        name: Option<Symbol>,
        body: List<'t>,
    },
    MatchCase {
        pattern: NodeId,
        guard: Option<NodeId>,
        body: List<'t>,
    },
    Comprehension {
        target: NodeId,
        iter: NodeId,
        ifs: List<'t>,
        is_async: bool,
    },
    MatchValue {
        value: NodeId,
    },
    MatchSingleton {
        value: Singleton,
    },
    MatchSequence {
        patterns: List<'t>,
    },
    MatchMapping {
        keys: List<'t>,
        patterns: List<'t>,
        rest: Option<Symbol>,
    },
    MatchClass {
        cls: NodeId,
        patterns: List<'t>,
        kwd_attrs: Symbols<'t>,
        kwd_patterns: List<'t>,
    },
    MatchStar {
        name: Option<Symbol>,
    },
    MatchAs {
        pattern: Option<NodeId>,
        name: Option<Symbol>,
    },
    MatchOr {
        patterns: List<'t>,
    },
}

/// The value of a constant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Literal<'t> {
    /// `None`, `True`, `False` or `...`.
    Singleton(Singleton),
    /// A whole number below 2^64.
    Int(u64),
    /// A larger one as it is written, with prefix and underscores.
    BigInt(&'t str),
    /// A float.
    Float(f64),
    /// The imaginary part of a complex number without a real one.
    Imaginary(f64),
    /// A string in UTF-8, with lone surrogates as three bytes each; and whether it was written `u"…"`.
    Str {
        /// The characters.
        bytes: &'t [u8],
        /// Whether the first literal has the prefix `u`.
        has_u_prefix: bool,
    },
    /// Bytes.
    Bytes(&'t [u8]),
}

impl<'a> Ast<'a> {
    /// The name of a [`Node::Name`]; none of other nodes.
    #[must_use]
    #[inline]
    pub fn name_at(&self, id: NodeId) -> Option<Symbol> {
        (self.kind(id) == NodeKind::Name).then(|| Symbol(self.data[id.index()][0]))
    }

    /// A node, put together.
    #[must_use]
    #[inline]
    pub fn node(&self, id: NodeId) -> Node<'a> {
        // Two nodes of five are names, and a pass that looks for something else is through with them.
        let head = self.heads[id.index()];
        if head.kind == NodeKind::Name {
            return Node::Name { id: Symbol(self.data[id.index()][0]), ctx: Context::of(head.tag) };
        }
        self.other(id, head)
    }

    /// A node that is no name.
    fn other(&self, id: NodeId, head: Head) -> Node<'a> {
        use NodeKind as K;
        let [a, b] = self.data[id.index()];
        let view = Words { extra: self.extra };
        let ctx = || Context::of(head.tag);
        match head.kind {
            K::Absent => unreachable!("node 0 has no id"),
            K::Module => Node::Module { body: view.list(a) },
            K::FunctionDef | K::AsyncFunctionDef => {
                let [name, args, body, decorators, returns] = view.words(a);
                Node::FunctionDef {
                    is_async: head.kind == K::AsyncFunctionDef,
                    name: Symbol(name),
                    args: node(args),
                    body: view.list(body),
                    decorators: view.list(decorators),
                    returns: NodeId::new(returns),
                }
            }
            K::ClassDef => {
                let [name, bases, keywords, body, decorators] = view.words(a);
                Node::ClassDef {
                    name: Symbol(name),
                    bases: view.list(bases),
                    keywords: view.list(keywords),
                    body: view.list(body),
                    decorators: view.list(decorators),
                }
            }
            K::Return => Node::Return { value: NodeId::new(a) },
            K::Delete => Node::Delete { targets: view.list(a) },
            K::Assign => Node::Assign { targets: view.list(a), value: node(b) },
            K::AugAssign => {
                Node::AugAssign { target: node(a), op: Operator::of(head.tag), value: node(b) }
            }
            K::AnnAssign => {
                let [annotation, value] = view.words(b);
                Node::AnnAssign {
                    target: node(a),
                    annotation: node(annotation),
                    value: NodeId::new(value),
                    is_simple: head.tag == 1,
                }
            }
            K::For | K::AsyncFor => {
                let [iter, body, orelse] = view.words(b);
                Node::For {
                    is_async: head.kind == K::AsyncFor,
                    target: node(a),
                    iter: node(iter),
                    body: view.list(body),
                    orelse: view.list(orelse),
                }
            }
            K::While | K::If => {
                let [body, orelse] = view.words(b);
                let (test, body, orelse) = (node(a), view.list(body), view.list(orelse));
                if head.kind == K::If {
                    Node::If { test, body, orelse }
                } else {
                    Node::While { test, body, orelse }
                }
            }
            K::With | K::AsyncWith => Node::With {
                is_async: head.kind == K::AsyncWith,
                items: view.list(a),
                body: view.list(b),
            },
            K::Match => Node::Match { subject: node(a), cases: view.list(b) },
            K::Raise => Node::Raise { exc: NodeId::new(a), cause: NodeId::new(b) },
            K::Try | K::TryStar => {
                let [body, handlers, orelse, finalbody] = view.words(a);
                Node::Try {
                    is_star: head.kind == K::TryStar,
                    body: view.list(body),
                    handlers: view.list(handlers),
                    orelse: view.list(orelse),
                    finalbody: view.list(finalbody),
                }
            }
            K::Assert => Node::Assert { test: node(a), msg: NodeId::new(b) },
            K::Import => Node::Import { names: view.list(a) },
            K::ImportFrom => {
                let [module, level] = view.words(b);
                Node::ImportFrom { module: symbol(module), names: view.list(a), level }
            }
            K::Global => Node::Global { names: Symbols(view.list(a).0) },
            K::Nonlocal => Node::Nonlocal { names: Symbols(view.list(a).0) },
            K::Expr => Node::Expr { value: node(a) },
            K::Pass => Node::Pass,
            K::Break => Node::Break,
            K::Continue => Node::Continue,
            K::BoolOp => Node::BoolOp { op: BoolOperator::of(head.tag), values: view.list(a) },
            K::NamedExpr => Node::NamedExpr { target: node(a), value: node(b) },
            K::BinOp => Node::BinOp { left: node(a), op: Operator::of(head.tag), right: node(b) },
            K::UnaryOp => Node::UnaryOp { op: UnaryOperator::of(head.tag), operand: node(a) },
            K::Lambda => Node::Lambda { args: node(a), body: node(b) },
            K::IfExp => {
                let [body, orelse] = view.words(b);
                Node::IfExp { test: node(a), body: node(body), orelse: node(orelse) }
            }
            K::Dict => Node::Dict { keys: OptionalList(view.list(a).0), values: view.list(b) },
            K::Set => Node::Set { elts: view.list(a) },
            K::ListComp => Node::ListComp { elt: node(a), generators: view.list(b) },
            K::SetComp => Node::SetComp { elt: node(a), generators: view.list(b) },
            K::DictComp => {
                let [value, generators] = view.words(b);
                Node::DictComp {
                    key: node(a),
                    value: node(value),
                    generators: view.list(generators),
                }
            }
            K::GeneratorExp => Node::GeneratorExp { elt: node(a), generators: view.list(b) },
            K::Await => Node::Await { value: node(a) },
            K::Yield => Node::Yield { value: NodeId::new(a) },
            K::YieldFrom => Node::YieldFrom { value: node(a) },
            K::Compare => {
                let chain = if head.tag == CHAIN {
                    Chain::Many(view.list(b).0)
                } else {
                    Chain::One(Comparison::of(head.tag), node(b))
                };
                Node::Compare { left: node(a), rest: Comparisons(chain) }
            }
            K::Call => {
                let (args, keywords) = view.call(b);
                Node::Call { func: node(a), args, keywords }
            }
            K::FormattedValue => Node::FormattedValue {
                value: node(a),
                conversion: (head.tag != 0).then_some(char::from(head.tag)),
                format_spec: NodeId::new(b),
            },
            K::JoinedStr => Node::JoinedStr { values: view.list(a) },
            K::Attribute => Node::Attribute { value: node(a), attr: Symbol(b), ctx: ctx() },
            K::Subscript => Node::Subscript { value: node(a), slice: node(b), ctx: ctx() },
            K::Starred => Node::Starred { value: node(a), ctx: ctx() },
            K::Name => Node::Name { id: Symbol(a), ctx: ctx() },
            K::List => Node::List { elts: view.list(a), ctx: ctx() },
            K::Tuple => Node::Tuple { elts: view.list(a), ctx: ctx() },
            K::Slice => {
                let [upper, step] = if b == 0 { [0, 0] } else { view.words(b) };
                Node::Slice {
                    lower: NodeId::new(a),
                    upper: NodeId::new(upper),
                    step: NodeId::new(step),
                }
            }
            K::Singleton => Node::Constant(Literal::Singleton(Singleton::of(head.tag))),
            K::Int => Node::Constant(Literal::Int(u64::from(a) | u64::from(b) << 32)),
            K::BigInt => Node::Constant(Literal::BigInt(&self.source[a as usize..b as usize])),
            K::Float => Node::Constant(Literal::Float(float(a, b))),
            K::Imaginary => Node::Constant(Literal::Imaginary(float(a, b))),
            K::Str | K::StrMade => {
                let all = if head.kind == K::Str { self.source.as_bytes() } else { self.text };
                let bytes = &all[a as usize..b as usize];
                Node::Constant(Literal::Str { bytes, has_u_prefix: head.tag == 1 })
            }
            K::Bytes => {
                Node::Constant(Literal::Bytes(&self.source.as_bytes()[a as usize..b as usize]))
            }
            K::BytesMade => Node::Constant(Literal::Bytes(&self.text[a as usize..b as usize])),
            K::Arguments => self.arguments(a),
            K::Arg => Node::Arg { arg: Symbol(a), annotation: NodeId::new(b) },
            K::Keyword => Node::Keyword { arg: symbol(a), value: node(b) },
            K::Alias => Node::Alias { name: Symbol(a), asname: symbol(b) },
            K::WithItem => Node::WithItem { context_expr: node(a), optional_vars: NodeId::new(b) },
            K::ExceptHandler => {
                let [name, body] = view.words(b);
                Node::ExceptHandler {
                    typ: NodeId::new(a),
                    name: symbol(name),
                    body: view.list(body),
                }
            }
            K::MatchCase => {
                let [guard, body] = view.words(b);
                Node::MatchCase {
                    pattern: node(a),
                    guard: NodeId::new(guard),
                    body: view.list(body),
                }
            }
            K::Comprehension => {
                let [iter, ifs] = view.words(b);
                Node::Comprehension {
                    target: node(a),
                    iter: node(iter),
                    ifs: view.list(ifs),
                    is_async: head.tag == 1,
                }
            }
            K::MatchValue => Node::MatchValue { value: node(a) },
            K::MatchSingleton => Node::MatchSingleton { value: Singleton::of(head.tag) },
            K::MatchSequence => Node::MatchSequence { patterns: view.list(a) },
            K::MatchMapping => {
                let [patterns, rest] = view.words(b);
                Node::MatchMapping {
                    keys: view.list(a),
                    patterns: view.list(patterns),
                    rest: symbol(rest),
                }
            }
            K::MatchClass => {
                let [patterns, attrs, keyword_patterns] = view.words(b);
                Node::MatchClass {
                    cls: node(a),
                    patterns: view.list(patterns),
                    kwd_attrs: Symbols(view.list(attrs).0),
                    kwd_patterns: view.list(keyword_patterns),
                }
            }
            K::MatchStar => Node::MatchStar { name: symbol(a) },
            K::MatchAs => Node::MatchAs { pattern: NodeId::new(a), name: symbol(b) },
            K::MatchOr => Node::MatchOr { patterns: view.list(a) },
        }
    }

    /// Six counts, then the lists: positional-only, plain, keyword-only, their defaults, the defaults.
    fn arguments(&self, at: u32) -> Node<'a> {
        if at == 0 {
            return Node::Arguments {
                posonlyargs: List::default(),
                args: List::default(),
                vararg: None,
                kwonlyargs: List::default(),
                kw_defaults: OptionalList::default(),
                kwarg: None,
                defaults: List::default(),
            };
        }
        let view = Words { extra: self.extra };
        let [posonly, plain, kwonly, defaults, vararg, kwarg] = view.words(at);
        let mut from = at as usize + 6;
        let mut take = |count: u32| {
            let list = &self.extra[from..from + count as usize];
            from += count as usize;
            list
        };
        Node::Arguments {
            posonlyargs: List(take(posonly)),
            args: List(take(plain)),
            vararg: NodeId::new(vararg),
            kwonlyargs: List(take(kwonly)),
            kw_defaults: OptionalList(take(kwonly)),
            kwarg: NodeId::new(kwarg),
            defaults: List(take(defaults)),
        }
    }
}

/// The tag of a comparison with more than one operator.
pub(crate) const CHAIN: u8 = u8::MAX;

struct Words<'t> {
    extra: &'t [u32],
}

impl<'t> Words<'t> {
    fn words<const N: usize>(&self, at: u32) -> [u32; N] {
        let words = &self.extra[at as usize..at as usize + N];
        words.try_into().expect("a slice of this length")
    }

    fn list(&self, at: u32) -> List<'t> {
        let len = self.extra[at as usize] as usize;
        List(&self.extra[at as usize + 1..at as usize + 1 + len])
    }

    /// Two counts, then arguments, then keywords; 0 for a call of nothing.
    fn call(&self, at: u32) -> (List<'t>, List<'t>) {
        if at == 0 {
            return (List::default(), List::default());
        }
        let [args, keywords] = self.words(at);
        let from = at as usize + 2;
        let middle = from + args as usize;
        (List(&self.extra[from..middle]), List(&self.extra[middle..middle + keywords as usize]))
    }
}

fn node(word: u32) -> NodeId {
    NodeId::new(word).expect("the grammar wants a node here")
}

fn symbol(word: u32) -> Option<Symbol> {
    (word != NO_SYMBOL).then_some(Symbol(word))
}

fn float(low: u32, high: u32) -> f64 {
    f64::from_bits(u64::from(low) | u64::from(high) << 32)
}
