//! Any numbers: packed or declined, they come back bit for bit.
#![no_main]

use larder_memory::cold::{ColdOptions, Cold};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let values: Vec<u64> = data
        .chunks_exact(8)
        .map(|bytes| u64::from_le_bytes(bytes.try_into().expect("eight bytes")))
        .collect();
    let options = ColdOptions { bytes_min: 1, ..ColdOptions::default() };
    let mut region = Cold::new(&values, options);
    let _outcome = region.compress().expect("memory for a few bytes");
    assert_eq!(region.restore().expect("its own bytes"), &values[..]);
});
