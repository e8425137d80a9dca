# String processing: tokenizers, justified text, run-length, palindromes, anagram, rotation, Caesar, roman, soundex.
import string
from itertools import groupby


def rle(s):
    return [(k, len(list(g))) for k, g in groupby(s)]


def unrle(pairs, sep=''):
    return sep.join(k * n for k, n in pairs)


def justify(words, width):
    line, n, out = [], 0, []
    for w in words:
        if n + len(w) + len(line) > width:
            gaps = len(line) - 1 or 1
            space, extra = divmod(width - n, gaps)
            out.append(''.join(w + ' ' * (space + (i < extra) if i < gaps else 0) for i, w in enumerate(line)).ljust(width))
            line, n = [], 0
        line.append(w)
        n += len(w)
    out.append(' '.join(line).ljust(width))
    return out


def caesar(text, k):
    lo, up = string.ascii_lowercase, string.ascii_uppercase
    return text.translate(str.maketrans(lo + up, lo[k % 26:] + lo[:k % 26] + up[k % 26:] + up[:k % 26]))


def vigenere(text, key, sign=1):
    out, i = [], 0
    for c in text:
        if c.isalpha():
            base = ord('a' if c.islower() else 'A')
            out.append(chr((ord(c) - base + sign * (ord(key[i % len(key)]) - ord('a'))) % 26 + base))
            i += 1
        else:
            out += c
    return ''.join(out)


def roman(n):
    out = ''
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), 'M CM D CD C XC L XL X IX V IV I'.split()):
        q, n = divmod(n, v)
        out += s * q
    return out


def unroman(s):
    vals = dict(zip('IVXLCDM', (1, 5, 10, 50, 100, 500, 1000)))
    return sum(-vals[a] if b and vals[a] < vals[b] else vals[a] for a, b in zip(s, [*s[1:], None]))


def soundex(w):
    codes = {c: str(i) for i, g in enumerate(('bfpv', 'cgjkqsxz', 'dt', 'l', 'mn', 'r'), 1) for c in g}
    first, last, out = w[0].upper(), codes.get(w[0].lower()), ''
    for c in w[1:].lower():
        code = codes.get(c)
        if code and code != last:
            out += code
        if c not in 'hw':
            last = code
    return (first + out + '000')[:4]


def longest_pal(s):
    best = ''
    for i in range(len(s)):
        for a, b in ((i, i), (i, i + 1)):
            while a >= 0 and b < len(s) and s[a] == s[b]:
                a -= 1
                b += 1
            best = max(best, s[a + 1:b], key=len)
    return best


def spell(n):
    ones = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split()
    tens = [*'  ', *'twenty thirty forty fifty sixty seventy eighty ninety'.split()]
    if n < 0:
        return 'minus ' + spell(-n)
    if n < 20:
        return ones[n]
    if n < 100:
        return tens[n // 10] + ('-' + ones[n % 10] if n % 10 else '')
    for v, name in ((10 ** 9, 'billion'), (10 ** 6, 'million'), (1000, 'thousand'), (100, 'hundred')):
        if n >= v:
            return spell(n // v) + ' ' + name + (' ' + spell(n % v) if n % v else '')


def template(text, **vals):
    out = []
    i = 0
    while (j := text.find('{', i)) >= 0:
        out.append(text[i:j])
        k = text.index('}', j)
        name, *filters = text[j + 1:k].split('|')
        v = vals
        for part in name.split('.'):
            v = v[int(part)] if part.lstrip('-').isdigit() else v[part] if isinstance(v, dict) else getattr(v, part)
        for f in filters:
            fn, _, arg = f.partition(':')
            v = getattr(v, fn)(*[arg] if arg else []) if hasattr(v, fn) else {'len': len, 'int': int, 'join': lambda x: ', '.join(map(str, x))}[fn](v)
        out.append(str(v() if callable(v) else v))
        i = k + 1
    return ''.join(out) + text[i:]


print(rle('aaabccd'), unrle(rle('aaabccd')), rle(''), rle([1, 1, 2]), unrle([('ab', 2), ('-', 3)], '|'))
for l in justify('This is an example of text justification with a loooooong word.'.split(), 16):
    print(f'[{l}]')
print(caesar('Hello, World!', 3), caesar(caesar('abcXYZ', 5), -5), caesar('né', 13))
print(v := vigenere('Attack at Dawn!', 'lemon'), vigenere(v, 'lemon', -1))
print([roman(n) for n in (1, 4, 9, 14, 40, 1994, 3999)], [unroman(r) for r in 'MCMXCIV IX III'.split()], all(unroman(roman(n)) == n for n in range(1, 500)))
print([soundex(w) for w in 'Robert Rupert Rubin Ashcraft Tymczak Pfister'.split()])
print(longest_pal('forgeeksskeegfor'), longest_pal('abc'), repr(longest_pal('')), [spell(n) for n in (0, 13, 21, 100, 342, -7, 1001, 1_234_567)])
print(template('Hi {name|upper}, {items|len} items: {items|join}; first {items.0} last {items.-1|title}; {d.k.1}{n.real} {n.bit_length} {name|center:9}'.replace('center:9', 'strip:B'), name='bob', items=['ax', 'saw'], d={'k': 'xy'}, n=5))
s = 'The rain in Spain'
print(s.split('ain'), s.lower().count('in'), [*map(len, s.split())], ''.join(w[0] for w in s.split()), s[::-1].title(), ' '.join(w[::-1] for w in s.split()), s.translate({ord(c): None for c in 'aeiou'}), s.find('ain', -4), s.swapcase().istitle())
freq = {}
for ch in filter(str.isalpha, s.lower()):
    freq[ch] = freq.get(ch, 0) + 1
print(sorted(freq.items(), key=lambda kv: (-kv[1], kv[0]))[:4], max(freq, key=freq.get), sum(freq.values()))
groups = {}
for w in 'listen silent enlist abc cab xyz'.split():
    groups.setdefault(''.join(sorted(w)), []).append(w)
print([g for g in groups.values() if len(g) > 1], string.punctuation[:5], string.capwords('a  b c'), string.digits + string.hexdigits[-6:], string.Template('$a ${b}c $$').substitute(a=1, b='x'))
try:
    print(string.Template('$a $missing').safe_substitute(a=1), string.Template('$zip').substitute())
except KeyError as e:
    print('KeyError', e)
print('%(a)s-%(b)05.1f-%(a)r' % {'a': 'x', 'b': 2.25}, '%s %s' % ('a', (1, 2)), '%s' % ([1],), '%-6s|%6s|%.2s' % ('ab', 'cd', 'xyz'), '%*d' % (5, 42), '%i%%' % 9.9)
for bad in (lambda: '%d' % 'x', lambda: '%s %s' % 'a', lambda: '%s' % (1, 2), lambda: '%q' % 1, lambda: '{} {1}'.format(1, 2), lambda: '{}'.format(), lambda: '{x}'.format(y=1), lambda: '{:d}'.format('s'), lambda: f'{1:s}', lambda: '{0.nope}'.format(1), lambda: '{'.format(), lambda: 'abc'.center(), lambda: 'a' + 1, lambda: 'a' * 1.5, lambda: 'a' - 'b', lambda: ord('ab'), lambda: chr(-1), lambda: ''.join(['a', None])):
    try:
        print(bad())
    except (TypeError, ValueError, IndexError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)
print(template('{name.3.x}', name='ab'))
