def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, '|', e)
def f(a, b=2, *, c, d=4): return a, b, c, d
t(f); t(f, 1); t(f, 1, 2, 3); t(f, 1, c=3, e=5); t(f, 1, a=2, c=3); t(f, c=3); t(f, 1, c=2)
def g(a, /, b): return a, b
t(g, a=1, b=2); t(g, 1); t(g, 1, 2, 3); t(g, 1, b=2)
class C:
    def m(self, x): return x
t(C().m); t(C().m, 1, 2); t(C.m, 1); t(C, 1)
t(lambda: C().zz); t(lambda: C.zz); t(lambda: None.x); t(lambda: (1).x); t(lambda: 'a' + 1); t(lambda: 1 + 'a'); t(lambda: [1] + (2,)); t(lambda: {} + {}); t(lambda: 'a' * 'b'); t(lambda: -'a')
t(lambda: [1][5]); t(lambda: {}['k']); t(lambda: 'abc'[9]); t(lambda: (1,)[2]); t(lambda: [1]['a']); t(lambda: {}[[]]); t(lambda: {[]: 1}); t(lambda: {1, []})
t(lambda: int('x')); t(lambda: int('1.5')); t(lambda: float('q')); t(lambda: int([])); t(lambda: int(None)); t(lambda: float([])); t(lambda: chr(-1)); t(lambda: ord('ab')); t(lambda: int('12', 1))
t(lambda: 1 / 0); t(lambda: 1 // 0); t(lambda: 1 % 0); t(lambda: 1.0 // 0); t(lambda: divmod(1, 0)); t(lambda: 0 ** -1); t(lambda: 2.0 ** 10000); t(lambda: 10 ** 400 * 1.0)
t(lambda: 1 < 'a'); t(lambda: [1] < (1,)); t(lambda: None < 1); t(lambda: sorted([1, 'a'])); t(lambda: max([])); t(lambda: min(1)); t(lambda: sum(['a'])); t(lambda: max(1, 'a'))
t(lambda: len(5)); t(lambda: iter(5)); t(lambda: next([])); t(lambda: [*5]); t(lambda: dict([1])); t(lambda: list(5)); t(lambda: 5()); t(lambda: 'a'()); t(lambda: 5[0]); t(lambda: None[0])
def unp(v):
    a, b = v
    return a
t(unp, [1]); t(unp, [1, 2, 3]); t(unp, 5); t(unp, 'abc'); t(unp, {1: 2, 3: 4}); t(unp, None)
def unp2(v):
    a, *b, c = v
    return a, b, c
t(unp2, [1]); t(unp2, [1, 2]); t(unp2, 'abcd')
t(lambda: 'a'.join([1])); t(lambda: 'a'.index('z')); t(lambda: [].index(1)); t(lambda: [].pop()); t(lambda: {}.popitem()); t(lambda: set().pop()); t(lambda: [].remove(1)); t(lambda: 'a'.replace(1, 2)); t(lambda: 'x'.center('y'))
t(lambda: f'{1:z}'); t(lambda: f'{"a":d}'); t(lambda: f'{1.5:d}'); t(lambda: f'{[]:5}'); t(lambda: '{} {}'.format(1)); t(lambda: '{a}'.format()); t(lambda: '%d' % 'a'); t(lambda: '%s %s' % 1); t(lambda: '%z' % 1); t(lambda: '{'.format())
t(lambda: range(1, 2, 0)); t(lambda: range('a')); t(lambda: [1, 2][::0]); t(lambda: [1]['a':]); t(lambda: round('a')); t(lambda: abs('a')); t(lambda: hash([])); t(lambda: isinstance(1, 5)); t(lambda: issubclass(1, int)); t(lambda: list(zip([1], [1, 2], strict=True)))
def ub():
    print(q)
    q = 1
t(ub)
def nonl():
    def inner():
        nonlocal v
        v += 1
        return v
    v = 1
    return inner()
t(nonl)
t(lambda: undefined_name); t(lambda: print(1, foo=2)); t(lambda: [].append()); t(lambda: [].append(1, 2)); t(lambda: {}.get()); t(lambda: 'a'.upper(1)); t(lambda: len()); t(lambda: len(1, 2)); t(lambda: sorted()); t(lambda: open('/nonexistent/x'))
class D:
    @property
    def p(self): return 1
    __slots__ = ()
def sp(): D().p = 2
t(sp)
def sa(): D().q = 2
t(sa)
def si(): (1, 2)[0] = 1
t(si)
def ss(): 'abc'[0] = 'x'
t(ss)
def dl():
    x = (1,)
    del x[0]
t(dl)
def rs(): raise 5
t(rs)
def rs2(): raise ValueError from 5
t(rs2)
def asr(): assert 1 == 2, [1, 2]
t(asr)
t(lambda: (i for i in 5)); t(lambda: [x for x in None]); t(lambda: {**5}); t(lambda: f(*5)); t(lambda: f(**5)); t(lambda: f(**{1: 2})); t(lambda: object().a); t(lambda: object(1))
