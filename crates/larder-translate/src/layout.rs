//! Indentation and line breaks of the generated text.
//!
//! The lowering writes one statement a line and cares for nothing else. Here each line is indented by the
//! brackets that are open before it, and a line that is too long is broken after the opening bracket of its
//! widest group: its parts go to lines of their own, and are broken again where they are too long still.

/// Characters of a line.
const WIDTH: usize = 100;

/// Lines in each other that are indented further; deeper ones are not.
const LEVELS_MAX: usize = 400;

/// Writes a text, line by line.
pub(crate) fn layout(text: &str, out: &mut String) {
    // How many brackets each line opened that holds the next ones.
    let mut levels = [0_u32; LEVELS_MAX];
    let mut depth = 0_usize;
    let mut is_inside = false;
    let mut rest = text;
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest.as_bytes());
        let line = end.map_or(rest, |end| rest[..end].strip_suffix('\r').unwrap_or(&rest[..end]));
        rest = end.map_or("", |end| &rest[end + 1..]);
        if is_inside {
            out.push_str(line);
            out.push('\n');
            is_inside = scan(line, true).1;
            continue;
        }
        let line = line.trim();
        if line.is_empty() {
            if !out.ends_with("\n\n") && !out.is_empty() {
                out.push('\n');
            }
            continue;
        }
        let closers = line.bytes().take_while(|byte| matches!(byte, b'}' | b')' | b']')).count();
        close(&mut levels, &mut depth, closers);
        wrap(line, depth, out);
        let (change, open) = scan(&line[closers..], false);
        if change > 0 && depth < LEVELS_MAX {
            levels[depth] = change.unsigned_abs().try_into().unwrap_or(u32::MAX);
            depth += 1;
        } else if change < 0 {
            close(&mut levels, &mut depth, change.unsigned_abs());
        }
        is_inside = open;
    }
}

/// Takes closed brackets from the lines that opened them.
fn close(levels: &mut [u32; LEVELS_MAX], depth: &mut usize, mut count: usize) {
    while count > 0 && *depth > 0 {
        let top = &mut levels[*depth - 1];
        let taken = count.min(*top as usize);
        *top -= u32::try_from(taken).unwrap_or(*top);
        count -= taken;
        if *top == 0 {
            *depth -= 1;
        }
    }
}

/// By byte: 1 of what opens a bracket, -1 of what closes one, 2 of what else matters.
const MARKS: [i8; 256] = {
    let mut marks = [0; 256];
    let (opening, closing, other) = (b"([{", b")]}", br#"\""#);
    let mut at = 0;
    while at < 3 {
        (marks[opening[at] as usize], marks[closing[at] as usize]) = (1, -1);
        at += 1;
    }
    (marks[other[0] as usize], marks[other[1] as usize]) = (2, 2);
    marks
};

/// How many brackets a line opens more than it closes, and whether it ends inside a text.
fn scan(line: &str, is_inside: bool) -> (isize, bool) {
    let mut change = 0;
    let mut inside = is_inside;
    let bytes = line.as_bytes();
    if !inside && line.starts_with("//") {
        return (0, false);
    }
    let mut at = 0;
    while at < bytes.len() {
        // Most bytes are neither; `\\` and `"` count inside of a text too.
        let mark = MARKS[bytes[at] as usize];
        if mark != 0 {
            match bytes[at] {
                b'\\' if inside => at += 1,
                b'"' => inside = !inside,
                _ if !inside => change += isize::from(mark % 2),
                _ => {}
            }
        }
        at += 1;
    }
    (change, inside)
}

fn indented(line: &str, indent: usize, out: &mut String) {
    for _ in 0..indent {
        out.push_str("    ");
    }
    out.push_str(line);
    out.push('\n');
}

/// The widest group of brackets of a line: where it opens and closes.
fn group(line: &str) -> Option<(usize, usize)> {
    let bytes = line.as_bytes();
    let (mut depth, mut start, mut inside) = (0_usize, 0, false);
    let mut best: Option<(usize, usize)> = None;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if inside => at += 1,
            b'"' => inside = !inside,
            b'(' | b'[' | b'{' if !inside => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            b')' | b']' | b'}' if !inside => {
                let Some(left) = depth.checked_sub(1) else { return best };
                depth = left;
                if depth == 0 && best.is_none_or(|(from, to)| at - start > to - from) {
                    best = Some((start, at));
                }
            }
            _ => {}
        }
        at += 1;
    }
    best.filter(|(from, to)| to - from > 1)
}

