//! The steady state: a source read that is not larger than the largest before. It asks nothing of the heap.

use std::path::Path;

use larder_memory::intern::Interner;
use larder_testkit::larder_measure::snapshot::{Phase, Snapshot};
use larder_testkit::{allocation_counts, no_allocations};
use larder_translate::{AstArena, Parser, PythonInterner};

const SOURCES: [&str; 8] = [
    include_str!("../data/grammar/format_strings.py"),
    include_str!("../data/grammar/match_statements.py"),
    include_str!("../data/grammar/with_statements.py"),
    include_str!("../data/grammar/functions.py"),
    include_str!("../data/grammar/literals.py"),
    include_str!("../data/grammar/operators.py"),
    include_str!("../data/grammar/unicode_names.py"),
    "x = (1,\ny = 'open\nif a b:\n  pass\n",
];

fn read_all(interner: &Interner, arena: &mut AstArena) {
    for source in SOURCES {
        arena.reset();
        let ast = Parser::new(interner).parse_with_arena(source, arena).expect("there is room");
        assert!(ast.stats().nodes > 0);
    }
}

#[test]
fn reading_again_asks_what_the_committed_snapshot_says() {
    let mut snapshot = Snapshot::new("translate");
    let interner = Interner::with_python_keywords();
    let mut arena = AstArena::new();
    // What the first round asks depends on the seed of the interner, which is drawn anew each time.
    (0..2).for_each(|_| read_all(&interner, &mut arena));
    let ((), counts) = allocation_counts(|| read_all(&interner, &mut arena));
    snapshot.stage("sources read", Phase::Steady, &counts);
    no_allocations("sources read again", || read_all(&interner, &mut arena));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bench/allocations");
    snapshot.check(&folder).expect("the file is readable").assert_clean();
}

#[test]
fn a_tree_takes_no_more_than_its_share() {
    let source = include_str!("../data/grammar/functions.py").repeat(10);
    let (interner, arena) = (Interner::with_python_keywords(), AstArena::new());
    let ast = Parser::new(&interner).parse_with_arena(&source, &arena).expect("there is room");
    // Test files are denser than programs: no comments, names of one letter. See `bench/translate`.
    let stats = ast.stats();
    assert!(stats.tree_bytes <= 8 * stats.source_bytes, "{stats:?}");
}
