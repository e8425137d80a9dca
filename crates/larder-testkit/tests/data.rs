//! Tests of data that is not in the repository; without `LARDER_DATA_DIR` they say so and are skipped.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use larder_testkit::data::{DataTest, run};

fn main() -> ExitCode {
    run(vec![DataTest::new(
        "the_allocation_benchmark_of_the_measuring_room_is_whole",
        "measure/ab.cpp",
        |path| {
            let text = std::fs::read_to_string(path).expect("a text");
            assert!(text.contains("int main("), "{} has no main", path.display());
            assert!(text.trim_end().ends_with('}'), "{} is cut off", path.display());
        },
    )])
}
