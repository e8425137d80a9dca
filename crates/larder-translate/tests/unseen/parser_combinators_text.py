# Parser combinators as plain functions: a parser takes (text, pos) and returns (value, pos) or raises.
class Fail(Exception):
    def __init__(self, pos, want):
        super().__init__(pos, want)
        self.pos, self.want = pos, want


def lit(s):
    def p(t, i):
        if t.startswith(s, i):
            return s, i + len(s)
        raise Fail(i, repr(s))
    return p


def pred(f, name=None):
    def p(t, i):
        if i < len(t) and f(t[i]):
            return t[i], i + 1
        raise Fail(i, name or f.__name__)
    return p


def seq(*ps, keep=None):
    def p(t, i):
        out = []
        for q in ps:
            v, i = q(t, i)
            out.append(v)
        return (out if keep is None else out[keep] if isinstance(keep, int) else [out[k] for k in keep]), i
    return p


def alt(*ps):
    def p(t, i):
        best = None
        for q in ps:
            try:
                return q(t, i)
            except Fail as f:
                if best is None or f.pos > best.pos:
                    best = f
                elif f.pos == best.pos:
                    best = Fail(f.pos, f'{best.want} or {f.want}')
        raise best
    return p


def many(q, least=0, sep=None):
    def p(t, i):
        out = []
        while True:
            try:
                j = i
                if sep and out:
                    _, j = sep(t, i)
                v, j = q(t, j)
            except Fail:
                if len(out) < least:
                    raise
                return out, i
            if j == i:
                return out, i
            out.append(v)
            i = j
    return p


def fmap(f, q, *more):
    def p(t, i):
        v, i = q(t, i)
        return f(*v) if isinstance(v, list) and more else f(v), i
    return p


def lazy(f):
    return lambda t, i: f()(t, i)


def opt(q, default=None):
    return alt(q, lambda t, i: (default, i))


def tok(q):
    ws = many(pred(str.isspace))
    return seq(q, ws, keep=0)


def chain(q, ops):
    def fold(vs):
        v, rest = vs
        for o, w in rest:
            v = o(v, w)
        return v
    return fmap(fold, seq(q, many(seq(ops, q))))


def run(p, text):
    try:
        v, i = p(text, 0)
    except Fail as f:
        return f'at {f.pos}: wanted {f.want}'
    return v if i == len(text) else f'{v!r} then {text[i:]!r}'


digits = fmap(''.join, many(pred(str.isdigit, 'digit'), 1))
number = tok(fmap(lambda v: float(v[0] + '.' + v[1]) if v[1] else int(v[0]), seq(digits, opt(seq(lit('.'), digits, keep=1)))))
sym = lambda s: tok(lit(s))
string = tok(seq(lit('"'), fmap(''.join, many(alt(fmap(lambda c: {'n': '\n', 't': '\t'}.get(c, c), seq(lit('\\'), pred(lambda c: True, 'any'), keep=1)), pred(lambda c: c not in '"\\', 'character')))), lit('"'), keep=1))
json = alt(string, fmap(lambda v: -v, seq(lit('-'), number, keep=1)), number, fmap(lambda _: True, sym('true')), fmap(lambda _: False, sym('false')), fmap(lambda _: None, sym('null')),
           seq(sym('['), many(lazy(lambda: json), sep=sym(',')), sym(']'), keep=1),
           fmap(lambda kv: {k: v for k, v in kv}, seq(sym('{'), many(seq(string, sym(':'), lazy(lambda: json), keep=(0, 2)), sep=sym(',')), sym('}'), keep=1)))
binop = lambda table: alt(*(fmap(lambda _, f=f: f, sym(s)) for s, f in table.items()))
expr = chain(chain(alt(number, seq(sym('('), lazy(lambda: expr), sym(')'), keep=1)), binop({'*': lambda a, b: a * b, '/': lambda a, b: a / b, '%': lambda a, b: a % b})), binop({'+': lambda a, b: a + b, '-': lambda a, b: a - b}))
for t in ('1', '1.5 + 2 * 3', '(1 + 2) * 3 - 4', '8 / 4 / 2', '7 % 4 * 2', '2 *', '(1', '', '1 2', '1.x', '9999999999 * 9999999999'):
    print(f'{t!r:26} {run(expr, t)!r}')
for t in ('[1, "a\\n\\"b", -2.5, [], {}]', '{"k": [true, null], "m": {"x": 1}}', '[1,', '{"a" 1}', 'tru', '"open', '[1 2]', '{"a": 1, "a": 2}'):
    print(f'{t!r:38} {run(json, t)!r}')
ident = tok(fmap(''.join, seq(pred(str.isalpha), fmap(''.join, many(pred(str.isalnum))))))
call = alt(fmap(lambda v: (v[0], *v[1]), seq(ident, seq(sym('('), many(lazy(lambda: call), sep=sym(',')), sym(')'), keep=1))), ident, number)
print(run(call, 'f(x, g(1, h()), y2)'), run(call, 'f(x'), run(call, 'x'), run(call, '(x)'))
count = fmap(len, many(alt(lit('ab'), lit('a'), lit('b'))))
print(run(count, 'abab' * 10), run(count, 'abc'), run(many(opt(lit('z'))), ''), run(seq(), ''), run(opt(lit('x'), 'dflt'), ''))
print(run(fmap(lambda a, b: a + b, seq(digits, digits), True), '12'), run(fmap(int, digits), '0042'))
try:
    run(fmap(int, lit('z')), 'z')
except ValueError as e:
    print(e)
expr('1 +', 0), number('', 0)
