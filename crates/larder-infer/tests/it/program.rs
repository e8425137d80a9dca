//! Programs whose shape is known while they run: depth costs no stack, and the handlers are those of all doors.

use larder_infer::prob::{factor, pure, sample};
use larder_infer::runtime::handler::run;
use larder_infer::{Normal, PriorHandler, Program, Purpose, ScoreGivenTrace, Stream, Trace, addr};

const DEEP: usize = 100_000;

fn down(n: usize, sum: f64) -> Program<f64> {
    if n == 0 {
        return Program::pure(sum);
    }
    Program::new(pure(1.0)).bind(move |x| down(n - 1, sum + x))
}

fn prior(rng: &mut Stream) -> PriorHandler<'_, Stream> {
    PriorHandler { rng, trace: Trace::default() }
}

/// Both sides of nesting, made, run and dropped on half a MiB of stack.
#[test]
fn depth_costs_no_stack() {
    let work = || {
        let mut rng = Stream::new(1, 0, Purpose::Simulate);
        assert_eq!(run(prior(&mut rng), down(DEEP, 0.0)).0, DEEP as f64);
        let left = |mut program: Program<f64>| {
            for _ in 0..DEEP {
                program = program.bind(|x| Program::pure(x + 1.0));
            }
            program
        };
        assert_eq!(run(prior(&mut rng), left(Program::pure(0.0))).0, DEEP as f64);
        drop(left(Program::pure(0.0)));
    };
    let small = std::thread::Builder::new().stack_size(512 << 10).spawn(work).unwrap();
    small.join().unwrap();
}

/// A chain of a length that values decide has the weight of the same chain written out.
#[test]
fn a_recursive_program_is_sampled_and_scored_like_any_model() {
    fn walk(x: f64, n: usize) -> Program<usize> {
        if x.abs() > 1.0 {
            return Program::new(factor(-0.5)).map(move |()| n);
        }
        Program::new(sample(addr!("step", n), Normal(0.0, 0.3))).bind(move |y| walk(x + y, n + 1))
    }
    let mut rng = Stream::new(5, 0, Purpose::Simulate);
    let (steps, trace) = run(prior(&mut rng), walk(0.0, 0));
    assert_eq!(trace.choices.len(), steps);
    let sum: f64 = (0..steps).map(|n| trace.choices.f64(&addr!("step", n)).unwrap()).sum();
    assert!(sum.abs() > 1.0);
    let prior = trace.log_prior;
    let (again, scored) = run(ScoreGivenTrace::new(trace), walk(0.0, 0));
    assert_eq!(again, steps);
    assert!((scored.log_prior - prior).abs() < 1e-12);
    assert_eq!(scored.log_factors, -0.5);
}
