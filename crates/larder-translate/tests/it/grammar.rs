//! Small programs, a file for each part of the grammar, beside the trees that CPython 3.11 makes of them.

use std::path::Path;

use larder_translate::decode;

use crate::with_tree;

#[test]
fn every_rule_of_the_grammar_makes_the_tree_that_cpython_makes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/grammar");
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder is part of the crate") {
        let path = entry.expect("a readable folder").path();
        if path.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        let bytes = std::fs::read(&path).expect("a readable file");
        let source = decode(&bytes).expect("its encoding is known");
        let want = std::fs::read_to_string(path.with_extension("dump")).expect("it has a dump");
        with_tree(&source, |ast| {
            let shown = path.display();
            if let Some(diagnostic) = ast.diagnostics().first() {
                let place = ast.place(diagnostic.start());
                panic!("{shown}:{}:{}: {}", place.line, place.column, ast.message(diagnostic));
            }
            let made = ast.dump().to_string();
            let same = made.bytes().zip(want.bytes()).take_while(|(a, b)| a == b).count();
            let part =
                |text: &str| text[same.saturating_sub(150)..text.len().min(same + 100)].to_owned();
            assert!(
                made == want,
                "{shown} at {same}:\nours   {}\ntheirs {}",
                part(&made),
                part(&want)
            );
        });
        seen += 1;
    }
    assert!(seen >= 20, "{seen} files were compared");
}
