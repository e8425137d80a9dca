# Assignment expressions in conditions, calls, slices, f-strings and loops.
import io


def chunks(stream, n):
    while chunk := stream.read(n):
        yield chunk


print(list(chunks(io.StringIO('abcdefgh'), 3)))


def classify(n):
    if (r := n % 15) == 0:
        kind = 'both'
    elif (r := n % 5) == 0 or (s := n % 3) == 1:
        kind = 'five' if r == 0 else 's%d' % s
    else:
        kind = (r, s)
    return kind, r


print([classify(n) for n in (15, 10, 7, 9, 11)])


def find(words, k):
    if (n := next((w for w in words if len(w) == k), None)) is None:
        return 'none of length %d' % k
    return n


print(find(['a', 'bb'], 2), find([], 1), find(('xyz',), 3))
print(y := 5, (z := y + 1, z * 2), y)
xs = [1, 2, 3, 4, 5, 6]
print(xs[(lo := 1):(hi := lo + 3)], lo, hi, xs[(lo := -2):])
print(f'{(w := 10)!r:>5}|{w:<5}|{(w := "s")}|{w}')


def f(a, b=0, **k):
    return a, b, k


print(f(t := 3, b=(u := t * 2), c=t + u))
d = {(key := 'k'): (val := [1]), key * 2: val}
d['k'].append(2)
print(d, val is d['kk'])
print([q := 1, q + 1, (q := q + 5), q], q)
while (n := len(xs)) > 3 and (last := xs.pop()) != 4:
    print(n, last, end=' ')
print(xs, n, last)


def collatz(n):
    steps = 0
    seen = [n]
    while (n := n // 2 if n % 2 == 0 else 3 * n + 1) != 1:
        steps += 1
        seen.append(n)
    return steps + 1, max(seen)


print(collatz(27), collatz(6))
lam = lambda v: (sq := v * v) + sq
print(lam(3), lam(1.5))
print((a := 1) + (a := a + 10) * a, a)
print((b := 'x') if (c := []) else (b := 'y'), b, c)
print(not (e := 0), e or (e := 'set'), e and (e := None), e)
ok = (p := 3) < (p := p + 2) < (p := p + 2)
print(ok, p)
bad = (p := 30) < (p := 2) < (p := 'never')
print(bad, p)
try:
    assert (m := {'code': 4})['code'] == 5, f'got {m}'
except AssertionError as err:
    print(err)
match (cmd := 'go north').split():
    case [verb, where] if (short := where[0]) in 'nsew':
        print(verb, short, cmd)


class Lazy:
    def __init__(self):
        self._v = None

    @property
    def v(self):
        return v if (v := self._v) is not None else self.load()

    def load(self):
        self._v = r = [len(str(self._v))]
        return r


o = Lazy()
print(o.v, o.v is o.v)


def scan(text):
    i = 0
    out = []
    while i < len(text):
        if (c := text[i]).isdigit():
            j = i
            while j < len(text) and text[j].isdigit():
                j += 1
            out.append(int(text[i:j]))
            i = j
        elif (j := text.find(' ', i)) > i:
            out.append(text[i:j])
            i = j
        elif j == i:
            i += 1
        else:
            out.append(text[i:])
            break
    return out


print(scan('12 ab 7x yz'), scan(''), scan('end'))
print([(i, s) for i in range(6) if (s := i * i) % 2], [s2 := 0, *(s2 := s2 + i for i in range(4))])
print({(g := i % 3): g for i in range(5)}, g)
print(any((hit := w).startswith('b') for w in 'abc'), hit, all((miss := w) < 'b' for w in 'abc'), miss)
if (rest := [*range(3)]) and (head := rest.pop(0)) == 0:
    print(head, rest)
print((first := 1, *(rest := [2, 3])), rest, first)
try:
    print((t1 := int('7')), (t2 := int('z')), (t3 := 1))
except ValueError:
    print(t1, 't2' in globals(), 't3' in globals())
print(unknown_thing)
