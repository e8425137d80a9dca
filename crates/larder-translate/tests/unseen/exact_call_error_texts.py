"""Wrong calls of every kind of callable, with the exact words of the TypeError."""
import functools


def plain(a, b): ...
def default(a, b=1, c=2): ...
def kwonly(a, *, key, other, opt=None): ...
def posonly(a, b, /, c): ...
def posdef(a, b=2, /): ...
def star(*args, flag): ...
def both(*args, **kw): ...
def nothing(): ...
def five(a, b, c, d, e): ...
def mixed(a, /, b, *, c): ...


class Thing:
    def __init__(self, x, y=0, *, z=None):
        self.x = x

    def method(self, p): ...

    @classmethod
    def make(cls, p): ...

    @staticmethod
    def tool(p): ...

    def no_self(): ...

    def __call__(self, q): ...

    def __getitem__(self, i):
        return plain(i)


class Empty:
    pass


class Child(Thing):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)


class Slots:
    __slots__ = ()


t = Thing(1)
outer = lambda x, y: x
decorated = functools.wraps(plain)(lambda *a: five(*a))
half = functools.partial(five, 1, c=3)
nobody, text, pair, listing, number = None, 'str', (1, 2), [1, 2], 5

CALLS = [
    ('plain()', lambda: plain()),
    ('plain(1)', lambda: plain(1)),
    ('plain(1, 2, 3)', lambda: plain(1, 2, 3)),
    ('plain(1, 2, 3, 4)', lambda: plain(1, 2, 3, 4)),
    ('plain(b=1)', lambda: plain(b=1)),
    ('plain(1, a=2)', lambda: plain(1, a=2)),
    ('plain(1, 2, x=3)', lambda: plain(1, 2, x=3)),
    ('plain(1, x=3)', lambda: plain(1, x=3)),
    ('plain(x=1, y=2)', lambda: plain(x=1, y=2)),
    ('plain(*[1, 2, 3])', lambda: plain(*[1, 2, 3])),
    ("plain(*[1], **{'a': 1})", lambda: plain(*[1], **{'a': 1})),
    ("plain(**{'a': 1, 'b': 2, 'c': 3})", lambda: plain(**{'a': 1, 'b': 2, 'c': 3})),
    ('default()', lambda: default()),
    ('default(1, 2, 3, 4)', lambda: default(1, 2, 3, 4)),
    ('default(b=1)', lambda: default(b=1)),
    ('default(1, 2, b=3)', lambda: default(1, 2, b=3)),
    ('default(1, d=3)', lambda: default(1, d=3)),
    ('kwonly()', lambda: kwonly()),
    ('kwonly(1)', lambda: kwonly(1)),
    ('kwonly(1, 2)', lambda: kwonly(1, 2)),
    ('kwonly(1, 2, 3, key=1)', lambda: kwonly(1, 2, 3, key=1)),
    ('kwonly(1, key=1)', lambda: kwonly(1, key=1)),
    ('kwonly(key=1, other=2)', lambda: kwonly(key=1, other=2)),
    ('kwonly(1, key=1, other=2, bad=3)', lambda: kwonly(1, key=1, other=2, bad=3)),
    ('posonly()', lambda: posonly()),
    ('posonly(1)', lambda: posonly(1)),
    ('posonly(1, 2)', lambda: posonly(1, 2)),
    ('posonly(1, 2, 3, 4)', lambda: posonly(1, 2, 3, 4)),
    ('posonly(a=1, b=2, c=3)', lambda: posonly(a=1, b=2, c=3)),
    ('posonly(1, 2, a=5, c=3)', lambda: posonly(1, 2, a=5, c=3)),
    ('posdef(1, b=3)', lambda: posdef(1, b=3)),
    ('posdef()', lambda: posdef()),
    ('posdef(1, 2, 3)', lambda: posdef(1, 2, 3)),
    ('star(1, 2)', lambda: star(1, 2)),
    ('star()', lambda: star()),
    ('star(1, flg=2)', lambda: star(1, flg=2)),
    ('both(1, a=2)', lambda: both(1, a=2)),
    ('nothing(1)', lambda: nothing(1)),
    ('nothing(1, 2)', lambda: nothing(1, 2)),
    ('nothing(k=1)', lambda: nothing(k=1)),
    ('nothing(*range(3))', lambda: nothing(*range(3))),
    ('five()', lambda: five()),
    ('five(1)', lambda: five(1)),
    ('five(1, 2, 3)', lambda: five(1, 2, 3)),
    ('five(1, 2, e=5)', lambda: five(1, 2, e=5)),
    ('five(1, 2, 3, 4)', lambda: five(1, 2, 3, 4)),
    ("five(*'abcdef')", lambda: five(*'abcdef')),
    ('mixed()', lambda: mixed()),
    ('mixed(1, 2, 3)', lambda: mixed(1, 2, 3)),
    ('mixed(a=1, b=2, c=3)', lambda: mixed(a=1, b=2, c=3)),
    ('mixed(1, 2)', lambda: mixed(1, 2)),
    ('Thing()', lambda: Thing()),
    ('Thing(1, 2, 3)', lambda: Thing(1, 2, 3)),
    ('Thing(1, w=2)', lambda: Thing(1, w=2)),
    ('Thing(1, z=2).x', lambda: Thing(1, z=2).x),
    ('Thing(1, x=2)', lambda: Thing(1, x=2)),
    ('t.method()', lambda: t.method()),
    ('t.method(1, 2)', lambda: t.method(1, 2)),
    ('t.method(1, p=2)', lambda: t.method(1, p=2)),
    ('Thing.method()', lambda: Thing.method()),
    ('Thing.method(t)', lambda: Thing.method(t)),
    ('Thing.make()', lambda: Thing.make()),
    ('t.make(1, 2)', lambda: t.make(1, 2)),
    ('Thing.tool()', lambda: Thing.tool()),
    ('t.tool(1, 2)', lambda: t.tool(1, 2)),
    ('t.no_self()', lambda: t.no_self()),
    ('t()', lambda: t()),
    ('t(1, 2)', lambda: t(1, 2)),
    ('t[3]', lambda: t[3]),
    ('Empty(1)', lambda: Empty(1)),
    ('Empty(a=1)', lambda: Empty(a=1)),
    ('Slots(5)', lambda: Slots(5)),
    ('Child()', lambda: Child()),
    ('Child(1, 2, 3)', lambda: Child(1, 2, 3)),
    ('Child(q=1)', lambda: Child(q=1)),
    ('outer(1)', lambda: outer(1)),
    ('outer(1, 2, 3)', lambda: outer(1, 2, 3)),
    ('(lambda: 0)(1)', lambda: (lambda: 0)(1)),
    ('(lambda *, k: k)()', lambda: (lambda *, k: k)()),
    ('decorated(1)', lambda: decorated(1)),
    ('half()', lambda: half()),
    ('half(2, 3, 4)', lambda: half(2, 3, 4)),
    ('half(2, d=4, e=5, c=9)', lambda: half(2, d=4, e=5, c=9)),
    ('len()', lambda: len()),
    ('len(1, 2)', lambda: len(1, 2)),
    ('len(5)', lambda: len(5)),
    ("abs('x')", lambda: abs('x')),
    ("int('12', base='x')", lambda: int('12', base='x')),
    ('int([])', lambda: int([])),
    ('str(1, 2, 3, 4)', lambda: str(1, 2, 3, 4)),
    ('isinstance(1)', lambda: isinstance(1)),
    ('isinstance(1, 2)', lambda: isinstance(1, 2)),
    ('[].append()', lambda: [].append()),
    ('[].append(1, 2)', lambda: [].append(1, 2)),
    ('{}.get()', lambda: {}.get()),
    ("'a'.join(1)", lambda: 'a'.join(1)),
    ("'a'.join(['b', 2])", lambda: 'a'.join(['b', 2])),
    ("'a'.split(1)", lambda: 'a'.split(1)),
    ("'abc'.replace('a')", lambda: 'abc'.replace('a')),
    ('(1,).index()', lambda: (1,).index()),
    ('sorted(5)', lambda: sorted(5)),
    ("sorted([1, 'a'])", lambda: sorted([1, 'a'])),
    ("sum(['a', 'b'])", lambda: sum(['a', 'b'])),
    ('min()', lambda: min()),
    ('min(3)', lambda: min(3)),
    ('min([])', lambda: min([])),
    ('range()', lambda: range()),
    ('range(1.5)', lambda: range(1.5)),
    ('range(1, 2, 3, 4)', lambda: range(1, 2, 3, 4)),
    ('iter(5)', lambda: iter(5)),
    ('next([])', lambda: next([])),
    ("chr('a')", lambda: chr('a')),
    ("ord('ab')", lambda: ord('ab')),
    ('ord(5)', lambda: ord(5)),
    ("round('1')", lambda: round('1')),
    ('pow(2, -1, 4)', lambda: pow(2, -1, 4)),
    ('divmod(1)', lambda: divmod(1)),
    ('zip(1, [2])', lambda: zip(1, [2])),
    ('enumerate(3)', lambda: enumerate(3)),
    ('map(len)', lambda: map(len)),
    ('both(**{1: 2})', lambda: both(**{1: 2})),
    ('plain(*5)', lambda: plain(*5)),
    ('both(**[1])', lambda: both(**[1])),
    ("both(a=1, **{'a': 2})", lambda: both(a=1, **{'a': 2})),
    ('getattr(t)', lambda: getattr(t)),
    ('getattr(t, 5)', lambda: getattr(t, 5)),
    ("setattr(t, 'a')", lambda: setattr(t, 'a')),
    ('object(1)', lambda: object(1)),
    ('nobody()', lambda: nobody()),
    ('text()', lambda: text()),
    ('pair(3)', lambda: pair(3)),
    ("listing('x')", lambda: listing('x')),
    ('number.real()', lambda: number.real()),
]
for source, call in CALLS:
    try:
        result = call()
        print(f"{source:<32} ok {result if not isinstance(result, functools.partial) else 'partial'}")
    except Exception as e:
        print(f"{source:<32} {type(e).__name__}: {e}")
