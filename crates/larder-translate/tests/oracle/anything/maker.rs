//! What a program is made with: types, the names at hand, lines.

use super::dice::Dice;

/// What a value is, as far as the maker knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Int,
    Float,
    Str,
    Bool,
    None,
    List(Box<Type>),
    Tuple(Vec<Type>),
    Dict(Box<Type>, Box<Type>),
    Set(Box<Type>),
    Any,
}

impl Type {
    pub(super) fn is_ordered(&self) -> bool {
        match self {
            Type::Int | Type::Float | Type::Str | Type::Bool => true,
            Type::List(element) => element.is_ordered(),
            Type::Tuple(parts) => parts.iter().all(Type::is_ordered),
            _ => false,
        }
    }
}

/// A function that can be called.
#[derive(Clone, Debug)]
pub(super) struct Callee {
    pub(super) name: String,
    pub(super) parameters: Vec<Type>,
    pub(super) answer: Type,
}

/// A program while it is made.
pub(super) struct Maker {
    pub(super) dice: Dice,
    pub(super) lines: String,
    pub(super) indent: usize,
    pub(super) names: Vec<(String, Type)>,
    pub(super) callees: Vec<Callee>,
    count: usize,
}

impl Maker {
    pub(super) fn new(seed: u64) -> Maker {
        Maker {
            dice: Dice::of(seed),
            lines: String::new(),
            indent: 0,
            names: Vec::new(),
            callees: Vec::new(),
            count: 0,
        }
    }

    pub(super) fn line(&mut self, text: &str) {
        self.lines.push_str(&"    ".repeat(self.indent));
        self.lines.push_str(text);
        self.lines.push('\n');
    }

    /// A name that nothing has yet.
    pub(super) fn fresh(&mut self, base: &str) -> String {
        self.count += 1;
        format!("{base}{}", self.count)
    }

    /// A name at hand that has the type.
    pub(super) fn variable(&mut self, wanted: &Type) -> Option<String> {
        let fit: Vec<usize> = (0..self.names.len())
            .filter(|&at| *wanted == Type::Any || self.names[at].1 == *wanted)
            .collect();
        if fit.is_empty() {
            return None;
        }
        let at = fit[self.dice.below(fit.len())];
        Some(self.names[at].0.clone())
    }

    /// Something made while a name is at hand.
    pub(super) fn within<R>(
        &mut self,
        name: &str,
        ty: Type,
        make: impl FnOnce(&mut Maker) -> R,
    ) -> R {
        self.names.push((name.to_owned(), ty));
        let made = make(self);
        self.names.pop();
        made
    }

    /// A call of a function of the program that answers with the type.
    pub(super) fn call_of(&mut self, wanted: &Type, depth: u32) -> Option<String> {
        let fit: Vec<usize> =
            (0..self.callees.len()).filter(|&at| self.callees[at].answer == *wanted).collect();
        if fit.is_empty() {
            return None;
        }
        let at = fit[self.dice.below(fit.len())];
        Some(self.call(at, depth))
    }

    /// A call of one function: now and then with an argument of another type.
    pub(super) fn call(&mut self, at: usize, depth: u32) -> String {
        let callee = self.callees[at].clone();
        let mut given = Vec::new();
        for parameter in &callee.parameters {
            let ty = if self.dice.one_in(6) { self.any_type(1) } else { parameter.clone() };
            given.push(self.expression(&ty, depth));
        }
        format!("{}({})", callee.name, given.join(", "))
    }

    pub(super) fn ordered_type(&mut self) -> Type {
        match self.dice.below(6) {
            0 | 1 => Type::Int,
            2 => Type::Float,
            3 => Type::Str,
            4 => Type::List(Box::new(Type::Int)),
            _ => Type::Tuple(vec![Type::Int, Type::Str]),
        }
    }

    pub(super) fn key_type(&mut self) -> Type {
        match self.dice.below(5) {
            0 | 1 => Type::Str,
            2 => Type::Tuple(vec![Type::Int, Type::Int]),
            _ => Type::Int,
        }
    }

    /// A type whose values print the same in every run.
    pub(super) fn any_type(&mut self, depth: u32) -> Type {
        match self.dice.below(if depth == 0 { 7 } else { 12 }) {
            0 | 1 => Type::Int,
            2 => Type::Float,
            3 | 4 => Type::Str,
            5 => Type::Bool,
            6 => Type::None,
            7 | 8 => Type::List(Box::new(self.any_type(depth - 1))),
            9 => {
                let count = 1 + self.dice.below(3);
                Type::Tuple((0..count).map(|_| self.any_type(depth - 1)).collect())
            }
            10 => Type::Dict(Box::new(self.key_type()), Box::new(self.any_type(depth - 1))),
            _ => Type::Set(Box::new(Type::Int)),
        }
    }
}
