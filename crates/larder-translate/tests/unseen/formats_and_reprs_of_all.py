# format specs, %-formats, repr and str of everything, print's keywords.
import sys
vals = [0, -7, 42, 10 ** 15, 2 ** 70, True, 0.0, -0.0, 3.14159, -2.5, 1e22, 1e-7, 123456.789, float('inf'), float('nan')]
specs = ['', 'd', '5', '<6', '^7', '>+8', '08', '+', ' ', ',', '_', 'x', '#x', 'b', 'o', 'e', '.2e', 'f', '.1f', '.0f', 'g', '.3g', '%', '.1%', 'n', 'c', '010.2f', '=+9', '*^9', '#.3g', '_.2f', ',.3f', '.3', 's', '5s', '#b', '_x', '06,', 'z.1f', '-^5', '>', '1.5', '#010x', '+,d', 'G', 'E', 'F', 'X']
for s in specs:
    row = []
    for v in vals:
        try:
            row.append(format(v, s))
        except (ValueError, OverflowError, TypeError) as e:
            row.append('!' + type(e).__name__ + ':' + str(e))
    print(repr(s), '|'.join(row))
texts = ['', 'a', 'hello', 'ñ']
for s in ['', 's', '3', '>4', '^5', '.2', '*<6.3', '05', '=5', 'd', '+', ',', '<', 'x']:
    row = []
    for v in texts:
        try:
            row.append(format(v, s))
        except ValueError as e:
            row.append('!' + str(e))
    print(repr(s), row)
for v in ([1], (1,), {}, None, {1}, b'x', range(2), 1j, ..., int, len):
    for s in ('', '5', 's'):
        try:
            print(format(v, s), end=' ')
        except TypeError as e:
            print(e, end=' ')
print()
pct = [('%d', 3.99), ('%d', True), ('%i', -0.5), ('%5d|', 42), ('%-5d|', 42), ('%05d', -42), ('%+d', 5), ('% d', 5), ('%x', 255), ('%#X', 255), ('%o', 8), ('%#o', 8), ('%e', 12345.678), ('%.0f', 2.5), ('%.3g', 1234.5), ('%g', 1e-5), ('%s', None), ('%r', 'a'), ('%a', 'é'), ('%c', 65), ('%c', 'z'), ('%%', ()), ('%5.1s|', 'abc'), ('%s', (1,)), ('%s %s', (1, [2])), ('%(k)s', {'k': 1}), ('%(a)d%(b)s', {'a': 1, 'b': 'x'}), ('%.2f%%', 12.345), ('%*.*f', (8, 2, 3.14159)), ('%-*d|', (5, 3)), ('%d', 2 ** 70), ('%s', b'x'), ('%F', float('nan')), ('%+.1e', -0.0), ('%hd', 5),
       ('%d', 'x'), ('%x', 1.5), ('%c', 'ab'), ('%s', ()), ('%s %s', (1,)), ('%s', (1, 2)), ('%(k)s', 5), ('%(z)s', {}), ('%y', 1), ('%', 1), ('abc', 1), ('%d', None), ('%c', -1), ('%.f', 2.5), ('%s', {'a': 1}), ('abc', {}), ('%i', '5')]
for f, a in pct:
    try:
        print(f, '->', f % a)
    except (TypeError, ValueError, KeyError, OverflowError) as e:
        print(f, '!!', type(e).__name__, e)


class P:
    def __init__(self, x):
        self.x = x
        self.d = {'k': [x, {'deep': x}]}

    def __format__(self, spec):
        return f'P<{spec}>'

    def __str__(self):
        return 'str P'

    def __getitem__(self, k):
        return f'item {k!r}'


p = P(5)
for t in ('{0.x}', '{p.d[k][0]}', '{p[a b]}', '{p[0]}', '{p!s:>7}', '{p:%Y-%m}', '{:{}}', '{0:{w}.{n}f}', '{}{}', '{0}{0}', '{p.d[k][1][deep]:03}', '{{{0}}}', '{!r}', '{0!a:^5}', '{:>{w}}', '{0:,}', '{x}', '{0.y}', '{p.d[zz]}', '{5}', '{0', '}', '{0!z}', '{:q}', '{a.b.c}', '{0[x]}', '{} {0}', '{0:{0}{1}}', '{:}', '{0!r:}'):
    try:
        print(t, '->', t.format(3, 4, p=p, w=6, n=2))
    except (ValueError, KeyError, IndexError, AttributeError, TypeError) as e:
        print(t, '!!', type(e).__name__, e)
print('{a}{b}'.format_map({'a': 1, 'b': 2}), f'{p}', f'{p:x}', f'{p!r:.9}', str(p), f'{p.x:>{p.x}}', f'{"a":{"<"}{3}}|', f'{1:{""}}', f'{3.0!s}', f'{[1, 2][0]:02d}')
for v in ('it\'s', '"', '\'"', '\n\t\\', '\x00\x1f\x7f', 'é€😀', '\u200b\ufeff', '\ud7ff', b'\'"\n\x80', bytearray(b'ab'), [1, 'a', None], ('x',), (), {1: 'a'}, {'s'}, set(), frozenset({1}), range(3), range(0, 9, 2), slice(1, None), 1e16, 1e15, -1e-5, 1j, -0j, 1 + 0j, True, ..., NotImplemented, int, type, len, print, [[]], {(): []}, '', ' ', 10 ** 20, Exception('x', 1), KeyError('k'), ValueError(), StopIteration(3), {'a': {'b': (1, [2])}}, memoryview(b'z').tobytes(), complex('nan'), dict.fromkeys('ab'), float('-inf')):
    print(repr(v), str(v) if str(v) != repr(v) else '', end=' ; ')
print()
print(1, 'a', None, sep='', end='|\n')
print(1, 2, sep=None, end=None)
print(*'abc', sep='\n')
print('x', file=sys.stdout, flush=True)
print(end='no newline then\n')
print('a\0b', 'tab\there', repr('a\0b'), [1.0, -0.0, 1e100], ('é',), {'k': '\n'}, [b'\xff'], sep=' / ')
for bad in (lambda: print(sep=1), lambda: print('x', end=2), lambda: print(1, foo=2)):
    try:
        bad()
    except TypeError as e:
        print(e)
print(ascii(['é', 'a\n']), str(b'x'), str(b'x', 'ascii'), str(['a']), str({'a': 'b'}), str(1.0), str(-0.0), str((1,)), repr(str), bytes('é', 'utf8'), repr('é'.encode()), f'{b"x"}', '%s' % b'x')
