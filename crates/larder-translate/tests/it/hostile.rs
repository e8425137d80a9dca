//! Inputs made to hurt: deep, long, cut off. Each ends in a tree or a diagnostic, in linear time.

use std::fmt::Write;

use crate::{first_fault, with_tree};

/// Runs on a thread with the stack that a build without optimisation needs for the deepest nesting.
fn with_stack(work: impl FnOnce() + Send + 'static) {
    let stack = if cfg!(debug_assertions) { 16 << 20 } else { 2 << 20 };
    let thread = std::thread::Builder::new().stack_size(stack).spawn(work);
    thread.expect("a thread can be started").join().expect("it does not panic");
}

#[test]
fn deep_nesting_ends_at_a_named_limit() {
    with_stack(|| {
        for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("f(", ")"), ("a[", "]")] {
            let nested = |n: usize| open.repeat(n) + "1" + &close.repeat(n);
            assert_eq!(first_fault(&nested(200)), "", "{open}");
            let fault = "SyntaxError:1: too many nested parentheses";
            assert_eq!(first_fault(&nested(201)), fault, "{open}");
            assert_eq!(first_fault(&nested(100_000)), fault, "{open}");
        }
        let limit = "LimitError:1: expressions and blocks are nested deeper than 420";
        for prefix in ["-", "not ", "lambda: ", "a if b else ", "2 ** ", "-(not (1 + ", "~"] {
            let deep = prefix.repeat(100_000) + "1";
            assert!(!first_fault(&deep).is_empty(), "{prefix}");
            let fine = prefix.repeat(20) + "1" + &")".repeat(20 * prefix.matches('(').count());
            assert_eq!(first_fault(&fine), "", "{prefix}");
        }
        assert_eq!(first_fault(&("-".repeat(500) + "1")), limit);
        // All levels at once, as deep as they may be.
        let mixed =
            "(1 or 2 and 3 < 4 | 5 ^ 6 & 7 << 8 + 9 * ".repeat(200) + "1" + &")".repeat(200);
        assert_eq!(first_fault(&mixed), "");
        let mut blocks = String::new();
        for depth in 0..101 {
            writeln!(blocks, "{}if a:", " ".repeat(depth)).expect("a string takes it");
        }
        let fault = "IndentationError:101: too many levels of indentation";
        assert_eq!(first_fault(&blocks), fault);
    });
}

#[test]
fn long_chains_and_large_literals_take_no_stack() {
    let chain = "if a: pass\n".to_owned() + &"elif a: pass\n".repeat(10_000);
    with_tree(&chain, |ast| {
        assert!(ast.is_valid());
        assert!(ast.dump().to_string().len() > 10_000 * 50);
    });
    assert_eq!(first_fault(&("1+".repeat(2900) + "1")), "");
    let limit = "LimitError:1: a chain of more than 2980 operators";
    assert_eq!(first_fault(&("1+".repeat(5000) + "1")), limit);
    assert_eq!(first_fault(&("a".to_owned() + &".b".repeat(5000))), limit);
    let list = format!("x = [{}]\n", "1, ".repeat(200_000));
    with_tree(&list, |ast| assert!(ast.is_valid() && ast.len() == 200_004));
    let line = "x = 1; ".repeat(50_000);
    with_tree(&line, |ast| assert!(ast.is_valid()));
    assert_eq!(first_fault(&("x = ".repeat(10_000) + "1")), "");
    assert_eq!(
        first_fault(&("f(".to_owned() + &"a=1, ".repeat(20_000) + &"*b, ".repeat(20_000) + ")")),
        ""
    );
}

#[test]
fn every_prefix_of_a_program_is_read_without_a_panic() {
    let all = [
        include_str!("../data/grammar/format_strings.py"),
        include_str!("../data/grammar/match_statements.py"),
        include_str!("../data/grammar/with_statements.py"),
        include_str!("../data/grammar/functions.py"),
        include_str!("../data/grammar/literals.py"),
        include_str!("../data/grammar/layout.py"),
    ];
    for text in all {
        for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)) {
            with_tree(&text[..end], |ast| assert!(!ast.dump().to_string().is_empty()));
        }
    }
}
