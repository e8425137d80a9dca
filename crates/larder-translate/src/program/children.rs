//! The children of a node, in the order in which Python evaluates them.

use crate::ast::{Ast, List, Node, NodeId};

/// Whether a node is what is looked for, or any below it.
pub(crate) fn any_below(ast: &Ast<'_>, node: NodeId, is_it: &dyn Fn(NodeId) -> bool) -> bool {
    let mut found = is_it(node);
    if !found {
        children(ast, node, &mut |child| found = found || any_below(ast, child, is_it));
    }
    found
}

/// Calls `visit` with each child of a node: the parts that are evaluated, then those that bind.
pub(crate) fn children(ast: &Ast<'_>, node: NodeId, visit: &mut dyn FnMut(NodeId)) {
    if ast.kind(node).is_leaf() {
        return;
    }
    let all = |list: List<'_>, visit: &mut dyn FnMut(NodeId)| list.iter().for_each(visit);
    match ast.node(node) {
        Node::Module { body } => all(body, visit),
        Node::FunctionDef { args, body, decorators, returns, .. } => {
            all(decorators, visit);
            visit(args);
            returns.into_iter().for_each(&mut *visit);
            all(body, visit);
        }
        Node::ClassDef { bases, keywords, body, decorators, .. } => {
            all(decorators, visit);
            all(bases, visit);
            all(keywords, visit);
            all(body, visit);
        }
        Node::Return { value } | Node::Yield { value } => {
            value.into_iter().for_each(visit);
        }
        Node::Delete { targets } => all(targets, visit),
        Node::Assign { targets, value } => {
            visit(value);
            all(targets, visit);
        }
        Node::AugAssign { target, value, .. } => {
            visit(target);
            visit(value);
        }
        Node::AnnAssign { target, value, .. } => {
            value.into_iter().for_each(&mut *visit);
            visit(target);
        }
        Node::For { target, iter, body, orelse, .. } => {
            visit(iter);
            visit(target);
            all(body, visit);
            all(orelse, visit);
        }
        Node::While { test, body, orelse } | Node::If { test, body, orelse } => {
            visit(test);
            all(body, visit);
            all(orelse, visit);
        }
        Node::With { items, body, .. } => {
            all(items, visit);
            all(body, visit);
        }
        Node::Match { subject, cases } => {
            visit(subject);
            all(cases, visit);
        }
        Node::Raise { exc, cause } => exc.into_iter().chain(cause).for_each(visit),
        Node::Try { body, handlers, orelse, finalbody, .. } => {
            all(body, visit);
            all(handlers, visit);
            all(orelse, visit);
            all(finalbody, visit);
        }
        Node::Assert { test, msg } => {
            visit(test);
            msg.into_iter().for_each(visit);
        }
        Node::Expr { value }
        | Node::Await { value }
        | Node::YieldFrom { value }
        | Node::Attribute { value, .. }
        | Node::Starred { value, .. }
        | Node::Keyword { value, .. }
        | Node::MatchValue { value }
        | Node::UnaryOp { operand: value, .. } => visit(value),
        Node::BoolOp { values, .. } | Node::JoinedStr { values } => all(values, visit),
        Node::NamedExpr { target, value } => {
            visit(value);
            visit(target);
        }
        Node::BinOp { left, right, .. } => {
            visit(left);
            visit(right);
        }
        Node::Lambda { args, body } => {
            visit(args);
            visit(body);
        }
        Node::IfExp { test, body, orelse } => {
            visit(test);
            visit(body);
            visit(orelse);
        }
        Node::Dict { keys, values } => {
            for (key, value) in keys.iter().zip(values.iter()) {
                key.into_iter().for_each(&mut *visit);
                visit(value);
            }
        }
        Node::Set { elts } | Node::List { elts, .. } | Node::Tuple { elts, .. } => {
            all(elts, visit);
        }
        Node::ListComp { elt, generators }
        | Node::SetComp { elt, generators }
        | Node::GeneratorExp { elt, generators } => {
            all(generators, visit);
            visit(elt);
        }
        Node::DictComp { key, value, generators } => {
            all(generators, visit);
            visit(key);
            visit(value);
        }
        Node::Comprehension { target, iter, ifs, .. } => {
            visit(iter);
            visit(target);
            all(ifs, visit);
        }
        Node::Compare { left, rest } => {
            visit(left);
            rest.iter().for_each(|(_, right)| visit(right));
        }
        Node::Call { func, args, keywords } => {
            visit(func);
            all(args, visit);
            all(keywords, visit);
        }
        Node::FormattedValue { value, format_spec, .. } => {
            visit(value);
            format_spec.into_iter().for_each(visit);
        }
        Node::Subscript { value, slice, .. } => {
            visit(value);
            visit(slice);
        }
        Node::Slice { lower, upper, step } => {
            lower.into_iter().chain(upper).chain(step).for_each(visit);
        }
        Node::Arguments { posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults } => {
            all(defaults, visit);
            kw_defaults.iter().flatten().for_each(&mut *visit);
            all(posonlyargs, visit);
            all(args, visit);
            vararg.into_iter().for_each(&mut *visit);
            all(kwonlyargs, visit);
            kwarg.into_iter().for_each(visit);
        }
        Node::WithItem { context_expr, optional_vars } => {
            visit(context_expr);
            optional_vars.into_iter().for_each(visit);
        }
        Node::ExceptHandler { typ, body, .. } => {
            typ.into_iter().for_each(&mut *visit);
            all(body, visit);
        }
        Node::MatchCase { pattern, guard, body } => {
            visit(pattern);
            guard.into_iter().for_each(&mut *visit);
            all(body, visit);
        }
        Node::MatchSequence { patterns } | Node::MatchOr { patterns } => all(patterns, visit),
        Node::MatchMapping { keys, patterns, .. } => {
            all(keys, visit);
            all(patterns, visit);
        }
        Node::MatchClass { cls, patterns, kwd_patterns, .. } => {
            visit(cls);
            all(patterns, visit);
            all(kwd_patterns, visit);
        }
        Node::MatchAs { pattern, .. } => pattern.into_iter().for_each(visit),
        Node::Import { .. }
        | Node::ImportFrom { .. }
        | Node::Global { .. }
        | Node::Nonlocal { .. }
        | Node::Pass
        | Node::Break
        | Node::Continue
        | Node::Constant(_)
        | Node::Name { .. }
        | Node::Arg { .. }
        | Node::Alias { .. }
        | Node::MatchSingleton { .. }
        | Node::MatchStar { .. } => {}
    }
}
