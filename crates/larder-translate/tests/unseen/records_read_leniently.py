# Reading messy records: values change type as they go; summarised by one set of helpers.
RAW = """
# id ; name ; qty ; price ; tags
1; bolt ; 10 ; 0.25 ; metal,small
2; nut;;0.1;metal
3;"big; washer";4;n/a;
4; gear ; x7 ; 12 ; metal, toothed ,
5; belt ; 2e1 ; 3.5 ; rubber
bad line
6; chain ; -3 ; 1_000 ; metal
6; chain again ; 0x10 ; .5 ; metal
7; ; 1 ; inf ;
"""


def fields(line):
    cur, quoted, out = '', False, []
    for ch in line:
        if ch == '"':
            quoted = not quoted
        elif ch == ';' and not quoted:
            out.append(cur.strip())
            cur = ''
        else:
            cur += ch
    return out + [cur.strip()]


def value(text, *kinds, default=None):
    for k in kinds:
        try:
            return k(text)
        except (ValueError, TypeError):
            pass
    else:
        if default is not None and text == '':
            return default
    return text or None


def hexa(t):
    if not t.lower().startswith('0x'):
        raise ValueError
    return int(t, 16)


rows, errors = [], {}
for n, line in enumerate(RAW.splitlines()):
    if not line or line.startswith('#'):
        continue
    try:
        id, name, qty, price, tags = fields(line)
    except ValueError as e:
        errors[n] = str(e)
        continue
    row = {'id': int(id), 'name': name or None, 'qty': value(qty, int, hexa, float, default=0), 'price': value(price, int, float), 'tags': [t for t in map(str.strip, tags.split(',')) if t]}
    if any(r['id'] == row['id'] for r in rows):
        errors.setdefault('dup', []).append(row['id'])
    rows.append(row)
for r in rows:
    print(*(f'{k}={v!r}' for k, v in r.items()))
print(errors)


def total(r):
    q, p = r['qty'], r['price']
    if isinstance(q, str) or not isinstance(p, (int, float)):
        return None
    return q * p


def summarize(values):
    values = [v for v in values if v is not None]
    kinds = {}
    for v in values:
        kinds[type(v).__name__] = kinds.get(type(v).__name__, 0) + 1
    nums = [v for v in values if isinstance(v, (int, float)) and v == v and abs(v) != float('inf')]
    out = {'n': len(values), 'kinds': kinds}
    if nums:
        out |= {'min': min(nums), 'max': max(nums), 'mean': sum(nums) / len(nums)}
    return out


for key in ('id', 'name', 'qty', 'price', 'tags', 'nope'):
    print(key, summarize(r.get(key) for r in rows))
print([total(r) for r in rows], summarize(map(total, rows)))


def group(rows, key, agg=len):
    out = {}
    for r in rows:
        ks = key(r) if callable(key) else r[key]
        for k in ks if isinstance(ks, (list, set)) else [ks]:
            out.setdefault(k, []).append(r)
    return {k: agg(v) for k, v in out.items()}


print(group(rows, 'tags'), group(rows, lambda r: type(r['qty']), lambda v: [r['id'] for r in v]))
print(group(rows, 'id', lambda v: v[-1]['name']), group(rows, lambda r: r['name'] and r['name'][0].upper()))
print(group(rows, 'tags', lambda rs: sum(t for r in rs if (t := total(r)) is not None)))


def pivot(rows, *path):
    if not path:
        return len(rows)
    head, *rest = path
    return {k: pivot(v, *rest) for k, v in group(rows, head, list).items()}


print(pivot(rows, lambda r: bool(r['tags']), lambda r: isinstance(r['qty'], int)))


def deep(x, f):
    match x:
        case dict():
            return {k: deep(v, f) for k, v in x.items()}
        case list() | tuple():
            return type(x)(deep(v, f) for v in x)
        case _:
            return f(x)


print(deep({'a': [1, (2, 'x')], 'b': {'c': None}}, lambda v: v * 2 if isinstance(v, int) else repr(v)))
print(deep(rows[0], str), deep([], None), deep((1.5,), int))


def table(rows, cols, missing='-'):
    cells = [[str(c) for c in cols]] + [[missing if r.get(c) in (None, [], '') else f'{r[c]:.2f}' if isinstance(r[c], float) else str(r[c]) for c in cols] for r in rows]
    widths = [max(map(len, col)) for col in zip(*cells)]
    for i, row in enumerate(cells):
        print(' | '.join(c.rjust(w) if i and c[-1:].isdigit() else c.ljust(w) for c, w in zip(row, widths)).rstrip())
        if i == 0:
            print('-+-'.join('-' * w for w in widths))


table(rows, ['id', 'name', 'qty', 'price'])
table([], ['none'])
order = sorted(rows, key=lambda r: (isinstance(r['qty'], str), r['qty']))
print([r['qty'] for r in order])
best = max((r for r in rows if total(r) is not None), key=total)
print(best['name'], total(best), min(rows, key=lambda r: len(r['name'] or ''))['id'])
x = 5
for step in (str, list, tuple, set, len, float, repr, bool, int, complex, type):
    x = step(x)
    print(repr(x) if step is not type else x.__name__, end=' ')
print()
diff = lambda a, b: {k: (a.get(k), b.get(k)) for k in a.keys() | b.keys() if a.get(k) != b.get(k)}
print(sorted(diff(rows[6], rows[7] if len(rows) > 7 else {}), key=str), sorted(diff({'a': 1, 'b': [1]}, {'a': 1.0, 'b': (1,), 'c': 0}).items()))
print(sorted(rows, key=lambda r: r['price']))
