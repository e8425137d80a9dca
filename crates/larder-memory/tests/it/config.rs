//! Every key of the configuration has an effect that the containers built through it show, and
//! what is switched off gives the same answers.

use larder_memory::cold::Cold;
use larder_memory::sys::{NumaStrategy, Topology};
use larder_memory::{ErrorKind, KEYS, MemoryConfig};

/// Something done through the containers of a configuration: first what the caller gets, which no
/// switch may change, then what the counters say.
type Seen = (String, String);
type Observe = fn(&MemoryConfig) -> Seen;

fn strings(config: &MemoryConfig) -> Seen {
    let pools = config.standard_pools(None).expect("the sizes are valid");
    let mut answer = Vec::new();
    for _ in 0..3 {
        let mut held: Vec<_> = (0..40).map(|_| pools.strings.acquire()).collect();
        held[0].push_str("text");
        held[1].reserve(5000);
        answer.push((held[0].clone(), held[39].len()));
    }
    let stats = pools.strings.stats();
    (
        format!("{answer:?}"),
        format!("{} {} {} {}", stats.hits, stats.max, stats.drops(), stats.idle),
    )
}

fn vectors(config: &MemoryConfig) -> Seen {
    let pools = config.standard_pools(None).expect("the sizes are valid");
    drop((0..40).map(|_| pools.vecs.acquire()).collect::<Vec<_>>());
    let stats = pools.vecs.stats();
    (pools.vecs.acquire().len().to_string(), format!("{} {}", stats.idle, stats.drops_full))
}

fn maps(config: &MemoryConfig) -> Seen {
    let pools = config.standard_pools(None).expect("the sizes are valid");
    drop((0..40).map(|_| pools.maps.acquire()).collect::<Vec<_>>());
    let stats = pools.maps.stats();
    (pools.maps.acquire().len().to_string(), format!("{} {}", stats.idle, stats.drops_full))
}

fn texts(config: &MemoryConfig) -> Seen {
    let interner = config.interner(&["if"], None).expect("there is memory");
    let symbols: Vec<_> = ["a", "b", "a", "if"].map(|text| interner.intern(text)).into();
    let answer: Vec<&str> = symbols.iter().map(|symbol| interner.resolve(*symbol)).collect();
    (format!("{symbols:?} {answer:?}"), interner.stats().hits.to_string())
}

fn trees(config: &MemoryConfig) -> Seen {
    let arenas = config.arena_pool(None).expect("the bounds agree");
    let mut answer = 0;
    for round in 0..4_u64 {
        let arena = arenas.acquire();
        answer += arena.alloc_slice(&[round; 1000]).iter().sum::<u64>();
    }
    (answer.to_string(), arenas.stats().hits.to_string())
}

fn big_buffers(config: &MemoryConfig) -> Seen {
    let buffers = config.buffer_pool(None).expect("the bounds agree");
    let answer = buffers.acquire_zeroed::<u8>(8 << 20).iter().map(|byte| u64::from(*byte)).sum();
    let stats = buffers.stats();
    // Granted where the machine has them, refused and counted where not.
    let asked = stats.huge_granted + stats.huge_refused;
    (u64::to_string(&answer), asked.to_string())
}

fn cold(config: &MemoryConfig) -> Seen {
    let values: Vec<u64> = (0..10_000).collect();
    let mut region = Cold::new(&values, config.cold_options());
    region.compress().expect("there is memory");
    let packed = region.is_packed();
    let whole = region.restore().expect("nothing was damaged") == &values[..];
    let stats = region.stats();
    (whole.to_string(), format!("{packed} {} {}", stats.compressed, stats.declined))
}

fn reservations(config: &MemoryConfig) -> Seen {
    let budget = config.budget("program");
    let pools = config.standard_pools(Some(&budget)).expect("the sizes are valid");
    let error = (0..100).map(|_| pools.vecs.try_acquire_owned()).collect::<Result<Vec<_>, _>>();
    (String::new(), format!("{:?}", error.map(|loans| loans.len()).map_err(|e| e.kind())))
}

