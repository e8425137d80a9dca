# Order of evaluation in every kind of expression and statement, watched by a tracer.
trail = []


def t(name, value=None):
    trail.append(name)
    return name if value is None else value


def flush(label):
    print(f'{label}: {" ".join(map(str, trail))}')
    trail.clear()


class Box:
    def __init__(self, tag):
        object.__setattr__(self, 'tag', tag)
        object.__setattr__(self, 'items', {})

    def __getitem__(self, k):
        t(f'{self.tag}.get[{k}]')
        return self.items.get(k, 0)

    def __setitem__(self, k, v):
        t(f'{self.tag}.set[{k}]={v}')
        self.items[k] = v

    def __delitem__(self, k):
        t(f'{self.tag}.del[{k}]')

    def __getattr__(self, n):
        t(f'{self.tag}.getattr.{n}')
        return 5

    def __setattr__(self, n, v):
        t(f'{self.tag}.setattr.{n}={v}')

    def __contains__(self, x):
        t(f'{self.tag}.has({x})')
        return x == 'in'

    def __eq__(self, o):
        t(f'{self.tag}==')
        return NotImplemented

    def __lt__(self, o):
        t(f'{self.tag}<')
        return self.tag < o.tag

    def __bool__(self):
        t(f'{self.tag}.bool')
        return self.tag != 'F'

    def __call__(self, *a, **k):
        t(f'{self.tag}(...)')
        return len(a) + len(k)

    def __iter__(self):
        t(f'{self.tag}.iter')
        yield t('first', 1)
        yield t('second', 2)


A, B, F = Box('A'), Box('B'), Box('F')
A[t('k')] = t('v')
flush('setitem')
A[t('k1')] = B[t('k2')] = t('val')
flush('chain')
A[t('i')] += t('inc', 3)
flush('aug')
A.x += t('n', 2)
flush('augattr')
t('f', A)(t('a1'), *t('star', [1]), k=t('kw'), **t('dstar', {'z': 1}))
flush('call')
d = {t('key1'): t('v1'), **t('spread', {}), t('key2'): t('v2')}
flush('dict')
x = t('then') if t('cond', F) else t('else')
flush('ifexp')
x = t('l', F) or t('m', A) and t('r')
flush('boolop')
x = not t('n', F)
flush('not')
x = t('a', A) < t('b', B) < t('c', F)
flush('compare')
x = t('q') in t('cont', A), 'in' not in A
flush('contains')
x = A == B, A != F
flush('eq')
(A.p, B[t('idx')]), q = t('src', (t('one'), t('two'))), t('three')
flush('unpack')
for A[t('slot')] in t('it', B):
    t('body')
flush('for')
x = [t((i, j)) for i in t('o', [1, 2]) if t('if', i > 1) for j in t('p', 'a')]
flush('comp')
x = t('s', 'abcdef')[t('lo', 1):t('hi', 5):t('st', 2)]
flush('slice')
print(f'{t("f1"):>{t("w", 4)}}{t("f2")!r}')
flush('fstring')
del A[t('d')], B[t('e')]
flush('del')
try:
    assert t('test', F), t('message')
except AssertionError as e:
    t(f'caught {e}')
flush('assert')
try:
    raise t('exc', ValueError('v')) from t('cause', KeyError('k'))
except t('handler1', TypeError):
    t('no')
except (t('handler2', ValueError), t('handler3', OSError)):
    t('yes')
flush('raise')
while t('w', len(trail) < 3):
    t('loop')
else:
    t('else')
flush('while')


def ret():
    try:
        return t('returning')
    finally:
        t('finally')


ret()
flush('return')
x = t('x1', 2) ** t('x2', 3) ** t('x3', 0)
x = t('a', 1) + t('b', 2) * t('c', 3) - -t('d', 4)
flush('arith')
x = lambda a=t('default'): t('lam')
x(), x(a=t('given'))
flush('lambda')
try:
    A[t('k')][t('bad')] = t('rhs', 1)
except TypeError as e:
    t(type(e).__name__)
flush('error')
try:
    undefined_fn(t('arg'))
except NameError:
    flush('name')
try:
    t('num', 5)(t('arg'))
except TypeError as e:
    flush(str(e))
try:
    t('obj', A).items.no_such(t('never'))
except AttributeError as e:
    flush(str(e))
match t('subject', [A, 1]):
    case [Box(tag='B'), _]:
        t('c1')
    case [b, n] if t('guard', b):
        t('c2')
flush('match')
with t('not a manager', 3) as t('never').x:
    pass
