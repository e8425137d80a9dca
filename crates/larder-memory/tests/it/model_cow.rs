//! Random programs against full copies: whatever is set, taken back, kept or forked, each state holds
//! what a vector copied at every step would hold.

use larder_memory::cow::{Checkpoint, Chunks, CowState, Journal, Persist, PersistHash};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Step {
    Set(usize, u32),
    Checkpoint,
    Rollback(usize),
    Commit(usize),
    /// Goes on with a fork; the original must stay as it is.
    Fork,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (any::<usize>(), any::<u32>()).prop_map(|(index, value)| Step::Set(index, value)),
        3 => Just(Step::Checkpoint),
        2 => any::<usize>().prop_map(Step::Rollback),
        2 => any::<usize>().prop_map(Step::Commit),
        1 => Just(Step::Fork),
    ]
}

fn run<S: CowState<Key = usize, Value = u32>>(
    mut state: S,
    len: usize,
    steps: &[Step],
) -> Result<(), TestCaseError> {
    let holds = |state: &S, twin: &[u32]| {
        twin.iter().enumerate().all(|(index, value)| state.get(&index) == Some(value))
    };
    let mut twin: Vec<u32> = (0..len).map(|index| u32::try_from(index).expect("small")).collect();
    let mut open: Vec<(Checkpoint, Vec<u32>)> = Vec::new();
    let mut left_behind: Vec<(S, Vec<u32>)> = Vec::new();
    for step in steps {
        match step {
            Step::Set(index, value) => {
                state.set(index % len, *value);
                twin[index % len] = *value;
            }
            Step::Checkpoint => open.push((state.checkpoint(), twin.clone())),
            Step::Rollback(which) if !open.is_empty() => {
                let at = which % open.len();
                let (checkpoint, then) = open[at].clone();
                open.truncate(at);
                state.rollback(checkpoint);
                twin = then;
            }
            Step::Commit(which) if !open.is_empty() => {
                let at = which % open.len();
                let checkpoint = open[at].0;
                open.truncate(at);
                state.commit(checkpoint);
            }
            Step::Rollback(_) | Step::Commit(_) => {}
            Step::Fork => {
                let fork = state.fork();
                left_behind.push((std::mem::replace(&mut state, fork), twin.clone()));
                open.clear();
            }
        }
        prop_assert!(holds(&state, &twin));
        prop_assert_eq!(state.get(&len), None);
        prop_assert_eq!(state.stats().checkpoints, open.len() as u64);
    }
    for (state, twin) in &left_behind {
        prop_assert!(holds(state, twin), "a fork changed its origin");
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_kind_of_state_holds_what_full_copies_would(
        len in 1..100_usize,
        steps in proptest::collection::vec(step(), 0..80),
    ) {
        let values = || (0..len).map(|index| u32::try_from(index).expect("small"));
        run(Journal::new(values().collect()), len, &steps)?;
        run(values().collect::<Chunks<u32>>(), len, &steps)?;
        run(values().collect::<Chunks<u32, 3>>(), len, &steps)?;
        run((0..len).zip(values()).collect::<Persist<usize, u32>>(), len, &steps)?;
        run((0..len).zip(values()).collect::<PersistHash<usize, u32>>(), len, &steps)?;
    }
}
