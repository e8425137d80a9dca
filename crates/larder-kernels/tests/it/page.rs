//! The crate's page says what the code does.

use larder_kernels::ERROR_BOUNDS;

#[test]
fn the_table_of_bounds_on_the_page_is_the_table_in_the_code() {
    let page = include_str!("../../src/lib.rs");
    for bound in ERROR_BOUNDS {
        let row = format!("//! | `{}` | {} | {} |", bound.function, bound.f32_ulp, bound.f64_ulp);
        assert!(page.contains(&row), "src/lib.rs lacks the row\n{row}");
    }
}
