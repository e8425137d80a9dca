//! Whole programs into Rust: what the text says, and that the second time costs no allocation.

use larder_testkit::no_allocations;
use larder_translate::{
    Code, Memory, Options, Status, TranslationBatch, TranslationConfig, TranslationInput,
    Translator, package_of_many,
};

const PROGRAMS: [(&str, &str); 12] = [
    ("alias_list.py", include_str!("../programs/alias_list.py")),
    ("classes.py", include_str!("../programs/classes.py")),
    ("closure_late.py", include_str!("../programs/closure_late.py")),
    ("comprehensions.py", include_str!("../programs/comprehensions.py")),
    ("dict_order.py", include_str!("../programs/dict_order.py")),
    ("exceptions_finally.py", include_str!("../programs/exceptions_finally.py")),
    ("fstrings.py", include_str!("../programs/fstrings.py")),
    ("generators.py", include_str!("../programs/generators.py")),
    ("int_growth.py", include_str!("../programs/int_growth.py")),
    ("match.py", include_str!("../programs/match.py")),
    ("unpacking.py", include_str!("../programs/unpacking.py")),
    ("with.py", include_str!("../programs/with.py")),
];

fn translate(source: &str) -> String {
    let mut rust = String::new();
    let mut translator = Translator::new(Options::default());
    let report = translator.translate("app.py", source, &mut rust).expect("it can be read");
    assert_eq!(report.status, Some(Status::Whole), "{:?}", report.findings);
    rust
}

fn translate_all(translator: &mut Translator, rust: &mut String) {
    for (path, source) in PROGRAMS {
        rust.clear();
        let report = translator.translate(path, source, rust).expect("it can be read");
        assert_eq!(report.status, Some(Status::Whole), "{path}: {:?}", report.findings);
    }
}

#[test]
fn a_second_translation_asks_nothing_of_the_allocator() {
    let (mut translator, mut rust) = (Translator::new(Options::default()), String::new());
    (0..2).for_each(|_| translate_all(&mut translator, &mut rust));
    no_allocations("programs translated again", || translate_all(&mut translator, &mut rust));
}

#[test]
fn a_translator_that_has_worked_before_writes_the_same_text() {
    let (mut used, mut rust) = (Translator::new(Options::default()), String::new());
    translate_all(&mut used, &mut rust);
    for (path, source) in PROGRAMS {
        let (mut again, mut fresh) = (String::new(), String::new());
        used.translate(path, source, &mut again).expect("it can be read");
        let mut translator = Translator::new(Options::default());
        translator.translate(path, source, &mut fresh).expect("it can be read");
        assert_eq!(again, fresh, "{path}");
    }
}

#[test]
fn types_come_from_what_flows_in_without_an_annotation() {
    let rust = translate(
        "def near(xs, limit):\n    for x in xs:\n        if abs(x) < limit:\n            return True\n    return False\n\nprint(near([1.5], 0.5))\n",
    );
    assert!(rust.contains("pub fn near(xs: &List<f64>, limit: f64) -> Result<bool> {"), "{rust}");
}

#[test]
fn whole_numbers_that_are_multiplied_in_a_circle_have_no_bound_and_others_have_one() {
    let rust = translate(
        "def fact(n):\n    return 1 if n < 2 else n * fact(n - 1)\n\ndef count(xs):\n    n = 0\n    for _ in xs:\n        n += 1\n    return n\n\nprint(fact(5), count([1]))\n",
    );
    assert!(rust.contains("pub fn fact(n: i64) -> Result<Int>"), "{rust}");
    assert!(rust.contains("pub fn count(xs: &List<i64>) -> Result<i64>"), "{rust}");
}

