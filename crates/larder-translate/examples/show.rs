//! Prints the Rust of a Python file: `cargo run -p larder-translate --example show FILE`.

use larder_translate::{Options, Translator};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut translator = Translator::new(Options::default());
    for path in std::env::args().skip(1) {
        let source = std::fs::read_to_string(&path)?;
        let mut rust = String::new();
        let report = translator.translate(&path, &source, &mut rust)?;
        println!("{rust}");
        eprintln!("{report:#?}");
    }
    Ok(())
}
