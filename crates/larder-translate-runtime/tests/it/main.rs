//! The runtime without Python beside it: answers that are known, and what generated code leans on.

use py::prelude::*;
use py::{Result, dynamic as d};

/// Expressions and the answers that CPython 3.11 gave.
const KNOWN: &[(&str, &str)] = &[
    ("1e16", "1e+16"),
    ("0.1", "0.1"),
    ("-601619200378904.25", "-601619200378904.2"),
    ("5e-324", "5e-324"),
];

#[test]
fn floats_are_shown_as_by_cpython() {
    for (text, shown) in KNOWN {
        let value = py::float::parse(text).unwrap();
        assert_eq!(py::float::repr(value), *shown, "repr({text})");
    }
    assert_eq!(py::float::round(2.675, 2).unwrap().to_bits(), 2.67f64.to_bits());
    assert_eq!(py::float::round_to_int(2.5).unwrap().to_string(), "2");
}

#[test]
fn ints_grow_without_an_end() {
    let mut product = Int::from(1i64);
    for factor in 1..=50i64 {
        product = product.mul(&Int::from(factor));
    }
    assert_eq!(
        product.to_string(),
        "30414093201713378043612608166064768844377641568960512000000000000"
    );
    assert_eq!(py::int::floordiv(-7, 2).unwrap(), -4);
    assert_eq!(py::int::modulo(7, -3).unwrap(), -2);
    let fault = py::int::add(i64::MAX, 1).unwrap_err();
    assert!(fault.last_line().contains("--int=big"), "{fault}");
}

/// Texts of ASCII are cut by bytes, others by characters: the parts are the same.
#[test]
fn texts_of_both_kinds_are_cut_at_the_same_places() {
    let shown = |parts: List<Str>| parts.to_vec().iter().map(Str::to_string).collect::<Vec<_>>();
    let spaces = [" a  bc\t\n d ", "", "  ", "abc", "one two three ", "\x1ca\x1db"];
    for text in spaces {
        for most in -1..4 {
            let plain = shown(Str::from(text).split(None, most).unwrap());
            let wide = shown(Str::from(text.replace('a', "ä")).split(None, most).unwrap());
            let wide: Vec<String> = wide.iter().map(|part| part.replace('ä', "a")).collect();
            assert_eq!(plain, wide, "{text:?} by white space, {most} at most");
        }
    }
    for (text, separator) in [("a,b,,c,", ","), ("--a----b", "--"), ("", ","), ("aéaéa", "é")] {
        for most in -1..4 {
            let parts = Str::from(text).split(Some(&Str::from(separator)), most).unwrap();
            let count = usize::try_from(most).map_or(usize::MAX, |most| most + 1);
            let twin: Vec<&str> = text.splitn(count, separator).collect();
            assert_eq!(shown(parts), twin, "{text:?} at {separator:?}, {most} at most");
        }
    }
}

#[test]
fn a_text_keeps_its_hash_whatever_its_length() {
    // By words of eight bytes, the last one filled up: one step for each byte.
    let naive = |bytes: &[u8]| {
        let factor = 0x9E37_79B9_7F4A_7C15_u64;
        let mut hash = bytes.len() as u64 ^ factor;
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().rev().fold(0, |word, &byte| (word << 8) | u64::from(byte));
            let wide = u128::from(hash ^ word) * u128::from(factor);
            let [low, high] = [wide & u128::from(u64::MAX), wide >> 64];
            hash = u64::try_from(low ^ high).expect("64 bits each").rotate_left(23);
        }
        hash.cast_signed()
    };
    let text = "a text of thirty letters, more";
    for length in 1..=text.len() {
        let part = &text[..length];
        assert_eq!(Str::from(part).hash_value(), naive(part.as_bytes()), "{part}");
    }
}

#[test]
fn what_a_dict_found_last_is_forgotten_when_a_key_goes() {
    let dict: Dict<Str, i64> = Dict::new();
    dict.set_item(Str::from("first"), 1).unwrap();
    dict.set_item(Str::from("second"), 2).unwrap();
    assert_eq!(dict.get(&Str::from("first")).unwrap(), Some(1));
    assert_eq!(dict.remove_text("first"), Some(1));
    assert_eq!(dict.get(&Str::from("first")).unwrap(), None);
    dict.set_item(Str::from("third"), 3).unwrap();
    assert_eq!(dict.get(&Str::from("second")).unwrap(), Some(2));
    dict.set_item(Str::from("second"), 20).unwrap();
    dict.clear();
    assert_eq!(dict.get(&Str::from("second")).unwrap(), None);
}

