//! Functions of modules that take and give plain values.

/// The line of a function of a module.
pub(crate) fn function(module: &str, name: &str, count: usize) -> Option<&'static str> {
    let line = match module {
        "math" => math(name, count)?,
        _ => return None,
    };
    super::Signature::of(line).takes(count).then_some(line)
}

/// What a function of a module gives whatever it is given, as the code of a type.
pub(crate) fn answer(module: &str, name: &str) -> Option<&'static str> {
    Some(match (module, name) {
        (
            "math",
            "sqrt" | "sin" | "cos" | "tan" | "asin" | "acos" | "atan" | "atan2" | "sinh" | "cosh"
            | "tanh" | "asinh" | "acosh" | "atanh" | "exp" | "expm1" | "log" | "log2" | "log10"
            | "log1p" | "pow" | "hypot" | "dist" | "fabs" | "fmod" | "fsum" | "degrees" | "radians"
            | "copysign" | "cbrt" | "exp2" | "remainder" | "erf" | "erfc" | "gamma" | "lgamma"
            | "ldexp" | "nextafter" | "ulp",
        ) => "f",
        ("math", "isclose" | "isnan" | "isinf" | "isfinite") => "b",
        (
            "random",
            "random" | "uniform" | "gauss" | "normalvariate" | "expovariate" | "betavariate"
            | "gammavariate",
        ) => "f",
        ("random", "randint" | "randrange") => "i",
        ("time", "time" | "perf_counter" | "monotonic" | "process_time") => "f",
        ("json", "dumps") | ("re", "escape" | "sub") => "s",
        ("bisect", "bisect" | "bisect_left" | "bisect_right") => "i",
        _ => return None,
    })
}

/// The type of a value of a module, as the code of a type.
pub(crate) fn value(module: &str, name: &str) -> Option<&'static str> {
    Some(match (module, name) {
        ("math", "pi" | "e" | "inf" | "nan" | "tau") => "f",
        (
            "string",
            "ascii_lowercase" | "ascii_uppercase" | "ascii_letters" | "digits" | "hexdigits"
            | "octdigits" | "punctuation" | "whitespace" | "printable",
        ) => "s",
        _ => return None,
    })
}

fn math(name: &str, count: usize) -> Option<&'static str> {
    Some(match (name, count) {
        ("sqrt", _) => "x>f !py::math::sqrt($1)",
        ("sin", _) => "x>f !py::math::sin($1)",
        ("cos", _) => "x>f !py::math::cos($1)",
        ("tan", _) => "x>f !py::math::tan($1)",
        ("exp", _) => "x>f !py::math::exp($1)",
        ("fabs", _) => "x>f py::math::fabs($1)",
        ("atan2", _) => "x,x>f py::math::atan2($1, $2)",
        ("log", 1) => "f>f !py::math::log($1)",
        ("log2", _) => "f>f !py::math::log2($1)",
        ("log10", _) => "f>f !py::math::log10($1)",
        ("asin", _) => "x>f !py::math::asin($1)",
        ("acos", _) => "x>f !py::math::acos($1)",
        ("atan", _) => "x>f !py::math::atan($1)",
        ("radians", _) => "x>f py::math::radians($1)",
        ("degrees", _) => "x>f py::math::degrees($1)",
        ("gcd", 2) => "i,i>i !py::math::gcd($1, $2)",
        ("isqrt", 1) => "i>i !py::math::isqrt($1)",
        _ => return None,
    })
}
