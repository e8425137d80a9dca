# Cells hold text; formulas compile to closures; cycles and errors are values.
import re


class CellError(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code

    def __str__(self):
        return f'#{self.code}!'


TOKEN = re.compile(r'\s*(?:(?P<num>\d+\.?\d*(?:e[+-]?\d+)?)|(?P<ref>[A-Z]+\d+(?::[A-Z]+\d+)?)|(?P<fn>[A-Z]+)(?=\()|"(?P<str>[^"]*)"|(?P<op><>|<=|>=|[-+*/^&=<>(),%]))')


def col(name):
    n = 0
    for c in name:
        n = n * 26 + ord(c) - 64
    return n


def colname(n):
    s = ''
    while n:
        n, r = divmod(n - 1, 26)
        s = chr(65 + r) + s
    return s


def split(ref):
    i = next(k for k, c in enumerate(ref) if c.isdigit())
    return col(ref[:i]), int(ref[i:])


def expand(rng):
    (c1, r1), (c2, r2) = map(split, rng.split(':'))
    return [f'{colname(c)}{r}' for r in range(min(r1, r2), max(r1, r2) + 1) for c in range(min(c1, c2), max(c1, c2) + 1)]


def num(v):
    match v:
        case None | '':
            return 0
        case bool():
            return int(v)
        case int() | float():
            return v
        case str():
            try:
                return int(v)
            except ValueError:
                try:
                    return float(v)
                except ValueError:
                    raise CellError('VALUE') from None
        case list():
            raise CellError('RANGE')
    raise CellError('TYPE')


def flat(args):
    for a in args:
        if isinstance(a, list):
            yield from flat(a)
        elif a is not None and a != '':
            yield a


FUNCS = {
    'SUM': lambda *a: sum(map(num, (v for v in flat(a) if not isinstance(v, str)))),
    'AVG': lambda *a: (lambda vs: sum(vs) / len(vs))([num(v) for v in flat(a)]),
    'MAX': lambda *a: max(map(num, flat(a)), default=0),
    'COUNT': lambda *a: sum(1 for _ in flat(a)),
    'LEN': lambda s: len(str(s)),
    'UPPER': lambda s: str(s).upper(),
    'ROUND': lambda x, n=0: round(num(x), int(num(n))) if n else round(num(x)),
    'JOIN': lambda sep, *a: sep.join(str(v) for v in flat(a)),
}


def compile_formula(text):
    toks, pos = [], 0
    while pos < len(text.rstrip()):
        m = TOKEN.match(text, pos)
        if not m:
            raise CellError('PARSE')
        toks.append((m.lastgroup, m[m.lastgroup]))
        pos = m.end()
    toks.append(('end', None))
    i = 0

    def peek():
        return toks[i][1] if toks[i][0] in ('op', 'end') else None

    def take(want=None):
        nonlocal i
        k, v = toks[i]
        if want is not None and v != want or k == 'end':
            raise CellError('PARSE')
        i += 1
        return k, v

    def level(ops, down):
        def parse():
            left = down()
            while peek() in ops:
                op = take()[1]
                right = down()
                left = (lambda f, l, r: lambda s: f(l(s), r(s)))(ops[op], left, right)
            return left
        return parse

    def div(a, b):
        try:
            return num(a) / num(b)
        except ZeroDivisionError:
            raise CellError('DIV0')

    def atom():
        k, v = take()
        match k, v:
            case 'num', _:
                x = float(v) if '.' in v or 'e' in v else int(v)
                f = lambda s: x
            case 'str', _:
                f = lambda s: v
            case 'ref', _ if ':' in v:
                f = lambda s: [s.value(r) for r in expand(v)]
            case 'ref', _:
                f = lambda s: s.value(v)
            case 'fn', 'IF':
                take('(')
                c = compare()
                take(',')
                a = compare()
                b = (take(), compare())[1] if peek() == ',' else lambda s: False
                take(')')
                f = lambda s: a(s) if c(s) else b(s)
            case 'fn', _:
                take('(')
                args = []
                while peek() != ')':
                    args.append(compare())
                    if peek() == ',':
                        take()
                take(')')
                if v not in FUNCS:
                    raise CellError('NAME')
                f = lambda s: FUNCS[v](*(a(s) for a in args))
            case 'op', '(':
                f = compare()
                take(')')
            case 'op', '-':
                g = atom()
                f = lambda s: -num(g(s))
            case _:
                raise CellError('PARSE')
        while peek() == '%':
            take()
            f = (lambda g: lambda s: num(g(s)) / 100)(f)
        return f

    power = level({'^': lambda a, b: num(a) ** num(b)}, atom)
    term = level({'*': lambda a, b: num(a) * num(b), '/': div}, power)
    arith = level({'+': lambda a, b: num(a) + num(b), '-': lambda a, b: num(a) - num(b)}, term)
    concat = level({'&': lambda a, b: f'{a if a is not None else ""}{b if b is not None else ""}'}, arith)
    compare = level({'=': lambda a, b: a == b, '<>': lambda a, b: a != b, '<': lambda a, b: num(a) < num(b), '>': lambda a, b: num(a) > num(b), '<=': lambda a, b: num(a) <= num(b), '>=': lambda a, b: num(a) >= num(b)}, concat)
    f = compare()
    if toks[i][0] != 'end':
        raise CellError('PARSE')
    return f


class Sheet:
    def __init__(self, **cells):
        self.raw, self.cache, self.busy, self.evals = dict(cells), {}, [], 0

    def __setitem__(self, k, v):
        self.raw[k] = v
        self.cache.clear()

    def value(self, ref):
        if ref in self.cache:
            got = self.cache[ref]
        elif ref in self.busy:
            raise CellError('CYCLE')
        else:
            self.busy.append(ref)
            try:
                got = self.compute(self.raw.get(ref))
            except CellError as e:
                got = e
            except RecursionError:
                got = CellError('DEEP')
            except (TypeError, ValueError, ArithmeticError) as e:
                got = CellError(type(e).__name__.upper()[:4])
            finally:
                self.busy.pop()
            self.cache[ref] = got
            self.evals += 1
        if isinstance(got, CellError):
            raise got
        return got

    def compute(self, raw):
        if isinstance(raw, str) and raw.startswith('='):
            return compile_formula(raw[1:])(self)
        if isinstance(raw, str):
            for f in (int, float):
                try:
                    return f(raw)
                except ValueError:
                    pass
        return raw

    def show(self, *refs):
        for r in refs:
            try:
                yield self.value(r)
            except CellError as e:
                yield str(e)


s = Sheet(A1='10', A2='2.5', A3='text', B1='=A1*A2', B2='=SUM(A1:A3, 4)', B3='=A3&"-"&B1', C1='=C2+1', C2='=C1', D1='=1/0', D2='=IF(D1, 1, 2)', D3='=IF(A1>5, "big", D1)', E1='=A3+1', E2='=NOPE(1)', E3='=1+', F1='=-2^2+50%', F2='=AVG(A1:A2)', F3='=ROUND(A2*3.333, 2)', G1='=(1=1)&(A3="text")', G2='=JOIN("/", A1:A3, D3)', G3='=MAX(Z1:Z9)', H1='=2^0.5', H2='=10^20+1', H3='=1e3*2', I1='=LEN(H2)', I2='=A1:A2+1', I3='=UPPER(B3)', J1='=AVG(Z1)', J2=True, J3='=J2+1')
refs = [f'{c}{r}' for c in 'ABCDEFGHIJ' for r in (1, 2, 3)]
for r, v in zip(refs, s.show(*refs)):
    print(r, repr(v), end='; ' if r[1] != '3' else '\n')
print(s.evals, len(s.cache))
s['A1'] = '=A2'
s['C2'] = 5
print(*s.show('B1', 'C1', 'B2', 'D3'), s.evals)
for i in range(2, 40):
    s[f'K{i}'] = f'=K{i - 1}*2+{i}'
s['K1'] = 1
print(s.value('K39'), colname(703), col('AAA'), expand('B2:A1'), expand('Z1:AB1'))
s['L1'] = '=SUM("a", A3:A3)&""'
print(*s.show('L1', 'M99'), s.raw['L1'])
print(s.value('D1'))