/// Where the parts of a group end: after commas, or after the statements of a block.
fn part(content: &str, is_block: bool) -> usize {
    let bytes = content.as_bytes();
    let (mut depth, mut angles, mut inside) = (0_usize, 0_usize, false);
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if inside => at += 1,
            b'"' => inside = !inside,
            b'(' | b'[' | b'{' if !inside => depth += 1,
            b')' | b']' | b'}' if !inside => depth = depth.saturating_sub(1),
            // Types stand without blanks in their brackets, comparisons with them.
            b'<' if !inside && !matches!(bytes.get(at + 1), Some(b' ' | b'=') | None) => {
                angles += 1;
            }
            b'>' if !inside && at > 0 && !matches!(bytes[at - 1], b' ' | b'-' | b'=') => {
                angles = angles.saturating_sub(1);
            }
            b',' if !inside && depth == 0 && angles == 0 && !is_block => return at + 1,
            b';' if !inside && depth == 0 => return at + 1,
            _ => {}
        }
        at += 1;
    }
    content.len()
}

fn wrap(line: &str, indent: usize, out: &mut String) {
    let room = WIDTH.saturating_sub(indent * 4);
    let fits = line.len() <= room || line.chars().count() <= room;
    if fits || line.starts_with("//") {
        return indented(line, indent, out);
    }
    let Some((open, close)) = group(line) else { return indented(line, indent, out) };
    let (head, content, tail) = (&line[..=open], &line[open + 1..close], &line[close..]);
    let is_block = head.ends_with('{') && !head.ends_with("::{");
    indented(head.trim_end(), indent, out);
    let before = line[..open].chars().next_back().unwrap_or(' ');
    let is_call = before.is_alphanumeric() || before == '_' || before == '>';
    let mut rest = content.trim();
    let is_single = part(rest, is_block) == rest.len();
    while !rest.is_empty() {
        let end = part(rest, is_block);
        let one = rest[..end].trim();
        rest = rest[end..].trim_start();
        let takes_comma =
            is_call && head.ends_with('(') || !is_single && !head.ends_with("caught!(");
        if rest.is_empty() && !is_block && takes_comma && !one.ends_with(',') {
            wrap_last(one, indent + 1, out);
        } else {
            wrap(one, indent + 1, out);
        }
    }
    wrap_tail(tail, indent, out);
}

/// The last part gets a comma.
fn wrap_last(one: &str, indent: usize, out: &mut String) {
    let at = out.len();
    wrap(one, indent, out);
    if out.len() > at && out.ends_with('\n') {
        out.pop();
        out.push_str(",\n");
    }
}

/// What follows a group: broken only at a group of its own.
fn wrap_tail(tail: &str, indent: usize, out: &mut String) {
    indented(tail, indent, out);
}

#[cfg(test)]
mod tests {
    use super::layout;

    #[test]
    fn lines_are_indented_by_open_brackets_and_long_ones_are_broken() {
        let mut out = String::new();
        layout("fn f() {\nlet a = \"{\";\nif a {\nb(\n1,\n);\n}\n}\n", &mut out);
        assert_eq!(
            out,
            "fn f() {\n    let a = \"{\";\n    if a {\n        b(\n            1,\n        );\n    }\n}\n"
        );
        let long = format!("let x = list![{}];", ["\"0123456789\""; 9].join(", "));
        out.clear();
        layout(&long, &mut out);
        assert!(out.starts_with("let x = list![\n    \"0123456789\",\n"), "{out}");
        assert!(out.ends_with("    \"0123456789\",\n];\n"), "{out}");
    }

    #[test]
    fn a_comma_between_the_brackets_of_a_type_makes_no_tuple_of_what_stands_around_it() {
        let mut out = String::new();
        let one = "x".repeat(90);
        layout(&format!("Ok((<Dict<i64, i64>>::new().get({one})? as f64))"), &mut out);
        assert!(!out.contains("as f64),"), "{out}");
        assert!(!out.contains("as f64,"), "{out}");
    }
}
