//! Methods of the types that Python has built in.

/// The line of a method that takes so many arguments.
pub(crate) fn method(class: &str, name: &str, count: usize) -> Option<&'static str> {
    let line = match class {
        "str" => text(name),
        "list" => list(name, count),
        "dict" => dict(name, count),
        "set" => set(name),
        "frozenset" => frozen(name),
        "int" => match name {
            "bit_length" => Some(">i py::int::bit_length($0)"),
            _ => None,
        },
        "float" => match name {
            "is_integer" => Some(">b py::float::is_integer($0)"),
            _ => None,
        },
        _ => None,
    }?;
    super::Signature::of(line).takes(count).then_some(line)
}

fn text(name: &str) -> Option<&'static str> {
    Some(match name {
        "upper" => ">s $0.upper()",
        "lower" => ">s $0.lower()",
        "title" => ">s $0.title()",
        "capitalize" => ">s $0.capitalize()",
        "swapcase" => ">s $0.swapcase()",
        "casefold" => ">s $0.casefold()",
        "strip" => "?&s>s $0.strip($1)",
        "lstrip" => "?&s>s $0.lstrip($1)",
        "rstrip" => "?&s>s $0.rstrip($1)",
        "split" => "?&s,:i-1>L(s) !$0.split($1, $2)",
        "rsplit" => "?&s,:i-1>L(s) !$0.rsplit($1, $2)",
        "splitlines" => ">L(s) $0.splitlines(false)",
        "join" => "*s>s !$0.join($1)",
        "replace" => "&s,&s,:i-1>s $0.replace($1, $2, $3)",
        "startswith" => "&s,?i,?i>b $0.startswith($1, $2, $3)",
        "endswith" => "&s,?i,?i>b $0.endswith($1, $2, $3)",
        "find" => "&s,?i,?i>i $0.find($1, $2, $3)",
        "rfind" => "&s,?i,?i>i $0.rfind($1, $2, $3)",
        "index" => "&s,?i,?i>i !$0.index($1, $2, $3)",
        "rindex" => "&s,?i,?i>i !$0.rindex($1, $2, $3)",
        "count" => "&s,?i,?i>i $0.count($1, $2, $3)",
        "isalpha" => ">b $0.isalpha()",
        "isdigit" => ">b $0.isdigit()",
        "isdecimal" => ">b $0.isdecimal()",
        "isnumeric" => ">b $0.isnumeric()",
        "isalnum" => ">b $0.isalnum()",
        "isspace" => ">b $0.isspace()",
        "isupper" => ">b $0.isupper()",
        "islower" => ">b $0.islower()",
        "istitle" => ">b $0.istitle()",
        "isidentifier" => ">b $0.isidentifier()",
        "isascii" => ">b $0.isascii()",
        "zfill" => "i>s !$0.zfill($1)",
        "center" => "i,?&s>s !$0.center($1, $2)",
        "ljust" => "i,?&s>s !$0.ljust($1, $2)",
        "rjust" => "i,?&s>s !$0.rjust($1, $2)",
        "partition" => "&s>P(sss) !$0.partition($1)",
        "rpartition" => "&s>P(sss) !$0.rpartition($1)",
        "removeprefix" => "&s>s $0.removeprefix($1)",
        "removesuffix" => "&s>s $0.removesuffix($1)",
        _ => return None,
    })
}

fn list(name: &str, count: usize) -> Option<&'static str> {
    Some(match (name, count) {
        ("append", _) => "e>N $0.append($1)",
        ("extend", _) => "*e>N !$0.extend($1)",
        ("insert", _) => "i,e>N $0.insert($1, $2)",
        ("pop", 0) => ">e !$0.pop(None)",
        ("pop", _) => "i>e !$0.pop(Some($1))",
        ("remove", _) => "&e>N !$0.remove($1)",
        ("index", _) => "&e,?i,?i>i !$0.index($1, $2, $3)",
        ("count", _) => "&e>i !$0.count($1)",
        ("clear", _) => ">N $0.clear()",
        ("copy", _) => ">= $0.copy()",
        ("reverse", _) => ">N $0.reverse()",
        _ => return None,
    })
}

fn dict(name: &str, count: usize) -> Option<&'static str> {
    Some(match (name, count) {
        ("keys", _) => ">K $0.keys()",
        ("values", _) => ">V $0.values()",
        ("items", _) => ">M $0.items()",
        ("clear", _) => ">N $0.clear()",
        ("copy", _) => ">= !$0.copy()",
        ("get", 1) => "&e>O(v) !$0.get($1)",
        ("get", 2) => "&e,v>v !$0.get_or($1, $2)",
        ("pop", 1) => "&e>v !$0.pop($1, None)",
        ("pop", 2) => "&e,v>v !$0.pop($1, Some($2))",
        ("popitem", _) => ">P(ev) !$0.popitem(true)",
        ("setdefault", 2) => "e,v>v !$0.setdefault($1, $2)",
        ("update", 1) => "&=>N !$0.update($1)",
        _ => return None,
    })
}

fn set(name: &str) -> Option<&'static str> {
    Some(match name {
        "add" => "e>N !$0.add($1)",
        "remove" => "&e>N !$0.remove($1)",
        "discard" => "&e>N !$0.discard($1)",
        "pop" => ">e !$0.pop()",
        "clear" => ">N $0.clear()",
        "copy" => ">= !$0.copy()",
        "update" => "&=>N !$0.update($1)",
        "union" => "&=>= !$0.union($1)",
        "intersection" => "&=>= !$0.intersection($1)",
        "difference" => "&=>= !$0.difference($1)",
        "symmetric_difference" => "&=>= !$0.symmetric_difference($1)",
        "issubset" => "&=>b !$0.issubset($1)",
        "issuperset" => "&=>b !$0.issuperset($1)",
        "isdisjoint" => "&=>b !$0.isdisjoint($1)",
        _ => return None,
    })
}

fn frozen(name: &str) -> Option<&'static str> {
    match name {
        "copy"
        | "union"
        | "intersection"
        | "difference"
        | "symmetric_difference"
        | "issubset"
        | "issuperset"
        | "isdisjoint" => set(name),
        _ => None,
    }
}
