//! The table of kernels under the harness, and the promises about levels themselves.

use larder_kernels::*;

use crate::harness::{Number, Random, every_level, levels, same};
use crate::twin;

/// A count or a place as a number, so that the harness can compare it.
fn count<T: Number>(count: usize) -> T {
    T::of(count as f64)
}

/// Nothing, or one number with zeros of one sign: which zero an extreme returns is not promised.
fn unsigned_zero<T: Number>(value: Option<T>) -> Vec<T> {
    value.into_iter().map(|value| if value == T::ZERO { T::ZERO } else { value }).collect()
}

/// Every number by itself on the portable level: a kernel must not care where a number stands.
fn one_by_one<T: Number>(x: &[T], y: &mut [T], function: fn(Level, &[T], &mut [T])) -> Vec<T> {
    for (x, y) in x.chunks(1).zip(y.chunks_mut(1)) {
        function(Level::PORTABLE, x, y);
    }
    Vec::new()
}

fn in_place<T: Number>(x: &[T], y: &mut [T], function: impl Fn(&mut [T])) -> Vec<T> {
    y.copy_from_slice(x);
    function(y);
    Vec::new()
}

fn into_target<T: Number>(x: &[T], y: &mut [T], function: impl Fn(&[T], &mut [T])) -> Vec<T> {
    function(x, y);
    Vec::new()
}

every_level! {
    sum_adds_in_the_documented_order:
        |level, x, y| vec![sum_at(level, x)], twin vec![twin::sum(x)];
    mean_is_the_sum_over_the_count:
        |level, x, y| vec![mean_at(level, x)], twin vec![twin::mean(x)];
    variance_is_the_corrected_two_pass_one:
        |level, x, y| vec![variance_at(level, x, 0), variance_at(level, x, 1)],
        twin vec![twin::variance(x, 0), twin::variance(x, 1)];
    dot_fuses_each_product:
        |level, x, y| vec![dot_at(level, x, y)], twin vec![twin::dot(x, y)];
    squared_distance_fuses_each_square:
        |level, x, y| vec![squared_distance_at(level, x, y)],
        twin vec![twin::squared_distance(x, y)];
    cosine_is_made_of_three_dots:
        |level, x, y| vec![cosine_at(level, x, y)], twin vec![twin::cosine(x, y)];
    min_finds_the_smallest_or_nan:
        |level, x, y| unsigned_zero(min_at(level, x)),
        twin unsigned_zero(twin::extreme_place(x, |a, b| a < b).map(|place| x[place]));
    max_finds_the_largest_or_nan:
        |level, x, y| unsigned_zero(max_at(level, x)),
        twin unsigned_zero(twin::extreme_place(x, |a, b| a > b).map(|place| x[place]));
    min_and_max_have_the_same_bits_on_every_level:
        |level, x, y| min_at(level, x).into_iter().chain(max_at(level, x)).collect(),
        twin min_at(Level::PORTABLE, x).into_iter().chain(max_at(Level::PORTABLE, x)).collect();
    argmin_finds_the_first:
        |level, x, y| argmin_at(level, x).into_iter().map(count).collect(),
        twin twin::extreme_place(x, |a, b| a < b).into_iter().map(count).collect();
    argmax_finds_the_first:
        |level, x, y| argmax_at(level, x).into_iter().map(count).collect(),
        twin twin::extreme_place(x, |a, b| a > b).into_iter().map(count).collect();
    axpy_fuses:
        |level, x, y| into_target(x, y, |x, y| axpy_at(level, T::of(1.7), x, y)),
        twin { for (x, y) in x.iter().zip(y) { *y = x.fused(T::of(1.7), *y); } Vec::new() };
    scale_multiplies:
        |level, x, y| into_target(x, y, |x, y| scale_into_at(level, x, y, T::of(-0.3))),
        twin { for (x, y) in x.iter().zip(y) { *y = x.times(T::of(-0.3)); } Vec::new() };
    scale_in_place_multiplies:
        |level, x, y| into_target(x, y, |_, y| scale_in_place_at(level, y, T::of(-0.3))),
        twin { for y in y { *y = y.times(T::of(-0.3)); } Vec::new() };
    decay_flushes_below_the_floor_and_counts_the_living:
        |level, x, y| vec![count(decay_at(level, y, T::of(0.9), T::of(0.8)))],
        twin vec![count(twin::decay(y, T::of(0.9), T::of(0.8)))];
    decay_with_a_factor_that_is_not_finite_counts_the_slice_alone:
        |level, x, y| vec![count(decay_at(level, y, T::NAN, T::ONE))],
        twin vec![count(twin::decay(y, T::NAN, T::ONE))];
    exp_does_not_care_where_a_number_stands:
        |level, x, y| into_target(x, y, |x, y| exp_into_at(level, x, y)), twin one_by_one(x, y, exp_into_at);
    exp_in_place_is_exp_into:
        |level, x, y| in_place(x, y, |y| exp_in_place_at(level, y)),
        twin one_by_one(x, y, exp_into_at);
    log_does_not_care_where_a_number_stands:
        |level, x, y| into_target(x, y, |x, y| log_into_at(level, x, y)), twin one_by_one(x, y, log_into_at);
    log_in_place_is_log_into:
        |level, x, y| in_place(x, y, |y| log_in_place_at(level, y)),
        twin one_by_one(x, y, log_into_at);
    log1p_does_not_care_where_a_number_stands:
        |level, x, y| into_target(x, y, |x, y| log1p_into_at(level, x, y)), twin one_by_one(x, y, log1p_into_at);
    log1p_in_place_is_log1p_into:
        |level, x, y| in_place(x, y, |y| log1p_in_place_at(level, y)),
        twin one_by_one(x, y, log1p_into_at);
    tanh_does_not_care_where_a_number_stands:
        |level, x, y| into_target(x, y, |x, y| tanh_into_at(level, x, y)), twin one_by_one(x, y, tanh_into_at);
    tanh_in_place_is_tanh_into:
        |level, x, y| in_place(x, y, |y| tanh_in_place_at(level, y)),
        twin one_by_one(x, y, tanh_into_at);
    sigmoid_does_not_care_where_a_number_stands:
        |level, x, y| into_target(x, y, |x, y| sigmoid_into_at(level, x, y)), twin one_by_one(x, y, sigmoid_into_at);
    sigmoid_in_place_is_sigmoid_into:
        |level, x, y| in_place(x, y, |y| sigmoid_in_place_at(level, y)),
        twin one_by_one(x, y, sigmoid_into_at);
    erf_does_not_care_where_a_number_stands:
        |level, x, y| into_target(x, y, |x, y| erf_into_at(level, x, y)), twin one_by_one(x, y, erf_into_at);
    erf_in_place_is_erf_into:
        |level, x, y| in_place(x, y, |y| erf_in_place_at(level, y)),
        twin one_by_one(x, y, erf_into_at);
    lane_operations_are_those_of_the_portable_level:
        |level, x, y| { level.run(Operations { x, y }); Vec::new() },
        twin { Level::PORTABLE.run(Operations { x, y }); Vec::new() };
}

