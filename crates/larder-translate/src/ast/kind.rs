//! What a node can be, and the small choices that stand in its tag.

/// The kind of a node: the classes of CPython's `ast` with a body of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[expect(missing_docs, reason = "they are the classes of Python's `ast`, under their names")]
pub enum NodeKind {
    /// Stands for no node, so that 0 can be none.
    Absent,
    Module,
    // Statements.
    FunctionDef,
    AsyncFunctionDef,
    ClassDef,
    Return,
    Delete,
    Assign,
    AugAssign,
    AnnAssign,
    For,
    AsyncFor,
    While,
    If,
    With,
    AsyncWith,
    Match,
    Raise,
    Try,
    TryStar,
    Assert,
    Import,
    ImportFrom,
    Global,
    Nonlocal,
    Expr,
    Pass,
    Break,
    Continue,
    // Expressions.
    BoolOp,
    NamedExpr,
    BinOp,
    UnaryOp,
    Lambda,
    IfExp,
    Dict,
    Set,
    ListComp,
    SetComp,
    DictComp,
    GeneratorExp,
    Await,
    Yield,
    YieldFrom,
    Compare,
    Call,
    FormattedValue,
    JoinedStr,
    Attribute,
    Subscript,
    Starred,
    Name,
    List,
    Tuple,
    Slice,
    // Constants, by how their value is kept.
    /// `None`, `True`, `False`, `...`: which one is in the tag.
    Singleton,
    /// A whole number below 2^64.
    Int,
    /// A larger one, as its digits in the source.
    BigInt,
    Float,
    Imaginary,
    /// A string that stands in the source as it is.
    Str,
    /// A string that was put together.
    StrMade,
    /// Bytes that stand in the source as they are.
    Bytes,
    /// Bytes that were put together.
    BytesMade,
    // Parts of statements and expressions.
    Arguments,
    Arg,
    Keyword,
    Alias,
    WithItem,
    ExceptHandler,
    MatchCase,
    Comprehension,
    // Patterns.
    MatchValue,
    MatchSingleton,
    MatchSequence,
    MatchMapping,
    MatchClass,
    MatchStar,
    MatchAs,
    MatchOr,
}

impl NodeKind {
    /// Whether it is an expression; a target is one too.
    pub const fn is_expression(self) -> bool {
        NodeKind::BoolOp as u8 <= self as u8 && self as u8 <= NodeKind::BytesMade as u8
    }

    /// Whether it is a statement with blocks of others that belong to the function around it.
    pub(crate) const fn has_blocks(self) -> bool {
        use NodeKind::*;
        matches!(
            self,
            ClassDef | For | AsyncFor | While | If | With | AsyncWith | Match | Try | TryStar
        )
    }

    /// Whether nodes of this kind have no others below them that are evaluated or bound.
    pub(crate) const fn is_leaf(self) -> bool {
        use NodeKind::*;
        self.is_constant() || matches!(self, Name | Arg | Alias | Pass | Break | Continue)
    }

    /// Whether nodes of this kind have a context.
    pub const fn has_context(self) -> bool {
        use NodeKind::*;
        matches!(self, Attribute | Subscript | Starred | Name | List | Tuple)
    }

    /// Whether it is a constant.
    pub const fn is_constant(self) -> bool {
        self as u8 >= NodeKind::Singleton as u8 && self as u8 <= NodeKind::BytesMade as u8
    }
}

macro_rules! tag {
    ($(#[$doc:meta])* $name:ident: $($variant:ident),+) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "they are the classes of Python's `ast`, under their names")]
        #[repr(u8)]
        pub enum $name { $($variant),+ }

        impl $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const NAMES: &'static [&'static str] = &[$(stringify!($variant)),+];

            pub(crate) fn of(tag: u8) -> Self {
                Self::ALL[usize::from(tag)]
            }

            /// The name of the class in Python's `ast`.
            pub fn name(self) -> &'static str {
                Self::NAMES[self as usize]
            }
        }
    };
}

tag! {
    /// What is done with a name or place.
    Context: Load, Store, Del
}
tag! {
    /// An operator with two operands.
    Operator: Add, Sub, Mult, MatMult, Div, Mod, Pow, LShift, RShift, BitOr, BitXor, BitAnd, FloorDiv
}
tag! {
    /// An operator with one operand.
    UnaryOperator: Invert, Not, UAdd, USub
}
tag! {
    /// `and` or `or`.
    BoolOperator: And, Or
}
tag! {
    /// A comparison.
    Comparison: Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn
}
tag! {
    /// A constant of which there is one.
    Singleton: None, True, False, Ellipsis
}
