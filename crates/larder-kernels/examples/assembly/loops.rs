//! What a hot loop must look like, and how to find it in an assembly listing.
//!
//! The hot loop of a function is the stretch from a label to the first jump back to it, without another
//! loop inside, that has the most multiply-adds.

/// A loop we speak well of, and what we say.
pub(crate) struct Boast {
    /// Its record in `asm/`.
    pub(crate) file: &'static str,
    /// Parts of the mangled name of its function, all of which must occur.
    pub(crate) names: &'static [&'static str],
    /// The registers it works on.
    pub(crate) register: &'static str,
    /// How a multiply-add of the type ends: `ps` or `pd`.
    pub(crate) suffix: &'static str,
    /// How many multiply-adds an iteration has: four registers of a block of AVX-512, eight of AVX2;
    /// reduction (3), polynomial (10) and its last step (1) of the exponential.
    pub(crate) multiply_adds: usize,
    /// The most instructions an iteration may have.
    pub(crate) instructions: usize,
}

pub(crate) const BOASTS: [Boast; 4] = [
    Boast {
        file: "dot_f32_avx512.s",
        names: &["avx512_loop", "8products3Dotf"],
        register: "%zmm",
        suffix: "ps",
        multiply_adds: 4,
        instructions: 14,
    },
    Boast {
        file: "dot_f32_avx2.s",
        names: &["avx2_loop", "8products3Dotf"],
        register: "%ymm",
        suffix: "ps",
        multiply_adds: 8,
        instructions: 24,
    },
    Boast {
        file: "exp_f64_avx512.s",
        names: &["avx512_loop", "7MapIntod", "9functions3Exp"],
        register: "%zmm",
        suffix: "pd",
        multiply_adds: 14,
        instructions: 40,
    },
    Boast {
        file: "exp_f64_avx2.s",
        names: &["avx2_loop", "7MapIntod", "9functions3Exp"],
        register: "%ymm",
        suffix: "pd",
        multiply_adds: 14,
        instructions: 56,
    },
];

/// The functions of a listing with their lines, directives and empty lines left out.
fn functions(assembly: &str) -> Vec<(&str, Vec<&str>)> {
    let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in assembly.lines() {
        let text = line.split('#').next().unwrap_or_default().trim_end();
        if let Some(name) = text.strip_suffix(':').filter(|name| name.starts_with("_R")) {
            found.push((name, Vec::new()));
        } else if let Some((_, lines)) = found.last_mut() {
            let is_label = text.starts_with(".L") && text.ends_with(':');
            let is_directive = text.trim_start().starts_with('.');
            if !text.is_empty() && (is_label || !is_directive) {
                lines.push(text.trim());
            }
        }
    }
    found
}

/// The instructions of the hot loop of the function that the boast names.
pub(crate) fn hot_loop(assembly: &str, boast: &Boast) -> Result<Vec<String>, String> {
    let functions = functions(assembly);
    let (_, lines) = functions
        .iter()
        .find(|(name, _)| boast.names.iter().all(|part| name.contains(part)))
        .ok_or_else(|| format!("no function whose name has {:?}", boast.names))?;
    let mut best: Vec<String> = Vec::new();
    for (start, label) in lines.iter().enumerate() {
        let Some(label) = label.strip_suffix(':') else { continue };
        let rest = &lines[start + 1..];
        let next_label = rest.iter().position(|line| line.ends_with(':')).unwrap_or(rest.len());
        let back = rest[..next_label].iter().position(|line| {
            line.starts_with('j') && line.split_whitespace().nth(1) == Some(label)
        });
        let Some(back) = back else { continue };
        let body: Vec<String> = rest[..=back].iter().map(|line| plain(line, label)).collect();
        if multiply_adds(&body, boast) > multiply_adds(&best, boast) {
            best = body;
        }
    }
    if best.is_empty() { Err("no loop with multiply-adds".to_owned()) } else { Ok(best) }
}

/// An instruction with spaces for tabs, `loop` for the label, and the number of the function, which any
/// change elsewhere moves, taken out of the names of other labels and constants.
fn plain(line: &str, label: &str) -> String {
    let mut text = line.replace(label, "loop").replace('\t', " ");
    for kind in [".LBB", ".LCPI"] {
        if let Some(start) = text.find(kind).map(|at| at + kind.len()) {
            let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
            text.replace_range(start..start + digits, "");
        }
    }
    text
}

fn multiply_adds(body: &[String], boast: &Boast) -> usize {
    let is_one = |line: &&String| {
        let name = line.split(' ').next().unwrap_or_default();
        (name.starts_with("vfm") || name.starts_with("vfnm"))
            && name.ends_with(boast.suffix)
            && line.contains(boast.register)
    };
    body.iter().filter(is_one).count()
}

/// What must hold with any compiler.
pub(crate) fn check_facts(body: &[String], boast: &Boast) -> Result<(), String> {
    if let Some(call) = body.iter().find(|line| line.starts_with("call")) {
        return Err(format!("the loop has a call: {call}"));
    }
    if let Some(spill) = body.iter().find(|line| line.contains("(%rsp") || line.contains("(%rbp")) {
        return Err(format!("the loop spills to the stack: {spill}"));
    }
    let found = multiply_adds(body, boast);
    if found != boast.multiply_adds {
        let Boast { register, multiply_adds: wanted, .. } = boast;
        return Err(format!("the loop has {found} multiply-adds on {register}, want {wanted}"));
    }
    if body.len() > boast.instructions {
        return Err(format!(
            "the loop has {} instructions, want {} at most",
            body.len(),
            boast.instructions
        ));
    }
    Ok(())
}

/// Calls from functions compiled for a level to anything but the ways to end and to clear memory: an
/// operation on lanes that was not inlined would be among them.
pub(crate) fn foreign_calls(assembly: &str) -> Vec<String> {
    const WELCOME: [&str; 4] = ["panic", "assert_failed", "slice_index_fail", "memset"];
    let mut found = Vec::new();
    for (name, lines) in functions(assembly) {
        if !(name.contains("avx512_loop") || name.contains("avx2_loop")) {
            continue;
        }
        for line in lines {
            if line.starts_with("call") && !WELCOME.iter().any(|welcome| line.contains(welcome)) {
                found.push(format!("{name} calls out: {line}"));
            }
        }
    }
    found
}

/// The text of a record.
pub(crate) fn record(body: &[String], boast: &Boast, compiler: &str) -> String {
    let mut text = format!(
        "# {compiler}\n\
         # The hot loop of {:?}. Made by `cargo run -p larder-kernels --example assembly -- write`;\n\
         # another compiler may choose other registers or another order, the facts in loops.rs it may not.\n\
         loop:\n",
        boast.names
    );
    for line in body {
        text.push_str("    ");
        text.push_str(line);
        text.push('\n');
    }
    text
}