#[test]
fn lists_of_numbers_are_borrowed_once_where_nothing_else_can_reach_them() {
    let loops = [
        ("for i in range(len(xs)):\n        xs[i] = ys[i] + 1", "elements!(xs, ys);"),
        ("while xs[0] < 9:\n        xs[0] += 1", "elements!(xs);"),
        ("while xs[0]:\n        xs[:2] = reversed(xs[:2])", "elements!(xs);"),
        ("while xs[0]:\n        xs[:2] = reversed(xs[1:])", ""),
        // What is walked through keeps its length where nothing is called.
        ("for x in xs:\n        xs[0] = x", "elements!(xs);"),
        ("for i, x in enumerate(ys):\n        xs[i] = x", "elements!(xs, ys);"),
        ("for x in xs:\n        xs.append(x)", ""),
        ("for x in xs:\n        xs[0] = other(xs)", ""),
        ("return [x * y for x in xs if x for y in ys]", "elements!(xs, ys);"),
        ("return [x for x in xs if other(xs)]", ""),
        // A call of the program may change the list, unless it is one of numbers and little more.
        ("for i in range(3):\n        xs[i] = other(xs)", ""),
        ("for i in range(3):\n        xs[i] = light(ys[i], by=i)", "elements!(xs, ys);"),
        ("for i in range(3):\n        xs[i] = counted(ys[i])", ""),
        ("for i in range(3):\n        xs[i] = again(ys[i])", ""),
        ("for i in range(3):\n        xs.append(xs[i])", ""),
        ("for i in range(3):\n        xs = ys\n        xs[i] = 0", ""),
        ("for i in range(3):\n        print(xs[i])", ""),
        // A list in a list may be one that has a name.
        ("for i in range(3):\n        xs[i] = zs[0][i]", ""),
    ];
    for (text, wanted) in loops {
        let rust = translate(&format!(
            "def other(xs):\n    xs[0] = 1\n    return xs[0]\n\n\
             def light(x, by=2):\n    return x // by if by else x\n\n\
             def again(x):\n    return x if x < 9 else again(x // 2)\n\n\
             calls = 0\n\ndef counted(x):\n    global calls\n    calls += 1\n    return x\n\n\
             def use(xs, ys, zs):\n    {text}\n\n\
             xs = [1, 2, 3]\nother(xs)\nuse(xs, [4, 5, 6], [xs, xs])\nprint(xs)\n"
        ));
        let is_borrowed = rust.contains("elements!");
        assert_eq!(is_borrowed, !wanted.is_empty(), "{text}\n{rust}");
        assert!(rust.contains(wanted), "{text}\n{rust}");
    }
}

#[test]
fn a_list_that_is_unpacked_or_turned_where_it_stands_is_not_copied() {
    let rust = translate(
        "a, b = [1, 2]\nxs = [a, b]\nxs[:2] = reversed(xs[:2])\nxs[:b] = xs[1::-1]\nprint(xs)\n",
    );
    let wanted = [".parts()?", "xs.reverse_slice(", "xs.set_slice_within("];
    assert!(wanted.iter().all(|text| rust.contains(text)), "{rust}");
}

#[test]
fn an_int_and_a_float_in_one_place_stay_what_they_are() {
    let rust = translate("def pick(flag):\n    return 1 if flag else 1.5\n\nprint(pick(True))\n");
    assert!(rust.contains("pub fn pick(flag: bool) -> Result<Dyn>"), "{rust}");
}

#[test]
fn an_empty_tuple_is_not_none() {
    let rust = translate("def nothing():\n    return ()\n\nprint(nothing())\n");
    assert!(rust.contains("pub fn nothing() -> Result<Dyn>"), "{rust}");
}

#[test]
fn what_cannot_be_translated_is_named_and_the_rest_is_kept() {
    let source =
        "def good(n):\n    return n + 1\n\ndef bad(text):\n    exec(text)\n\nprint(good(1))\n";
    let mut rust = String::new();
    let mut translator = Translator::new(Options::default());
    let report = translator.translate("app.py", source, &mut rust).expect("it can be read");
    assert_eq!(report.status, Some(Status::Partial));
    let finding = &report.findings[0];
    assert_eq!((finding.code, finding.place.line, finding.construct), (Code::EXEC, 5, "exec"));
    assert!(rust.contains("app.py:5: exec"), "{rust}");
    assert!(rust.contains("pub fn good(n: i64) -> Result<i64>"), "{rust}");
}

