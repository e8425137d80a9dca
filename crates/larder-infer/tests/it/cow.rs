//! Persistent traces against plain copies.

use larder_infer::{Choice, ChoiceValue, CowTrace, Trace, TraceBuilder, addr};
use proptest::prelude::*;

fn long(n: usize) -> CowTrace {
    let mut builder = TraceBuilder::new();
    for i in 0..n {
        builder.add_sample(addr!("x", i), i as f64, -1.0);
    }
    CowTrace::from_trace(builder.build())
}

fn choice(i: usize, value: f64) -> Choice {
    Choice { addr: addr!("x", i), value: ChoiceValue::F64(value), logp: -value }
}

#[test]
fn a_write_leaves_its_siblings_as_they_were_and_asks_for_nothing() {
    for n in [1, 31, 32, 33, 1000, 1024, 1025, 40_000] {
        let first = long(n);
        let mut kept = first.clone();
        for round in 0..3 {
            // Warm-up: the free lists learn how many there are at once.
            let mut other = kept.clone();
            other.set_f64(&addr!("x", n / 2), f64::from(round), 0.0);
            kept = other;
        }
        larder_testkit::no_allocations("clone, write, drop", || {
            for round in 0..1000 {
                let mut other = kept.clone();
                assert!(other.set_f64(&addr!("x", (round * 7919) % n), 0.5, 0.0));
            }
        });
        assert_eq!(first.f64(&addr!("x", n / 2)), Some((n / 2) as f64));
        let store = first.store();
        drop((first, kept));
        assert_eq!(store.live(), (0, 0), "everything is back on the free lists");
    }
}

/// A handle is two words, and a state that differs in one choice asks for at most 2 KiB of new memory, however many
/// choices there are: a leaf, the path to it, its record.
#[test]
fn a_state_that_differs_in_one_choice_costs_at_most_two_kib() {
    assert_eq!(size_of::<CowTrace>(), 16);
    for n in [100, 10_000, 1_000_000] {
        let first = long(n);
        let store = first.store();
        let before = store.used_bytes();
        let states = 1000;
        let kept: Vec<CowTrace> = (0..states)
            .map(|k| {
                let mut other = first.clone();
                assert!(other.set_f64(&addr!("x", (k * 7919) % n), 0.5, 0.0));
                other
            })
            .collect();
        let each = (store.used_bytes() - before) / states;
        drop(kept);
        assert!(each > 0 && each <= 2048, "{n} choices: {each} bytes a state");
    }
}

/// A copy of a node stands on the node that it was copied from, and so keeps it. A chain of states of which only the
/// latest is wanted must not keep its past: a base has at most a quarter of the children of its copies replaced.
#[test]
fn a_chain_of_states_does_not_keep_its_past() {
    let n = 40_000;
    let mut state = long(n);
    let store = state.store();
    let whole = store.used_bytes();
    let mut plain: Vec<f64> = (0..n).map(|i| i as f64).collect();
    for round in 0..200_000_usize {
        // Writes in one place for a while, then elsewhere, then all over.
        let at = [round / 7 % n, (round * 7919) % n, round % 33][round / 10_000 % 3];
        let mut other = state.clone();
        other.set_f64(&addr!("x", at), round as f64, 0.0);
        state = other;
        plain[at] = round as f64;
        if round % 10_000 == 0 {
            let used = store.used_bytes();
            assert!(used <= 2 * whole, "{used} bytes are held in round {round}, {whole} at first");
        }
    }
    let mut at = 0;
    state.for_each(|choice| {
        assert_eq!(choice.value, ChoiceValue::F64(plain[at]), "choice {at}");
        at += 1;
    });
    drop(state);
    assert_eq!(store.live(), (0, 0));
}

#[derive(Clone, Debug)]
enum Step {
    Clone(usize),
    Write(usize, usize, f64),
    Drop(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        any::<usize>().prop_map(Step::Clone),
        (any::<usize>(), 0..1200_usize, -9.0..9.0).prop_map(|(s, i, x)| Step::Write(s, i, x)),
        any::<usize>().prop_map(Step::Drop),
    ];
    proptest::collection::vec(step, 1..80)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_family_of_states_equals_plain_copies(
        // Of one leaf, of two, at the edge of a third level, and beyond.
        n in prop_oneof![0..70_usize, 1000..1100_usize],
        steps in steps(),
    ) {
        let mut states = vec![long(n)];
        let mut plain: Vec<Trace> = vec![states[0].to_trace()];
        let store = states[0].store();
        for step in steps {
            if states.is_empty() {
                break;
            }
            match step {
                Step::Clone(at) => {
                    let at = at % states.len();
                    states.push(states[at].clone());
                    plain.push(plain[at].clone());
                }
                Step::Write(at, i, x) => {
                    let at = at % states.len();
                    states[at].insert_choice(addr!("x", i), choice(i, x));
                    plain[at].choices.insert(addr!("x", i), choice(i, x));
                }
                Step::Drop(at) => {
                    let at = at % states.len();
                    states.swap_remove(at);
                    plain.swap_remove(at);
                }
            }
            for (state, plain) in states.iter().zip(&plain) {
                prop_assert_eq!(&state.to_trace().choices, &plain.choices);
            }
        }
        states.clear();
        prop_assert_eq!(store.live(), (0, 0));
    }
}
