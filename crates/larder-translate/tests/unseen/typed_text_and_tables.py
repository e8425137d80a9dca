# Texts cut, counted, justified, parsed; dicts of lists and counts; sorted reports.
def words(text):
    out, cur = [], ''
    for ch in text + ' ':
        if ch.isalnum() or ch == "'":
            cur += ch.lower()
        elif cur:
            out.append(cur)
            cur = ''
    return out


def count(ws):
    c = {}
    for w in ws:
        c[w] = c.get(w, 0) + 1
    return c


def index(ws):
    ix = {}
    for i, w in enumerate(ws):
        ix.setdefault(w, []).append(i)
    return ix


def wrap(ws, width):
    lines, line = [], ''
    for w in ws:
        if line and len(line) + 1 + len(w) > width:
            lines.append(line)
            line = w
        else:
            line = line + ' ' + w if line else w
    return lines + [line] * bool(line)


def table(rows, heads):
    widths = [max(len(str(r[i])) for r in [heads] + rows) for i in range(len(heads))]
    fmt = lambda r: ' '.join(str(v).ljust(w) if isinstance(v, str) else str(v).rjust(w) for v, w in zip(r, widths)).rstrip()
    return '\n'.join([fmt(heads), '-' * (sum(widths) + len(widths) - 1), *map(fmt, rows)])


def caesar(s, k):
    out = ''
    for c in s:
        if 'a' <= c <= 'z':
            c = chr((ord(c) - 97 + k) % 26 + 97)
        elif 'A' <= c <= 'Z':
            c = chr((ord(c) - 65 + k) % 26 + 65)
        out += c
    return out


def is_pal(s):
    i, j = 0, len(s) - 1
    while i < j:
        if not s[i].isalnum():
            i += 1
        elif not s[j].isalnum():
            j -= 1
        elif s[i].lower() != s[j].lower():
            return False
        else:
            i, j = i + 1, j - 1
    return True


def parse_query(q):
    out = {}
    for part in q.lstrip('?').split('&'):
        k, eq, v = part.partition('=')
        if not k:
            continue
        v = v.replace('+', ' ') if eq else None
        if k.endswith('[]'):
            out.setdefault(k[:-2], []).append(v)
        elif k in out and not isinstance(out[k], list):
            out[k] = [out[k], v]
        elif k in out:
            out[k].append(v)
        else:
            out[k] = v
    return out


def expand(s):
    stack, cur, n = [], '', 0
    for c in s:
        if c.isdigit():
            n = n * 10 + int(c)
        elif c == '[':
            stack.append((cur, n))
            cur, n = '', 0
        elif c == ']':
            before, k = stack.pop()
            cur = before + cur * k
        else:
            cur += c
    return cur


def diff(a, b):
    m = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            m[i][j] = m[i + 1][j + 1] + 1 if a[i] == b[j] else max(m[i + 1][j], m[i][j + 1])
    i = j = 0
    out = []
    while i < len(a) or j < len(b):
        if i < len(a) and j < len(b) and a[i] == b[j]:
            out.append(' ' + a[i])
            i += 1
            j += 1
        elif j < len(b) and (i == len(a) or m[i][j + 1] >= m[i + 1][j]):
            out.append('+' + b[j])
            j += 1
        else:
            out.append('-' + a[i])
            i += 1
    return out


def common_prefix(ss):
    if not ss:
        return ''
    lo, hi = min(ss), max(ss)
    for i, c in enumerate(lo):
        if c != hi[i]:
            return lo[:i]
    return lo


text = "It's the end; the END of it's line. Don't stop, the line!"
ws = words(text)
c = count(ws)
print(ws, c, sep='\n')
print(sorted(c.items(), key=lambda kv: (-kv[1], kv[0]))[:3], max(c, key=c.get), index(ws)['the'], {k: v for k, v in index(ws).items() if len(v) > 1})
print('\n'.join(f'{i:>2}|{l:<16}|' for i, l in enumerate(wrap(ws, 16), 1)))
print(table([['pear', 3, 0.5], ['fig', 12, 10.25], ['', 0, None]], ['name', 'n', 'price']))
print(caesar('Hello, zZ!', 3), caesar(caesar('xyz', 29), -29), [is_pal(s) for s in ('A man, a plan', 'Was it a car, or a cat I saw', '', 'ab', '?!')])
print(parse_query('?a=1&b=x+y&c[]=1&c[]=2&a=3&a=4&flag&=z'), expand('3[a2[c]]x10[z]'), expand('ab'), diff('kitten', 'sitting'), diff('', 'ab'))
print(common_prefix(['flower', 'flow', 'flight']), repr(common_prefix([])), common_prefix(['x']), common_prefix(['ab', 'ab']))
print(''.join(sorted('hello', reverse=True)), 'hello'.translate({104: 'J', ord('l'): None}), 'a-b_c'.replace('-', '_').split('_'), 'x'.join(reversed('abc')), ' '.join(w.capitalize() for w in ws[:3]), text[::7], text[-6:-1], text.count('the'), text.find('line', 40), text.rfind('zzz'))
grid = ['#.#', '..#', '###']
print([''.join(col) for col in zip(*grid)], [row[::-1] for row in grid[::-1]], sum(row.count('#') for row in grid), ['%s%d' % (ch, n) for n, ch in enumerate('xyz')])
num = '-1,234.50'
print(float(num.replace(',', '')), int(num.split('.')[0].replace(',', '')), num.strip('-0'), num.zfill(12), num.isdigit(), [ch for ch in num if ch.isdigit()], num[1:].partition(','), '%08.3f|%+d|%-5s|%5.1f%%' % (3.14159, 5, 'ab', 12.345))
by_len = {}
for w in sorted(set(ws)):
    by_len.setdefault(len(w), set()).add(w)
print({k: sorted(v) for k, v in sorted(by_len.items())}, sum(len(v) for v in by_len.values()), sorted(by_len, reverse=True))
s = ''
for i in range(5):
    s = f'{s}{i}' if i % 2 else str(i) + s
print(s, s[1:-1], s * 2, s > '3', 'b' > 'a' > 'Z', s.index('4'), [s[i:j] for i in range(len(s)) for j in range(i + 3, len(s) + 1)], ascii('é'), '\t'.join('ab').expandtabs(3))
print(expand(']'))