#[test]
fn a_syntax_error_is_cpythons_and_nothing_is_written() {
    let mut rust = String::new();
    let mut translator = Translator::new(Options::default());
    let report = translator.translate("app.py", "print(1\n", &mut rust).expect("it can be read");
    assert_eq!(report.status, Some(Status::Refused));
    assert_eq!(report.findings[0].code, Code::SYNTAX);
    assert_eq!(report.findings[0].reason, "'(' was never closed");
    assert!(rust.is_empty());
}

#[test]
fn statements_in_places_where_they_mean_nothing_are_refused_in_cpythons_words() {
    const LATE: &str = "from __future__ imports must occur at the beginning of the file";
    for (source, line, reason) in [
        ("x = 1\nreturn x\n", 2, "'return' outside function"),
        ("from __future__ import division; import re; from __future__ import division\n", 1, LATE),
        ("x = 1\nfrom __future__ import division\n", 2, LATE),
        ("'a'\n'b'\nfrom __future__ import braces\n", 3, LATE),
        ("def f():\n    from __future__ import annotations\n", 2, LATE),
        ("'a'; from __future__ import divisions\n", 1, "future feature divisions is not defined"),
        ("for x in y:\n    pass\nelse:\n    break\n", 4, "'break' outside loop"),
        ("def f():\n    continue\n", 2, "'continue' not properly in loop"),
        ("class A:\n    yield 1\n", 2, "'yield' outside function"),
        ("while a:\n    def f():\n        break\n", 3, "'break' outside loop"),
        ("*a, *b = c\n", 1, "multiple starred expressions in assignment"),
        ("*a = c\n", 1, "starred assignment target must be in a list or tuple"),
        (
            "try:\n    pass\nexcept:\n    pass\nexcept E:\n    pass\n",
            3,
            "default 'except:' must be last",
        ),
    ] {
        let mut rust = String::new();
        let mut translator = Translator::new(Options::default());
        let report = translator.translate("app.py", source, &mut rust).expect("it can be read");
        assert_eq!(report.status, Some(Status::Refused), "{source}");
        assert_eq!((report.findings[0].place.line, &*report.findings[0].reason), (line, reason));
    }
}

fn batch(options: &Options, threads: usize) -> TranslationBatch<'_> {
    let mut batch = TranslationBatch::new(options).expect("a pool can be made");
    for (path, source) in PROGRAMS {
        let source = TranslationInput::Borrowed(source);
        batch.push(path, source, TranslationConfig::borrowed(options));
    }
    batch.run(threads);
    batch
}

#[test]
fn a_batch_writes_the_same_with_any_number_of_threads_and_with_each_technique_off() {
    let all = Options::default();
    let wanted: Vec<String> =
        (0..PROGRAMS.len()).map(|one| batch(&all, 1).text(one).to_owned()).collect();
    assert!(wanted.iter().all(|text| text.contains("pub fn run()")));
    for memory in [
        Memory::default(),
        Memory { pools: false, ..Memory::default() },
        Memory { arena: false, ..Memory::default() },
        Memory { interning: false, ..Memory::default() },
        Memory { pools: false, arena: false, interning: false },
    ] {
        for threads in [1, 2, 5, 64] {
            let options = Options { memory, ..Options::default() };
            let batch = batch(&options, threads);
            for (program, wanted) in wanted.iter().enumerate() {
                assert_eq!(batch.text(program), wanted, "{memory:?}, {threads} threads");
            }
        }
    }
}

