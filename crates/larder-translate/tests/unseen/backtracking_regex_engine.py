# A regex compiler to closures with backtracking; checked against a naive splitter.
class Bad(ValueError):
    pass


def parse(p):
    pos = 0
    ngroups = 0

    def peek():
        return p[pos] if pos < len(p) else None

    def take(c=None):
        nonlocal pos
        if pos >= len(p) or (c is not None and p[pos] != c):
            raise Bad(f'expected {c or "more"} at {pos} of {p!r}')
        pos += 1
        return p[pos - 1]

    def alt():
        branches = [seq()]
        while peek() == '|':
            take()
            branches.append(seq())
        return branches[0] if len(branches) == 1 else ('alt', branches)

    def seq():
        items = []
        while peek() not in (None, '|', ')'):
            items.append(rep())
        return ('seq', items)

    def rep():
        a = atom()
        while (c := peek()) and c in '*+?{':
            take()
            lo, hi = {'*': (0, None), '+': (1, None), '?': (0, 1)}.get(c) or counts()
            lazy = peek() == '?' and bool(take())
            a = ('rep', a, lo, hi, lazy)
        return a

    def counts():
        text = ''
        while (c := take()) != '}':
            text += c
        lo, comma, hi = text.partition(',')
        try:
            return int(lo or 0), int(hi) if hi else None if comma else int(lo)
        except ValueError as e:
            raise Bad('counts ' + text) from e

    def atom():
        nonlocal ngroups
        c = take()
        if c == '(':
            ngroups += 1
            n = ngroups
            inner = alt()
            take(')')
            return ('group', n, inner)
        if c == '[':
            neg = peek() == '^' and bool(take())
            chars = set()
            while (c := take()) != ']':
                if peek() == '-' and pos + 1 < len(p) and p[pos + 1] != ']':
                    take()
                    chars |= {chr(o) for o in range(ord(c), ord(take()) + 1)}
                else:
                    chars.add(c)
            return ('set', neg, frozenset(chars))
        if c == '\\':
            c = take()
            if c.isdigit():
                return ('back', int(c))
            if c in 'dws':
                return ('pred', {'d': str.isdigit, 'w': str.isalnum, 's': str.isspace}[c])
            return ('chr', c)
        if c in '*+?':
            raise Bad(f'nothing to repeat at {pos - 1}')
        return {'.': ('any',), '^': ('bol',), '$': ('eol',)}.get(c, ('chr', c))

    node = alt()
    if pos != len(p):
        raise Bad(f'trailing {p[pos:]!r}')
    return node, ngroups


def compile_(node, k):
    match node:
        case ('chr', c):
            return lambda s, i, g: k(s, i + 1, g) if s[i:i + 1] == c else None
        case ('any',):
            return lambda s, i, g: k(s, i + 1, g) if i < len(s) else None
        case ('set', neg, cs):
            return lambda s, i, g: k(s, i + 1, g) if i < len(s) and (s[i] in cs) != neg else None
        case ('pred', f):
            return lambda s, i, g: k(s, i + 1, g) if i < len(s) and f(s[i]) else None
        case ('bol',):
            return lambda s, i, g: k(s, i, g) if i == 0 else None
        case ('eol',):
            return lambda s, i, g: k(s, i, g) if i == len(s) else None
        case ('seq', items):
            for it in reversed(items):
                k = compile_(it, k)
            return k
        case ('alt', branches):
            ks = [compile_(b, k) for b in branches]
            return lambda s, i, g: next((r for f in ks if (r := f(s, i, g)) is not None), None)
        case ('group', n, inner):
            def close(s, i, g):
                start = g[('open', n)]
                return k(s, i, {**g, n: (start, i)})
            body = compile_(inner, close)
            return lambda s, i, g: body(s, i, g | {('open', n): i})
        case ('back', n):
            def back(s, i, g):
                a, b = g.get(n, (0, None))
                return None if b is None else k(s, i + b - a, g) if s.startswith(s[a:b], i) else None
            return back
        case ('rep', inner, lo, hi, lazy):
            def loop(count, last):
                def go(s, i, g):
                    if i == last and count > lo:
                        return None
                    def more():
                        if hi is not None and count >= hi:
                            return None
                        return compile_(inner, loop(count + 1, i))(s, i, g)
                    if count < lo:
                        return more()
                    if lazy:
                        r = k(s, i, g)
                        return r if r is not None else more()
                    r = more()
                    return r if r is not None else k(s, i, g)
                return go
            return loop(0, -1)
        case _:
            raise TypeError(node)


def search(pat, text):
    node, n = parse(pat)
    prog = compile_(node, lambda s, i, g: (i, g))
    for start in range(len(text) + 1):
        if (r := prog(text, start, {})) is not None:
            end, g = r
            return (text[start:end], *(text[slice(*g[i])] if i in g else None for i in range(1, n + 1)))
    return None


tests = [('a*b', 'xaaab'), ('(a|ab)(c|bcd)(d*)', 'abcd'), (r'(\w+)\s\1', 'say hey hey you'), ('^[a-c]+$', 'abcab'), ('^[a-c]+$', 'abcad'), ('<.*>', '<a><b>'), ('<.*?>', '<a><b>'),
         (r'\d{2,3}', '1 12345'), (r'\d{2}', '1 12345'), ('(x*)*y', 'xxxxy'), ('colou?r', 'my color'), ('[^ ]+@[^ ]+', 'to bob@ex.org now'), ('(a)|(b)', 'b'), ('', 'abc'), ('z$', 'zz'), ('(a{,2})(a*)', 'aaaa'),
         ('*a', 'a'), ('(a', 'a'), ('a)', 'a'), ('a{x}', 'a'), ('[a', 'a'), ('a\\', 'a')]
for p, t in tests:
    try:
        print(f'{p!r:22} {t!r:18} {search(p, t)}')
    except Bad as e:
        print(f'{p!r:22} Bad: {e}', '<-', repr(e.__cause__))
print(search('(a+)+$', 'a' * 12 + 'b'))
print(compile_(('what', 1), None))