/// Every operation of the lanes that no kernel of this crate uses, or not alone.
struct Operations<'a, T> {
    x: &'a [T],
    y: &'a mut [T],
}

impl<T: Real> Kernel for Operations<'_, T> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let lanes = <T::Lanes<S>>::LANES;
        for (x, y) in self.x.chunks(lanes).zip(self.y.chunks_mut(lanes)) {
            let a = <T::Lanes<S>>::load_partial(simd, x, T::ONE);
            let b = <T::Lanes<S>>::load_partial(simd, y, T::ONE);
            let one = <T::Lanes<S>>::splat(simd, T::ONE);
            let mixed = operations(a, b, one);
            mixed.store_partial(y);
        }
    }
}

/// Folds the answers of all operations into one number's bits, so that a wrong one shows.
#[inline(always)]
fn operations<V: Lanes>(a: V, b: V, one: V) -> V {
    let zero = V::zero(a.simd());
    // NaN payloads are not promised: a NaN becomes one before its bits are mixed.
    let plain = |x: V| V::select(x.is_nan(), one, x).to_bits();
    let yes = |mask: V::Mask| V::select(mask, one, zero).to_bits();
    let numbers = [
        a.min(b),
        a.max(b),
        a.abs().sqrt(),
        a.round_ties_even(),
        a.copysign(b),
        -a,
        a / b,
        a.neg_mul_add(b, one),
        a.mul_add(b, -one),
    ];
    let masks = [
        a.lt(b),
        a.le(b),
        a.gt(b),
        a.ge(b),
        a.eq(b),
        a.ne(b),
        !a.lt(b),
        a.lt(b) & a.lt(one),
        a.lt(b) | a.lt(one),
    ];
    let mut mixed = one.to_bits();
    for number in numbers {
        mixed = mixed.shl(5) ^ mixed.shr(3) ^ plain(number);
    }
    for mask in masks {
        mixed = mixed.shl(1).wrapping_add(yes(mask)).wrapping_sub(one.to_bits().shr(7));
    }
    // Kept among the finite numbers, where every pattern is its own.
    let finite = one.to_bits() | (mixed & one.constant(V::Element::from_count(3)).to_bits());
    (finite ^ (mixed.shr(12) & finite)).to_float()
}

/// Loads and stores of every count of lanes, none included, between guards that must not change.
struct PartialMoves<T>(T);

