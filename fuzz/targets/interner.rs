//! Any texts: numbers from 0 in the order of first sight, as a map of the standard library has them.
#![no_main]

use std::collections::BTreeMap;

use larder_memory::intern::Interner;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let interner = Interner::new();
    let mut naive: BTreeMap<&str, usize> = BTreeMap::new();
    for word in text.split(' ') {
        let next = naive.len();
        let number = *naive.entry(word).or_insert(next);
        let symbol = interner.intern(word);
        assert_eq!(symbol.index(), number, "{word:?}");
        assert_eq!(interner.resolve(symbol), word);
        assert_eq!(interner.get(word), Some(symbol));
    }
    assert_eq!(interner.len(), naive.len());
});
