a or b or c and d and e
not a
not not a or not b
a < b <= c != d == e > f >= g
a is b is not c in d not in e
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
-a ** -b ** +c
~-+a
(a + b) * c
a if b else c if d else e
lambda: 0
lambda x, /, y=1, *z, w, v=2, **u: (x, y)
lambda *, a: a
lambda *a, b=1: a
(y := f(x))
[y := 1, y ** 2]
f(a := 1, b=2)
x[y := 0]
x[a:b, c:d:e, ::, :f, g:]
x[1,]
x[*a]
x[*a, b]
await_ = 1
2 ** 3 ** 4
a == (b == c)
(a if b else c).d
