//! The committed loops have the properties that the crate claims for them.
//!
//! That they are the loops of today's source says `cargo run -p larder-kernels --example assembly`,
//! which compiles the crate and takes half a minute; this test takes nothing.

#[path = "../../examples/assembly/loops.rs"]
mod loops;

use loops::BOASTS;

fn body_of(record: &str) -> Vec<String> {
    record
        .lines()
        .skip_while(|line| *line != "loop:")
        .skip(1)
        .map(|line| line.trim().to_owned())
        .collect()
}

#[test]
fn the_recorded_loops_are_vectors_without_calls_or_spills() {
    for boast in &BOASTS {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("asm").join(boast.file);
        let record = std::fs::read_to_string(&path).expect("every boast has a record");
        let body = body_of(&record);
        if let Err(fault) = loops::check_facts(&body, boast) {
            panic!("{}: {fault}", boast.file);
        }
        let compiler = record.lines().next().expect("a record names its compiler");
        assert_eq!(record, loops::record(&body, boast, &compiler[2..]), "{}", boast.file);
    }
}

/// A checker that finds no fault in anything would be no checker.
#[test]
fn a_spoilt_loop_is_refused() {
    let listing = "\
_RavX_avx512_loop_8products3Dotf:
    pushq %rbx
.LBB1_1:
    vmovups (%rsi), %zmm0
    vfmadd231ps (%r8), %zmm0, %zmm1
    vfmadd231ps (%r8), %zmm0, %zmm2
    vfmadd231ps (%r8), %zmm0, %zmm3
    vfmadd231ps (%r8), %zmm0, %zmm4
    decq %rcx
    jne .LBB1_1
    retq
";
    let boast = &BOASTS[0];
    let good = loops::hot_loop(listing, boast).expect("the loop is there");
    assert_eq!(loops::check_facts(&good, boast), Ok(()));
    assert!(loops::foreign_calls(listing).is_empty());
    let spoilt = [
        listing.replace("decq %rcx", "callq *fmaf@GOTPCREL(%rip)"),
        listing.replace("decq %rcx", "vmovups %zmm1, 64(%rsp)"),
        listing.replace("%zmm4", "%ymm4").replace("%zmm0, %ymm4", "%ymm0, %ymm4"),
        listing.replace("    decq %rcx\n", &"    nop\n".repeat(20)),
    ];
    for text in &spoilt {
        let body = loops::hot_loop(text, boast).expect("a loop is still there");
        assert!(loops::check_facts(&body, boast).is_err(), "passes, and should not:\n{text}");
    }
    assert_eq!(loops::foreign_calls(&spoilt[0]).len(), 1);
}