fn placement(config: &MemoryConfig) -> Seen {
    (String::new(), format!("{:?}", config.place_thread().map_err(|error| error.kind())))
}

/// For every key: another value than the default, and who shows it. `None` where the build has
/// left the technique out, so that nothing can be switched off any more.
fn effect_of(key: &str) -> Option<(&'static str, Observe)> {
    Some(match key {
        "enable_pools" if cfg!(feature = "pools") => ("false", strings),
        "enable_string_interning" if cfg!(feature = "interning") => ("false", texts),
        "enable_arena_allocation" if cfg!(all(feature = "arenas", feature = "pools")) => {
            ("false", trees)
        }
        "enable_huge_pages" if cfg!(feature = "huge-pages") => ("false", big_buffers),
        "enable_compression" if cfg!(feature = "compression") => ("false", cold),
        "budget" => ("64KiB", reservations),
        "numa" if cfg!(feature = "numa") && cfg!(target_os = "linux") => ("interleaved", placement),
        "pools.string_pool_size" if cfg!(feature = "pools") => ("7", strings),
        "pools.vec_pool_size" if cfg!(feature = "pools") => ("7", vectors),
        "pools.map_pool_size" if cfg!(feature = "pools") => ("7", maps),
        "pools.item_bytes_max" if cfg!(feature = "pools") => ("1KiB", strings),
        "enable_pools"
        | "enable_string_interning"
        | "enable_arena_allocation"
        | "enable_huge_pages"
        | "enable_compression"
        | "numa"
        | "pools.string_pool_size"
        | "pools.vec_pool_size"
        | "pools.map_pool_size"
        | "pools.item_bytes_max" => return None,
        other => panic!("the key `{other}` has no effect that this test knows of"),
    })
}

#[test]
fn every_key_changes_a_counter_and_no_answer() {
    let default = MemoryConfig::default();
    for key in KEYS {
        let Some((value, observe)) = effect_of(key.name) else { continue };
        if key.name == "numa" && Topology::read().is_err() {
            continue; // refused in words: see the test below
        }
        let mut changed = default.clone();
        changed.set(key.name, value).expect("the value is one that the key takes");
        let (answer, counters) = observe(&default);
        let (changed_answer, changed_counters) = observe(&changed);
        assert_eq!(changed_answer, answer, "`{}` changes what the caller gets", key.name);
        assert_ne!(changed_counters, counters, "`{}` has no effect", key.name);
    }
}

#[test]
fn with_everything_off_every_answer_is_the_same() {
    let (on, off) = (MemoryConfig::default(), MemoryConfig::all_off());
    for observe in [strings, vectors, maps, texts, trees, big_buffers, cold] {
        assert_eq!(observe(&on).0, observe(&off).0);
    }
}

#[test]
fn a_placement_that_the_machine_does_not_offer_is_refused_and_one_that_it_does_is_named() {
    let mut config = MemoryConfig::default();
    config.set("numa", "interleaved").expect("a word that the key takes");
    match config.place_thread() {
        Ok(placement) => assert_eq!(placement.strategy, Some(NumaStrategy::Interleaved)),
        Err(error) => {
            assert!(matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::System), "{error}");
        }
    }
}

#[test]
fn a_budget_of_the_configuration_refuses_by_name() {
    let mut config = MemoryConfig::default();
    config.set("budget", "4KiB").expect("a size");
    let budget = config.budget("program");
    assert_eq!(budget.stats().bytes_limit, 4096);
    assert_eq!(budget.try_reserve(5000).unwrap_err().kind(), ErrorKind::BudgetExceeded);
    config.set("budget", "auto").expect("the word is known");
    assert_eq!(config.budget("program").stats().bytes_limit, u64::MAX);
}

#[test]
fn every_key_takes_what_it_gives() {
    let config = MemoryConfig::default();
    for key in larder_memory::KEYS {
        let mut again = MemoryConfig::all_off();
        let value = config.get(key.name).expect("it is listed");
        again
            .set(key.name, &value)
            .unwrap_or_else(|error| panic!("{} = {value}: {error}", key.name));
        assert_eq!(again.get(key.name).expect("it is listed"), value, "{}", key.name);
    }
}