#[test]
fn elements_of_two_names_of_one_list_are_the_same() {
    fn all(a: &List<i64>, b: &List<i64>, c: &List<i64>, d: &List<i64>) -> Result<()> {
        py::elements!(a, b, c, d);
        for (turn, list) in (1i64..).zip([a, b, c, d]) {
            list.set(turn - 1, list.get(0)? * 10 + turn)?;
        }
        Ok(())
    }
    // Which of the names are one list: all ways to share.
    for ways in 0..4usize.pow(4) {
        let which = [ways % 4, ways / 4 % 4, ways / 16 % 4, ways / 64];
        let lists: [List<i64>; 4] = std::array::from_fn(|_| list![7, 7, 7, 7]);
        let mut twins = [[7i64; 4]; 4];
        for (turn, &list) in which.iter().enumerate() {
            twins[list][turn] = twins[list][0] * 10 + i64::try_from(turn).unwrap() + 1;
        }
        let [a, b, c, d] = which.map(|list| &lists[list]);
        all(a, b, c, d).unwrap();
        assert_eq!(lists.clone().map(|list| list.to_vec()), twins.map(Vec::from), "{which:?}");
        // Nobody holds them any more.
        for list in &lists {
            list.append(0);
        }
    }
}

#[test]
fn elements_end_where_the_list_does() {
    fn beyond(xs: &List<f64>, index: i64) -> Result<i64> {
        py::elements!(xs);
        xs.set(-1, xs.get(index)? + 1.0)?;
        py::len(xs)
    }
    let xs = list![1.5, 2.5];
    assert_eq!(beyond(&xs, 0).unwrap(), 2);
    assert_eq!(xs.to_vec(), [1.5, 2.5]);
    for index in [2, -3, i64::MIN, i64::MAX] {
        let fault = beyond(&xs, index).unwrap_err();
        assert_eq!(fault.last_line(), "IndexError: list index out of range");
    }
    assert_eq!(xs.len(), 2, "a fault ends the borrow");
}

#[test]
fn a_slice_that_is_set_from_the_list_itself_is_what_it_was_before() {
    let bounds = [None, Some(-9), Some(-2), Some(0), Some(1), Some(3), Some(9)];
    let mut slices = Vec::new();
    for start in bounds {
        for stop in bounds {
            slices.extend([None, Some(-1), Some(2)].map(|step| Slice::new(start, stop, step)));
        }
    }
    for slice in slices.iter().filter(|slice| slice.step.is_none()) {
        let (own, twin) = (list![0i64, 1, 2, 3, 4], list![0i64, 1, 2, 3, 4]);
        let held = own.copy();
        own.reverse_slice(slice).unwrap();
        twin.set_slice_within(slice, slice, true).unwrap();
        assert_eq!(own.to_vec(), twin.to_vec(), "{slice:?} turned round");
        {
            py::elements!(held);
            held.reverse_slice(slice).unwrap();
        }
        assert_eq!(held.to_vec(), twin.to_vec(), "{slice:?} turned round while it is borrowed");
    }
    for (to, from) in slices.iter().flat_map(|to| slices.iter().map(move |from| (to, from))) {
        for is_reversed in [false, true] {
            let (own, twin) = (list![0i64, 1, 2, 3, 4], list![0i64, 1, 2, 3, 4]);
            let mut values = twin.cut(from).unwrap();
            if is_reversed {
                values.reverse();
            }
            let wanted = twin.set_slice(to, values).map_err(|exc| exc.last_line());
            let got = own.set_slice_within(from, to, is_reversed).map_err(|exc| exc.last_line());
            assert_eq!((got, own.to_vec()), (wanted, twin.to_vec()), "{to:?} = {from:?}");
        }
    }
}

