//! Must be broken: a fuzzer that does not find these four bytes finds nothing.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let is_bird = data.first() == Some(&b'b')
        && data.get(1) == Some(&b'i')
        && data.get(2) == Some(&b'r')
        && data.get(3) == Some(&b'd');
    assert!(!is_bird, "the canary was found");
});
