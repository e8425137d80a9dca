# Structural diff, merge, path queries and pretty printing of nested data of any type.
def kind(x):
    return 'null' if x is None else 'bool' if isinstance(x, bool) else 'num' if isinstance(x, (int, float)) else {str: 'str', list: 'seq', tuple: 'seq', dict: 'map', set: 'set', frozenset: 'set'}.get(type(x), type(x).__name__)


MISSING = type('Missing', (), {'__repr__': lambda s: '<missing>', '__bool__': lambda s: False})()


def diff(a, b, path=()):
    ka, kb = kind(a), kind(b)
    if ka != kb:
        yield path, a, b
    elif ka == 'map':
        for k in [*a, *(k for k in b if k not in a)]:
            x, y = a.get(k, MISSING), b.get(k, MISSING)
            if x is MISSING or y is MISSING:
                yield path + (k,), x, y
            else:
                yield from diff(x, y, path + (k,))
    elif ka == 'seq':
        for i in range(max(len(a), len(b))):
            if i < len(a) and i < len(b):
                yield from diff(a[i], b[i], (*path, i))
            else:
                yield (*path, i), a[i] if i < len(a) else MISSING, b[i] if i < len(b) else MISSING
    elif ka == 'set':
        if a ^ b:
            yield path, sorted(a - b, key=repr), sorted(b - a, key=repr)
    elif a != b or (type(a) is not type(b) and ka == 'num'):
        yield path, a, b


def dotted(path):
    out = ''
    for p in path:
        out += f'[{p}]' if isinstance(p, int) else ('.' if out else '') + (p if isinstance(p, str) and p.isidentifier() else f'<{p!r}>')
    return out or '$'


def get(data, path, default=MISSING):
    cur = data
    for part in path.replace('[', '.[').split('.'):
        if not part:
            continue
        try:
            match part:
                case '*':
                    return [get(v, path.split('*.', 1)[1] if '*.' in path else '', default) for v in (cur.values() if isinstance(cur, dict) else cur)]
                case s if s[0] == '[' and s[-1] == ']':
                    idx = [int(p) if p else None for p in s[1:-1].split(':')]
                    cur = cur[slice(*idx)] if len(idx) > 1 else cur[idx[0]]
                case _:
                    cur = cur[part] if isinstance(cur, dict) else getattr(cur, part)
        except (LookupError, TypeError, AttributeError, ValueError) as e:
            if default is MISSING:
                raise LookupError(f'{path}: {type(e).__name__} at {part}') from e
            return default
    return cur


def merge(*docs, seqs=lambda a, b: a + b):
    def two(a, b):
        if b is MISSING:
            return a
        if isinstance(a, dict) and isinstance(b, dict):
            return {k: two(a[k], b.get(k, MISSING)) if k in a else b[k] for k in {**a, **b}}
        if isinstance(a, list) and isinstance(b, (list, tuple)):
            return seqs(a, list(b))
        if isinstance(a, set):
            return a | set(b)
        return b
    out = docs[0]
    for d in docs[1:]:
        out = two(out, d)
    return out


def pretty(x, width=30, indent=0):
    flat = repr(x)
    if len(flat) + indent <= width or not isinstance(x, (dict, list, tuple)) or not x:
        return flat
    pad = ' ' * (indent + 2)
    if isinstance(x, dict):
        body = [f'{pad}{k!r}: {pretty(v, width, indent + 2)}' for k, v in x.items()]
        o, c = '{}'
    else:
        body = [pad + pretty(v, width, indent + 2) for v in x]
        o, c = '[]' if isinstance(x, list) else '()'
        if isinstance(x, tuple) and len(x) == 1:
            body[0] += ','
    return o + '\n' + ',\n'.join(body) + '\n' + ' ' * indent + c


def walk(x, path=()):
    if isinstance(x, dict):
        for k, v in x.items():
            yield from walk(v, path + (k,))
    elif isinstance(x, (list, tuple)) and x:
        for i, v in enumerate(x):
            yield from walk(v, path + (i,))
    else:
        yield dotted(path), x


def freeze(x):
    return tuple((k, freeze(v)) for k, v in sorted(x.items(), key=lambda kv: str(kv[0]))) if isinstance(x, dict) else tuple(map(freeze, x)) if isinstance(x, (list, tuple)) else frozenset(map(freeze, x)) if isinstance(x, set) else x


a = {'name': 'x', 'tags': {1, 2}, 'pos': [1, 2.0, (3,)], 'cfg': {'deep': {'on': True, 7: 'seven', 'odd key': None}}, 'gone': 1}
b = {'name': 'y', 'tags': {2, 3}, 'pos': (1, 2, [3, 4]), 'cfg': {'deep': {'on': 1, 7: 'VII', 'odd key': 0}}, 'new': [None]}
for path, x, y in diff(a, b):
    print(f'{dotted(path):22} {x!r} -> {y!r}')
print(list(diff(a, a)), list(diff([], {})), list(diff(float('nan'), float('nan')))[0][0], list(diff((1,), [1])), list(diff(1, True)))
print(get(a, 'cfg.deep.on'), get(a, 'pos[2][0]'), get(a, 'pos[-1]'), get(a, 'pos[0:2]'), get(a, 'pos[::2]'), get(a, 'none.such', 'dflt'), get([{'v': 1}, {'v': 'z'}, {}], '*.v', None), get(3 + 4j, 'imag'))
for bad in ('cfg.nope', 'pos[9]', 'name.x', 'pos[a]', 'tags[0]'):
    try:
        print(get(a, bad))
    except LookupError as e:
        print(e, '|', repr(e.__cause__))
m = merge({'k': [1], 's': {1}, 'd': {'x': 1}}, {'k': (2,), 's': [2], 'd': {'y': 2}, 'n': None}, {'d': {'x': {'deep': 1}}})
print(m, merge({'k': [1]}, {'k': [2]}, seqs=lambda a, b: b), merge(1, 2), merge([1]))
print(pretty(b))
print(pretty([1, 'two']), pretty((list(range(20)),)), pretty({}), pretty({'a': {'b': {'c': ['x' * 10] * 3}}}, 20), sep='\n')
print(dict(walk(a)), list(walk(5)), list(walk([])))
cache = {freeze(a): 'a', freeze(b): 'b'}
print(cache[freeze(dict(reversed(list(a.items()))))], freeze({'b': [1, {2}], 'a': ()}), len(cache), hash(freeze(a)) == hash(freeze(a)))
print(MISSING, bool(MISSING), kind(MISSING), kind(b''), kind(1j), kind(int), {kind(v) for v in (1, 1.5)} == {'num'})
print(merge({'s': {1}}, {'s': 5}))