#[test]
fn a_batch_that_is_run_again_asks_nothing_of_the_allocator() {
    let options = Options::default();
    let mut batch = batch(&options, 1);
    batch.run(1);
    no_allocations("batch of programs run again", || batch.run(1));
    // Without the techniques it does: what is counted above is what they save.
    let memory = Memory { pools: false, arena: false, interning: false };
    let options = Options { memory, ..Options::default() };
    let mut plain = self::batch(&options, 1);
    plain.run(1);
    let ((), counts) = larder_testkit::allocation_counts(|| plain.run(1));
    assert!(counts.heap_calls() > PROGRAMS.len() as u64, "{counts:?}");
}

#[test]
fn programs_of_a_batch_have_options_of_their_own() {
    let options = Options::default();
    let mut batch = TranslationBatch::new(&options).expect("a pool can be made");
    let source = "def f(n):\n    return n + 1\n\nprint(f(2))\n";
    batch.push("a.py", TranslationInput::Borrowed(source), TranslationConfig::borrowed(&options));
    let mut config = TranslationConfig::borrowed(&options);
    config.modify(|options| options.integers = larder_translate::Integers::Big);
    batch.push("b.py", TranslationInput::Owned(source.to_owned()), config);
    batch.run(1);
    assert!(batch.text(0).contains("n: i64"), "{}", batch.text(0));
    assert!(batch.text(1).contains("n: &Int"), "{}", batch.text(1));
}

#[test]
fn a_function_says_its_line_and_how_its_values_are_kept() {
    let source = "x = 1\n\n\ndef f(n):\n    seen = {}\n    return seen\n\n\nprint(f(1))\n";
    let mut translator = Translator::new(Options::default());
    let report =
        translator.translate("app.py", source, &mut String::new()).expect("it can be read");
    let function = &report.functions[0];
    assert_eq!((report.name(function), function.line), ("f", 4));
    let sites: Vec<_> = report.sites(function).collect();
    assert_eq!(sites.len(), 1, "{sites:?}");
    assert_eq!((sites[0].0, sites[0].1), (5, "Dict<Dyn, Dyn>"));
}

#[test]
fn what_the_end_of_an_object_would_run_is_refused_by_name() {
    let source = "class A:\n    def __del__(self):\n        print(1)\n\nA()\n";
    let (mut translator, mut rust) = (Translator::new(Options::default()), String::new());
    let report = translator.translate("app.py", source, &mut rust).expect("it can be read");
    assert_eq!(report.status, Some(Status::Partial));
    let found: Vec<_> = report.findings.iter().map(|one| (one.place.line, one.construct)).collect();
    assert_eq!(found, [(2, "__del__")]);
}

#[test]
fn what_programs_are_tested_in_takes_no_copy_of_a_container_and_nothing_unsafe() {
    let folder = std::env::temp_dir().join(format!("larder-copies-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
    let files = package_of_many("programs", &[]);
    let text = |path: &str| &files.iter().find(|file| file.0 == path).expect("it is written").1;
    std::fs::write(folder.join("copies.rs"), text("src/copies.rs")).expect("it can be written");
    let (head, _) = text("src/main.rs").split_once("\nfn main").expect("it has a main function");
    for (body, is_taken) in [
        ("let a = std::rc::Rc::new(vec![1]); let _ = a.clone();", true),
        ("let a = vec![1]; let _ = a.clone();", false),
        ("let a = &mut std::collections::HashMap::from([(1, 2)]); let _ = a.clone();", false),
        ("let a = vec![1]; let _ = unsafe { a.get_unchecked(0) };", false),
    ] {
        let main = format!("{head}\nuse crate::copies::Copies as _;\nfn main() {{ {body} }}\n");
        let file = folder.join("main.rs");
        std::fs::write(&file, main).expect("it can be written");
        let mut rustc = std::process::Command::new("rustc");
        rustc.args(["--edition=2024", "--emit=metadata", "--out-dir"]).arg(&folder).arg(&file);
        let output = rustc.output().expect("rustc is where cargo is");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.success(), is_taken, "{body}: {said}");
    }
    std::fs::remove_dir_all(&folder).expect("it was written");
}
