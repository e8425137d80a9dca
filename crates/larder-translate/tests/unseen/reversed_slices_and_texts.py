# Slices with odd steps, negative bounds and assignments; string methods at their edges.
s = 'abcdefghij'
cases = [(None, None, -1), (8, 2, -2), (-3, None, None), (None, -3, 2), (100, -100, -3), (2, 8, -1), (-1, 0, -1), (5, 5, 1), (0, None, 20), (-100, 3, 1),
         (True, 4, None), (None, None, 10 ** 30), (-(10 ** 30), 10 ** 30, 4)]
for a, b, c in cases:
    print((a, b, c), s[a:b:c], list(range(10))[a:b:c], tuple(s)[a:b:c][:2], slice(a, b, c).indices(10) if c != 0 else None, bytes(range(65, 75))[a:b:c])
for bad in (lambda: s[::0], lambda: s[1.0:], lambda: s['a'], lambda: s[20], lambda: [1][-2], lambda: (1,)[5], lambda: s[1:2, 3], lambda: range(5)[7], lambda: b'ab'[9],
            lambda: 'abc'.index('z'), lambda: [1].remove(2), lambda: [].pop(), lambda: [1].pop(4), lambda: {}.popitem(), lambda: 'a,b'.split(''), lambda: ' '.join([1])):
    try:
        print(bad())
    except (ValueError, TypeError, IndexError, KeyError) as e:
        print(type(e).__name__, e)
x = list(range(8))
x[1:3] = 'xyz'
print(x)
x[::2] = [0] * len(x[::2])
print(x)
x[5:2] = ['in']
print(x)
x[-2:] = []
print(x)
del x[::3]
print(x)
x[len(x):] = [x]
print(x, x[-1] is x)
x[-1] = x[:-1]
print(x)
try:
    x[::2] = [1]
except ValueError as e:
    print(e)
try:
    x[0:1] = 5
except TypeError as e:
    print(e)
x[1:1] = (i for i in range(2))
print(x, x[::-1][::-1] == x)
r = range(10, 0, -3)
print(list(r), r[1:], r[::-1], r[-1], 4 in r, 5 in r, r.index(7), len(r), r == range(10, -1, -3), range(0) == range(2, 1), hash(range(3)) == hash(range(0, 3, 1)))
print('a,b,,c,'.split(','), ' a  b '.split(), ' a  b '.split(' '), 'a-b-c'.rsplit('-', 1), 'abc'.split('abc'), ''.split(), ''.split(','), 'x'.split(None, 0))
print('line1\nline2\r\nline3\x0bv\x0cf'.splitlines(), 'a\n\nb\n'.splitlines(True), ''.splitlines(), 'k=v=w'.partition('='), 'kv'.rpartition('='))
print('xxabcxx'.strip('x'), 'abcba'.lstrip('ab'), 'mississippi'.rstrip('ipz'), ' \t\n'.strip() == '', 'prefix-a'.removeprefix('prefix-'), 'a.py'.removesuffix('.txt'))
print('aaa'.replace('a', 'b', 2), 'abc'.replace('', '-'), ''.replace('', 'x'), 'aaaa'.count('aa'), 'abc'.count(''), 'abcabc'.find('c', 3), 'abc'.find('', 9), 'abc'.rfind(''))
print('hello world'.title(), "they're".title(), 'HeLLo'.swapcase(), 'ß'.upper(), 'İ'.lower() == 'i̇', 'ǆ'.title(), 'éa'.capitalize(), 'STRASSE'.casefold() == 'straße'.casefold())
print('7'.zfill(3), '-7'.zfill(4), '+'.zfill(3), 'ab'.center(7, '*'), 'abc'.center(6, '.'), 'ab'.ljust(4) + '|', 'ab'.rjust(1), 'a\tb\tc'.expandtabs(4), '\t'.expandtabs(0) == '')
print('abc' < 'abd', 'Z' < 'a', '' < 'a', 'a' < 'aa', 'é' > 'z', 'abc'.startswith(('x', 'ab')), 'abc'.endswith('bc', 1), 'abc'.startswith('', 4), 'abc'.startswith('c', -1))
print('²'.isdigit(), '²'.isdecimal(), '½'.isnumeric(), 'a1'.isalnum(), ''.isalpha(), ' '.isspace(), 'Ab'.istitle(), 'a_1'.isidentifier(), '1a'.isidentifier(), 'A1'.isupper(), '\n'.isprintable())
t = str.maketrans({'a': '1', 'b': None, ord('c'): 'CC'})
print('abcabc'.translate(t), 'hello'.translate(str.maketrans('el', 'ip', 'o')), 'x'.join('abc'), '-'.join({'k': 1, 'j': 2}), ', '.join(map(str, (1, 2.0, None))))
print(repr("it's"), repr('say "hi"'), repr('both \' and "'), repr('tab\t\x00\x7f\xa0\u200b\U0001F600'), ascii('é😀'), '\N{GREEK SMALL LETTER ALPHA}', r'\n', b'\xff\'"')
print('{:>{w}}|{:^{w}}|{0!r}'.format('a', 'b', w=4) if False else '{0:>{w}}|{1:^{w}}|{0!r}'.format('a', 'b', w=4), '{x[0]}{y.real}{x[1][k]}'.format(x=[1, {'k': 'v'}], y=3), '{{}}{}'.format(1))
print('abc' * 0, 'ab' * -3, 3 * 'ab', 'a' 'b' "c", 'éa'.encode(), 'éa'.encode('latin-1'), b'\xc3\xa9'.decode(), len('😀'), len('😀'.encode()), '😀'[::-1], max('hello'), sorted('hello'))
print('x' in 'xyz', '' in '', 'abc'.__contains__('bc'), *'ab', 'Hello'.__len__(), 'a'.__add__('b'), 'abc'.__getitem__(slice(None, None, -1)), chr(97), ord('€'), 'z' > 'y' > 'x')
try:
    'abc'.encode('ascii'), 'é'.encode('ascii')
except UnicodeEncodeError as e:
    print(e, e.start, e.reason)
try:
    b'\xff\xfe'.decode()
except UnicodeDecodeError as e:
    print(e)
s[0] = 'z'
