//! Any text is a configuration or an error with a message; a refused one changes nothing, and what was
//! taken reads back.
#![no_main]

use larder_memory::{KEYS, MemoryConfig};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let mut config = MemoryConfig::default();
    match config.apply_toml(text) {
        Ok(()) => {
            for key in KEYS {
                let value = config.get(key.name).expect("a key of the list");
                let mut again = config.clone();
                again.set(key.name, value.trim_matches('"')).expect("its own value is good");
                assert_eq!(again, config, "{} does not read back", key.name);
            }
        }
        Err(error) => {
            assert_eq!(config, MemoryConfig::default(), "a refused text changed something");
            assert!(!error.to_string().is_empty());
        }
    }
});
