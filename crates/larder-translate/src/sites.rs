//! How the values of a function are kept, and why not more plainly.
//!
//! A site is a place where a function makes a container, or where a value first becomes dynamic or unbounded: what
//! only hands such a value on is no site.

use crate::ast::{Node, NodeId, NodeKind};
use crate::program::{Function, Program, children};
use crate::types::{Shown, Term, Type};

/// One site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Site {
    pub(crate) line: u32,
    /// Where its representation stands in the texts of the report.
    pub(crate) representation: (u32, u32),
    pub(crate) why: &'static str,
}

/// Gives the sites of a function: its parameters, then its body in the order of evaluation.
pub(crate) fn sites<'a>(
    program: &Program<'a>,
    function: &Function,
    mut put: impl FnMut(u32, Shown<'_, 'a>, &'static str),
) {
    let line = |at: u32| program.parts.locate(program.ast, at).1.line;
    let (from, count) = function.parameters;
    for parameter in &program.parameters[from as usize..(from + count) as usize] {
        let slot = program.slot(parameter.slot);
        let why = match program.types.get(slot.ty) {
            Term::Dyn if function.is_value && !function.is_closed => {
                "the function is used as a value: anyone may call it"
            }
            Term::Dyn if !function.is_called => {
                "nothing in the program calls the function, and no annotation says more"
            }
            Term::Dyn => "calls give it values of different types, or an instance",
            Term::Big => "whole numbers without a bound flow in",
            _ => continue,
        };
        put(line(program.ast.span(function.node).start), Shown(&program.types, slot.ty), why);
    }
    let Node::FunctionDef { body, .. } = program.ast.node(function.node) else { return };
    for statement in body.iter() {
        walk(program, statement, &mut |node, ty, why| {
            put(line(program.ast.span(node).start), Shown(&program.types, ty), why);
        });
    }
}

fn walk(program: &Program<'_>, node: NodeId, put: &mut dyn FnMut(NodeId, Type, &'static str)) {
    // A function inside has sites of its own.
    if matches!(program.ast.kind(node), NodeKind::FunctionDef | NodeKind::AsyncFunctionDef) {
        return;
    }
    let ty = Program::type_at(node);
    if let Some(why) = why(program, node) {
        put(node, ty, why);
    }
    children(program.ast, node, &mut |child| walk(program, child, put));
}

/// Why a node is a site.
fn why(program: &Program<'_>, node: NodeId) -> Option<&'static str> {
    use NodeKind as K;
    let term = program.types.get(Program::type_at(node));
    let kind = program.ast.kind(node);
    let is_fresh =
        matches!(kind, K::List | K::Dict | K::Set | K::ListComp | K::DictComp | K::SetComp);
    match term {
        Term::List(_) | Term::Dict(..) | Term::Set(_) if is_fresh => {
            Some("shared by reference, so that every name of it sees each change")
        }
        Term::Dyn if is_fresh => Some("it meets values that are no such container"),
        Term::Dyn => of_dynamic(program, node),
        Term::Big if kind == K::BigInt => Some("it is written beyond 64 bits"),
        Term::Big if kind == K::BinOp && !has_inside(program, node, Term::Big) => {
            Some("it grows in a circle, so that no bound is known")
        }
        _ => None,
    }
}

/// Why a value is dynamic where none of its parts is.
fn of_dynamic(program: &Program<'_>, node: NodeId) -> Option<&'static str> {
    match program.ast.node(node) {
        Node::Call { func, .. } => match program.ast.node(func) {
            Node::Name { .. } if program.known_function(func).is_some() => {
                Some("the function returns values of different types, or an instance")
            }
            _ if program.library(func).is_some() => {
                Some("the library gives a value with its type beside it")
            }
            Node::Name { .. } => {
                Some("what is called is a value: a class, or a function kept in a variable")
            }
            _ => Some("a method is looked up when it is called"),
        },
        Node::Attribute { value, attr, .. } if program.read_field(value, attr).is_some() => {
            Some("values of different types are put under the name of the attribute, or instances")
        }
        Node::Attribute { .. } => Some("an attribute is looked up when it is read"),
        Node::Name { .. } if program.known_function(node).is_some() => {
            Some("a function is used as a value")
        }
        Node::IfExp { .. } | Node::BoolOp { .. } if !has_inside(program, node, Term::Dyn) => {
            Some("its two ways give different types")
        }
        Node::BinOp { .. } if !has_inside(program, node, Term::Dyn) => {
            Some("its type depends on the values: an int here, a float there")
        }
        _ => None,
    }
}

fn has_inside(program: &Program<'_>, node: NodeId, term: Term) -> bool {
    let mut found = false;
    children(program.ast, node, &mut |child| {
        found |= program.types.get(Program::type_at(child)) == term;
    });
    found
}