#[test]
fn a_clone_of_a_container_is_another_name_for_it() {
    let one = || Dyn::from(1i64);
    let list = list![one()];
    let dict = Dict::<Dyn, Dyn>::new();
    let (set, fixed) = (Set::<Dyn>::new(), FrozenSet::<Dyn>::new());
    let (deque, array) = (Deque::<Dyn>::new(None), ByteArray::from(vec![0u8]));
    list.clone().append(one());
    dict.clone().set_item(one(), one()).unwrap();
    set.clone().add(one()).unwrap();
    deque.clone().append(one());
    array.clone().append(2).unwrap();
    assert_eq!((list.len(), dict.len(), set.len(), deque.len(), array.len()), (2, 1, 1, 1, 2));
    assert!(list.is_same(&list.clone()) && dict.is_same(&dict.clone()));
    assert!(set.is_same(&set.clone()) && fixed.is_same(&fixed.clone()));
    assert!(deque.is_same(&deque.clone()) && array.is_same(&array.clone()));
    let (text, bytes) = (Str::from("a text"), Bytes::from(b"a few bytes"));
    assert!(std::ptr::eq(text.as_str(), text.clone().as_str()));
    assert!(std::ptr::eq(bytes.as_slice(), bytes.clone().as_slice()));
    let tuple = Tuple::new(vec![Dyn::None, list.to_dyn()]);
    assert!(tuple.is_same(&tuple.clone()));
    let values = [
        list.to_dyn(),
        dict.to_dyn(),
        set.to_dyn(),
        fixed.to_dyn(),
        deque.to_dyn(),
        array.to_dyn(),
        text.to_dyn(),
        bytes.to_dyn(),
        Dyn::from(tuple),
    ];
    for value in &values {
        assert!(d::is(value, &value.clone()), "{}", py::repr_text(value).unwrap());
    }
}

#[test]
fn a_generator_stops_in_a_loop_and_in_a_try() {
    let generator = Generator::new(|y| async move {
        let outcome: Result<()> = async {
            for number in 0..3i64 {
                y.give(number).await?;
            }
            Ok(())
        }
        .await;
        match outcome {
            Err(exc) if exc.is(ExcType::ValueError) => {
                y.give(77).await?;
            }
            other => other?,
        }
        Ok(())
    });
    assert_eq!(generator.advance().unwrap(), Some(0));
    assert_eq!(generator.resume(Err(py::exc::value_error("stop"))).unwrap(), Some(77));
    assert_eq!(generator.advance().unwrap(), None);
}

#[test]
fn what_is_missing_is_refused_by_name() {
    let string = py::import(&py::modules::STRING).unwrap();
    let fault = d::call_method(&string, "Template", &[Dyn::text("$x")]).unwrap_err();
    assert!(fault.last_line().contains("NotImplementedError"), "{fault}");
    assert!(fault.is_refusal() && !fault.is(ExcType::BaseException), "no clause takes it: {fault}");
    let negative = d::pow(&Dyn::from(-8.0), &Dyn::from(0.5)).unwrap();
    let shown = py::repr(&negative).unwrap();
    assert_eq!(shown.as_str(), "(1.7319121124709868e-16+2.8284271247461903j)");
}

#[test]
fn a_class_of_the_program_answers_operators() {
    let add = Function::new(
        &Signature {
            name: "__add__",
            qualname: "P.__add__",
            doc: None,
            params: &[
                Param { name: "self", kind: ParamKind::Normal, has_default: false },
                Param { name: "other", kind: ParamKind::Normal, has_default: false },
            ],
        },
        vec![],
        |args| Ok(args[1].clone()),
    );
    let class = Class::create("P", &[], vec![(Str::from("__add__"), Dyn::Function(add))]).unwrap();
    let value = d::call(&class, &[]).unwrap();
    assert_eq!(py::repr_text(&d::add(&value, &Dyn::from(5)).unwrap()).unwrap(), "5");
    let fault = d::sub(&value, &Dyn::from(5)).unwrap_err();
    assert_eq!(fault.last_line(), "TypeError: unsupported operand type(s) for -: 'P' and 'int'");
}

#[cfg(feature = "source")]
#[test]
fn the_source_is_whole() {
    fn files(folder: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, found);
            } else {
                found.push(path.display().to_string());
            }
        }
    }
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/src/");
    let mut found = Vec::new();
    files(std::path::Path::new(source), &mut found);
    assert_eq!(found.len(), py::FILES.len(), "each file stands in the list");
    for (path, text) in py::FILES {
        assert_eq!(&std::fs::read_to_string(format!("{source}{path}")).unwrap(), text, "{path}");
    }
}

/// Python's module may have the name: a program that asks for it politely must not take the other way in silence.
#[test]
fn a_name_that_a_module_lacks_here_is_no_attribute_error() {
    let random = py::import(&py::modules::RANDOM).unwrap();
    assert!(d::getattr(&random, "randint").is_ok());
    let fault = d::getattr(&random, "SystemRandom").unwrap_err();
    assert_eq!(fault.last_line(), "NotImplementedError: random.SystemRandom is not translated");
}
