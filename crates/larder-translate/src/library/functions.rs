//! Functions of modules that take and give plain values.

/// The line of a function of a module.
pub(crate) fn function(module: &str, name: &str, count: usize) -> Option<&'static str> {
    let line = match module {
        "math" => math(name, count)?,
        _ => return None,
    };
    super::Signature::of(line).takes(count).then_some(line)
}

fn math(name: &str, count: usize) -> Option<&'static str> {
    Some(match (name, count) {
        ("sqrt", _) => "f>f !py::math::sqrt($1)",
        ("sin", _) => "f>f !py::math::sin($1)",
        ("cos", _) => "f>f !py::math::cos($1)",
        ("tan", _) => "f>f !py::math::tan($1)",
        ("exp", _) => "f>f !py::math::exp($1)",
        ("fabs", _) => "f>f py::math::fabs($1)",
        ("atan2", _) => "f,f>f py::math::atan2($1, $2)",
        ("hypot", 2) => "f,f>f py::math::hypot($1, $2)",
        _ => return None,
    })
}
