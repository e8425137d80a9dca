# Walrus in arguments and subscripts, with names that hold other types elsewhere.
x = 1
print(x, (x := x + 1), x, (x := 'text'), x)


def f(a, b):
    i = 0
    t = (i, i := i + 1, i, (i := i + 5) * 2, i)
    s = [a, a := b, a]
    m = max(i, i := 2, i)
    n = i + (i := 10) + i * (i := 3)
    y = i if (i := i - 3) else -i
    return t, s, m, n, y, i


print(f(1, 2), f('p', 'q'), f(1.5, None))


def g(n):
    total = 0.0
    while (n := n - 1) > 0 and (half := n / 2) > 0.4:
        total += half
    flag = True
    ok = flag and (flag := False) or flag
    b = [flag, (flag := not flag), flag]
    return total, n, ok, b, abs(n) + abs(n := -9), round(total, n) if (n := 1) else 0


print(g(5))
if (data := 'a b c'.split()) and len(data) > 2:
    data = len(data)
print(data + 1, (data := data * 2), data)
match (cmd := {'op': 'add', 'args': [1, 2]}):
    case {'op': op, 'args': [first, *rest]} if (sum_ := first + sum(rest)) > 2:
        print(op, sum_, cmd['op'].upper(), (cmd := 'done').title(), cmd)
print(any((last := w).startswith('b') for w in ('ab', 'bc', 'd')), last.upper())
print([(v := k.strip()).upper() + v for k in (' a', 'b ')], v)
print((lambda q: (q := q + 1) * q)(3), (lambda: (z := [1]) + z)())
d = {}
d[(k := 'key')] = (v2 := [k])
d[k].append((k := 5) + k)
print(d, k, v2[(w := 0)], v2[w:(w := 1)], w)
print(f'{(h := 3.14159):.2f} {h:>{(wd := 8)}.3f}|{wd}')
print(not (none := None), none is None, (none := 3) is not None, [none])