impl<T: Number> Kernel for PartialMoves<T> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        const GUARD: usize = 16;
        let lanes = <T::Lanes<S>>::LANES;
        let source: Vec<T> = (0..GUARD + lanes).map(|i| T::of(i as f64 + 1.0)).collect();
        for count in 0..=lanes {
            let loaded = <T::Lanes<S>>::load_partial(simd, &source[1..=count], self.0);
            let mut all = vec![T::ZERO; lanes + GUARD];
            loaded.store(&mut all);
            for (j, &lane) in all.iter().enumerate() {
                let expected = match j {
                    j if j < count => source[1 + j],
                    j if j < lanes => self.0,
                    _ => T::ZERO,
                };
                assert!(
                    same(lane, expected),
                    "lane {j} of a load of {count} on {:?}",
                    simd.level()
                );
            }
            let mut target = vec![T::NAN; GUARD + lanes + GUARD];
            <T::Lanes<S>>::load(simd, &source).store_partial(&mut target[GUARD..GUARD + count]);
            for (j, &number) in target.iter().enumerate() {
                let written = (GUARD..GUARD + count).contains(&j);
                let expected = if written { source[j - GUARD] } else { T::NAN };
                assert!(
                    same(number, expected),
                    "place {j} of a store of {count} on {:?}",
                    simd.level()
                );
            }
        }
    }
}

#[test]
fn partial_loads_and_stores_touch_what_they_are_given() {
    for level in levels() {
        level.run(PartialMoves(-7.0_f32));
        level.run(PartialMoves(-7.0_f64));
    }
}

#[test]
fn the_machine_offers_what_its_processor_has() {
    let names: Vec<LevelName> = levels().into_iter().map(Level::name).collect();
    assert_eq!(names[0], LevelName::Portable);
    #[cfg(target_arch = "x86_64")]
    {
        let avx2 = is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma");
        assert_eq!(names.contains(&LevelName::Avx2), avx2);
        let avx512 = avx2
            && is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512bw")
            && is_x86_feature_detected!("avx512dq")
            && is_x86_feature_detected!("avx512vl");
        assert_eq!(names.contains(&LevelName::Avx512), avx512);
        assert!(!names.contains(&LevelName::Neon));
    }
    #[cfg(target_arch = "aarch64")]
    assert_eq!(names, [LevelName::Portable, LevelName::Neon]);
    assert_eq!(Level::detected().name(), *names.last().expect("portable is there"));
}

/// CI runs the suite once per level; a level that it asks for and does not get fails here.
#[test]
fn the_environment_is_obeyed() {
    let asked = Level::from_environment().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(asked, Level::best());
    if let Some(word) = std::env::var_os(LEVEL_VARIABLE).filter(|word| !word.is_empty()) {
        assert_eq!(word.to_str(), Some(Level::best().name().as_str()));
    }
}

/// The proof that a level's own code ran: a kernel is told which token it has, and how wide it is.
#[test]
fn a_kernel_runs_on_the_level_it_was_given() {
    struct Who;
    impl Kernel for Who {
        type Output = (Level, usize, usize);

        #[inline(always)]
        fn run<S: Simd>(self, simd: S) -> Self::Output {
            (simd.level(), S::F32::LANES, S::F64::LANES)
        }
    }
    for level in levels() {
        let (told, lanes_f32, lanes_f64) = level.run(Who);
        assert_eq!(told, level);
        let bytes = match level.name() {
            LevelName::Avx2 => 32,
            LevelName::Avx512 => 64,
            LevelName::Portable | LevelName::Neon => 16,
            other => panic!("the test does not know the width of {other}"),
        };
        assert_eq!((lanes_f32 * 4, lanes_f64 * 8), (bytes, bytes), "{level}");
    }
}

/// Any bit pattern at all, every function, every level.
#[test]
fn levels_agree_bit_for_bit_on_any_argument() {
    fn run<T: Number>(random: &mut Random) {
        type Function<T> = fn(Level, &[T], &mut [T]);
        let functions: [(&str, Function<T>); 6] = [
            ("exp", exp_into_at),
            ("log", log_into_at),
            ("log1p", log1p_into_at),
            ("tanh", tanh_into_at),
            ("sigmoid", sigmoid_into_at),
            ("erf", erf_into_at),
        ];
        let x: Vec<T> =
            (0..20_000).map(|_| T::from_pattern(T::Bits::low_bits(random.bits()))).collect();
        for (name, function) in functions {
            let mut expected = vec![T::ZERO; x.len()];
            function(Level::PORTABLE, &x, &mut expected);
            for level in levels() {
                let mut actual = vec![T::ZERO; x.len()];
                function(level, &x, &mut actual);
                for ((&x, &actual), &expected) in x.iter().zip(&actual).zip(&expected) {
                    assert!(
                        same(actual, expected),
                        "{name}({x:?}) on {level} is {actual:?}, portable has {expected:?}"
                    );
                }
            }
        }
    }
    let mut random = Random::new(11);
    run::<f32>(&mut random);
    run::<f64>(&mut random);
}

#[test]
#[should_panic(expected = "`x` and `y` must have one length, they have 3 and 2")]
fn slices_of_two_lengths_are_refused() {
    dot(&[1.0, 2.0, 3.0], &[1.0, 2.0]);
}

#[test]
#[should_panic(expected = "`source` and `target` must have one length, they have 2 and 3")]
fn a_target_of_another_length_is_refused() {
    exp_into(&[1.0_f32, 2.0], &mut [0.0; 3]);
}
