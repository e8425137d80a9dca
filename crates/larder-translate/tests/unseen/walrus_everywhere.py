"""Assignment expressions in every position, with the scopes they write to and the order of evaluation."""
import contextlib
import re

trail = []


def t(x, label=None):
    trail.append(label or x)
    return x


if (n := len("hello")) > 3 and (m := n * 2) < 100:
    print(n, m)
while (chunk := [n := n - 1, m][0]) > 2:
    print("loop", chunk, end=" ")
print(n)
print((a := 1) + (b := a + 1) * (c := a + b), a, b, c)
print(f"{(w := 10):>5}|{w:=^7}|{(w := w + 1)}|{w}")
print([y := 1, y ** 2, y := y + 5, y], (z := 1, 2), z)
print({(k := "key"): (v := len(k)), k * 2: v * 2}, {(s := 3), s + 1})
data = [5, 1, 8, 3]
print([last := x for x in data], last, [prev for x in data if (prev := x * 2) > 5], prev)
print({x: sq for x in data if (sq := x * x) % 2}, sq, sum(total := x for x in data), total)
total = 0
print([total := total + x for x in data], total)
print(any((hit := x) > 6 for x in data), hit, all((miss := x) > 2 for x in data), miss)
gen = (g := x for x in data)
print("g" in globals())
print(next(gen), g, list(gen), g)


def scopes():
    out = [inner := i for i in range(4)]
    nested = [[deep := (i, j) for j in range(2)] for i in range(2)]
    lam = lambda q: (r := q + 1) * r
    def sub():
        nonlocal inner
        if (inner := inner * 10) > 20:
            global from_sub
            from_sub = inner
        return (lambda: (hidden := 5) + inner)()
    return out, inner, nested, deep, lam(2), sub(), inner


print(scopes(), from_sub)
for name in ("r", "hidden", "i"):
    print(name, name in globals(), end=" ")
print()


class Body:
    x = (y := 3) + 1
    vals = list(map(lambda q: (q2 := q * 2), range(3)))
    if (flag := y > 2):
        z = flag


print(Body.x, Body.y, Body.vals, Body.flag, Body.z, "q2" in vars(Body))


def default(a=(dflt := [1, 2]), *args, key=(kd := "k"), **kw):
    return a, args, key, kw


print(default(), dflt, kd, default(p := 5, *(rest := [6, 7]), key=(q := "Q"), **(more := {"m": 1})), p, rest, q, more)
print(default((u := 1), key=u + 1), (lambda: (e := 3, e))())
for line in ("width=30", "height: 7", "depth 9", "color=red"):
    if m := re.match(r"(\w+)=(\w+)", line):
        print("eq", m[1], m[2])
    elif (m := re.match(r"(\w+): (\d+)", line)) and (num := int(m.group(2))) > 5:
        print("colon", num)
    elif not (m := None) and (parts := line.split()):
        print("words", parts, m)
stack = [1, 2, 3]
while stack and (top := stack.pop()) != 1:
    print("top", top)
print(stack, top)
it = iter("ab")
while (ch := next(it, None)) is not None:
    print("char", ch)
print(ch, (lambda x: x if (y2 := x) else y2)(0))

xs = [0, 0, 0]
i = 0
xs[(i := i + 1)] = (i := i + 1)
print(xs, i)
xs[i], i = (i := 0), 7
print(xs, i)
i = 1
xs[i] += (i := 2)
print(xs, i)
print(t(1) + (t(2) if (cond := t(0)) else t(3)), cond, trail)
print(t((o := "first")), o, (o := "second") and o, o == (o := "third"), o)
print([*(lst := [1, 2]), *lst[::-1]], (lst := lst + [3])[-1], lst)
assert (ok := 5) == 5, "never"
del ok
try:
    ok
except NameError as e:
    print(e)
try:
    assert (val := 0), f"val was {val}"
except AssertionError as e:
    print("AssertionError", e)
match (subject := [1, 2, 3]):
    case [first, *_] if (size := len(subject)) > 2:
        print(first, size, subject)
try:
    raise (err := ValueError("x"))
except ValueError as caught:
    print(caught is err)
with (cm := contextlib.nullcontext(4)) as four:
    print(four)
print(10 if (h := 0) else (h := 20) + h, h, (1 < (mid := 5) < 10), mid, 3 in (seq := [1, 2, 3]), seq)
print(len(res := [i for i in range(10) if (half := i / 2) == int(half)]), res, half, i)


def fibs(limit):
    a, b = 0, 1
    while (a := b) <= limit and (b := a + (prev := b)) or True:
        if a > limit:
            return
        yield a, prev


print(list(fibs(20)))
