//! Small programs over the whole interner, for the interpreter that sees every wrong access (Miri).

use super::*;

#[test]
fn texts_of_all_lengths_go_in_and_come_out() {
    let mut interner = Interner::with_keywords(&["", "if"]);
    let texts: Vec<String> = (0..150).map(|n| "z".repeat(n % 140) + &n.to_string()).collect();
    for text in &texts {
        let symbol = interner.intern(text);
        assert_eq!(interner.resolve(symbol), text);
        assert_eq!(interner.intern(text), symbol);
    }
    assert_eq!(interner.resolve(Symbol(0)), "");
    assert_eq!(interner.try_resolve(Symbol(u32::MAX)), None);
    interner.compact();
    let frozen = interner.freeze().expect("there is memory");
    assert!(texts.iter().all(|text| frozen.get(text) == interner.get(text)));
    assert_eq!(frozen.iter().count(), 152);
}

#[test]
fn two_threads_that_meet_the_same_texts_agree() {
    let interner = Interner::new();
    let texts: Vec<String> = (0..60).map(|n| format!("name{n}")).collect();
    let walk = |backwards: bool| {
        let mut symbols = vec![Symbol(u32::MAX); texts.len()];
        for step in 0..texts.len() {
            let at = if backwards { texts.len() - 1 - step } else { step };
            symbols[at] = interner.intern(&texts[at]);
            assert_eq!(interner.resolve(symbols[at]), texts[at]);
        }
        symbols
    };
    let (here, there) = std::thread::scope(|scope| {
        let other = scope.spawn(|| walk(true));
        (walk(false), other.join().expect("interning does not panic"))
    });
    assert_eq!(here, there);
    assert_eq!(interner.len(), 60);
}
