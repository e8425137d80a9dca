# Names of a pattern are bound when all of it fits, and stay bound when the guard does not.
def run(v):
    a = b = c = 'unset'
    match v:
        case [a, 1]:
            r = 1
        case [a, [b, *c], 2]:
            r = 2
        case (['l', a, b] | ['r', b, a] | {'a': a, 'b': b}) if a != b:
            r = 3
        case [[1, a] | [a, 1], ('x' | 'y') as b, *c]:
            r = 4
        case {'k': [a, 9], **c}:
            r = 5
        case str() as a if (b := a.upper()) == 'OK':
            r = 6
        case complex(real=a, imag=0.0):
            r = 7
        case ([a, b] | (a, b, _)) as c if b:
            r = 8
        case _:
            r = 0
    return r, a, b, c


for v in ([5, 1], [5, 2], [5, [6], 2], [5, [6, 7, 8], 2], [5, [6], 3], ['l', 1, 2], ['l', 1, 1], ['r', 1, 2], {'a': 1, 'b': 2}, {'a': 3, 'b': 3}, [[1, 4], 'x'], [[4, 1], 'y', 0], [[1, 1], 'z'], {'k': [2, 9], 'm': 0}, {'k': [2, 8]}, 'ok', 'no', 1j, 2 + 0j, [7, 0], [[[3]]], 5):
    print(v, run(v))
match [1, [2, 3]]:
    case [p, [q, 4]]:
        print('no')
    case [p, _]:
        print(p)
try:
    print(q)
except NameError as e:
    print(e)


def last(v):
    match v:
        case [x, 0]:
            pass
        case [_, 1]:
            pass
    return x


print(last(['a', 0]))
try:
    print(last(['a', 1]))
except UnboundLocalError as e:
    print(e)


def captured(vs):
    fs = []
    for v in vs:
        match v:
            case [n, 'f'] | {'f': n}:
                fs.append(lambda: n)
            case [n, _]:
                fs.append(lambda n=n: -n)
    return [f() for f in fs]


print(captured([[1, 'f'], [2, 'g'], {'f': 3}]))


class P:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


class Q:
    got = 'none'
    match P(1, 2):
        case P(got, 3):
            pass
        case P(1, other) | P(other, 1):
            pass


print(Q.got, Q.other)
x = P(P(1, 2), [3, 4])
match x:
    case P(P(a, b), [c, 5]):
        print('no')
    case P(P(d, 2) as inner, [3, e] as lst):
        print(d, e, lst, inner is x.x)
print('a' in globals(), 'c' in globals())


def cell_of_a_list(x):
    def f():
        nonlocal x
        x = x + [len(x)]
        return x
    return f, len(f.__closure__), f.__code__.co_freevars


f, count, names = cell_of_a_list([1])
print(f(), f(), count, names)


class Up:
    def kind(self):
        return super().__class__.__name__


print(Up().kind())
