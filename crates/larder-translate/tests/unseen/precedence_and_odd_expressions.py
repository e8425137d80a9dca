# Operator precedence, chained ternaries, lambdas in odd places, star-expressions, and literals in every notation.
print(not True == False, not (True == False), 1 + 2 * 3 ** 2 ** 0, -2 ** 2, (-2) ** 2, 2 ** -1, -3 // 2, -(3 // 2), ~5 + 1, not 0 or 1 / 0)
print(1 if 0 else 2 if 0 else 3, (1 if 1 else 2) if 0 else 3, [1, 2][0 if False else 1], 'a' 'b' * 2, 'a' + 'b' * 2, 5 & 3 == 1, (5 & 3) == 1, 1 | 2 ^ 3 & 4 << 1 + 1)
print(1 < 2 < 3 > 2 != 1 == 1, 1 < 3 < 2, 3 in [1, 2, 3] in [[1, 2, 3]], not 1 in [2], 1 not in [2], None is not None, not None is None, 'a' < 'b' in 'abc', 2 == 2.0 is not 2)
print((lambda: 1)(), (lambda x, *y, z=3, **w: (x, y, z, w))(1, 2, 4, z=5, q=6), (lambda x: lambda y: x - y)(5)(3), [f() for f in (lambda: 'a', lambda: 'b')], (lambda *_: len(_))(*range(5)))
f = lambda n: n if n < 2 else f(n - 1) + f(n - 2)
print(f(15), (lambda g: g(g, 5))(lambda g, n: 1 if n == 0 else n * g(g, n - 1)), max([3, 1, 2], key=lambda v: -v), sorted('bca', key=lambda c: (c != 'c', c)))
a, *b = 1, 2, 3
c = *b, a
d = [*c, *'xy', *{7: 8}, *range(2)]
e = {*d, *d}
print(a, b, c, d, len(e), (*(), *[]), [*[], *()], {**{}, **{'k': 1}}, (1,), (1), ((),), [[]], {()}, {(): ()})
x = y = z = 0
x, y = y, x + 1
(x, y), z = (y, [x]), y
print(x, y, z)
i, arr = 0, [1, 2, 3]
i, arr[i], arr[i + 1] = 1, 'first', 'second'
print(i, arr)
arr[i], i = i, arr[i]
print(arr, i)
print(0xFF, 0o17, 0b1010, 1_000_000, 1e3, 1E-2, .5, 5., 1_0.0_1, 0xdead_beef, 1j, 1.5e2j, 0_0, 00, 1e400, -1e400, 1e-400, 9007199254740993, 123456789012345678901234567890)
print('\x41\u0042\U00000043\103\n'.strip(), r'\x41', b'\x41\101', 'a\
b', "it's", 'say "x"', '''tri'ple''', """dou"ble""", 'tab\tend', '\\', '\'', "\a\b\f\v\0".encode(), u'u', rb'\d', Rb'\d', f'{1}{{}}{2!r:>3}', f"{'nested'!r}", f'{"a" if 1 else "b"}', F'{3.0}', rf'\{4}')
print(f'{x=} {x + 1 = } {"q"!s:*^5} {10:#06x} {3.14159:.{2}f} {[1, 2]!r:>8} {1_000:,} {"%d" % 5} {(lambda: 7)()} {dict(a=1)["a"]} {None} {True:d} {0.1 + 0.2:.1e} {"é"!a}')
w = 5
print(f'{w:>{w}}|{w:<{w + 1}}|{w!r:^{"7"}}|{f"{w}{w}":>6}|{w:{"0"}>{4}}')
print((1).real, 1..real, 1.0.is_integer(), (5).bit_length(), 'abc'[1], 'abc'[::-1][0], [1, 2, 3][1:][0], {'a': [1]}['a'][0], (lambda: [5])()[0], 'a,b'.split(',')[1].upper() * 2, -1 .__abs__(), 2 .__add__(3))
print(True + 1, True == 1.0, [True, False][True], 'yes' if [] == () else 'no', 'ab'[True], {1: 'one', True: 'true'}, 3 * [0] + [1], [0] * 2 == [0, 0], not [] == [], [] is not [], '' or 'empty', 0 or None or [] or {}, 1 and 2 and 3)
print(*[1, 2], *(3,), sep='', end=';\n') or print('print returns None')
v = (yield_ := 3) + (yield_ := 4) * yield_
print(v, [n for n in range(3) if n if n > 1], [(p, q) for p in range(3) for q in range(p) if p + q > 1], {k: v for k, v in [('a', 1)]}, {k for k in 'aab'} == {'a', 'b'}, sum(n for n in (1, 2)), list(n for n in 'ab'))
if 1: print('one line'); print('two')
for n in 1, 2: print(n, end=' ')
else: print('done')
while False: pass
else: print('while else')
try: 1 / 0
except ZeroDivisionError as exc: print(exc)
else: print('no')
finally: print('fin')
class Empty: pass
def nothing(): ...
def doc():
    'docstring'
print(Empty.__name__, nothing(), doc.__doc__, nothing.__doc__, (lambda: None)(), ..., Ellipsis is ..., type(...).__name__, NotImplemented, __name__)
matrix = [[1, 2], [3, 4]]
matrix[0][1], matrix[1][0] = matrix[1][0], matrix[0][1]
matrix[-1] += [5]
matrix[0][0] **= 3; matrix[0][0] -= 4; matrix[0][0] //= 2; matrix[0][0] <<= 3; matrix[0][0] |= 5; matrix[0][0] ^= 2; matrix[0][0] %= 7
print(matrix, [[row[i] for row in [[1, 2], [3, 4]]] for i in range(2)])
del matrix[0], matrix[0][1:]
print(matrix)
s = 'global'
def scope():
    print([s for s in 'ab'], s)
    def inner(): return s
    return inner()
print(scope())
assert (1, 2) < (1, 3) and [1] < [1, 0] and 'a' < 'b' and {1} < {1, 2}, 'orders'
assert not (0.1 + 0.2 == 0.3), 'floats'
print(0.1 + 0.2 - 0.3, 10 % 3.5, -7 // 2.0, 7 // -2, -7 % 3, divmod(-7, 3), divmod(7, -3.0), 2 ** 100 % 7, 1 / 3 * 3 == 1, round(-0.5), round(0.5), round(1.5), int(-1.9), 1e16 + 1 == 1e16, 3 - -3, - - 3, +-+3, ~~3, not not [])
print(1 .__class__, type(1) is int, isinstance(1, (str, int)), callable(print), id(s) == id(s), hash(1) == hash(1.0) == hash(True), 'a' in {'a': 1}, 1 in {'a': 1}.values(), ('a', 1) in {'a': 1}.items())
assert False, f'at the end {s!r}'
