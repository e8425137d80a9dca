"""Config validator with nested data; ends with sys.exit("message") (code 1, message on stderr)."""
import sys
import json

SCHEMA = {
    "name": str,
    "port": (int, lambda p: 0 < p < 65536),
    "tags": [str],
    "limits": {"cpu": (float, lambda c: c <= 4), "mem": int},
    "mode": {"dev", "prod"},
}


def check(value, rule, path="$"):
    if isinstance(rule, type):
        if rule is float and type(value) is int:
            value = float(value)
        if not isinstance(value, rule) or (rule is int and isinstance(value, bool)):
            yield f"{path}: expected {rule.__name__}, got {type(value).__name__} ({value!r})"
    elif isinstance(rule, tuple):
        base, pred = rule
        errs = list(check(value, base, path))
        yield from errs
        if not errs and not pred(value):
            yield f"{path}: {value!r} out of range"
    elif isinstance(rule, list):
        if not isinstance(value, list):
            yield f"{path}: expected list"
            return
        for i, v in enumerate(value):
            yield from check(v, rule[0], f"{path}[{i}]")
    elif isinstance(rule, dict):
        if not isinstance(value, dict):
            yield f"{path}: expected object"
            return
        for k in rule:
            if k in value:
                yield from check(value[k], rule[k], f"{path}.{k}")
            else:
                yield f"{path}.{k}: missing"
        for k in value.keys() - rule.keys():
            yield f"{path}.{k}: unexpected"
    elif isinstance(rule, (set, frozenset)):
        if value not in rule:
            yield f"{path}: {value!r} not one of {', '.join(sorted(rule))}"
    else:
        raise TypeError(f"bad rule {rule!r}")


DOCS = [
    '{"name": "web", "port": 80, "tags": ["a"], "limits": {"cpu": 2, "mem": 512}, "mode": "dev"}',
    '{"name": 5, "port": 70000, "tags": ["a", 1, null], "limits": {"cpu": 4.5}, "mode": "test"}',
    '{"name": "x", "port": true, "tags": {}, "limits": [], "mode": "prod", "extra": 1}',
    '[1, 2.0, "three", null]',
    '{"name": }',
    '{}',
]
failures = 0
for n, text in enumerate(DOCS):
    try:
        doc = json.loads(text)
    except json.JSONDecodeError as e:
        print(n, "parse error:", e.msg, e.lineno, e.colno, e.pos)
        failures += 1
        continue
    errs = [*check(doc, SCHEMA)]
    print(n, "ok" if not errs else "%d error(s)" % len(errs))
    for e in errs:
        print("   ", e)
    failures += bool(errs)
try:
    list(check(1, 5))
except TypeError as e:
    print("TypeError:", e)
for code in (None, 0, 7, "text", (1, 2), True):
    try:
        sys.exit(code)
    except SystemExit as e:
        print("caught", repr(e.code), e.args, str(e))
try:
    raise SystemExit
except SystemExit as e:
    print(e.code)
if failures:
    sys.exit(f"fatal: {failures} of {len(DOCS)} documents failed")
print("unreachable")
